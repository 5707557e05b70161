//! The county's commands over a folder of sixty units with twelve planted faults: each command finds exactly those, and
//! the sums are those of an independent computation.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/figures.rs"]
mod figures;
mod folder;
mod oddities;
mod products;

use folder::{Folder, Path as Place, UNITS, cells};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Output};

fn gen_report(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gen-report")).args(args).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The lines of a summary: what happened, and to which file or unit.
fn lines(summary: &str) -> BTreeSet<(String, String)> {
    let kinds = ["没有计入", "读不了", "没有报来", "迟报", "有错误", "拿不准"];
    let line = |line: &str| {
        let kind = kinds.iter().find(|kind| line.starts_with(**kind) && !line.starts_with("拿不准的合计"))?;
        let rest = line[kind.len()..].trim_start_matches([' ', '“']);
        let end = rest.find(['（', '：', '”']).unwrap_or(rest.len());
        Some(((*kind).to_owned(), rest[..end].to_owned()))
    };
    summary.lines().filter_map(line).collect()
}

/// The figures of a written report, by path: a number, or the words in its place.
fn figures_of(file: &Path) -> BTreeMap<Place, Result<u64, String>> {
    let table: toml::Table = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut figures = BTreeMap::new();
    for (section, row, column, place) in cells() {
        let mut value = &table[section];
        for key in row.split('.') {
            value = &value[key];
        }
        let value = value.as_array().map_or(value, |cells| &cells[column]);
        let figure = match value {
            toml::Value::Integer(count) => Ok(u64::try_from(*count).unwrap()),
            other => Err(other.as_str().unwrap_or("").to_owned()),
        };
        figures.insert(place, figure);
    }
    figures
}

#[test]
fn the_sum_names_every_fault_and_no_other() {
    let folder = Folder::new();
    let args = [
        "sum",
        "收件",
        "-o",
        "全县.toml",
        "--roster",
        "名单.csv",
        "--last",
        "去年",
        "--agency",
        "云岭县人民政府",
    ];
    let output = gen_report(folder.path(), &args);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let expected = folder.faults.iter().map(|(kind, name)| ((*kind).to_owned(), name.clone()));
    assert_eq!(lines(&stdout(&output)), expected.collect(), "{}", stdout(&output));
}

#[test]
fn every_sum_is_that_of_an_independent_computation() {
    let folder = Folder::new();
    let args = ["sum", "收件", "-o", "全县.toml", "--roster", "名单.csv", "--last", "去年"];
    gen_report(folder.path(), &args);
    let written = figures_of(&folder.path().join("全县.toml"));
    let mut unsure = 0;
    for (place, sum) in folder.sums() {
        if folder.touched.contains(&place) {
            assert_eq!(written[&place], Err("?".to_owned()), "{place}");
            unsure += 1;
        } else {
            assert_eq!(written[&place], Ok(sum), "{place}");
        }
    }
    assert!(unsure > 10 && unsure < written.len() / 2, "{unsure} of {}", written.len());

    let args = ["sum", "收件", "-o", "已知.toml", "--roster", "名单.csv", "--last", "去年", "--known"];
    gen_report(folder.path(), &args);
    let known = figures_of(&folder.path().join("已知.toml"));
    for (place, sum) in folder.sums() {
        assert_eq!(known[&place], Ok(sum), "{place}");
    }
    // The roll-up of the checks adds up the same files, and finds no difference.
    let output = gen_report(folder.path(), &["check", "已知.toml"]);
    assert!(!stdout(&output).contains("B501"), "{}", stdout(&output));
}

#[test]
fn every_figure_has_its_origin() {
    let folder = Folder::new();
    gen_report(folder.path(), &["sum", "收件", "-o", "全县.toml", "--roster", "名单.csv", "--last", "去年"]);
    let text = fs::read_to_string(folder.path().join("全县.来源.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut sums = BTreeMap::<String, u64>::new();
    for record in reader.records() {
        let record = record.unwrap();
        let not_counted = record[9].contains("没有计入") || record[9].contains("报了两份");
        if !not_counted && record[8].is_empty() && !record[7].is_empty() {
            let scaled = if &record[0] == "disclosure.fees" { 0 } else { record[7].parse::<u64>().unwrap() };
            *sums.entry(record[0].to_owned()).or_default() += scaled;
        }
    }
    for (place, sum) in folder.sums() {
        if place != "disclosure.fees" {
            assert_eq!(sums.get(&place).copied().unwrap_or(0), sum, "{place}");
        }
    }
}

#[test]
fn a_file_that_is_there_is_kept_and_nothing_else_is_written() {
    let folder = Folder::new();
    fs::write(folder.path().join("全县.来源.csv"), "mine").unwrap();
    let output = gen_report(folder.path(), &["sum", "收件", "-o", "全县.toml"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(!folder.path().join("全县.toml").exists());
    assert_eq!(fs::read_to_string(folder.path().join("全县.来源.csv")).unwrap(), "mine");
}

#[test]
fn a_unit_that_is_its_own_child_and_numbers_beyond_all_bounds_are_named() {
    let folder = Folder::new();
    let small = folder.path().join("小");
    fs::create_dir(&small).unwrap();
    let text = Folder::report(0, |_| {});
    fs::write(small.join("甲.toml"), format!("children = [\"甲.toml\"]\n{text}")).unwrap();
    let large = |name: &str| {
        Folder::named(name, |figures| {
            for place in figures.places() {
                if place.0 == 0 && place.1 == 2 {
                    *figures.at(place) = Some(u64::MAX / 2 + 1);
                }
            }
        })
    };
    // A whole number of TOML has 63 bits.
    fs::write(small.join("乙.toml"), large("乙局").replace("9223372036854775808", "9223372036854775807"))
        .unwrap();
    fs::write(small.join("丙.toml"), large("丙局").replace("9223372036854775808", "9223372036854775807"))
        .unwrap();
    fs::write(small.join("丁.toml"), large("丁局").replace("9223372036854775808", "9223372036854775807"))
        .unwrap();
    fs::write(small.join("戊.toml"), large("戊局").replace("9223372036854775808", "99999999999999999999999"))
        .unwrap();
    let output = gen_report(folder.path(), &["sum", "小", "-o", "小计.toml"]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(said.contains("拿不准 小/甲.toml（云岭县第00局）：把自己列为下级单位"), "{said}");
    assert!(said.contains("有错误 小/戊.toml"), "{said}");
    let written = figures_of(&folder.path().join("小计.toml"));
    assert_eq!(written["disclosure.licences"], Err("?".to_owned()));
    fs::remove_file(small.join("戊.toml")).unwrap();
    fs::remove_file(small.join("甲.toml")).unwrap();
    let output = gen_report(folder.path(), &["sum", "小", "-o", "再计.toml"]);
    assert!(stdout(&output).contains("合计太大 行政许可"), "{output:?}");
    assert!(stdout(&output).contains("27670116110564327421"), "{output:?}");
}

#[test]
fn an_export_holds_every_figure_of_every_file_that_can_be_read() {
    let folder = Folder::new();
    let output = gen_report(folder.path(), &["export", "收件", "--to", "csv", "-o", "长.csv"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let bytes = fs::read(folder.path().join("长.csv")).unwrap();
    assert!(bytes.starts_with(b"\xef\xbb\xbf"));
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let mut sums = BTreeMap::<String, u64>::new();
    let (mut rows, mut states) = (0, BTreeMap::<String, usize>::new());
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        *states.entry(record[12].to_owned()).or_default() += 1;
        if folder.counted_file(&record[6]) && &record[12] == "number" && !record[11].contains('.') {
            *sums.entry(record[7].to_owned()).or_default() += record[11].parse::<u64>().unwrap();
        }
    }
    let per_unit = cells().len() + 1;
    assert_eq!(rows % per_unit, 0);
    assert_eq!(rows / per_unit, folder.readable(), "files");
    assert_eq!(states["unsure"], 1, "{states:?}");
    assert!(states["missing"] >= per_unit - 1, "{states:?}");
    for (place, sum) in folder.sums() {
        if place != "disclosure.fees" {
            assert_eq!(sums.get(&place).copied().unwrap_or(0), sum, "{place}");
        }
    }
}

#[test]
fn the_formats_of_an_export_say_the_same() {
    let folder = Folder::new();
    for (format, wide) in [("csv", false), ("jsonl", false), ("csv", true), ("jsonl", true)] {
        let name = format!("{wide}.{format}");
        let mut args = vec!["export", "收件", "--to", format, "-o", &name];
        args.extend(wide.then_some("--wide"));
        gen_report(folder.path(), &args);
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    for wide in [false, true] {
        let text = read(&format!("{wide}.csv"));
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heads = reader.headers().unwrap().clone();
        let json = read(&format!("{wide}.jsonl"));
        let mut objects = json.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        for record in reader.records() {
            let object = objects.next().unwrap();
            for (head, value) in heads.iter().zip(record.unwrap().iter()) {
                assert_eq!(object[head].as_str().unwrap_or(""), value, "{head}");
            }
        }
        assert!(objects.next().is_none());
    }
}

#[test]
fn blank_stroke_unsure_and_zero_are_four_states() {
    let folder = Folder::new();
    let text = Folder::report(0, |_| {});
    let row = text.lines().find(|line| line.starts_with("review")).unwrap().to_owned();
    let text = text.replace(&row, "review = [\"\", \"/\", \"?\", 0, \"=1+1\"]");
    fs::write(folder.path().join("四.toml"), text).unwrap();
    let output = gen_report(folder.path(), &["export", "四.toml"]);
    let out = stdout(&output);
    let states: Vec<_> = out.lines().filter(|line| line.contains("cases.review")).collect();
    let ends: Vec<_> = states.iter().map(|line| line.rsplitn(3, ',').take(2).collect::<Vec<_>>()).collect();
    let expected = [["blank", ""], ["stroke", ""], ["unsure", ""], ["number", "0"], ["invalid", "'=1+1"]];
    assert_eq!(ends, expected, "{out}");
}

#[test]
fn the_table_of_all_units_is_a_workbook_with_formulas() {
    let folder = Folder::new();
    let args = ["export", "收件", "--to", "xlsx", "--wide", "-o", "汇总表.xlsx", "--roster", "名单.csv"];
    let output = gen_report(folder.path(), &args);
    assert!(output.status.code().is_some_and(|code| code != 101), "{output:?}");
    let file = fs::File::open(folder.path().join("汇总表.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    let counted = UNITS - 1 - folder.not_counted();
    assert!(sheet.contains(&format!("<f>SUM(D2:D{})</f>", counted + 1)), "{counted}");
    assert!(sheet.contains("conditionalFormatting"));
    let strings = part("xl/sharedStrings.xml");
    for (_, name) in &folder.faults {
        assert!(strings.contains(name.as_str()), "{name}");
    }
    let first = fs::read(folder.path().join("汇总表.xlsx")).unwrap();
    gen_report(folder.path(), &[&args[..], &["--force"]].concat());
    assert!(first == fs::read(folder.path().join("汇总表.xlsx")).unwrap(), "the bytes differ");
}

#[test]
fn two_years_are_compared_unit_by_unit() {
    let folder = Folder::new();
    for year in ["甲年", "乙年"] {
        fs::create_dir(folder.path().join(year)).unwrap();
    }
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    let set = |count: u64| {
        move |figures: &mut figures::Filled| {
            let place = figures.places().into_iter().find(|place| (place.0, place.1) == (0, 2)).unwrap();
            *figures.at(place) = Some(count);
        }
    };
    write("甲年/一.toml", Folder::report(0, set(120)));
    write("乙年/改了名的文件.toml", Folder::report(0, set(150)).replace("组织学习", "组织培训"));
    write("乙年/二.toml", Folder::report(1, |_| {}));
    let output = gen_report(folder.path(), &["diff", "甲年", "乙年"]);
    let said = stdout(&output);
    assert!(said.contains("行政许可 本年处理决定数量：120 → 150（+30，+25.0%）"), "{said}");
    assert_eq!(said.matches("→ 150").count(), 1, "{said}");
    assert!(said.contains("云岭县第01局（没有报告 → 2025 年）"), "{said}");
    let output = gen_report(folder.path(), &["diff", "甲年", "乙年", "-o", "对比.html"]);
    assert!(output.status.success(), "{output:?}");
    let page = fs::read_to_string(folder.path().join("对比.html")).unwrap();
    assert!(page.contains("<del>学习</del>") && page.contains("<ins>培训</ins>"), "{page}");
    let output = gen_report(folder.path(), &["diff", "甲年", "乙年", "-o", "对比.xlsx"]);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_report_on_the_reports_is_one_file() {
    let folder = Folder::new();
    let args = ["sum", "收件", "--roster", "名单.csv", "--report", "报送.html", "--agency", "云岭县"];
    gen_report(folder.path(), &args);
    let page = fs::read_to_string(folder.path().join("报送.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("viewport") && page.contains("size: A4"), "{page}");
    assert!(!page.contains("http") && !page.contains("<script"), "{page}");
    for (_, name) in folder.faults.iter().filter(|(kind, _)| *kind == "没有报来") {
        assert!(page.contains(name.as_str()), "{name}");
    }
    gen_report(folder.path(), &["sum", "收件", "--report", "报送.xlsx"]);
    assert!(folder.path().join("报送.xlsx").is_file());
}

#[test]
fn a_roster_in_the_charset_of_a_spreadsheet_is_read_and_double_names_are_reported() {
    let folder = Folder::new();
    let list = fs::read_to_string(folder.path().join("名单.csv")).unwrap();
    let args = |roster| ["sum", "收件", "--roster", roster];
    let plain = gen_report(folder.path(), &args("名单.csv"));
    let gb = encoding_rs::GB18030.encode(list.trim_start_matches('\u{feff}')).0.into_owned();
    fs::write(folder.path().join("国标.csv"), gb).unwrap();
    assert_eq!(stdout(&plain), stdout(&gen_report(folder.path(), &args("国标.csv"))));
    fs::write(folder.path().join("重名.csv"), format!("{list}云岭县第00局,,部门,戊\n")).unwrap();
    let output = gen_report(folder.path(), &args("重名.csv"));
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("第 2 行和第 62 行都有“云岭县第00局”"), "{said}");
}

#[test]
fn the_commands_of_the_page_for_counties_do_what_it_says() {
    let folder = Folder::new();
    let page = fs::read_to_string("docs/county.md").unwrap();
    let commands = page.split("```bash\n").nth(1).unwrap().split("```").next().unwrap();
    assert!((8..=10).contains(&commands.lines().count()));
    for command in commands.lines() {
        let words: Vec<&str> = command.split_whitespace().skip(1).collect();
        let output = gen_report(folder.path(), &words);
        // Faults were planted: a command that says so ends with 1, and one that could not read all files with 2.
        let is_done = output.status.code().is_some_and(|code| code <= 2);
        let target = words.iter().position(|word| *word == "-o" || *word == "--report");
        let is_written = target.is_none_or(|at| folder.path().join(words[at + 1]).exists());
        assert!(is_done && is_written, "{command}: {output:?}");
    }
    assert!(
        folder.path().join("成品/全县（草稿）.docx").is_file()
            || folder.path().join("成品").read_dir().unwrap().count() > 0
    );
}

#[test]
fn a_folder_without_reports_is_reported() {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("空")).unwrap();
    for command in ["sum", "export"] {
        let output = gen_report(folder.path(), &[command, "空"]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn no_file_that_is_read_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let text = fs::read_to_string("docs/county/收件/民政局.toml").unwrap();
    fs::write(path.join("a.toml"), &text).unwrap();
    fs::write(path.join("a.txt"), &text).unwrap();
    for args in [
        ["sum", "a.toml", "-o", "a.toml", "--force"],
        ["export", "a.txt", "-o", "a.txt", "--force"],
        ["new", "--from", "a.toml", "-o=./a.toml", "--force"],
        ["import", "a.txt", "-o", "a.txt", "--force"],
        ["diff", "a.txt", "a.toml", "-o=a.txt", "--force"],
    ] {
        let output = gen_report(path, &args);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && told.contains("正是要读的文件"), "{args:?} {told}");
        assert_eq!(fs::read_to_string(path.join("a.toml")).unwrap(), text, "{args:?}");
        assert_eq!(fs::read_to_string(path.join("a.txt")).unwrap(), text, "{args:?}");
    }
    let output = gen_report(path, &["new", "--from", "a.toml", "-o", "b.toml", "--force"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn an_export_is_named_after_its_format() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("docs/county/收件/民政局.toml", folder.path().join("a.toml")).unwrap();
    for (args, code) in [
        (&["-o", "全县.csv", "--to", "xlsx"][..], 2),
        (&["-o", "全县.toml"], 2),
        (&["-o", "全县.xlsx", "--to", "csv"], 2),
        (&["-o", "全县.JSONL", "--to", "Jsonl"], 0),
        (&["-o", "全县.xlsx"], 0),
        (&["-o", "全县"], 0),
    ] {
        let output = gen_report(folder.path(), &[&["export", "a.toml"], args].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?} {told}");
        assert_eq!(told.contains("与 --to 一致"), code == 2, "{args:?} {told}");
        assert_eq!(folder.path().join(args[1]).exists(), code == 0, "{args:?}");
    }
}

#[test]
fn why_nothing_is_summed_up_stands_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for name in ["a.toml", "b.toml"] {
        fs::copy("docs/county/收件/民政局.toml", path.join(name)).unwrap();
    }
    fs::write(path.join("名单.csv"), "单位名称\n某局\n").unwrap();
    let output = gen_report(path, &["sum", "a.toml", "b.toml", "--roster", "名单.csv"]);
    let told = String::from_utf8_lossy(&output.stderr);
    let left: Vec<_> = told.lines().filter(|line| line.starts_with("没有计入 ")).collect();
    assert!(output.status.code() == Some(2) && left.len() == 2, "{told}");
}
