//! Reads the sentences of a narrative: pure, from a text to places in it, and silent when unsure.

mod accepted;
mod breakdown;
mod carried;
mod cases;
mod claims;
mod clauses;
mod contradictions;
mod cues;
mod documents;
mod folded;
mod labels;
mod lists;
mod money;
mod nothing;
mod numbers;
mod reading;
mod requests;
mod results;
mod tables;
mod units;
mod verdict;
mod vocabulary;
mod wholes;

pub use breakdown::{Breakdown, Stated, breakdowns};
pub use claims::{Act, Claim, Court, Outcome, Quantity, Row, Subject, claims};
pub use clauses::Topic;
pub use contradictions::{Contradiction, Matter, contradictions};
pub use tables::{Outcomes, Requests, Stock, Tables};

use folded::Folded;
use reading::Reading;

/// All that is found in one text.
#[derive(Debug, Clone)]
pub(super) struct Findings {
    pub(super) breakdowns: Vec<Breakdown>,
    pub(super) contradictions: Vec<Contradiction>,
}

/// Reads a text once, and holds it against itself and the tables.
pub(super) fn findings(text: &str, topic: Topic, tables: &Tables) -> Findings {
    let folded = Folded::new(text);
    let reading = Reading::new(&folded);
    Findings {
        breakdowns: breakdown::breakdowns_in(&folded, &reading),
        contradictions: contradictions::contradictions_in(&folded, &reading, topic, tables),
    }
}
