//! The reports that a command line names, for the commands that check them.

use std::path::PathBuf;

/// Reports to check, and the reports that they are held against.
#[derive(clap::Args)]
pub(super) struct Reports {
    /// 报告文件，可以写几个，可以用通配符；核对时可以写“-”，从标准输入读
    #[arg(required = true, value_name = "文件")]
    pub(super) files: Vec<PathBuf>,
    /// 上一年度的报告，用来核对结转和存量；也可在报告里写 last = "2023.toml"
    #[arg(long, value_name = "文件")]
    pub(super) last: Option<PathBuf>,
    /// 下级单位的报告，用来核对汇总；也可在报告里写 children = ["单位*.toml"]
    #[arg(long, value_name = "文件", num_args = 1..)]
    pub(super) children: Vec<PathBuf>,
}
