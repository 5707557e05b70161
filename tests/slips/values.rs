//! Slips in a value: texts, dates, numbers, paths.

use super::{SOUND, each_is_one_problem, slip, told};

#[test]
fn a_text_that_lacks_its_beginning_is_reported_once() {
    let all = "supervision = \"\"\"";
    let open = "F001 引号没有配对｜成段的文字写在 \"\"\" 和 \"\"\" 之间";
    each_is_one_problem(&[
        (all, "supervision = \"\"", open),
        (
            all,
            "supervision =",
            "F001 成段的文字没有写在三个引号之间｜文字的前面写 supervision = \"\"\"，末尾补上 \"\"\"",
        ),
        (all, "supervision \"\"\"", "F001 键和值之间缺少等号｜写成 supervision = \"\"\""),
    ]);
    let told = slip(all, "");
    assert_eq!(told[0], "F001 这段文字不在引号里｜成段的文字写成 键 = \"\"\"…\"\"\"");
    assert!(told.len() <= 2, "{told:?}");
}

#[test]
fn quotation_marks_within_a_text_keep_the_text() {
    let address = "\"额敏县友好路\"";
    each_is_one_problem(&[
        (
            address,
            "\"额敏县\"友好\"路\"",
            "F001 引号里面又用了英文双引号｜文字里的引号用中文的“”：写成 \"额敏县“友好”路\"",
        ),
        // A word behind a text is a remark.
        (
            address,
            "\"额敏县友好路\" 新址",
            "F001 值的后面还有文字“新址”｜写成 \"额敏县友好路\"，说明写在这一行 # 的后面",
        ),
    ]);
}

#[test]
fn a_key_without_a_value_asks_for_its_own_kind() {
    each_is_one_problem(&[
        ("\"0901-3340090\"", "", "F001 等号后面没有值｜填上文字，写在英文双引号里"),
        ("year  = 2024", "year  =", "F001 等号后面没有值｜填上四位数的年度，不加引号"),
        (
            "2025-01-20",
            "",
            "F001 等号后面没有值｜填上日期：四位的年、两位的月、两位的日，用 - 隔开，不加引号",
        ),
        ("licences  = 9452", "licences  =", "F001 等号后面没有值｜填上值；没有数的填 0"),
        ("licences  = 9452", "licences  = 9452、", "F001 值的后面多了标点｜删去后面的 、"),
    ]);
}

#[test]
fn a_kind_and_a_level_in_chinese_are_reported_with_their_words() {
    let all = "F002 agency.kind 现在是“局”｜应填 \"government\"（人民政府）、\"department\"（部门）、\"township\"（乡镇、街道）、\"organization\"（法律法规授权组织）之一";
    each_is_one_problem(&[
        ("\"department\"", "\"部门\"", "F002 agency.kind 现在是“部门”｜写成 \"department\""),
        ("\"county\"", "\"县\"", "F002 agency.level 现在是“县”｜写成 \"county\""),
        ("\"department\"", "\"局\"", all),
    ]);
}

#[test]
fn a_text_that_never_ends_is_reported_once() {
    let all = "supervision = \"\"\"";
    let told = slip(all, "supervision = '''");
    assert_eq!(told, ["F001 三个引号 ''' 没有配对｜在这段文字的末尾补上 '''"]);
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
        ("[3.0.0.0.0.0.3]", "F001 数与数之间用了句点｜用英文逗号 , 隔开"),
        ("[38.5.0, 0, 0, 0, 0, 3]", "F001 数与数之间用了句点｜用英文逗号 , 隔开"),
        ("[3. 0, 0, 0, 0, 0, 3]", "F001 数与数之间用了句点｜用英文逗号 , 隔开"),
        ("[3, /, /, /, /, /, 3]", "F001 / 没有加引号，这一行有 5 处｜没有的填 0；照原件留空的，写成 \"/\""),
        ("[3件, 0, 0, 0, 0, 0, 3件]", "F001 数字后面带了“件”，这一行有 2 处｜只写数字，去掉“件”"),
        ("[无, 0, 0, 0, 无, 0, 3]", "F001 “无”不是数字，这一行有 2 处｜没有的填 0"),
        ("[O, 0, 0, 0, 0, 0, 3]", "F001 “O”不是数字｜只写半角数字；没有的填 0"),
        ("[3, 0, 0, 0, 0, 0, 三]", "F001 “三”不是数字｜写成 3"),
        ("3, 0, 0, 0, 0, 0, 3]", "F001 方括号没有配对｜在数的前面补上 ["),
        ("[3, 0, 0, 0, 0, 0, 3]]", "F001 方括号没有配对｜删去后面多余的 ]"),
        ("[3, 0, 0, 0, 0, 0, 3],", "F001 值的后面多了标点｜删去后面的 ,"),
        ("[3, 0, 0, 0, 0, 0, 3]；", "F001 值的后面多了标点｜删去后面的 ；"),
        ("[3, 0, 0, 0, 0, 0, 3] 共3件", "F001 方括号的后面还有文字｜只留方括号里的数；说明写在 # 的后面"),
        ("[约3, 0, 0, 0, 0, 0, 3]", "F001 数字前面带了“约”｜只写数字 3，去掉“约”"),
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
        (date, "2025—01—20", day),
        (date, "25-01-20", day),
        (date, "\"2025年1月20日\"", "F002 date 现在是文字｜应填日期（写成 2025-01-20，不加引号）"),
        (
            date,
            "2025年1月下旬",
            "F001 日期的写法不对｜日期写成四位的年、两位的月、两位的日，用 - 隔开，不加引号",
        ),
        (date, "二〇二五年一月二十日", day),
        (date, "2025-01-20 10:00", "F002 date 现在是带钟点的日期｜应填日期（写成 2025-01-20，不加引号）"),
        (
            date,
            "10:00:00",
            "F002 date 现在是钟点｜应填日期（四位的年、两位的月、两位的日，用 - 隔开，不加引号）",
        ),
        (date, "2025-02-30", "F001 没有 2025-02-30 这一天｜核对日期"),
        ("2024        #", "二〇二四  #", "F001 年度的写法不对｜写成四位数字，例如 2024，不加引号"),
        ("\"0901-3340090\"", "0901-3340090", "F001 号码没有加引号｜写成 \"0901-3340090\""),
        ("2024        #", "2024年        #", "F001 数字后面带了“年”｜只写数字 2024，去掉“年”"),
        ("2024        #", "2024 seal = true  #", "F001 一行里写了两样内容｜每个“键 = 值”单独一行"),
        (fees, "1023万元  #", "F001 数字后面带了“万元”｜只写数字 1023，去掉“万元”"),
        (fees, "约1023  #", "F001 数字前面带了“约”｜只写数字 1023，去掉“约”"),
        (fees, "￥1023  #", "F001 数字前面带了“￥”｜只写数字 1023，去掉“￥”"),
        (fees, "共计1023万元  #", "F001 数字前面带了“共计”｜只写数字 1023，去掉“共计”"),
        (fees, ".5  #", "F001 小数的写法不对｜写成 0.5"),
        (fees, "5.  #", "F001 小数的写法不对｜写成 5"),
        (fees, "1,023  #", "F001 数里写了千分位逗号｜写成 1023"),
        (fees, "1，023.5  #", "F001 数里写了千分位逗号｜写成 1023.5"),
        (fees, "10.2.3  #", "F001 数字的写法不对｜只写半角数字，小数只用一个小数点"),
        (fees, "1023，  #", "F001 值的后面多了标点｜删去后面的 ，"),
        ("\"2021-30\"", "2021-30", "F001 号码没有加引号｜写成 \"2021-30\""),
        ("\"额敏县友好路\"", "12-3", "F001 号码没有加引号｜写成 \"12-3\""),
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
fn a_quotation_mark_is_reported_once_with_all_that_it_encloses() {
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
        (phone, "\"0901-3340090”", "F001 这里用了全角字符 ”｜关闭中文标点，改成半角的 \""),
        (phone, "“0901-3340090\"", "F001 这里用了全角字符 “｜关闭中文标点，改成半角的 \""),
        ("\"额敏县友好路\"", "\"额敏县“友好路”", "F001 引号没有配对｜在文字的末尾补上英文双引号"),
        (
            phone,
            "\"0901\"3340090\"\"",
            "F001 引号里面又用了英文双引号｜文字里的引号用中文的“”：写成 \"0901“3340090”\"",
        ),
    ]);
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
fn a_style_out_of_range_is_reported_with_its_number() {
    let pitch = |pitch: &str| told(&format!("{SOUND}\n[style]\nline_pitch = {pitch}\n"));
    for wrong in ["35", "27.99", "-28"] {
        let problem = format!("F002 style.line_pitch 现在是 {wrong}｜应填 28 至 30 之间的磅数，不加引号");
        assert_eq!(pitch(wrong), [problem]);
    }
    assert_eq!(pitch("28.95"), [""; 0]);
}

#[test]
fn a_paragraph_that_lost_its_first_marks_is_one_problem_whatever_it_begins_with() {
    for (key, begins) in [
        ("disclosure", "2024年"),
        ("management", "完善"),
        ("management", "1.完善"),
        ("management", "12月，完善"),
    ] {
        let right = if key == "disclosure" { "2024年" } else { "完善" };
        let told = slip(&format!("{key} = \"\"\"\n{right}"), &format!("{key} = \n{begins}"));
        let remedy = format!("文字的前面写 {key} = \"\"\"，末尾补上 \"\"\"");
        assert_eq!(told, [format!("F001 成段的文字没有写在三个引号之间｜{remedy}")], "{begins}");
    }
}
