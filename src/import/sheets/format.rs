//! The number formats of a workbook: whether a cell shows the number that is stored, and not another.

/// The formats that have a number and no code, as far as they are no plain ones.
const BUILT_IN: &[(usize, &str)] = &[
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (5, "#,##0"),
    (6, "#,##0"),
    (7, "#,##0.00"),
    (8, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (12, "# ?/?"),
    (13, "# ??/??"),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
    (41, "#,##0"),
    (42, "#,##0"),
    (43, "#,##0.00"),
    (44, "#,##0.00"),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mm:ss.0"),
    (48, "##0.0E+0"),
];

/// The code of a format that has a number only.
pub(super) fn built_in(number: usize) -> Option<&'static str> {
    BUILT_IN.iter().find(|(own, _)| *own == number).map(|(_, code)| *code)
}

/// Whether a format shows a number, given in plain digits, as it is. A nought may be shown as a stroke or as nothing.
pub(super) fn shows(code: &str, number: &str) -> bool {
    let sections: Vec<Section> = sections(code).iter().map(|own| Section::read(own)).collect();
    let (is_nought, is_negative) = (number == "0", number.starts_with('-'));
    if sections.iter().any(|own| own.condition.is_some()) {
        // Which of the sections holds is not computed: all must show the number, but one for nought alone.
        let all = || sections.iter().filter(|own| is_nought || own.condition.as_deref() != Some("=0"));
        return !is_negative && all().all(|own| own.shows(number));
    }
    let at = match sections.len() {
        0 | 1 => 0,
        2 => usize::from(is_negative),
        _ if is_nought => 2,
        _ => usize::from(is_negative),
    };
    let Some(section) = sections.get(at) else { return true };
    let signed = at == 0 || section.literals.contains(['-', '(', '−']);
    let is_turned = if is_negative { !signed } else { !is_nought && section.signs() };
    section.shows(number.trim_start_matches('-')) && !is_turned
}

/// Whether a format shows words that stand in its cell.
pub(super) fn shows_words(code: &str) -> bool {
    sections(code).get(3).is_none_or(|own| own.contains('@'))
}

/// The sections of a code: for positive numbers, negative ones, nought, and words.
fn sections(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        let parts = c == ';' && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = !escaped && !quoted && matches!(c, '\\' | '!' | '_' | '*');
        match sections.last_mut() {
            Some(last) if !parts => last.push(c),
            _ => sections.push(String::new()),
        }
    }
    sections
}

/// One section, taken apart.
#[derive(Debug, Default)]
struct Section {
    /// Places for digits before and behind the point; any number behind it where all digits are shown.
    whole: usize,
    decimals: usize,
    /// Whatever else is printed.
    literals: String,
    condition: Option<String>,
    /// It scales the number, or shows a day, a time, a share or a fraction.
    turns: bool,
    is_fraction: bool,
}

impl Section {
    fn read(code: &str) -> Self {
        let mut own = Self::default();
        let general = code.to_ascii_lowercase().replace("general", "\u{0}");
        let (mut chars, mut behind_point) = (general.chars().peekable(), false);
        // Commas behind the last place divide by a thousand.
        let mut commas = false;
        while let Some(c) = chars.next() {
            match c {
                '\u{0}' | '@' => (own.whole, own.decimals) = (1, usize::MAX),
                '"' => own.literals.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' | '!' => own.literals.extend(chars.next()),
                '_' | '*' => {
                    chars.next();
                }
                '[' => own.bracket(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
                '0' | '#' | '?' => {
                    commas = false;
                    let places = if behind_point { &mut own.decimals } else { &mut own.whole };
                    *places = places.saturating_add(1);
                }
                ',' => commas = true,
                '.' => behind_point = true,
                '/' => own.is_fraction = true,
                '%' | 'e' | 'y' | 'm' | 'd' | 'h' | 's' | 'g' | 'b' => own.turns = true,
                c => own.literals.push(c),
            }
        }
        own.turns |= commas && own.whole > 0;
        own
    }

    /// A colour and a language change nothing; the numerals of a language are the same number.
    fn bracket(&mut self, words: &str) {
        match words {
            words if words.starts_with(['<', '>', '=']) => {
                self.condition = Some(words.replace(char::is_whitespace, ""));
            }
            words if words.chars().all(|c| matches!(c, 'h' | 'm' | 's')) => self.turns = true,
            _ => {}
        }
    }

    fn signs(&self) -> bool {
        self.literals.contains(['-', '(', '−', '+'])
    }

    fn shows(&self, number: &str) -> bool {
        let is_misleading = |c: char| c.is_numeric() || ".,万千百十亿".contains(c);
        let (_, part) = number.split_once('.').unwrap_or((number, ""));
        let places = self.whole + self.decimals.min(1);
        let fits = if places == 0 { number == "0" } else { part.len() <= self.decimals };
        fits && !self.turns
            && !self.literals.contains(is_misleading)
            && (part.is_empty() || !self.is_fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_shows_the_number_is_plain() {
        for (code, number) in [
            ("General", "19.4"),
            ("@", "19.4"),
            ("0", "19"),
            ("0.00", "19.4"),
            ("#,##0", "12345"),
            ("0\"件\"", "19"),
            ("000", "12"),
            ("0;-0;\"—\"", "0"),
            ("0;-0;;@", "0"),
            ("0;-0;;@", "12"),
            ("[=0]\"—\";0", "0"),
            ("[=0]\"—\";0", "12"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "12"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "-12"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0"),
            ("[Red]0", "12"),
            ("[DBNum1][$-804]General", "12"),
            ("General;-General;0", "12.5"),
            ("# ?/?", "12"),
            ("0", "-3"),
        ] {
            assert!(shows(code, number), "{code} {number}");
        }
    }

    #[test]
    fn a_format_that_shows_another_number_or_none_is_not() {
        for (code, number) in [
            ("0", "19.4"),
            ("#,##0", "0.4"),
            ("0.0", "12.345"),
            (";;;", "12"),
            ("\"12\"", "3"),
            ("\"1\"0", "3"),
            ("0\"5\"", "3"),
            ("0%", "3"),
            ("0,", "3000"),
            ("0!.0,", "3000"),
            ("0\"万\"", "3"),
            ("[>5]\"多\";0", "12"),
            ("-0", "12"),
            ("0;0", "-12"),
            ("[h]:mm", "5"),
            ("0.00E+00", "12"),
            ("# ?/?", "12.5"),
            ("yyyy-m-d", "12"),
            ("*-", "3"),
        ] {
            assert!(!shows(code, number), "{code} {number}");
        }
        assert!(!shows_words(";;;") && shows_words("0;-0;;@") && shows_words("0"));
    }
}
