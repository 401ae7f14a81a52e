//! A ratio told of one time after another: "exports paid for 35.1 per cent of imports, against 34.6 per cent in 2021", "the ratio climbed to
//! 19.1% in 2000; it sank to 20.8% in 2009", "a rise of 0.4 percentage points". What it is a ratio of was told with the first of them. It
//! agrees, it never accuses.

use super::amounts::Amount;
use super::article::{Article, Says};
use super::candidates::level;
use super::company::Company;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::nearest;
use super::slots::{Names, Side};
use super::table_index::TableIndex;
use super::verdict::weight;
use crate::dataset::Flow;
use crate::period::Period;

/// How many values a figure may be held against, by how many digits it states.
const TRIES: [usize; 4] = [0, 0, 3, 8];

/// A part and a whole, each as it is found in any period.
#[derive(Clone, Debug, PartialEq)]
struct Ratio {
    side: Side,
    names: Names,
    whole: (Side, Names),
}

impl Ratio {
    /// What a share that agrees is a ratio of, where the table gives its whole by one of the things that trade is measured by.
    fn of(index: &TableIndex<'_>, reading: &Reading) -> Option<Ratio> {
        let (Working::Share(_, whole) | Working::ToProduct(_, _, whole)) = &reading.working else {
            return None;
        };
        let side = reading.side?;
        let same = |a: &Amount| (a.value - whole.value).abs() <= 1e-9 * whole.value.abs();
        let places = [reading.names.clone(), Vec::new()];
        let product = super::by_the_economy::product(index);
        let flows = [Flow::Export, Flow::Import, Flow::Turnover].map(Side::of);
        let mut wholes = product.into_iter().chain(flows).chain([side]);
        wholes.find_map(|of| {
            let place = places.iter().find(|names| {
                (of != side || **names != reading.names)
                    && level(index, of, names, index.plain, reading.period).as_ref().is_some_and(same)
            })?;
            Some(Ratio { side, names: reading.names.clone(), whole: (of, place.clone()) })
        })
    }

    /// Its part and whole in a period.
    fn at(&self, index: &TableIndex<'_>, period: Period) -> Option<(Amount, Amount)> {
        let part = level(index, self.side, &self.names, index.plain, period)?;
        Some((part, level(index, self.whole.0, &self.whole.1, index.plain, period)?))
    }

    /// It in a period, as it is worked out.
    fn worked(&self, index: &TableIndex<'_>, period: Period) -> Option<(Working, Amount)> {
        let (part, whole) = self.at(index, period)?;
        let product = self.side.topic.is_none() && super::by_the_economy::is_product(index, self.whole.0);
        let working = if product {
            Working::ToProduct(self.side.flow, part, whole)
        } else {
            Working::Share(part, whole)
        };
        working.worked()
    }
}

/// What a percentage, or a change in points, meets of the ratio that was told before it.
pub(super) fn met(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
) -> Option<Reading> {
    let tries = TRIES.get(weight(figure).min(3)).copied().unwrap_or(0);
    if tries == 0 || figure.in_words || figure.upper.is_some() {
        return None;
    }
    let clause = article.clause_start(article.clause_of(figure.tokens.0));
    let fresh = |m: &super::article::Mention| {
        !m.compared && (m.flow().is_some() || matches!(m.says, Says::Named(_) | Says::Topic(_)))
    };
    if article.mentions_in(clause, figure.tokens.0).iter().any(fresh) && figure.counts == Counts::Percent {
        return None;
    }
    let told: Vec<(Period, Ratio)> =
        company.around(place).filter_map(|r| Some((r.period, Ratio::of(index, r)?))).collect();
    let mut out = Vec::new();
    let mut push = |sort, ratio: &Ratio, (period, base), (working, amount), cost| {
        let reading = Reading::of(sort, (ratio.side, ratio.names.clone(), period), working, amount);
        out.push(Reading { base, ..reading.fetched(cost, cost) });
    };
    match figure.counts {
        Counts::Percent => {
            let bound = super::bound_times::Bound::of(article, figure);
            let own = super::slots::slots(article, index, figure, Sort::Share);
            let slots = super::second_look::widened(article, index, figure, Sort::Share, own);
            for (n, (then, ratio)) in told.iter().enumerate() {
                let times = slots.periods.iter().take(4).map(|c| (c.value, c.cost));
                // "from 57.4%": a year before, where no time is named.
                let before = then.same_of_year(-1).map(|p| (p, 6));
                let open = |(p, _): &(Period, i32)| p != then && bound.allows_period(*p);
                for (period, cost) in times.chain(before).filter(open) {
                    let Some(worked) = ratio.worked(index, period) else { continue };
                    push(Sort::Share, ratio, (period, None), worked, cost + n as i32);
                }
            }
        }
        Counts::Points => {
            for (n, (a, ratio)) in told.iter().enumerate() {
                let others = told.iter().filter(|(b, r)| r == ratio && b < a).map(|(b, _)| *b);
                let year = a.same_of_year(-1);
                for (far, base) in others.chain(year).enumerate() {
                    let Some(((x1, t1), (x0, t0))) = ratio.at(index, *a).zip(ratio.at(index, base)) else {
                        continue;
                    };
                    let Some(worked) = Working::ShareChange([x1, t1, x0, t0]).worked() else { continue };
                    push(Sort::ShareChange, ratio, (*a, Some(base)), worked, (n + far) as i32);
                }
            }
        }
        _ => {}
    }
    nearest(figure, out, tries)
}
