//! The results of applications: the rows of 表三 that narratives name, and the words that the form has for them.

use crate::form::{Form, Table, TableLine, select};
use crate::narrative::words::list;
use crate::text::{Words, label};

/// A label of fewer characters, such as 其他, stands in too many other words.
const SHORTEST_NAME: usize = 4;

/// Other words for 不予公开.
static NOT_DISCLOSED: Words = list("not_disclosed");

/// One row of 表三, or neighbours that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultRow {
    /// The first row, as its place in the table.
    pub first: usize,
    /// The last row.
    pub last: usize,
    /// A single row of them that the same words may mean: 其他 among 其他处理.
    pub also: Option<usize>,
}

/// Every row that names a result, by its words.
#[derive(Debug)]
pub struct ResultRows {
    /// The labels of groups and of rows without a group.
    labels: Words,
    /// The same with their other words.
    groups: Words,
    /// The words of rows within groups.
    leaves: Words,
    named: Vec<(String, ResultRow)>,
    /// 予以公开 and 部分公开 together.
    disclosed: Option<ResultRow>,
    /// The kinds of applicants that are no natural persons, by the labels of their columns.
    applicants: Vec<(String, usize)>,
    applicant_words: Words,
}

impl ResultRows {
    /// The table and the row whose balance says which rows are results.
    pub const TABLE: &str = "requests";
    const TOTAL: &str = "processed";

    /// Reads the rows that add up to （七）总计 of a form.
    pub fn of(form: &Form) -> Self {
        let lines: Vec<&TableLine> =
            form.table(Self::TABLE).into_iter().flat_map(Table::rows).map(|(_, line)| line).collect();
        let balances = form.table(Self::TABLE).map_or(&[][..], |table| &table.balances);
        let results = balances.iter().find(|balance| balance.right == [Self::TOTAL]);
        let rows = results.map_or(vec![], |balance| select(&lines, &balance.left));
        let (mut labels, mut groups, mut leaves, mut named) = (vec![], vec![], vec![], vec![]);
        let bare_names: Vec<_> = lines.iter().map(|line| bare(line.name())).collect();
        for &row in &rows {
            let line = lines[row];
            let alone = ResultRow { first: row, last: row, also: None };
            let own = bare_names[row].clone();
            let mut words = line.words.clone();
            if let [_, group, _] = line.label.as_slice() {
                let inside = |other: &&usize| lines[**other].label.get(1) == Some(group);
                let group = bare(group);
                let last = rows.iter().filter(inside).max().copied().unwrap_or(row);
                if named.iter().all(|(name, _)| *name != group) {
                    let rest = |own: &&usize| group.starts_with(&bare_names[**own]);
                    let also = rows.iter().filter(inside).find(rest).copied();
                    named.push((group.clone(), ResultRow { first: row, last, also }));
                    labels.push(group.clone());
                    groups.push(group);
                }
                words.extend((own.chars().count() >= SHORTEST_NAME).then_some(own));
                leaves.extend(words.iter().cloned());
            } else {
                labels.push(own.clone());
                words.push(own);
                groups.extend(words.iter().cloned());
            }
            named.extend(words.into_iter().map(|word| (word, alone)));
        }
        // 不予以公开 is no 予以公开.
        let denied = |own: &&usize| lines[**own].key.starts_with("denied.");
        let refused = rows.iter().filter(denied).min().zip(rows.iter().filter(denied).max());
        if let Some((&first, &last)) = refused {
            for word in NOT_DISCLOSED.iter() {
                named.push((word.to_owned(), ResultRow { first, last, also: None }));
                groups.push(word.to_owned());
            }
        }
        let place = |key: &str| lines.iter().position(|line| line.key == key);
        let disclosed = match (place("granted"), place("partial")) {
            (Some(first), Some(last)) if first < last => Some(ResultRow { first, last, also: Some(first) }),
            _ => None,
        };
        let applicants = applicants(form);
        let columns: Vec<&str> = applicants.iter().map(|(name, _)| name.as_str()).collect();
        let applicant_words = Words::from_list(&columns);
        let [labels, groups, leaves] = [labels, groups, leaves].map(|words| Words::from_list(&words));
        Self { labels, groups, leaves, named, disclosed, applicants, applicant_words }
    }

    /// The words for groups of results, and for rows that stand in none.
    pub(crate) fn groups(&self) -> &Words {
        &self.groups
    }

    /// The row that a word of the form names.
    pub(crate) fn named(&self, word: &str) -> Option<ResultRow> {
        self.named.iter().find(|(name, _)| name == word).map(|(_, row)| *row)
    }

    /// The first row within a group that a text names; none where it names several side by side.
    pub(crate) fn leaf_in(&self, text: &str) -> Option<ResultRow> {
        let places = || self.leaves.places(text).map(|(at, word)| at..at + word.len());
        let between =
            places().next().zip(places().last()).and_then(|(own, last)| text.get(own.end..last.start));
        if between.is_some_and(|between| between.contains(['、', '和', '及', '与'])) {
            return None;
        }
        self.leaves.places(text).filter_map(|(_, word)| self.named(word)).min_by_key(|row| row.first)
    }

    /// Whether a text is nothing but the name of a row within a group.
    pub(crate) fn is_leaf(&self, text: &str) -> bool {
        self.leaves.begins(text) == Some(text)
    }

    /// Where the last row within a group that a text names ends.
    pub(crate) fn end_of_leaf(&self, text: &str) -> Option<usize> {
        self.leaves.last_in(text).map(|(at, word)| at + word.len())
    }

    /// 予以公开 and 部分公开 together, which may be called 公开.
    pub(crate) fn disclosed(&self) -> Option<ResultRow> {
        self.disclosed
    }

    /// The words for kinds of applicants.
    pub(crate) fn applicants(&self) -> &Words {
        &self.applicant_words
    }

    /// The column of a kind of applicants.
    pub(crate) fn applicant(&self, word: &str) -> Option<usize> {
        self.applicants.iter().find(|(name, _)| name == word).map(|(_, place)| *place)
    }

    /// Whether a text names two results.
    pub(crate) fn are_several_in(&self, text: &str) -> bool {
        self.labels.places(text).take(2).count() == 2
    }
}

/// The columns of 表三 that stand in a group: the kinds of 法人或其他组织.
fn applicants(form: &Form) -> Vec<(String, usize)> {
    let block = form.table(ResultRows::TABLE).and_then(|table| table.blocks.first());
    let columns = block.into_iter().flat_map(|block| block.columns.iter().enumerate());
    let named = columns.filter(|(_, column)| column.label.len() > 2).map(|(at, own)| (bare(own.name()), at));
    named.filter(|(name, _)| name.chars().count() >= SHORTEST_NAME).collect()
}

/// A label without its number and without what stands in brackets behind it, in the form in which texts are read.
fn bare(name: &str) -> String {
    let bare = label::without_number(name);
    let name = bare.split('(').next().unwrap_or(&bare);
    name.replace(['“', '”', '"'], "")
}
