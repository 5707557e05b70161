//! `import` and `check` as users type them.

use std::{fs, process::Command};

use gen_report::import::read as read_published;

use crate::{
    build::{container, docx, zip},
    model::{html, items, word},
};

/// Exit code, standard output, standard error.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_gen-report")).current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn last_years_document_becomes_this_years_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("last-year.docx"), docx(&word(&items()), &[])).unwrap();
    let (code, out, _) = run(folder.path(), &["import", "last-year.docx", "-o", "2024.toml"]);
    assert_eq!(code, 0);
    assert!(out.contains("拿得准 200，待核实 0，原件没有或空着 0"), "{out}");
    let (code, ..) = run(folder.path(), &["new", "--from", "2024.toml", "-o", "2025.toml"]);
    assert_eq!(code, 0);
    let next = fs::read_to_string(folder.path().join("2025.toml")).unwrap();
    assert!(next.lines().any(|line| line.starts_with("year") && line.contains("= 2025")), "{next}");
    assert!(next.lines().any(|line| line.starts_with("carried_in") && line.contains("580")), "{next}");
    let (code, _, error) = run(folder.path(), &["import", "last-year.docx", "-o", "2024.toml"]);
    assert_eq!(code, 2, "a file that is there is not overwritten");
    assert!(error.contains("已经有"), "{error}");
}

#[test]
fn what_is_not_sure_is_named_and_open() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("tests/import/seeds/000.txt", folder.path().join("a.txt")).unwrap();
    let (code, out, _) = run(folder.path(), &["import", "a.txt", "-o", "a.toml"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("待核实：“（一）予以公开”（第 55 行）：应有 7 个数，印了 6 个：0 0 0 0 0 3"),
        "{out}"
    );
    let file = fs::read_to_string(folder.path().join("a.toml")).unwrap();
    let row = file.lines().find(|line| line.starts_with("processed ")).unwrap();
    assert_eq!(row.matches("\"?\"").count(), 7, "{row}");
    assert!(row.contains("待核实：应有 7 个数，印了 8 个：0 0 0 0 0 0 0 3，见第 78 行"), "{row}");
}

#[test]
fn a_document_is_checked_as_it_stands_with_its_places() {
    let folder = tempfile::tempdir().unwrap();
    let body = word(&items()).replacen("<w:t>106</w:t>", "<w:t>999</w:t>", 1);
    fs::write(folder.path().join("a.docx"), docx(&body, &[])).unwrap();
    let (code, out, _) = run(folder.path(), &["check", "--format", "json", "a.docx"]);
    assert_eq!(code, 1);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let problems = json["files"][0]["problems"].as_array().unwrap();
    let problem = problems.iter().find(|problem| problem["code"] == "B301").unwrap();
    assert_eq!(problem["path"], "requests.new.total");
}

#[test]
fn what_cannot_be_read_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let page = html(&items());
    let twice = page.replace("</body>", "") + &page.replace(">106</td>", ">907</td>");
    let files: [(&str, &[u8], &str); 8] = [
        (
            "a.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "文件设有密码或是旧版 .doc；去掉密码、另存为 .docx 后再试",
        ),
        ("b.txt", "只有文字。".as_bytes(), "没有找到表格"),
        ("c.html", b"<table><tr><td>x</td><td>y</td></tr></table>", "都不是政府信息公开工作年度报告的表"),
        ("d.docx", b"PK\x03\x04", "文件已损坏"),
        ("e.toml", b"year = 2024", "已经是填报文件"),
        ("f.html", twice.as_bytes(), "文件里有两份报告"),
        ("g.html", b"<html><body><script>x</script></body></html>", "文件里没有文字"),
        ("h.txt", "规章\t1\t2\t3\n行政许可\t4\n".as_bytes(), "没有一个数是拿得准的"),
    ];
    for (name, bytes, sentence) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, out, error) = run(folder.path(), &["import", name, "-o", "out.toml"]);
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(error.contains(sentence), "{name}: {error}");
        assert!(!folder.path().join("out.toml").exists());
    }
}

#[test]
fn each_format_is_told_with_the_shortest_way_out() {
    let packed = |name: &str, content: &str| zip(&[(name.into(), content.into())]);
    let cases: [(Vec<u8>, &str, &str); 11] = [
        (container("WordDocument"), "旧版 Word 文档（.doc、.wps）", "另存为 .docx"),
        (container("EncryptedPackage"), "设有密码", "去掉密码"),
        (container("Workbook"), "表格", "另存为 .xlsx"),
        (b"{\\rtf1\\ansi".to_vec(), "RTF", "另存为 .docx"),
        (packed("OFD.xml", "<a/>"), "OFD", "打印为 .pdf"),
        (packed("xl/workbook.xml", "<a/>"), "工作簿已损坏", ".xlsx"),
        (packed("report.docx", "x"), "压缩包", "解压"),
        (b"From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed".to_vec(), "邮件", "附件"),
        (b"\x89PNG\r\n".to_vec(), "图片文件", "文字识别"),
        (b"GIF89a".to_vec(), "图片文件", "文字识别"),
        (b"Rar!\x1A".to_vec(), "压缩文件", "解压"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (bytes, kind, way) in cases {
        fs::write(folder.path().join("a.bin"), bytes).unwrap();
        let (code, out, error) = run(folder.path(), &["import", "a.bin", "-o", "out.toml"]);
        assert_eq!((code, out.as_str()), (2, ""), "{kind}");
        assert!(error.contains(kind) && error.contains(way), "{kind}: {error}");
        assert!(!folder.path().join("out.toml").exists());
    }
    // A word of these formats within a text is a word.
    assert!(read_published("发件 From: 某局\nMIME-Version: 是邮件里的话。".as_bytes()).is_ok());
}

#[test]
fn of_documents_of_one_name_in_a_folder_the_best_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("成品")).unwrap();
    let seed = fs::read("tests/import/seeds/000.txt").unwrap();
    fs::write(path.join("成品/a.docx"), docx(&word(&items()), &[])).unwrap();
    fs::write(path.join("成品/a.html"), html(&items())).unwrap();
    fs::write(path.join("成品/a.txt"), &seed).unwrap();
    fs::write(path.join("成品/b.txt"), &seed).unwrap();
    let (code, out, told) = run(path, &["import", "成品", "-o", "填报"]);
    assert_eq!(code, 0, "{told}");
    assert!(out.contains("a.docx") && out.contains("b.txt") && out.contains("共读入 2 个文件"), "{out}");
    assert!(told.contains("同名文档的其他格式 2 个"), "{told}");
    // Where both are named, the second is not read.
    let (code, out, told) = run(path, &["import", "成品/a.txt", "成品/a.docx", "-o", "另存"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("后一份没有读入") && out.contains("共读入 1 个文件，1 个没有读入"), "{told}{out}");
    assert!(path.join("另存/a.toml").exists());
}

#[test]
fn what_is_named_as_an_agencys_file_and_is_none_is_told_by_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let sound = fs::read("samples/corrected/emin-2024.toml").unwrap();
    let at = sound.windows(6).position(|bytes| bytes == "友好".as_bytes()).unwrap();
    let line = String::from_utf8_lossy(&sound[..at]).matches('\n').count() + 1;
    let damaged = [&sound[..=at], &sound[at + 2..]].concat();
    let page = html(&items());
    let files: [(&[u8], &str); 6] = [
        (page.as_bytes(), "网页"),
        (b"{\\rtf1\\ansi x}", "RTF"),
        (b"{\"a\": [1],\n\"b\": 2}\n", "JSON"),
        (b"<?xml version=\"1.0\"?>\n<a><b>x</b></a>\n", "XML"),
        (b"%PDF-1.4\n\xE2\xE3\xCF\xD3\n", "结尾改成 .pdf"),
        (&damaged, &format!("第 {line} 行有损坏的字节")),
    ];
    for (bytes, words) in files {
        fs::write(folder.path().join("a.toml"), bytes).unwrap();
        let (code, out, told) = run(folder.path(), &["check", "a.toml"]);
        assert!(code == 2 && told.contains(words) && !out.contains("F001"), "{words}: {told}{out}");
    }
    // Tags within an agency's file are its own affair.
    let tagged = String::from_utf8(sound).unwrap().replace("额敏县友好路", "<b>额敏县</b>友好路");
    fs::write(folder.path().join("a.toml"), tagged).unwrap();
    assert!(run(folder.path(), &["check", "a.toml"]).0 < 2);
}
