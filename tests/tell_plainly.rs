//! Sentences that do not say more, or less, than there is: next to all, shares of a whole, plans that came about only as estimated.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::dataset::Dataset;
use kimngach::indicators::Query;
use kimngach::lang::Lang;
use kimngach::read::{Hints, native::Native};
use kimngach::tell::tell;

fn read(text: &str) -> Dataset {
    kimngach::project::open(text.as_bytes(), "made.csv", &Hints::default(), &Native).unwrap().dataset
}

fn told(t: &Dataset, lang: Lang) -> String {
    tell(t, &Query::default(), lang).unwrap().iter().map(|s| s.text.clone() + "\n").collect()
}

#[test]
fn what_is_left_of_something_is_not_printed_away() {
    let fall = |from: &str, to: &str| {
        read(&format!(
            "period,flow,measure,unit,value\n2022,M,value,million USD,{from}\n2023,M,value,million USD,{to}\n"
        ))
    };
    // 2 ÷ 500 is 0.4 %; 2 ÷ 50,000 is 0.004 %.
    assert!(told(&fall("500", "2"), Lang::Vi).contains("giảm 99,6% "));
    assert!(told(&fall("50000", "2"), Lang::En).contains("down 99.996% "));
    // What ended is gone by all there was.
    assert!(!told(&fall("500", "0"), Lang::En).contains("99."));
}

#[test]
fn of_shares_alone_the_largest_is_told_and_not_that_of_the_total() {
    let wide = read(
        "Nhóm hàng,Tỷ trọng 2021 (%),Tỷ trọng 2022 (%),Tỷ trọng 2023 (%)\nTổng số,100.0,100.0,100.0\n\
         Công nghiệp nặng,45.4,46.0,47.1\nCông nghiệp nhẹ,40.3,39.9,39.0\nNông sản,10.3,10.2,9.8\nThủy sản,4.0,3.9,4.1\n",
    );
    // 47.1 − 46.0 = 1.1 points, 47.1 − 45.4 = 1.7, the most of all.
    assert_eq!(
        told(&wide, Lang::Vi),
        "Năm 2023, Công nghiệp nặng chiếm tỷ trọng lớn nhất: 47,1%, tăng 1,1 điểm phần trăm so với năm 2022.\n\
         Tiếp theo là Công nghiệp nhẹ (39,0%) và Nông sản (9,8%).\n\
         Từ năm 2021 đến năm 2023, tỷ trọng của Công nghiệp nặng tăng từ 45,4% lên 47,1%.\n"
    );
    // One share that is wrong, 19.8 for 9.8, does not bring back that of the total.
    let wrong = read(
        "Nhóm hàng,Tỷ trọng 2022 (%),Tỷ trọng 2023 (%)\nTổng số,100.0,100.0\nCông nghiệp nặng,46.0,47.1\n\
         Công nghiệp nhẹ,39.9,39.0\nNông sản,10.2,19.8\nThủy sản,3.9,4.1\n",
    );
    let said = told(&wrong, Lang::Vi);
    assert!(
        said.starts_with("Năm 2023, Công nghiệp nặng chiếm tỷ trọng lớn nhất: 47,1%")
            && !said.contains("100"),
        "{said}"
    );
    let long = read(
        "period,flow,good,measure,unit,value\n2023,X,Total,share,%,100.0\n2023,X,Rice,share,%,37.4\n2023,X,Coffee,share,%,27.3\n\
         2023,X,Tea,share,%,35.3\n",
    );
    let said = told(&long, Lang::En);
    assert!(
        said.starts_with("In 2023, Rice had the largest share, 37.4%.\n") && !said.contains("100"),
        "{said}"
    );
}

#[test]
fn an_outcome_that_is_an_estimate_is_one_beside_its_plan() {
    // 353.8 ÷ 393.0 is 10.0 % less.
    let t = read(
        "period,flow,measure,unit,value,status\n2021,X,value,billion USD,336.0,final\n2022,X,value,billion USD,371.3,final\n\
         2023,X,value,billion USD,353.8,estimate\n2023,X,value,billion USD,393.0,plan\n",
    );
    let said = told(&t, Lang::Vi);
    assert!(
        said.contains(
            "So với kế hoạch 393,0 tỷ USD, xuất khẩu năm 2023 (ước tính) thấp hơn 10,0%, tức 39,2 tỷ USD."
        ),
        "{said}"
    );
}

#[test]
fn percentages_that_nobody_reads_are_told_in_times_or_not_at_all() {
    // 174.8 ÷ 8.155 = 21.4.
    let t = read("Year,Imports (million USD)\n1995,8155.4\n2005,36761.1\n2015,165775.9\n2016,174804\n");
    assert!(
        told(&t, Lang::Vi).contains("Từ năm 1995 đến năm 2016, nhập khẩu tăng gấp 21,4 lần.")
            || told(&t, Lang::Vi).contains("gấp 21,4 lần năm 1995")
    );
    assert!(!told(&t, Lang::Vi).contains("2.043"));
    // Exports of 1,000 are 500 times imports of 2, and 6 times those of 160.
    let both = |imports: &str| {
        read(&format!(
            "Year,Exports (million USD),Imports (million USD)\n2022,900,{imports}\n2023,960,{imports}\n"
        ))
    };
    assert!(!told(&both("2"), Lang::En).contains("of imports"));
    assert!(
        told(&both("160"), Lang::En).contains("In 2023, exports came to 6.0 times imports."),
        "{}",
        told(&both("160"), Lang::En)
    );
    // 400.2 ÷ 400.0 is 0.05 %: whoever hardly grew did not grow fastest.
    let still = read(
        "period,flow,good,measure,unit,value\n2022,X,Total,value,million USD,1000.0\n2022,X,Rice,value,million USD,400.0\n\
         2022,X,Tea,value,million USD,350.0\n2022,X,Coal,value,million USD,250.0\n2023,X,Total,value,million USD,1000.2\n\
         2023,X,Rice,value,million USD,400.2\n2023,X,Tea,value,million USD,350.0\n2023,X,Coal,value,million USD,250.0\n",
    );
    assert!(!told(&still, Lang::En).contains("fastest"), "{}", told(&still, Lang::En));
}

#[test]
fn what_is_left_over_is_not_passed_over_in_silence() {
    // Tea brought 20 of the 70 million, rice grew by 110 ÷ 100, the rest by 90 ÷ 50: faster than any that has a name.
    let t = read(
        "period,flow,good,measure,unit,value\n2022,X,Total,value,million USD,450.0\n2022,X,Rice,value,million USD,100.0\n\
         2022,X,Tea,value,million USD,300.0\n2022,X,Other goods,value,million USD,50.0\n2023,X,Total,value,million USD,520.0\n\
         2023,X,Rice,value,million USD,110.0\n2023,X,Tea,value,million USD,320.0\n2023,X,Other goods,value,million USD,90.0\n",
    );
    let said = told(&t, Lang::En);
    assert!(
        said.contains("Leaving the rest aside, the fastest growth from 2022 was that of Rice: 10%."),
        "{said}"
    );
}

#[test]
fn services_and_price_indices_are_named_once_and_in_one_language() {
    let services = read(
        "flow,period,measure,unit,value\nX,2015,trị giá dịch vụ,million USD,11250\nX,2016,trị giá dịch vụ,million USD,12290\n\
         M,2015,trị giá dịch vụ,million USD,16020\nM,2016,trị giá dịch vụ,million USD,16500\n",
    );
    let said = told(&services, Lang::En);
    assert!(
        said.contains("In 2016, in trade in services, there was a trade deficit of $4.2 billion"),
        "{said}"
    );
    assert!(
        told(&services, Lang::Vi).contains("Năm 2016, về dịch vụ, nhập siêu 4,2 tỷ USD"),
        "{}",
        told(&services, Lang::Vi)
    );
}

#[test]
fn a_few_trillions_have_the_digits_that_their_difference_has() {
    // 1,575.2 − 1,357.3 = 217.9; 1,575.2 + 1,357.3 = 2,932.5.
    let t = read("Jahr;Ausfuhr (Mrd. EUR);Einfuhr (Mrd. EUR)\n2022;1.594,0;1.505,4\n2023;1.575,2;1.357,3\n");
    let said = told(&t, Lang::En);
    for words in [
        "exports came to 1.575 trillion EUR",
        "Imports came to 1.357 trillion EUR",
        "surplus of 217.9 billion EUR",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert!(told(&t, Lang::Vi).contains("xuất khẩu đạt 1,575 nghìn tỷ euro"), "{}", told(&t, Lang::Vi));
}
