//! The words of a list: what names a part, and what tells of something else.

use crate::narrative::lexicon::{Lexicon, Words};
use crate::narrative::units::is_mark;

/// Whether a clause only says from where a list is looked at: 从公开渠道来看.
pub(crate) fn is_view(clause: &str) -> bool {
    let opens =
        clause.starts_with(['从', '按']) || clause.starts_with("其中按") || clause.starts_with("其中从");
    let closes = ["看", "分", "划分", "分类", "统计"].ends(clause).is_some();
    (opens && closes) || (clause.starts_with('在') && clause.ends_with("信息中"))
}

/// Whether a label is one of a total of publications; what was applied for is followed by other things than parts.
pub(crate) fn is_total(label: &str) -> bool {
    ["共", "累计", "总", "合计", "公开", "发布", "公布"].is_in(label)
        && !["申请", "复议", "诉讼", "结转"].is_in(label)
}

/// Whether a label counts everything, not one kind of things: 共发布信息, 累计.
pub(crate) fn is_whole(label: &str) -> bool {
    static KINDS: Words = Words::of("文件 解读 动态 公告 微信 微博 类信息 重点 解答 留言 问答 建议 提案");
    let all = ["信息", "共", "共计", "累计", "总计", "合计", "总数", "总量", "数量", "信息数"];
    !KINDS.is_in(&label.replace("各类", "")) && all.ends(label.trim_end_matches('为')).is_some()
}

/// Whether words tell of growth, a share, or another year.
pub(crate) fn is_comparison(label: &str) -> bool {
    static WORDS: Words = Words::of(
        "增长 增加 减少 下降 上升 提升 提高 同比 环比 降低 较上年 比上年 较去年 比去年 去年同期 上年同期 \
         占比 翻番",
    );
    WORDS.is_in(label)
}

/// Whether words tell of readers, not of what they read.
pub(crate) fn is_audience(label: &str) -> bool {
    ["浏览", "访问", "阅读", "点击", "播放", "粉丝", "点赞", "转发量", "关注人数", "曝光量", "曝光度", "下载"]
        .is_in(label)
}

/// Whether the words before a figure join it to the one before.
pub(crate) fn is_joint(words: &str) -> bool {
    let first = ["和", "及", "以及", "与", "还有", "另有"].begins(words);
    // 2条清单和3条公告.
    first.or_else(|| ["和", "及", "与"].ends(words)).is_some()
}

/// Clauses that begin like this tell of something new.
static ANOTHER: Words = Words::of(
    "同时 此外 另外 另有 另 同年 全年 今年 本年 年内 累计 共计 合计 总计 共 还 收到 受理 接到 接收 办结 \
     答复 回复 回应 处理政 召开 举办 举行 组织 开展 参加 参与 承办 接待 接听 接受 解答 协助 走访 完成 建成 开设 征集 \
     收集 采纳 发放 废止 修改 清理 开通 运营 拥有 现有 未 无 没有 已 现已 目前 切实 进一步 培训 申请人 \
     结转 剩余",
);

/// Clauses that begin like this tell of an act, which may be a part or not.
static ACTS: Words = Words::of(
    "主动公开 公开 发布 公布 更新 推送 新增 转载 刊登 刊发 报送 上报 编发 印发 制定 制发 出台 编制 推出 \
     上传 录入 制作 通过 利用 依托 及时 办理 处理 围绕 覆盖 涉及 内容",
);

/// Nouns that begin like an act.
static NOUNS: Words = Words::of(
    "无法提供 公开指南 公开目录 公开年报 公开年度 公开制度 公开栏 公开平台 公开信息 公开类 制定类 无障碍 \
     无线 发布会 涉及民生 处理决定 共青团 共建 共享 另类 全年工作 未成年 培训信息 培训类 组织机构 \
     组织人事 组织类 组织建设 还款 清理整治 年度报告 开展情况 更新量 回应关切 回应社会关切 回应公众关注热点 处理结果 办理结果 办理情况 处理情况",
);

fn clauses(words: &str) -> impl Iterator<Item = &str> {
    words.split([',', ';', '。', ':', '\n']).map(|clause| {
        let clause = clause.trim_start_matches(['并', '、', '和', '及', '与']);
        match (clause.split_once('('), clause.rsplit_once(')')) {
            (Some((before, _)), _) if !before.is_empty() => before,
            (_, Some((_, after))) => after,
            _ => clause,
        }
    })
}

fn begins(clause: &str, words: &Words) -> bool {
    // 已主动公开的1件 is a part that is named by an act.
    words.begins(clause).is_some() && NOUNS.begins(clause).is_none() && !clause.ends_with('的')
}

/// Whether the words before a figure tell of an act or of something new.
pub(crate) fn is_outside(words: &str) -> bool {
    clauses(words).any(|clause| begins(clause, &ANOTHER) || begins(clause, &ACTS))
}

/// Whether words name what is not published, which is no part of what is.
pub(crate) fn is_unpublished(words: &str) -> bool {
    clauses(words).any(|clause| ["不予公开", "依申请公开"].begins(clause).is_some())
}

/// Whether the words before a figure tell of something new.
pub(crate) fn is_another(words: &str) -> bool {
    clauses(words).any(|clause| begins(clause, &ANOTHER))
}

/// Whether words name a channel, of which several may carry the same item.
pub(crate) fn is_channel(words: &str) -> bool {
    static CHANNELS: Words = Words::of(
        "网站 门户 公众号 微信 微博 抖音 快手 视频号 头条 新媒体 电视 报纸 报刊 广播 公示栏 公开栏 公告栏 \
         宣传栏 LED 电子屏 显示屏 客户端 APP 平台 公报 短信 美篇 B站 大厅 图书馆 档案馆",
    );
    CHANNELS.is_in(words)
}

/// From which sides words look at an application: by whom it came, on which way, with which result.
pub(crate) fn views(words: &str) -> [bool; 3] {
    static WHO: Words = Words::of("自然人 公民 个人 法人 企业 组织 律师");
    static WAY: Words = Words::of(
        "网上 网络 网站 线上 信函 邮寄 邮件 邮箱 信箱 来信 当面 现场 传真 电话 窗口 系统 平台 渠道 书面",
    );
    static RESULT: Words =
        Words::of("予以公开 部分公开 不予 无法提供 不掌握 不存在 其他处理 答复 办结 撤回 撤销 补正 对外公开");
    [WHO.is_in(words), WAY.is_in(words), RESULT.is_in(words)]
}

/// Whether words name a manner of explaining, of which several may serve one policy.
pub(crate) fn is_manner(words: &str) -> bool {
    static MANNERS: Words = Words::of(
        "文字 图文 图片 图解 视频 动漫 动画 音频 专家 媒体 新闻发布会 H5 负责人 解读 问答 访谈 漫画",
    );
    MANNERS.is_in(words)
}

/// Whether the words before a figure make it a total of what stands before: 共, 合计, 共发布.
pub(crate) fn is_sum(words: &str) -> bool {
    let clause = words.trim_start_matches(is_mark);
    ["共", "合计", "总计", "累计", "小计"].begins(clause).is_some()
}

/// Whether the words before a figure name all the rest, which closes a list: 其他信息.
pub(crate) fn is_rest(words: &str) -> bool {
    let clause = words.rsplit(is_mark).find(|clause| !clause.is_empty()).unwrap_or("");
    ["其他", "其它", "其余"].begins(clause).is_some()
}

/// Whether the words before a figure only name a thing.
pub(crate) fn is_noun(words: &str) -> bool {
    static NO_NOUNS: Words = Words::of("共 累计 通过 同时 一是 二是 三是 四是 五是 六是");
    !is_outside(words) && !NO_NOUNS.is_in(words)
}

/// Whether what follows the last figure goes on with the list: 以及…, 等.
pub(crate) fn goes_on(rest: &str) -> bool {
    static JOINED: Words =
        Words::of("、 以及 及 和 等 ,以及 ,还有 ,还包括 ,主要 ,其余 ,其他 ,其它 ;其余 ;其他");
    let rest = rest.trim_start_matches(')');
    JOINED.begins(rest).is_some()
}

/// Whether an item of a list has lost its number: `政策文件条,`.
pub(crate) fn lost_figure(list: &str) -> bool {
    static WORDS: Words = Words::of(
        "文件 案件 条件 事件 信件 邮件 要件 稿件 办件 证件 附件 软件 硬件 组件 函件 来件 头条 信条 身份 \
         省份 年份 月份 备份 股份 诗篇 美篇 收件 申请件 批件 逐条 原件 复印件 征询件",
    );
    list.split(is_mark).any(|clause| {
        let Some(unit) = clause.chars().next_back().filter(|c| "条件篇份".contains(*c)) else {
            return false;
        };
        let before = clause[..clause.len() - unit.len_utf8()].chars().next_back();
        let number =
            before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百千万亿余多两几".contains(c));
        before.is_some() && !number && WORDS.ends(clause).is_none()
    })
}
