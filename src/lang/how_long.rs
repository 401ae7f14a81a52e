//! Names that say how long the period of a figure is, and not what the figure is of: "Month", "Year to date".

use super::{Lang, words};

/// Whether a member says which time a figure is for and not of what it is: month, year to date.
pub fn is_span(member: &str) -> bool {
    let member = member.trim().to_lowercase().replace(['_', '-'], " ");
    Lang::ALL.iter().any(|l| words(*l, "tell.spans").split('|').any(|w| w == member))
}
