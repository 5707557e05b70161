//! What an agency's name says of its kind and level.

use crate::report::{Level, OrganKind};
use crate::text::place_names::{ZONES, region};

/// Names of organs that stand outside of the levels of the place that they name.
const OTHERS: &[&str] = &["国家", "中国", "总局", "分局", "总队", "支队", "大队", "公司", "集团"];

/// The kind, where the name leaves little doubt: a guess, for the agency to confirm.
pub(crate) fn kind_of(name: &str) -> Option<OrganKind> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if is_township(name) {
        Some(OrganKind::Township)
    } else if ends(&["人民政府", "行政公署"]) {
        Some(OrganKind::Government)
    } else if ends(&["局", "厅", "委员会", "办公室", "办公厅", "委"]) {
        Some(OrganKind::Department)
    } else {
        None
    }
}

/// The level, where the name leaves little doubt: a 市 may be a city or a county.
pub(crate) fn level_of(name: &str) -> Option<Level> {
    if is_township(name) {
        return Some(Level::Township);
    }
    let plain = name.replace("自治区", "省").replace("地区", "盟").replace("自治县", "县");
    let plain = ZONES.iter().fold(plain, |plain, zone| plain.replace(zone, ""));
    // 市场 and 县域 are words, no places; of an organ that names none, the letters may be.
    let place = Some(region(&plain)).filter(|place| !place.is_empty()).unwrap_or(&plain);
    if place.contains(['县', '旗', '区']) {
        Some(Level::County)
    } else if place.contains("自治州") || place.contains('盟') {
        Some(Level::City)
    } else if place.contains('省') && !place.contains('市') {
        Some(Level::Province)
    } else {
        None
    }
}

fn is_township(name: &str) -> bool {
    let endings = ["乡人民政府", "镇人民政府", "街道办事处", "乡政府", "镇政府", "街道办", "苏木人民政府"];
    endings.iter().any(|ending| name.ends_with(ending))
}

/// The kinds that an organ of a plain name can be of; none where the name does not say it.
pub(crate) fn kinds(name: &str) -> &'static [OrganKind] {
    if OTHERS.iter().any(|word| name.contains(word)) {
        return &[];
    }
    // The office of a government may report for its government, and some offices of law are called 局.
    match kind_of(name) {
        Some(OrganKind::Township) => &[OrganKind::Township],
        Some(OrganKind::Government) => &[OrganKind::Government],
        Some(OrganKind::Department) if name.ends_with(['局', '厅']) => {
            &[OrganKind::Department, OrganKind::Organization]
        }
        _ => &[],
    }
}

/// The levels that an organ of a plain name can stand on; none where the name does not say it.
pub(crate) fn levels(name: &str) -> &'static [Level] {
    const MUNICIPALITIES: &[&str] = &["北京", "上海", "天津", "重庆"];
    let is_known =
        !kinds(name).is_empty() || name.ends_with("人民政府办公室") || name.ends_with("人民政府办公厅");
    if !is_known || OTHERS.iter().any(|word| name.contains(word)) {
        return &[];
    }
    // 苏州市 is no 州.
    let plain = name.replace("州市", "市");
    let places = |words: &[char]| plain.contains(words);
    // 市场 and 县域 are words: only what the name's place has tells a level.
    let place = region(&plain);
    if is_township(name) {
        &[Level::Township]
    } else if places(&['区', '盟', '州', '镇', '乡', '兵', '师', '团']) {
        &[]
    } else if place.matches('县').count() == 1 && name.matches('县').count() == 1 {
        &[Level::County]
    } else if places(&['县', '旗']) {
        &[]
    } else if place.contains('市') {
        let known = MUNICIPALITIES.iter().any(|place| name.contains(place));
        if known { &[] } else { &[Level::City, Level::County] }
    } else if name.find('省').is_some_and(|at| at > 0) && !name.ends_with('局') {
        &[Level::Province]
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_they_can() {
        for (name, is, at) in [
            ("额敏县人民政府办公室", Some(OrganKind::Department), Some(Level::County)),
            ("英吉沙县人民政府", Some(OrganKind::Government), Some(Level::County)),
            ("额敏县额玛勒郭楞蒙古民族乡人民政府", Some(OrganKind::Township), Some(Level::Township)),
            ("海淀区财政局", Some(OrganKind::Department), Some(Level::County)),
            ("新疆维吾尔自治区人民政府", Some(OrganKind::Government), Some(Level::Province)),
            ("阿勒泰地区行政公署", Some(OrganKind::Government), Some(Level::City)),
            ("苏州市人民政府", Some(OrganKind::Government), None),
            ("江苏省市场监督管理局", Some(OrganKind::Department), Some(Level::Province)),
            ("吉林省县域经济发展局", Some(OrganKind::Department), Some(Level::Province)),
            ("江苏省某县市场监督管理局", Some(OrganKind::Department), Some(Level::County)),
            ("县市场监督管理局", Some(OrganKind::Department), Some(Level::County)),
            ("某某大学", None, None),
        ] {
            assert_eq!((kind_of(name), level_of(name)), (is, at), "{name}");
        }
    }

    #[test]
    fn only_plain_names_contradict() {
        let department: &[OrganKind] = &[OrganKind::Department, OrganKind::Organization];
        let city: &[Level] = &[Level::City, Level::County];
        for (name, of, at) in [
            ("额敏县商务和工业信息化局", department, &[Level::County][..]),
            ("额敏县人民政府办公室", &[], &[Level::County]),
            ("额敏县额玛勒郭楞蒙古民族乡人民政府", &[OrganKind::Township], &[Level::Township]),
            ("某市某区某街道办事处", &[OrganKind::Township], &[Level::Township]),
            ("云南省财政厅", department, &[Level::Province]),
            ("云南省人民政府", &[OrganKind::Government], &[Level::Province]),
            ("苏州市教育局", department, city),
            ("北京市教育局", department, &[]),
            ("江苏省市场监督管理局", department, &[]),
            ("吉林省县域经济发展局", department, &[]),
            ("江苏省市政工程管理厅", department, &[Level::Province]),
            ("江苏省某某市市场监督管理局", department, city),
            ("某某县市场监督管理局", department, &[Level::County]),
            ("海淀区财政局", department, &[]),
            ("国家税务总局额敏县税务局", &[], &[]),
            ("曲靖市生态环境局富源县分局", &[], &[]),
            ("广西壮族自治区人民政府", &[OrganKind::Government], &[]),
            ("某某大学", &[], &[]),
        ] {
            assert_eq!((kinds(name), levels(name)), (of, at), "{name}");
        }
    }
}
