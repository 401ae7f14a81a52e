//! A plan to shapes on any plotters backend. Places are multiplied with a grid of units so fine that plotters' whole-number
//! coordinates do not show; dashes, hatches, outlines and marks are resolved to lines, filled boxes and discs, so that
//! canvas, SVG and every other backend agree. Knows no spec and no data.

mod element;
mod path;
#[cfg(feature = "png")]
#[cfg(not(target_arch = "wasm32"))]
pub mod png;
#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
mod svg;

#[cfg(any(feature = "studio", not(target_arch = "wasm32")))]
pub use svg::{svg, svg_held, svg_part};

use crate::figure::Within;
use crate::plan::{Plan, Rect, Rgb, Shape, Spot, Text};
use element::Mark;
pub use element::{SEMIBOLD, weight_of};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::{BackendCoord, DrawingBackend};

/// How CSS pixels become a backend's whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Units in a CSS pixel.
    pub units: f64,
    /// What sizes of letters are multiplied with besides: 1.24 for plotters' SVG backend, which divides by it.
    pub letters: f64,
}

impl Grid {
    fn at(&self, spot: Spot) -> BackendCoord {
        (self.long(spot.x), self.long(spot.y))
    }

    fn long(&self, length: f64) -> i32 {
        // NaN becomes 0 and anything too large the edge of the grid: nothing here can hang a backend.
        (length * self.units).within(-1e8, 1e8).round() as i32
    }
}

/// What drawing on a backend may fail with.
pub type Failure<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// Draws a plan on an area.
///
/// # Errors
/// Whatever the backend fails with.
pub fn draw<DB: DrawingBackend>(
    plan: &Plan,
    area: &DrawingArea<DB, Shift>,
    grid: Grid,
) -> Result<(), Failure<DB>> {
    let pen = Pen { area, grid };
    pen.fill(&Rect::new(0.0, 0.0, plan.width, plan.height), plan.ground)?;
    plan.shapes.iter().try_for_each(|shape| pen.shape(shape))?;
    let mut family = plan.family.clone();
    let mut semibold = plan.family.clone();
    semibold.push_str(SEMIBOLD);
    family.truncate(plan.family.trim_end().len());
    plan.texts.iter().try_for_each(|text| pen.text(text, &family, &semibold))?;
    area.present()
}

struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    grid: Grid,
}

impl<DB: DrawingBackend> Pen<'_, DB> {
    fn shape(&self, shape: &Shape) -> Result<(), Failure<DB>> {
        match shape {
            Shape::Line { points, stroke } => {
                let width = stroke.width;
                match stroke.dash.pattern() {
                    None => self.stroke(points, stroke.colour, width),
                    Some((ink, gap)) => {
                        // Round caps add half a width at each end of a dash. What is shorter than a step of the grid a canvas leaves out.
                        let (ink, gap) = (((ink - 1.0) * width).max(0.25), (gap + 1.0) * width);
                        path::dashes(points, ink, gap)
                            .iter()
                            .try_for_each(|dash| self.stroke(dash, stroke.colour, width))
                    }
                }
            }
            Shape::Rule { from, to, colour, width } => self.fill(&path::rule(*from, *to, *width), *colour),
            Shape::Box { rect, fill, hatch, outline } => {
                let mut inner = *rect;
                let mut border = 0.0;
                if let Some((colour, width)) = outline {
                    self.fill(rect, *colour)?;
                    let width = width.min(rect.width() / 2.0).min(rect.height() / 2.0);
                    inner = rect.grown(-width);
                    border = width;
                }
                if let Some(colour) = fill {
                    self.fill(&inner, *colour)?;
                }
                if let Some(colour) = hatch {
                    // Narrow boxes want finer lines, or none would be seen.
                    let apart = if inner.width().min(inner.height()) < 14.0 { 3.8 } else { 5.0 };
                    let width = apart * 0.46;
                    for (a, b) in path::hatch(&inner.grown(border - width / 2.0), apart) {
                        self.stroke(&[a, b], *colour, width)?;
                    }
                }
                Ok(())
            }
            Shape::Disc { at, radius, fill, outline } => {
                if let Some((colour, width)) = outline {
                    self.disc(*at, radius + width / 2.0, *colour)?;
                    self.disc(*at, radius - width / 2.0, *fill)
                } else {
                    self.disc(*at, *radius, *fill)
                }
            }
            Shape::Area { points, fill } => {
                let points: Vec<BackendCoord> = points.iter().map(|p| self.grid.at(*p)).collect();
                self.area.draw(&Mark::area(&points, *fill))
            }
        }
    }

    fn fill(&self, rect: &Rect, colour: Rgb) -> Result<(), Failure<DB>> {
        let corners =
            [self.grid.at(Spot { x: rect.x0, y: rect.y0 }), self.grid.at(Spot { x: rect.x1, y: rect.y1 })];
        self.area.draw(&Mark::fill(&corners, colour))
    }

    fn stroke(&self, points: &[Spot], colour: Rgb, width: f64) -> Result<(), Failure<DB>> {
        let points: Vec<BackendCoord> = points.iter().map(|p| self.grid.at(*p)).collect();
        self.area.draw(&Mark::stroke(&points, colour, self.grid.long(width).max(1) as u32))
    }

    fn disc(&self, at: Spot, radius: f64, colour: Rgb) -> Result<(), Failure<DB>> {
        let centre = [self.grid.at(at)];
        self.area.draw(&Mark::disc(&centre, self.grid.long(radius).max(0) as u32, colour))
    }

    fn text(&self, text: &Text, family: &str, semibold: &str) -> Result<(), Failure<DB>> {
        let at = [self.grid.at(text.at)];
        let size = text.font.size * self.grid.units * self.grid.letters;
        self.area.draw(&Mark::text(&at, text, size, family, semibold))
    }
}
