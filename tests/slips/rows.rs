//! Slips in the shape of rows.

use super::{SOUND, slip, told};

#[test]
fn a_row_of_another_shape_is_one_problem() {
    let row = "[3, 0, 0, 0, 0, 0, 3]  # （一）";
    let names = "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计";
    for (typed, problem) in [
        ("[[3, 0, 0, 0, 0, 0, 3]]", "F203 这一格是方括号里的一组值，不是数字｜一行只用一对方括号".to_owned()),
        ("[3, [0, 0], 0, 0, 0, 3]", "F203 这一格是方括号里的一组值，不是数字｜一行只用一对方括号".to_owned()),
        (
            "\"3 0 0 0 1 200 3\"",
            "F203 这一格是文字“3 0 0 0 1 200 3”，不是数字｜一行的数写在方括号里，不加引号，用英文逗号 , 隔开"
                .to_owned(),
        ),
        ("{ a = 1 }", "F203 这一格是一节，不是数字｜填写数字；没有的填 0".to_owned()),
        ("\"\"", format!("F202 “（一）予以公开”应有 7 个数，实有 1 个｜依次填写：{names}")),
        (
            "[1,234, 0, 0, 0, 0, 0, 1,234]",
            format!("F202 “（一）予以公开”应有 7 个数，实有 9 个｜数里不写千分位逗号；依次填写：{names}"),
        ),
    ] {
        assert_eq!(slip(row, &format!("{typed}  # （一）")), [problem], "{typed}");
    }
}

/// The sound report with every total of a row left to the program.
fn short() -> String {
    let line = |line: &str| match line.split_once(']') {
        Some((cells, rest)) if cells.contains("= [") && cells.matches(',').count() >= 4 => {
            format!("{}]{rest}\n", &cells[..cells.rfind(',').unwrap()])
        }
        _ => format!("{line}\n"),
    };
    let lines = SOUND.lines().filter(|line| !line.starts_with("processed")).map(line);
    lines.collect::<String>()
}

#[test]
fn totals_of_the_other_kind_are_one_problem() {
    let set = |word: &str, text: &str| text.replacen("[agency]", &format!("totals = {word}\n[agency]"), 1);
    let wanted = "应填 \"given\"（合计由本单位填写）、\"computed\"（合计由程序计算）之一";
    for text in [SOUND, &short()] {
        assert_eq!(told(&set("\"compute\"", text)), [format!("F002 totals 现在是“compute”｜{wanted}")]);
        assert_eq!(told(&set("\"自动\"", text)), [format!("F002 totals 现在是“自动”｜{wanted}")]);
    }
    assert_eq!(told(&set("\"given\"", SOUND)), [""; 0]);
    assert_eq!(told(&set("\"computed\"", &short())), ["F006 34 个合计由程序计算填入｜"]);
    assert_eq!(
        told(&set("\"computed\"", SOUND)),
        [
            "F202 28 行都多一个数，而 totals 是 computed｜合计由本单位填写的，改为 totals = \"given\"；由程序计算的，删去各行的总计"
        ]
    );
    assert_eq!(
        told(&short()),
        [
            "F202 27 行都少一个数，而合计由本单位填写｜合计由程序计算的，写明 totals = \"computed\"；否则在各行末尾补上总计"
        ]
    );
}

#[test]
fn one_figure_that_breaks_several_balances_is_pointed_at() {
    let advice = |right: &str, typed: &str| {
        let told = slip(right, typed);
        assert!(told.len() > 1 && told.iter().all(|it| it.starts_with('B')), "{told:?}");
        told
    };
    let granted = "granted              = [3, 0, 0, 0, 0, 0, 3]";
    for it in advice(granted, &granted.replacen('3', "2", 1)) {
        assert!(it.ends_with("；先看“（一）予以公开”的自然人：只有改它一个数，这张表各式才都平"), "{it}");
    }
    let processed = "processed            = [3, 0, 0, 0, 0, 0, 3]";
    for it in advice(processed, "processed            = [3, 0, 0, 0, 0, 0, 4]") {
        assert!(it.ends_with("；先看“（七）总计”的总计：只有改它一个数，这张表各式才都平"), "{it}");
    }
    // Two figures, or none that is enough by itself.
    let new = "new                  = [3, 0, 0, 0, 0, 0, 3]";
    let told = slip(new, "new                  = [3, 1, 0, 0, 0, 0, 4]");
    assert!(told.iter().all(|it| !it.contains("先看")), "{told:?}");
}
