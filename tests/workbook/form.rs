//! Of the tests of workbooks: the form filled in as people do, and what its cells say.

use crate::common::{corrected, judge, read};
use crate::sheets::{Content, Copy, filled, parts, written};
use gen_report::report::{Entry, Report, Totals};
use gen_report::source::Span;

fn sample() -> Report {
    read(corrected("emin-2024"))
}

/// Sets cells of a filled-in workbook, and reads what another program has saved.
fn changed(cells: &[(&str, Content)]) -> gen_report::workbook::FilledWorkbook {
    let mut copy = Copy::of(&written(&sample()));
    for (name, content) in cells {
        copy.set(name, content.clone());
    }
    filled(&copy.write(false))
}

/// The cell that a finding points at.
fn cell(read: &gen_report::workbook::FilledWorkbook, span: Span) -> String {
    read.source.place(span).map_or_else(String::new, |place| place.to_string())
}

fn text(words: &str) -> Content {
    Content::Text(words.to_owned())
}

fn entry(report: &Report, path: &str) -> Entry {
    let place = report.place(path).unwrap();
    report.cells().find(|cell| cell.span == place).unwrap().value.clone()
}

#[test]
fn a_number_is_read_however_it_was_typed() {
    let typed = [text("12"), text("１２"), text(" 12 "), text("12件"), text("12.0"), Content::Number(12.0)];
    for content in typed {
        let report = changed(&[("requests.new.natural", content.clone())]).report;
        assert_eq!(entry(&report, "requests.new.natural"), Entry::Count(12), "{content:?}");
    }
    let large = changed(&[("disclosure.documents.made", text("1,234"))]).report;
    assert_eq!(entry(&large, "disclosure.documents.made"), Entry::Count(1234));
}

#[test]
fn what_is_no_number_is_reported_with_its_cell() {
    for (content, code) in [
        (Content::Number(2.5), "F204"),
        (Content::Number(-1.0), "F204"),
        (text("约3"), "F203"),
        (text("1 2"), "F203"),
    ] {
        let read = changed(&[("requests.new.natural", content.clone())]);
        let found = judge(&read.report);
        let problem = found
            .iter()
            .find(|problem| problem.code == code)
            .unwrap_or_else(|| panic!("{content:?}: {found:?}"));
        assert_eq!(cell(&read, problem.span()), read.places["requests.new.natural"], "{content:?}");
    }
}

#[test]
fn a_finding_names_sheet_and_cell() {
    let read = changed(&[("requests.new.total", Content::Number(4.0))]);
    let found = judge(&read.report);
    let places: Vec<_> = found
        .iter()
        .filter(|problem| problem.code == "B301")
        .map(|problem| cell(&read, problem.span()))
        .collect();
    assert_eq!(places, ["表三!J6"]);
}

#[test]
fn words_are_found_in_their_row() {
    let read = changed(&[("overview.requests", text("全年收到政府信息公开申请5件。"))]);
    let found = judge(&read.report);
    let problem = found.iter().find(|problem| problem.code == "N102").unwrap();
    assert_eq!(cell(&read, problem.span()), read.places["overview.requests"]);
    assert!(read.places["overview.requests"].starts_with("文字!B"));
}

#[test]
fn renamed_sheets_and_inserted_rows_change_nothing() {
    let report = sample();
    let mut copy = Copy::of(&written(&report));
    for (at, sheet) in copy.sheets.iter_mut().enumerate() {
        *sheet = format!("sheet {at}");
    }
    for name in ["requests.denied.query.natural", "agency.phone", "cases.review.upheld"] {
        copy.insert_row(name);
    }
    // A row that was inserted among the paragraphs of a text, and one below its last.
    let (sheet, row, column) = copy.names["overview.requests"];
    copy.cells.insert((sheet, row + 5, column), text("补一段。"));
    let read = filled(&copy.write(false));
    let texts = |report: &Report| report.section_texts[0].parts[1].as_ref().unwrap().text.clone();
    assert_eq!(texts(&read.report), format!("{}\n\n\n\n\n补一段。", texts(&report)));
    let entries = |report: &Report| report.cells().map(|cell| cell.value.clone()).collect::<Vec<_>>();
    assert_eq!(entries(&read.report), entries(&report));
}

#[test]
fn a_total_that_no_program_has_computed_is_added_up() {
    for (cached, expected) in [("0", 3), ("", 3), ("3", 3), ("7", 7)] {
        let formula = Content::Formula("=SUM(A1:B1)", cached);
        let report = changed(&[("requests.new.total", formula)]).report;
        assert_eq!(entry(&report, "requests.new.total"), Entry::Count(expected), "{cached:?}");
    }
}

#[test]
fn fields_are_read_as_people_write_them() {
    let read = changed(&[
        ("report.year", text("2024年")),
        ("report.date", text("2025年1月20日")),
        ("agency.kind", text("department")),
        ("agency.postcode", Content::Number(834_600.0)),
        ("report.seal", text("是")),
        ("other.fee_charged", text("120.50")),
        ("report.signature", text("不落款")),
        ("report.children", text("甲.xlsx\n乙.toml")),
    ]);
    let report = &read.report;
    assert!(report.issues.is_empty(), "{:?}", report.issues);
    assert_eq!(report.year.as_ref().unwrap().value, 2024);
    assert_eq!(report.date.as_ref().unwrap().value.to_string(), "2025-01-20");
    assert_eq!(report.agency.postcode.as_ref().unwrap().value, "834600");
    assert!(report.seal.as_ref().unwrap().value);
    assert_eq!(report.signature.as_ref().unwrap().value, "");
    assert_eq!(
        report.children.iter().map(|child| child.value.as_str()).collect::<Vec<_>>(),
        ["甲.xlsx", "乙.toml"]
    );
    for odd in ["2025-02-30", "去年", "20250"] {
        let read = changed(&[("report.date", text(odd))]);
        assert!(judge(&read.report).iter().any(|problem| problem.code == "F002"), "{odd}");
    }
}

#[test]
fn a_finding_is_accepted_by_its_cell() {
    let mut copy = Copy::of(&written(&sample()));
    let (sheet, row, column) = copy.names["report.accept"];
    let entries = ["N102", "表三!D6", "另有转送件"];
    for (at, words) in (0..).zip(entries) {
        copy.cells.insert((sheet, row, column + at), text(words));
    }
    let report = filled(&copy.write(false)).report;
    let accept = &report.accepts[0];
    let value = |own: &Option<gen_report::source::Spanned<String>>| own.as_ref().unwrap().value.clone();
    assert_eq!(value(&accept.rule), "N102");
    assert_eq!(value(&accept.at), "requests.new.natural");
    assert_eq!(value(&accept.reason), "另有转送件");
}

#[test]
fn a_citation_in_a_cell_is_one() {
    let read = changed(&[("overview.requests", text("收到申请{{ requests.new.total }}件。"))]);
    assert_eq!(read.report.section_texts[0].parts[1].as_ref().unwrap().text, "收到申请3件。");
}

#[test]
fn who_adds_up_the_totals_is_kept() {
    let toml = "year = 2024\ntotals = \"computed\"\n[requests]\nnew = [3, 0, 0, 0, 0, 0]\ncarried_in = [0, 0, 0, 0, 0, 0]\n";
    let read = filled(&written(&read(toml)));
    assert_eq!(read.report.totals, Totals::Computed);
    assert_eq!(read.report.grids[1].count(0, 6), Some(3));
    assert!(!read.source.text.contains("processed"));
}

#[test]
fn words_that_begin_like_a_formula_are_words() {
    let toml = "year = 2024\n[overview]\ndisclosure = \"=1+2\\n@SUM(A1)\\n+公开\"\n[agency]\nname = \"=cmd|'/c calc'!A1\"\n";
    let bytes = written(&read(toml));
    let sheets = parts(&bytes);
    let formulas: Vec<_> = sheets.values().flat_map(|part| part.split("<f>").skip(1)).collect();
    assert!(
        !formulas.is_empty() && formulas.iter().all(|formula| formula.starts_with("IF(COUNT(")),
        "{formulas:?}"
    );
    let report = filled(&bytes).report;
    assert_eq!(report.section_texts[0].parts[0].as_ref().unwrap().text, "=1+2\n@SUM(A1)\n+公开");
    assert_eq!(report.agency.name.unwrap().value, "=cmd|'/c calc'!A1");
}

#[test]
fn every_cell_has_a_name_and_is_open_labels_are_locked() {
    let bytes = written(&Report::blank(&gen_report::form::ANNUAL_2021));
    let copy = Copy::of(&bytes);
    for name in [
        "requests.denied.query.natural",
        "cases.litigation.direct.total",
        "disclosure.fees",
        "overview.platform",
        "report.year",
    ] {
        assert!(copy.names.contains_key(name), "{name}");
    }
    assert!(
        copy.names.keys().filter(|name| name.starts_with("requests.")).count() == 175,
        "{:?}",
        copy.names.len()
    );
    let sheets = parts(&bytes);
    let protected = sheets.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    assert!(protected.clone().count() == 7);
    assert!(
        protected.clone().all(|(_, part)| part.contains("<sheetProtection") && !part.contains("password"))
    );
    assert!(protected.clone().all(|(_, part)| part.contains("paperSize=\"9\"")));
}

#[test]
fn a_cell_of_a_sum_says_what_it_should_be() {
    let bytes = written(&sample());
    let sheets = parts(&bytes);
    let notes: String =
        sheets.iter().filter(|(name, _)| name.contains("comments")).map(|(_, part)| part.as_str()).collect();
    for balance in gen_report::form::ANNUAL_2021.tables.iter().flat_map(|table| &table.balances) {
        assert!(notes.contains(&balance.says), "{}", balance.says);
    }
}

#[test]
fn a_sheet_that_was_copied_is_not_guessed_at() {
    let mut parts = parts(&written(&sample()));
    let book = parts.get_mut("xl/workbook.xml").unwrap();
    let name = "<definedName name=\"requests.new.natural\" localSheetId=\"1\">'基本情况'!$A$9</definedName></definedNames>";
    *book = book.replace("</definedNames>", name);
    let refused = gen_report::workbook::read("2025.xlsx", &crate::sheets::pack(&parts)).unwrap_err();
    assert_eq!(
        refused,
        gen_report::workbook::Refusal::Unrecognised(gen_report::import::Unrecognised::TwoReports)
    );
}

#[test]
fn what_is_missing_is_reported_at_its_cell() {
    let read = filled(&written(&Report::blank(&gen_report::form::ANNUAL_2021)));
    for problem in judge(&read.report) {
        assert!(!cell(&read, problem.span()).is_empty(), "{problem:?}");
    }
}

#[test]
fn a_total_that_waits_for_its_part_is_not_told() {
    for content in [text(""), text("三"), Content::Number(3.5), Content::Number(-3.0)] {
        let read = changed(&[("requests.new.business", content.clone())]);
        let found = judge(&read.report);
        let places: Vec<_> = found.iter().map(|problem| cell(&read, problem.span())).collect();
        assert_eq!(places, [read.places["requests.new.business"].clone()], "{content:?}: {found:?}");
    }
}

#[test]
fn a_day_is_read_from_its_number() {
    let day = |content: Content| {
        let date = changed(&[("report.date", content)]).report.date;
        date.map(|date| date.value.to_string())
    };
    assert_eq!(day(Content::Number(45_677.0)).as_deref(), Some("2025-01-20"));
    assert_eq!(day(Content::Number(20_250_120.0)).as_deref(), Some("2025-01-20"));
    assert_eq!(day(text("20250120")).as_deref(), Some("2025-01-20"));
    // What may be anything else is left for the checks to report.
    for content in [Content::Number(2025.0), Content::Number(120.0), text("45677")] {
        assert_eq!(day(content.clone()), None, "{content:?}");
    }
}
