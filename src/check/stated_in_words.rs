//! All statements of an article that are no figure of their own: pasted tables, periods and members that are counted, runs, records, years
//! of passing a mark, superlatives.

use super::article::Article;
use super::claims_in_words::Claim;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::superlatives::Agreed;
use super::table_index::TableIndex;
use super::verdict::Verdict;
use super::{
    Finding, claims_in_words, counted_members, counted_periods, first_places, first_times, moved_places,
};
use super::{
    listing, place_beside_level, places_in_passing, runs, superlatives, worth_a_year, year_of_extreme,
    year_of_overtaking, year_of_passing,
};

/// Them, in the order in which they are heard, and whether each gives way to what was found before: members may be counted in more than one
/// way. `agreed` are the figures that agree.
pub(super) fn all(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>]) -> Vec<(Claim, bool)> {
    // A place that was another one before is none of its own.
    let moved = moved_places::claims(article, index);
    let spans: Vec<(usize, usize)> = moved.iter().map(|c| c.figure.tokens).collect();
    let apart = move |c: &Claim| {
        let own = c.figure.tokens;
        spans.iter().all(|s| own.1 <= s.0 || s.1 <= own.0)
    };
    let first = claims_in_words::claims(article, index)
        .into_iter()
        .chain(listing::claims(article, index))
        .chain(counted_periods::claims(article, index))
        .chain(runs::claims(article, index))
        .chain(first_places::claims(article, index))
        .chain(year_of_passing::claims(article, index))
        .chain(year_of_overtaking::claims(article, index))
        .chain(worth_a_year::claims(article, index))
        .chain(year_of_extreme::claims(article, index))
        .filter(apart);
    let members = counted_members::claims(article, index)
        .into_iter()
        .chain(first_times::claims(article, index))
        .chain(places_in_passing::claims(article, index))
        .chain(place_beside_level::claims(article, index, agreed))
        .chain(superlatives::claims(article, index, agreed));
    let first = moved.into_iter().chain(first).map(|c| place_beside_level::bound(article, index, agreed, c));
    first.map(|c| (c, false)).chain(members.map(|c| (c, true))).collect()
}

/// A statement that was judged: where it stands, what came out, and whether the table had anything for it.
pub(super) type Taken = ([usize; 2], Verdict, bool);

/// Whether a statement shares words with one that was judged before.
pub(super) fn meets_one(taken: &[Taken], (from, to): (usize, usize)) -> bool {
    taken.iter().any(|(t, ..)| t[0] < to && from < t[1])
}

/// Whether a statement was told before: the very same agreed, or it is a part of one of which the table says too little; a part of the words says
/// less than all of them. What two ways of counting find gives way to one that agrees.
pub(super) fn is_told(taken: &[Taken], claim: &Claim, again: bool) -> bool {
    let (from, to) = claim.figure.span;
    let told = taken.iter().any(|(span, verdict, known)| {
        let same = *span == [from, to] && *verdict == Verdict::Agrees;
        same || !known && span[0] <= from && to <= span[1]
    });
    let agreed =
        || taken.iter().any(|(t, verdict, _)| t[0] < to && from < t[1] && *verdict == Verdict::Agrees);
    told || again && (claim.readings.is_empty() || agreed())
}

/// Words from a place to the level that goes with it.
const LEVEL: usize = 2;
/// What is less than this is no year.
const YEARS: f64 = 1000.0;

/// Whether a statement hangs on a figure right before it of which the table has another value or none: "$56.77 billion in October, the most in
/// any of the 13 months". Whose most it is only that figure could tell.
pub(super) fn hangs(article: &Article, claim: &Claim, (found, agreed): (&[Finding], &[Agreed<'_>])) -> bool {
    let at = claim.figure.tokens.0;
    // "lùi xuống thứ 2 với 39.101 chiếc": a place at the time of its level, and at no other.
    let end = claim.figure.tokens.1;
    let level = agreed.iter().find(|(t, _)| t.0 >= end && t.0 <= end + LEVEL).map(|(_, r)| r);
    let level = level.filter(|r| r.sort == Sort::Value).map(|r| r.period);
    if claim.readings.iter().any(|r| r.sort == Sort::Rank && level.is_some_and(|p| p != r.period)) {
        return true;
    }
    // "Trung Quốc dẫn đầu (4.180.756) … Nhật Bản đứng thứ ba": of the ten months whose levels were told before it, maybe.
    let paragraph = article.paragraph_of(at);
    let told = agreed
        .iter()
        .rev()
        .find(|(t, r)| t.0 < at && r.sort == Sort::Value && article.paragraph_of(t.0) == paragraph);
    if let Some((_, level)) = told
        && claim.readings.iter().any(|r| {
            r.sort == Sort::Rank && r.period != level.period && r.period.end_day() == level.period.end_day()
        })
    {
        return true;
    }
    let exact = |c: Counts| matches!(c, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    let before = article.figures_in(article.sentence_start(article.sentence_of(at)), at);
    before.iter().rev().find(|f| exact(f.counts)).is_some_and(|f| {
        let span = [f.span.0, f.span.1];
        claim.readings.iter().any(|r| r.sort == Sort::Extreme && r.amount.value < YEARS)
            && found.iter().any(|x| x.span == span && x.verdict != Verdict::Agrees)
    })
}
