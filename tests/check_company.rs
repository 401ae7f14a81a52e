//! What the words and figures beside one say for it or against it, beside small tables written for these tests.

mod small_tables;

use kimngach::check::Verdict;
use small_tables::{all_agree, disagrees, is, verdicts};

const CARS: &str = "period,flow,commodity,measure,unit,value,status
2022-01/2022-06,export,total,value,million USD,22513,final
2023-01/2023-06,export,total,value,million USD,17846,final
2023,export,total,value,million USD,45000,plan
2022-01/2022-06,export,Watches,value,million USD,2472,final
2023-01/2023-06,export,Watches,value,million USD,2750,final
";

fn accused(text: &str) -> Vec<String> {
    let all = verdicts(CARS, text).into_iter().filter(|(_, v)| *v == Verdict::Disagrees);
    all.map(|(stated, _)| stated).collect()
}

#[test]
fn a_level_that_stands_beside_its_change_is_of_the_same_time() {
    // 17,846 ÷ 22,513 = 0.793: down 20.7 %. 22.51 is the level of the year before.
    let text = "In the first half of 2023 exports came to $17.85 billion, down 20.7% from a year earlier.";
    all_agree(CARS, text, 2);
    disagrees(CARS, &text.replace("17.85", "71.85"), "71.85");
}

#[test]
fn words_beside_a_figure_take_an_accusation_back() {
    for text in [
        // Of the plan: 17,846 ÷ 45,000 = 39.7 %, and 79.3 % of the year before, whose digits it nearly has.
        "Trong 6 tháng đầu năm 2023, xuất khẩu đạt 17,85 tỷ USD, mới bằng 39,7% kế hoạch năm.",
        // Pieces of something that the table does not count.
        "In the first half of 2023 exports of watches rose 11.2% to $2.75 billion. They shipped 16.9 million timepieces.",
        // An average of months that the table does not have.
        "In the first half of 2023 exports came to $17.85 billion. Average exports went up $2.1 billion to $3.4 billion.",
        // What stands in brackets is of the time that the head says.
        "At a glance (first half of 2023, a year earlier in brackets): exports $17.8bn ($22.5bn), down 20.7%.",
    ] {
        assert!(accused(text).is_empty(), "{text}: {:?}", accused(text));
    }
}

/// A bloc beside its members and other buyers; the product of the country, whose flow is "total".
const BLOC: &str = "period,flow,partner,measure,unit,value,status
2017,export,total,value,million USD,90000,final
2018,export,total,value,million USD,99000,final
2018,import,total,value,million USD,95000,final
2018,total,total,gdp,million USD,250000,final
2018,export,Hoa Kỳ,value,million USD,21000,final
2018,export,EU,value,million USD,18000,final
2017,export,EU,value,million USD,15000,final
2018,export,Trung Quốc,value,million USD,17000,final
2018,export,Nhật Bản,value,million USD,9000,final
2018,export,Đức,value,million USD,4000,final
2018,export,Hà Lan,value,million USD,3600,final
2018,export,Pháp,value,million USD,2100,final
2018,export,Ba Lan,value,million USD,1050,final
2018,export,Áo,value,million USD,700,final
2018,import,EU,value,million USD,9000,final
2018,import,Trung Quốc,value,million USD,31000,final
2018,import,Hoa Kỳ,value,million USD,8000,final
2018,import,Nhật Bản,value,million USD,7500,final
2018,import,Đức,value,million USD,2600,final
2018,import,Hà Lan,value,million USD,600,final
2018,import,Pháp,value,million USD,1100,final
2018,import,Ba Lan,value,million USD,250,final
2018,import,Áo,value,million USD,300,final
";

#[test]
fn a_place_among_the_members_of_a_bloc_is_none_among_all() {
    // Among the EU's members France is third, among all rows seventh; four of them buy over a billion, eight of all rows do.
    let text = "Năm 2018, xuất khẩu sang EU đạt 18 tỷ USD, tăng 20% so với năm 2017. Pháp lên vị trí thứ ba với 2,1 tỷ USD. Có 4 nước thành viên mua \
                trên 1 tỷ USD hàng Việt.";
    all_agree(BLOC, text, 3);
    // The bloc's own place is one among all who buy: second behind America, though fourth or fifth among sellers.
    all_agree(
        BLOC,
        "Năm 2018, nhập siêu 14 tỷ USD từ Trung Quốc.\n\nEU là thị trường xuất khẩu lớn thứ hai.",
        2,
    );
    disagrees(
        BLOC,
        "Năm 2018, xuất khẩu sang EU đạt 18 tỷ USD. EU là thị trường xuất khẩu lớn thứ năm.",
        "thứ năm",
    );
}

#[test]
fn trade_beside_the_product_whose_flow_is_all() {
    // 99,000 ÷ 250,000 = 39.6 %; 194,000 ÷ 250,000 = 77.6 %.
    all_agree(BLOC, "Exports were equal to 39.6% of GDP in 2018, trade as a whole to 77.6% of GDP.", 2);
    disagrees(BLOC, "Exports rose 10.0% to $98.0 billion in 2018.", "98.0");
}

#[test]
fn a_pace_is_no_part() {
    // 99 ÷ 90 = +10.0 %, 18 ÷ 15 = +20.0 %; the share is 18.2 %.
    let text = "Tỷ trọng của EU trong tổng xuất khẩu năm 2018 là 18,2%. Xuất khẩu sang EU tăng 20%, nhanh hơn mức 10% của cả nước.";
    all_agree(BLOC, text, 2);
}

#[test]
fn how_far_below_the_best_year_is_no_level() {
    // 21,000 − 18,000 = 3,000; the table's 2018 alone has no level near it.
    let found =
        verdicts(BLOC, "In 2018 exports to the EU came to $18.0 billion, $3.9 billion below the record.");
    assert!(found.iter().all(|(_, v)| *v != Verdict::Disagrees), "{found:?}");
}

/// Trade of one country over some years, with its product.
const RATIOS: &str = "period,flow,partner,measure,unit,value,status
2019,export,total,value,million EUR,40000,final
2020,export,total,value,million EUR,36000,final
2021,export,total,value,million EUR,45000,final
2019,import,total,value,million EUR,100000,final
2020,import,total,value,million EUR,96000,final
2021,import,total,value,million EUR,125000,final
2019,total,total,gdp,million EUR,320000,final
2020,total,total,gdp,million EUR,300000,final
2021,total,total,gdp,million EUR,330000,final
";

#[test]
fn a_ratio_goes_on_in_other_years() {
    // Exports by imports: 45 ÷ 125 = 36.0 %, 36 ÷ 96 = 37.5 %, 40 ÷ 100 = 40.0 %.
    let text = "In 2021 exports paid for 36.0 per cent of imports, against 37.5 per cent in 2020 and 40.0 per cent in 2019.";
    all_agree(RATIOS, text, 3);
    // Exports by the product: 40 ÷ 320 = 12.5 %, 36 ÷ 300 = 12.0 %, 45 ÷ 330 = 13.6 %.
    let text = "In 2019 exports were equal to 12.5% of GDP. The ratio fell to 12.0% in 2020. It climbed to 13.6% in 2021.";
    all_agree(RATIOS, text, 3);
    let found = verdicts(RATIOS, &text.replace("12.0% in 2020", "14.9% in 2020"));
    assert!(!is(&found, "14.9", Verdict::Agrees), "{found:?}");
}
