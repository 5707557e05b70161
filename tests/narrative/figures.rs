//! The figures of a report by the names of the form, for sentences to be compared with: `requests.new.total = 14`.
//! Amounts stand in the unit of the form: `disclosure.fees.charged` in 万元, `fee_charged` in 元.

use gen_report::form::ANNUAL_2021;
use gen_report::narrative::{CellName, CellValues};
use gen_report::report::Amount;
use toml::{Table, Value};

#[derive(Debug, Default)]
pub(crate) struct Figures(pub(crate) Table);

impl Figures {
    fn at(&self, path: &str) -> Option<&Value> {
        let mut names = path.split('.');
        let first = self.0.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    }
}

impl CellValues for Figures {
    fn figure(&self, cell: CellName) -> Option<u64> {
        let CellName { table, row, column } = cell;
        let (block, _) = ANNUAL_2021.table(table)?.rows().find(|(_, line)| line.key == row)?;
        let value = self.at(&format!("{table}.{row}.{column}"))?;
        match block.columns[block.column(column)?].unit {
            Some(_) => amount(value, Amount::WAN_DECIMALS),
            None => value.as_integer()?.try_into().ok(),
        }
    }

    fn information_fee(&self) -> Option<u64> {
        amount(self.at("fee_charged")?, Amount::YUAN_DECIMALS)
    }
}

fn amount(value: &Value, decimals: usize) -> Option<u64> {
    Amount::parse(&value.to_string(), decimals).ok().map(|amount| amount.0)
}
