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
