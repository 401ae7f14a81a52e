//! Colours by computation: contrast with the ground and between neighbours, and whether they stay apart for people who see
//! fewer colours.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]
#![allow(clippy::disallowed_methods, reason = "a second arithmetic, apart from the program's own")]

use kimngach::dataset::Flow;
use kimngach::plan::palette::{CONTRAST, CONTRAST_DARK, DARK, LIGHT, PRINT};
use kimngach::plan::{Look, Palette, Rgb};
use std::path::Path;

/// Linear light of a channel, 0 to 1 (IEC 61966-2-1).
fn linear(byte: u8) -> f64 {
    let c = f64::from(byte) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

fn byte(light: f64) -> u8 {
    let c = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.max(0.0).powf(1.0 / 2.4) - 0.055 };
    (c * 255.0).round().clamp(0.0, 255.0) as u8
}

/// Three by three, row by row.
type Matrix = [[f64; 3]; 3];

/// Protanopia, deuteranopia, tritanopia at full severity: Machado, Oliveira, Fernandes (2009), table of matrices.
const BLIND: [(&str, Matrix); 3] = [
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(Rgb(r, g, b): Rgb, matrix: &Matrix) -> Rgb {
    let light = [linear(r), linear(g), linear(b)];
    let row = |m: &[f64; 3]| byte(m[0] * light[0] + m[1] * light[1] + m[2] * light[2]);
    Rgb(row(&matrix[0]), row(&matrix[1]), row(&matrix[2]))
}

/// CIELAB under D65.
fn lab(Rgb(r, g, b): Rgb) -> [f64; 3] {
    let (r, g, b) = (linear(r), linear(g), linear(b));
    let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83;
    let f = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

fn distance(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (lab(a), lab(b));
    (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
}

/// Every palette that a chart can be drawn in, the program's own and those of the newsrooms that come with it as examples.
fn palettes() -> Vec<(String, Palette)> {
    let mut all: Vec<(String, Palette)> = [
        ("light", LIGHT),
        ("dark", DARK),
        ("contrast", CONTRAST),
        ("contrast dark", CONTRAST_DARK),
        ("print", PRINT),
    ]
    .map(|(name, palette)| (name.to_owned(), palette))
    .into();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/gallery/houses");
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let house = std::fs::read_to_string(&path).unwrap();
        let spec = kimngach::spec::from_json(&format!("{{\"house\": {house}}}")).unwrap();
        for dark in [false, true] {
            let look = Look { dark, ..Look::default() };
            let palette =
                kimngach::plan::palette_of(&spec, &look).unwrap_or_else(|e| panic!("{path:?}: {e:?}"));
            all.push((format!("{} {dark}", path.file_stem().unwrap().to_string_lossy()), palette));
        }
    }
    assert!(all.len() >= 9);
    all
}

#[test]
fn fills_of_stacks_are_apart_from_the_ground_and_from_their_neighbours() {
    for (name, p) in palettes() {
        for (i, fill) in p.tones.iter().enumerate() {
            assert!(fill.contrast(p.page) >= 3.0, "{name} {i}: {:.2}", fill.contrast(p.page));
            if let Some(next) = p.tones.get(i + 1) {
                assert!(fill.contrast(*next) >= 3.0, "{name} {i}: {:.2}", fill.contrast(*next));
            }
        }
        let [a, b] = p.orange_tones;
        assert!(a.contrast(p.page) >= 3.0 && b.contrast(p.page) >= 3.0 && a.contrast(b) >= 3.0, "{name}");
    }
}

#[test]
fn words_and_marks_are_apart_from_their_ground() {
    for (name, p) in palettes() {
        let strong = name.starts_with("contrast") || name == "print";
        let (words, marks) = if strong { (7.0, 3.0) } else { (4.5, 3.0) };
        for (what, colour) in [("ink", p.ink), ("grey", p.grey)] {
            for ground in [p.page, p.band] {
                assert!(colour.contrast(ground) >= words, "{name} {what}: {:.2}", colour.contrast(ground));
            }
        }
        let all = [
            p.axis,
            p.exports,
            p.imports,
            p.balance,
            p.quiet,
            p.blues[0],
            p.blues[1],
            p.oranges[0],
            p.oranges[1],
        ];
        for (i, colour) in all.into_iter().enumerate() {
            assert!(colour.contrast(p.page) >= marks, "{name} {i}: {:.2}", colour.contrast(p.page));
        }
        for flow in [Flow::Export, Flow::Import] {
            assert!(p.flow_dress(flow).words.contrast(p.page) >= 4.5 || !strong, "{name} {flow:?}");
            for place in 0..6 {
                let words = p.part(place, 6, Some(flow)).words;
                assert!(
                    words.contrast(p.page) >= 4.5,
                    "{name} {flow:?} {place}: {:.2}",
                    words.contrast(p.page)
                );
            }
        }
        // Where colour must not be needed, the two flows differ by their dash.
        assert_eq!(p.dashed, strong, "{name}");
        assert_eq!(p.flow_dress(Flow::Import).dash != p.flow_dress(Flow::Export).dash, strong, "{name}");
    }
}

/// Where colour must not be needed, no two fills are of one lightness: neither those of exports nor those of imports.
#[test]
fn fills_of_print_and_contrast_differ_by_lightness() {
    for (name, p) in [("contrast", CONTRAST), ("contrast dark", CONTRAST_DARK), ("print", PRINT)] {
        let mut imports = p.tones;
        imports[..2].copy_from_slice(&p.orange_tones);
        for (flow, fills) in [("exports", p.tones), ("imports", imports)] {
            for i in 0..fills.len() {
                for k in i + 1..fills.len() {
                    let far = (lab(fills[i])[0] - lab(fills[k])[0]).abs();
                    assert!(far >= 4.5, "{name} {flow}: {i} and {k} are {far:.1} apart");
                }
                if let Some(next) = fills.get(i + 1) {
                    assert!(fills[i].contrast(*next) >= 3.0, "{name} {flow} {i}");
                }
            }
        }
    }
}

/// Five units of CIELAB are told apart side by side; ten across a chart. What stands in one stack is apart by more.
#[test]
fn colours_stay_apart_for_people_who_see_fewer() {
    for (name, matrix) in &BLIND {
        for (dark, p) in palettes().into_iter().filter(|(name, _)| name != "print") {
            let fills = p.tones;
            // A newsroom may give fewer tones than eight; they then come again.
            let different = (1..fills.len()).find(|i| fills[*i] == fills[0]).unwrap_or(fills.len());
            for i in 0..different {
                for k in i + 1..different {
                    // Tones of the same depth are never neighbours: they stand two or more apart.
                    let least = if (k - i) % 2 == 1 { 20.0 } else { 5.0 };
                    let far = distance(seen(fills[i], matrix), seen(fills[k], matrix));
                    assert!(far >= least, "{name} {dark}: {i} and {k} are {far:.1} apart");
                }
            }
        }
        for (dark, p) in palettes() {
            let all =
                [("exports", p.exports), ("imports", p.imports), ("balance", p.balance), ("quiet", p.quiet)];
            for (i, (a, one)) in all.iter().enumerate() {
                for (b, other) in &all[i + 1..] {
                    let far = distance(seen(*one, matrix), seen(*other, matrix));
                    assert!(far >= 10.0, "{name} {dark}: {a} and {b} are {far:.1} apart");
                }
            }
            for flow in [Flow::Export, Flow::Import] {
                let part = |place| seen(p.part(place, 5, Some(flow)).colour, matrix);
                let far = distance(part(0), part(1));
                assert!(far >= 15.0, "{name} {flow:?} {dark}: {far:.1}");
            }
        }
    }
}

/// Colours that a person chose for two members, hardly told apart without red cones; a third is told apart by its depth.
#[test]
fn whoever_chooses_colours_that_some_cannot_tell_apart_is_told() {
    let table = "period,flow,partner,measure,unit,value\n2022,X,Japan,value,million USD,24232\n2023,X,Japan,value,million USD,23313\n\
                 2022,X,China,value,million USD,57703\n2023,X,China,value,million USD,61210\n\
                 2022,X,India,value,million USD,7961\n2023,X,India,value,million USD,8501\n";
    let (hints, native) = (kimngach::read::Hints::default(), kimngach::read::native::Native);
    let dataset = kimngach::project::open(table.as_bytes(), "x.csv", &hints, &native).unwrap().dataset;
    let warned = |colours: &str, dark: bool| -> Vec<String> {
        let spec =
            kimngach::spec::from_json(&format!(r#"{{"type": "line", "colours": {colours}}}"#)).unwrap();
        let look = Look { dark, ..Look::default() };
        let face = kimngach::plan::Face::bundled();
        let planned =
            kimngach::plan::plan(&spec, &dataset, kimngach::plan::Size::wide(720.0), &face, &look).unwrap();
        let of_colour = planned.warnings.iter().filter(|d| d.code.starts_with("chart.colour"));
        of_colour.map(|d| kimngach::lang::sentence(kimngach::lang::Lang::En, d)).collect()
    };
    let told = warned(r##"{"Japan": "#b24b3c", "China": "#6b7a2a", "India": "#1b222b"}"##, false);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("Japan") && told[0].contains("China"), "{told:?}");
    assert_eq!(warned(r##"{"Japan": "#0f3a6e", "China": "#c8590f"}"##, false), Vec::<String>::new());
    // On white it is strong, on the dark ground it is not.
    assert_eq!(warned(r##"{"Japan": "#0f3a6e"}"##, true).len(), 1);
}
