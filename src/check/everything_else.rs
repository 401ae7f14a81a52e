//! All but one: "everything else grew by 0.3 percent", "all non-oil goods together", "take gold out and the rest is up 2.1 per cent". The
//! total less the row that is named. A second look: it agrees, it never accuses.

use super::article::{Article, Mention, Says};
use super::candidates::Maker;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Sort, direction};
use super::reading::Reading;
use super::second_look::{Asked, most, nearest, widened};
use super::slot_names::named;
use super::slots::{Choice, Names, Slots, choice};
use super::table_index::{REST, Wanted};

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 6, 16];

/// Whether a stretch of words speaks of all but something.
fn speaks(article: &Article, from: usize, to: usize) -> bool {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    if article.vietnamese {
        return (from..to).any(|i| match lower(i) {
            "không" => matches!(lower(i + 1), "tính" | "kể" | "có" | "gồm"),
            "bỏ" | "tách" => (i + 1..i + 7).any(|k| matches!(lower(k), "ra" | "riêng")),
            "trừ" | "loại" => i > from,
            _ => false,
        });
    }
    (from..to).any(|i| {
        matches!(
            (word(i), word(i + 1)),
            ("everything" | "everyone" | "all" | "everybody", "else")
                | ("the", "rest")
                | ("all" | "every", "other")
                | (
                    "other" | "remaining",
                    "goods" | "products" | "items" | "markets" | "sectors" | "exports" | "imports"
                )
                | ("apart" | "aside", "from")
                | ("other", "than")
                | ("left", "out")
                | ("leaving" | "strip" | "stripping" | "taking", "them" | "it" | "out" | "aside")
        ) || matches!(
            word(i),
            "excluding" | "without" | "outside" | "elsewhere" | "non" | "stripping" | "strip"
        ) || matches!(word(i), "take" | "leave" | "leaving") && (i + 1..i + 5).any(|k| word(k) == "out")
            || word(i).starts_with("non-")
    })
}

/// Whether a sentence leaves out what was named, so that its figures are not those of all: "with both left out", "take chips out and …".
pub(super) fn leaves_out(article: &Article, figure: &Figure) -> bool {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    !article.vietnamese
        && (from..figure.tokens.0).any(|i| {
            let out = (i + 1..i + 5).any(|k| word(k) == "out");
            matches!(word(i), "left" | "leaving" | "leave" | "take" | "taking" | "strip" | "stripping") && out
        })
}

/// Whether a stretch of words takes up what was told before: "the deficit with them", "imports from these countries".
fn takes_up(article: &Article, from: usize, to: usize) -> bool {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    (from..to).any(|i| {
        word(i) == "them" && matches!(word(i.wrapping_sub(1)), "with" | "from" | "to")
            || matches!(word(i), "these" | "those")
                && matches!(word(i + 1), "countries" | "markets" | "goods" | "products")
    })
}

/// The rows of which something else may be all the rest: those of the sentence and the one before; where neither names one, of the two
/// before them ("Strip it out …").
fn left_out(article: &Article, figure: &Figure) -> Vec<Choice<Names>> {
    let id = article.sentence_of(figure.tokens.0);
    let near = rows_from(article, article.sentence_start(id.saturating_sub(1)), figure);
    if near.is_empty() {
        rows_from(article, article.sentence_start(id.saturating_sub(3)), figure)
    } else {
        near
    }
}

/// The rows that are named from a place up to a figure, as all but each of them.
fn rows_from(article: &Article, from: usize, figure: &Figure) -> Vec<Choice<Names>> {
    let spoken = |m: &&Mention| matches!(m.says, Says::Named(_));
    let mut out: Vec<Choice<Names>> = Vec::new();
    for m in article.mentions_in(from, figure.tokens.0).iter().rev().filter(spoken) {
        for (dim, members) in named(m).unwrap_or_default().into_iter().flatten() {
            let [member] = members.as_slice() else { continue };
            let rest: Names = vec![(dim, vec![member | REST])];
            if member & REST == 0 && out.len() < 3 && !out.iter().any(|c| c.value == rest) {
                out.push(choice(rest, out.len() as i32 * 2));
            }
        }
    }
    out
}

/// What a figure of all but one meets.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let most = most(figure, MOST);
    let money = matches!(figure.counts, Counts::Money(_));
    if most == 0 || !(money || figure.counts == Counts::Percent) || figure.upper.is_some() {
        return None;
    }
    let id = article.sentence_of(figure.tokens.0);
    let from = article.sentence_start(id);
    let to = figure.tokens.1 + 3;
    let before = || {
        id.checked_sub(1).is_some_and(|b| {
            takes_up(article, from, figure.tokens.0) && speaks(article, article.sentence_start(b), from)
        })
    };
    if !speaks(article, from, figure.tokens.0) && !speaks(article, figure.tokens.1, to) && !before() {
        return None;
    }
    let rest = left_out(article, figure);
    let sign = direction(article, figure).unwrap_or(0);
    let sorts: &[Sort] = if money { &[Sort::Value, Sort::Difference] } else { &[Sort::Growth, Sort::Share] };
    let mut out = Vec::new();
    for (n, sort) in sorts.iter().enumerate() {
        let own = widened(article, index, figure, *sort, slots_of(*sort));
        // What else is said stays: exports to one country of everything but cars.
        let beside: Vec<Choice<Names>> =
            own.names.iter().filter(|c| !c.value.is_empty()).take(2).cloned().collect();
        let mut names = rest.clone();
        for c in &rest {
            for b in &beside {
                let mut both = c.value.clone();
                both.extend(
                    b.value
                        .iter()
                        .filter(|(d, _)| !both.iter().any(|(o, _)| o == d))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                if both.len() > c.value.len() && !names.iter().any(|n| n.value == both) {
                    names.push(choice(both, c.cost + b.cost + 1));
                }
            }
        }
        let slots = Slots { names, others: Vec::new(), ..own };
        let guess =
            Guess { sort: *sort, sign: if *sort == Sort::Value { 0 } else { sign }, cost: n as i32 * 2 };
        let measure = index.plain;
        if measure == Wanted::Money {
            Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
        }
    }
    nearest(figure, out, most)
}
