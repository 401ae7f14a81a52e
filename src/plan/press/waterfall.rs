//! The waterfall: what each member contributed to the growth of the whole, one step after another, in percentage points; beside
//! it the difference in money and the member's own growth, the three numbers that are mixed up most.

use super::super::figures::Figures;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Dash, Rect, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{choose::Strand, measure, say};
use super::rows::{self, Row, Rows, Tone};
use super::value_axis::{self, Lengths};
use super::{Desk, Form, Laid, notes};
use crate::diag::{Arg, Diagnostic};
use crate::figure::by_key;
use crate::indicators::{Record, growth, share, sums};
use crate::lang::{self, text, words};
use crate::spec::forms::{Order, ScaleKind};
use crate::unit::{Quantity, Unit};

/// How many members are named when the spec says nothing.
const NAMED: usize = 11;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Member,
    Others,
    Rest,
    Whole,
}

/// One step.
struct Step {
    name: String,
    part: Part,
    /// Figures then and now.
    before: Record,
    now: Record,
    /// In percentage points.
    points: Record,
    value: f64,
    /// Where it starts.
    from: f64,
}

pub(super) struct Waterfall {
    steps: Vec<Step>,
    figures: Figures,
    money: Figures,
    lacking: usize,
}

/// A member with its figures then and now.
type Member<'a> = (&'a Strand, Record, Record);

fn both(strand: &Strand, desk: &Desk<'_>) -> Option<(Record, Record)> {
    let periods = &desk.setting.choice.periods;
    let (a, b) = (strand.line.at(*periods.first()?)?, strand.line.at(*periods.last()?)?);
    (a.value.is_ok() && b.value.is_ok()).then(|| (a.clone(), b.clone()))
}

impl Waterfall {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Waterfall, Diagnostic> {
        let choice = desk.setting.choice;
        let none = || Diagnostic::error("press.two-periods");
        if choice.periods.len() < 2 {
            return Err(none());
        }
        let all: Vec<&Strand> = choice.strands.iter().chain(&choice.others).collect();
        let members: Vec<Member<'_>> =
            all.iter().filter_map(|s| both(s, desk).map(|(a, b)| (*s, a, b))).collect();
        let lacking = all.len() - members.len();
        // Where the whole is known, what is left over follows from it: a table's own "others" may be those of a part, or not
        // hold the same in both periods.
        let members: Vec<Member<'_>> =
            members.into_iter().filter(|(s, ..)| choice.total.is_none() || !s.is_rest).collect();
        let whole = choice.total.as_ref().and_then(|t| both(t, desk)).or_else(|| {
            let sum = |side: for<'m> fn(&'m Member<'_>) -> &'m Record| {
                sums::sum(&members.iter().map(side).collect::<Vec<_>>())
            };
            let (a, b) = (sum(|m| &m.1), sum(|m| &m.2));
            (a.value.is_ok() && b.value.is_ok()).then_some((a, b))
        });
        let Some((whole0, whole1)) = whole else { return Err(none()) };
        let step = |name: String, part: Part, before: &Record, now: &Record| {
            let points = match part {
                Part::Whole => {
                    let record = growth::growth(now, before);
                    record.counted_in(Unit::of(Quantity::PercentagePoint))
                }
                _ => share::contribution(now, before, &whole0),
            };
            let value = points.value.ok()?;
            Some(Step { name, part, before: before.clone(), now: now.clone(), points, value, from: 0.0 })
        };
        let mut steps: Vec<Step> = members
            .iter()
            .filter_map(|(s, a, b)| {
                step(s.name.clone(), if s.is_rest { Part::Rest } else { Part::Member }, a, b)
            })
            .collect();
        if steps.is_empty() {
            return Err(none());
        }
        if desk.spec.order == Order::Size {
            steps = by_key(steps, |step| -step.value);
        }
        let named = desk.spec.top.map_or(NAMED, |n| n as usize).max(1);
        let named_of =
            |s: &Step| desk.spec.highlight.iter().any(|h| desk.spec.labels.get(h).unwrap_or(h) == &s.name);
        // Told one by one: the largest steps, whichever way they go.
        let sizes: Vec<f64> =
            steps.iter().filter(|s| s.part == Part::Member).map(|s| s.value.abs()).collect();
        let sizes = by_key(sizes, |size| -size);
        let limit = if sizes.len() <= named + 1 { 0.0 } else { sizes.get(named - 1).copied().unwrap_or(0.0) };
        let is_told = |s: &Step| s.part == Part::Rest || s.value.abs() >= limit || named_of(s);
        let mut shown: Vec<Step> = Vec::new();
        let mut gathered: [Vec<Step>; 2] = [Vec::new(), Vec::new()];
        for s in steps {
            if is_told(&s) {
                shown.push(s);
            } else if let Some(side) = gathered.get_mut(usize::from(s.value < 0.0)) {
                side.push(s);
            }
        }
        // By size, falls come after the rises that are told together; in another order everybody keeps the place.
        let by_size = desk.spec.order == Order::Size;
        let falls: Vec<Step> =
            shown.extract_if(.., |s| by_size && s.value < 0.0 && s.part == Part::Member).collect();
        let gather = |side: usize, key: &'static str| {
            let parts = gathered.get(side)?;
            let first = parts.first()?;
            if parts.len() == 1 {
                return step(first.name.clone(), Part::Member, &first.before, &first.now);
            }
            let before: Vec<&Record> = parts.iter().map(|s| &s.before).collect();
            let now: Vec<&Record> = parts.iter().map(|s| &s.now).collect();
            let noun = notes::noun(desk).to_owned();
            let name = text(desk.lang, key, &[("n", parts.len().into()), ("noun", Arg::Text(noun))]);
            let (before, now) =
                (sums::sum(&before).at(first.before.period), sums::sum(&now).at(first.now.period));
            step(name, Part::Others, &before, &now)
        };
        let rests: Vec<Step> = shown.extract_if(.., |s| s.part == Part::Rest).collect();
        shown.extend(gather(0, "press.waterfall.risers"));
        shown.extend(falls);
        shown.extend(gather(1, "press.waterfall.fallers"));
        shown.extend(rests);
        // What the table does not split: the whole less the parts.
        let sum = |side: for<'m> fn(&'m Member<'_>) -> &'m Record, whole: &Record| {
            let parts = sums::sum(&members.iter().map(side).collect::<Vec<_>>()).at(whole.period);
            growth::difference(whole, &parts).at(whole.period)
        };
        if choice.total.is_some() {
            let (a, b) = (sum(|m| &m.1, &whole0), sum(|m| &m.2, &whole1));
            if let Some(rest) = step(words(desk.lang, "press.waterfall.rest").to_owned(), Part::Rest, &a, &b)
                && (rest.points.sign() != 0 || rest.value.abs() >= 0.05)
            {
                shown.push(rest);
            }
        }
        let mut at = 0.0;
        for s in &mut shown {
            s.from = at;
            at += s.value;
        }
        let name = words(desk.lang, if choice.flow.is_some() { "press.whole.flow" } else { "chart.total" });
        let name = match choice.flow {
            Some(flow) => super::capital(&text(
                desk.lang,
                name,
                &[("flow", Arg::Text(say::small(super::super::choose::flow_name(desk.lang, flow))))],
            )),
            None => name.to_owned(),
        };
        let name = if choice.total.is_none() { notes::whole(desk) } else { name };
        shown.extend(step(name, Part::Whole, &whole0, &whole1));
        let unit = Unit::of(Quantity::PercentagePoint);
        let figures = Figures::fitting(desk.lang, &unit, 10.0);
        let difference =
            shown.iter().map(|s| (s.now.value.unwrap_or(0.0) - s.before.value.unwrap_or(0.0)).abs());
        let money = Figures::fitting(desk.lang, &choice.unit, difference.fold(0.0, f64::max));
        Ok(Waterfall { steps: shown, figures, money, lacking })
    }

    fn is_unsure(step: &Step) -> bool {
        step.now.status.is_unsure() || step.before.status.is_unsure()
    }

    /// The difference in the unit of the figures, written.
    fn difference(&self, step: &Step) -> String {
        let record = growth::difference(&step.now, &step.before);
        record.value.map_or_else(|_| String::from("–"), |v| self.money.signed(&record, v))
    }

    /// The member's own growth, written.
    fn growth(step: &Step, desk: &Desk<'_>) -> String {
        let record = growth::growth(&step.now, &step.before);
        match record.value {
            Ok(v) if step.part != Part::Rest => lang::signed(desk.lang, v, record.decimals(0, 1)),
            _ => String::from("–"),
        }
    }

    fn points(&self, step: &Step, desk: &Desk<'_>) -> String {
        // The whole is written as in the title and in the column of growth: one figure, one wording.
        let least = u8::from(step.part != Part::Whole);
        let most = if step.value.abs() < 0.05 { 2 } else { 1 };
        lang::signed(desk.lang, step.value, step.points.decimals(0, 1).max(least).min(most))
    }

    fn dress(&self, sheet: &Sheet<'_>, desk: &Desk<'_>, step: &Step) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.flow_of(&step.name));
        let plain = |colour, words| Dress { colour, words, ..blue };
        match (step.part, step.value < 0.0) {
            (Part::Whole, _) => plain(palette.balance, palette.ink),
            (_, true) => plain(palette.balance, palette.ink),
            (Part::Member, _) => blue,
            _ => plain(palette.quiet, palette.grey),
        }
    }

    fn periods(&self, desk: &Desk<'_>) -> [String; 2] {
        let periods = &desk.setting.choice.periods;
        let name =
            |p: Option<&crate::period::Period>| p.map(|p| lang::period(desk.lang, *p)).unwrap_or_default();
        [name(periods.first()), name(periods.last())]
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let [before, _] = self.periods(desk);
        let unit = self.money.unit_words();
        let row = |s: &Step| {
            let strong = s.part == Part::Whole;
            Row {
                name: s.name.clone(),
                tone: match s.part {
                    Part::Whole => Tone::Strong,
                    Part::Member => Tone::Plain,
                    _ => Tone::Quiet,
                },
                cells: vec![(self.difference(s), strong), (Waterfall::growth(s, desk), strong)],
                parted: strong,
            }
        };
        Rows {
            rows: self.steps.iter().map(row).collect(),
            heads: vec![
                text(desk.lang, "press.head.difference", &[("unit", Arg::Text(tied(&unit)))]),
                text(desk.lang, "press.head.growth", &[("period", Arg::Text(tied(&before)))]),
            ],
            pitch: 29.0,
            above: 24.0,
            ruled: true,
            grey_from: None,
        }
    }
}

impl Form for Waterfall {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let whole = self.steps.iter().find(|s| s.part == Part::Whole)?;
        let first = self.steps.iter().find(|s| s.part == Part::Member)?;
        if whole.points.sign() != 1 || first.points.sign() != 1 {
            return None;
        }
        let clear = self
            .steps
            .iter()
            .filter(|s| s.part == Part::Member && s.name != first.name)
            .all(|s| s.points.interval.hi < first.points.interval.lo);
        let now = desk.setting.choice.periods.last().map(|p| say::on(desk.lang, *p))?;
        let written = |s: &Step| lang::number(desk.lang, s.value, s.points.decimals(0, 1));
        clear.then(|| {
            say::say(
                desk.lang,
                "press.waterfall.title",
                &[
                    ("name", first.name.clone()),
                    ("value", tied(&written(first))),
                    ("all", [&written(whole), "%"].concat()),
                    ("what", say::small(&whole_word(desk))),
                    ("period", now),
                ],
            )
        })
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let [before, now] = self.periods(desk);
        say::say(
            desk.lang,
            "press.waterfall.what",
            &[("what", say::small(&whole_word(desk))), ("a", tied(&before)), ("b", tied(&now))],
        )
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let records = self.steps.iter().flat_map(|s| [&s.before, &s.now]);
        let mut out = notes::unsure(desk, "press.note.hatched", records);
        let rest = self.steps.iter().any(|s| s.part == Part::Rest);
        if rest && self.lacking > 0 {
            let noun = Arg::Text(notes::noun_for(desk, self.lacking).to_owned());
            out.push(text(
                desk.lang,
                "press.waterfall.lacking",
                &[("n", self.lacking.into()), ("noun", noun)],
            ));
        }
        let [before, now] = self.periods(desk);
        out.push(say::say(desk.lang, "press.waterfall.formula", &[("a", tied(&before)), ("b", tied(&now))]));
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).height(sheet)
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).least(sheet)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let zoom = sheet.sizes.zoom;
        let table = self.rows(desk);
        // The scale runs under the names and figures: it needs to know the room first.
        let marker = (sheet.shapes.len(), sheet.texts.len());
        let placed = table.place(sheet, top, foot);
        let (behind, words) = (sheet.shapes.split_off(marker.0), sheet.texts.split_off(marker.1));
        let palette = sheet.palette;
        let ends =
            || self.steps.iter().filter(|s| s.part != Part::Whole).flat_map(|s| [s.from, s.from + s.value]);
        let whole = self.steps.iter().filter(|s| s.part == Part::Whole).map(|s| s.value);
        let (low, high) = ends().chain(whole).fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(v), h.max(v)));
        let figure_font = sheet.sizes.mark();
        let figure_room =
            self.steps.iter().map(|s| sheet.wide(&self.points(s, desk), figure_font)).fold(0.0, f64::max)
                + 12.0 * zoom;
        let x0 = placed.x0 + if low < 0.0 { 4.0 * zoom } else { 0.0 };
        let lengths = Lengths::new(ScaleKind::Linear, low, high, x0, placed.x1 - figure_room);
        let wanted = ((placed.x1 - placed.x0) / (90.0 * zoom)) as usize;
        let ticks = value_axis::round_values(&self.figures, ScaleKind::Linear, low, high, wanted.clamp(3, 7));
        let keep: Vec<f64> = ticks
            .values
            .iter()
            .copied()
            .filter(|v| lengths.at(*v) <= placed.x1 && lengths.at(*v) >= placed.x0 - 1.0)
            .collect();
        let ticks = super::super::scale::Ticks { values: keep, ..ticks };
        value_axis::above_rows(sheet, &self.figures, &ticks, &lengths, &placed, true, &[], false);
        sheet.shapes.extend(behind);
        sheet.texts.extend(words);

        let thick = rows::bar(&placed, table.pitch, zoom);
        let mut tracks = Vec::new();
        for (i, (step, middle)) in self.steps.iter().zip(&placed.middles).enumerate() {
            let dress = self.dress(sheet, desk, step);
            let (a, b) = (lengths.at(step.from), lengths.at(step.from + step.value));
            let mut rect = Rect::new(a, middle - thick / 2.0, b, middle + thick / 2.0);
            if rect.width() < 1.0 {
                rect.x1 = rect.x0 + 1.0;
            }
            let unsure = Waterfall::is_unsure(step);
            let fall = step.value < 0.0;
            if unsure || fall {
                sheet.frame(rect, palette.page, unsure, dress.colour, zoom);
            } else {
                sheet.block(rect, dress.colour);
            }
            // The step to the next row.
            if step.part != Part::Whole
                && !placed.stacked
                && let Some(next) = placed.middles.get(i + 1)
            {
                let end = lengths.at(step.from + step.value);
                sheet.rule((end, rect.y1), (end, next - thick / 2.0), palette.axis, 1.0);
            }
            rows::figure_at(sheet, &self.points(step, desk), (rect.x1, *middle), false, dress.words);
            let spot = Spot { x: b, y: *middle };
            tracks.push(Track { strand: i, marks: vec![(i, i, spot)] });
        }
        let zero = lengths.at(0.0);
        placed.down(sheet, zero, palette.axis, 0.0);
        let fields = rows::fields(&placed, sheet);
        let dresses: Vec<Dress> = self.steps.iter().map(|s| self.dress(sheet, desk, s)).collect();
        let own = self.told(desk, &dresses);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses,
            own: Some(own),
        }
    }
}

/// "kim ngạch xuất khẩu", "exports".
fn whole_word(desk: &Desk<'_>) -> String {
    let choice = desk.setting.choice;
    let what = match choice.flow {
        Some(flow) => words(desk.lang, say::flow_key("chart.what", flow)),
        None if matches!(choice.measure.name.as_str(), "" | "value") => words(desk.lang, "chart.what.value"),
        None => &choice.measure.name,
    };
    match notes::sum_of(desk) {
        Some(sum) if choice.total.is_none() => [what, " (", &sum, ")"].concat(),
        _ => what.to_owned(),
    }
}

impl Waterfall {
    fn told(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let lang = desk.lang;
        let [before, now] = self.periods(desk);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let points_unit = self.figures.unit_words();
        let summary = text(
            lang,
            "press.alt",
            &[
                ("form", Arg::Text(words(lang, "type.waterfall").to_owned())),
                ("n", self.steps.len().into()),
                ("what", Arg::Text(what.clone())),
            ],
        );
        let mut own = Own { summary, ..Own::default() };
        for (i, step) in self.steps.iter().enumerate() {
            let dress = dresses.get(i);
            let grown = growth::growth(&step.now, &step.before).at(step.now.period);
            let moved = growth::difference(&step.now, &step.before).at(step.now.period);
            let [opens_before, opens_now, opens_points, opens_growth, opens_moved] =
                [&step.before, &step.now, &step.points, &grown, &moved].map(|r| own.keep(&step.name, r));
            let row = |name: &str, value: String, at: Option<usize>, opens| TipRow {
                name: name.to_owned(),
                colour: dress.map_or(super::super::shape::Rgb::hex(0), |d| d.colour),
                dash: Dash::Solid,
                hollow: Waterfall::is_unsure(step),
                value,
                known: true,
                change: String::new(),
                status: String::new(),
                record: at.map(|i| (i, i)),
                opens,
            };
            let money = |r: &Record| r.value.map_or_else(|_| String::from("–"), |v| self.money.bare(r, v));
            let points = self.points(step, desk);
            let growth = Waterfall::growth(step, desk);
            let growth_shown = if growth == "–" { growth.clone() } else { [&growth, "%"].concat() };
            let spoken = [
                &step.name,
                ": ",
                &points,
                " ",
                &points_unit,
                "; ",
                &self.difference(step),
                " ",
                &self.money.unit_words(),
                "; ",
                &growth_shown,
            ]
            .map(|s: &str| s)
            .concat();
            if i < 3 || step.part == Part::Whole {
                own.summary.push(' ');
                own.summary.push_str(&spoken);
                own.summary.push('.');
            }
            let contribution = words(lang, "press.waterfall.contribution");
            let status = say::status_word(lang, step.now.status.max(step.before.status)).to_owned();
            own.tips.push(Tip {
                index: i,
                head: step.name.clone(),
                about: status,
                unit: self.money.unit_words(),
                change: String::new(),
                rows: vec![
                    row(&before, money(&step.before), None, opens_before),
                    row(&now, money(&step.now), None, opens_now),
                    row(contribution, [&points, " ", &points_unit].concat(), Some(i), opens_points),
                    row(words(lang, "press.waterfall.own"), growth_shown.clone(), None, opens_growth),
                ],
                total: None,
                spoken,
            });
            let cells =
                vec![(points, opens_points), (self.difference(step), opens_moved), (growth, opens_growth)];
            own.table.rows.push(TableRow::of(step.name.clone(), cells));
        }
        own.table = Table { caption: what, heads: table_heads(desk, self), ..own.table };
        own
    }
}

fn table_heads(desk: &Desk<'_>, of: &Waterfall) -> Vec<String> {
    let rows = of.rows(desk);
    let mut heads = vec![
        words(desk.lang, "chart.table.name").to_owned(),
        [words(desk.lang, "press.waterfall.contribution"), ", ", &of.figures.unit_words()].concat(),
    ];
    heads.extend(rows.heads.iter().map(|h| measure::untied(h)));
    heads
}
