//! Of the county: two years side by side, for each unit: what moved in the figures, and how much of the words is the same.

use crate::county::cells::{FormCell, on_form};
use crate::county::unit::UnitFigures;
use crate::county::workbook::{Sheet, SheetError};
use crate::form::Form;
use crate::report::{Prose, Report};
use crate::source::Source;
use crate::templates::{Language, Template, TemplateFault, Templates};
use crate::text::label::name_key;
use crate::text::likeness::{Letters, Part, parts};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use tera::Context;

/// The page of differences.
pub(super) const PAGE: Template = Template {
    name: "county/diff.html",
    text: include_str!("../../templates/county/diff.html"),
    language: Language::Html,
};

/// The title of that page.
pub(super) const TITLE: &str = "两年对比";
/// The worksheets of differences.
pub(super) const SHEETS: [&str; 2] = ["数的变动", "文字"];

/// One report, as it is compared.
#[derive(Debug, Clone)]
pub struct Side {
    /// The name of its file.
    pub file: String,
    /// The agency's name.
    pub name: Option<String>,
    /// The year that it covers.
    pub year: Option<u16>,
    /// Its figures.
    pub figures: UnitFigures,
    /// Its texts: what they are called, and their words.
    pub texts: Vec<(String, String)>,
}

/// The reports of one unit for two years; one of them may be missing.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The earlier report.
    pub before: Option<&'a Side>,
    /// The later one.
    pub after: Option<&'a Side>,
}

/// A figure that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// Its place in the form.
    pub at: usize,
    /// As it was and as it is, as it is printed.
    pub printed: (String, String),
    /// By how much; nothing where one of them is no number.
    pub difference: Option<i128>,
    /// By how many tenths of a per cent of what it was; nothing where that is zero.
    pub tenths: Option<i128>,
}

/// A text of both reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// What it is called.
    pub name: String,
    /// How much of it is the same, in percent of both.
    pub same: usize,
    /// What stands in both, and in one of them.
    pub parts: Vec<Part>,
}

impl Side {
    /// Takes from a report what is compared.
    pub fn new(source: &Source, report: &Report, form: &Form, cells: &[FormCell]) -> Self {
        let mut texts = vec![];
        let mut add = |name: String, prose: Option<&Prose>| {
            texts.extend(prose.filter(|prose| !prose.is_blank()).map(|prose| (name, prose.text.clone())));
        };
        add("开头".to_owned(), report.opening.as_ref());
        for (section, text) in form.sections.iter().zip(&report.section_texts) {
            add(section.heading.clone(), text.text.as_ref());
            for (part, text) in section.parts.iter().zip(&text.parts) {
                add(format!("{}／{}", section.heading, part.label), text.as_ref());
            }
        }
        let name = report.agency.name.as_ref().map(|name| name.value.trim().to_owned());
        Self {
            file: source.name.clone(),
            name: name.filter(|name| !name.is_empty()),
            year: report.year.as_ref().map(|year| year.value),
            figures: UnitFigures::of(source, report, &on_form(cells, form), &BTreeSet::new()),
            texts,
        }
    }

    /// What the unit is called.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.file)
    }
}

/// Pairs the reports of two years by unit, in the order of the later ones; two single reports are a pair whatever their
/// names.
pub fn pairs<'a>(before: &'a [Side], after: &'a [Side]) -> Vec<Pair<'a>> {
    if let ([before], [after]) = (before, after) {
        return vec![Pair { before: Some(before), after: Some(after) }];
    }
    let key = |side: &Side| name_key(side.title());
    let mut earlier: BTreeMap<_, VecDeque<_>> = BTreeMap::new();
    for (at, side) in before.iter().enumerate() {
        earlier.entry(key(side)).or_default().push_back((at, side));
    }
    // The second report of a unit goes with the second of the other year; where that has but one, it goes with that.
    let mut pairs = vec![];
    let mut latest = BTreeMap::<_, (Option<&Side>, &Side)>::new();
    for side in after {
        let before = earlier.get_mut(&key(side)).and_then(VecDeque::pop_front).map(|(_, side)| side);
        let before = before.or_else(|| latest.get(&key(side)).and_then(|(before, _)| *before));
        latest.insert(key(side), (before, side));
        pairs.push(Pair { before, after: Some(side) });
    }
    let mut gone: Vec<_> = earlier.into_values().flatten().collect();
    gone.sort_unstable_by_key(|(at, _)| *at);
    let after = |side: &Side| latest.get(&key(side)).map(|(_, side)| *side);
    pairs.extend(gone.into_iter().map(|(_, side)| Pair { before: Some(side), after: after(side) }));
    pairs
}

/// How many units are named in a remark.
const NAMED: usize = 3;

/// Says what is odd about reports that are compared: names of two units, years in the wrong order, more reports of a unit.
pub fn oddities(pairs: &[Pair]) -> Vec<String> {
    let both = || pairs.iter().filter_map(|pair| pair.before.zip(pair.after));
    let mut remarks: Vec<String> = both()
        .filter_map(|(before, after)| {
            let (then, now) = (before.name.as_deref()?, after.name.as_deref()?);
            let is_other = name_key(then) != name_key(now);
            is_other.then(|| format!("两份报告的机关名称不同：上年是“{then}”，本年是“{now}”"))
        })
        .collect();
    let turned: Vec<_> = both()
        .filter(|(before, after)| before.year.zip(after.year).is_some_and(|(then, now)| then > now))
        .collect();
    if let Some((Some(then), Some(now))) = turned.first().map(|(before, after)| (before.year, after.year)) {
        let all = if pairs.len() > 1 { format!("{} 个单位", turned.len()) } else { String::new() };
        remarks.push(format!("{all}前一份是 {then} 年的报告，后一份是 {now} 年的：先写上年，后写本年"));
    }
    let mut files = BTreeMap::<_, BTreeSet<&str>>::new();
    for after in pairs.iter().filter_map(|pair| pair.after.filter(|after| after.name.is_some())) {
        files.entry(after.title()).or_default().insert(&after.file);
    }
    let twice: Vec<_> = files.into_iter().filter(|(_, files)| files.len() > 1).collect();
    let named = twice.iter().take(NAMED).map(|(unit, files)| {
        let files: Vec<_> = files.iter().copied().collect();
        format!("“{unit}”（{}）", files.join("、"))
    });
    if !twice.is_empty() {
        let named: Vec<_> = named.collect();
        let more = if twice.len() > NAMED { "等" } else { "" };
        let count = twice.len();
        remarks
            .push(format!("{count} 个单位有不止一份本年的报告，各与上年的比较：{}{more}", named.join("、")));
    }
    remarks
}

impl Pair<'_> {
    /// What the unit is called.
    pub fn title(&self) -> &str {
        self.after.or(self.before).map_or("", Side::title)
    }

    /// Says which years are compared.
    pub fn years(&self) -> String {
        let year = |side: Option<&Side>| match side {
            None => "没有报告".to_owned(),
            Some(side) => side.year.map_or_else(|| "年度不明".to_owned(), |year| format!("{year} 年")),
        };
        format!("{} → {}", year(self.before), year(self.after))
    }

    /// Lists the figures that moved.
    pub fn changes(&self, cells: &[FormCell]) -> Vec<FigureChange> {
        let (Some(before), Some(after)) = (self.before, self.after) else { return vec![] };
        let moved = before.figures.differences(&after.figures).into_iter();
        moved.filter_map(|at| Some(change(at, cells.get(at)?, &before.figures, &after.figures))).collect()
    }

    /// Compares the texts that both reports have, or one of them.
    pub fn texts(&self) -> Vec<TextChange> {
        let (Some(before), Some(after)) = (self.before, self.after) else { return vec![] };
        let text = |side: &Side, name: &str| {
            side.texts.iter().find(|(own, _)| own == name).map_or_else(String::new, |(_, text)| text.clone())
        };
        let mut names: Vec<&String> = after.texts.iter().map(|(name, _)| name).collect();
        names.extend(before.texts.iter().map(|(name, _)| name).filter(|name| text(after, name).is_empty()));
        names
            .into_iter()
            .map(|name| {
                let (then, now) = (text(before, name), text(after, name));
                let same = Letters::of(&then).likeness(&Letters::of(&now));
                TextChange { name: name.clone(), same, parts: parts(&then, &now) }
            })
            .collect()
    }
}

fn change(at: usize, cell: &FormCell, before: &UnitFigures, after: &UnitFigures) -> FigureChange {
    let printed = |figures: &UnitFigures| match figures.number(at) {
        Some(_) => figures.printed(at, cell),
        None => figures.state(at).words().to_owned(),
    };
    let numbers = before.number(at).zip(after.number(at));
    FigureChange {
        at,
        printed: (printed(before), printed(after)),
        difference: numbers.map(|(then, now)| i128::from(now) - i128::from(then)),
        tenths: numbers.and_then(|(then, now)| tenths(then, now)),
    }
}

/// Computes a change in tenths of a per cent, a half rounded away from zero.
fn tenths(then: u64, now: u64) -> Option<i128> {
    let (then, now) = (i128::from(then), i128::from(now));
    let twice = (now - then) * 2000;
    (then != 0).then(|| (twice + twice.signum() * then) / (then * 2))
}

impl FigureChange {
    /// Writes the difference with its sign.
    pub fn difference(&self, cell: &FormCell) -> String {
        self.difference.map_or_else(String::new, |number| {
            let sign = if number < 0 { '-' } else { '+' };
            format!("{sign}{}", cell.show(number.unsigned_abs()))
        })
    }

    /// Writes the change in per cent.
    pub fn ratio(&self) -> String {
        self.tenths.map_or_else(String::new, |number| {
            let sign = if number < 0 { '-' } else { '+' };
            let number = number.unsigned_abs();
            format!("{sign}{}.{}%", number / 10, number % 10)
        })
    }
}

/// Writes what moved for a terminal.
pub fn diff_text(pair: &Pair, cells: &[FormCell]) -> String {
    let mut out = format!("{}（{}）\n", pair.title(), pair.years());
    let changes = pair.changes(cells);
    if pair.before.is_some() && pair.after.is_some() && changes.is_empty() {
        out += "  表里的数没有变动\n";
    }
    for change in &changes {
        let cell = &cells[change.at];
        let (then, now) = &change.printed;
        let moved = [change.difference(cell), change.ratio()];
        let moved: Vec<_> = moved.iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
        let moved = if moved.is_empty() { String::new() } else { format!("（{}）", moved.join("，")) };
        // A string takes every word.
        let _ = writeln!(out, "  {}：{then} → {now}{moved}", cell.name());
    }
    for text in pair.texts() {
        let _ = writeln!(out, "  {}：文字相同 {}%", text.name, text.same);
    }
    out
}

/// A unit on the page.
#[derive(serde::Serialize)]
struct UnitOnPage {
    title: String,
    years: String,
    files: String,
    changes: Vec<[String; 5]>,
    texts: Vec<TextOnPage>,
}

/// A text on the page.
#[derive(serde::Serialize)]
struct TextOnPage {
    name: String,
    same: usize,
    /// Its words, part by part: what became of them, and the words.
    parts: Vec<[String; 2]>,
}

/// Writes what moved as a page, the changed words marked.
///
/// # Errors
/// A template that uses an unknown name.
pub fn diff_page(
    pairs: &[Pair],
    cells: &[FormCell],
    templates: &Templates,
) -> Result<Vec<u8>, TemplateFault> {
    let units: Vec<_> = pairs.iter().map(|pair| on_page(pair, cells)).collect();
    let mut context = Context::new();
    context.insert("units", &units);
    Ok(templates.render(PAGE.name, &context)?.into_bytes())
}

fn on_page(pair: &Pair, cells: &[FormCell]) -> UnitOnPage {
    let row = |change: &FigureChange| {
        let cell = &cells[change.at];
        let (then, now) = change.printed.clone();
        [cell.name().to_owned(), then, now, change.difference(cell), change.ratio()]
    };
    let texts = pair.texts().into_iter().map(|text| TextOnPage {
        name: text.name,
        same: text.same,
        parts: text.parts.iter().map(marked).collect(),
    });
    let file = |side: Option<&Side>| side.map_or_else(|| "—".to_owned(), |side| side.file.clone());
    UnitOnPage {
        title: pair.title().to_owned(),
        years: pair.years(),
        files: format!("{} → {}", file(pair.before), file(pair.after)),
        changes: pair.changes(cells).iter().map(row).collect(),
        texts: texts.collect(),
    }
}

fn marked(part: &Part) -> [String; 2] {
    let (kind, text) = match part {
        Part::Same(text) => ("same", text),
        Part::Removed(text) => ("removed", text),
        Part::Added(text) => ("added", text),
    };
    [kind.to_owned(), text.clone()]
}

/// Writes what moved as a workbook: the figures on one sheet, the texts on another.
///
/// # Errors
/// It holds more than a worksheet can.
pub fn diff_workbook(pairs: &[Pair], cells: &[FormCell]) -> Result<Vec<u8>, SheetError> {
    let mut sheet = Sheet::new(SHEETS[0])?;
    sheet.head(&["单位", "年度", "表", "行", "列", "上年", "本年", "增减", "增减幅度"].map(str::to_owned))?;
    for pair in pairs {
        for change in pair.changes(cells) {
            let cell = &cells[change.at];
            let years = pair.years();
            for text in [pair.title(), &years, &cell.table, &cell.row, &cell.column] {
                sheet.text(text)?;
            }
            let (then, now) = &change.printed;
            for printed in [then, now, &change.difference(cell).trim_start_matches('+').to_owned()] {
                let is_number = printed.parse::<f64>().is_ok();
                if is_number { sheet.number(printed)? } else { sheet.text(printed)? }
            }
            sheet.text(&change.ratio())?;
            sheet.end_row()?;
        }
    }
    sheet.next(SHEETS[1])?;
    sheet.head(&["单位", "年度", "部分", "相同（%）"].map(str::to_owned))?;
    for pair in pairs {
        let years = pair.years();
        for text in pair.texts() {
            for words in [pair.title(), &years, &text.name] {
                sheet.text(words)?;
            }
            sheet.number(&text.same.to_string())?;
            sheet.end_row()?;
        }
    }
    sheet.save()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_rounded_from_whole_numbers() {
        for (then, now, ratio) in [
            (120, 150, Some(250)),
            (3, 4, Some(333)),
            (3, 5, Some(667)),
            (2000, 2001, Some(1)),
            (2000, 1999, Some(-1)),
            (1, 0, Some(-1000)),
            (0, 5, None),
            (u64::MAX, 0, Some(-1000)),
            (1, u64::MAX, Some(18_446_744_073_709_551_614_000)),
        ] {
            assert_eq!(tenths(then, now), ratio, "{then} {now}");
        }
        let change =
            FigureChange { at: 0, printed: Default::default(), difference: Some(-5), tenths: Some(-333) };
        assert_eq!(change.ratio(), "-33.3%");
    }
}
