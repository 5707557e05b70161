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

/// The lines of a report before its narrative.
fn header() -> impl Strategy<Value = String> {
    let kind = select(&["government", "department", "township", "organization"]);
    let years = ANNUAL_2021.years;
    let date = (years.from..=years.to.unwrap_or(2029), 5..=28_u32);
    let style = select(&[
        "",
        "[style]\nbody_font = \"仿宋\"\nline_pitch = 28.5\n",
        "[style]\ntitle_font = \"方正小标宋_GBK\"\npage_numbers = false\n",
    ]);
    let closing = subsequence(&["seal = true\n", "signature = \"\"\n"], 0..=2);
    let opening = prop::option::of(paragraph());
    (name(), kind, date, style, closing, opening).prop_map(
        |(name, kind, (year, day), style, closing, opening)| {
            let opening = opening.map_or_else(String::new, |words| format!("opening = {}\n", quoted(&words)));
            let (name, next) = (quoted(&name), year + 1);
            format!(
                "year = {year}\ndate = {next}-01-{day:02}\n{}{opening}{style}\
                 [agency]\nname = {name}\nkind = \"{kind}\"\nlevel = \"county\"\n",
                closing.concat()
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
