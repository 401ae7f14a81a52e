//! "7 thành viên (dầu thô, dệt may, …)": so many are said, and so many are named.

use super::super::Verdict;
use super::super::article::Article;
use super::super::figures_in_text::{Counts, Figure};
use super::{Broken, Contradiction};
use crate::diag::Arg;
use crate::figure::Qualifier;
use crate::lang::{Lang, text};

/// Lists whose length is not the number before them.
pub(super) fn lists(at: usize, article: &Article, lang: Lang) -> Vec<Contradiction> {
    article.figures.iter().filter_map(|f| list(at, article, f, lang)).collect()
}

/// Words that leave a list open.
const OPEN: [&str; 14] = [
    "như",
    "trong",
    "v",
    "vv",
    "khác",
    "etc",
    "including",
    "such",
    "led",
    "mostly",
    "chủ",
    "nhất",
    "đứng",
    "e",
];

fn list(at: usize, article: &Article, figure: &Figure, lang: Lang) -> Option<Contradiction> {
    let Counts::Things(_) = figure.counts else { return None };
    let said = figure.value();
    if figure.qualifier != Qualifier::Plain || !(2.0..=12.0).contains(&said) || figure.in_words {
        return None;
    }
    let sentence = article.sentence_of(figure.tokens.0);
    let end = article.sentence_start(sentence + 1);
    // The bracket or colon right behind what is counted.
    let open = (figure.tokens.1..end.min(figure.tokens.1 + 4))
        .find(|i| article.token(*i).is_some_and(|t| t.is('(') || t.is(':')))?;
    let closed = article.token(open)?.is('(');
    let mut depth = 0_i32;
    let (mut named, mut words, mut last) = (1, 0, open + 1);
    let mut joined = false;
    for i in open + 1..end {
        let token = article.token(i)?;
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth -= 1;
            if depth < 0 && closed {
                break;
            }
        } else if depth == 0 && (token.is(',') || token.is(';')) {
            named += 1;
        } else if depth == 0 && matches!(token.lower.as_str(), "và" | "and") {
            joined = true;
        } else if OPEN.contains(&token.lower.as_str()) || token.is('…') || token.is(':') {
            return None;
        } else if depth == 0 {
            words += 1;
        }
        last = i + 1;
    }
    // "and" may stand inside one name: then the length is one of two.
    let ways = if joined { [named, named + 1] } else { [named, named] };
    let comma_and = joined
        && (open..last).any(|i| {
            article.token(i).is_some_and(|t| t.is(','))
                && article.token(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "và" | "and"))
        });
    if named < 2 || words < named || comma_and && ways.contains(&(said as usize)) {
        return None;
    }
    if ways.contains(&(said as usize)) || !(closed || joined) {
        return None;
    }
    let most = if joined && !comma_and { named + 1 } else { named };
    let (first, stop) = (article.token(figure.tokens.0)?, article.token(open.checked_sub(1)?)?);
    let stated = article.slice(first.start, stop.end);
    let key = if (said as usize) > most { "check.within.list" } else { "check.within.list-more" };
    let mut found = Contradiction::in_words(at, [first.start, stop.end], Broken::List, Verdict::Disagrees);
    found.computed = Some(most as f64);
    found.head =
        text(lang, key, &[("stated", Arg::Text(stated.clone())), ("computed", Arg::Count(most as u64))]);
    found.stated = stated;
    Some(found)
}
