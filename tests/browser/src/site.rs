//! What the tests need of the server that shows them the site.
use std::time::Duration;

pub trait Site: Send + Sync {
    /// Where the site begins, with a closing `/`. Tests have it under a path: the site must not mind.
    fn address(&self) -> String;
    /// The same site by another name of this machine: another origin to a browser.
    fn other_origin(&self) -> String;
    /// Puts up a page beside the site, at `path` seen from where the site begins.
    fn put(&self, path: &str, guest: Guest);
    /// Takes it down again; what the site itself has at that path is seen again.
    fn take(&self, path: &str);
    /// How many requests there were, since the server began, for paths with a part in them.
    fn served(&self, part: &str) -> usize;
    /// Has pages that are given out from now on tell the server what their console says, for browsers that tell nobody.
    fn listen_to_consoles(&self);
    /// What the server has to complain of since it was last asked: addresses that are not there, violations of the
    /// content security policy that browsers reported, and what consoles said.
    fn complaints(&self) -> Vec<String>;
}

/// A page that is not of the site: a newspaper's article, a file that comes slowly.
#[derive(Clone, Debug)]
pub struct Guest {
    pub status: u16,
    pub body: Vec<u8>,
    /// Its content security policy; nothing means it has none.
    pub policy: Option<String>,
    /// How long the server waits before it answers.
    pub delay: Duration,
    /// What the server says it is, where that is not what its name says.
    pub kind: Option<&'static str>,
    /// Whether pages of other origins may not read it.
    pub closed: bool,
    /// When it was last changed, as a server says it.
    pub modified: Option<&'static str>,
}

impl Guest {
    pub fn new(body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            body: body.into(),
            policy: None,
            delay: Duration::ZERO,
            kind: None,
            closed: false,
            modified: None,
        }
    }
}
