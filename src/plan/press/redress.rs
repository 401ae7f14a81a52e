//! Colours as the spec wishes them: members that are told in colour while the others are grey, and colours of its own.

use super::super::form::Setting;
use super::super::palette::{Dress, Palette};
use super::super::shape::Dash;
use super::settle;

/// Dresses of strands by the wishes of the spec.
pub(in crate::plan) fn redress(setting: &Setting<'_>, palette: &Palette, dresses: &mut [Dress]) {
    let spec = setting.spec;
    let is = |wanted: &str, name: &str| spec.labels.get(wanted).map_or(wanted, String::as_str) == name;
    if !spec.highlight.is_empty() {
        let told: Vec<usize> = (0..setting.choice.strands.len())
            .filter(|i| {
                let name = setting.choice.strands.get(*i).map_or("", |s| s.name.as_str());
                spec.highlight.iter().any(|h| is(h, name))
            })
            .collect();
        for (i, dress) in dresses.iter_mut().enumerate() {
            *dress = match told.iter().position(|t| *t == i) {
                Some(place) => palette.part(place.min(2), told.len().max(1), setting.choice.flow),
                None => Dress { colour: palette.quiet, words: palette.grey, width: 1.5, dash: Dash::Solid },
            };
        }
    }
    for (dress, strand) in dresses.iter_mut().zip(&setting.choice.strands) {
        let own = spec.colours.iter().find(|(name, _)| is(name, &strand.name));
        if let Some(colour) = own.and_then(|(_, text)| settle::colour(text)) {
            let words = if colour.contrast(palette.page) >= 4.5 { colour } else { palette.ink };
            *dress = Dress { colour, words, ..*dress };
        }
    }
}
