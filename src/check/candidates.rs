//! All readings that text and table allow, each worked out as an interval. Ranked by how well the words fit, never by the number.

use super::amounts::Amount;
use super::article::Article;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Per, Sort};
use super::meeting::overlaps;
pub(super) use super::meeting::{is_planned, meets, stated};
use super::reading::{Loose, Reading, Working};
pub(super) use super::selected::{selections_of, total_of};
use super::slots::{Names, Side, Slots};
use super::table_index::{TableIndex, Wanted};
use super::topics::{Sorted, Topic};
use crate::dataset::Flow;
use crate::indicators::{price_volume::UNIT_VALUE, sums::MEAN};
use crate::period::Period;
use crate::unit::Quantity;

/// Level of a side: a deficit counts as imports less exports.
pub(super) fn level(
    index: &TableIndex<'_>,
    side: Side,
    names: &Names,
    measure: Wanted,
    period: Period,
) -> Option<Amount> {
    let amount = total_of(index, &selections_of(index, side, names, measure), period)?;
    Some(if side.side < 0 { amount.times(-1.0) } else { amount })
}

/// Works out everything a figure may mean.
pub(super) fn readings(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    guesses: &[Guess],
    slots_of: &dyn Fn(Sort) -> Slots,
) -> (Vec<Reading>, Option<Slots>) {
    let mut out = Vec::new();
    let mut first = None;
    // A percentage may stand in the table as it is.
    let rate = |t: &Topic| t.sorted == Sorted::Rate;
    let unsure = guesses.first().is_some_and(|g| matches!(g.sort, Sort::Unknown | Sort::Target));
    let stands = super::kinds::is_level(article, figure);
    let only = !index.topics.is_empty() && index.flowless && index.topics.iter().all(rate);
    let rates =
        figure.counts == Counts::Percent && index.topics.iter().any(rate) && (unsure || stands || only);
    let level =
        rates.then_some(Guess { sort: Sort::Value, sign: 0, cost: if stands || unsure { 0 } else { 6 } });
    // A table of changes: "inflation was 3%", "eased to 3%" state one, whichever way it went to get there.
    let changes = |t: &Topic| matches!(t.sorted, Sorted::Change(_));
    let plain = figure.counts == Counts::Percent
        && (unsure || stands)
        && index.flowless
        && !index.topics.is_empty()
        && index.topics.iter().all(changes);
    let stated = [Guess { sort: Sort::Growth, sign: figure.sign, cost: i32::from(!stands) }];
    // The mean of several months' changes is none of them.
    let (from, to) = (super::kinds::window(article, figure).0, super::kinds::behind(article, figure).1);
    if plain && super::near_words::is_average(article, from, to) {
        return (out, None);
    }
    let guesses = if plain { &stated } else { guesses };
    for guess in guesses.iter().chain(&level) {
        let part = matches!(guess.sort, Sort::Share | Sort::ShareChange);
        if matches!(guess.sort, Sort::Aside | Sort::Unknown)
            || part && super::compared_with::is_pace(article, figure)
        {
            continue;
        }
        let mut slots = slots_of(guess.sort);
        // "was 3%, the same as the month before": what a rate is compared with is not what it is a change against.
        if plain && !super::near_words::says_against(article, figure) {
            slots.bases.clear();
        }
        let topical = slots.flows.iter().any(|c| c.value.topic.is_some());
        let measure = match figure.counts {
            _ if topical => Wanted::Money,
            Counts::Mass | Counts::Pieces => Wanted::Amount,
            // Prices change and are multiples of each other as levels are.
            Counts::Money(_) | Counts::Percent | Counts::Times
                if guess.sort != Sort::UnitValue
                    && (index.has.contains(&Wanted::Amount) || index.has.contains(&Wanted::Price))
                    && super::prices::price(article, figure).is_some() =>
            {
                Wanted::Price
            }
            Counts::Days => Wanted::Days,
            Counts::Percent | Counts::Times if super::said_of_amounts::speaks_of_amounts(article, figure) => {
                Wanted::Amount
            }
            Counts::Money(Some(c))
                if index
                    .money
                    .as_ref()
                    .is_some_and(|m| *m != Quantity::Money(c) && *m != Quantity::Number) =>
            {
                continue;
            }
            _ => index.plain,
        };
        if !topical && measure != Wanted::Price && !index.has.contains(&measure) && guess.sort != Sort::Target
        {
            continue;
        }
        let maker = Maker { article, index, figure, guess: *guess, slots: &slots, measure };
        maker.all(&mut out);
        if first.is_none() {
            first = Some(slots);
        }
    }
    // Where the table has nothing for the likelier periods or flows, the next one is not far-fetched.
    let named = out.iter().map(|r: &Reading| r.loose.names).min().unwrap_or(0);
    let excess = |of: &dyn Fn(&Reading) -> i32, most: i32| {
        let nearest = out.iter().filter(|r| r.loose.names == named).map(of).min().unwrap_or(0);
        if nearest < most { (nearest - KNOWN_ELSEWHERE).max(0) } else { 0 }
    };
    let (late, turned) =
        (excess(&|r| r.loose.period, super::slot_periods::VAGUE), excess(&|r| r.loose.flow, 12));
    if late + turned > 0 {
        for r in out.iter_mut().filter(|r| r.loose.names == named) {
            r.cost -= late + turned;
            r.loose.period -= late;
            r.loose.flow -= turned;
            let all = [r.loose.sort, r.loose.flow, r.loose.names, r.loose.period, r.loose.base];
            r.reach = all.into_iter().fold(0, i32::max);
        }
    }
    out.sort_by_key(|r: &Reading| r.cost);
    (out, first)
}

/// What it costs to compare an index with a time far back that no word names.
const FAR_BASE: i32 = 4;
/// The same with another time than a word near by names.
const OTHER_BASE: i32 = 3;
/// What a period named in another sentence costs, when the table has no nearer one.
const KNOWN_ELSEWHERE: i32 = 4;

/// Makes the readings of one figure under one guess.
pub(super) struct Maker<'a> {
    pub(super) article: &'a Article,
    pub(super) index: &'a TableIndex<'a>,
    pub(super) figure: &'a Figure,
    pub(super) guess: Guess,
    pub(super) slots: &'a Slots,
    pub(super) measure: Wanted,
}

impl Maker<'_> {
    pub(super) fn all(&self, out: &mut Vec<Reading>) {
        if self.guess.sort == Sort::Target {
            return self.targets(out);
        }
        let flows: Vec<(Side, i32)> = if self.slots.flows.is_empty() {
            // No flow anywhere: a table of one flow has it.
            let only: Vec<Flow> = [Flow::Export, Flow::Import]
                .into_iter()
                .filter(|f| self.index.dataset.series.iter().any(|s| self.index.dataset.flow(s) == Some(*f)))
                .collect();
            match only.as_slice() {
                [one] => vec![(Side::of(*one), 4)],
                [] => vec![(Side::of(Flow::Export), 4)],
                _ => Vec::new(),
            }
        } else {
            self.slots.flows.iter().map(|c| (c.value, c.cost)).collect()
        };
        let bound = super::bound_times::Bound::of(self.article, self.figure);
        let made = out.len();
        for (side, fc) in &flows {
            for names in self.slots.names.iter().take(8) {
                for period in self.slots.periods.iter().take(6) {
                    let cost = self.guess.cost + fc + names.cost + period.cost;
                    let reach = self.guess.cost.max(*fc).max(names.cost).max(period.cost);
                    let first = out.len();
                    let taken_over =
                        self.guess.sign != 0 && super::kinds::direction(self.article, self.figure).is_none();
                    self.one(*side, &names.value, period.value, (cost, reach), out);
                    for r in out.iter_mut().skip(first) {
                        let base = r.cost - cost;
                        let sort = self.guess.cost;
                        r.loose = Loose {
                            sort,
                            flow: *fc,
                            names: names.cost,
                            period: period.cost,
                            base,
                            taken_over,
                        };
                        r.priced = self.measure == Wanted::Price || self.guess.sort == Sort::UnitValue;
                    }
                }
            }
        }
        let mut at = 0;
        out.retain(|r| {
            at += 1;
            at <= made || self.slots.offered || bound.allows(r)
        });
    }

    fn level(&self, side: Side, names: &Names, period: Period) -> Option<Amount> {
        // Days are those of the calendar, whatever is traded on them.
        if self.measure == Wanted::Days {
            let days = self.index.total(None);
            return self
                .index
                .amount(&super::table_index::Selection { measure: Wanted::Days, ..days }, period);
        }
        // A change of what was traded by the day is one by working days.
        let change = matches!(self.guess.sort, Sort::Growth | Sort::Ratio | Sort::Difference | Sort::Index);
        if change && super::kinds::is_daily(self.article, self.figure) {
            if !self.index.has.contains(&Wanted::Days) {
                return None;
            }
            let days = Amount::number(self.steps(period, Per::Day)?);
            let level = level(self.index, side, names, self.measure, period)?;
            return Amount::of(&MEAN, [&level, &days]);
        }
        if self.measure == Wanted::Price {
            let of = |measure: Wanted| level(self.index, side, names, measure, period);
            if let Some(stated) = self.stated_price(side, names, period) {
                return Some(stated);
            }
            return Amount::of(&UNIT_VALUE, [&of(Wanted::Money)?, &of(Wanted::Amount)?]);
        }
        level(self.index, side, names, self.measure, period)
    }

    /// What the table itself states as the price.
    fn stated_price(&self, side: Side, names: &Names, period: Period) -> Option<Amount> {
        let own = level(self.index, side, names, Wanted::Price, period)?;
        let by_kilo = self.figure.per_kilo && self.index.priced_by_mass;
        Some(if by_kilo { own.times(1e-3) } else { own })
    }

    fn one(
        &self,
        side: Side,
        names: &Names,
        period: Period,
        (cost, reach): (i32, i32),
        out: &mut Vec<Reading>,
    ) {
        let sign = self.guess.sign;
        let topic = side.topic.and_then(|t| self.index.topics.get(usize::from(t)));
        // "nhiều hơn cùng kỳ 13,6 tỷ USD": what is now is set against then, never the other way round.
        let then = super::near_words::is_beside_then(self.article, self.figure);
        let mut push = |working: Working, base: Option<Period>, sign: i8, more: i32| {
            if then && base.is_some_and(|b| b.first_day() > period.first_day()) {
                return;
            }
            let Some((working, amount)) = working.worked() else { return };
            let amount = self.in_scale_of_text(topic, amount);
            let told = Reading::of(self.guess.sort, (side, names.clone(), period), working, amount);
            out.push(Reading { base, sign, ..told.fetched(cost + more, reach.max(more)) });
        };
        let level = |p: Period| self.level(side, names, p);
        // What the table itself states in percent.
        if let Some(topic) = topic.filter(|_| self.figure.counts == Counts::Percent) {
            match (topic.sorted, self.guess.sort) {
                (Sorted::Index(_) | Sorted::Change(_), Sort::Growth | Sort::Index) => {
                    let own = level(period).map(|a| (a, period));
                    let alike = || self.ends_alike(period).find_map(|p| Some((level(p)?, p)));
                    let Some((a, period)) = own.or_else(alike) else { return };
                    let said = self.slots.bases.iter().find(|b| b.cost == 0);
                    let near = self.slots.bases.iter().find(|b| b.cost == 1);
                    let close = self.slots.bases.iter().any(|b| topic.compares(Some(b.value), period));
                    if !topic.compares(said.map(|b| b.value), period) {
                        return;
                    }
                    let more = match close {
                        true => 0,
                        false if topic.must_be_said(period) => FAR_BASE,
                        false if !topic.compares(near.map(|b| b.value), period) => OTHER_BASE,
                        false => 1,
                    };
                    let is_index = matches!(topic.sorted, Sorted::Index(_));
                    if is_index && self.guess.sort == Sort::Growth {
                        push(Working::Index(a), period.same_of_year(-1), sign, more);
                    } else {
                        push(Working::Level(a), None, if is_index { 0 } else { sign }, more);
                    }
                    out.iter_mut().rev().take(1).for_each(|r| r.period = period);
                    return;
                }
                (Sorted::Rate, Sort::Value | Sort::Share | Sort::Target) => {
                    if let Some(a) = level(period) {
                        push(Working::Level(a), None, 0, 0);
                    }
                    return;
                }
                (Sorted::Rate | Sorted::Index(_) | Sorted::Change(_), _) => return,
                _ => {}
            }
        }
        let percents =
            topic.is_some_and(|t| matches!(t.sorted, Sorted::Rate | Sorted::Index(_) | Sorted::Change(_)));
        // One member against another.
        let mut compared = false;
        for other in self.slots.others.iter().filter(|o| self.alike(names, o)) {
            let Some((a, b)) = level(period).zip(self.level(side, other, period)) else { continue };
            let (working, sign) = match self.guess.sort {
                Sort::Difference => (Working::Change(a, b), sign),
                Sort::ShareChange if percents => (Working::Change(a, b), sign),
                Sort::Ratio => (Working::Ratio(a, b), 0),
                _ => continue,
            };
            if let Some((working, amount)) = working.worked() {
                let amount = self.in_scale_of_text(topic, amount);
                compared = true;
                push_against(out, self, side, (names, other), period, (working, amount, sign), (cost, reach));
            }
        }
        if compared {
            return;
        }
        let mut push = |working: Working, base: Option<Period>, sign: i8, more: i32| {
            let Some((working, amount)) = working.worked() else { return };
            let amount = self.in_scale_of_text(topic, amount);
            let told = Reading::of(self.guess.sort, (side, names.clone(), period), working, amount);
            out.push(Reading { base, sign, ..told.fetched(cost + more, reach.max(more)) });
        };
        if percents && self.guess.sort == Sort::ShareChange {
            for (base, more) in self.bases(period) {
                if let Some((a, b)) = level(period).zip(level(base)) {
                    push(Working::Change(a, b), Some(base), sign, more);
                }
            }
            return;
        }
        match self.guess.sort {
            // A percentage is no level of money or people.
            Sort::Value | Sort::Milestone if self.figure.counts == Counts::Percent => {}
            Sort::Value | Sort::Milestone => {
                if let Some(a) = level(period) {
                    let sign = i8::from(side.side != 0);
                    push(Working::Level(a), None, sign, 0);
                }
            }
            // People and capacity are there all year: their average is their level.
            Sort::Average(_) if topic.is_some_and(|t| t.sorted == Sorted::Stock) => {
                if let Some(a) = level(period) {
                    push(Working::Level(a), None, 0, 0);
                }
            }
            Sort::Average(per) => {
                if let Some((a, n)) = level(period).zip(self.steps(period, per)) {
                    let working = Working::Average(a, Amount::number(n));
                    push(working, None, i8::from(side.side != 0), 0);
                }
            }
            Sort::Difference => {
                if let Period::Years(a, b) = period
                    && let Some((end, start)) = level(Period::Year(b)).zip(level(Period::Year(a)))
                {
                    push(Working::Change(end, start), Some(Period::Year(a)), sign, 0);
                }
                for (base, more) in self.bases(period) {
                    if let Some((a, b)) = level(period).zip(level(base)) {
                        // "The gap shrank by £1.0bn": of a gap the words do not say which side is which.
                        let sign = if is_negative_gap(side, &a, &b) { 0 } else { sign };
                        push(Working::Change(a, b), Some(base), sign, more);
                    }
                }
                // Not a change after all: "tăng 34 tỷ" for "tăng lên 34 tỷ".
                if let Some(a) = level(period) {
                    push(Working::Level(a), None, i8::from(side.side != 0), 6);
                }
            }
            Sort::Growth => {
                if let Period::Years(a, b) = period {
                    let n = u16::try_from(b - a).unwrap_or(0);
                    if let Some(end) = level(Period::Year(b)) {
                        for (start, n, more) in [(a - 1, n + 1, 0), (a, n, 2)] {
                            let Some(first) =
                                level(Period::Year(start)).filter(|f| n > 0 && f.interval.lo > 0.0)
                            else {
                                continue;
                            };
                            let base = Some(Period::Year(start));
                            push(annual(end.clone(), first, n), base, sign, more);
                        }
                    }
                }
                // "bình quân mỗi năm", "a year": over all years from the base on.
                let yearly = super::ends_of_change::is_yearly(self.article, self.figure);
                if let (Period::Years(a, b), false) = (period, yearly)
                    && let Some((end, start)) = level(Period::Year(b)).zip(level(Period::Year(a)))
                {
                    push(Working::Growth(end, start), Some(Period::Year(a)), sign, 1);
                }
                for (base, more) in self.bases(period) {
                    let Some((a, b)) = level(period).zip(level(base)).map(|both| as_gap(side, both)) else {
                        continue;
                    };
                    let years =
                        u16::try_from(i32::from(period.end_year()) - i32::from(base.end_year())).unwrap_or(0);
                    let long = yearly && years > 1 && period.step() == base.step();
                    if long {
                        push(annual(a.clone(), b.clone(), years), Some(base), sign, more);
                    }
                    // A rate a year is told of more than one; of the last one alone only where nothing else is known.
                    push(Working::Growth(a, b), Some(base), sign, more + if yearly { 5 } else { 0 });
                }
            }
            Sort::AboveTarget => {
                let mut targets = Vec::new();
                self.targets(&mut targets);
                let grown = match period {
                    Period::Years(a, b) => level(Period::Year(b))
                        .zip(level(Period::Year(a - 1)))
                        .and_then(|(end, start)| annual(end, start, u16::try_from(b - a + 1).ok()?).amount()),
                    _ => level(period)
                        .zip(level_before(self, side, names, period))
                        .and_then(|(a, b)| Working::Growth(a, b).amount()),
                };
                if let (Some(grown), Some(target)) = (grown, targets.into_iter().find(|t| t.period == period))
                {
                    push(Working::AbovePlan(grown, target.amount.decided()), None, sign, 0);
                }
            }
            Sort::Ratio if self.other_flow(side).is_some() => {
                // "gấp 2,8 lần nhập khẩu", "2.8 times what it bought"
                let other = self.other_flow(side).map(Side::of);
                if let Some((a, b)) = level(period).zip(other.and_then(|o| self.level(o, names, period))) {
                    push(Working::Ratio(a, b), None, 0, 0);
                }
            }
            Sort::UnitValue => {
                let amount_of = |p: Period| match topic {
                    Some(_) => {
                        let mass =
                            self.index.topics.iter().position(|t| t.unit.quantity == Quantity::Tonne)?;
                        let mass = Side { topic: u16::try_from(mass).ok(), ..side };
                        self.level(mass, names, p)
                    }
                    None => total_of(self.index, &selections_of(self.index, side, names, Wanted::Amount), p),
                };
                // The table's own price before one of worth and amount.
                if let Some(own) = self.stated_price(side, names, period) {
                    push(Working::Level(own), None, 0, 1);
                }
                // Only a worth and an amount of the same goods give a price.
                if let Some((worth, mass)) = level(period).zip(amount_of(period)) {
                    // A price by the kilogram is one of a thousand times as many.
                    let mass = if self.figure.per_kilo { mass.times(1e3) } else { mass };
                    push(Working::UnitValue(worth, mass), None, 0, 1);
                }
            }
            Sort::Index | Sort::Ratio => {
                // "mười năm 2014-2024, xuất khẩu tăng 2,7 lần": the last year beside the first, where no other time is named.
                if let Period::Years(a, b) = period
                    && self.guess.sort == Sort::Ratio
                    && self.slots.bases.iter().all(|b| b.cost > 1)
                    && let Some((end, start)) = level(Period::Year(b)).zip(level(Period::Year(a)))
                {
                    push(Working::Ratio(end, start), Some(Period::Year(a)), 0, 0);
                }
                for (base, more) in self.bases(period) {
                    if let Some((a, b)) = level(period).zip(level(base)) {
                        let index = self.guess.sort == Sort::Index;
                        let working = if index { Working::IndexOf(a, b) } else { Working::Ratio(a, b) };
                        push(working, Some(base), 0, more);
                    }
                }
            }
            Sort::Share if self.topic_of_share(side, names).is_some() => {
                let whole = self
                    .topic_of_share(side, names)
                    .and_then(|of| self.level(of, &Vec::new(), period).map(|whole| (of, whole)));
                if let Some((a, (of, whole))) = level(period).zip(whole) {
                    let product = side.topic.is_none() && super::by_the_economy::is_product(self.index, of);
                    let working = if product {
                        Working::ToProduct(side.flow, a, whole)
                    } else {
                        Working::Share(a, whole)
                    };
                    push(working, None, 0, 0);
                }
            }
            Sort::Share => {
                // "exports covered 106.1 per cent of imports": the one is no part of the other.
                let pays = side == Side::of(Flow::Export)
                    && matches!(&self.slots.whole, Some((Some(Flow::Import), of)) if of == names);
                for (whole, more) in self.wholes(side, names, period) {
                    if let Some(a) = level(period) {
                        let working =
                            if pays { Working::Coverage(a, whole) } else { Working::Share(a, whole) };
                        push(working, None, 0, more);
                    }
                }
            }
            Sort::ShareChange => {
                let bases = self.bases(period);
                for (base, more) in bases {
                    let now = self.wholes(side, names, period).into_iter().next();
                    let then = self.wholes(side, names, base).into_iter().next();
                    let (Some((w1, c)), Some((w0, _))) = (now, then) else { continue };
                    let Some((a, b)) = level(period).zip(level(base)) else { continue };
                    push(Working::ShareChange([a, w1, b, w0]), Some(base), sign, more + c);
                }
            }
            _ => {}
        }
    }

    /// A level of a table that says no unit, moved by thousands to where the text's figure stands: only the digits are compared.
    fn in_scale_of_text(&self, topic: Option<&Topic>, amount: Amount) -> Amount {
        let dimensional =
            matches!(self.guess.sort, Sort::Value | Sort::Difference | Sort::Average(_) | Sort::Milestone);
        let value = amount.value.abs();
        let unknown = topic.map_or(self.index.money == Some(Quantity::Number), |t| t.unknown);
        if !unknown || !dimensional || value <= 0.0 {
            return amount;
        }
        let (mut power, mut factor) = (0_i16, 1.0);
        while power < 15 && value * factor * 31.0 < self.figure.value() {
            power += 3;
            factor = crate::figure::to_f64(1, power);
        }
        if power == 0 { amount } else { amount.times(factor) }
    }

    /// How many steps an average is taken over.
    fn steps(&self, period: Period, per: Per) -> Option<f64> {
        let days = || f64::from(period.end_day() - period.first_day());
        Some(match (per, period) {
            (Per::Year, Period::Years(a, b)) => f64::from(b - a + 1),
            (Per::Year, _) => return None,
            (Per::Quarter, _) => self.steps(period, Per::Month)? / 3.0,
            (Per::Month, Period::Year(_)) => 12.0,
            (Per::Month, Period::Quarter(..)) => 3.0,
            (Per::Month, Period::Half(..)) => 6.0,
            (Per::Month, Period::Years(a, b)) => f64::from(b - a + 1) * 12.0,
            (Per::Month, Period::Months(a, m, b, n)) => {
                f64::from((i32::from(b) - i32::from(a)) * 12 + i32::from(n) - i32::from(m) + 1)
            }
            (Per::Month, _) => return None,
            (Per::Day, _) => {
                // Working days where the table has them.
                let work = self
                    .index
                    .dataset
                    .series
                    .iter()
                    .filter(|s| {
                        matches!(&s.unit.quantity, Quantity::Other(w) if super::topics::is_days(w))
                            || super::topics::is_days(&s.unit_text)
                    })
                    .find_map(|s| s.point(period).and_then(|p| s.base_value(p).ok()));
                work.unwrap_or_else(days)
            }
        })
    }

    /// Planned percentages that the table states.
    fn targets(&self, out: &mut Vec<Reading>) {
        for series in &self.index.dataset.series {
            if !matches!(series.unit.quantity, Quantity::Percent) {
                continue;
            }
            for point in &series.points {
                let (Some(period), Ok(value), Ok(interval)) =
                    (point.period, series.base_value(point), series.base_interval(point))
                else {
                    continue;
                };
                let amount =
                    Amount { value, interval, cells: vec![(point.row, point.column)], status: point.status };
                let near = self.slots.periods.iter().find(|c| c.value == period || overlaps(c.value, period));
                let cost = near.map_or(6, |c| c.cost);
                let flow = self.index.dataset.flow(series);
                let told = Reading::of(
                    Sort::Target,
                    (flow.map(Side::of), Vec::new(), period),
                    Working::Level(amount.clone()),
                    amount,
                );
                let loose = Loose { period: cost, ..Loose::default() };
                out.push(Reading { loose, ..told.fetched(self.guess.cost + cost, cost) });
            }
        }
    }
}

/// Yearly growth from one level to another, so many years apart.
fn annual(end: Amount, start: Amount, years: u16) -> Working {
    Working::Annual(end, start, Amount::number(f64::from(years)))
}

/// "The gap grew 22%": where more was bought than sold at both times, it is the deficit that grew.
fn as_gap(side: Side, (now, then): (Amount, Amount)) -> (Amount, Amount) {
    if is_negative_gap(side, &now, &then) { (now.times(-1.0), then.times(-1.0)) } else { (now, then) }
}

/// Whether of a balance whose side is not said more was bought than sold at both times.
fn is_negative_gap(side: Side, now: &Amount, then: &Amount) -> bool {
    let gap = side.in_table() == Some(Flow::Balance) && side.side == 0;
    gap && now.interval.hi < 0.0 && then.interval.hi < 0.0
}

/// A comparison of two members at one period.
fn push_against(
    out: &mut Vec<Reading>,
    maker: &Maker<'_>,
    side: Side,
    (names, other): (&Names, &Names),
    period: Period,
    (working, amount, sign): (Working, Amount, i8),
    (cost, reach): (i32, i32),
) {
    let told = Reading::of(maker.guess.sort, (side, names.clone(), period), working, amount);
    out.push(Reading { against: Some(other.clone()), sign, ..told.fetched(cost, reach) });
}

fn level_before(maker: &Maker<'_>, side: Side, names: &Names, period: Period) -> Option<Amount> {
    maker.level(side, names, period.same_of_year(-1)?)
}
