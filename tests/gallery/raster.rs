//! The picture is the plan: at thousands of places of three examples the pixel of the PNG has the colour that the plan's shapes
//! give there, worked out apart from any renderer.

use super::all;
use kimngach::lang::Lang;
use kimngach::plan::{Plan, Rgb, Shape, Spot};
use resvg::tiny_skia::Pixmap;

/// Distance of a place from a line between two others.
fn far(at: Spot, a: Spot, b: Spot) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { ((at.x - a.x) * dx + (at.y - a.y) * dy) / length } else { 0.0 };
    let t = if t < 0.0 { 0.0 } else { t.min(1.0) };
    let (x, y) = (a.x + dx * t - at.x, a.y + dy * t - at.y);
    (x * x + y * y).sqrt()
}

/// Whether a place lies in an outline, by the number of its edges to the right.
fn inside(points: &[Spot], at: Spot) -> bool {
    let edges = points.iter().zip(points.iter().cycle().skip(1));
    let crosses = |(a, b): &(&Spot, &Spot)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    };
    edges.filter(crosses).count() % 2 == 1
}

/// The colour at a place; none where it lies too near to an edge, on letters, or on a hatch.
fn expected(plan: &Plan, at: Spot) -> Option<Rgb> {
    const NEAR: f64 = 1.5;
    if plan.texts.iter().any(|t| t.rect.grown(2.0).distance(at) == 0.0) {
        return None;
    }
    let mut colour = plan.ground;
    for shape in &plan.shapes {
        match shape {
            Shape::Line { points, stroke } => {
                let near = points.windows(2).map(|w| far(at, w[0], w[1])).fold(f64::MAX, f64::min);
                if near < stroke.width / 2.0 + NEAR {
                    return None;
                }
            }
            Shape::Rule { from, to, width, .. } => {
                if far(at, *from, *to) < width / 2.0 + NEAR {
                    return None;
                }
            }
            Shape::Box { rect, fill, hatch, outline } => {
                let border = outline.map_or(0.0, |(_, w)| w);
                if rect.grown(NEAR).distance(at) == 0.0 {
                    if rect.grown(-NEAR - border).distance(at) > 0.0 || hatch.is_some() {
                        return None;
                    }
                    colour = fill.or(outline.map(|(c, _)| c)).unwrap_or(colour);
                }
            }
            Shape::Disc { at: centre, radius, fill, outline } => {
                let away = far(at, *centre, *centre);
                let border = outline.map_or(0.0, |(_, w)| w / 2.0);
                if away < radius + border + NEAR {
                    if away > radius - border - NEAR {
                        return None;
                    }
                    colour = *fill;
                }
            }
            Shape::Area { points, fill } => {
                let edges = points.iter().zip(points.iter().cycle().skip(1));
                if edges.map(|(a, b)| far(at, *a, *b)).fold(f64::MAX, f64::min) < NEAR {
                    return None;
                }
                if inside(points, at) {
                    colour = *fill;
                }
            }
        }
    }
    Some(colour)
}

#[test]
fn every_pixel_of_the_png_is_the_plans() {
    for name in ["treemap", "area-stacked", "trade"] {
        let example = all().into_iter().find(|e| e.name == name).unwrap();
        for dark in [false, true] {
            let plan = example.planned(640.0, Lang::En, dark);
            let png = kimngach::draw::png::png(&plan, 2.0, &kimngach::draw::png::Faces::bundled()).unwrap();
            let picture = Pixmap::decode_png(&png).unwrap();
            let (mut checked, mut off) = (0, Vec::new());
            for row in 0..(plan.height / 3.0) as u32 {
                for column in 0..(plan.width / 3.0) as u32 {
                    let (x, y) = (column * 3 + 1, row * 3 + 1);
                    // The middle of one of the four pixels of a CSS pixel.
                    let at = Spot { x: f64::from(x) + 0.25, y: f64::from(y) + 0.25 };
                    let Some(Rgb(r, g, b)) = expected(&plan, at) else { continue };
                    let pixel = picture.pixel(x * 2, y * 2).unwrap().demultiply();
                    checked += 1;
                    if (pixel.red(), pixel.green(), pixel.blue()) != (r, g, b) {
                        off.push((at, (r, g, b), pixel));
                    }
                }
            }
            assert!(checked > 8000, "{name}: only {checked} places are clear");
            assert!(off.is_empty(), "{name} {dark}: {} of {checked}, first {:?}", off.len(), off[0]);
        }
    }
}
