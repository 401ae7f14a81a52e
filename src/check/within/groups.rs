//! "Vẫn xếp trong ‘Nhóm mặt hàng khác’ như túi xách, ô dù": goods put into one group by the text and into another by its table.

use super::super::Verdict;
use super::super::article::Article;
use super::super::words::fold;
use super::{Broken, Contradiction, TablePlace};
use crate::dataset::{Dataset, DimensionKind};
use crate::diag::Arg;
use crate::lang::{Lang, text};

/// Words of a name that carry its meaning.
fn bearing(name: &str) -> Vec<String> {
    // "Sản phẩm cao su" is no "cao su": the word for what is made of something stays.
    const PLAIN: [&str; 14] = [
        "cac", "loai", "hang", "nhom", "mat", "va", "tu", "khac", "of", "and", "goods", "other", "group",
        "the",
    ];
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !PLAIN.contains(w));
    words.map(str::to_owned).collect()
}

/// Whether a thing that the text names is a row of the table.
fn is_row(thing: &[String], row: &[String]) -> bool {
    !thing.is_empty() && thing.iter().all(|w| row.contains(w))
}

/// Things in another group than the table has them in.
pub(super) fn groups(
    at: usize,
    article: &Article,
    dataset: &Dataset,
    place: TablePlace,
    lang: Lang,
) -> Vec<Contradiction> {
    // Rows with the group that they stand in.
    let mut rows: Vec<(&str, &str)> = Vec::new();
    let mut all: Vec<&str> = Vec::new();
    for dimension in dataset.dimensions.iter().filter(|d| d.kind != DimensionKind::Flow) {
        for member in &dimension.members {
            all.push(&member.name);
            if let Some(parent) = member.parent.and_then(|p| dimension.members.get(p as usize)) {
                rows.push((&member.name, &parent.name));
            }
        }
    }
    let last = article.tokens.last().map_or(0, |t| t.sentence);
    let mut out = Vec::new();
    for s in 0..=last {
        let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
        let Some(first) = article.token(a).filter(|t| t.start < place.span[0] || t.start >= place.span[1])
        else {
            continue;
        };
        let Some(end) = b.checked_sub(1).and_then(|i| article.token(i)) else { continue };
        let sentence = article.slice(first.start, end.end);
        let Some((here, list, from)) = put_into(&sentence) else { continue };
        // The group must be one of the table's, or the rest of it.
        let rest = fold(&here).contains("khac") || fold(&here).contains("other");
        let known = all.iter().any(|g| !bearing(g).is_empty() && bearing(g) == bearing(&here));
        if !(rest || known) {
            continue;
        }
        let mut at_char = first.start + from;
        for thing in list.split(',') {
            let own = bearing(thing);
            let there = rows.iter().find(|(row, group)| {
                let other = if rest {
                    !fold(group).contains("khac") && !fold(group).contains("other")
                } else {
                    bearing(group) != bearing(&here)
                };
                other && is_row(&own, &bearing(row))
            });
            let lead = thing.chars().take_while(|c| c.is_whitespace()).count();
            let name = thing.trim();
            if let Some((row, there)) = there.filter(|_| own.len() > 1 || name.split_whitespace().count() > 1)
            {
                let start = at_char + lead;
                let mut found = Contradiction::in_words(
                    at,
                    [start, start + name.chars().count()],
                    Broken::Group,
                    Verdict::Disagrees,
                );
                found.stated = name.to_owned();
                found.reading = (*row).to_owned();
                found.head = text(
                    lang,
                    "check.within.group",
                    &[
                        ("stated", Arg::Text(name.to_owned())),
                        ("here", Arg::Text(here.clone())),
                        ("there", Arg::Text((*there).to_owned())),
                    ],
                );
                out.push(found);
            }
            at_char += thing.chars().count() + 1;
        }
    }
    out
}

/// The group, the things, and where the things begin: "… xếp trong “Nhóm mặt hàng khác” như a, b, c".
fn put_into(sentence: &str) -> Option<(String, String, usize)> {
    let chars: Vec<char> = sentence.chars().collect();
    let find = |what: &str, from: usize| -> Option<usize> {
        let what: Vec<char> = what.chars().collect();
        (from..chars.len().saturating_sub(what.len()))
            .find(|i| chars.get(*i..*i + what.len()) == Some(what.as_slice()))
    };
    let verb =
        ["xếp trong ", "xếp vào ", "nằm trong ", "thuộc ", "listed under ", "counted under ", "put under "]
            .iter()
            .find_map(|v| {
                let at = find(v, 0)? + v.chars().count();
                chars.get(at).filter(|c| matches!(c, '“' | '"' | '‘' | '«')).map(|_| at + 1)
            })?;
    let close =
        (verb..chars.len()).find(|i| chars.get(*i).is_some_and(|c| matches!(c, '”' | '"' | '’' | '»')))?;
    let here: String = chars.get(verb..close)?.iter().collect();
    let such = [" như ", " such as ", " gồm "]
        .iter()
        .find_map(|w| find(w, close).filter(|at| *at <= close + 2).map(|at| at + w.chars().count()))?;
    let stop = [" và một số", "...", "…", ";", " and some"]
        .iter()
        .filter_map(|w| find(w, such))
        .min()
        .unwrap_or(chars.len());
    let list: String = chars.get(such..stop)?.iter().collect();
    Some((here, list, such))
}
