//! The treemap: members as areas of one rectangle, the largest first; what is left over is grey. Boxes as near to squares as
//! can be (Bruls, Huizing, van Wijk 2000).

use super::super::figures::Figures;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Font, Rect, Role, Shape, Spot};
use super::super::sheet::Sheet;
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{measure, say, shape::Dash};
use super::{Desk, Form, Laid, notes, number, tones};
use crate::diag::{Arg, Diagnostic};
use crate::figure::by_key;
use crate::indicators::{Record, growth, share, sums};
use crate::lang::{self, text, words};

#[derive(Clone)]
struct Part {
    name: String,
    record: Record,
    value: f64,
    share: Record,
    rest: bool,
}

pub(super) struct Treemap {
    /// What has a box of its own, and last what is left over.
    parts: Vec<Part>,
    /// All members, the largest first.
    all: Vec<Part>,
    /// What the table does not split.
    unsplit: Option<Record>,
    /// What shares are of.
    whole: Record,
}

impl Treemap {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Treemap, Diagnostic> {
        let choice = desk.setting.choice;
        let at = choice.periods.last().copied();
        let record = |s: &super::super::Strand| match at {
            Some(p) => s.line.at(p).cloned(),
            None => s.line.records.first().cloned(),
        };
        let found: Vec<(String, Record, bool)> = choice
            .strands
            .iter()
            .chain(&choice.others)
            // Where the whole is known, what is left over follows from it; a table's own "others" may be those of a part.
            .filter(|s| choice.total.is_none() || !s.is_rest)
            .filter_map(|s| Some((s.name.clone(), record(s).filter(|r| r.value.is_ok())?, s.is_rest)))
            .collect();
        if found.iter().any(|(_, r, _)| r.sign() < 0) {
            return Err(Diagnostic::error("press.negative-parts"));
        }
        let sum = sums::sum(&found.iter().map(|(_, r, _)| r).collect::<Vec<_>>()).at(at);
        let whole =
            choice.total.as_ref().and_then(record).filter(|r| r.value.is_ok()).unwrap_or_else(|| sum.clone());
        let part = |name: String, record: Record, rest: bool| {
            let value = record.value.ok().filter(|v| *v > 0.0)?;
            Some(Part { name, share: share::share(&record, &whole), record, value, rest })
        };
        let mut parts: Vec<Part> = found.into_iter().filter_map(|(n, r, rest)| part(n, r, rest)).collect();
        if parts.len() < 2 {
            return Err(Diagnostic::error("chart.empty"));
        }
        parts = by_key(by_key(parts, |p| -p.value), |p| f64::from(u8::from(p.rest)));
        // Boxes too small to be seen are one box.
        let total: f64 = parts.iter().map(|p| p.value).sum();
        let most = desk.spec.top.map_or(24, |n| n as usize).max(1);
        let keep = parts
            .iter()
            .filter(|p| !p.rest)
            .enumerate()
            .filter(|(i, p)| *i < most && p.value > total * 0.011)
            .count()
            .max(1);
        let unsplit = growth::difference(&whole, &sum).at(at);
        let unsplit = unsplit.value.ok().filter(|v| *v > total * 0.002).map(|_| unsplit);
        let mut made = Treemap { parts: Vec::new(), all: parts, unsplit, whole };
        made.gather(desk, keep);
        Ok(made)
    }

    /// Gives the largest boxes of their own and gathers the others in one.
    fn gather(&mut self, desk: &Desk<'_>, keep: usize) {
        let keep = keep.min(self.all.len());
        let (kept, gathered) = self.all.split_at(keep);
        let mut kept = kept.to_vec();
        let others: Vec<&Record> = gathered.iter().map(|p| &p.record).chain(&self.unsplit).collect();
        if !others.is_empty() {
            let named = gathered.iter().filter(|p| !p.rest).count();
            let name = if named > 1 {
                let list = [("n", named.into()), ("noun", Arg::Text(notes::noun(desk).to_owned()))];
                text(desk.lang, "press.treemap.others", &list)
            } else {
                words(desk.lang, "press.rest").to_owned()
            };
            let record = sums::sum(&others).at(self.whole.period);
            if let Ok(value) = record.value {
                kept.push(Part {
                    name,
                    share: share::share(&record, &self.whole),
                    record,
                    value,
                    rest: true,
                });
            }
        }
        self.parts = kept;
    }

    fn whole_value(&self) -> f64 {
        self.parts.iter().map(|p| p.value).sum()
    }

    /// The same with as many boxes as can hold their names: a box without a name tells nothing.
    fn fitted(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, area: Rect) -> Treemap {
        let font = Font { size: 12.0 * sheet.sizes.zoom, ..sheet.sizes.label() };
        let mut made = Treemap {
            parts: self.parts.clone(),
            all: self.all.clone(),
            unsplit: self.unsplit.clone(),
            whole: self.whole.clone(),
        };
        let mut keep = made.parts.iter().filter(|p| !p.rest).count();
        while keep > 3 {
            let values: Vec<f64> = made.parts.iter().map(|p| p.value).collect();
            let nameless = made
                .parts
                .iter()
                .zip(boxes(&values, area))
                .any(|(part, rect)| lines_in(sheet, &part.name, None, rect.grown(-1.0), font).is_none());
            if !nameless {
                break;
            }
            keep -= 1;
            let before = core::mem::take(&mut made.parts);
            made.gather(desk, keep);
            // What is left over must not become the largest thing that is told.
            if made.parts.last().is_some_and(|p| p.rest && p.value > self.whole_value() * 0.24) {
                made.parts = before;
                break;
            }
        }
        made
    }

    /// A number for every box that has no room for its name but for one, and the names in lines below the map.
    fn key(&self, sheet: &Sheet<'_>, figures: &Figures, area: Rect) -> Key {
        let font = least(sheet);
        let values: Vec<f64> = self.parts.iter().map(|p| p.value).collect();
        let mut key = Key::default();
        let mut said = String::new();
        for (i, (part, rect)) in self.parts.iter().zip(boxes(&values, area)).enumerate() {
            let inner = rect.grown(-1.0);
            let number_of = (key.numbers.len() + 1).to_string();
            let holds =
                inner.height() >= font.size * 0.75 && inner.width() >= sheet.wide(&number_of, font) + 2.0;
            if !holds || lines_in(sheet, &part.name, None, inner, font).is_some() {
                continue;
            }
            // A number stays with its name's first word.
            let value = number(figures, &part.record, part.value);
            let entry = [&number_of, ":\u{a0}", &part.name, "\u{a0}", &value].concat();
            if !said.is_empty() {
                said.push_str(" · ");
            }
            said.push_str(&entry);
            key.numbers.push(i);
        }
        if !said.is_empty() {
            key.lines = measure::wrap(sheet.measure, font, &said, area.width(), 0.0);
        }
        key
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, i: usize) -> Dress {
        let palette = sheet.palette;
        let part = self.parts.get(i);
        let blue = palette.part(0, 1, desk.flow_of(part.map_or("", |p| p.name.as_str())));
        let own = part.and_then(|p| {
            desk.spec.colours.iter().find(|(n, _)| desk.spec.labels.get(*n).unwrap_or(n) == &p.name)
        });
        if let Some(colour) = own.and_then(|(_, c)| super::settle::colour(c)) {
            return Dress { colour, words: colour, ..blue };
        }
        if part.is_some_and(|p| p.rest) {
            return Dress {
                colour: tones::tint(palette.page, palette.grey, 0.9),
                words: palette.grey,
                ..blue
            };
        }
        blue
    }
}

/// Boxes that bear a number instead of a name, and what the numbers say.
#[derive(Default)]
struct Key {
    numbers: Vec<usize>,
    lines: Vec<String>,
}

/// From line to line of the key, in pixels of CSS.
const LINE: f64 = 16.0;

/// The smallest letters that are read.
fn least(sheet: &Sheet<'_>) -> Font {
    Font { size: 12.0 * sheet.sizes.zoom, weight: super::super::Weight::Regular }
}

/// A number in the middle of a box that is too small for a name.
fn number_in(sheet: &mut Sheet<'_>, number: usize, inner: Rect, ink: super::super::Rgb) {
    let font = least(sheet);
    let at = ((inner.x0 + inner.x1) / 2.0, (inner.y0 + inner.y1) / 2.0 + font.size * 0.36);
    sheet.put(&number.to_string(), at, Anchor::Middle, font, ink, Role::Label);
}

/// Squarified boxes for values, the largest first.
fn boxes(values: &[f64], area: Rect) -> Vec<Rect> {
    let whole: f64 = values.iter().sum();
    let unit = area.width() * area.height() / whole.max(f64::MIN_POSITIVE);
    let sizes: Vec<f64> = values.iter().map(|v| v * unit).collect();
    let mut out = Vec::new();
    let mut left = area;
    let mut at = 0;
    while at < sizes.len() {
        let short = left.width().min(left.height()).max(1e-6);
        let worst = |row: &[f64]| {
            let sum: f64 = row.iter().sum();
            let (most, least) = row.iter().fold((0.0_f64, f64::MAX), |(m, l), v| (m.max(*v), l.min(*v)));
            (short * short * most / (sum * sum)).max(sum * sum / (short * short * least))
        };
        let mut end = at + 1;
        while end < sizes.len() {
            let (now, next) =
                (sizes.get(at..end).unwrap_or_default(), sizes.get(at..=end).unwrap_or_default());
            if worst(next) > worst(now) {
                break;
            }
            end += 1;
        }
        let row = sizes.get(at..end).unwrap_or_default();
        let sum: f64 = row.iter().sum();
        let thick = sum / short;
        let mut along = if left.width() >= left.height() { left.y0 } else { left.x0 };
        for size in row {
            let long = size / thick.max(1e-9);
            if left.width() >= left.height() {
                out.push(Rect::new(left.x0, along, left.x0 + thick, along + long));
            } else {
                out.push(Rect::new(along, left.y0, along + long, left.y0 + thick));
            }
            along += long;
        }
        if left.width() >= left.height() {
            left.x0 = (left.x0 + thick).min(left.x1);
        } else {
            left.y0 = (left.y0 + thick).min(left.y1);
        }
        at = end;
    }
    out
}

impl Form for Treemap {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let named: Vec<&Part> = self.parts.iter().filter(|p| !p.rest).collect();
        let three: Vec<&Record> = named.iter().take(3).map(|p| &p.share).collect();
        let next = named.get(3)?;
        if three.iter().any(|r| r.interval.lo <= next.share.interval.hi) {
            return None;
        }
        let sum = sums::sum(&three);
        let value = sum.value.ok()?;
        let figures = Figures::fitting(desk.lang, &sum.unit, 100.0);
        let list = [
            ("a", named.first()?.name.clone()),
            ("b", named.get(1)?.name.clone()),
            ("c", named.get(2)?.name.clone()),
            ("value", figures.bare(&sum, value)),
        ];
        let long: usize = list.iter().map(|(_, v)| v.chars().count()).sum();
        if long > 90 {
            let list = [
                ("n", say::count(desk.lang, 3)),
                ("noun", notes::noun(desk).to_owned()),
                ("value", figures.bare(&sum, value)),
            ];
            return Some(say::say(desk.lang, "press.treemap.three", &list));
        }
        Some(say::say(desk.lang, "press.treemap.title", &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        desk.what_at_the_end()
    }

    fn records(&self) -> Vec<Record> {
        self.parts.iter().map(|p| p.record.clone()).collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let word = self.parts.iter().map(|p| p.record.status).max().filter(|s| s.is_unsure());
        let word = word.map(|s| say::status_word(desk.lang, s).to_owned());
        word.map(|w| text(desk.lang, "chart.note.unsure-all", &[("word", Arg::Text(w))]))
            .into_iter()
            .collect()
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let room = sheet.right() - sheet.left();
        if sheet.sizes.phone { room * 1.35 } else { (room * 0.56).min(620.0 * sheet.sizes.zoom) }
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let figures = desk.setting.figures;
        let mut area = Rect::new(sheet.left(), top, sheet.right(), foot - 14.0 * zoom);
        let mut drawn = self.fitted(desk, sheet, area);
        // The key takes room from the map, and a lower map may need more of it.
        let mut key = drawn.key(sheet, figures, area);
        for _ in 0..3 {
            let lower = Rect { y1: foot - (14.0 + LINE * key.lines.len() as f64) * zoom, ..area };
            if key.lines.is_empty() || lower.height() < area.height() * 0.8 {
                break;
            }
            let again = self.fitted(desk, sheet, lower);
            let next = again.key(sheet, figures, lower);
            let settled = next.lines.len() == key.lines.len();
            (area, drawn, key) = (lower, again, next);
            if settled {
                break;
            }
        }
        // Without room for its lines there is no key.
        if (foot - 14.0 * zoom - area.y1) < (LINE * key.lines.len() as f64 - 0.1) * zoom {
            key = Key::default();
        }
        let values: Vec<f64> = drawn.parts.iter().map(|p| p.value).collect();
        let mut fields = Vec::new();
        let mut tracks = Vec::new();
        let dresses: Vec<Dress> = (0..drawn.parts.len()).map(|i| drawn.dress(desk, sheet, i)).collect();
        for (i, (part, rect)) in drawn.parts.iter().zip(boxes(&values, area)).enumerate() {
            let dress = dresses.get(i).copied().unwrap_or(palette.part(0, 1, None));
            let inner = rect.grown(-1.0);
            if inner.width() > 0.0 && inner.height() > 0.0 {
                sheet.shapes.push(Shape::Box {
                    rect: inner,
                    fill: Some(dress.colour),
                    hatch: None,
                    outline: None,
                });
            }
            let ink = if palette.page.contrast(dress.colour) >= palette.ink.contrast(dress.colour) {
                palette.page
            } else {
                palette.ink
            };
            let figure = number(figures, &part.record, part.value);
            let share = part.share.value.map(|v| lang::percent(desk.lang, v, part.share.decimals(0, 1)));
            let figure = match share {
                Ok(share) => [&figure, " · ", &share].concat(),
                Err(_) => figure,
            };
            match key.numbers.iter().position(|at| *at == i) {
                Some(n) => number_in(sheet, n + 1, inner, ink),
                None => words_in(sheet, &part.name, &figure, inner, ink),
            }
            fields.push((i, rect));
            let at = Spot { x: (rect.x0 + rect.x1) / 2.0, y: (rect.y0 + rect.y1) / 2.0 };
            tracks.push(Track { strand: i, marks: vec![(i, i, at)] });
        }
        let font = least(sheet);
        for (n, line) in key.lines.iter().enumerate() {
            let base = area.y1 + (LINE * (n as f64 + 1.0)) * zoom;
            sheet.put(line, (area.x0, base), Anchor::Start, font, palette.grey, Role::Label);
        }
        let own = drawn.own(desk, &dresses);
        let stops = tracks.iter().filter_map(|t| t.marks.first().map(|m| m.2.x)).collect();
        let hits = Hits { upright: false, stops, tracks, fields };
        Laid { plot: area, hits, dresses, own: Some(own) }
    }
}

/// Room between words and the edges of their box.
fn pad(sheet: &Sheet<'_>) -> f64 {
    if sheet.sizes.phone { 5.0 } else { 8.0 * sheet.sizes.zoom }
}

/// The letters of a figure below a name.
fn small(font: Font) -> Font {
    Font { size: (font.size * 0.92).max(12.0), weight: super::super::Weight::Regular }
}

/// The lines of a name in a box, where they and the figure fit.
fn lines_in(
    sheet: &Sheet<'_>,
    name: &str,
    figure: Option<&str>,
    inner: Rect,
    font: Font,
) -> Option<Vec<String>> {
    let room = inner.width() - pad(sheet) * 2.0;
    let lines = measure::wrap(sheet.measure, font, name, room, 0.0);
    let small = small(font);
    let below = if figure.is_some() { small.size * 1.35 } else { 0.0 };
    let tall = lines.len() as f64 * font.size * 1.22 + below + pad(sheet) * 1.4;
    let fits = lines.iter().all(|l| sheet.wide(l, font) <= room)
        && tall <= inner.height()
        && lines.len() <= 4
        && figure.is_none_or(|f| sheet.wide(f, small) <= room);
    fits.then_some(lines)
}

/// Name and figure in a box, in the largest letters that fit; the figure is left away before the name is.
fn words_in(sheet: &mut Sheet<'_>, name: &str, figure: &str, inner: Rect, ink: super::super::Rgb) {
    let (sizes, zoom) = (sheet.sizes, sheet.sizes.zoom);
    let pad = pad(sheet);
    let large = Font { size: sizes.label * 1.2, ..sizes.label() };
    for (font, with_figure) in [
        (large, true),
        (sizes.label(), true),
        (sizes.mark(), true),
        (Font { size: 12.0 * zoom, ..sizes.label() }, true),
        (sizes.mark(), false),
        (Font { size: 12.0 * zoom, ..sizes.label() }, false),
    ] {
        if font.size < 12.0 {
            continue;
        }
        let Some(lines) = lines_in(sheet, name, with_figure.then_some(figure), inner, font) else { continue };
        let line = font.size * 1.22;
        let small = small(font);
        let mut base = inner.y0 + pad * 0.7 + font.size;
        for text in &lines {
            sheet.put(text, (inner.x0 + pad, base), Anchor::Start, font, ink, Role::Label);
            base += line;
        }
        if with_figure {
            sheet.put(
                figure,
                (inner.x0 + pad, base + small.size * 0.1),
                Anchor::Start,
                small,
                ink,
                Role::Label,
            );
        }
        return;
    }
}

impl Treemap {
    fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let (lang, figures) = (desk.lang, desk.setting.figures);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let unit = figures.unit_words();
        let mut own = Own::default();
        let form = words(lang, "type.treemap").to_owned();
        own.summary = say::say(
            lang,
            "press.alt",
            &[("form", form), ("n", self.parts.len().to_string()), ("what", what.clone())],
        );
        for (i, p) in self.parts.iter().enumerate() {
            let value = number(figures, &p.record, p.value);
            let share = p
                .share
                .value
                .map(|v| lang::percent(lang, v, p.share.decimals(0, 1)))
                .unwrap_or_else(|_| String::from("–"));
            let spoken = [p.name.as_str(), ": ", &value, " ", &unit, ", ", &share].concat();
            if i < 3 {
                own.summary.push_str(&[" ", &spoken, "."].concat());
            }
            let (opens, of_share) = (own.keep(&p.name, &p.record), own.keep(&p.name, &p.share));
            own.tips.push(Tip {
                index: i,
                head: p.name.clone(),
                about: say::status_word(lang, p.record.status).to_owned(),
                unit: unit.clone(),
                change: words(lang, "press.share.head").to_owned(),
                rows: vec![TipRow {
                    name: desk
                        .setting
                        .choice
                        .periods
                        .last()
                        .map(|p| lang::period(lang, *p))
                        .unwrap_or_default(),
                    colour: dresses.get(i).map_or(super::super::Rgb::hex(0), |d| d.colour),
                    dash: Dash::Solid,
                    hollow: p.record.status.is_unsure(),
                    value: value.clone(),
                    known: true,
                    change: share.clone(),
                    status: String::new(),
                    record: Some((i, i)),
                    opens,
                }],
                total: None,
                spoken,
            });
            own.table.rows.push(TableRow::of(p.name.clone(), vec![(value, opens), (share, of_share)]));
        }
        let heads = vec![
            words(lang, "chart.table.name").to_owned(),
            unit,
            super::capital(words(lang, "press.share.head")),
        ];
        own.table = Table { caption: what, heads, ..own.table };
        own
    }
}
