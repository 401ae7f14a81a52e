//! Tables whose rows are no flow (what power is made of), with exports and imports of it all beside. A figure is of the rows unless
//! a flow is what is spoken of last.

use super::article::{Article, Mention, Says};
use super::figures_in_text::Figure;
use super::table_index::TableIndex;

/// Whether a figure is of such rows.
pub(super) fn is_of_rows(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> bool {
    if !index.rows_apart {
        return false;
    }
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let telling = |m: &&Mention| {
        !m.compared && (m.flow().is_some() || matches!(m.says, Says::Topic(_) | Says::Named(_)))
    };
    let is_flow = |m: &Mention| m.flow().is_some();
    let (next, stop) = super::kinds::behind(article, figure);
    let behind = article.mentions_in(next, stop.min(next + 2)).iter().any(is_flow);
    let last = article.mentions_in(sentence, at).iter().rev().find(telling);
    !behind && last.is_none_or(|m| !is_flow(m))
}
