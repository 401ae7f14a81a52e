//! The bullet: the outcome as a bar, the plan as a mark across it, and by how much the one reached the other.

use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Rect, Role, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::{choose::Strand, figures::Figures, measure, say};
use super::pairs::{self, Pair, Sides};
use super::rows::{self, Row, Rows, Tone};
use super::value_axis::{self, Lengths};
use super::{Desk, Form, Laid, notes, number};
use crate::dataset::Status;
use crate::diag::Diagnostic;
use crate::figure::by_key;
use crate::indicators::{Record, plan_target};
use crate::lang::{self, words};
use crate::spec::forms::ScaleKind;

pub(super) struct Bullet {
    /// Plan and outcome.
    pairs: Vec<Pair>,
    /// Outcome in % of the plan.
    reached: Vec<Record>,
    lacking: Vec<String>,
    figures: Figures,
}

/// What there is of a list, with commas: a table may not say its unit.
fn list(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    parts.join(", ")
}

/// Plan and outcome of a member at the latest period: by the status of its points.
fn plan_and_outcome(desk: &Desk<'_>, strand: &Strand) -> (Option<Record>, Option<Record>) {
    let period = desk.setting.choice.periods.last().copied();
    let mut found = (None, None);
    for (index, series) in desk.dataset.series.iter().enumerate() {
        if series.members != strand.line.members || !series.unit.adds_to(&strand.line.unit) {
            continue;
        }
        for (at, point) in series.points.iter().enumerate() {
            if point.period != period || point.value.is_err() {
                continue;
            }
            let record = Record::of_point(index as u32, series, at);
            let side = if point.status == Status::Plan { &mut found.0 } else { &mut found.1 };
            if side.is_none() {
                *side = Some(record);
            }
        }
    }
    found
}

impl Bullet {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Bullet, Diagnostic> {
        let choice = desk.setting.choice;
        let mut pairs = Vec::new();
        let mut lacking = Vec::new();
        for strand in &choice.strands {
            let (plan, outcome) = plan_and_outcome(desk, strand);
            match Pair::of(&strand.name, plan.as_ref(), outcome.as_ref()) {
                Some(pair) => pairs.push(pair),
                None => lacking.push(strand.name.clone()),
            }
        }
        if pairs.is_empty() {
            return Err(Diagnostic::error("press.bullet.none"));
        }
        if desk.spec.order == crate::spec::forms::Order::Size {
            pairs = by_key(pairs, |pair| -pair.v1);
        }
        let reached = pairs.iter().map(|p| plan_target::attainment(&p.now, &p.before)).collect();
        let largest = pairs.iter().map(|p| p.v0.max(p.v1)).fold(0.0, f64::max);
        let figures = Figures::fitting(desk.lang, &choice.unit, largest);
        Ok(Bullet { pairs, reached, lacking, figures })
    }

    fn sides(desk: &Desk<'_>) -> Sides {
        Sides {
            before: words(desk.lang, "press.bullet.plan").to_owned(),
            now: words(desk.lang, "press.bullet.outcome").to_owned(),
        }
    }

    fn short(&self, i: usize) -> bool {
        self.reached.get(i).is_some_and(|r| r.value.is_ok() && r.interval.hi < 100.0)
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, i: usize) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        if self.short(i) { Dress { colour: palette.quiet, words: palette.ink, ..blue } } else { blue }
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let row = |(i, (p, r)): (usize, (&Pair, &Record))| {
            let reached = r.value.map(|v| lang::number(desk.lang, v, r.decimals(0, 1)));
            Row {
                name: p.name.clone(),
                tone: Tone::Plain,
                cells: vec![
                    (reached.unwrap_or_else(|_| String::from("–")), self.short(i)),
                    (number(&self.figures, &p.now, p.v1), false),
                    (number(&self.figures, &p.before, p.v0), false),
                ],
                parted: false,
            }
        };
        let unit = tied(&self.figures.unit_words());
        let sides = Bullet::sides(desk);
        let headed = |side: &str| list(&[super::capital(side), unit.clone()]);
        Rows {
            rows: self.pairs.iter().zip(&self.reached).enumerate().map(row).collect(),
            heads: vec![
                words(desk.lang, "press.bullet.reached").to_owned(),
                headed(&sides.now),
                headed(&sides.before),
            ],
            pitch: if self.pairs.len() > 16 { 23.0 } else { 29.0 },
            above: 50.0,
            ruled: true,
            grey_from: Some(2),
        }
    }
}

impl Form for Bullet {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let sure = self.reached.iter().filter(|r| r.value.is_ok() && r.interval.lo >= 100.0).count();
        let short = (0..self.pairs.len()).filter(|i| self.short(*i)).count();
        if sure + short != self.pairs.len() || self.pairs.len() < 2 {
            return None;
        }
        let all = self.pairs.len();
        // Small numbers are words at the head of a title: "All three", "Cả ba".
        let plan = match desk.setting.choice.periods.last() {
            Some(p) => say::say(desk.lang, "press.bullet.plan-of", &[("period", say::on(desk.lang, *p))]),
            None => words(desk.lang, "press.bullet.plan-alone").to_owned(),
        };
        let list = [
            ("count", say::count(desk.lang, sure)),
            ("all", all.to_string()),
            ("whole", say::count(desk.lang, all).to_lowercase()),
            ("noun", notes::noun(desk).to_owned()),
            ("plan", plan),
        ];
        let key = match sure {
            0 => "press.bullet.title.none",
            n if n == all => "press.bullet.title.all",
            _ => "press.bullet.title",
        };
        Some(say::say(desk.lang, key, &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let choice = desk.setting.choice;
        let mut sides = say::say(desk.lang, "press.bullet.what", &[("what", say::what(choice, desk.lang))]);
        if let Some(period) = choice.periods.last() {
            sides.push(' ');
            sides.push_str(&tied(&lang::period(desk.lang, *period)));
        }
        list(&[sides, tied(&self.figures.unit_words())])
    }

    fn records(&self) -> Vec<Record> {
        self.pairs.iter().flat_map(|p| [p.before.clone(), p.now.clone()]).collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = notes::unsure(desk, "press.bullet.unsure", self.pairs.iter().map(|p| &p.now));
        out.extend(notes::lacking(desk, &self.lacking));
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
        let table = self.rows(desk);
        let marker = (sheet.shapes.len(), sheet.texts.len());
        let placed = table.place(sheet, top, foot);
        let (behind, texts) = (sheet.shapes.split_off(marker.0), sheet.texts.split_off(marker.1));
        let high = self.pairs.iter().map(|p| p.v0.max(p.v1)).fold(0.0, f64::max);
        let lengths = Lengths::new(ScaleKind::Linear, 0.0, high, placed.x0, placed.x1 - 6.0 * zoom);
        let wanted = ((placed.x1 - placed.x0) / (80.0 * zoom)) as usize;
        let mut ticks =
            value_axis::round_values(&self.figures, ScaleKind::Linear, 0.0, high, wanted.clamp(3, 7));
        ticks.values.retain(|v| lengths.at(*v) <= placed.x1);
        value_axis::above_rows(sheet, &self.figures, &ticks, &lengths, &placed, true, &[], false);
        key(desk, sheet, &placed);
        sheet.shapes.extend(behind);
        sheet.texts.extend(texts);
        let thick = if placed.stacked { 10.0 * zoom } else { rows::bar(&placed, table.pitch * 0.84, zoom) };
        let mut tracks = Vec::new();
        for (i, (pair, middle)) in self.pairs.iter().zip(&placed.middles).enumerate() {
            let dress = self.dress(desk, sheet, i);
            let rect = Rect::new(
                lengths.at(0.0),
                middle - thick / 2.0,
                lengths.at(pair.v1).max(lengths.at(0.0) + 1.0),
                middle + thick / 2.0,
            );
            if pair.now.status.is_unsure() {
                sheet.frame(rect, palette.page, true, dress.colour, zoom);
            } else {
                sheet.block(rect, dress.colour);
            }
            mark(sheet, lengths.at(pair.v0), *middle, thick);
            for (side, x) in [(0, lengths.at(pair.v0)), (1, rect.x1)] {
                tracks.push(Track { strand: i * 2 + side, marks: vec![(i, i, Spot { x, y: *middle })] });
            }
        }
        placed.down(sheet, placed.x0, palette.axis, 0.0);
        let fields = rows::fields(&placed, sheet);
        let dresses: Vec<Dress> = (0..self.pairs.len()).map(|i| self.dress(desk, sheet, i)).collect();
        let what = measure::untied(&super::capital(&self.what(desk)));
        let dress =
            |i: usize| dresses.get(i).copied().unwrap_or(super::super::palette::LIGHT.part(0, 1, None));
        let own =
            pairs::told(desk, "bullet", &self.pairs, &self.figures, &Bullet::sides(desk), &what, &dress);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses,
            own: Some(own),
        }
    }
}

/// The mark of the plan: a short upright line of ink on a casing, as it may stand on a bar.
fn mark(sheet: &mut Sheet<'_>, x: f64, middle: f64, thick: f64) {
    let zoom = sheet.sizes.zoom;
    let (half, reach) = (1.5 * zoom, thick * 0.5 + if sheet.sizes.phone { 2.0 } else { 4.0 } * zoom);
    let rect = Rect::new(x - half, middle - reach, x + half, middle + reach);
    let (page, ink) = (sheet.palette.page, sheet.palette.ink);
    sheet.block(Rect { x0: rect.x0 - zoom, x1: rect.x1 + zoom, ..rect }, page);
    sheet.block(rect, ink);
}

/// What bar and mark mean.
fn key(desk: &Desk<'_>, sheet: &mut Sheet<'_>, placed: &rows::Placed) {
    let zoom = sheet.sizes.zoom;
    let font = sheet.sizes.axis();
    let (grey, blue) = (sheet.palette.grey, sheet.palette.part(0, 1, desk.setting.choice.flow).colour);
    let base = placed.top - 33.0 * zoom;
    let middle = base - font.size * 0.34;
    let sides = Bullet::sides(desk);
    let words = [super::capital(&sides.now), super::capital(&sides.before)];
    let needed: f64 = words.iter().map(|w| sheet.wide(w, font)).sum::<f64>() + 62.0 * zoom;
    // Where the plot is narrow the key begins above the names.
    let x = placed.x0.min(placed.x1 - needed).max(sheet.left());
    let bar = Rect::new(x, middle - 4.5 * zoom, x + 18.0 * zoom, middle + 4.5 * zoom);
    sheet.block(bar, blue);
    let rect = sheet.put(
        &super::capital(&sides.now),
        (x + 24.0 * zoom, base),
        Anchor::Start,
        font,
        grey,
        Role::Label,
    );
    let x = rect.x1 + 20.0 * zoom;
    mark(sheet, x, middle, 8.0 * zoom);
    sheet.put(&super::capital(&sides.before), (x + 8.0 * zoom, base), Anchor::Start, font, grey, Role::Label);
}
