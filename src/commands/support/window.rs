//! The console window that Windows opens for a program which was clicked, and closes when it ends.

use crate::commands::support::output::print;
use std::io::{self, IsTerminal as _};

/// What a click on the program shows.
const HELP: &str = "\
gen-report：核对《政府信息公开工作年度报告》，并生成 Word 文档

这个程序没有自己的窗口，这样用：
  1. 双击同一文件夹里的“填报.html”，在浏览器里填写、核对、生成；
  2. 或者把填好的文件（如 填报表.xlsx、2025.toml）拖到这个程序的图标上：
     有错误就逐条列出；没有错误，就在填好的文件旁边生成 Word 文档。

每一步的图见“说明.html”。
";

/// Whether the program was clicked, or a file dropped on it, so that its window closes when it ends.
pub(crate) fn is_own() -> bool {
    is_child_of_explorer() && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Shows what to do with the program.
pub(crate) fn help() {
    // Where the window is closed already, nobody reads it.
    let _ = print(HELP);
}

/// Waits until what was said has been read.
pub(crate) fn wait() {
    let _ = print("\n按回车键关闭窗口");
    let _ = io::stdin().read_line(&mut String::new());
}

/// Whether the desktop of Windows started this program. The number of programs in the console would tell too, but no
/// crate gives it without `unsafe`.
#[cfg(windows)]
fn is_child_of_explorer() -> bool {
    use winsafe::{HPROCESSLIST, co};
    let Ok(mut list) = HPROCESSLIST::CreateToolhelp32Snapshot(co::TH32CS::SNAPPROCESS, None) else {
        return false;
    };
    let processes = list.iter_processes().filter_map(Result::ok);
    let processes: Vec<_> =
        processes.map(|one| (one.th32ProcessID, one.th32ParentProcessID, one.szExeFile())).collect();
    let own = processes.iter().find(|(id, ..)| *id == std::process::id());
    let parent = own.and_then(|(_, parent, _)| processes.iter().find(|(id, ..)| id == parent));
    parent.is_some_and(|(.., name)| name.eq_ignore_ascii_case("explorer.exe"))
}

#[cfg(not(windows))]
fn is_child_of_explorer() -> bool {
    false
}
