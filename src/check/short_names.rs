//! What a row is called for short in English: "steel" for "Steel products", "passenger vehicles" for "Passenger motor vehicles", "every
//! other country" for "Other countries".

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

/// The short forms of a row's plain name; `rows` are those of all rows beside it, which none of them may fit as well.
pub(super) fn short_names(plain: &str, rows: &[String]) -> Vec<String> {
    if !plain.is_ascii() {
        return Vec::new();
    }
    if REMAINDERS.contains(&plain) {
        return CALLED.iter().filter(|c| **c != plain).map(|c| (*c).to_owned()).collect();
    }
    // "Non-EU" is what lies outside of it.
    if let Some(inside) = plain.strip_prefix("non ").filter(|p| !p.contains(' ')) {
        let mut out: Vec<String> =
            ["outside the", "outside", "beyond the"].iter().map(|w| format!("{w} {inside}")).collect();
        if rows.iter().any(|r| r == inside) {
            let rest = ["the rest of the world", "rest of the world", "outside the bloc", "elsewhere"];
            out.extend(rest.map(str::to_owned));
        }
        return out;
    }
    // Of two rows, merchandise and services, the first are the goods.
    if plain == "merchandise" && rows.iter().any(|r| r == "services") {
        return vec!["goods".to_owned()];
    }
    let words: Vec<&str> = plain.split(' ').collect();
    let stem = |w: &str| w.strip_suffix('s').unwrap_or(w).to_owned();
    let holding = |word: &str| {
        let own = stem(word);
        rows.iter().filter(|r| r.split(' ').any(|w| stem(w) == own)).count()
    };
    let mut out = Vec::new();
    match words.as_slice() {
        [first, last]
            if GENERIC.contains(last) && first.len() > 3 && *first != "other" && holding(first) == 1 =>
        {
            if !DESCRIBING.iter().any(|e| first.ends_with(e)) {
                out.push((*first).to_owned());
            }
            out.push(if first.ends_with('s') { (*first).to_owned() } else { format!("{first}s") });
            out.extend(GENERIC.iter().filter(|g| *g != last).map(|g| format!("{first} {g}")));
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

    #[test]
    fn a_row_is_called_by_the_word_that_tells() {
        let rows = ["steel products".to_owned(), "passenger motor vehicles".to_owned()];
        assert!(short_names("steel products", &rows).contains(&"steel".to_owned()));
        assert_eq!(short_names("passenger motor vehicles", &rows), ["passenger vehicles"]);
        // Another row of steel: the word alone tells neither.
        let two = ["steel products".to_owned(), "steel pipes".to_owned()];
        assert!(short_names("steel products", &two).is_empty());
        // What only describes does not stand alone.
        let farm = ["agricultural products".to_owned()];
        assert!(!short_names("agricultural products", &farm).contains(&"agricultural".to_owned()));
    }
}
