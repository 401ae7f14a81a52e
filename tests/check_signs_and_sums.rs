//! Sums told with a sign of their money, and members that are taken together by their size, left out or counted among others. Tables and
//! sentences are made up for the test; every number says how it follows from the table.
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

/// A country whose money is written with a sign of letters.
const SHILLINGS: &str = "period,flow,partner,measure,unit,value,status
2022,export,total,value,million KES,410300,final
2023,export,total,value,million KES,452700,final
2022,import,total,value,million KES,1204000,final
2023,import,total,value,million KES,1318500,final
2022,export,Rwanda,value,million KES,38200,final
2023,export,Rwanda,value,million KES,44610,final
2022,import,Oman,value,million KES,171200,final
2023,import,Oman,value,million KES,352900,final
2022,export,Oman,value,million KES,21300,final
2023,export,Oman,value,million KES,24800,final
";

#[test]
fn money_is_told_by_the_sign_before_its_number() {
    // 452,700 ÷ 410,300 = +10.3 %; 1,318,500 − 452,700 = 865,800; 452,700 − 410,300 = 42,400.
    let text = "Kenya's exports rose 10.3 per cent to Sh452.7 billion in 2023, Sh42.4 billion more than in 2022. Imports came to Sh1.3185 trillion, \
                which left a deficit of Sh865.8 billion. Rwanda bought goods worth KSh44.61 billion.";
    all_agree(SHILLINGS, text, 5);
    disagrees(SHILLINGS, &text.replace("Sh452.7", "Sh425.7"), "425.7");
    // Another country's money is not the table's.
    let found = verdicts(SHILLINGS, "Kenya's exports came to £245.7 million in 2023.");
    assert!(found.iter().all(|(_, v)| *v == Verdict::Uncheckable), "{found:?}");
}

#[test]
fn whose_deliveries_are_those_of_the_partner() {
    // Imports from Oman 352,900; 352,900 ÷ 171,200 = 2.06 times.
    let text = "Kenya's imports came to Sh1.3185 trillion in 2023. On the buying side there is Oman, whose deliveries more than doubled to \
                Sh352.9 billion.";
    all_agree(SHILLINGS, text, 2);
}

/// A month of a country in Asia.
const MONTH: &str = "period,flow,partner,commodity,measure,unit,value,status
2023-05,export,total,total,value,million USD,5000,final
2024-05,export,total,total,value,million USD,6230,final
2023-05,export,United States,total,value,million USD,812,final
2024-05,export,United States,total,value,million USD,987,final
2023-05,export,Norway,total,value,million USD,640,final
2024-05,export,Norway,total,value,million USD,571,final
2023-05,export,Chile,total,value,million USD,405,final
2024-05,export,Chile,total,value,million USD,463,final
2023-05,export,total,Timber,value,million USD,1310,final
2024-05,export,total,Timber,value,million USD,1402,final
2023-05,export,total,Copper products,value,million USD,905,final
2024-05,export,total,Copper products,value,million USD,1043,final
2023-05,export,total,Home textiles,value,million USD,220,final
2024-05,export,total,Home textiles,value,million USD,198,final
";

#[test]
fn an_epithet_is_the_country_itself() {
    // 6,230 ÷ 5,000 = +24.6 %.
    let text = "Overseas sales from Asia's fourth-largest economy climbed 24.6% from a year earlier to $6.23 billion in May 2024.";
    all_agree(MONTH, text, 2);
    disagrees(MONTH, &text.replace("24.6", "42.6"), "42.6");
    // A partner, though it is not named.
    let found = verdicts(MONTH, "In May 2024 exports to Asia's biggest economy climbed 31.7%.");
    assert!(!is(&found, "31.7", Verdict::Disagrees), "{found:?}");
}

#[test]
fn a_country_before_a_sum_is_no_currency() {
    // 987; 198 ÷ 220 = −10 %.
    let text = "In May 2024 exports to Norway came to $571 million, those to the U.S. $987 million. Home textile shipments fell 10.0%.";
    all_agree(MONTH, text, 3);
}

#[test]
fn members_are_taken_together_by_their_size() {
    // Above 1 billion: 1,402 + 1,043 = 2,445, of 6,230: 39.2 %. The two largest markets: 987 + 571 = 1,558: 25.0 %.
    let text = "In May 2024 exports were $6.23 billion. Two products worth over $1 billion each made up 39.2% of the total, or $2.445 billion in \
                all. The two biggest markets took 25.0%.";
    all_agree(MONTH, text, 4);
    let found = verdicts(MONTH, &text.replace("39.2%", "37.3%"));
    assert!(!is(&found, "37.3", Verdict::Agrees), "{found:?}");
}

#[test]
fn what_is_left_out_may_stand_further_back() {
    // Without timber: 6,230 − 1,402 = 4,828 and 5,000 − 1,310 = 3,690: +30.8 %. Without the United States: 5,243 ÷ 4,188 = +25.2 %.
    let text = "In May 2024 exports rose 24.6%. Timber did its part. It earned $1.402 billion. Leaving it out, exports went up 30.8%.";
    all_agree(MONTH, text, 3);
    let others = "In May 2024 exports to countries other than the United States rose 25.2%.";
    all_agree(MONTH, others, 1);
    let found = verdicts(MONTH, &others.replace("25.2", "23.7"));
    assert!(!is(&found, "23.7", Verdict::Agrees), "{found:?}");
    let vietnamese = "Tháng 5/2024, xuất khẩu tăng 24,6%. Nếu không tính gỗ, xuất khẩu tăng 30,8%.";
    all_agree(MONTH, vietnamese, 2);
}

/// Quarters of a province.
const QUARTERS: &str = "period,flow,measure,unit,value,status
2023-Q1,export,value,million USD,510,final
2023-Q2,export,value,million USD,620,final
2023-Q3,export,value,million USD,742,final
2023-Q4,export,value,million USD,818,final
2024-Q1,export,value,million USD,634,final
2024-Q2,export,value,million USD,705,final
2024-Q3,export,value,million USD,861,final
2024-Q4,export,value,million USD,927,final
";

#[test]
fn a_list_goes_through_the_quarters_of_the_year() {
    let text = "Năm 2024, xuất khẩu bốn quý lần lượt đạt 634; 705; 861 và 927 triệu USD.";
    all_agree(QUARTERS, text, 4);
    disagrees(QUARTERS, &text.replace("861", "816"), "816");
    // 861 ÷ 742 = +16.0 %, 927 ÷ 818 = +13.3 %: slower, and still a rise.
    all_agree(QUARTERS, &format!("{text} Quý III tăng 16,0% so với cùng kỳ; quý IV chậm lại còn 13,3%."), 6);
}

/// Sections that add up to the total, with services below them.
const SECTIONS: &str = "period,flow,commodity,measure,unit,value,status
2024-11,export,total,value,million USD,1000,final
2024-12,export,total,value,million USD,1010,final
2024-11,export,Farm goods,value,million USD,210,final
2024-12,export,Farm goods,value,million USD,200,final
2024-11,export,Metals,value,million USD,330,final
2024-12,export,Metals,value,million USD,325,final
2024-11,export,Machinery,value,million USD,260,final
2024-12,export,Machinery,value,million USD,280,final
2024-11,export,Furniture,value,million USD,200,final
2024-12,export,Furniture,value,million USD,205,final
2024-11,export,Services,value,million USD,410,final
2024-12,export,Services,value,million USD,402,final
";

#[test]
fn sections_are_counted_without_what_their_total_does_not_hold() {
    // Farm goods and metals fell; 200 + 325 + 280 + 205 = 1,010: services are none of the four.
    let text = "In December 2024 exports rose 1.0% from November. Two of the four product sections posted decreases.";
    let found = verdicts(SECTIONS, text);
    assert!(is(&found, "of the four", Verdict::Agrees), "{found:?}");
    let found = verdicts(SECTIONS, &text.replace("Two of", "Three of"));
    assert!(!is(&found, "of the four", Verdict::Agrees), "{found:?}");
}

/// Goods by the piece.
const PIECES: &str = "period,flow,commodity,measure,unit,value,status
2022,export,Bicycles,value,million EUR,1480.2,final
2023,export,Bicycles,value,million EUR,1597.1,final
2022,export,Bicycles,quantity,thousand pieces,4120,final
2023,export,Bicycles,quantity,thousand pieces,4400,final
";

#[test]
fn a_number_of_goods_counts_pieces() {
    // 4.40 − 4.12 = 0.28 million; 4,400 ÷ 4,120 = +6.8 %.
    let text = "In 2023 the number of bicycles shipped abroad rose by 6.8% to 4.40 million.";
    all_agree(PIECES, text, 2);
    disagrees(PIECES, &text.replace("4.40", "4.04"), "4.04");
}

/// A neighbour's trade, with Việt Nam among its partners.
const NEIGHBOUR: &str = "period,flow,partner,measure,unit,value,status
2024,export,total,value,million USD,41300,final
2025,export,total,value,million USD,45200,final
2024,import,total,value,million USD,38700,final
2025,import,total,value,million USD,40100,final
2024,export,Việt Nam,value,million USD,3120,final
2025,export,Việt Nam,value,million USD,3560,final
2024,import,Việt Nam,value,million USD,1980,final
2025,import,Việt Nam,value,million USD,2240,final
2024,export,Nhật Bản,value,million USD,2870,final
2025,export,Nhật Bản,value,million USD,2760,final
";

#[test]
fn two_countries_side_by_side_are_two() {
    // 3,560 + 2,240 = 5,800; 3,560 ÷ 3,120 = +14.1 %; 2,240 ÷ 1,980 = +13.1 %.
    let text = "Năm 2025, xuất khẩu của Hàn Quốc đạt 45,2 tỷ USD. Với Việt Nam, Hàn Quốc xuất sang 3,56 tỷ USD, nhập về 2,24 tỷ USD, tăng \
                tương ứng 14,1% và 13,1%; kim ngạch hai chiều là 5,80 tỷ USD.";
    all_agree(NEIGHBOUR, text, 6);
    disagrees(NEIGHBOUR, &text.replace("3,56 ", "3,65 "), "3,65");
}

#[test]
fn what_is_left_out_or_came_later_accuses_nobody() {
    // The change of exports without both rows is in no reading of one of them.
    let text = "In May 2024 exports rose 24.6%. Timber fetched $1.402 billion and copper products $1.043 billion. With both left out, exports rose \
                by 42.6%.";
    let found = verdicts(MONTH, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    const YEARS: &str = "period,flow,measure,unit,value,status
2021,export,value,million USD,800,final
2022,export,value,million USD,960,final
2023,export,value,million USD,912,final
2024,export,value,million USD,940,final
";
    // 912 ÷ 960 = −5.0 % in 2023, behind the peak; and in a long line of rises.
    let text =
        "Exports were $940 million in 2024. After the peak of $960 million in 2022 came a dip of 5.0%.";
    let found = verdicts(YEARS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
    // Nor where levels and rises beside it are right, which speak for its being read well: 960 ÷ 800 = 1.2, 940 ÷ 912 = 1.031.
    let text = "Exports were made good by a jump of 20.0% in 2022. After the peak of $960 million in 2022 came a dip of 5.0% and then a \
                modest recovery of 3.1%.";
    let found = verdicts(YEARS, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

#[test]
fn millions_of_tonnes_are_written_short() {
    const LNG: &str = "period,flow,partner,measure,unit,value,status
2022,export,total,quantity,thousand tonnes,81400,final
2023,export,total,quantity,thousand tonnes,82100,final
2022,export,Japan,quantity,thousand tonnes,31200,final
2023,export,Japan,quantity,thousand tonnes,30600,final
";
    let text = "In 2023 exports came to 82.1 million tonnes. Japan took 30.6 Mt.";
    all_agree(LNG, text, 2);
    disagrees(LNG, &text.replace("30.6", "36.0"), "36.0");
}

#[test]
fn the_one_province_of_a_table_goes_without_saying() {
    const PROVINCE: &str = "period,flow,region,sector,measure,unit,value,status
2022,export,Sông Xanh,total,value,million USD,2410,final
2023,export,Sông Xanh,total,value,million USD,2632,final
2022,import,Sông Xanh,total,value,million USD,1520,final
2023,import,Sông Xanh,total,value,million USD,1387,final
2022,export,Sông Xanh,Kinh tế nhà nước,value,million USD,310,final
2023,export,Sông Xanh,Kinh tế nhà nước,value,million USD,298,final
";
    // 1,387 ÷ 1,520 = −8.75 %; 2,632 − 1,387 = 1,245.
    let text = "Sông Xanh: xuất khẩu năm 2023 tăng khá\n\nNăm 2023, xuất khẩu đạt 2.632 triệu USD. Nhập khẩu đạt 1.387 triệu USD, giảm 8,75%, \
                nên xuất siêu 1.245 triệu USD.";
    all_agree(PROVINCE, text, 4);
}
