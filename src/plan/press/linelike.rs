//! Forms that are a line chart with something done to it: the area under the line, a line in steps, indices of one base.

use super::super::choose::Choice;
use super::super::hits::Hits;
use super::super::shape::{Anchor, Rect, Role, Shape, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::{finding, form, lines, say};
use super::{Desk, Form, Laid, tones};
use crate::diag::Diagnostic;
use crate::figure::Within;
use crate::indicators::growth;
use crate::lang;
use crate::period::Period;
use crate::spec::{ChartSpec, ChartType};
use crate::unit::{Quantity, Unit};

pub(super) struct LineLike;

impl LineLike {
    pub(super) fn of(desk: &Desk<'_>) -> Result<LineLike, Diagnostic> {
        if desk.setting.choice.periods.len() < 2 {
            return Err(Diagnostic::error("press.over-time"));
        }
        Ok(LineLike)
    }
}

/// Figures as indices of one period: the one asked for, else the first that all members have.
pub(super) fn as_indices(choice: &mut Choice, spec: &ChartSpec) -> Result<(), Diagnostic> {
    let has = |p: &Period| choice.strands.iter().all(|s| s.line.at(*p).is_some_and(|r| r.sign() == 1));
    let base = match spec.base.as_deref() {
        Some(text) => {
            let parsed = Period::parse(text);
            let wrong = || Diagnostic::error("spec.period-none").with("found", text);
            parsed.filter(|p| choice.periods.contains(p)).ok_or_else(wrong)?
        }
        None => choice.periods.iter().copied().find(has).ok_or_else(|| Diagnostic::error("press.no-base"))?,
    };
    let mut unit = None;
    for strand in choice.strands.iter_mut().chain(&mut choice.others) {
        let Some(zero) = strand.line.at(base).cloned() else {
            strand.line.records.clear();
            continue;
        };
        for record in &mut strand.line.records {
            if record.value.is_ok() {
                let period = record.period;
                *record = growth::index(record, &zero).at(period);
                if record.value.is_ok() {
                    unit.get_or_insert_with(|| record.unit.clone());
                }
            }
        }
        strand.growth = None;
    }
    choice.strands.retain(|s| s.known().next().is_some());
    choice.total = None;
    choice.unit = unit.unwrap_or_else(|| Unit::of(Quantity::Index(format!("{base}=100"))));
    for strand in &mut choice.strands {
        strand.line.unit.clone_from(&choice.unit);
    }
    choice.indicator = "index";
    if choice.strands.is_empty() { Err(Diagnostic::error("press.no-base")) } else { Ok(()) }
}

/// The base of a choice of indices, from its unit.
fn base_of(choice: &Choice) -> Option<Period> {
    match &choice.unit.quantity {
        Quantity::Index(text) => Period::parse(text.strip_suffix("=100")?),
        _ => None,
    }
}

impl Form for LineLike {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let choice = desk.setting.choice;
        if choice.kind != ChartType::Index {
            return finding::title(choice, desk.setting.figures);
        }
        let base = base_of(choice)?;
        let last = *choice.periods.last()?;
        let record = |s: &super::super::Strand| s.line.at(last).filter(|r| r.value.is_ok()).cloned();
        let top = choice
            .strands
            .iter()
            .filter_map(|s| Some((s, record(s)?)))
            .max_by(|a, b| a.1.interval.lo.total_cmp(&b.1.interval.lo))?;
        let clear = choice
            .strands
            .iter()
            .filter(|s| s.name != top.0.name)
            .filter_map(record)
            .all(|r| r.interval.hi < top.1.interval.lo);
        let value = top.1.value.ok()?;
        if !clear || value <= 100.0 {
            return None;
        }
        let times = lang::number(desk.lang, value / 100.0, if value >= 1000.0 { 0 } else { 1 });
        let list = [
            ("name", top.0.name.clone()),
            ("times", times),
            ("base", say::on(desk.lang, base)),
            ("period", say::on(desk.lang, last)),
        ];
        Some(say::say(
            desk.lang,
            if choice.strands.len() > 1 { "press.index.title" } else { "press.index.one" },
            &list,
        ))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let choice = desk.setting.choice;
        let plain = say::subtitle(choice, desk.setting.figures, true);
        match base_of(choice).filter(|_| choice.kind == ChartType::Index) {
            Some(base) => {
                let span = match (choice.periods.first(), choice.periods.last()) {
                    (Some(a), Some(b)) => tied(&lang::span(desk.lang, *a, *b)),
                    _ => String::new(),
                };
                let list = [
                    ("what", say::what(choice, desk.lang)),
                    ("base", tied(&lang::period(desk.lang, base))),
                    ("span", span),
                ];
                say::say(desk.lang, "press.index.what", &list)
            }
            None => plain,
        }
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let choice = desk.setting.choice;
        let mut out = super::super::foot::sentences(choice, desk.setting.marks_unsure, desk.lang);
        if choice.kind == ChartType::Step {
            out.push(lang::words(desk.lang, "press.step.note").to_owned());
        }
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        (270.0 + (sheet.width - 360.0).max(0.0) * 0.13) * zoom.sqrt() + form::Grid::under_axis(&sheet.sizes)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let choice = desk.setting.choice;
        let before = sheet.shapes.len();
        let (plot, hits, dresses) = lines::draw(sheet, &desk.setting, top, foot);
        let drawn = sheet.shapes.split_off(before);
        match choice.kind {
            ChartType::Area => area(sheet, drawn, plot, &hits, &dresses),
            ChartType::Step => stepped(sheet, drawn),
            _ => {
                sheet.shapes.extend(drawn);
                self.base(desk, sheet, plot, &hits);
            }
        }
        Laid { plot, hits, dresses, own: None }
    }
}

impl LineLike {
    /// The line of 100, and where the base stands on it.
    fn base(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, plot: Rect, hits: &Hits) {
        let choice = desk.setting.choice;
        let Some(base) = base_of(choice) else { return };
        let mark = choice.strands.iter().zip(&hits.tracks).find_map(|(s, t)| {
            t.marks.iter().find(|(_, i, _)| s.line.records.get(*i).is_some_and(|r| r.period == Some(base)))
        });
        let Some((_, _, spot)) = mark else { return };
        let (axis, zoom) = (sheet.palette.axis, sheet.sizes.zoom);
        sheet.rule((plot.x0, spot.y), (plot.x1, spot.y), axis, 1.0);
        sheet.shapes.push(Shape::Disc {
            at: *spot,
            radius: 3.4 * zoom,
            fill: sheet.palette.page,
            outline: Some((sheet.palette.ink, 1.6 * zoom)),
        });
        let font = sheet.sizes.axis();
        let name = [&lang::period(desk.lang, base), " = 100"].concat();
        let half = sheet.wide(&name, font) / 2.0;
        let x = spot.x.within(plot.x0 + half, (plot.x1 - half).max(plot.x0 + half));
        for base_line in [spot.y + font.size * 1.35, spot.y - font.size * 0.7] {
            let room = sheet.room(&name, x, base_line, Anchor::Middle, font);
            let struck = sheet.texts.iter().any(|t| t.rect.meets(&room))
                || hits
                    .tracks
                    .iter()
                    .any(|t| t.spots().windows(2).any(|w| matches!(w, [a, b] if room.crossed_by(*a, *b))));
            if !struck && room.y1 < plot.y1 {
                let grey = sheet.palette.grey;
                sheet.put(&name, (x, base_line), Anchor::Middle, font, grey, Role::Annotation);
                return;
            }
        }
    }
}

/// Fills what is under the lines, gap by gap, behind them.
fn area(sheet: &mut Sheet<'_>, drawn: Vec<Shape>, plot: Rect, hits: &Hits, dresses: &[super::super::Dress]) {
    let first_line = drawn.iter().position(|s| matches!(s, Shape::Line { .. })).unwrap_or(drawn.len());
    let mut drawn = drawn.into_iter();
    // Rules of the grid stand on the area, so that its height can be read.
    let grid: Vec<Shape> = drawn.by_ref().take(first_line).collect();
    for (track, dress) in hits.tracks.iter().zip(dresses) {
        let fill = tones::tint(sheet.palette.page, dress.colour, 0.22);
        let mut run: Vec<(usize, Spot)> = Vec::new();
        let mut runs: Vec<Vec<Spot>> = Vec::new();
        for (stop, _, spot) in &track.marks {
            let torn =
                |(before, from): &(usize, Spot)| before + 1 != *stop && !form::unseen_between(*from, *spot);
            if run.last().is_some_and(torn) {
                runs.push(run.drain(..).map(|(_, s)| s).collect());
            }
            run.push((*stop, *spot));
        }
        runs.push(run.into_iter().map(|(_, s)| s).collect());
        for run in runs.into_iter().filter(|r| r.len() > 1) {
            let mut points = form::thinned(&run);
            let (Some(a), Some(b)) = (points.first().copied(), points.last().copied()) else { continue };
            points.push(Spot { x: b.x, y: plot.y1 });
            points.push(Spot { x: a.x, y: plot.y1 });
            sheet.shapes.push(Shape::Area { points, fill });
        }
    }
    sheet.shapes.extend(grid);
    sheet.shapes.extend(drawn);
}

/// Makes steps of the lines of data: each value holds until the next.
fn stepped(sheet: &mut Sheet<'_>, drawn: Vec<Shape>) {
    for shape in drawn {
        sheet.shapes.push(match shape {
            Shape::Line { points, stroke } if stroke.width >= 1.0 => {
                let mut out: Vec<Spot> = Vec::with_capacity(points.len() * 2);
                for spot in points {
                    if let Some(last) = out.last().copied() {
                        out.push(Spot { x: spot.x, y: last.y });
                    }
                    out.push(spot);
                }
                Shape::Line { points: out, stroke }
            }
            other => other,
        });
    }
}
