//! The corner of a newsroom: its name and its logo. The logo is a path of an SVG, flattened to filled outlines, so that canvas,
//! SVG and PNG draw the same and nothing is fetched.

use super::shape::{Anchor, Rect, Rgb, Role, Shape, Spot};
use super::sheet::{Sheet, line_base};
use crate::spec::house::Corner;

/// What stands in the corner, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sign {
    /// Words; none for a logo alone.
    pub words: String,
    /// Outlines, in units of the height 1, and the width they take.
    pub logo: Vec<Vec<Spot>>,
    pub wide: f64,
    pub colour: Rgb,
    pub corner: Corner,
    /// Colour of the bar at the upper edge.
    pub bar: Option<Rgb>,
}

/// Letters of a path that are understood.
const KNOWN: &str = "MmLlHhVvCcQqZz";

/// Numbers and letters of a path.
fn tokens(path: &str) -> Option<Vec<(char, Vec<f64>)>> {
    let mut out: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    let flush = |number: &mut String, out: &mut Vec<(char, Vec<f64>)>| -> Option<()> {
        if !number.is_empty() {
            let value = crate::figure::Decimal::parse(number)?.value();
            out.last_mut()?.1.push(value);
            number.clear();
        }
        Some(())
    };
    for c in path.chars() {
        match c {
            '0'..='9' => number.push(c),
            '.' if !number.contains('.') => number.push(c),
            '-' | '+' | '.' => {
                flush(&mut number, &mut out)?;
                if c != '+' {
                    number.push(c);
                }
            }
            ' ' | ',' | '\n' | '\t' | '\r' => flush(&mut number, &mut out)?,
            letter if KNOWN.contains(letter) => {
                flush(&mut number, &mut out)?;
                out.push((letter, Vec::new()));
            }
            _ => return None,
        }
    }
    flush(&mut number, &mut out)?;
    Some(out)
}

/// The outlines of a path; none when it is no path of the letters that are understood.
pub(super) fn outlines(path: &str) -> Option<Vec<Vec<Spot>>> {
    let mut done: Vec<Vec<Spot>> = Vec::new();
    let mut now: Vec<Spot> = Vec::new();
    let mut at = Spot::default();
    for (letter, numbers) in tokens(path)? {
        let relative = letter.is_ascii_lowercase();
        let base = |at: Spot| if relative { at } else { Spot::default() };
        let takes = match letter.to_ascii_uppercase() {
            'H' | 'V' => 1,
            'C' => 6,
            'Q' => 4,
            'Z' => 0,
            _ => 2,
        };
        if takes == 0 {
            if !numbers.is_empty() {
                return None;
            }
            at = now.first().copied().unwrap_or(at);
            done.push(core::mem::take(&mut now));
            continue;
        }
        if numbers.is_empty() || !numbers.len().is_multiple_of(takes) {
            return None;
        }
        for (i, group) in numbers.chunks_exact(takes).enumerate() {
            let from = base(at);
            let spots: Vec<Spot> = match (letter.to_ascii_uppercase(), group) {
                ('H', [x]) => vec![Spot { x: from.x + x, y: at.y }],
                ('V', [y]) => vec![Spot { x: at.x, y: from.y + y }],
                (_, pairs) => pairs
                    .chunks_exact(2)
                    .filter_map(|p| Some(Spot { x: from.x + p.first()?, y: from.y + p.get(1)? }))
                    .collect(),
            };
            let end = *spots.last()?;
            match (letter.to_ascii_uppercase(), spots.as_slice()) {
                ('M', _) if i == 0 => {
                    done.push(core::mem::take(&mut now));
                    now.push(end);
                }
                ('C', [a, b, c]) => now.extend(curve(at, *a, *b, *c)),
                ('Q', [q, c]) => {
                    // A curve of the second degree as one of the third.
                    let near =
                        |p: Spot| Spot { x: p.x + (q.x - p.x) * 2.0 / 3.0, y: p.y + (q.y - p.y) * 2.0 / 3.0 };
                    now.extend(curve(at, near(at), near(*c), *c));
                }
                _ => now.push(end),
            }
            at = end;
        }
    }
    done.push(now);
    done.retain(|outline| outline.len() > 2);
    (!done.is_empty()).then_some(done)
}

/// A curve in pieces shorter than a pixel of any logo.
fn curve(a: Spot, b: Spot, c: Spot, d: Spot) -> impl Iterator<Item = Spot> {
    (1..=12).map(move |i| {
        let t = f64::from(i) / 12.0;
        let s = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64, d: f64| {
            s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
        };
        Spot { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
    })
}

/// Whether a place lies within an outline (a ray to the right crosses it an odd number of times).
fn within(outline: &[Spot], at: Spot) -> bool {
    let next = outline.iter().cycle().skip(1);
    let crosses = |(a, b): &(&Spot, &Spot)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    };
    outline.iter().zip(next).filter(crosses).count() % 2 == 1
}

impl Sign {
    fn tall(sheet: &Sheet<'_>) -> f64 {
        sheet.sizes.note * 1.25
    }

    /// Room it takes from left to right; 0 when there is nothing.
    pub(super) fn width(&self, sheet: &Sheet<'_>) -> f64 {
        let logo = self.wide * Sign::tall(sheet);
        let words = sheet.wide(&self.words, sheet.sizes.note_strong());
        logo + words + if logo > 0.0 && words > 0.0 { 6.0 * sheet.sizes.zoom } else { 0.0 }
    }

    /// Draws it with its left edge at `x`, its words on `base`.
    fn put(&self, sheet: &mut Sheet<'_>, x: f64, base: f64) {
        let tall = Sign::tall(sheet);
        let top = base - sheet.sizes.note * 0.36 - tall / 2.0;
        let page = sheet.palette.page;
        for (i, outline) in self.logo.iter().enumerate() {
            let first = outline.first().copied().unwrap_or_default();
            let around = self.logo.iter().enumerate().filter(|(k, o)| *k != i && within(o, first)).count();
            let fill = if around % 2 == 1 { page } else { self.colour };
            let points = outline.iter().map(|s| Spot { x: x + s.x * tall, y: top + s.y * tall }).collect();
            sheet.shapes.push(Shape::Area { points, fill });
        }
        let words = x + self.width(sheet) - sheet.wide(&self.words, sheet.sizes.note_strong());
        let (font, colour) = (sheet.sizes.note_strong(), sheet.palette.grey);
        sheet.put(&self.words, (words, base), Anchor::Start, font, colour, Role::Foot);
    }

    /// At the foot, on the line whose upper edge is `y`.
    pub(super) fn at_foot(&self, sheet: &mut Sheet<'_>, y: f64) {
        let base = line_base(y, sheet.sizes.note_line, sheet.sizes.note_strong());
        let x = match self.corner {
            Corner::BottomLeft => sheet.left(),
            _ => sheet.right() - self.width(sheet),
        };
        self.put(sheet, x, base);
    }

    /// Above: the bar, and the sign itself where it stands beside the title. Gives the room that the title leaves it.
    pub(super) fn above(&self, sheet: &mut Sheet<'_>) -> f64 {
        if let Some(bar) = self.bar {
            let zoom = sheet.sizes.zoom;
            let left = sheet.left();
            sheet.block(Rect::new(left, 0.0, left + 44.0 * zoom, 6.0 * zoom), bar);
        }
        let width = self.width(sheet);
        if self.corner != Corner::TopRight || width == 0.0 {
            return 0.0;
        }
        let base = line_base(sheet.sizes.top, sheet.sizes.title_line, sheet.sizes.title());
        self.put(sheet, sheet.right() - width, base);
        width + 16.0 * sheet.sizes.zoom
    }

    /// Whether it stands in the last line of the foot.
    pub(super) fn is_last(&self, sheet: &Sheet<'_>) -> bool {
        matches!(self.corner, Corner::BottomRight | Corner::BottomLeft) && self.width(sheet) > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_outlines() {
        let spots = |list: &[(f64, f64)]| list.iter().map(|(x, y)| Spot { x: *x, y: *y }).collect::<Vec<_>>();
        assert_eq!(
            outlines("M0 0H10V10h-10z M2,2l2 0-1.5.5Z"),
            Some(vec![
                spots(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]),
                spots(&[(2.0, 2.0), (4.0, 2.0), (2.5, 2.5)]),
            ])
        );
        // A curve ends where it says, and a straight one stays straight.
        let line = outlines("M0 0C1 1 2 2 3 3L3 0Z").unwrap_or_default();
        let on_it = line.first().is_some_and(|o| o.iter().take(13).all(|s| (s.x - s.y).abs() < 1e-12));
        assert!(on_it, "{line:?}");
        for wrong in ["", "M0 0", "M0 0A1 1 0 0 0 2 2Z", "10 10", "M0 0L1Z", "M0 0L1 x"] {
            assert_eq!(outlines(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_lies_within_an_outline_is_a_hole() {
        let ring = outlines("M0 0H10V10H0ZM3 3H7V7H3Z").unwrap_or_default();
        let [outer, inner] = ring.as_slice() else { panic!("{ring:?}") };
        assert!(within(outer, Spot { x: 3.0, y: 3.0 }) && !within(inner, Spot { x: 0.0, y: 0.0 }));
    }
}
