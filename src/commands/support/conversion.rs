//! `--convert`: has LibreOffice convert a file that no reader takes, and says so.

use crate::commands::support::error::{Error, InputError, report};
use crate::commands::support::office::{Office, Product};
use gen_report::import::{self, Unreadable, UnsupportedFormat};
use gen_report::wording::import::foreign;
use std::path::Path;

/// Whether files that no reader takes are converted.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(crate) struct Conversion {
    /// 读不了的旧格式（.doc、.wps、.rtf、.xls、.et、.ods）先由已安装的 LibreOffice 转成 .docx 或 .xlsx 再读
    #[arg(long)]
    convert: bool,
}

impl Conversion {
    /// Gives the bytes to read: those of the file, or what LibreOffice made of them, where that is asked for. The standard
    /// error says which file was converted, and with which program.
    ///
    /// # Errors
    /// LibreOffice is not installed, or did not convert the file.
    pub(crate) fn apply(self, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, Error> {
        let Err(Unreadable::Unsupported(format)) = import::format(&bytes) else { return Ok(bytes) };
        let Some(product) = product(format).filter(|_| self.convert) else { return Ok(bytes) };
        let fault =
            |error| Error::Input(path.to_owned(), InputError::Unconverted(format, product.ending(), error));
        let office = Office::find().map_err(fault)?;
        let (name, program) = (path.display(), office.program().display());
        let (kind, ending) = (foreign(format), product.ending());
        report(&format!("“{name}”是{kind}，由 LibreOffice（{program}）转成 .{ending} 再读"));
        office.convert(&bytes, product).map_err(fault)
    }
}

/// What a file of a format that no reader takes is converted to.
pub(crate) fn product(format: UnsupportedFormat) -> Option<Product> {
    match format {
        UnsupportedFormat::OldWord | UnsupportedFormat::Rtf => Some(Product::Docx),
        UnsupportedFormat::Sheet => Some(Product::Xlsx),
        // LibreOffice opens no OFD, and there is no report in the others.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::support::error::OfficeError;

    #[test]
    fn without_libreoffice_a_sentence_says_so() {
        let error = InputError::Unconverted(UnsupportedFormat::Sheet, "xlsx", OfficeError::Missing);
        assert_eq!(
            Error::Input("a.xls".into(), error).to_string(),
            "“a.xls”读不进来：没有找到 LibreOffice，没有读入：装上 LibreOffice 再试，或者用 WPS 表格或 Excel 打开，另存为 .xlsx"
        );
    }
}
