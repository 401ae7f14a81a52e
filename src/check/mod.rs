//! The checker: every figure of an article recomputed from the table beside it. Text to tokens, figures and mentions; mentions to
//! slots; slots and table to readings, each an interval; readings to a three-valued verdict with the arithmetic and the likely slip.
//!
//! Rules and a lexicon, no model: the same text and table give the same findings, in time linear in both.

use crate::dataset::Dataset;
use crate::lang::Lang;

mod article;
mod candidates;
mod claims_in_words;
mod figures_in_text;
mod kinds;
mod lexicon;
mod listing;
mod members;
mod periods_in_text;
mod places;
mod slip;
mod slots;
mod table_index;
mod verdict;
mod words;

pub use slip::Slip;
pub use verdict::Verdict;

/// What the checker says of one figure.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Finding {
    /// Code points of the text, from and to.
    pub span: [usize; 2],
    /// The verdict.
    pub verdict: Verdict,
    /// What the table gives, in the unit the text uses; `None` when it gives nothing.
    pub computed: Option<f64>,
    /// Code point cost of the reading, for people who tune.
    pub cost: i32,
    /// Slip, as text for now.
    pub slip: Option<String>,
    /// Reading, as text for now.
    pub reading: String,
}

/// Checks a text against a table.
pub fn check(text: &str, dataset: &Dataset, _lang: Lang) -> Vec<Finding> {
    let index = table_index::TableIndex::of(dataset);
    let article = article::Article::of(text, &index);
    let mut out = Vec::new();
    let mut before: Option<(usize, kinds::Guess)> = None;
    for (at, figure) in article.figures.iter().enumerate() {
        let sentence = article.sentence_of(figure.tokens.0);
        let last = before.filter(|(s, _)| *s == sentence).map(|(_, g)| g);
        let guesses = kinds::sorts(&article, at, last);
        if let Some(first) = guesses.first()
            && matches!(figure.counts, figures_in_text::Counts::Percent)
        {
            before = Some((sentence, *first));
        }
        if matches!(figure.counts, figures_in_text::Counts::Things(_) | figures_in_text::Counts::Place) {
            continue;
        }
        if guesses.is_empty() || guesses.iter().any(|g| g.sort == kinds::Sort::Aside) {
            continue;
        }
        let slots_of = |sort| slots::slots(&article, &index, figure, sort);
        let (readings, slots) = candidates::readings(&article, &index, figure, &guesses, &slots_of);
        let doubt = slots.as_ref().map_or(slots::Doubt::None, |s| s.doubt);
        let judged = verdict::judge(&index, figure, &readings, doubt);
        let scale = crate::figure::to_f64(1, -i16::from(figure.power));
        out.push(Finding {
            span: [figure.span.0, figure.span.1],
            verdict: judged.verdict,
            computed: judged
                .reading
                .as_ref()
                .filter(|_| judged.verdict != Verdict::Uncheckable)
                .map(|r| r.amount.value * scale),
            cost: readings.first().map_or(99, |r| r.cost),
            slip: judged.slip.map(|s| format!("{s:?}")),
            reading: format!(
                "{:?} doubt {:?} | {:?} | flows {:?} | periods {:?} | names {:?} | bases {:?}",
                guesses,
                doubt,
                judged.reading.as_ref().or(readings.first()).map(|r| (
                    r.sort,
                    r.side,
                    &r.names,
                    r.period.to_string(),
                    r.base.map(|b| b.to_string()),
                    r.amount.value,
                    r.sign,
                    r.cost
                )),
                slots.as_ref().map(|s| s.flows.iter().map(|c| (c.value.flow, c.cost)).collect::<Vec<_>>()),
                slots.as_ref().map(|s| s
                    .periods
                    .iter()
                    .map(|c| (c.value.to_string(), c.cost))
                    .collect::<Vec<_>>()),
                slots.as_ref().map(|s| s.names.iter().map(|c| (c.value.clone(), c.cost)).collect::<Vec<_>>()),
                slots.as_ref().map(|s| s.bases.iter().map(|c| (c.value, c.cost)).collect::<Vec<_>>()),
            ),
        });
    }
    let listed = listing::claims(&article, &index);
    for claim in claims_in_words::claims(&article, &index).into_iter().chain(listed) {
        let judged = verdict::judge(&index, &claim.figure, &claim.readings, claim.slots.doubt);
        out.push(Finding {
            span: [claim.figure.span.0, claim.figure.span.1],
            verdict: judged.verdict,
            computed: judged
                .reading
                .as_ref()
                .filter(|_| judged.verdict != Verdict::Uncheckable)
                .map(|r| r.amount.value * crate::figure::to_f64(1, -i16::from(claim.figure.power))),
            cost: 0,
            slip: None,
            reading: format!(
                "{:?} {:?} {:?} {:?}",
                claim.guess,
                claim.slots.doubt,
                claim
                    .readings
                    .iter()
                    .take(3)
                    .map(|r| (r.amount.value, r.period.to_string(), r.cost))
                    .collect::<Vec<_>>(),
                claim.slots.flows
            ),
        });
    }
    out.sort_by_key(|f| f.span);
    out
}
