//! 上年结转 and 结转下年: what was carried from one year into the next.

use crate::narrative::claims::{Around, Subject};
use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::vocabulary::any;

static MOVED: Words = Words::of("结转 转结 接转 转办 转入 顺延 延至 转至 转下 转到 遗留");
static NEXT: Words = Words::of("下年 下一年 次年 下个年 明年 下转");
static LAST: Words = Words::of("上年 上一年 去年 往年 上个年");

/// Which of the two the words around a number name: the year beside the verb tells.
pub(crate) fn subject(around: &Around) -> Option<Subject> {
    [around.lead, around.tail]
        .into_iter()
        .find(|part| is_carried(part))
        .and_then(|part| way(part, around.clause.year))
}

/// Which of the two words name that deny something.
pub(crate) fn denied(denied: &str, own: Option<u16>) -> Vec<Subject> {
    if denied.len() > 120 {
        return vec![];
    }
    let parts = denied.split(['、', '和', '及', '与', '或']).filter(|part| part.contains("结转"));
    parts.filter_map(|part| way(part, own)).collect()
}

fn is_carried(part: &str) -> bool {
    MOVED.is_in(part)
        || (NEXT.is_in(part) && part.contains("办理"))
        || (part.contains('转') && year_in(part).is_some())
}

fn way(part: &str, own: Option<u16>) -> Option<Subject> {
    if any(part, &["未收到", "不予", "答复不"]) {
        return None;
    }
    match (NEXT.is_in(part), LAST.is_in(part), year_in(part)) {
        (true, false, _) => Some(Subject::CarriedOut),
        (false, true, _) => Some(Subject::CarriedIn),
        (false, false, Some((year, before_verb))) => Some(match own {
            Some(own) if year > own => Subject::CarriedOut,
            None if !before_verb => Subject::CarriedOut,
            _ => Subject::CarriedIn,
        }),
        _ => None,
    }
}

/// A year that is named beside 转, and whether it stands before it.
fn year_in(text: &str) -> Option<(u16, bool)> {
    let at = text.find('年')?;
    let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text[at - digits..at].parse().ok().filter(|year| (1990..2100).contains(year))?;
    Some((year, text.find('转').is_none_or(|verb| at < verb)))
}
