//! Web pages: read as a browser shows them.

use crate::build::shown;
use encoding_rs::GBK;

#[test]
fn spans_and_left_out_end_tags_are_settled() {
    let page = "<table><tr><td rowspan=2 colspan=2>项目<td colspan=2>申请人<tr><td>自然人<td>总计<tr><td>一<td>新收<td>3<td>3</table>";
    assert_eq!(shown(page.as_bytes()), "[0+2×2:项目|2+2×1:申请人]\n[自然人|总计]\n[一|新收|3|3]\n");
}

#[test]
fn page_furniture_is_left_out_and_words_are_kept() {
    let page = "<!DOCTYPE html><html><head><title>网站</title><style>p{}</style><script>var a='<p>x</p>'</script></head>\
        <body><nav><ul><li>首页</li></ul></nav><div style='display: none'>隐藏</div><h1>某县2024年<br>年度报告</h1>\
        <p>&nbsp;&nbsp;一、总体情况<o:p>&nbsp;</o:p></p><p>全县\n  收到 3 件&lt;含&gt;</p>散落的字<footer>版权</footer></body>";
    assert_eq!(shown(page.as_bytes()), "某县2024年\n年度报告\n一、总体情况\n全县收到 3 件<含>\n散落的字\n");
}

#[test]
fn an_unclosed_menu_does_not_take_the_page_with_it() {
    assert_eq!(shown("<html><nav>首页<p>正文</p>".as_bytes()), "首页\n正文\n");
}

#[test]
fn a_page_laid_out_in_a_table_is_text() {
    let page = "<table><tr><td>菜单</td><td><p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr></table><p>尾</p></td></tr></table>";
    assert_eq!(shown(page.as_bytes()), "菜单\n一、总体情况\n[规章|0]\n尾\n");
}

#[test]
fn old_charsets_are_read() {
    let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><p>额敏县镕</p></html>";
    assert_eq!(shown(&GBK.encode(page).0), "额敏县镕\n");
    let silent = "<html><p>没有声明编码的额敏县</p></html>";
    assert_eq!(shown(&GBK.encode(silent).0), "没有声明编码的额敏县\n");
    let wide: Vec<u8> = "<html><p>宽</p></html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&wide), "宽\n");
}

#[test]
fn a_heading_that_runs_into_its_paragraph_stays_with_it() {
    let page = "<html><div class=\"run-in\"><h3>（一）主动公开。</h3><p>全年公开3条。</p></div><p>后文</p>";
    assert_eq!(shown(page.as_bytes()), "（一）主动公开。全年公开3条。\n后文\n");
}

#[test]
fn lists_are_numbered_and_preformatted_lines_stay() {
    let page = "<html><ol start=3><li>甲<li>乙</ol><ul><li>丙</ul><pre>一\n二</pre>";
    assert_eq!(shown(page.as_bytes()), "3.甲\n4.乙\n丙\n一\n二\n");
}
