//! What `check` says of the published reports as they stand: every finding that was established by hand.

use crate::common::{judge, seed};
use gen_report::diagnostic::Severity;

/// The codes of the errors and warnings, each as often as it is told.
fn told(name: &str) -> Vec<String> {
    let mut codes: Vec<_> = judge(&seed(name).report)
        .into_iter()
        .filter(|problem| problem.severity > Severity::Information)
        .map(|problem| {
            let letter = if problem.severity == Severity::Error { "E" } else { "W" };
            format!("{} {letter}", problem.code)
        })
        .collect();
    codes.sort();
    codes
}

/// Every code of `wanted` is told; what else is told is one of `may`.
fn assert_told(name: &str, wanted: &[&str], may: &[&str]) {
    let told = told(name);
    let mut rest = told.clone();
    for code in wanted {
        let at = rest.iter().position(|own| own == code);
        rest.remove(at.unwrap_or_else(|| panic!("{name}: {code} is not told: {told:?}")));
    }
    rest.retain(|code| !may.contains(&code.as_str()));
    assert_eq!(rest, Vec::<String>::new(), "{name}: {told:?}");
}

#[test]
fn every_finding_of_the_seeds_is_told() {
    assert_told("000", &["B301 E", "B303 E", "F117 W"], &[]);
    assert_told(
        "001",
        &[
            "F101 E", "F102 E", "T101 E", "F205 W", "F201 E", "F116 E", "F108 W", "F114 W", "F117 W",
            "T102 W", "T103 W", "T106 W",
        ],
        &["T102 W", "T103 W"],
    );
    assert_told(
        "002",
        &[
            "F101 E", "N101 W", "N101 W", "B302 E", "B302 E", "B303 E", "B303 E", "F103 W", "F105 W",
            "F107 W", "F116 W", "T104 W",
        ],
        &["T102 W", "T103 W", "F114 W"],
    );
    assert_told("003", &["F201 E", "F105 W", "F107 W"], &[]);
    assert_told("004", &["T101 E", "F116 E", "F116 E", "F108 E", "F117 W"], &["T102 W", "T103 W"]);
}
