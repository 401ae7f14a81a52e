//! The sheet on which a chart is laid out: sizes of type, title block above, source and notes below, and the helpers that
//! put text and shapes in their place.

use super::frame::{NO_KEY, TIGHT};
use super::measure::{self, Measure, TIE};
use super::palette::Palette;
use super::shape::{Anchor, Font, Rect, Rgb, Role, Shape, Spot, Text, Weight};
use crate::figure::Within;

/// Sizes of type and margins for a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sizes {
    /// Width under which the chart is laid out for a phone.
    pub phone: bool,
    pub title: f64,
    pub title_line: f64,
    pub subtitle: f64,
    pub subtitle_line: f64,
    /// Names of series and panels.
    pub label: f64,
    pub axis: f64,
    pub note: f64,
    pub note_line: f64,
    pub side: f64,
    pub top: f64,
    pub bottom: f64,
    /// Room under a time axis for the names of periods, and air before the foot.
    pub under: f64,
    /// What all sizes are multiplied with on very wide sheets.
    pub zoom: f64,
    /// How much a low frame makes the chart do without: 0 nothing, else up to a step of `frame`.
    pub lean: u8,
}

impl Sizes {
    pub(super) fn of(width: f64, bare: bool) -> Sizes {
        let phone = width < 520.0;
        // Beyond 1,280 px a chart is looked at from further away: letters grow, but slower than the sheet.
        let zoom = 1.0 + ((width - 1280.0) / 1280.0).within(0.0, 1.0) * 0.3;
        let (side, top, bottom) = match (bare, phone) {
            (true, _) => (0.0, 2.0, 4.0),
            (false, true) => (16.0, 16.0, 14.0),
            (false, false) if width < 720.0 => (24.0, 22.0, 18.0),
            (false, false) => (32.0, 28.0, 22.0),
        };
        let (title, title_line, subtitle, subtitle_line) =
            if phone { (18.0, 24.0, 13.0, 18.0) } else { (21.0, 28.0, 14.0, 20.0) };
        let (label, axis) = if phone { (13.0, 12.0) } else { (14.0, 13.0) };
        Sizes {
            phone,
            title: title * zoom,
            title_line: title_line * zoom,
            subtitle: subtitle * zoom,
            subtitle_line: subtitle_line * zoom,
            label: label * zoom,
            axis: axis * zoom,
            note: 12.0 * zoom,
            note_line: 17.0 * zoom,
            side: side * zoom,
            top: top * zoom,
            bottom: bottom * zoom,
            under: (axis * 1.9 + if phone { 13.0 } else { 15.0 }) * zoom,
            zoom,
            lean: 0,
        }
    }

    /// The same for a frame so low that the chart does without what a step of `frame` names.
    pub(super) fn lean(self, lean: u8) -> Sizes {
        let mut sizes = Sizes { lean, ..self };
        if lean == TIGHT {
            sizes.title = sizes.subtitle;
            sizes.title_line = sizes.subtitle_line;
            sizes.top = sizes.top.min(6.0);
            sizes.bottom = sizes.bottom.min(4.0);
            sizes.under = sizes.axis * 1.9 + 2.0;
        }
        sizes
    }

    /// Whether the names of lines stand between them, or in a key.
    pub(super) fn names_between(&self) -> bool {
        self.phone && self.lean < NO_KEY
    }

    pub(super) fn title(&self) -> Font {
        Font { size: self.title, weight: Weight::Bold }
    }
    pub(super) fn subtitle(&self) -> Font {
        Font { size: self.subtitle, weight: Weight::Regular }
    }
    pub(super) fn label(&self) -> Font {
        Font { size: self.label, weight: Weight::SemiBold }
    }
    pub(super) fn plain(&self) -> Font {
        Font { size: self.label, weight: Weight::Regular }
    }
    pub(super) fn axis(&self) -> Font {
        Font { size: self.axis, weight: Weight::Regular }
    }
    /// Figures at marks and words on the plot.
    pub(super) fn mark(&self) -> Font {
        Font { size: self.axis, weight: Weight::SemiBold }
    }
    pub(super) fn note(&self) -> Font {
        Font { size: self.note, weight: Weight::Regular }
    }
    pub(super) fn note_strong(&self) -> Font {
        Font { size: self.note, weight: Weight::SemiBold }
    }
}

/// A sheet in the making.
pub(super) struct Sheet<'a> {
    pub width: f64,
    pub sizes: Sizes,
    pub palette: &'a Palette,
    pub measure: &'a dyn Measure,
    pub shapes: Vec<Shape>,
    pub texts: Vec<Text>,
    /// A newsroom's corner in place of the program's.
    #[cfg(feature = "press")]
    pub sign: Option<super::sign::Sign>,
}

/// A paragraph at the foot: a strong beginning and the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FootPart {
    pub strong: String,
    pub text: String,
}

/// The foot, broken into lines.
pub(super) struct Foot {
    lines: Vec<(String, String)>,
    mark: bool,
    /// Room it takes, margin included.
    pub height: f64,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(width: f64, sizes: Sizes, palette: &'a Palette, measure: &'a dyn Measure) -> Sheet<'a> {
        Sheet {
            width,
            sizes,
            palette,
            measure,
            shapes: Vec::new(),
            texts: Vec::new(),
            #[cfg(feature = "press")]
            sign: None,
        }
    }

    /// Left edge of everything.
    pub(super) fn left(&self) -> f64 {
        self.sizes.side
    }

    /// Right edge of everything.
    pub(super) fn right(&self) -> f64 {
        self.width - self.sizes.side
    }

    /// Width of a text.
    pub(super) fn wide(&self, text: &str, font: Font) -> f64 {
        self.measure.width(text, font)
    }

    /// The room that a text takes when put there.
    pub(super) fn room(&self, text: &str, x: f64, base: f64, anchor: Anchor, font: Font) -> Rect {
        let width = self.wide(text, font);
        let (above, below) = self.measure.line(font);
        let x0 = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Rect { x0, y0: base - above, x1: x0 + width, y1: base + below }
    }

    /// Puts a line of text; the base line is `base`.
    pub(super) fn put(
        &mut self,
        text: &str,
        (x, base): (f64, f64),
        anchor: Anchor,
        font: Font,
        colour: Rgb,
        role: Role,
    ) -> Rect {
        let text = measure::untied(text);
        let rect = self.room(&text, x, base, anchor, font);
        if !text.trim().is_empty() {
            self.texts.push(Text { text, at: Spot { x, y: base }, anchor, font, colour, rect, role });
        }
        rect
    }

    /// Takes the grid away behind words that stand on one of its lines.
    #[cfg(feature = "forms")]
    pub(super) fn clear_behind(&mut self, rect: &Rect) {
        let room = rect.grown(0.5);
        let struck = self.shapes.iter().any(|s| match s {
            Shape::Rule { from, to, .. } => room.crossed_by(*from, *to),
            _ => false,
        });
        if struck {
            self.block(room, self.palette.page);
        }
    }

    /// A text that fits in one line, its end cut at a word when it must be.
    pub(super) fn cut(&self, font: Font, text: &str, width: f64) -> String {
        if self.wide(text, font) <= width {
            return text.to_owned();
        }
        let width = width - self.wide("…", font);
        let mut out = String::new();
        for word in text.split(' ') {
            let longer = if out.is_empty() { word.to_owned() } else { [&out, " ", word].concat() };
            if !out.is_empty() && self.wide(&longer, font) > width {
                break;
            }
            out = longer;
        }
        // A single word that is too long is cut between letters.
        while self.wide(&out, font) > width && out.pop().is_some() {}
        [out.trim_end_matches([',', ';', ' ']), "…"].concat()
    }

    /// A filled box.
    pub(super) fn block(&mut self, rect: Rect, colour: Rgb) {
        self.shapes.push(Shape::Box { rect, fill: Some(colour), hatch: None, outline: None });
    }

    /// A box on `ground` with an outline, hatched where the figure is unsure.
    pub(super) fn frame(&mut self, rect: Rect, ground: Rgb, unsure: bool, colour: Rgb, width: f64) {
        let hatch = unsure.then_some(colour);
        self.shapes.push(Shape::Box { rect, fill: Some(ground), hatch, outline: Some((colour, width)) });
    }

    /// A horizontal or vertical line.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), colour: Rgb, width: f64) {
        let spot = |(x, y)| Spot { x, y };
        self.shapes.push(Shape::Rule { from: spot(from), to: spot(to), colour, width });
    }

    /// Base line of a line of text whose middle (of the small letters and figures) stands at `y`.
    pub(super) fn base_at(&self, y: f64, font: Font) -> f64 {
        y + font.size * 0.36
    }

    /// Title and subtitle; gives the lower edge.
    pub(super) fn head(&mut self, title: &str, subtitle: &str) -> f64 {
        let (sizes, palette) = (self.sizes, self.palette);
        let width = self.right() - self.left();
        #[cfg(feature = "press")]
        let width = match self.sign.clone() {
            Some(sign) => width - sign.above(self),
            None => width,
        };
        let mut y = sizes.top;
        let (left, font) = (self.left(), sizes.title());
        let mut lines = measure::wrap_even(self.measure, font, title, width.min(sizes.title * 44.0));
        if sizes.lean == TIGHT && lines.len() > 2 {
            // Who hears the chart is told the whole title.
            let rest = lines.split_off(1).join(" ");
            lines.push(self.cut(font, &rest, width));
        }
        for line in lines {
            self.put(
                &line,
                (left, line_base(y, sizes.title_line, font)),
                Anchor::Start,
                font,
                palette.ink,
                Role::Title,
            );
            y += sizes.title_line;
        }
        let font = sizes.subtitle();
        if !subtitle.is_empty() {
            y += 4.0 * sizes.zoom;
            for line in measure::wrap_even(self.measure, font, subtitle, width.min(sizes.subtitle * 62.0)) {
                let base = line_base(y, sizes.subtitle_line, font);
                self.put(&line, (left, base), Anchor::Start, font, palette.grey, Role::Subtitle);
                y += sizes.subtitle_line;
            }
        }
        y
    }

    /// Breaks the foot into lines; `mark` adds the program's name at the right.
    pub(super) fn measure_foot(&self, parts: &[FootPart], mark: bool) -> Foot {
        let sizes = self.sizes;
        #[cfg(feature = "press")]
        let mark = mark && self.sign.as_ref().is_none_or(|sign| sign.is_last(self));
        let (font, strong) = (sizes.note(), sizes.note_strong());
        let reserved = if mark { self.mark_width() + 20.0 } else { 0.0 };
        let width = (self.right() - self.left()).min(sizes.note * 76.0);
        let width = width.min(self.right() - self.left() - if sizes.phone { 0.0 } else { reserved });
        let mut lines: Vec<(String, String)> = Vec::new();
        for part in parts.iter().filter(|p| !p.text.is_empty()) {
            let indent = if part.strong.is_empty() {
                0.0
            } else {
                self.wide(&part.strong, strong) + self.wide(" ", font)
            };
            let mut broken = if sizes.lean == TIGHT {
                vec![self.cut(font, &part.text, self.right() - self.left() - reserved - indent)]
            } else {
                measure::wrap(self.measure, font, &part.text, width, indent)
            };
            // A word is not left alone on the last line.
            if let [.., above, last] = broken.as_mut_slice()
                && !last.contains(' ')
                && let Some((rest, word)) = above.rsplit_once(' ')
                && rest.contains(' ')
            {
                let both = [word, " ", last].concat();
                if self.wide(&both, font) <= width {
                    let end = rest.len();
                    above.truncate(end);
                    *last = both;
                }
            }
            for (i, line) in broken.into_iter().enumerate() {
                lines.push((if i == 0 { part.strong.clone() } else { String::new() }, line));
            }
        }
        // On a phone the mark shares the last line when that is short enough, else it has a line of its own.
        if mark {
            let last = lines.last().map_or(0.0, |(s, t)| self.wide(s, strong) + self.wide(t, font));
            #[cfg(feature = "press")]
            let last = match &self.sign {
                // On the left it has a line of its own.
                Some(sign) if sign.corner == crate::spec::house::Corner::BottomLeft => f64::INFINITY,
                _ => last,
            };
            if lines.is_empty() || last + reserved > self.right() - self.left() {
                lines.push((String::new(), String::new()));
            }
        }
        let height = lines.len() as f64 * sizes.note_line + sizes.bottom;
        Foot { lines, mark, height }
    }

    /// Puts the foot with its upper edge at `top`.
    pub(super) fn foot(&mut self, foot: &Foot, top: f64) {
        let (sizes, palette) = (self.sizes, self.palette);
        let (font, strong) = (sizes.note(), sizes.note_strong());
        let mut y = top;
        let left = self.left();
        for (head, line) in &foot.lines {
            let base = line_base(y, sizes.note_line, font);
            let mut x = left;
            if !head.is_empty() {
                let rect = self.put(head, (x, base), Anchor::Start, strong, palette.grey, Role::Foot);
                x = rect.x1 + self.wide(" ", font);
            }
            self.put(line, (x, base), Anchor::Start, font, palette.grey, Role::Foot);
            y += sizes.note_line;
        }
        #[cfg(feature = "press")]
        if let Some(sign) = self.sign.clone() {
            if foot.mark {
                sign.at_foot(self, y - sizes.note_line);
            }
            return;
        }
        if foot.mark {
            let base = line_base(y - sizes.note_line, sizes.note_line, font);
            let rect =
                self.put("kimngach", (self.right(), base), Anchor::End, strong, palette.axis, Role::Foot);
            let z = sizes.zoom;
            for (dx, width, height) in [(-15.0, 3.5, 5.0), (-10.0, 4.0, 10.0)] {
                let x = rect.x0 + dx * z;
                let bar = Rect::new(x, base - height * z, x + width * z, base);
                self.block(bar, palette.axis);
            }
        }
    }

    fn mark_width(&self) -> f64 {
        #[cfg(feature = "press")]
        if let Some(sign) = &self.sign {
            return sign.width(self);
        }
        self.wide("kimngach", self.sizes.note_strong()) + 15.0 * self.sizes.zoom
    }
}

/// Base line of a line of text in a line box.
pub(super) fn line_base(top: f64, line: f64, font: Font) -> f64 {
    top + (line - font.size * 1.265) / 2.0 + font.size
}

/// Ties a figure to its unit, so that a line never ends between them.
pub(super) fn tied(text: &str) -> String {
    text.chars().map(|c| if c == ' ' { TIE } else { c }).collect()
}
