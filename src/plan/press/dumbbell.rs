//! The dumbbell: a ring for then, a dot for now, a row for each member. Where the table has one period and an index or a growth
//! beside each figure, the ring is the former level that the two imply; where the printed index only repeats the figure, doubt
//! is drawn: a question mark and no ring.

use super::super::figures::Figures;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Dash, Rect, Role, Shape, Spot, Stroke};
use super::super::sheet::{Sheet, tied};
use super::super::told::Own;
use super::super::{choose::Strand, measure, say};
use super::pairs::{self, Pair, Sides};
use super::rows::{self, Row, Rows, Tone};
use super::value_axis::{self, Lengths};
use super::{Desk, Form, Laid, notes, number};
use crate::dataset::{MeasureKind, Status};
use crate::diag::{Arg, Diagnostic};
use crate::figure::by_key;
use crate::indicators::{Record, growth};
use crate::lang::{self, text, words};
use crate::spec::forms::ScaleKind;

/// A row: what is known of now, of then, and of the change.
struct Member {
    name: String,
    now: Record,
    value: f64,
    before: Option<Record>,
    /// As the quiet column writes it.
    rate: String,
    /// Whether the printed rate repeats the figure itself.
    doubt: bool,
}

pub(super) struct Dumbbell {
    figures: Figures,
    members: Vec<Member>,
    implied: bool,
    kind: ScaleKind,
    thresholds: Vec<f64>,
    lacking: Vec<String>,
    /// How many have both figures and are not drawn.
    left_out: usize,
}

/// The index or growth that stands beside a figure, and whether it only repeats its digits.
fn rate_of(desk: &Desk<'_>, strand: &Strand, now: &Record) -> Option<(Record, Record, bool)> {
    let found = desk.dataset.series.iter().enumerate().find(|(_, s)| {
        let kind = desk.dataset.measure(s).map_or(MeasureKind::Other, |m| m.kind);
        s.members == strand.line.members && matches!(kind, MeasureKind::Index | MeasureKind::Growth)
    });
    let (index, series) = found?;
    let at = series.points.iter().position(|p| p.period == now.period && p.value.is_ok())?;
    let rate = Record::of_point(index as u32, series, at);
    let is_index = desk.dataset.measure(series).is_some_and(|m| m.kind == MeasureKind::Index);
    let before =
        if is_index { growth::implied_by_index(now, &rate) } else { growth::implied_by_growth(now, &rate) };
    let digits = |r: &Record| r.inputs.first().map(|i| crate::figure::round_to(i.printed.value(), 6));
    let doubt = digits(&rate).is_some() && digits(&rate) == digits(now);
    Some((rate, before, doubt))
}

impl Dumbbell {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Dumbbell, Diagnostic> {
        let choice = desk.setting.choice;
        let mut members = Vec::new();
        let mut lacking = Vec::new();
        let mut left_out = 0;
        let implied = choice.periods.len() == 1;
        if implied {
            let at = choice.periods.first().copied();
            for strand in &choice.strands {
                let Some(now) = at.and_then(|p| strand.line.at(p)) else { continue };
                let Ok(value) = now.value else { continue };
                let (rate, before, doubt) = match rate_of(desk, strand, now) {
                    Some((rate, before, doubt)) => {
                        let shown = rate.value.map(|v| lang::number(desk.lang, v, rate.decimals(0, 1)));
                        (
                            shown.unwrap_or_else(|_| String::from("–")),
                            Some(before).filter(|b| b.value.is_ok()),
                            doubt,
                        )
                    }
                    None => (String::from("–"), None, false),
                };
                let rate = if doubt { [&rate, " ?"].concat() } else { rate };
                let before = before.filter(|_| !doubt);
                members.push(Member {
                    name: strand.name.clone(),
                    now: now.clone(),
                    value,
                    before,
                    rate,
                    doubt,
                });
            }
        } else {
            // Who lacks one of the figures takes nobody's row.
            let (most, by_size) = (choice.kind.most(), desk.spec.order == crate::spec::forms::Order::Size);
            // Whom a person names is drawn, however many they are.
            let of_split = |name: &str| choice.split.as_ref().is_some_and(|(_, word)| word == name);
            let named = desk.spec.select.iter().any(|(name, list)| list.len() > 1 && of_split(name));
            let is_open = desk.spec.top.is_none() && by_size && !named;
            let all = choice.strands.iter().chain(choice.others.iter().filter(|_| is_open));
            let (mut pairs, none) = pairs::of_these(desk, all);
            if is_open && pairs.len() > most + 1 {
                // Amounts on both sides of zero by their size: `members` puts them in the order of their values.
                let is_by_size = super::super::ranking::is_by_size(choice);
                let size = |v: f64| if is_by_size { v.abs() } else { v };
                pairs = by_key(pairs, |pair| -size(pair.v1));
                left_out = pairs.split_off(most).len();
            } else if !is_open {
                left_out = choice.others.len();
            }
            lacking = none.into_iter().map(|(name, _)| name).collect();
            for pair in pairs {
                let rate = pair.change(desk.lang).trim_end_matches('%').to_owned();
                members.push(Member {
                    name: pair.name,
                    value: pair.v1,
                    now: pair.now,
                    before: Some(pair.before),
                    rate,
                    doubt: false,
                });
            }
        }
        if !members.iter().any(|m| m.before.is_some()) {
            return Err(Diagnostic::error("press.two-periods"));
        }
        if desk.spec.order == crate::spec::forms::Order::Size {
            members = by_key(members, |m| -m.value);
        }
        let above_zero = members
            .iter()
            .all(|m| m.value > 0.0 && m.before.as_ref().is_none_or(|b| b.value.is_ok_and(|v| v > 0.0)));
        let kind =
            desk.spec.scale.filter(|k| *k == ScaleKind::Linear || above_zero).unwrap_or(ScaleKind::Linear);
        let thresholds = by_key(desk.spec.thresholds.clone(), |t| -t);
        // On a logarithmic scale most figures are far below the largest: they are written in the unit that suits them.
        let values = by_key(members.iter().map(|m| m.value.abs()).collect(), |v| *v);
        let middle = values.get(values.len() / 2).copied().unwrap_or(0.0);
        let figures = if kind == ScaleKind::Log {
            Figures::fitting(desk.lang, &choice.unit, middle)
        } else {
            desk.setting.figures.clone()
        };
        let left_out = if implied { choice.others.len() } else { left_out };
        Ok(Dumbbell { figures, members, implied, kind, thresholds, lacking, left_out })
    }

    fn turn(member: &Member) -> i8 {
        let Some(before) = &member.before else { return 0 };
        let change = member.now.interval - before.interval;
        i8::from(change.lo > 0.0) - i8::from(change.hi < 0.0)
    }

    /// Whether a member is in the group that is told: above the highest threshold, or all where there is none.
    fn told(&self, member: &Member) -> bool {
        self.thresholds.first().is_none_or(|t| member.value >= *t)
    }

    fn sides(&self, desk: &Desk<'_>) -> Sides {
        let periods = &desk.setting.choice.periods;
        let lang = desk.lang;
        let last = periods.last().copied();
        let mut now = last.map(|p| lang::period(lang, p)).unwrap_or_default();
        if !self.members.is_empty() && self.members.iter().all(|m| m.now.status == Status::Plan) {
            now = text(lang, "press.side.plan", &[("period", Arg::Text(now))]);
        }
        let before = if self.implied {
            let base =
                last.and_then(|p| p.same_of_year(-1)).map(|p| lang::period(lang, p)).unwrap_or_default();
            text(lang, "press.side.implied", &[("period", Arg::Text(base))])
        } else {
            periods.first().map(|p| lang::period(lang, *p)).unwrap_or_default()
        };
        Sides { before, now }
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, member: &Member) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.flow_of(&member.name));
        if Dumbbell::turn(member) < 0 {
            Dress { colour: palette.balance, words: palette.ink, ..blue }
        } else if self.told(member) {
            blue
        } else {
            Dress { colour: palette.axis, words: palette.grey, ..blue }
        }
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let figures = &self.figures;
        let sides = self.sides(desk);
        let mut parted_before = true;
        let row = |m: &Member| {
            let told = self.told(m) && !self.thresholds.is_empty();
            let parted = parted_before && !self.told(m);
            parted_before = self.told(m);
            Row {
                name: m.name.clone(),
                tone: if told { Tone::Strong } else { Tone::Plain },
                cells: vec![
                    (number(figures, &m.now, m.value), told),
                    (m.rate.clone(), m.doubt || Dumbbell::turn(m) < 0),
                ],
                parted,
            }
        };
        let rate = if self.implied {
            let base = desk.setting.choice.periods.last().and_then(|p| p.same_of_year(-1));
            [&base.map(|p| lang::period(desk.lang, p)).unwrap_or_default(), "\u{a0}=\u{a0}100"].concat()
        } else {
            let base = tied(&sides.before);
            text(desk.lang, "press.head.growth", &[("period", Arg::Text(base))])
        };
        Rows {
            rows: self.members.iter().map(row).collect(),
            heads: vec![[&super::capital(&sides.now), ", ", &tied(&figures.unit_words())].concat(), rate],
            pitch: if self.members.len() > 14 { 21.0 } else { 27.0 },
            above: 50.0,
            ruled: false,
            grey_from: Some(1),
        }
    }

    /// A threshold in words: "1 tỷ USD".
    fn written(desk: &Desk<'_>, threshold: f64) -> String {
        let figures = Figures::fitting(desk.lang, &desk.setting.choice.unit, threshold);
        let scaled = figures.scaled(threshold);
        tied(&lang::money(desk.lang, scaled, if scaled.fract() == 0.0 { 0 } else { 1 }, &figures.unit))
    }
}

impl Form for Dumbbell {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let sides = self.sides(desk);
        if let Some(threshold) = self.thresholds.first() {
            let sure = self.members.iter().filter(|m| m.now.interval.lo >= *threshold).count();
            if sure != self.members.iter().filter(|m| m.value >= *threshold).count() || sure == 0 {
                return None;
            }
            let list = [
                ("count", say::count(desk.lang, sure)),
                ("noun", notes::noun_for(desk, sure).to_owned()),
                ("value", Dumbbell::written(desk, *threshold)),
                ("period", tied(&sides.now)),
            ];
            return Some(say::say(desk.lang, "press.dumbbell.club", &list));
        }
        let gain = |m: &Member| m.before.as_ref().map(|b| m.now.interval - b.interval);
        let top = self.members.iter().max_by(|a, b| {
            let lo = |m: &Member| gain(m).map_or(f64::MIN, |g| g.lo);
            lo(a).total_cmp(&lo(b))
        })?;
        let own = gain(top)?;
        let clear =
            self.members.iter().filter(|m| m.name != top.name).filter_map(gain).all(|g| g.hi < own.lo);
        let before = top.before.as_ref()?;
        let figures = &self.figures;
        (clear && own.lo > 0.0).then(|| {
            let list = [
                ("name", top.name.clone()),
                ("start", pairs::start(figures, before, before.value.unwrap_or(0.0))),
                ("value", tied(&figures.full(&top.now, top.value))),
            ];
            say::say(desk.lang, "press.slope.most", &list)
        })
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let sides = self.sides(desk);
        let mut out = say::say(
            desk.lang,
            "press.what.two",
            &[
                ("what", say::what(desk.setting.choice, desk.lang)),
                ("a", tied(&sides.before)),
                ("b", tied(&sides.now)),
                ("unit", tied(&self.figures.unit_words())),
            ],
        );
        if self.kind == ScaleKind::Log {
            out.push_str(", ");
            out.push_str(words(desk.lang, "press.what.log"));
        }
        out
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = Vec::new();
        let last = desk.setting.choice.periods.last();
        if self.implied
            && let (Some(base), Some(now)) = (last.and_then(|p| p.same_of_year(-1)), last)
        {
            let list =
                [("a", tied(&lang::period(desk.lang, base))), ("b", tied(&lang::period(desk.lang, *now)))];
            out.push(say::say(desk.lang, "press.dumbbell.implied", &list));
        }
        let doubts = self.members.iter().filter(|m| m.doubt).count();
        if doubts > 0 {
            out.push(text(desk.lang, "press.dumbbell.doubt", &[("n", doubts.into())]));
        }
        if !self.implied {
            let records = self.members.iter().flat_map(|m| m.before.iter().chain([&m.now]));
            let statuses: Vec<Status> = records.map(|r| r.status).filter(|s| s.is_unsure()).collect();
            for status in [Status::Preliminary, Status::Estimate, Status::Plan] {
                if statuses.contains(&status) {
                    let word = Arg::Text(say::status_word(desk.lang, status).to_owned());
                    out.push(super::capital(&text(desk.lang, "press.dumbbell.unsure", &[("word", word)])));
                }
            }
        }
        out.extend(notes::lacking(desk, &self.lacking));
        if self.left_out > 0 {
            let drawn = self.members.len();
            out.push(notes::drawn_of(desk, drawn, drawn + self.left_out));
        }
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
        let figures = &self.figures;
        let table = self.rows(desk);
        let marker = (sheet.shapes.len(), sheet.texts.len());
        let placed = table.place(sheet, top, foot);
        let (behind, texts) = (sheet.shapes.split_off(marker.0), sheet.texts.split_off(marker.1));
        let all = || {
            self.members
                .iter()
                .flat_map(|m| core::iter::once(m.value).chain(m.before.iter().filter_map(|b| b.value.ok())))
        };
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        let (low, high) = if self.kind == ScaleKind::Log {
            (low * 0.8, high * 1.15)
        } else if low >= 0.0 {
            (0.0, high)
        } else {
            (low, high.max(0.0))
        };
        let edge = 9.0 * zoom;
        let lengths = Lengths::new(self.kind, low, high, placed.x0 + edge, placed.x1 - edge);
        let wanted = ((placed.x1 - placed.x0) / (56.0 * zoom)) as usize;
        let mut ticks = value_axis::round_values(figures, self.kind, low, high, wanted.clamp(3, 9));
        ticks.values.retain(|v| (placed.x0 - 1.0..=placed.x1 + 1.0).contains(&lengths.at(*v)));
        value_axis::above_rows(
            sheet,
            figures,
            &ticks,
            &lengths,
            &placed,
            self.kind == ScaleKind::Linear,
            &self.thresholds,
            false,
        );
        self.key(desk, sheet, &placed, &lengths);
        sheet.shapes.extend(behind);
        sheet.texts.extend(texts);

        let mut tracks = Vec::new();
        let radius = 4.6 * zoom;
        for (i, (member, middle)) in self.members.iter().zip(&placed.middles).enumerate() {
            let dress = self.dress(desk, sheet, member);
            let x = lengths.at(member.value);
            let before = member.before.as_ref().and_then(|b| b.value.ok()).map(|v| lengths.at(v));
            if let Some(x0) = before {
                let thick = 2.6 * zoom;
                let rect = Rect::new(x0, middle - thick / 2.0, x, middle + thick / 2.0);
                let is_unsure = member.before.iter().chain([&member.now]).any(|r| r.status.is_unsure());
                if is_unsure && !self.implied {
                    let stroke = Stroke { colour: dress.colour, width: thick, dash: Dash::Unsure };
                    let points = [x0, x].map(|x| Spot { x, y: *middle }).to_vec();
                    sheet.shapes.push(Shape::Line { points, stroke });
                } else {
                    sheet.block(rect, dress.colour);
                }
                let at = Spot { x: x0, y: *middle };
                sheet.shapes.push(Shape::Disc {
                    at,
                    radius: radius - 0.9 * zoom,
                    fill: palette.page,
                    outline: Some((dress.colour, 1.8 * zoom)),
                });
                tracks.push(Track { strand: i * 2, marks: vec![(i, i, at)] });
            }
            let at = Spot { x, y: *middle };
            sheet.shapes.push(Shape::Disc {
                at,
                radius,
                fill: dress.colour,
                outline: Some((palette.page, 1.0 * zoom)),
            });
            tracks.push(Track { strand: i * 2 + 1, marks: vec![(i, i, at)] });
        }
        let fields = rows::fields(&placed, sheet);
        let dresses: Vec<Dress> = self.members.iter().map(|m| self.dress(desk, sheet, m)).collect();
        let own = self.own(desk, &dresses);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses,
            own: Some(own),
        }
    }
}

impl Dumbbell {
    /// What ring and dot mean, and the name of the group beyond the threshold.
    fn key(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, placed: &rows::Placed, lengths: &Lengths) {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let font = sheet.sizes.axis();
        let strong = sheet.sizes.mark();
        let base = placed.top - 33.0 * zoom;
        let middle = base - font.size * 0.34;
        let sides = self.sides(desk);
        let group = self.thresholds.first().map(|t| {
            let name =
                text(desk.lang, "press.dumbbell.from", &[("value", Arg::Text(Dumbbell::written(desk, *t)))]);
            (measure::untied(&name), lengths.at(*t))
        });
        let words = [super::capital(&sides.before), super::capital(&sides.now)];
        let needed: f64 = words.iter().map(|w| sheet.wide(w, font) + 30.0 * zoom).sum();
        let mut x = placed.x0 + 4.0 * zoom;
        let mut limit = placed.x1;
        if let Some((name, at)) = &group {
            let wide = sheet.wide(name, strong);
            let start = (at + 3.0 * zoom).min(placed.x1 - wide).max(placed.x0);
            if start - x >= needed {
                let blue = palette.part(0, 1, desk.setting.choice.flow);
                sheet.put(name, (start, base), Anchor::Start, strong, blue.words, Role::Label);
                limit = start;
            }
        }
        x = x.min(limit - needed).max(if placed.stacked {
            sheet.left() + 5.0
        } else {
            placed.x0.min(limit - needed).max(sheet.left() + 5.0)
        });
        for (side, word) in words.iter().enumerate() {
            let at = Spot { x: x + 4.0 * zoom, y: middle };
            sheet.shapes.push(if side == 0 {
                Shape::Disc {
                    at,
                    radius: 3.7 * zoom,
                    fill: palette.page,
                    outline: Some((palette.axis, 1.8 * zoom)),
                }
            } else {
                Shape::Disc { at, radius: 4.6 * zoom, fill: palette.balance, outline: None }
            });
            let rect =
                sheet.put(word, (x + 13.0 * zoom, base), Anchor::Start, font, palette.grey, Role::Label);
            x = rect.x1 + 16.0 * zoom;
        }
    }

    fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let none = |m: &Member| {
            Pair::of(&m.name, m.before.as_ref(), Some(&m.now))
                .or_else(|| Pair::of(&m.name, Some(&m.now), Some(&m.now)))
        };
        let pairs: Vec<Pair> = self.members.iter().filter_map(none).collect();
        let sides = self.sides(desk);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let dress =
            |i: usize| dresses.get(i).copied().unwrap_or(super::super::palette::LIGHT.part(0, 1, None));
        let mut own = pairs::told(desk, "dumbbell", &pairs, &self.figures, &sides, &what, &dress);
        // A member without a former level says so rather than repeating the later one.
        for (i, member) in self.members.iter().enumerate().filter(|(_, m)| m.before.is_none()) {
            let none = words(desk.lang, "chart.none");
            if let Some(tip) = own.tips.get_mut(i) {
                if let Some(row) = tip.rows.first_mut() {
                    row.value = none.to_owned();
                    row.known = false;
                    row.opens = None;
                }
                if let Some(row) = tip.rows.get_mut(1) {
                    row.change = String::new();
                }
                tip.spoken =
                    [&member.name, ": ", &sides.now, " ", &number(&self.figures, &member.now, member.value)]
                        .map(|s: &str| s)
                        .concat();
            }
            if let Some(row) = own.table.rows.get_mut(i) {
                if let Some(cell) = row.cells.first_mut() {
                    *cell = none.to_owned();
                }
                if let Some(cell) = row.cells.get_mut(2) {
                    *cell = String::from("–");
                }
                for at in [0, 2] {
                    if let Some(opens) = row.records.get_mut(at) {
                        *opens = None;
                    }
                }
            }
        }
        own
    }
}
