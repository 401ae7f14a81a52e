//! "Leaving a gap of $18.7 billion", "the seven-month gap": where an article speaks of a deficit or surplus, a gap without "between" is the
//! balance of trade.

use super::article::{Mention, Says};
use super::lexicon::Mark;
use super::words::Token;
use crate::dataset::Flow;

/// Marks every such gap as a balance, on whichever side.
pub(super) fn find(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let balances = mentions.iter().any(|m| m.mark(|k| matches!(k, Mark::Balance(_))).is_some());
    if !balances {
        return;
    }
    let word = |i: usize| tokens.get(i).map(|t| t.lower.as_str()).unwrap_or("");
    let covered = |i: usize, all: &[Mention]| all.iter().any(|m| m.start <= i && i < m.end);
    let found: Vec<usize> = (0..tokens.len())
        .filter(|i| {
            word(*i) == "gap"
                && !matches!(word(i + 1), "between" | "with" | "over" | "in" | "to" | "behind")
                && !covered(*i, mentions)
                && i.checked_sub(1)
                    .is_some_and(|b| !matches!(word(b), "price" | "wage" | "income" | "output"))
        })
        .collect();
    for at in found {
        let says = Says::Marks(vec![Mark::Flow(Flow::Balance)]);
        let own = Mention { start: at, end: at + 1, says, periods: Vec::new(), compared: false };
        let place = mentions.iter().position(|m| m.start > at).unwrap_or(mentions.len());
        mentions.insert(place, own);
    }
}
