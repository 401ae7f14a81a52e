//! Percents that can be nothing but a part of a whole: "chiếm 62,9%", "accounted for 12%", "12.7% of all export earnings", "bằng 70% cả
//! nước". That the same part grew by just so much is no reason to agree.

use super::article::Article;
use super::figures_in_text::Figure;
use super::kinds::{Guess, Sort};

/// Words that stand for a part of a whole.
const PARTS: [&str; 4] = ["share", "proportion", "portion", "slice"];

/// What a percent may state, without the growth that only stands by where it can be nothing but a share.
pub(super) fn kept(article: &Article, figure: &Figure, mut guesses: Vec<Guess>) -> Vec<Guess> {
    if is_share_outright(article, figure) {
        guesses.retain(|g| g.sort != Sort::Growth || g.cost == 0);
    }
    guesses
}

/// Whether the words right before a figure or right behind it leave no other than a part of a whole.
pub(super) fn is_share_outright(article: &Article, figure: &Figure) -> bool {
    told_before(article, figure) || told_behind(article, figure)
}

fn told_before(article: &Article, figure: &Figure) -> bool {
    let lower = |back: usize| {
        figure.tokens.0.checked_sub(back).and_then(|i| article.token(i)).map_or("", |t| t.lower.as_str())
    };
    let hedged =
        matches!(lower(1), "gần" | "hơn" | "tới" | "khoảng" | "nearly" | "about" | "almost" | "over");
    let at = if hedged { 2 } else { 1 };
    // "nhờ vậy tỷ trọng lên 33,5%", "tỷ trọng đạt 12%"
    let reached = matches!(lower(at), "lên" | "xuống" | "đạt" | "là" | "còn");
    if reached && matches!((lower(at + 2), lower(at + 1)), ("tỷ" | "tỉ", "trọng")) {
        return true;
    }
    // "last year the proportion was 19.1 per cent"
    if matches!(lower(at), "was" | "is" | "at" | "reached") && PARTS.contains(&lower(at + 1)) {
        return true;
    }
    match (lower(at + 1), lower(at)) {
        (_, "chiếm") | ("tỷ" | "tỉ", "trọng") | ("đóng", "góp") => true,
        (_, "represented" | "representing" | "comprised" | "comprising" | "constituted") => true,
        (verb, "for") => verb.starts_with("account"),
        (verb, "up") => matches!(verb, "made" | "make" | "makes" | "making"),
        _ => false,
    }
}

fn told_behind(article: &Article, figure: &Figure) -> bool {
    let lower = |ahead: usize| article.token(figure.tokens.1 + ahead).map_or("", |t| t.lower.as_str());
    let english = lower(0) == "of" && (lower(1) == "all" || lower(1) == "the" && lower(2) == "total");
    let equal = |back: usize| figure.tokens.0.checked_sub(back).is_some_and(|i| article.lower(i) == "bằng");
    let whole = matches!((lower(0), lower(1)), ("cả", "nước") | ("toàn", "quốc" | "tỉnh" | "ngành" | "vùng"));
    english || whole && (equal(1) || equal(2))
}
