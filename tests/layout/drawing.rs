//! Pages as LibreOffice draws them: where every text stands, in which font and size, and where rules run.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A page; lengths are in points, from its upper left corner.
pub(crate) struct Page {
    pub(crate) number: usize,
    pub(crate) texts: Vec<Text>,
    /// Of every horizontal rule, where it begins and ends.
    pub(crate) rules: Vec<(f64, f64)>,
}

/// A stretch of text on one line, in one font.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) size: f64,
    pub(crate) font: String,
    pub(crate) words: String,
}

/// What drawing needs, and this machine lacks.
pub(crate) fn missing() -> Vec<&'static str> {
    let runs = |program: &str, argument: &str| Command::new(program).arg(argument).output().is_ok();
    let mut missing: Vec<_> = [("soffice", "--version"), ("pdftohtml", "-v"), ("pdftoppm", "-v")]
        .into_iter()
        .filter(|(program, argument)| !runs(program, argument))
        .map(|(program, _)| program)
        .collect();
    let fonts = Command::new("fc-list").output().map(|output| output.stdout).unwrap_or_default();
    let fonts = String::from_utf8_lossy(&fonts);
    missing.extend(
        ["AR PL UMing CN", "AR PL UKai CN", "Noto Sans CJK SC", "Noto Serif CJK SC", "Liberation Serif"]
            .into_iter()
            .filter(|font| !fonts.contains(font)),
    );
    missing
}

/// Draws files, given by name and bytes, in `folder`.
pub(crate) fn draw(folder: &Path, files: &[(String, Vec<u8>)]) -> BTreeMap<String, Vec<Page>> {
    std::fs::create_dir_all(folder).unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name).with_extension("docx");
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let profile = folder.join("profile");
    let status = Command::new("soffice")
        .env("FONTCONFIG_FILE", Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layout/fonts.conf"))
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(&paths)
        .output()
        .unwrap()
        .status;
    assert!(status.success(), "soffice: {status}");
    files.iter().map(|(name, _)| (name.clone(), pages(&folder.join(name).with_extension("pdf")))).collect()
}

/// How many of pdftohtml's units make a point.
const SCALE: f64 = 3.0;

fn pages(pdf: &Path) -> Vec<Page> {
    let output =
        Command::new("pdftohtml").args(["-xml", "-i", "-zoom", "3", "-stdout"]).arg(pdf).output().unwrap();
    let mut pages = texts(&String::from_utf8(output.stdout).unwrap());
    let output = Command::new("pdftoppm").args(["-gray", "-r", "72"]).arg(pdf).output().unwrap();
    for (page, rules) in pages.iter_mut().zip(all_rules(&output.stdout)) {
        page.rules = rules;
    }
    pages
}

fn texts(xml: &str) -> Vec<Page> {
    let mut reader = Reader::from_str(xml);
    let mut fonts: BTreeMap<String, (f64, String)> = BTreeMap::new();
    let mut pages: Vec<Page> = vec![];
    let mut words: Option<Text> = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "page" => {
                pages.push(Page { number: pages.len() + 1, texts: vec![], rules: vec![] });
            }
            Event::Empty(tag) if tag.name().as_ref() == "fontspec" => {
                let size = number(&tag, "size") / SCALE;
                fonts.insert(attribute(&tag, "id"), (size, attribute(&tag, "family")));
            }
            Event::Start(tag) if tag.name().as_ref() == "text" => {
                let (size, font) = fonts[&attribute(&tag, "font")].clone();
                let [left, top, width, height] =
                    ["left", "top", "width", "height"].map(|a| number(&tag, a) / SCALE);
                let (right, bottom) = (left + width, top + height);
                words = Some(Text { left, right, top, bottom, size, font, words: String::new() });
            }
            Event::Text(part) => {
                if let Some(text) = &mut words {
                    text.words += &part;
                }
            }
            Event::End(tag) if tag.name().as_ref() == "text" => {
                pages.last_mut().unwrap().texts.extend(words.take());
            }
            Event::Eof => return pages,
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> String {
    tag.try_get_attribute(name).unwrap().unwrap().value.into_owned()
}

fn number(tag: &BytesStart, name: &str) -> f64 {
    attribute(tag, name).parse().unwrap()
}

/// The rules on each page of a stream of PGM pictures: dark runs of fifty points or more.
fn all_rules(mut pictures: &[u8]) -> Vec<Vec<(f64, f64)>> {
    let mut found = vec![];
    while !pictures.is_empty() {
        assert_eq!(field(&mut pictures), "P5");
        let [width, height, _] = [(); 3].map(|()| field(&mut pictures).parse::<usize>().unwrap());
        let (pixels, rest) = pictures.split_at(width * height);
        found.push(pixels.chunks(width).flat_map(rules_of_line).collect());
        pictures = rest;
    }
    found
}

/// Takes the next field of a picture's head.
fn field<'a>(bytes: &mut &'a [u8]) -> &'a str {
    let end = bytes.iter().position(u8::is_ascii_whitespace).unwrap();
    let (field, rest) = bytes.split_at(end);
    *bytes = &rest[1..];
    str::from_utf8(field).unwrap()
}

fn rules_of_line(line: &[u8]) -> Vec<(f64, f64)> {
    let mut rules = vec![];
    let mut start = 0;
    for run in line.chunk_by(|a, b| (*a < 160) == (*b < 160)) {
        let points = |pixels: usize| f64::from(u32::try_from(pixels).unwrap());
        if run[0] < 160 && points(run.len()) >= 50.0 {
            rules.push((points(start), points(start + run.len())));
        }
        start += run.len();
    }
    rules
}
