//! What the cells of a column are: counts over the data rows that stand for all.

use super::layout::{Class, class};
use crate::lang;
use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Counts over the data rows of a column.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Cells with anything in them.
    pub filled: u32,
    /// Numbers.
    pub numbers: u32,
    /// Numbers of plain digits.
    pub whole: u32,
    /// Years.
    pub years: u32,
    /// Whole periods, years included.
    pub periods: u32,
    /// Parts of a year.
    pub parts: u32,
    /// Words that may stand for the year among its parts: total, cả năm.
    pub whole_years: u32,
    /// Periods of digits run together.
    pub compact: u32,
    /// Words.
    pub texts: u32,
    /// Units.
    pub units: u32,
    /// Words or letters that say how sure a figure is.
    pub sures: u32,
    /// Whole numbers with a leading zero.
    pub zeros: u32,
    /// Whole numbers from 1 to 53.
    pub small: u32,
    /// Whole numbers that are one more than the one before.
    pub steps: u32,
    /// Whole numbers not under the one before.
    pub rises: u32,
    /// Long texts.
    pub long: u32,
    /// Different cells, by a small hash.
    pub distinct: HashSet<u64, BuildHasherDefault<AsIs>>,
    /// The whole number before.
    pub before: Option<i64>,
    /// Least whole number.
    pub least: i64,
    /// Greatest whole number.
    pub most: i64,
}

thread_local! {
    static KNOWN: RefCell<lang::Memo<(bool, bool, bool)>> = const { RefCell::new(lang::Memo::new()) };
}

/// Whether a text is a unit, says how sure figures are, or may stand for the whole year.
fn words(text: &str) -> (bool, bool, bool) {
    let sure = text.len() <= 2 || lang::sure(text).is_some();
    (
        lang::unit_of(text).is_some() || is_index(text),
        sure,
        lang::when(text).is_none() && super::is_whole_year(text),
    )
}

/// What is a hash already is not mixed once more.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |n, &b| n << 8 | u64::from(b));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A small hash of a cell: two cells that share it are taken as one when members are counted, which decides nothing alone.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// A word for an index, which among units is one.
fn is_index(text: &str) -> bool {
    text.len() <= 24
        && matches!(
            lang::fold(text).as_str(),
            "index"
                | "indices"
                | "indice"
                | "indeks"
                | "indexes"
                | "chi so"
                | "numero-indice"
                | "индекс"
                | "指数"
                | "지수"
        )
}

impl Stats {
    /// Looks at one cell.
    #[inline(never)]
    pub fn add(&mut self, cell: &str) {
        let kind = class(cell);
        if kind == Class::Blank {
            return;
        }
        let text = cell.trim();
        self.filled += 1;
        if self.distinct.len() < 4096 {
            self.distinct.insert(hash(text));
        }
        self.long += u32::from(text.len() > 60 && text.chars().count() > 60);
        match kind {
            Class::Number | Class::Year => self.numbers += 1,
            Class::Text => self.texts += 1,
            _ => {}
        }
        let (plain, code) = match lang::digited(text) {
            Some(number) => {
                let plain = number.mark().is_none() && !text.starts_with('-');
                (plain, text.len() > 1 && text.starts_with('0'))
            }
            None if kind == Class::Text => (false, false),
            None => lang::printed(text)
                .filter(lang::Printed::is_plain)
                .map_or((false, false), |number| (true, number.is_code())),
        };
        if plain {
            let n = text
                .bytes()
                .filter(u8::is_ascii_digit)
                .fold(0_i64, |n, b| n.saturating_mul(10).saturating_add(i64::from(b - b'0')));
            self.whole += 1;
            self.zeros += u32::from(code);
            self.small += u32::from((1..=53).contains(&n));
            if let Some(before) = self.before {
                self.steps += u32::from(Some(n) == before.checked_add(1));
                self.rises += u32::from(n >= before);
            } else {
                (self.least, self.most) = (n, n);
            }
            (self.least, self.most) = (self.least.min(n), self.most.max(n));
            self.before = Some(n);
        }
        if text.len() <= 80 {
            match lang::when(text) {
                Some(w) if w.period().is_some() => {
                    self.periods += 1;
                    self.years += u32::from(w.is_year());
                }
                Some(_) => self.parts += 1,
                None => {}
            }
            self.compact += u32::from(lang::when_compact(text).is_some());
            if kind == Class::Text {
                let (unit, sure, whole_year) =
                    lang::Memo::of(|known| KNOWN.with_borrow_mut(known), text, words);
                self.units += u32::from(unit);
                self.sures += u32::from(sure);
                self.whole_years += u32::from(whole_year);
            }
        }
    }

    /// Whether at least so many in a hundred of the filled cells are of a kind.
    pub fn most_are(&self, count: u32, percent: u32) -> bool {
        self.filled > 0 && count * 100 >= self.filled * percent
    }
}
