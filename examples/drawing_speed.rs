//! How long a chart of one long line takes to be laid out: `cargo run --release --example drawing_speed -- [POINTS] [ROUNDS]`. For
//! profilers and for comparing two states of the code on one machine; no test looks at these times.

use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Size};
use kimngach::project::{self, Project};
use kimngach::read::{Hints, native::Native};
use kimngach::spec::{ChartSpec, ChartType};
use std::time::{Duration, Instant};

/// Days that one line has at most: the calendar that is read is finite.
const MOST: usize = 146_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let points = words.next().map_or(Ok(100_000), |n| n.parse::<usize>())?;
    let rounds = words.next().map_or(Ok(9), |n| n.parse::<usize>())?;
    let lines = points.div_ceil(MOST).max(1);
    let days: Vec<String> = days().take(points.div_ceil(lines)).collect();
    let mut text = String::from("period,partner,flow,measure,unit,value\n");
    let (mut state, mut value) = (123_456_789_u32, 1000.0);
    for i in 0..points {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        value += f64::from(state) / 4_294_967_296.0 - 0.5;
        let day = days.get(i % days.len()).ok_or("no day")?;
        text.push_str(&format!("{day},Partner {},X,value,million USD,{value:.4}\n", i / days.len()));
    }
    let began = Instant::now();
    let opened = project::open(text.as_bytes(), "days.csv", &Hints::default(), &Native)
        .map_err(|said| format!("{said:?}"))?;
    println!("read: {:?}", began.elapsed());
    let mut project = Project::new();
    project.take(opened);
    let whole = ChartSpec { kind: ChartType::Line, top: Some(lines as u32), ..ChartSpec::default() };
    let near = |part: usize| days.get(days.len() * part / 4).cloned();
    let zoomed = ChartSpec { from: near(1), to: near(3), ..whole.clone() };
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..rounds.max(1) {
        for (times, (spec, width)) in
            times.iter_mut().zip([(Some(&whole), 1000.0), (None, 900.0), (Some(&zoomed), 1000.0)])
        {
            if let Some(spec) = spec {
                project.set_spec(spec.clone()).map_err(|said| format!("{said:?}"))?;
            }
            let began = Instant::now();
            let look = Look { lang: Lang::En, ..Look::default() };
            project
                .lay_out(Size::wide(width), &Face::bundled(), &look)
                .map_err(|said| format!("{said:?}"))?;
            times.push(began.elapsed());
        }
    }
    for (what, times) in ["anew", "again", "zoomed"].iter().zip(&mut times) {
        times.sort();
        println!("{what}: {:?}", times.get(times.len() / 2).ok_or("no time")?);
    }
    Ok(())
}

/// Days in a row from 1750 on.
fn days() -> impl Iterator<Item = String> {
    let is_leap =
        |year: u32| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let long = move |year: u32, month: u32| match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1750..).flat_map(move |year| {
        (1..=12).flat_map(move |month| {
            (1..=long(year, month)).map(move |day| format!("{year:04}-{month:02}-{day:02}"))
        })
    })
}
