//! Words that belong to another figure than the one they stand near, and an order that pairs figures with names told far before: no
//! accusation rests on them.

use super::article::Article;
use super::figures_in_text::Figure;
use super::reading::Reading;
use super::slip::Slip;

/// Words before a figure that is only held beside what the sentence is about.
const BESIDE: [&str; 14] = [
    "surpassing",
    "topping",
    "beating",
    "above",
    "below",
    "than",
    "against",
    "exceeding",
    "eclipsing",
    "over",
    "vuot",
    "hon",
    "so",
    "muc",
];

/// Whether what an accusation rests on was said of another figure.
pub(super) fn is_of_another(
    article: &Article,
    figure: &Figure,
    reading: &Reading,
    slip: Option<&Slip>,
) -> bool {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let (start, end) = figure.tokens;
    let from = article.sentence_start(article.sentence_of(start));
    // "điện thoại tăng 81,1%, máy vi tính tăng 33,4%, đạt lần lượt 2,77 tỷ và 2,83 tỷ": which of the names is meant is told by the
    // order alone, over the figures between.
    let in_order = (start.saturating_sub(2)..start).any(|i| (word(i), word(i + 1)) == ("lan", "luot"));
    if in_order && matches!(slip, Some(Slip::Near)) && !article.figures_in(from, start).is_empty() {
        return true;
    }
    // "surpassing the $13.4 billion of June and making up 23.2%": June is the time of what is surpassed.
    let told = article.mentions_in(from, end + 3);
    let mut times =
        told.iter().filter(|m| m.when().is_some() && m.periods.first() == Some(&reading.period)).peekable();
    let of_one_beside = |at: usize| {
        let behind =
            article.figures_in(from, at).last().filter(|f| at <= f.tokens.1 + 2 && f.tokens != figure.tokens);
        behind.is_some_and(|f| (f.tokens.0.saturating_sub(3)..f.tokens.0).any(|i| BESIDE.contains(&word(i))))
    };
    times.peek().is_some() && times.all(|m| of_one_beside(m.start))
}
