//! A table to a dataset: each figure gets its members, measure, unit, period and status from the columns, headers, group rows
//! and title that speak for its cell.

use super::names;
use super::{
    Dataset, Dimension, DimensionKind, Flow, Measure, MeasureKind, Member, MemberRole, Missing, NONE, Point,
    Series, Status,
};
use crate::diag::{At, Diagnostic, Warned};
use crate::figure::{Qualifier, Stated};
use crate::lang::{self, Gap, Mark, Sure, When};
use crate::period::Period;
use crate::read::{Announces, Column, Role, RowKind, Table, announces, tidy};
use crate::unit::{Quantity, Unit};
use std::collections::HashMap;

/// Builds the dataset of a table, or says why there is none.
///
/// ```
/// use kimngach::{dataset, read::{self, Hints}};
/// let file = "period,flow,unit,value\n2004,X,million USD,26485.0\n2005,X,million USD,32447.1\n";
/// let table = read::read(file.as_bytes(), "x.csv", &Hints::default(), &read::native::Native).unwrap();
/// let dataset = dataset::build(&table).unwrap().output;
/// assert_eq!(dataset.flow(&dataset.series[0]), Some(dataset::Flow::Export));
/// assert_eq!(dataset.series[0].points.len(), 2);
/// ```
pub fn build(table: &Table) -> Result<Warned<Dataset>, Vec<Diagnostic>> {
    if table.understanding.data_rows == 0 {
        return Err(vec![Diagnostic::error("read.header-only")]);
    }
    let plan = Plan::of(table);
    if plan.values.is_empty() {
        return Err(vec![Diagnostic::error("dataset.no-numbers")]);
    }
    let mut builder = Builder::new(table, &plan);
    builder.rows();
    let mut dataset = builder.finish();
    if dataset.is_empty() {
        return Err(vec![Diagnostic::error("dataset.no-numbers")]);
    }
    let mut warnings = Vec::new();
    settle(&mut dataset, table, &plan, &mut warnings);
    Ok(Warned { output: dataset, warnings })
}

/// Which column gives what.
struct Plan<'t> {
    /// Columns of figures.
    values: Vec<&'t Column>,
    period: Option<usize>,
    part: Option<usize>,
    unit: Option<usize>,
    scale: Option<usize>,
    status: Option<usize>,
    source: Option<usize>,
    qualifier: Option<usize>,
    measure: Option<usize>,
    /// Dimensions: their name and the columns that give the member.
    dimensions: Vec<Giver>,
    /// Whether the first dimension takes groups from rows without figures.
    grouped: Option<usize>,
}

/// Where a dimension's member stands in a row.
struct Giver {
    name: String,
    columns: Vec<usize>,
    /// Part of a packed cell.
    part: Option<usize>,
}

impl<'t> Plan<'t> {
    fn of(table: &'t Table) -> Plan<'t> {
        let columns = &table.understanding.columns;
        let first = |role: Role| columns.iter().position(|c| c.role == role);
        let mut dimensions: Vec<Giver> = Vec::new();
        let mut unit = first(Role::Unit);
        let labels: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.role == Role::Dimension && c.packed.is_empty())
            .map(|(c, _)| c)
            .collect();
        let merged = merged_labels(table, &labels);
        let mut packed_unit = None;
        for (c, column) in columns.iter().enumerate().filter(|(_, c)| c.role == Role::Dimension) {
            if !column.packed.is_empty() {
                for (part, name) in column.packed.iter().enumerate() {
                    if announces(name) == Some(Announces::Unit) && unit.is_none() {
                        packed_unit = Some((c, part));
                    }
                    dimensions.push(Giver { name: name.clone(), columns: vec![c], part: Some(part) });
                }
            } else if merged.contains(&c) {
                if merged.first() == Some(&c) {
                    let name = merged
                        .iter()
                        .find_map(|&m| columns.get(m).map(|k| k.name.clone()).filter(|n| !n.is_empty()));
                    dimensions.push(Giver {
                        name: name.unwrap_or_default(),
                        columns: merged.clone(),
                        part: None,
                    });
                }
            } else {
                dimensions.push(Giver { name: column.name.clone(), columns: vec![c], part: None });
            }
        }
        let _ = packed_unit;
        if unit == first(Role::Measure) {
            unit = None;
        }
        let has_groups = table.rows.contains(&RowKind::Group);
        let grouped =
            has_groups.then(|| merged.first().copied().or_else(|| labels.first().copied())).flatten();
        let grouped = grouped.and_then(|c| dimensions.iter().position(|d| d.columns.contains(&c)));
        Plan {
            values: columns.iter().filter(|c| c.role == Role::Value).collect(),
            period: first(Role::Period),
            part: first(Role::PeriodPart),
            unit,
            scale: first(Role::Scale),
            status: first(Role::Status),
            source: first(Role::Source),
            qualifier: first(Role::Qualifier),
            measure: first(Role::Measure),
            dimensions,
            grouped,
        }
    }
}

/// Label columns without headers of their own that take turns: a name stands in one or another, by its level.
fn merged_labels(table: &Table, labels: &[usize]) -> Vec<usize> {
    let columns = &table.understanding.columns;
    let mut best = Vec::new();
    for (i, &start) in labels.iter().enumerate() {
        let mut run = vec![start];
        for &next in labels.iter().skip(i + 1) {
            let unnamed = columns.get(next).is_some_and(|c| c.name.is_empty())
                || columns.get(start).is_some_and(|c| c.name.is_empty());
            if unnamed && run.last().is_some_and(|&l| next - l <= 2) {
                run.push(next);
            } else {
                break;
            }
        }
        if run.len() > best.len() && run.len() > 1 {
            best = run;
        }
    }
    if best.is_empty() {
        return best;
    }
    let (mut one, mut more) = (0, 0);
    for row in table.rows_of(RowKind::Data).take(2000) {
        match best.iter().filter(|&&c| !crate::read::is_blank(table.grid.cell(row, c))).count() {
            0 => {}
            1 => one += 1,
            _ => more += 1,
        }
    }
    if more * 3 <= one { best } else { Vec::new() }
}

struct Builder<'t, 'p> {
    table: &'t Table,
    plan: &'p Plan<'t>,
    dataset: Dataset,
    members: Vec<HashMap<(u32, String), u32>>,
    measures: HashMap<String, u32>,
    series: HashMap<Key, u32>,
    sources: HashMap<String, u32>,
    units: HashMap<String, Unit>,
    periods: HashMap<String, Option<When>>,
    group: u32,
    /// The last row of figures on the level of groups.
    heading: Option<String>,
    year: Option<i16>,
    numbered: bool,
    compact: bool,
    last_period: Option<Period>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    members: Vec<u32>,
    measure: u32,
    unit: String,
    power: i8,
}

impl<'t, 'p> Builder<'t, 'p> {
    fn new(table: &'t Table, plan: &'p Plan<'t>) -> Builder<'t, 'p> {
        let dimensions: Vec<Dimension> = plan
            .dimensions
            .iter()
            .map(|g| Dimension {
                name: if g.name.is_empty() { "item".to_owned() } else { g.name.clone() },
                kind: DimensionKind::Other,
                members: Vec::new(),
            })
            .collect();
        let dataset = Dataset {
            name: table.name.clone(),
            title: table.texts_of(RowKind::Title),
            notes: table.texts_of(RowKind::Note),
            dimensions,
            ..Dataset::default()
        };
        let numbered = plan.dimensions.iter().any(|g| has_glued_numbers(table, &g.columns));
        let compact = plan.period.is_some_and(|c| {
            table.rows_of(RowKind::Data).take(50).all(|r| lang::when_compact(table.grid.cell(r, c)).is_some())
        });
        Builder {
            table,
            plan,
            members: vec![HashMap::new(); plan.dimensions.len()],
            dataset,
            measures: HashMap::new(),
            series: HashMap::new(),
            sources: HashMap::new(),
            units: HashMap::new(),
            periods: HashMap::new(),
            group: NONE,
            heading: None,
            year: None,
            numbered,
            compact,
            last_period: None,
        }
    }

    fn cell(&self, row: usize, column: Option<usize>) -> &'t str {
        column.map_or("", |c| self.table.grid.cell(row, c))
    }

    fn rows(&mut self) {
        for (row, kind) in self.table.rows.iter().enumerate() {
            match kind {
                RowKind::Data => self.row(row),
                RowKind::Group => self.group_row(row),
                _ => {}
            }
        }
    }

    /// A name over the rows that follow; a year over them when it is one.
    fn group_row(&mut self, row: usize) {
        let texts: Vec<&str> = self.table.grid.filled(row).map(|(_, c)| c).collect();
        if let [only] = texts.as_slice()
            && let Some(when) = lang::when(only)
            && let Some(year) = when.year
        {
            self.year = Some(year);
            return;
        }
        let Some(dimension) = self.plan.grouped else { return };
        let Some(text) = texts.last() else { return };
        let name = self.label(text);
        self.heading = None;
        self.group = self.member(dimension, NONE, name);
        if let Some(m) =
            self.dataset.dimensions.get_mut(dimension).and_then(|d| d.members.get_mut(self.group as usize))
        {
            m.role = MemberRole::Group;
        }
    }

    /// A row of figures whose name is written as the groups' are (in capitals) is on their level: it ends the group before it.
    fn end_group(&mut self, dimension: usize, name: &str) {
        let capitals =
            |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let before = self.dataset.dimensions.get(dimension).and_then(|d| d.members.get(self.group as usize));
        if before.is_some_and(|m| capitals(&m.name)) && capitals(name) {
            self.group = NONE;
            let label = name.to_owned();
            self.heading = Some(label);
        }
    }

    fn label(&self, text: &str) -> String {
        let mut text = tidy(text);
        if self.numbered {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() < text.len() && rest.starts_with(char::is_alphabetic) {
                text = rest.to_owned();
            }
        }
        let rest = text.trim_start_matches(['-', '–', '+', '*', '•', '·', '_', '＿']).trim_start();
        if rest.len() < text.len() && rest.starts_with(char::is_alphabetic) {
            return rest.to_owned();
        }
        text
    }

    fn member(&mut self, dimension: usize, parent: u32, name: String) -> u32 {
        let Some(list) = self.dataset.dimensions.get_mut(dimension) else { return NONE };
        let Some(known) = self.members.get_mut(dimension) else { return NONE };
        if let Some(&index) = known.get(&(parent, name.clone())) {
            return index;
        }
        let index = list.members.len() as u32;
        list.members.push(Member {
            name: name.clone(),
            parent: (parent != NONE).then_some(parent),
            ..Member::default()
        });
        known.insert((parent, name), index);
        index
    }

    fn when(&mut self, text: &str) -> Option<When> {
        if let Some(known) = self.periods.get(text) {
            return *known;
        }
        let found = if self.compact {
            lang::when_compact(text).map(|p| When {
                year: Some(p.year()),
                part: lang::Part::Fixed(p),
                sure: None,
                start: 0,
                end: text.len(),
            })
        } else {
            lang::when(text).or_else(|| lang::when_in(text))
        };
        if self.periods.len() < 100_000 {
            self.periods.insert(text.to_owned(), found);
        }
        found
    }

    /// The period of a row, its status, and a part of a year that waits for its year in the header.
    fn row_period(&mut self, row: usize) -> (Option<Period>, Option<Sure>, Option<lang::Part>) {
        let main = self.cell(row, self.plan.period);
        let part_cell = self.cell(row, self.plan.part);
        let part = if crate::read::is_blank(part_cell) { None } else { self.part(part_cell) };
        if self.plan.period.is_none() {
            let period = part.zip(self.year).and_then(|(p, y)| of_part(p, y));
            return (period, None, part);
        }
        if crate::read::is_blank(main) {
            // Merged cells: the year above holds on.
            let period = match (part, self.year) {
                (Some(p), Some(y)) => of_part(p, y),
                _ => self.last_period,
            };
            return (period, None, part);
        }
        let Some(when) = self.when(main) else { return (None, None, part) };
        if when.year.is_some() {
            self.year = when.year;
        }
        let period = match part {
            Some(p) if when.is_year() => when.year.and_then(|y| of_part(p, y)),
            _ => when.period().or_else(|| self.year.and_then(|y| when.in_year(y))),
        };
        self.last_period = period;
        let waiting = if period.is_none() { Some(when.part) } else { None };
        (period, when.sure, part.or(waiting))
    }

    /// Month, quarter or week of a cell; a bare number by the word over its column.
    fn part(&mut self, cell: &str) -> Option<lang::Part> {
        if let Some(when) = self.when(cell) {
            return Some(when.part);
        }
        let n = lang::printed(cell).filter(|p| p.is_plain()).and_then(|p| p.value(Mark::Point))?.mantissa;
        let n = u8::try_from(n).ok()?;
        let header = self
            .plan
            .part
            .and_then(|c| self.table.understanding.columns.get(c))
            .map_or("", |c| c.name.as_str());
        let folded = lang::fold(header);
        let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
        if says(&["week", "kw", "tuan", "woche", "sem"]) && (1..=53).contains(&n) {
            Some(lang::Part::Week(n))
        } else if says(&["quarter", "quy", "quart", "trim", "季"]) && (1..=4).contains(&n) {
            Some(lang::Part::Quarter(n))
        } else if says(&["half"]) && (1..=2).contains(&n) {
            Some(lang::Part::Half(n))
        } else {
            (1..=12).contains(&n).then_some(lang::Part::Month(n))
        }
    }

    fn row(&mut self, row: usize) {
        let (period, period_sure, part) = self.row_period(row);
        let mut members = vec![NONE; self.plan.dimensions.len()];
        let mut label = String::new();
        let mut members_text: Vec<String> = Vec::new();
        for (d, giver) in self.plan.dimensions.iter().enumerate() {
            let text = self.giver_text(row, giver);
            if text.is_empty() {
                continue;
            }
            let name = self.label(&text);
            if self.plan.grouped == Some(d) {
                self.end_group(d, &name);
            }
            let parent = if self.plan.grouped == Some(d) { self.group } else { NONE };
            if self.plan.grouped == Some(d) || self.plan.dimensions.len() == 1 {
                label.clone_from(&name);
            }
            members_text.push(name.clone());
            if let Some(slot) = members.get_mut(d) {
                // A share stands beside its group's other figures.
                let heading = self.heading.clone().filter(|_| parent == NONE && self.plan.grouped == Some(d));
                *slot = match heading {
                    _ if parent != NONE && names::is_share_name(&name) => parent,
                    Some(heading) if names::is_share_name(&name) => self.member(d, NONE, heading),
                    _ => self.member(d, parent, name),
                };
            }
        }
        let status = self.status(row);
        let source = self.source(row);
        let qualifier = self.qualifier(row);
        let row_unit = self.row_unit(row);
        let scale = self.scale(row);
        let measure_cell = tidy(self.cell(row, self.plan.measure));
        let several = self.plan.values.len() > 1;
        let label_unit = bracket_unit(&label);
        let share = names::is_share_name(&label);
        let to_date = names::is_to_date(&measure_cell) || members_text.iter().any(|t| names::is_to_date(t));
        let values: Vec<&'t Column> = self.plan.values.clone();
        for column in values {
            let cell = self.table.grid.cell(row, column.index as usize - 1);
            if self.plan.grouped.is_some()
                && crate::read::is_blank(cell)
                && column.name.is_empty()
                && column.period.is_none()
            {
                continue;
            }
            let (value, flag) = value(cell, column.decimal, qualifier);
            let (mut unit, mut unit_text) = match &row_unit {
                Some((unit, text)) => (unit.clone(), text.clone()),
                None => match (&label_unit, &column.unit) {
                    (Some((unit, text)), _) => (unit.clone(), text.clone()),
                    (None, Some(unit)) => (unit.clone(), column.unit_text.clone()),
                    (None, None) => (Unit::default(), String::new()),
                },
            };
            unit.power = unit.power.saturating_add(scale);
            let percent = lang::printed(cell).is_some_and(|p| p.percent);
            let shared = share && unit.has_magnitude();
            if (percent && unit.quantity == Quantity::Number && unit.power == 0) || shared {
                (unit, unit_text) = (Unit::of(Quantity::Percent), "%".to_owned());
            }
            let name = if shared {
                label.clone()
            } else {
                match (
                    measure_cell.is_empty(),
                    several && self.plan.measure.is_some() && !column.name.is_empty(),
                ) {
                    (true, _) if column.name.is_empty() => "value".to_owned(),
                    (true, _) => column.name.clone(),
                    (false, false) => measure_cell.clone(),
                    (false, true) => {
                        let mut name = measure_cell.clone();
                        name.push_str(" (");
                        name.push_str(&column.name);
                        name.push(')');
                        name
                    }
                }
            };
            let measure = self.measure(name);
            let at = match (period, column.period) {
                (Some(p), _) => match (p, column.part) {
                    (Period::Year(y), Some(part)) => of_part(part, y),
                    _ => Some(p),
                },
                (None, Some(Period::Year(y))) if part.is_some() => part.and_then(|p| of_part(p, y)),
                (None, Some(p)) => Some(p),
                (None, None) => column.part.zip(self.year).and_then(|(part, y)| of_part(part, y)),
            };
            let at = if to_date { at.map(months_so_far) } else { at };
            let sure = status.or(flag).or(period_sure).or(column.sure);
            let point = Point {
                period: at,
                value,
                status: sure.map_or(Status::Final, status_of),
                row: row as u32 + 1,
                column: column.index,
                source,
            };
            self.push(
                Key { members: members.clone(), measure, unit: unit_text, power: unit.power },
                unit,
                point,
            );
        }
    }

    fn push(&mut self, key: Key, unit: Unit, point: Point) {
        let index = match self.series.get(&key) {
            Some(&index) => index,
            None => {
                let index = self.dataset.series.len() as u32;
                self.dataset.series.push(Series {
                    members: key.members.clone(),
                    measure: key.measure,
                    unit,
                    unit_text: key.unit.clone(),
                    points: Vec::new(),
                });
                self.series.insert(key, index);
                index
            }
        };
        if let Some(series) = self.dataset.series.get_mut(index as usize) {
            series.points.push(point);
        }
    }

    fn giver_text(&self, row: usize, giver: &Giver) -> String {
        match giver.part {
            Some(part) => {
                let cell = giver.columns.first().map_or("", |&c| self.table.grid.cell(row, c));
                cell.split(',').nth(part).unwrap_or("").trim().to_owned()
            }
            // The deepest level that is filled names the row.
            None => giver
                .columns
                .iter()
                .rev()
                .map(|&c| self.table.grid.cell(row, c))
                .find(|cell| !crate::read::is_blank(cell))
                .unwrap_or("")
                .to_owned(),
        }
    }

    fn measure(&mut self, name: String) -> u32 {
        if let Some(&index) = self.measures.get(&name) {
            return index;
        }
        let index = self.dataset.measures.len() as u32;
        self.dataset.measures.push(Measure { name: name.clone(), kind: MeasureKind::Other });
        self.measures.insert(name, index);
        index
    }

    fn status(&self, row: usize) -> Option<Sure> {
        let cell = self.cell(row, self.plan.status).trim();
        if cell.is_empty() { None } else { lang::sure(cell).or(Some(Sure::Actual)) }
    }

    fn source(&mut self, row: usize) -> u32 {
        let text = tidy(self.cell(row, self.plan.source));
        if text.is_empty() {
            return NONE;
        }
        if let Some(&index) = self.sources.get(&text) {
            return index;
        }
        let index = self.dataset.sources.len() as u32;
        self.dataset.sources.push(text.clone());
        self.sources.insert(text, index);
        index
    }

    fn qualifier(&self, row: usize) -> Qualifier {
        match lang::fold(self.cell(row, self.plan.qualifier)).as_str() {
            "tren" | "hon" | "vuot" | "over" | "more than" => Qualifier::Over,
            "gan" | "suyt" | "nearly" | "almost" => Qualifier::Nearly,
            "khoang" | "xap xi" | "about" | "around" | "approximately" => Qualifier::About,
            _ => Qualifier::Plain,
        }
    }

    fn row_unit(&mut self, row: usize) -> Option<(Unit, String)> {
        let text = match self.plan.unit {
            Some(c) => tidy(self.table.grid.cell(row, c)),
            None => {
                let giver = self
                    .plan
                    .dimensions
                    .iter()
                    .find(|g| g.part.is_some() && announces(&g.name) == Some(Announces::Unit))?;
                self.giver_text(row, giver)
            }
        };
        if text.is_empty() {
            return None;
        }
        if let Some(unit) = self.units.get(&text) {
            return Some((unit.clone(), text));
        }
        let unit =
            lang::unit_in(&text).map_or_else(|| Unit::of(Quantity::Other(text.clone())), |(unit, _)| unit);
        self.units.insert(text.clone(), unit.clone());
        Some((unit, text))
    }

    /// "thousands", "millions", 3, 6: the scale beside a unit.
    fn scale(&self, row: usize) -> i8 {
        let cell = self.cell(row, self.plan.scale).trim();
        if let Some(number) = lang::printed(cell).and_then(|p| p.value(Mark::Point)) {
            return i8::try_from(number.mantissa)
                .ok()
                .filter(|p| number.exponent == 0 && (0..=15).contains(p))
                .unwrap_or(0);
        }
        lang::unit_of(cell).map_or(0, |u| u.power)
    }

    fn finish(self) -> Dataset {
        let mut dataset = self.dataset;
        for series in &mut dataset.series {
            series
                .points
                .sort_by_key(|p| (p.period.is_none(), p.period.unwrap_or(Period::Year(0)), p.row, p.column));
        }
        dataset
    }
}

fn of_part(part: lang::Part, year: i16) -> Option<Period> {
    When { year: Some(year), part, sure: None, start: 0, end: 0 }.in_year(year)
}

/// The months from January to a month, where a row says that its figures are cumulative.
fn months_so_far(period: Period) -> Period {
    match period {
        Period::Month(y, m) => Period::to_date(y, m),
        Period::Quarter(y, q) if q <= 4 => Period::to_date(y, q * 3),
        other => other,
    }
}

/// A unit in brackets behind a row's name.
fn bracket_unit(label: &str) -> Option<(Unit, String)> {
    if !label.trim_end().ends_with(')') {
        return None;
    }
    lang::unit_in(label).filter(|(unit, words)| {
        words.len() < label.len() && !matches!(unit.quantity, Quantity::Other(_)) || unit.power != 0
    })
}

fn status_of(sure: Sure) -> Status {
    match sure {
        Sure::Actual => Status::Final,
        Sure::Revised => Status::Revised,
        Sure::Preliminary => Status::Preliminary,
        Sure::Estimate => Status::Estimate,
        Sure::Plan => Status::Plan,
    }
}

/// A cell's figure and the flag behind it.
fn value(cell: &str, mark: Mark, qualifier: Qualifier) -> (Result<Stated, Missing>, Option<Sure>) {
    if let Some(gap) = lang::gap(cell) {
        let missing = match gap {
            Gap::Blank => Missing::Blank,
            Gap::NotAvailable => Missing::NotAvailable,
            Gap::Nil => Missing::Nil,
            Gap::Confidential => Missing::Confidential,
            Gap::NotPublished => Missing::NotPublished,
        };
        return (Err(missing), None);
    }
    let Some(printed) = lang::printed(cell) else { return (Err(Missing::NotANumber), None) };
    let flag = if printed.suffix.is_empty() { None } else { lang::sure(printed.suffix) };
    match printed.value(mark) {
        Some(decimal) => (Ok(Stated { decimal, qualifier }), flag),
        None => (Err(Missing::NotANumber), flag),
    }
}

/// "1Thủy sản", "2Gạo": running numbers glued to names, one more from row to row.
fn has_glued_numbers(table: &Table, columns: &[usize]) -> bool {
    let mut expected = 1_u32;
    for row in table.rows_of(RowKind::Data).take(2000) {
        for &c in columns {
            let cell = table.grid.cell(row, c).trim_start();
            let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
            let letter = cell.get(digits..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            if digits > 0 && digits <= 3 && letter {
                let n = cell.bytes().take(digits).fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'));
                if n == expected {
                    expected += 1;
                }
            }
        }
    }
    expected > 3
}

/// What can only be told when all rows are in: kinds of dimensions, flows, roles of members, sorts of measures.
fn settle(dataset: &mut Dataset, table: &Table, plan: &Plan<'_>, warnings: &mut Vec<Diagnostic>) {
    kind_columns(dataset);
    for dimension in &mut dataset.dimensions {
        let members: Vec<&str> = dimension.members.iter().map(|m| m.name.as_str()).collect();
        dimension.kind = names::kind_of(&dimension.name, &members);
        for member in &mut dimension.members {
            member.flow = names::flow_of(&member.name)
                .filter(|_| dimension.kind == DimensionKind::Flow || member.name.chars().count() > 2);
            if dimension.kind == DimensionKind::Flow {
                continue;
            }
            if names::is_total_name(&member.name) && member.parent.is_none() {
                member.role = MemberRole::Total;
            } else if member.role == MemberRole::Item
                && (names::is_group_name(&member.name)
                    || (names::is_total_name(&member.name) && member.parent.is_some()))
            {
                member.role = MemberRole::Group;
            }
        }
    }
    flow_dimension(dataset);
    let mut kinds = vec![None; dataset.measures.len()];
    for series in &dataset.series {
        if let (Some(slot), Some(measure)) =
            (kinds.get_mut(series.measure as usize), dataset.measures.get(series.measure as usize))
        {
            let kind = names::measure_kind(&measure.name, &series.unit);
            if slot.is_none() || *slot == Some(MeasureKind::Other) {
                *slot = Some(kind);
            }
        }
    }
    for (measure, kind) in dataset.measures.iter_mut().zip(kinds) {
        measure.kind = kind.unwrap_or_default();
    }
    let mut twice = 0_usize;
    let mut place = None;
    for series in &dataset.series {
        for pair in series.points.windows(2) {
            if let [a, b] = pair
                && a.period == b.period
                && a.value.is_ok()
                && b.value.is_ok()
            {
                twice += 1;
                place = place.or(Some(At::cell(b.row, b.column)));
            }
        }
    }
    if let Some(at) = place {
        warnings.push(Diagnostic::warning("dataset.twice").at(at).with("n", twice));
    }
    if dataset.series.iter().all(|s| s.points.iter().all(|p| p.period.is_none())) {
        warnings.push(Diagnostic::note("dataset.no-period"));
    }
    let _ = (table, plan);
}

/// A column that says what sort of member another one names (total, group, country) gives roles and is no dimension of its own.
fn kind_columns(dataset: &mut Dataset) {
    let mut at = 0;
    while at < dataset.dimensions.len() {
        let Some(dimension) = dataset.dimensions.get(at) else { break };
        let header = lang::fold(&dimension.name);
        let named = header == "kind"
            || header.ends_with("kind")
            || header.ends_with("_type")
            || header == "type"
            || header == "dimension"
            || header == "loai";
        let words = dimension.members.iter().any(|m| names::kind_word(&m.name).is_some());
        let target = if named && words { describes(dataset, at) } else { None };
        let Some((other, roles)) = target else {
            at += 1;
            continue;
        };
        if let Some(d) = dataset.dimensions.get_mut(other) {
            for (member, role) in d.members.iter_mut().zip(roles) {
                if let Some(role) = role {
                    member.role = role;
                }
            }
        }
        dataset.dimensions.remove(at);
        for series in &mut dataset.series {
            if at < series.members.len() {
                series.members.remove(at);
            }
        }
    }
}

/// The dimension whose members each have one kind, and the roles that the kinds give them.
fn describes(dataset: &Dataset, kind: usize) -> Option<(usize, Vec<Option<MemberRole>>)> {
    (0..dataset.dimensions.len()).rev().filter(|&d| d != kind).find_map(|d| {
        let dimension = dataset.dimensions.get(d)?;
        if dimension.members.len() <= dataset.dimensions.get(kind)?.members.len() {
            return None;
        }
        let mut kinds: Vec<Option<u32>> = vec![None; dimension.members.len()];
        for series in &dataset.series {
            let (m, k) = (*series.members.get(d)?, *series.members.get(kind)?);
            if m == NONE {
                return None;
            }
            let slot = kinds.get_mut(m as usize)?;
            if slot.is_some_and(|had| had != k) {
                return None;
            }
            *slot = Some(k);
        }
        let names = &dataset.dimensions.get(kind)?.members;
        Some((
            d,
            kinds
                .into_iter()
                .map(|k| names.get(k? as usize).and_then(|m| names::kind_word(&m.name)))
                .collect(),
        ))
    })
}

/// Gives the table a flow dimension when only measures or the title say which flow it is about.
fn flow_dimension(dataset: &mut Dataset) {
    if dataset.dimensions.iter().any(|d| d.members.iter().any(|m| m.flow.is_some())) {
        return;
    }
    let of_measure: Vec<Option<Flow>> = dataset.measures.iter().map(|m| names::flow_in(&m.name)).collect();
    let of_title = dataset.title.iter().find_map(|t| names::flow_in(t));
    if of_measure.iter().all(Option::is_none) && of_title.is_none() {
        return;
    }
    let mut members: Vec<Member> = Vec::new();
    let mut of_series = Vec::with_capacity(dataset.series.len());
    for series in &dataset.series {
        let flow = of_measure
            .get(series.measure as usize)
            .copied()
            .flatten()
            .or(if of_measure.iter().all(Option::is_none) { of_title } else { None });
        of_series.push(match flow {
            None => NONE,
            Some(flow) => match members.iter().position(|m| m.flow == Some(flow)) {
                Some(at) => at as u32,
                None => {
                    let word = match flow {
                        Flow::Export => "X",
                        Flow::Import => "M",
                        Flow::Turnover => "X+M",
                        Flow::Balance => "X-M",
                    };
                    members.push(Member { name: word.to_owned(), flow: Some(flow), ..Member::default() });
                    members.len() as u32 - 1
                }
            },
        });
    }
    dataset.dimensions.insert(0, Dimension { name: "flow".to_owned(), kind: DimensionKind::Flow, members });
    for (series, member) in dataset.series.iter_mut().zip(of_series) {
        series.members.insert(0, member);
    }
    // A measure that was only the flow's name is the value.
    for measure in &mut dataset.measures {
        if names::flow_of(&measure.name).is_some() {
            measure.name = "value".to_owned();
        }
    }
    // Columns of different flows now share one measure.
    let mut first: HashMap<String, u32> = HashMap::new();
    let map: Vec<u32> = dataset
        .measures
        .iter()
        .enumerate()
        .map(|(i, m)| *first.entry(m.name.clone()).or_insert(i as u32))
        .collect();
    for series in &mut dataset.series {
        series.measure = map.get(series.measure as usize).copied().unwrap_or(series.measure);
    }
}
