//! A dataset as a long CSV: one column a dimension, behind it the codes of its members; codes of measures; then period, measure, unit,
//! value, status, row, column. Values as plain decimals with the digits as printed; a missing value is an empty one; row and column as a
//! spreadsheet counts, from 1.

use super::{Codes, Dataset, Series};
use crate::read::{RowKind, Table};
use core::fmt::Write;

/// Whether texts that a spreadsheet would run as formulas are defused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Safety {
    /// Cells as they are: for programs.
    #[default]
    Plain,
    /// An apostrophe before a text that begins with `=`, `+`, `-`, `@`, tab or CR and is no number: for spreadsheets.
    Spreadsheet,
}

/// A cell of a CSV, quoted where it must be. For a spreadsheet it is a text, whatever it begins with: a formula gets an apostrophe, a
/// number stays one.
pub(crate) fn csv_cell(out: &mut String, text: &str, separator: char, safety: Safety) {
    let formula = safety == Safety::Spreadsheet
        && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
        && crate::lang::printed(text).is_none();
    if text.contains([separator, '"', '\n', '\r']) || formula || text.starts_with(' ') || text.ends_with(' ')
    {
        out.push('"');
        if formula {
            out.push('\'');
        }
        for c in text.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        out.push('"');
    } else {
        out.push_str(text);
    }
}

fn cell(out: &mut String, text: &str, safety: Safety) {
    csv_cell(out, text, ',', safety);
}

/// The dataset as long CSV (comma, `"`, LF, UTF-8), in the order of the file.
pub fn tidy_csv(dataset: &Dataset, safety: Safety) -> String {
    let grouped: Vec<bool> =
        dataset.dimensions.iter().map(|d| d.members.iter().any(|m| m.parent.is_some())).collect();
    let codes: Vec<&Codes> = dataset.codes.iter().filter(|codes| is_told(dataset, codes)).collect();
    let mut out = String::new();
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        if grouped.get(d).copied().unwrap_or(false) {
            out.push_str("group,");
        }
        let taken = matches!(
            dimension.name.as_str(),
            "period" | "measure" | "unit" | "value" | "status" | "row" | "column"
        );
        cell(&mut out, &dimension.name, safety);
        out.push_str(if taken { "_dimension," } else { "," });
        code_heads(&mut out, (dataset, &codes), Some(&dimension.name), safety);
    }
    code_heads(&mut out, (dataset, &codes), None, safety);
    out.push_str("period,measure,unit,value,status,row,column\n");
    let mut order: Vec<(u32, u32, u32, u32)> = Vec::with_capacity(dataset.len());
    for (s, series) in dataset.series.iter().enumerate() {
        for (p, point) in series.points.iter().enumerate() {
            order.push((point.row, point.column, s as u32, p as u32));
        }
    }
    order.sort_unstable();
    for (row, column, s, p) in order {
        let Some(series) = dataset.series.get(s as usize) else { continue };
        let Some(point) = series.points.get(p as usize) else { continue };
        for (d, group) in grouped.iter().enumerate() {
            let member = dataset.member(series, d);
            if *group {
                let parent = member
                    .and_then(|m| m.parent)
                    .and_then(|i| dataset.dimensions.get(d)?.members.get(i as usize));
                cell(&mut out, parent.map_or("", |m| m.name.as_str()), safety);
                out.push(',');
            }
            let name = member.map_or("", |m| m.name.as_str());
            cell(&mut out, name, safety);
            out.push(',');
            let of = dataset.dimensions.get(d).map(|d| d.name.as_str());
            code_cells(&mut out, &codes, of, name, safety);
        }
        code_cells(&mut out, &codes, None, measure_of(dataset, series), safety);
        if let Some(period) = point.period {
            let _ = write!(out, "{period}");
        }
        out.push(',');
        cell(&mut out, measure_of(dataset, series), safety);
        out.push(',');
        let other = series.restated(row, column);
        cell(&mut out, other.map_or(series.unit_text.as_str(), |o| o.unit_text.as_str()), safety);
        out.push(',');
        if let Ok(stated) = point.value {
            let back = other.map_or(0, |o| series.unit.power.saturating_sub(o.power));
            let _ = write!(out, "{}", stated.decimal.scaled(back));
        }
        // A break is said beside how sure the figure is; it stands for itself where that is final.
        #[cfg(feature = "studio")]
        let broken = series.breaks.contains(&(row, column));
        #[cfg(not(feature = "studio"))]
        let broken = false;
        let status = match (broken, point.status) {
            (false, status) => status.word().to_owned(),
            (true, super::Status::Final) => "break".to_owned(),
            (true, status) => [status.word(), "; break"].concat(),
        };
        let _ = writeln!(out, ",{status},{row},{column}");
    }
    out
}

fn measure_of<'a>(dataset: &'a Dataset, series: &Series) -> &'a str {
    dataset.measure(series).map_or("", |m| m.name.as_str())
}

/// Whether anything is called by these codes: those of names that went elsewhere (a title, the flow) stand nowhere.
fn is_told(dataset: &Dataset, codes: &Codes) -> bool {
    let has = |name: &str| codes.of.contains_key(name);
    match &codes.dimension {
        Some(of) => {
            dataset.dimensions.iter().any(|d| d.name == *of && d.members.iter().any(|m| has(&m.name)))
        }
        None => dataset.measures.iter().any(|m| has(&m.name)),
    }
}

/// The codes of a dimension's members; with none, of the measures.
fn codes_of<'a>(all: &'a [&'a Codes], dimension: Option<&'a str>) -> impl Iterator<Item = &'a Codes> {
    all.iter().copied().filter(move |c| c.dimension.as_deref() == dimension)
}

fn code_heads(
    out: &mut String,
    (dataset, all): (&Dataset, &[&Codes]),
    dimension: Option<&str>,
    safety: Safety,
) {
    for codes in codes_of(all, dimension) {
        let taken = |name: &str| {
            let own = ["group", "period", "measure", "unit", "value", "status", "row", "column"];
            own.contains(&name) || dataset.dimensions.iter().any(|d| d.name == name)
        };
        cell(out, &codes.name, safety);
        out.push_str(if taken(&codes.name) { "_code," } else { "," });
    }
}

fn code_cells(out: &mut String, all: &[&Codes], dimension: Option<&str>, name: &str, safety: Safety) {
    for codes in codes_of(all, dimension) {
        cell(out, codes.of.get(name).map_or("", String::as_str), safety);
        out.push(',');
    }
}

/// The table that was found as plain CSV: header first, then the rows of figures and of groups, cells untouched.
pub fn rows_csv(table: &Table, safety: Safety) -> String {
    let columns = &table.understanding.columns;
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        for (i, text) in cells.enumerate() {
            if i > 0 {
                out.push(',');
            }
            cell(&mut out, text, safety);
        }
        out.push('\n');
    };
    if !table.understanding.header_rows.is_empty() {
        let single = match table.understanding.header_rows.as_slice() {
            [row] => Some(*row as usize - 1),
            _ => None,
        };
        let names: Vec<String> = columns
            .iter()
            .enumerate()
            .take(single.map_or(columns.len(), |row| table.grid.len_of(row)))
            .map(|(c, column)| match single {
                Some(row) => table.grid.cell(row, c).to_owned(),
                None => column.header.iter().filter(|t| !t.is_empty()).cloned().collect::<Vec<_>>().join(" "),
            })
            .collect();
        line(&mut names.iter().map(String::as_str));
    }
    // A last column that nothing stands in may end with its delimiter or without.
    let width = match table.understanding.header_rows.as_slice() {
        [row] => table.grid.len_of(*row as usize - 1),
        _ => 0,
    };
    let open = width > 1
        && table.rows_of(RowKind::Data).all(|r| crate::read::is_blank(table.grid.cell(r, width - 1)));
    for (row, kind) in table.rows.iter().enumerate() {
        if matches!(kind, RowKind::Data | RowKind::Group) {
            let lacks = *kind == RowKind::Data && open && table.grid.len_of(row) + 1 == width;
            line(&mut table.grid.row(row).chain(lacks.then_some("")));
        }
    }
    out
}
