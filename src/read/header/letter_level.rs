//! The lowest level of a heading where it holds letters that stand below every year alike: "2019 | 2020" over "L | P", again and again. They
//! are names of their own, even where one of them is a sign for provisional or estimated figures elsewhere.

use crate::lang;
use std::collections::BTreeMap;

/// Letters of such a name at most.
const LONGEST: usize = 3;

/// Whether the last level of some heads is of such letters: years alone above them, at least two kinds, each below every year, and one of
/// them at least no sign that says how sure figures are.
pub(super) fn crosses_years(paths: &[&Vec<String>]) -> bool {
    let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let mut filled = path.iter().map(String::as_str).filter(|t| !t.is_empty());
        let (Some(year), Some(letters), None) = (filled.next(), filled.next(), filled.next()) else {
            return false;
        };
        let short = letters.chars().count() <= LONGEST && letters.chars().all(char::is_alphabetic);
        if !short
            || path.last().map(String::as_str) != Some(letters)
            || !lang::when(year).is_some_and(|w| w.is_year())
        {
            return false;
        }
        years.entry(letters).or_default().push(year);
    }
    let Some(of_first) = years.values().next() else { return false };
    let crossed = years.len() >= 2 && of_first.len() >= 2 && years.values().all(|of| of == of_first);
    // "Nam" is a man or a year, "P" a woman or provisional: what says nothing else decides for the others.
    crossed && years.keys().any(|t| lang::sure(t).is_none() && lang::when(t).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(heads: &[[&str; 2]]) -> bool {
        let all: Vec<Vec<String>> = heads.iter().map(|h| h.map(str::to_owned).to_vec()).collect();
        crosses_years(&all.iter().collect::<Vec<_>>())
    }

    #[test]
    fn letters_below_every_year_are_names() {
        assert!(of(&[["2019", "L"], ["2019", "P"], ["2020", "L"], ["2020", "P"]]));
        // Estimates and provisional figures; a letter below one year alone; quarters.
        assert!(!of(&[["2019", "E"], ["2019", "P"], ["2020", "E"], ["2020", "P"]]));
        assert!(!of(&[["2019", "L"], ["2020", "L"], ["2020", "P"]]));
        assert!(!of(&[["2019", "I"], ["2019", "II"], ["2020", "I"], ["2020", "II"]]));
    }
}
