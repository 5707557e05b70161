//! A report held against last year's and against those that it sums up.

#![allow(clippy::unwrap_used)]

mod common;

use common::read;
use gen_report::checks::{Case, OwnErrors, RelatedReport, Relation, SkipReason, Skipped, check, own_errors};
use gen_report::diagnostic::{Problem, Severity};
use gen_report::form::ANNUAL_2021;
use gen_report::report::Report;
use gen_report::source::Span;

/// What is found beside the faults of the reports themselves.
fn found(text: &str, last: Option<&str>, children: &[&str]) -> Vec<Problem> {
    let mut found = all(text, last, children, &[]);
    found.retain(|problem| problem.code != "Y001");
    found
}

/// What is found of the other reports.
fn all(text: &str, last: Option<&str>, children: &[&str], aside: &[Skipped]) -> Vec<Problem> {
    all_with(|_| OwnErrors::default(), text, last, children, aside)
}

/// What is found of the other reports, when each child has these errors of its own.
fn all_with(
    errors: fn(&Report) -> OwnErrors,
    text: &str,
    last: Option<&str>,
    children: &[&str],
    aside: &[Skipped],
) -> Vec<Problem> {
    let (report, last) = (read(text), last.map(read));
    let children: Vec<_> = children.iter().map(|text| read(*text)).collect();
    let sibling = |report| RelatedReport {
        name: "other.toml",
        form: &ANNUAL_2021,
        report,
        place: None,
        errors: OwnErrors::default(),
    };
    let child = |report| RelatedReport { errors: errors(report), ..sibling(report) };
    let children: Vec<_> = children.iter().map(child).collect();
    let last = last.as_ref().map(sibling);
    let case = Case { last, children: &children, skipped: aside, ..Case::new(&ANNUAL_2021, &report) };
    let mut found = check(&case);
    found.retain(|problem| problem.code.starts_with('Y') || problem.code == "B501");
    found
}

fn told(found: &[Problem]) -> Vec<(&str, &str)> {
    found.iter().map(|problem| (problem.code, problem.path.as_deref().unwrap_or(""))).collect()
}

fn header(year: u16, name: &str) -> String {
    format!("year = {year}\n[agency]\nname = \"{name}\"\n")
}

const CARRIED_OUT: &str = "[requests]\ncarried_out = [2, 0, 0, 0, 0, 0, 2]\n";
const CARRIED_IN: &str = "[requests]\ncarried_in = [1, 0, 0, 0, 0, 0, 1]\n";

#[test]
fn a_report_of_another_year_or_agency_is_not_compared() {
    let own = header(2024, "甲局") + CARRIED_IN;
    let against = |header: String| {
        let found = found(&own, Some(&(header + CARRIED_OUT)), &[]);
        found.iter().map(|problem| (problem.code, problem.severity)).collect::<Vec<_>>()
    };
    let (error, warning) = (Severity::Error, Severity::Warning);
    assert_eq!(against(header(2023, "甲局")), [("Y101", warning), ("Y101", error)]);
    assert_eq!(against(header(2023, " 甲局")), [("Y101", warning), ("Y101", error)]);
    assert_eq!(against(header(2022, "甲局")), [("Y002", error)]);
    assert_eq!(against(header(2023, "乙局")), [("Y002", warning)]);
    assert_eq!(against(header(2024, "乙局")), [("Y002", error), ("Y002", warning)]);
    assert_eq!(against(String::new()), [("Y101", warning), ("Y101", error)], "who knows");
}

#[test]
fn an_agency_that_was_renamed_is_compared_when_it_says_so() {
    let open = |accept: &str| {
        let own = header(2024, "甲局") + CARRIED_IN + "[[accept]]\n" + accept;
        let found = found(&own, Some(&(header(2023, "乙局") + CARRIED_OUT)), &[]);
        let open = found.iter().filter(|problem| problem.accepted.is_none());
        open.map(|problem| problem.code).collect::<Vec<_>>()
    };
    let reason = "rule = \"Y002\"\nreason = \"2024年机构改革更名\"\n";
    assert_eq!(open(reason), ["Y101", "Y101"]);
    assert_eq!(open(&format!("{reason}at = \"agency\"\n")), ["Y101", "Y101"]);
    assert_eq!(open(&format!("{reason}at = \"requests\"\n")), ["Y002"]);
    assert_eq!(open("rule = \"Y002\"\n"), ["Y002"]);
}

#[test]
fn a_carry_over_can_be_accepted() {
    let own = CARRIED_IN.to_owned()
        + "[[accept]]\nrule = \"Y101\"\nreason = \"上年多报1件\"\nat = \"requests.carried_in\"\n";
    let found = found(&own, Some(CARRIED_OUT), &[]);
    assert_eq!(
        told(&found),
        [("Y101", "requests.carried_in.natural"), ("Y101", "requests.carried_in.total")]
    );
    assert!(found.iter().all(|problem| problem.accepted.as_deref() == Some("上年多报1件")));
}

#[test]
fn what_is_not_known_is_not_compared() {
    let own = "[requests]\ncarried_in = [\"\", \"?\", -1, 0, 0, 0, 0]\n[cases]\nreview = [0, 0, 0, 0, \"\"]\n\
               [disclosure]\ndocuments = [1, \"\", 5]\n";
    let last = "[requests]\ncarried_out = [1, 1, 1, \"\", \"?\", 1.5, 0]\n[cases]\nreview = [0, 0, 0, 1, 1]\n\
                litigation.direct = [0, 0, 0, 1, 1]\n[disclosure]\ndocuments = [0, 0, 9]\n";
    assert_eq!(told(&found(own, Some(last), &[])), []);
}

#[test]
fn only_what_is_large_enough_jumps() {
    let jumps = |then: &str, now: &str| {
        let report = |number: &str| format!("[disclosure]\nlicences = {number}\nfees = {number}\n");
        told(&found(&report(now), Some(&report(then)), &[])).len()
    };
    for (then, now) in [("0", "49"), ("10", "50"), ("50", "10"), ("100", "500"), ("500", "100"), ("0", "0")] {
        assert_eq!(jumps(then, now), 0, "{then} → {now}");
    }
    for (then, now) in
        [("0", "50"), ("10", "51"), ("51", "10"), ("100", "501"), ("501", "100"), ("1", "18000000000000")]
    {
        assert_eq!(jumps(then, now), 2, "{then} → {now}");
    }
}

#[test]
fn a_whole_is_the_sum_of_its_parts() {
    let child = "[cases]\nreview = [1, 0, 0, 0, 1]\n[requests]\ngranted = [1, 0, 0, 0, 0, 0, 1]\n\
                 processed = [1, 0, 0, 0, 0, 0, 1]\n[disclosure]\nfees = 0.000001\n";
    let whole = |cases: &str, granted: &str, processed: &str, fees: &str| {
        let text = format!(
            "[cases]\nreview = {cases}\n[requests]\ngranted = {granted}\nprocessed = {processed}\n[disclosure]\nfees = {fees}\n"
        );
        let found = found(&text, None, &[child, child]);
        found.into_iter().map(|problem| problem.path.unwrap()).collect::<Vec<_>>()
    };
    let two = "[2, 0, 0, 0, 0, 0, 2]";
    assert_eq!(whole("[2, 0, 0, 0, 2]", two, two, "0.000002"), [""; 0]);
    assert_eq!(whole("[2, \"\", 0, 0, 2]", two, two, "\"\""), [""; 0]);
    assert_eq!(whole("[2, 1, 0, 0, 3]", two, two, "0.000003"), ["cases.review.corrected", "disclosure.fees"]);
    assert_eq!(whole("[2, 0, 0, 0, 3]", two, two, "0.000002"), ["cases.review.total"]);
    let three = "[2, 1, 0, 0, 0, 0, 3]";
    assert_eq!(
        whole("[2, 0, 0, 0, 2]", three, three, "0.000002"),
        ["requests.granted.business"],
        "a sum that differs because its parts do is not told again"
    );
    assert_eq!(whole("[2, 0, 0, 0, 2]", two, three, "0.000002"), ["requests.processed.business"]);
}

/// Every figure of a finding stands in the unit that the form prints: 万元 in 表二, 元 for the fee.
#[test]
fn amounts_are_written_in_the_unit_of_the_form() {
    let head = "year = 2025\n[agency]\nname = \"某县水利局\"\nlevel = \"county\"\nkind = \"department\"\n";
    let words = "[overview]\ndisclosure = \"本年度行政事业性收费45万元，收取信息处理费50元。\"\n";
    let text = |fees: &str| format!("{head}{words}[disclosure]\nfees = {fees}\n[other]\nfee_charged = 125\n");
    let child = "[disclosure]\nfees = 10.5\n";
    let last = format!("{}[disclosure]\nfees = 1.25\n", header(2024, "某县水利局"));
    let mut codes = vec![];
    for fees in ["12.52", "35000", "2000000", "-3", "1.1234567"] {
        let (report, last, child) = (read(text(fees)), read(last.as_str()), read(child));
        let other = |report| RelatedReport {
            name: "other.toml",
            form: &ANNUAL_2021,
            report,
            place: None,
            errors: OwnErrors::default(),
        };
        let children = [other(&child)];
        let case = Case { last: Some(other(&last)), children: &children, ..Case::new(&ANNUAL_2021, &report) };
        for problem in check(&case) {
            let labels = problem.labels.iter().map(|label| label.text.clone());
            let sides = problem.arithmetic.iter().flat_map(|sides| {
                [sides.left, sides.right, sides.difference()].map(|number| sides.show(number))
            });
            let told = [problem.message.clone(), problem.help.clone().unwrap_or_default()];
            for said in told.into_iter().chain(labels).chain(sides) {
                let in_fen =
                    ["12520000", "10500000", "1250000", "12500", "2020000", "45000000", "35000000000"];
                assert!(!in_fen.iter().any(|fen| said.contains(fen)), "{}: {said}", problem.code);
            }
            if problem.code == "B501" && fees == "12.52" {
                let sides = problem.arithmetic.unwrap();
                let shown = [sides.left, sides.right, sides.difference()].map(|number| sides.show(number));
                assert_eq!(shown, ["10.5", "12.52", "2.02"]);
            }
            codes.push(problem.code);
        }
    }
    for code in ["B501", "F204", "F207", "F209", "F212", "N106", "Y105"] {
        assert!(codes.contains(&code), "{code} says nothing of amounts: {codes:?}");
    }
}

#[test]
fn a_part_that_is_missing_leaves_the_whole_alone() {
    let whole = "[cases]\nreview = [9, 9, 9, 9, 36]\n[disclosure]\nlicences = 3\n";
    let child = "[cases]\nreview = [1, 1, \"无\", \"\", 2]\n";
    let found = found(whole, None, &[child, child]);
    assert_eq!(told(&found), [("B501", "cases.review.upheld")], "blanks and words stand aside");
    assert_eq!(found[0].labels.len(), 2, "the second cell is pointed at too, the total is not");
    assert_eq!(told(&self::found(whole, None, &[child, ""])), []);
    assert_eq!(told(&self::found(whole, None, &[])), []);
}

/// A report that lacks nothing that others are held against; every figure is the same.
fn whole(year: u16, figure: u8) -> String {
    let row = |cells: usize| format!("[{}]", vec![figure.to_string(); cells].join(", "));
    let (count, three, five, seven) = (figure.to_string(), row(3), row(5), row(7));
    let mut text = header(year, "甲局");
    for table in &ANNUAL_2021.tables {
        text += &["[", &table.key, "]\n"].concat();
        for (block, line) in table.rows() {
            let cells = match block.columns.len() {
                1 => &count,
                3 => &three,
                5 => &five,
                _ => &seven,
            };
            text += &[&line.key, " = ", cells, "\n"].concat();
        }
    }
    text
}

#[test]
fn a_report_that_lacks_nothing_is_held_against_in_silence() {
    assert_eq!(told(&all(&whole(2024, 0), Some(&whole(2023, 0)), &[&whole(2024, 0)], &[])), []);
}

#[test]
fn what_cannot_be_read_of_another_report_is_reported_once() {
    let whole = whole(2024, 0);
    let messages = |child: &str| {
        let child = child.replace("甲局", "乙局");
        let found = all(&whole, None, &[&whole, &child], &[]);
        let found = found.into_iter().filter(|problem| problem.code == "Y001");
        found.map(|problem| (problem.code, problem.message)).collect::<Vec<_>>()
    };
    let told = |sentence: &str| vec![("Y001", format!("“other.toml”{sentence}"))];
    assert_eq!(messages(""), told("里没有内容"));
    assert_eq!(messages(&whole.replacen("= [0, 0", "= [0，0", 1)), told("有 1 处读不懂"));
    assert_eq!(messages(&whole.replacen("= [0, 0", "= [0", 1)), told("的表有 1 行缺少或个数不对"));
    assert_eq!(messages(&whole.replacen("= [0, 0", "= [0, \"无\"", 1)), told("的表有 1 格不是件数或金额"));
    assert_eq!(
        messages(&whole.replacen("= [0, 0", "= [0", 1).replacen("= [0, 0, ", "= [-1, 0, ", 1)),
        told("的表有 1 行缺少或个数不对，有 1 格不是件数或金额")
    );
}

#[test]
fn an_agency_is_summed_up_once() {
    let child = |name: &str, figure: u8| whole(2024, figure).replace("甲局", name);
    let sum = whole(2024, 3);
    let told = |children: &[&str]| {
        let found = all(&sum, None, children, &[]);
        let mut told: Vec<_> = found
            .into_iter()
            .map(|problem| (problem.code, problem.severity, problem.message.contains("（拿不准）")))
            .collect();
        told.dedup();
        told
    };
    let (error, warning) = (Severity::Error, Severity::Warning);
    let (first, second) = (child("乙局", 1), child("丙局", 2));
    assert_eq!(told(&[&first, &second]), []);
    assert_eq!(
        told(&[&first, &second, &first]),
        [("Y003", warning, false)],
        "summed up once, as it should be"
    );
    assert_eq!(told(&[&first, &second, &child("乙 局", 1)]), [("Y003", warning, false)]);
    let brackets = [child("丙（丁）局", 2), child("丙(丁)局", 2)];
    assert_eq!(
        told(&[&first, &brackets[0], &brackets[1]]),
        [("Y003", warning, false)],
        "printed in another way"
    );
    assert_eq!(told(&[&first, &second, &child("乙局", 2)]), [("Y003", error, false)]);
    assert_eq!(
        told(&[&first, &child("乙局", 2), &second, &child("丁局", 1)]),
        [("Y003", error, false), ("B501", error, true)],
        "nobody knows which of both is right"
    );
    let (last_year, nameless) = (whole(2023, 1).replace("甲局", "乙局"), child("", 0));
    assert_eq!(told(&[&first, &last_year]), [("Y003", error, false)], "of another year");
    assert_eq!(told(&[&first, &second, &nameless, &nameless]), [], "who knows whose they are");
}

#[test]
fn errors_of_a_child_make_the_sum_unsure() {
    let child = |name: &str, figure: u8| whole(2024, figure).replace("甲局", name);
    let (sum, sound) = (whole(2024, 0), child("乙局", 0));
    let wrong = sound.replacen("new = [0, 0, 0, 0, 0, 0, 0]", "new = [1, 0, 0, 0, 0, 0, 2]", 1);
    assert_ne!(wrong, sound);
    let said = |child: &str, code: &str| {
        let errors = |report: &Report| own_errors(&ANNUAL_2021, report);
        let found = all_with(errors, &sum, None, &[child], &[]);
        found
            .into_iter()
            .filter(|problem| problem.code == code)
            .map(|problem| problem.message)
            .collect::<Vec<_>>()
    };
    let faults = own_errors(&ANNUAL_2021, &read(&*wrong));
    assert!(faults.in_figures > 0);
    let sentence = format!("“other.toml”自己有 {} 处错误，汇总拿不准", faults.all);
    assert_eq!(said(&wrong, "Y003"), [sentence]);
    assert!(said(&wrong, "B501").iter().all(|message| message.contains("之和（拿不准）")));
    assert!(!said(&wrong, "B501").is_empty());
    let faults = own_errors(&ANNUAL_2021, &read(&*sound));
    assert_eq!(faults.in_figures, 0);
    assert_eq!(
        said(&sound, "Y003"),
        [format!("“other.toml”自己有 {} 处错误", faults.all)],
        "words are missing"
    );
}

#[test]
fn gaps_are_errors_of_a_child_and_warnings_of_last_year() {
    let (whole, last) = (whole(2024, 0), whole(2023, 0).replacen("= [0, 0", "= [0", 1));
    let child = whole.replacen("= [0, 0", "= [0", 1);
    let found = all(&whole, Some(&last), &[&child], &[]);
    let levels: Vec<_> = found.iter().map(|problem| (problem.code, problem.severity)).collect();
    assert_eq!(levels, [("Y001", Severity::Warning), ("Y001", Severity::Error)]);
}

#[test]
fn a_sum_of_which_a_part_is_unknown_is_not_compared() {
    let (zero, nine) = (whole(2024, 0), whole(2024, 9));
    let codes = |children: &[&str], aside: &[Skipped]| {
        let mut codes: Vec<_> =
            all(&zero, None, children, aside).into_iter().map(|problem| problem.code).collect();
        codes.dedup();
        codes
    };
    let unread = Skipped {
        place: None,
        relation: Relation::Child,
        reason: SkipReason::Unread("没有这个文件".to_owned()),
    };
    assert_eq!(codes(&[&nine], &[]), ["B501"]);
    assert_eq!(codes(&[&nine, ""], &[]), ["Y001"]);
    assert_eq!(codes(&[&nine, &whole(2023, 0)], &[]), ["Y003"]);
    assert_eq!(codes(&[&nine], &[unread]), ["Y001"]);
}

#[test]
fn a_skipped_report_is_named_by_its_relation() {
    let told = |relation, reason, place| {
        let aside = Skipped { place, relation, reason };
        let found = all(&whole(2024, 0), None, &[], &[aside]);
        found.into_iter().map(|problem| (problem.code, problem.severity)).collect::<Vec<_>>()
    };
    let (itself, twice) =
        (|| SkipReason::Itself("甲.toml".to_owned()), || SkipReason::Twice("甲.toml".to_owned()));
    assert_eq!(told(Relation::Last, itself(), None), [("Y002", Severity::Error)]);
    assert_eq!(told(Relation::Child, itself(), None), [("Y003", Severity::Information)]);
    assert_eq!(told(Relation::Child, twice(), Some(Span::new(0, 4))), [("Y003", Severity::Warning)]);
}
