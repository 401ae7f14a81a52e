//! Colours as people see them who see fewer: those that a person or a newsroom chose are held against each other, and whoever
//! shares the chart is told which two are hardly told apart.

use super::choose::Choice;
use super::palette::Palette;
use super::press::colour;
use super::shape::Rgb;
use crate::diag::Diagnostic;
use crate::figure::{Within, powf};
use crate::spec::ChartSpec;

/// Under so many units of CIELAB two colours of one chart are hardly told apart.
const LEAST: f64 = 10.0;

/// How light falls on fewer kinds of cones: three by three, row by row, on linear light.
type Sight = [[f64; 3]; 3];

/// Nobody's, and those without red, green or blue cones (Machado, Oliveira, Fernandes 2009, full severity).
const SIGHTS: [Sight; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// Lightness and the two hues of CIELAB (D65) of a colour as some sight has it.
fn lab(Rgb(r, g, b): Rgb, sight: &Sight) -> [f64; 3] {
    let linear = |byte: u8| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { powf((c + 0.055) / 1.055, 2.4) }
    };
    let light = [linear(r), linear(g), linear(b)];
    let [r, g, b] = sight.map(|row| {
        let sum: f64 = row.iter().zip(&light).map(|(a, b)| a * b).sum();
        sum.within(0.0, 1.0)
    });
    let curve = |t: f64| if t > 0.008_856 { powf(t, 1.0 / 3.0) } else { 7.787 * t + 16.0 / 116.0 };
    let x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
    let y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Least distance of two colours over all sights, in units of CIELAB.
pub(super) fn distance(a: Rgb, b: Rgb) -> f64 {
    let far = |sight: &Sight| {
        let squares = lab(a, sight).into_iter().zip(lab(b, sight)).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    };
    SIGHTS.iter().map(far).fold(f64::INFINITY, f64::min)
}

/// What there is to say of chosen colours: `chart.colours-alike` for every two that hardly differ, with the names that they
/// stand for; `chart.colour-faint` for one under 3:1 on the ground it is drawn on. Colours are chosen by `colours` of the spec, for its members, and by a newsroom, for the parts of its dress;
/// where the program chose both nothing is said.
pub(super) fn warnings(spec: &ChartSpec, choice: &Choice, palette: &Palette) -> Vec<Diagnostic> {
    let drawn = |name: &str| {
        let label = spec.labels.get(name).map_or(name, String::as_str);
        choice.strands.iter().chain(&choice.others).any(|s| s.name == label)
    };
    let mut all: Vec<(&str, Rgb)> = spec
        .colours
        .iter()
        .filter(|(name, _)| drawn(name))
        .filter_map(|(name, text)| Some((name.as_str(), colour(text)?)))
        .collect();
    let mut found = alike(&all);
    // On the ground of its theme a faint one is refused; this is the ground that a dark place has.
    for (name, colour) in all.iter().filter(|(_, c)| c.contrast(palette.page) < 3.0) {
        found.push(
            Diagnostic::warning("chart.colour-faint")
                .with("name", *name)
                .with("found", colour.css())
                .with("ground", palette.page.css()),
        );
    }
    all.clear();
    if let Some(house) = &spec.house {
        let named = |colours: &crate::spec::house::Colours| {
            [&colours.exports, &colours.imports, &colours.balance, &colours.quiet].iter().any(|c| c.is_some())
        };
        if named(&house.light) || named(&house.dark) {
            all.extend([
                ("exports", palette.exports),
                ("imports", palette.imports),
                ("balance", palette.balance),
                ("quiet", palette.quiet),
            ]);
        }
    }
    found.extend(alike(&all));
    found
}

fn alike(all: &[(&str, Rgb)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (i, (a, one)) in all.iter().enumerate() {
        for (b, other) in all.iter().skip(i + 1).filter(|(_, other)| distance(*one, *other) < LEAST) {
            found.push(
                Diagnostic::warning("chart.colours-alike")
                    .with("a", *a)
                    .with("b", *b)
                    .with("one", one.css())
                    .with("other", other.css()),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn red_and_green_are_far_for_most_and_near_for_some() {
        // Two of one depth: what a traffic light would be on paper.
        let (red, green) = (Rgb::hex(0xb24b3c), Rgb::hex(0x6b7a2a));
        assert!(distance(red, green) < LEAST, "{}", distance(red, green));
        let squares =
            lab(red, &SIGHTS[0]).into_iter().zip(lab(green, &SIGHTS[0])).map(|(a, b)| (a - b) * (a - b));
        assert!(squares.sum::<f64>().sqrt() > 40.0);
    }

    #[test]
    fn lightness_is_seen_by_all() {
        // CIELAB has black at 0 and white at 100.
        assert!((distance(Rgb::hex(0x000000), Rgb::hex(0xffffff)) - 100.0).abs() < 0.5);
        assert_eq!(distance(Rgb::hex(0x1a5fa8), Rgb::hex(0x1a5fa8)), 0.0);
    }
}
