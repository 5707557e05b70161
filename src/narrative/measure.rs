//! What a subject of the narrative is in the form: its cells, and every figure that they accept for it.

use crate::form::{Form, Table, select};
use crate::narrative::claims::subject::{
    AppealOutcome, Claim, Decision, DocumentStatus, Quantity, Subject, Whole,
};
use crate::narrative::proportion::is_near_to;
use crate::narrative::result_rows::{ResultRow, ResultRows};
use crate::narrative::topic::Procedure;

const TOTAL: &str = "total";
const NATURAL: &str = "natural";
const NEW: &str = "new";
const CARRIED_IN: &str = "carried_in";
const PROCESSED: &str = "processed";
const CARRIED_OUT: &str = "carried_out";

/// A cell of a form, by the names that the form gives its table, row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellName<'f> {
    /// The table.
    pub table: &'f str,
    /// The row.
    pub row: &'f str,
    /// The column.
    pub column: &'f str,
}

/// The figures of one report, as far as they are known.
pub trait CellValues {
    /// The count in a cell, or its amount in fen.
    fn figure(&self, cell: CellName) -> Option<u64>;
    /// 信息处理费, in fen.
    fn information_fee(&self) -> Option<u64>;
}

/// What the narrative of a report is compared with.
pub struct ReportFacts<'a> {
    /// The form that it is written on.
    pub form: &'a Form,
    /// Its year.
    pub year: Option<u16>,
    /// The agency's name; empty where it is not known.
    pub agency: &'a str,
    /// Whether it is one office's, not a whole region's.
    pub office: bool,
    /// Its figures.
    pub figures: &'a dyn CellValues,
}

/// What an accepted count is the count of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// What the tables plainly have.
    Plain,
    /// 新收 and 上年结转 together.
    InHand,
    /// （七）总计.
    Processed,
    /// （七）总计 without 上年结转.
    OfNew,
    /// Another reading, which has no short name.
    Other,
}

/// What the words may say: first what the tables plainly have, then other natural readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Counts.
    Counts(Vec<(u128, Reading)>),
    /// Amounts, in fen.
    Amounts(Vec<u128>),
    /// Parts and their wholes.
    Shares(Vec<(u128, u128)>),
}

impl Expected {
    /// Whether no reading is known.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Counts(all) => all.is_empty(),
            Self::Amounts(all) => all.is_empty(),
            Self::Shares(all) => all.is_empty(),
        }
    }

    /// Whether what is said is one of the readings, at the precision in which it is printed.
    pub(crate) fn accepts(&self, quantity: Quantity) -> bool {
        match (self, quantity) {
            (Self::Counts(_), Quantity::Nothing) => self.has_count(0),
            (Self::Amounts(all), Quantity::Nothing) => all.contains(&0),
            (Self::Counts(_), Quantity::Count(count)) => self.has_count(count),
            (Self::Amounts(all), Quantity::Fen { fen, step }) => {
                all.iter().any(|own| fen == *own || is_rounded(fen, *own, step))
            }
            (Self::Shares(all), Quantity::Percent { digits, places }) => {
                all.iter().any(|(part, whole)| is_share(digits, places, *part, *whole))
            }
            _ => true,
        }
    }

    /// Whether a test holds of every count.
    pub(crate) fn all_counts(&self, test: impl Fn(u128) -> bool) -> bool {
        matches!(self, Self::Counts(all) if all.iter().all(|(count, _)| test(*count)))
    }

    /// Whether some count is this one.
    pub(crate) fn has_count(&self, count: u128) -> bool {
        matches!(self, Self::Counts(all) if all.iter().any(|(own, _)| *own == count))
    }

    /// Whether a percentage is one of the shares to within one of its last digit: shares are made to add up to 100.
    pub(crate) fn shares_near(&self, quantity: Quantity) -> Option<(u128, u128)> {
        let (Self::Shares(all), Quantity::Percent { digits, places }) = (self, quantity) else { return None };
        all.iter().copied().find(|(part, whole)| is_near_to((digits, places), *part, *whole))
    }

    /// Whether some count is this one when it is cut or rounded to whole steps.
    pub(crate) fn has_near(&self, count: u128, step: u128) -> bool {
        matches!(self, Self::Counts(all) if all.iter().any(|(own, _)| is_rounded(count, *own, step)))
    }
}

/// The count that is nearest to another, of those that have a name.
pub fn nearest(counts: &[(u128, Reading)], count: u128) -> (u128, Reading) {
    let named = counts.iter().filter(|(_, reading)| *reading != Reading::Other);
    named.min_by_key(|(own, _)| own.abs_diff(count)).copied().unwrap_or((0, Reading::Plain))
}

/// What the readings of a subject are, in the order in which they are listed.
fn readings(subject: Subject) -> &'static [Reading] {
    match subject {
        Subject::Received => &[Reading::Plain, Reading::InHand],
        Subject::InHand => &[Reading::Plain, Reading::InHand, Reading::Processed],
        Subject::Handled => &[Reading::Plain, Reading::OfNew],
        _ => &[Reading::Plain],
    }
}

/// Whether an amount is another one, cut or rounded to whole steps.
fn is_rounded(fen: u128, own: u128, step: u128) -> bool {
    let step = step.max(1);
    let down = own / step * step;
    fen == down || ((own - down).saturating_mul(2) >= step && fen == down.saturating_add(step))
}

/// Whether a percentage is a share, cut or rounded to its last digit.
fn is_share(digits: u128, places: u32, part: u128, whole: u128) -> bool {
    let unit = 10_u128.checked_pow(places).and_then(|unit| unit.checked_mul(100));
    let Some(scaled) = unit.and_then(|unit| part.checked_mul(unit)) else { return true };
    let whole = whole.max(1);
    let down = scaled / whole;
    let rounds_up = (scaled % whole).saturating_mul(2) >= whole;
    digits == down || (rounds_up && digits == down.saturating_add(1))
}

/// The cells that a subject is compared with.
pub fn cells(form: &Form, subject: Subject) -> Vec<CellName<'_>> {
    let cells = match subject {
        Subject::New => requests(&[NEW], TOTAL),
        Subject::Received | Subject::Share { of: Whole::Received, .. } => requests(&[NEW, CARRIED_IN], TOTAL),
        Subject::InHand => requests(&[NEW, CARRIED_IN, PROCESSED], TOTAL),
        Subject::Handled | Subject::Share { of: Whole::Handled, .. } => requests(&[PROCESSED], TOTAL),
        Subject::Rate | Subject::Share { of: Whole::Unsaid, .. } => {
            requests(&[PROCESSED, NEW, CARRIED_IN], TOTAL)
        }
        Subject::CarriedIn => requests(&[CARRIED_IN], TOTAL),
        Subject::CarriedOut => requests(&[CARRIED_OUT], TOTAL),
        Subject::Natural | Subject::Legal => [requests(&[NEW], NATURAL), requests(&[NEW], TOTAL)].concat(),
        Subject::Applicant(place) => {
            let column = column(form, place);
            column.map_or(vec![], |column| [requests(&[NEW], column), requests(&[NEW], TOTAL)].concat())
        }
        Subject::Result(row) => results(form, row),
        Subject::Decisions(decision) => disclosure(decision_row(decision), "decided"),
        Subject::Cases(procedure, outcome) => cases(procedure, outcome),
        Subject::Documents(status) => disclosure("documents", status_column(status)),
        Subject::Regulations(status) => disclosure("rules", status_column(status)),
        Subject::Fees => disclosure("fees", "charged"),
        Subject::InformationFee => vec![],
    };
    cells.into_iter().filter(|cell| has_cell(form, *cell)).collect()
}

fn requests<'f>(rows: &[&'f str], column: &'f str) -> Vec<CellName<'f>> {
    rows.iter().map(|row| CellName { table: ResultRows::TABLE, row, column }).collect()
}

fn results(form: &Form, row: ResultRow) -> Vec<CellName<'_>> {
    let lines = form.table(ResultRows::TABLE).into_iter().flat_map(Table::rows);
    let own = lines.skip(row.first).take(row.last + 1 - row.first);
    own.map(|(_, line)| CellName { table: ResultRows::TABLE, row: &line.key, column: TOTAL }).collect()
}

fn cases<'f>(procedure: Procedure, outcome: AppealOutcome) -> Vec<CellName<'f>> {
    let rows: &[&str] = match procedure {
        Procedure::Review => &["review"],
        Procedure::Direct => &["litigation.direct"],
        Procedure::AfterReview => &["litigation.after_review"],
        Procedure::Litigation => &["litigation.direct", "litigation.after_review"],
        Procedure::All | Procedure::Any => &["review", "litigation.direct", "litigation.after_review"],
    };
    let column = match outcome {
        AppealOutcome::Total => TOTAL,
        AppealOutcome::Upheld => "upheld",
        AppealOutcome::Corrected => "corrected",
        AppealOutcome::Other => "other",
        AppealOutcome::Pending => "pending",
    };
    rows.iter().map(|row| CellName { table: "cases", row, column }).collect()
}

fn disclosure<'f>(row: &'f str, column: &'f str) -> Vec<CellName<'f>> {
    vec![CellName { table: "disclosure", row, column }]
}

fn status_column(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Made => "made",
        DocumentStatus::Repealed => "repealed",
        DocumentStatus::Valid => "valid",
    }
}

fn decision_row(decision: Decision) -> &'static str {
    match decision {
        Decision::Licences => "licences",
        Decision::Penalties => "penalties",
        Decision::Coercion => "coercion",
    }
}

/// The key of a column of 表三.
fn column(form: &Form, place: usize) -> Option<&str> {
    let block = form.table(ResultRows::TABLE)?.blocks.first()?;
    block.columns.get(place).map(|column| column.key.as_str())
}

fn has_cell(form: &Form, cell: CellName) -> bool {
    let rows = form.table(cell.table).into_iter().flat_map(Table::rows);
    rows.into_iter().any(|(block, line)| line.key == cell.row && block.column(cell.column).is_some())
}

impl ReportFacts<'_> {
    /// Every figure that the tables accept for a claim; nothing where they lack one.
    pub(crate) fn expected(&self, claim: &Claim) -> Option<Expected> {
        let in_hand = || self.sum(&[NEW, CARRIED_IN], TOTAL);
        let total = |row| self.request(row, TOTAL);
        let counts = match claim.subject {
            Subject::Rate => return self.rate(),
            Subject::Share { part, of } => return self.shares(part, of),
            Subject::InformationFee => {
                return Some(Expected::Amounts(vec![self.figures.information_fee()?.into()]));
            }
            Subject::Received if claim.quantity == Quantity::Nothing => vec![total(NEW)],
            Subject::Received => self.with_carried(&[total(NEW), in_hand()])?,
            Subject::InHand => self.with_carried(&[total(NEW), in_hand(), total(PROCESSED)])?,
            Subject::Handled => self.with_carried(&[total(PROCESSED), self.of_new(), self.all_results()])?,
            Subject::Result(row) => {
                vec![self.add(&results(self.form, row)), row.also.and_then(|also| self.result(also))]
            }
            Subject::Natural => people(|row| self.request(row, NATURAL))?,
            Subject::Applicant(place) => {
                let column = column(self.form, place)?;
                people(|row| self.request(row, column))?
            }
            Subject::Legal => {
                people(|row| self.request(row, TOTAL)?.checked_sub(self.request(row, NATURAL)?))?
            }
            Subject::Cases(procedure, outcome) => {
                let own = |procedure| self.add(&cases(procedure, outcome));
                let mut counts = vec![own(procedure), self.all_outcomes(procedure, outcome)];
                if procedure == Procedure::Any {
                    let groups = [Procedure::Review, Procedure::Litigation];
                    counts.extend(
                        groups.into_iter().chain([Procedure::Direct, Procedure::AfterReview]).map(own),
                    );
                }
                counts
            }
            Subject::Documents(DocumentStatus::Valid) => self.stock("documents"),
            Subject::Regulations(DocumentStatus::Valid) => self.stock("rules"),
            subject => vec![self.add(&cells(self.form, subject))],
        };
        counts.first().copied().flatten()?;
        if claim.subject == Subject::Fees {
            return Some(Expected::Amounts(counts.into_iter().flatten().map(u128::from).collect()));
        }
        let readings = readings(claim.subject).iter().copied().chain(std::iter::repeat(Reading::Other));
        let known = counts.into_iter().zip(readings);
        Some(Expected::Counts(known.filter_map(|(own, reading)| Some((own?.into(), reading))).collect()))
    }

    fn request(&self, row: &str, column: &str) -> Option<u64> {
        self.figures.figure(CellName { table: ResultRows::TABLE, row, column })
    }

    fn result(&self, row: usize) -> Option<u64> {
        self.add(&results(self.form, ResultRow { first: row, last: row, also: None }))
    }

    fn sum(&self, rows: &[&str], column: &str) -> Option<u64> {
        self.add(&requests(rows, column))
    }

    fn add(&self, cells: &[CellName]) -> Option<u64> {
        let first = (!cells.is_empty()).then_some(0_u64);
        cells.iter().try_fold(first?, |sum, cell| sum.checked_add(self.figures.figure(*cell)?))
    }

    /// Every reading, if the first of them is known and what was carried in is: it may be among what the words count.
    fn with_carried(&self, readings: &[Option<u64>]) -> Option<Vec<Option<u64>>> {
        self.request(CARRIED_IN, TOTAL)?;
        Some(readings.to_vec())
    }

    /// What was finished of the newly received applications, if all older ones were.
    fn of_new(&self) -> Option<u64> {
        self.request(PROCESSED, TOTAL)?.checked_sub(self.request(CARRIED_IN, TOTAL)?)
    }

    /// What the results add up to: the balances report a total that its own column contradicts.
    fn all_results(&self) -> Option<u64> {
        let table = self.form.table(ResultRows::TABLE)?;
        let results = table.balances.iter().find(|balance| balance.right == [PROCESSED])?;
        let lines: Vec<_> = table.rows().map(|(_, line)| line).collect();
        let rows = select(&lines, &results.left);
        let keys: Vec<&str> = rows.into_iter().map(|row| lines[row].key.as_str()).collect();
        self.sum(&keys, TOTAL)
    }

    /// What the outcomes of cases add up to, beside a total.
    fn all_outcomes(&self, procedure: Procedure, outcome: AppealOutcome) -> Option<u64> {
        let outcomes =
            [AppealOutcome::Upheld, AppealOutcome::Corrected, AppealOutcome::Other, AppealOutcome::Pending];
        let all: Vec<_> = outcomes.into_iter().flat_map(|outcome| cases(procedure, outcome)).collect();
        (outcome == AppealOutcome::Total).then(|| self.add(&all)).flatten()
    }

    /// Documents in force: with or without those of this year.
    fn stock(&self, row: &str) -> Vec<Option<u64>> {
        let figure = |column| self.add(&disclosure(row, column));
        let valid = figure("valid");
        let without = valid.zip(figure("made")).and_then(|(valid, made)| valid.checked_sub(made));
        let before = without.zip(figure("repealed")).and_then(|(own, repealed)| own.checked_add(repealed));
        vec![valid, without, before]
    }

    /// What some applications are a share of, first what the words say.
    fn shares(&self, part: u128, of: Whole) -> Option<Expected> {
        let handled = [Some(self.request(PROCESSED, TOTAL)?), self.all_results(), self.of_new()];
        let received = [Some(self.request(NEW, TOTAL)?), self.sum(&[NEW, CARRIED_IN], TOTAL)];
        let mut wholes = [handled.to_vec(), received.to_vec()];
        if of == Whole::Received {
            wholes.reverse();
        }
        let known = wholes.concat().into_iter().flatten().map(u128::from);
        Some(Expected::Shares(
            known.filter(|whole| *whole >= part.max(1)).map(|whole| (part, whole)).collect(),
        ))
    }

    fn rate(&self) -> Option<Expected> {
        let (new, done) = (self.request(NEW, TOTAL), self.request(PROCESSED, TOTAL)?);
        let all = self.sum(&[NEW, CARRIED_IN], TOTAL)?;
        let shares = [(Some(done), Some(all)), (Some(done), new), (self.of_new(), new)];
        let known =
            shares.into_iter().filter_map(|(part, whole)| Some((part?, whole.filter(|whole| *whole > 0)?)));
        Some(Expected::Shares(known.map(|(part, whole)| (part.into(), whole.into())).collect()))
    }
}

/// Applicants: those who applied, whose applications were in hand, or were answered.
fn people(count: impl Fn(&str) -> Option<u64>) -> Option<Vec<Option<u64>>> {
    let (new, carried) = (count(NEW), count(CARRIED_IN));
    let in_hand = new.zip(carried).and_then(|(new, carried)| new.checked_add(carried));
    in_hand?;
    Some(vec![new, in_hand, count(PROCESSED)])
}
