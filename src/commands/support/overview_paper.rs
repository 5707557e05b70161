//! The report on the reports as a paper, for the writers of documents.

use gen_report::county::{Chart, OVERVIEW_HEADING, OVERVIEW_NAME, Overview};
use gen_report::document::{
    Block, BlockKind, Cell, Content, Document, PageStyle, Role, Table, Title, TitlePart,
};

/// Lays the report on the reports out: who has handed in, the totals, and what was found.
pub(crate) fn lay_out(overview: &Overview) -> Document {
    let (agency, year) = (&overview.agency, overview.year);
    let parts = vec![
        (TitlePart::Organ, agency.clone()),
        (TitlePart::Year, format!("{year}年度")),
        (TitlePart::Name, OVERVIEW_NAME.to_owned()),
    ];
    let title = Title { parts };
    let text = title.text();
    let mut blocks =
        vec![Block::new(BlockKind::Title(title)), heading(OVERVIEW_HEADING), sentence(&standing(overview))];
    let lists = [
        ("没有报来的单位", overview.missing.iter().map(|[name, who]| named(name, who)).collect::<Vec<_>>()),
        ("迟报的单位", overview.late.clone()),
        (
            "有错误的单位",
            overview.wrong.iter().map(|(name, errors)| format!("{name}（{errors} 处）")).collect(),
        ),
        ("没有计入的文件", overview.left_out.iter().map(|[name, why]| format!("{name}：{why}")).collect()),
    ];
    for (name, items) in lists {
        if !items.is_empty() {
            blocks.push(sentence(&format!("{name}：{}", items.join("；"))));
        }
    }
    blocks.push(heading("二、合计"));
    for chart in &overview.charts {
        blocks.push(paragraph(format!("{}（件）", chart.name)));
        blocks.push(Block::new(BlockKind::Table(totals(chart, overview))));
    }
    if !overview.rules.is_empty() {
        blocks.push(heading("三、核对发现的问题"));
        blocks.push(Block::new(BlockKind::Table(rules(overview))));
    }
    Document {
        title: text,
        creator: agency.clone(),
        dated: None,
        blocks,
        style: PageStyle::default(),
        draft: false,
        notes: vec![],
    }
}

fn heading(text: &str) -> Block {
    Block::new(BlockKind::Heading { level: 1, text: text.to_owned() })
}

fn paragraph(text: String) -> Block {
    Block::new(BlockKind::Paragraph(text))
}

fn sentence(text: &str) -> Block {
    paragraph(format!("{text}{}", '。'))
}

fn named(name: &str, who: &str) -> String {
    if who.is_empty() { name.to_owned() } else { format!("{name}（{who}）") }
}

/// Counts who has handed in.
fn standing(overview: &Overview) -> String {
    let counts = [
        overview.listed.map(|listed| format!("应报 {listed} 个单位")),
        Some(format!("计入 {} 个", overview.counted)),
        overview.listed.map(|_| format!("没有报来 {} 个", overview.missing.len())),
        Some(format!("迟报 {} 个", overview.late.len())),
        Some(format!("有错误 {} 个", overview.wrong.len())),
        Some(format!("没有计入的文件 {} 个", overview.left_out.len())),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join("，")
}

fn totals(chart: &Chart, overview: &Overview) -> Table {
    let year = overview.year;
    let mut heads = vec!["项目".to_owned(), format!("{year}年")];
    if overview.has_last {
        heads.extend([format!("{}年", year.saturating_sub(1)), "增减".to_owned()]);
    }
    let rows = chart.bars.iter().map(|bar| {
        let mut row = vec![bar.name.clone(), bar.now.clone()];
        if overview.has_last {
            row.extend([bar.then.clone(), bar.moved.clone()]);
        }
        row
    });
    let widths = if overview.has_last { vec![400, 200, 200, 200] } else { vec![600, 400] };
    table(&chart.name, widths, heads, rows)
}

fn rules(overview: &Overview) -> Table {
    let heads = ["规则", "内容", "单位", "处"].map(str::to_owned).to_vec();
    let rows = overview.rules.iter().map(|(code, asks, units, findings)| {
        vec![code.clone(), asks.clone(), units.to_string(), findings.to_string()]
    });
    table("核对发现的问题", vec![130, 610, 130, 130], heads, rows)
}

fn table(name: &str, widths: Vec<u16>, heads: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Table {
    let row = |role: Role, words: Vec<String>| {
        let cell = |text| Cell { content: Content::Label(role, text), wide: 1, tall: 1, notes: vec![] };
        words.into_iter().map(cell).collect::<Vec<_>>()
    };
    let rows =
        std::iter::once(row(Role::ColumnHead, heads)).chain(rows.map(|words| row(Role::RowHead, words)));
    Table { name: name.to_owned(), widths, head: 1, rows: rows.collect() }
}
