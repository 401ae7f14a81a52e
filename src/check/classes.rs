//! Rows that another column sorts: "Copper;Mining", "Wind;Renewable". What the table says of no class itself is the sum of its rows.

use super::implied::Implied;
use crate::dataset::NONE;
use std::collections::HashMap;

/// The rows of each class, by its dimension and code.
#[derive(Debug, Default)]
pub(super) struct Classes {
    of: HashMap<(usize, u32), Vec<Vec<u32>>>,
}

impl Classes {
    /// Learns them from the members of the rows that are parts.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Vec<u32>>, implied: &Implied) -> Classes {
        let mut of: HashMap<(usize, u32), Vec<Vec<u32>>> = HashMap::new();
        for row in rows {
            let [(own, _)] = *implied.said(row) else { continue };
            let mut beside = row.iter().copied().enumerate().filter(|(d, m)| *d != own && *m != NONE);
            if let (Some(class), None) = (beside.next(), beside.next()) {
                of.entry(class).or_default().push(row.clone());
            }
        }
        for rows in of.values_mut() {
            rows.sort_unstable();
            rows.dedup();
        }
        Classes { of }
    }

    /// The rows of the one class that is named, and nothing else.
    pub(super) fn rows(&self, members: &[u32]) -> Option<&[Vec<u32>]> {
        let mut said = members.iter().copied().enumerate().filter(|(_, m)| *m != NONE);
        match (said.next(), said.next()) {
            (Some(class), None) => self.of.get(&class).map(Vec::as_slice),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::DimensionKind;

    #[test]
    fn a_class_is_its_rows() {
        let rows = [vec![0, 0], vec![1, 0], vec![2, 1], vec![NONE, NONE]];
        let implied = Implied::of(rows.iter().cloned(), &[DimensionKind::Commodity, DimensionKind::Sector]);
        let classes = Classes::of(rows.iter(), &implied);
        assert_eq!(classes.rows(&[NONE, 0]), Some([vec![0, 0], vec![1, 0]].as_slice()));
        assert_eq!(classes.rows(&[NONE, 1]), Some([vec![2, 1]].as_slice()));
        assert_eq!(classes.rows(&[0, 0]), None, "a row of it, by name");
        assert_eq!(classes.rows(&[NONE, NONE]), None);
    }
}
