//! What every chart over time is made of: grid and axes, lines with their unsure stretches and gaps, names and figures at
//! the ends of lines, names in free space.

use super::choose::{Choice, Strand};
use super::figures::Figures;
use super::hits::Track;
use super::palette::Dress;
use super::place::{self, Obstacles};
use super::scale::{Scale, Ticks, ticks};
use super::shape::{Anchor, Dash, Font, Rect, Role, Shape, Spot, Stroke};
use super::sheet::{Sheet, Sizes};
use super::time::{self, TimeAxis};
use super::{measure, order};
use crate::figure::{Within, to_f64};

/// What is drawn and how its figures are written.
pub(super) struct Setting<'a> {
    pub choice: &'a Choice,
    pub figures: &'a Figures,
    /// Least and greatest value of all that is drawn.
    #[cfg(feature = "press")]
    pub range: (f64, f64),
    /// Whether unsure records are marked one by one.
    pub marks_unsure: bool,
    /// A value that the scale must reach besides those of the records: a target, a base.
    #[cfg(feature = "press")]
    pub also: Option<f64>,
    /// Colours and members to be told, as the spec wishes them.
    #[cfg(feature = "press")]
    pub spec: &'a crate::spec::ChartSpec,
}

impl Setting<'_> {
    /// The range of the records, and of what the scale must reach besides.
    #[cfg(feature = "press")]
    pub(super) fn reach(&self, (low, high): (f64, f64)) -> (f64, f64) {
        self.also.map_or((low, high), |v| (low.min(v), high.max(v)))
    }

    /// The range of the records.
    #[cfg(not(feature = "press"))]
    pub(super) fn reach(&self, range: (f64, f64)) -> (f64, f64) {
        range
    }
}

/// The lines behind the data.
pub(super) struct Grid {
    pub left: f64,
    pub right: f64,
    /// Whether values say their sign.
    pub sign: bool,
    /// Whether the top value says the unit.
    pub unit: bool,
    /// Whether zero is a darker line.
    pub zero: bool,
}

impl Grid {
    /// Room under the axis for the names of periods, and air before the foot.
    pub(super) fn under_axis(sizes: &Sizes) -> f64 {
        sizes.under
    }

    /// Ticks for values in base units, round in the unit shown.
    pub(super) fn ticks(setting: &Setting<'_>, lo: f64, hi: f64, tall: f64, apart: f64) -> Ticks {
        let power = i16::from(setting.figures.unit.power);
        let (down, up) = (to_f64(1, -power), to_f64(1, power));
        let wanted = (tall / apart) as usize + 1;
        let found = ticks(lo * down, hi * down, wanted.clamp(2, 8));
        Ticks {
            values: found.values.iter().map(|v| v * up).collect(),
            decimals: found.decimals,
            step: found.step * up,
        }
    }

    /// Text of each tick; the unit is said once, on the top one.
    pub(super) fn texts(&self, setting: &Setting<'_>, ticks: &Ticks) -> Vec<String> {
        let last = ticks.values.len().saturating_sub(1);
        let texts = ticks.values.iter().enumerate().map(|(i, v)| {
            if self.unit && i == last {
                setting.figures.tick_with_unit(*v, ticks.decimals, self.sign)
            } else {
                setting.figures.tick(*v, ticks.decimals, self.sign)
            }
        });
        texts.collect()
    }

    /// Every second, third … of the ticks, zero among them, when there is not room for all their names.
    pub(super) fn spaced(ticks: Ticks, scale: &Scale, sizes: &Sizes) -> Ticks {
        let (Some(first), Some(second)) = (ticks.values.first(), ticks.values.get(1)) else { return ticks };
        let apart = (scale.at(*first) - scale.at(*second)).abs().max(1.0);
        let every = (sizes.axis * 1.45 / apart).ceil().within(1.0, 20.0);
        let nth = |v: &f64| (v / ticks.step / every).fract().abs();
        let keep = |v: &f64| nth(v) < 1e-6 || nth(v) > 1.0 - 1e-6;
        Ticks { values: ticks.values.iter().copied().filter(keep).collect(), ..ticks }
    }

    /// Where the values of the ticks stand.
    pub(super) fn boxes(
        &self,
        sheet: &Sheet<'_>,
        setting: &Setting<'_>,
        ticks: &Ticks,
        scale: &Scale,
    ) -> Vec<Rect> {
        let (font, zoom) = (sheet.sizes.axis(), sheet.sizes.zoom);
        let one = |(value, text): (&f64, String)| {
            let base = scale.at(*value) - 4.5 * zoom;
            Rect::new(self.left, base - font.size * 0.8, self.left + sheet.wide(&text, font), base + 1.0)
        };
        ticks.values.iter().zip(self.texts(setting, ticks)).map(one).collect()
    }

    /// Hairlines with their values standing on them at the left.
    pub(super) fn draw(
        &self,
        sheet: &mut Sheet<'_>,
        setting: &Setting<'_>,
        ticks: &Ticks,
        scale: &Scale,
        busy: &mut Obstacles,
    ) {
        let palette = sheet.palette;
        let font = sheet.sizes.axis();
        for (value, text) in ticks.values.iter().zip(self.texts(setting, ticks)) {
            let y = scale.at(*value);
            let dark = self.zero && *value == 0.0;
            let colour = if dark { palette.axis } else { palette.hairline };
            sheet.rule((self.left, y), (self.right, y), colour, 1.0);
            let base = y - 4.5 * sheet.sizes.zoom;
            let rect = sheet.put(&text, (self.left, base), Anchor::Start, font, palette.grey, Role::Axis);
            busy.boxes.push(Rect { y0: base - font.size * 0.8, ..rect });
        }
    }

    /// The time axis with its ticks and names.
    pub(super) fn time(
        sheet: &mut Sheet<'_>,
        setting: &Setting<'_>,
        axis: &TimeAxis,
        y: f64,
        (left, right): (f64, f64),
        line: bool,
    ) {
        let (sizes, palette) = (sheet.sizes, sheet.palette);
        let font = sizes.axis();
        if line {
            sheet.rule((left, y), (right, y), palette.hairline, 1.0);
        }
        let gap = if sizes.phone { 9.0 } else { 14.0 * sizes.zoom };
        // Names at the ends of lines may reach down beside the axis: the last period keeps clear of them.
        let beside = |t: &super::shape::Text| t.at.x > right && t.rect.y1 > y + 2.0 && t.role == Role::Label;
        let room_right =
            if sheet.texts.iter().any(beside) { right - 6.0 * sizes.zoom } else { sheet.right() };
        let room = (sheet.left(), room_right);
        for tick in time::time_ticks(axis, setting.figures.lang, sheet.measure, font, gap, room) {
            let x = axis.x(tick.index);
            sheet.rule((x, y), (x, y + 5.0 * sizes.zoom), palette.axis, 1.0);
            let base = y + sizes.axis * 1.62;
            sheet.put(&tick.text, (tick.x, base), Anchor::Middle, font, palette.grey, Role::Axis);
        }
    }
}

/// How far the first period must stand from the left edge so that no line runs through the values of the axis.
pub(super) fn clear_of(
    boxes: &[Rect],
    strands: &[&Strand],
    axis: &TimeAxis,
    scale: &Scale,
    left: f64,
) -> f64 {
    let mut inset = 0.0_f64;
    for strand in strands {
        let spots: Vec<Spot> = strand
            .known()
            .take(400)
            .filter_map(|(p, v, _)| Some(Spot { x: axis.x(axis.index(p)?), y: scale.at(v) }))
            .collect();
        for rect in boxes {
            let struck = spots.windows(2).any(|w| matches!(w, [a, b] if rect.grown(5.0).crossed_by(*a, *b)));
            if struck {
                inset = inset.max(rect.x1 - left + 9.0);
            }
        }
    }
    inset
}

/// Draws lines in the given order, each cut out of those before it; unsure stretches are dashed, gaps stay gaps.
/// Gives their marks in the same order.
pub(super) fn lines(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    strands: &[(&Strand, Option<Dress>)],
    axis: &TimeAxis,
    scale: &Scale,
    band: Option<Rect>,
) -> Vec<Track> {
    let zoom = sheet.sizes.zoom;
    let mut tracks = Vec::new();
    let dense = axis.pitch() < 3.0;
    for (nth, (strand, dress)) in strands.iter().enumerate() {
        let Some(dress) = dress else { continue };
        let width = if dense { dress.width * 0.68 } else { dress.width } * zoom;
        let mut runs: Vec<(bool, Vec<Spot>)> = Vec::new();
        let mut track = Track { strand: nth, marks: Vec::with_capacity(strand.line.records.len()) };
        let mut before: Option<(usize, Spot)> = None;
        let mut passed = None;
        // The days of a long line follow each other on the axis as they do in it, those that are not drawn too.
        #[cfg(feature = "press")]
        let start = strand.long.as_ref().and_then(|_| axis.index(strand.line.records.first()?.period?));
        #[cfg(feature = "press")]
        let whole = strand.long.is_some();
        #[cfg(not(feature = "press"))]
        let whole = false;
        for (i, record) in strand.line.records.iter().enumerate() {
            #[cfg(feature = "press")]
            let known = strand.long.as_ref().and_then(|long| Some(long.place(record.period?)? + start?));
            #[cfg(not(feature = "press"))]
            let known: Option<usize> = None;
            let Some(at) = known.or_else(|| axis.index_after(passed, record.period?)) else { continue };
            passed = Some(at);
            let Ok(value) = record.value else {
                before = before.filter(|(_, from)| (axis.x(at) - from.x).abs() < 0.5);
                continue;
            };
            let spot = Spot { x: axis.x(at), y: scale.at(value) };
            track.marks.push((at, i, spot));
            let unsure = setting.marks_unsure && record.status.is_unsure();
            // A line never bridges a period that has no figure, where that can be seen.
            let joined =
                before.filter(|(b, from)| whole || unseen_between(*from, spot) || joins(axis, *b, at));
            match (joined, runs.last_mut()) {
                (Some(_), Some((same, run))) if *same == unsure => run.push(spot),
                (Some((_, from)), _) => runs.push((unsure, vec![from, spot])),
                (None, _) => runs.push((unsure, vec![spot])),
            }
            before = Some((at, spot));
        }
        // A line of more points than there are columns of pixels is as good as a band, which is drawn in a fifth of the time.
        #[cfg(feature = "forms")]
        let mut bands = Vec::new();
        #[cfg(feature = "forms")]
        runs.retain(|(unsure, run)| {
            let is_band = !unsure && run.len() >= MANY;
            if is_band {
                bands.extend(Band::of(run).cut(dress.dash, width));
            }
            !is_band
        });
        for (_, run) in &mut runs {
            thin(run);
        }
        #[cfg(feature = "forms")]
        for band in &bands {
            sheet.shapes.push(Shape::Area { points: band.points(width), fill: dress.colour });
        }
        if nth > 0 {
            // The line below stays apart by half a pixel on either side.
            for (_, run) in runs.iter().filter(|(unsure, run)| run.len() > 1 && !unsure) {
                sheet.shapes.push(Shape::Line {
                    points: run.clone(),
                    stroke: Stroke {
                        colour: sheet.palette.page,
                        width: width + 1.0 * zoom,
                        dash: Dash::Solid,
                    },
                });
            }
        }
        for (unsure, run) in runs {
            match run.as_slice() {
                [single] => sheet.shapes.push(Shape::Disc {
                    at: *single,
                    radius: width,
                    fill: dress.colour,
                    outline: None,
                }),
                _ => sheet.shapes.push(Shape::Line {
                    points: run,
                    stroke: Stroke {
                        colour: dress.colour,
                        width,
                        dash: if unsure { Dash::Unsure } else { dress.dash },
                    },
                }),
            }
        }
        tracks.push(track);
    }
    // Marks at the ends, and hollow ones where a figure is unsure.
    for (track, (strand, dress)) in tracks.iter().zip(strands) {
        let Some(dress) = dress else { continue };
        let last = track.marks.last().map(|(at, _, _)| *at);
        // Single ones are specks where periods stand close.
        let is_marked = setting.marks_unsure && !dense && {
            let unsure = strand.line.records.iter().filter(|r| r.status.is_unsure() && r.value.is_ok());
            unsure.count() <= 6
        };
        let marks = if is_marked { 0 } else { track.marks.len().saturating_sub(1) };
        for (at, i, spot) in track.marks.iter().skip(marks) {
            let unsure =
                setting.marks_unsure && strand.line.records.get(*i).is_some_and(|r| r.status.is_unsure());
            let end = Some(*at) == last;
            if !(end || unsure && is_marked) {
                continue;
            }
            let ground = match band {
                Some(b) if spot.x >= b.x0 => sheet.palette.band,
                _ => sheet.palette.page,
            };
            let radius = if dense { 2.8 } else { 3.4 } * zoom;
            sheet.shapes.push(if unsure {
                Shape::Disc { at: *spot, radius, fill: ground, outline: Some((dress.colour, 1.8 * zoom)) }
            } else {
                Shape::Disc {
                    at: *spot,
                    radius: radius + 0.5 * zoom,
                    fill: dress.colour,
                    outline: Some((ground, 1.2 * zoom)),
                }
            });
        }
    }
    tracks
}

/// Whether two periods of a series are neighbours, or as near as its own steps are: a table by every fifth year is joined,
/// a missing year in a yearly one is not.
fn joins(axis: &TimeAxis, before: usize, here: usize) -> bool {
    here == before + 1
        && match (axis.periods.get(before), axis.periods.get(here)) {
            (Some(a), Some(b)) => {
                let least = axis.pitch();
                let distance = axis.x(here) - axis.x(before);
                distance <= least * 1.5 || a.ordinal().is_none() || b.ordinal().is_none() || !axis.mostly_even
            }
            _ => false,
        }
}

/// The column of half a pixel that a place is in.
fn half_pixel(spot: &Spot) -> f64 {
    (spot.x * 2.0).floor()
}

/// Whether what lies between two places is too narrow to be seen: a gap there would cost a shape and show nothing.
pub(super) fn unseen_between(a: Spot, b: Spot) -> bool {
    (b.x - a.x).abs() < 0.5
}

/// Keeps of a long line what it looks like.
fn thin(run: &mut Vec<Spot>) {
    if run.len() >= MANY {
        *run = thinned(run);
    }
}

/// From so many points on a line has more than it can show.
const MANY: usize = 4000;

/// First, lowest, highest and last of the points that share a column of pixels: what a line of any length looks like.
pub(super) fn thinned(run: &[Spot]) -> Vec<Spot> {
    if run.len() < MANY {
        return run.to_vec();
    }
    let mut out: Vec<Spot> = Vec::new();
    let mut at = 0;
    while let Some(first) = run.get(at).copied() {
        let here = half_pixel(&first);
        let mut end = at;
        let (mut low, mut high, mut last) = (first, first, first);
        while let Some(spot) = run.get(end).copied().filter(|s| half_pixel(s) == here) {
            if spot.y < low.y {
                low = spot;
            }
            if spot.y > high.y {
                high = spot;
            }
            last = spot;
            end += 1;
        }
        let (one, other) = if low.x <= high.x { (low, high) } else { (high, low) };
        let from = out.len();
        for spot in [first, one, other, last] {
            if out.len() == from || out.last() != Some(&spot) {
                out.push(spot);
            }
        }
        at = end.max(at + 1);
    }
    out
}

/// What a line of very many points looks like: for each column of half a pixel the highest and the lowest place.
#[cfg(feature = "forms")]
struct Band {
    /// x, highest, lowest.
    columns: Vec<(f64, f64, f64)>,
}

#[cfg(feature = "forms")]
impl Band {
    fn of(run: &[Spot]) -> Band {
        let mut columns: Vec<(f64, f64, f64)> = Vec::new();
        let mut here = f64::NEG_INFINITY;
        for spot in run {
            let column = half_pixel(spot);
            match columns.last_mut() {
                Some((_, high, low)) if column == here => {
                    *high = high.min(spot.y);
                    *low = low.max(spot.y);
                }
                _ => columns.push((spot.x, spot.y, spot.y)),
            }
            here = column;
        }
        // The last figure stands at its own place.
        if let (Some(last), Some(spot)) = (columns.last_mut(), run.last()) {
            last.0 = spot.x;
        }
        Band { columns }
    }

    /// What a dash leaves of it, cut across the axis: dashes along a line that goes up and down within a pixel cannot be told.
    fn cut(self, dash: Dash, width: f64) -> Vec<Band> {
        let (Some((ink, gap)), Some((start, ..))) = (dash.pattern(), self.columns.first().copied()) else {
            return vec![self];
        };
        let along = |(x, ..): &(f64, f64, f64)| (x - start) / ((ink + gap) * width);
        let is_ink = |column: &(f64, f64, f64)| along(column).fract() * (ink + gap) <= ink;
        let same = |a: &(f64, f64, f64), b: &(f64, f64, f64)| {
            along(a).floor() == along(b).floor() && is_ink(a) == is_ink(b)
        };
        let parts = self.columns.chunk_by(same).filter(|part| part.first().is_some_and(is_ink));
        parts.map(|part| Band { columns: part.to_vec() }).collect()
    }

    /// Its outline, as wide as a line of this width would be: half of it above and below, and each column as high as its
    /// neighbours, so that a peak is no needle.
    fn points(&self, width: f64) -> Vec<Spot> {
        let half = width / 2.0;
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for (i, (x, _, _)) in self.columns.iter().enumerate() {
            let near =
                self.columns.get(i.saturating_sub(1)..(i + 2).min(self.columns.len())).unwrap_or_default();
            let high = near.iter().map(|c| c.1).fold(f64::INFINITY, f64::min);
            let low = near.iter().map(|c| c.2).fold(f64::NEG_INFINITY, f64::max);
            along(&mut upper, Spot { x: *x, y: high - half });
            along(&mut lower, Spot { x: *x, y: low + half });
        }
        upper.extend(lower.into_iter().rev());
        upper
    }
}

/// Adds a place to an edge; of places at one height only the first and the last are kept.
#[cfg(feature = "forms")]
fn along(edge: &mut Vec<Spot>, spot: Spot) {
    match edge.as_mut_slice() {
        [.., a, b] if a.y == spot.y && b.y == spot.y => b.x = spot.x,
        _ => edge.push(spot),
    }
}

/// Names and figures at the ends of lines.
pub(super) struct Ends {
    /// Lines of text of each strand, in the order given; empty when the name stands elsewhere.
    texts: Vec<Vec<String>>,
    fonts: Vec<Font>,
    font: Font,
    line: f64,
    /// Room they take at the right.
    pub width: f64,
}

impl Ends {
    /// Writes the labels: name and figure, or the figure alone.
    pub(super) fn measure(
        sheet: &Sheet<'_>,
        setting: &Setting<'_>,
        strands: &[(&Strand, Dress)],
        figures_only: bool,
    ) -> Ends {
        let font = sheet.sizes.label();
        let line = font.size * 1.24;
        let most = (sheet.width * 0.27).min(240.0 * sheet.sizes.zoom);
        let mut texts = Vec::new();
        let mut width: f64 = 0.0;
        let mut fonts = Vec::new();
        for (i, (strand, _)) in strands.iter().enumerate() {
            // The first few are told, the others are named.
            let font = if i < 3 || figures_only { font } else { sheet.sizes.plain() };
            // A line that ends early has no figure for the last period: its name stands alone.
            let latest = |(p, _, _): &(_, f64, _)| setting.choice.periods.last() == Some(p);
            let figure = strand.last().filter(latest).map(|(_, v, r)| match strand.line.indicator {
                id if super::figures::is_signed(id) => setting.figures.signed(r, v),
                _ => setting.figures.bare(r, v),
            });
            let figure = figure.unwrap_or_default();
            let lines = if figures_only {
                vec![figure]
            } else {
                // A name that is a number ("85", "EU27") would run into its figure.
                let numbered = cfg!(feature = "press")
                    && strand.name.ends_with(|c: char| c.is_ascii_digit())
                    && !figure.is_empty();
                let whole = [strand.name.as_str(), if numbered { ": " } else { " " }, &figure].concat();
                let whole = whole.trim_end().to_owned();
                // The figure stays with the last word of the name.
                let tied = match whole.rsplit_once(' ') {
                    Some((name, number)) if !figure.is_empty() => [name, "\u{a0}", number].concat(),
                    _ => whole,
                };
                measure::wrap(sheet.measure, font, &tied, most, 0.0)
            };
            width = lines.iter().map(|l| sheet.wide(l, font)).fold(width, f64::max);
            texts.push(lines);
            fonts.push(font);
        }
        let gap = if figures_only { 6.0 } else { 6.0 * sheet.sizes.zoom };
        Ends { texts, fonts, font, line, width: width + gap }
    }

    /// Puts them, pushed apart, with a leader where one had to move far.
    pub(super) fn draw(
        &self,
        sheet: &mut Sheet<'_>,
        strands: &[(&Strand, Dress)],
        axis: &TimeAxis,
        scale: &Scale,
        (right, top, bottom): (f64, f64, f64),
    ) {
        let zoom = sheet.sizes.zoom;
        let mut wishes: Vec<(usize, f64, f64, f64)> = Vec::new();
        for (i, ((strand, _), lines)) in strands.iter().zip(&self.texts).enumerate() {
            let Some((period, value, _)) = strand.last() else { continue };
            let Some(at) = axis.index(period) else { continue };
            let height = self.line * (lines.len() as f64 - 1.0) + self.font.size * 1.32;
            wishes.push((i, scale.at(value), height, axis.x(at)));
        }
        // More names than there is room for: the first ones, which are the largest.
        // Where some go unnamed anyway none stands below the axis.
        let all: f64 = wishes.iter().map(|w| w.2).sum();
        let fits = all <= bottom - top + 30.0 * zoom;
        let room = bottom - top + if fits { 30.0 } else { 12.0 } * zoom;
        let mut used = 0.0;
        wishes.retain(|w| {
            used += w.2;
            used <= room
        });
        let wishes = order::by_key(wishes, |w| w.1);
        // Beside the axis there is room down to the foot, but for the name of the last period.
        let crowded = wishes.iter().map(|w| w.2).sum::<f64>() > (bottom - top) * 0.6;
        let below = if crowded && fits { 26.0 } else { 8.0 } * zoom;
        let wanted: Vec<f64> = wishes.iter().map(|w| w.1).collect();
        let heights: Vec<f64> = wishes.iter().map(|w| w.2).collect();
        let centres = place::push_apart(&wanted, &heights, top - 8.0 * zoom, bottom + below);
        let x = right + 6.0 * zoom;
        for ((i, y, _, mark), centre) in wishes.iter().zip(centres) {
            let (Some((_, dress)), Some(lines)) = (strands.get(*i), self.texts.get(*i)) else { continue };
            if (centre - y).abs() > self.font.size * 0.9 && right - mark < 60.0 * zoom {
                let stroke = Stroke { colour: sheet.palette.axis, width: 0.75, dash: Dash::Solid };
                let points =
                    vec![Spot { x: mark + 6.0 * zoom, y: *y }, Spot { x: x - 3.0 * zoom, y: centre }];
                sheet.shapes.push(Shape::Line { points, stroke });
            }
            let first = centre - self.line * (lines.len() as f64 - 1.0) / 2.0;
            for (k, text) in lines.iter().enumerate() {
                let font = self.fonts.get(*i).copied().unwrap_or(self.font);
                let base = sheet.base_at(first + self.line * k as f64, font);
                sheet.put(text, (x, base), Anchor::Start, font, dress.words, Role::Label);
            }
        }
    }
}

/// Names of lines where nothing else is: above the highest line, below the lowest, beside the others. Gives those that found
/// no place.
pub(super) fn names_in_space(
    sheet: &mut Sheet<'_>,
    strands: &[(&Strand, Dress)],
    tracks: &[Track],
    region: Rect,
    mut busy: Obstacles,
    in_key: &[usize],
) -> Vec<usize> {
    let font = sheet.sizes.label();
    let line = font.size * 1.27;
    for text in &sheet.texts {
        busy.boxes.push(text.rect);
    }
    for spot in tracks.iter().filter_map(|t| t.marks.last()).map(|(_, _, spot)| *spot) {
        busy.boxes.push(Rect::new(spot.x, spot.y, spot.x, spot.y).grown(5.0));
    }
    let spots: Vec<Vec<Spot>> = tracks.iter().map(|track| thinned(&track.spots())).collect();
    let mut failed = Vec::new();
    let end = |i: usize| spots.get(i).and_then(|s| s.last()).map_or(f64::MAX, |s| s.y);
    let ends: Vec<f64> = (0..strands.len()).map(end).collect();
    let order = order::rising(&ends);
    // Which line is the upper one: by where they run in the later part, not by a last point that may be a whim.
    let level = |i: &usize| {
        let all = spots.get(*i).map(Vec::as_slice).unwrap_or_default();
        let late = all.get(all.len() * 2 / 5..).unwrap_or_default();
        late.iter().map(|s| s.y).sum::<f64>() / late.len().max(1) as f64
    };
    let highest = order.iter().map(level).fold(f64::MAX, f64::min);
    let lowest = order.iter().map(level).fold(f64::MIN, f64::max);
    for i in order.into_iter().filter(|i| !in_key.contains(i)) {
        let (Some((strand, dress)), Some(own)) = (strands.get(i), spots.get(i)) else { continue };
        let whole = sheet.wide(&strand.name, font);
        // The upper line is named above, the lowest below: that is how the eye pairs them.
        let several = spots.len() > 1;
        let (upper, lower) = (several && level(&i) <= highest, several && level(&i) >= lowest);
        let mut put = false;
        for part in [1.0, 0.62, 0.42] {
            // A short name in two lines is no name any more.
            if part < 1.0 && whole < 100.0 {
                break;
            }
            let lines = if part == 1.0 {
                vec![strand.name.clone()]
            } else {
                measure::wrap_even(sheet.measure, font, &strand.name, (whole * part).max(60.0))
            };
            if part < 1.0 && lines.len() < 2 {
                continue;
            }
            let width = lines.iter().map(|l| sheet.wide(l, font)).fold(0.0, f64::max);
            let height = font.size * 1.1 + line * (lines.len() as f64 - 1.0);
            let found = place::free_place((width, height), &region, &busy, 4.0, |rect, least| {
                let (middle, y) = ((rect.x0 + rect.x1) / 2.0, (rect.y0 + rect.y1) / 2.0);
                let along = ((middle - region.x0) / region.width().max(1.0) - 0.72).abs() * 30.0;
                let Some(b) = place::height_at(own, middle).filter(|_| along < least) else {
                    return f64::INFINITY;
                };
                if upper && b <= y || lower && b > y {
                    return f64::INFINITY;
                }
                let mine = place::distance(rect, own, 64.0);
                if mine > 60.0 || mine + along >= least {
                    return f64::INFINITY;
                }
                let others = || spots.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, s)| s);
                // The line that is met first from the name must be its own.
                let hides = |a: f64| (y < a && a < b - 0.5) || (b + 0.5 < a && a < y);
                if others().any(|s| place::height_at(s, middle).is_some_and(hides)) {
                    return f64::INFINITY;
                }
                let others = others().map(|s| place::distance(rect, s, mine + 8.0));
                let others = others.fold(f64::INFINITY, f64::min);
                // Between many lines the nearest one must be its own.
                if spots.len() > 2 && others < mine + 2.0 {
                    return f64::INFINITY;
                }
                mine + (mine + 6.0 - others).max(0.0) * 2.0 + along
            });
            if let Some(rect) = found {
                let left_of = place::height_at(own, rect.x1).is_some_and(|y| y > rect.y0);
                for (k, text) in lines.iter().enumerate() {
                    let base = rect.y0 + font.size * 0.95 + line * k as f64;
                    let (x, anchor) = if left_of { (rect.x1, Anchor::End) } else { (rect.x0, Anchor::Start) };
                    sheet.put(text, (x, base), anchor, font, dress.words, Role::Label);
                }
                busy.boxes.push(rect);
                put = true;
                break;
            }
        }
        if !put {
            failed.push(i);
        }
    }
    failed
}

/// Width of a column: whole pixels where that does not show as unevenness.
pub(super) fn column_width(pitch: f64, most: f64) -> f64 {
    let width = (pitch * 0.64).within(1.0, most);
    if pitch >= 7.0 { width.round() } else { width }
}

/// Width of a hollow column's outline: never so wide that nothing of the inside is left.
pub(super) fn outline(rect: &Rect, narrow: bool, zoom: f64) -> f64 {
    if narrow { 0.75 } else { (rect.height() * 0.36).within(0.6, zoom) }
}

/// A column from zero to its value, its sides on whole pixels where they can be.
pub(super) fn column(x: f64, width: f64, y: f64, zero: f64) -> Rect {
    let left = if width.fract() == 0.0 { (x - width / 2.0).round() } else { x - width / 2.0 };
    Rect::new(left, y, left + width, zero)
}
