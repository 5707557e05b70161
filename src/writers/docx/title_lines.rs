//! Of the Word file: titles and signatures in lines no wider than their room, broken where the words allow, the lines
//! alike in length. Widths count in half characters.

use crate::document::TitlePart;
use crate::text::place_names;
use unicode_width::UnicodeWidthStr;

/// With these a place's name goes on as another word: 市政, 县级, 区委, 乡村; and 街道 as 街道办事处.
const GOES_ON: &str = "政民级长委直属志辖划村道办";
/// The last words of a government's name.
const GOVERNMENT: &str = "人民政府";
/// What the names of organs end with that have organs of their own.
const PARENTS: &[&str] = &["局", "厅", "委员会", "管委会", "办公室", "大队", "支队", "中心"];
/// With these a name of an organ ends: 、 behind it is between two organs, 、 behind another is inside a name.
const ENDINGS: &str = "局厅委府办室院会心所站处队行社校馆团部司省市州盟县旗区乡镇道）)";
/// No line ends before or behind these inside a name.
const JOINTS: &str = "和与及暨、";

/// The costs of a new line; only their order matters: behind the organ and between organs, then behind the year, inside
/// a name only where it fits no line, and inside a word where nothing else fits. Lines should be few.
const NEW_LINE: u32 = 3;
const BEHIND_ORGAN: u32 = 0;
const BETWEEN_ORGANS: u32 = 1;
const BEHIND_YEAR: u32 = 2;
const INSIDE_ORGAN: u32 = 100;
const INSIDE_WORD: u32 = 10_000;
const AT_JOINT: u32 = 20_000;

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
        if let Some(next) = cost_between(&part[start..at], &part[at..]) {
            push(&mut words, &part[start..at], cost, room);
            (start, cost) = (at, next);
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
    let mut before = None;
    words.extend(text.char_indices().map(|(at, c)| {
        let is_joint = [before.replace(c), Some(c)].into_iter().flatten().any(|c| JOINTS.contains(c));
        let inside = if is_joint { AT_JOINT } else { INSIDE_WORD };
        Word { text: &text[at..at + c.len_utf8()], cost: if at == 0 { cost } else { inside } }
    }));
}

/// Returns what it costs to end a line between two stretches of an organ's name; nothing where none may end.
fn cost_between(before: &str, after: &str) -> Option<u32> {
    let mut next = after.chars();
    let first = next.next()?;
    // Between the organs of a list, and before what is added in brackets.
    if let Some(name) = before.strip_suffix(['、', ' ', '\u{3000}']) {
        return Some(if name.ends_with(|c| ENDINGS.contains(c)) { BETWEEN_ORGANS } else { INSIDE_ORGAN });
    }
    if before.chars().nth(1).is_some() && "（(".contains(first) {
        return Some(BETWEEN_ORGANS);
    }
    let is_parent = || PARENTS.iter().any(|parent| before.ends_with(parent)) && next.clone().nth(1).is_some();
    let is_end = before.ends_with(GOVERNMENT) || place_names::ends_with_place(before) || is_parent();
    let is_word = is_end && !place_names::goes_on(before, after) && !GOES_ON.contains(first);
    (is_word && !"、，）) \u{3000}".contains(first) && next.next().is_some()).then_some(INSIDE_ORGAN)
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
    fn no_name_of_a_list_is_broken_that_fits_a_line() {
        for (organs, lines) in [
            (
                "云岭县发展和改革局、云岭县工业和信息化局、云岭县商务局",
                "云岭县发展和改革局、/云岭县工业和信息化局、云岭县商务局",
            ),
            (
                "云岭县工业和信息化局、云岭县市场监督管理局、云岭县住房和城乡建设局、云岭县财政局",
                "云岭县工业和信息化局、/云岭县市场监督管理局、/云岭县住房和城乡建设局、云岭县财政局",
            ),
            ("云岭县财政局 云岭县住房和城乡建设局云岭分局", "云岭县财政局 /云岭县住房和城乡建设局云岭分局"),
            // Here 、 is inside a name.
            ("云岭县工业、信息化和科学技术局、云岭县商务局", "云岭县工业、信息化和科学技术局、/云岭县商务局"),
        ] {
            assert_eq!(set(&[organs]), lines);
        }
    }

    #[test]
    fn a_name_that_fits_no_line_breaks_before_the_lower_organ() {
        for (organ, lines) in [
            (
                "云岭县住房和城乡建设局城市管理综合行政执法大队",
                "云岭县住房和城乡建设局/城市管理综合行政执法大队",
            ),
            (
                "新疆生产建设兵团第十四师昆玉市工业和信息化局商务局",
                "新疆生产建设兵团第十四师昆玉市/工业和信息化局商务局",
            ),
        ] {
            assert_eq!(set(&[organ]), lines);
        }
    }

    #[test]
    fn a_name_without_a_place_to_break_is_not_broken_at_its_joint() {
        // The halves would part 工业 from 和信息化.
        let organ = ["某".repeat(9), "工业和信息化".to_owned(), "某".repeat(7)].concat();
        let lines = set(&[&organ]);
        assert!(!lines.contains("/和") && !lines.contains("和/") && lines.contains('/'), "{lines}");
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
