//! "the country's No. 1 export", "the Union's number one customer": a place by its number, of what is sold or bought.

use super::article::Article;
use super::claims_in_words::{Claim, number_word, stand_in};
use super::figures_in_text::Counts;
use super::places_in_order::{place, placed_freely};
use super::table_index::TableIndex;

/// What may have a place so.
const PLACED: [&str; 24] = [
    "export",
    "exports",
    "import",
    "imports",
    "customer",
    "customers",
    "market",
    "markets",
    "buyer",
    "buyers",
    "supplier",
    "suppliers",
    "destination",
    "partner",
    "product",
    "earner",
    "source",
    "exporter",
    "importer",
    "commodity",
    "item",
    "seller",
    "outlet",
    "outlets",
];

/// The places of a text that are told by a number before what has them, and the first ones.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let at = 0..article.tokens.len();
    if article.vietnamese {
        return at.filter_map(|at| leads(article, index, at)).collect();
    }
    at.filter_map(|at| numbered(article, index, at).or_else(|| largest(article, index, at))).collect()
}

/// What one thing alone may be the largest of.
const ALONE: [&str; 14] = [
    "customer",
    "market",
    "buyer",
    "supplier",
    "destination",
    "partner",
    "earner",
    "source",
    "export",
    "import",
    "seller",
    "product",
    "purchaser",
    "outlet",
];

/// "ASEAN remained its largest trading partner", "China was the biggest supplier": the first place. What it is the largest of may be a
/// longer list than the table's, and it accuses nobody.
fn largest(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    if !matches!(word(at), "largest" | "biggest" | "top") {
        return None;
    }
    // "the second-largest", "one of the biggest", "the two largest" are other places.
    let from = article.clause_start(article.clause_of(at));
    let own = (at.saturating_sub(4).max(from)..at).all(|i| {
        !matches!(word(i), "of" | "not" | "no" | "among" | "once" | "formerly" | "former")
            && article.token(i).is_none_or(|t| number_word(t).is_none())
    });
    let noun = (at + 1..at + 4).find(|i| ALONE.contains(&word(*i)))?;
    (own && article.figures_in(at, noun).is_empty())
        .then(|| placed_freely(article, index, (at, at + 1), 1))
        .flatten()
}

/// What is the first of something in Vietnamese: "thị trường lớn nhất", "mặt hàng số một", by the last word.
const FIRST_OF: [&str; 8] = ["trường", "hàng", "tác", "cấp", "cung", "khách", "phẩm", "ngành"];

/// "Hoa Kỳ vẫn là thị trường lớn nhất", "giày dép là mặt hàng số một", "Trung Quốc đứng đầu bảng": the first place. It may be one of a
/// longer list than the table's, and it accuses nobody.
fn leads(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let before = |n: usize| at.checked_sub(n).map_or("", word);
    let from = article.clause_start(article.clause_of(at));
    // "một trong những thị trường lớn nhất", "hai thị trường lớn nhất"; "không còn là", "từng là", "mất vị trí dẫn đầu", "vượt Hoa Kỳ để
    // dẫn đầu": not who is named, or not any more.
    let start = article.sentence_start(article.sentence_of(at));
    let lost = (start..at).any(|i| {
        matches!(
            word(i),
            "từng"
                | "không"
                | "chưa"
                | "chẳng"
                | "mất"
                | "khỏi"
                | "vượt"
                | "nhường"
                | "tụt"
                | "thay"
                | "chứ"
                | "soán"
        )
    });
    let other = lost
        || (at.saturating_sub(6).max(from)..at).any(|i| {
            matches!(word(i), "trong" | "những" | "các" | "nhóm" | "khối")
                || article.token(i).and_then(number_word).is_some()
        });
    if other || !article.figures_in(at.saturating_sub(4).max(from), at).is_empty() {
        return None;
    }
    let noun = || (1..=4).any(|n| FIRST_OF.contains(&before(n)));
    let end = match (word(at), word(at + 1)) {
        ("lớn", "nhất") if noun() => at + 2,
        ("số", "một" | "1") if noun() => at + 2,
        ("đầu", "bảng") => at + 2,
        ("dẫn", "đầu") | ("đứng", "đầu") if word(at + 2) != "bảng" => at + 2,
        _ => return None,
    };
    placed_freely(article, index, (at, end), 1)
}

fn numbered(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let number = match word(at) {
        "number" => at + 1,
        "no" if article.token(at + 1).is_some_and(|t| t.is('.')) => at + 2,
        _ => return None,
    };
    let n = number_word(article.token(number)?).filter(|n| (1..=20).contains(n))?;
    let dash = usize::from(article.token(number + 1).is_some_and(super::words::Token::is_dash));
    let noun = (number + 1 + dash..number + 4 + dash).find(|i| PLACED.contains(&word(*i)))?;
    // Nothing but what sort of thing it is between.
    if !article.figures_in(number + 1, noun).is_empty() || noun > number + 3 {
        return None;
    }
    // "China, the No. 1 market": whose place it is may be said around it; what its clause names comes second, for it may accuse.
    let bound = || {
        let figure = stand_in(article, at, number + 1, n, Counts::Place)?;
        place(article, index, figure, false).filter(|c| !c.readings.is_empty())
    };
    placed_freely(article, index, (at, number + 1), n).or_else(bound)
}
