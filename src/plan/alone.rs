//! A single figure: no axis to stand on, so the number itself is the drawing, large, with the formula that it comes out of and
//! the range that the rounding of its inputs leaves.

use super::choose::Choice;
use super::form::Setting;
use super::hits::{Hits, Track};
use super::measure;
use super::palette::Dress;
use super::shape::{Anchor, Font, Rect, Role, Spot, Weight};
use super::sheet::{Sheet, line_base};
use crate::figure::to_f64;
use crate::indicators::{self, Record};
use crate::lang::{self, Lang};
use crate::spec::ChartType;
use crate::unit::Quantity;

/// Whether a chart has one figure and nothing to compare it with.
pub(super) fn is_alone(choice: &Choice) -> bool {
    choice.kind == ChartType::Bar
        && choice.strands.len() == 1
        && choice.others.is_empty()
        && choice.total.is_none()
        && indicators::find(choice.indicator).is_some_and(indicators::Indicator::is_studied)
}

/// Height that it needs.
pub(super) fn height(sheet: &Sheet<'_>) -> f64 {
    let size = figure_font(sheet).size;
    size * 1.5 + sheet.sizes.label * 1.5 * 6.0
}

fn figure_font(sheet: &Sheet<'_>) -> Font {
    let size = if sheet.sizes.phone { 44.0 } else { 64.0 } * sheet.sizes.zoom;
    Font { size, weight: Weight::Bold }
}

/// The range that rounding leaves: `22,4–22,5%`; empty when it leaves one value or none that is shown otherwise.
pub fn range(lang: Lang, record: &Record) -> String {
    let (Ok(value), true) = (record.value, record.interval.lo < record.interval.hi) else {
        return String::new();
    };
    let power = indicators::printed_power(record);
    let scale = to_f64(1, -i16::from(power));
    let decimals = (indicators::shown_decimals(record, power) + 2).min(6);
    // As many digits as it takes to tell the ends apart.
    // An index has its base above; every other number has its unit with it.
    let unit = record.unit.at(power);
    let written = |v: f64| match unit.quantity {
        Quantity::Index(_) => lang::number(lang, v * scale, decimals),
        _ => lang::money(lang, v * scale, decimals, &unit),
    };
    let [lo, hi] = [record.interval.lo, record.interval.hi].map(written);
    if lo == hi || !value.is_finite() {
        return String::new();
    }
    lang::text(lang, "chart.ind.range", &[("low", lo.into()), ("high", hi.into())])
}

/// Draws between `top` and `foot` of the sheet.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    setting: &Setting<'_>,
    top: f64,
    foot: f64,
) -> (Rect, Hits, Vec<Dress>) {
    let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
    let choice = setting.choice;
    let lang = setting.figures.lang;
    let (left, right) = (sheet.left(), sheet.right());
    let dress = palette.part(0, 1, choice.flow);
    let plot = Rect::new(left, top, right, foot);
    let Some(strand) = choice.strands.first() else { return (plot, Hits::default(), vec![dress]) };
    let at = strand.line.records.iter().position(|r| r.value.is_ok());
    let Some((place, record)) = at.and_then(|i| Some((i, strand.line.records.get(i)?))) else {
        return (plot, Hits::default(), vec![dress]);
    };
    let value = record.value.unwrap_or(0.0);
    let signed = super::figures::is_signed(choice.indicator) && value > 0.0;
    let mut text = setting.figures.full(record, value);
    if signed {
        text.insert(0, '+');
    }
    let mut font = figure_font(sheet);
    let wide = sheet.wide(&text, font);
    if wide > right - left {
        font.size *= (right - left) / wide;
    }
    let line = font.size * 1.3;
    let base = line_base(top, line, font);
    let ink = if record.status.is_unsure() { palette.balance } else { dress.words };
    sheet.put(&text, (left, base), Anchor::Start, font, ink, Role::Label);
    let mut y = top + line + 4.0 * zoom;
    let plain = sheet.sizes.plain();
    let mut lines: Vec<(String, Font)> = Vec::new();
    if !record.stands_alone() {
        lines.push((indicators::with_numbers(lang, record), plain));
    }
    let range = range(lang, record);
    if !range.is_empty() {
        lines.push((range, plain));
    }
    for (text, font) in lines {
        let tall = font.size * 1.5;
        for piece in measure::wrap(sheet.measure, font, &text, right - left, 0.0).into_iter().take(4) {
            sheet.put(
                &piece,
                (left, line_base(y, tall, font)),
                Anchor::Start,
                font,
                palette.grey,
                Role::Annotation,
            );
            y += tall;
        }
    }
    let spot = Spot { x: left, y: base };
    let track = Track { strand: 0, marks: vec![(0, place, spot)] };
    (plot, Hits { upright: false, stops: vec![base], tracks: vec![track], fields: Vec::new() }, vec![dress])
}
