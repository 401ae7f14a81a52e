//! Columns with what they are told against: growth with its target as a line, the balance with its run marked.

use super::super::hits::Hits;
use super::super::place::{self, Obstacles};
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::Sheet;
use super::super::{choose::Strand, columns, finding, foot, form, say, streak};
use super::{Desk, Form, Laid};
use crate::diag::Arg;
use crate::lang::{self, text};
use crate::spec::ChartType;

pub(super) struct ColumnsTold;

/// Where a value stands, by the marks that are drawn: two of them make a straight scale.
pub(super) fn height_of(strand: &Strand, hits: &Hits, track: usize, value: f64) -> Option<f64> {
    let marks = &hits.tracks.get(track)?.marks;
    let known =
        |(_, i, spot): &(usize, usize, Spot)| Some((strand.line.records.get(*i)?.value.ok()?, spot.y));
    let all = || marks.iter().filter_map(known);
    let low = all().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let high = all().max_by(|a, b| a.0.total_cmp(&b.0))?;
    (high.0 > low.0).then(|| low.1 + (value - low.0) / (high.0 - low.0) * (high.1 - low.1))
}

impl Form for ColumnsTold {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let choice = desk.setting.choice;
        if choice.kind == ChartType::Growth
            && let Some(target) = desk.spec.target
        {
            let strand = choice.strands.first()?;
            let known: Vec<_> = strand.known().collect();
            let sure = known.iter().filter(|(_, _, r)| r.interval.lo >= target).count();
            let short = known.iter().filter(|(_, _, r)| r.interval.hi < target).count();
            if sure + short == known.len() && known.len() > 2 {
                let list = [
                    ("name", say::choice_name(choice, strand, desk.lang)),
                    ("count", say::count(desk.lang, sure)),
                    ("all", known.len().to_string()),
                    ("steps", say::steps(desk.lang, choice.step()).to_owned()),
                    ("value", written_target(desk, target)),
                ];
                return Some(say::say(desk.lang, "press.growth.title", &list));
            }
        }
        finding::title(choice, desk.setting.figures)
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let (choice, lang) = (desk.setting.choice, desk.lang);
        // Columns are hatched, not dashed; what else there is to say stays.
        let mut out = if desk.setting.marks_unsure {
            let all = choice.strands.iter().flat_map(|s| &s.line.records);
            super::notes::unsure(desk, "press.note.hatched", all)
        } else {
            foot::unsure(choice, false, lang)
        };
        out.extend(foot::missing(choice, lang));
        out.extend(foot::left_out(choice, lang));
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        (270.0 + (sheet.width - 360.0).max(0.0) * 0.13) * zoom.sqrt() + form::Grid::under_axis(&sheet.sizes)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let before = sheet.shapes.len();
        let (plot, hits, dresses) = columns::draw(sheet, &desk.setting, top, foot);
        match desk.setting.choice.kind {
            ChartType::Growth => target(desk, sheet, plot, &hits),
            _ => run(desk, sheet, plot, &hits, before),
        }
        Laid { plot, hits, dresses, own: None }
    }
}

fn written_target(desk: &Desk<'_>, target: f64) -> String {
    [&lang::number(desk.lang, target, if target.fract() == 0.0 { 0 } else { 1 }), "%"].concat()
}

/// The target: a dashed line of ink across the columns, its name where nothing else is.
fn target(desk: &Desk<'_>, sheet: &mut Sheet<'_>, plot: Rect, hits: &Hits) {
    let Some(value) = desk.spec.target else { return };
    let Some(strand) = desk.setting.choice.strands.first() else { return };
    let Some(y) = height_of(strand, hits, 0, value).filter(|y| *y > plot.y0 && *y < plot.y1) else { return };
    let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
    let line = |colour, width, dash| Shape::Line {
        points: vec![Spot { x: plot.x0, y }, Spot { x: plot.x1, y }],
        stroke: Stroke { colour, width, dash },
    };
    sheet.shapes.push(line(palette.page, 2.8 * zoom, Dash::Solid));
    sheet.shapes.push(line(palette.ink, 1.3 * zoom, Dash::Dashed));
    let font = sheet.sizes.mark();
    let name = text(desk.lang, "press.growth.target", &[("value", Arg::Text(written_target(desk, value)))]);
    let busy = busy(sheet, Some(y));
    let (width, height) = (sheet.wide(&name, font), font.size * 1.2);
    let region = Rect::new(plot.x0, plot.y0, plot.x1, plot.y1);
    let found = place::free_place((width, height), &region, &busy, 4.0, |rect, _| {
        let middle = (rect.y0 + rect.y1) / 2.0;
        let far = (middle - y).abs();
        if far > 90.0 * zoom { f64::INFINITY } else { far * 3.0 + (plot.x1 - rect.x1) * 0.05 }
    });
    if let Some(rect) = found {
        sheet.clear_behind(&rect);
        sheet.put(
            &name,
            (rect.x0, rect.y0 + font.size * 0.96),
            Anchor::Start,
            font,
            palette.ink,
            Role::Annotation,
        );
    }
}

/// Boxes and words that are in the way.
fn busy(sheet: &Sheet<'_>, line: Option<f64>) -> Obstacles {
    let mut busy = Obstacles::default();
    for shape in &sheet.shapes {
        if let Shape::Box { rect, .. } = shape {
            busy.boxes.push(*rect);
        }
    }
    for text in &sheet.texts {
        let base = text.at.y;
        busy.boxes.push(Rect {
            y0: base - text.font.size * 0.8,
            y1: base + text.font.size * 0.1,
            ..text.rect
        });
    }
    if let Some(y) = line {
        busy.pieces.push((Spot { x: sheet.left(), y }, Spot { x: sheet.right(), y }));
    }
    busy
}

/// The band behind the run that reaches the latest period, and its name.
fn run(desk: &Desk<'_>, sheet: &mut Sheet<'_>, plot: Rect, hits: &Hits, before: usize) {
    let choice = desk.setting.choice;
    let Some(strand) = choice.strands.first() else { return };
    let Some(streak) = streak::current(&strand.line.records).filter(|s| s.count >= 2 && s.begins) else {
        return;
    };
    let stop = choice.periods.iter().position(|p| *p == streak.first);
    let Some(x) = stop.and_then(|i| hits.stops.get(i)) else { return };
    let pitch =
        hits.stops.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?)).fold(f64::INFINITY, f64::min);
    let (zoom, band) = (sheet.sizes.zoom, sheet.palette.band);
    let rect = Rect::new((x - pitch / 2.0).max(plot.x0), plot.y0, plot.x1, plot.y1);
    sheet.shapes.insert(before, Shape::Box { rect, fill: Some(band), hatch: None, outline: None });
    // Hollow columns in the band keep the page inside: what is hollow is seen to be.
    let font = sheet.sizes.mark();
    let short = say::streak_label(choice, desk.lang, &streak);
    let long = [&short, ", ", &lang::span(desk.lang, streak.first, streak.last)].concat();
    let mut busy = busy(sheet, None);
    busy.boxes.retain(|b| *b != rect);
    for name in [long, short] {
        let (width, height) = (sheet.wide(&name, font), font.size * 1.2);
        let region = Rect::new(plot.x0, plot.y0 + 2.0, plot.x1, plot.y1);
        let found = place::free_place((width, height), &region, &busy, 3.0, |r, _| {
            let whole = r.x0 >= rect.x0 - 0.5 || r.x1 <= rect.x0 - 8.0 * zoom;
            if !whole {
                return f64::INFINITY;
            }
            let inside = r.x0 >= rect.x0 - 0.5;
            let beside = (rect.x0 - r.x1).max(0.0);
            (r.y0 - plot.y0) * 0.5 + if inside { 0.0 } else { 20.0 + beside * 2.0 }
        });
        if let Some(r) = found {
            // A line of the grid does not run through the words.
            let ground = if r.x0 >= rect.x0 - 0.5 { band } else { sheet.palette.page };
            let struck = sheet
                .shapes
                .iter()
                .any(|s| matches!(s, Shape::Rule { from, to, .. } if r.crossed_by(*from, *to)));
            if struck {
                sheet.block(r.grown(1.5), ground);
            }
            let ink = sheet.palette.ink;
            sheet.put(&name, (r.x0, r.y0 + font.size * 0.96), Anchor::Start, font, ink, Role::Annotation);
            return;
        }
    }
}
