//! The rows of a passing file that are kept: the first ones, and of the others every how-many-th, so that they stand for all.

use super::line::Line;
use crate::read::RowKind;
use crate::read::grid::Grid;
use crate::read::layout;

/// Rows at the head that are kept one by one, as far as they have room.
const HEAD: usize = 6000;
const HEAD_BYTES: usize = 16 << 20;

/// Where a row is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Nowhere.
    None,
    /// Among the first.
    Head(usize),
    /// Among those that stand for the others.
    Sample(u32),
}

#[derive(Debug)]
struct Sample {
    row: u32,
    cells: Vec<String>,
    kind: Option<RowKind>,
}

/// Rows that stand for all.
#[derive(Debug, Default)]
pub struct Kept {
    head: Grid,
    kinds: Vec<Option<RowKind>>,
    bytes: usize,
    full: bool,
    stride: usize,
    samples: Vec<Sample>,
    always: Vec<Sample>,
    /// Cells of the longest row of all.
    width: usize,
}

impl Kept {
    /// Looks at a row and keeps it where it is one of those.
    #[inline]
    pub fn take(&mut self, line: &Line<'_>) -> Slot {
        self.width = self.width.max(line.len());
        let row = line.number - 1;
        if !self.full {
            for c in 0..line.len() {
                let cell = line.cell(c);
                self.bytes += cell.len();
                self.head.push_str(cell);
                self.head.end_cell();
            }
            self.head.end_row();
            self.kinds.push(None);
            self.full = self.head.height() >= HEAD || self.bytes > HEAD_BYTES;
            self.stride = layout::stride(self.head.height());
            return Slot::Head(row as usize);
        }
        if row as usize >= self.stride * layout::FIRST_ROWS {
            self.stride *= 2;
            let stride = self.stride as u32;
            self.samples.retain(|s| s.row.is_multiple_of(stride));
        }
        if !row.is_multiple_of(self.stride as u32) {
            return Slot::None;
        }
        let cells = (0..line.len()).map(|c| line.cell(c).to_owned()).collect();
        self.samples.push(Sample { row, cells, kind: None });
        Slot::Sample(row)
    }

    /// Keeps a row that is the first of its kind, whatever its place.
    pub fn keep(&mut self, line: &Line<'_>, kind: RowKind) {
        let row = line.number - 1;
        if !self.samples.iter().any(|s| s.row == row) {
            let cells = (0..line.len()).map(|c| line.cell(c).to_owned()).collect();
            self.always.push(Sample { row, cells, kind: Some(kind) });
        }
    }

    /// Says what a kept row is.
    pub fn set(&mut self, slot: Slot, kind: RowKind) {
        let place = match slot {
            Slot::None => None,
            Slot::Head(row) => self.kinds.get_mut(row),
            Slot::Sample(row) => self.samples.iter_mut().rev().find(|s| s.row == row).map(|s| &mut s.kind),
        };
        if let Some(place) = place {
            *place = Some(kind);
        }
    }

    /// Whether the rows are so long that too few of the first ones are kept.
    pub fn is_short(&self, first: usize) -> bool {
        self.full && self.head.height() < first + layout::FIRST_ROWS
    }

    /// The kept rows as a grid of a file of so many rows, with what each is.
    pub fn grid(&mut self, height: u32) -> (Grid, Vec<Option<RowKind>>) {
        let mut grid = core::mem::take(&mut self.head);
        let mut kinds = core::mem::take(&mut self.kinds);
        let mut numbers: Vec<u32> = (0..grid.height() as u32).collect();
        let mut samples = core::mem::take(&mut self.samples);
        samples.append(&mut self.always);
        samples.sort_by_key(|s| s.row);
        for sample in samples {
            for cell in &sample.cells {
                grid.push_str(cell);
                grid.end_cell();
            }
            grid.end_row();
            kinds.push(sample.kind);
            numbers.push(sample.row);
        }
        (grid.kept_of(numbers, height as usize, self.width), kinds)
    }
}
