//! The sentences for what is on the screen, each number of them opened.

use super::Project;
use super::figures::{Figure, figure};
use crate::dataset::DimensionKind;
use crate::indicators::{self, Query};
use crate::lang::Lang;
use crate::period::Period;
use crate::plan::{Look, Measure, Size, plan};
use crate::tell::{self, Told};

/// A number of a sentence.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SentenceNumber {
    /// First character, in code points.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// What stands behind it.
    pub figure: Figure,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct SentenceSaid {
    /// The words.
    pub text: String,
    /// Its numbers.
    pub numbers: Vec<SentenceNumber>,
}

impl Project {
    /// Three to seven sentences about what the last drawing shows; none before the first drawing or where there is nothing
    /// to tell.
    pub fn sentences(&self, lang: Lang, measure: &dyn Measure) -> Vec<SentenceSaid> {
        let Some(drawn) = &self.plan else { return Vec::new() };
        let dataset = self.dataset();
        let id = drawn.told.choice.indicator;
        let told = if let Some(indicator) = indicators::find(id).filter(|i| i.is_studied()) {
            // Names of lines are words of a language.
            let mut spec = self.spec.clone();
            spec.lang = Some(lang);
            let Ok(planned) = plan(&spec, dataset, Size::wide(720.0), measure, &Look::default()) else {
                return Vec::new();
            };
            // Who is first or last is said of all, drawn or not.
            let choice = &planned.output.told.choice;
            let lines: Vec<Told<'_>> = choice
                .strands
                .iter()
                .chain(&choice.others)
                .map(|s| Told { line: &s.line, name: &s.name })
                .collect();
            let query = crate::plan::query(&spec, dataset, indicator);
            tell::tell_indicator(id, &lines, dataset, &query, lang)
        } else {
            tell::tell(dataset, &self.told_query(), lang).unwrap_or_default()
        };
        told.into_iter()
            .map(|s| SentenceSaid {
                numbers: s
                    .spans
                    .iter()
                    .map(|span| SentenceNumber {
                        start: span.start,
                        end: span.end,
                        figure: figure(dataset, lang, &span.record, None, None),
                    })
                    .collect(),
                text: s.text,
            })
            .collect()
    }

    /// What the drawing selects, as a question.
    fn told_query(&self) -> Query {
        let spec = &self.spec;
        let period = |text: &Option<String>| text.as_deref().and_then(Period::parse);
        let split = self.plan.as_ref().and_then(|p| p.told.choice.split.clone());
        let by = split.filter(|(kind, _)| *kind != DimensionKind::Flow).map(|(_, name)| name);
        let one = |(name, members): &(String, Vec<String>)| match members.as_slice() {
            [only] if Some(name) != by.as_ref() => Some((name.clone(), only.clone())),
            _ => None,
        };
        let mut select: Vec<(String, String)> = spec.select.iter().filter_map(one).collect();
        for (name, member) in self.held(by.is_some()) {
            if select.iter().all(|(of, _)| *of != name) {
                select.push((name, member));
            }
        }
        Query { select, by, from: period(&spec.from), to: period(&spec.to), ..Query::default() }
    }
    /// The members that all lines drawn share where the table has more: coffee, where they are its markets; exports, where they are parts
    /// of these alone.
    fn held(&self, split: bool) -> Vec<(String, String)> {
        let Some(choice) = self.plan.as_ref().map(|p| &p.told.choice) else { return Vec::new() };
        let dataset = self.dataset();
        let mut held = crate::plan::held_members(dataset, choice);
        for (d, dimension) in dataset.dimensions.iter().enumerate().filter(|_| split) {
            let is_drawn = |m: &crate::dataset::Member| m.flow.is_some() && m.flow == choice.flow;
            if let Some(id) =
                dimension.members.iter().position(is_drawn).filter(|_| dimension.members.len() > 1)
            {
                held.push((d, id as u32));
            }
        }
        let names = |(d, id): (usize, u32)| {
            let dimension = dataset.dimensions.get(d)?;
            Some((dimension.name.clone(), dimension.members.get(id as usize)?.name.clone()))
        };
        held.into_iter().filter_map(names).collect()
    }
}
