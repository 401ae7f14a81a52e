//! What a person is working on: a dataset, how its file was understood, a chart spec and the last plan. The one handle
//! that the page and the command line hold; it answers every question through the stages before it.

#[cfg(feature = "studio")]
mod choices;
#[cfg(feature = "studio")]
mod resolved;
#[cfg(feature = "studio")]
mod snapshot;
#[cfg(feature = "studio")]
mod understood;

#[cfg(feature = "studio")]
pub use choices::{Choice, Choices, DimensionChoice, MemberChoice, choices};
#[cfg(feature = "studio")]
pub use snapshot::{restore, snapshot};
#[cfg(feature = "studio")]
pub use understood::{Understood, UnderstoodColumn};

use crate::dataset::{self, Dataset};
use crate::diag::Diagnostic;
use crate::plan::{self, Look, Measure, Plan, Size, Spot};
use crate::read::{self, Hints, Platform};
use crate::spec::ChartSpec;

#[cfg(feature = "studio")]
use crate::lang::Lang;
#[cfg(feature = "studio")]
use crate::read::Table;

/// How many rows of the file a project keeps to show how it was read.
#[cfg(feature = "studio")]
pub const PREVIEW_ROWS: usize = 200;

/// A file that was read: what charts are made of, and what there is to say about the reading.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Opened {
    /// The table understood.
    pub dataset: Dataset,
    /// Notes and warnings.
    pub problems: Vec<Diagnostic>,
    /// How the file looked.
    #[cfg(feature = "studio")]
    pub file: File,
}

/// A file as its reader sees it.
#[cfg(feature = "studio")]
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct File {
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// How it was understood, in Vietnamese.
    pub vi: Understood,
    /// How it was understood, in English.
    pub en: Understood,
    /// The first rows as they stood.
    pub preview: Vec<Vec<String>>,
}

#[cfg(feature = "studio")]
impl File {
    fn of(table: &Table) -> File {
        let found = &table.understanding;
        File {
            rows: table.grid.height() as u32,
            columns: found.columns.len() as u32,
            vi: understood::understood(found, Lang::Vi),
            en: understood::understood(found, Lang::En),
            preview: preview(table),
        }
    }

    /// How it was understood.
    pub fn understood(&self, lang: Lang) -> &Understood {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// Reads a file to the end.
///
/// # Errors
/// All that stood in the way, the worst first: what was found, where, and what to do.
pub fn open(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
) -> Result<Opened, Vec<Diagnostic>> {
    let table = read::read(bytes, name, hints, platform)?;
    let built = dataset::build(&table)?;
    #[cfg(feature = "studio")]
    let file = File::of(&table);
    let mut problems = table.understanding.problems;
    problems.extend(built.warnings);
    Ok(Opened {
        dataset: built.output,
        problems,
        #[cfg(feature = "studio")]
        file,
    })
}

#[cfg(feature = "studio")]
fn preview(table: &Table) -> Vec<Vec<String>> {
    let grid = &table.grid;
    (0..grid.height().min(PREVIEW_ROWS))
        .map(|row| (0..grid.len_of(row)).map(|column| grid.cell(row, column).to_owned()).collect())
        .collect()
}

/// The handle.
#[derive(Debug, Default)]
pub struct Project {
    opened: Opened,
    spec: ChartSpec,
    plan: Option<Plan>,
}

impl Project {
    /// Nothing opened yet.
    pub fn new() -> Project {
        Project::default()
    }

    /// Takes a file that was read. The spec starts anew: what was chosen for other data need not exist here.
    pub fn take(&mut self, opened: Opened) {
        *self = Project { opened, ..Project::default() };
    }

    /// The data.
    pub fn dataset(&self) -> &Dataset {
        &self.opened.dataset
    }

    /// The file as it was read.
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// What the chart shows.
    pub fn spec(&self) -> &ChartSpec {
        &self.spec
    }

    /// Another view of the same data.
    ///
    /// # Errors
    /// As [`ChartSpec::check`]; the former spec stays.
    pub fn set_spec(&mut self, spec: ChartSpec) -> Result<(), Diagnostic> {
        spec.check()?;
        self.spec = spec;
        self.plan = None;
        Ok(())
    }

    /// Lays the chart out for a place and keeps the plan for questions about it.
    ///
    /// # Errors
    /// As [`plan::plan`]; the former plan stays.
    pub fn lay_out(
        &mut self,
        size: Size,
        measure: &dyn Measure,
        look: &Look,
    ) -> Result<(&Plan, Vec<Diagnostic>), Vec<Diagnostic>> {
        let planned = plan::plan(&self.spec, &self.opened.dataset, size, measure, look)?;
        let plan = self.plan.insert(planned.output);
        Ok((plan, planned.warnings))
    }

    /// The last plan.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// Place in the chart's order that is nearest to a spot, in CSS pixels of the last plan.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        self.plan.as_ref()?.hits.nearest(Spot { x, y })
    }
}
