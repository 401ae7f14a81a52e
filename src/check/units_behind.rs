//! Numbers that take their unit from the figure before them.

use super::figures_in_text::{Counts, Figure};
use super::words::Token;

/// "climbed to 79.6 million tonnes from 76.1 million": the number it comes from is of the same unit.
pub(super) fn share_unit_behind(tokens: &[Token], figures: &mut [Figure]) {
    for i in 1..figures.len() {
        let Some((a, b)) = figures.get(i - 1).zip(figures.get(i)) else { continue };
        let from = tokens
            .get(a.tokens.1..b.tokens.0)
            .is_some_and(|t| matches!(t, [one] if ["from", "against"].iter().any(|w| one.is_word(w))));
        let amount = matches!(a.counts, Counts::Mass | Counts::Pieces);
        if from && amount && b.counts == Counts::Money(None) && b.power > 0 {
            let (counts, power) = (a.counts, a.power);
            if let Some(b) = figures.get_mut(i).filter(|b| b.power <= power) {
                b.counts = counts;
                b.decimal = b.decimal.scaled(power - b.power);
                b.power = power;
            }
        }
    }
}
