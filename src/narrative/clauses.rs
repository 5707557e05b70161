//! The clauses of a narrative, each with what it goes on talking about.

use crate::narrative::reading::{Kind, Reading};
use crate::narrative::vocabulary;
use std::ops::Range;

/// Longer clauses, in bytes, are no sentences; they are read in pieces.
const LONGEST: usize = 600;

/// What a passage is about, or where it stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Nothing that the tables count.
    Else,
    /// Applications for information.
    Requests,
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Litigation,
    /// 规范性文件.
    Documents,
}

/// Words between two marks; 、 parts none.
#[derive(Debug, Clone)]
pub(crate) struct Clause<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) text: &'a str,
    /// The whole sentence, or as much of it as matters.
    pub(crate) around: &'a str,
    /// What the words before it were about.
    pub(crate) topic: Topic,
    /// Whether the passage has spoken of information disclosure, so that its cases are those of 表四.
    pub(crate) disclosure: bool,
    /// Whether it speaks of the whole region or of all offices.
    pub(crate) wide: bool,
    /// Whether it speaks of another year, or of a part of the year.
    pub(crate) elsewhere: bool,
    /// The year of the report.
    pub(crate) year: Option<u16>,
    pub(crate) sentence: usize,
    pub(crate) figures: Range<usize>,
}

/// Every clause, in order.
pub(crate) fn clauses<'a>(reading: &'a Reading<'a>, year: Option<u16>, topic: Topic) -> Vec<Clause<'a>> {
    let mut found: Vec<Clause> = vec![];
    let mut figure = 0;
    let mut state = State {
        topic,
        disclosure: topic != Topic::Else,
        wide: false,
        period: Period::Own,
        aside: None,
        listing: false,
        sentence: 0,
    };
    let (mut around, mut disclosed) = (0..0, false);
    for range in ranges(reading.text) {
        let text = reading.slice(range.clone());
        let first = figure;
        while reading.figures.get(figure).is_some_and(|own| own.span.start < range.end) {
            figure += 1;
        }
        let sentence = reading.sentence(range.start);
        if sentence != state.sentence || found.is_empty() {
            let start = range.start;
            around = start..vocabulary::floor(reading.text, reading.sentence_end(start).min(start + 1200));
            state.next_sentence(reading, start, sentence);
            disclosed = vocabulary::is_disclosure(reading.slice(around.clone()));
        }
        let scope = reading.scope(range.start);
        state.enter(reading, text, first..figure, year, scope);
        found.push(Clause {
            text,
            around: reading.slice(around.clone()),
            topic: state.topic,
            disclosure: state.disclosure || disclosed,
            wide: state.wide,
            elsewhere: state.period != Period::Own || state.aside.is_some(),
            year,
            sentence,
            figures: first..figure,
            range,
        });
    }
    found
}

struct State {
    topic: Topic,
    disclosure: bool,
    wide: bool,
    period: Period,
    /// The bracket that speaks of another year, while it lasts.
    aside: Option<usize>,
    /// Whether 其中 has stood in the sentence.
    listing: bool,
    sentence: usize,
}

/// The time that a sentence speaks of.
#[derive(Clone, Copy, PartialEq)]
enum Period {
    Own,
    OtherYear,
    Part,
}

impl State {
    fn next_sentence(&mut self, reading: &Reading, start: usize, sentence: usize) {
        self.sentence = sentence;
        // 其中 goes on with what the sentence before it was about.
        if !reading.slice(start..reading.text.len()).starts_with("其中") {
            (self.wide, self.listing, self.period) = (false, false, Period::Own);
        }
        if reading.slice(0..start).ends_with('\n') && self.topic != Topic::Requests {
            self.topic = Topic::Else;
        }
    }

    fn enter(
        &mut self,
        reading: &Reading,
        text: &str,
        figures: Range<usize>,
        year: Option<u16>,
        scope: usize,
    ) {
        self.aside = self.aside.filter(|own| scope != 0 && *own <= scope);
        self.listing |= text.contains("其中");
        self.wide |= vocabulary::is_wide(text);
        self.disclosure |= vocabulary::is_disclosure(text);
        let mut counted = reading.figures[figures.clone()].iter().filter(|figure| figure.kind != Kind::Other);
        self.topic = vocabulary::topic(text, counted.next().is_some(), self.topic, self.listing);
        if vocabulary::is_part_of_year(text) {
            self.period = Period::Part;
        }
        for figure in &reading.figures[figures] {
            let rest = reading.slice(figure.span.end..reading.text.len());
            let is_year = figure.kind == Kind::Other && rest.starts_with('年');
            let (Some(year), true, Some(value)) = (year, is_year, figure.number.whole()) else { continue };
            let before = reading.slice(figure.label..figure.span.start);
            if self.period != Period::Part
                && (1990..2100).contains(&value)
                && !vocabulary::dates_something(before, &rest['年'.len_utf8()..])
            {
                let own = value == u128::from(year);
                // A year in brackets is the year of what stands there, not of the sentence.
                if figure.scope == 0 {
                    self.period = if own { Period::Own } else { Period::OtherYear };
                } else {
                    self.aside = (!own).then_some(figure.scope);
                }
            }
        }
    }
}

/// What stands between marks other than 、.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    let marks = text.match_indices([',', ';', '。', ':', '(', ')', '\n', ' ']);
    for (at, mark) in marks.chain(std::iter::once((text.len(), ""))) {
        while at - start > LONGEST {
            let end = vocabulary::floor(text, start + LONGEST);
            found.push(start..end);
            start = end;
        }
        if start < at {
            found.push(start..at);
        }
        start = at + mark.len();
    }
    found
}
