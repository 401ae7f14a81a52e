//! The one plotters element that everything is drawn with. It asks a backend only for paths, filled boxes, polygons, discs
//! and text.

use crate::plan::{Anchor, Rgb, Text, Weight};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

/// Plotters knows no weight between normal and bold. A list of families that ends with this means 600; to any backend that
/// does not know, it is plain bold.
pub const SEMIBOLD: &str = " ";

/// The weight that a text style stands for, as CSS numbers it.
pub fn weight_of(style: FontStyle, family: &str) -> u16 {
    match style {
        FontStyle::Bold if family.ends_with(SEMIBOLD) => 600,
        FontStyle::Bold => 700,
        _ => 400,
    }
}

/// Something to draw, in units of the grid.
pub(super) struct Mark<'a> {
    points: &'a [BackendCoord],
    form: Form<'a>,
}

enum Form<'a> {
    Stroke(Ink),
    Fill(Ink),
    Area(Ink),
    Disc(Ink, u32),
    Text(&'a str, Letters<'a>),
}

impl<'a> Mark<'a> {
    pub(super) fn stroke(points: &'a [BackendCoord], colour: Rgb, width: u32) -> Mark<'a> {
        Mark { points, form: Form::Stroke(Ink { colour, width }) }
    }
    pub(super) fn fill(corners: &'a [BackendCoord; 2], colour: Rgb) -> Mark<'a> {
        Mark { points: corners, form: Form::Fill(Ink { colour, width: 0 }) }
    }
    pub(super) fn area(points: &'a [BackendCoord], colour: Rgb) -> Mark<'a> {
        Mark { points, form: Form::Area(Ink { colour, width: 0 }) }
    }
    pub(super) fn disc(centre: &'a [BackendCoord; 1], radius: u32, colour: Rgb) -> Mark<'a> {
        Mark { points: centre, form: Form::Disc(Ink { colour, width: 0 }, radius) }
    }
    pub(super) fn text(
        at: &'a [BackendCoord; 1],
        text: &'a Text,
        size: f64,
        family: &'a str,
        semibold: &'a str,
    ) -> Mark<'a> {
        let weight = text.font.weight;
        let family = if weight == Weight::SemiBold { semibold } else { family };
        let letters = Letters {
            colour: text.colour,
            size,
            bold: weight != Weight::Regular,
            family,
            anchor: text.anchor,
        };
        Mark { points: at, form: Form::Text(&text.text, letters) }
    }
}

impl<'b> PointCollection<'b, BackendCoord> for &'b Mark<'_> {
    type Point = &'b BackendCoord;
    type IntoIter = core::slice::Iter<'b, BackendCoord>;
    fn point_iter(self) -> Self::IntoIter {
        self.points.iter()
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        match &self.form {
            Form::Stroke(ink) => backend.draw_path(at, ink),
            Form::Area(ink) => backend.fill_polygon(at, ink),
            Form::Fill(ink) => match (at.next(), at.next()) {
                (Some(a), Some(b)) => backend.draw_rect(a, b, ink, true),
                _ => Ok(()),
            },
            Form::Disc(ink, radius) => match at.next() {
                Some(centre) => backend.draw_circle(centre, *radius, ink, true),
                None => Ok(()),
            },
            Form::Text(text, letters) => match at.next() {
                Some(place) => backend.draw_text(text, letters, place),
                None => Ok(()),
            },
        }
    }
}

/// Colour and width of a stroke or fill.
struct Ink {
    colour: Rgb,
    width: u32,
}

fn opaque(Rgb(r, g, b): Rgb) -> BackendColor {
    BackendColor { alpha: 1.0, rgb: (r, g, b) }
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }
    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// Letters: the place of a text is on its base line, which backends are told as its lower edge.
struct Letters<'a> {
    colour: Rgb,
    size: f64,
    bold: bool,
    family: &'a str,
    anchor: Anchor,
}

/// Layout never asks a backend: text is measured before.
#[derive(Debug)]
pub(super) struct NotMeasured;

impl core::fmt::Display for NotMeasured {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("text is measured by the plan")
    }
}

impl core::error::Error for NotMeasured {}

impl BackendTextStyle for Letters<'_> {
    type FontError = NotMeasured;

    fn color(&self) -> BackendColor {
        opaque(self.colour)
    }
    fn size(&self) -> f64 {
        self.size
    }
    fn transform(&self) -> FontTransform {
        FontTransform::None
    }
    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }
    fn anchor(&self) -> Pos {
        let side = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(side, VPos::Bottom)
    }
    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), NotMeasured> {
        Err(NotMeasured)
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, NotMeasured> {
        Err(NotMeasured)
    }
}
