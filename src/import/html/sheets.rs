//! What the style sheets within a page hide or strike out, as a wide screen shows it.

use crate::import::html::look::{Element, Look, Property, declaration, is_written, sight};
use crate::import::html::tags::{Tag, Token, tokens};
use crate::import::unreadable::Unreadable;
use std::cell::Cell;

/// Sheets longer than this are read no further; those of portals have some 200 KB.
const MOST_SHEETS: usize = 1 << 20;
/// Rules that hide or show something; a large framework has some 300.
const MOST_RULES: usize = 2000;
/// Comparisons of elements with rules and with what the rules ask around them: those of 20,000 tags with all rules.
const MOST_COMPARED: usize = 40_000_000;
/// A screen of an office is so many pixels wide.
const SCREEN: usize = 1280;

/// The rules of all sheets of a page that bear on what is shown.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    rules: Vec<Rule>,
    compared: Cell<usize>,
}

#[derive(Debug)]
struct Rule {
    /// The parts of the selector from the outermost element to the one that is meant.
    parts: Vec<Part>,
    property: Property,
    look: Look,
    important: bool,
    /// Nobody can tell when it holds: it depends on a state, a neighbour or a screen.
    unsure: bool,
}

#[derive(Debug, Clone, Default)]
struct Part {
    name: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
    /// It stands for the parent, not for any element around.
    is_parent: bool,
}

const PROPERTIES: [Property; 4] = [Property::Display, Property::Visibility, Property::Line, Property::Size];

/// What a rule may do to words but hide them, the worst first.
const SIGHTS: [Look; 7] =
    [Look::Roomless, Look::Faint, Look::Backwards, Look::Written, Look::Raised, Look::Small, Look::Drawn];

/// Behind a selector: what a sheet writes before or after an element.
const WRITERS: [&str; 2] = [":before", ":after"];

impl Sheets {
    /// Reads the sheets that stand in a page.
    pub(crate) fn of(html: &str) -> Self {
        let mut sheets = Self::default();
        let mut text = String::new();
        let mut within = false;
        if !html.contains("<style") && !html.contains("<STYLE") {
            return sheets;
        }
        for token in tokens(html) {
            match token {
                Token::Open(tag) if tag.element.name == "style" => within = is_for_screens(&tag.media),
                Token::Close(name) if name == "style" => within = false,
                Token::Words(words) if within && text.len() < MOST_SHEETS => text.push_str(&words),
                _ => {}
            }
        }
        sheets.read(&without_comments(&text), false);
        sheets
    }

    /// How an element is shown, and whether that is not sure; faint or without room it may be, by a rule that others may
    /// override. `around` are the elements around it, the outermost first.
    ///
    /// # Errors
    /// More comparisons than any page of an office needs.
    pub(crate) fn look(&self, around: &[&Element], tag: &Tag) -> Result<(Look, bool), Unreadable> {
        let (mut found, mut unsure) = (Look::Shown, false);
        let meant: Vec<&Rule> = self.rules.iter().filter(|rule| rule.means(&tag.element)).collect();
        let outer: usize = meant.iter().map(|rule| rule.parts.len() - 1).sum();
        self.compared.set(self.compared.get() + self.rules.len() + outer * around.len());
        if self.compared.get() > MOST_COMPARED {
            return Err(Unreadable::TooLarge);
        }
        let fitting: Vec<&Rule> = meant.into_iter().filter(|rule| rule.stands_within(around)).collect();
        if fitting.is_empty() {
            return Ok((found, unsure));
        }
        for property in PROPERTIES {
            let rules = || fitting.iter().filter(|rule| rule.property == property);
            let sure = rules().filter(|rule| !rule.unsure);
            let look = sure.max_by_key(|rule| rule.weight()).map_or(Look::Shown, |rule| rule.look);
            unsure |= rules().any(|rule| rule.unsure && rule.look != look);
            if found == Look::Shown {
                found = look;
            }
        }
        let sight =
            |look: Look| fitting.iter().any(|rule| rule.property == Property::Sight && rule.look == look);
        if found == Look::Shown {
            found = SIGHTS.into_iter().find(|look| sight(*look)).unwrap_or_default();
        }
        Ok((found, unsure))
    }

    fn read(&mut self, mut text: &str, unsure: bool) {
        while let Some((head, rest)) = text.split_once('{') {
            let head = head.rsplit(';').next().unwrap_or_default().trim();
            let Some(end) = closing(rest) else { return };
            let (body, after) = (&rest[..end], &rest[end + 1..]);
            match head.strip_prefix('@') {
                None => self.take(head, body, unsure),
                Some(at) => match holds(at) {
                    Some(true) => self.read(body, unsure),
                    Some(false) => {}
                    None => self.read(body, true),
                },
            }
            text = after;
        }
    }

    fn take(&mut self, selectors: &str, body: &str, unsure: bool) {
        let squeezed = body.to_ascii_lowercase().replace(char::is_whitespace, "");
        let sights = sight(&squeezed).map(|look| (Property::Sight, look, false));
        for (property, look, important) in body.split(';').filter_map(declaration).chain(sights) {
            for selector in selectors.split(',') {
                let Some((parts, state)) = parts(selector) else { continue };
                if self.rules.len() < MOST_RULES {
                    self.rules.push(Rule { parts, property, look, important, unsure: unsure || state });
                }
            }
        }
        if is_written(&squeezed) {
            let owner = |selector: &'_ str| {
                let selector = selector.trim();
                let owner = WRITERS.iter().find_map(|writer| selector.strip_suffix(writer));
                owner.and_then(|owner| parts(owner.trim_end_matches(':'))).map(|(parts, _)| parts)
            };
            let (property, look, important) = (Property::Sight, Look::Written, false);
            let rules = selectors.split(',').filter_map(owner);
            let room = MOST_RULES.saturating_sub(self.rules.len());
            self.rules.extend(rules.take(room).map(|parts| Rule {
                parts,
                property,
                look,
                important,
                unsure,
            }));
        }
    }
}

impl Rule {
    /// What overrides what: importance, then identifiers, classes and names; of equal ones the last.
    fn weight(&self) -> (bool, usize, usize, usize) {
        let sum = |count: fn(&Part) -> usize| self.parts.iter().map(count).sum();
        let names = sum(|part| usize::from(part.name.is_some()));
        (self.important, sum(|part| part.ids.len()), sum(|part| part.classes.len()), names)
    }

    /// Whether it means an element of this kind, wherever that stands.
    fn means(&self, element: &Element) -> bool {
        self.parts.last().is_some_and(|own| own.fits(element))
    }

    /// Whether its outer parts stand around an element, the outermost first.
    fn stands_within(&self, around: &[&Element]) -> bool {
        let mut left = around;
        for part in self.parts.iter().rev().skip(1) {
            let at = left.iter().rposition(|element| part.fits(element));
            let Some(at) = at.filter(|at| !part.is_parent || at + 1 == left.len()) else { return false };
            left = &left[..at];
        }
        true
    }
}

impl Part {
    fn fits(&self, element: &Element) -> bool {
        self.name.as_ref().is_none_or(|name| *name == element.name)
            && self.ids.iter().all(|id| *id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class))
    }
}

/// The parts of a selector, and whether it holds in some states only; nothing where it means no element at rest.
fn parts(selector: &str) -> Option<(Vec<Part>, bool)> {
    let selector = selector.trim().replace('>', " > ");
    let (mut parts, mut unsure) = (Vec::<Part>::new(), false);
    for word in selector.split_whitespace() {
        match word {
            ">" => {
                if let Some(last) = parts.last_mut() {
                    last.is_parent = true;
                }
            }
            // The neighbour is not looked at.
            "+" | "~" => {
                unsure = true;
                parts.pop();
            }
            word => {
                let (part, state) = part(word)?;
                unsure |= state;
                parts.push(part);
            }
        }
    }
    (!parts.is_empty()).then_some((parts, unsure))
}

/// Reads `td.note#one`.
fn part(word: &str) -> Option<(Part, bool)> {
    let (word, state) = word.split_once([':', '[']).map_or((word, ""), |(word, state)| (word, state));
    let passing = ["hover", "focus", "active", ":before", ":after", "before", "after", "visited", "target"];
    if passing.iter().any(|name| state.starts_with(name)) {
        return None;
    }
    let mut part = Part::default();
    let end = |words: &str| words.find(['.', '#']).unwrap_or(words.len());
    let (name, mut rest) = word.split_at(end(word));
    part.name = Some(name.to_ascii_lowercase()).filter(|name| !name.is_empty() && name != "*");
    while let Some(sign) = rest.chars().next() {
        let (name, more) = rest[1..].split_at(end(&rest[1..]));
        let names = if sign == '.' { &mut part.classes } else { &mut part.ids };
        names.push(name.to_owned());
        rest = more;
    }
    // What fits any element of the page in some state says nothing of one.
    let is_any = part.classes.is_empty() && part.ids.is_empty();
    (state.is_empty() || !is_any).then_some((part, !state.is_empty()))
}

/// Whether a block of rules such as `@media print` holds on a wide screen; nothing where that is not sure.
fn holds(at: &str) -> Option<bool> {
    let at = at.to_ascii_lowercase();
    let Some(media) = at.strip_prefix("media") else {
        return if at.starts_with("layer") || at.starts_with("charset") {
            Some(true)
        } else {
            (!at.starts_with("supports")).then_some(false)
        };
    };
    let answers: Vec<Option<bool>> = media.split(',').map(query).collect();
    if answers.contains(&Some(true)) {
        return Some(true);
    }
    if answers.contains(&None) { None } else { Some(false) }
}

fn query(query: &str) -> Option<bool> {
    let query = query.replace(char::is_whitespace, "");
    let mut answer = Some(true);
    for word in query.replace("and(", "(").replace(')', "").split('(') {
        let width = |limit: &str| limit.trim_end_matches("px").parse::<usize>().ok();
        let own = match word.trim_start_matches("only") {
            "" | "screen" | "all" => Some(true),
            "print" | "speech" | "tv" | "handheld" | "projection" => Some(false),
            word => match (word.strip_prefix("max-width:"), word.strip_prefix("min-width:")) {
                (Some(limit), _) => width(limit).map(|limit| limit >= SCREEN),
                (_, Some(limit)) => width(limit).map(|limit| limit <= SCREEN),
                _ => None,
            },
        };
        match own {
            Some(false) => return Some(false),
            None => answer = None,
            Some(true) => {}
        }
    }
    answer
}

fn is_for_screens(media: &str) -> bool {
    media.is_empty() || media.split(',').map(query).any(|holds| holds != Some(false))
}

/// The place of the bracket that closes one which is open already.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn without_comments(text: &str) -> String {
    let text = text.replace("<!--", "").replace("-->", "");
    let mut rest = text.as_str();
    let mut kept = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(word: &str) -> Element {
        let (part, _) = part(word).unwrap();
        let id = part.ids.into_iter().next().unwrap_or_default();
        Element { name: part.name.unwrap_or_default(), id, classes: part.classes }
    }

    fn look(css: &str, around: &str, own: &str) -> (Look, bool) {
        let mut sheets = Sheets::default();
        sheets.read(&without_comments(css), false);
        let around: Vec<Element> = around.split_whitespace().map(element).collect();
        let tag = Tag { element: element(own), ..Tag::default() };
        sheets.look(&around.iter().collect::<Vec<_>>(), &tag).unwrap()
    }

    #[test]
    fn rules_of_names_classes_and_identifiers_hide() {
        let hidden = (Look::Hidden, false);
        for css in [
            ".a{display:none}",
            "/* x */ #b , .c { color : red; DISPLAY: none ; }",
            "span.a{display:none!important} .a{display:inline}",
            "@media screen and (min-width: 800px) {.a{display:none}}",
            ".t .a{display:none}",
            "div>span{display:none}",
        ] {
            assert_eq!(look(css, "body div.t", "span.a#b"), hidden, "{css}");
        }
        assert_eq!(look("s{visibility:hidden}", "", "s"), (Look::Invisible, false));
        assert_eq!(look(".a{font-size:0}", "", "s.a"), (Look::Sizeless, false));
        assert_eq!(look(".a{text-decoration:line-through}", "", "s.a"), (Look::Struck, false));
    }

    #[test]
    fn what_is_shown_after_all_is_not_hidden() {
        for css in [
            ".a{display:none} .a.on{display:block}",
            ".a{display:none} span{display:block} .a{display:inline}",
            "@media print{.a{display:none}}",
            "@media (max-width: 768px){.a{display:none}}",
            ".x .a{display:none}",
            "body>span{display:none}",
            ".a:hover,.a::before{display:none}",
            ".a{color:red}",
        ] {
            assert_eq!(look(css, "body div.t", "span.a.on"), (Look::Shown, false), "{css}");
        }
    }

    #[test]
    fn what_depends_on_more_is_a_doubt() {
        for css in [
            "@media (orientation: landscape){.a{display:none}}",
            ".a:nth-child(2){display:none}",
            "p + .a{display:none}",
            "@supports (display: grid){.a{display:none}}",
        ] {
            assert!(look(css, "body", "span.a").1, "{css}");
        }
    }
}
