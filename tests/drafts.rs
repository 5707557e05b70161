//! A draft shows what was written, also where that could not be read, and no part moves up.

#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]

use gen_report::document::{compose, drafted};
use gen_report::source::Source;
use gen_report::writers;
use gen_report::{agency_file, form};

fn draft(text: &str) -> String {
    let (source, form) = (Source::new("a.toml", text), form::current());
    let report =
        drafted(&agency_file::read(&source, form), &source.text, &agency_file::typed(&source.text), form);
    let document = compose(&report, form, writers::built_in(), &[], true).unwrap();
    String::from_utf8((writers::TXT.write)(&document, writers::built_in()).unwrap()).unwrap()
}

/// The figures of the first row of the table of applications.
fn row(new: &str) -> Vec<String> {
    let text = draft(&format!("year = 2025\n[requests]\nnew = {new}\n"));
    let line = text.lines().find(|line| line.contains("一、本年新收")).unwrap();
    let cells = line.split(['|', '│', '┃', '\t']).map(|cell| cell.trim().to_owned());
    cells.skip_while(|cell| !cell.contains("本年新收")).skip(1).collect()
}

#[test]
fn a_wrong_figure_stands_in_its_place() {
    let (text, sound) =
        (draft("year = 2025\n[requests]\nnew = [-5, 1.5, \"无\", true, 0, 0, 3]\n"), row("[1, 2]"));
    for wrong in ["-5", "1.5", "无", "true"] {
        assert!(text.contains(wrong), "{wrong}: {text}");
    }
    assert!(sound.iter().any(|cell| cell == "1") && sound.iter().any(|cell| cell == "2"), "{sound:?}");
    let torn = draft("year = 2025\n[requests]\nnew = [61, 62, 无, 64, 65, 66\n");
    for typed in ["61", "62", "无", "66"] {
        assert!(torn.contains(typed), "{typed}: {torn}");
    }
}

#[test]
fn a_part_that_could_not_be_read_keeps_its_number() {
    let parts = |platform: &str| {
        format!(
            "year = 2025\n[overview]\ndisclosure = \"甲。\"\nmanagement = {platform}\nsupervision = \"丁。\"\n"
        )
    };
    for wrong in ["5", "\"丙。", "丙"] {
        let text = draft(&parts(wrong));
        assert!(text.contains("（二）政府信息管理情况。〔这一部分没有读出来"), "{wrong}: {text}");
        assert!(text.contains("（三）监督保障情况。丁。"), "{wrong}: {text}");
    }
    let sound = draft(&parts("\"丙。\""));
    assert!(sound.contains("（三）监督保障情况。丁。") && !sound.contains("没有读出来"), "{sound}");
}

#[test]
fn a_fee_that_is_no_amount_is_shown() {
    assert!(draft("year = 2025\n[other]\nfee_charged = -5\n").contains("收取信息处理费-5元"));
}
