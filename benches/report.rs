//! What one report costs, step by step, beside a raw docx-rs loop that writes the same paragraphs and tables.

use criterion::{Criterion, criterion_group, criterion_main};
use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow, VMergeType};
use gen_report::agency_file;
use gen_report::checks::{self, Case};
use gen_report::document::{self, BlockKind, Document};
use gen_report::form::ANNUAL_2021;
use gen_report::report::Report;
use gen_report::source::Source;
use gen_report::writers::{self, WRITERS, Writer};
use std::hint::black_box;
use std::io::Cursor;

const SAMPLE: &str = include_str!("../samples/corrected/emin-2024.toml");

fn read(text: &str) -> Report {
    agency_file::read(&Source::new("emin-2024.toml", text), &ANNUAL_2021)
}

fn lay_out(report: &Report) -> Document {
    document::compose(report, &ANNUAL_2021, writers::built_in(), &[], false).expect("the sample is laid out")
}

fn writer(ending: &str) -> &'static Writer {
    WRITERS.iter().find(|writer| writer.ending == ending).expect("the format is built in")
}

fn write(document: &Document, ending: &str) -> Vec<u8> {
    (writer(ending).write)(document, writers::built_in()).expect("the built-in templates are whole")
}

/// What a program without checks and without styles would do: the same words and cells straight into docx-rs.
fn raw(document: &Document) -> Vec<u8> {
    let mut docx = Docx::new();
    for block in &document.blocks {
        docx = match &block.kind {
            BlockKind::Title(title) => docx.add_paragraph(plain(&title.text())),
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => docx.add_paragraph(plain(text)),
            BlockKind::RunIn { heading, text, .. } => docx.add_paragraph(
                Paragraph::new().add_run(Run::new().add_text(heading)).add_run(Run::new().add_text(text)),
            ),
            BlockKind::Table(table) => docx.add_table(raw_table(table)),
            BlockKind::Signature(closing) => {
                docx.add_paragraph(plain(&closing.signature)).add_paragraph(plain(&closing.date))
            }
        };
    }
    let mut out = Cursor::new(vec![]);
    docx.build().pack(&mut out).expect("memory takes what is written to it");
    out.into_inner()
}

/// The same grid of cells, with the continuation cells that Word wants under a merged one.
fn raw_table(table: &document::Table) -> Table {
    let mut covered: Vec<(usize, usize)> = vec![(0, 0); table.widths.len()];
    let mut rows = vec![];
    for row in &table.rows {
        let (mut cells, mut at, mut own) = (vec![], 0, row.iter());
        while at < covered.len() {
            let (left, wide) = covered[at];
            if left > 0 {
                covered[at].0 -= 1;
                let cell = TableCell::new().add_paragraph(Paragraph::new());
                cells.push(cell.grid_span(wide).vertical_merge(VMergeType::Continue));
                at += wide;
                continue;
            }
            let Some(cell) = own.next() else { break };
            let mut written = TableCell::new().add_paragraph(plain(&cell.text())).grid_span(cell.wide);
            if cell.tall > 1 {
                written = written.vertical_merge(VMergeType::Restart);
                covered[at] = (cell.tall - 1, cell.wide);
            }
            cells.push(written);
            at += cell.wide;
        }
        rows.push(TableRow::new(cells));
    }
    Table::new(rows)
}

fn plain(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

fn steps(c: &mut Criterion) {
    let report = read(SAMPLE);
    let document = lay_out(&report);
    c.bench_function("read", |b| b.iter(|| read(black_box(SAMPLE))));
    c.bench_function("check", |b| b.iter(|| checks::check(&Case::new(&ANNUAL_2021, black_box(&report)))));
    c.bench_function("lay out", |b| b.iter(|| lay_out(black_box(&report))));
    c.bench_function("write docx", |b| b.iter(|| write(black_box(&document), "docx")));
    c.bench_function("write txt", |b| b.iter(|| write(black_box(&document), "txt")));
    c.bench_function("write html", |b| b.iter(|| write(black_box(&document), "html")));
}

fn together(c: &mut Criterion) {
    let document = lay_out(&read(SAMPLE));
    c.bench_function("raw docx-rs, the same words and cells", |b| b.iter(|| raw(black_box(&document))));
    c.bench_function("read + check + docx + txt", |b| {
        b.iter(|| {
            let report = read(black_box(SAMPLE));
            let problems = checks::check(&Case::new(&ANNUAL_2021, &report));
            let document = lay_out(&report);
            (problems, write(&document, "docx"), write(&document, "txt"))
        });
    });
    c.bench_function("read + check, 1000 reports", |b| {
        b.iter(|| {
            (0..1000)
                .map(|_| {
                    let report = read(black_box(SAMPLE));
                    checks::check(&Case::new(&ANNUAL_2021, &report)).len()
                })
                .sum::<usize>()
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50);
    targets = steps, together
}
criterion_main!(benches);
