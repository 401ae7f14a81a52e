//! Ranked bars of one period, names right-aligned against zero.

use super::form::Setting;
use super::hits::Hits;
use super::palette::Dress;
use super::shape::Rect;
use super::sheet::Sheet;

/// Height that the rows need.
pub(super) fn height(setting: &Setting<'_>, sheet: &Sheet<'_>) -> f64 {
    setting.choice.strands.len() as f64 * 29.0 * sheet.sizes.zoom + 40.0
}

/// Draws between `top` and `foot` of the sheet.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    super::lines::draw(sheet, setting, top, foot)
}
