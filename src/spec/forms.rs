//! The forms of a chart beyond those an embed is built with, and what a spec may say about them.

use super::ChartType;

/// Every form of the whole build with its name in a spec.
pub const FORMS: [(&str, ChartType); 27] = [
    ("slope", ChartType::Slope),
    ("dumbbell", ChartType::Dumbbell),
    ("waterfall", ChartType::Waterfall),
    ("bullet", ChartType::Bullet),
    ("area", ChartType::Area),
    ("area-stacked", ChartType::AreaStacked),
    ("area-share", ChartType::AreaShare),
    ("step", ChartType::Step),
    ("index", ChartType::Index),
    ("column-stacked", ChartType::ColumnStacked),
    ("column-share", ChartType::ColumnShare),
    ("bar-stacked", ChartType::BarStacked),
    ("bar-share", ChartType::BarShare),
    ("column-grouped", ChartType::ColumnGrouped),
    ("growth", ChartType::Growth),
    ("balance", ChartType::Balance),
    ("club", ChartType::Club),
    ("diverging", ChartType::Diverging),
    ("heatmap", ChartType::Heatmap),
    ("seasonal", ChartType::Seasonal),
    ("multiples", ChartType::Multiples),
    ("treemap", ChartType::Treemap),
    ("tile-map", ChartType::TileMap),
    ("scatter", ChartType::Scatter),
    ("bump", ChartType::Bump),
    ("range", ChartType::Range),
    ("milestone", ChartType::Milestone),
];

impl ChartType {
    /// The name in a spec.
    pub fn name(self) -> &'static str {
        match self {
            ChartType::Auto => "auto",
            ChartType::Trade => "trade",
            ChartType::Line => "line",
            ChartType::Column => "column",
            ChartType::Bar => "bar",
            other => FORMS.iter().find(|(_, form)| *form == other).map_or("auto", |(name, _)| name),
        }
    }

    /// Whether it is one of the forms of the whole build.
    pub fn is_press(self) -> bool {
        FORMS.iter().any(|(_, form)| *form == self)
    }

    /// The indicator that the form is about when the spec names none.
    pub fn indicator(self) -> &'static str {
        match self {
            ChartType::Growth => "growth-year",
            ChartType::Balance => "balance",
            _ => "value",
        }
    }

    /// How many members are drawn when the spec says nothing.
    pub fn most(self) -> usize {
        match self {
            ChartType::Dumbbell | ChartType::Bullet | ChartType::Club => 40,
            ChartType::Waterfall
            | ChartType::Treemap
            | ChartType::TileMap
            | ChartType::Scatter
            | ChartType::Slope => 300,
            ChartType::Diverging => 14,
            ChartType::Multiples => 12,
            ChartType::Bump => 10,
            ChartType::Growth
            | ChartType::Balance
            | ChartType::Area
            | ChartType::Heatmap
            | ChartType::Seasonal
            | ChartType::Milestone
            | ChartType::Range => 1,
            _ => 5,
        }
    }
}

/// Whether a field says what it says by itself, so that a saved spec need not.
pub(super) fn usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Order of members.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// The largest first. Default.
    #[default]
    Size,
    /// As the file has them.
    File,
    /// By name.
    Name,
}

/// How values become lengths.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScaleKind {
    /// Equal lengths are equal differences.
    Linear,
    /// Equal lengths are equal growth; takes only figures above zero.
    Log,
}

/// Whether small charts can be compared with one another.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scales {
    /// One scale for all: sizes can be compared. Default.
    #[default]
    Shared,
    /// Each its own: shapes can be compared.
    Own,
}

/// Room for a chart in CSS pixels.
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Width, 280 to 8,000.
    pub width: f64,
    /// Height, 100 to 8,000. Default: what is best for the chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
}

/// Something said on the plot, in the coordinates of the data. Values are in the unit that the chart shows (`400` where the
/// axis says 400 billion dollars).
#[cfg_attr(all(feature = "schema", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Annotation {
    /// Words beside a place.
    Text {
        /// The words.
        text: String,
        /// Period; in forms without time the name of a member.
        at: String,
        /// Value. Default: that of the first series in the period.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<f64>,
    },
    /// A mark on a place, with words.
    Point {
        /// The words. Default: none.
        #[serde(default)]
        text: String,
        /// Period; in forms without time the name of a member.
        at: String,
        /// Value. Default: that of the first series in the period.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<f64>,
    },
    /// A line through the plot: at a period or at a value.
    Line {
        /// The words. Default: none.
        #[serde(default)]
        text: String,
        /// Period, for an upright line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<String>,
        /// Value: a level line, in forms of rows an upright one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<f64>,
    },
    /// A stretch of periods, behind the data.
    Range {
        /// The words. Default: none.
        #[serde(default)]
        text: String,
        /// First period.
        from: String,
        /// Last period.
        to: String,
    },
}
