//! Words that name columns of money and of quantities, where both stand beside each other.

/// Whether a folded name is that of money, where other columns count things.
pub fn says_value(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "tri gia",
        "gia tri",
        "value",
        "kim ngach",
        "wert",
        "valeur",
        "valor",
        "金额",
        "金額",
        "価額",
        "amount",
        "금액",
        "стоимость",
        "nilai",
        "มูลค",
        "deger",
        "valore",
        "wartosc",
        "人民币",
        "美元",
    ];
    let is_short = |w: &str| matches!(w, "gt" | "tg" | "kn");
    WORDS.iter().any(|w| folded.contains(w)) || folded.split(|c: char| !c.is_alphanumeric()).any(is_short)
}

/// Whether a folded name is that of quantities, where other columns are amounts of money.
pub fn says_quantity(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "luong",
        "quantity",
        "qty",
        "volume",
        "s.l",
        "sl",
        "khoi",
        "menge",
        "quantite",
        "cantidad",
        "quantidade",
        "weight",
        "netwgt",
        "数量",
        "重量",
        "數量",
        "중량",
        "수량",
        "ปริมาณ",
        "miktar",
        "ilosc",
        "количество",
        "hoeveelheid",
        "mnozstvi",
        "tonnage",
    ];
    WORDS.iter().any(|w| folded.contains(w))
}
