//! What a passage of the narrative is about.

/// A group of 表四.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Procedure {
    /// 行政复议.
    Review,
    /// 行政诉讼: both groups.
    Litigation,
    /// 未经复议直接起诉.
    Direct,
    /// 复议后起诉.
    AfterReview,
    /// 复议 and 诉讼 together.
    All,
    /// Cases of several groups that were named side by side: those of one of them, or all together.
    Any,
}

/// What a passage is about, or where it stands in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Nothing that the tables count.
    Else,
    /// Applications for information.
    Requests,
    /// 行政复议 or 行政诉讼.
    Cases(Procedure),
    /// 规范性文件.
    Documents,
}
