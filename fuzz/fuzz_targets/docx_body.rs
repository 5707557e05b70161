//! Any bytes as the body of a Word document, for few of them make a ZIP file by chance.

#![no_main]

#[path = "whole_way.rs"]
mod whole_way;

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const HEAD: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";

libfuzzer_sys::fuzz_target!(|body: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let written = zip
        .start_file("word/document.xml", stored)
        .and_then(|()| Ok(zip.write_all(&[HEAD.as_bytes(), body, b"</w:body></w:document>"].concat())?))
        .and_then(|()| zip.finish());
    if let Ok(file) = written {
        whole_way::go(file.get_ref());
    }
});
