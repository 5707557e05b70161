//! The agency's file, one TOML format: read, written, its schema, its citations and what to say of its slips.

mod asks;
mod bounds;
mod citations;
mod commented;
mod fields;
mod grids;
mod header;
mod keys;
mod loose;
mod names;
mod nearest;
mod new_file;
mod read;
mod schema;
mod sniff;
mod strings;
mod syntax;
mod toml_text;
mod typed;
mod walker;
mod write;
mod years;

pub use nearest::nearest;
pub use new_file::{NewFile, follows, year_to_report};
pub use read::{read, read_as_written, read_on_its_form};
pub use schema::schema;
pub use sniff::is_agency_file;
pub(crate) use toml_text::{figure as figure_token, literal};
pub use toml_text::{paragraphs, string};
pub use typed::typed;
pub use write::{Remarks, write};
