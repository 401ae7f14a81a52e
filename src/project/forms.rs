//! Chart forms as a menu for the data at hand: grouped by what they show, each tried on these very data; above them the charts
//! that fit best. And a spec turned from one form to another.

use super::Project;
use super::choices::exports_with_imports;
use super::suggest::{self, Facts, Suggestion, suggest};
use crate::dataset::Dataset;
use crate::diag::Diagnostic;
use crate::lang::{self, Lang, words};
use crate::plan::{self, Face, Look, Size};
use crate::spec::{ChartSpec, ChartType};

/// Every form in the order of the menu, under what it shows.
const MENU: [(&str, &[ChartType]); 4] = [
    (
        "type.group.time",
        &[
            ChartType::Trade,
            ChartType::Line,
            ChartType::Column,
            ChartType::Balance,
            ChartType::Growth,
            ChartType::Index,
            ChartType::Area,
            ChartType::Step,
            ChartType::Seasonal,
            ChartType::Heatmap,
            ChartType::Milestone,
            ChartType::Multiples,
            ChartType::Range,
        ],
    ),
    (
        "type.group.ranks",
        &[
            ChartType::Bar,
            ChartType::Club,
            ChartType::Slope,
            ChartType::Dumbbell,
            ChartType::Bump,
            ChartType::Diverging,
            ChartType::Bullet,
        ],
    ),
    (
        "type.group.parts",
        &[
            ChartType::ColumnStacked,
            ChartType::ColumnShare,
            ChartType::BarStacked,
            ChartType::BarShare,
            ChartType::ColumnGrouped,
            ChartType::AreaStacked,
            ChartType::AreaShare,
            ChartType::Treemap,
            ChartType::Waterfall,
        ],
    ),
    ("type.group.relation", &[ChartType::Scatter, ChartType::TileMap]),
];

/// A form of the menu.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FormOffer {
    /// What a spec says.
    pub id: &'static str,
    /// What a person reads.
    pub label: String,
    /// Heading of its group; empty for the one that stands before all groups.
    pub heading: String,
    /// Whether the data can be drawn so.
    pub enabled: bool,
    /// Why not, in words; empty when they can.
    pub why: String,
}

/// A chart that fits, as the menu says it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FormSuggestion {
    /// What a person reads.
    pub label: String,
    /// Why it fits.
    pub reason: String,
    /// The chart.
    pub spec: ChartSpec,
}

/// The whole menu.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Forms {
    /// Best first.
    pub suggestions: Vec<FormSuggestion>,
    /// Every form.
    pub types: Vec<FormOffer>,
}

fn named(lang: Lang, kind: ChartType) -> String {
    words(lang, &["type.", kind.name()].concat()).to_owned()
}

/// The menu as the shape of the table lets expect it, without trying anything: for the moment before [`forms`] has answered.
pub(super) fn expected(dataset: &Dataset, lang: Lang, periods: usize) -> Vec<FormOffer> {
    let both = exports_with_imports(dataset).is_some();
    menu(lang, |kind| match kind {
        ChartType::Trade | ChartType::Balance | ChartType::Diverging if !both => {
            Err(words(lang, "choice.needs-both").to_owned())
        }
        ChartType::Trade | ChartType::Line if periods < 2 => {
            Err(words(lang, "choice.needs-periods").to_owned())
        }
        _ => Ok(()),
    })
}

fn menu(lang: Lang, can: impl Fn(ChartType) -> Result<(), String>) -> Vec<FormOffer> {
    let offer = |heading: &str, kind: ChartType| {
        let why = if kind == ChartType::Auto { Ok(()) } else { can(kind) };
        FormOffer {
            id: kind.name(),
            label: named(lang, kind),
            heading: heading.to_owned(),
            enabled: why.is_ok(),
            why: why.err().unwrap_or_default(),
        }
    };
    let rest = MENU.iter().flat_map(|(heading, kinds)| {
        let heading = words(lang, heading);
        kinds.iter().map(move |kind| (heading, *kind))
    });
    std::iter::once(("", ChartType::Auto)).chain(rest).map(|(heading, kind)| offer(heading, kind)).collect()
}

/// The menu, every form tried on the data. Takes as long as some thirty layouts.
pub fn forms(dataset: &Dataset, lang: Lang) -> Forms {
    let found = suggest::facts(dataset);
    let types = menu(lang, |kind| {
        drawable(dataset, lang, ways(&found, kind))
            .map(drop)
            .map_err(|problems| problems.first().map_or_else(String::new, |p| lang::sentence(lang, p)))
    });
    let shown = |one: Suggestion| FormSuggestion {
        label: named(lang, one.spec.kind),
        reason: one.reason,
        spec: one.spec,
    };
    Forms { suggestions: suggest(dataset, lang).into_iter().map(shown).collect(), types }
}

/// What a form may be drawn of, the nearest first: the table as it stands, its parts, one flow, growth.
fn ways(found: &Facts, kind: ChartType) -> Vec<ChartSpec> {
    let growth = |spec: ChartSpec| ChartSpec { indicator: Some("growth-year".into()), ..spec };
    let mut all = vec![ChartSpec { kind, ..ChartSpec::default() }];
    all.extend(found.by(kind));
    all.push(found.one_flow(kind));
    if kind == ChartType::Heatmap {
        all.push(growth(found.one_flow(kind)));
    }
    all
}

/// The first of some specs that is drawn as the form it names, else what the first was refused for.
fn drawable(dataset: &Dataset, lang: Lang, specs: Vec<ChartSpec>) -> Result<ChartSpec, Vec<Diagnostic>> {
    let look = Look { lang, ..Look::default() };
    let mut refused = None;
    for spec in specs {
        match plan::plan(&spec, dataset, Size::wide(720.0), &Face::bundled(), &look) {
            Ok(planned) if spec.kind == ChartType::Auto || planned.output.told.choice.kind == spec.kind => {
                return Ok(spec);
            }
            // A line of one period is drawn as bars: that is no line.
            Ok(_) => refused = refused.or(Some(vec![Diagnostic::error("press.over-time")])),
            Err(problems) => refused = refused.or(Some(problems)),
        }
    }
    Err(refused.unwrap_or_default())
}

/// The same data in another form. What the spec says of them stays where the form can show it; else the form begins with what
/// it needs of this table, and only look, language and roles stay.
///
/// # Errors
/// What the data lack for the form.
pub fn turned(
    spec: &ChartSpec,
    dataset: &Dataset,
    kind: ChartType,
    lang: Lang,
) -> Result<ChartSpec, Vec<Diagnostic>> {
    let same = ChartSpec { kind, ..spec.clone() };
    // What was said for the former form alone goes first: its indicator, its periods, its marks.
    let bare = ChartSpec { indicator: None, periods: Vec::new(), annotations: Vec::new(), ..same.clone() };
    let mut tries = vec![same, bare];
    tries.extend(ways(&suggest::facts(dataset), kind).into_iter().map(|way| ChartSpec {
        lang: spec.lang,
        theme: spec.theme,
        roles: spec.roles.clone(),
        ..way
    }));
    drawable(dataset, lang, tries)
}

impl Project {
    /// The menu of forms.
    pub fn forms(&self, lang: Lang) -> Forms {
        forms(self.dataset(), lang)
    }

    /// What is shown, in the form of a name.
    ///
    /// # Errors
    /// As [`turned`]; `spec.value` when there is no such form.
    pub fn turned(&self, name: &str, lang: Lang) -> Result<ChartSpec, Vec<Diagnostic>> {
        let all = MENU.iter().flat_map(|(_, kinds)| kinds.iter().copied());
        let kind = all.chain([ChartType::Auto]).find(|kind| kind.name() == name);
        let kind = kind.ok_or_else(|| vec![Diagnostic::error("spec.value").with("why", name)])?;
        turned(self.spec(), self.dataset(), kind, lang)
    }
}
