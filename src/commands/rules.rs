//! `gen-report rules`: lists every rule.

use super::output::print;
use super::stop::Stop;
use clap::ValueEnum;
use gen_report::checks::{RULES, Rule};
use gen_report::diagnostic::Severity;
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

pub(super) fn run(args: &Args) -> Result<ExitCode, Stop> {
    print(&match args.format {
        Format::Text => text(),
        Format::Json => json(),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn text() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for rule in RULES {
        let (level, _) = words(rule.severity);
        let _ = writeln!(text, "{}  {level}  {:width$}  {}", rule.code, rule.name, rule.summary());
    }
    let _ = writeln!(text, "\n共 {} 条。gen-report explain 代码：看一条规则的依据、例子和改法", RULES.len());
    text
}

fn json() -> String {
    let entry = |rule: &Rule| {
        json!({
            "code": rule.code,
            "name": rule.name,
            "severity": words(rule.severity).1,
            "overridable": rule.overridable,
            "since": rule.since,
            "summary": rule.summary(),
        })
    };
    let list = json!({ "version": 1, "rules": RULES.iter().copied().map(entry).collect::<Vec<_>>() });
    format!("{list:#}\n")
}

/// What a weight is called, for people and for programs.
fn words(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("错误", "error"),
        Severity::Warning => ("警告", "warning"),
        Severity::Information => ("提示", "information"),
    }
}
