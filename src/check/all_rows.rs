//! Every row of the table together, told by how many there are.

use super::article::{Article, Says};
use super::slots::Names;
use super::table_index::TableIndex;

/// "Gộp cả bốn nhóm, …", "the eight groups contributed $33 billion": every row of a dimension that has as many.
pub(super) fn all_rows(
    article: &Article,
    index: &TableIndex<'_>,
    (from, at): (usize, usize),
) -> Option<Names> {
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let counted = (from..at).rev().find_map(|i| {
        let among = i.checked_sub(1).is_some_and(|b| matches!(lower(b), "among" | "of" | "in" | "trong" | "số" | "than"));
        let named = article.mentions_in(i, at).iter().any(|m| matches!(m.says, Says::Named(_)) && !m.compared);
        // "gộp cả bốn nhóm, ngành da giày - dệt may": whatever they are called together.
        let together = lower(i) == "cả" && i.checked_sub(1).is_some_and(|b| matches!(lower(b), "gộp" | "cộng" | "tính"));
        let lead = !among && (!named || together) && matches!(lower(i), "cả" | "gộp" | "cộng" | "the" | "all" | "tổng");
        let n = super::claims_in_words::number_word(article.token(i + 1)?).filter(|n| lead && *n > 2)?;
        let skip = usize::from(matches!(lower(i + 2), "product" | "export" | "commodity" | "main"));
        let things = matches!(
            lower(i + 2 + skip),
            "nhóm" | "mặt" | "nước" | "thị" | "ngành" | "groups" | "products" | "countries" | "markets" | "lines" | "categories"
                | "commodities" | "economies" | "partners" | "items"
        );
        let subset = matches!(lower(i + 3 + skip), "đầu" | "dẫn" | "lớn" | "hàng" if lower(i + 2) != "nhóm" && lower(i + 2) != "mặt");
        things.then_some(n).filter(|_| !subset)
    })?;
    let dim = (0..index.dims.len()).find(|d| index.items(*d).len() as i64 == counted)?;
    Some(vec![(dim, index.items(dim))])
}
