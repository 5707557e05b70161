//! The figures of the tables that a narrative can be held against.

/// The four outcomes of a case and their total, in the order of 表四.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// 结果维持.
    pub upheld: Option<u64>,
    /// 结果纠正.
    pub corrected: Option<u64>,
    /// 其他结果.
    pub other: Option<u64>,
    /// 尚未审结.
    pub pending: Option<u64>,
    /// 总计.
    pub total: Option<u64>,
}

/// 本年制发件数, 本年废止件数, 现行有效件数.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stock {
    /// 本年制发.
    pub made: Option<u64>,
    /// 本年废止.
    pub repealed: Option<u64>,
    /// 现行有效.
    pub valid: Option<u64>,
}

/// One column of 表三, its groups added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Requests {
    /// 一、本年新收.
    pub new: Option<u64>,
    /// 二、上年结转.
    pub carried_in: Option<u64>,
    /// （一）予以公开.
    pub granted: Option<u64>,
    /// （二）部分公开.
    pub partial: Option<u64>,
    /// （三）不予公开.
    pub denied: Option<u64>,
    /// （四）无法提供.
    pub unable: Option<u64>,
    /// （五）不予处理.
    pub refused: Option<u64>,
    /// （六）其他处理.
    pub closed: Option<u64>,
    /// （七）总计.
    pub results: Option<u64>,
    /// 四、结转下年度继续办理.
    pub carried_out: Option<u64>,
    /// The single results of （三）–（六）, in the order of the form.
    pub leaves: [Option<u64>; 19],
}

/// Everything that is compared. What is not known is not compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tables {
    /// The year of the report.
    pub year: Option<u16>,
    /// Whether the report is one office's, not a whole region's.
    pub office: bool,
    /// 表三, 总计.
    pub requests: Requests,
    /// 表三, 自然人.
    pub natural: Requests,
    /// 行政复议.
    pub review: Outcomes,
    /// 未经复议直接起诉.
    pub direct: Outcomes,
    /// 复议后起诉.
    pub after_review: Outcomes,
    /// 规章.
    pub rules: Stock,
    /// 行政规范性文件.
    pub documents: Stock,
    /// 行政事业性收费, in fen.
    pub fees: Option<u64>,
    /// 信息处理费, in fen.
    pub information_fee: Option<u64>,
}
