//! Of the county: what this program itself writes of many reports, known by its title, its sheets or its heads.

use crate::county::{diff, export, origin, overview, workbook};

/// A file that was written of many reports, and is none itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// The report on the reports.
    Overview,
    /// The table of all units.
    Summary,
    /// Two years side by side.
    Comparison,
    /// Figures handed on to other programs.
    Figures,
    /// Where each sum comes from.
    Origins,
}

impl Product {
    /// Knows a page or a document by its title.
    pub fn of_title(title: &str) -> Option<Self> {
        let title = title.trim();
        if title.ends_with(overview::NAME) {
            return Some(Self::Overview);
        }
        (title == diff::TITLE).then_some(Self::Comparison)
    }

    /// Knows a workbook by the names of its sheets, and, where that is a common word, by its heads among the `texts` of its
    /// cells, which stand between angle brackets.
    pub fn of_sheets(names: &[String], texts: impl FnOnce() -> String) -> Option<Self> {
        let has = |own: &[&str]| own.iter().all(|own| names.iter().any(|name| name == own));
        if has(&workbook::SHEETS) {
            Some(Self::Summary)
        } else if has(&overview::SHEETS) {
            Some(Self::Overview)
        } else if has(&diff::SHEETS) {
            Some(Self::Comparison)
        } else if has(&[export::SHEET]) {
            let texts = texts();
            let holds = |head: &&str| texts.contains(&format!(">{head}<"));
            export::OF_UNIT.iter().all(holds).then_some(Self::Figures)
        } else {
            None
        }
    }

    /// Knows a text by its first line: heads with commas between them, or an object of an export.
    pub fn of_line(line: &str) -> Option<Self> {
        let line = line.trim_start_matches('\u{feff}').trim_end();
        let begins = |heads: &[&str]| {
            let mut own = line.split(',').map(|head| head.trim_matches('"'));
            heads.iter().all(|head| own.next() == Some(head))
        };
        let [unit, kind, ..] = export::OF_UNIT;
        let is_object = line.starts_with("{\"schema\":")
            && [unit, kind].iter().all(|key| line.contains(&format!(",\"{key}\":")));
        if begins(&origin::HEADS) {
            return Some(Self::Origins);
        }
        (begins(&export::OF_UNIT) || is_object).then_some(Self::Figures)
    }

    /// Says what it is.
    pub fn words(self) -> &'static str {
        match self {
            Self::Overview => "报送情况",
            Self::Summary => "汇总表",
            Self::Comparison => "两年对比",
            Self::Figures => "导出的数",
            Self::Origins => "汇总的来源",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_like_a_product_is_none() {
        for title in
            ["云岭县2025年度政府信息公开工作年度报告", "关于报送情况的通知", "2024年与2025年两年对比", ""]
        {
            assert_eq!(Product::of_title(title), None, "{title}");
        }
        let sheets = |names: &[&str], words: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            Product::of_sheets(&names, || format!("<t>{}</t>", words.join("</t><t>")))
        };
        assert_eq!(sheets(&["数据"], &["单位", "path"]), None);
        assert_eq!(sheets(&["汇总表"], &[]), None);
        assert_eq!(sheets(&["合计", "报送情况"], &[]), None);
        assert_eq!(sheets(&["说明", "基本信息"], &export::OF_UNIT), None);
        assert_eq!(sheets(&["数据"], &export::OF_UNIT), Some(Product::Figures));
        assert_eq!(sheets(&["缺报和差错", "汇总表", "备注"], &[]), Some(Product::Summary));
        for line in ["单位名称,简称,类别,负责人", "unit,path,value", "{\"unit\":\"甲\"}", "位置", ""]
        {
            assert_eq!(Product::of_line(line), None, "{line}");
        }
    }
}
