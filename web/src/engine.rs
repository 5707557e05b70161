//! Chooses the operation that a request asks for.

use crate::values::Values;
use crate::{build, check, clean, draft, explain, form, frame, import, patch, totals, values};
use serde::{Deserialize, Serialize};

/// What a request asks for.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Request {
    /// The form to fill in.
    Form { year: Option<u16>, form: Option<String> },
    /// The values of an agency's file.
    Read {
        toml: String,
        #[serde(default)]
        name: String,
    },
    /// An agency's file with these values.
    Write { values: Values },
    /// The values of an agency's file without a key that the form does not know.
    Remove {
        toml: String,
        path: String,
        #[serde(default)]
        name: String,
    },
    /// What the rules find.
    Check {
        toml: String,
        last: Option<String>,
        #[serde(default)]
        name: String,
    },
    /// The page of a rule.
    Explain { code: String },
    /// A blank file.
    New {
        year: Option<u16>,
        /// The day on the computer's clock, as 2026-01-20: from it follows the year where that is not given.
        #[serde(default)]
        day: String,
        kind: Option<String>,
        level: Option<String>,
        #[serde(default)]
        zero: bool,
    },
    /// The totals that follow from the values.
    Totals { values: Values },
    /// The agency's file for a file that was dropped, whose bytes follow.
    Import { name: String },
    /// The file that follows last year's.
    Carry {
        toml: String,
        year: Option<u16>,
        #[serde(default)]
        day: String,
        #[serde(default)]
        zero: bool,
    },
    /// A text that was pasted, cleaned.
    Clean { text: String },
    /// A document.
    Build {
        toml: String,
        to: String,
        #[serde(default)]
        draft: bool,
    },
    /// The report as it looks on paper.
    Preview { toml: String },
}

/// An answer that is only a sentence: why there is none.
#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
}

/// Answers a request; both are frames.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let answered = match frame::unpack(request) {
        None => Err("引擎收到的内容不完整".to_owned()),
        Some((json, bytes)) => match serde_json::from_slice(json) {
            Ok(request) => dispatch(request, bytes),
            Err(error) => Err(format!("引擎不会这样的操作：{error}")),
        },
    };
    answered.unwrap_or_else(|error| only(&Refusal { error: &error }))
}

fn dispatch(request: Request, bytes: &[u8]) -> Result<Vec<u8>, String> {
    Ok(match request {
        Request::Form { year, form } => only(&form::form(form.as_deref(), year)?),
        Request::Read { toml, name } => only(&values::read(&toml, &name)),
        Request::Write { values } => only(&patch::write(&values)),
        Request::Remove { toml, path, name } => only(&values::read(&patch::without(&toml, &path), &name)),
        Request::Check { toml, last, name } => only(&check::check(&toml, last.as_deref(), &name)),
        Request::Explain { code } => only(&explain::explain(&code)?),
        Request::New { year, day, kind, level, zero } => {
            only(&draft::new(year.or_else(|| draft::year(&day)), kind.as_deref(), level.as_deref(), zero))
        }
        Request::Totals { values } => only(&totals::totals(&values)),
        Request::Import { name } => only(&import::import(&name, bytes)?),
        Request::Carry { toml, year, day, zero } => only(&draft::carry(&toml, year, &day, zero)),
        Request::Clean { text } => only(&clean::clean(&text)),
        Request::Build { toml, to, draft } => match build::build(&toml, &to, draft) {
            Ok(built) => frame::pack(&json(&built.about), &built.bytes),
            Err(refused) => only(&refused),
        },
        Request::Preview { toml } => only(&build::preview(&toml)?),
    })
}

/// Packs an answer without bytes.
fn only(answer: &impl Serialize) -> Vec<u8> {
    frame::pack(&json(answer), &[])
}

fn json(answer: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(answer).unwrap_or_default()
}
