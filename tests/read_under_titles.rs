//! Tables below the first with heads of their own, names that the level above says already, parts of fiscal years, units in names. Figures
//! are made up; what they must become is what the same words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::read::{Hints, Role, Table};
use made_tables::{has, read_as, table, tidy, tidy_named, tidy_of, warned};

/// The second table of a file.
fn second(text: &str) -> Table {
    read_as(text.as_bytes(), "made.csv", &Hints { table: Some(2), ..Hints::default() })
}

#[test]
fn a_table_under_its_title_has_a_head_of_its_own() {
    const FIRST: &str = "Table 1. Exports of rice\nYear,Volume (tons),Value (USD)\n2019,100,2000\n2020,110,2100\n2021,120,2300\n\n";
    // Years over names of another kind, with the word for a table and without it.
    for title in ["Table 2. Imports of wheat", "Imports of wheat by origin"] {
        let text = format!("{FIRST}{title}\nCountry,2019,2020,2021\nCanada,50,55,57\nAustralia,70,72,71\n");
        assert_eq!(table(&text).understanding.tables.len(), 2, "{title}");
        assert!(!tidy(&text).contains("Canada"), "{title}");
        has(&tidy_of(&second(&text)), &["Canada,2020,value,,55,", "Australia,2019,value,,70,"]);
    }
    // Names of columns over other figures.
    let text = format!(
        "{FIRST}Imports of wheat by origin\nCountry,Quantity,Amount\nCanada,50,57\nAustralia,70,71\n"
    );
    has(&tidy_of(&second(&text)), &["Canada,,Quantity,,50,", "Australia,,Amount,,71,"]);
}

#[test]
fn a_title_that_calls_itself_a_table_needs_no_gap() {
    let text = "Table 1: Exports,,,\n(USD million),,,\nCountry,2019,2020,2021\nUSA,1,2,3\nChina,4,5,6\nSource: Customs,,,\nTable 2: Exports by product,,,\n(tonnes),,,\nProduct,2019,2020,2021\nRice,10,20,30\nCoffee,40,50,60\n";
    assert_eq!(table(text).understanding.tables.len(), 2);
    assert!(!tidy(text).contains("Rice"));
    has(&tidy(text), &["China,2021,value,USD million,6,"]);
    has(&tidy_of(&second(text)), &["Rice,2020,value,tonnes,20,", "Coffee,2021,value,tonnes,60,"]);
}

#[test]
fn blocks_of_a_table_stay_in_it() {
    // A name over rows behind a gap, and a record whose figures are words.
    let text = "Item,2019,2020,2021\nRice,1,2,3\nTea,4,5,6\n\nNorthern provinces\nRice,7,8,9\nTea,closed,closed,closed\n";
    let read = table(text);
    assert!(read.understanding.tables.is_empty());
    has(&tidy_of(&read), &["Northern provinces,Rice,2021,value,,9,"]);
}

#[test]
fn what_the_level_below_begins_with_is_said_once() {
    let text = ",Crude oil,,Natural gas\n,\"Crude oil, average\",\"Crude oil, Brent\",\"Natural gas, US\"\n,($/bbl),($/bbl),($/mmbtu)\n2019M01,61.4,63.8,0.14\n2019M02,64.0,66.1,0.15\n2019M03,66.1,66.4,0.16\n";
    has(
        &tidy(text),
        &[
            "2019-01,\"Crude oil, average\",$/bbl,61.4,",
            "2019-02,\"Crude oil, Brent\",",
            ",\"Natural gas, US\",$/mmbtu,0.16,",
        ],
    );
    // Another word that only begins alike is another name.
    let text = "Year,Tea,Tea,Salt\n,Teapots,Green,Coarse\n2019,1,2,3\n2020,3,4,5\n2021,5,6,7\n";
    has(&tidy(text), &["2019,Tea Teapots,,1,", "2020,Tea Green,,4,", "2020,Salt Coarse,,5,"]);
}

#[test]
fn a_title_in_the_middle_names_no_columns() {
    let rows = "Rice,1,2,3,4,5\nTea,6,7,8,9,10\n";
    let text =
        format!(",,,Exports by commodity,,\n,,,(USD million),,\nItem,2019,2020,2021,2022,2023\n{rows}");
    has(&tidy(&text), &["Rice,2019,value,USD million,1,", "Tea,2022,value,USD million,9,"]);
    // Over names that stand over several columns themselves it begins where one of them goes on.
    let text = ",,Foreign trade of the country,,\n,Exports,,Imports,\nYear,Rice,Tea,Wheat,Steel\n2019,1,2,3,4\n2020,4,5,6,7\n2021,4,5,6,8\n";
    has(&tidy(text), &["X,2019,Exports Tea,,2,", "M,2021,Imports Steel,,8,"]);
    // How sure the later years are, and a change beside levels, are of theirs alone.
    let text = format!(",,,Forecast of the ministry,,\nItem,2019,2020,2021,2022,2023\n{rows}");
    has(&tidy(&text), &["Rice,2020,value,,2,final", "Tea,2022,Forecast of the ministry,,9,estimate"]);
    let text = format!(",,,,Share of the total,\nItem,2019,2020,2021,2020,2021\n{rows}");
    has(&tidy(&text), &["Rice,2021,value,,3,", "Rice,2021,Share of the total,,5,"]);
}

#[test]
fn years_by_their_end_and_other_short_periods() {
    let text = "Item,Q.E. Mar 2020,Q.E. Jun 2020,QE Sep-20\nExports,10.5,11.2,12.4\nImports,8.1,8.4,8.6\n";
    has(&tidy(text), &["2020-Q1,", "2020-Q2,", "2020-Q3,"]);
    // Azerbaijan's months of the year so far, with the year beside them and above.
    let text = "Göstərici;I-III ay 2020;I-VI ay 2020\nİxrac;10,5;21,2\nİdxal;8,1;18,4\n";
    has(&tidy(text), &["İxrac,2020-01/2020-03,value,,10.5,", "İdxal,2020-01/2020-06,value,,18.4,"]);
    let text = "2020-ci il üzrə\nGöstərici;I-III ay;I-IX ay\nİxrac;10,5;21,2\nİdxal;8,1;18,4\n";
    has(&tidy(text), &["İxrac,2020-01/2020-09,value,,21.2,"]);
    has(
        &tidy("Country,2020A1,2021A1\nFrance,1.5,2.5\nItaly,3.5,4.5\n"),
        &["France,2020,value,,1.5,", "Italy,2021,"],
    );
}

#[test]
fn parts_of_a_fiscal_year_are_dated_by_what_the_table_says_of_it() {
    let rows = "Item,H1 FY22,H2 FY22,9M FY23\nTea,10.5,11.2,12.4\nRice,8.1,8.4,8.6\n";
    // Pakistan's year begins in July and bears the number of its end.
    let text = tidy(&format!("Exports of Pakistan (USD mn)\n{rows}"));
    has(&text, &["Tea,2021-H2,", "Tea,2022-H1,", "Rice,2022-07/2023-03,"]);
    // India's begins in April and does so too; of other years that do it is taken, and said.
    has(&tidy(&format!("Exports (Rs. crore)\n{rows}")), &["Tea,2021-04/2021-09,", "Tea,2021-10/2022-03,"]);
    let read = table(format!("Exports (USD mn)\nThe fiscal year begins in April\n{rows}"));
    has(&tidy_of(&read), &["Tea,2021-04/2021-09,"]);
    assert!(warned(&read, "read.year-begins-end"));
    // Where the title says which months the year of that number has, nothing is taken.
    let read = table(format!("Exports, FY22: April 2021 to March 2022\n{rows}"));
    has(&tidy_of(&read), &["Tea,2021-04/2021-09,"]);
    assert!(warned(&read, "read.year-begins-said") && !warned(&read, "read.year-begins-end"));
    // Without a word it stays in the calendar, which is said.
    let read = table(rows);
    has(&tidy_of(&read), &["Tea,2022-H1,"]);
    assert!(warned(&read, "read.year-named-open"));
    // Four digits with April are of its beginning in Japan: they are left.
    let read = table("Fiscal year begins in April\nItem,H1 FY2022,H2 FY2022\nTea,10.5,11.2\nRice,8.1,8.4\n");
    has(&tidy_of(&read), &["Tea,2022-H1,"]);
    assert!(warned(&read, "read.year-named-open"));
}

#[test]
fn units_that_stand_in_names() {
    let text = tidy("Year,\"Population, mn\",\"GDP, USD bn\"\n2019,96.5,261.9\n2020,97.6,271.2\n");
    has(&text, &["2019,Population,mn,96.5,", "2020,GDP,USD bn,271.2,"]);
    // Behind the unit a remark in brackets of its own.
    let text = "Series Name,Country Name,2019 [YR2019],2020 [YR2020]\nUnemployment (% of labor force) (modeled estimate),Albania,12.5,13.1\nUnemployment (% of labor force) (modeled estimate),Chad,2.5,3.1\n";
    has(&tidy(text), &[",% of labor force,12.5,"]);
    // Counts in Chinese names, of which 个 is one.
    has(
        &tidy("指标,2020年,2021年\n企业数(个),5,6\n职工数(人),7,8\n"),
        &["企业数(个),个,5,", "职工数(人),人,8,"],
    );
    has(&tidy("Year,Coal (kt)\n2019,96.5\n2020,97.6\n"), &["2019,Coal,kt,96.5,"]);
}

#[test]
fn a_column_of_units_without_any_is_no_measure() {
    let text = "refYear,reporterISO,partnerISO,cmdCode,qtyUnitAbbr,qty,altQtyUnitAbbr,altQty,primaryValue\n2020,VNM,USA,0901,kg,12000,N/A,,34000\n2021,VNM,USA,0901,kg,12500,N/A,,36000\n2020,VNM,DEU,0901,kg,13000,N/A,,37000\n2021,VNM,DEU,0901,kg,13500,N/A,,38000\n";
    let lines = tidy(text);
    has(&lines, &["qty,kg,12000,", "primaryValue,,38000,"]);
    assert!(!lines.contains("altQtyUnitAbbr"), "{lines}");
}

#[test]
fn an_index_is_no_running_number() {
    for text in [
        "Year,Index\n2015,100\n2016,101\n2017,102\n2018,103\n",
        "Year,Index,Wages\n2015,100,7\n2016,101,9\n2017,102,8\n2018,103,6\n",
    ] {
        assert_eq!(table(text).understanding.columns[1].role, Role::Value, "{text}");
        has(&tidy(text), &["Index", ",103,"]);
    }
    // In the first column, or counted from one, it numbers the rows.
    for text in [
        "Index,Country,2015\n100,France,7.2\n101,Germany,8.3\n102,Italy,9.4\n",
        "Country,Index,2015\nFrance,1,7.2\nGermany,2,8.3\nItaly,3,9.4\n",
    ] {
        let index = table(text).understanding.columns.iter().position(|c| c.name == "Index").unwrap();
        assert_eq!(table(text).understanding.columns[index].role, Role::Index, "{text}");
    }
}

#[test]
fn q_over_one_to_four_is_a_quarter_of_years_that_come_back() {
    let text = "cpi,Y,Q\n1.5,2019,1\n1.6,2019,2\n1.7,2019,3\n1.8,2019,4\n1.9,2020,1\n2.1,2020,2\n";
    has(&tidy(text), &["2019-Q1,cpi,,1.5,", "2020-Q2,cpi,,2.1,"]);
    // Prices and quantities, a year each.
    has(&tidy("Year,P,Q\n2019,3.5,2\n2020,3.6,3\n2021,3.7,1\n2022,3.8,4\n"), &["2019,Q,,2,", "2022,P,,3.8,"]);
}

#[test]
fn quarters_and_then_months_that_a_spreadsheet_took_for_days() {
    let dates =
        ["Mar-00", "Jun-00", "Sep-00", "Oct-00", "Nov-00", "Dec-00", "1-Jan", "1-Feb", "1-Mar", "1-Apr"];
    let rows: String = dates.iter().enumerate().map(|(n, date)| format!("{date},{n}.7\n")).collect();
    let read = table(format!("Month,Bills\n{rows}"));
    has(
        &tidy_of(&read),
        &["2000-03,Bills,,0.7,", "2000-12,Bills,,5.7,", "2001-01,Bills,,6.7,", "2001-04,Bills,,9.7,"],
    );
    assert!(warned(&read, "read.mangled-months"));
}

#[test]
fn units_of_a_cube_that_its_names_say() {
    // A dimension that is called so, as Eurostat's first files of JSON-stat have it.
    let text = r#"{"gdp":{"label":"GDP","value":[15800,17100],"dimension":{"id":["unit","geo","time"],"size":[1,1,2],"role":{"time":["time"]},"unit":{"label":"unit","category":{"index":{"EUR_HAB":0},"label":{"EUR_HAB":"Euro per inhabitant"}}},"geo":{"label":"geo","category":{"index":{"IT":0},"label":{"IT":"Italy"}}},"time":{"label":"time","category":{"index":{"1990":0,"1991":1}}}}}}"#;
    has(&tidy_named(text, "gdp.json"), &["Italy,1990,value,Euro per inhabitant,15800,"]);
    // Brackets behind the names, where the file's own unit is a sentence.
    let text = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2010\";\nCODEPAGE=\"utf-8\";\nTITLE=\"Emissions\";\nSTUB=\"gas\";\nHEADING=\"year\";\nVALUES(\"gas\")=\"Methane (t)\",\"Carbon dioxide (kt)\",\"Sulphur hexafluoride (kg)\";\nVALUES(\"year\")=\"2019\",\"2020\";\nTIMEVAL(\"year\")=TLIST(A1),\"2019\",\"2020\";\nUNITS=\"Varies with the gas\";\nDATA=\n1 2\n3 4\n5 6 ;\n";
    let lines = tidy_named(text, "gas.px");
    has(&lines, &["2019,value,t,1,", "2020,value,kt,4,", "2020,value,kg,6,"]);
    // A unit that is one holds for all.
    let lines = tidy_named(&text.replace("Varies with the gas", "tonnes"), "gas.px");
    has(&lines, &["2020,value,tonnes,4,"]);
}
