//! No law or notice is cited that another has replaced, nor with a title or a number that is not its own.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::diagnostic::{Problem, Severity};
use crate::text::{Words, numerals};
use std::ops::Range;

pub(crate) const RULE: Rule = Rule::new(
    "F115",
    "superseded-law",
    &[Severity::Error, Severity::Warning],
    include_str!("f115_superseded_law.md"),
    check,
);

fn check(case: &Case, found: &mut Vec<Problem>) {
    if let Some((prose, compact)) = case.opening()
        && let Some((part, message, help)) = other_article(&compact.text)
    {
        let problem = RULE.problem(message, prose.span(compact.origin(part)), "条文");
        found.push(problem.with_severity(Severity::Warning).help(help));
    }
    for (prose, compact) in case.narratives() {
        for part in form_of_2019(&compact.text) {
            let message = "引用的国办公开办函〔2019〕60号已由国办公开办函〔2021〕30号代替";
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已被代替");
            found.push(problem.with_severity(Severity::Warning).help("改引国办公开办函〔2021〕30号"));
        }
        for (part, words) in titles_of_2019(&compact.text) {
            let message = format!("引用的“{words}”是 2019 年的，已由国办公开办函〔2021〕30号代替");
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已被代替");
            found.push(problem.with_severity(Severity::Warning).help("改引国办公开办函〔2021〕30号"));
        }
        for part in order_of_2007(&compact.text) {
            let message = "引用的国务院令第492号是修订以前的《政府信息公开条例》";
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "已经修订");
            found.push(problem.help("改引国务院令第711号"));
        }
        for (part, message, help) in
            other_numbers(&compact.text).into_iter().chain(other_titles(&compact.text))
        {
            let problem = RULE.problem(message, prose.span(compact.origin(part)), "与原文不同");
            found.push(problem.with_severity(Severity::Warning).help(help));
        }
    }
}

/// Where the notice with the trial form is cited, in brackets of any kind.
fn form_of_2019(text: &str) -> Vec<Range<usize>> {
    let year = |rest: &str| {
        let inner = rest.trim_start_matches(['〔', '[', '(', '【', '﹝', '<', '〈']).strip_prefix("2019")?;
        let end = inner.trim_start_matches(['〕', ']', ')', '】', '﹞', '>', '〉']).strip_prefix("60号")?;
        Some(rest.len() - end.len())
    };
    // Who leaves 函 out means the same letter.
    let cited = |at: usize, office: &str| {
        let rest = &text[at + office.len()..];
        let rest = rest.strip_prefix('函').unwrap_or(rest);
        year(rest).map(|length| at..text.len() - rest.len() + length)
    };
    text.match_indices("国办公开办").filter_map(|(at, office)| cited(at, office)).collect()
}

/// The titles of the notice and of the form of 2019.
const TITLES: &[&str] = &["关于政府信息公开工作年度报告有关事项的通知", "政府信息公开工作年度报告格式(试行)"];
/// What comes before the title of a notice of the State Council's office; a province has a notice of the same title.
const OFFICES: &[&str] = &[
    "",
    "国务院办公厅",
    "政府信息与政务公开办公室",
    "国办",
    "国务院办公厅关于印发",
    "关于印发",
    "中华人民共和国",
];
/// How far behind a title its number is, in bytes: marks of the title and a bracket.
const BEHIND: usize = 16;

/// Finds the titles of 2019 where no number follows that is reported itself, or shows a notice of somebody else. Who
/// names the notice of 2021 in the same sentence recounts the history.
fn titles_of_2019(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = vec![];
    for title in TITLES {
        for (at, _) in text.match_indices(title) {
            let before = text[..at].trim_end_matches(['《', '〈', '<']);
            let start = before.rfind(['《', '。', ',', '、', ';', '和', '及', '据', '照', '按']);
            let issuer = start.map_or(before, |start| &before[start..]);
            let issuer = issuer
                .trim_start_matches(|c| "《。,、;和及据照按".contains(c))
                .trim_end_matches(['《', '〈']);
            let is_national = OFFICES
                .iter()
                .any(|office| issuer.ends_with(office) && (!office.is_empty() || issuer.is_empty()));
            let after = &text[at + title.len()..];
            let end = after.char_indices().map(|(at, _)| at).find(|at| *at >= BEHIND).unwrap_or(after.len());
            let numbered = after[..end].contains(['〔', '['])
                || after[..end].contains("(国办")
                || after[..end].contains("号");
            let sentence = text[..at].rsplit('。').next().unwrap_or("").to_owned()
                + after.split('。').next().unwrap_or("");
            if is_national && !numbered && !sentence.contains("30号") && !sentence.contains("60号") {
                found.push((at..at + title.len(), *title));
            }
        }
    }
    found.sort_by_key(|(part, _)| part.start);
    found
}

/// Finds where the regulation is cited as it was before its revision. A sentence that names both orders
/// recounts its history.
fn order_of_2007(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    let mut start = 0;
    for sentence in text.split_inclusive('。') {
        if !sentence.contains("711号") {
            found.extend(sentence.match_indices("492号").filter_map(|(at, number)| {
                let before = sentence[..at].trim_end_matches(['令', '第', '(', ')', '〔', '〕', '[', ']']);
                let order = before.strip_suffix("国务院").or_else(|| before.strip_suffix('国'))?.len();
                Some(start + order..start + at + number.len())
            }));
        }
        start += sentence.len();
    }
    found
}

/// A law or a notice, as the reports cite it: how its titles end, what stands before the year or the number behind it,
/// and its number; the functions above report numbers of the past.
struct Known {
    titles: &'static [&'static str],
    series: &'static [&'static str],
    right: &'static str,
    past: &'static str,
    shown: &'static str,
}

const KNOWN: &[Known] = &[
    Known {
        titles: &["《中华人民共和国政府信息公开条例》", "《政府信息公开条例》"],
        series: &["中华人民共和国国务院令", "国务院令", "国务院第", "国令"],
        right: "711号",
        past: "492号",
        shown: "国务院令第711号",
    },
    Known {
        titles: &["中华人民共和国政府信息公开工作年度报告格式"],
        series: &["国办公开办函", "国办公开办"],
        right: "2021-30号",
        past: "2019-60号",
        shown: "国办公开办函〔2021〕30号",
    },
    Known {
        titles: &["政府信息公开信息处理费管理办法"],
        series: &["国办函"],
        right: "2020-109号",
        past: "",
        shown: "国办函〔2020〕109号",
    },
];
/// What may stand between a title and its number.
const BETWEEN: &[&str] = &["的通知", "》", "〉", ">", "(试行)", "("];
/// Titles that no law of the State has, and what is meant.
const NO_TITLES: &[(&str, &str)] = &[
    ("政府信息公开法", "政府信息公开条例"),
    ("政务信息公开条例", "政府信息公开条例"),
    ("政府信息条例", "政府信息公开条例"),
    ("政府信息公开信息处理收费管理办法", "政府信息公开信息处理费管理办法"),
];

/// Finds numbers behind a known title that are not its own.
fn other_numbers(text: &str) -> Vec<(Range<usize>, String, String)> {
    let mut found = vec![];
    for known in KNOWN {
        for (at, title) in known.titles.iter().flat_map(|title| text.match_indices(title)) {
            let mut rest = &text[at + title.len()..];
            while let Some(behind) = BETWEEN.iter().find_map(|mark| rest.strip_prefix(mark)) {
                rest = behind;
            }
            let start = text.len() - rest.len();
            let behind = known.series.iter().find_map(|series| rest.strip_prefix(series));
            let Some((number, left)) = behind.and_then(number) else { continue };
            if number != known.right && number != known.past {
                let part = start..text.len() - left.len();
                let message =
                    format!("文号“{}”与《{}》不符", &text[part.clone()], title.trim_matches(['《', '》']));
                found.push((part, message, format!("核对后写{}", known.shown)));
            }
        }
    }
    found.sort_by_key(|(part, ..)| part.start);
    found
}

/// Reads `第711号` and `〔2021〕30号`; returns it without its brackets, and what follows.
fn number(text: &str) -> Option<(String, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let text = text.trim_start_matches(['第', '〔', '[', '(', '【', '﹝']);
    let (first, rest) = text.split_at(digits(text));
    if let Some(left) = rest.strip_prefix('号') {
        return (!first.is_empty()).then(|| (format!("{first}号"), left));
    }
    let rest = rest.strip_prefix(['〕', ']', ')', '】', '﹞'])?;
    let (second, rest) = rest.split_at(digits(rest));
    let left = rest.strip_prefix('号')?;
    (first.len() == 4 && !second.is_empty()).then(|| (format!("{first}-{second}号"), left))
}

/// The articles of the Regulations that ask for the report, and say what is in it.
const ARTICLES: &[u32] = &[49, 50];
/// What follows the article on whose ground the report is written.
const GROUNDS: &[&str] = &["规定", "的规定", "要求", "的要求", "有关规定", "的有关规定", "之规定", ","];
/// How the clause behind it goes on.
static WRITES: Words =
    Words::of("编制 组织编制 撰写 形成 现公布 现将 公布 向社会公布 特向社会公布 发布 现发布 制作 编写");
/// The longest number of an article, in bytes: 第五十三条.
const LONGEST_NUMBER: usize = 15;

/// Finds the article of the Regulations by which the report is said to be written, where it is another one: 第五条 for
/// 第五十条. Several articles, or words of what they say, tell something else.
fn other_article(text: &str) -> Option<(Range<usize>, String, String)> {
    const TITLE: &str = "政府信息公开条例》";
    let (at, title) = text.match_indices(TITLE).next()?;
    let mut rest = &text[at + title.len()..];
    if let Some(bracket) = rest.strip_prefix('(') {
        rest = &bracket[bracket.find(')')? + ')'.len_utf8()..];
    }
    let start = text.len() - rest.len();
    let number = rest.strip_prefix('第')?;
    let (end, article) = number.match_indices('条').next().filter(|(end, _)| *end <= LONGEST_NUMBER)?;
    let value = number[..end].parse().ok().or_else(|| numerals::whole(&number[..end]))?;
    let ground = &number[end + article.len()..];
    let clause =
        GROUNDS.iter().filter_map(|word| ground.strip_prefix(word)).min_by_key(|clause| clause.len())?;
    let is_report = WRITES.begins(clause.trim_start_matches(',')).is_some();
    if !is_report || ARTICLES.contains(&value) {
        return None;
    }
    let part = start..start + '第'.len_utf8() + end + article.len();
    let message =
        format!("引言写的依据是《条例》{}，年度报告由第四十九条、第五十条规定", &text[part.clone()]);
    Some((part, message, "核对后写第五十条".to_owned()))
}

/// Finds titles that no law of the State has; a province's law bears its name: 《某省政务公开条例》.
fn other_titles(text: &str) -> Vec<(Range<usize>, String, String)> {
    let mut found = vec![];
    for (at, open) in text.match_indices('《') {
        let start = at + open.len();
        let rest = &text[start..];
        let rest = rest.strip_prefix("中华人民共和国").unwrap_or(rest);
        let is_closed = |title: &str| rest.strip_prefix(title).is_some_and(|rest| rest.starts_with('》'));
        let Some((title, right)) = NO_TITLES.iter().find(|(title, _)| is_closed(title)) else { continue };
        let end = text.len() - rest.len() + title.len();
        let message = format!("“{}”不是国家法规的名称", &text[start..end]);
        found.push((start..end, message, format!("核对后写《{right}》")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{other_article, other_numbers, other_titles};

    #[test]
    fn numbers_that_are_not_the_title_s_own_are_found() {
        let found = |text: &str| {
            other_numbers(text).into_iter().map(|(part, ..)| text[part].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("《中华人民共和国政府信息公开条例》(国务院令第771号)"), ["国务院令第771号"]);
        let form = "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》(国办公开办函";
        assert_eq!(found(&format!("{form}〔2021〕3号)")), ["国办公开办函〔2021〕3号"]);
        assert_eq!(found(&format!("{form}〔2022〕30号)")), ["国办公开办函〔2022〕30号"]);
        assert_eq!(found("《政府信息公开信息处理费管理办法》(国办函〔2019〕109号)"), ["国办函〔2019〕109号"]);
        for text in [
            "《中华人民共和国政府信息公开条例》(国务院令第711号)、《某法》(国务院令第771号)",
            "《某省政府信息公开条例》(省政府令第12号)",
            "《海关政府信息公开办法》(海关总署令第215号)",
            "《政府信息公开信息处理费管理办法》(国办函〔2020〕109号)",
            &format!("{form}〔2021〕30号)"),
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn articles_that_do_not_ask_for_the_report_are_found() {
        let found = |text: &str| other_article(text).map(|(part, ..)| text[part].to_owned());
        let law = "根据《中华人民共和国政府信息公开条例》";
        for (behind, article) in [
            ("第五条规定,现公布某局年度报告。", "第五条"),
            ("(国务院令第711号)第三十二条的要求,编制本报告。", "第三十二条"),
            ("第5条,组织编制年度报告。", "第5条"),
        ] {
            assert_eq!(found(&format!("{law}{behind}")).as_deref(), Some(article));
        }
        for behind in [
            "第五十条规定,编制年度报告。",
            "第四十九条、第五十条规定,编制年度报告。",
            "第四条关于工作机构职责(含编制年度报告)的规定,县政府办公室编制了年度报告。",
            "第三条、第四条明确的职责,组织编制年度报告。",
            "第一条立法宗旨,编制年度报告。",
            "规定,编制年度报告。",
        ] {
            assert_eq!(found(&format!("{law}{behind}")), None, "{behind}");
        }
    }

    #[test]
    fn titles_that_no_law_has_are_found() {
        let found = |text: &str| {
            other_titles(text).into_iter().map(|(part, ..)| text[part].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            found("《政府信息公开法》、《中华人民共和国政府信息条例》"),
            ["政府信息公开法", "中华人民共和国政府信息条例"]
        );
        assert_eq!(found("《某省政务公开条例》、《某市政府信息公开规定》、《政府信息公开条例》"), [""; 0]);
    }
}
