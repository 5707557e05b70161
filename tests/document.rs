//! The paper: tables as the form prints them, words as the agency wrote them, nothing forged.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;

use common::{corrected, lay_out, read};
use gen_report::document::{Block, BlockKind, Cell, Document, Remark, Role, Table, compose};
use gen_report::form::ANNUAL_2021;
use gen_report::templates::Templates;
use gen_report::writers;

const AGENCY: &str = "year = 2024\ndate = 2025-01-05\n[agency]\nname = \"某县某局\"\n";

fn compose_with(text: &str, remarks: &[Remark]) -> Document {
    lay_out(&read(text), remarks)
}

fn paper(text: &str) -> Document {
    compose_with(text, &[])
}

fn sample(name: &str) -> Document {
    paper(&corrected(name))
}

fn kinds(document: &Document) -> Vec<&BlockKind> {
    document.blocks.iter().map(|block| &block.kind).collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    let table =
        |block| if let &Block { kind: BlockKind::Table(ref table), .. } = block { Some(table) } else { None };
    document.blocks.iter().filter_map(table).collect()
}

/// The cells of a row as `text wide×tall`.
fn row(table: &Table, row: usize) -> Vec<String> {
    let show = |cell: &Cell| match (cell.wide, cell.tall) {
        (1, 1) => cell.text().into_owned(),
        (wide, tall) => format!("{} {wide}×{tall}", cell.text()),
    };
    table.rows[row].iter().map(show).collect()
}

/// The kinds of all blocks of section `heading`, without the heading.
fn section<'a>(document: &'a Document, heading: &str) -> Vec<&'a BlockKind> {
    let is_heading = |kind: &&BlockKind| matches!(kind, BlockKind::Heading { level: 1, .. });
    let mut kinds = kinds(document).into_iter();
    kinds.find(|kind| matches!(kind, BlockKind::Heading { level: 1, text } if text == heading)).unwrap();
    kinds.take_while(|kind| !is_heading(kind) && !matches!(kind, BlockKind::Signature(_))).collect()
}

fn paragraph(words: &str) -> BlockKind {
    BlockKind::Paragraph(words.to_owned())
}

#[test]
fn the_second_table_is_four_blocks_on_one_grid() {
    let document = sample("yingjisha-2023");
    let table = tables(&document)[0];
    assert_eq!((table.name.as_str(), table.widths.len(), table.head), ("主动公开政府信息情况", 4, 0));
    let expected: [&[&str]; 14] = [
        &["第二十条第（一）项 4×1"],
        &["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        &["规章", "0", "0", "0"],
        &["行政规范性文件", "2", "0", "7"],
        &["第二十条第（五）项 4×1"],
        &["信息内容", "本年处理决定数量 3×1"],
        &["行政许可", "32615 3×1"],
        &["第二十条第（六）项 4×1"],
        &["信息内容", "本年处理决定数量 3×1"],
        &["行政处罚", "661 3×1"],
        &["行政强制", "36 3×1"],
        &["第二十条第（八）项 4×1"],
        &["信息内容", "本年收费金额（单位：万元） 3×1"],
        &["行政事业性收费", "1725.6168 3×1"],
    ];
    assert_eq!(table.rows.len(), expected.len());
    for (i, cells) in expected.iter().enumerate() {
        assert_eq!(row(table, i), *cells);
    }
    let roles = |i: usize| table.rows[i].iter().map(Cell::role).collect::<Vec<_>>();
    assert_eq!(roles(4), [Some(Role::Caption)]);
    assert_eq!(roles(5), [Some(Role::ColumnHead); 2]);
    assert_eq!(roles(6), [Some(Role::RowHead), None]);
}

#[test]
fn the_third_table_has_three_columns_of_labels() {
    let document = sample("zhangwu-2024");
    let table = tables(&document)[1];
    assert_eq!((table.widths.len(), table.rows.len(), table.head), (10, 28, 3));
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 3×3";
    assert_eq!(row(table, 0), [corner, "申请人情况 7×1"]);
    assert_eq!(row(table, 1), ["自然人 1×2", "法人或其他组织 5×1", "总计 1×2"]);
    assert_eq!(row(table, 2), ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]);
    let labels = |i: usize| row(table, i)[..table.rows[i].len() - 7].to_vec();
    assert_eq!(labels(3), ["一、本年新收政府信息公开申请数量 3×1"]);
    assert_eq!(labels(4), ["二、上年结转政府信息公开申请数量 3×1"]);
    assert_eq!(labels(5), ["三、本年度办理结果 1×22", "（一）予以公开 2×1"]);
    assert_eq!(labels(6), ["（二）部分公开（区分处理的，只计这一情形，不计其他情形） 2×1"]);
    assert_eq!(labels(7), ["（三）不予公开 1×8", "1.属于国家秘密"]);
    assert_eq!(labels(9), ["3.危及“三安全一稳定”"]);
    assert_eq!(labels(15), ["（四）无法提供 1×3", "1.本机关不掌握相关政府信息"]);
    assert_eq!(labels(18), ["（五）不予处理 1×5", "1.信访举报投诉类申请"]);
    assert_eq!(labels(23)[0], "（六）其他处理 1×3");
    assert_eq!(labels(26), ["（七）总计 2×1"]);
    assert_eq!(labels(27), ["四、结转下年度继续办理 3×1"]);
    assert!(table.rows[3..].iter().all(|row| row.iter().filter(|cell| cell.is_figure()).count() == 7));
}

#[test]
fn the_fourth_table_is_one_row_of_fifteen_figures() {
    let text = "[cases]\nreview = [1, 0, 2, 3, 6]\nlitigation.direct = [0, 4, 0, 0, 4]";
    let document = paper(text);
    let table = tables(&document)[2];
    assert_eq!((table.widths.len(), table.rows.len(), table.head), (15, 4, 3));
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    assert_eq!(row(table, 0), ["行政复议 5×1", "行政诉讼 10×1"]);
    let mut second: Vec<_> = outcomes.iter().map(|outcome| format!("{outcome} 1×2")).collect();
    second.extend(["未经复议直接起诉 5×1".to_owned(), "复议后起诉 5×1".to_owned()]);
    assert_eq!(row(table, 1), second);
    assert_eq!(row(table, 2), [outcomes, outcomes].concat());
    assert_eq!(row(table, 3), ["1", "0", "2", "3", "6", "0", "4", "0", "0", "4", "", "", "", "", ""]);
}

#[test]
fn columns_of_figures_are_equal_and_labels_have_room() {
    let document = paper("");
    for (table, side) in tables(&document).into_iter().zip([1, 3, 0]) {
        assert_eq!(table.widths.iter().sum::<u16>(), 1000);
        let figures = &table.widths[side..];
        let (least, most) = (figures.iter().min().unwrap(), figures.iter().max().unwrap());
        assert!(most - least <= 1, "{figures:?}");
        // 0.156 mm a thousandth: a figure of five digits in 五号, or of eight in 7 pt, takes 10.9 mm with its margins.
        assert!(figures.len() > 7 || *least >= 70, "{figures:?}");
        assert!(table.widths[..side].iter().all(|width| *width >= 50), "{:?}", table.widths);
    }
}

#[test]
fn what_is_blank_leaves_its_place_empty_and_what_is_odd_is_shown() {
    let document = paper("[requests]\nnew = [12345678, \"\", \"/\", -1, \"无\", 1.5, \"?\"]");
    let table = tables(&document)[1];
    assert_eq!(row(table, 3)[1..], ["12345678", "", "", "-1", "无", "1.5", "？"]);
}

#[test]
fn an_empty_file_still_makes_a_whole_paper() {
    let document = paper("");
    assert_eq!(document.title, "××××××××年政府信息公开工作年度报告");
    assert_eq!(document.dated, None);
    assert_eq!(tables(&document).len(), 3);
    let sections =
        kinds(&document).into_iter().filter(|kind| matches!(kind, BlockKind::Heading { level: 1, .. }));
    assert_eq!(sections.count(), 6);
    assert!(!kinds(&document).iter().any(|kind| matches!(kind, BlockKind::Signature(_))));
}

#[test]
fn the_opening_is_made_of_what_is_given() {
    let document = paper(&format!("{AGENCY}phone = \"0000-1234567\"\n"));
    let BlockKind::Paragraph(opening) = &document.blocks[1].kind else { panic!("{:?}", document.blocks[1]) };
    for words in [
        "（国务院令第711号）",
        "（国办公开办函〔2021〕30号）",
        "统计期限为2024年1月1日至2024年12月31日",
        "六个部分",
        "请与某县某局联系（电话：0000-1234567）。",
    ] {
        assert!(opening.contains(words), "{words}: {opening}");
    }
    assert!(!opening.contains("地址") && !opening.contains("邮编"));
    let own = paper(&format!("opening = \"本局依法编制。\"\n{AGENCY}"));
    assert_eq!(own.blocks[1].kind, paragraph("本局依法编制。"));
}

#[test]
fn parts_get_their_heading_once() {
    let text = format!(
        "{AGENCY}[overview]\ndisclosure = \"\"\"\n　　公开信息3条。\n\n另有图解。\"\"\"\n\
         requests = \"（二）依申请公开方面。收到申请3件。\"\n\
         management = \"1.制度建设\\n修订制度。\"\nplatform = \"（四）平台建设\\n运行正常。\"\n"
    );
    let run_in =
        |heading: &str, text: &str| BlockKind::RunIn { level: 2, heading: heading.into(), text: text.into() };
    let heading = |level, text: &str| BlockKind::Heading { level, text: text.to_owned() };
    let expected = [
        run_in("（一）主动公开情况。", "公开信息3条。"),
        paragraph("另有图解。"),
        run_in("（二）依申请公开方面。", "收到申请3件。"),
        heading(2, "（三）政府信息管理情况"),
        heading(3, "1.制度建设"),
        paragraph("修订制度。"),
        heading(2, "（四）平台建设"),
        paragraph("运行正常。"),
    ];
    assert_eq!(section(&paper(&text), "一、总体情况"), expected.iter().collect::<Vec<_>>());
}

#[test]
fn the_fee_is_printed_once() {
    let other = |keys: &str| {
        let document = paper(&format!("{AGENCY}[other]\n{keys}"));
        let told = section(&document, "六、其他需要报告的事项").into_iter().cloned();
        told.map(|kind| if let BlockKind::Paragraph(text) = kind { text } else { panic!("{kind:?}") })
            .collect::<Vec<_>>()
    };
    let free = other("fee_charged = 0");
    assert!(free.len() == 1 && free[0].ends_with("本年度未收取信息处理费。"), "{free:?}");
    assert!(
        other("fee_charged = 120.5\ntext = \"开展培训。\"")[1].ends_with("本年度收取信息处理费120.5元。")
    );
    let own = "本年未收取政府信息公开处理费。";
    assert_eq!(other(&format!("fee_charged = 0\ntext = \"{own}\"")), [own]);
    // The title of the rules on the fee says nothing of what was charged.
    let titled = "执行《政府信息公开信息处理费管理办法》。";
    assert_eq!(other(&format!("fee_charged = 0\ntext = \"{titled}\"")).len(), free.len() + 1);
    assert_eq!(other(""), [""; 0]);
}

#[test]
fn signature_and_date_close_the_paper() {
    let closing = |text: &str| match paper(text).blocks.pop().unwrap().kind {
        BlockKind::Signature(closing) => {
            (closing.signature, closing.date, closing.signature_indent, closing.date_indent)
        }
        other => panic!("{other:?}"),
    };
    // 2025年1月5日 is 12 half characters wide, 某县某局 8.
    assert_eq!(closing(AGENCY), ("某县某局".into(), "2025年1月5日".into(), 4 + 12 + 4 - 8, 4));
    assert_eq!(closing(&format!("seal = true\n{AGENCY}")).2, 8 + 2);
    assert_eq!(closing(&format!("signature = \"\"\n{AGENCY}")).0, "");
}

#[test]
fn an_agency_can_forge_nothing() {
    let words = [
        "# 假标题",
        "[[落款]]",
        "[[表:requests]]",
        "一、假的部分",
        "{{ agency }}",
        "{% include \\\"x\\\" %}",
        "{# 注 #}",
        "<w:p/>&amp;",
        "\\u0001# 假标题",
        "\\u2028# 假标题",
        "　# 假标题",
        "\\\\# 假标题",
    ];
    for forged in words {
        let text = format!(
            "title = \"某局2024年报告\\n{forged}\"\nopening = \"{forged}\"\nsignature = \"{forged}\"\n\
             [agency]\nname = \"{forged}\"\n[overview]\ntext = \"甲\\n{forged}\"\ndisclosure = \"{forged}\\n{forged}\"\n\
             [problems]\nproblems = \"{forged}\"\n[other]\ntext = \"{forged}\"\n"
        );
        let document = paper(&text);
        let all = kinds(&document);
        let count = |is: &dyn Fn(&BlockKind) -> bool| all.iter().filter(|kind| is(kind)).count();
        assert_eq!(count(&|kind| matches!(kind, BlockKind::Title(_))), 1, "{forged}");
        assert_eq!(count(&|kind| matches!(kind, BlockKind::Heading { level: 1, .. })), 6, "{forged}");
        assert_eq!(count(&|kind| matches!(kind, BlockKind::Table(_))), 3, "{forged}");
        assert_eq!(count(&|kind| matches!(kind, BlockKind::Signature(_))), 1, "{forged}");
    }
    let document = paper("opening = \"{% if %} {{ title }} {# 注 #}\"\nyear = 2024");
    assert_eq!(document.blocks[1].kind, paragraph("{% if %} {{ title }} {# 注 #}"));
}

#[test]
fn a_template_cannot_let_an_agency_forge() {
    let template = "# {{ title }}\n[[表:disclosure]]\n[[表:requests]]\n[[表:cases]]\n{{ opening | safe }}\n\
                    {{ opening | escape }}\n　　{{ opening }}\n{% set own %}{{ opening }}{% endset %}{{ own }}\n";
    let templates =
        Templates::new(writers::templates(), &[("report.txt.tera".to_owned(), template.to_owned())]).unwrap();
    let report = read("opening = \"一、假的部分\"");
    let document = compose(&report, &ANNUAL_2021, &templates, &[], false).unwrap();
    assert_eq!(kinds(&document)[4..], [&paragraph("一、假的部分"); 4]);
}

#[test]
fn a_draft_says_its_findings_in_place() {
    let text = format!(
        "{AGENCY}[overview]\nrequests = \"收到申请4件。\"\n[requests]\nnew = [3, 0, 0, 0, 0, 0, 4]\n\
         [cases]\nreview = [0, 0, 0, 0, 0]\n[disclosure]\nlicences = 1\n[other]\nfee_charged = 5\n"
    );
    let paths = [
        "title",
        "opening",
        "overview.requests",
        "overview.management",
        "requests.new.total",
        "requests.new",
        "requests",
        "requests.denied",
        "cases.review",
        "cases.review.total",
        "disclosure.licences",
        "other.fee_charged",
        "date",
        "accept",
        "",
    ];
    let remark = |path: &&str| Remark {
        path: (*path).to_owned(),
        at: None,
        author: "F000".into(),
        text: format!("在{path}"),
    };
    let document = compose_with(&text, &paths.iter().map(remark).collect::<Vec<_>>());
    assert!(document.draft);
    let mut found = vec![];
    for block in &document.blocks {
        let mut say = |place: &str, notes: &[gen_report::document::Note]| {
            found.extend(notes.iter().map(|note| format!("{}：{place}", note.text)));
        };
        let place = match &block.kind {
            BlockKind::Title(_) => "标题",
            BlockKind::Heading { text, .. } | BlockKind::RunIn { heading: text, .. } => text,
            BlockKind::Paragraph(_) => "段落",
            BlockKind::Table(_) => "表",
            BlockKind::Signature(_) => "落款",
        };
        say(place, &block.notes);
        if let BlockKind::Table(table) = &block.kind {
            table.rows.iter().flatten().for_each(|cell| say(&cell.text(), &cell.notes));
        }
    }
    let expected = [
        "在title：标题",
        "在opening：段落",
        "在overview.management：一、总体情况",
        "在overview.requests：（一）依申请公开情况。",
        "在disclosure.licences：1",
        "在requests：三、收到和处理政府信息公开申请情况",
        "在requests.denied：三、收到和处理政府信息公开申请情况",
        "在requests.new：一、本年新收政府信息公开申请数量",
        "在requests.new.total：4",
        "在cases.review：行政复议",
        "在cases.review.total：0",
        "在other.fee_charged：段落",
        "在date：落款",
    ];
    assert_eq!(found, expected);
    assert_eq!(document.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["在accept", "在"]);
}

#[test]
fn a_draft_says_a_finding_at_its_own_paragraph() {
    let text = format!(
        "opening = \"\"\"\n甲。\n\n　　乙[2021]丙。\n丁。\"\"\"\n{AGENCY}[overview]\n\
         platform = \"1.栏目\\n（1）栏目。栏目[2022]。\\n栏目\"\n"
    );
    let remarks = [("opening", "[2021]"), ("overview.platform", "[2022]"), ("date", "甲"), ("title", "甲")];
    let remarks = remarks.map(|(path, words)| {
        let start = text.find(words).unwrap();
        Remark { path: path.into(), at: Some(start), author: String::new(), text: String::new() }
    });
    let document = compose_with(&text, &remarks);
    let said = document.blocks.iter().filter(|block| !block.notes.is_empty()).map(|block| &block.kind);
    let run_in =
        BlockKind::RunIn { level: 4, heading: "（1）栏目。".into(), text: "栏目[2022]。".into() };
    let expected = [&paragraph("乙[2021]丙。"), &run_in];
    assert_eq!(said.filter(|kind| expected.contains(kind)).collect::<Vec<_>>(), expected);
    assert!(document.notes.is_empty());
    let unsigned = compose_with("[overview]\ntext = \"甲\"", &remarks[2..3]);
    assert_eq!(unsigned.blocks.last().unwrap().notes.len(), 1);
}

#[test]
fn a_wrong_template_is_reported_with_its_place() {
    let fault = |template: &str| {
        let templates =
            Templates::new(writers::templates(), &[("report.txt.tera".to_owned(), template.to_owned())]);
        let report = read(AGENCY);
        let fault = templates.and_then(|own| compose(&report, &ANNUAL_2021, &own, &[], false)).unwrap_err();
        (fault.line, fault.column, fault.message)
    };
    let whole = "# {{ title }}\n[[表:disclosure]]\n[[表:requests]]\n[[表:cases]]\n";
    assert_eq!(fault(&format!("{whole}\n[[表二]]")).0, 6);
    assert_eq!(fault(&format!("{whole}见[[落款]]")).0, 5);
    let (line, column, message) = fault("# {{ title }}\n[[表:denials]]");
    assert_eq!((line, column), (2, 5));
    assert_eq!(message, "没有叫“denials”的表（有 disclosure、requests、cases）");
    assert_eq!(fault(&format!("{whole}[[表:cases]]")), (5, 5, "[[表:cases]] 出现了两次".to_owned()));
    assert_eq!(fault("# {{ title }}\n[[表:disclosure]]"), (0, 0, "模板里没有 [[表:requests]]".to_owned()));
    assert!(fault("").2.contains("没有标题"));
    assert_eq!(fault(&format!("{whole}{{{{ nothing }}}}")).0, 5);
    assert_eq!(fault(&format!("{whole}{{% if %}}")).0, 5);
}

#[test]
fn a_house_template_words_the_paper() {
    let template = "# {{ agency }}\n# {{ year }}年度报告\n{{ other.heading }}\n{{ other.text }}\n\
                    [[表:cases]]\n[[表：requests]]\n[[ 表:disclosure ]]\n[[日期]]\n";
    let templates =
        Templates::new(writers::templates(), &[("report.txt.tera".to_owned(), template.to_owned())]).unwrap();
    let report = read(AGENCY);
    let document = compose(&report, &ANNUAL_2021, &templates, &[], false).unwrap();
    let BlockKind::Title(title) = &document.blocks[0].kind else { panic!("{:?}", document.blocks[0]) };
    assert_eq!(title.halves(), ["某县某局", "2024年度报告"]);
    assert_eq!(document.title, "某县某局2024年度报告");
    assert_eq!(document.blocks.len(), 6);
}
