//! How long a file takes to be read, and what a page does with it afterwards: `cargo run --release --example reading_speed --
//! FILE [ROUNDS] [sums COLUMN,COLUMN …]`. With `sums` it is only added up, as `www/sums.js` does it. For profilers and for
//! comparing two states of the code on one machine; no test looks at these times.

use kimngach::lang::Lang;
use kimngach::plan::{Face, Look, Size};
use kimngach::project::{self, Limits, Opening, Project, Restoring, Summing};
use kimngach::read::{Hints, native::Native};
use std::time::{Duration, Instant};

/// Bytes that come at once, as in the page's Worker.
const CHUNK: usize = 1 << 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let file = words.next().ok_or("which file?")?;
    let rounds = words.next().map_or(Ok(1), |n| n.parse::<usize>())?;
    let by: Option<Vec<Vec<String>>> = words
        .next()
        .filter(|word| word == "sums")
        .map(|_| words.map(|names| names.split(',').map(str::to_owned).collect()).collect());
    let bytes = std::fs::read(&file)?;
    let mut times: Vec<(&str, Vec<Duration>)> = Vec::new();
    for _ in 0..rounds.max(1) {
        let steps = match &by {
            Some(by) => added_up(&bytes, by)?,
            None => opened(&bytes)?,
        };
        for (what, time) in steps {
            match times.iter_mut().find(|(known, _)| *known == what) {
                Some((_, all)) => all.push(time),
                None => times.push((what, vec![time])),
            }
        }
    }
    for (what, all) in &mut times {
        all.sort();
        println!("{what}: {:?}", all.get(all.len() / 2).ok_or("no time")?);
    }
    Ok(())
}

type Steps = Vec<(&'static str, Duration)>;

fn added_up(bytes: &[u8], by: &[Vec<String>]) -> Result<Steps, String> {
    let began = Instant::now();
    let mut summing = Summing::new("table.csv", Hints::default(), by.to_vec());
    let sums = loop {
        for chunk in bytes.chunks(CHUNK) {
            if !summing.push(chunk, &Native).map_err(said)? {
                break;
            }
        }
        if let Some(sums) = summing.finish(&Native).map_err(said)? {
            break sums;
        }
    };
    let time = began.elapsed();
    println!("{} sums", sums.groups.iter().map(|group| group.rows.len()).sum::<usize>());
    Ok(vec![("added up", time)])
}

/// What the Worker does, and then what the page's own thread does.
fn opened(bytes: &[u8]) -> Result<Steps, String> {
    let mut steps = Steps::new();
    let mut began = Instant::now();
    let mut step = |what| {
        steps.push((what, began.elapsed()));
        began = Instant::now();
    };
    let mut opening = Opening::new("table.csv", Hints::default(), Limits::default());
    let opened = loop {
        for chunk in bytes.chunks(CHUNK) {
            if !opening.push(chunk, &Native).map_err(said)? {
                break;
            }
        }
        if let Some(opened) = opening.finish(&Native).map_err(said)? {
            break opened;
        }
    };
    step("read");
    let snapshot = project::snapshot(opened).map_err(|said| format!("{said:?}"))?;
    let size = snapshot.len();
    step("snapshot written");
    let mut restoring = Restoring::new(snapshot).map_err(|said| format!("{said:?}"))?;
    step("snapshot: all but the points");
    while !restoring.step(2000).map_err(|said| format!("{said:?}"))? {}
    step("snapshot: points");
    let mut project = Project::new();
    project.take(restoring.done());
    step("taken");
    let look = Look { lang: Lang::Vi, ..Look::default() };
    project.lay_out(Size::wide(900.0), &Face::bundled(), &look).map_err(said)?;
    step("first layout");
    project.lay_out(Size::wide(901.0), &Face::bundled(), &look).map_err(said)?;
    step("second layout");
    let choices = project::choices(project.dataset(), Lang::Vi);
    step("choices");
    let resolved = project.resolved();
    step("resolved");
    let shown = project.shown(Lang::Vi);
    step("indicator");
    let economy = project.own_economy();
    step("economy");
    let understood = project.opened().file.understood(Lang::Vi);
    step("understood");
    let wordings = project.plan().map(project::wordings);
    step("wordings");
    let sentences = project.sentences(Lang::Vi, &Face::bundled());
    step("sentences");
    drop((choices, resolved, shown, economy, understood, wordings));
    println!(
        "{} series, {} figures, a snapshot of {size} bytes, {} sentences",
        project.dataset().series.len(),
        project.dataset().series.iter().map(|one| one.points.len()).sum::<usize>(),
        sentences.len(),
    );
    Ok(steps)
}

fn said(problems: Vec<kimngach::diag::Diagnostic>) -> String {
    format!("{problems:?}")
}
