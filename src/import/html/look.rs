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
    /// Its own words may not be seen: they are white, or too small.
    Faint,
    /// It has no room for what stands in it.
    Roomless,
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
    /// How well it can be seen, which several properties tell.
    Sight,
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

/// Colours that do not show on paper.
const WHITE: &[&str] = &["#fff", "#ffffff", "white", "transparent", "rgb(255,255,255)"];

/// Whether a colour, in lower case and without blanks, does not show on paper.
pub(crate) fn is_white(color: &str) -> bool {
    WHITE.contains(&color.split('!').next().unwrap_or_default())
}

/// Whether the declarations of an element, in lower case and without blanks, may keep its words from being seen on a white
/// page: sites put such words between others against copying.
pub(crate) fn is_faint(declarations: &str) -> bool {
    let all = || declarations.split(';').filter_map(|own| own.split_once(':'));
    let has_ground = all().any(|(property, _)| property.starts_with("background"));
    let is_far = |value: &str| value.strip_prefix('-').is_some_and(|size| first_number(size) >= FAR);
    all().any(|(property, value)| match property {
        "color" => is_white(value) && !has_ground,
        "opacity" => is_nought(value),
        "font-size" => is_tiny(value),
        "left" | "top" | "right" | "text-indent" | "margin-left" => is_far(value),
        _ => false,
    })
}

/// Whether the declarations of an element leave no room to what stands in it, whatever that says of its own look.
pub(crate) fn is_roomless(declarations: &str) -> bool {
    let all = || declarations.split(';').filter_map(|own| own.split_once(':'));
    let cut = all().any(|(property, value)| {
        matches!(property, "overflow" | "overflow-x" | "overflow-y")
            && (value.starts_with("hidden") || value.starts_with("clip"))
    });
    let is_point = |shape: &str| {
        let corners = shape.strip_prefix("rect(").and_then(|rest| rest.split(')').next());
        corners.is_some_and(|ends| ends.replace("px", "").chars().all(|c| matches!(c, '0' | '1' | ',')))
    };
    let is_gone = |shape: &str| {
        let shapes = ["inset(50%", "inset(100%", "circle(0", "polygon(0000)"];
        shapes.iter().any(|gone| shape.starts_with(gone))
    };
    all().any(|(property, value)| match property {
        "width" | "height" | "max-width" | "max-height" => cut && is_narrow(value),
        "clip" => is_point(value),
        "clip-path" => is_gone(value),
        "transform" => value.starts_with("scale(0)"),
        _ => false,
    })
}

/// Whether a size is at most one pixel.
fn is_narrow(size: &str) -> bool {
    is_nought(size)
        || thousandths(size).is_some_and(|(size, unit)| size <= 1000 && matches!(unit, "px" | "pt"))
}

/// Whether nobody can read letters of this size.
fn is_tiny(size: &str) -> bool {
    thousandths(size).is_some_and(|(size, unit)| match unit {
        "px" | "pt" => size <= 2000,
        "em" | "rem" => size <= 150,
        "%" => size <= 15_000,
        _ => false,
    })
}

/// A size as a number, in thousandths, and its unit.
fn thousandths(size: &str) -> Option<(usize, &str)> {
    let size = size.split('!').next().unwrap_or_default();
    let end = size.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(size.len());
    let (number, unit) = size.split_at(end);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let read = |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse::<usize>().ok() };
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    (!number.is_empty()).then_some(())?;
    Some((read(whole)?.checked_mul(1000)?.checked_add(read(&part)?)?, unit))
}

fn first_number(size: &str) -> usize {
    let end = size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len());
    size[..end].parse().unwrap_or(0)
}

fn is_nought(size: &str) -> bool {
    let number = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'))
}
