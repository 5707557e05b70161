//! Sentences of our own with verdicts, and breakdowns made at random.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "narrative/figures.rs"]
mod figures;

use figures::Figures;
use gen_report::agency_file;
use gen_report::checks::{Case, check};
use gen_report::form::{ANNUAL_2021, Form};
use gen_report::narrative::{
    Contradiction, Matter, ReportFacts, ResultRows, Subject, Topic, breakdowns, claims, contradictions,
    proportions,
};
use gen_report::source::Source;
use proptest::prelude::*;
use std::{fs, ops::Range};
use toml::{Table, Value};

/// The year of the report that the sentences stand in.
const YEAR: u16 = 2024;

fn sentences(file: &str) -> Vec<Table> {
    let text = fs::read_to_string(format!("tests/narrative/{file}")).unwrap();
    let file: Table = text.parse().unwrap();
    file["sentence"].as_array().unwrap().iter().map(|own| own.as_table().unwrap().clone()).collect()
}

#[test]
fn lists_are_told_when_they_plainly_fail() {
    let mut wrong = vec![];
    for sentence in sentences("breakdowns.toml") {
        let text = sentence["text"].as_str().unwrap();
        let found: Vec<_> = breakdowns(text).iter().map(|found| vec![found.whole.value, found.sum]).collect();
        let wanted: Vec<Vec<u128>> = sentence
            .get("faults")
            .map_or(vec![], |faults| faults.as_array().unwrap().iter().map(numbers).collect());
        if found != wanted {
            wrong.push(format!("{text}\n  {}: found {found:?}, wanted {wanted:?}", sentence["why"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_are_told_when_they_contradict() {
    let mut wrong = vec![];
    for sentence in sentences("tables.toml") {
        let text = sentence["text"].as_str().unwrap();
        let figures = Figures(sentence["figures"].as_table().unwrap().clone());
        let office = sentence.contains_key("kind");
        let agency = sentence.get("agency").map_or("", |name| name.as_str().unwrap());
        let report = ReportFacts { form: &ANNUAL_2021, year: Some(YEAR), agency, office, figures: &figures };
        let found = contradictions(text, Topic::Else, &report);
        let codes: Vec<_> = found.iter().map(code).collect();
        let wanted: Vec<_> = sentence.get("faults").map_or(vec![], |faults| {
            faults.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect()
        });
        if codes != wanted {
            wrong.push(format!("{text}\n  wanted {wanted:?}, found {codes:?}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn code(found: &Contradiction) -> &'static str {
    match found.matter {
        Matter::Requests => "N102",
        Matter::Handled => "N103",
        Matter::Cases => "N104",
        Matter::Documents => "N105",
        Matter::Fees => "N106",
        Matter::NoneButSome => "N107",
        Matter::Percent => "N108",
    }
}

fn numbers(value: &Value) -> Vec<u128> {
    let number = |value: &Value| value.as_integer().unwrap().try_into().unwrap();
    value.as_array().unwrap().iter().map(number).collect()
}

#[test]
fn every_list_of_words_is_used_by_a_sentence() {
    let lists: Table = fs::read_to_string("src/narrative/words.toml").unwrap().parse().unwrap();
    let sentences = common::sentences_of_the_project();
    for (name, list) in &lists {
        let words: Vec<_> = list["words"].as_str().unwrap().split_whitespace().collect();
        assert!(!list["for"].as_str().unwrap().is_empty(), "{name} says what it is for");
        assert!(words.iter().any(|word| sentences.contains(word)), "no sentence uses a word of {name}");
        let mut once = words.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), words.len(), "{name} has a word twice");
    }
}

#[test]
fn every_word_of_a_result_names_its_row() {
    let rows = ResultRows::of(&ANNUAL_2021);
    for (_, line) in ANNUAL_2021.table("requests").unwrap().rows() {
        for word in &line.words {
            let text = format!("收到申请2件，其中{word}1件。");
            let found = claims(&text, &rows, Topic::Requests, Some(YEAR));
            let place = ANNUAL_2021.table("requests").unwrap().row(&line.key).unwrap();
            let is_row =
                |subject| matches!(subject, Subject::Result(row) if row.first == place && row.last == place);
            assert!(
                found.iter().any(|claim| is_row(claim.subject)),
                "{word} is no name of {}: {found:?}",
                line.key
            );
        }
    }
}

#[test]
fn percentages_are_told_when_they_do_not_follow() {
    for (text, found) in [
        ("全年发布解读46条，比上年的40条增长25%。", 1),
        ("全年发布解读46条，比上年的40条增长15%。", 0),
        ("全年发布解读30条，较上年40条下降25%。", 0),
        ("全年发布解读30条，较上年40条下降35%。", 1),
        ("全年发布解读30条，较上年40条增长25%。", 1),
        ("全年发布解读46条，比上年的40条增长约25%。", 0),
        ("全年发布解读46条，同比增长25%。", 0),
        ("全年办理申请1598件。其中自然人1556件，占比97.4%；予以公开896件，占比56.1%。", 0),
        ("公开信息80条，占全部100条的90%。", 1),
        ("公开信息80条，占全部100条的80%。", 0),
        ("办件量由上年的50件增至60件，增长25%。", 1),
        ("办件量由上年的50件增至60件，增长20%。", 0),
        ("收到申请4件，其中网上3件（占75%），信函1件（占35%）。", 1),
        ("收到申请4件，其中网上3件（占75%），信函1件（占25%）。", 0),
        ("全年信函申请3件（占75%），当面申请1件（占25%）。", 0),
        ("收到申请3件，其中网上2件，占66.7%，信函1件，占33.3%。", 0),
        ("收到申请40件，其中网上申请30件，占比65%。", 1),
        ("收到申请40件，其中网上申请30件，占全市的12%。", 0),
        ("收到申请10件，较上年增加2件，增长25%，办结10件。", 0),
        ("收到申请10件，较上年增加2件，增长35%，办结10件。", 1),
        ("公开信息4390条，较上年增加390条，增长9.75%。", 0),
        ("收到申请46件，比去年减少6件，下降11.5%。", 0),
        ("收到申请46件，比去年减少6件，下降13%。", 1),
        ("公开信息1200条，比上年多发布200条，增长了20%。", 0),
        ("公开信息1200条，增长200条，增长20%。", 0),
        ("从申请方式看，通过网络提交6件，占60%，信函提交3件，占30%。", 0),
        ("收到申请10件，通过网络提交6件，占60%，信函提交3件，占40%。", 1),
        ("收到申请1046件。其中，通过网站提交的862件，占比84.2%。", 1),
        ("收到申请1046件。其中，通过网站提交的862件，占比82.4%。", 0),
        ("收到申请32件，办结30件。从申请方式看，网络申请24件，占57%；信函申请8件，占52%。", 2),
        ("收到申请32件，办结30件。从申请方式看，网络申请24件，占75%；信函申请8件，占25%。", 0),
        ("收到申请32件，办结30件。从办理结果看，予以公开24件，占80%；其他6件，占20%。", 0),
        // More parts than the whole: they are not its parts.
        ("收到建议3件。其中，通过网站提交的862件，占比84.2%。", 0),
        ("收到申请1046件。通过网站提交的862件，占比84.2%。", 0),
        ("收到申请22起，比2023年（31起）下降39%。", 1),
        ("收到申请22起，比2023年（31起）下降29%。", 0),
        ("2024年收到申请50件，2023年收到申请40件，同比增长52%。", 1),
        ("2024年收到申请50件，2023年收到申请40件，同比增长25%。", 0),
        ("2024年收到申请50件，2023年办结申请40件，同比增长52%。", 0),
        ("2023年收到申请20件，2024年收到申请12件，同比下降40%。", 0),
        ("2023年收到申请20件，2024年收到申请12件，同比下降30%。", 1),
        ("上年收到申请20件，2024年收到申请12件，同比下降30%。", 1),
        ("收到申请50件，同比增长52%（2023年为40件）。", 1),
        ("收到申请40件，办结30件，占比百分之七十五。", 0),
        ("收到申请50件，同比增长25%（2023年为40件）。", 0),
        ("收到申请50件，同比增长52%（其中网上40件）。", 0),
        ("收到申请36件，比2023年（30件）增加6件，增长30%。", 1),
        ("收到申请36件，比2023年（30件）增加6件，增长20%。", 0),
        ("收到申请471件，上年结转18件，较2022年的395件增加76件，增幅29.2%。", 1),
        ("收到申请471件，上年结转18件，较2022年的395件增加76件，增幅19.2%。", 0),
        ("收到申请218件，较上年度（264件）减少46件，下降14.7%。", 1),
        ("收到申请218件，较上年度（264件）减少44件，下降16.7%。", 0),
        ("收到申请159件，较2024年增加33件，同比上升62.2%。", 1),
        ("收到申请159件，较2024年增加33件，同比上升26.2%。", 0),
        ("收到申请36件，比2023年的30件增加8件。", 1),
        ("收到申请36件，比2023年的30件增加6件。", 0),
        ("收到申请36件，办结34件，比2023年的30件增加6件。", 0),
        ("收到申请36件，上年结转2件，比2023年的30件增加8件。", 0),
        ("收到申请471件，上年结转18件，较2022年的395件增加67件，增幅19.2%。", 1),
        ("受理申请2起，答复2起，均予公开；与2020年（5起）相比减少2起，降幅60%。", 1),
        ("受理申请2起，答复2起，均予公开；与2020年（5起）相比减少3起，降幅40%。", 1),
        ("受理申请2起，答复2起，均予公开；与2020年（5起）相比减少3起，降幅60%。", 0),
        ("共收到17份申请，去年同期21份，同比减少19.50%。", 1),
        ("共收到17份申请，去年同期21份，同比减少19.05%。", 0),
        ("新收555件（较上年增长4.7%，上年517件），办结553件。", 1),
        ("新收555件（较上年增长7.4%，上年517件），办结553件。", 0),
        ("办结37件，其中予以公开16件（63.2%），部分公开5件（13.5%）。", 1),
        ("办结37件，其中予以公开16件（43.2%），部分公开5件（13.5%）。", 0),
        ("收到申请10件，办结8件（100%），满意7件（100%）。", 0),
        ("收到申请36件，网上20件，信函12件，当面4件，同比增长20%（上年30件）。", 0),
        ("收到申请36件，网上20件，信函12件，当面4件，同比增长30%（上年30件）。", 1),
        ("予以公开18件，部分公开4件，同比增长10%（上年20件）。", 0),
        ("予以公开18件，占比近五成；无法提供10件，占比27%。", 0),
    ] {
        assert_eq!(proportions(text).len(), found, "{text}: {:?}", proportions(text));
    }
}

#[test]
fn many_shares_take_no_long_time() {
    let text =
        |count: usize| (1..=count).map(|own| format!("共{own}条，占{own}%，")).collect::<Vec<_>>().concat();
    let start = std::time::Instant::now();
    assert!(proportions(&text(20_000)).is_empty());
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn an_amount_is_told_in_the_unit_of_the_form() {
    for (words, told) in [
        ("未收取信息处理费", "文字写没有收取信息处理费，本年实收信息处理费为 120 元"),
        ("信息处理费收取50元", "文字写收取信息处理费 50 元，本年实收信息处理费为 120 元"),
        ("无行政事业性收费", "文字写没有行政事业性收费，表二行政事业性收费为 12.52 万元"),
        ("行政事业性收费45万元", "文字写行政事业性收费 45 万元，表二行政事业性收费为 12.52 万元"),
    ] {
        let text = format!(
            "[overview]\ndisclosure = \"本年度{words}。\"\n[disclosure]\nfees = 12.52\n[other]\nfee_charged = 120\n"
        );
        let report = agency_file::read(&Source::new("report.toml", text), &ANNUAL_2021);
        let found = check(&Case::new(&ANNUAL_2021, &report));
        let found: Vec<_> = found.iter().filter(|own| ["N106", "N107"].contains(&own.code)).collect();
        assert_eq!(found.iter().map(|own| own.message.as_str()).collect::<Vec<_>>(), [told]);
        // The two sides of JSON are counts; fen would be another number than the one on the form.
        assert_eq!(found[0].arithmetic, None);
        assert!(
            found[0]
                .labels
                .iter()
                .all(|label| !label.text.contains("12000") && !label.text.contains("12520000"))
        );
    }
}

#[test]
fn a_count_is_told_beside_the_nearest_reading_and_in_its_own_unit() {
    let tables = r"
[requests]
new = [33, 0, 0, 0, 0, 0, 33]
carried_in = [5, 0, 0, 0, 0, 0, 5]
processed = [36, 0, 0, 0, 0, 0, 36]
[cases]
review = [3, 1, 1, 2, 7]
";
    for (words, told) in [
        ("全年共办理政府信息公开申请40件", "文字写办理申请 40 件，表三新收加上年结转为 38，相差 2"),
        ("全年共收到政府信息公开申请30起", "文字写收到申请 30 起，表三新收为 33，相差 3"),
        ("政府信息公开申请答复21起", "文字写办结 21 起，表三（七）总计减上年结转为 31，相差 10"),
        ("政府信息公开行政复议7宗，结果维持4宗", "文字写行政复议结果维持 4 宗，表四结果维持为 3，相差 1"),
        ("没有政府信息公开行政复议被纠正的案件", "文字写没有行政复议结果纠正，表四结果纠正为 1"),
    ] {
        let text = format!("[overview]\nrequests = \"{words}。\"\n{tables}");
        let report = agency_file::read(&Source::new("report.toml", text), &ANNUAL_2021);
        let found = check(&Case::new(&ANNUAL_2021, &report));
        let found: Vec<_> = found.iter().filter(|own| own.code.starts_with('N')).collect();
        assert_eq!(found.iter().map(|own| own.message.as_str()).collect::<Vec<_>>(), [told]);
    }
}

#[test]
fn a_form_of_other_rows_is_compared_too() {
    let form = fs::read_to_string("src/form/annual_2021.toml").unwrap();
    let query = form.lines().find(|line| line.contains("\"denied.query\"")).unwrap();
    let more = r#"  { key = "denied.archive", label = ["三、本年度办理结果", "（三）不予公开", "9.属于档案利用事项"] },"#;
    let form: Form = toml::from_str(&form.replace(query, &format!("{query}\n{more}"))).unwrap();
    assert!(form.table("requests").unwrap().row("denied.archive").is_some());
    let text = r#"
year = 2024

[overview]
requests = "收到政府信息公开申请9件，其中予以公开4件，属于档案利用事项5件。"

[requests]
new = [9, 0, 0, 0, 0, 0, 9]
carried_in = [0, 0, 0, 0, 0, 0, 0]
granted = [6, 0, 0, 0, 0, 0, 6]
denied.archive = [3, 0, 0, 0, 0, 0, 3]
"#;
    let report = agency_file::read(&Source::new("report.toml", text), &form);
    let found = check(&Case::new(&form, &report));
    let told: Vec<_> =
        found.iter().filter(|own| own.code == "N103").map(|own| own.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "文字写予以公开 4 件，表三（一）予以公开为 6，相差 2",
            "文字写属于档案利用事项 5 件，表三（三）第 9 项为 3，相差 2"
        ]
    );
}

#[test]
fn the_sentences_are_many_of_each_kind() {
    let (lists, tables) = (sentences("breakdowns.toml"), sentences("tables.toml"));
    let told = |all: &[Table]| all.iter().filter(|own| own.contains_key("faults")).count();
    assert!(lists.len() + tables.len() >= 150);
    assert!(told(&lists) >= 30 && lists.len() - told(&lists) >= 40);
    assert!(told(&tables) >= 25 && tables.len() - told(&tables) >= 30);
}

/// A correct breakdown in one of many surface forms, and which parts it has.
#[derive(Debug, Clone)]
struct Written {
    parts: Vec<u64>,
    opening: usize,
    announced: usize,
    separator: usize,
    digits: usize,
    closing: usize,
}

const OPENINGS: &[&str] = &[
    "2024年，全局累计主动公开政府信息",
    "全年共发布各类信息",
    "截至2024年12月31日，我镇共公开信息",
    "年内主动公開政府信息",
];
const ANNOUNCED: &[(&str, &str)] = &[
    ("，其中", "。"),
    ("，其中：", "。"),
    ("，包括", "。"),
    ("，包含", "；"),
    ("（其中：", "）。"),
    ("（", "）。"),
    ("。其中，", "。"),
    ("：", "。"),
];
const SEPARATORS: &[&str] = &["、", "，", ", ", "，\n", "；"];
const LABELS: &[&str] = &[
    "政务动态类信息",
    "通知公告",
    "政策文件",
    "规划计划",
    "财政预决算信息",
    "人事信息",
    "重点领域信息",
    "其他信息",
];
const CLOSINGS: &[&str] = &["", "做到应公开尽公开。", "2025年继续做好相关工作。", "全年无泄密事件。"];

impl Written {
    fn text(&self, whole: u64, parts: &[u64]) -> String {
        let (before, after) = ANNOUNCED[self.announced];
        let items: Vec<_> = parts
            .iter()
            .zip(LABELS)
            .map(|(part, label)| format!("{label}{}条", self.digits(*part)))
            .collect();
        let items = items.join(SEPARATORS[self.separator]);
        format!(
            "{}{}条{before}{items}{after}{}",
            OPENINGS[self.opening],
            self.digits(whole),
            CLOSINGS[self.closing]
        )
    }

    fn digits(&self, number: u64) -> String {
        let plain = number.to_string();
        match self.digits {
            1 => plain.chars().map(|c| char::from_u32(u32::from(c) - 0x30 + 0xff10).unwrap()).collect(),
            2 if number >= 1000 => format!("{},{:03}", number / 1000, number % 1000),
            3 => format!(" {plain} "),
            4 if number < 10 && number > 0 => {
                "零一二三四五六七八九".chars().nth(usize::try_from(number).unwrap()).unwrap().to_string()
            }
            5 if number >= 1000 => format!("{} {:03}", number / 1000, number % 1000),
            _ => plain,
        }
    }
}

fn written() -> impl Strategy<Value = Written> {
    let parts = prop::collection::vec(1_u64..2000, 3..=LABELS.len());
    (parts, 0..OPENINGS.len(), 0..ANNOUNCED.len(), 0..SEPARATORS.len(), 0..6_usize, 0..CLOSINGS.len())
        .prop_map(|(parts, opening, announced, separator, digits, closing)| Written {
            parts,
            opening,
            announced,
            separator,
            digits,
            closing,
        })
}

fn whole_of(text: &str, range: Range<usize>) -> &str {
    text.get(range).expect("a range is one of the text")
}

proptest! {
    #[test]
    fn a_correct_breakdown_is_silent(written in written()) {
        let whole = written.parts.iter().sum();
        let text = written.text(whole, &written.parts);
        prop_assert_eq!(breakdowns(&text), vec![], "{}", text);
    }

    #[test]
    fn a_nested_breakdown_is_silent(written in written(), inner in prop::collection::vec(1_u64..500, 2..4), place in 0..3_usize) {
        let mut parts = written.parts.clone();
        parts[place] = inner.iter().sum();
        let whole = parts.iter().sum();
        let list: Vec<_> = inner.iter().zip(["甲类", "乙类", "丙类"]).map(|(part, label)| format!("{label}{part}条")).collect();
        let (from, to) = (format!("{}条", written.digits(parts[place])), LABELS[place]);
        let nested = format!("{to}{from}（包括{}）", list.join("、"));
        let text = written.text(whole, &parts).replacen(&format!("{to}{from}"), &nested, 1);
        prop_assert_eq!(breakdowns(&text), vec![], "{}", text);
    }

    #[test]
    fn a_part_too_great_is_told(written in written(), place in 0..8_usize, more in 2001_u64..4000) {
        let whole: u64 = written.parts.iter().sum();
        let mut parts = written.parts.clone();
        let place = place % parts.len();
        parts[place] += more;
        let text = written.text(whole, &parts);
        // A list that ends before its own last comma may add up by chance.
        let chance = parts.iter().scan(0, |sum, part| { *sum += part; Some(*sum) }).any(|sum| sum == whole);
        let found = breakdowns(&text);
        prop_assert!(chance || found.len() == 1, "{}: {:?}", text, found);
        if let [found] = found.as_slice() {
            prop_assert_eq!(found.whole.value, u128::from(whole));
            prop_assert_eq!(found.sum, u128::from(parts.iter().sum::<u64>()));
            prop_assert_eq!(found.parts.len(), parts.len());
            prop_assert!(whole_of(&text, found.whole.range.clone()).ends_with("条"));
        }
    }

    #[test]
    fn a_part_a_little_too_small_is_told(written in written()) {
        let whole: u64 = written.parts.iter().sum::<u64>() + 1;
        let text = written.text(whole, &written.parts);
        let chance = written.parts.iter().scan(0, |sum, part| { *sum += part; Some(*sum) }).any(|sum| sum == whole);
        prop_assert!(chance || breakdowns(&text).len() == 1, "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[0-9一二三十百万亿，、；。：（）()“”《》其中包括共各等余约条件份%.年收到申请复议诉讼未无结转 \n\t]{0,80}") {
        for found in breakdowns(&text) {
            prop_assert!(text.get(found.whole.range).is_some() && text.get(found.phrase).is_some());
        }
        for claim in claims(&text, &ResultRows::of(&ANNUAL_2021), Topic::Requests, Some(YEAR)) {
            prop_assert!(text.get(claim.range).is_some());
        }
    }

    #[test]
    fn no_character_makes_it_panic(text in "\\PC{0,60}") {
        let _ = (breakdowns(&text), claims(&text, &ResultRows::of(&ANNUAL_2021), Topic::Else, None));
    }
}
