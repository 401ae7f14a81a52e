//! Groups that no row breaks down: beside "Rau quả" and "Gạo" of a group of farm goods, "Thủy sản" may stand as a group without goods of its
//! own. Who counts goods counts it as one of them.

use super::candidates::{selections_of, total_of};
use super::slots::{Names, Side};
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::DimensionKind;
use crate::period::Period;

/// Most members that are looked through.
const MOST: usize = 200;

/// What groups of another dimension of goods are worth that has no rows of this one, each by itself; none that is as much as all goods
/// listed, for that is their total.
pub(super) fn beside(
    index: &TableIndex<'_>,
    dim: usize,
    (side, measure): (Side, Wanted),
    (period, listed): (Period, f64),
) -> Vec<Amount> {
    let mut out = Vec::new();
    let items = index.parts(dim, side.in_table(), period);
    if items.len() > MOST {
        return out;
    }
    for other in (0..index.dims.len()).filter(|d| *d != dim && index.kind(*d) == DimensionKind::Commodity) {
        for group in index.parts(other, side.in_table(), period).iter().take(MOST) {
            let broken = items.iter().any(|item| index.states(&[(other, vec![*group]), (dim, vec![*item])]));
            let names: Names = vec![(other, vec![*group])];
            let own = total_of(index, &selections_of(index, side, &names, measure), period);
            out.extend(own.filter(|a| !broken && a.value < listed));
        }
    }
    out
}
