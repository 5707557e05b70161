//! From tags to paragraphs and tables, with the end tags that pages leave out.

use crate::import::html::tags::{Tag, Token, tokens};
use crate::import::tree::{Node, TreeBuilder};
use crate::import::unreadable::Unreadable;

/// Whether the menus and footers of a page are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Menus {
    LeaveOut,
    Keep,
}

/// Reads a page; `None` when something left out was never closed, so that its end is unknown.
pub(crate) fn read(html: &str, menus: Menus) -> Result<Option<Vec<Node>>, Unreadable> {
    let mut page =
        Page { tree: TreeBuilder::new(), menus, skipped: None, lists: Vec::new(), run_in: None, verbatim: 0 };
    for token in tokens(html) {
        page.token(token)?;
    }
    let cut_off = page.skipped.as_ref().is_some_and(|(name, _)| !is_never_shown(name));
    Ok((!cut_off || menus == Menus::Keep).then(|| page.tree.finish()))
}

struct Page {
    tree: TreeBuilder,
    menus: Menus,
    /// The element that is being left out, and how many of its name are open within.
    skipped: Option<(String, usize)>,
    /// For each open list the next number; `None` for bullets.
    lists: Vec<Option<usize>>,
    /// The element whose blocks stand in one line, and how many of its name are open.
    run_in: Option<(String, usize)>,
    /// How many `<pre>` are open.
    verbatim: usize,
}

impl Page {
    fn token(&mut self, token: Token) -> Result<(), Unreadable> {
        if let Some((name, depth)) = &mut self.skipped {
            match token {
                Token::Open(tag) if tag.name == *name => *depth += 1,
                Token::Close(closed) if closed == *name => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return Ok(());
        }
        match token {
            Token::Open(tag) => self.open(&tag),
            Token::Close(name) => self.close(&name),
            Token::Words(words) => self.words(&words),
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Unreadable> {
        let name = tag.name.as_str();
        let left_out = self.menus == Menus::LeaveOut && (is_menu(name) || tag.hidden);
        if is_never_shown(name) || (left_out && !is_void(name)) {
            let closed = tag.closed && name == "svg";
            self.skipped = (!closed).then(|| (tag.name.clone(), 1));
            return Ok(());
        }
        match name {
            "table" => self.tree.open_table()?,
            "thead" | "tbody" | "tfoot" => self.tree.close_row(),
            "tr" => self.tree.open_row()?,
            "td" | "th" => {
                self.tree.open_cell()?;
                if let Some(cell) = self.tree.cell() {
                    cell.columns = tag.columns.unwrap_or(1);
                    cell.rows = tag.rows.unwrap_or(1);
                }
            }
            "pre" => self.verbatim += 1,
            "ol" => self.lists.push(Some(tag.start.unwrap_or(1))),
            "ul" => self.lists.push(None),
            _ => {}
        }
        if is_block(name) && (self.run_in.is_none() || name == "br") {
            self.tree.end_paragraph()?;
        }
        match &mut self.run_in {
            Some((own, depth)) if own == name => *depth += 1,
            None if tag.run_in => self.run_in = Some((tag.name.clone(), 1)),
            _ => {}
        }
        if let ("li", Some(Some(number))) = (name, self.lists.last_mut()) {
            let words = format!("{number}.");
            *number += 1;
            self.tree.text(&words)?;
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "table" => self.tree.close_table(),
            "thead" | "tbody" | "tfoot" | "tr" => self.tree.close_row(),
            "td" | "th" => self.tree.close_cell(),
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            "ol" | "ul" => {
                self.lists.pop();
            }
            _ => {}
        }
        if let Some((own, depth)) = &mut self.run_in {
            *depth -= usize::from(own == name);
            if *depth > 0 {
                return Ok(());
            }
            self.run_in = None;
        }
        if is_block(name) { self.tree.end_paragraph() } else { Ok(()) }
    }

    fn words(&mut self, words: &str) -> Result<(), Unreadable> {
        if self.verbatim > 0 {
            for line in words.split_inclusive('\n') {
                self.tree.text(line.trim_end_matches('\n'))?;
                if line.ends_with('\n') {
                    self.tree.end_paragraph()?;
                }
            }
            return Ok(());
        }
        let collapsed = collapse(words, self.tree.line());
        self.tree.text(&collapsed)
    }
}

/// White space as browsers show it: one blank, and none at the beginning of a line. A line end of the HTML file
/// between two Chinese characters is only the editor's, so it is no blank either.
fn collapse(words: &str, before: &str) -> String {
    let mut collapsed = String::with_capacity(words.len());
    let mut last = before.chars().next_back();
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_whitespace() {
            let shown = if c == '\u{A0}' { ' ' } else { c };
            collapsed.push(shown);
            last = Some(c);
            continue;
        }
        let mut breaks = c == '\n';
        while let Some(more) = chars.next_if(char::is_ascii_whitespace) {
            breaks |= more == '\n';
        }
        let chinese = |c: Option<char>| c.is_none_or(|c| c > '\u{2E7F}');
        let editors = breaks && chinese(last) && chinese(chars.peek().copied());
        if !editors && last.is_some_and(|last| last != ' ') {
            collapsed.push(' ');
            last = Some(' ');
        }
    }
    collapsed
}

fn is_never_shown(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "noscript" | "iframe")
}

fn is_menu(name: &str) -> bool {
    matches!(name, "nav" | "footer" | "aside" | "button" | "select" | "svg" | "template" | "xml")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr" | "img" | "input" | "link" | "meta" | "col" | "base" | "area" | "wbr" | "embed"
    )
}

fn is_block(name: &str) -> bool {
    let text =
        matches!(name, "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dl");
    let more =
        matches!(name, "dt" | "dd" | "pre" | "blockquote" | "center" | "address" | "figure" | "br" | "hr");
    let page =
        matches!(name, "body" | "section" | "article" | "header" | "footer" | "main" | "form" | "fieldset");
    text || more
        || page
        || matches!(name, "html" | "head" | "caption" | "legend" | "details" | "summary" | "option")
}
