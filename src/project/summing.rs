//! A file that is only added up as it goes by: nothing of it is kept but the sums.

use super::{Limits, Opening};
use crate::dataset::{self, Grouped};
use crate::diag::Diagnostic;
use crate::read::{Hints, Platform};

/// A file that is being added up.
#[derive(Debug)]
pub struct Summing {
    opening: Opening,
    by: Vec<Vec<String>>,
}

/// The sums of a file, and what there is to say of its reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// One for each wish.
    pub groups: Vec<Grouped>,
    /// Notes and warnings.
    pub problems: Vec<Diagnostic>,
}

impl Summing {
    /// A file before its first byte. Each wish names what its sums are told apart by: `year`, `period`, columns of names.
    pub fn new(name: &str, hints: Hints, by: Vec<Vec<String>>) -> Summing {
        // A file goes by as soon as its head can speak for it: what is held whole would be gone through twice.
        let limits = Limits { whole: 1 << 18, head: 0, figures: usize::MAX, ..Limits::default() };
        let opening = Opening::new(name, hints, limits).keeping(dataset::kept(&by)).bare();
        Summing { opening, by }
    }

    /// The next bytes, as [`Opening::push`].
    ///
    /// # Errors
    /// As [`Opening::push`].
    pub fn push(&mut self, chunk: &[u8], platform: &dyn Platform) -> Result<bool, Vec<Diagnostic>> {
        self.opening.push(chunk, platform)
    }

    /// The sums, or `None` when the file is to be pushed once more from its start.
    ///
    /// # Errors
    /// All that stood in the way; `dataset.no-such-column` for a wish that the file has no column for.
    pub fn finish(&mut self, platform: &dyn Platform) -> Result<Option<Sums>, Vec<Diagnostic>> {
        let Some(opened) = self.opening.finish(platform)? else { return Ok(None) };
        let groups = self
            .by
            .iter()
            .map(|by| dataset::grouped(&opened.dataset, by))
            .collect::<Result<_, _>>()
            .map_err(|d| vec![d])?;
        Ok(Some(Sums { groups, problems: opened.problems }))
    }
}
