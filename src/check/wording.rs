//! A judged figure in words: how it was read, the arithmetic with its numbers, the slip, the sentence to paste.

use super::article::Article;
use super::candidates::stated;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::slip::Slip;
use super::slots::{Doubt, Names, Side};
use super::table_index::{Amount, REST, TableIndex};
use super::verdict::{Judged, Verdict};
use super::words::TokenKind;
use super::working::Put;
use super::{Cell, Finding, Range, Tried, chosen, counted_out};
use crate::dataset::Flow;
use crate::diag::Arg;
use crate::figure::{Interval, Qualifier, supported_decimals, to_f64};
use crate::indicators::{in_percent, put_in};
use crate::lang::{self, Lang, Scale, number, text};
use crate::unit::{Quantity, Unit};

/// Power of ten in which workings show money.
const WORKING_POWER: i8 = 6;
/// What is less than so much is shown in smaller units, where it is known in them.
const FEW: f64 = 1e7;

/// Everything a person wants to know of one figure.
pub(super) fn finding(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: &Judged,
    (doubt, readings): (Doubt, Option<&[Reading]>),
    lang: Lang,
) -> Finding {
    let reading = judged.reading.as_ref();
    let topic = reading.and_then(|r| r.side?.topic).and_then(|t| index.topics.get(usize::from(t)));
    // "count" is the word of a table for no unit at all.
    let counted = match topic.map(|t| &t.unit.quantity) {
        Some(Quantity::Other(word)) if word == "count" => Quantity::Number,
        other => other.cloned().unwrap_or(Quantity::Number),
    };
    let of_things = counted == Quantity::Number && topic.is_some_and(|t| !t.unknown);
    let words = Words { article, index, figure, lang, counted, of_things };
    let sure = judged.verdict != Verdict::Uncheckable;
    let shown = reading.map(|r| words.computed(r));
    // Things are counted one by one, whatever scale word the text has: there are no million visits, but visits.
    let things = matches!(words.as_unit().quantity, Quantity::Number | Quantity::Person);
    let power = if things { 0 } else { figure.power };
    let computed = reading.filter(|_| sure).map(|r| in_tens(r.amount.value, power));
    let turned = matches!(judged.slip, Some(Slip::Direction));
    let ordered = matches!(judged.slip, Some(Slip::Order));
    let shown = match reading {
        Some(r) if turned => Some(words.signed(r)),
        _ => shown,
    };
    let args = [
        ("stated", Arg::Text(words.stated())),
        ("computed", Arg::Text(shown.clone().unwrap_or_default())),
        ("why", Arg::Text(words.why(reading, doubt, shown.as_deref()))),
    ];
    let head = match judged.verdict {
        Verdict::Agrees => text(lang, "check.head.agrees", &args),
        Verdict::Disagrees if ordered => text(lang, "check.head.order", &args),
        Verdict::Disagrees if turned => text(lang, "check.head.direction", &args),
        Verdict::Disagrees => text(lang, "check.head.disagrees", &args),
        Verdict::Uncheckable => text(lang, "check.head.uncheckable", &args),
    };
    let indicator = reading.filter(|_| sure).and_then(super::catalogued::indicator);
    Finding {
        span: [figure.span.0, figure.span.1],
        stated: words.stated(),
        verdict: judged.verdict,
        computed,
        unit: if things { lang::unit(lang, &Unit::of(words.as_unit().quantity)) } else { words.unit() },
        head,
        reading: reading.filter(|_| !ordered).map(|r| words.reading(r)),
        indicator: indicator.map(str::to_owned),
        indicator_name: indicator.map(|id| super::catalogued::name(id, lang)),
        formula_text: reading.filter(|_| sure).map(|r| words.formula(r)).unwrap_or_default(),
        interval: reading.filter(|_| sure).map(|r| words.range(r)),
        cells: reading
            .filter(|_| sure)
            .map(|r| r.amount.cells.iter().map(|(row, column)| Cell { row: *row, column: *column }).collect())
            .unwrap_or_default(),
        slip: judged.slip.as_ref().and_then(|s| words.slip(s, reading)),
        sentence: match (judged.verdict, reading) {
            (Verdict::Disagrees, Some(r)) => words.sentence(r, judged.slip.as_ref()),
            _ => None,
        },
        about: reading.filter(|_| readings.is_some()).and_then(|r| super::about::about(index, r)),
        tried: readings.map(|all| words.tried(all, reading)).unwrap_or_default(),
    }
}

struct Words<'a> {
    article: &'a Article,
    index: &'a TableIndex<'a>,
    figure: &'a Figure,
    lang: Lang,
    /// What the table counts where the text's own word says no more.
    counted: Quantity,
    /// Whether it is a topic of things that are counted.
    of_things: bool,
}

/// The power of ten in which the amounts of a working are shown: millions, or what they are counted in where millions would lose their digits
/// ("402 ÷ 1,310", not "0.00 ÷ 0.00").
fn shown_in(reading: &Reading) -> i8 {
    let put = reading.working.formula();
    let parts: Vec<&Amount> = match &put {
        Some(put) => {
            put.names.iter().filter(|(n, _)| !matches!(*n, "n" | "q" | "P")).map(|(_, a)| *a).collect()
        }
        None if matches!(reading.working, Working::Level(_)) => vec![&reading.amount],
        None => return WORKING_POWER,
    };
    let sizes = parts.iter().map(|a| a.value.abs()).filter(|v| *v > 0.0);
    let least = sizes.fold(f64::INFINITY, f64::min);
    let widest = parts.iter().map(|a| a.interval.width()).fold(0.0, f64::max);
    match widest {
        _ if least >= FEW => WORKING_POWER,
        w if w <= 1.0 => 0,
        w if w <= 1e3 => 3,
        _ => WORKING_POWER,
    }
}

impl Words<'_> {
    /// The readings that were tried, one of each name.
    fn tried(&self, readings: &[Reading], taken: Option<&Reading>) -> Vec<Tried> {
        let mut out: Vec<Tried> = Vec::new();
        let taken = taken.map(|r| chosen::key(self.index, r));
        for r in readings.iter().take(chosen::MOST * 4) {
            let key = chosen::key(self.index, r);
            let is_taken = taken.as_ref() == Some(&key);
            if out.iter().any(|t| t.key == key) || out.len() >= chosen::MOST && !is_taken {
                continue;
            }
            out.push(Tried { reading: self.reading(r), computed: self.computed(r), taken: is_taken, key });
        }
        out
    }

    fn stated(&self) -> String {
        let (start, end) = self.figure.tokens;
        let mut out = String::new();
        for t in self.article.tokens.get(start..end).unwrap_or_default() {
            if t.spaced && !out.is_empty() {
                out.push(' ');
            }
            let mut letters = t.lower.chars();
            match (t.kind, letters.next()) {
                (TokenKind::Word, _) if t.capitals => out.push_str(&t.lower.to_uppercase()),
                (TokenKind::Word, Some(first)) if t.capital => {
                    out.extend(first.to_uppercase());
                    out.push_str(letters.as_str());
                }
                _ => out.push_str(&t.lower),
            }
        }
        out
    }

    /// The unit that the text uses.
    fn as_unit(&self) -> Unit {
        let quantity = match self.figure.counts {
            Counts::Money(Some(c)) => Quantity::Money(c),
            // "114.5 million", of visitors.
            Counts::Money(None)
                if !matches!(self.counted, Quantity::Number | Quantity::Money(_)) || self.of_things =>
            {
                self.counted.clone()
            }
            Counts::Money(None) => self.index.money.clone().unwrap_or_default(),
            Counts::Mass => Quantity::Tonne,
            Counts::Pieces => self.index.pieces.clone(),
            Counts::Percent => Quantity::Percent,
            Counts::Points => Quantity::PercentagePoint,
            Counts::Times => Quantity::Times,
            Counts::Place => Quantity::Rank,
            Counts::Unit | Counts::Bare => self.counted.clone(),
            Counts::Things(_) | Counts::Days => Quantity::Number,
        };
        Unit::scaled(quantity, self.figure.power)
    }

    fn unit(&self) -> String {
        lang::unit(self.lang, &self.as_unit())
    }

    fn why(&self, reading: Option<&Reading>, doubt: Doubt, shown: Option<&str>) -> String {
        match (doubt, reading, shown) {
            (Doubt::Elsewhere, ..) => text(self.lang, "check.why.elsewhere", &[]),
            (_, Some(_), Some(shown)) => {
                text(self.lang, "check.why.unclear", &[("computed", Arg::Text(shown.to_owned()))])
            }
            _ if self.figure.counts == Counts::Bare => text(self.lang, "check.why.unknown", &[]),
            _ => text(self.lang, "check.why.nothing", &[]),
        }
    }

    /// Whether what is stated is a year.
    fn is_year(&self, reading: &Reading) -> bool {
        reading.sort == Sort::Extreme && matches!(reading.working, Working::Counted(..))
    }

    /// The computed value in the text's unit, with the digits both sides support.
    fn computed(&self, reading: &Reading) -> String {
        let amount = &reading.amount;
        if self.is_year(reading) {
            return format!("{}", amount.value);
        }
        if reading.sort == Sort::Rank {
            return lang::ordinal(self.lang, amount.value as u32);
        }
        if reading.sort == Sort::Extreme {
            let key = if amount.value > 0.5 { "check.truth.yes" } else { "check.truth.no" };
            return text(self.lang, key, &[]);
        }
        let money = matches!(
            self.figure.counts,
            Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Unit | Counts::Bare
        );
        let mut unit = self.as_unit();
        if money {
            // A value far from the text's scale word is shown in its own.
            let own = Scale::fitting(amount.value).0;
            if unit.power != 0 && amount.value.abs() < to_f64(1, i16::from(unit.power)) * 0.1
                || own > unit.power && matches!(self.figure.counts, Counts::Money(_) | Counts::Mass)
            {
                unit.power = own;
            }
        }
        let scale = to_f64(1, -i16::from(unit.power));
        let printed = (i16::from(unit.power) - self.figure.decimal.exponent).clamp(0, 3) as u8;
        let supported = supported_decimals(&amount.interval.times(scale), 3);
        let decimals = if amount.interval.width() == 0.0 { printed } else { printed.max(1).min(supported) };
        lang::money(self.lang, amount.value * scale, decimals, &unit)
    }

    /// The computed value with its sign in the table's own sense: exports less imports, now less then.
    fn signed(&self, reading: &Reading) -> String {
        let shown = self.computed(reading);
        let side = reading.side.map_or(1, |s| if s.side < 0 { -1 } else { 1 });
        let value = reading.amount.value * f64::from(side);
        if value > 0.0 {
            format!("+{}", shown.trim_start_matches('\u{2212}'))
        } else {
            format!("\u{2212}{}", shown.trim_start_matches('\u{2212}'))
        }
    }

    fn range(&self, reading: &Reading) -> Range {
        let scale = to_f64(1, -i16::from(self.figure.power));
        let counted = matches!(reading.sort, Sort::Count | Sort::Streak | Sort::Rank)
            && self.figure.qualifier == Qualifier::Plain;
        // What is counted is not rounded.
        let said = match counted {
            true => Interval::exact(self.figure.value()),
            false => stated(self.figure, reading.sort),
        };
        let (text, table) = (said.times(scale), reading.amount.interval.times(scale));
        Range { text: [text.lo, text.hi], table: [table.lo, table.hi] }
    }

    fn flow(&self, flow: Flow, side: i8) -> &'static str {
        lang::words(
            self.lang,
            match (flow, side) {
                (Flow::Export, _) => "check.flow.export",
                (Flow::Import, _) => "check.flow.import",
                (Flow::Turnover, _) => "check.flow.turnover",
                (Flow::Balance, -1) => "check.flow.deficit",
                (Flow::Balance, _) => "check.flow.balance",
            },
        )
    }

    /// Flow and names: "xuất khẩu, Hoa Kỳ".
    fn what(&self, reading: &Reading) -> String {
        let mut out = match reading.side {
            Some(Side { topic: Some(t), .. }) => match self.index.topics.get(usize::from(t)) {
                Some(topic) if !topic.name.is_empty() => topic.name.clone(),
                _ => lang::words(self.lang, "check.flow.none").to_owned(),
            },
            Some(side) => self.flow(side.flow, side.side).to_owned(),
            None => lang::words(self.lang, "check.flow.none").to_owned(),
        };
        for part in self.named(&reading.names) {
            out.push_str(", ");
            out.push_str(&part);
        }
        if reading.priced {
            let key = if self.figure.per_kilo { "check.priced-kilo" } else { "check.priced" };
            return text(self.lang, key, &[("what", Arg::Text(out))]);
        }
        out
    }

    /// Names that narrow a reading, one text a dimension.
    fn named(&self, names: &Names) -> Vec<String> {
        let mut out = Vec::new();
        for (dim, members) in &self.index.named_in_scope(names) {
            let names: Vec<String> = members
                .iter()
                .map(|m| {
                    let name = self.index.name(*dim, *m).to_owned();
                    if m & REST == 0 {
                        name
                    } else {
                        text(self.lang, "check.rest", &[("name", Arg::Text(name))])
                    }
                })
                .collect();
            out.push(names.join(" + "));
        }
        out
    }

    fn reading(&self, reading: &Reading) -> String {
        let key = match (&reading.working, reading.sort) {
            (_, Sort::Rank) => "check.reading.rank",
            (_, Sort::Count) if reading.base.is_some() => "check.reading.count-periods",
            (Working::Counted(_, Some("members-risen")), _) => "check.reading.count-risen",
            (Working::Counted(_, Some("members-fallen")), _) => "check.reading.count-fallen",
            (
                Working::Counted(
                    _,
                    None
                    | Some("members-surplus" | "members-deficit" | "members-plan-met" | "members-plan-missed"),
                ),
                Sort::Count,
            ) => "check.reading.count-members",
            (_, Sort::Count) => "check.reading.count",
            (_, Sort::Streak) => "check.reading.streak",
            (Working::Truth(_, Some("milestone")), _) => "check.reading.milestone",
            (_, Sort::Extreme) if reading.against.is_some() => "check.reading.overtaken",
            (_, Sort::Extreme) if reading.base.is_some() => "check.reading.first-passed",
            (_, Sort::Extreme) => "check.reading.extreme",
            (_, Sort::Target) => "check.reading.target",
            (Working::Annual(..), _) => "check.reading.annual",
            (Working::AbovePlan(..), Sort::AboveTarget) => "check.reading.above-target",
            (Working::OfPlan(..) | Working::OverPlan(..) | Working::AbovePlan(..), _) => {
                "check.reading.of-plan"
            }
            (Working::Growth(..) | Working::Index(_), _) => "check.reading.growth",
            (Working::Change(..), _) => "check.reading.change",
            (Working::ShareOfChange(_), _) => "check.reading.part-of-change",
            (Working::Share(..), _) => "check.reading.share",
            (Working::Coverage(..), _) => "check.reading.coverage",
            (Working::ToProduct(..), _) => "check.reading.of-product",
            (Working::PerPerson(..), _) => "check.reading.per-head",
            (Working::ShareChange(_), _) => "check.reading.share-change",
            (Working::IndexOf(..), _) => "check.reading.index",
            (Working::Ratio(..), _) if reading.base.is_none() && reading.against.is_none() => {
                "check.reading.ratio-here"
            }
            (Working::Ratio(..), _) => "check.reading.ratio",
            (Working::Average(..), _) => "check.reading.average",
            _ => "check.reading.level",
        };
        let base = match &reading.against {
            Some(names) => self.named(names).join(", "),
            None => reading.base.map(|b| lang::period(self.lang, b)).unwrap_or_default(),
        };
        text(
            self.lang,
            key,
            &[
                ("what", Arg::Text(self.what(reading))),
                ("period", Arg::Text(lang::period(self.lang, reading.period))),
                ("base", Arg::Text(base)),
            ],
        )
    }

    /// The unit in which workings are shown: the topic's own, else millions of the table's money.
    fn working(&self, reading: &Reading) -> Unit {
        let topic = reading.side.and_then(|s| s.topic).and_then(|t| self.index.topics.get(usize::from(t)));
        if let Some(topic) = topic {
            return topic.unit.clone();
        }
        let quantity = match self.figure.counts {
            Counts::Mass => Quantity::Tonne,
            Counts::Pieces => self.index.pieces.clone(),
            _ => self.index.money.clone().unwrap_or_default(),
        };
        // A price is worked out from its own two parts; what is made of prices shows them whole.
        if reading.priced && !matches!(reading.working, Working::UnitValue(..)) {
            return Unit::of(quantity);
        }
        Unit::scaled(quantity, shown_in(reading))
    }

    /// A level in the unit of workings, without the unit.
    fn level(&self, reading: &Reading, amount: &Amount) -> String {
        let scale = to_f64(1, -i16::from(self.working(reading).power));
        let decimals = if amount.interval.width() == 0.0 && (amount.value * scale).fract() == 0.0 {
            0
        } else {
            supported_decimals(&amount.interval.times(scale), 2)
        };
        number(self.lang, amount.value * scale, decimals)
    }

    fn working_unit(&self, reading: &Reading) -> String {
        lang::unit(self.lang, &self.working(reading))
    }

    fn result(&self, amount: &Amount, decimals: u8, unit: &str) -> String {
        let space = if unit == "%" { "" } else { " " };
        format!(
            "{}{space}{unit}",
            number(self.lang, amount.value, supported_decimals(&amount.interval, decimals))
        )
    }

    fn formula(&self, reading: &Reading) -> String {
        match &reading.working {
            Working::Level(a) if reading.sort == Sort::Target => self.result(a, 2, "%"),
            Working::Level(a) => {
                let sum = super::about::parts(self.index, reading, a);
                let shown = |x: &f64| {
                    let part = Amount { value: *x, ..a.clone() };
                    self.level(reading, &part)
                };
                let result = format!("{} {}", self.level(reading, a), self.working_unit(reading));
                match sum.as_slice() {
                    [] => result,
                    [(first, _), rest @ ..] => {
                        let all = rest.len();
                        let mut out = shown(first);
                        for (n, (x, sign)) in rest.iter().enumerate() {
                            // A year of months is told by its first ones and its last.
                            if all > 4 && n >= 2 && n + 1 < all {
                                if n == 2 {
                                    out.push_str(" + …");
                                }
                                continue;
                            }
                            out.push_str(if *sign < 0 { " − " } else { " + " });
                            out.push_str(&shown(x));
                        }
                        format!("{out} = {result}")
                    }
                }
            }
            // A year is no number of thousands.
            Working::Counted(a, _) if self.is_year(reading) => a.value.to_string(),
            Working::Counted(..) if reading.sort == Sort::Rank => self.in_order(reading),
            Working::Counted(a, _) => {
                let things = counted_out::things(self.index, reading, self.lang);
                let n = number(self.lang, a.value, 0);
                if things.is_empty() { n } else { format!("{}: {n}", things.join(", ")) }
            }
            Working::Truth(..) => self.computed(reading),
            worked => match worked.formula() {
                Some(put) => self.arithmetic(reading, &put),
                None => String::new(),
            },
        }
    }

    /// What the cells of an amount count.
    fn quantity_of(&self, amount: &Amount) -> Quantity {
        let own =
            |s: &&crate::dataset::Series| s.points.iter().any(|p| amount.cells.contains(&(p.row, p.column)));
        let found = self.index.dataset.series.iter().find(own);
        found.map_or(Quantity::Tonne, |s| s.unit.quantity.clone())
    }

    /// A place with those ahead of it: "1. Ghana 17.494, 2. Mali 4.900". The first ones and the last are enough.
    fn in_order(&self, reading: &Reading) -> String {
        let all = counted_out::down_to(self.index, reading);
        let own = all.len();
        if own == 0 {
            return self.computed(reading);
        }
        // Tonnes of members are shown in thousands, cars and bags one by one.
        let counted =
            counted_out::is_by_amount(self.index, reading).then(|| self.quantity_of(&reading.amount));
        let amounts = counted.map(|q| {
            let power = if q == Quantity::Tonne { 3 } else { 0 };
            Unit::scaled(q, power)
        });
        let level = |amount: &Amount| match &amounts {
            Some(unit) => {
                let scale = to_f64(1, -i16::from(unit.power));
                number(self.lang, amount.value * scale, supported_decimals(&amount.interval.times(scale), 1))
            }
            None => self.level(reading, amount),
        };
        let unit = amounts.as_ref().map_or_else(|| self.working_unit(reading), |u| lang::unit(self.lang, u));
        let shown: Vec<String> = all
            .iter()
            .filter(|(place, ..)| own <= 5 || *place <= 2 || place + 1 >= own)
            .map(|(place, name, amount)| {
                let gap = if own > 5 && place + 1 == own { "… " } else { "" };
                format!("{gap}{place}.\u{a0}{name} {}", level(amount))
            })
            .collect();
        format!("{} {unit}", shown.join("; ")).trim_end().to_owned()
    }

    /// A formula of the catalogue with the numbers put in, and what comes out.
    fn arithmetic(&self, reading: &Reading, put: &Put<'_>) -> String {
        let percents = matches!(self.figure.counts, Counts::Points | Counts::Percent);
        let unit = |quantity: Quantity| lang::unit(self.lang, &Unit::of(quantity));
        let by_parts = || format!("{} {}", self.level(reading, &reading.amount), self.working_unit(reading));
        let (result, percent) = match reading.working {
            Working::Change(..) | Working::AbovePlan(..) if !percents => {
                let raw = put.amount.as_ref().unwrap_or(&reading.amount);
                (format!("{} {}", self.level(reading, raw), self.working_unit(reading)), false)
            }
            Working::Change(..) | Working::AbovePlan(..) | Working::ShareChange(_) => {
                (self.result(&reading.amount, 3, &unit(Quantity::PercentagePoint)), true)
            }
            Working::Average(..) => (by_parts(), false),
            Working::UnitValue(..) | Working::PerPerson(..) => (self.computed(reading), false),
            Working::Ratio(..) if self.figure.counts == Counts::Times => {
                (self.result(&reading.amount, 3, &unit(Quantity::Times)), false)
            }
            Working::Ratio(..) => (self.computed(reading), false),
            _ => (self.result(&reading.amount, 3, "%"), true),
        };
        let compared = matches!(reading.working, Working::Change(..) | Working::AbovePlan(..));
        let shown = |(name, amount): &(&'static str, &Amount)| {
            let shown = match (&reading.working, *name) {
                (Working::UnitValue(..), "v") | (Working::PerPerson(..), "X") => {
                    format!("{} {}", self.level(reading, amount), self.working_unit(reading))
                }
                // Years, tonnes, people.
                (_, "n" | "q" | "P") => {
                    number(self.lang, amount.value, u8::from(amount.value.fract() != 0.0))
                }
                _ if compared && percents => self.result(amount, 3, "%"),
                _ => self.level(reading, amount),
            };
            (*name, if shown.starts_with('−') { format!("({shown})") } else { shown })
        };
        let names: Vec<(&'static str, String)> = put.names.iter().map(shown).collect();
        // The sign of percent says the hundred.
        let text = if percent { in_percent(put.text) } else { put.text };
        format!("{} = {result}", put_in(text, &names))
    }

    fn slip(&self, slip: &Slip, reading: Option<&Reading>) -> Option<String> {
        let with =
            |key: &str, name: &'static str, value: String| text(self.lang, key, &[(name, Arg::Text(value))]);
        Some(match slip {
            Slip::Transposed => text(self.lang, "check.slip.transposed", &[]),
            Slip::Digit => text(self.lang, "check.slip.digit", &[]),
            Slip::Scale(_) => text(self.lang, "check.slip.scale", &[]),
            Slip::Mark(_) => text(self.lang, "check.slip.mark", &[]),
            Slip::Direction | Slip::Order => text(self.lang, "check.slip.direction", &[]),
            Slip::Row(name) => with("check.slip.row", "name", name.clone()),
            Slip::Period(p) => with("check.slip.period", "period", lang::period(self.lang, *p)),
            Slip::Base(p) => with("check.slip.base", "period", lang::period(self.lang, *p)),
            Slip::Flow(f) => with("check.slip.flow", "name", self.flow(*f, 0).to_owned()),
            Slip::Sort(_) => text(self.lang, "check.slip.sort", &[]),
            Slip::Points => text(self.lang, "check.slip.points", &[]),
            Slip::Near => return self.near(reading),
        })
    }

    /// Why something is near. What is counted leaves no rounding, and nobody revises a place by one.
    fn near(&self, reading: Option<&Reading>) -> Option<String> {
        let reading = reading?;
        let stated = self.figure.value();
        match reading.sort {
            Sort::Rank => {
                let name = counted_out::holder(self.index, reading, stated as usize)?;
                let place = lang::ordinal(self.lang, stated as u32);
                Some(text(
                    self.lang,
                    "check.slip.place",
                    &[("place", Arg::Text(place)), ("name", Arg::Text(name))],
                ))
            }
            Sort::Count | Sort::Streak => {
                let off = number(self.lang, (reading.amount.value - stated).abs(), 0);
                Some(text(self.lang, "check.slip.counted", &[("n", Arg::Text(off))]))
            }
            _ => Some(text(self.lang, "check.slip.near", &[])),
        }
    }

    /// The sentence with the figure put right, in the article's own language and number format. `None` where the words around it would
    /// have to change as well.
    fn sentence(&self, reading: &Reading, slip: Option<&Slip>) -> Option<String> {
        let other_side = reading.sign != 0 && reading.amount.value * f64::from(reading.sign) < 0.0;
        if other_side
            || matches!(slip, Some(Slip::Direction | Slip::Order))
            || reading.sort == Sort::Extreme && !self.is_year(reading)
        {
            return None;
        }
        if self.figure.in_words {
            return self.place_put_right(reading);
        }
        let (start, end) = self.figure.tokens;
        let at =
            (start..end).find(|i| self.article.token(*i).is_some_and(|t| t.kind == TokenKind::Number))?;
        let own = if self.article.vietnamese { Lang::Vi } else { Lang::En };
        let value = reading.amount.value.abs();
        let mut power = self.figure.power;
        let mut last = at + 1;
        let mut word = String::new();
        if matches!(slip, Some(Slip::Scale(_))) {
            power = Scale::fitting(value).0;
            while self.article.token(last).is_some_and(|t| super::figures_in_text::scale_word(t).is_some())
                && last < end
            {
                last += 1;
            }
            word = format!(" {}", Scale(power).word(own));
        }
        let decimals = (i16::from(self.figure.power) - self.figure.decimal.exponent).clamp(0, 6) as u8;
        let mut new = match self.is_year(reading) {
            true => format!("{value}"),
            false => number(own, value * to_f64(1, -i16::from(power)), decimals),
        };
        new.push_str(word.trim_end());
        let (cut, resume) = (self.article.token(at)?.start, self.article.token(last.checked_sub(1)?)?.end);
        self.with(start, (cut, resume), &new)
    }

    /// The sentence with another place in words: "thứ hai", "second" and nothing else of the kind.
    fn place_put_right(&self, reading: &Reading) -> Option<String> {
        let own = if self.article.vietnamese { Lang::Vi } else { Lang::En };
        let (start, end) = self.figure.tokens;
        let (cut, resume) = (self.article.token(start)?.start, self.article.token(end.checked_sub(1)?)?.end);
        let said = lang::ordinal(own, self.figure.value() as u32);
        let plain = reading.sort == Sort::Rank && self.article.slice(cut, resume).to_lowercase() == said;
        plain.then(|| self.with(start, (cut, resume), &lang::ordinal(own, reading.amount.value as u32)))?
    }

    /// The sentence of a token with a piece of it replaced.
    fn with(&self, start: usize, (cut, resume): (usize, usize), new: &str) -> Option<String> {
        let id = self.article.sentence_of(start);
        let (first, stop) = (self.article.sentence_start(id), self.article.sentence_start(id + 1));
        let from = self.article.token(first)?.start;
        let to = self.article.token(stop.checked_sub(1)?)?.end;
        let piece = |a: usize, b: usize| self.article.slice(a, b);
        Some(format!("{}{}{}", piece(from, cut), new, piece(resume, to)).trim().to_owned())
    }
}

/// A value counted in tens of a power (billions: 9), in one rounding: a power of ten is exact where its reciprocal is not.
pub(super) fn in_tens(value: f64, power: i8) -> f64 {
    let tens = to_f64(1, i16::from(power).abs());
    if power < 0 { value * tens } else { value / tens }
}
