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
use crate::figure::{Decimal, by_key, to_f64};
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
    let mut behind = behind;
    let chart = Chart { setting, hits, own };
    // Lines and ranges first: no words are to be crossed by what is drawn after them.
    let notes = &setting.spec.annotations;
    let targets: Vec<Option<Target>> =
        notes.iter().map(|note| mark(sheet, &chart, plot, note, &mut behind)).collect();
    let mut warnings = Vec::new();
    for (note, target) in notes.iter().zip(targets) {
        let (Annotation::Text { text, .. }
        | Annotation::Point { text, .. }
        | Annotation::Line { text, .. }
        | Annotation::Range { text, .. }) = note;
        let done =
            target.and_then(|to| if text.is_empty() { Some(()) } else { near(sheet, hits, plot, &to, text) });
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
            let place = at
                .clone()
                .or_else(|| value.and_then(Decimal::written).map(|v| v.to_string()))
                .unwrap_or_default();
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

/// What words are said of.
enum Target {
    /// A place.
    Spot(Spot),
    /// A line down the plot.
    Upright(f64),
    /// A line across it.
    Level(f64),
    /// A range of periods.
    Band(Rect),
}

/// Draws what a note marks, and gives what its words are said of.
fn mark(
    sheet: &mut Sheet<'_>,
    chart: &Chart<'_>,
    plot: Rect,
    note: &Annotation,
    behind: &mut usize,
) -> Option<Target> {
    let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
    let hits = chart.hits;
    match note {
        Annotation::Text { at, value, .. } => chart.spot(at, *value).map(Target::Spot),
        Annotation::Point { at, value, .. } => {
            let spot = chart.spot(at, *value)?;
            let outline = Some((palette.ink, 1.8 * zoom));
            sheet.shapes.push(Shape::Disc { at: spot, radius: 4.6 * zoom, fill: palette.page, outline });
            Some(Target::Spot(spot))
        }
        Annotation::Line { at, value, .. } => {
            let target = match (at, value) {
                (Some(at), _) => Target::Upright(*hits.stops.get(chart.stop(at)?)?),
                (None, Some(value)) if !hits.upright => {
                    Target::Upright(chart.along(*value).filter(|x| *x >= plot.x0 && *x <= plot.x1)?)
                }
                (None, Some(value)) => {
                    Target::Level(chart.height(*value).filter(|y| *y >= plot.y0 && *y <= plot.y1)?)
                }
                (None, None) => return None,
            };
            let (a, b) = match target {
                Target::Level(y) => (Spot { x: plot.x0, y }, Spot { x: plot.x1, y }),
                Target::Upright(x) => (Spot { x, y: plot.y0 }, Spot { x, y: plot.y1 }),
                _ => return None,
            };
            let stroke = Stroke { colour: palette.axis, width: 1.2 * zoom, dash: Dash::Dashed };
            for points in beside_words(sheet, a, b) {
                sheet.shapes.push(Shape::Line { points, stroke });
            }
            Some(target)
        }
        Annotation::Range { from, to, .. } => {
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
            Some(Target::Band(rect))
        }
    }
}

/// A straight line down or across in the pieces that leave the words free which the chart has written.
fn beside_words(sheet: &Sheet<'_>, a: Spot, b: Spot) -> Vec<Vec<Spot>> {
    let upright = a.x == b.x;
    let mut gaps: Vec<(f64, f64)> = sheet
        .texts
        .iter()
        .map(|text| text.rect.grown(2.0))
        .filter(|rect| rect.crossed_by(a, b))
        .map(|rect| if upright { (rect.y0, rect.y1) } else { (rect.x0, rect.x1) })
        .collect();
    gaps = by_key(gaps, |gap| gap.0);
    let spot = |at: f64| if upright { Spot { y: at, ..a } } else { Spot { x: at, ..a } };
    let (mut at, end) = if upright { (a.y, b.y) } else { (a.x, b.x) };
    let mut pieces = Vec::new();
    for (from, to) in gaps {
        if from > at {
            pieces.push(vec![spot(at), spot(from)]);
        }
        at = at.max(to);
    }
    if at < end {
        pieces.push(vec![spot(at), spot(end)]);
    }
    pieces
}

impl Target {
    /// In forms of rows the end of the figure beside a mark: what is said of the mark stands behind its figure.
    fn beyond(&self, words: &[Rect], hits: &Hits, zoom: f64) -> Option<Target> {
        let Target::Spot(spot) = self else { return None };
        let is_figure = |r: &&Rect| {
            spot.y >= r.y0 && spot.y <= r.y1 && r.x0 >= spot.x - 1.0 && r.x0 <= spot.x + 14.0 * zoom
        };
        let figure = words.iter().find(is_figure).filter(|_| !hits.upright)?;
        Some(Target::Spot(Spot { x: figure.x1, ..*spot }))
    }

    /// What a place for words costs that stand where nobody asks what they belong to; infinite elsewhere.
    fn beside(&self, rect: &Rect, plot: &Rect, zoom: f64) -> f64 {
        let middle = (rect.x0 + rect.x1) / 2.0;
        let (cost, is_beside) = match self {
            Target::Spot(spot) => {
                let (far, aside) = (rect.distance(*spot), (middle - spot.x).abs());
                let is_level = spot.y >= rect.y0 && spot.y <= rect.y1;
                (far + aside * 0.1, far <= 14.0 * zoom && (is_level || aside <= rect.width() * 0.3))
            }
            Target::Upright(x) => {
                let far = (rect.x0 - x).max(x - rect.x1);
                let left = if rect.x0 < *x { 8.0 } else { 0.0 };
                (rect.y0 - plot.y0 + far + left, far >= 0.0 && far <= 9.0 * zoom)
            }
            Target::Level(y) => {
                let far = (rect.y0 - y).max(y - rect.y1);
                ((plot.x1 - rect.x1) * 0.5 + far, far >= 0.0 && far <= 7.0 * zoom)
            }
            Target::Band(band) => {
                let aside = (middle - (band.x0 + band.x1) / 2.0).abs();
                (rect.y0 - plot.y0 + aside * 3.0, aside <= band.width() * 0.5)
            }
        };
        if is_beside { cost } else { f64::INFINITY }
    }

    /// Where words of a size stand beside it.
    fn around(&self, (wide, high): (f64, f64), plot: &Rect, zoom: f64) -> Rect {
        let reach = 14.0 * zoom;
        let (x0, y0, x1, y1) = match self {
            Target::Spot(Spot { x, y }) => (*x, *y, *x, *y),
            Target::Upright(x) => (*x, plot.y0, *x, plot.y1),
            Target::Level(y) => (plot.x0, *y, plot.x1, *y),
            Target::Band(band) => (band.x0, plot.y0, band.x1, plot.y1),
        };
        Rect::new(
            (x0 - wide - reach).max(plot.x0),
            (y0 - high - reach).max(plot.y0),
            (x1 + wide + reach).min(plot.x1),
            (y1 + high + reach).min(plot.y1),
        )
    }

    /// Where a leader from words begins and ends.
    fn leader(&self, rect: &Rect) -> (Spot, Spot) {
        let middle = (rect.y0 + rect.y1) / 2.0;
        let to = match self {
            Target::Spot(spot) => *spot,
            Target::Upright(x) => Spot { x: *x, y: middle },
            Target::Level(y) => Spot { x: (rect.x0 + rect.x1) / 2.0, y: *y },
            Target::Band(band) => Spot { x: middle_of(rect).max(band.x0).min(band.x1), y: middle },
        };
        let from = if to.y >= rect.y0 && to.y <= rect.y1 {
            Spot { x: if to.x < rect.x0 { rect.x0 } else { rect.x1 }, y: to.y }
        } else {
            let inset = (rect.width() / 2.0).min(5.0);
            let x = to.x.max(rect.x0 + inset).min(rect.x1 - inset);
            Spot { x, y: if to.y < rect.y0 { rect.y0 } else { rect.y1 } }
        };
        (from, to)
    }

    /// What a place costs from which a leader goes to what the words are said of: short enough to be followed, long enough to be
    /// seen.
    fn apart(&self, rect: &Rect, plot: &Rect, words: &[Rect], zoom: f64) -> f64 {
        let (from, to) = self.leader(rect);
        let far = Rect::new(from.x, from.y, from.x, from.y).distance(to);
        let most = if matches!(self, Target::Spot(_)) { 120.0 } else { 80.0 };
        let reaches = far >= 9.0 * zoom && far <= most * zoom;
        if !reaches || words.iter().any(|w| w.grown(1.0).crossed_by(from, to)) {
            return f64::INFINITY;
        }
        let cost = match self {
            Target::Spot(spot) => (middle_of(rect) - spot.x).abs() * 0.2,
            Target::Upright(_) | Target::Band(_) => (rect.y0 - plot.y0) * 0.5,
            Target::Level(_) => (plot.x1 - rect.x1) * 0.2,
        };
        far + cost
    }
}

fn middle_of(rect: &Rect) -> f64 {
    (rect.x0 + rect.x1) / 2.0
}

/// Words beside what they are said of, else as near to it as nothing is in the way, with a leader.
fn near(sheet: &mut Sheet<'_>, hits: &Hits, plot: Rect, target: &Target, text: &str) -> Option<()> {
    let (font, zoom) = (sheet.sizes.mark(), sheet.sizes.zoom);
    let mut busy = Obstacles::default();
    let words: Vec<Rect> = sheet.texts.iter().map(|text| text.rect).collect();
    busy.boxes.extend(&words);
    let beyond = target.beyond(&words, hits, zoom);
    let target = beyond.as_ref().unwrap_or(target);
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
    // Words on a narrow range are narrow, too, where they can.
    let widths = match target {
        Target::Band(band) => vec![most.min(band.width().max(96.0 * zoom)), most],
        _ => vec![most, most * 0.6],
    };
    let line = font.size * 1.25;
    let broken = |most: f64| {
        let lines = super::super::measure::wrap_even(sheet.measure, font, text, most);
        let wide = lines.iter().map(|l| sheet.wide(l, font)).fold(0.0, f64::max);
        let size = (wide, line * lines.len() as f64);
        (lines, size)
    };
    let tried: Vec<(Vec<String>, (f64, f64))> = widths.into_iter().map(broken).collect();
    let beside = tried.iter().find_map(|(lines, size)| {
        let cost = |r: &Rect, _| target.beside(r, &plot, zoom);
        let around = target.around(*size, &plot, zoom);
        Some((lines, place::free_place(*size, &around, &busy, 3.0, cost)?, false))
    });
    let (lines, rect, leads) = beside.or_else(|| {
        tried.iter().find_map(|(lines, size)| {
            let cost = |r: &Rect, _| target.apart(r, &plot, &words, zoom);
            Some((lines, place::free_place(*size, &plot, &busy, 3.0, cost)?, true))
        })
    })?;
    if leads {
        let (from, to) = target.leader(&rect);
        let stroke = Stroke { colour: sheet.palette.axis, width: zoom.max(1.0), dash: Dash::Solid };
        sheet.shapes.push(Shape::Line { points: vec![from, to], stroke });
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
