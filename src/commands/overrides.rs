//! An agency's own templates: read from a folder, told with their place where something is wrong.

use super::files::read;
use gen_report::document::{BUILT_IN, Fault, Templates};
use gen_report::input;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What tera says, and what that means; `` `…` `` in its words is a name.
const MEANINGS: &[(&str, &str)] = &[
    ("Unexpected end of input", "模板没有写完，少了结束的标记，如 {% endif %}、{% endfor %} 或 }}"),
    ("not defined", "没有这个数据"),
    ("undefined", "没有这个数据"),
    ("not registered", "没有这个过滤器、函数或测试"),
    ("nknown filter", "没有这个过滤器"),
    ("nknown function", "没有这个函数"),
    ("nknown test", "没有这个测试"),
    ("not found", "没有这个模板"),
    ("expected", "这里的写法不对"),
    ("not valid", "这里的写法不对"),
];

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
        Self { folder: None, templates: Cow::Borrowed(Templates::built_in()) }
    }

    /// The built-in templates, with those in a folder in their place.
    ///
    /// # Errors
    /// A folder that is none or holds no template, or a template that cannot be read: a sentence for the user.
    pub(super) fn from_folder(folder: &Path) -> Result<Self, String> {
        let name = folder.display();
        if !folder.is_dir() {
            return Err(format!(
                "没有“{name}”这个模板文件夹：先用 gen-report templates {name} 写出内置的模板，再改"
            ));
        }
        let mut overrides = vec![];
        for (name, _) in BUILT_IN {
            let path = folder.join(name);
            if path.exists() {
                let text = input::decode(&read(&path)?)
                    .map_err(|_| format!("模板“{}”不是文本文件，请另存为 UTF-8 编码", path.display()))?;
                overrides.push(((*name).to_owned(), text));
            }
        }
        if overrides.is_empty() {
            return Err(format!(
                "文件夹“{name}”里没有模板（如 {}）：先用 gen-report templates 写出内置的模板，再改",
                BUILT_IN[0].0
            ));
        }
        let folder = Some(folder.to_path_buf());
        match Templates::with(&overrides) {
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
        format!("模板有误，没有生成文件：{file}{place}：{}", meaning(&fault.message))
    }
}

fn meaning(message: &str) -> String {
    // The document's own words are Chinese already.
    if !message.is_ascii() && MEANINGS.iter().all(|(words, _)| !message.contains(words)) {
        return message.to_owned();
    }
    let message = message.split('\n').next().unwrap_or_default();
    let message = message.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let meaning = MEANINGS.iter().find(|(words, _)| message.contains(words));
    format!("{}（tera：{message}）", meaning.map_or("模板的写法不对", |(_, meaning)| meaning))
}
