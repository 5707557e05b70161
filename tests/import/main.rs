//! Published reports are read as they stand: formats, layouts of real life, hostile files.

#![allow(clippy::unwrap_used)]

mod acceptance;
mod beside;
mod build;
mod command;
#[path = "../common/mod.rs"]
mod common;
mod converted;
mod docx;
mod figures;
mod hostile;
mod html;
mod layouts;
mod misread;
mod model;
#[cfg(unix)]
#[path = "../common/office.rs"]
mod office;
mod other_documents;
mod pdf;
mod pdf_broken;
mod pdf_covered;
mod pdf_maker;
mod pdf_torn;
mod pieces;
mod printed;
mod recognise;
mod round_trip;
mod scattered;
mod text;
mod words;
