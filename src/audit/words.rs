//! Findings in words: what is stated, what follows, and the arithmetic with the numbers put in.

use super::{Finding, Kind, Verdict, WIDE, compare, label};
use crate::dataset::{Dataset, MeasureKind};
use crate::diag::Arg;
use crate::figure::to_f64;
use crate::indicators::{Input, Record, printed_power, shown, shown_decimals, with_numbers};
use crate::lang::{Lang, money, period, text, words};
use crate::unit::{Quantity, Unit};

fn key(kind: Kind, verdict: Verdict) -> &'static str {
    match (kind, verdict) {
        (Kind::Parts, _) => "audit.parts",
        (Kind::Overlap, _) => "audit.overlap",
        (Kind::Balance, _) => "audit.balance",
        (Kind::Turnover, _) => "audit.turnover",
        (Kind::Years, _) => "audit.years",
        (Kind::ToDate, _) => "audit.to-date",
        (Kind::Share, _) => "audit.share",
        (Kind::ShareSum, _) => "audit.share-sum",
        (Kind::Growth, _) => "audit.growth",
        (Kind::Index, _) => "audit.index",
        (Kind::Implied, _) => "audit.implied",
        (Kind::Thousand, _) => "audit.thousand",
        (Kind::Twice, Verdict::Disagrees) => "audit.twice.unlike",
        (Kind::Twice, _) => "audit.twice.alike",
        (Kind::Repeated, _) => "audit.repeated",
        (Kind::Copied, _) => "audit.copied",
        (Kind::Slip, _) => "audit.slip",
        (Kind::Negative, _) => "audit.negative",
    }
}

/// A cell as a spreadsheet calls it: row 23, column 7 is G23.
///
/// ```
/// assert_eq!(kimngach::audit::cell_name(281, 7), "G281");
/// assert_eq!(kimngach::audit::cell_name(1, 28), "AB1");
/// ```
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = String::new();
    let mut n = column;
    while n > 0 {
        n -= 1;
        letters.insert(0, char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.push_str(&row.to_string());
    letters
}

/// The same with its sheet before it, where the table stands in one of several: `Sheet2!B7`, `'Năm 2022'!B7`.
///
/// ```
/// use kimngach::dataset::Dataset;
/// let dataset = Dataset { sheet: "Năm 2022".to_owned(), ..Dataset::default() };
/// assert_eq!(kimngach::audit::cell_in(&dataset, 7, 2), "'Năm 2022'!B7");
/// assert_eq!(kimngach::audit::cell_in(&Dataset::default(), 7, 2), "B7");
/// ```
pub fn cell_in(dataset: &Dataset, row: u32, column: u32) -> String {
    let cell = cell_name(row, column);
    let sheet = dataset.sheet.as_str();
    let plain =
        sheet.starts_with(char::is_alphabetic) && sheet.chars().all(|c| c.is_alphanumeric() || c == '_');
    match (sheet.is_empty(), plain) {
        (true, _) => cell,
        (false, true) => [sheet, "!", &cell].concat(),
        (false, false) => ["'", &sheet.replace('\'', "''"), "'!", &cell].concat(),
    }
}

fn place(dataset: &Dataset, record: &Record) -> String {
    let cell = record.inputs.iter().find(|i| i.is_cell());
    cell.map(|i| cell_in(dataset, i.row, i.column)).unwrap_or_default()
}

/// A figure of a finding: sums with all the digits of what is added up, since those are what a reader adds up.
fn printed(lang: Lang, finding: &Finding, record: &Record, power: i8) -> String {
    let Ok(value) = record.value else { return shown(lang, record, power) };
    let sum = matches!(
        finding.kind,
        Kind::Parts | Kind::Overlap | Kind::Balance | Kind::Turnover | Kind::Years | Kind::ShareSum
    );
    // An index may be printed as a percentage: what it works out as is written as it is.
    let percent = finding.kind == Kind::Index && finding.stated.unit.quantity == Quantity::Percent;
    if !sum && !percent {
        return shown(lang, record, power);
    }
    let shifted = |i: &Input| i32::from(i.printed.decimals()) + i32::from(power - i.power);
    let decimals = match record.inputs.iter().map(shifted).max() {
        Some(most) if sum => most.clamp(0, 9) as u8,
        _ => shown_decimals(record, power),
    };
    let unit = if percent { Unit::of(Quantity::Percent) } else { Unit { power, ..record.unit.clone() } };
    money(lang, value * to_f64(1, -i16::from(power)), decimals, &unit)
}

/// A stated or computed growth with its direction: "growth of 18.9%", "a fall of 4.7%".
fn changed(lang: Lang, record: &Record) -> String {
    let by = shown(lang, record, 0);
    let key = match record.value {
        Ok(v) if v > 0.0 => "audit.rise",
        Ok(v) if v < 0.0 => "audit.fall",
        _ => return by,
    };
    text(lang, key, &[("by", by.trim_start_matches(['−', '-']).into())])
}

/// A finding as a sentence. Of a comparison that agrees, or that cannot be decided, it says what was compared.
pub fn sentence(lang: Lang, dataset: &Dataset, finding: &Finding) -> String {
    let power = printed_power(&finding.stated);
    let what = label(dataset, finding.series, lang);
    let other = finding.computed.inputs.first().map(|i| label(dataset, i.series, lang)).unwrap_or_default();
    let spoken_of = spoken_of(dataset, finding);
    let [lowest, highest] = ends(lang, finding, power);
    let figure = |record: &Record| match spoken_of {
        "audit.growth" => changed(lang, record),
        _ => printed(lang, finding, record, power),
    };
    let why = finding.computed.value.err().or(finding.stated.value.err()).map_or("", |reason| reason.key());
    let args: [(&str, Arg); 10] = [
        ("what", what.into()),
        ("on", on(lang, finding, spoken_of).into()),
        ("cell", place(dataset, &finding.stated).into()),
        ("stated", figure(&finding.stated).into()),
        ("computed", figure(&finding.computed).into()),
        ("lowest", lowest.into()),
        ("highest", highest.into()),
        ("other", other.into()),
        ("place", place(dataset, &finding.computed).into()),
        ("why", words(lang, why).into()),
    ];
    text(lang, spoken_of, &args)
}

/// The least and the most that a figure worked out may be, with one digit more than the stated one has, and as many as tell them apart.
fn ends(lang: Lang, finding: &Finding, power: i8) -> [String; 2] {
    const MOST: u8 = 6;
    let unit = Unit { power, ..finding.computed.unit.clone() };
    let scale = to_f64(1, -i16::from(power));
    let stated = finding.stated.inputs.iter().map(|i| i.printed.decimals()).max().unwrap_or_default();
    let interval = finding.computed.interval;
    let at = |decimals: u8| [interval.lo, interval.hi].map(|end| money(lang, end * scale, decimals, &unit));
    let least = stated.saturating_add(1).min(MOST);
    let apart = (least..=MOST).map(at).find(|[lowest, highest]| lowest != highest);
    apart.unwrap_or_else(|| at(least))
}

/// Whether the stated figure leaves so much open that what it works out as, which does not, says nothing of it: "2%" beside 2.0%.
fn is_coarse(finding: &Finding) -> bool {
    let wide = |r: &Record| r.value.is_ok_and(|v| r.interval.width() > WIDE * v.abs());
    wide(&finding.stated) && !wide(&finding.computed)
}

/// Whether what the parts imply is worked out of their growth, not of indices.
fn is_of_growth(dataset: &Dataset, finding: &Finding) -> bool {
    let of = |i: &Input| dataset.series.get(i.series as usize).and_then(|s| dataset.measure(s));
    let mut measures = finding.stated.inputs.iter().filter_map(of);
    measures.any(|m| m.kind == MeasureKind::Growth)
}

/// The sentence of a finding. What stands in no cell of its own (a hundred per cent, an index that parts imply) is not quoted from one.
fn spoken_of(dataset: &Dataset, finding: &Finding) -> &'static str {
    let grown = finding.kind == Kind::Implied && is_of_growth(dataset, finding);
    match (finding.verdict, finding.kind) {
        (Verdict::Disagrees, Kind::Implied) if grown => "audit.implied.growth",
        (Verdict::Agrees, Kind::Implied) if grown => "audit.implied.growth.held",
        (Verdict::Undecided, Kind::Implied) if grown => "audit.implied.growth.open",
        (Verdict::Agrees | Verdict::Undecided, Kind::ToDate) => "audit.to-date.held",
        (Verdict::Agrees, Kind::ShareSum) => "audit.share-sum.held",
        (Verdict::Agrees, Kind::Implied) => "audit.implied.held",
        (Verdict::Agrees, _) => "audit.agrees",
        (Verdict::Undecided, Kind::ShareSum) => "audit.share-sum.open",
        (Verdict::Undecided, Kind::Implied) => "audit.implied.open",
        (Verdict::Undecided, kind) if !kind.is_suspicion() => {
            // What rounding leaves so open that nearly everything would fit, and what has no evidence either way.
            let open = compare(&finding.stated, &finding.computed) == Verdict::Undecided;
            match finding.computed.value {
                Err(_) => "audit.open.none",
                Ok(_) if open && is_coarse(finding) => "audit.open.coarse",
                Ok(_) if open => "audit.open.wide",
                Ok(_) => "audit.open",
            }
        }
        (Verdict::Undecided, Kind::Twice)
            if compare(&finding.stated, &finding.computed) == Verdict::Disagrees =>
        {
            "audit.twice.several"
        }
        (verdict, kind) => key(kind, verdict),
    }
}

/// The period as it follows what it is of: ", 2005", " 2005", " of 2005"; nothing in a table without periods.
fn on(lang: Lang, finding: &Finding, spoken_of: &str) -> String {
    let Some(when) = finding.period.map(|p| period(lang, p)) else { return String::new() };
    let after = match finding.kind {
        Kind::ShareSum => "audit.on.shares",
        _ if words(lang, spoken_of).contains("{what}") => "audit.on.what",
        _ => "audit.on.named",
    };
    let on = text(lang, after, &[("when", when.into())]);
    if on.starts_with(',') { on } else { [" ", &on].concat() }
}

/// The arithmetic of a finding: the formula with the numbers of the file and its result.
pub fn arithmetic(lang: Lang, finding: &Finding) -> String {
    match finding.kind {
        Kind::Twice
        | Kind::Repeated
        | Kind::Copied
        | Kind::Slip
        | Kind::Thousand
        | Kind::ToDate
        | Kind::Negative => String::new(),
        _ => with_numbers(lang, &finding.computed),
    }
}
