//! The part each column plays, judged by its cells first and its header second, with the evidence for it.

use super::dated;
use super::grid::{Grid, is_blank};
use super::header::{self, Said};
use super::layout::{Rows, sample};
use super::marks::{Basis, Votes};
use super::packed;
use super::roles::Roles;
use super::split_years::{Place, SplitYears};
use super::standing::{lay_out, layout_of};
use super::stats::Stats;
use super::tally::Tally;
use super::year::Beside;
use super::{Announces, Column, Hints, Layout, Role, RowKind, Understanding, announces, tidy};
use crate::diag::{At, Diagnostic};
use crate::lang::{self, Mark};
use crate::unit::{Quantity, Unit};
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
    name_row_only(&mut columns, grid, rows);
    packed::heads(&mut columns, &rows.values);
    for column in &mut columns {
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
    let dated = dated::names(&columns, grid, &data);
    let place = Place { grid, rows, name, understanding: u };
    let split = SplitYears::of(&columns, &data, hints.year_begins, &place);
    u.split_years = split.as_ref().map(|(years, _)| *years);
    u.problems.extend(split.and_then(|(_, said)| said));
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
    if over || (down && !years_between()) {
        u.problems.extend(beside.and_then(|b| b.said()));
    }
    units(&mut columns, grid, rows, hints, u);
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

/// Header rows that say at the left what they hold (title, code, unit, source …): only the one that holds names gives them.
#[inline(never)]
fn name_row_only(columns: &mut [Column], grid: &Grid, rows: &Rows) {
    let labels: Vec<String> = rows
        .header
        .iter()
        .map(|&r| lang::fold(grid.cell(r, 0)).trim_end_matches([':', ' ']).to_owned())
        .collect();
    if labels.iter().filter(|l| !l.is_empty()).count() < 3 {
        return;
    }
    let is_name = |l: &String| {
        matches!(
            l.as_str(),
            "title"
                | "series name"
                | "series title"
                | "name"
                | "description"
                | "系列名称"
                | "libelle"
                | "series"
                | "label"
                | "indicator"
                | "ten"
                | "ten chi tieu"
                | "指標名"
                | "series description"
                | "item"
                | "bezeichnung"
                | "titulo"
                | "titel"
                | "titre"
                | "titolo"
                | "nombre"
                | "nome"
                | "nome da serie"
                | "nombre de la serie"
                | "tytul"
                | "nazwa"
                | "名称"
                | "計列名"
                | "系列名"
                | "descripcion de la serie"
                | "nombre de serie"
                | "series_title"
                | "intitule"
                | "descripcion"
                | "descrizione"
                | "opis"
                | "series_name"
        )
    };
    let Some(level) = labels.iter().position(is_name) else { return };
    let units = labels.iter().position(|l| announces(l) == Some(Announces::Unit));
    for (c, column) in columns.iter_mut().enumerate() {
        if c == 0 {
            column.header.clear();
        } else if let Some(name) = column.header.get(level).filter(|n| !n.is_empty()).cloned() {
            // The unit stays beside the name where it is one.
            let unit = units.and_then(|at| column.header.get(at)).filter(|t| lang::unit_in(t).is_some());
            column.header = core::iter::once(name).chain(unit.cloned()).collect();
        }
    }
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
    for (&c, said) in values.iter().zip(said) {
        let Some(column) = columns.get_mut(c) else { continue };
        column.sure = said.sure;
        if let Some((unit, words)) = said.unit {
            (column.unit, column.unit_text) = (Some(unit), words);
            column.evidence.push(
                Diagnostic::note("read.unit-header")
                    .at(At::column(column.index))
                    .with("unit", column.unit_text.clone()),
            );
        }
        column.name = said.name;
        let said_when = said.when.map(|w| {
            let written = column.header.iter().find(|t| lang::when(t).or_else(|| lang::when_in(t)).is_some());
            super::read_split_year(split, written.map_or("", String::as_str), w)
        });
        match said_when {
            // Years down and months across, or the other way about; a whole period in the rows wins.
            Some(w) if in_rows && !as_names && w.year.is_none() => column.part = Some(w.part),
            Some(_) if in_rows => {}
            Some(w) => {
                column.period = w.period().or_else(|| year.and_then(|y| w.in_year(y)));
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

/// Units of rows of their own and of title lines, given to the columns that say none.
#[inline(never)]
fn units(columns: &mut [Column], grid: &Grid, rows: &Rows, hints: &Hints, u: &Understanding) {
    let mut table: Vec<(Unit, String)> = Vec::new();
    let own = columns
        .iter()
        .any(|c| c.role == Role::Unit || c.packed.iter().any(|p| announces(p) == Some(Announces::Unit)));
    if let Some(chosen) = hints.unit.as_deref().and_then(lang::unit_in) {
        table.push(chosen);
    }
    for (row, _) in rows.kinds.iter().enumerate().filter(|(_, k)| **k == RowKind::Unit) {
        let filled: Vec<(usize, &str)> = grid.filled(row).collect();
        let announced = filled.first().is_some_and(|(_, cell)| announces(cell) == Some(Announces::Unit));
        let over_values =
            filled.iter().filter(|(c, _)| columns.get(*c).is_some_and(|k| k.role == Role::Value)).count();
        if over_values >= 2
            || (announced && over_values == columns.iter().filter(|c| c.role == Role::Value).count())
        {
            // One unit a column, carried across merged blanks.
            let mut current: Option<(Unit, String)> = None;
            let centred = super::bands::centred(grid, row, rows.header.last().copied(), &rows.values);
            for column in columns.iter_mut().filter(|c| c.role == Role::Value) {
                let at = column.index as usize - 1;
                let own = centred.as_ref().and_then(|c| c.get(at).copied().flatten()).unwrap_or(at);
                let cell = grid.cell(row, own);
                if !is_blank(cell) {
                    current = lang::units_of(cell).into_iter().next().or_else(|| {
                        let word = tidy(cell);
                        Some((
                            lang::unit_in(&word).map_or(Unit::of(Quantity::Other(word.clone())), |(u, _)| u),
                            word,
                        ))
                    });
                }
                // A row of units says it better than the name does.
                let same = |unit: &Unit| announced && column.unit.as_ref() == Some(unit);
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
        } else {
            for (_, cell) in filled {
                table.extend(lang::units_of(cell));
            }
        }
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
            }
        }
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
                    table.extend(lang::units_of(cell));
                }
            }
        }
    }
    if table.is_empty() && !own {
        // "Chỉ tiêu (triệu USD)": the header of the names speaks for all figures.
        let heads = columns.iter().filter(|c| matches!(c.role, Role::Dimension | Role::Measure));
        table.extend(heads.filter_map(|c| c.header.iter().rev().find_map(|t| bracketed(t))));
    }
    if own && hints.unit.is_none() {
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
        return;
    }
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.unit.is_none()) {
        let Some((unit, words)) = matching(&table, &column.name) else { continue };
        column.evidence.push(
            Diagnostic::note("read.unit-table").at(At::column(column.index)).with("unit", words.clone()),
        );
        (column.unit, column.unit_text) = (Some(unit.clone()), words.clone());
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
fn other_units(columns: &[Column], grid: &Grid, rows: &Rows, u: &mut Understanding) {
    let data: Vec<usize> =
        (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Data)).take(600).collect();
    for column in columns.iter().filter(|c| c.role == Role::Value) {
        let at = column.index as usize - 1;
        let worded = |row: &&usize| grid.cell(**row, at).contains(char::is_alphabetic);
        let other: Vec<usize> = data
            .iter()
            .filter(worded)
            .filter(|&&row| {
                let unit = lang::printed(grid.cell(row, at)).and_then(|n| n.unit());
                unit.is_some() && unit != column.unit
            })
            .copied()
            .collect();
        if let Some(&row) = other.first().filter(|_| u.problems.len() < MOST_PROBLEMS) {
            let unit = lang::printed(grid.cell(row, at)).and_then(|n| n.unit());
            let same = unit.zip(column.unit.as_ref()).is_some_and(|(own, unit)| own.adds_to(unit));
            u.problems.push(
                Diagnostic::warning(if same { "read.unit-scaled" } else { "read.unit-mixed" })
                    .at(At::cell(grid.number(row), column.index))
                    .with("n", other.len())
                    .with("found", short(grid.cell(row, at))),
            );
        }
    }
}

/// The unit that every figure of a column has in its own cell: "366,1 tỷ USD".
fn unit_of_cells(grid: &Grid, rows: &Rows, column: usize) -> Option<(Unit, String)> {
    let mut found: Vec<(Unit, String, usize)> = Vec::new();
    let (mut with, mut all) = (0, 0);
    for row in (0..grid.height()).filter(|r| rows.kinds.get(*r) == Some(&RowKind::Data)).take(600) {
        let cell = grid.cell(row, column);
        if !cell.contains(char::is_alphabetic) {
            all += usize::from(!is_blank(cell));
            continue;
        }
        let Some(number) = lang::printed(cell) else { continue };
        all += 1;
        let Some(unit) = number.unit() else { continue };
        match found.iter_mut().find(|(had, ..)| *had == unit) {
            Some((.., n)) => *n += 1,
            None => found.push((unit, number.suffix.to_owned(), 1)),
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
    if let Some(unit) = lang::unit_of(text).filter(|u| matches!(u.quantity, Quantity::Money(_))) {
        return Some((unit, text.to_owned()));
    }
    text.ends_with([')', ']', '）']).then(|| lang::unit_in(text)).flatten().filter(|(u, words)| {
        words.len() < text.len()
            && (!matches!(u.quantity, Quantity::Other(_) | Quantity::Number) || u.power != 0)
    })
}

/// Units in a title: all of a list, or the one in brackets, behind "Đơn vị:", or behind the last comma.
fn in_title(cell: &str) -> Vec<(Unit, String)> {
    let text = tidy(cell);
    let listed = lang::units_of(&text);
    if listed.is_empty() { in_words(&text).into_iter().collect() } else { listed }
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
    let found = lang::unit_in(text)?;
    // A bare word such as "number" at the end of a title is too weak.
    let whole = found.0.power != 0 && found.1.len() == text.len();
    (!matches!(found.0.quantity, Quantity::Other(_)) || text.ends_with(')') || whole).then_some(found)
}

/// The unit of a list that fits a column's name: tonnes under quantity, money under value; the only one where there is one.
fn matching<'a>(table: &'a [(Unit, String)], name: &str) -> Option<&'a (Unit, String)> {
    let folded = lang::fold(name);
    let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let parts = says(&[
        "ty trong",
        "ti trong",
        "co cau",
        "share",
        "growth",
        "構成比",
        "伸び率",
        "比重",
        "同比",
        "anteil",
    ]);
    if let [only] = table {
        // Shares under "triệu USD" are no money.
        return (!parts || !only.0.has_magnitude() || only.0.quantity == Quantity::Number).then_some(only);
    }
    let quantity = says(&[
        "luong", "quantity", "volume", "s.l", "sl", "khoi", "menge", "quantite", "cantidad", "weight",
        "数量", "重量",
    ]);
    let value = says_value(&folded);
    let is_money = |u: &Unit| matches!(u.quantity, Quantity::Money(_));
    let ratio = says(&[
        "ty trong",
        "ti trong",
        "co cau",
        "share",
        "growth",
        "change",
        "tang",
        "so sanh",
        "so voi",
        "構成比",
        "伸び率",
        "前年",
        "增长",
        "同比",
        "比重",
        "증감",
        "비중",
        "anteil",
        "veranderung",
        "var.",
        "variacion",
        "variation",
        "udzial",
    ]);
    if ratio {
        return table.iter().find(|(u, _)| u.quantity == Quantity::Percent);
    }
    if value {
        table.iter().find(|(u, _)| is_money(u))
    } else if quantity {
        table.iter().find(|(u, _)| !is_money(u) && u.quantity != Quantity::Percent)
    } else {
        None
    }
}

/// Whether a folded name is that of money, where other columns count things.
fn says_value(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "tri gia",
        "gia tri",
        "value",
        "kim ngach",
        "wert",
        "valeur",
        "valor",
        "金额",
        "金額",
        "価額",
        "amount",
        "금액",
        "стоимость",
        "nilai",
        "มูลค",
        "deger",
        "valore",
        "wartosc",
        "人民币",
        "美元",
    ];
    WORDS.iter().any(|w| folded.contains(w))
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

/// Two columns of the same name.
#[inline(never)]
fn duplicates(columns: &mut [Column], u: &mut Understanding) {
    let mut seen: HashMap<(String, Option<crate::period::Period>), u32> = HashMap::new();
    for column in columns.iter().filter(|c| c.role == Role::Value && c.part.is_none()) {
        let key = ([column.header.join(" "), column.name.clone()].join("\n"), column.period);
        if let Some(first) = seen.get(&key) {
            if u.problems.len() < MOST_PROBLEMS {
                u.problems.push(
                    Diagnostic::warning("read.header-twice")
                        .at(At::column(column.index))
                        .with("found", short(&column.header.join(" ")))
                        .with("column", *first),
                );
            }
        } else {
            seen.insert(key, column.index);
        }
    }
}
