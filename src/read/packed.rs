//! Heads that hold several dimensions in one cell: `total;towns;2021;[persons]`. Where all columns of figures are headed so and one place
//! holds their periods, each place is a level of the header.

use super::Column;
use crate::lang;

/// The places of a head; nothing where it is no such one.
fn places(head: &str) -> Vec<&str> {
    let text = head.trim().trim_end_matches(';');
    text.split(';').map(str::trim).collect()
}

/// A head that names a part of a year behind its measure, "Quantity-Jan", "Value_M03", and the two.
fn measured(head: &str) -> Option<(&str, &str)> {
    let (name, part) = head.trim().rsplit_once(['-', '_'])?;
    let whole = || super::is_whole_year(part);
    (!name.trim().is_empty() && part.len() <= 20).then_some(())?;
    // Alone "-1" is no month, but "-Jan" is.
    let is_part = part.contains(char::is_alphabetic) && lang::when(part).is_some_and(|w| w.year.is_none());
    (is_part || whole()).then_some((name.trim(), part.trim()))
}

/// Takes heads of several measures apart, each with all parts of a year: "Quantity-Jan | Value-Jan | Quantity-Feb | Value-Feb".
fn measures(columns: &mut [Column], values: &[bool]) -> bool {
    let mut found = Vec::new();
    for (c, column) in columns.iter().enumerate() {
        if values.get(c) == Some(&true)
            && let [head] = column.header.as_slice()
            && let Some((name, part)) = measured(head)
        {
            found.push((c, name.to_owned(), part.to_owned()));
        }
    }
    let Some((_, first, _)) = found.first() else { return false };
    let each = found.iter().filter(|(_, name, _)| name == first).count();
    if each < 4 || found.iter().any(|(_, n, _)| found.iter().filter(|(_, o, _)| o == n).count() != each) {
        return false;
    }
    for (c, name, part) in found {
        if let Some(column) = columns.get_mut(c) {
            // The year itself stands in the rows.
            let part = if super::is_whole_year(&part) { String::new() } else { part };
            column.header = vec![name, part];
        }
    }
    true
}

/// Takes such heads apart.
pub(super) fn heads(columns: &mut [Column], values: &[bool]) {
    if cfg!(feature = "studio") && measures(columns, values) {
        return;
    }
    let head = |c: &Column| match c.header.as_slice() {
        [one] => Some(one.clone()),
        levels => {
            let mut filled = levels.iter().filter(|t| !t.is_empty());
            filled.next().filter(|_| filled.next().is_none()).cloned()
        }
    };
    let of: Vec<(usize, String)> = columns
        .iter()
        .enumerate()
        .filter(|(c, _)| values.get(*c).copied().unwrap_or(false))
        .filter_map(|(c, column)| Some((c, head(column)?)))
        .collect();
    // Codes of digits alone look like figures: their heads have one place.
    let of: Vec<(usize, String)> = of.into_iter().filter(|(_, h)| places(h).len() > 1).collect();
    let count = of.first().map_or(0, |(_, h)| places(h).len());
    let figures = values.iter().filter(|v| **v).count();
    if of.len() < 2 || of.len() + 3 < figures || of.iter().any(|(_, h)| places(h).len() != count) {
        return;
    }
    let dated = |at: usize| {
        of.iter().all(|(_, h)| {
            places(h).get(at).is_some_and(|t| lang::when(t).is_some_and(|w| w.period().is_some()))
        })
    };
    if !(0..count).any(dated) {
        return;
    }
    for (c, head) in &of {
        if let Some(column) = columns.get_mut(*c) {
            column.header = places(head).into_iter().map(str::to_owned).collect();
        }
    }
}
