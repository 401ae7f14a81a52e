//! Places and numbers of countries in a table that lists a bloc beside its members: "Pháp lên vị trí thứ tư", "eight members bought over
//! $1 billion" are told of the bloc, while the table, which does not say who belongs to it, only tells them of all its rows.

use super::article::{Article, Mention, Says};
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::members::Named;
use super::reading::Reading;
use super::table_index::TableIndex;
use super::verdict::{Judged, Verdict};

/// Fewest rows beside the bloc that can be its members.
const FEWEST: usize = 3;

fn is_bloc(index: &TableIndex<'_>, dim: usize, member: u32) -> bool {
    super::members::is_country_group(index.name(dim, member))
}

/// The bloc that a row of the table is, when a mention is of one.
fn bloc_of(index: &TableIndex<'_>, m: &Mention) -> Option<(usize, u32)> {
    let Says::Named(found) = &m.says else { return None };
    found.iter().find_map(|n| match n {
        Named::Member { dim, member } if is_bloc(index, *dim, *member) => Some((*dim, *member)),
        _ => None,
    })
}

/// Whether a place or a number of countries may be one within a bloc that the article speaks of, the bloc's own place apart.
pub(super) fn may_be_within_one(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    reading: &Reading,
) -> bool {
    if !matches!(reading.sort, Sort::Rank | Sort::Count) {
        return false;
    }
    let own = |(dim, members): &(usize, Vec<u32>)| members.iter().any(|m| is_bloc(index, *dim, *m));
    if reading.sort == Sort::Rank && reading.names.iter().any(own) {
        return false;
    }
    let until = article.sentence_start(article.sentence_of(figure.tokens.0) + 1);
    let spoken = article.mentions_in(0, until).iter().filter_map(|m| bloc_of(index, m)).next();
    // A place of coffee, or a number of products, is none of countries.
    let of_countries = |dim: usize| match reading.sort {
        Sort::Rank => reading.names.iter().any(|(own, _)| *own == dim),
        _ => {
            let said = article.tokens.get(figure.tokens.0..figure.tokens.1 + 3).unwrap_or_default();
            said.iter()
                .any(|t| super::counted_members::kind_of(&t.lower) == Some(true) || t.lower == "members")
        }
    };
    spoken.is_some_and(|(dim, _)| index.items(dim).len() > FEWEST && of_countries(dim))
}

/// An accusation that is none where it may be one within a bloc.
pub(super) fn left_open(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: Judged,
) -> Judged {
    let within = |r: &Reading| may_be_within_one(article, index, figure, r);
    if judged.verdict == Verdict::Disagrees && judged.reading.as_ref().is_some_and(within) {
        return Judged { verdict: Verdict::Uncheckable, slip: None, ..judged };
    }
    judged
}
