//! What a chart shows, as a plain value: versioned, unknown fields refused, every option with its default. No pixels.

use crate::diag::Diagnostic;
use std::collections::BTreeMap;

/// The version this program writes. Older ones are migrated, newer ones refused with words.
pub const VERSION: u32 = 1;

/// The form of a chart.
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

    /// Whether it is columns of one series.
    pub fn is_column(self) -> bool {
        #[cfg(feature = "forms")]
        return self == ChartType::Column;
        #[cfg(not(feature = "forms"))]
        false
    }
}

/// Light or dark ground, each with its own palette.
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
}

impl Theme {
    /// The theme of a name in a spec.
    pub fn named(name: &str) -> Option<Theme> {
        Some(match name {
            "auto" => Theme::Auto,
            "light" => Theme::Light,
            "dark" => Theme::Dark,
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

    /// Whether no dimension is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

/// A chart. Every field may be left out.
///
/// ```
/// use kimngach::spec::{ChartSpec, ChartType};
/// let spec: ChartSpec = serde_json::from_str(r#"{"type": "line", "from": "1995"}"#).unwrap();
/// assert_eq!((spec.kind, spec.from.as_deref()), (ChartType::Line, Some("1995")));
/// assert!(serde_json::from_str::<ChartSpec>(r#"{"typo": 1}"#).is_err());
/// ```
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
    /// Members to show, by dimension: `{"partner": ["Japan", "China"]}`. A dimension left out: all flows; of any other
    /// dimension the total when it has one and is not split by `by`.
    #[serde(skip_serializing_if = "Select::is_empty")]
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
    pub lang: Option<crate::lang::Lang>,
    /// Light or dark. Default: `auto`.
    pub theme: Theme,
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
            from: None,
            to: None,
            title: None,
            subtitle: None,
            note: None,
            source: None,
            lang: None,
            theme: Theme::Auto,
        }
    }
}

/// Names of all fields, for the message that names the nearest right one.
#[cfg(feature = "studio")]
pub const FIELDS: [&str; 15] = [
    "version",
    "type",
    "measure",
    "select",
    "by",
    "top",
    "indicator",
    "from",
    "to",
    "title",
    "subtitle",
    "note",
    "source",
    "lang",
    "theme",
];

impl ChartSpec {
    /// Whether this program can draw the spec's version, else what to say.
    ///
    /// # Errors
    /// `spec.version` when the spec is from a newer program.
    pub fn check(&self) -> Result<(), Diagnostic> {
        if self.version == 0 || self.version > VERSION {
            return Err(Diagnostic::error("spec.version")
                .with("found", self.version)
                .with("newest", VERSION));
        }
        for (name, text) in [("from", &self.from), ("to", &self.to)] {
            if let Some(text) = text
                && crate::period::Period::parse(text).is_none()
            {
                return Err(Diagnostic::error("spec.period")
                    .with("field", name)
                    .with("found", text.as_str()));
            }
        }
        Ok(())
    }
}

/// Refuses the first field name that is none, naming the nearest right one.
///
/// # Errors
/// `spec.field-near` with the field that was probably meant, else `spec.field` with all there are.
#[cfg(feature = "studio")]
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
#[cfg(feature = "studio")]
pub fn nearest(name: &str) -> Option<&'static str> {
    let found: Vec<char> = name.chars().collect();
    FIELDS
        .iter()
        .map(|field| (edits(&found, field), *field))
        .filter(|(n, field)| *n <= 1 + field.len() / 4)
        .min()
        .map(|(_, field)| field)
}

/// Edit distance of Levenshtein, where swapping two neighbours also counts as one.
#[cfg(feature = "studio")]
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
        for theme in ["auto", "light", "dark", "Dark"] {
            assert_eq!(Theme::named(theme), serde_json::from_value(theme.into()).ok());
        }
    }
}
