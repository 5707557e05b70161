//! What a narrative says of the figures in the tables.

use crate::narrative::clauses::{Clause, Topic, clauses};
use crate::narrative::folded::Folded;
use crate::narrative::numbers::Number;
use crate::narrative::reading::{Figure, Kind, Reading};
use crate::narrative::{cases, documents, money, nothing, requests, vocabulary};
use std::ops::Range;

/// A row of 表三 that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// 予以公开.
    Granted,
    /// 部分公开.
    Partial,
    /// 予以公开 and 部分公开 together.
    GrantedOrPartial,
    /// 不予公开.
    Denied,
    /// 无法提供.
    Unable,
    /// 不予处理.
    Refused,
    /// 其他处理.
    Closed,
    /// A single result of （三）–（六）, counted from 0.
    Leaf(usize),
}

/// A column of 表四.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 总计.
    Total,
    /// 结果维持.
    Upheld,
    /// 结果纠正.
    Corrected,
    /// 其他结果.
    Other,
    /// 尚未审结.
    Pending,
}

/// A group of 表四.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Court {
    /// 行政复议.
    Review,
    /// 行政诉讼: both groups.
    Litigation,
    /// 未经复议直接起诉.
    Direct,
    /// 复议后起诉.
    AfterReview,
    /// 复议 and 诉讼 together.
    All,
}

/// What is said of a kind of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// 制发.
    Made,
    /// 废止.
    Repealed,
    /// 现行有效.
    Valid,
}

/// What a figure of the narrative is the figure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// 收到、受理: what was newly received, or all that was in hand.
    Received,
    /// 新收: only what was newly received.
    New,
    /// 办理、处理: what was in hand, or what was finished.
    InHand,
    /// 办结、答复.
    Handled,
    /// 上年结转.
    CarriedIn,
    /// 结转下年.
    CarriedOut,
    /// A result of 表三.
    Result(Row),
    /// 自然人.
    Natural,
    /// 法人或其他组织.
    Legal,
    /// Cases of 表四.
    Cases(Court, Outcome),
    /// 行政规范性文件.
    Documents(Act),
    /// 规章.
    Rules(Act),
    /// 信息处理费.
    InformationFee,
    /// 行政事业性收费.
    Fees,
    /// 办结率.
    Rate,
}

/// How much is said of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Count(u128),
    /// None at all, in words: 未收到, 无.
    Nothing,
    /// Hundredths: `digits` with the last `places` of them behind the point.
    Percent {
        /// The digits without the point.
        digits: u128,
        /// How many of them stand behind the point.
        places: u32,
    },
    /// Money in fen, printed in units of `step` fen.
    Fen {
        /// The amount.
        fen: u128,
        /// What one of the last printed digit is worth.
        step: u128,
    },
}

/// Something that a narrative says of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Of what.
    pub subject: Subject,
    /// How much.
    pub quantity: Quantity,
    /// Where: the figure, or the words that deny it.
    pub range: Range<usize>,
    /// Whether it may be only a share of what the tables count (以县政府名义).
    pub share: bool,
    /// Whether it is said of the whole region or all offices (全县, 各部门).
    pub wide: bool,
    /// The number of the sentence.
    pub sentence: usize,
}

/// Every claim of a text that stands under `topic` in a report of `year`.
pub fn claims(text: &str, topic: Topic, year: Option<u16>) -> Vec<Claim> {
    let folded = Folded::new(text);
    claims_in(&folded, &Reading::new(&folded), topic, year)
}

/// The same of a text that has been read.
pub(crate) fn claims_in(folded: &Folded, reading: &Reading, topic: Topic, year: Option<u16>) -> Vec<Claim> {
    let mut found = vec![];
    for clause in clauses(reading, year, topic) {
        if clause.elsewhere {
            continue;
        }
        let claim = |subject, quantity, range: &Range<usize>| Claim {
            subject,
            quantity,
            range: folded.origin(range),
            share: vocabulary::is_share(clause.text) || vocabulary::is_share(clause.around),
            wide: clause.wide,
            sentence: clause.sentence,
        };
        for subject in nothing::subjects(&clause) {
            found.push(claim(subject, Quantity::Nothing, &clause.range));
        }
        for place in clause.figures.clone() {
            let figure = &reading.figures[place];
            for (subject, quantity) in of_figure(reading, &clause, figure, place) {
                found.push(claim(subject, quantity, &figure.span));
            }
        }
    }
    found
}

/// What a figure says of which subjects: mostly one; two for 复议、诉讼各1件 or 均为0件.
fn of_figure(reading: &Reading, clause: &Clause, figure: &Figure, place: usize) -> Vec<(Subject, Quantity)> {
    let around = Around::new(reading, clause, figure, place);
    if figure.vague || vocabulary::is_comparison(around.lead) {
        return vec![];
    }
    match (figure.kind, figure.count()) {
        (Kind::Money, _) => money::subject(&around, figure).into_iter().collect(),
        (Kind::Percent, _) => {
            let Number { digits, places } = figure.number;
            requests::is_rate(&around)
                .then_some((Subject::Rate, Quantity::Percent { digits, places }))
                .into_iter()
                .collect()
        }
        (Kind::Count | Kind::Bare, Some(count)) if vocabulary::counts_papers(figure.unit) => {
            let mut subjects = cases::subjects(&around, count);
            if subjects.is_empty() {
                subjects.extend(documents::subject(&around).or_else(|| requests::subject(&around)));
            }
            subjects.into_iter().map(|subject| (subject, Quantity::Count(count))).collect()
        }
        _ => vec![],
    }
}

/// The words around a figure.
pub(crate) struct Around<'a> {
    pub(crate) clause: &'a Clause<'a>,
    /// From the beginning of the clause.
    pub(crate) head: &'a str,
    /// From the figure before in the clause, or its beginning.
    pub(crate) lead: &'a str,
    /// Up to the next mark or the next figure.
    pub(crate) tail: &'a str,
}

impl<'a> Around<'a> {
    fn new(reading: &'a Reading, clause: &'a Clause<'a>, figure: &Figure, place: usize) -> Self {
        let counts = |figure: &&Figure| figure.kind != Kind::Other;
        let before = reading.figures[clause.figures.start..place].iter().rev().find(counts);
        let start = before.map_or(clause.range.start, |before| before.span.end.max(clause.range.start));
        let mut behind = reading.figures[(place + 1).min(clause.figures.end)..clause.figures.end].iter();
        let next = behind.find(counts);
        let end = next.map_or(clause.range.end, |next| next.span.start).max(figure.span.end);
        let tail = reading.slice(figure.span.end..end);
        // Beyond this many bytes no word belongs to the figure any more.
        let near = vocabulary::last_bytes(reading.slice(clause.range.start..figure.span.start), 600);
        Self {
            clause,
            head: near,
            lead: vocabulary::last_bytes(reading.slice(start..figure.span.start), 300),
            tail: tail.split('、').next().and_then(|tail| tail.split("以及").next()).unwrap_or(tail),
        }
    }
}
