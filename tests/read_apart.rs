//! What stands apart from the figures it is of: codes beside names, bands over blocks, units below their word, years after which figures are
//! estimates, notes below the last of several tables. Small tables of our own; what is expected is what stands in them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use made_tables::{has, table, tidy_of, warned};

#[test]
fn codes_stand_in_the_long_table_beside_their_names() {
    let text = tidy_of(&table("Country,ISO code,2021,2022\nNorway,NOR,1.5,2.5\nChad,TCD,0.5,0.7\n"));
    has(&text, &["Country,ISO code,period,", "Norway,NOR,2021,value,,1.5", "Chad,TCD,2022,value,,0.7"]);
    // Identifiers of series above the figures.
    let text = tidy_of(&table(
        "Title,Sales of boats,Sales of oars\nSeries ID,B10,B20\nType,Original,Original\nUnit,$ million,$ million\n2021,5,6\n2022,7,8\n",
    ));
    has(
        &text,
        &[
            "Series ID,period,measure",
            "B10,2021,Sales of boats,$ million,5",
            "B20,2022,Sales of oars,$ million,8",
        ],
    );
    // A code of a unit is none of the goods that it fits by chance; one that is called as a name is of that.
    let text = tidy_of(&table(
        "typeDesc,reporterDesc,reporterCode,cmdDesc,qtyUnitCode,qtyUnitAbbr,period,qty\nGoods,Norway,578,Tea,8,kg,2021,10.5\nGoods,Norway,578,Oil,5,l,2021,11.5\nGoods,Norway,578,Tea,8,kg,2022,12.5\nGoods,Norway,578,Oil,5,l,2022,13.5\n",
    ));
    has(&text, &["typeDesc,reporterDesc,reporterCode,cmdDesc,period", "Goods,Norway,578,Tea,2022,"]);
    // Without any the head is what it was.
    assert!(tidy_of(&table("Country,2021\nNorway,1.5\nChad,0.5\n")).starts_with("Country,period,measure,"));
}

#[test]
fn a_band_reaches_over_empty_columns_to_the_next() {
    // The second block begins with an empty column, and both end with a year without figures yet.
    let text = tidy_of(&table(
        "Goods,Exports to Chad,,,Imports from Chad,,,\n,Value in 2021,Value in 2022,Value in 2023,,Value in 2021,Value in 2022,Value in 2023\nTea,1,2,,,4,5,\nSalt,6,7,,,8,9,\n",
    ));
    has(
        &text,
        &[
            "X,Tea,2021,Exports to Chad Value,,1,",
            "X,Tea,2023,Exports to Chad Value,,,",
            "M,Tea,2021,Imports from Chad Value,,4,",
            "M,Salt,2022,Imports from Chad Value,,9,",
        ],
    );
    // The column between the two holds nothing.
    assert!(!text.contains(",5\n"), "{text}");
}

#[test]
fn a_word_under_empty_cells_is_of_the_name_to_its_left() {
    let text = tidy_of(&table(
        "Goods,Quantity,,Value,,Note\n,,Change,,Change,\nTea,10,1.5,20,2.5,a\nSalt,30,3.5,40,4.5,b\nRye,50,5.5,60,6.5,c\n",
    ));
    has(&text, &["Tea,,Quantity,,10", "Tea,,Quantity Change,,1.5", "Tea,,Value Change,,2.5"]);
}

#[test]
fn a_unit_stands_in_the_line_below_its_word() {
    let text = tidy_of(&table(
        "Quarter,Stock\n2021Q1,-5\n2021Q2,-6\n2021Q3,-7\nTable information:\nUnits:\n\"$, Magnitude = Millions\"\n\nFootnotes:\n",
    ));
    has(&text, &["2021-Q1,Stock,\"$, Magnitude = Millions\",-5"]);
    // Another heading right below it says none.
    let text = tidy_of(&table("Quarter,Stock\n2021Q1,-5\n2021Q2,-6\n2021Q3,-7\n\nUnits:\nFootnotes:\n"));
    has(&text, &["2021-Q1,Stock,,-5"]);
}

#[test]
fn figures_after_the_last_year_of_outcomes_are_estimates() {
    let text = tidy_of(&table(
        "Country,Subject,Units,2020,2021,2022,Estimates Start After\nNorway,GDP,Billions,1.5,2.5,3.5,2021\nChad,GDP,Billions,0.5,0.6,0.7,2020\nPeru,GDP,Billions,0.5,0.6,0.7,\n",
    ));
    let of = |name: &str, year: &str| {
        let line = text.lines().find(|l| l.starts_with(name) && l.contains(year)).unwrap();
        line.contains(",estimate,")
    };
    assert!(!of("Norway", ",2021,") && of("Norway", ",2022,"), "{text}");
    assert!(!of("Chad", ",2020,") && of("Chad", ",2021,"), "{text}");
    assert!(!of("Peru", ",2022,"), "{text}");
}

#[test]
fn numbers_of_footnotes_are_no_figures() {
    let text = tidy_of(&table(
        "Country,Year,Value,Value Footnotes\nNorway,2021,5,1\nNorway,2022,6,2\nChad,2021,7,1\nChad,2022,8,1\n",
    ));
    has(&text, &["Norway,2022,Value,,6"]);
    assert_eq!(text.lines().count(), 5, "{text}");
}

#[test]
fn notes_below_the_last_of_like_tables_are_of_all() {
    let file = "A. EXPORTS;;;\nCode;Goods;Oct 2024;Nov 2024\n01;Tea;5;6\n02;Salt;7;8\n03;Rye;9;10\n\nB. IMPORTS;;;\nCode;Goods;Oct 2024;Nov 2024\n01;Tea;1;2\n02;Salt;3;4\n03;Rye;5;6\n\nNote: November 2024 figures are preliminary.\n";
    let text = tidy_of(&table(file));
    has(&text, &["Tea,01,2024-11,value,,6,preliminary", "Tea,01,2024-10,value,,5,final"]);
    // Another head, another table: its notes are its own, and its rows are not this one's.
    let other = file.replacen("Oct 2024;Nov 2024", "Aug 2024;Nov 2024", 1);
    let text = tidy_of(&table(&other));
    has(&text, &["2024-11,value,,6,final"]);
    assert!(!text.contains(",1,"), "{text}");
}

#[test]
fn what_calls_itself_a_table_begins_one() {
    let read = table(
        "Table 1: Exports\nNo,Section,Q1 2024,Q2 2024\n1,Food,5.5,6.5\n2,Fuel,7.5,8.5\n3,Toys,1.5,2.5\n,,,\n\"Source: Office\",,,\n,,,\nTable 2: Partners\nRank,Country,Exports Q2 2024,Imports Q2 2024\n1,Norway,3.5,4.5\n2,Chad,2.5,1.5\n",
    );
    let text = tidy_of(&read);
    assert!(!text.contains("Norway"), "{text}");
    assert_eq!(read.understanding.tables.len(), 2);
}

#[test]
fn growth_over_a_stretch_is_of_its_later_year() {
    let text = tidy_of(&table(
        "Goods,January to March,,,April,,\n,2024p,2023,Growth Rate (%),2024p,2023,Growth Rate (%)\nTea,5,4,25.0,2,1,100.0\nSalt,6,5,20.0,3,2,50.0\n",
    ));
    has(
        &text,
        &["Tea,2024-01/2024-03,Growth Rate,%,25.0,preliminary", "Tea,2024-01/2024-03,value,,5,preliminary"],
    );
}

#[test]
fn quarters_are_known_by_a_change_on_the_quarter_before() {
    let rows = "Mar 2021;5;\nJun 2021;6;1,5\nSep 2021;7;1,6\nDec 2021;8;1,7\nMar 2022;9;1,8\n";
    let text = tidy_of(&table(["Date;Sales ($m);Sales (q/q%)\n", rows].concat()));
    has(&text, &["2021-Q1,", "2022-Q1,"]);
    // Months that lie three apart are months where nothing says more.
    let text = tidy_of(&table(["Date;Sales ($m);Sales (%)\n", rows].concat()));
    has(&text, &["2021-03,", "2022-03,"]);
}

#[test]
fn figures_in_line_under_spaces_are_columns() {
    let file = "Trade of the islands (million dollars)\n\n                  2021    2022   2023*\n------------------------------------\nExports          1,200   1,340   1,411\n  Fish             900     950   1,010\n  Wool             300     390     401\nImports          2,100     n.a.  2,350\n------------------------------------\n* provisional\n";
    let text = tidy_of(&table(file));
    has(&text, &["Fish,2022,value,million dollars,950,final", "2023,value,million dollars,2350,preliminary"]);
}

#[test]
fn a_press_table_says_its_units_in_its_title() {
    let file = "Exports of clocks in November 2024\nBy market, value in Mio. Fr., change on the year before in %\n\n           Nov. 24     +/- % Jan.-Nov. 23  Jan.-Nov. 24     +/- %\n-----------------------------------------------------------------\nUSA          375,4     -20,9      4'655,2       4'138,5     -11,1\nChina        173,9      -0,1      1'785,5       1'929,8      +8,1\nJapan        170,9      -5,7      1'947,4       1'715,3     -11,9\nNorway       n. a.     n. a.         18,4         n. a.     n. a.\nTotal      2'262,9      -3,8     26'057,1      24'723,1      -5,1\n";
    let text = tidy_of(&table(file));
    has(
        &text,
        &[
            "USA,2024-11,value,Mio. Fr.,375.4",
            "USA,2024-11,+/- %,%,-20.9",
            "Total,2023-01/2023-11,value,Mio. Fr.,26057.1",
            "China,2024-01/2024-11,+/- %,%,8.1",
            "Norway,2024-11,value,Mio. Fr.,,",
        ],
    );
    // A country is no currency, and one clause alone gives what it always gave.
    let text = tidy_of(&table("Index of trade, in %\nYear;FR;DE\n2021;1,5;2,5\n2022;3,5;4,5\n"));
    has(&text, &["2021,FR,%,1.5"]);
}

#[test]
fn a_row_of_months_below_figures_heads_another_table() {
    let text = "Năm,Quý I,Quý II,Quý III,Quý IV,Cả năm,So sánh\n2021,5.1,5.2,5.3,5.4,21,1.5\n2022,6.1,6.2,6.3,6.4,25,1.6\n,Tháng 1,Tháng 2,Tháng 3,Tháng 4,Tháng 5,Tháng 6\n2021,1.1,1.2,1.3,1.4,1.5,1.6\n2022,2.1,2.2,2.3,2.4,2.5,2.6\n";
    let read = table(text);
    assert!(warned(&read, "read.more-tables"));
    assert_eq!(read.understanding.tables.len(), 2);
    let lines = tidy_of(&read);
    assert!(!lines.contains(",2.4,"), "{lines}");
}

#[test]
fn tables_of_the_same_heading_and_rows_below_one_another_are_one() {
    let block = |caption: &str, rows: [&str; 2]| {
        let [north, south] = rows;
        format!(
            "\"Tabela 9 - Área, produção e rendimento\"\n\"{caption}\"\n\"\";\"Ano x Produto\"\n\"\";\"2021\";;\"2022\";;\"2023\"\n\"\";\"Total\";\"Arroz\";\"Total\";\"Arroz\";\"Total\";\"Arroz\"\n\"Norte\";{north}\n\"Sul\";{south}\n\"Fonte: nós\"\n\n"
        )
    };
    let text = [
        block(
            "Variável - Área (Hectares)",
            ["\"50\";\"12\";\"55\";\"13\";\"56\";\"14\"", "\"70\";\"21\";\"71\";\"22\";\"72\";\"23\""],
        ),
        block(
            "Variável - Área - em %",
            [
                "\"100,0\";\"24,0\";\"100,0\";\"23,6\";\"100,0\";\"25,0\"",
                "\"100,0\";\"30,0\";\"100,0\";\"31,0\";\"100,0\";\"31,9\"",
            ],
        ),
        block(
            "Variável - Produção (Toneladas)",
            ["\"..\";\"36\";\"..\";\"39\";\"..\";\"40\"", "\"..\";\"63\";\"..\";\"66\";\"..\";\"69\""],
        ),
    ]
    .concat();
    let read = table(&text);
    assert!(warned(&read, "read.stacked") && !warned(&read, "read.more-tables"));
    let lines = tidy_of(&read);
    has(
        &lines,
        &[
            "Variável - Área (Hectares),Norte,2021,Total,Hectares,50,",
            "Variável - Área (Hectares),Sul,2022,Arroz,Hectares,22,",
            "Norte,2022,Arroz,%,23.6,",
            "Variável - Produção (Toneladas),Norte,2021,Total,Toneladas,,",
            "Variável - Produção (Toneladas),Sul,2022,Arroz,Toneladas,66,",
        ],
    );
    // Each figure keeps its place in the file: the last stands in row 25, column 5.
    assert!(lines.contains("66,final,25,5"), "{lines}");
    // Other rows make other tables.
    let other = text.replacen("\"Sul\"", "\"Leste\"", 1);
    assert!(!warned(&table(&other), "read.stacked"));
}
