//! Ranked bars of one period: names right-aligned against zero, the figure at the end of its bar, the change on the year
//! before in a quiet column. On a phone the name stands above its bar.

use super::choose::Strand;
use super::form::Setting;
use super::hits::{Hits, Track};
use super::measure;
use super::palette::Dress;
use super::scale::Scale;
use super::shape::{Anchor, Font, Rect, Role, Spot};
use super::sheet::Sheet;
use crate::dataset::DimensionKind;
use crate::diag::Arg;
use crate::figure::Within;
use crate::indicators::Record;
use crate::lang;

/// Sizes of the rows of a sheet.
struct Rows {
    /// Names above their bars.
    stacked: bool,
    tall: f64,
    bar: f64,
    /// Room for the heading of the quiet column.
    head: f64,
}

impl Rows {
    fn of(setting: &Setting<'_>, sheet: &Sheet<'_>) -> Rows {
        let zoom = sheet.sizes.zoom;
        let stacked = sheet.sizes.phone;
        let quiet = !stacked && has_changes(setting);
        let head = if quiet { sheet.sizes.axis * 1.9 } else { 2.0 * zoom };
        if stacked {
            Rows { stacked, tall: sheet.sizes.label * 1.35 + 24.0 * zoom, bar: 12.0 * zoom, head: 0.0 }
        } else {
            Rows { stacked, tall: 29.0 * zoom, bar: 17.0 * zoom, head }
        }
    }
}

/// The record that a strand is drawn by.
fn drawn<'a>(setting: &Setting<'_>, strand: &'a Strand) -> Option<(usize, &'a Record, f64)> {
    let at = setting.choice.periods.last().copied();
    let place = strand.line.records.iter().position(|r| match at {
        Some(period) => r.period == Some(period),
        None => r.value.is_ok(),
    })?;
    let record = strand.line.records.get(place)?;
    Some((place, record, record.value.ok()?))
}

/// The change on the year before, written.
fn change(setting: &Setting<'_>, strand: &Strand) -> Option<String> {
    let period = *setting.choice.periods.last()?;
    let growth = strand.growth.as_ref()?.at(period)?;
    let value = growth.value.ok()?;
    let mut text = lang::signed(setting.figures.lang, value, growth.decimals(0, 1));
    text.push('%');
    Some(text)
}

fn has_changes(setting: &Setting<'_>) -> bool {
    setting.choice.strands.iter().any(|s| change(setting, s).is_some())
}

/// Room that names may take at the left.
fn names_room(sheet: &Sheet<'_>, rows: &Rows) -> f64 {
    let width = sheet.right() - sheet.left();
    if rows.stacked { width } else { width * 0.4 }
}

/// The names in one or two lines, in letters small enough for that.
fn names(setting: &Setting<'_>, sheet: &Sheet<'_>, rows: &Rows) -> Vec<(Font, Vec<String>)> {
    let (font, width) = (sheet.sizes.plain(), names_room(sheet, rows));
    // One size for the column: the usual one where two lines of it are enough for every name.
    let lines = |font: Font, s: &Strand| measure::wrap_even(sheet.measure, font, &s.name, width);
    let is_usual = setting.choice.strands.iter().all(|s| {
        let lines = lines(font, s);
        lines.len() < 3 && lines.iter().all(|line| sheet.wide(line, font) <= width)
    });
    let small = if is_usual { font } else { Font { size: font.size * 0.875, ..font } };
    let one = |s: &Strand| {
        if rows.stacked {
            return (font, vec![sheet.cut(font, &s.name, width)]);
        }
        let mut lines = lines(small, s);
        if lines.len() > 2 {
            // Two lines hold what most names need; the table has the whole.
            let rest = lines.split_off(1).join(" ");
            lines.push(sheet.cut(small, &rest, width));
        }
        (small, lines)
    };
    setting.choice.strands.iter().map(one).collect()
}

/// What a row is higher than one with its name in one line.
fn more(lines: usize, zoom: f64) -> f64 {
    if lines > 1 { 16.0 * zoom } else { 0.0 }
}

/// Height that the rows need.
pub(super) fn height(setting: &Setting<'_>, sheet: &Sheet<'_>) -> f64 {
    let rows = Rows::of(setting, sheet);
    let zoom = sheet.sizes.zoom;
    let tall: f64 =
        names(setting, sheet, &rows).iter().map(|(_, lines)| rows.tall + more(lines.len(), zoom)).sum();
    rows.head + tall + 20.0 * zoom
}

/// Height under which rows would touch.
pub(super) fn least(setting: &Setting<'_>, sheet: &Sheet<'_>) -> f64 {
    let rows = Rows::of(setting, sheet);
    let count = setting.choice.strands.len() as f64;
    height(setting, sheet) - count * (rows.tall - least_row(sheet, &rows))
}

fn least_row(sheet: &Sheet<'_>, rows: &Rows) -> f64 {
    if rows.stacked { rows.tall } else { sheet.sizes.label * 1.45 }
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
    let rows = Rows::of(setting, sheet);
    let single = palette.part(0, 1, choice.flow);
    let by_flow = choice.split.as_ref().is_some_and(|(kind, _)| *kind == DimensionKind::Flow);
    let dress = |s: &Strand| match s.line.flow {
        Some(flow) if by_flow => palette.flow_dress(flow),
        _ => single,
    };
    let mut dresses: Vec<Dress> = choice.strands.iter().map(dress).collect();
    #[cfg(feature = "press")]
    super::press::redress(setting, palette, &mut dresses);
    dresses.push(Dress { colour: palette.balance, words: palette.ink, ..single });
    let signed = super::figures::is_signed(choice.indicator);
    let figure = |record: &Record, value: f64| {
        if signed { setting.figures.signed(record, value) } else { setting.figures.bare(record, value) }
    };

    // From the left: names, bars with their figures, changes.
    let (left, right) = (sheet.left(), sheet.right());
    let (figure_font, quiet_font) = (sizes.label(), sizes.axis());
    let changes: Vec<Option<String>> =
        choice.strands.iter().map(|s| change(setting, s).filter(|_| !rows.stacked)).collect();
    let heading = choice
        .periods
        .last()
        .and_then(|p| p.same_of_year(-1))
        .filter(|_| changes.iter().any(Option::is_some))
        .map(|p| {
            let period = Arg::Text(lang::period(setting.figures.lang, p));
            super::say::capital(&lang::text(
                setting.figures.lang,
                "chart.tip.compared",
                &[("period", period)],
            ))
        });
    let quiet = changes.iter().flatten().map(|t| sheet.wide(t, quiet_font)).fold(0.0, f64::max);
    let quiet = quiet.max(heading.as_ref().map_or(0.0, |h| sheet.wide(h, quiet_font)));
    let bars_right = if quiet > 0.0 { right - quiet - 24.0 * zoom } else { right };

    let names = names(setting, sheet, &rows);
    let longest =
        |(font, lines): &(Font, Vec<String>)| lines.iter().map(|l| sheet.wide(l, *font)).fold(0.0, f64::max);
    let names_wide = names.iter().map(longest).fold(0.0, f64::max);
    let bars_left = if rows.stacked { left } else { left + names_wide + 14.0 * zoom };
    let values: Vec<Option<(usize, &Record, f64)>> =
        choice.strands.iter().map(|s| drawn(setting, s)).collect();
    let known = || values.iter().flatten();
    let (low, high) = known().fold((0.0_f64, 0.0_f64), |(l, h), (_, _, v)| (l.min(*v), h.max(*v)));
    let widest = |below: bool| {
        let texts = known().filter(|(_, _, v)| (*v < 0.0) == below);
        texts.map(|(_, r, v)| sheet.wide(&figure(r, *v), figure_font)).fold(0.0, f64::max)
    };
    let gap = 7.0 * zoom;
    let (below, above) = (widest(true), widest(false));
    let x0 = bars_left + if low < 0.0 { below + gap } else { 0.0 };
    let x1 = bars_right - if high > 0.0 { above + gap } else { 0.0 };
    let scale = Scale::new(low, high, x0, x1.max(x0 + 20.0));

    let zero = scale.at(0.0);
    let mut y = top + rows.head;
    if let Some(heading) = &heading {
        let base = top + sizes.axis;
        sheet.put(heading, (right, base), Anchor::End, quiet_font, palette.grey, Role::Axis);
    }
    // Extra height is air between the rows, never thicker bars alone.
    let count = choice.strands.len().max(1) as f64;
    let added: f64 = names.iter().map(|(_, lines)| more(lines.len(), zoom)).sum();
    let even = ((foot - 20.0 * zoom - y - added) / count).within(least_row(sheet, &rows), rows.tall * 1.6);
    let first_row = y;
    let mut marks = Vec::new();
    let mut stops = Vec::new();
    for (i, ((font, lines), value)) in names.iter().zip(&values).enumerate() {
        let tall = even + more(lines.len(), zoom);
        let middle = if rows.stacked { y + tall - rows.bar / 2.0 - 7.0 * zoom } else { y + tall / 2.0 };
        stops.push(y + tall / 2.0);
        if i > 0 && !rows.stacked {
            sheet.rule((left, y), (right, y), palette.hairline, 1.0);
        }
        name(sheet, lines, *font, (bars_left, middle), &rows);
        if let Some((place, record, value)) = value {
            let x = scale.at(*value);
            let mut rect = Rect::new(zero, middle - rows.bar / 2.0, x, middle + rows.bar / 2.0);
            if rect.width() < 1.0 && *value != 0.0 {
                rect.x1 = rect.x0 + 1.0;
            }
            let unsure = record.status.is_unsure();
            let fall = *value < 0.0;
            let own = dresses.get(i).copied().unwrap_or(single);
            let ink = if fall { palette.balance } else { own.colour };
            if unsure || fall {
                sheet.frame(rect, palette.page, unsure, ink, zoom);
            } else {
                sheet.block(rect, ink);
            }
            let text = figure(record, *value);
            let base = sheet.base_at(middle, figure_font);
            let words = if fall { palette.ink } else { own.words };
            let (x, anchor) = if fall { (x - gap, Anchor::End) } else { (x + gap, Anchor::Start) };
            sheet.put(&text, (x, base), anchor, figure_font, words, Role::Label);
            marks.push((i, *place, Spot { x, y: middle }));
        } else {
            // A row with nothing in it would look like nothing sold.
            let place = (zero + gap, sheet.base_at(middle, quiet_font));
            let none = lang::words(setting.figures.lang, "chart.none");
            sheet.put(none, place, Anchor::Start, quiet_font, palette.grey, Role::Label);
        }
        if let Some(Some(text)) = changes.get(i) {
            let base = sheet.base_at(middle, quiet_font);
            sheet.put(text, (right, base), Anchor::End, quiet_font, palette.grey, Role::Label);
        }
        y += tall;
    }
    if !rows.stacked || low < 0.0 {
        sheet.rule((zero, first_row), (zero, y), palette.axis, 1.0);
    }
    let tracks =
        marks.iter().map(|(i, place, spot)| Track { strand: *i, marks: vec![(*i, *place, *spot)] }).collect();
    (Rect::new(left, first_row, right, y), Hits::along(false, stops, tracks), dresses)
}

/// The name of a row: beside its bar in one or two lines, or above it.
fn name(sheet: &mut Sheet<'_>, lines: &[String], font: Font, (x, middle): (f64, f64), rows: &Rows) {
    let (ink, zoom, left) = (sheet.palette.ink, sheet.sizes.zoom, sheet.left());
    let line = font.size * 1.27;
    let first = middle - line * (lines.len() as f64 - 1.0) / 2.0;
    for (i, text) in lines.iter().enumerate() {
        let (x, base, anchor) = if rows.stacked {
            (left, middle - rows.bar / 2.0 - 6.0 * zoom, Anchor::Start)
        } else {
            (x - 14.0 * zoom, sheet.base_at(first + line * i as f64, font), Anchor::End)
        };
        sheet.put(text, (x, base), anchor, font, ink, Role::Label);
    }
}
