//! Bounds for the templates of an agency: how many steps one takes, how large its values and its result get.
//!
//! The engine itself has no such bounds: three loops within each other, or a text that is put behind itself forty times,
//! would go on for hours or fill the memory.

use std::cell::Cell;
use std::io::{self, Write};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Steps of all loops of one rendering; a report takes some thousand.
const MOST_STEPS: usize = 1_000_000;

/// Bytes of a value that a template makes, and of what it renders; a report has some 300,000.
const MOST_BYTES: usize = 16 << 20;

/// Bytes of a template; the longest built-in one has some 9000.
const LONGEST: usize = 256 << 10;

/// Joints `~` in one tag.
const MOST_JOINTS: usize = 32;

/// Branches `elif` of one condition: the engine goes one level deeper for each.
const MOST_BRANCHES: usize = 256;

/// What an element of a list or a map weighs, in bytes.
const ELEMENT: usize = 32;

/// What is said of a template that exceeds a bound.
const TOO_MANY_STEPS: &str = "循环超过 1000000 次，已经停止";
pub(super) const TOO_LARGE: &str = "生成的内容超过 16 MB，已经停止";
const TOO_LONG: &str = "模板超过 256 KB";
const JOINED: &str = "一个花括号里用了超过 32 个 ~";
const BRANCHED: &str = "一个 if 里有超过 256 个 elif";
const INNER_LOOP: &str = "方括号里不能用 for，写成 {% for … %} 和 {% endfor %}";
const COMPONENT: &str = "不能定义 component";

/// What the engine is asked to call; no name that a template would use.
const STEP: &str = "gen_report_step";
const HOLD: &str = "gen_report_hold";

thread_local! {
    /// Steps of the rendering that this thread is at.
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// A template with a call of the counter in every loop and behind every value that is made.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounded {
    pub(super) text: String,
    /// Where calls were put in: the place in the text of the agency, and how many bytes.
    added: Vec<(usize, usize)>,
}

impl Bounded {
    /// Puts the calls in.
    ///
    /// # Errors
    /// The place of what cannot be bounded, and why.
    pub(super) fn new(text: &str) -> Result<Self, (usize, &'static str)> {
        let mut bounded = Self { text: String::with_capacity(text.len() * 2), added: vec![] };
        let (mut at, mut open) = (0, vec![]);
        while let Some(tag) = next_tag(text, at) {
            let (start, end) = (at + tag.start, at + tag.end);
            let words = &text[start..end];
            judge(words).map_err(|why| (start, why))?;
            bounded.text.push_str(&text[at..end]);
            if let Some(call) = call(words, &mut open) {
                let trim = if words.ends_with("-%}") { "-" } else { "" };
                let call = format!("{{%{trim} set {STEP} = {call} {trim}%}}");
                bounded.added.push((end, call.len()));
                bounded.text.push_str(&call);
            }
            at = end;
        }
        bounded.text.push_str(&text[at..]);
        Ok(bounded)
    }

    /// Finds the place in the agency's text that a place in the bounded one stands for.
    pub(super) fn origin(&self, at: usize) -> usize {
        let mut before = 0;
        for (place, length) in &self.added {
            if *place + before >= at {
                break;
            }
            if *place + before + length > at {
                return *place;
            }
            before += length;
        }
        at - before
    }
}

/// What a tag asks to be called behind it: the counter in a loop, the scale for a value that is made.
fn call<'t>(words: &'t str, open: &mut Vec<&'t str>) -> Option<String> {
    let inner = words.strip_prefix("{%")?.trim_start_matches('-').trim_start();
    let (verb, rest) = inner.split_once(|c: char| !c.is_alphanumeric() && c != '_')?;
    match verb {
        "for" => Some(format!("{STEP}()")),
        "set" | "set_global" => {
            let rest = rest.trim_start();
            let name = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
            if rest[name.len()..].trim_start().starts_with('=') {
                return Some(format!("{HOLD}(value={name})"));
            }
            open.push(name);
            None
        }
        "endset" => open.pop().map(|name| format!("{HOLD}(value={name})")),
        _ => None,
    }
}

/// Refuses what the engine cannot even parse: it goes one level deeper for each branch of a condition.
///
/// # Errors
/// The place in the text, and why.
pub(super) fn refuse(text: &str) -> Result<(), (usize, &'static str)> {
    if text.len() > LONGEST {
        return Err((LONGEST, TOO_LONG));
    }
    let (mut at, mut open) = (0, vec![]);
    while let Some(tag) = next_tag(text, at) {
        let start = at + tag.start;
        at += tag.end;
        branch(&text[start..at], &mut open).map_err(|why| (start, why))?;
    }
    Ok(())
}

/// Counts the branches of each condition that is open, and refuses one too many.
fn branch(words: &str, open: &mut Vec<usize>) -> Result<(), &'static str> {
    let inner = words.strip_prefix("{%").unwrap_or("").trim_start_matches('-').trim_start();
    match inner.split(|c: char| !c.is_alphanumeric()).next() {
        Some("if") => open.push(0),
        Some("elif") => {
            if let Some(branches) = open.last_mut() {
                *branches += 1;
                return if *branches > MOST_BRANCHES { Err(BRANCHED) } else { Ok(()) };
            }
        }
        Some("endif") => {
            open.pop();
        }
        _ => {}
    }
    Ok(())
}

/// Refuses what goes on without a tag of its own.
fn judge(words: &str) -> Result<(), &'static str> {
    let plain = without_strings(words);
    let mut names = plain.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
    let first = names.next().unwrap_or_default();
    if words.starts_with("{%") && first == "component" {
        return Err(COMPONENT);
    }
    if names.any(|name| name == "for") || (words.starts_with("{{") && first == "for") {
        return Err(INNER_LOOP);
    }
    if plain.matches('~').count() > MOST_JOINTS { Err(JOINED) } else { Ok(()) }
}

/// The words of a tag without what stands within quotation marks.
fn without_strings(words: &str) -> String {
    let mut quote = None;
    let outside = |c: &char| match quote {
        Some(own) if own == *c => {
            quote = None;
            false
        }
        Some(_) => false,
        None if matches!(c, '"' | '\'' | '`') => {
            quote = Some(*c);
            false
        }
        None => true,
    };
    words.chars().filter(outside).collect()
}

/// Finds the next tag `{% … %}` or `{{ … }}` behind a place, counted from there; comments and raw text hold none.
fn next_tag(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let rest = &text[from..];
    let mut at = 0;
    loop {
        let start = at + rest[at..].find('{')?;
        let end = match rest.as_bytes().get(start + 1)? {
            b'#' => start + rest[start..].find("#}")? + 2,
            b'%' => tag_end(rest, start, "%}")?,
            b'{' => tag_end(rest, start, "}}")?,
            _ => start + 1,
        };
        let words = &rest[start..end];
        let verb = words.trim_start_matches(['{', '%', '-']).trim_start();
        if words.starts_with("{%") && verb.starts_with("raw") {
            at = end + raw_end(&rest[end..])?;
        } else if words.starts_with("{%") || words.starts_with("{{") {
            return Some(start..end);
        } else {
            at = end;
        }
    }
}

/// Where a tag ends that begins at a place; a mark within quotation marks does not end it.
fn tag_end(text: &str, start: usize, close: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text[start..].char_indices().skip(2) {
        match quote {
            Some(own) if own == c => quote = None,
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[start + at..].starts_with(close) => return Some(start + at + close.len()),
            Some(_) | None => {}
        }
    }
    None
}

/// Where the tag `{% endraw %}` ends.
fn raw_end(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let start = at + text[at..].find("{%")?;
        let end = start + text[start..].find("%}")? + 2;
        if text[start..end].trim_matches(['{', '%', '-', '}', ' ', '\n', '\t']) == "endraw" {
            return Some(end);
        }
        at = start + 2;
    }
}

/// Teaches an engine the counter, the scale, and filters that keep within the bounds.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function(STEP, |_: Kwargs, _: &State| step(1));
    tera.register_function(HOLD, |kwargs: Kwargs, _: &State| {
        let value: &Value = kwargs.must_get("value")?;
        let bytes = weight(value, MOST_BYTES + 1);
        fits(bytes)?;
        step(1 + bytes / 1024)
    });
    tera.register_filter("replace", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let (from, to): (&str, &str) = (kwargs.must_get("from")?, kwargs.must_get("to")?);
        fits(value.len().saturating_add(value.matches(from).count().saturating_mul(to.len())))?;
        Ok(Value::from(value.replace(from, to)))
    });
    tera.register_filter("split", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let mark: &str = kwargs.must_get("pat")?;
        fits(value.len().saturating_add(value.matches(mark).count().saturating_mul(ELEMENT)))?;
        Ok(Value::from(value.split(mark).map(Value::from).collect::<Vec<_>>()))
    });
    tera.register_filter("indent", |value: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let width = kwargs.get::<usize>("width")?.unwrap_or(4).min(1000);
        let sign = kwargs.get::<&str>("indentation")?.unwrap_or(" ");
        let [first, blank] = ["first", "blank"].map(|key| kwargs.get::<bool>(key));
        let (first, blank) = (first?.unwrap_or(false), blank?.unwrap_or(false));
        fits(value.len().saturating_add(value.lines().count().saturating_mul(width * sign.len())))?;
        let margin = sign.repeat(width);
        let line = |(at, line): (usize, &str)| {
            let has_margin = if at == 0 { first } else { blank || !line.is_empty() };
            format!("{}{line}", if has_margin { &margin } else { "" })
        };
        Ok(Value::from(value.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")))
    });
}

/// What a value weighs, all that it holds included; a sum beyond `most` is not counted any further.
fn weight(value: &Value, most: usize) -> usize {
    if let Some(text) = value.as_str() {
        return text.len();
    }
    let mut sum = 0;
    let mut add = |value: &Value| {
        sum += ELEMENT;
        if sum < most {
            sum += weight(value, most - sum);
        }
        sum < most
    };
    if let Some(list) = value.as_array() {
        list.iter().all(&mut add);
    } else if let Some(map) = value.as_map() {
        map.values().all(&mut add);
    }
    sum
}

/// Counts steps.
fn step(count: usize) -> TeraResult<bool> {
    let done = STEPS.get().saturating_add(count);
    STEPS.set(done);
    if done > MOST_STEPS { Err(Error::message(TOO_MANY_STEPS)) } else { Ok(true) }
}

fn fits(bytes: usize) -> TeraResult<()> {
    if bytes > MOST_BYTES { Err(Error::message(TOO_LARGE)) } else { Ok(()) }
}

/// Begins to count the steps of a rendering.
pub(super) fn begin() {
    STEPS.set(0);
}

/// What is rendered, up to the bound.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) bytes: Vec<u8>,
    /// Whether there was more.
    pub(super) is_full: bool,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_BYTES {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_and_values_are_counted_where_they_stand() {
        let text = "甲{% for a in b -%}{{ a ~ \"%}for\" }}{% endfor %}{# {% for #}{% raw %}{% for %}{% endraw %}\
                    {% set c = a ~ a %}{% set d %}x{% endset %}乙";
        let bounded = Bounded::new(text).unwrap();
        let step = "{%- set gen_report_step = gen_report_step() -%}";
        let [c, d] = ["c", "d"].map(|name| format!("{{% set {STEP} = {HOLD}(value={name}) %}}"));
        let expected = text.replacen("b -%}", &format!("b -%}}{step}"), 1);
        let expected = expected.replacen("a ~ a %}", &format!("a ~ a %}}{c}"), 1);
        let expected = expected.replacen("{% endset %}", &format!("{{% endset %}}{d}"), 1);
        assert_eq!(bounded.text, expected);
        for words in ["甲", "{{ a ~", "{% endfor %}", "c = a", "{% set d", "x{%", "乙"] {
            let at = bounded.text.find(words).unwrap();
            assert_eq!(Some(bounded.origin(at)), text.find(words), "{words}");
        }
        let inside = bounded.text.find("() -%}").unwrap();
        assert_eq!(Some(bounded.origin(inside)), text.find("{{ a ~"));
    }

    #[test]
    fn what_cannot_be_counted_is_refused_at_its_place() {
        assert_eq!(Bounded::new("甲{{ [0 for a in b] }}").err(), Some((3, INNER_LOOP)));
        assert_eq!(Bounded::new("{% component a() %}{% endcomponent a %}").err(), Some((0, COMPONENT)));
        assert_eq!(Bounded::new(&format!("{{{{ {}a }}}}", "a ~ ".repeat(33))).err(), Some((0, JOINED)));
        assert!(Bounded::new("{{ \"for\" ~ a }}{% if a %}{% endif %}{").is_ok());
    }
}
