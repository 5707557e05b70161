//! Of Chinese text: names of places, with which names of organs begin.

/// What the names of places end with, the longer before the shorter.
pub const ENDINGS: &[&str] =
    &["自治区", "自治州", "自治县", "地区", "街道", "省", "市", "州", "盟", "县", "旗", "区", "乡", "镇"];
/// Districts that are no level of government, and may lie in a county.
pub const ZONES: &[&str] =
    &["开发区", "园区", "景区", "管理区", "示范区", "保护区", "合作区", "工业区", "功能区", "试验区", "社区"];
/// Words that only look like the end of a place's name.
const NO_PLACES: &[&str] = &["城市", "都市", "社区", "园区", "辖区", "小区", "校区", "乡镇", "城镇"];
/// With these a place's name goes on as a longer one: 苏州市, 沙市区, 东乡族.
const LONGER: &str = "省市县区州盟旗乡镇族";
/// With these its last character begins or ends another word: 市场, 市容, 区域, 省际.
const OTHER_WORD: &str = "场容域际";
/// Behind these no place's name goes on, whatever comes next: 某省市政工程局 is no 某省市's.
const COMPLETE: &[&str] = &["省", "自治区", "自治州", "自治县"];
/// The longest name of a place has 15 characters: 积石山保安族东乡族撒拉族自治县.
const LONGEST: usize = 15;

/// Whether a text that is the beginning of a longer one ends with the name of a place, of two characters or more.
pub fn ends_with_place(text: &str) -> bool {
    let is_place = ENDINGS.iter().any(|ending| text.len() > ending.len() && text.ends_with(ending));
    is_place && !NO_PLACES.iter().any(|word| text.ends_with(word))
}

/// Whether the name of a place that a text ends with is longer than the text, or part of another word, by what comes
/// next: 苏州 before 市, but not 某市 before 市容 and 某县 before 市场.
pub fn goes_on(text: &str, rest: &str) -> bool {
    let mut next = rest.chars();
    let Some(first) = next.next() else { return false };
    let is_word = next.next().is_some_and(|second| OTHER_WORD.contains(second));
    let is_complete = COMPLETE.iter().any(|ending| text.ends_with(ending));
    OTHER_WORD.contains(first) || LONGER.contains(first) && !is_word && !is_complete && !text.ends_with(first)
}

/// The part of an organ's name that is a place with a government: 云岭县 of 云岭县财政局; nothing where none is named.
pub fn region(name: &str) -> &str {
    let (mut end, mut first) = (0, 0);
    for (count, (at, c)) in name.char_indices().enumerate() {
        let next = at + c.len_utf8();
        let is_long = goes_on(&name[..next], &name[next..]);
        let is_zone = ZONES.iter().any(|zone| name[..next].ends_with(zone));
        if count - first < LONGEST && !is_long && !is_zone && ends_with_place(&name[end..next]) {
            (end, first) = (next, count + 1);
        }
    }
    &name[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_the_places_that_a_name_begins_with() {
        for (name, place) in [
            ("云岭县财政局", "云岭县"),
            ("某省某市云岭县市场监督管理局", "某省某市云岭县"),
            ("云岭县庚辛镇人民政府", "云岭县庚辛镇"),
            ("云岭县经济技术开发区管理委员会", "云岭县"),
            ("云岭县直属机关工作委员会", "云岭县"),
            ("丙丁市人民政府办公室", "丙丁市"),
            ("丙丁市市容环境卫生管理局", "丙丁市"),
            ("杭州市教育局", "杭州市"),
            ("景德镇市昌江区水利局", "景德镇市昌江区"),
            ("荆州市沙市区人民政府", "荆州市沙市区"),
            ("伊犁州财政局", "伊犁州"),
            ("内蒙古自治区锡林郭勒盟某某旗林业局", "内蒙古自治区锡林郭勒盟某某旗"),
            ("积石山保安族东乡族撒拉族自治县教育局", "积石山保安族东乡族撒拉族自治县"),
            ("云岭县城市管理局", "云岭县"),
            ("江苏省市场监督管理局", "江苏省"),
            ("某省市政工程管理局", "某省"),
            ("某自治区县域经济发展局", "某自治区"),
            ("某省市北市教育局", "某省市北市"),
            ("区教育局", ""),
            ("市场监督管理局", ""),
            ("财政局", ""),
            ("", ""),
        ] {
            assert_eq!(region(name), place, "{name}");
        }
    }
}
