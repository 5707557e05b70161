//! Telephone and address are what they are called, and the same in the opening as in their keys.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::source::Spanned;
use crate::text::{half, is_chinese};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "F127",
    "contact-differs",
    &[Severity::Warning],
    include_str!("f127_contact_differs.md"),
    check,
);

/// What announces the agency's telephone number in a text.
const PHONE: &str = "电话";
/// What makes it another one.
const OTHER_PHONES: &[&str] = &["监督", "投诉", "举报", "传真", "值班", "服务", "热线"];
/// What announces its address.
const ADDRESS: &str = "地址";
/// A local number has seven digits or eight, behind an area code of three or four.
const SHORTEST: usize = 7;
/// The least that an area code and a number have together.
const LONG: usize = 10;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let agency = &case.report.agency;
    let given = |value: &Option<Spanned<String>>| {
        value.clone().filter(|value| !value.value.trim().is_empty() && case.report.printed.is_none())
    };
    let (phone, address) = (given(&agency.phone), given(&agency.address));
    let empty = |key: &str, what: &str, value: &Spanned<String>| {
        let message = format!("{key} 写的是“{}”，里面没有{what}", value.value.trim());
        RULE.problem(message, value.span, "").help(format!("填写{what}；没有的，整行删去"))
    };
    let digit = |c: char| half(c).is_ascii_digit();
    let word = |c: char| is_chinese(c) || half(c).is_ascii_alphanumeric();
    found
        .extend(phone.iter().filter(|own| !own.value.contains(digit)).map(|own| empty("phone", "号码", own)));
    let blank = address.iter().filter(|own| !own.value.contains(word));
    found.extend(blank.map(|own| empty("address", "地址", own)));
    let Some((prose, compact)) = case.opening() else { return };
    let mut differs = |key: &str, what: &str, own: &Spanned<String>, part: Range<usize>| {
        let told = &compact.text[part.clone()];
        let message = format!("开头写的{what}是“{told}”，{key} 是“{}”", own.value.trim());
        let problem = RULE.problem(message, prose.span(compact.origin(part)), what);
        found.push(problem.at(own.span, key).help("核对两处，改成一致"));
    };
    if let Some((own, part)) =
        phone.and_then(|own| Some((own.clone(), other_phone(&compact.text, &own.value)?)))
    {
        differs("phone", "电话", &own, part);
    }
    if let Some((own, part)) =
        address.and_then(|own| Some((own.clone(), other_address(&compact.text, &own.value)?)))
    {
        differs("address", "地址", &own, part);
    }
}

/// The telephone number of a text, where it has none of those of the key.
fn other_phone(text: &str, own: &str) -> Option<Range<usize>> {
    let own: Vec<char> = own.chars().map(half).collect();
    let own: Vec<String> = own.split(|c| !c.is_ascii_digit() && !"-—() ".contains(*c)).map(number).collect();
    let is_known = |number: &str| {
        let own = own.iter().filter(|own| own.len() >= SHORTEST);
        own.into_iter().any(|own| is_one(own, number) || is_one(number, own))
    };
    let told: Vec<_> = text.match_indices(PHONE).flat_map(|(at, _)| phones(text, at)).collect();
    let sure = !own.is_empty() && own.iter().all(|own| own.len() >= SHORTEST);
    if !sure || told.iter().any(|(_, number)| is_known(number)) {
        return None;
    }
    told.into_iter().next().map(|(part, _)| part)
}

/// Whether a number is the other one, or its end behind an area code.
fn is_one(long: &str, short: &str) -> bool {
    long.strip_suffix(short)
        .is_some_and(|code| code.is_empty() || code.starts_with('0') && (3..=4).contains(&code.len()))
}

/// The numbers that are told behind a word for a telephone at a place, with their digits.
fn phones(text: &str, at: usize) -> Vec<(Range<usize>, String)> {
    let before = &text[..at];
    if OTHER_PHONES.iter().any(|other| before.ends_with(other)) {
        return vec![];
    }
    let mut rest = text[at + PHONE.len()..].trim_start_matches("号码").trim_start_matches([':', '为', '是']);
    let mut found = vec![];
    loop {
        let start = text.len() - rest.len();
        let run =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || "-—()".contains(c)).len();
        let run = rest[..run].trim_end_matches(['(', ')', '-', '—']).len();
        let (number, behind) = (number(&rest[..run].chars().collect::<Vec<_>>()), &rest[run..]);
        // 0901-33400**, 3340090号 and 12345 are no numbers that can be compared.
        let goes_on = behind.starts_with(|c: char| c.is_ascii_alphanumeric() || "*×号元".contains(c));
        if number.len() < SHORTEST || goes_on {
            return found;
        }
        found.push((start..start + run, number));
        match behind.strip_prefix(['、', '/', ',', ';']) {
            Some(next) if next.starts_with(|c: char| c.is_ascii_digit()) => rest = next,
            _ => return found,
        }
    }
}

/// The digits of a number without its extension: 0901-3340090-801.
fn number(written: &[char]) -> String {
    let mut digits = String::new();
    let groups: Vec<&[char]> =
        written.split(|c| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let enough =
        if groups.first().is_some_and(|first| first.first() == Some(&'0')) { LONG } else { SHORTEST };
    for group in groups {
        if digits.len() >= enough {
            break;
        }
        digits.extend(group);
    }
    digits
}

/// The address of a text, where its street or its number is another one than that of the key.
fn other_address(text: &str, own: &str) -> Option<Range<usize>> {
    let own: String = own.chars().map(half).collect();
    let (street, number) = street(&own)?;
    // 查阅点地址 is where something else is.
    let own_places =
        text.match_indices(ADDRESS).filter(|(at, _)| !text[..*at].ends_with(['点', '馆', '站', '处']));
    let mut told = own_places.filter_map(|(at, _)| {
        let rest = text[at + ADDRESS.len()..].trim_start_matches([':', '为', '是', '在']);
        let start = text.len() - rest.len();
        let end = rest.find([',', '。', ';', '(', ')', ':']).unwrap_or(rest.len());
        let told = &rest[..end];
        let (other, count) = self::street(told)?;
        let same = other.ends_with(street) || street.ends_with(other) || own.contains(other);
        Some((start..start + told.len(), same && count == number))
    });
    let first = told.next()?;
    (!first.1 && told.all(|(_, same)| !same)).then_some(first.0)
}

/// The street of an address, by its last characters, and the number of the house in it: 人民路8号.
fn street(address: &str) -> Option<(&str, &str)> {
    const STREETS: [char; 5] = ['路', '街', '道', '巷', '弄'];
    address.match_indices('号').find_map(|(at, _)| {
        let before = address[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        let number = &address[before.len()..at];
        let first = before.char_indices().rev().take_while(|(_, c)| is_chinese(*c)).take(3).last()?.0;
        (!number.is_empty() && before.ends_with(STREETS)).then(|| (&before[first..], number))
    })
}
