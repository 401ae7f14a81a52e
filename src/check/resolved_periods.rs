//! Which periods of the table a period named in the text can be.

use super::periods_in_text::When;
use super::table_index::TableIndex;
use crate::period::{Period, Step};

/// What a named period can be, best first.
pub(super) fn resolve(
    when: When,
    index: &TableIndex<'_>,
    said: Option<i16>,
    doc_year: i16,
    spoken: Option<Period>,
    main: Option<Period>,
    head: bool,
) -> Vec<Period> {
    let years: Vec<i16> = said.into_iter().chain([doc_year]).collect();
    let open = |make: &dyn Fn(i16) -> Period| -> Vec<Period> {
        let mut out: Vec<Period> = Vec::new();
        for y in &years {
            let p = make(*y);
            if !out.contains(&p) {
                out.push(p);
            }
        }
        // The latest year in which the table has it, when it has it in none of these.
        if !out.iter().any(|p| index.periods.contains(p)) {
            let late =
                index.periods.iter().rev().map(|p| make(p.end_year())).find(|p| index.periods.contains(p));
            if let Some(late) = late.filter(|p| !out.contains(p)) {
                out.insert(0, late);
            }
        }
        out
    };
    match when {
        When::Exact(Period::Year(y)) => {
            let mut out = vec![Period::Year(y)];
            if !index.periods.contains(&Period::Year(y)) {
                out.extend(
                    index.periods.iter().filter(|p| p.step() == Step::FiscalYear && p.end_year() == y),
                );
            }
            out
        }
        When::Exact(Period::Years(a, b)) => {
            let mut out = vec![Period::Years(a, b)];
            if b == a + 1 {
                out.extend(index.periods.iter().filter(|p| p.step() == Step::FiscalYear && p.year() == a));
            }
            out
        }
        When::Exact(p) => vec![p],
        When::Months(1, 12) => rolling(index, open(&|y| Period::Months(y, 1, y, 12))),
        When::Months(a, b) => open(&|y| Period::Months(y, a, y, b)),
        When::Month(m) => {
            let mut out = open(&|y| Period::Month(y, m));
            // Of which the table has only the first days: "in October" of the first twenty.
            if !out.iter().any(|p| index.knows(*p)) {
                let begun = |p: &&Period| matches!(p, Period::Days(y, a, 1, _, b, _) if years.contains(y) && *a == m && *b == m);
                out.extend(index.periods.iter().rev().filter(begun).take(1));
            }
            out
        }
        When::Quarter(q) => open(&|y| Period::Quarter(y, q)),
        When::Half(h) => open(&|y| Period::Half(y, h)),
        When::Days(m, a, n, b) => {
            open(&|y| Period::Days(y, m, a.min(28.max(a)), y, n, b.min(crate::period::days_in_month(y, n))))
        }
        When::Fiscal(y) => {
            let found = index.periods.iter().find(|p| p.step() == Step::FiscalYear && p.year() == y);
            vec![found.copied().unwrap_or(Period::Months(y, 4, y + 1, 3))]
        }
        When::YearEnding(m) => {
            let found = open(&|y| twelve_months_to(y, m));
            let held: Vec<Period> = found.iter().filter(|p| index.periods.contains(p)).copied().collect();
            if held.is_empty() { found } else { held }
        }
        When::SameOf(y) => match spoken {
            Some(Period::Years(..)) | None => vec![Period::Year(y)],
            Some(p) => p.same_of_year(i32::from(y) - i32::from(p.end_year())).into_iter().collect(),
        },
        When::SameBefore => spoken.and_then(|p| p.same_of_year(-1)).into_iter().collect(),
        // "Last year" of a table that ends with a whole year is that year, when the article is written after it.
        When::YearBefore if head => vec![Period::Year(doc_year), Period::Year(doc_year - 1)],
        When::YearBefore => {
            let same = spoken.and_then(|p| p.same_of_year(-1));
            let whole = Period::Year(spoken.map_or(doc_year, |p| p.end_year()) - 1);
            let mut out = vec![whole];
            out.extend(same.filter(|s| *s != whole));
            if !index.periods.contains(&whole) {
                out.reverse();
            }
            out
        }
        When::MonthOfYearBefore(m) => vec![Period::Month(spoken.map_or(doc_year, |p| p.end_year()) - 1, m)],
        When::YearsBefore(n) => spoken.and_then(|p| p.same_of_year(-i32::from(n))).into_iter().collect(),
        When::MonthBefore => spoken.and_then(last_month).and_then(|p| p.previous()).into_iter().collect(),
        When::QuarterBefore => {
            spoken.filter(|p| p.step() == Step::Quarter).and_then(|p| p.previous()).into_iter().collect()
        }
        When::ThisYear => {
            let own = main.filter(|p| p.end_year() == doc_year);
            // "Năm ngoái …; năm nay …" of a paragraph on eight months: those, where they end as the article's month does.
            let told = spoken.and_then(|p| p.same_of_year(i32::from(doc_year) - i32::from(p.end_year())));
            let told = told.filter(|p| own.is_some_and(|m| m != *p && m.end_day() == p.end_day()));
            let mut out: Vec<Period> = told.into_iter().chain(own).collect();
            if !out.contains(&Period::Year(doc_year)) {
                out.push(Period::Year(doc_year));
            }
            out
        }
        When::WholeYear => vec![Period::Year(said.unwrap_or(doc_year))],
        When::ToDate => {
            // The longest stretch from January that the table has for the year.
            let held = index.periods.iter().filter(|p| p.step() == Step::YearToDate && p.year() == doc_year);
            let mut out: Vec<Period> = held.max_by_key(|p| p.end_day()).copied().into_iter().collect();
            out.extend(
                index.periods.iter().filter(|p| matches!(p, Period::Days(y, 1, 1, ..) if *y == doc_year)),
            );
            // Months only: up to what was spoken of, else up to the last.
            let said = spoken.filter(|p| p.step() == Step::YearToDate && p.year() == doc_year);
            let months = index.periods.iter().rev().find_map(|p| match p {
                Period::Month(y, m) if *y == doc_year => Some(Period::to_date(*y, *m)),
                _ => None,
            });
            if out.is_empty() {
                out.extend(said.or(months));
            }
            out
        }
        // What is planned for it, where the table has that.
        When::NextYear => {
            let next = Period::Year(doc_year + 1);
            index.periods.iter().filter(|p| **p == next).copied().collect()
        }
        When::Day
        | When::Last(_)
        | When::Nth(_)
        | When::YearsAfter(_)
        | When::HalfMonth(_)
        | When::HalfMonthBefore => Vec::new(),
    }
}

/// The month itself, or the last month of a stretch.
pub(super) fn last_month(p: Period) -> Option<Period> {
    match p {
        Period::Month(..) => Some(p),
        Period::Months(_, _, y, m) => Some(Period::Month(y, m)),
        _ => None,
    }
}

/// The twelve months that end with a month of a year.
pub(super) fn twelve_months_to(year: i16, month: u8) -> Period {
    if month == 12 { Period::Year(year) } else { Period::Months(year - 1, month + 1, year, month) }
}

/// "Over the 12 months": the latest twelve that the table has together, where it has no such calendar year.
fn rolling(index: &TableIndex<'_>, mut found: Vec<Period>) -> Vec<Period> {
    let twelve = |p: &&Period| matches!(p, Period::Months(a, m, b, n) if *b == a + 1 && *n + 1 == *m);
    if !found.iter().any(|p| index.knows(*p))
        && let Some(latest) = index.periods.iter().filter(twelve).max_by_key(|p| p.end_day())
    {
        found.insert(0, *latest);
    }
    found
}
