//! The static twin of a chart: what an article shows before any script has run, and for good where none runs. Pictures, a
//! real table, the summary in words, what machines read (JSON-LD, oEmbed, og), the tag around it, a page or a file of its
//! own. All of it from the same plan as the drawing, so no two of them can disagree.

mod carried;
#[cfg(not(target_arch = "wasm32"))]
mod codes;
mod figure;
mod json;
mod markup;
#[cfg(not(target_arch = "wasm32"))]
mod page;
mod single;
#[cfg(not(target_arch = "wasm32"))]
mod words_of_spec;

pub use carried::Carried;
#[cfg(not(target_arch = "wasm32"))]
pub use codes::{Frames, codes};
#[cfg(not(target_arch = "wasm32"))]
pub use page::{CARD, alone, dataset, digest, oembed, page};
pub use single::single;
#[cfg(not(target_arch = "wasm32"))]
pub use words_of_spec::pairs;

use crate::dataset::Dataset;
use crate::diag::{Diagnostic, Warned};
use crate::draw;
use crate::indicators;
use crate::lang::Lang;
use crate::plan::{self, Face, Look, Plan, Size, Table};
use crate::spec::{ChartSpec, ChartType, Theme};

/// Width of the picture for desks, in CSS pixels: a newspaper's column.
pub const WIDE: f64 = 720.0;
/// Width of the picture for phones.
pub const NARROW: f64 = 360.0;

/// One of the four pictures of a twin.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// File name: `chart.svg`, `chart-dark.svg`, `chart-phone.svg`, `chart-phone-dark.svg`.
    pub name: &'static str,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether it is laid out for phones.
    pub phone: bool,
    /// Whether its ground is dark, beside one whose ground is not.
    pub dark: bool,
    /// The picture.
    pub svg: String,
}

/// Everything of a twin that does not depend on where it will lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Twin {
    /// Language of its words.
    pub lang: Lang,
    /// Title of the chart.
    pub title: String,
    /// What, period and unit in one line.
    pub what: String,
    /// What the chart shows, in sentences.
    pub summary: String,
    /// Note at the foot.
    pub note: String,
    /// Source.
    pub source: String,
    /// First and last period, as `1995` or `2005-03`.
    pub span: (String, String),
    /// Names of what is drawn.
    pub names: Vec<String>,
    /// The four pictures, the one that is always right last.
    pub pictures: Vec<Picture>,
    /// The figures.
    pub table: Table,
    /// The view.
    pub spec: ChartSpec,
    /// The least build that one file of it needs.
    pub build: Build,
    /// The figures used, as a plain table, where there is such a table that gives the same chart.
    pub carried: Option<Carried>,
}

/// A build of the core, as one file of a chart may have it within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// The forms that a plain table gives by itself.
    Forms,
    /// Every form, and every indicator but those on the economy, the world, prices and releases, from a plain table.
    Press,
    /// Whatever the figures came from.
    Whole,
}

impl Build {
    /// The least that draws a chart: from a plain table, where there is one. What the build of the press has no function for is the whole one's.
    fn of(spec: &ChartSpec, carried: bool) -> Build {
        let asked = spec.indicator.as_deref().and_then(crate::indicators::find);
        let apart = asked.is_some_and(crate::indicators::Indicator::is_beyond_press);
        match (carried && !apart, is_small(spec)) {
            (false, _) => Build::Whole,
            (true, false) => Build::Press,
            (true, true) => Build::Forms,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Build::Forms => "forms",
            Build::Press => "press",
            Build::Whole => "whole",
        }
    }

    /// The file of the site that has it within and waits for a chart.
    pub fn template(self) -> &'static str {
        match self {
            Build::Forms => "single.txt",
            Build::Press => "single-press.txt",
            Build::Whole => "single-whole.txt",
        }
    }
}

/// Where the parts of a twin will lie, as the article sees them. What is empty is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places<'a> {
    /// Address of `kim-ngach.js`.
    pub script: &'a str,
    /// Address of the table.
    pub data: &'a str,
    /// What stands before the names of the pictures: empty, an address that ends in `/`, or what keeps them apart from those of
    /// another chart in the same folder.
    pub pictures: &'a str,
    /// Address of the page of the chart.
    pub page: &'a str,
    /// Licence of the data.
    pub license: &'a str,
    /// The view as attributes of the tag: names and values.
    pub view: &'a [(String, String)],
    /// Whether the chart follows its table as it changes, and says when that was.
    pub live: bool,
    /// Whether the article is dark where the reader's system is: a picture cannot see what it stands in, and most articles are
    /// white for everybody.
    pub dark: bool,
}

/// Makes the twin of a chart.
///
/// # Errors
/// As [`plan::plan`].
///
/// ```
/// use kimngach::{dataset, lang::Lang, spec::ChartSpec, twin};
/// let file = "period,flow,measure,unit,value\n2004,X,value,million USD,26485.0\n2005,X,value,million USD,32447.1\n";
/// let dataset = dataset::plain(file.as_bytes(), "x.csv").unwrap();
/// let twin = twin::twin(&ChartSpec::default(), &dataset, Lang::En).unwrap().output;
/// assert!(twin.figure(&twin::Places::default()).contains("<table>"));
/// ```
pub fn twin(spec: &ChartSpec, dataset: &Dataset, lang: Lang) -> Result<Warned<Twin>, Vec<Diagnostic>> {
    let face = Face::bundled();
    let at = |width: f64, dark: bool| {
        let look = Look { lang, dark, ..Look::default() };
        plan::plan(spec, dataset, Size::wide(width), &face, &look)
    };
    let main = at(WIDE, false)?;
    let mut pictures = Vec::new();
    for (name, phone, dark) in [
        ("chart-phone-dark.svg", true, true),
        ("chart-phone.svg", true, false),
        ("chart-dark.svg", false, true),
    ] {
        let theme = spec.theme;
        // A theme that the spec settles needs no other picture.
        if dark && theme != crate::spec::Theme::Auto {
            continue;
        }
        let plan = at(if phone { NARROW } else { WIDE }, dark)?.output;
        pictures.push(picture(&plan, name, (phone, dark)));
    }
    let plan = main.output;
    pictures.push(picture(&plan, "chart.svg", (false, false)));
    let told = &plan.told;
    let ends = (told.choice.periods.first(), told.choice.periods.last());
    let carried = carry(spec, dataset, &plan, lang);
    let twin = Twin {
        lang: plan.lang,
        title: told.title.clone(),
        what: told.what.clone(),
        summary: told.summary(),
        note: told.note.clone(),
        source: told.source.clone(),
        span: (
            ends.0.map(ToString::to_string).unwrap_or_default(),
            ends.1.map(ToString::to_string).unwrap_or_default(),
        ),
        names: told.choice.strands.iter().map(|s| s.name.clone()).collect(),
        table: told.table(),
        build: Build::of(spec, carried.is_some()),
        carried,
        spec: spec.clone(),
        pictures,
    };
    Ok(Warned { output: twin, warnings: main.warnings })
}

/// A text that the whole reader makes a dataset of, kept for a chart whose figures are no plain table; given only where the chart
/// drawn from that dataset is the same.
pub fn kept(twin: &Twin, text: String, back: &Dataset) -> Option<Carried> {
    let look = Look { lang: twin.lang, ..Look::default() };
    let again = plan::plan(&twin.spec, back, Size::wide(WIDE), &Face::bundled(), &look).ok()?;
    let is_same = twin.pictures.last().is_some_and(|main| main.svg == draw::svg_held(&again.output));
    is_same.then(|| Carried { table: text, spec: twin.spec.clone() })
}

/// Whether a spec asks for nothing beyond what the small builds have.
fn is_small(spec: &ChartSpec) -> bool {
    let spec = spec.clone();
    let asked = spec.indicator.as_deref().and_then(indicators::find);
    let theme = matches!(spec.theme, Theme::Auto | Theme::Light | Theme::Dark);
    let kind = matches!(
        spec.kind,
        ChartType::Auto | ChartType::Trade | ChartType::Line | ChartType::Column | ChartType::Bar
    );
    let plain = ChartSpec {
        version: spec.version,
        kind: spec.kind,
        measure: spec.measure.clone(),
        select: spec.select.clone(),
        by: spec.by.clone(),
        top: spec.top,
        indicator: spec.indicator.clone(),
        from: spec.from.clone(),
        to: spec.to.clone(),
        title: spec.title.clone(),
        subtitle: spec.subtitle.clone(),
        note: spec.note.clone(),
        source: spec.source.clone(),
        lang: spec.lang,
        theme: spec.theme,
        ..ChartSpec::default()
    };
    kind && theme && asked.is_none_or(|indicator| !indicator.is_studied()) && plain == spec
}

fn picture(plan: &Plan, name: &'static str, (phone, dark): (bool, bool)) -> Picture {
    Picture { name, width: plan.width, height: plan.height, phone, dark, svg: draw::svg_held(plan) }
}

/// The least that gives the same chart: what was drawn; with what was left out of it (a note may speak of that); all.
fn carry(spec: &ChartSpec, dataset: &Dataset, plan: &Plan, lang: Lang) -> Option<Carried> {
    let wanted = draw::svg(plan);
    let choice = &plan.told.choice;
    let all = (0..dataset.series.len()).collect();
    let look = Look { lang, ..Look::default() };
    [carried::used(choice, false), carried::used(choice, true), all].into_iter().find_map(|series| {
        carried::columns(dataset, &series).into_iter().find_map(|column| {
            let mut found = carried::carried(spec, dataset, &series, column)?;
            // What the chart is held to the two smallest builds do not say by themselves.
            if !choice.held.is_empty() {
                found.spec.title.get_or_insert_with(|| plan.told.title.clone());
                found.spec.subtitle.get_or_insert_with(|| plan.told.subtitle.clone());
            }
            let back = carried::read_back(&found.table, &dataset.name)?;
            let draws_the_same = |spec: &ChartSpec| {
                let again = plan::plan(spec, &back, Size::wide(WIDE), &Face::bundled(), &look);
                again.is_ok_and(|again| draw::svg(&again.output) == wanted)
            };
            if draws_the_same(&found.spec) {
                return Some(found);
            }
            // Without those that nobody asked for it cannot be known that they were left out: what was said because of them is kept.
            if choice.unchosen.is_empty() {
                return None;
            }
            found.spec.title.get_or_insert_with(|| plan.told.title.clone());
            found.spec.subtitle.get_or_insert_with(|| plan.told.subtitle.clone());
            if draws_the_same(&found.spec) {
                return Some(found);
            }
            found.spec.note.get_or_insert_with(|| plan.told.note.clone());
            draws_the_same(&found.spec).then_some(found)
        })
    })
}
