//! Which indicator of the catalogue a reading is: the name under which the command line computes it, the page draws it and the
//! documentation tells its formula. The one place where what the checker reads is put beside what the catalogue has.

use super::conditions::Condition;
use super::kinds::Sort;
use super::reading::Reading;
use super::table_index::REST;
use super::working::Working;
use crate::dataset::Flow;
use crate::period::{Period, Step};

/// What the catalogue calls an indicator.
pub(super) fn name(id: &str, lang: crate::lang::Lang) -> String {
    crate::lang::words(lang, &["indicator.", id, ".name"].concat()).to_owned()
}

/// The id of a reading's indicator; `None` where the catalogue has none.
pub(super) fn indicator(reading: &Reading) -> Option<&'static str> {
    let on_year = reading.base.is_some() && reading.base == reading.period.same_of_year(-1);
    let on_last = reading.base.is_some() && reading.base == reading.period.previous();
    Some(match &reading.working {
        Working::Level(_) if reading.priced => "unit-value",
        Working::Level(level) => return self::level(reading, level.cells.len()),
        Working::Change(..) if reading.sort == Sort::ShareChange => "point-change",
        Working::Change(..) if on_year => "difference-year",
        Working::Change(..) => "difference",
        Working::Growth(..) | Working::Index(_) if on_year => "growth-year",
        Working::Growth(..) | Working::Index(_) => "growth",
        Working::Annual(..) => "cagr",
        Working::Share(..) => "share",
        Working::ShareChange(_) => "share-change",
        Working::ShareOfChange(_) => "share-of-growth",
        Working::IndexOf(..) if on_last => "index-previous",
        Working::IndexOf(..) => "index",
        Working::Ratio(..) => "multiple",
        Working::UnitValue(..) => "unit-value",
        Working::PerPerson(..) => {
            let exports = |side: &super::slots::Side| side.topic.is_none() && side.flow == Flow::Export;
            return reading.side.as_ref().is_some_and(exports).then_some("exports-per-head");
        }
        Working::ToProduct(Flow::Export, ..) => "export-gdp",
        Working::ToProduct(Flow::Import, ..) => "import-gdp",
        Working::ToProduct(Flow::Turnover, ..) => "openness",
        Working::ToProduct(..) => "balance-gdp",
        Working::Coverage(..) => "coverage",
        Working::OfPlan(..) => "plan-attainment",
        Working::OverPlan(..) => "plan-over",
        Working::AbovePlan(..) => "plan-gap",
        Working::Average(..) => "mean",
        Working::Counted(_, by) | Working::Truth(_, by) => return *by,
    })
}

/// A level: as the table states it, or what was added up to it.
fn level(reading: &Reading, cells: usize) -> Option<&'static str> {
    let members: usize = reading.names.iter().map(|(_, members)| members.len()).product();
    let one = members == 1;
    let rest = reading.names.iter().flat_map(|(_, members)| members).any(|m| m & REST != 0);
    let flow = reading.side.filter(|side| side.topic.is_none()).map(|side| side.flow);
    Some(match (flow, reading.period) {
        _ if rest => "rest",
        (Some(Flow::Turnover), _) => "turnover",
        (Some(Flow::Balance), _) => "balance",
        _ if cells < 2 => "value",
        // The catalogue adds up members of one period, or periods of one member.
        _ if !one => return (cells == members).then_some("members-sum"),
        (_, Period::Year(_)) => "years",
        (_, Period::Quarter(..)) => "quarters",
        (_, Period::Month(..)) => "out-of-year-to-date",
        (_, p) if p.step() == Step::YearToDate => "year-to-date",
        _ => "sum",
    })
}

/// How many periods in a row something rose, or fell.
pub(super) fn run_of_steps(sign: f64) -> &'static str {
    if sign > 0.0 { "rising-run" } else { "falling-run" }
}

/// How many periods in a row there was a surplus, or a deficit.
pub(super) fn run_of_sides(sign: f64) -> &'static str {
    if sign > 0.0 { "surplus-run" } else { "deficit-run" }
}

/// How many periods in a row a condition holds.
pub(super) fn run_of(condition: Condition) -> Option<&'static str> {
    match condition {
        Condition::Grew { sign, least: 0.0 } => Some(run_of_steps(f64::from(sign))),
        Condition::Side(sign) => Some(run_of_sides(f64::from(sign))),
        _ => None,
    }
}

/// In how many periods a condition holds; `rates` where the table itself states rates of change.
pub(super) fn periods_of(condition: Condition, rates: bool) -> Option<&'static str> {
    match condition {
        Condition::Grew { .. } if rates => Some("band-count"),
        Condition::Grew { sign: 1, .. } => Some("growth-count"),
        Condition::Level { .. } | Condition::Rate(_) => Some("band-count"),
        Condition::Side(sign) => Some(if sign > 0 { "periods-surplus" } else { "periods-deficit" }),
        Condition::Plan { met } => Some(if met { "periods-plan-met" } else { "periods-plan-missed" }),
        _ => None,
    }
}

/// Of how many members a condition holds; `rates` where the table itself states rates of change.
pub(super) fn members_of(condition: Condition, rates: bool) -> Option<&'static str> {
    match condition {
        Condition::Grew { .. } if rates => Some("club-count"),
        Condition::Level { .. } | Condition::Rate(_) => Some("club-count"),
        Condition::Grew { sign, .. } | Condition::OnMonth(sign) => {
            Some(if sign > 0 { "members-risen" } else { "members-fallen" })
        }
        Condition::Side(sign) => Some(if sign > 0 { "members-surplus" } else { "members-deficit" }),
        Condition::Plan { met } => Some(if met { "members-plan-met" } else { "members-plan-missed" }),
    }
}

/// The most or the least of all there is.
pub(super) fn most_of_all(sign: i8) -> &'static str {
    if sign > 0 { "highest" } else { "lowest" }
}

/// The most or the least for so many periods.
pub(super) fn most_since(sign: i8) -> &'static str {
    if sign > 0 { "highest-since" } else { "lowest-since" }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::check::amounts::Amount;
    use crate::check::slots::Side;
    use crate::check::table_index::Wanted;
    use crate::indicators::find;

    fn read(sort: Sort, working: Working, base: Option<Period>) -> Reading {
        let amount = Amount::number(1.0);
        let told = (Side::of(Flow::Export), Vec::new(), Period::Year(2024));
        Reading { base, ..Reading::of(sort, told, working, amount) }
    }

    /// Every way of working out, with the sort of statement it is for.
    fn all() -> Vec<Reading> {
        let a = || Amount::number(1.0);
        let four = || [a(), a(), a(), a()];
        let of = |sort: Sort, working: Working| read(sort, working, None);
        let before = |sort: Sort, working: Working| read(sort, working, Some(Period::Year(2023)));
        let far = |sort: Sort, working: Working| read(sort, working, Some(Period::Year(2014)));
        vec![
            of(Sort::Value, Working::Level(a())),
            of(Sort::Milestone, Working::Level(a())),
            of(Sort::Target, Working::Level(a())),
            before(Sort::Difference, Working::Change(a(), a())),
            far(Sort::Difference, Working::Change(a(), a())),
            before(Sort::ShareChange, Working::Change(a(), a())),
            before(Sort::Growth, Working::Growth(a(), a())),
            far(Sort::Growth, Working::Growth(a(), a())),
            far(Sort::Growth, Working::Annual(a(), a(), a())),
            of(Sort::Share, Working::Share(a(), a())),
            before(Sort::ShareChange, Working::ShareChange(four())),
            before(Sort::Share, Working::ShareOfChange(four())),
            before(Sort::Index, Working::IndexOf(a(), a())),
            far(Sort::Index, Working::IndexOf(a(), a())),
            far(Sort::Ratio, Working::Ratio(a(), a())),
            of(Sort::UnitValue, Working::UnitValue(a(), a())),
            of(Sort::Value, Working::PerPerson(a(), a())),
            of(Sort::Share, Working::ToProduct(Flow::Export, a(), a())),
            of(Sort::Share, Working::ToProduct(Flow::Import, a(), a())),
            of(Sort::Share, Working::Coverage(a(), a())),
            of(Sort::Index, Working::OfPlan(a(), a())),
            of(Sort::Growth, Working::OverPlan(a(), a())),
            of(Sort::AboveTarget, Working::AbovePlan(a(), a())),
            of(Sort::Average(crate::check::kinds::Per::Year), Working::Average(a(), a())),
        ]
    }

    #[test]
    fn every_sort_that_is_worked_out_is_an_indicator_by_its_formula() {
        for reading in all() {
            let id = indicator(&reading).unwrap_or_default();
            let entry = find(id).unwrap_or_else(|| panic!("{id:?} of {reading:?}"));
            if let Some(put) = reading.working.formula() {
                assert_eq!(entry.formula, put.text, "{id}");
            }
        }
        // What the catalogue works out of other figures, the checker works out of those that the table states.
        let turnover = Working::ToProduct(Flow::Turnover, Amount::number(1.0), Amount::number(2.0));
        assert_eq!(indicator(&read(Sort::Share, turnover, None)), Some("openness"));
        let balance = Working::ToProduct(Flow::Balance, Amount::number(1.0), Amount::number(2.0));
        assert_eq!(indicator(&read(Sort::Share, balance, None)), Some("balance-gdp"));
        assert!(find("balance-gdp").is_some());
        let index = Working::Index(Amount::number(104.0));
        let stated = read(Sort::Growth, index, Some(Period::Year(2023)));
        assert_eq!(indicator(&stated), Some("growth-year"));
        assert_eq!(stated.working.amount().map(|a| a.value), Some(4.0));
    }

    #[test]
    fn what_is_counted_is_an_indicator_where_the_catalogue_counts_so() {
        let level = Condition::Level { low: 1.0, high: f64::INFINITY, measure: Wanted::Money };
        let rose = Condition::Grew { sign: 1, least: 0.0 };
        let counted = [
            run_of(rose),
            run_of(rose.opposite()),
            run_of(Condition::Side(1)),
            run_of(Condition::Side(-1)),
            periods_of(rose, false),
            periods_of(rose.opposite(), true),
            periods_of(level, false),
            periods_of(Condition::Rate(-1), true),
            members_of(level, false),
            members_of(rose, true),
            members_of(rose, false),
            members_of(rose.opposite(), false),
            members_of(Condition::OnMonth(-1), false),
            periods_of(Condition::Side(1), false),
            periods_of(Condition::Side(-1), false),
            periods_of(Condition::Plan { met: true }, false),
            periods_of(Condition::Plan { met: false }, false),
            members_of(Condition::Side(1), false),
            members_of(Condition::Side(-1), false),
            members_of(Condition::Plan { met: true }, false),
            members_of(Condition::Plan { met: false }, false),
            Some(most_of_all(1)),
            Some(most_of_all(-1)),
            Some(most_since(1)),
            Some(most_since(-1)),
        ];
        for id in counted.into_iter().chain(["rank", "club-count", "first-above"].map(Some)) {
            assert!(id.and_then(find).is_some(), "{id:?}");
        }
        // Of these the catalogue has no count.
        let (on_month, fell) = (Condition::OnMonth(-1), rose.opposite());
        assert_eq!([run_of(level), run_of(on_month), periods_of(fell, false)], [None; 3]);
    }

    #[test]
    fn a_level_is_what_it_was_added_up_to() {
        let of = |period: Period, cells: usize| {
            let cells = (0..cells).map(|n| (n as u32, 1)).collect();
            let working = Working::Level(Amount { cells, ..Amount::number(1.0) });
            indicator(&Reading { period, ..read(Sort::Value, working, None) })
        };
        for (id, period, cells) in [
            ("value", Period::Year(2024), 1),
            ("years", Period::Year(2024), 12),
            ("quarters", Period::Quarter(2024, 1), 3),
            ("year-to-date", Period::to_date(2024, 9), 9),
            ("out-of-year-to-date", Period::Month(2024, 9), 2),
            ("sum", Period::Years(2001, 2005), 5),
        ] {
            assert_eq!(of(period, cells), Some(id));
            assert!(find(id).is_some(), "{id}");
        }
        // Two members of one year, and of two years, which no one indicator adds up.
        let of = |cells: u32| {
            let cells = (0..cells).map(|n| (n, 1)).collect();
            let working = Working::Level(Amount { cells, ..Amount::number(1.0) });
            let names = vec![(0, vec![3, 4])];
            indicator(&Reading { names, ..read(Sort::Value, working, None) })
        };
        assert_eq!([of(2), of(4)], [Some("members-sum"), None]);
        assert!(find("members-sum").is_some());
    }
}
