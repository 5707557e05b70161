//! Reads and writes the fields of the header by the kind of their values; which there are, `report::FIELDS` says.

use crate::agency_file::grids;
use crate::agency_file::keys::Keys;
use crate::agency_file::toml_text::{figure, literal, paragraphs, string};
use crate::agency_file::walker::Walker;
use crate::form::Form;
use crate::report::{Amount, Field, Level, OrganKind, Report, Slot, Totals};

/// Reads a field; returns whether it holds what it asks for.
pub(super) fn read(walker: &mut Walker, keys: &mut Keys, field: &Field, report: &mut Report) -> bool {
    let value = keys.take(walker, field.key);
    match field.slot {
        Slot::Form(own) | Slot::Text(own) => set((own.get_mut)(report), walker.short(value, longest(field))),
        Slot::Year(own) => set((own.get_mut)(report), walker.year(value)),
        Slot::Date(own) => set((own.get_mut)(report), walker.date(value)),
        Slot::Line(own) => set((own.get_mut)(report), walker.short_prose(value, longest(field))),
        Slot::Paragraphs(own) => set((own.get_mut)(report), walker.prose(value)),
        Slot::Boolean(own) => set((own.get_mut)(report), walker.boolean(value)),
        Slot::Path(own) => set((own.get_mut)(report), walker.path(value)),
        Slot::Paths(own) => {
            *(own.get_mut)(report) = walker.paths(value);
            true
        }
        Slot::Kind(own) => {
            set((own.get_mut)(report), walker.word(value, OrganKind::ALL, OrganKind::from_word))
        }
        Slot::Level(own) => set((own.get_mut)(report), walker.word(value, Level::ALL, Level::from_word)),
        Slot::Totals(own) => {
            let totals = walker.word(value, Totals::ALL, Totals::from_word);
            let is_read = totals.is_some();
            *(own.get_mut)(report) = totals.map(|totals| totals.value).unwrap_or_default();
            is_read
        }
        Slot::LinePitch(own) => set((own.get_mut)(report), walker.line_pitch(value)),
        Slot::Yuan(own) => {
            let cell = value.map(|value| grids::figure(walker, value.value, Some(Amount::YUAN_DECIMALS)));
            set((own.get_mut)(report), cell)
        }
    }
}

/// The longest name of a font that the format of Word documents knows (ISO/IEC 29500-1, 17.18.110).
const FONT: usize = 31;

/// No title and no name of an organ has half as many characters; laying one out takes time with the square of its length.
const LINE: usize = 500;

/// How many characters a text of one line may have. The texts of the style are names of fonts.
fn longest(field: &Field) -> usize {
    if field.section == "style" { FONT } else { LINE }
}

fn set<T>(member: &mut Option<T>, value: Option<T>) -> bool {
    *member = value;
    member.is_some()
}

/// Writes the value of a field as TOML, where it has one.
pub(super) fn write(field: &Field, report: &Report, form: &Form) -> Option<String> {
    Some(match field.slot {
        Slot::Form(_) => string(&form.key),
        Slot::Text(own) | Slot::Path(own) => string(&(own.get)(report).as_ref()?.value),
        Slot::Year(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Date(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Line(own) => string(&literal(&(own.get)(report).as_ref()?.text)),
        Slot::Paragraphs(own) => paragraphs(&literal(&(own.get)(report).as_ref()?.text)),
        Slot::Boolean(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Paths(own) => {
            let paths: Vec<_> = (own.get)(report).iter().map(|path| string(&path.value)).collect();
            (!paths.is_empty()).then(|| format!("[{}]", paths.join(", ")))?
        }
        Slot::Kind(own) => string((own.get)(report).as_ref()?.value.word()),
        Slot::Level(own) => string((own.get)(report).as_ref()?.value.word()),
        Slot::Totals(own) => string((own.get)(report).word()),
        Slot::LinePitch(own) => (own.get)(report).as_ref()?.value.to_string(),
        Slot::Yuan(own) => figure((own.get)(report).as_ref()?, Amount::YUAN_DECIMALS),
    })
}

/// The words that a field may hold, each with its label, where it asks for one of a few.
pub(super) fn words(field: &Field) -> Option<Vec<(&'static str, &'static str)>> {
    match field.slot {
        Slot::Kind(_) => Some(OrganKind::ALL.iter().map(|(word, label, _)| (*word, *label)).collect()),
        Slot::Level(_) => Some(Level::ALL.iter().map(|(word, label, _)| (*word, *label)).collect()),
        Slot::Totals(_) => Some(Totals::ALL.iter().map(|(word, label, _)| (*word, *label)).collect()),
        _ => None,
    }
}

/// What the comment beside a field says.
pub(super) fn comment(field: &Field, form: &Form) -> String {
    match field.slot {
        Slot::Form(_) => form.notice.clone(),
        Slot::Kind(_) | Slot::Level(_) => {
            let words = words(field).unwrap_or_default();
            words.iter().map(|(word, label)| format!("{word} {label}")).collect::<Vec<_>>().join("｜")
        }
        _ => field.label.to_owned(),
    }
}
