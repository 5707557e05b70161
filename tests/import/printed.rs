//! Reports saved by LibreOffice in other formats, where it is installed, are read figure by figure and word by word.
//! Where `MUST_DRAW` is set, it must be installed.

use crate::common::{lay_out, read, write};
use crate::model::{differences, recognised, report};
use gen_report::report::{Prose, Report};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn reports_saved_by_libreoffice_come_back() {
    let installed = Command::new("soffice").arg("--version").output().is_ok();
    if !installed {
        assert!(
            std::env::var_os("MUST_DRAW").is_none(),
            "the pages must be drawn, and this machine lacks soffice"
        );
        println!("SKIPPED: nothing is saved, this machine lacks soffice");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let reports = reports();
    let mut names = vec![];
    for (at, report) in reports.iter().enumerate() {
        let path = folder.join(format!("{at}.docx"));
        fs::write(&path, write(&lay_out(report, &[]), "docx")).unwrap();
        names.push(path);
    }
    let home = format!("-env:UserInstallation=file://{}", folder.join("home").display());
    let formats = ["pdf", "odt", "docx", "html", "xml:MS Word 2003 XML"];
    for filter in formats {
        let ending = filter.split(':').next().unwrap();
        let saved_in = folder.join(ending);
        let saved = Command::new("soffice")
            .args([&home, "--headless", "--convert-to", filter, "--outdir"])
            .arg(&saved_in)
            .args(&names)
            .output()
            .unwrap();
        assert!(saved.status.success(), "{saved:?}");
        for (at, report) in reports.iter().enumerate() {
            let imported = recognised(&fs::read(saved_in.join(format!("{at}.{ending}"))).unwrap());
            let same = recognised(&fs::read(&names[at]).unwrap());
            let differences = differences(&imported.certain(), &same.certain());
            assert_eq!(differences, Vec::<String>::new(), "{at}.{ending}: {:?}", imported.doubts);
            assert_eq!(imported.unsure, same.unsure, "{at}.{ending}: {:?}", imported.doubts);
            assert_eq!(words(&imported.report), words(&same.report), "{at}.{ending}");
            assert_eq!(imported.report.title.is_some(), report.title.is_some());
        }
    }
}

/// Every word of a report, without white space.
fn words(report: &Report) -> Vec<String> {
    let prose = |prose: &Prose| prose.text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut words: Vec<String> = [&report.title, &report.opening].into_iter().flatten().map(prose).collect();
    for section in &report.section_texts {
        words.extend(section.text.iter().map(prose));
        words.extend(section.parts.iter().flatten().map(prose));
    }
    words
}

/// All samples, and some reports drawn at random.
fn reports() -> Vec<Report> {
    let mut reports = vec![];
    for folder in ["samples/corrected", "samples/published"] {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path).unwrap();
            reports.push(read(text));
        }
    }
    let mut runner = TestRunner::deterministic();
    let figures = prop::collection::vec(0_u64..100_000, 200);
    let texts = prop::collection::vec("[一-龥，、0-9]{4,300}[一-龥]", 5);
    for _ in 0..8 {
        let mut drawn = report();
        let mut figures = figures.new_tree(&mut runner).unwrap().current().into_iter();
        let texts = texts.new_tree(&mut runner).unwrap().current();
        for cell in drawn
            .grids
            .iter_mut()
            .flat_map(|grid| grid.rows.iter_mut().flatten())
            .flat_map(|row| &mut row.cells)
        {
            if let gen_report::report::Entry::Count(count) = &mut cell.value {
                *count = figures.next().unwrap();
            }
        }
        for (part, words) in drawn.section_texts[0].parts.iter_mut().flatten().zip(texts) {
            *part = Prose::verbatim(format!("2024年，{words}。"), 0);
        }
        reports.push(drawn);
    }
    reports
}
