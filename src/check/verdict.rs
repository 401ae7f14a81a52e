//! From readings to a verdict: agrees when a plausible reading does; disagrees only when the best reading is clear and no plausible
//! one agrees; otherwise it cannot be told from this table.

use super::candidates::{Reading, is_planned, meets, stated};
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::slip::{Slip, slip};
use super::slots::Doubt;
use super::table_index::TableIndex;
use crate::figure::Interval;

/// What came out for one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Text and table meet.
    Agrees,
    /// They do not.
    Disagrees,
    /// This table does not tell.
    Uncheckable,
}

/// Readings further away than this from the best are not what the writer meant.
const REACH: i32 = 6;
/// A best reading whose weakest word is further than this is not clear enough to contradict a figure that no slip explains.
const CLEAR: i32 = 4;
/// The same when a slip explains the figure.
const CLEAR_WITH_SLIP: i32 = 6;
/// A best reading dearer than this altogether contradicts nothing.
const DEAREST: i32 = 14;

/// Readings this close to the best may be the one that was meant when a slip explains the figure.
const CLOSE: i32 = 3;

/// A verdict with the reading it rests on.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) reading: Option<Reading>,
    pub(super) slip: Option<Slip>,
}

fn uncheckable(reading: Option<Reading>) -> Judged {
    Judged { verdict: Verdict::Uncheckable, reading, slip: None }
}

/// Judges a figure by its readings, likeliest first.
pub(super) fn judge(index: &TableIndex<'_>, figure: &Figure, readings: &[Reading], doubt: Doubt) -> Judged {
    let Some(best) = readings.first() else { return uncheckable(None) };
    if doubt == Doubt::Elsewhere {
        return uncheckable(None);
    }
    let plausible = || readings.iter().take_while(|r| r.cost <= best.cost + REACH);
    let agrees = |r: &&Reading| {
        let interval: Interval =
            if is_exact(r.sort) { Interval::exact(figure.value()) } else { stated(figure, r.sort) };
        if is_exact(r.sort) { (r.amount.value - figure.value()).abs() < 1e-9 } else { meets(interval, r) }
    };
    if let Some(found) = plausible().find(agrees) {
        return Judged { verdict: Verdict::Agrees, reading: Some(found.clone()), slip: None };
    }
    // A range is a forecast or somebody's estimate: it may agree, it accuses nobody.
    if best.sort == Sort::Target || figure.upper.is_some() {
        return uncheckable(Some(best.clone()));
    }
    if doubt == Doubt::Stranger {
        return uncheckable(Some(best.clone()));
    }
    if doubt == Doubt::Plan && !is_planned(best) {
        return uncheckable(Some(best.clone()));
    }
    // The slip is looked for in the best reading first, then in those close to it.
    let close: Vec<&Reading> = readings.iter().take_while(|r| r.cost <= best.cost + CLOSE).take(8).collect();
    let found = close.iter().find_map(|r| {
        let slip = slip(index, figure, r, readings)?;
        (slip != Slip::Near || r.cost == best.cost).then_some((*r, slip))
    });
    let (best, slip) = match found {
        Some((r, slip)) => (r, Some(slip)),
        None => (best, None),
    };
    let limit = match (&slip, doubt) {
        (Some(_), Doubt::Modifier) => CLEAR,
        (None, Doubt::Modifier) => -1,
        (Some(Slip::Near), _) => CLEAR,
        (Some(_), _) => CLEAR_WITH_SLIP,
        (None, _) => CLEAR,
    };
    if best.reach > limit || best.cost > DEAREST {
        return uncheckable(Some(best.clone()));
    }
    Judged { verdict: Verdict::Disagrees, reading: Some(best.clone()), slip }
}

/// Whether a sort is counted, not rounded.
pub(super) fn is_exact(sort: Sort) -> bool {
    matches!(sort, Sort::Count | Sort::Rank | Sort::Streak | Sort::Extreme)
}
