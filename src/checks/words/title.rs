//! What a title is made of: whose report it is, of which year, and what it calls itself.

use crate::checks::words::plain::Plain;
use crate::report::Prose;
use crate::source::Span;
use std::ops::Range;

/// What every title ends with, once organ and year are taken away.
pub(crate) const WORDING: &str = "政府信息公开工作年度报告";

/// A title taken apart.
pub(crate) struct Title<'a> {
    prose: &'a Prose,
    plain: Plain,
    /// Every year that the title names.
    pub(crate) years: Vec<Year>,
}

/// A year that a title names.
pub(crate) struct Year {
    /// The year.
    pub(crate) value: u16,
    /// Its place, 年度 and brackets included.
    part: Range<usize>,
    /// Whether it is only digits, where 年 belongs behind them.
    bare: bool,
}

/// How a title words what it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    /// As the form has it.
    Right,
    /// The 政府 of the organ's name was taken for that of 政府信息.
    Short(Span),
    /// The year lacks its 年.
    Bare(Span),
    /// Something else stands after the year.
    Other(Span, String),
    /// There is something else at the end.
    Ending(Span),
}

impl<'a> Title<'a> {
    /// A title, unless nothing is written.
    pub(crate) fn new(title: Option<&'a Prose>) -> Option<Self> {
        let prose = title.filter(|title| !title.is_blank())?;
        let mut plain = Plain::new(&prose.text);
        // Some put the whole title into the marks of one.
        plain.trim(&['《', '》']);
        let years = years(&plain.text);
        Some(Self { prose, plain, years })
    }

    /// The place of a year.
    pub(crate) fn place(&self, year: &Year) -> Span {
        self.span(year.part.clone())
    }

    /// The organ or region that the title names before its year, or before its wording.
    pub(crate) fn organ(&self) -> &str {
        let (head, tail) = self.halves();
        let organ = if head.is_empty() { tail } else { head };
        let organ = organ.strip_suffix(WORDING).unwrap_or(organ);
        organ.strip_prefix("关于").unwrap_or(organ).trim_end_matches("关于")
    }

    /// How the title words what it is; `name` is the agency's.
    pub(crate) fn wording(&self, name: &str) -> Wording {
        let (head, tail) = self.halves();
        let tail_place = || self.span(self.plain.text.len() - tail.len()..self.plain.text.len());
        if head.is_empty() || tail.is_empty() {
            return self.ending(if head.is_empty() { tail } else { head });
        }
        match tail.strip_suffix(WORDING) {
            Some("") if self.years[0].bare => Wording::Bare(self.place(&self.years[0])),
            Some("") => Wording::Right,
            // The region may stand before the year and its organ behind it.
            Some(organ) if Plain::new(name).text.contains(organ) => self.ending(tail),
            _ => Wording::Other(tail_place(), tail.to_owned()),
        }
    }

    /// The wording of a title whose year does not part organ and wording.
    fn ending(&self, words: &str) -> Wording {
        match words.strip_suffix(WORDING) {
            None => Wording::Ending(self.prose.span),
            // No organ's name ends with 人民.
            Some(organ) if organ.ends_with("人民") => {
                let at = self.plain.text.rfind(WORDING).unwrap_or(0);
                Wording::Short(self.span(at..at + WORDING.len()))
            }
            Some(_) => Wording::Right,
        }
    }

    /// What stands before the first year and after it.
    fn halves(&self) -> (&str, &str) {
        let text = self.plain.text.as_str();
        match self.years.first() {
            Some(year) => (&text[..year.part.start], &text[year.part.end..]),
            None => (text, ""),
        }
    }

    fn span(&self, part: Range<usize>) -> Span {
        self.prose.span(self.plain.origin(part))
    }
}

/// Every year in a title, in Arabic or Chinese digits.
fn years(text: &str) -> Vec<Year> {
    let mut years = vec![];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let digits: Vec<char> = text[at..].chars().take_while(|c| digit(*c).is_some()).collect();
        let end = at + digits.iter().map(|c| c.len_utf8()).sum::<usize>();
        if digits.len() == 4 {
            years.extend(year(text, &digits, at..end));
        }
        at = end.max(at + c.len_utf8());
    }
    years
}

fn year(text: &str, digits: &[char], written: Range<usize>) -> Option<Year> {
    let value = digits.iter().filter_map(|c| digit(*c)).fold(0, |year, digit| year * 10 + digit);
    if !(1900..2100).contains(&value) || digits.iter().all(|c| "Oo零〇○".contains(*c)) {
        return None;
    }
    let (before, after) = (&text[..written.start], &text[written.end..]);
    let unit = ["年度", "年"].into_iter().find(|unit| after.starts_with(unit)).unwrap_or("");
    let (start, end) = (written.start, written.end + unit.len());
    let open = before.chars().next_back().filter(|c| "(〔[【".contains(*c));
    let close = text[end..].chars().next().filter(|c| ")〕]】".contains(*c));
    let part = match (open, close) {
        (Some(open), Some(close)) => start - open.len_utf8()..end + close.len_utf8(),
        _ => start..end,
    };
    let bare = unit.is_empty() && part.start == start;
    Some(Year { value, part, bare })
}

fn digit(c: char) -> Option<u16> {
    let chinese = "一二三四五六七八九".chars().zip(1..).find(|(own, _)| *own == c).map(|(_, n)| n);
    match c {
        '零' | '〇' | '○' | 'O' | 'o' => Some(0),
        _ => c.to_digit(10).and_then(|digit| u16::try_from(digit).ok()).or(chinese),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(title: &str, name: &str) -> Wording {
        let prose = Prose::verbatim(title, 0);
        Title::new(Some(&prose)).unwrap().wording(name)
    }

    #[test]
    fn a_right_title_is_right_however_it_is_spaced_and_ordered() {
        for title in [
            "额敏县 2024 年政府信息公开工作年度报告",
            "某县教育局\n2024年度政府信息公开工作年度报告",
            "某县教育局２０２４年政府信息公开工作年度报告",
            "某县人民政府政府信息公开工作年度报告（2024年）",
            "某县人民政府政府信息公开工作年度报告(2024年度)",
            "2024年某县人民政府政府信息公开工作年度报告",
            "2024年度某县教育局政府信息公开工作年度报告",
            "某县二〇二四年政府信息公开工作年度报告",
            "某县二O二四年度政府信息公开工作年度报告",
            "2024年政府信息公开工作年度报告",
            "某县2024年人民政府政府信息公开工作年度报告",
            "某县教育局政府信息公开工作年度报告",
            "《某县教育局2024年政府信息公开工作年度报告》",
        ] {
            assert_eq!(wording(title, "某县人民政府"), Wording::Right, "{title}");
        }
    }

    #[test]
    fn a_wrong_title_is_wrong() {
        let short = |title: &str| matches!(wording(title, "某乡人民政府"), Wording::Short(_));
        assert!(short("某县某乡人民政府信息公开工作年度报告"));
        assert!(short("2024年某县某乡人民政府信息公开工作年度报告"));
        assert!(short("某乡人民政府信息公开工作年度报告（2024年）"));
        for title in [
            "某局2024年政府信息公开年度报告",
            "某局2024年度政府信息公开工作报告",
            "某局2024年政务公开工作年度报告",
        ] {
            assert!(matches!(wording(title, "某局"), Wording::Other(..)), "{title}");
        }
        assert!(matches!(wording("某局政府信息公开工作2024年度报告", "某局"), Wording::Other(..)));
        assert!(matches!(wording("某局政府信息公开年度报告", "某局"), Wording::Ending(_)));
        assert!(matches!(wording("某局2024政府信息公开工作年度报告", "某局"), Wording::Bare(_)));
    }

    #[test]
    fn the_organ_is_what_stands_before_year_and_wording() {
        for (title, organ) in [
            ("额敏县 2024 年政府信息公开工作年度报告", "额敏县"),
            ("2024年某局政府信息公开工作年度报告", "某局"),
            ("某局政府信息公开工作年度报告（2024年）", "某局"),
            ("关于2024年政府信息公开工作年度报告", ""),
        ] {
            let prose = Prose::verbatim(title, 0);
            assert_eq!(Title::new(Some(&prose)).unwrap().organ(), organ);
        }
    }
}
