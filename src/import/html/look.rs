//! How the declarations of a style have an element shown.

/// So many pixels to the left nobody sees it.
const FAR: usize = 900;

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    #[default]
    Shown,
    /// It takes no room.
    Hidden,
    /// It takes room, and its words do not show.
    Invisible,
    /// Its own words have no size; what stands in it may have one.
    Sizeless,
    /// A line goes through its words.
    Struck,
}

/// An element as selectors see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) classes: Vec<String>,
}

/// Rules of one property override one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    Display,
    Visibility,
    Line,
    Size,
}

/// What a list of declarations says, property by property, and whether it is important.
pub(crate) fn declared(declarations: &str) -> impl Iterator<Item = (Look, bool)> + '_ {
    declarations.split(';').filter_map(declaration).map(|(_, look, important)| (look, important))
}

/// Reads `display: none !important`; nothing where it says nothing of what is shown.
pub(crate) fn declaration(words: &str) -> Option<(Property, Look, bool)> {
    let (property, value) = words.split_once(':')?;
    let value = value.to_ascii_lowercase();
    let (value, important) =
        value.split_once('!').map_or((value.trim(), false), |(value, _)| (value.trim(), true));
    let either = |hides: bool, look: Look| if hides { look } else { Look::Shown };
    let (property, look) = match property.trim().to_ascii_lowercase().as_str() {
        "display" => (Property::Display, either(value == "none", Look::Hidden)),
        "mso-hide" => (Property::Display, either(value == "all", Look::Hidden)),
        "visibility" => {
            (Property::Visibility, either(matches!(value, "hidden" | "collapse"), Look::Invisible))
        }
        "text-decoration" | "text-decoration-line" => {
            (Property::Line, either(value.contains("line-through"), Look::Struck))
        }
        "font-size" => (Property::Size, either(is_nought(value), Look::Sizeless)),
        _ => return None,
    };
    Some((property, look, important))
}

/// Whether the declarations of an element, in lower case and without blanks, may keep its words from being seen on a white
/// page: sites put such words between others against copying.
pub(crate) fn is_faint(declarations: &str) -> bool {
    const WHITE: &[&str] = &["#fff", "#ffffff", "white", "transparent", "rgb(255,255,255)"];
    let all = || declarations.split(';').filter_map(|own| own.split_once(':'));
    let has_ground = all().any(|(property, _)| property.starts_with("background"));
    let is_far = |value: &str| value.strip_prefix('-').is_some_and(|size| first_number(size) >= FAR);
    all().any(|(property, value)| match property {
        "color" => WHITE.contains(&value) && !has_ground,
        "opacity" => is_nought(value),
        "left" | "top" | "right" | "text-indent" | "margin-left" => is_far(value),
        _ => false,
    })
}

fn first_number(size: &str) -> usize {
    let end = size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len());
    size[..end].parse().unwrap_or(0)
}

fn is_nought(size: &str) -> bool {
    let number = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'))
}
