//! What a published PDF of twenty pages costs to read: the allowance is 150 ms and 64 MiB. LibreOffice prints it, or `PDF` names one.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench tells its figures")]

use criterion::{Criterion, criterion_group, criterion_main};
use gen_report::agency_file;
use gen_report::document;
use gen_report::form::ANNUAL_2021;
use gen_report::import::{self, Imported};
use gen_report::source::Source;
use gen_report::writers;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

const SAMPLE: &str = include_str!("../samples/corrected/emin-2024.toml");
/// How often the text of a part is repeated: the report fills twenty pages then.
const REPEATED: usize = 64;

/// The sample with a text so long that it fills twenty pages, as LibreOffice prints it; none where it is not installed.
fn printed() -> Option<Vec<u8>> {
    let text = SAMPLE.lines().skip_while(|line| !line.starts_with("management")).nth(1)?;
    let long = SAMPLE.replacen(text, &[text; REPEATED].join("\n\n"), 1);
    let report = agency_file::read(&Source::new("long.toml", long), &ANNUAL_2021);
    let document = document::compose(&report, &ANNUAL_2021, writers::built_in(), &[], false).ok()?;
    let folder = tempfile::tempdir().ok()?;
    let path = folder.path().join("long.docx");
    fs::write(&path, (writers::DOCX.write)(&document, writers::built_in()).ok()?).ok()?;
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("home").display());
    let mut office = Command::new("soffice");
    office.args([&home, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path()).arg(&path);
    office.output().ok()?;
    fs::read(path.with_extension("pdf")).ok()
}

fn read(bytes: &[u8]) -> Imported {
    let published = import::read(bytes).expect("the PDF holds text");
    import::recognise("long.pdf", published).expect("the PDF is a report")
}

fn pages(bytes: &[u8]) -> usize {
    bytes.windows(11).filter(|window| *window == b"/Type/Page/").count()
}

/// The most memory that the process has held so far, in KB, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

fn twenty_pages(c: &mut Criterion) {
    let given = std::env::var("PDF").ok().map(|path| fs::read(Path::new(&path)).expect("PDF names a file"));
    let Some(bytes) = given.or_else(printed) else {
        println!("SKIPPED: LibreOffice prints the PDF, or PDF names one");
        return;
    };
    let before = peak();
    let imported = read(&bytes);
    let after = peak();
    println!("{} bytes, {} pages: {} figures are sure", bytes.len(), pages(&bytes), imported.sure);
    if let (Some(before), Some(after)) = (before, after) {
        println!("memory: at most {after} KB, {before} KB of them before");
    }
    c.bench_function("read a PDF of twenty pages", |b| b.iter(|| read(black_box(&bytes))));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = twenty_pages
}
criterion_main!(benches);
