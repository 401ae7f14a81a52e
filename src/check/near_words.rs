//! Words near a figure that belong to another one, say a rate, or tie it to the figure before.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::words::TokenKind;

/// Whether a word of direction stands right behind another figure and is that one's: "6.3% fewer than in November but 8.2% more".
pub(super) fn is_behind_another(article: &Article, m: &Mention) -> bool {
    const BEHIND: [&str; 12] = [
        "more", "less", "fewer", "higher", "lower", "above", "below", "increase", "rise", "drop", "decline",
        "fall",
    ];
    let word = article.token(m.start).map(|t| t.folded.as_str()).unwrap_or("");
    let clause = article.clause_start(article.clause_of(m.start));
    BEHIND.contains(&word)
        && article.figures_in(clause, m.start).last().is_some_and(|f| f.tokens.1 == m.start)
}

/// Whether "a year", "a month" says a rate: not "in a year when", "a year later".
pub(super) fn is_rate(article: &Article, m: &Mention) -> bool {
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    let lead = m.start.checked_sub(1).map(word).unwrap_or("");
    let bare = word(m.start) == "a" && m.end == m.start + 2;
    !bare
        || !matches!(
            lead,
            "in" | "for" | "after" | "within" | "such" | "what" | "over" | "than" | "once" | "half"
        ) && !matches!(
            word(m.end),
            "when"
                | "that"
                | "earlier"
                | "ago"
                | "later"
                | "before"
                | "of"
                | "marked"
                | "after"
                | "in"
                | "which"
                | "since"
                | "old"
                | "long"
        )
}

/// The figure just before, when this one says the same in another unit: "746 triệu USD (tương đương 4,1%)".
pub(super) fn restates<'a>(
    article: &'a Article,
    figure: &Figure,
    wanted: impl Fn(&Figure) -> bool,
) -> Option<&'a Figure> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let before = article.figures_in(sentence, figure.tokens.0).last().filter(|f| wanted(f))?;
    let between = article.tokens.get(before.tokens.1..figure.tokens.0)?;
    const SAME: [&str; 22] = [
        "so",
        "voi",
        "nam",
        "truoc",
        "cung",
        "ky",
        "ngoai",
        "tuong",
        "duong",
        "tuc",
        "hay",
        "or",
        "equivalent",
        "equal",
        "to",
        "la",
        "khoang",
        "gan",
        "hon",
        "about",
        "nearly",
        "ung",
    ];
    let says = |t: &super::words::Token| {
        matches!(t.folded.as_str(), "duong" | "tuc" | "hay" | "or" | "equivalent" | "ung")
    };
    (between.len() <= 9
        && between.iter().any(says)
        && between.iter().all(|t| t.kind != TokenKind::Word || SAME.contains(&t.folded.as_str())))
    .then_some(before)
}
