//! The heatmap: months (or quarters) across, years down, each cell shaded by its figure in a few round classes. Falls are ink
//! and hatched, so that the sign does not hang on colour; where there is room each cell says its figure.

use super::super::hits::{Hits, Track};
use super::super::shape::{Anchor, Rect, Rgb, Role, Shape, Spot};
use super::super::sheet::Sheet;
use super::super::told::{KEPT, Own, Table, TableRow, Tip, TipRow};
use super::super::{measure, say, shape::Dash};
use super::calendar::Calendar;
use super::{Desk, Form, Laid, number, tones};
use crate::diag::{Arg, Diagnostic};
use crate::figure::{Within, by_key, to_f64};
use crate::lang::{self, text, words};

/// Shares of the full colour, weakest first.
const SHADES: [f64; 5] = [0.14, 0.34, 0.56, 0.78, 1.0];

pub(super) struct Heatmap {
    calendar: Calendar,
    /// Lower ends of the classes above zero and, negated, below.
    breaks: Vec<f64>,
    signed: bool,
}

impl Heatmap {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Heatmap, Diagnostic> {
        let calendar = Calendar::of(desk)?;
        let sizes: Vec<f64> = calendar.known().map(|(_, _, _, v)| v.abs()).collect();
        let sizes = by_key(sizes, |size| *size);
        // A few great exceptions do not flatten the rest: the classes end where nine tenths of the figures do.
        let most = sizes.get(sizes.len().saturating_sub(1) * 9 / 10).copied().unwrap_or(1.0);
        let power = i16::from(desk.setting.figures.unit.power);
        let step = step(most * to_f64(1, -power)) * to_f64(1, power);
        let signed = calendar.known().any(|(_, _, r, _)| r.sign() < 0);
        let breaks = (0..SHADES.len()).map(|i| i as f64 * step).collect();
        Ok(Heatmap { calendar, breaks, signed })
    }

    fn class(&self, value: f64) -> usize {
        self.breaks.iter().rposition(|b| value.abs() >= *b).unwrap_or(0)
    }

    /// Fill of a value, and whether it is hatched.
    fn fill(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, value: f64) -> (Rgb, bool) {
        let palette = sheet.palette;
        let share = SHADES.get(self.class(value)).copied().unwrap_or(1.0);
        let full =
            if value < 0.0 { palette.balance } else { palette.part(0, 1, desk.setting.choice.flow).colour };
        // A figure stands on its fill in ink or in the colour of the ground: a shade between, on which neither can be read, is
        // made deeper.
        let shade =
            |extra: u8| tones::tint(palette.page, full, share + (1.0 - share) * f64::from(extra) / 20.0);
        let is_legible = |fill: &Rgb| palette.ink.contrast(*fill).max(palette.page.contrast(*fill)) >= 4.5;
        let fill = (0..=20).map(shade).find(is_legible).unwrap_or_else(|| shade(0));
        (fill, value < 0.0)
    }

    fn text(&self, desk: &Desk<'_>, record: &crate::indicators::Record, value: f64) -> String {
        let figures = desk.setting.figures;
        if self.signed {
            figures.signed(record, value).trim_end_matches('%').to_owned()
        } else {
            number(figures, record, value)
        }
    }
}

impl Form for Heatmap {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let choice = desk.setting.choice;
        let top = self.calendar.known().max_by(|a, b| a.3.total_cmp(&b.3))?;
        let clear = self
            .calendar
            .known()
            .all(|k| (k.0, k.1) == (top.0, top.1) || k.2.interval.hi < top.2.interval.lo);
        let strand = choice.strands.first()?;
        clear.then(|| {
            let period =
                self.calendar.period(top.0, top.1).map(|p| say::on(desk.lang, p)).unwrap_or_default();
            let shown = desk.setting.figures.full(top.2, top.3);
            let list = [
                ("name", say::choice_name(choice, strand, desk.lang)),
                ("value", super::super::sheet::tied(&shown)),
                ("period", period),
            ];
            let growth = choice.indicator.starts_with("growth");
            say::say(desk.lang, if growth { "press.heatmap.growth" } else { "press.heatmap.level" }, &list)
        })
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = Vec::new();
        if self.signed {
            out.push(words(desk.lang, "press.heatmap.below").to_owned());
        }
        out.extend(super::super::foot::sentences(desk.setting.choice, false, desk.lang));
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        let rows = self.calendar.years.len() as f64;
        let each: f64 = if rows > 16.0 { 20.0 } else { 25.0 };
        rows * each.max(sheet.sizes.axis * 1.45) * zoom + sheet.sizes.axis * 4.6 + 24.0 * zoom
    }

    fn least(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.calendar.years.len() as f64 * sheet.sizes.axis * 1.4
            + sheet.sizes.axis * 4.6
            + 24.0 * sheet.sizes.zoom
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let axis = sizes.axis();
        let calendar = &self.calendar;
        self.key(desk, sheet, top);
        let names = sizes.axis * 4.2;
        let years_wide = calendar.years.iter().map(|y| sheet.wide(&y.to_string(), axis)).fold(0.0, f64::max);
        let (x0, x1) = (sheet.left() + years_wide + 12.0 * zoom, sheet.right());
        let (y0, y1) = (top + names, foot - 22.0 * zoom);
        let (dx, dy) = ((x1 - x0) / calendar.parts as f64, (y1 - y0) / calendar.years.len() as f64);
        let gap = if dx > 30.0 { 1.0 } else { 0.75 };
        // Names of the months, every second or third where they do not fit.
        let widest =
            (0..calendar.parts).map(|p| sheet.wide(&calendar.name(desk.lang, p), axis)).fold(0.0, f64::max);
        let every = ((widest + 5.0) / dx).ceil().max(1.0) as usize;
        for part in (0..calendar.parts).step_by(every) {
            let name = calendar.name(desk.lang, part);
            let x = x0 + dx * (part as f64 + 0.5);
            let half = sheet.wide(&name, axis) / 2.0;
            let x = x.within(x0 + half - 4.0, x1 - half);
            sheet.put(&name, (x, y0 - 7.0 * zoom), Anchor::Middle, axis, palette.grey, Role::Axis);
        }
        let mut fields = Vec::new();
        let mut track = Track { strand: 0, marks: Vec::new() };
        let mut stops = Vec::new();
        let widest_figure =
            calendar.known().map(|(_, _, r, v)| sheet.wide(&self.text(desk, r, v), axis)).fold(0.0, f64::max);
        let says = widest_figure + 6.0 < dx && sizes.axis * 1.3 < dy;
        let mut index = 0;
        for (row, year) in calendar.years.iter().enumerate() {
            let top = y0 + dy * row as f64;
            let middle = top + dy / 2.0;
            let base = sheet.base_at(middle, axis);
            sheet.put(
                &year.to_string(),
                (x0 - 9.0 * zoom, base),
                Anchor::End,
                axis,
                palette.grey,
                Role::Axis,
            );
            for part in 0..calendar.parts {
                let left = x0 + dx * part as f64;
                let rect = Rect::new(left + gap, top + gap, left + dx - gap, top + dy - gap);
                let Some((record, value)) = calendar.at(row, part) else { continue };
                let (fill, hatched) = self.fill(desk, sheet, value);
                let hatch = (hatched && !says).then_some(palette.page);
                sheet.shapes.push(Shape::Box { rect, fill: Some(fill), hatch, outline: None });
                if says {
                    let text = self.text(desk, record, value);
                    let ink = if palette.ink.contrast(fill) >= palette.page.contrast(fill) {
                        palette.ink
                    } else {
                        palette.page
                    };
                    sheet.put(&text, (left + dx / 2.0, base), Anchor::Middle, axis, ink, Role::Label);
                }
                let spot = Spot { x: left + dx / 2.0, y: middle };
                fields.push((index, rect));
                track.marks.push((index, index, spot));
                stops.push(spot.x);
                index += 1;
            }
        }
        let colour = palette.part(0, 1, desk.setting.choice.flow);
        let own = self.own(desk, sheet);
        let hits = Hits { upright: false, stops, tracks: vec![track], fields };
        Laid { plot: Rect::new(x0, y0, x1, y1), hits, dresses: vec![colour, colour], own: Some(own) }
    }
}

/// The smallest round step of which as many as there are shades reach a value, so that no shade is for all the large ones.
fn step(most: f64) -> f64 {
    let raw = most / SHADES.len() as f64;
    if !(1e-12..1e12).contains(&raw) {
        return 1.0;
    }
    let mut power: i16 = -12;
    while to_f64(1, power + 1) <= raw {
        power += 1;
    }
    let round = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0].map(|n| n * to_f64(1, power));
    round.into_iter().find(|n| *n >= raw * 0.999).unwrap_or_else(|| to_f64(1, power + 1))
}

impl Heatmap {
    /// The classes in a row: a swatch and where it begins.
    fn key(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64) {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let font = sizes.axis();
        let figures = desk.setting.figures;
        let below: Vec<f64> = if self.signed {
            self.breaks.iter().rev().map(|b| -b - f64::MIN_POSITIVE).collect()
        } else {
            Vec::new()
        };
        let swatches: Vec<f64> = below.into_iter().chain(self.breaks.iter().copied()).collect();
        let count = swatches.len() as f64;
        let room = sheet.right() - sheet.left();
        let wide = (room / count).min(46.0 * zoom);
        let (y0, y1) = (top, top + 9.0 * zoom);
        for (i, value) in swatches.iter().enumerate() {
            let x = sheet.left() + wide * i as f64;
            let (fill, hatched) = self.fill(desk, sheet, *value);
            let hatch = hatched.then_some(palette.page);
            let rect = Rect::new(x + 0.5, y0, x + wide - 0.5, y1);
            sheet.shapes.push(Shape::Box {
                rect,
                fill: Some(fill),
                hatch: hatch.filter(|_| !self.says(desk, sheet)),
                outline: None,
            });
        }
        // Where classes meet: every border, or every second.
        let borders: Vec<(usize, f64)> = if self.signed {
            let n = self.breaks.len();
            (1..n * 2)
                .map(|i| {
                    (
                        i,
                        if i < n {
                            -self.breaks.get(n - i).copied().unwrap_or(0.0)
                        } else {
                            self.breaks.get(i - n).copied().unwrap_or(0.0)
                        },
                    )
                })
                .collect()
        } else {
            // The last class ends where the figures do.
            let highest = self.calendar.known().map(|(_, _, _, v)| v).fold(0.0, f64::max);
            let end = self.breaks.last().filter(|b| **b < highest).map(|_| highest);
            self.breaks.iter().copied().chain(end).enumerate().collect()
        };
        // As many digits as tell the borders apart.
        let step = figures.scaled(self.breaks.get(1).copied().unwrap_or(1.0));
        let is_round = |digits: &u8| {
            let shown = step * to_f64(1, i16::from(*digits));
            (shown - shown.round()).abs() < 1e-6 * shown.abs().max(1.0)
        };
        let digits = (0..4).find(is_round).unwrap_or(4);
        let mut taken = f64::MIN;
        for (i, value) in borders {
            let name = figures.tick(value, digits, self.signed);
            let x = sheet.left() + wide * i as f64;
            let half = sheet.wide(&name, font) / 2.0;
            let at = x.max(sheet.left() + half);
            if at - half < taken + 5.0 {
                continue;
            }
            taken = at + half;
            sheet.put(&name, (at, y1 + sizes.axis * 1.15), Anchor::Middle, font, palette.grey, Role::Axis);
        }
    }

    fn says(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> bool {
        let axis = sheet.sizes.axis();
        let room = (sheet.right() - sheet.left() - sheet.wide("2000", axis) - 12.0 * sheet.sizes.zoom)
            / self.calendar.parts as f64;
        self.calendar.known().map(|(_, _, r, v)| sheet.wide(&self.text(desk, r, v), axis)).fold(0.0, f64::max)
            + 6.0
            < room
    }

    fn own(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> Own {
        let lang = desk.lang;
        let figures = desk.setting.figures;
        let what = measure::untied(&say::subtitle(desk.setting.choice, figures, true));
        let mut own = Own::default();
        let unit = figures.unit_words();
        for (index, (year, part, record, value)) in self.calendar.known().enumerate() {
            let head = self.calendar.period(year, part).map(|p| lang::period(lang, p)).unwrap_or_default();
            let shown = if self.signed { figures.signed(record, value) } else { figures.bare(record, value) };
            let spoken = [head.as_str(), ": ", &shown, " ", if shown.ends_with('%') { "" } else { &unit }]
                .concat()
                .trim_end()
                .to_owned();
            let (fill, _) = self.fill(desk, sheet, value);
            let name = desk.setting.choice.strands.first().map(|s| s.name.clone()).unwrap_or_default();
            let opens = own.keep(&name, record);
            own.tips.push(Tip {
                index,
                head,
                about: say::status_word(lang, record.status).to_owned(),
                unit: unit.clone(),
                change: String::new(),
                rows: vec![TipRow {
                    name,
                    colour: fill,
                    dash: Dash::Solid,
                    hollow: record.status.is_unsure(),
                    value: shown,
                    known: true,
                    change: String::new(),
                    status: String::new(),
                    record: Some((0, index)),
                    opens,
                }],
                total: None,
                spoken,
            });
        }
        let heads = core::iter::once(words(lang, "press.year").to_owned())
            .chain((0..self.calendar.parts).map(|p| self.calendar.name(lang, p)));
        // The figures of the tooltips, in the order of the calendar.
        let mut places = (0..own.kept.len()).map(|at| (KEPT, at));
        let rows = self.calendar.years.iter().enumerate().map(|(y, year)| {
            let cell = |p| match self.calendar.at(y, p) {
                Some((r, v)) => (self.text(desk, r, v), places.next()),
                None => (words(lang, "chart.none").to_owned(), None),
            };
            TableRow::of(year.to_string(), (0..self.calendar.parts).map(cell).collect())
        });
        own.table = Table { caption: what.clone(), heads: heads.collect(), rows: rows.collect() };
        let form = words(lang, "type.heatmap").to_owned();
        own.summary = text(
            lang,
            "press.alt",
            &[("form", Arg::Text(form)), ("n", self.calendar.years.len().into()), ("what", Arg::Text(what))],
        );
        let most = self.calendar.known().max_by(|a, b| a.3.total_cmp(&b.3));
        let least = self.calendar.known().min_by(|a, b| a.3.total_cmp(&b.3));
        for (key, found) in [("press.most", most), ("press.fewest", least)] {
            if let Some((y, p, r, v)) = found {
                let period = self.calendar.period(y, p).map(|p| lang::period(lang, p)).unwrap_or_default();
                own.summary.push(' ');
                own.summary.push_str(&say::say(
                    lang,
                    key,
                    &[("value", figures.full(r, v)), ("period", period)],
                ));
            }
        }
        own
    }
}
