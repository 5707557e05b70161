//! `docs/words.md` is counted from the project's own sentences. `SNAPSHOTS=overwrite cargo test --test words` writes it anew.

#![allow(clippy::unwrap_used)]

mod common;

use common::sentences::{FILES, REPORTED, SENTENCES, SILENT, disclosure, file};
use gen_report::checks::RULES;
use gen_report::narrative::breakdowns;
use std::collections::BTreeMap;
use std::fs;
use toml::Table;

const HEAD: &str = "\
# 文字规则的准确程度

每条看文字的规则，在本项目自己的句子上报对了几处、漏了几处、报错了几处。本表由测试数出，不手改：

```sh
SNAPSHOTS=overwrite cargo test --test words
```

“已发布”是 `samples/published` 里逐条核对过的（`tests/samples.rs`）；“句子”是 `tests/common/sentences.rs` 和 `tests/narrative` 里照着已发布的报告写的，
各有应报的和不应报的。

| 规则 | 已发布：对 | 句子：对 | 漏报 | 误报 |
|---|---|---|---|---|
";

/// How often a rule was right and wrong.
#[derive(Default, Clone, Copy)]
struct Count {
    published: usize,
    right: usize,
    missed: usize,
    wrong: usize,
}

#[test]
fn the_rules_on_words_are_counted_on_our_own_sentences() {
    let mut counts = BTreeMap::<&str, Count>::new();
    published(&mut counts);
    kinds(&mut counts);
    silent(&mut counts);
    narrative(&mut counts);
    let rows = RULES.iter().filter(|rule| reads_words(rule.code)).map(|rule| {
        let Count { published, right, missed, wrong } = counts.get(rule.code).copied().unwrap_or_default();
        format!("| {} {} | {published} | {right} | {missed} | {wrong} |\n", rule.code, rule.name)
    });
    let table: String = rows.collect();
    snapbox::assert_data_eq!(format!("{HEAD}{table}"), snapbox::file!["../docs/words.md"].raw());
}

/// Whether a rule reads words, and not figures, keys or other files.
fn reads_words(code: &str) -> bool {
    let form = [
        "F103", "F112", "F113", "F114", "F115", "F116", "F118", "F119", "F120", "F121", "F122", "F123",
        "F124", "F127",
    ];
    code.starts_with(['N', 'P', 'T']) || form.contains(&code)
}

fn codes(text: &str) -> Vec<&'static str> {
    common::found(text).into_iter().map(|problem| problem.code).collect()
}

/// Counts the findings in the published reports: `tests/samples.rs` keeps the list that was verified by hand.
fn published(counts: &mut BTreeMap<&'static str, Count>) {
    for name in ["emin-2024", "emalguoleng-2024", "yingjisha-2023", "zhangwu-2024", "emin-commerce-2024"] {
        let text = fs::read_to_string(format!("samples/published/{name}.toml")).unwrap();
        for code in codes(&text.replace("\r\n", "\n")) {
            counts.entry(code).or_default().published += 1;
        }
    }
}

fn kinds(counts: &mut BTreeMap<&'static str, Count>) {
    let texts = |lists: &'static [(&'static str, &'static [&'static str])], reported: bool| {
        let all =
            lists.iter().flat_map(|(code, texts)| texts.iter().map(move |text| (*code, disclosure(text))));
        all.map(move |(code, text)| (code, reported, text)).collect::<Vec<_>>()
    };
    let files = FILES.iter().map(|(code, reported, text)| (*code, *reported, file(text)));
    for (code, reported, text) in texts(REPORTED, true).into_iter().chain(texts(SILENT, false)).chain(files) {
        let count = counts.entry(code).or_default();
        match (reported, codes(&text).contains(&code)) {
            (true, true) => count.right += 1,
            (true, false) => count.missed += 1,
            (false, true) => count.wrong += 1,
            (false, false) => {}
        }
    }
}

fn silent(counts: &mut BTreeMap<&'static str, Count>) {
    for sentence in SENTENCES {
        let text = format!("year = 2024\n[problems]\nproblems = '''\n{sentence}'''\n");
        let words = codes(&text)
            .into_iter()
            .filter(|code| reads_words(code) && !matches!(*code, "F112" | "F113" | "F114"));
        for code in words {
            counts.entry(code).or_default().wrong += 1;
        }
    }
}

/// Counts what N101 finds; `tests/narrative.rs` keeps N102–N108 at exactly the faults that the file lists.
fn narrative(counts: &mut BTreeMap<&'static str, Count>) {
    for sentence in sentences("breakdowns.toml") {
        let wanted = sentence.get("faults").and_then(|faults| faults.as_array()).map_or(0, Vec::len);
        let found = breakdowns(sentence["text"].as_str().unwrap()).len();
        let count = counts.entry("N101").or_default();
        count.right += wanted.min(found);
        count.missed += wanted.saturating_sub(found);
        count.wrong += found.saturating_sub(wanted);
    }
    for sentence in sentences("tables.toml") {
        let faults = sentence.get("faults").and_then(|faults| faults.as_array()).cloned().unwrap_or_default();
        for fault in faults {
            let rule = RULES.iter().find(|rule| Some(rule.code) == fault.as_str()).unwrap();
            counts.entry(rule.code).or_default().right += 1;
        }
    }
}

fn sentences(name: &str) -> Vec<Table> {
    let file: Table = fs::read_to_string(format!("tests/narrative/{name}")).unwrap().parse().unwrap();
    file["sentence"].as_array().unwrap().iter().map(|sentence| sentence.as_table().unwrap().clone()).collect()
}
