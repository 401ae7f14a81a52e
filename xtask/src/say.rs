//! Progress in words: what is being done, and how long it took.
use std::io::Write;
use std::time::Instant;

use anyhow::{Result, bail};

/// Does `work`, saying before what it is and after how many seconds it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("  {what} …");
    // Where stdout is a pipe (CI), a line held back would show a long step only when it is over.
    std::io::stdout().flush()?;
    let begun = Instant::now();
    let done = work()?;
    let seconds = begun.elapsed().as_secs_f64();
    // What is over at once needs no second line.
    if seconds >= 0.3 {
        println!("  {what}: {seconds:.1} s");
    }
    Ok(done)
}

/// Refuses what is left of the command line.
pub fn no_more(words: &mut lexopt::Parser) -> Result<()> {
    match words.next()? {
        Some(word) => bail!("{}", word.unexpected()),
        None => Ok(()),
    }
}
