//! The column chart: one series over time, from zero; falls hollow, unsure figures hatched, the figures that matter written.

use super::extent;
use super::form::{self, Grid, Setting};
use super::hits::{Hits, Track};
use super::palette::{Dress, Palette};
use super::place::Obstacles;
use super::scale::{Scale, Ticks};
use super::shape::{Anchor, Rect, Rgb, Role, Shape, Spot};
use super::sheet::Sheet;
use super::time::TimeAxis;
use crate::figure::Within;
use crate::indicators::Record;

/// A column in the making.
struct Column<'a> {
    stop: usize,
    rect: Rect,
    value: f64,
    record: &'a Record,
}

/// Draws between `top` and `foot` of the sheet.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
    let choice = setting.choice;
    let dresses = super::lines::dresses(setting, sheet);
    let (Some(strand), Some(dress)) = (choice.strands.first(), dresses.first().copied()) else {
        return (Rect::default(), Hits::default(), dresses);
    };
    let axis_y = foot - Grid::under_axis(&sizes);
    let (left, right) = (sheet.left(), sheet.right());
    let signed = super::figures::is_signed(choice.indicator);
    let (low, high) = setting.reach(extent::range(core::iter::once(strand)));
    let (low, high) = (low.min(0.0), high.max(0.0));
    let ticks = Grid::ticks(setting, low, high, axis_y - top, 56.0 * zoom);

    // Figures stand above and below the columns: room for them at both ends.
    let room = sizes.axis * 1.5;
    let first = ticks.values.first().copied().unwrap_or(low).min(0.0);
    let last = ticks.values.last().copied().unwrap_or(high);
    let floor = if low < 0.0 { axis_y - 2.0 } else { axis_y };
    let scale = Scale::new(first.min(low), high.max(last), floor, top + 13.0 * zoom);
    let near = |v: f64, end: f64| (scale.at(v) - end).abs() < room;
    let scale = Scale::new(
        first.min(low),
        high.max(last),
        if low < 0.0 && near(low, floor) { floor - room } else { floor },
        if near(high, top) { top + room + 2.0 } else { top + 13.0 * zoom },
    );
    let ticks = Ticks {
        values: ticks.values.iter().copied().filter(|v| scale.at(*v) <= axis_y - 5.0 || *v == 0.0).collect(),
        ..ticks
    };

    let ticks = Grid::spaced(ticks, &scale, &sizes);
    let grid = Grid { left, right, sign: signed, unit: true, zero: false };
    let mut busy = Obstacles::default();
    grid.draw(sheet, setting, &ticks, &scale, &mut busy);

    // Columns begin to the right of the axis' figures when they would run into them.
    let count = choice.periods.len().max(1) as f64;
    let make = |inset: f64| {
        let half = ((right - left - inset) / count * 0.6).within(2.0, 40.0 * zoom);
        TimeAxis::new(choice.periods.clone(), left + inset + half, right - half)
    };
    let mut axis = make(0.0);
    let build = |axis: &TimeAxis| -> Vec<Column<'_>> {
        let width = form::column_width(axis.pitch(), 56.0 * zoom);
        let one = |record| column(record, axis, &scale, width);
        strand.line.records.iter().filter_map(one).collect()
    };
    let mut columns = build(&axis);
    let struck = |name: &&Rect| columns.iter().any(|c| name.grown(3.0).meets(&c.rect));
    let inset = busy.boxes.iter().filter(struck).map(|name| name.x1 - left + 7.0).fold(0.0, f64::max);
    if inset > 0.0 {
        axis = make(inset);
        columns = build(&axis);
    }
    let narrow = columns.first().is_some_and(|c| c.rect.width() < 4.0);
    for column in &columns {
        let unsure = setting.marks_unsure && column.record.status.is_unsure();
        sheet.shapes.push(shape(column, unsure, narrow, palette, dress.colour, zoom));
    }
    sheet.rule((left, scale.at(0.0)), (right, scale.at(0.0)), palette.axis, 1.0);
    figures(sheet, setting, &columns, signed, &busy);
    if low < 0.0 {
        sheet.rule((left, axis_y), (right, axis_y), palette.hairline, 1.0);
    }
    Grid::time(sheet, setting, &axis, axis_y, (left, right), false);

    let record_at = |c: &Column<'_>| strand.line.records.iter().position(|r| r.period == c.record.period);
    let marks = columns.iter().filter_map(|c| {
        let spot = Spot { x: axis.x(c.stop), y: scale.at(c.value) };
        Some((c.stop, record_at(c)?, spot))
    });
    let tracks = vec![Track { strand: 0, marks: marks.collect() }];
    let stops = (0..axis.periods.len()).map(|i| axis.x(i)).collect();
    (Rect::new(left, top, right, axis_y), Hits::along(true, stops, tracks), dresses)
}

fn column<'a>(record: &'a Record, axis: &TimeAxis, scale: &Scale, width: f64) -> Option<Column<'a>> {
    let value = record.value.ok()?;
    let stop = axis.index(record.period?)?;
    let zero = scale.at(0.0);
    let mut rect = form::column(axis.x(stop), width, scale.at(value), zero);
    if rect.height() < 1.0 && value != 0.0 {
        // A figure that is not zero is never invisible.
        rect = if value > 0.0 { Rect { y0: zero - 1.0, ..rect } } else { Rect { y1: zero + 1.0, ..rect } };
    }
    Some(Column { stop, rect, value, record })
}

fn shape(
    column: &Column<'_>,
    unsure: bool,
    narrow: bool,
    palette: &Palette,
    colour: Rgb,
    zoom: f64,
) -> Shape {
    let rect = column.rect;
    let fall = column.value < 0.0;
    let ink = if fall { palette.balance } else { colour };
    match (fall, unsure) {
        (false, false) => Shape::Box { rect, fill: Some(ink), hatch: None, outline: None },
        (true, false) if narrow => Shape::Box { rect, fill: Some(palette.quiet), hatch: None, outline: None },
        (_, unsure) => Shape::Box {
            rect,
            fill: Some(palette.page),
            hatch: unsure.then_some(ink),
            outline: Some((ink, if narrow { 0.75 } else { (rect.height() * 0.36).within(0.6, zoom) })),
        },
    }
}

/// Figures at all columns when there is room for all, else at the latest, the highest and the lowest.
fn figures(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    columns: &[Column<'_>],
    signed: bool,
    busy: &Obstacles,
) {
    let font = sheet.sizes.mark();
    let text = |c: &Column<'_>| {
        if signed {
            setting.figures.signed(c.record, c.value)
        } else {
            setting.figures.bare(c.record, c.value)
        }
    };
    let pitch = columns
        .windows(2)
        .filter_map(|w| Some(w.get(1)?.rect.x0 - w.first()?.rect.x0))
        .fold(f64::INFINITY, f64::min);
    let widest = columns.iter().map(|c| sheet.wide(&text(c), font)).fold(0.0, f64::max);
    let all = columns.len() <= 24 && widest + 8.0 < pitch;
    let by = |a: &&Column<'_>, b: &&Column<'_>| a.value.total_cmp(&b.value);
    let (most, least) = (columns.iter().max_by(by), columns.iter().min_by(by));
    let few = [columns.last(), most, least.filter(|c| c.value < 0.0)];
    let chosen: Vec<&Column<'_>> =
        if all { columns.iter().collect() } else { few.into_iter().flatten().collect() };
    let mut taken: Vec<Rect> = Vec::new();
    for column in chosen {
        let text = text(column);
        let base = if column.value >= 0.0 {
            column.rect.y0 - sheet.sizes.axis * 0.38
        } else {
            column.rect.y1 + sheet.sizes.axis * 1.12
        };
        let half = sheet.wide(&text, font) / 2.0;
        let x = (column.rect.x0 + column.rect.x1) / 2.0;
        let x = x.min(sheet.right() - half).max(sheet.left() + half);
        let room = sheet.room(&text, x, base, Anchor::Middle, font);
        let tight = Rect { y0: base - font.size * 0.76, y1: base + 1.0, ..room };
        let struck = columns.iter().any(|c| c.stop != column.stop && c.rect.meets(&tight));
        let near = |t: &Rect| t.grown(3.0).meets(&room);
        if struck || taken.iter().any(near) || busy.boxes.iter().any(|b| b.meets(&room)) {
            continue;
        }
        sheet.clear_behind(&tight);
        let ink = sheet.palette.ink;
        taken.push(sheet.put(&text, (x, base), Anchor::Middle, font, ink, Role::Label));
    }
}
