//! What a row is called for short in English: "steel" for "Steel products", "passenger vehicles" for "Passenger motor vehicles", "every
//! other country" for "Other countries".

use super::english_number::{plural, singular};
use std::collections::{HashMap, HashSet};

/// Last words that say nothing of what the goods are.
const GENERIC: [&str; 7] = ["products", "goods", "items", "garments", "articles", "wares", "commodities"];
/// Ends of words that stand before a noun only.
const DESCRIBING: [&str; 8] = ["al", "ed", "ing", "ary", "ous", "ive", "ar", "er"];
/// Rows that hold whoever has none of their own, and what they are called.
const REMAINDERS: [&str; 8] = [
    "other countries",
    "others",
    "other",
    "rest of the world",
    "rest of world",
    "other partners",
    "other markets",
    "all other countries",
];
const CALLED: [&str; 9] = [
    "every other country",
    "all other countries",
    "the other countries",
    "other countries",
    "the rest of the world",
    "rest of the world",
    "all other markets",
    "every other market",
    "other markets",
];

/// Whether a row holds whoever, or whatever, has none of its own: it has no place among the others.
pub(super) fn is_remainder(name: &str) -> bool {
    const GOODS: [&str; 8] = [
        "other goods",
        "other products",
        "other commodities",
        "hang hoa khac",
        "mat hang khac",
        "nuoc khac",
        "thi truong khac",
        "khac",
    ];
    let folded = super::words::fold(name);
    let plain = folded.trim().trim_start_matches("cac ");
    REMAINDERS.contains(&plain) || GOODS.contains(&plain)
}

/// The words of all rows of a dimension, each with how many rows have it: counted once, asked for every row.
pub(super) struct Rows {
    holding: HashMap<String, usize>,
    /// The names of one word.
    alone: HashSet<String>,
    /// Whether one of them is services.
    services: bool,
    /// Whether they are partners.
    partners: bool,
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

impl Rows {
    pub(super) fn of(plains: &[String], partners: bool) -> Rows {
        let mut holding: HashMap<String, usize> = HashMap::new();
        for plain in plains {
            let own: HashSet<&str> = plain.split(' ').map(stem).collect();
            for word in own {
                *holding.entry(word.to_owned()).or_default() += 1;
            }
        }
        let alone = plains.iter().filter(|p| !p.contains(' ')).cloned().collect();
        Rows { holding, alone, services: plains.iter().any(|r| r == "services"), partners }
    }
}

/// "Automobile exports" of the row "Automobiles", "home textile shipments" of "Home textiles": the other number of the last word.
pub(super) fn numbers(plain: &str) -> Option<String> {
    let many = || plural(plain).filter(|_| !plain.contains(' '));
    singular(plain).or_else(many)
}

/// "Jasmine rice" of the row "Hom Mali (jasmine) rice": what stands in brackets may take the place of what stands before them.
pub(super) fn by_bracket(folded: &str) -> Option<String> {
    let (_, rest) = folded.split_once('(')?;
    let (inside, behind) = rest.split_once(')')?;
    let word = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase());
    let behind = behind.trim();
    (word(inside.trim()) && word(behind) && behind.len() > 3).then(|| format!("{} {behind}", inside.trim()))
}

/// The short forms of a row's plain name; `rows` are all rows beside it, which none of them may fit as well.
pub(super) fn short_names(plain: &str, rows: &Rows) -> Vec<String> {
    if !plain.is_ascii() {
        return Vec::new();
    }
    // "Other" among goods is no country.
    if rows.partners && REMAINDERS.contains(&plain) {
        return CALLED.iter().filter(|c| **c != plain).map(|c| (*c).to_owned()).collect();
    }
    // "Chăn nuôi" for "Sản phẩm chăn nuôi", where no other row speaks of it.
    if let Some(kind) = plain.strip_prefix("san pham ").filter(|k| k.contains(' ') && !k.starts_with("tu ")) {
        let own = kind.split(' ').all(|word| rows.holding.get(stem(word)).is_none_or(|n| *n == 1));
        return if own { vec![kind.to_owned()] } else { Vec::new() };
    }
    // "Non-EU" is what lies outside of it.
    if let Some(inside) = plain.strip_prefix("non ").filter(|p| !p.contains(' ')) {
        let mut out: Vec<String> =
            ["outside the", "outside", "beyond the"].iter().map(|w| format!("{w} {inside}")).collect();
        if rows.alone.contains(inside) {
            let rest = ["the rest of the world", "rest of the world", "outside the bloc", "elsewhere"];
            out.extend(rest.map(str::to_owned));
        }
        return out;
    }
    // Of two rows, merchandise and services, the first are the goods.
    if plain == "merchandise" && rows.services {
        return vec!["goods".to_owned()];
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let holding = |word: &str| rows.holding.get(stem(word)).copied().unwrap_or(0);
    let mut out = Vec::new();
    match words.as_slice() {
        [first, last]
            if GENERIC.contains(last) && first.len() > 3 && *first != "other" && holding(first) == 1 =>
        {
            let describes = DESCRIBING.iter().any(|e| first.ends_with(e));
            if !describes {
                out.push((*first).to_owned());
            }
            // "Consumers" are no goods; "chemicals" are.
            if !describes || *first == "chemical" {
                out.push(if first.ends_with('s') { (*first).to_owned() } else { format!("{first}s") });
            }
            out.extend(GENERIC.iter().filter(|g| *g != last).map(|g| format!("{first} {g}")));
        }
        // "Parboiled" among several rows of rice.
        [first, last]
            if first.len() > 4 && holding(first) == 1 && holding(last) > 2 && first.ends_with("ed") =>
        {
            out.push((*first).to_owned());
        }
        [first, _, last] if first.len() > 3 && last.len() > 3 && holding(first) == 1 => {
            out.push(format!("{first} {last}"));
        }
        _ => {}
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(plain: &str, rows: &[&str], partners: bool) -> Vec<String> {
        let rows: Vec<String> = rows.iter().map(|r| (*r).to_owned()).collect();
        short_names(plain, &Rows::of(&rows, partners))
    }

    #[test]
    fn a_row_is_called_by_the_word_that_tells() {
        let rows = ["steel products", "passenger motor vehicles"];
        assert!(of("steel products", &rows, false).contains(&"steel".to_owned()));
        assert_eq!(of("passenger motor vehicles", &rows, false), ["passenger vehicles"]);
        // Another row of steel: the word alone tells neither.
        assert!(of("steel products", &["steel products", "steel pipes"], false).is_empty());
        // What only describes does not stand alone, nor do its people.
        assert!(
            !of("agricultural products", &["agricultural products"], false)
                .contains(&"agricultural".to_owned())
        );
        let consumer = of("consumer goods", &["consumer goods"], false);
        assert!(!consumer.contains(&"consumers".to_owned()), "{consumer:?}");
        assert!(of("chemical products", &["chemical products"], false).contains(&"chemicals".to_owned()));
    }

    #[test]
    fn a_row_is_called_in_the_other_number_or_by_its_bracket() {
        assert_eq!(numbers("home textiles").as_deref(), Some("home textile"));
        assert_eq!(numbers("automobile").as_deref(), Some("automobiles"));
        assert_eq!(numbers("financial services"), None);
        assert_eq!(numbers("flat glass"), None);
        assert_eq!(by_bracket("hom mali (jasmine) rice").as_deref(), Some("jasmine rice"));
        assert_eq!(by_bracket("hydro (large)"), None);
        let rice = ["parboiled rice", "broken rice", "white rice"];
        assert_eq!(of("parboiled rice", &rice, false), ["parboiled"]);
        assert!(of("white rice", &rice, false).is_empty());
    }

    #[test]
    fn what_is_left_over_is_other_countries_among_partners_only() {
        assert!(of("others", &["china", "others"], true).contains(&"other countries".to_owned()));
        assert!(of("others", &["rice", "others"], false).is_empty());
    }
}
