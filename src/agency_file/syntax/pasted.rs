//! Rows that were pasted from a spreadsheet or a document below the header of a table: numbers parted by tabs, with or
//! without the labels of the form. What is not sure stays where it is, for the parser to stumble over.

use crate::agency_file::loose;
use crate::agency_file::names::Names;
use crate::agency_file::syntax::lines::{bare, header, lines_from, pair};
use crate::edit::Edit;
use crate::form::{Form, Print, Table, TableBlock, TableLine};
use crate::report::{CellId, IssueKind, Loose, ReadIssue, Slip, total_columns};
use crate::source::Span;
use crate::text::{half, is_digit, label};
use std::collections::BTreeMap;

/// A shorter piece of a label may be a word of a remark.
const SHORTEST_PIECE: usize = 4;

/// The most lines below one header that are read; the longest table has some thirty rows.
const MOST_LINES: usize = 1000;

/// A row that was pasted.
pub(crate) struct PastedRow {
    /// Its key, or its label on paper.
    pub(crate) key: Span,
    /// All its cells.
    pub(crate) span: Span,
    /// Each cell with its words.
    pub(crate) cells: Vec<(Span, String)>,
}

/// What was pasted into a file.
pub(crate) struct Pasted {
    /// The file's text with the pasted lines blanked out, byte for byte.
    pub(crate) text: String,
    /// The rows, by their paths.
    pub(crate) rows: BTreeMap<String, PastedRow>,
    /// One for each row, and for each that stands twice.
    pub(crate) issues: Vec<ReadIssue>,
}

/// A row of the table, and the figures that a line gives it.
type Assigned<'t> = (usize, Vec<(Span, &'t str)>);

/// One line below the header of a table.
struct Typed<'t> {
    /// Without the blanks at its ends and its comment.
    span: Span,
    /// The row that its key names, and where its value stands.
    key: Option<(usize, Span, Span)>,
    /// The cells before the figures: the label of the row is the last of them.
    labels: Vec<(Span, &'t str)>,
    figures: Vec<(Span, &'t str)>,
}

/// Takes the pasted rows out of a text.
pub(crate) fn take_out(text: &str, names: &Names) -> Pasted {
    let mut pasted = Pasted { text: text.to_owned(), rows: BTreeMap::new(), issues: vec![] };
    let (mut open, mut section) = (false, None);
    let mut sections: Vec<(&Table, Vec<(Span, &str)>)> = vec![];
    for (span, words) in lines_from(text, 0) {
        let toggles = words.matches("\"\"\"").count() % 2 == 1;
        if open || toggles {
            open ^= toggles;
            continue;
        }
        if let Some(header) = header(words).filter(|_| !words.contains([',', '，', '\t'])) {
            section = names.section(header.name).and_then(|key| names.form().table(key));
            sections.extend(section.map(|table| (table, vec![])));
        } else if let Some((_, lines)) = section.and(sections.last_mut())
            && lines.len() < MOST_LINES
        {
            lines.push((span, words));
        }
    }
    let computed = |line: &str| line.starts_with("totals") && line.contains("computed");
    let is_short = text.lines().any(computed);
    for (table, lines) in sections {
        Sheet { is_short, text, table, rows: table.rows().collect() }.read(&lines, names, &mut pasted);
    }
    pasted
}

/// The lines below one header.
struct Sheet<'t> {
    /// Whether the rows are written without their totals.
    is_short: bool,
    text: &'t str,
    table: &'t Table,
    rows: Vec<(&'t TableBlock, &'t TableLine)>,
}

impl<'t> Sheet<'t> {
    fn read(&self, lines: &[(Span, &'t str)], names: &Names, pasted: &mut Pasted) {
        let typed: Vec<_> =
            lines.iter().filter_map(|(span, words)| self.typed(*span, words, names)).collect();
        let found = self.assigned(&typed);
        let is_across = found.iter().all(Option::is_none) && self.side_by_side(&typed, pasted).is_some();
        if is_across {
            return self.remarks(&typed, names, pasted.issues.len() - 1, pasted);
        }
        let first = pasted.issues.len();
        for (line, row) in typed.iter().zip(&found) {
            match row {
                Some((row, figures)) => self.take(line, *row, figures, &typed, pasted),
                None => self.leave(line, pasted),
            }
        }
        if found.iter().any(Option::is_some) {
            self.remarks(&typed, names, first, pasted);
        }
    }

    /// Makes remarks of the lines that hold nothing but labels of the table.
    fn remarks(&self, typed: &[Typed<'t>], names: &Names, first: usize, pasted: &mut Pasted) {
        for line in typed.iter().filter(|line| line.key.is_none() && line.figures.is_empty()) {
            if !line.labels.iter().all(|(_, words)| self.is_label(words, names.form())) {
                continue;
            }
            blank_out(&mut pasted.text, line.span);
            let mut read = pasted.issues[first..].iter_mut().filter_map(|issue| match &mut issue.what {
                IssueKind::Loose { fix, .. } => Some(fix),
                _ => None,
            });
            if let Some(fix) = read.next() {
                fix.push(remark(line.span));
            }
        }
    }

    /// Records what is wrong with figures that were pasted and do not fit: a remark of them would lose them.
    fn leave(&self, line: &Typed<'t>, pasted: &mut Pasted) {
        if line.key.is_some() {
            return;
        }
        let first = line.labels.first().map_or(line.span, |(span, _)| *span);
        // 一、本年新收… and labels with commas are parted where no tabs part the cells.
        let row = line.labels.iter().find_map(|(span, words)| {
            let whole = &self.text[first.to(*span)];
            let (label, row) =
                self.called(words).map(|row| (*words, row)).or_else(|| Some((whole, self.called(whole)?)))?;
            Some((*span, label, self.rows[row]))
        });
        let has_digits = |label: Span| {
            let mut others = line.labels.iter().chain(&line.figures).filter(|(span, _)| *span != label);
            others.any(|(_, words)| words.contains(is_digit))
        };
        let slip = match row {
            Some((span, label, (block, row))) if has_digits(span) => Slip::LabelledRow {
                label: label.to_owned(),
                key: row.key.clone(),
                columns: block.columns.iter().map(|column| column.name().to_owned()).collect(),
            },
            None if line.labels.is_empty() && line.figures.len() > 1 => Slip::BareRow,
            _ => return,
        };
        blank_out(&mut pasted.text, line.span);
        let what = IssueKind::Syntax { slip, first: None, fix: vec![] };
        pasted.issues.push(ReadIssue { span: line.span, what });
    }

    /// The only row that goes by a label.
    fn called(&self, words: &str) -> Option<usize> {
        let words = label::without_number(words);
        let mut same = self.rows.iter().enumerate().filter(|(_, (_, row))| is_called(row, &words));
        same.next().filter(|_| !words.is_empty() && same.next().is_none()).map(|(at, _)| at)
    }

    /// Takes a line apart; nothing for an empty one, a comment, or a sound row.
    fn typed(&self, line: Span, words: &'t str, names: &Names) -> Option<Typed<'t>> {
        let end = bare(words).find(|(_, c)| ['#', '＃'].contains(c)).map_or(words.len(), |(at, _)| at);
        let own = words[..end].trim_end();
        let from = own.len() - own.trim_start_matches(' ').len();
        if own.trim().is_empty() {
            return None;
        }
        let span = Span::new(line.start + from, line.start + own.len());
        let pair = pair(self.text, line);
        let is_sound = |sign: Span| self.text[sign].contains(['=', '＝']);
        // `licences: 120` is a key, with another sign.
        if pair.as_ref().is_some_and(|pair| !is_sound(pair.sign) && self.text[pair.key].is_ascii()) {
            return None;
        }
        let Some(pair) = pair.filter(|pair| is_sound(pair.sign)) else {
            let (labels, figures) = self.cells(span)?;
            // `licences  120` lacks its sign.
            let is_key =
                labels.first().is_some_and(|(_, words)| words.is_ascii() && self.table.row(words).is_some());
            if is_key && figures.len() < 2 && !self.text[span].contains('\t') {
                return None;
            }
            return Some(Typed { span, key: None, labels, figures });
        };
        let name: String = self.text[pair.key].chars().map(half).collect();
        let path = names.called(&self.table.key, &name).and_then(|path| path.strip_prefix(&*self.table.key));
        let name = path.map_or(&*name, |path| path.trim_start_matches('.'));
        let row = self.table.row(name)?;
        let value = self.text[pair.value].trim_matches(['[', ']', '［', '］']);
        let inner = pair.value.start + self.text[pair.value].find(value)?;
        // Commas between the figures are right, but for the brackets: that is told as such.
        let is_list = value.contains([',', '，', '、', ';', '；']) && !value.contains(['\t', '|', '｜']);
        let cells = self.cells(Span::new(inner, inner + value.len())).filter(|_| !is_list);
        let (labels, figures) = cells.unwrap_or_default();
        Some(Typed { span, key: Some((row, pair.key, pair.value)), labels, figures })
    }

    /// The labels and the figures of a line.
    #[expect(clippy::type_complexity, reason = "two lists of one kind")]
    fn cells(&self, span: Span) -> Option<(Vec<(Span, &'t str)>, Vec<(Span, &'t str)>)> {
        // A spreadsheet puts marks around a cell of several lines.
        let words = self.text[span].trim_matches('"');
        let start = span.start + self.text[span].find(words)?;
        if words.contains(['"', '{', '(', '[']) && !words.contains('\t') {
            return None;
        }
        let moved = |cell: Span| Span::new(start + cell.start, start + cell.end);
        let cells = loose::cells(words)?.into_iter().map(|cell| (moved(cell), &self.text[moved(cell)]));
        let mut cells: Vec<_> = cells.collect();
        let is_label = |(_, words): &(Span, &str)| loose::written(words).is_none();
        let labels = cells.iter().rposition(is_label).map_or(0, |at| at + 1);
        let mut figures = cells.split_off(labels);
        if !figures.iter().any(|(_, words)| loose::number(words, true).is_some()) {
            figures.clear();
        }
        cells.retain(|(_, words)| !words.is_empty());
        Some((cells, figures))
    }

    /// The row of each line that stands for one, with its figures.
    fn assigned(&self, typed: &[Typed<'t>]) -> Vec<Option<Assigned<'t>>> {
        let named = |line: &Typed| {
            let (last, words) = line.labels.last()?;
            let (first, _) = line.labels.first()?;
            self.called(words).or_else(|| self.called(&self.text[first.to(*last)]))
        };
        let pasted: Vec<_> =
            typed.iter().filter(|line| line.key.is_none() && !line.figures.is_empty()).collect();
        // As many rows as the table has stand in its order, unless a label says otherwise.
        let in_order = pasted.len() == self.rows.len()
            && pasted.iter().enumerate().all(|(at, line)| named(line).is_none_or(|row| row == at))
            && (pasted.iter().all(|line| line.labels.is_empty())
                || pasted.iter().filter(|line| named(line).is_some()).count() * 2 >= pasted.len());
        let mut order = 0;
        let row = |line: &Typed<'t>| {
            let at = order;
            order += usize::from(line.key.is_none() && !line.figures.is_empty());
            let row = match &line.key {
                Some((row, _, value)) => {
                    Some(*row).filter(|_| self.text[*value].trim().contains(char::is_whitespace))
                }
                None => named(line).or_else(|| in_order.then_some(at)),
            };
            let row = row.filter(|row| self.is_alone(line, *row))?;
            Some((row, self.fitting(row, &line.figures)?))
        };
        typed.iter().map(row).collect()
    }

    /// Whether nothing stands before the figures of a line but the label of the row and the heads above it. Digits there
    /// may be the figure that is meant.
    fn is_alone(&self, line: &Typed, row: usize) -> bool {
        let (Some((first, _)), Some((last, words))) = (line.labels.first(), line.labels.last()) else {
            return true;
        };
        if self.called(&self.text[first.to(*last)]) == Some(row) {
            return true;
        }
        let is_own = self.called(words) == Some(row);
        let heads = &line.labels[..line.labels.len() - usize::from(is_own)];
        let mut heads = heads.iter().map(|(_, words)| label::without_number(words));
        (is_own || line.key.is_none()) && heads.all(|words| !words.contains(is_digit))
    }

    /// The figures of a line where they are as many as the row has columns, with or without its totals.
    fn fitting(&self, row: usize, figures: &[(Span, &'t str)]) -> Option<Vec<(Span, &'t str)>> {
        let (block, _) = self.rows.get(row)?;
        let width = block.columns.len();
        let short = width - total_columns(self.table, block).len();
        let mut figures = figures;
        while figures.len() > width && figures.last().is_some_and(|(_, words)| words.is_empty()) {
            figures = &figures[..figures.len() - 1];
        }
        while figures.len() > width && figures.first().is_some_and(|(_, words)| words.is_empty()) {
            figures = &figures[1..];
        }
        let is_money = block.columns.iter().any(|column| column.unit.is_some());
        let fits = |words: &str| loose::word(words).is_some() || loose::number(words, is_money).is_some();
        let counted = figures.len() == width || self.is_short && figures.len() == short;
        (counted && figures.iter().all(|(_, words)| fits(words))).then(|| figures.to_vec())
    }

    /// A table that is printed as one row, pasted as one row.
    fn side_by_side(&self, typed: &[Typed<'t>], pasted: &mut Pasted) -> Option<()> {
        let width: usize = self.rows.iter().map(|(block, _)| block.columns.len()).sum();
        let is_across = self.rows.iter().all(|(block, _)| block.print == Print::Across);
        let mut lines = typed.iter().filter(|line| line.key.is_none() && line.figures.len() == width);
        let line = lines.next().filter(|line| is_across && line.labels.is_empty() && self.rows.len() > 1)?;
        if lines.next().is_some() || line.figures.iter().any(|(_, words)| loose::written(words).is_none()) {
            return None;
        }
        let mut rest = &line.figures[..];
        let (mut fix, mut read) = (vec![], vec![]);
        for (block, row) in &self.rows {
            let (own, after) = rest.split_at_checked(block.columns.len())?;
            rest = after;
            let words: Vec<_> = own.iter().map(|(_, words)| *words).collect();
            read.push(format!("{} = {}", row.key, loose::row(&words, true)?));
            let span = own.first()?.0.to(own.last()?.0);
            let cells = own.iter().map(|(span, words)| (*span, (*words).to_owned())).collect();
            let path = CellId::of_row(self.table, row).to_string();
            if typed
                .iter()
                .any(|other| other.key.as_ref().is_some_and(|(at, ..)| self.rows[*at].1.key == row.key))
            {
                return None;
            }
            pasted.rows.insert(path, PastedRow { key: span, span, cells });
        }
        fix.push(Edit { span: line.span, old: self.text[line.span].to_owned(), new: read.join("\n") });
        let what = IssueKind::Loose { kind: Loose::Pasted, count: width, read: read.join("；"), fix };
        pasted.issues.push(ReadIssue { span: line.span, what });
        blank_out(&mut pasted.text, line.span);
        Some(())
    }

    /// Records a row, or that it stands twice.
    fn take(
        &self,
        line: &Typed<'t>,
        row: usize,
        figures: &[(Span, &'t str)],
        typed: &[Typed<'t>],
        pasted: &mut Pasted,
    ) {
        let (block, own) = self.rows[row];
        let words: Vec<_> = figures.iter().map(|(_, words)| *words).collect();
        let (Some(value), Some(first), Some(last)) =
            (loose::row(&words, block.columns.len() > 1), figures.first(), figures.last())
        else {
            return;
        };
        let read = format!("{} = {value}", own.key);
        let path = CellId::of_row(self.table, own).to_string();
        let key =
            line.key.map(|(_, key, _)| key).or(line.labels.last().map(|(span, _)| *span)).unwrap_or(first.0);
        let edit = |span: Span, new: String| Edit { span, old: self.text[span].to_owned(), new };
        let mut same = typed.iter().filter(|other| !std::ptr::eq(*other, line));
        let before =
            same.find_map(|other| other.key.filter(|(at, ..)| *at == row)).filter(|_| line.key.is_none());
        let blank_before = before.filter(|(.., value)| is_to_fill_in(&self.text[*value]));
        let fix = match (line.key, blank_before) {
            (Some((.., old)), _) => vec![edit(old, value)],
            (None, Some((.., old))) => {
                vec![edit(old, value), remark(line.span)]
            }
            (None, None) => {
                let label = line.labels.last().map(|(_, words)| format!("  # {words}"));
                vec![edit(line.span, read.clone() + &label.unwrap_or_default())]
            }
        };
        let twice = before.filter(|_| blank_before.is_none()).map(|(_, key, _)| key);
        let twice = twice.or_else(|| pasted.rows.get(&path).map(|other| other.key));
        blank_out(&mut pasted.text, line.span);
        if let Some(first) = twice {
            let what = IssueKind::Syntax { slip: Slip::DuplicateKey, first: Some(first), fix: vec![] };
            pasted.issues.push(ReadIssue { span: key, what });
            return;
        }
        if let Some((_, key, value)) = blank_before {
            blank_out(&mut pasted.text, key.to(value));
        }
        let cells = figures.iter().map(|(span, words)| (*span, (*words).to_owned())).collect();
        pasted.rows.insert(path, PastedRow { key, span: first.0.to(last.0), cells });
        let what = IssueKind::Loose { kind: Loose::Pasted, count: words.len(), read, fix };
        pasted.issues.push(ReadIssue { span: line.span, what });
    }

    /// Whether words are a label of the table that stands above or beside its rows.
    fn is_label(&self, words: &str, form: &Form) -> bool {
        let words = label::without_number(words);
        let heading = form.section(&self.table.section).map(|section| &section.heading);
        let blocks = self.table.blocks.iter().flat_map(|block| {
            let lines = block.columns.iter().chain(&block.rows).flat_map(|line| &line.label);
            lines.chain(&block.caption).chain(std::iter::once(&block.corner))
        });
        // A line of a label that is broken over several.
        let is_piece = |own: &str| {
            words.chars().count() >= SHORTEST_PIECE && (own.starts_with(&words) || own.ends_with(&words))
        };
        let mut all = heading.into_iter().chain(blocks).map(|own| label::without_number(own));
        all.any(|own| own == words || is_piece(&own))
    }
}

/// Whether a row goes by that name, without its number.
fn is_called(row: &TableLine, words: &str) -> bool {
    let names = [row.name(), row.short(), row.key.as_str()];
    let mut names = names.into_iter().chain(row.aliases.iter().map(String::as_str));
    let is_same = |name: &str| label::without_number(name) == words;
    // 行政诉讼：复议后起诉 is how the program itself names a row within a group.
    let last = words.rsplit_once(':').map(|(_, last)| last);
    if last.is_some_and(|last| row.label.len() > 1 && label::without_number(row.name()) == last) {
        return true;
    }
    // The note in brackets behind a label is often left out.
    let bare = label::without_number(row.name());
    names.any(is_same) || bare.split_once('(').is_some_and(|(bare, _)| !bare.is_empty() && bare == words)
}

/// Makes a remark of a line.
fn remark(line: Span) -> Edit {
    Edit { span: Span::new(line.start, line.start), old: String::new(), new: "# ".to_owned() }
}

/// Whether a value holds nothing yet.
fn is_to_fill_in(value: &str) -> bool {
    let mut cells = value.split(['[', ']', ',', '"', ' ']).filter(|cell| !cell.is_empty());
    // A list that goes on below is more than this line.
    let is_whole = value.starts_with('[') == value.ends_with(']');
    is_whole && cells.all(|cell| loose::word(cell) == Some(loose::Word::Blank))
}

/// Makes a part of a text say nothing.
fn blank_out(text: &mut String, span: Span) {
    text.replace_range(span.range(), &" ".repeat(span.len()));
}
