//! What a chart shows, as a plain value: versioned, unknown fields refused, every option with its default. No pixels.

#[cfg(feature = "press")]
pub mod forms;
#[cfg(feature = "press")]
pub mod house;
#[cfg(all(feature = "press", not(target_arch = "wasm32")))]
mod json;

#[cfg(all(feature = "press", not(target_arch = "wasm32")))]
pub use json::from_json;
#[cfg(feature = "studio")]
pub(crate) mod refused;

use crate::diag::Diagnostic;
use std::collections::BTreeMap;

/// The version this program writes. Older ones are migrated, newer ones refused with words.
pub const VERSION: u32 = 1;

/// The form of a chart.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartType {
    /// Whatever fits the selected series best: `trade` when there are exports and imports, else `line`, or `bar` when there
    /// is one period only. Default.
    #[default]
    Auto,
    /// Exports and imports as lines, the balance as columns below, on one time axis.
    Trade,
    /// Lines over time, labelled at their ends.
    Line,
    /// Columns over time.
    #[cfg(feature = "forms")]
    Column,
    /// Ranked bars of one period.
    #[cfg(feature = "forms")]
    Bar,
    /// Two periods side by side, a line for each member: who rose, who fell. Periods: `periods`, else first and last.
    #[cfg(feature = "press")]
    Slope,
    /// A row for each member, a ring for then and a dot for now; `scale` may be `log`. In a table of one period with an
    /// index or growth beside each figure the ring is the former level that the two imply.
    #[cfg(feature = "press")]
    Dumbbell,
    /// What each member contributed to the growth of the whole, step by step, in percentage points.
    #[cfg(feature = "press")]
    Waterfall,
    /// Outcome as a bar, plan as a mark across it, for each member.
    #[cfg(feature = "press")]
    Bullet,
    /// Filled area under one line.
    #[cfg(feature = "press")]
    Area,
    /// Areas of members on top of one another.
    #[cfg(feature = "press")]
    AreaStacked,
    /// The same as shares of their sum.
    #[cfg(feature = "press")]
    AreaShare,
    /// A line that holds its value until the next period.
    #[cfg(feature = "press")]
    Step,
    /// Lines as indices of one base period (`base`, else the first that all have).
    #[cfg(feature = "press")]
    Index,
    /// Columns of members on top of one another; members below zero hang from it.
    #[cfg(feature = "press")]
    ColumnStacked,
    /// The same as shares of their sum.
    #[cfg(feature = "press")]
    ColumnShare,
    /// The same in rows, a bar for each of a few periods (`periods`, else six from first to last).
    #[cfg(feature = "press")]
    BarStacked,
    /// Rows of shares of their sum.
    #[cfg(feature = "press")]
    BarShare,
    /// Columns of members side by side.
    #[cfg(feature = "press")]
    ColumnGrouped,
    /// Growth as columns, with `target` as a line.
    #[cfg(feature = "press")]
    Growth,
    /// The balance as columns, the run that reaches the latest period marked.
    #[cfg(feature = "press")]
    Balance,
    /// Ranked bars with the clubs of `thresholds` (default: a billion, a hundred million) parted by rules.
    #[cfg(feature = "press")]
    Club,
    /// Exports to the right, imports to the left, a row for each member.
    #[cfg(feature = "press")]
    Diverging,
    /// Month by year (or quarter by year), each cell shaded by its figure.
    #[cfg(feature = "press")]
    Heatmap,
    /// A line a year over the months; the latest told, the others grey.
    #[cfg(feature = "press")]
    Seasonal,
    /// A small chart for each member; `scales` shared or own.
    #[cfg(feature = "press")]
    Multiples,
    /// Members as areas of one rectangle.
    #[cfg(feature = "press")]
    Treemap,
    /// Countries and territories as squares of one size, roughly where they lie, shaded by their figures.
    #[cfg(feature = "press")]
    TileMap,
    /// Each member a dot: its level then, its growth since, the size its level now.
    #[cfg(feature = "press")]
    Scatter,
    /// Ranks over time.
    #[cfg(feature = "press")]
    Bump,
    /// First estimate and what it was revised to, as ranges.
    #[cfg(feature = "press")]
    Range,
    /// Months of the latest year added up, against the whole years they pass.
    #[cfg(feature = "press")]
    Milestone,
}

impl ChartType {
    /// The form of a name in a spec.
    pub fn named(name: &str) -> Option<ChartType> {
        Some(match name {
            "auto" => ChartType::Auto,
            "trade" => ChartType::Trade,
            "line" => ChartType::Line,
            #[cfg(feature = "forms")]
            "column" => ChartType::Column,
            #[cfg(feature = "forms")]
            "bar" => ChartType::Bar,
            // The smallest builds have the first five; the others know the rest by their names in `forms`.
            #[cfg(feature = "press")]
            other => return forms::FORMS.iter().find(|(name, _)| *name == other).map(|(_, form)| *form),
            #[cfg(not(feature = "press"))]
            _ => return None,
        })
    }

    /// Whether it ranks the members of one period.
    pub fn is_bar(self) -> bool {
        #[cfg(feature = "forms")]
        return self == ChartType::Bar;
        #[cfg(not(feature = "forms"))]
        false
    }

    /// Whether it shows the last period alone.
    #[cfg(feature = "press")]
    pub fn is_of_one_period(self) -> bool {
        matches!(
            self,
            ChartType::Bar
                | ChartType::BarStacked
                | ChartType::BarShare
                | ChartType::Bullet
                | ChartType::Club
                | ChartType::Diverging
                | ChartType::TileMap
                | ChartType::Treemap
        )
    }

    /// Whether it is columns of one series.
    pub fn is_column(self) -> bool {
        #[cfg(feature = "forms")]
        return self == ChartType::Column;
        #[cfg(not(feature = "forms"))]
        false
    }
}

/// Light or dark ground, each with its own palette.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the device of the reader is set. Default. Natively: light.
    #[default]
    Auto,
    /// Ink on paper white.
    Light,
    /// Its own palette on near black.
    Dark,
    /// Of high contrast, light or dark as the device of the reader is set; lines are dashed, too.
    #[cfg(feature = "press")]
    Contrast,
    /// Black on white: nothing hangs on colour.
    #[cfg(feature = "press")]
    Print,
}

impl Theme {
    /// The theme of a name in a spec.
    pub fn named(name: &str) -> Option<Theme> {
        Some(match name {
            "auto" => Theme::Auto,
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            #[cfg(feature = "press")]
            "contrast" => Theme::Contrast,
            #[cfg(feature = "press")]
            "print" => Theme::Print,
            _ => return None,
        })
    }
}

/// Members by dimension, in the order of the dimensions' names. Lists of pairs: a tree map weighs 2 kB in the wasm, and nobody
/// names more than a few.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>", into = "BTreeMap<String, Vec<String>>")]
pub struct Select(Vec<(String, Vec<String>)>);

impl Select {
    /// Names the members of a dimension; those named before are forgotten.
    pub fn insert(&mut self, dimension: String, members: Vec<String>) {
        match self.0.iter_mut().find(|(name, _)| *name == dimension) {
            Some((_, list)) => *list = members,
            None => {
                let at = self.0.iter().filter(|(name, _)| *name < dimension).count();
                self.0.insert(at, (dimension, members));
            }
        }
    }

    /// The same without the dimensions that `gone` names.
    #[cfg(feature = "press")]
    pub fn without(&self, gone: impl Fn(&str) -> bool) -> Select {
        Select(self.0.iter().filter(|(name, _)| !gone(name)).cloned().collect())
    }

    /// Whether no dimension is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As a list of pairs.
    pub fn as_slice(&self) -> &[(String, Vec<String>)] {
        &self.0
    }

    /// Dimensions and members.
    pub fn iter(&self) -> core::slice::Iter<'_, (String, Vec<String>)> {
        self.0.iter()
    }
}

impl From<BTreeMap<String, Vec<String>>> for Select {
    fn from(map: BTreeMap<String, Vec<String>>) -> Select {
        Select(map.into_iter().collect())
    }
}

impl From<Select> for BTreeMap<String, Vec<String>> {
    fn from(select: Select) -> BTreeMap<String, Vec<String>> {
        select.0.into_iter().collect()
    }
}

/// A language of the product, for the schema.
#[cfg(all(feature = "schema", not(target_arch = "wasm32")))]
#[derive(schemars::JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its shape is told")]
enum Tongue {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// The JSON Schema of a spec, made from the Rust types and their comments.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&kimngach::spec::schema()).unwrap();
/// assert_eq!(schema["additionalProperties"], false);
/// assert!(schema["properties"]["thresholds"]["description"].as_str().unwrap().contains("Default"));
/// ```
#[cfg(all(feature = "schema", not(target_arch = "wasm32")))]
pub fn schema() -> String {
    let schema = schemars::schema_for!(ChartSpec);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A chart. Every field may be left out.
///
/// ```
/// use kimngach::spec::{ChartSpec, ChartType};
/// let spec: ChartSpec = serde_json::from_str(r#"{"type": "line", "from": "1995"}"#).unwrap();
/// assert_eq!((spec.kind, spec.from.as_deref()), (ChartType::Line, Some("1995")));
/// assert!(serde_json::from_str::<ChartSpec>(r#"{"typo": 1}"#).is_err());
/// ```
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub struct ChartSpec {
    /// Version of this grammar. Default: the newest.
    pub version: u32,
    /// Form of the chart. Default: `auto`.
    #[serde(rename = "type")]
    pub kind: ChartType,
    /// Measure to show, by its name in the file. Default: the first in money, else the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Members to show, by dimension: `{"partner": ["Japan", "China"]}`. Default for a dimension left out: all flows;
    /// of any other dimension the total when it has one and is not split by `by`.
    #[serde(skip_serializing_if = "Select::is_empty")]
    #[cfg_attr(
        all(feature = "schema", not(target_arch = "wasm32")),
        schemars(with = "BTreeMap<String, Vec<String>>")
    )]
    pub select: Select,
    /// Dimension whose members are drawn as series of their own. Default: the flow when there are two or more, else the
    /// first dimension with two or more members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How many of the largest members are drawn when `select` names none. Default: 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top: Option<u32>,
    /// Indicator to draw, by its id in the catalogue. Default: `value`, the figures as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// Period that an index, a multiple or an average growth starts from, and that is 100 in the form `index`. Default: `from`, else the
    /// first there is; in the form `index` the first that all members have.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// Threshold of the indicator, in base units: 1e9 for a billion. Default: that of the catalogue.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<f64>,
    /// Upper end of a band, in base units. Default: none.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// Members that the indicator compares with, by dimension: `{"economy": ["World"]}`. Default: the world, where the table
    /// has it.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Select::is_empty")]
    #[cfg_attr(
        all(feature = "schema", not(target_arch = "wasm32")),
        schemars(with = "BTreeMap<String, Vec<String>>")
    )]
    pub against: Select,
    /// Which measures or members play which part in formulas, where the reading took others: `{"gdp": ["GDP, current"]}`.
    /// Default: as read.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Select::is_empty")]
    #[cfg_attr(
        all(feature = "schema", not(target_arch = "wasm32")),
        schemars(with = "BTreeMap<String, Vec<String>>")
    )]
    pub roles: Select,
    /// First period, such as `1995` or `2005-03`. Default: the first there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last period. Default: the last there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Title. Default: a sentence that says the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Subtitle. Default: what, period, unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Note at the foot. Default: what the data needs said (preliminary values, gaps).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Source line. Default: the file's own sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Language, `vi` or `en`. Default: the page's, natively `vi`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), schemars(with = "Option<Tongue>"))]
    pub lang: Option<crate::lang::Lang>,
    /// Light, dark, of high contrast, for print. Default: `auto`.
    pub theme: Theme,
    /// A newsroom's letters, colours, name and logo. Default: the program's own.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub house: Option<house::House>,
    /// Periods to compare, two for `slope`, `dumbbell` and `waterfall`. Default: the first and the last shown; for
    /// `waterfall` the last and the one before.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<String>,
    /// Order of members. Default: `size`.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "forms::usual")]
    pub order: forms::Order,
    /// Members that are told in colour, the rest being grey. Default: those that the form is about.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlight: Vec<String>,
    /// Colours of members as `#rrggbb`. Default: the palette. A colour that cannot be told from the ground is refused.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub colours: BTreeMap<String, String>,
    /// Names of members as the chart writes them. Default: the file's own.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// Words, lines, ranges and points in the coordinates of the data. Default: none.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub annotations: Vec<forms::Annotation>,
    /// Clubs of `club`, the line and the rule of `dumbbell`, in base units (`1e9`). Default: a billion and a hundred
    /// million in `club`, none in `dumbbell`.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thresholds: Vec<f64>,
    /// The line of `growth`, in per cent. Default: none.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// Members below this figure in both periods are left out of `slope`, in the unit shown. Default: none are.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<f64>,
    /// How values become lengths in `dumbbell` and `scatter`. Default: `linear` in the one, `log` in the other.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<forms::ScaleKind>,
    /// Whether the small charts of `multiples` share one scale. Default: `shared`.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "forms::usual")]
    pub scales: forms::Scales,
    /// Room for the chart in CSS pixels. Default: the width of its place, and the height that is best for it.
    #[cfg(feature = "press")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<forms::Room>,
}

impl Default for ChartSpec {
    fn default() -> ChartSpec {
        ChartSpec {
            version: VERSION,
            kind: ChartType::Auto,
            measure: None,
            select: Select::default(),
            by: None,
            top: None,
            indicator: None,
            #[cfg(feature = "press")]
            base: None,
            #[cfg(feature = "press")]
            above: None,
            #[cfg(feature = "press")]
            below: None,
            #[cfg(feature = "press")]
            against: Select::default(),
            #[cfg(feature = "press")]
            roles: Select::default(),
            from: None,
            to: None,
            title: None,
            subtitle: None,
            note: None,
            source: None,
            lang: None,
            theme: Theme::Auto,
            #[cfg(feature = "press")]
            house: None,
            #[cfg(feature = "press")]
            periods: Vec::new(),
            #[cfg(feature = "press")]
            order: forms::Order::Size,
            #[cfg(feature = "press")]
            highlight: Vec::new(),
            #[cfg(feature = "press")]
            colours: BTreeMap::new(),
            #[cfg(feature = "press")]
            labels: BTreeMap::new(),
            #[cfg(feature = "press")]
            annotations: Vec::new(),
            #[cfg(feature = "press")]
            thresholds: Vec::new(),
            #[cfg(feature = "press")]
            target: None,
            #[cfg(feature = "press")]
            least: None,
            #[cfg(feature = "press")]
            scale: None,
            #[cfg(feature = "press")]
            scales: forms::Scales::Shared,
            #[cfg(feature = "press")]
            size: None,
        }
    }
}

/// Names of all fields, for the message that names the nearest right one.
#[cfg(feature = "press")]
pub const FIELDS: &[&str] = &[
    "version",
    "type",
    "measure",
    "select",
    "by",
    "top",
    "indicator",
    #[cfg(feature = "press")]
    "base",
    #[cfg(feature = "press")]
    "above",
    #[cfg(feature = "press")]
    "below",
    #[cfg(feature = "press")]
    "against",
    #[cfg(feature = "press")]
    "roles",
    "from",
    "to",
    "title",
    "subtitle",
    "note",
    "source",
    "lang",
    "theme",
    #[cfg(feature = "press")]
    "house",
    #[cfg(feature = "press")]
    "periods",
    #[cfg(feature = "press")]
    "order",
    #[cfg(feature = "press")]
    "highlight",
    #[cfg(feature = "press")]
    "colours",
    #[cfg(feature = "press")]
    "labels",
    #[cfg(feature = "press")]
    "annotations",
    #[cfg(feature = "press")]
    "thresholds",
    #[cfg(feature = "press")]
    "target",
    #[cfg(feature = "press")]
    "least",
    #[cfg(feature = "press")]
    "scale",
    #[cfg(feature = "press")]
    "scales",
    #[cfg(feature = "press")]
    "size",
];

impl ChartSpec {
    /// Whether this program can draw the spec's version, else what to say.
    ///
    /// # Errors
    /// `spec.version` when the spec is from a newer program.
    pub fn check(&self) -> Result<(), Diagnostic> {
        if self.version == 0 {
            return Err(Diagnostic::error("spec.version-none").with("newest", VERSION));
        }
        if self.version > VERSION {
            return Err(Diagnostic::error("spec.version")
                .with("found", self.version)
                .with("newest", VERSION));
        }
        for (name, text) in [
            ("from", &self.from),
            ("to", &self.to),
            #[cfg(feature = "press")]
            ("base", &self.base),
        ] {
            if let Some(text) = text
                && crate::period::Period::parse(text).is_none()
            {
                return Err(Diagnostic::error("spec.period")
                    .with("field", name)
                    .with("found", text.as_str()));
            }
        }
        #[cfg(feature = "press")]
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            let period = |text: &str| crate::period::Period::parse(text);
            if let (Some(a), Some(b)) = (period(from), period(to))
                && a.first_day() > b.end_day()
            {
                return Err(Diagnostic::error("spec.from-to")
                    .with("from", from.as_str())
                    .with("to", to.as_str()));
            }
        }
        #[cfg(feature = "press")]
        if self.top == Some(0) {
            return Err(Diagnostic::error("spec.value-whole").with("field", "top").with("found", "0"));
        }
        Ok(())
    }
}

/// Refuses the first field name that is none, naming the nearest right one.
///
/// # Errors
/// `spec.field-near` with the field that was probably meant, else `spec.field` with all there are.
#[cfg(feature = "press")]
pub fn known<'a>(mut names: impl Iterator<Item = &'a str>) -> Result<(), Diagnostic> {
    match names.find(|name| !FIELDS.contains(name)) {
        None => Ok(()),
        Some(name) => Err(match nearest(name) {
            Some(near) => Diagnostic::error("spec.field-near").with("found", name).with("near", near),
            None => Diagnostic::error("spec.field").with("found", name).with("all", FIELDS.join(", ")),
        }),
    }
}

/// The known field nearest to a name that is none, when one is near enough to be meant.
///
/// ```
/// assert_eq!(kimngach::spec::nearest("subtitel"), Some("subtitle"));
/// assert_eq!(kimngach::spec::nearest("zzz"), None);
/// ```
#[cfg(feature = "press")]
pub fn nearest(name: &str) -> Option<&'static str> {
    nearest_of(name, FIELDS.iter().copied())
}

/// The word nearest to one that is none of them, when one is near enough to be meant.
#[cfg(feature = "press")]
pub(crate) fn nearest_of<'a>(name: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let found: Vec<char> = name.chars().collect();
    words
        .map(|word| (edits(&found, word), word))
        .filter(|(n, word)| *n <= 1 + word.chars().count().min(found.len()) / 4)
        .min()
        .map(|(_, word)| word)
}

/// Edit distance of Levenshtein, where swapping two neighbours also counts as one.
#[cfg(feature = "press")]
fn edits(found: &[char], wanted: &str) -> usize {
    let wanted: Vec<char> = wanted.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=wanted.len()).collect();
    for (i, a) in found.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in wanted.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut least =
                (at(&last, j) + usize::from(a != b)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && found.get(i - 1) == Some(b) && wanted.get(j - 1) == Some(a);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = core::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(found.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page reads a spec field by field, files are read by serde: the two know the same names.
    #[test]
    fn names_are_those_of_serde() {
        for kind in ["auto", "trade", "line", "column", "bar", "pie"] {
            assert_eq!(ChartType::named(kind), serde_json::from_value(kind.into()).ok());
        }
        for theme in ["auto", "light", "dark", "contrast", "print", "Dark"] {
            assert_eq!(Theme::named(theme), serde_json::from_value(theme.into()).ok());
        }
    }
}
