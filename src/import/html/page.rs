//! From tags to paragraphs and tables, with the end tags that pages leave out.

use crate::import::extract::UnsureKind;
use crate::import::html::look::{Element, Look};
use crate::import::html::sheets::Sheets;
use crate::import::html::tags::{Tag, Token, tokens};
use crate::import::marks::is_note;
use crate::import::tree::{Node, TreeBuilder};
use crate::import::unreadable::Unreadable;

/// Elements that are open at once; what stands deeper is not looked at by style sheets.
const MOST_OPEN: usize = 256;

/// What of a page is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// Menus and footers, and what is hidden.
    All,
    /// What is hidden.
    Hidden,
    /// Nothing: what is hidden is read with a doubt.
    Nothing,
}

/// Reads a page; `None` when something left out was never closed, so that its end is unknown.
pub(crate) fn read(html: &str, sheets: &Sheets, left_out: LeftOut) -> Result<Option<Vec<Node>>, Unreadable> {
    let mut page = Page {
        tree: TreeBuilder::new(),
        sheets,
        left_out,
        skipped: None,
        open: Vec::new(),
        lists: Vec::new(),
        run_in: None,
        verbatim: 0,
    };
    for token in tokens(html) {
        page.token(token)?;
    }
    let cut_off = page.skipped.as_ref().is_some_and(|skipped| !is_never_shown(&skipped.name));
    Ok((!cut_off || left_out == LeftOut::Nothing).then(|| page.tree.finish()))
}

struct Page<'s> {
    tree: TreeBuilder,
    sheets: &'s Sheets,
    left_out: LeftOut,
    skipped: Option<Skipped>,
    /// The elements around the current place, as far as their ends are written.
    open: Vec<Around>,
    /// For each open list the next number; `None` for bullets.
    lists: Vec<Option<usize>>,
    /// The element whose blocks stand in one line, and how many of its name are open.
    run_in: Option<(String, usize)>,
    /// How many `<pre>` are open.
    verbatim: usize,
}

/// An element that is being left out.
struct Skipped {
    name: String,
    /// How many of its name are open.
    depth: usize,
    /// How many tables are open within.
    tables: usize,
    /// It stands in a cell, whose end is its end at the latest.
    in_cell: bool,
    /// A line goes through its words.
    struck: bool,
}

/// An element that is open.
struct Around {
    element: Element,
    /// Why its words may be others than those that show.
    doubt: Option<UnsureKind>,
    raised: bool,
    /// Digits in it are the mark of a note when they stand alone: they are small, or lead to another place of the page.
    notes: bool,
}

impl Page<'_> {
    fn token(&mut self, token: Token) -> Result<(), Unreadable> {
        if let Some(skipped) = &mut self.skipped {
            if !skipped.ends_before(&token) {
                if let (Token::Words(words), true) = (&token, skipped.struck) {
                    self.tree.struck(words);
                }
                if skipped.ends_with(&token) {
                    self.skipped = None;
                }
                return Ok(());
            }
            self.skipped = None;
        }
        match token {
            Token::Open(tag) => self.open(&tag),
            Token::Close(name) => self.close(&name),
            Token::Words(words) => self.words(&words),
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<(), Unreadable> {
        let name = tag.element.name.as_str();
        let chosen = name == "select" && self.tree.is_in_cell();
        if (chosen || is_picture(name) || name == "script") && tag.look == Look::Shown {
            self.tree.pictured();
        }
        let menu = chosen || (self.left_out == LeftOut::All && is_menu(name));
        if is_never_shown(name) || (menu && !is_void(name)) {
            if !(tag.closed && name == "svg") {
                self.skip(name, false);
            }
            return Ok(());
        }
        self.end_implied(name);
        let (look, doubtful) = if is_void(name) { (Look::Shown, false) } else { self.look(tag)? };
        let sights = [tag.sight, look];
        let look = if look.hides() { look } else { Look::Shown };
        let doubtful = doubtful || (self.left_out == LeftOut::Nothing && look != Look::Shown);
        let shown = look == Look::Shown || self.left_out == LeftOut::Nothing;
        if look == Look::Hidden && !shown {
            self.skip(name, false);
            return Ok(());
        }
        self.element(tag)?;
        if !shown {
            self.skip(name, look == Look::Struck);
            return Ok(());
        }
        self.note(name, sights);
        if !is_void(name) && self.open.len() < MOST_OPEN {
            let has = |sight: Look| sights.contains(&sight) && is_in_line(name);
            let raised = matches!(name, "sup" | "sub") || has(Look::Raised);
            let notes = name == "small" || tag.leads_within || has(Look::Small);
            let doubt = if doubtful { Some(UnsureKind::MayBeHidden) } else { doubt(name, sights) };
            self.open.push(Around { element: tag.element.clone(), doubt, raised, notes });
        }
        Ok(())
    }

    /// Takes note of what an element shows in its cell besides its words.
    fn note(&mut self, name: &str, sights: [Look; 2]) {
        let is_written = sights.contains(&Look::Written);
        if is_formula(name) || (is_written && is_in_line(name)) {
            self.tree.doubt(UnsureKind::Pictured);
        } else if is_written || (sights.contains(&Look::Drawn) && is_in_line(name)) {
            self.tree.pictured();
        }
    }

    fn skip(&mut self, name: &str, struck: bool) {
        let in_cell = self.tree.is_in_cell();
        self.skipped = Some(Skipped { name: name.to_owned(), depth: 1, tables: 0, in_cell, struck });
    }

    /// How an element is shown: by its own words, else by the style sheets, else by its name.
    fn look(&self, tag: &Tag) -> Result<(Look, bool), Unreadable> {
        let name = tag.element.name.as_str();
        let around: Vec<&Element> = self.open.iter().map(|around| &around.element).collect();
        let (sheet, unsure) = self.sheets.look(&around, tag)?;
        let plain = if matches!(name, "del" | "s" | "strike") { Look::Struck } else { Look::Shown };
        let look = match (tag.look, sheet) {
            (Look::Shown, Look::Hidden) if tag.displayed => plain,
            (Look::Shown, sheet) if !sheet.hides() && plain == Look::Struck => plain,
            (Look::Shown, sheet) => sheet,
            (own, _) => own,
        };
        // What stands in a block may have a size of its own: so pages close the gaps between its parts.
        let look = match look {
            Look::Sizeless if is_in_line(name) => Look::Invisible,
            Look::Sizeless => Look::Shown,
            look => look,
        };
        Ok((look, unsure))
    }

    fn element(&mut self, tag: &Tag) -> Result<(), Unreadable> {
        let name = tag.element.name.as_str();
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
            "input" if tag.look == Look::Shown && self.tree.is_in_cell() => self.field(tag)?,
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
            None if tag.run_in => self.run_in = Some((name.to_owned(), 1)),
            _ => {}
        }
        if let ("li", Some(Some(number))) = (name, self.lists.last_mut()) {
            let words = format!("{number}.");
            *number += 1;
            self.tree.number(&words)?;
        }
        Ok(())
    }

    /// A field in a table shows the figure that it holds.
    fn field(&mut self, tag: &Tag) -> Result<(), Unreadable> {
        if !matches!(tag.kind.as_str(), "" | "text" | "number" | "tel") {
            return Ok(());
        }
        let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '-' | '—');
        if tag.value.is_empty() || !tag.value.chars().all(is_figure) {
            self.tree.pictured();
            return Ok(());
        }
        self.words(&tag.value)
    }

    /// Ends the elements whose end tags pages leave out.
    fn end_implied(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "td" | "th" => &["td", "th"],
            "tr" => &["tr"],
            "li" => &["li"],
            _ if is_block(name) && name != "br" => &["p"],
            _ => return,
        };
        let at = self.open.iter().rposition(|around| ends.contains(&around.element.name.as_str()));
        let table = self.open.iter().rposition(|around| around.element.name == "table");
        if let Some(at) = at.filter(|at| table.is_none_or(|table| table < *at)) {
            self.open.truncate(at);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if let Some(at) = self.open.iter().rposition(|around| around.element.name == name) {
            self.open.truncate(at);
        }
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
        let cell = self.open.iter().rposition(|around| is_cell(&around.element.name)).unwrap_or(0);
        let within = &self.open[cell.min(self.open.len())..];
        let backwards = || within.iter().any(|around| around.doubt == Some(UnsureKind::Backwards));
        if self.open.iter().any(|around| around.doubt == Some(UnsureKind::MayBeHidden)) {
            if !collapsed.trim().is_empty() {
                self.tree.doubt(UnsureKind::MayBeHidden);
            }
        } else if collapsed.contains(char::is_numeric) && backwards() {
            self.tree.doubt(UnsureKind::Backwards);
        }
        let raises = |around: &Around| around.raised || (around.notes && is_note(&collapsed));
        if within.iter().any(raises) {
            return self.tree.raised(&collapsed);
        }
        self.tree.text(&collapsed)
    }
}

impl Skipped {
    /// Whether it ended before this tag, because the cell or the row ends that holds it.
    fn ends_before(&self, token: &Token) -> bool {
        if !self.in_cell || self.tables > 0 || is_never_shown(&self.name) {
            return false;
        }
        let name = match token {
            Token::Open(tag) => tag.element.name.as_str(),
            Token::Close(name) if *name != self.name => name.as_str(),
            _ => return false,
        };
        match self.name.as_str() {
            "table" | "thead" | "tbody" | "tfoot" => false,
            "tr" => matches!(name, "tr" | "table" | "tbody"),
            _ => is_cell(name) || name == "tr" || (matches!(token, Token::Close(_)) && name == "table"),
        }
    }

    /// Takes note of a tag within, and tells whether it is the last.
    fn ends_with(&mut self, token: &Token) -> bool {
        match token {
            Token::Open(tag) => {
                self.tables += usize::from(tag.element.name == "table");
                self.depth += usize::from(tag.element.name == self.name);
            }
            Token::Close(name) => {
                self.tables = self.tables.saturating_sub(usize::from(name == "table"));
                self.depth -= usize::from(*name == self.name);
            }
            Token::Words(_) => {}
        }
        self.depth == 0
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

/// Why the words of an element may be others than those that show.
fn doubt(name: &str, sights: [Look; 2]) -> Option<UnsureKind> {
    sights.into_iter().find_map(|sight| match sight {
        Look::Faint if is_in_line(name) => Some(UnsureKind::MayBeHidden),
        Look::Roomless if !is_cell(name) => Some(UnsureKind::MayBeHidden),
        Look::Backwards => Some(UnsureKind::Backwards),
        _ => None,
    })
}

/// Whether an element of a formula sets its parts above or below one another.
fn is_formula(name: &str) -> bool {
    matches!(
        name,
        "msup" | "msub" | "msubsup" | "mfrac" | "mroot" | "msqrt" | "munder" | "mover" | "munderover"
    )
}

fn is_never_shown(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "noscript" | "iframe")
}

/// What may show a figure that cannot be read.
fn is_picture(name: &str) -> bool {
    matches!(name, "img" | "svg" | "object" | "embed" | "canvas" | "video" | "meter" | "progress")
}

/// Menus, and words that stand in for something that is shown instead of them.
fn is_menu(name: &str) -> bool {
    matches!(name, "nav" | "footer" | "aside" | "button" | "select" | "svg" | "template" | "xml")
        || matches!(
            name,
            "canvas" | "video" | "audio" | "object" | "meter" | "progress" | "datalist" | "dialog"
        )
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

/// Elements within a line, and paragraphs: what they say of their look holds for the words in them.
fn is_in_line(name: &str) -> bool {
    !is_cell(name)
        && (!is_block(name) || name == "p")
        && !matches!(name, "table" | "tr" | "thead" | "tbody" | "tfoot")
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
