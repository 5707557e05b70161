//! Reports saved by LibreOffice in other formats or printed by Chromium, where these are installed, are read figure by
//! figure and word by word. Where `MUST_DRAW` is set, LibreOffice must be installed.

use crate::build::zip;
use crate::common::{lay_out, read, write};
use crate::model::{differences, recognised, report};
use gen_report::import::Imported;
use gen_report::report::{Prose, Report};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn reports_saved_by_libreoffice_come_back() {
    if !is_installed() {
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
    let formats = ["pdf", "odt", "docx", "html", "xml:MS Word 2003 XML"];
    for filter in formats {
        let ending = filter.split(':').next().unwrap();
        let saved_in = folder.join(ending);
        save(&folder, &saved_in, filter, &names);
        for (at, report) in reports.iter().enumerate() {
            let saved = fs::read(saved_in.join(format!("{at}.{ending}"))).unwrap();
            let imported = assert_same(&format!("{at}.{ending}"), &saved, &fs::read(&names[at]).unwrap());
            assert_eq!(imported.report.title.is_some(), report.title.is_some());
        }
    }
}

/// The page that is published, printed from the browser.
#[test]
fn reports_printed_by_chromium_come_back() {
    let Ok(chromium) = std::env::var("CHROMIUM") else {
        println!("SKIPPED: nothing is printed, CHROMIUM names no browser (.ci/page does)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    // All samples and two others: each takes the browser some seconds.
    for (at, report) in reports().iter().take(12).enumerate() {
        let document = lay_out(report, &[]);
        let [page, pdf] = ["html", "pdf"].map(|ending| folder.path().join(format!("{at}.{ending}")));
        fs::write(&page, write(&document, "html")).unwrap();
        let printed = Command::new(&chromium)
            .args(["--headless", "--no-sandbox", "--disable-gpu"])
            .arg(format!("--user-data-dir={}", folder.path().join("home").display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", page.display()))
            .output()
            .unwrap();
        let printed = fs::read(pdf).unwrap_or_else(|_| panic!("{printed:?}"));
        assert_same(&format!("{at}.html"), &printed, &write(&document, "docx"));
    }
}

/// Asks that a saved report has every figure and every word that the Word document has.
fn assert_same(name: &str, saved: &[u8], docx: &[u8]) -> Imported {
    let (imported, same) = (recognised(saved), recognised(docx));
    let differences = differences(&imported.certain(), &same.certain());
    assert_eq!(differences, Vec::<String>::new(), "{name}: {:?}", imported.doubts);
    assert_eq!(imported.unsure, same.unsure, "{name}: {:?}", imported.doubts);
    assert_eq!(words(&imported.report), words(&same.report), "{name}");
    imported
}

/// What no reader takes is converted back by the program itself.
#[test]
fn old_documents_come_back_through_libreoffice() {
    if !is_installed() {
        println!("SKIPPED: nothing is saved, this machine lacks soffice");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut names = vec![];
    for (at, report) in samples("samples/corrected").enumerate() {
        let path = folder.path().join(format!("{at}.docx"));
        fs::write(&path, write(&lay_out(&report, &[]), "docx")).unwrap();
        names.push(path);
    }
    // Old Word documents and rich text in turn: each takes the program some seconds.
    for (first, ending) in ["doc", "rtf"].into_iter().enumerate() {
        let names: Vec<_> = names.iter().skip(first).step_by(2).cloned().collect();
        let [old, read] = ["old", "read"].map(|name| folder.path().join(ending).join(name));
        save(folder.path(), &old, ending, &names);
        let output = Command::new(env!("CARGO_BIN_EXE_gen-report"))
            .args(["import", "--convert", "-o"])
            .args([&read, &old])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        for path in names {
            let name = read.join(path.with_extension("toml").file_name().unwrap());
            let imported = crate::common::read(fs::read_to_string(&name).unwrap());
            let same = recognised(&fs::read(path).unwrap()).certain();
            assert_eq!(differences(&imported, &same), Vec::<String>::new(), "{}", name.display());
            assert_eq!(words(&imported), words(&same), "{}", name.display());
        }
    }
}

/// LibreOffice asks the web for a picture that a file links to, unless it is told not to.
#[test]
fn nothing_is_fetched_while_a_file_is_converted() {
    if !is_installed() {
        println!("SKIPPED: nothing is converted, this machine lacks soffice");
        return;
    }
    let web = TcpListener::bind("127.0.0.1:0").unwrap();
    web.set_nonblocking(true).unwrap();
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:spreadsheet><table:table><table:shapes>\
         <draw:frame><draw:image xlink:href=\"http://{}/x.png\"/></draw:frame></table:shapes><table:table-row>\
         <table:table-cell/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
        web.local_addr().unwrap()
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = format!(
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
         <m:file-entry m:full-path=\"/\" m:media-type=\"{kind}\"/>\
         <m:file-entry m:full-path=\"content.xml\" m:media-type=\"text/xml\"/></m:manifest>"
    );
    let folder = tempfile::tempdir().unwrap();
    let sheet = [
        ("mimetype".into(), kind.into()),
        ("content.xml".into(), content),
        ("META-INF/manifest.xml".into(), manifest),
    ];
    fs::write(folder.path().join("a.ods"), zip(&sheet)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_gen-report"))
        .args(["import", "--convert", "a.ods"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("转成 .xlsx 再读") && !told.contains("LibreOffice 没有"), "{told}");
    assert!(web.accept().is_err());
}

/// Whether LibreOffice is there to save the reports.
fn is_installed() -> bool {
    let is_installed = Command::new("soffice").arg("--version").output().is_ok();
    if !is_installed {
        assert!(
            std::env::var_os("MUST_DRAW").is_none(),
            "the pages must be drawn, and this machine lacks soffice"
        );
    }
    is_installed
}

/// Has LibreOffice save files in another format, in a folder.
fn save(home: &Path, folder: &Path, filter: &str, names: &[PathBuf]) {
    let home = format!("-env:UserInstallation=file://{}", home.join("home").display());
    let saved = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(names)
        .output()
        .unwrap();
    assert!(saved.status.success(), "{saved:?}");
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

fn samples(folder: &str) -> impl Iterator<Item = Report> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| read(fs::read_to_string(path).unwrap()))
}

/// All samples, and some reports drawn at random.
fn reports() -> Vec<Report> {
    let mut reports: Vec<_> = samples("samples/corrected").chain(samples("samples/published")).collect();
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
