//! What the page has beyond an embedded chart: reading in a Worker, snapshots, choices, the understanding, exports.

use super::{Place, Project, thrown, values};
use crate::dataset;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::project;
use crate::read::Hints;
use crate::web::platform::Browser;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Offer<'a> {
    rows: u32,
    columns: u32,
    #[serde(flatten)]
    choices: &'a project::Choices,
    resolved: crate::spec::ChartSpec,
}

pub(super) fn hints(value: JsValue) -> Result<Hints, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Hints::default());
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|e| thrown(Diagnostic::error("project.hints").with("why", e.to_string())))
}

#[wasm_bindgen]
impl Project {
    /// Reads a file. Throws problems and keeps what was there when it cannot be read.
    pub fn open(&mut self, bytes: &[u8], name: &str, with: JsValue) -> Result<(), JsValue> {
        let opened = project::open(bytes, name, &hints(with)?, &Browser).map_err(|p| values::problems(&p))?;
        self.inner.take(opened);
        Ok(())
    }

    /// Notes and warnings of the last reading.
    pub fn problems(&self) -> JsValue {
        values::problems(&self.inner.opened().problems)
    }

    /// What the chart shows.
    pub fn spec(&self) -> JsValue {
        values::to_js(self.inner.spec())
    }

    /// Takes what a Worker has read.
    pub fn restore(&mut self, bytes: Vec<u8>) -> Result<(), JsValue> {
        self.inner.take(project::restore(bytes).map_err(thrown)?);
        Ok(())
    }

    /// Takes what was restored in steps.
    pub fn take(&mut self, restored: Restored) {
        self.inner.take(restored.restoring.done());
    }

    /// What there is to choose from, and what the last drawing chose.
    pub fn choices(&self, lang: &str) -> JsValue {
        let choices = project::choices(self.inner.dataset(), Lang::of_tag(lang));
        values::to_js(&Offer {
            rows: self.inner.opened().file.rows,
            columns: self.inner.opened().file.columns,
            choices: &choices,
            resolved: self.inner.resolved(),
        })
    }

    /// The chart as an SVG document.
    pub fn svg(&mut self, place: JsValue) -> Result<String, JsValue> {
        let place = Place::of(&place);
        let face = crate::plan::Face::bundled();
        let (spec, dataset) = (self.inner.spec(), self.inner.dataset());
        crate::plan::plan(spec, dataset, place.size, &face, &place.look)
            .map(|planned| crate::draw::svg(&planned.output))
            .map_err(|p| values::problems(&p))
    }

    /// How the file was understood, in words.
    pub fn understanding(&self, lang: &str) -> JsValue {
        values::to_js(self.inner.opened().file.understood(Lang::of_tag(lang)))
    }

    /// Cells of the file as they stood, from a row (0) to before another; of a very large file only the first rows are kept.
    pub fn rows(&self, from: usize, to: usize) -> JsValue {
        let cells = &self.inner.opened().file.cells;
        let rows: Vec<Vec<&str>> = (from..to.min(cells.len())).map(|row| cells.row(row)).collect();
        values::to_js(&rows)
    }

    /// Rows (from 1) with their neighbours and the table's head.
    pub fn around(&self, rows: &[u32]) -> JsValue {
        values::to_js(&self.inner.around(rows))
    }

    /// The catalogue, and whether the table can serve each of it.
    pub fn offers(&self, lang: &str) -> JsValue {
        values::to_js(&self.inner.offers(Lang::of_tag(lang)))
    }

    /// The indicator that is drawn, with its formula and its controls.
    pub fn indicator(&self, lang: &str) -> JsValue {
        values::to_js(&self.inner.shown(Lang::of_tag(lang)))
    }

    /// The economy that an indicator of two economies is about: dimension, members, the one chosen.
    pub fn economy(&self) -> JsValue {
        values::to_js(&self.inner.own_economy())
    }

    /// A figure of the last drawing, with all that stands behind it.
    pub fn figure(&self, strand: usize, at: usize) -> JsValue {
        values::to_js(&self.inner.figure(strand, at))
    }

    /// Sentences about what is drawn, each number with all that stands behind it.
    pub fn sentences(&self, lang: &str) -> JsValue {
        values::to_js(&self.inner.sentences(Lang::of_tag(lang), &super::Unmeasured))
    }

    /// The same where nothing is drawn: in a Worker. Throws when there is nothing to draw.
    pub fn sentences_apart(&mut self, lang: &str) -> Result<JsValue, JsValue> {
        let look = crate::plan::Look { lang: Lang::of_tag(lang), ..Default::default() };
        self.inner
            .lay_out(crate::plan::Size::wide(720.0), &super::Unmeasured, &look)
            .map_err(|p| values::problems(&p))?;
        Ok(self.sentences(lang))
    }

    /// The catalogue worked out to the last bit, as a text that a native build gives as well.
    pub fn bits(&self) -> String {
        project::bits(self.inner.dataset())
    }

    /// Contradictions inside the table.
    pub fn audit(&self, lang: &str) -> JsValue {
        values::to_js(&project::audited(self.inner.dataset(), Lang::of_tag(lang)))
    }

    /// The data as a long CSV.
    pub fn tidy(&self) -> String {
        dataset::tidy_csv(self.inner.dataset(), dataset::Safety::Plain)
    }
}

/// What a Worker has read, taken back in steps, between which the page can do other things.
#[wasm_bindgen]
pub struct Restored {
    restoring: project::Restoring,
}

#[wasm_bindgen]
impl Restored {
    /// All but the figures.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Restored, JsValue> {
        Ok(Restored { restoring: project::Restoring::new(bytes).map_err(thrown)? })
    }

    /// At most so many figures more; whether all are there.
    pub fn step(&mut self, most: usize) -> Result<bool, JsValue> {
        self.restoring.step(most).map_err(thrown)
    }
}

/// Takes a file in chunks, in a Worker, and gives a snapshot.
#[wasm_bindgen]
pub struct Reader {
    opening: project::Opening,
}

#[wasm_bindgen]
impl Reader {
    /// A file before its first byte.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, with: JsValue) -> Result<Reader, JsValue> {
        Ok(Reader { opening: project::Opening::new(name, hints(with)?, project::Limits::default()) })
    }

    /// The next bytes. `false` when more of them are of no use: `finish` then says that the file is to be read again. Throws as
    /// soon as it is clear that they are no table.
    pub fn push(&mut self, chunk: &[u8]) -> Result<bool, JsValue> {
        self.opening.push(chunk, &Browser).map_err(|p| values::problems(&p))
    }

    /// Reads what there is; gives a snapshot, or nothing when the file must be pushed once more from its start.
    pub fn finish(&mut self) -> Result<Option<Vec<u8>>, JsValue> {
        match self.opening.finish(&Browser).map_err(|p| values::problems(&p))? {
            Some(opened) => project::snapshot(opened).map(Some).map_err(thrown),
            None => Ok(None),
        }
    }
}

/// Takes a file in chunks, in a Worker, and gives sums of its figures.
#[wasm_bindgen]
pub struct Summer {
    summing: project::Summing,
}

#[derive(Serialize)]
struct SumsSaid<'a> {
    groups: &'a [dataset::Grouped],
}

#[wasm_bindgen]
impl Summer {
    /// A file before its first byte; `by` lists for each wish the names that its sums are told apart by.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, with: JsValue, by: JsValue) -> Result<Summer, JsValue> {
        let by = serde_wasm_bindgen::from_value(by)
            .map_err(|e| thrown(Diagnostic::error("project.hints").with("why", e.to_string())))?;
        Ok(Summer { summing: project::Summing::new(name, hints(with)?, by) })
    }

    /// The next bytes, as `Reader.push`.
    pub fn push(&mut self, chunk: &[u8]) -> Result<bool, JsValue> {
        self.summing.push(chunk, &Browser).map_err(|p| values::problems(&p))
    }

    /// The sums and what there is to say of the file, or nothing when it must be pushed once more from its start.
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        let Some(sums) = self.summing.finish(&Browser).map_err(|p| values::problems(&p))? else {
            return Ok(JsValue::UNDEFINED);
        };
        let out = values::to_js(&SumsSaid { groups: &sums.groups });
        js_sys::Reflect::set(&out, &"problems".into(), &values::problems(&sums.problems))?;
        Ok(out)
    }
}
