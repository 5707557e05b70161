//! Composes the document: the template gives the words, form and report give the tables.

use crate::document::block::{Block, Document, Kind, Note, Sheet};
use crate::document::lines::Line;
use crate::document::remarks::{Remark, Remarks};
use crate::document::{closing, lines, places, table, title, words};
use crate::form::Form;
use crate::report::{Report, Style, format_date};
use crate::templates::WORDS;
use crate::templates::{Fault, Templates};
use chrono::NaiveDate;

/// Lays a report out on paper. A draft says its `remarks` at the blocks and cells that they speak of, and those that
/// speak of no single place at the end.
///
/// # Errors
/// A template that asks for what there is not, or that leaves out the title or a table.
pub fn compose(
    report: &Report,
    form: &Form,
    templates: &Templates,
    remarks: &[Remark],
    draft: bool,
) -> Result<Document, Fault> {
    let rendered = templates.render(WORDS, &words::context(report, form))?;
    let mut paper = Paper { report, form, remarks: Remarks::new(remarks), title: vec![], blocks: vec![] };
    for line in rendered.split('\n') {
        let line = lines::read(line).map_err(|unreadable| {
            templates.fault_at(
                WORDS,
                &unreadable.0,
                "这个位置标记写得不对（可以写 [[表:名称]]、[[落款]]、[[日期]]，独占一行）",
            )
        })?;
        if let Some(line) = line {
            paper.put(line, templates)?;
        }
    }
    paper.is_whole(templates)?;
    let notes = paper.attach();
    let printed = paper.title.concat();
    Ok(Document {
        title: printed,
        creator: report.signatory().map(words::one_line).unwrap_or_default(),
        dated: dated(report),
        blocks: paper.blocks,
        sheet: sheet(&report.style),
        draft,
        notes,
    })
}

/// A document that is being composed.
struct Paper<'a> {
    report: &'a Report,
    form: &'a Form,
    remarks: Remarks<'a>,
    title: Vec<String>,
    blocks: Vec<Block>,
}

impl Paper<'_> {
    fn put(&mut self, line: Line, templates: &Templates) -> Result<(), Fault> {
        match line {
            Line::Title(line) => self.put_title(&line),
            Line::Words(kind) => self.blocks.push(Block::new(kind)),
            Line::Signature => {
                let name = self.report.signatory().map(words::one_line).unwrap_or_default();
                self.close(&name, "");
            }
            Line::Date => {
                let day = self.report.date.as_ref().map(|date| format_date(date.value)).unwrap_or_default();
                self.close("", &day);
            }
            Line::Table(key) => {
                let placed = self.put_table(&key);
                placed.map_err(|message| templates.fault_at(WORDS, &key, &message))?;
            }
        }
        Ok(())
    }

    /// Lines of the title that follow each other are one title.
    fn put_title(&mut self, line: &str) {
        let pieces = title::pieces(line);
        self.title.extend_from_slice(&pieces);
        if let Some(Block { kind: Kind::Title(before), .. }) = self.blocks.last_mut() {
            before.extend(pieces);
        } else {
            self.blocks.push(Block::new(Kind::Title(pieces)));
        }
    }

    fn put_table(&mut self, key: &str) -> Result<(), String> {
        let tables = &self.form.tables;
        let Some(place) = tables.iter().position(|table| table.key == key) else {
            let keys: Vec<_> = tables.iter().map(|table| table.key.as_str()).collect();
            return Err(format!("没有叫“{key}”的表（有 {}）", keys.join("、")));
        };
        let form = &tables[place];
        let name = self.form.name_of(form);
        if self.blocks.iter().any(|block| matches!(&block.kind, Kind::Table(table) if table.name == name)) {
            return Err(format!("[[表:{key}]] 出现了两次"));
        }
        let blank = crate::report::Grid::default();
        let grid = self.report.grids.get(place).unwrap_or(&blank);
        let table = table::lay_out(form, name, grid, &mut self.remarks);
        self.blocks.push(Block::new(Kind::Table(table)));
        Ok(())
    }

    /// Signature and date that follow each other are one closing.
    fn close(&mut self, signature: &str, date: &str) {
        if signature.is_empty() && date.is_empty() {
            return;
        }
        let sealed = self.report.seal.as_ref().is_some_and(|seal| seal.value);
        if let Some(Block { kind: Kind::Closing(before), .. }) = self.blocks.last_mut()
            && before.date.is_empty()
            && signature.is_empty()
        {
            *before = closing::close(&before.signature, date, sealed);
            return;
        }
        self.blocks.push(Block::new(Kind::Closing(closing::close(signature, date, sealed))));
    }

    /// Whether the template has printed all that a report must have.
    fn is_whole(&self, templates: &Templates) -> Result<(), Fault> {
        let missing = |what: &str| Err(templates.fault_at(WORDS, "", what));
        if self.title.is_empty() {
            return missing("模板里没有标题（写成“# {{ title }}”，独占一行）");
        }
        for form in &self.form.tables {
            let name = self.form.name_of(form);
            if !self
                .blocks
                .iter()
                .any(|block| matches!(&block.kind, Kind::Table(table) if table.name == name))
            {
                return missing(&format!("模板里没有 [[表:{}]]", form.key));
            }
        }
        Ok(())
    }

    /// Brings the remarks that are left to their blocks; those that belong nowhere are returned.
    fn attach(&mut self) -> Vec<Note> {
        places::attach(self.remarks.rest(), self.report, self.form, &mut self.blocks)
    }
}

/// The day for the properties of a file.
fn dated(report: &Report) -> Option<NaiveDate> {
    let written = report.date.as_ref().map(|date| date.value);
    written.or_else(|| NaiveDate::from_ymd_opt(report.year.as_ref()?.value.into(), 12, 31))
}

fn sheet(style: &Style) -> Sheet {
    let font = |font: &Option<crate::source::Spanned<String>>| {
        font.as_ref().map(|font| words::one_line(&font.value)).filter(|font| !font.is_empty())
    };
    Sheet {
        title_font: font(&style.title_font),
        heading_font: font(&style.heading_font),
        subheading_font: font(&style.subheading_font),
        body_font: font(&style.body_font),
        line_pitch: style.line_pitch.as_ref().map(|pitch| pitch.value.twips()),
        page_numbers: style.page_numbers.as_ref().map(|numbers| numbers.value),
    }
}
