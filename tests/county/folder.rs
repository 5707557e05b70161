//! A folder of sixty units' reports in several formats, with twelve faults planted.

use crate::common::{lay_out, read, write};
use crate::figures::{Filled, NUMBERS, path as path_of};
use gen_report::form::ANNUAL_2021;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

/// How many units the roster names.
pub(crate) const UNITS: usize = 60;

/// The name of a figure.
pub(crate) type Path = String;

pub(crate) struct Folder {
    kept: tempfile::TempDir,
    /// The figures of the reports that are to be summed up, by file.
    counted: BTreeMap<String, Filled>,
    /// What a sum is to say: what happened, and to which file or unit.
    pub(crate) faults: Vec<(&'static str, String)>,
    /// The figures whose sums cannot be sure.
    pub(crate) touched: BTreeSet<Path>,
    files: usize,
}

/// Every count of the form: section, row, place in the row, path.
pub(crate) fn cells() -> Vec<(&'static str, &'static str, usize, Path)> {
    let mut cells = vec![];
    for (at, table) in ANNUAL_2021.tables.iter().enumerate() {
        for (row, (block, line)) in table.rows().enumerate() {
            for column in 0..block.columns.len() {
                cells.push((table.key.as_str(), line.key.as_str(), column, path_of((at, row, column))));
            }
        }
    }
    cells
}

fn name(unit: usize) -> String {
    let kind = if unit < UNITS / 2 { "局" } else { "镇人民政府" };
    format!("云岭县第{unit:02}{kind}")
}

/// Few figures that are not zero, other ones for each unit.
fn figures(unit: usize) -> Filled {
    let mut seed = unit as u64 + 1;
    let mut numbers = [0; NUMBERS];
    for number in &mut numbers {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = seed >> 33;
        *number = if draw.is_multiple_of(8) { draw / 8 % 30 } else { 0 };
    }
    let mut figures = Filled::balanced(&numbers);
    // A county makes no rules.
    figures.0[0][0] = vec![Some(0); 3];
    figures
}

fn toml(name: &str, year: u16, figures: &Filled) -> String {
    let is_town = name.contains("镇人民政府");
    let (kind, level) = if is_town { ("township", "township") } else { ("department", "county") };
    let next = year + 1;
    let mut text = format!(
        "year = {year}\ndate = {next}-01-15\n[agency]\nname = \"{name}\"\nkind = \"{kind}\"\nlevel = \"{level}\"\n\
         address = \"云岭县人民路\"\npostcode = \"834600\"\nphone = \"0901-3340090\"\n"
    );
    let words = "组织学习政府信息公开条例，规范公开流程，信息经审查后发布，各股室按职责更新栏目内容。";
    let parts = ["disclosure", "requests", "management", "platform", "supervision"];
    text += "[overview]\n";
    for part in parts {
        writeln!(text, "{part} = \"{words}\"").unwrap();
    }
    let problems = "公开内容还不够全面，栏目更新还不够及时，业务人员对公开范围的把握还不够准确。";
    writeln!(text, "[problems]\nproblems = \"{problems}\"\nimprovements = \"加强培训，按季度核对栏目，及时补充公开内容，提高把握公开范围的能力。\"").unwrap();
    text += "[other]\nfee_charged = 0\ntext = \"没有收取信息处理费，没有其他需要报告的事项。\"\n";
    text + &figures.toml()
}

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["收件/部门", "收件/乡镇", "收件/补报", "去年"] {
            fs::create_dir_all(folder.path().join(part)).unwrap();
        }
        let mut made = Self {
            kept: folder,
            counted: BTreeMap::new(),
            faults: vec![],
            touched: BTreeSet::new(),
            files: 0,
        };
        let mut list = "\u{feff}单位名称,简称,类别,负责人\n".to_owned();
        for unit in 0..UNITS {
            writeln!(list, "{},,,", name(unit)).unwrap();
        }
        fs::write(made.path().join("名单.csv"), list).unwrap();
        for unit in 12..UNITS {
            made.hand_in(unit, figures(unit));
        }
        made.plant_in_files();
        made.plant_in_figures();
        made
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        self.kept.path()
    }

    /// Hands a report in, in the format whose turn it is.
    fn hand_in(&mut self, unit: usize, figures: Filled) {
        let ending = ["toml", "docx", "html", "txt"][unit % 4];
        let folder = if unit < UNITS / 2 { "部门" } else { "乡镇" };
        let file = format!("收件/{folder}/{unit:02}.{ending}");
        let text = toml(&name(unit), 2025, &figures);
        let bytes = match ending {
            "toml" => text.into_bytes(),
            // A published report names no level of its office: its file says the words that the paper prints.
            _ => write(&lay_out(&read(text), &[]), ending),
        };
        self.put(&file, &bytes);
        self.counted.insert(file, figures);
    }

    fn put(&mut self, file: &str, bytes: &[u8]) {
        fs::write(self.path().join(file), bytes).unwrap();
        self.files += 1;
    }

    fn fault(&mut self, kind: &'static str, name: impl Into<String>) {
        self.faults.push((kind, name.into()));
    }

    fn missing(&mut self, unit: usize) {
        self.fault("没有报来", name(unit));
    }

    /// The faults of whole files.
    fn plant_in_files(&mut self) {
        // 1. A unit that has handed in nothing.
        self.missing(1);
        // 2. Last year's file.
        let old = figures(3);
        self.touch_all(&old);
        self.put("收件/部门/03.toml", toml(&name(3), 2024, &old).as_bytes());
        self.fault("没有计入", "收件/部门/03.toml");
        self.missing(3);
        // 3. A locked document: the first bytes of an encrypted one.
        self.put("收件/部门/06.docx", &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat());
        self.fault("读不了", "收件/部门/06.docx");
        self.missing(6);
        // 4. A scan.
        self.put("收件/部门/07.pdf", SCAN.as_bytes());
        self.fault("读不了", "收件/部门/07.pdf");
        self.missing(7);
        // 5. An old form.
        let old = figures(8);
        self.touch_all(&old);
        let text = format!("form = \"2019-60\"\n{}", toml(&name(8), 2025, &old));
        self.put("收件/部门/08.toml", text.as_bytes());
        self.fault("没有计入", "收件/部门/08.toml");
        self.missing(8);
        // 6. Another county's unit.
        self.put("收件/部门/外县.toml", toml("甲乙县教育局", 2025, &figures(77)).as_bytes());
        self.fault("没有计入", "收件/部门/外县.toml");
        // 7. An empty file.
        self.put("收件/部门/09.toml", b"");
        self.fault("没有计入", "收件/部门/09.toml");
        self.missing(9);
    }

    /// The faults within a report.
    fn plant_in_figures(&mut self) {
        // 8. A unit that is late.
        let late = figures(0);
        let text = toml(&name(0), 2025, &late).replace("2026-01-15", "2026-03-15");
        self.put("收件/部门/00.toml", text.as_bytes());
        self.counted.insert("收件/部门/00.toml".to_owned(), late);
        self.fault("迟报", "收件/部门/00.toml");
        self.fault("有错误", "收件/部门/00.toml");
        // 9. A unit twice, with one figure changed.
        let (first, mut again) = (figures(2), figures(2));
        *again.at((0, 3, 0)) = Some(99);
        self.touched.insert("disclosure.penalties".to_owned());
        self.put("收件/补报/02.toml", toml(&name(2), 2025, &first).as_bytes());
        self.counted.insert("收件/补报/02.toml".to_owned(), first);
        self.put("收件/部门/02.toml", toml(&name(2), 2025, &again).as_bytes());
        // The files are read in the order of their names: 补报 comes before 部门 or after it.
        let order = "补报" < "部门";
        let (kept, left) = if order { ("补报", "部门") } else { ("部门", "补报") };
        if !order {
            let figures = self.counted.remove("收件/补报/02.toml").map(|_| again).unwrap();
            self.counted.insert(format!("收件/{kept}/02.toml"), figures);
        }
        self.fault("没有计入", format!("收件/{left}/02.toml"));
        // 10. A wrong sum.
        let mut wrong = figures(4);
        *wrong.at((2, 0, 4)) = wrong.at((2, 0, 4)).map(|total| total + 1);
        for column in 0..4 {
            if *wrong.at((2, 0, column)) != Some(0) {
                self.touched.insert(path_of((2, 0, column)));
            }
        }
        self.touched.insert("cases.review.total".to_owned());
        self.put("收件/部门/04.toml", toml(&name(4), 2025, &wrong).as_bytes());
        self.counted.insert("收件/部门/04.toml".to_owned(), wrong);
        self.fault("有错误", "收件/部门/04.toml");
        // 11. A figure that is not sure.
        let mut unsure = figures(5);
        let text = toml(&name(5), 2025, &unsure);
        let row = text.lines().find(|line| line.starts_with("coercion")).unwrap().to_owned();
        self.put("收件/部门/05.toml", text.replace(&row, "coercion = [\"?\"]").as_bytes());
        *unsure.at((0, 4, 0)) = Some(0);
        self.counted.insert("收件/部门/05.toml".to_owned(), unsure);
        self.touched.insert("disclosure.coercion".to_owned());
        self.fault("拿不准", "收件/部门/05.toml");
        self.plant_carry_over();
    }

    /// 12. More carried in than were carried out.
    fn plant_carry_over(&mut self) {
        let none = Filled::balanced(&[0; NUMBERS]);
        fs::write(self.path().join("去年/10.toml"), toml(&name(10), 2024, &none)).unwrap();
        let mut numbers = [0; NUMBERS];
        (numbers[0], numbers[21 * 6]) = (5, 2);
        let mut this = Filled::balanced(&numbers);
        this.0[0][0] = vec![Some(0); 3];
        self.put("收件/部门/10.toml", toml(&name(10), 2025, &this).as_bytes());
        self.counted.insert("收件/部门/10.toml".to_owned(), this);
        self.touched.insert("requests.carried_in.total".to_owned());
        self.fault("有错误", "收件/部门/10.toml");
        self.hand_in(11, figures(11));
    }

    fn touch_all(&mut self, figures: &Filled) {
        let mut figures = figures.clone();
        for place in figures.places() {
            if *figures.at(place) != Some(0) {
                self.touched.insert(path_of(place));
            }
        }
    }

    /// What the figures of the reports that are summed up add up to.
    pub(crate) fn sums(&self) -> BTreeMap<Path, u64> {
        let mut sums = BTreeMap::new();
        for figures in self.counted.values() {
            let mut figures = figures.clone();
            for place in figures.places() {
                *sums.entry(path_of(place)).or_default() += figures.at(place).unwrap();
            }
        }
        sums
    }

    pub(crate) fn counted_file(&self, file: &str) -> bool {
        self.counted.contains_key(&file.replace('\\', "/"))
    }

    /// How many files can be read.
    pub(crate) fn readable(&self) -> usize {
        self.files - self.faults.iter().filter(|(kind, _)| *kind == "读不了").count()
    }

    /// How many units of the roster that have handed in a file are not summed up.
    pub(crate) fn not_counted(&self) -> usize {
        self.faults.iter().filter(|(kind, _)| *kind == "没有报来").count() - 1
    }

    /// The report of a unit, with other figures.
    pub(crate) fn report(unit: usize, change: impl Fn(&mut Filled)) -> String {
        Self::named(&name(unit), change)
    }

    pub(crate) fn named(name: &str, change: impl Fn(&mut Filled)) -> String {
        let mut figures = figures(0);
        change(&mut figures);
        toml(name, 2025, &figures)
    }
}

/// A page that is a picture.
const SCAN: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P 5 0 R>>>>/Contents 4 0 R>>endobj\n\
4 0 obj<</Length 30>>stream\nq 595 0 0 842 0 0 cm /P Do Q  \nendstream endobj\n\
5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream endobj\n\
trailer<</Root 1 0 R>>\n%%EOF\n";
