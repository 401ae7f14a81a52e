//! A row of several words that a text calls by some of them, in their order: "jute manufactures" for "Jute Mfg. including Floor Covering",
//! "handicrafts" for "Handicrafts excl. handmade carpet", "machinery and tools" for "Machine, equipment, tools and instruments".

use super::words::fold;
use std::collections::{HashMap, HashSet};

/// Rows beyond which a list is one of codes, whose names text never calls by single words.
const MOST_ROWS: usize = 150;
/// Words of a name that are looked at.
const MOST_WORDS: usize = 6;
/// What stands behind these says what belongs to the row, not what it is called.
const TAILS: [&str; 10] =
    ["excl", "excluding", "except", "without", "incl", "including", "inc", "nes", "not", "other"];
const GLUE: [&str; 8] = ["and", "or", "of", "the", "for", "all", "their", "thereof"];
/// Words that say nothing of what the goods are.
const GENERAL: &str = " products product goods articles article items parts accessories equipment materials material others total types \
    kinds various foreign domestic state sector exports imports export import trade industry industrial primary secondary services \
    service countries country region regions general special mixed light heavy new used made etc ";
/// What customs and ministries write short.
const SHORT: [(&str, &[&str]); 22] = [
    ("mfg", &["manufactures", "manufacturing"]),
    ("mfgs", &["manufactures"]),
    ("mfrs", &["manufactures"]),
    ("manuf", &["manufactures", "manufacturing"]),
    ("fabs", &["fabrics"]),
    ("prods", &["products"]),
    ("prod", &["products"]),
    ("equip", &["equipment"]),
    ("eqpt", &["equipment"]),
    ("mach", &["machinery"]),
    ("misc", &["miscellaneous"]),
    ("elec", &["electrical", "electronic"]),
    ("engg", &["engineering"]),
    ("pharma", &["pharmaceuticals", "pharmaceutical"]),
    ("pharm", &["pharmaceuticals", "pharmaceutical"]),
    ("chem", &["chemicals", "chemical"]),
    ("petro", &["petroleum"]),
    ("veg", &["vegetables", "vegetable"]),
    ("preps", &["preparations"]),
    ("prep", &["preparations"]),
    ("instr", &["instruments"]),
    ("agric", &["agricultural"]),
];

/// The words of a name up to where it says what else belongs to the row; and whether it went on.
fn words_of(name: &str) -> (Vec<String>, bool) {
    let folded = fold(&super::members::without_brackets(name));
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut out = Vec::new();
    for word in words.by_ref() {
        if TAILS.contains(&word) && !out.is_empty() {
            return (out, true);
        }
        if !GLUE.contains(&word) && word != "etc" {
            out.push(word.to_owned());
        }
    }
    (out, false)
}

/// How a word may be written: in full, in the other number, the machines for the machinery.
fn forms(word: &str) -> Vec<String> {
    let mut out: Vec<String> = match SHORT.iter().find(|(short, _)| *short == word) {
        Some((_, long)) => long.iter().map(|l| (*l).to_owned()).collect(),
        None => vec![word.to_owned()],
    };
    if matches!(word, "machine" | "machines") {
        out.push("machinery".to_owned());
    }
    if word.len() > 3 && !SHORT.iter().any(|(short, _)| *short == word) {
        match word.strip_suffix('s') {
            Some(one) if !one.ends_with('s') => out.push(one.to_owned()),
            None => out.push(format!("{word}s")),
            Some(_) => {}
        }
    }
    out
}

/// The word as all its forms have it.
fn stem(word: &str) -> String {
    let full = SHORT.iter().find(|(s, _)| *s == word).and_then(|(_, l)| l.first()).copied().unwrap_or(word);
    let one = full.strip_suffix('s').unwrap_or(full);
    if one == "machinery" { "machine".to_owned() } else { one.to_owned() }
}

fn tells(word: &str) -> bool {
    word.len() > 2 && !word.bytes().any(|b| b.is_ascii_digit()) && !GENERAL.split(' ').any(|g| g == word)
}

/// Every way to take one form of each word.
fn phrases(words: &[&String]) -> Vec<String> {
    words.iter().fold(vec![String::new()], |so_far, word| {
        let forms = forms(word);
        let with = |head: &String| -> Vec<String> {
            forms.iter().map(|f| if head.is_empty() { f.clone() } else { format!("{head} {f}") }).collect()
        };
        so_far.iter().flat_map(with).collect()
    })
}

/// The short names of the rows of a dimension, each with its row. English rows only: a word of Vietnamese is a syllable.
pub(super) fn fewer_words(names: &[&str]) -> Vec<(String, u32)> {
    if names.len() > MOST_ROWS {
        return Vec::new();
    }
    let rows: Vec<(Vec<String>, bool)> = names.iter().map(|name| words_of(name)).collect();
    let stems: Vec<HashSet<String>> =
        names.iter().map(|name| whole(name).iter().map(|w| stem(w)).collect()).collect();
    let mut holding: HashMap<&str, usize> = HashMap::new();
    for row in &stems {
        row.iter().for_each(|s| *holding.entry(s.as_str()).or_default() += 1);
    }
    let mut out = Vec::new();
    for (at, (words, cut)) in rows.iter().enumerate() {
        let english = names.get(at).is_some_and(|n| n.is_ascii());
        let Some(first) = words.first().filter(|w| english && !matches!(w.as_str(), "other" | "non")) else {
            continue;
        };
        let own = |subset: &[&String]| {
            let asked: Vec<String> = subset.iter().map(|w| stem(w)).collect();
            let rare = asked.iter().filter_map(|s| holding.get(s.as_str())).min().copied().unwrap_or(0);
            let beside =
                |(n, row): (usize, &HashSet<String>)| n != at && asked.iter().all(|s| row.contains(s));
            rare == 1 || !stems.iter().enumerate().any(beside)
        };
        let mut add = |subset: &[&String]| {
            if own(subset) {
                out.extend(phrases(subset).into_iter().map(|p| (p, at as u32)));
            }
        };
        // "Handicrafts excl. handmade carpet": all that stands before.
        if *cut || words.iter().any(|w| SHORT.iter().any(|(s, _)| s == w)) {
            let told = words.iter().filter(|w| tells(w)).count();
            if told > 1 || told == 1 && words.len() <= 2 && tells(first) && first.len() > 4 {
                add(&words.iter().take(MOST_WORDS).collect::<Vec<_>>());
            }
        }
        let looked: Vec<&String> = words.iter().take(MOST_WORDS).collect();
        for n in 2..looked.len() {
            // A beginning of it.
            if let Some(head) = looked.get(..n).filter(|h| h.iter().any(|w| tells(w))) {
                add(head);
            }
        }
        // Two or three of its words that say what it is, the first among them.
        let telling: Vec<&String> = looked.iter().skip(1).filter(|w| tells(w)).copied().collect();
        if tells(first) && looked.len() > 2 {
            for (i, second) in telling.iter().enumerate() {
                add(&[first, second]);
                telling.iter().skip(i + 1).for_each(|third| add(&[first, second, third]));
            }
        }
    }
    out
}

/// All words of a name, what belongs to the row too.
fn whole(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<(String, u32)> {
        fewer_words(names)
    }

    fn has(found: &[(String, u32)], name: &str, row: u32) -> bool {
        found.iter().any(|(n, r)| n == name && *r == row)
    }

    #[test]
    fn what_belongs_to_a_row_is_no_part_of_its_name() {
        let found = of(&["Basketware excl. cane furniture", "Coir Mfg. including Mats", "Cane furniture"]);
        assert!(has(&found, "basketware", 0) && has(&found, "coir manufactures", 1), "{found:?}");
        assert!(!found.iter().any(|(n, r)| n.contains("cane") && *r == 0), "{found:?}");
    }

    #[test]
    fn some_of_its_words_name_a_row_that_alone_has_them() {
        let rows = [
            "Machine, equipment, tools and instruments",
            "Hand tools and blades",
            "Wood and articles of wood",
        ];
        let found = of(&rows);
        assert!(has(&found, "machinery equipment", 0) && has(&found, "machines tools", 0), "{found:?}");
        assert!(has(&found, "hand blades", 1));
        // Two rows of cotton and cloth: neither is "cotton cloth".
        let found = of(&["Cotton yarn and cloth", "Cotton cloth and thread, dyed"]);
        assert!(!found.iter().any(|(n, _)| n == "cotton cloth"), "{found:?}");
    }

    #[test]
    fn a_list_of_codes_is_left_alone() {
        let names: Vec<String> = (0..200).map(|n| format!("Goods of kind {n} and more")).collect();
        assert!(of(&names.iter().map(String::as_str).collect::<Vec<_>>()).is_empty());
    }
}
