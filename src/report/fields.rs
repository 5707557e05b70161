//! The one list of the keys that the tables and the narrative do not hold: what each is called and where it is kept.

use crate::report::grid::Cell;
use crate::report::line_pitch::LinePitch;
use crate::report::place::join;
use crate::report::prose::Prose;
use crate::report::{Level, OrganKind, Report, Totals};
use crate::source::Spanned;
use chrono::NaiveDate;

/// A key of the agency's file. A new one is a member of [`Report`] and a line in [`FIELDS`].
#[derive(Debug)]
pub struct Field {
    /// The section that it stands in; empty for the lines before the first section.
    pub section: &'static str,
    /// Its name there.
    pub key: &'static str,
    /// What a clerk may call it; the first is how messages name it.
    pub names: &'static [&'static str],
    /// What it is, as the comment beside it says.
    pub label: &'static str,
    /// What is to be known of it before it is filled in, where the label is too short for that.
    pub description: Option<&'static str>,
    /// A value as it is written in the file.
    pub example: &'static str,
    /// Whether a report can do without it.
    pub need: Need,
    /// Whether the blank file shows it, or how to set it.
    pub shown: Shown,
    /// Whether its text is a number: of a telephone, of a post office.
    pub is_digits: bool,
    /// Whether the narrative may cite it.
    pub is_cited: bool,
    /// Where it is printed.
    pub printed: PrintedIn,
    /// Where the report keeps it.
    pub slot: Slot,
}

/// How much a report needs a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// No report is without it.
    Required,
    /// Some rules are silent without it.
    Wanted,
    /// It may be left out.
    Optional,
}

/// How a file shows a field that is not filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As a line that is to be filled in.
    Blank,
    /// As a comment with the example.
    Comment,
    /// Not at all.
    Never,
}

/// The part of the paper that a field is printed in, or that follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedIn {
    /// The title.
    Title,
    /// The paragraph before section one.
    Opening,
    /// Signature and date.
    Closing,
    /// The section that it stands in.
    Section,
    /// No part.
    Nowhere,
}

/// A member of the report of one type: how it is read, and how it is set.
#[derive(Debug)]
pub struct Access<T: 'static> {
    /// Reads it.
    pub get: fn(&Report) -> &T,
    /// Gives access to it.
    pub get_mut: fn(&mut Report) -> &mut T,
}

impl<T> Clone for Access<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Access<T> {}

/// Where the report keeps a field, by the kind of its value.
#[derive(Debug, Clone, Copy)]
pub enum Slot {
    /// The name of a form.
    Form(Access<Option<Spanned<String>>>),
    /// A year.
    Year(Access<Option<Spanned<u16>>>),
    /// A day.
    Date(Access<Option<Spanned<NaiveDate>>>),
    /// A text on one line that is printed as it is.
    Text(Access<Option<Spanned<String>>>),
    /// A text on one line in which figures may be cited.
    Line(Access<Option<Prose>>),
    /// Paragraphs in which figures may be cited.
    Paragraphs(Access<Option<Prose>>),
    /// `true` or `false`.
    Boolean(Access<Option<Spanned<bool>>>),
    /// The path of a file or folder.
    Path(Access<Option<Spanned<String>>>),
    /// The paths of files.
    Paths(Access<Vec<Spanned<String>>>),
    /// A kind of organ.
    Kind(Access<Option<Spanned<OrganKind>>>),
    /// A level of government.
    Level(Access<Option<Spanned<Level>>>),
    /// Who adds up the totals.
    Totals(Access<Totals>),
    /// A pitch of lines.
    LinePitch(Access<Option<Spanned<LinePitch>>>),
    /// An amount in yuan.
    Yuan(Access<Option<Cell>>),
}

/// A member of the report as a [`Slot`]: `slot!(Text, agency.name)`.
macro_rules! slot {
    ($kind:ident, $($member:ident).+) => {
        Slot::$kind(Access { get: |report| &report.$($member).+, get_mut: |report| &mut report.$($member).+ })
    };
}

/// Every field, in the order of the file.
pub static FIELDS: &[Field] = &[
    Field::new("", "form", &["格式"], "格式", slot!(Form, form)).like("\"2021-30\"").shown(Shown::Blank),
    Field::new("", "year", &["报告年度", "年度", "年份"], "报告年度", slot!(Year, year))
        .like("2025")
        .need(Need::Required)
        .shown(Shown::Comment)
        .cited()
        .printed(PrintedIn::Title),
    Field::new("", "date", &["成文日期", "日期", "落款日期"], "成文日期", slot!(Date, date))
        .described("成文日期，如 2026-01-20，不加引号")
        .like("2026-01-20")
        .shown(Shown::Comment)
        .cited()
        .printed(PrintedIn::Closing),
    Field::new(
        "",
        "totals",
        &["合计"],
        "given：填报合计并核对；computed：合计由程序计算，各行少填一个数，不填（七）总计",
        slot!(Totals, totals),
    )
    .described("合计：given 填报并核对；computed 由程序计算，各行少填一个数，不填（七）总计")
    .like("\"given\"")
    .shown(Shown::Blank),
    Field::new("", "title", &["标题"], "标题，可不写：按机关名称和年度生成", slot!(Line, title))
        .shown(Shown::Comment)
        .printed(PrintedIn::Title),
    Field::new(
        "",
        "opening",
        &["开头一段", "开头"],
        "开头一段，可不写：按模板生成",
        slot!(Paragraphs, opening),
    )
    .shown(Shown::Comment)
    .printed(PrintedIn::Opening),
    Field::new("", "signature", &["落款", "署名"], "落款", slot!(Text, signature))
        .described("落款，可不写：用机关名称；写空就不印")
        .printed(PrintedIn::Closing),
    Field::new("", "deadline", &["公布期限", "期限"], "公布期限", slot!(Date, deadline))
        .described("公布期限，可不写：按机关类别依法确定")
        .like("2026-01-31")
        .cited()
        .printed(PrintedIn::Closing),
    Field::new("", "seal", &["是否盖章", "盖章"], "是否盖章", slot!(Boolean, seal))
        .described("是否盖章，影响日期的位置")
        .like("true")
        .printed(PrintedIn::Closing),
    Field::new(
        "",
        "last",
        &["上一年度的报告", "上年报告"],
        "上一年度的报告，用来核对结转和存量",
        slot!(Path, last),
    )
    .described("上一年度的报告，用来核对结转和存量；从本文件所在的文件夹算起"),
    Field::new("", "templates", &["模板"], "本单位的模板", slot!(Path, templates))
        .described("本单位的模板所在的文件夹"),
    Field::new(
        "",
        "children",
        &["下级单位的报告", "下级单位"],
        "下级单位的报告，用来核对汇总",
        slot!(Paths, children),
    )
    .described("下级单位的报告，用来核对汇总；从本文件所在的文件夹算起")
    .like("[]"),
    Field::new(
        "agency",
        "name",
        &["机关名称", "机关全称", "单位名称", "名称"],
        "机关全称，用于标题和落款",
        slot!(Text, agency.name),
    )
    .like("\"某县人民政府办公室\"")
    .need(Need::Required)
    .shown(Shown::Blank)
    .cited()
    .printed(PrintedIn::Title),
    Field::new("agency", "kind", &["机关类别", "类别"], "机关类别", slot!(Kind, agency.kind))
        .like("\"department\"")
        .need(Need::Wanted)
        .shown(Shown::Blank)
        .printed(PrintedIn::Title),
    Field::new("agency", "level", &["机关层级", "层级", "级别"], "机关层级", slot!(Level, agency.level))
        .like("\"county\"")
        .need(Need::Wanted)
        .shown(Shown::Blank)
        .printed(PrintedIn::Title),
    Field::new("agency", "address", &["地址", "联系地址"], "地址", slot!(Text, agency.address))
        .shown(Shown::Blank)
        .cited()
        .printed(PrintedIn::Opening),
    Field::new("agency", "postcode", &["邮编", "邮政编码"], "邮编", slot!(Text, agency.postcode))
        .described("邮编，写在引号里")
        .digits()
        .shown(Shown::Blank)
        .cited()
        .printed(PrintedIn::Opening),
    Field::new("agency", "phone", &["电话", "联系电话"], "电话", slot!(Text, agency.phone))
        .described("电话，写在引号里")
        .digits()
        .shown(Shown::Blank)
        .cited()
        .printed(PrintedIn::Opening),
    Field::new(
        "other",
        "fee_charged",
        &["信息处理费", "本年实收信息处理费"],
        "本年实收信息处理费（元）",
        slot!(Yuan, fee_charged),
    )
    .like("0")
    .cited()
    .printed(PrintedIn::Section),
    Field::new("style", "title_font", &["标题的字体"], "标题的字体", slot!(Text, style.title_font))
        .described("标题的字体，如 方正小标宋_GBK"),
    Field::new(
        "style",
        "heading_font",
        &["一级标题的字体"],
        "一级标题的字体",
        slot!(Text, style.heading_font),
    ),
    Field::new(
        "style",
        "subheading_font",
        &["二级标题的字体"],
        "二级标题的字体",
        slot!(Text, style.subheading_font),
    ),
    Field::new("style", "body_font", &["正文的字体"], "正文的字体", slot!(Text, style.body_font)),
    Field::new("style", "line_pitch", &["行距"], "正文的行距（磅）", slot!(LinePitch, style.line_pitch))
        .described("正文的行距，单位磅")
        .like("28"),
    Field::new("style", "page_numbers", &["页码"], "是否印页码", slot!(Boolean, style.page_numbers))
        .like("true"),
];

/// A section of the file that no form names.
#[derive(Debug)]
pub struct FieldSection {
    /// Its name.
    pub key: &'static str,
    /// What a clerk may call it.
    pub names: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
}

/// Every section that no form names.
pub static SECTIONS: &[FieldSection] = &[
    FieldSection { key: "agency", names: &["机关", "单位"], description: "报告的机关" },
    FieldSection { key: "style", names: &["版式"], description: "版式，可不写：按 GB/T 9704" },
    FieldSection { key: "accept", names: &["认可"], description: "认可一处问题，须写明理由" },
];

/// Finds a field by its section, which is empty for the lines before the first one, and its key.
pub fn field(section: &str, key: &str) -> Option<&'static Field> {
    fields_of(section).find(|field| field.key == key)
}

/// Every field of a section, in the order of the file; an empty name stands for the lines before the first section.
pub fn fields_of(section: &str) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.section == section)
}

impl Field {
    /// An optional text that no file shows before it is set.
    const fn new(
        section: &'static str,
        key: &'static str,
        names: &'static [&'static str],
        label: &'static str,
        slot: Slot,
    ) -> Self {
        Self {
            section,
            key,
            names,
            label,
            description: None,
            example: "\"\"",
            need: Need::Optional,
            shown: Shown::Never,
            is_digits: false,
            is_cited: false,
            printed: PrintedIn::Nowhere,
            slot,
        }
    }

    const fn described(self, description: &'static str) -> Self {
        Self { description: Some(description), ..self }
    }

    const fn like(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn need(self, need: Need) -> Self {
        Self { need, ..self }
    }

    const fn shown(self, shown: Shown) -> Self {
        Self { shown, ..self }
    }

    const fn digits(self) -> Self {
        Self { is_digits: true, ..self }
    }

    const fn cited(self) -> Self {
        Self { is_cited: true, ..self }
    }

    const fn printed(self, printed: PrintedIn) -> Self {
        Self { printed, ..self }
    }

    /// A value as it is written in a file, for a report of a year where that is known.
    pub fn example(&self, year: Option<u16>) -> String {
        let Some(year) = year else { return self.example.to_owned() };
        match self.slot {
            Slot::Year(_) => year.to_string(),
            Slot::Date(_) => self.example.replacen("2026", &year.saturating_add(1).to_string(), 1),
            _ => self.example.to_owned(),
        }
    }

    /// Names the field with its section: `agency.name`.
    pub fn path(&self) -> String {
        join(self.section, self.key)
    }

    /// Whether the report holds a value for it that is not blank.
    pub fn is_filled(&self, report: &Report) -> bool {
        let text =
            |text: &Option<Spanned<String>>| text.as_ref().is_some_and(|own| !own.value.trim().is_empty());
        match self.slot {
            Slot::Form(own) | Slot::Text(own) | Slot::Path(own) => text((own.get)(report)),
            Slot::Year(own) => (own.get)(report).is_some(),
            Slot::Date(own) => (own.get)(report).is_some(),
            Slot::Line(own) | Slot::Paragraphs(own) => (own.get)(report).is_some(),
            Slot::Boolean(own) => (own.get)(report).is_some(),
            Slot::Paths(own) => !(own.get)(report).is_empty(),
            Slot::Kind(own) => (own.get)(report).is_some(),
            Slot::Level(own) => (own.get)(report).is_some(),
            Slot::Totals(_) => true,
            Slot::LinePitch(own) => (own.get)(report).is_some(),
            Slot::Yuan(own) => (own.get)(report).is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_a_path_and_a_name_of_its_own() {
        let paths: BTreeSet<_> = FIELDS.iter().map(Field::path).collect();
        let names: BTreeSet<_> = FIELDS.iter().flat_map(|field| field.names).collect();
        assert_eq!(paths.len(), FIELDS.len());
        assert_eq!(names.len(), FIELDS.iter().map(|field| field.names.len()).sum::<usize>());
        assert!(FIELDS.iter().all(|field| !field.names.is_empty()));
    }
}
