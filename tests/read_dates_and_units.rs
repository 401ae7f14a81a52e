//! Days with short years, days that date a report, heads that hold codes and units, words about breakdowns. Figures are made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use made_tables::{has, table, tidy, warned};

#[test]
fn days_with_two_digits_of_their_year_are_read_in_the_one_order_that_goes_on() {
    let text = "Tag;Kurs\n29.07.97;1,81\n30.07.97;1,82\n31.07.97;1,83\n01.08.97;1,84\n04.08.97;1,85\n";
    has(&tidy(text), &["1997-07-31,Kurs,,1.83,", "1997-08-04,Kurs,,1.85,"]);
    assert!(warned(&table(text), "read.short-days"));
    // The first of four months or the fourth month's first days: nobody can tell.
    let open = "Day,Rate\n01/04/24,1.81\n02/04/24,1.82\n03/04/24,1.83\n04/04/24,1.84\n";
    assert!(!warned(&table(open), "read.short-days"));
}

#[test]
fn a_day_of_the_last_week_beside_the_year_so_far_is_that_of_a_monthly_report() {
    // Neither 29 February 2024 nor 29 April is the last working day's edge in all months; 29 March was a Friday.
    let text = "Ngành,M,YTD,Date\nGạo,10,40,2024-04-29\nChè,5,20,2024-04-29\nGạo,11,30,2024-03-29\nChè,6,15,2024-03-29\nGạo,9,19,2024-02-28\nChè,4,9,2024-02-28\n";
    let lines = tidy(text);
    has(&lines, &["Gạo,2024-04,M,,10,", "Gạo,2024-01/2024-04,M,,40,", "Chè,2024-02,M,,4,"]);
    // "M" is the month there and no flow.
    assert!(!lines.contains("flow"), "{lines}");
    // Without figures of the year so far such days stay days.
    let days = "Date,Krone\n2024-04-29,10\n2024-03-27,11\n2024-02-28,9\n2024-01-26,8\n";
    has(&tidy(days), &["2024-03-27,Krone,,11,"]);
}

#[test]
fn halves_of_a_year_stand_behind_their_measure() {
    let text = "YEAR|CPI_JAN|CPI_FEB|CPI_MAR|CPI_APR|CPI_ANN|CPI_HF1|CPI_HF2\n2021|100.1|100.2|100.3|100.4|101.0|100.5|101.5\n2022|102.1|102.2|102.3|102.4|103.0|102.5|103.5\n";
    has(
        &tidy(text),
        &["2021-H1,CPI,,100.5,", "2022-H2,CPI,,103.5,", "2022,CPI,,103.0,", "2021-02,CPI,,100.2,"],
    );
}

#[test]
fn heads_of_code_name_and_unit_are_parted() {
    let text =
        "Zeit;Ware;WERTE__Wert__Tsd._EUR;GEW__Gewicht__t\n2022;Kaffee;3812;1210\n2023;Kaffee;3512;1110\n";
    has(&tidy(text), &["Kaffee,2022,Wert,Tsd. EUR,3812,", "Kaffee,2023,Gewicht,t,1110,"]);
    let plain = "year,gdp__real,net_exports__usd\n2022,1,2\n2023,3,4\n";
    assert!(!warned(&table(plain), "read.coded-heads"));
}

#[test]
fn units_keep_their_brackets_and_lose_what_is_said_of_the_figures() {
    let text = "Date,Index (2015=100),\"Exports, NZDm(r)\"\n2023-Q1,101.2,14000\n2023-Q2,98.2,13000\n";
    has(&tidy(text), &["2023-Q1,Index,2015=100,101.2,", "X,2023-Q2,value,NZDm,13000,"]);
    let parts = "Năm,Tổng số,Chia ra,\n,,Xuất khẩu,Nhập khẩu\n2022,480,243,237\n2023,518,264,254\n";
    has(&tidy(parts), &["X,2022,value,,243,", "M,2023,value,,254,"]);
    // What tells columns of one name apart is what they count.
    let twice = "Năm,Gạo,Gạo\nĐơn vị,Nghìn tấn,Triệu USD\n2022,7105,3455\n2023,8132,4676\n";
    has(&tidy(twice), &["2022,Gạo,Nghìn tấn,7105,", "2023,Gạo,Triệu USD,4676,"]);
    assert!(!warned(&table(twice), "read.header-twice"));
    assert!(warned(&table("Năm,Gạo,Gạo\n2022,7105,3455\n2023,8132,4676\n"), "read.header-twice"));
}

#[test]
fn a_quote_between_tabs_repeats_the_word_above_it() {
    let text = "Exports by product\t\t\t\n\t\t2022\t2023\n\tUnit\t\t\nFish\tTonne\t5230.1\t4910.0\nTea\t\"\t47530.2\t57510.0\nCut flowers\t\"\t17700.1\t14000.0\nCement\t'000 Tonne\t155.1\t93.2\n";
    has(
        &tidy(text),
        &[
            "Tea,2022,value,Tonne,47530.2,",
            "Cut flowers,2023,value,Tonne,14000.0,",
            "Cement,2023,value,'000 Tonne,93.2,",
        ],
    );
    // A cell that begins with a tab in quotes stays one cell.
    let quoted = "name\tnote\tvalue\nAn\t\"\tx\"\t5\nBinh\ty\t6\nChi\tz\t7\n";
    has(&tidy(quoted), &["An,"]);
}

#[test]
fn no_data_beside_a_nought_is_none_and_places_are_no_sources() {
    let text = "source,destination,month,status,value\nKenya,Uganda,2023-01,Collected,36\nKenya,Uganda,2023-02,No Data,0\nRwanda,Uganda,2023-01,Collected,0\nRwanda,Uganda,2023-02,Collected,12\n";
    let lines = tidy(text);
    has(
        &lines,
        &[
            "Kenya,Uganda,2023-01,value,,36,",
            "Kenya,Uganda,2023-02,value,,,",
            "Rwanda,Uganda,2023-01,value,,0,",
        ],
    );
}

#[test]
fn footnotes_say_how_sure_a_figure_is_where_nothing_else_does() {
    let text = "Table 7,Trade of some places in goods,,,\nCountry,Year,Series,Value,Footnotes\nNorway,2021,Exports,80,\nNorway,2022,Exports,90,Estimate.\nSweden,2021,Exports,70,General trade system of the customs.\nSweden,2022,Exports,75,\n";
    let lines = tidy(text);
    has(&lines, &["Norway,2022,", ",90,estimate,", ",75,final,", ",70,final,"]);
    assert!(!lines.contains("Trade of some places"), "{lines}");
}

#[test]
fn a_date_and_a_unit_above_the_heading_are_none_of_its_levels() {
    let text = "輸出,,,\n2024年,,,単位：百万円\n品目,国,価額,前年比(%)\n食料品,米国,120,104.1\n食料品,中国,110,98.2\n輸送用機器,米国,258,103.4\n";
    has(&tidy(text), &["2024,価額,百万円,120,", "2024,前年比,%,98.2,"]);
}

#[test]
fn months_of_whole_years_are_those_years_unless_shorter_stretches_stand_among_them() {
    let text = "Jahr,Steuern,Bauten\n1994/1-12.,495.7,12.5\n1995/1-12.,501.7,13.5\n1996/1-12.,511.9,14.5\n";
    assert!(warned(&table(text), "read.whole-years"));
    has(&tidy(text), &["1994,Steuern,,495.7,", "1996,Bauten,,14.5,"]);
    let so_far = "Jahr,Steuern,Bauten\n1994/1-12.,495.7,12.5\n1995/1-6.,251.7,6.5\n1995/1-12.,511.9,14.5\n";
    assert!(!warned(&table(so_far), "read.whole-years"));
}

#[test]
fn what_households_spend_is_money() {
    let text = "(million USD),,\nYear,Consumption of households,Households\n2021,38.5,12.5\n2022,39.5,12.6\n";
    has(
        &tidy(text),
        &["2021,Consumption of households,million USD,38.5,", "2022,Households,Households,12.6,"],
    );
}
