//! How a fact becomes a sentence: the words of its key with names, numbers and phrases filled in, and where each number came
//! to stand.

use super::{Sentence, Span};
use crate::dataset::Status;
use crate::figure::{round_to, to_f64};
use crate::indicators::{Record, shown_decimals, telling_decimals};
use crate::lang::{Lang, Scale, money, number, period as period_words, words};
use crate::period::{Period, Step};
use crate::unit::{Currency, Quantity, Unit};
use std::borrow::Cow;

/// What is filled in.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Words: a name, a period.
    Words(String),
    /// A number and its record.
    Figure(String, Record),
    /// A phrase with numbers of its own.
    Phrase(Cow<'static, str>, Vec<(&'static str, Piece)>),
}

impl From<String> for Piece {
    fn from(text: String) -> Piece {
        Piece::Words(text)
    }
}

/// Makes a sentence out of the words of a key.
pub(super) fn sentence(lang: Lang, key: &'static str, pieces: &[(&'static str, Piece)]) -> Sentence {
    worded(lang, key, key, pieces)
}

/// Makes a sentence out of the words of a key that is made at run time, for an indicator of its own.
pub(super) fn worded(
    lang: Lang,
    tells: &'static str,
    key: &str,
    pieces: &[(&'static str, Piece)],
) -> Sentence {
    let mut out = Sentence { tells, text: String::new(), spans: Vec::new() };
    fill(lang, key, pieces, &mut out);
    capital(&mut out);
    out
}

fn fill(lang: Lang, key: &str, pieces: &[(&'static str, Piece)], out: &mut Sentence) {
    let mut rest = words(lang, key);
    while let Some((before, after)) = rest.split_once('{') {
        out.text.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match pieces.iter().find(|(n, _)| *n == name).map(|(_, p)| p) {
            Some(Piece::Words(text)) => out.text.push_str(text),
            Some(Piece::Figure(text, record)) => {
                let start = out.text.chars().count() as u32;
                out.text.push_str(text);
                let end = out.text.chars().count() as u32;
                out.spans.push(Span { start, end, record: record.clone() });
            }
            Some(Piece::Phrase(key, inner)) => fill(lang, key, inner, out),
            None => {}
        }
        rest = tail;
    }
    out.text.push_str(rest);
}

/// A sentence begins with a capital letter; a name that the file writes otherwise does too.
fn capital(sentence: &mut Sentence) {
    let mut chars = sentence.text.chars();
    if let Some(first) = chars.next() {
        let rest = chars.as_str().to_owned();
        let upper: String = first.to_uppercase().collect();
        // A letter that becomes two would move every span.
        if upper.chars().count() == 1 {
            sentence.text = upper + &rest;
        }
    }
}

/// A figure in the scale of the press: billions with one digit after the point, as many as its cells support.
pub(super) fn figure(lang: Lang, record: &Record) -> Piece {
    Piece::Figure(text_of(lang, record, false, 0), record.clone())
}

/// The size of a figure, without its sign: a deficit of 4.3 billion, a fall of 4.7%.
pub(super) fn size(lang: Lang, record: &Record) -> Piece {
    Piece::Figure(text_of(lang, record, true, 0), record.clone())
}

/// A figure of an indicator: coefficients with three digits that count, an index without its base, which the sentence says
/// itself; `more` digits than that as far as its cells support them.
pub(super) fn coefficient(lang: Lang, record: &Record, without_sign: bool, more: u8) -> String {
    let value = record.value.unwrap_or(0.0);
    let value = if without_sign { value.abs() } else { value };
    let counting = match value.abs() {
        x if x >= 100.0 => 0,
        x if x >= 10.0 => 1,
        x if x >= 1.0 => 2,
        x if x >= 0.01 => 3,
        _ => 4,
    };
    let most = match record.unit.quantity {
        Quantity::Times => counting.min(2),
        Quantity::Number if record.unit.per.is_none() => counting,
        Quantity::Index(_) => 1,
        _ => return text_of(lang, record, without_sign, more),
    };
    let whole = |x: f64| round_to(x, 0) == x;
    let is_count = whole(value) && whole(record.interval.lo) && whole(record.interval.hi);
    let decimals = if is_count { 0 } else { record.decimals(0, most + more) };
    number(lang, value, decimals)
}

/// The same where the words around it do not say what it counts: "10 lần", "10 times".
pub(super) fn counted(lang: Lang, record: &Record) -> String {
    let text = coefficient(lang, record, false, 0);
    let is_times = record.unit.quantity == Quantity::Times && record.value.is_ok();
    if is_times { words(lang, "tell.ind.times").replace("{value}", &text) } else { text }
}

/// Two figures of one sentence, with as many digits as it takes to tell them apart; nothing where their cells support none that do.
pub(super) fn apart(lang: Lang, a: &Record, b: &Record) -> Option<(Piece, Piece)> {
    (0..4).find_map(|more| {
        let (one, other) = (coefficient(lang, a, false, more), coefficient(lang, b, false, more));
        (one != other).then(|| (Piece::Figure(one, a.clone()), Piece::Figure(other, b.clone())))
    })
}

fn text_of(lang: Lang, record: &Record, without_sign: bool, more: u8) -> String {
    let value = record.value.unwrap_or(0.0);
    let value = if without_sign { value.abs() } else { value };
    let takes_scale =
        record.unit.has_magnitude() && record.unit.per.is_none() && record.unit.quantity != Quantity::Number;
    let at = |power: i8| {
        let scaled = value * to_f64(1, -i16::from(power));
        let whole =
            record.interval.lo == record.interval.hi && (round_to(scaled, 0) - scaled).abs() <= 1e-9 * scaled;
        let decimals = match record.unit.quantity {
            _ if whole => 0,
            Quantity::Money(_) if power == 12 && scaled < 10.0 && record.unit.per.is_none() => {
                few_trillions(record, scaled, 1 + more)
            }
            Quantity::Money(_) | Quantity::Tonne if record.unit.per.is_none() => {
                record.decimals(power, 1 + more)
            }
            // People and pieces are whole, but millions of them are not.
            Quantity::Person | Quantity::Other(_) if record.unit.per.is_none() && power > 0 => {
                record.decimals(power, 1 + more)
            }
            _ if more > 0 => record.decimals(0, shown_decimals(record, 0) + more),
            _ => telling_decimals(record, 0),
        };
        (scaled, decimals)
    };
    let mut power = if takes_scale { scale(lang, &record.unit, value) } else { 0 };
    let (mut scaled, mut decimals) = at(power);
    // What rounds up to a thousand billion is a trillion.
    let printed = round_to(scaled, decimals) * to_f64(1, i16::from(power));
    if takes_scale && scale(lang, &record.unit, printed) != power {
        power = scale(lang, &record.unit, printed);
        (scaled, decimals) = at(power);
    }
    match &record.unit.quantity {
        Quantity::Times | Quantity::Number | Quantity::Rank => number(lang, scaled, decimals.min(1)),
        Quantity::Index(base) => {
            let mut text = number(lang, scaled, decimals);
            text.push_str(" (");
            text.push_str(base);
            text.push(')');
            text
        }
        _ => money(lang, scaled, decimals, &Unit { power, ..record.unit.clone() }),
    }
}

/// Digits of a few trillions: as many as billions need, or 1.6 less 1.4 trillion would be 217.9 billion. Noughts at the end say nothing.
fn few_trillions(record: &Record, scaled: f64, least: u8) -> u8 {
    const BILLIONS: u8 = 3;
    let most = record.decimals(12, BILLIONS.max(least));
    let least = least.min(most);
    let exact = round_to(scaled, most);
    (least..most).find(|d| (round_to(exact, *d) - exact).abs() < 1e-9).unwrap_or(most)
}

/// The scale word of running text: up to trillions, which the Vietnamese press counts in thousands of billions, and đồng in
/// millions of billions. Of đồng a few thousand billions are still counted in billions: "5.316 tỷ đồng".
fn scale(lang: Lang, unit: &Unit, value: f64) -> i8 {
    match lang {
        Lang::Vi if value >= 1e15 => 15,
        Lang::Vi if unit.quantity == Quantity::Money(Currency::VND) && value < 1e13 => {
            Scale::fitting(value).0
        }
        _ if value >= 1e12 => 12,
        _ => Scale::fitting(value).0,
    }
}

/// Which way a change went, as far as its digits tell: up, down, or hardly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Hardly,
    /// It changed by more than one per cent, or not at all: the printed digits hold both.
    Unclear,
}

/// The way of a growth or difference. A change that its own digits print as 0.0 is none.
pub(super) fn way(change: &Record) -> Way {
    let visible = round_to(change.value.unwrap_or(0.0), shown_decimals(change, 0)) != 0.0
        || !matches!(change.unit.quantity, Quantity::Percent | Quantity::PercentagePoint);
    match change.sign() {
        1 if visible => Way::Up,
        -1 if visible => Way::Down,
        _ if change.value.is_ok_and(|v| v.abs() >= 1.0)
            && matches!(change.unit.quantity, Quantity::Percent | Quantity::PercentagePoint) =>
        {
            Way::Unclear
        }
        _ => Way::Hardly,
    }
}

/// "tăng 8,9%", "down 4.7%", "gần như không đổi". Of a change whose direction rounding hides nothing can be said in these words:
/// whoever may meet one asks [`way`] first.
pub(super) fn change(lang: Lang, growth: &Record) -> Piece {
    let by = ("by", size(lang, growth));
    match way(growth) {
        Way::Up => Piece::Phrase("tell.up".into(), vec![by]),
        Way::Down => Piece::Phrase("tell.down".into(), vec![by]),
        Way::Hardly | Way::Unclear => Piece::Phrase("tell.hardly".into(), Vec::new()),
    }
}

/// The key of the way a change went, of three.
pub(super) fn by_way(change: &Record, keys: [&'static str; 3]) -> &'static str {
    let [up, down, hardly] = keys;
    match way(change) {
        Way::Up => up,
        Way::Down => down,
        Way::Hardly | Way::Unclear => hardly,
    }
}

/// A period as it begins a sentence or stands after a comma: "năm 2016 (sơ bộ)", "in 2016 (preliminary)".
pub(super) fn when(lang: Lang, period: Period, status: Status) -> String {
    let key = match (lang, period.step()) {
        (Lang::Vi, Step::Year) => "tell.when.year",
        (Lang::Vi, Step::Range | Step::FiscalYear) => "tell.when.range",
        (Lang::Vi, _) => "tell.when.plain",
        (Lang::En, Step::Day) => "tell.when.day",
        (Lang::En, _) => "tell.when.plain",
    };
    let text = words(lang, key).replace("{period}", &period_words(lang, period));
    with_status(lang, text, status)
}

/// What is said of figures that are not final: "(sơ bộ)", "(estimate)".
fn status_word(lang: Lang, status: Status) -> Option<&'static str> {
    let key = match status {
        Status::Preliminary => "tell.status.preliminary",
        Status::Estimate => "tell.status.estimate",
        Status::Plan => "tell.status.plan",
        Status::Final | Status::Revised => return None,
    };
    Some(words(lang, key))
}

fn with_status(lang: Lang, mut text: String, status: Status) -> String {
    if let Some(word) = status_word(lang, status) {
        text.push(' ');
        text.push_str(word);
    }
    text
}

/// A period inside a sentence and how sure its figure is: "năm 2016 (sơ bộ)", "2016 (preliminary)".
pub(super) fn dated(lang: Lang, period: Period, status: Status) -> String {
    with_status(lang, bare(lang, period), status)
}

/// A stretch of time, and what of its ends is not sure: "2007–2016 (2016: sơ bộ)".
pub(super) fn lasting(lang: Lang, span: Period, ends: [&Record; 2]) -> String {
    let sure = ends.map(|end| (end.period, end.status));
    period_words(lang, span) + &unsure(lang, &sure)
}

/// What of some periods is not sure, each word said once: " (2014, 2024: ước tính)".
pub(super) fn unsure(lang: Lang, of: &[(Option<Period>, Status)]) -> String {
    let mut said: Vec<(&str, Vec<String>)> = Vec::new();
    for (period, status) in of {
        let (Some(word), Some(period)) = (status_word(lang, *status), period) else { continue };
        let period = period_words(lang, *period);
        match said.iter_mut().find(|(w, _)| *w == word) {
            Some((_, periods)) if periods.contains(&period) => {}
            Some((_, periods)) => periods.push(period),
            None => said.push((word, vec![period])),
        }
    }
    let mut text = String::new();
    for (word, periods) in said {
        let aside = words(lang, "tell.status.of").replace("{period}", &periods.join(", "));
        text.push(' ');
        text.push_str(&aside.replace("{status}", word.trim_matches(['(', ')'])));
    }
    text
}

/// A figure with how sure it is behind it, where no period before it says so.
pub(super) fn marked(lang: Lang, piece: Piece, status: Status) -> Piece {
    with_mark(lang, piece, status, false)
}

/// The same for a figure that stands in brackets already: "23,8 tỷ USD, ước tính".
pub(super) fn marked_inside(lang: Lang, piece: Piece, status: Status) -> Piece {
    with_mark(lang, piece, status, true)
}

fn with_mark(lang: Lang, piece: Piece, status: Status, is_inside: bool) -> Piece {
    let Some(word) = status_word(lang, status) else { return piece };
    let (key, word) =
        if is_inside { ("tell.marked.inside", word.trim_matches(['(', ')'])) } else { ("tell.marked", word) };
    Piece::Phrase(key.into(), vec![("value", piece), ("status", Piece::Words(word.to_owned()))])
}

/// What a period is compared with: "năm 2015", "cùng kỳ năm trước", "2015", "a year earlier".
pub(super) fn base(lang: Lang, period: Period, before: Period) -> String {
    match period.step() {
        Step::Year => words(lang, "tell.base.year").replace("{period}", &before.year().to_string()),
        _ => words(lang, "tell.base.season").to_owned(),
    }
}

/// When something compared with was: "năm 2015", "cùng kỳ năm trước", "in 2015", "a year earlier".
pub(super) fn ago(lang: Lang, period: Period, before: Period) -> String {
    match period.step() {
        Step::Year => when(lang, before, Status::Final),
        _ => base(lang, period, before),
    }
}

/// A bare period inside a sentence: "năm 1995", "1995".
pub(super) fn bare(lang: Lang, period: Period) -> String {
    match (lang, period.step()) {
        (Lang::Vi, Step::Year) => {
            words(lang, "tell.when.year").replace("{period}", &period_words(lang, period))
        }
        _ => period_words(lang, period),
    }
}

/// The time that a record is a record of: "trong giai đoạn 1995–2016", "from January 2000 to May 2025". Not "since": that would
/// say that there was a larger one before.
pub(super) fn within(lang: Lang, first: Period, last: Period) -> String {
    let (key, first, last) = match first.step() {
        Step::Year => ("tell.span.years", first.year().to_string(), last.end_year().to_string()),
        _ => ("tell.span.plain", bare(lang, first), bare(lang, last)),
    };
    words(lang, key).replace("{first}", &first).replace("{last}", &last)
}

/// "năm", "tháng", "quý"; "year", "month", "quarter".
pub(super) fn step_word(lang: Lang, period: Period) -> String {
    let key = match period.step() {
        Step::Month | Step::YearToDate => "tell.step.month",
        Step::Quarter => "tell.step.quarter",
        _ => "tell.step.year",
    };
    words(lang, key).to_owned()
}
