//! Signs behind periods, "2022 January*", or behind figures, "23.3*", of which no line of the file says what they mean. Many offices mark figures that are not final so,
//! others a change of method: nothing is made of them, but it is said.

use super::{Role, RowKind, Table};
use crate::diag::{Arg, At, Diagnostic};
use crate::lang;

/// The signs. Letters and numbers behind figures are another thing.
pub(super) const SIGNS: [char; 5] = ['*', '†', '‡', '§', '#'];

/// The sign at the end of a text that is a period without it.
fn behind_period(text: &str) -> Option<char> {
    let text = text.trim();
    let sign = text.chars().next_back().filter(|c| SIGNS.contains(c))?;
    let bare = text.trim_end_matches(sign);
    lang::when(bare).is_some_and(|w| w.sure.is_none()).then_some(sign)
}

/// What to say of such signs; nothing where there are none, or the file explains them.
pub(super) fn said(table: &Table) -> Vec<Diagnostic> {
    let lines =
        [RowKind::Title, RowKind::Note, RowKind::Group, RowKind::Unit].map(|kind| table.texts_of(kind));
    let explained = |sign: char| lines.iter().flatten().any(|line| line.contains(sign));
    let figures = table.understanding.signed.as_ref().map(|(n, sign, at, found)| {
        let said = Diagnostic::warning("read.figures-signed").at(*at).with("n", *n);
        (*sign, said.with("found", found.as_str()).with("sign", sign.to_string()))
    });
    let both = behind_periods(table).into_iter().chain(figures);
    both.filter(|(sign, _)| !explained(*sign)).map(|(_, said)| said).collect()
}

/// Takes back what lines explain that were read later.
pub(super) fn explain(problems: &mut Vec<Diagnostic>, lines: &[String]) {
    problems.retain(|p| {
        let of_signs = matches!(p.code.as_ref(), "read.figures-signed" | "read.sign-unexplained");
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
            let text = c.header.iter().find(|t| behind_period(t).is_some())?;
            Some((At::column(c.index), text.as_str(), behind_period(text)?))
        })
    };
    let (at, text, sign) = down.or_else(across)?;
    let said = Diagnostic::warning("read.sign-unexplained").at(at).with("found", super::tidy(text));
    Some((sign, said.with("sign", sign.to_string())))
}
