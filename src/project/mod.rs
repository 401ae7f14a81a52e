//! What a person is working on: a dataset, how its file was understood, a chart spec and the last plan. The one handle
//! that the page and the command line hold; it answers every question through the stages before it.

#[cfg(feature = "studio")]
mod choices;
#[cfg(feature = "studio")]
mod file;
#[cfg(feature = "studio")]
mod opening;
#[cfg(feature = "studio")]
mod resolved;
#[cfg(feature = "studio")]
mod snapshot;
#[cfg(feature = "studio")]
mod understood;

#[cfg(feature = "studio")]
pub use choices::{Choice, Choices, DimensionChoice, MemberChoice, choices};
#[cfg(feature = "studio")]
pub use file::{File, open};
#[cfg(feature = "studio")]
pub use opening::{Limits, Opening};
#[cfg(feature = "studio")]
pub use snapshot::{Restoring, restore, snapshot};
#[cfg(feature = "studio")]
pub use understood::{Understood, UnderstoodColumn};

use crate::dataset::{self, Dataset};
use crate::diag::Diagnostic;
use crate::plan::{self, Look, Measure, Plan, Size, Spot};
use crate::spec::ChartSpec;

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

/// Takes a table that leaves nothing to guess; all that an embedded chart is built to read. The studio build reads the rest.
///
/// # Errors
/// `embed.not-plain` when the whole reader is wanted.
pub fn open_plain(bytes: &[u8], name: &str) -> Result<Opened, Diagnostic> {
    let dataset = dataset::plain(bytes, name).ok_or_else(|| Diagnostic::error("embed.not-plain"))?;
    Ok(Opened { dataset, ..Opened::default() })
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
