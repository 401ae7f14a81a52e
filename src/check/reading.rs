//! One way to understand a figure of the text: what it states, of what, when, and how that is worked out from the table.

use super::amounts::Amount;
use super::kinds::Sort;
use super::slots::{Names, Side};
pub(super) use super::working::Working;
use crate::period::Period;

/// One way to understand a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What it states.
    pub(super) sort: Sort,
    /// Flow and side.
    pub(super) side: Option<Side>,
    /// Names that narrow it.
    pub(super) names: Names,
    /// Period.
    pub(super) period: Period,
    /// Period it is compared with.
    pub(super) base: Option<Period>,
    /// The member it is compared with, where it is no period.
    pub(super) against: Option<Names>,
    /// +1, −1, or 0 when the text does not say.
    pub(super) sign: i8,
    /// How it is worked out.
    pub(super) working: Working,
    /// The value, oriented so that a figure that agrees has the same sign.
    pub(super) amount: Amount,
    /// How far-fetched, in tenths.
    pub(super) cost: i32,
    /// The dearest single choice in it: how far away its weakest word stands.
    pub(super) reach: i32,
    /// What each of its choices cost by itself.
    pub(super) loose: Loose,
    /// Whether it is about the worth of a tonne.
    pub(super) priced: bool,
}

impl Reading {
    /// What a side of the table states of these names in a period, where nothing is compared, the text tells no direction, and
    /// every word stands in the clause itself.
    pub(super) fn of(
        sort: Sort,
        (side, names, period): (impl Into<Option<Side>>, Names, Period),
        working: Working,
        amount: Amount,
    ) -> Reading {
        Reading {
            sort,
            side: side.into(),
            names,
            period,
            base: None,
            against: None,
            sign: 0,
            working,
            amount,
            cost: 0,
            reach: 0,
            loose: Loose::default(),
            priced: false,
        }
    }

    /// How far-fetched it is in all, and its weakest word.
    pub(super) fn fetched(self, cost: i32, reach: i32) -> Reading {
        Reading { cost, reach, ..self }
    }
}

/// How far what fills each slot was fetched; 0 is what the clause says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Loose {
    /// What sort of statement it is.
    pub(super) sort: i32,
    /// Exports, imports, a topic.
    pub(super) flow: i32,
    /// Countries, goods, owners.
    pub(super) names: i32,
    /// Period.
    pub(super) period: i32,
    /// What it is compared with.
    pub(super) base: i32,
    /// Whether up or down is only taken over from another figure.
    pub(super) taken_over: bool,
}
