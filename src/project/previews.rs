//! Small pictures of the charts that fit a table: their shapes alone, since no text could be read at that size.

use super::suggest::suggest;
use crate::dataset::Dataset;
use crate::lang::Lang;
use crate::plan::{self, Face, Look, Plan, Rect, Size};

/// The room in which a preview is laid out; it is shown at about a third of it.
const SIZE: Size = Size { width: 360.0, height: Some(300.0) };
/// What stands out over the plot: half a mark, the width of a line.
const MARGIN: f64 = 8.0;

/// A suggested chart without its words, and the part of its sheet that has the marks.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The chart.
    pub plan: Plan,
    /// Where its marks are.
    pub part: Rect,
}

/// A preview for each of [`suggest`], in its order; none where that room is too small for the form.
pub fn previews(dataset: &Dataset, lang: Lang, dark: bool) -> Vec<Option<Preview>> {
    let look = Look { lang, dark, ..Look::default() };
    let one = |spec| {
        let mut plan = plan::plan(spec, dataset, SIZE, &Face::bundled(), &look).ok()?.output;
        plan.texts.clear();
        let part = Rect {
            x0: (plan.plot.x0 - MARGIN).max(0.0),
            y0: (plan.plot.y0 - MARGIN).max(0.0),
            x1: (plan.plot.x1 + MARGIN).min(plan.width),
            y1: (plan.plot.y1 + MARGIN).min(plan.height),
        };
        (part.x1 > part.x0 && part.y1 > part.y0).then_some(Preview { plan, part })
    };
    suggest(dataset, lang).iter().map(|suggestion| one(&suggestion.spec)).collect()
}
