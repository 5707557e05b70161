//! An agency's own templates, read from a folder; a fault in them is reported with its place.

use crate::commands::support::confine::{leads_inside, lies_inside};
use crate::commands::support::error::{Error, TemplatesError};
use crate::commands::support::files::read;
use gen_report::templates::{Template, TemplateFault, Templates};
use gen_report::{county, document, import, writers};
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static BUILT_IN: LazyLock<Templates> = LazyLock::new(|| {
    Templates::new(all(), &[])
        .expect("the built-in templates are parsed by every test that writes a document")
});

/// Lists every template that is built in: those of documents, and those of counties.
pub(crate) fn all() -> impl Iterator<Item = Template> {
    writers::templates().chain(county::templates())
}

/// The templates that a report is laid out with.
#[derive(Debug)]
pub(crate) struct AgencyTemplates {
    /// The agency's folder, where it has one.
    folder: Option<PathBuf>,
    templates: Cow<'static, Templates>,
}

impl AgencyTemplates {
    /// Gives the built-in templates.
    pub(crate) fn built_in() -> Self {
        Self { folder: None, templates: Cow::Borrowed(&BUILT_IN) }
    }

    /// Reads the templates of a folder; the built-in ones stand for those that it does not hold.
    ///
    /// # Errors
    /// The folder is none or holds no template, or a template cannot be read.
    pub(crate) fn from_folder(folder: &Path) -> Result<Self, Error> {
        let fault = |error| Error::Templates(folder.to_owned(), error);
        if let Err(error) = folder.read_dir() {
            return Err(fault(match error.kind() {
                io::ErrorKind::NotFound => TemplatesError::NoFolder,
                io::ErrorKind::NotADirectory => TemplatesError::NotFolder,
                _ => TemplatesError::Open(error),
            }));
        }
        let mut overrides = vec![];
        for template in all() {
            let text = text(folder, &folder.join(template.name))?;
            overrides.extend(text.map(|text| (template.name.to_owned(), text)));
        }
        if overrides.is_empty() {
            return Err(fault(TemplatesError::None(document::WORDS.name)));
        }
        let folder = Some(folder.to_path_buf());
        match Templates::new(all(), &overrides) {
            Ok(templates) => Ok(Self { folder, templates: Cow::Owned(templates) }),
            Err(fault) => Err(Self { folder, ..Self::built_in() }.error(fault)),
        }
    }

    /// Reads the templates of a folder that a report names, as seen from the report.
    ///
    /// # Errors
    /// As for any folder; and one that is not within the folder of the report.
    pub(crate) fn named_by(report: &Path, name: &str) -> Result<Self, Error> {
        let own = report.parent().unwrap_or(Path::new(""));
        let folder = own.join(name);
        if !leads_inside(name) || !lies_inside(own, &folder) {
            return Err(Error::Templates(folder, TemplatesError::Outside));
        }
        Self::from_folder(&folder)
    }

    /// Gives the templates themselves.
    pub(crate) fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Says which file a fault of a template is in.
    pub(crate) fn error(&self, fault: TemplateFault) -> Error {
        let own = self.folder.as_ref().map(|folder| folder.join(&fault.name)).filter(|path| path.exists());
        Error::Template(own, fault)
    }
}

/// Reads a template of the agency's own; nothing where it keeps the built-in one.
fn text(folder: &Path, path: &Path) -> Result<Option<String>, Error> {
    let fault = |error| Error::Templates(path.to_owned(), error);
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(found) if found.is_dir() => {
            return Err(fault(TemplatesError::Folder));
        }
        Ok(found) if !found.is_file() || !lies_inside(folder, path) => {
            return Err(fault(TemplatesError::NotFile));
        }
        // Reading it says what else is wrong.
        _ => {}
    }
    let text = import::decode(&read(path)?);
    text.map(Some).map_err(|_| fault(TemplatesError::NotText))
}
