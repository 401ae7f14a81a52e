//! What a finished layout is made of: points, boxes, colours, strokes, shapes and placed text, in CSS pixels.

/// A colour without transparency: what is drawn is what was checked for contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour of a six-digit hex number.
    pub const fn hex(n: u32) -> Rgb {
        Rgb((n >> 16) as u8, (n >> 8) as u8, n as u8)
    }

    /// The colour of `#rrggbb`.
    ///
    /// ```
    /// use kimngach::plan::Rgb;
    /// assert_eq!(Rgb::parse("#1a5fa8"), Some(Rgb(26, 95, 168)));
    /// assert_eq!((Rgb::parse("blue"), Rgb::parse("#12345"), Rgb::parse("#+12345")), (None, None, None));
    /// ```
    #[cfg(feature = "press")]
    pub fn parse(text: &str) -> Option<Rgb> {
        let digits =
            text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok().map(Rgb::hex)
    }

    /// As CSS writes it: `#1a5fa8`.
    pub fn css(self) -> String {
        let mut out = String::with_capacity(7);
        out.push('#');
        for byte in [self.0, self.1, self.2] {
            for nibble in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
            }
        }
        out
    }

    /// Relative luminance of WCAG 2.2, 0 to 1.
    pub fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { crate::figure::powf((c + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio of WCAG 2.2, 1 to 21.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl serde::Serialize for Rgb {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.css())
    }
}

/// A place on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// A box: left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Top edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Bottom edge.
    pub y1: f64,
}

impl Rect {
    /// A box from its edges, in any order.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect { x0: x0.min(x1), y0: y0.min(y1), x1: x0.max(x1), y1: y0.max(y1) }
    }

    /// From left to right.
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// From top to bottom.
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// The same box with so much more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Rect {
        Rect { x0: self.x0 - by, y0: self.y0 - by, x1: self.x1 + by, y1: self.y1 + by }
    }

    /// The same box moved.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Rect {
        Rect { x0: self.x0 + dx, y0: self.y0 + dy, x1: self.x1 + dx, y1: self.y1 + dy }
    }

    /// Whether two boxes share more than an edge.
    pub fn meets(&self, other: &Rect) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether this box lies in another, edges included.
    pub fn inside(&self, other: &Rect) -> bool {
        self.x0 >= other.x0 && self.y0 >= other.y0 && self.x1 <= other.x1 && self.y1 <= other.y1
    }

    /// Whether the straight line from `a` to `b` passes through the box.
    pub fn crossed_by(&self, a: Spot, b: Spot) -> bool {
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        for (step, low, high) in [(dx, self.x0 - a.x, self.x1 - a.x), (dy, self.y0 - a.y, self.y1 - a.y)] {
            if step == 0.0 {
                if low > 0.0 || high < 0.0 {
                    return false;
                }
            } else {
                let (t0, t1) = (low / step, high / step);
                from = from.max(t0.min(t1));
                to = to.min(t0.max(t1));
            }
        }
        from <= to
    }

    /// Distance of a place from the box; 0 inside.
    pub fn distance(&self, spot: Spot) -> f64 {
        self.square(spot).sqrt()
    }

    /// Square of the distance of a place from the box: enough to tell which of many is the nearest.
    pub(super) fn square(&self, spot: Spot) -> f64 {
        let dx = (self.x0 - spot.x).max(spot.x - self.x1).max(0.0);
        let dy = (self.y0 - spot.y).max(spot.y - self.y1).max(0.0);
        dx * dx + dy * dy
    }
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Long dashes: a series told apart from others by more than colour.
    Dashed,
    /// Dots, for the same purpose.
    #[serde(rename = "dotted")]
    Dots,
    /// Short dashes: this stretch is preliminary, estimated or planned.
    Unsure,
}

impl Dash {
    /// Lengths of ink and gap in widths of the line, round caps included; none for an unbroken line.
    pub fn pattern(self) -> Option<(f64, f64)> {
        match self {
            Dash::Solid => None,
            Dash::Dashed => Some((4.2, 2.6)),
            Dash::Dots => Some((0.9, 1.9)),
            Dash::Unsure => Some((1.8, 1.5)),
        }
    }
}

/// Colour, width and dash of a line. Caps and joins are round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Rgb,
    /// Width.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

/// A shape, in the order of drawing.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line through points, caps and joins round.
    Line {
        /// Two points or more.
        points: Vec<Spot>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A horizontal or vertical line, set on whole device pixels.
    Rule {
        /// One end.
        from: Spot,
        /// The other end.
        to: Spot,
        /// Colour.
        colour: Rgb,
        /// Width.
        width: f64,
    },
    /// A box.
    Box {
        /// Where; the outline runs inside.
        rect: Rect,
        /// Colour of the inside, when filled.
        fill: Option<Rgb>,
        /// Colour of diagonal lines on it: preliminary, estimated or planned.
        hatch: Option<Rgb>,
        /// Outline.
        outline: Option<(Rgb, f64)>,
    },
    /// A round mark.
    Disc {
        /// Centre.
        at: Spot,
        /// Radius to the middle of the outline.
        radius: f64,
        /// Colour of the inside.
        fill: Rgb,
        /// Outline.
        outline: Option<(Rgb, f64)>,
    },
    /// A filled outline.
    Area {
        /// Its corners.
        points: Vec<Spot>,
        /// Colour.
        fill: Rgb,
    },
}

/// Weight of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl Weight {
    /// As CSS numbers it.
    pub fn css(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
        }
    }
}

/// Size and weight of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size in CSS pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    #[default]
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// What a text is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The finding.
    Title,
    /// What, period, unit.
    Subtitle,
    /// A value or time on an axis.
    Axis,
    /// The name or value of a series, a row, a panel.
    Label,
    /// A word beside the marks.
    Annotation,
    /// Source and note.
    Foot,
}

/// A line of text in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Where its anchor stands, on the base line.
    pub at: Spot,
    /// Which end stands there.
    pub anchor: Anchor,
    /// Size and weight.
    pub font: Font,
    /// Colour.
    pub colour: Rgb,
    /// The room it takes, by the measure.
    pub rect: Rect,
    /// What it is there for.
    pub role: Role,
}
