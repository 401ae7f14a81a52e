//! What of a drawing can be written otherwise, and where it stands: for a person who presses on a text to change it.

use crate::figure::{round_to, to_f64};
use crate::plan::{KEPT, Plan, Rect, Rgb, Role};

/// A line of text on the chart.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct WordingPlace {
    /// The field of the spec that it comes from: `title`, `subtitle`, `source`, `note`, `annotations`.
    pub field: &'static str,
    /// The line.
    pub text: String,
    /// Its box.
    pub rect: Rect,
}

/// A series by the name it has on the chart.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Worn {
    /// The name.
    pub name: String,
    /// The colour it is drawn in.
    pub colour: Rgb,
}

/// The texts of a drawing that a spec can word, and its series in the order of the chart.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Wordings {
    /// Lines of text, a title of two lines twice.
    pub places: Vec<WordingPlace>,
    /// Names and colours.
    pub series: Vec<Worn>,
}

/// Of a drawing.
pub fn wordings(plan: &Plan) -> Wordings {
    let told = &plan.told;
    // The foot has the source first, then the note; a line tells by its words which it belongs to.
    let (source, note) = (plain(&told.source), plain(&told.note));
    let places = plan.texts.iter().filter_map(|line| {
        let field = match line.role {
            Role::Title => "title",
            Role::Subtitle => "subtitle",
            Role::Annotation => "annotations",
            Role::Foot => {
                let text = plain(&line.text);
                match () {
                    () if !source.is_empty() && (source.contains(&text) || text.ends_with(':')) => "source",
                    () if note.contains(&text) => "note",
                    // The corner's name is nobody's words.
                    () => return None,
                }
            }
            Role::Axis | Role::Label => return None,
        };
        Some(WordingPlace { field, text: plain(&line.text), rect: line.rect })
    });
    let series = told.choice.strands.iter().zip(&told.dresses);
    Wordings {
        places: places.collect(),
        series: series.map(|(s, dress)| Worn { name: s.name.clone(), colour: dress.colour }).collect(),
    }
}

/// Where a note at a mark stands, as a spec writes it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct NotePlace {
    /// The period; in forms without time the name that the member has on the chart.
    pub at: String,
    /// The value in the unit shown; none where the place says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
}

impl super::Project {
    /// The place of the figure that [`super::Project::figure`] opens by the same two numbers.
    pub fn note_place(&self, strand: usize, at: usize) -> Option<NotePlace> {
        let plan = self.plan()?;
        let told = &plan.told;
        let (record, name) = match strand {
            KEPT => {
                let kept = told.own.as_ref()?.kept.get(at)?;
                (&kept.record, &kept.label)
            }
            _ => {
                let strand = told.choice.strands.get(strand)?;
                (strand.line.records.get(at)?, &strand.name)
            }
        };
        if !plan.hits.upright {
            return Some(NotePlace { at: name.clone(), value: None });
        }
        let power = told.own.as_ref().and_then(|own| own.power).unwrap_or(told.figures.unit.power);
        let value = *record.value.as_ref().ok()? * to_f64(1, -i16::from(power));
        // More digits than a mark has pixels would be in every link.
        Some(NotePlace { at: record.period?.to_string(), value: Some(round_to(value, 4)) })
    }
}

/// With plain spaces, as a person writes it.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").trim().to_owned()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests {
    use super::*;
    use crate::plan::{Face, Look, Size};
    use crate::spec::ChartSpec;

    const TABLE: &str = "Nhóm,Năm,Xuất khẩu (tỷ USD)\nNông sản,2001,10.5\nNông sản,2002,11.4\nThủy sản,2001,20.1\nThủy sản,2002,21.6\n";

    fn project(spec: &str) -> crate::project::Project {
        let hints = crate::read::Hints::default();
        let opened =
            crate::project::open(TABLE.as_bytes(), "x.csv", &hints, &crate::read::native::Native).unwrap();
        let mut project = crate::project::Project::new();
        project.take(opened);
        project.set_spec(serde_json::from_str::<ChartSpec>(spec).unwrap()).unwrap();
        project.lay_out(Size::wide(800.0), &Face::bundled(), &Look::default()).unwrap();
        project
    }

    fn laid_out(spec: &str) -> Wordings {
        wordings(project(spec).plan().unwrap())
    }

    #[test]
    fn a_note_stands_where_its_figure_does() {
        let fish = project("{}").note_place(0, 1).unwrap();
        assert_eq!(
            (fish.at.as_str(), fish.value),
            ("2002", Some(21.6)),
            "the largest first, in billions as the file has it"
        );
        let bar = project(r#"{"type": "bar", "from": "2002"}"#).note_place(1, 0).unwrap();
        assert_eq!((bar.at.as_str(), bar.value), ("Nông sản", None));
    }

    #[test]
    fn every_text_that_can_be_worded_is_found_under_its_field() {
        let found = laid_out(
            r#"{"title": "Một câu", "subtitle": "Dòng phụ", "source": "Cơ quan thống kê", "note": "Chú thích",
                "annotations": [{"kind": "point", "at": "2002", "text": "Được mùa"}]}"#,
        );
        for (field, text) in [
            ("title", "Một câu"),
            ("subtitle", "Dòng phụ"),
            ("source", "Nguồn:"),
            ("note", "Chú thích"),
            ("annotations", "Được mùa"),
        ] {
            let place = found.places.iter().find(|p| p.field == field);
            assert!(place.is_some_and(|p| p.text.contains(text)), "{field}: {:?}", found.places);
        }
        assert!(
            found.places.iter().all(|p| p.text != "kimngach"),
            "the mark in the corner is not the person's"
        );
    }

    #[test]
    fn series_have_the_names_and_colours_that_they_are_drawn_in() {
        let found = laid_out(r##"{"labels": {"Thủy sản": "Tôm, cá"}, "colours": {"Thủy sản": "#006d2c"}}"##);
        let fish = found.series.iter().find(|s| s.name == "Tôm, cá").unwrap();
        assert_eq!(serde_json::to_value(fish.colour).unwrap(), "#006d2c");
    }
}
