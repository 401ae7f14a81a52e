//! Findings in words: what is stated, what follows, and the arithmetic with the numbers put in.

use super::{Finding, Kind, Verdict, compare, label};
use crate::dataset::Dataset;
use crate::diag::Arg;
use crate::figure::to_f64;
use crate::indicators::{Record, printed_power, shown, with_numbers};
use crate::lang::{Lang, money, period, text, words};
use crate::unit::Unit;

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

fn plain(lang: Lang, record: &Record, power: i8) -> String {
    shown(lang, record, power)
}

/// A finding as a sentence. Of a comparison that agrees, or that cannot be decided, it says what was compared.
pub fn sentence(lang: Lang, dataset: &Dataset, finding: &Finding) -> String {
    let power = printed_power(&finding.stated);
    let what = label(dataset, finding.series, lang);
    let other = finding.computed.inputs.first().map(|i| label(dataset, i.series, lang)).unwrap_or_default();
    let spoken_of = spoken_of(finding);
    let [lowest, highest] = ends(lang, finding, power);
    let args: [(&str, Arg); 9] = [
        ("what", what.into()),
        ("on", on(lang, finding, spoken_of).into()),
        ("cell", place(dataset, &finding.stated).into()),
        ("stated", plain(lang, &finding.stated, power).into()),
        ("computed", plain(lang, &finding.computed, power).into()),
        ("lowest", lowest.into()),
        ("highest", highest.into()),
        ("other", other.into()),
        ("place", place(dataset, &finding.computed).into()),
    ];
    text(lang, spoken_of, &args)
}

/// The least and the most that a figure worked out may be, with one digit more than the stated one has.
fn ends(lang: Lang, finding: &Finding, power: i8) -> [String; 2] {
    let unit = Unit { power, ..finding.computed.unit.clone() };
    let scale = to_f64(1, -i16::from(power));
    let stated = finding.stated.inputs.iter().map(|i| i.printed.decimals()).max().unwrap_or_default();
    let interval = finding.computed.interval;
    [interval.lo, interval.hi].map(|end| money(lang, end * scale, stated.saturating_add(1), &unit))
}

/// The sentence of a finding. What stands in no cell of its own (a hundred per cent, an index that parts imply) is not quoted from one.
fn spoken_of(finding: &Finding) -> &'static str {
    match (finding.verdict, finding.kind) {
        (Verdict::Agrees | Verdict::Undecided, Kind::ToDate) => "audit.to-date.held",
        (Verdict::Agrees, Kind::ShareSum) => "audit.share-sum.held",
        (Verdict::Agrees, Kind::Implied) => "audit.implied.held",
        (Verdict::Agrees, _) => "audit.agrees",
        (Verdict::Undecided, Kind::ShareSum) => "audit.share-sum.open",
        (Verdict::Undecided, Kind::Implied) => "audit.implied.open",
        (Verdict::Undecided, kind) if !kind.is_suspicion() => {
            // What rounding leaves so open that nearly everything would fit, and what has no evidence either way.
            let open = compare(&finding.stated, &finding.computed) == Verdict::Undecided;
            if open && finding.computed.value.is_ok() { "audit.open.wide" } else { "audit.open" }
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
        Kind::Twice | Kind::Repeated | Kind::Copied | Kind::Slip | Kind::Thousand | Kind::ToDate => {
            String::new()
        }
        _ => with_numbers(lang, &finding.computed),
    }
}
