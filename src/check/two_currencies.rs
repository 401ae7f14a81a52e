//! A table that states the same trade in two currencies, as China's customs do in yuan and in dollars: an article speaks of one, and "in
//! dollar terms" of the other. Each is checked against its own half of the table.

use super::words::{Token, TokenKind, tokens};
use super::{Finding, Verdict};
use crate::dataset::{Dataset, Series};
use crate::period::Period;
use crate::unit::{Currency, Quantity};
use std::collections::HashSet;

/// The halves of such a table, by their currencies; the one that most of it is stated in first.
pub(super) struct Halves {
    pub(super) own: Dataset,
    pub(super) other: Dataset,
    currencies: [Currency; 2],
}

/// Takes a table apart by currencies, where one states again what the other does.
pub(super) fn halves(dataset: &Dataset) -> Option<Halves> {
    let money = |s: &Series| match &s.unit.quantity {
        Quantity::Money(c) if dataset.flow(s).is_some() => Some(*c),
        _ => None,
    };
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for (currency, n) in dataset.series.iter().filter_map(|s| Some((money(s)?, s.points.len()))) {
        match counts.iter_mut().find(|(c, _)| *c == currency) {
            Some((_, all)) => *all += n,
            None => counts.push((currency, n)),
        }
    }
    counts.sort_by_key(|(c, n)| (core::cmp::Reverse(*n), *c));
    let [(own, _), (other, _)] = *counts.as_slice() else { return None };
    let stated = |currency: Currency| -> HashSet<(&[u32], Option<Period>)> {
        let of = dataset.series.iter().filter(|s| money(s) == Some(currency));
        of.flat_map(|s| s.points.iter().map(|p| (s.members.as_slice(), p.period))).collect()
    };
    if stated(own).is_disjoint(&stated(other)) {
        return None;
    }
    let half = |left_out: Currency| {
        let mut half = dataset.clone();
        half.series.retain(|s| money(s) != Some(left_out));
        half
    };
    Some(Halves { own: half(other), other: half(own), currencies: [own, other] })
}

/// A stretch of the text that counts in the other currency.
struct Stretch {
    span: [usize; 2],
    /// Where the sentence ends that says so; what follows only goes on.
    said_until: usize,
}

/// The findings of a text: those of the other half where it counts in that currency.
pub(super) fn merged(
    text: &str,
    halves: &Halves,
    mut own: Vec<Finding>,
    other: Vec<Finding>,
) -> Vec<Finding> {
    let stretches = stretches(&tokens(text), halves.currencies);
    for found in other {
        let within = |s: &&Stretch| s.span[0] <= found.span[0] && found.span[1] <= s.span[1];
        let Some(stretch) = stretches.iter().find(within) else { continue };
        let said = found.span[0] < stretch.said_until;
        match own.iter_mut().find(|f| f.span == found.span) {
            // What only goes on from a sentence before may be of the table's own money again.
            Some(f) if said || found.verdict == Verdict::Agrees || f.verdict == Verdict::Disagrees => {
                *f = found
            }
            Some(_) => {}
            None if said || found.verdict == Verdict::Agrees => own.push(found),
            None => {}
        }
    }
    own.sort_by_key(|f| f.span);
    own
}

/// Stretches that count in the second currency: from "in dollar terms" to the end of the paragraph or to a word for the first one; and
/// sums of it by themselves.
fn stretches(tokens: &[Token], [own, other]: [Currency; 2]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut open: Option<Stretch> = None;
    let says = |i: usize, currency: Currency| tokens.get(i).is_some_and(|t| is_word_for(t, currency));
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let end_of = |i: usize, same: &dyn Fn(&Token) -> bool| {
        tokens.iter().skip(i).take_while(|t| same(t)).last().map_or(0, |t| t.end)
    };
    let start_of = |i: usize, same: &dyn Fn(&Token) -> bool| {
        tokens.iter().take(i + 1).rev().take_while(|t| same(t)).last().map_or(0, |t| t.start)
    };
    for (i, token) in tokens.iter().enumerate() {
        let in_sentence = |t: &Token| t.sentence == token.sentence;
        let in_clause = |t: &Token| t.clause == token.clause;
        if let Some(s) = open.as_mut()
            && (token.start > s.span[1] || says(i, own))
        {
            s.span[1] = s.span[1].min(start_of(i, &in_clause));
            out.extend(open.take());
        }
        if !says(i, other) {
            continue;
        }
        // "in U.S. dollars"
        let american = word(i.wrapping_sub(4)) == "u" && word(i.wrapping_sub(1)) == ".";
        let led = matches!(word(i.wrapping_sub(if american { 5 } else { 1 })), "in" | "by");
        let terms = matches!(word(i + 1), "terms" | "denominated") || word(i + 2) == "denominated";
        let before = i.checked_sub(1).and_then(|b| tokens.get(b));
        let summed = before.is_some_and(|t| {
            t.kind == TokenKind::Number
                || matches!(t.lower.as_str(), "billion" | "trillion" | "million" | "bn" | "us")
        }) || american && !led;
        if (led || terms) && open.is_none() && !summed {
            let in_paragraph = |t: &Token| t.paragraph == token.paragraph;
            let start = start_of(i, &in_clause);
            open = Some(Stretch {
                span: [start, end_of(i, &in_paragraph)],
                said_until: end_of(i, &in_sentence),
            });
        } else if open.is_none() {
            // "3.64 trillion U.S. dollars", "$ 101.26 billion": the sum alone.
            let from = tokens.get(i.saturating_sub(6)).map_or(0, |t| t.start);
            let to = tokens.get((i + 3).min(tokens.len().saturating_sub(1))).map_or(token.end, |t| t.end);
            let sum = Stretch { span: [from, to], said_until: to };
            let near = tokens.get(i.saturating_sub(6)..(i + 3).min(tokens.len())).unwrap_or_default();
            if !near.iter().any(|t| is_word_for(t, own)) {
                out.push(sum);
            }
        }
    }
    out.extend(open);
    out
}

/// Whether a word or sign means a currency.
fn is_word_for(token: &Token, currency: Currency) -> bool {
    let signs: &[char] = match &currency.0 {
        b"USD" => &['$'],
        b"EUR" => &['€'],
        b"GBP" => &['£'],
        b"JPY" | b"CNY" => &['¥'],
        _ => &[],
    };
    matches!(token.kind, TokenKind::Mark(c) if signs.contains(&c))
        || token.kind == TokenKind::Word && super::other_currency::means(&token.folded, currency)
}
