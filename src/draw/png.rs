//! A plan as a PNG picture, natively: resvg renders the SVG with the bundled face, and with other faces where that one lacks
//! letters.

use super::svg;
use crate::plan::{Face, Plan};
use resvg::{tiny_skia, usvg};
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;
use usvg::fontdb::{Database, FaceInfo, ID, Stretch, Style};

/// Why there is no picture.
#[derive(Debug)]
pub enum PngError {
    /// The SVG could not be read back: a fault of this program.
    Svg(String),
    /// The picture would be too large.
    TooLarge,
}

impl core::fmt::Display for PngError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            PngError::Svg(why) => write!(f, "the SVG is not readable: {why}"),
            PngError::TooLarge => f.write_str("the picture is too large"),
        }
    }
}

impl core::error::Error for PngError {}

/// The size in which social networks show a link.
pub const SOCIAL: (u32, u32) = (1200, 630);

/// The picture of exactly so many pixels: as large as it fits, in the middle, on its own ground.
///
/// # Errors
/// As [`png`].
pub fn png_within(plan: &Plan, (width, height): (u32, u32), faces: &Faces) -> Result<Vec<u8>, PngError> {
    let scale = (f64::from(width) / plan.width).min(f64::from(height) / plan.height);
    let tree = tree(&svg(plan), faces)?;
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(PngError::TooLarge)?;
    let crate::plan::Rgb(r, g, b) = plan.ground;
    pixels.fill(tiny_skia::Color::from_rgba8(r, g, b, 255));
    let left = (f64::from(width) - plan.width * scale) / 2.0;
    let top = (f64::from(height) - plan.height * scale) / 2.0;
    let place = tiny_skia::Transform::from_row(scale as f32, 0.0, 0.0, scale as f32, left as f32, top as f32);
    resvg::render(&tree, place, &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| PngError::Svg(e.to_string()))
}

/// A picture that carries a text (its spec and figures) under the keyword `kimngach-spec`, in a chunk that pictures may have
/// (iTXt of the PNG specification, 11.3.3.4): whoever drops the picture on the page has the chart again. What is no PNG stays
/// as it is.
pub fn with_text(picture: Vec<u8>, text: &str) -> Vec<u8> {
    // Signature and header: 8 + 4 + 4 + 13 + 4 bytes.
    let Some((head, rest)) = picture.split_at_checked(33) else { return picture };
    let mut chunk = b"iTXtkimngach-spec\0\0\0\0\0".to_vec();
    chunk.extend_from_slice(text.as_bytes());
    let mut out = Vec::with_capacity(picture.len() + chunk.len() + 12);
    out.extend_from_slice(head);
    out.extend_from_slice(&((chunk.len() - 4) as u32).to_be_bytes());
    out.extend_from_slice(&chunk);
    out.extend_from_slice(&crc(&chunk).to_be_bytes());
    out.extend_from_slice(rest);
    out
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 })
    };
    !bytes.iter().fold(!0, step)
}

/// The picture at `scale` device pixels a CSS pixel (1 to 8).
///
/// # Errors
/// [`PngError`] when the picture is too large to be held.
pub fn png(plan: &Plan, scale: f64, faces: &Faces) -> Result<Vec<u8>, PngError> {
    of_svg(&svg(plan), plan.width, plan.height, scale, faces)
}

/// The same for a picture that is drawn already, of this width and height in CSS pixels.
///
/// # Errors
/// As [`png`].
pub fn of_svg(svg: &str, width: f64, height: f64, scale: f64, faces: &Faces) -> Result<Vec<u8>, PngError> {
    let tree = tree(svg, faces)?;
    let scale = if scale.is_finite() { scale.clamp(0.25, 8.0) } else { 1.0 };
    let (width, height) = ((width * scale).round() as u32, (height * scale).round() as u32);
    if u64::from(width) * u64::from(height) > 200_000_000 {
        return Err(PngError::TooLarge);
    }
    let mut pixels = tiny_skia::Pixmap::new(width, height).ok_or(PngError::TooLarge)?;
    let scale = width as f32 / tree.size().width();
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| PngError::Svg(e.to_string()))
}

/// A picture as resvg knows it.
fn tree(svg: &str, faces: &Faces) -> Result<usvg::Tree, PngError> {
    let options = usvg::Options {
        fontdb: Arc::clone(&faces.0),
        font_family: "Be Vietnam Pro".to_owned(),
        font_resolver: usvg::FontResolver {
            select_fallback: Box::new(|letter, tried, fonts| in_its_stead(letter, tried, fonts)),
            ..usvg::FontResolver::default()
        },
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options).map_err(|e| PngError::Svg(e.to_string()))
}

/// The face for a letter that those tried lack: upright, of even strokes and as heavy as the first, as far as there is one.
fn in_its_stead(letter: char, tried: &[ID], fonts: &Database) -> Option<ID> {
    let weight = tried.first().and_then(|id| fonts.face(*id)).map_or(400, |f| f.weight.0);
    let unlike = |face: &FaceInfo| {
        let name = face.families.first().map_or("", |(name, _)| name.as_str());
        // A slanted face is the worst that could be, then one for programs, then one with serifs, then the wrong weight.
        u32::from(face.style != Style::Normal) * 8000
            + u32::from(face.monospaced) * 4000
            + u32::from(face.stretch != Stretch::Normal) * 3000
            + u32::from(name.contains("Serif") || name.contains("Ming") || name.contains("Song")) * 2000
            + u32::from(face.weight.0.abs_diff(weight))
    };
    let has = |face: &FaceInfo| {
        let letters = |data: &[u8], index| Some(FontRef::from_index(data, index).ok()?.charmap().map(letter));
        fonts.with_face_data(face.id, letters).flatten().flatten().is_some()
    };
    let able = fonts.faces().filter(|f| !tried.contains(&f.id)).filter(|f| has(f));
    able.min_by_key(|f| unlike(f)).map(|f| f.id)
}

/// The faces that letters of a picture are drawn with: the bundled one first, which has what Vietnamese and English need.
#[derive(Clone, Debug)]
pub struct Faces(Arc<Database>);

impl Faces {
    /// Be Vietnam Pro in the three weights that charts use.
    pub fn bundled() -> Faces {
        let mut fonts = Database::new();
        for face in [
            include_bytes!("../../fonts/BeVietnamPro-Regular.ttf").as_slice(),
            include_bytes!("../../fonts/BeVietnamPro-SemiBold.ttf").as_slice(),
            include_bytes!("../../fonts/BeVietnamPro-Bold.ttf").as_slice(),
        ] {
            fonts.load_font_data(face.to_vec());
        }
        for set in [Database::set_sans_serif_family, Database::set_serif_family] {
            set(&mut fonts, "Be Vietnam Pro");
        }
        Faces(Arc::new(fonts))
    }

    /// Faces enough for a picture: the bundled one, and if it lacks letters, those that `others` adds (the system's, say); with
    /// the letters that none of them has, each once. Chinese, Greek or Polish names are in files as often as Vietnamese ones.
    ///
    /// ```
    /// use kimngach::draw::png::Faces;
    /// let (_, lacking) = Faces::for_picture("<svg><text>Điện thoại</text></svg>", |_| {});
    /// assert_eq!(lacking, "");
    /// let (_, lacking) = Faces::for_picture("<svg><text>出口, 出</text></svg>", |_| {});
    /// assert_eq!(lacking, "出口");
    /// ```
    pub fn for_picture(svg: &str, others: impl FnOnce(&mut Database)) -> (Faces, String) {
        let (bundled, face) = (Faces::bundled(), Face::bundled());
        let mut lacking = String::new();
        for letter in svg.chars() {
            let drawn = !letter.is_whitespace() && !letter.is_control() && !is_mark_of_order(letter);
            if drawn && !face.has(letter) && !lacking.contains(letter) {
                lacking.push(letter);
            }
        }
        if lacking.is_empty() {
            return (bundled, lacking);
        }
        let mut fonts = Database::clone(&bundled.0);
        others(&mut fonts);
        let ids: Vec<_> = fonts.faces().map(|f| f.id).collect();
        for id in ids {
            if lacking.is_empty() {
                break;
            }
            let left = fonts.with_face_data(id, |data, index| {
                let letters = FontRef::from_index(data, index).ok()?.charmap();
                Some(lacking.chars().filter(|c| letters.map(*c).is_none()).collect::<String>())
            });
            if let Some(left) = left.flatten() {
                lacking = left;
            }
        }
        (Faces(Arc::new(fonts)), lacking)
    }
}

/// Signs that say how others are put in order or joined, and have no shape of their own.
fn is_mark_of_order(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
