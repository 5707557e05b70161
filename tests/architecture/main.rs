//! The walls of the house: who may know whom, read from the code, and how long a function may be.

#![allow(clippy::unwrap_used)]

mod arrows;
mod functions;
mod made_up;
mod names;

use arrows::{File, House};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Every room, from the ground floor up, and the rooms that it may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("edit", &["source"]),
    ("text", &[]),
    ("form", &["text"]),
    ("report", &["edit", "form", "text", "source"]),
    ("narrative", &["form", "text"]),
    ("diagnostic", &["edit", "text", "source"]),
    ("agency_file", &["edit", "report", "form", "text", "source"]),
    ("import", &["edit", "report", "form", "text", "source"]),
    ("checks", &["edit", "report", "form", "narrative", "diagnostic", "text", "source"]),
    ("templates", &[]),
    ("document", &["report", "form", "text", "source", "templates"]),
    ("writers", &["document", "templates", "text"]),
    ("workbook", &["agency_file", "import", "document", "report", "form", "text", "source"]),
    ("wording", &["agency_file", "diagnostic", "document", "import", "report", "form", "text", "source"]),
    ("county", &["agency_file", "checks", "diagnostic", "report", "form", "templates", "text", "source"]),
    ("commands", EVERY),
];

/// The rooms below the commands.
const EVERY: &[&str] = &[
    "source",
    "edit",
    "text",
    "form",
    "report",
    "narrative",
    "diagnostic",
    "agency_file",
    "import",
    "checks",
    "templates",
    "document",
    "writers",
    "workbook",
    "wording",
    "county",
];

/// The readers of single formats in `import`: each may know what is common to all, and nothing of the others.
const FORMATS: &[&str] = &["docx", "html", "odt", "pdf", "sheets", "text"];

/// What makes a result depend on more than the input, or reaches out of the program.
const OUTER_WORLD: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::os",
    "std::path",
    "std::process",
    "std::thread",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time",
    "chrono::Local",
    "chrono::Utc",
    "chrono::offset::Local",
    "chrono::offset::Utc",
    "anstream",
    "clap",
    "ctrlc",
    "glob",
    "indicatif",
    "notify",
    "rayon",
    "rustix",
    "tempfile",
    "walkdir",
    "wild",
    "winsafe",
];

/// A function that fills more than one screen does more than one thing.
const LONGEST_FUNCTION: usize = 60;

static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let paths = inside(Path::new("src")).into_iter();
    let rust = paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    House::of(rust.map(|path| {
        let name = path.strip_prefix("src").unwrap().to_str().unwrap().replace('\\', "/");
        (name, fs::read_to_string(&path).unwrap())
    }))
});

#[test]
fn every_file_belongs_to_a_module() {
    assert!(HOUSE.files.len() > 100, "{} files", HOUSE.files.len());
    assert_eq!(HOUSE.lost(), [""; 0]);
}

#[test]
fn every_room_is_on_the_list() {
    let rooms: BTreeSet<_> = HOUSE.files.iter().filter_map(|file| room(&file.path)).collect();
    assert_eq!(rooms, ROOMS.iter().map(|(room, _)| *room).collect());
}

#[test]
fn no_arrow_runs_up_between_rooms() {
    none(arrows(|from, to| {
        let (Some(from), Some(to)) = (room(from), room(to)) else { return room(from).is_some() };
        let may = ROOMS.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, may)| may);
        from != to && !may.contains(&to)
    }));
}

#[test]
fn no_arrow_runs_up_inside_the_checks() {
    none(arrows(|from, to| {
        let (Some(from), Some(to)) = (from.strip_prefix("checks/"), to.strip_prefix("checks/")) else {
            return false;
        };
        checks_floor(from) < checks_floor(to)
    }));
}

/// The list of rules stands on the rules, the rules on what runs them, and the door of the room on all.
fn checks_floor(path: &str) -> usize {
    match path {
        "mod.rs" => 3,
        "rules/mod.rs" => 2,
        _ if path.starts_with("rules/") => 1,
        _ => 0,
    }
}

#[test]
fn the_checks_name_no_rule_but_in_the_list_of_rules() {
    none(arrows(|from, to| {
        from.starts_with("checks/") && !from.starts_with("checks/rules/") && is_in_rules(to)
    }));
}

#[test]
fn no_rule_imports_another_rule() {
    let rules: Vec<_> = HOUSE.files.iter().filter(|file| file.is_rule).map(|file| &file.path).collect();
    assert!(rules.len() > 40, "{} rules", rules.len());
    none(arrows(|from, to| {
        let is_rule = |path: &str| rules.iter().any(|rule| *rule == path);
        is_rule(from) && is_rule(to)
    }));
}

/// Whether a file of the shelf is no list of rules.
fn is_in_rules(path: &str) -> bool {
    path.starts_with("checks/rules/") && path != "checks/rules/mod.rs"
}

#[test]
fn the_formats_of_import_do_not_know_each_other() {
    let part = |path: &str| {
        let part = Path::new(path.strip_prefix("import/")?).iter().next()?.to_str()?;
        Some(part.trim_end_matches(".rs").to_owned())
    };
    let is_format = |part: &str| FORMATS.contains(&part);
    none(arrows(|from, to| {
        let (Some(from), Some(to)) = (part(from), part(to)) else { return false };
        let is_apart = |part: &str| is_format(part) || part == "recognise";
        from != to && is_apart(&from) && is_apart(&to)
    }));
}

#[test]
fn no_circle_runs_through_the_files() {
    none(HOUSE.circles());
}

#[test]
fn every_file_says_in_one_sentence_what_it_is() {
    for File { path, text, .. } in &HOUSE.files {
        let first = text.lines().next().unwrap_or("");
        let sentence = first.strip_prefix("//! ").unwrap_or_else(|| panic!("{path} opens with no sentence"));
        assert!(
            sentence.ends_with(['.', ':', ','])
                || text.lines().nth(1).is_some_and(|line| line.starts_with("//! ")),
            "{path}"
        );
    }
}

#[test]
fn no_function_is_longer_than_a_screen() {
    let functions: Vec<_> =
        HOUSE.files.iter().flat_map(|file| file.functions.iter().map(move |it| (&file.path, it))).collect();
    assert!(functions.len() > 1000, "{} functions", functions.len());
    let long = functions.into_iter().filter(|(_, (_, lines))| *lines > LONGEST_FUNCTION);
    none(long.map(|(file, (name, lines))| format!("{file}: {name} has {lines} lines")));
}

#[test]
fn clock_and_environment_files_and_threads_belong_to_the_commands() {
    let used = HOUSE.outside().filter(|(file, path)| {
        let is_of = |thing: &&str| {
            path.strip_prefix(*thing).is_some_and(|rest| matches!(rest.get(..2), None | Some("::")))
        };
        room(file).is_some_and(|room| room != "commands") && OUTER_WORLD.iter().any(is_of)
    });
    none(used.map(|(file, path)| format!("{file}: {path}")));
}

#[test]
fn the_engine_of_the_page_reaches_out_no_further_than_the_library() {
    for path in inside(Path::new("web/src")) {
        let (name, text) = (path.display(), fs::read_to_string(&path).unwrap());
        for thing in OUTER_WORLD {
            let is_used = ["::", ";"].iter().any(|end| text.contains(&format!("{thing}{end}")));
            assert!(!is_used, "{name}: {thing}");
        }
        let is_boundary = path.ends_with("boundary.rs");
        assert!(is_boundary || !text.contains("unsafe"), "{name} is unsafe");
        assert!(
            !is_boundary || !text.contains("unsafe {") && text.lines().count() < LONGEST_FUNCTION,
            "{name}"
        );
    }
}

#[test]
fn no_room_is_a_quarter_of_the_house() {
    let mut lines = BTreeMap::<_, usize>::new();
    for file in &HOUSE.files {
        *lines.entry(room(&file.path)).or_default() += file.text.lines().count();
    }
    let all: usize = lines.values().sum();
    none(
        lines
            .iter()
            .filter(|(_, room)| **room * 4 >= all)
            .map(|(name, room)| format!("{}: {room} of {all} lines", name.unwrap_or("the roots"))),
    );
}

/// A key of the header that no rule speaks of stands in the list of fields, and nowhere else: reading, writing, the schema,
/// suggestions and citations take it from there. A new one touches that file and the model. The commands' settings have
/// keys of their own.
#[test]
fn a_header_key_stands_in_one_list() {
    for key in ["last", "templates", "page_numbers"] {
        let literal = format!("\"{key}\"");
        let named =
            HOUSE.files.iter().filter(|file| file.text.contains(&literal)).map(|file| file.path.as_str());
        let named = named.filter(|path| !path.starts_with("commands/"));
        assert_eq!(named.collect::<Vec<_>>(), ["report/fields.rs"], "{key}");
    }
}

/// Fails with all that was found, one a line.
#[track_caller]
fn none(found: impl IntoIterator<Item = String>) {
    let found: Vec<_> = found.into_iter().collect();
    assert!(found.is_empty(), "{}:\n{}", found.len(), found.join("\n"));
}

/// The arrows between two files that must not be, by their paths.
fn arrows(is_wrong: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let wrong = HOUSE.arrows().filter(|(from, to, _)| is_wrong(from, to));
    wrong.map(|(from, to, items)| format!("{from} → {to}: {items}")).collect()
}

/// The room of a file; the two roots stand in none.
fn room(path: &str) -> Option<&str> {
    match path {
        "lib.rs" | "main.rs" => None,
        _ => path.split('/').next().map(|room| room.trim_end_matches(".rs")),
    }
}

/// Every file below a folder.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { inside(&path) } else { vec![path] }).collect()
}
