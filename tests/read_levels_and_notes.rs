//! What stands before and behind names: numbers of an outline, headings over the same names again, numbers of notes, signs that shorten a
//! year; and what dates editions of a figure. Figures are made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::dataset;
use made_tables::{has, table, tidy, warned};

/// Whether building the dataset says something.
fn said(text: &str, code: &str) -> bool {
    dataset::build(&table(text)).unwrap().warnings.iter().any(|w| w.code == code)
}

#[test]
fn numbers_of_an_outline_glued_to_names_say_what_stands_under_what() {
    let text = "\"Đơn vị: Triệu USD\",,\n,2022,2023\nI. THU,900,950\n1. Thuế,600,640\n1.1. Trong nước,400,430\n1.2 Cửa khẩu,200,210\n2. Phí,300,310\nII. CHI,800,870\n1. Lương,500,540\n2. Đầu tư,300,330\n";
    has(
        &tidy(text),
        &[
            ",THU,2022,value,Triệu USD,900,",
            "THU,Thuế,2023,value,Triệu USD,640,",
            "Thuế,Cửa khẩu,2023,value,Triệu USD,210,",
            "CHI,Đầu tư,2022,value,Triệu USD,300,",
        ],
    );
    assert!(warned(&table(text), "read.outline"));
    // Under headings without a number they begin again; an acronym right under a heading in capitals is of it.
    let restarts = "Tujuan,2022,2023\nASIA,,\n1. ASEAN,68,60\na. Laos,14,12\nb. Siam,15,13\n2. Japan,24,20\nEROPA,,\n1. Norway,5,4\n2. Malta,3,2\nTOTAL,100,86\n";
    has(
        &tidy(restarts),
        &[
            "ASIA,ASEAN,2022,value,,68,",
            "ASEAN,Siam,2023,value,,13,",
            "EROPA,Malta,2022,value,,3,",
            ",TOTAL,2023,value,,86,",
        ],
    );
    // Codes of a classification begin at nought, jump, or stand bare; one level alone only counts.
    for codes in [
        "Section,2022,2023\n0 Food,10,11\n1 Beverages,5,6\n2 Materials,7,8\n",
        "Chapter,2022,2023\n1.1 Bread,10,11\n1.3 Meat,5,6\n2.2 Tobacco,7,8\n",
        "Good,2022,2023\n1. Rice,10,11\n2. Tea,5,6\n3. Coffee,7,8\n",
    ] {
        assert!(!warned(&table(codes), "read.outline"), "{codes}");
    }
    has(
        &tidy("Section,2022,2023\n0 Food,10,11\n1 Beverages,5,6\n2 Materials,7,8\n"),
        &["1 Beverages,2022,value,,5,"],
    );
}

#[test]
fn roman_and_other_numbers_in_a_column_of_their_own_are_no_figures() {
    let text = "STT,Chỉ tiêu,Đơn vị,2022,2023\nI,Tổng thu,Tỷ đồng,900,950\n1,Thuế,Tỷ đồng,600,640\n1.1,Thuế nhà,Tỷ đồng,400,430\n2,Phí,Tỷ đồng,300,310\nII,Tổng chi,Tỷ đồng,800,870\n1,Lương,Tỷ đồng,500,540\n";
    let lines = tidy(text);
    assert!(!lines.contains("STT"), "{lines}");
    has(&lines, &["2023,Phí,Tỷ đồng,310,", "2022,Lương,Tỷ đồng,500,"]);
    assert!(!warned(&table(text), "read.not-a-number"));
}

#[test]
fn the_same_names_under_each_heading_are_a_way_to_break_down_of_their_own() {
    let flows = "Trade of partners (million EUR),,\nCountry,2022,2023\nNorway,,\n Exports,80,90\n Imports,60,65\nSweden,,\n Exports,70,75\n Imports,50,58\n";
    let lines = tidy(flows);
    assert!(lines.starts_with("Country,flow,period"), "{lines}");
    has(&lines, &["Norway,Exports,2023,value,million EUR,90,", "Sweden,Imports,2022,value,million EUR,50,"]);
    // Amounts and quantities are measures.
    let measures = "Good,2022,2023\nRice,,\n Quantity,80,90\n Value,60,65\nTea,,\n Quantity,70,75\n Value,50,58\nCoffee,,\n Quantity,7,5\n Value,5,8\n";
    has(&tidy(measures), &["Rice,2023,Quantity,,90,", "Coffee,2022,Value,,5,"]);
    // What stands under one heading alone does not part the others.
    let memo = flows.to_owned() + "Memorandum,,\n World exports,9000,9500\n";
    has(
        &tidy(&memo),
        &[
            "Sweden,Imports,2023,value,million EUR,58,",
            "Memorandum,World exports,2023,value,million EUR,9500,",
        ],
    );
    // Goods of two groups are goods; "Other" under both makes no dimension.
    let goods = "Good,2022,2023\nFood,,\n Rice,80,90\n Other,60,65\nMachines,,\n Cars,70,75\n Other,50,58\n";
    has(&tidy(goods), &["Machines,Cars,2023,value,,75,", "Food,Other,2022,value,,60,"]);
}

#[test]
fn numbers_of_notes_behind_names_are_no_part_of_them() {
    let text = "Imports by product 1,,\nMillion dollars,,\nProduct,2022,2023 3/\nFood 2,4510,4700\nDrinks,380,410\nFuels 2 4,9100,9900\n1 Values on a c.i.f. basis.,,\n2 Excluding ships' stores.,,\n3/ Preliminary.,,\n4 Including electricity.,,\n";
    has(
        &tidy(text),
        &[
            "M,Food,2022,value,Million dollars,4510,final",
            "M,Fuels,2023,value,Million dollars,9900,preliminary",
        ],
    );
    assert!(warned(&table(text), "read.names-noted"));
    // Zones are told apart by their numbers, and no line below says what 2 is.
    let zones = "Zone,2022,2023\nZone 1,10,11\nZone 2,20,21\nZone 3,30,31\n1 Excluding ports.\n2 Including ports.\n3 Estimated.\n";
    has(&tidy(zones), &["Zone 2,2023,value,,21,"]);
    // Glued to the heads of columns; names that end in a digit are told from each other by it.
    let heads = "Year,GDP1,Exports2,CO2\n2021,366.5,336.2,5.1\n2022,410.3,371.3,5.2\n1 At current prices.\n2 Goods only.\n";
    has(&tidy(heads), &["2022,GDP,,410.3,", "X,2021,value,,336.2,", ",2021,CO2,,5.1,"]);
    let rounds = "Year,Round1,Round2\n2021,366.5,336.2\n2022,410.3,371.3\n1 Before the vote.\n2 After it.\n";
    has(&tidy(rounds), &["2022,Round1,,410.3,"]);
    let alone = "Product,2022,2023\nVitamin B 12,10,11\nFuels,20,21\nSource: customs,,\n";
    has(&tidy(alone), &["Vitamin B 12,2022,value,,10,"]);
}

#[test]
fn a_note_may_say_that_a_year_is_none() {
    let text = "Country,2022,2023,2024*\nJapan,24,23,18\nKorea,25,24,19\n* January–September,,,\n";
    has(&tidy(text), &["Japan,2023,value,,23,", "Korea,2024-01/2024-09,value,,19,"]);
    assert!(warned(&table(text), "read.signed-span"));
    // A star for figures that may change, or held against some months, says nothing of the span.
    for note in ["* Preliminary", "* Compared with January–September of the year before"] {
        let other = text.replace("* January–September", note);
        assert!(!warned(&table(&other), "read.signed-span"), "{note}");
        has(&tidy(&other), &["Japan,2024,value,,18,"]);
    }
}

#[test]
fn a_break_is_a_status_and_flags_may_stand_together() {
    let text = "geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nBE,2020,478.4,\nBE,2021,460.7,b\nBE,2022,506.3,bp\nBE,2023,510.3,e\n";
    let lines = tidy(text);
    has(&lines, &["BE,2021,OBS_VALUE,,460.7,break,", "BE,2022,OBS_VALUE,,506.3,preliminary; break,"]);
    has(&lines, &["BE,2020,OBS_VALUE,,478.4,final,", "BE,2023,OBS_VALUE,,510.3,estimate,"]);
    // What was written out is read as it was.
    let again = lines.clone();
    has(&tidy(&again), &["2021,OBS_VALUE,,460.7,break,", "2022,OBS_VALUE,,506.3,preliminary; break,"]);
    assert!(said(&again, "dataset.breaks"));
}

#[test]
fn editions_of_a_figure_are_no_parts() {
    let text = "reference_date,release_date,series,value\n2023-01,2023-03-01,Exports,100.1\n2023-02,2023-03-01,Exports,101.0\n2023-01,2023-04-01,Exports,100.4\n2023-02,2023-04-01,Exports,101.3\n2023-03,2023-04-01,Exports,102.0\n";
    let dataset = dataset::build(&table(text)).unwrap();
    assert!(dataset.warnings.iter().any(|w| w.code == "dataset.editions"));
    let editions = dataset.output.dimensions.iter().find(|d| d.name == "release_date").unwrap();
    let roles: Vec<_> = editions.members.iter().map(|m| m.role).collect();
    assert_eq!(roles, [dataset::MemberRole::Group, dataset::MemberRole::Total]);
    // Release dates that say nothing twice are left alone.
    let once = "reference_date,release_date,series,value\n2023-01,2023-03-01,Exports,100.1\n2023-02,2023-04-01,Exports,101.0\n2023-03,2023-05-01,Exports,100.4\n";
    assert!(!said(once, "dataset.editions"));
    // Nor are releases of the newest months, none of which has all of them.
    let newest = "reference_date,release_date,series,value\n2023-01,2023-03-01,Exports,100.1\n2023-01,2023-04-01,Exports,100.4\n2023-02,2023-04-01,Exports,101.3\n2023-02,2023-05-01,Exports,101.0\n2023-03,2023-05-01,Exports,102.0\n";
    assert!(!said(newest, "dataset.editions"));
}

#[test]
fn unions_beside_their_members_are_groups() {
    let text = "geo,2021,2022\nEU27_2020,2180.8,2571.9\nEA20,2431.5,2877.5\nEA19,2430.5,2870.5\nGermany,1379.3,1594.3\nFrance,495.1,588.7\nItaly,520.8,626.2\nEastland,20.5,30.5\n";
    let dataset = dataset::build(&table(text)).unwrap().output;
    let roles: Vec<_> = dataset.dimensions[0].members.iter().map(|m| m.role).collect();
    use dataset::MemberRole::{Group, Item};
    assert_eq!(roles, [Group, Group, Group, Item, Item, Item, Item]);
}

#[test]
fn numbers_of_lines_are_no_names_and_leave_headings_what_they_are() {
    let text = "Nr.,Posten,Nord,Süd\n0,Einnahmen:,,\n1,Steuern,5,6\n2,Gebühren,7,8\n3,Summe,12,14\n4,,,\n5,Ausgaben:,,\n6,Löhne,-3,-4\n7,Bauten,-8,-9\n8,Summe,-11,-13\n";
    let read = table(text);
    assert!(warned(&read, "read.line-numbers"));
    assert_eq!((read.understanding.data_rows, read.understanding.group_rows.len()), (6, 2));
    has(&tidy(text), &["Einnahmen:,Steuern,", "Einnahmen:,Summe,", "Ausgaben:,Summe,"]);
    // Where every number has its item, one without figures is an item whose figures are missing.
    let items = "Nr.,Ware,2021,2022\n1,Reis,5,6\n2,Tee,,\n3,Mais,7,8\n4,Hirse,5,5\n5,Kohl,7,8\n6,Salz,9,8\n7,Öl,7,8\n8,Wein,2,3\n";
    assert!(!warned(&table(items), "read.line-numbers"));
    has(&tidy(items), &["Tee,2021,value,,,", "Mais,2021,value,,7,"]);
}

#[test]
fn names_of_totals_over_the_columns_of_numbers_stand_among_the_names() {
    let text = "S.No.,Code,Goods,2021-22 (US$ Million),2022-23 (US$ Million),% Growth\n1.,01,Tea,0.42,0.50,19.05\n2.,03,Oil,10.50,12.25,16.67\n3.,10,Rice,3.25,4.50,38.46\n4.,93,Salt,1.25,2.75,120.00\n,,Total,15.42,20.00,29.70\nAll countries' total,,,303.30,288.87,-4.76\n%Share,,,5.0841,6.9235,\n";
    let lines = tidy(text);
    assert!(warned(&table(text), "read.spanned-names"));
    has(&lines, &["Total,", "All countries' total,", ",US$ Million,303.30,", "%Share,", ",%,6.9235,"]);
}

#[test]
fn months_to_come_are_months_without_figures() {
    let text = "Év;Időszak;Élelmiszer;Ruha\nElőző hónap = 100,0%;;;\n2021.;január;103,9;97,9\n;február;103,4;98,4\n2022.;január;101,5;99,1\n;február;;\n;március;;\nElőző év december = 100,0 %;;;\n2021.;január;102,9;96,9\n;február;102,4;97,4\n2022.;január;102,5;98,1\n;február;;\n;március;;\n";
    let read = table(text);
    assert_eq!((read.understanding.data_rows, read.understanding.group_rows.len()), (10, 2));
    has(
        &tidy(text),
        &[
            // The line over the months says what their base is.
            "\"Előző hónap = 100,0%\",2021-01,Élelmiszer,\"Előző hónap = 100,0%\",103.9,",
            "\"Előző hónap = 100,0%\",2022-03,Ruha,\"Előző hónap = 100,0%\",,",
            "\"Előző év december = 100,0 %\",2022-01,Ruha,\"Előző év december = 100,0 %\",98.1,",
        ],
    );
    assert_eq!(tidy(text).matches("2022-02").count(), 4);
}

#[test]
fn a_name_over_rows_may_have_its_code_beside_it() {
    let text = "\"description\",\"units\",\"key\",\"2021\",\"2022\",\"2023\"\n\"Rivers\",,\"R\",,,\n\"Upper reach\",,\"R.U\",,,\n\"Dam\",\"GWh\",\"R.U.1\",5,6,7\n\"Lock\",\"GWh\",\"R.U.2\",8,9,10\n\"Lower reach\",,\"R.L\",,,\n\"Mill\",\"GWh\",\"R.L.1\",11,12,13\n\"Weir\",\"GWh\",\"R.L.2\",14,15,16\n";
    let read = table(text);
    assert_eq!(
        (&read.understanding.header_rows[..], &read.understanding.group_rows[..]),
        (&[1][..], &[2, 3, 6][..])
    );
    has(
        &tidy(text),
        &["Upper reach,Dam,R.U.1,2021,value,GWh,5,", "Lower reach,Weir,R.L.2,2023,value,GWh,16,"],
    );
}
