//! A read file as bytes: how it crosses from the Worker to the page, and how the page gets it back after a trap. Not a
//! file format: only the build that wrote a snapshot reads it. Points stand behind all else, so that a page can take them back
//! in steps and stay awake.

use super::Opened;
use crate::dataset::Point;
use crate::diag::Diagnostic;

/// First bytes of every snapshot.
const MARK: &[u8; 4] = b"KNS2";

fn spoilt() -> Diagnostic {
    Diagnostic::error("project.snapshot")
}

/// Writes a snapshot. The points go out of the file's dataset as they are written, so that both need not have room at once.
///
/// # Errors
/// `project.snapshot` when it does not fit into memory.
pub fn snapshot(mut opened: Opened) -> Result<Vec<u8>, Diagnostic> {
    let points: Vec<Vec<Point>> =
        opened.dataset.series.iter_mut().map(|s| core::mem::take(&mut s.points)).collect();
    let mut out = postcard::to_extend(&opened, MARK.to_vec()).map_err(|_| spoilt())?;
    for series in points {
        out.extend_from_slice(&(series.len() as u32).to_le_bytes());
        for point in &series {
            out = postcard::to_extend(point, out).map_err(|_| spoilt())?;
        }
    }
    Ok(out)
}

/// Reads a snapshot back.
///
/// # Errors
/// `project.snapshot` when the bytes are none of this build.
pub fn restore(bytes: Vec<u8>) -> Result<Opened, Diagnostic> {
    let mut restoring = Restoring::new(bytes)?;
    while !restoring.step(usize::MAX)? {}
    Ok(restoring.done())
}

/// A snapshot that is read back in steps.
#[derive(Debug)]
pub struct Restoring {
    bytes: Vec<u8>,
    at: usize,
    opened: Opened,
    /// The series that is filled, and points it still wants; `None` before its count was read.
    series: usize,
    wants: Option<usize>,
}

impl Restoring {
    /// Reads all but the points.
    ///
    /// # Errors
    /// As [`restore`].
    pub fn new(bytes: Vec<u8>) -> Result<Restoring, Diagnostic> {
        let body = bytes.strip_prefix(MARK).ok_or_else(spoilt)?;
        let (opened, rest) = postcard::take_from_bytes::<Opened>(body).map_err(|_| spoilt())?;
        let at = bytes.len() - rest.len();
        Ok(Restoring { bytes, at, opened, series: 0, wants: None })
    }

    /// Reads at most so many points; whether all are there.
    ///
    /// # Errors
    /// As [`restore`].
    pub fn step(&mut self, most: usize) -> Result<bool, Diagnostic> {
        let mut left = most;
        while let Some(series) = self.opened.dataset.series.get_mut(self.series) {
            let mut rest = self.bytes.get(self.at..).ok_or_else(spoilt)?;
            let wants = match self.wants {
                Some(wants) => wants,
                None => {
                    let (count, behind) = rest.split_first_chunk::<4>().ok_or_else(spoilt)?;
                    rest = behind;
                    let count = u32::from_le_bytes(*count) as usize;
                    // A point takes a byte at least: a count beyond the bytes is no count.
                    series.points.reserve_exact(count.min(rest.len()));
                    count
                }
            };
            let now = wants.min(left);
            for _ in 0..now {
                let (point, behind) = postcard::take_from_bytes::<Point>(rest).map_err(|_| spoilt())?;
                series.points.push(point);
                rest = behind;
            }
            self.at = self.bytes.len() - rest.len();
            // A series without points is a step as well.
            left = left.saturating_sub(now.max(1));
            if now < wants {
                self.wants = Some(wants - now);
                return Ok(false);
            }
            self.series += 1;
            self.wants = None;
            if left == 0 {
                return Ok(self.series == self.opened.dataset.series.len());
            }
        }
        Ok(true)
    }

    /// The file.
    pub fn done(self) -> Opened {
        self.opened
    }
}
