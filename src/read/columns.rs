//! The part each column plays, judged by its cells first and its header second, with the evidence for it.

use super::dated;
use super::grid::Grid;
use super::header::{self, Said};
use super::layout::{Rows, sample};
use super::marks::{Basis, Votes};
use super::packed;
use super::roles::Roles;
use super::split_years::{Place, SplitYears};
use super::standing::{lay_out, layout_of};
use super::stats::Stats;
use super::tally::Tally;
use super::units::{other_units, units};
use super::year::Beside;
use super::{Column, Hints, Layout, Role, RowKind, Understanding, tidy};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Mark};
use std::collections::HashMap;

/// Decides everything about columns and puts it into the understanding.
/// `counted` is what was counted over all rows, where the grid holds only some of them.
pub fn understand(
    grid: &Grid,
    name: &str,
    hints: &Hints,
    rows: &Rows,
    u: &mut Understanding,
    counted: Option<&Tally>,
) {
    let first = rows.kinds.iter().position(|k| *k == RowKind::Data).unwrap_or(0);
    let data: Vec<usize> =
        sample(grid, first).into_iter().filter(|&r| rows.kinds.get(r) == Some(&RowKind::Data)).collect();
    let stats = stats_of(grid, &data);
    let unit_rows: Vec<usize> =
        rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Unit).map(|(row, _)| row).collect();
    let paths = header::paths(grid, &rows.header, &unit_rows, &rows.values);
    let mut columns: Vec<Column> = (0..grid.width())
        .map(|c| Column {
            index: c as u32 + 1,
            header: paths.get(c).cloned().unwrap_or_default(),
            ..Column::default()
        })
        .collect();
    super::head_of_series::name_row_only(&mut columns, grid, rows);
    super::unit_rows::without_their_word(&mut columns, rows);
    packed::heads(&mut columns, &rows.values);
    {
        let names = rows.values.iter().position(|v| *v).unwrap_or(0).min(columns.len());
        let mut heads: Vec<Vec<String>> = columns.iter().take(names).map(|c| c.header.clone()).collect();
        if header::without_names_of_levels(&mut heads) > 0 {
            columns.iter_mut().zip(heads).for_each(|(column, head)| column.header = head);
        }
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if rows.values.get(at) == Some(&false) {
            header::name_of_rows(&mut column.header);
        }
        let mut levels: Vec<&str> =
            column.header.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        levels.dedup();
        column.name = levels.join(" ");
        if column.name.is_empty() {
            column.evidence.push(Diagnostic::note("read.header-blank").at(At::column(column.index)));
        }
    }
    let beside = Beside::of(grid, rows, name, u);
    Roles { grid, rows, stats: &stats, data: &data, titled_year: beside.is_some() }.assign(&mut columns);
    dated::folded(&mut columns, grid, &data);
    if let Some(layout) = hints.layout {
        lay_out(&mut columns, layout, &stats);
    }
    for hint in &hints.columns {
        if let Some(column) = columns.get_mut((hint.index as usize).wrapping_sub(1))
            && let Some(role) = hint.role
        {
            column.role = role;
            column.evidence = vec![Diagnostic::note("read.chosen").at(At::column(hint.index))];
        }
    }
    let beyond = columns.iter().flat_map(|c| c.evidence.iter()).filter(|e| e.code == "read.extra-cells");
    u.problems.extend(beyond.cloned());
    let dated = dated::names(&columns, grid, &data);
    let place = Place { grid, rows, name, understanding: u };
    let split = SplitYears::of(&columns, &data, hints.year_begins, &place);
    u.split_years = split.as_ref().map(|(years, _)| *years);
    u.problems.extend(split.and_then(|(_, said)| said));
    let quarters = super::frequency::quarters(&columns, grid, rows, &data);
    u.quarters_by = quarters.as_ref().map(|(place, _)| *place);
    u.problems.extend(quarters.map(|(_, said)| said));
    let over = say_headers(&mut columns, beside.filter(|_| dated.is_none()), hints.layout, u.split_years);
    let in_rows =
        columns.iter().any(|c| matches!(c.role, Role::Period | Role::PeriodPart)) || dated.is_some();
    super::so_far::settle(&mut columns, in_rows);
    if let Some(column) = dated.and_then(|c| columns.get_mut(c)) {
        column.dated = true;
        column.evidence.push(Diagnostic::note("read.year-names").at(At::column(column.index)));
    }
    u.year = beside.map(|b| b.year);
    let down =
        columns.iter().any(|c| c.role == Role::PeriodPart) && !columns.iter().any(|c| c.role == Role::Period);
    let years_between = || {
        let mut groups = rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Group).take(60);
        groups.any(|(row, _)| {
            grid.filled(row).any(|(_, cell)| lang::when(cell).is_some_and(|w| w.year.is_some()))
        })
    };
    let undated = down && beside.is_none() && !columns.iter().any(|c| c.period.is_some()) && !years_between();
    if undated {
        names_without_years(&mut columns);
    }
    if over || (down && !years_between()) {
        u.problems.extend(beside.and_then(|b| b.said()));
    }
    u.unit_of_rest = units(&mut columns, grid, rows, hints, u);
    if let Some((_, words)) = &u.unit_of_rest {
        u.problems.push(Diagnostic::note("read.unit-rest").with("unit", words.clone()));
    }
    other_units(&columns, grid, rows, u);
    decide_marks(&mut columns, u, grid, rows, hints, counted);
    for hint in &hints.columns {
        if let Some(column) = columns.get_mut((hint.index as usize).wrapping_sub(1)) {
            if let Some(name) = &hint.name {
                column.name.clone_from(name);
            }
            if let Some((unit, words)) = hint.unit.as_deref().and_then(lang::unit_in) {
                (column.unit, column.unit_text) = (Some(unit), words);
            }
            if let Some(mark) = hint.decimal {
                column.decimal = mark;
            }
        }
    }
    u.layout = layout_of(&columns);
    duplicates(&mut columns, u);
    u.columns = columns;
}

/// Months of no year that anything names: they tell rows apart as names do.
fn names_without_years(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|c| c.role == Role::PeriodPart) {
        column.role = Role::Dimension;
        column.evidence.push(Diagnostic::warning("read.part-undated").at(At::column(column.index)));
    }
}

// Loops over cells stand in functions of their own, here and elsewhere: an engine that makes a function fast while it runs
// compiles all of it, and does so for long where everything was put into one.
#[inline(never)]
fn stats_of(grid: &Grid, data: &[usize]) -> Vec<Stats> {
    let mut stats = vec![Stats::default(); grid.width()];
    for &row in data {
        for (column, cell) in grid.row(row).enumerate() {
            if let Some(s) = stats.get_mut(column) {
                s.add(cell);
            }
        }
    }
    stats
}

/// Periods, status, units and names out of the headers of figures. Says whether the year that stands beside the table was needed.
#[inline(never)]
fn say_headers(
    columns: &mut [Column],
    beside: Option<Beside>,
    layout: Option<Layout>,
    split: Option<SplitYears>,
) -> bool {
    let values: Vec<usize> =
        columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
    // A person's word that no period stands in the header makes names of its years.
    let as_names = layout.is_some_and(|l| l != Layout::Wide);
    let in_rows = columns.iter().any(|c| c.role == Role::Period) || as_names;
    let said: Vec<Said> = {
        let paths: Vec<&Vec<String>> =
            values.iter().filter_map(|&c| columns.get(c).map(|k| &k.header)).collect();
        header::say(&paths, in_rows, as_names)
    };
    // "Năm 2022 | T1 | T2": the year over the names.
    let head_year = || {
        let mut heads = columns.iter().filter(|c| c.role == Role::Dimension).map(|c| c.header.join(" "));
        heads.find_map(|h| lang::when(&h).filter(|w| w.is_year())).and_then(|w| w.year)
    };
    let title = beside.filter(|b| b.code == "read.year-title");
    let head = if title.is_none() { head_year() } else { None };
    let year = title.map(|b| b.year).or(head).or(beside.map(|b| b.year));
    let code = beside.filter(|_| head.is_none()).map_or("read.year-title", |b| b.code);
    let mut needed = false;
    // Parts of a year that a column named with its year: "December | 2024 | Share": the next is of that year, not of the title's.
    let mut stated: Vec<lang::Part> = Vec::new();
    for (&c, said) in values.iter().zip(said) {
        let Some(column) = columns.get_mut(c) else { continue };
        column.sure = said.sure;
        // A row that is called units says it better than a name does, and leaves the name whole.
        let row_says = column.unit.is_some();
        if let Some((unit, words)) = said.unit.filter(|_| !row_says) {
            (column.unit, column.unit_text) = (Some(unit), words);
            column.evidence.push(
                Diagnostic::note("read.unit-header")
                    .at(At::column(column.index))
                    .with("unit", column.unit_text.clone()),
            );
        }
        column.name = if row_says { column.header.join(" ") } else { said.name };
        let said_when = said.when.map(|w| {
            let written = column.header.iter().find(|t| lang::when(t).or_else(|| lang::when_in(t)).is_some());
            super::read_split_year(split, written.map_or("", String::as_str), w)
        });
        match said_when {
            // Years down and months across, or the other way about; a whole period in the rows wins.
            Some(w) if in_rows && !as_names && w.year.is_none() => column.part = Some(w.part),
            Some(_) if in_rows => {}
            Some(w) => {
                let mut whole = w.period();
                // "2021-22 | Q1": the quarter is counted from the first month of that year.
                if let Some(fiscal @ crate::period::Period::Months(..)) = whole {
                    let mut parts = column.header.iter().filter_map(|t| lang::when(t));
                    let part = parts.rfind(|p| p.year.is_none());
                    whole = part.and_then(|p| super::part_of_split_year(fiscal, p.part)).or(whole);
                    column.sure = column.sure.or(part.and_then(|p| p.sure));
                }
                if w.year.is_some() {
                    stated.push(w.part);
                }
                let titled = year.filter(|_| !stated.contains(&w.part));
                column.period = whole.or_else(|| titled.and_then(|y| w.in_year(y)));
                if column.period.is_none() {
                    column.part = Some(w.part);
                } else if w.year.is_none() {
                    needed |= head.is_none();
                    column.evidence.push(
                        Diagnostic::note(code)
                            .at(At::column(column.index))
                            .with("year", column.period.map(|p| p.year().to_string()).unwrap_or_default()),
                    );
                }
                column.evidence.push(Diagnostic::note("read.period-header").at(At::column(column.index)));
            }
            None => {}
        }
    }
    needed
}

/// Problems of one kind that are listed one by one; more are only counted.
pub(super) const MOST_PROBLEMS: usize = 200;

/// Decimal mark and counts of every column of figures.
#[inline(never)]
fn decide_marks(
    columns: &mut [Column],
    u: &mut Understanding,
    grid: &Grid,
    rows: &Rows,
    hints: &Hints,
    counted: Option<&Tally>,
) {
    let own;
    let tally = match counted {
        Some(tally) => tally,
        None => {
            own = Tally::of(grid, &rows.kinds, columns);
            &own
        }
    };
    let values: Vec<usize> =
        columns.iter().enumerate().filter(|(_, c)| c.role == Role::Value).map(|(c, _)| c).collect();
    for &c in &values {
        if let (Some(column), Some(own)) = (columns.get_mut(c), tally.column(c)) {
            (column.numbers, column.missing, column.not_understood) =
                (own.numbers, own.missing, own.not_understood);
        }
    }
    let room = MOST_PROBLEMS.saturating_sub(u.problems.len());
    u.problems.extend(tally.odd.iter().take(room).cloned());
    let said = [Diagnostic::warning("read.lettered"), Diagnostic::note("read.lettered")];
    for (said, (n, first)) in said.into_iter().zip(&tally.lettered) {
        if let Some((at, found, letters)) = first {
            let said = said.at(*at).with("n", *n).with("found", found.as_str());
            u.problems.push(said.with("letters", letters.as_str()));
        }
    }
    u.signed.clone_from(&tally.signed);
    let mut all = Votes::default();
    // Whole numbers say something about marks only in a column that has any.
    values
        .iter()
        .filter_map(|&c| tally.column(c))
        .filter(|t| t.votes.has_marks())
        .for_each(|t| all.and(&t.votes));
    let (mark, mut basis) = all.decide(likely(u.delimiter, &all, grid));
    // Cells cut at commas speak for decimal points, a language of decimal commas against: somebody must look.
    if mark == Mark::Comma && u.delimiter == Some(',') && all.plain_short == 0 && basis == Basis::Likely {
        basis = Basis::Doubtful;
    }
    u.decimal = hints.decimal.unwrap_or(mark);
    u.decimal_doubtful = basis == Basis::Doubtful && hints.decimal.is_none();
    u.thousands = tally.sign.or_else(|| {
        let grouped = match u.decimal {
            Mark::Point => tally.commas,
            Mark::Comma => tally.points,
        };
        grouped.then(|| u.decimal.other().char())
    });
    // What was chosen does not fit numbers that can be read in one way only.
    if let Some(chosen) = hints.decimal
        && let contrary @ 1.. = match chosen {
            Mark::Point => all.comma,
            Mark::Comma => all.point,
        }
    {
        let said = Diagnostic::warning("read.decimal-contrary").at(At::FILE).with("n", contrary as usize);
        let said = said.with("mark", chosen.char().to_string());
        u.problems.push(said.with("other", chosen.other().char().to_string()));
    }
    if u.decimal_doubtful
        && let Some((at, found)) = &tally.example
    {
        let said = Diagnostic::warning("read.decimal-doubtful").at(*at);
        u.problems.push(said.with("found", found.clone()).with("mark", u.decimal.char().to_string()));
    }
    for &c in &values {
        let (Some(column), Some(v)) = (columns.get_mut(c), tally.column(c).map(|t| &t.votes)) else {
            continue;
        };
        // A column whose numbers can only be read the other way keeps its own mark.
        let (own, basis) = v.decide(u.decimal);
        column.decimal = if basis == Basis::Certain && hints.decimal.is_none() { own } else { u.decimal };
        if column.decimal != u.decimal {
            u.problems.push(
                Diagnostic::warning("read.decimal-mixed")
                    .at(At::column(column.index))
                    .with("mark", own.char().to_string()),
            );
        }
    }
}

/// What language and delimiter suggest where numbers do not say.
fn likely(delimiter: Option<char>, votes: &Votes, grid: &Grid) -> Mark {
    match delimiter {
        Some(';') => return Mark::Comma,
        // A comma that cuts cells and stands in numbers as well groups their digits.
        Some(',') if votes.either_comma > 0 || !votes.has_marks() => return Mark::Point,
        // Long numbers without any mark say that points do not group; commas cut cells, and stand in no number.
        Some(',') if votes.plain_long > 0 && votes.either_point > 0 => return Mark::Point,
        _ => {}
    }
    // Nobody who writes 31.12.2023 groups digits with commas.
    let dotted = |cell: &str| {
        let mut parts = cell.trim().splitn(3, '.');
        let mut digits = |least: usize, most: usize| {
            parts
                .next()
                .is_some_and(|t| (least..=most).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit()))
        };
        digits(1, 2) && digits(1, 2) && digits(4, 4)
    };
    if (0..grid.height().min(40)).any(|r| grid.row(r).take(3).any(dotted)) {
        return Mark::Comma;
    }
    let accents = (0..grid.height().min(40))
        .flat_map(|r| grid.row(r))
        .flat_map(str::chars)
        .filter(|c| matches!(u32::from(*c), 0xC0..=0x24F | 0x1EA0..=0x1EF9))
        .count();
    if accents >= 3 { Mark::Comma } else { Mark::Point }
}

/// The beginning of a cell, for a sentence.
pub fn short(cell: &str) -> String {
    let text = tidy(cell.get(..cell.char_indices().nth(200).map_or(cell.len(), |(at, _)| at)).unwrap_or(""));
    match text.char_indices().nth(60) {
        Some((at, _)) => {
            let mut cut = text.get(..at).unwrap_or("").to_owned();
            cut.push('…');
            cut
        }
        None => text,
    }
}

/// Two columns of the same name: the second is told from the first by a number behind it, so that neither's figures are lost.
#[inline(never)]
fn duplicates(columns: &mut [Column], u: &mut Understanding) {
    let mut seen: HashMap<(String, Option<crate::period::Period>), (u32, u32)> = HashMap::new();
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.part.is_none()) {
        // "Gạo | Gạo" over "Nghìn tấn | Triệu USD": what they count tells them apart.
        let name = [column.header.join(" "), column.name.clone(), column.unit_text.clone()].join("\n");
        let key = (name, column.period);
        if let Some((first, times)) = seen.get_mut(&key) {
            *times += 1;
            let name = if column.name.is_empty() { "value" } else { column.name.as_str() };
            column.name = format!("{name} ({times})");
            if u.problems.len() < MOST_PROBLEMS {
                u.problems.push(
                    Diagnostic::warning("read.header-twice")
                        .at(At::column(column.index))
                        .with("found", short(&column.header.join(" ")))
                        .with("column", *first),
                );
            }
        } else {
            seen.insert(key, (column.index, 1));
        }
    }
}
