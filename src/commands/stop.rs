//! Why the work could not be done, and how that is told.

use gen_report::diagnostic::terminal;
use std::io;
use std::process::ExitCode;

/// Why the work could not be done.
#[derive(Debug)]
pub(super) enum Stop {
    /// A sentence for the user.
    Sentence(String),
    /// The output cannot be written to.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<String> for Stop {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl Stop {
    /// Tells the user, and gives the exit code. Whoever closed our output early has read enough.
    pub(super) fn tell(self) -> ExitCode {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => complain(&format!("结果写不出去：{}", reason(&error))),
            Self::Sentence(sentence) => complain(&sentence),
        }
        ExitCode::from(2)
    }
}

/// A sentence on the standard error. Where that is closed too, nobody is left to be told.
pub(super) fn complain(sentence: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "gen-report：{}", terminal::one_line(sentence));
}

/// What belongs to the sentence before it, in lines of its own.
pub(super) fn go_on(lines: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "{}", terminal::lines(lines));
}

/// What the system says, in Chinese.
pub(super) fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件或文件夹",
        io::ErrorKind::PermissionDenied => "没有权限",
        io::ErrorKind::AlreadyExists => "已经有同名的文件",
        io::ErrorKind::IsADirectory => "这是文件夹，不是文件",
        io::ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘空间不足",
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => "文件名太长，或者有不能用的字符",
        _ => {
            let code = error.raw_os_error().map_or(String::new(), |code| format!(" {code}"));
            return format!("系统错误{code}");
        }
    };
    words.to_owned()
}
