//! Words with all that layout does to them forgiven: blanks, full and half width, quotation marks, numerals.

/// The words without blanks and with ASCII signs at half width; what two prints of one label have in common.
pub(crate) fn squeeze(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(fold).collect()
}

/// The sign at half width, with one kind of quotation mark.
pub(crate) fn fold(c: char) -> char {
    match c {
        '“' | '”' | '„' | '″' | '〝' | '〞' | '＂' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '＇' => '\'',
        '﹙' | '❨' => '(',
        '﹚' | '❩' => ')',
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        _ => c,
    }
}

/// Splits squeezed words into the number they begin with, as it is printed, and the rest.
pub(crate) fn numeral(words: &str) -> (&str, &str) {
    let end = numeral_end(words).unwrap_or(0);
    words.split_at(end)
}

/// Squeezed words without their number.
pub(crate) fn core(words: &str) -> String {
    let squeezed = squeeze(words);
    numeral(&squeezed).1.to_string()
}

/// Whether the first sign is a Chinese numeral.
pub(crate) fn is_chinese_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn numeral_end(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    if ('①'..='⒛').contains(&first) || ('㈠'..='㈩').contains(&first) {
        let rest = &words[first.len_utf8()..];
        return Some(words.len() - rest.trim_start_matches(['、', '.', ',']).len());
    }
    let open = first == '(';
    let ordinal = first == '第';
    let body = if open || ordinal { &words[first.len_utf8()..] } else { words };
    let digits = |c: char| is_chinese_number(c) || c.is_ascii_digit();
    let rest = body.trim_start_matches(digits);
    let number = &body[..body.len() - rest.len()];
    let mixed = number.chars().any(is_chinese_number) && number.chars().any(|c| c.is_ascii_digit());
    if number.is_empty() || number.chars().count() > 3 || mixed {
        return None;
    }
    let rest = if open {
        rest.strip_prefix(')')?.trim_start_matches(['、', '.'])
    } else if ordinal {
        let rest = rest.strip_prefix("部分").or_else(|| rest.strip_prefix('章'))?;
        rest.trim_start_matches(['、', '.', ',', ':'])
    } else {
        let decimal = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        rest.strip_prefix(['、', '.', ',']).filter(|rest| !decimal(rest))?
    };
    Some(words.len() - rest.len())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use crate::import::recognise::words::{core, numeral, squeeze};

    #[test]
    fn layout_is_forgiven() {
        assert_eq!(squeeze("３.危及 “三安全 一稳定”"), "3.危及\"三安全一稳定\"");
        assert_eq!(core("（三） 不予 公开"), "不予公开");
        assert_eq!(core("1. 属于国家秘密"), "属于国家秘密");
        assert_eq!(core("㈠予以公开"), "予以公开");
        assert_eq!(core("第二部分 主动公开"), "主动公开");
    }

    #[test]
    fn a_number_of_words_is_no_numeral() {
        for words in ["一是强化", "2024年", "1.5万元", "三公经费", "第二十条第(一)项", "(本列数据)"]
        {
            assert_eq!(numeral(words), ("", words));
        }
        assert_eq!(numeral("四、结转"), ("四、", "结转"));
        assert_eq!(numeral("(3)不予公开"), ("(3)", "不予公开"));
    }
}
