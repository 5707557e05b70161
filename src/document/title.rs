//! Of the document: a title in the parts between which a line may break.

use crate::document::block::{Title, TitlePart};
use crate::report;

/// Divides a line of the title into its parts; `wording` is what the form calls a report.
pub(super) fn parts(line: &str, wording: &str) -> Title {
    let parts = report::ParsedTitle::new(line, wording).map(|title| title.parts()).unwrap_or_default();
    let mut parts: Vec<_> = parts.into_iter().map(|(part, words)| (kind(part), words.to_owned())).collect();
    // Blanks between organ and year are typed where a line was meant to end.
    let organs = parts.iter().take_while(|(part, _)| *part == TitlePart::Organ).count();
    if let Some((_, organ)) = parts[..organs].last_mut() {
        organ.truncate(organ.trim_end().len());
    }
    Title { parts }
}

fn kind(part: report::TitleComponent) -> TitlePart {
    match part {
        report::TitleComponent::Organ => TitlePart::Organ,
        report::TitleComponent::Year => TitlePart::Year,
        report::TitleComponent::Name => TitlePart::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(line: &str) -> Vec<String> {
        parts(line, "政府信息公开工作年度报告").halves()
    }

    #[test]
    fn a_title_breaks_before_the_year() {
        let expected = ["某县人民政府办公室", "2024年政府信息公开工作年度报告"];
        assert_eq!(halves("某县人民政府办公室2024年政府信息公开工作年度报告"), expected);
    }

    #[test]
    fn digits_of_another_kind_are_a_year_too() {
        assert_eq!(halves("某局２０２４ 年度报告"), ["某局", "２０２４ 年度报告"]);
        assert_eq!(halves("某局 二〇二四年报告"), ["某局", "二〇二四年报告"]);
    }

    #[test]
    fn without_a_year_the_name_stays_whole() {
        assert_eq!(halves("某局政府信息公开工作年度报告"), ["某局", "政府信息公开工作年度报告"]);
        assert_eq!(halves("某乡人民政府信息公开工作年度报告"), ["某乡人民政府", "信息公开工作年度报告"]);
        assert_eq!(halves("12年报告"), ["12年报告"]);
        assert_eq!(halves(" "), [""; 0]);
    }

    #[test]
    fn a_year_in_brackets_is_not_divided() {
        let line = "某局政府信息公开工作年度报告（2024年）";
        assert_eq!(parts(line, "政府信息公开工作年度报告").text(), line);
        assert_eq!(halves(line), ["某局政府信息公开工作年度报告", "（2024年）"]);
    }
}
