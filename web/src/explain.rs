//! The page of a rule.

use gen_report::checks::find_rule;
use serde::Serialize;

/// What a rule asks, why, and its page.
#[derive(Debug, Serialize)]
pub struct Explanation {
    title: &'static str,
    basis: &'static str,
    markdown: &'static str,
}

/// Explains the rule with that code.
///
/// # Errors
/// A sentence: there is no such rule.
pub fn explain(code: &str) -> Result<Explanation, String> {
    let own = code.trim().to_uppercase();
    let rule = find_rule(&own);
    let rule = rule.ok_or_else(|| format!("没有代码为“{code}”的规则"))?;
    Ok(Explanation { title: rule.summary(), basis: rule.basis(), markdown: rule.page })
}
