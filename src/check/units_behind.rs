//! Numbers that take their unit from the figure before them.

use super::figures_in_text::{Counts, Figure};
use super::words::Token;

/// "climbed to 79.6 million tonnes from 76.1 million", "101.9 million tonnes, the first harvest above 100 million (78.7 million in 2022)": the
/// number that it is compared with is of the same unit. So is one that goes on with it, in its sentence or the next: "sold 3.2 million tonnes.
/// Drought cut that to 1.4 million".
pub(super) fn share_unit_behind(tokens: &[Token], figures: &mut [Figure]) {
    for i in 1..figures.len() {
        let Some(b) = figures.get(i) else { continue };
        let level = |f: &&Figure| {
            !matches!(
                f.counts,
                Counts::Percent | Counts::Points | Counts::Times | Counts::Place | Counts::Things(_)
            )
        };
        let before = figures.get(i - 1).filter(|a| level(a) && is_compared(tokens, a, b));
        let Some(a) =
            before.or_else(|| figures.get(..i)?.iter().rev().find(level).filter(|a| goes_on(tokens, a, b)))
        else {
            continue;
        };
        let amount = matches!(a.counts, Counts::Mass | Counts::Pieces);
        // "shrank to 206,800 tonnes from 281,600"
        let plain = b.counts == Counts::Bare && b.value() >= THOUSANDS && a.power == 0 && before.is_some();
        let size = (1.0 / SAME_SIZE..=SAME_SIZE).contains(&(b.value() / a.value()).abs());
        if amount && (b.counts == Counts::Money(None) && b.power > 0 || plain && size) {
            // Its own scale word was heard already: "to 1.2 billion tonnes from 900 million".
            let (counts, in_kilos) = (a.counts, is_in_kilos(tokens, a));
            if let Some(b) = figures.get_mut(i) {
                b.counts = counts;
                if in_kilos {
                    b.decimal = b.decimal.scaled(-3);
                    b.power = b.power.saturating_sub(3);
                }
            }
        }
    }
}

/// Whether a weight is told in kilograms: "78.2 million kilos …, shrank 13 percent to 41.2 million".
fn is_in_kilos(tokens: &[Token], figure: &Figure) -> bool {
    let own = tokens.get(figure.tokens.0..figure.tokens.1).unwrap_or_default();
    figure.counts == Counts::Mass && own.iter().any(super::per_kilo::is_kilo)
}

/// Whether a number goes on with the one before: of about its size, in its sentence or the next, and nothing between speaks of money.
fn goes_on(tokens: &[Token], a: &Figure, b: &Figure) -> bool {
    let sentence = |f: &Figure| tokens.get(f.tokens.0).map(|t| t.sentence);
    let near = sentence(a).zip(sentence(b)).is_some_and(|(a, b)| b <= a + 1);
    let size = if is_in_kilos(tokens, a) { 1e-3 } else { 1.0 };
    let times = (b.value() * size / a.value()).abs();
    let between = tokens.get(a.tokens.1..b.tokens.1).unwrap_or_default();
    let pair = |x: &str, y: &str| {
        between
            .windows(2)
            .any(|w| w.first().is_some_and(|t| t.folded == x) && w.get(1).is_some_and(|t| t.folded == y))
    };
    let worth = between.iter().any(|t| WORTH.contains(&t.folded.as_str()))
        || pair("tri", "gia")
        || pair("gia", "tri")
        || pair("kim", "ngach")
        || pair("thu", "ve");
    near && a.upper.is_none() && !worth && (1.0 / SAME_SIZE..=SAME_SIZE).contains(&times)
}

/// Words that turn from tonnes to what they are worth.
const WORTH: [&str; 14] = [
    "worth", "value", "values", "valued", "revenue", "revenues", "receipts", "earnings", "earned", "paid",
    "spent", "bill", "money", "dollars",
];
/// A plain number from here on is no year and no day.
const THOUSANDS: f64 = 10_000.0;
/// A number so many times another is none of the same series.
const SAME_SIZE: f64 = 30.0;

/// Whether a word right before a figure sets it beside the one before, in the same sentence.
fn is_compared(tokens: &[Token], a: &Figure, b: &Figure) -> bool {
    const SMALL: [&str; 14] = [
        "the", "over", "more", "than", "nearly", "almost", "about", "around", "just", "only", "some", "hon",
        "gan", "khoang",
    ];
    const BESIDE: [&str; 17] = [
        "from", "to", "against", "above", "below", "beyond", "past", "with", "versus", "tu", "len", "xuong",
        "con", "toi", "voi", "vuot", "tren",
    ];
    let sentence = |f: &Figure| tokens.get(f.tokens.0).map(|t| t.sentence);
    let between = tokens.get(a.tokens.1..b.tokens.0).unwrap_or_default();
    let before = between.iter().rev().find(|t| !SMALL.iter().any(|w| t.is_word(w)));
    sentence(a) == sentence(b)
        && between.len() <= FAR
        && before.is_some_and(|t| t.is('(') || BESIDE.iter().any(|w| t.is_word(w)))
}

/// "The number of watches shipped rose by 1.1 million to 16.9 million", "gained 15.4% in units, to 4.41 million": beside a table of pieces a
/// sum without a currency counts them.
pub(super) fn count_pieces(tokens: &[Token], figures: &mut [Figure]) {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    for f in figures.iter_mut().filter(|f| f.counts == Counts::Money(None)) {
        let sentence = tokens.get(f.tokens.0).map(|t| t.sentence);
        let near = (f.tokens.0.saturating_sub(FAR)..f.tokens.0)
            .filter(|i| tokens.get(*i).is_some_and(|t| Some(t.sentence) == sentence));
        let numbered = near.into_iter().any(|i| {
            matches!(
                (word(i), word(i + 1)),
                ("number" | "numbers", "of") | ("in", "units" | "pieces" | "numbers")
            )
        });
        if numbered {
            f.counts = Counts::Pieces;
        }
    }
}

/// How far back it may be said what is counted.
const FAR: usize = 14;

/// "Japan (CHF 1.82 billion), Singapore (1.75) and Britain (1.72)", "$13.6 billion with Germany and 16.1 with Japan": in a list the unit is
/// said once. Only a number with a decimal mark is taken for such a sum.
pub(super) fn share_unit_in_list(tokens: &[Token], figures: &mut [Figure]) {
    let is = |i: usize, c: char| tokens.get(i).is_some_and(|t| t.is(c));
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    for i in 1..figures.len() {
        let Some((a, b)) = figures.get(i - 1).zip(figures.get(i)) else { continue };
        let money = matches!(a.counts, Counts::Money(_)) && a.power >= 6 && a.upper.is_none();
        let bare = b.counts == Counts::Bare && b.power == 0 && b.decimal.exponent < 0 && b.upper.is_none();
        let same = tokens.get(a.tokens.0).map(|t| t.sentence) == tokens.get(b.tokens.0).map(|t| t.sentence);
        if !money || !bare || !same || b.sign != 0 {
            continue;
        }
        let bracketed =
            |f: &Figure| f.tokens.0.checked_sub(1).is_some_and(|o| is(o, '(')) && is(f.tokens.1, ')');
        let near = b.tokens.0 - a.tokens.1 <= 7;
        let in_brackets = bracketed(a) && bracketed(b) && near;
        let toward = ["with", "to", "from", "in", "for", "voi", "sang", "tu"];
        let led = toward.contains(&word(a.tokens.1)) && word(b.tokens.1) == word(a.tokens.1);
        let joined = b.tokens.0.checked_sub(1).is_some_and(|j| matches!(word(j), "and" | "va") || is(j, ','));
        if in_brackets || led && joined && near {
            let (counts, power) = (a.counts, a.power);
            if let Some(b) = figures.get_mut(i) {
                b.counts = counts;
                b.decimal = b.decimal.scaled(power);
                b.power = power;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::figures_in_text::{Counts, UnitWords, figures};
    use super::super::words::tokens;
    use crate::unit::Currency;

    #[test]
    fn the_number_behind_keeps_its_own_scale() {
        let t = tokens("climbed to 1.2 billion tonnes from 900 million");
        let found = figures(&t, &vec![false; t.len()], false, &UnitWords::default());
        let read: Vec<(f64, Counts)> = found.iter().map(|f| (f.value(), f.counts)).collect();
        assert_eq!(read, [(1.2e9, Counts::Mass), (9e8, Counts::Mass)]);
        let read = |text: &str| -> Vec<Counts> {
            let t = tokens(text);
            let found = figures(&t, &vec![false; t.len()], false, &UnitWords::default());
            found.iter().map(|f| f.counts).collect()
        };
        let mass = vec![Counts::Mass; 3];
        assert_eq!(read("44.9 million tonnes, the first crop above 40 million (31.2 million then)"), mass);
        assert_eq!(read("grew from 12,000 tonnes to over 1.3 million"), mass[..2]);
        // What they earned is no weight.
        assert_eq!(read("12,000 tonnes earned over 1.3 million"), [Counts::Mass, Counts::Money(None)]);
    }

    #[test]
    fn a_list_says_its_unit_once() {
        let read = |text: &str| -> Vec<(f64, Counts)> {
            let t = tokens(text);
            let found = figures(&t, &vec![false; t.len()], false, &UnitWords::default());
            found.iter().map(|f| (f.value(), f.counts)).collect()
        };
        let usd = Counts::Money(Some(Currency::USD));
        assert_eq!(
            read("Oslo ($1.82 billion), Riga (1.75) and Turin (1.72)"),
            [(1.82e9, usd), (1.75e9, usd), (1.72e9, usd)]
        );
        assert_eq!(read("$13.6 billion with Oslo and 16.1 with Riga"), [(13.6e9, usd), (16.1e9, usd)]);
        // Of something else, or a number of things.
        assert_eq!(read("$13.6 billion with Oslo and 16.1 in all").last(), Some(&(16.1, Counts::Bare)));
        assert_eq!(read("Oslo ($1.82 billion), Riga (12)").last(), Some(&(12.0, Counts::Bare)));
    }
}
