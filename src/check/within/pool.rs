//! All statements of the texts together, found by subject and period, and the clashes between them.

use super::spoken_names::SpokenNames;
use super::statement::{Statement, Subject, What};
use crate::figure::Interval;
use crate::period::Period;
use std::collections::HashMap;

/// What two or more statements break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Broken {
    /// One thing, two figures.
    Same,
    /// Exports less imports is the balance.
    Balance,
    /// Exports and imports together are the turnover.
    Turnover,
    /// A growth and the levels it compares.
    Growth,
    /// A change and the levels it compares.
    Change,
    /// So many times, and the levels.
    Times,
    /// Yearly growth and the levels at its ends, or that of parts of its years.
    Annual,
    /// A share, part and whole.
    Share,
    /// Shares that together are more than all.
    MoreThanAll,
    /// A part larger than its whole.
    PartOverWhole,
    /// Parts that are all there is, and their sum.
    Parts,
    /// Shorter periods and the one they make up.
    Periods,
    /// The growth of the parts and that of the whole.
    Mix,
    /// A figure without its scale word.
    ScaleWord,
    /// How many years in a row.
    Run,
    /// How many there are, and the list of them.
    List,
    /// A plan that is said to be met all along.
    Plan,
    /// A thing in one group here and in another there.
    Group,
    /// A text and the table in it.
    Table,
    /// A table in the text, in itself.
    InTable,
}

/// A piece of arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// A statement's figure.
    Of(usize),
    /// A sign between.
    Sign(String),
}

/// Statements that cannot all be right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clash {
    pub(super) broken: Broken,
    /// The statement that is marked.
    pub(super) first: usize,
    /// The others it is held against.
    pub(super) others: Vec<usize>,
    /// What the others give for the first, in its own unit and sense.
    pub(super) expected: Interval,
    /// The arithmetic that gives it.
    pub(super) pieces: Vec<Piece>,
    /// Only looks wrong: the words leave a way out.
    pub(super) doubt: bool,
}

/// The statements, and what was found among them.
pub(super) struct Pool<'a> {
    pub(super) names: &'a SpokenNames,
    pub(super) all: Vec<Statement>,
    by_key: HashMap<(Subject, Period), Vec<usize>>,
    pub(super) clashes: Vec<Clash>,
    /// Comparisons that held.
    pub(super) held: usize,
}

impl<'a> Pool<'a> {
    pub(super) fn of(names: &'a SpokenNames, all: Vec<Statement>) -> Pool<'a> {
        let mut by_key: HashMap<(Subject, Period), Vec<usize>> = HashMap::new();
        for (i, s) in all.iter().enumerate() {
            by_key.entry((s.subject.clone(), s.period)).or_default().push(i);
        }
        Pool { names, all, by_key, clashes: Vec::new(), held: 0 }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Statement> {
        self.all.get(at)
    }

    /// Statements of a subject at a period.
    pub(super) fn at(&self, subject: &Subject, period: Period) -> &[usize] {
        self.by_key.get(&(subject.clone(), period)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Statements of one sort of a subject at a period.
    pub(super) fn of_sort(&self, subject: &Subject, period: Period, what: What) -> Vec<usize> {
        let found = self.at(subject, period).iter().copied();
        found.filter(|i| self.get(*i).is_some_and(|s| s.what == what && !s.range)).collect()
    }

    /// The levels of a subject at a period that go with a statement: planned with planned where the texts state both.
    pub(super) fn levels(&self, subject: &Subject, period: Period, planned: bool) -> Vec<usize> {
        let clear = |i: &usize| self.get(*i).is_some_and(|s| s.clear);
        let all: Vec<usize> = self.of_sort(subject, period, What::Level).into_iter().filter(clear).collect();
        let is = |i: &usize| self.get(*i).is_some_and(|s| s.planned);
        if all.iter().all(is) || !all.iter().any(is) {
            return all;
        }
        all.into_iter().filter(|i| is(i) == planned).collect()
    }

    /// Holds a statement against what others give for it. `ways` are all the ways to take the others: one that meets is enough.
    pub(super) fn hold(
        &mut self,
        broken: Broken,
        first: usize,
        ways: Vec<(Vec<usize>, Interval, Vec<Piece>)>,
        doubt: bool,
    ) {
        let Some(own) = self.get(first).map(|s| s.interval) else { return };
        if ways.is_empty() {
            return;
        }
        if ways.iter().any(|(_, expected, _)| meets(&own, expected)) {
            self.held += 1;
            return;
        }
        if let Some((others, expected, pieces)) = ways.into_iter().next() {
            self.clashes.push(Clash { broken, first, others, expected, pieces, doubt });
        }
    }
}

/// Whether two intervals share a value, the last bit forgiven.
pub(super) fn meets(a: &Interval, b: &Interval) -> bool {
    let eps = 1e-9 * a.lo.abs().max(a.hi.abs()).max(b.lo.abs()).max(b.hi.abs()).max(1e-9);
    a.lo <= b.hi + eps && b.lo <= a.hi + eps
}

/// Figures with signs between them.
pub(super) fn pieces(parts: &[(usize, &str)]) -> Vec<Piece> {
    let mut out = Vec::new();
    for (i, sign) in parts {
        out.push(Piece::Of(*i));
        if !sign.is_empty() {
            out.push(Piece::Sign((*sign).to_owned()));
        }
    }
    out
}
