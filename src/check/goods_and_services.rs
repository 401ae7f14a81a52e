//! Goods and services as two rows without one for both: "goods and services" are the two taken together, and "the goods deficit" is that of
//! the goods, though longer words for trade begin with the same one.

use super::article::{Mention, Says};
use super::lexicon::{Mark, Phrases};
use super::members::{Named, is_one_of_two};
use super::table_index::TableIndex;
use super::words::Token;

/// What "goods" means in the table, where it stands in rows of its own beside services and no row stands for both.
fn row_of(names: &Phrases<Named>, index: &TableIndex<'_>, tokens: &[Token], at: usize) -> Option<Named> {
    let (used, found) = names.at(tokens, at)?;
    found.into_iter().find(|n| used == 1 && is_one_of_two(n, index))
}

/// Gives "goods and services" and "merchandise trade deficit" the rows that they name.
pub(super) fn name_rows(
    tokens: &[Token],
    names: &Phrases<Named>,
    index: &TableIndex<'_>,
    mentions: &mut Vec<Mention>,
) {
    if index.has_outcome_of_all() || !super::members::has_goods_and_services(index) {
        return;
    }
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut m in mentions.drain(..) {
        let first = row_of(names, index, tokens, m.start);
        let said =
            |says| Mention { start: m.start, end: m.start + 1, says, periods: Vec::new(), compared: false };
        let words = m.end - m.start;
        match first {
            // "goods and services"; of each of them it is not their sum.
            Some(Named::Member { dim, member })
                if words == 3 && m.flow().is_none() && m.has(Mark::Elsewhere) =>
            {
                let other = row_of(names, index, tokens, m.start + 2);
                let each = tokens.get(m.start.saturating_sub(3)..m.start).unwrap_or_default();
                let each = each.iter().any(|t| t.is_word("each") || t.is_word("both"));
                if let Some(Named::Member { dim: own, member: beside }) = other
                    && own == dim
                    && !each
                {
                    m.says = Says::Named(vec![Named::Union { dim, members: vec![member, beside] }]);
                }
            }
            // "merchandise trade | deficit", "goods exports".
            Some(row) if words > 1 && m.flow().is_some() => {
                out.push(said(Says::Named(vec![row])));
                m.start += 1;
            }
            _ => {}
        }
        out.push(m);
    }
    *mentions = out;
}
