//! The line chart: one to many lines on one scale, named at their ends; the largest in colour, the rest grey.

use super::choose::{Choice, Strand};
use super::extent;
use super::form::{self, Ends, Grid, Setting};
use super::hits::Hits;
use super::palette::Dress;
use super::place::Obstacles;
use super::scale::Scale;
use super::shape::{Anchor, Rect, Role, Shape, Spot, Stroke};
use super::sheet::Sheet;
use super::time::TimeAxis;
use crate::dataset::DimensionKind;
use crate::spec::ChartType;

/// Colours and dashes in the order of the strands.
pub(super) fn dresses(setting: &Setting<'_>, sheet: &Sheet<'_>) -> Vec<Dress> {
    let choice = setting.choice;
    let by_flow = choice.kind == ChartType::Trade
        || choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
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
    #[cfg(feature = "press")]
    super::press::redress(setting, sheet.palette, &mut out);
    // The total of a tooltip stands without a mark, in ink.
    out.push(Dress {
        colour: sheet.palette.balance,
        words: sheet.palette.ink,
        ..sheet.palette.part(0, 1, None)
    });
    out
}

/// How many lines are named where names do not stand at the ends.
const NAMED_ON_A_PHONE: usize = 8;

/// What is drawn: all, of trade in a frame too low for the balance its two flows.
fn shown(choice: &Choice) -> &[Strand] {
    let all = choice.strands.as_slice();
    if choice.kind == ChartType::Trade { all.get(..2).unwrap_or(all) } else { all }
}

/// Draws between `top` and `foot` of the sheet. Names that find no place beside their lines go to a key above the plot.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    let (shapes, texts) = (sheet.shapes.len(), sheet.texts.len());
    let count = shown(setting.choice).len();
    let mut key: Vec<usize> = Vec::new();
    loop {
        let (plot, hits, dresses, homeless) = lay(sheet, setting, top, foot, &key);
        if homeless.is_empty() || key.len() + homeless.len() > count {
            return (plot, hits, dresses);
        }
        sheet.shapes.truncate(shapes);
        sheet.texts.truncate(texts);
        key = (0..count).filter(|i| key.contains(i) || homeless.contains(i)).collect();
        // Half of the names in the key, the rest at their lines: then all in the key.
        let all = count.min(NAMED_ON_A_PHONE);
        if key.len() * 2 >= all {
            key = (0..all).collect();
        }
    }
}

fn lay(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
    in_key: &[usize],
) -> (Rect, Hits, Vec<Dress>, Vec<usize>) {
    let (sizes, zoom) = (sheet.sizes, sheet.sizes.zoom);
    let choice = setting.choice;
    let dresses = dresses(setting, sheet);
    let strands = shown(choice);
    let pair: Vec<(&Strand, Dress)> = strands.iter().zip(dresses.iter().copied()).collect();
    let keyed: Vec<(&Strand, Dress)> = in_key.iter().filter_map(|i| pair.get(*i).copied()).collect();
    let top = if keyed.is_empty() { top } else { key(sheet, &keyed, top - 4.0) + 8.0 };
    let axis_y = foot - Grid::under_axis(&sizes);
    let left = sheet.left();
    let signed = super::figures::is_signed(choice.indicator);
    let alone = pair.len() == 1;

    let (low, high) = setting.reach(extent::range(strands.iter()));
    // Amounts stand on zero unless they hardly move above it: then, as with rates and prices, how they move is what a line is for.
    let amount = choice.unit.has_magnitude() && choice.unit.per.is_none();
    let from_zero = low < high * if amount { 0.85 } else { 0.5 } || low == high;
    // The first of an order stands on top, and none before it.
    let is_place = cfg!(feature = "press") && choice.unit.quantity == crate::unit::Quantity::Rank;
    let from_zero = from_zero && !is_place;
    let (low, high) = if from_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) };
    let mut ticks = Grid::ticks(setting, low, high, axis_y - top, 62.0 * zoom);
    if is_place {
        // Places are counted from one, and none lies between two.
        ticks.values.retain(|v| *v >= 1.0 && crate::figure::round_to(*v, 0) == *v);
        if ticks.values.first() != Some(&1.0) {
            ticks.values.insert(0, 1.0);
        }
        ticks.decimals = 0;
    }
    let (first, last) =
        (ticks.values.first().copied().unwrap_or(low), ticks.values.last().copied().unwrap_or(high));
    let scale = if is_place {
        Scale::new(low.min(1.0), high.max(last), top + 13.0 * zoom, axis_y - 10.0 * zoom)
    } else {
        Scale::new(low.min(first), high.max(last), axis_y, top + 13.0 * zoom)
    };
    let ticks = Grid::spaced(ticks, &scale, &sizes);

    // One line needs no name: the title says it. Its last figure stands at its end.
    let figures_only = sizes.names_between() || alone;
    let labelled = if figures_only { pair.len().min(NAMED_ON_A_PHONE) } else { pair.len() };
    let labelled: Vec<(&Strand, Dress)> = pair.iter().take(labelled).copied().collect();
    let ends = Ends::measure(sheet, setting, &labelled, figures_only);
    let right = sheet.right() - ends.width;
    let grid = Grid { left, right, sign: signed, unit: !is_place, zero: true };

    let end_inset = 11.0 * zoom;
    let axis = TimeAxis::new(choice.periods.clone(), left + 12.0 * zoom, right - end_inset);
    let boxes = grid.boxes(sheet, setting, &ticks, &scale);
    let strands: Vec<&Strand> = strands.iter().collect();
    let inset = form::clear_of(&boxes, &strands, &axis, &scale, left).max(12.0 * zoom);
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
    ends.draw(sheet, &labelled, &axis, &scale, (right, top, axis_y));
    let mut homeless = Vec::new();
    if figures_only && !alone {
        let mut lines = Obstacles::default();
        for track in &tracks {
            lines.line(&form::thinned(&track.spots()));
        }
        let region = Rect::new(left, top, right, axis_y - 2.0);
        // On a phone more than a handful of names is a wall of words: the rest is told by the tooltip and the table.
        homeless = form::names_in_space(sheet, &labelled, &tracks, region, lines, in_key);
    }
    if low > first.min(low) || !ticks.values.contains(&0.0) || low < 0.0 {
        // The axis of time is a line of its own when zero is elsewhere.
        let colour = if ticks.values.contains(&0.0) { sheet.palette.hairline } else { sheet.palette.axis };
        sheet.rule((left, axis_y), (right, axis_y), colour, 1.0);
    }
    Grid::time(sheet, setting, &axis, axis_y, (left, right), false);
    let stops = (0..axis.periods.len()).map(|i| axis.x(i)).collect();
    (Rect::new(left, top, right, axis_y), Hits::along(true, stops, tracks), dresses, homeless)
}

/// Names that found no place beside their lines stand in a row above the plot, each behind a piece of its line.
pub(super) fn key(sheet: &mut Sheet<'_>, strands: &[(&Strand, Dress)], top: f64) -> f64 {
    let font = sheet.sizes.plain();
    let (mut x, mut y) = (sheet.left(), top);
    for (strand, dress) in strands {
        let name = sheet.cut(font, &strand.name, sheet.right() - sheet.left() - 24.0);
        let width = sheet.wide(&name, font);
        if x + 26.0 + width > sheet.right() && x > sheet.left() {
            x = sheet.left();
            y += font.size * 1.5;
        }
        let middle = y + font.size * 0.7;
        let stroke = Stroke { colour: dress.colour, width: dress.width, dash: dress.dash };
        let points = vec![Spot { x: x + 1.5, y: middle }, Spot { x: x + 18.0, y: middle }];
        sheet.shapes.push(Shape::Line { points, stroke });
        let base = sheet.base_at(middle, font);
        sheet.put(&name, (x + 24.0, base), Anchor::Start, font, dress.words, Role::Label);
        x += 24.0 + width + 16.0;
    }
    y + font.size * 1.5
}
