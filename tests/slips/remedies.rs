//! A remedy that is taken literally makes no number another one.

use super::{SOUND, common, slip};
use gen_report::report::Amount;

const LICENCES: &str = "licences  = ";

/// The sound report with something else in the place of the number of licences.
fn with_licences(typed: &str) -> String {
    let start = SOUND.find(LICENCES).unwrap() + LICENCES.len();
    let end = start + SOUND[start..].find([' ', '\n']).unwrap();
    format!("{}{typed}{}", &SOUND[..start], &SOUND[end..])
}

/// What the remedy says to write.
fn remedy(text: &str) -> (String, String) {
    let found: Vec<_> = common::found(text).into_iter().filter(|it| it.code == "F001").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    (found[0].message.clone(), found[0].help.clone().unwrap_or_default())
}

fn written(help: &str) -> Option<&str> {
    let rest = help.split_once("写成 ").or_else(|| help.split_once("只写数字 "))?.1;
    Some(rest.split(['，', '；']).next().unwrap_or(rest))
}

#[test]
fn a_remedy_keeps_the_number() {
    for (typed, number) in [
        ("12万", 120_000),
        ("1.2万件", 12_000),
        ("约12万", 120_000),
        ("十二", 12),
        ("一千零五件", 1005),
        ("5+7", 12),
        ("3（含网上1件）", 3),
        ("3(其中1件)", 3),
        ("1 200", 1200),
        ("1\u{a0}200", 1200),
        ("1,200", 1200),
        ("12件", 12),
        ("12  行政许可", 12),
    ] {
        let (message, help) = remedy(&with_licences(typed));
        let plain = written(&help).unwrap_or_else(|| panic!("{typed}: {message}｜{help}"));
        let report = common::read(with_licences(plain));
        assert_eq!(report.grids[0].count(2, 0), Some(number), "{typed}: {help}");
    }
}

#[test]
fn a_remedy_names_no_number_where_none_is_sure() {
    for typed in ["12%", "100余件", "10-3", "一万二", "是", "有"] {
        let (_, help) = remedy(&with_licences(typed));
        assert_eq!(written(&help), None, "{typed}: {help}");
    }
    assert_eq!(remedy(&with_licences("12,")).1, "删去后面的 ,");
}

#[test]
fn an_amount_keeps_its_unit() {
    let fees = "fees      = ";
    let start = SOUND.find(fees).unwrap() + fees.len();
    let end = start + SOUND[start..].find([' ', '\n']).unwrap();
    let with = |typed: &str| format!("{}{typed}{}", &SOUND[..start], &SOUND[end..]);
    for (typed, wan) in [("1023万元", "1023"), ("5000元", "0.5"), ("1.5亿元", "15000"), ("12万", "12")]
    {
        let (_, help) = remedy(&with(typed));
        let report = common::read(with(written(&help).unwrap()));
        let amount = report.grids[0].cell(5, 0).unwrap().value.amount().unwrap();
        assert_eq!(amount.show(Amount::WAN_DECIMALS), wan, "{typed}: {help}");
    }
}

#[test]
fn what_stands_behind_a_value_is_a_remark() {
    assert_eq!(
        slip("2025-01-20", "2025-01-20  成文日期"),
        ["F001 值的后面还有文字“成文日期”｜写成 2025-01-20，说明写在这一行 # 的后面"]
    );
}

#[test]
fn a_line_that_says_something_is_a_remark() {
    let row = "granted  ";
    for line in ["三、本年度办理结果", "其中网上办理8件", "————", "// 说明", "备注：网上办理8件"]
    {
        assert_eq!(
            slip(row, &format!("{line}\n{row}")),
            ["F001 这一行不是“键 = 值”的写法｜是说明的，在这一行的前面加上 #"],
            "{line}"
        );
    }
    assert_eq!(slip(row, &format!("# 三、本年度办理结果\n{row}")), [""; 0]);
}

#[test]
fn a_section_that_is_called_by_one_word_is_known() {
    assert_eq!(slip("[requests]  #", "[申请]  #"), ["F001 节名“申请”不是英文｜写成 [requests]"]);
}

#[test]
fn a_stray_character_in_a_text_is_named_at_its_place() {
    let begin = "requests = \"\"\"\n";
    for (typed, message) in [
        ("存放在D:\\公开", "引号里的反斜线 \\ 不能单独写"),
        ("一\u{b}二", "这里有看不见的字符（U+000B）"),
        ("一\u{c}二", "这里有看不见的字符（U+000C）"),
    ] {
        let source = SOUND.replacen(begin, &format!("{begin}{typed}"), 1);
        let found: Vec<_> = common::found(source.as_str());
        assert_eq!(found.len(), 1, "{typed}: {found:?}");
        assert_eq!(found[0].message, message);
        let stray = typed.find(['\\', '\u{b}', '\u{c}']).unwrap();
        assert_eq!(found[0].span().start, SOUND.find(begin).unwrap() + begin.len() + stray);
    }
}

#[test]
fn a_line_of_full_width_takes_one_round() {
    assert_eq!(
        slip("year  = 2024        # 报告年度", "ｙｅａｒ　＝　２０２４"),
        ["F001 这一行用了全角字符 ｙ ｅ ａ ｒ 空格 ＝ 等｜写成 year = 2024"]
    );
    let row = "[3, 0, 0, 0, 0, 0, 3]  # （一）";
    let found = slip(row, "[3件, 无, 0, 0, 0, 0, 3]  # （一）");
    assert_eq!(found.len(), 2, "{found:?}");
}
