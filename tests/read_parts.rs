//! "of which:" in a row of its own: what stands below are parts of the row above. Figures are made up; the parts add up to their wholes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod made_tables;

use made_tables::{has, table, tidy, tidy_of, warned};

const SHORT: &str = "Наименование;2019;2020;2021\nСталь;100,5;110,5;120,5\nв том числе:;;;\nплоская;40,5;45,5;50,5\nдлинная;60;65;70\nМедь;80,5;90,5;100,5\nв т.ч.:;;;\nплоская;30,5;35,5;40,5\nдлинная;50;55;60\nЦинк;8;9;10\n";

#[test]
fn parts_are_of_the_name_above_the_words() {
    let read = table(SHORT);
    let text = tidy_of(&read);
    has(
        &text,
        &[
            "Сталь,плоская,2019,value,,40.5",
            "Медь,плоская,2019,value,,30.5",
            ",Медь,2019,value,,80.5",
            ",Цинк,2019,value,,8,",
        ],
    );
    assert!(warned(&read, "read.parts-below"));
    assert!(!text.contains("Медь,Цинк") && !text.contains("в том числе"), "{text}");
}

#[test]
fn in_any_of_the_languages_and_by_indent() {
    for words in ["of which:", "Trong đó:", "darunter:", "dont :", "w tym:", "z toho:", "di cui:", "其中："]
    {
        let text = SHORT.replace("в том числе:", words).replace("в т.ч.:", words);
        has(&tidy(&text), &["Сталь,плоская,2019,value,,40.5", "Медь,длинная,2021,value,,60"]);
    }
    // Set in, the parts need not add up; figures with points.
    let text = "Goods,2019,2020\nSteel,100.5,110.5\nof which:,,\n  flat,10.5,15.5\n  long,20,25\nZinc,8,9\n";
    has(&tidy(text), &["Steel,long,2019,value,,20", ",Zinc,2019,value,,8"]);
    // The words with a name behind them, or without a figure above, are what they were.
    assert!(!warned(
        &table("Goods,2019,2020\nSteel,,\nof which:,,\nflat,10.5,15.5\nlong,20,25\n"),
        "read.parts-below"
    ));
}
