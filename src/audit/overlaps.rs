//! Parts that are more than their total: a list in which something counts twice, or a total that is not theirs. A list that is
//! whole but for a slip is for the comparison of sums to speak of; here the excess is too large for one, or the list too long.

use super::parts::{Sum, is_share};
use super::{Compared, Finding, Kind, Verdict, figure, periods, says_no_unit};
use crate::dataset::{Dataset, MemberRole, Series};
use crate::indicators::{Record, sums};

pub(super) fn find_overlaps(dataset: &Dataset, sums: &[Sum], compared: &mut Compared) {
    for sum in sums {
        let told = |s: &&Series| !is_share(dataset, s) && !says_no_unit(dataset, s);
        let Some(whole) = dataset.series.get(sum.whole).filter(told) else { continue };
        // Groups overlap by their nature: a region beside its countries, an owner beside what he sells.
        let is_item = |p: &usize| {
            let member = dataset.series.get(*p).and_then(|s| dataset.member(s, sum.along));
            member.is_some_and(|m| m.role == MemberRole::Item)
        };
        let known = |f: &Finding| f.kind == Kind::Parts && f.series as usize == sum.whole;
        if !sum.parts.iter().all(is_item)
            || compared.all.iter().any(|f| known(f) && f.verdict == Verdict::Disagrees)
        {
            continue;
        }
        // A list is made alike every year: it is spoken of once, of its latest year.
        let found = periods(whole).into_iter().rev().find_map(|period| {
            let stated = figure(dataset, sum.whole, period)?;
            let parts: Vec<Record> = sum.parts.iter().filter_map(|&p| figure(dataset, p, period)).collect();
            // Where a part is missing, the others may still be too much.
            let clear =
                parts.len() >= 2 && parts.iter().all(|p| p.interval.hi >= 0.0) && stated.interval.lo > 0.0;
            let computed = sums::sum(&parts.iter().collect::<Vec<_>>());
            (clear && computed.value.is_ok() && computed.interval.lo > stated.interval.hi)
                .then_some((stated, computed))
        });
        if let Some((stated, computed)) = found {
            compared.add_as(Kind::Overlap, Verdict::Undecided, sum.whole, stated, computed);
        }
    }
}
