//! "Năm thứ 8 liên tục xuất siêu", "the eighth straight surplus": how many years in a row, as a statement.

use super::super::article::{Article, Mention};
use super::super::claims_in_words::number_word;
use super::super::lexicon::Mark;
use super::super::words::TokenKind;
use super::statement::{Place, Statement, Subject, What};
use crate::dataset::Flow;
use crate::figure::Interval;
use crate::period::Period;

/// The runs of a text whose subject and year the sentence says.
pub(super) fn runs(text: usize, article: &Article) -> Vec<Statement> {
    article.mentions.iter().filter(|m| m.has(Mark::Streak)).filter_map(|m| run(text, article, m)).collect()
}

fn run(text: usize, article: &Article, streak: &Mention) -> Option<Statement> {
    let word = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    // "thứ 8 liên tục", "8 năm liên tiếp", "eighth straight year", "eight years in a row".
    let at = (1..=3).filter_map(|n| streak.start.checked_sub(n)).find(|i| {
        article.token(*i).is_some_and(|t| {
            number_word(t).is_some()
                && (t.kind == TokenKind::Number || word(*i) != "năm" || word(i.wrapping_sub(1)) == "thứ")
        })
    })?;
    let number = number_word(article.token(at)?).filter(|n| (2..=60).contains(n))?;
    let years = (at.saturating_sub(2)..streak.end + 2)
        .any(|i| matches!(word(i), "năm" | "year" | "years" | "yearly" | "annual"));
    if !years {
        return None;
    }
    let sentence = article.sentence_of(at);
    let (start, end) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
    let side = |m: &Mention| match m.flow() {
        Some(Mark::Balance(s)) if s != 0 => Some(s),
        _ => None,
    };
    let balance = article.mentions_in(start, end).iter().find_map(side)?;
    let year = |m: &&Mention| !m.compared && matches!(m.periods.first(), Some(Period::Year(_)));
    let said = article.mentions_in(start, end).iter().find(year).and_then(|m| m.periods.first().copied());
    let period = said.or(article.main.filter(|p| matches!(p, Period::Year(_))))?;
    let (first, last) = (article.token(at)?, article.token(streak.end.checked_sub(1)?)?);
    let value = number as f64 * f64::from(balance);
    Some(Statement {
        place: Place { text, span: (first.start, last.end), sentence, in_table: false },
        what: What::Run,
        subject: Subject { flow: Flow::Balance, names: Vec::new(), amounts: false, currency: None },
        period,
        interval: Interval::exact(value),
        range: false,
        planned: false,
        vintage: false,
        clear: true,
        direct: true,
        power: 0,
        printed: article.slice(first.start, last.end),
        implied: false,
    })
}
