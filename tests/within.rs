//! Articles held against themselves and each other: own texts that fit together (`fixtures/within`), single alterations that do not, and
//! the contradictions of the source articles where the shared set lies beside the project.
#![cfg(feature = "studio")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use kimngach::check::{Broken, Text, Verdict, Within};
use kimngach::lang::Lang;
use kimngach::project::{Article, held_together};
use kimngach::read::native::Native;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/within")
}

fn held(text: &str) -> Within {
    held_together(&[Article::new("article.txt", text, &Native)], Lang::En)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

fn all() -> Vec<(String, String)> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(root()).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    names
        .iter()
        .map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(p).unwrap()))
        .collect()
}

#[test]
fn what_fits_together_is_not_accused() {
    let texts = all();
    assert_eq!(texts.len(), 8);
    let mut compared = 0;
    for (name, text) in &texts {
        let found = held(text);
        let heads: Vec<&str> = found.contradictions.iter().map(|c| c.head.as_str()).collect();
        assert!(heads.is_empty(), "{name}: {heads:#?}");
        assert!(
            found.held >= 2,
            "{name}: only {} comparisons of {} statements",
            found.held,
            found.statements
        );
        compared += found.held;
    }
    // Identities, growths, shares, sums and rates that the figures of the eight texts allow, counted when they were written.
    assert!(compared >= 33, "{compared}");
}

#[test]
fn articles_about_two_countries_have_nothing_to_say_of_each_other() {
    let one = "Năm 2020, xuất khẩu của Việt Nam đạt 282,6 tỷ USD. Việt Nam nhập khẩu 262,8 tỷ USD năm 2020.";
    let other = "In 2020, exports of Thailand were worth $231.4 billion. Thailand's imports in 2020 were worth $206.9 billion.";
    let found =
        held_together(&[Article::new("a", one, &Native), Article::new("b", other, &Native)], Lang::En);
    assert_eq!(found.statements, 4);
    assert!(found.contradictions.is_empty(), "{:#?}", found.contradictions);
    let same = "In 2020, exports of Vietnam were worth $231.4 billion. Vietnam's imports in 2020 were worth $206.9 billion.";
    let found = held_together(&[Article::new("a", one, &Native), Article::new("b", same, &Native)], Lang::En);
    assert_eq!(found.contradictions.len(), 2, "{:#?}", found.contradictions);
}

/// Alterations: text, what is replaced by what, which rule breaks. Every figure stands once in the original or the first one is meant.
const ALTERED: &[(&str, &str, &str, Broken)] = &[
    ("1-year.vi.txt", "xuất siêu 11,1 tỷ USD", "xuất siêu 1,11 tỷ USD", Broken::Balance),
    ("1-year.vi.txt", "xuất siêu 11,1 tỷ USD", "nhập siêu 11,1 tỷ USD", Broken::Balance),
    ("1-year.vi.txt", "đạt 517,3 tỷ USD", "đạt 571,3 tỷ USD", Broken::Turnover),
    ("1-year.vi.txt", "đạt 517,3 tỷ USD", "đạt 517,3 USD", Broken::Turnover),
    ("1-year.vi.txt", "tăng 8,4%", "tăng 4,8%", Broken::Growth),
    ("1-year.vi.txt", "tăng 6,8%", "giảm 6,8%", Broken::Growth),
    ("1-year.vi.txt", "chiếm 31,1%", "chiếm 33,1%", Broken::Parts),
    ("2-parts.vi.txt", "nước ngoài đạt 131,1 tỷ USD", "nước ngoài đạt 113,1 tỷ USD", Broken::Parts),
    ("2-parts.vi.txt", "chiếm 27,0%", "chiếm 37,0%", Broken::Share),
    ("2-parts.vi.txt", "chiếm 16,0%", "chiếm 61,0%", Broken::Share),
    ("2-parts.vi.txt", "đạt 54,7 tỷ USD", "đạt 547 tỷ USD", Broken::PartOverWhole),
    ("2-parts.vi.txt", "có 4 thành viên", "có 6 thành viên", Broken::List),
    ("3-years.vi.txt", "bình quân 6,1%/năm", "bình quân 9,1%/năm", Broken::Annual),
    ("3-years.vi.txt", "bình quân 9,0%/năm", "bình quân 19,0%/năm", Broken::Annual),
    ("3-years.vi.txt", "gấp 2,4 lần", "gấp 3,4 lần", Broken::Times),
    ("3-years.vi.txt", "đạt 1,63 tỷ USD", "đạt 1,36 tỷ USD", Broken::Periods),
    ("4-regions.vi.txt", "châu Phi chiếm 2,1%", "châu Phi chiếm 12,1%", Broken::MoreThanAll),
    ("4-regions.vi.txt", "châu Á chiếm 49,6%", "châu Á chiếm 46,9%", Broken::Share),
    ("4-regions.vi.txt", "năm 2014 tăng 13,6%", "năm 2014 tăng 16,3%", Broken::Mix),
    ("5-month.en.txt", "deficit of $1.2 billion", "deficit of $2.1 billion", Broken::Balance),
    ("5-month.en.txt", "deficit of $1.2 billion", "surplus of $1.2 billion", Broken::Balance),
    ("5-month.en.txt", "up 15.0%", "up 5.0%", Broken::Growth),
    ("5-month.en.txt", "came to $305.6 billion", "came to $305.6 million", Broken::Turnover),
    ("5-month.en.txt", "surplus reached $8.0 billion", "surplus reached $18.0 billion", Broken::Balance),
    ("5-month.en.txt", "domestic sector for 28.0%", "domestic sector for 38.0%", Broken::Parts),
    ("6-share.en.txt", "or 45.0% of total", "or 54.0% of total", Broken::Share),
    ("6-share.en.txt", "grew 25.0%", "grew 15.0%", Broken::Growth),
    ("6-share.en.txt", "were 1.5 times", "were 2.5 times", Broken::Times),
    ("6-share.en.txt", "came to $8.5 billion", "came to $5.8 billion", Broken::Balance),
    ("7-quarters.en.txt", "exports reached $47.5 billion", "exports reached $57.5 billion", Broken::Periods),
    ("7-quarters.en.txt", "increase of 18.8%", "increase of 8.8%", Broken::Growth),
    ("7-quarters.en.txt", "third straight", "fifth straight", Broken::Same),
    ("8-owners.en.txt", "annual rate of 10.0%", "annual rate of 14.0%", Broken::Mix),
    ("8-owners.en.txt", "or 61.8% of total", "or 68.1% of total", Broken::Share),
    ("8-owners.en.txt", "came to $27.6 billion", "came to $22.6 billion", Broken::Parts),
    ("8-owners.en.txt", "has 5 members", "has 7 members", Broken::List),
];

#[test]
fn planted_contradictions_are_found() {
    let mut missed = Vec::new();
    for (name, from, to, rule) in ALTERED {
        let original = text(name);
        assert!(original.contains(from), "{name} does not say “{from}”");
        let found = held(&original.replacen(from, to, 1));
        let rules: Vec<Broken> = found.contradictions.iter().map(|c| c.rule).collect();
        if !rules.contains(rule) {
            missed.push(format!("{name}: {from} → {to}: {rule:?} not among {rules:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn two_articles_that_differ_are_told_with_both_places() {
    let a = "Năm 2005, tỷ lệ kim ngạch xuất khẩu so với GDP đạt 61,1%.";
    let b = "Tỷ trọng xuất khẩu trong GDP tăng từ 44,7% năm 2000 lên 61,3% năm 2005.";
    let found = held_together(&[Article::new("a", a, &Native), Article::new("b", b, &Native)], Lang::Vi);
    let [one] = found.contradictions.as_slice() else { panic!("{:#?}", found.contradictions) };
    assert_eq!((one.rule, one.article, one.verdict), (Broken::Same, 1, Verdict::Disagrees));
    assert_eq!(one.against[0].article, 0);
    let at = |text: &str, [x, y]: [usize; 2]| text.chars().skip(x).take(y - x).collect::<String>();
    assert_eq!(at(b, one.span), "61,3%");
    assert_eq!(at(a, one.against[0].span), "61,1%");
    assert!(one.head.contains("61,3%") && one.head.contains("61,1%"), "{}", one.head);
}

#[test]
fn rounding_and_other_things_are_no_contradiction() {
    for text in [
        "Năm 2023, xuất khẩu đạt 354,7 tỷ USD, nhập khẩu đạt 326,4 tỷ USD. Năm 2023, xuất siêu đạt 28,3 tỷ USD.",
        "Năm 2023, xuất khẩu đạt gần 355 tỷ USD. Theo số chính thức năm 2023, xuất khẩu đạt 354,7 tỷ USD.",
        "Số sơ bộ cho thấy năm 2023 xuất khẩu đạt 350 tỷ USD. Năm 2023, xuất khẩu đạt 354,7 tỷ USD.",
        "Kế hoạch năm 2023 đặt mục tiêu xuất khẩu 393 tỷ USD. Năm 2023, xuất khẩu đạt 354,7 tỷ USD.",
        "Exports to Japan were $12 billion in 2022. Exports to China were $36 billion in 2022.",
        "Exports rose 5% in 2022. Imports rose 7% in 2022. Exports rose 9% in 2021.",
    ] {
        let found = held(text);
        assert!(found.contradictions.is_empty(), "{text}\n{:#?}", found.contradictions);
    }
}

#[test]
fn a_table_in_the_text_is_held_against_its_sentences_and_itself() {
    let article = text_with_table("355,0");
    assert!(held(&article).contradictions.is_empty(), "{:#?}", held(&article).contradictions);
    let wrong = held(&text_with_table("345,0"));
    assert!(
        wrong.contradictions.iter().any(|c| matches!(c.rule, Broken::Table | Broken::Same)),
        "{:#?}",
        wrong.contradictions
    );
}

fn text_with_table(exports: &str) -> String {
    let rows = [
        "Năm\tXuất khẩu (tỷ USD)\tNhập khẩu (tỷ USD)",
        "2020\t282,6\t262,8",
        "2021\t336,1\t332,9",
        "2022\t371,7\t359,8",
        "2023\t355,0\t326,4",
    ];
    format!(
        "Xuất khẩu các năm\nNăm 2023, xuất khẩu đạt {exports} tỷ USD, theo số liệu được công bố hôm qua.\n{}\n",
        rows.join("\n")
    )
}

#[test]
fn the_report_escapes_what_the_articles_say_and_runs_nothing() {
    let text = "<script>alert(1)</script> Năm 2023, xuất khẩu đạt 355 tỷ USD, nhập khẩu đạt 327 tỷ USD. Năm 2023, xuất siêu đạt 38 tỷ USD.";
    let found = held(text);
    let texts = [Text { text, name: "<b>.txt", table: None }];
    for lang in [Lang::Vi, Lang::En] {
        let page = found.as_html(&texts, lang);
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
        assert!(page.contains("<mark class=\"disagrees\"") && page.contains("38 tỷ USD"), "{page}");
    }
    assert!(found.as_text(&texts, Lang::En).contains("28"), "{}", found.as_text(&texts, Lang::En));
}

/// The contradictions of the three source articles, as the reference facts list them.
#[test]
fn the_source_articles_contradictions_come_out() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles/open");
    if !shared.is_dir() {
        eprintln!("skipped: {} is not there", shared.display());
        return;
    }
    let read = |n: &str| std::fs::read_to_string(shared.join(n).join("article.txt")).unwrap();
    let article = |n: &str| Article::new(n, &read(n), &Native);
    let rules = |w: &Within| -> Vec<(Broken, String)> {
        w.contradictions.iter().map(|c| (c.rule, c.head.clone())).collect()
    };
    // 000: 795 USD for 795 tỷ USD, and nothing else.
    let zero = held_together(&[article("000")], Lang::Vi);
    assert_eq!(rules(&zero).len(), 1, "{:#?}", rules(&zero));
    assert!(zero.contradictions[0].slip.as_deref().is_some_and(|s| s.contains("795 tỷ USD")));
    assert!(held_together(&[article("001")], Lang::Vi).contradictions.is_empty());
    let both = held_together(&[article("001"), article("002")], Lang::Vi);
    let found = rules(&both);
    let has = |rule: Broken, words: &[&str]| {
        assert!(
            found.iter().any(|(r, h)| *r == rule && words.iter().all(|w| h.contains(w))),
            "{rule:?} {words:?} in {found:#?}"
        );
    };
    has(Broken::Same, &["GDP", "61,3%", "61,1%"]);
    has(Broken::Plan, &["liên tục", "7,4%"]);
    has(Broken::Mix, &["12,3%", "22,1%", "17,5%"]);
    // Five continents' shares of 2005 come to more than 100 %; the last one named is marked.
    has(Broken::MoreThanAll, &["Tỷ trọng của xuất khẩu, châu Đại Dương", "8 %"]);
    has(Broken::Growth, &["dịch vụ", "6,2-6,7"]);
    has(Broken::PartOverWhole, &["ngoài quốc doanh", "18,5"]);
    has(Broken::Group, &["thép", "Nhóm mặt hàng khác"]);
    for words in [
        ["NHIÊN LIỆU", "8.021"],
        ["TỔNG", "38.506"],
        ["TỔNG", "33.990"],
        ["CÔNG NGHIỆP", "14.335"],
        ["KHÁC", "13,9%"],
        ["NHIÊN LIỆU", "20,9%"],
    ] {
        has(Broken::InTable, &words);
    }
    let swapped = both.contradictions.iter().find(|c| c.rule == Broken::PartOverWhole).unwrap();
    assert!(
        swapped.slip.as_deref().is_some_and(|s| s.contains("nước ngoài") || s.contains("FDI")),
        "{swapped:#?}"
    );
    // Nothing that the reference facts do not know, and that no arithmetic shows.
    let known = [
        Broken::InTable,
        Broken::Group,
        Broken::Plan,
        Broken::MoreThanAll,
        Broken::Mix,
        Broken::Same,
        Broken::Growth,
        Broken::PartOverWhole,
    ];
    let other: Vec<_> = both
        .contradictions
        .iter()
        .filter(|c| c.verdict == Verdict::Disagrees && !known.contains(&c.rule))
        .map(|c| &c.head)
        .collect();
    assert!(other.is_empty(), "{other:#?}");
    for (n, most) in [("003", 0), ("004", 0), ("005", 0)] {
        let found = held_together(&[article(n)], Lang::En);
        assert!(found.contradictions.len() <= most, "{n}: {:#?}", rules(&found));
    }
}
