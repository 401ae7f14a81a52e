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
            // Its own scale word was heard already: "to 1.2 billion tonnes from 900 million".
            let counts = a.counts;
            if let Some(b) = figures.get_mut(i) {
                b.counts = counts;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures_in_text::{Counts, UnitWords, figures};
    use super::super::words::tokens;

    #[test]
    fn the_number_behind_keeps_its_own_scale() {
        let t = tokens("climbed to 1.2 billion tonnes from 900 million");
        let found = figures(&t, &vec![false; t.len()], false, &UnitWords::default());
        let read: Vec<(f64, Counts)> = found.iter().map(|f| (f.value(), f.counts)).collect();
        assert_eq!(read, [(1.2e9, Counts::Mass), (9e8, Counts::Mass)]);
    }
}
