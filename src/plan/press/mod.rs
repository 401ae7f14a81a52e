//! Forms that a newspaper prints and an embed does without: each in a file of its own, each drawn between the same title block
//! and foot as every other chart.

mod annotate;
mod bullet;
mod bump;
mod calendar;
mod club;
mod columns_told;
mod diverging;
mod dumbbell;
mod heatmap;
mod linelike;
mod milestone;
mod multiples;
mod nested;
mod notes;
mod pairs;
mod range;
mod redress;
mod rows;
mod scatter;
mod settle;
mod seasonal;
mod slope;
mod stacked;
mod stacked_rows;
mod tile_grid;
mod tile_map;
pub mod tones;
mod treemap;
mod value_axis;
mod waterfall;

pub(super) use annotate::annotate;
pub(super) use redress::redress;
pub(super) use settle::{colour, settled};

use super::choose::Choice;
use super::extent;
use super::figures::Figures;
use super::form::Setting;
use super::hits::Hits;
use super::measure::{self, Measure};
use super::palette::Dress;
use super::shape::Rect;
use super::sheet::{Sheet, Sizes, tied};
use super::told::{Own, Told};
use super::{Look, Plan, Size, foot, frame, house, say};
use crate::dataset::{Dataset, Flow, MeasureKind};
use crate::diag::{Diagnostic, Warned};
use crate::figure::Within;
use crate::indicators::Record;
use crate::lang::{self, Lang};
use crate::spec::{ChartSpec, ChartType};
use crate::unit::{Quantity, Unit};

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
    /// Width of the sheet in CSS pixels.
    pub wide: f64,
}

impl Desk<'_> {
    /// The flow that a member is of: exports and imports side by side keep their colours.
    fn flow_of(&self, name: &str) -> Option<Flow> {
        let choice = self.setting.choice;
        let mut all = choice.strands.iter().chain(&choice.others);
        choice.flow.or_else(|| all.find(|s| s.name == name).and_then(|s| s.line.flow))
    }

    /// What, at the last period of the choice and in which unit: the subtitle of a form that shows one period only.
    fn what_at_the_end(&self) -> String {
        let choice = self.setting.choice;
        let mut parts = vec![say::what(choice, self.lang)];
        parts.extend(choice.periods.last().map(|p| tied(&lang::period(self.lang, *p))));
        parts.push(tied(&self.setting.figures.unit_words()));
        parts.join(", ")
    }
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

    /// The records that the source line is about, where they are not those of the choice.
    fn records(&self) -> Vec<Record> {
        Vec::new()
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

/// First letter large, whatever alphabet it is of.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A record's number without the sign of per cent, for columns whose heading says it.
fn number(figures: &Figures, record: &Record, value: f64) -> String {
    figures.bare(record, value).trim_end_matches('%').to_owned()
}

/// Whether a form puts its figures together as parts of a sum.
fn adds_up(kind: ChartType) -> bool {
    matches!(
        kind,
        ChartType::AreaStacked
            | ChartType::AreaShare
            | ChartType::ColumnStacked
            | ChartType::ColumnShare
            | ChartType::BarStacked
            | ChartType::BarShare
            | ChartType::Treemap
            | ChartType::Waterfall
    )
}

fn is_index(unit: &Unit) -> bool {
    matches!(unit.quantity, Quantity::Index(_))
}

/// The form of a kind, made ready for its data.
fn form(desk: &Desk<'_>) -> Result<Box<dyn Form>, Diagnostic> {
    let choice = desk.setting.choice;
    if adds_up(choice.kind) && (choice.measure.kind == MeasureKind::Growth || is_index(&choice.unit)) {
        return Err(Diagnostic::error("press.no-sum"));
    }
    match choice.kind {
        ChartType::Slope => Ok(Box::new(slope::Slope::of(desk)?)),
        ChartType::Waterfall => Ok(Box::new(waterfall::Waterfall::of(desk)?)),
        ChartType::Dumbbell => Ok(Box::new(dumbbell::Dumbbell::of(desk)?)),
        ChartType::Club => Ok(Box::new(club::Club::of(desk)?)),
        ChartType::Bullet => Ok(Box::new(bullet::Bullet::of(desk)?)),
        ChartType::Area | ChartType::Step | ChartType::Index => Ok(Box::new(linelike::LineLike::of(desk)?)),
        ChartType::Growth | ChartType::Balance => Ok(Box::new(columns_told::ColumnsTold)),
        ChartType::AreaStacked
        | ChartType::AreaShare
        | ChartType::ColumnStacked
        | ChartType::ColumnShare
        | ChartType::ColumnGrouped => Ok(Box::new(stacked::Stacked::of(desk)?)),
        ChartType::BarStacked | ChartType::BarShare => Ok(Box::new(stacked_rows::StackedRows::of(desk)?)),
        ChartType::Heatmap => Ok(Box::new(heatmap::Heatmap::of(desk)?)),
        ChartType::Seasonal => Ok(Box::new(seasonal::Seasonal::of(desk)?)),
        ChartType::Milestone => Ok(Box::new(milestone::Milestone::of(desk)?)),
        ChartType::Multiples => Ok(Box::new(multiples::Multiples::of(desk)?)),
        ChartType::Bump => Ok(Box::new(bump::Bump::of(desk)?)),
        ChartType::Treemap => Ok(Box::new(treemap::Treemap::of(desk)?)),
        ChartType::TileMap => Ok(Box::new(tile_map::TileMap::of(desk)?)),
        ChartType::Scatter => Ok(Box::new(scatter::Scatter::of(desk)?)),
        ChartType::Range => Ok(Box::new(range::Range::of(desk)?)),
        ChartType::Diverging => Ok(Box::new(diverging::Diverging::of(desk)?)),
        _ => Err(Diagnostic::error("chart.empty")),
    }
}

/// The source line of a form's own records, else of the choice.
fn source(choice: &Choice, records: Vec<Record>, dataset: &Dataset, lang: Lang) -> String {
    if records.is_empty() {
        return foot::source(choice, dataset, lang);
    }
    let mut of_records = choice.clone();
    of_records.strands.truncate(1);
    for strand in &mut of_records.strands {
        strand.line.records.clone_from(&records);
    }
    foot::source(&of_records, dataset, lang)
}

/// Lays a chart of these forms out.
pub(super) fn plan(
    choice: Choice,
    mut warnings: Vec<Diagnostic>,
    order: &Order<'_>,
) -> Result<Warned<Plan>, Vec<Diagnostic>> {
    let Order { spec, dataset, size, measure, look, lang } = *order;
    let palette = &house::palette(spec, look)?;
    let sign = house::sign(spec, palette)?;
    let chosen = warnings.clone();
    let (low, high) = extent::range(choice.strands.iter());
    let figures = Figures::fitting(lang, &choice.unit, low.abs().max(high.abs()));
    let marks_unsure = foot::marks_unsure(&choice);
    let also = match choice.kind {
        ChartType::Growth => spec.target,
        ChartType::Index => Some(100.0),
        _ => None,
    };
    let setting =
        Setting { choice: &choice, figures: &figures, range: (low, high), marks_unsure, also, spec };
    let wide = if size.width.is_finite() { size.width.within(280.0, 8000.0) } else { 720.0 };
    let desk = Desk { spec, dataset, setting, lang, wide };
    let form = form(&desk).map_err(|d| vec![d])?;

    // These forms count, rank and add up what was chosen: nothing is said of all where some were left out.
    let is_whole = desk.setting.choice.unchosen.is_empty() || desk.setting.choice.strands.len() == 1;
    let found = form.finding(&desk).filter(|_| is_whole).map(|t| say::bound(lang, &capital(&t)));
    let what = say::bound(lang, &capital(&form.what(&desk)));
    let given_title = spec.title.as_deref().map(|t| say::bound(lang, t));
    // Where the title names what is shown the subtitle need not say it again.
    let rest = |title: &str| Some(capital(what.strip_prefix(title)?.strip_prefix(", ")?));
    let (title, short) = match given_title.or(found) {
        Some(title) => (title, None),
        None => {
            let title = say::named(&choice, lang);
            let short = rest(&title);
            (title, short)
        }
    };
    let subtitle = spec.subtitle.clone().or(short).unwrap_or_else(|| what.clone());
    let notes = foot::Notes {
        source: spec.source.clone().unwrap_or_else(|| source(&choice, form.records(), dataset, lang)),
        note: spec.note.clone().unwrap_or_else(|| {
            let mut all = form.notes(&desk);
            all.extend(notes::chosen(&desk));
            let own = form.records();
            all.extend(match own.as_slice() {
                [] => foot::remarks(foot::drawn(&choice).map(|(_, r)| r), lang),
                own => foot::remarks(own.iter(), lang),
            });
            all.join(" ")
        }),
    };
    let mut sheet = Sheet::new(wide, Sizes::of(wide, look.bare), palette, measure);
    sheet.sign = sign;
    let words = frame::Words { title: &title, subtitle: &subtitle, notes: &notes, lang };
    let frame::Frame { top, bottom, foot } = words.framed(&mut sheet, size, look, &|sheet| {
        let best = form.height(&desk, sheet);
        (best, form.least(&desk, sheet).min(best))
    });
    let behind = sheet.shapes.len();
    let Laid { plot, hits, dresses, own } = form.draw(&desk, &mut sheet, top, bottom);
    warnings.extend(annotate(&mut sheet, &desk.setting, &hits, own.as_ref(), plot, behind));
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
            width: wide,
            height,
            lang,
            ground: palette.page,
            family: house::family(spec, look),
            shapes,
            texts,
            plot,
            hits,
            pointer: palette.axis,
            told,
            chosen,
            cut: false,
        },
        warnings,
    })
}
