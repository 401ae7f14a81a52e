//! Forms that a newspaper prints and an embed does without: each in a file of its own, each drawn between the same title block
//! and foot as every other chart.

mod bullet;
mod club;
mod dumbbell;
mod notes;
mod pairs;
mod rows;
mod settle;
mod slope;
mod value_axis;
mod waterfall;

pub(super) use settle::settled;

use super::choose::{self, Choice};
use super::figures::Figures;
use super::form::Setting;
use super::hits::Hits;
use super::measure::{self, Measure};
use super::palette::{Dress, Palette};
use super::shape::Rect;
use super::sheet::{Sheet, Sizes};
use super::told::{Own, Told};
use super::{Look, Plan, Size, foot, honest, say};
use crate::dataset::Dataset;
use crate::diag::{Diagnostic, Warned};
use crate::figure::Within;
use crate::indicators::Record;
use crate::lang::Lang;
use crate::spec::{ChartSpec, ChartType};

/// What a chart is ordered with.
pub(super) struct Order<'a> {
    pub spec: &'a ChartSpec,
    pub dataset: &'a Dataset,
    pub size: Size,
    pub measure: &'a dyn Measure,
    pub look: &'a Look,
    pub lang: Lang,
}

/// What lies on the desk of a form.
pub(super) struct Desk<'a> {
    pub spec: &'a ChartSpec,
    pub dataset: &'a Dataset,
    pub setting: Setting<'a>,
    pub lang: Lang,
}

/// What a form has drawn.
#[derive(Default)]
pub(super) struct Laid {
    /// Where the data are.
    pub plot: Rect,
    /// What the pointer finds.
    pub hits: Hits,
    /// Colours of the strands and, last, of the total.
    pub dresses: Vec<Dress>,
    /// Tooltips, table and words, where they are not those of series over time.
    pub own: Option<Own>,
}

/// A form of chart.
pub(super) trait Form {
    /// The title, where the records bear one out.
    fn finding(&self, desk: &Desk<'_>) -> Option<String>;

    /// What, when and in which unit, as the subtitle says it.
    fn what(&self, desk: &Desk<'_>) -> String {
        say::subtitle(desk.setting.choice, desk.setting.figures, true)
    }

    /// What has to be said at the foot.
    fn notes(&self, desk: &Desk<'_>) -> Vec<String>;

    /// Height at which the form is best.
    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64;

    /// Height under which it cannot be read.
    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.height(desk, sheet).min(170.0)
    }

    /// Draws between `top` and `foot` of the sheet.
    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid;
}

/// A record's number without the sign of per cent, for columns whose heading says it.
fn number(figures: &Figures, record: &Record, value: f64) -> String {
    figures.bare(record, value).trim_end_matches('%').to_owned()
}

/// The form of a kind, made ready for its data.
fn form(desk: &Desk<'_>) -> Result<Box<dyn Form>, Diagnostic> {
    match desk.setting.choice.kind {
        ChartType::Slope => Ok(Box::new(slope::Slope::of(desk)?)),
        ChartType::Waterfall => Ok(Box::new(waterfall::Waterfall::of(desk)?)),
        ChartType::Dumbbell => Ok(Box::new(dumbbell::Dumbbell::of(desk)?)),
        ChartType::Club => Ok(Box::new(club::Club::of(desk)?)),
        ChartType::Bullet => Ok(Box::new(bullet::Bullet::of(desk)?)),
        _ => Err(Diagnostic::error("chart.empty")),
    }
}

/// Lays a chart of these forms out.
pub(super) fn plan(
    choice: Choice,
    mut warnings: Vec<Diagnostic>,
    order: &Order<'_>,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    let Order { spec, dataset, size, measure, look, lang } = *order;
    let dark = match spec.theme {
        crate::spec::Theme::Light => false,
        crate::spec::Theme::Dark => true,
        crate::spec::Theme::Auto => look.dark,
    };
    let palette = Palette::of(dark);
    warnings.extend(honest::warnings(&choice));
    let (low, high) = choose::range(choice.strands.iter());
    let figures = Figures::fitting(lang, &choice.unit, low.abs().max(high.abs()));
    let marks_unsure = foot::marks_unsure(&choice);
    let setting = Setting { choice: &choice, figures: &figures, marks_unsure };
    let desk = Desk { spec, dataset, setting, lang };
    let form = form(&desk).map_err(|d| vec![d])?;

    let found = form.finding(&desk).map(|t| say::bound(lang, &say::capital(&t)));
    let what = say::bound(lang, &say::capital(&form.what(&desk)));
    let title = spec.title.clone().or(found).unwrap_or_else(|| say::named(&choice, lang));
    let subtitle = spec.subtitle.clone().unwrap_or_else(|| what.clone());
    let notes = foot::Notes {
        source: spec.source.clone().unwrap_or_else(|| foot::source(&choice, dataset, lang)),
        note: spec.note.clone().unwrap_or_else(|| form.notes(&desk).join(" ")),
    };
    let width = if size.width.is_finite() { size.width.within(280.0, 8000.0) } else { 720.0 };
    let sizes = Sizes::of(width, look.bare);
    let mut sheet = Sheet::new(width, sizes, palette, measure);
    let head = sheet.head(&title, &subtitle);
    let top = head + if sizes.phone { 14.0 } else { 18.0 } * sizes.zoom;
    let foot = sheet.measure_foot(&notes.parts(lang), !look.bare);
    let best = form.height(&desk, &sheet);
    let tall = match size.height {
        Some(h) if h.is_finite() => {
            (h - top - foot.height).within(form.least(&desk, &sheet).min(best), 6000.0)
        }
        _ => best,
    };
    let bottom = top + tall;
    let Laid { plot, hits, dresses, own } = form.draw(&desk, &mut sheet, top, bottom);
    sheet.foot(&foot, bottom);
    let height = (bottom + foot.height).ceil();
    let Sheet { shapes, texts, .. } = sheet;
    let plain = |text: &str| measure::untied(text);
    let told = Told {
        what: plain(&what),
        title: plain(&title),
        subtitle: plain(&subtitle),
        note: plain(&notes.note),
        source: plain(&notes.source),
        choice,
        figures,
        dresses,
        own,
    };
    Ok(Warned {
        output: Plan {
            width,
            height,
            lang,
            ground: palette.page,
            family: look.family.clone(),
            shapes,
            texts,
            plot,
            hits,
            pointer: palette.axis,
            told,
        },
        warnings,
    })
}
