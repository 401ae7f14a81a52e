//! Heads of several merged rows, names that stand anew under every year, calendars of other countries: tables made up after the ways of
//! several offices. What they must become is what the same words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::lang::when;
use made_tables::{has, table, tidy, tidy_named, tidy_of, warned};

fn period(text: &str) -> Option<String> {
    when(text).and_then(|w| w.period()).map(|p| p.to_string())
}

#[test]
fn a_total_behind_all_quarters_is_the_year() {
    let text = "Item,Q1 2025,Q2 2025,Q3 2025,Q4 2025,Total\nTaxes,10,20,30,40,100\nDues,1,2,3,4,10\n";
    // 10 + 20 + 30 + 40 = 100.
    has(&tidy(text), &["Taxes,2025-Q4,value,,40,", "Taxes,2025,value,,100,"]);
    // Behind three of them it is no year.
    let three = "Item,Q1 2025,Q2 2025,Q3 2025,Total\nTaxes,10,20,30,60\nDues,1,2,3,6\n";
    assert!(!tidy(three).contains("Taxes,2025,"), "{}", tidy(three));
    // The same in two languages, the second in other letters, over merged rows.
    let merged = "البند,السنة المالية 2025  (1446 - 1447 هـ),,,,الإجمالي Total\n,Q1 2025,Q2 2025,Q3 2025,Q4 2025,\nTaxes,10,20,30,40,100\nDues,1,2,3,4,10\n";
    has(&tidy(merged), &["Taxes,2025-Q1,value,,10,", "Taxes,2025,value,,100,"]);
}

#[test]
fn what_is_named_by_its_end_runs_from_january() {
    assert_eq!(period("Until H1 of FY 2025").as_deref(), Some("2025-01/2025-06"));
    assert_eq!(period("Up to the end of Q3 2025").as_deref(), Some("2025-01/2025-09"));
    assert_eq!(period("Until Q4 of FY 2025").as_deref(), Some("2025"));
    assert_eq!(period("Q1 of FY 2025").as_deref(), Some("2025-Q1"));
    // A year alone is no stretch of another.
    assert_eq!(period("Until 2025"), None);
    let text = "Item,حتى نهاية الربع الثاني,,حتى نهاية الربع الرابع,\n,Until H1 of FY 2025,,Until Q4 of FY 2025,\n,Home,Abroad,Home,Abroad\nLoans,11,12,13,14\nBonds,21,22,23,24\n";
    has(&tidy(text), &["Loans,2025-01/2025-06,Home,,11,", "Bonds,2025,Abroad,,24,"]);
}

#[test]
fn months_over_years_in_two_languages_are_of_these_years() {
    let text = "Атауы,2023 ж. есеп/ 2023 г. отчет,2024 ж. есеп/ 2024 г. отчет,қантар-шілде есеп/ январь-июль отчет,\n,,,2024 ж./ 2024 г.,2025 ж./ 2025 г.\nКірістер,101,102,61,62\nШығындар,201,202,71,72\n";
    has(
        &tidy(text),
        &[
            "Кірістер,2023,value,,101,",
            "Кірістер,2024-01/2024-07,value,,61,",
            "Шығындар,2025-01/2025-07,value,,72,",
        ],
    );
    // Without its point the same letter is of women.
    assert_eq!(period("2023 ж.").as_deref(), Some("2023"));
    assert_eq!(period("2023 ж"), None);
}

#[test]
fn months_below_a_comparison_are_what_is_compared() {
    let text = "Chỉ tiêu,Tháng 3 năm 2024,,,,Tháng 4 năm 2024,,,\n,Ước tính tháng (Triệu USD),Cộng dồn 3 tháng (Triệu USD),So với cùng kỳ năm trước (%),,Ước tính tháng (Triệu USD),Cộng dồn 4 tháng (Triệu USD),So với cùng kỳ năm trước (%),\n,,,Tháng 3,3 tháng,,,Tháng 4,4 tháng\nGạo,34010,93060,114.2,117.0,30940,123640,110.6,115.2\nChè,31080,84980,109.7,113.9,30260,115240,119.8,115.4\n";
    has(
        &tidy(text),
        &[
            "2024-03,Gạo (So với cùng kỳ năm trước),%,114.2,",
            "2024-01/2024-03,Gạo (So với cùng kỳ năm trước),%,117.0,",
            "2024-04,Chè (So với cùng kỳ năm trước),%,119.8,",
            "2024-01/2024-04,Chè (So với cùng kỳ năm trước),%,115.4,",
        ],
    );
}

#[test]
fn names_in_pairs_under_years_are_of_their_year() {
    let page = "<h4>Imports of tin by India</h4><p>Quantity in Tonnes</p><table>\
        <tr><th>#</th><th>Code</th><th colspan=2>2021-22</th><th colspan=2>2022-23</th></tr>\
        <tr><th></th><th></th><th>Country</th><th>Qty</th><th>Country</th><th>Qty</th></tr>\
        <tr><td rowspan=2>1.</td><td rowspan=2>8001 - Tin</td><td>Peru</td><td>70</td><td>Japan</td><td>81</td></tr>\
        <tr><td>Japan</td><td>50</td><td>Chile</td><td>62</td></tr>\
        <tr><td rowspan=2>2.</td><td rowspan=2>8003 - Bars</td><td>Chile</td><td>7</td><td>Peru</td><td>9</td></tr>\
        <tr><td>Peru</td><td>4</td><td>Japan</td><td>3</td></tr>\
        <tr><td></td><td>All tin</td><td colspan=2>131</td><td colspan=2>155</td></tr></table>";
    let lines = tidy_named(page, "made.html");
    has(
        &lines,
        &[
            "8001 - Tin,Japan,2021-04/2022-03,Qty,Tonnes,50,",
            "8001 - Tin,Japan,2022-04/2023-03,Qty,Tonnes,81,",
            "8003 - Bars,Peru,2022-04/2023-03,Qty,Tonnes,9,",
            "All tin,,2022-04/2023-03,Qty,Tonnes,155,",
        ],
    );
    // The same names in every year are told apart by their rows: nothing is written anew.
    let plain = "Code,2021,,2022,\n,Place,Kg,Place,Kg\n10,North,7,North,8\n11,South,5,South,6\n";
    assert!(!warned(&table(plain), "read.ranked-pairs"));
}

#[test]
fn names_of_measures_are_units_and_names_of_a_time_hold_it() {
    let json = r#"{"version":"2.0","class":"dataset","label":"Wood","id":["inventory","region","what"],"size":[1,2,2],
        "role":{"time":["inventory"],"metric":["what"]},"value":[350.2,1,120.5,4],
        "dimension":{"inventory":{"label":"inventory","category":{"label":{"1":"Third count, state 2009/13"}}},
        "region":{"label":"region","category":{"index":["a","b"],"label":{"a":"Alps","b":"Jura"}}},
        "what":{"label":"stock","category":{"index":["2","3"],"label":{"2":"m³/ha","3":"±%"},
        "unit":{"2":{"label":"1","decimals":1},"3":{"label":"1","decimals":0}}}}}}"#;
    let lines = tidy_named(json, "made.json");
    has(&lines, &["Alps,2009/2013,m³/ha,m³/ha,350.2,", "Jura,2009/2013,±%,±%,4,"]);
}

#[test]
fn years_of_mongolia_are_announced_by_their_word() {
    // "он" is the year, "утга" the value; figures may look like years.
    let text = "ангилал,он,утга\nНүүрс,2024,197.5\nНүүрс,2023,2000.0\nНүүрс,1995,10.4\nЗэс,2024,103.7\nЗэс,2023,157.1\nЗэс,1995,17.0\n";
    has(&tidy(text), &["Нүүрс,2023,утга,,2000.0,", "Зэс,1995,утга,,17.0,"]);
}

#[test]
fn years_of_the_buddha_in_an_english_table_of_thailand() {
    // 2549 of the Buddhist era is 2006.
    let text = "Province,2549,2550,2552,2554\nBangkok,36.6,39.0,42.3,48.9\nKrabi,20.3,21.3,23.3,23.7\n";
    has(&tidy(text), &["Bangkok,2006,", "Krabi,2011,"]);
    // Codes over the columns of another country stay what they are.
    let codes = text.replace("Bangkok", "Leeds").replace("Krabi", "York");
    assert!(!tidy(&codes).contains("Leeds,2006,"));
}

#[test]
fn years_of_iran_are_written_as_everybody_reads_them() {
    // The year 1390 began on the 21st of March 2011.
    let long = table("Year,region,CPI\n1390,Tehran,2\n1391,Tehran,4\n1390,Shiraz,6\n1391,Shiraz,8\n");
    assert!(warned(&long, "read.solar-years"));
    has(&tidy_of(&long), &["Tehran,2011-04/2012-03,CPI,,2,", "Shiraz,2012-04/2013-03,CPI,,8,"]);
    has(&tidy("Province,1390,1391,1392\nTehran,2,4,5\nTabriz,6,8,9\n"), &["Tabriz,2012-04/2013-03,"]);
    has(&tidy("سال,تهران,کرمان\n۱۳۹۰,1,2\n۱۳۹۱,3,4\n۱۳۹۲,5,6\n"), &["2013-04/2014-03,کرمان,,6,"]);
    // Nothing says that this is Iran.
    assert!(!warned(&table("Year,Wool\n1390,2\n1391,4\n1392,7\n"), "read.solar-years"));
}
