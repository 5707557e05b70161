//! What one agency wrote. Anything may be missing: to say so is the checks' work.

mod agency;
pub(crate) mod agency_name;
mod amount;
mod date;
mod fee;
mod fields;
mod figures;
mod grid;
mod issue;
mod line_pitch;
mod paths;
pub mod place;
mod prose;
mod slip;
mod title;
mod totals;
mod value_kind;

pub use agency::{Agency, Level, OrganKind};
pub use amount::{Amount, AmountFault};
pub use date::format_date;
pub use fields::{
    Access, FIELDS, Field, FieldSection, Need, PrintedIn, SECTIONS, Shown, Slot, field, fields_of,
};
pub use figures::Figures;
pub use grid::{Cell, Entry, Grid, NotACount, Row, TO_FILL_IN, is_stroke};
pub use issue::{CitationFault, Extent, Found, IssueKind, Loose, ReadIssue, Wanted};
pub use line_pitch::LinePitch;
pub use paths::Paths;
pub use place::CellId;
pub use prose::{Piece, Prose};
pub use slip::{Grammar, QuoteRemedy, Slip};
pub use title::{ParsedTitle, TitleComponent, TitleYear, Wording};
pub use totals::{given_columns, total_columns};
pub use value_kind::ValueKind;

use crate::form::Form;
use crate::source::{Span, Spanned};
use chrono::NaiveDate;
use std::ops::Range;

/// The years that a report may cover. Information has been made public since 2008 (《政府信息公开条例》); a report for
/// the next century is a slip.
pub const YEARS: Range<u16> = 2008..2100;

/// A form that an agency has filled in, as far as it has.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The name of the form: `2021-30`.
    pub form: Option<Spanned<String>>,
    /// The year that the report covers.
    pub year: Option<Spanned<u16>>,
    /// The day that the report bears (成文日期).
    pub date: Option<Spanned<NaiveDate>>,
    /// The line on which the day stands as a comment, as a new file has it.
    pub commented_date: Option<Span>,
    /// The title, where the agency words it itself.
    pub title: Option<Prose>,
    /// The paragraph before section one, where the agency words it itself.
    pub opening: Option<Prose>,
    /// Whether the totals are given or computed.
    pub totals: Totals,
    /// The signature; nothing means the agency's name, an empty text means no signature.
    pub signature: Option<Spanned<String>>,
    /// Whether the paper will be sealed, which moves the date.
    pub seal: Option<Spanned<bool>>,
    /// The day on which this report is due, where it is not the law's.
    pub deadline: Option<Spanned<NaiveDate>>,
    /// The file of last year's report.
    pub last: Option<Spanned<String>>,
    /// The files of the reports that this one sums up.
    pub children: Vec<Spanned<String>>,
    /// The folder of the agency's own templates.
    pub templates: Option<Spanned<String>>,
    /// Who reports.
    pub agency: Agency,
    /// The words, one for each section of the form, in the form's order.
    pub section_texts: Vec<SectionText>,
    /// The figures, one for each table of the form, in the form's order.
    pub grids: Vec<Grid>,
    /// 本年实收信息处理费, in yuan.
    pub fee_charged: Option<Cell>,
    /// How the paper shall look.
    pub style: Style,
    /// Findings that the agency accepts, with reasons.
    pub accepts: Vec<Accept>,
    /// What the reader could make nothing of.
    pub issues: Vec<ReadIssue>,
    /// Whether parts of the file could not be read, so that what is missing may only be unread.
    pub has_syntax_errors: bool,
    /// Whether there is nothing in the file.
    pub empty: bool,
    /// The year that the file most likely covers, also where its own line cannot be read: examples show it.
    pub likely_year: Option<u16>,
    /// What each place is called: `requests.new.total`.
    pub paths: Paths,
    /// What a finished document prints, for reports that were read from one.
    pub printed: Option<Printed>,
}

/// The words of one section.
#[derive(Debug, Clone, Default)]
pub struct SectionText {
    /// Where the section begins, unless it was left out.
    pub span: Option<Span>,
    /// The text that belongs to no part.
    pub text: Option<Prose>,
    /// One for each part of the section in the form, in the form's order.
    pub parts: Vec<Option<Prose>>,
}

/// Whether an agency adds up its own totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Totals {
    /// The agency gives them, and they are checked.
    #[default]
    Given,
    /// The program adds them up; rows hold one number less, and 总计 rows are left out.
    Computed,
}

impl Totals {
    /// Every answer: its word in the agency's file, and what it means.
    pub const ALL: &[(&str, &str, Self)] =
        &[("given", "合计由本单位填写", Self::Given), ("computed", "合计由程序计算", Self::Computed)];

    /// The answer that a word in the agency's file names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, ..)| *own == word).map(|(.., totals)| *totals)
    }

    /// Its word in the agency's file.
    pub fn word(self) -> &'static str {
        agency::named(Self::ALL, self).0
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        agency::named(Self::ALL, self).1
    }
}

/// The agency's own style; see 版式 in `docs/manual.md`.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// The font of the title.
    pub title_font: Option<Spanned<String>>,
    /// The font of level-1 headings.
    pub heading_font: Option<Spanned<String>>,
    /// The font of level-2 headings.
    pub subheading_font: Option<Spanned<String>>,
    /// The font of the body.
    pub body_font: Option<Spanned<String>>,
    /// The pitch of body lines.
    pub line_pitch: Option<Spanned<LinePitch>>,
    /// Whether pages are numbered.
    pub page_numbers: Option<Spanned<bool>>,
}

/// A finding that the agency accepts.
#[derive(Debug, Clone)]
pub struct Accept {
    /// The whole entry.
    pub span: Span,
    /// The rule's code.
    pub rule: Option<Spanned<String>>,
    /// Why the finding stands.
    pub reason: Option<Spanned<String>>,
    /// The path that the finding refers to; nothing means every place.
    pub at: Option<Spanned<String>>,
}

/// What a finished document prints beside words and figures.
#[derive(Debug, Clone, Default)]
pub struct Printed {
    /// The headings, in order, with the numbers that they bear.
    pub headings: Vec<Spanned<String>>,
    /// The labels of rows and columns that were found, as they are printed.
    pub labels: Vec<Spanned<String>>,
    /// Marks of a conversion that were taken out of the words, such as `[bookmark: OLE_LINK1]`.
    pub residue: Vec<Spanned<String>>,
}

impl SectionText {
    /// Every text of the section: the one that belongs to no part, then those of its parts.
    pub fn texts(&self) -> impl Iterator<Item = &Prose> + Clone {
        self.text.iter().chain(self.parts.iter().flatten())
    }

    /// Whether the section holds no word.
    pub fn is_blank(&self) -> bool {
        self.texts().all(Prose::is_blank)
    }
}

impl Report {
    /// Makes a report with every row and text of the form there, and nothing filled in.
    pub fn blank(form: &Form) -> Self {
        let cell = || Cell::new(Entry::Blank, 0..0);
        let grids = form.tables.iter().map(|table| {
            let rows = table.rows().map(|(block, _)| {
                let cells: Vec<Cell> = block.columns.iter().map(|_| cell()).collect();
                let (key, span, given) = (Span::default(), Span::default(), cells.len());
                Some(Row { key, span, given, fits: true, cells })
            });
            Grid { span: Some(Span::default()), rows: rows.collect() }
        });
        let chapters = form.sections.iter().map(|section| SectionText {
            span: Some(Span::default()),
            text: None,
            parts: vec![Some(Prose::default()); section.parts.len()],
        });
        Self {
            fee_charged: Some(cell()),
            grids: grids.collect(),
            section_texts: chapters.collect(),
            ..Self::default()
        }
    }

    /// Every text of the narrative: the opening, then section by section.
    pub fn narratives(&self) -> impl Iterator<Item = &Prose> {
        self.opening.iter().chain(self.section_texts.iter().flat_map(SectionText::texts))
    }

    /// Whether a text of this report is its opening.
    pub fn is_opening(&self, prose: &Prose) -> bool {
        self.opening.as_ref().is_some_and(|opening| std::ptr::eq(opening, prose))
    }

    /// Every row that was written, table by table.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.grids.iter().flat_map(|grid| &grid.rows).flatten()
    }

    /// Every figure that was written: the tables row by row, then the fee.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.grids.iter().flat_map(Grid::cells).chain(&self.fee_charged)
    }

    /// What the innermost place around a span is called.
    pub fn path_at(&self, span: Span) -> Option<&str> {
        self.paths.at(span)
    }

    /// Where the value with that name was written.
    pub fn place(&self, path: &str) -> Option<Span> {
        self.paths.find(path)
    }

    /// Whether something at a place, or within it, could not be read, which another finding reports.
    pub fn has_issue_in(&self, place: Span) -> bool {
        self.issues.iter().any(|issue| place.encloses(issue.span))
    }

    /// Whether what is missing may stand in the file all the same: it has nothing in it, or parts that could not be read.
    pub fn may_be_unread(&self) -> bool {
        self.has_syntax_errors || self.empty
    }

    /// How many places of the file break the rules of its format.
    pub fn syntax_faults(&self) -> usize {
        self.issues.iter().filter(|odd| matches!(odd.what, IssueKind::Syntax { .. })).count()
    }

    /// Drops the words and the names of places, which only the check of this very report needs.
    pub fn drop_words(&mut self) {
        (self.title, self.opening) = (None, None);
        self.section_texts = vec![];
        self.paths = Paths::default();
        self.printed = self.printed.take().map(|_| Printed::default());
    }

    /// Whether a key that the form does not know was probably meant to be that one, or the section around it.
    pub fn is_misspelt(&self, path: &str) -> bool {
        self.meant().any(|meant| {
            path.strip_prefix(meant).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// Whether something within a section stands under a key that the form does not know.
    pub fn has_misspelt(&self, section: &str) -> bool {
        self.meant().any(|meant| meant.strip_prefix(section).is_some_and(|rest| rest.starts_with('.')))
    }

    /// The keys that unknown ones were probably meant to be.
    fn meant(&self) -> impl Iterator<Item = &str> {
        self.issues.iter().filter_map(|oddity| match &oddity.what {
            IssueKind::UnknownKey { nearest, .. } => nearest.as_deref(),
            IssueKind::Misplaced { section, .. } | IssueKind::StraySection { section, .. } => Some(section),
            _ => None,
        })
    }

    /// The organ that signs: the signature as given, else the agency's name.
    pub fn signatory(&self) -> Option<&str> {
        let name = self.signature.as_ref().or(self.agency.name.as_ref())?.value.trim();
        (!name.is_empty()).then_some(name)
    }
}
