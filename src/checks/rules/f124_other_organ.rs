//! The text names no other organ where it means the one that reports.

use crate::checks::case::Case;
use crate::checks::rule::Rule;
use crate::checks::words::organ::{full_name_at_end, is_above, related};
use crate::checks::words::years::mentions;
use crate::diagnostic::{Problem, Severity};
use crate::report::{Level, OrganKind, Prose};
use crate::source::Span;
use crate::text::place_names::ZONES;
use crate::text::{Normalized, Words};
use std::sync::LazyLock;

pub(crate) const RULE: Rule =
    Rule::new("F124", "other-organ", &[Severity::Warning], include_str!("f124_other_organ.md"), check);

/// What an agency calls itself: what its name then contains, and what goes on to another word (我委托、我办理). A place's
/// own office may speak for the place.
const SELVES: &[(&str, &[&str], &str)] = &[
    ("我局", &["局"], "部限"),
    ("我委", &["委"], "托派任"),
    ("我办", &["办", "政府"], "理公事结好"),
    ("我厅", &["厅"], ""),
    ("我中心", &["中心"], ""),
    ("我校", &["学", "校"], "对正准"),
    ("我院", &["院"], ""),
    ("我镇", &["镇"], ""),
    ("我乡", &["乡"], ""),
    ("我街道", &["街道"], ""),
];
/// What an agency calls its place, and the kinds of places that cannot belong to one: no city lies in a county. 我市 in a
/// county's report may be the city above, and 我区 an autonomous region.
const HOMES: &[(&str, &str, &[&str])] = &[
    ("我县", "县", &["省", "市", "州", "盟", "旗", "区"]),
    ("我旗", "旗", &["省", "市", "州", "县", "区"]),
    ("我市", "市", &["省", "自治区"]),
];
/// The words around an organ that must be the one that reports.
const FRAMES: [[&str; 2]; 17] = [
    ["请与", "联系"],
    ["可与", "联系"],
    ["请联系", ""],
    ["请向", "咨询"],
    ["请拨打", "电话"],
    ["请致电", "("],
    ["现将", "20"],
    [",", "编制本报告"],
    [",", "编制并公布"],
    [",", "编制了"],
    ["联系方式:", ""],
    ["联系单位:", ""],
    ["联系部门:", ""],
    ["编制单位:", ""],
    ["本报告由", "编制"],
    ["本报告由", "负责解释"],
    ["年度报告由", "编制"],
];
/// What frames begin with.
static OPENINGS: LazyLock<Words> = LazyLock::new(|| Words::from_list(&FRAMES.map(|[open, _]| open)));
/// What the agency that a section begins with goes on to do.
static DEEDS: Words = Words::of(
    "坚持 认真 高度重视 严格 积极 深入 全面 按照 根据 以 在 紧紧 始终 切实 共 主动公开 持续 不断 扎实 充分 着力",
);
/// What a text may begin with before its subject.
const TIMES: &[&str] = &["一年来", "今年以来", "以来", "全年", "今年", "本年度", "近年来"];
/// Verbs before a report's title.
static PUBLISHING: Words = Words::of("公布 发布 公开 编制 现将 形成");
/// How long a name is at most, in characters: 某自治州某自治县某某管理委员会办公室 has some twenty.
const LONGEST: usize = 28;

fn check(case: &Case, found: &mut Vec<Problem>) {
    let Some(name) = case.report.agency.name.as_ref().filter(|name| !name.value.trim().is_empty()) else {
        return;
    };
    let agency = Normalized::compact(&name.value).text;
    for (prose, compact) in case.narratives() {
        let selves: Vec<_> = compact.text.match_indices('我').map(|(at, _)| at).collect();
        let problem = other_self(case, (prose, compact), &selves, &agency)
            .or_else(|| other_home((prose, compact), &selves, &agency))
            .or_else(|| other_organ(prose, compact, &agency))
            .or_else(|| other_title(case, prose, compact, &agency))
            .or_else(|| other_subject(prose, compact, &agency));
        if let Some((message, span)) = problem {
            let problem = RULE.problem(message, span, "另一机关").at(name.span, "机关名称");
            found.push(problem.help("核对这一句是否取自别的机关的报告"));
            // One such sentence shows what the others are.
            return;
        }
    }
}

/// Finds what another kind of agency calls itself: 我镇 in a county's report.
fn other_self(
    case: &Case,
    (prose, compact): (&Prose, &Normalized),
    selves: &[usize],
    agency: &str,
) -> Option<(String, Span)> {
    let report = &case.report.agency;
    let is_township = report.kind.as_ref().is_some_and(|kind| kind.value == OrganKind::Township)
        || report.level.as_ref().is_some_and(|level| level.value == Level::Township);
    for (word, parts, further) in SELVES {
        let is_place = matches!(*word, "我镇" | "我乡" | "我街道");
        let own = parts.iter().any(|part| agency.contains(part)) || (is_place && is_township);
        if let Some(at) = said(&compact.text, selves, word, further).filter(|_| !own) {
            let span = prose.span(compact.origin(at..at + word.len()));
            return Some((format!("文字写“{word}”，机关名称是“{agency}”"), span));
        }
    }
    None
}

/// Finds what the agency of another place calls its place: 我县 in a city's report.
fn other_home(
    (prose, compact): (&Prose, &Normalized),
    selves: &[usize],
    agency: &str,
) -> Option<(String, Span)> {
    selves.first()?;
    let place = full_name_at_end(agency)?;
    let is_zone = ZONES.iter().chain(&["新区"]).any(|zone| place.contains(zone));
    // A town or a village may speak of the county that it lies in.
    let is_below = ["镇", "乡", "街道", "村"].iter().any(|kind| place.contains(kind));
    HOMES.iter().filter(|_| !is_zone && !is_below).find_map(|(word, own, others)| {
        let is_other = !place.contains(own) && others.iter().any(|kind| place.contains(kind));
        let at = said(&compact.text, selves, word, "").filter(|_| is_other)?;
        let span = prose.span(compact.origin(at..at + word.len()));
        Some((format!("文字写“{word}”，机关名称是“{agency}”"), span))
    })
}

/// Where an agency says a word of itself, of all places of 我: outside of quotations, and not as a part of another word.
fn said(text: &str, selves: &[usize], word: &str, further: &str) -> Option<usize> {
    selves.iter().copied().filter(|at| text[*at..].starts_with(word)).find(|&at| {
        // A quotation is somebody else's: “我局承诺…”.
        let is_quoted = text[..at].matches('“').count() > text[..at].matches('”').count();
        let rest = &text[at + word.len()..];
        // 我办公开信息 says what the office has done, 我办公室 is another word.
        let acts = ["公开", "公布", "公示"].iter().any(|act| rest.starts_with(act));
        let goes_on = !acts && rest.starts_with(|c| further.contains(c));
        !is_quoted && !text[..at].ends_with('自') && !goes_on
    })
}

/// Finds another organ's full name where the agency itself is meant.
fn other_organ(prose: &Prose, compact: &Normalized, agency: &str) -> Option<(String, Span)> {
    let text = compact.text.as_str();
    for (at, open) in OPENINGS.places(text) {
        for [_, close] in FRAMES.iter().filter(|[own, _]| *own == open) {
            let start = at + open.len();
            let start = start + (text[start..].len() - text[start..].trim_start_matches(':').len());
            let rest = head(&text[start..]);
            let end = if close.is_empty() {
                rest.find(['(', ',', '。', ';', '、', ':'])
            } else {
                rest.contains(close).then(|| rest.find(close)).flatten()
            };
            // 某局办公室 answers for its bureau.
            let named = |end: usize| {
                full_name_at_end(&rest[..end])
                    .or_else(|| full_name_at_end(rest[..end].strip_suffix("办公室")?))
            };
            let Some(organ) = end.and_then(named) else { continue };
            if is_possible(organ, agency) {
                continue;
            }
            let offset = rest.find(organ).unwrap_or(0);
            let span = prose.span(compact.origin(start + offset..start + offset + organ.len()));
            return Some((format!("文字写的是“{organ}”，机关名称是“{agency}”"), span));
        }
    }
    None
}

/// Finds another organ's full name before the title of the report: 某区民政局2025年政府信息公开工作年度报告.
fn other_title(case: &Case, prose: &Prose, compact: &Normalized, agency: &str) -> Option<(String, Span)> {
    if !case.report.is_opening(prose) {
        return None;
    }
    let text = compact.text.as_str();
    mentions(compact).find_map(|mention| {
        let rest = &text[mention.part.end..];
        let is_title = rest.strip_prefix('度').unwrap_or(rest).starts_with(case.form.title.as_str());
        let before = &text[..mention.part.start];
        // 现向社会公布某县教育局2024年….
        let name = PUBLISHING.last_in(before).map_or(before, |(at, verb)| &before[at + verb.len()..]);
        let organ = full_name_at_end(name).filter(|organ| is_title && !is_possible(organ, agency))?;
        let span = prose.span(compact.origin(before.len() - organ.len()..before.len()));
        Some((format!("文字写的是“{organ}”，机关名称是“{agency}”"), span))
    })
}

/// Finds another organ's full name as the subject of a text's first sentence: 2024年，某区人民政府办公室认真贯彻….
fn other_subject(prose: &Prose, compact: &Normalized, agency: &str) -> Option<(String, Span)> {
    let text = compact.text.as_str();
    let start = mentions(compact).next().filter(|mention| mention.part.start == 0);
    let start = start.map_or(0, |mention| mention.part.end);
    let rest = text[start..].trim_start_matches(['度', ',']);
    let rest = TIMES.iter().find_map(|time| rest.strip_prefix(time)).unwrap_or(rest).trim_start_matches(',');
    let start = text.len() - rest.len();
    let head = head(rest);
    let (end, _) = DEEDS.places(head).next()?;
    let organ = full_name_at_end(&head[..end]).filter(|organ| organ.len() == end)?;
    let span = prose.span(compact.origin(start..start + end));
    (!is_possible(organ, agency)).then(|| (format!("文字写的是“{organ}”，机关名称是“{agency}”"), span))
}

/// The beginning of a text, as long as a name.
fn head(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// Whether an organ may be the one that reports, one above it, or one below it; the office of the government above is
/// another organ.
fn is_possible(organ: &str, agency: &str) -> bool {
    let is_office = ["办公室", "办公厅", "政府办"].iter().any(|office| organ.ends_with(office));
    related(organ, agency) || is_above(organ, agency) && !is_office || is_above(agency, organ)
}
