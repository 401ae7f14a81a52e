//! A file that is opened while it comes in: small ones are held and read whole; of larger ones the head is understood and the
//! rest goes by, so that memory follows what is different in a file and not its size.

use super::Opened;
use super::file::File;
use crate::dataset::Gather;
use crate::diag::Diagnostic;
use crate::read::stream::{Basis, Ended, LEAST_HEAD, Passing};
use crate::read::{self, Hints, Platform};

/// Sizes in bytes that decide how a file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files up to here are held and read whole.
    pub whole: usize,
    /// So much of a larger one is understood before the rest goes by.
    pub head: usize,
    /// A larger one that no head speaks for is held up to here.
    pub most: usize,
    /// From so many different figures on, or a twentieth of it in series, they are added up over the names of one column, where they
    /// can be.
    pub figures: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { whole: 16 << 20, head: 4 << 20, most: 256 << 20, figures: 2_000_000 }
    }
}

#[derive(Debug)]
enum State {
    /// Held so far: not known yet how large it is, or only the whole file tells.
    Held { bytes: Vec<u8>, why: Option<&'static str> },
    /// Going by.
    Passing(Box<Passing>, Box<Gather>),
}

/// Times that a file is read again before it is held whole.
const MOST_PASSES: u32 = 4;

/// A file on its way in.
#[derive(Debug)]
pub struct Opening {
    name: String,
    hints: Hints,
    limits: Limits,
    state: State,
    head: Vec<u8>,
    passes: u32,
    said: Vec<Diagnostic>,
    /// Dimensions that are told apart, where figures are added up over the others.
    keep: Option<Vec<String>>,
    /// Nobody will look at how it was understood, nor at its cells.
    bare: bool,
    /// It has more figures than there is room for, and is read again to add them up.
    sum: bool,
}

impl Opening {
    /// A file before its first byte.
    pub fn new(name: &str, hints: Hints, limits: Limits) -> Opening {
        Opening {
            name: name.to_owned(),
            hints,
            limits: Limits { head: limits.head.max(LEAST_HEAD), ..limits },
            state: State::Held { bytes: Vec::new(), why: None },
            head: Vec::new(),
            passes: 0,
            said: Vec::new(),
            keep: None,
            bare: false,
            sum: false,
        }
    }

    /// The same, with only dimensions of these names told apart and figures added up over all others.
    #[must_use]
    pub fn keeping(self, names: Vec<String>) -> Opening {
        Opening { keep: Some(names), ..self }
    }

    /// The same, for figures alone: nothing to show of the file goes with them.
    #[must_use]
    pub fn bare(self) -> Opening {
        Opening { bare: true, ..self }
    }

    /// Takes the next bytes. `false` when the file must be read again from its start, as [`Opening::finish`] says it too.
    ///
    /// # Errors
    /// As soon as it is clear that no table will come of it.
    pub fn push(&mut self, chunk: &[u8], platform: &dyn Platform) -> Result<bool, Vec<Diagnostic>> {
        match &mut self.state {
            State::Held { bytes, why } => {
                let first = bytes.is_empty();
                let fits = bytes.len() + chunk.len() <= self.limits.most || why.is_none();
                if !fits || bytes.try_reserve(chunk.len()).is_err() {
                    return Err(vec![self.too_large(chunk.len())]);
                }
                bytes.extend_from_slice(chunk);
                if first {
                    read::refuse(bytes).map_err(|d| vec![d])?;
                }
                if why.is_none() && bytes.len() > self.limits.whole.max(self.limits.head) {
                    self.understand_head(platform)?;
                }
            }
            State::Passing(passing, gather) => {
                passing.push(chunk, platform, gather.as_mut());
                if self.passes < MOST_PASSES
                    && let Some(keep) = gather.better_kept(self.limits.figures)
                {
                    (self.keep, self.sum) = (Some(keep), true);
                    return Ok(false);
                }
                if gather.is_overfull() {
                    return Err(gather.too_many());
                }
            }
        }
        Ok(!matches!(&self.state, State::Passing(passing, _) if passing.is_over()))
    }

    fn too_large(&self, more: usize) -> Diagnostic {
        let megabytes = |n: usize| n.div_ceil(1_000_000);
        match &self.state {
            State::Held { bytes, why: Some(_) } => Diagnostic::error("project.not-regular")
                .with("found", megabytes(bytes.len() + more))
                .with("most", megabytes(self.limits.most)),
            _ => Diagnostic::error("project.too-large")
                .with("found", megabytes(more))
                .with("most", megabytes(self.limits.most)),
        }
    }

    /// Understands the head; what is held goes by at once.
    fn understand_head(&mut self, platform: &dyn Platform) -> Result<(), Vec<Diagnostic>> {
        let State::Held { bytes, .. } = &self.state else { return Ok(()) };
        let head = bytes.get(..self.limits.head).unwrap_or(bytes);
        if read::is_container(head) {
            self.hold("container");
            return Ok(());
        }
        let basis = match Basis::of(head, &self.name, &self.hints, None, platform) {
            Ok(basis) => basis,
            Err(Ok(reason)) => {
                self.hold(reason);
                return Ok(());
            }
            // A head that is no table may have one below: only the whole file will tell.
            Err(Err(_)) => {
                self.hold("figures");
                return Ok(());
            }
        };
        self.head = head.to_vec();
        let State::Held { bytes, .. } = core::mem::replace(&mut self.state, held("figures")) else {
            return Ok(());
        };
        if self.begin(basis).is_ok()
            && let State::Passing(passing, gather) = &mut self.state
        {
            passing.push(&bytes, platform, gather.as_mut());
        } else {
            self.state = State::Held { bytes, why: Some("figures") };
        }
        Ok(())
    }

    fn hold(&mut self, reason: &'static str) {
        if let State::Held { why, .. } = &mut self.state {
            *why = Some(reason);
        }
    }

    fn begin(&mut self, basis: Basis) -> Result<(), Vec<Diagnostic>> {
        let gather = Gather::keeping(basis.table(), self.keep.as_deref())?;
        self.state = State::Passing(Box::new(Passing::new(basis, &self.hints)), Box::new(gather));
        Ok(())
    }

    /// There are no more bytes. `None` when the file is to be pushed once more from its start: what came later in it changed
    /// how it is to be read.
    ///
    /// # Errors
    /// All that stood in the way.
    pub fn finish(&mut self, platform: &dyn Platform) -> Result<Option<Opened>, Vec<Diagnostic>> {
        let state = core::mem::replace(&mut self.state, State::Held { bytes: Vec::new(), why: None });
        let (passing, mut gather) = match state {
            State::Held { bytes, .. } => {
                let keep = self.keep.as_deref();
                let room = self.limits.figures;
                let opened =
                    super::file::open_keeping(&bytes, &self.name, &self.hints, keep, room, platform)?;
                return Ok(Some(self.with_said(opened)));
            }
            State::Passing(passing, gather) => (passing, gather),
        };
        self.passes += 1;
        if core::mem::take(&mut self.sum) {
            self.begin(passing.basis().clone())?;
            return Ok(None);
        }
        match passing.end(&self.name, &self.hints, platform, gather.as_mut()) {
            // What only the whole file shows of names may differ from what its head showed.
            Ended::Done(basis, _) if !gather.fits(basis.table()) && self.passes < MOST_PASSES => {
                self.said.push(Diagnostic::note("read.read-again"));
                if self.begin(*basis).is_err() {
                    self.state = held("figures");
                }
            }
            Ended::Done(basis, notes) => {
                let table = basis.into_table();
                let built = gather.finish(notes)?;
                let file = if self.bare { File::default() } else { File::of(&table) };
                let mut problems = table.understanding.problems;
                problems.extend(built.warnings);
                return Ok(Some(self.with_said(Opened { dataset: built.output, problems, file })));
            }
            _ if self.passes >= MOST_PASSES => self.state = held("figures"),
            Ended::Again(basis, why) => {
                self.said.push(why);
                if self.begin(*basis).is_err() {
                    self.state = held("figures");
                }
            }
            Ended::Encoded(label) => {
                self.said.push(Diagnostic::note("read.read-again-encoding").with("encoding", label.as_str()));
                let head = core::mem::take(&mut self.head);
                let again = Basis::of(&head, &self.name, &self.hints, Some(&label), platform);
                self.head = head;
                if again.map_or(true, |basis| self.begin(basis).is_err()) {
                    self.state = held("encoding");
                }
            }
            Ended::Whole(why) => self.state = held(why),
        }
        Ok(None)
    }

    fn with_said(&mut self, mut opened: Opened) -> Opened {
        opened.problems.splice(0..0, core::mem::take(&mut self.said));
        opened
    }
}

fn held(why: &'static str) -> State {
    State::Held { bytes: Vec::new(), why: Some(why) }
}
