//! Small pictures of the charts that fit a table: their shapes alone, since no text could be read at that size.

use super::suggest::suggest;
use crate::dataset::Dataset;
use crate::lang::Lang;
use crate::plan::{self, Face, Look, Plan, Rect, Size};

/// The room in which a preview is laid out at first, wide enough for names to stand beside the plot.
const SIZE: Size = Size { width: 560.0, height: Some(320.0) };
/// The room that the marks themselves are to have: as wide and high as where a preview is shown, and about thrice as large.
const MARKS: (f64, f64) = (400.0, 180.0);
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
        let laid_out =
            |spec, size| Some(plan::plan(spec, dataset, size, &Face::bundled(), &look).ok()?.output);
        let first = laid_out(spec, SIZE)?;
        // Title, foot and the names beside the plot take the same room however large the plot is.
        let room = Size {
            width: first.width - first.plot.width() + MARKS.0,
            height: Some(first.height - first.plot.height() + MARKS.1),
        };
        let mut plan = laid_out(spec, room).unwrap_or(first);
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

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests {
    use super::*;

    #[test]
    fn each_suggestion_has_its_shapes_and_no_words() {
        let file = "period,flow,measure,unit,value\n2003,X,value,million USD,20149.3\n2003,M,value,million USD,25255.8\n\
                    2004,X,value,million USD,26485.0\n2004,M,value,million USD,31968.8\n2005,X,value,million USD,32447.1\n\
                    2005,M,value,million USD,36761.1\n";
        let dataset = crate::dataset::plain(file.as_bytes(), "x.csv").unwrap();
        let made = previews(&dataset, Lang::En, false);
        assert_eq!(made.len(), suggest(&dataset, Lang::En).len());
        for one in made.iter().flatten() {
            assert!(one.plan.texts.is_empty() && !one.plan.shapes.is_empty());
            assert!(one.part.x1 <= one.plan.width && one.part.y1 <= one.plan.height);
            let (width, height) = (one.part.width(), one.part.height());
            assert!((1.5..3.0).contains(&(width / height)), "{width} by {height}");
        }
        assert!(made.iter().any(Option::is_some), "nothing at all");
    }
}
