//! A change over so many years, told by their number: "over the twenty years exports advanced by 14.6 per cent a year", "in the first ten
//! years …, in the second ten 10.4 per cent", "two decades on it sold fifteen times as much", "sau 20 năm tăng gấp 15 lần", "thập niên 2001-2010
//! …; mười năm kế tiếp hạ xuống 14,6%; bốn năm gần nhất chỉ còn 9,3%". The years end with what the article is about, are those that the table
//! has, or follow on those that the sentence named. It agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::claims_in_words::number_word;
use super::ends_of_change::is_yearly;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest};
use super::table_index::{Amount, TableIndex};
use crate::dataset::Status;
use crate::period::Period;

/// Years that a stretch has at least, and at most.
const YEARS: core::ops::RangeInclusive<i64> = 3..=60;
/// How many values a figure is held against, by its digits: so many years are seldom met by chance.
const TRIES: [usize; 4] = [0, 2, 6, 8];

/// The part of the table's years that is meant.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    First,
    Last,
    /// Behind the year that the sentence named last.
    Next(i16),
}

/// The number of years that stands nearest before a figure in its sentence, and which.
fn stretch(article: &Article, from: usize, at: usize) -> Option<(i64, Part)> {
    let years = |i: usize| {
        let n = article.token(i).and_then(number_word)?;
        // "tháng 10 năm 2010", "the second decade".
        let dated =
            i.checked_sub(1).is_some_and(|b| matches!(article.lower(b), "tháng" | "quý" | "ngày" | "thứ"));
        let ordinal = article.token(i).is_some_and(|t| {
            matches!(t.lower.as_str(), "first" | "second" | "third" | "fourth" | "fifth")
                || t.lower.ends_with("th")
        });
        if dated || ordinal || article.token(i + 2).and_then(super::periods_in_text::year).is_some() {
            return None;
        }
        let many = match article.lower(i + 1) {
            "years" | "năm" => n,
            "decades" | "thập" => n * 10,
            _ => return None,
        };
        YEARS.contains(&many).then_some(many)
    };
    let said = (from..at).rev().find_map(|i| Some((i, years(i)?)));
    let before = |i: usize, n: usize| i.checked_sub(n).map_or("", |b| article.lower(b));
    let follows = |i: usize| {
        let next = matches!(article.lower(i + 2), "kế" | "tiếp")
            || matches!((article.lower(i + 2), article.lower(i + 3)), ("sau", "đó"))
            || matches!(before(i, 1), "next" | "following" | "subsequent");
        let named = |p: &Period| if let Period::Years(_, b) = p { Some(*b) } else { None };
        let said =
            || article.mentions_in(from, i).iter().rev().find_map(|m| m.periods.first().and_then(named));
        if next { said().map(Part::Next) } else { None }
    };
    let part = |i: usize| {
        if let Some(next) = follows(i) {
            return next;
        }
        let first = (1..=2).any(|n| before(i, n) == "first") || article.lower(i + 2) == "đầu";
        if first { Part::First } else { Part::Last }
    };
    let (i, n) = said?;
    // "in the second ten": the same number again.
    let again = (i + 2..at).rev().find(|k| {
        matches!(before(*k, 1), "second" | "next" | "last" | "following")
            && article.token(*k).and_then(number_word).is_some_and(|m| m == n || m * 10 == n)
    });
    Some((n, if again.is_some() { Part::Last } else { part(i) }))
}

/// The first and the last year of a stretch, as the table has them.
fn ends(article: &Article, index: &TableIndex<'_>, (n, part): (i64, Part)) -> Option<(Period, Period)> {
    let years = || index.periods.iter().filter_map(|p| if let Period::Year(y) = p { Some(*y) } else { None });
    let n = i16::try_from(n).ok()?;
    let about = article.main.and_then(|p| if let Period::Year(y) = p { Some(y) } else { None });
    let latest = index.latest().and_then(|p| if let Period::Year(y) = p { Some(y) } else { None });
    let last = about.max(latest)?;
    let (a, b) = match part {
        Part::First => years().min().map(|y| (y, y + n))?,
        Part::Last => (last - n, last),
        Part::Next(year) => (year, year + n),
    };
    let known = |y: i16| years().any(|own| own == y);
    (known(a) && known(b)).then_some((Period::Year(a), Period::Year(b)))
}

/// What a figure meets of a change over the years that its sentence counts.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let sort = match figure.counts {
        Counts::Percent => Sort::Growth,
        Counts::Times => Sort::Ratio,
        _ => return None,
    };
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let counted = stretch(article, from, figure.tokens.0)?;
    let (a, b) = ends(article, index, counted)?;
    let slots = super::second_look::widened(article, index, figure, sort, slots_of(sort));
    // "tăng bình quân 17,4% mỗi năm; mười năm kế tiếp hạ xuống 14,6%": said once for all of them.
    let before = article.figures_in(from, figure.tokens.0);
    let yearly = is_yearly(article, figure)
        || before.iter().any(|f| f.counts == Counts::Percent && is_yearly(article, f));
    let mut out: Vec<Reading> = Vec::new();
    for flow in slots.flows.iter().take(3) {
        for names in slots.names.iter().take(2) {
            let of = |p: Period| -> Option<Amount> {
                level(index, flow.value, &names.value, index.plain, p).filter(|a| a.status != Status::Plan)
            };
            let Some((now, then)) = of(b).zip(of(a)) else { continue };
            let n = f64::from(b.end_year() - a.end_year());
            let working = match sort {
                Sort::Ratio => Working::Ratio(now, then),
                _ if yearly => Working::Annual(now, then, Amount::number(n)),
                _ => Working::Growth(now, then),
            };
            let Some((working, amount)) = working.worked() else { continue };
            let about = (flow.value, names.value.clone(), b);
            let cost = flow.cost + names.cost;
            let read = Reading::of(sort, about, working, amount).fetched(cost, cost);
            out.push(Reading { base: Some(a), ..read });
        }
    }
    nearest(figure, out, most(figure, TRIES))
}
