//! The scatter: each member a dot, its level in the latest period across (logarithmic unless asked otherwise), its growth since
//! the first period up, its area the level again. Those that are told are blue, with their names; the others are grey, named
//! where there is room.

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::place::{self, Obstacles};
use super::super::scale::Scale;
use super::super::shape::{Anchor, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::{Sheet, tied};
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{measure, order, say, scale, shape::Dash};
use super::value_axis::{self, Lengths};
use super::{Desk, Form, Laid, notes, number, pairs};
use crate::diag::{Arg, Diagnostic};
use crate::figure::{Within, by_key};
use crate::indicators::{Record, growth};
use crate::lang::{self, words};
use crate::spec::forms::ScaleKind;

struct Dot {
    name: String,
    now: Record,
    level: f64,
    change: Record,
    growth: f64,
    told: bool,
}

pub(super) struct Scatter {
    dots: Vec<Dot>,
    kind: ScaleKind,
    /// Growth beyond this is drawn at the edge, with an arrow in its name.
    ceiling: f64,
    out: usize,
}

impl Scatter {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Scatter, Diagnostic> {
        let (found, _) = pairs::over_time(desk);
        let mut dots: Vec<Dot> = found
            .into_iter()
            .filter_map(|p| {
                let change = growth::growth(&p.now, &p.before);
                let growth = change.value.ok()?;
                let told =
                    desk.spec.highlight.iter().any(|h| desk.spec.labels.get(h).unwrap_or(h) == &p.name);
                Some(Dot { name: p.name, now: p.now, level: p.v1, change, growth, told })
            })
            .filter(|d| d.level > 0.0)
            .collect();
        let all = dots.len();
        // Dust: what is below a ten-thousandth of the largest is not legible as a share of anything.
        let largest = dots.iter().map(|d| d.level).fold(0.0, f64::max);
        dots.retain(|d| d.level >= largest * 2e-4 || d.told);
        if dots.len() < 3 {
            return Err(Diagnostic::error("press.two-periods"));
        }
        let out = all - dots.len();
        let sorted = by_key(dots.iter().map(|d| d.growth).collect::<Vec<f64>>(), |growth| *growth);
        let below = |percent: usize| sorted.get(sorted.len() * percent / 100).copied().unwrap_or(100.0);
        // How far from zero most stand, up or down: where nearly all fell, a small rise is no outlier.
        let fall = -below(10);
        let (few, high) = (below(90).max(fall), below(97).max(fall));
        // Where even the few before the last are a multiple of the others, they stand at the edge as well.
        let high = if few > 0.0 && high > few * 3.0 { few } else { high };
        let most = sorted.last().copied().unwrap_or(high);
        let told = dots.iter().filter(|d| d.told).map(|d| d.growth).fold(0.0, f64::max);
        let ceiling = if high > 0.0 && most > high * 1.8 { (high * 1.15).max(told) } else { most };
        let kind = desk.spec.scale.unwrap_or(ScaleKind::Log);
        dots = by_key(dots, |d| -d.level);
        Ok(Scatter { dots, kind, ceiling, out })
    }

    fn beyond(&self) -> usize {
        self.dots.iter().filter(|d| d.growth > self.ceiling).count()
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, dot: &Dot) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        if dot.told { blue } else { Dress { colour: palette.quiet, words: palette.grey, ..blue } }
    }
}

impl Form for Scatter {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let dot = self.dots.iter().find(|d| d.told)?;
        // Its place by growth among those at least as large.
        let peers: Vec<&Dot> =
            self.dots.iter().filter(|d| d.level >= dot.level && d.name != dot.name).collect();
        let faster = peers.iter().filter(|d| d.change.interval.hi >= dot.change.interval.lo).count();
        let list = [
            ("name", dot.name.clone()),
            ("value", lang::percent(desk.lang, dot.growth, dot.change.decimals(0, 1).min(1))),
            ("n", peers.len().to_string()),
            ("noun", notes::noun(desk).to_owned()),
        ];
        (faster == 0 && peers.len() > 2).then(|| say::say(desk.lang, "press.scatter.title", &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let periods = &desk.setting.choice.periods;
        let name = |p: Option<&crate::period::Period>| {
            p.map(|p| tied(&lang::period(desk.lang, *p))).unwrap_or_default()
        };
        let list = [
            ("what", say::what(desk.setting.choice, desk.lang)),
            ("a", name(periods.first())),
            ("b", name(periods.last())),
            ("unit", tied(&desk.setting.figures.unit_words())),
        ];
        let mut out = say::say(desk.lang, "press.scatter.what", &list);
        if self.kind == ScaleKind::Log {
            out.push_str(", ");
            out.push_str(words(desk.lang, "press.what.log"));
        }
        out
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = vec![words(desk.lang, "press.scatter.size").to_owned()];
        if self.beyond() > 0 {
            let value = lang::percent(desk.lang, self.ceiling, 0);
            let args = [("n", self.beyond().into()), ("value", Arg::Text(value))];
            out.push(lang::text(desk.lang, "press.scatter.beyond", &args));
        }
        if self.out > 0 {
            out.push(notes::drawn_of(desk, self.dots.len(), self.dots.len() + self.out));
        }
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let room = sheet.right() - sheet.left();
        (if sheet.sizes.phone { room * 1.15 } else { room * 0.58 }).min(600.0 * sheet.sizes.zoom)
            + sheet.sizes.axis * 4.0
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let figures = desk.setting.figures;
        let font = sizes.axis();
        let axis_y = foot - sizes.axis * 4.2;
        let (left, right) = (sheet.left(), sheet.right());
        let top = top + sizes.axis * 1.6;
        // Growth up.
        let low = self.dots.iter().map(|d| d.growth).fold(0.0, f64::min);
        let ticks = scale::ticks(low, self.ceiling, ((axis_y - top) / (62.0 * zoom)) as usize + 1);
        let upright = Scale::new(
            ticks.values.first().copied().unwrap_or(low).min(low),
            ticks.values.last().copied().unwrap_or(0.0).max(self.ceiling),
            axis_y,
            top + 8.0 * zoom,
        );
        let names = ticks.values.iter().map(|v| {
            let text = lang::signed(desk.lang, *v, ticks.decimals);
            sheet.wide(&text, font)
        });
        let names_wide = names.fold(0.0, f64::max);
        let [first, last] = [desk.setting.choice.periods.first(), desk.setting.choice.periods.last()]
            .map(|p| p.map(|p| lang::period(desk.lang, *p)).unwrap_or_default());
        let head = say::say(desk.lang, "press.scatter.growth", &[("a", first), ("b", last.clone())]);
        sheet.put(&head, (left, top - sizes.axis * 0.9), Anchor::Start, font, palette.grey, Role::Axis);
        for value in &ticks.values {
            let y = upright.at(*value);
            if y < top - 6.0 {
                continue;
            }
            let colour = if *value == 0.0 { palette.axis } else { palette.hairline };
            let x0 = left + names_wide + 8.0 * zoom;
            sheet.rule((x0, y), (right, y), colour, 1.0);
            let base = sheet.base_at(y, font);
            let text = lang::signed(desk.lang, *value, ticks.decimals);
            sheet.put(&text, (left + names_wide, base), Anchor::End, font, palette.grey, Role::Axis);
        }
        // Level across.
        let (least, most) =
            self.dots.iter().fold((f64::MAX, 0.0_f64), |(l, h), d| (l.min(d.level), h.max(d.level)));
        let large = (22.0 * zoom).min(sheet.width * 0.03);
        let (x0, x1) = (left + names_wide + 16.0 * zoom, right - large * 1.1);
        let (lo, hi) = if self.kind == ScaleKind::Log { (least * 0.85, most * 1.1) } else { (0.0, most) };
        let across = Lengths::new(self.kind, lo, hi, x0, x1);
        let marks =
            value_axis::round_values(figures, self.kind, lo, hi, ((x1 - x0) / (64.0 * zoom)) as usize);
        let mut taken = f64::MIN;
        for value in &marks.values {
            let x = across.at(*value);
            let digits = if *value >= figures.scaled(1.0) { 0 } else { marks.decimals };
            let text = figures.tick(
                *value,
                if figures.scaled(*value) >= 1.0 { 0 } else { digits.max(marks.decimals) },
                false,
            );
            let half = sheet.wide(&text, font) / 2.0;
            if x - half < taken + 8.0 * zoom || x + half > right || x - half < left {
                continue;
            }
            taken = x + half;
            sheet.rule((x, axis_y), (x, axis_y + 5.0 * zoom), palette.axis, 1.0);
            sheet.put(&text, (x, axis_y + sizes.axis * 1.62), Anchor::Middle, font, palette.grey, Role::Axis);
        }
        let caption =
            say::say(desk.lang, "press.scatter.level", &[("period", last), ("unit", figures.unit_words())]);
        sheet.put(&caption, (right, axis_y + sizes.axis * 2.95), Anchor::End, font, palette.grey, Role::Axis);
        sheet.rule((left + names_wide + 8.0 * zoom, axis_y), (right, axis_y), palette.hairline, 1.0);

        // The largest first, so that small ones lie on top; those that are told last.
        let radius = |d: &Dot| (large * crate::figure::powf(d.level / most, 0.5)).within(2.4 * zoom, large);
        let told = |i: &usize| self.dots.get(*i).is_some_and(|d| d.told);
        let order = by_key((0..self.dots.len()).collect(), |i| f64::from(u8::from(told(i))));
        let mut fields = Vec::new();
        let mut tracks = Vec::new();
        let mut busy = Obstacles::default();
        for i in &order {
            let Some(dot) = self.dots.get(*i) else { continue };
            let at = Spot { x: across.at(dot.level), y: upright.at(dot.growth.min(self.ceiling)).max(top) };
            let dress = self.dress(desk, sheet, dot);
            let r = radius(dot);
            sheet.shapes.push(Shape::Disc {
                at,
                radius: r,
                fill: dress.colour,
                outline: Some((palette.page, 1.0 * zoom)),
            });
            let rect = Rect::new(at.x - r, at.y - r, at.x + r, at.y + r);
            // Corners of a box are not part of a dot.
            busy.boxes.push(rect.grown(-r * 0.2));
            fields.push((*i, rect));
            tracks.push(Track { strand: *i, marks: vec![(*i, *i, at)] });
        }
        fields = by_key(fields, |field| -(field.0 as f64));
        for text in &sheet.texts {
            busy.boxes.push(text.rect);
        }
        // The line of no growth runs through no name.
        let nought = upright.at(0.0);
        busy.boxes.push(Rect::new(left, nought - 1.0, right, nought + 1.0));
        // Names: the told, the largest, the fastest and the slowest, as long as there is room.
        let growths: Vec<f64> = self.dots.iter().map(|d| d.growth).collect();
        let rising = order::rising(&growths);
        let mut wanted: Vec<usize> =
            self.dots.iter().enumerate().filter(|(_, d)| d.told).map(|(i, _)| i).collect();
        let most_names = if sizes.phone { 9 } else { 26 };
        wanted.extend(0..self.dots.len().min(most_names));
        wanted.extend(rising.iter().rev().take(4));
        wanted.extend(rising.iter().take(3));
        let mut seen = vec![false; self.dots.len()];
        let region = Rect::new(left + names_wide + 10.0 * zoom, top, right, axis_y - 2.0);
        for i in wanted {
            let (Some(dot), Some(done)) = (self.dots.get(i), seen.get_mut(i)) else { continue };
            if core::mem::replace(done, true) {
                continue;
            }
            let Some(at) = tracks.iter().find(|t| t.strand == i).and_then(|t| t.at(i)) else { continue };
            let font = if dot.told { sizes.label() } else { sizes.axis() };
            let name = sheet.cut(font, &dot.name, (right - left) * 0.4);
            let size = (sheet.wide(&name, font), font.size * 1.15);
            let r = radius(dot) + 3.0 * zoom;
            let near = Rect::new(
                at.x - r - size.0 - 8.0,
                at.y - r - size.1 - 6.0,
                at.x + r + size.0 + 8.0,
                at.y + r + size.1 + 6.0,
            );
            let near = Rect {
                x0: near.x0.max(region.x0),
                y0: near.y0.max(region.y0),
                x1: near.x1.min(region.x1),
                y1: near.y1.min(region.y1),
            };
            // With air around it where there is some, else where it just stands.
            let free = |air: f64| {
                let found = place::free_place(size, &near, &busy, air, |rect, _| {
                    rect.distance(at) + if rect.x0 > at.x { 0.0 } else { 3.0 }
                });
                found.filter(|rect| rect.distance(at) < r + 14.0 * zoom)
            };
            // Whom a person wants told is named, if need be at the end of a leader.
            let told = || {
                let found = place::free_place(size, &region, &busy, 2.0, |rect, _| {
                    let far = rect.distance(at);
                    if far < r + 8.0 * zoom { f64::INFINITY } else { far }
                });
                found.filter(|_| dot.told)
            };
            let beside = free(4.0).or_else(|| free(1.5));
            let leads = beside.is_none();
            if let Some(rect) = beside.or_else(told) {
                if leads {
                    let from = Spot { x: at.x.max(rect.x0).min(rect.x1), y: at.y.max(rect.y0).min(rect.y1) };
                    let part = (r - 3.0 * zoom) / rect.distance(at).max(1.0);
                    let to = Spot { x: at.x + (from.x - at.x) * part, y: at.y + (from.y - at.y) * part };
                    let points = vec![from, to];
                    busy.line(&points);
                    let stroke = Stroke { colour: palette.axis, width: 0.9 * zoom, dash: Dash::Solid };
                    sheet.shapes.push(Shape::Line { points, stroke });
                }
                let words = self.dress(desk, sheet, dot).words;
                let put = sheet.put(
                    &name,
                    (rect.x0, rect.y0 + font.size * 0.95),
                    Anchor::Start,
                    font,
                    words,
                    Role::Annotation,
                );
                busy.boxes.push(put);
            }
        }
        let own = self.own(desk, sheet);
        let stops = (0..self.dots.len())
            .map(|i| tracks.iter().find(|t| t.strand == i).and_then(|t| t.at(i)).map_or(0.0, |s| s.x))
            .collect();
        let dresses: Vec<Dress> = self.dots.iter().map(|d| self.dress(desk, sheet, d)).collect();
        let hits = Hits { upright: false, stops, tracks, fields };
        Laid { plot: Rect::new(x0, top, right, axis_y), hits, dresses, own: Some(own) }
    }
}

impl Scatter {
    fn own(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> Own {
        let (lang, figures) = (desk.lang, desk.setting.figures);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let unit = figures.unit_words();
        let ends = [desk.setting.choice.periods.first(), desk.setting.choice.periods.last()];
        let [a, b] = ends.map(|p| p.map(|p| lang::period(lang, *p)).unwrap_or_default());
        // Not on the year before, as a change is elsewhere.
        let since = say::say(lang, "press.scatter.since", &[("a", a), ("b", b)]);
        let mut own = Own::default();
        let form = words(lang, "type.scatter").to_owned();
        own.summary = say::say(
            lang,
            "press.alt",
            &[("form", form), ("n", self.dots.len().to_string()), ("what", what.clone())],
        );
        for (index, d) in self.dots.iter().enumerate() {
            let value = number(figures, &d.now, d.level);
            let change = [&lang::signed(lang, d.growth, d.change.decimals(0, 1)), "%"].concat();
            let spoken = [d.name.as_str(), ": ", &value, " ", &unit, ", ", &change].concat();
            if index < 3 || d.told {
                own.summary.push_str(&[" ", &spoken, "."].concat());
            }
            let (opens, of_change) = (own.keep(&d.name, &d.now), own.keep(&d.name, &d.change));
            let row = TipRow {
                name: desk.setting.choice.periods.last().map(|p| lang::period(lang, *p)).unwrap_or_default(),
                colour: self.dress(desk, sheet, d).colour,
                dash: Dash::Solid,
                hollow: d.now.status.is_unsure(),
                value: value.clone(),
                known: true,
                change: change.clone(),
                status: String::new(),
                record: Some((index, index)),
                opens,
            };
            let head = d.name.clone();
            own.tips.push(Tip {
                index,
                head,
                about: String::new(),
                unit: unit.clone(),
                change: since.clone(),
                rows: vec![row],
                total: None,
                spoken,
            });
            own.table.rows.push(TableRow::of(d.name.clone(), vec![(value, opens), (change, of_change)]));
        }
        let heads = vec![words(lang, "chart.table.name").to_owned(), unit, super::capital(&since)];
        own.table = Table { caption: what, heads, ..own.table };
        own
    }
}
