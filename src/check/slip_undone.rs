//! A figure that meets nothing as it is written, and meets what is spoken of once a slip of the hand is undone: million for billion, two
//! digits swapped. Digits that meet so are no chance, wherever the meeting comes from.

use super::figures_in_text::{Counts, Figure};
use super::kinds::Guess;
use super::reading::Reading;
use super::second_look::{self, Asked};
use super::slip::Slip;
use super::slots::Doubt;
use super::verdict::{self, Judged, Verdict, weight};
use super::ways;
use crate::figure::Decimal;

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;
/// Powers of ten of scale words that are taken for each other.
const TAKEN: [i8; 2] = [3, -3];
/// The smallest and the largest of them: thousand, trillion.
const WORDS: core::ops::RangeInclusive<i8> = 3..=12;
/// No figure of a text has more digits.
const LONGEST: u32 = 9;

/// What a figure accuses of that only a slip keeps from agreeing.
pub(super) fn slipped(
    asked: &Asked<'_>,
    guesses: &[Guess],
    (readings, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let Asked { article, index, figure, slots_of } = *asked;
    let plain = figure.upper.is_none() && !figure.in_words && !figure.per_head && !figure.per_tonne;
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
        let undone = swapped(figure);
        let mut met = undone.iter().filter_map(at_once).filter(same_row);
        met.next().map(|reading| (reading, Slip::Transposed))
    });
    let (reading, slip) = found?;
    let plain = !verdict::is_exact(reading.sort);
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

/// The figure with two digits that stand side by side in each other's place.
fn swapped(figure: &Figure) -> Vec<Figure> {
    let Decimal { mantissa, exponent } = figure.decimal;
    let length = mantissa.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    if length > LONGEST {
        return Vec::new();
    }
    let digit = |at: u32| mantissa / 10_i64.pow(at) % 10;
    let turned = |at: u32| {
        let (low, high) = (digit(at), digit(at + 1));
        let moved = (low - high) * (10_i64.pow(at + 1) - 10_i64.pow(at));
        // No figure begins with a nought.
        let leads = at + 2 == length && low == 0;
        (low != high && !leads).then(|| mantissa + moved)
    };
    let decimals = (0..length - 1).filter_map(turned).map(|mantissa| Decimal { mantissa, exponent });
    decimals.map(|decimal| Figure { decimal, ..figure.clone() }).collect()
}
