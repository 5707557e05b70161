//! A part of the text does not number its own headings like the parts themselves: （一）（二） are printed before those.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::headings::begins_with_part;
use crate::checks::words::numbering::{Mark, Style, marks};
use crate::diagnostic::{Problem, Severity};
use crate::form::{Section, SectionPart};
use crate::report::Prose;
use crate::text::lines;
use crate::text::numerals::in_chinese;
use std::ops::Range;

pub(crate) const RULE: Rule =
    Rule::new("F126", "level-repeated", &[Severity::Warning], include_str!("f126_level_repeated.md"), check);

/// A list of one is a remark or a reference.
const LEAST: usize = 2;

fn check(case: &Case, found: &mut Vec<Problem>) {
    // A published report prints its own headings, and F116 follows their numbers.
    if case.report.printed.is_some() {
        return;
    }
    for (section, texts) in case.form.sections.iter().zip(&case.report.section_texts) {
        // The template numbers the parts of a section that has words before them, and no others.
        if !section.lead || section.parts.is_empty() {
            continue;
        }
        let mut number = 0;
        for (part, prose) in section.parts.iter().zip(&texts.parts) {
            let Some(prose) = prose.as_ref().filter(|prose| !prose.text.trim().is_empty()) else { continue };
            number += 1;
            found.extend(repeated(section, (part, number), prose));
            found.extend(higher(part, prose));
        }
    }
}

/// Returns the numbers of the level above that of the parts, 一、二、, where they begin lines in the order of a list.
fn above(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    for line in lines(text) {
        let words = text[line.clone()].trim_start();
        let start = line.end - words.len();
        let wanted = u32::try_from(found.len()).map_or(String::new(), |count| in_chinese(count + 1));
        let number = format!("{wanted}、");
        if words.starts_with(&number) {
            found.push(start..start + number.len());
        }
    }
    found
}

/// Reports headings within a part that are written like those of the sections.
fn higher(part: &SectionPart, prose: &Prose) -> Option<Problem> {
    let own = above(&prose.text);
    let (first, rest) = own.split_first().filter(|_| own.len() >= LEAST)?;
    let message = format!("“{}”里有 {} 处序号与印出的章标题同级", part.label, own.len());
    let problem = RULE.problem(message, prose.span(first.clone()), "改为 1.");
    let rest = (2..).zip(rest);
    let problem = rest.fold(problem, |problem, (number, part)| {
        problem.at(prose.span(part.clone()), format!("改为 {number}."))
    });
    Some(problem.help("项里的小标题用下一级序号，写“1.”“2.”"))
}

fn repeated(section: &Section, (part, number): (&SectionPart, u32), prose: &Prose) -> Option<Problem> {
    let own: Vec<_> =
        marks(&prose.text).into_iter().filter(|mark| is_heading(section, mark, prose)).collect();
    let first = own.first().filter(|_| own.len() >= LEAST)?;
    let message = format!(
        "“{}”里有 {} 处序号与印出的“（{}）{}”同级",
        part.label,
        own.len(),
        in_chinese(number),
        part.label,
    );
    let label = |mark: &Mark| format!("改为 {}", Style::Third.write(mark.number));
    let problem = RULE.problem(message, prose.span(first.part.clone()), label(first));
    let rest = own.iter().skip(1);
    let problem = rest.fold(problem, |problem, mark| problem.at(prose.span(mark.part.clone()), label(mark)));
    Some(problem.help("项里的小标题用下一级序号，写“1.”“2.”"))
}

/// Whether a number begins a line and no heading of the form: F120 reports those that are repeated.
fn is_heading(section: &Section, mark: &Mark, prose: &Prose) -> bool {
    let before = prose.text[..mark.part.start].trim_end_matches([' ', '\u{3000}', '\t']);
    let begins = before.is_empty() || before.ends_with('\n');
    mark.style == Style::Second && begins && !begins_with_part(section, &prose.text[mark.part.end..])
}
