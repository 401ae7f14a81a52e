//! Where a figure may come from that its own words left open: every way to look again, in the order in which they are tried. What the
//! clause names of its time, and what is set beside a time that is told by another, binds all of them.

use super::bound_times::Bound;
use super::kinds::Sort;
use super::near_words::is_beside_then;
use super::reading::Reading;
use super::second_look::{Asked, Way};
use super::verdict::{Judged, Verdict};
use super::{
    against_plan, averages, by_the_economy, coverage, everything_else, members_together, of_these,
    one_by_other, over_the_years, parts_of_change, per_thing, sums_of_runs, these_together, trade_apart,
    whole_way,
};

const WAYS: [Way; 15] = [
    by_the_economy::met,
    averages::met,
    against_plan::met,
    everything_else::met,
    trade_apart::met,
    coverage::met,
    per_thing::met,
    parts_of_change::met,
    one_by_other::met,
    of_these::met,
    these_together::met,
    members_together::met,
    sums_of_runs::met,
    whole_way::met,
    over_the_years::met,
];

/// What a figure meets in one of the ways.
pub(super) fn met(asked: &Asked<'_>) -> Option<Reading> {
    let bound = Bound::of(asked.article, asked.figure);
    let kept = |r: &Reading| matches!(r.sort, Sort::Average(_)) || bound.allows_period(r.period);
    WAYS.iter().find_map(|way| way(asked).filter(kept))
}

/// "nhiều hơn cùng kỳ 13,6 tỷ USD" that agrees only the other way round, then against now, does not agree.
pub(super) fn turned_round(asked: &Asked<'_>, judged: Judged) -> Judged {
    let backwards = |r: &Reading| r.base.is_some_and(|b| b.first_day() > r.period.first_day());
    let turned = judged.verdict == Verdict::Agrees && judged.reading.as_ref().is_some_and(backwards);
    if turned && is_beside_then(asked.article, asked.figure) {
        return Judged { verdict: Verdict::Uncheckable, ..judged };
    }
    judged
}
