//! Lists of trade out of the databases of the United Nations and the World Bank. Figures are made up, headings are theirs.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use made_tables::{has, table, tidy, tidy_of, warned};

#[test]
fn values_of_comtrade_are_dollars_by_its_own_description() {
    let text = "typeCode,period,reporterCode,reporterDesc,flowCode,flowDesc,partnerCode,partnerDesc,cmdCode,cmdDesc,netWgt,cifvalue,fobvalue,primaryValue\nC,2021,704,Viet Nam,X,Export,0,World,0901,Coffee,1562000000,,3073000000.5,3073000000.5\nC,2022,704,Viet Nam,X,Export,0,World,0901,Coffee,1778000000,,4056000000.25,4056000000.25\nC,2021,704,Viet Nam,M,Import,0,World,0901,Coffee,62000000,173000000,,173000000\nC,2022,704,Viet Nam,M,Import,0,World,0901,Coffee,78000000,256000000,,256000000\n";
    let read = table(text);
    let lines = tidy_of(&read);
    has(
        &lines,
        &["2022,primaryValue,US$,4056000000.25,", "2021,netWgt,kg,62000000,", "2021,cifvalue,US$,173000000,"],
    );
    assert!(
        lines
            .lines()
            .any(|l| ["Viet Nam", "Export", "World", "Coffee", "3073000000.5"].iter().all(|w| l.contains(w))),
        "{lines}"
    );
    assert!(warned(&read, "read.comtrade-units"));
    // A column of that name elsewhere says nothing of dollars.
    assert!(!warned(&table("Year,primaryValue\n2019,10\n2020,11\n2021,12\n"), "read.comtrade-units"));
}

#[test]
fn the_one_product_of_a_query_stays_in_the_name() {
    let text = "ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,TradeValue in 1000 USD\nVNM,090111,Viet Nam,DEU,Germany,2019,Gross Exp.,419123.456\nVNM,090111,Viet Nam,DEU,Germany,2020,Gross Exp.,398456.123\nVNM,090111,Viet Nam,USA,United States,2019,Gross Exp.,300123.456\nVNM,090111,Viet Nam,USA,United States,2020,Gross Exp.,290456.123\n";
    let lines = tidy(text);
    has(&lines, &["TradeValue,1000 USD,290456.123,"]);
    assert!(lines.lines().skip(1).all(|l| l.contains("090111") && l.contains("Gross Exp.")), "{lines}");
}
