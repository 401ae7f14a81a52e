//! What a reader must know of a figure beside its value: that its whole is only what the table lists, that the list counts
//! something twice, that some were left out for want of a figure.

use super::{Input, Reason, Record};
use crate::dataset::Dataset;
use crate::diag::Arg;
use crate::figure::periods_in_order;
use crate::lang::{Lang, number, text, words};
use crate::period::{Period, Step};

/// A remark on a figure. Shares are in %.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "flag")]
pub enum Flag {
    /// The table prints no total: the whole is the sum of so many parts listed.
    Listed {
        /// How many.
        parts: u32,
    },
    /// The parts listed are more than the printed whole, so that some count twice.
    Overlap {
        /// All parts in % of the whole.
        percent: f64,
    },
    /// The parts listed make up less than the printed whole.
    Covers {
        /// How many parts.
        parts: u32,
        /// All of them in % of the whole.
        percent: f64,
    },
    /// Of several figures for one period the surest was taken.
    Surest,
    /// Of several releases of a figure the latest went in.
    #[cfg(feature = "studio")]
    Latest,
    /// The table has a row of what is left over, which is no member and has no place among them.
    LeftOver {
        /// What it is worth, in % of all.
        percent: f64,
    },
    /// Some were left out for want of a figure to go with them.
    Used {
        /// How many went in.
        used: u32,
        /// Of how many.
        of: u32,
        /// What went in, in % of the worth of all.
        percent: f64,
    },
    /// Some items stand on one side only and count as nothing on the other.
    OneSided {
        /// How many.
        items: u32,
        /// Of how many.
        of: u32,
        /// What they are worth, in % of all.
        percent: f64,
    },
    /// Some of the members listed have no figure of the period.
    Absent {
        /// How many.
        absent: u32,
        /// Of how many.
        of: u32,
    },
    /// Some of the periods from the first to the last have no figure.
    Gaps {
        /// How many.
        absent: u32,
        /// Of how many.
        of: u32,
    },
    /// Growth of GDP is taken as the table states it, which is in constant prices as a rule, beside exports in those of the day.
    StatedGrowth,
    /// A run goes back to a period without a figure: what is missing may have been in it.
    MayReach {
        /// How long it is then, at most.
        most: u32,
    },
    /// Others have the same figure, and the same place.
    Shared {
        /// How many.
        with: u32,
    },
    /// A place is one among so many.
    Among {
        /// How many have a figure.
        of: u32,
    },
}

impl Flag {
    /// The remark as a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let percent = |p: &f64| Arg::from(number(lang, *p, 1));
        match self {
            Flag::Listed { parts } => text(lang, "flag.listed", &[("parts", (*parts).into())]),
            Flag::Overlap { percent: p } | Flag::LeftOver { percent: p } => {
                let more = matches!(self, Flag::Overlap { .. });
                text(lang, if more { "flag.overlap" } else { "flag.left-over" }, &[("percent", percent(p))])
            }
            Flag::Covers { parts, percent: p } => {
                text(lang, "flag.covers", &[("parts", (*parts).into()), ("percent", percent(p))])
            }
            Flag::Used { used, of, percent: p } => text(
                lang,
                "flag.used",
                &[("used", (*used).into()), ("of", (*of).into()), ("percent", percent(p))],
            ),
            Flag::OneSided { items, of, percent: p } => text(
                lang,
                "flag.one-sided",
                &[("items", (*items).into()), ("of", (*of).into()), ("percent", percent(p))],
            ),
            Flag::Absent { absent, of } | Flag::Gaps { absent, of } => {
                let key = if matches!(self, Flag::Gaps { .. }) { "flag.gaps" } else { "flag.absent" };
                text(lang, key, &[("absent", (*absent).into()), ("of", (*of).into())])
            }
            Flag::MayReach { most } => text(lang, "flag.may-reach", &[("most", (*most).into())]),
            Flag::Surest => words(lang, "flag.surest").to_owned(),
            #[cfg(feature = "studio")]
            Flag::Latest => words(lang, "flag.latest").to_owned(),
            Flag::StatedGrowth => words(lang, "flag.stated-growth").to_owned(),
            Flag::Shared { with } => text(lang, "flag.shared", &[("with", (*with).into())]),
            Flag::Among { of } => text(lang, "flag.among", &[("of", (*of).into())]),
        }
    }
}

/// What records have to be read with: each sort of remark once, that of the latest period that bears it.
pub fn latest<'a>(records: impl Iterator<Item = &'a Record>) -> Vec<(Option<Period>, Flag)> {
    let mut found: Vec<(Option<Period>, Flag)> = Vec::new();
    for record in records {
        for flag in &record.flags {
            let alike =
                |(_, known): &&mut (_, Flag)| core::mem::discriminant(known) == core::mem::discriminant(flag);
            match found.iter_mut().find(alike) {
                Some(known) if known.0 < record.period => *known = (record.period, *flag),
                Some(_) => {}
                None => found.push((record.period, *flag)),
            }
        }
    }
    found
}

/// The remarks on some figures: what is worked out of them shares them. Of each sort the first, which is that of the latest
/// period: a formula names it first.
pub(super) fn joined(of: &[&Record]) -> Vec<Flag> {
    let mut out = Vec::new();
    of.iter().flat_map(|r| &r.flags).for_each(|flag| add(&mut out, *flag));
    out
}

fn add(to: &mut Vec<Flag>, flag: Flag) {
    let sort = core::mem::discriminant(&flag);
    if !to.iter().any(|f| core::mem::discriminant(f) == sort) {
        to.push(flag);
    }
}

impl Record {
    /// The record with a remark, if it has none of that sort.
    #[must_use]
    pub(super) fn flagged(mut self, flag: Option<Flag>) -> Record {
        flag.into_iter().for_each(|flag| add(&mut self.flags, flag));
        self
    }

    /// The same without a value, for a reason.
    #[must_use]
    pub(super) fn refused(self, reason: Reason) -> Record {
        Record { value: Err(reason), ..self }
    }
}

/// How so many parts stand to their printed whole, when their rounding leaves no doubt: more than it, or less. Parts below zero
/// and a whole that is not above it say nothing.
pub(super) fn of_whole(parts: &[&Record], whole: &Record) -> Option<Flag> {
    let known: Vec<&Record> = parts.iter().copied().filter(|r| r.value.is_ok()).collect();
    let total = whole.value.ok().filter(|_| whole.interval.lo > 0.0)?;
    if known.is_empty() || known.iter().any(|r| r.value.is_ok_and(|v| v < 0.0)) {
        return None;
    }
    let sum: f64 = known.iter().filter_map(|r| r.value.ok()).sum();
    let bounds = super::work::sum_of(known.iter().map(|r| r.interval));
    let percent = 100.0 * sum / total;
    if bounds.lo > whole.interval.hi {
        Some(Flag::Overlap { percent })
    } else if bounds.hi < whole.interval.lo {
        Some(Flag::Covers { parts: known.len() as u32, percent })
    } else {
        None
    }
}

/// Says it where a figure that went in is one of several that the table has for its period. They stand side by side.
pub(super) fn mark_surest(dataset: &Dataset, record: &mut Record) {
    let of_several = |i: &Input| {
        let points = dataset.series.get(i.series as usize).map(|s| s.points.as_slice()).unwrap_or_default();
        let at = i.point as usize;
        let around = points.get(at.saturating_sub(1)..).unwrap_or_default().iter().take(3);
        around.filter(|p| points.get(at).is_some_and(|own| own.period == p.period) && p.value.is_ok()).count()
            > 1
    };
    if record.value.is_ok() && record.inputs.iter().any(of_several) {
        add(&mut record.flags, Flag::Surest);
    }
}

/// How many of so many members have no figure, when some have none.
pub(super) fn absent(present: usize, of: usize) -> Option<Flag> {
    let absent = of.saturating_sub(present);
    (absent > 0).then_some(Flag::Absent { absent: absent as u32, of: of as u32 })
}

/// How many periods between the first and the last of some have no figure, when some have none. Days skip weekends and feasts.
pub(super) fn gaps(periods: impl Iterator<Item = Option<Period>>) -> Option<Flag> {
    let found = periods_in_order(periods.flatten().collect());
    let (first, last) = (*found.first()?, *found.last()?);
    if found.iter().any(|p| p.step() != first.step()) {
        return None;
    }
    lacking(first, last, found.len())
}

/// How many periods from a first to a last are not among so many that went in, when some are not. Days skip weekends and feasts.
pub(super) fn lacking(first: Period, last: Period, used: usize) -> Option<Flag> {
    if first.step() == Step::Day || first.step() != last.step() {
        return None;
    }
    let of = u32::try_from(last.ordinal()?.checked_sub(first.ordinal()?)?).ok()? + 1;
    let absent = of.checked_sub(used as u32).filter(|n| *n > 0)?;
    Some(Flag::Gaps { absent, of })
}

/// Parts that are more than their whole by more than this share of it, in %, are no parts of it: what is worked out of their
/// shares would say nothing. Below it stand misprints and late revisions.
const SLIP: f64 = 1.0;

/// Whether a remark says that parts are no parts.
pub(super) fn is_no_parts(flag: Option<Flag>) -> bool {
    matches!(flag, Some(Flag::Overlap { percent }) if percent > 100.0 + SLIP)
}
