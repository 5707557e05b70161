//! Of the county: what is kept of one unit's report, so that ten thousand of them fit into memory.

use crate::checks::{Category, OwnErrors, find_rule, is_in};
use crate::county::cells::{FEE, FormCell, on_form};
use crate::diagnostic::Problem;
use crate::form::Form;
use crate::report::{Entry, Level, OrganKind, Report, is_stroke};
use crate::source::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The most errors of a unit that are kept in words: enough to begin with, and no more than a page shows.
const KEPT: usize = 20;

/// Stands for a number that is kept apart since it is no smaller.
const LARGE: u32 = u32::MAX;

/// A unit's report, reduced to what a county needs of it.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The name of its file.
    pub file: String,
    /// The agency's name.
    pub name: Option<String>,
    /// What kind of organ it is.
    pub kind: Option<OrganKind>,
    /// On what level it stands.
    pub level: Option<Level>,
    /// The year that it covers.
    pub year: Option<u16>,
    /// The form that it is written on.
    pub form: String,
    /// Whether there is nothing in it.
    pub is_empty: bool,
    /// Its figures, in the order of the form that it was read on.
    pub figures: UnitFigures,
    /// The figures that an error of its own check touches, in the order of the form.
    pub touched: Vec<usize>,
    /// The errors of its own check.
    pub errors: OwnErrors,
    /// How many problems of each rule there are.
    pub rules: BTreeMap<&'static str, usize>,
    /// How many warnings there are.
    pub warnings: usize,
    /// The first errors in words.
    pub findings: Vec<Finding>,
    /// Whether it names itself among the reports that it sums up.
    pub is_own_child: bool,
    /// Whether it sums up other reports that are taken together here.
    pub is_sum: bool,
}

/// An error of a unit, in words.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// What it says.
    pub message: String,
    /// What its place is called.
    pub path: Option<String>,
}

/// A file that could not be read.
#[derive(Debug, Clone)]
pub struct Unread {
    /// Its name.
    pub file: String,
    /// Why, in a sentence.
    pub message: String,
}

/// The figures of one report: a number and a state for each figure of the form.
#[derive(Debug, Clone, Default)]
pub struct UnitFigures {
    /// The numbers below [`LARGE`], which nearly all are: a county keeps millions of them.
    numbers: Box<[u32]>,
    /// The others, by their places.
    large: Vec<(usize, u64)>,
    states: Box<[FigureState]>,
    /// What was written where it is no figure.
    written: Vec<(usize, String)>,
}

/// What stands in the place of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureState {
    /// A number, zero included.
    Number,
    /// Nothing.
    Blank,
    /// A stroke, such as `/`.
    Stroke,
    /// A question mark, a figure that was not read for certain, or a total of such figures.
    Unsure,
    /// The row is left out, or holds too few or too many figures.
    Missing,
    /// Something that is no figure.
    Invalid,
}

impl FigureState {
    /// Names it for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Blank => "blank",
            Self::Stroke => "stroke",
            Self::Unsure => "unsure",
            Self::Missing => "missing",
            Self::Invalid => "invalid",
        }
    }

    /// Names it for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Number => "数",
            Self::Blank => "空白",
            Self::Stroke => "斜线",
            Self::Unsure => "待核实",
            Self::Missing => "缺行",
            Self::Invalid => "不是数",
        }
    }
}

impl UnitFigures {
    /// Takes the figures of a report that is on the form of the cells; those at `doubtful` places of that form were not
    /// read for certain.
    pub fn of(
        source: &Source,
        report: &Report,
        cells: &[FormCell],
        doubtful: &BTreeSet<(usize, usize, usize)>,
    ) -> Self {
        let mut figures = Self::default();
        let (mut numbers, mut states) = (Vec::with_capacity(cells.len()), Vec::with_capacity(cells.len()));
        for (at, form_cell) in cells.iter().enumerate() {
            let cell = form_cell.of(report);
            let is_doubtful = form_cell.place().is_some_and(|place| doubtful.contains(&place));
            let state = match cell.map(|cell| &cell.value) {
                None => FigureState::Missing,
                Some(_) if is_doubtful => FigureState::Unsure,
                Some(Entry::Count(_) | Entry::Amount(_)) => FigureState::Number,
                Some(Entry::Blank) if is_stroke(written(source, cell.map(|cell| cell.span))) => {
                    FigureState::Stroke
                }
                Some(Entry::Blank) => FigureState::Blank,
                Some(Entry::Unsure | Entry::AtLeast(_)) => FigureState::Unsure,
                Some(Entry::NotACount(_, words)) => {
                    figures.written.push((at, words.clone()));
                    FigureState::Invalid
                }
            };
            let number = cell.and_then(|cell| cell.value.quantity()).unwrap_or(0);
            let small = u32::try_from(number).unwrap_or(LARGE);
            if small == LARGE {
                figures.large.push((at, number));
            }
            numbers.push(small);
            states.push(state);
        }
        (figures.numbers, figures.states) = (numbers.into(), states.into());
        figures
    }

    /// How many figures there are.
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// What stands in the place of a figure.
    pub fn state(&self, at: usize) -> FigureState {
        self.states.get(at).copied().unwrap_or(FigureState::Missing)
    }

    /// The count, or the amount in fen, where there is one for certain.
    pub fn number(&self, at: usize) -> Option<u64> {
        match *self.numbers.get(at).filter(|_| self.state(at) == FigureState::Number)? {
            LARGE => self.large.iter().find(|(place, _)| *place == at).map(|(_, number)| *number),
            small => Some(small.into()),
        }
    }

    /// What is printed in the place: the number, or what was written instead of one.
    pub fn printed(&self, at: usize, cell: &FormCell) -> String {
        match self.state(at) {
            FigureState::Number => {
                self.number(at).map_or_else(String::new, |number| cell.show(number.into()))
            }
            FigureState::Invalid => {
                let written = self.written.iter().find(|(place, _)| *place == at);
                written.map_or_else(String::new, |(_, words)| words.clone())
            }
            _ => String::new(),
        }
    }

    /// The places at which two reports differ.
    pub fn differences(&self, other: &Self) -> Vec<usize> {
        let places = 0..self.len().max(other.len());
        places
            .filter(|&at| self.number(at) != other.number(at) || self.state(at) != other.state(at))
            .collect()
    }
}

/// What was written at a place, without quotation marks.
fn written(source: &Source, span: Option<Span>) -> &str {
    let text = span.and_then(|span| source.text.get(span.range())).unwrap_or("");
    text.trim().trim_matches(['"', '\'']).trim()
}

impl Unit {
    /// Keeps of a report what a county needs.
    pub fn new(
        source: &Source,
        report: &Report,
        form: &Form,
        problems: &[Problem],
        cells: &[FormCell],
        doubtful: &BTreeSet<(usize, usize, usize)>,
    ) -> Self {
        let cells = on_form(cells, form);
        let named = report.form.as_ref().map_or(form.key.as_str(), |named| named.value.trim());
        let open = || problems.iter().filter(|problem| problem.accepted.is_none());
        let mut rules = BTreeMap::<_, usize>::new();
        for problem in open() {
            *rules.entry(problem.code).or_default() += 1;
        }
        let errors_found = problems.iter().filter(|problem| problem.is_error());
        let findings = errors_found.take(KEPT).map(|problem| Finding {
            code: problem.code,
            message: problem.message.clone(),
            path: problem.path.clone(),
        });
        let name = report.agency.name.as_ref().map(|name| name.value.trim().to_owned());
        Self {
            file: source.name.clone(),
            name: name.filter(|name| !name.is_empty()),
            kind: report.agency.kind.as_ref().map(|kind| kind.value),
            level: report.agency.level.as_ref().map(|level| level.value),
            year: report.year.as_ref().map(|year| year.value),
            form: named.to_owned(),
            is_empty: report.empty,
            figures: UnitFigures::of(source, report, &cells, doubtful),
            touched: touched(report, problems, &cells),
            errors: OwnErrors::with_gaps(problems),
            rules,
            warnings: problems.iter().filter(|problem| problem.is_warning()).count(),
            findings: findings.collect(),
            is_own_child: false,
            is_sum: false,
        }
    }

    /// What the unit is called: its name, else its file.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.file)
    }

    /// The figures that make sums unsure since they are no numbers. A fee that is stated nowhere is left out: the form has no
    /// place of its own for it.
    pub fn open(&self, cells: &[FormCell]) -> Vec<usize> {
        let is_open = |at: &usize| match self.figures.state(*at) {
            FigureState::Number => false,
            FigureState::Missing => cells[*at].path != FEE,
            _ => true,
        };
        (0..cells.len()).filter(is_open).collect()
    }

    /// Says how many figures are no numbers, and which is the first; nothing where all of them are.
    pub fn open_in_words(&self, cells: &[FormCell]) -> Option<String> {
        let open = self.open(cells);
        let first = *open.first()?;
        let state = self.figures.state(first).words();
        Some(format!("{} 格没有数，如“{}”（{state}）", open.len(), cells[first].name()))
    }

    /// Whether its own report comes after the day on which it is due.
    pub fn is_late(&self) -> bool {
        self.rules.keys().filter_map(|code| find_rule(code)).any(|rule| rule.is_in(Category::Deadline))
    }
}

/// Lists the figures that errors point at: the terms of a balance that does not hold, and what is no figure.
fn touched(report: &Report, problems: &[Problem], cells: &[FormCell]) -> Vec<usize> {
    let places: Vec<Span> = problems
        .iter()
        .filter(|problem| problem.is_error())
        .filter(|problem| is_in(problem, Category::Figures) || is_in(problem, Category::Comparison))
        .flat_map(|problem| problem.labels.iter().map(|label| label.span))
        .collect();
    if places.is_empty() {
        return vec![];
    }
    let is_touched = |cell: &FormCell| {
        let span = cell.of(report).map(|cell| cell.span);
        span.is_some_and(|span| places.iter().any(|place| !place.is_empty() && span.encloses(*place)))
    };
    (0..cells.len()).filter(|&at| is_touched(&cells[at])).collect()
}
