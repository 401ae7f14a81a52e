//! What else could be said: facts of the table about an article's own subject that the article does not state, each number with the record
//! behind it.

use super::figures::figure;
use super::sentences::{SentenceNumber, SentenceSaid};
use crate::check::{self, Finding, Verdict};
use crate::dataset::{Dataset, DimensionKind};
use crate::indicators::Query;
use crate::lang::Lang;
use crate::period::Period;
use crate::tell::{self, Sentence};
use std::collections::HashSet;

/// Most facts that are offered.
const MOST: usize = 6;

/// Facts that an article does not state, about what it is about: the table as a whole, and the members that its figures are about; up to
/// the last period it speaks of.
///
/// Nothing for an article of which no figure agrees with the table: then the table is not what it is about.
pub fn unsaid(text: &str, dataset: &Dataset, lang: Lang) -> Vec<SentenceSaid> {
    let findings = check::check_as_chosen(text, dataset, lang, &[]);
    let agreed: Vec<&Finding> = findings.iter().filter(|f| f.verdict == Verdict::Agrees).collect();
    let ends = agreed.iter().filter_map(|f| Period::parse(&f.about.as_ref()?.period));
    let Some(last) = ends.max_by_key(|p| (p.end_day(), p.first_day())) else { return Vec::new() };
    // The cells that figures of the article rest on: what is worked out from just these is said.
    let said: HashSet<Vec<(u32, u32)>> =
        agreed.iter().map(|f| cells(f.cells.iter().map(|c| (c.row, c.column)))).collect();
    let mut queries = vec![Query { to: Some(last), ..Query::default() }];
    for f in &agreed {
        let Some(about) = &f.about else { continue };
        let members: Vec<(String, String)> = about
            .select
            .iter()
            .filter(|(dim, _)| {
                dataset.dimensions.iter().any(|d| d.name == *dim && d.kind != DimensionKind::Flow)
            })
            .filter_map(|(dim, names)| Some((dim.clone(), names.first()?.clone())))
            .collect();
        let query = Query { select: members, to: Some(last), ..Query::default() };
        if !query.select.is_empty() && !queries.iter().any(|q| q.select == query.select) && queries.len() < 4
        {
            queries.push(query);
        }
    }
    let mut out: Vec<SentenceSaid> = Vec::new();
    for query in &queries {
        for sentence in tell::tell(dataset, query, lang).unwrap_or_default() {
            let new = !is_said(&sentence, &said) && !out.iter().any(|o| o.text == sentence.text);
            if new && out.len() < MOST {
                out.push(opened(dataset, lang, sentence));
            }
        }
    }
    out
}

fn cells(of: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> = of.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether every number of a sentence rests on the same cells as a figure of the article.
fn is_said(sentence: &Sentence, said: &HashSet<Vec<(u32, u32)>>) -> bool {
    sentence.spans.iter().all(|span| {
        let own = cells(span.record.inputs.iter().filter(|i| i.is_cell()).map(|i| (i.row, i.column)));
        said.contains(&own)
    })
}

fn opened(dataset: &Dataset, lang: Lang, sentence: Sentence) -> SentenceSaid {
    let numbers = sentence
        .spans
        .iter()
        .map(|span| SentenceNumber {
            start: span.start,
            end: span.end,
            figure: figure(dataset, lang, &span.record, None, None),
        })
        .collect();
    SentenceSaid { numbers, text: sentence.text }
}
