//! A postcode has six digits, the same in the opening as in its key.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{half, is_digit};

pub(crate) const RULE: Rule =
    Rule::new("F123", "postcode", &[Severity::Warning], include_str!("f123_postcode.md"), check);

/// What announces a postcode in a text.
const WORDS: &[&str] = &["邮政编码", "邮编"];
/// How many digits a postcode of China has: province, district, office.
const DIGITS: usize = 6;

fn check(case: &Case, found: &mut Vec<Problem>) {
    if let Some(code) = case.report.agency.postcode.as_ref().filter(|code| !code.value.trim().is_empty()) {
        let written: String = code.value.trim().chars().map(half).collect();
        if written.chars().all(|c| c.is_ascii_digit()) && written.len() != DIGITS {
            let message = format!("邮政编码“{written}”有 {} 位，应是 {DIGITS} 位", written.len());
            found.push(RULE.problem(message, code.span, "邮政编码").help("核对邮政编码"));
        }
    }
    for (prose, compact) in case.narratives() {
        let text = compact.text.as_str();
        for (at, word) in WORDS.iter().flat_map(|word| text.match_indices(word)) {
            let rest = text[at + word.len()..].trim_start_matches([':', '为', '是']);
            let start = text.len() - rest.len();
            let count = rest.chars().take_while(|c| is_digit(*c)).count();
            let goes_on =
                rest[count..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '*');
            let own = case.report.agency.postcode.as_ref().map(|own| own.value.trim());
            let own = own.filter(|own| {
                case.report.is_opening(prose)
                    && own.len() == DIGITS
                    && own.bytes().all(|byte| byte.is_ascii_digit())
            });
            if let Some(own) = own.filter(|own| count == DIGITS && !goes_on && *own != &rest[..count]) {
                let message = format!("开头写的邮政编码是“{}”，postcode 是“{own}”", &rest[..count]);
                let span = prose.span(compact.origin(start..start + count));
                found.push(RULE.problem(message, span, "邮政编码").help("核对两处，改成一致"));
            }
            if count > 2 && count != DIGITS && !goes_on {
                let message = format!("邮政编码“{}”有 {count} 位，应是 {DIGITS} 位", &rest[..count]);
                let span = prose.span(compact.origin(start..start + count));
                found.push(RULE.problem(message, span, "邮政编码").help("核对邮政编码"));
            }
        }
    }
}
