//! The range: the first estimate of each period as a ring, what it was revised to as a dot, a bar between. A table has both
//! where it holds two figures of a period, one of them an estimate.

use super::super::figures::Figures;
use super::super::form::Grid;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::place::Obstacles;
use super::super::scale::Scale;
use super::super::shape::{Anchor, Rect, Role, Shape, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::time::TimeAxis;
use super::super::{form, measure, say};
use super::pairs::{self, Pair, Sides};
use super::{Desk, Form, Laid};
use crate::dataset::Status;
use crate::diag::Diagnostic;
use crate::figure::Within;
use crate::indicators::{Record, growth};
use crate::lang::{self, words};
use crate::period::Period;

pub(super) struct Range {
    periods: Vec<Period>,
    pairs: Vec<Pair>,
    figures: Figures,
}

impl Range {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Range, Diagnostic> {
        let choice = desk.setting.choice;
        let wrong = || Diagnostic::error("press.range.none");
        let strand = choice.strands.first().ok_or_else(wrong)?;
        let index =
            strand.line.records.iter().flat_map(|r| &r.inputs).next().map(|i| i.series).ok_or_else(wrong)?;
        let series = desk.dataset.series.get(index as usize).ok_or_else(wrong)?;
        let mut pairs = Vec::new();
        let mut periods = Vec::new();
        for period in &choice.periods {
            let of = |estimate: bool| {
                let found = series.points.iter().position(|p| {
                    p.period == Some(*period) && p.value.is_ok() && (p.status == Status::Estimate) == estimate
                });
                found.map(|at| Record::of_point(index, series, at))
            };
            if let Some(pair) =
                Pair::of(&lang::period(desk.lang, *period), of(true).as_ref(), of(false).as_ref())
            {
                pairs.push(pair);
                periods.push(*period);
            }
        }
        if pairs.len() < 2 {
            return Err(wrong());
        }
        let largest = pairs.iter().map(|p| p.v0.max(p.v1)).fold(0.0, f64::max);
        let figures = Figures::fitting(desk.lang, &choice.unit, largest);
        Ok(Range { periods, pairs, figures })
    }

    fn sides(desk: &Desk<'_>) -> Sides {
        Sides {
            before: words(desk.lang, "press.range.first").to_owned(),
            now: words(desk.lang, "press.range.later").to_owned(),
        }
    }
}

impl Form for Range {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let low = self.pairs.iter().filter(|p| p.turn() > 0).count();
        let all = self.pairs.len();
        let strand = desk.setting.choice.strands.first()?;
        let high = self.pairs.iter().filter(|p| p.turn() < 0).count();
        // Told only where the first estimates lean to one side.
        if low.max(high) * 3 < all * 2 {
            return None;
        }
        let list = [
            ("name", say::small(&say::choice_name(desk.setting.choice, strand, desk.lang))),
            ("count", low.max(high).to_string()),
            ("all", all.to_string()),
            ("steps", say::steps(desk.lang, desk.setting.choice.step()).to_owned()),
        ];
        Some(say::say(desk.lang, if low >= high { "press.range.low" } else { "press.range.high" }, &list))
    }

    fn records(&self) -> Vec<Record> {
        self.pairs.iter().flat_map(|p| [p.before.clone(), p.now.clone()]).collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let changes =
            self.pairs.iter().filter_map(|p| growth::growth(&p.now, &p.before).value.ok().map(f64::abs));
        let sum: f64 = changes.clone().sum();
        let mean = sum / changes.count().max(1) as f64;
        vec![say::say(desk.lang, "press.range.mean", &[("value", lang::percent(desk.lang, mean, 1))])]
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        (300.0 + (sheet.width - 360.0).max(0.0) * 0.12) * zoom.sqrt() + Grid::under_axis(&sheet.sizes)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let sides = Range::sides(desk);
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        // The key: ring and dot.
        let font = sizes.axis();
        let mut x = sheet.left() + 5.0 * zoom;
        let base = top + font.size * 0.6;
        for (side, word) in [&sides.before, &sides.now].into_iter().enumerate() {
            let at = Spot { x, y: base - font.size * 0.34 };
            sheet.shapes.push(mark(at, side == 0, blue, palette.page, zoom));
            let rect = sheet.put(
                &super::capital(word),
                (x + 10.0 * zoom, base),
                Anchor::Start,
                font,
                palette.grey,
                Role::Label,
            );
            x = rect.x1 + 22.0 * zoom;
        }
        let top = top + font.size * 1.9;
        let axis_y = foot - Grid::under_axis(&sizes);
        let shown = form::Setting { figures: &self.figures, ..desk.setting };
        let all = || self.pairs.iter().flat_map(|p| [p.v0, p.v1]);
        let (low, high) = (all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max));
        let ticks = Grid::ticks(&shown, low, high, axis_y - top, 56.0 * zoom);
        let first = ticks.values.first().copied().unwrap_or(low).min(low);
        let last = ticks.values.last().copied().unwrap_or(high).max(high);
        let scale = Scale::new(first, last, axis_y - 8.0 * zoom, top + 13.0 * zoom);
        let ticks = Grid::spaced(ticks, &scale, &sizes);
        let (left, right) = (sheet.left(), sheet.right());
        let grid = Grid { left, right, sign: false, unit: true, zero: true };
        let boxes = grid.boxes(sheet, &shown, &ticks, &scale);
        let inset = boxes.iter().take(boxes.len().saturating_sub(1)).map(|b| b.x1 - left).fold(0.0, f64::max)
            + 14.0 * zoom;
        let axis = TimeAxis::new(self.periods.clone(), left + inset, right - 8.0 * zoom);
        let mut busy = Obstacles::default();
        grid.draw(sheet, &shown, &ticks, &scale, &mut busy);
        let half = (axis.pitch() * 0.12).within(0.8, 2.2 * zoom);
        let mut tracks = vec![Track::default(); 2];
        let radius = (axis.pitch() * 0.28).within(2.2 * zoom, 4.4 * zoom) / zoom;
        // Periods that share a pixel are one block from the least to the greatest of their figures.
        let dense = axis.pitch() < 0.5;
        let mut column: Option<(f64, Rect)> = None;
        for (i, pair) in self.pairs.iter().enumerate() {
            let x = axis.x(i);
            let (a, b) = (scale.at(pair.v0), scale.at(pair.v1));
            if dense {
                let here = (x * 2.0).floor();
                let (y0, y1) = (a.min(b), a.max(b));
                column = match column {
                    Some((at, rect)) if at == here => {
                        Some((at, Rect { y0: rect.y0.min(y0), y1: rect.y1.max(y1), ..rect }))
                    }
                    before => {
                        if let Some((_, rect)) = before {
                            sheet.block(rect, blue.colour);
                        }
                        Some((here, Rect::new(x - half, y0, x + half, y1)))
                    }
                };
                for (side, y) in [(0, a), (1, b)] {
                    if let Some(track) = tracks.get_mut(side) {
                        track.strand = side;
                        track.marks.push((i, i, Spot { x, y }));
                    }
                }
                continue;
            }
            let fall = pair.turn() < 0;
            let dress = if fall { Dress { colour: palette.balance, ..blue } } else { blue };
            sheet.block(Rect::new(x - half, a, x + half, b), dress.colour);
            for (side, y) in [(0, a), (1, b)] {
                let at = Spot { x, y };
                sheet.shapes.push(mark_of(at, side == 0, dress, palette.page, zoom, radius));
                if let Some(track) = tracks.get_mut(side) {
                    track.strand = side;
                    track.marks.push((i, i, at));
                }
            }
        }
        if let Some((_, rect)) = column {
            sheet.block(rect, blue.colour);
        }
        sheet.rule((left, axis_y), (right, axis_y), palette.axis, 1.0);
        Grid::time(sheet, &shown, &axis, axis_y, (left, right), false);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let mut own = pairs::told(desk, "range", &self.pairs, &self.figures, &sides, &what, &|_| blue);
        // Rows of a tooltip are marks of the two tracks.
        for (i, tip) in own.tips.iter_mut().enumerate() {
            for (side, row) in tip.rows.iter_mut().enumerate() {
                row.record = Some((side, i));
            }
        }
        let stops = (0..self.periods.len()).map(|i| axis.x(i)).collect();
        let hits = Hits { upright: true, stops, tracks, ..Hits::default() };
        Laid { plot: Rect::new(left, top, right, axis_y), hits, dresses: vec![blue; 2], own: Some(own) }
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let choice = desk.setting.choice;
        let span = match (self.periods.first(), self.periods.last()) {
            (Some(a), Some(b)) => tied(&lang::span(desk.lang, *a, *b)),
            _ => String::new(),
        };
        let list = [
            ("what", say::what(choice, desk.lang)),
            ("span", span),
            ("unit", tied(&self.figures.unit_words())),
        ];
        say::say(desk.lang, "press.range.what", &list)
    }
}

fn mark(at: Spot, hollow: bool, dress: Dress, page: super::super::Rgb, zoom: f64) -> Shape {
    mark_of(at, hollow, dress, page, zoom, 4.2)
}

fn mark_of(at: Spot, hollow: bool, dress: Dress, page: super::super::Rgb, zoom: f64, radius: f64) -> Shape {
    if hollow {
        Shape::Disc {
            at,
            radius: (radius - 0.8) * zoom,
            fill: page,
            outline: Some((dress.colour, 1.5 * zoom)),
        }
    } else {
        Shape::Disc { at, radius: radius * zoom, fill: dress.colour, outline: None }
    }
}
