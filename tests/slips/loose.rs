//! Figures that are read although they are not written as the format asks: told once, and mended by their edits.

use super::{SOUND, common, slip, told};
use gen_report::import;
use gen_report::text::full;

const ROW: &str = "[3, 0, 0, 0, 0, 0, 3]  # （一）";
const REMEDY: &str = "核对读出的数；用 check --fix 改成规范的写法，数不变";

/// The text when nothing is left to mend.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..16 {
        let edits: Vec<_> =
            common::found(text.as_str()).into_iter().flat_map(|problem| problem.fix).collect();
        let next = String::from_utf8(import::rewrite(text.as_bytes(), &edits).unwrap()).unwrap();
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// Every figure of a report, row by row.
fn figures(text: &str) -> Vec<String> {
    common::read(text).cells().map(|cell| format!("{:?}", cell.value)).collect()
}

/// The lines between a header and the next one.
fn section(header: &str) -> &'static str {
    let start = SOUND.find(&format!("[{header}]")).unwrap();
    let start = start + SOUND[start..].find('\n').unwrap() + 1;
    &SOUND[start..=start + SOUND[start..].find("\n\n").unwrap()]
}

/// The rows of a section as a spreadsheet copies them, with or without their labels.
fn sheet(header: &str, labels: bool) -> String {
    let mut rows = String::new();
    for line in section(header).lines().filter(|line| !line.starts_with('#')) {
        let (cells, label) = line.split_once("  # ").unwrap();
        let cells = cells.split_once('=').unwrap().1.trim().trim_matches(['[', ']']).replace(", ", "\t");
        rows += &if labels { [label, "\t", &cells, "\n"].concat() } else { cells + "\n" };
    }
    rows
}

#[test]
fn figures_in_quotation_marks_are_read() {
    for (typed, count) in [
        ("[\"3\", 0, 0, 0, 0, 0, 3]", 1),
        ("[\"3\", \"0\", \"0\", \"0\", \"0\", \"0\", \"3\"]", 7),
        ("[\"３\", 0, 0, 0, 0, 0, \" 3 \"]", 2),
        ("\"3 0 0 0 0 0 3\"", 7),
        ("\"3\t0\t0\t0\t0\t0\t3\"", 7),
        ("\"[3, 0, 0, 0, 0, 0, 3]\"", 7),
        ("[\"3 0 0 0 0 0 3\"]", 7),
    ] {
        let text = SOUND.replacen(ROW, &format!("{typed}  # （一）"), 1);
        assert_eq!(told(&text), [format!("F214 {count} 个数写在引号里，已照数读取｜{REMEDY}")], "{typed}");
        assert_eq!(mended(&text), SOUND, "{typed}");
    }
    let quoted = |right: &str, typed: &str| {
        assert_eq!(slip(right, typed), [format!("F214 1 个数写在引号里，已照数读取｜{REMEDY}")], "{typed}");
    };
    quoted("9452  #", "\"9,452\"  #");
    quoted("1023  #", "\"1023\"  #");
    quoted("year  = 2024", "year  = \"2024\"");
    quoted("fee_charged = 0", "fee_charged = \"0\"");
    let all = SOUND.replace("[0, 0, 0, 0, 0, 0, 0]", "[\"0\", \"0\", \"0\", \"0\", \"0\", \"0\", \"0\"]");
    assert_eq!(told(&all), [format!("F214 154 个数写在引号里，已照数读取｜{REMEDY}")]);
    assert_eq!(mended(&all), SOUND);
}

#[test]
fn what_may_be_another_number_is_not_read() {
    for typed in ["\"03\"", "\"3件\"", "\"三\"", "\"3.0\"", "\"1 200\"", "\"3,0\"", "\"无\"", "\"5+7\""] {
        let told = slip("9452  #", &format!("{typed}  #"));
        assert!(told.len() == 1 && told[0].starts_with("F203"), "{typed}: {told:?}");
    }
    for typed in ["3\t0\t0\t0\t0\t3", "3\t0\t0\t0\t0\t0\t0\t3", "3 0 0 1 200 0 3", "3\t无\t0\t0\t0\t0\t3"] {
        let told = slip(ROW, &format!("{typed}  # （一）"));
        assert!(!told.is_empty() && told.iter().all(|it| !it.starts_with("F214")), "{typed}: {told:?}");
    }
}

/// Where several numbers stand in the place of one, or a number stands before the figures, none is taken and none is
/// written.
#[test]
fn a_figure_is_never_one_of_several() {
    let one = "核对以后只写一个数";
    let several = |typed: &str, count: usize| {
        format!("F001 “{typed}”里有 {count} 个数，这一项只填一个数｜{one}；说明写在 # 的后面")
    };
    let spaced = |typed: &str, plain: &str| {
        format!("F001 {typed} 的中间有空格｜是一个数的，写成 {plain}；是两个数的，{one}")
    };
    for (right, typed, problem) in [
        ("9452  #", "公开 2800 未公开 46", several("公开 2800 未公开 46", 2)),
        ("9452  #", "2846（其中变更） 12", several("2846（其中变更） 12", 2)),
        ("9452  #", "2846 其中变更 12", several("2846 其中变更 12", 2)),
        ("9452  #", "28 46", several("28 46", 2)),
        ("9452  #", "2846. 0", several("2846. 0", 2)),
        ("9452  #", "无 12", "F001 “无 12”不是数字｜核对以后只写数字".to_owned()),
        ("9452  #", "1 200", spaced("1 200", "1200")),
        ("9452  #", "9452  penalties = 1245", "F001 一行里写了两样内容｜每个“键 = 值”单独一行".to_owned()),
        ("1023  #", "1023. 5", spaced("1023. 5", "1023.5")),
        ("1023  #", "1023，5", several("1023，5", 2)),
        ("1023  #", "不动产登记费 60 诉讼费 26.52", several("不动产登记费 60 诉讼费 26.52", 2)),
    ] {
        let typed = format!("{typed}  #");
        assert_eq!(slip(right, &typed), [problem], "{typed}");
        let report = common::read(SOUND.replacen(right, &typed, 1));
        let row = if right.starts_with('9') { 2 } else { 5 };
        assert!(report.grids[0].rows[row].is_none(), "{typed}");
    }
    // Behind a label, too, and in a row of several columns.
    let line = "licences  = 9452  # 行政许可";
    for typed in ["行政许可 公开 2800 未公开 46", "行政许可\t2800\t未公开\t46"] {
        let problem = "F001 “行政许可”的数没有写成“键 = 值”｜写成 licences = 数";
        assert_eq!(slip(line, typed), [problem], "{typed}");
    }
    for typed in ["1 3 0 0 0 0 0 0 共 3 0 0 0 0 0 3", "2023年 3 0 0 0 0 0 3", "上年 3 0 0 0 0 0 3"] {
        let told = slip(ROW, &format!("{typed}  # （一）"));
        assert!(told.len() == 1 && told[0].starts_with("F001"), "{typed}: {told:?}");
    }
    for typed in ["行政许可 9452", "licences 9452", "9452"] {
        let told = slip("9452  #", &format!("{typed}  #"));
        let read = format!("F214 1 行（1 个数）是从表格粘贴的，已照数读取｜{REMEDY}");
        assert!(if typed == "9452" { told.is_empty() } else { told == [read] }, "{typed}: {told:?}");
    }
}

#[test]
fn cells_of_a_spreadsheet_are_read_behind_their_key() {
    for typed in [
        "3\t0\t0\t0\t0\t0\t3",
        "[3\t0\t0\t0\t0\t0\t3]",
        "[3 0 0 0 0 0 3]",
        "3 0 0 0 0 0 3",
        "（一）予以公开\t3\t0\t0\t0\t0\t0\t3",
        "３\t０\t０\t０\t０\t０\t３",
    ] {
        let text = SOUND.replacen(ROW, &format!("{typed}  # （一）"), 1);
        assert_eq!(
            told(&text),
            [format!("F214 1 行（7 个数）是从表格粘贴的，已照数读取｜{REMEDY}")],
            "{typed}"
        );
        assert_eq!(mended(&text), SOUND, "{typed}");
    }
}

#[test]
fn a_whole_table_is_read_below_its_header() {
    for header in ["disclosure", "requests", "cases"] {
        for labels in [true, false] {
            let (rows, count) = match header {
                "disclosure" => (6, 10),
                "requests" => (25, 175),
                _ => (3, 15),
            };
            let text = SOUND.replacen(section(header), &sheet(header, labels), 1);
            let message = format!("F214 {rows} 行（{count} 个数）是从表格粘贴的，已照数读取｜{REMEDY}");
            assert_eq!(told(&text), [message], "{header} {labels}");
            let mended = mended(&text);
            assert_eq!(told(&mended), [""; 0], "{header} {labels}: {mended}");
            assert_eq!(figures(&text), figures(SOUND));
            assert_eq!(figures(&mended), figures(SOUND));
        }
    }
}

#[test]
fn the_heads_of_a_pasted_table_are_remarks() {
    let heads = "\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
    let rows = sheet("requests", true).replace("（一）予以公开", "三、本年度办理结果\t（一）予以公开\t");
    let text = SOUND.replacen(section("requests"), &format!("{heads}{rows}"), 1);
    assert_eq!(told(&text), [format!("F214 25 行（175 个数）是从表格粘贴的，已照数读取｜{REMEDY}")]);
    assert_eq!(told(&mended(&text)), [""; 0]);
    // Excel encloses a cell of two lines, and both lines are pasted.
    let broken = sheet("requests", true)
        .replace("（二）部分公开（区分", "\"（二）部分公开\n（区分")
        .replace("其他情形）", "其他情形）\"");
    let text = SOUND.replacen(section("requests"), &broken, 1);
    assert_eq!(told(&text), [format!("F214 25 行（175 个数）是从表格粘贴的，已照数读取｜{REMEDY}")]);
    assert_eq!(figures(&mended(&text)), figures(SOUND));
    let across = "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";
    let text = SOUND.replacen(section("cases"), across, 1);
    assert_eq!(told(&text), [format!("F214 1 行（15 个数）是从表格粘贴的，已照数读取｜{REMEDY}")]);
    assert_eq!(figures(&mended(&text)), figures(SOUND));
}

#[test]
fn pasted_rows_fill_what_is_yet_to_be_filled_in() {
    let blank: String = section("requests")
        .lines()
        .map(|line| match line.split_once('[') {
            Some((key, rest)) if !line.starts_with('#') => {
                let end = rest.find(']').unwrap();
                format!(
                    "{key}[\"待填\", \"待填\", \"待填\", \"待填\", \"待填\", \"待填\", \"待填\"{}\n",
                    &rest[end..]
                )
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let text = SOUND.replacen(section("requests"), &format!("{blank}{}", sheet("requests", true)), 1);
    assert_eq!(told(&text), [format!("F214 25 行（175 个数）是从表格粘贴的，已照数读取｜{REMEDY}")]);
    let mended = mended(&text);
    assert_eq!(told(&mended), [""; 0], "{mended}");
    assert_eq!(figures(&mended), figures(SOUND));
}

#[test]
fn a_row_that_stands_twice_is_reported_with_both_places() {
    let twice = format!("{}（一）予以公开\t4\t0\t0\t0\t0\t0\t4\n", section("requests"));
    let found = common::found(SOUND.replacen(section("requests"), &twice, 1));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].message, "这个键在同一节里写了两次");
    assert_eq!(found[0].labels.len(), 2);
    let other = format!("{}（一）网上公开\t4\t0\t0\t0\t0\t0\t4\n", section("requests"));
    let told = told(&SOUND.replacen(section("requests"), &other, 1));
    assert_eq!(told, ["F001 这一行不是“键 = 值”的写法｜是说明的，在这一行的前面加上 #"]);
}

#[test]
fn a_file_in_full_width_takes_one_round() {
    let wide: String = SOUND.chars().map(|c| if c == ' ' { '\u{3000}' } else { full(c) }).collect();
    let found = common::found(wide.as_str());
    let syntax: Vec<_> = found.iter().filter(|it| it.code == "F001").collect();
    assert_eq!(syntax.len(), 1, "{syntax:?}");
    let once = String::from_utf8(import::rewrite(wide.as_bytes(), &syntax[0].fix).unwrap()).unwrap();
    assert_eq!(figures(&once), figures(SOUND));
    assert_eq!(told(&once), [""; 0], "{once}");
}

#[test]
fn other_slips_of_a_file_in_full_width_are_reported_in_the_same_round() {
    let slips = SOUND.replacen(ROW, "[3件, 0, 0, 0, 0, 0, 3]  # （一）", 1);
    let wide: String = slips.chars().map(|c| if c == ' ' { '\u{3000}' } else { full(c) }).collect();
    let found = common::found(wide.as_str());
    let syntax: Vec<_> = found.iter().filter(|it| it.code == "F001").map(|it| it.message.as_str()).collect();
    assert!(syntax.len() == 3 && syntax.contains(&"数字后面带了“件”"), "{syntax:?}");
}

#[test]
fn figures_that_do_not_fit_are_reported_and_never_made_a_remark() {
    let names = "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计";
    let row = format!("granted              = {ROW}予以公开");
    for typed in ["（一）予以公开\t3\t0\t0\t0\t0\t3", "（一）予以公开\t3件\t0\t0\t0\t0\t0\t3件"]
    {
        let problem = format!(
            "F001 “（一）予以公开”的数没有写成“键 = 值”｜写成 granted = [ ]，方括号里依次填写：{names}"
        );
        assert_eq!(slip(&row, typed), [problem], "{typed}");
    }
    assert_eq!(
        slip(&row, "3\t0\t0\t0\t0\t0\t3"),
        ["F001 这一行只有数，没有键｜在数的前面写上键名和等号，数写在方括号里，用英文逗号 , 隔开"]
    );
    for typed in [
        "（一）予以公开,3,0,0,0,0,0,3",
        "（一）予以公开：3，0，0，0，0，0，3",
        "| （一）予以公开 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |",
    ] {
        let text = SOUND.replacen(&row, typed, 1);
        assert_eq!(
            told(&text),
            [format!("F214 1 行（7 个数）是从表格粘贴的，已照数读取｜{REMEDY}")],
            "{typed}"
        );
        assert_eq!(figures(&mended(&text)), figures(SOUND));
    }
    for (typed, problem) in [
        ("[3, , 0, 0, 0, 0, 3]", "F001 两个逗号之间没有值｜没有的填 0；逗号写多了的，删去一个"),
        ("{3, 0, 0, 0, 0, 0, 3}", "F001 这里用了花括号｜改用方括号 [ ]"),
    ] {
        assert_eq!(slip(ROW, &format!("{typed}  # （一）")), [problem]);
    }
    for typed in ["不详", "N/A", "壹拾贰", "O"] {
        let told = slip("9452  #", &format!("{typed}  #"));
        assert_eq!(told, [format!("F001 “{typed}”不是数字｜只写半角数字；没有的填 0")]);
    }
    assert_eq!(slip("9452  #", "1O  #"), ["F001 “1O”不是数字｜核对以后只写数字"]);
    assert_eq!(
        slip("9452  #", "12~15  #"),
        ["F001 “12~15”里有 2 个数，这一项只填一个数｜核对以后只写一个数；说明写在 # 的后面"]
    );
    assert_eq!(
        slip("9452  #", "12 // 说明  #"),
        ["F001 值的后面还有文字“// 说明”｜写成 12，说明写在这一行 # 的后面"]
    );
}
