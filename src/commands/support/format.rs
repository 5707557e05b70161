//! The formats of `build`: those that are written here, and PDF, which an office suite makes from DOCX.

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use gen_report::workbook;
use gen_report::writers::{self, Medium, WRITERS, Writer};

/// A file format of the command line.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OutputFormat {
    /// One that is written here.
    Written(&'static Writer),
    /// The form as a workbook, which holds the report itself.
    Workbook,
    /// Made from the Word document by the office suite that is installed.
    Pdf,
}

impl OutputFormat {
    /// Lists every format; the slowest comes last.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        WRITERS.iter().map(Self::Written).chain([Self::Workbook, Self::Pdf])
    }

    /// Names the format on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Written(writer) => writer.name,
            Self::Workbook => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    /// Gives the ending of its files' names, without the first dot.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Written(writer) => writer.ending,
            Self::Workbook => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    /// Tells whether a file is as it was written, for formats that bear a mark.
    pub(crate) fn is_as_written(self) -> Option<fn(&[u8]) -> bool> {
        match self {
            Self::Written(writer) => Some(writer.is_as_written),
            Self::Workbook => Some(workbook::is_as_written),
            Self::Pdf => None,
        }
    }

    /// Whether a terminal can show it.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Written(writer) if writer.medium != Medium::Binary)
    }

    /// Whether it is written unless the command line says otherwise.
    pub(crate) fn is_usual(self) -> bool {
        matches!(self, Self::Written(writer) if writer.usual)
    }
}

/// Gives the help of `--to`.
pub(crate) fn help() -> String {
    let all: Vec<_> = OutputFormat::all().map(OutputFormat::name).collect();
    let usual: Vec<_> =
        OutputFormat::all().filter(|format| format.is_usual()).map(OutputFormat::name).collect();
    format!(
        "生成的格式，用逗号隔开：{}；不写就是 {}。fragment 是贴进网站编辑器的网页片段，xlsx 是填报用的表格，pdf 由已安装的 LibreOffice 转成",
        all.join("、"),
        usual.join(",")
    )
}

/// Lists the names that `--to` takes.
pub(crate) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(OutputFormat::all().map(OutputFormat::name))
}

/// How lines of a plain text end. The default is the same on every system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Newline {
    /// As the Notepad of every Windows reads it: with a byte order mark before the first line.
    #[value(help = "合记事本的习惯")]
    Crlf,
    /// As programs read it.
    #[value(help = "供其他程序读")]
    Lf,
}

impl Newline {
    /// Ends the lines of a text, which end with line feeds, in this way.
    pub(crate) fn end_lines(self, text: Vec<u8>) -> Vec<u8> {
        if self == Self::Lf {
            return text;
        }
        writers::for_notepad(&text)
    }
}
