//! What keeps a hostile or damaged PDF from costing time, memory or the program.

use super::device::Overdrawn;
use crate::import::unreadable::Unreadable;
use flate2::{Decompress, FlushDecompress, Status};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The instructions of one page; a page of a table in short strokes has 300 KB.
pub(super) const LARGEST_PAGE: usize = 6 << 20;
/// What all streams but pictures may unpack to; fonts of a report have 10 MB.
const MOST_UNPACKED: u64 = 48 << 20;
/// How far before its content the description of a stream is looked for.
const DESCRIPTION: usize = 1024;

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside the interpreter of PDF, whose panics are caught and told as a damaged file.
pub fn is_reading() -> bool {
    READING.get()
}

/// Runs what calls the interpreter, and catches its panics.
pub(super) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, Unreadable> {
    READING.set(true);
    let done = catch_unwind(AssertUnwindSafe(run));
    READING.set(false);
    done.map_err(|cause| if cause.is::<Overdrawn>() { Unreadable::TooLarge } else { Unreadable::BrokenPdf })
}

/// Whether the file unpacks to far more than a report holds. The interpreter unpacks without a bound.
pub(super) fn unpack_too_far(bytes: &[u8]) -> bool {
    let mut left = MOST_UNPACKED;
    for at in find_all(bytes, b"stream") {
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let description = &bytes[at.saturating_sub(DESCRIPTION)..at];
        let from = find_all(description, b"obj").last().unwrap_or(0);
        let description = &description[from..];
        let holds = |word: &[u8]| find_all(description, word).count();
        if holds(b"FlateDecode") + holds(b"LZWDecode") + holds(b"RunLengthDecode") > 1 {
            return true;
        }
        if holds(b"FlateDecode") == 0 || holds(b"/Image") > 0 {
            continue;
        }
        let content = &bytes[at + b"stream".len()..];
        let breaks = content.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        match unpacked(&content[breaks..], left) {
            Some(size) => left -= size,
            None => return true,
        }
    }
    false
}

/// The size that a stream unpacks to; nothing beyond `most`.
fn unpacked(content: &[u8], most: u64) -> Option<u64> {
    inflated(Decompress::new(true), content, most).map(|(size, _)| size)
}

/// Whether a deflated stream reaches its end; what is to prove it afterwards may be missing.
pub(super) fn ends(content: &[u8]) -> bool {
    let head = content.first().zip(content.get(1));
    let wrapped = head.is_some_and(|(first, second)| {
        first & 15 == 8 && (u32::from(*first) * 256 + u32::from(*second)).is_multiple_of(31)
    });
    let content = if wrapped { &content[2..] } else { content };
    inflated(Decompress::new(false), content, u64::MAX).is_some_and(|(_, ended)| ended)
}

/// The size that a stream unpacks to, and whether its end is reached; nothing beyond `most`.
fn inflated(mut inflate: Decompress, content: &[u8], most: u64) -> Option<(u64, bool)> {
    let mut out = vec![0; 1 << 15];
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let rest = content.get(usize::try_from(read).ok()?..).unwrap_or_default();
        let status = inflate.decompress(rest, &mut out, FlushDecompress::None);
        if inflate.total_out() > most {
            return None;
        }
        let stuck = inflate.total_in() == read && inflate.total_out() == written;
        match status {
            Ok(Status::StreamEnd) => return Some((inflate.total_out(), true)),
            Ok(Status::Ok) if !stuck => {}
            _ => return Some((inflate.total_out(), false)),
        }
    }
}

/// What a file without text of its own carries.
pub(super) fn carrier(bytes: &[u8]) -> Option<Unreadable> {
    let holds = |word: &[u8]| find_all(bytes, word).next().is_some();
    if holds(b"/EmbeddedFile") {
        return Some(Unreadable::CarrierPdf);
    }
    (holds(b"/XFA") || holds(b"/JavaScript")).then_some(Unreadable::ScriptedPdf)
}

fn find_all<'b>(bytes: &'b [u8], word: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let first = word[0];
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
            let at = from + at;
            from = at + 1;
            if bytes[at..].starts_with(word) {
                return Some(at);
            }
        }
        None
    })
}
