//! The run of surplus or deficit that reaches the latest period, and the extremes: what a trade chart is about.

use crate::indicators::Record;
use crate::period::Period;

/// A run of periods with the same sign of the balance, up to the latest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Streak {
    /// Surplus (above zero) or deficit.
    pub surplus: bool,
    /// First period of the run.
    pub first: Period,
    /// Last period of the run: the latest of the data.
    pub last: Period,
    /// How many periods.
    pub count: usize,
    /// The greatest of the run, when the digits of the table leave no doubt which it is: period and value.
    pub best: Option<(Period, f64)>,
    /// Whether a period before the run is known, so that its beginning is one.
    pub begins: bool,
}

/// The current run. Ends where the sign cannot be told from the printed digits, and at gaps. `None` when the latest period
/// has no sure sign.
pub fn current(records: &[Record]) -> Option<Streak> {
    let dated = |r: &&Record| r.period.is_some();
    let records: Vec<&Record> = records.iter().filter(dated).collect();
    let latest = records.iter().rposition(|r| r.value.is_ok())?;
    let sign = |r: &Record| match (r.value.is_ok(), r.interval.lo > 0.0, r.interval.hi < 0.0) {
        (true, true, _) => Some(true),
        (true, _, true) => Some(false),
        _ => None,
    };
    let surplus = sign(records.get(latest)?)?;
    let mut first = latest;
    while first > 0 {
        let (Some(before), Some(here)) = (records.get(first - 1), records.get(first)) else { break };
        let neighbours = here.period.and_then(|p| p.previous()) == before.period;
        if !neighbours || sign(before) != Some(surplus) {
            break;
        }
        first -= 1;
    }
    let run = records.get(first..=latest)?;
    Some(Streak {
        surplus,
        first: run.first()?.period?,
        last: run.last()?.period?,
        count: run.len(),
        best: greatest(run, surplus),
        begins: first > 0,
    })
}

/// The record farthest from zero on one side, when no other's interval reaches it.
fn greatest(run: &[&Record], above: bool) -> Option<(Period, f64)> {
    let side = |x: f64| if above { x } else { -x };
    let far = |r: &Record| if above { r.interval.lo } else { -r.interval.hi };
    let reach = |r: &Record| if above { r.interval.hi } else { -r.interval.lo };
    let best = run
        .iter()
        .filter(|r| r.value.is_ok())
        .max_by(|a, b| side(a.value.unwrap_or(0.0)).total_cmp(&side(b.value.unwrap_or(0.0))))?;
    let clear =
        run.iter().filter(|r| r.value.is_ok() && r.period != best.period).all(|r| reach(r) < far(best));
    (clear && run.len() > 1).then_some((best.period?, best.value.ok()?))
}

/// Places of the greatest surplus and the greatest deficit among records with a number.
pub fn extremes(records: &[Record]) -> (Option<&Record>, Option<&Record>) {
    let known = || records.iter().filter(|r| r.value.is_ok() && r.period.is_some());
    let value = |r: &&Record| r.value.unwrap_or(0.0);
    let most = known().filter(|r| value(r) > 0.0).max_by(|a, b| value(a).total_cmp(&value(b)));
    let least = known().filter(|r| value(r) < 0.0).min_by(|a, b| value(a).total_cmp(&value(b)));
    (most, least)
}
