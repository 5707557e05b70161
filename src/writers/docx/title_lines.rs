//! Of the Word file: titles and signatures in lines no wider than their room, broken where the words allow, the lines
//! alike in length. Widths count in half characters.

use crate::document::TitlePart;
use crate::text::place_names;
use unicode_width::UnicodeWidthStr;

/// With these a place's name goes on as another word: 市政, 县级, 区委, 乡村; and 街道 as 街道办事处.
const GOES_ON: &str = "政民级长委直属志辖划村道办";
/// The last words of a government's name.
const GOVERNMENT: &str = "人民政府";

/// The costs of a new line; only their order matters: lines should be few, and break behind the organ, then inside its
/// name, then behind the year, and inside a word only where nothing else fits.
const NEW_LINE: u32 = 3;
const BEHIND_ORGAN: u32 = 0;
const INSIDE_ORGAN: u32 = 1;
const BEHIND_YEAR: u32 = 2;
const INSIDE_WORD: u32 = 1000;

/// A stretch of words that is not broken, and what it costs to begin a line with it.
struct Word<'a> {
    text: &'a str,
    cost: u32,
}

/// The best lines for the words from one place on: those that cost least, then those that are most alike, whose
/// widths have the least squares. The first of them ends before the word `end`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Lines {
    cost: u32,
    squares: usize,
    end: usize,
}

/// Breaks a title or a name, given in its parts, into lines no wider than `room`.
pub(super) fn lines(parts: &[(TitlePart, String)], room: usize) -> Vec<String> {
    let before = std::iter::once(None).chain(parts.iter().map(|(kind, _)| Some(*kind)));
    let words = before.zip(parts).flat_map(|(before, (kind, part))| words(before, *kind, part, room));
    let words: Vec<Word> = words.collect();
    let mut best = vec![Lines::default(); words.len() + 1];
    for start in (0..words.len()).rev() {
        let mut width = 0;
        let choices = (start + 1..=words.len()).map_while(|end| {
            width += words[end - 1].text.width_cjk();
            let rest = best[end];
            let cost = words.get(end).map_or(0, |next| next.cost.saturating_add(NEW_LINE));
            let fits = width <= room || end == start + 1;
            fits.then(|| Lines {
                cost: rest.cost.saturating_add(cost),
                squares: rest.squares + width * width,
                end,
            })
        });
        best[start] = choices.min().unwrap_or_default();
    }
    let mut lines = vec![];
    let mut start = 0;
    while start < words.len() {
        let end = best[start].end.max(start + 1);
        lines.push(words[start..end].iter().map(|word| word.text).collect());
        start = end;
    }
    lines
}

/// Divides a part into words: a line may end behind each. Only an organ has several.
fn words(before: Option<TitlePart>, kind: TitlePart, part: &str, room: usize) -> Vec<Word<'_>> {
    let mut words = vec![];
    let (mut start, mut cost) = (0, if before == Some(TitlePart::Year) { BEHIND_YEAR } else { BEHIND_ORGAN });
    for (at, _) in part.char_indices().skip(1).filter(|_| kind == TitlePart::Organ) {
        if is_between_words(&part[start..at], &part[at..]) {
            push(&mut words, &part[start..at], cost, room);
            (start, cost) = (at, INSIDE_ORGAN);
        }
    }
    push(&mut words, &part[start..], cost, room);
    words
}

/// Adds a word; one that fits no line is taken apart.
fn push<'a>(words: &mut Vec<Word<'a>>, text: &'a str, cost: u32, room: usize) {
    if text.width_cjk() <= room {
        words.push(Word { text, cost });
        return;
    }
    let ends = text.char_indices().map(|(at, c)| (at, at + c.len_utf8()));
    words.extend(ends.enumerate().map(|(i, (start, end))| Word {
        text: &text[start..end],
        cost: if i == 0 { cost } else { INSIDE_WORD },
    }));
}

/// Tells whether a line of an organ's name may end between two stretches of it.
fn is_between_words(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    let Some(first) = next.next() else { return false };
    // Between the organs of a list, and before what is added in brackets.
    if before.ends_with('、') || before.chars().nth(1).is_some() && "（(".contains(first) {
        return true;
    }
    let is_end = before.ends_with(GOVERNMENT) || place_names::ends_with_place(before);
    is_end && !place_names::goes_on(before, after) && !GOES_ON.contains(first) && next.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of a title.
    const ROOM: usize = 40;

    fn set(pieces: &[&str]) -> String {
        let kind = |part: &str| match part {
            part if part.contains("报告") => TitlePart::Name,
            part if part.ends_with('年') => TitlePart::Year,
            _ => TitlePart::Organ,
        };
        let parts: Vec<_> = pieces.iter().map(|part| (kind(part), (*part).to_owned())).collect();
        lines(&parts, ROOM).join("/")
    }

    #[test]
    fn a_short_title_is_one_line() {
        assert_eq!(
            set(&["某县", "2024年", "政府信息公开工作年度报告"]),
            "某县2024年政府信息公开工作年度报告"
        );
    }

    #[test]
    fn a_long_title_breaks_between_organ_and_year() {
        assert_eq!(
            set(&["某某县人民政府办公室", "2024年", "政府信息公开工作年度报告"]),
            "某某县人民政府办公室/2024年政府信息公开工作年度报告"
        );
    }

    #[test]
    fn a_long_organ_breaks_after_a_place() {
        assert_eq!(
            set(&["某某维吾尔自治区甲乙地区丙丁县市场监督管理局", "2024年", "政府信息公开工作年度报告"]),
            "某某维吾尔自治区甲乙地区/丙丁县市场监督管理局/2024年政府信息公开工作年度报告"
        );
    }

    #[test]
    fn without_a_year_a_title_breaks_behind_the_organ() {
        for (organ, name) in [
            ("某某县林业和草原局", "政府信息公开工作年度报告"),
            ("某某自治县某某蒙古民族乡人民政府", "信息公开工作年度报告"),
        ] {
            assert_eq!(set(&[organ, name]), format!("{organ}/{name}"));
        }
    }

    #[test]
    fn an_organ_breaks_between_the_names_of_a_list_and_before_brackets() {
        let year = ["2024年", "政府信息公开工作年度报告"];
        for (organ, lines) in [
            (
                "某某县发展和改革委员会、某某县粮食和物资储备局",
                "某某县发展和改革委员会、/某某县粮食和物资储备局",
            ),
            (
                "某某县住房和城乡建设保障服务局（某某县人民防空办）",
                "某某县住房和城乡建设保障服务局/（某某县人民防空办）",
            ),
        ] {
            assert_eq!(set(&[organ, year[0], year[1]]), format!("{lines}/2024年政府信息公开工作年度报告"));
        }
    }

    #[test]
    fn words_are_not_taken_for_places() {
        for organ in ["城市管理局某某某某某某某某某某某", "某市场监督管理局某某某某某某某某某某"]
        {
            assert_eq!(
                set(&[organ, "2024年", "政府信息公开工作年度报告"]),
                format!("{organ}/2024年政府信息公开工作年度报告")
            );
        }
    }

    #[test]
    fn what_has_no_place_to_break_is_halved() {
        let organ = "某".repeat(30);
        let half = "某".repeat(15);
        assert_eq!(
            set(&[&organ, "2024年", "政府信息公开工作年度报告"]),
            format!("{half}/{half}/2024年政府信息公开工作年度报告")
        );
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide() {
        for count in 0..200 {
            let parts = [
                (TitlePart::Organ, "县".repeat(count)),
                (TitlePart::Year, "2024年".to_owned()),
                (TitlePart::Name, "年".repeat(count / 2)),
            ];
            let lines = lines(&parts, ROOM);
            assert_eq!(lines.concat(), parts.map(|(_, part)| part).concat());
            assert!(lines.iter().all(|line| line.width_cjk() <= ROOM), "{lines:?}");
        }
    }
}
