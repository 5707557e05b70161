//! Shows a problem as a compiler does, with the lines of its places.

use crate::diagnostic::excerpt::{excerpt, near};
use crate::diagnostic::outcome::Counts;
use crate::diagnostic::problem::{Problem, Severity};
use crate::diagnostic::terminal::{one_line, painted};
use crate::source::Source;
use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// Whether text is shown in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// In colour, for a terminal.
    Styled,
    /// In plain text.
    Plain,
}

/// The most places of one problem that are drawn: the time to draw them grows with their square.
const MOST_DRAWN: usize = 40;

/// Writes one problem with the lines of its places, over several lines, with a line feed at the end.
pub fn show(problem: &Problem, source: &Source, paint: Paint) -> String {
    let mut near = near(source, &problem.labels);
    let more = near.len().saturating_sub(MOST_DRAWN);
    near.truncate(MOST_DRAWN);
    let shown = excerpt(source, &near);
    let named = source.place(problem.span());
    let kinds = std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
    let labels = near.iter().zip(&shown.spans).zip(kinds);
    let snippet = Snippet::source(shown.text.as_str())
        .line_start(shown.first)
        // The lines of a DOCX are made up by the import: its readers do not know them.
        .line_numbering(named.is_none())
        .annotations(
            labels.map(|((label, span), kind)| kind.span(span.range()).label(one_line(&label.text))),
        );
    let title = level(problem).primary_title(one_line(&problem.message)).id(problem.code);
    let mut group = title.element(snippet);
    if more > 0 {
        let message = format!("还有 {more} 处，没有一一画出");
        group = group.element(Level::NOTE.with_name("另外").message(message));
    }
    if let Some(reason) = &problem.accepted {
        group = group.element(Level::NOTE.with_name("认可理由").message(one_line(reason)));
    } else if let Some(help) = &problem.help {
        group = group.element(Level::HELP.with_name("帮助").message(one_line(help)));
    }
    let (renderer, arrow) = match paint {
        Paint::Styled => (Renderer::styled(), DEFAULT_LINE_NUM_STYLE),
        Paint::Plain => (Renderer::plain(), Style::new()),
    };
    // Lines are cut already; the renderer itself would show everything between two labels.
    let drawn = renderer.term_width(usize::MAX / 4).render(&[group]);
    // The renderer would count the columns of the cut lines, so that the place is written here.
    let (title, rest) = drawn.split_once('\n').unwrap_or((&drawn, ""));
    let indent = if named.is_none() { shown.last.to_string().len() } else { 0 };
    let place = place(source, problem);
    let drawn = format!("{title}\n{:indent$}{arrow}-->{arrow:#} {place}\n{rest}\n", "");
    // The renderer makes the lines fit that it draws, but for some characters.
    painted(&drawn).into_owned()
}

/// Writes one problem on one line: its place, the rule's code, the message.
pub fn concise(problem: &Problem, source: &Source) -> String {
    let accepted = if problem.accepted.is_some() { "（已认可）" } else { "" };
    let message = one_line(&problem.message);
    format!("{} {} {message}{accepted}", place(source, problem), problem.code)
}

/// Names the place of a problem: file, line and column, or the name of the place in the original.
fn place(source: &Source, problem: &Problem) -> String {
    let file = one_line(&source.name);
    if let Some(named) = source.place(problem.span()) {
        return format!("{file}：{named}");
    }
    let position = source.position(problem.span().start);
    format!("{file}:{}:{}", position.line, position.column)
}

fn level(problem: &Problem) -> Level<'static> {
    let level = match (&problem.accepted, problem.severity) {
        (Some(_), _) => return Level::NOTE.with_name("已认可"),
        (None, Severity::Error) => Level::ERROR,
        (None, Severity::Warning) => Level::WARNING,
        (None, Severity::Information) => Level::INFO,
    };
    level.with_name(problem.severity.words())
}

/// The line that closes a run; with what was not checked, in words, where there is anything.
pub fn closing(counts: &Counts, unseen: &str) -> String {
    if counts.files == 0 {
        return format!("没有检查任何文件：{} 个文件未能读取", counts.unread);
    }
    let kinds = [
        (Severity::Error.words(), counts.errors),
        (Severity::Warning.words(), counts.warnings),
        (Severity::Information.words(), counts.information),
        ("已认可", counts.accepted),
    ];
    let found: Vec<String> =
        kinds.iter().filter(|(_, n)| *n > 0).map(|(kind, n)| format!("{kind} {n} 个")).collect();
    let found = match (found.is_empty(), unseen) {
        (true, "") => "没有发现问题".to_owned(),
        (true, unseen) => format!("所看的规则没有发现问题（{unseen}）"),
        (false, "") => found.join("，"),
        (false, unseen) => format!("{}（{unseen}）", found.join("，")),
    };
    let unread = if counts.unread == 0 {
        String::new()
    } else {
        format!("，{} 个文件未能读取", counts.unread)
    };
    let fixable = if counts.fixable == 0 {
        String::new()
    } else {
        format!("；其中 {} 个可用 --fix 自动改正", counts.fixable)
    };
    format!("共检查 {} 个文件：{found}{unread}{fixable}", counts.files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, PlaceName, Span};

    fn problem() -> Problem {
        Problem::new(("B301", "row-total"), Severity::Error, "总计 2 应为 3", Span::from(34..35), "总计 2")
            .at(Span::from(16..17), "自然人 3")
            .help("把总计改成 3，或者核对各列")
    }

    #[test]
    fn chinese_is_aligned_and_the_place_is_shown() {
        let source = Source::new("a.toml", "\n政 = 1\nnew = [3, 0, 0, 0, 0, 0, 2]\n");
        let expected = "\
错误[B301]: 总计 2 应为 3
 --> a.toml:3:26
  |
3 | new = [3, 0, 0, 0, 0, 0, 2]
  |        - 自然人 3           ^ 总计 2
  |
  = 帮助: 把总计改成 3，或者核对各列
";
        assert_eq!(show(&problem(), &source, Paint::Plain), expected);
        assert!(show(&problem(), &source, Paint::Styled).contains("\u{1b}["));
    }

    #[test]
    fn a_place_with_a_name_is_shown_by_its_name() {
        let text = "\n政 = 1\nnew = [3, 0, 0, 0, 0, 0, 2]\n";
        let places =
            vec![Place { span: Span::new(34, 35), name: PlaceName::Cell { table: 2, row: 1, cell: 7 } }];
        let shown = show(&problem(), &Source::with_places("a.docx", text, places), Paint::Plain);
        assert!(shown.contains("\n--> a.docx：表 2 第 1 行第 7 格\n"), "{shown}");
        assert!(!shown.contains("3 |"), "{shown}");
    }

    #[test]
    fn of_many_places_the_first_are_drawn() {
        let source = Source::new("a.toml", "其中".repeat(5000));
        let problem = (0..5000).fold(problem(), |problem, at| problem.at(Span::new(at * 6, at * 6 + 6), ""));
        let shown = show(&problem, &source, Paint::Plain);
        assert!(shown.contains("  = 另外: 还有 4962 处，没有一一画出"), "{shown}");
        assert!(shown.len() < 5000, "{}", shown.len());
    }

    #[test]
    fn what_is_accepted_says_why() {
        let mut problem = problem();
        problem.accepted = Some("另有转载\u{1b}[31m信息".to_owned());
        let shown = show(&problem, &Source::new("a.toml", ""), Paint::Plain);
        assert!(shown.starts_with("已认可[B301]") && shown.contains("= 认可理由: 另有转载"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
    }

    #[test]
    fn the_closing_line_counts() {
        let counts = Counts { files: 2, errors: 3, warnings: 5, ..Counts::default() };
        assert_eq!(closing(&counts, ""), "共检查 2 个文件：错误 3 个，警告 5 个");
        let counts = Counts { files: 1, unread: 1, ..Counts::default() };
        assert_eq!(closing(&counts, ""), "共检查 1 个文件：没有发现问题，1 个文件未能读取");
        let told = "共检查 1 个文件：所看的规则没有发现问题（没有看 B4），1 个文件未能读取";
        assert_eq!(closing(&counts, "没有看 B4"), told);
    }
}
