//! Whether a percentage or a multiple is of tonnes: "về lượng", "in volume", "8 million tonnes, 15% more".

use super::article::{Article, Says};
use super::figures_in_text::{Counts, Figure};
use super::lexicon::Mark;

/// Whether a percentage is of tonnes, not of money: "về lượng", "8 million tonnes, 15% more".
pub(super) fn speaks_of_amounts(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let sentence = article.sentence_start(article.sentence_of(at));
    let next = figure.tokens.1;
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    // Said behind the figure: "12,9% về lượng", "up 3% in value".
    let said_behind = |next: usize| {
        let small = matches!(word(next), "in" | "by" | "ve");
        article
            .mentions_in(next, next + 2)
            .iter()
            .any(|m| m.has(Mark::Quantity) && (m.start == next || small && m.start == next + 1))
    };
    if said_behind(next) {
        return true;
    }
    let worth = |i: usize| {
        matches!((word(i), word(i + 1)), ("gia", "tri") | ("tri", "gia") | ("kim", "ngach"))
            || matches!(word(i), "value" | "dollar" | "monetary")
    };
    if matches!(word(next), "ve" | "in" | "by" | "xet") && (worth(next + 1) || worth(next + 2)) {
        return false;
    }
    if let Some(amounts) = amounts_in_order(article, figure) {
        return amounts;
    }
    // "jumped 16.1% in August from a year earlier to 9.34 million tons": what it came to says what grew.
    if comes_to_an_amount(article, figure) {
        return true;
    }
    // Said before it, the nearest word; what stands right behind another figure is that one's.
    let owned = |i: usize| {
        article.figures_in(clause, i).last().is_some_and(|f| said_behind(f.tokens.1) && i <= f.tokens.1 + 1)
    };
    let quantity =
        article.mentions_in(clause, at).iter().rev().find(|m| m.has(Mark::Quantity) && !owned(m.start));
    if let Some(m) = quantity {
        return !(m.end..at).any(worth);
    }
    // "The number of watches shipped rose by 7.0%", "gained 15.4% in units"
    if !article.vietnamese
        && ((sentence..at)
            .any(|i| word(i) == "number" && word(i + 1) == "of" && article.figures_in(i, at).is_empty())
            || word(next) == "in" && matches!(word(next + 1), "units" | "pieces" | "numbers"))
    {
        return true;
    }
    let before = article.figures_in(sentence, at).last();
    // "Lượng ô tô đạt 172.240 chiếc, nhiều hơn năm trước 46,2%": said at the head of the sentence.
    let head = article.mentions_in(sentence, clause).iter().rev().find(|m| m.has(Mark::Quantity));
    if let Some(m) = head.filter(|m| m.start <= sentence + 1) {
        let worth = article.mentions_in(m.end, at).iter().any(|m| m.flow().is_some() || m.has(Mark::Worth))
            || article.figures_in(m.end, at).iter().any(|f| matches!(f.counts, Counts::Money(_)));
        if !worth {
            return true;
        }
    }
    // "gấp đôi năm trước, đạt 657 nghìn tấn": the level that the change led to.
    let end = article.sentence_start(article.sentence_of(at) + 1);
    let reached = article.figures_in(next, end).first().is_some_and(|f| {
        f.counts.is_amount()
            && f.tokens.0 <= next + 8
            && article
                .mentions_in(next, f.tokens.0)
                .iter()
                .all(|m| m.when().is_some() || m.has(Mark::To) || m.has(Mark::Base))
            && article.mentions_in(next, f.tokens.0).iter().any(|m| m.has(Mark::To))
            && !article.mentions_in(next, f.tokens.0).iter().any(|m| m.has(Mark::Worth))
    });
    if reached {
        return true;
    }
    before.is_some_and(|f| {
        f.counts.is_amount()
            && !(f.tokens.1..at).any(worth)
            && !article
                .mentions_in(f.tokens.1, at)
                .iter()
                .any(|m| m.flow().is_some() || m.has(Mark::Worth) || matches!(m.says, Says::Named(_)))
    })
}

/// Whether the words right behind a percentage say of what it is: "42,3% lượng than nhập", "32 per cent of the value", "8% về lượng".
pub(super) fn is_said_behind(article: &Article, figure: &Figure) -> bool {
    let word = |i: usize| article.token(figure.tokens.1 + i).map_or("", |t| t.folded.as_str());
    let lead = (0..3).find(|i| !matches!(word(*i), "of" | "the" | "ve" | "in" | "by" | "tong")).unwrap_or(0);
    let (a, b) = (word(lead), word(lead + 1));
    matches!((a, b), ("luong", _) | ("tri", "gia") | ("gia", "tri") | ("kim", "ngach"))
        || matches!(a, "value" | "volume" | "tonnage" | "weight")
}

/// Words between a change and what it led to.
const REACHES: usize = 12;

/// Whether the next figure of the sentence is an amount that a change led to: "slipped 2.9% to 2.08 million tons", "giảm 2% còn 8.000 tấn".
fn comes_to_an_amount(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let end = article.sentence_start(id + 1);
    let next = article.figures_in(figure.tokens.1, end.min(figure.tokens.1 + REACHES));
    let Some(next) = next.iter().find(|f| f.counts != Counts::Days) else { return false };
    let word = |back: usize| article.word_before(next.tokens.0, back);
    let leads = |w: &str| matches!(w, "to" | "len" | "xuong" | "con");
    next.counts.is_amount()
        && (leads(word(1)) || leads(word(2)))
        && super::kinds::direction(article, figure).is_some()
        && !article.mentions_in(figure.tokens.1, next.tokens.0).iter().any(|m| {
            // Another verb, or the amount spoken of by itself: "up 6.1%, even though the volume slipped to 1.61 million tonnes".
            let verb = m.mark(|k| matches!(k, Mark::Direction(_))).is_some();
            m.flow().is_some() || m.has(Mark::Quantity) || verb
        })
}

/// "517 nghìn tấn, trị giá 3,07 tỷ USD, lần lượt giảm 11,2% và 16,0%": as many percentages as levels before them, in their order.
fn amounts_in_order(article: &Article, figure: &Figure) -> Option<bool> {
    let id = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    if !article.mentions_in(start, end).iter().any(|m| m.has(Mark::Respectively)) {
        return None;
    }
    let all = article.figures_in(start, end);
    let level = |f: &&Figure| matches!(f.counts, Counts::Mass | Counts::Pieces | Counts::Money(_));
    let changes: Vec<&Figure> = all.iter().filter(|f| f.counts == figure.counts).collect();
    let place = changes.iter().position(|f| f.tokens == figure.tokens)?;
    let first = changes.first()?;
    let levels: Vec<&Figure> = all.iter().filter(level).filter(|f| f.tokens.0 < first.tokens.0).collect();
    let mixed = levels.iter().any(|f| f.counts.is_amount()) && levels.iter().any(|f| !f.counts.is_amount());
    (mixed && levels.len() == changes.len() && changes.len() > 1)
        .then(|| levels.get(place).map(|f| f.counts.is_amount()))
        .flatten()
}
