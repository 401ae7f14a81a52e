//! Out of how many: "of the 13 markets listed", "trong 15 mặt hàng chủ lực". The number of rows that the table has of the kind. A text may
//! count other ones, so it agrees and never accuses.

use super::article::Article;
use super::candidates::{selections_of, total_of};
use super::claims_in_words::{Claim, counted, reading, stand_in};
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::slots::{Names, Side, Slots};
use super::table_index::TableIndex;
use crate::dataset::{DimensionKind, Flow};

/// The number out of which a text counts, where the table has just as many places (or goods).
pub(super) fn claim(
    article: &Article,
    index: &TableIndex<'_>,
    (at, end, n): (usize, usize, i64),
    places: bool,
) -> Option<Claim> {
    let period = article.main.or_else(|| index.latest())?;
    let all = usize::try_from(n).ok()?;
    let flows = [None, Some(Flow::Export), Some(Flow::Import)];
    let found = (0..index.dims.len()).find_map(|dim| {
        let place = index.kind(dim) == DimensionKind::Partner || index.is_called_region(dim);
        let told = place || index.kind(dim) != DimensionKind::Other;
        if told && place != places {
            return None;
        }
        let items = index.items(dim);
        // Of goods that are sold and goods that are bought, those of one flow.
        let sold = |flow: Flow, member: u32| {
            let names: Names = vec![(dim, vec![member])];
            total_of(index, &selections_of(index, Side::of(flow), &names, index.plain), period).is_some()
        };
        let told = |m: &&u32| !super::short_names::is_remainder(index.name(dim, **m));
        let by_name = items.iter().filter(told).count();
        flows.into_iter().find(|flow| {
            let sold = |f: Flow| items.iter().filter(|m| sold(f, **m)).count();
            all == flow.map_or(items.len(), sold) || flow.is_none() && all == by_name
        })
    })?;
    let side = Side::of(found.unwrap_or(Flow::Export));
    let figure = stand_in(article, at, end, n, Counts::Bare)?;
    let known = reading(Sort::Count, side, Vec::new(), period, (counted(all, Vec::new()), None), 1, 1);
    Some(Claim { figure, readings: vec![known], slots: Slots::default() })
}
