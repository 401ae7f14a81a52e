//! What the table gives for a reading: a value, what its digits allow, the cells it stands in and how sure they are; and what the formulas
//! of the catalogue of indicators make of such amounts. The checker has no arithmetic of its own.

use crate::dataset::Status;
use crate::figure::Interval;
use crate::indicators::{Formula, growth, sums};

/// A value worked out from cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The value in base units.
    pub(super) value: f64,
    /// What the printed digits allow.
    pub(super) interval: Interval,
    /// Rows and columns of the cells, from 1.
    pub(super) cells: Vec<(u32, u32)>,
    /// The least sure status.
    pub(super) status: Status,
}

impl Amount {
    /// A number that stands in no cell and is exact: of years, of days.
    pub(super) fn number(value: f64) -> Amount {
        Amount { value, interval: Interval::exact(value), cells: Vec::new(), status: Status::Final }
    }

    /// What a formula gives of amounts; `None` where some value that their digits allow gives none.
    pub(super) fn of<const N: usize>(formula: &Formula<N>, of: [&Amount; N]) -> Option<Amount> {
        let worked = formula.worked(of.map(|a| a.value), of.map(|a| a.interval))?;
        Some(Amount::joined(&of, worked))
    }

    /// The sum of amounts; `None` of none at all.
    pub(super) fn sum(of: &[Amount]) -> Option<Amount> {
        match of {
            [] => None,
            [one] => Some(one.clone()),
            all => {
                let all: Vec<&Amount> = all.iter().collect();
                Some(Amount::joined(&all, sums::total(all.iter().map(|a| (a.value, a.interval)))))
            }
        }
    }

    /// As a plan: what was decided is exact, as the catalogue has it.
    pub(super) fn decided(&self) -> Amount {
        Amount { interval: Interval::exact(self.value), ..self.clone() }
    }

    /// By how much it is more than another.
    pub(super) fn less(&self, other: &Amount) -> Option<Amount> {
        Amount::of(&growth::DIFFERENCE, [self, other])
    }

    /// Something worked out of amounts: with all of their cells, as sure as the least sure of them.
    fn joined(of: &[&Amount], (value, interval): (f64, Interval)) -> Amount {
        let mut cells: Vec<(u32, u32)> = Vec::with_capacity(of.iter().map(|a| a.cells.len()).sum());
        for (n, amount) in of.iter().enumerate() {
            let known = cells.len();
            let new = |c: &&(u32, u32)| n == 0 || !cells.iter().take(known).any(|k| k == *c);
            let new: Vec<(u32, u32)> = amount.cells.iter().filter(new).copied().collect();
            cells.extend(new);
        }
        let status = of.iter().map(|a| a.status).max().unwrap_or_default();
        Amount { value, interval, cells, status }
    }

    /// The same in another scale, or turned round.
    pub(super) fn times(&self, factor: f64) -> Amount {
        Amount { value: self.value * factor, interval: self.interval.times(factor), ..self.clone() }
    }
}
