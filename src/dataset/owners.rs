//! Owners among goods: statistics offices print the sum of exports by owner (domestic, foreign-invested) above the list of goods, in
//! the same column. Both add up to the total, so an owner is no part beside goods: it overlaps all of them.

use super::{Dimension, DimensionKind, MemberRole};
use crate::lang;

/// Marks owners, and totals less or with one of the goods ("Trừ dầu thô"), as groups where other members outnumber them.
pub(super) fn mark(dimension: &mut Dimension) {
    if matches!(dimension.kind, DimensionKind::Sector | DimensionKind::Flow) {
        return;
    }
    let mut overlaps: Vec<bool> =
        dimension.members.iter().map(|m| is_owner_name(&m.name) || is_all_but(&m.name)).collect();
    // "Khu vực có vốn đầu tư nước ngoài: dầu thô, hàng hoá khác": what else these owners sell is no good either.
    for at in 1..overlaps.len() {
        let below = at.saturating_sub(2)..at;
        let of_owner = overlaps.get(below).is_some_and(|above| above.contains(&true));
        let rest = || dimension.members.get(at).is_some_and(|m| lang::is_rest(&m.name));
        if let Some(slot) = overlaps.get_mut(at).filter(|_| of_owner && rest()) {
            *slot = true;
        }
    }
    // What stands under an owner is his: the same goods stand in the list of all goods once more.
    for at in 0..overlaps.len() {
        let above = dimension.members.get(at).and_then(|m| m.parent).map(|p| p as usize);
        let of_owner = above
            .is_some_and(|p| dimension.members.get(p).is_some_and(|m| is_owner_name(&m.name) && p != at));
        if let Some(slot) = overlaps.get_mut(at).filter(|_| of_owner) {
            *slot = true;
        }
    }
    let owners = overlaps.iter().filter(|o| **o).count();
    let others =
        dimension.members.iter().zip(&overlaps).filter(|(m, o)| m.role != MemberRole::Total && !**o).count();
    if others <= owners {
        return;
    }
    for (member, _) in
        dimension.members.iter_mut().zip(overlaps).filter(|(m, o)| *o && m.role == MemberRole::Item)
    {
        member.role = MemberRole::Group;
    }
}

/// Whether a name is that of all goods with or without one of them.
fn is_all_but(name: &str) -> bool {
    let folded = lang::fold(name);
    let starts =
        ["tru dau tho", "khong ke dau tho", "ke ca dau tho", "excluding crude oil", "including crude oil"];
    starts.iter().any(|start| folded.starts_with(start))
}

/// Whether a name is that of who owns the firms that trade.
///
/// ```
/// use kimngach::dataset::is_owner_name;
/// assert!(is_owner_name("Khu vực có vốn đầu tư nước ngoài") && is_owner_name("Foreign-invested sector"));
/// assert!(!is_owner_name("Khu vực châu Á") && !is_owner_name("Sản phẩm gỗ"));
/// ```
pub fn is_owner_name(name: &str) -> bool {
    let folded = lang::fold(name);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    // "Trong đó: Khu vực có vốn đầu tư nước ngoài"
    let plain = plain.split_once(": ").map_or(plain, |(_, own)| own);
    let starts = [
        "khu vuc kinh te ",
        "khu vuc co von ",
        "khu vuc von ",
        "khu vuc dau tu nuoc ngoai",
        "khu vuc fdi",
        "khu vuc trong nuoc",
        "khu vuc dtnn",
        "doanh nghiep fdi",
        "doanh nghiep co von ",
        "doanh nghiep 100% von ",
        "doanh nghiep trong nuoc",
        "doanh nghiep nha nuoc",
        "kinh te nha nuoc",
        "kinh te trong nuoc",
        "ngoai quoc doanh",
        "foreign invested",
        "foreign-invested",
        "foreign direct investment sector",
        "foreign investment sector",
        "fdi sector",
        "domestic sector",
        "domestic economic sector",
        "domestic enterprises",
        "state-owned ",
    ];
    starts.iter().any(|start| plain.starts_with(start)) || matches!(plain, "fdi" | "dtnn")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Member;

    fn marked(kind: DimensionKind, names: &[&str]) -> Vec<MemberRole> {
        let members = names.iter().map(|n| Member { name: (*n).to_owned(), ..Member::default() }).collect();
        let mut dimension = Dimension { name: "item".to_owned(), kind, members };
        mark(&mut dimension);
        dimension.members.iter().map(|m| m.role).collect()
    }

    #[test]
    fn owners_above_goods_are_no_goods() {
        use MemberRole::{Group, Item};
        let names = ["Khu vực kinh tế trong nước", "Khu vực có vốn đầu tư NN", "Gạo", "Cà phê", "Dệt, may"];
        assert_eq!(marked(DimensionKind::Commodity, &names), [Group, Group, Item, Item, Item]);
        let names = ["Khu vực có vốn đầu tư NN", "Dầu thô", "Hàng hoá khác", "Gạo", "Chè", "Hàng hóa khác"];
        assert_eq!(marked(DimensionKind::Commodity, &names), [Group, Item, Group, Item, Item, Item]);
        let names = [
            "Domestic sector",
            "Foreign-invested sector",
            "Excluding crude oil",
            "Rice",
            "Coffee",
            "Tea",
            "Oil",
        ];
        assert_eq!(marked(DimensionKind::Commodity, &names), [Group, Group, Group, Item, Item, Item, Item]);
    }

    #[test]
    fn owners_alone_are_the_parts() {
        let names = ["Khu vực kinh tế trong nước", "Khu vực có vốn đầu tư nước ngoài"];
        assert!(marked(DimensionKind::Other, &names).iter().all(|r| *r == MemberRole::Item));
        let names = ["Kinh tế nhà nước", "Doanh nghiệp FDI", "Gạo"];
        assert!(marked(DimensionKind::Sector, &names).iter().all(|r| *r == MemberRole::Item));
    }
}
