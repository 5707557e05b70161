//! `gen-report explain`: shows the page of a rule, or the rules whose pages contain a word.

use crate::commands::support::error::Error;
use crate::commands::support::output::print;
use crate::commands::support::selection::near;
use gen_report::checks::{RULES, Rule};
use std::process::ExitCode;

/// 解释一条规则：依据、例子和改法；写一个词，就找出说到它的规则
#[derive(clap::Args)]
pub(super) struct Args {
    /// 规则代码，如 B301，大小写都可以；或者要找的词，如 勾稽
    #[arg(value_name = "代码")]
    code: String,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    let code = args.code.trim().to_uppercase();
    let Some(rule) = RULES.iter().find(|rule| rule.code == code || rule.name == args.code) else {
        return search(args.code.trim(), &code);
    };
    print(rule.page)?;
    Ok(ExitCode::SUCCESS)
}

/// Lists the rules whose pages contain a word, those first that have it in their name or summary.
fn search(word: &str, code: &str) -> Result<ExitCode, Error> {
    if word.is_empty() || is_like_a_code(code) {
        return Err(unknown(word, code));
    }
    let heads = |rule: &&'static Rule| rule.name.contains(word) || rule.summary().contains(word);
    let named = RULES.iter().copied().filter(|rule| heads(rule) || rule.page.contains(word));
    let (first, others): (Vec<&Rule>, Vec<&Rule>) = named.partition(heads);
    if first.is_empty() && others.is_empty() {
        let is_word = !word.is_ascii();
        return Err(if is_word { Error::NoRuleSays(word.to_owned()) } else { unknown(word, code) });
    }
    let found: Vec<_> = first.into_iter().chain(others).collect();
    let lines: Vec<_> = found.iter().map(|rule| format!("{}  {}", rule.code, rule.summary())).collect();
    let lines = lines.join("\n");
    print(&format!("{lines}\n\n{} 条规则说到“{word}”。看其中一条：gen-report explain 代码\n", found.len()))?;
    Ok(ExitCode::SUCCESS)
}

/// Whether a word is a letter with digits, as the codes are.
fn is_like_a_code(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| first.is_ascii_alphabetic())
        && word.len() > 1
        && chars.all(|c| c.is_ascii_digit())
}

fn unknown(written: &str, code: &str) -> Error {
    Error::UnknownRule(written.to_owned(), near(code))
}
