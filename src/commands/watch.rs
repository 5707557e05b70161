//! `gen-report watch`: checks again what changed, and keeps the summary in view.

use crate::commands::support::changes::Changes;
use crate::commands::support::error::{Error, UsageError, report, report_all};
use crate::commands::support::folders::Input;
use crate::commands::support::output::{is_terminal, standard};
use crate::commands::support::reports::{Inputs, Reports};
use crate::commands::support::run_checks::{Checked, run_checks};
use crate::commands::support::selection::{Selection, SelectionArgs};
use crate::commands::support::settings::Settings;
use crate::commands::support::show::show_concise;
use crate::commands::support::stop;
use gen_report::diagnostic::terminal::one_line;
use gen_report::diagnostic::{Outcome, Paint, SummaryRow, summary};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::metadata;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

/// So many lines of the summary, and of new findings, leave the rest of a usual terminal in view.
const MOST: usize = 20;

/// Moves to the top of an empty screen.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// 守着文件夹：报告改了、来了、没了，就重新核对，随时列出各单位的情况；按 Ctrl-C 结束
#[derive(clap::Args)]
#[command(mut_arg("files", |files| files.help("报告文件或者文件夹（连同其中的文件夹），可以写几个，可以用通配符")))]
pub(super) struct Args {
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// What shows whether a file has changed.
type Stamp = Option<(SystemTime, u64)>;

/// What was found in a file when it was last checked.
struct Seen {
    stamp: Stamp,
    row: SummaryRow,
    /// Whether it is compared with other files, and changes with them.
    is_related: bool,
}

/// All that is watched.
struct Watched {
    args: Args,
    seen: BTreeMap<PathBuf, Seen>,
    /// The settings and last year's report as they were when all files were last checked.
    surroundings: Vec<Stamp>,
    notes: Vec<String>,
    /// What is not checked, in words.
    unseen: String,
}

/// What one look at the files gave.
#[derive(Default)]
struct Look {
    checked: Vec<Outcome>,
    gone: usize,
    order: Vec<PathBuf>,
}

pub(super) fn run(args: Args) -> Result<ExitCode, Error> {
    if args.reports.files.iter().any(|name| name.as_os_str() == "-") {
        return Err(UsageError::StandardInputWatched.into());
    }
    stop::listen();
    let names: Vec<PathBuf> = args.reports.files.iter().chain(&args.reports.last).cloned().collect();
    let mut changes = Changes::of(&names);
    let mut watched =
        Watched { args, seen: BTreeMap::new(), surroundings: vec![], notes: vec![], unseen: String::new() };
    let mut is_first = true;
    loop {
        match watched.look() {
            Ok(look) if is_first || !look.checked.is_empty() || look.gone > 0 => {
                watched.show(&look, is_first)?;
                is_first = false;
            }
            Ok(_) => {}
            // What is wrong at the start stays wrong; later on, somebody may be writing the settings.
            Err(error) if is_first => return Err(error),
            Err(error) => report(&error.to_string()),
        }
        changes.wait();
    }
}

impl Watched {
    /// Checks what changed since the last look.
    fn look(&mut self) -> Result<Look, Error> {
        let Args { reports, selection } = &self.args;
        let settings = Settings::beside(&reports.files)?;
        let (select, ignore) = (selection.select.clone(), selection.ignore.clone());
        let (select, ignore) = (select.or(settings.select), ignore.or(settings.ignore));
        let selection = SelectionArgs { select, ignore }.selection()?;
        let mut reports = reports.clone();
        reports.last = reports.last.or(settings.last);
        let surroundings: Vec<Stamp> =
            settings.file.iter().chain(&reports.last).map(|path| stamp(path)).collect();
        let apart: Vec<&Path> =
            settings.output.iter().chain(&settings.templates).map(AsRef::as_ref).collect();
        let mut notes = vec![];
        let inputs = reports.expanded_noting(&apart, &mut notes)?;
        if notes != self.notes {
            report_all(&notes);
            self.notes = notes;
        }
        if surroundings != self.surroundings {
            self.seen.clear();
            self.surroundings = surroundings;
        }
        self.unseen = selection.unseen();
        self.check(inputs, &selection)
    }

    /// Checks the files whose stamps changed, and those that are compared with others if any did.
    fn check(&mut self, mut inputs: Inputs, selection: &Selection) -> Result<Look, Error> {
        let order: Vec<PathBuf> = inputs.files.iter().map(|input| input.path.clone()).collect();
        let before = self.seen.len();
        let listed: BTreeSet<&PathBuf> = order.iter().collect();
        self.seen.retain(|path, _| listed.contains(path));
        let mut look = Look { gone: before - self.seen.len(), ..Look::default() };
        let stamps: BTreeMap<PathBuf, Stamp> = order.iter().map(|path| (path.clone(), stamp(path))).collect();
        look.order = order;
        let is_new = |input: &Input| {
            let known = self.seen.get(&input.path).map(|seen| seen.stamp);
            known.is_none_or(|known| Some(&known) != stamps.get(&input.path))
        };
        let has_changed = look.gone > 0 || inputs.files.iter().any(&is_new);
        let is_related = |input: &Input| self.seen.get(&input.path).is_some_and(|seen| seen.is_related);
        inputs.files.retain(|input| is_new(input) || (has_changed && is_related(input)));
        let has_related = inputs.last.is_some() || !inputs.children.is_empty();
        let work = |_: &Input, checked: Checked| {
            let Checked { source, mut problems, report, .. } = checked;
            selection.keep(&mut problems);
            let is_related = has_related || report.last.is_some() || !report.children.is_empty();
            let unit = report.agency.name.map(|name| name.value).unwrap_or_default();
            (Outcome::Checked { source, problems }, unit, is_related)
        };
        run_checks(&inputs, true, work, |input, checked| {
            let (outcome, unit, is_related) = checked.unwrap_or_else(|error| {
                let (file, message) = (input.path.display().to_string(), error.to_string());
                (Outcome::Unread { file, message }, String::new(), has_related)
            });
            let stamp = stamps.get(&input.path).copied().flatten();
            let row = SummaryRow::new(&outcome, &unit);
            self.seen.insert(input.path.clone(), Seen { stamp, row, is_related });
            look.checked.push(outcome);
            Ok(())
        })?;
        Ok(look)
    }

    /// Shows what is new, and under it the summary of all files.
    fn show(&self, look: &Look, is_first: bool) -> Result<(), Error> {
        let mut out = standard(Paint::Plain);
        let mut lines = vec![];
        if !is_first {
            let gone = if look.gone > 0 { format!("，{} 个没有了", look.gone) } else { String::new() };
            writeln!(&mut lines, "重新核对 {} 个文件{gone}", look.checked.len())?;
        }
        for outcome in &look.checked {
            match outcome {
                Outcome::Unread { message, .. } => writeln!(&mut lines, "{}", one_line(message))?,
                Outcome::Checked { .. } if is_first => {}
                checked @ Outcome::Checked { .. } => show_concise(checked, &mut lines)?,
            }
        }
        if is_terminal() {
            // The colours are off, and with them all that commands a terminal.
            std::io::stderr().write_all(CLEAR.as_bytes())?;
        }
        let lines = String::from_utf8_lossy(&lines);
        for line in lines.lines().take(MOST) {
            writeln!(out, "{line}")?;
        }
        if lines.lines().count() > MOST {
            writeln!(out, "……其余 {} 行没有列出：用 gen-report check 看", lines.lines().count() - MOST)?;
        }
        let rows: Vec<SummaryRow> =
            look.order.iter().filter_map(|path| self.seen.get(path)).map(|seen| seen.row.clone()).collect();
        let table = summary(&rows, MOST, &self.unseen);
        writeln!(out, "\n{}{}\n正在守着，按 Ctrl-C 结束", table.lines, table.closing)?;
        Ok(out.flush()?)
    }
}

fn stamp(path: &Path) -> Stamp {
    let found = metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
