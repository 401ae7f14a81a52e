//! A place told right beside the level that makes it: "Đứng thứ nhì là Việt Nam với 403,2 tỷ USD", "Guatemala comes only fifth, with $998
//! million". Of what and when it is a place, the level tells, where that agrees.

use super::article::{Article, Mention, Says};
use super::claims_in_words::{Claim, number_word, reading, stand_in};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::places_in_order::{Among, members, unlisted};
use super::places_in_passing::{LINKS, PLACES};
use super::reading::Reading;
use super::slots::{Doubt, Names, slots};
use super::superlatives::Agreed;
use super::table_index::{TableIndex, Wanted};
use super::words::TokenKind;

/// Words right before a place that make it one, where its level follows; besides those that do so anywhere.
const LED: [&str; 5] = ["ranked", "just", "finished", "in", "stood"];
/// The same before "thứ".
const ORDERS: [&str; 6] = ["đứng", "xếp", "trí", "hạng", "giữ", "lớn"];
/// Words between a place and its level that say nothing of among whom.
const BETWEEN: [&str; 22] = [
    "with", "at", "on", "place", "spot", "position", "là", "với", "đạt", "mức", "nhờ", "khi", "about",
    "some", "around", "nearly", "almost", "just", "gần", "hơn", "khoảng", "chừng",
];
/// Words that narrow among whom a place is one, or say that it was.
const NARROWING: [&str; 20] = [
    "among",
    "amongst",
    "outside",
    "except",
    "excluding",
    "apart",
    "within",
    "behind",
    "after",
    "once",
    "of",
    "trong",
    "ngoài",
    "trừ",
    "sau",
    "từng",
    "riêng",
    "nếu",
    "if",
    "by",
];
/// Words from a place to its level.
const NEAR: usize = 8;
/// The tokens of a place and its number.
fn told(article: &Article, at: usize) -> Option<(usize, usize, i64)> {
    let back = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    let first = article.sentence_start(article.sentence_of(at)) == at;
    if article.vietnamese {
        let of_year = article.lower(at + 2) == "năm"
            && article.token(at + 3).is_some_and(|t| t.kind == TokenKind::Number);
        let ordered = first && article.lower(at + 2) == "là" || ORDERS.contains(&back(1));
        let n = article.token(at + 1).filter(|t| t.kind == TokenKind::Word).and_then(number_word)?;
        let told = article.lower(at) == "thứ" && ordered && !of_year && n > 1;
        return told.then_some((at, at + 2, n));
    }
    let n = article.token(at).filter(|_| PLACES.contains(&article.lower(at))).and_then(number_word)?;
    (LINKS.contains(&back(1)) || LED.contains(&back(1))).then_some((at, at + 1, n))
}

/// The single member that a reading is of, by its dimension.
fn member_of(reading: &Reading) -> Option<(usize, u32)> {
    let (dim, members) = reading.names.last()?;
    let single = members.len() == 1 && reading.names.iter().all(|(_, m)| m.len() == 1);
    Some((*dim, *members.first()?)).filter(|_| single)
}

fn is_of(m: &Mention, own: (usize, u32)) -> bool {
    members(m).is_some_and(|all| all.contains(&own))
}

/// The level behind a place, where nothing between the two says of whom else it is.
fn level<'a>(
    article: &Article,
    (start, end): (usize, usize),
    agreed: &'a [Agreed<'_>],
) -> Option<(&'a Reading, (usize, u32), bool)> {
    let is_level = |f: &&Figure| matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    let id = article.sentence_of(start);
    let last = article.sentence_start(id + 1);
    let figure = article.figures_in(end, (end + NEAR).min(last)).iter().find(is_level)?;
    let (_, reading) = agreed.iter().find(|(tokens, _)| *tokens == figure.tokens)?;
    let own = member_of(reading).filter(|_| reading.sort == Sort::Value && !reading.priced)?;
    let plain = |i: usize| {
        let t = article.token(i);
        let word = t.is_some_and(|t| t.kind == TokenKind::Word && !BETWEEN.contains(&t.lower.as_str()));
        !word
            || article
                .mentions_in(i.saturating_sub(6), i + 1)
                .iter()
                .any(|m| m.start <= i && i < m.end && is_of(m, own))
    };
    let from = article.sentence_start(id);
    // "By dollars" is how the level is told.
    let by_level = |i: usize| {
        article.lower(i) == "by"
            && matches!(article.lower(i + 1), "value" | "dollars" | "revenue" | "receipts")
    };
    let narrowed = (from..start).any(|i| NARROWING.contains(&article.lower(i)) && !by_level(i));
    let others = article
        .mentions_in(from, figure.tokens.0)
        .iter()
        .any(|m| matches!(m.says, Says::Named(_)) && !is_of(m, own) || super::slot_names::absent(m));
    let alone = (end..figure.tokens.0).all(plain) && !narrowed && !others;
    alone.then_some((*reading, own, figure.counts.is_amount()))
}

/// The place that a level makes, said of a number.
fn of_level(
    index: &TableIndex<'_>,
    (level, (dim, member), amounts): (&Reading, (usize, u32), bool),
    n: f64,
) -> Option<Reading> {
    let side = level.side?;
    let rest: Names = level.names.iter().filter(|(d, _)| *d != dim).cloned().collect();
    let measure = if amounts { Wanted::Amount } else { index.plain };
    let among = Among { index, side, rest: &rest, dim, period: level.period, measure };
    let (found, behind) = among.place_of(member)?;
    let far = unlisted(n, found.value, behind);
    Some(reading(Sort::Rank, side, level.names.clone(), level.period, (found, Some("rank")), far, far))
}

/// A place that was found otherwise, with the level right behind it, if it has one that agrees: "lùi xuống thứ 2 với 39.101 chiếc".
pub(super) fn bound(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>], claim: Claim) -> Claim {
    let place = claim.readings.first().is_some_and(|r| r.sort == Sort::Rank);
    let told = level(article, claim.figure.tokens, agreed).filter(|_| place);
    match told.and_then(|level| of_level(index, level, claim.figure.value())) {
        Some(own) => Claim { readings: vec![own], ..claim },
        None => claim,
    }
}

/// The places that stand beside their levels.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>]) -> Vec<Claim> {
    let all = (0..article.tokens.len()).filter_map(|at| told(article, at));
    all.filter_map(|(from, to, n)| {
        let own = of_level(index, level(article, (from, to), agreed)?, n as f64)?;
        let figure = stand_in(article, from, to, n, Counts::Place)?;
        let mut slots = slots(article, index, &figure, Sort::Rank);
        slots.doubt = Doubt::None;
        Some(Claim { figure, readings: vec![own], slots })
    })
    .collect()
}
