//! Tables of one statement: what else is told of them, and that every number of it is the record it is tied to.
#![cfg(feature = "studio")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use kimngach::indicators::{Query, evaluated};
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};
use kimngach::tell::{Sentence, tell};

/// The sentences of a table, each number of which is that of its record and of the record's own formula.
fn told(table: &str, lang: Lang) -> Vec<String> {
    let data =
        kimngach::project::open(table.as_bytes(), "t.csv", &Hints::default(), &Native).unwrap().dataset;
    let told = tell(&data, &Query::default(), lang).unwrap();
    told.iter().for_each(holds);
    told.into_iter().map(|s| s.text).collect()
}

fn holds(s: &Sentence) {
    assert!(!s.text.contains(['{', '}', '|']) && !s.text.contains("  "), "{}", s.text);
    assert!(!s.spans.is_empty(), "no number in {}", s.text);
    for span in &s.spans {
        let value = span.record.value.unwrap();
        assert!(span.record.interval.contains(value) && !span.record.inputs.is_empty(), "{}", s.text);
        let again = evaluated(&span.record.formula, &span.record.inputs).unwrap_or(value);
        assert!((again - value).abs() <= 1e-9 * value.abs().max(1.0), "{}: {again} {value}", s.text);
    }
}

const MARKETS: &str = "Market,2016 (million USD)\nUnited States,38449.7\nChina,21950.4\nJapan,14671.5\nGermany,5957.1\n\
    France,2998.1\nAustralia,2864.9\nThailand,3690.7\nSingapore,2419.9\n";

/// 38,449.7 − 21,950.4 = 16,499.3; (38,449.7 + 21,950.4 + 14,671.5) ÷ 93,002.3 = 80.7 %.
#[test]
fn a_list_of_one_year_says_how_its_members_stand_beside_each_other() {
    assert_eq!(
        told(MARKETS, Lang::En),
        [
            "In 2016, the United States came to $38.4 billion.",
            "Next are China ($22.0 billion) and Japan ($14.7 billion).",
            "The United States is $16.5 billion ahead of China.",
            "The first three economies (the United States, China, Japan) make up 80.7% of all 8 economies in the table.",
            "3 of the 8 economies in the table reach $10 billion or more.",
        ]
    );
    assert_eq!(
        told(MARKETS, Lang::Vi)[2..],
        [
            "United States hơn China 16,5 tỷ USD.",
            "Ba nền kinh tế đứng đầu (United States, China, Japan) chiếm 80,7% tổng của 8 nền kinh tế trong bảng.",
            "3 trong 8 nền kinh tế của bảng đạt từ 10 tỷ USD trở lên.",
        ]
    );
}

#[test]
fn a_list_that_nothing_says_is_whole_has_no_lowest_of_all_and_hardly_a_gap() {
    // Fish 5,016.3 and oil 4,957.6: 1.2 % apart. Of 71,629 the table lists a fifth.
    let list = "Mặt hàng,Năm 2010 (triệu USD)\nTổng trị giá,71629\nThủy sản,5016.3\nDầu thô,4957.6\nGạo,3247.9\nCà phê,1851.4\nChè,196.9\n";
    let told = told(list, Lang::Vi).join(" ");
    assert!(!told.contains("cao hơn") && !told.contains("Thấp nhất"), "{told}");
    // What is more than its total is none of its parts.
    let overlaps = list.replace("71629", "9000");
    let told = crate::told(&overlaps, Lang::Vi);
    assert_eq!(told, ["Năm 2010, giá trị đạt 9,0 tỷ USD."]);
}

#[test]
fn of_two_years_it_is_counted_who_rose_and_who_fell() {
    // To a whole billion 10 % and 10 %, −10 % and −20 % may be in any order: 110 ÷ 100, 55 ÷ 50, 18 ÷ 20, 8 ÷ 10.
    let list = "Economy,2018 (billion USD),2019 (billion USD)\nAlgeria,100,110\nAngola,50,55\nAlbania,20,18\nBelize,10,8\n";
    let says = |list: &str, lang, sentence: &str| {
        let told = told(list, lang);
        assert!(told.iter().any(|s| s == sentence), "{told:?}");
    };
    says(list, Lang::En, "Of the 4 economies, 2 rose from 2018 and 2 fell.");
    says(list, Lang::Vi, "So với năm 2018, trong 4 nền kinh tế có 2 nền kinh tế tăng, 2 nền kinh tế giảm.");
    let fallen = list.replace("100,110", "100,90").replace("50,55", "50,45");
    says(&fallen, Lang::En, "All 4 economies fell from 2018.");
    says(&fallen, Lang::Vi, "So với năm 2018, cả 4 nền kinh tế đều giảm.");
    // 10.0 and 10 may be one figure: how many fell nobody knows.
    let open = list.replace("10,8", "10.0,10");
    assert!(told(&open, Lang::En).iter().all(|s| !s.contains("Of the 4")));
}

/// 57,096 − 62,685 = −5,589; 84,839 ÷ 80,714 = 1.0511, the square root of which is 1.0252.
#[test]
fn one_series_is_told_over_its_whole_stretch() {
    assert_eq!(
        told("Năm,Xuất khẩu (triệu USD)\n2008,62685\n2009,57096\n", Lang::Vi),
        [
            "Năm 2009, xuất khẩu đạt 57,1 tỷ USD, giảm 8,9% so với năm 2008.",
            "So với năm 2008, xuất khẩu giảm bớt 5,6 tỷ USD.",
        ]
    );
    let imports = "Năm,Nhập khẩu (triệu USD)\n2008,80714\n2009,69949\n2010,84839\n";
    assert_eq!(
        told(imports, Lang::Vi),
        [
            "Năm 2010, nhập khẩu đạt 84,8 tỷ USD, tăng 21,3% so với năm 2009.",
            "So với năm 2009, nhập khẩu tăng thêm 14,9 tỷ USD.",
            "Từ năm 2008 đến năm 2010, nhập khẩu tăng 5,1%.",
            "Bình quân giai đoạn 2009–2010, nhập khẩu tăng 2,5% mỗi năm.",
            "Mức nhập khẩu thấp nhất trong giai đoạn 2008–2010 là 69,9 tỷ USD, vào năm 2009.",
        ]
    );
    assert_eq!(
        told(imports, Lang::En)[1..],
        [
            "Imports came to $14.9 billion more than in 2009.",
            "From 2008 to 2010, imports rose by 5.1%.",
            "In 2009–2010, imports grew by 2.5% a year on average.",
            "The lowest level of imports in 2008–2010 was $69.9 billion, in 2009.",
        ]
    );
    // A rate moves by points and adds up to nothing.
    let rate = told("Year,Unemployment rate (%)\n2019,2.17\n2020,2.48\n2021,3.20\n2022,2.32\n", Lang::En);
    assert_eq!(rate[1], "From 2019 to 2022, Unemployment rate rose by 0.2 percentage points.");
    assert_eq!(rate.len(), 3, "{rate:?}");
    // 79.3 + 85.2 + 94.6 + 96.5 = 355.6, within 0.2.
    let quarters =
        "Quý,Xuất khẩu (tỷ USD)\nQuý I/2023,79.3\nQuý II/2023,85.2\nQuý III/2023,94.6\nQuý IV/2023,96.5\n";
    assert_eq!(told(quarters, Lang::Vi).last().unwrap(), "Tính chung năm 2023, xuất khẩu đạt 356 tỷ USD.");
}

/// 162.017 + 165.776 = 327.793 on 298.067; 162.017 ÷ 165.776 = 97.7 %.
#[test]
fn exports_and_imports_of_a_few_years_are_told_together() {
    let table = "Year,Exports (million USD),Imports (million USD)\n2014,150217,147849\n2015,162017,165776\n";
    assert_eq!(
        told(table, Lang::En)[3..],
        [
            "In 2015, exports and imports together came to $327.8 billion, up 10.0% from 2014.",
            "In 2015, exports came to 97.7% of imports.",
        ]
    );
    let balances = "Năm,Cán cân thương mại (tỷ USD)\n2019,10.9\n2020,19.9\n2021,3.3\n2022,12.1\n";
    assert_eq!(
        told(balances, Lang::Vi)[1..],
        [
            "Mức xuất siêu cao nhất trong giai đoạn 2019–2022 là 19,9 tỷ USD, vào năm 2020.",
            "Mức xuất siêu thấp nhất trong giai đoạn 2019–2022 là 3,3 tỷ USD, vào năm 2021.",
        ]
    );
    // Of surpluses and deficits in turn there is no level of either.
    assert_eq!(told(&balances.replace("2021,3.3", "2021,-3.3"), Lang::Vi).len(), 1);
}

#[test]
fn a_table_without_periods_is_told_of() {
    let list = "Good,Exports (million USD)\nTotal,500\nRice,300\nCoffee,125\nTea,75\n";
    assert_eq!(
        told(list, Lang::En),
        [
            "The largest item is Rice: $300 million, or 60% of all exports.",
            "Next are Coffee ($125 million) and Tea ($75 million).",
            "Rice comes to 2.4 times as much as Coffee.",
        ]
    );
    let goods = "Mặt hàng,Lượng (nghìn tấn),Trị giá (triệu USD)\nGạo,8130,4680\nCà phê,1620,4240\nCao su,2137,2890\nHạt điều,644,3640\n";
    assert_eq!(
        told(goods, Lang::Vi)[..2],
        ["Đứng đầu là Gạo: 4,7 tỷ USD.", "Tiếp theo là Cà phê (4,2 tỷ USD) và Hạt điều (3,6 tỷ USD)."]
    );
}

#[test]
fn names_that_tell_nothing_apart_stand_beside_nothing() {
    let list = "Item,2022 (million USD)\nRice,320\nCoffee,130\nTea,70\n";
    let told_of = |list: &str| told(list, Lang::En).join(" ");
    assert!(told_of(list).contains("Rice comes to 2.5 times as much as Coffee."), "{}", told_of(list));
    for (name, other) in [
        ("Coffee", "Rice exports"),
        ("Coffee", "12"),
        ("Tea", "Trade with a name so long that nobody would read it beside another of its kind"),
    ] {
        let told = told_of(&list.replace(name, other));
        assert!(!told.contains("as much as"), "{told}");
    }
}

#[test]
fn visits_are_counted_in_their_own_words() {
    let table = "Năm,Khách quốc tế (nghìn lượt người)\n2022,3661\n2023,12602\n";
    assert_eq!(
        told(table, Lang::Vi)[0],
        "Năm 2023, Khách quốc tế đạt 12,6 triệu lượt người, tăng 244,2% so với năm 2022."
    );
}

#[test]
fn what_is_next_or_lowest_is_not_told_beside_a_group() {
    // The EU stands among the countries with 0.4: neither is Canada the lowest, nor did all rise.
    let table = "Thị trường,2023 (triệu USD),2024 (triệu USD)\nHoa Kỳ,14000,15000\nNhật Bản,4100,4200\nEU,4500,400\nCanada,2100,2200\n";
    let all = told(table, Lang::Vi).join("\n");
    assert!(!all.contains("Thấp nhất") && !all.contains("đều tăng") && !all.contains("gấp"), "{all}");
}

#[test]
fn averages_and_prices_are_not_added_up() {
    for heading in ["GRDP bình quân đầu người (triệu đồng)", "Average wage (USD)"] {
        let table = format!(
            "Province,{heading}\nA Town,120\nB Town,90\nC Town,80\nD Town,60\nE Town,55\nF Town,50\n"
        );
        for lang in Lang::ALL {
            let all = told(&table, lang).join("\n");
            assert!(!all.contains("chiếm") && !all.contains("make up"), "{heading}: {all}");
        }
    }
}

#[test]
fn an_exchange_rate_is_no_thousand_million() {
    let table = "Năm,Tỷ giá (đồng/USD)\n2021,23160\n2022,23271\n2023,23787\n2024,24340\n";
    let all = told(table, Lang::Vi).join("\n");
    assert!(all.contains("24.340") && !all.contains("24.340.000"), "{all}");
}
