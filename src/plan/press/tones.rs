//! Fills that stand side by side: deep and middle tones take turns, so that neighbours are told apart by lightness (3:1) in
//! every kind of colour vision, and each from the ground (3:1). `tests/palettes.rs` computes it.

use super::super::palette::{Dress, Palette};
use super::super::shape::{Dash, Rgb};
use crate::dataset::Flow;

/// Fills on a light ground, in the order of stacking. Imports begin with orange.
pub const LIGHT: [Rgb; 8] = [
    Rgb::hex(0x0f3a6e),
    Rgb::hex(0x5b93cf),
    Rgb::hex(0x1b222b),
    Rgb::hex(0x87919c),
    Rgb::hex(0x3d4210),
    Rgb::hex(0x8d9332),
    Rgb::hex(0x4a2a52),
    Rgb::hex(0xa583b8),
];

/// Fills on a dark ground.
pub const DARK: [Rgb; 8] = [
    Rgb::hex(0xa9d3ff),
    Rgb::hex(0x2f6fb5),
    Rgb::hex(0xdfe4e9),
    Rgb::hex(0x66717d),
    Rgb::hex(0xdfe3a0),
    Rgb::hex(0x676d22),
    Rgb::hex(0xe6b8e8),
    Rgb::hex(0x8050a0),
];

/// Fills of high contrast on white: no two of one lightness, so that the key holds without any colour.
pub const CONTRAST: [Rgb; 8] = [
    Rgb::hex(0x001b4d),
    Rgb::hex(0x3f6ea8),
    Rgb::hex(0x101010),
    Rgb::hex(0x6e7b85),
    Rgb::hex(0x2d3309),
    Rgb::hex(0x868c2c),
    Rgb::hex(0x502f57),
    Rgb::hex(0xab87bc),
];

/// Fills of high contrast on black, as [`CONTRAST`].
pub const CONTRAST_DARK: [Rgb; 8] = [
    Rgb::hex(0xecf8ff),
    Rgb::hex(0x2f89cd),
    Rgb::hex(0xe6e7e6),
    Rgb::hex(0x75747c),
    Rgb::hex(0xdbda8b),
    Rgb::hex(0x696c1b),
    Rgb::hex(0xe2b6ea),
    Rgb::hex(0x7e438e),
];

/// Fills of print: eight greys, each 3:1 from the next and five steps of lightness from any other.
pub const PRINT: [Rgb; 8] = [
    Rgb::hex(0x000000),
    Rgb::hex(0x636363),
    Rgb::hex(0x151515),
    Rgb::hex(0x747474),
    Rgb::hex(0x2a2a2a),
    Rgb::hex(0x868686),
    Rgb::hex(0x3c3c3c),
    Rgb::hex(0x949494),
];

/// The first two tones of imports.
pub const LIGHT_ORANGE: [Rgb; 2] = [Rgb::hex(0x6b2a04), Rgb::hex(0xd8742f)];
/// The first two tones of imports on a dark ground.
pub const DARK_ORANGE: [Rgb; 2] = [Rgb::hex(0xffd0a3), Rgb::hex(0xa4551b)];

/// The fill at a place of the stack.
pub(super) fn tone(palette: &Palette, place: usize, flow: Option<Flow>) -> Rgb {
    let (all, oranges) = (&palette.tones, &palette.orange_tones);
    if flow == Some(Flow::Import)
        && let Some(orange) = oranges.get(place)
    {
        return *orange;
    }
    all.get(place % all.len()).copied().unwrap_or(palette.quiet)
}

/// The dress of a part of a stack: its words are ink, for a middle tone is no colour for letters.
pub(super) fn dress(palette: &Palette, place: usize, flow: Option<Flow>) -> Dress {
    let colour = tone(palette, place, flow);
    let words = if colour.contrast(palette.page) >= 4.5 { colour } else { palette.ink };
    Dress { colour, words, width: 2.5, dash: Dash::Solid }
}

/// A colour between the ground and another, opaque.
pub(in crate::plan) fn tint(ground: Rgb, colour: Rgb, share: f64) -> Rgb {
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
    Rgb(mix(ground.0, colour.0), mix(ground.1, colour.1), mix(ground.2, colour.2))
}
