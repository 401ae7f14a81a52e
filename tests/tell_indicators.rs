//! The sentences of indicators: who is first only among what can be compared, digits that tell figures apart, words that an editor
//! would print.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

use kimngach::dataset::Dataset;
use kimngach::indicators::{Indicator, catalogue, find};
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Size, plan, query};
use kimngach::read::{Hints, native::Native};
use kimngach::spec::ChartSpec;
use kimngach::tell::{Sentence, Told, tell, tell_indicator};

fn read(table: &[u8], name: &str) -> Dataset {
    kimngach::project::open(table, name, &Hints::default(), &Native).unwrap().dataset
}

/// What the page shows when an indicator is picked; nothing where the table lacks what it takes.
fn picked(indicator: &'static Indicator, dataset: &Dataset, spec: &ChartSpec, lang: Lang) -> Vec<Sentence> {
    let spec = ChartSpec { indicator: Some(indicator.id.to_owned()), lang: Some(lang), ..spec.clone() };
    let look = Look { lang, ..Look::default() };
    let Ok(made) = plan(&spec, dataset, Size::wide(720.0), &Face::bundled(), &look) else {
        return Vec::new();
    };
    let choice = &made.output.told.choice;
    let lines: Vec<Told<'_>> =
        choice.strands.iter().chain(&choice.others).map(|s| Told { line: &s.line, name: &s.name }).collect();
    tell_indicator(indicator.id, &lines, dataset, &query(&spec, dataset, indicator), lang)
}

fn texts(table: &str, id: &str, spec: &str, lang: Lang) -> Vec<String> {
    let spec: ChartSpec = serde_json::from_str(spec).unwrap();
    let dataset = read(table.as_bytes(), "a.csv");
    let told = picked(find(id).unwrap(), &dataset, &spec, lang);
    told.into_iter().map(|s| s.text.replace('\u{a0}', " ")).collect()
}

/// To read them: `PRINT=file.csv cargo test --test tell_indicators -- --nocapture print`.
#[test]
fn print() {
    let Some(files) = std::env::var_os("PRINT") else { return };
    for file in files.to_str().unwrap().split(',') {
        let bytes = std::fs::read(file).unwrap();
        let dataset = read(&bytes, file.rsplit('/').next().unwrap());
        println!("=== {file}");
        for indicator in catalogue().filter(|i| i.is_studied()) {
            for lang in Lang::ALL {
                for s in picked(indicator, &dataset, &ChartSpec::default(), lang) {
                    println!("{:<22} {}", indicator.id, s.text);
                }
            }
        }
    }
}

/// Exports grew from 1,000 to 16,000 in four years: 16^(1/4) = 2, or 100% a year. Imports grew from 200 to 675 in three:
/// 3.375^(1/3) = 1.5, or 50% a year.
const SPANS: &str = "year,flow,value (million USD)
2000,Export,1000.0
2001,Export,2000.0
2002,Export,4000.0
2003,Export,8000.0
2004,Export,16000.0
2001,Import,200.0
2002,Import,300.0
2003,Import,450.0
2004,Import,675.0
";

#[test]
fn lines_of_other_spans_are_told_each_with_its_own() {
    assert_eq!(
        texts(SPANS, "cagr", "{}", Lang::En),
        [
            "From 2000 to 2004, exports grew by 100.0% a year on average.",
            "From 2001 to 2004, imports grew by 50.0% a year on average."
        ]
    );
    assert_eq!(
        texts(SPANS, "cagr", "{}", Lang::Vi),
        [
            "Từ năm 2000 đến năm 2004, xuất khẩu tăng bình quân 100,0% mỗi năm.",
            "Từ năm 2001 đến năm 2004, nhập khẩu tăng bình quân 50,0% mỗi năm."
        ]
    );
    for told in texts(SPANS, "trend", "{}", Lang::En) {
        assert!(!told.contains("fastest") && !told.contains("highest"), "{told}");
    }
}

/// Tea climbs from the fifth place to the first, coal slips from the first to the sixth.
const PLACES: &str = "year,item,value (million USD)
2001,Total,2100
2001,Coal,600
2001,Rice,500
2001,Pepper,400
2001,Coffee,300
2001,Tea,200
2001,Salt,100
2002,Total,2900
2002,Tea,900
2002,Rice,600
2002,Pepper,500
2002,Coffee,400
2002,Salt,300
2002,Coal,200
";

#[test]
fn the_first_place_is_the_best() {
    assert_eq!(
        texts(PLACES, "rank", "{}", Lang::En),
        [
            "In 2002, Tea ranked first, Rice second and Pepper third of 6.",
            "From 2001 to 2002, Tea moved up from place 5 to place 1.",
            "From 2001 to 2002, Coal slipped from place 1 to place 6."
        ]
    );
    assert_eq!(
        texts(PLACES, "rank", "{}", Lang::Vi),
        [
            "Năm 2002, Tea xếp thứ nhất, Rice thứ hai và Pepper thứ ba trên 6.",
            "Từ năm 2001 đến năm 2002, Tea tiến từ vị trí thứ 5 lên vị trí thứ 1.",
            "Từ năm 2001 đến năm 2002, Coal lùi từ vị trí thứ 1 xuống vị trí thứ 6."
        ]
    );
}

#[test]
fn a_chart_of_places_draws_the_first_ones_and_one_on_top() {
    let mut table = String::from("year,item,value (million USD)\n");
    for year in 2001..=2003 {
        for n in 1..=12 {
            table += &format!("{year},Item {n},{}\n", 100 * (13 - n) + year - 2000);
        }
    }
    let spec = ChartSpec { indicator: Some("rank".into()), ..ChartSpec::default() };
    let look = Look { lang: Lang::En, ..Look::default() };
    let dataset = read(table.as_bytes(), "a.csv");
    let made = plan(&spec, &dataset, Size::wide(720.0), &Face::bundled(), &look).unwrap().output;
    let names: Vec<&str> = made.told.choice.strands.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Item 1", "Item 2", "Item 3", "Item 4", "Item 5"]);
    // The label of a line says its place, whatever space stands in it.
    let plain = |t: &str| t.replace('\u{a0}', " ");
    let height = |label: &str| made.texts.iter().find(|t| plain(&t.text) == label).unwrap().at.y;
    assert!(height("Item 1: 1") < height("Item 5: 5"));
    assert!(height("1") < height("5"), "one stands on top of the axis");
}

/// Shares of 0.50 and 0.50: 0.5; then 0.52 and 0.48: 0.2704 + 0.2304 = 0.5008.
const ALIKE: &str = "year,item,value (million USD)
2001,Rice,5000.0
2001,Coffee,5000.0
2002,Rice,5200.0
2002,Coffee,4800.0
";

#[test]
fn two_figures_of_a_sentence_have_the_digits_to_tell_them_apart() {
    let told = texts(ALIKE, "hhi", "{}", Lang::En);
    assert!(told[0].ends_with("was 0.501, up from 0.500 in 2001."), "{told:?}");
    // The same again is no rise.
    let same = ALIKE.replace("5200.0", "5000.0").replace("4800.0", "5000.0");
    let told = texts(&same, "hhi", "{}", Lang::En);
    assert!(told[0].ends_with("as in 2001."), "{told:?}");
}

/// Deficits in 2001 and 2002, then surpluses.
const RUNS: &str = "year,exports (million USD),imports (million USD)
2000,120,100
2001,100,110
2002,100,110
2003,120,110
2004,130,110
2005,140,110
";

#[test]
fn runs_are_told_as_newspapers_do() {
    let of = |table: &str, id: &str, lang| texts(table, id, "{}", lang).remove(0);
    assert_eq!(of(RUNS, "surplus-run", Lang::Vi), "Năm 2005 là năm thứ ba liên tiếp xuất siêu.");
    assert_eq!(of(RUNS, "surplus-run", Lang::En), "2005 was the third year in a row with a trade surplus.");
    let ended = format!("{RUNS}2006,100,110\n");
    assert_eq!(
        of(&ended, "surplus-run", Lang::Vi),
        "Năm 2006 không xuất siêu, chấm dứt chuỗi 3 năm liên tiếp xuất siêu."
    );
    assert_eq!(
        of(&ended, "deficit-run", Lang::En),
        "2006 was the first year with a trade deficit since 2002."
    );
}

#[test]
fn the_end_of_a_run_is_the_news() {
    let turned = |table: &str, lang| {
        let dataset = read(table.as_bytes(), "a.csv");
        let told = tell(&dataset, &kimngach::indicators::Query::default(), lang).unwrap();
        told.into_iter().map(|s| s.text.replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    // 2003 to 2005 had surpluses; 2006 has a deficit of 10.
    let ended = format!("{RUNS}2006,100,110\n");
    let vi = turned(&ended, Lang::Vi);
    let wanted = "Năm 2006 nhập siêu 10 triệu USD, lần đầu nhập siêu sau 3 năm liên tiếp xuất siêu.";
    assert!(vi.iter().any(|t| t == wanted), "{vi:?}");
    let en = turned(&ended, Lang::En);
    let wanted =
        "In 2006 there was a trade deficit of $10 million, the first after 3 years of surplus in a row.";
    assert!(en.iter().any(|t| t == wanted), "{en:?}");
    // Vietnam ran deficits from 1993 to 2011, after a surplus in 1992.
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data/vietnam_trade_annual_1986_2025.csv");
    let dataset = read(&std::fs::read(path).unwrap(), "vietnam_trade_annual_1986_2025.csv");
    let to = Some(kimngach::period::Period::Year(2012));
    let told = tell(&dataset, &kimngach::indicators::Query { to, ..Default::default() }, Lang::Vi).unwrap();
    assert!(
        told.iter().any(|s| s.text.contains("lần đầu xuất siêu sau 19 năm liên tiếp nhập siêu")),
        "{told:?}"
    );
    // A run of two is none.
    let short = turned(&RUNS.replace("2005,140,110\n", "2005,100,110\n"), Lang::En);
    assert!(short.iter().all(|t| !t.contains("the first after")), "{short:?}");
}

#[test]
fn words_of_every_indicator_read_well() {
    let tables = [
        "www/data/vietnam_trade_annual_1986_2025.csv",
        "www/data/gso_exports_by_partner_1995_2016.csv",
        "www/data/wto_exports_by_economy_2014_2019.csv",
        "www/data/gso_trade_by_sitc_section_2005_2015.csv",
    ];
    let (mut count, mut told_of) = (0, std::collections::BTreeSet::new());
    for path in tables {
        let bytes = std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let dataset = read(&bytes, path);
        for indicator in catalogue().filter(|i| i.is_studied()) {
            for lang in Lang::ALL {
                for s in picked(indicator, &dataset, &ChartSpec::default(), lang) {
                    good(indicator.id, &s);
                    told_of.insert(indicator.id);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 500 && told_of.len() > 40, "{count} sentences of {}", told_of.len());
}

/// The table and the question of an entry's example.
fn example(entry: &Indicator) -> (Dataset, ChartSpec) {
    let words: Vec<&str> = entry.example.asks.split(' ').collect();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/indicators");
    let dataset = read(&std::fs::read(folder.join(words[0])).unwrap(), words[0]);
    let mut spec = ChartSpec::default();
    for pair in words[1..].chunks(2) {
        let value = pair[1].to_owned();
        let (name, member) = value.split_once('=').unwrap_or(("", ""));
        match pair[0] {
            "--where" => spec.select.insert(name.to_owned(), vec![member.to_owned()]),
            "--against" => spec.against.insert(name.to_owned(), vec![member.to_owned()]),
            "--by" => spec.by = Some(value),
            "--from" => spec.from = Some(value),
            "--to" => spec.to = Some(value),
            "--base" => spec.base = Some(value),
            "--above" => spec.above = value.parse().ok(),
            "--top" => spec.top = value.parse().ok(),
            other => panic!("{other}"),
        }
    }
    (dataset, spec)
}

#[test]
fn every_entry_of_the_catalogue_is_told_of_its_example() {
    for entry in catalogue().filter(|i| i.is_studied()) {
        let (dataset, spec) = example(entry);
        for lang in Lang::ALL {
            let told = picked(entry, &dataset, &spec, lang);
            assert!(!told.is_empty(), "{} says nothing of its own example", entry.id);
            for s in told {
                println!("{:<22} {}", entry.id, s.text);
                good(entry.id, &s);
            }
        }
    }
}

/// What must be true of every sentence.
fn good(id: &str, s: &Sentence) {
    let text = s.text.as_str();
    assert!(!text.contains(['{', '}']) && !text.contains("  ") && text.ends_with('.'), "{id}: {text}");
    assert!(!text.chars().next().unwrap().is_lowercase(), "{id}: {text}");
    assert!(!s.spans.is_empty(), "{id}: no number in {text}");
    // No word twice in a row, whatever its case, and no two either.
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let doubled = words.windows(2).any(|w| w[0] == w[1]) || words.windows(4).any(|w| w[..2] == w[2..]);
    assert!(!doubled, "{id}: {text}");
    assert!(!text.contains(") ("), "{id}: {text}");
    let depth = text.chars().scan(0_i32, |d, c| {
        *d += i32::from(c == '(') - i32::from(c == ')');
        Some(*d)
    });
    // A name may have brackets of its own inside a list's.
    assert!(depth.max().unwrap() <= 1 || text.contains("(China)") || text.contains("(*)"), "{id}: {text}");
    let chars: Vec<char> = text.chars().collect();
    let shown = |n: usize| -> String {
        let span = &s.spans[n];
        chars[span.start as usize..span.end as usize].iter().collect()
    };
    let moves = [" up from ", " down from ", "tăng từ", "giảm từ", " rose from ", " fell from "];
    if moves.iter().any(|m| text.contains(m)) && s.spans.len() == 2 {
        assert_ne!(shown(0), shown(1), "{id}: {text}");
    }
    // Who is first among several is so of one time.
    if s.tells == "tell.ind.first" {
        assert!(text.contains(char::is_numeric), "{id}: {text}");
    }
}

#[test]
fn a_share_is_of_the_group_that_it_is_of() {
    let table = "year,group,item,value (million USD)
2006,Total,Total,1000
2006,Fuels,Total,200
2006,Fuels,Oil,180
2006,Fuels,Coal,20
2006,Farming,Total,800
2006,Farming,Fish,400
2006,Farming,Rice,300
2006,Farming,Tea,100
";
    let told = texts(table, "share", "{\"by\": \"item\"}", Lang::En);
    assert!(told.iter().all(|t| !t.contains("largest")), "{told:?}");
}

#[test]
fn places_among_many_are_one_order() {
    let mut table = String::from("year,item,value (million USD)\n2003,Total,64950\n");
    for n in 1..=30 {
        table += &format!("2003,Item {n},{}\n", 100 * (37 - n));
    }
    let told = texts(&table, "rank", "{}", Lang::En);
    assert_eq!(told, ["In 2003, Item 1 ranked first, Item 2 second and Item 3 third of 30."]);
}

#[test]
fn asides_are_said_once() {
    let mut table = String::from("year,exports (million USD),status\n");
    for year in 2004..=2014 {
        let status = if year == 2004 || year == 2014 { "estimate" } else { "final" };
        table += &format!("{year},{},{status}\n", 1000 + 100 * (year - 2000));
    }
    let dataset = read(table.as_bytes(), "a.csv");
    let told = tell(&dataset, &kimngach::indicators::Query::default(), Lang::Vi).unwrap();
    let average = told.iter().find(|s| s.tells == "tell.average.up").unwrap();
    // 2400 ÷ 1400 = 1.714; its tenth root is 1.0554.
    let text = average.text.replace('\u{a0}', " ");
    assert!(text.contains("(2004, 2014: ước tính)"), "{text}");
}

/// Exports less imports: 264 − 253, 282 − 284, 336 − 332, 371 − 359 and 354 − 326: four of five are above nothing.
#[test]
fn tallies_of_pairs_and_the_mean_month_are_told() {
    let surplus = include_str!("fixtures/indicators/surplus.csv");
    let one = |table: &str, id: &str, spec: &str, lang: Lang| texts(table, id, spec, lang).remove(0);
    assert_eq!(
        one(surplus, "periods-surplus", "{}", Lang::En),
        "From 2019 to 2023, there was a trade surplus in 4 of 5 years."
    );
    assert_eq!(
        one(surplus, "periods-deficit", "{}", Lang::Vi),
        "Từ năm 2019 đến năm 2023, có 1 trong 5 năm nhập siêu."
    );
    let goods = include_str!("fixtures/indicators/goods.csv");
    assert_eq!(
        one(goods, "members-surplus", "{}", Lang::Vi),
        "Năm 2005, có 4 trong 4 mặt hàng xuất siêu, bằng mức của năm 2004."
    );
    assert_eq!(
        one(goods, "members-deficit", "{}", Lang::En),
        "In 2005, no items had a trade deficit, as in 2004."
    );
    assert_eq!(
        one(goods, "periods-deficit", "{}", Lang::Vi),
        "Từ năm 2004 đến năm 2005, không có năm nào trong 2 năm nhập siêu."
    );
    assert_eq!(
        one(goods, "periods-deficit", "{}", Lang::En),
        "From 2004 to 2005, no year of 2 had a trade deficit."
    );
    // 970 ≥ 950, 170 ≥ 170, 280 < 310; in 2023 880 < 900, 160 ≥ 150, 290 < 300.
    let plans = include_str!("fixtures/indicators/plans.csv");
    assert_eq!(
        one(plans, "members-plan-met", "{}", Lang::Vi),
        "Năm 2024 (sơ bộ), có 2 trong 3 nền kinh tế đạt kế hoạch."
    );
    assert_eq!(
        one(plans, "members-plan-missed", "{}", Lang::En),
        "In 2024 (preliminary), 1 of 3 economies missed their plan."
    );
    let told = texts(plans, "periods-plan-missed", "{}", Lang::Vi);
    let both = "Từ năm 2023 đến năm 2024 (2024: sơ bộ), có 2 trong 2 năm Chile không đạt kế hoạch.";
    assert!(told.contains(&both.to_owned()), "{told:?}");
    let told = texts(plans, "periods-plan-met", "{}", Lang::En);
    assert!(told.contains(&"From 2023 to 2024, Japan met the plan in 1 of 2 years.".to_owned()), "{told:?}");
    let none = "From 2023 to 2024 (2024: preliminary), Chile met the plan in no year of 2.";
    assert!(told.contains(&none.to_owned()), "{told:?}");
    // In millions, 33,000 ÷ 12 = 2,750, and the year before 30,000 ÷ 12 = 2,500.
    let months = include_str!("fixtures/indicators/months.csv");
    assert_eq!(
        one(months, "month-mean", r#"{"select":{"flow":["X"]}}"#, Lang::En),
        "In 2005, exports averaged $2.8 billion a month, up from $2.5 billion in 2004."
    );
}
