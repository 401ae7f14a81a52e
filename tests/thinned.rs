//! What a line of very many points costs: shapes follow the pixels, not the points, and nothing that stands out is lost.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use kimngach::dataset::Dataset;
use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Plan, Shape, Size, Spot, plan};
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::spec::ChartSpec;
use std::fmt::Write as _;

/// Days in a row from 1 January 1800 on.
fn days(count: usize) -> Vec<String> {
    let leap = |y: u32| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let of = |y: u32, m: u32| match m {
        2 => 28 + u32::from(leap(y)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let all = (1800..).flat_map(|y| (1..=12).flat_map(move |m| (1..=of(y, m)).map(move |d| (y, m, d))));
    all.take(count).map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")).collect()
}

/// A figure a day, between 500 and 600 but for one of 5,000 and one of 1. `gap`: of every so many days one has no figure.
fn table(count: usize, gap: Option<usize>) -> Dataset {
    let mut text = String::from("period,flow,measure,unit,value\n");
    let mut noise: u32 = 1;
    for (i, day) in days(count).iter().enumerate() {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let value = match i {
            _ if i == count / 3 => 5000,
            _ if i == count / 2 => 1,
            _ => 500 + noise % 100,
        };
        if gap.is_none_or(|g| i % g != 1) {
            writeln!(text, "{day},X,value,million USD,{value}").unwrap();
        } else {
            writeln!(text, "{day},X,value,million USD,").unwrap();
        }
    }
    project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap().dataset
}

fn planned(kind: &str, data: &Dataset, width: f64) -> Plan {
    let spec: ChartSpec = serde_json::from_str(&format!(r#"{{"type": "{kind}"}}"#)).unwrap();
    let look = Look { lang: Lang::En, ..Look::default() };
    plan(&spec, data, Size::wide(width), &Face::bundled(), &look)
        .unwrap_or_else(|e| panic!("{kind}: {e:?}"))
        .output
}

/// All corners of the drawing.
fn corners(plan: &Plan) -> Vec<Spot> {
    let of = |shape: &Shape| match shape {
        Shape::Line { points, .. } | Shape::Area { points, .. } => points.clone(),
        Shape::Disc { at, .. } => vec![*at],
        _ => Vec::new(),
    };
    plan.shapes.iter().flat_map(of).collect()
}

fn holds(kind: &str, data: &Dataset, points: usize, width: f64) {
    let plan = planned(kind, data, width);
    let marks: Vec<Spot> = plan.hits.tracks.iter().flat_map(kimngach::plan::Track::spots).collect();
    assert_eq!(marks.len(), points, "{kind}: the index has every figure");
    let drawn = corners(&plan);
    // Four places a column of half a pixel; a form draws a run at most twice (line and area, or line and casing), steps have
    // two corners a place; axes and marks beside.
    let most = (width * 2.0) as usize * 4 * 3 + 400;
    assert!(drawn.len() < most, "{kind} at {width}: {} corners for {points} points", drawn.len());
    assert!(plan.shapes.len() < most, "{kind} at {width}: {} shapes", plan.shapes.len());
    let high = *marks.iter().min_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
    let low = *marks.iter().max_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
    for (what, spot) in [("first", marks[0]), ("last", *marks.last().unwrap()), ("high", high), ("low", low)]
    {
        // A band holds what lies between its edges; it is as much wider than what it stands for as a line is.
        let near: Vec<f64> =
            drawn.iter().filter(|c| (c.x - spot.x).abs() < 1.1).map(|c| c.y - spot.y).collect();
        let above =
            near.iter().any(|y| (-1.5..=1e-6).contains(y)) || kind != "area" && near.iter().any(|y| *y < 0.0);
        let below = near.iter().any(|y| (-1e-6..=1.5).contains(y)) || near.iter().any(|y| *y > 0.0);
        let edge = match what {
            "high" => near.iter().copied().fold(f64::INFINITY, f64::min),
            "low" if kind != "area" => near.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            _ => 0.0,
        };
        let there = above && below && edge.abs() <= 1.5;
        assert!(there, "{kind} at {width}: the {what} point is not drawn");
    }
    // And the pointer finds each day, the ones that were not drawn as well.
    for stop in (0..plan.hits.stops.len()).step_by(997) {
        let x = plan.hits.stops[stop];
        assert_eq!(plan.hits.nearest(Spot { x, y: 0.0 }), Some(stop), "{kind}");
    }
}

#[test]
fn shapes_follow_the_pixels_and_extremes_stay() {
    let data = table(14_000, None);
    for kind in ["line", "area", "step"] {
        for width in [320.0, 480.0] {
            holds(kind, &data, 14_000, width);
        }
    }
}

#[test]
fn many_gaps_cost_no_more() {
    for gap in [2, 3] {
        let data = table(14_000, Some(gap));
        let points = (0..14_000).filter(|i| i % gap != 1).count();
        for kind in ["line", "area"] {
            holds(kind, &data, points, 300.0);
        }
    }
}

#[test]
fn a_short_line_is_drawn_whole() {
    let plan = planned("line", &table(900, None), 720.0);
    let longest = plan.shapes.iter().filter_map(|s| match s {
        Shape::Line { points, .. } => Some(points.len()),
        _ => None,
    });
    assert_eq!(longest.max(), Some(900));
}

/// First and revised figures of very many days: what shares a pixel is one block, as high as all of it.
#[test]
fn a_long_range_is_drawn_by_its_pixels() {
    let days = days(6_000);
    let mut text = String::from("period,flow,measure,unit,value,status\n");
    for (i, day) in days.iter().enumerate() {
        let first = if i == 2_000 { 900 } else { 500 + i % 7 };
        writeln!(text, "{day},X,value,million USD,{first},estimate").unwrap();
        writeln!(text, "{day},X,value,million USD,{},final", first + 20).unwrap();
    }
    let data = project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap().dataset;
    let plan = planned("range", &data, 720.0);
    let marks: Vec<Spot> = plan.hits.tracks.iter().flat_map(kimngach::plan::Track::spots).collect();
    assert_eq!(marks.len(), 2 * days.len(), "the index has every figure");
    assert!(plan.shapes.len() < 720 * 2 + 100, "{} shapes", plan.shapes.len());
    let high = marks.iter().map(|m| m.y).fold(f64::INFINITY, f64::min);
    let reaches = |shape: &Shape| matches!(shape, Shape::Box { rect, .. } if (rect.y0 - high).abs() < 1.0);
    assert!(plan.shapes.iter().any(reaches), "the highest figure is not drawn");
}

/// Two lines of days in a row; a source of each figure is more than a long line is kept with, so that every figure is a record.
fn two_lines(count: usize, with_source: bool) -> Dataset {
    let mut text = String::from("period,partner,flow,measure,unit,value");
    text.push_str(if with_source { ",source\n" } else { "\n" });
    let mut noise: u32 = 7;
    for (name, base) in [("Japan", 500.0), ("China", 900.0)] {
        let mut value = base;
        for day in days(count) {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            value += f64::from(noise >> 8) / f64::from(1_u32 << 24) - 0.495;
            write!(text, "{day},{name},X,value,million USD,{value:.2}").unwrap();
            text.push_str(if with_source { ",Customs\n" } else { "\n" });
        }
    }
    project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap().dataset
}

#[test]
fn a_long_line_tells_what_all_its_figures_tell() {
    let count = 26_000;
    let (long, whole) = (two_lines(count, false), two_lines(count, true));
    for spec in [r#"{"type": "line", "source": "Customs"}"#, r#"{"from": "1801-02-03", "source": "Customs"}"#]
    {
        let spec: ChartSpec = serde_json::from_str(spec).unwrap();
        let look = Look { lang: Lang::En, ..Look::default() };
        let planned = |data: &Dataset| plan(&spec, data, Size::wide(720.0), &Face::bundled(), &look).unwrap();
        let (a, b) = (planned(&long), planned(&whole));
        let codes = |w: &[kimngach::diag::Diagnostic]| w.iter().map(|d| d.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes(&a.warnings), codes(&b.warnings));
        let (a, b) = (a.output, b.output);
        let strands = &a.told.choice.strands;
        assert!(strands.iter().all(|s| s.long.is_some() && s.line.records.len() < 9_000), "kept as digits");
        assert!(b.told.choice.strands.iter().all(|s| s.long.is_none() && s.line.records.len() > 25_000));
        assert_eq!(a.told.choice.periods, b.told.choice.periods);
        assert_eq!((&a.told.title, a.told.summary()), (&b.told.title, b.told.summary()));
        assert_eq!(a.texts, b.texts);
        assert_eq!(a.hits.stops, b.hits.stops);
        assert_eq!(a.shapes.len(), b.shapes.len());
        for stop in (0..a.hits.stops.len()).step_by(611).chain([1, 2, a.hits.stops.len() - 1]) {
            assert_eq!(a.told.tip(stop), b.told.tip(stop), "{stop}");
            for strand in 0..2 {
                let (here, there) = (a.spot(strand, stop).unwrap(), b.spot(strand, stop).unwrap());
                assert!(
                    (here.x - there.x).abs() < 1e-9 && (here.y - there.y).abs() < 1e-6,
                    "{here:?} {there:?}"
                );
            }
        }
        let (one, other) = (a.told.table(), b.told.table());
        assert_eq!(one.rows.len(), other.rows.len());
        assert_eq!(one.rows[777].cells, other.rows[777].cells);
        // Where the lines run: the outlines of the bands are the same to a fraction of a pixel.
        let mut bands = 0;
        for (here, there) in a.shapes.iter().zip(&b.shapes) {
            if let (Shape::Area { points: p, .. }, Shape::Area { points: q, .. }) = (here, there) {
                bands += 1;
                for (p, q) in edges(p).iter().zip(&edges(q)) {
                    let far = p.iter().map(|s| (s.y - height(q, s.x)).abs()).fold(0.0, f64::max);
                    assert!(far < 0.75, "{far} pixels apart");
                }
            }
        }
        assert_eq!(bands, 2);
    }
}

/// Two figures of two decimals are apart beyond doubt from 0.02 on: half a step of each lies between them at 0.01.
#[test]
fn who_leads_is_told_by_digits_as_by_records() {
    let count = 24_500;
    let table = |near: &str, with_source: bool| {
        let mut text = String::from("period,partner,flow,measure,unit,value");
        text.push_str(if with_source { ",source\n" } else { "\n" });
        for name in ["Japan", "China"] {
            for (i, day) in days(count).iter().enumerate() {
                let value = match name {
                    "China" => "900.00",
                    _ if i == 20_000 => near,
                    _ => "500.00",
                };
                write!(text, "{day},{name},X,value,million USD,{value}").unwrap();
                text.push_str(if with_source { ",Customs\n" } else { "\n" });
            }
        }
        project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap().dataset
    };
    for (near, leads_always) in [("899.98", true), ("899.99", false), ("900.01", false)] {
        let [long, whole] =
            [false, true].map(|with_source| planned("line", &table(near, with_source), 720.0));
        assert!(long.told.choice.strands.iter().all(|s| s.long.is_some()), "kept as digits");
        assert!(whole.told.choice.strands.iter().all(|s| s.long.is_none()));
        assert_eq!(long.told.title, whole.told.title, "{near}");
        // 20,001 days after 1 January 1800 it is 6 October 1854 (54 years with 13 leap days are 19,723).
        assert_eq!(!long.told.title.contains("1854"), leads_always, "{near}: {}", long.told.title);
    }
}

/// The fourth of five lines is dashed, the fifth dotted. At 1.36 px a dash is 4.2 and its gap 2.6 widths (`Dash::pattern`): 5.7 px of ink
/// in every 9.2; a dot is 0.9 of 2.8 widths: 1.2 in every 3.8. Columns are half a pixel wide.
#[test]
fn dashes_of_dense_lines_are_cut_across_the_axis() {
    let mut text = String::from("period,partner,flow,measure,unit,value\n");
    let mut noise: u32 = 3;
    for (nth, name) in ["Japan", "China", "Thailand", "Germany", "France"].iter().enumerate() {
        for day in days(6_000) {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let value = 5_000 - 900 * nth as u32 + (noise >> 16) % 100;
            writeln!(text, "{day},{name},X,value,million USD,{value}").unwrap();
        }
    }
    let data = project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap().dataset;
    let plan = planned("line", &data, 720.0);
    let long = |s: &&Shape| matches!(s, Shape::Line { points, .. } if points.len() > 50);
    assert_eq!(plan.shapes.iter().filter(long).count(), 0, "a line along its thousands of points");
    let tracks: Vec<Vec<Spot>> = plan.hits.tracks.iter().map(kimngach::plan::Track::spots).collect();
    // Pieces of a line stand where the line does: its highest and lowest places are apart from those of the others.
    let pieces = |line: usize| {
        let of = |end: fn(f64, f64) -> f64, s: &[Spot]| s.iter().map(|s| s.y).reduce(end).unwrap();
        let (high, low) = (of(f64::min, &tracks[line]) - 2.0, of(f64::max, &tracks[line]) + 2.0);
        let ends = |shape: &Shape| match shape {
            Shape::Area { points, .. } if points.iter().all(|s| (high..=low).contains(&s.y)) => {
                let x = |end: fn(f64, f64) -> f64| points.iter().map(|s| s.x).reduce(end).unwrap();
                Some((x(f64::min), x(f64::max)))
            }
            _ => None,
        };
        plan.shapes.iter().filter_map(ends).collect::<Vec<_>>()
    };
    for whole in 0..3 {
        assert_eq!(pieces(whole).len(), 1, "line {whole} is in one piece");
    }
    for (line, ink, period) in [(3, 5.712, 9.248), (4, 1.224, 3.808)] {
        let pieces = pieces(line);
        let (first, last) = (tracks[line][0].x, tracks[line][5_999].x);
        let day = (last - first) / 5_999.0;
        let wanted = ((last - first) / period).floor() as usize + 1;
        assert_eq!(pieces.len(), wanted, "line {line}");
        for (nth, (from, to)) in pieces.iter().enumerate() {
            let begin = first + nth as f64 * period;
            assert!(
                (begin..begin + 0.5 + day).contains(from) && *to <= begin + ink + 1e-6,
                "{line}: {from} to {to}"
            );
        }
    }
}

/// The upper and the lower edge of a band, each from left to right.
fn edges(band: &[Spot]) -> [Vec<Spot>; 2] {
    let turn = band.windows(2).position(|w| w[1].x <= w[0].x).unwrap() + 1;
    [band[..turn].to_vec(), band[turn..].iter().rev().copied().collect()]
}

/// Height of an edge at a place between its corners.
fn height(edge: &[Spot], x: f64) -> f64 {
    let after = edge.partition_point(|s| s.x < x).clamp(1, edge.len() - 1);
    let (a, b) = (edge[after - 1], edge[after]);
    a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)).clamp(0.0, 1.0)
}

/// A press on a figure that is not drawn opens its cell.
#[test]
fn a_figure_between_those_drawn_opens() {
    let count = 25_000;
    let mut text = String::from("period,flow,measure,unit,value\n");
    for (i, day) in days(count).iter().enumerate() {
        writeln!(text, "{day},X,value,million USD,{}", 100 + (i * 7919) % 877).unwrap();
    }
    let opened = project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native).unwrap();
    let mut project = project::Project::new();
    project.take(opened);
    let look = Look { lang: Lang::En, ..Look::default() };
    let (plan, _) = project.lay_out(Size::wide(720.0), &Face::bundled(), &look).unwrap();
    let drawn = plan.told.choice.strands[0].line.records.len();
    assert!(drawn < 9_000, "{drawn}");
    let at = plan.told.place("1820-05-05", "").unwrap();
    let row = plan.told.tip(at).unwrap().rows[0].clone();
    let (strand, place) = row.record.unwrap();
    let figure = project.figure(strand, place).unwrap();
    // The head is row 1, the first day row 2.
    assert_eq!(figure.inputs[0].row, at as u32 + 2);
    let digits: String = row.value.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, (100 + (at * 7919) % 877).to_string());
}
