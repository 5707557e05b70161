//! What clerks type where the file wants something else: each slip in a sound report is one problem with its remedy.

#![allow(clippy::unwrap_used)]

use gen_report::checks::{Case, check};
use gen_report::form::ANNUAL_2021;
use gen_report::input;
use gen_report::source::Source;

const SOUND: &str = include_str!("../samples/corrected/emin-2024.toml");

/// The problems of the sound report with one part of it typed otherwise.
fn slip(right: &str, typed: &str) -> Vec<String> {
    assert!(SOUND.contains(right), "{right}");
    told(&SOUND.replacen(right, typed, 1))
}

fn told(text: &str) -> Vec<String> {
    let report = input::read(&Source::new("report.toml", text), &ANNUAL_2021);
    let problems = check(&Case::new(&ANNUAL_2021, &report)).into_iter();
    problems.map(|it| format!("{} {}｜{}", it.code, it.message, it.help.unwrap_or_default())).collect()
}

fn each_is_one_problem(slips: &[(&str, &str, &str)]) {
    for (right, typed, problem) in slips {
        assert_eq!(slip(right, typed), [*problem], "{typed}");
    }
}

#[test]
fn a_sound_report_is_silent() {
    assert_eq!(told(SOUND), [""; 0]);
}

#[test]
fn a_header_that_cannot_be_read_costs_no_figure() {
    let all = "三是科学设置政务公开考核指标，持续开展社会评议，将政务公开纳入绩效目标管理考核。2024年未产生责任追究情况。\"\"\"";
    let open = all.trim_end_matches('"');
    each_is_one_problem(&[
        ("[agency]", "【agency】", "F001 这里用了全角字符 【｜关闭中文标点，改成半角的 ["),
        ("[agency]", "［agency］", "F001 这里用了全角字符 ［｜关闭中文标点，改成半角的 ["),
        ("[cases]  #", "[cases  #", "F001 节名的方括号没有配对｜节名写成 [cases]"),
        ("[agency]", "[agency", "F001 节名的方括号没有配对｜节名写成 [agency]"),
        ("[cases]  #", "[cases]  ＃", "F001 这里用了全角字符 ＃｜关闭中文标点，改成半角的 #"),
        ("[cases]", "[四、行政复议]", "F001 节名“四、行政复议”不是英文｜写成 [cases]"),
        ("[cases]", "【行政复议】", "F001 节名“行政复议”不是英文｜写成 [cases]"),
        (all, open, "F001 三个引号 \"\"\" 没有配对｜在这段文字的末尾补上 \"\"\""),
        (all, &format!("{open}\""), "F001 三个引号 \"\"\" 没有配对｜在这段文字的末尾补上 \"\"\""),
        ("[cases]  #", "[[cases]]  #", "F002 cases 现在是 [[cases]]｜应填一节，写成 [cases]"),
    ]);
}

#[test]
fn what_stands_below_a_mended_header_is_read() {
    let text = SOUND.replacen("[cases]", "【cases】", 1).replacen("[0, 0, 0, 0, 0]", "[0, 1, 0, 0, 0]", 1);
    let told = told(&text);
    assert!(told.iter().any(|problem| problem.starts_with("B401")), "{told:?}");
}

#[test]
fn faults_below_a_header_that_nobody_knows_are_told() {
    for header in ["[request", "[x", "[某节]"] {
        let told = told(&format!("year = 2024\n{header}\nnew = [３]\nfoo = 1\n[agency]\nname = 某局\n"));
        let codes: Vec<_> = told.iter().map(|problem| &problem[..4]).collect();
        let wanted = if header == "[x" { vec!["F001"; 2] } else { vec!["F001"; 3] };
        assert_eq!(codes, wanted, "{told:?}");
    }
}

#[test]
fn a_misspelt_key_is_not_missing_too() {
    each_is_one_problem(&[
        ("[requests]  #", "[request]  #", "F206 没有名为“request”的项｜是否应为 requests？"),
        ("[overview]  #", "[overveiw]  #", "F206 没有名为“overveiw”的项｜是否应为 overview？"),
        ("[cases]  #", "[CASES]  #", "F206 没有名为“CASES”的项｜是否应为 cases？"),
        ("granted   ", "grantd   ", "F206 没有名为“requests.grantd”的项｜是否应为 granted？"),
        ("year  =", "Year  =", "F206 没有名为“Year”的项｜是否应为 year？"),
        ("name   ", "nam   ", "F206 没有名为“agency.nam”的项｜是否应为 name？"),
        ("date  =", "dat  =", "F206 没有名为“dat”的项｜是否应为 date？"),
        ("denied.query ", "denid.query ", "F206 没有名为“requests.denid.query”的项｜是否应为 denied.query？"),
        (
            "denied.third_party ",
            "denied.third-party ",
            "F206 没有名为“requests.denied.third-party”的项｜是否应为 denied.third_party？",
        ),
        ("management =", "managment =", "F206 没有名为“overview.managment”的项｜是否应为 management？"),
    ]);
}

#[test]
fn a_key_of_another_section_is_told_where_it_belongs() {
    let end = "\n[cases]";
    each_is_one_problem(&[
        (
            end,
            "coercion = 3\n\n[cases]",
            "F206 没有名为“requests.coercion”的项｜coercion 是 [disclosure] 一节的项，移到那一节",
        ),
        (
            end,
            "deadline = 2025-01-31\n\n[cases]",
            "F206 没有名为“requests.deadline”的项｜deadline 写在文件开头，第一节之前",
        ),
        (
            end,
            "remarks = 1\n\n[cases]",
            "F206 没有名为“requests.remarks”的项｜核对键名；不需要的，在这一行前面加 # 改为注释",
        ),
    ]);
}

#[test]
fn keys_are_english() {
    each_is_one_problem(&[
        ("year  =", "年度  =", "F001 键“年度”不是英文｜写成 year"),
        ("year  =", "\"年度\"  =", "F206 没有名为“年度”的项｜是否应为 year？"),
        ("name   ", "名称   ", "F001 键“名称”不是英文｜写成 name"),
        ("fee_charged =", "信息处理费 =", "F001 键“信息处理费”不是英文｜写成 fee_charged"),
        ("granted  ", "予以公开  ", "F001 键“予以公开”不是英文｜写成 granted"),
        ("postcode =", "备注 =", "F001 键“备注”不是英文｜键名用英文，见 gen-report new 生成的空白文件"),
        ("postcode =", "年度 =", "F001 键“年度”不是英文｜写成 year，放在文件开头，第一节之前"),
        ("year  =", "year:", "F001 键和值之间用了冒号｜冒号改成等号 ="),
    ]);
}

#[test]
fn what_is_no_text_gets_its_own_remedy() {
    let (row, date, fees) = ("[3, 0, 0, 0, 0, 0, 3]  # （一）", "2025-01-20", "1023  #");
    let in_row = |cells: &str| slip(row, &format!("{cells}  # （一）"));
    for (typed, problem) in [
        ("[3件, 0, 0, 0, 0, 0, 3]", "F001 数字后面带了“件”｜只写数字 3，去掉“件”"),
        ("[无, 0, 0, 0, 0, 0, 3]", "F001 “无”不是数字｜没有的填 0"),
        ("[3, /, 0, 0, 0, 0, 3]", "F001 / 没有加引号｜没有的填 0；照原件留空的，写成 \"/\""),
        ("[3, ?, 0, 0, 0, 0, 3]", "F001 ? 没有加引号｜待核实的数写成 \"?\""),
        ("", "F001 等号后面没有值｜填上值；没有数的填 0"),
        ("(3, 0, 0, 0, 0, 0, 3)", "F001 这里用了圆括号｜改用方括号 [ ]"),
        ("[3; 0; 0; 0; 0; 0; 3]", "F001 数与数之间用了分号｜用英文逗号 , 隔开"),
        ("[3、0、0、0、0、0、3]", "F001 这里用了全角字符 、｜关闭中文标点，改成半角的 ,"),
        ("3, 0, 0, 0, 0, 0, 3", "F001 几个数没有写在方括号里｜在两头加上 [ 和 ]"),
        ("[1,023, 0, 0, 0, 0, 0, 3]", "F001 数里写了千分位逗号｜写成 1023"),
        ("[３, 0, 0, 0, 0, 0, 3]", "F001 这里用了全角字符 ３｜改用半角数字 3"),
    ] {
        assert_eq!(in_row(typed), [problem], "{typed}");
    }
    let day = "F001 日期的写法不对｜日期写成 2025-01-20，不加引号";
    each_is_one_problem(&[
        (date, "2025年1月20日", day),
        (date, "2025/1/20", day),
        (date, "2025.1.20", day),
        (date, "2025-1-20", day),
        ("2024        #", "2024年        #", "F001 数字后面带了“年”｜只写数字 2024，去掉“年”"),
        ("2024        #", "2024 seal = true  #", "F001 一行里写了两样内容｜每个“键 = 值”单独一行"),
        (fees, "1023万元  #", "F001 数字后面带了“万元”｜只写数字 1023，去掉“万元”"),
        (fees, ".5  #", "F001 小数的写法不对｜写成 0.5"),
        (fees, "5.  #", "F001 小数的写法不对｜写成 5"),
        (fees, "1,023  #", "F001 数里写了千分位逗号｜写成 1023"),
        (fees, "1，023.5  #", "F001 数里写了千分位逗号｜写成 1023.5"),
        (fees, "1023，  #", "F001 值的后面多了标点｜删去后面的 ，"),
        ("[agency]", "seal = 是\n[agency]", "F001 “是”的写法不对｜写成 true，不加引号"),
        ("[agency]", "seal = True\n[agency]", "F001 “True”的写法不对｜写成 true，不加引号"),
        (
            "\"额敏县人民政府办公室\"",
            "额敏县，人民政府办公室",
            "F001 文字没有加引号｜文字写在英文双引号里：\"…\"，数字不加引号",
        ),
    ]);
}

#[test]
fn a_quotation_mark_is_told_once_with_all_that_it_encloses() {
    let long = "成段的文字写在 \"\"\" 和 \"\"\" 之间";
    let phone = "\"0901-3340090\"";
    each_is_one_problem(&[
        (
            "requests = \"\"\"",
            "requests = “““",
            "F001 这里用了全角字符 “｜成段的文字写在英文的 \"\"\" 和 \"\"\" 之间",
        ),
        ("problems = \"\"\"", "problems = \"", &format!("F001 引号在这一行没有配对｜{long}")),
        ("\"额敏县友好路\"", "\"额敏县\n友好路\"", &format!("F001 引号在这一行没有配对｜{long}")),
        (phone, "\"0901-3340090", "F001 引号没有配对｜在这一行的末尾补上英文双引号"),
        (phone, "0901-3340090\"", "F001 引号没有配对｜在文字的前面补上英文双引号"),
        (phone, "“0901-3340090”", "F001 这里用了全角字符 “｜关闭中文标点，改成半角的 \""),
        (phone, "\"0901\"3340090\"\"", "F001 引号里面又用了英文双引号｜文字里的引号用中文的“”"),
    ]);
}

#[test]
fn what_is_written_twice_is_told_with_both_places() {
    let source = SOUND.replacen("\n[cases]", "granted = [0]\n\n[cases]", 1).replacen(
        "[problems]",
        "[agency]\n[problems]",
        1,
    );
    let report = input::read(&Source::new("report.toml", source.as_str()), &ANNUAL_2021);
    let found = check(&Case::new(&ANNUAL_2021, &report));
    let places: Vec<_> = found
        .iter()
        .map(|it| it.labels.iter().map(|label| &source[label.span.clone()]).collect::<Vec<_>>())
        .collect();
    assert_eq!(places, [["granted"; 2], ["agency"; 2]]);
    assert!(found.iter().all(|it| it.labels[1].span.end < it.labels[0].span.start));
    each_is_one_problem(&[
        (
            "[agency]",
            "[agency]\nname = \"额敏县人民政府办公室\"\n[agency]",
            "F001 节 [agency] 写了两次｜只留一处，把两处的内容并在一起",
        ),
        ("year  =", "year = 2024\nyear  =", "F001 这个键在同一节里写了两次｜只留一处"),
    ]);
}

#[test]
fn a_row_of_another_shape_is_one_problem() {
    let row = "[3, 0, 0, 0, 0, 0, 3]  # （一）";
    let names = "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计";
    for (typed, problem) in [
        (
            "[[3, 0, 0, 0, 0, 0, 3]]",
            "F203 这一格是方括号里的一组值，不是数字｜一行只用一对方括号：[3, 0, 0]".to_owned(),
        ),
        (
            "[3, [0, 0], 0, 0, 0, 3]",
            "F203 这一格是方括号里的一组值，不是数字｜一行只用一对方括号：[3, 0, 0]".to_owned(),
        ),
        (
            "\"3 0 0 0 0 0 3\"",
            "F203 这一格是文字“3 0 0 0 0 0 3”，不是数字｜一行的数写在方括号里，不加引号：[3, 0, 0]"
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
fn a_year_that_is_none_is_one_problem() {
    for year in ["24", "20244", "2204", "0"] {
        let problem = format!("F002 year 现在是 {year}｜应填四位数的年度（写成 2024，不加引号）");
        assert_eq!(slip("year  = 2024", &format!("year  = {year}")), [problem]);
    }
    let told = slip("year  = 2024", "year  = 2020");
    assert_eq!(
        told,
        ["F004 2020 年度的报告不适用国办公开办函〔2021〕30号的格式，该格式自 2021 年度起用｜核对报告年度"]
    );
}

#[test]
fn a_path_is_written_with_slashes() {
    let last = |path: &str| slip("[agency]", &format!("last = {path}\n[agency]"));
    assert_eq!(last(r#""C:\Users\a.toml""#), ["F001 引号里的反斜线 \\ 不能单独写｜路径里的反斜线写成 /"]);
    let told = last(r#""D:\new\t.toml""#);
    assert_eq!(told, ["F002 last 现在是带控制字符的文字｜应填文件的路径，其中的反斜线写成 /"]);
    assert_eq!(last("'D:\\2023\\a.toml'"), [""; 0]);
}

#[test]
fn a_style_out_of_range_is_told_with_its_number() {
    let pitch = |pitch: &str| told(&format!("{SOUND}\n[style]\nline_pitch = {pitch}\n"));
    for wrong in ["35", "27.99", "-28"] {
        let problem = format!("F002 style.line_pitch 现在是 {wrong}｜应填 28 至 30 之间的磅数（写成 28.95）");
        assert_eq!(pitch(wrong), [problem]);
    }
    assert_eq!(pitch("28.95"), [""; 0]);
}
