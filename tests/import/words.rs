//! The words around the tables: what sites and pages add to them, and how headings vary.

use gen_report::import::{Imported, NoteKind};

use crate::common::judge;
use crate::model::{Item, assert_whole, assert_words, items, recognised, report, tabbed};

/// The report without signature and date, which many sites leave out.
fn unsigned() -> String {
    let mut items = items();
    items.retain(
        |item| !matches!(item, Item::Line(line) if line == "青石县财政局" || line == "2025年1月20日"),
    );
    tabbed(&items)
}

#[test]
fn lines_of_the_site_above_and_below_are_left_out_and_told() {
    let above = "登录 注册\n首页 > 政务公开 > 年报\n索引号:   002564328/2025-8 成文日期:   2025-01-20\n";
    let below =
        "\n【打印本页】 【关闭窗口】\n上一篇：无\n下一篇：青石县财政局信息公开指南\n扫一扫在手机打开当前页\n";
    let title = "青石县财政局2024年政府信息公开工作年度报告\n";
    let text =
        unsigned().replace(title, &format!("{above}{title}发布日期：2025-01-21 10:00    点击数：\n\n"));
    let imported = recognised((text + below).as_bytes());
    let mut right = report();
    right.date = None;
    assert_words(&imported.report, &right);
    assert_eq!(imported.report.signature, None);
    let left = outside(&imported);
    assert_eq!(left.len(), 7, "{left:?}");
}

#[test]
fn a_title_that_begins_with_the_year_names_its_agency() {
    let text = unsigned().replace(
        "青石县财政局2024年政府信息公开工作年度报告",
        "首页 > 年报 > 街道办事处政府信息公开工作年度报告\n2024年度清泉街道政府信息公开工作年度报告",
    );
    let agency = recognised(text.as_bytes()).report.agency;
    assert_eq!(agency.name.map(|name| name.value), Some("清泉街道".to_string()));
}

#[test]
fn a_pdf_with_every_line_broken_by_the_width_of_its_page() {
    let long = "青石县财政局按照“先审查、后公开”的要求，把审查责任落实到人，规范信息公开各类文件资料，安排1名工作人员负责日常工作，\
                分管领导把关（重大事项报局务会研究），全年没有发生失泄密问题，信息管理工作向制度化、规范化、常态化的方向又迈进了一步。";
    let broken = |words: &str| {
        let signs: Vec<char> = words.chars().collect();
        signs.chunks(26).map(String::from_iter).collect::<Vec<_>>().join("\n")
    };
    let text: String = tabbed(&items())
        .replace("规范信息发布流程。", long)
        .lines()
        .map(|line| if line.contains('\t') { line.to_string() } else { broken(line) } + "\n")
        .collect();
    let imported = recognised(text.as_bytes());
    let management = imported.report.section_texts[0].parts[2].as_ref().unwrap();
    assert_eq!(management.text, long);
    assert_eq!(imported.report.agency.address.unwrap().value, "青石县东街1号");
}

#[test]
fn headings_of_parts_in_the_words_of_the_agency() {
    let text = tabbed(&items())
        .replace("政府信息管理情况。", "加强政府信息管理。")
        .replace("政府信息公开平台建设情况。", "政府信息平台建设情况。");
    assert!(text.contains("（三）加强") && text.contains("平台建设情况。"), "{text}");
    assert_whole(text.as_bytes());
}

#[test]
fn parts_that_go_on_counting_behind_those_of_the_form_are_in_order() {
    let numbering = |text: &str| {
        let problems = judge(&recognised(text.as_bytes()).report);
        problems
            .into_iter()
            .filter(|problem| problem.code == "F116")
            .map(|problem| problem.message)
            .collect::<Vec<_>>()
    };
    let more = |number: &str| {
        tabbed(&items())
            .replace("开展业务培训2次。", &format!("开展考核1次。\n（{number}）教育培训。开展培训2次。"))
    };
    assert_eq!(numbering(&more("六")), Vec::<String>::new());
    assert_eq!(numbering(&more("八")), ["序号“（五）”之后是“（八）”"]);
}

/// The lines before and behind a report that were left out.
fn outside(imported: &Imported) -> Vec<String> {
    let kinds = imported.notes.iter().map(|note| &note.kind);
    let left =
        kinds.filter_map(|kind| if let NoteKind::OutsideReport(lines) = kind { Some(lines) } else { None });
    left.flatten().cloned().collect()
}
