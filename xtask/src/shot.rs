//! `cargo xtask shot`: a picture of a page of the site, for people to look at; as it is printed when the file to write is a PDF.
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use browser_tests::{Browser, Engine, Screen, Site};
use lexopt::prelude::*;

use crate::server::Server;
use crate::{browsers, place, site, test};

/// What the command line asks for.
pub struct Wish {
    path: String,
    out: PathBuf,
    screen: Screen,
    engine: Engine,
    lang: Option<String>,
    full: bool,
    /// As a system draws it that sets its own few colours.
    forced: bool,
    keep_dist: bool,
    deeds: Vec<Deed>,
}

/// Something done to the page before the picture.
enum Deed {
    Click(String),
    Upload(String, PathBuf),
    Type(String, String),
}

impl Wish {
    pub fn read(words: &mut lexopt::Parser) -> Result<Self> {
        let (mut plain, mut screen, mut deeds) = (Vec::new(), Screen::default(), Vec::new());
        let (mut lang, mut full, mut forced, mut keep_dist) = (None, false, false, false);
        let mut engine = Engine::Chromium;
        while let Some(word) = words.next()? {
            match word {
                Long("width") => screen.width = words.value()?.parse()?,
                Long("height") => screen.height = words.value()?.parse()?,
                Long("dpr") => screen.ratio = words.value()?.parse()?,
                Long("dark") => screen.dark = true,
                Long("lang") => lang = Some(words.value()?.string()?),
                Long("full") => full = true,
                Long("forced") => forced = true,
                Long("keep-dist") => keep_dist = true,
                Long("browsers") => {
                    let [one] = browsers::engines(&words.value()?.string()?)?[..] else {
                        bail!("a picture is taken in one browser");
                    };
                    engine = one;
                }
                Long("click") => deeds.push(Deed::Click(words.value()?.string()?)),
                Long("upload") => {
                    let selector = words.value()?.string()?;
                    deeds.push(Deed::Upload(selector, PathBuf::from(words.value()?)));
                }
                Long("type") => {
                    let selector = words.value()?.string()?;
                    deeds.push(Deed::Type(selector, words.value()?.string()?));
                }
                Value(word) => plain.push(word.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        let [path, out] = plain.as_slice() else {
            bail!(
                "shot takes the page's path in the site and the file to write: cargo xtask shot index.html /tmp/page.png"
            );
        };
        let path = String::from(path.trim_start_matches('/'));
        Ok(Self { path, out: PathBuf::from(out), screen, engine, lang, full, forced, keep_dist, deeds })
    }
}

pub fn run(wish: &Wish) -> Result<()> {
    if !wish.keep_dist {
        site::build()?;
    }
    let server = Server::start(&place::dist(), None, "/")?;
    server.ask_for_reports();
    let browser = Browser::start(&browsers::programs(wish.engine)?, &test::folders()?)?;
    let mut page = browser.page(&server)?;
    page.screen(wish.screen)?;
    if wish.forced {
        page.prefers("forced-colors", "active")?;
    }
    if let Some(lang) = &wish.lang {
        page.language(lang)?;
    }
    page.goto(&wish.path)?;
    page.settled()?;
    for deed in &wish.deeds {
        match deed {
            Deed::Click(selector) => page.click(selector)?,
            Deed::Upload(selector, file) => {
                page.upload(selector, file)?;
                // On the page of the site a file ends as a chart of its name or as a message of why not.
                page.until(
                    "!document.querySelector('#file-name') || !document.querySelector('#message').hidden
                     || document.body.dataset.view === 'work' && document.querySelector('#progress').hidden",
                )?;
            }
            Deed::Type(selector, text) => page.type_into(selector, text)?,
        }
        page.settled()?;
        page.until("!document.querySelector('[aria-busy=true]')")?;
    }
    let picture = if wish.out.extension().is_some_and(|kind| kind == "pdf") {
        page.printed()?
    } else if wish.full {
        page.full_picture()?
    } else {
        page.picture()?
    };
    std::fs::write(&wish.out, picture)
        .with_context(|| format!("{} cannot be written", wish.out.display()))?;
    for line in page.log()?.into_iter().map(|line| line.text).chain(server.complaints()) {
        println!("  console: {line}");
    }
    println!("  {}", wish.out.display());
    page.close()
}
