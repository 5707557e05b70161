//! Sentences that real reports are full of, and that no rule of words may report.

#![allow(clippy::unwrap_used)]

mod common;

use common::sentences::SENTENCES;

/// Rules of words: what they report must be there.
const RULES: &[&str] = &[
    "F103", "F115", "F116", "F118", "F119", "F121", "F123", "F124", "P101", "P102", "T101", "T102", "T103",
    "T104", "T105", "T106", "T107", "T108", "T109", "T110", "F127",
];

/// Titles with the year 2024 that every rule of titles lets pass; the agency is 某县人民政府办公室.
const TITLES: &[&str] = &[
    "某县人民政府办公室2024年政府信息公开工作年度报告",
    "某县 2024 年度政府信息公开工作年度报告",
    "某市某县人民政府办公室\n2024年政府信息公开工作年度报告",
    "某县人民政府2024年度政府信息公开工作年度报告",
    "某县人民政府政府信息公开工作年度报告（2024年）",
    "2024年某县人民政府办公室政府信息公开工作年度报告",
    "关于某县2024年政府信息公开工作年度报告",
    "某县人民政府办公室二〇二四年政府信息公开工作年度报告",
    "《某县人民政府办公室２０２４年政府信息公开工作年度报告》",
];

/// Openings of a report for 2024 that say which period it covers.
const OPENINGS: &[&str] = &[
    "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。本报告电子版自2025年1月20日至2026年1月19日可在县政府网站下载。",
    "统计期限：2024年1月1日－2024年12月31日。",
    "报告期为2024.1.1—2024.12.31。",
    "本报告中的数据统计时限从2024年1月1日开始，到2024年12月31日结束。",
    "（数据统计周期：2024年1月至2024年12月）",
    "本年度报告数据统计时间为2024年01月01日至12月31日24时。",
    "统计期限为2024年全年。",
];

fn told(text: &str, rules: &[&str]) -> Vec<String> {
    let report = common::read(text);
    assert!(!report.has_syntax_errors, "{text}");
    let found = common::judge(&report);
    let found = found.into_iter().filter(|problem| rules.contains(&problem.code));
    found.map(|problem| format!("{} {}", problem.code, problem.message)).collect()
}

#[test]
fn nothing_is_made_of_what_reports_commonly_say() {
    for sentence in SENTENCES {
        let text = format!("year = 2024\n[overview]\ndisclosure = '''\n{sentence}'''\n");
        assert_eq!(told(&text, RULES), Vec::<String>::new(), "{sentence}");
        let text = format!("year = 2024\n[problems]\nproblems = '''\n{sentence}'''\n");
        assert_eq!(told(&text, RULES), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn nothing_is_made_of_titles_in_all_their_orders() {
    for title in TITLES {
        let text = format!("year = 2024\ntitle = '''{title}'''\n[agency]\nname = \"某县人民政府办公室\"\n");
        assert_eq!(told(&text, &["F101", "F102", "F106", "T106"]), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn nothing_is_made_of_periods_in_all_their_spellings() {
    for opening in OPENINGS {
        let text = format!("year = 2024\nopening = '''{opening}'''\n");
        assert_eq!(told(&text, &["F103", "T103"]), Vec::<String>::new(), "{opening}");
    }
}

#[test]
fn nothing_is_missing_where_the_file_could_not_be_read() {
    let torn = "year = 2024\ntitle = “报告”\n[overview]\ndisclosure = \"公开5条。\"\n";
    let found = common::found(torn);
    let codes: Vec<_> = found.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["F001"]);
}
