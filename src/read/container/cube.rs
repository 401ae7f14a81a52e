//! A cube to a table, one row a figure: each column's part, the units and the decimals are what the file says they are.

use super::super::layout::Rows;
use super::super::{
    Announces, ColumnHint, Grid, Hints, Role, RowKind, Table, Understanding, announces, of_rows,
};
use crate::diag::Diagnostic;
use crate::lang::{self, Mark};
use crate::period::Period;
use kimngach_containers::{Category, Cube, Format, Role as Told};

/// What a column of the table written out is made of.
enum Part {
    Names(usize),
    Unit,
    Value,
    Status,
    Source,
}

fn is_period(text: &str) -> bool {
    lang::when(text).is_some_and(|w| w.period().is_some()) || lang::when_compact(text).is_some()
}

/// The names that say when: labels where they read as periods, codes where only those do.
fn periods(categories: &[Category]) -> Option<Vec<String>> {
    let all = |text: fn(&Category) -> &String| {
        categories
            .iter()
            .all(|c| is_period(text(c)))
            .then(|| categories.iter().map(|c| text(c).clone()).collect())
    };
    all(|c| &c.label).or_else(|| all(|c| &c.code))
}

/// The years from one to the one behind it in two digits or four: "2009/13", "2009-2013".
fn years_from(first: i16, behind: &str) -> Option<Period> {
    let digits = behind.strip_prefix(['/', '-', '–'])?;
    let digits = digits.split(|c: char| !c.is_ascii_digit()).next()?;
    let last: i16 = digits.parse().ok()?;
    let last = match digits.len() {
        2 => first - first % 100 + last,
        4 => last,
        _ => return None,
    };
    (first < last && last <= first + 20).then_some(Period::Years(first, last))
}

/// The periods that names tell among other words: "NFI4, state 2009/13", of all of them, and no two the same.
fn periods_within(categories: &[Category]) -> Option<Vec<String>> {
    let within = |c: &Category| {
        let when = lang::when_in(&c.label)?;
        let span = when.year.filter(|_| when.is_year()).and_then(|y| years_from(y, c.label.get(when.end..)?));
        span.or(when.period()).map(|p| p.to_string())
    };
    let found: Vec<String> = categories.iter().map_while(within).collect();
    let different: std::collections::BTreeSet<&String> = found.iter().collect();
    (found.len() == categories.len() && different.len() == found.len()).then_some(found)
}

/// Whether the names of measures are what they are counted in, where the file has no other word for it than "1": "m³/ha", "±%".
fn are_units(categories: &[Category]) -> bool {
    let unsaid = |c: &Category| c.unit.is_empty() || c.unit == "1";
    categories.iter().all(unsaid) && categories.iter().any(|c| lang::unit_of(&c.label).is_some())
}

/// The units that all names of a dimension have in brackets at their end, "Methane (t)", "Carbon dioxide (kt)", where what the file has for
/// its unit is none: "Unit varies with the subject".
fn units_in_names(cube: &Cube) -> Option<(usize, Vec<&str>)> {
    let known = |words: &str| lang::unit_in(words).is_some();
    let all = || cube.dimensions.iter().flat_map(|d| &d.categories).map(|c| c.unit.as_str());
    let said: Vec<&str> = all().chain([cube.unit.as_str()]).filter(|u| !u.is_empty()).collect();
    if said.is_empty() || said.iter().any(|u| known(u)) {
        return None;
    }
    fn bracketed(c: &Category) -> Option<&str> {
        let inner = c.label.trim_end().strip_suffix(')')?;
        inner.rfind('(').and_then(|open| inner.get(open + 1..))
    }
    cube.dimensions.iter().enumerate().filter(|(_, d)| d.role == Told::Plain).find_map(|(at, d)| {
        let units: Option<Vec<&str>> = d.categories.iter().map(bracketed).collect();
        let units = units.filter(|u| u.len() >= 2)?;
        (units.iter().filter(|u| known(u)).count() * 3 >= units.len()).then_some((at, units))
    })
}

fn is_part(categories: &[Category]) -> bool {
    categories.len() > 1
        && categories.iter().all(|c| {
            lang::when(&c.label).is_some_and(|w| w.year.is_none()) && lang::printed(&c.label).is_none()
        })
}

/// Reads a cube.
pub fn read(
    cube: &Cube,
    name: &str,
    hints: &Hints,
    mut understanding: Understanding,
    format: Format,
) -> Result<Table, Vec<Diagnostic>> {
    let mut names: Vec<Vec<String>> =
        cube.dimensions.iter().map(|d| d.categories.iter().map(|c| c.label.clone()).collect()).collect();
    let mut roles: Vec<Role> = cube
        .dimensions
        .iter()
        .map(|d| if d.role == Told::Measure { Role::Measure } else { Role::Dimension })
        .collect();
    let mut said: Vec<String> = Vec::new();
    // What the file calls time; else the first dimension whose names are all periods.
    let told = cube.dimensions.iter().position(|d| d.role == Told::Time);
    let guessed =
        || cube.dimensions.iter().position(|d| d.role == Told::Plain && periods(&d.categories).is_some());
    if let Some(at) = told.or_else(guessed) {
        if let (Some(slot), Some(role)) = (names.get_mut(at), roles.get_mut(at)) {
            *role = Role::Period;
            let dimension = cube.dimensions.get(at);
            if let Some(periods) = dimension.and_then(|d| periods(&d.categories)) {
                *slot = periods;
            } else if let Some(periods) = dimension.and_then(|d| periods_within(&d.categories)) {
                // One name for all that the figures are of is kept as a line of its own.
                if let [only] = slot.as_slice() {
                    said.push(only.clone());
                }
                *slot = periods;
            }
        }
        let part = cube
            .dimensions
            .iter()
            .enumerate()
            .find(|(i, d)| *i != at && d.role == Told::Plain && is_part(&d.categories));
        if let Some((part, _)) = part
            && let Some(role) = roles.get_mut(part)
        {
            *role = Role::PeriodPart;
        }
    }
    let measures = cube.dimensions.iter().position(|d| d.categories.iter().any(|c| !c.unit.is_empty()));
    // Where nothing else tells units, a dimension that is called so does: "unit: Euro per inhabitant".
    let called = cube.dimensions.iter().position(|d| {
        d.role == Told::Plain && announces(&d.label) == Some(Announces::Unit) && !is_part(&d.categories)
    });
    if let Some(role) =
        called.filter(|_| cube.unit.is_empty() && measures.is_none()).and_then(|at| roles.get_mut(at))
    {
        *role = Role::Unit;
    }
    // Measures whose names are their units.
    let named = cube.dimensions.iter().position(|d| d.role == Told::Measure && are_units(&d.categories));
    let measures = named.or(measures);
    let in_names = units_in_names(cube);
    let units = !cube.unit.is_empty() || measures.is_some() || in_names.is_some();
    let mut parts: Vec<(Part, Role, String)> = cube
        .dimensions
        .iter()
        .zip(&roles)
        .enumerate()
        .map(|(i, (d, role))| (Part::Names(i), *role, d.label.clone()))
        .collect();
    if units {
        parts.push((Part::Unit, Role::Unit, "unit".to_owned()));
    }
    parts.push((Part::Value, Role::Value, "value".to_owned()));
    if !cube.status.is_empty() {
        parts.push((Part::Status, Role::Status, "status".to_owned()));
    }
    if !cube.source.is_empty() {
        parts.push((Part::Source, Role::Source, "source".to_owned()));
    }
    let mut grid = Grid::default();
    let mut found = Rows::default();
    let mut line = |grid: &mut Grid, kind: RowKind, cells: &mut dyn Iterator<Item = &str>| {
        for cell in cells {
            grid.push_str(cell);
            grid.end_cell();
        }
        grid.end_row();
        found.kinds.push(kind);
    };
    if !cube.title.is_empty() {
        line(&mut grid, RowKind::Title, &mut [cube.title.as_str()].into_iter());
    }
    let header = grid.height();
    line(&mut grid, RowKind::Header, &mut parts.iter().map(|(_, _, name)| name.as_str()));
    let mut status = cube.status.iter().peekable();
    for (at, value) in &cube.values {
        let mut rest = *at as usize;
        let mut members = vec![0; cube.dimensions.len()];
        for (slot, d) in members.iter_mut().zip(&cube.dimensions).rev() {
            let n = d.categories.len().max(1);
            *slot = rest % n;
            rest /= n;
        }
        while status.peek().is_some_and(|(s, _)| s < at) {
            status.next();
        }
        let flag = status.peek().filter(|(s, _)| s == at).map_or("", |(_, text)| text.as_str());
        let member = |i: usize| members.get(i).copied().unwrap_or(0);
        let own = in_names.as_ref().and_then(|(at, units)| units.get(member(*at)).copied());
        let unit = measures
            .and_then(|m| cube.dimensions.get(m)?.categories.get(member(m)))
            .map(|c| if named.is_some() { c.label.as_str() } else { c.unit.as_str() })
            .filter(|u| !u.is_empty())
            .unwrap_or(&cube.unit);
        let unit = own.unwrap_or(unit);
        let mut cells = parts.iter().map(|(part, ..)| match part {
            Part::Names(i) => names.get(*i).and_then(|n| n.get(member(*i))).map_or("", String::as_str),
            Part::Unit => unit,
            Part::Value => value,
            Part::Status => flag,
            Part::Source => &cube.source,
        });
        line(&mut grid, RowKind::Data, &mut cells);
    }
    let mut below: Vec<String> = said;
    below.extend(cube.notes.iter().filter(|n| !n.is_empty()).cloned());
    if !cube.updated.is_empty() {
        below.push(["Last updated: ", &cube.updated].concat());
    }
    for note in &below {
        line(&mut grid, RowKind::Note, &mut [note.as_str()].into_iter());
    }
    found.header = vec![header];
    found.values = parts.iter().map(|(part, ..)| matches!(part, Part::Value)).collect();
    let mut given = hints.clone();
    given.decimal = Some(hints.decimal.unwrap_or(Mark::Point));
    given.header_rows = None;
    for (i, (_, role, _)) in parts.iter().enumerate() {
        let index = i as u32 + 1;
        match given.columns.iter_mut().find(|c| c.index == index) {
            Some(hint) => hint.role = hint.role.or(Some(*role)),
            None => given.columns.push(ColumnHint { index, role: Some(*role), ..ColumnHint::default() }),
        }
    }
    let says = |code: &'static str| Diagnostic::note(code).with("format", format_name(format));
    understanding.container.evidence.push(says("read.cube-told").with("n", cube.values.len()));
    if told.is_some() {
        understanding.container.evidence.push(says("read.cube-time"));
    }
    if units {
        understanding.container.evidence.push(says("read.cube-units"));
    }
    let mut table = of_rows(grid, found, name, &given, understanding, None)?;
    for column in &mut table.understanding.columns {
        if hints.columns.iter().all(|h| h.index != column.index || h.role.is_none()) {
            for evidence in column.evidence.iter_mut().filter(|e| e.code == "read.chosen") {
                *evidence = says("read.role-told");
            }
        }
    }
    Ok(table)
}

/// What people call a format.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::Px => "PC-Axis",
        Format::SdmxJson => "SDMX-JSON",
        _ => "JSON-stat",
    }
}
