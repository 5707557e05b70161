//! How F001, F002 and F007 put into words what a reader could not read.

use crate::report::place::split;
use crate::report::{CitationFault, Found, Grammar, LinePitch, QuoteRemedy, Slip, ValueKind, Wanted};
use crate::text::is_digit;
use crate::text::quotes::{quoted, short};

/// Says what is wrong with the notation, and what to type instead.
pub(super) fn slip(slip: &Slip, year: Option<u16>) -> (String, Option<String>) {
    let (message, help) = sections_and_keys(slip)
        .or_else(|| blocks(slip))
        .or_else(|| texts(slip))
        .or_else(|| lists(slip))
        .or_else(|| numbers(slip))
        .unwrap_or_else(|| values(slip, year));
    (message, (!help.is_empty()).then_some(help))
}

fn pair(message: &str, help: &str) -> (String, String) {
    (message.to_owned(), help.to_owned())
}

fn sections_and_keys(slip: &Slip) -> Option<(String, String)> {
    Some(match slip {
        Slip::TooMany(most) => (
            format!("文件里的括号、逗号、换行一类的记号超过 {most} 个，不像一份填报文件，没有读"),
            "核对文件名；用 gen-report new 生成一份空白填报文件，再填写".to_owned(),
        ),
        Slip::DuplicateKey => pair("这个键在同一节里写了两次", "只留一处"),
        Slip::DuplicateSection(name) => {
            (format!("节 [{}] 写了两次", short(name)), "只留一处，把两处的内容并在一起".to_owned())
        }
        Slip::ForeignSection { name, proper } => {
            (format!("节名“{}”不是英文", short(name)), format!("写成 {}", short(proper)))
        }
        Slip::SectionBrackets { proper } => {
            ("节名的方括号没有配对".to_owned(), format!("节名写成 {}", short(proper)))
        }
        Slip::MarksAfterSection(marks) => {
            ("节名的后面多了标点".to_owned(), format!("删去后面的 {}", short(marks)))
        }
        Slip::WordsAfterSection => pair("节名的后面还有文字", "说明写在 # 的后面"),
        Slip::ForeignKey { key, section, meant } => {
            let help = match meant.as_deref().map(split) {
                Some((own, key)) if own == section => format!("写成 {key}"),
                Some(("", key)) => format!("写成 {key}，放在文件开头，第一节之前"),
                Some((other, key)) => format!("写成 {key}，放在 [{other}] 一节"),
                None => "键名用英文，见 gen-report new 生成的空白文件".to_owned(),
            };
            (format!("键“{}”不是英文", short(key)), help)
        }
        Slip::UnknownSection { name, known } => {
            let known: Vec<_> = known.iter().map(|name| format!("[{name}]")).collect();
            (format!("没有名为“{}”的节", short(name)), format!("节名是 {} 之一", known.join("、")))
        }
        Slip::RemarkLine => pair("这一行不是“键 = 值”的写法", "是说明的，在这一行的前面加上 #"),
        Slip::NoEquals { key, value } => ("键和值之间缺少等号".to_owned(), format!("写成 {key} = {value}")),
        Slip::Colon => pair("键和值之间用了冒号", "冒号改成等号 ="),
        Slip::SpacedKey { typed, key } => (
            format!("键“{typed}”的中间有空格"),
            key.as_ref()
                .map_or_else(|| "键名里没有空格，各段用 . 或 _ 连接".to_owned(), |key| format!("写成 {key}")),
        ),
        Slip::GroupAsKey { group, keys } => (
            format!("{group} 是一组，分为 {} 项", keys.len()),
            format!("逐项填写，键名是 {}", keys.join("、")),
        ),
        Slip::TwoOnALine => pair("一行里写了两样内容", "每个“键 = 值”单独一行"),
        _ => return None,
    })
}

/// What encloses the paragraphs of a text.
const LONG: &str = "成段的文字写在 \"\"\" 和 \"\"\" 之间";

/// No more characters of a line are listed.
const MOST_SHOWN: usize = 6;

/// A longer line is not written out in a remedy.
const LONGEST_LINE: usize = 70;

fn shown(c: char) -> String {
    if c == '\u{3000}' { "空格".to_owned() } else { c.to_string() }
}

/// Texts of several lines.
fn blocks(slip: &Slip) -> Option<(String, String)> {
    Some(match slip {
        Slip::TripleQuotes { marks, end: None } => {
            (format!("三个引号 {marks} 没有配对"), format!("在这段文字的末尾补上 {marks}"))
        }
        Slip::TripleQuotes { marks, end: Some(end) } => {
            (format!("三个引号 {marks} 没有配对，文字的末尾是 {end}"), format!("末尾的 {end} 改成 {marks}"))
        }
        Slip::AfterTripleQuotes { marks: Some(marks) } => {
            ("结束文字的三个引号后面多了标点".to_owned(), format!("删去后面多余的 {}", short(marks)))
        }
        Slip::AfterTripleQuotes { marks: None } => {
            pair("结束文字的三个引号后面还有文字", "是报告里的文字，移到 \"\"\" 的前面；是说明的，前面加上 #")
        }
        Slip::KeylessText => {
            pair("三个引号的前面没有键和等号", "前面补上这段文字的键和等号，写成 键 = \"\"\"")
        }
        Slip::WideTripleQuotes { first, end } => {
            let end = end.as_ref().map(|end| format!("，末尾的 {end} 也改成 \"\"\""));
            let help = "成段的文字写在英文的 \"\"\" 和 \"\"\" 之间";
            (format!("这里用了全角字符 {first}"), format!("{help}{}", end.unwrap_or_default()))
        }
        _ => return None,
    })
}

fn texts(slip: &Slip) -> Option<(String, String)> {
    Some(match slip {
        Slip::Quote(QuoteRemedy::LineEnd) => pair("引号没有配对", "在这一行的末尾补上英文双引号"),
        Slip::Quote(QuoteRemedy::Before) => pair("引号没有配对", "在文字的前面补上英文双引号"),
        Slip::Quote(QuoteRemedy::Behind) => pair("引号没有配对", "在文字的末尾补上英文双引号"),
        Slip::Quote(QuoteRemedy::Paragraphs) => pair("引号在这一行没有配对", LONG),
        Slip::Quote(QuoteRemedy::BothEnds) => pair("引号没有配对", LONG),
        Slip::NestedQuotes { plain } => {
            let written = plain.as_ref().filter(|plain| plain.chars().count() <= LONGEST_LINE);
            let written = written.map_or_else(String::new, |plain| format!("：写成 {plain}"));
            ("引号里面又用了英文双引号".to_owned(), format!("文字里的引号用中文的“”{written}"))
        }
        Slip::FullWidth { wide: '\u{3000}', .. } => pair("这里用了全角字符：空格", "改用半角空格"),
        Slip::FullWidth { wide, plain } => {
            let help = if plain.is_ascii_digit() {
                format!("改用半角数字 {plain}")
            } else {
                format!("关闭中文标点，改成半角的 {plain}")
            };
            (format!("这里用了全角字符 {wide}"), help)
        }
        Slip::FullWidthLine { wide, plain } => {
            let shown: Vec<_> = wide.iter().take(MOST_SHOWN).map(|c| shown(*c)).collect();
            let more = if wide.len() > MOST_SHOWN { " 等" } else { "" };
            let help = plain.as_ref().filter(|plain| plain.chars().count() <= LONGEST_LINE);
            let help =
                help.map_or_else(|| "关闭中文标点，都改成半角的".to_owned(), |plain| format!("写成 {plain}"));
            (format!("这一行用了全角字符 {}{more}", shown.join(" ")), help)
        }
        Slip::FullWidthFile { lines } => (
            format!("{lines} 行用了全角字符"),
            "用 check --fix 一次改成半角，数和文字不变；或关闭中文标点，逐行改成半角的".to_owned(),
        ),
        Slip::OddBlank(blank) => {
            (format!("这里用了特殊的空格（U+{:04X}）", u32::from(*blank)), "改用普通的空格".to_owned())
        }
        Slip::Invisible(c) => {
            (format!("这里有看不见的字符（U+{:04X}）", u32::from(*c)), "删去这个字符".to_owned())
        }
        Slip::NoTripleQuotes { key } => (
            "成段的文字没有写在三个引号之间".to_owned(),
            format!("文字的前面写 {key} = \"\"\"，末尾补上 \"\"\""),
        ),
        Slip::BareParagraph => pair("这段文字不在引号里", "成段的文字写成 键 = \"\"\"…\"\"\""),
        Slip::BareWords => pair("文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号"),
        Slip::Backslash { in_path } => {
            let help = if *in_path {
                "路径里的反斜线写成 /"
            } else {
                "删去反斜线，或写成两个：\\\\"
            };
            pair("引号里的反斜线 \\ 不能单独写", help)
        }
        _ => return None,
    })
}

fn lists(slip: &Slip) -> Option<(String, String)> {
    Some(match slip {
        Slip::OpenList { has_comment: true } => pair("方括号没有配对", "在 # 的前面补上 ]"),
        Slip::OpenList { has_comment: false } => pair("方括号没有配对", "在这一行的末尾补上 ]"),
        Slip::HashInList => pair("方括号里的数之间有 #，# 后面的数都成了说明", "删去这个 #"),
        Slip::ListEnd(mark) => (format!("方括号的后一半写成了 {mark}"), format!("{mark} 改成 ]")),
        Slip::LinesWithoutCommas { count, plain } => {
            (format!("分行写的 {count} 个数之间没有逗号"), format!("写在一行：{plain}"))
        }
        Slip::UnopenedList => pair("方括号没有配对", "在数的前面补上 ["),
        Slip::ClosedTwice(rest) => ("方括号没有配对".to_owned(), format!("删去后面多余的 {rest}")),
        Slip::RoundBrackets => pair("这里用了圆括号", "改用方括号 [ ]"),
        Slip::CurlyBrackets => pair("这里用了花括号", "改用方括号 [ ]"),
        Slip::LabelledRow { label, key, columns } => (
            format!("{}的数没有写成“键 = 值”", quoted(label)),
            match &columns[..] {
                [_] => format!("写成 {key} = 数"),
                _ => format!("写成 {key} = [ ]，方括号里依次填写：{}", columns.join("、")),
            },
        ),
        Slip::BareRow => {
            pair("这一行只有数，没有键", "在数的前面写上键名和等号，数写在方括号里，用英文逗号 , 隔开")
        }
        Slip::WordsAfterList => pair("方括号的后面还有文字", "只留方括号里的数；说明写在 # 的后面"),
        Slip::BareNumbers => pair("几个数没有写在方括号里", "在两头加上 [ 和 ]"),
        Slip::Points => pair("数与数之间用了句点", "用英文逗号 , 隔开"),
        Slip::Semicolons => pair("数与数之间用了分号", "用英文逗号 , 隔开"),
        _ => return None,
    })
}

fn numbers(slip: &Slip) -> Option<(String, String)> {
    Some(match slip {
        Slip::NothingInWords(words) => (format!("“{}”不是数字", short(words)), "没有的填 0".to_owned()),
        Slip::NoNumber(words) if words.contains(is_digit) => {
            (format!("“{}”不是数字", short(words)), "核对以后只写数字".to_owned())
        }
        Slip::NoNumber(words) => {
            (format!("“{}”不是数字", short(words)), "只写半角数字；没有的填 0".to_owned())
        }
        Slip::Stroke(stroke) => {
            (format!("{stroke} 没有加引号"), "没有的填 0；照原件留空的，写成 \"/\"".to_owned())
        }
        Slip::QuestionMark(mark) => (format!("{mark} 没有加引号"), "待核实的数写成 \"?\"".to_owned()),
        Slip::Thousands { plain } => ("数里写了千分位逗号".to_owned(), format!("写成 {plain}")),
        Slip::DecimalPoint { plain } => ("小数的写法不对".to_owned(), format!("写成 {plain}")),
        Slip::Repeated { slip, count } => {
            let (message, help) = numbers(slip).or_else(|| lists(slip))?;
            let help = match &**slip {
                Slip::Unit { typed, .. } | Slip::BeforeNumber { typed, .. } => {
                    format!("只写数字，去掉“{typed}”")
                }
                _ => help,
            };
            (format!("{message}，这一行有 {count} 处"), help)
        }
        Slip::BeforeNumber { typed, number, value } => {
            (format!("数字前面带了“{typed}”"), number_alone(typed, number, value.as_deref()))
        }
        Slip::Unit { typed, number, value } => {
            (format!("数字后面带了“{typed}”"), number_alone(typed, number, value.as_deref()))
        }
        Slip::Numeral { typed, value } => {
            let help = value.as_ref().map(|value| format!("写成 {value}"));
            (format!("“{typed}”不是数字"), help.unwrap_or_else(|| "只写半角数字；没有的填 0".to_owned()))
        }
        Slip::Sum { typed, value } => {
            let help = value.as_ref().map(|value| format!("写成 {value}"));
            (format!("“{}”是算式", short(typed)), help.unwrap_or_else(|| "算好以后只写得数".to_owned()))
        }
        Slip::Formula(typed) => (format!("“{}”是公式", short(typed)), "算好以后只写得数".to_owned()),
        Slip::RemarkBehind { value, remark } => {
            (format!("值的后面还有文字“{}”", short(remark)), format!("写成 {value}，说明写在这一行 # 的后面"))
        }
        Slip::SpacedNumber { typed, plain, is_alone } => {
            let several = if *is_alone { "核对以后只写一个数" } else { "用英文逗号 , 隔开" };
            (format!("{typed} 的中间有空格"), format!("是一个数的，写成 {plain}；是两个数的，{several}"))
        }
        Slip::SeveralNumbers { typed, count } => (
            format!("{}里有 {count} 个数，这一项只填一个数", quoted(&short(typed))),
            "核对以后只写一个数；说明写在 # 的后面".to_owned(),
        ),
        _ => return None,
    })
}

/// The remedy for a number that does not stand alone; the number stays what it is.
fn number_alone(typed: &str, number: &str, value: Option<&str>) -> String {
    match value {
        Some(value) if value == number => format!("只写数字 {number}，去掉“{typed}”"),
        Some(value) => format!("写成 {value}"),
        None => "核对以后只写数字".to_owned(),
    }
}

fn values(slip: &Slip, year: Option<u16>) -> (String, String) {
    match slip {
        Slip::MarksAfterValue(marks) => ("值的后面多了标点".to_owned(), format!("删去后面的 {marks}")),
        Slip::YesOrNo { typed, meant } => (format!("“{typed}”的写法不对"), format!("写成 {meant}，不加引号")),
        Slip::Date { plain } => {
            let help = plain.as_ref().map(|plain| format!("日期写成 {plain}，不加引号"));
            ("日期的写法不对".to_owned(), help.unwrap_or_else(|| format!("日期写成{DAY}，不加引号")))
        }
        Slip::BareDigits(digits) => (
            format!("{}没有加引号", if digits.contains(char::is_alphabetic) { "文字" } else { "号码" }),
            format!("写成 \"{digits}\""),
        ),
        Slip::SeveralTexts { plain } => {
            ("这一项写了几段文字，各有引号".to_owned(), format!("写在一对引号里：{}", short(plain)))
        }
        Slip::ValueBelow { plain } => {
            ("值写在了等号的下一行".to_owned(), format!("写在一行：{}", short(plain)))
        }
        Slip::NoSuchDay(day) => (format!("没有 {day} 这一天"), "核对日期".to_owned()),
        Slip::Year => {
            let example = year.map(|year| format!("，例如 {year}")).unwrap_or_default();
            ("年度的写法不对".to_owned(), format!("写成四位数字{example}，不加引号"))
        }
        Slip::Grammar(Grammar::DateOrNumber) => {
            ("日期或数字的写法不对".to_owned(), format!("日期写成{DAY}；电话、邮编写在英文双引号里"))
        }
        Slip::Grammar(grammar) => self::grammar(*grammar),
        Slip::NoValue(Some(asks)) => ("等号后面没有值".to_owned(), no_value(*asks)),
        // Everything else has its words above.
        _ => pair("等号后面没有值", "填上值；没有数的填 0"),
    }
}

/// What to write behind a key that asks for something else than a figure. No text stands as an example: somebody would
/// leave it.
fn no_value(asks: ValueKind) -> String {
    match asks {
        ValueKind::Date => format!("填上日期：{DAY}，不加引号"),
        ValueKind::Integer => "填上四位数的年度，不加引号".to_owned(),
        ValueKind::Boolean => "写成 true 或 false".to_owned(),
        _ => "填上文字，写在英文双引号里".to_owned(),
    }
}

/// How a day is written. No day stands as an example: somebody would take it for the report's.
const DAY: &str = "四位的年、两位的月、两位的日，用 - 隔开";

fn grammar(grammar: Grammar) -> (String, String) {
    let (message, help) = match grammar {
        Grammar::UnquotedText => ("文字没有加引号", "文字写在英文双引号里：\"…\"，数字不加引号"),
        Grammar::MissingComma => ("两个值之间缺少逗号", "用英文逗号 , 隔开"),
        Grammar::ExtraComma => ("两个逗号之间没有值", "没有的填 0；逗号写多了的，删去一个"),
        Grammar::UnclosedList => ("方括号没有配对", "在这一行的末尾补上 ]"),
        Grammar::ListBefore => ("方括号没有配对", "在上一行的末尾补上 ]"),
        Grammar::UnopenedList => ("方括号没有配对", "补上 [，或删去多余的 ]"),
        Grammar::Section => ("节名的方括号没有配对", "节名写成 [agency]"),
        Grammar::SectionList => ("节名的方括号没有配对", "节名写成 [[accept]]"),
        Grammar::NoValue => ("这个键后面没有等号和值", "写成 键 = 值"),
        Grammar::ExtraEquals => ("多了一个等号", "删去多余的等号"),
        Grammar::MissingEquals => ("键和值之间缺少等号", "写成 键 = 值"),
        Grammar::LeadingZero => ("数字以 0 开头", "删去前面的 0；电话、邮编要写在英文双引号里"),
        Grammar::Sign => ("数字前面多了正负号", "只写数字"),
        Grammar::Text => ("引号没有配对，或引号里有不能直接写的字符", LONG),
        Grammar::Paragraphs => ("三个引号 \"\"\" 没有配对", "在文字末尾补上 \"\"\""),
        Grammar::Escape => ("反斜线 \\ 后面的字符不对", "反斜线要写成 \\\\"),
        Grammar::Literal => ("单引号没有配对", "文字写在英文双引号里：\"…\""),
        Grammar::Depth => ("括号套得太深", "按格式填写，不要多层嵌套"),
        Grammar::TwoOnALine => ("一行里写了两样内容", "每个“键 = 值”单独一行"),
        Grammar::KeyOrValue => ("一行里写了两样内容，或引号没有配对", "每个“键 = 值”单独一行；引号要成对"),
        Grammar::DateOrNumber => ("日期或数字的写法不对", "电话、邮编写在英文双引号里"),
        Grammar::Decimal => ("日期或数字的写法不对", "日期的年月日用 - 隔开；金额只用数字和一个小数点"),
        Grammar::Integer => ("数字的写法不对", "只写半角数字，不加单位和千分位逗号"),
        Grammar::Figure => ("数字的写法不对", "只写半角数字，小数只用一个小数点"),
        Grammar::Value => ("这里的写法不对", "文字、电话、邮编写在英文双引号里，数字不加引号"),
        Grammar::Line => ("这一行不是“键 = 值”的写法", ""),
    };
    pair(message, help)
}

/// Says what kind of value a key asks for.
pub(super) fn wanted(wanted: &Wanted, year: Option<u16>) -> String {
    match wanted {
        Wanted::Text => "引号里的文字".to_owned(),
        Wanted::Short(most) => format!("引号里的文字，不超过 {most} 个字符"),
        Wanted::Texts => "方括号里的文字".to_owned(),
        Wanted::Boolean => "true 或 false".to_owned(),
        Wanted::Year => match year {
            Some(year) => format!("四位数的年度（写成 {year}，不加引号）"),
            None => "四位数的年度（不加引号）".to_owned(),
        },
        Wanted::Date(Some(day)) => format!("日期（写成 {day}，不加引号）"),
        Wanted::Date(None) => format!("日期（{DAY}，不加引号）"),
        Wanted::LinePitch => {
            let points = LinePitch::POINTS;
            format!("{} 至 {} 之间的磅数，不加引号", points.start(), points.end())
        }
        Wanted::Path => "文件的路径，其中的反斜线写成 /".to_owned(),
        Wanted::OneOf(words) => {
            let list: Vec<_> = words.iter().map(|(word, label)| format!("\"{word}\"（{label}）")).collect();
            format!("{}之一", list.join("、"))
        }
        Wanted::Section(name) => format!("一节，写成 [{name}]"),
        Wanted::Sections(name) => format!("一组，每组写成 [[{name}]]"),
        Wanted::Entry(name) => format!("一组，写成 [[{name}]]"),
    }
}

/// Says what stands there instead.
pub(super) fn found(found: &Found) -> String {
    match found {
        Found::Kind(kind) => self::kind(*kind).to_owned(),
        Found::Number(number) => number.clone(),
        Found::Word(word) => format!("“{word}”"),
        Found::Sections(name) => format!("[[{name}]]"),
        Found::Length(length) => format!("{length} 个字符的文字"),
        Found::ControlCharacters => "带控制字符的文字".to_owned(),
    }
}

/// Says what kind of value it is.
pub(super) fn kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "文字",
        ValueKind::Integer => "整数",
        ValueKind::Float => "小数",
        ValueKind::Boolean => "true 或 false",
        ValueKind::Time => "钟点",
        ValueKind::DateTime => "带钟点的日期",
        ValueKind::Date => "日期",
        ValueKind::List => "方括号里的一组值",
        ValueKind::Section => "一节",
    }
}

/// Says why a citation cannot be resolved.
pub(super) fn citation(name: &str, fault: CitationFault) -> String {
    let fault = match fault {
        CitationFault::Unclosed => "后面没有配对的 }}，引用要写在同一行",
        CitationFault::Unopened => "前面没有配对的 {{",
        CitationFault::WideBraces => "用了全角花括号",
        CitationFault::SingleBraces => "少了一层花括号",
        CitationFault::Empty => "里没有写要引用的名称",
        CitationFault::TooLong => "…过长，无法计算",
        CitationFault::Unrounded => "除不尽，要取几位小数",
        CitationFault::Malformed => "写法不对",
        CitationFault::NoResult => "算不出来：只有件数可以加减乘除，除数不能是 0",
        CitationFault::Character => "不能写在引用里",
        CitationFault::Missing => "尚未填写，无法引用",
        CitationFault::Unknown => "不是可以引用的名称",
    };
    format!("“{name}”{fault}")
}
