//! Periods and scales that only their place tells: months of a heading, quarters under a year of two, letters that shorten figures.
//! Figures are made up; what they must become is what the same words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::read::Hints;
use made_tables::{has, read_as, table, tidy, tidy_of, warned};

#[test]
fn months_with_their_nought_stand_over_several_columns() {
    let text = "품목,2021.11,2021.11,2021.12,2021.12,2022.01,2022.01\n품목,수출,수입,수출,수입,수출,수입\n쌀,10,20,30,40,50,60\n차,11,21,31,41,51,61\n";
    let read = table(text.as_bytes());
    assert_eq!(read.understanding.header_rows, [1, 2]);
    let lines = tidy_of(&read);
    has(&lines, &["2021-11", "2021-12", "2022-01"]);
    // Prices that happen to look so, out of order, stay figures.
    let prices = "Hàng,A,B,C,D\nGạo,2021.11,2019.02,2020.07,2021.01\nChè,310.50,455.25,77.35,88.15\nTiêu,3310.50,4455.25,9977.35,8888.15\n";
    has(&tidy(prices), &[",2021.11,", ",2019.02,", ",88.15,"]);
}

#[test]
fn months_down_meet_years_across() {
    let mut unnamed = "Chỉ số giá tiêu dùng;;\n;2021;2022\n".to_owned();
    let mut numbered = "Tháng;Năm 2021;;Năm 2022;\n;Xuất khẩu;Nhập khẩu;Xuất khẩu;Nhập khẩu\n".to_owned();
    for n in 1..=12 {
        unnamed.push_str(&format!("Tháng {n};10{n},5;20{n},5\n"));
        numbered.push_str(&format!("{n};1{n},5;2{n},5;3{n},5;4{n},5\n"));
    }
    unnamed.push_str("Bình quân;105,5;205,5\n");
    numbered.push_str("Cả năm;100,5;200,5;300,5;400,5\n");
    has(&tidy(&unnamed), &["2021-03,value,,103.5", "2022-12,value,,2012.5"]);
    has(&tidy(&numbered), &["2021-07,", "2022-12,", ",2022,"]);
}

#[test]
fn a_quarter_under_a_year_of_two_is_counted_from_its_first_month() {
    let text = "Industry,2021-22,,,,2022-23,,,\n,Q1,Q2,Q3,Q4,Q1,Q2,Q3,Q4 (P)\nMining (₹ crore),11,12,13,14,21,22,23,24\nGDP (₹ crore),31,32,33,34,41,42,43,44\n";
    let lines = tidy(text);
    // India's year begins in April: its fourth quarter is January to March.
    has(&lines, &["2021-Q2,", "2022-Q1,", "2023-Q1,"]);
    assert!(!lines.contains("2021-04/2022-03"), "{lines}");
    assert!(lines.lines().any(|l| l.contains("2023-Q1") && l.contains(",44,preliminary")), "{lines}");
}

#[test]
fn measures_and_months_in_one_head_are_told_apart() {
    let months = ["Jan", "Feb", "Mar", "Apr", "May"];
    let heads = months.map(|m| format!("Quantity1-{m},Value-{m}")).join(",");
    let text = format!(
        "Year,Goods,Quantity1-Year,Value-Year,{heads}\n2021,Tea,15,150,1,10,2,20,3,30,4,40,5,50\n2022,Tea,20,200,2,20,3,30,4,40,5,50,6,60\n2021,Rice,30,300,4,40,5,50,6,60,7,70,8,80\n2022,Rice,25,250,3,30,4,40,5,50,6,60,7,70\n"
    );
    let lines = tidy(&text);
    has(&lines, &["Tea,2021-03,Value,,30,", "Rice,2022-01,Quantity1,,3,", "Tea,2022,Value,,200,"]);
}

#[test]
fn months_of_the_republic_in_digits_run_together() {
    let text = "年月,出口,進口\n11011,10,20\n11012,11,21\n11101,12,22\n11102,13,23\n";
    let read = table(text.as_bytes());
    assert!(warned(&read, "read.republic-months"));
    // Year 110 began in 2021.
    has(&tidy_of(&read), &["2021-11,", "2022-01,"]);
    // With gaps they are numbers of something else.
    assert!(!warned(&table("年月,出口\n11011,10\n11203,11\n10907,12\n".as_bytes()), "read.republic-months"));
}

#[test]
fn letters_that_shorten_figures_are_written_out() {
    let text =
        "country,2000,2001,2002\nVietnam,78.2M,79M,79.9M\nChina,1.27B,1.28B,1.28B\nPalau,9700,9.9k,10.1k\n";
    let read = table(text.as_bytes());
    assert!(warned(&read, "read.shortened"));
    has(
        &tidy_of(&read),
        &[
            "Vietnam,2000,value,,78200000,",
            "China,2001,value,,1280000000,",
            "Palau,2002,value,,10100,",
            "Palau,2000,value,,9700,",
        ],
    );
}

#[test]
fn a_per_cent_sign_among_money_is_no_money() {
    let text = "Chỉ tiêu\tNăm 2021\tNăm 2022\nXuất khẩu\t336,3 tỷ USD\t371,9 tỷ USD\nNhập khẩu\t332,8 tỷ USD\t359,1 tỷ USD\nTăng trưởng\t2,58%\t8,02%\n";
    has(&tidy(text), &["%,8.02,", "tỷ USD,371.9,"]);
}

#[test]
fn dates_with_points_say_that_commas_are_decimal() {
    let text =
        "Datum|1 EUR|1 USD\n02.01.2023|24,129|22,645\n03.01.2023|23,985|22,816\n04.01.2023|23,985|22,649\n";
    let read = table(text.as_bytes());
    has(&tidy_of(&read), &["24.129", "22.649"]);
    assert!(warned(&read, "read.decimal-doubtful"));
}

#[test]
fn cells_beyond_the_heads_are_said() {
    let text = "Nước,2019,2020,2021\nThái Lan,246.27,231.47,271.17,xem lại\nLào,5.5,6.5,7.5\nViệt Nam,264.27,282.63,336.17\nMi-an-ma,18.5,17.5,15.5\n";
    assert!(warned(&table(text.as_bytes()), "read.extra-cells"));
}

#[test]
fn lines_that_are_one_quoted_cell_each_are_read_inside() {
    let text = "\"Nước,Năm,Trị giá\"\n\"Lào,2021,\"\"1,270.5\"\"\"\n\"Lào,2022,\"\"1,926.3\"\"\"\n";
    let read = table(text.as_bytes());
    assert!(warned(&read, "read.lines-quoted"));
    has(&tidy_of(&read), &["Lào,2021,", ",1270.5,", ",1926.3,"]);
    // A list of places is one column of names.
    assert!(!warned(&table(b"\"a, b\"\n\"c, \"\"d\"\n\"e, f\"\n"), "read.lines-quoted"));
}

#[test]
fn letters_saved_twice_are_read_as_they_were() {
    // Each byte of the UTF-8 as windows-1252 shows it, once more as UTF-8.
    let text = "NÄƒm,Xuáº¥t kháº©u\n2021,336.17\n2022,371.85\n";
    let read = table(text.as_bytes());
    assert!(warned(&read, "read.twice-encoded"));
    assert_eq!(read.understanding.columns[1].header, ["Xuất khẩu"]);
    has(&tidy_of(&read), &["336.17"]);
    // French and German with the same letters are what they are.
    for text in
        ["Année,Exportations à l’étranger\n2021,1.5\n", "Jahr,Ausfuhr nach Österreich Ä Ö Ü\n2021,1.5\n"]
    {
        assert!(!warned(&table(text.as_bytes()), "read.twice-encoded"));
    }
}

#[test]
fn a_few_lines_of_another_encoding_leave_the_rest_as_it_is() {
    let mut bytes = "Năm,Tên,Kim ngạch\n2019,Cà phê,2854.6\n2020,Cà phê,2741.0\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"2021,Caf\xe9 rang,118.2\n2022,Caf\xe9 rang,124.9\n");
    let read = table(&bytes);
    assert_eq!(read.understanding.encoding, "utf-8");
    assert!(warned(&read, "read.bad-bytes"));
    has(&tidy_of(&read), &["Cà phê", "124.9"]);
}

#[test]
fn keys_beside_figures_are_a_table() {
    let json = r#"{"columns":[{"code":"SITC","text":"vara","type":"d"},{"code":"Tid","text":"månad","type":"t"},{"code":"A","text":"Import, mnkr","type":"c"}],"comments":[],"data":[{"key":["07","2022M01"],"values":["12.5"]},{"key":["07","2022M02"],"values":[".."]},{"key":["TOT","2022M01"],"values":["99.5"]},{"key":["TOT","2022M02"],"values":["98.5"]}]}"#;
    let read = read_as(json.as_bytes(), "made.json", &Hints::default());
    has(&tidy_of(&read), &["2022-01", "mnkr,12.5,", "TOT,", ",98.5,"]);
}

#[test]
fn a_hundred_of_a_scale_is_said_in_two_languages_once() {
    let text =
        "货币供应量,,\n单位：亿元,,Unit：100 Million Yuan\n项目 Item,2021,2022\nM1,71.5,72.5\nM2,81.5,82.5\n";
    let read = table(text.as_bytes());
    // 亿 is ten to the eighth.
    let unit = read.understanding.columns[1].unit.clone().unwrap();
    assert_eq!((unit.power, read.understanding.columns[1].unit_text.as_str()), (8, "亿元"));
    let alone = table("Item (100 million yuan),2021,2022\nM1,71.5,72.5\n".as_bytes());
    assert_eq!(alone.understanding.columns[1].unit.clone().unwrap().power, 8);
}

#[test]
fn a_code_run_together_is_no_figure() {
    let text = "period,cmdDesc,qtyUnitCode,qtyUnitAbbr,qty\n202201,Tea,8,kg,10.5\n202201,All,-1,N/A,\n202202,Tea,8,kg,11.5\n202202,All,-1,N/A,\n";
    let lines = tidy(text);
    has(&lines, &["Tea,2022-01,qty,kg,10.5,"]);
    assert!(!lines.contains("qtyUnitCode") && !lines.contains(",N/A,"), "{lines}");
}

#[test]
fn a_number_with_a_nought_before_it_is_a_code() {
    let text = "Type,HTS Number,Name,Year 2021,Year 2022\nValue,0901,Coffee,331204,357910\nValue,6403,Shoes,3011405,2760118\nQuantity,0901,Coffee,162330,181004\nQuantity,6403,Shoes,140220,128330\n";
    let read = table(text.as_bytes());
    assert_eq!(read.understanding.columns[1].role, kimngach::read::Role::Code);
    let lines = tidy_of(&read);
    has(&lines, &["Shoes,6403,2021,"]);
    assert!(!lines.contains(",6403,final"), "{lines}");
}

#[test]
fn quarters_of_years_that_begin_with_any_month() {
    let text = "Good,Q1 2021-22,Q2 2021-22,Q4 2021-22\nRice,1.5,2.5,4.5\nTea,3.5,4.5,6.5\n";
    let of = |month: u8| {
        let hints = Hints { year_begins: Some(month), ..Hints::default() };
        read_as(text.as_bytes(), "made.csv", &hints)
    };
    // October begins the fourth quarter, March none.
    has(&tidy_of(&of(10)), &["Rice,2021-Q4,", "Rice,2022-Q1,", "Rice,2022-Q3,"]);
    has(&tidy_of(&of(3)), &["Rice,2021-03/2021-05,", "Rice,2021-06/2021-08,", "Rice,2021-12/2022-02,"]);
    // Quarters of years that are left two calendar years: counted from April on, and said.
    let left = of(1);
    has(&tidy_of(&left), &["Rice,2021-Q2,", "Rice,2022-Q1,"]);
    assert!(warned(&left, "read.year-begins-quarters"));
    // The same on two levels.
    let levels =
        "Good,2021-22,2021-22,2022-23,2022-23\n,Q1,Q4,Q1,Q4\nRice,1.5,2.5,4.5,5.5\nTea,3.5,4.5,6.5,7.5\n";
    let hints = Hints { year_begins: Some(3), ..Hints::default() };
    let lines = tidy_of(&read_as(levels.as_bytes(), "made.csv", &hints));
    has(&lines, &["Rice,2021-03/2021-05,", "Rice,2022-12/2023-02,"]);
}

#[test]
fn a_record_with_words_for_its_figure_is_no_heading() {
    let text = "period,flow,commodity,unit,value\n2020,X,Rice,million USD,100\n2020,X,Coffee,million USD,khoảng 300\n\
        2020,X,Tea,million USD,12x\n2021,X,Rice,million USD,110\n2021,X,Coffee,million USD,abc\n2021,X,Tea,million USD,130\n";
    let read = table(text.as_bytes());
    assert_eq!((read.understanding.group_rows.len(), read.understanding.data_rows), (0, 6));
    let lines = tidy_of(&read);
    has(
        &lines,
        &["X,Coffee,2020,value,million USD,,final,3,5", "X,Tea,2021,value,million USD,130,final,7,5"],
    );
    // The cells are said, and so are letters behind a number that say nothing known of it.
    let said = |code: &str| {
        let problems = &read.understanding.problems;
        problems.iter().filter(|p| p.code == code).map(|p| p.at.row).collect::<Vec<_>>()
    };
    assert_eq!(said("read.not-a-number"), [Some(3), Some(6)]);
    assert_eq!(said("read.lettered"), [Some(4)]);
    // "p" is preliminary, "t" a unit: nothing is unknown.
    let known = text.replace("12x", "12p");
    assert!(!table(known.as_bytes()).understanding.problems.iter().any(|p| p.code == "read.lettered"));
}

#[test]
fn a_total_with_a_name_before_it_is_whose_the_others_tell() {
    use kimngach::dataset::{MemberRole, build};
    let roles = |names: [&str; 3]| -> Vec<MemberRole> {
        let mut text = String::from("period,good,unit,value\n");
        for year in [2020, 2021] {
            names.iter().for_each(|name| text += &format!("{year},{name},million USD,100\n"));
        }
        let dataset = build(&table(text.as_bytes())).unwrap().output;
        dataset.dimensions[0].members.iter().map(|m| m.role).collect()
    };
    use MemberRole::{Group, Item, Total};
    assert_eq!(roles(["Sex: Total", "Sex: Male", "Sex: Female"]), [Total, Item, Item]);
    assert_eq!(roles(["Machinery: Total", "Machinery: Parts", "Rice"]), [Group, Item, Item]);
    assert_eq!(roles(["Machinery: Total", "Textiles: Total", "Rice"]), [Item, Item, Item]);
}

#[test]
fn flows_that_head_rows_head_them_without_any_indent() {
    let text = ";2023;2024\nXUẤT KHẨU;500;610\nTrong nước;150;165\nFDI;350;445\nHàng chủ yếu;;\nGạo;21;25\nNHẬP KHẨU;480;552\nTrong nước;170;187\n\
        FDI;310;365\n";
    let lines = tidy(text);
    has(
        &lines,
        &[
            "XUẤT KHẨU,Trong nước,2024,value,,165",
            "NHẬP KHẨU,Trong nước,2024,value,,187",
            "Hàng chủ yếu,Gạo,2023",
        ],
    );
    // Rice stands under exports' goods; what imports begin ends them.
    assert!(lines.lines().any(|l| l.starts_with(",NHẬP KHẨU,2024")), "{lines}");
    // Where no name comes again, flows are names like others.
    let plain = ";2023;2024\nXuất khẩu;500;610\nNhập khẩu;480;552\nDân số;90;91\n";
    assert!(!tidy(plain).contains("Nhập khẩu,Dân số"), "{}", tidy(plain));
}

#[test]
fn rows_are_names_where_the_columns_count_and_measure() {
    // The word over the names says "indicator", but what is measured stands over the columns.
    let text = "Chỉ tiêu;Số dự án;Vốn đăng ký (triệu USD)\nTổng số;500;2.100,5\nNhật Bản;180;900,5\nHàn Quốc;200;700,5\n";
    let lines = tidy(text);
    has(&lines, &["Nhật Bản,,Số dự án,,180", "Hàn Quốc,,Vốn đăng ký,triệu USD,700.5"]);
    // Columns that only say when leave the measures to the rows.
    let years = "Chỉ tiêu;2023;2024\nSố dự án;500;520\nVốn đăng ký (triệu USD);2.100,5;2.200,5\n";
    has(&tidy(years), &["2024,Số dự án,,520", "2023,Vốn đăng ký (triệu USD),triệu USD,2100.5"]);
}
