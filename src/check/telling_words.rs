//! What single words of a row's name say alone: "circuits" of "Integrated circuits", where no other row has the word.

use super::members::without_brackets;
use super::words::fold;
use std::collections::{HashMap, HashSet};

/// English words that stand in the name of one member alone and say what it is: "electric" of "battery electric".
pub(super) fn telling_words(plains: &[String], names: &[&str]) -> Vec<(String, u32)> {
    const GENERAL: &str = " products product goods articles article items parts accessories equipment materials material other others total \
        types kinds including excluding related thereof their various foreign domestic state sector exports imports export import trade account \
        balance income capital assets private public investment government general special mixed manufactured manufacturing processed industry \
        industrial primary secondary economy economic enterprises companies region regions countries country provinces province which under \
        above below first second third world major minor heavy light small large spare current direct operating vehicles \
        intermediate consumption travel transport business financial personal technical building charges support ";
    let mut seen: HashMap<&str, Option<u32>> = HashMap::new();
    for (code, name) in plains.iter().enumerate() {
        let own: HashSet<&str> = name.split(' ').collect();
        for word in own {
            seen.entry(word).and_modify(|c| *c = None).or_insert(Some(code as u32));
        }
    }
    // "Office machines" are machines, "the statistics office" is not one: only the word that the others describe.
    let is_head = |word: &str, code: u32| {
        names.get(code as usize).is_some_and(|name| heads(name).iter().any(|h| h == word))
    };
    let telling = |w: &str| {
        w.len() > 4 && w.chars().all(|c| c.is_ascii_alphabetic()) && !GENERAL.split(' ').any(|g| g == w)
    };
    let mut out: Vec<(String, u32)> = seen
        .into_iter()
        .filter(|(w, _)| telling(w))
        .filter_map(|(w, c)| Some((w.to_owned(), c?)))
        .filter(|(w, c)| is_head(w, *c))
        .collect();
    out.sort();
    out
}

/// The words of an English name that its other words describe: the last of each of its parts, before "of", "with" and their like.
pub(super) fn heads(name: &str) -> Vec<String> {
    const BEHIND: [&str; 18] = [
        "of",
        "for",
        "in",
        "with",
        "from",
        "to",
        "on",
        "by",
        "not",
        "nes",
        "excluding",
        "excl",
        "except",
        "without",
        "including",
        "incl",
        "inc",
        "other",
    ];
    let folded = fold(&without_brackets(name));
    let glued = [" and ", " or ", " & "].iter().fold(folded, |name, glue| name.replace(glue, ","));
    let mut out = Vec::new();
    for part in glued.split([',', ';', '/']) {
        let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let end = words.iter().skip(1).position(|w| BEHIND.contains(w)).map_or(words.len(), |at| at + 1);
        out.extend(words.get(..end).and_then(<[&str]>::last).map(|w| (*w).to_owned()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_others_describe_tells() {
        assert_eq!(heads("Office machines"), ["machines"]);
        assert_eq!(heads("Molluscs with shell"), ["molluscs"]);
        assert_eq!(heads("Pumps and compressors of steel"), ["pumps", "compressors"]);
        let names = ["Office machines", "Consumer electronics"];
        let plains = names.map(fold);
        let words: Vec<String> = telling_words(&plains, &names).into_iter().map(|(w, _)| w).collect();
        assert_eq!(words, ["electronics", "machines"]);
    }
}
