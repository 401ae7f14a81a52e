//! What a person types: `cargo xtask COMMAND`. Every command is a file; this one only reads the words and chooses.
mod auditor;
mod bench_drawing;
mod bench_reading;
mod browsers;
mod cargo;
mod fingerprint;
mod http;
mod mute;
mod npm;
mod place;
mod programs;
mod say;
mod serve;
mod server;
mod shot;
mod site;
mod short;
mod size;
mod test;
mod toolchain;
mod wasm;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const USAGE: &str = "\
cargo xtask COMMAND

  build                          build the site into dist/, ready for any static host, under any path
  serve [--port N] [--open]      build, then serve dist/ on this machine and print the address
        [--watch]                and build again whenever a file under src/ or www/ changes
  shot PATH OUT.png              build, then take a picture of a page of the site, e.g. shot index.html /tmp/a.png;
                                 into OUT.pdf as it is printed
        [--browsers WHICH] [--width N] [--height N] [--dpr X] [--dark] [--forced] [--lang vi] [--full] [--keep-dist]
        [--click SELECTOR]… [--upload SELECTOR FILE]… [--type SELECTOR TEXT]…
  size                           build, then say what one embedded chart and the page weigh, and check the budget
  bench-drawing                  build, then draw beside uPlot, Chart.js and ECharts in the peers' harness, where that is there
        [--peers FOLDER] [--points 1e3,1e4] [--runs N] [--keep-dist]
  bench-reading                  build, then our sums over CSV beside other readers' in a browser, by a harness that lies elsewhere
        [--peers FOLDER] [--sizes 1,10,50] [--runs N] [--readers a,b] [--keep-dist]
  npm                            build, then leave the npm package in dist-npm/, install it into an empty project, open it
  test                           everything that must hold: formatting, clippy, native tests, the site, real browsers
        [--browsers WHICH]       in chromium (as it is), firefox, webkit or all; in the latter two the themes where engines differ,
        [--whole]                or every one
  browser [PART OF A NAME]…      build, then only the browser tests with one of these in their name
        [--browsers WHICH]
        [--keep-dist]            without building: dist/ as it lies there
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut words = lexopt::Parser::from_env();
    let command = match words.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) => String::from("help"),
        Some(other) => bail!("{}\n\n{USAGE}", other.unexpected()),
        None => bail!("which command?\n\n{USAGE}"),
    };
    match command.as_str() {
        "build" => {
            say::no_more(&mut words)?;
            site::build()?;
        }
        "serve" => serve::run(serve::Wish::read(&mut words)?)?,
        "shot" => shot::run(&shot::Wish::read(&mut words)?)?,
        "size" => {
            say::no_more(&mut words)?;
            size::run()?;
        }
        "bench-drawing" => bench_drawing::run(&bench_drawing::Wish::read(&mut words)?)?,
        "bench-reading" => bench_reading::run(&bench_reading::Wish::read(&mut words)?)?,
        "npm" => {
            say::no_more(&mut words)?;
            npm::run()?;
        }
        "test" => return test::all(&test::Wish::read(&mut words)?),
        "browser" => return test::browser(&test::Wish::read(&mut words)?),
        "help" => print!("{USAGE}"),
        other => bail!("there is no command “{other}”\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}
