//! The way a heading tells from end to end: "từ 5 tỷ đến gần 800 tỷ USD", "from $3 billion to $930 billion". It names no years: the first
//! and the last that the table has are meant, where both levels are those of one and the same thing. It agrees, it never accuses.

use super::article::Article;
use super::candidates::{level, meets, stated};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::second_look::Asked;
use super::slots::{Side, put};
use super::table_index::{Amount, Wanted};
use crate::dataset::{Flow, Status};
use crate::period::Period;

/// What else than the nearest flow a heading may mean.
const UNSAID: i32 = 5;

/// The two ends of a way in the heading of the text, the earlier first.
fn ends(article: &Article) -> Option<(&Figure, &Figure)> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let levels: Vec<&Figure> = article
        .figures_in(0, article.sentence_start(1))
        .iter()
        .filter(|f| matches!(f.counts, Counts::Money(_)) && f.upper.is_none())
        .collect();
    let [from, to] = levels.as_slice() else { return None };
    let led = (from.tokens.0.saturating_sub(3)..from.tokens.0).any(|i| matches!(word(i), "tu" | "from"));
    let joined = (from.tokens.1..to.tokens.0).any(|i| matches!(word(i), "den" | "toi" | "len" | "to"));
    (led && joined && to.tokens.0 <= from.tokens.1 + 4).then_some((*from, *to))
}

/// The end of the way that a figure states.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    let (from, to) = ends(article).filter(|(a, b)| figure.span == a.span || figure.span == b.span)?;
    let done = |p: &&Period| matches!(p, Period::Year(_));
    let years: Vec<Period> = index.periods.iter().filter(done).copied().collect();
    let slots = slots_of(Sort::Value);
    let mut flows = slots.flows.clone();
    for flow in [Flow::Turnover, Flow::Export, Flow::Import] {
        put(&mut flows, Some(Side::of(flow)), UNSAID);
    }
    let mut names = slots.names.clone();
    names.truncate(3);
    put(&mut names, Some(Vec::new()), UNSAID);
    let mut readings: Vec<Reading> = Vec::new();
    for flow in &flows {
        for name in &names {
            let of = |p: &Period| {
                let amount: Amount = level(index, flow.value, &name.value, Wanted::Money, *p)?;
                (amount.status != Status::Plan).then_some((*p, amount))
            };
            let first = years.iter().min().and_then(of);
            let last = years.iter().rev().find_map(of);
            let Some((first, last)) = first.zip(last).filter(|(a, b)| a.0 < b.0) else { continue };
            let read = |(period, amount): (Period, Amount)| {
                Reading::of(
                    Sort::Value,
                    (flow.value, name.value.clone(), period),
                    Working::Level(amount.clone()),
                    amount,
                )
                .fetched(flow.cost + name.cost, flow.cost.max(name.cost))
            };
            let (first, last) = (read(first), read(last));
            let meet = |f: &Figure, r: &Reading| meets(stated(f, Sort::Value), r);
            if meet(from, &first) && meet(to, &last) {
                readings.push(if figure.span == from.span { first } else { last });
            }
        }
    }
    readings.into_iter().min_by_key(|r| r.cost)
}
