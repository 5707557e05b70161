//! Lists the values of a file as they were typed, whether they could be read or not.

use crate::agency_file::syntax::{header, lines_from, pair};
use crate::report::place::join;
use std::collections::BTreeMap;

/// Lists what stands behind the keys of a file, each on its line, by the paths of the keys.
pub fn typed(text: &str) -> BTreeMap<String, &str> {
    let (mut section, mut typed) = ("", BTreeMap::new());
    for (span, line) in lines_from(text, 0) {
        if let Some(header) = header(line) {
            section = header.name;
        } else if let Some(pair) = pair(text, span) {
            typed.entry(join(section, &text[pair.key])).or_insert(&text[pair.value]);
        }
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_paths() {
        let typed = typed(
            "year = 2025\n【overview】\nmanagement ＝ \"\"\"\n一=二\n[requests] # 三\nnew = [1] # 新\n",
        );
        let values: Vec<_> = typed.iter().map(|(path, value)| (path.as_str(), *value)).collect();
        let expected = [
            ("overview.management", "\"\"\""),
            ("overview.一", "二"),
            ("requests.new", "[1]"),
            ("year", "2025"),
        ];
        assert_eq!(values, expected);
    }
}
