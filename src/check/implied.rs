//! What a row goes without saying: where all rows on engineering goods stand under "merchandise", "engineering goods" alone names them.
//! Only owners, sectors and the like are taken for granted so; a country or goods that no word names stay open.

use super::table_index::REST;
use crate::dataset::{DimensionKind, NONE};
use std::collections::{HashMap, HashSet};

/// What each member is always beside, by its dimension and code.
#[derive(Debug, Default)]
pub(super) struct Implied {
    beside: HashMap<(usize, u32), Vec<(usize, u32)>>,
    /// The one country or product that a member is always beside.
    only: HashMap<(usize, u32), (usize, u32)>,
}

impl Implied {
    /// Learns it from the members of every row; `kinds` are those of the dimensions.
    pub(super) fn of(rows: impl Iterator<Item = Vec<u32>>, kinds: &[DimensionKind]) -> Implied {
        let rows: Vec<Vec<u32>> = rows.collect();
        let mut many: Vec<HashSet<u32>> = vec![HashSet::new(); kinds.len()];
        for row in &rows {
            for (seen, member) in many.iter_mut().zip(row).filter(|(_, m)| **m != NONE) {
                seen.insert(*member);
            }
        }
        let many = |dim: usize| many.get(dim).map_or(0, HashSet::len);
        // Goods beside groups of goods, countries beside continents: the shorter list sorts the longer one.
        let sorts = |other: usize, dim: usize| kinds.get(other) == kinds.get(dim) && many(other) < many(dim);
        let open = |other: usize, dim: usize| {
            !matches!(kinds.get(other), Some(DimensionKind::Partner | DimensionKind::Commodity) | None)
                || sorts(other, dim)
        };
        // `None` once two different ones, or none, were seen.
        let mut seen: HashMap<(usize, u32, usize), Option<u32>> = HashMap::new();
        let mut narrow: HashMap<(usize, u32, usize), Option<u32>> = HashMap::new();
        for row in rows {
            for (dim, member) in row.iter().enumerate().filter(|(_, m)| **m != NONE) {
                for (other, found) in row.iter().enumerate().filter(|(o, _)| *o != dim) {
                    let own = Some(*found).filter(|f| *f != NONE);
                    let seen = if open(other, dim) { &mut seen } else { &mut narrow };
                    let kept = seen.entry((dim, *member, other)).or_insert(own);
                    if *kept != own {
                        *kept = None;
                    }
                }
            }
        }
        let mut beside: HashMap<(usize, u32), Vec<(usize, u32)>> = HashMap::new();
        for ((dim, member, other), found) in seen {
            if let Some(found) = found {
                beside.entry((dim, member)).or_default().push((other, found));
            }
        }
        beside.values_mut().for_each(|all| all.sort_unstable());
        let mut only: HashMap<(usize, u32), (usize, u32)> = HashMap::new();
        for ((dim, member, other), found) in narrow {
            if let Some(found) = found {
                let kept = only.entry((dim, member)).or_insert((other, found));
                *kept = (*kept).min((other, found));
            }
        }
        Implied { beside, only }
    }

    /// Fills in what the members say without words.
    pub(super) fn fill(&self, members: &mut [u32]) {
        let said: Vec<(usize, u32)> =
            members.iter().copied().enumerate().filter(|(_, m)| *m != NONE && *m & REST == 0).collect();
        for (other, found) in said.iter().filter_map(|own| self.beside.get(own)).flatten() {
            if let Some(m) = members.get_mut(*other).filter(|m| **m == NONE) {
                *m = *found;
            }
        }
    }

    /// The members of a row that another one of it does not imply.
    pub(super) fn said(&self, members: &[u32]) -> Vec<(usize, u32)> {
        let all: Vec<(usize, u32)> =
            members.iter().copied().enumerate().filter(|(_, m)| *m != NONE).collect();
        let implied = |own: &(usize, u32)| {
            all.iter()
                .any(|other| other.0 != own.0 && self.beside.get(other).is_some_and(|b| b.contains(own)))
        };
        let said: Vec<(usize, u32)> = all.iter().filter(|own| !implied(own)).copied().collect();
        // Two that imply each other: both are said.
        if said.is_empty() { all } else { said }
    }

    /// The one country or product that a member stands beside in all its rows.
    pub(super) fn only_beside(&self, dim: usize, member: u32) -> Option<(usize, u32)> {
        self.only.get(&(dim, member)).copied()
    }

    /// What stands beside a member without saying.
    pub(super) fn beside(&self, dim: usize, member: u32) -> &[(usize, u32)] {
        self.beside.get(&(dim, member)).map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_is_implied_and_a_country_is_not() {
        let kinds = [DimensionKind::Sector, DimensionKind::Commodity, DimensionKind::Partner];
        // goods: 0; cars: 1; rice: 2; China: 3, with rice only.
        let rows = vec![vec![0, 1, NONE], vec![0, 2, NONE], vec![0, 2, 3], vec![NONE, NONE, NONE]];
        let implied = Implied::of(rows.into_iter(), &kinds);
        let mut cars = vec![NONE, 1, NONE];
        implied.fill(&mut cars);
        assert_eq!(cars, [0, 1, NONE]);
        let mut china = vec![NONE, NONE, 3];
        implied.fill(&mut china);
        assert_eq!(china, [0, NONE, 3], "the goods, but not which");
        assert_eq!(implied.said(&[0, 1, NONE]), [(1, 1)]);
    }

    #[test]
    fn a_group_of_goods_is_implied_by_its_goods() {
        let kinds = [DimensionKind::Commodity, DimensionKind::Commodity];
        let rows = vec![vec![0, 5], vec![1, 5], vec![2, 6], vec![NONE, NONE]];
        let implied = Implied::of(rows.into_iter(), &kinds);
        let mut copper = vec![0, NONE];
        implied.fill(&mut copper);
        assert_eq!(copper, [0, 5]);
        let mut fishing = vec![NONE, 6];
        implied.fill(&mut fishing);
        assert_eq!(fishing, [NONE, 6], "which of its goods is not said");
    }

    #[test]
    fn what_stands_in_two_sectors_implies_neither() {
        let kinds = [DimensionKind::Sector, DimensionKind::Commodity];
        let implied = Implied::of(vec![vec![0, 1], vec![1, 1]].into_iter(), &kinds);
        let mut own = vec![NONE, 1];
        implied.fill(&mut own);
        assert_eq!(own, [NONE, 1]);
    }
}
