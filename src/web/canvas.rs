//! A plan on a canvas element. Our own plotters backend owns plotters-canvas' backend and the same 2d context: a virtual
//! grid of eight units a device pixel, filled boxes on whole device pixels, letters measured and weighted as CSS does,
//! round caps and joins.

use crate::draw::{Grid, draw, weight_of};
use crate::figure::{Within, digits};
use crate::plan::{Font, Measure, Plan, Weight};
use plotters::drawing::IntoDrawingArea;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units of the grid in a device pixel.
const FINE: f64 = 8.0;

/// Why nothing was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaintError {
    /// The element has no 2d context: too many canvases, or none supported.
    NoContext,
    /// The context refused to draw.
    Refused,
}

/// The 2d context of a canvas.
///
/// # Errors
/// [`PaintError::NoContext`].
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, PaintError> {
    let found = canvas.get_context("2d").ok().flatten().ok_or(PaintError::NoContext)?;
    // What "2d" asks for is of no other kind.
    Ok(found.unchecked_into())
}

/// Sets the bitmap to the plan's size at `ratio` (0.5 to 8) device pixels a CSS pixel, and draws. The element's CSS size is the
/// page's to set: `plan.width` by `plan.height`.
///
/// # Errors
/// [`PaintError`] when the browser gives no context or refuses.
pub fn paint(
    plan: &Plan,
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    ratio: f64,
) -> Result<(), PaintError> {
    // Setting a size, the same one too, gives a new bitmap, which costs as much as the drawing: only where it is another. What
    // stood there is covered by the ground.
    let (width, height) = ((plan.width * ratio).round() as u32, (plan.height * ratio).round() as u32);
    let is_same = cfg!(feature = "forms") && (canvas.width(), canvas.height()) == (width, height);
    if !is_same {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let units = FINE * ratio;
    let fine = 1.0 / FINE;
    context.set_transform(fine, 0.0, 0.0, fine, 0.0, 0.0).map_err(|_| PaintError::Refused)?;
    context.set_line_cap("round");
    context.set_line_join("round");
    context.set_text_baseline("alphabetic");
    #[cfg(feature = "forms")]
    let inner = CanvasBackend::with_canvas_object(canvas.clone()).ok_or(PaintError::NoContext)?;
    let size = ((plan.width * units) as u32, (plan.height * units) as u32);
    let area = Fine {
        #[cfg(feature = "forms")]
        inner,
        context: context.clone(),
        size,
        font: String::new(),
    }
    .into_drawing_area();
    let drawn = draw(plan, &area, Grid { units, letters: 1.0 }).map_err(|_| PaintError::Refused);
    // Whoever draws over the chart (a pointer line) finds CSS pixels.
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).map_err(|_| PaintError::Refused)?;
    drawn
}

/// plotters-canvas on the fine grid. What charts are made of is drawn here on the same context, in colours without alpha:
/// plotters-canvas writes alpha as a float, and std's float formatting weighs as much as all of plotters.
struct Fine {
    /// Draws what no chart is made of; the smallest build has no room for it.
    #[cfg(feature = "forms")]
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// The font that the context has.
    font: String,
}

impl Fine {
    fn ink(&self, colour: BackendColor) {
        self.context.set_fill_style_str(&css(colour));
    }

    fn along(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in path {
            // The first of a path is a move, by the rules of the canvas.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }
}

/// Colours here are opaque.
fn css(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    crate::plan::Rgb(r, g, b).css()
}

type Failed = DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>;

impl DrawingBackend for Fine {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Result<(), Failed> {
        Ok(())
    }
    fn present(&mut self) -> Result<(), Failed> {
        Ok(())
    }
    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Result<(), Failed> {
        #[cfg(feature = "forms")]
        return self.inner.draw_pixel(at, colour);
        #[cfg(not(feature = "forms"))]
        self.draw_rect(at, at, &colour, true)
    }
    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), Failed> {
        self.draw_path([from, to], style)
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Result<(), Failed> {
        if !fill {
            return self.draw_path([a, (b.0, a.1), b, (a.0, b.1), a], style);
        }
        let (x0, x1) = whole(a.0, b.0);
        let (y0, y1) = whole(a.1, b.1);
        self.ink(style.color());
        self.context.fill_rect(f64::from(x0), f64::from(y0), f64::from(x1 - x0), f64::from(y1 - y0));
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failed> {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
        self.along(path);
        self.context.stroke();
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), Failed> {
        self.ink(style.color());
        self.along(path);
        self.context.fill();
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Result<(), Failed> {
        self.ink(style.color());
        self.context.begin_path();
        let (x, y) = (f64::from(centre.0), f64::from(centre.1));
        // Only a negative radius is refused.
        let _ = self.context.arc(x, y, f64::from(radius), 0.0, core::f64::consts::TAU);
        if fill {
            self.context.fill();
        } else {
            self.context.set_stroke_style_str(&css(style.color()));
            self.context.set_line_width(f64::from(style.stroke_width()));
            self.context.stroke();
        }
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Result<(), Failed> {
        self.ink(style.color());
        let family = style.family();
        let family = family.as_str();
        let font = font(weight_of(style.style(), family), style.size(), family);
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // A refused text is a missing word, not a missing chart.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
        Ok(())
    }
    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), Failed> {
        let family = style.family();
        let family = family.as_str();
        self.context.set_font(&font(weight_of(style.style(), family), style.size(), family));
        let width = self.context.measure_text(text).map_or(0.0, |m| m.width());
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

/// Both edges on whole device pixels, at least one apart.
fn whole(a: i32, b: i32) -> (i32, i32) {
    let unit = FINE as i32;
    let near = |x: i32| (x + unit / 2).div_euclid(unit) * unit;
    let (from, to) = (near(a.min(b)), near(a.max(b)));
    (from, if to > from { to } else { from + unit })
}

/// A font as CSS writes it. Sizes are whole hundredths, so that no float is formatted.
fn font(weight: u16, size: f64, family: &str) -> String {
    let hundredths = (size * 100.0).round().within(1.0, 1e7) as u32;
    let mut out = digits(weight.into());
    for part in [
        " ",
        &digits((hundredths / 100).into()),
        ".",
        &digits((hundredths / 10 % 10).into()),
        &digits((hundredths % 10).into()),
        "px ",
        family.trim_end(),
    ] {
        out.push_str(part);
    }
    out
}

/// The measure of the face that the page shows, in the very fonts that are drawn with: the browser then shapes each text once.
/// Asking it costs more than all the rest of laying out, and the charts of a page share years, figures and units: what it
/// said is kept.
pub struct CanvasMeasure<'a> {
    context: &'a CanvasRenderingContext2d,
    family: &'a str,
    /// Units of the grid in a CSS pixel.
    units: f64,
    /// The font that the context has: asked for text after text, it is the same one most of the time.
    font: Cell<Option<Font>>,
    /// By weight what a known text takes in the first font of it that is asked for: another list of families, another ratio, a face
    /// that has come since give others. A font of its own for this would cost more than all else that is measured.
    faces: [Cell<u64>; 3],
}

/// So many widths are kept: the texts of about twenty charts.
const KEPT: usize = 512;

thread_local! {
    /// A width and the key of its face, font and text, each in the place that its key gives: a newer one takes it.
    static KNOWN: [Cell<(u64, f64)>; KEPT] = const { [const { Cell::new((0, 0.0)) }; KEPT] };
}

/// Letters that faces differ in.
const PROBE: &str = "Mgiế0";

impl<'a> CanvasMeasure<'a> {
    /// Measures on any 2d context in a list of families, for a drawing of `ratio` device pixels a CSS pixel.
    pub fn new(context: &'a CanvasRenderingContext2d, family: &'a str, ratio: f64) -> CanvasMeasure<'a> {
        CanvasMeasure {
            context,
            family,
            units: FINE * ratio,
            font: Cell::new(None),
            faces: Default::default(),
        }
    }

    /// What tells the face of a font from others.
    fn face(&self, wanted: Font) -> u64 {
        let [regular, semibold, bold] = &self.faces;
        let face = match wanted.weight {
            Weight::Regular => regular,
            Weight::SemiBold => semibold,
            Weight::Bold => bold,
        };
        if face.get() == 0 {
            let known = mixed(self.units.to_bits(), wanted.weight.css().into());
            face.set(mixed(known, self.asked(PROBE, wanted).to_bits()));
        }
        face.get()
    }

    /// What the browser says.
    fn asked(&self, text: &str, wanted: Font) -> f64 {
        if self.font.replace(Some(wanted)) != Some(wanted) {
            self.context.set_font(&font(wanted.weight.css(), wanted.size * self.units, self.family));
        }
        self.context.measure_text(text).map_or(0.0, |m| m.width()) / self.units
    }
}

/// FNV-1a, a word at a time: among a few hundred texts no two meet.
fn mixed(key: u64, word: u64) -> u64 {
    (key ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29)
}

impl Measure for CanvasMeasure<'_> {
    fn width(&self, text: &str, wanted: Font) -> f64 {
        let font = mixed(self.face(wanted), wanted.size.to_bits());
        let key = text.bytes().fold(font, |key, byte| mixed(key, byte.into()));
        KNOWN.with(|known| {
            // There is a place for each remainder.
            let Some(place) = known.get(key as usize % KEPT) else { return 0.0 };
            if place.get().0 != key {
                place.set((key, self.asked(text, wanted)));
            }
            place.get().1
        })
    }
}
