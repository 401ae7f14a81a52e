//! What is a whole, a part, a remainder, one of two flows: figures and titles must not mix them up. Small tables written for
//! these tests, and those of `www/data`; each expected figure says where it comes from.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kimngach::dataset::{self, Dataset};
use kimngach::indicators::Query;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Shape, Size, plan};
use kimngach::read::{self, Hints, native::Native};
use kimngach::spec::ChartSpec;
use kimngach::tell::tell;

fn made(text: &str) -> Dataset {
    let table = read::read(text.as_bytes(), "a.csv", &Hints::default(), &Native).unwrap();
    dataset::build(&table).unwrap().output
}

fn example(file: &str) -> Dataset {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data").join(file);
    made(&std::fs::read_to_string(path).unwrap())
}

fn drawn(data: &Dataset, spec: &str, lang: Lang) -> Result<Plan, Vec<kimngach::diag::Diagnostic>> {
    let spec: ChartSpec = serde_json::from_str(spec).unwrap();
    let look = Look { lang, ..Look::default() };
    plan(&spec, data, Size::wide(900.0), &Face::bundled(), &look).map(|p| p.output)
}

fn code(data: &Dataset, spec: &str) -> String {
    drawn(data, spec, Lang::En)
        .map_or_else(|found| found.first().unwrap().code.to_string(), |_| String::from("drawn"))
}

/// 72.6 + 53.9 + 52.2 of 405.5 billion dollars in the table's rows of 2024: 44.1 %. A name that ends in "khác" after naming goods
/// is that of a good.
#[test]
fn other_machinery_is_a_good_and_other_goods_are_none() {
    let data = example("gso_exports_by_commodity_annual_2006_2024.csv");
    let told = tell(&data, &Query::default(), Lang::Vi).unwrap();
    let three = told.iter().map(|s| s.text.as_str()).find(|t| t.contains("ba mặt hàng lớn nhất")).unwrap();
    assert!(
        three.contains("dụng cụ, phụ tùng khác") && three.ends_with("chiếm 44,1% tổng kim ngạch xuất khẩu."),
        "{three}"
    );
}

/// 2,094.0 is more than any market's figure, but "TT" is short for markets: it is what is left over. 1,378.6 + 1,278.5 + 1,243.9 + 796.2 +
/// 645.1 + 2,094.0 = 7,436.3: without the EU the total does not add up, so it is one of the parts.
#[test]
fn the_rest_by_its_short_name_leads_nothing_and_a_bloc_that_the_total_needs_is_a_part() {
    let data = made(
        "Thị trường\tT1-T10/2023\nMỹ\t1278,5\nNhật Bản\t1243,9\nTrung Quốc\t1378,6\nEU\t796,2\nHàn Quốc\t645,1\n\
         Các TT khác\t2094,0\nTổng cộng\t7436,3\n",
    );
    let told = drawn(&data, r#"{"type": "bar"}"#, Lang::Vi).unwrap().told;
    assert!(told.title.starts_with("Trung Quốc"), "{}", told.title);
    let names: Vec<&str> = told.choice.strands.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Trung Quốc", "Mỹ", "Nhật Bản", "EU", "Hàn Quốc", "Các TT khác"]);
}

/// A box that has no room for its name bears a number, and a key below the map says whose it is; a wide map needs none.
#[test]
fn a_small_box_bears_a_number_that_the_key_explains() {
    let small = ["Transport equipment", "Photographic apparatus", "Miscellaneous manufactures"];
    let rows: String = small.map(|name| format!("{name},2020,20\n")).concat();
    let data = made(
        &["commodity,period,value (million USD)\nTelephones,2020,400\nTextiles,2020,300\n", &rows].concat(),
    );
    let texts = |width: f64| -> Vec<String> {
        let spec: ChartSpec = serde_json::from_str(r#"{"type": "treemap"}"#).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        let plan = plan(&spec, &data, Size::wide(width), &Face::bundled(), &look).unwrap().output;
        plan.texts.into_iter().map(|t| t.text).collect()
    };
    let numbers = |texts: &[String]| -> Vec<String> {
        texts.iter().filter(|t| t.parse::<u8>().is_ok()).cloned().collect()
    };
    let narrow = texts(320.0);
    assert!(narrow.join(" ").contains("1: Transport equipment 20"), "{narrow:?}");
    assert!(!numbers(&narrow).is_empty(), "{narrow:?}");
    for number in numbers(&narrow) {
        assert!(narrow.join(" ").contains(&format!("{number}: ")), "{number} in {narrow:?}");
    }
    assert!(numbers(&texts(1280.0)).is_empty(), "{:?}", texts(1280.0));
}

/// A table of exports alone has no balance, however the chart is split.
#[test]
fn a_trade_chart_of_one_flow_is_refused_however_it_is_split() {
    let data = example("gso_exports_by_partner_1995_2016.csv");
    for spec in [
        r#"{"type": "trade"}"#,
        r#"{"type": "trade", "by": "partner"}"#,
        r#"{"type": "trade", "by": "partner", "indicator": "value"}"#,
    ] {
        assert_eq!(code(&data, spec), "chart.no-trade", "{spec}");
    }
    let both = example("vietnam_trade_annual_1986_2025.csv");
    assert_eq!(code(&both, r#"{"type": "trade", "indicator": "value"}"#), "drawn");
    assert_eq!(code(&both, r#"{"type": "trade", "indicator": "growth-year"}"#), "chart.trade-indicator");
}

/// Growth of all exports: 176,580.8 after 162,016.7 million in the table's rows of the total: 9.0 %.
#[test]
fn growth_of_a_table_with_a_total_is_that_of_the_total() {
    let data = example("gso_exports_by_partner_1995_2016.csv");
    let told = drawn(&data, r#"{"type": "growth", "by": "partner"}"#, Lang::En).unwrap().told;
    assert_eq!(told.title, "Exports rose 9.0% in 2016, the latest of seven straight years of growth");
    assert!(told.subtitle.starts_with("Exports, ") && !told.note.contains("largest"), "{told:?}");
}

/// Rattan doubled until 2020 and has no figure since; rice is the larger of those that reach 2021.
#[test]
fn growth_of_a_table_without_a_total_is_that_of_the_largest_at_its_end() {
    let data = made(
        "commodity,period,value (million USD)\nRattan,2019,50\nRattan,2020,100\nRice,2019,300\nRice,2020,310\n\
         Rice,2021,320\nTea,2019,20\nTea,2020,21\nTea,2021,40\n",
    );
    let told = drawn(&data, r#"{"type": "growth"}"#, Lang::En).unwrap().told;
    assert_eq!(told.choice.strands.first().unwrap().name, "Rice");
    assert!(told.note.contains("The largest of 3"), "{}", told.note);
}

/// Laos grew most and stands first; China is the largest, by value and by share, whoever is asked for.
#[test]
fn of_one_line_the_largest_is_drawn_and_what_is_left_over_never() {
    let data = made(
        "partner,period,value (million USD)\nLaos,2019,10\nLaos,2020,11\nLaos,2021,30\nChina,2019,300\nChina,2020,330\n\
         China,2021,350\nJapan,2019,100\nJapan,2020,120\nJapan,2021,150\n",
    );
    for spec in [
        r#"{"type": "growth", "by": "partner"}"#,
        r#"{"type": "growth", "by": "partner", "top": 1}"#,
        r#"{"type": "column", "indicator": "growth-year", "select": {"partner": ["Laos", "China", "Japan"]}}"#,
        r#"{"type": "column", "indicator": "share", "by": "partner"}"#,
    ] {
        let told = drawn(&data, spec, Lang::En).unwrap().told;
        assert_eq!(told.choice.strands.first().unwrap().name, "China", "{spec}");
        assert!(told.note.contains("The largest of 3 partners is drawn."), "{}", told.note);
        assert!([told.title, told.subtitle].concat().contains("China"), "who is drawn is named: {spec}");
    }
    let data = made(
        "Mặt hàng,2019 (triệu USD),2020 (triệu USD),2021 (triệu USD)\nGạo,100,110,120\nCà phê,200,210,260\n\
         Hàng hóa khác,900,930,990\n",
    );
    for spec in [r#"{"type": "growth"}"#, r#"{"type": "growth", "top": 1}"#] {
        let told = drawn(&data, spec, Lang::Vi).unwrap().told;
        assert_eq!(told.choice.strands.first().unwrap().name, "Cà phê", "{spec}");
    }
}

/// Nineteen of 21 markets fell, two rose by 10 and 18 %: nobody stands at an edge. Where one of 21 grew tenfold it does.
#[test]
fn a_small_rise_among_falls_is_no_outlier() {
    let table = |last: i32| {
        let mut text = String::from("partner,2019 (million USD),2020 (million USD)\n");
        let growth = [30, 28, 25, 24, 22, 20, 19, 18, 17, 16, 15, 14, 13, 12, 10, 9, 7, 5, 2];
        for (n, by) in growth.iter().map(|by| -by).chain([10, last]).enumerate() {
            let before = 1000 + 40 * n as i32;
            text += &format!("Land{n},{before},{}\n", f64::from(before * (100 + by)) / 100.0);
        }
        drawn(&made(&text), r#"{"type": "scatter"}"#, Lang::En).unwrap().told.note
    };
    assert!(!table(18).contains("upper edge"), "{}", table(18));
    assert!(table(900).contains("1 dot above"), "{}", table(900));
}

/// The last year is an estimate: the chart says that it is dashed, a table has nothing dashed. Words of a person's own stay.
#[test]
fn a_table_says_which_figures_are_unsure_and_not_how_they_are_drawn() {
    let data = example("vietnam_trade_annual_1986_2025.csv");
    let told = drawn(&data, r#"{"type": "trade"}"#, Lang::Vi).unwrap().told;
    assert!(told.note.contains("Nét đứt") && told.note.contains("2025"), "{}", told.note);
    let note = told.table_note();
    assert!(!note.contains("đứt") && !note.contains("kẻ sọc"), "{note}");
    assert!(note.contains("ước tính") && note.contains("2025"), "{note}");
    let own = drawn(&data, r#"{"type": "trade", "note": "Nét đứt: ước."}"#, Lang::Vi).unwrap().told;
    assert_eq!(own.table_note(), "Nét đứt: ước.");
}

/// Growth of the latest year is an estimate, tea has no figure for it; each thing is said once.
#[test]
fn what_the_foot_says_it_says_once() {
    let data = made(
        "commodity,period,value (million USD),status\nRice,2018,100,\nRice,2019,110,\nRice,2020,120,\nRice,2021,130,\nRice,2022,140,\nRice,2023,150,\n\
         Rice,2024,160,estimate\nTea,2018,10,\nTea,2019,11,\nTea,2020,12,\nTea,2021,13,\nTea,2022,13,\nTea,2023,14,\n",
    );
    let told = drawn(&data, r#"{"type": "growth", "top": 2}"#, Lang::En).unwrap().told;
    assert!(told.note.contains("estimate") && told.note.contains("Tea"), "{}", told.note);
    let listed = made(
        "commodity,2019 (million USD),2020 (million USD),2021 (million USD)\nRice,100,110,120\nCoffee,200,210,260\nTea,20,30,40\n",
    );
    for kind in ["step", "line", "area", "index", "growth"] {
        let spec = format!(r#"{{"type": "{kind}", "indicator": "share", "by": "commodity"}}"#);
        let Ok(plan) = drawn(&listed, &spec, Lang::En) else { continue };
        assert_eq!(plan.told.note.matches("prints no total").count(), 1, "{kind}: {}", plan.told.note);
    }
}

/// 119.5 + 25.6 + 24.6 + 61.2 after 97.0 + 23.5 + 23.3 + 61.2: 230.9 after 205.0, a growth of 12.6 %; by the last digits of eight
/// figures it may be anything from 12.2 to 13.1, so that it is written as 13 wherever it stands.
#[test]
fn a_sum_is_called_a_sum_and_its_growth_is_written_one_way() {
    let data = made(
        "Tỷ USD\t2023\t2024\nHoa Kỳ\t97.0\t119.5\nHàn Quốc\t23.5\t25.6\nNhật Bản\t23.3\t24.6\nTrung Quốc\t61.2\t61.2\n",
    );
    let plan = drawn(&data, r#"{"type": "waterfall"}"#, Lang::Vi).unwrap();
    let texts: Vec<&str> = plan.texts.iter().map(|t| t.text.as_str()).collect();
    assert!(texts.contains(&"Cộng 4 nước, vùng lãnh thổ") && !texts.contains(&"Tổng số"), "{texts:?}");
    assert_eq!(texts.iter().filter(|t| **t == "+13").count(), 2, "{texts:?}");
    assert!(plan.told.title.contains("mức tăng 13% của giá trị (cộng 4 nước"), "{}", plan.told.title);
    assert!(!texts.iter().any(|t| t.contains("12,6")), "{texts:?}");
}

/// Exports are blue and imports orange wherever they stand side by side (`palette`), and neither took the other's place.
#[test]
fn exports_and_imports_keep_their_colours() {
    let data = example("vietnam_trade_annual_1986_2025.csv");
    let line = drawn(&data, r#"{"type": "line"}"#, Lang::En).unwrap().told.dresses;
    for kind in ["slope", "multiples", "treemap", "dumbbell"] {
        let plan = drawn(&data, &format!(r#"{{"type": "{kind}"}}"#), Lang::En).unwrap();
        let fills: Vec<_> = plan.told.dresses.iter().take(2).map(|d| d.colour).collect();
        assert_eq!(fills, line.iter().take(2).map(|d| d.colour).collect::<Vec<_>>(), "{kind}");
        assert!(!plan.told.title.contains("place of"), "{}", plan.told.title);
    }
    let one = drawn(&data, r#"{"type": "area"}"#, Lang::En).unwrap().told;
    assert!(one.subtitle.starts_with("Exports, 1986"), "{}", one.subtitle);
}

/// Twelve years of two months: rows of bars are six of one month, and the note counts them. Members without a former figure take
/// nobody's row and are counted apart.
#[test]
fn what_is_drawn_is_counted() {
    let months: String = (2010..2022)
        .flat_map(|y| [1, 2].map(|m| (y, m)))
        .map(|(y, m)| format!("A,{y}-{m:02},{y}\nB,{y}-{m:02},7\n"))
        .collect();
    let data = made(&["commodity,period,value (million USD)\n", &months].concat());
    let rows = drawn(&data, r#"{"type": "bar-stacked"}"#, Lang::En).unwrap();
    assert!(rows.told.note.contains("6 of 24 periods are drawn."), "{}", rows.told.note);
    assert!(!rows.texts.iter().any(|t| t.text.starts_with("January")), "{:?}", rows.texts);
    let goods: String = (0..50)
        .map(|n| {
            if n < 10 {
                format!("Good{n},2010,{n}.5\nGood{n},2020,{}\n", 60 - n)
            } else {
                format!("Good{n},2020,{}\n", 600 + n)
            }
        })
        .collect();
    let data = made(&["commodity,period,value (million USD)\n", &goods].concat());
    let told = drawn(&data, r#"{"type": "dumbbell"}"#, Lang::En).unwrap().told;
    assert_eq!(told.len(), 10);
    assert!(told.note.contains("40 rows that lack") && !told.note.contains("largest"), "{}", told.note);
    // Whom a person names is drawn, all forty-five.
    let lands: String =
        (0..50).map(|n| format!("Land{n},2019,{}\nLand{n},2020,{}\n", 100 + n, 90 + 2 * n)).collect();
    let data = made(&["partner,period,value (million USD)\n", &lands].concat());
    let names: Vec<String> = (0..45).map(|n| format!(r#""Land{n}""#)).collect();
    let spec = format!(r#"{{"type": "dumbbell", "select": {{"partner": [{}]}}}}"#, names.join(", "));
    let told = drawn(&data, &spec, Lang::En).unwrap().told;
    assert_eq!(told.len(), 45);
    assert!(!told.note.contains("largest"), "{}", told.note);
    assert_eq!(drawn(&data, r#"{"type": "dumbbell"}"#, Lang::En).unwrap().told.len(), 40);
}

/// A plan beside its outcome is one period, and indices are no parts of a sum.
#[test]
fn forms_that_mean_nothing_are_refused() {
    let plan = example("vietnam_export_plan_2006_outcome.csv");
    for kind in ["slope", "scatter"] {
        assert_eq!(code(&plan, &format!(r#"{{"type": "{kind}"}}"#)), "press.two-periods", "{kind}");
    }
    let prices = made(
        "commodity,period,price index (2010=100)\nRice,2019,101.5\nRice,2020,104.0\nTea,2019,99.1\nTea,2020,98.0\n\
         Coffee,2019,90.5\nCoffee,2020,88.1\n",
    );
    for kind in ["treemap", "column-stacked", "waterfall", "bar-share"] {
        assert_eq!(code(&prices, &format!(r#"{{"type": "{kind}"}}"#)), "press.no-sum", "{kind}");
    }
    assert_eq!(code(&prices, r#"{"type": "line"}"#), "drawn");
}

/// 1,408.5 and 63.2 million people: billions in two digits or more, not 1 and 0.
#[test]
fn whole_numbers_keep_the_digits_that_tell_them_apart() {
    let data = made(
        "country,1990,2000,2010\nChina,1176883681,1290550765,1368810615\nViet Nam,67988862,79910412,87967651\n",
    );
    let told = drawn(&data, r#"{"type": "line"}"#, Lang::En).unwrap();
    let ends: Vec<&str> = told.texts.iter().map(|t| t.text.as_str()).collect();
    assert!(
        ends.iter().any(|t| t.ends_with("1.369")) && ends.iter().any(|t| t.ends_with("0.088")),
        "{ends:?}"
    );
}

/// Figures that rise from 1 to 60 over the years: of five shades none is for more than a third, and the key ends with the highest.
#[test]
fn shades_reach_as_far_as_the_figures() {
    let months: String =
        (0..60).map(|n| format!("{}-{:02},{}\n", 2015 + n / 12, n % 12 + 1, n + 1)).collect();
    let data = made(&["period,exports (million USD)\n", &months].concat());
    let plan = drawn(&data, r#"{"type": "heatmap"}"#, Lang::En).unwrap();
    let mut fills = std::collections::HashMap::new();
    for shape in &plan.shapes {
        if let Shape::Box { fill: Some(fill), .. } = shape {
            *fills.entry(*fill).or_insert(0) += 1;
        }
    }
    // Twelve months in each of five classes, a swatch each; the sign of the program has two boxes of its own.
    let shades: Vec<i32> = fills.into_values().filter(|n| *n > 2).collect();
    assert!(shades.len() == 5 && shades.iter().all(|n| (11..=14).contains(n)), "{shades:?}");
    assert!(plan.texts.iter().filter(|t| t.text == "60").count() >= 2, "{:?}", plan.texts);
}
