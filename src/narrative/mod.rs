//! Reads the sentences of a narrative: pure, from a text to places in it, and silent when unsure.

mod accepted;
pub(crate) mod breakdown;
mod carried;
mod cases;
pub(crate) mod claims;
pub(crate) mod clauses;
pub(crate) mod contradictions;
mod cues;
mod documents;
mod folded;
mod labels;
pub(crate) mod lexicon;
mod lists;
mod money;
mod nothing;
mod numbers;
mod reading;
mod requests;
mod results;
pub(crate) mod tables;
mod units;
mod verdict;
mod vocabulary;
mod wholes;

pub use breakdown::{Breakdown, Stated, breakdowns};
pub use claims::{Act, Claim, Court, Outcome, Quantity, Row, Subject, claims};
pub use clauses::Topic;
pub use contradictions::{Contradiction, Matter, contradictions};
pub use tables::{Outcomes, Requests, Stock, Tables};

use crate::narrative::folded::Folded;
use crate::narrative::reading::Reading;

/// All that is found in one text.
#[derive(Debug, Clone)]
pub(crate) struct Findings {
    pub(crate) breakdowns: Vec<Breakdown>,
    pub(crate) contradictions: Vec<Contradiction>,
}

/// Reads a text once, and holds it against itself and the tables.
pub(crate) fn findings(text: &str, topic: Topic, tables: &Tables) -> Findings {
    let folded = Folded::new(text);
    let reading = Reading::new(&folded);
    Findings {
        breakdowns: breakdown::breakdowns_in(&folded, &reading),
        contradictions: contradictions::contradictions_in(&folded, &reading, topic, tables),
    }
}
