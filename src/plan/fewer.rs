//! Rows that a low frame has no room for: the last of ranked bars are left away, counted like all that is not drawn, before the rest
//! is drawn so small that nobody can read it.

use super::choose::Choice;
use crate::spec::{ChartSpec, ChartType};

/// Letters may be this much smaller than they are best.
const LEGIBLE: f64 = 0.8;
/// Fewest bars that are a comparison.
const LEAST: usize = 3;

/// Leaves away rows of a chart that came out `height` high where there is room for `room`. Tells whether it could: whoever is to be
/// seen stays, and so do the rows above.
pub(super) fn fewer(choice: &mut Choice, spec: &ChartSpec, height: f64, room: f64) -> bool {
    let all = choice.strands.len();
    if choice.kind != ChartType::Bar || height * LEGIBLE <= room {
        return false;
    }
    let stressed = last_stressed(choice, spec);
    let least = stressed.map_or(LEAST, |at| LEAST.max(at + 1));
    if all <= least {
        return false;
    }
    // Title and foot stay as high, so that one step seldom leaves away enough and never too much.
    let keep = (all as f64 * room / (height * LEGIBLE)).ceil() as usize;
    leave(choice, keep.max(least).min(all - 1));
    true
}

/// The last row that somebody wants seen.
#[cfg(feature = "press")]
fn last_stressed(choice: &Choice, spec: &ChartSpec) -> Option<usize> {
    let is_stressed = |name: &String| {
        spec.highlight.iter().any(|h| h == name || spec.labels.get(h).is_some_and(|l| l == name))
    };
    choice.strands.iter().rposition(|s| is_stressed(&s.name))
}

/// The smaller builds stress nobody.
#[cfg(not(feature = "press"))]
fn last_stressed(_: &Choice, _: &ChartSpec) -> Option<usize> {
    None
}

fn leave(choice: &mut Choice, keep: usize) {
    let mut left = choice.strands.split_off(keep.min(choice.strands.len()));
    left.append(&mut choice.others);
    choice.others = left;
}
