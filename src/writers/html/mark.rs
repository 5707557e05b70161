//! The mark of a page that is as it was written: a comment behind it, with a sum over all that stands before.

use crate::writers::sum::Sum;

const OPEN: &str = "<!-- gen-report ";
const CLOSE: &str = " -->\n";

/// Puts the mark behind a page.
pub(super) fn marked(mut page: String) -> Vec<u8> {
    if !page.ends_with('\n') {
        page.push('\n');
    }
    let mark = format!("{OPEN}{}{CLOSE}", sum(page.as_bytes()));
    page += &mark;
    page.into_bytes()
}

/// Whether a page stands as this program wrote it.
pub(in crate::writers) fn is_as_written(bytes: &[u8]) -> bool {
    let Ok(page) = std::str::from_utf8(bytes) else { return false };
    let Some((page, mark)) = page.rfind(OPEN).map(|at| page.split_at(at)) else { return false };
    mark == format!("{OPEN}{}{CLOSE}", sum(page.as_bytes()))
}

fn sum(page: &[u8]) -> Sum {
    let mut sum = Sum::default();
    sum.add(page);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_page_is_known() {
        let page = String::from_utf8(marked("<p>1</p>".to_owned())).unwrap();
        assert!(is_as_written(page.as_bytes()));
        for edited in
            [page.replace('1', "2"), page.clone() + "\n", page.replace('\n', "\r\n"), "<p>1</p>".to_owned()]
        {
            assert!(!is_as_written(edited.as_bytes()), "{edited}");
        }
    }
}
