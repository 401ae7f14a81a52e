//! Rows that stand for all of their dimension: by name, by place, by being the sum of the others.

use crate::dataset::Dataset;

/// Whether a member stands for everything, by its role or its name.
pub(super) fn is_total_name(folded: &str) -> bool {
    matches!(
        folded,
        "total"
            | "tong so"
            | "tong"
            | "all"
            | "tong cong"
            | "tong kim ngach"
            | "tong tri gia"
            | "ca nuoc"
            | ""
            | "all commodities"
            | "total all products"
            | "all sectors"
            | "all partners"
            | "world"
            | "the gioi"
            | "tong gia tri"
    )
}

/// Names of the members that stand for all of their dimension.
pub(super) fn whole_names(dataset: &Dataset, dims: &[usize], totals: &[Vec<bool>]) -> Vec<String> {
    let of = |(d, total): (&usize, &Vec<bool>)| -> Vec<String> {
        let members = dataset.dimensions.get(*d).map(|d| d.members.as_slice()).unwrap_or_default();
        members.iter().zip(total).filter(|(_, t)| **t).map(|(m, _)| m.name.clone()).collect()
    };
    dims.iter().zip(totals).flat_map(of).collect()
}

/// The first or last member of a dimension that says no total, when its name says all ("Total generation", "chỉ số chung") or its
/// values are the sum of the others'.
pub(super) fn whole_by_place(dataset: &Dataset, dim: usize) -> Option<usize> {
    let members = dataset.dimensions.get(dim)?.members.as_slice();
    let all = |name: &str| {
        let folded = super::words::fold(name);
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|w| matches!(w, "total" | "tong" | "chung" | "overall" | "general"))
            || folded.contains("all items")
    };
    // A column that says the same in every row ("prices", where a flow would stand) narrows nothing.
    let kind = dataset.dimensions.get(dim)?.kind;
    if members.len() == 1 && kind == crate::dataset::DimensionKind::Other {
        return Some(0);
    }
    let ends = [Some(0), members.len().checked_sub(1).filter(|l| *l > 0)];
    if let Some(at) = ends.into_iter().flatten().find(|at| members.get(*at).is_some_and(|m| all(&m.name))) {
        return Some(at);
    }
    if !(3..=60).contains(&members.len()) {
        return None;
    }
    ends.into_iter().flatten().find(|at| {
        let code = *at as u32;
        let own = dataset.series.iter().filter(|s| s.members.get(dim) == Some(&code));
        let (mut tried, mut held) = (0, 0);
        for series in own.take(4) {
            let siblings: Vec<_> = dataset
                .series
                .iter()
                .filter(|s| s.measure == series.measure && s.unit == series.unit)
                .filter(|s| {
                    s.members
                        .iter()
                        .enumerate()
                        .all(|(i, m)| if i == dim { *m != code } else { series.members.get(i) == Some(m) })
                })
                .collect();
            for point in series.points.iter().take(6) {
                let (Some(period), Ok(value)) = (point.period, series.base_value(point)) else { continue };
                let parts: Vec<f64> = siblings
                    .iter()
                    .filter_map(|s| s.point(period).and_then(|p| s.base_value(p).ok()))
                    .collect();
                let sum: f64 = parts.iter().sum();
                tried += 1;
                held += usize::from(parts.len() > 1 && (sum - value).abs() <= 0.002 * value.abs());
            }
        }
        tried > 0 && held * 10 >= tried * 9
    })
}
