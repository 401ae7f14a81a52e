//! What the checker works out is what the catalogue of indicators works out: the same value and the same interval, under the same name,
//! by the same formula. Tables and sentences are made up for the test.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::{Finding, Verdict, check};
use kimngach::dataset::Dataset;
use kimngach::figure::Decimal;
use kimngach::indicators::{Query, Record, compute, find};
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::read::{Hints, native::Native};
use small_tables::{all_agree, disagrees};

fn read(csv: &str) -> Dataset {
    kimngach::project::open(csv.as_bytes(), "t.csv", &Hints::default(), &Native).unwrap().dataset
}

/// Balances: −200, −150, +50, +300.
const YEARS: &str = "period,flow,measure,unit,value,status
2013,export,value,million USD,1000.4,final
2013,import,value,million USD,1200.3,final
2013,,gdp,million USD,2000,final
2013,,population,thousand persons,1000,final
2014,export,value,million USD,1500.6,final
2014,import,value,million USD,1650.2,final
2014,,gdp,million USD,2500,final
2014,,population,thousand persons,1010,final
2015,export,value,million USD,2050.3,final
2015,import,value,million USD,2000.1,final
2015,,gdp,million USD,3000,final
2015,,population,thousand persons,1030,final
2016,export,value,million USD,3200.2,final
2016,import,value,million USD,2900.4,final
2016,,gdp,million USD,4000,final
2016,,population,thousand persons,1060,final
";

/// The last record of the first line.
fn last(data: &Dataset, id: &str, query: &Query) -> Record {
    let lines = compute(data, find(id).unwrap(), query).unwrap();
    lines[0].records.last().unwrap().clone()
}

/// A finding beside the record of its indicator, at the end of the line that is asked for; `scale` is what the text counts in.
fn same(csv: &str, text: &str, figure: &str, id: &str, select: &[(&str, &str)], scale: f64) {
    let data = read(csv);
    let all = check(text, &data, Lang::Vi);
    let found: &Finding =
        all.iter().rfind(|f| f.stated.contains(figure)).unwrap_or_else(|| panic!("{figure}"));
    assert_eq!((found.verdict, found.indicator.as_deref()), (Verdict::Agrees, Some(id)), "{found:?}");
    let named = found.indicator_name.as_deref();
    assert!(named.is_some_and(|n| !n.is_empty() && !n.starts_with("indicator.")), "{named:?}");
    let select = select.iter().map(|(d, m)| ((*d).to_owned(), (*m).to_owned())).collect();
    let query = Query { select, base: Some(Period::Year(2013)), ..Query::default() };
    let record = last(&data, id, &query);
    let near = |a: f64, b: f64| (a * scale - b).abs() <= 1e-12 * b.abs().max(1.0);
    let (computed, table) = (found.computed.unwrap(), found.interval.unwrap().table);
    assert!(near(computed, record.value.unwrap()), "{figure}: {computed} {:?}", record.value);
    let ends = [record.interval.lo, record.interval.hi];
    assert!(near(table[0], ends[0]) && near(table[1], ends[1]), "{figure}: {table:?} {ends:?}");
}

#[test]
fn findings_are_records_of_the_catalogue() {
    let exports: &[(&str, &str)] = &[("flow", "export")];
    let million = 1e6;
    // 3,200.2 ÷ 2,050.3 = +56.1 %; 3,200.2 − 2,050.3 = 1,149.9; 3,200.2 ÷ 1,000.4 = 3.20; 3.199^(1/3) = 1.473.
    let text = "Năm 2016, xuất khẩu đạt 3.200,2 triệu USD, tăng 56,1% so với năm 2015.";
    same(YEARS, text, "3.200,2", "value", exports, million);
    same(YEARS, text, "56,1", "growth-year", exports, 1.0);
    let text = "Năm 2016, xuất khẩu tăng thêm 1.149,9 triệu USD so với năm 2015.";
    same(YEARS, text, "1.149,9", "difference-year", exports, million);
    same(YEARS, "Năm 2016, xuất khẩu gấp 3,2 lần năm 2013.", "3,2", "multiple", exports, 1.0);
    let text = "Giai đoạn 2014-2016, xuất khẩu tăng bình quân 47,3% mỗi năm.";
    same(YEARS, text, "47,3", "cagr", exports, 1.0);
    // 3,200.2 + 2,900.4 = 6,100.6; 3,200.2 − 2,900.4 = 299.8.
    let text = "Năm 2016, tổng kim ngạch xuất nhập khẩu đạt 6.100,6 triệu USD, xuất siêu 299,8 triệu USD.";
    same(YEARS, text, "6.100,6", "turnover", &[], million);
    same(YEARS, text, "299,8", "balance", &[], million);
    same(YEARS, "Năm 2016 là năm thứ hai liên tiếp xuất siêu.", "thứ hai", "surplus-run", &[], 1.0);
    // 6,100.6 ÷ 4,000 = 152.5 %; 3,200.2 ÷ 4,000 = 80.0 %; 3,200.2 ÷ 1.060 = 3,019.
    let text = "Năm 2016, tổng kim ngạch xuất nhập khẩu tương đương 152,5% GDP.";
    same(YEARS, text, "152,5", "openness", &[], 1.0);
    same(YEARS, "Năm 2016, kim ngạch xuất khẩu bằng 80,0% GDP.", "80,0", "export-gdp", &[], 1.0);
    // 299.8 ÷ 4,000 = 7.5 %.
    same(YEARS, "Năm 2016, xuất siêu tương đương 7,5% GDP.", "7,5", "balance-gdp", &[], 1.0);
    let text = "Năm 2016, mỗi người dân xuất khẩu được 3.019 USD.";
    same(YEARS, text, "3.019", "exports-per-head", &[], 1.0);
}

/// Two markets that no rounding tells apart, and one behind them.
const MARKETS: &str = "period,partner,measure,unit,value,status
2013,total,value,billion USD,30.0,final
2013,Laos,value,billion USD,7.0,final
2013,Japan,value,billion USD,9.0,final
2013,China,value,billion USD,8.0,final
2013,Chile,value,billion USD,0.9,final
2014,total,value,billion USD,32.0,final
2014,Laos,value,billion USD,7.3,final
2014,Japan,value,billion USD,9.2,final
2014,China,value,billion USD,9.2,final
2014,Chile,value,billion USD,1.0,final
";

#[test]
fn parts_and_places_are_those_of_the_catalogue() {
    // 7.3 ÷ 32.0 = 22.8 %; 7.0 ÷ 30.0 = 23.3 %: 0.5 points less.
    let text = "Năm 2014, xuất khẩu sang Lào đạt 7,3 tỷ USD, chiếm 22,8% tổng kim ngạch.";
    same(MARKETS, text, "22,8", "share", &[("partner", "Laos")], 1.0);
    let text = "Năm 2014, Lào là thị trường xuất khẩu lớn thứ ba.";
    same(MARKETS, text, "thứ ba", "rank", &[("partner", "Laos")], 1.0);
    // Of two that are printed alike either may be first; the third is neither.
    for market in ["Trung Quốc", "Nhật Bản"] {
        let text = format!("Năm 2014, {market} là thị trường xuất khẩu lớn thứ hai với 9,2 tỷ USD.");
        all_agree(MARKETS, &text, 2);
        disagrees(MARKETS, &text.replace("thứ hai", "thứ ba"), "thứ ba");
    }
    let text = "Năm 2014, Lào là thị trường xuất khẩu lớn thứ hai với 7,3 tỷ USD.";
    disagrees(MARKETS, text, "thứ hai");
}

/// Four goods, of which three rose and one fell; tea fell by less than coffee rose.
const GOODS: &str = "period,commodity,measure,unit,value,status
2013,total,value,million USD,1000.0,final
2013,Rice,value,million USD,400.0,final
2013,Coffee,value,million USD,300.0,final
2013,Tea,value,million USD,200.0,final
2013,Coal,value,million USD,100.0,final
2014,total,value,million USD,1110.0,final
2014,Rice,value,million USD,450.0,final
2014,Coffee,value,million USD,360.0,final
2014,Tea,value,million USD,190.0,final
2014,Coal,value,million USD,110.0,final
";

#[test]
fn what_is_counted_or_added_up_is_a_tally_of_the_catalogue() {
    // 7.3 + 1.0 = 8.3.
    let text = "Năm 2014, xuất khẩu sang Lào và Chile đạt tổng cộng 8,3 tỷ USD.";
    same(MARKETS, text, "8,3", "members-sum", &[("partner", "Laos"), ("partner", "Chile")], 1e9);
    let counted = |csv: &str, text: &str, figure: &str, id: &str, query: &Query| {
        let data = read(csv);
        let all = check(text, &data, Lang::Vi);
        let found = all.iter().find(|f| f.stated.contains(figure)).unwrap_or_else(|| panic!("{all:?}"));
        assert_eq!((found.verdict, found.indicator.as_deref()), (Verdict::Agrees, Some(id)), "{found:?}");
        assert_eq!(found.computed, last(&data, id, query).value.ok());
    };
    // 2,050.3 and 3,200.2; 1,000.4 and 1,500.6.
    let of = |above: Option<i64>, below: Option<i64>| Query {
        select: vec![("flow".to_owned(), "export".to_owned())],
        above: above.map(Decimal::whole),
        below: below.map(Decimal::whole),
        ..Query::default()
    };
    let text = "Trong giai đoạn 2013-2016 có hai năm xuất khẩu vượt 2.000 triệu USD.";
    counted(YEARS, text, "hai", "band-count", &of(Some(2_000_000_000), None));
    let text = "Trong giai đoạn 2013-2016 chỉ có hai năm xuất khẩu dưới 2.000 triệu USD.";
    counted(YEARS, text, "hai", "band-count", &of(None, Some(2_000_000_000)));
    let all = Query::default();
    let text = "Năm 2014, trong bốn mặt hàng có ba mặt hàng tăng.";
    counted(GOODS, text, "ba", "members-risen", &all);
    let text = "Of the four goods, three grew in 2014 and just one fell.";
    counted(GOODS, text, "one", "members-fallen", &all);
    // Balances of −199.9, −149.6, +50.2 and +299.8.
    let text = "Trong giai đoạn 2013-2016 có hai năm xuất siêu.";
    counted(YEARS, text, "hai", "periods-surplus", &all);
    let text = "Trong giai đoạn 2013-2016 có hai năm nhập siêu.";
    counted(YEARS, text, "hai", "periods-deficit", &all);
    // 9.0 − 7.0, 8.0 − 6.5, 5.0 − 6.0: two surpluses, one deficit.
    let text = "Năm 2014, trong ba thị trường có hai thị trường xuất siêu.";
    counted(BOTH_WAYS, text, "hai", "members-surplus", &all);
    let text = "Of the three partners, one ran a trade deficit in 2014.";
    counted(BOTH_WAYS, text, "one", "members-deficit", &all);
    // 970 ≥ 950 and 170 ≥ 170, 280 < 310.
    let plans = include_str!("fixtures/indicators/plans.csv");
    let text = "Năm 2024, có hai trong ba thị trường đạt kế hoạch.";
    counted(plans, text, "hai", "members-plan-met", &all);
    let text = "Năm 2024, có 1 trong 3 thị trường không đạt kế hoạch.";
    counted(plans, text, "1", "members-plan-missed", &all);
    let laos = Query { select: vec![("partner".to_owned(), "Laos".to_owned())], ..Query::default() };
    let text = "Giai đoạn 2023-2024, xuất khẩu sang Lào có hai năm đạt kế hoạch.";
    counted(plans, text, "hai", "periods-plan-met", &laos);
}

/// Exports to three markets, and imports from them.
const BOTH_WAYS: &str = "period,flow,partner,measure,unit,value,status
2014,export,total,value,billion USD,22.0,final
2014,export,Laos,value,billion USD,5.0,final
2014,export,Japan,value,billion USD,9.0,final
2014,export,China,value,billion USD,8.0,final
2014,import,total,value,billion USD,19.5,final
2014,import,Laos,value,billion USD,6.0,final
2014,import,Japan,value,billion USD,7.0,final
2014,import,China,value,billion USD,6.5,final
";

/// An outcome beside its plan.
const PLAN: &str = "period,flow,measure,unit,value,status
2023,export,value,billion USD,380.2,final
2024,export,value,billion USD,400,plan
2024,export,value,billion USD,420.5,final
";

#[test]
fn a_plan_is_exact_as_the_catalogue_has_it() {
    // 420.5 ÷ 400 = 105.1 %; 420.5 − 400 = 20.5.
    let text = "Năm 2024, xuất khẩu đạt 420,5 tỷ USD, bằng 105,1% kế hoạch, vượt kế hoạch 20,5 tỷ USD.";
    let exports: &[(&str, &str)] = &[("flow", "export")];
    same(PLAN, text, "105,1", "plan-attainment", exports, 1.0);
    same(PLAN, text, "20,5 tỷ", "plan-gap", exports, 1e9);
}

#[test]
fn the_arithmetic_is_the_formula_with_its_numbers() {
    let data = read(YEARS);
    let shown = |text: &str, figure: &str| {
        let all = check(text, &data, Lang::En);
        all.into_iter().find(|f| f.stated.contains(figure)).unwrap().formula_text
    };
    assert_eq!(shown("In 2016, exports rose 56.1%.", "56.1"), "3,200.2 ÷ 2,050.3 − 1 = 56.08%");
    let text = "From 2014 to 2016, exports grew by 47.3% a year on average.";
    assert_eq!(shown(text, "47.3"), "(3,200.2 ÷ 1,000.4)^(1 ÷ 3) − 1 = 47.34%");
    assert_eq!(
        shown("Năm 2016, mỗi người dân xuất khẩu được 3.019 USD.", "3.019"),
        "3,200.2 million USD ÷ 1,060,000 = $3,019"
    );
    // A deficit beside a deficit: 199.9 ÷ 149.6 = 1.34.
    assert_eq!(shown("Năm 2013, nhập siêu gấp 1,34 lần năm 2014.", "1,34"), "199.9 ÷ 149.6 = 1.34 times");
}
