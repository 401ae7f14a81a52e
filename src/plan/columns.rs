//! The column chart: one series over time, from zero, falls hollow.

use super::form::Setting;
use super::hits::Hits;
use super::palette::Dress;
use super::shape::Rect;
use super::sheet::Sheet;

/// Draws between `top` and `foot` of the sheet.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    super::lines::draw(sheet, setting, top, foot)
}
