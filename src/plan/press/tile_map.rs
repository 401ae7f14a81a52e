//! The tile map: one square for each country or territory, roughly where it lies, shaded by its figure in a few round classes.
//! No outline is drawn and no place is larger than another, so that a small market is seen as well as a large one.

use super::super::hits::{Hits, Track};
use super::super::shape::{Anchor, Dash, Font, Rect, Rgb, Role, Shape, Spot};
use super::super::sheet::Sheet;
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{finding, measure, say};
use super::tile_grid::{AFRICA, AMERICAS, ASIA, Block, EUROPE, OCEANIA, Places};
use super::{Desk, Form, Laid, number, tones};
use crate::diag::{Arg, Diagnostic};
use crate::figure::{Within, by_key, log10, to_f64};
use crate::indicators::Record;
use crate::lang::{self, text, words};

/// Shares of the full colour, weakest first.
const SHADES: [f64; 5] = [0.14, 0.34, 0.56, 0.78, 1.0];

/// Fewer places are no map.
const FEWEST: usize = 5;

/// Where a part of the world stands on the sheet, in tiles.
type Placed = (&'static Block, f64, f64);

/// Side by side, as a map has them.
const WIDE: [Placed; 5] = [
    (&AMERICAS, 0.0, 2.4),
    (&EUROPE, 7.5, 0.0),
    (&AFRICA, 7.5, 7.5),
    (&ASIA, 16.0, 1.0),
    (&OCEANIA, 21.5, 8.5),
];

/// One below the other, for a phone.
const TALL: [Placed; 5] = [
    (&ASIA, 0.0, 0.0),
    (&EUROPE, 0.0, 7.6),
    (&AFRICA, 0.0, 15.2),
    (&AMERICAS, 0.0, 24.8),
    (&OCEANIA, 7.6, 29.8),
];

/// Tiles narrower than this have no room for two letters.
const NARROWEST: f64 = 20.0;

struct Tile {
    code: &'static str,
    name: String,
    record: Record,
    value: f64,
}

pub(super) struct TileMap {
    /// With a figure, the largest first.
    tiles: Vec<Tile>,
    /// Members with a figure that stand nowhere on the map.
    elsewhere: Vec<(String, Record, f64)>,
    /// Members without a figure.
    lacking: Vec<String>,
    /// Lower ends of the classes.
    breaks: Vec<f64>,
}

impl TileMap {
    pub(super) fn of(desk: &Desk<'_>) -> Result<TileMap, Diagnostic> {
        let choice = desk.setting.choice;
        let at = choice.periods.last().copied();
        let places = Places::all();
        // A label of the spec is no name that anybody knows.
        let given = |name: &str| {
            let own = desk.spec.labels.iter().find(|(_, label)| *label == name);
            own.map_or_else(|| name.to_owned(), |(own, _)| own.clone())
        };
        let mut made =
            TileMap { tiles: Vec::new(), elsewhere: Vec::new(), lacking: Vec::new(), breaks: Vec::new() };
        for strand in choice.strands.iter().chain(&choice.others) {
            let record = match at {
                Some(p) => strand.line.at(p).cloned(),
                None => strand.line.records.first().cloned(),
            };
            let Some((record, value)) = record.and_then(|r| Some((r.clone(), r.value.ok()?))) else {
                made.lacking.push(strand.name.clone());
                continue;
            };
            if record.sign() < 0 {
                return Err(Diagnostic::error("press.negative-parts"));
            }
            let code = places.code(&given(&strand.name)).or_else(|| places.code(&strand.name));
            match code.filter(|code| made.tiles.iter().all(|t| t.code != *code)) {
                Some(code) => made.tiles.push(Tile { code, name: strand.name.clone(), record, value }),
                None => made.elsewhere.push((strand.name.clone(), record, value)),
            }
        }
        if made.tiles.len() < FEWEST {
            return Err(Diagnostic::error("press.few-places").with("n", made.tiles.len()));
        }
        made.tiles = by_key(made.tiles, |tile| -tile.value);
        made.breaks = classes(&made.tiles);
        Ok(made)
    }

    fn class(&self, value: f64) -> usize {
        self.breaks.iter().rposition(|b| value >= *b).unwrap_or(0)
    }

    fn fill(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, class: usize) -> Rgb {
        let palette = sheet.palette;
        let full = palette.part(0, 1, desk.setting.choice.flow).colour;
        // The deepest of few classes is the full colour, too.
        let from = SHADES.len().saturating_sub(self.breaks.len());
        let share = SHADES.get(class + from).copied().unwrap_or(1.0);
        // Letters stand on it: a shade on which neither ink nor the ground can be read is made deeper.
        let shade =
            |extra: u8| tones::tint(palette.page, full, share + (1.0 - share) * f64::from(extra) / 20.0);
        let is_legible = |fill: &Rgb| palette.ink.contrast(*fill).max(palette.page.contrast(*fill)) >= 4.5;
        (0..=20).map(shade).find(is_legible).unwrap_or_else(|| shade(0))
    }

    /// The places, side of a tile, and columns and rows of the whole.
    fn layout(room: f64, zoom: f64) -> (&'static [Placed], f64, f64) {
        let (columns, rows) = extent(&WIDE);
        if room / columns >= NARROWEST {
            return (&WIDE, (room / columns).min(38.0 * zoom), rows);
        }
        let (columns, rows) = extent(&TALL);
        (&TALL, (room / columns).min(38.0 * zoom), rows)
    }

    fn key_height(sheet: &Sheet<'_>) -> f64 {
        sheet.sizes.axis * 1.5 + 26.0 * sheet.sizes.zoom
    }
}

/// Columns and rows that placed blocks take.
fn extent(placed: &[Placed]) -> (f64, f64) {
    let ends = placed.iter().map(|(block, x, y)| {
        let (columns, rows) = block.size();
        (x + columns as f64, y + rows as f64)
    });
    ends.fold((0.0, 0.0), |(w, h), (x, y)| (f64::max(w, x), f64::max(h, y)))
}

/// Round borders, a fifth of the places in each class as far as round numbers allow.
fn classes(tiles: &[Tile]) -> Vec<f64> {
    let values: Vec<f64> = tiles.iter().map(|t| t.value).filter(|v| *v > 0.0).collect();
    let values = by_key(values, |v| *v);
    let mut breaks = vec![0.0];
    for part in 1..SHADES.len() {
        let Some(value) = values.get(values.len() * part / SHADES.len()) else { continue };
        let border = round(*value);
        if breaks.last().is_some_and(|last| border > *last)
            && values.last().is_some_and(|most| border <= *most)
        {
            breaks.push(border);
        }
    }
    breaks
}

/// The nearest of 1, 2 and 5 times a power of ten.
fn round(value: f64) -> f64 {
    let unit = to_f64(1, log10(value).floor() as i16);
    let near = [1.0, 2.0, 5.0, 10.0].map(|n| n * unit);
    let far = |n: &f64| (n / value).max(value / n);
    near.into_iter().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(value)
}

impl Form for TileMap {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        finding::bar_title(desk.setting.choice, desk.setting.figures)
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        desk.what_at_the_end()
    }

    fn records(&self) -> Vec<Record> {
        let all = self.tiles.iter().map(|t| &t.record).chain(self.elsewhere.iter().map(|(_, r, _)| r));
        all.cloned().collect()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let lang = desk.lang;
        let mut out = vec![words(lang, "press.tile-map.note").to_owned()];
        let mut say = |keys: [&'static str; 2], names: Vec<&str>| {
            if let Some(first) = names.get(..names.len().min(6)).filter(|n| !n.is_empty()) {
                let more = names.len() - first.len();
                let args = [("names", Arg::Text(first.join("; "))), ("n", more.into())];
                out.push(text(lang, if more > 0 { keys[1] } else { keys[0] }, &args));
            }
        };
        let elsewhere = self.elsewhere.iter().map(|(name, ..)| name.as_str()).collect();
        say(["press.tile-map.elsewhere", "press.tile-map.elsewhere-many"], elsewhere);
        let lacking = self.lacking.iter().map(String::as_str).collect();
        say(["press.tile-map.lacking", "press.tile-map.lacking-many"], lacking);
        let word = self.tiles.iter().map(|t| t.record.status).max().filter(|s| s.is_unsure());
        let word = word.map(|s| say::status_word(lang, s).to_owned());
        out.extend(word.map(|w| text(lang, "chart.note.unsure-all", &[("word", Arg::Text(w))])));
        out
    }

    fn height(&self, _: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        let (_, tile, rows) = TileMap::layout(sheet.right() - sheet.left(), sheet.sizes.zoom);
        TileMap::key_height(sheet) + tile * rows + 16.0 * sheet.sizes.zoom
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.height(desk, sheet) * 0.6
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        self.key(desk, sheet, top);
        let (x0, y0) = (sheet.left(), top + TileMap::key_height(sheet));
        let (placed, tile, rows) = TileMap::layout(sheet.right() - sheet.left(), zoom);
        // A frame of somebody else's height.
        let tile = tile.min((foot - 16.0 * zoom - y0) / rows).max(4.0);
        let font = Font { size: (tile * 0.4).within(12.0 * zoom.min(1.0), 15.0 * zoom), ..sizes.axis() };
        let gap = if tile > 26.0 { 1.0 } else { 0.75 };
        let mut fields = Vec::new();
        let mut marks: Vec<(usize, usize, Spot)> = Vec::new();
        let mut plot = Rect::new(x0, y0, x0, y0);
        for (block, left, above) in placed {
            for (code, column, row) in block.tiles() {
                let (x, y) = (x0 + (left + column as f64) * tile, y0 + (above + row as f64) * tile);
                let rect = Rect::new(x + gap, y + gap, x + tile - gap, y + tile - gap);
                plot = Rect { x1: plot.x1.max(rect.x1), y1: plot.y1.max(rect.y1), ..plot };
                let found = self.tiles.iter().position(|t| t.code == code);
                let place = found.and_then(|at| Some((at, self.tiles.get(at)?)));
                let (fill, ink) = match place {
                    Some((_, t)) => {
                        let fill = self.fill(desk, sheet, self.class(t.value));
                        let dark = palette.ink.contrast(fill) >= palette.page.contrast(fill);
                        (Some(fill), if dark { palette.ink } else { palette.page })
                    }
                    None => (None, palette.grey),
                };
                let told = place.is_some_and(|(_, t)| desk.spec.highlight.contains(&t.name));
                let outline = match fill {
                    Some(_) if told => Some((palette.ink, 2.0 * zoom)),
                    Some(_) => None,
                    None => Some((palette.hairline, 1.0)),
                };
                let fill = fill.or(Some(palette.page));
                sheet.shapes.push(Shape::Box { rect, fill, hatch: None, outline });
                let spot = Spot { x: x + tile / 2.0, y: y + tile / 2.0 };
                // Where tiles are small the letters of those that have no figure only stand in the way.
                let is_named = place.is_some() || tile >= 23.0;
                if is_named && sheet.wide(code, font) <= tile - 0.5 && font.size * 1.2 <= tile {
                    let base = sheet.base_at(spot.y, font);
                    sheet.put(code, (spot.x, base), Anchor::Middle, font, ink, Role::Label);
                }
                if let Some((at, _)) = place {
                    fields.push((at, rect));
                    marks.push((at, at, spot));
                }
            }
        }
        marks = by_key(marks, |(at, ..)| *at as f64);
        let stops = marks.iter().map(|(_, _, spot)| spot.x).collect();
        let colour = palette.part(0, 1, desk.setting.choice.flow);
        let own = self.own(desk, sheet);
        let hits = Hits { upright: false, stops, tracks: vec![Track { strand: 0, marks }], fields };
        Laid { plot, hits, dresses: vec![colour, colour], own: Some(own) }
    }
}

impl TileMap {
    /// The classes in a row, each with the figure it begins at, and behind them who has none.
    fn key(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64) {
        let (palette, zoom, font) = (sheet.palette, sheet.sizes.zoom, sheet.sizes.axis());
        let figures = desk.setting.figures;
        let none = words(desk.lang, "press.tile-map.none").to_owned();
        let room = sheet.right() - sheet.left() - sheet.wide(&none, font) - 40.0 * zoom;
        let wide = (room / self.breaks.len() as f64).within(24.0, 62.0 * zoom);
        let (y0, y1) = (top, top + 10.0 * zoom);
        let base = y1 + font.size * 1.2;
        let mut taken = f64::NEG_INFINITY;
        for (class, from) in self.breaks.iter().enumerate() {
            let x = sheet.left() + wide * class as f64;
            let fill = Some(self.fill(desk, sheet, class));
            let rect = Rect::new(x + 0.5, y0, x + wide - 0.5, y1);
            sheet.shapes.push(Shape::Box { rect, fill, hatch: None, outline: None });
            let name = figures.tick(*from, needed(figures.scaled(*from)), false);
            let half = sheet.wide(&name, font) / 2.0;
            let at = x.max(sheet.left() + half);
            if at - half >= taken + 5.0 {
                taken = at + half;
                sheet.put(&name, (at, base), Anchor::Middle, font, palette.grey, Role::Axis);
            }
        }
        let x = sheet.left() + wide * self.breaks.len() as f64 + 16.0 * zoom;
        let rect = Rect::new(x, y0, x + 14.0 * zoom, y1);
        let outline = Some((palette.axis, 1.0));
        sheet.shapes.push(Shape::Box { rect, fill: Some(palette.page), hatch: None, outline });
        let at = (rect.x1 + 6.0 * zoom, sheet.base_at((y0 + y1) / 2.0, font));
        sheet.put(&none, at, Anchor::Start, font, palette.grey, Role::Axis);
    }

    fn own(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> Own {
        let (lang, figures) = (desk.lang, desk.setting.figures);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let unit = figures.unit_words();
        let mut own = Own::default();
        let form = words(lang, "type.tile-map").to_owned();
        own.summary = say::say(
            lang,
            "press.alt",
            &[("form", form), ("n", self.tiles.len().to_string()), ("what", what.clone())],
        );
        let when = desk.setting.choice.periods.last().map(|p| lang::period(lang, *p)).unwrap_or_default();
        for (i, tile) in self.tiles.iter().enumerate() {
            let value = number(figures, &tile.record, tile.value);
            let spoken = [tile.name.as_str(), ": ", &value, " ", &unit].concat().trim_end().to_owned();
            if i < 3 {
                own.summary.push_str(&[" ", &spoken, "."].concat());
            }
            let opens = own.keep(&tile.name, &tile.record);
            own.tips.push(Tip {
                index: i,
                head: tile.name.clone(),
                about: say::status_word(lang, tile.record.status).to_owned(),
                unit: unit.clone(),
                change: String::new(),
                rows: vec![TipRow {
                    name: when.clone(),
                    colour: self.fill(desk, sheet, self.class(tile.value)),
                    dash: Dash::Solid,
                    hollow: tile.record.status.is_unsure(),
                    value: value.clone(),
                    known: true,
                    change: String::new(),
                    status: String::new(),
                    record: Some((0, i)),
                    opens,
                }],
                total: None,
                spoken,
            });
            own.table.rows.push(TableRow::of(tile.name.clone(), vec![(value, opens)]));
        }
        // Who stands nowhere on the map stands in the table.
        for (name, record, value) in &self.elsewhere {
            let opens = own.keep(name, record);
            let shown = number(figures, record, *value);
            own.table.rows.push(TableRow::of(name.clone(), vec![(shown, opens)]));
        }
        let heads = vec![words(lang, "chart.table.name").to_owned(), unit];
        own.table = Table { caption: what, heads, ..own.table };
        own
    }
}

/// Digits after the point that a round number needs.
fn needed(value: f64) -> u8 {
    (0..6).find(|d| (value - crate::figure::round_to(value, *d)).abs() <= value.abs() * 1e-9).unwrap_or(6)
}
