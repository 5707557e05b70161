//! Many units' reports taken together: sums, a roster, exports, two years side by side. It reads and writes no file.

mod cells;
mod diff;
mod draft;
mod export;
mod origin;
mod overview;
mod product;
mod roster;
mod sum;
mod unit;
mod workbook;

pub use cells::{FEE, FormCell, Measure, cells_of};
pub use diff::{FigureChange, Pair, Side, TextChange, diff_page, diff_text, diff_workbook, oddities, pairs};
pub use draft::{NARRATIVE, fill, narrate, row_remarks, to_toml};
pub use export::{Layout, Lines, SCHEMA_VERSION, long_workbook};
pub use origin::origins;
pub use overview::{
    Bar, Chart, HEADING as OVERVIEW_HEADING, NAME as OVERVIEW_NAME, Overview, PAGE, overview_page,
    overview_workbook,
};
pub use product::Product;
pub use roster::{Match, Roster, RosterEntry, RosterFault, is_near};
pub use sum::{Collected, Doubt, Standing, Sums, Total, usual_year};
pub use unit::{FigureState, Finding, Unit, UnitFigures, Unread};
pub use workbook::{SheetError, summary_workbook};

use crate::templates::Template;

/// Lists the templates of this room.
pub fn templates() -> impl Iterator<Item = Template> {
    [NARRATIVE, PAGE, diff::PAGE].into_iter()
}
