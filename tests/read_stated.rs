//! What a file says of itself and a reader has to take up: lists of meanings, legends, units of the table and of single figures, quarters
//! and fiscal years by a word. Figures are made up; what they must become is what the same words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use made_tables::{has, table, tidy, tidy_of, warned};

#[test]
fn a_heading_that_comes_again_with_more_is_one_table() {
    let text = "Datum|1 AUD|1 EUR|100 HUF\n02.01.2023|15,281|24,129|6,096\n03.01.2023|15,519|23,955|5,999\nDatum|1 AUD|1 EUR|100 HUF|1 XDR\n04.01.2023|15,578|23,985|5,943|30,030\n05.01.2023|15,455|23,924|6,058|29,709\n";
    let read = table(text);
    assert!(warned(&read, "read.head-grows") && !warned(&read, "read.more-tables"));
    // So many units of a currency have the price: they are a name, and no unit of the figure.
    has(&tidy_of(&read), &["2023-01-05,1 XDR,,29.709,", "2023-01-02,100 HUF,,6.096,"]);
}

#[test]
fn meanings_listed_above_name_the_columns() {
    let text = "SERIES,DESCRIPTION\nXUD,Spot rate of the dollar\nLPM,Money held (sterling millions)\n\nDATE,XUD,LPM\n31 Jan 2023,1.24,3035519\n28 Feb 2023,1.22,3025611\n31 Mar 2023,1.25,3016844\n";
    let read = table(text);
    assert!(warned(&read, "read.heads-listed"));
    has(
        &tidy_of(&read),
        &["2023-01,Spot rate of the dollar,,1.24,", "Money held,sterling millions,3035519,"],
    );
}

#[test]
fn a_legend_says_what_brackets_mean() {
    let text =
        "Land;2022;2023\nVietnam;518;611\nChina;(15.610);16.905\n( ) Aussagewert eingeschränkt; x gesperrt\n";
    let read = table(text);
    assert!(warned(&read, "read.brackets-explained"));
    has(&tidy_of(&read), &["China,2022,value,,15610,"]);
    // Nobody explains them: bookkeepers write so what is negative.
    has(&tidy("Land;2022;2023\nVietnam;518;611\nChina;(15.610);16.905\n"), &["China,2022,value,,-15610,"]);
}

#[test]
fn a_figure_keeps_a_unit_that_is_no_scale_of_its_column() {
    let text = "Chỉ tiêu\tNăm 2021\tNăm 2022\nXuất khẩu gạo\t336,3 tỷ USD\t371,9 tỷ USD\nXuất khẩu chè\t213,7 triệu USD\t237 triệu USD\nXuất khẩu cà phê\t3,5 tỷ USD\t3,3 tỷ USD\nDân số\t98,5 triệu người\t99,46 triệu người\n";
    let read = table(text);
    assert!(warned(&read, "read.unit-mixed"));
    has(&tidy_of(&read), &["triệu người,99.46,", "tỷ USD,0.237,", "tỷ USD,371.9,"]);
}

#[test]
fn the_unit_of_the_table_is_that_of_rows_above_the_first_with_its_own() {
    let text = "Kim ngạch xuất khẩu,,,\n,,,Đơn vị tính: 1000 USD\nChỉ tiêu,ĐVT,Tháng 5/2011,Tháng 6/2011\nTổng kim ngạch,,\"2,871,442\",\"3,015,330\"\nGạo,Tấn,\"141,507\",\"150,266\"\nDệt may,1000 USD,\"471,220\",\"505,318\"\nKhác,,\"1,220\",\"5,318\"\n";
    let lines = tidy(text);
    has(&lines, &["2011-05,Tổng kim ngạch,1000 USD,2871442,", "Tấn,141507,"]);
    // Below a unit of tonnes a blank cell says nothing.
    has(&lines, &["2011-05,Khác,,1220,"]);
}

#[test]
fn units_bear_the_number_of_their_quantity() {
    let text = "Year,HS,Unit1,Unit2,Quantity1,Quantity2,Value\n2021,0301,NO,KG,10,250,1000\n2021,0302,DZ,KG,20,350,1100\n2022,0301,NO,KG,30,450,1200\n2022,0302,DZ,KG,40,550,1300\n";
    has(&tidy(text), &["Quantity1,NO,10,", "Quantity2,KG,250,", "Quantity1,DZ,40,", "Value,,1300,"]);
}

#[test]
fn quarters_are_dated_by_a_month_where_the_table_says_quarters() {
    let months = |title: &str| {
        let rows: String = ["2018/03,18", "2018/06,-3", "2018/09,0", "2018/12,-19", "2019/03,-7"].join("\n");
        tidy(&format!("統計データ,\n区分,{title}\n時点,指数\n{rows}\n"))
    };
    has(&months("短観（四半期）"), &["2018-Q1,", "2018-Q4,", "2019-Q1,"]);
    // Nothing says quarters: every third month is a month.
    has(&months("短観"), &["2018-03,", "2018-12,"]);
}

#[test]
fn a_stretch_tells_where_fiscal_years_begin() {
    let text = "Commodities,2020-21,2021-22R,July-March 2022-23P\nGarments,\"31,456.73\",\"42,613.15\",\"35,252.44\"\nLeather,119.14,151.30,93.41\n";
    has(
        &tidy(text),
        &["Garments,2020-07/2021-06,", "2021-07/2022-06,value,,42613.15,revised", "2022-07/2023-03,"],
    );
}

#[test]
fn lists_of_pairs_are_of_the_whole_table() {
    let text = "\"Time frequency\",\"Annual\",,,,\n\"Unit of measure\",\"Percentage of the labour force\",,,,\n\"Sex\",\"Total\",,,,\n\n\"TIME\",\"2019\",,\"2020\",,\"2021\"\n\"GEO (Labels)\",,,,,\nRuritania,6.2,,7.2,b,7.1\nBorduria,5.2,,6.1,,5.3\nSyldavia,3.0,d,3.7,d,3.7\n\n\"Special value\",,,,,\n\":\",\"not available\",,,,\n";
    let read = table(text);
    assert_eq!(read.understanding.data_rows, 3);
    has(
        &tidy_of(&read),
        &["GEO (Labels),period", "Ruritania,2019,value,Percentage of the labour force,6.2,"],
    );
}

#[test]
fn months_of_other_calendars_words_and_marks() {
    let lines = tidy(
        "Razmjena;\"I. 2023.\";\"II. 2023.\";\"III. 2023.\";\"I. – III. 2023.\"\nIzvoz;1.789,4;1.905,2;2.210,8;5.905,4\nUvoz;3.054,1;3.180,6;3.711,3;9.946,0\n",
    );
    has(&lines, &["2023-01,", "2023-01/2023-03,value,,5905.4,"]);
    // A sign behind the period of a head, and a month that is revised.
    let marked = tidy(
        "\"Flokkur\";\"2023M02 Innflutt\";\"2023M03* Innflutt\"\n\"Fiskur\";10.5;11.5\n\"Annað\";12.5;13.5\n\"* Bráðabirgðatölur.\"\n",
    );
    has(&marked, &["2023-02,Innflutt,,10.5,final", "2023-03,Innflutt,,11.5,preliminary"]);
    let months = tidy("Period,Exports\n2022,\nJanuary,10.5\nFebruary (R),11.5\nMarch,12.5\n");
    has(&months, &["2022-02,", ",11.5,revised"]);
}

#[test]
fn icelandic_letters_are_west_european() {
    let text: Vec<u8> =
        "Flokkur;2021;2022\nSjávarafurðir;10,5;11,5\nIðnaðarvörur;12,5;13,5\nÞjónusta;1,5;2,5\n"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
    has(&tidy_of(&table(&text)), &["Sjávarafurðir,", "Iðnaðarvörur,", "Þjónusta,"]);
}

#[test]
fn turkish_letters_stay_turkish() {
    // ş, ı and ğ stand where Iceland has þ, ý and ð.
    let text: Vec<u8> =
        "Ay;2021;2022\nKas\u{fd}m ithalat\u{fd};10,5;11,5\n\u{de}ubat d\u{fe}sat\u{fd}m;12,5;13,5\n"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
    has(&tidy_of(&table(&text)), &["Kasım ithalatı,", "Şubat dşsatım,"]);
}

#[test]
fn a_version_in_brackets_is_no_unit() {
    let text = "STRUCTURE,STRUCTURE_ID,geo,TIME_PERIOD,OBS_VALUE\ndataflow,ESTAT:TRADE(1.0),VN,2023-01,205678.9\ndataflow,ESTAT:TRADE(1.0),VN,2023-02,204567.8\n";
    // A thousand, it was taken for.
    has(&tidy(text), &["2023-01,OBS_VALUE,,205678.9,"]);
}

#[test]
fn months_in_rows_of_their_own_date_what_stands_below_them() {
    let text = "Chỉ tiêu;Số dư (tỷ đồng)\nTháng 01/2023;\nTiền gửi;5.677.123\nTín dụng;4.123.456\nTháng 02/2023;\nTiền gửi;5.712.345\nTín dụng;4.223.456\n";
    has(&tidy(text), &["2023-01,Tiền gửi,tỷ đồng,5677123,", "2023-02,Tín dụng,tỷ đồng,4223456,"]);
}

#[test]
fn empty_columns_beside_names_are_no_measures() {
    let text = "Year,Reporter,Partner,2nd Partner,Commodity,Qty Unit,Qty,Net weight (kg),Trade Value (US$),Flag\n2018,Viet Nam,World,,Coffee,No Quantity,,,4567890123,0\n2019,Viet Nam,World,,Coffee,No Quantity,,,4123456789,0\n2018,Viet Nam,Japan,,Coffee,No Quantity,,,567890123,0\n";
    let lines = tidy(text);
    assert!(!lines.contains("2nd Partner"), "{lines}");
    has(&lines, &["Trade Value,US$,4567890123,"]);
}

#[test]
fn codes_with_labels_give_scale_and_unit() {
    let text = "MEASURE: Measure,COUNTRY: Country,TIME_PERIOD: Time Period,OBS_VALUE,UNIT_MEASURE: Unit of Measure,UNIT_MULT: Unit of Multiplier\n1: Value,VIET: Vietnam,2023-01,812345,AUD: Australian Dollars,3: Thousands\n1: Value,VIET: Vietnam,2023-02,798123,AUD: Australian Dollars,3: Thousands\n";
    has(&tidy(text), &["Thousands AUD: Australian Dollars,812345,"]);
    // A code and what people call it in two columns; a magnitude; F beside P is final.
    let two = "Period,Data_value,STATUS,UNITS,Magnitude\n2022.03,17012.345,F,Dollars,6\n2022.06,18012.345,F,Dollars,6\n2022.09,18912.345,P,Dollars,6\n";
    has(&tidy(two), &["million Dollars,17012.345,final", "million Dollars,18912.345,preliminary"]);
    let label = "UNIT_MEASURE,Unit of measure,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nUSD_EXC,\"US dollars, exchange rate converted\",2022-Q1,-1234.5,6\nUSD_EXC,\"US dollars, exchange rate converted\",2022-Q2,-2345.6,6\n";
    has(&tidy(label), &["million US dollars, exchange rate converted"]);
    let economy = "Year,Economy,Economy Label,US$ in millions,US$ in millions MissingValue\n2020,704,Viet Nam,282628.5,\n2021,704,Viet Nam,336167.0,\n2022,704,Viet Nam,,Not available\n";
    let lines = tidy(economy);
    has(&lines, &["Viet Nam,704,2021,"]);
    assert!(!lines.contains(",704,final") && !lines.contains("Not available"), "{lines}");
}

#[test]
fn a_rate_of_an_index_is_in_per_cent() {
    let text = "\"Title\",\"CPI INDEX 00: ALL ITEMS 2015=100\",\"CPIH ANNUAL RATE 00: ALL ITEMS 2015=100\"\n\"CDID\",\"D7BT\",\"L55O\"\n\"PreUnit\",\"\",\"\"\n\"Unit\",\"Index, base year = 100\",\"%\"\n\"2022\",\"121.7\",\"7.9\"\n\"2023 JAN\",\"126.4\",\"8.8\"\n\"2023 FEB\",\"127.9\",\"9.2\"\n";
    let lines = tidy(text);
    has(
        &lines,
        &[
            "2023-01,CPIH ANNUAL RATE 00: ALL ITEMS,%,8.8,",
            "ALL ITEMS 2015=100,\"Index, base year = 100\",126.4,",
        ],
    );
    // A line without a word on any series is no name over the figures.
    assert!(!lines.contains("PreUnit"), "{lines}");
}

#[test]
fn terms_are_rows_and_no_periods() {
    let text = "Kỳ hạn;VND (%/năm);USD (%/năm)\nQua đêm;4,85;4,79\n1 tuần;4,92;4,85\n1 tháng;5,57;4,99\n3 tháng;6,55;5,12\n";
    let read = table(text);
    assert_eq!(
        (read.understanding.header_rows.as_slice(), read.understanding.data_rows),
        ([1].as_slice(), 4)
    );
    has(&tidy_of(&read), &["Qua đêm,,VND,%/năm,4.85,"]);
}

#[test]
fn units_under_years_stand_over_their_columns() {
    let text = ";I-III 2022;I-III 2023;I-III 2022;I-III 2023\nObroty;w mln zł;;w mln EUR;\nEksport;378123,4;431234,5;82123,4;91234,5\nImport;389123,4;412345,6;84123,4;87234,5\n";
    let lines = tidy(text);
    has(&lines, &["2023-01/2023-03,value,w mln zł,431234.5,", "2023-01/2023-03,value,w mln EUR,91234.5,"]);
    // Over names that are no periods a blank cell is no unit.
    let growth = ";Export;Growth;Import;Growth\nCountry;mln EUR;;mln USD;\nJapan;378123,4;4,5;82123,4;9,5\nKorea;389123,4;4,6;84123,4;8,5\n";
    assert!(!tidy(growth).contains("mln EUR,4.5"), "{}", tidy(growth));
}

#[test]
fn what_is_measured_by_weight_says_so_in_its_name() {
    let text = "varegruppe,måned,variabel,tal\nKaffe,2023M01,Mengde (kg),123456\nKaffe,2023M01,Verdi (NOK),5123456\nKaffe,2023M02,Mengde (kg),113456\nKaffe,2023M02,Verdi (NOK),4123456\n";
    has(&tidy(text), &["kg,113456,", "NOK,4123456,"]);
}

#[test]
fn sums_under_a_year_go_to_the_month_before_them() {
    let text = "Nước,Năm 2022,,Năm 2023,\n,Tháng 5,Lũy kế,Tháng 5,Lũy kế\nMỹ,9512.3,46712.4,7912.3,37123.4\nLào,4712.3,22112.4,4612.3,20812.3\n";
    has(&tidy(text), &["Mỹ,2022-01/2022-05,value,,46712.4,", "Lào,2023-01/2023-05,value,,20812.3,"]);
}

#[test]
fn quantities_with_many_gaps_are_no_codes() {
    let text = "Mặt hàng,ĐVT,Tháng 6/2023,,6 tháng/2023,\n,,Lượng,Trị giá (USD),Lượng,Trị giá (USD)\nTRUNG QUỐC,USD,,4123456789,,25123456789\nHàng thủy sản,USD,,123456789,,623456789\nGạo,Tấn,82345,47123456,677123,394123456\nHOA KỲ,USD,,8123456789,,44123456789\nHàng thủy sản,USD,,143456789,,713456789\nCà phê,Tấn,9123,24123456,72123,172123456\n";
    has(
        &tidy(text),
        &["Gạo,2023-06,Lượng,Tấn,82345,", "Gạo,2023-01/2023-06,Lượng,Tấn,677123,", "Trị giá,USD,47123456,"],
    );
}

#[test]
fn the_unit_is_what_stands_in_the_brackets() {
    let text = "Ngày,Mặt hàng,Giá (đồng/kg)\n15/06/2023,Cà phê,65900.5\n15/06/2023,Tiêu,70500.5\n16/06/2023,Cà phê,66200.5\n";
    has(&tidy(text), &["Giá,đồng/kg,65900.5,"]);
    has(&tidy("Date,Exports ($B),Imports ($B)\n2021,256.2,320.4\n2022,251.1,321.7\n"), &["value,$B,256.2,"]);
    let read = table("Date,Exports ($B),Imports ($B)\n2021,256.2,320.4\n2022,251.1,321.7\n");
    assert_eq!(read.understanding.columns[1].unit.as_ref().map(|u| u.power), Some(9));
}

#[test]
fn a_first_record_whose_growth_is_not_known_is_a_record() {
    use kimngach::read::{Hints, native::Native};
    let table = "Năm;Kim ngạch (triệu USD);Tăng (%);Chỉ số\n2019;264.267,2;;\n2020;282.628,9;6,9;106,9\n2021;336.166,8;18,9;118,9\n2022;371.715,4;10,6;110,6\n";
    let opened = kimngach::project::open(table.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap();
    let first = opened.dataset.series.iter().find(|s| s.points.len() == 4).expect("four years of turnover");
    assert_eq!(first.points[0].period, kimngach::period::Period::parse("2019"));
    // 264,267.2 million USD, as printed
    assert_eq!(first.base_value(&first.points[0]), Ok(264_267.2e6));
}
