//! The numbers of headings and lists follow one another, each in the style of its level.

use crate::checks::case::Case;
use crate::checks::printed_numbers::{Misnumbered, misnumbered};
use crate::checks::rule::Rule;
use crate::checks::words::headings::begins_with_part;
use crate::checks::words::numbering::{Mark, NumberingFault, Style, faults};
use crate::diagnostic::{Problem, Severity};
use crate::form::Section;
use crate::report::{Printed, Prose, SectionText};
use crate::source::{Span, Spanned};
use std::borrow::Cow;

pub(crate) const RULE: Rule = Rule::new(
    "F116",
    "numbering",
    &[Severity::Error, Severity::Warning],
    include_str!("f116_numbering.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    let report = case.report;
    if let Some(printed) = &report.printed {
        found.extend(misnumbered(case.form, printed).iter().map(misprinted));
    }
    check_texts(report.opening.as_ref().as_slice(), |_| false, found);
    for (section, chapter) in case.form.sections.iter().zip(&report.section_texts) {
        match &report.printed {
            Some(printed) if section.key == "overview" => check_printed(chapter, printed, found),
            _ => check_chapter(section, chapter, found),
        }
    }
}

/// Judges the parts of a finished document, whose lists may continue behind headings of the form's parts.
fn check_printed(chapter: &SectionText, printed: &Printed, found: &mut Vec<Problem>) {
    let end = chapter.texts().map(|text| text.span.end).max().unwrap_or_default();
    let start = chapter.span.as_ref().map_or(end, |heading| heading.end);
    let within = |heading: &&Spanned<String>| (start..end).contains(&heading.span.start);
    let headings = printed.headings.iter().filter(within);
    let headings = headings.map(|heading| Prose::verbatim(heading.value.clone(), heading.span.start));
    let headings: Vec<_> = headings.collect();
    let mut texts: Vec<_> = chapter.texts().chain(&headings).collect();
    texts.sort_by_key(|text| text.span.start);
    let mut all = vec![];
    check_texts(&texts, |_| false, &mut all);
    // The headings of the form's parts have the form's numbers, compared above.
    let place = |problem: &Problem| problem.labels.first().map(|label| label.span.start);
    let is_heading =
        |problem: &Problem| printed.headings.iter().any(|heading| Some(heading.span.start) == place(problem));
    found.extend(all.into_iter().filter(|problem| !is_heading(problem)));
}

/// Reports a heading or label of a finished document whose number is not the form's.
fn misprinted(printed: &Misnumbered) -> Problem {
    let message = if printed.numbered {
        format!("“{}”的序号不是“{}”", printed.words, printed.right)
    } else {
        format!("标题“{}”前面没有序号“{}”", printed.words, printed.right)
    };
    RULE.problem(message, printed.span, "序号").help(format!("序号写作“{}”", printed.right))
}

fn check_chapter(section: &Section, chapter: &SectionText, found: &mut Vec<Problem>) {
    if section.key == "overview" {
        // The program numbers these parts itself; a text may repeat the heading of its part.
        for text in chapter.texts() {
            check_texts(&[text], |words| begins_with_part(section, words), found);
        }
    } else {
        let texts: Vec<_> = chapter.texts().collect();
        check_texts(&texts, |_| false, found);
    }
}

/// Judges texts that are printed one after the other.
fn check_texts(texts: &[&Prose], skip: impl Fn(&str) -> bool, found: &mut Vec<Problem>) {
    let mut starts = vec![];
    let mut end = 0;
    for text in texts {
        starts.push(end);
        end += text.text.len() + '\n'.len_utf8();
    }
    let whole = match texts {
        [only] => Cow::from(&only.text),
        _ => Cow::from(texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join("\n")),
    };
    let mut wrong: Option<(Style, NumberingFault, u32)> = None;
    for (mark, fault) in faults(&whole, skip) {
        let before = wrong.replace((mark.style, fault, mark.number));
        // In （一）（三）（三） the first （三） is wrong, and the second is not.
        let is_right = before.is_some_and(|(style, before, number)| {
            style == mark.style
                && number == mark.number
                && fault == NumberingFault::After(number)
                && matches!(before, NumberingFault::After(last) if last + 2 == number)
        });
        if is_right {
            continue;
        }
        let index = starts.partition_point(|start| *start <= mark.part.start).saturating_sub(1);
        let Some((text, start)) = texts.get(index).zip(starts.get(index)) else { continue };
        let span = text.span(mark.part.start - start..mark.part.end - start);
        found.push(problem(&mark, fault, span));
    }
}

fn problem(mark: &Mark, fault: NumberingFault, span: Span) -> Problem {
    let show = |value| mark.style.write(value);
    let number = show(mark.number);
    let (message, help) = match fault {
        NumberingFault::NotFirst => {
            (format!("“{number}”前面没有“{}”", show(1)), "补上前面的序号，或改正这一个".to_owned())
        }
        NumberingFault::After(last) if last == mark.number => {
            (format!("序号“{number}”接连用了两次"), format!("核对后改为“{}”等", show(mark.number + 1)))
        }
        NumberingFault::After(last) => {
            (format!("序号“{}”之后是“{number}”", show(last)), format!("核对后改为“{}”", show(last + 1)))
        }
        NumberingFault::Style => {
            let right = Style::Second.write(mark.number);
            (
                format!("序号“{number}”与前面的“{}”样式不同", Style::Second.write(mark.number - 1)),
                format!("改为“{right}”"),
            )
        }
    };
    RULE.problem(message, span, "序号").with_severity(Severity::Warning).help(help)
}
