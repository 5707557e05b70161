//! Writes a result piece by piece, to a file that appears when it is whole, or to the standard output.

use crate::commands::support::error::{Error, TargetError};
use crate::commands::support::output::{flush_to_terminal, standard};
use crate::commands::support::save::{Existing, refuse, temporary_beside};
use gen_report::diagnostic::Paint;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where a result goes.
pub(crate) enum Stream {
    /// To a file, first under another name.
    File(BufWriter<NamedTempFile>, PathBuf, Existing),
    /// To the standard output.
    Standard(Box<dyn Write>),
}

impl Stream {
    /// Opens a file, or the standard output where none is named.
    ///
    /// # Errors
    /// The file is there and is to be kept, or cannot be written.
    pub(crate) fn open(path: Option<&Path>, existing: Existing) -> Result<Self, Error> {
        let Some(path) = path else { return Ok(Self::Standard(Box::new(standard(Paint::Plain)))) };
        refuse(path, existing)?;
        let file = temporary_beside(path).map_err(|error| target(path, error))?;
        Ok(Self::File(BufWriter::new(file), path.to_owned(), existing))
    }

    /// Writes a piece.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::File(file, path, _) => file.write_all(bytes).map_err(|error| target(path, error)),
            Self::Standard(out) => {
                out.write_all(bytes)?;
                Ok(flush_to_terminal(out)?)
            }
        }
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// The rest cannot be written, or the file cannot take its name.
    pub(crate) fn finish(self) -> Result<(), Error> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::File(file, path, existing) => {
                let file = file.into_inner().map_err(|error| target(&path, error.into_error()))?;
                file.as_file().sync_all().map_err(|error| target(&path, error))?;
                let kept = match existing {
                    Existing::Keep => file.persist_noclobber(&path),
                    Existing::Replace => file.persist(&path),
                };
                kept.map(drop).map_err(|error| target(&path, error.error))
            }
        }
    }
}

fn target(path: &Path, error: std::io::Error) -> Error {
    Error::Target(path.to_owned(), TargetError::Write(error))
}
