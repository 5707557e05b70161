//! Chinese text without a subject: characters, numbers, words and labels. This room knows no other.

pub mod blank;
pub mod label;
pub mod lexicon;
pub mod likeness;
pub mod normalized;
pub mod numbers;
pub mod numerals;
pub mod ordinals;
pub mod place_names;
pub mod quotes;
pub mod radicals;
pub mod script;
pub mod width;

pub use blank::{is_blank, is_invisible, lines};
pub use lexicon::Words;
pub use normalized::Normalized;
pub use numbers::Number;
pub use ordinals::Ordinal;
pub use radicals::{unified, unify};
pub use script::is_chinese;
pub use width::{full, half, is_digit};
