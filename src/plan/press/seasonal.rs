//! Seasonal lines: a line a year over the months; the latest year is told, the one before is ink, the others are grey.

use super::super::form::Grid;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::place::{self, Obstacles};
use super::super::scale::Scale;
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::{Sheet, tied};
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{measure, order, say};
use super::calendar::Calendar;
use super::{Desk, Form, Laid, number};
use crate::diag::{Arg, Diagnostic};
use crate::indicators::growth;
use crate::lang::{self, text, words};

pub(super) struct Seasonal {
    calendar: Calendar,
}

impl Seasonal {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Seasonal, Diagnostic> {
        Ok(Seasonal { calendar: Calendar::of(desk)? })
    }

    /// How the line of a year looks: years back from the latest.
    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, year: usize) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        match self.calendar.years.len() - 1 - year {
            0 => Dress { width: 3.0, ..blue },
            1 => Dress { colour: palette.balance, words: palette.ink, width: 2.2, dash: Dash::Solid },
            _ => Dress { colour: palette.quiet, words: palette.grey, width: 1.3, dash: Dash::Solid },
        }
    }
}

impl Form for Seasonal {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let choice = desk.setting.choice;
        let year = self.calendar.years.len() - 1;
        let last = (0..self.calendar.parts).rev().find(|p| self.calendar.at(year, *p).is_some())?;
        let (now, _) = self.calendar.at(year, last)?;
        let (before, _) = self.calendar.at(year.checked_sub(1)?, last)?;
        let change = growth::growth(now, before);
        let value = change.value.ok()?;
        let up = change.sign();
        let strand = choice.strands.first()?;
        let key = match up {
            1 => "press.seasonal.above",
            -1 => "press.seasonal.below",
            _ => return None,
        };
        let list = [
            ("name", say::choice_name(choice, strand, desk.lang)),
            ("period", self.calendar.period(year, last).map(|p| say::on(desk.lang, p)).unwrap_or_default()),
            ("value", lang::percent(desk.lang, value.abs(), change.decimals(0, 1))),
        ];
        Some(say::say(desk.lang, key, &list))
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        super::super::foot::sentences(desk.setting.choice, desk.setting.marks_unsure, desk.lang)
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        (300.0 + (sheet.width - 360.0).max(0.0) * 0.14) * zoom.sqrt() + Grid::under_axis(&sheet.sizes)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let calendar = &self.calendar;
        let axis_y = foot - Grid::under_axis(&sizes);
        let left = sheet.left();
        let (low, high) =
            calendar.known().fold((f64::MAX, f64::MIN), |(l, h), (_, _, _, v)| (l.min(v), h.max(v)));
        let (low, high) = if desk.setting.choice.unit.has_magnitude() || low < 0.0 || low < high * 0.5 {
            (low.min(0.0), high.max(0.0))
        } else {
            (low, high)
        };
        let ticks = Grid::ticks(&desk.setting, low, high, axis_y - top, 62.0 * zoom);
        let first = ticks.values.first().copied().unwrap_or(low).min(low);
        let last = ticks.values.last().copied().unwrap_or(high).max(high);
        let scale = Scale::new(first, last, axis_y, top + 13.0 * zoom);
        let ticks = Grid::spaced(ticks, &scale, &sizes);
        // Names of years at the right: the latest, the one before, and of the others those that find room.
        let font = sizes.label();
        let right = sheet.right() - sheet.wide("2000", font) - 14.0 * zoom;
        let grid = Grid { left, right, sign: false, unit: true, zero: true };
        let boxes = grid.boxes(sheet, &desk.setting, &ticks, &scale);
        let names_wide = boxes.iter().skip(1).map(|b| b.x1 - left).fold(0.0, f64::max).min(if sizes.phone {
            60.0
        } else {
            200.0
        });
        let names_wide = boxes
            .iter()
            .take(boxes.len().saturating_sub(1))
            .map(|b| b.x1 - left)
            .fold(0.0, f64::max)
            .max(names_wide * 0.45);
        let x0 = left + names_wide + 12.0 * zoom;
        let pitch = (right - 8.0 * zoom - x0) / (calendar.parts - 1) as f64;
        let x = |part: usize| x0 + pitch * part as f64;
        let mut busy = Obstacles::default();
        grid.draw(sheet, &desk.setting, &ticks, &scale, &mut busy);
        let mut tracks = vec![Track::default(); calendar.years.len()];
        let mut ends: Vec<(usize, Spot)> = Vec::new();
        for year in 0..calendar.years.len() {
            let dress = self.dress(desk, sheet, year);
            let mut runs: Vec<Vec<Spot>> = vec![Vec::new()];
            // The ways to unsure figures.
            let mut dashed: Vec<Vec<Spot>> = Vec::new();
            let mut is_hollow = false;
            let mut marks = Vec::new();
            for part in 0..calendar.parts {
                match calendar.at(year, part) {
                    Some((r, v)) => {
                        let spot = Spot { x: x(part), y: scale.at(v) };
                        is_hollow = desk.setting.marks_unsure && r.status.is_unsure();
                        let before = runs.last().and_then(|run| run.last().copied());
                        if is_hollow && let Some(before) = before {
                            dashed.push(vec![before, spot]);
                            runs.push(Vec::new());
                        }
                        if let Some(run) = runs.last_mut() {
                            run.push(spot);
                        }
                        marks.push((part, year * calendar.parts + part, spot));
                    }
                    None => runs.push(Vec::new()),
                }
            }
            let told = year + 2 >= calendar.years.len();
            for run in runs.iter().filter(|r| r.len() > 1) {
                if told {
                    let casing =
                        Stroke { colour: palette.page, width: (dress.width + 1.6) * zoom, dash: Dash::Solid };
                    sheet.shapes.push(Shape::Line { points: run.clone(), stroke: casing });
                }
                let stroke = Stroke { colour: dress.colour, width: dress.width * zoom, dash: Dash::Solid };
                sheet.shapes.push(Shape::Line { points: run.clone(), stroke });
            }
            for points in dashed {
                let stroke = Stroke { colour: dress.colour, width: dress.width * zoom, dash: Dash::Unsure };
                sheet.shapes.push(Shape::Line { points, stroke });
            }
            if let Some((_, _, spot)) = marks.last() {
                if told {
                    let (fill, outline) = if is_hollow {
                        (palette.page, (dress.colour, 1.8 * zoom))
                    } else {
                        (dress.colour, (palette.page, 1.2 * zoom))
                    };
                    let outline = Some(outline);
                    sheet.shapes.push(Shape::Disc { at: *spot, radius: 3.8 * zoom, fill, outline });
                }
                ends.push((year, *spot));
            }
            if let Some(track) = tracks.get_mut(year) {
                *track = Track { strand: year, marks };
            }
        }
        self.names(desk, sheet, &ends, &tracks, (right, top, axis_y), x(calendar.parts - 1));
        if !ticks.values.contains(&0.0) {
            sheet.rule((left, axis_y), (right, axis_y), palette.axis, 1.0);
        }
        let axis = sizes.axis();
        let widest =
            (0..calendar.parts).map(|p| sheet.wide(&calendar.name(desk.lang, p), axis)).fold(0.0, f64::max);
        let every = if calendar.parts == 12 {
            [1, 2, 3].into_iter().find(|e| *e as f64 * pitch > widest + 8.0).unwrap_or(3)
        } else {
            1
        };
        for part in (0..calendar.parts).step_by(every) {
            sheet.rule((x(part), axis_y), (x(part), axis_y + 5.0 * zoom), palette.axis, 1.0);
            let base = axis_y + sizes.axis * 1.62;
            sheet.put(
                &calendar.name(desk.lang, part),
                (x(part), base),
                Anchor::Middle,
                axis,
                palette.grey,
                Role::Axis,
            );
        }
        let dresses: Vec<Dress> = (0..calendar.years.len()).map(|y| self.dress(desk, sheet, y)).collect();
        let stops = (0..calendar.parts).map(x).collect();
        let own = self.own(desk, &dresses);
        let hits = Hits { upright: true, stops, tracks, ..Hits::default() };
        Laid { plot: Rect::new(left, top, right, axis_y), hits, dresses, own: Some(own) }
    }
}

impl Seasonal {
    /// Years at the ends of their lines; those that are told have their place before the others. A year that ends before
    /// December has its name where it ends.
    fn names(
        &self,
        desk: &Desk<'_>,
        sheet: &mut Sheet<'_>,
        ends: &[(usize, Spot)],
        tracks: &[Track],
        (right, top, bottom): (f64, f64, f64),
        last_x: f64,
    ) {
        let zoom = sheet.sizes.zoom;
        let count = self.calendar.years.len();
        let mut chosen: Vec<(usize, f64)> = Vec::new();
        let line = sheet.sizes.label * 1.3;
        let order: Vec<&(usize, Spot)> = ends.iter().rev().collect();
        for (year, spot) in order {
            let told = year + 2 >= count;
            if spot.x < last_x - 1.0 {
                if told {
                    self.early(desk, sheet, *year, *spot, tracks);
                }
                continue;
            }
            let free = chosen.iter().all(|(_, y)| (y - spot.y).abs() >= line);
            if told || free {
                chosen.push((*year, spot.y));
            }
        }
        let chosen = order::by_key(chosen, |c| c.1);
        let wanted: Vec<f64> = chosen.iter().map(|c| c.1).collect();
        let heights = vec![line; chosen.len()];
        let centres = place::push_apart(&wanted, &heights, top, bottom);
        for ((year, _), y) in chosen.iter().zip(centres) {
            let dress = self.dress(desk, sheet, *year);
            let font = if year + 2 >= count { sheet.sizes.label() } else { sheet.sizes.axis() };
            let name = self.calendar.years.get(*year).map(i16::to_string).unwrap_or_default();
            let base = sheet.base_at(y, font);
            sheet.put(&name, (right + 4.0 * zoom, base), Anchor::Start, font, dress.words, Role::Label);
        }
    }

    fn early(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, year: usize, spot: Spot, tracks: &[Track]) {
        let font = sheet.sizes.label();
        let name = self.calendar.years.get(year).map(i16::to_string).unwrap_or_default();
        let mut busy = Obstacles::default();
        for track in tracks {
            busy.line(&track.spots());
        }
        for text in &sheet.texts {
            busy.boxes.push(text.rect);
        }
        let (w, h) = (sheet.wide(&name, font), font.size * 1.2);
        let region = Rect::new(
            spot.x - w - 40.0,
            spot.y - 70.0,
            (spot.x + w + 60.0).min(sheet.right()),
            spot.y + 70.0,
        );
        if let Some(rect) = place::free_place((w, h), &region, &busy, 2.0, |r, _| r.distance(spot)) {
            let words = self.dress(desk, sheet, year).words;
            sheet.clear_behind(&rect);
            sheet.put(&name, (rect.x0, rect.y0 + font.size * 0.96), Anchor::Start, font, words, Role::Label);
        }
    }

    fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let lang = desk.lang;
        let figures = desk.setting.figures;
        let what = measure::untied(&say::subtitle(desk.setting.choice, figures, true));
        let calendar = &self.calendar;
        let mut own = Own::default();
        let series = desk.setting.choice.strands.first().map(|s| s.name.clone()).unwrap_or_default();
        for part in 0..calendar.parts {
            let head = calendar.name(lang, part);
            let mut rows = Vec::new();
            for year in (0..calendar.years.len()).rev().take(8) {
                let found = calendar.at(year, part);
                let name = calendar.years.get(year).map(i16::to_string).unwrap_or_default();
                let opens = found.and_then(|(r, _)| own.keep(&series, r));
                rows.push(TipRow {
                    name,
                    colour: dresses.get(year).map_or(super::super::Rgb::hex(0), |d| d.colour),
                    dash: Dash::Solid,
                    hollow: found.is_none_or(|(r, _)| r.status.is_unsure()),
                    value: found
                        .map_or_else(|| words(lang, "chart.none").to_owned(), |(r, v)| figures.bare(r, v)),
                    known: found.is_some(),
                    change: String::new(),
                    status: found.map_or("", |(r, _)| say::status_word(lang, r.status)).to_owned(),
                    record: Some((year, part)),
                    opens,
                });
            }
            let told: Vec<String> =
                rows.iter().filter(|r| r.known).map(|r| [r.name.as_str(), " ", &r.value].concat()).collect();
            let spoken = [head.as_str(), ": ", &told.join("; ")].concat();
            own.tips.push(Tip {
                index: part,
                head,
                about: String::new(),
                unit: figures.unit_words(),
                change: String::new(),
                rows,
                total: None,
                spoken,
            });
        }
        let heads = core::iter::once(words(lang, "press.year").to_owned())
            .chain((0..calendar.parts).map(|p| calendar.name(lang, p)));
        own.table = Table { caption: what.clone(), heads: heads.collect(), rows: Vec::new() };
        for (y, year) in calendar.years.iter().enumerate() {
            let mut cell = |p| match calendar.at(y, p) {
                Some((r, v)) => (number(figures, r, v), own.keep(&series, r)),
                None => (words(lang, "chart.none").to_owned(), None),
            };
            let cells = (0..calendar.parts).map(&mut cell).collect();
            own.table.rows.push(TableRow::of(year.to_string(), cells));
        }
        let form = words(lang, "type.seasonal").to_owned();
        own.summary = text(
            lang,
            "press.alt",
            &[
                ("form", Arg::Text(form)),
                ("n", calendar.years.len().into()),
                ("what", Arg::Text(tied(&what))),
            ],
        );
        if let Some(last) = own.tips.last() {
            own.summary.push(' ');
            own.summary.push_str(&last.spoken);
        }
        own
    }
}
