//! The published reports of the seeds, against the samples that were entered by hand.

use crate::common::{read, seed};
use gen_report::{
    form::ANNUAL_2021,
    import::Imported,
    report::{Entry, Grid, Prose, Report},
};

const SEEDS: &[(&str, &str)] = &[
    ("000", "emin-2024"),
    ("001", "emalguoleng-2024"),
    ("002", "yingjisha-2023"),
    ("003", "zhangwu-2024"),
    ("004", "emin-commerce-2024"),
];

fn by_hand(name: &str) -> Report {
    let text = std::fs::read_to_string(format!("samples/published/{name}.toml")).unwrap();
    read(text)
}

/// The figures of both as `table.row.column`, with what is read and what is right.
fn figures<'a>(read: &'a Report, right: &'a Report) -> Vec<(String, Option<&'a Entry>, Option<&'a Entry>)> {
    let mut figures = vec![];
    for (at, table) in ANNUAL_2021.tables.iter().enumerate() {
        for (row, (block, line)) in table.rows().enumerate() {
            for (column, own) in block.columns.iter().enumerate() {
                let entry = |report: &'a Report| Some(&report.grids[at].cell(row, column)?.value);
                let name = format!("{}.{}.{}", table.key, line.key, own.key);
                figures.push((name, entry(read), entry(right)));
            }
        }
    }
    figures
}

#[test]
fn every_sure_figure_is_right() {
    for (seed_name, sample) in SEEDS {
        let (imported, right) = (seed(seed_name), by_hand(sample));
        let certain = imported.certain();
        for (name, read, right) in figures(&certain, &right) {
            let open = matches!(read, None | Some(Entry::Unsure));
            assert!(open || read == right, "{seed_name} {name}: {read:?}, not {right:?}");
        }
        assert_eq!(certain.fee_charged.map(|cell| cell.value), right.fee_charged.map(|cell| cell.value));
    }
}

#[test]
fn damaged_rows_are_named_and_no_others() {
    let unsure = |name| {
        let imported = seed(name);
        let rows = imported.doubts.iter().map(|doubt| {
            assert_eq!(doubt.columns.len(), 7, "the whole row is named");
            ANNUAL_2021.tables[doubt.table].rows().nth(doubt.row).unwrap().1.key.clone()
        });
        (rows.collect::<Vec<_>>(), imported.sure, imported.unsure, imported.missing)
    };
    let results: Vec<_> = ANNUAL_2021.tables[1].rows().map(|(_, line)| line.key.clone()).collect();
    let lost: Vec<_> = results[2..9].iter().chain([&results[23]]).cloned().collect();
    assert_eq!(unsure("000"), (lost, 144, 56, 0));
    assert_eq!(unsure("001"), (results[4..20].to_vec(), 87, 112, 1));
    for (name, missing) in [("002", 0), ("003", 7), ("004", 0)] {
        assert_eq!(unsure(name), (vec![], 200 - missing, 0, missing), "{name}");
    }
}

#[test]
fn a_row_with_a_figure_too_many_is_checked_as_it_stands() {
    let imported = seed("000");
    let row = imported.report.grids[1].rows[23].as_ref().unwrap();
    let counts: Vec<_> = row.cells.iter().map(|cell| cell.value.count()).collect();
    assert_eq!(counts, [0, 0, 0, 0, 0, 0, 3].map(Some));
    let lost = imported.report.grids[1].rows[2].as_ref().unwrap();
    assert_eq!(lost.cells[0].value, Entry::Unsure);
    assert_eq!(lost.cells[6].value, Entry::Count(3));
}

#[test]
fn words_are_kept_exactly() {
    let plain = |prose: &Option<Prose>| {
        let mut text = prose.as_ref().map_or(String::new(), |prose| prose.text.clone());
        while let Some(at) = text.find("[bookmark:") {
            let end = text[at..].find(']').unwrap();
            text.replace_range(at..=at + end, "");
        }
        text.trim_end().to_string()
    };
    for (name, sample) in SEEDS {
        let (read, right) = (seed(name).report, by_hand(sample));
        assert_eq!(plain(&read.title), plain(&right.title), "{name}");
        assert_eq!(plain(&read.opening), plain(&right.opening), "{name}");
        for (section, (own, other)) in
            ANNUAL_2021.sections.iter().zip(read.section_texts.iter().zip(&right.section_texts))
        {
            assert_eq!(plain(&own.text), plain(&other.text), "{name} {}", section.key);
            for (own, other) in own.parts.iter().zip(&other.parts) {
                assert_eq!(plain(own), plain(other), "{name} {}", section.key);
            }
        }
    }
}

#[test]
fn the_header_is_found() {
    for (name, sample) in SEEDS {
        let (imported, right) = (seed(name), by_hand(sample));
        let read = Report { agency: imported.report.agency.clone(), ..imported.certain() };
        assert_eq!(read.year.map(|year| year.value), right.year.map(|year| year.value), "{name}");
        assert_eq!(read.date.map(|date| date.value), right.date.map(|date| date.value), "{name}");
        assert_eq!(read.signature.map(|name| name.value), right.signature.map(|name| name.value));
        let (own, other) = (read.agency, right.agency);
        assert_eq!(own.name.map(|name| name.value), other.name.map(|name| name.value));
        assert_eq!(own.address.map(|address| address.value), other.address.map(|address| address.value));
        assert_eq!(own.postcode.map(|code| code.value), other.postcode.map(|code| code.value));
        assert_eq!(own.phone.map(|phone| phone.value), other.phone.map(|phone| phone.value));
        assert_eq!(own.kind.map(|kind| kind.value), other.kind.map(|kind| kind.value));
        assert_eq!(own.level.map(|level| level.value), other.level.map(|level| level.value));
    }
}

#[test]
fn every_word_and_figure_is_found_where_it_is_printed() {
    for (name, _) in SEEDS {
        let Imported { source, report, .. } = seed(name);
        for prose in report.narratives().chain(&report.title) {
            for (at, word) in prose.text.match_indices("信息公开") {
                let span = prose.span(at..at + word.len());
                assert_eq!(source.text[span].replace('\n', ""), word, "{name}");
            }
        }
        for cell in report.grids.iter().flat_map(Grid::cells) {
            if let Entry::Count(count) = cell.value {
                assert!(source.text[cell.span].contains(&count.to_string()), "{name} {cell:?}");
            }
        }
    }
}

#[test]
fn headings_and_labels_are_kept_as_printed() {
    let headings = |name| -> Vec<String> {
        let printed = seed(name).report.printed.unwrap();
        printed.headings.into_iter().map(|heading| heading.value).collect()
    };
    assert!(headings("002").contains(&"（二）改进措施".to_string()));
    assert!(headings("004").contains(&"总体情况".to_string()));
    assert_eq!(headings("003").len(), 11);
    let printed = seed("001").report.printed.unwrap();
    assert!(printed.labels.iter().any(|label| label.value == "（3）不予公开"));
    assert!(printed.labels.iter().any(|label| label.value == "规范性文件"));
}
