//! Of the workbook's writer: the sheet of the agency and the other fields, a row each.

use crate::form::Form;
use crate::report::{
    Amount, Entry, FIELDS, Field, Level, OrganKind, Report, Slot, TO_FILL_IN, Totals, YEARS,
};
use crate::workbook::names::{NO, PARTICULARS, UNSIGNED, YES, name};
use crate::workbook::write::look::Look;
use crate::workbook::write::names::Names;
use crate::workbook::write::sheet::{head, height, set_up};
use crate::workbook::write::totals::number;
use chrono::Datelike as _;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, Formula, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr as _;

/// The sections in the order of the sheet, each with its heading: what is asked of everybody comes first.
const GROUPS: &[(&str, &str)] =
    &[("agency", "机关"), ("", "报告"), ("other", "信息处理费"), ("style", "版式（可不填：按 GB/T 9704）")];

/// How many half characters of a hint stand on a line.
const HINT_WIDTH: usize = 36;

const HINT: &str = "填第二列；灰色的行可以不填";

pub(super) fn write(
    sheet: &mut Worksheet,
    look: &Look,
    names: &mut Names,
    report: &Report,
    form: &Form,
) -> Result<(), XlsxError> {
    set_up(sheet, PARTICULARS)?;
    for (column, width) in [(0, 22), (1, 44), (2, 40)] {
        sheet.set_column_width(column, width)?;
    }
    head(sheet, look, 2, PARTICULARS, HINT)?;
    let mut row = 2;
    for (section, heading) in GROUPS {
        sheet.merge_range(row, 0, row, 2, heading, &look.heading)?;
        row += 1;
        let own = FIELDS.iter().filter(|field| field.section == *section);
        for field in own.filter(|field| !matches!(field.slot, Slot::Paragraphs(_))) {
            let label = field.names.first().copied().unwrap_or(field.label);
            sheet.write_string_with_format(row, 0, label, &look.side)?;
            value(sheet, look, row, field, report, form)?;
            let hint = hint(field, form);
            // A list of files may need more.
            let is_list = matches!(field.slot, Slot::Paths(_)) && field.is_filled(report);
            if hint.width() > HINT_WIDTH && !is_list {
                sheet.set_row_height(row, height(&hint, HINT_WIDTH))?;
            }
            sheet.write_string_with_format(row, 2, hint, &look.hint)?;
            if let Some(validation) = validation(field)? {
                sheet.add_data_validation(row, 1, row, 1, &validation)?;
            }
            names.add(&name(&field.path()), PARTICULARS, (row, 1), (row, 1));
            row += 1;
        }
    }
    Ok(())
}

/// What is to be known of a field before it is filled in.
fn hint(field: &Field, form: &Form) -> String {
    let example = match field.slot {
        Slot::Form(_) => return format!("依据 {}，不用改", form.notice),
        Slot::Date(_) => "，如 2026-1-20",
        Slot::Paths(_) => "，一行一个文件名（Alt+Enter 换行）",
        Slot::Kind(_) | Slot::Level(_) | Slot::Totals(_) | Slot::Boolean(_) => "，从下拉列表里选",
        _ => "",
    };
    // What the file's own notation asks for does not hold for cells.
    let described = field.description.unwrap_or(field.label);
    let words = if described.contains("引号") || described.contains("given") { "" } else { described };
    let words = words.replace("写空就不印", &format!("写“{UNSIGNED}”就不印"));
    let first = field.names.first().copied().unwrap_or_default();
    let words = if words == first { String::new() } else { words };
    if words.is_empty() { example.trim_start_matches('，').to_owned() } else { format!("{words}{example}") }
}

fn value(
    sheet: &mut Worksheet,
    look: &Look,
    row: u32,
    field: &Field,
    report: &Report,
    form: &Form,
) -> Result<(), XlsxError> {
    let chosen = |sheet: &mut Worksheet, words: Option<&str>| text(sheet, row, words, &look.text);
    match field.slot {
        Slot::Form(_) => text(sheet, row, Some(&form.key), &look.side),
        Slot::Text(own) | Slot::Path(own) => {
            let words = (own.get)(report).as_ref().map(|own| own.value.as_str());
            let is_unsigned = field.key == "signature" && words.is_some_and(|words| words.trim().is_empty());
            chosen(sheet, if is_unsigned { Some(UNSIGNED) } else { words })
        }
        Slot::Line(own) | Slot::Paragraphs(own) => {
            let words = (own.get)(report).as_ref().map(|own| crate::agency_file::literal(&own.text));
            chosen(sheet, words.as_deref())
        }
        Slot::Year(own) => match (own.get)(report) {
            Some(year) => {
                sheet.write_number_with_format(row, 1, year.value, &look.text.clone().set_num_format("0"))
            }
            None => sheet.write_blank(row, 1, &look.text.clone().set_num_format("0")),
        }
        .map(drop),
        Slot::Date(own) => match (own.get)(report) {
            Some(date) => {
                let part = |value: u32| u8::try_from(value).unwrap_or(1);
                let (month, day) = (part(date.value.month()), part(date.value.day()));
                let date =
                    ExcelDateTime::from_ymd(u16::try_from(date.value.year()).unwrap_or(0), month, day)?;
                sheet.write_datetime_with_format(row, 1, &date, &look.day).map(drop)
            }
            None => sheet.write_blank(row, 1, &look.day).map(drop),
        },
        Slot::Boolean(own) => {
            let words = (own.get)(report).as_ref().map(|own| if own.value { YES } else { NO });
            chosen(sheet, words)
        }
        Slot::Paths(own) => {
            let paths: Vec<_> = (own.get)(report).iter().map(|path| path.value.as_str()).collect();
            chosen(sheet, Some(&paths.join("\n")))
        }
        Slot::Kind(own) => chosen(sheet, (own.get)(report).as_ref().map(|own| own.value.label())),
        Slot::Level(own) => chosen(sheet, (own.get)(report).as_ref().map(|own| own.value.label())),
        Slot::Totals(own) => chosen(sheet, Some((own.get)(report).label())),
        Slot::LinePitch(own) => {
            let pitch = (own.get)(report).as_ref().map(|own| own.value.to_string());
            chosen(sheet, pitch.as_deref())
        }
        Slot::Yuan(own) => {
            let format = look.figure.clone().set_align(FormatAlign::Left);
            match (own.get)(report).as_ref().map(|own| &own.value) {
                // A blank that is to be filled in is told; none at all is not.
                Some(Entry::Blank) => text(sheet, row, Some(TO_FILL_IN), &format),
                Some(entry) => number(sheet, (row, 1), entry, Amount::YUAN_DECIMALS, &format),
                None => text(sheet, row, None, &format),
            }
        }
    }
}

fn text(sheet: &mut Worksheet, row: u32, words: Option<&str>, format: &Format) -> Result<(), XlsxError> {
    match words.filter(|words| !words.is_empty()) {
        Some(words) => sheet.write_string_with_format(row, 1, words, format).map(drop),
        None => sheet.write_blank(row, 1, format).map(drop),
    }
}

/// What a cell takes, and what is said of anything else.
fn validation(field: &Field) -> Result<Option<DataValidation>, XlsxError> {
    let choice = |labels: Vec<&str>| {
        DataValidation::new()
            .allow_list_strings(&labels)?
            .set_error_title("从列表里选")?
            .set_error_message("点格子右边的箭头，从列表里选一项")
    };
    let labels = |all: Vec<&'static str>| choice(all).map(Some);
    match field.slot {
        Slot::Kind(_) => labels(OrganKind::ALL.iter().map(|(_, label, _)| *label).collect()),
        Slot::Level(_) => labels(Level::ALL.iter().map(|(_, label, _)| *label).collect()),
        Slot::Totals(_) => labels(Totals::ALL.iter().map(|(_, label, _)| *label).collect()),
        Slot::Boolean(_) => labels(vec![YES, NO]),
        Slot::Year(_) => DataValidation::new()
            .allow_whole_number(DataValidationRule::Between(i32::from(YEARS.start), i32::from(YEARS.end) - 1))
            .set_error_title("报告年度")?
            .set_error_message("这里填四位数的年度，如 2025")
            .map(Some),
        Slot::Date(_) => DataValidation::new()
            .allow_date_formula(DataValidationRule::GreaterThan(Formula::new("DATE(2008,1,1)")))
            .set_error_title("日期")?
            .set_error_message("这里填日期，如 2026-1-20")
            .map(Some),
        Slot::Yuan(_) => DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_title("金额")?
            .set_error_message("这里填金额，单位元，如 0 或 120.5；没有的填 0")
            .map(Some),
        _ => Ok(None),
    }
}
