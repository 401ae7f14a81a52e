//! What words above, beside and below a table say of its figures (how sure they are, which unit and period they have, what the series is
//! called), and signs that mean less than they seem to. Figures are made up; what they must become is what the words say to a person.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod made_tables;

use kimngach::dataset::{self, Dataset, MemberRole};
use made_tables::{has, table, tidy, tidy_named, tidy_of, warned};

fn built(text: &str) -> Dataset {
    dataset::build(&table(text)).unwrap().output
}

fn said(text: &str, code: &str) -> bool {
    dataset::build(&table(text)).unwrap().warnings.iter().any(|d| d.code == code)
}

fn lacks(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(!text.contains(piece), "{piece} is in\n{text}");
    }
}

#[test]
fn a_territory_in_capitals_is_no_sign_for_the_same() {
    let read = table("State,2022,2023\nQld,12,13\nWA,22,23\nTas.,5,6\nNT,3,4\nACT,2,1\n");
    assert!(!warned(&read, "read.ditto"));
    has(&tidy_of(&read), &["NT,2023,value,,4,"]);
    // Once, and among words that are not Vietnamese, it may be anything.
    assert!(!warned(&table("Unit,2022,2023\nkg,12,13\nnt,22,23\n"), "read.ditto"));
    has(
        &tidy("Hàng,Đơn vị,2022,2023\nGạo,Nghìn tấn,12,13\nChè,nt,22,23\n"),
        &["Chè,2023,value,Nghìn tấn,23,"],
    );
}

#[test]
fn a_heading_below_a_title_repeats_nothing() {
    let read = table("Exports by firm\nId.,Name,2022,2023\n11,Alpha,5,6\n12,Beta,7,8\n");
    assert!(!warned(&read, "read.ditto"));
}

#[test]
fn totals_with_a_code_before_them_are_totals() {
    let role = |text: &str, name: &str| {
        let data = built(text);
        let members = data.dimensions.iter().flat_map(|d| d.members.clone());
        members.into_iter().find(|m| m.name.contains(name)).unwrap().role
    };
    let text = "partner,period,value\nW: World,2022,9\nVIET: Vietnam,2022,4\nTHAI: Thailand,2022,5\nW: World,2023,10\nVIET: Vietnam,2023,4\nTHAI: Thailand,2023,6\n";
    assert_eq!(role(text, "World"), MemberRole::Total);
    let text = "Item,2022,2023\nWorld: Total,9,10\nRice,4,5\nTea,5,5\n";
    assert_eq!(role(text, "Total"), MemberRole::Total);
    // The machinery of one class among others is no total of the table.
    let text = "Item,2022,2023\nMachinery: Total,9,10\nFood: Rice,4,5\nFood: Total,8,9\nTea,5,5\n";
    assert_eq!(role(text, "Machinery"), MemberRole::Item);
}

#[test]
fn brackets_stay_minus_where_a_legend_explains_another_sign() {
    for note in [
        "(...) = dữ liệu chưa có",
        "( ) nhập siêu",
        "( ) valeurs négatives",
        "( ) decrease",
        "(n) = net imports",
    ] {
        let read = table(format!("Land;2022;2023\nVietnam;518;611\nChina;(15.610);16.905\n{note}\n"));
        assert!(!warned(&read, "read.brackets-explained"), "{note}");
        has(&tidy_of(&read), &["China,2022,value,,-15610,"]);
    }
}

#[test]
fn months_over_the_turn_of_a_year_are_no_year_of_their_own() {
    // Half a year, and a quarter, are not the greater part of one.
    for head in ["October-March 2022-23", "Dec-Feb 2022-23"] {
        let lines = tidy(&format!("Item,2021-22,{head}\nRice,5,6\nTea,7,8\n"));
        lacks(&lines, &["2021-10/2022-09", "2021-12/2022-11"]);
    }
}

#[test]
fn women_keep_their_column_below_the_years() {
    let lines = tidy("Country,2022,,2023,\n,M,F,M,F\nVietnam,5,6,7,8\nThailand,1,2,3,4\n");
    has(&lines, &["Vietnam,2022,F,,6,", "Vietnam,2023,F,,8,", "Vietnam,2023,M,,7,"]);
}

#[test]
fn forecasts_beside_actual_figures_are_no_final_ones() {
    let lines = tidy("TIME_PERIOD,OBS_VALUE,STATUS\n2025,6.5,F\n2024,7.1,E\n2023,5.1,A\n");
    has(&lines, &["2025,OBS_VALUE,,6.5,estimate,", "2024,OBS_VALUE,,7.1,estimate,"]);
    has(
        &tidy("TIME_PERIOD,OBS_VALUE,STATUS\n2023,6.5,F\n2024,7.1,P\n"),
        &[",6.5,final,", ",7.1,preliminary,"],
    );
}

#[test]
fn a_remainder_is_known_in_the_words_of_its_neighbours() {
    for name in [
        "Other goods n.e.s.",
        "Goods n.e.c.",
        "Rest der Welt",
        "Resto del mundo",
        "Reste du monde",
        "Autres pays",
        "Übrige Länder",
    ] {
        assert!(kimngach::lang::is_rest(name), "{name}");
    }
    assert!(!kimngach::lang::is_rest("Sonstige Maschinen") && !kimngach::lang::is_rest("Welt"));
}

#[test]
fn averages_stand_beside_the_year_they_are_of() {
    let text = "Năm,Tháng,Giá trị\n2022,Tháng 1,10\n2022,Tháng 2,12\n2022,Tháng 3,14\n2022,Cả năm,144\n2022,Bình quân năm,12\n2023,Tháng 1,11\n2023,Tháng 2,13\n2023,Tháng 3,15\n2023,Cả năm,156\n2023,Bình quân năm,13\n";
    let lines = tidy(text);
    has(&lines, &["Bình quân năm,2022,", "Bình quân năm,2023,"]);
    // The sum has the year for itself.
    assert!(lines.lines().any(|l| l.starts_with(",2022,") && l.contains(",144,")), "{lines}");
}

#[test]
fn the_year_so_far_beside_a_month_is_said_as_such() {
    let read = table("Mặt hàng,Năm 2022,\n,Tháng 5,Lũy kế\nGạo,5,21\nChè,7,31\n");
    let evidence = &read.understanding.columns[2].evidence;
    let so_far = evidence.iter().find(|d| d.code == "read.so-far").expect("it is said");
    assert!(format!("{so_far:?}").contains("2022-01/2022-05"), "{so_far:?}");
    assert!(!evidence.iter().any(|d| d.code == "read.period-before"));
}

#[test]
fn a_week_before_months_is_no_year() {
    let week = "period,value\n202252,1\n202301,2\n202302,3\n202303,4\n";
    assert!(!warned(&table(week), "read.months-together"));
    let whole = "period,value\n202252,100\n202201,9\n202202,8\n202203,7\n";
    assert!(warned(&table(whole), "read.months-together"));
}

#[test]
fn who_reports_is_no_unit() {
    for head in ["Đơn vị:,Sở Công Thương Hà Nội", "Unit,various"] {
        let lines = tidy(&format!("{head}\nItem,2022,2023\nRice,5,6\nTea,7,8\n"));
        lacks(&lines, &["value,Sở Công Thương", "value,various"]);
    }
}

#[test]
fn a_note_says_which_figures_are_preliminary() {
    let text = "Item,2024-09,2024-10,2024-11\nRice,5,6,7\nTea,7,8,9\nNote: November 2024 figures are preliminary and subject to revision. October 2024 figures revised.\n";
    assert!(said(text, "dataset.status-in-words"));
    has(
        &tidy(text),
        &[
            "Rice,2024-11,value,,7,preliminary,",
            "Rice,2024-10,value,,6,revised,",
            "Rice,2024-09,value,,5,final,",
        ],
    );
    let text = "Item;2023;2024\nReis;5;6\nTee;7;8\nAb Januar 2024: vorläufige Ergebnisse.\n";
    has(&tidy(text), &["Reis,2024,value,,6,preliminary,", "Reis,2023,value,,5,final,"]);
    let text = "Series,2024 3Q,2024 4Q\nGDP,5,6\nGoods,7,8\nFigures for 2024 4Q are preliminary.\n";
    has(&tidy(text), &["2024-Q4,GDP,,6,preliminary,", "2024-Q3,GDP,,5,final,"]);
}

#[test]
fn a_table_that_marks_its_figures_itself_is_believed() {
    let text = "Item,2023,2024\nRice,5,6p\nTea,7,8\np: preliminary\nFigures for 2024 are preliminary.\n";
    has(&tidy(text), &["Rice,2024,value,,6,preliminary,", "Tea,2024,value,,8,final,"]);
    // When the file was revised says nothing of its figures.
    let text = "Exports\nLast revised on: 30 January 2024\nItem,2023,2024\nRice,5,6\nTea,7,8\n";
    lacks(&tidy(text), &["revised"]);
}

#[test]
fn a_title_says_that_the_report_is_preliminary() {
    let text = "SƠ BỘ TRỊ GIÁ XUẤT KHẨU;;\nTháng 11 năm 2024;;\nMặt hàng;Số trong tháng báo cáo;Cộng dồn từ đầu năm đến hết tháng báo cáo\nGạo;5;50\nChè;7;70\n";
    let lines = tidy(text);
    has(&lines, &["2024-11,", "2024-01/2024-11,"]);
    assert_eq!(lines.matches(",preliminary,").count(), 4, "{lines}");
    // Estimates in a title are what the survey is called.
    lacks(&tidy("Population estimates, 2024\nItem,2023,2024\nMen,5,6\nWomen,7,8\n"), &[",estimate,"]);
}

#[test]
fn a_line_above_names_the_one_series() {
    let text = "Title:  Quits: Retail Trade\nSeries ID:  JTU44\nUnits:  Level in Thousands\n\nDATE,VALUE\n2008-01-01,12.4\n2008-04-01,12.9\n2008-07-01,13.1\n";
    assert!(said(text, "dataset.name-in-title"));
    has(&tidy(text), &["Quits: Retail Trade"]);
}

#[test]
fn lines_of_a_page_beside_its_table_give_unit_and_signs() {
    let page = "<html><body><h3>Arrivals</h3><p>Unit: in thousands</p><table><tr><th>Group</th><th>2022</th><th>2023*</th></tr><tr><td>Europe</td><td>12.5</td><td>13.5</td></tr><tr><td>Asia</td><td>2.5</td><td>3.5</td></tr></table><p>* Preliminary data</p><p>Read more on our site.</p></body></html>";
    let lines = tidy_named(page, "x.html");
    has(&lines, &["Europe,2023,value,", ",13.5,preliminary,", "thousands"]);
    let page = "<html><body><p>Dated: 20/1/2025 &nbsp; <b>Values in Rs. Lakh</b></p><table><tr><th>Commodity</th><th>2022</th><th>2023</th></tr><tr><td>Meat</td><td>12.5</td><td>13.5</td></tr><tr><td>Fish</td><td>2.5</td><td>3.5</td></tr></table></body></html>";
    has(&tidy_named(page, "x.html"), &["Meat,2023,value,Rs. Lakh,13.5,"]);
}

#[test]
fn json_that_lists_the_units_of_its_columns_gives_them() {
    let json = r#"{"meta":{"units":{"lf":"'000 persons","rate":"%"}},"data":[{"date":"2023-01-01","lf":16701.7,"rate":3.5},{"date":"2023-02-01","lf":16746.7,"rate":3.4},{"date":"2023-03-01","lf":16800.1,"rate":3.3}]}"#;
    has(&tidy_named(json, "x.json"), &["2023-01,lf,'000 persons,16701.7,", "2023-01,rate,%,3.5,"]);
}

#[test]
fn stretches_of_a_year_are_read_behind_it() {
    let lines = tidy(
        "Country,Time,Value\nBrazil,2023,12\nBrazil,2023 through November,11\nBrazil,November 2023,1\nKorea,2023,22\nKorea,2023 through November,21\nKorea,November 2023,2\n",
    );
    has(&lines, &["Brazil,2023-01/2023-11,", "Korea,2023-11,"]);
    let lines = tidy("Commodity,2023 - 2024,2024 - 2025(Apr-Nov(P))\nMeat (Rs. crore),5,6\nFish,7,8\n");
    has(&lines, &["2024-04/2024-11,", ",6,preliminary,"]);
}

#[test]
fn the_buddhas_years_come_again_under_each_heading() {
    let lines =
        tidy("ประเทศ,มูลค่า,,,สัดส่วน,\n,2565,2566,2567,2566,2567\nจีน,5,6,7,1.5,1.6\nญี่ปุ่น,8,9,10,2.5,2.6\n");
    has(&lines, &["จีน,2022,", "จีน,2024,"]);
    lacks(&lines, &[",2566,"]);
}

#[test]
fn units_that_a_title_gives_in_two_languages_or_with_a_remark() {
    let of = |line: &str| tidy(&format!("{line}\nItem;2022;2023\nRice;5;6\nTea;7;8\n"));
    has(&of("(Değer: Bin ABD $ / Value: Thousand US $)"), &["Rice,2022,value,Bin ABD $,5,"]);
    has(
        &of("Unidad de medida: Millones de dólares, salvo indicación"),
        &["Rice,2022,value,Millones de dólares,5,"],
    );
}

#[test]
fn rows_of_units_are_no_names_over_others() {
    let text = "Geography,Characteristics,2022,2023\n,,Persons in thousands,\nCanada,Labour force,100.5,101.5\n,Employment,90.5,91.5\n,,Percent,\n,Unemployment rate,6.5,6.6\n,,Persons in thousands,\nQuebec,Labour force,40.5,41.5\n,Employment,30.5,31.5\n,,Percent,\n,Unemployment rate,5.5,5.6\n";
    has(
        &tidy(text),
        &[
            "Quebec,Employment,2023,value,Persons in thousands,31.5,",
            "Canada,Unemployment rate,2022,value,Percent,6.5,",
        ],
    );
}

#[test]
fn names_stand_over_months_whose_years_stand_across() {
    let months = [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ];
    let mut text = String::from("Индексы цен в 2018-2020 гг.\n;2018;2019;2020\n");
    for (b, block) in ["Все товары", "Услуги"].iter().enumerate() {
        text.push_str(&format!("{block};;;\n"));
        for (m, month) in months.iter().enumerate() {
            text.push_str(&format!("{month};{b}{m},5;{b}{m},6;{b}{m},7\n"));
        }
    }
    has(&tidy(&text), &["Все товары,2018-02,value,,", "Услуги,2020-12,value,,"]);
}

#[test]
fn growth_belongs_to_the_later_of_the_periods_before_it() {
    let lines = tidy(
        "Item,December,,,January to December,,\n,2024,2023,Growth Rate (%),2024,2023,Growth Rate (%)\nRice,5,6,(2.1),50,60,1.5\nTea,7,8,3.1,70,80,2.5\n",
    );
    has(&lines, &["Rice,2024-12,Growth Rate,%,-2.1,"]);
    let lines = tidy("Item,Oct-24,Nov-24,M/M change %\nRice,5,6,2.1\nTea,7,8,3.1\n");
    has(&lines, &["Rice,2024-11,M/M change"]);
}

#[test]
fn the_same_stretch_of_the_year_before_is_named_by_words() {
    let lines = tidy(
        "2024年11月进口主要商品,,,\n商品名称,11月,1至11月累计,去年同期累计\n粮食,5,50,60\n大豆,7,70,80\n",
    );
    has(&lines, &["粮食,2023-01/2023-11,", "粮食,2024-01/2024-11,"]);
}

#[test]
fn a_unit_above_the_heading_is_no_level_of_it() {
    let text = "Foreign trade\n,,,(Value: Thousand US $)\nYear,Exports,Imports,Balance\n,Value,Value,Value\n2022,5,6,-1\n2023,7,9,-2\n";
    has(&tidy(text), &["Thousand US $,-2,", "Thousand US $,7,"]);
}

#[test]
fn a_unit_above_the_first_of_several_tables_holds_for_the_others() {
    let text = "TRADE STATISTICS\nR million\n\nA. EXPORTS\nSection,2022,2023\nLive animals,5,6\nTextiles,7,8\nMetals,9,10\n\nB. IMPORTS\nSection,2022,2023\nLive animals,15,16\nTextiles,17,18\nMetals,19,20\n";
    let hints = kimngach::read::Hints { table: Some(2), ..Default::default() };
    let read = made_tables::read_as(text.as_bytes(), "x.csv", &hints);
    has(&tidy_of(&read), &["R million,16,"]);
}

#[test]
fn a_year_that_the_column_before_names_goes_before_the_titles() {
    let text = "Exports: December and January to December 2022 and 2023\nItem,December,,,,January to December,,,\n,2023,Share (%),2022,Growth Rate (%),2023,Share (%),2022,Growth Rate (%)\nRice,5,60.5,6,(2.1),50,61.5,60,1.5\nTea,7,39.5,8,3.1,70,38.5,80,2.5\n";
    has(&tidy(text), &["Rice,2023-12,Share,%,60.5,", "Rice,2023-12,Growth Rate,%,-2.1,"]);
}

#[test]
fn a_column_called_value_is_what_the_title_says() {
    let text = "\"Bureau of Shops\"\n\"Source: Monthly Survey\"\n\"4453: Beer, Wine, and Liquor Stores: U.S. Total\"\n\"Not Seasonally Adjusted Sales [Millions of Dollars]\"\n\"Period: 1992 to 2019\"\n\nPeriod,Value\nJan-1992,1509\nFeb-1992,1541\nMar-1992,1597\n";
    has(
        &tidy(text),
        &[
            "1992-02,\"Beer, Wine, and Liquor Stores: U.S. Total, Not Seasonally Adjusted Sales\",Millions of Dollars,1541,",
        ],
    );
    // Beside another column it is one of the title's parts.
    let two = "Sales of shops\n\nPeriod,Value,Index\nJan-1992,1509,100.0\nFeb-1992,1541,98.2\nMar-1992,1597,103.4\n";
    has(&tidy(two), &["1992-01,Value,,1509,"]);
}
