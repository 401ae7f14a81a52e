//! Heads that cross two things in one cell or level: years and letters, periods and measures with their unit, units below names; and
//! periods that only their order explains: months that a spreadsheet took for days, years of the Republic. Figures are made up; what they
//! must become is what the same words, read aloud, say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use made_tables::{has, table, tidy, tidy_named, warned};

#[test]
fn letters_beside_every_year_are_names_and_not_signs() {
    // L and P are men and women in an Indonesian table; P alone would be provisional.
    let text = "Wilayah,2019L,2019P,2020L,2020P\nAceh,1204,1190,1230,1215\nBali,804,790,..,801\n";
    let lines = tidy(text);
    has(&lines, &["Aceh,2019,L,,1204,final", "Aceh,2020,P,,1215,final", "Bali,2020,L,,,final"]);
    assert!(warned(&table(text), "read.year-letters"));
    // The letter first, the years together.
    let text = "Nơi,K2018,K2019,S2018,S2019\nVinh,12.5,13.1,20.1,21.4\nHuế,5.5,6.1,10.1,11.4\n";
    has(&tidy(text), &["Vinh,2019,K,,13.1,", "Huế,2018,S,,10.1,"]);
}

#[test]
fn signs_of_last_years_stay_signs() {
    let lines = tidy("Nơi,2019,2020,2021P,2022E\nVinh,12.5,13.1,20.1,21.4\nHuế,5.5,6.1,10.1,11.4\n");
    has(&lines, &["Vinh,2021,value,,20.1,preliminary", "Huế,2022,value,,11.4,estimate"]);
}

#[test]
fn months_that_a_spreadsheet_took_for_days_go_on_month_after_month() {
    // "22-Jan" stood for 2022-01 and "Dec-00" for 2000-12: the row runs back from January 2001 to October 2000.
    let text = "국가,01-Feb,01-Jan,Dec-00,Nov-00\n가,5.1,5.2,5.3,5.4\n나,6.1,6.2,6.3,6.4\n";
    has(&tidy(text), &["가,2001-02,value,,5.1,", "나,2001-01,value,,6.2,", "가,2000-12,value,,5.3,"]);
    // Down the table, over the turn of a year.
    let text = "Bulan;Nilai\n19-Nov;14,01\n19-Dec;14,47\n20-Jan;13,63\n20-Feb;14,06\n";
    has(&tidy(text), &["2019-12,Nilai,,14.47,", "2020-01,Nilai,,13.63,"]);
    // One year alone may be a day: it is said to be doubtful.
    let text = "Month;Rate\n20-Jan;1.5\n20-Feb;1.6\n20-Mar;1.7\n20-Apr;1.9\n";
    has(&tidy(text), &["2020-03,Rate,,1.7,"]);
    assert!(warned(&table(text), "read.months-or-days"));
}

#[test]
fn days_of_one_month_are_left_alone() {
    let lines = tidy("Day,Rate\n1-Jan,1.5\n2-Jan,1.6\n3-Jan,1.7\n4-Jan,1.9\n");
    assert!(!lines.contains("2001-01") && !lines.contains("2002-01"), "{lines}");
}

#[test]
fn years_that_run_from_99_to_100_are_of_the_republic() {
    // The calendar of the Republic of China counts from 1912 as its year 1.
    let text = "years,\"\nGrowth\"\n97,0.9\n98,-1.4\n99,9.8\n100,3.3\n101,2.4\n";
    has(&tidy(text), &["2008,Growth,,0.9,", "2010,Growth,,9.8,", "2012,Growth,,2.4,"]);
    assert!(warned(&table(text), "read.republic-supposed"));
    // A word that says so leaves no doubt, down the table and across.
    let told = "臺灣出口,\n年度,出口\n97,0.9\n98,1.4\n99,9.8\n100,3.3\n101,2.4\n";
    assert!(!warned(&table(told), "read.republic-supposed"));
    has(&tidy(told), &["2011,", ",3.3,"]);
    let across = "Taiwan exports,,,\nItem,109,110,111\nChips,10.5,11.5,12.2\nShips,20.5,25.5,30.2\n";
    has(&tidy(across), &["Chips,2020,value,,10.5,", "Ships,2022,value,,30.2,"]);
    // Month behind a stroke.
    let months = "期間,CPI\n112/01,103.5\n112/02,103.6\n112/03,103.9\n";
    has(&tidy(months), &["2023-02,CPI,,103.6,"]);
}

#[test]
fn ages_are_no_years() {
    let lines = tidy("Age,Deaths\n97,120\n98,80\n99,60\n100,40\n101,20\n");
    has(&lines, &["97,,Deaths,,120,", "100,,Deaths,,40,"]);
}

#[test]
fn a_year_a_mark_a_measure_and_a_unit_in_one_head() {
    let text = "Nơi;2018 Dân số (Nghìn người);2019 (*) Dân số (Nghìn người)\nVinh;545.5;560.25\nHuế;1120.3;1133.75\n";
    has(&tidy(text), &["Vinh,2018,Dân số,Nghìn người,545.5,", "Huế,2019,Dân số,Nghìn người,1133.75,"]);
    assert!(warned(&table(text), "read.sign-unexplained"));
}

#[test]
fn lost_letters_stay_lost_and_units_are_known_without_them() {
    let text = "T?nh;2018 S?n lu?ng (Nghìn t?n);2019 S?n lu?ng (Nghìn t?n)\nC? NU?C;4500.5;4600.25\nH?i Phòng;45.5;46.75\nB?c Ninh;12.5;13.25\n";
    has(&tidy(text), &["H?i Phòng,2019,S?n lu?ng,Nghìn t?n,46.75,"]);
    let read = table(text);
    assert!(warned(&read, "read.letters-lost"));
    let unit = read.understanding.columns[1].unit.clone().unwrap();
    assert_eq!((unit.quantity, unit.power), (kimngach::unit::Quantity::Tonne, 3));
}

#[test]
fn goods_below_exports_and_imports_with_quantity_and_value() {
    let text = "Bảng 3,,,,\n\"Đơn vị tính: Lượng (1.000 tấn), giá trị (triệu USD)\",,,,\nChỉ tiêu,TH 5 tháng - 2021,,Ư. TH tháng 6/2021,\n,Lượng,Giá trị,Lượng,Giá trị\nXUẤT KHẨU,,,,\nTổng,,\"1,045\",,175\nChè,75,106,9,14\nCao su,32,90,7,25\nNHẬP KHẨU,,,,\nTổng,,747,,100\nCao su,16,34,2,4\nLúa mỳ,131,32,10,2\n";
    let lines = tidy(text);
    has(
        &lines,
        &[
            "XUẤT KHẨU,Cao su,2021-01/2021-05,Lượng,1.000 tấn,32,final",
            "NHẬP KHẨU,Cao su,2021-06,Giá trị,triệu USD,4,estimate",
            "XUẤT KHẨU,Tổng,2021-01/2021-05,Giá trị,triệu USD,1045,final",
        ],
    );
}

#[test]
fn a_last_level_of_units_and_the_names_of_the_levels() {
    let text = ";;Transport;Bil;Bil;Tog;Tog\n;;Emne;Reiser;Varighet;Reiser;Varighet\nPeriode;Kjønn;Formål;km;minutter;km;minutter\n2019;m;Arbeid;3,41;23,72;1,06;23,91\n2019;m;Fritid;0,59;24,83;0,23;28,76\n2020;m;Arbeid;3,4;23,7;1,0;23,9\n2020;m;Fritid;0,5;24,8;0,2;28,7\n";
    // Each of the two comes back below every mode with the same unit, one of which is known.
    has(
        &tidy(text),
        &[
            "Kjønn,Formål,period,measure",
            "m,Fritid,2019,Tog Reiser,km,0.23,",
            "m,Fritid,2019,Tog Varighet,minutter,",
        ],
    );
    // Alone it may be a name.
    let once = "År;Reiser;Varighet\n;km;minutter\n2019;3,41;23,72\n2020;3,4;23,7\n";
    has(&tidy(once), &["Varighet minutter"]);
    let three = text
        .replace("Bil;Bil;Tog;Tog", "Bil;Bil;Bil;Tog;Tog;Tog")
        .replace("Reiser;Varighet;Reiser;Varighet", "Antall;Reiser;Varighet;Antall;Reiser;Varighet")
        .replace("km;minutter;km;minutter", "antall;km;minutter;antall;km;minutter")
        .replace(";3,41", ";1,5;3,41")
        .replace(";1,06", ";1,7;1,06")
        .replace(";0,59", ";1,2;0,59")
        .replace(";0,23", ";1,9;0,23")
        .replace(";3,4;", ";1,6;3,4;")
        .replace(";1,0;", ";1,8;1,0;")
        .replace(";0,5;", ";1,3;0,5;")
        .replace(";0,2;", ";1,1;0,2;");
    has(
        &tidy(&three),
        &["m,Fritid,2019,Bil Varighet,minutter,24.83,", "m,Arbeid,2020,Tog Antall,antall,1.8,"],
    );
}

#[test]
fn three_levels_of_a_page_with_spans_marks_and_a_mean() {
    let page = "<table><caption>Revisions of goods</caption><tr><th rowspan=3>Month</th><th rowspan=3>Year</th><th colspan=4>Adjusted</th></tr><tr><th colspan=2>Change</th><th colspan=2>Revision</th></tr><tr><th>1st</th><th>2nd</th><th>2nd - 1st</th><th>3rd - 2nd</th></tr><tr><th>Jan.</th><td>2020</td><td>15</td><td>16</td><td>1</td><td>-(a)</td></tr><tr><th>Feb.</th><td>2020</td><td>17</td><td>18</td><td>1</td><td>2</td></tr><tr><th>Mar.</th><td>2020</td><td>25</td><td>NA**</td><td>3</td><td>4</td></tr><tr><th>Mean</th><td>2020</td><td></td><td></td><td>2</td><td>3</td></tr></table>";
    let lines = tidy_named(page, "made.html");
    has(&lines, &[",2020-01,Change 1st,,15,", ",2020-02,Revision 3rd - 2nd,,2,"]);
    has(&lines, &["2020-03,Change 2nd,,,", "Mean,2020,Revision 2nd - 1st,,2,"]);
}

#[test]
fn men_beside_women_are_no_years() {
    // "Nam" is a man, "Năm" a year: without their marks they are one word.
    let text = ",Năm 2020,,,Năm 2021,,\n,Chung,Nam,Nữ,Chung,Nam,Nữ\nCả nước,2.5,2.25,2.75,3.2,3.4,3.01\nNông thôn,1.75,1.28,2.28,2.5,2.7,2.3\n";
    has(&tidy(text), &["Cả nước,2020,Nam,,2.25,", "Nông thôn,2021,Nữ,,2.3,", "Nông thôn,2020,Chung,,1.75,"]);
}

#[test]
fn rates_beside_amounts_have_no_part_in_their_unit() {
    // A title that names the amounts' unit and says that there are rates as well.
    let text = "Comercio exterior;;\nMillones de euros y tasas de variación;;\nPeriodo;Valor;% Var.\n2020;26.001,5;24,8\n2021;29.308,6;32,8\n";
    has(&tidy(text), &["2020,Valor,Millones de euros,26001.5,", "2021,Var,%,32.8,"]);
    // "On the year before" beside an amount in yen is no yen.
    let text = "（単位：百万円）,,\n年次,輸出額,前年比\n2020年,\"792,361\",5.5\n2021年,\"992,406\",25.2\n";
    let lines = tidy(text);
    has(&lines, &["百万円,792361,"]);
    assert!(!lines.contains("百万円,25.2"), "{lines}");
}

#[test]
fn a_line_of_units_below_the_heading_names_each_measure() {
    let text = "Item,Jan-Jul 2021,,Aug 2021,\n,Quantity,Value,Quantity,Value\n\"Unit: quantity (1000 tonnes), value (million USD)\",,,,\nEXPORTS,,,,\nCoffee,75,10.6,9,1.4\nRubber,32,9,9,2.5\nIMPORTS,,,,\nRubber,16,3.4,2,0.4\nWheat,131,3.2,10,0.2\n";
    has(
        &tidy(text),
        &["IMPORTS,Rubber,2021-08,Value,million USD,0.4,", "Coffee,2021-01/2021-07,Quantity,1000 tonnes,75,"],
    );
}

#[test]
fn quarters_before_their_half_year_are_of_its_year() {
    let text = "Mặt hàng,Quý I,Quý II,6 tháng đầu năm 2023\nGạo,79.3,85.25,164.55\nChè,75.1,77.5,152.6\n";
    has(&tidy(text), &["Gạo,2023-Q1,value,,79.3,", "Chè,2023-Q2,value,,77.5,"]);
    // Three quarters are not the parts of half a year.
    let other = text.replace("Quý I,Quý II", "Quý I,Quý III");
    assert!(!tidy(&other).contains("2023-Q1"), "{}", tidy(&other));
}

#[test]
fn months_in_figures_and_their_quarter_in_words() {
    let text = "Tháng,Xuất khẩu,,Nhập khẩu,\n,Năm 2021,Năm 2022,Năm 2021,Năm 2022\n1,28546,31270,26373,29830\n2,20169,23420,20699,25380\n3,29650,34710,28451,32680\nQuý I,78365,89400,75523,87890\n";
    has(&tidy(text), &["X,2022-02,value,,23420,", "M,2021-Q1,value,,75523,"]);
}

#[test]
fn budgets_of_india_say_how_sure_their_years_are() {
    let text = "Category,2021-22,2022-23 (RE),2023-24 (BE)\nTea (Rs. crore),3147,3621,3618\nJute (Rs. crore),4572,5749,5615\n";
    let lines = tidy(text);
    let of = |value: &str| lines.lines().find(|l| l.contains(value)).unwrap().to_owned();
    assert!(of(",3621,").contains("estimate") && of(",5615,").contains("plan"), "{lines}");
    assert!(of(",3147,").contains("final"), "{lines}");
}

#[test]
fn a_word_for_quarters_over_them_is_enough() {
    // T1 is January in a Vietnamese table and the first trimestre under that word.
    let text = "Année,Trimestre,Crédit,Débit\n2021,T1,110.5,120.25\n,T2,115.5,125.25\n2022,T1,130.5,150.25\n,T2,135.5,155.25\n";
    has(&tidy(text), &["2021-Q2,Crédit,,115.5,", "2022-Q1,Débit,,150.25,"]);
}

#[test]
fn several_units_above_a_table_of_a_page() {
    let page = "<p>Đơn vị: Nghìn tấn; Triệu USD</p><table><tr><th rowspan=2>Mặt hàng</th><th colspan=2>Tháng 2/2024</th><th colspan=2>Tháng 3/2024</th></tr><tr><th>Lượng</th><th>Trị giá</th><th>Lượng</th><th>Trị giá</th></tr><tr><td>Chè</td><td>16</td><td>51,8</td><td>18</td><td>64,6</td></tr><tr><td>Gạo</td><td>55</td><td>37,5</td><td>85</td><td>55,1</td></tr></table>";
    let lines = tidy_named(page, "made.html");
    has(&lines, &["Chè,2024-02,Trị giá,Triệu USD,51.8,", "Gạo,2024-03,Lượng,Nghìn tấn,85,"]);
}

#[test]
fn quarters_by_their_last_month_and_months_behind_their_year() {
    // Australia and New Zealand name a quarter by the month that it ends with.
    let text = "Item,March quarter 2021,Jun qtr 2021,Sep-21 qtr\nWool,10.5,11.5,12.5\nWine,20.5,21.5,22.5\n";
    has(
        &tidy(text),
        &["Wool,2021-Q1,value,,10.5,", "Wool,2021-Q2,value,,11.5,", "Wine,2021-Q3,value,,22.5,"],
    );
    // Poland and Croatia count the months so far in Roman figures.
    let text = "Towar,2021 I-VI,2021 I-IX,2022 I-VI\nRyż,10.5,11.5,12.5\nKawa,20.5,21.5,22.5\n";
    has(&tidy(text), &["Ryż,2021-01/2021-06,value,,10.5,", "Kawa,2021-01/2021-09,value,,21.5,"]);
}

#[test]
fn how_sure_years_are_in_short_words_and_other_languages() {
    let lines =
        tidy("Nơi,TH 2021,SB 2022,ƯT 2023,KH 2024\nVinh,12.5,13.1,20.1,21.4\nHuế,5.5,6.1,10.1,11.4\n");
    has(
        &lines,
        &["Vinh,2022,value,,13.1,preliminary", "Huế,2023,value,,10.1,estimate", "Huế,2024,value,,11.4,plan"],
    );
    let lines = tidy("Показатель,2019 год (оценка),2020 год (прогноз)\nЧай,12.5,13.1\nРис,5.5,6.1\n");
    has(&lines, &["Чай,2019,value,,12.5,estimate", "Рис,2020,value,,6.1,estimate"]);
}

#[test]
fn quarters_of_thailand_with_two_digits_of_their_year() {
    let text = "รายการ,Q1/65,Q2/65\nข้าว,1.5,2.5\nยาง,2.5,3.5\n";
    has(&tidy(text), &["ข้าว,2022-Q1,value,,1.5,", "ยาง,2022-Q2,value,,3.5,"]);
    // In any other table they are of the last century.
    has(&tidy(&text.replace("รายการ", "Item").replace("ข้าว", "Rice").replace("ยาง", "Rubber")), &["1965-Q1"]);
}
