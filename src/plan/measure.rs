//! How wide a text is and how it breaks into lines. The page measures by its canvas, tests and the command line by the
//! table of the bundled face: layout never asks a drawing backend.

use super::shape::Font;

/// Tells the room that letters take.
pub trait Measure {
    /// Width of a text in one line.
    fn width(&self, text: &str, font: Font) -> f64;

    /// Room above and below the base line that any letter with any accents may take.
    fn line(&self, font: Font) -> (f64, f64) {
        (font.size, font.size * 0.265)
    }
}

/// A space at which a line is never broken: between a figure and its unit, inside an expression.
pub(super) const TIE: char = '\u{a0}';

/// The words of a text with ties, and the text as it is shown.
pub(super) fn untied(text: &str) -> String {
    text.replace(TIE, " ")
}

/// A text broken at spaces into lines no wider than `width`, the first shortened by `indent`. A single word that is
/// wider stands alone.
pub(super) fn wrap(measure: &dyn Measure, font: Font, text: &str, width: f64, indent: f64) -> Vec<String> {
    // Most texts fit: one measure tells, where word after word would cost one each.
    if !text.is_empty() && measure.width(text, font) <= width - indent {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let room = if lines.is_empty() { width - indent } else { width };
        if line.is_empty() {
            line.push_str(word);
            continue;
        }
        let before = line.len();
        line.push(' ');
        line.push_str(word);
        if measure.width(&line, font) > room {
            line.truncate(before);
            lines.push(core::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The same number of lines as [`wrap`] needs, but as even as can be; two lines are parted at a comma or colon where
/// that fits.
pub(super) fn wrap_even(measure: &dyn Measure, font: Font, text: &str, width: f64) -> Vec<String> {
    let greedy = wrap(measure, font, text, width, 0.0);
    match greedy.len() {
        0 | 1 => greedy,
        2 => {
            let best = text
                .match_indices(' ')
                .filter_map(|(at, _)| {
                    let (a, b) = (text.get(..at)?, text.get(at + 1..)?);
                    let (wa, wb) = (measure.width(a, font), measure.width(b, font));
                    let meaning = if a.ends_with([',', ':', ';', '.']) { 0.45 * width } else { 0.0 };
                    (wa.max(wb) <= width).then_some(((wa - wb).abs() - meaning, a, b))
                })
                .min_by(|a, b| a.0.total_cmp(&b.0));
            best.map_or(greedy, |(_, a, b)| vec![a.to_owned(), b.to_owned()])
        }
        count => {
            let (mut narrow, mut wide) = (width * 0.4, width);
            let mut lines = greedy;
            while wide - narrow > 4.0 {
                let middle = (narrow + wide) / 2.0;
                let tried = wrap(measure, font, text, middle, 0.0);
                if tried.len() <= count && tried.iter().all(|l| measure.width(l, font) <= middle) {
                    wide = middle;
                    lines = tried;
                } else {
                    narrow = middle;
                }
            }
            lines
        }
    }
}
