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
        let there = drawn.iter().any(|c| (c.x - spot.x).abs() < 1e-6 && (c.y - spot.y).abs() < 1e-6);
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
