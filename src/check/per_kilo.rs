//! Prices by the kilogram: "$7.65 a kilo", "64.000 đồng/kg", and those of the same text that go on without the word. A table of worth and
//! tonnes gives them as well as prices by the tonne.

use super::figures_in_text::{Counts, Figure};
use super::words::Token;

/// A kilogram in one word.
pub(super) fn is_kilo(token: &Token) -> bool {
    matches!(token.folded.as_str(), "kg" | "kilo" | "kilogram" | "kilogramme" | "kilogam" | "kilos")
        || token.lower == "ký"
}

/// Tokens from here that say "for a kilogram".
fn by_kilo(tokens: &[Token], at: usize) -> Option<usize> {
    let each = tokens.get(at)?;
    let said = each.is('/') || ["a", "per", "each", "every", "mot", "moi"].iter().any(|w| each.is_word(w));
    let end = at + 2;
    (said && tokens.get(at + 1).is_some_and(is_kilo)).then_some(end)
}

/// Marks the prices by the kilogram. A text that tells prices by the tonne as well says for each which it is; in any other a small sum
/// behind one of them is by the kilogram, too.
pub(super) fn mark(tokens: &[Token], figures: &mut [Figure]) {
    for figure in figures.iter_mut() {
        let money = matches!(figure.counts, Counts::Money(_)) && !figure.per_tonne && !figure.per_head;
        if let Some(end) = by_kilo(tokens, figure.tokens.1).filter(|_| money) {
            figure.per_kilo = true;
            figure.span.1 = tokens.get(end - 1).map_or(figure.span.1, |t| t.end);
            figure.tokens.1 = end;
        }
    }
    let by_tonne = figures.iter().any(|f| f.per_tonne);
    // "An average kilo left the country at $7.65".
    let kilo = |i: &usize| {
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        let of_one =
            |t: &Token| ["a", "each", "every", "per", "average", "mot", "moi"].iter().any(|w| t.is_word(w));
        tokens.get(*i).is_some_and(is_kilo) && before.is_some_and(of_one)
    };
    let first = (0..tokens.len()).find(kilo);
    let told = figures.iter().find(|f| f.per_kilo).map(|f| f.tokens.0);
    let known = told.into_iter().chain(first).min();
    let Some(from) = known.filter(|_| !by_tonne) else { return };
    for figure in figures.iter_mut().filter(|f| f.tokens.0 > from) {
        let money = matches!(figure.counts, Counts::Money(_)) && figure.power == 0 && !figure.per_head;
        figure.per_kilo |= money;
    }
}
