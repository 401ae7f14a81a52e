//! What stands behind a number as its unit beside a table: what its topics count, and its goods by the piece, the bag, the barrel.

use super::figures_in_text::UnitWords;
use super::table_index::TableIndex;
use super::topics::{SUBJECTS, Sorted};
use super::words::{Token, TokenKind, fold};
use crate::dataset::MeasureKind;
use crate::unit::Quantity;
use std::collections::HashSet;

/// Other words for what a table counts its goods by.
const BY_ANOTHER_NAME: [&str; 11] = [
    "bag bags sack sacks bao túi",
    "barrel barrels bbl bbls thùng",
    "litre litres liter liters l lít",
    "pair pairs đôi",
    "teu teus boxes containers",
    "carat carats ct",
    "ounce ounces oz",
    "bale bales kiện",
    "case cases crate crates",
    "dozen dozens tá",
    "stem stems cành",
];

/// What stands behind a number as its unit, as far as the table's topics go: whole phrases, folded.
fn unit_phrases(index: &TableIndex<'_>) -> HashSet<String> {
    let mut out: HashSet<String> = HashSet::new();
    for topic in &index.topics {
        if matches!(topic.sorted, Sorted::Rate | Sorted::Index(_) | Sorted::Change(_)) {
            continue;
        }
        if let Quantity::Other(word) = &topic.unit.quantity {
            out.insert(fold(word));
        }
        for line in &topic.lines {
            out.extend(SUBJECTS.get(*line).into_iter().flat_map(|l| l.split('|')).map(fold));
        }
        if topic.unit.quantity == Quantity::Person || topic.lines.contains(&1) {
            out.extend(
                ["nguoi", "luot nguoi", "people", "persons", "inhabitants", "residents"].map(str::to_owned),
            );
        }
    }
    // Money and mass have their own words.
    for word in [
        "usd",
        "dong",
        "tan",
        "tonnes",
        "von",
        "capital",
        "gia",
        "price",
        "gdp",
        "value",
        "gia tri",
        "luong",
        "the economy",
        "fdi",
        "kim ngach",
        "tri gia",
        "xe",
        "san xuat",
    ] {
        out.remove(word);
    }
    out
}

/// What an article may count beside a table: its topics, and its goods by the piece.
pub(super) fn unit_words(index: &TableIndex<'_>) -> UnitWords {
    /// Words for one thing.
    const PIECES: &str =
        "units unit pieces cars vehicles trucks motorcycles machines head sets chiếc xe con cái bộ";
    let dataset = index.dataset;
    let traded = dataset.series.iter().filter(|s| dataset.flow(s).is_some());
    // Of a unit that nobody knows the table's own word is the last: "million bags".
    let word = |s: &crate::dataset::Series| match &s.unit.quantity {
        Quantity::Other(word) => Some(word.to_lowercase()),
        Quantity::Number => s.unit_text.split_whitespace().last().map(str::to_lowercase),
        _ => None,
    };
    let words: HashSet<String> = traded.filter_map(word).map(|w| fold(&w)).collect();
    let mut pieces: HashSet<String> = HashSet::new();
    let by_number = dataset.series.iter().filter(|s| dataset.flow(s).is_some()).any(|s| {
        let amount = dataset.measure(s).is_some_and(|m| m.kind == MeasureKind::Quantity);
        amount && !matches!(s.unit.quantity, Quantity::Tonne | Quantity::Money(_) | Quantity::Percent)
    });
    let own = |s: &crate::dataset::Series| {
        let amount = dataset.measure(s).is_some_and(|m| m.kind == MeasureKind::Quantity);
        word(s).filter(|w| amount && w != "kg" && w.chars().any(char::is_alphabetic))
    };
    pieces.extend(dataset.series.iter().filter(|s| dataset.flow(s).is_some()).filter_map(own));
    for line in BY_ANOTHER_NAME.iter().map(|line| line.split(' ')) {
        if line.clone().any(|w| words.contains(&fold(w))) {
            pieces.extend(line.map(str::to_owned));
        }
    }
    if by_number || words.iter().any(|w| PIECES.split(' ').any(|p| fold(p) == *w)) {
        pieces.extend(PIECES.split(' ').map(str::to_owned));
    }
    let topics = unit_phrases(index);
    pieces.retain(|w| !topics.contains(&fold(w)) || PIECES.split(' ').any(|p| p == w));
    UnitWords {
        topics,
        pieces,
        sizes: super::unit_sizes::sizes(dataset),
        money: match index.money {
            Some(Quantity::Money(own)) => Some(own),
            _ => None,
        },
    }
}

/// Whether a word behind a one-letter scale word says what is counted: "2.74m tonnes", "3.2m visitors". Metres are high or long.
pub(super) fn counts_behind(token: Option<&Token>, units: &UnitWords) -> bool {
    const COUNTED: [&str; 14] = [
        "tonnes",
        "tons",
        "barrels",
        "units",
        "people",
        "visitors",
        "tourists",
        "passengers",
        "vehicles",
        "cars",
        "arrivals",
        "nights",
        "jobs",
        "bags",
    ];
    token.is_some_and(|t| {
        t.kind == TokenKind::Word
            && (COUNTED.contains(&t.folded.as_str())
                || units.topics.contains(&t.folded)
                || units.pieces.contains(&t.lower))
    })
}

/// The table's own word for what it counts, behind a number; a word of origin or newness may stand before it.
pub(super) fn table_unit(tokens: &[Token], at: usize, units: &HashSet<String>) -> Option<usize> {
    let phrase = |from: usize, n: usize| -> Option<String> {
        let words: Vec<&str> = tokens.get(from..from + n)?.iter().map(|t| t.folded.as_str()).collect();
        Some(words.join(" "))
    };
    if units.is_empty() {
        return None;
    }
    let here = |from: usize| (1..=4).rev().find(|n| phrase(from, *n).is_some_and(|p| units.contains(&p)));
    if let Some(n) = here(at) {
        return Some(n);
    }
    let before = [
        "foreign",
        "international",
        "new",
        "overseas",
        "domestic",
        "fresh",
        "licensed",
        "registered",
        "additional",
    ];
    let led = tokens.get(at).is_some_and(|t| before.contains(&t.folded.as_str()));
    here(at + 1).filter(|_| led).map(|n| n + 1)
}
