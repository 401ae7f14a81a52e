//! The two ends of a change: a rate a year and the year it began in, "from … to …", and figures that are themselves what something is
//! compared with.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::{Per, behind, window};
use super::lexicon::Mark;
use super::near_words::per_after;
use super::periods_in_text::When;
use crate::period::Period;

/// Whether a growth is said to be a year's: "17,5%/năm", "bình quân", "a year on average".
pub(super) fn is_yearly(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let (next, stop) = behind(article, figure);
    per_after(article, figure) == Some(Per::Year)
        || super::near_words::is_average(article, start, end)
        || article
            .mentions_in(start, end)
            .iter()
            .chain(article.mentions_in(next, stop.min(next + 4)))
            .any(|m| m.has(Mark::Average) || m.has(Mark::PerYear) && super::near_words::is_rate(article, m))
        || {
            // "an average of 13% a year, against 3.5% for …": what a rate is compared with is one too.
            let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
            article.figures_in(sentence, figure.tokens.0).last().is_some_and(|before| {
                let marks = article.mentions_in(before.tokens.1, figure.tokens.0);
                let joined = article
                    .tokens
                    .get(before.tokens.1..figure.tokens.0)
                    .is_some_and(|t| t.len() <= 6 && t.iter().any(|t| t.is_word("and") || t.is_word("va")));
                // "exports advanced by 14.6 per cent a year, imports by 13.2 per cent": the verb and its rate are said once.
                let elided = article.word_before(figure.tokens.0, 1) == "by"
                    && figure.tokens.0 <= before.tokens.1 + 9
                    && !marks.iter().any(|m| m.mark(|k| matches!(k, Mark::Direction(_))).is_some());
                before.counts == figure.counts
                    && (elided
                        || marks.iter().any(|m| m.has(Mark::Base) || m.has(Mark::Than))
                        || joined
                            && article
                                .mentions_in(sentence, before.tokens.0)
                                .iter()
                                .any(|m| m.has(Mark::Base)))
                    && !marks.iter().any(|m| m.when().is_some())
                    && is_yearly(article, before)
            })
        }
        || beside_yearly(article, figure).is_some()
        || is_led_by_yearly(article, figure)
}

/// "Bình quân mỗi năm, xuất khẩu tăng 7,6%": what opens the sentence is said of its first figure.
fn is_led_by_yearly(article: &Article, figure: &Figure) -> bool {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let clause = article.clause_start(article.clause_of(sentence) + 1).min(figure.tokens.0);
    let lead = article.mentions_in(sentence, clause);
    let yearly = |m: &Mention| m.has(Mark::PerYear) && super::near_words::is_rate(article, m);
    article.figures_in(sentence, figure.tokens.0).is_empty()
        && clause <= sentence + 6
        && lead.iter().any(|m| m.has(Mark::Average))
        && lead.iter().any(yearly)
        && !lead.iter().any(|m| m.flow().is_some())
}

/// The rate a year that this one stands beside: "xuất khẩu tăng bình quân 16% mỗi năm, còn nhập khẩu 15%". Another flow or name, and
/// nothing else between.
fn beside_yearly<'a>(article: &'a Article, figure: &Figure) -> Option<&'a Figure> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let before = article.figures_in(sentence, figure.tokens.0).last()?;
    let between = article.mentions_in(before.tokens.1, figure.tokens.0);
    let turn = |i: usize| {
        let next = article.token(i + 1).map_or("", |t| t.lower.as_str());
        article.token(i).is_some_and(|t| t.lower == "còn") && next != "lại"
    };
    let beside = figure.tokens.0 <= before.tokens.1 + 9
        && (before.tokens.1..figure.tokens.0).any(turn)
        && between.iter().any(|m| m.flow().is_some() || matches!(m.says, super::article::Says::Named(_)))
        && !between
            .iter()
            .any(|m| m.when().is_some() || m.mark(|k| matches!(k, Mark::Direction(_))).is_some());
    (before.counts == figure.counts && beside && is_yearly(article, before)).then_some(before)
}

/// Over how many years a rate a year is told, by the words before it: "suốt 34 năm kim ngạch tăng bình quân 16% mỗi năm".
pub(super) fn over_years(article: &Article, figure: &Figure) -> Option<u8> {
    if let Some(first) = beside_yearly(article, figure) {
        return over_years(article, first);
    }
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let lead = |i: usize| matches!(lower(i), "suốt" | "trong" | "sau" | "qua" | "over");
    // "trong 5 năm 2016-2020" says itself which.
    let told = |i: usize| {
        lead(i)
            && lower(i + 2) == "năm"
            && !article.mentions_in(i + 2, i + 4).iter().any(|m| !m.periods.is_empty())
    };
    let at = (sentence..figure.tokens.0).rev().find(|i| told(*i))?;
    let n = super::claims_in_words::number_word(article.token(at + 1)?)?;
    u8::try_from(n).ok().filter(|n| (2..=100).contains(n))
}

/// The year that a growth a year began in: "from $35.4 billion in 2017", "kể từ năm 2017".
pub(super) fn began(article: &Article, figure: &Figure) -> Option<Period> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let from = |m: &Mention| {
        let led = (m.start.saturating_sub(6).max(sentence)..m.start).rev();
        led.take_while(|i| {
            let t = article.token(*i);
            t.is_some_and(|t| t.kind == super::words::TokenKind::Number || t.is('$'))
                || matches!(
                    lower(*i),
                    "từ" | "from"
                        | "since"
                        | "mức"
                        | "tỷ"
                        | "tỉ"
                        | "triệu"
                        | "usd"
                        | "billion"
                        | "million"
                        | "bn"
                        | "in"
                        | "kể"
                        | "năm"
                        | "trong"
                )
        })
        .any(|i| matches!(lower(i), "từ" | "from" | "since"))
    };
    let main = article.main.filter(|p| matches!(p, Period::Year(_)))?;
    article.mentions_in(sentence, at).iter().rev().find_map(|m| match m.when() {
        Some(When::Exact(p @ Period::Year(_))) if p < main && from(m) => Some(p),
        _ => None,
    })
}

/// Whether a figure is the earlier (`true`) or the later end of a "from … to …".
pub(super) fn end_of_change(article: &Article, figure: &Figure) -> Option<bool> {
    let word = |at: usize, back: usize| article.word_before(at, back);
    let is_from = |f: &Figure| {
        let one = word(f.tokens.0, 1);
        ["tu", "from"].contains(&one)
            || ([
                "muc", "hon", "gan", "khoang", "about", "nearly", "under", "over", "just", "around",
                "almost", "only",
            ]
            .contains(&one)
                && (["tu", "from"].contains(&word(f.tokens.0, 2))
                    || word(f.tokens.0, 2) == "just" && word(f.tokens.0, 3) == "from"))
    };
    // "from a surplus of $2.4 billion", "từ mức nhập siêu 3 tỷ"
    let from_noun = |f: &Figure| {
        let mut i = f.tokens.0;
        let mut steps = 0;
        while let Some(b) = i.checked_sub(1).filter(|_| steps < 6) {
            let w = article.token(b).map(|t| t.folded.as_str()).unwrap_or("");
            if matches!(w, "from" | "tu") {
                return steps > 0;
            }
            let noun =
                article.mentions_in(b, b + 1).iter().any(|m| matches!(m.flow(), Some(Mark::Balance(_))))
                    || matches!(
                        w,
                        "a" | "an"
                            | "the"
                            | "of"
                            | "muc"
                            | "trade"
                            | "surplus"
                            | "deficit"
                            | "sieu"
                            | "nhap"
                            | "xuat"
                            | "thang"
                            | "du"
                            | "tham"
                            | "hut"
                            | "record"
                            | "small"
                            | "some"
                            | "about"
                    );
            if !noun {
                return false;
            }
            steps += 1;
            i = b;
        }
        false
    };
    let is_from = |f: &Figure| is_from(f) || from_noun(f);
    if is_from(figure) {
        return Some(true);
    }
    let clause = article.clause_start(article.clause_of(figure.tokens.0));
    let before = article.figures_in(clause, figure.tokens.0).last()?;
    let to = ["to", "len", "xuong", "con", "den", "toi", "into", "sang"];
    let joined = (1..=4).any(|n| {
        figure.tokens.0.checked_sub(n).is_some_and(|i| i >= before.tokens.1)
            && to.contains(&word(figure.tokens.0, n))
    });
    (is_from(before) && joined && before.counts == figure.counts).then_some(false)
}

/// Whether a figure stands in a compared stretch: "so với mức 10 tỷ USD của cùng kỳ", "from $10 billion a year earlier".
pub(super) fn in_compared(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let marks = article.mentions_in(start, end);
    // "almost double the $17.9 billion of 2019", "three times the 4.1 million of the year before"
    let lead = |n: usize| article.word_before(figure.tokens.0, n);
    // A currency may stand between: "the KSh 146.2 billion of 2019".
    let multiple = |n: usize| {
        const TIMES: [&str; 7] = ["double", "twice", "triple", "treble", "times", "quadruple", "half"];
        lead(n) == "the" && TIMES.contains(&lead(n + 1))
    };
    if multiple(1) || multiple(2) {
        return true;
    }
    let based = marks.iter().rev().find(|m| m.has(Mark::Base) || m.has(Mark::Than) || m.has(Mark::From));
    based.is_some_and(|b| {
        !marks.iter().any(|m| {
            m.start > b.start
                && m.mark(|k| matches!(k, Mark::Direction(_) | Mark::Flow(_) | Mark::To)).is_some()
        })
    })
}

/// Words of time and of height that together name what had stood before: "the previous best", "kỷ lục cũ".
const FORMER: [&str; 8] = ["previous", "former", "prior", "old", "earlier", "cũ", "trước", "last"];
const HEIGHT: [&str; 8] = ["best", "record", "high", "peak", "low", "mark", "lục", "đỉnh"];

/// Whether a figure is that of a record which was passed: "beating the previous best, $13.4 billion in June".
pub(super) fn is_former_record(article: &Article, figure: &Figure) -> bool {
    let end = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(end));
    let start = article.figures_in(sentence, end).last().map_or(sentence, |f| f.tokens.1);
    let is = |i: usize, list: &[&str]| article.token(i).is_some_and(|t| list.contains(&t.lower.as_str()));
    (start.max(end.saturating_sub(8))..end)
        .any(|i| is(i, &FORMER) && (is(i + 1, &HEIGHT) || i.checked_sub(1).is_some_and(|b| is(b, &HEIGHT))))
}
