//! Of the county: every figure as the sum of the units, and what makes a sum unsure.

use crate::county::cells::FormCell;
use crate::county::roster::{Match, Roster, RosterEntry};
use crate::county::unit::{FigureState, Unit, Unread};
use crate::text::label::name_key;
use std::collections::{BTreeMap, BTreeSet};

/// The sums over many reports.
#[derive(Debug, Clone)]
pub struct Sums {
    /// The year that is summed up.
    pub year: u16,
    /// What each report is to the sum, in their order.
    pub standings: Vec<Standing>,
    /// The sum in each place of the form.
    pub totals: Vec<Total>,
}

/// What a report is to a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is summed up.
    Counted,
    /// Its unit's report is summed up already: the one at this place; they differ in so many figures.
    Again(usize, Vec<usize>),
    /// It covers another year, or none that is known.
    OtherYear(Option<u16>),
    /// It is written on another form.
    OtherForm(String),
    /// There is nothing in it.
    Empty,
    /// It sums up other reports that are summed up themselves.
    SumOfOthers,
    /// It names no unit, where there is a roster.
    Nameless,
    /// Its unit is not on the roster; units that are have names much like it.
    Unlisted(Vec<usize>),
}

/// The sum in one place of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// What the figures that are known add up to.
    pub known: u128,
    /// Whether that is the sum: no report makes it unsure ([`Standing::doubt`]).
    pub is_sure: bool,
}

/// Why a report makes a sum unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It has no number in the place.
    Open(FigureState),
    /// An error of its own check points at the place.
    Error,
    /// Another report of the unit has another figure there.
    Again,
    /// It is not summed up, and has a figure there.
    NotCounted,
    /// It names itself among the reports that it sums up.
    OwnChild,
}

/// The reports of a county taken together, with what is made of them.
#[derive(Debug, Clone, Copy)]
pub struct Collected<'a> {
    /// The figures of the form.
    pub cells: &'a [FormCell],
    /// The reports that were read.
    pub units: &'a [Unit],
    /// The files that were not.
    pub unread: &'a [Unread],
    /// The units that are to hand in, where that is known.
    pub roster: Option<&'a Roster>,
    /// The sums of the reports.
    pub sums: &'a Sums,
}

/// Finds the year that most reports cover; of two that as many cover, the later one.
pub fn usual_year(units: &[Unit]) -> Option<u16> {
    let mut counts = BTreeMap::<u16, usize>::new();
    for year in units.iter().filter_map(|unit| unit.year) {
        *counts.entry(year).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

impl Sums {
    /// Adds up the reports of one year on one form; `cells` are the form's.
    pub fn of(units: &[Unit], year: u16, form: &str, cells: &[FormCell], roster: Option<&Roster>) -> Self {
        let standings = standings(units, year, form, roster);
        let mut totals = vec![Total { known: 0, is_sure: true }; cells.len()];
        for (unit, standing) in units.iter().zip(&standings) {
            for (at, total) in totals.iter_mut().enumerate() {
                if *standing == Standing::Counted {
                    total.known += u128::from(unit.figures.number(at).unwrap_or(0));
                }
                total.is_sure = total.is_sure && standing.doubt(unit, at).is_none();
            }
        }
        Self { year, standings, totals }
    }

    /// How many reports are summed up.
    pub fn counted(&self) -> usize {
        self.standings.iter().filter(|standing| **standing == Standing::Counted).count()
    }
}

impl Total {
    /// The sum, where nothing makes it unsure.
    pub fn sure(&self) -> Option<u128> {
        self.is_sure.then_some(self.known)
    }
}

fn standings(units: &[Unit], year: u16, form: &str, roster: Option<&Roster>) -> Vec<Standing> {
    let mut seen = BTreeMap::<String, usize>::new();
    let mut standings = Vec::with_capacity(units.len());
    for (at, unit) in units.iter().enumerate() {
        let listed = unit.name.as_deref().and_then(|name| Some(roster?.find(name)));
        let unlisted = match (roster, &listed) {
            (None, _) | (_, Some(Match::Listed(_))) => None,
            (_, Some(Match::Unlisted(near))) => Some(Standing::Unlisted(near.clone())),
            (_, None) => Some(Standing::Nameless),
        };
        let standing = if unit.is_empty {
            Standing::Empty
        } else if unit.is_sum {
            Standing::SumOfOthers
        } else if let Some(unlisted) = unlisted {
            unlisted
        } else if unit.year != Some(year) {
            Standing::OtherYear(unit.year)
        } else if unit.form != form {
            Standing::OtherForm(unit.form.clone())
        } else {
            // Short names of one unit are one unit.
            let name = match &listed {
                Some(Match::Listed(entry)) => Some(format!("{entry}")),
                _ => unit.name.as_deref().map(name_key),
            };
            match name.map(|name| *seen.entry(name).or_insert(at)) {
                Some(first) if first != at => {
                    Standing::Again(first, units[first].figures.differences(&unit.figures))
                }
                _ => Standing::Counted,
            }
        };
        standings.push(standing);
    }
    standings
}

impl<'a> Collected<'a> {
    /// The reports with how each of them stands to the sums.
    pub fn standings(self) -> impl Iterator<Item = (&'a Unit, &'a Standing)> {
        self.units.iter().zip(&self.sums.standings)
    }

    /// The reports that are summed up.
    pub fn counted(self) -> impl Iterator<Item = &'a Unit> {
        self.standings().filter(|(_, standing)| **standing == Standing::Counted).map(|(unit, _)| unit)
    }

    /// The figures of the form with their sums.
    pub fn totals(self) -> impl Iterator<Item = (&'a FormCell, &'a Total)> {
        self.cells.iter().zip(&self.sums.totals)
    }

    /// The units of the roster that have handed in nothing that is summed up.
    pub fn missing(self) -> Vec<&'a RosterEntry> {
        let Some(roster) = self.roster else { return vec![] };
        let found: BTreeSet<usize> = self
            .counted()
            .filter_map(|unit| match roster.find(unit.name.as_deref()?) {
                Match::Listed(at) => Some(at),
                Match::Unlisted(_) => None,
            })
            .collect();
        let entries = roster.entries.iter().enumerate();
        entries.filter(|(at, _)| !found.contains(at)).map(|(_, entry)| entry).collect()
    }
}

impl Standing {
    /// Why a report of this standing makes the sum in one place unsure. It is worked out where it is asked for: ten thousand
    /// reports of another year would have two million doubts.
    pub fn doubt(&self, unit: &Unit, at: usize) -> Option<Doubt> {
        let number = unit.figures.number(at);
        let is_filled = number != Some(0);
        match self {
            Self::Counted if number.is_none() => Some(Doubt::Open(unit.figures.state(at))),
            Self::Counted if unit.touched.binary_search(&at).is_ok() => Some(Doubt::Error),
            Self::Counted => (unit.is_own_child && is_filled).then_some(Doubt::OwnChild),
            Self::Again(_, differences) => differences.binary_search(&at).is_ok().then_some(Doubt::Again),
            Self::OtherYear(_) | Self::OtherForm(_) => is_filled.then_some(Doubt::NotCounted),
            Self::Empty | Self::SumOfOthers | Self::Nameless | Self::Unlisted(_) => None,
        }
    }

    /// Says why a report is not summed up; nothing where it is.
    pub fn words(&self, collected: Collected) -> Option<String> {
        let Collected { units, roster, sums: Sums { year, .. }, .. } = collected;
        Some(match self {
            Self::Counted => return None,
            Self::Again(first, differences) => {
                let first = &units[*first].file;
                let same = if differences.is_empty() {
                    "表里的数相同".to_owned()
                } else {
                    format!("表里有 {} 个数不同，合计拿不准", differences.len())
                };
                format!("与“{first}”是同一单位的报告，{same}，只计前一份")
            }
            Self::OtherYear(Some(other)) => format!("是 {other} 年的报告，汇总的是 {year} 年"),
            Self::OtherYear(None) => format!("没有写明年度，汇总的是 {year} 年"),
            Self::OtherForm(form) => format!("用的是 {form} 的格式，与汇总的格式不同"),
            Self::Empty => "文件里没有内容".to_owned(),
            Self::SumOfOthers => "是汇总报告，它的下级单位已经分别计入".to_owned(),
            Self::Nameless => "没有写明机关名称，不知道是名单上的哪个单位".to_owned(),
            Self::Unlisted(near) if near.is_empty() => "不在名单上".to_owned(),
            Self::Unlisted(near) => {
                let names = near.iter().filter_map(|at| roster?.entries.get(*at));
                let names: Vec<_> = names.map(|entry| format!("“{}”", entry.name)).collect();
                format!("不在名单上，名单上相近的有{}", names.join("、"))
            }
        })
    }
}

impl Doubt {
    /// Says why a figure makes the sum unsure.
    pub fn words(self) -> &'static str {
        match self {
            Self::Open(state) => state.words(),
            Self::Error => "该单位的表有错误",
            Self::Again => "同一单位报了两份，数不同",
            Self::NotCounted => "没有计入的报告里有数",
            Self::OwnChild => "把自己列为下级单位",
        }
    }
}
