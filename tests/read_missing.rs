//! Letters in place of figures, explained below the table: the reason why a figure is missing. Figures are made up.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod made_tables;

use kimngach::dataset::{self, Missing};
use made_tables::{has, table, tidy_of, warned};

/// Why the figure of a cell, counted from 1, is missing.
fn why(text: &str, row: u32, column: u32) -> Missing {
    let built = dataset::build(&table(text)).unwrap();
    let points = built.output.series.iter().flat_map(|s| &s.points);
    let point = points.clone().find(|p| (p.row, p.column) == (row, column));
    match point.map(|p| p.value) {
        Some(Err(missing)) => missing,
        other => panic!("{row}:{column} is {other:?}"),
    }
}

#[test]
fn letters_that_a_line_below_explains_give_the_reason() {
    let text = "Region;2019;2020;2021\nNorth;10,5;x;12,5\nSouth;N;15,5;16,5\nEast;c;k;18,5\nWest;20;21;z\nx = suppressed\nN = nicht verfügbar\nc = confidential\nk = not calculated\nz = noch nicht veröffentlicht\n";
    assert_eq!(why(text, 2, 3), Missing::Confidential);
    assert_eq!(why(text, 3, 2), Missing::NotAvailable);
    assert_eq!(why(text, 4, 3), Missing::NotAvailable);
    assert_eq!(why(text, 5, 4), Missing::NotPublished);
    assert!(warned(&table(text), "read.letters-explained"));
    assert!(!warned(&table(text), "read.not-a-number"));
    // Nobody says what the letter means: it is no figure, and that is said.
    let bare = "Region;2019;2020\nNorth;10,5;11,5\nSouth;N;15,5\nEast;12,5;13,5\n";
    assert!(warned(&table(bare), "read.not-a-number") && !warned(&table(bare), "read.letters-explained"));
}

#[test]
fn a_letter_behind_a_gap_says_it_of_the_gap() {
    let text = "Region,Year,Value,Symbol\nNorth,2019,10.5,\nNorth,2020,,S\nSouth,2019,,N\nSouth,2020,14.5,E\nEast,2019,,S\nEast,2020,15.5,\n\nN Not available\nS Suppressed\nE Estimate\n";
    assert_eq!(why(text, 3, 3), Missing::Confidential);
    assert_eq!(why(text, 4, 3), Missing::NotAvailable);
    has(&tidy_of(&table(text)), &["South,2020,Value,,14.5,estimate"]);
}
