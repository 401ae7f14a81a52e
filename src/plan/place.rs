//! Where words may stand: labels pushed apart along an edge, and free places near a mark.

use super::shape::{Rect, Spot};

/// Moves centres apart until each has its height, as little as can be, in their order, between `low` and `high`.
/// `wanted` are centres rising; `heights` the room each needs.
pub(super) fn push_apart(wanted: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    // Pools of labels that touch: each pool stands where the mean of its members' wishes is.
    struct Pool {
        /// Sum over members of wish minus own offset in the pool.
        wish: f64,
        count: f64,
        height: f64,
        offsets: Vec<f64>,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for (want, height) in wanted.iter().zip(heights) {
        pools.push(Pool {
            wish: want - height / 2.0,
            count: 1.0,
            height: *height,
            offsets: vec![height / 2.0],
        });
        while let [.., before, last] = pools.as_slice() {
            let top = |p: &Pool| (p.wish / p.count).max(low).min((high - p.height).max(low));
            if top(before) + before.height <= top(last) {
                break;
            }
            let Some(last) = pools.pop() else { break };
            if let Some(before) = pools.last_mut() {
                before.wish += last.wish - last.count * before.height;
                before.count += last.count;
                before.offsets.extend(last.offsets.iter().map(|o| o + before.height));
                before.height += last.height;
            }
        }
    }
    pools
        .iter()
        .flat_map(|p| {
            let top = (p.wish / p.count).max(low).min((high - p.height).max(low));
            p.offsets.iter().map(move |o| top + o)
        })
        .collect()
}

/// What stands in the way of words.
#[derive(Default)]
pub(super) struct Obstacles {
    /// Boxes: columns, other words.
    pub boxes: Vec<Rect>,
    /// Lines, by their pieces.
    pub pieces: Vec<(Spot, Spot)>,
}

impl Obstacles {
    /// Whether a box with so much air around it is free.
    pub(super) fn leaves(&self, rect: &Rect, air: f64) -> bool {
        let grown = rect.grown(air);
        !self.boxes.iter().any(|b| b.meets(&grown))
            && !self.pieces.iter().any(|(a, b)| grown.crossed_by(*a, *b))
    }

    /// Adds a line.
    pub(super) fn line(&mut self, points: &[Spot]) {
        self.pieces.extend(points.windows(2).filter_map(|w| Some((*w.first()?, *w.get(1)?))));
    }
}

/// The free place for a box of this size inside `region` that costs least, tried on a grid. `cost` judges a free box;
/// infinite means never. It is told the least so far: what cannot be less need not be worked out.
pub(super) fn free_place(
    (width, height): (f64, f64),
    region: &Rect,
    obstacles: &Obstacles,
    air: f64,
    cost: impl Fn(&Rect, f64) -> f64,
) -> Option<Rect> {
    let step_x = ((region.width() - width) / 48.0).max(3.0);
    let step_y = ((region.height() - height) / 48.0).max(3.0);
    let mut best: Option<(f64, Rect)> = None;
    let mut y = region.y0;
    while y + height <= region.y1 {
        let mut x = region.x0;
        while x + width <= region.x1 {
            let rect = Rect { x0: x, y0: y, x1: x + width, y1: y + height };
            let least = best.as_ref().map_or(f64::INFINITY, |(least, _)| *least);
            let price = cost(&rect, least);
            if price < least && obstacles.leaves(&rect, air) {
                best = Some((price, rect));
            }
            x += step_x;
        }
        y += step_y;
    }
    best.map(|(_, rect)| rect)
}

/// Height of a line at `x`, between its points, which rise in x; `None` beyond its ends.
pub(super) fn height_at(points: &[Spot], x: f64) -> Option<f64> {
    let after = points.partition_point(|p| p.x < x);
    let b = points.get(after)?;
    match after.checked_sub(1).and_then(|i| points.get(i)) {
        Some(a) => Some(a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)),
        None => (b.x == x).then_some(b.y),
    }
}

/// Least distance of a box from a line whose points rise in x, looked for no further than `reach`.
pub(super) fn distance(rect: &Rect, points: &[Spot], reach: f64) -> f64 {
    let from = points.partition_point(|p| p.x < rect.x0 - reach);
    let to = points.partition_point(|p| p.x <= rect.x1 + reach);
    let mut least = f64::INFINITY;
    for spot in points.get(from..to).unwrap_or_default() {
        least = least.min(rect.square(*spot));
    }
    // Between points: at the box's own corners and middle.
    for x in [rect.x0, (rect.x0 + rect.x1) / 2.0, rect.x1] {
        if let Some(y) = height_at(points, x) {
            least = least.min(rect.square(Spot { x, y }));
        }
    }
    least.sqrt()
}
