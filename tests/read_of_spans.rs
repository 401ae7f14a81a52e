//! Totals of a stretch of time, sums of twelve months, signs of the newest periods, units below a table, codes that change, numbers of notes
//! and money of rarer countries. Small tables of our own; what is expected is what stands in them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use kimngach::audit::audit;
use kimngach::dataset;
use made_tables::{has, table, tidy, tidy_of, warned};

fn said(text: &str, code: &str) -> bool {
    let built = dataset::build(&table(text)).unwrap();
    built.warnings.iter().any(|d| d.code == code)
}

#[test]
fn a_total_in_the_column_of_periods_is_of_the_stretch_that_is_stated() {
    let text = "Trade by country,,\n\"Basis: clearance, period: 202103 ~202109, country: all\",,\nPeriod,Country,Arrivals\nTotal,,900\n2021.03,Chad,400\n2021.04,Chad,300\n2021.04,Peru,200\n";
    has(&tidy(text), &["2021-03/2021-09,Arrivals,,900,", "2021-04,Arrivals,,200,"]);
    assert!(said(text, "dataset.total-of-span"));
    // A month that lies outside of it: the stretch is of something else, and the total has no period.
    let text = text.replace("2021.04,Peru", "2021.12,Peru");
    has(&tidy(&text), &[",,Arrivals,,900,"]);
    assert!(said(&text, "dataset.period-unread"));
}

#[test]
fn a_total_without_a_period_is_of_none_above_it() {
    let text = "Country,Year,Value\nChad,2021,5\nChad,2022,6\nPeru,2022,7\nPeru,2023,8\nTotal:,,26\n";
    has(&tidy(text), &["Total:,,Value,,26,", "Peru,2023,Value,,8,"]);
    assert!(said(text, "dataset.period-unread"));
    // Where the year stands once over the rows below it, the total is of that year.
    has(
        &tidy("Year,Item,Value\n2021,Tea,5\n,Salt,6\n,Total,11\n2022,Tea,7\n,Salt,8\n,Total,15\n"),
        &["2021,Value,,11,", "2022,Value,,15,"],
    );
}

#[test]
fn twelve_months_to_a_month_are_no_month() {
    let text = "Descripción,Enero,,Doce meses a enero,\n,2024,2025,2024,2025\nTotal,38,39,492,496\nCafé,8,10,99,110\nOtros,30,29,393,386\n";
    has(&tidy(text), &["Total,2025-01,value,,39,", "Total,2024-02/2025-01,value,,496,"]);
    let text = "Periodo,Total\nEnero 2025,38\nDoce meses a enero 2025,496\nFebrero 2025,39\nDoce meses a febrero 2025,497\n";
    has(&tidy(text), &["2025-01,Total,,38,", "2024-03/2025-02,Total,,497,"]);
}

#[test]
fn a_sign_of_the_newest_periods_makes_them_preliminary() {
    let text = "Period;Arrivals\n2023 October;101.5\n2023 November;102.5\n2023 December;103.5\n2024 January*;104.5\n2024 February*;105.5\n";
    let read = table(text);
    assert!(warned(&read, "read.sign-of-newest") && !warned(&read, "read.sign-unexplained"));
    has(&tidy_of(&read), &["2023-12,Arrivals,,103.5,final", "2024-02,Arrivals,,105.5,preliminary"]);
    // In the middle it may be a break, at the end of one period alone anything; explained it is what the line says.
    for other in [
        text.replace("December", "December*").replace("February*", "February"),
        text.replace("January*", "January"),
        text.replace("October", "October*").replace("November", "November*"),
    ] {
        let read = table(&other);
        assert!(warned(&read, "read.sign-unexplained"), "{other}");
        assert!(!tidy_of(&read).contains("preliminary"), "{other}");
    }
}

#[test]
fn units_stand_below_the_table_in_lines_of_their_own() {
    let text = "Exports by region\nregion,2024M01,2024M02\nNorth,1712,1654\nSouth,312,354\n\nCurrent prices\nSEK million\nSource:\nStatistics\n";
    has(&tidy(text), &["North,2024-01,value,SEK million,1712,"]);
    // Behind its word in any language.
    let text =
        "Ulkomaankauppa\nkuukausi,vienti\n2024M01,5123\n2024M02,5323\n2024M03,5423\n\nYksikkö: milj. euroa\n";
    has(&tidy(text), &["2024-01,value,milj. euroa,5123,"]);
    // Two that differ say nothing of which.
    let text = "Exports by region\nregion,2024M01,2024M02\nNorth,1712,1654\nSouth,312,354\n\nSEK million\nEUR million\n";
    has(&tidy(text), &["North,2024-01,value,,1712,"]);
}

#[test]
fn a_code_that_changes_further_down_is_said() {
    let mut text = String::from("Country,ISO code,Year,Value\n");
    // More rows than are looked at for codes.
    for n in 0..2400 {
        let code = if n < 2300 { "CHD" } else { "TCD" };
        text.push_str(&format!("Chad,{code},{},{}\nPeru,PER,{},{}\n", 1000 + n, n, 1000 + n, n + 1));
    }
    assert!(said(&text, "dataset.code-changes"));
    assert!(!said(&text.replace("TCD", "CHD"), "dataset.code-changes"));
}

#[test]
fn codes_are_of_names_beyond_a_column_of_units() {
    let text = "YEAR,INDEX,REGION,BASE,DESCRIPTION\n1990,110.5,MW,1985=100,All items in the west\n1991,112.5,MW,1985=100,All items in the west\n1990,111.5,NE,1985=100,All items in the east\n1991,113.5,NE,1985=100,All items in the east\n";
    has(&tidy(text), &["All items in the east,NE,1991,value,1985=100,113.5"]);
}

#[test]
fn numbers_of_notes_stand_apart_from_their_figures() {
    let text = "Year,Arrivals,Departures\n2001,\"52,777\",100\n2002,\"63,649 3\",101\n2003,\"61, 042 3\",102\n2004,\"53,534\",103\n";
    let read = table(text);
    assert!(warned(&read, "read.marks-apart"));
    has(&tidy_of(&read), &["2002,Arrivals,,63649,", "2003,Arrivals,,61042,"]);
    // One such cell that no line explains is nothing known, and is left out.
    let text = "Year,Arrivals\n2001,\"52,777\"\n2002,\"63,649 3\"\n2003,\"61,042\"\n2004,\"53,534\"\n";
    let read = table(text);
    assert!(!warned(&read, "read.marks-apart") && warned(&read, "read.not-a-number"));
}

#[test]
fn groups_of_a_digit_are_no_number() {
    let text = "Year,Arrivals\n2001,\"1,877.5\"\n2002,\"1,8.33\"\n2003,1042.5\n2004,1534.5\n";
    let read = table(text);
    assert!(warned(&read, "read.not-a-number"));
    has(&tidy_of(&read), &["2001,Arrivals,,1877.5,", "2002,Arrivals,,,"]);
}

#[test]
fn an_index_of_nought_is_not_there_yet() {
    let text = "Year,\"Prices (1985=100)\",Arrivals\n1990,110.500,5\n1991,112.500,0\n1992,114.500,3\n1993,000.000,4\n";
    has(&tidy(text), &["1993,Prices,1985=100,,", "1991,Arrivals,,0,"]);
    assert!(said(text, "dataset.index-nought"));
    assert!(!said(&text.replace("1985=100", "points"), "dataset.index-nought"));
}

#[test]
fn a_dollar_sign_far_from_its_figure_is_its_sign() {
    let text = "1\tChad\t$    2,236,000,000\n2\tPeru\t$      743,000,000\n3\tFiji\t$        8,000,000\n4\tMali\t$          700,000\n";
    has(&tidy(text), &["Chad,,value,$,2236000000,", "Mali,,value,$,700000,"]);
}

#[test]
fn money_of_rarer_countries_is_money() {
    let text = "Table 4: Exports by section (N Million),,\nSection,Q3 2023,Q4 2023\nTea,\"16,200.71\",\"19,870.45\"\nSalt,\"5,908.78\",\"7,919.10\"\n";
    has(&tidy(text), &["Tea,2023-Q3,value,N Million,16200.71,"]);
    has(
        &tidy("Country,Year,Coffee (thousand bags)\nChad,2021,5\nChad,2022,6\nPeru,2021,7\n"),
        &["Coffee,thousand bags,5,"],
    );
}

#[test]
fn a_line_that_tells_a_date_heads_no_column() {
    let text = "Exports by product (Millions of US Dollars),,,\nLast Updated : 29 Mar 2024,,,\n,,FEB 2024,JAN 2024\n1,Farming,1720.5,1820.3\n1.1,   Rice,420.1,520.2\n2,Industry,18220.1,17110.9\n,Total,19940.6,18931.2\n";
    let read = tidy(text);
    has(&read, &["Farming,2024-02,value,Millions of US Dollars,1720.5,"]);
    assert!(!read.contains("2024-03-29"), "{read}");
    // The numbers of the outline count the rows; decimals that do not are figures.
    assert!(!read.contains(",1.1,"), "{read}");
    has(&tidy(",Goods,2023,2024\n1,Tea,5,6\n1.1,Rice,7,8\n4,Salt,9,5\n2,Oil,3,4\n"), &[",1.1,"]);
}

#[test]
fn the_sign_of_any_currency_is_the_euro_of_latin_9() {
    let text = "País;Exportações (¤);Período\nEspanha;100;2023\nFrança;200;2023\n";
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let read = table(&bytes);
    assert_eq!(read.understanding.encoding, "iso-8859-15");
    has(&tidy_of(&read), &["Espanha,2023,value,€,100,"]);
}

#[test]
fn rises_and_falls_are_of_the_later_year() {
    let text = "\tXuất khẩu\t\t\n\t2022\t2023\tTăng/giảm\n\tTriệu USD\tTriệu USD\t%\nGạo\t371,7\t354,6\t-4,6\nChè\t95,3\t95,5\t0,2\n";
    has(&tidy(text), &["Gạo,2023,", ",%,-4.6,"]);
    assert!(!tidy(text).contains("Gạo,,"), "{}", tidy(text));
}

#[test]
fn flags_mean_what_the_column_behind_them_says() {
    let text = "Area,Item,Year,Unit,Value,Flag,Flag Description\nChad,Cattle,2021,An,6940,A,Official figure\nChad,Cattle,2022,An,6949,I,Imputed value\nChad,Sheep,2021,An,694,A,Official figure\nChad,Sheep,2022,An,699,X,Figure from elsewhere\n";
    has(&tidy(text), &["2022,Value,An,6949,estimate", "2022,Value,An,699,final", "2021,Value,An,6940,final"]);
}

#[test]
fn a_total_behind_the_first_months_is_of_no_whole_year() {
    let text = "Mặt hàng,Năm 2023,,,Năm 2024,,\n,Tháng 1,Tháng 2,Cộng,Tháng 1,Tháng 2,Cộng\nGạo,359,532,891,512,663,1175\nChè,187,282,469,362,447,809\n";
    has(&tidy(text), &["Gạo,2023-02,value,,532,", "Gạo,2024-01/2024-02,value,,1175,"]);
    // Beside months that do not begin the year it is what it says.
    let text = "Mặt hàng,Năm 2023,,\n,Tháng 11,Tháng 12,Cộng\nGạo,359,532,8910\nChè,187,282,4690\n";
    has(&tidy(text), &["Gạo,2023,value,,8910,"]);
}

#[test]
fn figures_so_far_by_dates_are_of_the_year_up_to_then() {
    let text = "date,value,ytd\n31/01/2024,33.2,33.2\n29/02/2024,24.5,57.7\n31/03/2024,34.1,91.8\n30/04/2024,30.5,122.3\n";
    has(&tidy(text), &["2024-03,value,,34.1,", "2024-01/2024-03,value,,91.8,"]);
}

#[test]
fn what_an_owner_sells_counts_once() {
    let text = "Xuất khẩu,,,\n,,,Triệu USD\n,,2005,2006\nTỔNG TRỊ GIÁ,,100,120\n,Khu vực kinh tế trong nước,40,50\n,Khu vực có vốn đầu tư NN,60,70\n,    Dầu thô,20,25\n,    Hàng hoá khác,40,45\nMẶT HÀNG CHỦ YẾU,,,\n,Dầu thô,20,25\n,Gạo,10,12\n,Chè,5,6\n,Cà phê,7,8\n,Cao su,9,9\n";
    let found = audit(&dataset::build(&table(text)).unwrap().output);
    // Neither a contradiction nor a sum that could not be decided.
    assert_eq!(found.findings.len(), 0, "{:?}", found.findings);
}
