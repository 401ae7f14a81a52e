//! Heads, marks and notes that a table leaves to its reader: years of a second table, months of a heading, brackets of bookkeepers,
//! letters beside figures. Figures are made up; what they must become is what the same words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::read::Hints;
use made_tables::{has, read_as, table, tidy, tidy_named, tidy_of, warned};

#[test]
fn figures_in_brackets_say_that_marks_group() {
    let text = "Chỉ tiêu\tQuý I/2021\tQuý II/2021\nCán cân dịch vụ\t(2,315)\t(3,048)\nCán cân hàng hóa\t11,270\t8,431\n";
    has(&tidy(text), &["2021-Q1,Cán cân dịch vụ,,-2315,", "2021-Q2,Cán cân hàng hóa,,8431,"]);
    // Without brackets the same numbers stay what Vietnamese writes, and doubtful.
    let bare = text.replace(['(', ')'], "");
    has(&tidy(&bare), &["2021-Q1,Cán cân dịch vụ,,2.315,"]);
    assert!(warned(&table(&bare), "read.decimal-doubtful"));
}

#[test]
fn one_digit_before_every_mark_is_doubtful() {
    let small = "Hàng;2019;2020;2021\nA;1.204;2.310;3.415\nB;4.506;1.807;2.119\n";
    assert!(warned(&table(small), "read.decimal-doubtful"));
    // Two and three digits as well: they group, as Vietnamese groups.
    let large = "Hàng;2019;2020;2021\nA;12.204;2.310;341.415\nB;4.506;118.807;2.119\n";
    assert!(!warned(&table(large), "read.decimal-doubtful"));
}

#[test]
fn a_second_table_under_its_own_title_keeps_its_own_years() {
    let text = "Bảng 1. Sản lượng (nghìn tấn),,,\n,2011,2012,2013\nChè,10.5,11.5,12.5\nTiêu,20.5,21.5,22.5\n,,,\nBảng 2. Tồn kho (nghìn tấn),,,\n,2013,2014,\nChè,1.5,2.5,\nTiêu,3.5,4.5,\n";
    let first = table(text);
    assert!(warned(&first, "read.more-tables"));
    let lines = tidy_of(&first);
    assert!(!lines.contains(",1.5,"), "a figure of 2013 was read under 2011:\n{lines}");
    let second = Hints { table: Some(2), ..Hints::default() };
    let second = read_as(text.as_bytes(), "made.csv", &second);
    has(&tidy_of(&second), &["2013,value,nghìn tấn,1.5,", "2014,value,nghìn tấn,4.5,"]);
}

#[test]
fn a_page_that_goes_on_with_another_year_is_one_table() {
    let page = |year: u16, figures: [&str; 2]| {
        format!(
            "{year}: Trade in goods with Ruritania\t\t\nMonth\tExports\tImports\nJanuary {year}\t{}\t7.5\nFebruary {year}\t{}\t8.5\n",
            figures[0], figures[1]
        )
    };
    let text = [page(2016, ["1.5", "2.5"]), "\t\t\n".to_owned(), page(2015, ["3.5", "4.5"])].concat();
    has(&tidy(&text), &["X,2016-02,value,,2.5", "X,2015-01,value,,3.5", "M,2015-02,value,,8.5"]);
    // Another country is another table.
    let other = [
        page(2016, ["1.5", "2.5"]),
        "\t\t\n".to_owned(),
        page(2015, ["3.5", "4.5"]).replace("Ruritania", "Utopia"),
    ];
    assert!(warned(&table(other.concat()), "read.more-tables"));
}

#[test]
fn a_heading_of_a_web_page_dates_its_table() {
    let page = "<html><body><h2>Nhập khẩu hàng hóa - Tháng 4 năm 2019</h2><table><tr><th>Mặt hàng</th><th>Số trong tháng báo cáo (USD)</th><th>Cộng dồn đến hết tháng báo cáo (USD)</th></tr><tr><td>Bông</td><td>1,250,300</td><td>5,500,600</td></tr><tr><td>Sắt thép</td><td>2,750,100</td><td>9,125,900</td></tr></table></body></html>";
    let lines = tidy_named(page, "made.html");
    has(&lines, &["2019-04,", ",1250300,", "2019-01/2019-04,", ",9125900,"]);
    let month = lines.lines().find(|l| l.contains(",1250300,")).unwrap();
    assert!(month.contains("2019-04,") && !month.contains('/'), "{month}");
    let so_far = lines.lines().find(|l| l.contains(",5500600,")).unwrap();
    assert!(so_far.contains("2019-01/2019-04,"), "{so_far}");
}

#[test]
fn a_share_behind_each_year_is_of_that_year() {
    let lines = tidy("Goods,2014,%Share,2015,%Share\nTea,10.5,40.1,12.5,39.2\nJute,15.7,59.9,19.4,60.8\n");
    has(&lines, &["2014,Share,%,40.1,", "2015,Share,%,39.2,"]);
}

#[test]
fn the_month_beside_a_day_of_publication_is_the_period() {
    let lines = tidy(
        "Nơi,Dự án,Date,Month\nHuế,5,2018-03-29,2018-03\nVinh,7,2018-03-29,2018-03\nHuế,6,2018-04-28,2018-04\nVinh,9,2018-04-28,2018-04\n",
    );
    has(&lines, &["2018-03,", "2018-04,"]);
    assert!(!lines.contains("2018-03-29"), "{lines}");
}

#[test]
fn months_in_brackets_behind_a_buddhist_year_are_of_it() {
    let lines = tidy(
        "สินค้า,2560,2561,\"2561\n(ม.ค.-มี.ค.)\",\"2562\n(ม.ค.-มี.ค.)\"\nข้าว,10.5,11.5,2.5,3.5\nยาง,20.5,21.5,5.5,6.5\n",
    );
    has(&lines, &["2017,value,,10.5,", "2018-01/2018-03,value,,2.5,", "2019-01/2019-03,value,,6.5,"]);
}

#[test]
fn the_number_of_a_note_glued_to_a_month_is_none_of_its_name() {
    let lines = tidy(
        "Месяц;Экспорт;Импорт\n2016 год;;\nянварь;1,5;2,5\nфевраль1);3,5;4,5\n2017 год;;\nянварь;5,5;6,5\nфевраль;7,5;8,5\n",
    );
    has(&lines, &["X,2016-02,value,,3.5,", "M,2017-01,value,,6.5,"]);
}

#[test]
fn a_sign_behind_a_year_over_its_months_leaves_it_a_year() {
    let lines = tidy(
        "Hónap;Behozatal;Kivitel\n2018;;\njanuár;1,5;2,5\nfebruár;3,5;4,5\n2019+;;\njanuár;5,5;6,5\njanuár–február;11,5;13,5\n",
    );
    has(&lines, &["M,2019-01,value,,5.5,", "X,2019-01/2019-02,value,,13.5,"]);
}

#[test]
fn hebrew_in_its_old_letters_is_hebrew_and_cyrillic_stays_cyrillic() {
    let rows = "חודש ושנה,יבוא,יצוא\nינואר 2018,1.5,2.5\nפברואר 2018,3.5,4.5\nמרץ 2018,5.5,6.5\n";
    let bytes: Vec<u8> = rows
        .chars()
        .map(|c| match u32::from(c) {
            // Windows-1255: alef at 0xE0, as Unicode has it at U+05D0.
            code @ 0x5D0..=0x5EA => (code - 0x5D0 + 0xE0) as u8,
            code => code as u8,
        })
        .collect();
    let read = table(&bytes);
    assert_eq!(read.understanding.encoding, "windows-1255");
    has(&tidy_of(&read), &["M,2018-01,value,,1.5,", "X,2018-03,value,,6.5,"]);
    let rows = "год;экспорт;импорт\n2017;1,5;2,5\n2018;3,5;4,5\n";
    let bytes: Vec<u8> = rows
        .chars()
        .map(|c| match u32::from(c) {
            // Windows-1251: а at 0xE0, as Unicode has it at U+0430.
            code @ 0x430..=0x44F => (code - 0x430 + 0xE0) as u8,
            code => code as u8,
        })
        .collect();
    assert_eq!(table(&bytes).understanding.encoding, "windows-1251");
}

#[test]
fn a_unit_in_two_languages_is_one() {
    let lines = tidy(
        ";;Đơn vị tính: Tỷ đồng - Unit: Bill. dongs\nNgành;2016;2017\nNông nghiệp;1,5;2,5\nDịch vụ;3,5;4,5\n",
    );
    has(&lines, &["2016,value,Tỷ đồng,1.5,"]);
    let remark = tidy("In Millionen Franken (ohne Gold);;\nWare;2016;2017\nTee;1,5;2,5\nSalz;3,5;4,5\n");
    has(&remark, &["2016,value,Millionen Franken,1.5,"]);
}

#[test]
fn sign_and_scale_in_rows_of_their_own_are_one_unit() {
    let lines = tidy(
        "Title,Total exports,Total imports\nPreUnit,£,£\nUnit,m,m\nRelease Date,01-02-2018,01-02-2018\n2016,1510,2520\n2017,3530,4540\n",
    );
    has(&lines, &["X,2016,value,£ m,1510,"]);
}

#[test]
fn flags_of_words_and_of_letters_that_a_note_explains_are_read() {
    let words = tidy(
        ";R1;R1_FLAGS;R2;R2_FLAGS\n;Zinsen;;Saldo;\nEinheit;% p.a.;;EUR;\nDimension;Eins;;Millionen;\nStand vom;05.01.2019;;05.01.2019;\n2018-01;0,75;;7706;\n2018-02;0,25;vorläufiger Wert;8935;\n2018-03;0,15;;8100;vorläufiger Wert\n",
    );
    has(&words, &["2018-02,", ",0.25,preliminary,", ",8100,preliminary,", ",8935,final,", "Millionen EUR"]);
    let letters = tidy(
        "\"Mês\";\"País\";\"Valor\";\n\"Março de 2018\";\"Cuba\";\"1 250,5\";\"Po\"\n\"Março de 2018\";\"Chile\";\"2 250,5\";\n\"Abril de 2018\";\"Cuba\";\"3 250,5\";\"Po\"\n\"Abril de 2018\";\"Chile\";\"4 250,5\";\"Po\"\n\"Po: Valor provisório\";;;\n",
    );
    has(&letters, &["Cuba,2018-03,", ",1250.5,preliminary,", ",2250.5,final,"]);
}

#[test]
fn quantities_that_all_differ_are_figures_and_no_names() {
    let lines = tidy(
        "ANO;PAIS;QT_ESTAT;VALUE\n2016;A;12031;910\n2016;A;3448;264\n2016;B;31128;770\n2016;B;8832;383\n2017;A;20406;493\n2017;A;5849;970\n2017;B;4530;785\n2017;B;27007;281\n",
    );
    has(&lines, &["QT_ESTAT,,12031,"]);
}

#[test]
fn a_cube_that_leaves_places_out_has_gaps_there() {
    let json = r#"{"version":"2.0","class":"dataset","id":["geo","time"],"size":[2,2],"value":{"0":1.5,"1":2.5,"3":4.5},"status":{"2":":"},"dimension":{"geo":{"label":"geo","category":{"index":{"A":0,"B":1},"label":{"A":"Aland","B":"Borduria"}}},"time":{"label":"time","category":{"index":{"2016":0,"2017":1}}}}}"#;
    has(&tidy_named(json, "made.json"), &["Borduria,2016,value,,,", "Borduria,2017,value,,4.5,"]);
}

#[test]
fn a_px_file_of_two_languages_is_read_in_its_own() {
    let px = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nLANGUAGE=\"de\";\nLANGUAGES=\"de\",\"fr\";\nTITLE=\"Betriebe\";\nTITLE[fr]=\"Exploitations\";\nUNITS=\"Anzahl\";\nUNITS[fr]=\"Nombre\";\nSTUB=\"Ort\";\nSTUB[fr]=\"Lieu\";\nHEADING=\"Jahr\";\nHEADING[fr]=\"Ann\u{e9}e\";\nVALUES(\"Ort\")=\"Oben\",\"Unten\";\nVALUES[fr](\"Ort\")=\"En haut\",\"En bas\";\nVALUES(\"Jahr\")=\"2016\",\"2017\";\nDATA=\n10 20\n30 40\n;\n";
    let read = read_as(px.as_bytes(), "made.px", &Hints::default());
    has(&tidy_of(&read), &["Oben,2016,value,Anzahl,10,", "Unten,2017,value,Anzahl,40,"]);
    assert_eq!(read.understanding.container.sheets.len(), 2);
}

#[test]
fn letters_that_count_columns_are_no_names_and_no_quarters() {
    let text = ",Land,Land,Land,Land,Land,Land,Land,Land,Land\n,A,B,C,D,E,F,G,H,I\n,Mark,Elm,Rur,Aue,Ems,Ahr,Lech,Inn,Saar\nHäuser,11,12,13,14,15,16,17,18,19\nHöfe,21,22,23,24,25,26,27,28,29\n";
    let read = table(text);
    assert!(warned(&read, "read.column-letters"));
    has(&tidy_of(&read), &["Häuser,,Mark,,11,", "Höfe,,Saar,,29,"]);
    // Among words a heading of letters is a heading.
    assert!(!warned(&table("A,B,C,D\nE,F,G,H\nQ,W,E,R\n"), "read.column-letters"));
    // Names of one letter each are names.
    let named = "Year,A,B,C,D\n2021,5.5,6.5,7.5,8.5\n2022,5.6,6.6,7.6,8.6\n";
    assert!(!warned(&table(named), "read.column-letters"));
    has(&tidy(named), &["2021,D,,8.5,"]);
}

#[test]
fn a_year_far_behind_the_title_is_that_of_the_table() {
    let text = ",Kerncijfers van de gewesten,,,,2014,,\n,Bedragen in euro (afgerond) per inwoner (zonder de grote stad),,,,,,inwoners\n,Noord,Oost,Zuid,West,Midden,Kust,Eiland\nBelasting,208,173,163,179,190,174,184\nReserves,23,49,56,30,102,35,3\nTotaal,231,222,219,209,292,209,187\nAantal inwoners,911,822,719,609,592,409,387\n";
    let read = table(text);
    assert_eq!(read.understanding.header_rows, [3]);
    assert_eq!(read.understanding.year, Some(2014));
    has(
        &tidy_of(&read),
        &[
            "Belasting,2014,Noord,euro per inwoner,208,",
            "Reserves,2014,Eiland,euro per inwoner,3,",
            // So many of them are no euros.
            "Aantal inwoners,2014,West,inwoners,609,",
        ],
    );
    // A year over columns begins with the first of them, or another follows it.
    let over = "Goods,2014,,2015,\n,Sold,Bought,Sold,Bought\nTea,1.5,2.5,3.5,4.5\nOil,5.5,6.5,7.5,8.5\n";
    has(&tidy(over), &["Tea,2014,Bought,,2.5,", "Oil,2015,Sold,,7.5,"]);
}

#[test]
fn units_that_all_differ_and_stand_alone_over_figures_are_names_as_well() {
    let text = "DESCRIPTION OF UNITS;US dollars per crown;Yen per crown;Pounds per crown\n2 MAY 2016;1,115 USD;122,790 JPY;8,653 CNY\n3 MAY 2016;1,116 USD;122,530 JPY;8,670 CNY\n4 MAY 2016;1,117 USD;123,030 JPY;8,672 CNY\n";
    let read = table(text);
    // The third column bears the mark of another country's money: the heading counts.
    assert!(warned(&read, "read.unit-passed"));
    has(
        &tidy_of(&read),
        &[
            "2016-05-02,US dollars per crown,US dollars per crown,1.115,",
            "2016-05-04,Pounds per crown,Pounds per crown,8.672,",
        ],
    );
}

#[test]
fn a_heading_saved_as_one_cell_is_put_over_its_columns() {
    let text = "\"Ár;Vara;Magn;Verð\"\n2019;Fiskur;100;12,5\n2019;Ál;200;13,5\n2020;Fiskur;110;14,5\n2020;Ál;210;15,5\n";
    has(&tidy(text), &["Fiskur,2019,Magn,,100,", "Ál,2020,Verð,,15.5,"]);
    assert!(warned(&table(text), "read.head-packed"));
    // Below a title, and cut by another sign than the rows.
    has(&tidy(&["\"Útflutningur\"\n", text].concat()), &["Fiskur,2019,Magn,,100,"]);
    has(
        &tidy("Year,Item,Tonnes\n2019;Fish;100,5\n2020;Fish;110,5\n2021;Fish;120,5\n"),
        &["Fish,2021,value,Tonnes,120.5,"],
    );
    // A title with as many commas as columns is a title.
    let title = "\"Fish, wood\"\n2019;100\n2020;110\n2021;120\n";
    assert!(!warned(&table(title), "read.head-packed"));
}

#[test]
fn keys_names_units_and_scales_over_series_and_their_flags() {
    // In the manner of the Bundesbank's own files; keys and figures made up.
    let two = "\"\",BBK09.OU0001,BBK09.OU0001_FLAGS,BBK09.OU0002,BBK09.OU0002_FLAGS\n\"\",Aktiva / Insgesamt,,Kredite an Banken,\nEinheit,EUR,,EUR,\nDimension,Millionen,,Tausend,\nStand vom,2022-05-18 12:00:00,,2022-05-18 12:00:00,\n2022-01,1234.5,,500123,vorläufig\n2022-02,1244.5,,510123,\n2022-03,.,Kein Wert vorhanden,520123,\n2022-04,1264.5,,530123,\n";
    let text = tidy(two);
    has(
        &text,
        &[
            "2022-01,Aktiva / Insgesamt,Millionen EUR,1234.5,final,6,2",
            "2022-01,Kredite an Banken,Tausend EUR,500123,preliminary",
        ],
    );
    // One series, counted in ones: the name is the equation, the unit what stands behind its sign.
    let one = "\"\",BBEX9.M.XAU,BBEX9.M.XAU_FLAGS\n\"\",Price of gold / 1 ounce of fine gold = USD ...,\nunit,USD,\nunit multiplier,one,\nlast update,2018-10-02 13:40:39,\n2016-01,1095.6,\n2016-02,1194.9,\n2016-03,1246.3,\n2016-04,1241.5,\n";
    has(&tidy(one), &["2016-01,Price of gold / 1 ounce of fine gold = USD,USD,1095.6,final,6,2"]);
    assert!(warned(&table(one), "read.head-of-keys"));
    assert!(!warned(
        &table("unit,USD\nunit multiplier,one\nYear,Gold\n2019,10\n2020,11\n2021,12\n"),
        "read.head-of-keys"
    ));
}

#[test]
fn a_record_of_many_names_without_figures_is_no_group() {
    let text = "Country,Subject,Units,Scale,2017,2018,2019\nAlba,GDP,Dollars,Billions,20.2,19.6,18.7\nAlba,Unemployment rate,Percent of labour force,,,,\nAlba,Population,Persons,Millions,35.5,36.0,36.5\nBora,GDP,Dollars,Billions,13.1,15.1,15.4\nBora,Unemployment rate,Percent of labour force,,13.7,12.3,11.2\nBora,Population,Persons,Millions,2.9,2.9,2.8\n";
    assert!(table(text).understanding.group_rows.is_empty(), "{:?}", table(text).understanding.group_rows);
    assert!(!tidy(text).contains("Alba,Bora"), "{}", tidy(text));
}

#[test]
fn a_window_of_some_months_is_not_the_year_so_far() {
    let text = "Mês,Variável,Valor,Un\nabril 1980,Preços - Variação acumulada em 3 meses,\"16,80\",%\nabril 1980,Preços - Variação acumulada no ano,\"24,53\",%\nmaio 1980,Preços - Variação acumulada em 3 meses,\"17,20\",%\nmaio 1980,Preços - Variação acumulada no ano,\"31,66\",%\n";
    has(
        &tidy(text),
        &[
            "1980-04,Preços - Variação acumulada em 3 meses,%,16.80,",
            "1980-01/1980-04,Preços - Variação acumulada no ano,%,24.53,",
        ],
    );
}
