//! Has the LibreOffice that is installed make a PDF of a Word document, or a document of one of older formats.

use crate::commands::support::error::OfficeError;
use crate::commands::support::stop;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

/// A first start on a slow disk takes half a minute, a report a few seconds more.
const LIMIT: Duration = Duration::from_mins(2);
/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(50);
/// How often to try to remove files that an ended program may still hold.
const TRIES: usize = 40;

/// The LibreOffice of this computer.
pub(crate) struct Office {
    program: PathBuf,
    limit: Duration,
    /// Where temporary files go.
    temporary: PathBuf,
}

/// Taken while a file is converted: one after the other, since each takes all that a small computer has.
static BUSY: Mutex<()> = Mutex::new(());

/// What a file is converted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Product {
    /// A PDF.
    Pdf,
    /// A PDF with the comments of the draft as notes, in the margin where this LibreOffice can print them there.
    Draft,
    /// A Word document.
    Docx,
    /// A workbook.
    Xlsx,
}

/// What a file from elsewhere may not do while it is converted: run its macros, or fetch what it links to. Nobody answers
/// at the proxy's port; without one LibreOffice asks the web for every linked picture.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop></item></oor:items>
"#;

impl Product {
    /// The ending of its file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Pdf | Self::Draft => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// What LibreOffice calls it.
    fn filter(self) -> &'static str {
        match self {
            Self::Pdf => "pdf:writer_pdf_Export",
            Self::Draft => concat!(
                r#"pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"},"#,
                r#""ExportNotesInMargin":{"type":"boolean","value":"true"}}"#
            ),
            Self::Docx => "docx:MS Word 2007 XML",
            Self::Xlsx => "xlsx:Calc MS Excel 2007 XML",
        }
    }

    /// The name of the file that it is made from. Of a file from elsewhere the bytes tell the format, not a name.
    fn origin(self) -> &'static str {
        match self {
            Self::Pdf | Self::Draft => "report.docx",
            Self::Docx | Self::Xlsx => "report",
        }
    }

    /// Whether a file of this format has its beginning and its end.
    fn is_whole(self, bytes: &[u8]) -> bool {
        let (first, last): (&[u8], &[u8]) = match self {
            Self::Pdf | Self::Draft => (b"%PDF-", b"%%EOF"),
            Self::Docx | Self::Xlsx => (b"PK\x03\x04", b"PK\x05\x06"),
        };
        // Readers look for the end in so many bytes.
        let end = &bytes[bytes.len().saturating_sub(1024)..];
        bytes.starts_with(first) && end.windows(last.len()).any(|bytes| bytes == last)
    }
}

impl Office {
    /// Finds the program on `PATH` or at its usual places.
    ///
    /// # Errors
    /// It is not there.
    pub(crate) fn find() -> Result<Self, OfficeError> {
        let program = find(env::var_os("PATH").as_deref(), &usual_places()).ok_or(OfficeError::Missing)?;
        Ok(Self { program, limit: LIMIT, temporary: env::temp_dir() })
    }

    /// The program.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Converts a file.
    ///
    /// # Errors
    /// The program cannot be run, fails, or takes too long. Nothing is left behind.
    pub(crate) fn convert(&self, bytes: &[u8], product: Product) -> Result<Vec<u8>, OfficeError> {
        let _one = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::Builder::new().prefix("gen-report-").tempdir_in(&self.temporary);
        let folder = folder.map_err(|error| OfficeError::Temporary(self.temporary.clone(), error))?;
        stop::lock().insert(folder.path().to_owned());
        let made = self.run(folder.path(), bytes, product);
        remove(folder.path());
        stop::lock().remove(folder.path());
        made
    }

    fn run(&self, folder: &Path, bytes: &[u8], product: Product) -> Result<Vec<u8>, OfficeError> {
        let user = folder.join("profile").join("user");
        let written = fs::create_dir_all(&user)
            .and_then(|()| fs::write(user.join("registrymodifications.xcu"), SETTINGS))
            .and_then(|()| fs::write(folder.join(product.origin()), bytes));
        written.map_err(|error| OfficeError::Temporary(self.temporary.clone(), error))?;
        let child = self.command(folder, product).spawn();
        let child = child.map_err(|error| OfficeError::Start(self.program.clone(), error))?;
        let status = Running(child).wait(self.limit);
        let status = status.map_err(OfficeError::Wait)?;
        let Some(status) = status else {
            return Err(OfficeError::TooLong(self.limit.as_secs()));
        };
        if !status.success() {
            return Err(OfficeError::Failed(status.code()));
        }
        let made = folder.join("out").join("report").with_extension(product.ending());
        let made = fs::read(made).unwrap_or_default();
        if product.is_whole(&made) { Ok(made) } else { Err(OfficeError::Broken) }
    }

    /// The command that converts the report of a folder; with a user profile of its own, so that it neither meets a
    /// LibreOffice that runs already nor leaves anything in the user's.
    fn command(&self, folder: &Path, product: Product) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg(format!("-env:UserInstallation={}", url(&folder.join("profile"))))
            .args(["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"])
            .args(["--convert-to", product.filter(), "--outdir"])
            .arg(folder.join("out"))
            .arg(folder.join(product.origin()))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // A group of its own: LibreOffice is started by scripts, and all of them must end together.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }
}

/// A program under way, with all that it has started. It is ended when it is given up.
struct Running(Child);

impl Running {
    /// Waits until the program has ended; nothing where it takes longer than `limit`.
    fn wait(mut self, limit: Duration) -> io::Result<Option<ExitStatus>> {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(Some(status));
            }
            if begun.elapsed() >= limit {
                return Ok(None);
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(Some(_))) {
            return;
        }
        // What has ended by itself in the meantime cannot be ended, which is as well.
        #[cfg(unix)]
        let _ = rustix::process::kill_process_group(
            rustix::process::Pid::from_child(&self.0),
            rustix::process::Signal::KILL,
        );
        #[cfg(windows)]
        let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &self.0.id().to_string()]).output();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Finds the first program of LibreOffice on `path`, then in `places`.
fn find(path: Option<&OsStr>, places: &[PathBuf]) -> Option<PathBuf> {
    // On Windows, .com waits for the end, .exe need not.
    let names: &[&str] =
        if cfg!(windows) { &["soffice.com", "soffice.exe"] } else { &["soffice", "libreoffice"] };
    let folders = path.into_iter().flat_map(env::split_paths).filter(|folder| folder.is_absolute());
    let folders = folders.chain(places.iter().cloned());
    folders
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|program| program.is_file())
}

/// Lists the folders that LibreOffice is installed into.
fn usual_places() -> Vec<PathBuf> {
    if cfg!(windows) {
        let roots = ["ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"];
        return roots
            .iter()
            .filter_map(env::var_os)
            .map(|root| Path::new(&root).join("LibreOffice").join("program"))
            .collect();
    }
    if cfg!(target_os = "macos") {
        let bundle = "Applications/LibreOffice.app/Contents/MacOS";
        let home = env::var_os("HOME").map(|home| Path::new(&home).join(bundle));
        return std::iter::once(Path::new("/").join(bundle)).chain(home).collect();
    }
    let fixed =
        ["/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program"];
    // The packages of LibreOffice itself have the version in the folder's name; the newest is the last one.
    let mut own: Vec<PathBuf> =
        glob::glob("/opt/libreoffice*/program").into_iter().flatten().filter_map(Result::ok).collect();
    own.reverse();
    fixed.iter().map(PathBuf::from).chain(own).collect()
}

/// Writes a path as a `file:` URL.
fn url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:-_.~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            let written = write!(url, "%{byte:02X}");
            debug_assert!(written.is_ok(), "memory takes what is written to it");
        }
    }
    url
}

/// Removes a temporary folder, though an ended program may hold its files a moment longer.
fn remove(folder: &Path) {
    for _ in 0..TRIES {
        if fs::remove_dir_all(folder).is_ok() {
            break;
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The program of `tests/office` that behaves as its folder says.
    #[cfg(unix)]
    fn office(behaviour: &str, limit: Duration, temporary: &Path) -> Office {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office").join(behaviour);
        let program = find(Some(folder.as_os_str()), &[]).expect("it is there");
        Office { program, limit, temporary: temporary.to_owned() }
    }

    /// Whether a process runs.
    #[cfg(target_os = "linux")]
    fn runs(id: &str) -> bool {
        let status = fs::read_to_string(format!("/proc/{id}/stat"));
        status.is_ok_and(|status| !status.contains(") Z"))
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_hangs_is_ended_with_all_that_it_started() {
        let folder = tempfile::tempdir().expect("a folder");
        let office = office("hangs", Duration::from_secs(2), folder.path());
        let told = office.convert(b"docx", Product::Pdf).expect_err("it hangs").to_string();
        assert!(told.starts_with("LibreOffice 2 秒还没有转出 PDF，已经停止"), "{told}");
        let started = fs::read_to_string(folder.path().join("started")).expect("it says what it started");
        for id in started.split_whitespace() {
            assert!((0..TRIES).any(|_| {
                thread::sleep(PAUSE);
                !runs(id)
            }));
        }
        assert_eq!(started.split_whitespace().count(), 2);
        // Only what the program put there by itself is left.
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_pdf_is_not_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        for (behaviour, beginning) in [
            ("fails", "LibreOffice 没有转成 PDF（退出码 3）"),
            ("writes_nothing", "LibreOffice 没有转出完整的 PDF"),
            ("writes_half", "LibreOffice 没有转出完整的 PDF"),
        ] {
            let told = office(behaviour, LIMIT, folder.path()).convert(b"docx", Product::Pdf);
            let told = told.map_err(|error| error.to_string());
            assert!(told.as_ref().is_err_and(|told| told.starts_with(beginning)), "{told:?}");
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
        }
        let pdf = office("converts", LIMIT, folder.path()).convert(b"docx", Product::Pdf);
        assert!(pdf.is_ok_and(|pdf| pdf.starts_with(b"%PDF-1.7\ndocx")));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn the_program_is_looked_for_on_the_path_and_then_at_its_places() {
        let [first, second] = ["converts", "fails"]
            .map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office").join(name));
        let path = env::join_paths([Path::new("/nowhere"), &second]).expect("a path");
        let places = [first.clone()];
        assert_eq!(find(Some(&path), &places), Some(second.join("soffice")));
        assert_eq!(find(Some(OsStr::new("")), &places), Some(first.join("soffice")));
        assert_eq!(find(None, &[]), None);
    }

    #[test]
    fn a_path_is_written_as_a_url() {
        assert_eq!(url(Path::new("/tmp/a b/县")), "file:///tmp/a%20b/%E5%8E%BF");
        assert_eq!(url(Path::new("C:\\Temp\\x")), "file:///C:/Temp/x");
    }
}
