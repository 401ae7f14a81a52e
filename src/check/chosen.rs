//! What a person says about a figure: which of the readings that were tried is meant. It holds for that figure in that text.

use super::article::Article;
use super::candidates::stated;
use super::figures_in_text::Figure;
use super::meeting::meets;
use super::reading::Reading;
use super::slip::slip;
use super::slots::{Choice, put};
use super::table_index::{REST, TableIndex};
use super::verdict::{Judged, Verdict, is_exact};
use crate::period::Period;

/// A reading that a person chose for the figure at a place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Chosen {
    /// Code points of the figure.
    pub span: [usize; 2],
    /// The reading, by its [`Tried::key`].
    pub key: String,
}

/// A reading that was tried.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Tried {
    /// What it is called from outside: sort, flow, names, period and base. Holds for every table with these names.
    pub key: String,
    /// In words.
    pub reading: String,
    /// What it gives, in words.
    pub computed: String,
    /// Whether it is the one that the verdict rests on.
    pub taken: bool,
}

/// Readings that are offered.
pub(super) const MOST: usize = 12;

/// The periods that the article speaks of, the nearest to a figure first.
pub(super) fn periods_near(article: &Article, figure: &Figure) -> Vec<Choice<Period>> {
    let mut near: Vec<(usize, Period)> = article
        .mentions
        .iter()
        .filter_map(|m| Some((m.start.abs_diff(figure.tokens.0), *m.periods.first()?)))
        .collect();
    near.sort_by_key(|(far, _)| *far);
    let mut out: Vec<Choice<Period>> = Vec::new();
    for (_, period) in near {
        put(&mut out, Some(period), 0);
        if out.len() == 6 {
            break;
        }
    }
    out
}

/// The name of a reading.
pub(super) fn key(index: &TableIndex<'_>, reading: &Reading) -> String {
    let mut out = format!("{:?}", reading.sort);
    match reading.side {
        Some(side) => out.push_str(&format!(" {:?}{} {:?}", side.flow, side.side, side.topic)),
        None => out.push_str(" -"),
    }
    for (dim, members) in reading.names.iter().chain(reading.against.iter().flatten()) {
        for m in members {
            let rest = if m & REST == 0 { "" } else { "!" };
            out.push_str(&format!(" {rest}{:?}", index.name(*dim, *m)));
        }
    }
    out.push_str(&format!(" {:?} {:?}", reading.period, reading.base));
    out
}

/// The verdict by a reading that a person chose: no doubt is left about what is meant.
pub(super) fn judge(index: &TableIndex<'_>, figure: &Figure, reading: &Reading) -> Judged {
    let agrees = if is_exact(reading.sort) {
        (reading.amount.value - figure.value()).abs() < 1e-9
    } else {
        meets(stated(figure, reading.sort), reading)
    };
    let slip = if agrees { None } else { slip(index, figure, reading, &[]) };
    let verdict = if agrees { Verdict::Agrees } else { Verdict::Disagrees };
    Judged { verdict, reading: Some(reading.clone()), slip }
}
