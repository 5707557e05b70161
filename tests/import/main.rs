//! Published reports are read as they stand: formats, layouts of real life, hostile files.

#![allow(clippy::unwrap_used)]

mod acceptance;
mod build;
mod command;
mod docx;
mod hostile;
mod html;
mod layouts;
mod model;
mod recognise;
mod round_trip;
mod scattered;
mod text;
mod words;
