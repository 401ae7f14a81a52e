//! What reviews of many years state: growth a year over a stretch, sums of years, trade beside product and people, runs, the year in which
//! something was most or happened first. Every number says how it follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, is, verdicts};

/// Balances: −200, −150, −100, +50, +200, +150, +300.
const YEARS: &str = "period,flow,measure,unit,value,status
2010,export,value,million USD,1000.0,final
2010,import,value,million USD,1200.0,final
2010,,gdp,million USD,2000,final
2010,,population,thousand persons,1000,final
2011,export,value,million USD,1500.0,final
2011,import,value,million USD,1650.0,final
2011,,gdp,million USD,2500,final
2011,,population,thousand persons,1010,final
2012,export,value,million USD,1400.0,final
2012,import,value,million USD,1500.0,final
2012,,gdp,million USD,2600,final
2012,,population,thousand persons,1020,final
2013,export,value,million USD,2050.0,final
2013,import,value,million USD,2000.0,final
2013,,gdp,million USD,3000,final
2013,,population,thousand persons,1030,final
2014,export,value,million USD,2500.0,final
2014,import,value,million USD,2300.0,final
2014,,gdp,million USD,3300,final
2014,,population,thousand persons,1040,final
2015,export,value,million USD,2400.0,final
2015,import,value,million USD,2250.0,final
2015,,gdp,million USD,3400,final
2015,,population,thousand persons,1050,final
2016,export,value,million USD,3200.0,final
2016,import,value,million USD,2900.0,final
2016,,gdp,million USD,4000,final
2016,,population,thousand persons,1060,final
";

#[test]
fn a_rate_a_year_goes_over_the_years_that_the_sentence_counts() {
    // 3.2^(1/6) = 1.2139; (2,900 ÷ 1,200)^(1/6) = 1.1584; 3,200 ÷ 1,000 = 3.2.
    let text = "Năm 2016, xuất khẩu đạt 3,2 tỷ USD. Tính ra, suốt 6 năm xuất khẩu tăng bình quân 21,4% mỗi năm, còn nhập khẩu 15,8%. \
        Giai đoạn 2010-2016, xuất khẩu tăng 3,2 lần.";
    all_agree(YEARS, text, 4);
    // (3,200 ÷ 2,500)^(1/2) = 1.1314, from the year that the sentence begins with.
    let from =
        "So với năm 2014, xuất khẩu năm 2016 (3,2 tỷ USD) đã gấp 1,28 lần, tăng bình quân 13,1% một năm.";
    all_agree(YEARS, from, 3);
    // A year's own growth is none over several: 3,200 ÷ 2,400 = +33.3 %.
    let own = "Năm 2016, xuất khẩu tăng 33,3%, còn nhập khẩu tăng 28,9%.";
    all_agree(YEARS, own, 2);
}

#[test]
fn years_are_added_up_to_the_one_spoken_of() {
    // 50 + 200 + 150 + 300 = 700.
    let text = "Năm 2016 là năm thứ tư xuất siêu liên tiếp, với 300 triệu USD. Cộng dồn 4 năm, thặng dư đạt 700 triệu USD.";
    all_agree(YEARS, text, 3);
    disagrees(YEARS, &text.replace("thứ tư", "thứ sáu"), "thứ sáu");
    // Which years is said: 50 + 200 = 250.
    all_agree(
        YEARS,
        "Năm 2016 xuất siêu 300 triệu USD. Cộng 2 năm 2013-2014, thặng dư đạt 250 triệu USD.",
        2,
    );
}

#[test]
fn a_run_may_be_of_what_is_denied() {
    all_agree(YEARS, "Suốt 3 năm liền, từ 2010 đến 2012, không năm nào có thặng dư thương mại.", 1);
}

#[test]
fn trade_beside_product_and_people_goes_on_in_the_next_sentence() {
    // 6,100 ÷ 4,000 = 152.5 %; 2,200 ÷ 2,000 = 110 %; 152.5 − 110 = 42.5; 1,500 ÷ 1.010 = 1,485; 3,200 ÷ 1.060 = 3,019.
    let text = "Năm 2016, tổng kim ngạch tương đương 152,5% GDP. Tỷ lệ này năm 2010 mới là 110,0%, tức sau 6 năm tăng thêm 42,5 điểm \
        phần trăm.\n\nChia đầu người, năm 2011 mỗi người dân chỉ xuất khẩu được 1.485 USD, còn nay 3.019 USD, dù dân số đã từ 1.010 nghìn người \
        lên 1.060 nghìn người.";
    let found = verdicts(YEARS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    for figure in ["152,5", "110,0", "42,5", "1.485", "3.019", "1.060"] {
        assert!(is(&found, figure, Verdict::Agrees), "{figure}: {found:?}");
    }
    // 126.0 % is another year's, and no ratio is 119.
    let other = verdicts(YEARS, &text.replace("110,0%", "119,0%"));
    assert!(!is(&other, "119,0", Verdict::Agrees), "{other:?}");
}

#[test]
fn the_year_of_the_first_and_of_the_most_is_told_by_the_table() {
    // Above 2,000 from 2013 on; +50 % in 2011 is the most, −6.7 % in 2012 was the last fall before 2015.
    let first = "Xuất khẩu lần đầu vượt 2 tỷ USD vào năm 2013.";
    all_agree(YEARS, first, 1);
    let found = verdicts(YEARS, first);
    assert!(is(&found, "2013", Verdict::Agrees), "{found:?}");
    disagrees(YEARS, &first.replace("2013", "2014"), "2014");
    let most = "Xuất khẩu tăng liên tục, năm tăng mạnh nhất là 2011, với 50,0%.";
    assert!(is(&verdicts(YEARS, most), "2011", Verdict::Agrees));
    let again = "Năm 2015, xuất khẩu đạt 2,4 tỷ USD. Đây là lần đầu tiên kể từ năm 2012 xuất khẩu giảm.";
    assert!(is(&verdicts(YEARS, again), "2012", Verdict::Agrees));
    disagrees(YEARS, &again.replace("từ năm 2012", "từ năm 2013"), "2013");
    // A year that only dates something is none of these.
    let dated = "Xuất khẩu năm 2016 đạt 3,2 tỷ USD. Lần đầu có số liệu theo cách tính mới là năm 2013.";
    assert!(verdicts(YEARS, dated).iter().all(|(s, _)| !s.contains("2013")));
}

#[test]
fn both_directions_in_order_are_exports_and_imports() {
    // 3,200 ÷ 2,400 = +33.3 %; 2,900 ÷ 2,250 = +28.9 %; all of it 6,100 ÷ 4,650 = +31.2 %.
    let text = "Năm 2016, so với năm trước, hai chiều lần lượt tăng 33,3% và 28,9%.";
    all_agree(YEARS, text, 2);
    // One figure is of both together: 3,200 + 2,900.
    all_agree(YEARS, "Năm 2016, kim ngạch hai chiều đạt 6,1 tỷ USD, tăng 31,2%.", 2);
}

/// Goods by group; fish is broken down by no row.
const GROUPS: &str = "period,flow,commodity_group,commodity,measure,unit,value,status
2023,export,Nông sản,total,value,million USD,9000,final
2023,export,Nông sản,Gạo,value,million USD,4000,final
2023,export,Nông sản,Cà phê,value,million USD,3000,final
2023,export,Nông sản,Chè,value,million USD,500,final
2023,export,Nông sản,Rau quả,value,million USD,1500,final
2023,export,Thủy sản,total,value,million USD,5000,final
2023,export,Sản phẩm chăn nuôi,total,value,million USD,400,final
2022,export,Nông sản,total,value,million USD,8000,final
2022,export,Sản phẩm chăn nuôi,total,value,million USD,320,final
";

#[test]
fn a_group_that_no_row_breaks_down_is_counted_among_the_goods() {
    // Rice, coffee and fish.
    all_agree(
        GROUPS,
        "Tính đến hết năm 2023, đã có 3 mặt hàng đạt trên 2 tỷ USD, riêng xuất khẩu gạo 4 tỷ USD.",
        1,
    );
    all_agree(
        GROUPS,
        "Tính đến hết năm 2023, đã có 2 mặt hàng đạt trên 2 tỷ USD, riêng xuất khẩu gạo 4 tỷ USD.",
        1,
    );
    // "Chăn nuôi" is what "Sản phẩm chăn nuôi" is called: 400 ÷ 320 = +25 %.
    all_agree(
        GROUPS,
        "Năm 2023, xuất khẩu của ngành chăn nuôi đạt 400 triệu USD, tăng 25% so với năm 2022.",
        2,
    );
}

/// Provinces: nine months of two years and the plan of the year.
const PROVINCES: &str = "period,flow,region,measure,unit,value,status
2022-01/2022-09,export,Lam Sơn,value,million USD,1200,preliminary
2021-01/2021-09,export,Lam Sơn,value,million USD,800,final
2022,export,Lam Sơn,value,million USD,1500,plan
2022-01/2022-09,export,Vân Đài,value,million USD,900,preliminary
2021-01/2021-09,export,Vân Đài,value,million USD,750,final
2022,export,Vân Đài,value,million USD,1200,plan
2022-01/2022-09,export,Hà Trung,value,million USD,640,preliminary
2021-01/2021-09,export,Hà Trung,value,million USD,580,final
2022,export,Hà Trung,value,million USD,800,plan
2022-01/2022-09,export,Yên Bình,value,million USD,300,preliminary
2022-01/2022-09,export,total,value,million USD,3040,preliminary
2021-01/2021-09,export,total,value,million USD,2380,final
2021-01/2021-09,export,Yên Bình,value,million USD,250,final
2022,export,Yên Bình,value,million USD,400,plan
";

#[test]
fn the_most_among_members_is_told_by_all_of_them() {
    // +50 %, +20 %, +10.3 %, +20 %.
    let text = "Hết tháng 9/2022, Lam Sơn đã xuất khẩu 1.200 triệu USD, tăng 50% so với cùng kỳ, mức tăng cao nhất vùng.";
    all_agree(PROVINCES, text, 3);
    disagrees(PROVINCES, &text.replace("cao nhất", "thấp nhất"), "thấp nhất");
    // Neither the most nor the least, and no word of among what: nothing is said.
    let found = verdicts(
        PROVINCES,
        "Hết tháng 9/2022, Vân Đài đã xuất khẩu 900 triệu USD, tăng 20% so với cùng kỳ, cao nhất vùng.",
    );
    assert!(found.iter().all(|(s, _)| !s.contains("cao nhất")), "{found:?}");
}

#[test]
fn names_taken_up_by_their_number_stand_together() {
    // (1,200 + 900) ÷ 3,040 = 69.1 %; 400 + 150 = 550 more.
    let text = "Trong 9 tháng năm 2022, Lam Sơn xuất khẩu 1,2 tỷ USD, còn Vân Đài 900 triệu USD. Riêng hai tỉnh này làm ra 69,1% kim ngạch \
        xuất khẩu, nhiều hơn 550 triệu USD so với cùng kỳ.";
    all_agree(PROVINCES, text, 4);
    // Short of its plan: 1,500 − 1,200.
    all_agree(
        PROVINCES,
        "Lam Sơn xuất khẩu 9 tháng năm 2022 đạt 80% chỉ tiêu năm, còn thiếu 300 triệu USD.",
        2,
    );
}

/// Quarters of one owner.
const QUARTERS: &str = "period,flow,measure,unit,value,status
2021-Q1,export,value,million USD,10000,final
2021-Q2,export,value,million USD,11000,final
2021-Q3,export,value,million USD,9000,final
2021-Q4,export,value,million USD,14000,final
2021-Q1,import,value,million USD,9500,final
2021-Q2,import,value,million USD,12230,final
2021-Q3,import,value,million USD,10140,final
2021-Q4,import,value,million USD,12000,final
2021-01/2021-06,export,value,million USD,21000,final
2021,export,value,million USD,44000,final
2021,import,value,million USD,43870,final
";

#[test]
fn quarters_that_are_named_are_no_half_year() {
    // 12,230 − 11,000 = 1,230; 10,140 − 9,000 = 1,140; 44,000 ÷ 4 = 11.0.
    let text = "Năm 2021, hai quý II và III đều nhập siêu, lần lượt 1,23 tỷ USD và 1,14 tỷ USD. Bình quân mỗi quý năm 2021, xuất khẩu đạt 11,0 \
        tỷ USD.";
    all_agree(QUARTERS, text, 3);
    // The first two of them are one: 10,000 + 11,000.
    all_agree(QUARTERS, "Hai quý đầu năm 2021, xuất khẩu đạt 21 tỷ USD.", 1);
}

/// Exports grew by +27.7 % (52,640 ÷ 41,230), −8.9 % (47,980 ÷ 52,640) and +22.5 % (58,760 ÷ 47,980); imports by +21.2 %, −6.6 % and
/// +19.9 %. The balance went from 2,860 to 4,670 in the last year: +63.3 %.
const FOUR: &str = "period,flow,unit,value
2021,export,million USD,41230
2021,import,million USD,39870
2022,export,million USD,52640
2022,import,million USD,48310
2023,export,million USD,47980
2023,import,million USD,45120
2024,export,million USD,58760
2024,import,million USD,54090
";

/// October beside September: +5.8 % (3,300 ÷ 3,120); beside October of the year before: +8.2 % (3,300 ÷ 3,050).
const OCTOBER: &str = "period,flow,unit,value
2023-09,export,million USD,2900
2023-10,export,million USD,3050
2024-09,export,million USD,3120
2024-10,export,million USD,3300
2023-09,import,million USD,2810
2023-10,import,million USD,2790
2024-09,import,million USD,2980
2024-10,import,million USD,3040
";

#[test]
fn a_year_right_at_a_figure_binds_it() {
    let text = "Năm 2024, xuất khẩu đạt 58,76 tỷ USD, nhập khẩu đạt 54,09 tỷ USD. Trước đó, kim ngạch xuất khẩu năm 2022 đạt 52,64 tỷ USD.";
    all_agree(FOUR, text, 3);
    disagrees(FOUR, &text.replace("khẩu năm 2022", "khẩu năm 2023"), "52,64");
    // The article is about 2024, this sentence is not.
    let lead = "Xuất khẩu năm 2024 đạt 58,76 tỷ USD. Nhập khẩu cùng năm là 54,09 tỷ USD.";
    disagrees(FOUR, &lead.replace("năm 2024 đạt", "năm 2023 đạt"), "58,76");
    // A bracket, a colon and a comma part the year from its figure, and no more.
    for (right, wrong) in [
        ("Xuất khẩu năm 2021 (41,23 tỷ USD) còn thấp.", "Xuất khẩu năm 2022 (41,23 tỷ USD) còn thấp."),
        ("Xuất khẩu còn thấp (năm 2021: 41,23 tỷ USD).", "Xuất khẩu còn thấp (năm 2022: 41,23 tỷ USD)."),
        (
            "Xuất khẩu thấp nhất là năm 2021, với 41,23 tỷ USD.",
            "Xuất khẩu thấp nhất là năm 2022, với 41,23 tỷ USD.",
        ),
    ] {
        let opening = "Năm 2024, xuất khẩu đạt 58,76 tỷ USD. ";
        all_agree(FOUR, &format!("{opening}{right}"), 2);
        let found = verdicts(FOUR, &format!("{opening}{wrong}"));
        assert!(!is(&found, "41,23", Verdict::Agrees), "{found:?}");
    }
}

#[test]
fn a_year_that_only_begins_or_ends_something_binds_nothing() {
    for text in [
        // 58,760 ÷ 41,230 = +42.5 %.
        "Năm 2024, xuất khẩu đạt 58,76 tỷ USD, tăng 42,5% kể từ năm 2021.",
        "Trong kế hoạch đến năm 2030, xuất khẩu phải tăng nhanh hơn mức 58,76 tỷ USD của năm 2024.",
        "Từ 52,64 tỷ USD năm 2022, xuất khẩu lùi về 47,98 tỷ USD năm 2023 rồi lên 58,76 tỷ USD năm 2024.",
        "Xuất khẩu năm 2024 cao hơn 6,12 tỷ USD so với năm 2022.",
    ] {
        all_agree(FOUR, text, 1);
    }
}

#[test]
fn what_stands_right_behind_a_change_is_what_it_is_compared_with() {
    let month = "Tháng 10/2024, xuất khẩu đạt 3,30 tỷ USD, tăng 5,8% so với tháng trước.";
    all_agree(OCTOBER, month, 2);
    disagrees(OCTOBER, &month.replace("5,8%", "8,2%"), "8,2%");
    all_agree(OCTOBER, &month.replace("5,8% so với tháng trước", "8,2% so với cùng kỳ năm trước"), 2);
    all_agree(
        OCTOBER,
        "Tháng 10/2024, xuất khẩu tăng 5,8% so với tháng trước và tăng 8,2% so với cùng kỳ năm trước.",
        2,
    );
    // 58,760 ÷ 52,640 = +11.6 %.
    let year = "Năm 2024, xuất khẩu đạt 58,76 tỷ USD, tăng 22,5% so với năm 2023.";
    all_agree(FOUR, year, 2);
    disagrees(FOUR, &year.replace("năm 2023", "năm 2022"), "22,5%");
    all_agree(FOUR, &year.replace("22,5% so với năm 2023", "11,6% so với năm 2022"), 2);
    let found = verdicts(FOUR, "Năm 2024, xuất khẩu đạt 58,76 tỷ USD, so với năm 2022 tăng 22,5%.");
    assert!(!is(&found, "22,5%", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_word_of_direction_before_a_comma_is_that_of_the_figure() {
    let text = "Năm 2023, xuất khẩu giảm 8,9%. Nhập khẩu năm 2023 giảm nhẹ hơn, 6,6%.";
    all_agree(FOUR, text, 2);
    let found = verdicts(FOUR, &text.replace("giảm nhẹ", "tăng nhẹ"));
    assert!(!is(&found, "6,6%", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_balance_grows_only_where_one_is_spoken_of() {
    all_agree(FOUR, "Năm 2024, xuất siêu đạt 4,67 tỷ USD, tăng 63,3%.", 2);
    let text = "Năm 2024, xuất khẩu đạt 58,76 tỷ USD, nhập khẩu đạt 54,09 tỷ USD. Máy móc, thiết bị: 3,15 tỷ USD, tăng 63,3%.";
    let found = verdicts(FOUR, text);
    assert!(!is(&found, "63,3%", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_multiple_of_a_rate_of_growth_is_none_of_a_level() {
    let found = verdicts(
        YEARS,
        "Năm 2016, xuất khẩu đạt 3,2 tỷ USD, tăng 33,3%, gấp ba lần tốc độ tăng GDP của thế giới.",
    );
    assert!(!is(&found, "ba lần", Verdict::Disagrees), "{found:?}");
    // 3,200 ÷ 4,000 = 80 %; 300 ÷ 4,000 = 7.5 %, while GDP itself grew by 17.6 %.
    let found = verdicts(
        YEARS,
        "Năm 2016, xuất siêu đạt 300 triệu USD, tương đương 9,4% kim ngạch xuất khẩu và 7,5% GDP.",
    );
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn the_ends_of_a_way_in_a_heading_are_the_first_and_the_last_year() {
    // 1,000 + 1,200 = 2,200; 3,200 + 2,900 = 6,100.
    let text = "Bảy năm ngoại thương: từ 2,2 tỷ đến 6,1 tỷ USD\n\nNăm 2016, xuất khẩu đạt 3,2 tỷ USD.";
    all_agree(YEARS, text, 3);
    // One end alone is met by too much.
    let found = verdicts(YEARS, &text.replace("6,1 tỷ", "7,4 tỷ"));
    assert!(!is(&found, "7,4", Verdict::Agrees), "{found:?}");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn how_often_exports_fell_is_counted() {
    // 1,500 to 1,400 in 2012, 2,500 to 2,400 in 2015.
    let text = "Trong cả giai đoạn 2010-2016, xuất khẩu chỉ đi lùi hai lần.";
    let found = verdicts(YEARS, text);
    assert!(is(&found, "hai lần", Verdict::Agrees), "{found:?}");
    let found = verdicts(YEARS, &text.replace("hai lần", "bốn lần"));
    assert!(!is(&found, "bốn lần", Verdict::Agrees), "{found:?}");
    let found = verdicts(YEARS, "In the years 2010-2016, exports fell only twice.");
    assert!(is(&found, "twice", Verdict::Agrees), "{found:?}");
    // 3,200 ÷ 1,000 = 3.2: a multiple is none of it.
    let found = verdicts(YEARS, "Năm 2016, xuất khẩu chỉ gấp hai lần năm 2010.");
    assert!(!is(&found, "hai lần", Verdict::Agrees), "{found:?}");
}

#[test]
fn a_mark_is_passed_in_the_first_year_above_it() {
    // 1,400 in 2012, 2,050 in 2013, 2,500 in 2014.
    let text = "Xuất khẩu lớn nhanh. Mốc 2 tỷ USD bị phá năm 2013.";
    let found = verdicts(YEARS, text);
    assert!(is(&found, "2013", Verdict::Agrees), "{found:?}");
    let by = verdicts(YEARS, &text.replace("bị phá năm", "được vượt qua vào năm"));
    assert!(is(&by, "2013", Verdict::Agrees), "{by:?}");
    let early = verdicts(YEARS, &text.replace("2013", "2012"));
    assert!(!is(&early, "2012", Verdict::Agrees), "{early:?}");
    // A later year is above it as well, and a plan is no mark.
    let found = verdicts(YEARS, &text.replace("2013", "2014"));
    assert!(!is(&found, "2014", Verdict::Disagrees), "{found:?}");
    let found = verdicts(YEARS, "Xuất khẩu hụt mốc 2 tỷ USD của kế hoạch năm 2012.");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// A bloc and three of its members.
const BLOC: &str = "period,flow,partner,measure,unit,value,status
2005,export,total,value,million USD,10000,final
2005,import,total,value,million USD,12000,final
2005,export,ASEAN,value,million USD,1800,final
2005,import,ASEAN,value,million USD,3600,final
2014,export,total,value,million USD,28000,final
2014,import,total,value,million USD,29000,final
2014,export,ASEAN,value,million USD,3700,final
2014,import,ASEAN,value,million USD,5000,final
2014,export,Malaysia,value,million USD,700,final
2014,import,Malaysia,value,million USD,500,final
2015,export,total,value,million USD,30000,final
2015,import,total,value,million USD,32000,final
2015,export,ASEAN,value,million USD,3900,final
2015,import,ASEAN,value,million USD,5120,final
2015,export,Thailand,value,million USD,1000,final
2015,import,Thailand,value,million USD,2100,final
2015,export,Singapore,value,million USD,900,final
2015,import,Singapore,value,million USD,1640,final
2015,export,Malaysia,value,million USD,520,final
2015,import,Malaysia,value,million USD,610,final
";

#[test]
fn a_part_of_imports_is_bought_and_a_list_leaves_out_what_has_figures_of_its_own() {
    // 1,800 ÷ 10,000; 3,600 ÷ 12,000; 3,900 ÷ 30,000; 5,120 ÷ 32,000.
    let shares = "Năm 2005 ASEAN mua 18,0% hàng xuất khẩu của Việt Nam và cung cấp 30,0% hàng nhập; đến 2015 hai tỷ lệ tương ứng \
        còn 13,0% và 16,0%.";
    all_agree(BLOC, shares, 3);
    // 2,100 − 1,000 and 1,640 − 900; (2,100 + 1,640) ÷ 5,120 = 73.05 %.
    let two = "Năm 2015 Việt Nam mua của Thái Lan 2,10 tỷ USD hàng hóa, của Singapore 1,64 tỷ USD, cộng lại bằng 73,0% lượng nhập từ \
        ASEAN; nhập siêu với hai nước này lần lượt là 1,10 tỷ USD và 0,74 tỷ USD.";
    all_agree(BLOC, two, 4);
    // 610 − 520: the year of the clause in between is that of its own figure.
    let turned = "Năm 2015 xuất khẩu đạt 30 tỷ USD. Còn Malaysia, nơi năm 2014 Việt Nam còn dư 200 triệu USD, đã quay sang thâm hụt 90 \
        triệu USD.";
    all_agree(BLOC, turned, 2);
}

/// Four goods, two of which grew.
const GOODS: &str = "period,flow,commodity,unit,value,status
2023,export,total,million USD,1000,final
2023,export,Rice,million USD,300,final
2023,export,Coffee,million USD,250,final
2023,export,Rubber,million USD,250,final
2023,export,Pepper,million USD,200,final
2024,export,total,million USD,1090,final
2024,export,Rice,million USD,360,final
2024,export,Coffee,million USD,320,final
2024,export,Rubber,million USD,240,final
2024,export,Pepper,million USD,170,final
";

#[test]
fn the_number_out_of_which_is_counted_is_that_of_the_rows() {
    let text = "Exports reached $1,090 million in 2024. Of the four product lines listed, two grew.";
    let found = verdicts(GOODS, text);
    assert!(is(&found, "four", Verdict::Agrees), "{found:?}");
    // Others may be counted than the table has.
    let found = verdicts(GOODS, &text.replace("the four", "the six"));
    assert!(!is(&found, "six", Verdict::Disagrees), "{found:?}");
}
