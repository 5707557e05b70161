//! What the government prints: every label, row, column and balance, read from a data file.

use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Every form, the newest first. A new year's form is a data file, its name in `build.rs` and a line here.
pub static FORMS: [LazyLock<Form>; 2] = [
    LazyLock::new(|| read(include_str!(concat!(env!("OUT_DIR"), "/annual_2021.json")))),
    LazyLock::new(|| read(include_str!(concat!(env!("OUT_DIR"), "/annual_2019.json")))),
];

/// The form of 2021 (国办公开办函〔2021〕30号).
pub static ANNUAL_2021: LazyLock<&Form> = LazyLock::new(|| named("2021-30").expect("its data file says so"));

fn read(file: &str) -> Form {
    serde_json::from_str(file).expect("tests/form.rs reads every form")
}

/// The form that is in force: the newest.
pub fn current() -> &'static Form {
    &FORMS[0]
}

/// The form of that name: `2021-30`.
pub fn named(key: &str) -> Option<&'static Form> {
    FORMS.iter().map(|form| &**form).find(|form| form.key == key)
}

/// The form on which reports for a year are written.
pub fn of(year: u16) -> Option<&'static Form> {
    FORMS.iter().map(|form| &**form).find(|form| form.years.contain(year))
}

/// The form to fill in for a report: the one that it names, else the one of its year. Where that is none, or is no
/// longer filled in, the one in force; F004 reports it.
pub fn to_fill_in(name: Option<&str>, year: Option<u16>) -> &'static Form {
    let form = name.and_then(named).or_else(|| of(year?));
    form.filter(|form| form.successor.is_none()).unwrap_or_else(current)
}

/// One year's form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The form's name in the agency's file: `2021-30`.
    pub key: String,
    /// The document that prescribes the form.
    pub notice: String,
    /// What a report is called, behind the agency's name and the year.
    pub title: String,
    /// The reports that are written on it.
    pub years: Years,
    /// The form that is filled in instead of this one, where this one no longer is.
    pub successor: Option<String>,
    /// The six sections, in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// The three tables, in order.
    #[serde(rename = "table")]
    pub tables: Vec<Table>,
}

/// The years in which a form is in force.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// The first report year.
    pub from: u16,
    /// The last report year, where a later form has taken over.
    pub to: Option<u16>,
}

/// One of the six sections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name in the agency's file.
    pub key: String,
    /// The heading with its numeral, as it is printed.
    pub heading: String,
    /// Other headings that published reports carry, with the numeral.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words of which one is enough to know a heading that bears the section's numeral.
    #[serde(default)]
    pub words: Vec<String>,
    /// Whether the section has a text of its own before its parts.
    #[serde(default)]
    pub lead: bool,
    /// The texts that the section is made of, where the form names them.
    #[serde(default)]
    pub parts: Vec<SectionPart>,
}

/// A named text of a section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionPart {
    /// Its name in the agency's file.
    pub key: String,
    /// What the form calls it, without number and suffix.
    pub label: String,
    /// Other names that published reports use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words of which one names the part in a heading with its number, or before 方面.
    #[serde(default)]
    pub words: Vec<String>,
}

/// One printed table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name in the agency's file.
    pub key: String,
    /// The section that it stands in.
    pub section: String,
    /// The blocks that are printed one below the other.
    #[serde(rename = "block")]
    pub blocks: Vec<TableBlock>,
    /// The balances that its figures must keep.
    #[serde(rename = "balance", default)]
    pub balances: Vec<Balance>,
}

/// Rows under one head.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// A line above the head over the whole width, such as 第二十条第（一）项.
    pub caption: Option<String>,
    /// What is printed where head and side meet.
    #[serde(default)]
    pub corner: String,
    /// Whether the rows are printed below each other or side by side.
    #[serde(default)]
    pub print: Print,
    /// The columns, from the left.
    pub columns: Vec<TableLine>,
    /// The rows, top down.
    pub rows: Vec<TableLine>,
}

/// How the rows of a block are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Print {
    /// Below each other.
    #[default]
    Down,
    /// Side by side, as one row of figures.
    Across,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLine {
    /// Its name in the agency's file.
    pub key: String,
    /// Its labels, outermost first.
    #[serde(deserialize_with = "one_or_many")]
    pub label: Vec<String>,
    /// What a message calls it, where the label is too long for that.
    pub short: Option<String>,
    /// Wordings of earlier forms.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What narratives call a result of 表三, beside its label.
    #[serde(default)]
    pub words: Vec<String>,
    /// The unit of its figures, where they are amounts and no counts.
    pub unit: Option<AmountUnit>,
}

/// The unit of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum AmountUnit {
    /// Ten thousand yuan, with up to six decimals.
    #[serde(rename = "万元")]
    TenThousandYuan,
}

impl AmountUnit {
    /// How many decimals lead down to the fen.
    pub const fn decimals(self) -> usize {
        match self {
            Self::TenThousandYuan => 6,
        }
    }

    /// How many zeros make a yuan of it.
    pub const fn zeros(self) -> u32 {
        match self {
            Self::TenThousandYuan => 4,
        }
    }

    /// How it is printed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TenThousandYuan => "万元",
        }
    }
}

/// In each row, or in each column, `left` and `right` add up to the same number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// The rule's code.
    pub code: String,
    /// Whether every row or every column must keep it.
    pub each: Axis,
    /// What the sum of the left side is called, where its terms are too many to name.
    pub sum: Option<String>,
    /// Keys of lines; `denied.*` names every line under `denied`.
    pub left: Vec<String>,
    /// The same for the other side.
    pub right: Vec<String>,
    /// The balance in words.
    pub says: String,
}

/// What a cell is the sum of.
#[derive(Debug)]
pub struct Sum<'f> {
    /// The cells that are added up, by row and column.
    pub addends: Vec<(usize, usize)>,
    /// The balance that says so.
    pub balance: &'f Balance,
}

/// The lines along which a balance runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Every row keeps it; its terms are columns.
    Row,
    /// Every column keeps it; its terms are rows.
    Column,
}

impl Years {
    /// Whether the form is in force for a year.
    pub fn contain(self, year: u16) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }
}

impl Form {
    /// The form on which a report that was printed on this one is filled in: mostly this one.
    pub fn successor(&'static self) -> &'static Self {
        self.successor.as_deref().and_then(named).unwrap_or(self)
    }

    /// The table of that name.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }

    /// What a table is called: the name of the section that it stands in.
    pub fn name_of(&self, table: &Table) -> &str {
        self.section(&table.section).map_or("", Section::name)
    }

    /// The section of that name.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }
}

impl Section {
    /// The heading without its numeral.
    pub fn name(&self) -> &str {
        self.heading.split_once('、').map_or(self.heading.as_str(), |(_, name)| name)
    }
}

impl Table {
    /// All rows of all blocks, top down, each with its block.
    pub fn rows(&self) -> impl Iterator<Item = (&TableBlock, &TableLine)> {
        self.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (block, row)))
    }

    /// The place of a row in [`Table::rows`].
    pub fn row(&self, key: &str) -> Option<usize> {
        self.rows().position(|(_, row)| row.key == key)
    }

    /// Whether a row is the sum of others, as 总计 is.
    pub fn is_sum(&self, row: &str) -> bool {
        self.balances.iter().any(|balance| balance.each == Axis::Column && balance.right == [row])
    }

    /// The cells that a balance makes the sum of others, by row and column.
    pub fn sums(&self) -> BTreeMap<(usize, usize), Sum<'_>> {
        let mut sums = BTreeMap::new();
        for balance in &self.balances {
            let [key] = balance.right.as_slice() else { continue };
            match balance.each {
                Axis::Row => {
                    for (row, (block, _)) in self.rows().enumerate() {
                        let Some(total) = block.column(key) else { continue };
                        let columns: Vec<&TableLine> = block.columns.iter().collect();
                        let addends = select(&columns, &balance.left).into_iter().map(|column| (row, column));
                        sums.entry((row, total)).or_insert(Sum { addends: addends.collect(), balance });
                    }
                }
                Axis::Column => {
                    let Some(total) = self.row(key) else { continue };
                    let rows: Vec<&TableLine> = self.rows().map(|(_, line)| line).collect();
                    let addends = select(&rows, &balance.left);
                    // Balances of columns run over the only block.
                    for column in 0..self.blocks.first().map_or(0, |block| block.columns.len()) {
                        let addends = addends.iter().map(|row| (*row, column)).collect();
                        sums.entry((total, column)).or_insert(Sum { addends, balance });
                    }
                }
            }
        }
        sums
    }
}

impl TableBlock {
    /// The place of a column.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

impl TableLine {
    /// The innermost label: what the line itself is called.
    pub fn name(&self) -> &str {
        self.label.last().map_or("", String::as_str)
    }

    /// The decimals of its amounts; nothing where its figures are counts.
    pub fn decimals(&self) -> Option<usize> {
        self.unit.map(AmountUnit::decimals)
    }

    /// What a message calls the line.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(self.name())
    }
}

/// The lines that `keys` name, as indexes; `denied.*` names every line under `denied`.
pub fn select(lines: &[&TableLine], keys: &[String]) -> Vec<usize> {
    let names = |key: &str, line: &TableLine| match key.strip_suffix('*') {
        Some(prefix) => line.key.starts_with(prefix),
        None => line.key == key,
    };
    keys.iter().flat_map(|key| (0..lines.len()).filter(move |&i| names(key, lines[i]))).collect()
}

/// A label is a single string or a path of them.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Label {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Label::deserialize(deserializer)? {
        Label::One(label) => vec![label],
        Label::Many(path) => path,
    })
}
