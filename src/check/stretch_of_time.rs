//! The stretch over which something is said to be the most or the least: "kể từ tháng 2/2023", "trong 24 tháng qua", "từ trước đến nay",
//! "since the first quarter of 2023", "of the past two years", "in the six fiscal years", "a six-year high".

use super::article::{Article, Mention};
use super::claims_in_words::{number_word, step_word};
use super::lexicon::Mark;
use super::periods_in_text::When;
use super::table_index::TableIndex;
use crate::period::{Period, Step};

/// Words that may stand between a superlative and its stretch.
const FAR: usize = 7;
/// The longest stretch that words count.
const LONGEST: i64 = 60;

/// Over what something is the most or the least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stretch {
    /// The last so many, itself among them; of its own length where no other is said.
    Last(i64, Option<Step>),
    /// Everything behind a period, which itself was more.
    Since(When),
    /// Everything behind a period and perhaps more: "since at least 2018".
    SinceAtLeast(When),
    /// The first and last year.
    Within(i16, i16),
    /// The year that it lies in.
    OwnYear,
    /// That year up to itself.
    YearSoFar,
    /// Whatever the table has.
    Ever,
}

/// Whether a time is the one since which something is a record: "to $82.2bn, the smallest since 2021".
pub(super) fn since_record(article: &Article, m: &Mention) -> bool {
    let led = m.start.checked_sub(1).is_some_and(|i| matches!(article.lower(i), "since" | "từ"));
    let most = |i: usize| article.lower(i) == "nhất" || article.lower(i).ends_with("est");
    led && (m.start.saturating_sub(5)..m.start).any(most)
}

/// The stretch that the words behind a superlative say, up to the end of their clause, and the token behind it.
pub(super) fn behind(article: &Article, from: usize, end: usize) -> Option<(Stretch, usize)> {
    let end = end.min(from + FAR);
    for at in from..end {
        let found = if article.vietnamese { in_vietnamese(article, at) } else { in_english(article, at) };
        if found.is_some() {
            return found;
        }
        // What follows a mark or a figure is said of something else.
        let token = article.token(at)?;
        let stop =
            matches!(token.lower.as_str(), "," | ";" | ":" | "." | "(" | "but" | "nhưng" | "và" | "and");
        // "on-year" is one word.
        let apart = token.is_dash() && at.checked_sub(1).and_then(|i| article.token(i))?.end < token.start;
        if stop || apart || !article.figures_in(at, at + 1).is_empty() {
            return None;
        }
    }
    None
}

/// "a six-year high", "a 12-month low": the words right before.
pub(super) fn before(article: &Article, at: usize) -> Option<(Stretch, usize)> {
    let step = at.checked_sub(1).and_then(|i| article.token(i)).and_then(step_word)?;
    at.checked_sub(2).and_then(|i| article.token(i)).filter(|t| t.is_dash())?;
    let first = at.checked_sub(3)?;
    let n = article.token(first).and_then(number_word).filter(|n| (2..=LONGEST).contains(n))?;
    Some((Stretch::Last(n, Some(step)), first))
}

/// "24 tháng", "một thập niên", "the past eight": so many, and the token behind.
fn counted(article: &Article, at: usize) -> Option<(Stretch, usize)> {
    let word = |n: usize| article.lower(at + n);
    if matches!((word(0), word(1)), ("thập", "niên" | "kỷ")) || matches!(word(0), "decade") {
        return Some((Stretch::Last(10, Some(Step::Year)), at + if word(0) == "decade" { 1 } else { 2 }));
    }
    let n = article.token(at).and_then(number_word).filter(|n| (1..=LONGEST).contains(n))?;
    match (word(1), word(2)) {
        ("thập", "niên" | "kỷ") => return Some((Stretch::Last(n * 10, Some(Step::Year)), at + 3)),
        ("decades", _) => return Some((Stretch::Last(n * 10, Some(Step::Year)), at + 2)),
        _ => {}
    }
    let fiscal = usize::from(matches!(word(1), "fiscal" | "financial" | "crop" | "marketing" | "calendar"));
    let crop = usize::from((word(1), word(2)) == ("niên", "vụ"));
    if crop == 1 && n > 1 {
        return Some((Stretch::Last(n, Some(Step::Year)), at + 3));
    }
    let step = article.token(at + 1 + fiscal).and_then(step_word)?;
    (n > 1).then_some((Stretch::Last(n, Some(step)), at + 2 + fiscal))
}

/// The time that follows "since", past "at least" and "the", and the token behind it.
fn since(article: &Article, from: usize) -> Option<(Stretch, usize)> {
    let far = article.sentence_start(article.sentence_of(from) + 1).min(from + 5);
    // "since January 2023": the stretch from then on, which begins with the word itself.
    let begun = article.mentions_in(from.saturating_sub(1), from).iter().find_map(|m| match m.when()? {
        When::Exact(Period::Months(year, month, ..) | Period::Month(year, month)) => {
            Some((When::Exact(Period::Month(year, month)), m.end))
        }
        When::Months(first, _) => Some((When::Month(first), m.end)),
        When::ToDate => Some((When::Month(1), m.end)),
        _ => None,
    });
    if let Some((when, end)) = begun.filter(|(_, end)| *end > from) {
        let year = article.token(end).and_then(super::periods_in_text::year);
        return Some(match (when, year) {
            (When::Month(month), Some(y)) => (Stretch::Since(When::Exact(Period::Month(y, month))), end + 1),
            _ => (Stretch::Since(when), end),
        });
    }
    let m = article.mentions_in(from, far).iter().find(|m| m.when().is_some())?;
    let small = (from..m.start).all(|i| {
        matches!(
            article.lower(i),
            "at" | "least"
                | "the"
                | "early"
                | "late"
                | "back"
                | "in"
                | "ít"
                | "nhất"
                | "năm"
                | "tháng"
                | "hồi"
        )
    });
    let at_least = (from..m.start).any(|i| matches!(article.lower(i), "least" | "nhất"));
    let stretch = if at_least { Stretch::SinceAtLeast } else { Stretch::Since };
    Some((stretch(m.when()?), m.end)).filter(|_| small)
}

fn in_vietnamese(article: &Article, at: usize) -> Option<(Stretch, usize)> {
    let word = |n: usize| article.lower(at + n);
    // "từ trước đến nay", "trong lịch sử", "từng ghi nhận"
    let ever = article.mentions_in(at, at + 1).iter().find(|m| m.has(Mark::Ever));
    if let Some(m) = ever {
        return Some((Stretch::Ever, m.end));
    }
    match (word(0), word(1), word(2)) {
        ("từ", "trước", "đến" | "tới") => return Some((Stretch::Ever, at + 4)),
        ("lịch", "sử", _) | ("từng", "có", _) | ("từng", "ghi", _) => {
            return Some((Stretch::Ever, at + 2));
        }
        ("mọi", "thời", "đại") => return Some((Stretch::Ever, at + 3)),
        ("từ", "đầu", "năm") => return Some((Stretch::YearSoFar, at + 3)),
        ("kể", "từ", "đầu") if word(3) == "năm" => return Some((Stretch::YearSoFar, at + 4)),
        ("kể", "từ", _) => return since(article, at + 2),
        ("từ", "năm" | "tháng" | "quý", _) => return since(article, at + 1),
        _ => {}
    }
    let lead = match (word(0), word(1)) {
        ("trong", "vòng" | "suốt" | "cả") => 2,
        ("trong" | "suốt" | "của" | "qua" | "cả", _) => 1,
        _ => 0,
    };
    let next = |n: usize| article.lower(at + lead + n);
    if let Some((found, to)) = counted(article, at + lead) {
        let past = matches!(article.lower(to), "qua") as usize
            + 2 * usize::from(matches!((article.lower(to), article.lower(to + 1)), ("gần", "đây")))
            + 3 * usize::from(matches!((article.lower(to), article.lower(to + 1)), ("trở", "lại")));
        return Some((found, to + past));
    }
    match (next(0), next(1)) {
        ("giai", "đoạn") => {
            let m = article.mentions_in(at + lead, at + lead + 4).iter().find_map(|m| match m.when()? {
                When::Exact(Period::Years(a, b)) => Some((a, b, m.end)),
                _ => None,
            });
            Some(m.map_or((Stretch::Ever, at + lead + 2), |(a, b, to)| (Stretch::Within(a, b), to)))
        }
        ("chuỗi", _) | ("bảng", _) if lead > 0 => Some((Stretch::Ever, at + lead + 1)),
        // "cao nhất trong năm", "cao nhất cả năm", "cao nhất năm,": of its own year; "năm 2008" is another.
        ("năm", other) if year_behind(article, at + lead).is_none() && !matches!(other, "thứ" | "liền") =>
        {
            let past = usize::from(matches!(other, "nay" | "qua" | "ngoái"));
            let closed = lead > 0 || past > 0 || !article.token(at + 1).is_some_and(is_word);
            closed.then_some((Stretch::OwnYear, at + lead + 1 + past))
        }
        _ => None,
    }
}

/// A year of four digits behind a token.
fn year_behind(article: &Article, at: usize) -> Option<i16> {
    article.token(at + 1).and_then(super::periods_in_text::year)
}

fn is_word(token: &super::words::Token) -> bool {
    matches!(token.kind, super::words::TokenKind::Word | super::words::TokenKind::Number)
}

fn in_english(article: &Article, at: usize) -> Option<(Stretch, usize)> {
    let word = |n: usize| article.lower(at + n);
    if matches!((word(0), word(1), word(2)), ("so", "far", "this")) {
        return Some((Stretch::YearSoFar, at + 4));
    }
    if let Some(m) = article.mentions_in(at, at + 1).iter().find(|m| m.has(Mark::Ever)) {
        return Some((Stretch::Ever, m.end));
    }
    match (word(0), word(1), word(2)) {
        ("since", ..) => return since(article, at + 1),
        ("ever", ..) => return Some((Stretch::Ever, at + 1)),
        ("on", "record", _) | ("in", "history", _) | ("so", "far", _) => {
            return Some((Stretch::Ever, at + 2));
        }
        ("of", "all", "time") | ("in", "the", "history") => return Some((Stretch::Ever, at + 3)),
        ("this", "year", _) => return Some((Stretch::YearSoFar, at + 2)),
        _ => {}
    }
    if !matches!(word(0), "of" | "in" | "for" | "over" | "on" | "during") {
        return None;
    }
    // "in more than a decade", "of the past eight", "in the six fiscal years", "in at least five years"
    let small = |w: &str| {
        matches!(
            w,
            "the"
                | "a"
                | "an"
                | "past"
                | "last"
                | "more"
                | "than"
                | "at"
                | "least"
                | "nearly"
                | "almost"
                | "about"
                | "over"
                | "its"
                | "this"
                | "whole"
                | "entire"
                | "full"
                | "previous"
        )
    };
    let lead = (1..6).find(|n| !small(word(*n)))?;
    let recent = (1..lead).any(|n| matches!(word(n), "past" | "last"));
    if let Some(found) = counted(article, at + lead) {
        return Some(found);
    }
    match word(lead) {
        "years" | "months" | "decades" => None,
        "period" | "series" | "table" | "review" | "sample" | "dataset" | "data" => {
            Some((Stretch::Ever, at + lead + 1))
        }
        "year" if lead > 1 && word(lead - 1) != "a" => Some((Stretch::OwnYear, at + lead + 1)),
        // "of the past eight": of its own length.
        _ if recent => {
            let n = article.token(at + lead).and_then(number_word).filter(|n| (2..=LONGEST).contains(n))?;
            Some((Stretch::Last(n, None), at + lead + 1))
        }
        _ => None,
    }
}

impl Stretch {
    /// Whether the words count it out or say where it begins: then one period in it that is more contradicts them.
    pub(super) fn is_told(self) -> bool {
        !matches!(self, Stretch::Ever)
    }

    /// The other periods of the same length in it, of those that the table has; `None` where it cannot be told when it began.
    pub(super) fn others(self, index: &TableIndex<'_>, own: Period) -> Option<Vec<Period>> {
        let mut all: Vec<Period> = index.periods.iter().copied().filter(|p| *p != own).collect();
        all.retain(|p| p.step() == own.step() || own.step() == Step::YearToDate && p.step() == Step::Year);
        match self {
            Stretch::Ever => all.retain(|p| p.end_day() <= own.end_day()),
            Stretch::OwnYear => all.retain(|p| p.end_year() == own.end_year()),
            Stretch::YearSoFar => {
                all.retain(|p| p.end_year() == own.end_year() && p.end_day() <= own.end_day())
            }
            Stretch::Within(a, b) => all.retain(|p| (a..=b).contains(&p.end_year())),
            Stretch::Last(n, step) => {
                let step = step.filter(|s| *s != own.step() && !(*s == Step::Year && is_yearly(own)));
                let first = match step {
                    // Months among those of so many years.
                    Some(Step::Year) => own.same_of_year(-i32::try_from(n).ok()?)?,
                    Some(_) => return None,
                    None if is_yearly(own) => own.same_of_year(-i32::try_from(n).ok()?)?,
                    None => {
                        let back = |p: Option<Period>, _| p.and_then(|p| p.previous());
                        (0..n).fold(Some(own), back)?
                    }
                };
                all.retain(|p| p.end_day() > first.end_day() && p.end_day() <= own.end_day());
            }
            Stretch::Since(when) | Stretch::SinceAtLeast(when) => {
                let first = self.begin(when, index, own)?;
                all.retain(|p| p.end_day() > first && p.end_day() <= own.end_day());
            }
        }
        all.sort();
        all.dedup();
        Some(all)
    }

    /// Whether the table reaches over all of it: "the largest in seven years" is not told by six.
    pub(super) fn is_covered(self, index: &TableIndex<'_>, own: Period) -> bool {
        let Stretch::Last(n, step) = self else { return true };
        let alike = || index.periods.iter().filter(|p| p.step() == own.step());
        // Months among those of so many years.
        if step == Some(Step::Year) && !is_yearly(own) {
            let years = alike().map(|p| p.end_year());
            let first = years.clone().min().unwrap_or(i16::MAX);
            return years.max().is_some_and(|last| i64::from(last) - i64::from(first) + 1 >= n);
        }
        // It ends with itself, or with what the table ends with.
        let first = match is_yearly(own) {
            true => i32::try_from(n - 1).ok().and_then(|n| own.same_of_year(-n)),
            false => (1..n).try_fold(own, |p, _| p.previous()),
        };
        let reaches = first.is_some_and(|first| alike().any(|p| p.end_day() <= first.end_day()));
        reaches || alike().count() as i64 >= n
    }

    /// The period since which it is a record, where it is as long as its own: there it was more. With it the one before, which a table
    /// has to know: it may as well begin there.
    pub(super) fn last_beyond(self, index: &TableIndex<'_>, own: Period) -> Option<(Period, Period)> {
        let Stretch::Since(when) = self else { return None };
        let p = self.begin(when, index, own)?;
        let mut alike: Vec<Period> =
            index.periods.iter().filter(|q| q.step() == own.step() && q.end_day() <= p).copied().collect();
        alike.sort();
        let at = alike.pop().filter(|q| q.end_day() == p)?;
        Some((at, alike.pop()?))
    }

    /// The day with which what is excluded from "since" ends: what was then is more.
    fn begin(self, when: When, index: &TableIndex<'_>, own: Period) -> Option<i32> {
        let latest = |make: &dyn Fn(i16) -> Period| {
            let year = own.end_year();
            [year, year - 1].into_iter().map(make).find(|p| p.end_day() < own.end_day())
        };
        let p = match when {
            When::Exact(p) => p,
            When::Month(m) => latest(&|y| Period::Month(y, m))?,
            When::Quarter(q) => latest(&|y| Period::Quarter(y, q))?,
            When::Fiscal(y) => {
                super::resolved_periods::resolve(When::Fiscal(y), index, None, y, None, None, false)
                    .into_iter()
                    .next()?
            }
            _ => return None,
        };
        // "since 2020", of fiscal years: the one that is called so.
        let named = |q: &&Period| q.step() == Step::FiscalYear && (q.end_year() == p.end_year());
        let p = match p {
            Period::Year(_) if own.step() == Step::FiscalYear => {
                index.periods.iter().find(named).copied().unwrap_or(p)
            }
            p => p,
        };
        (p.end_day() < own.end_day()).then_some(p.end_day())
    }
}

/// Whether a period comes once a year.
fn is_yearly(p: Period) -> bool {
    matches!(p.step(), Step::Year | Step::YearToDate | Step::FiscalYear)
}
