//! Figures that do not fit between their neighbours: a thousandfold (a column in another scale), a single figure far off. What is
//! told of such a figure may be told of a slip.

use crate::dataset::Series;
use crate::figure::ln;
use crate::period::Step;

/// How a figure fails to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// About a thousand times off.
    Thousand,
    /// A single year two and a half times off its neighbours, which agree with each other; a month or quarter four times off them
    /// and off the same one of the years beside it.
    Far,
}

/// Whether a distance of logarithms is about that of a factor.
pub(crate) fn near(off: f64, factor: f64, tolerance: f64) -> bool {
    (off.abs() - ln(factor)).abs() < ln(tolerance)
}

/// A month so many times off is a slip rather than a season, where the same month of other years is not like it.
const SEASON: f64 = 4.0;

/// Whether a month or quarter is as far off the same one of the year before and of the year after, as far as these stand; one of
/// them has to.
fn is_off_season(series: &Series, at: usize, own: f64) -> bool {
    let Some(period) = series.points.get(at).and_then(|p| p.period) else { return false };
    if !matches!(period.step(), Step::Month | Step::Quarter) {
        return false;
    }
    let same = [-1, 1].into_iter().filter_map(|n| {
        let other = period.same_of_year(n)?;
        let point = series.points.iter().find(|p| p.period == Some(other))?;
        series.base_value(point).ok().filter(|v| *v > 0.0).map(ln)
    });
    let off: Vec<bool> = same.map(|log| (own - log).abs() > ln(SEASON)).collect();
    !off.is_empty() && off.iter().all(|is| *is)
}

/// How a point of a series fails to fit between those of its step beside it; `None` where it fits or nothing tells. At the end of a
/// series only a thousandfold tells, and only where the figures before agree.
pub(crate) fn misfit(series: &Series, at: usize) -> Option<Misfit> {
    let log = |n: usize| {
        let point = series.points.get(n)?;
        series.base_value(point).ok().filter(|v| *v > 0.0).map(ln)
    };
    let own = log(at)?;
    let step = series.points.get(at)?.period?.step();
    if matches!(step, Step::Range) {
        return None;
    }
    let alike = |n: &usize| series.points.get(*n).is_some_and(|p| p.period.is_some_and(|p| p.step() == step));
    let before: Vec<f64> = (0..at).rev().filter(alike).filter_map(log).take(3).collect();
    let after: Vec<f64> = (at + 1..series.points.len()).filter(alike).filter_map(log).take(3).collect();
    match (before.as_slice(), after.as_slice()) {
        ([last, ..], [next, ..]) => {
            let (off, apart) = (own - (last + next) / 2.0, (last - next).abs());
            if near(off, 1000.0, 2.5) && apart < ln(4.0) {
                Some(Misfit::Thousand)
            } else {
                let far_year = step == Step::Year && off.abs() > ln(2.5) && apart < ln(1.3);
                let far_month = off.abs() > ln(SEASON) && apart < ln(1.5) && is_off_season(series, at, own);
                (far_year || far_month).then_some(Misfit::Far)
            }
        }
        ([a, rest @ ..], []) | ([], [a, rest @ ..]) => {
            let steady = rest.len() == 2 && rest.iter().all(|b| (a - b).abs() < ln(2.0));
            (steady && near(own - a, 1000.0, 2.5)).then_some(Misfit::Thousand)
        }
        _ => None,
    }
}
