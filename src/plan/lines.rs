//! The line chart: one to many lines on one scale, named at their ends; the largest in colour, the rest grey.

use super::choose::{self, Strand};
use super::form::{self, Ends, Grid, Setting};
use super::hits::Hits;
use super::palette::Dress;
use super::place::Obstacles;
use super::scale::{Scale, Ticks};
use super::shape::{Anchor, Rect, Role, Shape, Spot, Stroke};
use super::sheet::Sheet;
use super::time::TimeAxis;
use crate::dataset::DimensionKind;

/// Colours and dashes in the order of the strands.
pub(super) fn dresses(setting: &Setting<'_>, sheet: &Sheet<'_>) -> Vec<Dress> {
    let choice = setting.choice;
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    let of = choice.strands.len();
    let mut out: Vec<Dress> = choice
        .strands
        .iter()
        .enumerate()
        .map(|(i, s)| match s.line.flow {
            Some(flow) if by_flow => sheet.palette.flow_dress(flow),
            _ => sheet.palette.part(i, of, choice.flow),
        })
        .collect();
    // The total of a tooltip stands without a mark, in ink.
    out.push(Dress {
        colour: sheet.palette.balance,
        words: sheet.palette.ink,
        ..sheet.palette.part(0, 1, None)
    });
    out
}

/// Draws between `top` and `foot` of the sheet.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    let (sizes, zoom) = (sheet.sizes, sheet.sizes.zoom);
    let choice = setting.choice;
    let dresses = dresses(setting, sheet);
    let pair: Vec<(&Strand, Dress)> = choice.strands.iter().zip(dresses.iter().copied()).collect();
    let axis_y = foot - Grid::under_axis(&sizes);
    let left = sheet.left();
    let signed = choice.indicator.starts_with("growth") || choice.indicator == "balance";
    let alone = pair.len() == 1;

    let (low, high) = choose::range(choice.strands.iter());
    let from_zero = choice.unit.has_magnitude() || low < 0.0 || low < high * 0.5;
    let (low, high) = if from_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) };
    let ticks = Grid::ticks(setting, low, high, axis_y - top, 62.0 * zoom);
    let (first, last) =
        (ticks.values.first().copied().unwrap_or(low), ticks.values.last().copied().unwrap_or(high));
    let scale = Scale::new(low.min(first), high.max(last), axis_y, top + 13.0 * zoom);
    let ticks =
        Ticks { values: ticks.values.iter().copied().filter(|v| *v >= low.min(first)).collect(), ..ticks };

    // One line needs no name: the title says it. Its last figure stands at its end.
    let figures_only = sizes.phone || alone;
    let ends = Ends::measure(sheet, setting, &pair, figures_only);
    let right = sheet.right() - ends.width;
    let grid = Grid { left, right, sign: signed, unit: true, zero: true };

    // The data begin where they do not run through the values of the axis.
    let mut inset = 12.0 * zoom;
    let end_inset = 11.0 * zoom;
    let wide = grid.texts(setting, &ticks).iter().map(|t| sheet.wide(t, sizes.axis())).fold(0.0, f64::max);
    let axis = TimeAxis::new(choice.periods.clone(), left + inset, right - end_inset);
    let label_boxes: Vec<Rect> = ticks
        .values
        .iter()
        .zip(grid.texts(setting, &ticks))
        .map(|(v, t)| {
            let y = scale.at(*v) - 4.5 * zoom;
            Rect::new(left, y - sizes.axis * 0.8, left + sheet.wide(&t, sizes.axis()) + 3.0, y + 1.5)
        })
        .collect();
    let run_through = choice.strands.iter().any(|s| {
        let spots: Vec<Spot> = s
            .known()
            .filter_map(|(p, v, _)| Some(Spot { x: axis.x(axis.index(p)?), y: scale.at(v) }))
            .take_while(|s| s.x < left + wide + 60.0)
            .collect();
        let near = |r: &Rect| spots.windows(2).any(|w| matches!(w, [a, b] if r.crossed_by(*a, *b)));
        label_boxes.iter().any(near)
    });
    if run_through {
        inset = wide + 10.0 * zoom;
    }
    let axis = axis.between(left + inset, right - end_inset);

    let mut busy = Obstacles::default();
    grid.draw(sheet, setting, &ticks, &scale, &mut busy);
    // The most important lines are drawn last, over the others.
    let order: Vec<(&Strand, Option<Dress>)> = pair.iter().rev().map(|(s, d)| (*s, Some(*d))).collect();
    let mut tracks = form::lines(sheet, setting, &order, &axis, &scale, None);
    tracks.reverse();
    for (i, track) in tracks.iter_mut().enumerate() {
        track.strand = i;
    }
    ends.draw(sheet, setting, &pair, &axis, &scale, (right, top, axis_y));
    if figures_only && !alone {
        let mut lines = Obstacles::default();
        for track in &tracks {
            lines.line(&track.spots());
        }
        let failed =
            form::names_in_space(sheet, &pair, &tracks, Rect::new(left, top, right, axis_y - 2.0), lines);
        debug_assert!(failed.len() <= pair.len());
    }
    if low > first.min(low) || !ticks.values.contains(&0.0) || low < 0.0 {
        // The axis of time is a line of its own when zero is elsewhere.
        let colour = if ticks.values.contains(&0.0) { sheet.palette.hairline } else { sheet.palette.axis };
        sheet.rule((left, axis_y), (right, axis_y), colour, 1.0);
    }
    Grid::time(sheet, setting, &axis, axis_y, (left, right), false);
    let stops = (0..axis.periods.len()).map(|i| axis.x(i)).collect();
    (Rect::new(left, top, right, axis_y), Hits { upright: true, stops, tracks }, dresses)
}

/// Names that found no place beside their lines stand in a row above the plot, each behind a piece of its line.
#[allow(dead_code, reason = "the phone form of many lines, next step")]
pub(super) fn key(sheet: &mut Sheet<'_>, strands: &[(&Strand, Dress)], top: f64) -> f64 {
    let font = sheet.sizes.plain();
    let (mut x, mut y) = (sheet.left(), top);
    for (strand, dress) in strands {
        let width = sheet.wide(&strand.name, font);
        if x + 26.0 + width > sheet.right() && x > sheet.left() {
            x = sheet.left();
            y += font.size * 1.5;
        }
        let middle = y + font.size * 0.7;
        let stroke = Stroke { colour: dress.colour, width: dress.width, dash: dress.dash };
        let points = vec![Spot { x: x + 1.5, y: middle }, Spot { x: x + 18.0, y: middle }];
        sheet.shapes.push(Shape::Line { points, stroke });
        let base = sheet.base_at(middle, font);
        sheet.put(&strand.name, (x + 24.0, base), Anchor::Start, font, dress.words, Role::Label);
        x += 24.0 + width + 16.0;
    }
    y + font.size * 1.5
}
