//! What is built and read back is the same, for every sample and for reports drawn at random.

use gen_report::{
    report::Report,
    writers::{self, WRITERS},
};
use proptest::prelude::*;

use crate::common::{lay_out, read};
use crate::model::{self, assert_words, differences, html, items_of, one_a_line, recognised, tabbed};

/// Builds the report in every format that can be read back, and reads it.
fn assert_same(report: &Report) {
    let paper = lay_out(report, &[]);
    let mut files: Vec<Vec<u8>> =
        WRITERS.iter().map(|writer| (writer.write)(&paper, writers::built_in()).unwrap()).collect();
    let items = items_of(report);
    files.extend([html(&items), tabbed(&items), one_a_line(&items)].map(String::into_bytes));
    for bytes in files {
        let imported = recognised(&bytes);
        assert_eq!(differences(&imported.certain(), report), Vec::<String>::new(), "{:?}", imported.doubts);
        assert_eq!(imported.unsure, 0, "{:?}", imported.doubts);
        assert_words(&imported.report, report);
    }
}

#[test]
fn every_corrected_sample_comes_back() {
    for entry in std::fs::read_dir("samples/corrected").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_same(&read(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_drawn_at_random_comes_back(
        figures in prop::collection::vec(0_u64..100_000, 200),
        words in prop::collection::vec("[一-龥，、0-9]{4,60}[一-龥]", 5),
    ) {
        let mut report = model::report();
        let mut figures = figures.into_iter();
        for cell in report.grids.iter_mut().flat_map(|grid| grid.rows.iter_mut().flatten()).flat_map(|row| &mut row.cells) {
            if let gen_report::report::Entry::Count(count) = &mut cell.value {
                *count = figures.next().unwrap();
            }
        }
        let parts = report.section_texts[0].parts.iter_mut().flatten();
        for (part, words) in parts.zip(words) {
            *part = gen_report::report::Prose::verbatim(format!("2024年，{words}。"), 0);
        }
        assert_same(&report);
    }
}
