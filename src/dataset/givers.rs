//! Which column gives what to the figures of a row: periods, names, units, status. Names may stand in several columns that take
//! turns, in levels, or once over blank cells that repeat them.

use crate::lang::{Mark, Part, Sure};
use crate::period::Period;
use crate::read::{Column, Role, RowKind, Table};
use crate::unit::Unit;
use std::collections::HashSet;

/// Which column gives what.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Columns of figures.
    pub values: Vec<Value>,
    pub period: Option<usize>,
    pub part: Option<usize>,
    /// The column whose names hold the year of their rows.
    pub dated: Option<usize>,
    /// The word over the parts of a year, folded.
    pub part_word: String,
    /// Whether averages of a year stand there beside the year itself, and so are figures of their own.
    pub averages_apart: bool,
    pub unit: Option<usize>,
    /// The unit of the rows above the first that has its own in that column.
    pub unit_of_rest: Option<(Unit, String)>,
    pub scale: Option<usize>,
    pub status: Option<usize>,
    pub source: Option<usize>,
    pub qualifier: Option<usize>,
    pub measure: Option<usize>,
    /// Whether measures have others under them, by indent, whose names come again under the next: "Growth rate" of each.
    pub under_measures: bool,
    /// Dimensions: their name and the columns that give the member.
    pub dimensions: Vec<Giver>,
    /// The dimension whose names stand in levels: under group rows, in columns that take turns, or by indent.
    pub tree: Option<usize>,
    /// The column of running numbers, where names without one stand under the name above them that has one.
    pub numbers: Option<usize>,
    /// The column of units, where names without one stand over those that have one: countries over their goods.
    pub heads: Option<usize>,
    /// Whether rows named after flows head the rows below them, at the same distance from the edge.
    pub under_flows: bool,
    /// The dimension of names that stand over blocks of rows in the column of periods.
    pub blocks: Option<usize>,
    /// Signs behind periods, and what the notes say of figures that have them: "+ Preliminary".
    pub signs: Vec<(String, Sure)>,
    /// The column behind that of the status, which says in words what its flags mean: "I | Imputed value".
    pub described: Option<usize>,
    /// A column of footnotes, which may say how sure a figure is where no other column does.
    pub footnotes: Option<usize>,
    /// The column that says after which year figures are estimates.
    pub estimates_after: Option<usize>,
    /// Columns of codes of the names.
    pub codes: Vec<super::codes::CodeColumn>,
    /// Dimensions whose blank cells repeat the name above, as merged cells leave them.
    pub filled_down: Vec<bool>,
}

/// A column of figures and what its header says of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// Its place, from 0.
    pub at: usize,
    pub name: String,
    pub decimal: Mark,
    pub unit: Option<(Unit, String)>,
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub sure: Option<Sure>,
    /// Whether its figures are of the year so far.
    pub to_date: bool,
    /// Whether they are amounts of money beside quantities, which a column of units is about.
    pub amount: bool,
    /// The column of its own flags, where not one column speaks for the whole row.
    pub flags: Option<usize>,
    /// What its identifier is called, and the identifier.
    pub code: Option<(String, String)>,
    /// The column of its own units, where there are several.
    pub unit_by: Option<usize>,
    /// The column of its own periods, in the second half of a table that was folded.
    pub dated_by: Option<usize>,
}

impl Value {
    fn of(column: &Column, behind: Option<&Column>) -> Value {
        Value {
            at: (column.index as usize).saturating_sub(1),
            name: column.name.clone(),
            decimal: column.decimal,
            unit: column.unit.clone().map(|unit| (unit, column.unit_text.clone())),
            period: column.period,
            part: column.part,
            sure: column.sure,
            to_date: crate::read::is_column_to_date(&column.header),
            amount: false,
            flags: behind
                .filter(|c| c.role == Role::Status && c.name.is_empty())
                .filter(|c| c.code_of.is_none_or(|of| of == column.index))
                .map(|c| (c.index as usize).saturating_sub(1)),
            code: column.series_code.clone(),
            unit_by: None,
            dated_by: None,
        }
    }
}

/// Where a dimension's member stands in a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Giver {
    pub name: String,
    pub columns: Vec<usize>,
    /// Part of a packed cell.
    pub part: Option<usize>,
    /// Whether only cells that are no part of a year name anything: rows of other names below the months.
    pub but_parts: bool,
}

impl Plan {
    /// Decides it for a table.
    #[inline(never)]
    pub fn of(table: &Table) -> Plan {
        let columns = &table.understanding.columns;
        let first = |role: Role| columns.iter().position(|c| c.role == role);
        let mut dimensions: Vec<Giver> = Vec::new();
        let mut unit = label_beside_code(table, Role::Unit).or(first(Role::Unit));
        // "Chỉ tiêu | 2022 | 2023" over exports, their sectors, imports, the same sectors: names of whom, not of measures.
        let sections = first(Role::Measure).filter(|&c| {
            let labelled = columns.iter().any(|c| c.role == Role::Dimension);
            !labelled && super::flow_rows::head_sections(table, c)
        });
        let names = |(at, c): &(usize, &Column)| c.role == Role::Dimension || sections == Some(*at);
        let labels: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|of| names(of) && of.1.packed.is_empty())
            .map(|(c, _)| c)
            .collect();
        let merged = merged_labels(table, &labels);
        for (c, column) in columns.iter().enumerate().filter(names) {
            if !column.packed.is_empty() {
                for (part, name) in column.packed.iter().enumerate() {
                    dimensions.push(Giver {
                        name: name.clone(),
                        columns: vec![c],
                        part: Some(part),
                        but_parts: false,
                    });
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
                        but_parts: false,
                    });
                }
            } else {
                dimensions.push(Giver {
                    name: column.name.clone(),
                    columns: vec![c],
                    part: None,
                    but_parts: false,
                });
            }
        }
        if unit == first(Role::Measure) {
            unit = None;
        }
        let part_cells =
            |c: usize| table.rows_of(RowKind::Data).take(2000).map(move |r| table.grid.cell(r, c));
        let averages_apart = first(Role::PeriodPart).is_some_and(|c| {
            let (average, whole) = (crate::read::is_average_of_year, crate::read::is_whole_year);
            part_cells(c).any(average) && part_cells(c).any(|t| whole(t) && !average(t))
        });
        let months = first(Role::PeriodPart)
            .filter(|&c| part_cells(c).any(|cell| is_other_name(cell, averages_apart)));
        if let Some(c) = months {
            dimensions.push(Giver { name: String::new(), columns: vec![c], part: None, but_parts: true });
        }
        // "Persons in thousands" over some rows and "Percent" over others are units, no names.
        let names = |r: usize| table.grid.filled(r).any(|(_, cell)| crate::lang::unit_of(cell).is_none());
        let leveled = table.rows_of(RowKind::Group).any(names) || !merged.is_empty();
        let main = merged.first().copied().or_else(|| labels.first().copied());
        let numbers = first(Role::Index).filter(|&i| main.is_some_and(|c| numbers_lead(table, i, c)));
        let heads = unit.filter(|&u| main.is_some_and(|c| units_part(table, u, c)));
        let under_flows = main.is_some_and(|c| super::flow_rows::head_sections(table, c));
        let tree = main.filter(|&c| {
            leveled
                || under_flows
                || numbers.is_some()
                || heads.is_some()
                || is_indented(table, c)
                || has_parts(table, c)
        });
        let tree = tree.and_then(|c| dimensions.iter().position(|d| d.columns.contains(&c)));
        let filled_down = filled_down(table, &dimensions, tree);
        let mut signs = signs_of_notes(table);
        if let Some((sign, ..)) = crate::read::unexplained_signs::of_newest(table) {
            signs.push((sign.to_string(), Sure::Preliminary));
        }
        // "STATUS: F, F, P": final beside provisional. In a column of flags of observations F would be a forecast.
        let status =
            columns.iter().position(|c| c.role == Role::Status && crate::lang::fold(&c.name) == "status");
        if status.is_some_and(|c| {
            let said =
                |word: &str| table.rows_of(RowKind::Data).any(|r| table.grid.cell(r, c).trim() == word);
            said("F") && !said("A") && !said("E")
        }) {
            signs.push(("F".to_owned(), Sure::Actual));
        }
        // Names over blocks of years, in the years' own column.
        let over_years = |r: usize| {
            let dated = first(Role::Period).or(first(Role::PeriodPart));
            let cell = dated.map_or("", |c| table.grid.cell(r, c));
            !crate::read::is_blank(cell)
                && crate::lang::when(cell).is_none()
                && crate::lang::unit_of(cell).is_none()
        };
        let blocks =
            (tree.is_none() && table.rows_of(RowKind::Group).take(2000).any(over_years)).then(|| {
                dimensions.push(Giver {
                    name: String::new(),
                    columns: Vec::new(),
                    part: None,
                    but_parts: false,
                });
                dimensions.len() - 1
            });
        let filled_down = if blocks.is_some() { vec![false; dimensions.len()] } else { filled_down };
        // Of "Unit | Quantity | Amount" the unit is that of the quantity.
        let named = |says: fn(&str) -> bool| {
            let values = columns.iter().filter(|c| c.role == Role::Value);
            values.filter(|c| says(&crate::lang::fold(&c.header.join(" ")))).map(|c| c.index).collect()
        };
        let (amounts, quantities): (Vec<u32>, Vec<u32>) =
            (named(crate::read::says_value), named(crate::read::says_quantity));
        let beside = quantities.iter().any(|c| !amounts.contains(c));
        let named_status = |c: &Column| c.role == Role::Status && !c.name.is_empty();
        let flags = each_its_own(columns, named_status);
        let units = by_number(columns, |c| c.role == Role::Unit)
            .unwrap_or_else(|| each_its_own(columns, |c| c.role == Role::Unit));
        let mut values: Vec<Value> = columns
            .iter()
            .enumerate()
            .filter(|(_, c)| c.role == Role::Value)
            .map(|(at, c)| {
                let mut value = Value::of(c, columns.get(at + 1));
                let behind =
                    || columns.iter().position(|k| k.role == Role::Status && k.code_of == Some(c.index));
                value.flags = flags.get(at).copied().flatten().or(value.flags).or_else(behind);
                value.unit_by = units.get(at).copied().flatten();
                value.dated_by = columns.iter().take(at).rposition(|k| k.dated && k.role == Role::Ignored);
                value.amount = beside && amounts.contains(&c.index) && !quantities.contains(&c.index);
                value.sure = value
                    .sure
                    .or_else(|| sure_by_sign(&signs, c.header.iter().rev().find(|t| !t.is_empty())?));
                value
            })
            .collect();
        plan_beside_outcome(&mut values);
        Plan {
            values,
            part_word: first(Role::PeriodPart)
                .and_then(|c| columns.get(c))
                .map(|c| crate::lang::fold(&c.name))
                .unwrap_or_default(),
            averages_apart,
            period: first(Role::Period),
            part: first(Role::PeriodPart),
            dated: columns.iter().position(|c| c.dated && matches!(c.role, Role::Dimension | Role::Measure)),
            unit_of_rest: table.understanding.unit_of_rest.clone().filter(|_| unit.is_some()),
            unit,
            scale: first(Role::Scale),
            // Flags without a name belong to the figures beside them.
            status: columns.iter().position(named_status).filter(|_| flags.is_empty()),
            source: first(Role::Source),
            qualifier: first(Role::Qualifier),
            measure: first(Role::Measure).filter(|_| sections.is_none()),
            under_measures: first(Role::Measure).is_some_and(|c| has_names_again_under(table, c)),
            dimensions,
            tree,
            signs,
            described: columns
                .iter()
                .position(named_status)
                .and_then(|c| super::status_in_words::beside(columns, c)),
            footnotes: columns.iter().position(|c| {
                cfg!(feature = "studio")
                    && c.role == Role::Note
                    && crate::lang::fold(&c.name).starts_with("footnote")
            }),
            estimates_after: super::gather::estimates_after(table),
            codes: super::codes::columns(table),
            heads,
            under_flows,
            blocks,
            numbers: if merged.is_empty() { numbers } else { None },
            filled_down,
        }
    }
}

/// "Kế hoạch | Thực hiện", "plan | outcome": two headers that say how sure the figures are and nothing else name the same measure.
fn plan_beside_outcome(values: &mut [Value]) {
    // "KH | TH | VN" are countries.
    let codes = values.iter().filter(|v| v.name.len() == 2).count();
    let says_only =
        |v: &Value| v.sure.is_some() && super::names::is_status(&v.name) && (v.name.len() != 2 || codes == 2);
    let of = |planned: bool| {
        let mut found = values.iter().filter(|v| says_only(v) && (v.sure == Some(Sure::Plan)) == planned);
        found.next().filter(|_| found.next().is_none()).map(|v| (v.at, v.unit.clone()))
    };
    if let (Some((plan, of_plan)), Some((outcome, of_outcome))) = (of(true), of(false))
        && of_plan == of_outcome
    {
        let both = values.iter_mut().filter(|v| v.at == plan || v.at == outcome);
        both.for_each(|v| v.name.clear());
    }
}

/// For each column the one of several columns of a kind that speaks for it, where they stand between the figures: "Quantity | Unit |
/// Value | Unit", or the unit first. Empty where one of them speaks for all figures.
fn each_its_own(columns: &[Column], kind: impl Fn(&Column) -> bool) -> Vec<Option<usize>> {
    let list: Vec<usize> = columns.iter().enumerate().filter(|(_, c)| kind(c)).map(|(at, _)| at).collect();
    let is_value = |c: &Column| c.role == Role::Value;
    let first = columns.iter().position(is_value).unwrap_or(0);
    let leading = list.first().is_some_and(|at| *at < first);
    // Names and codes between the two begin something else.
    let beside = |from: usize, to: usize| {
        let mut between = columns.iter().take(to).skip(from + 1);
        between.all(|c| matches!(c.role, Role::Value | Role::Status | Role::Note | Role::Ignored))
    };
    let of = |at: usize| {
        if leading {
            list.iter().rfind(|own| **own < at).copied().filter(|own| beside(*own, at))
        } else {
            list.iter().find(|own| **own > at).copied().filter(|own| beside(at, *own))
        }
    };
    let all: Vec<Option<usize>> =
        columns.iter().enumerate().map(|(at, c)| of(at).filter(|_| is_value(c))).collect();
    let mut own: Vec<usize> = all.iter().copied().flatten().collect();
    own.dedup();
    if own.len() < 2 { Vec::new() } else { all }
}

/// The second of two columns of a kind side by side where the first holds codes and the second what people call them: "USD_EXC | US
/// dollars, exchange rate converted".
fn label_beside_code(table: &Table, role: Role) -> Option<usize> {
    let columns = &table.understanding.columns;
    let code = columns.iter().position(|c| c.role == role)?;
    let label = code + 1;
    let both = columns.get(label).is_some_and(|c| c.role == role);
    let rows = || table.rows_of(RowKind::Data).take(60);
    let coded = |text: &str| !text.bytes().any(|b| b.is_ascii_lowercase());
    let differ = rows().all(|r| {
        let (code, label) = (table.grid.cell(r, code), table.grid.cell(r, label));
        coded(code) && (label.is_empty() || !coded(label))
    });
    let any = rows().any(|r| !table.grid.cell(r, label).is_empty());
    (both && differ && any).then_some(label)
}

/// The number at the end of a name: 1 of "Unit1", of "Quantity 1".
fn number_of(name: &str) -> Option<&str> {
    let bare = name.trim().trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name.trim().get(bare.len()..).filter(|n| (1..=2).contains(&n.len()))?;
    bare.ends_with(|c: char| c.is_alphabetic() || matches!(c, ' ' | '_')).then_some(number)
}

/// For each column the one of several numbered columns of a kind that bears its number: "Unit1 | Unit2 | Quantity1 | Quantity2". `None`
/// where they are not numbered so.
fn by_number(columns: &[Column], kind: impl Fn(&Column) -> bool) -> Option<Vec<Option<usize>>> {
    let of = |c: &Column| c.header.iter().find_map(|text| number_of(text)).map(str::to_owned);
    let list: Vec<(usize, String)> = columns
        .iter()
        .enumerate()
        .filter(|(_, c)| kind(c))
        .filter_map(|(at, c)| Some((at, of(c)?)))
        .collect();
    if list.len() < 2 || list.iter().any(|(at, n)| list.iter().any(|(b, m)| b != at && n == m)) {
        return None;
    }
    let own = |c: &Column| {
        let number = of(c).filter(|_| c.role == Role::Value)?;
        list.iter().find(|(_, n)| *n == number).map(|(at, _)| *at)
    };
    let all: Vec<Option<usize>> = columns.iter().map(own).collect();
    let found = |at: &usize| all.contains(&Some(*at));
    list.iter().all(|(at, _)| found(at)).then_some(all)
}

/// Notes that begin with a sign and say how sure the figures are that bear it: "* preliminary data", "+ Előzetes adat."
fn signs_of_notes(table: &Table) -> Vec<(String, Sure)> {
    let mut out = Vec::new();
    for row in table.rows_of(RowKind::Note).take(60) {
        for (_, cell) in table.grid.filled(row).take(3) {
            signs_in(cell, &mut out);
        }
    }
    for line in &table.understanding.container.around.below {
        signs_in(line, &mut out);
    }
    // The longest first: "**" is not "*".
    out.sort_by_key(|(sign, _)| core::cmp::Reverse(sign.len()));
    out
}

/// What one note says of signs: those that its sentences begin with, or "(a) Revised  (b) Provisional".
fn signs_in(cell: &str, out: &mut Vec<(String, Sure)>) {
    for sentence in cell.split(['.', ';']).take(12) {
        let text = sentence.trim().trim_start_matches('(');
        let sign: String =
            text.chars().take_while(|c| matches!(c, '*' | '+' | '†' | '‡' | '#' | '§')).collect();
        let rest = text.get(sign.len()..).unwrap_or("").trim_start_matches([')', ' ', ':', '.', '=']);
        if !sign.is_empty()
            && rest.chars().count() <= 80
            && let Some(sure) = crate::lang::sure(rest)
        {
            out.push((sign, sure));
        }
    }
    if cell.len() > 300 {
        return;
    }
    // "Po: Valor provisório": letters that stand beside figures.
    if let Some((letters, rest)) = cell.split_once(": ")
        && (1..=3).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_alphabetic())
        && rest.chars().count() <= 60
        && let Some(sure) = crate::lang::sure(rest)
    {
        out.push((letters.to_owned(), sure));
    }
    for part in cell.split('(').skip(1) {
        let Some((letter, rest)) = part.split_once(')') else { continue };
        let one = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_alphanumeric());
        if one
            && rest.chars().count() <= 60
            && let Some(sure) = crate::lang::sure(rest)
            // "(p)" is known without a note.
            && crate::lang::sure(letter) != Some(sure)
        {
            out.push((["(", letter].concat(), sure));
        }
    }
}

/// What a sign at the end of a text says, or one right behind the period in it: "2023M03* Exports".
pub(super) fn sure_by_sign(signs: &[(String, Sure)], text: &str) -> Option<Sure> {
    let is_sign = |sign: &str| !sign.starts_with(char::is_alphabetic);
    if !signs.iter().any(|(sign, _)| is_sign(sign) && text.contains(sign.as_str())) {
        return None;
    }
    let text = text.trim_end().trim_end_matches(')');
    let behind = crate::lang::when_in(text).and_then(|w| text.get(w.end..)).unwrap_or("");
    let bears = |sign: &str| text.ends_with(sign) || behind.starts_with(sign);
    let found = signs.iter().find(|(sign, _)| is_sign(sign) && bears(sign));
    found.map(|(_, sure)| *sure)
}

/// What letters beside a figure say: by themselves, or as a note explains them.
pub(super) fn sure_of_flag(signs: &[(String, Sure)], cell: &str) -> Option<Sure> {
    let explained = || signs.iter().find(|(sign, _)| sign == cell.trim()).map(|(_, sure)| *sure);
    explained().or_else(|| crate::lang::sure(cell))
}

/// Label columns without headers of their own that take turns: a name stands in one or another, by its level.
#[inline(never)]
fn merged_labels(table: &Table, labels: &[usize]) -> Vec<usize> {
    let columns = &table.understanding.columns;
    let figures = columns.iter().position(|c| c.role == Role::Value).unwrap_or(columns.len());
    let labels: Vec<usize> = labels.iter().copied().filter(|&c| c < figures).collect();
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

/// Whether a cell of a column of months is none, nor their sum; nor their average, unless that stands `apart` beside the sum.
pub(super) fn is_other_name(cell: &str, apart: bool) -> bool {
    let text = cell.trim();
    !text.is_empty()
        && crate::lang::printed(text).is_none()
        && crate::lang::when(text).is_none()
        && (!crate::read::is_whole_year(text) || (apart && crate::read::is_average_of_year(text)))
}

/// How far a name stands from the edge.
pub(super) fn indent(cell: &str) -> usize {
    cell.chars()
        .take_while(|c| c.is_whitespace() || matches!(c, '\u{3000}' | '_' | '＿' | '·' | '.'))
        .count()
        .min(60)
}

/// Whether only some names have a running number and the others stand under them: the same of these come back under another number,
/// as goods do under countries.
fn numbers_lead(table: &Table, index: usize, names: usize) -> bool {
    let blank = |row: usize, column: usize| crate::read::is_blank(table.grid.cell(row, column));
    let mut under = 0_u32;
    let mut seen: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    let mut again = false;
    // Where groups have lines of their own, or names come before the first number, the numbers only count.
    if table.rows.contains(&RowKind::Group)
        || table.rows_of(RowKind::Data).next().is_none_or(|row| blank(row, index))
    {
        return false;
    }
    for row in table.rows_of(RowKind::Data).take(2000) {
        let name = table.grid.cell(row, names).trim();
        if !blank(row, index) {
            under += 1;
        } else if under > 0
            && !name.is_empty()
            && !super::names::is_total_name(name)
            && !super::names::is_share_name(name)
        {
            let before = seen.insert(name, under);
            again |= before.is_some_and(|at| at != under);
        }
    }
    again
}

/// Whether names without a unit stand over names with one, the same of which come back under another: countries and their goods.
#[inline(never)]
fn units_part(table: &Table, units: usize, names: usize) -> bool {
    if table.rows.contains(&RowKind::Group) {
        return false;
    }
    let mut heads: HashSet<&str> = HashSet::new();
    let mut under: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    let mut again = false;
    for row in table.rows_of(RowKind::Data).take(2000) {
        let name = table.grid.cell(row, names).trim();
        if name.is_empty() {
            return false;
        }
        if crate::read::is_blank(table.grid.cell(row, units)) {
            if !heads.insert(name) {
                return false;
            }
        } else if heads.is_empty() {
            return false;
        } else {
            again |= under.insert(name, heads.len()).is_some_and(|at| at != heads.len());
        }
    }
    again && heads.len() >= 2
}

/// Whether names say that they are part of the one above: "Trong đó: Nguyên chiếc".
fn has_parts(table: &Table, column: usize) -> bool {
    table.rows_of(RowKind::Data).take(2000).any(|r| super::names::is_part_name(table.grid.cell(r, column)))
}

/// Whether the names of a column begin at different distances from the edge.
#[inline(never)]
fn is_indented(table: &Table, column: usize) -> bool {
    let mut rows = table.rows_of(RowKind::Data).map(|r| indent(table.grid.cell(r, column)));
    let Some(own) = rows.next() else { return false };
    // A total at the top may stand further in than what it is the total of, which begins in the next row.
    let mut rows = rows.peekable();
    let first = rows.peek().copied().filter(|next| *next == 0 && own > 0).unwrap_or(own);
    let (mut deeper, mut other) = (0, 0);
    for n in rows.take(5000) {
        if n > first {
            deeper += 1;
        } else if n < first {
            other += 1;
        }
    }
    deeper >= 1 && other == 0
}

/// Whether names that stand further in come again under other names of a column: each is of the one above it.
fn has_names_again_under(table: &Table, column: usize) -> bool {
    if !is_indented(table, column) {
        return false;
    }
    let (mut outer, mut seen) = ("", std::collections::HashMap::new());
    table.rows_of(RowKind::Data).take(2000).any(|row| {
        let cell = table.grid.cell(row, column);
        if indent(cell) == 0 {
            outer = cell.trim();
            return false;
        }
        *seen.entry(cell.trim()).or_insert(outer) != outer
    })
}

/// Dimensions in which a blank cell repeats the name above: without it many records would be the same.
#[inline(never)]
fn filled_down(table: &Table, dimensions: &[Giver], tree: Option<usize>) -> Vec<bool> {
    let rows: Vec<usize> = table.rows_of(RowKind::Data).take(2000).collect();
    let keys: Vec<usize> = table
        .understanding
        .columns
        .iter()
        .enumerate()
        .filter(|(_, c)| {
            matches!(c.role, Role::Period | Role::PeriodPart | Role::Dimension | Role::Measure | Role::Unit)
        })
        .map(|(c, _)| c)
        .collect();
    dimensions
        .iter()
        .enumerate()
        .map(|(d, giver)| {
            let [column] = giver.columns.as_slice() else { return false };
            let blank = |r: usize| crate::read::is_blank(table.grid.cell(r, *column));
            if Some(d) == tree
                || keys.len() < 2
                || rows.first().is_none_or(|&r| blank(r))
                || !rows.iter().any(|&r| blank(r))
            {
                return false;
            }
            let twins = |fill: bool| {
                let mut seen = HashSet::new();
                let mut above = "";
                rows.iter()
                    .filter(|&&r| {
                        let cell = table.grid.cell(r, *column);
                        if !crate::read::is_blank(cell) {
                            above = cell;
                        }
                        let mut key = String::from(if fill { above } else { cell });
                        for &c in keys.iter().filter(|c| *c != column) {
                            key.push('\u{1f}');
                            key.push_str(table.grid.cell(r, c));
                        }
                        !seen.insert(key)
                    })
                    .count()
            };
            let before = twins(false);
            before > 0 && twins(true) * 2 <= before
        })
        .collect()
}

/// "1Thủy sản", "2Gạo": running numbers glued to names, one more from row to row.
#[inline(never)]
pub(super) fn has_glued_numbers(table: &Table, columns: &[usize]) -> bool {
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
