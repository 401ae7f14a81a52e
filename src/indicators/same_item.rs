//! The same item under two names: what two lists of goods write differently.

use super::selection::Task;
use std::collections::HashMap;

/// Some series by what their names along a dimension have in common with other spellings: the code of a classification that they
/// begin with ("09 Coffee", "09. Cà phê"), and their words in any order and number ("Machinery and transport equipment",
/// "Machinery, transport and equipments").
pub(super) struct ByName {
    codes: HashMap<String, Vec<usize>>,
    words: HashMap<Vec<String>, Vec<usize>>,
}

impl ByName {
    pub(super) fn of(task: &Task<'_>, among: &[usize], d: usize) -> ByName {
        let mut by = ByName { codes: HashMap::new(), words: HashMap::new() };
        for &i in among {
            let Some(name) = name(task, i, d) else { continue };
            if let Some(code) = code(name) {
                by.codes.entry(code.to_owned()).or_default().push(i);
            }
            by.words.entry(words(name)).or_default().push(i);
        }
        by
    }

    /// The only one that may be the same item as that of a series.
    pub(super) fn of_same_item(&self, task: &Task<'_>, series: usize, d: usize) -> Option<usize> {
        let only = |found: Option<&Vec<usize>>| match found.map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        };
        let name = name(task, series, d)?;
        let words = words(name);
        let of_code = code(name).and_then(|code| only(self.codes.get(code)));
        of_code.or_else(|| only(self.words.get(&words)).filter(|_| words.len() > 1))
    }
}

fn name<'a>(task: &'a Task<'_>, series: usize, d: usize) -> Option<&'a str> {
    Some(task.dataset.member(task.dataset.series.get(series)?, d)?.name.as_str())
}

/// The code of a classification that a name begins with.
fn code(name: &str) -> Option<&str> {
    let name = name.trim();
    let end = name.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(name.len());
    let code = name.get(..end)?.trim_end_matches('.');
    let bounded = !name.get(end..)?.starts_with(char::is_alphabetic);
    (bounded && code.len() >= 2).then_some(code)
}

/// The words of a name in order of the alphabet, without those that only join and without the ending of a plural.
fn words(name: &str) -> Vec<String> {
    let folded = crate::lang::fold(name);
    let joins = |w: &&str| !w.is_empty() && !matches!(*w, "and" | "of" | "the" | "or" | "va" | "cac" | "cua");
    let mut sorted: Vec<String> = Vec::new();
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(joins)
        .map(|w| if w.len() > 3 { w.trim_end_matches('s') } else { w })
    {
        sorted.insert(sorted.partition_point(|known| known.as_str() <= word), word.to_owned());
    }
    sorted
}
