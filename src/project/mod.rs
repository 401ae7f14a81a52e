//! What a person is working on: a dataset, how its file was understood, a chart spec and the last plan. The one handle
//! that the page and the command line hold; it answers every question through the stages before it.

#[cfg(feature = "studio")]
mod article;
#[cfg(feature = "studio")]
mod asked;
#[cfg(feature = "studio")]
mod bits;
#[cfg(feature = "studio")]
mod cells;
#[cfg(feature = "studio")]
mod choices;
#[cfg(feature = "studio")]
mod compare;
#[cfg(feature = "studio")]
mod export;
#[cfg(feature = "studio")]
mod file;
#[cfg(feature = "studio")]
mod fit;
#[cfg(feature = "studio")]
mod resolved;
#[cfg(feature = "studio")]
mod sheet;
#[cfg(feature = "studio")]
mod figures;
#[cfg(feature = "studio")]
mod findings;
#[cfg(feature = "studio")]
mod forms;
#[cfg(feature = "studio")]
mod offers;
#[cfg(feature = "studio")]
mod opening;
#[cfg(feature = "studio")]
mod picks;
#[cfg(feature = "studio")]
mod previews;
#[cfg(feature = "studio")]
mod sentences;
#[cfg(feature = "studio")]
mod snapshot;
#[cfg(feature = "studio")]
mod suggest;
#[cfg(feature = "studio")]
mod strands;
#[cfg(feature = "studio")]
mod summing;
#[cfg(feature = "studio")]
mod understood;
#[cfg(feature = "studio")]
mod unsaid;
#[cfg(feature = "studio")]
mod wordings;

#[cfg(feature = "studio")]
pub use article::{Article, held_together};
#[cfg(feature = "studio")]
pub use asked::by_the_table;
#[cfg(feature = "studio")]
pub use bits::bits;
#[cfg(feature = "studio")]
pub use cells::Cells;
#[cfg(feature = "studio")]
pub use choices::{Choice, Choices, DimensionChoice, MemberChoice, choices};
#[cfg(feature = "studio")]
pub use compare::{Compared, ComparedRow};
#[cfg(feature = "studio")]
pub use export::{Csv, table_csv, table_html};
#[cfg(feature = "studio")]
pub use figures::{Figure, FigureInput, SourceRow, figure};
#[cfg(feature = "studio")]
pub use file::{File, open};
#[cfg(feature = "studio")]
pub use findings::{AuditSaid, FindingCell, FindingSaid, audited};
#[cfg(feature = "studio")]
pub use fit::fit;
#[cfg(feature = "studio")]
pub use forms::{FormOffer, FormSuggestion, Forms, forms, turned};
#[cfg(feature = "studio")]
pub use offers::{IndicatorOffer, IndicatorShown, ParamOffer, RoleOffer, offers};
#[cfg(feature = "studio")]
pub use opening::{Limits, Opening};
#[cfg(feature = "studio")]
pub use picks::Pick;
#[cfg(feature = "studio")]
pub use previews::{Preview, previews};
#[cfg(feature = "studio")]
pub use sentences::{SentenceNumber, SentenceSaid};
#[cfg(feature = "studio")]
pub use sheet::{Sheet, SheetView};
#[cfg(feature = "studio")]
pub use snapshot::{Restoring, restore, snapshot};
#[cfg(feature = "studio")]
pub use strands::{StrandPlace, axis_words, strands};
#[cfg(feature = "studio")]
pub use suggest::{Suggestion, suggest};
#[cfg(feature = "studio")]
pub use summing::{Summing, Sums};
#[cfg(feature = "studio")]
pub use understood::{Understood, UnderstoodColumn};
#[cfg(feature = "studio")]
pub use unsaid::unsaid;
#[cfg(feature = "studio")]
pub use wordings::{NotePlace, WordingPlace, Wordings, Worn, wordings};

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

/// Takes a table that leaves nothing to guess; all that an embedded chart is built to read. `None`: the studio build reads it.
pub fn open_plain(text: &str, name: &str) -> Option<Opened> {
    Some(Opened { dataset: dataset::plain_text(text, name)?, ..Opened::default() })
}

/// First letter large, whatever the alphabet.
#[cfg(feature = "studio")]
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The handle.
#[derive(Debug, Default)]
pub struct Project {
    opened: Opened,
    /// The data with the roles that the spec casts, when it casts any.
    #[cfg(feature = "press")]
    cast: Option<Dataset>,
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

    /// The data, with the roles that the spec casts.
    pub fn dataset(&self) -> &Dataset {
        #[cfg(feature = "press")]
        if let Some(cast) = &self.cast {
            return cast;
        }
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
        #[cfg(feature = "press")]
        {
            use crate::indicators::roles::cast;
            let cast = cast(&self.opened.dataset, spec.roles.as_slice())?;
            self.cast = match cast {
                std::borrow::Cow::Borrowed(_) => None,
                std::borrow::Cow::Owned(dataset) => Some(dataset),
            };
        }
        self.spec = spec;
        self.plan = None;
        Ok(())
    }

    /// Lays the chart out for a place and keeps the plan for questions about it.
    ///
    /// # Errors
    /// As [`plan::plan`]; the chart is then laid out from the beginning when it is asked again.
    pub fn lay_out(
        &mut self,
        size: Size,
        measure: &dyn Measure,
        look: &Look,
    ) -> Result<(&Plan, Vec<Diagnostic>), Vec<Diagnostic>> {
        #[cfg(feature = "press")]
        let planned = match self.plan.take() {
            // `set_spec` and `take` forget the plan: this one is of the same spec and data.
            Some(before) => plan::again(before, &self.spec, self.dataset(), size, measure, look)?,
            None => plan::plan(&self.spec, self.dataset(), size, measure, look)?,
        };
        #[cfg(not(feature = "press"))]
        let planned = plan::plan(&self.spec, self.dataset(), size, measure, look)?;
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
