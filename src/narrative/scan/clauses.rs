//! The clauses of a narrative, each with what it goes on talking about.

use crate::narrative::phrases::{FOREIGN, OBJECTS, WAYS};
use crate::narrative::procedures::{Named, PROCEDURES, procedures, together};
use crate::narrative::result_rows::ResultRows;
use crate::narrative::scan::Scan;
use crate::narrative::scan::figure::Kind;
use crate::narrative::scan::whose::{Actor, actors};
use crate::narrative::topic::{Procedure, Topic};
use crate::narrative::words::list;
use crate::text::lexicon::{FoundLists, Lists};
use crate::text::{Words, numerals};
use std::ops::Range;

/// Longer clauses, in bytes, are no sentences but lost punctuation: they are read in pieces of 200 characters.
const LONGEST: usize = 600;
/// How much of a sentence, in bytes, says what one of its clauses means: three long clauses.
const AROUND: usize = 1200;

/// Beside the year before name this year's figures, or say that the year before is only compared with.
static OTHER_TIMES: Words = list("other_times");

/// Before a year gone by make what follows a sum of years.
static UNTIL: Words = list("until");

/// Name the year of the report at the beginning of a clause.
static THIS_YEAR: Words = list("this_year");

/// Words that deny something.
pub(crate) static DENIALS: Words = list("denials");

/// Words of information disclosure.
pub(crate) static DISCLOSURE: Words = list("disclosure");
static TAKEN: Words = list("taken");
static WIDE: Words = list("wide");
static RECEIVED: Words = list("received");
static PARTS: Words = list("parts_of_the_year");
/// Results of applications, and manners of answering them.
static MANNERS: Words = list("manners_of_answering");
static ELSE: Words = list("other_topics");
static POLICIES: Words = list("policies");
static LISTING: Words = Words::of("其中");
static DOCUMENTS: Words = Words::of("规范性文件");

/// All words that tell what a clause is about.
static TELLING: Lists = Lists::of(&[
    &DENIALS,
    &PROCEDURES,
    &DISCLOSURE,
    &TAKEN,
    &WIDE,
    &PARTS,
    &MANNERS,
    &ELSE,
    &POLICIES,
    &LISTING,
    &DOCUMENTS,
    &OBJECTS,
    &FOREIGN,
    &WAYS,
]);

/// Words between two marks; 、 parts none.
#[derive(Debug, Clone)]
pub(crate) struct Clause<'a> {
    pub(crate) range: Range<usize>,
    pub(crate) text: &'a str,
    /// The words before the colon or the end of the line that it stands behind.
    pub(crate) heading: &'a str,
    /// The words before the comma that it stands behind, where they count nothing.
    pub(crate) reason: &'a str,
    /// Which words of [`TELLING`] it holds.
    pub(crate) words: FoundLists,
    /// The whole sentence, or as much of it as matters.
    pub(crate) around: &'a str,
    /// Where it begins in that.
    place: usize,
    /// The sentence before, or as much of it as matters.
    pub(crate) earlier: &'a str,
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
    /// The agency's name, as far as it is known.
    pub(crate) agency: &'a str,
    /// The organs that act in it.
    pub(crate) actors: Vec<Actor>,
    /// Whether the organ that acted before it in the sentence was the agency.
    pub(crate) before_own: Option<bool>,
    pub(crate) sentence: usize,
    pub(crate) figures: Range<usize>,
}

impl<'a> Clause<'a> {
    /// What stands in its sentence up to so many bytes of it.
    pub(crate) fn until(&self, bytes: usize) -> &'a str {
        self.around.get(..self.place + bytes).unwrap_or(self.around)
    }

    /// What stands behind it in its sentence.
    pub(crate) fn behind(&self) -> &'a str {
        self.around.get(self.place + self.text.len()..).unwrap_or("")
    }

    /// Whether what stands at a place of the text is told of another organ.
    pub(crate) fn is_of_another(&self, at: usize) -> bool {
        let before = self.actors.iter().rfind(|actor| self.range.start + actor.end <= at);
        before.map_or(self.before_own, |actor| Some(actor.own)) == Some(false)
    }
}

/// Every clause, in order.
pub(crate) fn clauses<'a>(
    scan: &'a Scan<'a>,
    rows: &ResultRows,
    year: Option<u16>,
    topic: Topic,
    agency: &'a str,
) -> Vec<Clause<'a>> {
    let mut found: Vec<Clause> = vec![];
    let mut figure = 0;
    let mut state = State {
        rows,
        year,
        topic,
        disclosure: topic != Topic::Else,
        wide: false,
        period: Period::Own,
        aside: None,
        so_far: SoFar::default(),
        sentence: 0,
    };
    let (mut around, mut earlier, mut disclosed) = (0..0, 0..0, false);
    for range in ranges(scan.text) {
        let text = scan.slice(range.clone());
        let first = figure;
        while scan.figures.get(figure).is_some_and(|own| own.span.start < range.end) {
            figure += 1;
        }
        let sentence = scan.sentence(range.start);
        if sentence != state.sentence || found.is_empty() {
            let start = range.start;
            earlier = around;
            around = start..scan.text.floor_char_boundary(scan.sentence_end(start).min(start + AROUND));
            state.next_sentence(scan, &around, sentence);
            disclosed = DISCLOSURE.is_in(scan.slice(around.clone()));
        }
        let words = TELLING.found_in(text);
        let (actors, before_own) = (actors(text, agency), state.so_far.own);
        state.act(scan, text, words, &actors, first..figure);
        state.enter(scan, range.clone(), words, first..figure);
        let heading = found.last().map_or("", |before| heading(scan, &before.range, range.start));
        let reason = found.last().filter(|before| before.sentence == sentence && before.figures.is_empty());
        let reason = reason.filter(|before| scan.slice(before.range.end..range.start) == ",");
        let reason = reason.map_or("", |before| before.text);
        found.push(Clause {
            text,
            heading,
            reason,
            words,
            around: scan.slice(around.clone()),
            place: range.start - around.start,
            earlier: scan.slice(earlier.clone()),
            topic: state.topic,
            disclosure: state.disclosure || disclosed,
            wide: state.wide,
            elsewhere: state.period != Period::Own || state.aside.is_some(),
            year,
            agency,
            actors,
            before_own,
            sentence,
            figures: first..figure,
            range,
        });
    }
    found
}

/// The words of a range, where nothing but colons and ends of lines stands between them and the next clause.
fn heading<'a>(scan: &Scan<'a>, before: &Range<usize>, next: usize) -> &'a str {
    static BARE: Words = list("bare_denials");
    let marks = scan.slice(before.end..next);
    // 其他事项。无。 denies what the sentence before it names.
    let bare = || {
        BARE.begins(scan.slice(next..scan.sentence_end(next)))
            == Some(scan.slice(next..scan.sentence_end(next)))
    };
    let is_end = |c: char| matches!(c, ':' | '\n' | ' ') || c == '。' && bare();
    let parts = !marks.is_empty() && marks.chars().all(is_end);
    if parts { scan.slice(before.clone()) } else { "" }
}

struct State<'r> {
    rows: &'r ResultRows,
    year: Option<u16>,
    topic: Topic,
    disclosure: bool,
    wide: bool,
    period: Period,
    /// The bracket that speaks of another year, while it lasts.
    aside: Option<usize>,
    sentence: usize,
    so_far: SoFar,
}

/// What has stood in a sentence so far.
#[derive(Default)]
struct SoFar {
    /// Whether 其中 has.
    listing: bool,
    /// Whether cases were counted, and none of their outcomes yet: 行政复议2件，行政诉讼1件，其中维持3件.
    open: bool,
    /// Whether something was counted.
    counted: bool,
    /// Whether the organ that acted last is the agency.
    own: Option<bool>,
}

/// The time that a sentence speaks of.
#[derive(Clone, Copy, PartialEq)]
enum Period {
    Own,
    OtherYear,
    Part,
}

impl State<'_> {
    fn next_sentence(&mut self, scan: &Scan, around: &Range<usize>, sentence: usize) {
        self.sentence = sentence;
        let told = scan.slice(around.clone());
        // 其中 goes on with what the sentence before it was about.
        if !told.starts_with("其中") {
            // 全县收到申请255件。予以公开120件 goes on with the whole region.
            let goes_on = self.topic == Topic::Requests && self.so_far.counted && !RECEIVED.is_in(told);
            self.wide &= goes_on && self.rows.groups().is_in(told);
            (self.so_far, self.period) = (SoFar::default(), Period::Own);
        }
        if scan.slice(0..around.start).ends_with('\n') && self.topic != Topic::Requests {
            self.topic = Topic::Else;
        }
    }

    fn enter(&mut self, scan: &Scan, range: Range<usize>, words: FoundLists, figures: Range<usize>) {
        let (text, scope) = (scan.slice(range.clone()), scan.scope(range.start));
        self.aside = self.aside.filter(|own| scope != 0 && *own <= scope);
        self.so_far.listing |= words.has(&LISTING);
        self.disclosure |= words.has(&DISCLOSURE);
        let counted = || scan.figures[figures.clone()].iter().filter(|figure| figure.kind != Kind::Other);
        let cases = words.has(&PROCEDURES).then(|| own_cases(scan, range, words, figures.clone()));
        self.topic = match (cases, self.topic) {
            (Some(Cases { kept: None, .. }), Topic::Cases(before)) => Topic::Cases(before),
            (Some(Cases { kept: Some(own), .. }), Topic::Cases(before)) if self.so_far.open => {
                Topic::Cases(together(before, own))
            }
            (Some(Cases { kept, last }), _) => Topic::Cases(kept.unwrap_or(last)),
            (None, _) => self.topic_of(text, words, counted().next().is_some()),
        };
        match cases {
            Some(cases) => self.so_far.open |= cases.kept.is_some() && counted().count() == 1,
            None => self.so_far.open &= counted().next().is_none(),
        }
        // A part of the year, or several years.
        if words.has(&PARTS) || is_span_of_time(text) {
            self.period = Period::Part;
        } else if begins_with_last_year(text) {
            // （较上年增长7%，上年517件） says nothing of what stands behind the bracket.
            match scope {
                0 => self.period = Period::OtherYear,
                _ => self.aside = Some(scope),
            }
        } else if self.period == Period::OtherYear && THIS_YEAR.begins(text).is_some() {
            self.period = Period::Own;
        }
        for figure in &scan.figures[figures] {
            let rest = scan.slice(figure.span.end..scan.text.len());
            let is_year = figure.kind == Kind::Other && rest.starts_with('年');
            let (Some(year), true, Some(value)) = (self.year, is_year, figure.number.whole()) else {
                continue;
            };
            let before = scan.slice(figure.label..figure.span.start);
            let until = value < u128::from(year) && UNTIL.ends(before).is_some();
            if value > u128::from(year) && carry_over_date(&rest['年'.len_utf8()..]) {
                continue;
            }
            if self.period != Period::Part
                && (1990..2100).contains(&value)
                && (until || !dates_something(before, &rest['年'.len_utf8()..]))
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

    /// Notes who acts in a clause, and whether that is the whole region.
    fn act(&mut self, scan: &Scan, text: &str, words: FoundLists, actors: &[Actor], figures: Range<usize>) {
        let counts = scan.figures[figures].iter().any(|figure| figure.kind != Kind::Other);
        self.so_far.counted |= counts;
        self.wide |= words.has(&WIDE);
        let Some(last) = actors.last() else { return };
        // 乡镇政府（街道办事处）收到 goes on behind the bracket.
        if counts || words.has(&DENIALS) || last.end == text.len() {
            self.so_far.own = Some(last.own);
        }
        self.wide &= !last.own || words.has(&WIDE);
    }

    /// What a clause is about, given what the one before was about, and whether it may be an item of a list.
    fn topic_of(&self, clause: &str, words: FoundLists, counts: bool) -> Topic {
        static HEADINGS: Words = list("headings_of_requests");
        let before = self.topic;
        // Applications may ask for documents; what is counted or denied is what a clause is about.
        if words.has(&DOCUMENTS) && (counts || before != Topic::Requests) {
            return Topic::Documents;
        }
        // 予以公开2件、不予公开1件: only applications end like this.
        if self.rows.are_several_in(clause) {
            return Topic::Requests;
        }
        let has_object = words.has(&OBJECTS);
        let is_foreign = words.has(&FOREIGN) || (words.has(&WAYS) && !has_object);
        if HEADINGS.begins(clause) == Some(clause) || (has_object && words.has(&TAKEN) && !is_foreign) {
            return Topic::Requests;
        }
        let asked = !counts && before == Topic::Requests;
        let way = self.so_far.listing && before == Topic::Requests && !words.has(&FOREIGN);
        if (is_foreign && !way && !words.has(&MANNERS) && !has_object)
            || words.has(&ELSE)
            || (!asked && words.has(&POLICIES))
        {
            return Topic::Else;
        }
        before
    }
}

/// The procedures that a clause names.
#[derive(Clone, Copy)]
struct Cases {
    /// Those of which there were cases, taken together; what follows tells of them.
    kept: Option<Procedure>,
    /// The last one.
    last: Procedure,
}

/// The cases that a clause names, but for those that it denies or counts as 0: 行政复议5件、行政诉讼0件.
fn own_cases(scan: &Scan, range: Range<usize>, words: FoundLists, figures: Range<usize>) -> Cases {
    let (start, clause) = (range.start, scan.slice(range));
    let named = procedures(clause);
    let last = named.last().map_or(Procedure::Any, |last| last.procedure);
    let denied_from = if words.has(&DENIALS) { DENIALS.places(clause).next() } else { None };
    let counted: Vec<_> = scan.figures[figures].iter().filter(|own| own.kind != Kind::Other).collect();
    let is_none = |own: &Named, end: usize| {
        let between = |from: usize, to: usize| {
            counted.iter().find(|figure| (from..to).contains(&(figure.span.start - start)))
        };
        if let Some(figure) = between(own.name.end, end) {
            return figure.count() == Some(0);
        }
        let denied = denied_from.is_some_and(|(at, word)| {
            at + word.len() <= own.name.start && between(at, own.name.start).is_none()
        });
        denied || clause[own.name.end..end].contains(['无', '零'])
    };
    let next = |place: usize| named.get(place + 1).map_or(clause.len(), |next| next.name.start);
    let own = named.iter().enumerate().filter(|(place, own)| !is_none(own, next(*place)));
    let kept = own.map(|(_, own)| own.procedure).reduce(together);
    Cases { kept, last }
}

/// The year that a text speaks of as its own: the report's, or the one before where the text names that one and never
/// the report's. Its figures are then those of a report that was not brought up to date, and are compared all the same.
pub(crate) fn spoken_year(scan: &Scan, year: Option<u16>) -> Option<u16> {
    let own = year?;
    let mut last = false;
    for figure in scan.figures.iter().filter(|figure| figure.kind == Kind::Other) {
        let rest = scan.slice(figure.span.end..scan.text.len());
        let Some(behind) = rest.strip_prefix('年') else { continue };
        let value = figure.number.whole();
        if value == Some(own.into()) {
            return year;
        }
        let before = scan.slice(figure.label..figure.span.start);
        last |= value == Some(u128::from(own) - 1) && figure.scope == 0 && !dates_something(before, behind);
    }
    if last && !OTHER_TIMES.is_in(scan.text) { own.checked_sub(1) } else { year }
}

/// What stands between marks other than 、.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    let marks = text.match_indices([',', ';', '。', ':', '(', ')', '\n', ' ']);
    for (at, mark) in marks.chain(std::iter::once((text.len(), ""))) {
        while at - start > LONGEST {
            let end = text.floor_char_boundary(start + LONGEST);
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

/// Whether a clause names years up to now or months that are not all: 近三年, 1-6月.
fn is_span_of_time(clause: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || numerals::is_numeral(c) || matches!(c, '两' | '几');
    let years = clause.match_indices('近').any(|(at, near)| {
        let rest = &clause[at + near.len()..];
        let behind = rest.trim_start_matches(number);
        behind.len() < rest.len() && behind.starts_with('年')
    });
    let months = clause.match_indices('月').any(|(at, _)| {
        let before = clause[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let last = &clause[before.len()..at];
        // 截至6月, 截至2025年6月
        let head = before.trim_end_matches('年').trim_end_matches(|c: char| c.is_ascii_digit());
        if UNTIL.ends(head).is_some() && !last.is_empty() {
            return last != "12";
        }
        let Some(start) = ["-", "—", "~", "～", "至", "到"].iter().find_map(|to| before.strip_suffix(to))
        else {
            return false;
        };
        let first = start.trim_end_matches('月').rsplit(|c: char| !c.is_ascii_digit()).next();
        first.is_some_and(|first| !first.is_empty()) && (first, last) != (Some("1"), "12")
    });
    years || months || is_of_one_month(clause) || is_since_long(clause)
}

/// Whether a clause counts since some event, or for some years, and not since the year began: “十四五”以来, 五年来.
fn is_since_long(clause: &str) -> bool {
    static THIS: Words = list("this_years_beginning");
    let digit = |c: char| c.is_ascii_digit();
    let number = |c: char| digit(c) || numerals::is_numeral(c) || matches!(c, '两' | '几');
    // What a year by its digits means, the year tells.
    let dated = |before: &str| before.strip_suffix('年').is_some_and(|year| year.ends_with(digit));
    let since = clause.find("以来").map(|at| &clause[..at]);
    let since = since.is_some_and(|before| THIS.ends(before).is_none() && !dated(before));
    let years = clause.match_indices("年来").any(|(at, _)| {
        let before = &clause[..at];
        before.ends_with(number) && !before.ends_with('一')
    });
    since || years || clause.contains("五”期间")
}

/// Whether a clause begins with a month, and neither a day nor a span of months: 5月新收申请12件.
fn is_of_one_month(clause: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let clause =
        clause.split_once('年').filter(|(year, _)| year.chars().all(digit)).map_or(clause, |(_, rest)| rest);
    let behind = clause.trim_start_matches(digit);
    let other = |c: char| digit(c) || "至到-—~～底末".contains(c);
    behind.len() < clause.len() && behind.strip_prefix('月').is_some_and(|rest| !rest.starts_with(other))
}

/// Whether a clause goes on to speak of the year before: 上年新收7件, and not of what was carried over from it.
fn begins_with_last_year(clause: &str) -> bool {
    static LAST: Words = list("last_year");
    static AFTER: Words = list("behind_last_year");
    let Some(word) = LAST.begins(clause) else { return false };
    let rest = clause[word.len()..].trim_start_matches('度');
    AFTER.begins(rest).is_none() && rest.contains(|c: char| c.is_ascii_digit() || numerals::is_numeral(c))
}

/// Whether a date of the next year is that of an answer to what was left over: 剩余2件于2025年1月3日答复.
pub(crate) fn carry_over_date(after_year: &str) -> bool {
    static HANDLED: Words = list("handled");
    let month = after_year.trim_start_matches(|c: char| c.is_ascii_digit());
    month.len() < after_year.len() && month.starts_with('月') && HANDLED.is_in(first_clause(month))
}

/// The words up to the first mark.
fn first_clause(text: &str) -> &str {
    text.split([',', ';', '。', ':', '(', ')', '\n']).next().unwrap_or(text)
}

/// Whether a year belongs to what it stands beside, not to the sentence: 2021年度结转, 截至2024年.
fn dates_something(before: &str, after: &str) -> bool {
    static BEFORE: Words = list("before_a_date");
    static AFTER: Words = list("behind_a_date");
    BEFORE.ends(before).is_some() || AFTER.begins(after.strip_prefix('度').unwrap_or(after)).is_some()
}
