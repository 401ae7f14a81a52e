//! Series by the members they share, so that the whole of a part and the imports beside exports are looked up: looked for
//! among all series, they would cost a table of a hundred thousand series that many times as many steps.

use super::imports_beside;
#[cfg(feature = "studio")]
use super::partner_of;
use super::selection::{is_class_of, is_whole};
use crate::dataset::{Dataset, Flow, NONE, Series};
use std::collections::HashMap;

/// Measure and members.
type Key = (u32, Vec<u32>);

/// The series that stand for the whole of a dimension, by their other members.
#[derive(Debug)]
pub(crate) struct Wholes {
    d: usize,
    /// Dimensions that only say what sort of member one has: a part's class is not its whole's.
    classes: Vec<usize>,
    exact: HashMap<Key, Vec<usize>>,
    of_any_class: HashMap<Key, Vec<usize>>,
}

impl Wholes {
    /// The wholes along a dimension.
    pub(crate) fn along(dataset: &Dataset, d: usize) -> Wholes {
        let classes: Vec<usize> =
            (0..dataset.dimensions.len()).filter(|&c| is_class_of(dataset, c, d)).collect();
        let mut wholes = Wholes { d, classes, exact: HashMap::new(), of_any_class: HashMap::new() };
        for (i, series) in dataset.series.iter().enumerate().filter(|(_, s)| is_whole(dataset, s, d)) {
            wholes.exact.entry(wholes.key(dataset, series, false)).or_default().push(i);
            if !wholes.classes.is_empty() {
                wholes.of_any_class.entry(wholes.key(dataset, series, true)).or_default().push(i);
            }
        }
        wholes
    }

    /// What a part and its whole have in common: "not broken down" and "the total of it" are the same.
    fn key(&self, dataset: &Dataset, series: &Series, of_any_class: bool) -> Key {
        let member = |(n, m): (usize, &u32)| {
            let free = n == self.d || (of_any_class && self.classes.contains(&n));
            if free || is_whole(dataset, series, n) { NONE } else { *m }
        };
        (series.measure, series.members.iter().enumerate().map(member).collect())
    }

    /// The series of the whole that a part belongs to: the total's, or the one that is not broken down. Of several wholes
    /// (a group's and the grand total) the one that shares the part's other members; of several such the first.
    pub(crate) fn of(&self, dataset: &Dataset, part: usize) -> Option<usize> {
        let x = dataset.series.get(part)?;
        let first = |all: Option<&Vec<usize>>| {
            let adds = |i: &&usize| dataset.series.get(**i).is_some_and(|s| s.unit.adds_to(&x.unit));
            all?.iter().filter(|i| **i != part).find(adds).copied()
        };
        first(self.exact.get(&self.key(dataset, x, false)))
            .or_else(|| first(self.of_any_class.get(&self.key(dataset, x, true))))
    }
}

/// All series by their members but the flow.
#[derive(Debug)]
pub(crate) struct Alongside {
    /// Whether a dimension names flows.
    flows: Vec<bool>,
    by: HashMap<Vec<u32>, Vec<usize>>,
}

impl Alongside {
    /// The series of a table.
    pub(crate) fn of(dataset: &Dataset) -> Alongside {
        let names_flows = |members: &[crate::dataset::Member]| members.iter().any(|m| m.flow.is_some());
        let flows = dataset.dimensions.iter().map(|d| names_flows(&d.members)).collect();
        let mut alongside = Alongside { flows, by: HashMap::new() };
        for (i, series) in dataset.series.iter().enumerate() {
            alongside.by.entry(alongside.key(series)).or_default().push(i);
        }
        alongside
    }

    fn key(&self, series: &Series) -> Vec<u32> {
        let member = |(m, flows): (&u32, &bool)| if *flows { NONE } else { *m };
        series.members.iter().zip(&self.flows).map(member).collect()
    }

    /// The series with the same members but for the flow, in their order; itself among them.
    pub(crate) fn series(&self, like: &Series) -> &[usize] {
        self.by.get(&self.key(like)).map(Vec::as_slice).unwrap_or_default()
    }

    /// As [`partner_of`], among many.
    pub(crate) fn partner(&self, dataset: &Dataset, exports: usize) -> Option<usize> {
        let x = dataset.series.get(exports).filter(|x| dataset.flow(x) == Some(Flow::Export))?;
        let beside = |i: &&usize| dataset.series.get(**i).is_some_and(|s| imports_beside(dataset, x, s));
        self.series(x).iter().find(beside).copied()
    }

    /// The first exports that have imports beside them.
    #[cfg(feature = "studio")]
    pub(crate) fn first_pair(dataset: &Dataset) -> Option<(usize, usize)> {
        // Nearly always the first exports have; a table without imports need not be sorted out.
        if !dataset.series.iter().any(|s| dataset.flow(s) == Some(Flow::Import)) {
            return None;
        }
        let first = dataset.series.iter().position(|s| dataset.flow(s) == Some(Flow::Export))?;
        if let Some(m) = partner_of(dataset, first) {
            return Some((first, m));
        }
        let all = Alongside::of(dataset);
        (first..dataset.series.len()).find_map(|x| all.partner(dataset, x).map(|m| (x, m)))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// Every part of 30 goods of 40 countries, with totals of either, in both flows, and a class of goods.
    fn table() -> Dataset {
        let mut text = String::from("period,flow,partner,kind,commodity,measure,unit,value\n");
        for flow in ["X", "M"] {
            for partner in (0..40).map(|p| format!("Country {p}")).chain([String::from("Total")]) {
                for good in 0..30 {
                    let class = if good % 2 == 0 { "agricultural" } else { "industrial" };
                    writeln!(
                        text,
                        "2020,{flow},{partner},{class},Good {good},value,million USD,{}",
                        good + 1
                    )
                    .ok();
                }
                writeln!(text, "2020,{flow},{partner},,Total,value,million USD,465").ok();
            }
        }
        let native = crate::read::native::Native;
        let table = crate::read::read(text.as_bytes(), "x.csv", &crate::read::Hints::default(), &native);
        table.and_then(|t| crate::dataset::build(&t)).map(|built| built.output).unwrap_or_default()
    }

    /// The definition, in one look through all series.
    fn looked_for(dataset: &Dataset, part: usize, d: usize, free: &[usize]) -> Option<usize> {
        let x = dataset.series.get(part)?;
        dataset.series.iter().enumerate().position(|(i, s)| {
            i != part
                && s.measure == x.measure
                && s.unit.adds_to(&x.unit)
                && is_whole(dataset, s, d)
                && s.members.iter().zip(&x.members).enumerate().all(|(n, (a, b))| {
                    n == d
                        || free.contains(&n)
                        || a == b
                        || (is_whole(dataset, s, n) && is_whole(dataset, x, n))
                })
        })
    }

    #[test]
    fn a_whole_looked_up_is_the_one_that_would_be_found() {
        let dataset = table();
        assert!(dataset.series.len() > 2000, "{}", dataset.series.len());
        let mut found = 0;
        for d in 0..dataset.dimensions.len() {
            let wholes = Wholes::along(&dataset, d);
            for part in 0..dataset.series.len() {
                let expected = looked_for(&dataset, part, d, &[])
                    .or_else(|| looked_for(&dataset, part, d, &wholes.classes));
                assert_eq!(wholes.of(&dataset, part), expected, "part {part} along {d}");
                found += usize::from(expected.is_some());
            }
        }
        assert!(found > 2000, "{found}");
    }

    #[test]
    fn imports_looked_up_are_those_that_would_be_found() {
        let dataset = table();
        let all = Alongside::of(&dataset);
        let pairs = (0..dataset.series.len()).filter(|&x| {
            let m = all.partner(&dataset, x);
            assert_eq!(m, partner_of(&dataset, x));
            m.is_some()
        });
        assert_eq!(pairs.count(), dataset.series.len() / 2);
        assert_eq!(Alongside::first_pair(&dataset).map(|(x, _)| x), Some(0));
    }

    /// Counted, not timed: among how few series the one that is wanted is chosen, however many there are.
    #[test]
    fn few_series_are_looked_at() {
        let dataset = table();
        let all = Alongside::of(&dataset);
        assert_eq!(all.by.values().map(Vec::len).max(), Some(2), "exports and imports");
        for d in 0..dataset.dimensions.len() {
            let wholes = Wholes::along(&dataset, d);
            // Not broken down, and broken down to the total.
            assert!(wholes.exact.values().all(|list| list.len() <= 2), "along {d}");
        }
    }
}
