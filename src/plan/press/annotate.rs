//! What a spec wants said on the plot, in the coordinates of the data: words, points, lines, ranges of periods. Words find a
//! free place near theirs; what cannot be placed is said, not dropped.

use super::super::form::Setting;
use super::super::hits::Hits;
use super::super::place::{self, Obstacles};
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::Sheet;
use super::columns_told::height_of;
use crate::diag::Diagnostic;
use crate::figure::to_f64;
use crate::period::Period;
use crate::spec::forms::Annotation;

/// Draws the spec's annotations on a finished chart; `behind` is the number of shapes before the chart's own.
pub(in crate::plan) fn annotate(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    hits: &Hits,
    plot: Rect,
    behind: usize,
) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    let mut behind = behind;
    for note in &setting.spec.annotations {
        let done = one(sheet, setting, hits, plot, note, &mut behind);
        if done.is_none() {
            warnings.push(Diagnostic::warning("spec.annotation").with("found", words(note)));
        }
    }
    warnings
}

fn words(note: &Annotation) -> String {
    match note {
        Annotation::Text { text, at, .. } | Annotation::Point { text, at, .. } => {
            [at, " ", text].map(|s: &str| s).concat()
        }
        Annotation::Line { text, at, value } => {
            let place = at.clone().or_else(|| value.map(|v| v.to_string())).unwrap_or_default();
            [&place, " ", text].map(|s: &str| s).concat()
        }
        Annotation::Range { text, from, to } => [from, "–", to, " ", text].map(|s: &str| s).concat(),
    }
}

fn stop_of(setting: &Setting<'_>, hits: &Hits, text: &str) -> Option<usize> {
    let period = Period::parse(text)?;
    let at = setting.choice.periods.iter().position(|p| *p == period)?;
    (hits.upright && hits.stops.len() == setting.choice.periods.len()).then_some(at)
}

/// Height of a value in the unit shown.
fn height(setting: &Setting<'_>, hits: &Hits, value: f64) -> Option<f64> {
    let base = value * to_f64(1, i16::from(setting.figures.unit.power));
    hits.tracks
        .iter()
        .enumerate()
        .find_map(|(i, t)| height_of(setting.choice.strands.get(t.strand)?, hits, i, base))
}

fn spot_of(setting: &Setting<'_>, hits: &Hits, at: &str, value: Option<f64>) -> Option<Spot> {
    let stop = stop_of(setting, hits, at)?;
    let x = *hits.stops.get(stop)?;
    match value {
        Some(v) => Some(Spot { x, y: height(setting, hits, v)? }),
        None => hits.tracks.iter().find_map(|t| t.at(stop)),
    }
}

fn one(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    hits: &Hits,
    plot: Rect,
    note: &Annotation,
    behind: &mut usize,
) -> Option<()> {
    let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
    match note {
        Annotation::Text { text, at, value } => {
            let spot = spot_of(setting, hits, at, *value)?;
            near(sheet, hits, plot, spot, text, false)
        }
        Annotation::Point { text, at, value } => {
            let spot = spot_of(setting, hits, at, *value)?;
            let outline = Some((palette.ink, 1.8 * zoom));
            sheet.shapes.push(Shape::Disc { at: spot, radius: 4.6 * zoom, fill: palette.page, outline });
            if text.is_empty() { Some(()) } else { near(sheet, hits, plot, spot, text, true) }
        }
        Annotation::Line { text, at, value } => {
            let (a, b) = match (at, value) {
                (Some(at), _) => {
                    let x = *hits.stops.get(stop_of(setting, hits, at)?)?;
                    (Spot { x, y: plot.y0 }, Spot { x, y: plot.y1 })
                }
                (None, Some(value)) => {
                    let y = height(setting, hits, *value).filter(|y| *y >= plot.y0 && *y <= plot.y1)?;
                    (Spot { x: plot.x0, y }, Spot { x: plot.x1, y })
                }
                (None, None) => return None,
            };
            let stroke = Stroke { colour: palette.axis, width: 1.2 * zoom, dash: Dash::Dashed };
            sheet.shapes.push(Shape::Line { points: vec![a, b], stroke });
            let middle = if a.x == b.x {
                Spot { x: a.x, y: plot.y0 + 14.0 }
            } else {
                Spot { x: plot.x1 - 40.0, y: a.y }
            };
            if text.is_empty() { Some(()) } else { near(sheet, hits, plot, middle, text, false) }
        }
        Annotation::Range { text, from, to } => {
            let (a, b) = (stop_of(setting, hits, from)?, stop_of(setting, hits, to)?);
            let (x0, x1) = (*hits.stops.get(a.min(b))?, *hits.stops.get(a.max(b))?);
            let pitch = hits
                .stops
                .windows(2)
                .filter_map(|w| Some(w.get(1)? - w.first()?))
                .fold(f64::INFINITY, f64::min);
            let half = if pitch.is_finite() { pitch / 2.0 } else { 0.0 };
            let rect = Rect::new((x0 - half).max(plot.x0), plot.y0, (x1 + half).min(plot.x1), plot.y1);
            let band = Shape::Box { rect, fill: Some(palette.band), hatch: None, outline: None };
            sheet.shapes.insert((*behind).min(sheet.shapes.len()), band);
            *behind += 1;
            let middle = Spot { x: (rect.x0 + rect.x1) / 2.0, y: rect.y0 + 12.0 };
            if text.is_empty() { Some(()) } else { near(sheet, hits, plot, middle, text, false) }
        }
    }
}

/// Words as near to a spot as nothing is in the way.
fn near(sheet: &mut Sheet<'_>, hits: &Hits, plot: Rect, spot: Spot, text: &str, leader: bool) -> Option<()> {
    let (font, zoom) = (sheet.sizes.mark(), sheet.sizes.zoom);
    let mut busy = Obstacles::default();
    for text in &sheet.texts {
        busy.boxes.push(text.rect);
    }
    for track in &hits.tracks {
        busy.line(&track.spots());
    }
    for shape in &sheet.shapes {
        match shape {
            // Columns and marks, but not bands, which are as high as the plot.
            Shape::Box { rect, .. } if rect.height() < plot.height() * 0.98 => busy.boxes.push(*rect),
            Shape::Disc { at, radius, .. } => {
                busy.boxes.push(Rect::new(at.x - radius, at.y - radius, at.x + radius, at.y + radius))
            }
            Shape::Line { points, stroke } if stroke.width >= 1.0 => busy.line(points),
            _ => {}
        }
    }
    let most = (plot.width() * 0.4).min(220.0 * zoom);
    let lines = super::super::measure::wrap_even(sheet.measure, font, text, most);
    let wide = lines.iter().map(|l| sheet.wide(l, font)).fold(0.0, f64::max);
    let line = font.size * 1.25;
    let size = (wide, line * lines.len() as f64);
    let rect = place::free_place(size, &plot, &busy, 3.0, |r| {
        let far = r.distance(spot);
        if far > 160.0 * zoom { f64::INFINITY } else { far }
    })?;
    if leader && rect.distance(spot) > 16.0 * zoom {
        let to =
            Spot { x: spot.x.max(rect.x0).min(rect.x1), y: if rect.y1 < spot.y { rect.y1 } else { rect.y0 } };
        let stroke = Stroke { colour: sheet.palette.axis, width: 0.9 * zoom, dash: Dash::Solid };
        sheet.shapes.push(Shape::Line { points: vec![spot, to], stroke });
    }
    sheet.clear_behind(&rect);
    let ink = sheet.palette.ink;
    for (i, text) in lines.iter().enumerate() {
        sheet.put(
            text,
            (rect.x0, rect.y0 + font.size * 0.98 + line * i as f64),
            Anchor::Start,
            font,
            ink,
            Role::Annotation,
        );
    }
    Some(())
}
