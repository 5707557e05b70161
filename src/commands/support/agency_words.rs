//! The words that name an agency's kind and level on the command line, in English and in Chinese.

use clap::builder::{PossibleValue, PossibleValuesParser};
use gen_report::report::{Level, OrganKind};

/// What else a kind is called, by its word in the agency's file.
const KINDS: &[(&str, &[&str])] = &[
    ("government", &["政府"]),
    ("department", &["政府部门", "政府工作部门"]),
    ("township", &["乡镇", "街道", "乡镇街道", "乡镇人民政府", "街道办事处"]),
    ("organization", &["授权组织", "法律法规授权的组织", "组织"]),
];

/// What else a level is called, by its word in the agency's file.
const LEVELS: &[(&str, &[&str])] = &[
    ("state", &["国家级", "中央"]),
    ("province", &["省", "自治区", "直辖市", "自治区级", "直辖市级"]),
    ("city", &["市级", "市", "设区的市", "自治州", "州级", "地市级", "地级市"]),
    ("county", &["县", "区级", "区县级", "县区级", "县级市", "旗县级"]),
    ("township", &["乡", "镇", "乡镇级", "乡镇", "街道", "镇级"]),
];

/// One kind or level: its word in the agency's file, what it is called, and what else.
type Named = (&'static str, &'static str, &'static [&'static str]);

/// Reads a kind.
pub(crate) fn kind_parser() -> PossibleValuesParser {
    parser(&kinds())
}

/// Reads a level.
pub(crate) fn level_parser() -> PossibleValuesParser {
    parser(&levels())
}

/// Gives the kind that a word of the command line names.
pub(crate) fn kind(word: &str) -> Option<OrganKind> {
    OrganKind::from_word(key(&kinds(), word)?)
}

/// Gives the level that a word of the command line names.
pub(crate) fn level(word: &str) -> Option<Level> {
    Level::from_word(key(&levels(), word)?)
}

fn kinds() -> Vec<Named> {
    OrganKind::ALL.iter().map(|(word, label, _)| (*word, *label, others(KINDS, word))).collect()
}

fn levels() -> Vec<Named> {
    Level::ALL.iter().map(|(word, label, _)| (*word, *label, others(LEVELS, word))).collect()
}

fn others(all: &[(&str, &'static [&'static str])], word: &str) -> &'static [&'static str] {
    all.iter().find(|(own, _)| *own == word).map_or(&[], |(_, others)| others)
}

/// Takes the English words, then the Chinese ones; both are completed and shown.
fn parser(all: &[Named]) -> PossibleValuesParser {
    let english = all.iter().map(|(word, ..)| PossibleValue::new(*word));
    let chinese =
        all.iter().map(|(_, label, others)| PossibleValue::new(*label).aliases(others.iter().copied()));
    PossibleValuesParser::new(english.chain(chinese))
}

fn key(all: &[Named], word: &str) -> Option<&'static str> {
    let named = |(own, label, others): &&Named| *own == word || *label == word || others.contains(&word);
    all.iter().find(named).map(|(own, ..)| *own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same() {
        for (words, expected) in [
            (&["department", "部门", "政府部门"][..], OrganKind::Department),
            (&["township", "乡镇、街道", "乡镇", "街道"], OrganKind::Township),
            (&["government", "人民政府", "政府"], OrganKind::Government),
        ] {
            assert!(words.iter().all(|word| kind(word) == Some(expected)), "{words:?}");
        }
        for (words, expected) in
            [(&["county", "县级", "县"][..], Level::County), (&["city", "设区的市级", "市级"], Level::City)]
        {
            assert!(words.iter().all(|word| level(word) == Some(expected)), "{words:?}");
        }
        assert_eq!(kind("办公室"), None);
    }

    #[test]
    fn no_word_names_two() {
        for all in [kinds(), levels()] {
            let mut words: Vec<_> = all
                .iter()
                .flat_map(|(word, label, others)| [*word, *label].into_iter().chain(others.iter().copied()))
                .collect();
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count);
        }
    }
}
