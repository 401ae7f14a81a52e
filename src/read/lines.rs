//! A table that was pasted one cell a line, its empty cells lost: names, each followed by its figures. The figures are put back
//! into columns by what the full records of the same table look like.

use super::grid::{Grid, is_blank};
use super::tidy;
use crate::lang::{self, Evidence};

/// A name and the figures that follow it.
struct Record<'a> {
    line: usize,
    name: &'a str,
    figures: Vec<&'a str>,
}

/// Puts a one-column grid into rows, or gives `None` when it is no such paste. Each record stands in the row of its name; rows
/// of its figures stay empty, so that row numbers remain those of the file.
pub fn realigned(grid: &Grid) -> Option<Grid> {
    if grid.width() > 1 || grid.height() < 12 {
        return None;
    }
    let lines: Vec<(usize, &str)> =
        (0..grid.height()).map(|r| (r, grid.cell(r, 0))).filter(|(_, c)| !is_blank(c)).collect();
    let is_number = |cell: &str| lang::printed(cell).is_some();
    let numbers = lines.iter().filter(|(_, c)| is_number(c)).count();
    if numbers * 4 < lines.len() || numbers * 4 > lines.len() * 3 {
        return None;
    }
    let first = lines.iter().position(|(_, c)| is_number(c))?;
    let records = records(&lines, first.checked_sub(1)?);
    let width = records.iter().map(|r| r.figures.len()).max()?;
    let full: Vec<&Record<'_>> = records.iter().filter(|r| r.figures.len() == width).collect();
    // The names of the columns stand before the first record's name; one column needs no realigning.
    if width < 2 || full.len() < 2 || first < width + 1 {
        return None;
    }
    let decimal: Vec<bool> = (0..width)
        .map(|c| {
            full.iter().filter(|r| r.figures.get(c).is_some_and(|f| has_decimals(f))).count() * 2 > full.len()
        })
        .collect();
    let mut out = Grid::default();
    let mut row = 0;
    let mut put = |line: usize, cells: &[&str]| {
        while row < line {
            out.end_cell();
            out.end_row();
            row += 1;
        }
        for cell in cells {
            out.push_str(cell);
            out.end_cell();
        }
        out.end_row();
        row += 1;
    };
    let names_at = first - 1 - width;
    let above = lines.get(..names_at)?;
    let spanning = above.last().filter(|(_, c)| lang::when_in(c).is_some()).map(|(_, c)| *c);
    let label = above.len().checked_sub(1 + usize::from(spanning.is_some())).filter(|&i| i > 0);
    for (i, &(line, cell)) in above.iter().enumerate() {
        if Some(i) == label || (spanning.is_some() && i + 1 == above.len()) {
            continue;
        }
        put(line, &[cell]);
    }
    let label_text = label.and_then(|i| above.get(i)).map_or("", |(_, c)| *c);
    let names: Vec<&str> = lines.get(names_at..first - 1)?.iter().map(|(_, c)| *c).collect();
    let names_line = lines.get(names_at)?.0;
    if let Some(span) = spanning {
        put(names_line - 1, &[label_text, span]);
        let mut cells = vec![""];
        cells.extend(&names);
        put(names_line, &cells);
    } else {
        let mut cells = vec![label_text];
        cells.extend(&names);
        put(names_line, &cells);
    }
    for record in &records {
        let mut cells = vec![""; width + 1];
        if let Some(slot) = cells.first_mut() {
            *slot = record.name;
        }
        for (column, figure) in places(&record.figures, &decimal).into_iter().zip(&record.figures) {
            if let Some(slot) = cells.get_mut(column + 1) {
                *slot = figure;
            }
        }
        put(record.line, &cells);
    }
    Some(out)
}

fn has_decimals(cell: &str) -> bool {
    lang::printed(cell).is_some_and(|p| matches!(p.evidence, Evidence::Only(_)))
}

/// Groups lines into records. A running number before a name is part of neither.
fn records<'a>(lines: &[(usize, &'a str)], from: usize) -> Vec<Record<'a>> {
    let mut out: Vec<Record<'a>> = Vec::new();
    let mut expected: Option<u32> = None;
    for (i, &(line, cell)) in lines.iter().enumerate().skip(from) {
        if lang::printed(cell).is_none() {
            let digits: String = cell.trim_start().chars().take_while(char::is_ascii_digit).collect();
            if let Some(n) = running(&digits) {
                expected = Some(n + 1);
            }
            out.push(Record { line, name: cell, figures: Vec::new() });
            continue;
        }
        let before_name = lines.get(i + 1).is_some_and(|(_, next)| lang::printed(next).is_none());
        if before_name && expected.is_some() && running(&tidy(cell)) == expected {
            expected = expected.map(|n| n + 1);
            continue;
        }
        if let Some(record) = out.last_mut() {
            record.figures.push(cell);
        }
    }
    out
}

fn running(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.bytes().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

/// Columns of a record's figures: the last ones, which belong together; one figure alone goes where its like stands.
fn places(figures: &[&str], decimal: &[bool]) -> Vec<usize> {
    let width = decimal.len();
    if let [only] = figures {
        let kind = has_decimals(only);
        return vec![decimal.iter().rposition(|d| *d == kind).unwrap_or(width - 1)];
    }
    (width.saturating_sub(figures.len())..width).collect()
}
