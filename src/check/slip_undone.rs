//! A figure that meets nothing as it is written, and meets what is spoken of once a slip of the hand is undone: million for billion, two
//! digits swapped. Digits that meet so are no chance, wherever the meeting comes from.

use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Sort};
use super::reading::Reading;
use super::second_look::{self, Asked};
use super::slip::Slip;
use super::slots::Doubt;
use super::swapped_digits;
use super::verdict::{self, Judged, Verdict, weight};
use super::ways;
use crate::period::Period;

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// Powers of ten of scale words that are taken for each other.
const TAKEN: [i8; 2] = [3, -3];
/// The smallest and the largest of them: thousand, trillion.
const WORDS: core::ops::RangeInclusive<i8> = 3..=12;

/// What a figure accuses of that only a slip keeps from agreeing.
pub(super) fn slipped(
    asked: &Asked<'_>,
    guesses: &[Guess],
    (readings, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let Asked { article, index, figure, slots_of } = *asked;
    let plain = figure.upper.is_none()
        && !figure.in_words
        && !figure.per_head
        && !figure.per_tonne
        && !figure.per_kilo;
    if !plain || weight(figure) < HEAVY {
        return None;
    }
    let elsewhere = doubt == Doubt::Elsewhere;
    let at_once = |undone: &Figure| -> Option<Reading> {
        let judged = verdict::judge(index, undone, readings, doubt, true);
        let found = judged.reading.filter(|_| judged.verdict == Verdict::Agrees);
        found.or_else(|| ways::met(&Asked { figure: undone, ..*asked }))
    };
    let again = |undone: &Figure| second_look::met(article, index, undone, (guesses, elsewhere), slots_of);
    let scaled = scaled(figure).find_map(|(undone, p)| {
        at_once(&undone).or_else(|| again(&undone)).map(|reading| (reading, Slip::Scale(p)))
    });
    // There are many ways to swap digits: what only a second look finds may be chance.
    let found = scaled.or_else(|| {
        let same_row = |r: &Reading| readings.first().is_none_or(|best| best.names == r.names);
        let others = swapped_digits::put_back(figure.decimal).into_iter();
        let undone = others.map(|decimal| Figure { decimal, ..figure.clone() });
        let mut met = undone.filter_map(|undone| at_once(&undone)).filter(same_row);
        met.next().map(|reading| (reading, Slip::Transposed))
    });
    let (reading, slip) = found?;
    // Of a whole stretch of years a ratio is seldom told.
    let stretch = reading.sort == Sort::Share && matches!(reading.period, Period::Years(..));
    let plain = !verdict::is_exact(reading.sort) && !stretch;
    plain.then_some(Judged { verdict: Verdict::Disagrees, reading: Some(reading), slip: Some(slip) })
}

/// The figure with another scale word.
fn scaled(figure: &Figure) -> impl Iterator<Item = (Figure, i8)> {
    let amount = figure.counts.is_amount() || matches!(figure.counts, Counts::Money(_));
    TAKEN
        .into_iter()
        .filter(move |p| amount && figure.power != 0 && WORDS.contains(&(figure.power + p)))
        .map(|p| (Figure { decimal: figure.decimal.scaled(p), power: figure.power + p, ..figure.clone() }, p))
}
