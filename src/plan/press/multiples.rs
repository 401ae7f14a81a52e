//! Small multiples: a small chart for each member, on one scale or each on its own, the latest figure at its end.

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::Sheet;
use super::super::time::TimeAxis;
use super::super::{choose, extent, finding, form, measure, say, scale::Scale};
use super::{Desk, Form, Laid, notes, tones};
use crate::diag::Diagnostic;
use crate::lang::{self, words};
use crate::spec::forms::Scales;

pub(super) struct Multiples;

/// Columns of the grid, width and height of a small chart, lines that the longest name takes over it.
struct Grid {
    columns: usize,
    rows: usize,
    wide: f64,
    tall: f64,
    lines: usize,
}

/// Between two columns, at the usual size.
const GUTTER: f64 = 26.0;
/// From one line of a name to the next, in sizes of its letters.
const LINE: f64 = 1.22;

impl Multiples {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Multiples, Diagnostic> {
        if desk.setting.choice.periods.len() < 2 {
            return Err(Diagnostic::error("press.over-time"));
        }
        Ok(Multiples)
    }

    fn grid(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Grid {
        let zoom = sheet.sizes.zoom;
        let count = desk.setting.choice.strands.len().max(1);
        let room = sheet.right() - sheet.left();
        let most = ((room / (190.0 * zoom)) as usize).clamp(if room > 280.0 { 2 } else { 1 }, 5);
        // No widow in the last row where another number of columns fills it.
        let columns =
            (2..=most).rev().find(|c| count.is_multiple_of(*c) && *c * 2 > most).unwrap_or(most).min(count);
        let wide = (room - GUTTER * zoom * (columns as f64 - 1.0)) / columns as f64;
        let of = |s: &choose::Strand| Multiples::name(desk, sheet, s, wide).len();
        let lines = desk.setting.choice.strands.iter().map(of).max().unwrap_or(1).max(1);
        let more = sheet.sizes.label().size * LINE * (lines as f64 - 1.0);
        let tall = if sheet.sizes.phone { 134.0 } else { 158.0 } * zoom + more;
        Grid { columns, rows: count.div_ceil(columns), wide, tall, lines }
    }

    /// A name in one line beside the figure, or in up to three, of which the others have the whole width.
    fn name(desk: &Desk<'_>, sheet: &Sheet<'_>, strand: &choose::Strand, wide: f64) -> Vec<String> {
        let font = sheet.sizes.label();
        let beside =
            Multiples::figure(desk, strand).map_or(0.0, |f| sheet.wide(&f, font)) + 8.0 * sheet.sizes.zoom;
        let lines = measure::wrap(sheet.measure, font, &strand.name, wide, beside);
        let mut lines = lines.into_iter();
        let Some(first) = lines.next() else { return Vec::new() };
        let mut out = vec![sheet.cut(font, &first, wide - beside)];
        out.extend(lines.next().map(|second| sheet.cut(font, &second, wide)));
        let rest: Vec<String> = lines.collect();
        if !rest.is_empty() {
            out.push(sheet.cut(font, &rest.join(" "), wide));
        }
        out
    }

    /// The latest figure of a member; of one that ends before the others with its period.
    fn figure(desk: &Desk<'_>, strand: &choose::Strand) -> Option<String> {
        let (period, v, r) = strand.last()?;
        let value = desk.setting.figures.bare(r, v);
        let ends_early = desk.setting.choice.periods.last() != Some(&period);
        let when = || [" (", &crate::lang::period(desk.lang, period), ")"].concat();
        Some(if ends_early { value + &when() } else { value })
    }
}

impl Form for Multiples {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        finding::title(desk.setting.choice, desk.setting.figures)
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let own = desk.spec.scales == Scales::Own;
        let mut out = vec![
            words(desk.lang, if own { "press.multiples.own" } else { "press.multiples.shared" }).to_owned(),
        ];
        let records = desk.setting.choice.strands.iter().filter_map(|s| s.last().map(|(_, _, r)| r));
        out.extend(notes::unsure(desk, "press.note.hollow", records));
        out.extend(notes::left_out(desk));
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let grid = Multiples::grid(desk, sheet);
        grid.rows as f64 * grid.tall + 18.0 * sheet.sizes.zoom
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let grid = Multiples::grid(desk, sheet);
        let more = sheet.sizes.label().size * LINE * (grid.lines as f64 - 1.0);
        grid.rows as f64 * (112.0 * sheet.sizes.zoom + more) + 18.0 * sheet.sizes.zoom
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let choice = desk.setting.choice;
        let figures = desk.setting.figures;
        let grid = Multiples::grid(desk, sheet);
        let (gutter, wide) = (GUTTER * zoom, grid.wide);
        let more = sizes.label().size * LINE * (grid.lines as f64 - 1.0);
        let tall = (foot - 18.0 * zoom - top) / grid.rows as f64;
        let (all_low, all_high) = desk.setting.range;
        let mut hits = Hits { upright: true, ..Hits::default() };
        let mut plot = Rect::new(sheet.right(), foot, sheet.left(), top);
        let mut index = 0;
        let mut at: Vec<(usize, usize)> = Vec::new();
        for (i, strand) in choice.strands.iter().enumerate() {
            let (column, row) = (i % grid.columns, i / grid.columns);
            let blue = palette.part(0, 1, desk.flow_of(&strand.name));
            let x0 = sheet.left() + (wide + gutter) * column as f64;
            let y0 = top + tall * row as f64;
            let (font, axis_font) = (sizes.label(), sizes.axis());
            let shown = Multiples::figure(desk, strand).unwrap_or_default();
            let base = y0 + font.size;
            for (n, line) in Multiples::name(desk, sheet, strand, wide).iter().enumerate() {
                let base = base + font.size * LINE * n as f64;
                sheet.put(line, (x0, base), Anchor::Start, font, palette.ink, Role::Label);
            }
            sheet.put(&shown, (x0 + wide, base), Anchor::End, font, blue.words, Role::Label);
            let (low, high) = match desk.spec.scales {
                Scales::Shared => (all_low, all_high),
                Scales::Own => extent::range(core::iter::once(strand)),
            };
            let (low, high) = (low.min(0.0), high.max(0.0));
            let (p0, p1) = (y0 + font.size * 1.75 + more, y0 + tall - sizes.axis * 2.7);
            let scale = Scale::new(low, high, p1, p0);
            let axis = TimeAxis::new(choice.periods.clone(), x0 + 1.0, x0 + wide - 4.0 * zoom);
            // Levels of the grid: the same in every small chart when the scale is.
            let ticks = form::Grid::ticks(&desk.setting, low, high, p1 - p0, 40.0 * zoom);
            for value in &ticks.values {
                let y = scale.at(*value);
                if y >= p0 - 1.0 {
                    let colour = if *value == 0.0 { palette.axis } else { palette.hairline };
                    sheet.rule((x0, y), (x0 + wide, y), colour, 1.0);
                }
            }
            let spots: Vec<(usize, usize, Spot)> = strand
                .line
                .records
                .iter()
                .enumerate()
                .filter_map(|(k, r)| {
                    let stop = axis.index(r.period?)?;
                    Some((stop, k, Spot { x: axis.x(stop), y: scale.at(r.value.ok()?) }))
                })
                .collect();
            let mut runs: Vec<Vec<Spot>> = Vec::new();
            let mut before = None;
            for (stop, _, spot) in &spots {
                match runs.last_mut().filter(|_| before.is_some_and(|b: usize| b + 1 == *stop)) {
                    Some(run) => run.push(*spot),
                    None => runs.push(vec![*spot]),
                }
                before = Some(*stop);
            }
            for run in runs.iter().filter(|r| r.len() > 1) {
                let points = form::thinned(run);
                if let (Some(a), Some(b), true) = (points.first(), points.last(), low >= 0.0) {
                    let mut area = points.clone();
                    area.push(Spot { x: b.x, y: scale.at(0.0) });
                    area.push(Spot { x: a.x, y: scale.at(0.0) });
                    let fill = tones::tint(palette.page, blue.colour, 0.16);
                    sheet.shapes.push(Shape::Area { points: area, fill });
                }
                let stroke = Stroke { colour: blue.colour, width: 2.0 * zoom, dash: Dash::Solid };
                sheet.shapes.push(Shape::Line { points, stroke });
            }
            if let Some((_, k, spot)) = spots.last() {
                let unsure = strand.line.records.get(*k).is_some_and(|r| r.status.is_unsure());
                let (fill, outline) = if unsure {
                    (palette.page, Some((blue.colour, 1.6 * zoom)))
                } else {
                    (blue.colour, Some((palette.page, 1.0 * zoom)))
                };
                sheet.shapes.push(Shape::Disc { at: *spot, radius: 3.2 * zoom, fill, outline });
            }
            // The highest level is named in the first chart of each row, every chart has its first and last period.
            let named = ticks.values.iter().rev().find(|v| scale.at(**v) >= p0 - 1.0 && **v != 0.0);
            if let Some(value) = named.filter(|_| desk.spec.scales == Scales::Own || column == 0) {
                let text = if i == 0 {
                    figures.tick_with_unit(*value, ticks.decimals, false)
                } else {
                    figures.tick(*value, ticks.decimals, false)
                };
                let base = scale.at(*value) - 3.5 * zoom;
                let room = sheet.room(&text, x0, base, Anchor::Start, axis_font);
                let struck =
                    spots.windows(2).any(|w| matches!(w, [(_, _, a), (_, _, b)] if room.crossed_by(*a, *b)));
                if !struck && !sheet.texts.iter().any(|t| t.rect.meets(&Rect { y0: room.y0 + 2.0, ..room })) {
                    sheet.put(&text, (x0, base), Anchor::Start, axis_font, palette.grey, Role::Axis);
                }
            }
            let under = p1 + sizes.axis * 1.35;
            if let (Some(a), Some(b)) = (choice.periods.first(), choice.periods.last()) {
                let (a, b) = (lang::period_axis(desk.lang, *a, true), lang::period_axis(desk.lang, *b, true));
                sheet.put(&a, (x0, under), Anchor::Start, axis_font, palette.grey, Role::Axis);
                sheet.put(&b, (x0 + wide, under), Anchor::End, axis_font, palette.grey, Role::Axis);
            }
            let mut track = Track { strand: i, marks: Vec::new() };
            for (stop, k, spot) in spots {
                hits.fields.push((index, Rect::new(spot.x - 1.0, y0, spot.x + 1.0, p1)));
                hits.stops.push(spot.x);
                track.marks.push((index, k, spot));
                at.push((i, stop));
                index += 1;
            }
            hits.tracks.push(track);
            plot = Rect {
                x0: plot.x0.min(x0),
                y0: plot.y0.min(p0),
                x1: plot.x1.max(x0 + wide),
                y1: plot.y1.max(p1),
            };
        }
        hits.upright = false;
        let dress = |s: &choose::Strand| palette.part(0, 1, desk.flow_of(&s.name));
        let mut dresses: Vec<Dress> = choice.strands.iter().map(dress).collect();
        let own = self.own(desk, &at, &dresses);
        dresses.push(palette.part(0, 1, choice.flow));
        Laid { plot, hits, dresses, own: Some(own) }
    }
}

impl Multiples {
    /// A tooltip for each point of each small chart; the table is the one of lines over time.
    fn own(&self, desk: &Desk<'_>, at: &[(usize, usize)], dresses: &[Dress]) -> super::Own {
        use super::super::told::{Table, TableRow, Tip, TipRow};
        let (lang, choice, figures) = (desk.lang, desk.setting.choice, desk.setting.figures);
        let mut own = super::Own::default();
        for (index, (i, stop)) in at.iter().enumerate() {
            let (Some(strand), Some(period)) = (choice.strands.get(*i), choice.periods.get(*stop)) else {
                continue;
            };
            let record = strand.line.at(*period);
            let value = record.and_then(|r| Some(figures.bare(r, r.value.ok()?))).unwrap_or_default();
            let head = strand.name.clone();
            let name = lang::period(lang, *period);
            let spoken = [head.as_str(), ", ", &name, ": ", &value, " ", &figures.unit_words()].concat();
            let opens = record.and_then(|r| own.keep(&strand.name, r));
            let row = TipRow {
                name,
                colour: dresses.get(*i).map_or(super::super::Rgb::hex(0), |d| d.colour),
                dash: Dash::Solid,
                hollow: record.is_none_or(|r| r.status.is_unsure()),
                value,
                known: true,
                change: String::new(),
                status: record.map_or("", |r| say::status_word(lang, r.status)).to_owned(),
                record: Some((*i, *stop)),
                opens,
            };
            let unit = figures.unit_words();
            own.tips.push(Tip {
                index,
                head,
                about: String::new(),
                unit,
                change: String::new(),
                rows: vec![row],
                total: None,
                spoken,
            });
        }
        let what = super::super::measure::untied(&self.what(desk));
        let mut heads = vec![words(lang, "chart.table.period").to_owned()];
        heads.extend(choice.strands.iter().map(|s| s.name.clone()));
        own.table = Table { caption: what.clone(), heads, rows: Vec::new() };
        for period in &choice.periods {
            let mut cells = Vec::new();
            for strand in &choice.strands {
                let record = strand.line.at(*period);
                let shown = record.and_then(|r| Some(figures.bare(r, r.value.ok()?)));
                let opens = record.and_then(|r| own.keep(&strand.name, r));
                cells.push((shown.unwrap_or_else(|| words(lang, "chart.none").to_owned()), opens));
            }
            own.table.rows.push(TableRow::of(lang::period(lang, *period), cells));
        }
        let form = words(lang, "type.multiples").to_owned();
        own.summary = say::say(
            lang,
            "press.alt",
            &[("form", form), ("n", choice.strands.len().to_string()), ("what", what)],
        );
        for strand in choice.strands.iter().take(4) {
            if let Some((p, v, r)) = strand.last() {
                own.summary.push_str(
                    &[" ", &strand.name, ": ", &figures.full(r, v), " (", &lang::period(lang, p), ")."]
                        .concat(),
                );
            }
        }
        own
    }
}
