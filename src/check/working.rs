//! How a reading is worked out: by which formula of the catalogue of indicators, of which amounts.

use super::amounts::Amount;
use crate::dataset::Flow;
use crate::indicators::{
    Formula, economy, growth, level, plan_target, price_volume, share, stated_growth, sums,
};

/// How a reading is worked out, with its parts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Working {
    /// As it stands in the table, or a sum of it.
    Level(Amount),
    /// Now and then.
    Change(Amount, Amount),
    /// Now and then, in percent.
    Growth(Amount, Amount),
    /// Yearly growth: the end, the beginning, over so many years.
    Annual(Amount, Amount, Amount),
    /// Part and whole.
    Share(Amount, Amount),
    /// Two shares: part and whole now, part and whole then.
    ShareChange([Amount; 4]),
    /// The change of a part in that of the whole: part now and then, whole now and then.
    ShareOfChange([Amount; 4]),
    /// Growth that an index states.
    Index(Amount),
    /// Now and then, as an index.
    IndexOf(Amount, Amount),
    /// How many times one is the other.
    Ratio(Amount, Amount),
    /// A worth by a mass, or by things.
    UnitValue(Amount, Amount),
    /// Money by people.
    PerPerson(Amount, Amount),
    /// Trade of a flow and the product.
    ToProduct(Flow, Amount, Amount),
    /// Exports and imports, in percent of these.
    Coverage(Amount, Amount),
    /// Outcome and plan, in percent of it.
    OfPlan(Amount, Amount),
    /// Outcome and plan, in percent beyond it.
    OverPlan(Amount, Amount),
    /// Outcome less plan; of growth and planned growth in points.
    AbovePlan(Amount, Amount),
    /// A level by so many steps.
    Average(Amount, Amount),
    /// A number of members, a place, a run: counted, with the indicator that counts so.
    Counted(Amount, Option<&'static str>),
    /// A statement that holds (1) or not (0), with the indicator that shows it.
    Truth(Amount, Option<&'static str>),
}

/// A formula of the catalogue with what is put in.
pub(super) struct Put<'a> {
    /// The formula's text.
    pub(super) text: &'static str,
    /// Its names, each with what stands for it.
    pub(super) names: Vec<(&'static str, &'a Amount)>,
    /// What comes out.
    pub(super) amount: Option<Amount>,
}

impl<'a> Put<'a> {
    fn into<const N: usize>(formula: &Formula<N>, of: [&'a Amount; N]) -> Put<'a> {
        Put {
            text: formula.text,
            names: formula.names.into_iter().zip(of).collect(),
            amount: Amount::of(formula, of),
        }
    }
}

impl Working {
    /// The formula that it is worked out by; none for what stands in the table or is counted.
    pub(super) fn formula(&self) -> Option<Put<'_>> {
        Some(match self {
            Working::Level(_) | Working::Counted(..) | Working::Truth(..) => return None,
            Working::Change(now, then) => Put::into(&growth::DIFFERENCE, [now, then]),
            Working::Growth(now, then) => Put::into(&growth::GROWTH, [now, then]),
            Working::Annual(end, start, years) => Put::into(&growth::AVERAGE, [end, start, years]),
            Working::Share(part, whole) => Put::into(&share::SHARE, [part, whole]),
            Working::ShareChange([x1, t1, x0, t0]) => Put::into(&share::CHANGE, [x1, t1, x0, t0]),
            Working::ShareOfChange([x1, x0, t1, t0]) => Put::into(&share::OF_GROWTH, [x1, x0, t1, t0]),
            Working::Index(index) => Put::into(&stated_growth::OF_INDEX, [index]),
            Working::IndexOf(now, then) => Put::into(&growth::INDEX, [now, then]),
            Working::Ratio(a, b) => Put::into(&growth::MULTIPLE, [a, b]),
            Working::UnitValue(worth, mass) => Put::into(&price_volume::UNIT_VALUE, [worth, mass]),
            Working::PerPerson(worth, people) => Put::into(&economy::PER_PERSON, [worth, people]),
            Working::ToProduct(Flow::Import, m, gdp) => Put::into(&economy::IMPORTS_TO_GDP, [m, gdp]),
            Working::ToProduct(_, x, gdp) => Put::into(&economy::EXPORTS_TO_GDP, [x, gdp]),
            Working::Coverage(x, m) => Put::into(&level::COVERAGE, [x, m]),
            Working::OfPlan(outcome, plan) => Put::into(&plan_target::ATTAINMENT, [outcome, plan]),
            Working::OverPlan(outcome, plan) => Put::into(&plan_target::OVER, [outcome, plan]),
            Working::AbovePlan(outcome, plan) => Put::into(&plan_target::GAP, [outcome, plan]),
            Working::Average(sum, n) => Put::into(&sums::MEAN, [sum, n]),
        })
    }

    /// What it gives.
    pub(super) fn amount(&self) -> Option<Amount> {
        match self {
            Working::Level(a) | Working::Counted(a, _) | Working::Truth(a, _) => Some(a.clone()),
            _ => self.formula()?.amount,
        }
    }

    /// With what it gives.
    pub(super) fn worked(self) -> Option<(Working, Amount)> {
        let own = self.of_sizes();
        // What fell from a surplus to a deficit has no rate of growth.
        if matches!(&own, Working::Growth(now, _) if now.interval.hi < 0.0) {
            return None;
        }
        let amount = own.amount()?;
        Some((own, amount))
    }

    /// A deficit beside a deficit: how large the one is of the other. The formulas have no ratio of what is below zero.
    fn of_sizes(self) -> Working {
        let below = |a: &Amount| a.interval.hi < 0.0;
        let size = |a: Amount| a.times(-1.0);
        match self {
            Working::Share(a, b) if below(&a) && below(&b) => Working::Share(size(a), size(b)),
            Working::Ratio(a, b) if below(&a) && below(&b) => Working::Ratio(size(a), size(b)),
            Working::IndexOf(a, b) if below(&a) && below(&b) => Working::IndexOf(size(a), size(b)),
            Working::ShareChange(all) if all.iter().all(below) => Working::ShareChange(all.map(size)),
            other => other,
        }
    }
}
