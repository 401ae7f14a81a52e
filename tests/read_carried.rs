//! Tables in which a name stands once, in the first row of its block, and is blank below, as merged cells leave it. Figures are made up.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use made_tables::{has, table, tidy, tidy_of, warned};

#[test]
fn a_name_holds_for_the_blank_rows_below_it_in_any_column_of_names() {
    let read = table(
        "Region;Sector;Sex;2019;2020\nUusimaa;Industry;Men;10;11\n;;Women;12;13\n;Services;Men;14;15\n;;Women;16;17\nLapland;Industry;Men;20;21\n;;Women;22;23\n;Services;Men;24;25\n;;Women;26;27\n",
    );
    has(
        &tidy_of(&read),
        &[
            "Uusimaa,Industry,Women,2019,value,,12",
            "Uusimaa,Services,Women,2020,value,,17",
            "Lapland,Services,Women,2020,value,,27",
        ],
    );
    assert!(warned(&read, "read.names-carried"));
    // Years at the left, a code beside the name.
    has(
        &tidy(
            "Vuosi;Alue;Toimiala;Henkilöt;Yritykset\n2019;Uusimaa;Teollisuus;10;11\n;;Palvelut;12;13\n;Lappi;Teollisuus;14;15\n;;Palvelut;16;17\n2020;Uusimaa;Teollisuus;20;21\n;;Palvelut;22;23\n;Lappi;Teollisuus;24;25\n;;Palvelut;26;27\n",
        ),
        &["Lappi,Palvelut,2019,Henkilöt,,16", "Lappi,Palvelut,2020,Yritykset,,27"],
    );
    has(
        &tidy(
            "Code,Region,Sector,2019,2020\n1,Uusimaa,Industry,10,11\n1,,Services,12,13\n1,,Trade,12,13\n2,Lapland,Industry,20,21\n2,,Services,22,23\n2,,Trade,32,13\n",
        ),
        &["Uusimaa,1,Trade,2019,value,,12", "Lapland,2,Services,2020,value,,23"],
    );
}

#[test]
fn a_blank_beside_names_that_are_written_anew_stays_blank() {
    // What the country makes is of no flow, though a row of imports stands above it.
    let text = tidy(
        "period,flow,measure,unit,value\n2015,export,worth,million USD,10\n2015,import,worth,million USD,12\n2015,,gdp,million USD,40\n2015,,people,thousand persons,90\n2016,export,worth,million USD,11\n2016,import,worth,million USD,13\n2016,,gdp,million USD,44\n2016,,people,thousand persons,91\n",
    );
    assert!(!text.contains("import,2015,gdp") && !text.contains("import,2016,gdp"), "{text}");
    assert_eq!(text.matches("import,").count(), 2, "{text}");
}

#[test]
fn a_whole_ends_the_block_above_it() {
    let text = tidy(
        "Maakunta;Kunta;2019;2020\nUusimaa;Helsinki;10;11\n;Espoo;12;13\n;Vantaa;12;13\nLappi;Rovaniemi;20;21\n;Kemi;22;23\n;Tornio;22;24\nKoko maa;;98;105\n",
    );
    has(&text, &["Uusimaa,Vantaa,2019,value,,12", "Lappi,Tornio,2020,value,,24", "Koko maa,,2019,value,,98"]);
    // A total of all below the last block is none of it.
    let total =
        "Region;Town;2019;2020\nNorth;Alby;10;11\n;Berg;12;13\nSouth;Cove;20;21\n;Dale;22;23\n;Total;64;68\n";
    has(&tidy(total), &["South,Dale,2020,value,,23", ",Total,2019,value,,64"]);
    assert!(!tidy(total).contains("South,Total"), "{}", tidy(total));
}

#[test]
fn remarks_and_outlines_are_not_carried() {
    // A remark on one row of five.
    let remark = table(
        "Group,Remark,Country,2019,2020\nEU,new,Croatia,10,11\nEU,,France,10,11\nEU,,Germany,12,11\nEU,,Spain,10,11\nEU,,Italy,10,11\n",
    );
    assert!(!warned(&remark, "read.names-carried"));
    // "Fish" has figures of its own: the names behind it are its parts.
    let outline = table(
        "Goods;Kind;2019;2020\nFish;;30;32\n;Cod;10;11\n;Eel;20;21\nWood;;50;52\n;Oak;20;21\n;Ash;30;31\n",
    );
    assert!(!warned(&outline, "read.names-carried"));
}
