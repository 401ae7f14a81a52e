//! How a formula is worked out of records: the value, the interval over every corner of the inputs, the least sure status,
//! all cells, and the formula that joins them. A formula that takes worked-out figures takes in their formulas.

use super::formula::{Formula, MOST, around, corners};
use super::record::{Input, Reason, Record};
use crate::dataset::Status;
use crate::figure::Interval;
use crate::unit::Unit;
use std::borrow::Cow;

/// Works a formula out of `N` records: the value, and the interval over every corner of theirs.
pub(super) fn work<const N: usize>(formula: &Formula<N>, of: [&Record; N], unit: Unit) -> Record {
    work_any(formula.text, &formula.names, &of, unit, &|values| formula.at(values))
}

/// The first reason among the inputs why there can be no result.
fn reason(of: &[&Record]) -> Option<Reason> {
    let reason = of.iter().find_map(|r| r.value.err());
    #[cfg(feature = "press")]
    let reason = reason.or_else(|| broken(of));
    reason
}

/// Whether figures stand on both sides of a break of their series.
#[cfg(feature = "press")]
fn broken(of: &[&Record]) -> Option<Reason> {
    let inputs = || of.iter().flat_map(|r| &r.inputs).filter(|i| i.is_cell());
    if inputs().all(|i| i.breaks == 0) {
        return None;
    }
    let mut sides: std::collections::HashMap<u32, u32> = std::collections::HashMap::new();
    let parted = inputs().any(|i| *sides.entry(i.series).or_insert(i.breaks) != i.breaks);
    parted.then_some(Reason::Broken)
}

/// The least sure status.
pub(super) fn least_sure(of: &[&Record]) -> Status {
    of.iter().map(|r| r.status).max().unwrap_or_default()
}

fn work_any(
    formula: &'static str,
    names: &[&'static str],
    of: &[&Record],
    unit: Unit,
    f: &dyn Fn(&[f64]) -> Option<f64>,
) -> Record {
    let period = of.first().and_then(|r| r.period);
    let status = least_sure(of);
    let (formula, inputs) = joined(formula, names, of);
    let without = |reason| Record {
        status,
        inputs: inputs.clone(),
        unit: unit.clone(),
        formula: formula.clone(),
        #[cfg(feature = "press")]
        flags: super::flags::joined(of),
        ..Record::none(period, reason)
    };
    if let Some(reason) = reason(of) {
        return without(reason);
    }
    let mut values = [0.0; MOST];
    let mut within = [Interval::exact(0.0); MOST];
    for ((value, ends), record) in values.iter_mut().zip(&mut within).zip(of) {
        (*value, *ends) = (record.value.unwrap_or(0.0), record.interval);
    }
    let value = values.get(..of.len()).and_then(f).filter(|v| v.is_finite());
    let ends = within.get(..of.len()).and_then(|within| corners(within, f));
    let (Some(value), Some(interval)) = (value, ends) else {
        return without(Reason::DivisionByZero);
    };
    let interval = around(interval, value);
    Record {
        period,
        value: Ok(value),
        interval,
        status,
        inputs,
        unit,
        formula,
        #[cfg(feature = "press")]
        flags: super::flags::joined(of),
    }
}

/// A formula over many figures of one kind, whose value and interval were worked out by the caller. Every input is named
/// `name` (`xᵢ`).
pub(super) fn many(
    formula: &'static str,
    name: &'static str,
    of: &[&Record],
    unit: Unit,
    result: Option<(f64, Interval)>,
) -> Record {
    let period = of.first().and_then(|r| r.period);
    let (formula, inputs) = gathered(formula, name, of);
    let base = Record {
        status: least_sure(of),
        inputs,
        unit,
        formula,
        #[cfg(feature = "press")]
        flags: super::flags::joined(of),
        ..Record::none(period, Reason::TooFew)
    };
    match (reason(of), result.filter(|(v, _)| v.is_finite())) {
        _ if of.is_empty() => base,
        (Some(reason), _) => Record { value: Err(reason), ..base },
        (None, None) => Record { value: Err(Reason::DivisionByZero), ..base },
        (None, Some((value, interval))) => {
            Record { value: Ok(value), interval: around(interval, value), ..base }
        }
    }
}

/// The sum of the intervals.
#[cfg(feature = "press")]
pub(super) fn sum_of(intervals: impl Iterator<Item = Interval>) -> Interval {
    intervals.fold(Interval::exact(0.0), |sum, i| sum + i)
}

pub(super) fn named(inputs: &[Input], name: &'static str) -> impl Iterator<Item = Input> {
    inputs.iter().map(move |i| Input { name: Cow::Borrowed(name), ..i.clone() })
}

/// The formula with the formulas of its inputs put in where those were worked out themselves, and all cells. Names that
/// would mean two cells get a prime.
fn joined(formula: &'static str, names: &[&'static str], of: &[&Record]) -> (Cow<'static, str>, Vec<Input>) {
    // The few indicators of an embed are made of figures as they stand.
    let studio = cfg!(feature = "press");
    let stands = |record: &Record| record.formula == AS_IS || record.inputs.is_empty();
    let mut inputs: Vec<Input> = Vec::with_capacity(of.len());
    let mut put_in: Vec<(&str, String)> = Vec::new();
    // Names of the formula itself that stay in it.
    let own: Vec<&str> = names.iter().zip(of).filter(|(_, r)| stands(r)).map(|(n, _)| *n).collect();
    for (name, record) in names.iter().zip(of) {
        if !studio || stands(record) {
            inputs.extend(named(&record.inputs, name));
            continue;
        }
        let mut renamed: Vec<(&str, Cow<'static, str>)> = Vec::new();
        for input in &record.inputs {
            if renamed.iter().any(|(old, _)| *old == input.name) {
                continue;
            }
            let mut new = input.name.clone();
            // The same cell under the same name is the same input.
            let other = |i: &Input| (i.row, i.column) != (input.row, input.column) || !input.is_cell();
            while own.contains(&new.as_ref()) || inputs.iter().any(|i| i.name == new && other(i)) {
                new = Cow::Owned(format!("{new}′"));
            }
            renamed.push((&input.name, new));
        }
        let rename = |old: &str| renamed.iter().find(|(o, _)| *o == old).map(|(_, n)| n.clone());
        let before = inputs.len();
        for input in &record.inputs {
            let name = rename(&input.name).unwrap_or_else(|| input.name.clone());
            let same = |i: &Input| i.name == name && (i.row, i.column) == (input.row, input.column);
            if !inputs.iter().take(before).any(same) {
                inputs.push(Input { name, ..input.clone() });
            }
        }
        let inner = with_names(&record.formula, |n| rename(n).map(Cow::into_owned));
        put_in.push((name, format!("({inner})")));
    }
    if !studio || put_in.is_empty() {
        return (Cow::Borrowed(formula), inputs);
    }
    let of_name = |n: &str| put_in.iter().find(|(name, _)| *name == n).map(|(_, text)| text.clone());
    (Cow::Owned(with_names(formula, of_name)), inputs)
}

const AS_IS: &str = super::record::AS_IT_STANDS;

/// As [`joined`], for many inputs of one name: `Σ xᵢ` of implied values becomes `Σ (100 × xᵢ ÷ gᵢ)` when all of them were
/// worked out alike.
fn gathered(formula: &'static str, name: &'static str, of: &[&Record]) -> (Cow<'static, str>, Vec<Input>) {
    let first = of.first().map_or(AS_IS, |r| r.formula.as_ref());
    let alike = of.iter().all(|r| r.formula == first && !r.formula.contains(['ᵢ', 'ⱼ']));
    let indexed = |n: &str| Cow::Owned(format!("{n}ᵢ"));
    let mut inputs = Vec::with_capacity(of.len());
    for record in of {
        for input in &record.inputs {
            let name = if first == AS_IS || !alike { Cow::Borrowed(name) } else { indexed(&input.name) };
            inputs.push(Input { name, ..input.clone() });
        }
    }
    if first == AS_IS || !alike {
        return (Cow::Borrowed(formula), inputs);
    }
    let names: Vec<&str> =
        of.first().map(|r| r.inputs.iter().map(|i| i.name.as_ref()).collect()).unwrap_or_default();
    let inner = with_names(first, |n| names.contains(&n).then(|| format!("{n}ᵢ")));
    (Cow::Owned(with_names(formula, |n| (n == name).then(|| format!("({inner})")))), inputs)
}

/// Whether a character may stand in a name: letters and the lowered digits and letters after them.
pub(super) fn in_name(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '₀'..='₉' | 'ₙ' | 'ₜ' | 'ᵢ' | 'ⱼ' | 'ₖ' | 'ᵥ' | '′' | 'Δ' | 'ₘ' | 'ₓ')
}

/// A formula with some of its names replaced.
fn with_names(formula: &str, new: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(formula.len() + 8);
    let mut name = String::new();
    let flush = |name: &mut String, out: &mut String| {
        if !name.is_empty() {
            match new(name) {
                Some(text) => out.push_str(&text),
                None => out.push_str(name),
            }
            name.clear();
        }
    };
    for c in formula.chars() {
        if in_name(c) {
            name.push(c);
        } else {
            flush(&mut name, &mut out);
            out.push(c);
        }
    }
    flush(&mut name, &mut out);
    out
}

/// A record without a value, with the cells that there are.
pub(super) fn refuse(of: &[&Record], reason: Reason) -> Record {
    Record {
        status: least_sure(of),
        inputs: of.iter().flat_map(|r| r.inputs.iter().cloned()).collect(),
        unit: of.first().map(|r| r.unit.clone()).unwrap_or_default(),
        #[cfg(feature = "press")]
        flags: super::flags::joined(of),
        ..Record::none(of.first().and_then(|r| r.period), reason)
    }
}

/// Whether all figures count the same thing.
pub(super) fn unlike_units(of: &[&Record]) -> bool {
    let mut present = of.iter().filter(|r| r.value.is_ok());
    let Some(first) = present.next() else { return false };
    present.any(|r| !r.unit.adds_to(&first.unit))
}

/// Whether figures stand for stretches of different kinds: a month beside a year, a year-to-date beside a month.
pub(super) fn mixed_steps(of: &[&Record]) -> bool {
    let mut steps = of.iter().filter_map(|r| r.period).map(|p| p.step());
    let Some(first) = steps.next() else { return false };
    steps.any(|s| s != first)
}

/// Whether figures that must be of one period are of several.
pub(super) fn mixed_periods(of: &[&Record]) -> bool {
    let mut periods = of.iter().filter_map(|r| r.period);
    let Some(first) = periods.next() else { return false };
    periods.any(|p| p != first)
}

/// Adds the number of figures, which a formula calls `n`.
pub(super) fn with_count(mut record: Record, n: usize) -> Record {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let count = Record::given(None, crate::figure::Decimal::whole(n), &Unit::default());
    record.inputs.extend(named(&count.inputs, "n"));
    record
}
