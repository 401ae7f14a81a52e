//! The likely slip behind a figure that disagrees: digits swapped, million for billion, tăng for giảm, another row, another period.

use super::candidates::{meets, selections_of, total_of};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::Reading;
use super::slots::Side;
use super::table_index::{Amount, TableIndex, Wanted};
use super::working::Working;
use crate::dataset::Flow;
use crate::figure::{Decimal, Interval, Stated, round_to};
use crate::period::Period;

/// What may have gone wrong in writing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Slip {
    /// Two digits changed places.
    Transposed,
    /// One digit is another.
    Digit,
    /// Million for billion and the like; the power of ten that is missing (or too much, below zero).
    Scale(i8),
    /// The decimal mark stands elsewhere; power of ten.
    Mark(i8),
    /// Rise for fall, surplus for deficit.
    Direction,
    /// The figure of another row.
    Row(String),
    /// The figure of another period.
    Period(Period),
    /// Compared with another base.
    Base(Period),
    /// Growth for share, share for growth, level for change.
    Sort(Sort),
    /// Exports for imports or the other way round.
    Flow(Flow),
    /// Percent for percentage points.
    Points,
    /// A rise for a fall between two figures of the text itself.
    Order,
    /// Near, but outside what rounding allows.
    Near,
}

/// How far a figure may be off that was right before a revision.
const NEAR: f64 = 0.1;

/// The digits of a number without its point and without zeros at the end.
fn digits(decimal: Decimal) -> Vec<char> {
    let mut m = decimal.mantissa.unsigned_abs();
    while m != 0 && m.is_multiple_of(10) {
        m /= 10;
    }
    m.to_string().chars().collect()
}

/// All digits as printed.
fn all_digits(decimal: Decimal) -> Vec<char> {
    decimal.mantissa.unsigned_abs().to_string().chars().collect()
}

/// The computed value with as many digits as the text prints.
fn as_printed(figure: &Figure, value: f64) -> Decimal {
    let exponent = figure.decimal.exponent;
    let scale = crate::figure::to_f64(1, -exponent);
    let mantissa = round_to(value.abs() * scale, 0);
    Decimal { mantissa: if mantissa < 9e17 { mantissa as i64 } else { 0 }, exponent }
}

/// Whether a figure is a value but for one digit, all printed digits of both counted.
pub(super) fn is_but_for_a_digit(figure: &Figure, value: f64) -> bool {
    let (own, printed) = (all_digits(figure.decimal), all_digits(as_printed(figure, value)));
    own.len() == printed.len() && own.iter().zip(&printed).filter(|(a, b)| a != b).count() == 1
}

fn same(figure: &Figure, shifted: Decimal, reading: &Reading) -> bool {
    let stated: Interval = Stated { decimal: shifted, qualifier: figure.qualifier }.interval();
    meets(stated, reading)
}

/// The slip that a figure's digits tell by themselves: all of them right and the scale wrong, two of three or more swapped, the direction
/// turned. Nothing else is so rare by chance that a reading which is only likely shows it.
pub(super) fn told_by_digits(
    article: &super::article::Article,
    figure: &Figure,
    reading: &Reading,
) -> Option<Slip> {
    let weight = super::verdict::weight(figure);
    let level = matches!(reading.sort, Sort::Value | Sort::Average(_)) && reading.amount.value > 0.0;
    let rounded = level || matches!(reading.sort, Sort::Difference | Sort::Growth | Sort::Share);
    if !rounded || weight < 2 {
        return None;
    }
    if level && (figure.counts.is_amount() || matches!(figure.counts, Counts::Money(_))) {
        let found = [3_i8, -3].into_iter().find(|p| same(figure, figure.decimal.scaled(*p), reading));
        if let Some(power) = found {
            return Some(Slip::Scale(power));
        }
    }
    if weight > 2
        && reading.sort != Sort::Difference
        && super::swapped_digits::swapped(figure.decimal, reading.amount.value)
    {
        return Some(Slip::Transposed);
    }
    let said = super::kinds::direction(article, figure).is_some();
    let turned = Reading { sign: -reading.sign, ..reading.clone() };
    let change = matches!(reading.sort, Sort::Growth | Sort::Difference)
        && reading.sign != 0
        && reading.loose.sort == 0;
    (change && said && !meets(figure.interval(), reading) && meets(figure.interval(), &turned))
        .then_some(Slip::Direction)
}

/// The slip that explains a figure under its best reading; `others` are the further readings, likeliest first.
pub(super) fn slip(
    index: &TableIndex<'_>,
    figure: &Figure,
    best: &Reading,
    others: &[Reading],
) -> Option<Slip> {
    let stated = figure.interval();
    if best.sign != 0 {
        let turned = Reading { sign: -best.sign, ..best.clone() };
        if meets(stated, &turned) {
            return Some(Slip::Direction);
        }
    }
    if matches!(best.sort, Sort::Streak | Sort::Rank | Sort::Count) {
        let off = (best.amount.value - figure.value()).abs();
        return (off <= 2.0 || off <= best.amount.value * 0.34).then_some(Slip::Near);
    }
    let money = matches!(figure.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces);
    if money {
        for power in [3_i8, -3, 6, -6, 9, -9] {
            let shifted = figure.decimal.scaled(power);
            let wide = Stated { decimal: shifted, qualifier: figure.qualifier }.interval();
            let near = (shifted.value() - best.amount.value.abs()).abs() <= 0.06 * shifted.value().abs();
            // A billion times as much, by one digit: any figure is that of some other.
            let by_chance = digits(figure.decimal).len() < 2 && power.abs() > 3;
            if (meets(wide, best) || near) && !by_chance {
                return Some(Slip::Scale(power));
            }
        }
    }
    if figure.counts == Counts::Points && is_of_itself(figure, best) {
        return Some(Slip::Points);
    }
    let printed = as_printed(figure, best.amount.value);
    let (a, b) = (digits(figure.decimal), digits(printed));
    // Of the many multiples that a clause allows one in ninety has two digits swapped by chance.
    let enough = best.sort != Sort::Ratio || a.len() >= 3;
    if enough && super::swapped_digits::swapped(figure.decimal, best.amount.value) {
        return Some(Slip::Transposed);
    }
    // One in five numbers of two digits is another but for one digit: that explains nothing.
    let same_length = all_digits(figure.decimal).len() == all_digits(printed).len();
    if a.len() == b.len() && a.len() >= 3 && same_length {
        let differing: Vec<usize> =
            a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
        if figure.decimal.exponent == printed.exponent && differing.len() == 1 {
            return Some(Slip::Digit);
        }
    }
    for power in [1_i8, -1, 2, -2] {
        if a.len() >= 2 && same(figure, figure.decimal.scaled(power), best) {
            return Some(Slip::Mark(power));
        }
    }
    if a.len() >= 2 {
        if let Some(found) = elsewhere(index, figure, best) {
            return Some(found);
        }
        for other in others.iter().take(24) {
            if meets(stated, other) {
                if figure.counts == Counts::Points && other.sort == Sort::Growth {
                    return Some(Slip::Points);
                }
                if other.sort != best.sort {
                    return Some(Slip::Sort(other.sort));
                }
                if let Some(base) =
                    other.base.filter(|b| Some(*b) != best.base && other.period == best.period)
                {
                    return Some(Slip::Base(base));
                }
                if other.period != best.period {
                    return Some(Slip::Period(other.period));
                }
            }
        }
    }
    let off = (best.amount.value.abs() - figure.value()).abs();
    let near = match best.sort {
        Sort::Growth | Sort::Share | Sort::Index => {
            off <= 1.0 && off <= 0.3 * best.amount.value.abs() || off <= NEAR * best.amount.value.abs()
        }
        _ => off <= NEAR * best.amount.value.abs(),
    };
    near.then_some(Slip::Near)
}

/// Whether so many points are by how many percent of itself a share moved: "9.4 points" from 34.7 to 31.4 %.
fn is_of_itself(figure: &Figure, reading: &Reading) -> bool {
    let shares = match &reading.working {
        Working::ShareChange([x1, t1, x0, t0]) => {
            let share = |x: &Amount, t: &Amount| Working::Share(x.clone(), t.clone()).amount();
            share(x1, t1).zip(share(x0, t0))
        }
        Working::Change(now, then) => Some((now.clone(), then.clone())),
        _ => None,
    };
    let relative = shares.and_then(|(now, then)| Working::Growth(now, then).amount());
    super::verdict::weight(figure) > 1
        && reading.sort == Sort::ShareChange
        && relative.is_some_and(|amount| meets(figure.interval(), &Reading { amount, ..reading.clone() }))
}

/// The figure of another row or period of the same sort.
fn elsewhere(index: &TableIndex<'_>, figure: &Figure, best: &Reading) -> Option<Slip> {
    let side = best.side?;
    if !matches!(best.sort, Sort::Value | Sort::Share | Sort::Growth) || best.priced {
        return None;
    }
    let stated = figure.interval();
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    let at = |side: Side, names: &super::slots::Names, period: Period| {
        let a = total_of(index, &selections_of(index, side, names, measure), period)?;
        Some(if side.side < 0 { a.times(-1.0) } else { a })
    };
    let as_stated = |side: Side, names: &super::slots::Names, period: Period| -> Option<Amount> {
        let a = at(side, names, period)?;
        match best.sort {
            Sort::Value => Some(a),
            Sort::Share => Working::Share(a, at(side, &Vec::new(), period)?).worked().map(|w| w.1),
            _ => {
                let base = best.base?;
                let shift = i32::from(period.end_year()) - i32::from(best.period.end_year());
                let b = at(side, names, base.same_of_year(shift)?)?;
                Working::Growth(a, b).worked().map(|w| w.1)
            }
        }
    };
    let hit = |amount: Option<Amount>| {
        amount.is_some_and(|amount| meets(stated, &Reading { amount, ..best.clone() }))
    };
    // What the same part grew by for its share, its share for what it grew by.
    if figure.counts == Counts::Percent && !best.names.is_empty() {
        let now = at(side, &best.names, best.period);
        let (sort, beside) = match best.sort {
            Sort::Share => {
                (Sort::Growth, best.period.same_of_year(-1).and_then(|p| at(side, &best.names, p)))
            }
            _ => (Sort::Share, at(side, &Vec::new(), best.period)),
        };
        let other = now.zip(beside).filter(|_| best.sort != Sort::Value).and_then(|(now, beside)| {
            let working =
                if sort == Sort::Share { Working::Share(now, beside) } else { Working::Growth(now, beside) };
            working.amount()
        });
        if other.is_some_and(|amount| meets(stated, &Reading { amount, sort, sign: 0, ..best.clone() })) {
            return Some(Slip::Sort(sort));
        }
    }
    // Another flow.
    if best.sort == Sort::Value || best.sort == Sort::Growth {
        let flows = [Flow::Export, Flow::Import].into_iter();
        for flow in flows.filter(|f| *f != side.flow && side.side == 0 && side.topic.is_none()) {
            if hit(as_stated(Side::of(flow), &best.names, best.period)) {
                return Some(Slip::Flow(flow));
            }
        }
    }
    // Another period: a year before or behind, the month before or behind, the month for the stretch from January, the stretch for the month.
    let mut periods: Vec<Period> =
        [-1, 1, -2, 2].iter().filter_map(|n| best.period.same_of_year(*n)).collect();
    match best.period {
        Period::Months(a, 1, b, m) if a == b => {
            periods.extend([Period::Month(a, m), Period::to_date(a, m.saturating_sub(1).max(1))])
        }
        Period::Month(y, m) => {
            periods.extend([Period::to_date(y, m)].into_iter().chain(best.period.previous()));
            periods.extend(index.periods.iter().find(|p| p.previous() == Some(best.period)));
        }
        Period::Quarter(..) => {
            periods.extend(best.period.previous());
            periods.extend(index.periods.iter().find(|p| p.previous() == Some(best.period)));
        }
        Period::Year(y) => periods.extend(index.periods.iter().filter(|p| p.year() == y).take(24)),
        _ => {}
    }
    if let Some(p) = periods.into_iter().find(|p| *p != best.period && hit(as_stated(side, &best.names, *p)))
    {
        return Some(Slip::Period(p));
    }
    // A member for all of them together.
    if best.names.is_empty() {
        return (0..index.dims.len()).find_map(|dim| {
            let parts = index.parts(dim, side.in_table(), best.period).iter().take(400);
            let found = parts.copied().find(|m| hit(as_stated(side, &vec![(dim, vec![*m])], best.period)));
            found.map(|m| Slip::Row(index.name(dim, m).to_owned()))
        });
    }
    // Another member of the dimension it is narrowed by.
    let (dim, members) = best.names.last()?;
    // The row of all together.
    if hit(as_stated(side, &Vec::new(), best.period)) {
        return Some(Slip::Flow(side.flow));
    }
    let both = side.topic.is_none() && matches!(side.flow, Flow::Turnover | Flow::Balance);
    let listed = if both { Some(Flow::Export) } else { side.in_table() };
    for other in index.parts(*dim, listed, best.period).iter().filter(|m| !members.contains(m)).take(400) {
        let mut names = best.names.clone();
        if let Some(last) = names.last_mut() {
            last.1 = vec![*other];
        }
        if hit(as_stated(side, &names, best.period)) {
            return Some(Slip::Row(index.name(*dim, *other).to_owned()));
        }
    }
    None
}
