//! The web page says what the paper says, in markup that means it.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

mod common;

use common::{corrected, lay_out, read};
use gen_report::document::{Document, Remark};
use scraper::{Html, Selector};

fn write(document: &Document) -> String {
    String::from_utf8(common::write(document, "html")).unwrap()
}

fn fragment(document: &Document) -> String {
    String::from_utf8(common::write(document, "fragment.html")).unwrap()
}

fn document(text: &str, remarks: &[Remark]) -> Document {
    lay_out(&read(text), remarks)
}

#[test]
fn a_sample_is_a_page() {
    let document = document(&corrected("emin-2024"), &[]);
    let written = write(&document);
    snapbox::assert_data_eq!(written.clone(), snapbox::file!["writers/emin-2024.html"].raw());
    assert_eq!(written, write(&document));
}

/// The elements that a selector finds, as what stands in them.
fn found(page: &str, selector: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    page.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

#[test]
fn headings_are_headings_and_figures_are_figures() {
    let page = write(&document(&corrected("yingjisha-2023"), &[]));
    assert_eq!(found(&page, "h1"), ["英吉沙县人民政府2023年政府信息公开工作年度报告"]);
    assert_eq!(found(&page, "h2").len(), 6);
    assert_eq!(found(&page, "h3").len(), 5 + 2);
    assert_eq!(found(&page, "h4").len(), 6);
    assert_eq!(found(&page, ".run-in > h3 + p").len(), 5);
    assert_eq!(found(&page, "caption").len(), 3);
    assert_eq!(found(&page, "td").len(), 10 + 175 + 15);
    assert_eq!(found(&page, "td[colspan='3']"), ["32615", "661", "36", "1725.6168"]);
    assert_eq!(found(&page, "th:not([scope])"), [""; 0]);
    assert_eq!(found(&page, "th[scope=rowgroup][rowspan='22']"), ["三、本年度办理结果"]);
    assert_eq!(found(&page, "th[scope=row][rowspan='8']"), ["（三）不予公开"]);
    assert_eq!(found(&page, "th[scope=colgroup]").len(), 2 + 2);
    assert_eq!(found(&page, "th[scope=rowgroup][colspan='4']").len(), 4);
    assert_eq!(found(&page, "script"), [""; 0]);
}

#[test]
fn markup_in_the_words_stays_words() {
    let forged = "</p><script>alert(1)</script>&amp;\\\"'<h1>";
    let text = format!(
        "title = \"{forged}\"\nopening = \"{forged}\"\n[agency]\nname = \"{forged}\"\n[overview]\n\
         disclosure = \"{forged}\"\n[style]\nbody_font = \"a\\\"}}</style><script>\"\n[other]\ntext = \"（一）{forged}。{forged}\"\n"
    );
    let words = "</p><script>alert(1)</script>&amp;\"'<h1>";
    let remark =
        Remark { path: "opening".to_owned(), span: None, author: words.to_owned(), text: words.to_owned() };
    let page = write(&document(&text, &[remark]));
    assert_eq!(found(&page, "script"), [""; 0]);
    assert_eq!(found(&page, "h1"), [words]);
    assert_eq!(found(&page, "title"), [format!("【草稿】{words}")]);
    assert_eq!(found(&page, "main > p:not(.draft)")[0], format!("{words}[1]"));
    assert_eq!(found(&page, ".notes li").len(), 1);
    assert_eq!(found(&page, "style").len(), 1);
}

#[test]
fn a_draft_leads_from_each_place_to_its_remark() {
    let remark = |path: &str, author: &str| Remark {
        path: path.to_owned(),
        span: None,
        author: author.to_owned(),
        text: format!("看 {path}"),
    };
    let paths = ["", "requests.new.total", "overview.disclosure", "title"];
    let page = write(&document(&corrected("zhangwu-2024"), &paths.map(|path| remark(path, "B301"))));
    assert_eq!(found(&page, ".draft"), ["草稿"]);
    assert_eq!(found(&page, "h1 a[href='#note-1']#place-1"), ["[1]"]);
    assert_eq!(found(&page, "h3 a[href='#note-2']#place-2"), ["[2]"]);
    assert_eq!(found(&page, "td a[href='#note-3']#place-3"), ["[3]"]);
    assert_eq!(found(&page, "#note-3 a[href='#place-3']").len(), 1);
    assert_eq!(found(&page, "#note-4"), ["B301　全文：看 "]);
    assert_eq!(found(&page, "#note-4 a"), [""; 0]);
}

#[test]
fn a_table_is_wide_enough_for_its_figures() {
    // Of the second table's width, a column of figures has 7 %: 8 digits at 0.56 characters, and air.
    let page = write(&document("[requests]\nnew = [12345678, 0, 0, 0, 0, 0, 0]", &[]));
    assert!(page.contains("#table-6 { min-width: 73em }"), "{page}");
    let page =
        write(&document("[requests]\nnew = [1, 0, 0, 0, 0, 0, 0]\n[disclosure]\nlicences = 12345678", &[]));
    assert!(
        page.contains("#table-6 { min-width: 45em }") && !page.contains("#table-4 { min-width"),
        "{page}"
    );
}

#[test]
fn a_house_font_is_named() {
    let page = write(&document("[style]\nbody_font = \"华文仿宋\"", &[]));
    assert!(page.contains("\"华文仿宋\", FangSong"), "{page}");
}

/// The attributes of every element, as `element name=value`.
fn attributes(page: &str) -> Vec<String> {
    let page = Html::parse_fragment(page);
    let all = Selector::parse("*").unwrap();
    let elements = page.select(&all).flat_map(|element| {
        let name = element.value().name().to_owned();
        element.value().attrs().map(move |(key, value)| format!("{name} {key}={value}")).collect::<Vec<_>>()
    });
    elements.collect()
}

#[test]
fn a_fragment_bears_its_styles_itself() {
    let document = document(&corrected("yingjisha-2023"), &[]);
    let part = fragment(&document);
    assert!(part == fragment(&document));
    for none in [
        "<html", "<head", "<body", "<style", "<script", "<link", "<main", "class=", "id=", "display", "clip",
        "var(",
    ] {
        assert!(!part.contains(none), "{none}");
    }
    // What a page hides from the eye, a fragment does not have.
    assert_eq!(found(&part, "caption"), [""; 0]);
    assert_eq!(found(&part, "h2"), ["英吉沙县人民政府2023年政府信息公开工作年度报告"]);
    assert_eq!(found(&part, "h3").len(), 6);
    assert_eq!(found(&part, "td").len(), 10 + 175 + 15);
    assert_eq!(
        found(&part, "td:not([style*='border: 1px solid']), th:not([style*='border: 1px solid'])"),
        [""; 0]
    );
    assert_eq!(found(&part, "p:not([style*='text-indent: 2em']):not([style*='text-align: right'])"), [""; 0]);
    let known = ["style", "scope", "colspan", "rowspan", "border", "cellspacing", "aria-label"];
    for attribute in attributes(&part) {
        assert!(known.iter().any(|known| attribute.contains(&format!(" {known}="))), "{attribute}");
    }
    // It says what the page says, each paragraph that begins with a heading in one.
    let words = |page: &str, elements: &str| found(page, elements).concat();
    let of_page = words(&write(&document), "main h1, main h2, main h3, main h4, main p, main th, main td");
    assert!(words(&part, "h2, h3, h4, h5, p, th, td") == of_page);
}

#[test]
fn markup_in_the_words_of_a_fragment_stays_words() {
    let forged = "</p><script>alert(1)</script>\" style=\"x";
    let text =
        format!("title = '{forged}'\nopening = '{forged}'\n[other]\ntext = '（一）{forged}。{forged}'\n");
    let remark =
        Remark { path: "opening".to_owned(), span: None, author: forged.to_owned(), text: forged.to_owned() };
    let part = fragment(&document(&text, &[remark]));
    assert_eq!(found(&part, "script"), [""; 0]);
    assert_eq!(found(&part, "h2"), [forged]);
    assert_eq!(found(&part, "p")[..2], ["【草稿】".to_owned(), format!("{forged}[1]")]);
    assert_eq!(
        found(&part, "p").last().unwrap(),
        &format!("1. {forged}　“</p><script>alert(1)……”：{forged}")
    );
    assert_eq!(found(&part, "a"), [""; 0]);
}

#[test]
fn on_a_telephone_the_labels_of_a_wide_table_stay_in_view() {
    let page = write(&document(&corrected("yingjisha-2023"), &[]));
    let rules = page.split_once("@media screen and (max-width: 40em)").unwrap().1;
    for rule in [
        ".stay-1 { position: sticky; left: 0.0em }",
        ".stay-2 { position: sticky; left: 2.7em }",
        ".stay-3 { position: sticky; left: 6.2em }",
    ] {
        assert!(rules.contains(rule), "{rule}");
    }
    assert!(!rules.contains(".stay-4"));
    // A label stays, a figure and a label over figures go.
    assert_eq!(found(&page, "th.stay-1[rowspan='22']"), ["三、本年度办理结果"]);
    assert_eq!(found(&page, "th.stay-2[rowspan='8']"), ["（三）不予公开"]);
    assert!(found(&page, "th.item.stay-3").contains(&"1.属于国家秘密".to_owned()));
    assert_eq!(
        found(&page, "td[class*=stay], thead th[scope=colgroup][class*=stay]:not(:first-child)"),
        [""; 0]
    );
    // Every label before figures of that table stays.
    let labels = found(&page, "table[id] tr:has(td:nth-of-type(7)) th[scope]:not([class*=stay])");
    assert!(labels.iter().all(|label| !label.contains("、")), "{labels:?}");
}
