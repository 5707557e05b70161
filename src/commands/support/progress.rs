//! How far a long run is, on a terminal only: a run that takes no longer than a second shows nothing.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Most runs end sooner than anybody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar of a run.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    /// Whether it may still appear.
    is_pending: bool,
}

impl Progress {
    /// Begins a run over so many files.
    pub(crate) fn new(files: usize, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} 个文件") {
            bar.set_style(style.progress_chars("##-"));
        }
        Self { bar, begun: Instant::now(), is_pending: !quiet }
    }

    /// Counts one more file, and takes the bar away while something else is written: `show` keeps nothing back that is to
    /// be written to a terminal.
    pub(crate) fn step<T>(&mut self, show: impl FnOnce() -> T) -> T {
        if self.is_pending && self.begun.elapsed() > PATIENCE {
            self.is_pending = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
        self.bar.suspend(show)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
