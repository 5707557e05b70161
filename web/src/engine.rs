//! Chooses the operation that a request asks for.

use crate::values::Values;
use crate::{check, form, frame, patch, values};
use serde::{Deserialize, Serialize};

/// What a request asks for.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Request {
    /// The form to fill in.
    Form {
        year: Option<u16>,
        form: Option<String>,
    },
    /// The values of an agency's file.
    Read {
        toml: String,
        #[serde(default)]
        name: String,
    },
    /// An agency's file with these values.
    Write { values: Values },
    /// What the rules find.
    Check {
        toml: String,
        last: Option<String>,
        #[serde(default)]
        name: String,
    },
}

/// An answer that is only a sentence: why there is none.
#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
}

/// Answers a request; both are frames.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let answered = match frame::unpack(request) {
        None => Err("请求不完整".to_owned()),
        Some((json, bytes)) => match serde_json::from_slice(json) {
            Ok(request) => dispatch(request, bytes),
            Err(error) => Err(format!("不认识的请求：{error}")),
        },
    };
    answered.unwrap_or_else(|error| only(&Refusal { error: &error }))
}

fn dispatch(request: Request, _bytes: &[u8]) -> Result<Vec<u8>, String> {
    Ok(match request {
        Request::Form { year, form } => only(&form::form(form.as_deref(), year)?),
        Request::Read { toml, name } => only(&values::read(&toml, &name)),
        Request::Write { values } => only(&patch::write(&values)),
        Request::Check { toml, last, name } => only(&check::check(&toml, last.as_deref(), &name)),
    })
}

/// Packs an answer without bytes.
fn only(answer: &impl Serialize) -> Vec<u8> {
    frame::pack(&serde_json::to_vec(answer).unwrap_or_default(), &[])
}
