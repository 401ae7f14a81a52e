//! What an article is all about: the one row that its first sentence names and that it comes back to. A sentence that names nothing goes
//! on with it.

use super::article::{Article, Mention, Says};
use super::members::Named;
use super::table_index::TableIndex;
use crate::dataset::DimensionKind;

/// A member of one dimension that goes without saying.
pub(super) fn subject(article: &Article, index: &TableIndex<'_>) -> Option<(usize, u32)> {
    // How often each member is spoken of, and whether the head does; the head of an article without a title is its first sentence.
    let head = article.sentence_start(1);
    let mut spoken: Vec<((usize, u32), usize, bool)> = Vec::new();
    for m in &article.mentions {
        let Says::Named(found) = &m.says else { continue };
        for n in found {
            let Named::Member { dim, member } = n else { continue };
            let key = (*dim, *member);
            let in_head = m.start < head;
            match spoken.iter_mut().find(|(k, ..)| *k == key) {
                Some((_, n, h)) => {
                    *n += 1;
                    *h |= in_head;
                }
                None => spoken.push((key, 1, in_head)),
            }
        }
    }
    let own = |dim: usize| spoken.iter().filter(move |((d, _), ..)| *d == dim);
    let ((dim, member), times, _) = spoken.iter().filter(|(_, _, h)| *h).max_by_key(|(_, n, _)| *n)?;
    let alone = own(*dim).filter(|(_, _, h)| *h).count() == 1;
    let most = own(*dim).all(|(_, n, _)| n <= times);
    (alone && most && *times > 2 && !index.is_group(*dim, *member)).then_some((*dim, *member))
}

/// Rows that the first sentences name, of which the article may be all about: a province beside the whole country, goods beside
/// services. The most named first.
pub(super) fn scopes(article: &Article, index: &TableIndex<'_>) -> Vec<(usize, u32)> {
    /// Sentences, the title among them.
    const FIRST: usize = 4;
    /// Rows that are tried.
    const TRIED: usize = 2;
    let mut named: Vec<((usize, u32), usize)> = Vec::new();
    for m in article.mentions.iter().filter(|m| !m.compared) {
        let Says::Named(found) = &m.says else { continue };
        let [Named::Member { dim, member }] = found.as_slice() else { continue };
        let early = m.start < article.sentence_start(FIRST);
        match named.iter_mut().find(|(row, _)| *row == (*dim, *member)) {
            Some((_, n)) => *n += 1,
            None if early => named.push(((*dim, *member), 1)),
            None => {}
        }
    }
    // The one province that all rows are of: what is said without its name is said of it.
    let own = |dim: usize| {
        let listed = matches!(index.kind(dim), DimensionKind::Partner | DimensionKind::Commodity);
        index.members_in(dim) > 1 || !listed || index.is_called_region(dim)
    };
    named.retain(|((dim, member), _)| *member & super::table_index::REST == 0 && own(*dim));
    named.sort_by_key(|(_, n)| core::cmp::Reverse(*n));
    named.into_iter().map(|(row, _)| row).take(TRIED).collect()
}

/// The heading that each paragraph stands under: a short line without a full stop or a figure that names something, behind the first
/// paragraph, which is the title.
pub(super) fn headings(article: &Article) -> Vec<Option<(usize, usize)>> {
    /// Words of a heading, at most.
    const SHORT: usize = 14;
    let mut out: Vec<Option<(usize, usize)>> = Vec::new();
    let (mut start, mut last) = (0, None);
    while let Some(first) = article.token(start) {
        let length = article.tokens.get(start..).unwrap_or_default();
        let length = length.iter().take_while(|t| t.paragraph == first.paragraph).count();
        let end = start + length;
        let words = article.tokens.get(start..end).unwrap_or_default();
        let text = || words.iter().rev().find(|t| t.kind != super::words::TokenKind::Line);
        let open = text().is_some_and(|t| !t.is('.') && !t.is('!') && !t.is('"') && !t.is('”'));
        let named = article.mentions_in(start, end).iter().any(|m| {
            matches!(&m.says, Says::Named(found) if found.iter().any(|n| !matches!(n, Named::Absent(..))))
        });
        let heads = first.paragraph > 0 && open && length <= SHORT && named;
        if heads && article.figures_in(start, end).is_empty() {
            last = Some((start, end));
        }
        while out.len() < first.paragraph {
            out.push(last);
        }
        out.push(last);
        start = end.max(start + 1);
    }
    out
}

/// Whether a heading stands between a place and a paragraph behind it: a short line without a full stop or a figure.
pub(super) fn is_behind_heading(article: &Article, from: usize, paragraph: usize) -> bool {
    /// Words of a heading, at most.
    const SHORT: usize = 10;
    let behind = article.tokens.get(from..).unwrap_or_default();
    let first = article.paragraph_of(from);
    (first + 1..paragraph).any(|id| {
        let words: Vec<&super::words::Token> = behind
            .iter()
            .skip_while(|t| t.paragraph < id)
            .take_while(|t| t.paragraph == id)
            .filter(|t| t.kind != super::words::TokenKind::Line)
            .collect();
        let open =
            words.last().is_some_and(|t| !t.is('.') && !t.is('!') && !t.is('"') && !t.is('”') && !t.is(':'));
        open && words.len() <= SHORT && words.iter().all(|t| t.kind != super::words::TokenKind::Number)
    })
}

/// The two rows that an article names most, where it names them again and again.
pub(super) fn often(article: &Article, index: &TableIndex<'_>) -> Vec<(usize, u32)> {
    let mut spoken: std::collections::HashMap<(usize, u32), usize> = std::collections::HashMap::new();
    for m in article.mentions.iter().filter(|m| !m.compared) {
        let Says::Named(found) = &m.says else { continue };
        for n in found {
            if let Named::Member { dim, member } = n
                && !index.is_group(*dim, *member)
            {
                *spoken.entry((*dim, *member)).or_default() += 1;
            }
        }
    }
    let mut all: Vec<((usize, u32), usize)> = spoken.into_iter().filter(|(_, n)| *n > 2).collect();
    all.sort_by_key(|(row, n)| (core::cmp::Reverse(*n), *row));
    all.into_iter().map(|(row, _)| row).take(2).collect()
}

/// The token at which each of some rows is named first; beyond the text where it is not.
pub(super) fn first_named(article: &Article, rows: &[(usize, u32)]) -> Vec<usize> {
    let names = |m: &Mention, row: &(usize, u32)| {
        let parts = super::slot_names::named(m).unwrap_or_default();
        parts.into_iter().flatten().any(|(d, all)| d == row.0 && all.contains(&row.1))
    };
    let first = |row| article.mentions.iter().find(|m| names(m, row)).map_or(usize::MAX, |m| m.start);
    rows.iter().map(first).collect()
}
