//! Names of what is left over: "other goods", "các thị trường khác", "rest of the world". Only names that say nothing else:
//! "other machinery" and "máy móc, thiết bị khác" are goods of their own, often among the largest.

use super::{Lang, fold, words};
use std::sync::OnceLock;

/// Words that mark a remainder, and words that may stand beside them because they name no sort of thing in particular.
struct Lists {
    marks: Vec<String>,
    nouns: Vec<String>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    let of = |key: &str| {
        Lang::ALL.iter().flat_map(|lang| words(*lang, key).split('|')).map(fold).collect::<Vec<String>>()
    };
    LISTS.get_or_init(|| Lists { marks: of("rest.marks"), nouns: of("rest.nouns") })
}

/// Whether a name is that of what is left over, and of nothing else.
///
/// ```
/// use kimngach::lang::is_rest;
/// assert!(is_rest("Các TT khác") && is_rest("Hàng hóa khác (1)") && is_rest("Other goods") && is_rest("Rest of the world"));
/// assert!(!is_rest("Máy móc, thiết bị, dụng cụ, phụ tùng khác") && !is_rest("Other machinery") && !is_rest("Countries"));
/// ```
pub fn is_rest(name: &str) -> bool {
    let lists = lists();
    let folded = fold(name);
    // "n.e.s.", "n.e.c.": not elsewhere specified, or classified.
    let folded = folded.replace("n.e.s", "nes").replace("n.e.c", "nec");
    let mut marked = false;
    for word in folded.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        let is_mark = lists.marks.iter().any(|m| m == word);
        if !is_mark && !lists.nouns.iter().any(|n| n == word) {
            return false;
        }
        marked |= is_mark;
    }
    marked
}
