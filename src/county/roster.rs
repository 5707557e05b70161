//! Of the county: the list of the units that are to hand in, and who of them has.

use crate::text::label::{are_alike, name_key};
use crate::text::script::is_chinese;
use std::collections::BTreeMap;

/// A name that differs in one of so many characters is suggested, never taken: 财政局 and 民政局 differ in one of three.
const ALIKE: usize = 4;
/// The most names that are suggested for another.
const SUGGESTED: usize = 3;
/// The heads of the columns stand in one of so many first lines.
const ABOVE: usize = 5;

/// The units that are to hand in.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// In the order of the list.
    pub entries: Vec<RosterEntry>,
    /// What each name leads to.
    by_name: BTreeMap<String, usize>,
}

/// A unit of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterEntry {
    /// Its full name.
    pub name: String,
    /// Short and former names.
    pub others: Vec<String>,
    /// What kind of organ it is, as the list says.
    pub kind: String,
    /// Who answers for its report.
    pub contact: String,
    /// The line of the list, from 1.
    pub line: u64,
}

/// What is wrong with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterFault {
    /// It names no unit.
    Empty,
    /// A line cannot be taken apart.
    Line(u64),
    /// The values of a line are separated by commas of full width.
    WideComma(u64),
    /// A name stands for two units: on the first line and on the second.
    Double(String, u64, u64),
}

/// What a name is on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The unit at this place.
    Listed(usize),
    /// No unit's; the units at these places have names much like it.
    Unlisted(Vec<usize>),
}

/// The columns that are read, and the heads by which they are known.
const HEADS: [(&str, &[&str]); 4] = [
    ("name", &["名称", "单位名称", "单位", "机关名称", "机关", "机关全称", "全称", "name", "unit"]),
    ("others", &["简称", "曾用名", "别名", "其他名称", "short", "aliases"]),
    ("kind", &["类别", "类型", "机关类别", "kind"]),
    ("contact", &["负责人", "联系人", "经办人", "责任人", "contact"]),
];

impl Roster {
    /// Reads a list of values separated by commas, semicolons or tabs. One of the first lines may name the columns, below
    /// a title; without such a line they are, after numbers, the name, short names, the kind and who answers.
    ///
    /// # Errors
    /// It names no unit, or a name twice.
    pub fn read(text: &str) -> Result<Self, Vec<RosterFault>> {
        let text = without_separator_line(text.trim_start_matches('\u{feff}'));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let (mut records, mut faults) = (vec![], vec![]);
        let mut lines = Lines { text, line: 1, byte: 0 };
        for (number, record) in (1..).zip(reader.records()) {
            let Ok(record) = record else {
                faults.push(RosterFault::Line(number));
                continue;
            };
            let line = record.position().map_or(number, |position| lines.at(position.byte()));
            records.push((line, record));
        }
        let head =
            records.iter().take(ABOVE).enumerate().find_map(|(at, (_, record))| Some((at, head(record)?)));
        if records.last().is_some_and(|(_, record)| is_total(record)) {
            records.pop();
        }
        let (first, columns) = head.map_or_else(|| (0, without_head(&records)), |(at, head)| (at + 1, head));
        let mut roster = Self::default();
        for (line, record) in records.iter().skip(first) {
            roster.add(record, columns, *line, &mut faults);
        }
        faults.extend(torn(text, &records));
        if roster.entries.is_empty() && faults.is_empty() {
            faults.push(RosterFault::Empty);
        }
        if faults.is_empty() { Ok(roster) } else { Err(faults) }
    }

    fn add(
        &mut self,
        record: &csv::StringRecord,
        [name, others, kind, contact]: [Option<usize>; 4],
        line: u64,
        faults: &mut Vec<RosterFault>,
    ) {
        let value =
            |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or("").trim().to_owned();
        let name = value(name);
        if name_key(&name).is_empty() {
            return;
        }
        let others = value(others);
        let others = others.split(['、', ';', '；', '|', '/', '，', ',']).map(str::trim);
        let others = others.filter(|other| !other.is_empty()).map(str::to_owned).collect();
        let entry = RosterEntry { name, others, kind: value(kind), contact: value(contact), line };
        let at = self.entries.len();
        for name in std::iter::once(&entry.name).chain(&entry.others) {
            match self.by_name.get(&name_key(name)) {
                Some(&first) if first != at => {
                    let first = self.entries[first].line;
                    faults.push(RosterFault::Double(name.clone(), first, line));
                }
                _ => {
                    self.by_name.insert(name_key(name), at);
                }
            }
        }
        self.entries.push(entry);
    }

    /// Finds the unit of a name: only one whose name is the same but for layout; others are suggested.
    pub fn find(&self, name: &str) -> Match {
        let name = name_key(name);
        if let Some(&at) = self.by_name.get(&name) {
            return Match::Listed(at);
        }
        let mut near = vec![];
        for (other, &at) in &self.by_name {
            if is_near(&name, other) && !near.contains(&at) {
                near.push(at);
            }
        }
        near.sort_unstable();
        near.truncate(SUGGESTED);
        Match::Unlisted(near)
    }
}

/// Whether a name, made equal by [`name_key`], is much like another: few characters differ, one is the end of the other,
/// as 财政局 is of 云岭县财政局, or its beginning, as it is of 财政局（国资办）.
pub fn is_near(name: &str, other: &str) -> bool {
    let is_name = |text: &str| text.chars().filter(|c| is_chinese(*c)).count() >= 3;
    are_alike(name, other, ALIKE)
        || is_name(name) && (other.ends_with(name) || other.starts_with(name))
        || is_name(other) && (name.ends_with(other) || name.starts_with(other))
}

/// The mark that separates the values of a list: what one of its first lines with words holds most. A title holds none.
fn delimiter(text: &str) -> u8 {
    let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(ABOVE);
    let count =
        |mark: u8| lines().map(|line| line.bytes().filter(|byte| *byte == mark).count()).max().unwrap_or(0);
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// Leaves out the line that names the separator for Excel: `sep=,`. Its line feed stays.
fn without_separator_line(text: &str) -> &str {
    let line = text.lines().next().unwrap_or("");
    let is_separator = line.len() == "sep=,".len() && line.to_lowercase().starts_with("sep=");
    if is_separator { &text[line.len()..] } else { text }
}

/// What shows that the values are not separated as they should be: the line of one that a quotation mark without its
/// partner has joined with the next, or the first line with commas of full width alone.
fn torn(text: &str, records: &[(u64, csv::StringRecord)]) -> Option<RosterFault> {
    let is_odd = text.matches('"').count() % 2 == 1;
    let joined = records.iter().find(|(_, record)| record.iter().any(|value| value.contains('\n')));
    if let Some((line, _)) = joined.filter(|_| is_odd) {
        return Some(RosterFault::Line(*line));
    }
    let is_wide = |record: &csv::StringRecord| record.len() == 1 && record[0].contains('，');
    records.iter().find(|(_, record)| is_wide(record)).map(|(line, _)| RosterFault::WideComma(*line))
}

/// Whether a line sums up the list: it is no unit.
fn is_total(record: &csv::StringRecord) -> bool {
    let first = record.iter().map(name_key).find(|value| !value.is_empty() && !is_number(value));
    first.is_some_and(|value| ["合计", "总计", "共计"].contains(&value.as_str()))
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// The columns of a list whose heads name none: the first may number the units.
fn without_head(records: &[(u64, csv::StringRecord)]) -> [Option<usize>; 4] {
    let mut firsts = records.iter().filter_map(|(_, record)| record.get(0));
    let first = usize::from(firsts.all(is_number));
    [0, 1, 2, 3].map(|column| Some(first + column))
}

/// Counts the lines of a text, from one record to the next.
struct Lines<'a> {
    text: &'a str,
    line: u64,
    byte: usize,
}

impl Lines<'_> {
    /// The line on which the record begins that is read at a byte: the reader leaves the end of the line before to it.
    fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(0).max(self.byte);
        let rest = &self.text[byte..];
        let start = byte + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        self.line += self.text[self.byte..start].matches('\n').map(|_| 1).sum::<u64>();
        self.byte = start;
        self.line
    }
}

/// Finds the columns by a line that names them.
fn head(record: &csv::StringRecord) -> Option<[Option<usize>; 4]> {
    let heads: Vec<_> = record.iter().map(name_key).collect();
    let columns = HEADS.map(|(_, names)| heads.iter().position(|head| names.contains(&head.as_str())));
    columns[0].is_some().then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "单位名称,简称,类别,负责人\r\n云岭县财政局,县财政局、财政局,部门,甲\r\n\r\n庚辛镇人民政府,,乡镇,乙\r\n";

    #[test]
    fn a_name_is_found_but_for_its_layout_and_others_are_suggested() {
        let roster = Roster::read(LIST).unwrap();
        assert_eq!(roster.entries.len(), 2);
        assert_eq!(roster.entries[1].contact, "乙");
        for name in ["云岭县 财政局", "县财政局", "财政局"] {
            assert_eq!(roster.find(name), Match::Listed(0), "{name}");
        }
        assert_eq!(roster.find("庚辛镇政府"), Match::Unlisted(vec![]));
        assert_eq!(roster.find("云岭县财政厅"), Match::Unlisted(vec![0]));
        assert_eq!(roster.find("某省云岭县财政局"), Match::Unlisted(vec![0]));
        assert_eq!(roster.find("甲乙县民政局"), Match::Unlisted(vec![]));
    }

    #[test]
    fn a_list_without_heads_and_one_from_a_worksheet_are_read() {
        for list in
            ["云岭县财政局\n庚辛镇人民政府\n", "\u{feff}名称\t简称\n云岭县财政局\t财政局\n庚辛镇人民政府\t\n"]
        {
            let roster = Roster::read(list).unwrap();
            assert_eq!(roster.entries.len(), 2, "{list}");
            assert_eq!(roster.entries[0].name, "云岭县财政局");
        }
    }

    #[test]
    fn what_stands_above_the_heads_and_below_the_list_is_no_unit() {
        let units = "云岭县财政局,甲\n庚辛镇人民政府,乙\n";
        for list in [
            format!("云岭县各单位名单,\n\n单位名称,负责人\n{units}"),
            format!("sep=,\n单位名称,负责人\n{units}"),
            format!("单位名称,负责人\n{units}合计,2\n"),
        ] {
            let roster = Roster::read(&list).unwrap();
            let names: Vec<_> = roster.entries.iter().map(|entry| entry.name.as_str()).collect();
            assert_eq!(names, ["云岭县财政局", "庚辛镇人民政府"], "{list}");
            assert_eq!(roster.entries[0].contact, "甲", "{list}");
            let line = list.lines().position(|line| line.starts_with("庚辛镇")).unwrap() as u64 + 1;
            assert_eq!(roster.entries[1].line, line, "{list}");
        }
        let roster = Roster::read("1,云岭县财政局,财政局\n2,庚辛镇人民政府,\n").unwrap();
        assert_eq!((roster.entries[0].name.as_str(), roster.entries.len()), ("云岭县财政局", 2));
        // A unit of such a name within the list is one.
        assert_eq!(Roster::read("合计局\n合计\n云岭县财政局\n").unwrap().entries.len(), 3);
    }

    #[test]
    fn a_list_whose_values_are_not_separated_is_reported_with_the_line() {
        let list = "单位名称，简称\n云岭县财政局，财政局\n";
        assert_eq!(Roster::read(list).unwrap_err(), [RosterFault::WideComma(1)]);
        let list = "单位名称,简称\n\"云岭县财政局,财政局\n庚辛镇人民政府,\n";
        assert_eq!(Roster::read(list).unwrap_err(), [RosterFault::Line(2)]);
        // A name may stand on two lines, and a short name hold such a comma.
        let list = "单位名称,简称\n\"云岭县\n财政局\",财政局，县财政\n";
        assert_eq!(Roster::read(list).unwrap().entries.len(), 1);
    }

    #[test]
    fn a_name_within_a_longer_one_is_suggested() {
        let roster = Roster::read("云岭县民政局（民族宗教局）\n云岭县水利局\n").unwrap();
        assert_eq!(roster.find("云岭县民政局"), Match::Unlisted(vec![0]));
        assert_eq!(roster.find("云岭"), Match::Unlisted(vec![]));
    }

    #[test]
    fn a_double_name_is_reported_with_its_lines() {
        let list = format!("{LIST}云岭县民政局,财政局,部门,丙\n");
        let double = RosterFault::Double("财政局".to_owned(), 2, 5);
        assert_eq!(Roster::read(&list).unwrap_err(), [double]);
        assert_eq!(Roster::read("名称\n").unwrap_err(), [RosterFault::Empty]);
    }
}
