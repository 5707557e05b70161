//! Reports of every kind that keep the rules: for the tests that write them, and for `examples/random.rs`.

use crate::figures::{Filled, NUMBERS};
use gen_report::form::ANNUAL_2021;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::fmt::Write as _;

/// Sentences without figures, with every mark that a writer must take care of.
const SENTENCES: &[&str] = &[
    "信息由各股室起草，经保密审查后发布。",
    "栏目按“谁主管、谁负责”的原则维护——每季度核对一次……",
    "对照《政府信息公开指南〈试行〉》修订了目录。",
    "群众反映的问题①已办结，②正在办理；",
    "网址 https://a.example/?x=1&y=<2> 已停用",
    "姓名中的“𠮷”“䶮”“㛃”等字均能显示。",
    "Tom & Jerry's “<b>图解</b>” 上线",
    "\u{feff}零宽\u{200b}与\u{202e}控制\u{fffe}字符\u{7f}一并收录\t后面是制表符。",
    "😀🇨🇳👨‍👩‍👧 表情随文保留。",
    "[[落款]]",
    "# 不是标题",
    "二、不是一级标题",
    "]]><w:p/>",
];

/// Places and organs, from which names of two to sixty characters are made.
const PLACES: &[&str] = &["云岭县", "某某自治区", "甲乙自治州", "丙丁市", "戊己蒙古族自治县", "庚辛镇"];
const ORGANS: &[&str] =
    &["财政局", "人民政府", "人民政府办公室", "市场监督管理局", "经济技术开发区管理委员会"];

/// Counts as offices report them: mostly none or few, now and then many.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![6 => Just(0), 4 => 1..20_u64, 1 => 0..1_000_000_u64]
}

fn figures() -> impl Strategy<Value = Filled> {
    prop::collection::vec(count(), NUMBERS).prop_map(|numbers| Filled::balanced(&numbers.try_into().unwrap()))
}

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(select(SENTENCES), 1..8).prop_map(|sentences| sentences.concat())
}

/// Some paragraphs, under numbered headings or not.
fn text() -> impl Strategy<Value = String> {
    (prop::collection::vec(paragraph(), 1..5), any::<bool>()).prop_map(|(paragraphs, numbered)| {
        let paragraphs = paragraphs
            .iter()
            .enumerate()
            .map(|(i, words)| if numbered { format!("{}.工作措施\n{words}", i + 1) } else { words.clone() });
        paragraphs.collect::<Vec<_>>().join("\n")
    })
}

fn name() -> impl Strategy<Value = String> {
    (subsequence(PLACES, 1..=PLACES.len()), subsequence(ORGANS, 1..=3))
        .prop_map(|(places, organs)| [places.concat(), organs.concat()].concat().chars().take(60).collect())
}

/// Names of fonts as systems have them: in Chinese, with blanks and marks, as long as Word takes them.
const FONTS: &[&str] = &[
    "仿宋",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S",
    "Source Han Serif SC VF Extra L.",
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
    "A & B <\"字体\">",
    "@仿宋_GB2312",
    "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷体",
    " ",
];

/// Every key of the style, each there or not.
fn style() -> impl Strategy<Value = String> {
    let font = || prop::option::of(select(FONTS));
    let pitch = prop::option::of(select(&["28", "28.5", "28.95", "30"]));
    ([font(), font(), font(), font()], pitch, prop::option::of(any::<bool>())).prop_map(
        |(fonts, pitch, page_numbers)| {
            let keys = ["title_font", "heading_font", "subheading_font", "body_font"];
            let fonts =
                keys.iter().zip(fonts).filter_map(|(key, font)| Some(format!("{key} = {}\n", quoted(font?))));
            let pitch = pitch.map_or_else(String::new, |points| format!("line_pitch = {points}\n"));
            let numbers = page_numbers.map_or_else(String::new, |is| format!("page_numbers = {is}\n"));
            format!("[style]\n{}{pitch}{numbers}", fonts.collect::<String>())
        },
    )
}

/// Keys that a report may have or not, in the words of its agency and year.
fn keys() -> impl Strategy<Value = (Vec<&'static str>, Vec<&'static str>)> {
    let header = subsequence(
        &[
            "form = \"2021-30\"\n",
            "title = \"{name}{year}年政府信息公开工作年度报告\"\n",
            "title = \"{name}\\n{year}年政府信息公开工作年度报告\"\n",
            "totals = \"given\"\n",
            "deadline = {next}-01-31\n",
            "seal = true\n",
            "signature = \"\"\n",
        ][..],
        0..=7,
    );
    let agency = subsequence(
        &[
            "address = \"某路 1 号 & <2> “3” \\u0007\\uFFFE\"\n",
            "postcode = \"000000\"\n",
            "phone = \"0000-0000000、0000000（传真）\"\n",
        ][..],
        0..=3,
    );
    // A title is written once.
    (header, agency).prop_map(|(mut header, agency)| {
        let mut titles = 0;
        header.retain(|line| !line.starts_with("title") || std::mem::replace(&mut titles, 1) == 0);
        (header, agency)
    })
}

/// The lines of a report before its narrative.
fn header() -> impl Strategy<Value = String> {
    let kind = select(&["government", "department", "township", "organization"]);
    let years = ANNUAL_2021.years;
    let date = (years.from..=years.to.unwrap_or(2029), 5..=28_u32);
    let opening = prop::option::of(paragraph());
    (name(), kind, date, style(), keys(), opening).prop_map(
        |(name, kind, (year, day), style, (header, agency), opening)| {
            let opening = opening.map_or_else(String::new, |words| format!("opening = {}\n", quoted(&words)));
            let next = year + 1;
            let header = header.concat().replace("{name}", &name).replace("{year}", &year.to_string());
            let (header, name) = (header.replace("{next}", &next.to_string()), quoted(&name));
            format!(
                "year = {year}\ndate = {next}-01-{day:02}\n{header}{opening}{style}\
                 [agency]\nname = {name}\nkind = \"{kind}\"\nlevel = \"county\"\n{}",
                agency.concat()
            )
        },
    )
}

/// A whole report as its agency would write it, without errors.
pub(crate) fn report() -> impl Strategy<Value = String> {
    let fees = 0..10_000_000_000_u64;
    (header(), prop::collection::vec(text(), 8), figures(), fees).prop_map(
        |(header, texts, mut figures, fees)| {
            // A county makes no rules.
            figures.0[0][0] = vec![Some(0); 3];
            let keys = [
                ("overview", &["disclosure", "requests", "management", "platform", "supervision"][..]),
                ("problems", &["problems", "improvements"]),
                ("other", &["text"]),
            ];
            let mut texts = texts.iter();
            let mut text = header;
            for (section, parts) in keys {
                writeln!(text, "[{section}]").unwrap();
                for (part, words) in parts.iter().zip(texts.by_ref()) {
                    writeln!(text, "{part} = {}", quoted(words)).unwrap();
                }
            }
            let amount = format!("fees = {}.{:06}", fees / 1_000_000, fees % 1_000_000);
            text + &figures.toml().replace("fees = [7]", &amount)
        },
    )
}

/// A string of TOML: JSON escapes alike, but for the character that it leaves alone.
fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap().replace('\u{7f}', "\\u007f")
}
