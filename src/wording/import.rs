//! Words what the import reports: why a file is refused, what is not sure, what was left out.

use crate::agency_file::{self, Remarks};
use crate::import::{
    DoubtfulRow, ImportNote, Imported, NoteKind, Reason, Unreadable, Unrecognised, UnsupportedFormat,
    UnsureKind,
};
use std::borrow::Cow;
use std::fmt::Write as _;

/// How many of several words are quoted, and how many characters of each: they are to be found again, not to be read.
const MOST_QUOTED: usize = 4;
const LONGEST_QUOTE: usize = 24;
/// The widest row of the form has 15 columns; of a row with more figures the first ones tell enough.
const MOST_FIGURES: usize = 16;

/// Words why a file cannot be read, with the remedy.
pub fn unreadable(refusal: Unreadable) -> Cow<'static, str> {
    Cow::Borrowed(match refusal {
        Unreadable::TooLarge => "文件太大，不像一份年度报告；只留下报告正文后再试",
        Unreadable::LegacyOrEncrypted => "文件设有密码或是旧版 .doc；去掉密码、另存为 .docx 后再试",
        Unreadable::Unsupported(foreign) => {
            return format!("这是{}，不能读取；{}", self::foreign(foreign), way_out(foreign)).into();
        }
        Unreadable::Binary => "这不是文字文件，不能读取；另存为 .docx、.html 或 .txt 后再试",
        Unreadable::Charset => "看不出文件用的是什么编码；另存为 UTF-8 编码后再试",
        Unreadable::BrokenZip => "文件已损坏，无法解开；用 WPS 或 Word 打开，重新保存为 .docx 后再试",
        Unreadable::NotWord => "这是压缩包，里面没有 Word 文档的正文；解压后，把其中的报告另存为 .docx 再试",
        Unreadable::EncryptedPart => "文件设有密码；去掉密码、另存为 .docx 后再试",
        Unreadable::BrokenXml => {
            "文档内容已损坏，读到一半就断了；用 WPS 或 Word 打开，重新保存为 .docx 后再试"
        }
        Unreadable::DocumentType => "文档里有 DOCTYPE 声明，正常的 Word 文档没有；为安全起见不读取",
        Unreadable::ForeignChunk => {
            "正文是嵌在文档里的另一个文件，打开时才并进来；用 Word 打开，重新保存为 .docx 后再试"
        }
        Unreadable::TooDeep => "文档层层嵌套过深，不像一份年度报告，不读取",
        Unreadable::LeftOut => {
            "填报页不读这种文件；改用它的 .docx，或者用 gen-report import 读成填报文件，再拖到页面上"
        }
        Unreadable::EncryptedPdf => "这份 PDF 设有密码；去掉密码后另存，或者改用生成它的 .docx",
        Unreadable::BrokenPdf => {
            "这份 PDF 已损坏，读不下去；重新下载，或者用 WPS、浏览器打开后重新打印成 PDF"
        }
        Unreadable::TooManyPages => "这份 PDF 超过 60 页，不像一份年度报告；只留下报告的几页再试",
        Unreadable::PicturePdf => {
            "这份 PDF 里是图片（扫描件），没有文字；改用生成它的 .docx，没有就先用带文字识别的程序转成 .docx，再逐格核对"
        }
        Unreadable::NamelessPdf => {
            "这份 PDF 的字体没有写明各是什么字（复制出来是乱码）；改用生成它的 .docx，没有就先用带文字识别的程序转成 .docx，再逐格核对"
        }
        Unreadable::CarrierPdf => "这份 PDF 只是装附件的外壳，报告在附件里；把附件另存出来，再读附件",
        Unreadable::ScriptedPdf => {
            "这份 PDF 的内容要由它自带的脚本生成，脚本不会运行；用 Adobe Reader 打开，打印成普通 PDF"
        }
        Unreadable::TooWide => "文件里有一行超过 256 格的表格，不像一份年度报告；只留下报告正文后再试",
        Unreadable::BrokenBook => "工作簿已损坏，读不下去；用 WPS 或 Excel 打开，重新保存为 .xlsx 后再试",
        Unreadable::Macros => "工作簿里有宏，宏不会运行，文件也不读取；另存为不带宏的 .xlsx 后再试",
        Unreadable::Empty => "文件里没有文字",
    })
}

/// Names a format that is not read, as it follows a Chinese word.
pub fn foreign(format: UnsupportedFormat) -> &'static str {
    match format {
        UnsupportedFormat::OldWord => "旧版 Word 文档（.doc、.wps）",
        UnsupportedFormat::Sheet => "旧版或别的表格（.xls、.et、.ods、.xlsb）",
        UnsupportedFormat::Slides => "演示文稿",
        UnsupportedFormat::Rtf => " RTF 文件",
        UnsupportedFormat::Ofd => " OFD 文件",
        UnsupportedFormat::Mail => "邮件",
        UnsupportedFormat::Archive => "压缩文件",
        UnsupportedFormat::Picture => "图片文件",
    }
}

/// The shortest way from a format to one that is read.
pub fn way_out(format: UnsupportedFormat) -> &'static str {
    match format {
        UnsupportedFormat::OldWord | UnsupportedFormat::Rtf => "用 WPS 或 Word 打开，另存为 .docx",
        UnsupportedFormat::Sheet => "用 WPS 表格或 Excel 打开，另存为 .xlsx",
        UnsupportedFormat::Slides => "改用报告的 .docx、.pdf 或网页",
        UnsupportedFormat::Ofd => "用 OFD 阅读器打开，另存或打印为 .pdf",
        UnsupportedFormat::Mail => "打开邮件，把附件里的报告另存出来",
        UnsupportedFormat::Archive => "解压后，读里面的报告",
        UnsupportedFormat::Picture => {
            "改用生成它的 .docx 或 .pdf，没有就先用带文字识别的程序转成 .docx，再逐格核对"
        }
    }
}

/// Words why a document is no report that can be recognised.
pub fn unrecognised(refusal: Unrecognised) -> &'static str {
    match refusal {
        Unrecognised::NoTable => "没有找到表格；如果表格是图片，改用有文字表格的文件",
        Unrecognised::OtherTables => "有表格，但都不是政府信息公开工作年度报告的表",
        Unrecognised::TwoReports => "文件里有两份报告（同一张表出现了两次）；拆成两个文件后再试",
        Unrecognised::Nothing => "只有空表，没有数字和文字",
    }
}

/// Words how many figures are sure, every row that is not, and every note.
pub fn summary(imported: &Imported) -> String {
    let Imported { sure, unsure, missing, .. } = imported;
    let mut summary = format!(
        "  数字 {} 格：拿得准 {sure}，待核实 {unsure}，原件没有或空着 {missing}",
        sure + unsure + missing
    );
    if imported.printed_on.key != imported.form.key {
        let notice = &imported.printed_on.notice;
        // Writing into a string cannot fail.
        let _ = write!(summary, "\n  原件用的是 {notice} 的格式，与现行格式不同的栏目须重新填写");
    }
    let mut doubts = imported.doubts.as_slice();
    while let Some(first) = doubts.first() {
        let same = doubts.iter().take_while(|other| other.reason == first.reason).count();
        let rest = if same > 1 { format!("等 {same} 行") } else { String::new() };
        let (label, place) = (label(imported, first), place(imported, first));
        let _ = write!(summary, "\n  待核实：{label}{rest}（{place}）：{}", reason(&first.reason));
        doubts = &doubts[same..];
    }
    for note in &imported.notes {
        let _ = write!(summary, "\n  说明：{}", self::note(&note.kind));
    }
    summary
}

/// Writes an imported report as an agency's file, with what is not sure left open and named.
pub fn agency_file(imported: &Imported, name: &str) -> String {
    let mut remarks = remarks(imported);
    remarks.preface.insert(0, format!("从“{name}”读入，须逐项核对"));
    agency_file::write(&imported.certain(), imported.form, &remarks)
}

/// Words what is to be said in the agency's file, row by row and at its top.
fn remarks(imported: &Imported) -> Remarks {
    let form = imported.form;
    let doubts = imported.doubts.iter().filter_map(|doubt| {
        let table = form.tables.get(doubt.table)?;
        let (_, line) = table.rows().nth(doubt.row)?;
        let path = format!("{}.{}", table.key, line.key);
        Some((path, format!("待核实：{}，见{}", reason(&doubt.reason), place(imported, doubt))))
    });
    let is_row = |note: &&ImportNote| {
        form.tables.iter().any(|table| {
            let row = note.path.strip_prefix(&*table.key).and_then(|rest| rest.strip_prefix('.'));
            row.is_some_and(|row| table.rows().any(|(_, line)| line.key == row))
        })
    };
    let (rows, others): (Vec<_>, Vec<_>) = imported.notes.iter().partition(is_row);
    let rows = rows.into_iter().map(|note| (note.path.clone(), self::note(&note.kind)));
    let named =
        |note: &ImportNote| if note.path.is_empty() { String::new() } else { format!("{}：", note.path) };
    let preface = others.into_iter().map(|note| named(note) + &self::note(&note.kind));
    let preface = preface.chain(guesses(imported)).collect();
    Remarks { preface, rows: doubts.chain(rows).collect() }
}

/// Names the row that is not sure.
fn label(imported: &Imported, doubt: &DoubtfulRow) -> String {
    let table = imported.form.tables.get(doubt.table);
    let line = table.and_then(|table| table.rows().nth(doubt.row)).map(|(_, line)| line.name());
    format!("“{}”", line.unwrap_or_default())
}

/// Names where a row stands that is not sure: a place of the document, or a line of a text.
fn place(imported: &Imported, doubt: &DoubtfulRow) -> String {
    let line = || format!("第 {} 行", imported.source.position(doubt.span.start).line);
    imported.source.place(doubt.span).map_or_else(line, |place| place.to_string())
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NoHead => "没有找到对应的表头".to_owned(),
        Reason::RunTogether(printed) => format!("“{printed}”几个数连在一起，分不开"),
        Reason::OnlyOne(expected) => format!("应有 {expected} 个数，只有 1 个"),
        Reason::WrongCount { expected, printed } => {
            let shown = printed.iter().take(MOST_FIGURES).map(String::as_str).collect::<Vec<_>>().join(" ");
            if printed.len() == *expected {
                return format!("印了 {expected} 个数，但另有空格，分不清空的是哪一栏：{shown}");
            }
            format!("应有 {expected} 个数，印了 {} 个：{shown}", printed.len())
        }
        Reason::LastBlank(column) => format!("“{column}”栏空着，前面的数可能错了位"),
        Reason::NotAFigure { column, printed } => format!("“{column}”栏印的是“{printed}”"),
        Reason::PrintedTwice => "这一行印了两次，数不一样".to_owned(),
        Reason::GroupInOneRow(group) => format!("“{group}”只印了一行"),
        Reason::OneRowOnOldForm(group) => format!("原件只有“{group}”一行"),
        Reason::NoColumnOnOldForm => "原件的表没有这一栏".to_owned(),
        Reason::LabelsLost(count, labels) => labels_lost(*count, labels),
        Reason::OtherUnit { column, unit } => {
            format!("“{column}”栏的表头印的单位是“{unit}”，格式要求的是万元")
        }
        Reason::Unsure(kind) => unsure(*kind),
    }
}

fn note(kind: &NoteKind) -> String {
    match kind {
        NoteKind::BesideFigure { column, remark } => format!("“{column}”栏另注：{remark}"),
        NoteKind::BesideTables(words) => format!("表外的文字没有录入：{words}"),
        NoteKind::OtherTables { count, words } => {
            format!("另有 {count} 个表格没有录入：{}", quoted(std::slice::from_ref(words)))
        }
        NoteKind::OutsideReport(lines) => {
            format!("正文以外的 {} 行没有录入：{}", lines.len(), quoted(lines))
        }
        NoteKind::Footer(lines) => {
            format!("正文之后 {} 行网页页脚没有录入：{}", lines.len(), quoted(lines))
        }
        NoteKind::Contents(lines) => format!("{} 行目录没有录入：{}", lines.len(), quoted(lines)),
        NoteKind::RunningHeads(lines) => format!("去掉了 {} 处页眉页脚：{}", lines.len(), quoted(lines)),
        NoteKind::NoFee => "没有读出本年实收信息处理费的金额".to_owned(),
        NoteKind::Rejoined(count) => format!("接上了 {count} 处被分页、换行断开的段落"),
        NoteKind::Bookmarks(marks) => format!("去掉了 {} 处转换残留：{}", marks.len(), quoted(marks)),
        NoteKind::Markdown(count) => format!("去掉了 {count} 处 Markdown 标记"),
        NoteKind::LabelsLost(count, labels) => labels_lost(*count, labels),
        NoteKind::InYuan { printed, read } => {
            format!("表头的单位是元，印的 {printed} 元按 {read} 万元录入")
        }
        NoteKind::Unsure { place: Some(place), count: 1, kind } => format!("{place}：{}", unsure(*kind)),
        NoteKind::Unsure { place: Some(place), count, kind } => {
            format!("{place}等 {count} 处：{}", unsure(*kind))
        }
        NoteKind::Unsure { place: None, kind, .. } => unsure(*kind),
    }
}

fn unsure(kind: UnsureKind) -> String {
    match kind {
        UnsureKind::AcrossALine => "数字压在表格线上，分不清属于哪一格".to_owned(),
        UnsureKind::Beside => "旁边的格里有两个数，分不清哪个属于这一格".to_owned(),
        UnsureKind::MergedDown => "一个数的格竖着合并了几行，分不清属于哪一行".to_owned(),
        UnsureKind::Slipped => "表格没有格线，这一行的数字没有排齐，分不清属于哪一格".to_owned(),
        UnsureKind::Wrapped => {
            "下面一行还有几个数字，可能是这一行的数折到了下一行，分不清各是多少".to_owned()
        }
        UnsureKind::Pictured => "格里没有文字，只有图片、公式或者选择框，读不出数".to_owned(),
        UnsureKind::BrokenLines => "表格线不完整，分不清格子".to_owned(),
        UnsureKind::TornRow => "这一行被分页截断，分不清上下两半的数字是不是一个".to_owned(),
        UnsureKind::Covered => {
            "这一格上压着别的内容（遮盖、批注、水印或者表单域），或者字形与文件注明的字不符，分不清哪个数作准"
                .to_owned()
        }
        UnsureKind::Hidden => "这里的字看不见，是扫描件的文字识别结果或者被隐藏的字".to_owned(),
        UnsureKind::MayBeHidden => "网页的样式可能隐藏了这里的字，分不清显示不显示".to_owned(),
        UnsureKind::Raised => "数字旁边有上标、下标或者小字的数字，分不清是不是注号".to_owned(),
        UnsureKind::Backwards => "这里的字从右往左排，或者翻转过来，分不清显示的是哪个数".to_owned(),
        UnsureKind::ShownOtherwise => "格里显示的数与文件里存的数不一样，分不清哪个作准".to_owned(),
        UnsureKind::Footnotes(count) => format!("另有 {count} 条脚注或尾注没有录入"),
        UnsureKind::Struck => "格里的字都被划掉了".to_owned(),
        UnsureKind::PartlyStruck => "格里有的字被划掉或是上标、下标，分不清算不算数".to_owned(),
        UnsureKind::NotComputed => {
            "格里是公式，文件里没有存算出的数；用 Excel 或 WPS 打开、保存后再读入".to_owned()
        }
        UnsureKind::HiddenSheet => "有隐藏的工作表，没有读；要读就先取消隐藏".to_owned(),
        UnsureKind::BrokenPage(page) => {
            format!("第 {page} 页的数据残缺，上面的内容可能没有读全；换一份完整的文件再试")
        }
        UnsureKind::Picture(page) => format!("第 {page} 页是图片，上面的字读不出，没有录入"),
    }
}

fn labels_lost(count: usize, labels: &[String]) -> String {
    let unknown = if labels.is_empty() { String::new() } else { format!("：{}", quoted(labels)) };
    format!("有 {count} 行数字的标签丢失或认不出，分不清各是哪一行{unknown}")
}

/// Words the kind and level that the agency's name suggests, for the agency to confirm.
fn guesses(imported: &Imported) -> Option<String> {
    let agency = &imported.report.agency;
    let kind = agency.kind.as_ref().map(|kind| kind.value);
    let kind = kind.map(|kind| format!("kind 可能是 {}（{}）", kind.word(), kind.label()));
    let level = agency.level.as_ref().map(|level| level.value);
    let level = level.map(|level| format!("level 可能是 {}（{}）", level.word(), level.label()));
    let guesses: Vec<_> = kind.into_iter().chain(level).collect();
    (!guesses.is_empty())
        .then(|| format!("[agency] 的 kind 和 level 没有填，按名称推断：{}", guesses.join("，")))
}

/// Quotes the beginnings of the first few of several words.
fn quoted(words: &[String]) -> String {
    let cut = |words: &String| {
        let short: String = words.chars().take(LONGEST_QUOTE).collect();
        if short.len() < words.len() { short + "…" } else { short }
    };
    let first: Vec<_> = words.iter().take(MOST_QUOTED).map(cut).collect();
    first.join("；") + if words.len() > MOST_QUOTED { "；……" } else { "" }
}
