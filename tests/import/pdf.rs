//! PDFs: twenty layouts with their quirks, mutations of them, and files that mean harm.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::format_push_string,
    reason = "lengths on a page of a test are small and given as they are compared"
)]

use crate::model::{Item, Place, assert_whole, differences, items, recognised, report, reword, tables};
use crate::pdf_maker::{Mark, Page, Style, Turned, file, pdf, pdf_with, set, stream, width};
use gen_report::form::ANNUAL_2021;
use gen_report::import::{
    ImportNote, NoteKind, Reason, Unreadable, Unrecognised, UnsureKind, read as read_published, recognise,
};
use gen_report::report::Entry;
use proptest::prelude::*;

fn plain() -> Vec<Page> {
    set(&items(), &Style::default())
}

fn unreadable(bytes: &[u8]) -> Unreadable {
    read_published(bytes).unwrap_err()
}

#[test]
fn a_page_with_ruled_tables() {
    assert_whole(&pdf(&plain()));
}

// Twenty layouts, each with its quirk.

#[test]
fn a_running_head_and_page_numbers_in_hyphens() {
    let style = Style {
        running_head: "青石县财政局2024年政府信息公开工作年度报告",
        number: |number| format!("- {number} -"),
        ..Style::default()
    };
    assert_whole(&pdf(&set(&items(), &style)));
}

#[test]
fn page_numbers_with_the_number_of_all_pages() {
    let style = Style { number: |number| format!("第 {number} 页 共 9 页"), ..Style::default() };
    assert_whole(&pdf(&set(&items(), &style)));
    let style = Style { number: |number| number.to_string(), ..Style::default() };
    assert_whole(&pdf(&set(&items(), &style)));
}

#[test]
fn the_head_of_a_table_again_on_every_page() {
    assert_whole(&pdf(&set(&items(), &Style { repeat_heads: true, ..Style::default() })));
}

#[test]
fn tables_cut_at_any_height() {
    for gap in [0.0, 60.0, 130.0, 210.0, 300.0] {
        assert_whole(&pdf(&set(&items(), &Style { gap, ..Style::default() })));
        assert_whole(&pdf(&set(&items(), &Style { gap, repeat_heads: true, ..Style::default() })));
    }
}

#[test]
fn landscape_pages_turned_or_printed_sideways() {
    for turned in [Turned::No, Turned::Told, Turned::Untold] {
        let style = Style { width: 842.0, height: 595.0, turned, ..Style::default() };
        assert_whole(&pdf(&set(&items(), &style)));
    }
}

#[test]
fn pages_that_lie_upside_down() {
    for gap in [0.0, 130.0] {
        assert_whole(&pdf(&set(&items(), &Style { turned: Turned::Over, gap, ..Style::default() })));
    }
    // One page of several may lie so.
    let mut pages = plain();
    pages[1].turned = Turned::Over;
    assert_whole(&pdf(&pages));
}

#[test]
fn small_letters_in_low_rows() {
    let mut pages = plain();
    for page in &mut pages {
        for mark in &mut page.marks {
            *mark = Mark { x: mark.x * 0.45, y: mark.y * 0.45, size: mark.size * 0.45, ..*mark };
        }
        page.lines.iter_mut().flatten().for_each(|end| *end *= 0.45);
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn bold_type_made_by_printing_twice() {
    let mut pages = plain();
    for page in &mut pages {
        let again: Vec<Mark> = page.marks.iter().map(|mark| Mark { x: mark.x + 0.4, ..*mark }).collect();
        page.marks.extend(again);
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn borders_of_short_rectangles() {
    let mut pages = plain();
    for page in &mut pages {
        for [x, y, to_x, to_y] in std::mem::take(&mut page.lines) {
            let (wide, high) = (to_x - x, to_y - y);
            let pieces = ((wide.abs() + high.abs()) / 8.0).ceil();
            for piece in 0..pieces as u32 {
                let from = f64::from(piece) / pieces;
                let (x, y) = (x + wide * from, page.height - y - high * from);
                let (wide, high) = if wide > high { (6.0, 0.5) } else { (0.5, -6.0) };
                page.raw += &format!("{x:.2} {y:.2} {wide} {high} re f\n");
            }
        }
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn a_watermark_across_the_page_and_a_seal_over_the_signature() {
    let mut pages = plain();
    for page in &mut pages {
        for (at, c) in "内部资料".chars().enumerate() {
            let (x, y) = (150.0 + 60.0 * at as f64, 300.0 + 60.0 * at as f64);
            page.raw +=
                &format!("0.8 g BT /F 60 Tf 0.7 0.7 -0.7 0.7 {x} {y} Tm <{:04X}> Tj ET 0 g\n", u32::from(c));
        }
    }
    let last = pages.last_mut().unwrap();
    for (at, c) in "青石县财政局".chars().enumerate() {
        let turn = 0.4 + at as f64 * 0.5;
        let (sin, cos) = turn.sin_cos();
        let (x, y) = (400.0 - 50.0 * cos, 300.0 + 50.0 * sin);
        last.raw += &format!(
            "1 0 0 rg BT /F 14 Tf {sin:.3} {cos:.3} {:.3} {sin:.3} {x:.1} {y:.1} Tm <{:04X}> Tj ET 0 g\n",
            -cos,
            u32::from(c)
        );
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn a_list_of_contents_before_the_text() {
    let mut items = items();
    let mut contents = vec![Item::Line("目  录".into())];
    for (at, heading) in
        ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"].iter().enumerate()
    {
        contents.push(Item::Line(format!("{heading}{}{}", "…".repeat(12), at + 1)));
    }
    items.splice(1..1, contents);
    assert_whole(&pdf(&set(&items, &Style::default())));
}

#[test]
fn blank_characters_between_words_and_at_the_ends_of_lines() {
    let mut pages = plain();
    for page in &mut pages {
        let blanks: Vec<Mark> = page
            .marks
            .iter()
            .filter(|mark| !mark.c.is_ascii())
            .map(|mark| Mark { x: mark.x + mark.size, c: ' ', ..*mark })
            .step_by(28)
            .collect();
        page.marks.extend(blanks);
    }
    let imported = recognised(&pdf(&pages));
    assert_eq!(differences(&imported.certain(), &report()), Vec::<String>::new());
}

#[test]
fn characters_drawn_in_any_order() {
    let mut pages = plain();
    for page in &mut pages {
        page.marks.reverse();
        let (even, odd): (Vec<_>, Vec<_>) = page.marks.iter().enumerate().partition(|(at, _)| at % 2 == 0);
        page.marks = even.into_iter().chain(odd).map(|(_, mark)| *mark).collect();
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn radicals_in_place_of_characters() {
    let mut pages = plain();
    for mark in pages.iter_mut().flat_map(|page| &mut page.marks) {
        mark.c = match mark.c {
            '一' => '\u{2F00}',
            '二' => '\u{2F06}',
            '工' => '\u{2F2F}',
            '行' => '\u{2F8F}',
            c => c,
        };
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn a_frame_around_every_page_and_shaded_heads() {
    let mut pages = plain();
    for page in &mut pages {
        let (right, bottom) = (page.width - 30.0, page.height - 30.0);
        page.lines.extend([[30.0, 30.0, right, 30.0], [30.0, bottom, right, bottom]]);
        page.lines.extend([[30.0, 30.0, 30.0, bottom], [right, 30.0, right, bottom]]);
        page.raw += "1 g 100 62 300 18 re f 1 1 1 RG 100 62 m 400 62 l S 0 g\n";
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn tables_open_at_both_sides() {
    let mut pages = plain();
    for page in &mut pages {
        page.lines.retain(|[x, _, to_x, _]| x != to_x || (*x > 80.0 && *x < 515.0));
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn borders_that_miss_their_corners_by_a_little() {
    let mut pages = plain();
    for line in pages.iter_mut().flat_map(|page| &mut page.lines) {
        let along = usize::from(line[0] >= line[2]);
        line[along] += 1.5;
        line[along + 2] -= 1.5;
        line[1 - along] += 0.3;
    }
    assert_whole(&pdf(&pages));
}

#[test]
fn tables_without_lines_are_right_or_named() {
    let imported = recognised(&pdf(&set(&items(), &Style { ruled: false, ..Style::default() })));
    assert_silent(&imported.certain(), &[]);
    assert!(imported.sure > 100, "{} of 200, {:?}", imported.sure, imported.doubts);
}

#[test]
fn numbers_too_wide_for_their_columns_are_named() {
    let mut items = items();
    let table = tables(&mut items).remove(1);
    let row = table.len() - 2;
    let cell = table[row].iter_mut().find(|cell| cell.text.chars().all(|c| c.is_ascii_digit())).unwrap();
    cell.text = "123456789012".into();
    let imported = recognised(&pdf(&set(&items, &Style::default())));
    assert_silent(&imported.certain(), &[]);
    assert!(imported.unsure > 0);
}

#[test]
fn invisible_figures_are_named() {
    let mut pages = plain();
    for mark in pages
        .iter_mut()
        .flat_map(|page| &mut page.marks)
        .filter(|mark| mark.size == 9.0 && mark.c.is_ascii_digit())
    {
        mark.mode = 3;
    }
    let imported = recognised(&pdf(&pages));
    assert_eq!((imported.sure, imported.unsure), (0, 200));
    assert_eq!(imported.doubts[0].reason, Reason::Unsure(UnsureKind::Hidden));
}

#[test]
fn a_figure_whose_character_has_no_name_is_named() {
    let mut pages = plain();
    let mark = pages
        .iter_mut()
        .flat_map(|page| &mut page.marks)
        .find(|mark| mark.size == 9.0 && mark.c == '1')
        .unwrap();
    mark.c = '\u{E123}';
    let imported = recognised(&pdf(&pages));
    assert_silent(&imported.certain(), &[]);
    assert_eq!((imported.sure, imported.unsure), (199, 1));
}

#[test]
fn a_page_of_first_lines_has_the_margin_of_the_others() {
    let mut pages = plain();
    let mut last = Page { marks: vec![], lines: vec![], ..pages[0].clone() };
    let date = "2025年1月20日";
    last.write(110.6, 133.0, 15.8, "本机关2024年未收取信息处理费，没有其他事项。");
    last.write(516.0 - width(date, 15.8), 161.0, 15.8, date);
    last.write(110.6, 189.0, 15.8, "上一篇：青石县财政局法治政府建设情况报告");
    last.write(110.6, 217.0, 15.8, "下一篇：青石县财政局关于防汛工作的通知");
    pages.push(last);
    let text = read_published(&pdf(&pages)).unwrap().text;
    assert!(text.contains("\n2025年1月20日\n上一篇：青石县财政局法治政府建设情况报告\n下一篇"), "{text}");
    // A page of paragraphs that go on keeps its own margin.
    let more =
        "青石县财政局法治政府建设情况报告所述各项工作均已按期完成并向社会公布，接受各方面的监督和评议，"
            .repeat(2);
    let mut set_in = Page { marks: vec![], lines: vec![], ..pages[0].clone() };
    for (at, line) in more.chars().collect::<Vec<_>>().chunks(25).enumerate() {
        set_in.write(110.6, 133.0 + 28.0 * at as f64, 15.8, &line.iter().collect::<String>());
    }
    pages.push(set_in);
    let text = read_published(&pdf(&pages)).unwrap().text;
    assert!(text.contains(&more), "{text}");
}

#[test]
fn two_reports_in_one_file_are_told() {
    let mut pages = plain();
    let mut others = items();
    reword(&mut others, |words| if words == "106" { "907".into() } else { words.into() });
    pages.extend(set(&others, &Style::default()));
    let refusal = recognise("two.pdf", read_published(&pdf(&pages)).unwrap()).unwrap_err();
    assert_eq!(refusal, Unrecognised::TwoReports);
}

#[test]
fn a_scanned_page_among_the_others_is_told() {
    let mut pages = plain();
    let scan = Page {
        marks: vec![],
        lines: vec![],
        raw: "q 595 0 0 842 0 0 cm /P Do Q\n".into(),
        ..pages[0].clone()
    };
    pages.push(scan.clone());
    let imported = recognised(&pdf(&pages));
    assert_eq!(imported.sure, 200);
    let told = |note: &ImportNote| matches!(note.kind, NoteKind::Unsure { kind: UnsureKind::Picture(_), .. });
    assert!(imported.notes.iter().any(told), "{:?}", imported.notes);
    assert_eq!(unreadable(&pdf(&[scan])), Unreadable::PicturePdf);
}

#[test]
fn places_are_page_and_line() {
    let imported = recognised(&pdf(&plain()));
    let opening = imported.report.opening.as_ref().unwrap();
    let place = imported.source.place(opening.span).unwrap();
    assert_eq!(place.to_string(), "第 1 页 第 2 行");
    let cell = imported.report.grids[0].cell(0, 0).unwrap();
    assert_eq!(imported.source.place(cell.span).unwrap().to_string(), "表 1 第 3 行第 2 格");
}

#[test]
fn a_row_cut_in_the_middle_of_its_label() {
    let mut items = items();
    let at = items.iter().position(|item| matches!(item, Item::Table(rows) if rows.len() > 20)).unwrap();
    let Item::Table(mut rows) = items.remove(at) else { unreachable!() };
    let mut rest = rows.split_off(15);
    rows[5][0].tall = 10;
    let mut group = rest[0][0].clone();
    group.text.clear();
    (group.wide, group.tall) = (1, rest.len() - 1);
    rest[0].insert(0, group);
    let last = rows.last_mut().unwrap();
    let label = last.len() - 8;
    let cut = last[label].text.char_indices().nth(4).unwrap().0;
    let blank = |cell: &Place| Place { text: String::new(), ..cell.clone() };
    let mut half: Vec<Place> = last.iter().map(blank).collect();
    half[label].text = last[label].text.split_off(cut);
    for cell in &mut half {
        cell.tall = 1;
    }
    while half.iter().map(|cell| cell.wide).sum::<usize>() < 10 {
        half.insert(0, Place { text: String::new(), wide: 1, tall: 1 });
    }
    let mut two = set(&[Item::Line("题".into()), Item::Table(rows)], &Style::default());
    rest[0].remove(0);
    half[0].tall = rest.len();
    rest.insert(0, half);
    two.extend(set(&[Item::Table(rest)], &Style::default()));
    let imported = recognised(&pdf(&two));
    assert_silent(&imported.certain(), &[0, 2]);
    assert_eq!(imported.unsure, 0, "{:?}", imported.doubts);
}

/// Asserts that every figure that counts as sure is right; figures of the tables `but` may be missing.
fn assert_silent(read: &gen_report::report::Report, but: &[usize]) {
    let right = report();
    for (at, table) in ANNUAL_2021.tables.iter().enumerate().filter(|(at, _)| !but.contains(at)) {
        for (row, (block, line)) in table.rows().enumerate() {
            for column in 0..block.columns.len() {
                let entry = |report: &gen_report::report::Report| {
                    report.grids[at].cell(row, column).map(|cell| cell.value.clone())
                };
                let (read, right) = (entry(read), entry(&right));
                let named = matches!(read, None | Some(Entry::Unsure)) || read == right;
                assert!(named, "{}.{}: {read:?}, not {right:?}", table.key, line.key);
            }
        }
    }
}

/// A small accident of a page.
#[derive(Debug, Clone)]
enum Accident {
    /// A character is lost.
    Lost(prop::sample::Index),
    /// A word moves.
    Word(prop::sample::Index, f64, f64),
    /// A line of text moves.
    Text(prop::sample::Index, f64),
    /// A ruling line moves.
    Line(prop::sample::Index, f64, f64),
    /// A ruling line is lost.
    NoLine(prop::sample::Index),
    /// A column is narrowed: all lines that stand there move.
    Column(prop::sample::Index, f64),
}

fn accident() -> impl Strategy<Value = Accident> {
    let at = any::<prop::sample::Index>;
    let far = || prop_oneof![-6.0..-1.0_f64, 1.0..6.0_f64];
    prop_oneof![
        at().prop_map(Accident::Lost),
        (at(), far(), far()).prop_map(|(at, x, y)| Accident::Word(at, x, y)),
        (at(), far()).prop_map(|(at, y)| Accident::Text(at, y)),
        (at(), far(), far()).prop_map(|(at, x, y)| Accident::Line(at, x, y)),
        at().prop_map(Accident::NoLine),
        (at(), -30.0..30.0_f64).prop_map(|(at, x)| Accident::Column(at, x)),
    ]
}

/// Lets it happen. A figure that loses its first or last digit is another figure on paper, too: such a loss is left out.
fn happen(page: &mut Page, accident: &Accident) {
    let near = |a: f64, b: f64| (a - b).abs() < 0.1;
    match accident {
        Accident::Lost(at) if !page.marks.is_empty() => {
            let mark = page.marks[at.index(page.marks.len())];
            let digit = |x: f64| {
                page.marks.iter().any(|own| near(own.y, mark.y) && near(own.x, x) && own.c.is_ascii_digit())
            };
            let wide = width("0", mark.size);
            if !mark.c.is_ascii_digit() || (digit(mark.x - wide) && digit(mark.x + wide)) {
                page.marks.retain(|own| *own != mark);
            }
        }
        Accident::Word(at, x, y) if !page.marks.is_empty() => {
            let own = page.marks[at.index(page.marks.len())];
            let mut word = vec![own];
            while let Some(next) = page.marks.iter().find(|mark| {
                near(mark.y, own.y)
                    && !word.contains(mark)
                    && word.iter().any(|part| (part.x - mark.x).abs() < own.size * 1.01)
            }) {
                word.push(*next);
            }
            for mark in page.marks.iter_mut().filter(|mark| word.contains(mark)) {
                mark.x += x;
                mark.y += y;
            }
        }
        Accident::Text(at, far) if !page.marks.is_empty() => {
            let y = page.marks[at.index(page.marks.len())].y;
            page.marks.iter_mut().filter(|mark| near(mark.y, y)).for_each(|mark| mark.y += far);
        }
        Accident::Line(at, x, y) if !page.lines.is_empty() => {
            let own = at.index(page.lines.len());
            let [x, y] = if page.lines[own][0] == page.lines[own][2] { [*x, 0.0] } else { [0.0, *y] };
            let line = &mut page.lines[own];
            *line = [line[0] + x, line[1] + y, line[2] + x, line[3] + y];
        }
        Accident::NoLine(at) if !page.lines.is_empty() => {
            let line = page.lines[at.index(page.lines.len())];
            page.lines.retain(|own| *own != line);
        }
        Accident::Column(at, far) => {
            let upright: Vec<f64> =
                page.lines.iter().filter(|line| line[0] == line[2]).map(|line| line[0]).collect();
            if upright.is_empty() {
                return;
            }
            let x = upright[at.index(upright.len())];
            for line in &mut page.lines {
                for end in [0, 2] {
                    if near(line[end], x) {
                        line[end] += far;
                    }
                }
            }
        }
        _ => {}
    }
}

/// How many pages with accidents are drawn; more where `ACCIDENTS` says so.
fn cases() -> u32 {
    std::env::var("ACCIDENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_figure_is_right_or_named_after_any_accident(
        accidents in prop::collection::vec((any::<prop::sample::Index>(), accident()), 1..6),
        ruled in prop::bool::weighted(0.8),
        gap in 0.0..200.0_f64,
    ) {
        let mut pages = set(&items(), &Style { ruled, gap, ..Style::default() });
        for (page, accident) in &accidents {
            let at = page.index(pages.len());
            happen(&mut pages[at], accident);
        }
        if let Ok(imported) = recognise("a.pdf", read_published(&pdf(&pages)).unwrap()) {
            assert_silent(&imported.certain(), &[]);
        }
    }
}

/// In a table without ruling lines nothing but its height tells that a number belongs to a row.
#[test]
fn a_number_that_slips_out_of_its_row_is_not_taken_for_another() {
    for (gap, x, y) in [(0.0, -1.0, -4.7), (60.0, 4.0, 4.7), (60.0, 1.0, 5.5), (120.0, 1.0, -4.0)] {
        let whole = set(&items(), &Style { ruled: false, gap, ..Style::default() });
        let numbers = whole.iter().enumerate().flat_map(|(page, own)| {
            let begins = |at: &usize| {
                let digit = |at: usize| own.marks.get(at).is_some_and(|mark| mark.c.is_ascii_digit());
                digit(*at) && digit(at + 2) && !digit(at + 3) && (*at == 0 || !digit(at - 1))
            };
            (0..own.marks.len()).filter(begins).map(move |at| (page, at)).collect::<Vec<_>>()
        });
        for (page, at) in numbers {
            let mut pages = whole.clone();
            for mark in &mut pages[page].marks[at..at + 3] {
                (mark.x, mark.y) = (mark.x + x, mark.y + y);
            }
            if let Ok(imported) = recognise("a.pdf", read_published(&pdf(&pages)).unwrap()) {
                assert_silent(&imported.certain(), &[]);
            }
        }
    }
}

// Files that mean harm.

fn one_page(content: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>"
            .to_owned(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

#[test]
fn what_is_no_report_in_characters_is_told() {
    assert_eq!(unreadable(b"%PDF-1.7"), Unreadable::BrokenPdf);
    assert_eq!(unreadable(&pdf(&plain())[..4000]), Unreadable::BrokenPdf);
    assert_eq!(unreadable(&pdf_with(&plain(), false)), Unreadable::NamelessPdf);
    assert_eq!(unreadable(&one_page("", &[])), Unreadable::PicturePdf);
    let attached = stream("/Type/EmbeddedFile", "x");
    assert_eq!(unreadable(&one_page("", &[attached])), Unreadable::CarrierPdf);
    let script = "<</S/JavaScript/JS(app.alert)>>".to_owned();
    assert_eq!(unreadable(&one_page("", &[script])), Unreadable::ScriptedPdf);
    let many = vec![Page { marks: vec![], lines: vec![], ..plain()[0].clone() }; 61];
    assert_eq!(unreadable(&pdf(&many)), Unreadable::TooManyPages);
    assert_eq!(unreadable(&[b"%PDF-1.7\n".as_slice(), &vec![b' '; 33 << 20]].concat()), Unreadable::TooLarge);
}

#[test]
fn endless_and_deep_files_come_to_an_end() {
    let form = |next: usize| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A {next} 0 R>>>>"),
            &"/A Do ".repeat(30),
        )
    };
    let forms: Vec<String> = (6..16).map(form).collect();
    assert_eq!(unreadable(&one_page("/A Do", &forms)), Unreadable::TooLarge);
    assert!(read_published(&one_page("/A Do", &[form(5)])).is_err());
    for content in [
        "[".repeat(200_000),
        "<<".repeat(200_000),
        "(".repeat(200_000),
        "q ".repeat(200_000),
        "BT /F 1 Tf (a) Tj ".repeat(20_000),
        "0 0 m 1 1 l ".repeat(100_000) + "S",
    ] {
        let _ = read_published(&one_page(&content, &[]));
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let _ = read_published(&one_page("", &[deep]));
    let circle = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>".to_owned(),
    ];
    let _ = read_published(&file(&circle));
}

#[test]
fn any_damage_is_read_or_told() {
    let whole = pdf(&plain());
    for seed in 0..60_usize {
        let mut bytes = whole.clone();
        for step in 0..20 {
            let at = (seed * 7919 + step * 104_729) * 31 % bytes.len();
            bytes[at] = u8::try_from((seed * 37 + step * 11) % 256).unwrap();
        }
        bytes.truncate(whole.len() - (seed % 7) * whole.len() / 20);
        if let Ok(stream) = read_published(&bytes) {
            let _ = recognise("a.pdf", stream);
        }
    }
}

#[test]
fn pdfs_of_real_programs() {
    let read = |name: &str| recognised(&std::fs::read(format!("tests/import/pdf/{name}.pdf")).unwrap());
    let sample = |path: &str| {
        let text = std::fs::read_to_string(path).unwrap();
        crate::common::read(text)
    };
    for (name, path) in [
        ("libreoffice", "samples/corrected/emin-2024.toml"),
        ("chromium", "samples/corrected/emin-2024.toml"),
        ("blanks", "samples/published/zhangwu-2024.toml"),
    ] {
        let imported = read(name);
        let blank = |other: &String| other.ends_with("=Some(Blank)") && name == "blanks";
        let wrong: Vec<_> =
            differences(&imported.certain(), &sample(path)).into_iter().filter(|own| !blank(own)).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{name}");
        assert_eq!(imported.unsure, 0, "{name}");
    }
}

#[test]
fn rows_of_small_letters_may_be_low() {
    for (row, share) in [(10.6, 0.58), (10.6, 1.0), (16.0, 0.5)] {
        let mut pages = set(&items(), &Style { row, ..Style::default() });
        for page in &mut pages {
            (page.width, page.height) = (page.width * share, page.height * share);
            for mark in &mut page.marks {
                (mark.x, mark.y, mark.size) = (mark.x * share, mark.y * share, mark.size * share);
            }
            page.lines = page.lines.iter().map(|line| line.map(|at| at * share)).collect();
        }
        assert_whole(&pdf(&pages));
    }
}

#[test]
fn two_pages_on_one_sheet_are_read_one_after_the_other() {
    for width in [595.0, 700.0] {
        let single = set(&items(), &Style { width, number: |_| String::new(), ..Style::default() });
        let pairs = single.chunks(2).zip(1..).map(|(pair, number)| {
            let mut both = Page { width: 2.0 * width, ..pair[0].clone() };
            if let Some(right) = pair.get(1) {
                both.marks.extend(right.marks.iter().map(|mark| Mark { x: mark.x + width, ..*mark }));
                both.lines
                    .extend(right.lines.iter().map(|[x, y, to, low]| [x + width, *y, to + width, *low]));
            }
            both.centre(both.height - 30.0, 14.0, &format!("— {number} —"));
            both
        });
        assert_whole(&pdf(&pairs.collect::<Vec<_>>()));
    }
}
