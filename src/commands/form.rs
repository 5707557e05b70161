//! `gen-report form`: writes the page on which a report is filled in without knowing TOML.

use crate::commands::support::carry_over::remark;
use crate::commands::support::clock::year_now;
use crate::commands::support::conversion::Conversion;
use crate::commands::support::error::{self, Error, UsageError};
use crate::commands::support::files::read_report;
use crate::commands::support::output::{Voice, is_standard};
use crate::commands::support::save::{Existing, save};
use gen_report::agency_file::NewFile;
use std::path::PathBuf;
use std::process::ExitCode;

/// The page, where this program was built with it: one file then is all that a person needs, and page and program are
/// of the same version. `web/build` makes it.
#[cfg(feature = "page")]
const PAGE: Option<&str> = Some(include_str!("../../dist/gen-report.html"));
#[cfg(not(feature = "page"))]
const PAGE: Option<&str> = None;

/// Where the page takes a report from that it is to begin with; base64 holds nothing that ends the element.
const PLACE: &str = "<script type=\"text/plain\" id=\"prefilled\">";

/// 写出填报页：一个网页文件，双击打开就能填写、核对、生成 Word 文档，不用联网
#[derive(clap::Args)]
pub(super) struct Args {
    /// 上一年度的报告：机关信息、版式和结转件数填进页面
    #[arg(long, value_name = "文件")]
    from: Option<PathBuf>,
    /// 写到这个文件，不覆盖已有的
    #[arg(short, long, value_name = "文件", default_value = "填报.html")]
    output: PathBuf,
    /// 覆盖已有的文件
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conversion: Conversion,
}

pub(super) fn run(args: &Args, voice: Voice) -> Result<ExitCode, Error> {
    let page = PAGE.ok_or(Error::NoPage)?;
    if is_standard(&args.output) {
        return Err(UsageError::FileToScreen.into());
    }
    let mut missing = None;
    let page = match &args.from {
        None => page.to_owned(),
        Some(path) => {
            let last = read_report(path, args.conversion)?;
            let year = last.report.year.as_ref().and_then(|year| year.value.checked_add(1));
            let mut draft = NewFile::new(year.or_else(|| Some(year_now())));
            let gaps = draft.carry_over(&last.report, last.form);
            missing = remark(&draft.report, &last, &gaps);
            prefilled(page, &draft.to_toml())
        }
    };
    save(&args.output, page.as_bytes(), Existing::forced(args.force))?;
    if let Some(sentence) = missing {
        error::report(&sentence);
    }
    let name = args.output.display();
    voice.say(&format!(
        "已写出 {name}\n下一步：双击 {name}，在浏览器里填写，填好后在页面上生成 Word 文档\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Puts an agency's file into the page.
fn prefilled(page: &str, toml: &str) -> String {
    page.replacen(PLACE, &format!("{PLACE}{}", base64(toml.as_bytes())), 1)
}

/// Writes bytes in base64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = bits >> (18 - 6 * place) & 0x3f;
            out.push(if place > three.len() { '=' } else { char::from(DIGITS[digit as usize]) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("县</script>", "5Y6/PC9zY3JpcHQ+"),
        ] {
            assert_eq!(base64(text.as_bytes()), written);
        }
    }

    #[test]
    fn the_report_stands_in_its_place_once() {
        let page = format!("<p>{PLACE}</script><p>{PLACE}</script>");
        assert_eq!(prefilled(&page, "foo"), format!("<p>{PLACE}Zm9v</script><p>{PLACE}</script>"));
    }

    #[test]
    fn the_page_has_the_place() {
        let page = include_str!("../../web/page/index.html");
        assert_eq!(page.matches(PLACE).count(), 1);
    }
}
