//! Exports less imports against the stated balance, exports plus imports against the stated turnover.

use super::{Compared, Kind, figure_as, periods_as};
use crate::dataset::{Dataset, Flow, MeasureKind, Member, Series};
use crate::indicators::alongside::Alongside;
use crate::indicators::{in_one_place, level};

pub(super) fn compare_flows(dataset: &Dataset, compared: &mut Compared) {
    let states = |flow| dataset.dimensions.iter().flat_map(|d| &d.members).any(|m| m.flow == Some(flow));
    if !states(Flow::Balance) && !states(Flow::Turnover) {
        return;
    }
    let all = Alongside::of(dataset);
    for (i, series) in dataset.series.iter().enumerate() {
        let kind = dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind);
        if kind != MeasureKind::Value || dataset.flow(series) != Some(Flow::Export) {
            continue;
        }
        let Some(imports) = all.partner(dataset, i) else { continue };
        for (flow, what) in [(Flow::Balance, Kind::Balance), (Flow::Turnover, Kind::Turnover)] {
            let states = |s: &Series| {
                dataset.flow(s) == Some(flow)
                    && s.unit.adds_to(&series.unit)
                    && s.measure == series.measure
                    && s.members.iter().zip(&series.members).enumerate().all(|(d, (a, b))| {
                        let states = |m: &Member| m.flow == Some(flow);
                        a == b
                            || in_one_place(dataset, d, s, series) && dataset.member(s, d).is_some_and(states)
                    })
            };
            let mut beside = all.series(series).iter().copied();
            let beside = beside.find(|at| dataset.series.get(*at).is_some_and(states));
            let Some(stated) = beside else { continue };
            let Some(of) = dataset.series.get(stated) else { continue };
            for (period, planned) in periods_as(of) {
                let (Some(s), Some(x), Some(m)) = (
                    figure_as(dataset, stated, period, planned),
                    figure_as(dataset, i, period, planned),
                    figure_as(dataset, imports, period, planned),
                ) else {
                    continue;
                };
                let mut computed =
                    if flow == Flow::Balance { level::balance(&x, &m) } else { level::turnover(&x, &m) };
                // A deficit is often printed without its sign under a head that says so.
                if flow == Flow::Balance && s.value.is_ok_and(|v| v > 0.0) && computed.sign() < 0 {
                    computed = level::balance(&m, &x);
                }
                compared.add(what, stated, s, computed);
            }
        }
    }
}
