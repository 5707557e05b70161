//! Of the document: composes it. The template gives the words, form and report give the tables.

use crate::document::block::{Block, BlockKind, Document, Note, PageStyle, Title};
use crate::document::context::WORDS;
use crate::document::line_grammar::Line;
use crate::document::remarks::{Remark, Remarks};
use crate::document::{context, line_grammar, notes, signature, table, title};
use crate::form::Form;
use crate::report::{Report, Style, format_date};
use crate::templates::{TemplateFault, Templates};
use chrono::NaiveDate;

/// Lays a report out on paper. A draft bears its `remarks` at the blocks and cells that they refer to, and those that
/// refer to no single place at the end.
///
/// # Errors
/// A template that uses an unknown name, or that leaves out the title or a table.
pub fn compose(
    report: &Report,
    form: &Form,
    templates: &Templates,
    remarks: &[Remark],
    draft: bool,
) -> Result<Document, TemplateFault> {
    let rendered = templates.render(WORDS.name, &context::context(report, form))?;
    let mut composer =
        Composer { report, form, remarks: Remarks::new(remarks), title: Title::default(), blocks: vec![] };
    for line in rendered.split('\n') {
        let line = line_grammar::read(line).map_err(|unreadable| {
            templates.fault_at(
                WORDS.name,
                &unreadable.0,
                "这个位置标记写得不对（可以写 [[表:名称]]、[[落款]]、[[日期]]，独占一行）",
            )
        })?;
        if let Some(line) = line {
            composer.put(line, templates)?;
        }
    }
    composer.is_whole(templates)?;
    let notes = composer.attach();
    Ok(Document {
        title: composer.title.text(),
        creator: report.signatory().map(context::one_line).unwrap_or_default(),
        dated: dated(report),
        blocks: composer.blocks,
        style: page_style(&report.style),
        draft,
        notes,
    })
}

/// A document that is being composed.
struct Composer<'a> {
    report: &'a Report,
    form: &'a Form,
    remarks: Remarks<'a>,
    title: Title,
    blocks: Vec<Block>,
}

impl Composer<'_> {
    fn put(&mut self, line: Line, templates: &Templates) -> Result<(), TemplateFault> {
        match line {
            Line::Title(line) => self.put_title(&line),
            Line::Words(kind) => self.blocks.push(Block::new(kind)),
            Line::Signature => {
                let names = self.report.signatory().map(context::organs).unwrap_or_default();
                self.close(&names, "");
            }
            Line::Date => {
                let day = self.report.date.as_ref().map(|date| format_date(date.value)).unwrap_or_default();
                self.close(&[], &day);
            }
            Line::Table(key) => {
                let placed = self.put_table(&key);
                placed.map_err(|message| templates.fault_at(WORDS.name, &key, &message))?;
            }
        }
        Ok(())
    }

    /// Adds a line of the title; lines that follow each other are one title.
    fn put_title(&mut self, line: &str) {
        let title = title::parts(line, &self.form.title);
        self.title.parts.extend_from_slice(&title.parts);
        if let Some(Block { kind: BlockKind::Title(before), .. }) = self.blocks.last_mut() {
            before.parts.extend(title.parts);
        } else {
            self.blocks.push(Block::new(BlockKind::Title(title)));
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
        if self
            .blocks
            .iter()
            .any(|block| matches!(&block.kind, BlockKind::Table(table) if table.name == name))
        {
            return Err(format!("[[表:{key}]] 出现了两次"));
        }
        let blank = crate::report::Grid::default();
        let grid = self.report.grids.get(place).unwrap_or(&blank);
        let table = table::lay_out(form, name, grid, &mut self.remarks);
        self.blocks.push(Block::new(BlockKind::Table(table)));
        Ok(())
    }

    /// Adds signature or date; where they follow each other, they are one block.
    fn close(&mut self, names: &[String], date: &str) {
        if names.is_empty() && date.is_empty() {
            return;
        }
        let sealed = self.report.seal.as_ref().is_some_and(|seal| seal.value);
        if let Some(Block { kind: BlockKind::Signature(before), .. }) = self.blocks.last_mut()
            && before.date.is_empty()
            && names.is_empty()
        {
            let names: Vec<_> = before.organs().map(|(name, _)| name.to_owned()).collect();
            *before = signature::close(&names, date, sealed);
            return;
        }
        self.blocks.push(Block::new(BlockKind::Signature(signature::close(names, date, sealed))));
    }

    /// Checks that the template has printed all that a report must have.
    fn is_whole(&self, templates: &Templates) -> Result<(), TemplateFault> {
        let missing = |what: &str| Err(templates.fault_at(WORDS.name, "", what));
        if self.title.parts.is_empty() {
            return missing("模板里没有标题（写成“# {{ title }}”，独占一行）");
        }
        for form in &self.form.tables {
            let name = self.form.name_of(form);
            if !self
                .blocks
                .iter()
                .any(|block| matches!(&block.kind, BlockKind::Table(table) if table.name == name))
            {
                return missing(&format!("模板里没有 [[表:{}]]", form.key));
            }
        }
        Ok(())
    }

    /// Attaches the remarks that are left to their blocks; returns those that refer to no block.
    fn attach(&mut self) -> Vec<Note> {
        notes::attach(self.remarks.rest(), self.report, self.form, &mut self.blocks)
    }
}

/// Returns the day for the properties of a file.
fn dated(report: &Report) -> Option<NaiveDate> {
    let written = report.date.as_ref().map(|date| date.value);
    written.or_else(|| NaiveDate::from_ymd_opt(report.year.as_ref()?.value.into(), 12, 31))
}

fn page_style(style: &Style) -> PageStyle {
    let font = |name: Option<&str>| name.map(context::one_line).filter(|name| !name.is_empty());
    PageStyle {
        title_font: font(style.title_font.as_ref().map(|font| font.value.as_str())),
        heading_font: font(style.heading_font.as_ref().map(|font| font.value.as_str())),
        subheading_font: font(style.subheading_font.as_ref().map(|font| font.value.as_str())),
        body_font: font(style.body_font.as_ref().map(|font| font.value.as_str())),
        line_pitch: style.line_pitch.as_ref().map(|pitch| pitch.value.twips()),
        page_numbers: style.page_numbers.as_ref().map(|numbers| numbers.value),
    }
}
