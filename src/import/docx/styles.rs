//! The paragraph styles, as far as they number and hide: headings often take their number from the style.

use std::collections::BTreeMap;

use crate::import::docx::properties::{Numbered, Properties};
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Space, Step, Xml};

/// Styles that are based on one another in a circle would never end.
const MOST_ANCESTORS: usize = 20;

/// Styles in a document; Word itself allows some four thousand.
const MOST_STYLES: usize = 10_000;

/// The styles by their identifiers.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Option<String>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    properties: Properties,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(crate) fn read(xml: Xml<'_>) -> Result<Self, Unreadable> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        xml.walk(|step| {
            match step {
                Step::Open(Space::Word, "style", attributes) => {
                    let name = attributes.get("styleId").unwrap_or_default();
                    let paragraph = attributes.get("type").as_deref() == Some("paragraph");
                    if paragraph && attributes.get("default").is_some_and(|on| on == "1" || on == "true") {
                        styles.default = Some(name.clone());
                    }
                    open = Some((name, Style::default()));
                }
                Step::Close(Space::Word, "style") => styles.styles.extend(open.take()),
                Step::Open(Space::Word, name, attributes) => {
                    let Some((_, style)) = &mut open else { return Ok(()) };
                    if name == "basedOn" {
                        style.based_on = attributes.val();
                    }
                    style.properties.open(name, &attributes);
                }
                Step::Close(Space::Word, name) => {
                    if let Some((_, style)) = &mut open {
                        style.properties.close(name);
                    }
                }
                _ => {}
            }
            if styles.styles.len() > MOST_STYLES { Err(Unreadable::TooLarge) } else { Ok(()) }
        })?;
        Ok(styles)
    }

    /// The numbering that a paragraph of this style has, from the style itself or from those it is based on.
    pub(crate) fn numbered(&self, name: Option<&str>) -> Numbered {
        let mut found = Numbered::default();
        for style in self.lineage(name) {
            found.list = found.list.or(style.properties.numbered.list);
            found.level = found.level.or(style.properties.numbered.level);
        }
        found
    }

    /// What text of this style is, by one of its properties; nothing where the style does not say it.
    pub(crate) fn says(&self, name: Option<&str>, property: fn(&Properties) -> Option<bool>) -> Option<bool> {
        let name = name?;
        self.lineage(Some(name)).find_map(|style| property(&style.properties))
    }

    fn lineage<'a>(&'a self, name: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = name.or(self.default.as_deref()).and_then(|name| self.styles.get(name));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_deref()?)).take(MOST_ANCESTORS)
    }
}
