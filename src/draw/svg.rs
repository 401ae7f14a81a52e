//! A plan as an SVG document: drawn by plotters' own SVG backend, then given what that leaves out: a view box, title and
//! description for those who do not see it, weights between normal and bold, exact base lines, round caps and joins.

use super::{Grid, SEMIBOLD, draw};
use crate::figure::{Decimal, round_to};
use crate::plan::{Plan, Rect};
use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

/// Ten units a pixel: a tenth of a pixel is as fine as anything is placed, and the file stays readable.
const GRID: Grid = Grid { units: 10.0, letters: 1.24 };

/// The whole document, with real text. Fonts are named, not embedded.
pub fn svg(plan: &Plan) -> String {
    document(plan, false, whole(plan))
}

/// A part of the drawing, as a document of its own: for a preview that is all marks.
pub fn svg_part(plan: &Plan, part: Rect) -> String {
    document(plan, false, part)
}

fn whole(plan: &Plan) -> Rect {
    Rect { x0: 0.0, y0: 0.0, x1: plan.width, y1: plan.height }
}

/// The document for a place that has not the plan's face and cannot fetch it, as a picture inside a page: every text keeps the
/// width it was planned with, its letters are set narrower or wider for it. In the planned face it is the picture of [`svg`];
/// for further work in a drawing program that one is the better, since a text changed there gets the room it needs.
pub fn svg_held(plan: &Plan) -> String {
    document(plan, true, whole(plan))
}

fn document(plan: &Plan, held: bool, part: Rect) -> String {
    let mut raw = String::new();
    let size = ((plan.width * GRID.units) as u32, (plan.height * GRID.units) as u32);
    {
        let area = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        // The backend writes into a string: it has nothing to fail with.
        let _ = draw(plan, &area, GRID);
    }
    let mut out = String::with_capacity(raw.len());
    head(&mut out, plan, part);
    let mut texts = plan.texts.iter();
    let mut in_text = false;
    for line in raw.lines().skip(1) {
        // Text stands on a line of its own behind its tag; here it follows at once, or spaces would be part of it.
        if in_text {
            out.extend(line.chars().map(|c| if is_xml(c) { c } else { '\u{fffd}' }));
            if line == "</text>" {
                out.push('\n');
                in_text = false;
            }
        } else if line.starts_with("<text ") {
            // Texts come in the plan's order. One letter has nothing to be set narrower.
            let room =
                texts.next().filter(|t| held && t.text.chars().nth(1).is_some()).map(|t| t.rect.width());
            text_tag(&mut out, line, room);
            in_text = true;
        } else if line == "</svg>" {
            out.push_str("</g>\n</svg>\n");
        } else {
            let mut line = line.to_owned();
            for (long, short) in
                [(" opacity=\"1\"", ""), (" stroke=\"none\"", ""), (" fill=\"none\"", ""), (" \"/>", "\"/>")]
            {
                line = line.replace(long, short);
            }
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

fn head(out: &mut String, plan: &Plan, seen: Rect) {
    let whole = |x: f64| (x.round() as i64).to_string();
    let grid = |x: f64| ((x * GRID.units) as u32).to_string();
    for part in [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        &whole(seen.width()),
        "\" height=\"",
        &whole(seen.height()),
        "\" viewBox=\"",
        &grid(seen.x0),
        " ",
        &grid(seen.y0),
        " ",
        &grid(seen.width()),
        " ",
        &grid(seen.height()),
        "\" role=\"img\" lang=\"",
        plan.lang.tag(),
        "\">\n<title>",
        &escaped(&plan.told.title),
        "</title>\n<desc>",
        &escaped(&plan.told.summary()),
        // Where the picture stands in a page, the page's digits and spacing would move letters that were measured without them.
        "</desc>\n<g font-variant=\"normal\" letter-spacing=\"0\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" font-family=\"",
        &escaped(plan.family.trim_end()),
        "\">\n",
    ] {
        out.push_str(part);
    }
}

/// The tag of a text with its size put right, its weight said and its shift off the base line taken away; with the room that
/// it must keep, if any.
fn text_tag(out: &mut String, line: &str, room: Option<f64>) {
    out.push_str("<text");
    let mut weight = 400;
    for (name, value) in attributes(line) {
        match name {
            "dy" | "opacity" => {}
            "font-family" => weight = if value.ends_with(SEMIBOLD) { 600 } else { weight },
            "font-weight" => weight = if weight == 600 { 600 } else { 700 },
            "font-size" => {
                let size = Decimal::parse(value).map_or(120.0, |d| round_to(d.value(), 0));
                push(out, "font-size", &(size as i64).to_string());
            }
            "text-anchor" if value == "start" => {}
            _ => push(out, name, value),
        }
    }
    if weight != 400 {
        push(out, "font-weight", &weight.to_string());
    }
    if let Some(room) = room {
        push(out, "textLength", &((room * GRID.units).round() as i64).to_string());
        push(out, "lengthAdjust", "spacingAndGlyphs");
    }
    out.push('>');
}

fn push(out: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\"", value, "\""] {
        out.push_str(part);
    }
}

fn attributes(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split("\" ").filter_map(|part| {
        let (name, value) = part.split_once("=\"")?;
        let name = name.rsplit(' ').next()?;
        Some((name, value.trim_end_matches('>').trim_end_matches('"')))
    })
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if is_xml(c) => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    out
}

/// Characters that XML 1.0 allows; a name with any other would make the whole picture unreadable.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
