//! "the country's No. 1 export", "the Union's number one customer": a place by its number, of what is sold or bought.

use super::article::{Article, Says};
use super::claims_in_words::{Claim, number_word, stand_in};
use super::figures_in_text::Counts;
use super::places_in_order::{place, placed_freely};
use super::table_index::TableIndex;
use super::words::TokenKind;
use crate::dataset::Flow;

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
    at.filter_map(|at| {
        numbered(article, index, at)
            .or_else(|| largest(article, index, at))
            .or_else(|| ordinal(article, index, at))
    })
    .collect()
}

/// "and France fourth", "to rank sixth": a place by its ordinal alone.
fn ordinal(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let token = article.token(at)?;
    let n = number_word(token).filter(|n| (2..=15).contains(n) && is_ordinal(&token.folded))?;
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let before = at.checked_sub(1).map_or("", word);
    let ends = article
        .token(at + 1)
        .is_none_or(|t| t.is('.') || t.is(',') || t.is(';') || t.kind == TokenKind::Line);
    let ranked = matches!(before, "rank" | "ranks" | "ranked" | "ranking");
    // The verb is said once: "The Netherlands came third, and France fourth".
    let from = article.sentence_start(article.sentence_of(at));
    let named = || {
        let mentions = article.mentions_in(from, at);
        mentions.iter().any(|m| m.end == at && matches!(m.says, Says::Named(_)))
            && (from..at).any(|i| is_ordinal(word(i)))
    };
    // "Guatemala comes only fifth, with $998 million", "The country, sixth in 2014, is eighth today": of what was named last.
    let back = (1..4).find_map(|n| {
        let w = at.checked_sub(n).map_or("", word);
        (!matches!(w, "only" | "just" | "now" | "then" | "still" | "a" | "distant")).then_some(w)
    });
    let article_before = matches!(before, "a" | "one" | "the");
    let is = matches!(
        back,
        Some(
            "is" | "was"
                | "comes"
                | "came"
                | "stands"
                | "stood"
                | "sits"
                | "remains"
                | "remained"
                | "finished"
        )
    );
    let after = word(at + 1);
    let timed = || {
        article.mentions_in(at + 1, at + 4).iter().any(|m| m.when().is_some())
            && matches!(after, "in" | "today" | "now" | "last")
    };
    let told = is
        && (ends
            || timed()
            || matches!(after, "behind" | "with" | "today" | "now" | "overall" | "worldwide"))
        || before == "," && timed();
    (ranked || told && !article_before || ends && named())
        .then(|| placed_freely(article, index, (at, at + 1), n))
        .flatten()
}

fn is_ordinal(word: &str) -> bool {
    const ORDINALS: [&str; 14] = [
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
    ];
    ORDINALS.contains(&word)
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
    let noun = first_of(article, at)?;
    // "the second-largest", "one of the biggest", "the two largest" are other places.
    let from = article.clause_start(article.clause_of(at));
    let own = (at.saturating_sub(4).max(from)..at).all(|i| {
        !matches!(word(i), "of" | "not" | "no" | "among" | "once" | "formerly" | "former")
            && article.token(i).is_none_or(|t| number_word(t).is_none())
    });
    (own && article.figures_in(at, noun).is_empty())
        .then(|| placed_freely(article, index, (at, at + 1), 1))
        .flatten()
}

/// What stands behind "the largest" that one thing alone may be: "largest trading partner", the noun.
pub(super) fn first_of(article: &Article, at: usize) -> Option<usize> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    (at + 1..at + 4)
        .find(|i| ALONE.contains(&word(*i)))
        .filter(|_| matches!(word(at), "largest" | "biggest" | "top"))
}

/// What is the first of something in Vietnamese: "thị trường lớn nhất", "mặt hàng số một", by the last word.
const FIRST_OF: [&str; 9] = ["trường", "hàng", "tác", "cấp", "cung", "khách", "phẩm", "ngành", "khẩu"];

/// "Hoa Kỳ vẫn là thị trường lớn nhất", "giày dép là mặt hàng số một", "Trung Quốc đứng đầu bảng": the first place. It may be one of a
/// longer list than the table's, and it accuses nobody.
fn leads(article: &Article, index: &TableIndex<'_>, at: usize) -> Option<Claim> {
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    // "Đức mua nhiều nhất", "nơi mua nhiều hàng Việt Nam nhất"
    let most = (at + 2..at + 7).find(|i| word(*i) == "nhất");
    let buys = matches!(word(at), "mua" | "bán" | "nhập" | "tiêu") && word(at + 1) == "nhiều";
    let buyer = most.filter(|end| buys && article.figures_in(at, *end).is_empty()).map(|end| end + 1);
    let before = |n: usize| at.checked_sub(n).map_or("", word);
    let from = article.clause_start(article.clause_of(at));
    // "một trong những thị trường lớn nhất", "hai thị trường lớn nhất"; "không còn là", "từng là", "mất vị trí dẫn đầu", "vượt Hoa Kỳ để
    // dẫn đầu": not who is named, or not any more.
    let start = article.sentence_start(article.sentence_of(at));
    // "vượt sầu riêng để trở thành nhóm xuất khẩu lớn nhất": of who passed the other, not of the one who was passed.
    let passed = (start..at).rev().find(|i| word(*i) == "vượt");
    let aim = passed.and_then(|p| (p + 1..at).find(|i| matches!(word(*i), "để" | "thành" | "lên")));
    let lost = (start..at).any(|i| {
        matches!(
            word(i),
            "từng"
                | "không"
                | "chưa"
                | "chẳng"
                | "mất"
                | "khỏi"
                | "nhường"
                | "tụt"
                | "thay"
                | "chứ"
                | "soán"
        ) || word(i) == "vượt" && aim.is_none()
    });
    let other = lost
        || (at.saturating_sub(6).max(from)..at).any(|i| {
            matches!(word(i), "trong" | "những" | "các" | "khối")
                || word(i) == "nhóm" && !matches!(word(i + 1), "xuất" | "nhập" | "hàng")
                || article.token(i).and_then(number_word).is_some()
        });
    if other || !article.figures_in(at.saturating_sub(4).max(from), at).is_empty() {
        return None;
    }
    let noun = || (1..=4).any(|n| FIRST_OF.contains(&before(n)));
    let end = match (word(at), word(at + 1)) {
        _ if buyer.is_some() => buyer?,
        ("lớn", "nhất") if noun() => at + 2,
        ("số", "một" | "1") if noun() => at + 2,
        ("đầu", "bảng") => at + 2,
        ("dẫn", "đầu") | ("đứng", "đầu") if word(at + 2) != "bảng" => at + 2,
        _ => return None,
    };
    let mut claim = placed_freely(article, index, (at, end), 1)?;
    // Who buys or sells the most has no place among balances.
    claim.readings.retain(|r| buyer.is_none() || r.side.is_some_and(|s| s.flow != Flow::Balance));
    if let Some((from, to)) = passed.zip(aim) {
        let overtaken: Vec<_> = article
            .mentions_in(from, to)
            .iter()
            .filter_map(super::slot_names::named)
            .flatten()
            .flatten()
            .collect();
        let is_overtaken = |(dim, members): &(usize, Vec<u32>)| {
            overtaken.iter().any(|(d, own)| d == dim && own.iter().any(|c| members.contains(c)))
        };
        claim.readings.retain(|r| !r.names.iter().any(is_overtaken));
    }
    (!claim.readings.is_empty()).then_some(claim)
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
