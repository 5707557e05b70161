//! Where results go: the standard output, in colour on a terminal only.

use anstream::AutoStream;
use clap::ValueEnum;
use gen_report::diagnostic::{Paint, terminal};
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};
use std::path::Path;

/// Whether results are shown in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[value(help = "在终端里才用")]
    Auto,
    /// Always.
    #[value(help = "总是")]
    Always,
    /// Never.
    #[value(help = "从不")]
    Never,
}

impl Color {
    /// Whether to paint what goes to the standard output.
    pub(crate) fn paint(self) -> Paint {
        let choice = match self {
            Self::Auto => AutoStream::choice(&io::stdout()),
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        if choice == anstream::ColorChoice::Never { Paint::Plain } else { Paint::Styled }
    }
}

/// How much is said, and in which colours: options of every command.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Voice {
    /// 彩色显示：auto 在终端里才用（默认）、always 总是、never 从不
    #[arg(long, global = true, display_order = 800, value_name = "何时", default_value = "auto")]
    pub(crate) color: Color,
    /// 不说做了什么，只说问题和出错
    #[arg(short, long, global = true, display_order = 801)]
    pub(crate) quiet: bool,
}

impl Voice {
    /// Says what was done, unless nothing is to be said.
    ///
    /// # Errors
    /// The standard output cannot be written to.
    pub(crate) fn say(self, text: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { print(text) }
    }
}

/// Opens the standard output. Colours are made fit for the consoles of older Windows systems.
pub(crate) fn standard(paint: Paint) -> BufWriter<AutoStream<StdoutLock<'static>>> {
    let out = io::stdout().lock();
    BufWriter::new(match paint {
        Paint::Styled => AutoStream::always(out),
        Paint::Plain => AutoStream::never(out),
    })
}

/// Whether both results and remarks go to a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal() && io::stderr().is_terminal()
}

/// Writes what is kept back, where a terminal shows remarks as well: they come after it.
///
/// # Errors
/// The output cannot be written to.
pub(crate) fn flush_to_terminal(out: &mut impl Write) -> io::Result<()> {
    if is_terminal() { out.flush() } else { Ok(()) }
}

/// Whether an option's value stands for the standard output.
pub(crate) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes one text to the standard output.
///
/// # Errors
/// The standard output cannot be written to.
pub(crate) fn print(text: &str) -> io::Result<()> {
    write(&terminal::lines(text))
}

/// Writes what is to be a file to the standard output: byte for byte, but on a terminal made fit for it.
///
/// # Errors
/// The standard output cannot be written to.
pub(crate) fn print_file(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() {
        return write(&terminal::lines(text));
    }
    write(text)
}

/// Gives the name of a file, on one line.
pub(crate) fn name(path: &Path) -> String {
    terminal::one_line(&path.to_string_lossy()).into_owned()
}

fn write(text: &str) -> io::Result<()> {
    let mut out = standard(Paint::Plain);
    out.write_all(text.as_bytes())?;
    out.flush()
}
