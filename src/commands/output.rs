//! Where results go: the standard output, in colour on a terminal only.

use anstream::AutoStream;
use clap::ValueEnum;
use gen_report::diagnostic::{Paint, terminal};
use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};
use std::path::Path;

/// Whether results are shown in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether to paint what goes to the standard output.
    pub(super) fn paint(self) -> Paint {
        let choice = match self {
            Self::Auto => AutoStream::choice(&io::stdout()),
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        if choice == anstream::ColorChoice::Never { Paint::Plain } else { Paint::Styled }
    }
}

/// The standard output. What is in colour is made fit for the consoles of older Windows systems.
pub(super) fn standard(paint: Paint) -> BufWriter<AutoStream<StdoutLock<'static>>> {
    let out = io::stdout().lock();
    BufWriter::new(match paint {
        Paint::Styled => AutoStream::always(out),
        Paint::Plain => AutoStream::never(out),
    })
}

/// Tells something on the standard output.
///
/// # Errors
/// Nobody can be written to.
pub(super) fn print(text: &str) -> io::Result<()> {
    write(&terminal::lines(text))
}

/// Writes what is to be a file to the standard output: byte for byte, but on a terminal made fit for it.
///
/// # Errors
/// Nobody can be written to.
pub(super) fn print_file(text: &str) -> io::Result<()> {
    if io::stdout().is_terminal() {
        return write(&terminal::lines(text));
    }
    write(text)
}

/// The name of a file, on one line.
pub(super) fn name(path: &Path) -> String {
    terminal::one_line(&path.to_string_lossy()).into_owned()
}

fn write(text: &str) -> io::Result<()> {
    let mut out = standard(Paint::Plain);
    out.write_all(text.as_bytes())?;
    out.flush()
}
