//! "Foreign guests spent 92.8% of all nights. Of these, most were spent by guests from Germany (25.2%)": parts of what the sentence before
//! is about. A second look: it agrees, it never accuses.

use super::article::{Article, Mention, Says};
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slot_names::named;
use super::slots::{Choice, Names, choice};

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 8, 16];

/// Whether a figure is a percentage in a sentence that begins with "of these".
pub(super) fn speaks(article: &Article, figure: &Figure) -> bool {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    figure.counts == Counts::Percent
        && matches!(
            (word(from), word(from + 1)),
            ("of" | "among", "these" | "them" | "those" | "this" | "that") | ("trong", "do" | "so")
        )
}

/// The part of what went before that a figure meets.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if figure.upper.is_some() || !speaks(article, figure) {
        return None;
    }
    let id = article.sentence_of(figure.tokens.0);
    let (before, from) = (article.sentence_start(id.checked_sub(1)?), article.sentence_start(id));
    let slots = widened(article, index, figure, Sort::Share, slots_of(Sort::Share));
    // What the sentence before names, the last first; else all there is.
    let spoken = |m: &&Mention| matches!(m.says, Says::Named(_)) && !m.compared;
    let mut wholes: Vec<Choice<Names>> = Vec::new();
    for m in article.mentions_in(before, from).iter().rev().filter(spoken) {
        for part in named(m).unwrap_or_default().into_iter().flatten().take(2) {
            wholes.push(choice(vec![part], wholes.len() as i32));
        }
    }
    wholes.truncate(3);
    wholes.push(choice(Vec::new(), 3));
    let mut out: Vec<Reading> = Vec::new();
    for flow in slots.flows.iter().take(4) {
        for period in slots.periods.iter().take(3) {
            let of = |names: &Names| level(index, flow.value, names, index.plain, period.value);
            for names in slots.names.iter().filter(|c| !c.value.is_empty()).take(2) {
                for whole in wholes.iter().filter(|w| w.value != names.value) {
                    let Some((part, all)) = of(&names.value).zip(of(&whole.value)) else { continue };
                    let worked = Working::Share(part, all).worked().filter(|(_, a)| a.value < 100.0);
                    let Some((working, amount)) = worked else { continue };
                    out.push(
                        Reading::of(
                            Sort::Share,
                            (flow.value, names.value.clone(), period.value),
                            working,
                            amount,
                        )
                        .fetched(
                            flow.cost + names.cost + period.cost + whole.cost,
                            flow.cost.max(names.cost).max(period.cost),
                        ),
                    );
                }
            }
        }
    }
    nearest(figure, out, most(figure, MOST))
}
