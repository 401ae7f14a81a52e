//! Ways in which single offices write their periods, units and headings. Small tables in their manner, written for these tests; the
//! periods expected are those that the office itself explains.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use made_tables::{has, read_as, table, tidy, tidy_of, warned};

#[test]
fn a_sign_for_the_word_above_is_that_word() {
    let read = table(
        "Sản phẩm;Đơn vị tính;2022;2023\nThan sạch;Nghìn tấn;48,2;47,9\nDầu thô;\"\"\"\";9,0;8,6\nTi vi;Nghìn cái;11,4;12,0\nMáy giặt;-nt-;4,1;\n",
    );
    has(&tidy_of(&read), &["Dầu thô,2022,value,Nghìn tấn,9.0", "Máy giặt,2022,value,Nghìn cái,4.1"]);
    assert!(warned(&read, "read.ditto"));
    // Beside figures, and below nothing, such a sign is none.
    let read = table("Năm;Gạo\n2021;12\n2022;\"\"\"\"\n2023;14\n");
    assert!(!warned(&read, "read.ditto"));
}

#[test]
fn months_run_together_across_follow_one_another() {
    let read = table(
        "品目番号,品目名称,ウエイト,202211,202212,202301,p 202302\n1A01,鉱工業,10000.0,106.9,99.6,105.5,101.2\n1A02,製造工業,9982.9,103.2,109.6,107.0,99.9\n",
    );
    let text = tidy_of(&read);
    has(
        &text,
        &[
            "鉱工業,1A01,2022-11,value,,106.9,final",
            "鉱工業,1A01,2023-01,value,,105.5,final",
            "鉱工業,1A01,2023-02,value,,101.2,preliminary",
        ],
    );
    assert!(warned(&read, "read.months-together"));
    // Figures that look so do not follow one another.
    assert!(!warned(&table("A,B,C\n202211,202310,202405\n201001,202202,202303\n"), "read.months-together"));
}

#[test]
fn a_fifty_second_month_is_the_year() {
    let read = table("REPORTER,PERIOD,VALUE_EUR\nDE,202211,12\nDE,202212,14\nDE,202252,150\n");
    has(&tidy_of(&read), &["2022-11,VALUE_EUR,EUR,12", "2022-12,VALUE_EUR,EUR,14", "2022,VALUE_EUR,EUR,150"]);
    assert!(warned(&read, "read.months-together"));
}

#[test]
fn codes_of_the_dutch_office_are_periods() {
    let read = table(
        "ID;Perioden;Invoer_1\n0;2022MM11;58242\n1;2022MM12;57011\n2;2022KW04;172000\n3;2022JJ00;690000\n",
    );
    has(&tidy_of(&read), &["2022-11,Invoer_1,,58242", "2022-Q4,Invoer_1,,172000", "2022,Invoer_1,,690000"]);
    assert!(warned(&read, "read.statline-codes"));
    // Weeks of a German calendar, more than four of them.
    assert!(!warned(&table("Woche;Wert\n2022KW04;1\n2022KW05;2\n2022KW06;3\n"), "read.statline-codes"));
}

#[test]
fn years_of_the_republic_stand_under_its_name() {
    // 民國109年 is 1911 + 109 = 2020.
    let read = table("民國年,一月,二月,十二月,累計平均\n109,103.99,100.50,100.15,101.36\n110,104.84,103.66,101.50,102.20\n".as_bytes());
    let text = tidy_of(&read);
    has(&text, &["2020-01,value,,103.99", "2020-12,value,,100.15", "2021-02,value,,103.66"]);
    assert!(text.lines().any(|l| l.starts_with("2020,") && l.contains("101.36")), "{text}");
    assert!(warned(&read, "read.republic-months"));
}

#[test]
fn a_line_with_the_period_and_a_remark_is_no_heading() {
    let text = tidy(
        "EXPORTS BY MAIN COMMODITIES,,,,,,\n\"April, 2021\",,,,,,(Preliminary)\nNo.,Main Exports,Unit,Reporting Month,,Year-To-Date,\n,,,Volume,Value (USD),Volume,Value (USD)\n1,Cashew nut,Ton,\"49,530\",\"291,203,566\",\"158,418\",\"925,881,107\"\n2,Coffee,Ton,\"129,610\",\"245,307,889\",\"582,114\",\"1,062,440,238\"\n3,Rice,Ton,\"782,200\",\"424,119,034\",\"1,972,531\",\"1,071,322,549\"\n",
    );
    has(
        &text,
        &[
            "Coffee,2021-04,Volume,Ton,129610",
            "Coffee,2021-04,Value,USD,245307889",
            "Rice,2021-01/2021-04,Value,USD,1071322549",
        ],
    );
}

#[test]
fn a_row_that_begins_with_the_word_for_units_may_be_the_heading() {
    has(
        &tidy(
            "XUẤT KHẨU CỦA TỈNH\n\tĐơn vị\tNăm 2000\tNăm 2001\tƯớc 2002\t2001/2000 (%)\nTôm đông lạnh\tTấn\t16204\t17118\t18992\t105.6\nGạo\tTấn\t212540\t198033\t240617\t93.2\n",
        ),
        &["Gạo,2001,value,Tấn,198033,final", "Gạo,2002,value,Tấn,240617,estimate"],
    );
}

#[test]
fn letters_that_only_unicode_has_were_typed_as_themselves() {
    // Spaces that do not break stand in VISCII's place for a letter.
    let text = "\u{feff}Năm,Tổng vốn đăng ký (Triệu đô la Mỹ)\r\n2021,\"38\u{a0}854,3\"\r\n2022,\"29\u{a0}288,2\"\r\n2023,\"39\u{a0}390,1\"\r\n";
    let read = read_as(text.as_bytes(), "fdi.csv", &kimngach::read::Hints::default());
    assert_eq!(read.understanding.encoding, "utf-8");
    has(&tidy_of(&read), &["2021,Tổng vốn đăng ký,Triệu đô la Mỹ,38854.3"]);
}

#[test]
fn a_section_gives_its_unit_to_the_names_further_in() {
    let text = tidy(
        ";;Tháng 10/2018;10 tháng 2018\nA. Vận chuyển (Nghìn tấn);;142.815,3;1.368.240,7\nPhân theo khu vực vận tải;;;\n;Trong nước;139.902,6;1.340.551,2\n;Ngoài nước;2.912,7;27.689,5\nB. Luân chuyển (Triệu tấn.km);;25.806,2;246.512,9\nPhân theo khu vực vận tải;;;\n;Trong nước;13.290,4;126.083,0\n;Ngoài nước;12.515,8;120.429,9\n",
    );
    has(
        &text,
        &[
            "Trong nước,2018-10,value,Nghìn tấn,139902.6",
            "Trong nước,2018-10,value,Triệu tấn.km,13290.4",
            "Ngoài nước,2018-01/2018-10,value,Triệu tấn.km,120429.9",
        ],
    );
}

#[test]
fn months_of_an_interface_are_told_by_its_name_for_them() {
    let record = |month: &str, value: &str| {
        format!(
            "{{\"PRD_DE\":\"{month}\",\"C1_NM\":\"총지수\",\"C1\":\"T1\",\"UNIT_NM\":\"2020=100\",\"DT\":\"{value}\",\"LST_CHN_DE\":\"2023-02-02\"}}"
        )
    };
    let text = format!(
        "[{},{},{}]",
        record("202211", "116.88"),
        record("202212", "110.89"),
        record("202301", "117.81")
    );
    let text = tidy_of(&read_as(text.as_bytes(), "api.json", &kimngach::read::Hints::default()));
    has(&text, &["2022-11,DT,2020=100,116.88", "2023-01,DT,2020=100,117.81"]);
}

#[test]
fn a_mark_that_was_chosen_and_does_not_fit_is_said() {
    let text = "Năm,Xuất khẩu\n2015,5448.9\n2016,6371.25\n";
    let comma = kimngach::read::Hints {
        decimal: Some(kimngach::lang::Mark::Comma),
        ..kimngach::read::Hints::default()
    };
    let read = read_as(text.as_bytes(), "x.csv", &comma);
    assert!(warned(&read, "read.decimal-contrary"));
    // "5448.9" groups nothing: it stays what it is.
    has(&tidy_of(&read), &["X,2015,value,,5448.9"]);
    // Three digits behind the mark can be read either way: as chosen, without a word.
    let read = read_as(b"A,B\nx,5.448\ny,6.371\n", "x.csv", &comma);
    assert!(!warned(&read, "read.decimal-contrary"));
    has(&tidy_of(&read), &["x,,B,,5448"]);
}

#[test]
fn letters_and_roman_figures_number_rows_as_well() {
    let text = tidy(
        "STT;Nội dung;Năm 2019;Năm 2020\nA;TỔNG THU;1.553.612;1.507.845\nI;Thu nội địa;1.277.988;1.293.728\n1;Doanh nghiệp nhà nước;164.849;148.201\n2.1;Đầu tư nước ngoài;210.186;208.942\nII;Thu từ dầu thô;56.251;34.598\nB;TỔNG CHI;1.526.893;1.709.524\nI;Chi đầu tư;421.845;576.432\n",
    );
    assert!(text.starts_with("Nội dung,period,measure,unit,value"), "{text}");
    has(&text, &["Thu từ dầu thô,2020,value,,34598"]);
}
