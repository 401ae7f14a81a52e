//! Which unit of a list is that of a column, by the column's name: money under value, tonnes under quantity, per cent under change.

use crate::lang;
use crate::read::amounts::{says_quantity, says_value};
use crate::unit::{Quantity, Unit};

/// The unit of a list that fits a column's name: tonnes under quantity, money under value; the only one where there is one.
pub(in crate::read) fn matching<'a>(table: &'a [(Unit, String)], name: &str) -> Option<&'a (Unit, String)> {
    let folded = lang::fold(name);
    let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let parts = says(&[
        "ty trong",
        "ti trong",
        "co cau",
        "share",
        "growth",
        "構成比",
        "伸び率",
        "比重",
        "同比",
        "前年比",
        "前年同",
        "前期比",
        "増減率",
        "增减率",
        "増加率",
        "寄与",
        "증감률",
        "증감율",
        "전년동",
        "전년비",
        "增率",
        "成長率",
        "темп",
        "прирост",
        "anteil",
        "variacion anual",
        "variacion interanual",
        "variacion mensual",
        "tasa de variacion",
        "annual change",
        "year-on-year",
        "glissement annuel",
    ]);
    let index = says(&["index", "indeks", "indice", "chi so", "指数"]);
    if let [only] = table {
        // Shares under "triệu USD" are no money.
        let money = matches!(only.0.quantity, Quantity::Money(_));
        let fits = !parts || !only.0.has_magnitude() || only.0.quantity == Quantity::Number;
        // Nor are so many enterprises.
        // "Consumption of households" is money, "Households" is how many there are.
        let counted = folded.starts_with("households")
            || says(&[
                "businesses",
                "enterprises",
                "companies",
                "number of",
                "so doanh nghiep",
                "건수",
                "件数",
            ]);
        return (fits && !((index || counted) && money)).then_some(only);
    }
    let quantity = says_quantity(&folded);
    let value = says_value(&folded);
    let is_money = |u: &Unit| matches!(u.quantity, Quantity::Money(_));
    let ratio = says(&[
        "ty trong",
        "ti trong",
        "co cau",
        "share",
        "growth",
        "change",
        "tang",
        "so sanh",
        "so voi",
        "構成比",
        "伸び率",
        "伸率",
        "寄与度",
        "前年",
        "增长",
        "同比",
        "比重",
        "증감",
        "비중",
        "증가율",
        "增率",
        "增減率",
        "成長率",
        "wachstum",
        "crecimiento",
        "crescimento",
        "croissance",
        "crescita",
        "wzrost",
        "прирост",
        "темп",
        "pertumbuhan",
        "degisim",
        "anteil",
        "veranderung",
        "var.",
        "variacion",
        "variation",
        "udzial",
    ]);
    if ratio {
        return table.iter().find(|(u, _)| u.quantity == Quantity::Percent);
    }
    // "천 달러, %": of money and per cent what is no rate is money.
    let beside_rates = || {
        let money = table.iter().filter(|(u, _)| is_money(u)).count();
        let rates = table.iter().filter(|(u, _)| u.quantity == Quantity::Percent).count();
        money == 1 && money + rates == table.len() && !quantity && !index
    };
    if value || beside_rates() {
        table.iter().find(|(u, _)| is_money(u))
    } else if quantity {
        table.iter().find(|(u, _)| !is_money(u) && u.quantity != Quantity::Percent)
    } else {
        None
    }
}
