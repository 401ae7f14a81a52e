//! Exports to the right, imports to the left of one line, a row for each member; the balance in a quiet column.

use super::super::figures::Figures;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Rect, Role, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::{choose, measure, say, scale::Scale};
use super::pairs::{self, Pair, Sides};
use super::rows::{self, Row, Rows, Tone};
use super::{Desk, Form, Laid, notes, number};
use crate::dataset::Flow;
use crate::diag::{Arg, Diagnostic};
use crate::figure::by_key;
use crate::indicators::alongside::Alongside;
use crate::indicators::{Record, level};
use crate::lang::{self, text};

pub(super) struct Diverging {
    /// Imports and exports.
    pairs: Vec<Pair>,
    balances: Vec<Record>,
    figures: Figures,
}

impl Diverging {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Diverging, Diagnostic> {
        let choice = desk.setting.choice;
        let Some(period) = choice.periods.last().copied() else {
            return Err(Diagnostic::error("chart.no-trade"));
        };
        let (mut pairs, all) = (Vec::new(), Alongside::of(desk.dataset));
        for strand in &choice.strands {
            let Some(exports) = strand.line.at(period).filter(|r| r.value.is_ok()) else { continue };
            let Some(index) = exports.inputs.first().map(|i| i.series as usize) else { continue };
            let Some(m) = all.partner(desk.dataset, index) else { continue };
            let Some(series) = desk.dataset.series.get(m) else { continue };
            let Some(at) = crate::indicators::point_at(series, period) else { continue };
            let imports = Record::of_point(m as u32, series, at);
            pairs.extend(Pair::of(&strand.name, Some(&imports), Some(exports)));
        }
        if pairs.is_empty() {
            return Err(Diagnostic::error("chart.no-trade"));
        }
        if desk.spec.order == crate::spec::forms::Order::Size {
            pairs = by_key(pairs, |pair| -(pair.v0 + pair.v1));
        }
        let balances = pairs.iter().map(|p| level::balance(&p.now, &p.before)).collect();
        let largest = pairs.iter().map(|p| p.v0.max(p.v1)).fold(0.0, f64::max);
        let figures = Figures::fitting(desk.lang, &choice.unit, largest);
        Ok(Diverging { pairs, balances, figures })
    }

    fn sides(desk: &Desk<'_>) -> Sides {
        Sides {
            before: choose::flow_name(desk.lang, Flow::Import).to_owned(),
            now: choose::flow_name(desk.lang, Flow::Export).to_owned(),
        }
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let row = |(p, b): (&Pair, &Record)| Row {
            name: p.name.clone(),
            tone: Tone::Plain,
            cells: vec![(
                b.value.map_or_else(|_| String::from("–"), |v| self.figures.signed(b, v)),
                b.sign() < 0,
            )],
            parted: false,
        };
        let unit = Arg::Text(tied(&self.figures.unit_words()));
        Rows {
            rows: self.pairs.iter().zip(&self.balances).map(row).collect(),
            heads: vec![text(desk.lang, "press.diverging.balance", &[("unit", unit)])],
            pitch: 29.0,
            above: 26.0,
            ruled: true,
            grey_from: Some(0),
        }
    }
}

impl Form for Diverging {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        let surplus = self.balances.iter().filter(|b| b.sign() > 0).count();
        let deficit = self.balances.iter().filter(|b| b.sign() < 0).count();
        if surplus + deficit != self.pairs.len() || self.pairs.len() < 2 {
            return None;
        }
        let list = [
            ("count", say::count(desk.lang, surplus)),
            ("all", self.pairs.len().to_string()),
            ("noun", notes::noun(desk).to_owned()),
            (
                "period",
                desk.setting.choice.periods.last().map(|p| say::on(desk.lang, *p)).unwrap_or_default(),
            ),
        ];
        Some(say::say(desk.lang, "press.diverging.title", &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        let period = desk
            .setting
            .choice
            .periods
            .last()
            .map(|p| tied(&lang::period(desk.lang, *p)))
            .unwrap_or_default();
        say::say(
            desk.lang,
            "press.diverging.what",
            &[("period", period), ("unit", tied(&self.figures.unit_words()))],
        )
    }

    fn records(&self) -> Vec<Record> {
        self.pairs.iter().flat_map(|p| [p.before.clone(), p.now.clone()]).collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out =
            notes::unsure(desk, "press.note.hatched", self.pairs.iter().flat_map(|p| [&p.before, &p.now]));
        out.extend(notes::left_out(desk));
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
        let table = self.rows(desk);
        let placed = table.place(sheet, top, foot);
        let font = sheet.sizes.mark();
        let widest = |side: fn(&Pair) -> (&Record, f64)| {
            self.pairs
                .iter()
                .map(|p| {
                    let (r, v) = side(p);
                    sheet.wide(&number(&self.figures, r, v), font)
                })
                .fold(0.0, f64::max)
                + 12.0 * zoom
        };
        let (before, now) = (widest(|p| (&p.before, p.v0)), widest(|p| (&p.now, p.v1)));
        let (imports, exports) = (
            self.pairs.iter().map(|p| p.v0).fold(0.0, f64::max),
            self.pairs.iter().map(|p| p.v1).fold(0.0, f64::max),
        );
        let scale = Scale::new(-imports, exports, placed.x0 + before, placed.x1 - now);
        let zero = scale.at(0.0);
        let thick = rows::bar(&placed, table.pitch, zoom);
        let mut tracks = Vec::new();
        let base = placed.top - 9.0 * zoom;
        let sides = Diverging::sides(desk);
        let strong = sheet.sizes.label();
        sheet.put(
            &sides.before,
            (zero - 8.0 * zoom, base),
            Anchor::End,
            strong,
            palette.imports,
            Role::Label,
        );
        sheet.put(&sides.now, (zero + 8.0 * zoom, base), Anchor::Start, strong, palette.exports, Role::Label);
        for (i, (pair, middle)) in self.pairs.iter().zip(&placed.middles).enumerate() {
            for (side, record, value, colour) in
                [(0, &pair.before, -pair.v0, palette.imports), (1, &pair.now, pair.v1, palette.exports)]
            {
                let x = scale.at(value);
                let mut rect = Rect::new(zero, middle - thick / 2.0, x, middle + thick / 2.0);
                if rect.width() < 1.0 {
                    rect.x1 = rect.x0 + 1.0;
                }
                if record.status.is_unsure() {
                    sheet.frame(rect, palette.page, true, colour, zoom);
                } else {
                    sheet.block(rect, colour);
                }
                rows::figure_at(
                    sheet,
                    &number(&self.figures, record, value.abs()),
                    (x, *middle),
                    side == 0,
                    colour,
                );
                tracks.push(Track { strand: i * 2 + side, marks: vec![(i, i, Spot { x, y: *middle })] });
            }
        }
        placed.down(sheet, zero, palette.axis, 0.0);
        let fields = rows::fields(&placed, sheet);
        let dresses: Vec<Dress> = vec![palette.flow_dress(Flow::Export); self.pairs.len() + 1];
        let what = measure::untied(&super::capital(&self.what(desk)));
        let mut own = pairs::told(desk, "diverging", &self.pairs, &self.figures, &sides, &what, &|_| {
            palette.flow_dress(Flow::Export)
        });
        // The third column is the balance, not a change.
        let head = measure::untied(table.heads.first().map_or("", |h| h));
        if let Some(last) = own.table.heads.last_mut() {
            *last = head;
        }
        for ((row, tip), b) in own.table.rows.iter_mut().zip(&mut own.tips).zip(&self.balances) {
            let balance = b.value.map_or_else(|_| String::from("–"), |v| self.figures.signed(b, v));
            if let Some(cell) = row.cells.get_mut(2) {
                cell.clone_from(&balance);
            }
            // The place where the change of the pair was kept is the balance's.
            let opens = row.records.get(2).copied().flatten();
            if let Some(kept) = opens.and_then(|(_, at)| own.kept.get_mut(at)) {
                kept.record.clone_from(b);
            }
            tip.change = String::new();
            for (side, row) in tip.rows.iter_mut().enumerate() {
                row.change = String::new();
                row.hollow = false;
                row.colour = if side == 0 { palette.imports } else { palette.exports };
            }
            let mut total = tip.rows.first().cloned();
            if let Some(total) = &mut total {
                total.name = choose::flow_name(desk.lang, Flow::Balance).to_owned();
                total.value = balance;
                total.colour = palette.balance;
                total.record = None;
                total.opens = opens;
            }
            tip.total = total;
        }
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses,
            own: Some(own),
        }
    }
}
