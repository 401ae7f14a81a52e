//! Tables that are written otherwise than an article tells them: flows among the rows, columns that say no period, a part of the column
//! before, goods as columns, indexes against several times; and what stood in the way of a right figure. Every number says how it
//! follows from the table.
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

/// Exports and imports head their own rows, at the same distance from the edge.
const SECTIONS: &str = "Đơn vị: Triệu USD;;;;
;6 tháng năm 2023;6 tháng năm 2024;Quý II/2023;Quý II/2024
XUẤT KHẨU;52.000;61.100;27.100;32.000
Khu vực kinh tế trong nước;15.000;16.500;8.000;8.640
Khu vực có vốn đầu tư nước ngoài;37.000;44.600;19.100;23.360
Một số mặt hàng;;;;
Gạo;2.100;2.520;1.040;1.310
NHẬP KHẨU;48.000;55.200;25.000;29.300
Khu vực kinh tế trong nước;17.000;18.700;8.900;9.790
Khu vực có vốn đầu tư nước ngoài;31.000;36.500;16.100;19.510
CÁN CÂN;4.000;5.900;2.100;2.700
Khu vực kinh tế trong nước;-2.000;-2.200;-900;-1.150
Khu vực có vốn đầu tư nước ngoài;6.000;8.100;3.000;3.850
";

#[test]
fn flows_that_head_rows_are_flows_of_what_stands_below() {
    // 61,100 ÷ 52,000 = +17.5 %; 16,500 ÷ 15,000 = +10 %; 16,500 ÷ 61,100 = 27.0 %; 55,200 ÷ 48,000 = +15 %; 18,700 ÷ 17,000 = +10 %;
    // −2,200.
    let text = "Trong 6 tháng năm 2024, xuất khẩu đạt 61,1 tỷ USD, tăng 17,5% so với cùng kỳ. Khu vực kinh tế trong nước xuất khẩu 16,5 tỷ \
        USD, tăng 10,0%, chiếm 27,0%. Nhập khẩu đạt 55,2 tỷ USD, tăng 15,0%; khu vực kinh tế trong nước nhập khẩu 18,7 tỷ USD, tăng \
        10,0%. Khu vực trong nước nhập siêu 2,2 tỷ USD.";
    all_agree(SECTIONS, text, 10);
    disagrees(SECTIONS, &text.replace("18,7 tỷ", "17,8 tỷ"), "17,8");
}

/// Registrations: how many, how much, and by whom; only the totals say when.
const CAPITAL: &str = "Chỉ tiêu;Số dự án cấp mới;Vốn cấp mới (triệu USD);Số lượt dự án điều chỉnh;Vốn điều chỉnh (triệu USD);Tổng vốn đăng ký 6T/2024 (triệu USD);Tổng vốn đăng ký 6T/2023 (triệu USD)
TỔNG SỐ;500;2.100,0;240;1.440,0;3.540,0;3.000,0
Theo ngành;;;;;;
Chế biến, chế tạo;300;1.500,0;150;1.050,0;2.550,0;2.000,0
Hoạt động kinh doanh bất động sản;80;400,0;30;230,0;630,0;600,0
Các ngành khác;120;200,0;60;160,0;360,0;400,0
Theo đối tác;;;;;;
Nhật Bản;180;900,0;100;800,0;1.700,0;1.250,0
Hàn Quốc;200;700,0;90;400,0;1.100,0;1.000,0
Các đối tác khác;120;500,0;50;240,0;740,0;750,0
";

#[test]
fn columns_that_say_no_period_are_of_the_time_of_the_others() {
    // 3,540 ÷ 3,000 = +18 %; 2,550 ÷ 3,540 = 72.0 %; 630 ÷ 600 = +5 %; 1,100 ÷ 1,000 = +10 %; 2,100 ÷ 500 = 4.2.
    let text = "Tổng vốn đăng ký 6 tháng năm 2024 đạt 3,54 tỷ USD, tăng 18,0% so với cùng kỳ năm trước. Cả nước có 500 dự án cấp mới, bình \
        quân mỗi dự án 4,2 triệu USD. Chế biến, chế tạo hút 2,55 tỷ USD, chiếm 72,0%. Bất động sản đạt 630 triệu USD, tăng 5,0%. Hàn Quốc đạt \
        1,1 tỷ USD, tăng 10,0%.";
    let found = verdicts(CAPITAL, text);
    let agreed = found.iter().filter(|(_, v)| *v == Verdict::Agrees).count();
    assert!(agreed >= 9 && found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    assert!(is(&found, "4,2 triệu", Verdict::Agrees), "{found:?}");
    // 400 ÷ 80 would be 5.0, and no pair gives 7.7.
    let other = verdicts(CAPITAL, &text.replace("4,2 triệu", "7,7 triệu"));
    assert!(!is(&other, "7,7 triệu", Verdict::Agrees), "{other:?}");
}

/// Plan beside outcome, and a part of the outcome as a column of its own.
const PLANS: &str = "Địa phương;Xuất khẩu 2023 (triệu USD);Kế hoạch xuất khẩu 2024 (triệu USD);Ước thực hiện xuất khẩu 2024 (triệu USD);Trong đó: khu vực FDI (triệu USD)
Lam Sơn;2.000;2.300;2.530;1.012
Vân Đài;1.500;1.800;1.710;1.197
Hà Trung;900;1.000;1.040;260
Tân Lĩnh;600;700;630;63
TỔNG SỐ;5.000;5.800;5.910;2.532
";

#[test]
fn a_part_of_a_column_and_a_plan_are_told_of_the_rows() {
    // 5,910 ÷ 5,000 = +18.2 %; 2,532 ÷ 5,910 = 42.8 %; 1,012 ÷ 2,530 = 40.0 %; 1,710 ÷ 1,800 = 95.0 %; 630 ÷ 700 = 90.0 %.
    let text = "Năm 2024, xuất khẩu ước đạt 5,91 tỷ USD, tăng 18,2%. Khu vực FDI đạt 2,53 tỷ USD, chiếm 42,8%. Hai nơi không hoàn thành kế \
        hoạch là Vân Đài (95,0%) và Tân Lĩnh (90,0%).";
    let found = verdicts(PLANS, text);
    for figure in ["5,91", "18,2", "2,53", "42,8", "95,0", "90,0"] {
        assert!(is(&found, figure, Verdict::Agrees), "{figure}: {found:?}");
    }
    // Two of four missed it: Vân Đài and Tân Lĩnh.
    assert!(is(&found, "Hai", Verdict::Agrees), "{found:?}");
    let other = verdicts(PLANS, &text.replace("Hai nơi", "Ba nơi"));
    assert!(!is(&other, "Ba", Verdict::Agrees), "{other:?}");
}

/// Prices against several times, under numbers of a list.
const PRICES: &str = ";CPI tháng 5/2024 so với;;;Bình quân 5 tháng 2024 so với cùng kỳ 2023
;Tháng 5/2023;Tháng 12/2023;Tháng 4/2024;
CHỈ SỐ GIÁ TIÊU DÙNG;104,44;101,92;100,05;104,03
I. Hàng ăn;103,80;102,21;100,28;103,51
II. Giáo dục;108,13;99,14;100,09;108,63
III. Giao thông;105,64;103,37;98,27;103,92
Chỉ số giá vàng;126,70;117,50;101,10;120,41
";

#[test]
fn an_index_says_against_which_month_it_is() {
    // 103.80 − 100; 102.21 − 100; 98.27 − 100; 126.70 − 100.
    let text = "Tháng 5/2024, giá hàng ăn tăng 3,80% so với cùng kỳ năm trước, giáo dục tăng 8,13%. So với tháng 12/2023, hàng ăn tăng 2,21%. Giao thông \
        giảm 1,73% so với tháng trước. Giá vàng tăng 26,70% so với cùng kỳ năm trước.";
    let found = verdicts(PRICES, text);
    for figure in ["3,80", "8,13", "2,21", "1,73", "26,70"] {
        assert!(is(&found, figure, Verdict::Agrees), "{figure}: {found:?}");
    }
    // What it rose by since December it did not rise by within the year.
    let other = verdicts(PRICES, &text.replace("2,21%", "3,31%"));
    assert!(!is(&other, "3,31", Verdict::Agrees), "{other:?}");
    // An article that names no month may mean the month as well as the mean of five.
    let open = verdicts(PRICES, "So với cùng kỳ năm trước, giáo dục tăng 8,13%, hàng ăn tăng 3,80%.");
    assert!(open.iter().all(|(_, v)| *v != Verdict::Disagrees), "{open:?}");
}

/// Two sectors, no row for both, and GDP that has one.
const TWO_SPEEDS: &str = "nam;khu_vuc;chi_tieu;gia_tri_ty_usd
2022;Trong nước;Xuất khẩu;40,0
2022;FDI;Xuất khẩu;110,0
2022;Trong nước;Nhập khẩu;55,0
2022;FDI;Nhập khẩu;80,0
2022;Cả nước;GDP;200,0
2023;Trong nước;Xuất khẩu;42,0
2023;FDI;Xuất khẩu;126,5
2023;Trong nước;Nhập khẩu;57,2
2023;FDI;Nhập khẩu;90,1
2023;Cả nước;GDP;210,0
";

#[test]
fn two_sectors_are_all_trade_beside_a_product_of_the_whole_country() {
    // 42 + 126.5 = 168.5; ÷ 150 = +12.3 %; 126.5 ÷ 168.5 = 75.1 %; 168.5 − 147.3 = 21.2; 126.5 − 90.1 = 36.4.
    let text = "Năm 2023, xuất khẩu đạt 168,5 tỷ USD, tăng 12,3%. Khối FDI bán ra 126,5 tỷ USD, tăng 15,0%, chiếm 75,1%. Cả nước xuất siêu \
        21,2 tỷ USD, trong đó FDI dư 36,4 tỷ USD.";
    all_agree(TWO_SPEEDS, text, 7);
}

/// Goods as columns, with their sum.
const COLUMNS: &str = "Tháng;Tôm;Cá tra;Mực;Tổng
01/2023;200,0;100,0;50,0;350,0
02/2023;210,0;110,0;60,0;380,0
01/2024;240,0;105,0;45,0;390,0
02/2024;260,0;125,0;55,0;440,0
Đơn vị: triệu USD;;;;
";

#[test]
fn goods_as_columns_have_shares_and_one_of_them_fell_alone() {
    // 440 ÷ 380 = +15.8 %; 260 ÷ 440 = 59.1 %; squid 55 ÷ 60 = −8.3 %, the others rose.
    let text = "Tháng 2/2024, xuất khẩu đạt 440 triệu USD, tăng 15,8% so với cùng kỳ. Tôm đạt 260 triệu USD, chiếm 59,1%. Mực là mặt \
        hàng duy nhất sụt giảm, 8,3%.";
    let found = verdicts(COLUMNS, text);
    for figure in ["440", "15,8", "260", "59,1", "duy nhất", "8,3"] {
        assert!(is(&found, figure, Verdict::Agrees), "{figure}: {found:?}");
    }
}

/// Markets of two years.
const MARKETS: &str = "period,flow,partner,measure,unit,value,status
2023,export,total,value,million USD,1000,final
2024,export,total,value,million USD,1200,final
2023,export,Japan,value,million USD,400,final
2024,export,Japan,value,million USD,496,final
2023,export,France,value,million USD,300,final
2024,export,France,value,million USD,345,final
2023,export,Peru,value,million USD,300,final
2024,export,Peru,value,million USD,359,final
";

#[test]
fn a_part_of_a_change_is_the_change_of_a_part() {
    // (496 − 400) ÷ (1,200 − 1,000) = 48.0 %.
    let text = "Năm 2024, xuất khẩu đạt 1,2 tỷ USD. Xuất khẩu sang Nhật Bản đạt 496 triệu USD, tăng 24,0%, đóng góp 48,0% mức tăng chung.";
    all_agree(MARKETS, text, 4);
    let english = "In 2024 exports came to $1.20 billion. Japan took $496 million, or 48.0% of the increase.";
    assert!(is(&verdicts(MARKETS, english), "48.0", Verdict::Agrees));
    // Another part is none of it: nothing says 53.0.
    assert!(!is(&verdicts(MARKETS, &english.replace("48.0", "53.0")), "53.0", Verdict::Agrees));
}

#[test]
fn one_place_is_told_once() {
    let text = "In 2024 exports came to $1.20 billion. Japan is the No. 1 market, taking $496 million.";
    let found = verdicts(MARKETS, text);
    let places = found.iter().filter(|(s, _)| s.contains("No.")).count();
    assert_eq!(places, 1, "{found:?}");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Goods, two of them of nearly the same size.
const GOODS: &str = "period,flow,commodity,measure,unit,value,status
2023,export,total,value,million USD,6000,final
2024,export,total,value,million USD,6600,final
2023,export,Unroasted coffee,value,million USD,810,final
2024,export,Unroasted coffee,value,million USD,972,final
2023,export,Natural rubber,value,million USD,700,final
2024,export,Natural rubber,value,million USD,756,final
2023,export,Tropical timber,value,million USD,500,final
2024,export,Tropical timber,value,million USD,610,final
";

#[test]
fn a_row_named_for_contrast_is_not_what_the_figure_is_of() {
    // 972 is coffee's; rubber's is 756.
    let text = "In 2024 exports rose 10.0% to $6.60 billion. Unlike coffee, rubber brought in $972 million.";
    let found = verdicts(GOODS, text);
    assert!(!is(&found, "972", Verdict::Agrees), "{found:?}");
    all_agree(GOODS, &text.replace("$972", "$756"), 3);
}

#[test]
fn a_level_behind_a_comparison_stays_a_level() {
    // 6,600 million, above the year before.
    let text = "Năm 2024, kim ngạch xuất khẩu cao hơn cùng kỳ đạt 6,6 tỷ USD.";
    assert!(is(&verdicts(GOODS, text), "6,6", Verdict::Agrees));
    // A word of roundness leaves it a distance: 6,600 − 6,000 = 600.
    let apart = "Năm 2024, kim ngạch xuất khẩu hơn cùng kỳ khoảng 600 triệu USD.";
    assert!(is(&verdicts(GOODS, apart), "600", Verdict::Agrees));
}

#[test]
fn a_plan_of_the_next_sentence_takes_nothing_back() {
    // 6,600 ÷ 6,000 = +10 %; 19 % and 1.9 % are neither.
    let text = "Năm 2024, xuất khẩu đạt 6,6 tỷ USD, tăng 1,0%. Kế hoạch năm sau chưa được công bố.";
    let found = verdicts(GOODS, text);
    assert!(is(&found, "1,0", Verdict::Disagrees), "{found:?}");
}

/// Months, so that their quarter and half are sums.
const MONTHLY: &str = "period,flow,measure,unit,value,status
2024-01,export,value,million USD,100,final
2024-02,export,value,million USD,120,final
2024-03,export,value,million USD,130,final
2024-04,export,value,million USD,140,final
2024-05,export,value,million USD,161,final
";

#[test]
fn days_from_a_first_to_a_last_are_months() {
    // 100 + 120 + 130 = 350; May 161.
    let text = "Between 1 January and 31 March 2024 exports came to $350 million. From May 1 to May 31, 2024, they were worth $161 million.";
    all_agree(MONTHLY, text, 2);
    let vietnamese = "Từ ngày 1/1 đến ngày 31/3/2024, xuất khẩu đạt 350 triệu USD.";
    all_agree(MONTHLY, vietnamese, 1);
}

#[test]
fn two_months_and_a_half_of_any_time_are_not_those_of_the_year() {
    // 100 + 120 and half of 130 stand nowhere; what was said of the last weeks accuses nobody.
    let text =
        "Tháng 5/2024, xuất khẩu đạt 161 triệu USD. Trong hai tháng rưỡi qua, xuất khẩu đạt 350 triệu USD.";
    let found = verdicts(MONTHLY, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_partner_buys_though_an_aside_parts_it_from_its_verb() {
    const PARTNERS: &str = "period,flow,partner,unit,value
2024,export,Japan,million USD,21400
2024,export,Singapore,million USD,30200
2024,export,India,million USD,25100
2024,import,Japan,million USD,33800
2024,import,Singapore,million USD,18900
2024,import,India,million USD,7300
";
    // What Japan buys is sold to it: 21,400, not 33,800.
    let text = "Năm 2024, Việt Nam xuất khẩu sang Singapore 30,2 tỷ USD. \
        Nhật Bản, bạn hàng lớn thứ ba, chỉ nhập 21,4 tỷ USD nhưng bán sang Việt Nam 33,8 tỷ USD.";
    let found = verdicts(PARTNERS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    assert!(is(&found, "21,4", Verdict::Agrees), "{found:?}");
}
