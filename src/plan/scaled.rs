//! A chart as it is seen from further away: laid out on a larger sheet and drawn smaller, for a frame so low that nothing else
//! is left to do without.

use super::Plan;
use super::shape::{Rect, Shape, Spot};

/// So often a larger sheet is tried.
pub(super) const TRIES: u8 = 8;

/// The next scale, from the last one and how many times too high that was: a wider sheet is often lower, so at first it is not gone
/// all the way.
pub(super) fn smaller(nth: u8, by: f64, too_high: f64) -> f64 {
    by / if nth < TRIES / 2 { too_high.sqrt() } else { too_high }.max(1.03)
}

/// Every place and every width of a plan, `by` times as large.
pub(super) fn scaled(mut plan: Plan, by: f64) -> Plan {
    for length in [&mut plan.width, &mut plan.height] {
        *length *= by;
    }
    // Bitmaps have whole pixels.
    plan.height = plan.height.ceil();
    rect(&mut plan.plot, by);
    for shape in &mut plan.shapes {
        match shape {
            Shape::Line { points, stroke } => {
                spots(points, by);
                stroke.width *= by;
            }
            Shape::Rule { from, to, .. } => spots([from, to], by),
            Shape::Box { rect: place, outline, .. } => {
                rect(place, by);
                if let Some((_, width)) = outline {
                    *width *= by;
                }
            }
            Shape::Disc { at, radius, outline, .. } => {
                spots([at], by);
                *radius *= by;
                if let Some((_, width)) = outline {
                    *width *= by;
                }
            }
            Shape::Area { points, .. } => spots(points, by),
        }
    }
    for text in &mut plan.texts {
        spots([&mut text.at], by);
        rect(&mut text.rect, by);
        text.font.size *= by;
    }
    for stop in &mut plan.hits.stops {
        *stop *= by;
    }
    for track in &mut plan.hits.tracks {
        spots(track.marks.iter_mut().map(|(_, _, spot)| spot), by);
    }
    #[cfg(feature = "press")]
    for (_, place) in &mut plan.hits.fields {
        rect(place, by);
    }
    plan
}

fn spots<'a>(spots: impl IntoIterator<Item = &'a mut Spot>, by: f64) {
    for spot in spots {
        spot.x *= by;
        spot.y *= by;
    }
}

fn rect(rect: &mut Rect, by: f64) {
    for edge in [&mut rect.x0, &mut rect.y0, &mut rect.x1, &mut rect.y1] {
        *edge *= by;
    }
}
