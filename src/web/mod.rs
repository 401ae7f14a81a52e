//! The browser's side: what `www/` calls. Thin: convert, call, convert. The only room that names wasm-bindgen, web-sys and
//! plotters-canvas. A wrong input throws an array of problems; nothing here panics.

mod asked;
mod canvas;
#[cfg(feature = "studio")]
mod platform;
mod values;

use crate::diag::Diagnostic;
use crate::lang::{self, Lang};
use crate::plan::{Look, Measure, Size};
use crate::project;
use asked::Place;
use wasm_bindgen::prelude::*;

/// Gives memory out and takes it back in constant time, at a third of what std's allocator weighs; the page has both time and
/// room for std's.
#[cfg(not(feature = "studio"))]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Tells the console what a trap was; JavaScript sees only "unreachable". An article's reader has no use for it.
#[cfg(feature = "studio")]
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

/// Words by key: those of embeds, and in the studio build those of the page.
#[wasm_bindgen]
pub fn texts(lang: &str) -> JsValue {
    let words = values::Fields::new();
    for (key, text) in lang::entries(Lang::of_tag(lang)) {
        let studio = cfg!(feature = "studio")
            && (key.starts_with("check.label.")
                || key.starts_with("check.revised.")
                || key == "check.interval"
                || key.starts_with("type."));
        if key.starts_with("embed.") || key.starts_with("page.") || studio {
            words.text(key, text);
        }
    }
    words.done()
}

/// What a small build throws instead of problems: the name of the build that can do more, or can say why it cannot be done.
/// A wrong spec costs its author one more file; every reader is spared the words.
#[cfg(not(feature = "studio"))]
fn thrown_all(_: &[Diagnostic]) -> JsValue {
    JsValue::from_str(if cfg!(feature = "press") {
        "whole"
    } else if cfg!(feature = "forms") {
        "press"
    } else {
        "forms"
    })
}

#[cfg(feature = "studio")]
use values::problems as thrown_all;

fn thrown(problem: Diagnostic) -> JsValue {
    thrown_all(&[problem])
}

fn refused(error: canvas::PaintError) -> JsValue {
    thrown(Diagnostic::error(match error {
        canvas::PaintError::NoContext => "project.no-context",
        canvas::PaintError::Refused => "project.not-painted",
    }))
}

/// What a person is working on.
#[wasm_bindgen]
#[derive(Default)]
pub struct Project {
    inner: project::Project,
    focus: Option<usize>,
}

#[wasm_bindgen]
impl Project {
    /// Nothing opened yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Project {
        Project::default()
    }

    /// Takes a table that leaves nothing to guess. Throws the name of the build with the whole reader for any other.
    #[cfg(not(feature = "studio"))]
    pub fn open(&mut self, text: &str, name: &str) -> Result<(), JsValue> {
        self.inner.take(project::open_plain(text, name).ok_or_else(|| JsValue::from_str("whole"))?);
        Ok(())
    }

    /// Another view of the same data. Throws and keeps the former one.
    pub fn set_spec(&mut self, value: JsValue) -> Result<(), JsValue> {
        let spec = asked::spec(value).map_err(thrown)?;
        self.inner.set_spec(spec).map_err(thrown)
    }

    /// Draws on a canvas, whose bitmap it sizes. Throws when there is nothing to draw.
    pub fn draw(&mut self, canvas: &web_sys::HtmlCanvasElement, place: JsValue) -> Result<JsValue, JsValue> {
        let Place { size, ratio, look } = Place::of(&place);
        // A size that the spec asks for holds as far as the place is wide enough.
        #[cfg(feature = "press")]
        let size = match self.inner.spec().size {
            Some(room) => Size { width: room.width.min(size.width), height: size.height.or(room.height) },
            None => size,
        };
        let context = canvas::context(canvas).map_err(refused)?;
        #[cfg(feature = "press")]
        let family = &crate::plan::family(self.inner.spec(), &look);
        #[cfg(not(feature = "press"))]
        let family = &look.family;
        let measure = canvas::CanvasMeasure::new(&context, family, ratio);
        let (plan, warnings) = self.inner.lay_out(size, &measure, &look).map_err(|p| thrown_all(&p))?;
        canvas::paint(plan, canvas, &context, ratio).map_err(refused)?;
        Ok(values::drawn(plan, &warnings))
    }

    /// The tooltip nearest to a spot of the last drawing, in CSS pixels.
    pub fn tip(&mut self, x: f64, y: f64) -> JsValue {
        match self.inner.nearest(x, y) {
            Some(index) => self.tip_at(index, None),
            None => JsValue::UNDEFINED,
        }
    }

    /// The tooltip of a place in the chart's order, with the keyboard on a series.
    pub fn tip_at(&mut self, index: usize, series: Option<usize>) -> JsValue {
        self.focus = series;
        let Some(plan) = self.inner.plan() else { return JsValue::UNDEFINED };
        match plan.told.tip(index) {
            Some(tip) => values::tip(plan, &tip, series),
            None => JsValue::UNDEFINED,
        }
    }

    /// Where a period and a series of the last drawing are, by the words of a link: `2022`, `export`.
    pub fn find(&self, period: &str, series: &str) -> JsValue {
        let found = values::Fields::new();
        if let Some(plan) = self.inner.plan() {
            found.place("period", plan.told.place(period, series).map(|at| at as u32));
            found.place("series", plan.told.strand(series).map(|at| at as u32));
        }
        found.done()
    }

    /// The figures of the last drawing as a table.
    pub fn table(&mut self, lang: &str) -> JsValue {
        let Some(plan) = self.inner.plan() else { return JsValue::UNDEFINED };
        if plan.lang == Lang::of_tag(lang) || self.inner.spec().lang.is_some() {
            return values::table(&plan.told.table(), note_of(&plan.told).as_ref());
        }
        let look = Look { lang: Lang::of_tag(lang), ..Look::default() };
        match crate::plan::plan(
            self.inner.spec(),
            self.inner.dataset(),
            Size::wide(720.0),
            &Unmeasured,
            &look,
        ) {
            Ok(planned) => {
                values::table(&planned.output.told.table(), note_of(&planned.output.told).as_ref())
            }
            Err(_) => JsValue::UNDEFINED,
        }
    }
}

/// What is said beneath a table.
#[cfg(feature = "press")]
fn note_of(told: &crate::plan::Told) -> impl AsRef<str> {
    told.table_note()
}

#[cfg(not(feature = "press"))]
#[inline(always)]
fn note_of(told: &crate::plan::Told) -> impl AsRef<str> {
    &told.note
}

/// A measure for plans that are only told, never drawn.
struct Unmeasured;

impl Measure for Unmeasured {
    fn width(&self, text: &str, font: crate::plan::Font) -> f64 {
        text.chars().count() as f64 * font.size * 0.55
    }
}

#[cfg(feature = "studio")]
mod checking;
#[cfg(feature = "studio")]
mod looking;
#[cfg(feature = "studio")]
mod studio;
#[cfg(feature = "studio")]
mod twin;
