//! A table to a dataset: each figure gets its members, measure, unit, period and status from the columns, headers, group rows
//! and title that speak for its cell.

use super::givers::{Giver, Plan, has_glued_numbers, indent};
use super::names;
use super::settle::settle;
use super::{
    Dataset, Dimension, DimensionKind, Measure, MeasureKind, Member, MemberRole, Missing, NONE, Point,
    Series, Status,
};
use crate::diag::{Diagnostic, Warned};
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
    settle(&mut dataset, &mut warnings);
    Ok(Warned { output: dataset, warnings })
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
    /// Names that are open, from the outermost in: level and member.
    open: Vec<(usize, u32)>,
    /// What stood last in each dimension that is filled down.
    above: Vec<String>,
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
            open: Vec::new(),
            above: vec![String::new(); plan.dimensions.len()],
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
        let Some(dimension) = self.plan.tree else { return };
        let Some(text) = texts.last() else { return };
        let name = self.label(text);
        let level = self.level(row, dimension) * 2;
        self.close(level);
        let parent = self.open.last().map_or(NONE, |(_, m)| *m);
        let member = self.member(dimension, parent, name);
        self.open.push((level, member));
        if let Some(m) =
            self.dataset.dimensions.get_mut(dimension).and_then(|d| d.members.get_mut(member as usize))
        {
            m.role = MemberRole::Group;
        }
    }

    /// How deep a row's name stands: by the column it is in, then by its indent.
    fn level(&self, row: usize, dimension: usize) -> usize {
        let Some(giver) = self.plan.dimensions.get(dimension) else { return 0 };
        let deepest = giver
            .columns
            .iter()
            .enumerate()
            .rev()
            .find(|(_, c)| !crate::read::is_blank(self.table.grid.cell(row, **c)));
        deepest.map_or(0, |(at, &c)| at * 64 + indent(self.table.grid.cell(row, c)))
    }

    /// Ends all names that are not outside of a level.
    fn close(&mut self, level: usize) {
        while self.open.last().is_some_and(|(l, _)| *l >= level) {
            self.open.pop();
        }
    }

    /// The member of a row in the dimension that has levels.
    fn leveled(&mut self, row: usize, dimension: usize, name: String) -> u32 {
        let own = self.level(row, dimension);
        let mut level = own * 2 + 1;
        let capitals =
            |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let group = self
            .open
            .iter()
            .find(|(l, _)| *l == own * 2)
            .and_then(|(_, m)| self.dataset.dimensions.get(dimension)?.members.get(*m as usize));
        // A row of figures written as the group over it is (in capitals) is on its level and ends it.
        if group.is_some_and(|m| capitals(&m.name)) && capitals(&name) {
            level = own * 2;
        }
        self.close(level);
        let parent = self.open.last().map_or(NONE, |(_, m)| *m);
        // A share stands beside its group's other figures.
        if parent != NONE && names::is_share_name(&name) {
            return parent;
        }
        let member = self.member(dimension, parent, name);
        self.open.push((level, member));
        member
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
            let mut text = self.giver_text(row, giver);
            if self.plan.filled_down.get(d) == Some(&true)
                && let Some(above) = self.above.get_mut(d)
            {
                if crate::read::is_blank(&text) {
                    text.clone_from(above);
                } else {
                    above.clone_from(&text);
                }
            }
            if text.is_empty() {
                continue;
            }
            let name = self.label(&text);
            if self.plan.tree == Some(d) || self.plan.dimensions.len() == 1 {
                label.clone_from(&name);
            }
            members_text.push(name.clone());
            let member = if self.plan.tree == Some(d) {
                self.leveled(row, d, name)
            } else {
                self.member(d, NONE, name)
            };
            if let Some(slot) = members.get_mut(d) {
                *slot = member;
            }
        }
        let status = self.status(row);
        let source = self.source(row);
        let qualifier = self.qualifier(row);
        let row_unit = self.row_unit(row);
        let scale = self.scale(row);
        let measure_cell = tidy(self.cell(row, self.plan.measure));
        let several = self.plan.values.len() > 1;
        let label_unit = bracket_unit(&label).filter(|_| row_unit.is_none());
        let measure_unit = bracket_unit(&measure_cell);
        let share = names::is_share_name(&label);
        let to_date = names::is_to_date(&measure_cell) || members_text.iter().any(|t| names::is_to_date(t));
        let values: Vec<&'t Column> = self.plan.values.clone();
        for column in values {
            let cell = self.table.grid.cell(row, column.index as usize - 1);
            if self.plan.tree.is_some()
                && crate::read::is_blank(cell)
                && column.name.is_empty()
                && column.period.is_none()
            {
                continue;
            }
            let (mut value, flag) = value(cell, column.decimal, qualifier);
            if value == Err(Missing::Blank)
                && lang::gap(self.cell(row, self.plan.status)) == Some(Gap::Confidential)
            {
                value = Err(Missing::Confidential);
            }
            // A unit in the header of one of several columns speaks for it before a column of units does.
            let own = column.unit.clone().filter(|_| several || row_unit.is_none());
            let own = own.map(|unit| (unit, column.unit_text.clone()));
            let (mut unit, mut unit_text) = label_unit
                .clone()
                .or(own)
                .or_else(|| row_unit.clone())
                .or_else(|| measure_unit.clone())
                .unwrap_or_default();
            if scale != 0 {
                unit.power = unit.power.saturating_add(scale);
                let mut text = tidy(self.cell(row, self.plan.scale));
                if text.bytes().all(|b| b.is_ascii_digit()) {
                    text = lang::Scale(scale).word(lang::Lang::En).to_owned();
                }
                text.push(' ');
                text.push_str(&unit_text);
                unit_text = text.trim_end().to_owned();
            }
            let percent = lang::printed(cell).is_some_and(|p| p.percent);
            let shared = share && (unit.has_magnitude() || unit.quantity == Quantity::Percent);
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
                (None, None) => match column.part {
                    Some(part) => self.year.and_then(|y| of_part(part, y)),
                    // A year over rows whose columns are names.
                    None => self.year.filter(|_| self.plan.period.is_none()).map(Period::Year),
                },
            };
            let at = if to_date { at.map(months_so_far) } else { at };
            let flag = flag.or_else(|| self.flag_beside(row, column));
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
                    restated: Vec::new(),
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

    /// The flag in an unnamed column to the right of a figure.
    fn flag_beside(&self, row: usize, column: &Column) -> Option<Sure> {
        let next = self.table.understanding.columns.get(column.index as usize)?;
        (next.role == Role::Status && next.name.is_empty())
            .then(|| lang::sure(self.table.grid.cell(row, column.index as usize)))?
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
        super::scales::one_scale(&mut dataset.series);
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
    let Some(printed) = lang::printed(cell) else {
        let missing = match lang::gap(cell) {
            Some(Gap::Blank) => Missing::Blank,
            Some(Gap::NotAvailable) => Missing::NotAvailable,
            Some(Gap::Nil) => Missing::Nil,
            Some(Gap::Confidential) => Missing::Confidential,
            Some(Gap::NotPublished) => Missing::NotPublished,
            None => Missing::NotANumber,
        };
        return (Err(missing), None);
    };
    let flag = if printed.suffix.is_empty() { None } else { lang::sure(printed.suffix) };
    match printed.value(mark) {
        Some(decimal) => (Ok(Stated { decimal, qualifier }), flag),
        None => (Err(Missing::NotANumber), flag),
    }
}
