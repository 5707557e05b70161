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

/// The words of a section's text and parts, with the number of its headings that are worded in another way.
fn with(replaced: &[(&str, &str)]) -> Imported {
    let text = replaced.iter().fold(tabbed(&items()), |text, (old, new)| {
        assert!(text.contains(old), "{old} in {text}");
        text.replace(old, new)
    });
    recognised(text.as_bytes())
}

fn codes(imported: &Imported) -> Vec<&'static str> {
    judge(&imported.report).into_iter().map(|problem| problem.code).collect()
}

#[test]
fn sections_under_headings_of_other_words() {
    let varied = [
        ("一、总体情况\n", "一、基本情况\n"),
        ("五、存在的主要问题及改进情况\n", "五、存在问题及改进措施\n"),
        ("六、其他需要报告的事项\n", "六、需要说明的其他事项与附表\n"),
    ];
    let imported = with(&varied);
    assert_words(&imported.report, &report());
    let codes = codes(&imported);
    assert_eq!(codes.iter().filter(|code| **code == "F125").count(), 3, "{codes:?}");
    assert!(!codes.contains(&"F110"), "{codes:?}");
    for heading in ["六、其他事项", "六、有关附件及其他说明", "第六部分 其他情况"] {
        let imported = with(&[("六、其他需要报告的事项", heading)]);
        assert_words(&imported.report, &report());
        let printed = imported.report.printed.unwrap().headings;
        assert_eq!(printed.last().unwrap().value, heading);
    }
}

#[test]
fn a_sentence_with_the_numeral_of_a_section_is_no_heading() {
    let imported = with(&[
        ("六、其他需要报告的事项\n", ""),
        ("本年度未收取信息处理费。", "六、其他工作较多，人手不足，问题仍未解决。"),
    ]);
    assert_eq!(imported.report.section_texts[5].span, None);
}

#[test]
fn parts_under_headings_of_other_words() {
    let right = report();
    let headings = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with('（') && line.chars().nth(2) == Some('）'));
        lines.take(5).map(|line| line.split_inclusive('。').next().unwrap().to_owned()).collect()
    };
    let printed = headings(&tabbed(&items()));
    let varied = [
        "（一）主动公开政府信息情况。",
        "（二）收到和处理政府信息公开申请情况。",
        "（三）信息管理情况。",
        "（四）公开载体建设情况。",
        "（五）工作考核情况。",
    ];
    let pairs: Vec<_> = printed.iter().map(String::as_str).zip(varied).collect();
    let imported = with(&pairs);
    assert_words(&imported.report, &right);
    assert!(!codes(&imported).iter().any(|code| ["F111", "F116"].contains(code)), "{:?}", codes(&imported));
    let arabic = [
        "1.主动公开政府信息情况。",
        "2.依申请公开办理情况。",
        "3.政府信息资源管理情况。",
        "4.平台建设情况。",
        "5.监督保障情况。",
    ];
    let pairs: Vec<_> = printed.iter().map(String::as_str).zip(arabic).collect();
    assert_words(&with(&pairs).report, &right);
}

#[test]
fn an_item_of_a_list_in_a_part_is_no_part() {
    let text = tabbed(&items());
    let imported = recognised(
        text.replace("规范信息发布流程。", "规范流程。\n4.加强平台建设方面。建好平台。").as_bytes(),
    );
    let parts = &imported.report.section_texts[0].parts;
    assert!(parts[2].as_ref().unwrap().text.contains("4.加强平台建设方面"), "{parts:?}");
}

#[test]
fn parts_that_are_told_in_one_paragraph() {
    let told = "2024年，我局认真落实条例。在主动公开方面，公开信息12条。在依申请公开工作方面，办结7件；\
                在政府信息管理方面，规范流程。在平台建设方面，用好网站。在监督保障方面，开展培训2次。";
    let text = tabbed(&items());
    let start = text.find("一、总体情况\n").unwrap() + "一、总体情况\n".len();
    let end = text.find("二、主动公开政府信息情况").unwrap();
    let read = |told: &str| {
        let text = [&text[..start], told, "\n", &text[end..]].concat();
        let section = recognised(text.as_bytes()).report.section_texts.swap_remove(0);
        let plain = |prose: Option<gen_report::report::Prose>| prose.map(|prose| prose.text);
        (plain(section.text), section.parts.into_iter().map(plain).collect::<Vec<_>>())
    };
    let (lead, parts) = read(told);
    assert_eq!(lead.as_deref(), Some("2024年，我局认真落实条例。"));
    assert_eq!(parts[1].as_deref(), Some("在依申请公开工作方面，办结7件；"));
    assert_eq!(parts[2].as_deref(), Some("在政府信息管理方面，规范流程。"));
    assert_eq!(parts[4].as_deref(), Some("在监督保障方面，开展培训2次。"));
    let passing = "2024年，我局认真落实条例。在平台建设方面，用好网站。全年公开信息12条。";
    let (lead, parts) = read(passing);
    assert_eq!(lead.as_deref(), Some(passing), "one part in passing");
    assert!(parts.iter().all(Option::is_none), "{parts:?}");
}

#[test]
fn the_footer_of_a_site_is_no_section() {
    let footers = [
        "友情链接\n版权所有：某县人民政府办公室\n为确保最佳浏览效果，建议您使用某浏览器。\n",
        "为确保最佳浏览效果，建议您使用某浏览器。\n网站标识码：6542210001 新ICP备05000001号\n",
        "主办单位：某县人民政府 承办单位：某县人民政府办公室\n新公网安备 65422102000001号\n更新日期：2025年3月1日\n",
    ];
    for footer in footers {
        let mut right = report();
        right.date = None;
        let imported = recognised((unsigned() + "\n" + footer).as_bytes());
        assert_words(&imported.report, &right);
        assert!(imported.report.date.is_none() && imported.report.signature.is_none(), "{footer}");
        let cut = imported.notes.iter().find_map(|note| match &note.kind {
            NoteKind::Footer(lines) => Some(lines.len()),
            _ => None,
        });
        assert_eq!(cut, Some(footer.lines().count()), "{:?}", imported.notes);
    }
    let told = "完成网站ICP备案3个、公网安备2个，主办单位为县政府。";
    let fee = "本年度未收取信息处理费。";
    let text = tabbed(&items());
    assert!(text.contains(fee), "{text}");
    let imported = recognised(text.replace(fee, &format!("{fee}\n{told}")).as_bytes());
    assert!(imported.report.section_texts[5].text.as_ref().unwrap().text.ends_with(told));
}

#[test]
fn a_list_of_contents_is_no_structure() {
    let list = "目录\n一、总体情况……1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况……3\n\
                四、政府信息公开行政复议、行政诉讼情况……4\n五、存在的主要问题及改进情况……5\n六、其他需要报告的事项……6\n";
    let links = list.replace("目录\n", "").replace('…', "").replace(|c: char| c.is_ascii_digit(), "");
    let title = "青石县财政局2024年政府信息公开工作年度报告\n";
    assert_whole(tabbed(&items()).replacen(title, &format!("{title}{list}"), 1).as_bytes());
    assert_whole(tabbed(&items()).replacen(title, &format!("{links}{title}"), 1).as_bytes());
    assert_whole((tabbed(&items()) + &links).as_bytes());
    let mut right = report();
    right.date = None;
    assert_words(&recognised((unsigned() + &links).as_bytes()).report, &right);
}

#[test]
fn running_heads_and_page_numbers_are_no_sentences() {
    let title = "青石县财政局2024年政府信息公开工作年度报告";
    let cut = format!("规范信息\n- 2 -\n{title}\n发布流程。");
    let text = tabbed(&items()).replace("规范信息发布流程。", &cut);
    let text = text.replace("五、存在", &format!("— 5 —\n{title}\n五、存在"));
    assert_whole(text.as_bytes());
    let imported = recognised(text.as_bytes());
    assert!(
        imported
            .notes
            .iter()
            .any(|note| matches!(&note.kind, NoteKind::RunningHeads(lines) if lines.len() == 2))
    );
}

#[test]
fn the_agency_is_named_by_its_title() {
    let name = |title: &str| {
        let text = unsigned().replacen("青石县财政局2024年政府信息公开工作年度报告", title, 1);
        recognised(text.as_bytes()).report.agency.name.map(|name| name.value)
    };
    let named = [
        ("青石区审计局关于2024年度政府信息公开工作年度报告", "青石区审计局"),
        ("关于青石区审计局2024年度政府信息公开工作年度报告", "青石区审计局"),
        ("乌镇2024年政府信息公开工作年度报告", "乌镇"),
        ("朔州2024年政府信息公开工作年度报告", "朔州"),
    ];
    for (title, agency) in named {
        assert_eq!(name(title).as_deref(), Some(agency), "{title}");
    }
    assert_eq!(name("本局2024年政府信息公开工作年度报告"), None);
}

/// The lines before and behind a report that were left out.
fn outside(imported: &Imported) -> Vec<String> {
    let kinds = imported.notes.iter().map(|note| &note.kind);
    let left =
        kinds.filter_map(|kind| if let NoteKind::OutsideReport(lines) = kind { Some(lines) } else { None });
    left.flatten().cloned().collect()
}

#[test]
fn of_two_titles_that_read_alike_the_nearer_one_is_meant() {
    let links =
        "青石县财政局2023年政府信息公开工作年度报告\n青石县农业农村局2024年政府信息公开工作年度报告\n";
    assert_whole((links.to_owned() + &tabbed(&items())).as_bytes());
}

#[test]
fn a_day_is_read_in_the_manners_of_offices() {
    let day = report().date.unwrap().value;
    for (printed, is_day) in [
        ("2025.01.20", true),
        ("2025-1-20", true),
        ("2025/01/20", true),
        ("2025年元月20日", true),
        ("2025年1月20日印发", true),
        ("2025.1", false),
    ] {
        let imported =
            recognised(tabbed(&items()).replace("\n2025年1月20日", &format!("\n{printed}")).as_bytes());
        let read = imported.report.date.map(|date| date.value);
        assert_eq!(read, is_day.then_some(day), "{printed}");
    }
    // The day of print, or one beside a link, is not that of the report.
    for more in ["青石县财政局办公室 2025年1月22日印发\n", "2024-01-12\n"] {
        let imported = recognised((tabbed(&items()) + more).as_bytes());
        assert_eq!(imported.report.date.map(|date| date.value), Some(day), "{more}");
    }
}

#[test]
fn lines_behind_the_last_section_say_how_to_reach_the_agency() {
    let opening = "如有疑问，请与本局联系（地址：青石县东街1号；邮编：834600；电话：0901-3340001）。";
    let lines = "联系单位：青石县财政局办公室\n\n联系地址：青石县东街1号\n\n邮政编码：834600\n\n联系电话：0901-3340001\n\n";
    let text = tabbed(&items()).replace(opening, "");
    let bare = recognised(text.as_bytes()).report.agency;
    assert!(bare.address.is_none() && bare.phone.is_none() && bare.postcode.is_none());
    let agency = recognised(text.replace("\n青石县财政局\n", &format!("\n{lines}青石县财政局\n")).as_bytes());
    let agency = agency.report.agency;
    assert_eq!(agency.address.unwrap().value, "青石县东街1号");
    assert_eq!(agency.postcode.unwrap().value, "834600");
    assert_eq!(agency.phone.unwrap().value, "0901-3340001");
}
