//! A market that the table has of one product only: "shipments to Canada" in a report on garments, beside a table that breaks nothing
//! else down by market. Where the article has spoken of that product, nothing else can be meant.

use super::article::{Article, Says};
use super::members::Named;
use super::slots::{Choice, Names, choice};
use super::table_index::TableIndex;

/// Adds the product to names that stand in the table beside it alone.
pub(super) fn complete(
    article: &Article,
    index: &TableIndex<'_>,
    at: usize,
    mut out: Vec<Choice<Names>>,
) -> Vec<Choice<Names>> {
    // "sales to China fell on weaker canola, which was off a third": what the table has of neither together, it has of the nearer one.
    if let Some(first) = out.first().filter(|c| c.value.len() > 1 && !index.states(&c.value)).cloned() {
        for (n, part) in first.value.iter().enumerate() {
            let alone: Names = vec![part.clone()];
            let way = index.ways.is_some_and(|(dim, _)| dim == part.0);
            if !way && index.states(&alone) && !out.iter().any(|c| c.value == alone) {
                out.push(choice(alone, first.cost + n as i32 * 2));
            }
        }
        out.sort_by_key(|c| c.cost);
    }
    for made in &mut out {
        let [(dim, members)] = made.value.as_slice() else { continue };
        let [member] = members.as_slice() else { continue };
        let Some((other, code)) = index.implied.only_beside(*dim, *member) else { continue };
        let spoken = article.mentions.iter().take_while(|m| m.start < at).any(|m| match &m.says {
            Says::Named(found) => found.contains(&Named::Member { dim: other, member: code }),
            _ => false,
        });
        if spoken {
            made.value.push((other, vec![code]));
        }
    }
    out
}
