//! What is put between two commas behind the subject of a sentence: "Aluminum, subject to a 50 per cent duty since June, lost 5.0 per cent".
//! What it names is not what the verb behind it is about.

use super::article::{Article, Mention, Says};
use super::lexicon::Mark;
use super::words::TokenKind;

/// Tokens that an aside has at most.
const LONG: usize = 22;

/// Words with which an aside begins.
const BEGINS: &[&str] = &[
    "subject",
    "on",
    "through",
    "where",
    "which",
    "who",
    "whose",
    "widely",
    "still",
    "once",
    "usually",
    "long",
    "seen",
    "the",
    "a",
    "an",
    "in",
    "with",
    "now",
    "already",
    "also",
    "often",
    "traditionally",
    "normally",
    "by",
    "under",
    "after",
    "despite",
    "above",
    "then",
    "home",
    "again",
    "like",
    "unlike",
    "excluding",
    "including",
    "such",
    "hit",
    "hurt",
    "boosted",
    "driven",
    "swollen",
    "led",
    "held",
    "helped",
    "buoyed",
    "lifted",
    "for",
    "from",
    "meanwhile",
    "however",
    "too",
    "though",
    "itself",
    "themselves",
    "at",
    "as",
    "when",
    "until",
    "since",
    "not",
    "mostly",
    "mainly",
    "chiefly",
    "largely",
    "our",
    "its",
    "their",
    "one",
    "another",
    "famous",
    "known",
    "second",
    "third",
    "fourth",
];

/// Verbs that go on with the subject, besides words of direction and those in -ed.
const GOES_ON: &[&str] = &[
    "lost",
    "took",
    "bought",
    "sold",
    "brought",
    "was",
    "were",
    "is",
    "are",
    "stood",
    "came",
    "made",
    "went",
    "had",
    "has",
    "accounted",
    "contributed",
    "earned",
    "did",
    "ran",
    "put",
    "cost",
    "spent",
    "paid",
    "sent",
    "got",
    "led",
    "won",
    "gave",
    "takes",
    "buys",
    "sells",
    "makes",
    "remains",
    "left",
    "held",
    "saw",
    "drew",
    "generated",
    "fetched",
    "kept",
    "also",
    "only",
    "even",
    "alone",
    "still",
    "again",
];

/// The asides of an article, by their tokens between the commas.
pub(super) fn asides(article: &Article) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    if article.vietnamese {
        return out;
    }
    let comma = |i: usize| article.token(i).is_some_and(|t| t.is(','));
    for at in (0..article.tokens.len()).filter(|i| comma(*i)) {
        let sentence = article.sentence_of(at);
        let close = (at + 2..(at + LONG).min(article.sentence_start(sentence + 1))).find(|i| comma(*i));
        let Some(close) = close else { continue };
        let begins = article.token(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.capital
                && (BEGINS.contains(&t.folded.as_str())
                    || t.folded.ends_with("ed")
                    || t.folded.ends_with("ly"))
        });
        // What the aside hangs on stands right before it, with no figure between the head of the clause and the comma.
        let clause = article.clause_start(article.clause_of(at.saturating_sub(1)));
        let subject =
            article.mentions_in(clause, at).iter().any(|m| {
                m.end == at && (m.flow().is_some() || matches!(m.says, super::article::Says::Named(_)))
            }) && article.figures_in(clause, at).is_empty();
        if begins && subject && goes_on(article, close + 1) && !is_time(article, at + 1, close) {
            out.push((at + 1, close));
        }
    }
    out
}

/// Whether there is nothing but a time between the commas: "Exports, in April, rose". The verb behind it is of that time.
fn is_time(article: &Article, from: usize, to: usize) -> bool {
    let said = article.mentions_in(from, to);
    let inside = |i: &usize| said.iter().any(|m| m.start <= *i && *i < m.end);
    let small = |i: usize| {
        article.token(i).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "in" | "on" | "at" | "for" | "over" | "during" | "the" | "of" | "since"
            )
        })
    };
    said.iter().any(|m| m.when().is_some())
        && said.iter().all(|m| m.when().is_some())
        && (from..to).all(|i| inside(&i) || small(i))
}

/// Whether a verb begins at a token.
fn goes_on(article: &Article, at: usize) -> bool {
    let direction = |i: usize| {
        article
            .mentions_in(i, i + 1)
            .iter()
            .any(|m| m.mark(|k| matches!(k, Mark::Direction(_) | Mark::Share)).is_some())
    };
    let Some(first) = article.token(at).filter(|t| t.kind == TokenKind::Word || t.is('$') || t.is('€'))
    else {
        return false;
    };
    direction(at)
        || GOES_ON.contains(&first.folded.as_str())
        || first.folded.ends_with("ed")
        || first.folded.ends_with("ly") && direction(at + 1)
        || !article.figures_in(at, at + 1).is_empty()
}

/// Whether a mention stands in an aside that a token is behind.
pub(super) fn is_aside_of(article: &Article, m: &Mention, at: usize) -> bool {
    article.asides.iter().any(|(from, to)| *from <= m.start && m.end <= *to && at > *to)
}

/// Tokens of an aside between commas, these counted.
const SHORT: usize = 6;

/// Whether what the table lacks is named in passing by a sentence that names something of the table: "giảm 8,9% do khủng hoảng tài chính, và giảm
/// 4,7%", "Trinidad and Tobago, short of gas, ships", "cars built around Tangier".
pub(super) fn is_in_passing(article: &Article, before: &[&Mention], m: &Mention) -> bool {
    let comma = |i: &usize| article.token(*i).is_some_and(|t| t.is(','));
    let from = article.sentence_start(article.sentence_of(m.start));
    let begin = (from..m.start).rev().find(comma);
    let reason =
        (begin.unwrap_or(from)..m.start).any(|i| super::slot_names::opens_a_reason(article.lower(i)));
    let parted = (m.end..m.end + SHORT).find(comma);
    if reason && parted.is_some() && !article.figures_in(from, m.start).is_empty() {
        return true;
    }
    let known = |n: &&Mention| matches!(n.says, Says::Named(_)) && !super::slot_names::absent(n);
    let set_apart = begin.zip(parted).is_some_and(|(begin, end)| {
        end - begin <= SHORT && before.iter().any(|n| known(n) && n.end == begin)
    });
    let around = m.start.checked_sub(1).is_some_and(|i| matches!(article.lower(i), "around" | "near"));
    set_apart || around && before.iter().any(|n| known(n) && n.end <= m.start)
}
