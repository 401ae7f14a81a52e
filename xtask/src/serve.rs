//! `cargo xtask serve`: the site on this machine, as a good host would serve it.
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use lexopt::prelude::*;

use crate::server::Server;
use crate::{place, programs, site, watch};

/// What the command line asks for.
pub struct Wish {
    port: Option<u16>,
    open: bool,
    watch: bool,
}

impl Wish {
    pub fn read(words: &mut lexopt::Parser) -> Result<Self> {
        let mut wish = Self { port: None, open: false, watch: false };
        while let Some(word) = words.next()? {
            match word {
                Long("port") => wish.port = Some(words.value()?.parse()?),
                Long("open") => wish.open = true,
                Long("watch") => wish.watch = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(wish)
    }
}

pub fn run(wish: Wish) -> Result<()> {
    // Before the build: what is changed while it runs belongs to the next one.
    let mut watched = watch::Watched::now();
    site::build()?;
    let server = Server::start(&place::dist(), wish.port, "/")?;
    println!("\n  kimngach is at {}  (Ctrl+C ends it)", server.address());
    if wish.open {
        open(&server.address());
    }
    loop {
        if !wish.watch {
            std::thread::park();
            continue;
        }
        std::thread::sleep(Duration::from_millis(400));
        if watched.changed() {
            println!("\n  something changed");
            match site::build() {
                Ok(_) => println!("  built again: reload {}", server.address()),
                // The last good build stays up; the next change is another try.
                Err(error) => eprintln!(
                    "\n  not built: {error:#}\n  {} still shows the last good build",
                    server.address()
                ),
            }
        }
    }
}

/// Shows the address in the person's browser, as each system does it. Where that fails, the address is on the screen.
fn open(address: &str) {
    let opener: &[&str] = match std::env::consts::OS {
        "macos" => &["open"],
        "windows" => &["cmd", "/C", "start", ""],
        _ => &["xdg-open"],
    };
    if let Some((program, words)) = opener.split_first()
        && programs::run(Command::new(program).args(words).arg(address)).is_err()
    {
        println!("  no browser could be opened: type the address");
    }
}
