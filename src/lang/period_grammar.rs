//! The grammar of periods over tokens: what follows a number, a year, a word. Every form of every language stands in one place.

use super::fold::{Kind, Token};
use super::period_words::*;
use super::read_period::Part;

mod codes;
mod ended;
#[cfg(feature = "studio")]
mod counted_otherwise;
#[cfg(feature = "studio")]
mod dotted_years;
mod eras;
mod numbered;
mod stretches;
mod worded;
mod yeared;

use ended::{ended, so_far};
use numbered::from_number;
#[cfg(feature = "studio")]
use stretches::days_range;
use stretches::{half_before, months_joined, months_of, months_range, quarter_before, quarter_behind};
use worded::from_word;
use yeared::from_year;

/// The token list with a place in it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    /// All tokens of the text.
    pub tokens: &'a [Token],
    /// The next one.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    fn number(&self, offset: usize) -> Option<(u32, u8)> {
        match self.tokens.get(self.at + offset)?.kind {
            Kind::Number(n, digits) => Some((n, digits)),
            _ => None,
        }
    }
    pub fn word(&self, offset: usize) -> Option<&'a str> {
        match &self.tokens.get(self.at + offset)?.kind {
            Kind::Word(w) => Some(w),
            _ => None,
        }
    }
    fn sign(&self, offset: usize) -> Option<char> {
        match self.tokens.get(self.at + offset)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }
    fn small(&self, offset: usize, most: u8) -> Option<u8> {
        let (n, digits) = self.number(offset)?;
        (digits <= 2 && n >= 1 && n <= u32::from(most)).then_some(n as u8)
    }
    fn year(&self, offset: usize) -> Option<i16> {
        let (n, digits) = self.number(offset)?;
        (digits == 4 && (1700..=2150).contains(&n)).then_some(n as i16)
    }
    /// A year of two digits after a month or a slash: 50 and later are of the last century.
    fn short_year(&self, offset: usize) -> Option<i16> {
        let (n, digits) = self.number(offset)?;
        (digits == 2).then(|| if n < 50 { 2000 + n as i16 } else { 1900 + n as i16 })
    }
    fn spaced(&self, offset: usize) -> bool {
        self.tokens.get(self.at + offset).is_none_or(|t| t.spaced)
    }
    fn skip(&self, by: usize) -> Cursor<'a> {
        Cursor { tokens: self.tokens, at: self.at + by }
    }
    /// A year after the signs and words that may join it to its part: `/2005`, ` năm 2005`, `, 2005`, `-05`, ` of 2005`.
    fn year_behind(&self) -> Option<(i16, Cursor<'a>)> {
        let mut c = *self;
        let mut joined = false;
        for _ in 0..4 {
            if let Some(year) = c.year(0) {
                return Some((year, c.skip(1)));
            }
            if joined && let Some(year) = c.short_year(0) {
                return Some((year, c.skip(1)));
            }
            match (c.sign(0), c.word(0)) {
                (Some('-' | '/' | '\'' | '’' | '–'), _) => joined = true,
                (Some('.' | ','), _) => {}
                (
                    _,
                    Some(
                        "nam" | "of" | "de" | "del" | "du" | "in" | "year" | "dau" | "年" | "من" | "عام"
                        | "سنه" | "لعام" | "لسنه",
                    ),
                ) => joined = false,
                // "Q1 of FY 2025"
                (_, Some("fiscal")) if cfg!(feature = "studio") => joined = false,
                // "H1 FY22"
                (_, Some("fy")) if cfg!(feature = "studio") => joined = true,
                _ => return None,
            }
            c = c.skip(1);
        }
        None
    }
}

/// Year, part, and what follows.
pub(super) type Found<'a> = (Option<i16>, Part, Cursor<'a>);

/// Gives a part the year that stands behind it, when one does.
fn with_year(part: Part, behind: Cursor<'_>) -> Found<'_> {
    match behind.year_behind() {
        Some((year, rest)) => (Some(year), part, rest),
        None => (None, part, behind),
    }
}

/// A quarter or a half, when a word says which of them the number before it is: `1. Quartal`, `I półrocze`, `IV kw.`
fn counted(n: u8, word: Cursor<'_>, roman: bool) -> Option<Found<'_>> {
    let name = word.word(0)?;
    let part = if n <= 4 && name.chars().count() > 1 && (QUARTERS.has(name) || (roman && name == "kw")) {
        Part::Quarter(n)
    } else if n <= 2 && HALVES.has(name) {
        Part::Half(n)
    } else {
        return None;
    };
    // "III Trim 22", "1er trim. 22": two digits at the very end.
    let behind = word.skip(1 + usize::from(word.sign(1) == Some('.') && word.number(2).is_some()));
    if let Some(year) = behind.short_year(0).filter(|_| behind.at + 1 == behind.tokens.len()) {
        return Some((Some(year), part, behind.skip(1)));
    }
    Some(with_year(part, word.skip(1)))
}

fn is_dash(c: Option<char>) -> bool {
    matches!(c, Some('-' | '–' | '—' | '−' | '~' | '〜' | '～'))
}

/// A period at the cursor.
pub(super) fn period_at(c: Cursor<'_>) -> Option<Found<'_>> {
    ended(c).or_else(|| plain_at(c).map(so_far))
}

/// A period that is not named by its end.
fn plain_at(c: Cursor<'_>) -> Option<Found<'_>> {
    if c.number(0).is_some() { from_number(c) } else { from_word(c) }
}
