//! The bundled face as a table of widths, so that layout comes out the same natively, in wasm and on every machine.

use super::measure::Measure;
use super::shape::{Font, Weight};

/// Advance widths of Be Vietnam Pro at weights 400, 600 and 700, kerning left out. `fonts/make.py` writes the table.
#[derive(Clone, Debug)]
pub struct Face {
    /// Code point and widths in thousandths of the size, by code point.
    widths: Vec<(u32, [u16; 3])>,
}

/// Name of the bundled family, with what a system may have in its stead.
pub const FAMILY: &str = "Be Vietnam Pro, system-ui, Segoe UI, Roboto, Noto Sans, sans-serif";

impl Face {
    /// The table that comes with the program.
    pub fn bundled() -> Face {
        Face { widths: include_str!("../../fonts/widths.txt").lines().filter_map(entry).collect() }
    }

    /// Whether the bundled face has the letter.
    pub fn has(&self, letter: char) -> bool {
        self.advance(letter).is_some()
    }

    fn advance(&self, letter: char) -> Option<[u16; 3]> {
        let at = self.widths.binary_search_by_key(&u32::from(letter), |(code, _)| *code).ok()?;
        self.widths.get(at).map(|(_, widths)| *widths)
    }
}

impl Default for Face {
    fn default() -> Face {
        Face::bundled()
    }
}

impl Measure for Face {
    fn width(&self, text: &str, font: Font) -> f64 {
        let thousandths: u32 = text.chars().map(|c| u32::from(self.letter(c, font.weight))).sum();
        f64::from(thousandths) * font.size / 1000.0
    }
}

impl Face {
    fn letter(&self, letter: char, weight: Weight) -> u16 {
        // Accents that stand by themselves (text that is not composed) sit over the letter before.
        if ('\u{300}'..='\u{36f}').contains(&letter) {
            return 0;
        }
        let [regular, semibold, bold] = self.advance(letter).unwrap_or(match u32::from(letter) {
            // Vowels and tones of Thai sit over and under the letter before; East Asian signs are as wide as they are high.
            0x0e31 | 0x0e34..=0x0e3a | 0x0e47..=0x0e4e => [0, 0, 0],
            0x1100..=0x115f
            | 0x2e80..=0xa4cf
            | 0xac00..=0xd7a3
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe4f
            | 0xff00..=0xff60
            | 0xffe0..=0xffe6
            | 0x2_0000..=0x3_fffd => [1000, 1000, 1000],
            _ => [620, 640, 650],
        });
        match weight {
            Weight::Regular => regular,
            Weight::SemiBold => semibold,
            Weight::Bold => bold,
        }
    }
}

/// A line `0041 700 711 718`.
fn entry(line: &str) -> Option<(u32, [u16; 3])> {
    let mut words = line.split(' ');
    let code = u32::from_str_radix(words.next()?, 16).ok()?;
    let mut width = || words.next()?.parse::<u16>().ok();
    Some((code, [width()?, width()?, width()?]))
}
