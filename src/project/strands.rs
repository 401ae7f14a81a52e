//! Where each series of a drawing stands: the boxes of its name and the places of its marks, for a pointer that goes over
//! names and legends.

use crate::plan::{Dash, Plan, Rect, Rgb, Role, Spot};

/// A series in a drawing.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct StrandPlace {
    /// Place in the chart's order.
    pub strand: usize,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// How its line is broken.
    pub dash: Dash,
    /// Boxes of its name, a line each.
    pub names: Vec<Rect>,
    /// Its marks in order, x and y; a gap in the figures breaks the list.
    pub runs: Vec<Vec<[f64; 2]>>,
}

/// The series of a drawing that have marks.
pub fn strands(plan: &Plan) -> Vec<StrandPlace> {
    let told = &plan.told;
    let one = |track: &crate::plan::Track| {
        let strand = told.choice.strands.get(track.strand)?;
        let dress = told.dresses.get(track.strand)?;
        let is_name = |text: &str| {
            let text = text.replace('\u{a0}', " ");
            let text = text.trim();
            text == strand.name
                || text.starts_with(&strand.name)
                // A line of a name that takes several.
                || (text.chars().count() > 3 && strand.name.contains(text))
        };
        let names = plan.texts.iter().filter(|t| t.role == Role::Label && is_name(&t.text));
        let mut runs: Vec<Vec<[f64; 2]>> = Vec::new();
        let mut last = None;
        for (stop, _, Spot { x, y }) in &track.marks {
            match runs.last_mut() {
                Some(run) if strand.long.is_some() || last.is_some_and(|l: usize| l + 1 == *stop) => {
                    run.push([*x, *y]);
                }
                _ => runs.push(vec![[*x, *y]]),
            }
            last = Some(*stop);
        }
        Some(StrandPlace {
            strand: track.strand,
            name: strand.name.clone(),
            colour: dress.colour,
            dash: dress.dash,
            names: names.map(|t| t.rect).collect(),
            runs,
        })
    };
    plan.hits.tracks.iter().filter_map(one).collect()
}

/// Boxes of the words on the axes of a drawing: they hold for every series.
pub fn axis_words(plan: &Plan) -> Vec<Rect> {
    plan.texts.iter().filter(|t| t.role == Role::Axis).map(|t| t.rect).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::plan::{Face, Look, Size};

    #[test]
    fn each_series_has_its_marks_and_its_name() {
        let text = "Nhóm,Năm,Xuất khẩu (tỷ USD)\nNông sản,2001,10.5\nNông sản,2002,11.4\nNông sản,2003,12.2\n\
                    Thủy sản,2001,20.1\nThủy sản,2002,\nThủy sản,2003,24.6\nThủy sản,2004,25.9\n\
                    Dệt may,2001,31.2\nDệt may,2002,33.3\nDệt may,2003,38.1\nDệt may,2004,44.7\n";
        let hints = crate::read::Hints::default();
        let opened =
            crate::project::open(text.as_bytes(), "x.csv", &hints, &crate::read::native::Native).unwrap();
        let mut project = crate::project::Project::new();
        project.take(opened);
        let (plan, _) = project.lay_out(Size::wide(800.0), &Face::bundled(), &Look::default()).unwrap();
        let found = strands(plan);
        assert_eq!(found.len(), 3);
        // Words on the axes are nobody's name.
        let axes = axis_words(plan);
        assert!(axes.len() > 4, "four years and the steps of the scale");
        assert!(found.iter().flat_map(|s| &s.names).all(|name| !axes.contains(name)));
        for strand in &found {
            assert!(!strand.names.is_empty(), "{} has no name", strand.name);
        }
        let fish = found.iter().find(|s| s.name == "Thủy sản").unwrap();
        assert_eq!(fish.runs.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2], "2002 has no figure");
    }
}
