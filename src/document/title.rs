//! Where a title may be broken: before the year, never inside a word.

/// What every report is called.
const NAME: &str = "政府信息公开";
/// The organ's last word, whose 政府 must not be taken for the name's first one.
const GOVERNMENT: &str = "人民政府";

/// The pieces between which a line may break: the organ, then the year and the name.
pub(super) fn pieces(title: &str) -> Vec<String> {
    let (organ, name) = title.split_at(year(title).or_else(|| name(title)).unwrap_or(0));
    [organ, name].map(str::trim).into_iter().filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// Where the first four digits before a 年 begin.
fn year(title: &str) -> Option<usize> {
    title.match_indices('年').find_map(|(end, _)| {
        let before = title[..end].trim_end();
        let digits: Vec<_> = before.char_indices().rev().take_while(|(_, c)| is_digit(*c)).collect();
        (digits.len() == 4).then(|| digits[3].0)
    })
}

/// Where the report's name begins, when the year is missing.
fn name(title: &str) -> Option<usize> {
    let start = title.rfind(NAME)?;
    let organ = title[..start + "政府".len()].ends_with(GOVERNMENT);
    Some(if organ { start + "政府".len() } else { start })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇零一二三四五六七八九".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_before_the_year() {
        let pieces = pieces("某县人民政府办公室2024年政府信息公开工作年度报告");
        assert_eq!(pieces, ["某县人民政府办公室", "2024年政府信息公开工作年度报告"]);
    }

    #[test]
    fn digits_of_another_kind_are_a_year_too() {
        assert_eq!(pieces("某局２０２４ 年度报告"), ["某局", "２０２４ 年度报告"]);
        assert_eq!(pieces("某局二〇二四年报告"), ["某局", "二〇二四年报告"]);
    }

    #[test]
    fn without_a_year_the_name_stays_whole() {
        assert_eq!(pieces("某局政府信息公开工作年度报告"), ["某局", "政府信息公开工作年度报告"]);
        assert_eq!(pieces("某乡人民政府信息公开工作年度报告"), ["某乡人民政府", "信息公开工作年度报告"]);
        assert_eq!(pieces("12年报告"), ["12年报告"]);
        assert_eq!(pieces(" "), [""; 0]);
    }
}
