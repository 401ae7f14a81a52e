//! Names that a figure is narrowed by though its sentence does not say them: the heading it stands under, what the article or the
//! paragraph began with, several that were named before and are taken together.

use super::article::{Article, Mention, Says};
use super::slot_names::{Part, absent, named};
use super::slots::{Choice, Names, choice};
use super::table_index::TableIndex;

/// The names of the heading that a token's paragraph stands under.
pub(super) fn heading(article: &Article, at: usize) -> Vec<&Mention> {
    let found = article.headings.get(article.paragraph_of(at)).copied().flatten();
    let Some((start, end)) = found.filter(|(_, end)| *end <= at) else { return Vec::new() };
    let named = |m: &&Mention| matches!(m.says, Says::Named(_)) && !absent(m) && !m.compared;
    article.mentions_in(start, end).iter().filter(named).take(1).collect()
}

/// What an article is all about goes without saying: the goods of "exports to India" in a report on palm oil. Names of other dimensions
/// that the article began with, and the last ones named, are added to what is said.
pub(super) fn complete(article: &Article, index: &TableIndex<'_>, at: usize, out: &mut Vec<Choice<Names>>) {
    if index.dims.len() < 2 {
        return;
    }
    let members = |m: &Mention| -> Vec<Part> { named(m).unwrap_or_default().into_iter().flatten().collect() };
    let spoken = |m: &&Mention| matches!(m.says, Says::Named(_)) && !m.compared && !absent(m);
    let sentence = article.sentence_of(at);
    let from = article.sentence_start(sentence.saturating_sub(3));
    let lead = article.sentence_start(3).min(at);
    let near = article.mentions_in(from, at).iter().rev().filter(spoken).take(4).map(|m| (m, 4));
    let first = article.mentions_in(0, lead).iter().filter(spoken).take(3).map(|m| (m, 3));
    // What the paragraph began with: "Hạt gạo cũng có mùa vui. … Sang Trung Quốc chỉ còn 224 nghìn tấn".
    let paragraph = article.paragraph_of(at);
    let begin = (0..12)
        .filter_map(|n| sentence.checked_sub(n))
        .take_while(|s| article.paragraph_of(article.sentence_start(*s)) == paragraph)
        .map(|s| article.sentence_start(s))
        .last();
    let opened = begin.map(|b| article.mentions_in(b, article.sentence_start(article.sentence_of(b) + 1)));
    let opened =
        opened.unwrap_or_default().iter().filter(spoken).filter(|m| m.end <= at).take(2).map(|m| (m, 3));
    let headed = heading(article, at).into_iter().map(|m| (m, 2));
    let parts: Vec<(Part, i32)> = headed
        .chain(opened)
        .chain(near)
        .chain(first)
        .flat_map(|(m, cost)| members(m).into_iter().map(move |p| (p, cost)))
        .collect();
    let said: Vec<Choice<Names>> =
        out.iter().filter(|c| !c.value.is_empty() && c.cost <= 3).take(3).cloned().collect();
    for made in said {
        for ((dim, codes), cost) in &parts {
            if made.value.iter().any(|(d, _)| d == dim) || out.len() > 14 {
                continue;
            }
            let mut names = made.value.clone();
            names.push((*dim, codes.clone()));
            if !out.iter().any(|c| c.value == names) {
                out.push(choice(names, made.cost + cost));
            }
        }
    }
}

/// "Sáu mặt hàng dẫn đầu, gồm điện tử; máy móc; …, đóng góp": as many names as the number says stand behind a word of listing.
fn spelled_out(article: &Article, number: usize, at: usize, n: usize) -> bool {
    let lists = |i: &usize| article.token(*i).is_some_and(|t| matches!(t.lower.as_str(), "gồm" | "là"));
    let Some(from) = (number..at).find(lists) else { return false };
    let own = article.mentions_in(from, at).iter().filter(|m| matches!(m.says, Says::Named(_)) && !absent(m));
    own.count() == n
}

/// "Cộng lại, ba nhóm này …", "Together the three …": all that was named before, as many as the words say.
pub(super) fn together(article: &Article, sentence: usize, at: usize) -> Option<Vec<Choice<Names>>> {
    let clause = article.clause_start(article.clause_of(at));
    let start = article.sentence_start(sentence);
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    const MANY: [(&str, usize); 14] = [
        ("hai", 2),
        ("ba", 3),
        ("bon", 4),
        ("nam", 5),
        ("2", 2),
        ("3", 3),
        ("4", 4),
        ("5", 5),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("both", 2),
        ("sau", 6),
    ];
    let things = ["nhom", "mat", "nuoc", "thi", "quoc", "nen", "nganh", "loai", "doi", "khu", "khoi"];
    let many = (start..at).find_map(|i| {
        let n = MANY.iter().find(|(w, _)| *w == word(i)).map(|(_, n)| *n)?;
        let listed = || {
            let names = article.mentions_in(start, i).iter();
            let mut own: Vec<Part> = names
                .filter(|m| !m.compared)
                .flat_map(|m| named(m).unwrap_or_default().into_iter().flatten().take(1))
                .collect();
            own.dedup();
            own.len() == n
        };
        let vietnamese = things.contains(&word(i + 1))
            && ((i + 2..i + 5)
                .any(|k| article.token(k).is_some_and(|t| t.lower == "này" || t.lower == "trên"))
                || listed()
                || spelled_out(article, i, at, n))
            || article.token(i.wrapping_sub(1)).is_some_and(|t| t.lower == "cả")
                && n > 1
                && article.token(i).is_some_and(|t| t.lower != "năm" && t.lower != "nam")
                && i > start;
        let english = matches!(word(i.wrapping_sub(1)), "the" | "these" | "those" | "all")
            && i > start
            // "Of the three, only China bought less": of one of them.
            && !(word(start) == "of" && i <= start + 3)
            && !matches!(word(i + 1), "months" | "years" | "quarters" | "days" | "weeks" | "times");
        (vietnamese || english).then_some(n)
    });
    let joined = (start.max(clause.saturating_sub(6))..at).any(|i| {
        word(i) == "cong" && matches!(word(i + 1), "lai" | "gop")
            || matches!(word(i), "together" | "combined")
            || word(i) == "gop" && word(i + 1) == "lai"
    });
    if many.is_none() && !joined {
        return None;
    }
    // "chips earned $16bn and mechanical and electrical goods together $190bn": one row that joins two things by itself.
    let apart = (start..at).rev().find(|i| matches!(word(*i), "together" | "combined"));
    let itself = apart.is_some_and(|i| {
        let behind = article.figures_in(start, i).last().map(|f| f.tokens.1);
        let since = behind.map(|from| article.mentions_in(from, i)).unwrap_or_default();
        let mut own: Vec<Part> = since
            .iter()
            .filter(|m| matches!(m.says, Says::Named(_)))
            .flat_map(|m| named(m).unwrap_or_default().into_iter().flatten().take(1))
            .collect();
        own.dedup();
        own.len() == 1 && since.iter().any(|m| m.end + 2 >= i)
    });
    if many.is_none() && itself {
        return None;
    }
    // The names of one dimension, the last ones first.
    let mut found: Vec<(usize, u32)> = Vec::new();
    let from = article.sentence_start(sentence.saturating_sub(if many.is_some() { 12 } else { 3 }));
    let here = article.mentions_in(start, at).iter();
    let own = here.filter(|m| matches!(m.says, Says::Named(_)) && !m.compared).count();
    // "máy móc 28,9 tỉ USD; vải và sắt thép cộng lại …": those behind the last figure.
    let last = article.figures_in(start, at).last().map_or(start, |f| f.tokens.1);
    let since = article.mentions_in(last, at).iter();
    let since = since.filter(|m| matches!(m.says, Says::Named(_)) && !m.compared).count();
    let (begin, end) = match many {
        None if since > 1 => (last, at),
        None if own > 0 => (start, at),
        None => (from, start),
        Some(n) if own >= n => (start, at),
        Some(_) => (from, at),
    };
    // "Phú Thọ vượt Thái Nguyên …. Cộng cả bốn, …": where too few are named else, what one was compared with counts as well.
    for all in [false, true] {
        if all && many.is_none_or(|n| n == found.len()) {
            break;
        }
        found.clear();
        for m in article.mentions_in(begin, end).iter().rev().filter(|m| all || !m.compared) {
            let Some((dim, members)) = named(m).unwrap_or_default().into_iter().flatten().next() else {
                continue;
            };
            let [member] = members.as_slice() else { continue };
            if found.iter().all(|(d, _)| *d == dim) && !found.contains(&(dim, *member)) {
                found.push((dim, *member));
            }
            if many == Some(found.len()) {
                break;
            }
        }
    }
    let dim = found.first()?.0;
    let enough = many.map_or(found.len() > 1, |n| n == found.len());
    let cost = if is_list_filled_up(article, (begin, end), &found) { FILLED_UP } else { 1 };
    enough.then(|| vec![choice(vec![(dim, found.iter().map(|(_, m)| *m).collect())], cost)])
}

/// What a list costs of which one sentence gives some names and an earlier one the rest: it may have one that is not understood.
const FILLED_UP: i32 = 9;

/// Whether the last sentence that names any of a list names several, but not all: "phones, chips and knitwear" with one word unknown.
fn is_list_filled_up(article: &Article, (begin, end): (usize, usize), found: &[(usize, u32)]) -> bool {
    let names = |m: &Mention| -> Vec<(usize, u32)> {
        let parts = named(m).unwrap_or_default().into_iter().flatten();
        let of = |(dim, members): Part| members.first().map(|m| (dim, *m)).filter(|own| found.contains(own));
        parts.filter_map(of).take(1).collect()
    };
    let own = |m: &&Mention| !names(m).is_empty();
    let all = article.mentions_in(begin, end);
    let Some(last) = all.iter().rev().find(own).map(|m| article.sentence_of(m.start)) else { return false };
    let mut here: Vec<(usize, u32)> =
        all.iter().filter(|m| article.sentence_of(m.start) == last).flat_map(names).collect();
    here.sort_unstable();
    here.dedup();
    !article.vietnamese && here.len() > 2 && here.len() < found.len()
}

/// Words that take up what was named before: "thị trường này", "its exports", "with it".
pub(super) fn points_back(article: &Article, start: usize, end: usize) -> bool {
    (start..end).any(|i| {
        let Some(t) = article.token(i) else { return false };
        let before = i.checked_sub(1).and_then(|b| article.token(b)).map(|t| t.folded.as_str()).unwrap_or("");
        let time = ["nam", "thang", "quy", "ky", "ngay", "luc", "tuan", "dieu", "viec"].contains(&before);
        (t.lower == "này" && !time)
            || t.lower == "đây" && matches!(before, "sang" | "vao" | "tu" | "toi")
            || (!article.vietnamese
                && ["its", "their", "it", "them", "there", "they"].contains(&t.folded.as_str())
                && (i > start || ["they", "their", "its"].contains(&t.folded.as_str())))
            || (before == "hai" && matches!(t.folded.as_str(), "nuoc" | "ben"))
            || (before == "the"
                && [
                    "countries",
                    "country",
                    "bloc",
                    "market",
                    "neighbour",
                    "neighbor",
                    "sector",
                    "product",
                    "commodity",
                ]
                .contains(&t.folded.as_str()))
    })
}
