//! Frames of a fixed height, down to very low ones: whatever does not fit goes, and nothing is cut off.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "tables/charts.rs"]
mod charts;
#[path = "tables/collisions.rs"]
mod collisions;
#[path = "tables/mod.rs"]
mod tables;

use collisions::collisions;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Rect, Shape, Size, plan};

/// What a frame of a fixed height promises: whatever does not fit goes, and nothing is cut off.
#[test]
fn no_frame_is_too_low() {
    let mut wrong = Vec::new();
    let face = Face::bundled();
    let look = Look { lang: Lang::Vi, ..Look::default() };
    for example in charts::all() {
        for width in [320.0, 640.0] {
            for height in (160..=600).step_by(20).map(f64::from) {
                let size = Size { width, height: Some(height) };
                let planned = plan(&example.spec, &example.data, size, &face, &look);
                let plan = planned.unwrap().output;
                let name = format!("{} {width} × {height}", example.name);
                if plan.height > height + 0.01 || plan.width > width + 0.01 {
                    wrong.push(format!("{name}: {} × {}", plan.width, plan.height));
                }
                wrong.extend(collisions(&plan, &name));
                let sheet = Rect::new(0.0, 0.0, plan.width, plan.height).grown(1.0);
                let boxes = plan.shapes.iter().filter_map(|shape| match shape {
                    Shape::Box { rect, .. } => Some(*rect),
                    _ => None,
                });
                let off = boxes.chain([plan.plot]).find(|rect| !rect.inside(&sheet));
                wrong.extend(off.map(|rect| format!("{name}: off the sheet: {rect:?}")));
                if plan.plot.height() < 10.0 {
                    wrong.push(format!("{name}: no plot is left: {:?}", plan.plot));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rows go before letters that nobody can read: three quarters of the least size that a chart has otherwise (12 px) are kept, but for
/// rounding of the scale.
#[test]
fn letters_stay_legible_and_rows_that_go_are_the_last() {
    let face = Face::bundled();
    let look = Look { lang: Lang::Vi, ..Look::default() };
    for example in charts::all() {
        for (width, height) in
            [(320.0, 160.0), (320.0, 240.0), (320.0, 400.0), (640.0, 160.0), (640.0, 300.0)]
        {
            let lay = |height| {
                let size = Size { width, height };
                plan(&example.spec, &example.data, size, &face, &look).unwrap().output
            };
            let (low, free) = (lay(Some(height)), lay(None));
            let least = low.texts.iter().map(|t| t.font.size).fold(f64::MAX, f64::min);
            assert!(least >= 8.5, "{} {width} × {height}: {least}", example.name);
            let rows = |plan: &kimngach::plan::Plan| -> Vec<usize> {
                plan.hits.tracks.iter().map(|t| t.strand).collect()
            };
            let (of_low, of_free) = (rows(&low), rows(&free));
            assert!(of_free.starts_with(&of_low) || !low.cut, "{}: {of_low:?} of {of_free:?}", example.name);
        }
    }
}
