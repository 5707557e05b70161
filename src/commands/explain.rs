//! `gen-report explain`: shows the page of a rule.

use crate::commands::support::error::Error;
use crate::commands::support::output::print;
use gen_report::checks::RULES;
use std::process::ExitCode;

/// 解释一条规则：依据、例子和改法
#[derive(clap::Args)]
pub(super) struct Args {
    /// 规则代码，如 B301，大小写都可以
    #[arg(value_name = "代码")]
    code: String,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    let code = args.code.trim().to_uppercase();
    let Some(rule) = RULES.iter().find(|rule| rule.code == code || rule.name == args.code) else {
        return Err(unknown(&args.code, &code));
    };
    print(rule.page)?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(written: &str, code: &str) -> Error {
    let mut near: Vec<(usize, &'static str)> =
        RULES.iter().map(|rule| (strsim::damerau_levenshtein(rule.code, code), rule.code)).collect();
    near.sort_unstable();
    let alike =
        |(steps, own): &&(usize, &'static str)| *steps <= 2 && own.chars().next() == code.chars().next();
    let near = near.iter().filter(alike).take(5).map(|(_, code)| *code).collect();
    Error::UnknownRule(written.to_owned(), near)
}
