//! The same names under every heading: "Germany" over "Exports" and "Imports", "France" over both again. The headings are of whom it is told
//! and the names what is told of each: two ways to break the figures down, not one.

use super::names::flow_of;
use super::{Dataset, Dimension, DimensionKind, Measure, MeasureKind, Member, NONE};
use crate::lang;
use crate::read::{says_quantity, says_value};

/// Names that stand under a heading at most.
const MOST: usize = 40;

/// The headings and the names below them, each once, and for every member its place in both; `None` where they are no such two.
struct Parted {
    heads: Vec<Member>,
    names: Vec<String>,
    /// Of each member: heading and name.
    places: Vec<(u32, u32)>,
}

/// Takes a dimension apart whose figures all stand under headings without figures of their own, the same names under each.
fn parted(dataset: &Dataset, d: usize) -> Option<Parted> {
    let dimension = dataset.dimensions.get(d)?;
    if !dimension.members.iter().any(|m| m.parent.is_some()) {
        return None;
    }
    let mut used = vec![false; dimension.members.len()];
    for series in &dataset.series {
        *used.get_mut(*series.members.get(d)? as usize)? = true;
    }
    let mut heads: Vec<(u32, usize)> = Vec::new();
    let mut names: Vec<(&str, usize)> = Vec::new();
    let mut places = vec![(NONE, NONE); dimension.members.len()];
    for (at, member) in dimension.members.iter().enumerate().filter(|(at, _)| used.get(*at) == Some(&true)) {
        let over = member.parent?;
        let head = dimension.members.get(over as usize)?;
        if head.parent.is_some() || used.get(over as usize) != Some(&false) || flow_of(&head.name).is_some() {
            return None;
        }
        let of_head = heads.iter().position(|(known, _)| *known == over).unwrap_or_else(|| {
            heads.push((over, 0));
            heads.len() - 1
        });
        let of_name = names.iter().position(|(known, _)| *known == member.name).unwrap_or_else(|| {
            names.push((&member.name, 0));
            names.len() - 1
        });
        heads.get_mut(of_head)?.1 += 1;
        names.get_mut(of_name)?.1 += 1;
        *places.get_mut(at)? = (of_head as u32, of_name as u32);
        if names.len() > MOST {
            return None;
        }
    }
    // Nearly every heading has nearly every name that comes again; what stands under one alone ("Memorandum items") is little.
    let again = |at: u32| names.get(at as usize).is_some_and(|(_, n)| *n >= 2);
    let shared = names.iter().filter(|(_, n)| *n >= 2).count();
    let of_head = |head: u32| places.iter().filter(|(h, name)| *h == head && again(*name)).count();
    let told: Vec<usize> = (0..heads.len() as u32).map(of_head).filter(|n| *n > 0).collect();
    let all: usize = names.iter().map(|(_, n)| n).sum();
    let whole = shared >= 2
        && told.len() >= 2
        && told.iter().sum::<usize>() * 10 >= all * 7
        && told.iter().all(|n| n * 3 >= shared * 2)
        && names.iter().all(|(_, n)| *n == 1 || n * 3 >= told.len() * 2);
    let alike = |a: &str, b: &str| lang::fold(a) == lang::fold(b);
    let member = |at: u32| dimension.members.get(at as usize);
    let heads: Vec<Member> = heads
        .iter()
        .filter_map(|(at, _)| member(*at))
        .map(|m| Member { name: m.name.clone(), ..Member::default() })
        .collect();
    let distinct =
        heads.iter().enumerate().all(|(n, h)| heads.iter().skip(n + 1).all(|o| !alike(&h.name, &o.name)));
    (whole && distinct).then(|| Parted {
        heads,
        names: names.into_iter().map(|(n, _)| n.to_owned()).collect(),
        places,
    })
}

/// Takes such dimensions apart.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset) {
    for d in (0..dataset.dimensions.len()).rev() {
        let Some(found) = parted(dataset, d) else { continue };
        let measured = dataset.measures.len() == 1
            && found.names.iter().all(|n| {
                let folded = lang::fold(n);
                says_value(&folded) || says_quantity(&folded)
            });
        for series in &mut dataset.series {
            let Some(slot) = series.members.get_mut(d) else { continue };
            let (head, name) = found.places.get(*slot as usize).copied().unwrap_or((NONE, NONE));
            *slot = head;
            match measured {
                true => series.measure = name,
                false => series.members.insert(d + 1, name),
            }
        }
        if let Some(dimension) = dataset.dimensions.get_mut(d) {
            dimension.members = found.heads;
        }
        if measured {
            let kind = MeasureKind::default();
            dataset.measures = found.names.into_iter().map(|name| Measure { name, kind }).collect();
            continue;
        }
        let flows = found.names.iter().all(|n| flow_of(n).is_some());
        // A dimension without a name is called "item", too.
        let taken = dataset.dimensions.iter().any(|d| d.name == "item");
        let name = if flows {
            "flow"
        } else if taken {
            "indicator"
        } else {
            "item"
        };
        let name = name.to_owned();
        let members = found.names.into_iter().map(|name| Member { name, ..Member::default() }).collect();
        dataset.dimensions.insert(d + 1, Dimension { name, kind: DimensionKind::Other, members });
    }
}
