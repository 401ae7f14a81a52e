//! "Số trong tháng báo cáo", "Cộng dồn đến hết tháng báo cáo": words of a header that say which period figures are of, the month that the
//! report is about or the year up to it, and nothing of what they measure. Once every figure has its period they leave the names, and
//! figures of both are one measure again.

use super::gather::in_order;
use super::{Dataset, Series};
use crate::lang;
use crate::period::Period;
use std::collections::HashMap;

/// What says that figures are of the month the report is about, folded, the longest first.
const MONTH: &[&str] = &[
    "so thuc hien trong thang bao cao",
    "thuc hien trong thang bao cao",
    "so trong thang bao cao",
    "so trong ky bao cao",
    "thuc hien thang bao cao",
    "trong thang bao cao",
    "trong ky bao cao",
    "so thang bao cao",
    "thang bao cao",
    "ky bao cao",
    "month of the report",
    "month under report",
    "month of report",
    "reporting month",
    "reference month",
    "reported month",
    "report month",
    "current month",
    "during the month",
    "in the month",
];

/// What says that they are of the year so far, likewise.
const SO_FAR: &[&str] = &[
    "so cong don den het thang bao cao",
    "so luy ke den het thang bao cao",
    "cong don tu dau nam den het thang bao cao",
    "luy ke tu dau nam den het thang bao cao",
    "cong don den het thang bao cao",
    "luy ke den het thang bao cao",
    "cong don den thang bao cao",
    "luy ke den thang bao cao",
    "cong don den het ky bao cao",
    "luy ke den het ky bao cao",
    "cong don den ky bao cao",
    "luy ke den ky bao cao",
    "cumulative to the month of the report",
    "cumulative to the reporting month",
    "cumulative to report month",
    "cumulative to reporting month",
    "year to date",
    "year-to-date",
];

/// A name without such words, and whether they are of the year so far; `None` where it has none.
fn bare(name: &str) -> Option<(String, bool)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|w| lang::fold(w)).collect();
    let listed = SO_FAR.iter().map(|p| (p, true)).chain(MONTH.iter().map(|p| (p, false)));
    listed.into_iter().find_map(|(phrase, so_far)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = folded.windows(phrase.len()).position(|run| run == phrase.as_slice())?;
        let rest = words.iter().take(at).chain(words.iter().skip(at + phrase.len()));
        let rest = rest.copied().collect::<Vec<_>>().join(" ");
        let rest = rest.trim_matches([' ', ':', '-', '–', ',', ';']).to_owned();
        Some((rest, so_far))
    })
}

/// Takes such words out of the names of measures, where all their figures have the period that the words say.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset) {
    let found: Vec<Option<(String, bool)>> = dataset.measures.iter().map(|m| bare(&m.name)).collect();
    if found.iter().all(Option::is_none) {
        return;
    }
    // Beside "month value" it is the words that tell "year-to-date value" apart: without them it would be a value of nothing.
    let measures = || dataset.measures.iter().zip(&found);
    let beside = |name: &str| {
        let end = [" ", lang::fold(name).as_str()].concat();
        measures().any(|(m, own)| own.is_none() && lang::fold(&m.name).ends_with(&end))
    };
    if found.iter().flatten().any(|(name, _)| !name.is_empty() && beside(name)) {
        return;
    }
    let said = |series: &Series| found.get(series.measure as usize).and_then(Option::as_ref);
    let fits = |series: &Series, so_far: bool| {
        let to_date = |p: Period| matches!(p, Period::Months(_, 1, ..)) || p == crate::read::months_so_far(p);
        series.points.iter().all(|p| p.period.is_some_and(|p| !so_far || to_date(p)))
    };
    if dataset.series.iter().any(|s| said(s).is_some_and(|(_, so_far)| !fits(s, *so_far))) {
        return;
    }
    let names: Vec<String> = dataset
        .measures
        .iter()
        .zip(&found)
        .map(|(measure, bare)| match bare {
            Some((name, _)) if name.is_empty() => "value".to_owned(),
            Some((name, _)) => name.clone(),
            None => measure.name.clone(),
        })
        .collect();
    let mut first: HashMap<&str, u32> = HashMap::new();
    let map: Vec<u32> = (0_u32..).zip(&names).map(|(at, name)| *first.entry(name).or_insert(at)).collect();
    // Series that become one must not have the same period twice.
    let key = |s: &Series| {
        let measure = map.get(s.measure as usize).copied().unwrap_or(s.measure);
        (s.members.clone(), measure, s.unit.clone(), s.unit_text.clone())
    };
    let mut joined: HashMap<_, usize> = HashMap::new();
    let target: Vec<usize> =
        dataset.series.iter().enumerate().map(|(at, s)| *joined.entry(key(s)).or_insert(at)).collect();
    let own = |at: usize| dataset.series.get(at).into_iter().flat_map(|s| s.points.iter().map(|p| p.period));
    let twice =
        target.iter().enumerate().any(|(at, &to)| at != to && own(at).any(|p| own(to).any(|q| p == q)));
    if twice {
        return;
    }
    for (measure, name) in dataset.measures.iter_mut().zip(&names) {
        measure.name.clone_from(name);
    }
    // A series that is joined stands before those that join it, so each goes to its place as it comes.
    let mut places: Vec<usize> = Vec::with_capacity(target.len());
    let mut kept: Vec<Series> = Vec::with_capacity(target.len());
    for (at, (series, to)) in core::mem::take(&mut dataset.series).into_iter().zip(target).enumerate() {
        if at == to {
            places.push(kept.len());
            kept.push(series);
            continue;
        }
        let place = places.get(to).copied().unwrap_or(0);
        places.push(place);
        if let Some(own) = kept.get_mut(place) {
            own.points.extend(series.points);
            own.restated.extend(series.restated);
        }
    }
    kept.iter_mut().for_each(|series| in_order(&mut series.points));
    dataset.series = kept;
    for series in &mut dataset.series {
        series.measure = map.get(series.measure as usize).copied().unwrap_or(series.measure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_as_they_are_compared() {
        for phrase in MONTH.iter().chain(SO_FAR) {
            assert_eq!(lang::fold(phrase), **phrase, "no header will ever match it");
        }
        // The first that fits is taken, so a longer one may not stand behind one that it holds.
        for list in [MONTH, SO_FAR] {
            for (at, phrase) in list.iter().enumerate() {
                let within = |early: &&&str| format!(" {phrase} ").contains(&format!(" {early} "));
                assert!(!list.iter().take(at).any(|early| within(&early)), "{phrase} is never reached");
            }
        }
    }

    #[test]
    fn what_is_measured_stays() {
        assert_eq!(bare("Số trong tháng báo cáo Lượng"), Some(("Lượng".to_owned(), false)));
        assert_eq!(bare("Cộng dồn đến hết tháng báo cáo Trị giá"), Some(("Trị giá".to_owned(), true)));
        assert_eq!(bare("Value, reporting month"), Some(("Value".to_owned(), false)));
        assert_eq!(bare("Month of birth"), None);
    }
}
