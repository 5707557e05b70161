//! The paper, measured: LibreOffice draws it, where it is installed, and every length of GB/T 9704 is looked up. Where
//! `MUST_DRAW` is set, it must be installed.
#![allow(clippy::unwrap_used, reason = "helpers of a test may fail it")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod drawing;
#[path = "../common/paper.rs"]
mod paper;

use drawing::{Page, Text};
use gen_report::document::{Block, BlockKind, Document};
use gen_report::writers;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;

/// The type area in points: 156 × 225 mm, 28 mm from the left and 37 mm from the top of the sheet.
const LEFT: f64 = 79.4;
const RIGHT: f64 = 521.6;
const TOP: f64 = 104.9;
const BOTTOM: f64 = 742.7;
/// What a program may round, in points.
const NEAR: f64 = 1.5;

/// Every paper that is measured.
static PAPERS: LazyLock<Vec<(String, Document)>> = LazyLock::new(papers);

/// Every page that is measured, drawn once; nothing where the machine lacks the programs.
static DRAWN: LazyLock<Option<BTreeMap<String, Vec<Page>>>> = LazyLock::new(|| {
    let missing = drawing::missing();
    if !missing.is_empty() {
        let lacks = missing.join(", ");
        assert!(
            std::env::var_os("MUST_DRAW").is_none(),
            "the pages must be drawn, and this machine lacks {lacks}"
        );
        eprintln!("SKIPPED: the layout is not measured, this machine lacks {lacks}");
        return None;
    }
    let mut files: Vec<(String, Vec<u8>)> =
        PAPERS.iter().map(|(name, document)| (name.clone(), written(document))).collect();
    let full = files.iter().find(|(name, _)| name == "full").unwrap().1.clone();
    files.push((
        "gridless".to_owned(),
        edited(&full, |body| {
            let (before, rest) = body.split_once("<w:docGrid").unwrap();
            [before, rest.split_once("/>").unwrap().1].concat()
        }),
    ));
    // Every report begins on a page of its own.
    let plain = "<w:pStyle w:val=\"BodyText\" /></w:pPr><w:r><w:t xml:space=\"preserve\">";
    let paged = plain.replace("</w:pPr>", "<w:pageBreakBefore /></w:pPr>");
    let new_page = |xml: &str| xml.replace(&[plain, NEW_PAGE].concat(), &[&paged, NEW_PAGE].concat());
    files.push(("closings".to_owned(), edited(&written(&closings()), new_page)));
    // What a clerk adds above the long table, or takes away.
    let report = files.iter().find(|(name, _)| name == "report").unwrap().1.clone();
    let mut blocks = paper::report().blocks;
    blocks.splice(3..11, (0..20).map(|_| paper::paragraph("删".repeat(20))));
    let lined = written(&body(blocks));
    let removable = [
        "<w:p><w:pPr><w:pStyle w:val=\"BodyText\" /></w:pPr><w:r><w:t xml:space=\"preserve\">",
        &"删".repeat(20),
        "</w:t></w:r></w:p>",
    ]
    .concat();
    for count in 1..=20 {
        let line = "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>添一行。</w:t></w:r></w:p>";
        let heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"";
        let added = edited(&report, |body| {
            let at = body.match_indices(heading).nth(2).unwrap().0;
            [&body[..at], &line.repeat(count), &body[at..]].concat()
        });
        files.push((format!("added{count}"), added));
        let removed = edited(&lined, |body| body.replacen(&removable, "", count));
        files.push((format!("removed{count}"), removed));
    }
    Some(drawing::draw(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("layout"), &files))
});

fn written(document: &Document) -> Vec<u8> {
    (writers::DOCX.write)(document, writers::built_in()).unwrap()
}

/// A Word file with another body.
fn edited(docx: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(vec![]));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let path = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let text = if path == "word/document.xml" { edit(&text) } else { text };
        out.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn papers() -> Vec<(String, Document)> {
    let mut papers = vec![
        ("report".to_owned(), paper::report()),
        ("draft".to_owned(), paper::draft()),
        ("extreme".to_owned(), paper::extreme()),
        ("full".to_owned(), body(vec![paper::paragraph("政".repeat(28 * 22 * 3))])),
    ];
    for lines in 11..=21 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| paper::paragraph("公".repeat(20))).collect();
        let mut report = paper::report().blocks;
        blocks.extend(report.drain(17..));
        papers.push((format!("foot{lines}"), body(blocks)));
    }
    papers.push(("addresses".to_owned(), body(addresses())));
    // As the PDF is made.
    let number = |before| paper::paragraph(format!("{}0571-8888-1234，公开。", "公".repeat(before)));
    papers.push(("numbers".to_owned(), writers::for_libreoffice(&body((1..28).map(number).collect()))));
    papers.extend(lengths());
    papers.extend(paper::samples());
    papers
}

/// Paragraphs whose long Latin words begin everywhere on a line.
fn addresses() -> Vec<Block> {
    let words = [
        "https://www.yunling.gov.cn/zwgk/zfxxgkndbg/t20240115_1234567.html",
        "2408:8207:1234:5678:90ab:cdef:1234:5678",
        "ABCDEF-GHIJKL-MNOPQRSTUVWXYZ",
        "yunlingxian.zwgk@yunling.gov.cn",
        "0571-88881234-8001",
    ];
    let paragraph = |word: &str, before: usize| {
        paper::paragraph(format!("{}：{word}，于2024年公开。", "公".repeat(before)))
    };
    words.iter().flat_map(|word| (1..28).map(|before| paragraph(word, before))).collect()
}

/// Reports whose texts are of many lengths, drawn from a fixed sequence.
fn lengths() -> Vec<(String, Document)> {
    let mut state = 7_usize;
    let mut next = |most: usize| {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12345) % (1 << 31);
        (state >> 8) % most
    };
    let lengths = (0..24).map(|number| {
        let mut report = paper::report();
        for block in &mut report.blocks {
            if let BlockKind::Paragraph(text) | BlockKind::RunIn { text, .. } = &mut block.kind {
                *text = "公开工作扎实推进，".repeat(1 + next(36));
            }
        }
        (format!("length{number}"), report)
    });
    lengths.collect()
}

/// Begins each of the reports that are drawn as one file.
const NEW_PAGE: &str = "新的一页";

/// Short reports, whose last paragraphs, of many lengths and under none to two headings, end near the foot of a page.
fn closings() -> Document {
    let closing = paper::report().blocks.pop().unwrap();
    let mut blocks = vec![];
    for (headings, lines, end) in
        (0..3).flat_map(|h| (1..10).flat_map(move |n| (19..23).map(move |end| (h, n, end))))
    {
        let above = (end + 20 - lines - headings) % 22 + 1;
        blocks.push(paper::paragraph(format!("{NEW_PAGE}，{}", last_paragraph(headings, lines))));
        blocks.extend((0..above).map(|_| paper::paragraph("公".repeat(20))));
        let heading = || Block::new(BlockKind::Heading { level: 1, text: "六、其他".to_owned() });
        blocks.extend((0..headings).map(|_| heading()));
        blocks.push(paper::paragraph("政".repeat(28 * lines - 2 - 14)));
        blocks.push(closing.clone());
    }
    body(blocks)
}

/// What is said of a last paragraph: whether it, its headings and the closing are few enough to be kept together.
fn last_paragraph(headings: usize, lines: usize) -> &'static str {
    if headings + lines + 2 <= 8 { "末段短" } else { "末段长" }
}

fn body(blocks: Vec<Block>) -> Document {
    Document { blocks, ..paper::report() }
}

/// The pages of a paper; a test that gets none passes without having measured.
fn pages(name: &str) -> &'static [Page] {
    DRAWN.as_ref().map_or(&[], |drawn| &drawn[name])
}

fn all_pages() -> impl Iterator<Item = (&'static str, &'static Page)> {
    DRAWN.iter().flatten().flat_map(|(name, pages)| pages.iter().map(move |page| (name.as_str(), page)))
}

/// Signature and date of a paper, each with its distance from the type area's right edge.
fn closing(name: &str) -> Option<[(String, f64); 2]> {
    let document = &PAPERS.iter().find(|paper| paper.0 == name)?.1;
    let mut closings = document.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Signature(closing) => Some(closing.clone()),
        _ => None,
    });
    let closing = closings.next_back()?;
    // A half character is eight points wide.
    let placed = [(closing.signature, closing.signature_indent), (closing.date, closing.date_indent)];
    Some(placed.map(|(words, half_characters)| (words, f64::from(half_characters) * 8.0)))
}

/// Whether the last paragraph of a paper, with the headings before it, has more than six lines. LibreOffice would move all of
/// it with the signature, and leave the page before nearly empty; so it is not kept there.
fn is_long(name: &str) -> bool {
    let document = &PAPERS.iter().find(|paper| paper.0 == name).unwrap().1;
    let (mut headings, mut last) = (0, 0);
    for block in &document.blocks {
        let characters = match &block.kind {
            BlockKind::Heading { .. } => {
                headings += 1;
                continue;
            }
            BlockKind::Paragraph(text) => text.chars().count(),
            BlockKind::RunIn { heading, text, .. } => heading.chars().count() + text.chars().count(),
            _ => continue,
        };
        last = headings + (characters + 2).div_ceil(28);
        headings = 0;
    }
    last > 6
}

/// The texts of the type area in lines, top down.
fn lines(page: &Page) -> Vec<Vec<&Text>> {
    let mut texts: Vec<&Text> =
        page.texts.iter().filter(|text| (TOP - 9.0..BOTTOM).contains(&text.top)).collect();
    texts.sort_by(|a, b| a.top.total_cmp(&b.top));
    texts.chunk_by(|a, b| b.top - a.top < 3.0).map(<[&Text]>::to_vec).collect()
}

fn words(line: &[&Text]) -> String {
    let mut line = line.to_vec();
    line.sort_by(|a, b| a.left.total_cmp(&b.left));
    line.iter().map(|text| text.words.as_str()).collect()
}

fn left(line: &[&Text]) -> f64 {
    line.iter().map(|text| text.left).fold(f64::MAX, f64::min)
}

fn right(line: &[&Text]) -> f64 {
    line.iter().map(|text| text.right).fold(0.0, f64::max)
}

/// The line in which `said` is found.
fn find(pages: &'static [Page], said: &str) -> Vec<&'static Text> {
    pages
        .iter()
        .flat_map(lines)
        .find(|line| words(line).contains(said))
        .unwrap_or_else(|| panic!("{said} is not drawn"))
}

#[track_caller]
fn assert_near(measured: f64, wanted: f64, what: &str) {
    assert!((measured - wanted).abs() <= NEAR, "{what}: {measured:.1} pt, not {wanted:.1} pt");
}

#[test]
fn a_full_page_holds_22_lines_of_28_characters() {
    for page in pages("full").iter().take(2) {
        let lines = lines(page);
        assert_eq!(lines.len(), 22);
        for (i, line) in lines.iter().enumerate() {
            let indent = if page.number == 1 && i == 0 { 2 } else { 0 };
            assert_eq!(words(line).chars().count(), 28 - indent);
            assert_near(right(line), RIGHT, "right margin");
            if indent == 0 {
                assert_near(left(line), LEFT, "left margin");
            }
        }
        assert!(lines[0][0].top >= TOP - NEAR && lines[21][0].bottom <= BOTTOM + NEAR);
        let pitch = (lines[21][0].top - lines[0][0].top) / 21.0;
        assert!((pitch - 28.95).abs() < 0.05, "{pitch}");
    }
}

#[test]
fn fonts_and_sizes_follow_the_level() {
    let report = pages("report");
    let said = [
        ("某某县人民政府办公室", "NotoSerif", 22.0),
        ("一、总体情况", "NotoSans", 16.0),
        ("（三）政府信息管理情况", "UKai", 16.0),
        ("1.平台建设", "UMing", 16.0),
        ("（1）网站栏目", "UMing", 16.0),
        ("根据《中华人民共和国", "UMing", 16.0),
        ("第二十条第（一）项", "UMing", 12.0),
        ("申请人情况", "UMing", 10.5),
    ];
    for (said, font, size) in said.into_iter().filter(|_| !report.is_empty()) {
        let line = find(report, said);
        let text = line.iter().find(|text| !text.words.is_ascii()).unwrap();
        assert!(text.font.contains(font), "{said}: {}", text.font);
        assert!((text.size - size).abs() < 0.4, "{said}: {} pt", text.size);
    }
}

#[test]
fn a_run_in_heading_has_its_own_font() {
    if pages("report").is_empty() {
        return;
    }
    let line = find(pages("report"), "（一）主动公开情况。");
    let fonts: Vec<(&str, bool)> =
        line.iter().map(|text| (text.words.as_str(), text.font.contains("UKai"))).collect();
    assert!(fonts.contains(&("（一）主动公开情况。", true)), "{fonts:?}");
    assert!(fonts.iter().any(|(words, heading)| words.starts_with("全年") && !heading), "{fonts:?}");
}

#[test]
fn the_title_is_centred_and_broken_between_organ_and_year() {
    for page in pages("report").iter().take(1) {
        let lines = lines(page);
        assert_eq!(words(&lines[0]), "某某县人民政府办公室");
        assert_eq!(words(&lines[1]), "2024年政府信息公开工作年度报告");
        for line in &lines[..2] {
            assert_near(
                f64::midpoint(left(line), right(line)),
                f64::midpoint(LEFT, RIGHT),
                "middle of the title",
            );
        }
        assert_near(lines[1][0].top - lines[0][0].top, 35.0, "pitch of the title");
    }
}

#[test]
fn page_numbers_stand_outside() {
    for (name, page) in all_pages() {
        let number: Vec<&Text> = page.texts.iter().filter(|text| text.top > BOTTOM).collect();
        assert_eq!(words(&number), format!("— {} —", page.number), "{name}");
        assert_near(number[0].size, 14.0, "size of the page number");
        if page.number % 2 == 1 {
            assert_near(right(&number), RIGHT - 14.0, "odd page number");
        } else {
            assert_near(left(&number), LEFT + 14.0, "even page number");
        }
        // The line's middle is the dashes: 7 mm below the type area.
        assert_near(
            f64::midpoint(number[0].top, number[0].bottom),
            BOTTOM + 19.8,
            "height of the page number",
        );
    }
}

#[test]
fn nothing_stands_outside_of_the_type_area() {
    for (name, page) in all_pages() {
        for text in lines(page).into_iter().flatten() {
            let inside =
                text.left >= LEFT - NEAR && text.right <= RIGHT + NEAR && text.bottom <= BOTTOM + NEAR;
            assert!(inside, "{name}, page {}: {text:?}", page.number);
        }
    }
}

#[test]
fn no_mark_is_lost_in_drawing() {
    let marks = |text: &str| text.matches(['。', '，', '、', '；']).count();
    for (name, pages) in DRAWN.iter().flatten() {
        let body = |text: &&Text| (text.size - 16.0).abs() < 0.4;
        let drawn = pages.iter().flat_map(lines).flatten().filter(body).map(|text| marks(&text.words));
        let Some((_, document)) = PAPERS.iter().find(|paper| paper.0 == *name) else { continue };
        let written = document.blocks.iter().map(|block| match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) => marks(text),
            BlockKind::RunIn { heading, text, .. } => marks(heading) + marks(text),
            BlockKind::Table(_) | BlockKind::Title(_) | BlockKind::Signature(_) => 0,
        });
        assert_eq!(drawn.sum::<usize>(), written.sum::<usize>(), "{name}");
    }
}

#[test]
fn tables_fill_the_type_area() {
    for (name, page) in all_pages().filter(|(_, page)| !page.rules.is_empty()) {
        let start = page.rules.iter().map(|rule| rule.0).fold(f64::MAX, f64::min);
        let end = page.rules.iter().map(|rule| rule.1).fold(0.0, f64::max);
        assert_near(start, LEFT, &format!("{name}: left rule"));
        assert_near(end, RIGHT, &format!("{name}: right rule"));
    }
    assert!(DRAWN.is_none() || pages("report").iter().any(|page| !page.rules.is_empty()));
}

#[test]
fn a_long_table_reads_well_wherever_it_is_broken() {
    let groups = ["（三）不", "（四）无", "（五）不", "（六）其"];
    let items = ["8.属于行政", "2.没有现成", "2.重复申请", "3.其他"];
    for (name, pages) in DRAWN.iter().flatten() {
        // A font that lacks a character parts a word in two: lines are read, those of tables alone.
        let has = |page: &Page, said: &str| {
            lines(page).iter().any(|line| line[0].size < 12.0 && words(line).contains(said))
        };
        let column = |page: &Page| -> String {
            let inside = |text: &&Text| text.left < LEFT + 25.0 && text.size < 12.0;
            let mut texts: Vec<&Text> = page.texts.iter().filter(inside).collect();
            texts.sort_by(|a, b| a.top.total_cmp(&b.top));
            texts.iter().map(|text| text.words.as_str()).collect()
        };
        let parts: Vec<&Page> = pages
            .iter()
            .filter(|page| groups.iter().any(|group| has(page, group)) || has(page, "（七）总计"))
            .collect();
        for page in &parts {
            assert!(has(page, "申请人情况"), "{name}, page {}: no head", page.number);
        }
        // The label before all results is whole, once; each group's label is beside its rows.
        let whole = parts.iter().filter(|page| column(page).contains("三、本年度办理结果")).count();
        for page in &parts {
            let of_column = |text: &&Text| text.left < LEFT + 25.0 && text.size < 12.0;
            let broken = page.texts.iter().filter(of_column).find(|text| text.words.ends_with("本年"));
            assert!(broken.is_none(), "{name}, page {}: {broken:?}", page.number);
        }
        assert_eq!(whole, usize::from(!parts.is_empty()), "{name}");
        for (group, item) in groups.iter().zip(items) {
            for page in &parts {
                assert_eq!(has(page, group), has(page, item), "{name}, page {}: {group}", page.number);
            }
        }
    }
}

#[test]
fn no_page_but_the_last_is_nearly_empty() {
    for (name, pages) in DRAWN.iter().flatten() {
        for (page, next) in pages.iter().zip(&pages[1..]) {
            if words(&lines(next)[0]).starts_with(NEW_PAGE) {
                continue;
            }
            let lowest = lines(page).iter().flatten().map(|text| text.bottom).fold(TOP, f64::max);
            let white = (BOTTOM - lowest) / (BOTTOM - TOP);
            assert!(white <= 0.4, "{name}, page {}: {:.0} % white", page.number, 100.0 * white);
        }
    }
}

#[test]
fn lines_are_pitched_alike_with_and_without_a_grid() {
    // LibreOffice passes over the pitch of exact lines or over the grid; they must agree.
    if let Some(drawn) = DRAWN.as_ref() {
        for (page, other) in drawn["full"].iter().zip(&drawn["gridless"]) {
            let (page, other) = (lines(page), lines(other));
            assert_eq!(page.len(), other.len());
            for (line, its) in page.iter().zip(&other) {
                assert_near(
                    line[0].top - page[0][0].top,
                    its[0].top - other[0][0].top,
                    "line without a grid",
                );
            }
        }
    }
}

#[test]
fn no_row_is_split() {
    for name in ["report", "extreme"] {
        let said: Vec<String> = pages(name)
            .iter()
            .map(|page| {
                page.texts.iter().filter(|text| text.top < BOTTOM).map(|text| text.words.as_str()).collect()
            })
            .collect();
        for item in
            ["不再处理其政府信息公开申请", "要求行政机关确认或重新出具已获取信息", "补正后申请内容仍不明确"]
        {
            assert!(DRAWN.is_none() || said.iter().any(|page| page.contains(item)), "{name}: {item}");
        }
    }
}

#[test]
fn no_heading_stands_alone_at_the_foot() {
    for (name, page) in all_pages() {
        let last = lines(page).pop().unwrap();
        let is_heading = last.iter().all(|text| text.font.contains("NotoSans") || text.font.contains("UKai"));
        assert!(!is_heading, "{name}, page {}: {}", page.number, words(&last));
        // Nor with the first line alone of a text that runs on.
        let runs_in = last.iter().any(|text| text.font.contains("UKai"));
        assert!(!runs_in || right(&last) < RIGHT - 32.0, "{name}, page {}: {}", page.number, words(&last));
    }
}

#[test]
fn no_line_of_a_pdf_ends_inside_a_telephone_number() {
    let lines: Vec<String> = pages("numbers").iter().flat_map(lines).map(|line| words(&line)).collect();
    let whole = lines.iter().filter(|line| line.contains("0571-8888-1234")).count();
    assert!(DRAWN.is_none() || whole == 27, "{lines:?}");
}

#[test]
fn no_line_before_a_long_word_is_stretched() {
    for line in pages("addresses").iter().flat_map(lines) {
        let said = words(&line);
        let half_characters: u32 = said.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let space = (right(&line) - left(&line)) / f64::from(half_characters);
        // Capitals are wider than half of a Chinese character, which is 8 points wide.
        assert!(space < 10.0, "{said}: {space:.1} points for a half character");
    }
}

#[test]
fn signature_and_date_stay_with_the_text() {
    for (name, page) in all_pages() {
        let lines = lines(page);
        let Some([signature, day]) = closing(name) else { continue };
        let Some(date) = lines.iter().position(|line| !day.0.is_empty() && words(line) == day.0) else {
            continue;
        };
        if date < 2 {
            assert!(is_long(name), "{name}: signature and date stand alone");
            continue;
        }
        let gap = lines[date - 1][0].top - lines[date - 2][0].top;
        if name != "extreme" {
            assert_near(gap, 2.0 * 28.95, "blank line before the signature");
        }
        assert_near(right(&lines[date - 1]), RIGHT - signature.1, &format!("{name}: signature"));
        assert_near(right(&lines[date]), RIGHT - day.1, &format!("{name}: date"));
    }
}

#[test]
fn a_short_last_paragraph_stays_with_the_closing() {
    let (mut short, mut kept, mut alone) = (false, 0, 0);
    for page in pages("closings") {
        let lines = lines(page);
        let first = words(&lines[0]);
        if first.starts_with(NEW_PAGE) {
            short = first.ends_with("短");
        }
        let is_alone = first.starts_with("某某县人民政府");
        assert!(!(short && is_alone), "page {}: signature and date stand alone", page.number);
        kept += usize::from(short);
        alone += usize::from(is_alone);
    }
    // A longer one is not kept: `no_page_but_the_last_is_nearly_empty` measures the page before.
    assert!(DRAWN.is_none() || (kept > 100 && alone > 0), "{kept} pages, {alone} closings alone");
}

#[test]
fn figures_stand_on_one_line_however_large() {
    let figures =
        pages("extreme").iter().flat_map(|page| &page.texts).filter(|text| text.words.contains("1234"));
    let (mut count, mut least, mut sizes) = (0, f64::MAX, BTreeSet::new());
    for text in figures {
        assert!(text.words.split(' ').all(|figure| figure == "12345678"), "{text:?}");
        count += text.words.split(' ').count();
        least = least.min(text.size);
        sizes.insert(format!("{:.1}", text.size));
    }
    // One for each table.
    assert!(sizes.len() <= 3, "{sizes:?}");
    assert!(DRAWN.is_none() || (count == 10 + 175 + 15 && least >= 5.5), "{count} figures, {least} pt");
}

#[test]
fn every_page_of_a_draft_says_so() {
    for page in pages("draft") {
        assert!(page.texts.iter().any(|text| text.words == "草稿" && text.top < TOP));
    }
    for page in pages("report") {
        assert!(page.texts.iter().all(|text| text.words != "草稿"));
    }
}
