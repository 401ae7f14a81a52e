//! A plan as a PNG picture, natively: resvg renders the SVG with the bundled face.

use super::svg;
use crate::plan::Plan;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

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

/// The picture at `scale` device pixels a CSS pixel (1 to 8).
///
/// # Errors
/// [`PngError`] when the picture is too large to be held.
pub fn png(plan: &Plan, scale: f64) -> Result<Vec<u8>, PngError> {
    of_svg(&svg(plan), plan.width, plan.height, scale)
}

/// The same for a picture that is drawn already, of this width and height in CSS pixels.
///
/// # Errors
/// As [`png`].
pub fn of_svg(svg: &str, width: f64, height: f64, scale: f64) -> Result<Vec<u8>, PngError> {
    let mut fonts = usvg::fontdb::Database::new();
    for face in [
        include_bytes!("../../fonts/BeVietnamPro-Regular.ttf").as_slice(),
        include_bytes!("../../fonts/BeVietnamPro-SemiBold.ttf").as_slice(),
        include_bytes!("../../fonts/BeVietnamPro-Bold.ttf").as_slice(),
    ] {
        fonts.load_font_data(face.to_vec());
    }
    for set in [usvg::fontdb::Database::set_sans_serif_family, usvg::fontdb::Database::set_serif_family] {
        set(&mut fonts, "Be Vietnam Pro");
    }
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: "Be Vietnam Pro".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| PngError::Svg(e.to_string()))?;
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
