//! What kind of value a key asks for, by its section and its name.

use crate::form::Form;
use crate::report::{Slot, field};

/// The kinds of value that keys ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    /// A count.
    Count,
    /// Several counts, in brackets.
    Counts,
    /// An amount: how many zeros its unit adds to yuan.
    Amount(u32),
    /// A year.
    Year,
    /// A day.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A text on one line.
    Text,
    /// A number that is written as a text: a telephone number, a postcode.
    Digits,
    /// Paragraphs.
    Paragraphs,
    /// Paths, a number of another kind, or a key that the form does not know.
    Other,
}

impl Asks {
    /// Whether figures are asked for.
    pub(super) fn is_figure(self) -> bool {
        self.is_one_figure() || self == Self::Counts
    }

    /// Whether one figure is asked for.
    pub(super) fn is_one_figure(self) -> bool {
        matches!(self, Self::Count | Self::Amount(_))
    }
}

/// Tells what a key asks for; the section is empty before the first one.
pub(super) fn asks(form: &Form, section: &str, key: &str) -> Asks {
    if let Some(field) = field(section, key) {
        return match field.slot {
            Slot::Year(_) => Asks::Year,
            Slot::Date(_) => Asks::Date,
            Slot::Boolean(_) => Asks::Boolean,
            Slot::Yuan(_) => Asks::Amount(0),
            Slot::Text(_) if field.is_digits => Asks::Digits,
            Slot::Text(_) | Slot::Line(_) => Asks::Text,
            Slot::Paragraphs(_) => Asks::Paragraphs,
            _ => Asks::Other,
        };
    }
    if let Some(table) = form.table(section)
        && let Some((block, _)) = table.rows().find(|(_, line)| line.key == key)
    {
        let unit = block.columns.iter().find_map(|column| column.unit);
        let count = if block.columns.len() > 1 { Asks::Counts } else { Asks::Count };
        return unit.map_or(count, |unit| Asks::Amount(unit.zeros()));
    }
    let own = form.section(section);
    let holds = |key: &str| own.is_some_and(|own| own.parts.iter().any(|part| part.key == key));
    if holds(key) || key == "text" && own.is_some() { Asks::Paragraphs } else { Asks::Other }
}
