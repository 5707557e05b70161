//! What a passage of the narrative is about.

/// What a passage is about, or where it stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Nothing that the tables count.
    Else,
    /// Applications for information.
    Requests,
    /// 行政复议.
    Review,
    /// 行政诉讼.
    Litigation,
    /// 规范性文件.
    Documents,
}
