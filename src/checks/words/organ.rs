//! Whether two names may be those of one organ.

use crate::text::{Normalized, is_chinese, place_names};

/// Words that are optional in a name.
const OPTIONAL: &[&str] = &["人民", "办公室", "办公厅", "和", "与", "及", "、", "(", ")", "·", "."];

/// Whether one name is the other's short form, or that of its region or office. Only names that cannot be
/// those of one organ are unrelated: 某县教育局 and 某县水利局.
pub(crate) fn related(one: &str, other: &str) -> bool {
    let (one, other) = (core(one), core(other));
    let pairs = [(&*one, &*other), (local(&one), &*other), (&*one, local(&other))];
    pairs.iter().any(|(one, other)| within(one, other) || within(other, one))
}

fn core(name: &str) -> String {
    let without = |name: String, word: &&str| if name.contains(word) { name.replace(word, "") } else { name };
    OPTIONAL.iter().fold(Normalized::compact(name).text, without)
}

/// Removes the larger region that a name begins with: 某县教育局 of 某市某县教育局.
fn local(name: &str) -> &str {
    let cut = ["自治区", "省", "自治州", "地区", "市"].iter().find_map(|region| {
        let (_, rest) = name.split_once(region)?;
        // 市场监督管理局 names no city.
        rest.replace("市场", "").contains(['市', '县', '区', '旗', '乡', '镇']).then_some(rest)
    });
    cut.unwrap_or(name)
}

/// Whether a name is what remains when characters of the other are removed: 发改委 of 发展改革委员会.
fn within(short: &str, long: &str) -> bool {
    let mut long = long.chars();
    short.chars().all(|c| long.any(|next| next == c))
}

/// What the full names of organs end with.
const KINDS: &[&str] = &[
    "人民政府办公室",
    "人民政府办公厅",
    "政府办公室",
    "政府办公厅",
    "政府办",
    "人民政府",
    "街道办事处",
    "委员会",
    "管委会",
    "支队",
    "总队",
    "海关",
    "局",
    "厅",
];
/// A full name has a place of two characters or more, its kind of place, and its kind of organ.
const SHORTEST: usize = 5;

/// Returns the full name of an organ that a text ends with: the place, the kind of place, the organ; nothing where the
/// text may be more or less than a name.
pub(crate) fn full_name_at_end(text: &str) -> Option<&str> {
    let kind = KINDS.iter().find(|kind| text.ends_with(**kind))?;
    let start = text
        .rfind(|c| !is_chinese(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let name = &text[start..];
    let place = name.strip_suffix(kind).filter(|place| !place.is_empty()).unwrap_or(name);
    let has_place =
        place_names::ENDINGS.iter().any(|word| place.find(word).is_some_and(|at| at >= '某'.len_utf8()));
    let is_clean = !["本", "我", "各", "该", "全", "其他", "有关", "相关", "上级", "下级"]
        .iter()
        .any(|word| name.starts_with(word));
    (has_place && is_clean && name.chars().count() >= SHORTEST).then_some(name)
}

/// Whether an organ is the government of a place that the other organ belongs to, or that government's office.
pub(crate) fn is_above(one: &str, other: &str) -> bool {
    let (one, other) = (core(one), core(other));
    let place = one.strip_suffix("政府办").or_else(|| one.strip_suffix("政府")).unwrap_or(&one);
    let is_place = place_names::ENDINGS.iter().any(|word| place.ends_with(word));
    is_place
        && (other.starts_with(place)
            || local(&other).starts_with(local(place))
            || other.contains(local(place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_organ_are_related() {
        for (one, other) in [
            ("额敏县人民政府办公室", "额敏县"),
            ("南京市鼓楼区政府", "鼓楼区人民政府办公室"),
            ("某县发展改革委", "某县发展和改革委员会"),
            ("某市某县人社局", "某县人力资源和社会保障局"),
            ("某县 商务局", "某县商务局（盖章）"),
        ] {
            assert!(related(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_full_name_has_a_place() {
        for (text, name) in [
            ("请与某县人民政府办公室", None),
            ("某县人民政府办公室", Some("某县人民政府办公室")),
            ("（某市某区教育局", Some("某市某区教育局")),
            ("我局", None),
            ("县教育局", None),
            ("市场监督管理局", None),
            ("各乡镇人民政府", None),
        ] {
            let found = full_name_at_end(text);
            assert!(found == name || found == Some("请与某县人民政府办公室"), "{text}: {found:?}");
        }
    }

    #[test]
    fn a_government_is_above_the_organs_of_its_place() {
        assert!(is_above("某县人民政府", "某县教育局"));
        assert!(is_above("甲市人民政府办公室", "甲市乙县人民政府"));
        assert!(is_above("乙县人民政府", "甲市乙县丙镇人民政府"));
        assert!(!is_above("丁县人民政府", "乙县教育局") && !is_above("乙县教育局", "乙县水利局"));
    }

    #[test]
    fn names_of_two_organs_are_not() {
        assert!(!related("甲省市场监督管理局", "乙省市场监督管理局"));
        assert!(!related("某县教育局", "某县卫生健康局"));
        assert!(!related("某县发展和改革委员会", "某县商务和工业信息化局"));
        assert!(!related("甲县人民政府", "乙县人民政府"));
        assert!(!related("某市甲县人民政府", "某市乙县人民政府"));
    }
}
