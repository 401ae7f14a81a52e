//! Rows to series, one after another: each figure gets its members, measure, unit, period and status from the columns, headers,
//! group rows and title that speak for its cell. Rows whose names are the same speak the same: what they say is worked out
//! once and remembered, so that memory and work follow the different names and not the rows.

mod estimates;
mod figures;
mod fold;
mod names;
mod periods;
mod titles;
mod won_per;

pub(super) use estimates::column as estimates_after;
use figures::{Figure, status_of, value};
use fold::Fold;
use titles::{titles_of, year_of_title};

use super::codes::Recoded;
pub(super) use names::is_code_before;

use super::givers::{Plan, has_glued_numbers, sure_of_flag};
use super::keys::{Ids, Quick, Texts};
use super::names::flow_of;
use super::settle::settle;
use super::stated_span::StatedSpan;
use super::{Dataset, Dimension, DimensionKind, Missing, NONE, Point, Series, Status};
use crate::diag::{At, Diagnostic, Warned};
use crate::figure::{Qualifier, Stated};
use crate::lang::{self, Sure, When};
use crate::period::Period;
use crate::read::stream::{Line, Rows};
use crate::read::{Cells, RowKind, SplitYears, Table, is_blank, months_so_far};
use crate::unit::{Quantity, Unit};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Gathers a dataset out of rows.
#[derive(Debug)]
pub struct Gather {
    plan: Plan,
    dataset: Dataset,
    members: Vec<Map<(u32, String), u32>>,
    measures: Map<String, u32>,
    series: Map<Key, u32>,
    sources: Map<String, u32>,
    units: Map<String, Unit>,
    periods: HashMap<String, Option<When>, BuildHasherDefault<Quick>>,
    /// Names that are open, from the outermost in: level and member.
    open: Vec<(usize, u32)>,
    /// What stood last in each dimension that is filled down.
    above: Vec<String>,
    year: Option<i16>,
    /// The unit of rows that have none, until one has its own.
    unit_of_rest: Option<(Unit, String)>,
    /// The period that a row of its own names, less than a year, for the rows below it.
    block_period: Option<Period>,
    /// Names over a block of rows, from the outermost in, the row of the last, and how far in stood the last that has a unit.
    over: (Vec<u32>, u32, usize),
    /// The unit of a row of its own, over those that follow.
    block: Option<(Unit, String)>,
    /// The one year of the title, for months and quarters that no other year stands over.
    title_year: Option<i16>,
    numbered: bool,
    compact: bool,
    split_years: Option<SplitYears>,
    /// The month that quarters are dated by.
    quarters_by: Option<u8>,
    /// Whether days are written out in words.
    written_out: bool,
    last_period: Option<Period>,
    /// Whether what a row says follows from its own names alone, not from rows above it.
    alone: bool,
    /// Columns with names: those that speak for a row's figures, but for the period.
    named: Vec<usize>,
    /// The last measure that stands under none.
    over_measure: String,
    /// The unit of the last name that stands under none, where it says one.
    section_unit: Option<(Unit, String)>,
    texts: Vec<Texts>,
    /// What the texts of each named column say where they do so by themselves.
    named_members: Vec<Vec<Option<Named>>>,
    ids: Ids,
    now: Vec<u32>,
    before: (Vec<u32>, u32),
    contexts: Vec<Context>,
    /// Series by context, column of figures and whether a percent sign stands beside the figure.
    slots: Vec<u32>,
    when: Seen,
    points: usize,
    thin_at: usize,
    /// Of each series: how many of its points are in order and thinned, and where in them the last twin was found.
    thinned: Vec<(usize, usize)>,
    /// Cells of the period column that name none: how many, where the first is and what it says.
    unread: (usize, Option<(At, String)>),
    /// Names that have another code further down.
    recoded: Recoded,
    /// The stretch of time that the title lines state, which rows of totals in the column of periods are of.
    span: StatedSpan,
    /// Columns of names of members.
    names: Vec<usize>,
    /// Words of the status column that are not known, and where each stands first.
    statuses: Vec<(String, (u32, u32))>,
    /// Figures left out because their names and period stood there too often, and the first of them.
    left_out: (usize, Option<At>),
    overfull: bool,
    /// Whether the table has one dimension, whose names may tell the unit.
    sole: bool,
    /// Names that were to be told apart, where not all are.
    keep: Option<Vec<String>>,
    fold: Option<Fold>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    members: Vec<u32>,
    measure: u32,
    unit: String,
    power: i8,
}

/// What a text says that names a member by itself.
#[derive(Clone, Debug)]
struct Named {
    member: u32,
    /// "so far this year"
    so_far: bool,
    unit: Option<(Unit, String)>,
}

/// What the names of a row say of its figures.
#[derive(Clone, Copy, Debug)]
struct Context {
    status: Option<Sure>,
    source: u32,
    qualifier: Qualifier,
    to_date: bool,
    confidential: bool,
    /// Whether the status says that there are no data: a nought beside it is none.
    unavailable: bool,
    /// The last year whose figures are outcomes.
    until: Option<i16>,
}

/// All that a row's names say, before a column of figures is looked at.
struct Spoken {
    context: Context,
    members: Vec<u32>,
    label: String,
    measure: String,
    row_unit: Option<(Unit, String)>,
    /// The same of several columns of units.
    row_units: Vec<(usize, Option<(Unit, String)>)>,
    label_unit: Option<(Unit, String)>,
    measure_unit: Option<(Unit, String)>,
    scale: i8,
    scale_text: String,
    share: bool,
}

/// What the last period cell said.
#[derive(Debug, Default)]
struct Seen {
    text: String,
    part: String,
    known: bool,
    said: (Option<Period>, Option<Sure>, Option<lang::Part>),
}

/// From so many figures on, of each series and period only the first few are kept.
const MANY: usize = 1_000_000;
/// How many are kept then.
const TWINS: usize = 2;
/// Different figures at most: beyond it neither memory nor a chart has room.
const MOST: usize = 6_000_000;

impl Gather {
    /// Begins with a table understood, or says why no figures can come of it.
    pub fn of(table: &Table) -> Result<Gather, Vec<Diagnostic>> {
        Gather::keeping(table, None)
    }

    /// The same, with only dimensions of these names told apart and figures added up over all others. Where rows have a say in
    /// what those below them mean, all are told apart.
    pub fn keeping(table: &Table, keep: Option<&[String]>) -> Result<Gather, Vec<Diagnostic>> {
        let mut plan = Plan::of(table);
        let title_year = year_of_title(table).or(table.understanding.year);
        let sole = plan.dimensions.len() == 1;
        let in_order = plan.tree.is_some() || plan.blocks.is_some() || plan.under_measures;
        let alone = !in_order && !plan.filled_down.contains(&true) && plan.unit_of_rest.is_none();
        let numbered = plan.dimensions.iter().any(|g| has_glued_numbers(table, &g.columns));
        let fold = keep.filter(|_| alone).map(|keep| Fold::of(&mut plan, keep));
        if plan.values.is_empty() {
            return Err(vec![Diagnostic::error("dataset.no-numbers")]);
        }
        let dimensions: Vec<Dimension> = plan
            .dimensions
            .iter()
            .map(|g| Dimension {
                name: if g.name.is_empty() { "item".to_owned() } else { g.name.clone() },
                kind: DimensionKind::Other,
                members: Vec::new(),
            })
            .collect();
        let container = &table.understanding.container;
        let sheet = if container.sheets.len() > 1 { container.sheet_name() } else { "" };
        let dataset = Dataset {
            name: table.name.clone(),
            sheet: sheet.to_owned(),
            title: titles_of(table),
            dimensions,
            ..Dataset::default()
        };
        let compact = plan.period.is_some_and(|c| {
            table.rows_of(RowKind::Data).take(50).all(|r| lang::when_compact(table.grid.cell(r, c)).is_some())
        });
        let others = [plan.unit, plan.scale, plan.status, plan.source, plan.qualifier, plan.measure];
        let mut named: Vec<usize> = plan
            .dimensions
            .iter()
            .flat_map(|d| d.columns.iter().copied())
            .chain(others.into_iter().flatten())
            .chain(plan.values.iter().filter_map(|v| v.unit_by))
            .chain(plan.estimates_after)
            .chain(plan.described.into_iter().chain(plan.footnotes))
            // A name whose code changes is looked at again.
            .chain(plan.codes.iter().map(|c| c.at))
            .collect();
        let names: Vec<usize> = plan.dimensions.iter().flat_map(|d| d.columns.iter().copied()).collect();
        named.sort_unstable();
        named.dedup();
        Ok(Gather {
            members: vec![Map::default(); plan.dimensions.len()],
            dataset,
            measures: Map::default(),
            series: Map::default(),
            sources: Map::default(),
            units: Map::default(),
            periods: HashMap::default(),
            open: Vec::new(),
            above: vec![String::new(); plan.dimensions.len()],
            year: None,
            block_period: None,
            unit_of_rest: plan.unit_of_rest.clone(),
            block: None,
            over: (Vec::new(), 0, 0),
            title_year,
            numbered,
            compact,
            split_years: table.understanding.split_years,
            quarters_by: table.understanding.quarters_by,
            written_out: columns_written_out(table),
            last_period: None,
            alone,
            sole,
            keep: keep.map(<[String]>::to_vec),
            fold,
            texts: named.iter().map(|_| Texts::default()).collect(),
            over_measure: String::new(),
            section_unit: None,
            named_members: vec![Vec::new(); named.len()],
            now: vec![0; named.len()],
            before: (Vec::new(), NONE),
            named,
            ids: Ids::default(),
            contexts: Vec::new(),
            slots: Vec::new(),
            when: Seen::default(),
            points: 0,
            thin_at: MANY,
            thinned: Vec::new(),
            left_out: (0, None),
            unread: (0, None),
            recoded: Recoded::default(),
            span: StatedSpan::of(table, plan.period, &names),
            names,
            statuses: Vec::new(),
            overfull: false,
            plan,
        })
    }

    /// Takes a row of figures, or of a name over those that follow.
    pub fn row(&mut self, row: &impl Cells, kind: RowKind) {
        if kind == RowKind::Group {
            self.group_row(row);
        } else if self.alone {
            self.row_alone(row);
        } else {
            self.row_in_order(row);
        }
    }

    /// A row whose names are looked up.
    fn row_alone(&mut self, row: &impl Cells) {
        let when = self.row_period(row);
        if let Some(fold) = &mut self.fold
            && !fold.look(row)
        {
            return;
        }
        let (context, mut spoken) = self.context(row);
        let Some(&said) = self.contexts.get(context as usize) else { return };
        let values = self.plan.values.len();
        for v in 0..values {
            let (value, flag, percent, own) = self.figure(row, v, &said);
            if own.is_some() {
                // A unit of its own is nobody else's: rare, and not looked up.
                let spoken = spoken.take().unwrap_or_else(|| self.speak(row));
                let series = self.series_of(&spoken, v, percent, own);
                self.point(row, v, series, &said, when, value, flag);
                continue;
            }
            let slot = (context as usize * values + v) * 2 + usize::from(percent);
            let mut series = self.slots.get(slot).copied().unwrap_or(NONE);
            if series == NONE {
                let spoken = match &mut spoken {
                    Some(spoken) => spoken,
                    none => none.insert(self.speak(row)),
                };
                series = self.series_of(spoken, v, percent, None);
                if let Some(place) = self.slots.get_mut(slot) {
                    *place = series;
                }
            }
            self.point(row, v, series, &said, when, value, flag);
        }
    }

    /// A row that the rows above it have a say in.
    fn row_in_order(&mut self, row: &impl Cells) {
        let when = self.row_period(row);
        let spoken = self.speak(row);
        for v in 0..self.plan.values.len() {
            let Some(column) = self.plan.values.get(v) else { continue };
            if self.plan.tree.is_some()
                && is_blank(row.cell(column.at))
                && column.name.is_empty()
                && column.period.is_none()
            {
                continue;
            }
            let (value, flag, percent, own) = self.figure(row, v, &spoken.context);
            let series = self.series_of(&spoken, v, percent, own);
            self.point(row, v, series, &spoken.context, when, value, flag);
        }
    }

    /// The number of the context that a row's names make, and what they say where it is a new one.
    fn context(&mut self, row: &impl Cells) -> (u32, Option<Spoken>) {
        let mut same = self.before.1 != NONE;
        for (at, &column) in self.named.iter().enumerate() {
            let (Some(texts), Some(now)) = (self.texts.get_mut(at), self.now.get_mut(at)) else { continue };
            let id = texts.id(row.cell(column));
            same &= *now == id;
            *now = id;
        }
        if same {
            return (self.before.1, None);
        }
        let (id, new) = self.ids.id(&self.now);
        self.before.1 = id;
        if !new {
            return (id, None);
        }
        let spoken = self.speak(row);
        self.contexts.push(spoken.context);
        self.slots.resize(self.contexts.len() * self.plan.values.len() * 2, NONE);
        (id, Some(spoken))
    }

    /// A cell's figure, the flag behind it, whether a percent sign stands beside it, and the unit that is its own.
    fn figure(&self, row: &impl Cells, v: usize, said: &Context) -> Figure {
        let Some(column) = self.plan.values.get(v) else { return (Err(Missing::Blank), None, false, None) };
        if let Some(number) = row.digited(column.at) {
            let decimal = number.value(column.decimal);
            if said.unavailable && decimal.mantissa == 0 {
                return (Err(Missing::NotAvailable), None, false, None);
            }
            return (Ok(Stated { decimal, qualifier: said.qualifier }), None, false, None);
        }
        let unit = column.unit.as_ref().map(|(u, _)| u);
        let signs = if column.sure.is_some() { &[] } else { self.plan.signs.as_slice() };
        let (value, flag, percent, own) =
            value(row.cell(column.at), column.decimal, said.qualifier, unit, signs);
        let value = match value {
            Err(Missing::Blank) if said.confidential || self.is_confidential(row, column.flags) => {
                Err(Missing::Confidential)
            }
            other => other,
        };
        (value, flag, percent, own)
    }

    #[allow(clippy::too_many_arguments, reason = "all that a point is made of")]
    fn point(
        &mut self,
        row: &impl Cells,
        v: usize,
        series: u32,
        said: &Context,
        (period, period_sure, part): (Option<Period>, Option<Sure>, Option<lang::Part>),
        value: Result<Stated, Missing>,
        flag: Option<Sure>,
    ) {
        let own = self.plan.values.get(v).and_then(|c| c.dated_by).map(|c| self.when(row.cell(c)));
        let Some(column) = self.plan.values.get(v) else { return };
        let at = match (period, column.period) {
            _ if own.is_some() => own.flatten().and_then(|w| w.period()),
            (Some(p), _) => match (p, column.part) {
                (Period::Year(y), Some(part)) => of_part(part, y),
                (_, Some(part)) => crate::read::part_of_split_year(p, part).or(Some(p)),
                _ => Some(p),
            },
            (None, Some(Period::Year(y))) if part.is_some() => part.and_then(|p| of_part(p, y)),
            (None, Some(p)) => part.and_then(|part| crate::read::part_of_split_year(p, part)).or(Some(p)),
            (None, None) => match column.part {
                Some(part) => self.year.and_then(|y| of_part(part, y)),
                // A year over rows whose columns are names.
                None => {
                    let block = self.block_period.or(self.year.map(Period::Year));
                    block.filter(|_| self.plan.period.is_none())
                }
            },
        };
        let at = if said.to_date || column.to_date { at.map(months_so_far) } else { at };
        let beside = || {
            let cell = row.cell(column.flags?).trim();
            sure_of_flag(&self.plan.signs, cell)
        };
        let sure = said.status.or(flag).or_else(beside).or(period_sure).or(column.sure);
        let sure = sure.or_else(|| estimates::sure(said.until, at));
        let point = Point {
            period: at,
            value,
            status: sure.map_or(Status::Final, status_of),
            row: row.number(),
            column: column.at as u32 + 1,
            source: said.source,
        };
        if let Some(own) = self.dataset.series.get_mut(series as usize) {
            if let Some(fold) = &mut self.fold {
                self.points += usize::from(fold.add(series as usize, own, point));
                self.overfull |= self.points > MOST;
                return;
            }
            // What thinning would leave out is left out at once.
            if let Some(thinned) = self.thinned.get_mut(series as usize)
                && has_twins(&own.points, thinned, at)
            {
                self.left_out.0 += 1;
                let place = At::cell(point.row, point.column);
                if self.left_out.1.is_none_or(|first| first.row > place.row) {
                    self.left_out.1 = Some(place);
                }
                return;
            }
            if figures::breaks(row, column.at, column.flags.or(self.plan.status)) {
                own.breaks.push((point.row, point.column));
            }
            own.points.push(point);
            self.points += 1;
        }
        if self.points > self.thin_at {
            self.thin();
        }
    }

    /// Names of the dimensions that are to be told apart when there is no room for more figures than so many, in series of twenty at
    /// least: all but the one with the most names, when figures may be added up over it. `None` while there is room, and where there
    /// is no such dimension.
    pub fn better_kept(&self, room: usize) -> Option<Vec<String>> {
        if !self.alone || (self.points <= room && self.dataset.series.len() <= room / 20) {
            return None;
        }
        let dimensions = &self.dataset.dimensions;
        let (most, _) = dimensions.iter().enumerate().max_by_key(|(_, d)| d.members.len())?;
        let largest = dimensions.get(most)?;
        let told =
            |name: &str| fold::is_sum(name) || flow_of(name).is_some() || names::bracket_unit(name).is_some();
        if largest.members.len() < 20 || largest.members.iter().any(|m| told(&m.name)) {
            return None;
        }
        Some(dimensions.iter().enumerate().filter(|(d, _)| *d != most).map(|(_, d)| d.name.clone()).collect())
    }

    /// Puts the points of every series in order and, where there are very many, leaves out all but the first few of the same
    /// period. When it is done does not change what is left.
    #[inline(never)]
    fn thin(&mut self) {
        let (mut left, mut out, mut first) = (0, 0, self.left_out.1);
        for series in &mut self.dataset.series {
            in_order(&mut series.points);
            let mut twins = 0;
            let mut before = None;
            series.points.retain(|p| {
                twins = if before == Some(p.period) { twins + 1 } else { 1 };
                before = Some(p.period);
                if twins > TWINS {
                    out += 1;
                    if first.is_none_or(|at: At| at.row > Some(p.row)) {
                        first = Some(At::cell(p.row, p.column));
                    }
                }
                twins <= TWINS
            });
            left += series.points.len();
        }
        self.thinned = self.dataset.series.iter().map(|s| (s.points.len(), 0)).collect();
        self.points = left;
        self.left_out = (self.left_out.0 + out, first);
        self.thin_at = left + MANY.max(left / 2);
        self.overfull |= left > MOST;
    }

    /// Whether the rows of a table would be gathered in the same way.
    pub fn fits(&self, table: &Table) -> bool {
        Gather::keeping(table, self.keep.as_deref()).is_ok_and(|other| {
            (&self.plan, self.numbered, self.compact) == (&other.plan, other.numbered, other.compact)
        })
    }

    /// What to say of more different figures than can be kept.
    pub fn too_many(&self) -> Vec<Diagnostic> {
        vec![Diagnostic::error("dataset.too-many").with("found", self.points).with("most", MOST)]
    }

    /// Whether there are more different figures than can be kept: going on is of no use.
    pub fn is_overfull(&self) -> bool {
        self.overfull
    }

    /// The series of a row's figure.
    fn series_of(&mut self, spoken: &Spoken, v: usize, percent: bool, beside: Option<(Unit, String)>) -> u32 {
        let several = self.plan.values.len() > 1;
        let Some(column) = self.plan.values.get(v) else { return NONE };
        // A unit in the header of one of several columns speaks for it before a column of units does.
        let by_own = spoken.row_units.iter().find(|(c, _)| Some(*c) == column.unit_by);
        let row_unit = by_own.map_or(&spoken.row_unit, |(_, unit)| unit);
        // "Trade Value (US$)" beside "No Quantity" is money all the same.
        let is_money = |u: &Unit| matches!(u.quantity, Quantity::Money(_));
        let counts = row_unit.as_ref().is_some_and(|(u, _)| {
            !is_money(u) && !matches!(u.quantity, Quantity::Percent | Quantity::Index(_) | Quantity::Number)
        });
        let own = column
            .unit
            .clone()
            .filter(|(unit, _)| several || row_unit.is_none() || (counts && is_money(unit)));
        let own = self.block.clone().or(own);
        // "% change" over rows of money is no money.
        let ratio = own.as_ref().is_some_and(|(u, _)| u.quantity == Quantity::Percent);
        let counted = || figures::counted(&self.dataset, &spoken.members, own.as_ref());
        let label = spoken.label_unit.clone().filter(|_| !ratio).or_else(counted);
        // What the name of a measure says, a sign of per cent among amounts, is nearer than the unit of the table.
        let rate = || {
            let unit = spoken.measure_unit.clone().filter(|(u, _)| u.quantity == Quantity::Percent);
            unit.filter(|_| row_unit.is_none() && own.as_ref().is_some_and(|(u, _)| u.has_magnitude()))
        };
        let (mut unit, mut unit_text) = beside
            .or(label)
            .or_else(rate)
            .or_else(|| own.clone())
            .or_else(|| {
                let counts = |u: &Unit| !matches!(u.quantity, Quantity::Money(_) | Quantity::Percent);
                row_unit.clone().filter(|(u, _)| by_own.is_some() || !(column.amount && counts(u)))
            })
            .or_else(|| spoken.measure_unit.clone())
            .unwrap_or_default();
        // "Persons in thousands" beside the scale "thousands" says it twice.
        if spoken.scale != 0 && unit.power != spoken.scale {
            unit.power = unit.power.saturating_add(spoken.scale);
            let mut text = spoken.scale_text.clone();
            if text.bytes().all(|b| b.is_ascii_digit()) {
                text = lang::Scale(spoken.scale).word(lang::Lang::En).to_owned();
            }
            text.push(' ');
            text.push_str(&unit_text);
            unit_text = text.trim_end().to_owned();
        }
        let shared = spoken.share && (unit.has_magnitude() || unit.quantity == Quantity::Percent);
        // A sign of per cent in the cell itself, among cells that name money or people.
        let no_share = matches!(unit.quantity, Quantity::Number if unit.power == 0)
            || matches!(unit.quantity, Quantity::Money(_) | Quantity::Person);
        if (percent && no_share) || shared {
            (unit, unit_text) = (Unit::of(Quantity::Percent), "%".to_owned());
        }
        let measure = &spoken.measure;
        let name = if shared {
            spoken.label.clone()
        } else {
            match (measure.is_empty(), several && self.plan.measure.is_some() && !column.name.is_empty()) {
                (true, _) if column.name.is_empty() => "value".to_owned(),
                (true, _) => column.name.clone(),
                (false, false) => measure.clone(),
                (false, true) => [measure.as_str(), " (", &column.name, ")"].concat(),
            }
        };
        let measure = self.measure(name);
        let key = Key { members: spoken.members.clone(), measure, unit: unit_text, power: unit.power };
        if let Some(&index) = self.series.get(&key) {
            return index;
        }
        let index = self.dataset.series.len() as u32;
        self.dataset.series.push(Series {
            members: key.members.clone(),
            measure: key.measure,
            unit,
            unit_text: key.unit.clone(),
            points: Vec::new(),
            restated: Vec::new(),
            breaks: Vec::new(),
        });
        self.series.insert(key, index);
        index
    }

    /// The dataset of all rows; `notes` are the texts below the table.
    #[inline(never)]
    pub fn finish(mut self, notes: Vec<String>) -> Result<Warned<Dataset>, Vec<Diagnostic>> {
        super::scales::one_scale(&mut self.dataset.series);
        if (self.left_out.0 > 0 || self.points > MANY) && self.fold.is_none() {
            self.thin();
        } else {
            for series in &mut self.dataset.series {
                in_order(&mut series.points);
            }
        }
        if self.overfull {
            return Err(self.too_many());
        }
        let mut dataset = self.dataset;
        dataset.notes = notes;
        super::codes::of_series(&mut dataset, &self.plan);
        if dataset.is_empty() {
            return Err(vec![Diagnostic::error("dataset.no-numbers")]);
        }
        let mut warnings = Vec::new();
        settle(&mut dataset, self.written_out, &mut warnings);
        if let (n, Some((at, found))) = self.unread {
            let said = Diagnostic::warning("dataset.period-unread").at(at).with("n", n);
            warnings.push(said.with("found", found.chars().take(60).collect::<String>()));
        }
        warnings.extend(self.span.said().into_iter().chain(self.recoded.said()));
        warnings.extend(names::unknown_statuses(&self.statuses));
        warnings.extend(self.fold.into_iter().flat_map(Fold::said));
        if let (n, Some(at)) = self.left_out {
            warnings.push(Diagnostic::warning("dataset.left-out").at(at).with("n", n).with("kept", TWINS));
        }
        Ok(Warned { output: dataset, warnings })
    }
}

impl Rows for Gather {
    fn row(&mut self, line: &Line<'_>, kind: RowKind) {
        Gather::row(self, line, kind);
    }
}

/// By period, then by row. Most come in order, or nearly.
#[inline(never)]
pub(in crate::dataset) fn in_order(points: &mut [Point]) {
    let key = |p: &Point| (p.period.is_none(), p.period.unwrap_or(Period::Year(0)), p.row, p.column);
    if !points.is_sorted_by_key(key) {
        points.sort_by_key(key);
    }
}

/// Whether headers name days in words.
fn columns_written_out(table: &Table) -> bool {
    table.understanding.columns.iter().any(|c| {
        matches!(c.period, Some(Period::Day(..)))
            && c.header.iter().any(|t| lang::when_in(t).is_some() && super::dates::is_written_out(t))
    })
}

/// Whether as many points of a period as are kept stand among the first of a series, which are in order. Files go through the
/// periods in their order as well, so the place is nearly always right behind the last one.
fn has_twins(points: &[Point], (ordered, last): &mut (usize, usize), period: Option<Period>) -> bool {
    let Some(points) = points.get(..*ordered) else { return false };
    let twins = |from: usize| {
        points.get(from..from + TWINS).is_some_and(|twins| twins.iter().all(|p| p.period == period))
    };
    for from in [*last, *last + TWINS] {
        if twins(from) {
            *last = from;
            return true;
        }
    }
    let before = |p: &Point| match (p.period, period) {
        (Some(a), Some(b)) => a < b,
        (a, b) => a.is_some() && b.is_none(),
    };
    *last = points.partition_point(before);
    twins(*last)
}

fn of_part(part: lang::Part, year: i16) -> Option<Period> {
    When { year: Some(year), part, sure: None, start: 0, end: 0 }.in_year(year)
}
