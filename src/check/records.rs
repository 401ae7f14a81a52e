//! Records over a stretch of time that hang on a figure beside: "329,3 triệu USD, thấp nhất kể từ tháng 2/2023", "grew 11.49 percent, its
//! best pace since FY14", "84.2 percent, the highest share since FY11", "the price was the lowest since 2020". The figure has to agree;
//! the same is then worked out of every other period of the stretch.

use super::article::{Article, Mention};
use super::claims_in_words::{Claim, number_word};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::periods_in_text::When;
use super::reading::Reading;
use super::stretch_of_time::{Stretch, before, behind};
use super::superlatives::{Agreed, Same, told};
use super::table_index::TableIndex;
use crate::dataset::Flow;
use crate::period::Step;

/// Tokens between a figure and the word that calls it a record.
const NEAR: usize = 7;
/// Figures of the sentences around that a record may be one of.
const MOST: usize = 4;
/// By how much another period has to be more for it to be no record.
const CLEARLY: f64 = 0.01;

/// What kind of figure the words of a record speak of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// Whatever stands beside.
    Any,
    Growth,
    Share,
    Price,
    Level,
}

/// A word that says the most (+1) or the least (−1), of what, and how many tokens it takes.
fn superlative(article: &Article, at: usize) -> Option<(f64, Of, usize)> {
    let word = article.lower(at);
    if article.vietnamese {
        let most = match word {
            _ if article.lower(at + 1) != "nhất" => return None,
            "cao" | "lớn" | "mạnh" | "nhiều" | "sâu" | "đậm" | "tốt" => (1.0, Of::Any),
            "nhanh" => (1.0, Of::Growth),
            "đắt" => (1.0, Of::Price),
            "rẻ" => (-1.0, Of::Price),
            "chậm" => (-1.0, Of::Growth),
            "thấp" | "nhỏ" | "ít" | "yếu" | "nhẹ" | "kém" => (-1.0, Of::Any),
            _ => return None,
        };
        return Some((most.0, most.1, 2));
    }
    let (most, of) = match word {
        "highest" | "largest" | "biggest" | "greatest" | "strongest" | "steepest" | "sharpest"
        | "deepest" | "widest" | "best" | "most" => (1.0, Of::Any),
        "busiest" => (1.0, Of::Level),
        "fastest" | "quickest" => (1.0, Of::Growth),
        "dearest" | "priciest" => (1.0, Of::Price),
        "lowest" | "smallest" | "weakest" | "narrowest" | "mildest" | "worst" | "least" => (-1.0, Of::Any),
        "poorest" | "quietest" | "leanest" => (-1.0, Of::Level),
        "slowest" => (-1.0, Of::Growth),
        "cheapest" => (-1.0, Of::Price),
        "high" | "record" | "peak" => (1.0, Of::Level),
        "low" | "trough" => (-1.0, Of::Level),
        _ => return None,
    };
    Some((most, of, 1))
}

/// What the words behind a superlative say that it is of: "share", "pace", "surplus" (whatever stands beside).
fn of_what(article: &Article, from: usize, to: usize) -> Option<Of> {
    (from..to.min(from + 3)).find_map(|i| match article.lower(i) {
        "share" | "proportion" | "portion" | "ratio" => Some(Of::Share),
        "pace" | "growth" | "rate" | "rise" | "increase" | "gain" | "fall" | "drop" | "decline" => {
            Some(Of::Growth)
        }
        "level" | "total" | "figure" | "month" | "quarter" | "result" | "reading" | "bill" => Some(Of::Level),
        "price" | "prices" => Some(Of::Price),
        _ => None,
    })
}

/// Whether a reading is of the kind that the words speak of.
fn fits(of: Of, said: &Reading) -> bool {
    match of {
        Of::Any => true,
        Of::Growth => said.sort == Sort::Growth,
        Of::Share => said.sort == Sort::Share,
        Of::Price => said.sort == Sort::UnitValue || said.priced,
        Of::Level => matches!(said.sort, Sort::Value | Sort::UnitValue | Sort::Growth),
    }
}

/// The record that a word at a token says, where a figure beside it agrees.
pub(super) fn claim(
    article: &Article,
    index: &TableIndex<'_>,
    agreed: &[Agreed<'_>],
    at: usize,
) -> Option<Claim> {
    let (most, of, long) = superlative(article, at)?;
    let last = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    // "the second highest", "one of the best", "the third-largest": other things.
    let glued = at.checked_sub(1).and_then(|i| article.token(i)).filter(|t| t.is_dash());
    let placed = at.checked_sub(1 + usize::from(glued.is_some())).and_then(|i| article.token(i));
    let second = placed.and_then(number_word).is_some_and(|n| n > 1);
    let at_most = last(1) == "at";
    if second && !article.vietnamese || at_most || super::extremes::one_of_several(article, at) {
        return None;
    }
    let sentence = article.sentence_of(at);
    let start = article.sentence_start(sentence);
    let end = article.sentence_start(sentence + 1);
    let clause_end = article.clause_start(article.clause_of(at) + 1).min(end);
    let noun = matches!(article.lower(at), "high" | "low" | "record" | "peak" | "trough");
    let led = before(article, at).filter(|_| noun);
    let all_time = noun && matches!(last(1), "new" | "time" | "fresh") || article.lower(at) == "record";
    let followed = behind(article, at + long, clause_end.max((at + long + 6).min(end)));
    let (stretch, from, to) = match (led, followed) {
        (Some((stretch, from)), _) => (stretch, from, at + long),
        (None, Some((stretch, to))) => (stretch, at, to),
        (None, None) if all_time && article.lower(at + 1) != "of" => (Stretch::Ever, at, at + long),
        // "quý IV cao nhất, 1,7 triệu tấn", "with April the busiest at 14.7 million": among those of its year.
        _ if is_of_a_part_of_a_year(article, at, at + long) => (Stretch::OwnYear, at, at + long),
        _ => return None,
    };
    let of = of_what(article, at + long, to).unwrap_or(of);
    let pace = article.vietnamese
        && (1..4)
            .any(|n| matches!((last(n + 1), last(n)), ("tốc", "độ") | ("mức", "tăng") | ("mức", "giảm")));
    let of = if pace { Of::Growth } else { of };
    // The figures that it may be a record of: of its sentence, nearest first, those before it before those behind; else the last ones of the
    // sentence before.
    let of_sentence = |from: usize, to: usize| {
        agreed.iter().filter(move |(t, r)| t.0 >= from && t.1 <= to && fits(of, r)).collect::<Vec<_>>()
    };
    let mut anchors = of_sentence(start, at);
    anchors.sort_by_key(|(t, _)| core::cmp::Reverse(t.0));
    let mut right = of_sentence(at, end);
    right.sort_by_key(|(t, _)| t.0);
    let beside = match (anchors.first(), right.first()) {
        (Some((t, _)), _) if t.1 + NEAR > at && !(t.1..at).any(|i| article.lower(i) == ";") => Some(t.0),
        (_, Some((t, _))) if t.0 <= to + 3 => Some(t.0),
        _ => None,
    };
    anchors.extend(right);
    let sized = |f: &Figure| {
        f.counts == Counts::Percent || matches!(f.counts, Counts::Money(_)) || f.counts.is_amount()
    };
    if anchors.is_empty() && sentence > 0 && !article.figures_in(start, end).iter().any(sized) {
        let mut earlier = of_sentence(article.sentence_start(sentence - 1), start);
        earlier.sort_by_key(|(t, _)| core::cmp::Reverse(t.0));
        anchors = earlier;
    }
    anchors.truncate(MOST);
    let mut against = None;
    for ((first, _), said) in anchors {
        match holds(index, said, (most, of, noun), stretch) {
            Some(true) => return told(article, said, (from, to), true),
            Some(false) if Some(*first) == beside && against.is_none() => against = Some(said),
            None if Some(*first) == beside => return None,
            _ => {}
        }
    }
    told(article, against?, (from, to), false)
}

/// Whether a month or a quarter is called the most, and a figure follows at once.
fn is_of_a_part_of_a_year(article: &Article, at: usize, to: usize) -> bool {
    let named = |m: &Mention| {
        let part = match m.when() {
            Some(When::Month(_) | When::Quarter(_)) => true,
            Some(When::Exact(p)) => matches!(p.step(), Step::Month | Step::Quarter),
            _ => false,
        };
        part && (m.end..at).all(|i| matches!(article.lower(i), "the" | "was" | "là" | "vẫn" | "đạt" | "có"))
    };
    let follows = article.figures_in(to, to + 3).first().is_some_and(|f| {
        (to..f.tokens.0).all(|i| matches!(article.lower(i), "," | "at" | "with" | "với" | "đạt" | "("))
    });
    follows && article.mentions_in(at.saturating_sub(6), at).iter().any(named)
}

/// Whether a figure is the most or the least over a stretch; `None` where the table has too little of it, or where it is neither by so
/// much that nobody could mean it.
fn holds(
    index: &TableIndex<'_>,
    said: &Reading,
    (most, of, noun): (f64, Of, bool),
    stretch: Stretch,
) -> Option<bool> {
    let same = match (noun || of == Of::Level) && said.sort == Sort::Growth {
        true => Same::level_of(index, said)?,
        false => Same::of(index, said)?,
    };
    let own = same.at(said, said.period)?;
    let others = stretch.others(index, said.period)?;
    // Surpluses are held against surpluses.
    let balance = said.side.is_some_and(|s| s.in_table() == Some(Flow::Balance) && s.side != 0);
    let all: Vec<f64> =
        others.iter().filter_map(|p| same.at(said, *p)).filter(|v| !balance || *v > 0.0).collect();
    if all.is_empty() || all.len() * 2 < others.len() {
        return None;
    }
    // A fall is the deepest by its size, and the least growth is the one that falls most.
    let falls = own < 0.0 && said.sort == Sort::Growth;
    let ways: &[f64] = if falls { &[1.0, -1.0] } else { &[1.0] };
    let first = |way: f64| all.iter().all(|v| (own - v) * most * way >= 0.0);
    // "the most since 2018": then it was more. Where it was clearly less, another year is the one.
    let then = stretch.last_beyond(index, said.period);
    let then =
        then.filter(|(_, before)| same.at(said, *before).is_some()).and_then(|(p, _)| same.at(said, p));
    let bound = |way: f64| then.is_none_or(|v| (v - own) * most * way >= -CLEARLY * own.abs());
    if ways.iter().any(|way| first(*way)) {
        let bound = ways.iter().any(|way| first(*way) && bound(*way));
        return if bound { stretch.is_covered(index, said.period).then_some(true) } else { Some(false) };
    }
    let beyond = |v: &&f64| (**v - own) * most > CLEARLY * own.abs();
    let more = all.iter().filter(beyond).count();
    let enough = if stretch.is_told() { 1 } else { all.len().max(3) };
    (!falls && more >= enough).then_some(false)
}
