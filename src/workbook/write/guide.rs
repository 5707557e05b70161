//! Of the workbook's writer: the sheet that says how to fill in the others.

use crate::form::Form;
use crate::workbook::names::{ACCEPTED, GUIDE, PARTICULARS, WORDS, sheet as sheet_of};
use crate::workbook::write::look::Look;
use crate::workbook::write::sheet::{height, set_up};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The width of the only column, in characters: what A4 holds.
const WIDTH: u32 = 80;
/// How many half characters stand on a line of it.
const LINE_WIDTH: usize = 72;

pub(super) fn write(sheet: &mut Worksheet, look: &Look, form: &Form) -> Result<(), XlsxError> {
    set_up(sheet, GUIDE)?;
    sheet.set_column_width(0, WIDTH)?;
    sheet.write_string_with_format(0, 0, format!("{}填报表", form.title), &look.title)?;
    sheet.set_row_height(0, 36)?;
    let tables: Vec<_> = form.tables.iter().map(|table| sheet_of(form, table)).collect();
    for (line, row) in lines(form, &tables.join("、")).iter().zip(2..) {
        sheet.write_string_with_format(row, 0, line, &look.hint)?;
        sheet.set_row_height(row, height(line, LINE_WIDTH))?;
    }
    Ok(())
}

fn lines(form: &Form, tables: &str) -> Vec<String> {
    vec![
        format!("格式依据 {}。下面各张表按顺序填：{PARTICULARS}、{tables}、{WORDS}", form.notice),
        "白色的格是要填的；灰色的是表头，锁住了，没有密码".to_owned(),
        "蓝色的格是合计，自动算出；手工填写也可以，核对时会与各项之和比较".to_owned(),
        "件数填整数，没有的填 0；还没有核实的先空着，核对时会逐格列出来".to_owned(),
        "格子变红，是勾稽关系不成立：鼠标停在格子右上角的红点上，看应当等于什么".to_owned(),
        format!(
            "“{WORDS}”一行写一段，多段往下接着写；行不够，就在中间插入行。一格里用 Alt+Enter 换行，也算另起一段"
        ),
        "从 Word 贴过来的文字，先选中格子再贴；一次贴几段，会自动落到下面几行".to_owned(),
        format!(
            "核对时有的问题本来如此，不用改：在“{ACCEPTED}”里写上规则编号和理由，以后按已认可列出"
        ),
        "可以插入行、改列宽、改工作表的名称；不要删行、删列。用 WPS 表格、Excel、LibreOffice 都可以填，存成 .xlsx".to_owned(),
        "填完以后：gen-report check 文件名.xlsx 核对，gen-report build 文件名.xlsx 生成 Word 文档".to_owned(),
    ]
}
