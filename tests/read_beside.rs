//! What stands beside figures, and what is written otherwise than it is meant: notes and units of single columns, tables side by side,
//! periods by era, by number or by a word for the month of the report. Figures are made up; what they must become is what the same cells
//! say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::read::{Hints, Role};
use made_tables::{has, read_as, table, tidy_of, warned};

#[test]
fn notes_named_after_figures_are_theirs() {
    let text = "YEAR;2018;2018;2018;2019;2019;2019\nMEASURE;Million dollars;Share;Million dollars Footnote;Million dollars;Share;Million dollars Footnote\nCOUNTRY;;;;;;\nRuritania;1450.5;12.5;;1520.5;12.9;Estimated\nUtopia;990.1;8.5;Estimated;1010.2;8.6;\nLaputa;77.5;0.7;;81.2;0.8;\n";
    let table = table(text);
    let lines = tidy_of(&table);
    has(
        &lines,
        &[
            "COUNTRY,period,measure",
            "Ruritania,2018,value,Million dollars,1450.5,final",
            "Ruritania,2019,value,Million dollars,1520.5,estimate",
            // The note is about the amount, not about the share beside it.
            "Ruritania,2019,Share,,12.9,final",
            "Utopia,2018,value,Million dollars,990.1,estimate",
        ],
    );
    assert!(!lines.contains("Estimated") && !lines.contains("Footnote"), "{lines}");
    // Longer remarks are remarks.
    let remarks =
        "Country;2018;2018 Notes\nRuritania;10.5;Goods only, without those in transit\nUtopia;11.5;\n";
    assert!(!tidy_of(&made_tables::table(remarks)).contains("transit"));
}

#[test]
fn a_column_of_flags_speaks_for_the_figures_before_it() {
    let lines = tidy_of(&table("Place,Made,Flag,Used,Flag\nNorth,10.5,p,20.5,\nSouth,11.5,,21.5,e\n"));
    has(
        &lines,
        &[
            "North,,Made,,10.5,preliminary",
            "North,,Used,,20.5,final",
            "South,,Made,,11.5,final",
            "South,,Used,,21.5,estimate",
        ],
    );
}

#[test]
fn each_of_several_unit_columns_is_of_its_own_figures() {
    let behind = tidy_of(&table(
        "Good,Quantity,Unit,Value,Unit\nRice,1200,tonne,500,USD million\nCars,77,number,1900,USD thousand\n",
    ));
    has(
        &behind,
        &[
            "Rice,,Quantity,tonne,1200",
            "Rice,,Value,USD million,500",
            "Cars,,Quantity,number,77",
            "Cars,,Value,USD thousand,1900",
        ],
    );
    let before = tidy_of(&table(
        "Good,Unit,Quantity 2021,Quantity 2022,Unit,Value 2021,Value 2022\nRice,tonne,1200,1300,USD million,500,560\nTea,tonne,300,350,USD million,900,950\n",
    ));
    has(&before, &["Rice,2022,Quantity,tonne,1300", "Rice,2022,Value,USD million,560"]);
    // Alone it speaks for all.
    let one = tidy_of(&table("Good,Unit,2021,2022\nRice,tonne,1200,1300\nTea,kg,300,350\n"));
    has(&one, &["Rice,2022,value,tonne,1300", "Tea,2021,value,kg,300"]);
}

#[test]
fn the_month_of_the_report_is_a_period() {
    let page = "<h3>Nhập khẩu hàng hóa - Tháng 4 năm 2019</h3><table><tr><th rowspan=2>Mặt hàng</th><th colspan=2>Số trong tháng báo cáo</th><th colspan=2>Cộng dồn đến hết tháng báo cáo</th></tr><tr><th>Lượng (tấn)</th><th>Trị giá (USD)</th><th>Lượng (tấn)</th><th>Trị giá (USD)</th></tr><tr><td>Bông</td><td>1,250</td><td>2,300,100</td><td>5,100</td><td>9,500,200</td></tr><tr><td>Sắt</td><td>8,250</td><td>7,300,100</td><td>30,100</td><td>29,500,200</td></tr></table>";
    let lines = tidy_of(&read_as(page.as_bytes(), "made.html", &Hints::default()));
    has(
        &lines,
        &[
            "Bông,2019-04,Trị giá,USD,2300100",
            "Bông,2019-01/2019-04,Trị giá,USD,9500200",
            "Sắt,2019-01/2019-04,Lượng,tấn,30100",
        ],
    );
    assert!(!lines.contains("báo cáo"), "{lines}");
    // Without a month anywhere the words are all that tells the two apart.
    let undated = tidy_of(&table(
        "Mặt hàng,Số trong tháng báo cáo,Cộng dồn đến hết tháng báo cáo\nBông,12,51\nSắt,82,301\n",
    ));
    has(&undated, &["Số trong tháng báo cáo,,12", "Cộng dồn đến hết tháng báo cáo,,51"]);
}

#[test]
fn letters_of_eras_are_years() {
    // Reiwa began in 2019, Heisei in 1989, Shōwa in 1926.
    let down = table("年月,輸出,輸入\nH30.12,69,76\nH31.1,55,69\nR1.5,58,68\nR2.1,54,67\n");
    has(&tidy_of(&down), &["X,2018-12,", "X,2019-01,", "M,2019-05,value,,68", "M,2020-01,value,,67"]);
    assert!(warned(&down, "read.eras"));
    let across = tidy_of(&table("区分,S63.12,S64.1,H1.2,3\n輸出,6.9,7.6,1.1,2.2\n輸入,1.2,6.4,3.3,4.4\n"));
    has(&across, &["1988-12,value,,6.9", "1989-01,value,,7.6", "1989-02,value,,1.1", "1989-03,value,,2.2"]);
    // Where nobody writes Japanese the same signs are names.
    assert!(!warned(&table("Rule,Cases,Fines\nR4.1,5.5,6.5\nR4.2,7.5,8.5\n"), "read.eras"));
}

#[test]
fn order_tells_what_numbered_parts_are() {
    let of = |text: &str| tidy_of(&table(text));
    has(
        &of("Time,Made,Used\n2020:3,5.5,6.5\n2020:4,5.6,6.6\n2021:1,5.7,6.7\n2021:2,5.8,6.8\n"),
        &["2020-Q3,Made,,5.5", "2021-Q1,Used,,6.7"],
    );
    has(
        &of("Quarter,Made,Used\n1/4 2021,5.5,6.5\n2/4 2021,5.6,6.6\n3/4 2021,5.7,6.7\n4/4 2021,5.8,6.8\n"),
        &["2021-Q1,Made,,5.5", "2021-Q4,Used,,6.8"],
    );
    // A spreadsheet that takes 2019.10 for a number drops its nought.
    has(
        &of(
            "Date,Made,Used\n2019.08,5.5,6.5\n2019.09,5.6,6.6\n2019.1,5.7,6.7\n2019.11,5.8,6.8\n2019.12,5.9,6.9\n",
        ),
        &["2019-10,Made,,5.7", "2019-12,Used,,6.9"],
    );
}

#[test]
fn ends_of_classes_are_no_figures() {
    let table = table(
        "2015,0,0,3,1\n2015,1,4,12,8\n2015,5,9,101,44\n2015,10,14,230,61\n2015,15,19,270,70\n2015,20,,310,85\n",
    );
    let roles: Vec<Role> = table.understanding.columns.iter().map(|c| c.role).collect();
    assert_eq!(roles, [Role::Period, Role::Dimension, Role::Dimension, Role::Value, Role::Value]);
    // Two columns without names are two measures.
    has(&tidy_of(&table), &["5,9,2015,value,,101", "5,9,2015,value (2),,44"]);
}

#[test]
fn tables_side_by_side_with_the_same_names_are_one() {
    let table = table(
        "Table 1. Exports (USD million),,,,Table 2. Imports (USD million),,\nCountry,2020,2021,,Country,2020,2021\nJapan,10.5,11.5,,Japan,20.5,21.5\nKorea,12.5,13.5,,Korea,22.5,23.5\n",
    );
    has(
        &tidy_of(&table),
        &[
            "X,Japan,2020,value,USD million,10.5",
            "M,Japan,2021,value,USD million,21.5",
            "M,Korea,2020,value,USD million,22.5",
        ],
    );
    assert!(warned(&table, "read.tables-beside"));
}

#[test]
fn tables_side_by_side_with_other_names_are_offered() {
    let text = "Table 1. Exports (USD million),,,,Table 2. Hospital beds,,,\nCountry,2020,2021,,Region,2018,2019,2020\nJapan,10.5,11.5,,North,20,21,22\nKorea,12.5,13.5,,South,23,24,25\nChina,14.5,15.5,,,,,\n";
    let first = table(text);
    let listed: Vec<(&str, u32)> =
        first.understanding.tables.iter().map(|t| (t.title.as_str(), t.rows)).collect();
    assert_eq!(listed, [("Table 1. Exports (USD million)", 3), ("Table 2. Hospital beds", 2)]);
    assert!(warned(&first, "read.more-tables"));
    let lines = tidy_of(&first);
    has(&lines, &["Japan,2020,value,USD million,10.5"]);
    assert!(!lines.contains("North") && !lines.contains(",25,"), "{lines}");
    let second = read_as(text.as_bytes(), "made.csv", &Hints { table: Some(2), ..Hints::default() });
    let lines = tidy_of(&second);
    has(&lines, &["North,2018,value,,20", "South,2020,value,,25"]);
    assert!(!lines.contains("Japan") && !warned(&second, "read.more-tables"), "{lines}");
}

#[test]
fn months_from_july_on_are_of_years_that_begin_then() {
    // July of fiscal year 2022, named by its end, is that of 2021; so is July of 2021-22.
    for heads in ["FY22,FY23", "2021-22,2022-23"] {
        let text =
            format!("Month,{heads}\nJuly,3.5,4.5\nAugust,3.6,4.6\nSeptember,3.7,4.7\nOctober,3.8,4.8\n");
        let table = table(&text);
        has(&tidy_of(&table), &["2021-07,value,,3.5", "2022-10,value,,4.8"]);
        assert!(warned(&table, "read.year-begins-rows"));
    }
    // With January first "FY22" is the year of the same number.
    has(
        &tidy_of(&table("Month,FY22,FY23\nJanuary,3.5,4.5\nFebruary,3.6,4.6\nMarch,3.7,4.7\n")),
        &["2022-01,value,,3.5"],
    );
}

#[test]
fn months_without_a_year_are_names() {
    let table = table(
        "Bulan;Migas;Non Migas\n;Nilai (Juta US$);Nilai (Juta US$)\nJanuari;1.485,6;20.837,0\nFebruari;1.188,3;20.135,7\nMaret;1.336,0;22.063,0\n",
    );
    has(&tidy_of(&table), &["Januari,,Migas,Juta US$,1485.6", "Maret,,Non Migas,Juta US$,22063.0"]);
    assert!(table.understanding.columns[0].evidence.iter().any(|e| e.code == "read.part-undated"));
}

#[test]
fn a_letter_before_a_year_is_no_month() {
    // R writes X before names that begin with a digit.
    has(
        &tidy_of(&table("code,name,X2019,X2020\n0901,Coffee,2.5,3.5\n1006,Rice,4.5,5.5\n")),
        &["Coffee,0901,2019,value,,2.5", "Rice,1006,2020,value,,5.5"],
    );
}

#[test]
fn first_and_second_half_of_a_year_are_alike() {
    let lines = tidy_of(&table(
        "Chỉ tiêu;6 tháng đầu năm 2021;6 tháng cuối năm 2021\nThép;15,5;17,5\nVải;16,5;18,5\n",
    ));
    has(&lines, &["2021-H1,", "2021-H2,"]);
}

#[test]
fn a_rank_is_a_running_number() {
    let lines = tidy_of(&table(
        "Rank,Partner,2022,2023\n1,China,19.5,23.5\n2,Laos,17.5,15.5\n3,Nepal,14.5,13.5\n,Other,7.5,8.5\n",
    ));
    has(&lines, &["Partner,period", "China,2022,value,,19.5"]);
}

#[test]
fn the_same_name_under_each_measure_is_of_that_measure() {
    let lines = tidy_of(&table(
        "Indicator,Jan 2023,Feb 2023\nOutput,5230.1,5080.4\n  Growth rate (%),-13.1,-18.3\nStocks,10970.3,8950.5\n  Growth rate (%),3.9,-11.6\n",
    ));
    has(
        &lines,
        &[
            "2023-01,Output: Growth rate (%),%,-13.1",
            "2023-02,Stocks: Growth rate (%),%,-11.6",
            "2023-02,Stocks,,8950.5",
        ],
    );
    // What comes once needs no name before it.
    let once = tidy_of(&table(
        "Indicator,Jan 2023,Feb 2023\nOutput,5230.1,5080.4\n  of steel,13.1,18.3\nStocks,10970.3,8950.5\n",
    ));
    has(&once, &["2023-01,of steel,,13.1"]);
}
