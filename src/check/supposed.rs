//! What an article is about where its head leaves it open: the period, and the row that goes without saying. Each is supposed in turn, and
//! the one holds by which clearly more figures agree.

use super::article::{Article, Strange};
use super::table_index::TableIndex;
use super::{Finding, Look, Verdict};
use crate::period::Period;

/// Figures more that have to agree.
const MORE: usize = 2;
/// From so many on, as many real mistakes may come to light.
const MANY: usize = 5;

/// Periods with which the table ends that are tried.
const MOST_ENDS: usize = 3;

/// How many more may be accused for a row that goes without saying because there is no sum.
const ACCUSED: usize = 2;

/// How many figures agree and disagree.
type Score = (usize, usize);

fn score(found: &[Finding]) -> Score {
    let of = |v: Verdict| found.iter().filter(|f| f.verdict == v).count();
    (of(Verdict::Agrees), of(Verdict::Disagrees))
}

/// By how many more figures agree, where what is supposed explains them better.
fn gain(plain: Score, supposed: Score) -> Option<usize> {
    let more = supposed.0.saturating_sub(plain.0);
    // What was understood better shows its real mistakes, too.
    let worst = if more >= MANY { more } else { more / 2 };
    (more >= MORE && supposed.1.saturating_sub(plain.1) <= worst).then_some(more)
}

/// How an article is made for a table, with what the table is all about though no row names it.
type Made<'a> = &'a dyn Fn(&TableIndex<'_>, Option<Strange>) -> Article;
/// What is found in an article beside a table.
type Found<'a> = &'a dyn Fn(&Article, &TableIndex<'_>, Look) -> Vec<Finding>;

/// The findings of an article about what no row of the table names, for all rows are of it: rice, trade with the EU, foreign investors.
pub(super) fn all_about(
    plain: &Article,
    index: &TableIndex<'_>,
    of: Made<'_>,
    findings: Found<'_>,
) -> Option<Vec<Finding>> {
    let strange = plain.strange_rows();
    let (agreed, disagreed) =
        if strange.is_empty() { return None } else { score(&findings(plain, index, Look::Known)) };
    strange.into_iter().find_map(|row| {
        let other = of(index, Some(row));
        let (more, against) = score(&findings(&other, index, Look::ByWords));
        let better = more >= agreed + MORE && against.saturating_sub(disagreed) * 3 <= more - agreed;
        better.then(|| findings(&other, index, Look::Around))
    })
}

/// The findings of an article as it is best understood.
pub(super) fn understood(
    plain: Article,
    index: &mut TableIndex<'_>,
    of: Made<'_>,
    findings: Found<'_>,
) -> Vec<Finding> {
    // The first periods that the article names beside the one it seems to be about, and those that the table ends with.
    let ends = if plain.vietnamese { Vec::new() } else { index.last_periods() };
    let mut mains: Vec<Period> = Vec::new();
    for p in plain.leads.iter().copied().chain(ends.into_iter().take(MOST_ENDS)) {
        if Some(p) != plain.main && !mains.contains(&p) {
            mains.push(p);
        }
    }
    // A report on one province, or on goods alone, names it at the head and not again.
    let scopes = super::subject::scopes(&plain, index);
    if mains.is_empty() && scopes.is_empty() {
        return findings(&plain, index, Look::Around);
    }
    let with = |index: &TableIndex<'_>, main: Option<Period>| {
        let mut article = of(index, None);
        article.main = main.or(article.main);
        article
    };
    let found = findings(&plain, index, Look::ByWords);
    let mut best = score(&found);
    // Where most figures agree, it is about what it seems to be.
    if best.0 * 3 >= found.len() * 2 {
        mains.retain(|p| plain.leads.contains(p));
    }
    let mut main = None;
    let first = best;
    for other in mains {
        let found = score(&findings(&with(index, Some(other)), index, Look::ByWords));
        if gain(first, found).is_some() && found.0 > best.0 {
            (best, main) = (found, Some(other));
        }
    }
    let (first, mut scope) = (best, None);
    // Goods and services without a sum of both: what is said without either word is said of the one the article is about, also where
    // nothing more agrees for it.
    let sum = !super::members::has_goods_and_services(index) || index.has_outcome_of_all();
    for row in scopes {
        index.scope = Some(row);
        let found = score(&findings(&with(index, main), index, Look::ByWords));
        let fits = !sum && scope.is_none() && found.0 >= best.0 && found.1 <= best.1 + ACCUSED;
        if gain(first, found).is_some() && found.0 > best.0 || fits {
            (best, scope) = (found, Some(row));
        }
    }
    index.scope = scope;
    findings(&with(index, main), index, Look::Around)
}
