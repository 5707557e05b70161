//! Puts a report together from tables and texts.

use crate::form::{Form, Section};
use crate::import::extract::{Block, Extract, MarkKind, Unsure};
use crate::import::recognise::imported::{ImportNote, Imported, NoteKind};
use crate::import::recognise::prose::boilerplate::is_page_number;
use crate::import::recognise::prose::front_matter::{BackMatter, Contact, FrontMatter};
use crate::import::recognise::prose::outline::Heading;
use crate::import::recognise::prose::paragraphs::{LineBreaks, Paragraphs};
use crate::import::recognise::prose::parts::Parts;
use crate::import::recognise::prose::{agency, date, fee, front_matter, outline, parts};
use crate::import::recognise::tables::fill::{Figures, fill};
use crate::import::recognise::tables::find::Tables;
use crate::report::{Agency, Paths, Printed, Prose, Report, SectionText, agency_name};
use crate::source::{Source, Span, Spanned};
use crate::text::label::without_number;

/// Puts the report together from the document's words and its `tables`; `heads` were printed above its pages.
pub(crate) fn assemble(name: &str, mut extract: Extract, tables: &Tables, heads: Vec<String>) -> Imported {
    let form = tables.form.successor();
    let contents = outline::take_contents(&mut extract, form);
    let Figures { grids, paths, labels, doubts, notes } = fill(tables, form);
    let printed = Printed { labels, ..Printed::default() };
    let report = Report { printed: Some(printed), grids, ..Report::default() };
    let breaks = LineBreaks::of(&extract);
    let mut assembly =
        Assembly { extract: &extract, form, report, paths, notes, others: &tables.others, breaks, joints: 0 };
    assembly.words();
    assembly.left_out(NoteKind::Contents, contents);
    assembly.left_out(NoteKind::RunningHeads, heads);
    assembly.marks();
    assembly.sort();
    let Assembly { report, notes, .. } = assembly;
    let source = Source::with_places(name, extract.text, extract.places);
    let printed_on = tables.form;
    let mut imported =
        Imported { source, report, form, printed_on, sure: 0, unsure: 0, missing: 0, doubts, notes };
    imported.count();
    imported
}

/// The block at which the section after a heading begins.
fn end_of(heading: &Heading, sections: &[Option<Heading>]) -> usize {
    let later = sections.iter().flatten().map(|other| other.block).filter(|block| *block > heading.block);
    later.min().unwrap_or(usize::MAX)
}

struct Assembly<'e> {
    extract: &'e Extract,
    form: &'static Form,
    report: Report,
    /// What each place is called.
    paths: Vec<Spanned<String>>,
    notes: Vec<ImportNote>,
    /// The tables that are none of the form's.
    others: &'e [Span],
    breaks: LineBreaks,
    /// How many torn paragraphs were joined.
    joints: usize,
}

impl Assembly<'_> {
    fn words(&mut self) {
        let sections = outline::sections(self.extract, self.form);
        let starts = || sections.iter().flatten().map(|heading| heading.block);
        let tables = self.extract.blocks.iter().position(|block| matches!(block, Block::Table(_)));
        let end = starts().min().or(tables).unwrap_or(self.extract.blocks.len());
        let mut front = front_matter::read(self.extract, &sections, end);
        let title = front.title.prose(self.extract);
        let named = title.as_ref().and_then(|title| agency::named_in(&title.text, &self.form.title));
        let last = starts().max();
        let mut tail = BackMatter::default();
        for (at, section) in self.form.sections.iter().enumerate() {
            let heading = sections[at].as_ref();
            let mut body = heading.map(|heading| self.body(heading, &sections)).unwrap_or_default();
            if heading.is_some() && heading.map(|heading| heading.block) == last {
                tail = front_matter::tail(self.extract, &mut body, named.as_deref());
                let is_contact = |span: &&Span| front_matter::is_contact(self.extract.words(**span));
                tail.contact = body.iter().chain(&tail.left).filter(is_contact).copied().collect();
            }
            let chapter = self.chapter(section, heading, &body);
            self.report.section_texts.push(chapter);
            if let Some(heading) = heading {
                self.other_tables(section, heading, &sections);
            }
        }
        self.header(&mut front, title, named, tail);
        self.fee();
        if self.joints > 0 {
            self.note("", NoteKind::Rejoined(self.joints));
        }
    }

    /// Notes the tables in a section that has a text: what is printed in them has no place in the agency's file.
    fn other_tables(&mut self, section: &Section, heading: &Heading, sections: &[Option<Heading>]) {
        if !section.lead && section.parts.is_empty() {
            return;
        }
        let blocks = heading.block..end_of(heading, sections).min(self.extract.blocks.len());
        let spans = self.extract.blocks[blocks].iter().filter_map(|block| match block {
            Block::Table(grid) => Some(grid.span).filter(|span| self.others.contains(span)),
            Block::Paragraph(_) => None,
        });
        let words: Vec<_> = spans
            .map(|span| self.extract.words(span).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        if let [first, ..] = words.as_slice() {
            self.note(&section.key, NoteKind::OtherTables { count: words.len(), words: first.clone() });
        }
    }

    /// The paragraphs of a section, without page numbers.
    fn body(&self, heading: &Heading, sections: &[Option<Heading>]) -> Vec<Span> {
        let end = end_of(heading, sections);
        let within = outline::paragraphs(self.extract)
            .filter(|(block, _)| *block > heading.block && *block < end)
            .map(|(_, span)| span)
            .filter(|span| !is_page_number(self.extract.words(*span)));
        std::iter::once(heading.rest).filter(|rest| !rest.is_empty()).chain(within).collect()
    }

    fn chapter(&mut self, section: &Section, heading: Option<&Heading>, body: &[Span]) -> SectionText {
        let mut chapter = SectionText { span: heading.map(|heading| heading.span), ..SectionText::default() };
        if let Some(heading) = heading {
            self.heading(heading.span);
        }
        let sorted = if section.lead {
            parts::under_headings(self.extract, &section.parts, body)
        } else if section.parts.is_empty() {
            // Tables only: what is said beside them has no place in the agency's file.
            let caption = without_number(section.name());
            for words in body.iter().map(|span| self.extract.words(*span)) {
                if without_number(words) != caption {
                    self.note(&section.key, NoteKind::BesideTables(words.to_owned()));
                }
            }
            return chapter;
        } else {
            parts::halves(self.extract, body)
        };
        let Parts { lead, texts, headings } = sorted;
        for span in headings {
            self.heading(span);
        }
        chapter.text = self.prose(lead, &format!("{}.text", section.key));
        for (text, part) in texts.into_iter().zip(&section.parts) {
            let prose = self.prose(text, &format!("{}.{}", section.key, part.key));
            chapter.parts.push(prose);
        }
        chapter
    }

    fn header(
        &mut self,
        front: &mut FrontMatter,
        title: Option<Prose>,
        named: Option<String>,
        tail: BackMatter,
    ) {
        let place = title.as_ref().map_or(Span::default(), |title| title.span);
        let opening = self.prose(std::mem::take(&mut front.opening), "opening");
        let words = opening.as_ref().map_or("", |opening| opening.text.as_str());
        let year = title.as_ref().and_then(|title| date::year(&title.text)).or_else(|| date::year(words));
        let mut further = Paragraphs::default();
        tail.contact.iter().for_each(|span| further.push(*span));
        let further = further.prose(self.extract).as_ref().map(Contact::find).unwrap_or_default();
        let contact = opening.as_ref().map(Contact::find).unwrap_or_default().or(further);
        let signature = tail.signature.map(|span| {
            let words = self.extract.words(span);
            Spanned::new(words.split_whitespace().collect::<String>(), span)
        });
        let name = signature.clone().or(named.map(|name| Spanned::new(name, place)));
        let report = &mut self.report;
        report.form = Some(Spanned::new(self.form.key.clone(), 0..0));
        report.year = year.map(|year| Spanned::new(year, place));
        report.date = tail.date.or(front.date.take());
        report.signature = signature;
        let guess = |name: &Spanned<String>| {
            let kind = agency_name::kind_of(&name.value).map(|kind| Spanned::new(kind, name.span));
            (kind, agency_name::level_of(&name.value).map(|level| Spanned::new(level, name.span)))
        };
        let (kind, level) = name.as_ref().map(guess).unwrap_or_default();
        report.agency = Agency {
            span: name.as_ref().map(|name| name.span),
            name,
            kind,
            level,
            address: contact.address,
            postcode: contact.postcode,
            phone: contact.phone,
        };
        if let Some(title) = &title {
            self.path("title", title.span);
        }
        self.report.title = title;
        self.report.opening = opening;
        let left =
            front.left.iter().chain(&tail.left).filter(|&&span| !is_page_number(self.extract.words(span)));
        let left: Vec<_> = left.map(|span| self.extract.words(*span).to_owned()).collect();
        let footer = tail.footer.iter().map(|span| self.extract.words(*span).to_owned()).collect();
        self.left_out(NoteKind::OutsideReport, left);
        self.left_out(NoteKind::Footer, footer);
    }

    fn fee(&mut self) {
        let other = self.form.sections.iter().position(|section| section.key == "other");
        let chapter = other.and_then(|at| self.report.section_texts.get(at));
        let text = chapter.and_then(|chapter| chapter.text.as_ref());
        let found = text.and_then(|text| {
            let cell = fee::charged(&text.text, 0)?;
            Some(Spanned::new(cell.value, text.span(cell.span.range())))
        });
        if found.is_none() && text.is_some() {
            self.note("other.fee_charged", NoteKind::NoFee);
        }
        self.report.fee_charged = found;
    }

    fn prose(&mut self, mut text: Paragraphs, path: &str) -> Option<Prose> {
        self.joints += text.rejoin(self.extract, &self.breaks);
        let prose = text.prose(self.extract)?;
        self.path(path, prose.span);
        Some(prose)
    }

    /// Marks of conversion that the readers left out, counted.
    fn marks(&mut self) {
        let of = |kind| self.extract.stripped.iter().filter(move |stripped| stripped.kind == kind);
        let bookmarks: Vec<_> = of(MarkKind::Bookmark).map(|stripped| stripped.mark.clone()).collect();
        let residue = of(MarkKind::Bookmark).map(|stripped| {
            let next = self.extract.text[stripped.at..].chars().next().map_or(0, char::len_utf8);
            Spanned::new(stripped.mark.clone(), stripped.at..stripped.at + next)
        });
        let residue: Vec<_> = residue.collect();
        self.printed().residue = residue;
        if !bookmarks.is_empty() {
            self.note("", NoteKind::Bookmarks(bookmarks));
        }
        let markdown = of(MarkKind::Markdown).count();
        if markdown > 0 {
            self.note("", NoteKind::Markdown(markdown));
        }
        self.unsure();
    }

    /// What the reader was not sure of outside tables; in tables it is told with its cell.
    fn unsure(&mut self) {
        let extract = self.extract;
        let in_table = |unsure: &&Unsure| {
            let grids = extract.blocks.iter().filter_map(|block| match block {
                Block::Table(grid) => Some(&grid.span),
                Block::Paragraph(_) => None,
            });
            grids.into_iter().any(|span| (span.start..=span.end).contains(&unsure.span.start))
        };
        let mut rest: Vec<&Unsure> = extract.unsure.iter().filter(|unsure| !in_table(unsure)).collect();
        while let Some(first) = rest.first().copied() {
            let count = rest.iter().filter(|unsure| unsure.kind == first.kind).count();
            rest.retain(|unsure| unsure.kind != first.kind);
            let own = extract.places.iter().find(|place| place.span == first.span && !first.span.is_empty());
            let place = own.map(|place| place.name.clone());
            self.note("", NoteKind::Unsure { place, count, kind: first.kind });
        }
    }

    fn sort(&mut self) {
        let printed = self.printed();
        printed.headings.sort_by_key(|heading| heading.span.start);
        printed.labels.sort_by_key(|label| (label.span.start, label.span.end));
        printed.labels.dedup();
        self.report.paths = Paths::new(std::mem::take(&mut self.paths));
    }

    fn heading(&mut self, span: Span) {
        let words = self.extract.words(span).to_string();
        self.printed().headings.push(Spanned::new(words, span));
    }

    fn printed(&mut self) -> &mut Printed {
        self.report.printed.get_or_insert_default()
    }

    fn path(&mut self, path: &str, span: Span) {
        self.paths.push(Spanned::new(path.to_string(), span));
    }

    /// Notes lines that were left out, if any were.
    fn left_out(&mut self, kind: fn(Vec<String>) -> NoteKind, lines: Vec<String>) {
        if !lines.is_empty() {
            self.note("", kind(lines));
        }
    }

    fn note(&mut self, path: &str, kind: NoteKind) {
        self.notes.push(ImportNote { path: path.to_owned(), kind });
    }
}
