//! Waits until something changes in folders, as the system reports it; where it does not, polls.

use crate::commands::support::error::report;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often folders are polled: those of other computers report no changes.
const LOOK_AGAIN: Duration = Duration::from_secs(10);
/// How often folders are polled where the system reports nothing at all.
const LOOK_OFTEN: Duration = Duration::from_secs(2);
/// A program that saves a file changes it several times within this.
const QUIET: Duration = Duration::from_millis(200);
/// A folder that changes all the time is read after this time all the same.
const BUSY: Duration = Duration::from_secs(2);

/// The changes of folders.
pub(crate) struct Changes {
    events: Receiver<()>,
    /// Tells of changes as long as it is kept.
    _watcher: Option<RecommendedWatcher>,
    interval: Duration,
}

impl Changes {
    /// Begins to watch these folders with all below them, and the folders of these files.
    pub(crate) fn of(names: &[PathBuf]) -> Self {
        let (sender, events) = channel();
        let told = move |event: notify::Result<Event>| {
            // To read a file is no change.
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                // Who no longer waits need not be told.
                let _ = sender.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(told).ok();
        let mut is_told = true;
        for name in names {
            let (folder, mode) = if name.is_dir() {
                (name.as_path(), RecursiveMode::Recursive)
            } else {
                (name.parent().unwrap_or(Path::new("")), RecursiveMode::NonRecursive)
            };
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            is_told &= watcher.as_mut().is_some_and(|watcher| watcher.watch(folder, mode).is_ok());
        }
        if !is_told {
            report("系统不通知文件夹的变动，改为每 2 秒查一遍");
        }
        Self { events, _watcher: watcher, interval: if is_told { LOOK_AGAIN } else { LOOK_OFTEN } }
    }

    /// Waits until something changes and then stays as it is for a moment, or until it is time to look again.
    pub(crate) fn wait(&mut self) {
        match self.events.recv_timeout(self.interval) {
            Ok(()) => {
                let begun = Instant::now();
                while begun.elapsed() < BUSY && self.events.recv_timeout(QUIET).is_ok() {}
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => sleep(self.interval),
        }
    }
}
