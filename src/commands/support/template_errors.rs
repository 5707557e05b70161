//! The messages of the template engine, in Chinese.

/// What the engine says before a name, and what it says of it.
const NAMED: &[(&str, &str)] = &[
    ("Variable `", "这个数据"),
    ("Field `", "这一项"),
    ("Unknown filter `", "这个过滤器"),
    ("Unknown function `", "这个函数"),
    ("Unknown test `", "这个测试"),
    ("Unknown template `", "这个模板，不能引入别的文件"),
    ("Unknown component `", "这个组件"),
];

/// Messages without a name, by words in them.
const PLAIN: &[(&str, &str)] = &[
    ("Unexpected end of input", "没有写完，少了结束的标记，如 {% endif %}、{% endfor %} 或 }}"),
    ("Unknown tag", "没有这个标记，或者它与前面的开头不成对"),
    ("unexpected end of string", "引号没有成对"),
    ("missing its closing", "引号没有成对"),
    ("Closing comment tag", "注释没有写完，少了 #}"),
    ("end of raw block", "{% raw %} 没有写完，少了 {% endraw %}"),
    ("Unexpected character", "花括号里有不能用的字符，如中文标点"),
    ("first tag of the template", "不能引入别的文件"),
    ("Iteration not possible", "for 只能逐项取列表，这里不是列表"),
    ("variable that is undefined", "没有这个数据"),
    ("operands to be numbers", "只有数才能这样计算"),
    ("divide by 0", "除数是零"),
];

/// What the engine finds or expects, unless it is a mark.
const THINGS: &[(&str, &str)] = &[
    ("identifier", "名称"),
    ("attribute name", "名称"),
    ("string", "引号里的文字"),
    ("integer", "数"),
    ("float", "数"),
];

/// Translates a message of the engine; one that is Chinese already stays as it is.
pub(crate) fn translate(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    let plain = || PLAIN.iter().find(|(words, _)| message.contains(words));
    unknown(message)
        .or_else(|| plain().map(|(_, meaning)| (*meaning).to_owned()))
        .or_else(|| misplaced(message))
        .unwrap_or_else(|| {
            if message.is_ascii() {
                format!("写法不对（tera：{message}）")
            } else {
                message.to_owned()
            }
        })
}

/// Translates that a name is not known, with the names that are.
fn unknown(message: &str) -> Option<String> {
    let (rest, kind) = NAMED.iter().find_map(|(before, kind)| Some((message.strip_prefix(before)?, kind)))?;
    let (name, rest) = rest.split_once('`')?;
    let known = rest.split_once(": ").map_or_else(String::new, |(_, names)| {
        format!("，可以用：{}", names.trim_end_matches('.').replace(", ", "、"))
    });
    Some(format!("没有“{name}”{kind}{known}"))
}

/// Translates that one mark was found where another was expected.
fn misplaced(message: &str) -> Option<String> {
    let (found, rest) = message.strip_prefix("Found ")?.split_once(" but ")?;
    let (_, expected) = rest.split_once("expect")?;
    let (_, expected) = expected.split_once(' ')?;
    if expected.starts_with("one of") {
        return Some(format!("{} 前面少写了内容", thing(found)));
    }
    Some(format!("这里是 {}，应当是 {}", thing(found), thing(expected.trim_end_matches('.'))))
}

fn thing(words: &str) -> String {
    let known = THINGS.iter().find(|(own, _)| *own == words).map(|(_, meaning)| (*meaning).to_owned());
    known.unwrap_or_else(|| words.replace('`', "").replace(", ", "、").replace(" or ", " 或 "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_report::templates::Templates;
    use gen_report::writers;

    #[test]
    fn the_messages_of_the_engine_are_known() {
        for (template, meaning) in [
            ("{{ title }", "这里是 }，应当是 }}"),
            ("{% if title %}", "没有写完，少了结束的标记，如 {% endif %}、{% endfor %} 或 }}"),
            ("{% for x on y %}{% endfor %}", "这里是 名称，应当是 in"),
            ("{% if x == %}{% endif %}", "%} 前面少写了内容"),
            ("{{ title | shout }}", "没有“shout”这个过滤器"),
            ("{{ shout() }}", "没有“shout”这个函数"),
            ("{% include \"a.txt\" %}", "没有“a.txt”这个模板，不能引入别的文件"),
            ("{% fi x %}", "没有这个标记，或者它与前面的开头不成对"),
            ("{{ 标题 }}", "花括号里有不能用的字符，如中文标点"),
            ("{{ x | join(sep=\"、) }}", "引号没有成对"),
            ("{# 说明", "注释没有写完，少了 #}"),
        ] {
            let own = ("report.txt.tera".to_owned(), template.to_owned());
            let fault = Templates::new(writers::templates(), &[own]).expect_err(template);
            assert_eq!(translate(&fault.message), meaning, "{}", fault.message);
        }
    }

    #[test]
    fn an_unknown_name_is_reported_with_the_known_ones() {
        let said = "Variable `titel` is not defined. Available variables: title, year";
        assert_eq!(translate(said), "没有“titel”这个数据，可以用：title、year");
        assert_eq!(translate("Field `x` is not defined."), "没有“x”这一项");
        assert_eq!(translate("模板里没有标题"), "模板里没有标题");
        assert_eq!(translate("Whatever else"), "写法不对（tera：Whatever else）");
    }
}
