//! An agency's own templates: read from a folder, told with their place where something is wrong.

use crate::commands::files::read;
use crate::commands::stop::reason;
use crate::commands::tera::chinese;
use gen_report::templates::{Fault, Templates};
use gen_report::writers;
use gen_report::{document, import};
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

/// The templates that a report is laid out with.
#[derive(Debug)]
pub(super) struct Own {
    /// The agency's folder, where it has one.
    folder: Option<PathBuf>,
    templates: Cow<'static, Templates>,
}

impl Own {
    /// The built-in templates.
    pub(super) fn built_in() -> Self {
        Self { folder: None, templates: Cow::Borrowed(writers::built_in()) }
    }

    /// The built-in templates, with those in a folder in their place.
    ///
    /// # Errors
    /// A folder that is none or holds no template, or a template that cannot be read: a sentence for the user.
    pub(super) fn from_folder(folder: &Path) -> Result<Self, String> {
        let name = folder.display();
        if let Err(error) = folder.read_dir() {
            return Err(match error.kind() {
                io::ErrorKind::NotFound => format!(
                    "没有“{name}”这个模板文件夹：先用 gen-report templates {name} 写出内置的模板，再改"
                ),
                io::ErrorKind::NotADirectory => format!("“{name}”不是文件夹：写出放模板的文件夹"),
                _ => format!("打不开模板文件夹“{name}”：{}", reason(&error)),
            });
        }
        let mut overrides = vec![];
        for template in writers::templates() {
            let text = text(&folder.join(template.name))?;
            overrides.extend(text.map(|text| (template.name.to_owned(), text)));
        }
        if overrides.is_empty() {
            return Err(format!(
                "文件夹“{name}”里没有模板（如 {}）：先用 gen-report templates 写出内置的模板，再改",
                document::WORDS.name
            ));
        }
        let folder = Some(folder.to_path_buf());
        match Templates::new(writers::templates(), &overrides) {
            Ok(templates) => Ok(Self { folder, templates: Cow::Owned(templates) }),
            Err(fault) => Err(Self { folder, ..Self::built_in() }.tell(&fault)),
        }
    }

    /// The templates themselves.
    pub(super) fn templates(&self) -> &Templates {
        &self.templates
    }

    /// What is wrong with a template, and where: a sentence for the user.
    pub(super) fn tell(&self, fault: &Fault) -> String {
        let own = self.folder.as_ref().map(|folder| folder.join(&fault.name)).filter(|path| path.exists());
        let file = own.map_or_else(|| format!("内置模板 {}", fault.name), |path| path.display().to_string());
        let place = if fault.line == 0 { String::new() } else { format!(":{}:{}", fault.line, fault.column) };
        format!("模板有误，没有生成文件：{file}{place}：{}", chinese(&fault.message))
    }
}

/// A template of the agency's own; nothing where it keeps the built-in one.
fn text(path: &Path) -> Result<Option<String>, String> {
    let name = path.display();
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(found) if found.is_dir() => {
            return Err(format!("“{name}”是文件夹，应当是模板文件：把它移走或者改名"));
        }
        // What else is wrong with it, reading tells.
        _ => {}
    }
    let text = import::decode(&read(path)?);
    text.map(Some).map_err(|_| format!("模板“{name}”不是文本文件，另存为 UTF-8 编码"))
}
