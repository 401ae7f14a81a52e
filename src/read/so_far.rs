//! Headers that lean on their neighbours: figures of the year so far beside its months, and years that are printed once over the first
//! of their months or quarters.

use super::{Column, Role};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Part, Sure, When};
use crate::period::Period;

/// What says that figures are of the year so far, folded.
const WORDS: &[&str] = &[
    "year to date",
    "luy ke",
    "cong don",
    "cumulative",
    "cumulated",
    "ytd",
    "累计",
    "累計",
    "tu dau nam",
    "acumulad",
    "cumul",
    "kumul",
    "с начала года",
    "нарастающим",
    "누계",
    "sejak awal tahun",
    "narastajaco",
    "od pocatku roku",
    "สะสม",
    "σωρευτικ",
    "تراكمي",
];

/// Whether words say that figures are cumulative from January on.
pub fn is_to_date(text: &str) -> bool {
    if text.len() > 80 {
        return false;
    }
    let folded = lang::fold(text).replace('-', " ");
    // "Variação acumulada em 3 meses": as long a window every month.
    let window = cfg!(feature = "studio")
        && [" em ", " en ", "rolling ", "trailing ", "ultimos ", "last "].iter().any(|w| {
            folded.split_once(w).is_some_and(|(_, rest)| {
                let months = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                months.len() < rest.len() && (months.starts_with(" meses") || months.starts_with(" months"))
            })
        });
    // Sums over the last twelve months run from no January.
    if window {
        return false;
    }
    if ["12 m", "12 thang", "12m", "twelve months", "doze meses", "doce meses"]
        .iter()
        .any(|w| folded.contains(w))
    {
        return false;
    }
    WORDS.iter().any(|w| folded.contains(w))
}

/// Whether a header says so on one of its levels.
pub fn is_column_to_date(header: &[String]) -> bool {
    header.iter().any(|text| is_to_date(text))
}

/// A name that says nothing more: "Cumulative", "Lũy kế", "累计".
fn is_bare(name: &str) -> bool {
    const BESIDE: &[&str] = &[
        "total", "value", "figure", "figures", "so", "tong", "from", "january", "den", "nay", "het", "thang",
    ];
    let folded = lang::fold(name).replace('-', " ");
    let Some(word) = WORDS.iter().find(|w| folded.contains(**w)) else { return false };
    let rest = folded.replacen(word, "", 1);
    rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|w| {
        BESIDE.contains(&w)
            || matches!(w, "值" | "额" | "額" | "数" | "数值" | "do" | "o" | "e" | "ativo" | "iert" | "d")
    })
}

/// The year so far at a period of the year.
pub fn months_so_far(period: Period) -> Period {
    match period {
        Period::Month(y, m) => Period::to_date(y, m),
        Period::Quarter(y, q) if q <= 4 => Period::to_date(y, q * 3),
        Period::Day(y, m, d) => Period::Days(y, 1, 1, y, m, d),
        other => other,
    }
}

/// The kind of a part of a year and its place in it.
fn place(part: Part) -> Option<(u8, u8)> {
    match part {
        Part::Month(m) => Some((12, m)),
        Part::Quarter(q) => Some((4, q)),
        Part::Half(h) => Some((2, h)),
        _ => None,
    }
}

fn part_of(period: Period) -> Option<(i16, Part)> {
    match period {
        Period::Month(y, m) => Some((y, Part::Month(m))),
        Period::Quarter(y, q) => Some((y, Part::Quarter(q))),
        Period::Half(y, h) => Some((y, Part::Half(h))),
        Period::Months(y, from, z, to) if y == z => Some((y, Part::Months(from, to))),
        _ => None,
    }
}

/// Whether a column holds rates of change.
fn is_growth(column: &Column) -> bool {
    column.unit.as_ref().is_some_and(|u| u.quantity == crate::unit::Quantity::Percent) && says_growth(column)
}

/// Whether a header speaks of a change.
fn says_growth(column: &Column) -> bool {
    const WORDS: &[&str] = &[
        "growth",
        "change",
        "tang truong",
        "tang/giam",
        "tang, giam",
        "tang giam",
        "toc do tang",
        "증감",
        "증가율",
        "增长",
        "增減",
        "增减",
        "增幅",
        "成長率",
        "伸率",
        "伸び率",
        "wachstum",
        "veranderung",
        "variation",
        "variacion",
        "variazione",
        "crecimiento",
        "crescimento",
        "croissance",
        "crescita",
        "wzrost",
        "прирост",
        "pertumbuhan",
        "degisim",
    ];
    let folded = lang::fold(&column.header.join(" "));
    WORDS.iter().any(|w| folded.contains(w))
}

/// Whether a header says that its figures are of the same stretch a year before, and not that they are held against it.
fn is_year_before(column: &Column) -> bool {
    let folded = lang::fold(&column.header.join(" "));
    let says = [
        "去年同期",
        "上年同期",
        "前年同期",
        "전년동기",
        "cung ky nam truoc",
        "same period last year",
        "same period of last year",
    ]
    .iter()
    .any(|w| folded.contains(w));
    let rate = column.unit.as_ref().is_some_and(|u| u.quantity == crate::unit::Quantity::Percent);
    says && !rate && !super::header::compares(&folded) && !is_growth(column)
}

/// Gives the year printed once to the parts of a year behind it: "Nov 2022 | Dec | Jan 2023 | Feb".
fn carry_years(columns: &mut [Column]) {
    let mut last: Option<(i16, Part)> = None;
    let mut falling = false;
    let mut sures: Vec<(Period, Option<Sure>)> = Vec::new();
    // The latest year of the part that stands now over one column after another.
    let mut latest: Option<(i16, Part)> = None;
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        if let Some(period) = column.period {
            sures.push((period, column.sure));
            let now = part_of(period);
            if let (Some((y, a)), Some((z, b))) = (last, now) {
                let order = |year: i16, part| place(part).map(|(per, n)| (year, per, n));
                falling = order(z, b) < order(y, a);
            }
            latest = now.map(|(y, part)| match latest {
                Some((had, same)) if same == part => (had.max(y), part),
                _ => (y, part),
            });
            last = now.or(Some((period.end_year(), Part::Year)));
            continue;
        }
        let (Some(part), Some((year, before))) = (column.part, last) else { continue };
        let year = match (place(part), place(before), part) {
            (Some((per, n)), Some((same, m)), _) if per == same => {
                let down = falling || n + 1 == m;
                match (n > m, down) {
                    (true, true) if n == per && m == 1 => year - 1,
                    (false, false) if n < m => year + 1,
                    _ => year,
                }
            }
            // "September 2023 | Jan–Sep"
            (None, Some((12, m)), Part::Months(_, to)) if to >= m => year,
            // "January to December | 2024 | Share | 2023 | Growth"
            (None, None, Part::Months(..)) if part == before => year,
            _ => continue,
        };
        // "December | 2024 | 2023 | Growth": the growth is that of the later one.
        let grown = latest.filter(|(_, of)| *of == part && is_growth(column)).map(|(y, _)| y);
        let year = grown.unwrap_or(year);
        let Some(period) = (When { year: Some(year), part, sure: None, start: 0, end: 0 }).in_year(year)
        else {
            continue;
        };
        (column.period, column.part) = (Some(period), None);
        // What is worked out of a figure is no surer than it.
        let of = sures.iter().find(|(p, _)| *p == period).and_then(|(_, sure)| *sure);
        column.sure = column.sure.or(of.filter(|s| !matches!(s, Sure::Actual | Sure::Revised)));
        column.evidence.push(
            Diagnostic::note("read.year-carried").at(At::column(column.index)).with("year", year.to_string()),
        );
        if let Some(now) = part_of(period) {
            last = Some(now);
        }
    }
}

/// "Quý I | Quý II | 6 tháng đầu năm 2023": parts of the stretch that stands behind them, where no other year is named.
fn years_behind(columns: &mut [Column]) {
    let years = columns.iter().filter(|c| c.role == Role::Value).filter_map(|c| c.period);
    let mut years: Vec<i16> = years.flat_map(|p| [p.year(), p.end_year()]).collect();
    years.sort_unstable();
    years.dedup();
    let [year] = years.as_slice() else { return };
    let mut parts: Vec<(usize, Period)> = Vec::new();
    let mut behind = None;
    for (at, column) in columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value) {
        match (column.period, column.part) {
            (Some(period), _) => {
                behind = Some(period);
                break;
            }
            (None, Some(part)) => {
                let own = When { year: Some(*year), part, sure: None, start: 0, end: 0 }.in_year(*year);
                match own {
                    Some(period) => parts.push((at, period)),
                    None => return,
                }
            }
            (None, None) => return,
        }
    }
    // All of them together are the stretch.
    let last = parts.last().map(|(_, period)| months_so_far(*period));
    let whole = match behind {
        Some(Period::Half(y, 1)) => Some(Period::to_date(y, 6)),
        Some(Period::Year(y)) => Some(Period::to_date(y, 12)),
        other => other,
    };
    if parts.len() < 2 || last.is_none() || last != whole {
        return;
    }
    for (at, period) in parts {
        let Some(column) = columns.get_mut(at) else { continue };
        (column.period, column.part) = (Some(period), None);
        let said = Diagnostic::note("read.year-carried").at(At::column(column.index));
        column.evidence.push(said.with("year", year.to_string()));
    }
}

/// "2021-22 | %Share | 2022-23 | %Share": a heading that comes again behind every period is of the period before it.
fn each_of_its_own(columns: &mut [Column]) {
    let mut found: Vec<(usize, Period)> = Vec::new();
    let mut last: Option<(usize, Period)> = None;
    for (c, column) in columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value) {
        match (column.period, column.part, last) {
            (Some(period), ..) => last = Some((c, period)),
            (None, None, Some((at, period))) if at + 1 == c => found.push((c, period)),
            _ => {}
        }
    }
    let header = |c: usize| columns.get(c).map(|k| &k.header);
    let [(first, one), rest @ ..] = found.as_slice() else { return };
    let same = rest.iter().all(|(c, period)| header(*c) == header(*first) && period != one);
    let apart = found.iter().zip(rest).all(|((_, a), (_, b))| a != b);
    if rest.is_empty() || !same || !apart {
        return;
    }
    for (c, period) in found {
        let Some(column) = columns.get_mut(c) else { continue };
        column.period = Some(period);
        column.evidence.push(
            Diagnostic::note("read.period-before")
                .at(At::column(column.index))
                .with("period", period.to_string()),
        );
    }
}

/// "6 tháng đầu năm 2021 | 6 tháng cuối năm 2021": beside the second half of a year its first six months are a half as well.
fn first_halves(columns: &mut [Column]) {
    if !columns.iter().any(|c| c.role == Role::Value && matches!(c.period, Some(Period::Half(_, 2)))) {
        return;
    }
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && !is_column_to_date(&c.header)) {
        if let Some(Period::Months(year, 1, end, 6)) = column.period
            && year == end
        {
            column.period = Some(Period::Half(year, 1));
        }
    }
}

/// "Năm 2022 | |" over "Tháng 5 | Lũy kế": a sum under the year alone goes to the month before it.
fn sums_beside_months(columns: &mut [Column]) {
    let mut last: Option<Period> = None;
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        match column.period {
            Some(part @ (Period::Month(..) | Period::Quarter(..))) => last = Some(part),
            Some(Period::Year(year)) if is_column_to_date(&column.header) => {
                let whole = column.header.iter().any(|t| lang::fold(t).contains("ca nam"));
                let Some(month) = last.filter(|p| p.year() == year && !whole) else { continue };
                // That it is of the year so far, and of what, is said where all such columns are read.
                column.period = Some(month);
            }
            _ => {}
        }
    }
}

/// "2024" over "January | February | Total": a total behind the first months of its year is their sum, and of no whole year.
fn sums_of_first_months(columns: &mut [Column]) {
    const TOTALS: [&str; 12] = [
        "total",
        "sum",
        "tong",
        "tong so",
        "tong cong",
        "cong",
        "gesamt",
        "insgesamt",
        "suma",
        "合计",
        "合計",
        "계",
    ];
    let months: Vec<(i16, u8)> = columns
        .iter()
        .filter(|c| c.role == Role::Value)
        .filter_map(|c| if let Some(Period::Month(y, m)) = c.period { Some((y, m)) } else { None })
        .collect();
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        let Some(Period::Year(year)) = column.period else { continue };
        let last = months.iter().filter(|(y, _)| *y == year).map(|(_, m)| *m).max();
        let named = column.header.last().is_some_and(|t| TOTALS.contains(&lang::fold(t).trim()));
        let Some(last) = last.filter(|m| named && *m < 12 && *m > 1) else { continue };
        if !(1..=last).all(|m| months.contains(&(year, m))) {
            continue;
        }
        let period = Period::to_date(year, last);
        column.period = Some(period);
        column.evidence.push(
            Diagnostic::note("read.so-far").at(At::column(column.index)).with("period", period.to_string()),
        );
    }
}

/// "2025" over "Q1 | Q2 | Q3 | Q4", and behind them "Total", which no year stands over: the year of all the quarters or months before it.
#[cfg(feature = "studio")]
fn sums_of_whole_years(columns: &mut [Column]) {
    let mut before: Vec<Period> = Vec::new();
    let mut name = String::new();
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        if let Some(period) = column.period {
            before.push(period);
            name.clone_from(&column.name);
            continue;
        }
        let total = column.part.is_none() && super::is_whole_year(&column.header.join(" "));
        let tail = |n: usize| before.len().checked_sub(n).and_then(|from| before.get(from..)).unwrap_or(&[]);
        let year = tail(1).first().map(|p| p.year()).filter(|_| total);
        let whole = |y: i16| {
            let quarters = (1..=4).map(|q| Period::Quarter(y, q));
            let months = (1..=12).map(|m| Period::Month(y, m));
            tail(4).iter().copied().eq(quarters) || tail(12).iter().copied().eq(months)
        };
        if let Some(year) = year.filter(|y| whole(*y)) {
            column.period = Some(Period::Year(year));
            column.name.clone_from(&name);
            column.evidence.push(
                Diagnostic::note("read.year-carried")
                    .at(At::column(column.index))
                    .with("year", year.to_string()),
            );
        }
        before.clear();
    }
}

/// Years down, and across "Q1 | Q2 | Q3 | Q4 | Total" or "Năm | T1 | … | T12 | Cả năm": the year of the row, whose name is that of
/// its months or quarters and not "Total".
#[cfg(feature = "studio")]
fn years_beside_their_parts(columns: &mut [Column]) {
    let values: Vec<usize> =
        (0..).zip(columns.iter()).filter(|(_, c)| c.role == Role::Value).map(|(n, _)| n).collect();
    let found: Vec<(usize, usize)> = [4, 12]
        .iter()
        .flat_map(|n| values.windows(n + 1))
        .filter_map(|run| {
            let whole = |of: &[usize]| {
                let parts = of.iter().map(|&c| columns.get(c).and_then(|c| c.part));
                let names: Option<Vec<&str>> =
                    of.iter().map(|&c| columns.get(c).map(|c| c.name.as_str())).collect();
                let alike = names.is_some_and(|names| names.windows(2).all(|w| w.first() == w.last()));
                let quarters = (1..=4).map(|q| Some(Part::Quarter(q)));
                let months = (1..=12).map(|m| Some(Part::Month(m)));
                alike && (parts.clone().eq(quarters) || parts.eq(months))
            };
            let (first, behind) = run.split_first()?;
            let (last, before) = run.split_last()?;
            let (year, beside) = if whole(before) {
                (last, before)
            } else if whole(behind) {
                (first, behind)
            } else {
                return None;
            };
            let (year, beside) = (*year, *beside.first()?);
            let (column, other) = (columns.get(year)?, columns.get(beside)?);
            let (named, over) = column.header.split_last()?;
            let over: Vec<&str> = over.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
            let of_it = over.is_empty() || over.join(" ") == other.name;
            let sum = super::is_whole_year(named) && !super::is_average_of_year(named);
            (sum && of_it && column.part.is_none() && column.period.is_none()).then_some((year, beside))
        })
        .collect();
    for (year, beside) in found {
        let Some((name, unit, words)) =
            columns.get(beside).map(|c| (c.name.clone(), c.unit.clone(), c.unit_text.clone()))
        else {
            continue;
        };
        let Some(column) = columns.get_mut(year) else { continue };
        column.name = name;
        if column.unit.is_none() {
            (column.unit, column.unit_text) = (unit, words);
        }
        column.part = Some(Part::Year);
        column.evidence.push(Diagnostic::note("read.year-of-parts").at(At::column(column.index)));
    }
}

/// The later of two stretches of one length; else the one that came last.
fn later(last: Option<Period>, previous: Option<Period>) -> Option<Period> {
    let days = |p: Period| p.end_day() - p.first_day();
    match (last, previous) {
        (Some(a), Some(b)) if b.end_day() > a.end_day() && days(a).abs_diff(days(b)) <= 3 => Some(b),
        _ => last,
    }
}

/// Reads such headers. `in_rows` says that periods stand in the rows.
pub(super) fn settle(columns: &mut [Column], in_rows: bool) {
    if !in_rows {
        years_behind(columns);
        carry_years(columns);
        first_halves(columns);
    }
    if !in_rows {
        sums_beside_months(columns);
        sums_of_first_months(columns);
        #[cfg(feature = "studio")]
        sums_of_whole_years(columns);
        each_of_its_own(columns);
    }
    #[cfg(feature = "studio")]
    if in_rows {
        years_beside_their_parts(columns);
    }
    let mut before: Option<(String, Option<(crate::unit::Unit, String)>)> = None;
    let mut last: Option<Period> = None;
    let mut previous: Option<Period> = None;
    for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
        if !in_rows
            && is_year_before(column)
            && let Some(of) =
                last.map(|p| if is_column_to_date(&column.header) { months_so_far(p) } else { p })
            && let Some(period) = of.same_of_year(-1)
        {
            column.period = Some(period);
            column.evidence.push(
                Diagnostic::note("read.year-before")
                    .at(At::column(column.index))
                    .with("period", period.to_string()),
            );
            continue;
        }
        if !in_rows
            && column.period.is_none()
            && column.part.is_none()
            && let Some(period) = later(last, previous)
            // A row of units is read later.
            && match &column.unit {
                Some(unit) => {
                    unit.quantity == crate::unit::Quantity::Percent
                        && (super::header::compares(&column.header.join(" ")) || is_growth(column))
                }
                None => says_growth(column),
            }
        {
            column.period = Some(period);
            column.evidence.push(
                Diagnostic::note("read.compared")
                    .at(At::column(column.index))
                    .with("period", period.to_string()),
            );
            continue;
        }
        if !is_column_to_date(&column.header) {
            let unit = column.unit.clone().map(|u| (u, column.unit_text.clone()));
            before = Some((column.name.clone(), unit));
            if column.period.is_some() && column.period != last {
                (previous, last) = (last, column.period);
            }
            continue;
        }
        if !in_rows {
            let of = match (column.period, column.part) {
                (Some(own), _) => Some(own),
                (None, None) => last,
                (None, Some(_)) => None,
            };
            if let Some(Part::Month(m)) = column.part {
                column.part = Some(Part::Months(1, m));
            }
            let Some(period) = of.map(months_so_far).filter(|p| Some(*p) != column.period) else { continue };
            if !matches!(period, Period::Months(..)) {
                continue;
            }
            column.period = Some(period);
            column.evidence.push(
                Diagnostic::note("read.so-far")
                    .at(At::column(column.index))
                    .with("period", period.to_string()),
            );
        }
        // "Exports | Cumulative": of what stands before it.
        if let Some((name, unit)) = &before
            && is_bare(&column.name)
            && (!name.is_empty() || !in_rows)
        {
            column.name.clone_from(name);
            if let (None, Some((unit, words))) = (&column.unit, unit) {
                (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
            }
            if in_rows {
                column.evidence.push(Diagnostic::note("read.so-far-of").at(At::column(column.index)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_words_say_no_name_of_their_own() {
        for text in
            ["Cumulative", "Lũy kế", "累计", "累计值", "Cộng dồn", "Acumulado", "YTD", "Year-to-date total"]
        {
            assert!(is_bare(text), "{text}");
        }
        assert!(!is_bare("Cumulative exports") && !is_bare("出口累计"));
    }
}
