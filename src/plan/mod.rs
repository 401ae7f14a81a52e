//! From a spec, a dataset, a size and a text measure to a finished layout: every string written, every box, colour and
//! label in its place, the hit index, the words that tell it without being seen. Knows no drawing backend.

#[cfg(feature = "press")]
mod alone;
#[cfg(feature = "forms")]
mod bars;
mod choose;
#[cfg(feature = "forms")]
mod columns;
#[cfg(feature = "studio")]
mod ends;
mod extent;
pub mod face;
#[cfg(feature = "forms")]
mod fewer;
mod figures;
mod finding;
mod foot;
mod form;
mod frame;
#[cfg(feature = "press")]
mod held;
#[cfg(feature = "studio")]
pub(crate) use held::members as held_members;
mod hits;
#[cfg(feature = "press")]
mod house;
#[cfg(feature = "studio")]
mod honest;
#[cfg(feature = "press")]
mod indicated;
mod lines;
#[cfg(feature = "press")]
mod long;
pub mod measure;
#[cfg(feature = "press")]
mod member_flow;
#[cfg(feature = "press")]
mod named;
mod once;
mod order;
pub mod palette;
mod place;
mod pool;
#[cfg(feature = "press")]
mod press;
mod ranking;
mod say;
pub mod scale;
#[cfg(feature = "forms")]
mod scaled;
#[cfg(feature = "studio")]
mod seen;
mod shape;
mod sheet;
#[cfg(feature = "press")]
mod sign;
pub mod streak;
pub mod time;
mod told;
mod trade;

#[cfg(feature = "press")]
pub use alone::range as rounding_range;
pub use choose::{Choice, Strand};
pub use face::Face;
pub use figures::Figures;
pub use hits::{Hits, Track};
#[cfg(feature = "press")]
pub use indicated::query;
#[cfg(feature = "press")]
pub use long::Long;
pub use measure::Measure;
#[cfg(feature = "studio")]
pub(crate) use named::name_in_table;
pub use palette::{Dress, Palette};
#[cfg(feature = "press")]
pub use press::tones;
pub use shape::{Anchor, Dash, Font, Rect, Rgb, Role, Shape, Spot, Stroke, Text, Weight};
#[cfg(feature = "press")]
pub use told::{KEPT, Kept, Own};
/// The palette that a spec is drawn in.
///
/// # Errors
/// As [`plan`], for the colours of a newsroom.
#[cfg(feature = "press")]
pub fn palette_of(spec: &ChartSpec, look: &Look) -> Result<Palette, Vec<Diagnostic>> {
    house::palette(spec, look)
}

/// Families of letters that a spec is drawn in.
#[cfg(feature = "press")]
pub fn family(spec: &ChartSpec, look: &Look) -> String {
    house::family(spec, look)
}
pub use told::{Table, TableRow, Tip, TipRow, Told};

use crate::dataset::Dataset;
use crate::diag::{Diagnostic, Warned};
use crate::figure::Within;
use crate::lang::Lang;
use crate::spec::{ChartSpec, ChartType};
use form::Setting;
use sheet::{Sheet, Sizes};

/// Room for a chart in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width; from 280 px on, whatever is asked for.
    pub width: f64,
    /// Height. `None`: as high as the chart is best.
    pub height: Option<f64>,
}

impl Size {
    /// As high as the chart is best.
    pub fn wide(width: f64) -> Size {
        Size { width, height: None }
    }
}

/// How a chart looks where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Language, when the spec names none.
    pub lang: Lang,
    /// Dark ground; the spec's own theme goes first.
    pub dark: bool,
    /// Families of letters as CSS lists them, names without quotes.
    pub family: String,
    /// Without margin and without the program's name: for a page that has its own.
    pub bare: bool,
    /// What the reader's system asks of pictures.
    #[cfg(feature = "press")]
    pub system: System,
    /// On paper: lines are told apart by dashes, too.
    #[cfg(feature = "press")]
    pub print: bool,
}

/// What the reader's system asks of pictures.
#[cfg(feature = "press")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Nothing.
    #[default]
    Plain,
    /// More contrast.
    Contrast,
    /// Its own few colours.
    Forced {
        /// Ground.
        page: Rgb,
        /// Text.
        ink: Rgb,
        /// Links: the one colour that is neither.
        link: Rgb,
        /// What is of less weight.
        grey: Rgb,
    },
}

impl Default for Look {
    fn default() -> Look {
        Look {
            lang: Lang::Vi,
            dark: false,
            family: face::FAMILY.to_owned(),
            bare: false,
            #[cfg(feature = "press")]
            system: System::Plain,
            #[cfg(feature = "press")]
            print: false,
        }
    }
}

/// A finished layout. All places are CSS pixels from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// Language of all words.
    pub lang: Lang,
    /// Colour of the ground.
    pub ground: Rgb,
    /// Families of letters.
    pub family: String,
    /// Shapes in the order of drawing.
    pub shapes: Vec<Shape>,
    /// Text, drawn over the shapes.
    pub texts: Vec<Text>,
    /// Where data are drawn.
    pub plot: Rect,
    /// What the pointer finds.
    pub hits: Hits,
    /// Colour of a line that follows the pointer.
    pub pointer: Rgb,
    /// Tooltips, summary, table.
    pub told: Told,
    /// What there was to warn of when it was chosen what to draw.
    #[cfg(feature = "press")]
    pub chosen: Vec<Diagnostic>,
    /// Whether a low frame had no room for all the rows.
    #[cfg(feature = "press")]
    pub cut: bool,
}

impl Plan {
    /// Whether what has to be said of the figures stands at the foot, where there is anything to say: a frame that is too low for it
    /// drops it.
    #[cfg(feature = "press")]
    pub fn shows_note(&self) -> bool {
        let note = &self.told.note;
        note.is_empty()
            || self.texts.iter().any(|text| {
                let line = measure::untied(&text.text);
                text.role == Role::Foot && !line.is_empty() && note.starts_with(&line)
            })
    }

    /// Where the figure of a strand stands at a stop.
    #[inline(never)]
    pub fn spot(&self, strand: usize, stop: usize) -> Option<Spot> {
        let track = self.hits.tracks.iter().find(|t| t.strand == strand)?;
        #[cfg(feature = "press")]
        return track.at(stop).or_else(|| long::spot(self, track, stop));
        #[cfg(not(feature = "press"))]
        track.at(stop)
    }
}

/// Lays a chart out.
///
/// # Errors
/// What the spec asks for is not in the dataset (`chart.measure`, `chart.dimension`, `chart.member`, `chart.indicator`,
/// `chart.no-trade`), nothing is left to draw (`chart.empty`), or the spec itself is wrong (`spec.*`).
pub fn plan(
    spec: &ChartSpec,
    dataset: &Dataset,
    size: Size,
    measure: &dyn Measure,
    look: &Look,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    #[cfg(feature = "press")]
    let cast = crate::indicators::roles::cast(dataset, spec.roles.as_slice()).map_err(|d| vec![d])?;
    #[cfg(feature = "press")]
    let dataset: &Dataset = &cast;
    #[cfg(feature = "press")]
    let named = named::by_the_table(spec, dataset, spec.lang.unwrap_or(look.lang));
    #[cfg(feature = "press")]
    let spec: &ChartSpec = &named;
    let mut warnings = Vec::new();
    let choice = choose::choose(spec, dataset, spec.lang.unwrap_or(look.lang), &mut warnings)?;
    #[cfg(feature = "press")]
    let choice = choose::Choice { held: held::of(dataset, &choice), ..choice };
    #[cfg(feature = "press")]
    let choice = press::settled(choice, spec, dataset, &mut warnings)?;
    // The page says what there is to warn of; an embed has no place for it.
    #[cfg(feature = "studio")]
    {
        warnings.extend(honest::warnings(&choice));
        if let Ok(palette) = house::palette(spec, look) {
            warnings.extend(seen::warnings(spec, &choice, &palette));
        }
    }
    lay(choice, warnings, spec, dataset, size, measure, look)
}

/// Lays out once more what was laid out before of the same spec and dataset, in another place or dress: what is drawn is not
/// chosen anew, which for a long table is most of the work.
///
/// # Errors
/// As [`plan`].
#[cfg(feature = "press")]
pub fn again(
    before: Plan,
    spec: &ChartSpec,
    dataset: &Dataset,
    size: Size,
    measure: &dyn Measure,
    look: &Look,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    if before.lang != spec.lang.unwrap_or(look.lang) || before.cut {
        // Names and findings are written in the language; another frame may have room for more.
        return plan(spec, dataset, size, measure, look);
    }
    let cast = crate::indicators::roles::cast(dataset, spec.roles.as_slice()).map_err(|d| vec![d])?;
    let spec = &named::by_the_table(spec, &cast, spec.lang.unwrap_or(look.lang));
    lay(before.told.choice, before.chosen, spec, &cast, size, measure, look)
}

/// Lays out what was chosen. What stays too high for a frame, rows of bars with their names, is drawn as it is seen from
/// further away.
#[cfg(feature = "forms")]
fn lay(
    choice: Choice,
    warnings: Vec<Diagnostic>,
    spec: &ChartSpec,
    dataset: &Dataset,
    size: Size,
    measure: &dyn Measure,
    look: &Look,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    #[cfg(feature = "press")]
    let chosen = warnings.clone();
    #[cfg(not(feature = "press"))]
    let chosen = Vec::new();
    let mut planned = lay_once(choice, warnings, spec, dataset, size, measure, look)?;
    let Some(height) = size.height.filter(|h| *h >= 1.0) else { return Ok(planned) };
    loop {
        let high = planned.output.height;
        if !fewer::fewer(&mut planned.output.told.choice, spec, high, height) {
            break;
        }
        planned = lay_once(planned.output.told.choice, chosen.clone(), spec, dataset, size, measure, look)?;
        #[cfg(feature = "press")]
        {
            planned.output.cut = true;
        }
    }
    #[cfg(feature = "press")]
    let cut = planned.output.cut;
    let mut by = 1.0;
    for nth in 0..scaled::TRIES {
        let too_high = planned.output.height * by / height.ceil();
        if too_high <= 1.0 {
            break;
        }
        by = scaled::smaller(nth, by, too_high);
        let size = Size { width: size.width / by, height: Some((height / by).floor()) };
        let choice = planned.output.told.choice;
        planned = lay_once(choice, chosen.clone(), spec, dataset, size, measure, look)?;
    }
    if by < 1.0 {
        planned.output = scaled::scaled(planned.output, by);
    }
    #[cfg(feature = "press")]
    {
        planned.output.cut = cut;
    }
    Ok(planned)
}

#[cfg(not(feature = "forms"))]
use lay_once as lay;

fn lay_once(
    choice: Choice,
    #[cfg_attr(not(feature = "press"), allow(unused_mut, reason = "only the page adds to them"))]
    mut warnings: Vec<Diagnostic>,
    spec: &ChartSpec,
    dataset: &Dataset,
    size: Size,
    measure: &dyn Measure,
    look: &Look,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    let lang = spec.lang.unwrap_or(look.lang);
    #[cfg(feature = "press")]
    if choice.kind.is_press() {
        let order = press::Order { spec, dataset, size, measure, look, lang };
        return press::plan(choice, warnings, &order);
    }
    #[cfg(feature = "press")]
    let palette = &house::palette(spec, look)?;
    #[cfg(feature = "press")]
    let sign = house::sign(spec, palette)?;
    #[cfg(not(feature = "press"))]
    let palette = Palette::of(match spec.theme {
        crate::spec::Theme::Light => false,
        crate::spec::Theme::Dark => true,
        crate::spec::Theme::Auto => look.dark,
    });
    #[cfg(feature = "press")]
    let chosen = warnings.clone();
    let (low, high) = extent::range(choice.strands.iter());
    let figures = Figures::fitting(lang, &choice.unit, low.abs().max(high.abs()));
    let marks_unsure = foot::marks_unsure(&choice);
    let given = |text: &Option<String>, found: &dyn Fn() -> String| text.clone().unwrap_or_else(found);
    // Where there is no finding the title names what is shown, and the subtitle need not say it again.
    let found = finding::title(&choice, &figures);
    let told = spec.title.is_some() || found.is_some();
    let given_title = spec.title.as_deref().map(|t| say::bound(lang, t));
    let title = given_title.or(found).unwrap_or_else(|| say::named(&choice, lang));
    let subtitle = given(&spec.subtitle, &|| say::subtitle(&choice, &figures, told));
    let notes = foot::Notes {
        source: given(&spec.source, &|| foot::source(&choice, dataset, lang)),
        note: given(&spec.note, &|| foot::note(&choice, marks_unsure, lang)),
    };

    let width = if size.width.is_finite() { size.width.within(280.0, 8000.0) } else { 720.0 };
    let mut sheet = Sheet::new(width, Sizes::of(width, look.bare), palette, measure);
    #[cfg(feature = "press")]
    {
        sheet.sign = sign;
    }
    let setting = Setting {
        choice: &choice,
        figures: &figures,
        #[cfg(feature = "press")]
        range: (low, high),
        marks_unsure,
        #[cfg(feature = "press")]
        also: None,
        #[cfg(feature = "press")]
        spec,
    };
    let words = frame::Words { title: &title, subtitle: &subtitle, notes: &notes, lang };
    let frame::Frame { top, bottom, foot } = words.framed(&mut sheet, size, look, &|sheet| {
        let best = best_height(&setting, sheet);
        (best, least_height(&setting, sheet).min(best))
    });
    #[cfg(feature = "press")]
    let behind = sheet.shapes.len();
    let (plot, hits, dresses) = match choice.kind {
        #[cfg(feature = "press")]
        ChartType::Bar if alone::is_alone(&choice) => alone::draw(&mut sheet, &setting, top, bottom),
        ChartType::Trade if sheet.sizes.lean < frame::NO_BALANCE => {
            trade::draw(&mut sheet, &setting, top, bottom)
        }
        #[cfg(feature = "forms")]
        ChartType::Bar => bars::draw(&mut sheet, &setting, top, bottom),
        #[cfg(feature = "forms")]
        ChartType::Column => columns::draw(&mut sheet, &setting, top, bottom),
        _ => lines::draw(&mut sheet, &setting, top, bottom),
    };
    #[cfg(feature = "press")]
    warnings.extend(press::annotate(&mut sheet, &setting, &hits, None, plot, behind));
    sheet.foot(&foot, bottom);
    let height = (bottom + foot.height).ceil();
    let Sheet { shapes, texts, .. } = sheet;
    let plain = |text: &str| measure::untied(text);
    let told = Told {
        what: plain(&say::subtitle(&choice, &figures, true)),
        title: plain(&title),
        subtitle: plain(&subtitle),
        note: plain(&notes.note),
        source: plain(&notes.source),
        choice,
        figures,
        dresses,
        #[cfg(feature = "press")]
        own: None,
    };
    Ok(Warned {
        output: Plan {
            width,
            height,
            lang,
            ground: palette.page,
            #[cfg(feature = "press")]
            family: house::family(spec, look),
            #[cfg(not(feature = "press"))]
            family: look.family.clone(),
            shapes,
            texts,
            plot,
            hits,
            pointer: palette.axis,
            told,
            #[cfg(feature = "press")]
            chosen,
            #[cfg(feature = "press")]
            cut: false,
        },
        warnings,
    })
}

/// Height of the part between title block and foot at which a chart is best.
fn best_height(setting: &Setting<'_>, sheet: &Sheet<'_>) -> f64 {
    let zoom = sheet.sizes.zoom;
    let grow = (sheet.width - 360.0).max(0.0);
    let under = form::Grid::under_axis(&sheet.sizes);
    match setting.choice.kind {
        ChartType::Trade => (356.0 + grow * 0.1125) * zoom + under,
        #[cfg(feature = "press")]
        ChartType::Bar if alone::is_alone(setting.choice) => alone::height(sheet),
        #[cfg(feature = "forms")]
        ChartType::Bar => bars::height(setting, sheet),
        _ => (270.0 + grow * 0.13) * zoom.sqrt() + under,
    }
}

/// The least height of that part, the less the more a low frame makes the chart do without.
fn least_height(setting: &Setting<'_>, sheet: &Sheet<'_>) -> f64 {
    let Sizes { phone, lean, zoom, .. } = sheet.sizes;
    // Names at the ends of lines need a row each, as long as there is room for all.
    let rows = setting.choice.strands.len() as f64 * 34.0;
    let least = match (setting.choice.kind, lean) {
        // Rows of bars cannot be thinner than their names.
        #[cfg(feature = "forms")]
        (ChartType::Bar, _) => return bars::least(setting, sheet),
        (ChartType::Trade, 0) => 290.0,
        // On a phone the names of its lines stand between them.
        (ChartType::Trade, frame::NO_NOTE) if phone => 280.0,
        (ChartType::Trade, ..frame::NO_BALANCE) => 230.0,
        (_, 0) => 170.0,
        (_, frame::NO_NOTE) => rows.within(120.0, 170.0),
        (_, ..frame::TIGHT) => 110.0,
        _ => 40.0,
    };
    least * zoom
}
