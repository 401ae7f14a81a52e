//! The trade chart: exports and imports as lines, their balance as columns below, on one time axis at the foot. The run of
//! surplus or deficit that reaches the latest period is marked through both panels.

use super::choose::Strand;
use super::extent;
use super::form::{Ends, Grid, Setting};
use super::hits::{Hits, Track};
use super::palette::Dress;
use super::place::{self, Obstacles};
use super::say;
use super::scale::{self, Scale};
use super::shape::{Anchor, Rect, Role, Shape, Spot};
use super::sheet::Sheet;
use super::streak::{self, Streak};
use super::time::TimeAxis;
use crate::dataset::Flow;
use crate::figure::Within;
use crate::lang::words;

/// Room for the balance panel's heading above its highest figure.
const HEADING: f64 = 26.0;

/// Draws the panels between `top` and `foot` of the sheet; gives places for the pointer. Names that find no place beside
/// their lines go to a key above the plot.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    let (shapes, texts) = (sheet.shapes.len(), sheet.texts.len());
    let (plot, hits, dresses, homeless) = lay(sheet, setting, top, foot, &[]);
    if homeless.is_empty() {
        return (plot, hits, dresses);
    }
    sheet.shapes.truncate(shapes);
    sheet.texts.truncate(texts);
    let (plot, hits, dresses, _) = lay(sheet, setting, top, foot, &[0, 1]);
    (plot, hits, dresses)
}

fn lay(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
    in_key: &[usize],
) -> (Rect, Hits, Vec<Dress>, Vec<usize>) {
    let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
    let [exports, imports, balance] = setting.choice.strands.as_slice() else {
        return (Rect::default(), Hits::default(), Vec::new(), Vec::new());
    };
    #[cfg_attr(not(feature = "press"), allow(unused_mut, reason = "only the page has wishes"))]
    let mut dresses = vec![
        palette.flow_dress(Flow::Export),
        palette.flow_dress(Flow::Import),
        palette.flow_dress(Flow::Balance),
    ];
    #[cfg(feature = "press")]
    super::press::redress(setting, palette, &mut dresses);
    let pair: Vec<(&Strand, Dress)> = [exports, imports].into_iter().zip(dresses.iter().copied()).collect();
    let top = if in_key.is_empty() { top } else { super::lines::key(sheet, &pair, top - 4.0) + 8.0 };
    let left = sheet.left();
    let axis_y = foot - Grid::under_axis(&sizes);
    let tall = axis_y - top;
    let zero_y = top + tall * 0.605;

    // Ends of the lines: names and figures at the right on a desk, figures only on a phone.
    let ends = Ends::measure(sheet, setting, &pair, sizes.names_between());
    let right = sheet.right() - ends.width;
    let pitch_guess = (right - left) / setting.choice.periods.len().max(2) as f64;
    let inset = (pitch_guess * 0.6).within(4.0, 22.0 * zoom);
    let axis = TimeAxis::new(setting.choice.periods.clone(), left + inset, right - inset);

    // Upper panel.
    let (_, most) = extent::range([exports, imports].into_iter());
    let values = Grid::ticks(setting, 0.0, most, zero_y - top, if sizes.phone { 46.0 } else { 56.0 * zoom });
    let upper =
        Scale::new(0.0, most.max(values.values.last().copied().unwrap_or(most)), zero_y, top + 13.0 * zoom);

    let values = Grid::spaced(values, &upper, &sizes);
    let grid = Grid { left, right, sign: false, unit: true, zero: true };
    let boxes = grid.boxes(sheet, setting, &values, &upper);
    let clear = super::form::clear_of(&boxes, &[exports, imports], &axis, &upper, left);
    let axis = axis.between(left + inset.max(clear), right - inset);

    // Lower panel: room for the figures at the extremes.
    let (low, high) = extent::range(core::iter::once(balance));
    let (low, high) = (low.min(0.0), high.max(0.0));
    let label_room = sizes.axis * 1.5;
    let roof = zero_y + HEADING * zoom + if high > 0.0 { label_room } else { 4.0 };
    let floor = axis_y - if low < 0.0 { label_room + 3.0 } else { 0.0 };
    // The name of zero stands below the heading, whatever the share of the panel above zero.
    let named = zero_y + 38.0 * zoom + sizes.axis * 1.1;
    let share = high / (high - low).max(f64::MIN_POSITIVE);
    let lowest_roof = if share < 0.9 { (named + 2.0 - share * floor) / (1.0 - share) } else { roof };
    let lower = Scale::new(low, high, floor, roof.max(lowest_roof.min(floor - 20.0)));

    let low_ticks = Grid::ticks(setting, low, high, floor - roof, 34.0 * zoom);
    let low_ticks = Grid::spaced(low_ticks, &lower, &sizes);
    // A value whose name would stand in the heading or below the axis has no line.
    let fits = |v: &f64| {
        let y = lower.at(*v);
        y >= named && (*v == 0.0 || y <= axis_y - 6.0)
    };
    let shown =
        scale::Ticks { values: low_ticks.values.iter().copied().filter(|v| fits(v)).collect(), ..low_ticks };
    let low_grid = Grid { left, right, sign: true, unit: false, zero: true };
    let low_boxes = low_grid.boxes(sheet, setting, &shown, &lower);

    // Columns, hollow below zero, hatched where unsure. They begin to the right of the axis' figures if they must.
    let width_of = |axis: &TimeAxis| super::form::column_width(axis.pitch(), 34.0 * zoom);
    let column_at = |axis: &TimeAxis, record: &crate::indicators::Record| {
        let (value, at) = (record.value.ok()?, axis.index(record.period?)?);
        let (x, y, zero) = (axis.x(at), lower.at(value), lower.at(0.0));
        let mut rect = super::form::column(x, width_of(axis), y, zero);
        if rect.height() < 1.0 && value != 0.0 {
            // A figure that is not zero is never invisible.
            rect =
                if value > 0.0 { Rect { y0: zero - 1.0, ..rect } } else { Rect { y1: zero + 1.0, ..rect } };
        }
        Some((at, rect, value, Spot { x, y }))
    };
    let struck = |axis: &TimeAxis| {
        let mut far = 0.0_f64;
        for (_, rect, _, _) in balance.line.records.iter().filter_map(|r| column_at(axis, r)) {
            for name in low_boxes.iter().filter(|b| b.grown(2.0).meets(&rect)) {
                far = far.max(name.x1 - left + width_of(axis) / 2.0 + 6.0);
            }
        }
        far
    };
    let far = struck(&axis);
    let axis = if far > inset.max(clear) { axis.between(left + far, right - inset) } else { axis };
    let (pitch, width) = (axis.pitch(), width_of(&axis));

    // A run that fills the whole chart needs no mark.
    let streak = streak::current(&balance.line.records).filter(|s| s.count >= 2 && s.begins);
    let band = streak.and_then(|s| {
        let first = axis.index(s.first)?;
        Some(Rect::new((axis.x(first) - pitch / 2.0).max(left), top, right, axis_y))
    });
    if let Some(rect) = band {
        sheet.block(rect, palette.band);
    }
    let mut busy = Obstacles::default();
    grid.draw(sheet, setting, &values, &upper, &mut busy);
    low_grid.draw(sheet, setting, &shown, &lower, &mut busy);
    let mut columns = Vec::new();
    let mut marks = Vec::new();
    let tone = dresses.last().map_or(palette.balance, |dress| dress.colour);
    for (i, record) in balance.line.records.iter().enumerate() {
        if let Some((at, rect, value, spot)) = column_at(&axis, record) {
            columns.push((rect, value, record));
            marks.push((at, i, spot));
        }
    }
    for (rect, value, record) in &columns {
        let unsure = setting.marks_unsure && record.status.is_unsure();
        let narrow = width < 4.0;
        match (*value < 0.0, unsure) {
            (false, false) => sheet.block(*rect, tone),
            (true, false) if narrow => sheet.block(*rect, palette.quiet),
            (hollow, unsure) => {
                let ground = if !hollow && band.is_some() { palette.band } else { palette.page };
                let width = super::form::outline(rect, narrow, zoom);
                sheet.frame(*rect, ground, unsure, tone, width);
            }
        }
        busy.boxes.push(*rect);
    }
    sheet.rule((left, lower.at(0.0)), (right, lower.at(0.0)), palette.axis, 1.0);
    heading(sheet, &balance.name, zero_y, &mut busy);
    let lower_texts = sheet.texts.len();
    extremes(sheet, setting, balance, &axis, &lower, &columns, &mut busy);

    // Lines over everything; the first is cut out of the second.
    let tracks = super::form::lines(
        sheet,
        setting,
        &[(imports, dresses.get(1).copied()), (exports, dresses.first().copied())],
        &axis,
        &upper,
        band,
    );
    ends.draw(sheet, &pair, &axis, &upper, (right, top, zero_y));
    let mut upper_busy = Obstacles::default();
    for track in &tracks {
        upper_busy.line(&track.spots());
    }
    let mut homeless = Vec::new();
    if sizes.names_between() {
        let mut order = tracks.clone();
        order.reverse();
        homeless = super::form::names_in_space(
            sheet,
            &pair,
            &order,
            Rect::new(left, top, right, zero_y - 2.0),
            upper_busy,
            in_key,
        );
    }
    if let (Some(streak), Some(band)) = (streak, band) {
        let lines: Vec<f64> = shown.values.iter().map(|v| lower.at(*v)).collect();
        run_label(sheet, setting, &streak, &band, (lower.at(0.0), roof), &busy, &lines);
    }
    side_word(sheet, setting, balance, &axis, &lower, axis_y, &mut busy, lower_texts);
    let apart = (lower.at(0.0) - axis_y).abs() > 1.5;
    Grid::time(sheet, setting, &axis, axis_y, (left, right), apart);

    let mut tracks_out =
        vec![tracks.get(1).cloned().unwrap_or_default(), tracks.first().cloned().unwrap_or_default()];
    for (i, track) in tracks_out.iter_mut().enumerate() {
        track.strand = i;
    }
    tracks_out.push(Track { strand: 2, marks });
    let stops = (0..axis.periods.len()).map(|i| axis.x(i)).collect();
    let plot = Rect::new(left, top, right, axis_y);
    (plot, Hits::along(true, stops, tracks_out), dresses, homeless)
}

/// The lower panel's name.
fn heading(sheet: &mut Sheet<'_>, name: &str, zero_y: f64, busy: &mut Obstacles) {
    let zoom = sheet.sizes.zoom;
    let (font, left, ink) = (sheet.sizes.mark(), sheet.left(), sheet.palette.ink);
    let rect = sheet.put(name, (left, zero_y + 30.0 * zoom), Anchor::Start, font, ink, Role::Label);
    busy.boxes.push(rect);
}

/// Figures at the greatest surplus and the greatest deficit.
fn extremes(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    balance: &Strand,
    axis: &TimeAxis,
    scale: &Scale,
    columns: &[(Rect, f64, &crate::indicators::Record)],
    busy: &mut Obstacles,
) {
    let font = sheet.sizes.mark();
    let (most, least) = streak::extremes(&balance.line.records);
    for record in [most, least].into_iter().flatten() {
        let (Some(period), Ok(value)) = (record.period, record.value) else { continue };
        let Some(at) = axis.index(period) else { continue };
        let text = setting.figures.signed(record, value);
        // What is written as zero is no extreme.
        if !text.contains(|c: char| ('1'..='9').contains(&c)) {
            continue;
        }
        let y = scale.at(value);
        let base = if value > 0.0 { y - sheet.sizes.axis * 0.38 } else { y + sheet.sizes.axis * 1.12 };
        let half = sheet.wide(&text, font) / 2.0;
        let x = axis.x(at).min(sheet.right() - half).max(sheet.left() + half);
        let room = sheet.room(&text, x, base, Anchor::Middle, font);
        // Only the letters' own height counts against neighbours: accents are no part of figures.
        let tight = Rect { y0: base - font.size * 0.74, y1: base, ..room };
        let hits = columns.iter().any(|(c, v, _)| c.meets(&tight) && (*v != value));
        let words = sheet.texts.iter().any(|t| t.rect.meets(&room));
        if hits || words {
            continue;
        }
        let ink = sheet.palette.ink;
        busy.boxes.push(sheet.put(&text, (x, base), Anchor::Middle, font, ink, Role::Label));
    }
}

/// "Ten straight years of surplus", beside the band, or in it where there is no room beside.
fn run_label(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    streak: &Streak,
    band: &Rect,
    (zero, roof): (f64, f64),
    busy: &Obstacles,
    lines_at: &[f64],
) {
    let (font, zoom) = (sheet.sizes.mark(), sheet.sizes.zoom);
    let lang = setting.figures.lang;
    let short = say::streak_label(setting.choice, lang, streak);
    let long = [&short, ", ", &crate::lang::span(lang, streak.first, streak.last)].concat();
    let line = font.size * 1.2;
    let height = font.size * 1.265;
    let halves = super::measure::wrap_even(sheet.measure, font, &short, sheet.wide(&short, font) * 0.62);
    let forms: [Vec<String>; 3] = [vec![long], vec![short], halves];
    let gap = 16.0 * zoom;
    for lines in forms {
        let width = lines.iter().map(|l| sheet.wide(l, font)).fold(0.0, f64::max);
        let tall = height + line * (lines.len() as f64 - 1.0);
        let x1 = band.x0 - if lines.len() == 1 { gap } else { 5.0 * zoom };
        let x0 = x1 - width;
        if x0 < sheet.left() {
            continue;
        }
        // From the middle between zero and the next line of the grid outwards; a line through the words only as a last
        // resort, and then it stops behind them.
        let side = |y: &&f64| if streak.surplus { **y < zero - 1.0 } else { **y > zero + 1.0 };
        let next =
            lines_at.iter().filter(side).min_by(|a, b| (*a - zero).abs().total_cmp(&(*b - zero).abs()));
        let middle =
            (zero + next.copied().unwrap_or(if streak.surplus { roof } else { 2.0 * zero - roof })) / 2.0;
        let box_at = |y: f64| Rect::new(x0, y - tall / 2.0, x1, y + tall / 2.0);
        let free = |rect: &Rect| {
            let in_panel = rect.y0 > roof - 22.0 * zoom && rect.y1 < band.y1 - 4.0;
            let text = |t: &super::shape::Text| t.rect.meets(&rect.grown(2.0));
            in_panel && busy.leaves(rect, 2.5) && !sheet.texts.iter().any(text)
        };
        let tight = |rect: &Rect| (rect.y0 + font.size * 0.22, rect.y1 - font.size * 0.22);
        let struck = |rect: &Rect| {
            let (top, low) = tight(rect);
            lines_at.iter().any(|y| top - 1.0 < *y && *y < low + 1.0)
        };
        let tried = || (0..24).map(|i| f64::from(i) * 2.0).flat_map(|d| [middle - d, middle + d]).map(box_at);
        let found = tried().find(|r| free(r) && !struck(r)).or_else(|| tried().find(free));
        let Some(rect) = found else { continue };
        if struck(&rect) {
            let page = sheet.palette.page;
            sheet.block(rect.grown(3.0), page);
        }
        let ink = sheet.palette.ink;
        let single = lines.len() == 1;
        for (i, text) in lines.iter().enumerate() {
            let base = rect.y0 + font.size + i as f64 * line;
            sheet.put(text, (x1, base), Anchor::End, font, ink, Role::Annotation);
        }
        if single {
            let (y, colour) = ((rect.y0 + rect.y1) / 2.0, sheet.palette.axis);
            sheet.rule((x1 + 4.0 * zoom, y), (band.x0 - 2.0, y), colour, 1.0);
        }
        return;
    }
}

/// The word "deficit" (or "surplus") near the columns that the run is not about.
#[allow(clippy::too_many_arguments, reason = "one place, all of it needed")]
fn side_word(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    balance: &Strand,
    axis: &TimeAxis,
    scale: &Scale,
    axis_y: f64,
    busy: &mut Obstacles,
    since: usize,
) {
    let lang = setting.figures.lang;
    let (most, least) = streak::extremes(&balance.line.records);
    let run = streak::current(&balance.line.records);
    let about_surplus = run.is_none_or(|s| s.surplus);
    let Some((record, key)) = (if about_surplus {
        least.map(|r| (r, "chart.side.deficit"))
    } else {
        most.map(|r| (r, "chart.side.surplus"))
    }) else {
        return;
    };
    let (Some(period), Ok(value)) = (record.period, record.value) else { return };
    let Some(at) = axis.index(period) else { return };
    let font = sheet.sizes.axis();
    let word = words(lang, key);
    let (width, height) = (sheet.wide(word, font), font.size * 1.2);
    let zero = scale.at(0.0);
    let (x, y) = (axis.x(at), (scale.at(value) + zero) / 2.0);
    let region = if value < 0.0 {
        Rect::new(sheet.left(), zero + 3.0, sheet.right(), axis_y - 2.0)
    } else {
        Rect::new(
            sheet.left(),
            sheet.texts.get(since).map_or(zero - 60.0, |t| t.rect.y0),
            sheet.right(),
            zero - 3.0,
        )
    };
    for text in sheet.texts.iter() {
        busy.boxes.push(text.rect);
    }
    let lines: Vec<f64> = sheet
        .shapes
        .iter()
        .filter_map(|s| match s {
            Shape::Rule { from, to, .. } if from.y == to.y => Some(from.y),
            _ => None,
        })
        .collect();
    let found = place::free_place((width, height), &region, busy, 3.0, |rect, _| {
        let middle = (rect.y0 + rect.y1) / 2.0;
        // Left of the deepest column reads best; a line of the grid through the word reads badly.
        let beside = if rect.x1 < x { 0.0 } else { 30.0 };
        let struck = lines.iter().any(|l| rect.y0 - 1.0 < *l && *l < rect.y1 + 1.0);
        rect.distance(Spot { x, y }) + (middle - y).abs() * 0.7 + beside + if struck { 40.0 } else { 0.0 }
    });
    if let Some(rect) = found.filter(|r| r.distance(Spot { x, y }) < 140.0 * sheet.sizes.zoom) {
        let grey = sheet.palette.grey;
        sheet.put(word, (rect.x0, rect.y0 + font.size * 0.96), Anchor::Start, font, grey, Role::Annotation);
    }
}
