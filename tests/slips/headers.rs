//! Slips in the header of a section.

use super::{SOUND, each_is_one_problem, told};

#[test]
fn a_header_that_cannot_be_read_costs_no_figure() {
    let all = "三是科学设置政务公开考核指标，持续开展社会评议，将政务公开纳入绩效目标管理考核。2024年未产生责任追究情况。\"\"\"";
    let open = all.trim_end_matches('"');
    each_is_one_problem(&[
        ("[agency]", "【agency】", "F001 这里用了全角字符 【｜关闭中文标点，改成半角的 ["),
        ("[agency]", "［agency］", "F001 这里用了全角字符 ［｜关闭中文标点，改成半角的 ["),
        ("[cases]  #", "[cases  #", "F001 节名的方括号没有配对｜节名写成 [cases]"),
        ("[agency]", "[agency", "F001 节名的方括号没有配对｜节名写成 [agency]"),
        ("[agency]", "[agency]。", "F001 节名的后面多了标点｜删去后面的 。"),
        ("[agency]", "[agency]:", "F001 节名的后面多了标点｜删去后面的 :"),
        ("[cases]  #", "[cases]、  #", "F001 节名的后面多了标点｜删去后面的 、"),
        ("[cases]  #", "[cases] 复议  #", "F001 节名的后面还有文字｜说明写在 # 的后面"),
        ("[cases]  #", "[cases]  ＃", "F001 这里用了全角字符 ＃｜关闭中文标点，改成半角的 #"),
        ("[cases]", "[四、行政复议]", "F001 节名“四、行政复议”不是英文｜写成 [cases]"),
        ("[cases]", "【行政复议】", "F001 节名“行政复议”不是英文｜写成 [cases]"),
        (all, open, "F001 三个引号 \"\"\" 没有配对｜在这段文字的末尾补上 \"\"\""),
        (all, &format!("{open}\""), "F001 三个引号 \"\"\" 没有配对，文字的末尾是 \"｜末尾的 \" 改成 \"\"\""),
        ("[cases]  #", "[[cases]]  #", "F002 cases 现在是 [[cases]]｜应填一节，写成 [cases]"),
    ]);
}

#[test]
fn a_header_that_was_lost_is_one_problem() {
    let lost = |count: u8, section: &str| {
        format!(
            "F206 {count} 项属于 [{section}] 一节，前面没有这一节的节名｜在这一行的前面补上一行 [{section}]"
        )
    };
    let wanted = "F001 节名的方括号没有配对｜节名写成 [agency]";
    each_is_one_problem(&[
        ("[agency]", "", &lost(6, "agency")),
        ("[overview]  #", "#", &lost(5, "overview")),
        ("[requests]  #", "#", &lost(25, "requests")),
        ("[cases]  #", "#", &lost(3, "cases")),
        ("[problems]  #", "#", &lost(2, "problems")),
        ("[agency]", "agency]", wanted),
        ("[agency]", "agency", wanted),
        ("[agency]", "{agency}", wanted),
        ("[agency]", "（agency）", wanted),
        ("[requests]  #", "requests]  #", "F001 节名的方括号没有配对｜节名写成 [requests]"),
        (
            "[cases]",
            "phone = \"1\"\npostcode = \"2\"\n[cases]",
            "F206 2 项属于 [agency] 一节，写在了别的节里｜移到 [agency] 一节",
        ),
        (
            "[overview]",
            "[overview]\n[overview]",
            "F001 节 [overview] 写了两次｜只留一处，把两处的内容并在一起",
        ),
    ]);
}

#[test]
fn what_stands_below_a_mended_header_is_read() {
    let text = SOUND.replacen("[cases]", "【cases】", 1).replacen("[0, 0, 0, 0, 0]", "[0, 1, 0, 0, 0]", 1);
    let told = told(&text);
    assert!(told.iter().any(|problem| problem.starts_with("B401")), "{told:?}");
}

#[test]
fn faults_below_an_unknown_header_are_reported() {
    for header in ["[request", "[x", "[某节]"] {
        let told = told(&format!("year = 2024\n{header}\nnew = [３]\nfoo = 1\n[agency]\nname = 某局\n"));
        let codes: Vec<_> = told.iter().map(|problem| &problem[..4]).collect();
        let wanted = if header == "[x" { vec!["F001"; 2] } else { vec!["F001"; 3] };
        assert_eq!(codes, wanted, "{told:?}");
    }
}
