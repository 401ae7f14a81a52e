//! What a spec wants said on the plot, in the coordinates of the data: words, points, lines, ranges of periods; in forms of
//! rows, dots and boxes at the member of that name. Words find a
//! free place near theirs; what cannot be placed is said, not dropped.

use super::super::form::Setting;
use super::super::hits::Hits;
use super::super::place::{self, Obstacles};
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::Sheet;
use super::super::told::Own;
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
    own: Option<&Own>,
    plot: Rect,
    behind: usize,
) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    let mut behind = behind;
    let chart = Chart { setting, hits, own };
    for note in &setting.spec.annotations {
        let done = one(sheet, &chart, plot, note, &mut behind);
        if done.is_none() {
            warnings.push(Diagnostic::warning("spec.annotation").with("found", words(note)));
        }
    }
    warnings
}

/// A finished chart, in which places are looked up.
struct Chart<'a> {
    setting: &'a Setting<'a>,
    hits: &'a Hits,
    own: Option<&'a Own>,
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

impl Chart<'_> {
    /// The stop of a period, where periods stand side by side.
    fn stop(&self, text: &str) -> Option<usize> {
        let period = Period::parse(text)?;
        let periods = &self.setting.choice.periods;
        let at = periods.iter().position(|p| *p == period)?;
        (self.hits.upright && self.hits.stops.len() == periods.len()).then_some(at)
    }

    /// A value in the unit shown, in base units.
    fn base(&self, value: f64) -> f64 {
        let power = self.own.and_then(|own| own.power).unwrap_or(self.setting.figures.unit.power);
        value * to_f64(1, i16::from(power))
    }

    /// Height of a value in the unit shown.
    fn height(&self, value: f64) -> Option<f64> {
        let base = self.base(value);
        let strand = |i: usize| self.setting.choice.strands.get(i);
        self.hits
            .tracks
            .iter()
            .enumerate()
            .find_map(|(i, t)| height_of(strand(t.strand)?, self.hits, i, base))
    }

    /// The mark of a member in a form that has a row, a dot or a box for each: the furthest to the right.
    fn mark(&self, name: &str) -> Option<Spot> {
        let name = self.setting.spec.labels.get(name).map_or(name, String::as_str);
        let index = match self.own {
            Some(own) => own.tips.iter().position(|t| t.head == name),
            None if self.hits.upright => None,
            None => self.setting.choice.strands.iter().position(|s| s.name == name),
        }?;
        let marks = self.hits.tracks.iter().filter_map(|t| t.at(index));
        marks.max_by(|a, b| a.x.total_cmp(&b.x))
    }

    /// Where a value stands along rows, by the marks that are drawn: on a straight scale, or on one of logarithms. None
    /// where the marks lie on neither.
    fn along(&self, value: f64) -> Option<f64> {
        if self.hits.upright {
            return None;
        }
        let mut known: Vec<(f64, f64)> = Vec::new();
        let track = |strand: usize| self.hits.tracks.iter().find(|t| t.strand == strand);
        match self.own {
            Some(own) => {
                for (tip, row) in own.tips.iter().flat_map(|t| t.rows.iter().map(move |r| (t, r))) {
                    let kept = row.opens.and_then(|(_, at)| own.kept.get(at));
                    let spot = row.record.and_then(|(strand, _)| track(strand)?.at(tip.index));
                    if let (Some(Ok(v)), Some(spot)) = (kept.map(|k| k.record.value), spot) {
                        known.push((v, spot.x));
                    }
                }
            }
            None => {
                for track in &self.hits.tracks {
                    let strand = self.setting.choice.strands.get(track.strand);
                    for (_, i, spot) in &track.marks {
                        if let Some(Ok(v)) = strand.and_then(|s| Some(s.line.records.get(*i)?.value)) {
                            known.push((v, spot.x));
                        }
                    }
                }
            }
        }
        let base = self.base(value);
        let on = |turn: fn(f64) -> f64| -> Option<f64> {
            let low = known.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
            let high = known.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
            let (from, to) = (turn(low.0), turn(high.0));
            let at = |v: f64| low.1 + (turn(v) - from) / (to - from) * (high.1 - low.1);
            let fits = to > from && known.len() > 2 && known.iter().all(|(v, x)| (at(*v) - x).abs() < 0.75);
            Some(at(base)).filter(|x| fits && x.is_finite())
        };
        on(|v| v).or_else(|| on(crate::figure::ln))
    }

    /// The place of a period or, in forms without time, of a member.
    fn spot(&self, at: &str, value: Option<f64>) -> Option<Spot> {
        let Some(stop) = self.stop(at) else { return self.mark(at).filter(|_| value.is_none()) };
        let x = *self.hits.stops.get(stop)?;
        match value {
            Some(v) => Some(Spot { x, y: self.height(v)? }),
            None => self.hits.tracks.iter().find_map(|t| t.at(stop)),
        }
    }
}

fn one(
    sheet: &mut Sheet<'_>,
    chart: &Chart<'_>,
    plot: Rect,
    note: &Annotation,
    behind: &mut usize,
) -> Option<()> {
    let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
    let hits = chart.hits;
    match note {
        Annotation::Text { text, at, value } => {
            let spot = chart.spot(at, *value)?;
            near(sheet, hits, plot, spot, text, false)
        }
        Annotation::Point { text, at, value } => {
            let spot = chart.spot(at, *value)?;
            let outline = Some((palette.ink, 1.8 * zoom));
            sheet.shapes.push(Shape::Disc { at: spot, radius: 4.6 * zoom, fill: palette.page, outline });
            if text.is_empty() { Some(()) } else { near(sheet, hits, plot, spot, text, true) }
        }
        Annotation::Line { text, at, value } => {
            let (a, b) = match (at, value) {
                (Some(at), _) => {
                    let x = *hits.stops.get(chart.stop(at)?)?;
                    (Spot { x, y: plot.y0 }, Spot { x, y: plot.y1 })
                }
                (None, Some(value)) if !hits.upright => {
                    let x = chart.along(*value).filter(|x| *x >= plot.x0 && *x <= plot.x1)?;
                    (Spot { x, y: plot.y0 }, Spot { x, y: plot.y1 })
                }
                (None, Some(value)) => {
                    let y = chart.height(*value).filter(|y| *y >= plot.y0 && *y <= plot.y1)?;
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
            let (a, b) = (chart.stop(from)?, chart.stop(to)?);
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
    let rect = place::free_place(size, &plot, &busy, 3.0, |r, _| {
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
