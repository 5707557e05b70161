//! Values of options as they are typed with a Chinese keyboard.

use std::ffi::OsString;

/// The options whose values are names of this program, several of them separated by commas.
const NAMES: [&str; 4] = ["--to", "--format", "--newline", "--color"];

/// Writes the values of options that take names in small letters, with plain commas: `--to DOCX，pdf`. What stands behind
/// `--` is no option.
pub(crate) fn plain(arguments: Vec<OsString>) -> Vec<OsString> {
    let (mut is_value, mut are_files) = (false, false);
    let plain = |argument: OsString| {
        let Some(text) = argument.to_str().filter(|_| !are_files) else { return argument };
        are_files = text == "--";
        let was_value = std::mem::replace(&mut is_value, NAMES.contains(&text));
        let (option, value) = match text.split_once('=') {
            Some((option, value)) if NAMES.contains(&option) => (format!("{option}="), value),
            _ if was_value => (String::new(), text),
            _ => return argument,
        };
        (option + &value.to_lowercase().replace(['，', '、'], ",")).into()
    };
    arguments.into_iter().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;
    use std::ffi::OsString;

    #[test]
    fn names_are_taken_as_they_are_typed_and_nothing_else_is_touched() {
        for (typed, taken) in [
            ("build A，B.toml --to DOCX，Txt -o Out", "build A，B.toml --to docx,txt -o Out"),
            ("build a.toml --to=docx、pdf", "build a.toml --to=docx,pdf"),
            ("check A.toml --format JSON B.toml", "check A.toml --format json B.toml"),
            ("check -- --to A，B", "check -- --to A，B"),
        ] {
            let arguments: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            assert_eq!(plain(arguments).join(" ".as_ref()), OsString::from(taken));
        }
    }
}
