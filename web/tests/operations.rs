//! Every operation of the page, asked as the page asks it: in frames.

#![allow(clippy::unwrap_used)]

use gen_report_web::{answer, frame};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn ask_with(request: &Value, bytes: &[u8]) -> (Value, Vec<u8>) {
    let answer = answer(&frame::pack(&serde_json::to_vec(request).unwrap(), bytes));
    let (json, bytes) = frame::unpack(&answer).unwrap();
    (serde_json::from_slice(json).unwrap(), bytes.to_vec())
}

fn ask(request: &Value) -> Value {
    let (answer, bytes) = ask_with(request, &[]);
    assert!(bytes.is_empty());
    answer
}

fn samples(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    assert!(!paths.is_empty());
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn all_samples() -> Vec<(PathBuf, String)> {
    ["corrected", "published", "faults"].into_iter().flat_map(samples).collect()
}

fn good() -> String {
    let mut all = samples("corrected").into_iter();
    all.find(|(path, _)| path.ends_with("emin-2024.toml")).unwrap().1
}

fn values(toml: &str) -> Value {
    ask(&json!({"do": "read", "toml": toml, "name": "报告.toml"}))["values"].take()
}

fn write(values: &Value) -> String {
    ask(&json!({"do": "write", "values": values}))["toml"].as_str().unwrap().to_owned()
}

fn check(toml: &str) -> Value {
    ask(&json!({"do": "check", "toml": toml, "name": "报告.toml"}))
}

fn finding<'a>(checked: &'a Value, code: &str) -> &'a Value {
    let found = checked["findings"].as_array().unwrap().iter().find(|found| found["code"] == code);
    found.unwrap_or_else(|| panic!("{code} is not in {checked:#}"))
}

/// The lines of the second text that are not in the first.
fn new_lines<'a>(old: &str, new: &'a str) -> Vec<&'a str> {
    new.lines().filter(|line| !old.lines().any(|own| own == *line)).collect()
}

#[test]
fn what_is_no_request_is_refused_in_a_sentence() {
    for request in [json!({}), json!({"do": "fly"}), json!({"do": "check"})] {
        assert!(ask(&request)["error"].as_str().unwrap().starts_with("引擎不会这样的操作"));
    }
    let answer = answer(b"\x09");
    assert!(String::from_utf8_lossy(&answer).contains("引擎收到的内容不完整"));
}

#[test]
fn the_form_shows_every_figure_once_and_in_the_order_of_paper() {
    let form = ask(&json!({"do": "form", "year": 2025}));
    let sections: Vec<_> = form["sections"].as_array().unwrap().iter().map(|it| &it["numeral"]).collect();
    assert_eq!(sections, ["一", "二", "三", "四", "五", "六"]);
    let tables = form["sections"].as_array().unwrap().iter().flat_map(|it| it["tables"].as_array().unwrap());
    let counts = tables.map(|table| {
        let cells: Vec<&Value> =
            table["cells"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap()).collect();
        let area: u64 =
            cells.iter().map(|it| it["colspan"].as_u64().unwrap() * it["rowspan"].as_u64().unwrap()).sum();
        assert_eq!(area, table["rows"].as_u64().unwrap() * table["columns"].as_u64().unwrap());
        let mut paths: Vec<_> = cells.iter().filter_map(|cell| cell["path"].as_str()).collect();
        let all = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), all);
        all
    });
    assert_eq!(counts.collect::<Vec<_>>(), [10, 175, 15]);
    let cells: Vec<_> = form["sections"][2]["tables"][0]["cells"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row.as_array().unwrap())
        .collect();
    let cell = |path: &str| *cells.iter().find(|cell| cell["path"] == path).unwrap();
    assert_eq!(cell("requests.new.total")["computed"], true);
    assert_eq!(cell("requests.processed.natural")["computed"], true);
    assert_eq!(cell("requests.new.natural")["computed"], Value::Null);
    assert_eq!(
        cell("requests.denied.query.legal")["name"],
        "三、本年度办理结果，（三）不予公开，8.属于行政查询事项，法律服务机构"
    );
    let kind = form["fields"].as_array().unwrap().iter().find(|field| field["key"] == "agency.kind").unwrap();
    assert_eq!((&kind["kind"], kind["choices"].as_array().unwrap().len()), (&json!("choice"), 4));
}

#[test]
fn a_file_in_which_nothing_changes_stays_byte_for_byte() {
    for (path, toml) in all_samples() {
        assert_eq!(write(&values(&toml)), toml, "{}", path.display());
    }
}

#[test]
fn values_written_into_a_new_file_are_the_same_values() {
    for (path, toml) in all_samples() {
        let mut old = values(&toml);
        old["rest"] = json!({"toml": ""});
        // Only a file itself tells a signature that is left out from one that was never given.
        old["fields"].as_object_mut().unwrap().retain(|key, text| key != "signature" || text != "");
        let mut new = values(&write(&old));
        new["rest"] = old["rest"].clone();
        for part in ["fields", "texts", "cells"] {
            // A blank file holds every key of the form.
            let filled = new[part].as_object_mut().unwrap();
            filled.retain(|key, text| text != "" || old[part].get(key).is_some());
        }
        for part in ["fields", "texts", "cells", "accept"] {
            assert_eq!(new[part], old[part], "{}", path.display());
        }
        assert_eq!(new["rest"], old["rest"]);
    }
}

#[test]
fn only_what_a_person_changed_is_changed_in_the_file() {
    let toml = good().replace("[agency]", "[agency]\nremark = \"内部\"  # 不认识的键也留下");
    let mut values = values(&toml);
    values["cells"]["requests.denied.query.legal"] = json!("2");
    values["fields"]["agency.phone"] = json!("0901-1234567");
    values["fields"]["deadline"] = json!("2025年1月31日");
    values["fields"]["date"] = json!("");
    values["texts"]["overview.requests"] = json!("收到{{ requests.new.total }}件。\n其中\"甲\"\\。");
    values["accept"] = json!([{"rule": "F103", "at": "opening", "reason": "照原件"}]);
    let written = write(&values);
    let changed = new_lines(&toml, &written);
    assert_eq!(
        changed,
        [
            "deadline = 2025-01-31",
            "phone    = \"0901-1234567\"",
            "收到{{ requests.new.total }}件。",
            "其中\"甲\"\\\\。\"\"\"",
            "denied.query         = [0, 0, 0, 0, 2, 0, 0]  # 8.属于行政查询事项",
            "[[accept]]",
            "rule = \"F103\"",
            "at = \"opening\"",
            "reason = \"照原件\"",
        ]
    );
    assert!(written.contains("remark = \"内部\"  # 不认识的键也留下") && !written.contains("\ndate "));
    let again = self::values(&written);
    assert_eq!(again["texts"], values["texts"]);
    assert_eq!(again["accept"], values["accept"]);
    assert_eq!(again["fields"]["deadline"], "2025-01-31");
}

#[test]
fn an_example_in_a_comment_becomes_the_line_itself() {
    let toml =
        ask(&json!({"do": "new", "year": 2025, "kind": "department", "level": "county"}))["toml"].take();
    let toml = toml.as_str().unwrap();
    let mut values = values(toml);
    assert_eq!(values["fields"]["agency.kind"], "department");
    values["fields"]["date"] = json!("2026-1-20");
    values["cells"]["requests.new.natural"] = json!("１２");
    let written = write(&values);
    let changed = new_lines(toml, &written);
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed[0].starts_with("date = 2026-01-20  # 成文日期"), "{changed:?}");
    assert!(changed[1].starts_with("new                  = [12, \"待填\", "), "{changed:?}");
    assert!(!written.contains("# date"));
}

#[test]
fn a_file_with_slips_is_read_as_far_as_it_goes() {
    let toml = good()
        .replace("new                  = [3,", "new                  = [3，")
        .replace("year  = 2024", "year  = “2024”");
    let read = ask(&json!({"do": "read", "toml": toml, "name": "a.toml"}));
    assert!(read["findings"].as_array().unwrap().iter().any(|found| found["code"] == "F001"));
    let written = write(&read["values"]);
    assert!(check(&written)["findings"].as_array().unwrap().iter().all(|found| found["code"] != "F001"));
    assert!(written.contains("额敏县人民政府办公室"));
}

#[test]
fn a_key_that_the_form_does_not_know_can_be_taken_out() {
    let toml = good()
        .replace("[agency]", "[agency]\nadress = \"额敏镇\"  # 旧的")
        .replace("[disclosure]", "[remarks]\nnote = \"\"\"\n两行\n\"\"\"\n\n[disclosure]");
    let toml = format!("{toml}\n[[accept]]\nrule = \"F104\"\nreason = \"无\"\nwho = \"甲\"\n");
    let known = check(&good())["findings"].as_array().unwrap().len();
    let mut left = toml;
    for path in ["agency.adress", "remarks", "accept.who"] {
        let checked = check(&left);
        let all = checked["findings"].as_array().unwrap();
        let found = all.iter().find(|found| found["unknown"] == path);
        assert!(found.is_some_and(|found| found["code"] == "F206"), "{path}: {checked:#}");
        let read = ask(&json!({"do": "remove", "toml": left, "path": path}));
        left = write(&read["values"]);
    }
    let checked = check(&left);
    assert!(checked["findings"].as_array().unwrap().iter().all(|found| found["unknown"].is_null()));
    assert!(checked["findings"].as_array().unwrap().len() <= known + 1, "{checked:#}");
    assert!(!left.contains("两行") && !left.contains("旧的") && left.contains("rule = \"F104\""), "{left}");
}

#[test]
fn totals_left_to_the_program_stay_out_of_the_file() {
    let mut values = values(&good());
    values["fields"]["totals"] = json!("computed");
    let written = write(&values);
    assert!(written.contains("totals = \"computed\"") && !written.contains("\nprocessed"), "{written}");
    assert!(written.contains("new                  = [3, 0, 0, 0, 0, 0]  # "));
    assert_eq!(check(&written)["errors"], 0);
    let mut back = self::values(&written);
    assert_eq!(back["cells"].get("requests.new.total"), None);
    let totals = ask(&json!({"do": "totals", "values": back}))["cells"].take();
    assert_eq!(totals["requests.processed.natural"], "3");
    assert_eq!(totals["cases.review.total"], "0");
    back["cells"]["requests.granted.natural"] = json!("?");
    let unsure = ask(&json!({"do": "totals", "values": back}))["cells"].take();
    assert_eq!(unsure.get("requests.processed.natural"), None);
    assert_eq!(unsure["requests.new.total"], "3");
}

#[test]
fn a_balance_names_its_cells() {
    let toml = good().replace(
        "new                  = [3, 0, 0, 0, 0, 0, 3]",
        "new                  = [3, 0, 0, 0, 0, 0, 4]",
    );
    let checked = check(&toml);
    let found = finding(&checked, "B301");
    assert_eq!(found["severity"], "error");
    assert_eq!(found["cells"][0], "requests.new.total");
    assert!(found["cells"].as_array().unwrap().contains(&json!("requests.new.natural")));
    assert_eq!(found["can_accept"], false);
    assert!(checked["errors"].as_u64().unwrap() > 0);
    assert_eq!(check(&good())["findings"], json!([]));
}

#[test]
fn a_finding_on_words_counts_as_a_browser_does() {
    let toml = good().replace("共收到政府信息公开申请3件", "🙂\\t共收到政府信息公开申请5件");
    let values = values(&toml);
    let value: Vec<u16> = values["texts"]["overview.requests"].as_str().unwrap().encode_utf16().collect();
    let checked = check(&toml);
    let words: Vec<_> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["text"]["key"] == "overview.requests")
        .map(|found| {
            let part = |end: &str| usize::try_from(found["text"][end].as_u64().unwrap()).unwrap();
            String::from_utf16_lossy(&value[part("start")..part("end")])
        })
        .collect();
    assert!(words.iter().any(|words| words == "5件" || words == "5"), "{words:?} {checked:#}");
}

#[test]
fn a_field_is_named_and_an_acceptance_kept() {
    let toml = good()
        .replace("phone    = \"0901-3340090\"", "phone    = \"\"")
        .replace("；电话及传真：0901-3340090", "");
    let checked = check(&toml);
    let found = checked["findings"].as_array().unwrap();
    assert!(found.iter().any(|found| found["field"].is_string()), "{checked:#}");
}

#[test]
fn last_year_is_compared() {
    let last = good().replace("2024", "2023").replace("2025", "2024").replace(
        "carried_out          = [0, 0, 0, 0, 0, 0, 0]",
        "carried_out          = [1, 0, 0, 0, 0, 0, 1]",
    );
    let with = ask(&json!({"do": "check", "toml": good(), "last": last, "name": "a.toml"}));
    assert!(
        finding(&with, "Y101")["cells"].as_array().unwrap().contains(&json!("requests.carried_in.natural"))
    );
    let carried = ask(&json!({"do": "carry", "toml": last, "year": 2024}));
    assert_eq!(carried["notes"], json!([]));
    let carried = values(carried["toml"].as_str().unwrap());
    assert_eq!(carried["cells"]["requests.carried_in.natural"], "1");
    assert_eq!(carried["fields"]["agency.name"], "额敏县人民政府办公室");
    let skipped = ask(&json!({"do": "carry", "toml": last, "year": 2025}));
    assert!(skipped["notes"][0].as_str().unwrap().contains("2023 年的报告"));
}

#[test]
fn the_day_sets_the_year_of_a_new_report() {
    for (day, year) in [("2026-09-30", "2025"), ("2026-10-01", "2026"), ("2027-01-20", "2026")] {
        let new = ask(&json!({"do": "new", "day": day}))["toml"].take();
        assert_eq!(values(new.as_str().unwrap())["fields"]["year"], year, "{day}");
        let nameless = good().replace("year  = 2024", "");
        let carried = ask(&json!({"do": "carry", "toml": nameless, "day": day}))["toml"].take();
        assert_eq!(values(carried.as_str().unwrap())["fields"]["year"], year, "{day}");
    }
}

#[test]
fn zero_fills_every_figure() {
    let toml = ask(&json!({"do": "new", "year": 2025, "zero": true}))["toml"].take();
    let cells = values(toml.as_str().unwrap())["cells"].take();
    assert!(cells.as_object().unwrap().values().all(|cell| cell == "0"));
}

#[test]
fn a_rule_is_explained() {
    let explained = ask(&json!({"do": "explain", "code": "b301"}));
    assert!(explained["title"].as_str().unwrap().contains("总计"));
    assert!(explained["basis"].as_str().unwrap().contains("国办公开办函〔2021〕30号"));
    assert!(explained["markdown"].as_str().unwrap().starts_with("# B301"));
    assert!(ask(&json!({"do": "explain", "code": "B999"}))["error"].is_string());
}

#[test]
fn documents_are_made_and_read_back() {
    let toml = good();
    for to in ["docx", "txt", "html"] {
        let (about, bytes) = ask_with(&json!({"do": "build", "toml": toml, "to": to}), &[]);
        assert_eq!(about["ending"], to);
        let name = format!("报告.{to}");
        let (imported, _) = ask_with(&json!({"do": "import", "name": name}), &bytes);
        assert_eq!(imported["kind"], "published", "{imported:#}");
        assert_eq!(values(imported["toml"].as_str().unwrap())["cells"], values(&toml)["cells"], "{to}");
    }
    let (own, _) = ask_with(&json!({"do": "import", "name": "2024.txt"}), toml.as_bytes());
    assert_eq!((&own["kind"], own["toml"].as_str()), (&json!("own"), Some(toml.as_str())));
    let (none, _) = ask_with(&json!({"do": "import", "name": "a.doc"}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    assert!(none["error"].as_str().unwrap().contains("a.doc"));
}

#[test]
fn a_workbook_is_made_and_read_back() {
    // With an error too: a workbook is what is filled in, no document.
    for toml in [good(), good().replace("granted              = [3,", "granted              = [2,")] {
        let (about, bytes) = ask_with(&json!({"do": "build", "toml": toml, "to": "xlsx"}), &[]);
        assert_eq!(about["ending"], "xlsx");
        let (filled, _) = ask_with(&json!({"do": "import", "name": "报告.xlsx"}), &bytes);
        assert_eq!(filled["kind"], "own", "{filled:#}");
        let (read, own) = (values(filled["toml"].as_str().unwrap()), values(&toml));
        assert_eq!((&read["cells"], &read["texts"]), (&own["cells"], &own["texts"]));
    }
}

#[test]
fn a_report_with_errors_is_built_as_a_draft_only() {
    let toml = good().replace("granted              = [3,", "granted              = [2,");
    let refused = ask(&json!({"do": "build", "toml": toml, "to": "docx"}));
    assert!(refused["error"].as_str().unwrap().contains("错误"));
    assert!(!refused["findings"].as_array().unwrap().is_empty());
    let (about, bytes) = ask_with(&json!({"do": "build", "toml": toml, "to": "docx", "draft": true}), &[]);
    assert!(about["error"].is_null() && bytes.starts_with(b"PK"));
    let unknown = ask(&json!({"do": "build", "toml": toml, "to": "pdf"}));
    assert!(unknown["error"].as_str().unwrap().contains("pdf"));
}

#[test]
fn a_blank_report_has_a_preview() {
    let toml = ask(&json!({"do": "new", "year": 2025}))["toml"].take();
    let html = ask(&json!({"do": "preview", "toml": toml}))["html"].take();
    assert!(html.as_str().unwrap().contains("<table"));
}

#[test]
fn a_pasted_text_is_cleaned() {
    let cleaned = ask(&json!({"do": "clean", "text": "　　一段\u{b}二段\n"}));
    assert_eq!(cleaned["text"], "一段\n二段");
    assert_eq!(cleaned["changes"].as_array().unwrap().len(), 2);
}
