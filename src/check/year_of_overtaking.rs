//! The year in which one overtook another: "Xuất khẩu của Việt Nam qua mặt Indonesia vào năm 2015; đến năm 2019 thì bỏ lại cả Thái Lan lẫn
//! Malaysia", "They went past Malaysia's in 2019". That one is above another in a later year as well is no mistake: it agrees, it never accuses.

use super::article::{Article, Mention, Says};
use super::candidates::level;
use super::claims_in_words::{Claim, reading, stand_in};
use super::extremes::year_found;
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::periods_in_text::When;
use super::slot_names::named;
use super::slots::{Names, slots};
use super::table_index::{TableIndex, Wanted};
use crate::dataset::Status;
use crate::period::Period;

/// Verbs of overtaking of one word.
const OVERTOOK: [&str; 9] = [
    "overtook",
    "overtaken",
    "overtaking",
    "passed",
    "surpassed",
    "eclipsed",
    "leapfrogged",
    "outstripped",
    "vượt",
];
/// Tokens between the verb and whom it names.
const NEAR: usize = 3;

/// The token behind a verb of overtaking that stands here.
fn verb_at(article: &Article, at: usize) -> Option<usize> {
    match (article.lower(at), article.lower(at + 1)) {
        ("qua", "mặt") | ("bỏ", "lại") | ("soán", "ngôi") | ("vượt", "qua" | "mặt") => {
            Some(at + 2)
        }
        ("went" | "edged" | "moved" | "slipped" | "crept" | "raced" | "sailed" | "shot", "past") => {
            Some(at + 2)
        }
        (word, _) if OVERTOOK.contains(&word) => Some(at + 1),
        _ => None,
    }
}

/// The years of overtaking that a text states.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    if index.flowless || index.dims.is_empty() {
        return Vec::new();
    }
    (0..article.tokens.len()).filter_map(|at| claim(article, index, at, verb_at(article, at)?)).collect()
}

fn claim(article: &Article, index: &TableIndex<'_>, at: usize, behind: usize) -> Option<Claim> {
    let clause = article.clause_of(at);
    let (from, to) = (article.clause_start(clause), article.clause_start(clause + 1));
    // Whom: names right behind the verb, joined.
    let is_name = |m: &&Mention| matches!(m.says, Says::Named(_));
    let all: Vec<&Mention> = article.mentions_in(behind, to).iter().filter(is_name).collect();
    let first = all.first().filter(|m| m.start <= behind + NEAR)?;
    let stop = article.figures_in(first.start, to).first().map_or(to, |f| f.tokens.0);
    let others: Vec<Names> = all
        .iter()
        .filter(|m| m.end <= stop)
        .filter_map(|m| named(m)?.into_iter().flatten().next().map(|part| vec![part]))
        .collect();
    // The one year of the clause.
    let mut years = article.mentions_in(from, to).iter().filter_map(|m| match m.when() {
        Some(When::Exact(year @ Period::Year(_))) => Some((m, year)),
        _ => None,
    });
    let (m, year) = years.next().filter(|_| years.next().is_none())?;
    let before = year.previous()?;
    let stated = stand_in(article, m.start, m.end, year.end_year().into(), Counts::Bare)?;
    let verb = stand_in(article, at, behind, 1, Counts::Bare)?;
    let slots = slots(article, index, &verb, Sort::Extreme);
    let measures = [index.plain, Wanted::Amount];
    let measures =
        measures.iter().enumerate().filter(|(n, w)| *n == 0 || index.has.contains(w) && **w != index.plain);
    let mut readings = Vec::new();
    for (n, measure) in measures {
        for flow in slots.flows.iter().take(2) {
            for names in slots.names.iter().take(3).filter(|c| !c.value.is_empty()) {
                let size = |names: &Names, p: Period| {
                    let found = level(index, flow.value, names, *measure, p)?;
                    (found.status != Status::Plan).then_some(found.value)
                };
                // Everything that narrows the one but its own name narrows the other.
                let beside = |other: &Names| -> Names {
                    let dims: Vec<usize> = other.iter().map(|(dim, _)| *dim).collect();
                    names.value.iter().filter(|(dim, _)| !dims.contains(dim)).chain(other).cloned().collect()
                };
                let above = |p: Period| -> Option<bool> {
                    let own = size(&names.value, p)?;
                    let each: Option<Vec<bool>> =
                        others.iter().map(|o| Some(own > size(&beside(o), p)?)).collect();
                    each.map(|each| each.iter().all(|above| *above))
                };
                if above(year) != Some(true) || above(before) != Some(false) {
                    continue;
                }
                let cost = flow.cost + names.cost + n as i32;
                let reach = flow.cost.max(names.cost);
                let by = (year_found(year), Some("first-above"));
                let mut found =
                    reading(Sort::Extreme, flow.value, names.value.clone(), year, by, cost, reach);
                found.base = Some(before);
                found.against = Some(others.iter().flatten().cloned().collect());
                readings.push(found);
            }
        }
    }
    readings.sort_by_key(|r| r.cost);
    (!readings.is_empty()).then_some(Claim { figure: stated, readings, slots })
}
