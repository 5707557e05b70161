//! A *form* is what the government prints. A *report* is a form that an agency has filled in.
//! A *check* reads a report and tells its *problems*. A *document* is a report laid out on
//! paper, and a *writer* puts the paper into a file.
//!
//! ```text
//! input ──▶ report ──▶ checks ──▶ diagnostic
//!             │
//!   form ─────┴─────▶ document ──▶ writers
//! ```

pub mod document;

pub mod writers;
