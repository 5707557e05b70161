//! Of the document: the context of the template of the words, the report's values made fit for paper.

use crate::document::line_grammar::numbering;
use crate::form::{Form, Section, SectionPart};
use crate::report::{Agency, Amount, Entry, ParsedTitle, Prose, Report, SectionText, format_date};
use crate::templates::{Language, Template, is_writable};
use crate::text::numerals::in_chinese;
use crate::text::{is_blank, lines};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// The template of the paper's words.
pub const WORDS: Template = Template {
    name: "report.txt.tera",
    text: include_str!("../../templates/report.txt.tera"),
    language: Language::Words,
};

/// Printed for a value that a draft lacks.
const UNKNOWN: &str = "××××";

/// A part of a section as the template sees it; parts that were left out are not there.
#[derive(Serialize)]
struct Piece {
    key: String,
    /// Its numeral among the parts that are there: 一.
    numeral: String,
    label: String,
    text: String,
    /// Whether the text itself begins with the part's heading.
    headed: bool,
    /// Whether the text begins with a heading of another kind, so that the part's own heading must stand alone.
    apart: bool,
}

/// Words the title in one line: as the agency does, else of its name and the year.
fn title(report: &Report, form: &Form) -> String {
    let own = report.title.as_ref().map(|title| one_line(&title.text)).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let year = report.year.as_ref().map_or(UNKNOWN.to_owned(), |year| year.value.to_string());
    ParsedTitle::compose(&agency(report), &year, &form.title)
}

/// Builds the context of the template.
pub(super) fn context(report: &Report, form: &Form) -> Context {
    let mut context = Context::new();
    context.insert("title", &title(report, form));
    context.insert("agency", &agency(report));
    match &report.year {
        Some(year) => context.insert("year", &year.value),
        None => context.insert("year", UNKNOWN),
    }
    context.insert("contact", &contact(&report.agency));
    context.insert("notice", &form.notice);
    context.insert("opening", &text(report.opening.as_ref()));
    context.insert("date", &report.date.as_ref().map(|date| format_date(date.value)).unwrap_or_default());
    context.insert("fee", &fee(report));
    context.insert("names", &form.sections.iter().map(Section::name).collect::<Vec<_>>());
    for (i, section) in form.sections.iter().enumerate() {
        let chapter = report.section_texts.get(i);
        let view = BTreeMap::from([
            // The form's own headings may be sections; nothing that an agency wrote may.
            ("heading", Value::safe_string(&section.heading)),
            ("name", Value::from(section.name())),
            ("text", Value::from(text(chapter.and_then(|chapter| chapter.text.as_ref())))),
            ("parts", Value::from_serializable(&chapter.map(|chapter| pieces(chapter, &section.parts)))),
        ]);
        context.insert_value(section.key.clone(), Value::from(view));
    }
    context
}

/// Lists how the agency can be reached, as far as its file says: 地址：….
fn contact(agency: &Agency) -> Vec<String> {
    let items = [("地址", &agency.address), ("邮编", &agency.postcode), ("电话", &agency.phone)];
    let items = items.into_iter().filter_map(|(name, written)| {
        let value = one_line(&written.as_ref()?.value);
        (!value.is_empty()).then(|| format!("{name}：{value}"))
    });
    items.collect()
}

fn agency(report: &Report) -> String {
    let name = report.agency.name.as_ref().map(|name| one_line(&name.value));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| UNKNOWN.to_owned())
}

/// Returns 本年实收信息处理费 in yuan, where it is given and section six does not mention it.
fn fee(report: &Report) -> String {
    let amount = match report.fee_charged.as_ref().map(|cell| &cell.value) {
        Some(Entry::Amount(amount)) => amount.show(Amount::YUAN_DECIMALS),
        // Only a draft shows what is no amount.
        Some(Entry::NotACount(_, written)) => one_line(written),
        _ => return String::new(),
    };
    let mut texts = report.section_texts.last().into_iter().flat_map(SectionText::texts);
    if texts.any(|text| text.mentions_fee(&["处理费"])) { String::new() } else { amount }
}

fn pieces(chapter: &SectionText, parts: &[SectionPart]) -> Vec<Piece> {
    let given = parts.iter().zip(&chapter.parts).filter_map(|(part, prose)| {
        let text = text(prose.as_ref());
        (!text.is_empty()).then_some((part, text))
    });
    let pieces = given.zip(1..).map(|((part, text), number)| {
        let numeral = in_chinese(number);
        let first = text.split('\n').next().unwrap_or("");
        let number = numbering(first);
        let words = first[number.map_or(0, |number| number.length)..].trim_matches(is_blank);
        let names = || std::iter::once(&part.label).chain(&part.aliases);
        let headed = number.is_some() && names().any(|name| words.starts_with(name.as_str()));
        Piece {
            key: part.key.clone(),
            numeral,
            label: part.label.clone(),
            headed,
            apart: number.is_some(),
            text,
        }
    });
    pieces.collect()
}

fn text(prose: Option<&Prose>) -> String {
    prose.map(|prose| paragraphs(&prose.text).join("\n")).unwrap_or_default()
}

/// Returns the lines of a text that are not blank, without the blanks around them and without what no file can hold.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    lines(text)
        .map(|line| text[line].replace(|c| !is_writable(c), ""))
        .map(|line| line.trim_matches(is_blank).to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Puts a text into one line.
pub(super) fn one_line(text: &str) -> String {
    paragraphs(text).concat()
}

/// Takes a signature apart into the organs that sign: one a line, or in a list.
pub(super) fn organs(signature: &str) -> Vec<String> {
    paragraphs(signature).iter().flat_map(|line| listed(line)).collect()
}

/// Divides a list of organs; what is between brackets, or a part that is not the name of an organ, divides nothing.
fn listed(line: &str) -> Vec<String> {
    const ENDS: &str = "局府室会办厅委院心司所站队处部署社行校馆";
    let names: Vec<&str> = line.split('、').collect();
    let is_organ = |name: &&str| name.chars().count() > 3 && name.ends_with(|c| ENDS.contains(c));
    if names.iter().all(is_organ) {
        names.into_iter().map(str::to_owned).collect()
    } else {
        vec![line.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_sign_each_for_itself() {
        assert_eq!(organs("某县财政局\n某县审计局\n"), ["某县财政局", "某县审计局"]);
        assert_eq!(organs("某县财政局、某县审计局"), ["某县财政局", "某县审计局"]);
        for one in ["某县科技、教育局", "某县住建局（人防、房产）", "某县人民政府"]
        {
            assert_eq!(organs(one), [one]);
        }
    }
}
