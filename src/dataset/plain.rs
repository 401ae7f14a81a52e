//! The shortest way from bytes to a dataset, for tables that leave nothing to guess: one figure a row, columns named as
//! `kimngach read --as tidy` and the files of this site name them. Whatever could be understood in two ways is declined, and
//! then the whole reader is asked. A test holds the two to the same dataset, so an article pays for the whole reader only
//! where its data need it.

use super::{
    Dataset, Dimension, DimensionKind, Flow, Measure, MeasureKind, Member, MemberRole, Missing, NONE, Point,
    Series, Status,
};
use crate::figure::{Decimal, Qualifier, Stated, by_key};
use crate::lang::holds;
use crate::period::Period;
use crate::unit::{Currency, Quantity, Unit};

/// More rows than this want the indices that the whole reader builds.
const MOST_ROWS: u32 = 20_000;

/// Figures from here on have more digits than a float: a small build leaves them to the whole reader.
const MOST: u64 = 900_000_000_000_000;

/// Where a column of a known name goes.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Period,
    Flow,
    Measure,
    Unit,
    Value,
    Status,
    Source,
    /// Says what sort of member the other column names.
    Kind,
    Name(DimensionKind),
}

fn column(header: &str) -> Option<Column> {
    Some(match header {
        "period" => Column::Period,
        "flow" => Column::Flow,
        "measure" => Column::Measure,
        "unit" => Column::Unit,
        "value" => Column::Value,
        "status" => Column::Status,
        "source" => Column::Source,
        "kind" | "dimension" | "partner_kind" => Column::Kind,
        "partner" => Column::Name(DimensionKind::Partner),
        "commodity" | "category" => Column::Name(DimensionKind::Commodity),
        _ => return None,
    })
}

fn flow(word: &str) -> Option<Flow> {
    Some(match word {
        "X" | "export" | "exports" => Flow::Export,
        "M" | "import" | "imports" => Flow::Import,
        "X+M" => Flow::Turnover,
        "X-M" => Flow::Balance,
        _ => return None,
    })
}

fn unit(words: &str) -> Option<Unit> {
    let (power, quantity) = match words {
        "USD" => (0, Quantity::Money(Currency::USD)),
        "thousand USD" => (3, Quantity::Money(Currency::USD)),
        "million USD" => (6, Quantity::Money(Currency::USD)),
        "billion USD" => (9, Quantity::Money(Currency::USD)),
        "%" => (0, Quantity::Percent),
        _ => return None,
    };
    Some(Unit::scaled(quantity, power))
}

fn measure(name: &str, unit: &Unit) -> Option<MeasureKind> {
    match (name, &unit.quantity) {
        ("value", Quantity::Money(_)) => Some(MeasureKind::Value),
        ("share", Quantity::Percent) => Some(MeasureKind::Share),
        _ => None,
    }
}

fn status(word: &str) -> Option<Status> {
    Some(match word {
        "" | "actual" | "final" => Status::Final,
        "revised" => Status::Revised,
        "preliminary" => Status::Preliminary,
        "estimate" => Status::Estimate,
        "plan" => Status::Plan,
        _ => return None,
    })
}

/// The cells of a line, quotes taken off; `None` when a quote is not closed on it.
fn cells(line: &str) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = all.last_mut()?;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => all.push(String::new()),
            _ => cell.push(letter),
        }
    }
    (!quoted).then_some(all)
}

/// A Latin letter. Tables of other scripts go to the whole reader; the table of all letters stays there.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// A name that the whole reader would leave as it is: a letter first, single spaces within.
fn is_settled(name: &str) -> bool {
    name.starts_with(is_letter)
        && !name.ends_with(' ')
        && !holds(name, "  ")
        && !name.contains(|c: char| c.is_whitespace() && c != ' ')
}

fn place<T: PartialEq>(all: &mut Vec<T>, one: T) -> u32 {
    let at = all.iter().position(|known| *known == one).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    });
    at as u32
}

/// Reads a plain table; `None` when it is not one.
///
/// ```
/// use kimngach::dataset::{plain, Flow};
/// let file = "period,flow,measure,unit,value\n2004,X,value,million USD,26485.0\n2005,X,value,million USD,32447.1\n";
/// let dataset = plain(file.as_bytes(), "x.csv").unwrap();
/// assert_eq!(dataset.flow(&dataset.series[0]), Some(Flow::Export));
/// assert!(plain("year;exports\n2004;26.485,0\n".as_bytes(), "x.csv").is_none());
/// ```
pub fn plain(bytes: &[u8], name: &str) -> Option<Dataset> {
    plain_text(core::str::from_utf8(bytes).ok()?, name)
}

/// As [`plain`], for a file that has been decoded.
pub fn plain_text(text: &str, name: &str) -> Option<Dataset> {
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    let columns: Vec<Column> =
        cells(lines.next()?)?.iter().map(|header| column(header)).collect::<Option<_>>()?;
    let at = |wanted: Column| columns.iter().position(|c| *c == wanted);
    let (period, value) = (at(Column::Period)?, at(Column::Value)?);
    let (flows, measures, units) = (at(Column::Flow)?, at(Column::Measure)?, at(Column::Unit)?);
    let (statuses, sources, kinds) = (at(Column::Status), at(Column::Source), at(Column::Kind));
    let named = columns.iter().enumerate().find_map(|(i, c)| match c {
        Column::Name(kind) => Some((i, *kind)),
        _ => None,
    });
    let twice = columns.iter().enumerate().any(|(i, c)| columns.iter().skip(i + 1).any(|d| c == d));
    // Without a column that says which members are totals the whole reader has to find out.
    if twice
        || named.is_some() != kinds.is_some()
        || named.is_some_and(|(at, _)| at < flows)
        || (named.is_some() && columns.len() > 9)
    {
        return None;
    }
    let mut made = Dataset { name: name.to_owned(), ..Dataset::default() };
    let mut flow_words: Vec<String> = Vec::new();
    let mut names: Vec<(String, String)> = Vec::new();
    let mut keys: Vec<(u32, u32, u32, String)> = Vec::new();
    let mut row = 1;
    for line in lines {
        row += 1;
        let cells = cells(line)?;
        if cells.len() != columns.len() || row > MOST_ROWS {
            return None;
        }
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let maybe = |at: Option<usize>| at.map_or("", cell);
        let counted = unit(cell(units))?;
        let kind = measure(cell(measures), &counted)?;
        flow(cell(flows))?;
        let member = match named {
            Some((at, _)) if is_settled(cell(at)) => {
                place(&mut names, (cell(at).to_owned(), maybe(kinds).to_owned()))
            }
            Some(_) => return None,
            None => NONE,
        };
        let stated = match cell(value) {
            "" => Err(Missing::Blank),
            // May stand for a figure that is missing: the whole reader looks whether it does.
            digits
                if digits.strip_prefix('-').is_some_and(|n| n.len() > 2 && n.bytes().all(|b| b == b'9')) =>
            {
                return None;
            }
            digits => {
                let decimal = Decimal::parse(digits).filter(|d| d.mantissa.unsigned_abs() < MOST)?;
                Ok(Stated { decimal, qualifier: Qualifier::Plain })
            }
        };
        let point = Point {
            period: Some(Period::parse(cell(period))?),
            value: stated,
            status: status(maybe(statuses))?,
            row,
            column: value as u32 + 1,
            source: match maybe(sources) {
                "" => NONE,
                words if is_settled(words) => place(&mut made.sources, words.to_owned()),
                _ => return None,
            },
        };
        let key = (
            place(&mut flow_words, cell(flows).to_owned()),
            member,
            place(&mut made.measures, Measure { name: cell(measures).to_owned(), kind }),
            cell(units).to_owned(),
        );
        let series = place(&mut keys, key.clone());
        if series as usize == made.series.len() {
            let members = if named.is_some() { vec![key.0, key.1] } else { vec![key.0] };
            let (measure, unit_text) = (key.2, key.3);
            let (points, restated) = (Vec::new(), Vec::new());
            made.series.push(Series {
                members,
                measure,
                unit: counted,
                unit_text,
                points,
                restated,
                #[cfg(feature = "press")]
                breaks: Vec::new(),
            });
        }
        made.series.get_mut(series as usize)?.points.push(point);
    }
    made.dimensions.push(Dimension {
        name: String::from("flow"),
        kind: DimensionKind::Flow,
        members: flow_words
            .into_iter()
            .map(|name| Member { flow: flow(&name), name, ..Member::default() })
            .collect(),
    });
    if let Some((at, kind)) = named {
        made.dimensions.push(dimension(kind, text.lines().next()?.split(',').nth(at)?, &names)?);
    }
    if made.is_empty() {
        return None;
    }
    super::scales::one_scale(&mut made.series);
    for series in &mut made.series {
        let rank = |p: &Point| p.period.map_or(f64::MIN, Period::rank);
        series.points = by_key(core::mem::take(&mut series.points), rank);
        // The same period twice is for the whole reader to speak of.
        if series.points.windows(2).any(|p| matches!(p, [a, b] if a.period == b.period)) {
            return None;
        }
    }
    Some(made)
}

/// Members with the roles that their kinds give them; `None` when a member has two kinds, or its kind says nothing sure.
fn dimension(kind: DimensionKind, name: &str, names: &[(String, String)]) -> Option<Dimension> {
    let mut members: Vec<Member> = Vec::new();
    for (name, sort) in names {
        if members.iter().any(|m| m.name == *name) {
            return None;
        }
        let role = match sort.as_str() {
            "total" => MemberRole::Total,
            "sector" | "sector component" => MemberRole::Group,
            _ if sort.starts_with("group") => MemberRole::Group,
            "country" | "commodity" | "commodity group" => MemberRole::Item,
            _ => return None,
        };
        members.push(Member { name: name.clone(), role, ..Member::default() });
    }
    Some(Dimension { name: name.to_owned(), kind, members })
}
