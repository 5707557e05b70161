//! Does work on many things at a time, on every core that the system gives.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use std::fs;
use std::sync::LazyLock;

/// Whether the system gives threads; where it gives none, or no room for them, the main one does all the work.
static HAS_THREADS: LazyLock<bool> =
    LazyLock::new(|| !is_narrow() && rayon::ThreadPoolBuilder::new().build_global().is_ok());

/// The C library sets so many bytes of addresses apart for each thread that asks for memory. Where it cannot, every piece
/// is asked of the system by itself, which is slower a hundred times.
const EACH: u64 = 128 << 20;

/// Counts the threads that work at a time.
pub(crate) fn count() -> usize {
    if *HAS_THREADS { rayon::current_num_threads() } else { 1 }
}

/// Does `work` on every item; the results keep the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Send + Sync) -> Vec<R> {
    if *HAS_THREADS { items.par_iter().map(work).collect() } else { items.iter().map(work).collect() }
}

/// Whether the system limits the memory of the program, as Linux tells, to less than its threads need.
fn is_narrow() -> bool {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    memory_limit().is_some_and(|limit| limit < EACH.saturating_mul(cores + 1))
}

/// How many bytes the program may address, where that is limited.
fn memory_limit() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}
