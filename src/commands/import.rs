//! `gen-report import`: a published report as an agency's file; what is not sure is left open and named.

use crate::commands::files::{read_published, refuse_document};
use crate::commands::output::print;
use crate::commands::save::{Existing, save};
use crate::commands::stop::{Stop, complain};
use gen_report::import::{Doubt, Imported};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// 把已公布的报告（.docx、网页、文本）读成填报文件；拿不准的数写作“?”，逐行说明
#[derive(clap::Args)]
pub(super) struct Args {
    /// 已公布的报告：.docx、.html 或 .txt
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 写到这个文件，不覆盖已有的；不写就输出到屏幕
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Stop> {
    refuse_document(args.output.as_deref())?;
    let imported = read_published(&args.file)?;
    let name = args.file.display();
    if imported.sure == 0 {
        let sentence =
            format!("“{name}”里的表找到了，但没有一个数是拿得准的，没有写出文件\n{}", summary(&imported));
        return Err(sentence.into());
    }
    let mut remarks = imported.remarks();
    remarks.preface.insert(0, format!("从“{}”读入，须逐项核对", file_name(&args.file)));
    let text = imported.certain().to_toml(imported.form, &remarks);
    let Some(path) = &args.output else {
        print(&text)?;
        complain(&format!("从“{name}”读入\n{}", summary(&imported)));
        return Ok(ExitCode::SUCCESS);
    };
    save(path, text.as_bytes(), Existing::Keep)?;
    print(&format!("已从“{name}”读入，写到 {}\n{}\n", path.display(), summary(&imported)))?;
    Ok(ExitCode::SUCCESS)
}

/// How many figures are sure, and every row that is not.
fn summary(imported: &Imported) -> String {
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
        let same = doubts.iter().take_while(|other| other.why == first.why).count();
        let rest = if same > 1 { format!("等 {same} 行") } else { String::new() };
        let (label, place) = (label(imported, first), imported.place(first));
        let _ = write!(summary, "\n  待核实：{label}{rest}（{place}）：{}", first.why);
        doubts = &doubts[same..];
    }
    for note in &imported.notes {
        let _ = write!(summary, "\n  说明：{}", note.words);
    }
    summary
}

fn label(imported: &Imported, doubt: &Doubt) -> String {
    let table = imported.form.tables.get(doubt.table);
    let line = table.and_then(|table| table.rows().nth(doubt.row)).map(|(_, line)| line.name());
    format!("“{}”", line.unwrap_or_default())
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
