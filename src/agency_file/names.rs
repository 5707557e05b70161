//! What the keys of the agency's file are called in Chinese, and which section each of them belongs in.

use crate::form::Form;
use std::cell::OnceCell;

/// The keys outside of the form's sections, and what a clerk may call them.
const HEADER: &[(&str, &[&str])] = &[
    ("form", &["格式"]),
    ("year", &["报告年度", "年度", "年份"]),
    ("date", &["成文日期", "日期", "落款日期"]),
    ("title", &["标题"]),
    ("opening", &["开头一段", "开头"]),
    ("totals", &["合计"]),
    ("signature", &["落款", "署名"]),
    ("seal", &["是否盖章", "盖章"]),
    ("deadline", &["公布期限", "期限"]),
    ("last", &["上一年度的报告", "上年报告"]),
    ("children", &["下级单位的报告", "下级单位"]),
    ("templates", &["模板"]),
    ("agency", &["机关", "单位"]),
    ("agency.name", &["机关名称", "机关全称", "单位名称", "名称"]),
    ("agency.kind", &["机关类别", "类别"]),
    ("agency.level", &["机关层级", "层级", "级别"]),
    ("agency.address", &["地址", "联系地址"]),
    ("agency.postcode", &["邮编", "邮政编码"]),
    ("agency.phone", &["电话", "联系电话"]),
    ("style", &["版式"]),
    ("accept", &["认可"]),
    ("other.fee_charged", &["信息处理费", "本年实收信息处理费"]),
];

/// Every key of the agency's file that is not within a list.
pub(crate) struct Names<'f> {
    form: &'f Form,
    /// Made when the first key is met that nobody knows: most files have none.
    keys: OnceCell<Vec<Name>>,
}

struct Name {
    /// `requests.denied.query`.
    path: String,
    /// 属于行政查询事项, without number.
    labels: Vec<String>,
}

impl<'f> Names<'f> {
    pub(crate) fn new(form: &'f Form) -> Self {
        Self { form, keys: OnceCell::new() }
    }

    fn keys(&self) -> &[Name] {
        self.keys.get_or_init(|| names(self.form))
    }

    /// The path of the key that is called so in Chinese: in that section, or the only one of all.
    pub(crate) fn called(&self, section: &str, words: &str) -> Option<&str> {
        let words = bare(words);
        let named = || self.keys().iter().filter(|name| name.labels.contains(&words)).map(|name| &*name.path);
        let own = named().find(|path| leaf(path, section).is_some());
        own.or_else(|| named().next().filter(|_| named().nth(1).is_none()))
    }

    /// The path of the key of that name in another section, if there is only one.
    pub(crate) fn elsewhere(&self, section: &str, key: &str) -> Option<&str> {
        let mut found =
            self.keys().iter().map(|name| &*name.path).filter(|path| match path.split_once('.') {
                Some((other, own)) => other != section && own == key,
                None => *path == key && !self.is_section(path),
            });
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether there is a key of that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.keys().iter().any(|name| name.path == path)
    }

    fn is_section(&self, path: &str) -> bool {
        matches!(path, "style" | "accept") || self.keys().iter().any(|name| leaf(&name.path, path).is_some())
    }

    /// The section that a header means, by its key, its heading or the heading's number.
    pub(crate) fn section(&self, header: &str) -> Option<&str> {
        let mut sections =
            self.keys().iter().filter(|name| !name.path.contains('.') && self.is_section(&name.path));
        let plain = header.to_lowercase();
        let words = bare(header);
        let means = |name: &&Name| {
            let heading =
                |label: &String| *label == words || words.chars().count() > 3 && label.contains(&words);
            name.path == plain || name.labels.iter().any(heading)
        };
        sections.find(means).map(|name| &*name.path)
    }
}

/// Every key that the form asks for, and what it is called there.
fn names(form: &Form) -> Vec<Name> {
    let mut keys = vec![];
    let mut know = |path: String, labels: &mut dyn Iterator<Item = &str>| {
        keys.push(Name { path, labels: labels.map(bare).collect() });
    };
    for (path, labels) in HEADER {
        know((*path).to_owned(), &mut labels.iter().copied());
    }
    for section in &form.sections {
        let headings = std::iter::once(&section.heading).chain(&section.aliases);
        know(section.key.clone(), &mut headings.map(String::as_str));
        if section.lead {
            know(format!("{}.text", section.key), &mut std::iter::empty());
        }
        for part in &section.parts {
            let labels = std::iter::once(&part.label).chain(&part.aliases);
            know(format!("{}.{}", section.key, part.key), &mut labels.map(String::as_str));
        }
    }
    for table in &form.tables {
        for (_, line) in table.rows() {
            let labels = [line.name(), line.short()].into_iter();
            let mut labels = labels.chain(line.aliases.iter().map(String::as_str));
            know(format!("{}.{}", table.key, line.key), &mut labels);
        }
    }
    keys
}

/// A path without its section, if it stands in that one.
fn leaf<'a>(path: &'a str, section: &str) -> Option<&'a str> {
    if section.is_empty() {
        Some(path).filter(|path| !path.contains('.'))
    } else {
        path.strip_prefix(section)?.strip_prefix('.')
    }
}

/// A label without its number and without blanks: 三、, （一）, 1. .
fn bare(label: &str) -> String {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let number = |c: char| c.is_ascii_digit() || "（(一二三四五六七八九十".contains(c);
    let rest = label.trim_start_matches(number);
    match rest.strip_prefix(['、', '）', ')', '.', '．']) {
        Some(name) if rest.len() < label.len() => name.to_owned(),
        _ => label,
    }
}
