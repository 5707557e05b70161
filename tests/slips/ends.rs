//! Where a text, a list or a value was meant to end: the remedy, taken literally, leaves nothing behind.

use super::{SOUND, each_is_one_problem, slip, told};

const END: &str = "\"\"\"\n# （五）监督保障";
const NEW: &str = "new                  = [3, 0, 0, 0, 0, 0, 3]";

#[test]
fn a_text_is_closed_where_it_was_meant_to_end() {
    for (typed, end) in [("\"\"", "\"\""), ("\"", "\""), ("”””", "”””"), ("＂＂＂", "＂＂＂")]
    {
        let problem = format!("F001 三个引号 \"\"\" 没有配对，文字的末尾是 {end}｜末尾的 {end} 改成 \"\"\"");
        assert_eq!(slip(END, &format!("{typed}\n# （五）监督保障")), [problem]);
    }
    // What closes words within the text is no end.
    let none = "F001 三个引号 \"\"\" 没有配对｜在这段文字的末尾补上 \"\"\"";
    for typed in ["", "称为“某某”", "称为\"某某\""] {
        assert_eq!(slip(END, &format!("{typed}\n# （五）监督保障")), [none], "{typed}");
    }
}

#[test]
fn what_stands_behind_the_end_of_a_text_is_told_once() {
    let marks = "F001 结束文字的三个引号后面多了标点｜删去后面多余的";
    let words =
        "F001 结束文字的三个引号后面还有文字｜是报告里的文字，移到 \"\"\" 的前面；是说明的，前面加上 #";
    assert_eq!(slip(END, &format!("\"\"\"{END}")), [format!("{marks} \"\"\"")]);
    assert_eq!(slip(END, "\"\"\"。\n# （五）监督保障"), [format!("{marks} 。")]);
    assert_eq!(slip(END, "\"\"\"。另外还有一句。\n# （五）监督保障"), [words]);
    assert_eq!(slip(END, "\"\"\"  # 说明\n# （五）监督保障"), [""; 0]);
}

#[test]
fn a_list_is_told_as_it_was_typed() {
    each_is_one_problem(&[
        (NEW, "new = [3, 0, 0, 0#, 0, 0, 3]", "F001 方括号里的数之间有 #，# 后面的数都成了说明｜删去这个 #"),
        (NEW, "new = [3, 0, 0, 0, 0, 0, 3）", "F001 方括号的后一半写成了 ）｜） 改成 ]"),
        (NEW, "new = [3, 0, 0, 0, 0, 0, 3)", "F001 方括号的后一半写成了 )｜) 改成 ]"),
        (NEW, "new = [3, 0, 0, 0, 0, 0, =sum]", "F001 “=sum”是公式｜算好以后只写得数"),
        (NEW, "new = [3, 0, \"待填, 0, 0, 0, 3]", "F001 引号没有配对｜在文字的末尾补上英文双引号"),
        (NEW, "new = [3, 0, 待填\", 0, 0, 0, 3]", "F001 引号没有配对｜在文字的前面补上英文双引号"),
        (NEW, "new = [3, 0, 0, 0, 0, 0, 3  # 新收", "F001 方括号没有配对｜在 # 的前面补上 ]"),
    ]);
    for typed in ["new = [3\n0\n0\n0\n0\n0\n3]", "new = [\n3\n0,\n0\n0\n0\n0\n3\n]"] {
        let problem = "F001 分行写的 7 个数之间没有逗号｜写在一行：new = [3, 0, 0, 0, 0, 0, 3]";
        assert_eq!(slip(NEW, typed), [problem], "{typed}");
    }
    assert_eq!(slip(NEW, "new = [\n  3, 0, 0,\n  0, 0, 0,\n  3,\n]"), [""; 0]);
}

#[test]
fn a_value_is_told_as_it_was_typed() {
    let phones = "F001 这一项写了几段文字，各有引号｜写在一对引号里：\"0901-3340090、0901-3340091\"";
    each_is_one_problem(&[
        ("\"0901-3340090\"", "\"0901-3340090\" \"0901-3340091\"", phones),
        ("\"0901-3340090\"", "\"0901-3340090\"、\"0901-3340091\"", phones),
        ("2025-01-20 ", "“2025-01-20” ", "F001 日期的写法不对｜日期写成 2025-01-20，不加引号"),
        ("denied.query ", "denied、query ", "F001 这里用了全角字符 、｜关闭中文标点，改成半角的 ."),
        ("licences  = 9452", "licences  =\n9452", "F001 值写在了等号的下一行｜写在一行：licences = 9452"),
        ("[disclosure]  #", "disclosure  #", "F001 节名的方括号没有配对｜节名写成 [disclosure]"),
        (
            "platform = \"\"\"",
            "\"\"\"",
            "F001 三个引号的前面没有键和等号｜前面补上这段文字的键和等号，写成 键 = \"\"\"",
        ),
    ]);
}

#[test]
fn marks_of_another_width_around_every_text_are_mended_at_both_ends() {
    let mut open = false;
    let mut typed = String::new();
    for part in SOUND.split_inclusive("\"\"\"") {
        open ^= part.ends_with("\"\"\"");
        typed += &part.replace("\"\"\"", if open { "“””" } else { "”””" });
    }
    let count = SOUND.matches("\"\"\"").count() / 2;
    let problem =
        "F001 这里用了全角字符 “｜成段的文字写在英文的 \"\"\" 和 \"\"\" 之间，末尾的 ””” 也改成 \"\"\"";
    assert_eq!(told(&typed), vec![problem; count]);
}
