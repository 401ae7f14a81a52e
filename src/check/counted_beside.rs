//! What stands beside a dimension whose members are counted: the goods of "seven markets took more than 400,000 tonnes" in a report on rice,
//! and rows of a list that are no part of its total.

use super::article::Article;
use super::candidates::{selections_of, total_of};
use super::slots::{Names, Side, Slots};
use super::table_index::{TableIndex, Wanted};
use crate::period::Period;

/// Names of other dimensions that may narrow what is counted, nothing first.
pub(super) fn besides(article: &Article, slots: &Slots, dim: usize) -> Vec<Names> {
    let mut out: Vec<Names> = vec![Vec::new()];
    let spoken = slots.names.iter().take(6).flat_map(|c| c.value.clone());
    let subject = article.subject.map(|(d, m)| (d, vec![m]));
    let often = article.often.iter().map(|(d, m)| (*d, vec![*m])).take(2);
    for part in spoken.chain(subject).chain(often) {
        let alone = vec![part];
        if alone.iter().all(|(d, _)| *d != dim) && !out.contains(&alone) && out.len() < 4 {
            out.push(alone);
        }
    }
    out
}

/// The members without the one that the total does not hold: "4 of the 11 sections" in a list that has services below them.
pub(super) fn within_total(
    index: &TableIndex<'_>,
    (side, measure): (Side, Wanted),
    period: Period,
    (dim, members): (usize, &[u32]),
) -> Option<Vec<u32>> {
    let of =
        |names: &Names| total_of(index, &selections_of(index, side, names, measure), period).map(|a| a.value);
    let total = of(&Vec::new()).filter(|t| *t > 0.0)?;
    let values: Vec<(u32, f64)> =
        members.iter().filter_map(|m| Some((*m, of(&vec![(dim, vec![*m])])?))).collect();
    let sum: f64 = values.iter().map(|(_, v)| v).sum();
    const NEAR: f64 = 0.01;
    let near = |sum: f64| (sum / total - 1.0).abs() < NEAR;
    if values.len() < members.len() || near(sum) {
        return None;
    }
    let mut apart = values.iter().filter(|(_, v)| near(sum - v));
    let (one, _) = apart.next()?;
    apart.next().is_none().then(|| members.iter().copied().filter(|m| m != one).collect())
}
