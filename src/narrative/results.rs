//! The results of 表三: six groups and their single rows.

use crate::narrative::claims::{Around, Row, Subject};
use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::vocabulary::{any, is_filler, stem, without_first};

/// Words for the groups of results.
static GROUPS: Words = Words::of("予以公开 同意公开 全部公开 部分公开 不予公开 无法提供 不予处理 其他处理");

/// Words for the single results of （三）–（六）, in the order of the form; the last, 其他, has none.
static LEAVES: [Words; 18] = [
    Words::of("属于国家秘密 涉及国家秘密"),
    Words::of("法律行政法规禁止 法律、行政法规禁止"),
    Words::of("三安全一稳定"),
    Words::of("第三方合法权益"),
    Words::of("内部事务信息"),
    Words::of("过程性信息 过程性性信息"),
    Words::of("行政执法案卷"),
    Words::of("行政查询事项"),
    Words::of("不掌握相关政府信息 本机关不掌握"),
    Words::of("没有现成信息 需要另行制作 需另行制作"),
    Words::of("补正后申请内容仍不明确 补正后仍不明确"),
    Words::of("信访举报投诉类"),
    Words::of("重复申请"),
    Words::of("公开出版物"),
    Words::of("大量反复申请"),
    Words::of("确认或重新出具 重新出具已获取"),
    Words::of("逾期不补正"),
    Words::of("未按收费通知"),
];

/// The result that the words around a number name.
pub(crate) fn subject(around: &Around) -> Option<Subject> {
    row(around).map(Subject::Result)
}

fn row(around: &Around) -> Option<Row> {
    if let Some(stem) = stem(around.lead, &GROUPS, &[]) {
        let joined =
            ["予以公开及部分", "予以公开和部分", "予以公开或部分", "予以公开、部分", "予以公开与部分"];
        return if any(stem, &joined) {
            Some(Row::GrantedOrPartial)
        } else {
            GROUPS.ends(stem).and_then(group)
        };
    }
    if around.lead.trim_start_matches("其中") == "公开" {
        return Some(Row::GrantedOrPartial);
    }
    if let Some(leaf) = LEAVES.iter().position(|names| names.is_in(around.lead)) {
        return Some(Row::Leaf(leaf));
    }
    if !is_filler(around.lead, &["其中", "对", "另"]) {
        return None;
    }
    let tail = around.tail.trim_start_matches(['已', '均', '为', '系', '是', '属', '于', '作', '出', '给']);
    let name = GROUPS.begins(tail)?;
    without_first(&tail[name.len()..]).is_empty().then(|| group(name)).flatten()
}

fn group(name: &str) -> Option<Row> {
    Some(match name {
        "予以公开" | "同意公开" | "全部公开" => Row::Granted,
        "部分公开" => Row::Partial,
        "不予公开" => Row::Denied,
        "无法提供" => Row::Unable,
        "不予处理" => Row::Refused,
        "其他处理" => Row::Closed,
        _ => return None,
    })
}
