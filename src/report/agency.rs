//! Who reports.

use crate::source::{Span, Spanned};
use crate::text::label::name_key;

/// The organ that reports.
#[derive(Debug, Clone, Default)]
pub struct Agency {
    /// The heading of its table, unless it was left out.
    pub span: Option<Span>,
    /// The organ's full name.
    pub name: Option<Spanned<String>>,
    /// What kind of organ it is.
    pub kind: Option<Spanned<OrganKind>>,
    /// On what level it stands.
    pub level: Option<Spanned<Level>>,
    /// Where it can be visited.
    pub address: Option<Spanned<String>>,
    /// Its postcode.
    pub postcode: Option<Spanned<String>>,
    /// Its telephone.
    pub phone: Option<Spanned<String>>,
}

/// The kinds of organ that the law distinguishes (《政府信息公开条例》 arts 10, 49, 54).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganKind {
    /// 人民政府.
    Government,
    /// 政府部门.
    Department,
    /// 乡镇人民政府, 街道办事处.
    Township,
    /// 法律法规授权的组织.
    Organization,
}

/// The levels of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 国家.
    State,
    /// 省、自治区、直辖市.
    Province,
    /// 设区的市、自治州.
    City,
    /// 县、市、区.
    County,
    /// 乡、镇、街道.
    Township,
}

impl Agency {
    /// What the names of one agency have in common, where there is one: two reports under it are the same agency's.
    pub fn name_key(&self) -> Option<String> {
        let key = name_key(&self.name.as_ref()?.value);
        (!key.is_empty()).then_some(key)
    }
}

impl OrganKind {
    /// Every kind: its word in the agency's file, and what it is called.
    pub const ALL: &[(&str, &str, Self)] = &[
        ("government", "人民政府", Self::Government),
        ("department", "部门", Self::Department),
        ("township", "乡镇、街道", Self::Township),
        ("organization", "法律法规授权组织", Self::Organization),
    ];

    /// The kind that a word in the agency's file names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, ..)| *own == word).map(|(.., kind)| *kind)
    }

    /// Its word in the agency's file.
    pub fn word(self) -> &'static str {
        named(Self::ALL, self).0
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        named(Self::ALL, self).1
    }
}

impl Level {
    /// Every level: its word in the agency's file, and what it is called.
    pub const ALL: &[(&str, &str, Self)] = &[
        ("state", "国家", Self::State),
        ("province", "省级", Self::Province),
        ("city", "设区的市级", Self::City),
        ("county", "县级", Self::County),
        ("township", "乡级", Self::Township),
    ];

    /// The level that a word in the agency's file names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, ..)| *own == word).map(|(.., level)| *level)
    }

    /// Its word in the agency's file.
    pub fn word(self) -> &'static str {
        named(Self::ALL, self).0
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        named(Self::ALL, self).1
    }
}

/// Finds what one of a few answers is called: its word in the agency's file, and its label.
pub(super) fn named<T: Copy + PartialEq>(
    all: &[(&'static str, &'static str, T)],
    own: T,
) -> (&'static str, &'static str) {
    all.iter().find(|(.., value)| *value == own).map_or(("", ""), |(word, label, _)| (word, label))
}
