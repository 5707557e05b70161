//! Tells an agency's file from a published text by what stands in it, whatever the file is called.

use crate::form::FORMS;
use crate::report::{FIELDS, SECTIONS};
use std::collections::BTreeSet;

/// A published text may by chance hold one line that looks like a key; two different ones it does not.
const SURE: usize = 2;

/// Whether a text is an agency's file: it names its schema, opens a section by its key, or sets two known keys.
pub fn is_agency_file(text: &str) -> bool {
    let mut keys = BTreeSet::new();
    for line in text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')) {
        if line.starts_with("#:schema") || section(line).is_some_and(is_section) {
            return true;
        }
        keys.extend(
            line.split(['=', '＝']).next().map(str::trim).filter(|key| key.len() < line.len() && is_key(key)),
        );
        if keys.len() >= SURE {
            return true;
        }
    }
    false
}

/// The name in a section's brackets, of whichever width.
fn section(line: &str) -> Option<&str> {
    let inner = line.trim_start_matches(['[', '［', '【']);
    let (name, _) = inner.split_once([']', '］', '】']).filter(|_| inner.len() < line.len())?;
    Some(name.trim())
}

fn is_section(name: &str) -> bool {
    SECTIONS.iter().any(|section| section.key == name)
        || FORMS.iter().any(|form| form.sections.iter().any(|section| section.key == name))
}

fn is_key(key: &str) -> bool {
    let of_form = || {
        FORMS.iter().any(|form| {
            let rows = form.tables.iter().flat_map(|table| table.rows().map(|(_, line)| &line.key));
            let parts = form.sections.iter().flat_map(|section| section.parts.iter().map(|part| &part.key));
            rows.chain(parts).any(|own| own == key)
        })
    };
    key.is_ascii()
        && !key.is_empty()
        && (key == "text" || FIELDS.iter().any(|field| field.key == key) || of_form())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_recognised_by_its_keys() {
        for text in [
            "\u{feff}#:schema ./gen-report.schema.json\n",
            "year = 2025\r\n  [requests]\n",
            "year ＝ 2025\n［agency］\n",
            "【agency】\n",
            "year = 2025\nname = \"某局\"\n",
            "denied.safety = [0]\nnew = [1]\n",
        ] {
            assert!(is_agency_file(text), "{text}");
        }
    }

    #[test]
    fn a_published_text_is_none() {
        for text in [
            "",
            "某县2025年政府信息公开工作年度报告\n一、总体情况\n公开率=100%\n",
            "[agency\n",
            "year = 2025\nyear = 2025\n",
            "[附件]\n[1]\n【来源】\n",
        ] {
            assert!(!is_agency_file(text), "{text}");
        }
    }
}
