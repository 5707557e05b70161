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
    pub(crate) fn new(files: usize, is_quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} 个文件") {
            bar.set_style(style.progress_chars("##-"));
        }
        Self { bar, begun: Instant::now(), is_pending: !is_quiet }
    }

    /// Counts one more file, and takes the bar away while something else is written; `show` is told whether there is one,
    /// so that nothing stays behind to be written over it.
    pub(crate) fn step<T>(&mut self, show: impl FnOnce(bool) -> T) -> T {
        if self.is_pending && self.begun.elapsed() > PATIENCE {
            self.is_pending = false;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
        // A bar is hidden where the standard error is no terminal.
        if self.bar.is_hidden() { show(false) } else { self.bar.suspend(|| show(true)) }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
