//! The agency that a title names, and what its name says of kind and level: a guess, for the agency to confirm.

use crate::report::{Kind, Level, Title};

/// A shorter name than this is no agency's unless its last word is that of a place or an organ: 甲镇, not 本文.
const SHORTEST: usize = 3;
/// What the shortest names end with.
const SHORT_ENDS: &[char] = &['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡', '局', '厅', '委', '办'];

/// Finds the agency that a title names; `wording` is the form's.
pub(crate) fn named_in(title: &str, wording: &str) -> Option<String> {
    let title = Title::new(title, wording)?;
    let name = title.organ()?;
    let known = name.chars().count() >= SHORTEST
        || (name.ends_with(SHORT_ENDS) && !name.starts_with(['本', '我', '该']));
    known.then(|| name.to_owned())
}

/// The kind, where the name leaves little doubt.
pub(crate) fn kind(name: &str) -> Option<Kind> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if is_township(name) {
        Some(Kind::Township)
    } else if ends(&["人民政府", "行政公署"]) {
        Some(Kind::Government)
    } else if ends(&["局", "厅", "委员会", "办公室", "办公厅", "委"]) {
        Some(Kind::Department)
    } else {
        None
    }
}

/// The level, where the name leaves little doubt: a 市 may be a city or a county.
pub(crate) fn level(name: &str) -> Option<Level> {
    if is_township(name) {
        return Some(Level::Township);
    }
    let plain =
        name.replace("自治区", "省").replace("地区", "盟").replace("自治县", "县").replace("社区", "");
    let plain = plain.replace("开发区", "").replace("园区", "").replace("示范区", "");
    if plain.contains(['县', '旗', '区']) {
        Some(Level::County)
    } else if plain.contains(['州', '盟']) && plain.contains("自治州") | plain.contains('盟') {
        Some(Level::City)
    } else if plain.contains('省') && !plain.contains('市') {
        Some(Level::Province)
    } else {
        None
    }
}

fn is_township(name: &str) -> bool {
    let endings = ["乡人民政府", "镇人民政府", "街道办事处", "乡政府", "镇政府", "街道办", "苏木人民政府"];
    endings.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_they_can() {
        for (name, is, at) in [
            ("额敏县人民政府办公室", Some(Kind::Department), Some(Level::County)),
            ("英吉沙县人民政府", Some(Kind::Government), Some(Level::County)),
            ("额敏县额玛勒郭楞蒙古民族乡人民政府", Some(Kind::Township), Some(Level::Township)),
            ("海淀区财政局", Some(Kind::Department), Some(Level::County)),
            ("新疆维吾尔自治区人民政府", Some(Kind::Government), Some(Level::Province)),
            ("阿勒泰地区行政公署", Some(Kind::Government), Some(Level::City)),
            ("苏州市人民政府", Some(Kind::Government), None),
            ("某某大学", None, None),
        ] {
            assert_eq!((kind(name), level(name)), (is, at), "{name}");
        }
    }
}
