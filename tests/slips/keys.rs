//! Slips in the name of a key.

use super::{SOUND, common, each_is_one_problem};

#[test]
fn a_misspelt_key_is_not_missing_too() {
    each_is_one_problem(&[
        ("[requests]  #", "[request]  #", "F206 没有名为“request”的项｜是否应为 requests？"),
        ("[overview]  #", "[overveiw]  #", "F206 没有名为“overveiw”的项｜是否应为 overview？"),
        ("[cases]  #", "[CASES]  #", "F206 没有名为“CASES”的项｜是否应为 cases？"),
        ("granted   ", "grantd   ", "F206 没有名为“requests.grantd”的项｜是否应为 granted？"),
        ("year  =", "Year  =", "F206 没有名为“Year”的项｜是否应为 year？"),
        ("name   ", "nam   ", "F206 没有名为“agency.nam”的项｜是否应为 name？"),
        ("date  =", "dat  =", "F206 没有名为“dat”的项｜是否应为 date？"),
        ("denied.query ", "denid.query ", "F206 没有名为“requests.denid.query”的项｜是否应为 denied.query？"),
        (
            "denied.third_party ",
            "denied.third-party ",
            "F206 没有名为“requests.denied.third-party”的项｜是否应为 denied.third_party？",
        ),
        ("management =", "managment =", "F206 没有名为“overview.managment”的项｜是否应为 management？"),
    ]);
}

#[test]
fn a_key_of_another_section_is_reported_where_it_belongs() {
    let end = "\n[cases]";
    each_is_one_problem(&[
        (
            end,
            "coercion = 3\n\n[cases]",
            "F206 没有名为“requests.coercion”的项｜coercion 是 [disclosure] 一节的项，移到那一节",
        ),
        (
            end,
            "deadline = 2025-01-31\n\n[cases]",
            "F206 没有名为“requests.deadline”的项｜deadline 写在文件开头，第一节之前",
        ),
        (
            end,
            "remarks = 1\n\n[cases]",
            "F206 没有名为“requests.remarks”的项｜核对键名；不需要的，在这一行前面加 # 改为注释",
        ),
    ]);
}

#[test]
fn a_remedy_takes_out_all_that_a_key_holds() {
    let begin = "[problems]";
    each_is_one_problem(&[
        (
            begin,
            "[remarks]\ntext = \"无\"\n[problems]",
            "F206 没有名为“remarks”的项｜核对节名；不需要的，把节名和它下面的各行一起删去",
        ),
        (
            "supervision = \"\"\"",
            "summary = \"\"\"\n一、\n二、\"\"\"\nsupervision = \"\"\"",
            "F206 没有名为“overview.summary”的项｜核对键名；不需要的，把这个键和它的各行一起删去",
        ),
        (
            "denied.state_secret ",
            "[denied]\ndenied.state_secret ",
            "F206 没有名为 [denied] 的节，其中 21 项属于 [requests] 一节｜这些项移到 [requests] 一节，[denied] 这一行删去",
        ),
        (
            "[requests]  #",
            "[applications]  #",
            "F206 没有名为 [applications] 的节，其中 25 项属于 [requests] 一节｜节名写成 [requests]",
        ),
    ]);
}

#[test]
fn a_group_is_no_key_and_a_key_has_no_blank() {
    let group =
        "F001 litigation 是一组，分为 2 项｜逐项填写，键名是 litigation.direct、litigation.after_review";
    each_is_one_problem(&[
        ("litigation.direct ", "litigation ", group),
        ("litigation.after_review ", "litigation ", group),
        ("denied.process ", "denied process ", "F001 键“denied process”的中间有空格｜写成 denied.process"),
        ("carried_in ", "carried in ", "F001 键“carried in”的中间有空格｜写成 carried_in"),
        (
            "unable.not_held ",
            "unable not held ",
            "F001 键“unable not held”的中间有空格｜写成 unable.not_held",
        ),
        (
            "coercion  =",
            "some thing =",
            "F001 键“some thing”的中间有空格｜键名里没有空格，各段用 . 或 _ 连接",
        ),
        ("licences  =", "licences  ==", "F001 多了一个等号｜删去多余的等号"),
        ("licences  =", "licences ", "F001 键和值之间缺少等号｜写成 licences = 9452"),
    ]);
}

#[test]
fn a_key_in_the_wrong_group_is_reported_once() {
    let fault = |typed: &str, right: &str| format!("F206 没有名为“requests.{typed}”的项｜是否应为 {right}？");
    each_is_one_problem(&[
        ("unable.not_held ", "denied.not_held ", &fault("denied.not_held", "unable.not_held")),
        ("denied.query ", "query ", &fault("query", "denied.query")),
        (
            "denied.state_secret ",
            "requests.denied.state_secret ",
            &fault("requests.denied.state_secret", "denied.state_secret"),
        ),
        ("carried_in ", "requests.carried_in ", &fault("requests.carried_in", "carried_in")),
        // Two groups have a key of that name.
        ("closed.other ", "closed.othre ", &fault("closed.othre", "closed.other")),
    ]);
}

#[test]
fn a_lost_header_takes_all_its_keys_along() {
    let text = SOUND.replacen("[other]", "", 1);
    assert_eq!(
        super::told(&text),
        ["F206 2 项属于 [other] 一节，前面没有这一节的节名｜在这一行的前面补上一行 [other]"]
    );
}

#[test]
fn keys_are_english() {
    each_is_one_problem(&[
        ("year  =", "年度  =", "F001 键“年度”不是英文｜写成 year"),
        ("year  =", "\"年度\"  =", "F206 没有名为“年度”的项｜是否应为 year？"),
        ("name   ", "名称   ", "F001 键“名称”不是英文｜写成 name"),
        ("fee_charged =", "信息处理费 =", "F001 键“信息处理费”不是英文｜写成 fee_charged"),
        ("granted  ", "予以公开  ", "F001 键“予以公开”不是英文｜写成 granted"),
        ("postcode =", "备注 =", "F001 键“备注”不是英文｜键名用英文，见 gen-report new 生成的空白文件"),
        ("postcode =", "年度 =", "F001 键“年度”不是英文｜写成 year，放在文件开头，第一节之前"),
        ("year  =", "year:", "F001 键和值之间用了冒号｜冒号改成等号 ="),
    ]);
}

#[test]
fn what_is_written_twice_is_reported_with_both_places() {
    let source = SOUND.replacen("\n[cases]", "granted = [0]\n\n[cases]", 1).replacen(
        "[problems]",
        "[agency]\n[problems]",
        1,
    );
    let found = common::found(source.as_str());
    let places: Vec<_> = found
        .iter()
        .map(|it| it.labels.iter().map(|label| &source[label.span]).collect::<Vec<_>>())
        .collect();
    assert_eq!(places, [["granted"; 2], ["agency"; 2]]);
    assert!(found.iter().all(|it| it.labels[1].span.end < it.labels[0].span.start));
    each_is_one_problem(&[
        (
            "[agency]",
            "[agency]\nname = \"额敏县人民政府办公室\"\n[agency]",
            "F001 节 [agency] 写了两次｜只留一处，把两处的内容并在一起",
        ),
        ("year  =", "year = 2024\nyear  =", "F001 这个键在同一节里写了两次｜只留一处"),
    ]);
}
