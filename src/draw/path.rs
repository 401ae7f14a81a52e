//! Dashes, hatches and hairlines as plain geometry: every backend has lines and boxes, few have more.

use crate::figure::hypot;
use crate::plan::{Rect, Spot};

/// The inked pieces of a broken line. The rhythm begins at the line's end, so that the latest mark is always reached by ink.
pub(super) fn dashes(points: &[Spot], ink: f64, gap: f64) -> Vec<Vec<Spot>> {
    let mut out: Vec<Vec<Spot>> = Vec::new();
    if !(ink > 0.0 && gap > 0.0) {
        return vec![points.to_vec()];
    }
    let mut piece: Vec<Spot> = Vec::new();
    let (mut inked, mut left) = (true, ink);
    let reversed: Vec<Spot> = points.iter().rev().copied().collect();
    for w in reversed.windows(2) {
        let [from, to] = w else { break };
        let whole = hypot(to.x - from.x, to.y - from.y);
        if !whole.is_finite() || whole == 0.0 {
            continue;
        }
        let at = |d: f64| Spot {
            x: from.x + (to.x - from.x) * d / whole,
            y: from.y + (to.y - from.y) * d / whole,
        };
        let mut done = 0.0;
        if inked && piece.is_empty() {
            piece.push(*from);
        }
        while whole - done > left {
            done += left;
            if inked {
                piece.push(at(done));
                out.push(core::mem::take(&mut piece));
                left = gap;
            } else {
                piece.push(at(done));
                left = ink;
            }
            inked = !inked;
            // A line of absurd length is not broken into more pieces than anybody sees.
            if out.len() > 5000 {
                return out;
            }
        }
        left -= whole - done;
        if inked {
            piece.push(*to);
        }
    }
    if piece.len() > 1 {
        out.push(piece);
    }
    out
}

/// Diagonal lines across a box, rising to the right, so far apart. The rhythm is that of the whole sheet, so that hatches of
/// neighbours run on.
pub(super) fn hatch(rect: &Rect, apart: f64) -> Vec<(Spot, Spot)> {
    let mut out = Vec::new();
    if rect.x1 <= rect.x0 || rect.y1 <= rect.y0 || rect.width() > 1e5 || rect.height() > 1e5 {
        return out;
    }
    // Lines x + y = sum.
    let step = apart * core::f64::consts::SQRT_2;
    let mut sum = ((rect.x0 + rect.y0) / step).ceil() * step;
    while sum <= rect.x1 + rect.y1 {
        let x0 = rect.x0.max(sum - rect.y1);
        let x1 = rect.x1.min(sum - rect.y0);
        if x1 > x0 {
            out.push((Spot { x: x0, y: sum - x0 }, Spot { x: x1, y: sum - x1 }));
        }
        sum += step;
    }
    out
}

/// A hairline as a box on whole pixels, so that it is as sharp in a picture as on the screen.
pub(super) fn rule(from: Spot, to: Spot, width: f64) -> Rect {
    let width = width.max(0.5);
    if (from.y - to.y).abs() <= (from.x - to.x).abs() {
        let y = (from.y - width / 2.0).round();
        Rect::new(from.x, y, to.x, y + width)
    } else {
        let x = (from.x - width / 2.0).round();
        Rect::new(x, from.y, x + width, to.y)
    }
}
