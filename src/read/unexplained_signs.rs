//! Signs behind periods, "2022 January*", of which no line of the file says what they mean. Many offices mark figures that are not final so,
//! others a change of method: nothing is made of them, but it is said.

use super::{Role, RowKind, Table};
use crate::diag::{At, Diagnostic};
use crate::lang;

/// The sign at the end of a text that is a period without it.
fn behind_period(text: &str) -> Option<char> {
    let text = text.trim();
    let sign = text.chars().next_back().filter(|c| matches!(c, '*' | '†' | '‡' | '§' | '#'))?;
    let bare = text.trim_end_matches(sign);
    lang::when(bare).is_some_and(|w| w.sure.is_none()).then_some(sign)
}

/// What to say of such signs; `None` where there are none, or the file explains them.
pub(super) fn said(table: &Table) -> Option<Diagnostic> {
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
    let lines =
        [RowKind::Title, RowKind::Note, RowKind::Group, RowKind::Unit].map(|kind| table.texts_of(kind));
    let explained = lines.iter().flatten().any(|line| line.contains(sign));
    (!explained).then(|| {
        Diagnostic::warning("read.sign-unexplained")
            .at(at)
            .with("found", super::tidy(text))
            .with("sign", sign.to_string())
    })
}
