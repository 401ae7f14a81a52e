//! What speaks against trusting the words beside a figure: a subject that is not understood, an unknown partner, something left out,
//! words that hang on the flow and say something else.

use super::article::{Article, Mention, Says};
use super::figures_in_text::Figure;
use super::lexicon::{Mark, is_neutral};
use super::members::Named;
use super::table_index::TableIndex;
use super::words::TokenKind;

/// Whether a sentence without flow and names begins with a thing that is not understood: "Credit grew 13.7%".
pub(super) fn strange_subject(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let verb = article
        .mentions_in(clause, at)
        .iter()
        .find(|m| m.mark(|k| matches!(k, Mark::Direction(_) | Mark::To | Mark::Share)).is_some());
    let end = verb.map_or(at, |m| m.start);
    (clause..end).any(|i| {
        article.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.clause == article.clause_of(at)
                && !is_neutral(&t.folded)
                && (article.vietnamese || !is_verb(&t.folded))
                && !article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end)
        })
    })
}

/// Whether the flow spoken of goes to or comes from something that is not understood: "nhập khẩu từ xứ …", "exports to the Gulf".
pub(super) fn unknown_partner(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let flows = article.mentions_in(sentence, at).iter().rev();
    let Some(flow) = flows.into_iter().find(|m| m.flow().is_some() && !m.compared) else { return false };
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    let leads = ["tu", "sang", "vao", "voi", "to", "from", "with", "toi"];
    let mut i = flow.end;
    if leads.contains(&word(i)) {
        i += 1;
    } else if !leads.contains(&word(flow.end.saturating_sub(1))) {
        return false;
    }
    const SMALL: [&str; 16] = [
        "the", "cac", "nuoc", "khu", "vuc", "thi", "truong", "hai", "nhung", "mot", "moi", "a", "an", "its",
        "phia", "khoi",
    ];
    while SMALL.contains(&word(i)) {
        i += 1;
    }
    let covered = article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end);
    i < at
        && article.token(i).is_some_and(|t| t.kind == TokenKind::Word && !is_neutral(&t.folded))
        && !covered
}

/// Whether the sentence begins with a thing that is not understood, and that does something: "Food held up better, slipping 5.6%".
pub(super) fn strange_head(article: &Article, figure: &Figure) -> bool {
    let start = article.sentence_start(article.sentence_of(figure.tokens.0));
    let clause_end = article.clause_start(article.clause_of(start) + 1).min(figure.tokens.0);
    if article.vietnamese
        || article.figures_in(start, figure.tokens.0).iter().any(|f| f.tokens.0 < clause_end)
    {
        return false;
    }
    let Some(first) = article.token(start) else { return false };
    let covered =
        |i: usize| article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end);
    first.kind == TokenKind::Word
        && !is_neutral(&first.folded)
        && !is_verb(&first.folded)
        && !covered(start)
        && !first.folded.ends_with("ly")
        && !first.folded.ends_with("ing")
        && article.token(start + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && (is_verb(&t.folded)
                    || covered(start + 1)
                    || matches!(t.folded.as_str(), "held" | "did" | "stood" | "kept"))
        })
}

/// English words that carry a sentence on and name nothing.
pub(super) fn is_verb(folded: &str) -> bool {
    folded.ends_with("ed")
        || matches!(
            folded,
            "they"
                | "we"
                | "who"
                | "which"
                | "yet"
                | "won"
                | "sold"
                | "bought"
                | "made"
                | "put"
                | "took"
                | "saw"
                | "got"
                | "sent"
                | "drew"
                | "now"
                | "today"
                | "officials"
                | "said"
                | "says"
                | "showed"
                | "shows"
                | "only"
                | "indeed"
                | "well"
                | "further"
                | "among"
                | "because"
                | "when"
                | "where"
                | "there"
        )
}

/// Whether something is left out or counted in: "không kể dầu thô", "excluding oil", "nếu cộng cả sản phẩm từ thép". A row that is named so
/// itself leaves nothing out.
pub(super) fn without(article: &Article, index: &TableIndex<'_>, sentence: usize, at: usize) -> bool {
    let marks = article.mentions_in(sentence, at);
    marks.iter().enumerate().any(|(i, m)| {
        let next = marks.get(i + 1).filter(|n| matches!(n.says, Says::Named(_)) && n.start <= m.end + 2);
        let row = i.checked_sub(1).and_then(|i| marks.get(i)).is_some_and(|b| match &b.says {
            Says::Named(found) => found.iter().any(|n| match n {
                Named::Member { dim, member } => {
                    let name = super::words::fold(index.name(*dim, *member));
                    name.contains("khong ke") || name.contains("exclud") || name.contains("tru ")
                }
                _ => false,
            }),
            _ => false,
        });
        // "gộp cả 8 tháng": a stretch of time is no other row.
        let time = marks.get(i + 1).is_some_and(|n| n.when().is_some() && n.start <= m.end + 1);
        (m.has(Mark::Added) && !time || m.has(Mark::Without) && next.is_some()) && !row
    })
}

/// Words that hang on the flow and are not understood: "xuất khẩu phần mềm", "software exports".
pub(super) fn odd_words(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let spoken = |m: &&Mention| m.flow().is_some() || matches!(m.says, Says::Topic(_));
    let Some(flow) = article.mentions_in(clause, at).iter().rev().find(spoken) else {
        return false;
    };
    let covered =
        |i: usize| article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end);
    let odd = |i: usize| {
        article.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.clause == article.clause_of(at)
                && !is_neutral(&t.folded)
                && !covered(i)
        })
    };
    let inside_figure = |i: usize| {
        article.figures_in(i.saturating_sub(5), i + 1).iter().any(|f| f.tokens.0 <= i && i < f.tokens.1)
    };
    let mut run = 0;
    for i in flow.end..at.min(flow.end + 3) {
        if odd(i) && !inside_figure(i) {
            run += 1;
        } else {
            break;
        }
    }
    // "Youth unemployment": a word before what is spoken of, at the head of a sentence too.
    let first = matches!(flow.says, Says::Topic(_)) && !article.vietnamese;
    let name = flow.start.checked_sub(1).is_some_and(|i| {
        let head = !article.vietnamese
            && article
                .token(i)
                .is_some_and(|t| t.capital && !t.folded.ends_with("ly") && !t.folded.ends_with("ing"));
        odd(i) && (first || head)
            || odd(i)
                && article.token(i).is_some_and(|t| {
                    t.capital && article.token(i.wrapping_sub(1)).is_some_and(|b| b.sentence == t.sentence)
                })
    });
    let of_odd =
        article.token(flow.end).is_some_and(|t| t.is_word("of") || t.is_word("cua")) && odd(flow.end + 1);
    name || of_odd
        || if article.vietnamese {
            run >= 2
        } else {
            run >= 1 && article.token(flow.end).is_some_and(|t| t.is_word("of"))
        }
        || (!article.vietnamese
            && flow.start.checked_sub(1).is_some_and(|i| {
                odd(i)
                    && article.token(i).is_some_and(|t| {
                        !t.folded.ends_with("ly")
                            && !t.folded.ends_with("ed")
                            && !t.folded.ends_with("ing")
                            && !t.folded.ends_with("'s")
                            && !t.folded.ends_with("’s")
                    })
            }))
}
