//! What stands out: a month that is worth a whole year of then, the first in an order, the most of all periods, the other year of a ratio
//! to the product. Tables and sentences are made up for the test; every number says how it follows from the table.
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

/// Nothing that a text says is called wrong.
fn nobody_is_accused(csv: &str, text: &str) {
    let found = verdicts(csv, text);
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{text}: {found:?}");
}

/// Exports, imports and the product of some years.
const YEARS: &str = "period,flow,measure,unit,value,status
1990,export,value,million USD,2400,final
1995,export,value,million USD,5400,final
2019,export,value,million USD,48000,final
2020,export,value,million USD,52000,final
2021,export,value,million USD,60000,final
2022,export,value,million USD,66000,final
2019,import,value,million USD,45000,final
2020,import,value,million USD,47000,final
2021,import,value,million USD,65300,final
2022,import,value,million USD,63000,final
2019,GDP,GDP,million USD,80000,final
2020,GDP,GDP,million USD,90000,final
2021,GDP,GDP,million USD,100000,final
2022,GDP,GDP,million USD,110000,final
";

#[test]
fn a_month_of_now_is_held_against_a_whole_year_of_then() {
    // 66,000 ÷ 12 = 5,500: more than 5,400 of 1995, though by little; 66,000 ÷ 4 = 16,500. 52,000 is far more than either.
    for (text, said) in [
        (
            "Kim ngạch xuất khẩu năm 2022 đạt 66 tỷ USD. Bây giờ một tháng cao hơn mức cả năm 1995.",
            "một tháng",
        ),
        ("Exports reached $66 billion in 2022. A month is now worth more than the whole of 1990.", "A month"),
        ("Exports reached $66 billion in 2022. A single quarter is more than all of 1995.", "single quarter"),
    ] {
        assert!(is(&verdicts(YEARS, text), said, Verdict::Agrees), "{text}: {:?}", verdicts(YEARS, text));
    }
    let wrong = "Kim ngạch xuất khẩu năm 2022 đạt 66 tỷ USD. Bây giờ một quý cao hơn mức cả năm 2020.";
    disagrees(YEARS, wrong, "một quý");
    // Less, or compared with a month, is another statement.
    let other = "Exports reached $66 billion in 2022. A month is worth less than the whole of 1995, and more than a month of 1990.";
    nobody_is_accused(YEARS, other);
}

#[test]
fn a_ratio_is_of_the_year_that_its_clause_names() {
    // (60,000 + 65,300) ÷ 100,000 = 125.3 %; 2022: 129,000 ÷ 110,000 = 117.3 %; 2019: 93,000 ÷ 80,000 = 116.25 %.
    let text = "Openness, the ratio of exports plus imports to GDP, stood at 116.3 per cent in 2019. The peak came in 2021 at 125.3 per cent.";
    let found = verdicts(YEARS, text);
    assert!(is(&found, "125.3", Verdict::Agrees), "{found:?}");
    let wrong = text.replace("in 2021 at", "in 2022 at");
    disagrees(YEARS, &wrong, "125.3");
}

#[test]
fn the_least_of_the_period_hangs_on_its_figure() {
    // Exports to the product: 60.0, 57.8, 60.0, 60.0 %. Imports fell below in 2019 alone: 45 billion.
    let text = "Imports came to $45.0 billion in 2019, the lowest level of the period, and to $65.3 billion in 2021, the highest of the series.";
    let found = verdicts(YEARS, text);
    assert!(is(&found, "lowest", Verdict::Agrees) && is(&found, "highest", Verdict::Agrees), "{found:?}");
}

/// Exports and imports of goods and of services, no sum of both, and some partners.
const APART: &str = "period,flow,sector,partner,measure,unit,value,status
2023-10,export,goods,total,value,million USD,33430,final
2023-10,import,goods,total,value,million USD,63860,final
2024-09,export,goods,total,value,million USD,34580,final
2024-09,import,goods,total,value,million USD,55360,final
2024-10,export,goods,total,value,million USD,39200,final
2024-10,import,goods,total,value,million USD,66340,final
2024-10,export,services,total,value,million USD,34020,final
2024-10,import,services,total,value,million USD,17210,final
2024-10,export,goods,United States,value,million USD,7200,final
2024-10,export,goods,United Arab Emirates,value,million USD,3520,final
2024-10,export,goods,Netherlands,value,million USD,1990,final
2024-10,export,goods,China,value,million USD,1370,final
";

#[test]
fn goods_go_without_saying_where_no_sum_is_stated() {
    // 66,340 ÷ 63,860 = +3.9 %, 39,200 ÷ 33,430 = +17.3 %.
    let text = "Merchandise exports leapt 17.3 per cent in October to $39.20 billion. Goods bought abroad cost more than ever.\n\nImports of \
        $66.34 billion were 3.9 per cent above those of October 2023.";
    all_agree(APART, text, 4);
    disagrees(APART, &text.replace("3.9", "9.3"), "9.3");
}

#[test]
fn a_place_is_of_whom_it_stands_beside() {
    let head = "Merchandise exports reached $39.20 billion in October 2024. ";
    for (text, said) in [
        (
            "Americans bought goods worth $7.20 billion, more than twice what the United Arab Emirates, the No. 2 market, took.",
            "2",
        ),
        ("The Netherlands, the third market, took $1.99 billion.", "third"),
    ] {
        let found = verdicts(APART, &[head, text].concat());
        assert!(is(&found, said, Verdict::Agrees), "{text}: {found:?}");
    }
    // Of whom one came second to the other, the other is first: nobody is accused, nor is "the second largest" the largest.
    for text in [
        "The Emirates were the biggest customer once, but by value they came second to the United States, whose buyers paid $7.20 billion.",
        "October's bill was the second largest so far.",
    ] {
        nobody_is_accused(APART, &[head, text].concat());
    }
}

/// Months of one year and of the year before, by partner.
const SEVEN: &str = "period,flow,partner,measure,unit,value,status
2022-01/2022-07,export,total,value,million USD,217300,final
2022-01/2022-07,import,total,value,million USD,215800,final
2023-01/2023-07,export,total,value,million USD,195340,final
2023-01/2023-07,import,total,value,million USD,178970,final
2022-01/2022-07,export,Hoa Kỳ,value,million USD,66200,final
2023-01/2023-07,export,Hoa Kỳ,value,million USD,52430,final
2022-01/2022-07,export,Trung Quốc,value,million USD,29370,final
2023-01/2023-07,export,Trung Quốc,value,million USD,30670,final
2022-01/2022-07,import,Trung Quốc,value,million USD,70860,final
2023-01/2023-07,import,Trung Quốc,value,million USD,58580,final
2023-01/2023-07,export,Nhật Bản,value,million USD,13050,final
";

#[test]
fn a_smaller_deficit_is_no_larger_one() {
    // 58,580 − 30,670 = 27,910 now, 70,860 − 29,370 = 41,490 then: smaller by 13,580.
    let text =
        "Trong 7 tháng năm 2023, nước ta nhập siêu từ Trung Quốc 27,91 tỷ USD, ít hơn cùng kỳ 13,58 tỷ USD.";
    all_agree(SEVEN, text, 2);
    let found = verdicts(SEVEN, &text.replace("ít hơn", "nhiều hơn"));
    assert!(!is(&found, "13,58", Verdict::Agrees), "{found:?}");
}

#[test]
fn the_first_place_and_a_stretch_added_up() {
    // 195,340 − 178,970 = 16,370.
    let text = "Trong 7 tháng năm 2023, xuất khẩu đạt 195,34 tỷ USD. Hoa Kỳ vẫn là thị trường lớn nhất, nhận 52,43 tỷ USD hàng Việt Nam.";
    let found = verdicts(SEVEN, text);
    assert!(is(&found, "lớn nhất", Verdict::Agrees), "{found:?}");
    // "Gộp cả 7 tháng" counts nothing in; one of several leads is not the first.
    all_agree(SEVEN, "Gộp cả 7 tháng năm 2023 vẫn là xuất siêu 16,37 tỷ USD.", 1);
    let text = text.replace("vẫn là thị trường", "là một trong những thị trường");
    let found = verdicts(SEVEN, &text);
    assert!(!found.iter().any(|(f, _)| f.contains("lớn nhất")), "{found:?}");
}

#[test]
fn by_as_much_as_is_no_share() {
    // Exports to the United States fell by 20.8 %; 52,430 ÷ 195,340 = 26.8 % is their share.
    let text = "Trong 7 tháng năm 2023, xuất khẩu sang Hoa Kỳ hao hụt tới 20,8%.";
    all_agree(SEVEN, text, 1);
    let found = verdicts(SEVEN, &text.replace("20,8", "26,8"));
    assert!(!is(&found, "26,8", Verdict::Agrees), "{found:?}");
    // Nor is what something contributes its growth: 30,670 ÷ 29,370 = +4.4 %, 15.7 % of all.
    let text = "Trong 7 tháng năm 2023, Trung Quốc đóng góp 15,7% trị giá xuất khẩu.";
    all_agree(SEVEN, text, 1);
    let found = verdicts(SEVEN, &text.replace("15,7", "4,4"));
    assert!(!is(&found, "4,4", Verdict::Agrees), "{found:?}");
}

/// Exports of four years.
const LONG: &str = "period,flow,measure,unit,value,status
2000,export,value,million USD,14483,final
2005,export,value,million USD,32447,final
2009,export,value,million USD,57096,final
2010,export,value,million USD,72237,final
";

#[test]
fn a_fourth_part_and_a_month_to_go_are_no_milestones() {
    // 72,237 ÷ 57,096 = +26.5 %; 32,447 of 2005 is 2.24 times 14,483.
    for text in [
        "Exports reached $72.2 billion in 2010. They were more than a quarter larger than in the whole of 2009.",
        "Exports grew by over a quarter in 2010, more than in all of 2005.",
        "Xuất khẩu năm 2010 đạt 72,2 tỷ USD. Còn một tháng nữa, xuất khẩu đã vượt cả năm 2009.",
        "Xuất khẩu năm 2010 đạt 72,2 tỷ USD. Xuất khẩu một tháng vẫn chưa vượt cả năm 2005.",
        "Xuất khẩu năm 2010 đạt 72,2 tỷ USD. Xuất khẩu một quý nay đã hơn một phần ba cả năm 2005.",
    ] {
        nobody_is_accused(LONG, text);
    }
}

#[test]
fn a_height_that_is_not_reached_again_is_of_another_year() {
    // 125.3 % is 2021, 117.3 % 2022.
    for text in [
        "In 2022 openness, exports plus imports to GDP, stayed below its peak of 125.3 per cent.",
        "Năm 2022, độ mở của nền kinh tế chưa trở lại đỉnh 125,3%.",
    ] {
        nobody_is_accused(YEARS, text);
    }
}

#[test]
fn a_place_that_is_lost_agrees_with_nothing() {
    let head = "Trong 7 tháng năm 2023, xuất khẩu đạt 195,34 tỷ USD. ";
    for said in [
        "Hoa Kỳ mất vị trí dẫn đầu.",
        "Hoa Kỳ chưa phải là thị trường xuất khẩu lớn nhất.",
        "Trung Quốc vượt Hoa Kỳ, dẫn đầu về kim ngạch xuất khẩu.",
    ] {
        let found = verdicts(SEVEN, &[head, said].concat());
        assert!(!found.iter().any(|(f, _)| f.contains("đầu") || f.contains("lớn nhất")), "{said}: {found:?}");
    }
    let head = "Merchandise exports reached $39.20 billion in October 2024. ";
    for said in [
        "The Netherlands came second to the United States.",
        "The Netherlands slipped to second place behind the Emirates.",
    ] {
        let found = verdicts(APART, &[head, said].concat());
        assert!(!found.iter().any(|(f, _)| f.contains("second")), "{said}: {found:?}");
    }
}

#[test]
fn what_a_level_is_set_against_is_of_another_time() {
    // 52.43 now and 66.20 then; 30.67 and 29.37.
    for text in [
        "Trong 7 tháng năm 2023, xuất khẩu sang Hoa Kỳ đạt 52,43 tỷ USD, so với 66,20 tỷ USD.",
        "Trong 7 tháng năm 2023, xuất khẩu sang Trung Quốc đạt 30,67 tỷ USD, trước đó là 29,37 tỷ USD.",
    ] {
        nobody_is_accused(SEVEN, text);
    }
}

#[test]
fn a_month_of_a_year_is_no_number_of_years() {
    // 72,237 ÷ 14,483 = 4.99.
    let found = verdicts(LONG, "Tháng 10 năm 2010, xuất khẩu gấp 4,99 lần.");
    assert!(!is(&found, "4,99", Verdict::Agrees), "{found:?}");
}

/// Goods of two partners over two years, in both flows.
const PARTNERS: &str = "period,flow,partner,measure,unit,value
2019,export,total,value,million USD,1000
2019,export,Nhật Bản,value,million USD,300
2019,export,Đức,value,million USD,200
2019,export,Ý,value,million USD,150
2020,export,total,value,million USD,1200
2020,export,Nhật Bản,value,million USD,341
2020,export,Đức,value,million USD,247
2020,export,Ý,value,million USD,233
2019,import,total,value,million USD,900
2019,import,Nhật Bản,value,million USD,400
2019,import,Đức,value,million USD,100
2020,import,total,value,million USD,1100
2020,import,Nhật Bản,value,million USD,460
2020,import,Đức,value,million USD,90
";

#[test]
fn growth_for_a_share_and_a_share_for_growth_are_slips() {
    // Germany: 247 ÷ 1,200 = 20.6 % of exports, and 247 ÷ 200 = 23.5 % more than a year before.
    let right = "Năm 2020, xuất khẩu sang Đức chiếm 20,6% tổng kim ngạch xuất khẩu.";
    all_agree(PARTNERS, right, 1);
    disagrees(PARTNERS, "Năm 2020, xuất khẩu sang Đức chiếm 23,5% tổng kim ngạch xuất khẩu.", "23,5%");
    all_agree(PARTNERS, "Năm 2020, xuất khẩu sang Đức tăng 23,5% so với năm trước.", 1);
    disagrees(PARTNERS, "Năm 2020, xuất khẩu sang Đức tăng 20,6% so với năm trước.", "20,6%");
}

#[test]
fn what_is_wider_than_before_is_a_distance() {
    // Imports from Japan less exports to it: 460 − 341 = 119 in 2020, 407.1 − 300 = 107.1 in 2019: 11.9 apart, and no 119 misprinted.
    let csv =
        PARTNERS.replace("import,Nhật Bản,value,million USD,400", "import,Nhật Bản,value,million USD,407.1");
    let text = "In 2020 the trade deficit with Japan was $119 million, $11.9 million wider than in 2019.";
    all_agree(&csv, text, 2);
}

#[test]
fn points_between_two_rates_of_growth_are_no_share() {
    // Of exports to Japan (341 ÷ 300) and imports from it (460 ÷ 400), 1.4 points apart: what is said is wrong, but of no share.
    let text = "Năm 2020, hàng bán sang Nhật Bản đạt 341 triệu USD; hàng Nhật Bản vào Việt Nam trị giá 460 triệu USD. Tốc độ tăng xuất khẩu (13,7%) chậm hơn nhập khẩu (15,0%) tới hơn 26 điểm phần trăm.";
    nobody_is_accused(PARTNERS, text);
}

#[test]
fn now_is_now_for_what_comes_behind_it_too() {
    // Japan is the first of three in 2019 and 2020; Germany the second, Italy the third in both years: the table of 2015 has Italy first.
    let csv = format!(
        "{PARTNERS}2015,export,Ý,value,million USD,500\n2015,export,Đức,value,million USD,100\n2015,export,Nhật Bản,value,million USD,90\n2015,export,total,value,million USD,800\n"
    );
    let text = "Xuất khẩu năm 2020 đạt 1,2 tỷ USD. Từ chỗ chiếm 11,3% kim ngạch xuất khẩu năm 2015, Nhật Bản nay giữ 28,4% và là thị trường lớn thứ nhất.";
    nobody_is_accused(&csv, text);
}

#[test]
fn a_change_on_a_month_is_not_of_that_month() {
    let csv = "period,flow,measure,unit,value
2025-07,export,value,million USD,400
2025-08,export,value,million USD,329.2
2025-09,export,value,million USD,318.7
";
    // 318.7 ÷ 329.2 = −3.2 %; 329.2 ÷ 400 = −17.7 % is August on July.
    all_agree(csv, "Tháng 9/2025, cả nước xuất khẩu 318,7 triệu USD, so với tháng 8 giảm 3,2%.", 2);
    let wrong = "Tháng 9/2025, cả nước xuất khẩu 318,7 triệu USD, so với tháng 8 giảm 17,7%.";
    assert!(!is(&verdicts(csv, wrong), "17,7%", Verdict::Agrees), "{:?}", verdicts(csv, wrong));
}

#[test]
fn units_are_goods_by_the_piece() {
    let csv = "period,flow,partner,measure,unit,value
2023,import,total,units,count,118942
2023,import,total,value,thousand USD,2820000
2024,import,total,units,count,173561
2024,import,total,value,thousand USD,3620000
";
    // 173,561 ÷ 118,942 = 45.9 %; 3,620 million ÷ 2,820 = 28.4 %.
    let text = "Năm 2024, Việt Nam nhập khẩu 173.561 xe, tăng 45,9% so với 118.942 xe của năm 2023. Kim ngạch nhập khẩu tăng 28,4%.";
    all_agree(csv, text, 4);
    disagrees(csv, "Năm 2024, Việt Nam nhập khẩu 137.561 xe.", "137.561 xe");
}

#[test]
fn an_ordinal_alone_is_a_place() {
    // Exports of 2020: Japan 341, Germany 247, Italy 233.
    let text = "Exports to Japan were worth $341 million in 2020. Germany came second, with $247 million, and Italy third.";
    assert!(is(&verdicts(PARTNERS, text), "third", Verdict::Agrees), "{:?}", verdicts(PARTNERS, text));
    let wrong = text.replace("Italy third", "Italy fourth");
    assert!(!is(&verdicts(PARTNERS, &wrong), "fourth", Verdict::Agrees), "{:?}", verdicts(PARTNERS, &wrong));
}

#[test]
fn who_passes_another_has_the_place() {
    // Germany 200 and 247, Italy 150 and 233, Japan 300 and 341: Japan is the first in both years.
    let right = "Năm 2020, Nhật Bản vượt Đức để trở thành thị trường xuất khẩu lớn nhất.";
    assert!(is(&verdicts(PARTNERS, right), "lớn nhất", Verdict::Agrees), "{:?}", verdicts(PARTNERS, right));
    let wrong = "Năm 2020, Đức vượt Nhật Bản để trở thành thị trường xuất khẩu lớn nhất.";
    assert!(!is(&verdicts(PARTNERS, wrong), "lớn nhất", Verdict::Agrees), "{:?}", verdicts(PARTNERS, wrong));
}

#[test]
fn the_years_of_a_crop_are_years() {
    let csv = "period,flow,measure,unit,value
2020-10/2021-09,export,value,million USD,310
2021-10/2022-09,export,value,million USD,390
2022-10/2023-09,export,value,million USD,407
2023-10/2024-09,export,value,million USD,543
2024-10/2025-09,export,value,million USD,843
";
    // 310 < 390 < 407 < 543 < 843: up four times.
    let text = "Niên vụ 2024-2025, xuất khẩu cà phê đạt 843 triệu USD. Đây là niên vụ thứ tư liên tiếp kim ngạch xuất khẩu đi lên.";
    assert!(is(&verdicts(csv, text), "thứ tư", Verdict::Agrees), "{:?}", verdicts(csv, text));
}
