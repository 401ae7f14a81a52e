//! Growth of worth or of amounts? Where the table has both of the same goods and no word says which, a percentage may be of either.

use super::article::Article;
use super::candidates::{Maker, meets, stated};
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Sort, direction};
use super::reading::Reading;
use super::slots::Slots;
use super::table_index::{TableIndex, Wanted};
use super::verdict::weight;

/// What a change or share by the other measure costs beyond the plain one.
const OTHER: i32 = 4;

/// What a percentage or multiple meets by the other measure: the nearest readings only, and no figure of one digit.
pub(super) fn met(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    guesses: &[Guess],
    slots_of: &dyn Fn(Sort) -> Slots,
) -> Option<Reading> {
    let both = index.has.contains(&Wanted::Amount) && index.plain != Wanted::Amount;
    let relative = matches!(figure.counts, Counts::Percent | Counts::Times);
    let told = super::said_of_amounts::is_said_behind(article, figure);
    if !both || !relative || told || weight(figure) < 2 || figure.upper.is_some() {
        return None;
    }
    let amounts = super::said_of_amounts::speaks_of_amounts(article, figure);
    let measure = if amounts { index.plain } else { Wanted::Amount };
    let mut out = Vec::new();
    for guess in guesses.iter().filter(|g| matches!(g.sort, Sort::Growth | Sort::Share | Sort::Ratio)) {
        let slots = slots_of(guess.sort);
        if slots.flows.iter().any(|c| c.value.topic.is_some()) {
            continue;
        }
        let sign =
            if guess.sort == Sort::Growth { direction(article, figure).unwrap_or(guess.sign) } else { 0 };
        let guess = Guess { sort: guess.sort, sign, cost: guess.cost + OTHER };
        Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
    }
    out.sort_by_key(|r: &Reading| r.cost);
    let nearest = out.first()?.cost;
    // Three digits are met by few others: of a time that stands a little further off, too.
    let (far, most) = if weight(figure) > 2 { (4, 8) } else { (2, 4) };
    out.into_iter()
        .take_while(|r| r.cost <= nearest + far)
        .take(most)
        .find(|r| meets(stated(figure, r.sort), r))
}
