//! Of the workbook's writer: how its cells look. What is to be filled in is white, everything else is tinted and locked.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// A font that every office has.
const FONT: &str = "宋体";
/// The size of the characters, in points.
const SIZE: u32 = 11;
const LABEL: Color = Color::RGB(0x00F2_F2F2);
const SUM: Color = Color::RGB(0x00DD_EBF7);
const RED: Color = Color::RGB(0x00FF_C7CE);
const DARK_RED: Color = Color::RGB(0x009C_0006);
const GREY: Color = Color::RGB(0x0059_5959);

/// The formats of cells.
pub(super) struct Look {
    /// The title of a sheet.
    pub(super) title: Format,
    /// A line of advice.
    pub(super) hint: Format,
    /// A heading over several rows.
    pub(super) heading: Format,
    /// A label of a table, in the middle.
    pub(super) label: Format,
    /// A label before figures or a value, at the left.
    pub(super) side: Format,
    /// A figure to be filled in.
    pub(super) figure: Format,
    /// A sum.
    pub(super) sum: Format,
    /// The difference of two sums.
    pub(super) check: Format,
    /// A value to be filled in, which is text whatever it looks like.
    pub(super) text: Format,
    /// A day to be filled in.
    pub(super) day: Format,
    /// A paragraph to be filled in.
    pub(super) paragraph: Format,
    /// What does not hold.
    pub(super) red: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let plain =
            Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin);
        let label = boxed.clone().set_background_color(LABEL).set_text_wrap();
        let figure = boxed.clone().set_align(FormatAlign::Center).set_unlocked();
        let text = boxed.clone().set_align(FormatAlign::Left).set_text_wrap().set_unlocked();
        let sum = figure.clone().set_background_color(SUM);
        Self {
            title: plain.clone().set_bold().set_font_size(16).set_align(FormatAlign::Center),
            hint: plain.clone().set_font_color(GREY).set_text_wrap(),
            heading: plain.set_bold().set_font_size(12).set_background_color(LABEL),
            side: label.clone().set_align(FormatAlign::Left),
            label: label.set_align(FormatAlign::Center),
            check: sum.clone().set_locked().set_num_format("\"差 \"0;\"差 -\"0;\"平\""),
            sum,
            figure,
            day: text.clone().set_num_format("yyyy-mm-dd"),
            paragraph: text.clone().set_num_format("@").set_align(FormatAlign::Top),
            text: text.set_num_format("@"),
            red: Format::new().set_background_color(RED).set_font_color(DARK_RED),
        }
    }
}
