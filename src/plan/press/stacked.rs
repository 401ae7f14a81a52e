//! Parts of a whole over time: columns and areas on top of one another, in figures or as shares of their sum, and columns side
//! by side. What is not drawn by itself is one grey part, so that the height is always the whole.

use super::super::figures::Figures;
use super::super::form::{self, Grid};
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::place::{self, Obstacles};
use super::super::ranking;
use super::super::scale::Scale;
use super::super::shape::{Anchor, Font, Rect, Role, Shape, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::time::TimeAxis;
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{choose::Choice, finding, foot, measure, order, say, shape::Dash};
use super::{Desk, Form, Laid, notes, number, tones};
use crate::diag::{Arg, Diagnostic};
use crate::figure::Within;
use crate::indicators::{Record, growth, share, sums};
use crate::lang::{self, text, words};
use crate::period::Period;
use crate::spec::ChartType;
use crate::unit::{Quantity, Unit};

/// A part with one record for each period, where there is one.
struct Part {
    name: String,
    records: Vec<Option<Record>>,
    /// What is left over.
    rest: bool,
}

pub(super) struct Stacked {
    kind: ChartType,
    periods: Vec<Period>,
    parts: Vec<Part>,
    figures: Figures,
    /// Figures before they were made shares, for tooltips.
    plain: Vec<Vec<Option<Record>>>,
    wholes: Vec<Option<Record>>,
}

fn value(record: Option<&Option<Record>>) -> Option<f64> {
    record?.as_ref()?.value.ok()
}

impl Stacked {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Stacked, Diagnostic> {
        let choice = desk.setting.choice;
        let kind = choice.kind;
        let periods = choice.periods.clone();
        if periods.is_empty() {
            return Err(Diagnostic::error("press.over-time"));
        }
        let grouped = kind == ChartType::ColumnGrouped;
        let at =
            |strand: &super::super::Strand, p: Period| strand.line.at(p).filter(|r| r.value.is_ok()).cloned();
        let mut parts: Vec<Part> = choice
            .strands
            .iter()
            .map(|s| Part {
                name: s.name.clone(),
                records: periods.iter().map(|p| at(s, *p)).collect(),
                rest: s.is_rest,
            })
            .collect();
        if !grouped && let Some(rest) = rest(desk, choice, &parts) {
            parts.push(rest);
        }
        // The rest is the last part, on top and grey.
        let (others, named): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|p| p.rest);
        let mut parts: Vec<Part> = named.into_iter().chain(others).collect();
        let negative = parts.iter().any(|p| p.records.iter().flatten().any(|r| r.sign() < 0));
        if negative
            && matches!(
                kind,
                ChartType::AreaStacked
                    | ChartType::AreaShare
                    | ChartType::ColumnShare
                    | ChartType::BarStacked
                    | ChartType::BarShare
            )
        {
            return Err(Diagnostic::error("press.negative-parts"));
        }
        let whole = |i: usize| {
            let of: Vec<&Record> = parts.iter().filter_map(|p| p.records.get(i)?.as_ref()).collect();
            (!of.is_empty()).then(|| sums::sum(&of).at(periods.get(i).copied()))
        };
        let wholes: Vec<Option<Record>> = (0..periods.len()).map(whole).collect();
        let plain: Vec<Vec<Option<Record>>> = parts.iter().map(|p| p.records.clone()).collect();
        let shares = matches!(kind, ChartType::AreaShare | ChartType::ColumnShare | ChartType::BarShare);
        if shares {
            for part in &mut parts {
                for (record, whole) in part.records.iter_mut().zip(&wholes) {
                    if let (Some(r), Some(w)) = (record.as_ref(), whole) {
                        let share = share::share(r, w).at(r.period);
                        *record = share.value.is_ok().then_some(share);
                    }
                }
            }
        }
        let unit = if shares { Unit::of(Quantity::Percent) } else { choice.unit.clone() };
        let highest = if shares {
            100.0
        } else if grouped {
            parts
                .iter()
                .flat_map(|p| p.records.iter().flatten())
                .filter_map(|r| r.value.ok())
                .map(f64::abs)
                .fold(0.0, f64::max)
        } else {
            wholes.iter().flatten().filter_map(|r| r.value.ok()).map(f64::abs).fold(0.0, f64::max)
        };
        let figures = Figures::fitting(desk.lang, &unit, highest);
        Ok(Stacked { kind, periods, parts, figures, plain, wholes })
    }

    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    /// Number of parts.
    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    /// The figure of a part at a period.
    pub(super) fn record(&self, part: usize, stop: usize) -> Option<&Record> {
        self.parts.get(part)?.records.get(stop)?.as_ref()
    }

    /// Keeps the periods at some places.
    pub(super) fn retain(&mut self, is_kept: impl Fn(usize) -> bool) {
        fn only<T>(list: &mut Vec<T>, is_kept: &impl Fn(usize) -> bool) {
            let mut at = 0;
            list.retain(|_| {
                at += 1;
                is_kept(at - 1)
            });
        }
        only(&mut self.periods, &is_kept);
        only(&mut self.wholes, &is_kept);
        self.parts.iter_mut().for_each(|part| only(&mut part.records, &is_kept));
        self.plain.iter_mut().for_each(|list| only(list, &is_kept));
    }

    fn is_area(&self) -> bool {
        matches!(self.kind, ChartType::AreaStacked | ChartType::AreaShare)
    }

    pub(super) fn is_share(&self) -> bool {
        matches!(self.kind, ChartType::AreaShare | ChartType::ColumnShare | ChartType::BarShare)
    }

    pub(super) fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, i: usize) -> Dress {
        let palette = sheet.palette;
        let choice = desk.setting.choice;
        if self.parts.get(i).is_some_and(|p| p.rest) {
            let below = i.checked_sub(1).map(|b| tones::tone(palette, b, choice.flow));
            // Next to a middle tone the rest is a light grey in its own outline's stead: told apart from both.
            let colour = match below {
                Some(b) if b.contrast(palette.quiet) < 2.2 => tones::tint(palette.page, palette.quiet, 0.45),
                _ => palette.quiet,
            };
            return Dress { colour, words: palette.grey, width: 2.5, dash: Dash::Solid };
        }
        let own = choice.strands.get(i).and_then(|s| {
            let spec = desk.spec;
            let named = |(name, _): &(&String, &String)| spec.labels.get(*name).unwrap_or(name) == &s.name;
            super::settle::colour(spec.colours.iter().find(named)?.1)
        });
        if let Some(colour) = own {
            let words = if colour.contrast(palette.page) >= 4.5 { colour } else { palette.ink };
            return Dress { colour, words, width: 2.5, dash: Dash::Solid };
        }
        let by_flow =
            choice.split.as_ref().is_some_and(|(kind, _)| *kind == crate::dataset::DimensionKind::Flow);
        match choice.strands.get(i).and_then(|s| s.line.flow).filter(|_| by_flow) {
            Some(flow) => palette.flow_dress(flow),
            None => tones::dress(palette, i, choice.flow),
        }
    }

    /// Lower and upper end of each part at a period: those above zero on one another, those below hanging.
    pub(super) fn ends(&self, stop: usize) -> Vec<Option<(f64, f64)>> {
        let (mut up, mut down) = (0.0, 0.0);
        let one = |part: &Part| {
            let v = value(part.records.get(stop))?;
            if self.kind == ChartType::ColumnGrouped {
                return Some((0.0, v));
            }
            let at = if v >= 0.0 { &mut up } else { &mut down };
            let from = *at;
            *at += v;
            Some((from, from + v))
        };
        self.parts.iter().map(one).collect()
    }
}

/// The sum of what is not drawn by itself: the table's total less the parts, else the members beyond.
fn rest(desk: &Desk<'_>, choice: &Choice, parts: &[Part]) -> Option<Part> {
    let at = |i: usize, p: Period| {
        let drawn: Vec<&Record> = parts.iter().filter_map(|part| part.records.get(i)?.as_ref()).collect();
        if let Some(total) = &choice.total {
            let whole = total.line.at(p).filter(|r| r.value.is_ok())?;
            if drawn.len() < parts.len() && choice.others.is_empty() {
                return None;
            }
            let rest = growth::difference(whole, &sums::sum(&drawn).at(Some(p))).at(Some(p));
            let v = rest.value.ok()?;
            // Less than rounding explains is no part. Of balances the rest may be a deficit.
            let size = if ranking::is_by_size(choice) { v.abs() } else { v };
            return (size > whole.value.unwrap_or(0.0).abs() * 0.002).then_some(rest);
        }
        let others: Vec<&Record> =
            choice.others.iter().filter_map(|s| s.line.at(p)).filter(|r| r.value.is_ok()).collect();
        (!others.is_empty()).then(|| sums::sum(&others).at(Some(p)))
    };
    let records: Vec<Option<Record>> = choice.periods.iter().enumerate().map(|(i, p)| at(i, *p)).collect();
    if records.iter().all(Option::is_none) {
        return None;
    }
    let name = if choice.others.is_empty() {
        words(desk.lang, "press.rest").to_owned()
    } else {
        let n = choice.others.len();
        let list = [("n", n.into()), ("noun", Arg::Text(notes::noun_for(desk, n).to_owned()))];
        text(desk.lang, "press.rest-of", &list)
    };
    Some(Part { name, records, rest: true })
}

impl Form for Stacked {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let last = self.periods.len().checked_sub(1)?;
        if !self.is_share() {
            return finding::title(desk.setting.choice, desk.setting.figures);
        }
        // The part whose share changed most, from first to last.
        let change = |p: &Part| {
            let (a, b) = (p.records.first()?.as_ref()?, p.records.get(last)?.as_ref()?);
            Some((b.interval - a.interval, a.clone(), b.clone()))
        };
        let all: Vec<(&Part, _)> =
            self.parts.iter().filter(|p| !p.rest).filter_map(|p| Some((p, change(p)?))).collect();
        let (top, (gain, a, b)) = all.iter().max_by(|x, y| x.1.0.lo.total_cmp(&y.1.0.lo))?;
        let clear = all.iter().filter(|(p, _)| p.name != top.name).all(|(_, (g, ..))| g.hi < gain.lo);
        (clear && gain.lo > 0.0 && last > 0).then(|| {
            let list = [
                ("name", top.name.clone()),
                ("start", self.figures.bare(a, a.value.unwrap_or(0.0))),
                ("value", self.figures.bare(b, b.value.unwrap_or(0.0))),
                ("since", self.periods.first().map(|p| say::on(desk.lang, *p)).unwrap_or_default()),
                ("period", self.periods.last().map(|p| say::on(desk.lang, *p)).unwrap_or_default()),
            ];
            say::say(desk.lang, "press.share.title", &list)
        })
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let choice = desk.setting.choice;
        if !self.is_share() {
            return say::subtitle(choice, &self.figures, true);
        }
        let span = match (self.periods.first(), self.periods.last()) {
            (Some(a), Some(b)) => tied(&lang::span(desk.lang, *a, *b)),
            _ => String::new(),
        };
        say::say(desk.lang, "press.share.what", &[("what", say::what(choice, desk.lang)), ("span", span)])
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        if self.is_area() {
            let (choice, lang) = (desk.setting.choice, desk.lang);
            let mut out = foot::unsure(choice, desk.setting.marks_unsure, lang);
            out.extend(foot::missing(choice, lang));
            // What is drawn together as the rest is not left out.
            out.extend(foot::left_out(choice, lang).filter(|_| self.parts.iter().all(|p| !p.rest)));
            return out;
        }
        let records = self.plain.iter().flatten().flatten();
        let mut out = notes::unsure(desk, "press.note.hatched", records);
        if self.parts.iter().all(|p| !p.rest) {
            out.extend(notes::left_out(desk));
        }
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let zoom = sheet.sizes.zoom;
        (290.0 + (sheet.width - 360.0).max(0.0) * 0.13) * zoom.sqrt() + Grid::under_axis(&sheet.sizes)
    }

    fn least(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        (self.parts.len() as f64 * sheet.sizes.label * 1.5).max(190.0)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let dresses: Vec<Dress> = (0..self.parts.len()).map(|i| self.dress(desk, sheet, i)).collect();
        let grouped = self.kind == ChartType::ColumnGrouped;
        let in_key = sizes.phone || grouped;
        let top = if in_key { self.key(sheet, &dresses, top - 4.0) + 8.0 } else { top };
        let axis_y = foot - Grid::under_axis(&sizes);
        let left = sheet.left();
        let ends: Vec<Vec<Option<(f64, f64)>>> = (0..self.periods.len()).map(|i| self.ends(i)).collect();
        let all = || ends.iter().flatten().flatten().flat_map(|(a, b)| [*a, *b]);
        let (low, high) = all().fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        let high = if self.is_share() { 100.0 } else { high };
        let shown = form::Setting { figures: &self.figures, ..desk.setting };
        let ticks = Grid::ticks(&shown, low, high, axis_y - top, 56.0 * zoom);
        let last = ticks.values.last().copied().unwrap_or(high).max(high);
        let first = ticks.values.first().copied().unwrap_or(low).min(low);
        let scale = Scale::new(first, last, axis_y, top + 13.0 * zoom);
        let ticks = Grid::spaced(ticks, &scale, &sizes);

        // Names at the right, at the middle of the last column's parts.
        let label_most = (sheet.width * 0.24).min(200.0 * zoom);
        let labels = if in_key { Vec::new() } else { self.labels(sheet, &dresses, label_most) };
        let labels_wide = labels.iter().map(|l| l.width).fold(0.0, f64::max);
        let right = sheet.right() - if in_key { 0.0 } else { labels_wide + 12.0 * zoom };
        let grid = Grid { left, right, sign: false, unit: true, zero: true };
        let boxes = grid.boxes(sheet, &shown, &ticks, &scale);
        // The top value says the unit and is wide: it only counts where the first columns reach up to it.
        let first_top = ends
            .iter()
            .take(3)
            .flatten()
            .flatten()
            .map(|(a, b)| scale.at(a.max(*b)))
            .fold(f64::MAX, f64::min);
        let top_name = boxes.iter().map(|b| b.y0).fold(f64::MAX, f64::min);
        let counts = |b: &&Rect| b.y0 > top_name || first_top < b.y1 + 4.0;
        let names_wide = boxes.iter().filter(counts).map(|b| b.x1 - left).fold(0.0, f64::max);
        let count = self.periods.len().max(1) as f64;
        let inset = names_wide + 9.0 * zoom;
        let axis = if self.is_area() {
            TimeAxis::new(self.periods.clone(), left + inset, right)
        } else {
            let half = ((right - left - inset) / count * 0.5).within(2.0, 60.0 * zoom);
            TimeAxis::new(self.periods.clone(), left + inset + half, right - half)
        };
        let mut busy = Obstacles::default();
        grid.draw(sheet, &shown, &ticks, &scale, &mut busy);
        if self.is_area() {
            self.areas(sheet, &axis, &scale, &ends, &dresses);
            if desk.setting.marks_unsure {
                self.hatch(sheet, &axis, &scale, &ends);
            }
        } else {
            self.columns(desk, sheet, &axis, &scale, &ends, &dresses);
        }
        // Over the fills, so that heights can be read in them.
        if self.is_share() || self.is_area() {
            for v in ticks.values.iter().filter(|v| **v > low && **v < last) {
                let y = scale.at(*v);
                let thin = tones::tint(palette.page, palette.hairline, 0.5);
                sheet.rule((left + names_wide + 9.0 * zoom, y), (right, y), thin, 0.5);
            }
        }
        let zero = scale.at(0.0);
        sheet.rule((left, zero), (right, zero), palette.axis, 1.0);
        self.put_labels(sheet, &labels, &ends, &scale, (right, top, axis_y));
        Grid::time(sheet, &shown, &axis, axis_y, (left, right), low < 0.0);

        let stops: Vec<f64> = (0..self.periods.len()).map(|i| axis.x(i)).collect();
        let mut tracks = Vec::new();
        for i in 0..self.parts.len() {
            let mut marks = Vec::new();
            for (stop, ends) in ends.iter().enumerate() {
                if let (Some(Some((_, b))), Some(x)) = (ends.get(i), stops.get(stop)) {
                    marks.push((stop, stop, Spot { x: *x, y: scale.at(*b) }));
                }
            }
            tracks.push(Track { strand: i, marks });
        }
        let own = self.own(desk, &dresses);
        let hits = Hits { upright: true, stops, tracks, ..Hits::default() };
        Laid { plot: Rect::new(left, top, right, axis_y), hits, dresses, own: Some(own) }
    }
}

/// A name beside the last column.
struct Label {
    part: usize,
    /// The period that its figure is of: the last that has one.
    stop: usize,
    lines: Vec<String>,
    font: Font,
    width: f64,
    colour: super::super::Rgb,
}

impl Stacked {
    fn labels(&self, sheet: &Sheet<'_>, dresses: &[Dress], most: f64) -> Vec<Label> {
        let one = |(i, (part, dress)): (usize, (&Part, &Dress))| {
            let stop = part.records.iter().rposition(Option::is_some)?;
            let record = part.records.get(stop)?.as_ref()?;
            let font = if part.rest { sheet.sizes.plain() } else { sheet.sizes.label() };
            let mut figure = self.figures.bare(record, record.value.ok()?);
            // A part that ends before the others is named all the same, with the period of its figure.
            if stop + 1 < self.periods.len() {
                let period =
                    self.periods.get(stop).map(|p| lang::period(self.figures.lang, *p)).unwrap_or_default();
                figure = [&figure, " (", &period, ")"].concat();
            }
            let whole = [&part.name, "\u{a0}", &figure].concat();
            let mut lines = measure::wrap(sheet.measure, font, &whole, most, 0.0);
            if lines.len() > 2 {
                let name = sheet.cut(font, &part.name, most * 1.5 - sheet.wide(&figure, font));
                lines = measure::wrap_even(sheet.measure, font, &[&name, "\u{a0}", &figure].concat(), most);
                lines.truncate(2);
            }
            let width = lines.iter().map(|l| sheet.wide(l, font)).fold(0.0, f64::max);
            Some(Label { part: i, stop, lines, font, width, colour: dress.words })
        };
        self.parts.iter().zip(dresses).enumerate().filter_map(one).collect()
    }

    fn put_labels(
        &self,
        sheet: &mut Sheet<'_>,
        labels: &[Label],
        ends: &[Vec<Option<(f64, f64)>>],
        scale: &Scale,
        (right, top, bottom): (f64, f64, f64),
    ) {
        let zoom = sheet.sizes.zoom;
        let wish = |l: &Label| {
            let (a, b) = ends.get(l.stop).and_then(|e| *e.get(l.part)?).unwrap_or((0.0, 0.0));
            (scale.at(a) + scale.at(b)) / 2.0
        };
        let line = |l: &Label| l.font.size * 1.22;
        let sorted: Vec<&Label> = order::by_key(labels.iter().collect(), |l| wish(l));
        let wanted: Vec<f64> = sorted.iter().map(|l| wish(l)).collect();
        let heights: Vec<f64> = sorted.iter().map(|l| line(l) * l.lines.len() as f64 + 2.0).collect();
        let centres = place::push_apart(&wanted, &heights, top - 6.0 * zoom, bottom + 10.0 * zoom);
        for (label, centre) in sorted.iter().zip(centres) {
            let first = centre - line(label) * (label.lines.len() as f64 - 1.0) / 2.0;
            for (k, text) in label.lines.iter().enumerate() {
                let base = sheet.base_at(first + line(label) * k as f64, label.font);
                sheet.put(
                    text,
                    (right + 10.0 * zoom, base),
                    Anchor::Start,
                    label.font,
                    label.colour,
                    Role::Label,
                );
            }
        }
    }

    /// Squares with names, in the order of the stack from the top.
    pub(super) fn key(&self, sheet: &mut Sheet<'_>, dresses: &[Dress], top: f64) -> f64 {
        let font = sheet.sizes.plain();
        let (mut x, mut y) = (sheet.left(), top);
        let grey = sheet.palette.ink;
        for (part, dress) in self.parts.iter().zip(dresses) {
            let name = sheet.cut(font, &part.name, sheet.right() - sheet.left() - 20.0);
            let width = sheet.wide(&name, font);
            if x + 20.0 + width > sheet.right() && x > sheet.left() {
                x = sheet.left();
                y += font.size * 1.5;
            }
            let middle = y + font.size * 0.7;
            sheet.block(Rect::new(x, middle - 5.5, x + 11.0, middle + 5.5), dress.colour);
            let base = sheet.base_at(middle, font);
            sheet.put(&name, (x + 17.0, base), Anchor::Start, font, grey, Role::Label);
            x += 17.0 + width + 16.0;
        }
        y + font.size * 1.5
    }

    fn columns(
        &self,
        desk: &Desk<'_>,
        sheet: &mut Sheet<'_>,
        axis: &TimeAxis,
        scale: &Scale,
        ends: &[Vec<Option<(f64, f64)>>],
        dresses: &[Dress],
    ) {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let grouped = self.kind == ChartType::ColumnGrouped;
        let pitch = axis.pitch();
        let width = if self.periods.len() < 2 {
            (pitch * 0.4).min(90.0 * zoom)
        } else if grouped {
            pitch * 0.78
        } else {
            form::column_width(pitch, 64.0 * zoom).max(pitch * 0.72).min(72.0 * zoom)
        };
        let each = if grouped { width / self.parts.len().max(1) as f64 } else { width };
        // Parts are parted by the ground: neighbours are told apart whatever their colours.
        let gap = if pitch > 14.0 {
            1.0
        } else if pitch > 6.0 {
            0.5
        } else {
            0.0
        };
        for (stop, ends) in ends.iter().enumerate() {
            let x = axis.x(stop);
            for (i, (part, dress)) in self.parts.iter().zip(dresses).enumerate() {
                let Some(Some((a, b))) = ends.get(i) else { continue };
                let left = if grouped { x - width / 2.0 + each * i as f64 } else { x - width / 2.0 };
                let (y0, y1) = (scale.at(*a), scale.at(*b));
                let mut rect = Rect::new(left, y0, left + each - if grouped { gap } else { 0.0 }, y1);
                if !grouped && rect.height() > 3.0 && *a != 0.0 {
                    if *b >= *a {
                        rect.y1 -= gap;
                    } else {
                        rect.y0 += gap;
                    }
                }
                if rect.height() < 0.8 {
                    rect.y0 = rect.y1 - 0.8;
                }
                let unsure =
                    part.records.get(stop).and_then(Option::as_ref).is_some_and(|r| r.status.is_unsure());
                if unsure && desk.setting.marks_unsure {
                    sheet.frame(rect, palette.page, true, dress.colour, zoom.min(rect.width() * 0.2));
                } else {
                    sheet.block(rect, dress.colour);
                }
            }
        }
    }

    /// One area a part, gap by gap: a period in which the part has no figure ends it.
    fn areas(
        &self,
        sheet: &mut Sheet<'_>,
        axis: &TimeAxis,
        scale: &Scale,
        ends: &[Vec<Option<(f64, f64)>>],
        dresses: &[Dress],
    ) {
        let ground = sheet.palette.page;
        for (i, dress) in dresses.iter().enumerate().take(self.parts.len()) {
            let mut run: Vec<(Spot, Spot)> = Vec::new();
            let mut runs = Vec::new();
            for (stop, ends) in ends.iter().enumerate() {
                match ends.get(i).copied().flatten() {
                    Some((a, b)) => {
                        let x = axis.x(stop);
                        run.push((Spot { x, y: scale.at(a) }, Spot { x, y: scale.at(b) }));
                    }
                    None => runs.push(core::mem::take(&mut run)),
                }
            }
            runs.push(run);
            for run in runs.into_iter().filter(|r| r.len() > 1) {
                let upper: Vec<Spot> = form::thinned(&run.iter().map(|(_, b)| *b).collect::<Vec<_>>());
                let lower: Vec<Spot> = form::thinned(&run.iter().map(|(a, _)| *a).collect::<Vec<_>>());
                let mut points = upper.clone();
                points.extend(lower.iter().rev());
                sheet.shapes.push(Shape::Area { points, fill: dress.colour });
                if i + 1 < self.parts.len() {
                    let stroke = super::super::Stroke { colour: ground, width: 1.0, dash: Dash::Solid };
                    sheet.shapes.push(Shape::Line { points: upper, stroke });
                }
            }
        }
    }

    /// The way to a period of which a figure is unsure is hatched in the colour of the ground.
    fn hatch(&self, sheet: &mut Sheet<'_>, axis: &TimeAxis, scale: &Scale, ends: &[Vec<Option<(f64, f64)>>]) {
        let is_unsure = |stop: usize| {
            let mut records = self.plain.iter().filter_map(|list| list.get(stop)?.as_ref());
            records.any(|r| r.status.is_unsure())
        };
        let highest = |stop: usize| {
            let ends = ends.get(stop).into_iter().flatten().flatten();
            ends.map(|(_, b)| *b).fold(0.0, f64::max)
        };
        for stop in (1..self.periods.len()).filter(|stop| is_unsure(*stop)) {
            let top = scale.at(highest(stop).max(highest(stop - 1)));
            let rect = Rect::new(axis.x(stop - 1), top, axis.x(stop), scale.at(0.0));
            let hatch = Some(sheet.palette.page);
            sheet.shapes.push(Shape::Box { rect, fill: None, hatch, outline: None });
        }
    }

    pub(super) fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let lang = desk.lang;
        let what = measure::untied(&super::capital(&self.what(desk)));
        let unit = self.figures.unit_words();
        let money = desk.setting.figures;
        let mut own = Own { power: Some(self.figures.unit.power), ..Own::default() };
        for (stop, period) in self.periods.iter().enumerate() {
            let mut rows = Vec::new();
            let mut cells = Vec::new();
            for (i, part) in self.parts.iter().enumerate().rev() {
                let record = part.records.get(stop).and_then(Option::as_ref);
                let shown = record.and_then(|r| Some(self.figures.bare(r, r.value.ok()?)));
                let behind = self.plain.get(i).and_then(|p| p.get(stop)).and_then(Option::as_ref);
                let in_money =
                    behind.and_then(|r| Some(money.bare(r, r.value.ok()?))).filter(|_| self.is_share());
                let dress = dresses.get(i);
                let opens = record.and_then(|r| own.keep(&part.name, r));
                let cell = record.and_then(|r| Some(number(&self.figures, r, r.value.ok()?)));
                cells.push((cell.unwrap_or_else(|| words(lang, "chart.none").to_owned()), opens));
                rows.push(TipRow {
                    name: part.name.clone(),
                    colour: dress.map_or(super::super::Rgb::hex(0), |d| d.colour),
                    dash: Dash::Solid,
                    hollow: record.is_none_or(|r| r.status.is_unsure()),
                    value: shown.clone().unwrap_or_else(|| words(lang, "chart.none").to_owned()),
                    known: shown.is_some(),
                    change: in_money.unwrap_or_default(),
                    status: record.map_or("", |r| say::status_word(lang, r.status)).to_owned(),
                    record: Some((i, stop)),
                    opens,
                });
            }
            let grouped = self.kind == ChartType::ColumnGrouped;
            let whole = self.wholes.get(stop).and_then(Option::as_ref).filter(|_| !grouped);
            let opens = whole.and_then(|r| own.keep(&notes::whole(desk), r));
            let total = whole.and_then(|r| {
                Some(TipRow {
                    name: notes::whole(desk),
                    colour: super::super::Rgb::hex(0x1b222b),
                    dash: Dash::Solid,
                    hollow: false,
                    value: if self.is_share() {
                        String::from("100%")
                    } else {
                        self.figures.bare(r, r.value.ok()?)
                    },
                    known: true,
                    change: if self.is_share() { money.bare(r, r.value.ok()?) } else { String::new() },
                    status: String::new(),
                    record: None,
                    opens: opens.filter(|_| !self.is_share()),
                })
            });
            let head = lang::period(lang, *period);
            let told: Vec<String> = rows.iter().map(|r| [r.name.as_str(), ": ", &r.value].concat()).collect();
            let spoken = [head.as_str(), "; ", &told.join("; ")].concat();
            // Tooltips list the parts from the top of the stack, the table from its foot.
            cells.reverse();
            own.table.rows.push(TableRow::of(head.clone(), cells));
            own.tips.push(Tip {
                index: stop,
                head,
                about: String::new(),
                unit: unit.clone(),
                change: if self.is_share() { money.unit_words() } else { String::new() },
                rows,
                total,
                spoken,
            });
        }
        let mut heads = vec![words(lang, "chart.table.period").to_owned()];
        heads.extend(
            self.parts
                .iter()
                .map(|p| if unit.is_empty() { p.name.clone() } else { [&p.name, " (", &unit, ")"].concat() }),
        );
        own.table = Table { caption: what.clone(), heads, ..own.table };
        own.summary = text(
            lang,
            "press.alt",
            &[
                ("form", Arg::Text(words(lang, &["type.", self.kind.name()].concat()).to_owned())),
                ("n", self.parts.len().into()),
                ("what", Arg::Text(what)),
            ],
        );
        if let Some(last) = own.tips.last() {
            own.summary.push(' ');
            own.summary.push_str(&last.spoken);
            own.summary.push('.');
        }
        own
    }
}
