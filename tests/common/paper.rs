//! Papers to try the writers on, built by hand: every kind of block, the three tables in their true shapes.
#![allow(dead_code, reason = "each test that uses these papers uses some of them")]

use gen_report::agency_file;
use gen_report::document;
use gen_report::document::{
    Block, BlockKind, Cell, Content, Document, Note, PageStyle, Role, SignatureBlock, Table, Title, TitlePart,
};
use gen_report::form::ANNUAL_2021;
use gen_report::report::{Amount, Entry};
use gen_report::source::Source;
use gen_report::writers;

/// The groups of the table of requests, with their rows.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "（三）不予公开",
        &[
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    (
        "（四）无法提供",
        &["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"],
    ),
    (
        "（五）不予处理",
        &[
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        &[
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ],
    ),
];

fn head(text: &str) -> Cell {
    Cell::label(text, Role::ColumnHead)
}

fn label(text: &str) -> Cell {
    Cell::label(text, Role::RowHead)
}

fn figure(text: impl AsRef<str>) -> Cell {
    let text = text.as_ref();
    Cell::figure(
        text.parse()
            .map_or_else(|_| Entry::Amount(Amount::parse(text, Amount::WAN_DECIMALS).unwrap()), Entry::Count),
    )
}

/// 表二.
pub(crate) fn disclosure(figures: [&str; 10]) -> Table {
    let caption = |text| vec![Cell::label(text, Role::Caption).span(4, 1)];
    let item = |text| vec![head("信息内容"), head(text).span(3, 1)];
    let one = |text, n: usize| vec![label(text), figure(figures[n]).span(3, 1)];
    let three = |text, n: usize| {
        vec![label(text), figure(figures[n]), figure(figures[n + 1]), figure(figures[n + 2])]
    };
    let rows = vec![
        caption("第二十条第（一）项"),
        vec![head("信息内容"), head("本年制发件数"), head("本年废止件数"), head("现行有效件数")],
        three("规章", 0),
        three("行政规范性文件", 3),
        caption("第二十条第（五）项"),
        item("本年处理决定数量"),
        one("行政许可", 6),
        caption("第二十条第（六）项"),
        item("本年处理决定数量"),
        one("行政处罚", 7),
        one("行政强制", 8),
        caption("第二十条第（八）项"),
        item("本年收费金额（单位：万元）"),
        one("行政事业性收费", 9),
    ];
    Table { name: "主动公开政府信息情况".to_owned(), widths: vec![250; 4], head: 0, rows }
}

/// 表三; `figures` gives the figure of a row and column, both counted from 0.
pub(crate) fn requests(figures: impl Fn(usize, usize) -> String) -> Table {
    let mut rows = vec![
        vec![
            head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）").span(3, 3),
            head("申请人情况").span(7, 1),
        ],
        vec![head("自然人").span(1, 2), head("法人或其他组织").span(5, 1), head("总计").span(1, 2)],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].map(head).to_vec(),
    ];
    let mut leads = vec![
        vec![label("一、本年新收政府信息公开申请数量").span(3, 1)],
        vec![label("二、上年结转政府信息公开申请数量").span(3, 1)],
        vec![label("三、本年度办理结果").span(1, 22), label("（一）予以公开").span(2, 1)],
        vec![label("（二）部分公开（区分处理的，只计这一情形，不计其他情形）").span(2, 1)],
    ];
    for (group, items) in GROUPS {
        let mut group = Some(label(group).span(1, items.len()));
        leads.extend(items.iter().map(|item| group.take().into_iter().chain([label(item)]).collect()));
    }
    leads.push(vec![label("（七）总计").span(2, 1)]);
    leads.push(vec![label("四、结转下年度继续办理").span(3, 1)]);
    for (row, mut cells) in leads.into_iter().enumerate() {
        cells.extend((0..7).map(|column| figure(figures(row, column))));
        rows.push(cells);
    }
    let widths = vec![68, 113, 250, 81, 81, 81, 81, 81, 82, 82];
    Table { name: "收到和处理政府信息公开申请情况".to_owned(), widths, head: 3, rows }
}

/// 表四; `figures` gives the figure of a column, counted from 0.
pub(crate) fn cases(figures: impl Fn(usize) -> String) -> Table {
    const OUTCOMES: [&str; 5] = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let mut second: Vec<Cell> = OUTCOMES.map(|outcome| head(outcome).span(1, 2)).to_vec();
    second.extend([head("未经复议直接起诉").span(5, 1), head("复议后起诉").span(5, 1)]);
    let rows = vec![
        vec![head("行政复议").span(5, 1), head("行政诉讼").span(10, 1)],
        second,
        OUTCOMES.iter().chain(&OUTCOMES).map(|outcome| head(outcome)).collect(),
        (0..15).map(|column| figure(figures(column))).collect(),
    ];
    let mut widths = vec![67; 14];
    widths.push(1000 - 67 * 14);
    Table { name: "政府信息公开行政复议、行政诉讼情况".to_owned(), widths, head: 3, rows }
}

fn heading(level: u8, text: &str) -> Block {
    Block::new(BlockKind::Heading { level, text: text.to_owned() })
}

/// Body text.
pub(crate) fn paragraph(text: impl Into<String>) -> Block {
    Block::new(BlockKind::Paragraph(text.into()))
}

/// Some sixty characters of narrative, `times` over.
pub(crate) fn words(times: usize) -> String {
    "全年通过门户网站公开各类信息320条，其中“工作动态”180条、通知公告90条、政策解读50条，均在规定时限内发布。"
        .repeat(times)
}

/// A whole report of the middling kind.
pub(crate) fn report() -> Document {
    let organ = "某某县人民政府办公室";
    let run_in = |heading: &str, text: String| {
        Block::new(BlockKind::RunIn { level: 2, heading: heading.to_owned(), text })
    };
    let title = [
        (TitlePart::Organ, organ),
        (TitlePart::Year, "2024年"),
        (TitlePart::Name, "政府信息公开工作年度报告"),
    ];
    let title = Title { parts: title.map(|(part, words)| (part, words.to_owned())).into() };
    Document {
        title: title.text(),
        creator: organ.to_owned(),
        dated: chrono::NaiveDate::from_ymd_opt(2025, 1, 20),
        blocks: vec![
            Block::new(BlockKind::Title(title)),
            paragraph(
                "根据《中华人民共和国政府信息公开条例》第五十条规定编制本报告。报告由六个部分组成，所列数据的统计期限自2024年1月1日至2024年12月31日止。",
            ),
            heading(1, "一、总体情况"),
            run_in("（一）主动公开情况。", words(2)),
            run_in("（二）依申请公开情况。", words(1)),
            heading(2, "（三）政府信息管理情况"),
            paragraph(words(3)),
            heading(3, "1.平台建设"),
            paragraph(words(1)),
            heading(4, "（1）网站栏目"),
            paragraph(words(2)),
            heading(1, "二、主动公开政府信息情况"),
            Block::new(BlockKind::Table(disclosure([
                "0",
                "0",
                "0",
                "2",
                "0",
                "7",
                "32615",
                "661",
                "36",
                "1725.6168",
            ]))),
            heading(1, "三、收到和处理政府信息公开申请情况"),
            Block::new(BlockKind::Table(requests(|row, column| (row * 7 + column).to_string()))),
            heading(1, "四、政府信息公开行政复议、行政诉讼情况"),
            Block::new(BlockKind::Table(cases(|column| column.to_string()))),
            heading(1, "五、存在的主要问题及改进情况"),
            paragraph(words(2)),
            heading(1, "六、其他需要报告的事项"),
            paragraph("本年度没有收取政府信息公开信息处理费。"),
            Block::new(BlockKind::Signature(SignatureBlock {
                signature: organ.to_owned(),
                date: "2025年1月20日".to_owned(),
                signature_indent: 4,
                cosigners: vec![],
                date_indent: 8,
            })),
        ],
        style: PageStyle::default(),
        draft: false,
        notes: vec![],
    }
}

/// The same report as a draft, with a remark on the whole, on a paragraph, on a table, on a cell and on the closing.
pub(crate) fn draft() -> Document {
    let note = |text: &str| Note { author: "B301".to_owned(), text: text.to_owned() };
    let mut report = report();
    report.draft = true;
    report.notes = vec![note("未写联系方式 & <地址>")];
    report.blocks[1].notes = vec![note("第一处"), note("第二处")];
    for block in &mut report.blocks {
        match &mut block.kind {
            BlockKind::Table(table) => {
                block.notes.push(note("全表"));
                if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.notes.push(note("这一格不平"));
                }
            }
            BlockKind::Signature(closing) => {
                closing.signature.clear();
                closing.date.clear();
                block.notes.push(note("没有落款"));
            }
            _ => {}
        }
    }
    report
}

/// A report that strains every limit: long names, long paragraphs, large figures, empty sections.
pub(crate) fn extreme() -> Document {
    let organ =
        "某某维吾尔自治区甲乙哈萨克自治州丙丁蒙古自治县戊己庚辛经济技术开发区管理委员会综合行政执法局办公室";
    let mut report = report();
    report.title = [organ, "2024年政府信息公开工作年度报告"].concat();
    organ.clone_into(&mut report.creator);
    let mut paragraphs = 0;
    for block in &mut report.blocks {
        match &mut block.kind {
            BlockKind::Title(title) => organ.clone_into(&mut title.parts[0].1),
            BlockKind::Paragraph(text) => {
                paragraphs += 1;
                *text = match paragraphs {
                    2 => words(700),
                    3 => String::new(),
                    _ => text.clone(),
                };
            }
            BlockKind::Table(table) => {
                for cell in table.rows.iter_mut().flatten().filter(|cell| cell.is_figure()) {
                    cell.content = Content::Figure(Entry::Count(12_345_678));
                }
            }
            BlockKind::Signature(closing) => organ.clone_into(&mut closing.signature),
            _ => {}
        }
    }
    report
}

/// The corrected samples, laid out as `gen-report build` does it.
pub(crate) fn samples() -> Vec<(String, Document)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/corrected");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let lay_out = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = Source::new(&name, std::fs::read_to_string(&path).unwrap());
        let report = agency_file::read(&source, &ANNUAL_2021);
        let document = document::compose(&report, &ANNUAL_2021, writers::built_in(), &[], false).unwrap();
        (name, document)
    };
    paths.into_iter().map(lay_out).collect()
}
