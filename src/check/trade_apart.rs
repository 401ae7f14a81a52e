//! What one bought more than it sold: "Australia buys $1.36bn more from America than it sells there" is a balance, told by its two sides.
//! A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::Maker;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Sort};
use super::reading::Reading;
use super::second_look::{Asked, most, nearest, widened};
use super::slots::{Choice, Names, Side, Slots, choice};
use crate::dataset::Flow;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 6, 12];

/// Verbs of the two sides.
const BUYS: [&str; 12] = [
    "buy",
    "buys",
    "bought",
    "buying",
    "imports",
    "imported",
    "spend",
    "spends",
    "spent",
    "spending",
    "purchased",
    "paid",
];
const SELLS: [&str; 11] = [
    "sell", "sells", "sold", "selling", "exports", "exported", "ships", "shipped", "earns", "earned",
    "received",
];

/// Whether a sum is the distance between what is bought and sold: a verb of one side before it, "than" and a verb of the other behind.
pub(super) fn speaks(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let (from, to) = (article.sentence_start(id), article.sentence_start(id + 1));
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let Some(than) = (figure.tokens.1..to).find(|i| word(*i) == "than") else { return false };
    // "more than a year earlier": a change, whatever is bought behind it.
    if article.mentions_in(than + 1, than + 3).iter().any(|m| m.when().is_some()) {
        return false;
    }
    let more = (figure.tokens.1..than).any(|i| matches!(word(i), "more" | "less" | "fewer"));
    let said = |list: &[&str], from: usize, to: usize| (from..to).any(|i| list.contains(&word(i)));
    let stop = article.figures_in(than, to).first().map_or(to, |f| f.tokens.0);
    let (before, behind) = (figure.tokens.0, than + 1);
    more && (said(&BUYS, from, before) && said(&SELLS, behind, stop)
        || said(&SELLS, from, before) && said(&BUYS, behind, stop))
}

/// What such a sum meets; so may one right behind it that leaves the words out: "…, Spain €6.8 billion".
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let most = most(figure, MOST);
    if article.vietnamese || index.flowless || most == 0 || !matches!(figure.counts, Counts::Money(_)) {
        return None;
    }
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let goes_on = || {
        let before = article.figures_in(sentence, figure.tokens.0).last();
        before.is_some_and(|f| f.counts == figure.counts && speaks(article, f))
    };
    if !speaks(article, figure) && !goes_on() {
        return None;
    }
    let own = widened(article, index, figure, Sort::Value, slots_of(Sort::Value));
    let mut names: Vec<Choice<Names>> = own.names.clone();
    names.retain(|c| c.cost <= 8);
    let slots = Slots { flows: vec![choice(Side::of(Flow::Balance), 0)], names, others: Vec::new(), ..own };
    let guess = Guess { sort: Sort::Value, sign: 0, cost: 0 };
    let mut out = Vec::new();
    Maker { article, index, figure, guess, slots: &slots, measure: index.plain }.all(&mut out);
    nearest(figure, out, most)
}

/// Whether a distance is one to something that stands behind "than" and is no time: "$3.7 billion more overseas than visitors spent here".
pub(super) fn is_to_another(article: &Article, figure: &Figure) -> bool {
    if article.vietnamese {
        return false;
    }
    if speaks(article, figure) {
        return true;
    }
    let to = article.sentence_start(article.sentence_of(figure.tokens.0) + 1);
    let to = article.figures_in(figure.tokens.1, to).first().map_or(to, |f| f.tokens.0);
    let than = (figure.tokens.1..to).find(|i| article.token(*i).is_some_and(|t| t.is_word("than")));
    than.is_some_and(|i| !article.mentions_in(i + 1, to).iter().any(|m| m.when().is_some()))
}
