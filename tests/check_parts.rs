//! Tables that list the parts of a flow without saying of what they are parts: in heads, right behind the flow, in rows that say "of
//! which"; and rows of other lists among markets. Every number says how it follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, verdicts};

#[test]
fn goods_in_the_heads_of_a_flow_are_its_parts() {
    const HEADS: &str = "Trade in goods (USD million)
Period,Exports (f.o.b.),Imports (c.i.f.),Exports: rubber,Exports: furniture,Exports: other
2023,\"1,000\",900,200,300,500
2024,\"1,200\",990,260,330,610
";
    // 260 ÷ 200 = +30 %; 260 ÷ 1,200 = 21.7 %; 330 ÷ 300 = +10 %.
    let text = "In 2024 exports rose 20% to $1,200 million. Rubber exports rose 30% to $260 million, making up 21.7% of exports. Furniture exports rose 10%.";
    all_agree(HEADS, text, 6);
    disagrees(HEADS, &text.replace("$260", "$620"), "620");
}

#[test]
fn what_stands_behind_a_flow_and_adds_up_to_it_is_its_own() {
    const COLUMNS: &str = "Đơn vị: tỷ USD;;;;;
Năm;Xuất khẩu;Khu vực trong nước;Khu vực FDI;Nhập khẩu;Cán cân thương mại
2022;100,0;40,0;60,0;95,0;5,0
2023;110,0;38,0;72,0;99,0;11,0
2024;132,0;45,6;86,4;118,8;13,2
";
    // 86.4 ÷ 132 = 65.5 %; 86.4 ÷ 72 = +20 %; 45.6 ÷ 38 = +20 %.
    let text = "Năm 2024, xuất khẩu đạt 132 tỷ USD. Khu vực FDI xuất khẩu 86,4 tỷ USD, tăng 20%, chiếm 65,5% kim ngạch xuất khẩu.";
    all_agree(COLUMNS, text, 4);
    disagrees(COLUMNS, &text.replace("86,4", "84,6"), "84,6");
    // Rows: its sectors, then its goods, and imports with their own.
    const ROWS: &str = "Chỉ tiêu;ĐVT;Quý I/2024;Quý II/2024;Quý I/2025;Quý II/2025
Kim ngạch xuất khẩu;Triệu USD;600,0;700,0;660,0;840,0
Kinh tế trong nước;Triệu USD;200,0;250,0;210,0;280,0
Khu vực có vốn đầu tư nước ngoài;Triệu USD;400,0;450,0;450,0;560,0
  Hàng dệt may;Triệu USD;150,0;200,0;180,0;240,0
  Giày dép;Triệu USD;50,0;60,0;66,0;75,0
  Hàng hóa khác;Triệu USD;400,0;440,0;414,0;525,0
Kim ngạch nhập khẩu;Triệu USD;500,0;520,0;550,0;598,0
  Sắt thép;Triệu USD;100,0;120,0;110,0;150,0
  Hàng nhập khẩu khác;Triệu USD;400,0;400,0;440,0;448,0
";
    // 240 ÷ 200 = +20 %; 240 ÷ 840 = 28.6 %; 150 ÷ 120 = +25 %; half-year: 180 + 240 = 420.
    let text = "Quý II/2025, xuất khẩu đạt 840 triệu USD, tăng 20% so với cùng kỳ. Hàng dệt may đạt 240 triệu USD, tăng 20% so với cùng kỳ, \
        chiếm 28,6% kim ngạch xuất khẩu. Nhập khẩu sắt thép đạt 150 triệu USD, tăng 25% so với cùng kỳ.";
    all_agree(ROWS, text, 7);
    disagrees(ROWS, &text.replace("chiếm 28,6%", "chiếm 26,8%"), "26,8");
}

#[test]
fn columns_that_do_not_add_up_are_no_parts() {
    // 40 + 70 is not 100: two columns of something else, of which nothing is said as a share.
    const OTHER: &str = "Đơn vị: tỷ USD;;;;
Năm;Xuất khẩu;Khu vực trong nước;Khu vực FDI;Nhập khẩu
2022;100,0;40,0;70,0;95,0
2023;110,0;38,0;91,0;99,0
2024;132,0;45,6;99,9;118,8
";
    let found =
        verdicts(OTHER, "Năm 2024, khu vực FDI xuất khẩu 99,9 tỷ USD, chiếm 57,5% kim ngạch xuất khẩu.");
    assert!(found.iter().all(|(s, v)| !s.contains("57,5") || *v == Verdict::Uncheckable), "{found:?}");
}

#[test]
fn rows_of_which_are_parts_of_the_row_that_can_hold_them() {
    const SERVICES: &str = "Flow,Service type,Unit,2023,2024
Exports,Total services,GBP bn,400.0,450.0
Exports,Transport,GBP bn,100.0,105.0
Exports,Travel,GBP bn,300.0,345.0
Exports,of which: EU27,GBP bn,150.0,165.0
Exports,of which: non-EU,GBP bn,250.0,285.0
Imports,Total services,GBP bn,200.0,210.0
Imports,Transport,GBP bn,80.0,84.0
Imports,Travel,GBP bn,120.0,126.0
Imports,of which: EU27,GBP bn,90.0,99.0
Imports,of which: non-EU,GBP bn,110.0,111.0
";
    // 165 ÷ 150 = +10 %; 165 ÷ 450 = 36.7 %; 99 ÷ 90 = +10 %.
    let text = "In 2024 exports of services came to £450 billion. Exports to the EU grew by 10 per cent to £165 billion, 36.7 per cent of the \
        total. Imports from the EU rose 10 per cent to £99 billion.";
    all_agree(SERVICES, text, 6);
    disagrees(SERVICES, &text.replace("£165 billion", "£156 billion"), "156");
}

/// Guests by the way they came and by market, in one list.
const GUESTS: &str = "Đơn vị: nghìn lượt khách;;
;Năm 2023;Năm 2024
TỔNG SỐ;12.600;17.500
Phân theo phương tiện đến;;
Đường hàng không;11.000;14.850
Đường biển;100;250
Đường bộ;1.500;2.400
Phân theo thị trường;;
Hàn Quốc;3.600;4.570
Trung Quốc;1.740;3.740
Nhật Bản;590;710
";

#[test]
fn a_list_without_places_among_markets_is_called_in_small_letters() {
    // 2,400 ÷ 1,500 = +60 %; 2,400 ÷ 17,500 = 13.7 %.
    let text = "Năm 2024, khách đến bằng đường bộ đạt 2,4 triệu lượt, tăng 60% so với năm 2023.";
    all_agree(GUESTS, text, 2);
}

#[test]
fn a_source_of_goods_is_one_of_imports_and_two_speeds_are_no_share() {
    const PARTNERS: &str = "flow,partner,period,value,unit
export,total,2023,300000,million USD
export,total,2024,345000,million USD
import,total,2023,280000,million USD
import,total,2024,330400,million USD
export,China,2023,50000,million USD
export,China,2024,55000,million USD
import,China,2023,110000,million USD
import,China,2024,143000,million USD
";
    // 143 ÷ 110 = +30 %; exports +15 %, imports +18 %: 3 points apart.
    let text = "Năm 2024, xuất khẩu đạt 345 tỷ USD, tăng 15%; nhập khẩu đạt 330,4 tỷ USD, tăng 18%, nhanh hơn 3,0 điểm phần trăm. \
        Trung Quốc mua của Việt Nam 55 tỷ USD nhưng lại là nguồn cung lớn nhất: 143 tỷ USD, tăng 30%.";
    let found = verdicts(PARTNERS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    let agrees = |figure: &str| found.iter().any(|(s, v)| s.contains(figure) && *v == Verdict::Agrees);
    assert!(agrees("143") && agrees("30%") && agrees("330,4"), "{found:?}");
}
