//! The words that tables are printed with: by them a table is known that has lost its shape.

use crate::form::{FORMS, Form, Print, TableLine};
use crate::import::recognise::tables::cell::is_figure;
use crate::text::label::{split, without_layout, without_number};
use crate::text::ordinals;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// No label of a form is longer.
const LONGEST_WORDS: usize = 60;

/// The number of a label: the level of headings that are so numbered, and which number it is.
pub(crate) type Number = (Option<u8>, u32);

/// What a stretch of words is in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A figure, or a stroke in its place.
    Figure,
    /// A label of a row, a column or a group, all of it.
    Label,
    /// A part of one, torn off by the end of a line.
    Scrap,
}

/// The labels of every form.
pub(crate) static ALL: LazyLock<LabelSet> = LazyLock::new(|| LabelSet::of(FORMS.iter().map(|form| &**form)));

/// The words of all tables of some forms, without layout and numbers.
#[derive(Debug)]
pub(crate) struct LabelSet {
    labels: BTreeSet<String>,
    /// The innermost labels of rows, with the most figures that stand behind one.
    rows: BTreeMap<String, usize>,
    /// The numbers that are printed before those labels; none where one has none.
    numbers: BTreeMap<String, BTreeSet<Option<Number>>>,
    /// Those of rows that are printed side by side.
    across: BTreeSet<String>,
    /// All labels in one string, to find scraps in.
    all: String,
}

impl LabelSet {
    fn of(forms: impl Iterator<Item = &'static Form>) -> Self {
        let mut words = Self {
            labels: BTreeSet::new(),
            rows: BTreeMap::new(),
            numbers: BTreeMap::new(),
            across: BTreeSet::new(),
            all: String::new(),
        };
        for block in forms.flat_map(|form| &form.tables).flat_map(|table| &table.blocks) {
            words
                .labels
                .extend(block.caption.iter().chain([&block.corner]).map(|label| without_number(label)));
            for line in block.columns.iter().chain(&block.rows) {
                words
                    .labels
                    .extend(line.label.iter().chain(&line.aliases).map(|label| without_number(label)));
            }
            for line in &block.rows {
                let number = number(line.name());
                for name in own_names(line) {
                    words.numbers.entry(name.clone()).or_default().insert(number);
                    let most = words.rows.entry(name).or_default();
                    *most = block.columns.len().max(*most);
                }
                if block.print == Print::Across {
                    words.across.insert(without_number(line.name()));
                }
            }
        }
        words.labels.extend(words.rows.keys().cloned());
        words.labels.remove("");
        words.all = words.labels.iter().cloned().collect::<Vec<_>>().join("\n");
        words
    }

    /// What the words are; nothing when they are no words of a table.
    pub(crate) fn kind(&self, words: &str) -> Option<Kind> {
        if words.chars().nth(LONGEST_WORDS).is_some() {
            return None;
        }
        let squeezed = without_layout(words);
        if squeezed.is_empty() {
            return None;
        }
        let core = without_number(words);
        if self.labels.contains(&core) || self.labels.contains(&squeezed) {
            Some(Kind::Label)
        } else if is_figure(words) {
            Some(Kind::Figure)
        } else if self.all.contains(&core) {
            Some(Kind::Scrap)
        } else {
            None
        }
    }

    /// Whether the words are the whole label of a row.
    pub(crate) fn is_row(&self, words: &str) -> bool {
        self.rows.contains_key(&without_number(words))
    }

    /// Whether the words are the whole label of a row that so many figures may stand behind.
    pub(crate) fn is_row_of(&self, words: &str, figures: usize) -> bool {
        self.rows.get(&without_number(words)).is_some_and(|most| figures <= *most)
    }

    /// The whole labels of rows that so many figures may stand behind.
    pub(crate) fn rows_of(&self, figures: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter(move |(_, most)| figures <= **most).map(|(name, _)| name.as_str())
    }

    /// Whether words begin with a number that the row of this name does not have on any form.
    pub(crate) fn is_numbered_otherwise(&self, name: &str, words: &str) -> bool {
        let Some((_, own)) = number(words).filter(|_| !without_number(words).is_empty()) else {
            return false;
        };
        let is_own = |number: &Option<Number>| number.is_none_or(|(_, number)| number == own);
        self.numbers.get(name).is_some_and(|numbers| !numbers.iter().any(is_own))
    }

    /// Whether words are nothing but the number of the row of this name, torn off its label.
    pub(crate) fn is_number_of(&self, name: &str, words: &str) -> bool {
        let own = number(words).filter(|_| without_number(words).is_empty());
        own.is_some() && self.numbers.get(name).is_some_and(|numbers| numbers.contains(&own))
    }

    /// Whether the words are a whole label of any kind.
    pub(crate) fn is_label(&self, words: &str) -> bool {
        self.kind(words) == Some(Kind::Label)
    }

    /// Whether the words are the label of a row that is printed beside others.
    pub(crate) fn is_across(&self, words: &str) -> bool {
        self.across.contains(&without_number(words))
    }
}

/// The number that a label begins with.
pub(crate) fn number(label: &str) -> Option<Number> {
    let label = without_layout(label);
    let number = split(&label).0;
    ordinals::read(number).map(|number| (number.level(), number.value))
}

/// The innermost label of a row, its aliases, and both without a remark in brackets.
fn own_names(line: &TableLine) -> Vec<String> {
    let names =
        std::iter::once(line.name()).chain(line.aliases.iter().map(String::as_str)).map(without_number);
    let short = |name: &String| name.split_once('(').map(|(short, _)| short.to_string());
    names.flat_map(|name| [short(&name).filter(|short| !short.is_empty()), Some(name)]).flatten().collect()
}
