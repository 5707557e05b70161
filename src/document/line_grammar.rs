//! Of the document: the grammar of the rendered words, line by line. Lines that an agency wrote may be headings of
//! level 2 to 4 or paragraphs; only the template may write anything else.

use crate::document::block::BlockKind;
use crate::templates::VALUE;
use crate::text::{Ordinal, is_blank, is_digit, ordinals};

/// A heading that is alone in its line has no more characters than this: a line and a half of the paper, beyond which
/// a short sentence without a full stop is more likely.
const HEADING: usize = 40;
/// A heading that runs into its paragraph has no more characters than this: the longest of the published reports have
/// some twenty, and a longer first sentence states something.
const RUN_IN: usize = 30;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// A line of the title.
    Title(String),
    /// The place of the table of that name.
    Table(String),
    /// The place of the signature.
    Signature,
    /// The place of the date.
    Date,
    /// A heading or a paragraph.
    Words(BlockKind),
}

/// A placeholder that cannot be read, as it stands in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unreadable(pub(super) String);

/// Reads one line; nothing where it is blank.
///
/// # Errors
/// A placeholder that cannot be read.
pub(super) fn read(line: &str) -> Result<Option<Line>, Unreadable> {
    let line = line.trim_matches(is_blank);
    // What stands before the first value was written by the template.
    let own = line.split(VALUE).next().unwrap_or("");
    let words = clean(line);
    if own.starts_with("[[") || (own.contains("[[") && own == line) {
        return placeholder(own, line).map(Some);
    }
    if own == "#" || own.starts_with("# ") {
        let title = words.strip_prefix('#').unwrap_or(&words).trim_matches(is_blank).to_owned();
        return Ok((!title.is_empty()).then_some(Line::Title(title)));
    }
    if words.is_empty() {
        return Ok(None);
    }
    let may_be_section = numbering(own).is_some_and(|number| number.level() == Some(1));
    Ok(Some(Line::Words(kind(&words, may_be_section))))
}

fn placeholder(own: &str, line: &str) -> Result<Line, Unreadable> {
    let unreadable = || Unreadable(own.to_owned());
    let name = line.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).ok_or_else(unreadable)?;
    match name.trim() {
        "落款" => Ok(Line::Signature),
        "日期" => Ok(Line::Date),
        name => match name.strip_prefix("表:").or_else(|| name.strip_prefix("表：")) {
            Some(key) if !key.trim().is_empty() => Ok(Line::Table(key.trim().to_owned())),
            _ => Err(unreadable()),
        },
    }
}

/// Tells what a line of words is by its number.
pub(super) fn kind(words: &str, may_be_section: bool) -> BlockKind {
    let paragraph = || BlockKind::Paragraph(words.to_owned());
    let Some(number) = numbering(words) else { return paragraph() };
    let Some(level) = number.level() else { return paragraph() };
    let rest = &words[number.length..];
    match level {
        1 if !may_be_section => paragraph(),
        level if is_heading(rest) => BlockKind::Heading { level, text: words.to_owned() },
        1 => paragraph(),
        level => match run_in(rest) {
            Some(end) => {
                let (heading, text) = words.split_at(number.length + end);
                let text = text.trim_start_matches(is_blank).to_owned();
                BlockKind::RunIn { level, heading: heading.to_owned(), text }
            }
            None => paragraph(),
        },
    }
}

/// Reads the number that a line begins with, where it is the number of a heading.
pub(super) fn numbering(line: &str) -> Option<Ordinal<'_>> {
    ordinals::read(line).filter(|number| match number.kind {
        ordinals::OrdinalKind::Chinese => number.mark == Some('、'),
        ordinals::OrdinalKind::BracketedChinese => true,
        // 1.5 is a decimal, （2024） a year.
        ordinals::OrdinalKind::Arabic => number.is_marked() && number.count() <= 2 && !number.before_digit,
        ordinals::OrdinalKind::BracketedArabic => number.count() <= 2,
        ordinals::OrdinalKind::Enclosed | ordinals::OrdinalKind::Part | ordinals::OrdinalKind::Point => false,
    })
}

/// Tells whether the words after a number are a heading that is alone in its line.
fn is_heading(words: &str) -> bool {
    let words = words.trim_matches(is_blank);
    let is_sentence = words.contains(['。', '；', '！', '？', ';']);
    let goes_on =
        words.ends_with(['，', '、', ',']) || (words.ends_with([':', '：']) && words.contains('，'));
    !words.is_empty() && !is_sentence && !goes_on && words.chars().count() <= HEADING
}

/// Finds where the first sentence after a number ends, in bytes, when it is a heading that runs into its paragraph: short,
/// without figures, and with more to follow.
fn run_in(words: &str) -> Option<usize> {
    let (heading, text) = words.split_once('。')?;
    let is_short = heading.chars().count() <= RUN_IN;
    let is_plain = !heading.contains(is_digit) && !heading.contains(['；', ';', '：', ':', '！', '？']);
    let is_whole = heading.matches('《').count() == heading.matches('》').count()
        && heading.matches('“').count() == heading.matches('”').count();
    let is_heading = !heading.trim_matches(is_blank).is_empty() && is_short && is_plain && is_whole;
    (is_heading && !text.trim_matches(is_blank).is_empty()).then(|| heading.len() + '。'.len_utf8())
}

/// Returns the words of a line without marks and control characters.
pub(super) fn clean(line: &str) -> String {
    let mut words: String = line.split(|c: char| c.is_control() && c != '\t').collect();
    if words.contains('\t') {
        words = words.replace('\t', " ");
    }
    words.trim_matches(is_blank).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(line: &str) -> Option<u8> {
        numbering(line)?.level()
    }

    fn value(line: &str) -> Option<Line> {
        read(&format!("{VALUE}{line}")).unwrap()
    }

    fn paragraph(words: &str) -> Line {
        Line::Words(BlockKind::Paragraph(words.to_owned()))
    }

    #[test]
    fn numbers_of_both_widths_tell_the_level() {
        for (line, expected) in [
            ("一、总体情况", Some(1)),
            ("十二、附则", Some(1)),
            ("（一）主动公开", Some(2)),
            ("(二)依申请公开", Some(2)),
            ("1.政策解读", Some(3)),
            ("１．政策解读", Some(3)),
            ("2、政策解读", Some(3)),
            ("（1）网站", Some(4)),
            ("(２)网站", Some(4)),
            ("1.5万件", None),
            ("2024.政策", None),
            ("（2024）第3号", None),
            ("一是加强领导", None),
            ("（区分处理的）", None),
            ("", None),
        ] {
            assert_eq!(level(line), expected, "{line}");
        }
    }

    #[test]
    fn a_short_numbered_line_is_a_heading() {
        for (level, words) in
            [(2, "（一）主要问题"), (2, "(二)改进措施："), (3, "1.提高认识，加强领导"), (4, "（1）网站")]
        {
            let heading = BlockKind::Heading { level, text: words.to_owned() };
            assert_eq!(value(words), Some(Line::Words(heading)), "{words}");
        }
        for words in
            ["（一）", "1.全年未收取费用；", "1.包括以下，", "（一）本年未收取信息处理费。", "主要问题"]
        {
            assert_eq!(value(words), Some(paragraph(words)), "{words}");
        }
    }

    #[test]
    fn a_short_numbered_first_sentence_runs_in() {
        let line = "1.公开力度还须加大。部分单位更新不及时。";
        let run_in = BlockKind::RunIn {
            level: 3,
            heading: "1.公开力度还须加大。".into(),
            text: "部分单位更新不及时。".into(),
        };
        assert_eq!(value(line), Some(Line::Words(run_in)));
        for words in [
            "（一）全年共收到申请3件。均已答复。",
            "（一）学习《条例。问答》一书。全员参加。",
            &format!("（一）{}。其他。", "长".repeat(31)),
        ] {
            assert_eq!(value(words), Some(paragraph(words)), "{words}");
        }
    }

    #[test]
    fn a_value_is_never_more_than_a_heading_of_level_2() {
        for words in
            ["# 某局公告", "[[落款]]", "[[表:requests]]", "一、总体情况", "[[", "　　# 某局", "{{ year }}"]
        {
            assert_eq!(value(words), Some(paragraph(words.trim())), "{words}");
        }
        assert_eq!(read(&format!("　 {VALUE}# 某局")), Ok(Some(paragraph("# 某局"))));
    }

    #[test]
    fn the_template_writes_titles_placeholders_and_sections() {
        let title = |words: &str| Ok(Some(Line::Title(words.to_owned())));
        assert_eq!(read(&format!("# {VALUE}#某局")), title("#某局"));
        assert_eq!(read("[[ 表：requests ]]"), Ok(Some(Line::Table("requests".into()))));
        assert_eq!(read("[[落款]]\r"), Ok(Some(Line::Signature)));
        assert_eq!(read("[[日期]]"), Ok(Some(Line::Date)));
        let section = BlockKind::Heading { level: 1, text: "一、总体情况".to_owned() };
        assert_eq!(read(" 一、总体情况"), Ok(Some(Line::Words(section))));
        assert_eq!(read(&format!(" {VALUE}  ")), Ok(None));
    }

    #[test]
    fn a_placeholder_that_cannot_be_read_is_reported() {
        for line in ["[[表二]]", "[[表:]]", "[[落款", "[[落款]] 某局", "见[[表:requests]]"] {
            assert_eq!(read(line), Err(Unreadable(line.to_owned())), "{line}");
        }
        let forged = read(&format!("[[{VALUE}落款]]"));
        assert_eq!(forged, Err(Unreadable("[[".to_owned())));
    }
}
