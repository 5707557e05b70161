//! Whether two names may be those of one organ.

use crate::text::Normalized;

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
    OPTIONAL.iter().fold(Normalized::compact(name).text, |name, word| name.replace(word, ""))
}

/// Removes the larger region that a name begins with: 某县教育局 of 某市某县教育局.
fn local(name: &str) -> &str {
    let cut = ["自治区", "省", "自治州", "地区", "市"].iter().find_map(|region| {
        let (_, rest) = name.split_once(region)?;
        rest.contains(['市', '县', '区', '旗', '乡', '镇']).then_some(rest)
    });
    cut.unwrap_or(name)
}

/// Whether a name is what remains when characters of the other are removed: 发改委 of 发展改革委员会.
fn within(short: &str, long: &str) -> bool {
    let mut long = long.chars();
    short.chars().all(|c| long.any(|next| next == c))
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
    fn names_of_two_organs_are_not() {
        assert!(!related("某县教育局", "某县卫生健康局"));
        assert!(!related("某县发展和改革委员会", "某县商务和工业信息化局"));
        assert!(!related("甲县人民政府", "乙县人民政府"));
        assert!(!related("某市甲县人民政府", "某市乙县人民政府"));
    }
}
