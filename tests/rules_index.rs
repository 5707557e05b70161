//! `docs/rules.md` is written from the rules. `SNAPSHOTS=overwrite cargo test --test rules_index` writes it anew.

use gen_report::checks::{RULES, Rule};
use gen_report::diagnostic::Severity;

const HEAD: &str = "\
# 规则

每条规则的说明和例子：`gen-report explain 代码`。本表由测试从程序写出，不手改。

| 代码 | 名称 | 级别 | 内容 | 始于 |
|---|---|---|---|---|
";

#[test]
fn the_list_of_rules_is_the_one_in_the_program() {
    let rows: String = RULES.iter().map(|rule| row(rule)).collect();
    snapbox::assert_data_eq!(format!("{HEAD}{rows}"), snapbox::file!["../docs/rules.md"].raw());
}

fn row(rule: &Rule) -> String {
    let levels = rule.severities_in_words();
    let levels = if rule.overridable { levels + "，可以认可" } else { levels };
    let summary = rule.summary().replace('\n', "");
    let page = format!("../src/checks/rules/{}_{}.md", rule.code.to_lowercase(), rule.name.replace('-', "_"));
    format!("| [{}]({page}) | {} | {levels} | {summary} | {} |\n", rule.code, rule.name, rule.since)
}

#[test]
fn every_level_of_a_rule_is_on_its_page() {
    for rule in RULES {
        let shown = |level: &Severity| rule.page.contains(&format!("\n{}[{}]", level.words(), rule.code));
        let all = [Severity::Error, Severity::Warning, Severity::Information];
        let shown: Vec<_> = all.into_iter().filter(shown).collect();
        assert_eq!(rule.severities, shown, "{}", rule.code);
    }
}
