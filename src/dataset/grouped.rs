//! Sums of a dataset's figures by names and years: what a person asks of a table with a row for every parcel.

use super::keys::Quick;
use super::{Dataset, NONE};
use crate::diag::Diagnostic;
use crate::figure::Decimal;
use crate::lang::fold;
use crate::period::{Period, Step};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Sums by some names.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Grouped {
    /// What the sums are told apart by.
    pub by: Vec<String>,
    /// One for every group, in the order of the table.
    pub rows: Vec<GroupedRow>,
    /// Figures that are in no sum: without a number, of a unit that cannot be added, or of another kind of period than most.
    pub left_out: usize,
}

/// A sum.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct GroupedRow {
    /// Its names, in the order of [`Grouped::by`]; empty where a figure has none.
    pub names: Vec<String>,
    /// What was added up.
    pub measure: String,
    /// Its unit as the table writes it.
    pub unit: String,
    /// The sum, to the last digit that any of its figures has.
    pub sum: String,
}

/// What a sum is told apart by.
enum Key {
    Year,
    Period,
    Dimension(usize),
}

/// What tells one group from another but for its period: members, measure, unit as it is written.
type Names<'a> = (Vec<u32>, u32, &'a str);

type Map<K> = HashMap<K, usize, BuildHasherDefault<Quick>>;

/// Adds up figures of the same measure and unit by the names of some dimensions, and by `year` or `period`. Sums are exact; figures
/// of one kind of period only are added, so that a year never stands beside its own months.
///
/// ```
/// use kimngach::{dataset, read::{self, Hints}};
/// let file = "period,flow,partner,unit,value\n2005-01,X,Japan,USD,1.50\n2005-02,X,Japan,USD,0.25\n2005-01,X,China,USD,4\n";
/// let table = read::read(file.as_bytes(), "x.csv", &Hints::default(), &read::native::Native).unwrap();
/// let dataset = dataset::build(&table).unwrap().output;
/// let by = dataset::grouped(&dataset, &["year".to_owned(), "partner".to_owned()]).unwrap();
/// assert_eq!(by.rows[0].names, ["2005", "Japan"]);
/// assert_eq!((by.rows[0].sum.as_str(), by.rows[1].sum.as_str()), ("1.75", "4"));
/// ```
///
/// # Errors
/// `dataset.no-such-column` for a name that the table has no column of.
#[inline(never)]
pub fn grouped(dataset: &Dataset, by: &[String]) -> Result<Grouped, Diagnostic> {
    let keys: Vec<Key> = by.iter().map(|name| key(dataset, name)).collect::<Result<_, _>>()?;
    let step = usual_step(dataset);
    let mut names_known: Map<Names<'_>> = Map::default();
    let mut groups: Map<(usize, Option<Period>)> = Map::default();
    let mut sums: Vec<Decimal> = Vec::new();
    let mut out = Grouped { by: by.to_vec(), ..Grouped::default() };
    let by_period = keys.iter().any(|k| matches!(k, Key::Year | Key::Period));
    for series in &dataset.series {
        if !series.unit.has_magnitude() {
            out.left_out += series.points.len();
            continue;
        }
        let members: Vec<u32> = keys
            .iter()
            .map(|key| match key {
                Key::Dimension(d) => series.members.get(*d).copied().unwrap_or(NONE),
                _ => NONE,
            })
            .collect();
        let next = names_known.len();
        let key = (members.clone(), series.measure, series.unit_text.as_str());
        let own = *names_known.entry(key).or_insert(next);
        // Points stand in the order of their periods: the group is looked up where that changes.
        let mut last: Option<(Option<Period>, usize)> = None;
        for point in &series.points {
            let (Ok(value), true) = (point.value, point.period.map(|p| p.step()) == step) else {
                out.left_out += 1;
                continue;
            };
            let when = match point.period {
                Some(p) if by_period => Some(if keys.iter().any(|k| matches!(k, Key::Period)) {
                    p
                } else {
                    Period::Year(p.year())
                }),
                _ => None,
            };
            let group = match last {
                Some((before, group)) if before == when => group,
                _ => {
                    let next = groups.len();
                    let group = *groups.entry((own, when)).or_insert(next);
                    if group == next {
                        sums.push(Decimal::default());
                        out.rows.push(GroupedRow {
                            names: names(dataset, &keys, &members, when),
                            measure: dataset
                                .measures
                                .get(series.measure as usize)
                                .map_or_else(String::new, |m| m.name.clone()),
                            unit: series.unit_text.clone(),
                            sum: String::new(),
                        });
                    }
                    last = Some((when, group));
                    group
                }
            };
            if let Some(sum) = sums.get_mut(group) {
                *sum = sum.plus(value.decimal);
            }
        }
    }
    for (row, sum) in out.rows.iter_mut().zip(sums) {
        row.sum = sum.to_string();
    }
    Ok(out)
}

/// Names of dimensions that sums by these names need; an error where the table has none of a name.
pub(crate) fn kept(by: &[Vec<String>]) -> Vec<String> {
    let mut names: Vec<String> = by.iter().flatten().filter(|n| !is_time(n)).cloned().collect();
    names.sort();
    names.dedup();
    names
}

fn is_time(name: &str) -> bool {
    matches!(fold(name).as_str(), "year" | "nam" | "period" | "ky")
}

fn key(dataset: &Dataset, name: &str) -> Result<Key, Diagnostic> {
    let sought = fold(name);
    if let Some(at) = dataset.dimensions.iter().position(|d| fold(&d.name) == sought) {
        return Ok(Key::Dimension(at));
    }
    match sought.as_str() {
        "year" | "nam" => Ok(Key::Year),
        "period" | "ky" => Ok(Key::Period),
        _ => {
            let names: Vec<&str> = dataset.dimensions.iter().map(|d| d.name.as_str()).collect();
            Err(Diagnostic::error("dataset.no-such-column")
                .with("found", name)
                .with("allowed", names.join(", ")))
        }
    }
}

/// The kind of period that most figures have.
#[inline(never)]
fn usual_step(dataset: &Dataset) -> Option<Step> {
    // There are few kinds, and all points are nearly always of one.
    let mut counts: Vec<(Option<Step>, usize)> = Vec::new();
    for point in dataset.series.iter().flat_map(|s| &s.points) {
        let step = point.period.map(|p| p.step());
        match counts.iter_mut().find(|(known, _)| *known == step) {
            Some((_, n)) => *n += 1,
            None => counts.push((step, 1)),
        }
    }
    counts.into_iter().max_by_key(|(step, n)| (*n, *step)).and_then(|(step, _)| step)
}

fn names(dataset: &Dataset, keys: &[Key], members: &[u32], when: Option<Period>) -> Vec<String> {
    keys.iter()
        .zip(members)
        .map(|(key, &member)| match key {
            Key::Year => when.map_or_else(String::new, |p| p.year().to_string()),
            Key::Period => when.map_or_else(String::new, |p| p.to_string()),
            Key::Dimension(d) => dataset
                .dimensions
                .get(*d)
                .and_then(|d| d.members.get(member as usize))
                .map_or_else(String::new, |m| m.name.clone()),
        })
        .collect()
}
