//! What a tonne fetched: worth by amount, as a table of both gives it. "giá bình quân 5.674 đô la một tấn", "each tonne earned $540, up 12%".

pub(super) mod stated;

use super::article::{Article, Says};
use super::figures_in_text::{Counts, Figure};
use super::lexicon::Mark;
use super::near_words::is_average;

/// How a figure speaks of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Price {
    /// The words leave no other than worth by amount: an average, what each tonne brought.
    Average,
    /// A price, but perhaps one of a market or a contract.
    Some,
}

/// Most that a tonne costs; more is no price, even of pepper or vanilla.
const DEAREST: f64 = 1e6;
/// How many times one price is another's when both are of the same goods.
const ALIKE: f64 = 20.0;

/// Whether a figure is a price, or a change of one.
pub(super) fn price(article: &Article, figure: &Figure) -> Option<Price> {
    match figure.counts {
        Counts::Money(_) if figure.per_tonne || figure.per_kilo => {
            said(article, figure).or(Some(Price::Some))
        }
        Counts::Money(_) if figure.power == 0 && figure.value() < DEAREST => {
            said(article, figure).or_else(|| goes_on(article, figure))
        }
        Counts::Percent | Counts::Times => changed(article, figure),
        _ => None,
    }
}

/// Whether a stretch of words says a tonne, or a kilogram, by the piece: "mỗi tấn", "a tonne".
fn each_tonne(article: &Article, start: usize, end: usize) -> bool {
    (start..end).any(|i| {
        let word = |n: usize| article.token(i + n).map(|t| t.lower.as_str()).unwrap_or("");
        matches!(
            (word(0), word(1)),
            ("mỗi" | "một", "tấn" | "kg" | "ký")
                | ("each" | "every" | "per" | "a" | "average", "tonne" | "ton" | "kilo" | "kilogram" | "kg")
        )
    })
}

/// Whether a stretch of words speaks of a price, and of an average one.
fn of_price(article: &Article, start: usize, end: usize) -> (bool, bool) {
    let mut found = (false, false);
    let before =
        |i: usize| i.checked_sub(1).and_then(|b| article.token(b)).map(|t| t.lower.as_str()).unwrap_or("");
    for i in start..end {
        let word = |n: usize| article.token(i + n).map(|t| t.lower.as_str()).unwrap_or("");
        let mark = |at: usize| article.mentions_in(at, at + 1).iter().any(|m| m.has(Mark::Nothing));
        match (word(0), word(1)) {
            ("đơn", "giá") | ("unit", "price" | "prices" | "value" | "values") => found = (true, true),
            ("giá", "trị") => {}
            ("giá", _) if matches!(before(i), "trị" | "đánh" | "vô") || mark(i) => {}
            ("giá" | "price" | "prices", _) => found.0 = true,
            _ => {}
        }
    }
    (found.0, found.1 || found.0 && is_average(article, start, end))
}

/// A price by words of its own clause, or right behind it.
fn said(article: &Article, figure: &Figure) -> Option<Price> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let next = figure.tokens.1;
    let (priced, average) = of_price(article, clause, at);
    let by_tonne = figure.per_tonne
        || figure.per_kilo
        || each_tonne(article, clause, at)
        || each_tonne(article, next, next + 2);
    if average || by_tonne && each_tonne(article, clause, at) {
        return Some(Price::Average);
    }
    (by_tonne || priced).then_some(Price::Some)
}

/// The last sum of money before a figure that is a price of the same goods.
fn earlier<'a>(article: &'a Article, figure: &Figure) -> Option<&'a Figure> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let last = article.figures_in(sentence, figure.tokens.0).iter().rev();
    last.into_iter().find(|f| matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces))
}

/// "… 5.674 đô la, cùng kỳ chỉ 3.140 đô la", "from $700 to $543 a tonne": a sum beside a price, and much like it.
fn goes_on(article: &Article, figure: &Figure) -> Option<Price> {
    let alike = |f: &Figure| {
        matches!(f.counts, Counts::Money(_))
            && f.power == 0
            && (1.0 / ALIKE..=ALIKE).contains(&(f.value() / figure.value()))
    };
    let sentence = article.sentence_of(figure.tokens.0);
    let end = article.sentence_start(sentence + 1);
    let before = earlier(article, figure).filter(|f| alike(f)).and_then(|f| said(article, f));
    let after = || {
        let next = article.figures_in(figure.tokens.1, end).first().filter(|f| alike(f))?;
        said(article, next).filter(|_| next.tokens.0 <= figure.tokens.1 + 4)
    };
    before.or_else(after)
}

/// A percentage or a multiple of a price: named in its clause, or that of the price just before.
fn changed(article: &Article, figure: &Figure) -> Option<Price> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let last = article.figures_in(clause, at).last().map_or(clause, |f| f.tokens.1);
    let (priced, average) = of_price(article, last, at);
    if average || each_tonne(article, last, at) {
        return Some(Price::Average);
    }
    // "lượng nhích thêm 8,4%, còn giá lên 8,5%"
    if priced {
        return Some(Price::Some);
    }
    let before = earlier(article, figure)?;
    let fresh = article.mentions_in(before.tokens.1, at).iter().any(|m| {
        m.flow().is_some()
            || m.has(Mark::Worth)
            || m.has(Mark::Quantity)
            || m.has(Mark::Share)
            || matches!(m.says, Says::Named(_) | Says::Topic(_)) && !m.compared
    });
    if fresh {
        return None;
    }
    match before.counts {
        Counts::Money(_) if before.per_tonne || before.per_kilo || before.power == 0 => {
            said(article, before).or_else(|| goes_on(article, before))
        }
        _ => None,
    }
}
