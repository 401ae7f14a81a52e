//! Columns that print 113.1 for a rise of 13.1%: indices with the year before = 100, which their heads do not say: "so với năm trước
//! (%)", "KN06/KN05".

use super::{Dataset, MeasureKind};
use crate::lang::fold;
use crate::unit::Quantity;

/// Of figures that lie around 100 half are at least this; half of all growth rates hardly ever are.
const LEAST: f64 = 60.0;
/// Where indices of a year, a quarter or a month on the one before lie.
const NEAR: core::ops::RangeInclusive<f64> = 70.0..=140.0;

/// Takes a measure that its name only calls a comparison for an index where its figures lie around 100 and none is below zero.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset) {
    for series in &dataset.series {
        if let Some(measure) = dataset.measures.get_mut(series.measure as usize)
            && measure.kind == MeasureKind::Other
            && series.unit.quantity == Quantity::Percent
            && names_two_years(&measure.name)
        {
            measure.kind = MeasureKind::Index;
        }
    }
    for at in 0..dataset.measures.len() {
        let only_compares = dataset.measures.get(at).and_then(|m| {
            let name = fold(&m.name);
            let rises = ["tang", "giam", "growth", "change", "increase"].iter().any(|w| name.contains(w));
            let year_on_year =
                name.split(|c: char| !c.is_alphanumeric()).any(|w| matches!(w, "yoy" | "mom" | "qoq"));
            let ratio = ["so voi", "前年比", "前年同月比", "前年同期比", "전년동월비", "전년비"];
            let printed = ratio.iter().any(|w| name.contains(w));
            (m.kind == MeasureKind::Growth && (printed || year_on_year) && !rises).then_some(printed)
        });
        let Some(printed) = only_compares else { continue };
        let of_it = dataset.series.iter().filter(|s| s.measure as usize == at);
        let (mut all, mut large, mut below, mut near, mut over) = (0, 0, false, 0, 0);
        for value in of_it.flat_map(|s| &s.points).filter_map(|p| p.value.ok()) {
            let value = value.decimal.value();
            all += 1;
            large += usize::from(value >= LEAST);
            below |= value < 0.0;
            near += usize::from(NEAR.contains(&value));
            over += usize::from(value > 100.0);
        }
        // "YoY" heads rates of growth as well, and there are some of 60 and more: only figures on both sides of 100 are indices.
        let around = printed || near * 10 >= all * 9 && over > 0 && over < all;
        let index = !below && all > 0 && 2 * large > all && around;
        if let Some(measure) = dataset.measures.get_mut(at).filter(|_| index) {
            measure.kind = MeasureKind::Index;
        }
    }
}

/// `KN06/KN05`, `2006/2005`: a year over the year before, which is an index with the year before = 100.
pub(crate) fn names_two_years(name: &str) -> bool {
    let year = |side: &str| {
        let digits: String = side.chars().rev().take_while(char::is_ascii_digit).collect();
        let digits: String = digits.chars().rev().collect();
        digits.parse::<u32>().ok().filter(|_| digits.len() >= 2)
    };
    let side = |text: &str| year(text.trim().trim_end_matches(['(', ')', '%', ' ']));
    name.split_once('/').is_some_and(|(now, before)| match (side(now), side(before)) {
        (Some(now), Some(before)) => now == before + 1,
        _ => false,
    })
}
