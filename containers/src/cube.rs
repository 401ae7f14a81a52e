//! Figures that know their dimensions, as PX, JSON-stat and SDMX-JSON hold them.

use serde::{Deserialize, Serialize};

/// The part that a dimension plays, by the file's own word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Not said.
    #[default]
    Plain,
    /// When.
    Time,
    /// What is measured.
    Measure,
}

/// A member of a dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its code; may be empty.
    pub code: String,
    /// Its name; the code where there is none.
    pub label: String,
    /// The unit of its figures, when it is one of what is measured.
    pub unit: String,
    /// Digits behind the point of its figures.
    pub decimals: Option<u8>,
}

/// A dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// Its name.
    pub label: String,
    /// Its part.
    pub role: Role,
    /// Its members.
    pub categories: Vec<Category>,
}

/// A table of figures by dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cube {
    /// What it is about.
    pub title: String,
    /// Its dimensions; the last one runs fastest.
    pub dimensions: Vec<Dimension>,
    /// Figures as printed, each with its place in the order of the dimensions. What is missing has a mark or is empty; places
    /// that a sparse file does not name are not here.
    pub values: Vec<(u32, String)>,
    /// Flags of figures by place, in order.
    pub status: Vec<(u32, String)>,
    /// The unit of all figures, when there is one.
    pub unit: String,
    /// Where the figures come from.
    pub source: String,
    /// When they were last changed, as written.
    pub updated: String,
    /// Remarks.
    pub notes: Vec<String>,
}

impl Cube {
    /// Figures that the sizes of the dimensions ask for.
    pub fn size(&self) -> u64 {
        self.dimensions.iter().fold(1_u64, |n, d| n.saturating_mul(d.categories.len() as u64))
    }
}

/// A number as printed, with at least so many digits behind its point: a file that drops final zeros says how many there were.
#[cfg(feature = "open")]
pub fn padded(text: &str, decimals: u8) -> String {
    let mut out = text.to_owned();
    if decimals == 0 || text.contains(['e', 'E']) || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return out;
    }
    let had = match text.split_once('.') {
        Some((_, behind)) => behind.len(),
        None => {
            out.push('.');
            0
        }
    };
    (had..usize::from(decimals)).for_each(|_| out.push('0'));
    out
}
