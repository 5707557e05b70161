//! The house style of messages: the fact first, no blame, no full stop, the remedy in the help, all in Chinese.

#![allow(clippy::unwrap_used)]

use gen_report::checks::RULES;
use gen_report::form::ANNUAL_2021;
use std::fs;

/// The longest message and the longest remedy, in characters. A balance shows all its terms.
const LONGEST: (usize, usize) = (80, 90);

/// Words that blame, or that order somebody about.
const BLAME: &[&str] =
    &["请", "必须", "不得", "不允许", "禁止", "非法", "您", "你", "错误地", "务必", "严禁"];

/// Keys of the agency's file outside of the form's sections, and words that its values may be.
const KEYS: &[&str] = &[
    "true",
    "false",
    "form",
    "year",
    "date",
    "title",
    "opening",
    "totals",
    "given",
    "computed",
    "signature",
    "deadline",
    "last",
    "children",
    "agency",
    "accept",
    "rule",
    "reason",
    "at",
    "TOML",
];

/// Every message on the rules' pages with its code.
fn lines(mark: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    let blocks = RULES.iter().flat_map(|rule| {
        let blocks = rule.page.split("\n```text\n").skip(1);
        blocks.map(|block| (rule.code, block.split("\n```\n").next().unwrap()))
    });
    blocks.flat_map(move |(code, block)| {
        block.lines().filter_map(move |line| Some((code, line.split_once(mark)?.1)))
    })
}

fn messages() -> Vec<(&'static str, &'static str)> {
    let found: Vec<_> = ["错误[", "警告[", "提示["].into_iter().flat_map(lines).collect();
    let messages: Vec<_> = found
        .into_iter()
        .filter_map(|(code, line)| Some((code, line.strip_prefix(code)?.strip_prefix("]: ")?)))
        .collect();
    assert!(messages.len() > RULES.len(), "{} messages", messages.len());
    messages
}

fn remedies() -> Vec<(&'static str, &'static str)> {
    lines("= 帮助: ").collect()
}

#[test]
fn no_message_ends_with_a_full_stop() {
    for (code, text) in messages().into_iter().chain(remedies()) {
        assert!(!text.ends_with(['。', '！', '!', '.', '，', '：']), "{code}: {text}");
    }
}

#[test]
fn no_message_blames() {
    for (code, text) in messages().into_iter().chain(remedies()) {
        let own = unquoted(text).replace("申请", "");
        assert!(!BLAME.iter().any(|word| own.contains(word)), "{code}: {text}");
    }
}

#[test]
fn messages_and_remedies_are_short() {
    for (code, text) in messages() {
        assert!(text.chars().count() <= LONGEST.0, "{code}: {text}");
    }
    for (code, text) in remedies() {
        assert!(text.chars().count() <= LONGEST.1, "{code}: {text}");
    }
}

#[test]
fn messages_are_in_chinese() {
    for (code, text) in messages() {
        let own = unquoted(text);
        let words = own.split(|c: char| !(c.is_ascii_alphanumeric() || "._+-".contains(c)));
        let foreign: Vec<_> = words
            .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_key(word))
            .collect();
        assert!(foreign.is_empty(), "{code}: {foreign:?} in {text}");
        assert!(own.chars().any(is_chinese), "{code}: {text}");
    }
}

#[test]
fn every_rule_names_its_fault() {
    for rule in RULES {
        let words = rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert!(words, "{}", rule.name);
        assert!(!["check", "must", "fix"].iter().any(|word| rule.name.contains(word)), "{}", rule.name);
    }
}

#[test]
fn the_commands_speak_in_the_same_manner() {
    let sentences = sentences();
    assert!(sentences.len() > 80, "{}", sentences.len());
    for text in sentences {
        assert!(!BLAME.iter().any(|word| unquoted(&text).contains(word)), "{text}");
        assert!(!text.ends_with(['。', '！', '，', '：']), "{text}");
        let chars: Vec<_> = text.chars().collect();
        for pair in chars.windows(2) {
            let beside = |other: fn(char) -> bool| {
                is_chinese(pair[0]) && other(pair[1]) || other(pair[0]) && is_chinese(pair[1])
            };
            assert!(!beside(|c| ",;:!?".contains(c)), "half-width punctuation: {text}");
            assert!(!beside(|c| c.is_ascii_alphanumeric() || c == '-'), "a blank is missing: {text}");
        }
    }
}

/// Everything in Chinese that the commands say: what stands in quotation marks, and the help.
fn sentences() -> Vec<String> {
    let files = fs::read_dir("src/commands").unwrap().map(|file| fs::read_to_string(file.unwrap().path()));
    let lines: Vec<_> =
        files.flat_map(|text| text.unwrap().lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let spoken = lines.iter().flat_map(|line| {
        if let Some(("", help)) = line.trim().split_once("/// ") {
            return vec![help.to_owned()];
        }
        let line = line.replace("\\\"", "“").replace("\\n", "\n");
        line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    });
    spoken.filter(|text| text.chars().any(is_chinese)).collect()
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A message without what it quotes from the report.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether a word is a key of the agency's file, a value of one, a code or a character's number.
fn is_key(word: &str) -> bool {
    let section = ANNUAL_2021.sections.iter().any(|section| section.key == word);
    let dotted =
        word.contains('.') && word.bytes().all(|byte| byte.is_ascii_lowercase() || b"._".contains(&byte));
    let code = word.len() == 4 && word[1..].bytes().all(|byte| byte.is_ascii_digit());
    section || dotted || code || KEYS.contains(&word) || word.starts_with("U+")
}
