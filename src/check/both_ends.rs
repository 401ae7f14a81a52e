//! The change that stands beside both its ends: "từ 37,5 triệu USD lên 139,2 triệu USD, tức gấp 3,7 lần", "doubled, from CHF 734 to
//! CHF 1,504". Where the table has both ends as the text states them, nothing is left open of what the change is between.

use super::amounts::Amount;
use super::article::Article;
use super::candidates::{meets, stated};
use super::company::Company;
use super::ends_of_change::{end_of_change, is_yearly};
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Sort, behind, direction};
use super::lexicon::Mark;
use super::reading::Reading;
use super::slip::{Slip, is_but_for_a_digit, slip};
use super::table_index::TableIndex;
use super::too_weak::rounds_otherwise;
use super::verdict::{Judged, Verdict};
use super::words::{Token, TokenKind};
use super::working::Working;

/// Words between the ends and their change.
const BESIDE: usize = 6;
/// What is so many times the change between the ends is the change of something else.
const APART: f64 = 4.0;

/// What is found of a figure that nothing else explained, where the two ends of its change stand right before or right behind it.
pub(super) fn judged(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
) -> Option<Judged> {
    if figure.upper.is_some() || figure.per_head || is_yearly(article, figure) || is_compared(article, figure)
    {
        return None;
    }
    let before = place.checked_sub(2).zip(place.checked_sub(1));
    let behind = Some((place + 1, place + 2));
    [before, behind].into_iter().flatten().find_map(|(first, second)| {
        let (from, to) = company.agreed_at(first).zip(company.agreed_at(second))?;
        let figure_at = |tokens: (usize, usize)| article.figures.iter().find(|f| f.tokens == tokens);
        let (start, end) = figure_at(from.0).zip(figure_at(to.0))?;
        let (left, right) =
            if first < place { (end.tokens.1, figure.tokens.0) } else { (figure.tokens.1, start.tokens.0) };
        let apart = right.checked_sub(left)?;
        let joined = apart <= BESIDE
            && article.sentence_of(figure.tokens.0) == article.sentence_of(start.tokens.0)
            && article.sentence_of(figure.tokens.0) == article.sentence_of(end.tokens.0)
            && end_of_change(article, start) == Some(true)
            && end_of_change(article, end) == Some(false);
        // "…, after tariffs were cut by 25 percent", "gấp 2 lần điện thoại": the change of something else, or of another measure.
        let plain =
            (left..right).all(|i| article.token(i).is_some_and(is_plain)) && is_closed(article, figure);
        let said = first < place || figure.counts == Counts::Times || direction(article, figure).is_some();
        if !joined || !plain || !said {
            return None;
        }
        let reading = change(article, figure, (from.1, to.1))?;
        let told = [start, end].map(|f| stated(f, Sort::Value));
        verdict(index, figure, reading, told)
    })
}

/// Words that say no more between the ends and the change than that it is theirs.
const PLAIN: [&str; 48] = [
    "tức", "là", "hay", "nghĩa", "tương", "đương", "với", "gấp", "tăng", "giảm", "thêm", "bớt", "mất", "hụt",
    "được", "mức", "tới", "gần", "hơn", "khoảng", "xấp", "xỉ", "đã", "or", "that", "is", "which", "means",
    "meaning", "a", "an", "gain", "rise", "increase", "growth", "fall", "drop", "decline", "loss", "of",
    "up", "down", "by", "nearly", "about", "more", "than", "almost",
];

fn is_plain(token: &Token) -> bool {
    PLAIN.contains(&token.lower.as_str())
        || [',', '(', ';', '–', '—', '-', ':'].iter().any(|c| token.is(*c))
        || token.is_word("from")
        || token.lower == "từ"
}

/// Whether nothing behind a figure says of what it is: a mark, how long it took, or "as much".
fn is_closed(article: &Article, figure: &Figure) -> bool {
    const BEHIND: [&str; 8] = ["sau", "trong", "after", "in", "over", "within", "from", "từ"];
    let word = |n: usize| article.token(figure.tokens.1 + n).map_or("", |t| t.lower.as_str());
    let ends =
        article.token(figure.tokens.1).is_none_or(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number));
    ends || BEHIND.contains(&word(0))
        || word(0) == "as" && matches!(word(1), "much" | "many") && word(2) != "as"
}

/// Whether it is said what a figure is compared with, which may be something else than the first end.
fn is_compared(article: &Article, figure: &Figure) -> bool {
    let (next, stop) = behind(article, figure);
    article.mentions_in(next, stop).iter().any(|m| m.has(Mark::Base) || m.has(Mark::Than) || m.compared)
}

/// The change between two ends of one thing, as the figure tells it.
fn change(article: &Article, figure: &Figure, (from, to): (&Reading, &Reading)) -> Option<Reading> {
    let alike = from.sort == to.sort
        && from.side == to.side
        && from.names == to.names
        && from.priced == to.priced
        && from.period.step() == to.period.step()
        && from.period.first_day() < to.period.first_day();
    if !alike {
        return None;
    }
    let (then, now) = (from.amount.clone(), to.amount.clone());
    let (sort, working) = match (from.sort, figure.counts) {
        (Sort::Value | Sort::UnitValue | Sort::Share | Sort::Average(_), Counts::Times) => {
            (Sort::Ratio, Working::Ratio(now, then))
        }
        (Sort::Value | Sort::UnitValue | Sort::Average(_), Counts::Percent) => {
            (Sort::Growth, Working::Growth(now, then))
        }
        (Sort::Share, Counts::Points) => (Sort::ShareChange, Working::Change(now, then)),
        _ => return None,
    };
    let (working, amount) = working.worked()?;
    let sign = if sort == Sort::Ratio { 0 } else { direction(article, figure).unwrap_or(0) };
    let made = Reading::of(sort, (to.side, to.names.clone(), to.period), working, amount);
    Some(Reading { base: Some(from.period), sign, priced: to.priced, ..made })
}

/// Whether the figure is the change: of the table's amounts, or of the ends as the text rounds them.
fn verdict(
    index: &TableIndex<'_>,
    figure: &Figure,
    reading: Reading,
    told: [crate::figure::Interval; 2],
) -> Option<Judged> {
    let own = stated(figure, reading.sort);
    if meets(own, &reading) {
        return Some(Judged { verdict: Verdict::Agrees, reading: Some(reading), slip: None });
    }
    let [then, now] = told.map(|interval| Amount { interval, ..reading.amount.clone() });
    let rounded = match &reading.working {
        Working::Ratio(..) => Working::Ratio(now, then),
        Working::Growth(..) => Working::Growth(now, then),
        _ => Working::Change(now, then),
    };
    let as_rounded = rounded.amount().is_some_and(|amount| {
        meets(own, &Reading { amount: Amount { value: reading.amount.value, ..amount }, ..reading.clone() })
    });
    let times = figure.value() / reading.amount.value.abs();
    let near = (1.0 / APART..=APART).contains(&times);
    let digit = is_but_for_a_digit(figure, reading.amount.value).then_some(Slip::Digit);
    let slip = slip(index, figure, &reading, &[]).or(digit);
    let accused = !as_rounded && !rounds_otherwise(figure, &reading) && (near || slip.is_some());
    accused.then_some(Judged { verdict: Verdict::Disagrees, reading: Some(reading), slip })
}
