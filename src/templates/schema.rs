//! What Word accepts in the parts that come from templates, read from `parts.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What an element may hold.
#[derive(Debug, Default)]
pub(super) struct Type {
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Child>,
    /// Whether it holds words.
    pub(super) text: bool,
    /// Whether its children may stand in any order, each once.
    pub(super) unordered: bool,
    /// Whether it is wrong without a child.
    pub(super) wants_child: bool,
}

/// An attribute that an element may have.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) required: bool,
}

/// An element that another may hold.
#[derive(Debug)]
pub(super) struct Child {
    pub(super) name: &'static str,
    /// The name of its type.
    pub(super) kind: &'static str,
    /// Its place in the order; those in one bracket share it.
    pub(super) place: usize,
    pub(super) repeated: bool,
}

/// The type whose content is not looked into.
pub(super) const ANY: &str = "any";

static TYPES: LazyLock<BTreeMap<&str, Type>> = LazyLock::new(|| {
    let lines = include_str!("parts.txt").lines();
    let lines = lines.filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines.filter_map(|line| line.split_once(": ")).map(|(name, rest)| (name, parse(rest))).collect()
});

/// What an element is that is there or not, and that may be switched off.
static SWITCH: LazyLock<Type> = LazyLock::new(|| parse("val=b |"));

/// The type of a name.
pub(super) fn named(kind: &str) -> &'static Type {
    TYPES.get(kind).unwrap_or(&SWITCH)
}

/// Whether a value of an attribute is of a kind.
pub(super) fn accepts(kind: &str, value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = |text: &str| digits(text.strip_prefix('-').unwrap_or(text)) && text.len() < 11;
    let measure = |text: &str| {
        let units = ["mm", "cm", "in", "pt", "pc", "pi"];
        let bare = units.iter().find_map(|unit| text.strip_suffix(unit));
        let (before, after) = bare.unwrap_or("").split_once('.').unwrap_or((bare.unwrap_or(""), "0"));
        whole(text) || whole(before) && digits(after)
    };
    let hexadecimal =
        |length: usize| value.len() == length && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    match (kind, kind.get(1..).and_then(|length| length.parse::<usize>().ok())) {
        ("b", _) => ["true", "false", "1", "0", "on", "off"].contains(&value),
        ("n", _) => whole(value),
        ("u", _) => digits(value) && value.len() < 11,
        ("m", _) => measure(value),
        ("p", _) => measure(value) || value.strip_suffix('%').is_some_and(whole),
        ("c", _) => value == "auto" || hexadecimal(6),
        ("s", _) => true,
        (_, Some(length)) if kind.starts_with('h') => hexadecimal(length),
        (_, Some(length)) if kind.starts_with('s') => value.encode_utf16().count() <= length,
        _ => kind.split('/').any(|word| word == value),
    }
}

fn parse(rest: &'static str) -> Type {
    let (attributes, children) = rest.split_once('|').unwrap_or((rest, ""));
    let mut kind =
        Type { attributes: attributes.split_whitespace().filter_map(attribute).collect(), ..Type::default() };
    let mut in_bracket = false;
    let mut place = 0;
    for word in children.split_whitespace() {
        match word {
            "#" => kind.text = true,
            "~" => kind.unordered = true,
            "+" => kind.wants_child = true,
            _ => {
                in_bracket |= word.starts_with('(');
                let bare = word.trim_start_matches('(').trim_end_matches(['*', ')']);
                let (name, own) = split(bare);
                let repeated = in_bracket || word.ends_with('*');
                kind.children.push(Child { name, kind: own, place, repeated });
                in_bracket &= !word.contains(')');
                place += usize::from(!in_bracket);
            }
        }
    }
    kind
}

fn attribute(word: &'static str) -> Option<Attribute> {
    let at = word.find(['=', '!'])?;
    Some(Attribute { name: &word[..at], kind: &word[at + 1..], required: word[at..].starts_with('!') })
}

/// A child's name and type; a name may have a prefix, which is not the type.
fn split(word: &'static str) -> (&'static str, &'static str) {
    let after =
        ["cp:", "dc:", "dcterms:", "ep:", "mc:", "m:"].iter().find(|prefix| word.starts_with(**prefix));
    let from = after.map_or(0, |prefix| prefix.len());
    match word[from..].split_once(':') {
        Some((name, kind)) => (&word[..from + name.len()], kind),
        None => (word, word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_that_is_named_is_there() {
        let named: Vec<_> = TYPES.values().flat_map(|kind| &kind.children).collect();
        for child in named.iter().filter(|child| child.kind != child.name && child.kind != ANY) {
            assert!(TYPES.contains_key(child.kind), "{child:?}");
        }
        assert!(named.len() > 400, "{}", named.len());
    }

    #[test]
    fn values_are_of_their_kinds() {
        for (kind, value) in [
            ("b", "on"),
            ("n", "-5"),
            ("m", "1.5pt"),
            ("p", "50%"),
            ("c", "C00000"),
            ("h2", "4F"),
            ("a/b", "b"),
        ] {
            assert!(accepts(kind, value), "{kind} {value}");
        }
        for (kind, value) in [
            ("b", "yes"),
            ("n", "1.5"),
            ("u", "-1"),
            ("m", "pt"),
            ("c", "red"),
            ("h2", "4"),
            ("s2", "三个字"),
            ("a/b", "c"),
            ("n", ""),
        ] {
            assert!(!accepts(kind, value), "{kind} {value}");
        }
    }
}
