//! A sum over what a writer wrote, for the mark by which an edited file is known.

use std::fmt;

/// A running sum, FNV-1a over words of eight bytes: it detects edits, not forgery.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Sum {
    /// Adds a part of a package under its name.
    pub(super) fn add_part(&mut self, path: &str, bytes: &[u8]) {
        self.add(path.as_bytes());
        self.add(bytes);
    }

    /// Adds bytes, and how many they are.
    pub(super) fn add(&mut self, part: &[u8]) {
        self.word(part.len() as u64);
        let (words, rest) = part.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        for byte in rest {
            self.word(u64::from(*byte));
        }
    }

    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3);
        // The product carries upwards only.
        self.0 ^= self.0 >> 32;
    }
}

/// In 16 hexadecimal digits.
impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
