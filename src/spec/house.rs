//! A newsroom's dress: its letters, colours, name and logo, as a small JSON. It changes how a chart looks, never what it says:
//! colours that could not be told from the ground or from their neighbours are refused.

use super::forms::usual;

/// A newsroom's dress. Every field may be left out.
///
/// ```
/// use kimngach::spec::ChartSpec;
/// let text = r##"{"house": {"face": "Merriweather", "mark": "Tin Mới", "light": {"exports": "#0a5c4a"}}}"##;
/// let spec: ChartSpec = serde_json::from_str(text).unwrap();
/// assert_eq!(spec.house.unwrap().mark.as_deref(), Some("Tin Mới"));
/// ```
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub struct House {
    /// Families of letters as CSS lists them, names without quotes. Default: those of the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face: Option<String>,
    /// Words of the corner, in place of the program's name. Default: `kimngach`; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Logo before the words of the corner. Default: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// Where words and logo stand. Default: `bottom-right`.
    #[serde(skip_serializing_if = "usual")]
    pub corner: Corner,
    /// Colour of a short bar at the upper left edge. Default: none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<String>,
    /// Colours on a light ground. Default: the program's own.
    #[serde(skip_serializing_if = "usual")]
    pub light: Colours,
    /// Colours on a dark ground. Default: the program's own.
    #[serde(skip_serializing_if = "usual")]
    pub dark: Colours,
}

/// A logo as the path of an SVG: filled outlines of one colour, nothing to be fetched.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// The `d` of an SVG path: M, L, H, V, C, Q, Z, large or small. An outline within another is a hole.
    pub path: String,
    /// Width of its view box, which begins at 0.
    pub width: f64,
    /// Height of its view box.
    pub height: f64,
    /// Its colour, `#rrggbb`. Default: that of the axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
}

/// Where a newsroom's name stands.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Corner {
    /// At the foot, right. Default.
    #[default]
    BottomRight,
    /// At the foot, left, on a line of its own.
    BottomLeft,
    /// Beside the title, right.
    TopRight,
    /// Nowhere.
    None,
}

/// Colours of one ground, each `#rrggbb`.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "camelCase")]
pub struct Colours {
    /// Ground. Text stands on it at 4.5:1, marks at 3:1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Title, names, figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ink: Option<String>,
    /// Subtitle, axis, notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grey: Option<String>,
    /// Lines of the grid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hairline: Option<String>,
    /// Zero line and ticks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub axis: Option<String>,
    /// Ground of a stretch that is talked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// Exports, and whatever is told first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exports: Option<String>,
    /// Imports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imports: Option<String>,
    /// Balance, totals, falls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance: Option<String>,
    /// What is not talked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<String>,
    /// Fills of a stack from below, two to eight; each 3:1 from the ground and from the next. Default: made from `exports`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
}
