//! A title taken apart: whose report it is, of which year, and what it calls itself.

use crate::text::Normalized;
use crate::text::numerals::{spelled, year_digit};
use std::ops::Range;

/// How many characters at the beginning of the form's wording name the report even where the rest is worded in another
/// way: 政府信息公开.
const STEM: usize = 6;
/// No organ's name ends with these words: the wording's 政府 behind them belongs to the organ.
const PEOPLE: &str = "人民";
/// What the names of organs behind them share with the beginning of the wording.
const GOVERNMENT: &str = "政府";
/// Four digits outside of these are no year; a wrong year is still one.
const CENTURIES: Range<u16> = 1900..2100;

/// A title taken apart. Every range is one of the title as it is written.
#[derive(Debug, Clone)]
pub struct ParsedTitle<'a> {
    /// The years that the title names.
    pub years: Vec<TitleYear>,
    read: Normalized,
    written: &'a str,
    wording: &'a str,
}

/// A year that a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleYear {
    /// The year.
    pub value: u16,
    /// Its place in the title as it is written, 年度 and brackets included.
    pub span: Range<usize>,
    /// Whether it is only digits, where 年 belongs behind them.
    pub bare: bool,
    /// Its place in what is read.
    part: Range<usize>,
}

/// A part of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleComponent {
    /// Whose report it is.
    Organ,
    /// The year, 年 included.
    Year,
    /// What the report is called.
    Name,
}

/// How a title words what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// As the form has it.
    Right,
    /// The 政府 of the organ's name was taken for that of 政府信息.
    Short(Range<usize>),
    /// The year lacks its 年.
    Bare(Range<usize>),
    /// Something else stands after the year.
    Other(Range<usize>, String),
    /// There is something else at the end.
    Ending,
}

impl<'a> ParsedTitle<'a> {
    /// Takes a title apart, unless nothing is written; `wording` is the form's.
    pub fn new(title: &'a str, wording: &'a str) -> Option<Self> {
        let mut read = Normalized::compact(title);
        // Some put the whole title into the marks of one.
        read.trim(&['《', '》']);
        let years = years(&read);
        (!read.text.is_empty()).then_some(Self { years, read, written: title, wording })
    }

    /// Words a title.
    pub fn compose(organ: &str, year: &str, wording: &str) -> String {
        format!("{organ}{year}年{wording}")
    }

    /// Returns the organ or region that the title names: before its year or after it, and before what the report is
    /// called; without blanks, in half width. Nothing where neither a year nor a name ends it.
    pub fn organ(&self) -> Option<&str> {
        let (head, tail) = self.halves();
        let half = if head.is_empty() { tail } else { head };
        let organ = match self.name_in(half) {
            Some(at) => &half[..at],
            None if head.is_empty() || self.years.is_empty() => return None,
            None => half,
        };
        let organ = organ.trim_start_matches("关于").trim_end_matches("关于");
        (!organ.is_empty()).then_some(organ)
    }

    /// Compares what the title calls the report with the form's wording; `agency` is the name in the agency's file.
    pub fn wording(&self, agency: &str) -> Wording {
        let (head, tail) = self.halves();
        if head.is_empty() || tail.is_empty() {
            return self.ending(if head.is_empty() { tail } else { head });
        }
        match tail.strip_suffix(self.wording) {
            Some("") => match self.years.first().filter(|year| year.bare) {
                Some(year) => Wording::Bare(year.span.clone()),
                None => Wording::Right,
            },
            // The region may stand before the year and its organ behind it.
            Some(organ) if Normalized::compact(agency).text.contains(organ) => self.ending(tail),
            _ => {
                let end = self.read.text.len();
                Wording::Other(self.read.origin(end - tail.len()..end), tail.to_owned())
            }
        }
    }

    /// Divides the title into its parts, in its order: a line may end between them. All of it is in some part, with
    /// its blanks.
    pub fn parts(&self) -> Vec<(TitleComponent, &'a str)> {
        let length = self.read.text.len();
        let year = self.years.iter().find(|year| !year.bare);
        let name = self.name_in(&self.read.text);
        let cuts = year.iter().flat_map(|year| [year.part.start, year.part.end]).chain(name);
        let mut starts: Vec<usize> = cuts.chain([0]).filter(|at| *at < length).collect();
        starts.sort_unstable();
        starts.dedup();
        let kind = |at: usize| match (year, name) {
            (Some(year), _) if at == year.part.start => TitleComponent::Year,
            (_, Some(name)) if at >= name => TitleComponent::Name,
            (Some(year), None) if at >= year.part.end => TitleComponent::Name,
            _ => TitleComponent::Organ,
        };
        let place = |at: usize| if at == 0 { 0 } else { self.read.origin(at..at + 1).start };
        let ends = starts.iter().skip(1).map(|at| place(*at)).chain([self.written.len()]);
        starts.iter().zip(ends).map(|(at, end)| (kind(*at), &self.written[place(*at)..end])).collect()
    }

    /// The wording of a title whose year does not part organ and wording.
    fn ending(&self, words: &str) -> Wording {
        match words.strip_suffix(self.wording) {
            None => Wording::Ending,
            Some(organ) if organ.ends_with(PEOPLE) => {
                let at = self.read.text.rfind(self.wording).unwrap_or(0);
                Wording::Short(self.read.origin(at..at + self.wording.len()))
            }
            Some(_) => Wording::Right,
        }
    }

    /// Where a part of what is read begins to say what the report is called; the 政府 of 人民政府 is the organ's.
    fn name_in(&self, words: &str) -> Option<usize> {
        let stem =
            self.wording.char_indices().nth(STEM).map_or(self.wording, |(end, _)| &self.wording[..end]);
        let start = words.rfind(stem)?;
        let is_short = words[..start].ends_with(PEOPLE) && stem.starts_with(GOVERNMENT);
        Some(if is_short { start + GOVERNMENT.len() } else { start })
    }

    /// What stands before the first year and after it.
    fn halves(&self) -> (&str, &str) {
        let text = self.read.text.as_str();
        match self.years.first() {
            Some(year) => (&text[..year.part.start], &text[year.part.end..]),
            None => (text, ""),
        }
    }
}

/// Finds every year in a title, in Arabic or Chinese digits.
fn years(read: &Normalized) -> Vec<TitleYear> {
    let text = &read.text;
    let mut years = vec![];
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = text[at..].find(|c| year_digit(c).is_none()).map_or(text.len(), |length| at + length);
        years.extend(year(read, at..end));
        at = end.max(at + c.len_utf8());
    }
    years
}

fn year(read: &Normalized, digits: Range<usize>) -> Option<TitleYear> {
    let text = &read.text;
    let written = text.get(digits.clone()).filter(|digits| digits.chars().count() == 4)?;
    let value = u16::try_from(spelled(written)?).ok().filter(|year| CENTURIES.contains(year))?;
    let unit = ["年度", "年"].into_iter().find(|unit| text[digits.end..].starts_with(unit)).unwrap_or("");
    let (start, end) = (digits.start, digits.end + unit.len());
    let open = text[..start].chars().next_back().filter(|c| "(〔[【".contains(*c));
    let close = text[end..].chars().next().filter(|c| ")〕]】".contains(*c));
    let part = match (open, close) {
        (Some(open), Some(close)) => start - open.len_utf8()..end + close.len_utf8(),
        _ => start..end,
    };
    let bare = unit.is_empty() && part.start == start;
    Some(TitleYear { value, span: read.origin(part.clone()), bare, part })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = "政府信息公开工作年度报告";

    fn title(text: &str) -> ParsedTitle<'_> {
        ParsedTitle::new(text, FORM).unwrap()
    }

    fn wording(text: &str, agency: &str) -> Wording {
        title(text).wording(agency)
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
        assert_eq!(wording(&ParsedTitle::compose("某局", "2024", FORM), "某局"), Wording::Right);
    }

    #[test]
    fn a_wrong_title_is_wrong() {
        let short = |title: &str| matches!(wording(title, "某乡人民政府"), Wording::Short(_));
        assert!(short("某县某乡人民政府信息公开工作年度报告"));
        assert!(short("2024年某县某乡人民政府信息公开工作年度报告"));
        assert!(short("某乡人民政府信息公开工作年度报告（2024年）"));
        for name in ["政府信息公开年度报告", "政府信息公开工作报告", "政务公开报告"]
        {
            let title = format!("某局2024年{name}");
            assert!(matches!(wording(&title, "某局"), Wording::Other(..)), "{title}");
        }
        assert!(matches!(wording("某局政府信息公开工作2024年度报告", "某局"), Wording::Other(..)));
        assert!(matches!(wording("某局政府信息公开年度报告", "某局"), Wording::Ending));
        assert!(matches!(wording("某局2024政府信息公开工作年度报告", "某局"), Wording::Bare(_)));
    }

    #[test]
    fn the_organ_is_what_stands_before_year_and_name() {
        for (text, organ) in [
            ("额敏县 2024 年政府信息公开工作年度报告", Some("额敏县")),
            ("2024年某局政府信息公开工作年度报告", Some("某局")),
            ("某局政府信息公开工作年度报告（2024年）", Some("某局")),
            ("某乡人民政府信息公开工作年度报告", Some("某乡人民政府")),
            ("2024年某乡人民政府信息公开工作年度报告", Some("某乡人民政府")),
            ("某县第二中学2024年信息公开工作报告", Some("某县第二中学")),
            ("某局关于2024年政府信息公开工作年度报告", Some("某局")),
            ("关于2024年政府信息公开工作年度报告", None),
            ("某局公告", None),
        ] {
            assert_eq!(title(text).organ(), organ, "{text}");
        }
        assert!(ParsedTitle::new(" \n", FORM).is_none() && ParsedTitle::new("《》", FORM).is_none());
    }

    #[test]
    fn a_year_is_found_in_every_spelling() {
        for (text, value, written, bare) in [
            ("某局 2024 年政府信息公开工作年度报告", 2024, "2024 年", false),
            ("某局２０２３年度报告", 2023, "２０２３年度", false),
            ("某局二○二四年报告", 2024, "二○二四年", false),
            ("某局报告（2024年度）", 2024, "（2024年度）", false),
            ("某局2024政府信息公开工作年度报告", 2024, "2024", true),
        ] {
            let year = title(text).years.remove(0);
            assert_eq!((year.value, &text[year.span], year.bare), (value, written, bare), "{text}");
        }
        assert!(title("第1234号20240101零零零零").years.is_empty());
    }

    #[test]
    fn the_parts_are_the_whole_title() {
        for parts in [
            "Organ:某局|Year:2024年|Name:政府信息公开工作年度报告",
            "Organ:某局|Year:２０２４ 年度|Name:报告",
            "Organ:某局 |Year:2024年 |Name:报告",
            "Organ:某局|Name:政府信息公开工作年度报告",
            "Organ:某乡人民政府|Name:信息公开工作年度报告",
            "Year:2024年|Organ:某局|Name:政府信息公开报告",
            "Organ:《某局|Name:政府信息公开报告|Year:（2024年）》",
            "Organ:某局|Name:政府信息公开工作|Year:2024年度|Name:报告",
            "Organ:12年报告",
        ] {
            let text: String = parts.split('|').filter_map(|part| Some(part.split_once(':')?.1)).collect();
            let found = title(&text).parts();
            let found: Vec<_> = found.iter().map(|(part, words)| format!("{part:?}:{words}")).collect();
            assert_eq!(found.join("|"), parts);
        }
    }
}
