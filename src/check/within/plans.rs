//! "Liên tục đạt và vượt kế hoạch" here, a rate below the target there.

use super::super::Verdict;
use super::super::article::{Article, Mention};
use super::super::figures_in_text::Counts;
use super::super::lexicon::Mark;
use super::{Broken, Contradiction, Stated};
use crate::dataset::Flow;
use crate::diag::Arg;
use crate::lang::{Lang, text};

/// A plan said to be met all along, against figures that are said to be below it.
pub(super) fn plans(articles: &[Article], lang: Lang) -> Vec<Contradiction> {
    let mut out = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        for (span, flow) in always_met(article) {
            for (j, other) in articles.iter().enumerate() {
                let Some((missed, stated)) = missed(other, flow) else { continue };
                let mut found = Contradiction::in_words(i, span, Broken::Plan, Verdict::Uncheckable);
                found.stated = article.slice(span[0], span[1]);
                let args =
                    [("stated", Arg::Text(found.stated.clone())), ("other", Arg::Text(stated.clone()))];
                found.head = text(lang, "check.within.plan", &args);
                found.against = vec![Stated { article: j, span: missed, stated, what: String::new() }];
                out.push(found);
            }
        }
    }
    out
}

fn flow_of(marks: &[Mention]) -> Option<Flow> {
    marks.iter().find_map(|m| match m.flow() {
        Some(Mark::Flow(f)) => Some(f),
        _ => None,
    })
}

/// Clauses that say a plan was met every time.
fn always_met(article: &Article) -> Vec<([usize; 2], Flow)> {
    let mut out = Vec::new();
    let last = article.tokens.last().map_or(0, |t| t.sentence);
    for s in 0..=last {
        let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
        let words: Vec<&str> =
            article.tokens.get(a..b).unwrap_or_default().iter().map(|t| t.lower.as_str()).collect();
        let said = words.join(" ");
        let always = [
            "liên tục đạt",
            "liên tục vượt",
            "luôn đạt",
            "luôn vượt",
            "năm nào cũng vượt",
            "năm nào cũng đạt",
            "every year met",
            "always met",
            "consistently beat",
            "consistently met",
            "consistently exceeded",
            "every year beat",
            "met every year",
        ];
        let marks = article.mentions_in(a, b);
        let Some(plan) = marks.iter().find(|m| m.has(Mark::Plan)) else { continue };
        let Some(at) = always.iter().find_map(|w| {
            let n = w.split(' ').count();
            said.contains(w).then(|| {
                (a..plan.start).find(|i| {
                    let run: Vec<&str> = article
                        .tokens
                        .get(*i..*i + n)
                        .unwrap_or_default()
                        .iter()
                        .map(|t| t.lower.as_str())
                        .collect();
                    run.join(" ") == *w
                })
            })?
        }) else {
            continue;
        };
        let flow = flow_of(article.mentions_in(a, at)).or_else(|| flow_of(marks));
        if let (Some(flow), Some(from), Some(to)) =
            (flow, article.token(at), article.token(plan.end.saturating_sub(1)))
        {
            out.push(([from.start, to.end], flow));
        }
    }
    out
}

/// A rate that is said to be below its target: "7,4%/năm, thấp hơn nhiều so chỉ tiêu là 16%/năm".
fn missed(article: &Article, flow: Flow) -> Option<([usize; 2], String)> {
    article.figures.iter().filter(|f| f.counts == Counts::Percent).find_map(|f| {
        let sentence = article.sentence_of(f.tokens.0);
        let (a, b) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
        if flow_of(article.mentions_in(a, f.tokens.0)) != Some(flow) {
            return None;
        }
        let behind = article.mentions_in(f.tokens.1, b);
        let plan = behind.iter().find(|m| m.has(Mark::Plan))?;
        let below = behind.iter().any(|m| {
            m.start < plan.start
                && article
                    .token(m.start)
                    .is_some_and(|t| matches!(t.lower.as_str(), "thấp" | "below" | "kém" | "lower" | "short"))
        });
        let near = article.figures_in(f.tokens.1, plan.start).is_empty();
        let end = article.figures_in(plan.end, b).first().map_or(plan.end, |g| g.tokens.1);
        let (from, to) = (article.token(f.tokens.0)?, article.token(end.saturating_sub(1))?);
        (below && near).then(|| ([f.span.0, f.span.1], article.slice(from.start, to.end)))
    })
}
