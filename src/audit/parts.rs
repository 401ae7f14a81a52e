//! Parts against totals. A list of parts is taken to be whole only on evidence: in most other periods, or in most sister
//! lists of the same table, the parts do add up. Without it a sum that misses the total only a little and from above is
//! still a contradiction, since parts cannot be more than their whole; a sum below it may be a list that names the main
//! ones only.

use super::{
    Compared, Evidence, Kind, Verdict, adds_up, compare, figure, figure_as, is_sharp, periods_as,
    says_no_unit,
};
use crate::dataset::{
    Dataset, DimensionKind, Flow, MeasureKind, Member, MemberRole, NONE, Series, Status, is_owner_name,
};
use crate::indicators::alongside::Wholes;
use crate::indicators::selection::{is_class_of, is_whole};
use crate::indicators::{Record, sums};
use crate::period::Period;
use std::collections::{HashMap, HashSet};

/// Parts and the series of their total.
pub(super) struct Sum {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
    /// The dimension along which they are parts.
    pub(super) along: usize,
    /// Whether their whole is a group under a heading of the same dimension.
    grouped: bool,
    /// The measure, where nothing says its unit: what adds up in money says nothing of rates and counts, nor one of those of another.
    bare: Option<u32>,
}

/// What the parts of one total have in common: members of the other dimensions, measure, the group they stand under.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    others: Vec<u32>,
    measure: u32,
    parent: Option<u32>,
}

/// The member whose figures a series has: its own, or the group's when it is the group's own row of a table that writes the
/// group's name as a heading and its figures below ("Tổng kim ngạch" under "NHÓM NÔNG, LÂM, THỦY SẢN").
pub(super) fn standing_for(dataset: &Dataset, series: &Series, d: usize) -> Option<u32> {
    let own = *series.members.get(d)?;
    match dataset.member(series, d) {
        Some(member) if member.role != MemberRole::Item => Some(member.parent.unwrap_or(own)),
        _ => Some(own),
    }
}

/// Every list of two or more parts that has a total.
pub(super) fn sums_of(dataset: &Dataset) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        if dimension.kind == DimensionKind::Flow || dimension.members.len() < 2 {
            continue;
        }
        let classes: Vec<usize> =
            (0..dataset.dimensions.len()).filter(|&c| is_class_of(dataset, c, d)).collect();
        let mut groups: Vec<(Key, Vec<usize>)> = Vec::new();
        let mut places: HashMap<Key, usize> = HashMap::new();
        let heads: Vec<u32> = dimension.members.iter().filter_map(|m| m.parent).collect();
        let only_groups = dimension.members.iter().all(|m| m.role != MemberRole::Item || m.parent.is_some());
        for (i, series) in dataset.series.iter().enumerate() {
            let Some(member) = dataset.member(series, d) else { continue };
            let counts =
                adds_up(dataset, series) || is_share(dataset, series) || says_no_unit(dataset, series);
            // Beside exports and imports their balance and their turnover are worked out of them, no parts of what they add up to.
            let of_both = matches!(member.flow, Some(Flow::Balance | Flow::Turnover));
            if member.role == MemberRole::Total || of_both || !counts {
                continue;
            }
            // Groups that overlap the items (ASEAN beside its countries) are no parts beside them; groups under which
            // items stand, or beside which there are no items, are parts of the total among themselves.
            // Nor is what an owner sells, which stands under his name, one of all goods or of all owners.
            let owner = |m: &Member| m.role == MemberRole::Group && is_owner_name(&m.name);
            let above = member.parent.and_then(|p| dimension.members.get(p as usize));
            if member.parent.is_some() && (owner(member) || above.is_some_and(owner)) {
                continue;
            }
            let stands_for = standing_for(dataset, series, d);
            // In a table of headings a group without items of its own stands beside those that have some.
            // Owners beside goods add up to the same total, but offices round them as they please: no part, no heading.
            let heading = member.role == MemberRole::Group
                && member.parent.is_none()
                && !heads.is_empty()
                && !owner(member);
            let has_items = heading || stands_for.is_some_and(|m| heads.contains(&m));
            if member.role == MemberRole::Group && !has_items && !only_groups {
                continue;
            }
            if !series.points.iter().any(|p| p.value.is_ok()) {
                continue;
            }
            let key: Vec<u32> = series
                .members
                .iter()
                .enumerate()
                .map(|(n, m)| if n == d || is_whole(dataset, series, n) { NONE } else { *m })
                .collect();
            let kind = if has_items { Some(NONE) } else { member.parent };
            let key = Key { others: key, measure: series.measure, parent: kind };
            match places.get(&key).and_then(|&at| groups.get_mut(at)) {
                Some((_, list)) => list.push(i),
                None => {
                    places.insert(key.clone(), groups.len());
                    groups.push((key, vec![i]));
                }
            }
        }
        let wholes = Wholes::along(dataset, d);
        for (Key { parent, .. }, parts) in groups {
            let Some(&first) = parts.first().filter(|_| parts.len() >= 2) else { continue };
            let whole = match parent {
                Some(parent) if parent != NONE => {
                    let like = dataset.series.get(first);
                    like.and_then(|x| {
                        dataset.series.iter().position(|s| {
                            s.measure == x.measure
                                && s.points.iter().any(|p| p.value.is_ok())
                                && s.members.iter().zip(&x.members).enumerate().all(|(n, (a, b))| {
                                    if n == d {
                                        standing_for(dataset, s, d) == Some(parent)
                                    } else {
                                        a == b || classes.contains(&n)
                                    }
                                })
                        })
                    })
                }
                // Items that a group holds are no parts of the grand total as well.
                _ => wholes.of(dataset, first),
            };
            let Some(whole) = whole else { continue };
            // What has a unit is no sum of what has none.
            let bare =
                |i: usize| dataset.series.get(i).filter(|s| says_no_unit(dataset, s)).map(|s| s.measure);
            let bare = (bare(whole), bare(first));
            if bare.0.is_some() != bare.1.is_some() {
                continue;
            }
            let grouped = parent.is_some_and(|p| p != NONE);
            sums.push(Sum { whole, parts, along: d, grouped, bare: bare.1 });
        }
    }
    sums
}

pub(super) fn is_share(dataset: &Dataset, series: &Series) -> bool {
    dataset.measure(series).is_some_and(|m| m.kind == MeasureKind::Share)
}

/// The parts' figures at a period, planned or real, when none that stands in a neighbouring period is missing.
pub(super) fn figures(
    dataset: &Dataset,
    sum: &Sum,
    period: Option<Period>,
    planned: bool,
) -> Option<Vec<Record>> {
    let mut out = Vec::new();
    for &part in &sum.parts {
        match figure_as(dataset, part, period, planned) {
            Some(r) => out.push(r),
            None if has_around(dataset, part, period) => return None,
            None => {}
        }
    }
    (out.len() >= 2).then_some(out)
}

/// Whether a series has figures before and after a period, or only ends or begins there: either way its absence is a gap.
fn has_around(dataset: &Dataset, part: usize, period: Option<Period>) -> bool {
    let Some(series) = dataset.series.get(part) else { return false };
    let neighbour =
        |by: i32| period.and_then(|p| p.shift(by)).is_some_and(|p| figure(dataset, part, Some(p)).is_some());
    period.is_none() || series.points.iter().any(|p| p.period == period) || neighbour(-1) || neighbour(1)
}

/// How a sum at one period compares.
struct Tried {
    sum: usize,
    /// The series that had a figure then: a list that names more parts in other years is another list there.
    parts: Vec<u32>,
    stated: Record,
    computed: Record,
    verdict: Verdict,
}

pub(super) fn compare_parts(dataset: &Dataset, sums: &[Sum], compared: &mut Compared) {
    let mut tried: Vec<Tried> = Vec::new();
    for (n, sum) in sums.iter().enumerate() {
        let Some(series) = dataset.series.get(sum.whole) else { continue };
        if is_share(dataset, series) {
            continue;
        }
        for (period, planned) in periods_as(series) {
            let Some(stated) = figure_as(dataset, sum.whole, period, planned) else { continue };
            let Some(parts) = figures(dataset, sum, period, planned) else { continue };
            let computed = sums::sum(&parts.iter().collect::<Vec<_>>());
            let verdict = compare(&stated, &computed);
            let parts = computed.inputs.iter().map(|i| i.series).collect();
            tried.push(Tried { sum: n, parts, stated, computed, verdict });
        }
    }
    // Evidence that lists are whole: the list's own other periods, or its sisters, lists of one kind along the same dimension.
    // Counted once for all.
    let along = |t: &Tried| sums.get(t.sum).map(|s| (s.along, s.grouped, s.bare));
    let mut own: HashMap<(usize, &[u32]), Evidence> = HashMap::new();
    let mut sisters: HashMap<_, Evidence> = HashMap::new();
    for t in &tried {
        let agrees = t.verdict == Verdict::Agrees;
        let sharp = agrees && is_sharp(&t.stated) && is_sharp(&t.computed);
        own.entry((t.sum, &t.parts)).or_default().add(agrees, sharp);
        sisters.entry(along(t)).or_default().add(agrees, sharp);
    }
    // A plan stands beside its outcome: a list whose outcome adds up is whole.
    let planned = |t: &Tried| t.stated.status == Status::Plan;
    let outcomes: HashSet<(usize, &[u32], Option<Period>)> = tried
        .iter()
        .filter(|t| t.verdict == Verdict::Agrees && !planned(t) && t.parts.len() > 2)
        .map(|t| (t.sum, t.parts.as_slice(), t.stated.period))
        .collect();
    let is_whole = |t: &Tried| {
        if planned(t) && outcomes.contains(&(t.sum, t.parts.as_slice(), t.stated.period)) {
            return true;
        }
        let own = own.get(&(t.sum, t.parts.as_slice())).copied().unwrap_or_default();
        let sisters = sisters.get(&along(t)).copied().unwrap_or_default();
        // A list that adds up to the digit at one time is no list of the main ones at another: several errors hide none of themselves.
        own.mostly()
            || own.half() && super::is_far(&t.stated, &t.computed)
            || (own.all <= 2 || own.sharp > 0) && sisters.mostly()
    };
    let kinds: Vec<bool> = tried.iter().map(is_whole).collect();
    for (t, whole) in tried.into_iter().zip(kinds) {
        let Some(sum) = sums.get(t.sum) else { continue };
        let verdict = match t.verdict {
            Verdict::Disagrees if whole => Verdict::Disagrees,
            Verdict::Disagrees => {
                let over = t.computed.value.unwrap_or(0.0) / t.stated.value.unwrap_or(1.0);
                // Numbers without a unit may be prices or rates, which add up to nothing.
                let money = dataset.series.get(sum.whole).is_some_and(|s| adds_up(dataset, s));
                let single = money && sum.parts.len() <= 12 && over > 1.0 && over < 1.02;
                if single { Verdict::Disagrees } else { Verdict::Undecided }
            }
            v => v,
        };
        compared.add_as(Kind::Parts, verdict, sum.whole, t.stated, t.computed);
    }
}
