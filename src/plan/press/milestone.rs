//! Milestones: the months of the latest full year added up, each with the latest whole year that the sum has passed. "By
//! January as much as in all of 2005."

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Rect, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{measure, say, scale::Scale, shape::Dash};
use super::calendar::Calendar;
use super::rows::{self, Row, Rows, Tone};
use super::{Desk, Form, Laid, notes, number};
use crate::diag::{Arg, Diagnostic};
use crate::indicators::{Record, sums};
use crate::lang::{text, words};

struct Stone {
    name: String,
    sum: Record,
    value: f64,
    /// The latest whole year that is surely passed.
    passed: Option<(i16, Record)>,
    /// Whether it is another year than the month before.
    new: bool,
}

pub(super) struct Milestone {
    year: i16,
    stones: Vec<Stone>,
}

impl Milestone {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Milestone, Diagnostic> {
        let calendar = Calendar::of(desk)?;
        let wrong = || Diagnostic::error("press.calendar");
        let full = |y: usize| (0..calendar.parts).all(|p| calendar.at(y, p).is_some());
        let sum = |y: usize, parts: usize| {
            let of: Vec<&Record> = (0..parts).filter_map(|p| calendar.at(y, p).map(|(r, _)| r)).collect();
            sums::sum(&of)
        };
        let now = (0..calendar.years.len()).rev().find(|y| full(*y)).ok_or_else(wrong)?;
        let wholes: Vec<(i16, Record)> = (0..now)
            .filter(|y| full(*y))
            .filter_map(|y| Some((*calendar.years.get(y)?, sum(y, calendar.parts))))
            .filter(|(_, r)| r.value.is_ok())
            .collect();
        let mut stones: Vec<Stone> = Vec::new();
        for part in 0..calendar.parts {
            let total = sum(now, part + 1);
            let Ok(value) = total.value else { continue };
            let passed = wholes.iter().rev().find(|(_, r)| r.interval.hi < total.interval.lo).cloned();
            let before = stones.last().and_then(|s| s.passed.as_ref().map(|p| p.0));
            let new = passed.as_ref().is_some_and(|p| Some(p.0) != before);
            stones.push(Stone { name: calendar.name(desk.lang, part), sum: total, value, passed, new });
        }
        if stones.len() < 2 || stones.iter().all(|s| s.passed.is_none()) {
            return Err(wrong());
        }
        Ok(Milestone { year: calendar.years.get(now).copied().unwrap_or(0), stones })
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let figures = desk.setting.figures;
        let row = |(i, s): (usize, &Stone)| {
            let year = s.passed.as_ref().map_or_else(|| String::from("–"), |(y, _)| y.to_string());
            let whole = s.passed.as_ref().map_or_else(
                || String::from("–"),
                |(_, r)| r.value.map_or_else(|_| String::from("–"), |v| number(figures, r, v)),
            );
            Row {
                name: match self.stones.first() {
                    Some(first) if i > 0 => [&first.name, "–", &s.name].concat(),
                    _ => s.name.clone(),
                },
                tone: if s.new { Tone::Strong } else { Tone::Plain },
                cells: vec![(year, s.new), (whole, false)],
                parted: false,
            }
        };
        Rows {
            rows: self.stones.iter().enumerate().map(row).collect(),
            heads: vec![
                words(desk.lang, "press.milestone.year").to_owned(),
                text(desk.lang, "press.milestone.whole", &[("unit", Arg::Text(tied(&figures.unit_words())))]),
            ],
            pitch: 27.0,
            above: 4.0,
            ruled: true,
            grey_from: Some(1),
        }
    }
}

impl Form for Milestone {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let first = self.stones.iter().find(|s| s.passed.is_some())?;
        let months = self.stones.iter().position(|s| s.passed.is_some())? + 1;
        let choice = desk.setting.choice;
        let strand = choice.strands.first()?;
        let year = first.passed.as_ref()?.0;
        let list = [
            ("name", say::choice_name(choice, strand, desk.lang)),
            ("count", say::count(desk.lang, months)),
            ("now", self.year.to_string()),
            ("then", year.to_string()),
        ];
        Some(say::say(
            desk.lang,
            if months == 1 { "press.milestone.one" } else { "press.milestone.title" },
            &list,
        ))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let list = [
            ("what", say::what(desk.setting.choice, desk.lang)),
            ("year", self.year.to_string()),
            ("unit", tied(&desk.setting.figures.unit_words())),
        ];
        say::say(desk.lang, "press.milestone.what", &list)
    }

    fn records(&self) -> Vec<Record> {
        let last = self.stones.last().map(|s| s.sum.clone());
        last.into_iter()
            .chain(self.stones.iter().filter_map(|s| s.passed.as_ref().map(|p| p.1.clone())))
            .collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = vec![words(desk.lang, "press.milestone.note").to_owned()];
        out.extend(notes::unsure(desk, "press.note.hatched", self.stones.iter().map(|s| &s.sum)));
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).height(sheet)
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).least(sheet)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let figures = desk.setting.figures;
        let table = self.rows(desk);
        let placed = table.place(sheet, top, foot);
        let font = sheet.sizes.mark();
        let widest = self
            .stones
            .iter()
            .map(|s| sheet.wide(&number(figures, &s.sum, s.value), font))
            .fold(0.0, f64::max);
        let high = self.stones.iter().map(|s| s.value).fold(0.0, f64::max);
        let scale = Scale::new(0.0, high, placed.x0, placed.x1 - widest - 12.0 * zoom);
        let thick = rows::bar(&placed, table.pitch, zoom);
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        let mut tracks = Vec::new();
        for (i, (stone, middle)) in self.stones.iter().zip(&placed.middles).enumerate() {
            let dress =
                if stone.new { blue } else { Dress { colour: palette.quiet, words: palette.grey, ..blue } };
            let rect =
                Rect::new(scale.at(0.0), middle - thick / 2.0, scale.at(stone.value), middle + thick / 2.0);
            if stone.sum.status.is_unsure() {
                sheet.frame(rect, palette.page, true, dress.colour, zoom);
            } else {
                sheet.block(rect, dress.colour);
            }
            // Where the year that is passed stood.
            if let Some(Ok(v)) = stone.passed.as_ref().map(|(_, r)| r.value) {
                let x = scale.at(v);
                sheet.block(Rect::new(x - 1.0, rect.y0, x + 1.0, rect.y1), palette.page);
            }
            rows::figure_at(
                sheet,
                &number(figures, &stone.sum, stone.value),
                (rect.x1, *middle),
                false,
                dress.words,
            );
            tracks.push(Track { strand: i, marks: vec![(i, i, Spot { x: rect.x1, y: *middle })] });
        }
        placed.down(sheet, placed.x0, palette.axis, 0.0);
        let fields = rows::fields(&placed, sheet);
        let own = self.own(desk, blue);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses: vec![blue; self.stones.len() + 1],
            own: Some(own),
        }
    }
}

impl Milestone {
    fn own(&self, desk: &Desk<'_>, blue: Dress) -> Own {
        let (lang, figures) = (desk.lang, desk.setting.figures);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let mut own = Own::default();
        for (i, s) in self.stones.iter().enumerate() {
            let passed =
                s.passed.as_ref().and_then(|(y, r)| Some((y.to_string(), number(figures, r, r.value.ok()?))));
            let head = [&s.name, " ", &self.year.to_string()].map(|s: &str| s).concat();
            let value = number(figures, &s.sum, s.value);
            let opens = own.keep(&head, &s.sum);
            let of_whole = s.passed.as_ref().and_then(|(year, whole)| own.keep(&year.to_string(), whole));
            let row = |name: String, value: String, at: Option<usize>| TipRow {
                name,
                colour: if at.is_some() { blue.colour } else { super::super::Rgb::hex(0x87919c) },
                dash: Dash::Solid,
                hollow: s.sum.status.is_unsure(),
                value,
                known: true,
                change: String::new(),
                status: String::new(),
                record: at.map(|i| (i, i)),
                opens: if at.is_some() { opens } else { of_whole },
            };
            let mut rows = vec![row(words(lang, "press.milestone.sum").to_owned(), value.clone(), Some(i))];
            if let Some((year, whole)) = &passed {
                rows.push(row(
                    text(lang, "press.milestone.all-of", &[("year", Arg::Text(year.clone()))]),
                    whole.clone(),
                    None,
                ));
            }
            let told: Vec<String> = rows.iter().map(|r| [r.name.as_str(), ": ", &r.value].concat()).collect();
            let spoken = [head.as_str(), "; ", &told.join("; ")].concat();
            let dash = || String::from("–");
            let (year, whole) = passed.unwrap_or_else(|| (dash(), dash()));
            own.table
                .rows
                .push(TableRow::of(s.name.clone(), vec![(value, opens), (year, None), (whole, of_whole)]));
            own.tips.push(Tip {
                index: i,
                head,
                about: say::status_word(lang, s.sum.status).to_owned(),
                unit: figures.unit_words(),
                change: String::new(),
                rows,
                total: None,
                spoken,
            });
        }
        let mut heads =
            vec![words(lang, "chart.table.period").to_owned(), words(lang, "press.milestone.sum").to_owned()];
        heads.extend(self.rows(desk).heads.iter().map(|h| measure::untied(h)));
        own.table = Table { caption: what.clone(), heads, ..own.table };
        let form = words(lang, "type.milestone").to_owned();
        own.summary = text(
            lang,
            "press.alt",
            &[("form", Arg::Text(form)), ("n", self.stones.len().into()), ("what", Arg::Text(what))],
        );
        for tip in own.tips.iter().take(3) {
            own.summary.push(' ');
            own.summary.push_str(&tip.spoken);
            own.summary.push('.');
        }
        own
    }
}
