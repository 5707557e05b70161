//! The package that a Word document is: its main part, and what that refers to.

use crate::import::container::Container;
use crate::import::docx::relations;
use crate::import::docx::relations::Relations;
use crate::import::unreadable::Unreadable;
use crate::import::xml::Xml;

/// The main part where the package does not tell it.
const USUAL_PART: &str = "word/document.xml";

/// A Word document that has been opened.
pub(crate) struct Package<'a> {
    container: Container<'a>,
    /// The main part, `word/document.xml` in nearly every file.
    main: String,
    /// What the main part refers to.
    relations: Relations,
}

impl<'a> Package<'a> {
    /// Opens the ZIP file and finds the main part.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut package =
            Self { container: Container::open(bytes)?, main: String::new(), relations: Relations::default() };
        let main = package.relations_of("")?.first("officeDocument").map(str::to_string);
        package.main = main.unwrap_or_else(|| USUAL_PART.to_string());
        package.relations = package.relations_of(&package.main.clone())?;
        Ok(package)
    }

    /// Reads the main part.
    pub(crate) fn main<T>(
        &mut self,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        self.container.file(&self.main, read)?.ok_or(Unreadable::NotWord)
    }

    /// Reads the part of a kind, `styles` or `numbering`; `None` when the document has none.
    pub(crate) fn part<T>(
        &mut self,
        kind: &str,
        read: impl FnOnce(Xml<'_>) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        let folder = self.main.rfind('/').map_or("", |end| &self.main[..=end]);
        let path = self.relations.first(kind).map_or_else(|| format!("{folder}{kind}.xml"), str::to_string);
        self.container.file(&path, read)
    }

    fn relations_of(&mut self, part: &str) -> Result<Relations, Unreadable> {
        let relations = self.container.file(&relations::beside(part), |xml| Relations::read(xml, part))?;
        Ok(relations.unwrap_or_default())
    }
}
