//! Figures that were carried from one line into the next, figures that agree once a slip of the hand is undone, a balance that is called by the
//! other side's name, and percents that can be nothing but a share. Tables and sentences are made up for the test; every number says how it
//! follows from the table.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod small_tables;

use kimngach::check::{Finding, Verdict};
use kimngach::lang::Lang;
use small_tables::{all_agree, disagrees, findings};

/// Two years of trade with three countries, million dollars.
const PARTNERS: &str = "year,flow,partner,value (million USD)
2022,export,China,57702
2022,export,United States,109387
2022,export,Japan,24232
2022,import,China,117866
2022,import,United States,14471
2022,import,Japan,23373
2023,export,China,61208
2023,export,United States,97024
2023,export,Japan,23316
2023,import,China,110642
2023,import,United States,13824
2023,import,Japan,21638
";

/// Three years of trade, million dollars.
const TOTALS: &str = "year,flow,value (million USD)
2021,export,336167
2021,import,332969
2022,export,371304
2022,import,359148
2023,export,354672
2023,import,326365
";

/// The last of the figures that are stated so: its verdict, its reading, its slip.
fn last<'a>(found: &'a [Finding], stated: &str) -> (Verdict, &'a str, &'a str) {
    let one = found.iter().rev().find(|f| f.stated == stated).unwrap();
    (one.verdict, one.reading.as_deref().unwrap_or_default(), one.slip.as_deref().unwrap_or_default())
}

#[test]
fn a_figure_carried_into_the_next_line_is_told_from_a_second_telling() {
    // Exports to China grew by 61,208 / 57,702 − 1 = 6.08 %, those to the United States fell by 11.30 %.
    let text = "Năm 2023, xuất khẩu sang Trung Quốc đạt 61,21 tỷ USD, tăng 6,08%. Xuất khẩu sang Hoa Kỳ đạt 97,02 tỷ USD. \
                Thị trường này tăng 6,08% so với năm trước.";
    let found = findings(PARTNERS, text, Lang::Vi);
    let carried = (
        Verdict::Disagrees,
        "tốc độ tăng của xuất khẩu, United States: 2023 so với 2022",
        "đây là số của China",
    );
    assert_eq!(last(&found, "6,08%"), carried);
    assert_eq!(found.iter().filter(|f| f.verdict == Verdict::Agrees).count(), 3);

    let text = "In 2023 exports to China reached $61.21 billion. Shipments to Japan came to $61.21 billion, and imports from China to \
                $110.64 billion.";
    let found = findings(PARTNERS, text, Lang::En);
    let carried = (Verdict::Disagrees, "exports, Japan, 2023", "this is the figure of China");
    assert_eq!(last(&found, "$61.21 billion"), carried);

    // Told twice of the same thing it is a second telling, whatever words it is told in.
    all_agree(
        PARTNERS,
        "In 2023 exports to China reached $61.21 billion, up 6.08 percent. Those $61.21 billion are a third of what the three \
         countries bought. A rise of 6.08 percent had not been expected.",
        3,
    );
}

#[test]
fn million_for_billion_is_seen_wherever_the_figure_belongs() {
    // 354,672 + 326,365 = 681,037 million.
    let text = "Năm 2023 xuất khẩu đạt 354,7 tỷ USD. Doanh nghiệp làm dịch vụ cảng thì tính theo cách khác: 681,0 triệu USD là tổng \
                hàng hóa hai chiều.";
    let (verdict, reading, slip) = {
        let found = findings(TOTALS, text, Lang::Vi);
        let (verdict, reading, slip) = last(&found, "681,0 triệu USD");
        (verdict, reading.to_owned(), slip.to_owned())
    };
    assert_eq!(verdict, Verdict::Disagrees);
    assert_eq!(reading, "xuất khẩu + nhập khẩu, 2023");
    assert_eq!(slip, "sai bậc đơn vị, ví dụ triệu thành tỷ");
    // A sum in millions of something else is no billion: 412 and 0.412 are in no cell and no sum of the table.
    let other =
        text.replace("681,0 triệu USD là tổng hàng hóa hai chiều", "412 triệu USD là doanh thu của cảng");
    let found = findings(TOTALS, &other, Lang::Vi);
    assert_eq!(last(&found, "412 triệu USD").0, Verdict::Uncheckable);
}

#[test]
fn swapped_digits_are_seen_in_what_one_flow_pays_for_of_the_other() {
    // 354,672 / 326,365 = 108.67 %.
    let says =
        |figure: &str| format!("In 2023 exports reached $354.7 billion. They covered {figure} of imports.");
    let found = findings(TOTALS, &says("180.7 percent"), Lang::En);
    let swapped = (Verdict::Disagrees, "imports covered by exports, 2023", "two digits changed places");
    assert_eq!(last(&found, "180.7 percent"), swapped);
    // The last two of the three that count as well.
    disagrees(TOTALS, &says("107.8 percent"), "107.8");
    // Other digits are another matter: nothing says what is meant.
    let found = findings(TOTALS, &says("142.7 percent"), Lang::En);
    assert_eq!(last(&found, "142.7 percent").0, Verdict::Uncheckable);
}

#[test]
fn more_is_more_and_a_surplus_is_no_deficit() {
    // 354,672 / 371,304 − 1 = −4.48 %.
    let found =
        findings(TOTALS, "Năm 2023 xuất khẩu đạt 354,7 tỷ USD, thêm 4,48% so với năm trước.", Lang::Vi);
    let (verdict, _, slip) = last(&found, "4,48%");
    assert_eq!(
        (verdict, slip),
        (Verdict::Disagrees, "ngược chiều: tăng thành giảm, xuất siêu thành nhập siêu")
    );
    // 61,208 − 110,642 = −49,434.
    let text = "Năm 2023, xuất khẩu sang Trung Quốc tăng 6,08%; xuất siêu sang nước này 49,43 tỷ USD.";
    let found = findings(PARTNERS, text, Lang::Vi);
    assert_eq!(last(&found, "49,43 tỷ USD").0, Verdict::Disagrees);
    let found = findings(PARTNERS, &text.replace("xuất siêu sang", "nhập siêu từ"), Lang::Vi);
    assert_eq!(last(&found, "49,43 tỷ USD").0, Verdict::Agrees);
}

#[test]
fn the_growth_of_a_part_is_not_its_share() {
    // Exports to Japan: 23,316 of 181,548, which is 12.84 %; their growth is −3.78 %.
    let says = |share: &str| {
        format!(
            "In 2023 exports came to $181.5 billion. Exports to Japan fell by 3.78%, and were {share} of all exports."
        )
    };
    let found = findings(PARTNERS, &says("12.84%"), Lang::En);
    assert_eq!(last(&found, "12.84%").0, Verdict::Agrees);
    let found = findings(PARTNERS, &says("3.78%"), Lang::En);
    assert_ne!(last(&found, "3.78%").0, Verdict::Agrees);
}

#[test]
fn a_place_is_that_of_the_level_beside_it() {
    // Exports of 2023: United States 97,024, China 61,208, Japan 23,316.
    let text =
        "Năm 2023, xuất khẩu sang Hoa Kỳ đạt 97,02 tỷ USD. Đứng thứ nhì là Trung Quốc với 61,21 tỷ USD.";
    let found = findings(PARTNERS, text, Lang::Vi);
    let told = found.iter().find(|f| f.reading.as_deref() == Some("thứ hạng của xuất khẩu, China, 2023"));
    assert_eq!(told.map(|f| f.verdict), Some(Verdict::Agrees), "{found:#?}");
    let says = |place: &str| {
        format!(
            "In 2023 exports to the United States came to $97.02 billion. China was only {place}, with $61.21 billion."
        )
    };
    let place = |text: &str, place: &str| {
        let found = findings(PARTNERS, text, Lang::En);
        found.iter().find(|f| f.stated == place).map(|f| (f.verdict, f.reading.clone().unwrap_or_default()))
    };
    let second = (Verdict::Agrees, "rank of exports, China, 2023".to_owned());
    assert_eq!(place(&says("second"), "second"), Some(second));
    let third = (Verdict::Disagrees, "rank of exports, China, 2023".to_owned());
    assert_eq!(place(&says("third"), "third"), Some(third));
    // Among whom else, the table does not say; and below the last row others may stand.
    let text = says("third").replace("China was", "Among customers in the region China was");
    assert_ne!(place(&text, "third").map(|(verdict, _)| verdict), Some(Verdict::Disagrees));
    let text = says("fifth");
    assert_ne!(place(&text, "fifth").map(|(verdict, _)| verdict), Some(Verdict::Disagrees));
}
