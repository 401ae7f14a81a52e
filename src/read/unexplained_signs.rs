//! Signs behind periods, "2022 January*", or behind figures, "23.3*", of which no line of the file says what they mean. Many offices mark figures that are not final so,
//! others a change of method: nothing is made of them, but it is said.

use super::{Role, RowKind, Table};
use crate::diag::{Arg, At, Diagnostic};
use crate::lang;
use crate::period::Period;

/// The signs. Letters and numbers behind figures are another thing.
pub(super) const SIGNS: [char; 5] = ['*', '†', '‡', '§', '#'];

/// The sign at the end of a text that is a period without it.
fn behind_period(text: &str) -> Option<char> {
    let text = text.trim();
    let sign = text.chars().next_back().filter(|c| SIGNS.contains(c))?;
    let bare = text.trim_end_matches(sign);
    lang::when(bare).is_some_and(|w| w.sure.is_none()).then_some(sign)
}

/// The sign behind the period of a longer head: "2019 (*) Population".
fn within_head(text: &str) -> Option<char> {
    let when = lang::when_in(text).filter(|w| w.year.is_some() && w.sure.is_none())?;
    let tail = text.get(when.start..)?;
    let end = tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '(')))?;
    tail.get(end..)?.chars().next().filter(|c| SIGNS.contains(c))
}

/// Rows that are looked at for the periods that bear a sign.
const ROWS: usize = 20_000;

/// The sign that the newest periods bear and none before them: two at least, and no more than those without it. What is published of late and
/// will be published again is marked so, and nothing else goes on like that to the end. How many there are, and one of them.
pub fn of_newest(table: &Table) -> Option<(char, usize, String)> {
    let columns = &table.understanding.columns;
    let down = columns.iter().position(|c| c.role == Role::Period);
    let texts: Vec<&str> = match down {
        Some(column) => table.rows_of(RowKind::Data).take(ROWS).map(|r| table.grid.cell(r, column)).collect(),
        None => {
            let headers = columns.iter().filter(|c| c.role == Role::Value && c.period.is_some());
            headers.filter_map(|c| c.header.iter().map(String::as_str).find(|t| is_dated(t))).collect()
        }
    };
    let sign = texts.iter().find_map(|t| behind_period(t))?;
    let mut seen: Vec<(Period, bool)> = Vec::new();
    let mut last = "";
    for text in texts {
        // Long tables say a period many times over.
        if core::mem::replace(&mut last, text) == text {
            continue;
        }
        let signed = behind_period(text);
        if signed.is_some_and(|s| s != sign) {
            return None;
        }
        let bare = text.trim().trim_end_matches(sign);
        let period = lang::when(bare).and_then(|w| w.period());
        match (period, signed) {
            (Some(period), _) => seen.push((period, signed.is_some())),
            (None, Some(_)) => return None,
            (None, None) => {}
        }
    }
    seen.sort_unstable();
    seen.dedup();
    let mut marked = 0;
    let mut steps: Vec<_> = seen.iter().map(|(p, _)| p.step()).collect();
    steps.dedup();
    steps.sort_unstable();
    steps.dedup();
    for step in steps {
        let of_step = || seen.iter().filter(|(p, _)| p.step() == step);
        let bare = of_step().filter(|(_, signed)| !signed);
        let first = of_step().find(|(_, signed)| *signed).map(|(p, _)| *p);
        let newest = bare.clone().map(|(p, _)| *p).max();
        if let (Some(first), Some(newest)) = (first, newest)
            && first <= newest
        {
            return None;
        }
        let own = of_step().filter(|(_, signed)| *signed).count();
        if own > bare.count() {
            return None;
        }
        marked += own;
    }
    let lines = lines(table);
    let explained = lines.iter().any(|line| line.contains(sign));
    let (period, _) = seen.iter().find(|(_, signed)| *signed)?;
    (marked >= 2 && !explained).then(|| (sign, marked, period.to_string()))
}

/// Whether a text is a period, with a sign or without.
fn is_dated(text: &str) -> bool {
    lang::when(text.trim().trim_end_matches(SIGNS)).is_some()
}

/// The lines that may explain a sign.
fn lines(table: &Table) -> Vec<String> {
    let kinds = [RowKind::Title, RowKind::Note, RowKind::Group, RowKind::Unit];
    kinds.iter().flat_map(|kind| table.texts_of(*kind)).collect()
}

/// What to say of such signs; nothing where there are none, or the file explains them.
pub(super) fn said(table: &Table) -> Vec<Diagnostic> {
    let lines = lines(table);
    let explained = |sign: char| lines.iter().any(|line| line.contains(sign));
    let figures = table.understanding.signed.as_ref().map(|(n, sign, at, found)| {
        let said = Diagnostic::warning("read.figures-signed").at(*at).with("n", *n);
        (*sign, said.with("found", found.as_str()).with("sign", sign.to_string()))
    });
    let both = behind_periods(table).into_iter().chain(figures);
    let signs = both.filter(|(sign, _)| !explained(*sign)).map(|(_, said)| said);
    signs.chain(letters_lost(table)).collect()
}

/// Names and heads in which question marks stand for letters: another character set lost them, and nobody can say which they were.
fn letters_lost(table: &Table) -> Option<Diagnostic> {
    const ENOUGH: usize = 3;
    let grid = &table.grid;
    let mut first: Option<(At, String)> = None;
    let mut n = 0;
    for row in 0..grid.height().min(ROWS) {
        for (column, cell) in
            grid.filled(row).filter(|(_, cell)| cell.contains('?') && lang::lacks_letters(cell))
        {
            n += 1;
            first.get_or_insert_with(|| {
                (At::cell(grid.number(row), column as u32 + 1), super::columns::short(cell))
            });
        }
    }
    let (at, found) = first.filter(|_| n >= ENOUGH)?;
    Some(Diagnostic::warning("read.letters-lost").at(at).with("n", n).with("found", found))
}

/// Takes back what lines explain that were read later.
pub(super) fn explain(problems: &mut Vec<Diagnostic>, lines: &[String]) {
    problems.retain(|p| {
        let of_signs = matches!(
            p.code.as_ref(),
            "read.figures-signed" | "read.sign-unexplained" | "read.sign-of-newest"
        );
        let sign = p.args.iter().find(|(name, _)| *name == "sign").map(|(_, sign)| sign);
        let Some(Arg::Text(sign)) = sign.filter(|_| of_signs) else { return true };
        !lines.iter().any(|line| line.contains(sign.as_str()))
    });
}

/// The sign of such periods, and what to say of it.
fn behind_periods(table: &Table) -> Option<(char, Diagnostic)> {
    let columns = &table.understanding.columns;
    let period = columns.iter().position(|c| matches!(c.role, Role::Period));
    let down = period.and_then(|column| {
        table.rows_of(RowKind::Data).find_map(|row| {
            let cell = table.grid.cell(row, column);
            Some((At::cell(table.grid.number(row), column as u32 + 1), cell, behind_period(cell)?))
        })
    });
    let across = || {
        columns.iter().filter(|c| c.period.is_some()).find_map(|c| {
            let sign = |t: &str| behind_period(t).or_else(|| within_head(t));
            let text = c.header.iter().find(|t| sign(t).is_some())?;
            Some((At::column(c.index), text.as_str(), sign(text)?))
        })
    };
    let (at, text, sign) = down.or_else(across)?;
    if let Some((newest, n, first)) = of_newest(table).filter(|(newest, ..)| *newest == sign) {
        let said = Diagnostic::note("read.sign-of-newest").at(at).with("n", n).with("first", first);
        return Some((newest, said.with("sign", newest.to_string())));
    }
    let said = Diagnostic::warning("read.sign-unexplained").at(at).with("found", super::tidy(text));
    Some((sign, said.with("sign", sign.to_string())))
}
