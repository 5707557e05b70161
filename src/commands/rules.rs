//! `gen-report rules`: lists every rule.

use crate::commands::support::error::Error;
use crate::commands::support::output::print;
use clap::ValueEnum;
use gen_report::checks::{RULES, Rule};
use serde_json::json;
use std::fmt::Write as _;
use std::process::ExitCode;

/// 列出全部规则
#[derive(clap::Args)]
pub(super) struct Args {
    /// 输出的格式：text 文字（默认）、json
    #[arg(long, value_name = "格式", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Error> {
    print(&match args.format {
        Format::Text => text(),
        Format::Json => json(),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn text() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let widest = RULES.iter().map(|rule| rule.severities_in_words().chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        let levels = rule.severities_in_words();
        // Chinese characters take the width of two.
        let gap = " ".repeat(2 * widest.saturating_sub(levels.chars().count()));
        let _ = writeln!(text, "{}  {levels}{gap}  {:width$}  {}", rule.code, rule.name, rule.summary());
    }
    let _ = writeln!(text, "\n共 {} 条。gen-report explain 代码：看一条规则的依据、例子和改法", RULES.len());
    text
}

fn json() -> String {
    let entry = |rule: &Rule| {
        json!({
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severities[0].key(),
            "levels": rule.severities.iter().map(|level| level.key()).collect::<Vec<_>>(),
            "overridable": rule.overridable,
            "since": rule.since,
            "summary": rule.summary(),
        })
    };
    let list = json!({ "version": 1, "rules": RULES.iter().copied().map(entry).collect::<Vec<_>>() });
    format!("{list:#}\n")
}
