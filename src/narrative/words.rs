//! The vocabulary of the narrative: finds a list of `words.toml` when the program is compiled.

use crate::text::Words;

const FILE: &str = include_str!("words.toml");

/// No words at all.
pub(crate) static NONE: Words = Words::of("");

/// The words of a list. A list that the file does not hold fails the build.
pub(crate) const fn list(name: &str) -> Words {
    Words::of(section(name))
}

/// The text between the quotation marks of a list's `words`. It is found by hand: the file costs no run anything, and a
/// misspelt name does not compile.
const fn section(name: &str) -> &'static str {
    let heading = find(FILE, 0, name, b'[', b']');
    let start = find(FILE, heading, "words = \"\"", b'\n', b'"') + 1;
    let end = find(FILE, start, "\"\"", b'\n', b'"') - "\n\"\"".len();
    let (_, rest) = FILE.split_at(start);
    rest.split_at(end - start).0
}

/// Finds a text between two bytes and returns where it ends.
const fn find(file: &str, from: usize, wanted: &str, before: u8, after: u8) -> usize {
    let (file, wanted) = (file.as_bytes(), wanted.as_bytes());
    let mut at = from;
    while at + wanted.len() + 1 < file.len() {
        if file[at] == before {
            let mut same = 0;
            while same < wanted.len() && file[at + 1 + same] == wanted[same] {
                same += 1;
            }
            if same == wanted.len() && file[at + 1 + same] == after {
                return at + 1 + same;
            }
        }
        at += 1;
    }
    panic!("words.toml lacks this list")
}
