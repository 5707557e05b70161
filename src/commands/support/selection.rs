//! The rules that are asked for, by their codes or by families of codes.

use crate::commands::support::error::Error;
use gen_report::checks::RULES;
use gen_report::diagnostic::Problem;

/// The most codes that are suggested for a wrong one.
const SUGGESTED: usize = 5;

/// The rules that are asked for.
#[derive(clap::Args, Debug, Clone, Default)]
pub(crate) struct SelectionArgs {
    /// 只看这些规则，用逗号隔开：代码（B301），或者一类（F、B5、N1）
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    pub(crate) select: Option<Vec<String>>,
    /// 不看这些规则，写法同 --select；不影响 build
    #[arg(long, value_name = "代码", value_delimiter = ',')]
    pub(crate) ignore: Option<Vec<String>>,
}

/// Which findings are shown and counted.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    select: Option<Vec<String>>,
    ignore: Vec<String>,
}

impl SelectionArgs {
    /// Reads the codes; those of the first go before those of the second.
    ///
    /// # Errors
    /// A code or family that no rule has.
    pub(crate) fn selection(&self) -> Result<Selection, Error> {
        // A Chinese comma separates as well; nothing between two of them, or at all, asks for nothing.
        let families = |written: &[String]| -> Result<Vec<String>, Error> {
            let codes = written.iter().flat_map(|codes| codes.split([',', '，', '、'])).map(str::trim);
            codes.filter(|code| !code.is_empty()).map(family).collect()
        };
        let select = self.select.as_deref().map(families).transpose()?;
        Ok(Selection {
            select: select.filter(|select| !select.is_empty()),
            ignore: self.ignore.as_deref().map(families).transpose()?.unwrap_or_default(),
        })
    }
}

impl Selection {
    /// Leaves the problems that are asked for.
    pub(crate) fn keep(&self, problems: &mut Vec<Problem>) {
        let is_in = |families: &[String], code: &str| families.iter().any(|family| code.starts_with(family));
        problems.retain(|problem| {
            self.select.as_ref().is_none_or(|select| is_in(select, problem.code))
                && !is_in(&self.ignore, problem.code)
        });
    }

    /// Names the rules that are left out; nothing where none is.
    pub(crate) fn unseen(&self) -> String {
        let select = self.select.as_ref().map(|select| format!("只看 {}", select.join("、")));
        let ignore = (!self.ignore.is_empty()).then(|| format!("没有看 {}", self.ignore.join("、")));
        select.into_iter().chain(ignore).collect::<Vec<_>>().join("，")
    }
}

/// Reads a code, the name of a rule, or the beginning of codes.
///
/// # Errors
/// No rule has it; with those that are near.
pub(crate) fn family(written: &str) -> Result<String, Error> {
    let name = written.trim();
    let code = name.to_uppercase();
    if let Some(rule) = RULES.iter().find(|rule| rule.name == name) {
        return Ok(rule.code.to_owned());
    }
    if !code.is_empty() && RULES.iter().any(|rule| rule.code.starts_with(&code)) {
        return Ok(code);
    }
    Err(Error::UnknownRule(name.to_owned(), near(&code)))
}

/// Lists the codes that are most like a wrong one.
pub(crate) fn near(code: &str) -> Vec<&'static str> {
    let mut near: Vec<(usize, &'static str)> =
        RULES.iter().map(|rule| (strsim::damerau_levenshtein(rule.code, code), rule.code)).collect();
    near.sort_unstable();
    let alike =
        |(steps, own): &&(usize, &'static str)| *steps <= 2 && own.chars().next() == code.chars().next();
    near.iter().filter(alike).take(SUGGESTED).map(|(_, code)| *code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_report::diagnostic::Severity;
    use gen_report::source::Span;

    fn kept(select: Option<&[&str]>, ignore: Option<&[&str]>) -> String {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        let args = SelectionArgs { select: select.map(owned), ignore: ignore.map(owned) };
        let problem = |rule: &&gen_report::checks::Rule| {
            Problem::new((rule.code, rule.name), Severity::Error, "", Span::new(0, 0), "")
        };
        let mut problems: Vec<_> = RULES.iter().map(problem).collect();
        args.selection().unwrap().keep(&mut problems);
        problems.iter().map(|problem| problem.code).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rules_are_asked_for_by_code_and_by_family() {
        assert_eq!(kept(Some(&["B5", " b401 "]), None), "B401 B501");
        assert_eq!(kept(Some(&["B"]), Some(&["b3"])), "B401 B501");
        assert_eq!(kept(Some(&["row-total"]), None), "B301");
        assert!(!kept(None, Some(&["F"])).contains('F'));
        assert_eq!(kept(Some(&["B5，b401、"]), None), "B401 B501");
        assert_eq!(kept(Some(&[""]), Some(&[""])), kept(None, None));
    }

    #[test]
    fn what_is_not_looked_at_is_said() {
        let unseen = |select: Option<&str>, ignore: Option<&str>| {
            let owned = |codes: &str| vec![codes.to_owned()];
            SelectionArgs { select: select.map(owned), ignore: ignore.map(owned) }
                .selection()
                .unwrap()
                .unseen()
        };
        assert_eq!(unseen(None, Some("b401,F1")), "没有看 B401、F1");
        assert_eq!(unseen(Some("B"), Some("B3")), "只看 B，没有看 B3");
        assert_eq!(unseen(None, None), "");
    }

    #[test]
    fn a_code_that_no_rule_has_is_reported_with_near_ones() {
        let message = |code: &str| family(code).unwrap_err().to_string();
        assert!(message("B3O1").contains("B301"), "{}", message("B3O1"));
        assert!(message("Z").starts_with("没有“Z”这条规则"), "{}", message("Z"));
        assert!(family("").is_err());
    }
}
