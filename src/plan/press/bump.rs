//! The bump chart: places over time, first on top. Who climbed most is told in blue, who fell most in ink, the rest is grey.

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::{Sheet, tied};
use super::super::time::TimeAxis;
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{choose::Strand, form, measure, order, say};
use super::{Desk, Form, Laid, notes};
use crate::diag::Diagnostic;
use crate::figure::by_key;
use crate::indicators::{Record, parts};
use crate::lang::{self, words};
use crate::period::Period;

struct Member {
    name: String,
    /// Place at each period, where it has a figure and stands among those drawn.
    places: Vec<Option<(usize, Record)>>,
    /// 1 climbed, −1 fell, 0 not told.
    turn: i8,
}

pub(super) struct Bump {
    periods: Vec<Period>,
    members: Vec<Member>,
    /// Lowest place that is drawn.
    lowest: usize,
}

/// Narrower than this there is no room for every period: every second, third … is drawn.
const STEP: f64 = 26.0;

impl Bump {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Bump, Diagnostic> {
        let choice = desk.setting.choice;
        if choice.periods.len() < 2 || choice.strands.len() < 2 {
            return Err(Diagnostic::error("press.over-time"));
        }
        let all: Vec<&Strand> = choice.strands.iter().chain(&choice.others).filter(|s| !s.is_rest).collect();
        let periods = choice.periods.clone();
        let mut members: Vec<Member> = choice
            .strands
            .iter()
            .filter(|s| !s.is_rest)
            .map(|s| {
                let place = |p: &Period| {
                    let own = s.line.at(*p).filter(|r| r.value.is_ok())?;
                    let others: Vec<&Record> = all
                        .iter()
                        .filter(|o| o.name != s.name)
                        .filter_map(|o| o.line.at(*p))
                        .filter(|r| r.value.is_ok())
                        .collect();
                    let rank = parts::rank(own, &others).at(Some(*p));
                    let place = rank.value.ok()?;
                    Some((place as usize, rank))
                };
                Member { name: s.name.clone(), places: periods.iter().map(place).collect(), turn: 0 }
            })
            .collect();
        let lowest = members.len() + 4;
        for member in &mut members {
            for place in &mut member.places {
                if place.as_ref().is_some_and(|(p, _)| *p > lowest) {
                    *place = None;
                }
            }
        }
        members.retain(|m| m.places.iter().flatten().count() > 1);
        let lowest =
            members.iter().flat_map(|m| m.places.iter().flatten().map(|(p, _)| *p)).max().unwrap_or(1);
        let change = |m: &Member| {
            let first = m.places.iter().flatten().next().map_or(0, |(p, _)| *p) as i32;
            let last = m.places.iter().rev().flatten().next().map_or(0, |(p, _)| *p) as i32;
            first - last
        };
        let changes: Vec<f64> = members.iter().map(|m| f64::from(change(m))).collect();
        let rising = order::rising(&changes);
        let count = members.len();
        for (i, member) in members.iter_mut().enumerate() {
            let place = rising.iter().position(|r| *r == i).unwrap_or(0);
            let named =
                desk.spec.highlight.iter().any(|h| desk.spec.labels.get(h).unwrap_or(h) == &member.name);
            let by = changes.get(i).copied().unwrap_or(0.0);
            let told = if desk.spec.highlight.is_empty() { place < 2 || place + 3 >= count } else { named };
            member.turn = match (told, by) {
                (true, b) if b > 0.0 => 1,
                (true, b) if b < 0.0 => -1,
                (true, _) if named => 1,
                _ => 0,
            };
        }
        Ok(Bump { periods, members, lowest })
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, i: usize) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        match self.members.get(i).map(|m| m.turn) {
            Some(1) => Dress { width: 3.0, ..blue },
            Some(-1) => Dress { colour: palette.balance, words: palette.ink, width: 3.0, ..blue },
            _ => Dress { colour: palette.quiet, words: palette.grey, width: 2.0, ..blue },
        }
    }

    /// Row of a place: members drawn are few, so that places beyond them are told together on the lowest row.
    fn y(&self, place: usize, y0: f64, dy: f64) -> f64 {
        y0 + dy * (place as f64 - 0.5)
    }
}

impl Form for Bump {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let first = |m: &Member| m.places.first().cloned().flatten();
        let last = |m: &Member| m.places.last().cloned().flatten();
        let top = self
            .members
            .iter()
            .filter_map(|m| Some((m, first(m)?, last(m)?)))
            .max_by_key(|(_, a, b)| a.0 as i32 - b.0 as i32)?;
        let ((from, a), (to, b)) = (top.1, top.2);
        // Rounding must leave no doubt about either place.
        if from <= to || a.interval.width() > 0.0 || b.interval.width() > 0.0 {
            return None;
        }
        let list = [
            ("name", top.0.name.clone()),
            ("from", from.to_string()),
            ("to", to.to_string()),
            ("since", self.periods.first().map(|p| say::on(desk.lang, *p)).unwrap_or_default()),
            ("period", self.periods.last().map(|p| say::on(desk.lang, *p)).unwrap_or_default()),
        ];
        Some(say::say(desk.lang, "press.bump.title", &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let span = match (self.periods.first(), self.periods.last()) {
            (Some(a), Some(b)) => tied(&lang::span(desk.lang, *a, *b)),
            _ => String::new(),
        };
        say::say(
            desk.lang,
            "press.bump.what",
            &[("what", say::small(&say::what(desk.setting.choice, desk.lang))), ("span", span)],
        )
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let strands = &desk.setting.choice.strands;
        let records = strands.iter().filter_map(|s| s.last().map(|(_, _, r)| r));
        let mut out = notes::unsure(desk, "press.note.hollow", records);
        // Those chosen are told of by a note of their own: they need not be the first, nor are ranks among all.
        if desk.setting.choice.unchosen.is_empty() {
            out.push(say::say(
                desk.lang,
                "press.bump.note",
                &[("n", self.members.len().to_string()), ("noun", notes::noun(desk).to_owned())],
            ));
        }
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.lowest as f64 * 30.0 * sheet.sizes.zoom + sheet.sizes.axis * 3.2
    }

    fn least(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.lowest as f64 * sheet.sizes.label * 1.4 + sheet.sizes.axis * 3.2
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let axis_y = foot - sizes.axis * 3.2;
        let dy = (axis_y - top) / self.lowest as f64;
        let font_of = |i: usize| {
            if self.members.get(i).is_some_and(|m| m.turn != 0) { sizes.label() } else { sizes.plain() }
        };
        let most = (sheet.right() - sheet.left()) * if sizes.phone { 0.34 } else { 0.36 };
        let wide = self
            .members
            .iter()
            .enumerate()
            .map(|(i, m)| sheet.wide(&sheet.cut(font_of(i), &m.name, most), font_of(i)))
            .fold(0.0, f64::max);
        let number = sheet.wide("00", sizes.axis()) + 12.0 * zoom;
        let both = !sizes.phone && wide * 2.0 < (sheet.right() - sheet.left()) * 0.44;
        let left = sheet.left() + if both { wide + 14.0 * zoom } else { number };
        let right = sheet.right() - wide - 16.0 * zoom;
        let axis = TimeAxis::new(self.periods.clone(), left + 6.0 * zoom, right - 6.0 * zoom);
        let every = (STEP * zoom / axis.pitch()).ceil().max(1.0) as usize;
        let last = self.periods.len() - 1;
        // Counted from the end, so that the latest is always among them.
        let drawn = |stop: usize| (last - stop).is_multiple_of(every) || stop == 0;
        for place in 1..=self.lowest {
            let y = self.y(place, top, dy);
            sheet.rule((left, y), (right, y), palette.hairline, 1.0);
            if !both {
                let base = sheet.base_at(y, sizes.axis());
                sheet.put(
                    &place.to_string(),
                    (left - 10.0 * zoom, base),
                    Anchor::End,
                    sizes.axis(),
                    palette.grey,
                    Role::Axis,
                );
            }
        }
        let told = |i: &usize| self.members.get(*i).is_some_and(|m| m.turn != 0);
        let all = || (0..self.members.len()).rev();
        let drawing: Vec<usize> = all().filter(|i| !told(i)).chain(all().filter(told)).collect();
        let mut tracks = vec![Track::default(); self.members.len()];
        for i in drawing {
            let Some(member) = self.members.get(i) else { continue };
            let dress = self.dress(desk, sheet, i);
            let mut runs: Vec<Vec<Spot>> = vec![Vec::new()];
            let mut marks = Vec::new();
            for (stop, place) in member.places.iter().enumerate().filter(|(s, _)| drawn(*s)) {
                match place {
                    Some((place, _)) => {
                        let spot = Spot { x: axis.x(stop), y: self.y(*place, top, dy) };
                        if let Some(run) = runs.last_mut() {
                            run.push(spot);
                        }
                        marks.push((stop, stop, spot));
                    }
                    None => runs.push(Vec::new()),
                }
            }
            for run in runs.iter().filter(|r| r.len() > 1) {
                let points = eased(run);
                let casing =
                    Stroke { colour: palette.page, width: (dress.width + 2.4) * zoom, dash: Dash::Solid };
                sheet.shapes.push(Shape::Line { points: points.clone(), stroke: casing });
                sheet.shapes.push(Shape::Line {
                    points,
                    stroke: Stroke { colour: dress.colour, width: dress.width * zoom, dash: Dash::Solid },
                });
            }
            for (stop, _, spot) in &marks {
                let unsure = member
                    .places
                    .get(*stop)
                    .and_then(Option::as_ref)
                    .is_some_and(|(_, r)| r.status.is_unsure());
                let ends = *stop == 0 || *stop == last;
                let radius = if ends { 4.6 } else { 3.0 } * zoom;
                sheet.shapes.push(Shape::Disc {
                    at: *spot,
                    radius,
                    fill: if unsure { palette.page } else { dress.colour },
                    outline: Some(if unsure {
                        (dress.colour, 1.6 * zoom)
                    } else {
                        (palette.page, 1.0 * zoom)
                    }),
                });
            }
            let (font, name) = (font_of(i), sheet.cut(font_of(i), &member.name, most));
            let at = |stop: usize| {
                member.places.get(stop).and_then(Option::as_ref).map(|(p, _)| self.y(*p, top, dy))
            };
            if let Some(y) = at(last) {
                let base = sheet.base_at(y, font);
                sheet.put(&name, (right + 10.0 * zoom, base), Anchor::Start, font, dress.words, Role::Label);
            }
            if let Some(y) = at(0).filter(|_| both) {
                let base = sheet.base_at(y, font);
                sheet.put(&name, (left - 10.0 * zoom, base), Anchor::End, font, dress.words, Role::Label);
            }
            if let Some(track) = tracks.get_mut(i) {
                *track = Track { strand: i, marks };
            }
        }
        form::Grid::time(sheet, &desk.setting, &axis, axis_y + 4.0 * zoom, (left, right), false);
        let stops = (0..self.periods.len()).map(|i| axis.x(i)).collect();
        let dresses: Vec<Dress> = (0..self.members.len()).map(|i| self.dress(desk, sheet, i)).collect();
        let own = self.own(desk, &dresses);
        let hits = Hits { upright: true, stops, tracks, ..Hits::default() };
        Laid { plot: Rect::new(left, top, right, axis_y), hits, dresses, own: Some(own) }
    }
}

/// Each step eased: level at both ends, so that places read as places.
fn eased(run: &[Spot]) -> Vec<Spot> {
    let mut out = Vec::new();
    for w in run.windows(2) {
        let [a, b] = w else { break };
        for k in 0..=10 {
            let t = f64::from(k) / 10.0;
            let s = t * t * (3.0 - 2.0 * t);
            out.push(Spot { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * s });
        }
    }
    out
}

impl Bump {
    fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let lang = desk.lang;
        let what = measure::untied(&super::capital(&self.what(desk)));
        let mut own = Own::default();
        for (stop, period) in self.periods.iter().enumerate() {
            let mut rows: Vec<(usize, TipRow)> = Vec::new();
            let mut cells = Vec::new();
            for (i, member) in self.members.iter().enumerate() {
                let Some((place, record)) = member.places.get(stop).and_then(Option::as_ref) else {
                    cells.push((String::from("–"), None));
                    continue;
                };
                let opens = own.keep(&member.name, record);
                cells.push((place.to_string(), opens));
                rows.push((
                    *place,
                    TipRow {
                        name: member.name.clone(),
                        colour: dresses.get(i).map_or(super::super::Rgb::hex(0), |d| d.colour),
                        dash: Dash::Solid,
                        hollow: record.status.is_unsure(),
                        value: place.to_string(),
                        known: true,
                        change: String::new(),
                        status: say::status_word(lang, record.status).to_owned(),
                        record: Some((i, stop)),
                        opens,
                    },
                ));
            }
            rows = by_key(rows, |(place, _)| *place as f64);
            let rows: Vec<TipRow> = rows.into_iter().map(|(_, r)| r).collect();
            let head = lang::period(lang, *period);
            let told: Vec<String> =
                rows.iter().map(|r| [&r.value, ". ", &r.name].map(|s: &str| s).concat()).collect();
            let spoken = [head.as_str(), ": ", &told.join("; ")].concat();
            own.tips.push(Tip {
                index: stop,
                head: head.clone(),
                about: String::new(),
                unit: words(lang, "press.place").to_owned(),
                change: String::new(),
                rows,
                total: None,
                spoken,
            });
            own.table.rows.push(TableRow::of(head, cells));
        }
        let mut heads = vec![words(lang, "chart.table.period").to_owned()];
        heads.extend(self.members.iter().map(|m| m.name.clone()));
        own.table = Table { caption: what.clone(), heads, ..own.table };
        let form = words(lang, "type.bump").to_owned();
        own.summary = say::say(
            lang,
            "press.alt",
            &[("form", form), ("n", self.members.len().to_string()), ("what", what)],
        );
        for tip in own.tips.first().into_iter().chain(own.tips.last()) {
            own.summary.push(' ');
            own.summary.push_str(&tip.spoken);
            own.summary.push('.');
        }
        own
    }
}
