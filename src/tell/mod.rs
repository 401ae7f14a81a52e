//! The facts worth a sentence, in the language of newspapers: three to seven of them, each number tied to its record.
//!
//! **The rule.** What the table is about decides the subject: exports and imports where it has both, a whole and its parts
//! where it is broken down, else its main series. Of each subject there is a fixed list of facts, the most asked for first.
//! A fact is told only when it is news: a run of two or more, a record that no rounding can undo and that has at least five
//! periods behind it, a mark passed for the first time, a share that moved by a point or more. The first seven are told. Where that
//! gives fewer than four, further facts fill them up to five: how far the first is ahead, the first three together, how many reach a round
//! mark, how many rose and fell, the change over the whole stretch, its highest and lowest, its average (`of_few`).
//!
//! **The words.** A change is said to rise or fall only when every value that the printed digits allow does; else it hardly
//! changed. No number has more digits than its cells support, and none is "up 0.0%".

use crate::dataset::{Dataset, Flow, MeasureKind, MemberRole};
use crate::diag::Diagnostic;
use crate::indicators::neighbours::{Misfit, misfit};
use crate::indicators::streaks::came_about;
use crate::indicators::{Query, Record};
use crate::lang::Lang;
use crate::period::Period;

mod of_few;
mod of_indicator;
mod of_members;
mod of_one;
mod of_parts;
mod of_places;
mod of_plan;
mod of_runs;
mod of_shares;
mod of_trade;
mod spoken;
mod table;
mod wording;

pub use of_indicator::{Told, tell_indicator};
use table::Table;

/// Fewest sentences that the figures are asked for.
const LEAST: usize = 3;
/// Fewer sentences than these are filled up with further facts,
const FEW: usize = 4;
/// up to so many.
const FILLED: usize = 5;
/// Most sentences.
const MOST: usize = 7;

/// A number of a sentence and the record behind it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Span {
    /// First character, in code points.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// The figure.
    pub record: Record,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Sentence {
    /// What it tells, the key of its words.
    pub tells: &'static str,
    /// The words.
    pub text: String,
    /// Its numbers.
    pub spans: Vec<Span>,
}

/// The sentences for what a question selects; for the whole table when it selects nothing.
pub fn tell(dataset: &Dataset, query: &Query, lang: Lang) -> Result<Vec<Sentence>, Diagnostic> {
    let mut table = Table::new(dataset, query, lang)?;
    let mut told = Vec::new();
    // One broken down dimension that was asked for, or no two flows: the parts.
    let trade = table.trade();
    let parts = table.parts();
    let list = match (&trade, &parts) {
        (_, Some(parts)) => parts.parts.clone(),
        (None, None) => table.members().unwrap_or_default(),
        _ => Vec::new(),
    };
    table.along = table.differing(&list);
    // What is told of, and the parts or members that stand beside each other in it.
    let (mut wholes, list) = match (trade, parts) {
        (Some(pair), None) => of_both(&table, pair, &mut told),
        (Some(pair), Some(_)) if query.by.is_none() => of_both(&table, pair, &mut told),
        (_, Some(parts)) => {
            of_parts::told(&table, &parts, &mut told);
            // A whole whose parts say little is told about by itself.
            if told.len() < LEAST {
                let mut whole = Vec::new();
                of_one::told(&table, parts.whole, &mut whole);
                told.extend(whole.into_iter().skip(1));
            }
            (vec![parts.whole], parts.parts)
        }
        (None, None) => {
            if !list.is_empty() {
                of_members::told(&table, &list, &mut told);
            }
            (Vec::new(), list)
        }
    };
    if told.is_empty()
        && let Some(shares) = table.shares()
    {
        table.along = table.differing(&shares);
        of_shares::told(&table, &shares, &mut told);
    }
    if told.is_empty()
        && let Some(main) = table.main()
    {
        of_one::told(&table, main, &mut told);
        wholes.push(main);
    }
    of_plan::told(&table, &wholes, &list, &mut told);
    told.retain(|s| !vanishes(s));
    doubt(&table, &mut told);
    further(&table, (&wholes, &list), &mut told);
    if told.is_empty() && query.from.is_none() && query.to.is_none() {
        of_few::undated(&table, &mut told);
        told.retain(|s| !vanishes(s));
    }
    if told.is_empty() {
        return Err(Diagnostic::error("tell.nothing"));
    }
    told.truncate(MOST);
    Ok(told)
}

/// Where the table gives few sentences, what else there is to say of it.
fn further(table: &Table<'_>, (wholes, list): (&[usize], &[usize]), told: &mut Vec<Sentence>) {
    if told.len() >= FEW || told.is_empty() {
        return;
    }
    let mut more = Vec::new();
    match wholes {
        [x, m] => of_few::of_both(table, (*x, *m), &mut more),
        [whole] if !list.is_empty() => {
            of_few::of_list(table, list, Some(*whole), &mut more);
            of_few::of_series(table, *whole, &mut more);
        }
        [only] => of_few::of_series(table, *only, &mut more),
        _ => of_few::of_list(table, list, None, &mut more),
    }
    more.retain(|s| !vanishes(s));
    doubt(table, &mut more);
    // What is told already is not told again.
    let so_far = told.iter().any(|t| matches!(t.tells, "tell.so-far" | "tell.to-date"));
    more.retain(|s| told.iter().all(|t| t.text != s.text) && !(so_far && s.tells == "tell.few.sum"));
    told.extend(more);
    told.truncate(FILLED);
}

/// Tells of exports and imports.
fn of_both(table: &Table<'_>, (x, m): (usize, usize), out: &mut Vec<Sentence>) -> (Vec<usize>, Vec<usize>) {
    of_trade::told(table, (x, m), out);
    (vec![x, m], Vec::new())
}

/// Takes back what rests on a figure that does not fit between its neighbours, and says of one a thousand times off that it does not.
fn doubt(table: &Table<'_>, told: &mut Vec<Sentence>) {
    let mut wrong: Vec<Record> = Vec::new();
    told.retain(|sentence| {
        let mut fits = true;
        for input in sentence.spans.iter().flat_map(|s| &s.record.inputs).filter(|i| i.is_cell()) {
            let series = table.dataset.series.get(input.series as usize);
            let off = series.and_then(|s| misfit(s, input.point as usize));
            fits &= off.is_none() && !table.is_below_nothing(input);
            let known = |r: &Record| r.inputs.iter().any(|i| (i.row, i.column) == (input.row, input.column));
            if let (Some(series), Some(Misfit::Thousand)) = (series, off)
                && !wrong.iter().any(known)
            {
                wrong.push(Record::of_point(input.series, series, input.point as usize));
            }
        }
        fits
    });
    for record in wrong.iter().rev() {
        told.insert(0, of_one::misfit(table, record));
    }
}

/// Whether a number of a sentence is printed as zero without being it: "$0.0, down 100.0%" tells of nothing.
fn vanishes(sentence: &Sentence) -> bool {
    sentence.spans.iter().any(|span| {
        let shown = sentence.text.chars().skip(span.start as usize).take((span.end - span.start) as usize);
        // A count may stand in words.
        let digits: Vec<char> = shown
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            .collect();
        let naught = !digits.is_empty() && !digits.iter().any(|c| matches!(c, '1'..='9'));
        naught && span.record.value.is_ok_and(|v| v != 0.0)
    })
}

/// What a flow is called in running text.
fn flow_key(flow: Flow) -> &'static str {
    match flow {
        Flow::Export => "tell.flow.export",
        Flow::Import => "tell.flow.import",
        Flow::Turnover => "tell.flow.turnover",
        Flow::Balance => "tell.flow.balance",
    }
}

/// The last period for which every one of some series has a figure.
fn last_of(table: &Table<'_>, of: &[usize]) -> Option<Period> {
    last_with(table, of, |r| r.value.is_ok())
}

/// The last period for which every one of some series has a figure of what came about.
fn last_outcome(table: &Table<'_>, of: &[usize]) -> Option<Period> {
    last_with(table, of, came_about)
}

fn last_with(table: &Table<'_>, of: &[usize], holds: impl Fn(&Record) -> bool) -> Option<Period> {
    let first = table.dataset.series.get(*of.first()?)?;
    let step = first.step()?;
    let inside = |p: &Period| {
        table.query.to.is_none_or(|t| p.end_day() <= t.end_day())
            && table.query.from.is_none_or(|f| p.first_day() >= f.first_day())
    };
    first
        .points
        .iter()
        .rev()
        .filter_map(|p| p.period)
        .filter(|p| p.step() == step && inside(p))
        .find(|p| of.iter().all(|&i| holds(&table.figure(i, *p))))
}

/// Whether a kind of measure can be told at all.
fn is_told(kind: MeasureKind) -> bool {
    !matches!(kind, MeasureKind::Share | MeasureKind::Growth)
}

/// Whether a member is one of the parts.
fn is_item(role: MemberRole) -> bool {
    role == MemberRole::Item
}
