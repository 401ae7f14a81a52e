//! The slope: two periods side by side, a straight line for each member, names and figures as a table on either side. Who
//! rose most is blue, who fell most is ink, the rest is grey.

use super::super::palette::Dress;
use super::super::place;
use super::super::shape::{Anchor, Dash, Font, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::Sheet;
use super::super::{hits::Hits, hits::Track, order, say, scale::Scale};
use super::pairs::{self, Pair, Sides};
use super::{Desk, Form, Laid, notes, number};
use crate::dataset::DimensionKind;
use crate::diag::Diagnostic;
use crate::figure::{Within, by_key};
use crate::lang;

/// How many members two columns of names hold when the spec says nothing.
const MOST: usize = 16;
/// And on a sheet of a phone, where the lines between them are short.
const MOST_NARROW: usize = 10;
const NARROW: f64 = 560.0;
/// How many members are told on either side: risers and fallers.
const TOLD: usize = 3;

/// What a member is in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Riser,
    Faller,
    Other,
}

pub(super) struct Slope {
    pairs: Vec<Pair>,
    parts: Vec<Part>,
    lacking: Vec<String>,
    small: usize,
}

impl Slope {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Slope, Diagnostic> {
        let (mut pairs, mut lacking) = pairs::over_time(desk);
        let all = pairs.len();
        if let Some(least) = desk.spec.least {
            let figures = desk.setting.figures;
            pairs.retain(|p| figures.scaled(p.v0) >= least || figures.scaled(p.v1) >= least);
            lacking.retain(|(_, v)| figures.scaled(*v) >= least);
        }
        if desk.spec.least.is_none() && desk.spec.top.is_none() {
            // The largest in either period, in their order; whoever is to be seen is among them.
            let most = if desk.wide < NARROW { MOST_NARROW } else { MOST };
            let named =
                |name: &str| desk.spec.highlight.iter().any(|h| desk.spec.labels.get(h).unwrap_or(h) == name);
            let size = |p: &Pair| if named(&p.name) { f64::MIN } else { -p.v0.max(p.v1) };
            let sizes: Vec<f64> = pairs.iter().map(size).collect();
            let kept: Vec<usize> = order::rising(&sizes).into_iter().take(most).collect();
            let mut at = 0..;
            pairs.retain(|_| at.next().is_some_and(|i| kept.contains(&i)));
        }
        if pairs.is_empty() {
            return Err(Diagnostic::error("press.two-periods"));
        }
        let small = all - pairs.len();
        let parts = parts(desk, &pairs);
        let lacking = lacking.into_iter().map(|(name, _)| name).collect();
        Ok(Slope { pairs, parts, lacking, small })
    }

    fn sides(&self, desk: &Desk<'_>) -> Sides {
        let periods = &desk.setting.choice.periods;
        let name =
            |p: Option<&crate::period::Period>| p.map(|p| lang::period(desk.lang, *p)).unwrap_or_default();
        Sides { before: name(periods.first()), now: name(periods.last()) }
    }

    fn dress(&self, sheet: &Sheet<'_>, desk: &Desk<'_>, i: usize) -> Dress {
        let palette = sheet.palette;
        let name = self.pairs.get(i).map_or("", |p| p.name.as_str());
        let blue = palette.part(0, 1, desk.flow_of(name));
        match self.parts.get(i) {
            Some(Part::Riser) => Dress { width: 2.6, ..blue },
            Some(Part::Faller) => Dress { colour: palette.balance, words: palette.ink, width: 2.6, ..blue },
            _ => Dress { colour: palette.quiet, words: palette.grey, width: 1.5, ..blue },
        }
    }
}

/// A short name ("Dệt, may") that a title does not break over lines.
fn unbroken(name: &str) -> String {
    if name.chars().count() <= 14 { super::super::sheet::tied(name) } else { name.to_owned() }
}

/// Who is told: the named ones, else those that changed most, as long as rounding leaves no doubt that they did.
fn parts(desk: &Desk<'_>, pairs: &[Pair]) -> Vec<Part> {
    let named = !desk.spec.highlight.is_empty();
    let few = pairs.len() <= 4;
    let changes: Vec<f64> = pairs.iter().map(|p| p.v1 - p.v0).collect();
    let rising = order::rising(&changes);
    let place = |i: usize| rising.iter().position(|r| *r == i).unwrap_or(0);
    let largest = changes.iter().map(|c| c.abs()).fold(0.0, f64::max);
    let told = TOLD.min(pairs.len().div_ceil(4));
    pairs
        .iter()
        .enumerate()
        .map(|(i, pair)| {
            let label = |n: &String| desk.spec.labels.get(n).unwrap_or(n) == &pair.name;
            let wanted = if named {
                desk.spec.highlight.iter().any(label)
            } else {
                let far = (pair.v1 - pair.v0).abs() >= largest * 0.04;
                // The slowest of those that all rose are no fallers.
                let last = place(i) < told && pair.turn() < 0;
                let first = place(i) + told >= pairs.len() && pair.turn() > 0;
                few || far && (last || first)
            };
            match (wanted, pair.turn()) {
                (true, 1) => Part::Riser,
                (true, -1) => Part::Faller,
                _ => Part::Other,
            }
        })
        .collect()
}

impl Form for Slope {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let figures = desk.setting.figures;
        let sides = self.sides(desk);
        let changes: Vec<f64> = self.pairs.iter().map(|p| p.v1 - p.v0).collect();
        let rising = order::rising(&changes);
        let top = self.pairs.get(*rising.last()?)?;
        // The one that rose most, when no other can have risen as much.
        let gain = top.now.interval - top.before.interval;
        let clear = self.pairs.iter().filter(|p| p.name != top.name).all(|p| {
            let other = p.now.interval - p.before.interval;
            other.hi < gain.lo
        });
        if !clear || top.turn() != 1 || self.pairs.len() < 2 {
            return None;
        }
        // Did it take the first place from another?
        let first_of = |side: fn(&Pair) -> &crate::indicators::Record| {
            self.pairs
                .iter()
                .max_by(|a, b| side(a).value.unwrap_or(0.0).total_cmp(&side(b).value.unwrap_or(0.0)))
        };
        let (then, now) = (first_of(|p| &p.before)?, first_of(|p| &p.now)?);
        let list = [
            ("name", unbroken(&top.name)),
            ("other", unbroken(&then.name)),
            ("start", pairs::start(figures, &top.before, top.v0)),
            ("value", super::super::sheet::tied(&figures.full(&top.now, top.v1))),
            ("since", sides.before),
            ("period", sides.now),
        ];
        // Imports do not take the place of exports: they are no members of one list.
        let flows = matches!(desk.setting.choice.split, Some((DimensionKind::Flow, _)));
        let overtook = !flows
            && now.name == top.name
            && then.name != top.name
            && now.now.interval.lo > then.now.interval.hi
            && then.before.interval.lo > top.before.interval.hi;
        Some(say::say(desk.lang, if overtook { "press.slope.overtook" } else { "press.slope.most" }, &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let sides = self.sides(desk);
        let figures = desk.setting.figures;
        let list = [
            ("what", say::what(desk.setting.choice, desk.lang)),
            ("a", super::super::sheet::tied(&sides.before)),
            ("b", super::super::sheet::tied(&sides.now)),
            ("unit", super::super::sheet::tied(&figures.unit_words())),
        ];
        say::say(desk.lang, "press.what.two", &list)
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let records = self.pairs.iter().flat_map(|p| [&p.before, &p.now]);
        let mut out = notes::unsure(desk, "press.note.hollow", records);
        if self.small > 0
            && let Some(least) = desk.spec.least
        {
            let figures = desk.setting.figures;
            let unit = figures.unit_words();
            let gap = if unit == "%" || unit.is_empty() { "" } else { " " };
            let least =
                [&lang::number(desk.lang, least, if least.fract() == 0.0 { 0 } else { 1 }), gap, &unit]
                    .concat();
            out.push(say::say(desk.lang, "press.note.least", &[("value", least)]));
        }
        if desk.spec.least.is_none() && self.small > 0 {
            out.push(notes::drawn_of(
                desk,
                self.pairs.len(),
                self.pairs.len() + self.small + self.lacking.len(),
            ));
        } else {
            out.extend(notes::lacking(desk, &self.lacking));
        }
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        let rows = (self.pairs.len() as f64 * pitch(sheet) * 2.0 + 70.0 * zoom).min(620.0 * zoom);
        rows.max((sheet.width * 0.5).within(300.0, 480.0) * zoom).max(self.least(desk, sheet))
    }

    fn least(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.pairs.len() as f64 * pitch(sheet) + 74.0 * sheet.sizes.zoom
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, zoom) = (sheet.sizes, sheet.sizes.zoom);
        let (plain, strong) = (sizes.plain(), sizes.label());
        let figures = desk.setting.figures;
        let font_of = |i: usize| if self.parts.get(i) == Some(&Part::Other) { plain } else { strong };
        let sides = self.sides(desk);
        let texts: Vec<[String; 2]> = self
            .pairs
            .iter()
            .map(|p| [(&p.before, p.v0), (&p.now, p.v1)].map(|(r, v)| number(figures, r, v)))
            .collect();
        let widest = |side: usize| {
            texts.iter().map(|t| sheet.wide(t.get(side).map_or("", |s| s), strong)).fold(0.0, f64::max)
        };
        let (left_figures, right_figures) = (widest(0), widest(1));
        let room = sheet.right() - sheet.left();
        // Names on both sides while the lines between keep a third of the width; else at the right alone.
        let longest = |most: f64| {
            self.pairs
                .iter()
                .enumerate()
                .map(|(i, p)| sheet.wide(&sheet.cut(font_of(i), &p.name, most), font_of(i)))
                .fold(0.0, f64::max)
        };
        // What is cut short at the left stands whole at the right.
        let narrow = longest(room * 0.28);
        let (gap, lead) = (10.0 * zoom, 24.0 * zoom);
        let in_one = narrow * 2.0 + left_figures + right_figures + 80.0 * zoom < room * 0.72;
        // Where that is too wide for one line: two lines each, while they have the height.
        let wrapped = [0.24, 0.34].map(|share| {
            let lines = |(i, p): (usize, &Pair)| two_lines(sheet, font_of(i), &p.name, room * share);
            self.pairs.iter().enumerate().map(lines).collect::<Vec<_>>()
        });
        let width = |lines: &[Vec<String>]| {
            let of = |(i, lines): (usize, &Vec<String>)| {
                lines.iter().map(|l| sheet.wide(l, font_of(i))).fold(0.0, f64::max)
            };
            lines.iter().enumerate().map(of).fold(0.0, f64::max)
        };
        let [left_wide, right_wide] = [0, 1].map(|side| wrapped.get(side).map_or(0.0, |w| width(w)));
        let count = |lines: &Vec<Vec<String>>| lines.iter().map(Vec::len).sum::<usize>() as f64;
        let rows = wrapped.iter().map(count).fold(0.0, f64::max);
        let needed = left_wide + right_wide + left_figures + right_figures + (lead + gap) * 2.0;
        let in_two = !in_one
            && !sizes.phone
            && needed < room * 0.76
            && rows * pitch(sheet) < foot - top - sizes.label * 2.0 - 18.0 * zoom;
        let both = in_one || in_two;
        let right_most = room * if both { 0.34 } else { 0.46 };
        let names = if in_two { [left_wide, right_wide] } else { [narrow, longest(right_most)] };
        let one_line = |most: f64| {
            let line = |(i, p): (usize, &Pair)| vec![sheet.cut(font_of(i), &p.name, most)];
            self.pairs.iter().enumerate().map(line).collect::<Vec<_>>()
        };
        let written = if in_two { wrapped } else { [one_line(room * 0.28), one_line(right_most)] };
        let left_room = left_figures + lead + if both { names[0] + gap } else { 0.0 };
        let right_room = right_figures + lead + gap + names[1];
        // On a broad sheet the slopes stay steep enough to be read: the table comes to the lines, in the middle.
        let spare = (room - left_room - right_room - 560.0 * zoom).max(0.0);
        let x0 = sheet.left() + left_room + spare / 2.0;
        let x1 = sheet.right() - right_room - spare / 2.0;
        let heads = sizes.label * 2.0;
        let (y0, y1) = (top + heads, foot - 30.0 * zoom);
        let palette = sheet.palette;
        let all = || self.pairs.iter().flat_map(|p| [p.v0, p.v1]);
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        let low = if low >= 0.0 && low < high * 0.4 { 0.0 } else { low };
        // Labels of the lowest reach below their points: the scale ends where the table does.
        let upper = y0 + pitch(sheet) * 0.8;
        let mut lower = y1 - pitch(sheet);
        let (label_low, label_high) = (y0 - pitch(sheet) * 0.3, foot - 18.0 * zoom);
        // Many names at the foot stand around their points, half of them below: the scale ends that much higher.
        for _ in 0..4 {
            let scale = Scale::new(low, high, lower, upper);
            let deepest = [0, 1].map(|side| {
                let value = |p: &Pair| if side == 0 { p.v0 } else { p.v1 };
                let mut places: Vec<f64> = self.pairs.iter().map(|p| scale.at(value(p))).collect();
                let heights = heights(
                    sheet,
                    &order::rising(&places),
                    written.get(side).map(|w| w.as_slice()),
                    both || side == 1,
                );
                places = by_key(places, |place| *place);
                place::push_apart(&places, &heights, label_low, f64::MAX).last().copied().unwrap_or(0.0)
            });
            let lowest = pitch(sheet) * if in_two { 1.0 } else { 0.5 };
            let over = deepest.iter().fold(0.0_f64, |a, b| a.max(*b)) + lowest - label_high;
            if over <= 0.5 {
                break;
            }
            lower = (lower - over * 0.8).max(upper + (y1 - upper) * 0.55);
        }
        let scale = Scale::new(low, high, lower, upper);

        // Where both headings would touch, the status is left to the foot.
        let narrow = x1 - x0 < sheet.wide(&sides.now, strong) + 120.0;
        for (x, name) in [(x0, &sides.before), (x1, &sides.now)] {
            let status = self.pairs.iter().map(|p| if x == x0 { p.before.status } else { p.now.status });
            let mut named = super::capital(name);
            let first = status.clone().next();
            if let Some(s) = first.filter(|s| !narrow && s.is_unsure() && status.clone().all(|t| t == *s)) {
                named = [&named, " (", say::status_word(desk.lang, s), ")"].concat();
            }
            let half = sheet.wide(&named, strong) / 2.0;
            let at = x.min(sheet.right() - half).max(sheet.left() + half);
            sheet.put(&named, (at, top + sizes.label), Anchor::Middle, strong, palette.ink, Role::Axis);
            sheet.rule((x, top + heads * 0.86), (x, lower + pitch(sheet)), palette.hairline, 1.0);
        }
        let order = self.drawing_order();
        for i in &order {
            let Some(pair) = self.pairs.get(*i) else { continue };
            let dress = self.dress(sheet, desk, *i);
            let points = vec![Spot { x: x0, y: scale.at(pair.v0) }, Spot { x: x1, y: scale.at(pair.v1) }];
            if self.parts.get(*i) != Some(&Part::Other) {
                let casing = Stroke {
                    colour: palette.page,
                    width: dress.width * zoom + 2.4 * zoom,
                    dash: Dash::Solid,
                };
                sheet.shapes.push(Shape::Line { points: points.clone(), stroke: casing });
            }
            let stroke = Stroke { colour: dress.colour, width: dress.width * zoom, dash: Dash::Solid };
            sheet.shapes.push(Shape::Line { points, stroke });
        }
        let mut tracks = vec![Track::default(); self.pairs.len() * 2];
        for i in &order {
            let Some(pair) = self.pairs.get(*i) else { continue };
            let dress = self.dress(sheet, desk, *i);
            for (side, x, record, value) in [(0, x0, &pair.before, pair.v0), (1, x1, &pair.now, pair.v1)] {
                let at = Spot { x, y: scale.at(value) };
                let radius = 3.6 * zoom;
                sheet.shapes.push(if record.status.is_unsure() {
                    Shape::Disc { at, radius, fill: palette.page, outline: Some((dress.colour, 1.8 * zoom)) }
                } else {
                    let outline = Some((palette.page, 1.2 * zoom));
                    Shape::Disc { at, radius: radius + 0.5 * zoom, fill: dress.colour, outline }
                });
                if let Some(track) = tracks.get_mut(i * 2 + side) {
                    *track = Track { strand: i * 2 + side, marks: vec![(*i, *i, at)] };
                }
            }
        }
        let mut fields = Vec::new();
        for side in 0..2 {
            self.column(
                desk,
                sheet,
                side,
                &Column {
                    at: if side == 0 { x0 } else { x1 },
                    figures: if side == 0 { left_figures } else { right_figures },
                    named: side == 1 || both,
                    names: written.get(side).map_or(&[], |names| names),
                    low: label_low,
                    high: label_high,
                    scale: &scale,
                    texts: &texts,
                    font_of: &font_of,
                    lead,
                    gap,
                },
                &mut fields,
            );
        }
        for (i, pair) in self.pairs.iter().enumerate() {
            let (a, b) = (Spot { x: x0, y: scale.at(pair.v0) }, Spot { x: x1, y: scale.at(pair.v1) });
            for k in 0..=16 {
                let t = f64::from(k) / 16.0;
                let (x, y) = (a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
                fields.push((i, Rect::new(x, y, x, y)));
            }
        }
        let dresses: Vec<Dress> = (0..self.pairs.len()).map(|i| self.dress(sheet, desk, i)).collect();
        let what = super::super::measure::untied(&super::capital(&self.what(desk)));
        let own = pairs::told(desk, "slope", &self.pairs, figures, &sides, &what, &|i| {
            dresses.get(i).copied().unwrap_or(palette.part(0, 1, None))
        });
        let stops = self.pairs.iter().map(|p| scale.at(p.v1)).collect();
        let hits = Hits { upright: false, stops, tracks, fields };
        Laid { plot: Rect::new(x0, y0, x1, y1), hits, dresses, own: Some(own) }
    }
}

/// Least distance of two labels.
fn pitch(sheet: &Sheet<'_>) -> f64 {
    sheet.sizes.label * 1.33
}

/// A name in up to two lines.
fn two_lines(sheet: &Sheet<'_>, font: Font, name: &str, most: f64) -> Vec<String> {
    let mut lines = super::super::measure::wrap_even(sheet.measure, font, name, most);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| sheet.cut(font, line, most)).collect()
}

/// Room that the labels of one side need, in the order in which they stand.
fn heights(sheet: &Sheet<'_>, rising: &[usize], names: Option<&[Vec<String>]>, is_named: bool) -> Vec<f64> {
    let lines = |i: &usize| names.and_then(|n| n.get(*i)).filter(|_| is_named).map_or(1, Vec::len);
    rising.iter().map(|i| pitch(sheet) * lines(i).max(1) as f64).collect()
}

/// One side's table of names and figures.
struct Column<'a> {
    at: f64,
    figures: f64,
    named: bool,
    names: &'a [Vec<String>],
    low: f64,
    high: f64,
    scale: &'a Scale,
    texts: &'a [[String; 2]],
    font_of: &'a dyn Fn(usize) -> Font,
    lead: f64,
    gap: f64,
}

impl Slope {
    /// Grey lines first, then those that are told, so that none of them is cut.
    fn drawing_order(&self) -> Vec<usize> {
        let told = |i: &usize| self.parts.get(*i) != Some(&Part::Other);
        let all = || (0..self.pairs.len()).rev();
        all().filter(|i| !told(i)).chain(all().filter(told)).collect()
    }

    fn column(
        &self,
        desk: &Desk<'_>,
        sheet: &mut Sheet<'_>,
        side: usize,
        column: &Column<'_>,
        fields: &mut Vec<(usize, Rect)>,
    ) {
        let zoom = sheet.sizes.zoom;
        let value = |i: usize| self.pairs.get(i).map_or(0.0, |p| if side == 0 { p.v0 } else { p.v1 });
        let places: Vec<f64> = (0..self.pairs.len()).map(|i| column.scale.at(value(i))).collect();
        let rising = order::rising(&places);
        let wanted: Vec<f64> = rising.iter().filter_map(|i| places.get(*i).copied()).collect();
        let heights = heights(sheet, &rising, Some(column.names), column.named);
        let centres = place::push_apart(&wanted, &heights, column.low, column.high);
        let turn = if side == 0 { -1.0 } else { 1.0 };
        let palette = sheet.palette;
        for ((i, y), centre) in rising.iter().zip(&wanted).zip(centres) {
            let Some(texts) = column.texts.get(*i) else { continue };
            let (font, dress) = ((column.font_of)(*i), self.dress(sheet, desk, *i));
            let text = texts.get(side).map_or("", |s| s);
            let base = sheet.base_at(centre, font);
            let near = column.at + turn * column.lead;
            // Leader from the mark to the label.
            let (from, to) = (column.at + turn * 7.0 * zoom, near - turn * 5.0 * zoom);
            let moved = (centre - y).abs() > 1.5;
            let colour = if moved { palette.axis } else { palette.hairline };
            let stroke = Stroke { colour, width: 0.75 * zoom, dash: Dash::Solid };
            let points = vec![Spot { x: from, y: *y }, Spot { x: to, y: centre }];
            sheet.shapes.push(Shape::Line { points, stroke });
            // Figures in a column of their own, right-aligned on both sides.
            let edge = if side == 0 { near } else { near + column.figures };
            let mut rect = sheet.put(text, (edge, base), Anchor::End, font, dress.words, Role::Label);
            if column.named {
                let (x, anchor) = if side == 0 {
                    (near - column.figures - column.gap, Anchor::End)
                } else {
                    (edge + column.gap, Anchor::Start)
                };
                let lines = column.names.get(*i).map_or(&[][..], |lines| lines);
                let line = font.size * 1.2;
                let first = base - line * (lines.len() as f64 - 1.0) / 2.0;
                for (k, text) in lines.iter().enumerate() {
                    let at = (x, first + line * k as f64);
                    let named = sheet.put(text, at, anchor, font, dress.words, Role::Label);
                    rect = Rect::new(rect.x0.min(named.x0), rect.y0, rect.x1.max(named.x1), rect.y1);
                }
            }
            fields.push((
                *i,
                Rect { y0: centre - pitch(sheet) / 2.0, y1: centre + pitch(sheet) / 2.0, ..rect },
            ));
        }
    }
}
