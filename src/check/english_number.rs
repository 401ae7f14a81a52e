//! One and many of English words: "blueberry exports" of the row "Blueberries", "mango shipments" of "Mangoes".

/// Letters that a word has at least whose number is changed.
const LONG: usize = 5;

/// One of what a word says many of; none for "glass", "gas" and "services", which say no more than themselves.
pub(super) fn singular(words: &str) -> Option<String> {
    let last = words.rsplit(' ').next().filter(|w| w.len() >= LONG && w.is_ascii())?;
    if matches!(last, "services" | "series" | "species") || last.ends_with("ss") {
        return None;
    }
    if let Some(head) = words.strip_suffix("ies") {
        return Some(format!("{head}y"));
    }
    let one = ["oes", "ches", "shes", "xes", "sses"]
        .iter()
        .find_map(|end| words.strip_suffix("es").filter(|_| words.ends_with(end)));
    one.or_else(|| words.strip_suffix('s')).map(str::to_owned)
}

/// Many of what a word says one of.
pub(super) fn plural(word: &str) -> Option<String> {
    if word.len() < LONG || !word.is_ascii() || word.ends_with('s') {
        return None;
    }
    let vowel = |head: &str| head.ends_with(['a', 'e', 'i', 'o', 'u']);
    Some(match word.strip_suffix('y').filter(|head| !vowel(head)) {
        Some(head) => format!("{head}ies"),
        None if ["o", "ch", "sh", "x"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        None => format!("{word}s"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_their_number() {
        let one = ["blueberries", "mangoes", "peaches", "boxes", "motor vehicles", "cherries"].map(singular);
        let told = ["blueberry", "mango", "peach", "box", "motor vehicle", "cherry"];
        let told = told.map(|w| Some(w.to_owned()));
        // "boxes" is long enough, "gas" is not.
        assert_eq!(one, told);
        assert_eq!(["glass", "gas", "services", "rice"].map(singular), [const { None }; 4]);
        assert_eq!(
            ["blueberry", "mango", "grape", "turkey"].map(plural),
            ["blueberries", "mangoes", "grapes", "turkeys"].map(|w| Some(w.to_owned()))
        );
    }
}
