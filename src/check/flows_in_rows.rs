//! Tables whose rows are goods, or what a country makes, with "Total exports", "Total imports" and "Trade balance" among them. What the
//! rows without a flow are is told by adding up: the parts of the exports, or of a total of their own.

use super::topics::is_subject;
use super::words::fold;
use crate::dataset::{
    Dataset, Dimension, DimensionKind, Flow, Measure, MeasureKind, Member, MemberRole, NONE, Series, flow_in,
};
use crate::lang::unit_in;
use crate::period::Period;
use std::collections::HashMap;

/// Words that leave a row of a flow one of all of it: "Cross-border exports", "Total imports of goods".
const OF_ALL: &str = " total all cross border net gross of goods merchandise and the trade balance physical electricity power energy minus less \
    export exports import imports x m tong kim ngach hang hoa dien can thuong mai xuat nhap khau tri gia so ";

/// How many parts a sum needs to be no chance.
const PARTS: usize = 3;

/// What is found of one dimension's rows.
struct Rows {
    dim: usize,
    /// Rows of a flow.
    flows: Vec<(u32, Flow)>,
    /// Rows of something else: a product of the country, tonnes of a mine.
    others: Vec<u32>,
    /// Rows that are parts of a sum.
    parts: Vec<u32>,
}

/// What the parts add up to.
enum Whole {
    /// All of a flow.
    Flow(Flow),
    /// A row of its own.
    Row(u32),
}

/// The table with the flows of its rows told apart; `None` where there are none, or where nothing says what the other rows are.
pub(super) fn apart(dataset: &Dataset) -> Option<Dataset> {
    if dataset.dimensions.iter().any(|d| d.kind == DimensionKind::Flow) {
        return None;
    }
    let rows = (0..dataset.dimensions.len()).find_map(|d| rows(dataset, d))?;
    let whole = whole(dataset, &rows)?;
    let mut out = dataset.clone();
    let own = match whole {
        Whole::Flow(flow) => Some(flow),
        Whole::Row(_) => None,
    };
    let mut flows: Vec<Flow> = rows.flows.iter().map(|(_, f)| *f).collect();
    flows.extend(own.filter(|f| !flows.contains(f)));
    let word = |flow: Flow| match flow {
        Flow::Export => "X",
        Flow::Import => "M",
        Flow::Turnover => "X+M",
        Flow::Balance => "X-M",
    };
    let member = |f: &Flow| Member { name: word(*f).to_owned(), flow: Some(*f), ..Member::default() };
    out.dimensions.push(Dimension {
        name: "flow".to_owned(),
        kind: DimensionKind::Flow,
        members: flows.iter().map(member).collect(),
    });
    let place = |f: Flow| flows.iter().position(|x| *x == f).map_or(NONE, |p| p as u32);
    let topic = match whole {
        Whole::Row(row) => {
            out.measures.push(Measure { name: plain_name(dataset, rows.dim, row), kind: MeasureKind::Other });
            u32::try_from(out.measures.len() - 1).ok()
        }
        Whole::Flow(_) => None,
    };
    let traded = |s: &Series, measures: &[Measure]| measures.get(s.measure as usize).map(|m| m.kind);
    for at in 0..out.series.len() {
        let Some(series) = out.series.get_mut(at) else { continue };
        let code = series.members.get(rows.dim).copied().unwrap_or(NONE);
        let of_flow = rows.flows.iter().find(|(c, _)| *c == code).map(|(_, f)| *f);
        if let Some(flow) = of_flow {
            series.members.fill(NONE);
            series.members.push(place(flow));
        } else if rows.others.contains(&code) {
            let name = dataset.dimensions.get(rows.dim)?.members.get(code as usize)?.name.clone();
            if let Some((unit, words)) = unit_in(&name) {
                series.unit = unit;
                series.unit_text = words;
            }
            series.members.fill(NONE);
            series.members.push(NONE);
            let gdp =
                fold(&name).contains("gdp") && traded(series, &dataset.measures) != Some(MeasureKind::Growth);
            let kind = if gdp { MeasureKind::Gdp } else { MeasureKind::Other };
            series.measure = u32::try_from(out.measures.len()).ok()?;
            out.measures.push(Measure { name: plain_name(dataset, rows.dim, code), kind });
        } else {
            series.members.push(own.map_or(NONE, place));
            series.measure = topic.unwrap_or(series.measure);
        }
    }
    let classed = classed(dataset, &rows);
    for (code, member) in out.dimensions.get_mut(rows.dim)?.members.iter_mut().enumerate() {
        let code = code as u32;
        member.flow = None;
        if matches!(whole, Whole::Row(row) if row == code) {
            member.role = MemberRole::Total;
        } else if rows.flows.iter().any(|(c, _)| *c == code) || rows.others.contains(&code) {
            // They are told elsewhere now: no parts of anything, and "imports" is no row's name.
            member.role = MemberRole::Group;
            member.name.clear();
        } else if member.role == MemberRole::Total || (classed && !rows.parts.contains(&code)) {
            member.role = MemberRole::Group;
        }
    }
    Some(out)
}

/// A row's name without "Total", "Memo" and what stands in brackets.
fn plain_name(dataset: &Dataset, dim: usize, row: u32) -> String {
    let name = dataset.dimensions.get(dim).and_then(|d| d.members.get(row as usize)).map_or("", |m| &m.name);
    let name = name.split(['(', '[']).next().unwrap_or("").trim();
    let behind = name.split_once(": ").map_or(name, |(_, rest)| rest);
    let mut words = behind.split_whitespace();
    match words.next() {
        Some(first) if matches!(fold(first).as_str(), "total" | "tong" | "all") => {
            words.collect::<Vec<_>>().join(" ")
        }
        _ => behind.to_owned(),
    }
}

/// The flow that a row is all of, by its name.
fn flow_of_row(member: &Member) -> Option<Flow> {
    if member.flow.is_some() {
        return member.flow;
    }
    let folded = fold(&member.name);
    let head = folded.split(['(', '[']).next().unwrap_or("");
    let mut words = head.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    words.peek()?;
    if !words.all(|w| OF_ALL.contains(&format!(" {w} "))) {
        return None;
    }
    let has = |w: &str| head.contains(w);
    // "Net balance (exports − imports)"
    if has("balance") || has("can can") {
        return Some(Flow::Balance)
            .filter(|_| has("trade") || has("thuong mai") || flow_in(&folded).is_some());
    }
    flow_in(head)
}

/// The rows of a dimension in which flows stand among others.
fn rows(dataset: &Dataset, dim: usize) -> Option<Rows> {
    let members = &dataset.dimensions.get(dim)?.members;
    let mut found = Rows { dim, flows: Vec::new(), others: Vec::new(), parts: Vec::new() };
    for (code, member) in members.iter().enumerate() {
        let code = u32::try_from(code).ok()?;
        match flow_of_row(member) {
            // What stands under a heading of a flow is told by it already.
            Some(_) if member.parent.is_some() => return None,
            Some(flow) if found.flows.iter().any(|(_, f)| *f == flow) => return None,
            Some(flow) => found.flows.push((code, flow)),
            None => {}
        }
    }
    let sides = |f: Flow| found.flows.iter().find(|(_, x)| *x == f).map(|(c, _)| *c);
    let side = sides(Flow::Export).or(sides(Flow::Import))?;
    let series_of = |code: u32| dataset.series.iter().find(|s| s.members.get(dim) == Some(&code));
    let unit = &series_of(side)?.unit;
    let classed = classed(dataset, &found);
    for (code, member) in members.iter().enumerate() {
        let code = u32::try_from(code).ok()?;
        let Some(series) = series_of(code).filter(|_| !found.flows.iter().any(|(c, _)| *c == code)) else {
            continue;
        };
        let memo = fold(&member.name);
        let memo = memo.starts_with("memo") || memo.starts_with("of which");
        let stated = unit_in(&member.name).map(|(unit, _)| unit);
        if memo || is_product(&member.name) || series.unit != *unit || stated.is_some_and(|u| u != *unit) {
            found.others.push(code);
        } else if member.role == MemberRole::Item
            && member.parent.is_none()
            && (!classed || is_classed(series, dim))
        {
            found.parts.push(code);
        }
    }
    (found.parts.len() >= PARTS).then_some(found)
}

/// The product of a country, or how many people live there: no goods of trade.
pub(super) fn is_product(name: &str) -> bool {
    let folded = fold(name);
    let words = || folded.split(|c: char| !c.is_alphanumeric());
    words().any(|w| matches!(w, "gdp" | "grdp" | "population" | "cpi")) && is_subject(name)
        || folded.contains("gross domestic product")
        || folded.contains("tong san pham")
        || folded.contains("dan so")
}

/// Whether another column says of a row which sort it is.
fn is_classed(series: &Series, dim: usize) -> bool {
    series.members.iter().enumerate().any(|(d, m)| d != dim && *m != NONE)
}

/// Whether another column sorts the rows, and leaves those of the flows out.
fn classed(dataset: &Dataset, rows: &Rows) -> bool {
    let flow =
        |s: &&Series| s.members.get(rows.dim).is_some_and(|code| rows.flows.iter().any(|(c, _)| c == code));
    dataset.dimensions.len() > 1
        && dataset.series.iter().filter(flow).all(|s| !is_classed(s, rows.dim))
        && dataset.series.iter().filter(|s| is_classed(s, rows.dim)).count() >= PARTS
}

/// What all parts together are: a flow, or a row of their own kind; else what the title says.
fn whole(dataset: &Dataset, rows: &Rows) -> Option<Whole> {
    let of = |code: u32| -> HashMap<Period, f64> {
        let own = dataset.series.iter().filter(|s| s.members.get(rows.dim) == Some(&code));
        own.flat_map(|s| s.points.iter().filter_map(|p| Some((p.period?, s.base_value(p).ok()?)))).collect()
    };
    let mut sums: HashMap<Period, (f64, usize)> = HashMap::new();
    for (period, value) in rows.parts.iter().flat_map(|c| of(*c)) {
        let sum = sums.entry(period).or_default();
        *sum = (sum.0 + value, sum.1 + 1);
    }
    let held = |code: u32| {
        let row = of(code);
        let full = |p: &Period| sums.get(p).filter(|(_, n)| *n == rows.parts.len()).map(|(s, _)| *s);
        let tried: Vec<bool> =
            row.iter().filter_map(|(p, v)| Some((full(p)? - v).abs() <= 0.004 * v.abs())).collect();
        tried.len() > 1 && tried.iter().filter(|held| **held).count() * 10 >= tried.len() * 9
    };
    let of_flow = rows.flows.iter().find(|(c, f)| matches!(f, Flow::Export | Flow::Import) && held(*c));
    if let Some((_, flow)) = of_flow {
        return Some(Whole::Flow(*flow));
    }
    let members = dataset.dimensions.get(rows.dim)?.members.len();
    let others = (0..u32::try_from(members).ok()?).filter(|c| {
        !rows.parts.contains(c) && !rows.others.contains(c) && !rows.flows.iter().any(|(f, _)| f == c)
    });
    if let Some(row) = others.into_iter().find(|c| held(*c)) {
        return Some(Whole::Row(row));
    }
    // Only the chief goods are listed: the title says whose they are, and each is less than all.
    let said = dataset.title.iter().find_map(|t| flow_in(t))?;
    let (row, _) = rows.flows.iter().find(|(_, f)| *f == said)?;
    let all = of(*row);
    let less = |(p, v): (&Period, &(f64, usize))| all.get(p).is_none_or(|all| v.0 <= *all);
    sums.iter().all(less).then_some(Whole::Flow(said))
}
