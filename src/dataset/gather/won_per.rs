//! Rates of exchange as Korea's offices name their rows: "원/미국달러", "원/일본엔(100엔)" is so many won for a dollar, for a hundred yen. The
//! name says the unit; in other languages the same stroke may stand the other way about, and nothing is made of it.

use crate::unit::{Currency, Quantity, Unit};

/// How Korean names of currencies end.
const MONEY: [&str; 14] = [
    "달러",
    "엔",
    "엔화",
    "유로",
    "위안",
    "위안화",
    "파운드",
    "프랑",
    "루블",
    "바트",
    "루피",
    "링깃",
    "페소",
    "루피아",
];

/// The unit of such a row, and its words.
pub(super) fn won_per(label: &str) -> Option<(Unit, String)> {
    let label = label.trim();
    let rest = label.strip_prefix("원/")?;
    let (money, bracket) = rest.split_once('(').unwrap_or((rest, ""));
    let money = money.trim();
    if !MONEY.iter().any(|name| money.ends_with(name)) {
        return None;
    }
    // Per hundred: no unit that others are put on one scale with.
    if bracket.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((Unit::of(Quantity::Other(label.to_owned())), label.to_owned()));
    }
    let per = match money {
        "달러" | "미국달러" | "미달러" => Quantity::Money(Currency::USD),
        "엔" | "일본엔" => Quantity::Money(Currency(*b"JPY")),
        "유로" => Quantity::Money(Currency(*b"EUR")),
        "위안" | "중국위안" => Quantity::Money(Currency(*b"CNY")),
        other => Quantity::Other(other.to_owned()),
    };
    let won = Unit::of(Quantity::Money(Currency(*b"KRW")));
    Some((Unit { per: Some(Box::new(per)), ..won }, ["원/", money].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn won_for_another_money() {
        let dollar = won_per("원/미국달러(매매기준율)");
        assert_eq!(dollar.as_ref().map(|(_, words)| words.as_str()), Some("원/미국달러"));
        let per = dollar.and_then(|(unit, _)| unit.per);
        assert_eq!(per.as_deref(), Some(&Quantity::Money(Currency::USD)));
        assert_eq!(won_per("원/일본엔(100엔)").map(|(_, words)| words).as_deref(), Some("원/일본엔(100엔)"));
        assert_eq!(won_per("원/톤"), None);
        assert_eq!(won_per("USD/VND"), None);
    }
}
