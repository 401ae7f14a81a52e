//! How a file was understood, in words: what a panel beside the chart shows, and what crosses from the Worker to the page.

use super::picks::{self, Pick};
use crate::lang::{self, Lang};
use crate::read::{Column, Layout, Role, Understanding};

/// A column in words.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UnderstoodColumn {
    /// From 1.
    pub index: u32,
    /// Its name without period and unit.
    pub name: String,
    /// The part it plays.
    pub role: String,
    /// The part it plays as [`crate::read::ColumnHint`] names it.
    pub plays: String,
    /// Its unit as the file writes it.
    pub unit: String,
    /// Why it is thought to be so.
    pub evidence: String,
    /// Cells with a number.
    pub numbers: u32,
    /// Cells that say there is none.
    pub missing: u32,
    /// Cells that are neither.
    pub not_understood: u32,
}

/// A file in words.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Understood {
    /// What the file is; empty for plain text.
    pub format: String,
    /// Why this sheet was read, and what the file says of itself.
    pub told: String,
    /// Other files, sheets and tables that it holds.
    pub picks: Vec<Pick>,
    /// Name of the encoding.
    pub encoding: String,
    /// What stands between cells.
    pub delimiter: String,
    /// An example of how numbers are written.
    pub number_format: String,
    /// Which rows are the header.
    pub header: String,
    /// How periods stand.
    pub layout: String,
    /// How years such as "2022-23" are read; empty where there are none.
    pub year_begins: String,
    /// The columns.
    pub columns: Vec<UnderstoodColumn>,
}

/// Puts an understanding into words.
pub fn understood(found: &Understanding, lang: Lang) -> Understood {
    let container = &found.container;
    let told: Vec<String> = container.evidence.iter().map(|d| lang::sentence(lang, d)).collect();
    // What a file leaves no guess about is not offered.
    let is_cube = matches!(container.format, "px" | "json-stat" | "sdmx-json");
    let unless = |sure: bool, text: String| if sure { String::new() } else { text };
    Understood {
        format: picks::format(container, lang),
        told: told.join(" "),
        picks: picks::picks(found, lang),
        encoding: encoding(&found.encoding),
        delimiter: unless(!container.format.is_empty(), delimiter(found.delimiter, lang)),
        number_format: unless(is_cube, number_format(found.decimal.char(), found.thousands)),
        header: unless(is_cube, header(&found.header_rows, lang)),
        layout: unless(is_cube, lang::words(lang, layout(found.layout)).to_owned()),
        year_begins: found.split_years.map(|years| year_begins(years.begin, lang)).unwrap_or_default(),
        columns: found.columns.iter().map(|c| column(c, lang)).collect(),
    }
}

/// WHATWG labels in the letters that people know them by.
fn encoding(label: &str) -> String {
    match label {
        "tcvn3" => String::from("TCVN3 (ABC)"),
        "vni" => String::from("VNI"),
        "viscii" => String::from("VISCII"),
        other if other.contains('+') => other.split('+').map(encoding).collect::<Vec<_>>().join(", "),
        other if other.starts_with("windows") => ["Windows", other.get(7..).unwrap_or_default()].concat(),
        other => other.to_uppercase(),
    }
}

fn delimiter(found: Option<char>, lang: Lang) -> String {
    let key = match found {
        Some(',') => "understood.comma",
        Some(';') => "understood.semicolon",
        Some('\t') => "understood.tab",
        Some('|') => "understood.bar",
        Some(' ') => "understood.space",
        Some(other) => return other.to_string(),
        None => "understood.no-delimiter",
    };
    lang::words(lang, key).to_owned()
}

fn number_format(decimal: char, thousands: Option<char>) -> String {
    let mut out = String::from("1");
    if let Some(sign) = thousands {
        out.push(sign);
    }
    out.push_str("234");
    out.push(decimal);
    out.push('5');
    out
}

fn header(rows: &[u32], lang: Lang) -> String {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if first == last => {
            lang::text(lang, "understood.header", &[("row", (*first).into())])
        }
        (Some(first), Some(last)) => {
            lang::text(lang, "understood.headers", &[("from", (*first).into()), ("to", (*last).into())])
        }
        _ => lang::words(lang, "understood.no-header").to_owned(),
    }
}

fn year_begins(month: Option<u8>, lang: Lang) -> String {
    match month {
        Some(month) => lang::text(lang, "understood.year-begins", &[("month", u32::from(month).into())]),
        None => lang::words(lang, "understood.year-two").to_owned(),
    }
}

fn layout(found: Layout) -> &'static str {
    match found {
        Layout::Wide => "understood.wide",
        Layout::Long => "understood.long",
        Layout::Cross => "understood.cross",
        Layout::Series => "understood.series",
    }
}

fn role(found: Role) -> &'static str {
    match found {
        Role::Period | Role::PeriodPart => "understood.role.period",
        Role::Dimension | Role::Code => "understood.role.dimension",
        Role::Measure => "understood.role.measure",
        Role::Value => "understood.role.value",
        Role::Unit | Role::Scale => "understood.role.unit",
        Role::Status | Role::Qualifier => "understood.role.status",
        Role::Source | Role::Note => "understood.role.source",
        Role::Index | Role::Ignored => "understood.role.ignored",
    }
}

fn column(found: &Column, lang: Lang) -> UnderstoodColumn {
    let evidence: Vec<String> = found.evidence.iter().map(|d| lang::sentence(lang, d)).collect();
    UnderstoodColumn {
        index: found.index,
        name: found.name.clone(),
        role: lang::words(lang, role(found.role)).to_owned(),
        plays: found.role.name().to_owned(),
        unit: found.unit_text.clone(),
        evidence: evidence.join(" "),
        numbers: found.numbers,
        missing: found.missing,
        not_understood: found.not_understood,
    }
}
