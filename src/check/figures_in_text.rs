//! Figures in a text: digits or words with scale word, unit and what stands before them ("hơn", "nearly"). What is a date, a list
//! number or a name is taken by others first and does not come here.

use super::figure_words::{counted, currency_word};
pub(super) use super::figure_words::{qualifier_before, scale_word, word_number};
use super::lexicon::Counted;
use super::pieces::{alone, pieces};
use super::words::{Token, TokenKind};
use crate::figure::{Decimal, Digits, Interval, Qualifier, Stated};
use crate::unit::Currency;
use std::collections::HashSet;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Money; the currency when it is said.
    Money(Option<Currency>),
    /// Tonnes.
    Mass,
    /// Pieces of goods: cars, machines.
    Pieces,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// So many times.
    Times,
    /// Things.
    Things(Counted),
    /// A place in an order.
    Place,
    /// Days.
    Days,
    /// What the table counts, by its own word: visitors, projects, TWh.
    Unit,
    /// Nothing is said.
    Bare,
}

impl Counts {
    /// Whether it counts goods by weight or by the piece.
    pub(super) fn is_amount(self) -> bool {
        matches!(self, Counts::Mass | Counts::Pieces)
    }
}

/// What stands behind a number as its unit, as far as a table goes: whole phrases, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct UnitWords {
    /// What its topics count.
    pub(super) topics: HashSet<String>,
    /// Pieces of its goods, in lower case with their marks.
    pub(super) pieces: HashSet<String>,
    /// Other sizes of its units, with the power of ten of each over the table's.
    pub(super) sizes: Vec<(String, i8)>,
    /// Its money.
    pub(super) money: Option<Currency>,
}

/// A figure as the article states it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// Code points.
    pub(super) span: (usize, usize),
    /// First and after-last token.
    pub(super) tokens: (usize, usize),
    /// The number, scale word included.
    pub(super) decimal: Decimal,
    /// Upper end, when a range is stated.
    pub(super) upper: Option<Decimal>,
    /// What it counts.
    pub(super) counts: Counts,
    /// Power of ten of the scale word.
    pub(super) power: i8,
    /// What stands before it.
    pub(super) qualifier: Qualifier,
    /// Sign printed before it.
    pub(super) sign: i8,
    /// Counted per what ("/người"): never in a trade table.
    pub(super) per_head: bool,
    /// Money per tonne.
    pub(super) per_tonne: bool,
    /// Money per kilogram.
    pub(super) per_kilo: bool,
    /// Whether the number is written in words.
    pub(super) in_words: bool,
}

impl Figure {
    /// The values for which this would be printed, without sign.
    pub(super) fn interval(&self) -> Interval {
        let low = Stated { decimal: self.decimal, qualifier: self.qualifier }.interval();
        let low = match self.zeros() {
            0 => low,
            // "632,000 tonnes" says thousands, and no more.
            n => {
                let coarse = Decimal {
                    mantissa: self.decimal.mantissa / 10_i64.pow(n),
                    exponent: self.decimal.exponent + n as i16,
                };
                Stated { decimal: coarse, qualifier: self.qualifier }.interval()
            }
        };
        match self.upper {
            Some(upper) => Interval { lo: low.lo, hi: upper.interval().hi.max(low.hi) },
            None => low,
        }
    }

    /// Zeros at the end of a great whole number written out, which are rounded away as often as not; three digits always count.
    fn zeros(&self) -> u32 {
        let written_out = self.power == 0 && self.decimal.exponent == 0 && self.decimal.mantissa >= 10_000;
        let (mut rest, mut n) = (self.decimal.mantissa, 0);
        while written_out && rest >= 1000 && rest % 10 == 0 {
            rest /= 10;
            n += 1;
        }
        if n >= 2 { n } else { 0 }
    }

    /// The number as printed, in the unit's base.
    pub(super) fn value(&self) -> f64 {
        self.decimal.value()
    }
}

/// Reads digits with marks. In Vietnamese the point groups and the comma divides, in English the other way round; what cannot
/// be a group divides.
pub(super) fn read_number(text: &str, vietnamese: bool) -> Option<Decimal> {
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let groups_well = |mark: char| {
        let parts: Vec<&str> = text.split(mark).collect();
        parts.len() > 1
            && parts.first().is_some_and(|p| (1..=3).contains(&p.len()) && *p != "0")
            && parts.iter().skip(1).all(|p| p.len() == 3)
    };
    let kinds = |mark: char| marks.iter().filter(|(_, c)| *c == mark).count();
    let (points, commas) = (kinds('.'), kinds(','));
    let (grouping, dividing) = if vietnamese { ('.', ',') } else { (',', '.') };
    let divider: Option<char> = match (points, commas) {
        (0, 0) => None,
        (1.., 1..) => marks.last().map(|(_, c)| *c),
        _ => {
            let (mark, n) = if points > 0 { ('.', points) } else { (',', commas) };
            if n > 1 {
                None
            } else if mark == dividing {
                Some(mark)
            } else {
                (!groups_well(grouping)).then_some(mark)
            }
        }
    };
    let mut digits = Digits::default();
    let mut after = false;
    for c in text.chars() {
        if Some(c) == divider {
            after = true;
        } else if let Some(d) = c.to_digit(10) {
            digits.push(d as u8, after);
        }
    }
    digits.finish(false)
}

/// The figures of a text; `taken` marks tokens that are part of a date, a period or a name.
pub(super) fn figures(tokens: &[Token], taken: &[bool], vietnamese: bool, units: &UnitWords) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if taken.get(at).copied().unwrap_or(false) {
            at += 1;
            continue;
        }
        let part = || super::parts_in_words::part_at(tokens, at, vietnamese);
        let found = figure_at(tokens, at, vietnamese, taken, units).or_else(part);
        match found {
            Some(figure) => {
                at = figure.tokens.1.max(at + 1);
                out.push(figure);
            }
            None => at += 1,
        }
    }
    share_units(tokens, &mut out);
    super::units_behind::share_unit_behind(tokens, &mut out);
    super::units_behind::share_unit_in_list(tokens, &mut out);
    if !units.pieces.is_empty() {
        super::units_behind::count_pieces(tokens, &mut out);
    }
    // "473 projects, 66 more than the year before": a bare number behind one of the table's things counts them too.
    for i in 1..out.len() {
        let Some((a, b)) = out.get(i - 1).zip(out.get(i)) else { continue };
        let near = b.tokens.0 - a.tokens.1 <= 2;
        let more =
            tokens.get(b.tokens.1).is_some_and(|t| matches!(t.folded.as_str(), "more" | "fewer" | "less"));
        if a.counts == Counts::Unit
            && b.counts == Counts::Bare
            && near
            && more
            && let Some(b) = out.get_mut(i)
        {
            b.counts = Counts::Unit;
        }
    }
    out
}

/// "12 và 11 tỷ USD", "$10, 8 and 5 billion": a bare number takes the unit of the next in the list.
fn share_units(tokens: &[Token], figures: &mut [Figure]) {
    for i in (0..figures.len().saturating_sub(1)).rev() {
        let Some((a, b)) = figures.get(i).zip(figures.get(i + 1)) else { continue };
        let list = tokens.get(a.tokens.1..b.tokens.0).is_some_and(|between| {
            !between.is_empty()
                && between.len() <= 2
                && between.iter().all(|t| {
                    t.is(',')
                        || t.is(';')
                        || t.is('$')
                        || ["va", "and", "so", "voi", "against", "versus", "vs"].iter().any(|w| t.is_word(w))
                })
        });
        // "từ 308 lên 374 chiếc", "from 2.1 to 2.4 million tonnes"
        let led = a
            .tokens
            .0
            .checked_sub(1)
            .and_then(|i| tokens.get(i))
            .is_some_and(|t| matches!(t.lower.as_str(), "từ" | "from" | "mức"));
        let between = tokens.get(a.tokens.1..b.tokens.0).unwrap_or_default();
        let change = led
            && (1..=3).contains(&between.len())
            && between.iter().all(|t| {
                matches!(
                    t.lower.as_str(),
                    "lên" | "xuống" | "tới" | "đến" | "còn" | "thành" | "to" | "up" | "down" | "chỉ" | "mức"
                )
            });
        let list = list || change;
        let unscaled =
            a.counts == Counts::Bare || (matches!(a.counts, Counts::Money(_)) && a.power == 0 && b.power > 0);
        let scaled = !matches!(b.counts, Counts::Bare | Counts::Place | Counts::Things(_));
        // "350,000, 5.0 times as many": a number of its own.
        let own = a.decimal.value() >= 1000.0
            && matches!(b.counts, Counts::Times | Counts::Percent | Counts::Points | Counts::Unit);
        if list && unscaled && scaled && !own {
            let (counts, power) = (b.counts, b.power);
            if let Some(a) = figures.get_mut(i) {
                a.counts = counts;
                a.decimal = a.decimal.scaled(power);
                a.power = power;
            }
        }
    }
}

fn figure_at(
    tokens: &[Token],
    at: usize,
    vietnamese: bool,
    taken: &[bool],
    units: &UnitWords,
) -> Option<Figure> {
    let get = |i: usize| tokens.get(i);
    let free = |i: usize| !taken.get(i).copied().unwrap_or(true);
    let here = get(at)?;
    // The currency before the number: $, US$, USD, €.
    let mut number_at = at;
    let mut currency = None;
    if here.is('$') || here.is('€') {
        currency = Some(if here.is('$') { Currency::USD } else { Currency::EUR });
        number_at = at + 1;
    } else if let Some((used, code)) = super::currency_signs::sign_at(tokens, at, units.money) {
        currency = Some(code);
        number_at = at + used;
    } else if matches!(here.lower.as_str(), "us" | "usd" | "eur" | "euro") {
        if get(at + 1).is_some_and(|t| t.is('$')) && !super::currency_signs::is_country(tokens, at) {
            currency = Some(Currency::USD);
            number_at = at + 2;
        } else if here.lower != "us" && get(at + 1).is_some_and(|t| t.kind == TokenKind::Number) {
            currency = Some(if here.lower == "usd" { Currency::USD } else { Currency::EUR });
            number_at = at + 1;
        } else {
            return None;
        }
    }
    let number = get(number_at)?;
    let before = at.checked_sub(1).and_then(get);
    let (decimal, in_words) = match number.kind {
        TokenKind::Number => (read_number(&number.folded, vietnamese)?, false),
        TokenKind::Word if currency.is_none() => {
            let n = word_number(number)?;
            let next = get(at + 1)?;
            let other = get(at + 2)
                .is_some_and(|t| ["le", "trong", "suat", "gia", "phu"].contains(&t.folded.as_str()));
            let hundred = scale_word(next) == Some(2);
            let scale = if hundred { get(at + 2).and_then(scale_word) } else { scale_word(next) };
            let unit = scale.is_some_and(|p| p >= 6) && !other
                || (next.is_word("lan") && next.lower == "lần" && n > 1)
                || (next.is_word("times") && n > 1)
                || next.is_word("percent")
                || next.is_word("fold")
                || (next.is_dash() && get(at + 2).is_some_and(|t| t.is_word("fold")));
            let times = before.is_some_and(|b| b.lower == "gấp") && n > 1;
            let things =
                n > 1 && number.lower != "năm" && counted(tokens, at + 1).is_some() && limited(tokens, at);
            if !(unit || times || things) {
                return None;
            }
            (Decimal::whole(n), true)
        }
        _ => return None,
    };
    // Part of a name: Covid-19, G7, HS-8517.
    if currency.is_none() && number.kind == TokenKind::Number {
        let joined = before.is_some_and(|b| {
            (b.kind == TokenKind::Word && !number.spaced && b.capital)
                || (b.is_dash()
                    && !number.spaced
                    && !b.spaced
                    && at
                        .checked_sub(2)
                        .and_then(get)
                        .is_some_and(|w| w.kind == TokenKind::Word && w.capital))
        });
        if joined {
            return None;
        }
    }
    let mut end = number_at + 1;
    let mut upper: Option<Decimal> = None;
    // A range: 6,2-6,7 tỷ; 10-12%; 6 to 7 billion.
    if let (Some(dash), Some(second)) = (get(end), get(end + 1)) {
        let joint = dash.is_dash() && second.kind == TokenKind::Number;
        if joint && free(end + 1) && number.kind == TokenKind::Number {
            upper = read_number(&second.folded, vietnamese).filter(|u| u.value() > decimal.value());
            if upper.is_some() {
                end += 2;
            }
        }
    }
    // Scale words, also joined: nghìn tỷ, trăm triệu, "$400-billion".
    let mut power: i8 = 0;
    let mut scaled = false;
    while let Some(token) = get(end).filter(|_| free(end)) {
        let hyphen =
            token.is_dash() && !token.spaced && get(end + 1).and_then(scale_word).is_some_and(|p| p >= 6);
        let token = if hyphen { get(end + 1)? } else { token };
        let Some(p) = scale_word(token) else { break };
        // "một tỷ lệ", "tỷ trọng": another word.
        if token.folded.len() == 2
            && get(end + 1)
                .is_some_and(|t| ["le", "trong", "suat", "gia", "phu"].contains(&t.folded.as_str()))
        {
            break;
        }
        // A one-letter scale word only right behind digits.
        if token.end - token.start == 1
            && (token.spaced || currency.is_none() && !super::unit_words::counts_behind(get(end + 1), units))
        {
            break;
        }
        if p < 3 && get(end + 1).and_then(scale_word).is_none_or(|q| q < 3) {
            break;
        }
        power = power.saturating_add(p);
        scaled = true;
        end += 1 + usize::from(hyphen);
    }
    let mut counts = Counts::Bare;
    let mut per_head = false;
    let mut per_tonne = false;
    if let Some(token) = get(end)
        .filter(|t| free(end) || t.is_word("us") || t.is_word("nuoc") || units.pieces.contains(&t.lower))
    {
        let next = get(end + 1);
        let word = token.folded.as_str();
        let lower = token.lower.as_str();
        if token.is('%') {
            counts = Counts::Percent;
            end += 1;
        } else if word == "phan" && next.is_some_and(|t| t.is_word("tram"))
            || word == "per" && next.is_some_and(|t| t.is_word("cent"))
        {
            counts = Counts::Percent;
            end += 2;
        } else if word == "percentage" && next.is_some_and(|t| t.is_word("points") || t.is_word("point")) {
            counts = Counts::Points;
            end += 2;
        } else if matches!(word, "percent" | "pct" | "pc") {
            counts = Counts::Percent;
            end += 1;
            if get(end).is_some_and(|t| t.is_word("points") || t.is_word("point")) {
                counts = Counts::Points;
                end += 1;
            }
        } else if matches!(word, "pp" | "pps" | "ppt") {
            counts = Counts::Points;
            end += 1;
        } else if word == "diem" && next.is_some_and(|t| t.is('%')) {
            counts = Counts::Points;
            end += 2;
        } else if word == "diem" && next.is_some_and(|t| t.is_word("phan")) {
            counts = Counts::Points;
            end += 3;
        } else if lower == "lần" || lower == "lan" || (matches!(word, "times" | "fold") && !scaled) {
            counts = Counts::Times;
            end += 1;
        } else if token.is_dash() && next.is_some_and(|t| !t.spaced && t.is_word("percent")) {
            // "a 13.2-percent rise"
            counts = Counts::Percent;
            end += 2;
        } else if token.is_dash() && next.is_some_and(|t| t.is_word("fold")) {
            counts = Counts::Times;
            end += 2;
        } else if matches!(word, "usd" | "dollar" | "dollars") || token.is('$') {
            counts = Counts::Money(Some(Currency::USD));
            end += 1;
        } else if word == "us" && next.is_some_and(|t| t.is_word("dollars") || t.is('$')) {
            counts = Counts::Money(Some(Currency::USD));
            end += 2;
        } else if word == "u" && get(end + 4).is_some_and(|t| t.is_word("dollars")) {
            // "U.S. dollars"
            counts = Counts::Money(Some(Currency::USD));
            end += 5;
        } else if lower == "đô" || lower == "đôla" {
            counts = Counts::Money(Some(Currency::USD));
            end += 1;
            for part in ["la", "my"] {
                if get(end).is_some_and(|t| t.is_word(part)) {
                    end += 1;
                }
            }
        } else if matches!(word, "eur" | "euro" | "euros") || token.is('€') {
            counts = Counts::Money(Some(Currency::EUR));
            end += 1;
        } else if lower == "đồng" || matches!(word, "vnd" | "dong") && scaled {
            counts = Counts::Money(Some(Currency::VND));
            end += 1;
        } else if let Some(code) = currency_word(word) {
            counts = Counts::Money(Some(code));
            end += 1;
        } else if lower == "tấn"
            || matches!(word, "tonnes" | "tons" | "tonne" | "mt")
            || (word == "metric" && next.is_some_and(|t| t.is_word("tons")))
            || (token.lower == "t" && !token.capital && !token.spaced && currency.is_none())
        {
            counts = Counts::Mass;
            // "30.35mt" of the wires is million tonnes; nobody weighs a cargo to ten kilograms.
            // So is "82.1 Mt" of the miners.
            let millions = decimal.exponent < 0 || token.capital && token.spaced && decimal.value() < 1000.0;
            if word == "mt" && !scaled && millions {
                power = 6;
            }
            end += if word == "metric" { 2 } else { 1 };
        } else if let Some(more) = pieces(tokens, end, units).filter(|_| currency.is_none()) {
            counts = Counts::Pieces;
            end += more;
        } else if let Some((more, size)) =
            super::unit_sizes::size_at(tokens, end, &units.sizes).filter(|_| currency.is_none())
        {
            counts = Counts::Unit;
            power = power.saturating_add(size);
            end += more;
        } else if let Some(more) =
            super::unit_words::table_unit(tokens, end, &units.topics).filter(|_| currency.is_none())
        {
            counts = Counts::Unit;
            end += more;
        } else if currency.is_none() && super::per_kilo::is_kilo(token) {
            // "2.4 million bags of 60 kg": the size of a bag is no amount.
            let of = before.is_some_and(|t| t.is_word("of") || t.is_word("loai") || t.is_dash());
            if of && !scaled {
                return None;
            }
            counts = Counts::Mass;
            power = power.saturating_sub(3);
            end += 1;
        } else if matches!(word, "ngay" | "days" | "day")
            || matches!(word, "working" | "business" | "trading")
                && next.is_some_and(|t| matches!(t.folded.as_str(), "days" | "day"))
        {
            counts = Counts::Days;
            end += if word.starts_with('d') || word == "ngay" { 1 } else { 2 };
        } else if let Some((more, what)) = counted(tokens, end) {
            counts = Counts::Things(what);
            end += more;
        } else if matches!(word, "st" | "nd" | "rd" | "th") && !token.spaced {
            counts = Counts::Place;
            end += 1;
        }
    }
    if let Some(c) = currency {
        counts = Counts::Money(Some(c));
    } else if scaled && power >= 6 && counts == Counts::Bare {
        counts = Counts::Money(None);
    }
    // "the number stagnated at 785,200.": in a table of pieces a long number by itself counts them.
    let grouped =
        number.kind == TokenKind::Number && number.folded.contains(['.', ',']) && decimal.exponent == 0;
    if counts == Counts::Bare && !units.pieces.is_empty() && grouped && power == 0 && alone(get(end)) {
        counts = Counts::Pieces;
    }
    if in_words && counts == Counts::Bare {
        counts = Counts::Times;
    }
    if counts == Counts::Bare
        && before
            .is_some_and(|b| b.lower == "thứ" || b.lower == "hạng" || b.lower == "rank" || b.lower == "no")
    {
        counts = Counts::Place;
    }
    // "khách hàng số 1", "đối tác số 2"
    let of_rank = |i: usize| {
        i.checked_sub(1)
            .and_then(get)
            .is_some_and(|t| matches!(t.folded.as_str(), "hang" | "tac" | "truong" | "cap" | "tri"))
    };
    if counts == Counts::Bare
        && decimal.exponent == 0
        && decimal.mantissa <= 20
        && before.is_some_and(|b| b.lower == "số")
        && of_rank(at.saturating_sub(1))
    {
        counts = Counts::Place;
    }
    if get(end).is_some_and(|t| t.is('/'))
        && get(end + 1).is_some_and(|t| {
            t.is_word("nguoi")
                || t.is_word("tan")
                || t.is_word("person")
                || t.is_word("tonne")
                || t.is_word("ton")
        })
    {
        let tonne = get(end + 1).is_some_and(|t| !t.is_word("nguoi") && !t.is_word("person"));
        per_tonne = tonne && matches!(counts, Counts::Money(_));
        per_head = !per_tonne;
        end += 2;
    } else if matches!(counts, Counts::Money(_))
        && get(end).is_some_and(|t| t.is_word("a") || t.is_word("per"))
        && get(end + 1).is_some_and(|t| t.is_word("tonne") || t.is_word("ton"))
    {
        per_tonne = true;
        end += 2;
    }
    let start = tokens.get(at)?.start;
    let stop = tokens.get(end.checked_sub(1)?)?.end;
    let sign = match before {
        Some(b)
            if (b.is('+') || b.is('-') || b.is('−') || b.is('–'))
                && !tokens.get(at)?.spaced
                && b.spaced_or_open(tokens, at) =>
        {
            if b.is('+') {
                1
            } else {
                -1
            }
        }
        _ => 0,
    };
    Some(Figure {
        span: (start, stop),
        tokens: (at, end),
        decimal: decimal.scaled(power),
        upper: upper.map(|u| u.scaled(power)),
        counts,
        power,
        qualifier: qualifier_before(tokens, at),
        sign,
        per_head,
        per_tonne,
        per_kilo: false,
        in_words,
    })
}

/// Whether a sum or weight that is passed stands behind things counted in words: "seven markets took more than $5 billion".
fn limited(tokens: &[Token], at: usize) -> bool {
    let sentence = tokens.get(at).map(|t| t.sentence);
    let ahead = tokens.get(at + 2..tokens.len().min(at + 16)).unwrap_or_default();
    ahead.windows(2).take_while(|w| w.last().map(|t| t.sentence) == sentence).any(|w| match w {
        [word, next] => {
            let over = matches!(
                word.lower.as_str(),
                "trên" | "hơn" | "dưới" | "over" | "above" | "than" | "under" | "least"
            );
            // "từ 1 tỉ USD trở lên"
            let from = word.lower == "từ" && ahead.iter().any(|t| t.lower == "trở");
            (over || from)
                && (next.kind == TokenKind::Number
                    || next.is('$')
                    || next.is('€')
                    || word_number(next).is_some())
        }
        _ => false,
    })
}

impl Token {
    /// Whether a sign before a number belongs to it: a space or an opening bracket stands before the sign.
    fn spaced_or_open(&self, tokens: &[Token], number: usize) -> bool {
        self.spaced
            || number.checked_sub(2).and_then(|i| tokens.get(i)).is_none_or(|t| t.is('(') || t.is('['))
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    fn all(text: &str, vietnamese: bool) -> Vec<(f64, Counts, i8, Qualifier)> {
        let t = tokens(text);
        figures(&t, &vec![false; t.len()], vietnamese, &UnitWords::default())
            .iter()
            .map(|f| (f.value(), f.counts, f.power, f.qualifier))
            .collect()
    }

    #[test]
    fn marks_are_read_by_language_and_by_what_can_be_a_group() {
        assert_eq!(read_number("38.444", true), Decimal::parse("38444"));
        assert_eq!(read_number("38.444", false), Decimal::parse("38.444"));
        assert_eq!(read_number("17,5", true), Decimal::parse("17.5"));
        assert_eq!(read_number("2.8", true), Decimal::parse("2.8"));
        assert_eq!(read_number("1.234,5", true), Decimal::parse("1234.5"));
        assert_eq!(read_number("12,345.6", false), Decimal::parse("12345.6"));
        assert_eq!(read_number("0.125", true), Decimal::parse("0.125"));
    }

    #[test]
    fn units_scales_and_qualifiers() {
        let usd = Counts::Money(Some(Currency::USD));
        assert_eq!(all("đạt hơn 32,4 tỷ USD", true), [(32.4e9, usd, 9, Qualifier::Over)]);
        assert_eq!(all("nearly $1.78 billion", false), [(1.78e9, usd, 9, Qualifier::Nearly)]);
        assert_eq!(all("the $400-billion mark", false), [(400e9, usd, 9, Qualifier::Plain)]);
        // ISO 4217: each by its own code, so that a table in that currency can answer.
        for (text, code) in
            [("9.8 trillion yen", b"JPY"), ("9.8 trillion won", b"KRW"), ("9.8 trillion yuan", b"CNY")]
        {
            let counts = Counts::Money(Some(Currency(*code)));
            assert_eq!(all(text, false), [(9.8e12, counts, 12, Qualifier::Plain)]);
        }
        assert_eq!(all("tăng 2,1 điểm phần trăm", true), [(2.1, Counts::Points, 0, Qualifier::Plain)]);
        assert_eq!(all("up 21.5 per cent", false), [(21.5, Counts::Percent, 0, Qualifier::Plain)]);
        assert_eq!(all("gấp gần 4 lần", true), [(4.0, Counts::Times, 0, Qualifier::Nearly)]);
        assert_eq!(all("12 và 11 tỷ USD", true).len(), 2);
        assert_eq!(all("12 và 11 tỷ USD", true).first().map(|f| f.0), Some(12e9));
        assert_eq!(all("đại dịch Covid-19", true), []);
        assert_eq!(all("output of 2.74m tonnes", false), [(2.74e6, Counts::Mass, 6, Qualifier::Plain)]);
        assert_eq!(all("a wall 2m high", false).first().map(|f| f.0), Some(2.0));
    }
}
