//! The relationships of a package: which of its files is the document, and which are its styles and its numbering.

use crate::import::unreadable::Unreadable;
use crate::import::xml::{Step, Xml};

/// A package has a handful of relationships, a document one for each picture and link.
const MOST_RELATIONS: usize = 10_000;

/// What a part of the package refers to, as kinds and names of files in the package.
#[derive(Debug, Default)]
pub(crate) struct Relations(Vec<(String, String)>);

impl Relations {
    /// Reads a `.rels` file of the part `owner`; the package itself is the part without a name.
    ///
    /// # Errors
    /// Broken XML, or far more relationships than a document has.
    pub(crate) fn read(xml: Xml<'_>, owner: &str) -> Result<Self, Unreadable> {
        let folder = owner.rfind('/').map_or("", |end| &owner[..end]);
        let mut relations = Vec::new();
        xml.walk(|step| {
            let Step::Open(_, "Relationship", attributes) = step else { return Ok(()) };
            let (Some(kind), Some(target)) = (attributes.get("Type"), attributes.get("Target")) else {
                return Ok(());
            };
            let outside = attributes.get("TargetMode").is_some_and(|mode| mode == "External");
            // What a document shares with a strict one is the last word of the kind.
            let kind = kind.rsplit('/').next().unwrap_or_default();
            if outside || !matches!(kind, "officeDocument" | "styles" | "numbering") {
                return Ok(());
            }
            if relations.len() == MOST_RELATIONS {
                return Err(Unreadable::TooLarge);
            }
            relations.push((kind.to_string(), resolved(folder, &target)));
            Ok(())
        })?;
        Ok(Self(relations))
    }

    /// The first part of a kind.
    pub(crate) fn first(&self, kind: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == kind).map(|(_, target)| target.as_str())
    }
}

/// The file with the relationships of a part.
pub(crate) fn beside(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{name}.rels")
}

/// The name of a file in the package that a part in `folder` refers to.
fn resolved(folder: &str, target: &str) -> String {
    let start = if target.starts_with('/') { "" } else { folder };
    let mut names: Vec<&str> = Vec::new();
    for name in start.split('/').chain(target.split('/')) {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use crate::import::docx::relations::{beside, resolved};

    #[test]
    fn names_are_told_from_the_folder_of_the_part() {
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "styles2.xml"), "word/styles2.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/a", "../../../b/./c.xml"), "b/c.xml");
        assert_eq!(beside(""), "_rels/.rels");
        assert_eq!(beside("word/document2.xml"), "word/_rels/document2.xml.rels");
    }
}
