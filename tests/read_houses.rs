//! Files as offices and banks of many countries write them out of their databases: sheets of series with rows of what each is, merged cells
//! that were dropped, years written as decimals, lists of signs below the figures. Figures are made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::dataset;
use made_tables::{has, table, tidy, tidy_of, warned};

/// Whether building the dataset says something.
fn said(text: &str, code: &str) -> bool {
    dataset::build(&table(text)).unwrap().warnings.iter().any(|w| w.code == code)
}

#[test]
fn years_and_months_written_as_decimals_are_whole() {
    let text = "Year,Month,Cargo (INR Crores),Fuel (USD Millions)\n2021.0,March,4512.5,812.0\n2021.0,February,4410.0,790.5\n2021.0,January,4390.0,781.0\n2020.0,December,4401.5,779.0\n";
    has(&tidy(text), &["2021-03,Cargo,INR Crores,4512.5,", "2020-12,Fuel,USD Millions,779.0,"]);
    assert!(warned(&table(text), "read.decimal-years"));
    let numbers = "Year,Month,Cargo\n2021.0,1.0,45.5\n2021.0,2.0,44.0\n2021.0,3.0,43.0\n";
    has(&tidy(numbers), &["2021-03,Cargo,,43.0,"]);
    let across = "Country,2019.0,2020.0,2021.0\nNorway,10.5,11.5,12.5\nSweden,20.5,21.5,22.5\n";
    has(&tidy(across), &["Sweden,2021,value,,22.5,"]);
    // Figures of about two thousand under a name of their own stay what they are.
    let figures = "Year,Tonnes\n2019,2010.0\n2020,2011.0\n2021,2012.0\n";
    has(&tidy(figures), &["2021,value,Tonnes,2012.0,"]);
    assert!(!warned(&table(figures), "read.decimal-years"));
}

#[test]
fn last_working_days_of_months_are_months() {
    // 29 January 2021, 26 February and 30 April were Fridays, 31 March a Wednesday, 31 May a Monday.
    let rates = "SERIES A RATES,,\nTitle,Krone,Lira\nFrequency,Daily,Daily\nUnits,NOK,TRY\nSource,Bank,Bank\nSeries ID,XNOK,XTRY\n29-Jan-2021,6.5011,5.6012\n26-Feb-2021,6.6013,5.7014\n31-Mar-2021,6.4015,5.9016\n30-Apr-2021,6.3017,6.1018\n31-May-2021,6.2019,6.2020\n";
    has(&tidy(rates), &["2021-01,Krone,NOK,6.5011,", "2021-05,Lira,TRY,6.2020,"]);
    assert!(said(rates, "dataset.dates-working-days"));
    // A last Friday before Monday the 31st is none: such dates stay days.
    let fridays = "Date,Krone,Lira\n29-Jan-2021,6.5011,5.6012\n26-Feb-2021,6.6013,5.7014\n26-Mar-2021,6.4015,5.9016\n30-Apr-2021,6.3017,6.1018\n28-May-2021,6.2019,6.2020\n25-Jun-2021,6.1,6.3\n";
    has(&tidy(fridays), &["2021-03-26,Krone,,6.4015,"]);
    // Two dates of one month are days.
    let days = rates.replace("31-May-2021", "29-Apr-2021");
    has(&tidy(&days), &["2021-04-29,Krone,NOK,6.2019,"]);
    // A day before a holiday counts beside many that are the last.
    let holiday = rates.replace("31-Mar-2021", "30-Mar-2021");
    has(&tidy(&holiday), &["2021-03,Krone,NOK,6.4015,"]);
}

#[test]
fn a_first_figure_that_looks_like_a_year_is_no_heading() {
    let months = "time;Cargo(Million Dollar)\n01-1991;1911\n02-1991;1812.5\n03-1991;2051\n04-1991;1802\n";
    has(&tidy(months), &["1991-01,Cargo,Million Dollar,1911,", "1991-02,Cargo,Million Dollar,1812.5,"]);
    let years = "Year;Cargo\n1990;1909\n1991;1845.2\n1992;2000\n1993;2055.1\n";
    has(&tidy(years), &["1990,Cargo,,1909,"]);
    // Years over figures go on being a heading.
    has(&tidy("Country,2019,2020\nNorway,1909,1845.5\nSweden,8000,9055\n"), &["Norway,2019,value,,1909,"]);
}

#[test]
fn a_list_of_signs_below_the_figures_is_none_of_their_columns() {
    let text = "\"Tabela 7 - Volume (Base: média 1995 = 100)\"\n\"Variável - Volume (Base: média 1995 = 100) (Número-índice)\"\n\"\";\"Trimestre x Setores\"\n\"\";\"1º trimestre 2021\";\"2º trimestre 2021\";\"3º trimestre 2021\";\"4º trimestre 2021\"\n\"\";\"Carga\";\"Carga\";\"Carga\";\"Carga\"\n\"Brasil\";\"128,18\";\"132,13\";\"136,72\";\"136,37\"\n\"Fonte: quem conta\"\n\n\"Legenda\"\n\"Símbolo\";\"Significado\"\n\"-\";\"Zero absoluto\"\n\"X\";\"Valor inibido\"\n\"..\";\"Valor não se aplica\"\n\"...\";\"Valor não disponível\"\n";
    has(&tidy(text), &["2021-Q1,Carga,média 1995 = 100,128.18,", "2021-Q4,Carga,média 1995 = 100,136.37,"]);
}

#[test]
fn a_word_for_periods_above_them_is_no_group() {
    let text = "\"Libellé\";\"Voyageurs en train\";\"Codes\"\n\"idBank\";\"010009999\";\"\"\n\"Dernière mise à jour\";\"12/02/2018 12:00\";\"\"\n\"Période\";\"\";\"\"\n\"2018-01\";\"5.931\";\"A\"\n\"2017-12\";\"6.165\";\"A\"\n\"2017-11\";\"5.841\";\"A\"\n\"2017-10\";\"7.06\";\"A\"\n";
    let lines = tidy(text);
    has(&lines, &["2018-01,Voyageurs en train,,5.931,"]);
    assert!(!lines.contains("Période"), "{lines}");
    // A name above names is a group as before.
    let group = "Hàng;2022;2023\nThủy sản;;\nTôm;10,5;11,5\nCá tra;20,5;21,5\nNông sản;;\nGạo;30,5;31,5\n";
    assert!(tidy(group).contains("Thủy sản"), "{}", tidy(group));
}

#[test]
fn a_title_of_rates_gives_their_unit_and_lines_are_counted() {
    let text = "Table 1.2.3. Percent Change From Preceding Period in Real Freight\nTable 1.2.3. Percent Change From Preceding Period in Real Freight\nLine,,2020,2020,2021\nLine,,Q3,Q4,Q1\n1,\"   Freight\",-1.0,-0.8,6.4\n2,By rail,6.8,1.3,0.1\n";
    has(&tidy(text), &["2020-Q3,value,Percent Change,-1.0,", "By rail,2021-Q1,value,Percent Change,0.1,"]);
    assert!(!tidy(text).contains(",Line,"), "{}", tidy(text));
    // Trams are named by nothing but their numbers.
    has(
        &tidy("Line,Passengers (thousand)\n1,10.5\n2,20.5\n3,15.5\n4,17.5\n"),
        &["3,,Passengers,thousand,15.5,"],
    );
    // Beside amounts such a title does not say which figures are rates.
    let both =
        "Table 2. Percent change and value of freight\nMode,2020,2021\nRail,6.8,1.3\nRoad,412.5,436.1\n";
    assert!(!tidy(both).contains("Percent"), "{}", tidy(both));
}

#[test]
fn a_row_of_units_speaks_for_indices_whose_names_end_in_a_base() {
    let text = "Title,CPI INDEX 03: FUEL 2015=100,CPI RATE 03: FUEL 2015=100\nCDID,AB12,AB13\nSource dataset ID,XX1,XX1\nPreUnit,,\nUnit,\"Index, base year = 100\",%\nRelease date,18-05-2022,18-05-2022\nNext release,22-Jun-22,22-Jun-22\nImportant notes,,\n2019,102.1,1.5\n2020,103.2,0.8\n2021,103.5,0.3\n2021 Q1,102.0,1.2\n2021 JAN,101.9,0.9\n";
    has(
        &tidy(text),
        &[
            "2019,CPI INDEX 03: FUEL 2015=100,\"Index, base year = 100\",102.1,",
            "2021-01,CPI RATE 03: FUEL,%,0.9,",
        ],
    );
    // Without such a row the base alone is the unit, and all other words are the name.
    has(
        &tidy("Year,CPI INDEX 03: FUEL 2015=100\n2019,102.1\n2020,103.2\n2021,103.5\n"),
        &["CPI INDEX 03: FUEL,2015=100,102.1,"],
    );
    let slashed = "Periods;Indices/Volume/Raw (2021=100);Indices/Volume/Adjusted (2021=100)\n2019 January;    33.4;    33.0\n2019 February;    31.5;    31.7\n";
    has(
        &tidy(slashed),
        &["2019-01,Indices/Volume/Raw,2021=100,33.4,", "Indices/Volume/Adjusted,2021=100,31.7,"],
    );
}

#[test]
fn a_gap_among_the_lines_on_series_hides_no_names() {
    // The lines below the gap, "Source" and "Series ID", are of the same kind as those above it.
    let text = |n: usize| {
        let row = |word: &str, cells: [&str; 2]| format!("{word},{}\n", cells[..n].join(","));
        [
            row("Z9 DEMAND", ["", ""]),
            row("Title", ["Rents", "Repairs"]),
            row("Frequency", ["Quarterly", "Quarterly"]),
            row("Units", ["$ million", "$ million"]),
            row("", ["", ""]),
            row("", ["", ""]),
            row("Source", ["ABS", "ABS"]),
            row("Publication date", ["05-Mar-2021", "05-Mar-2021"]),
            row("Series ID", ["GAAB1", "GAAB2"]),
            row("Mar-2020", ["28251", "3012"]),
            row("Jun-2020", ["28601", "3122"]),
            row("Sep-2020", ["29012", "3151"]),
            row("Dec-2020", ["29110", "3188"]),
        ]
        .concat()
    };
    has(&tidy(&text(2)), &["2020-Q1,Rents,$ million,28251,", "2020-Q4,Repairs,$ million,3188,"]);
    has(&tidy(&text(1)), &["2020-Q1,Rents,$ million,28251,"]);
    // Above a gap a title of several cells stays a title.
    let title =
        "Ports,Cargo,Ships\n,,\n,,\nYear,Tonnes,Number\n2019,10.5,412\n2020,11.5,418\n2021,12.5,421\n";
    assert!(!tidy(title).contains("Cargo"), "{}", tidy(title));
}

#[test]
fn signs_behind_periods_that_nothing_explains_are_said() {
    let text = "Periods;Exports;Imports\n2024 March;33.4;33.0\n2024 April;31.5;31.7\n2024 May*;37.2;36.3\n";
    assert!(warned(&table(text), "read.sign-unexplained"));
    let noted = format!("{text}* provisional figures;;\n");
    assert!(!warned(&table(&noted), "read.sign-unexplained"));
    has(&tidy(&noted), &["2024-05,value,,37.2,preliminary,"]);
    assert!(!warned(&table(text.replace('*', "")), "read.sign-unexplained"));
}

#[test]
fn names_behind_a_dropped_merged_cell_move_to_their_columns() {
    let text = ";Год;Кварталы;Янв.;Фев.;Март;Апр.;;;\n;;I;II;III;IV;;;;\nПогрузка, млн т;;;;;;;;;\n2019;10,5;1,1;1,2;1,3;1,4;0,1;0,2;0,3;0,4\n2020;11,5;2,1;2,2;2,3;2,4;0,5;0,6;0,7;0,8\n2021;12,5;3,1;3,2;3,3;3,4;0,9;1,0;1,1;1,2\n";
    let lines = tidy(text);
    has(&lines, &["2019-01,", "2021-Q4,", "2021-04,"]);
    let of = |start: &str, value: &str| lines.lines().any(|l| l.contains(start) && l.contains(value));
    // The first month stands behind the fourth quarter.
    assert!(of("2019-01,", ",0.1,") && of("2020-04,", ",0.8,") && of("2021-Q4,", ",3.4,"), "{lines}");
    assert!(warned(&table(text), "read.head-moved"));
    // Merged cells that were kept as blanks stay where they are.
    let kept = ";Год;Кварталы;;;;Янв.;Фев.\n;;I;II;III;IV;;\n2019;10,5;1,1;1,2;1,3;1,4;0,1;0,2\n2020;11,5;2,1;2,2;2,3;2,4;0,5;0,6\n";
    assert!(!warned(&table(kept), "read.head-moved"));
    // Names that end where their figures end are not moved.
    let even = "Item;Rail;Road;Sea\n;I;II;\nA;1,5;2,5;3,5\nB;4,5;5,5;6,5\n";
    assert!(!warned(&table(even), "read.head-moved"));
}

#[test]
fn numbers_of_notes_glued_to_figures_are_parted() {
    let text = "Năm;Thu;Chi\n2018;3010,5;812,4\n2019;3015,1;820,2\n2020;3018,9;822,6\n2021;3017,4;825,0\n2022;3020,82);830,7\n";
    has(&tidy(text), &["2022,Thu,,3020.8,"]);
    assert!(warned(&table(text), "read.marks-glued"));
    // Where decimals differ nobody knows where the figure ends.
    let mixed = text.replace("3015,1", "3015,12");
    assert!(!warned(&table(&mixed), "read.marks-glued"));
    // A figure in brackets is negative.
    assert!(!warned(&table(text.replace("3020,82)", "(3020,82)")), "read.marks-glued"));
}

#[test]
fn months_in_two_languages_and_numbered_groups_stand_by_themselves() {
    let text = ";Янв. Jan.;Фев. Feb.;Март Mar.\n1.2. Погрузка2), млн. тонн / Freight2), mln tons;;;\nв % к прошлому году / percent of previous year;;;\n2019;101,5;102,5;103,5\n2020;101,6;102,6;103,6\n1.7. Вложения3), млрд. рублей / Investments3), bln rubles;;;\n2019;11,5;12,5;13,5\n2020;11,6;12,6;13,6\n";
    let lines = tidy(text);
    let line = lines.lines().find(|l| l.contains(",13.6,")).unwrap();
    // The second numbered group is none of the first, and its unit is its own.
    assert!(line.contains("2020-03") && line.contains("млрд. рублей,13.6,"), "{line}");
    assert!(!line.contains("1.2."), "{line}");
    assert!(
        lines.lines().any(|l| l.contains("1.2.") && l.contains("2019-01") && l.contains(",101.5,")),
        "{lines}"
    );
    // Deeper numbers go on standing under what they are parts of.
    let deeper = ";2019;2020\n1. Hàng hóa;;\n1.1. Nông sản;;\nGạo;1,5;2,5\nCà phê;3,5;4,5\n1.2. Thủy sản;;\nTôm;5,5;6,5\nCá tra;7,5;8,5\n";
    let found = tidy(deeper);
    let shrimp = found.lines().find(|l| l.contains("Tôm") && l.contains(",5.5,")).unwrap();
    assert!(shrimp.contains("1.2. Thủy sản") && !shrimp.contains("1.1."), "{shrimp}");
}

#[test]
fn brackets_of_a_unit_stay_in_it() {
    let text = "무역 실적,,,\n,,,\"단위:천 불(USD 1,000)\"\n기간,국가명,수출건수,수출금액\n2020.01,중국,\"141,438\",\"9,642,031\"\n2020.01,미국,\"84,297\",\"5,740,347\"\n2020.02,중국,\"131,438\",\"9,142,031\"\n2020.02,미국,\"94,297\",\"5,140,347\"\n";
    let read = table(text);
    let of = |n: usize| read.understanding.columns[n].unit_text.clone();
    assert_eq!(of(3).matches('(').count(), of(3).matches(')').count(), "{}", of(3));
    assert!(!of(3).is_empty());
    // So many cases are no money.
    assert_eq!(of(2), "");
}

#[test]
fn east_asian_brackets_hold_units() {
    let text = "国,売上高【百万円】,数量〔トン〕,指数【2020=100】,分類【大】\n日本,3200,12,101.2,4\n中国,4100,13,99.4,5\n";
    let lines = tidy(text);
    has(&lines, &["売上高,百万円,3200,", "数量,トン,12,", "指数,2020=100,101.2,"]);
    // What is no unit stays in the name.
    assert!(lines.contains("分類【大】"), "{lines}");
}

#[test]
fn a_stretch_of_months_in_two_languages_is_no_name() {
    let text = "Yıl\tAy\tİhracat\n2021\tOcak / January\t20,5\n2021\tŞubat / February\t21,5\n2022\tOcak-Mart / January-March\t64,5\n2022\tOcak / January\t22,5\n2022\tŞubat / February\t20,5\n2022\tMart / March\t21,5\n";
    let lines = tidy(text);
    has(&lines, &["X,2022-01/2022-03,value,,64.5,", "X,2022-03,value,,21.5,"]);
    // Names of two languages in that column stay names.
    let named = tidy(&text.replace("Ocak-Mart / January-March", "Tahmin / Outlook"));
    assert!(named.contains("Tahmin / Outlook"), "{named}");
}

#[test]
fn a_block_below_with_other_years_is_a_table_of_its_own() {
    // Months above years: the months come again, the years are others.
    let text = ",Feb,Jan\nHolder,2025,2025\nNorway,10.5,11.5\nSweden,20.5,21.5\nTotal,31.0,33.0\n,,\n,Feb,Jan\nHolder,2024,2024\nNorway,12.5,13.5\nSweden,22.5,23.5\nTotal,35.0,37.0\n";
    let first = tidy(text);
    has(&first, &["Norway,2025-01,value,,11.5,"]);
    assert!(!first.contains("12.5"), "{first}");
    assert!(warned(&table(text), "read.more-tables"));
    // Without a gap, and with one level.
    let years = "Country,2020,2021\nNorway,10.5,11.5\nSweden,20.5,21.5\nCountry,2018,2019\nNorway,12.5,13.5\nSweden,22.5,23.5\n";
    assert!(!tidy(years).contains("12.5"));
    assert_eq!(table(years).understanding.tables.len(), 2);
    // Years over the names of the figures, under no name.
    let quarters = ",2021,,2022,\nCountry,Q1,Q2,Q1,Q2\nNorway,1.5,2.5,3.5,4.5\nSweden,5.5,6.5,7.5,8.5\n,2023,,2024,\nCountry,Q1,Q2,Q1,Q2\nNorway,11.5,12.5,13.5,14.5\nSweden,15.5,16.5,17.5,18.5\n";
    assert!(!tidy(quarters).contains("11.5"));
    // The same header on the next page goes on, and a name may be that of the first column.
    let pages = years
        .replace("Country,2018,2019", "Country,2020,2021")
        .replace("Norway,12.5", "Finland,12.5")
        .replace("Sweden,22.5", "Denmark,22.5");
    has(&tidy(&pages), &["Finland,2020,value,,12.5,"]);
    let named = "Country,2020,2021\nNorway,10.5,11.5\nCountry,2018,2119\nSweden,22.5,23.5\n";
    has(&tidy(named), &["Sweden,2020,value,,22.5,"]);
}

#[test]
fn a_heading_that_was_cut_is_whole_again() {
    let text = "\"region\",\"år\",\"typ\",Pris på hus, medelvärde i tkr\n\"Ale\",\"2021\",\"hus\",3268\n\"Ale\",\"2022\",\"hus\",3279\n\"Bjuv\",\"2021\",\"hus\",2268\n\"Bjuv\",\"2022\",\"hus\",2279\n";
    has(&tidy(text), &["Ale,hus,2022,", ",tkr,3279,"]);
    assert!(warned(&table(text), "read.head-parted"));
    // In the middle it would move every name behind it.
    let middle =
        "Year,Exports, total,Imports\n2020,10.5,20.5\n2021,11.5,21.5\n2022,12.5,22.5\n2023,13.5,23.5\n";
    has(&tidy(middle), &["M,2020,value,,20.5,", "X,2020,\"Exports, total\",,10.5,"]);
    // A column without figures is none of that, nor are cells that all begin with a space.
    for whole in [
        "Year, Exports, Imports\n2020, 10.5, 20.5\n2021, 11.5, 21.5\n2022, 12.5, 22.5\n2023, 13.5, 23.5\n",
        "Year,Exports,Imports,Notes\n2020,10.5,20.5\n2021,11.5,21.5\n2022,12.5,22.5\n2023,13.5,23.5\n",
    ] {
        assert!(!warned(&table(whole), "read.head-parted"), "{whole}");
    }
}

#[test]
fn numbers_that_come_back_with_the_names_right_of_them_are_their_codes() {
    let text = "AHX,Label,Destination,Qty,Unit,Value 000\n22041010,Champagne,Fiji,20,Litres,2.647\n22041010,Champagne,Guam,16,Litres,1.039\n22041010,Champagne,Nauru,8829,Litres,69.757\n22041090,Sparkling wine,Fiji,1103,Litres,12.108\n22041090,Sparkling wine,Guam,1944,Litres,6.872\n22041090,Sparkling wine,Nauru,196279,Litres,1238.909\n";
    let lines = tidy(text);
    assert!(!lines.contains(",,AHX,"), "{lines}");
    has(&lines, &["Champagne,22041010,Fiji,,Qty,Litres,20,", "Nauru,,Value,000,69.757,"]);
    // Figures that differ among rows of one name are figures, and so are those with a name of figures.
    let figures = text.replacen("22041010", "22041011", 1);
    assert!(tidy(&figures).contains(",,AHX,"));
    let years = "Staff,Label,Year,Sales\n120,North,2020,10.5\n120,North,2021,11.5\n120,North,2022,12.5\n95,South,2020,20.5\n95,South,2021,21.5\n95,South,2022,22.5\n";
    assert!(tidy(years).contains(",Staff,"), "{}", tidy(years));
}

#[test]
fn rows_of_flags_below_their_figures_say_how_sure_those_are() {
    let text = "Country,Partner,Attribute,2021,2022\nNorway,Chad,Value,20.5,24.5\nNorway,Chad,Status,,E\nNorway,Fiji,Value,30.5,34.5\nNorway,Fiji,Status,P,\n";
    let lines = tidy(text);
    has(&lines, &["Chad,Value,2022,value,,24.5,estimate", "Fiji,Value,2021,value,,30.5,preliminary"]);
    assert!(!lines.contains(",Status,"), "{lines}");
    assert!(table(text).understanding.problems.iter().any(|p| p.code == "read.status-rows"));
    // Flags that belong to another row, and words, are left where they stand.
    for other in
        [text.replacen("Chad,Status", "Guam,Status", 1), text.replace(",E\n", ",Estimated by hand\n")]
    {
        assert!(table(&other).understanding.problems.iter().all(|p| p.code != "read.status-rows"), "{other}");
    }
}

#[test]
fn a_source_above_each_column_is_no_part_of_its_name() {
    let text = "Indicator,Exports,Imports,Growth\nUnit,mn USD,mn USD,%\nSource,Customs,Customs,Office\n2020,282628,262691,7.0\n2021,336167,332843,18.9\n2022,371304,358902,10.5\n";
    has(&tidy(text), &["X,2020,value,mn USD,282628,", ",2021,Growth,%,18.9,"]);
    // Quarters above units are periods.
    let quarters = "Item,2021,2021,2022\nQuarter,Q1,Q2,Q1\nUnit,mn USD,mn USD,mn USD\nTea,1.5,2.5,3.5\nRice,4.5,5.5,6.5\n";
    has(&tidy(quarters), &["Rice,2021-Q2,value,mn USD,5.5,"]);
}

#[test]
fn months_with_two_digits_of_their_year_follow_one_another() {
    let text = "Month;Goods, mn EUR\n11/22;120.5\n12/22;118.2\n01/23;130.1\n02/23;131.1\n";
    has(&tidy(text), &["2022-11,Goods,mn EUR,120.5,", "2023-02,Goods,mn EUR,131.1,"]);
    has(&tidy("Item,11/22,12/22,01/23\nTea,1.5,2.5,3.5\nRice,4.5,5.5,6.5\n"), &["Rice,2023-01,value,,6.5,"]);
    // Under a word for months the years may be small.
    has(&tidy("Month,Tea\n1/09,1.5\n2/09,2.5\n3/09,3.5\n"), &["2009-03,Tea,,3.5,"]);
    // What might be days, and what does not follow, is left.
    for other in ["When,Tea\n1/09,1.5\n2/09,2.5\n3/09,3.5\n", "Size,Tea\n1/16,1.5\n3/16,2.5\n5/16,3.5\n"] {
        assert!(table(other).understanding.problems.iter().all(|p| p.code != "read.short-months"), "{other}");
    }
}

#[test]
fn codes_without_names_tell_goods_apart() {
    let text = "Reporter,Period,Commodity,Trade Value (US$)\nViet Nam,202301,1006,250\nViet Nam,202302,1006,260\nViet Nam,202301,0901,350\nViet Nam,202302,0901,360\n";
    has(&tidy(text), &["Viet Nam,0901,2023-01,Trade Value,US$,350,"]);
}

#[test]
fn money_that_stands_first_in_brackets_is_the_unit() {
    let text = "Table 3. Trade\n(USD million; fiscal years July-June)\n,2021/22,2022/23\nTextiles,19329,16502\nFood,5425,5020\n";
    has(&tidy(text), &["Textiles,2021-07/2022-06,value,USD million,19329,"]);
}

#[test]
fn stars_behind_figures_that_nothing_explains_are_said() {
    let text = "Country,2021,2022\nNorway,24.2,23.3*\nChad,109.4*,97.0\nFiji,57.7,61.2\n";
    let read = table(text);
    let said = read.understanding.problems.iter().find(|p| p.code == "read.figures-signed").unwrap();
    assert_eq!((said.at.row, said.at.column), (Some(2), Some(3)));
    // A legend explains them, and letters are another thing.
    for other in [[text, "* Provisional.\n"].concat(), text.replace('*', " b")] {
        assert!(!warned(&table(&other), "read.figures-signed"), "{other}");
    }
}

#[test]
fn currencies_that_are_priced_are_no_units_of_their_prices() {
    let text = "Ngày;Loại;Mua vào;Bán ra\n02/01/2024;USD;24.130,00;24.500,00\n02/01/2024;EUR;26.146,55;27.581,07\n03/01/2024;USD;24.150,00;24.520,00\n03/01/2024;EUR;26.020,12;27.448,10\n";
    has(&tidy(text), &["EUR,2024-01-03,Bán ra,,27448.10,"]);
    // Amounts are in them.
    has(&tidy(&text.replace("Mua vào;Bán ra", "Xuất khẩu;Nhập khẩu")), &[",EUR,27448.10,"]);
    let clauses = "Exports (value in million EUR; quantity in tonnes)\nCountry,2022 Value,2022 Quantity\nNorway,10.5,30\nChad,20.5,40\n";
    has(&tidy(clauses), &["Chad,2022,Quantity,tonnes,40,"]);
}

#[test]
fn several_units_in_one_line_go_to_their_columns_in_order() {
    // The delimiter cut the sentence of the title and the list of units; the blanks behind its commas show it.
    let cut = "Fishing of cod, herring, squid\nUnit: tonnes, thousand USD, USD/tonne\nMonth,Quantity,Value,Unit price\n2024-01,238266,726700,3050\n2024-02,160400,527100,3286\n2024-03,189100,672300,3555\n";
    has(
        &tidy(cut),
        &["2024-01,Quantity,tonnes,238266,", "Value,thousand USD,726700,", "Unit price,USD/tonne,3050,"],
    );
    // With a dash between them.
    let dashed = "Cotton by year\t\t\t\t\nĐơn vị tính: Nghìn ha - Nghìn tấn\t\t\t\t\n\tDiện tích\t\tSản lượng\t\n\t2001\t2002\t2001\t2002\nBắc\t74,2\t75,1\t321,1\t344,3\nNam\t12,5\t11,4\t64,5\t67,1\n";
    has(&tidy(dashed), &["Bắc,2001,Diện tích,Nghìn ha,74.2,", "Nam,2002,Sản lượng,Nghìn tấn,67.1,"]);
    // Three names and two units: nothing says which has which.
    let unlike = "Unit: kg - hours\nYear,Steel,Iron,Bread\n2001,1,2,3\n2002,4,5,6\n";
    assert!(!tidy(unlike).contains(",kg,") && !tidy(unlike).contains(",hours,"), "{}", tidy(unlike));
    // The same unit in two languages is one.
    has(
        &tidy("Đơn vị: Nghìn ha - Thous. ha\nTỉnh,2001,2002\nA,1.5,2.5\nB,3.5,4.5\n"),
        &["A,2001,value,Nghìn ha"],
    );
}

#[test]
fn units_stand_before_a_remark_and_in_captions() {
    let adjusted = "Visits to the islands\n\"Thousands, not seasonally adjusted\"\nArea,2001,2002\nNorth,10,20\nSouth,30,40\n";
    has(&tidy(adjusted), &["North,2001,value,Thousands,10,"]);
    let dated = "\"Trade of ports, million EUR, 2001-2002\"\nPort,2001,2002\nNorth,10,20\nSouth,30,40\n";
    has(&tidy(dated), &["South,2002,value,million EUR,40,"]);
    let page = "<table><caption>Trade of ports (EUR million)</caption><tr><th>Year</th><th>North</th></tr><tr><td>2001</td><td>4.5</td></tr><tr><td>2002</td><td>4.7</td></tr></table>";
    has(&made_tables::tidy_named(page, "made.html"), &["2001,North,EUR million,4.5,"]);
    let within = "\"Trade of ports (EUR million, unadjusted)\"\nPort,2001,2002\nNorth,10,20\nSouth,30,40\n";
    has(&tidy(within), &["South,2002,value,EUR million,40,"]);
    // A title that ends in another remark says no unit.
    assert!(
        tidy("\"Trade of ports, north and south\"\nPort,2001\nNorth,10\nSouth,30\n")
            .contains("2001,value,,10")
    );
}

#[test]
fn letters_before_figures_are_their_status() {
    let text = "系列,2023年1月,2023年2月,2023年3月\n鉄鋼,93.4,95.1,p 97.0\n化学,101.2,r99.8,p 100.4\n";
    let read = table(text);
    has(&tidy_of(&read), &["鉄鋼,2023-03,value,,97.0,preliminary", "化学,2023-02,value,,99.8,revised"]);
    assert!(warned(&read, "read.marks-before"));
    // A letter and plain digits are a code, and names stay names.
    let codes = "Series,Code,2001,2002\nIron,P98,1.5,2.5\nCoal,R12,3.5,4.5\nSalt,E10,5.5,6.5\n";
    assert!(!warned(&table(codes), "read.marks-before"));
    let branches =
        "Branch,Code,2001,2002\nWater,E36.0,1.5,2.5\nSchools,P85.2,3.5,4.5\nMuseums,R91.0,5.5,6.5\n";
    assert!(!warned(&table(branches), "read.marks-before"));
}

#[test]
fn ends_of_ranges_in_two_columns_name_their_rows() {
    let text = "Alter,,Geburten,,\nVon,Bis,2018,2019,2020\n0,29,155,148,133\n30,34,47,59,61\n35,99,66,71,80\nSumme,,268,278,274\n";
    let read = table(text);
    has(&tidy_of(&read), &["30–34,2019,Geburten,,59,", "Summe,2020,Geburten,,274,"]);
    assert!(warned(&read, "read.ranges"));
    // Years from and to are periods, and ends that go back and forth are figures.
    assert!(!warned(&table("From,To,Cargo\n1990,1994,5\n1995,1999,6\n2000,2004,7\n"), "read.ranges"));
    assert!(!warned(&table("From,To,Cargo\n30,34,5\n0,29,6\n99,12,7\n"), "read.ranges"));
}

#[test]
fn all_of_them_are_the_total_where_no_other_is() {
    use kimngach::dataset::MemberRole;
    let roles = |text: &str| -> Vec<MemberRole> {
        let set = dataset::build(&table(text)).unwrap().output;
        set.dimensions[0].members.iter().map(|m| m.role).collect()
    };
    // 7 + 8 + 4 is 19, and the total says 20: adding up does not tell it.
    let text = "Industry,2021,2022\nAll industries,20,24\nMining,7,9\nMaking,8,9\nAll other industries,4,5\n";
    assert_eq!(roles(text)[0], MemberRole::Total);
    assert_eq!(roles(text)[3], MemberRole::Item);
    // A name of its own, and several beginnings.
    assert_eq!(roles(&text.replace("All industries", "All Saints"))[0], MemberRole::Item);
    assert_eq!(roles(&text.replace("Mining", "All mines"))[0], MemberRole::Item);
}

#[test]
fn titles_beside_remarks_in_brackets_give_their_unit() {
    let text = "Real series,,,<reference>,(Billions of Yen)\nYear,Output,Net Exports,Income,Demand\n1980,10.5,-1.5,11.5,12.5\n1981,11.5,-2.5,12.5,13.5\n";
    has(&tidy(text), &["1980,Output,Billions of Yen,10.5,", "Demand,Billions of Yen,12.5,"]);
    assert!(tidy(text).contains("X-M,1981"), "{}", tidy(text));
}

#[test]
fn the_turnover_of_shops_is_no_trade_with_others() {
    let shops = "Branch,Staff,Turnover\nShops,10,200\nInns,20,300\nWorks,30,500\n";
    has(&tidy(shops), &["Shops,,Turnover,,200,"]);
    let flows = dataset::build(&table("Flow,2001,2002\nExports,10,20\nImports,20,30\nTurnover,30,50\n"));
    let flow = flows.unwrap().output.dimensions[0].members[2].flow;
    assert_eq!(flow, Some(dataset::Flow::Turnover));
    let rows = "Branch,2001,2002\nFarming,10,20\nTrade,20,30\nBuilding,30,50\n";
    assert!(!tidy(rows).contains("X+M"), "{}", tidy(rows));
    has(&tidy("Foreign trade of the islands\nYear,Turnover\n2001,10\n2002,20\n"), &["X+M,2001,value,,10,"]);
}

#[test]
fn names_that_come_back_in_other_blocks_are_below_their_heads() {
    let text = "place,2001,2002\nAll places,100,120\n,,\nCanada,10,12\n,,\nNorth sea,50,60\nNorway,30,35\nOther,20,25\n,,\nSouth sea,40,48\nFiji,25,28\nTonga,5,8\nOther,10,12\n";
    let read = table(text);
    has(
        &tidy_of(&read),
        &["North sea,Other,2001,value,,20,", "South sea,Other,2002,value,,12,", "South sea,Tonga,2001"],
    );
    assert!(warned(&read, "read.blocks"));
    // Without a name that comes back nothing is moved, nor where the first of a block is no whole.
    assert!(!warned(&table(text.replacen("Other", "Rest", 1)), "read.blocks"));
    assert!(!warned(&table(text.replace("North sea,50,60", "North sea,5,6")), "read.blocks"));
}

#[test]
fn words_that_only_look_like_figures_or_units() {
    let text =
        "Indicator,Unit,2021,2022\nCement,000 t,1200,1300\nSteel,000 t,800,820\nCars,units,12000,13100\n";
    has(&tidy(text), &["2021,Cement,000 t,1200,", "2022,Cars,units,13100,"]);
    // Cattle are no sets; a set is.
    let herds = "Đơn vị: Nghìn con\nVùng,Trâu,Bò,Lợn\nBắc,12,26,110\nNam,10,37,150\n";
    has(&tidy(herds), &["Trâu,Nghìn con,12,", "Bò,Nghìn con,26,"]);
}

#[test]
fn a_balance_has_the_unit_of_what_it_is_the_difference_of() {
    // 12.5 - 20.0 is -7.5, 110.0 - 95.0 is 15.0.
    let text = "Goods,Exports 2022 (USD million),Imports 2022 (USD million),Balance 2022\nCorn,12.5,20.0,-7.5\nMeat,110.0,95.0,15.0\n";
    has(&tidy(text), &["X-M,Corn,2022,value,USD million,-7.5,", "X-M,Meat,2022,value,USD million,15.0,"]);
    assert!(said(text, "dataset.balance-unit"));
    // In thousands it is no difference of millions.
    let other = text.replace("-7.5", "-7500.0").replace("15.0", "15000.0");
    assert!(!said(&other, "dataset.balance-unit"));
}

#[test]
fn what_only_looks_like_it_stays_as_it_is() {
    // The first of a list by size is no head of the others, and a heading above it is.
    let ranked = "Partner,2021,2022\nExports,,\nChina,100,120\nJapan,50,60\nThailand,30,35\nOther,20,25\n,,\nImports,,\nKorea,90,95\nJapan,60,62\nLaos,20,22\nOther,10,15\n";
    assert!(!warned(&table(ranked), "read.blocks"));
    let by_size = "Partner,2021,2022\nChina,100,120\nJapan,60,70\nOther,20,25\n,,\nKorea,90,95\nJapan,60,62\nOther,10,15\n";
    assert!(!warned(&table(by_size), "read.blocks"));
    // A row of years is a heading, whatever stands below.
    let years = "Goods,2021,2022\nNorth,500,600\nRice,300,350\nOther,200,250\n,,\nSouth,90,95\nRice,60,62\nOther,30,33\n";
    has(&tidy(years), &["North,2021,value,,500,", "South,2022,value,,95,"]);
    // A kind of flour is not all there is.
    let flour = "Goods,2021,2022\nAll purpose flour,20,24\nSugar,70,90\nRice,8,9\nMaize,4,5\n";
    has(&tidy(flour), &["All purpose flour,2022,value,,24,"]);
    // Units that names say they are not in go to nobody by their order.
    for (unit, heads) in [
        ("tonnes, USD/tonne", "Price,Output"),
        ("persons, million USD", "Exports,Workers"),
        ("tonnes, million USD", "Exports,Imports"),
        ("kg, persons", "Population,Consumption"),
    ] {
        let text = ["Unit: ", unit, "\nYear,", heads, "\n2021,10,20\n2022,11,21\n"].concat();
        let first = unit.split(", ").next().unwrap_or_default();
        let given = [",", heads.split(',').next().unwrap_or_default(), ",", first, ",10,"].concat();
        assert!(!tidy(&text).contains(&given), "{}", tidy(&text));
    }
    // Codes and money are no marks.
    assert!(!warned(&table("Additive,No.,2021,2022\nRed,E 102,5,6\nBlue,E 133,7,8\n"), "read.marks-before"));
    let rands = "Item,2021,2022\nGold,\"R1,234.5\",\"R1,300.5\"\nCoal,400.1,500.2\nIron,300.1,310.2\n";
    assert!(!warned(&table(rands), "read.marks-before"));
    // "1.000 tỷ đồng" is a unit; "1,000 billion" alone an amount.
    let dong = "Năm;Đơn vị;GDP\n2001;1.000 tỷ đồng;100,5\n2002;1.000 tỷ đồng;150,1\n";
    assert!(!tidy(dong).contains(",1000,") && !tidy(dong).contains(",1.000,"), "{}", tidy(dong));
    // Internet is no net.
    assert!(!tidy("Year,Internet exports,Internet imports\n2021,5,6\n2022,7,8\n").contains("X-M"));
    // An end that is no plain number leaves ranges as they are.
    let open = "From,To,Firms,Exports\n0,9,5,6\n10,99,7,8\n100,999,9,10\n\"1,000\",\"9,999\",8,16\n";
    assert!(!warned(&table(open), "read.ranges"));
}
