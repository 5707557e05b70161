//! Whose figures the words of a clause are: the agency's own, or another organ's.

use crate::narrative::words::list;
use crate::text::{Words, is_chinese, place_names};
use std::borrow::Cow;

/// A shorter piece of a name, in characters, stands in too many names of others.
const SHORTEST_OWN: usize = 3;

static ORGANS: Words = list("organs");
static PARTS: Words = list("parts_of_an_organ");
static HELPED: Words = list("helped");

/// An organ that acts, and where its name ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Actor {
    pub(crate) end: usize,
    pub(crate) own: bool,
}

/// The organs that act in a clause, in order. Where the agency's name is not known, a named organ may be it.
pub(crate) fn actors(clause: &str, agency: &str) -> Vec<Actor> {
    static ACTS: Words = list("acts_of_an_organ");
    let mut found: Vec<Actor> = vec![];
    for (at, word) in ORGANS.places(clause) {
        let end = at + word.len();
        let behind = &clause[end..];
        if !behind.is_empty() && !behind.starts_with("20") && ACTS.begins(behind).is_none() {
            continue;
        }
        let (before, name) = clause[..end].split_at(start_of_name(clause, end));
        if let Some(own) = is_own(before, name, agency) {
            found.push(Actor { end, own });
        }
    }
    found
}

/// Whether a text names an organ that is not the agency.
pub(crate) fn names_another(text: &str, agency: &str) -> bool {
    ORGANS.places(text).any(|(at, word)| {
        let end = at + word.len();
        let (before, name) = text[..end].split_at(start_of_name(text, end));
        name != word && is_own(before, name, agency) == Some(false)
    })
}

/// Where the last name of an organ in a text ends.
pub(crate) fn last_organ(text: &str) -> usize {
    ORGANS.last_in(text).map_or(0, |(at, word)| at + word.len())
}

/// Where the name begins that ends at `end`: behind the last mark, digit or word that leads to a name.
fn start_of_name(clause: &str, end: usize) -> usize {
    static BEFORE: Words = list("before_an_organ");
    let text = &clause[..end];
    let run = text
        .rfind(|c: char| !is_chinese(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let words = BEFORE.places(&text[run..]).map(|(at, word)| run + at + word.len());
    words.filter(|start| *start < end).last().unwrap_or(run)
}

/// Whether a name is the agency's; nothing where that is not known.
fn is_own(before: &str, name: &str, agency: &str) -> Option<bool> {
    static GROUPS: Words = list("groups_of_organs");
    if HELPED.ends(before).is_some() {
        return Some(false);
    }
    let agency = short(agency);
    let name = short(name);
    let whole = name.strip_suffix("本级").unwrap_or(&name);
    if whole.len() < name.len() && (agency.ends_with("政府") || agency.is_empty()) {
        return Some(false);
    }
    let after_pronoun = whole.strip_prefix(['我', '本', '全', '该']);
    if whole.is_empty() || after_pronoun.is_some_and(|rest| ORGANS.begins(rest) == Some(rest)) {
        return Some(true);
    }
    if GROUPS.begins(whole).is_some() || whole.contains('各') {
        // 全县各部门 is the whole region.
        let of_region = [before, whole].iter().any(|text| text.contains(['全', '我']));
        return (!of_region).then_some(false);
    }
    if !agency.is_empty() && (agency.contains(whole) || whole.contains(&*agency)) {
        return Some(true);
    }
    if is_short_name(whole, &agency) {
        return Some(true);
    }
    if whole.starts_with('全') {
        return None;
    }
    let is_part = PARTS.ends(whole).is_some();
    if agency.is_empty() {
        return is_part.then_some(false);
    }
    Some(!is_part && ends_like(whole, &agency))
}

/// Whether a name is what an agency is called for short: 县教体局 of 某县教育体育局, 省局 of 某省市场监督管理局. It begins with the
/// agency's kind of place, and with the character that follows that place, and leaves out some of the rest.
fn is_short_name(name: &str, agency: &str) -> bool {
    let Some(kind) = name.chars().next().filter(|c| "省市县区州旗盟".contains(*c)) else {
        return false;
    };
    let place = place_names::region(agency);
    let (rest, own) = (&name[kind.len_utf8()..], &agency[place.len()..]);
    let own = own.strip_prefix("政府").unwrap_or(own);
    // 县局 of another place's bureau, or 县委 of a committee, are other organs.
    let ends =
        |end: &str| rest.ends_with(end) && own.ends_with(end) || end == "委" && own.ends_with("委员会");
    if !place.ends_with(kind) || !["局", "厅", "委"].iter().any(|end| rest.ends_with(end) && ends(end)) {
        return false;
    }
    let mut left = own.chars();
    let within = rest.chars().all(|c| left.any(|next| next == c));
    // 县局 is told beside its 派出所, of which the tables count the cases, too.
    (kind == '省' && matches!(rest, "局" | "厅"))
        || rest.chars().count() >= 3 && within && rest.chars().next() == own.chars().next()
}

/// Whether a text ends with the end of the agency's name, and with no other place before it: 一年来县水务局.
fn ends_like(text: &str, agency: &str) -> bool {
    let common = text.chars().rev().zip(agency.chars().rev()).take_while(|(one, other)| one == other).count();
    let next = text.chars().rev().nth(common);
    common >= SHORTEST_OWN && next.is_none_or(|c| !"省市县区旗州盟".contains(c))
}

/// A name without 人民, which may be left out.
fn short(name: &str) -> Cow<'_, str> {
    if name.contains("人民政府") {
        Cow::Owned(name.replace("人民政府", "政府"))
    } else {
        Cow::Borrowed(name)
    }
}
