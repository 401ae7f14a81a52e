//! Parts of a whole in rows: a bar for each period, its parts one after another, in figures or as shares of their sum. For a few
//! periods and long names, which stand in a key above; figures stand in their part where there is room.

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::say;
use super::super::scale::Scale;
use super::super::shape::{Anchor, Rect, Role, Spot};
use super::super::sheet::{Sheet, tied};
use super::rows::{self, Row, Rows, Tone};
use super::stacked::Stacked;
use super::{Desk, Form, Laid, number};
use crate::diag::Diagnostic;
use crate::lang::{self, text};
use crate::period::Period;

/// Rows that are drawn when the spec names no periods.
const MOST: usize = 6;

pub(super) struct StackedRows {
    stack: Stacked,
    /// How many periods there are to draw.
    of: usize,
}

impl StackedRows {
    pub(super) fn of(desk: &Desk<'_>) -> Result<StackedRows, Diagnostic> {
        let mut stack = Stacked::of(desk)?;
        let asked: Vec<Period> = desk.spec.periods.iter().filter_map(|text| Period::parse(text)).collect();
        let all = stack.periods().len();
        let keep: Vec<usize> = if asked.is_empty() {
            // Of months and quarters those of one name are compared: a February with another.
            let same = |p: &Period| {
                let last = stack.periods().last();
                last.is_none_or(|l| l.same_of_year(i32::from(p.year()) - i32::from(l.year())) == Some(*p))
            };
            let alike: Vec<usize> =
                (0..all).filter(|i| all <= MOST || stack.periods().get(*i).is_some_and(same)).collect();
            let alike = if alike.len() < 2 { (0..all).collect() } else { alike };
            // The first, the last, and between them as even steps as whole numbers allow.
            let most = MOST.min(alike.len());
            let last = alike.len().saturating_sub(1);
            let place = |i: usize| if most < 2 { last } else { (i * last + (most - 1) / 2) / (most - 1) };
            (0..most).filter_map(|i| alike.get(place(i)).copied()).collect()
        } else {
            (0..all).filter(|i| stack.periods().get(*i).is_some_and(|p| asked.contains(p))).collect()
        };
        if keep.is_empty() {
            return Err(Diagnostic::error("spec.period-none").with("found", desk.spec.periods.join(", ")));
        }
        stack.keep(&keep);
        // Who asks for periods knows which.
        let of = if asked.is_empty() { all } else { keep.len() };
        Ok(StackedRows { stack, of })
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let row = |p: &Period| Row { name: lang::period(desk.lang, *p), tone: Tone::Plain, ..Row::default() };
        Rows {
            rows: self.stack.periods().iter().map(row).collect(),
            pitch: 38.0,
            above: 4.0,
            ..Rows::default()
        }
    }

    /// Height of the key, which may need several lines.
    fn key_height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let mut trial = Sheet::new(sheet.width, sheet.sizes, sheet.palette, sheet.measure);
        let dresses = self.stack.dresses(desk, sheet);
        self.stack.key(&mut trial, &dresses, 0.0) + 8.0 * sheet.sizes.zoom
    }
}

impl Form for StackedRows {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        self.stack.finding(desk)
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        if self.stack.is_share() {
            return self.stack.what(desk);
        }
        let periods = self.stack.periods();
        let span = periods.first().zip(periods.last()).map(|(a, b)| tied(&lang::span(desk.lang, *a, *b)));
        let mut parts = vec![say::what(desk.setting.choice, desk.lang)];
        parts.extend(span);
        parts.push(tied(&self.stack.figures().unit_words()));
        parts.join(", ")
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = self.stack.notes(desk);
        let drawn = self.stack.periods().len();
        if drawn < self.of {
            let args = [("drawn", drawn.into()), ("all", self.of.into())];
            out.push(text(desk.lang, "press.note.periods", &args));
        }
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.key_height(desk, sheet) + self.rows(desk).height(sheet)
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.key_height(desk, sheet) + self.rows(desk).least(sheet)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let stack = &self.stack;
        let dresses = stack.dresses(desk, sheet);
        let top = stack.key(sheet, &dresses, top - 4.0) + 8.0 * zoom;
        let table = self.rows(desk);
        let placed = table.place(sheet, top, foot);
        let ends: Vec<Vec<Option<(f64, f64)>>> = (0..stack.periods().len()).map(|i| stack.ends(i)).collect();
        let all = || ends.iter().flatten().flatten().flat_map(|(a, b)| [*a, *b]);
        let (low, high) = all().fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        let high = if stack.is_share() { 100.0 } else { high };
        let scale = Scale::new(low, high, placed.x0, placed.x1);
        let thick = if placed.stacked { 15.0 } else { 26.0 } * zoom;
        let font = sheet.sizes.mark();
        let mut tracks: Vec<Track> =
            (0..dresses.len()).map(|strand| Track { strand, marks: Vec::new() }).collect();
        for (row, (ends, middle)) in ends.iter().zip(&placed.middles).enumerate() {
            for (part, end) in ends.iter().enumerate() {
                let (Some((a, b)), Some(dress)) = (end, dresses.get(part)) else { continue };
                let Some(record) = stack.record(part, row) else { continue };
                let rect = Rect::new(scale.at(*a), middle - thick / 2.0, scale.at(*b), middle + thick / 2.0);
                let unsure = record.status.is_unsure();
                if unsure {
                    sheet.frame(rect, palette.page, true, dress.colour, zoom);
                } else {
                    // A line of the ground parts it from its neighbour.
                    let inner = Rect { x1: (rect.x1 - zoom).max(rect.x0 + 0.5), ..rect };
                    sheet.block(inner, dress.colour);
                }
                if let Some(track) = tracks.get_mut(part) {
                    track.marks.push((row, row, Spot { x: (rect.x0 + rect.x1) / 2.0, y: *middle }));
                }
                let Ok(value) = record.value else { continue };
                let text = number(stack.figures(), record, value);
                let wide = sheet.wide(&text, font);
                if wide + 10.0 * zoom > rect.width() {
                    continue;
                }
                let base = sheet.base_at(*middle, font);
                let ink =
                    if unsure || palette.ink.contrast(dress.colour) > palette.page.contrast(dress.colour) {
                        palette.ink
                    } else {
                        palette.page
                    };
                if unsure {
                    // Letters on a hatch stand on a piece of ground.
                    let x = (rect.x0 + rect.x1) / 2.0;
                    let half = wide / 2.0 + 3.0 * zoom;
                    let room =
                        Rect::new(x - half, middle - font.size * 0.62, x + half, middle + font.size * 0.62);
                    sheet.block(room, palette.page);
                }
                sheet.put(&text, ((rect.x0 + rect.x1) / 2.0, base), Anchor::Middle, font, ink, Role::Label);
            }
        }
        placed.down(sheet, scale.at(0.0), palette.axis, 0.0);
        let fields = rows::fields(&placed, sheet);
        let own = stack.own(desk, &dresses);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        let plot = Rect::new(placed.x0, placed.top, placed.x1, placed.bottom);
        Laid { plot, hits, dresses, own: Some(own) }
    }
}

impl Stacked {
    /// Keeps only some periods, by their places.
    fn keep(&mut self, places: &[usize]) {
        self.retain(|i| places.contains(&i));
    }

    fn dresses(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> Vec<Dress> {
        (0..self.count()).map(|i| self.dress(desk, sheet, i)).collect()
    }
}
