//! Colours, light and dark: the data is the only loud thing. Blue is exports and whatever is told first, orange is imports
//! and nothing else; parts of a whole share one hue, the rest is grey and told apart by dashes. `tests/plan.rs` holds the
//! contrasts: text 4.5:1, marks 3:1.

#[cfg(feature = "press")]
use super::press::tones;
use super::shape::{Dash, Rgb};
use crate::dataset::Flow;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Ground.
    pub page: Rgb,
    /// Title, names, figures that matter.
    pub ink: Rgb,
    /// Subtitle, axis, notes.
    pub grey: Rgb,
    /// Lines of the grid.
    pub hairline: Rgb,
    /// Zero line, ticks, leaders.
    pub axis: Rgb,
    /// Ground of a stretch that is talked about.
    pub band: Rgb,
    /// Exports.
    pub exports: Rgb,
    /// Imports.
    pub imports: Rgb,
    /// Balance, turnover, totals.
    pub balance: Rgb,
    /// Columns that are not talked about.
    pub quiet: Rgb,
    /// Parts of exports, of anything that is neither: the first, the second.
    pub blues: [Rgb; 2],
    /// Parts of imports.
    pub oranges: [Rgb; 2],
    /// Words of the second part, as blue and as orange: readable where the line need not be.
    pub second_words: [Rgb; 2],
    /// The parts after the second.
    pub greys: [Rgb; 2],
    /// Fills that stand on one another, in their order.
    #[cfg(feature = "press")]
    pub tones: [Rgb; 8],
    /// The first two of imports.
    #[cfg(feature = "press")]
    pub orange_tones: [Rgb; 2],
    /// Whether lines are told apart by dashes, too: where there is no colour, or not enough of it.
    #[cfg(feature = "press")]
    pub dashed: bool,
}

/// Ink on white.
pub const LIGHT: Palette = Palette {
    page: Rgb::hex(0xffffff),
    ink: Rgb::hex(0x1b222b),
    grey: Rgb::hex(0x5a6571),
    hairline: Rgb::hex(0xe4e7eb),
    axis: Rgb::hex(0x6b7580),
    band: Rgb::hex(0xf3f5f8),
    exports: Rgb::hex(0x1a5fa8),
    imports: Rgb::hex(0xb8500b),
    balance: Rgb::hex(0x323c49),
    quiet: Rgb::hex(0x87919c),
    blues: [Rgb::hex(0x0f3a6e), Rgb::hex(0x2f77c4)],
    oranges: [Rgb::hex(0x7d3306), Rgb::hex(0xc8590f)],
    second_words: [Rgb::hex(0x2a6fba), Rgb::hex(0xb9500c)],
    greys: [Rgb::hex(0x4c5763), Rgb::hex(0x77828e)],
    #[cfg(feature = "press")]
    tones: tones::LIGHT,
    #[cfg(feature = "press")]
    orange_tones: tones::LIGHT_ORANGE,
    #[cfg(feature = "press")]
    dashed: false,
};

/// Light on near black, chosen by itself, not turned over.
pub const DARK: Palette = Palette {
    page: Rgb::hex(0x14181d),
    ink: Rgb::hex(0xeceff2),
    grey: Rgb::hex(0xa6b0bb),
    hairline: Rgb::hex(0x2a313a),
    axis: Rgb::hex(0x8a95a1),
    band: Rgb::hex(0x1d242c),
    exports: Rgb::hex(0x74b4f5),
    imports: Rgb::hex(0xf2a05c),
    balance: Rgb::hex(0xc9d1da),
    quiet: Rgb::hex(0x7f8a96),
    blues: [Rgb::hex(0xa9d3ff), Rgb::hex(0x4590e0)],
    oranges: [Rgb::hex(0xffc999), Rgb::hex(0xd5782a)],
    second_words: [Rgb::hex(0x569ff0), Rgb::hex(0xe28a3e)],
    greys: [Rgb::hex(0xc9d1da), Rgb::hex(0x8e99a5)],
    #[cfg(feature = "press")]
    tones: tones::DARK,
    #[cfg(feature = "press")]
    orange_tones: tones::DARK_ORANGE,
    #[cfg(feature = "press")]
    dashed: false,
};

/// High contrast on white: text 12:1 and more, lines told apart by dashes, too.
#[cfg(feature = "press")]
pub const CONTRAST: Palette = Palette {
    ink: Rgb::hex(0x000000),
    grey: Rgb::hex(0x26292e),
    hairline: Rgb::hex(0xa9b0b8),
    axis: Rgb::hex(0x000000),
    band: Rgb::hex(0xe9ecf0),
    exports: Rgb::hex(0x00357f),
    imports: Rgb::hex(0x8f3300),
    balance: Rgb::hex(0x000000),
    quiet: Rgb::hex(0x5d6670),
    blues: [Rgb::hex(0x00357f), Rgb::hex(0x1763bd)],
    oranges: [Rgb::hex(0x6b2600), Rgb::hex(0xa84300)],
    second_words: [Rgb::hex(0x00357f), Rgb::hex(0x6b2600)],
    greys: [Rgb::hex(0x26292e), Rgb::hex(0x5d6670)],
    tones: tones::CONTRAST,
    orange_tones: [Rgb::hex(0x341603), Rgb::hex(0xb34e0b)],
    dashed: true,
    ..LIGHT
};

/// High contrast on black.
#[cfg(feature = "press")]
pub const CONTRAST_DARK: Palette = Palette {
    page: Rgb::hex(0x000000),
    ink: Rgb::hex(0xffffff),
    grey: Rgb::hex(0xe6e9ed),
    hairline: Rgb::hex(0x59616a),
    axis: Rgb::hex(0xffffff),
    band: Rgb::hex(0x23282e),
    exports: Rgb::hex(0x8fcaff),
    imports: Rgb::hex(0xffb26b),
    balance: Rgb::hex(0xffffff),
    quiet: Rgb::hex(0xa3acb6),
    blues: [Rgb::hex(0xc2e0ff), Rgb::hex(0x63abf7)],
    oranges: [Rgb::hex(0xffd9b5), Rgb::hex(0xf0923c)],
    second_words: [Rgb::hex(0x8fcaff), Rgb::hex(0xffb26b)],
    greys: [Rgb::hex(0xe6e9ed), Rgb::hex(0xa3acb6)],
    tones: tones::CONTRAST_DARK,
    orange_tones: [Rgb::hex(0xfff4eb), Rgb::hex(0xc46d34)],
    dashed: true,
};

/// Black on white: nothing hangs on colour. Neighbours are dark and grey in turn, no two tones are alike, lines differ by
/// their dashes.
#[cfg(feature = "press")]
pub const PRINT: Palette = Palette {
    page: Rgb::hex(0xffffff),
    ink: Rgb::hex(0x000000),
    grey: Rgb::hex(0x404040),
    hairline: Rgb::hex(0xd0d0d0),
    axis: Rgb::hex(0x404040),
    band: Rgb::hex(0xf0f0f0),
    exports: Rgb::hex(0x1a1a1a),
    imports: Rgb::hex(0x757575),
    balance: Rgb::hex(0x404040),
    quiet: Rgb::hex(0x8f8f8f),
    blues: [Rgb::hex(0x000000), Rgb::hex(0x5c5c5c)],
    oranges: [Rgb::hex(0x000000), Rgb::hex(0x5c5c5c)],
    second_words: [Rgb::hex(0x404040), Rgb::hex(0x404040)],
    greys: [Rgb::hex(0x404040), Rgb::hex(0x7d7d7d)],
    tones: tones::PRINT,
    orange_tones: [Rgb::hex(0x000000), Rgb::hex(0x636363)],
    dashed: true,
};

/// How one series looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dress {
    /// Colour of line and mark.
    pub colour: Rgb,
    /// Colour of its name and figures: at least as strong.
    pub words: Rgb,
    /// Width of the line.
    pub width: f64,
    /// How the line is broken.
    pub dash: Dash,
}

impl Palette {
    /// The palette of a ground.
    pub fn of(dark: bool) -> &'static Palette {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of a flow.
    pub fn flow(&self, flow: Flow) -> Rgb {
        match flow {
            Flow::Export => self.exports,
            Flow::Import => self.imports,
            Flow::Turnover | Flow::Balance => self.balance,
        }
    }

    /// The dress of a series that stands for a flow.
    pub fn flow_dress(&self, flow: Flow) -> Dress {
        let colour = self.flow(flow);
        #[cfg(feature = "press")]
        if self.dashed && flow == Flow::Import {
            let words = if colour.contrast(self.page) < 4.5 { self.grey } else { colour };
            return Dress { colour, words, width: 2.5, dash: Dash::Dashed };
        }
        Dress { colour, words: colour, width: 2.5, dash: Dash::Solid }
    }

    /// The dress of the part at a place in the order of importance; `flow` is that of the whole.
    pub fn part(&self, place: usize, of: usize, flow: Option<Flow>) -> Dress {
        let [blue, orange] = self.second_words;
        let imports = flow == Some(Flow::Import);
        let ([first, second], words) = if imports { (self.oranges, orange) } else { (self.blues, blue) };
        let single = match flow {
            Some(flow) => self.flow(flow),
            None => self.exports,
        };
        let [dark, light] = self.greys;
        let dress = |colour, words, width, dash| Dress { colour, words, width, dash };
        #[cfg(feature = "press")]
        if self.dashed && (1..5).contains(&place) && of > 1 {
            let (colour, dash) = match place {
                1 => (second, Dash::Dashed),
                2 => (dark, Dash::Dots),
                3 => (light, Dash::Solid),
                _ => (light, Dash::Dashed),
            };
            return dress(colour, if place == 1 { words } else { self.grey }, 2.5, dash);
        }
        match place {
            0 if of == 1 => dress(single, single, 2.5, Dash::Solid),
            0 => dress(first, first, 2.5, Dash::Solid),
            1 => dress(second, words, 2.5, Dash::Solid),
            2 => dress(dark, dark, 2.0, Dash::Solid),
            3 => dress(light, self.grey, 2.0, Dash::Dashed),
            4 => dress(light, self.grey, 2.0, Dash::Dots),
            _ => dress(light, self.grey, 1.5, Dash::Solid),
        }
    }
}
