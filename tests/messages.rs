//! The house style of messages: the fact first, no blame, no full stop, the remedy in the help, all in Chinese.

#![allow(clippy::unwrap_used)]

use gen_report::checks::RULES;
use gen_report::form::ANNUAL_2021;
use gen_report::report::{FIELDS, SECTIONS};
use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Expr, Lit, Meta};

/// The longest message and the longest remedy, in characters. A balance shows all its terms.
const LONGEST: (usize, usize) = (80, 90);

/// Words that blame, or that order somebody about.
const BLAME: &[&str] =
    &["请", "必须", "不得", "不允许", "禁止", "非法", "您", "你", "错误地", "务必", "严禁"];

/// Words of the agency's file that are no key of the form's sections and no field.
const WORDS: &[&str] = &["true", "false", "given", "computed", "rule", "reason", "at", "TOML"];

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
fn every_message_keeps_the_style() {
    let sentences: Vec<_> = spoken().into_iter().filter(|(file, text)| is_sentence(file, text)).collect();
    assert!(sentences.len() > 300, "{}", sentences.len());
    for (file, text) in sentences {
        assert!(!text.ends_with(['。', '！', '，', '：']), "{file}: {text}");
        let text = unquoted(&text.replace("[[表:名称]]", "")); // a mark of the template, written as it must be
        let chars: Vec<_> = text.chars().collect();
        for pair in chars.windows(2) {
            let beside = |other: fn(char) -> bool| {
                is_chinese(pair[0]) && other(pair[1]) || other(pair[0]) && is_chinese(pair[1])
            };
            assert!(!beside(|c| ",;:!?".contains(c)), "{file}: half-width punctuation: {text}");
            let is_touching = beside(|c| c.is_ascii_alphanumeric() || c == '-');
            assert!(!(is_touching && is_of_commands(&file)), "{file}: a blank is missing: {text}");
        }
    }
}

/// Whether a string is a whole sentence: everything that the commands say, and what has a comma elsewhere.
fn is_sentence(file: &str, text: &str) -> bool {
    let own = unquoted(text);
    is_of_commands(file) || own.contains(['，', '；']) && own.chars().filter(|c| is_chinese(*c)).count() > 4
}

fn is_of_commands(file: &str) -> bool {
    ["src/commands", "src/wording", "web/src"].iter().any(|room| file.starts_with(room))
}

#[test]
fn nothing_in_the_program_blames() {
    let sentences = spoken();
    assert!(sentences.len() > 400, "{}", sentences.len());
    let blames = |text: &str| {
        let own = unquoted(text).replace("申请", "");
        BLAME.iter().any(|word| own.contains(word))
    };
    let blaming: Vec<_> = sentences.iter().filter(|(_, text)| blames(text)).collect();
    assert!(blaming.is_empty(), "{blaming:#?}");
}

/// Rooms that look for words in reports, and say none.
const SILENT: &[&str] = &["src/narrative", "src/text"];

/// Everything in Chinese that the code may say, with its file: all strings but the lists of words that are looked for in
/// reports, and the help of the commands.
fn spoken() -> Vec<(String, String)> {
    assert!(SILENT.iter().all(|room| Path::new(room).is_dir()));
    let mut spoken = vec![];
    for path in ["src", "web/src"].iter().flat_map(|folder| inside(Path::new(folder))) {
        let is_silent = SILENT.iter().any(|room| path.starts_with(room));
        if !is_silent && path.extension().is_some_and(|ending| ending == "rs") {
            let code = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let mut strings = Strings { has_help: path.starts_with("src/commands"), found: vec![] };
            strings.visit_file(&code);
            let file = path.display().to_string().replace('\\', "/");
            spoken.extend(strings.found.into_iter().map(|text| (file.clone(), text)));
        }
    }
    spoken.retain(|(_, text)| text.chars().any(is_chinese));
    spoken
}

/// The strings of a file, tests and lists of words left out.
struct Strings {
    /// Whether the comments of this file are printed as help.
    has_help: bool,
    found: Vec<String>,
}

impl Strings {
    /// Strings that are given to a macro, such as `format!`.
    fn tokens(&mut self, tokens: &TokenStream) {
        for token in tokens.clone() {
            match token {
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(text) = Lit::new(literal) {
                        self.found.push(text.value());
                    }
                }
                _ => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Strings {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_expr_array(&mut self, array: &'ast syn::ExprArray) {
        let is_text = |item: &Expr| matches!(item, Expr::Lit(item) if matches!(item.lit, Lit::Str(_)));
        if !array.elems.iter().all(is_text) {
            visit::visit_expr_array(self, array);
        }
    }

    /// The words that a text is searched for are said by nobody.
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        let is_words = |path: &syn::Path| path.segments.iter().any(|part| part.ident == "Words");
        if !matches!(&*call.func, Expr::Path(path) if is_words(&path.path)) {
            visit::visit_expr_call(self, call);
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.found.push(text.value());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(&call.tokens);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        match &attribute.meta {
            Meta::List(list) => self.tokens(&list.tokens),
            Meta::NameValue(pair) if self.has_help || !pair.path.is_ident("doc") => {
                visit::visit_meta_name_value(self, pair);
            }
            _ => {}
        }
    }
}

/// Every file below a folder.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { inside(&path) } else { vec![path] }).collect()
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
    let field = FIELDS.iter().any(|field| field.key == word) || SECTIONS.iter().any(|own| own.key == word);
    section || field || dotted || code || WORDS.contains(&word) || word.starts_with("U+")
}
