//! Title block, plot and foot in a frame: as high as the chart is best, or the height that somebody else gives. A low frame
//! is held by doing without, in a fixed order, one thing after the other until the rest fits.

use super::foot::Notes;
use super::sheet::{Foot, Sheet, Sizes};
use super::{Look, Size};
use crate::figure::Within;
use crate::lang::Lang;

/// Without the note, which is told in words still.
pub(super) const NO_NOTE: u8 = 1;
/// Names at the ends of lines, none in a key and none between the lines.
pub(super) const NO_KEY: u8 = 2;
/// Without the panel of the balance.
pub(super) const NO_BALANCE: u8 = 3;
/// Without the subtitle.
pub(super) const NO_SUBTITLE: u8 = 4;
/// Small margins, two lines of small title, one line of source: the last step.
pub(super) const TIGHT: u8 = 5;

/// What stands above and below the plot.
pub(super) struct Words<'a> {
    pub title: &'a str,
    pub subtitle: &'a str,
    pub notes: &'a Notes,
    pub lang: Lang,
}

/// Places of the parts of a sheet.
pub(super) struct Frame {
    /// Upper edge of the plot's part.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    pub foot: Foot,
}

impl Words<'_> {
    /// Puts the title block on the sheet, with as little as the height asks for, and finds room for the rest. `heights` gives the
    /// height at which the plot's part is best, and the least of it.
    pub(super) fn framed(
        &self,
        sheet: &mut Sheet<'_>,
        size: Size,
        look: &Look,
        heights: &dyn Fn(&Sheet<'_>) -> (f64, f64),
    ) -> Frame {
        for lean in 0..=TIGHT {
            sheet.texts.clear();
            sheet.sizes = Sizes::of(sheet.width, look.bare).lean(lean);
            let sizes = sheet.sizes;
            let head = sheet.head(self.title, if lean < NO_SUBTITLE { self.subtitle } else { "" });
            let air = if lean == TIGHT {
                6.0
            } else if sizes.phone {
                14.0
            } else {
                18.0
            };
            let top = head + air * sizes.zoom;
            let mut parts = self.notes.parts(self.lang);
            parts.truncate(if lean < NO_NOTE { 2 } else { 1 });
            let foot = sheet.measure_foot(&parts, !look.bare);
            let (best, least) = heights(sheet);
            if lean == TIGHT || size.height.is_none_or(|h| h >= top + least + foot.height || h.is_nan()) {
                let tall = match size.height {
                    // What comes to the best in whole pixels is the best, so that a chart in the height it had is the chart that it was.
                    Some(h) if h.is_finite() && h != (top + best + foot.height).ceil() => {
                        (h - top - foot.height).within(least, 6000.0)
                    }
                    _ => best,
                };
                return Frame { top, bottom: top + tall, foot };
            }
        }
        // The last step always returns.
        Frame { top: 0.0, bottom: 0.0, foot: sheet.measure_foot(&[], false) }
    }
}
