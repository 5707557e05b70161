//! Figures that the narrative cites: what is put in, where it came from, and what is out of reach.

#![allow(clippy::unwrap_used)]

mod common;

use gen_report::report::{CitationFault, IssueKind, Prose, Report};
use gen_report::source::Source;

const REST: &str = r#"
[agency]
name = "某县{{ year }}办\n（一）公室"
[disclosure]
licences = 9452
fees = 1725.6168
[requests]
new = [3, 0, 0, 0, 0, 0, 3]
carried_in = [1, 0, "", 0, 0, 0, 1]
granted = [2, 0, 0, 0, 0, 0, 2]
partial = [1, "无", 0, 0, 0, 0, 1]
[cases]
litigation.after_review = [0, 0, 0, 5, 5]
[other]
fee_charged = 20.5
"#;

fn read(opening: &str) -> (Source, Report) {
    let text = format!("year = 2024\ndate = 2025-01-20\nopening = \"\"\"\n{opening}\"\"\"\n{REST}");
    common::read_source(text)
}

fn opening(opening: &str) -> Prose {
    read(opening).1.opening.unwrap()
}

/// What is odd: the words that the place covers, and what is said of them.
fn told(opening: &str) -> Vec<(String, CitationFault, Option<String>)> {
    let (source, report) = read(opening);
    assert_eq!(report.opening.unwrap().text, opening, "what cannot be resolved stays as it was written");
    let told = report.issues.into_iter().filter_map(|odd| match odd.what {
        IssueKind::Citation { fault, nearest, .. } => {
            Some((source.text[odd.span].to_owned(), fault, nearest))
        }
        _ => None,
    });
    told.collect()
}

#[test]
fn figures_are_put_in_as_they_are_printed() {
    for (cited, shown) in [
        ("{{ requests.new.total }}", "3"),
        ("{{requests.new.total}}", "3"),
        ("{{ disclosure.licences }}", "9452"),
        ("{{ disclosure.fees }}", "1725.6168"),
        ("{{ other.fee_charged }}", "20.5"),
        ("{{ cases.litigation.after_review.pending }}", "5"),
        ("{{ year }}年，{{ date }}", "2024年，2025年1月20日"),
        ("{{ requests.new.total + requests.carried_in.total }}", "4"),
        ("{{ (requests.new.total - 1) * 2 }}", "4"),
        ("{{ disclosure.licences / 2 }}", "4726"),
        ("{{ (requests.granted.total / requests.new.total * 100) | round(precision=1) }}%", "66.7%"),
    ] {
        assert_eq!(opening(cited).text, shown, "{cited}");
    }
}

#[test]
fn what_a_citation_brings_in_is_not_read_again() {
    let prose = opening("{{ agency.name }}收到{{ requests.new.total }}件");
    assert_eq!(prose.text, "某县{{ year }}办 （一）公室收到3件");
}

#[test]
fn tags_and_comments_are_text() {
    for text in ["{% if year %}3{% endif %}", "{# 注 #}", "比例{%", "一}二", "{ x }", "｛年｝", "{"] {
        assert_eq!(opening(text).text, text);
    }
    assert_eq!(opening("{% raw %}{{ year }}{# x").text, "{% raw %}2024{# x");
}

#[test]
fn every_word_is_found_where_it_was_written() {
    let (source, report) =
        read("共\\\"收到\\\"{{ requests.new.total }}件，\\\n   办结{{ requests.granted.total }}件。");
    let prose = report.opening.unwrap();
    assert_eq!(prose.text, "共\"收到\"3件，办结2件。");
    let place = |word: &str| {
        let at = prose.text.find(word).unwrap();
        &source.text[prose.span(at..at + word.len())]
    };
    assert_eq!(place("收到"), "收到");
    assert_eq!(place("3"), "{{ requests.new.total }}");
    assert_eq!(place("2件"), "{{ requests.granted.total }}件");
    assert_eq!(place("件，"), "件，");
    assert_eq!(place("。"), "。");
}

#[test]
fn what_cannot_be_cited_is_reported_at_its_place() {
    let told =
        |text: &str| told(text).into_iter().map(|(place, _, nearest)| (place, nearest)).collect::<Vec<_>>();
    let one = |place: &str, nearest: Option<&str>| vec![(place.to_owned(), nearest.map(str::to_owned))];
    assert_eq!(told("{{ requests.new.totl }}"), one("requests.new.totl", Some("requests.new.total")));
    assert_eq!(told("{{ requests.new }}"), one("requests.new", Some("requests.new.total")));
    assert_eq!(told("{{ new.total }}"), one("new.total", Some("requests.new.total")));
    assert_eq!(told("{{ licences }}"), one("licences", Some("disclosure.licences")));
    assert_eq!(told("{{ title }}"), one("title", None));
    assert_eq!(told("{{ 新收 }}"), one("新收", None));
    assert_eq!(told("收到{{ year"), one("{{", None));
    assert_eq!(told("收到{{ year }\n}}"), one("{{", None));
    assert_eq!(told("{{ }}"), one(" ", None));
    assert_eq!(told("{{ year + }}"), one(" year + ", None));
    assert_eq!(told("{{ year ＋ 1 }}"), one("＋", None));
    assert_eq!(told("{{ disclosure.fees + 1 }}"), one(" disclosure.fees + 1 ", None));
    assert_eq!(told("{{ year / 0 }}"), one(" year / 0 ", None));
    assert_eq!(told("{{ year ** 9 ** 9 ** 9 }}"), one(" year ** 9 ** 9 ** 9 ", None));
    assert_eq!(told("{{ requests.carried_in.research }}"), one("requests.carried_in.research", None));
    assert_eq!(told("{{ requests.processed.total }}"), one("requests.processed.total", None));
    assert_eq!(told("{{ agency.phone }}"), one("agency.phone", None));
}

#[test]
fn what_was_meant_to_be_a_citation_is_not_printed() {
    for (typed, place, fault, nearest) in [
        ("｛｛ year ｝｝", "｛｛ year ｝｝", CitationFault::WideBraces, Some("{{ year }}")),
        ("{｛year}}", "{｛year}}", CitationFault::WideBraces, Some("{{ year }}")),
        ("{{ year ｝｝", "{{ year ｝｝", CitationFault::WideBraces, Some("{{ year }}")),
        (
            "收到{ requests.new.total }件",
            "{ requests.new.total }",
            CitationFault::SingleBraces,
            Some("{{ requests.new.total }}"),
        ),
        ("｛year｝", "｛year｝", CitationFault::SingleBraces, Some("{{ year }}")),
        ("year }}年", "}}", CitationFault::Unopened, None),
        ("{{ year\n}}年", "{{", CitationFault::Unclosed, None),
    ] {
        let wanted = (place.to_owned(), fault, nearest.map(str::to_owned));
        assert_eq!(told(typed), [wanted], "{typed}");
    }
}

#[test]
fn a_quotient_says_how_many_decimals_are_printed() {
    let quotient = "requests.granted.total / requests.new.total";
    let nearest = format!("{{{{ ({quotient}) | round(precision=1) }}}}");
    let wanted = (format!(" {quotient} "), CitationFault::Unrounded, Some(nearest));
    assert_eq!(told(&format!("{{{{ {quotient} }}}}")), [wanted]);
    assert_eq!(opening("{{ requests.new.total / 2 }}").text, "1.5");
}

#[test]
fn what_other_findings_report_is_not_reported_again() {
    assert_eq!(told("{{ requests.partial.business }}"), []);
}

#[test]
fn a_figure_that_is_yet_to_be_verified_is_cited_as_its_cell_is_printed() {
    let text = |cell: &str| {
        let cited = "{{ requests.new.natural }}件，共{{ requests.new.natural + requests.new.legal }}件";
        common::read(format!("title = \"{cited}\"\n[requests]\nnew = [{cell}, 0, 0, 0, 2, 0, 3]\n"))
    };
    let report = text("\"?\"");
    assert_eq!((report.title.unwrap().text.as_str(), report.issues), ("？件，共？件", vec![]));
    // One that is not filled in is told.
    let report = text("\"\"");
    assert_eq!(report.issues.len(), 2);
    assert!(report.title.unwrap().text.contains("{{"));
}

#[test]
fn nothing_else_is_in_reach() {
    for text in [
        "{{ range(end=9) }}",
        "{{ __tera_context }}",
        "{{ year | indent(width=999999999) }}",
        "{{ throw(message=1) }}",
        "{{ [1, 2] }}",
        "{{ 'a' }}",
        "{{ year is defined }}",
        "{{ year if year else 0 }}",
        "{{ { year }}",
    ] {
        let told = told(text);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
    }
    let deep = format!("{{{{ {}year{} }}}}", "(".repeat(20_000), ")".repeat(20_000));
    assert_eq!(told(&deep).len(), 1);
    let long = format!("{{{{ 1{} }}}}", " + 1".repeat(20_000));
    assert_eq!(told(&long).len(), 1);
}

#[test]
fn computed_totals_can_be_cited() {
    let text =
        "totals = \"computed\"\ntitle = \"{{ requests.new.total }}\"\n[requests]\nnew = [3, 0, 0, 0, 0, 1]\n";
    let report = common::read(text);
    assert_eq!(report.title.unwrap().text, "4");
}

#[test]
fn a_figure_on_a_line_that_cannot_be_read_is_not_missing() {
    let text = "title = \"{{ requests.new.total }}\"\n[requests]\nnew = [３, 0, 0, 0, 0, 0, 3]\n";
    let report = common::read(text);
    assert!(report.issues.iter().all(|odd| matches!(odd.what, IssueKind::Syntax { .. })));
}
