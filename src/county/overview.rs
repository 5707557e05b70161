//! Of the county: a report on the reports, for a meeting: who has handed in, what was found, and the totals with charts.

use crate::checks::find_rule;
use crate::county::cells::FormCell;
use crate::county::sum::{Collected, Sums};
use crate::county::unit::Unit;
use crate::county::workbook::{Sheet, SheetError};
use crate::templates::{Language, Template, TemplateFault, Templates};
use crate::text::numbers::{fixed, percent};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

/// The page of the report on the reports.
pub const PAGE: Template = Template {
    name: "county/overview.html",
    text: include_str!("../../templates/county/overview.html"),
    language: Language::Html,
};

/// What its title ends with.
pub const NAME: &str = "政府信息公开工作年度报告报送情况";
/// The first heading of the document.
pub const HEADING: &str = "一、报送情况";
/// The worksheets of its workbook.
pub(super) const SHEETS: [&str; 3] = ["报送情况", "问题", "合计"];

/// How long the longest bar of a chart is, in the units of its drawing.
const LONGEST: u128 = 400;

/// What is counted in a chart: its name, and the figures whose sum a bar shows, by the beginnings of their paths.
type Bars = &'static [(&'static str, &'static [&'static str])];

/// The charts.
const CHARTS: [(&str, Bars); 3] = [
    (
        "政府信息公开申请",
        &[
            ("本年新收", &["requests.new.total"]),
            ("上年结转", &["requests.carried_in.total"]),
            ("本年办结", &["requests.processed.total"]),
            ("结转下年度", &["requests.carried_out.total"]),
        ],
    ),
    (
        "办理结果",
        &[
            ("予以公开", &["requests.granted.total"]),
            ("部分公开", &["requests.partial.total"]),
            ("不予公开", &["requests.denied."]),
            ("无法提供", &["requests.unable."]),
            ("不予处理", &["requests.refused."]),
            ("其他处理", &["requests.closed."]),
        ],
    ),
    (
        "行政复议、行政诉讼",
        &[
            ("行政复议", &["cases.review.total"]),
            ("未经复议直接起诉", &["cases.litigation.direct.total"]),
            ("复议后起诉", &["cases.litigation.after_review.total"]),
        ],
    ),
];

/// A report on the reports.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// The year that is summed up.
    pub year: u16,
    /// Who sums up.
    pub agency: String,
    /// How many units are on the roster; none without one.
    pub listed: Option<usize>,
    /// How many reports are summed up.
    pub counted: usize,
    /// The units that have handed in nothing that is summed up, and who answers for them.
    pub missing: Vec<[String; 2]>,
    /// The units whose report comes late.
    pub late: Vec<String>,
    /// The units whose report has errors, and how many.
    pub wrong: Vec<(String, usize)>,
    /// The files that are not summed up, and why.
    pub left_out: Vec<[String; 2]>,
    /// What was found, by rule: code, what it asks, units, findings.
    pub rules: Vec<(String, String, usize, usize)>,
    /// The totals.
    pub charts: Vec<Chart>,
    /// Whether last year's totals are known.
    pub has_last: bool,
}

/// A chart of totals.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// What it shows.
    pub name: String,
    /// Its bars.
    pub bars: Vec<Bar>,
    /// The height of its drawing.
    pub height: usize,
}

/// A bar of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// What it shows.
    pub name: String,
    /// This year's total; a question mark after it where that is not sure.
    pub now: String,
    /// Last year's.
    pub then: String,
    /// Where it is drawn, from the top.
    pub top: usize,
    /// How long this year's is drawn.
    pub length: u64,
    /// How long last year's is drawn.
    pub length_then: u64,
    /// The change, where both are known.
    pub moved: String,
}

impl Overview {
    /// Takes together what a meeting asks about.
    pub fn of(agency: String, collected: Collected, last: Option<&Sums>) -> Self {
        let Collected { cells, unread, roster, sums, .. } = collected;
        let counted = || collected.counted();
        let missing = collected.missing().into_iter();
        let left_out = collected.standings().filter_map(|(unit, standing)| {
            let why = standing.words(collected)?;
            Some([format!("{}（{}）", unit.title(), unit.file), why])
        });
        let unread = unread.iter().map(|unread| [unread.file.clone(), unread.message.clone()]);
        let wrong = counted().filter(|unit| unit.errors.all > 0);
        Self {
            year: sums.year,
            agency,
            listed: roster.map(|roster| roster.entries.len()),
            counted: sums.counted(),
            missing: missing.map(|entry| [entry.name.clone(), entry.contact.clone()]).collect(),
            late: counted().filter(|unit| unit.is_late()).map(|unit| unit.title().to_owned()).collect(),
            wrong: wrong.map(|unit| (unit.title().to_owned(), unit.errors.all)).collect(),
            left_out: left_out.chain(unread).collect(),
            rules: rules(counted()),
            charts: CHARTS.iter().map(|(name, bars)| chart(name, bars, cells, sums, last)).collect(),
            has_last: last.is_some(),
        }
    }
}

/// Counts units and findings of each rule, the most frequent first.
fn rules<'a>(units: impl Iterator<Item = &'a Unit>) -> Vec<(String, String, usize, usize)> {
    let mut counts = BTreeMap::<&str, (usize, usize)>::new();
    for (code, count) in units.flat_map(|unit| &unit.rules) {
        let of_rule = counts.entry(code).or_default();
        *of_rule = (of_rule.0 + 1, of_rule.1 + count);
    }
    let mut rules: Vec<_> = counts
        .into_iter()
        .map(|(code, (units, findings))| {
            let rule = find_rule(code);
            (code.to_owned(), rule.map_or("", |rule| rule.summary()).to_owned(), units, findings)
        })
        .collect();
    rules.sort_by(|one, other| (other.2, other.3).cmp(&(one.2, one.3)).then_with(|| one.0.cmp(&other.0)));
    rules
}

fn chart(name: &str, bars: Bars, cells: &[FormCell], sums: &Sums, last: Option<&Sums>) -> Chart {
    let totals: Vec<_> = bars
        .iter()
        .map(|(_, paths)| (total(paths, cells, sums), last.map(|last| total(paths, cells, last))))
        .collect();
    let most =
        totals.iter().flat_map(|(now, then)| [now.0, then.map_or(0, |then| then.0)]).max().unwrap_or(0);
    let length = |number: u128| u64::try_from((number * LONGEST).checked_div(most).unwrap_or(0)).unwrap_or(0);
    // A bar of this year and one of last year, with room for their numbers.
    let step = if last.is_some() { 44 } else { 26 };
    let bar = |at: usize, name: &str, now: (u128, bool), then: Option<(u128, bool)>| Bar {
        name: name.to_owned(),
        now: show(now),
        then: then.map_or_else(String::new, show),
        top: at * step,
        length: length(now.0),
        length_then: then.map_or(0, |then| length(then.0)),
        moved: then.map_or_else(String::new, |then| moved(now, then)),
    };
    let drawn = bars.iter().zip(&totals).enumerate();
    let drawn: Vec<_> = drawn.map(|(at, ((name, _), (now, then)))| bar(at, name, *now, *then)).collect();
    Chart { name: name.to_owned(), height: drawn.len() * step, bars: drawn }
}

/// Adds up the totals of rows, and says whether they are sure.
fn total(paths: &[&str], cells: &[FormCell], sums: &Sums) -> (u128, bool) {
    let is_of = |cell: &FormCell| {
        let begins = |path: &&str| path.ends_with('.') && cell.path.starts_with(path);
        paths.iter().any(|path| cell.path == *path || begins(path)) && cell.is_total
    };
    let own = cells.iter().zip(&sums.totals).filter(|(cell, _)| is_of(cell)).map(|(_, total)| total);
    own.fold((0, true), |(sum, sure), total| (sum + total.known, sure && total.sure().is_some()))
}

fn show((number, sure): (u128, bool)) -> String {
    if sure { number.to_string() } else { format!("{number}？") }
}

/// Writes the change in per cent, a half rounded away from zero.
fn moved((now, now_sure): (u128, bool), (then, then_sure): (u128, bool)) -> String {
    if !now_sure || !then_sure || then == 0 {
        return String::new();
    }
    let sign = if now < then { '-' } else { '+' };
    format!("{sign}{}%", fixed(percent(now.abs_diff(then), then, 1), 1))
}

/// Writes the report as one page.
///
/// # Errors
/// A template that uses an unknown name.
pub fn overview_page(overview: &Overview, templates: &Templates) -> Result<Vec<u8>, TemplateFault> {
    let mut context = Context::new();
    context.insert("overview", overview);
    Ok(templates.render(PAGE.name, &context)?.into_bytes())
}

/// Writes the report as a workbook: a sheet of who has handed in, one of findings, one of totals.
///
/// # Errors
/// It holds more than a worksheet can.
pub fn overview_workbook(overview: &Overview) -> Result<Vec<u8>, SheetError> {
    let mut sheet = Sheet::new(SHEETS[0])?;
    sheet.head(&["单位", "情况", "说明"].map(str::to_owned))?;
    sheet.width(2, 70)?;
    let wrong = overview
        .wrong
        .iter()
        .map(|(name, errors)| [name.clone(), "有错误".to_owned(), format!("{errors} 处")]);
    let absent =
        overview.missing.iter().map(|[name, who]| [name.clone(), "没有报来".to_owned(), who.clone()]);
    let late = overview.late.iter().map(|name| [name.clone(), "迟报".to_owned(), String::new()]);
    let left_out =
        overview.left_out.iter().map(|[name, why]| [name.clone(), "没有计入".to_owned(), why.clone()]);
    for line in absent.chain(late).chain(wrong).chain(left_out) {
        for text in line {
            sheet.text(&text)?;
        }
        sheet.end_row()?;
    }
    sheet.next(SHEETS[1])?;
    sheet.head(&["规则", "内容", "单位数", "处数"].map(str::to_owned))?;
    sheet.width(1, 70)?;
    for (code, asks, units, findings) in &overview.rules {
        sheet.text(code)?;
        sheet.text(asks)?;
        sheet.number(&units.to_string())?;
        sheet.number(&findings.to_string())?;
        sheet.end_row()?;
    }
    sheet.next(SHEETS[2])?;
    sheet.head(&["类别", "项目", "本年", "上年", "幅度"].map(str::to_owned))?;
    for chart in &overview.charts {
        for bar in &chart.bars {
            sheet.text(&chart.name)?;
            sheet.text(&bar.name)?;
            for number in [&bar.now, &bar.then] {
                let is_number = number.parse::<u128>().is_ok();
                if is_number { sheet.number(number)? } else { sheet.text(number)? }
            }
            sheet.text(&bar.moved)?;
            sheet.end_row()?;
        }
    }
    sheet.save()
}
