//! The kinds of value that the agency's file may hold.

/// The kinds of value that a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A time of day.
    Time,
    /// A day with a time.
    DateTime,
    /// A day.
    Date,
    /// A list.
    List,
    /// A section.
    Section,
}
