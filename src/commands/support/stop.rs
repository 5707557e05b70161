//! Stops the program when it is asked to, by Ctrl-C, by a closed window or by the system: nothing unfinished stays behind.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::{fs, process};

/// The exit code of programs that Ctrl-C has ended: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// The temporary files and folders that are not finished. The first of them begins to listen; before it there is nothing to remove.
static UNFINISHED: LazyLock<Mutex<BTreeSet<PathBuf>>> = LazyLock::new(|| {
    // Where the system does not let us listen, the next run removes what is left.
    let _ = ctrlc::set_handler(stop);
    Mutex::default()
});

/// Lets the program be stopped from now on, also where it was begun by a script whose shell has Ctrl-C passed over.
pub(crate) fn listen() {
    drop(lock());
}

/// Keeps the program from being stopped while files are made or take their names.
pub(crate) fn lock() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what is not finished. The lock is never given back, so that nothing new begins.
fn stop() {
    let unfinished = lock();
    for path in unfinished.iter() {
        // One that has taken its name by now is not there any more.
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
    process::exit(INTERRUPTED);
}
