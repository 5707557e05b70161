//! Does work on many things at a time, on every core that the system gives.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::sync::LazyLock;

/// Whether the system gives threads; where it gives none, the main one does all the work.
static HAS_THREADS: LazyLock<bool> = LazyLock::new(|| rayon::ThreadPoolBuilder::new().build_global().is_ok());

/// Counts the threads that work at a time.
pub(crate) fn count() -> usize {
    if *HAS_THREADS { rayon::current_num_threads() } else { 1 }
}

/// Does `work` on every item; the results keep the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    if *HAS_THREADS { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}
