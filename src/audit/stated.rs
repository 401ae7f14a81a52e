//! Stated shares, growth rates and indices against what the values beside them give.

use super::growth_columns::is_sharp_rate;
use super::parts::{Sum, figures, is_share, standing_for};
use super::{
    Compared, Evidence, Kind, Verdict, compare, figure, growth_columns, is_far, is_sharp, periods,
    says_no_unit,
};
use crate::dataset::{Dataset, DimensionKind, Flow, MeasureKind, Series, Status, flow_in, measure_kind};
use crate::figure::Decimal;
use crate::indicators::alongside::Wholes;
use crate::indicators::changes::{Earlier, earlier_of};
use crate::indicators::selection::is_whole;
use crate::indicators::{Record, growth, share, sums};
use crate::period::{Period, Step};
use crate::unit::{Quantity, Unit};
use std::collections::HashMap;

fn kind(dataset: &Dataset, series: &Series) -> MeasureKind {
    dataset.measure(series).map_or(MeasureKind::Other, |m| m.kind)
}

/// Series by their members, to find what stands beside what.
struct Beside(HashMap<Vec<u32>, Vec<usize>>);

/// The members whose figures a series has.
fn whose(dataset: &Dataset, series: &Series) -> Vec<u32> {
    (0..series.members.len()).filter_map(|d| standing_for(dataset, series, d)).collect()
}

impl Beside {
    fn new(dataset: &Dataset) -> Beside {
        let mut of: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for (i, series) in dataset.series.iter().enumerate() {
            if series.points.iter().any(|p| p.value.is_ok()) {
                of.entry(whose(dataset, series)).or_default().push(i);
            }
        }
        Beside(of)
    }

    fn all(&self, dataset: &Dataset, i: usize, want: MeasureKind) -> Vec<usize> {
        let members = dataset.series.get(i).map(|s| whose(dataset, s)).unwrap_or_default();
        let is = |j: &&usize| dataset.series.get(**j).is_some_and(|s| kind(dataset, s) == want);
        self.0.get(&members).map(|all| all.iter().filter(is).copied().collect()).unwrap_or_default()
    }

    /// The only series of values with the same members. Where there are several (a month's and the year's to date) nothing
    /// says which one a rate belongs to, and none is taken.
    fn only_value(&self, dataset: &Dataset, i: usize) -> Option<usize> {
        match self.all(dataset, i, MeasureKind::Value).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The same, in money.
    fn value(&self, dataset: &Dataset, i: usize) -> Option<usize> {
        let only = self.only_value(dataset, i)?;
        let series = dataset.series.get(only)?;
        matches!(series.unit.quantity, Quantity::Money(_)).then_some(only)
    }
}

/// Whether one figure stands in a row with several of the values: "2004 | 2005 | Growth".
fn stands_behind(dataset: &Dataset, series: &Series, value: usize) -> bool {
    let [point] = series.points.as_slice() else { return false };
    let values = dataset.series.get(value).map_or(&[][..], |s| s.points.as_slice());
    values.iter().filter(|p| p.row == point.row).count() > 1
}

pub(super) fn compare_stated(dataset: &Dataset, sums: &[Sum], compared: &mut Compared) {
    let beside = Beside::new(dataset);
    // Rates whose members lead to no values.
    let mut columns = Vec::new();
    // Only a table that states shares is sorted out for their wholes.
    let mut wholes: Vec<Wholes> = Vec::new();
    if dataset.series.iter().any(|s| kind(dataset, s) == MeasureKind::Share) {
        wholes.extend((0..dataset.dimensions.len()).map(|d| Wholes::along(dataset, d)));
    }
    for (i, series) in dataset.series.iter().enumerate() {
        let stated = kind(dataset, series);
        if !matches!(stated, MeasureKind::Share | MeasureKind::Growth | MeasureKind::Index) {
            continue;
        }
        let value = beside.value(dataset, i);
        if stated == MeasureKind::Share && value.is_none() {
            // Without a unit only that they add up shows what the shares are of.
            if let Some(bare) = beside.only_value(dataset, i)
                && dataset.series.get(bare).is_some_and(|s| says_no_unit(dataset, s))
            {
                shares(dataset, &wholes, i, bare, Some(sums), compared);
            }
        }
        // One column behind those of two years, of the later or of none, may be the growth of something else.
        let behind_years = value.is_some_and(|v| stands_behind(dataset, series, v));
        let undated = behind_years || series.points.iter().any(|p| p.period.is_none());
        if stated == MeasureKind::Growth && (value.is_none() || undated)
            || stated == MeasureKind::Index && value.is_none() && is_on_year_before(dataset, series)
        {
            columns.push(i);
        }
        let Some(value) = value else { continue };
        match stated {
            MeasureKind::Share => shares(dataset, &wholes, i, value, None, compared),
            MeasureKind::Growth if behind_years => {}
            MeasureKind::Growth => rates(dataset, i, value, Kind::Growth, compared),
            MeasureKind::Index => rates(dataset, i, value, Kind::Index, compared),
            _ => {}
        }
    }
    growth_columns::compare_columns(dataset, &columns, compared);
    growth_rows(dataset, compared);
    share_sums(dataset, sums, &beside, compared);
    implied(dataset, sums, &beside, compared);
}

/// Whether an index says that it is one on the year before, or is of years and on the period before.
fn is_on_year_before(dataset: &Dataset, series: &Series) -> bool {
    let of_years = || series.points.iter().all(|p| matches!(p.period, Some(Period::Year(_))));
    match earlier_of(dataset, series) {
        Some(Earlier::Year) => true,
        Some(Earlier::Period) => of_years(),
        Some(Earlier::Unsaid) | None => false,
    }
}

/// The grand total of a part: up through every dimension but the flow.
fn grand_total(dataset: &Dataset, wholes: &[Wholes], value: usize) -> Option<usize> {
    let mut at = value;
    for (d, dimension) in dataset.dimensions.iter().enumerate() {
        let series = dataset.series.get(at)?;
        if dimension.kind == DimensionKind::Flow || is_whole(dataset, series, d) {
            continue;
        }
        if let Some(whole) = wholes.get(d).and_then(|along| along.of(dataset, at)) {
            at = whole;
        }
    }
    // A group's own rows leave the finer dimension open: climb until nothing changes.
    if at == value { None } else { Some(grand_total(dataset, wholes, at).unwrap_or(at)) }
}

/// Stated shares against part over total; of values without a unit only where the parts do add up to the total, which `adding_up`
/// are the lists for.
fn shares(
    dataset: &Dataset,
    wholes: &[Wholes],
    i: usize,
    value: usize,
    adding_up: Option<&[Sum]>,
    compared: &mut Compared,
) {
    let Some(total) = grand_total(dataset, wholes, value) else { return };
    let Some(series) = dataset.series.get(i) else { return };
    let adds_up = |period: Option<Period>| {
        adding_up.is_none_or(|sums| {
            let of = sums.iter().filter(|s| s.whole == total && s.parts.contains(&value));
            of.filter_map(|sum| figures(dataset, sum, period, false)).any(|parts| {
                let computed = sums::sum(&parts.iter().collect::<Vec<_>>());
                figure(dataset, total, period).is_some_and(|t| compare(&t, &computed) == Verdict::Agrees)
            })
        })
    };
    for period in periods(series).into_iter().filter(|p| adds_up(*p)) {
        let (Some(stated), Some(part), Some(whole)) =
            (figure(dataset, i, period), figure(dataset, value, period), figure(dataset, total, period))
        else {
            continue;
        };
        compared.add(Kind::Share, i, stated, share::share(&part, &whole));
    }
}

/// A stated rate against value and base, where the table has the base. The words of the measure say which base; where
/// they do not, either the period before or the year before will do.
fn rates(dataset: &Dataset, i: usize, value: usize, what: Kind, compared: &mut Compared) {
    let Some(series) = dataset.series.get(i) else { return };
    let earlier = earlier_of(dataset, series);
    if let Quantity::Index(base) = &series.unit.quantity
        && (earlier.is_none()
            || earlier == Some(Earlier::Unsaid) && (!base.contains("100") || base.contains('=')))
    {
        // An index with one base year for all is compared along time only by who knows its base.
        return;
    }
    for period in periods(series) {
        let Some(p) = period else { continue };
        let (Some(stated), Some(now)) = (figure(dataset, i, period), figure(dataset, value, period)) else {
            continue;
        };
        let bases: Vec<Period> = match p.step() {
            Step::YearToDate | Step::Year => vec![p.same_of_year(-1)],
            // Without the year before, a rate that does not fit the month before says nothing.
            _ if figure(dataset, value, p.same_of_year(-1)).is_none() => continue,
            // What the words of the measure say.
            _ if earlier == Some(Earlier::Year) => vec![p.same_of_year(-1)],
            _ => vec![p.same_of_year(-1), p.previous()],
        }
        .into_iter()
        .flatten()
        .collect();
        let rate = |base: &Period| {
            let before = figure(dataset, value, Some(*base))?;
            let computed = if what == Kind::Growth {
                growth::growth(&now, &before)
            } else {
                growth::index(&now, &before)
            };
            computed.value.is_ok().then_some(computed)
        };
        let computed: Vec<Record> = bases.iter().filter_map(rate).collect();
        let fits = computed.iter().find(|c| compare(&stated, c) == Verdict::Agrees);
        let year_before = computed.first();
        let Some(best) = fits.or(year_before) else { continue };
        compared.add(what, i, stated, best.clone());
    }
}

/// Rows of a list of flows that are the growth of one of them by their name: "Exports", "Imports", "Exports growth (%)". They may be the growth
/// of other exports (at constant prices, with services): a contradiction is named only where most of the row agrees.
fn growth_rows(dataset: &Dataset, compared: &mut Compared) {
    for (i, series) in dataset.series.iter().enumerate() {
        if kind(dataset, series) != MeasureKind::Value || series.unit.quantity != Quantity::Percent {
            continue;
        }
        let Some(value) = grown_flow(dataset, series) else { continue };
        let mut tried = Compared::default();
        rates(dataset, i, value, Kind::Growth, &mut tried);
        let mut told = Evidence::default();
        for f in &tried.all {
            told.add(f.verdict == Verdict::Agrees, is_sharp_rate(&f.stated) && is_sharp_rate(&f.computed));
        }
        for mut finding in tried.all {
            let sure = told.mostly() || told.half() && is_far(&finding.stated, &finding.computed);
            if finding.verdict == Verdict::Disagrees && !sure {
                finding.verdict = Verdict::Undecided;
            }
            compared.all.push(finding);
        }
    }
}

/// The series of exports or imports whose growth a row is by its name.
fn grown_flow(dataset: &Dataset, series: &Series) -> Option<usize> {
    let states = |d: &usize| {
        let member = dataset.member(series, *d).filter(|m| m.flow.is_none());
        member.is_some_and(|m| measure_kind(&m.name, &series.unit) == MeasureKind::Growth)
    };
    let d = (0..dataset.dimensions.len()).find(states)?;
    let flow = dataset.member(series, d).and_then(|m| flow_in(&m.name))?;
    if !matches!(flow, Flow::Export | Flow::Import | Flow::Turnover) {
        return None;
    }
    let beside = |s: &Series| {
        let others = s.members.iter().zip(&series.members).enumerate();
        s.measure == series.measure
            && s.unit.has_magnitude()
            && dataset.member(s, d).is_some_and(|m| m.flow == Some(flow))
            && others.filter(|(n, _)| *n != d).all(|(_, (a, b))| a == b)
    };
    let mut all = (0..).zip(&dataset.series).filter(|(_, s)| beside(s)).map(|(at, _)| at);
    // Of two series of exports nobody knows whose growth it is.
    all.next().filter(|_| all.next().is_none())
}

/// A list of shares, with the series of the total's own share where the table has it.
struct SharesOf<'a> {
    sum: &'a Sum,
    shares: Vec<usize>,
    total: Option<usize>,
}

/// Shares of one list add up to 100, within the rounding of all of them.
fn share_sums(dataset: &Dataset, sums: &[Sum], beside: &Beside, compared: &mut Compared) {
    let hundred = |period| Record::given(period, Decimal::whole(100), &Unit::of(Quantity::Percent));
    for list in lists_of_shares(dataset, sums, beside) {
        let Some(first) = list.shares.first().and_then(|&i| dataset.series.get(i)) else { continue };
        let mut tried: Vec<(Vec<Record>, Record, Verdict)> = Vec::new();
        for period in periods(first) {
            let all: Vec<Record> = list.shares.iter().filter_map(|&i| figure(dataset, i, period)).collect();
            if all.len() != list.shares.len() {
                continue;
            }
            let computed = sums::sum(&all.iter().collect::<Vec<_>>()).at(period);
            let verdict = compare(&hundred(period), &computed);
            tried.push((all, computed, verdict));
        }
        let agree = tried.iter().filter(|(_, c, v)| *v == Verdict::Agrees && is_sharp(c)).count();
        // What adds up to 100 at other times, or whose values add up, names all there is.
        let whole = agree > 0 && agree * 2 >= tried.len();
        for (all, computed, verdict) in tried {
            let period = computed.period;
            let sum = computed.value.unwrap_or(0.0);
            // A list that names the main ones only stays below; one that adds up to nearly 100 means to.
            let sure = || {
                (97.0..=103.0).contains(&sum)
                    || whole
                    || values_add_up(dataset, &list, period)
                    || is_too_much(dataset, &list, &all, &computed)
            };
            let verdict = match verdict {
                Verdict::Disagrees if !sure() => Verdict::Undecided,
                v => v,
            };
            let series = list.shares.first().copied().unwrap_or(0);
            compared.add_as(Kind::ShareSum, verdict, series, hundred(period), computed);
        }
    }
}

/// Whether the values that the shares are of add up to their total at a period.
fn values_add_up(dataset: &Dataset, list: &SharesOf<'_>, period: Option<Period>) -> bool {
    let whole = figure(dataset, list.sum.whole, period);
    let parts = figures(dataset, list.sum, period, false);
    let of_values = dataset.series.get(list.sum.whole).is_some_and(|s| !is_share(dataset, s));
    of_values
        && whole.zip(parts).is_some_and(|(whole, parts)| {
            let added = sums::sum(&parts.iter().collect::<Vec<_>>());
            compare(&whole, &added) == Verdict::Agrees && is_sharp(&whole) && is_sharp(&added)
        })
}

/// Most shares of a list that is looked through for what stands in it twice.
const LOOKED_THROUGH: usize = 12;

/// Whether shares below a total of 100 are more than that, and no few of them are what is too much: those would be parts of others
/// ("of which"), or the same goods counted by another name.
fn is_too_much(dataset: &Dataset, list: &SharesOf<'_>, all: &[Record], computed: &Record) -> bool {
    let total = list.total.and_then(|i| figure(dataset, i, computed.period));
    let over = computed.value.unwrap_or(0.0) - 100.0;
    let open = computed.interval.width();
    if all.len() > LOOKED_THROUGH || over <= open || total.and_then(|t| t.value.ok()) != Some(100.0) {
        return false;
    }
    let shares: Vec<f64> = all.iter().filter_map(|r| r.value.ok()).collect();
    (1..1_u32 << shares.len()).all(|chosen| {
        let sum: f64 = (0_u32..).zip(&shares).filter(|(n, _)| chosen >> n & 1 == 1).map(|(_, v)| v).sum();
        (sum - over).abs() > open
    })
}

/// Lists of share series whose values are the parts of one total.
fn lists_of_shares<'a>(dataset: &Dataset, sums: &'a [Sum], beside: &Beside) -> Vec<SharesOf<'a>> {
    let mut out: Vec<SharesOf<'_>> = Vec::new();
    for sum in sums {
        let share_of = |value: &usize| beside.all(dataset, *value, MeasureKind::Share).first().copied();
        let shares: Vec<usize> = sum.parts.iter().filter_map(share_of).collect();
        let known = out.iter().position(|list| list.shares == shares);
        let list = SharesOf { sum, shares, total: share_of(&sum.whole) };
        match known.and_then(|at| out.get_mut(at)) {
            // Of the list of shares and that of their values the latter can be added up.
            Some(other) if dataset.series.get(other.sum.whole).is_some_and(|s| is_share(dataset, s)) => {
                *other = list;
            }
            Some(_) => {}
            None if list.shares.len() == sum.parts.len() && list.shares.len() >= 2 => out.push(list),
            None => {}
        }
    }
    out
}

/// What the indices (period before = 100) of the parts imply for the period before, against what the total's implies.
/// Only for lists whose values do add up, and in which every part has an index.
fn implied(dataset: &Dataset, sums: &[Sum], beside: &Beside, compared: &mut Compared) {
    for sum in sums {
        let of_rate = |value: usize| {
            let rate = |k| beside.all(dataset, value, k).first().copied();
            rate(MeasureKind::Index)
                .map(|i| (i, true))
                .or_else(|| rate(MeasureKind::Growth).map(|i| (i, false)))
        };
        let Some(series) = dataset.series.get(sum.whole) else { continue };
        if kind(dataset, series) != MeasureKind::Value {
            continue;
        }
        for period in periods(series) {
            let back = |value: usize| {
                let (rate, is_index) = of_rate(value)?;
                let base = dataset.series.get(rate)?;
                if matches!(&base.unit.quantity, Quantity::Index(b) if b.contains("=")) {
                    return None;
                }
                let (v, r) = (figure(dataset, value, period)?, figure(dataset, rate, period)?);
                let implied = if is_index {
                    growth::implied_by_index(&v, &r)
                } else {
                    growth::implied_by_growth(&v, &r)
                };
                implied.value.is_ok().then_some(implied)
            };
            let Some(whole) = back(sum.whole) else { continue };
            let planned = whole.status == Status::Plan;
            let Some(values) = figures(dataset, sum, period, planned) else { continue };
            let parts: Vec<Record> = sum.parts.iter().filter_map(|&p| back(p)).collect();
            if parts.len() != values.len() || parts.len() != sum.parts.len() {
                continue;
            }
            let added = sums::sum(&values.iter().collect::<Vec<_>>());
            let total = figure(dataset, sum.whole, period).and_then(|r| r.value.ok()).unwrap_or(1.0);
            let complete = (added.value.unwrap_or(0.0) / total - 1.0).abs() < 0.005;
            if complete {
                compared.add(Kind::Implied, sum.whole, whole, sums::sum(&parts.iter().collect::<Vec<_>>()));
            }
        }
    }
}
