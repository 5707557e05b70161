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
    /// Its words run from right to left, or are mirrored.
    Backwards,
    /// Its words stand above or below the line.
    Raised,
    /// Its words are as small as the marks of notes.
    Small,
    /// A picture lies behind it, which may be all there is to see.
    Drawn,
    /// A style sheet writes figures before or behind its words.
    Written,
}

impl Look {
    /// Whether the words do not show, or are struck out.
    pub(crate) fn hides(self) -> bool {
        matches!(self, Self::Hidden | Self::Invisible | Self::Sizeless | Self::Struck)
    }
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

/// Parts of a colour, of 255, from which on it is as good as white.
const LIGHT: usize = 240;

/// Whether a colour, in lower case and without blanks, does not show on paper.
pub(crate) fn is_white(color: &str) -> bool {
    let color = color.split('!').next().unwrap_or_default();
    if let Some(digits) = color.strip_prefix('#') {
        let wide = matches!(digits.len(), 6 | 8);
        return (wide || matches!(digits.len(), 3 | 4))
            && digits
                .bytes()
                .take(if wide { 6 } else { 3 })
                .step_by(1 + usize::from(wide))
                .all(|digit| digit == b'f');
    }
    let parts = color.strip_prefix("rgba(").or_else(|| color.strip_prefix("rgb("));
    parts.and_then(|parts| parts.strip_suffix(')')).map_or(
        matches!(color, "white" | "transparent"),
        |parts| {
            let parts: Vec<&str> = parts.split([',', '/']).collect();
            let is_light = |part: &&str| part.parse::<usize>().is_ok_and(|part| part >= LIGHT);
            parts.get(3).is_some_and(|part| is_nought(part))
                || (parts.len() >= 3 && parts[..3].iter().all(is_light))
        },
    )
}

/// Whether declarations say something.
type Test = fn(&str) -> bool;

/// What the declarations of an element, in lower case and without blanks, may do to its words but hide them.
pub(crate) fn sight(declarations: &str) -> Option<Look> {
    let kinds: [(Test, Look); 6] = [
        (is_roomless, Look::Roomless),
        (is_faint, Look::Faint),
        (is_backwards, Look::Backwards),
        (is_raised, Look::Raised),
        (is_small, Look::Small),
        (is_drawn, Look::Drawn),
    ];
    kinds.into_iter().find(|(holds, _)| holds(declarations)).map(|(_, look)| look)
}

fn pairs(declarations: &str) -> impl Iterator<Item = (&str, &str)> {
    declarations.split(';').filter_map(|own| own.split_once(':'))
}

fn is_backwards(declarations: &str) -> bool {
    pairs(declarations).any(|(property, value)| match property {
        "unicode-bidi" => value.contains("override"),
        "flex-direction" | "flex-flow" => value.contains("reverse"),
        "transform" => value.contains("scalex(-") || value.contains("scale(-") || value.contains("rotate"),
        _ => false,
    })
}

/// Whether words are raised or lowered.
fn is_raised(declarations: &str) -> bool {
    let is_moved = |value: &str| {
        let length = value.trim_start_matches('-');
        length.starts_with(|c: char| c.is_ascii_digit() || c == '.') && !is_nought(length)
    };
    let is_placed = pairs(declarations).any(|own| own == ("position", "relative"));
    pairs(declarations).any(|(property, value)| match property {
        "vertical-align" => matches!(value, "super" | "sub") || is_moved(value),
        "top" | "bottom" => is_placed && is_moved(value),
        _ => false,
    })
}

fn is_small(declarations: &str) -> bool {
    pairs(declarations).any(|(property, value)| {
        let is_named = matches!(value, "smaller" | "x-small" | "xx-small");
        property == "font-size" && (is_named || is_within(value, 7500, 10_000, 800))
    })
}

fn is_drawn(declarations: &str) -> bool {
    pairs(declarations).any(|(property, value)| {
        matches!(property, "background" | "background-image") && value.contains("url(")
    })
}

/// Whether a style sheet writes figures in the place of an element, by its declarations, in lower case and without blanks.
pub(crate) fn is_written(declarations: &str) -> bool {
    pairs(declarations).any(|(property, value)| {
        let counted = || ["counter(", "counters(", "attr("].iter().any(|call| value.contains(call));
        property == "content" && (counted() || shows_digit(value))
    })
}

/// Whether a string of a style sheet shows a digit. An icon is written as its code: `\\e600`.
fn shows_digit(value: &str) -> bool {
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('\\') {
        let end = after.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(after.len()).min(6);
        let code = u32::from_str_radix(&after[..end], 16).ok().and_then(char::from_u32);
        if before.contains(char::is_numeric) || code.is_some_and(char::is_numeric) {
            return true;
        }
        rest = &after[end..];
    }
    rest.contains(char::is_numeric)
}

/// Whether the declarations of an element, in lower case and without blanks, may keep its words from being seen on a white
/// page: sites put such words between others against copying.
fn is_faint(declarations: &str) -> bool {
    let all = || pairs(declarations);
    let has_ground = all().any(|(property, _)| property.starts_with("background"));
    let is_far = |value: &str| value.strip_prefix('-').is_some_and(is_off_page);
    all().any(|(property, value)| match property {
        "color" => is_white(value) && !has_ground,
        "opacity" => is_nought(value),
        "font-size" => is_within(value, 2000, 2000, 150),
        "left" | "top" | "right" | "text-indent" | "margin-left" => is_far(value),
        "transform" => {
            value.split_once("translate").is_some_and(|(_, by)| by.split('-').skip(1).any(is_off_page))
        }
        "content-visibility" => value == "hidden",
        // What leaves the flow of the words may lie upon others.
        "position" => matches!(value, "absolute" | "fixed"),
        _ => false,
    })
}

/// Whether the declarations of an element leave no room to what stands in it, whatever that says of its own look.
fn is_roomless(declarations: &str) -> bool {
    let all = || pairs(declarations);
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

/// Whether a size of letters is at most so many thousandths of a point, of a pixel, or of the letters around.
fn is_within(size: &str, points: usize, pixels: usize, share: usize) -> bool {
    thousandths(size).is_some_and(|(size, unit)| match unit {
        "pt" => size <= points,
        "px" => size <= pixels,
        "em" | "rem" => size <= share,
        "%" => size <= 100 * share,
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

/// Whether a length leads off the page.
fn is_off_page(length: &str) -> bool {
    let end = length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len());
    thousandths(length).is_some_and(|(size, _)| match length[end..].trim_end_matches(')') {
        unit if unit.starts_with(['%', 'v']) => size >= 100_000,
        unit if unit.contains("em") => size >= 50_000,
        _ => size / 1000 >= FAR,
    })
}

fn is_nought(size: &str) -> bool {
    let number = size.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    !number.is_empty() && number.chars().all(|c| matches!(c, '0' | '.'))
}
