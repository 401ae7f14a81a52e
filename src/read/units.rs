//! Units of columns that their headers do not say: rows of units, titles, notes, the figures' own cells.

use super::amounts::says_value;
use super::columns::{MOST_PROBLEMS, short};
use super::grid::{Grid, is_blank};
use super::layout::Rows;
use super::{Announces, Column, Hints, Role, RowKind, Understanding, announces, tidy};
use crate::diag::{At, Diagnostic};
use crate::lang;
use crate::unit::{Quantity, Unit};

mod by_name;
pub(super) use by_name::matching;

/// Units of rows of their own and of title lines, given to the columns that say none. Beside a column of units gives the one of the
/// whole table, which is that of the first rows where they have none.
#[inline(never)]
pub(super) fn units(
    columns: &mut [Column],
    grid: &Grid,
    rows: &Rows,
    hints: &Hints,
    u: &Understanding,
) -> Option<(Unit, String)> {
    let table = units_of_words(columns, grid, rows, hints, u);
    scale_of_title(columns, grid, rows, u);
    let column = columns.iter().find(|c| c.role == Role::Unit)?.index as usize - 1;
    let first = rows.kinds.iter().position(|k| *k == RowKind::Data)?;
    let [only] = <[_; 1]>::try_from(table).ok()?;
    let money = matches!(only.0.quantity, Quantity::Money(_));
    (money && is_blank(grid.cell(first, column))).then_some(only)
}

/// As [`units`], from rows of units, the words of titles and notes, the cells themselves. Gives those of the table.
fn units_of_words(
    columns: &mut [Column],
    grid: &Grid,
    rows: &Rows,
    hints: &Hints,
    u: &Understanding,
) -> Vec<(Unit, String)> {
    let mut table: Vec<(Unit, String)> = Vec::new();
    let own = columns
        .iter()
        .any(|c| c.role == Role::Unit || c.packed.iter().any(|p| announces(p) == Some(Announces::Unit)));
    if let Some(chosen) = hints.unit.as_deref().and_then(lang::unit_in) {
        table.push(chosen);
    }
    for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Unit) {
        let filled: Vec<(usize, &str)> = grid.filled(row).collect();
        if let Some(listed) = super::units_in_order::cut(&filled, columns) {
            table.extend(listed);
            continue;
        }
        let announced = filled.first().is_some_and(|(_, cell)| announces(cell) == Some(Announces::Unit));
        let over_values =
            filled.iter().filter(|(c, _)| columns.get(*c).is_some_and(|k| k.role == Role::Value)).count();
        if over_values >= 2 || (announced && over_values > 0 && over_values == named_figures(columns)) {
            // One unit a column, carried across merged blanks.
            let mut current: Option<(Unit, String)> = None;
            let centred = super::bands::centred(grid, row, rows.header.last().copied(), &rows.values);
            for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
                let at = column.index as usize - 1;
                let own = centred.as_ref().and_then(|c| c.get(at).copied().flatten()).unwrap_or(at);
                let cell = grid.cell(row, own);
                if !is_blank(cell) {
                    let bare = |(unit, words): (Unit, String)| {
                        (unit, words.trim_start_matches(['(', '[']).to_owned())
                    };
                    current = lang::units_of(cell).into_iter().next().map(bare).or_else(|| {
                        let word = tidy(cell);
                        Some((
                            lang::unit_in(&word).map_or(Unit::of(Quantity::Other(word.clone())), |(u, _)| u),
                            word,
                        ))
                    });
                }
                // "Einheit: EUR | Dimension: Millionen": a bare scale beside the name is that of the row's unit.
                if let (Some((unit, words)), Some(bare)) = (&mut current.clone(), &column.unit)
                    && announced
                    && bare.quantity == Quantity::Number
                    && bare.power > 0
                    && unit.power == 0
                    && matches!(unit.quantity, Quantity::Money(_))
                {
                    let words = [column.unit_text.as_str(), " ", words].concat();
                    unit.power = bare.power;
                    column.evidence.push(
                        Diagnostic::note("read.unit-row")
                            .at(At::row(grid.number(row)))
                            .with("unit", words.clone()),
                    );
                    (column.unit, column.unit_text) = (Some(unit.clone()), words);
                    continue;
                }
                // A row of units says it better than the name does.
                // "Index, base year = 100" under "ALL ITEMS 2015=100": the base is in the name, and stays there.
                if announced
                    && let Some((unit, _)) = &current
                    && name_keeps_base(column, unit)
                {
                    column.unit_text = tidy(grid.cell(row, own));
                    column.evidence.push(
                        Diagnostic::note("read.unit-row")
                            .at(At::row(grid.number(row)))
                            .with("unit", column.unit_text.clone()),
                    );
                    continue;
                }
                let same = |unit: &Unit| {
                    let held = column.unit.as_ref().map(|u| &u.quantity);
                    // "CPI ANNUAL RATE: ALL ITEMS 2015=100 | %": the base is that of the index that the rate is of.
                    let rate = matches!(held, Some(Quantity::Index(_))) && unit.quantity == Quantity::Percent;
                    // "Value (US-Dollar)" over "Tsd. USD": the row adds the scale.
                    let scaled = matches!(unit.quantity, Quantity::Money(_))
                        && held == Some(&unit.quantity)
                        && column.unit.as_ref().is_some_and(|had| had.power == 0)
                        && unit.power > 0;
                    scaled || (announced && (column.unit.as_ref() == Some(unit) || rate))
                };
                if let Some((unit, words)) = &current
                    && (column.unit.is_none() || same(unit))
                {
                    (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
                    column.evidence.push(
                        Diagnostic::note("read.unit-row")
                            .at(At::row(grid.number(row)))
                            .with("unit", words.clone()),
                    );
                }
            }
        } else if let Some(unit) = announced.then(|| announced_unit(&filled)).flatten() {
            table.push(unit);
        } else {
            for (_, cell) in filled {
                let clauses = super::marked_units::in_clauses(cell);
                let listed = if clauses.len() > 1 { clauses } else { lang::units_of(cell) };
                table.extend(if listed.is_empty() {
                    in_both_languages(cell).into_iter().collect()
                } else {
                    listed
                });
            }
        }
    }
    // "单位：亿元 | Unit: 100 million yuan": the same in two languages.
    said_once(&mut table);
    if table.is_empty() && !own && u.container.format == "html" {
        table.extend(in_title(u.container.sheet_name()));
    }
    if table.is_empty() && !own {
        // "Values in Rs. Lakh", "Unit: in thousands" right above the table of a page.
        for line in u.container.around.above.iter().rev() {
            if table.is_empty() {
                table.extend(beside_page(line));
            }
        }
    }
    if table.is_empty() && !own {
        table.extend(u.unit_above.clone());
    }
    if table.is_empty() && !own {
        for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Title) {
            // A title that the delimiter cut: "(x 1,000,000)".
            if super::layout::is_cut_text(grid, row) {
                let delimiter = u.delimiter.unwrap_or(' ').to_string();
                let whole = grid.row(row).collect::<Vec<_>>().join(&delimiter);
                table.extend(in_title(whole.trim_end_matches(u.delimiter.unwrap_or(' '))));
                continue;
            }
            for (_, cell) in grid.filled(row) {
                table.extend(in_title(cell));
                // What stands far behind such a sentence is a remark.
                if !table.is_empty() && super::title_rows::tells_amounts(cell) {
                    break;
                }
            }
        }
        said_once(&mut table);
    }
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.unit.is_none()) {
        if let Some((unit, words)) = unit_of_cells(grid, rows, column.index as usize - 1) {
            column.evidence.push(
                Diagnostic::note("read.unit-header").at(At::column(column.index)).with("unit", words.clone()),
            );
            (column.unit, column.unit_text) = (Some(unit), words);
        }
    }
    if table.is_empty() && !own {
        // "Đơn vị: triệu USD" below the table.
        for row in (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Note)).take(40) {
            for (_, cell) in grid.filled(row) {
                let marked = cell.split_once([':', '：']).is_some_and(|(head, _)| {
                    announces(head.trim_start_matches(['(', '（'])) == Some(Announces::Unit)
                });
                if marked {
                    table.extend(super::marked_units::of_marked(cell));
                } else if table.is_empty() {
                    table.extend(in_note(cell));
                }
            }
        }
        if table.is_empty() {
            table.extend(super::marked_units::below_its_word(grid, rows));
        }
        if table.is_empty() {
            table.extend(super::marked_units::alone_in_a_line(grid, rows));
        }
    }
    if table.is_empty() && !own {
        // "Chỉ tiêu (triệu USD)": the header of the names speaks for all figures.
        let heads = columns.iter().filter(|c| matches!(c.role, Role::Dimension | Role::Measure));
        table.extend(heads.filter_map(|c| c.header.iter().rev().find_map(|t| bracketed(t))));
    }
    if own && hints.unit.is_none() {
        if table.is_empty() {
            table = super::marked_units::of_titles(grid, rows);
        }
        // "（単位：百万円、％）": rates are no tonnes either.
        let several = table.len() > 1;
        for column in columns.iter_mut().filter(|c| several && c.role == Role::Value && c.unit.is_none()) {
            let rate = matching(&table, &column.name).filter(|(u, _)| u.quantity == Quantity::Percent);
            if let Some((unit, words)) = rate {
                (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
            }
        }
        // A column of units beside quantities and values is about quantities; money is what the table says.
        let money = table.iter().find(|(u, _)| matches!(u.quantity, Quantity::Money(_))).cloned();
        let named = columns.iter().filter(|c| c.role == Role::Value && c.unit.is_none()).count();
        if let Some((unit, words)) = money.filter(|_| named > 1) {
            for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.unit.is_none()) {
                if says_value(&lang::fold(&column.name)) {
                    (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
                }
            }
        }
        return table;
    }
    // "thousand" over "Arrivals | Nights": a head that is a thing counted is counted so, too.
    if let [(scale, words)] = table.as_slice()
        && scale.quantity == Quantity::Number
        && scale.power > 0
    {
        for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
            let thing =
                |u: &&mut Unit| u.power == 0 && u.per.is_none() && matches!(u.quantity, Quantity::Other(_));
            if let Some(unit) = column.unit.as_mut().filter(thing) {
                unit.power = scale.power;
                column.unit_text = [words.as_str(), " ", &column.unit_text].concat();
            }
        }
    }
    super::units_in_order::give(columns, &table);
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.unit.is_none()) {
        let Some((unit, words)) = matching(&table, &column.name) else { continue };
        column.evidence.push(
            Diagnostic::note("read.unit-table").at(At::column(column.index)).with("unit", words.clone()),
        );
        (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
    }
    table
}

/// Columns of figures that have a name, or all where none has.
fn named_figures(columns: &[Column]) -> usize {
    let figures = || columns.iter().filter(|c| c.role == Role::Value);
    match figures().filter(|c| !c.name.is_empty()).count() {
        0 => figures().count(),
        named => named,
    }
}

/// Leaves one of several units that are all the same: titles and units are said again in another language, or for each part of a file. Of
/// indices the one stays that names a base.
fn said_once(table: &mut Vec<(Unit, String)>) {
    let index = |unit: &Unit| matches!(unit.quantity, Quantity::Index(_));
    let Some((first, _)) = table.first() else { return };
    if table.iter().all(|(unit, _)| unit == first) {
        table.truncate(1);
    } else if table.iter().all(|(unit, _)| index(unit)) {
        let based = table.iter().position(|(_, words)| words.contains('=')).unwrap_or(0);
        table.swap(0, based);
        table.truncate(1);
    }
}

/// Gives a column of indices whose name was cut at its base that name again, where a row of units calls it an index. Says whether it is one.
fn name_keeps_base(column: &mut Column, unit: &Unit) -> bool {
    let based = |u: &Unit| matches!(u.quantity, Quantity::Index(_));
    if !based(unit) || !column.unit.as_ref().is_some_and(based) || column.unit_text.is_empty() {
        return false;
    }
    let whole = column.header.iter().find(|t| t.ends_with(&column.unit_text) && t.starts_with(&column.name));
    if let Some(name) = whole.cloned() {
        column.name = name;
    }
    true
}

/// "R million" in a line of its own above the first of several tables: nothing but a unit, which holds for those below that name none.
pub(super) fn above_all_tables(grid: &Grid, rows: &Rows) -> Option<(Unit, String)> {
    let top = rows.header.first().copied().unwrap_or(0);
    (0..top).find_map(|row| {
        let filled: Vec<(usize, &str)> = grid.filled(row).collect();
        let [(_, cell)] = filled.as_slice() else { return None };
        let unit =
            lang::unit_of(cell).filter(|u| u.power != 0 || matches!(u.quantity, Quantity::Money(_)))?;
        Some((unit, tidy(cell)))
    })
}

/// The unit that a line of a page gives to the table below it: behind a word for units, or behind "values in" and its like.
fn beside_page(line: &str) -> Vec<(Unit, String)> {
    const COUNTED: [&str; 8] = [
        "values in ",
        "value in ",
        "figures in ",
        "amounts in ",
        "amount in ",
        "quantity in ",
        "quantities in ",
        "qty in ",
    ];
    let of = |words: &str| {
        let words = tidy(words);
        let found = lang::units_of(&words);
        if found.is_empty() { in_words(&words).into_iter().collect() } else { found }
    };
    // "Đơn vị: Nghìn tấn; Triệu USD": of several units none is left out.
    let several = line.split_once([':', '：']).and_then(|(head, tail)| {
        let found = lang::units_of(tail.trim());
        (announces(head.trim()) == Some(Announces::Unit) && found.len() > 1).then_some(found)
    });
    let marked = line.split(['—', '–', '|', ';']).find_map(|part| {
        let (head, tail) = part.split_once([':', '：'])?;
        let found = of(tail);
        (announces(head.trim()) == Some(Announces::Unit) && !found.is_empty()).then_some(found)
    });
    let lower = line.to_ascii_lowercase();
    let counted = COUNTED.iter().find_map(|words| {
        let at = lower.find(words)?;
        let found = of(line.get(at + words.len()..)?);
        (!found.is_empty()).then_some(found)
    });
    several.or(marked).or(counted).unwrap_or_default()
}

/// "Unit of measure | Percentage of population": what stands behind the word is the unit, known or not; shares say so at their beginning.
pub(super) fn announced_unit(filled: &[(usize, &str)]) -> Option<(Unit, String)> {
    let [_, (_, unit)] = filled else { return None };
    let words = tidy(unit);
    if words.chars().count() > 80 || !lang::units_of(&words).is_empty() {
        return None;
    }
    let folded = lang::fold(&words);
    // "Đơn vị: Sở Công Thương Hà Nội": who reports; "Unit: various", "see notes": none of all figures.
    const NO_UNIT: &[&str] = &[
        "so ",
        "cuc ",
        "tong cuc ",
        "bo ",
        "cong ty ",
        "chi cuc ",
        "phong ",
        "ban ",
        "vien ",
        "various",
        "see ",
        "mixed",
        "xem ",
        "nhieu ",
    ];
    if NO_UNIT.iter().any(|w| folded.starts_with(w)) {
        return None;
    }
    let share = ["percentage", "per cent", "percent", "phan tram", "%"].iter().any(|w| folded.starts_with(w));
    let by_words = || Unit::of(if share { Quantity::Percent } else { Quantity::Other(words.clone()) });
    Some((lang::unit_in(&words).map_or_else(by_words, |(unit, _)| unit), words.clone()))
}

/// "(x 1,000,000)" in a title and "Dollars" over the columns (Statistics Canada): the scale belongs to units that say none.
fn scale_of_title(columns: &mut [Column], grid: &Grid, rows: &Rows, u: &Understanding) {
    let bare = |c: &Column| {
        let unit = c.unit.as_ref();
        unit.is_some_and(|x| {
            x.power == 0 && matches!(x.quantity, Quantity::Money(_) | Quantity::Person | Quantity::Tonne)
        })
    };
    let titles = rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Title);
    let found = titles.clone().find_map(|(row, _)| {
        let delimiter = u.delimiter.unwrap_or(' ').to_string();
        let whole = grid.row(row).collect::<Vec<_>>().join(&delimiter);
        let (_, tail) = whole.rsplit_once("(x ")?;
        let (times, _) = tail.split_once(')')?;
        let unit = lang::unit_of(&["x ", times].concat()).filter(|x| x.quantity == Quantity::Number)?;
        Some((row, unit.power, ["x ", times].concat()))
    });
    let Some((row, power, words)) = found.filter(|(_, power, _)| *power > 0) else { return };
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && bare(c)) {
        if let Some(unit) = &mut column.unit {
            unit.power = power;
        }
        column.evidence.push(
            Diagnostic::note("read.unit-table").at(At::row(grid.number(row))).with("unit", words.clone()),
        );
    }
}

/// "All figures are in millions of U.S. dollars on a nominal basis": money of a scale behind "in", the longest reading.
fn in_sentence(text: &str) -> Option<(Unit, String)> {
    text.match_indices(" in ").find_map(|(at, sign)| {
        let tail = text.get(at + sign.len()..)?;
        let ends: Vec<usize> =
            tail.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(i, _)| i).take(6).collect();
        ends.iter().rev().find_map(|&end| {
            let words = tail.get(..end)?.trim_end_matches([',', ';']);
            let unit = lang::unit_of(words)?;
            (unit.power != 0 && matches!(unit.quantity, Quantity::Money(_))).then(|| (unit, words.to_owned()))
        })
    })
}

/// Says which figures name another unit in their cell than their column has.
#[inline(never)]
pub(super) fn other_units(columns: &[Column], grid: &Grid, rows: &Rows, u: &mut Understanding) {
    let data: Vec<usize> =
        (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Data)).take(600).collect();
    let mut marked: Option<(usize, At, String)> = None;
    for column in columns.iter().filter(|c| c.role == Role::Value) {
        let at = column.index as usize - 1;
        let worded = |row: &&usize| grid.cell(**row, at).contains(char::is_alphabetic);
        let own = |row: usize| lang::printed(grid.cell(row, at)).and_then(|n| n.unit());
        let other: Vec<usize> = data
            .iter()
            .filter(worded)
            .filter(|&&row| own(row).is_some_and(|unit| column.unit.as_ref() != Some(&unit)))
            .copied()
            .collect();
        let adds =
            |row: &usize| own(*row).zip(column.unit.as_ref()).is_some_and(|(own, unit)| own.adds_to(unit));
        let (scaled, mixed): (Vec<usize>, Vec<usize>) = other.into_iter().partition(adds);
        let mark =
            |row: &usize| own(*row).zip(column.unit.as_ref()).is_some_and(|(own, unit)| own.is_mark_of(unit));
        let (marks, mixed): (Vec<usize>, Vec<usize>) = mixed.into_iter().partition(mark);
        if let Some(&row) = marks.first() {
            let first = || (0, At::cell(grid.number(row), column.index), short(grid.cell(row, at)));
            marked.get_or_insert_with(first).0 += marks.len();
        }
        for (code, found) in [("read.unit-scaled", scaled), ("read.unit-mixed", mixed)] {
            if let Some(&row) = found.first().filter(|_| u.problems.len() < MOST_PROBLEMS) {
                u.problems.push(
                    Diagnostic::warning(code)
                        .at(At::cell(grid.number(row), column.index))
                        .with("n", found.len())
                        .with("found", short(grid.cell(row, at))),
                );
            }
        }
    }
    if let Some((n, place, found)) = marked {
        u.problems.push(Diagnostic::note("read.unit-passed").at(place).with("n", n).with("found", found));
    }
}

/// The unit that every figure of a column has in its own cell: "366,1 tỷ USD".
fn unit_of_cells(grid: &Grid, rows: &Rows, column: usize) -> Option<(Unit, String)> {
    let mut found: Vec<(Unit, String, usize)> = Vec::new();
    let (mut with, mut all) = (0, 0);
    for row in (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Data)).take(600) {
        let cell = grid.cell(row, column);
        // "$ 2,236,000": the sign of every figure is the unit of all.
        if !cell
            .contains(|c: char| c.is_alphabetic() || matches!(c, '$' | '€' | '£' | '¥' | '₫' | '₩' | '￥'))
        {
            all += usize::from(!is_blank(cell));
            continue;
        }
        let Some(number) = lang::printed(cell) else { continue };
        all += 1;
        let sign = number.currency.map(String::from);
        let words = if number.suffix.is_empty() { sign.as_deref().unwrap_or("") } else { number.suffix };
        let Some(unit) = number.unit().or_else(|| lang::unit_of(sign.as_deref()?)) else { continue };
        match found.iter_mut().find(|(had, ..)| *had == unit) {
            Some((.., n)) => *n += 1,
            None => found.push((unit, words.to_owned(), 1)),
        }
        with += 1;
    }
    // The commonest; others of the same kind are put on its scale.
    let (unit, words, _) = found.into_iter().rev().max_by_key(|(.., n)| *n)?;
    (with * 2 > all).then_some((unit, words))
}

/// A unit in brackets at the end of a header of names.
fn bracketed(header: &str) -> Option<(Unit, String)> {
    let text = header.trim_end();
    let bare = text.trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    let bare = ["In ", "in "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    if let Some(unit) = lang::unit_of(bare).filter(|u| matches!(u.quantity, Quantity::Money(_))) {
        return Some((unit, bare.to_owned()));
    }
    text.ends_with([')', ']', '）']).then(|| lang::unit_in(text)).flatten().filter(|(u, words)| {
        words.len() < text.len()
            && (!matches!(u.quantity, Quantity::Other(_) | Quantity::Number) || u.power != 0)
    })
}

/// Units in a title: all of a list, or the one in brackets, behind "Đơn vị:", or behind the last comma.
fn in_title(cell: &str) -> Vec<(Unit, String)> {
    let text = tidy(cell);
    let clauses = super::marked_units::in_clauses(&text);
    if clauses.len() > 1 {
        return clauses;
    }
    let listed = lang::units_of(&text);
    if !listed.is_empty() && !listed.iter().all(|(u, _)| matches!(u.quantity, Quantity::Other(_))) {
        return listed;
    }
    if let Some(found) = in_both_languages(&text) {
        return vec![found];
    }
    if !listed.is_empty() {
        return listed;
    }
    // "Amounts in euros (rounded) per inhabitant (large towns left out)": remarks in brackets within what is said of the unit.
    if cfg!(feature = "studio") && super::title_rows::tells_amounts(&text) {
        let bare = super::title_rows::without_remarks(&text).unwrap_or_else(|| text.clone());
        let listed = bare.splitn(3, ' ').nth(2).map(lang::units_of).unwrap_or_default();
        if !listed.is_empty() {
            return listed;
        }
    }
    let found: Vec<(Unit, String)> = in_words(&text).into_iter().collect();
    match super::marked_units::before_remark(&text).filter(|_| found.is_empty()) {
        Some(head) => in_title(head),
        None if found.is_empty() => super::marked_units::beside_rates(&text).into_iter().collect(),
        None => found,
    }
}

/// "Values in £ million. (p) provisional": a note whose sentence is about the figures says their unit.
fn in_note(cell: &str) -> Option<(Unit, String)> {
    const ABOUT: [&str; 9] =
        ["values", "value", "figures", "amounts", "numbers", "data", "so lieu", "gia tri", "tri gia"];
    tidy(cell).split(['.', ';', '(', '*']).find_map(|sentence| {
        let (head, words) = [" in ", " are in ", " tính bằng ", " tính theo "]
            .iter()
            .find_map(|sign| sentence.rsplit_once(sign).filter(|(head, _)| !head.contains(" in ")))?;
        let folded = lang::fold(head.trim());
        let head = folded.strip_prefix("all ").unwrap_or(&folded);
        let head = head.strip_suffix(" are").unwrap_or(head).trim();
        let unit = lang::unit_of(words.trim()).filter(|_| ABOUT.contains(&head))?;
        Some((unit, words.trim().to_owned()))
    })
}

/// Whether a line holds units that are known, and nothing else: money, weights, rates.
pub(super) fn is_unit_line(cell: &str) -> bool {
    let units = lang::units_of(cell);
    let known = !units.is_empty() && units.iter().all(|(u, _)| !matches!(u.quantity, Quantity::Other(_)));
    known || in_both_languages(cell).is_some()
}

/// "(Değer: Bin ABD $ / Value: Thousand US $)": each half is the same unit behind a word of its own.
fn in_both_languages(text: &str) -> Option<(Unit, String)> {
    let bare = text.trim_matches(['(', ')', '[', ']']);
    let (one, other) = bare.split_once(" / ")?;
    let of = |half: &str| {
        let words = half.split_once(':').map_or(half, |(_, tail)| tail).trim();
        lang::unit_of(words).map(|unit| (unit, words.to_owned()))
    };
    let (first, second) = (of(one)?, of(other)?);
    (first.0 == second.0 && first.0.has_magnitude()).then_some(first)
}

/// The unit of a title that is no list of units.
fn in_words(text: &str) -> Option<(Unit, String)> {
    // "In millions of dollars. Details may not equal totals."
    let sentence = text.split_once(". ").map(|(first, _)| first).filter(|f| f.len() > 4);
    if let Some(unit) = sentence.and_then(|first| lang::units_of(first).into_iter().next()) {
        return Some(unit);
    }
    if let Some(found) = in_sentence(text) {
        return Some(found);
    }
    let found = lang::unit_in(text).or_else(|| percent_at_beginning(text))?;
    // A bare word such as "number" at the end of a title is too weak.
    let whole = found.0.power != 0 && found.1.len() == text.len();
    // "Diện tích lúa (Nghìn ha) chia theo Năm": in brackets of its own.
    let bracketed = [["(", &found.1, ")"], ["（", &found.1, "）"]].iter().any(|b| text.contains(&b.concat()));
    (!matches!(found.0.quantity, Quantity::Other(_)) || text.ends_with(')') || whole || bracketed)
        .then_some(found)
}

/// "Table 1.1.1. Percent Change From Preceding Period in …": rates, by the words that a title or what stands behind its number begins with.
fn percent_at_beginning(text: &str) -> Option<(Unit, String)> {
    let numbered = text.split_once(". ").filter(|(head, _)| head.bytes().any(|b| b.is_ascii_digit()));
    let title = numbered.map_or(text, |(_, title)| title).trim_start();
    let mut words = title.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    let rate = matches!(lang::fold(first).as_str(), "percent" | "percentage")
        && matches!(
            lang::fold(second).as_str(),
            "change" | "changes" | "growth" | "distribution" | "share" | "shares"
        );
    // Where it speaks of amounts as well, not all figures are rates.
    let folded = lang::fold(title);
    let amounts = ["value", "level", "amount"].iter().any(|w| folded.contains(w));
    (rate && !amounts).then(|| (Unit::of(Quantity::Percent), [first, " ", second].concat()))
}
