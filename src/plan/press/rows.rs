//! Rows: names right-aligned against the plot, quiet columns of figures at the right, hairlines between. On a phone the name
//! and its first figure stand on a line above the marks.

use super::super::measure;
use super::super::shape::{Anchor, Font, Rect, Rgb, Role};
use super::super::sheet::Sheet;
use crate::figure::Within;

/// How a row is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// Name in plain letters.
    #[default]
    Plain,
    /// Name and figures in strong letters.
    Strong,
    /// Name in grey: sums over what is not told one by one.
    Quiet,
}

/// A row to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub name: String,
    pub tone: Tone,
    /// One text for each quiet column, and whether it is strong.
    pub cells: Vec<(String, bool)>,
    /// A darker rule above: a total below it, another club.
    pub parted: bool,
}

/// Rows with the headings of their quiet columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub rows: Vec<Row>,
    pub heads: Vec<String>,
    /// Height of a row on a desk, before any zoom.
    pub pitch: f64,
    /// Room above the first row for an axis or a key, before any zoom.
    pub above: f64,
    /// Whether hairlines part the rows.
    pub ruled: bool,
    /// Columns from this one on are grey.
    pub grey_from: Option<usize>,
}

/// Where the rows stand.
pub(super) struct Placed {
    /// Room for marks.
    pub x0: f64,
    pub x1: f64,
    /// Middle of the marks of each row.
    pub middles: Vec<f64>,
    /// Upper and lower edge of each row.
    pub edges: Vec<(f64, f64)>,
    /// Upper edge of the first row.
    pub top: f64,
    /// Lower edge of the last.
    pub bottom: f64,
    /// Whether names stand above their marks.
    pub stacked: bool,
}

impl Rows {
    fn stacked(sheet: &Sheet<'_>) -> bool {
        sheet.sizes.phone
    }

    fn font(sheet: &Sheet<'_>, tone: Tone) -> Font {
        if tone == Tone::Strong { sheet.sizes.label() } else { sheet.sizes.plain() }
    }

    fn heads_lines(&self, sheet: &Sheet<'_>) -> Vec<Vec<String>> {
        let font = sheet.sizes.axis();
        let one = |(i, head): (usize, &String)| {
            let most = self.column(sheet, i).max(112.0 * sheet.sizes.zoom);
            measure::wrap_even(sheet.measure, font, head, most)
        };
        self.heads.iter().enumerate().map(one).collect()
    }

    /// Width of the figures of a quiet column.
    fn column(&self, sheet: &Sheet<'_>, i: usize) -> f64 {
        let wide = |row: &Row| {
            row.cells.get(i).map_or(0.0, |(text, strong)| {
                let font = if *strong { sheet.sizes.mark() } else { sheet.sizes.axis() };
                sheet.wide(text, font)
            })
        };
        self.rows.iter().map(wide).fold(0.0, f64::max)
    }

    /// Names in the lines they need.
    fn names(&self, sheet: &Sheet<'_>) -> Vec<(Font, Vec<String>)> {
        let stacked = Rows::stacked(sheet);
        let room = sheet.right() - sheet.left();
        let first = if self.heads.is_empty() { 0.0 } else { self.column(sheet, 0) + 14.0 };
        let width = if stacked { room - first } else { room * 0.34 };
        let font = |row: &Row| Rows::font(sheet, row.tone);
        if stacked {
            // The figure stands beside the first line; the second has the whole width.
            let one = |row: &Row| {
                let lines = measure::wrap(sheet.measure, font(row), &row.name, room, first);
                (font(row), Rows::two(sheet, font(row), lines, [width, room]))
            };
            return self.rows.iter().map(one).collect();
        }
        // One size for the column: the usual one where two lines of it are enough for every name.
        let lines = |font: Font, row: &Row| measure::wrap_even(sheet.measure, font, &row.name, width);
        let is_usual = self.rows.iter().all(|row| {
            let lines = lines(font(row), row);
            lines.len() < 3 && lines.iter().all(|line| sheet.wide(line, font(row)) <= width)
        });
        let one = |row: &Row| {
            let usual = font(row);
            let font =
                Font { size: if is_usual { usual.size } else { (usual.size * 0.9).max(12.0) }, ..usual };
            (font, Rows::two(sheet, font, lines(font, row), [width; 2]))
        };
        self.rows.iter().map(one).collect()
    }

    /// Two lines at most, each cut to its width.
    fn two(sheet: &Sheet<'_>, font: Font, mut lines: Vec<String>, widths: [f64; 2]) -> Vec<String> {
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(rest);
        }
        lines.iter().zip(widths).map(|(line, width)| sheet.cut(font, line, width)).collect()
    }

    fn head_room(&self, sheet: &Sheet<'_>) -> f64 {
        let lines = self.heads_lines(sheet).iter().map(Vec::len).max().unwrap_or(0);
        let (above, axis) = (self.above * sheet.sizes.zoom, sheet.sizes.axis);
        if Rows::stacked(sheet) {
            // One line for the heading of the figures, below it the axis or the key.
            return above + if lines > 0 { axis * 1.5 } else { 0.0 } + 2.0;
        }
        (lines as f64 * axis * 1.3 + 8.0 * sheet.sizes.zoom).max(above)
    }

    fn talls(&self, sheet: &Sheet<'_>, names: &[(Font, Vec<String>)]) -> Vec<f64> {
        let zoom = sheet.sizes.zoom;
        let tall = |(font, lines): &(Font, Vec<String>)| {
            if Rows::stacked(sheet) {
                return sheet.sizes.label * 1.4 + 21.5 * zoom + Rows::under(*font, lines);
            }
            let words = font.size * 1.27 * lines.len() as f64 + 6.0 * zoom;
            if lines.len() > 1 { words.max(self.pitch * zoom) } else { self.pitch * zoom }
        };
        names.iter().map(tall).collect()
    }

    /// Room that the lines of a name take below its first.
    fn under(font: Font, lines: &[String]) -> f64 {
        font.size * 1.27 * (lines.len() as f64 - 1.0).max(0.0)
    }

    /// Height of everything.
    pub(super) fn height(&self, sheet: &Sheet<'_>) -> f64 {
        let names = self.names(sheet);
        self.head_room(sheet) + self.talls(sheet, &names).iter().sum::<f64>() + 26.0 * sheet.sizes.zoom
    }

    /// Height under which rows would touch.
    pub(super) fn least(&self, sheet: &Sheet<'_>) -> f64 {
        let tight = if Rows::stacked(sheet) {
            1.0
        } else {
            (sheet.sizes.label * 1.42 / (self.pitch * sheet.sizes.zoom)).min(1.0)
        };
        let names = self.names(sheet);
        let talls = self.talls(sheet, &names);
        let least =
            |tall: &f64| if *tall > self.pitch * sheet.sizes.zoom + 0.5 { *tall } else { tall * tight };
        self.head_room(sheet) + talls.iter().map(least).sum::<f64>() + 26.0 * sheet.sizes.zoom
    }

    /// Puts names, columns and rules; gives the room for the marks.
    pub(super) fn place(&self, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Placed {
        let (sizes, palette, zoom) = (sheet.sizes, sheet.palette, sheet.sizes.zoom);
        let stacked = Rows::stacked(sheet);
        let (left, right) = (sheet.left(), sheet.right());
        let names = self.names(sheet);
        let longest = |(font, lines): &(Font, Vec<String>)| {
            lines.iter().map(|l| sheet.wide(l, *font)).fold(0.0, f64::max)
        };
        let names_wide = names.iter().map(longest).fold(0.0, f64::max);
        let x0 = if stacked { left } else { left + names_wide + 14.0 * zoom };

        // Quiet columns from the right.
        let heads = self.heads_lines(sheet);
        let head_font = sizes.axis();
        let shown = if stacked { heads.len().min(1) } else { heads.len() };
        let widths: Vec<f64> = heads
            .iter()
            .enumerate()
            .map(|(i, lines)| {
                let head = lines.iter().map(|l| sheet.wide(l, head_font)).fold(0.0, f64::max);
                self.column(sheet, i).max(head)
            })
            .collect();
        let mut edges_right = vec![right; heads.len()];
        let mut x = right;
        for i in (0..shown).rev() {
            if let Some(edge) = edges_right.get_mut(i) {
                *edge = x;
            }
            x -= widths.get(i).copied().unwrap_or(0.0) + 24.0 * zoom;
        }
        let x1 = if stacked { right } else { x };
        let head_room = self.head_room(sheet);
        let head_base = if stacked { top + head_font.size } else { top + head_room - 9.0 * zoom };
        for (i, lines) in heads.iter().enumerate().take(shown) {
            let edge = edges_right.get(i).copied().unwrap_or(right);
            let lines: Vec<String> = if stacked { vec![lines.join(" ")] } else { lines.clone() };
            for (k, line) in lines.iter().rev().enumerate() {
                let base = head_base - k as f64 * head_font.size * 1.3;
                sheet.put(line, (edge, base), Anchor::End, head_font, palette.grey, Role::Axis);
            }
        }

        let mut talls = self.talls(sheet, &names);
        let whole: f64 = talls.iter().sum();
        let room = foot - 26.0 * zoom - top - head_room;
        let stretch = (room / whole.max(1.0)).within(0.4, 1.7);
        let tightest = sizes.label * 1.42;
        for (tall, (_, lines)) in talls.iter_mut().zip(&names) {
            let least = if stacked { *tall } else { tightest * lines.len() as f64 };
            *tall = (*tall * stretch).max(least);
        }
        let mut y = top + head_room;
        let first = y;
        let mut placed =
            Placed { x0, x1, middles: Vec::new(), edges: Vec::new(), top: first, bottom: y, stacked };
        for (i, (row, tall)) in self.rows.iter().zip(&talls).enumerate() {
            let under = names.get(i).map_or(0.0, |(font, lines)| Rows::under(*font, lines));
            let middle = if stacked { y + sizes.label * 1.4 + under + 9.5 * zoom } else { y + tall / 2.0 };
            if row.parted {
                sheet.rule((left, y), (right, y), palette.axis, 1.0);
            } else if self.ruled && i > 0 && !stacked {
                sheet.rule((left, y), (right, y), palette.hairline, 1.0);
            }
            let ink = if row.tone == Tone::Quiet { palette.grey } else { palette.ink };
            let text_line = if stacked { y + sizes.label * 0.85 } else { middle };
            if let Some((font, lines)) = names.get(i) {
                let line = font.size * 1.27;
                let start = if stacked { text_line } else { text_line - under / 2.0 };
                for (k, text) in lines.iter().enumerate() {
                    let base = sheet.base_at(start + line * k as f64, *font);
                    let (x, anchor) =
                        if stacked { (left, Anchor::Start) } else { (x0 - 14.0 * zoom, Anchor::End) };
                    sheet.put(text, (x, base), anchor, *font, ink, Role::Label);
                }
            }
            for (k, (text, strong)) in row.cells.iter().enumerate().take(shown) {
                let edge = edges_right.get(k).copied().unwrap_or(right);
                let font = if *strong { sizes.mark() } else { sizes.axis() };
                let grey = self.grey_from.is_some_and(|from| k >= from);
                let colour = if *strong || !grey { palette.ink } else { palette.grey };
                let base = sheet.base_at(text_line, font);
                sheet.put(text, (edge, base), Anchor::End, font, colour, Role::Label);
            }
            placed.middles.push(middle);
            placed.edges.push((y, y + tall));
            y += tall;
        }
        placed.bottom = y;
        placed
    }
}

/// Whole rows as fields for the pointer.
pub(super) fn fields(placed: &Placed, sheet: &Sheet<'_>) -> Vec<(usize, Rect)> {
    let field = |(i, (y0, y1)): (usize, &(f64, f64))| (i, Rect::new(sheet.left(), *y0, sheet.right(), *y1));
    placed.edges.iter().enumerate().map(field).collect()
}

/// Thickness of bars in rows.
pub(super) fn bar(placed: &Placed, pitch: f64, zoom: f64) -> f64 {
    if placed.stacked { 12.0 * zoom } else { (pitch * 0.58).round() * zoom }
}

/// A figure beside the end of a bar: to its right, or to its left below zero.
pub(super) fn figure_at(
    sheet: &mut Sheet<'_>,
    text: &str,
    (x, middle): (f64, f64),
    below: bool,
    colour: Rgb,
) -> Rect {
    let (font, zoom) = (sheet.sizes.mark(), sheet.sizes.zoom);
    let base = sheet.base_at(middle, font);
    let (x, anchor) = if below { (x - 7.0 * zoom, Anchor::End) } else { (x + 7.0 * zoom, Anchor::Start) };
    sheet.put(text, (x, base), anchor, font, colour, Role::Label)
}

impl Placed {
    /// A line down through the marks of all rows; on a phone it leaves the names free.
    pub(super) fn down(&self, sheet: &mut Sheet<'_>, x: f64, colour: Rgb, above: f64) {
        if !self.stacked {
            sheet.rule((x, self.top - above), (x, self.bottom), colour, 1.0);
            return;
        }
        let (up, reach) = (6.0 * sheet.sizes.zoom, 9.0 * sheet.sizes.zoom);
        if above > 0.0 {
            sheet.rule((x, self.top - above), (x, self.top), colour, 1.0);
        }
        for middle in &self.middles {
            sheet.rule((x, middle - up), (x, middle + reach), colour, 1.0);
        }
    }
}
