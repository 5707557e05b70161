//! The results of applications: the groups of 表三 and their single rows.

use crate::narrative::claims::context::Context;
use crate::narrative::claims::subject::Subject;
use crate::narrative::phrases::{
    NEUTRAL, is_filler, is_foreign, is_listed, is_of_some, stem, without, without_first,
};
use crate::narrative::result_rows::{ResultRow, ResultRows};
use crate::narrative::scan::clauses::Clause;
use crate::narrative::words::list;
use crate::text::Words;

/// Verbs: an application comes in.
pub(crate) static RECEIVED: Words = list("received");

/// The result that the words around a number name.
pub(crate) fn subject(context: &Context, rows: &ResultRows) -> Option<Subject> {
    row(context, rows).map(Subject::Result)
}

fn row(context: &Context, rows: &ResultRows) -> Option<ResultRow> {
    static BEFORE: Words = list("before_a_result");
    static EACH: Words = list("each");
    static WHO: Words = list("view_of_who");
    let lead = told(context, rows);
    if let Some(stem) = stem(lead, rows.groups()) {
        let name = rows.groups().ends(stem)?;
        let row = rows.named(name);
        let before = &stem[..stem.len() - name.len()];
        // 自然人申请予以公开17件 is one cell, 涉及商业秘密不予公开2件 a part of one; papers have a manner of publication, too.
        match reason(before, context.clause, row, rows) {
            Reason::None => {}
            Reason::Row(row) => return Some(row),
            Reason::Other => return None,
        }
        if WHO.is_in(before) || is_of_some(before) || context.clause.text.contains("主动公开") {
            return None;
        }
        if joins_both(before, rows, row) {
            return rows.disclosed();
        }
        // 无法提供、其他处理共7件 counts both, 各7件 each.
        let each = EACH.is_in(&lead[stem.len()..]);
        return row.filter(|_| each || !is_listed(stem, name));
    }
    if context.lead.trim_start_matches("其中") == "公开" {
        return rows.disclosed();
    }
    if let Some(row) = rows.leaf_in(context.lead) {
        // 受理重复申请5件 is what came in.
        return Some(row).filter(|_| !RECEIVED.is_in(context.lead));
    }
    if !is_filler(context.lead, &BEFORE) || is_told_of_some(context.clause) {
        return None;
    }
    let tail = context.tail.trim_start_matches(['已', '均', '为', '系', '是', '属', '于', '作', '出', '给']);
    if let Some(row) = told_with_its_reason(tail, context.clause, rows) {
        return Some(row);
    }
    let name = rows.groups().begins(tail)?;
    without_first(&tail[name.len()..]).is_empty().then(|| rows.named(name)).flatten()
}

/// Whether a sentence opens with the applications that it tells of: 对5件涉及行政执法案卷的申请，2件不予公开.
fn is_told_of_some(clause: &Clause) -> bool {
    let opening = clause.until(0).split([',', ';', ':']).next().unwrap_or("");
    let count =
        opening.strip_prefix('对').map(|count| count.trim_start_matches(|c: char| c.is_ascii_digit()));
    count.is_some_and(|rest| rest.starts_with(['件', '条', '份', '宗']))
}

/// 2件属于行政执法案卷不予公开 is the row of the reason, 1件本机关不掌握 that of its name.
fn told_with_its_reason(tail: &str, clause: &Clause, rows: &ResultRows) -> Option<ResultRow> {
    // 1件属于内部事务信息，依法区分处理后部分公开 is no row of its reason.
    let next = clause.behind().trim_start_matches(',').split([',', ';', '。']).next().unwrap_or("");
    if rows.groups().is_in(next) && !next.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // 办理补正4件，1件逾期不补正 tells of other papers.
    if rows.is_leaf(tail) {
        return rows.leaf_in(tail).filter(|_| !is_foreign(clause.until(0)));
    }
    let name = rows.groups().ends(tail).filter(|name| name.len() < tail.len())?;
    match reason(&tail[..tail.len() - name.len()], clause, rows.named(name), rows) {
        Reason::Row(row) => Some(row),
        _ => None,
    }
}

/// The words before a number that tell its result: those before a colon, and without quotation marks.
fn told<'a>(context: &Context<'a>, rows: &ResultRows) -> &'a str {
    let heading = context.clause.heading;
    let name = heading.strip_prefix("其中").unwrap_or(heading);
    let papers = context.clause.around.contains("主动公开");
    if context.lead.is_empty() && !papers && rows.groups().begins(name) == Some(name) {
        return heading;
    }
    context.lead.trim_end_matches('”')
}

/// What is told before a group of results of why it is so.
enum Reason {
    /// Nothing.
    None,
    /// What a row of the form is called: 因属于行政执法案卷不予公开 is that row, not its group.
    Row(ResultRow),
    /// What names no row, or several: it leaves open how many others there were.
    Other,
}

/// Reads the reason before a group of results.
fn reason(before: &str, clause: &Clause, group: Option<ResultRow>, rows: &ResultRows) -> Reason {
    static REASONS: Words = list("reasons");
    static WHY: Words = list("behind_a_reason");
    let inside = |row: &ResultRow| {
        group.is_some_and(|group| (group.first..=group.last).contains(&row.first) && group.first < group.last)
    };
    if let Some(end) = rows.end_of_leaf(before) {
        // 涉及国家秘密、商业秘密不予公开 names more.
        let last = without(&before[end..], &[&NEUTRAL, &WHY]).is_empty();
        let row = rows.leaf_in(before).filter(|row| last && inside(row));
        return row.map_or(Reason::Other, Reason::Row);
    }
    if REASONS.is_in(before) || REASONS.is_in(clause.reason) { Reason::Other } else { Reason::None }
}

/// Whether 予以公开 is joined to the 部分公开 behind it: one number counts both.
fn joins_both(before: &str, rows: &ResultRows, row: Option<ResultRow>) -> bool {
    static JOINTS: Words = list("joints");
    let Some(both) = rows.disclosed().filter(|both| row.is_some_and(|row| row.first == both.last)) else {
        return false;
    };
    let first = JOINTS.ends(before).and_then(|joint| before.strip_suffix(joint));
    let first = first.and_then(|first| rows.groups().ends(first)).and_then(|name| rows.named(name));
    first.is_some_and(|first| first.first == both.first)
}
