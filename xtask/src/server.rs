//! A static server for the built site, as a good host would serve it: right types, compressed twins, and the strict
//! content security policy that the site promises to live under. The dev server and the browser tests share it.
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use browser_tests::Guest;

use crate::http::{self, Request, Response};

/// What our own pages may do. `form-action` and `connect-src` together say that a reader's file goes nowhere.
/// `frame-ancestors *`: to be embedded is the point.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; \
     frame-ancestors *; form-action 'none'; base-uri 'none'";

/// What the page itself may do beyond that: fetch a table from an address that its person types. Nothing of theirs is sent.
fn of_the_page(policy: &str) -> String {
    policy.replace("connect-src 'self'", "connect-src 'self' https: http://localhost:* http://127.0.0.1:*")
}

/// What a chart in a frame may do: the same, with the site's origin by name. In a sandboxed frame, whose origin is none, Safari takes
/// `'self'` for nobody and would load nothing.
fn of_a_frame(policy: &str, port: u16) -> String {
    policy.replace("'self'", &format!("'self' http://127.0.0.1:{port} http://localhost:{port}"))
}

/// Ports tried, in order, when none is asked for.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// A running server. It stops with the program.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    root: PathBuf,
    port: u16,
    /// The path that the site lies under: `/`, or `/a/b/`.
    mount: String,
    /// Pages that tests put up beside the site.
    guests: Mutex<HashMap<String, Guest>>,
    /// Requests answered with 404, and violations of the policy that browsers reported.
    complaints: Mutex<Vec<String>>,
    /// Paths that were asked for: what a Worker fetches no page can tell.
    asked: Mutex<Vec<String>>,
    /// Whether browsers are asked to report what the policy forbade.
    reports: AtomicBool,
    /// Whether pages are given a script that tells what their console says.
    consoles: AtomicBool,
}

impl Server {
    /// Serves `root` on this machine only, under the path `mount`; on a free port near 8000 when none is given.
    pub fn start(root: &Path, port: Option<u16>, mount: &str) -> Result<Self> {
        if !root.join("index.html").is_file() {
            bail!("{} holds no site: `cargo xtask build` makes one", root.display());
        }
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            root: root.to_path_buf(),
            port: address.port(),
            mount: String::from(mount),
            guests: Mutex::default(),
            complaints: Mutex::default(),
            asked: Mutex::default(),
            reports: AtomicBool::new(false),
            consoles: AtomicBool::new(false),
        });
        let answering = Arc::clone(&state);
        http::serve(listener, move |request| finished(answering.answer(request)));
        Ok(Self { address, state })
    }

    /// Has browsers report violations of the policy, for `complaints`.
    pub fn ask_for_reports(&self) {
        self.state.reports.store(true, Ordering::Relaxed);
    }

    /// The address to type.
    pub fn address(&self) -> String {
        format!("http://{}{}", self.address, self.state.mount)
    }
}

impl browser_tests::Site for Server {
    fn address(&self) -> String {
        Self::address(self)
    }

    fn other_origin(&self) -> String {
        format!("http://localhost:{}{}", self.address.port(), self.state.mount)
    }

    fn put(&self, path: &str, guest: Guest) {
        lock(&self.state.guests).insert(format!("{}{path}", self.state.mount), guest);
    }

    fn take(&self, path: &str) {
        lock(&self.state.guests).remove(&format!("{}{path}", self.state.mount));
    }

    fn served(&self, part: &str) -> usize {
        lock(&self.state.asked).iter().filter(|path| path.contains(part)).count()
    }

    fn listen_to_consoles(&self) {
        self.state.consoles.store(true, Ordering::Relaxed);
    }

    fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.state.complaints))
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be had: is something else serving there?"));
    }
    PORTS
        .chain([0])
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .context("no port on 127.0.0.1 can be had")
}

/// A thread that died while it held the lock left the list whole: each of them is changed by one call.
fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What goes back, before it is turned into headers.
struct Answer {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    encoding: Option<&'static str>,
    /// Nothing: the policy does not belong to this answer.
    policy: Option<String>,
    keep: bool,
    location: Option<String>,
    /// Whether pages of other origins may not read it.
    closed: bool,
    modified: Option<&'static str>,
}

impl State {
    fn answer(&self, request: &Request) -> Answer {
        match request.method.as_str() {
            "GET" | "HEAD" => self.look_up(request),
            "POST" if request.target.ends_with(REPORTS) => {
                let report = String::from_utf8_lossy(&request.body);
                lock(&self.complaints).push(format!("reported: {report}"));
                plain(204, "")
            }
            _ => plain(405, "Only GET here: this site takes nothing in.\n"),
        }
    }

    fn look_up(&self, request: &Request) -> Answer {
        let path = request.target.split(['?', '#']).next().unwrap_or("/");
        lock(&self.asked).push(String::from(path));
        if path.strip_prefix(&self.mount) == Some(LISTENER) {
            let script = LISTEN.replace("REPORTS", &format!("{}{REPORTS}", self.mount));
            return Answer { kind: kind_of(".js"), body: script.into_bytes(), ..plain(200, "") };
        }
        let guest = lock(&self.guests).get(path).cloned();
        if let Some(guest) = guest {
            std::thread::sleep(guest.delay);
            let policy = guest.policy.map(|policy| self.with_reports(&policy));
            let answer = Answer {
                policy,
                kind: guest.kind.unwrap_or_else(|| kind_of(path)),
                body: guest.body,
                closed: guest.closed,
                modified: guest.modified,
                ..plain(guest.status, "")
            };
            return self.listened(answer);
        }
        match self.find(path) {
            Found::File(file) => self.file(&file, accepted(request), path),
            Found::Folder => Answer { location: Some(format!("{path}/")), ..plain(301, "") },
            // A browser asks for it by itself where a page names no icon: nobody's fault.
            Found::Nothing if path == "/favicon.ico" => plain(204, ""),
            Found::Nothing => {
                lock(&self.complaints).push(format!("404: {path}"));
                self.not_found(path)
            }
        }
    }

    /// The file that a request means. Every part of the path is a plain name: nothing leads out of the folder.
    fn find(&self, path: &str) -> Found {
        let Some(rest) = path.strip_prefix(&self.mount) else { return Found::Nothing };
        let Some(rest) = decode(rest) else { return Found::Nothing };
        let mut file = self.root.clone();
        for part in rest.split('/').filter(|part| !part.is_empty()) {
            let plain = !part.starts_with("..") && part != "." && !part.contains(['\\', ':', '\0']);
            if !plain {
                return Found::Nothing;
            }
            file.push(part);
        }
        if file.is_dir() {
            let index = file.join("index.html");
            return match (rest.is_empty() || rest.ends_with('/'), index.is_file()) {
                (true, true) => Found::File(index),
                (false, true) => Found::Folder,
                _ => Found::Nothing,
            };
        }
        // A link inside the folder could still lead out of it.
        match (file.canonicalize(), self.root.canonicalize()) {
            (Ok(real), Ok(root)) if real.starts_with(&root) && real.is_file() => Found::File(file),
            _ => Found::Nothing,
        }
    }

    fn file(&self, file: &Path, accepted: Accepted, path: &str) -> Answer {
        let kind = kind_of(&file.to_string_lossy());
        // The folder's name is made from its content, so what lies in it never changes.
        let keep = path.strip_prefix(&self.mount).is_some_and(|rest| rest.starts_with("v-"));
        if self.consoles.load(Ordering::Relaxed) && kind.starts_with("text/html") {
            let body = std::fs::read(file).unwrap_or_default();
            let policy = self.policy_of(file);
            return self.listened(Answer { kind, body, keep, policy, ..plain(200, "") });
        }
        let twins = [(accepted.brotli, "br", ".br"), (accepted.gzip, "gzip", ".gz")];
        for (_, encoding, ending) in twins.into_iter().filter(|twin| twin.0) {
            let mut twin = file.as_os_str().to_owned();
            twin.push(ending);
            if let Ok(body) = std::fs::read(twin) {
                return Answer {
                    kind,
                    body,
                    encoding: Some(encoding),
                    keep,
                    policy: self.policy_of(file),
                    ..plain(200, "")
                };
            }
        }
        match std::fs::read(file) {
            Ok(body) => Answer { kind, body, keep, policy: self.policy_of(file), ..plain(200, "") },
            Err(error) => plain(500, &format!("{} cannot be read: {error}\n", file.display())),
        }
    }

    /// Puts the listening script first into a page.
    fn listened(&self, mut answer: Answer) -> Answer {
        if self.consoles.load(Ordering::Relaxed) && answer.kind.starts_with("text/html") {
            let page = String::from_utf8_lossy(&answer.body).into_owned();
            let tag = format!("<script src=\"{}{LISTENER}\"></script>", self.mount);
            // Behind the opening of the head, or of the document: before either, the page would be in quirks mode.
            let at =
                ["<head>", "<!doctype html>"].iter().find_map(|mark| Some(page.find(mark)? + mark.len()));
            let (before, after) = page.split_at(at.unwrap_or(0));
            answer.body = format!("{before}{tag}{after}").into_bytes();
        }
        answer
    }

    fn policy_of(&self, file: &Path) -> Option<String> {
        let policy = self.policy()?;
        Some(if file.ends_with("index.html") {
            of_the_page(&policy)
        } else if file.ends_with("embed.html") {
            of_a_frame(&policy, self.port)
        } else {
            policy
        })
    }

    fn policy(&self) -> Option<String> {
        Some(self.with_reports(POLICY))
    }

    fn with_reports(&self, policy: &str) -> String {
        if self.reports.load(Ordering::Relaxed) {
            format!("{policy}; report-uri {}{REPORTS}", self.mount)
        } else {
            String::from(policy)
        }
    }

    fn not_found(&self, path: &str) -> Answer {
        match std::fs::read(self.root.join("404.html")) {
            Ok(body) => Answer { kind: kind_of(".html"), body, policy: self.policy(), ..plain(404, "") },
            Err(_) => plain(404, &format!("There is no {path} here. The site begins at {}\n", self.mount)),
        }
    }
}

enum Found {
    File(PathBuf),
    /// A folder with an index, asked for without the closing `/` that its relative addresses need.
    Folder,
    Nothing,
}

/// Where browsers report violations of the policy, below the mount.
const REPORTS: &str = "policy-reports";

/// The script that tells what a console says, below the mount.
const LISTENER: &str = "console-listener.js";
const LISTEN: &str = "(() => {
  const tell = (what) => fetch('REPORTS', { method: 'POST', mode: 'no-cors', body: what });
  const said = console.error;
  console.error = (...words) => { tell('console: ' + words.join(' ')); said.apply(console, words); };
  addEventListener('error', (e) => tell('console: ' + (e.message ?? `${e.target.src ?? e.target.href} did not load`)), true);
  addEventListener('unhandledrejection', (e) => tell('console: ' + e.reason));
  addEventListener('securitypolicyviolation', (e) => tell('content security policy: ' + e.effectiveDirective + ' ' + e.blockedURI));
})();";

fn plain(status: u16, text: &str) -> Answer {
    Answer {
        status,
        kind: "text/plain; charset=utf-8",
        body: text.as_bytes().to_vec(),
        encoding: None,
        policy: None,
        keep: false,
        location: None,
        closed: false,
        modified: None,
    }
}

fn finished(answer: Answer) -> Response {
    let cache = if answer.keep { "public, max-age=31536000, immutable" } else { "no-store" };
    let mut headers = vec![
        ("Content-Type", String::from(answer.kind)),
        ("Cache-Control", String::from(cache)),
        ("Vary", String::from("Accept-Encoding")),
        ("X-Content-Type-Options", String::from("nosniff")),
    ];
    if !answer.closed {
        // A chart in a sandboxed frame has an opaque origin: to it, our own files are another site's.
        headers.push(("Access-Control-Allow-Origin", String::from("*")));
    }
    headers.extend(answer.modified.map(|when| ("Last-Modified", String::from(when))));
    headers.extend(answer.encoding.map(|encoding| ("Content-Encoding", String::from(encoding))));
    headers.extend(answer.policy.map(|policy| ("Content-Security-Policy", policy)));
    headers.extend(answer.location.map(|location| ("Location", location)));
    Response { status: answer.status, headers, body: answer.body }
}

#[derive(Clone, Copy, Default)]
struct Accepted {
    brotli: bool,
    gzip: bool,
}

fn accepted(request: &Request) -> Accepted {
    let mut accepted = Accepted::default();
    let header = request.header("Accept-Encoding").unwrap_or("");
    for part in header.split(',') {
        let mut words = part.split(';').map(str::trim);
        let name = words.next().unwrap_or("");
        let refused = words.any(|word| matches!(word, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        match name {
            "br" => accepted.brotli = !refused,
            "gzip" => accepted.gzip = !refused,
            _ => {}
        }
    }
    accepted
}

/// Undoes percent-encoding; nothing when it is broken or does not give text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The media type that a file's name stands for.
fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(root: &Path, mount: &str) -> State {
        State {
            root: root.to_path_buf(),
            port: 8000,
            mount: String::from(mount),
            guests: Mutex::default(),
            complaints: Mutex::default(),
            asked: Mutex::default(),
            reports: AtomicBool::new(false),
            consoles: AtomicBool::new(false),
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let state = state(&here, "/");
        assert!(matches!(state.find("/main.rs"), Found::File(_)));
        assert!(matches!(state.find("/site/mod.rs"), Found::File(_)));
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/site/../../Cargo.toml",
            "/..%2fCargo.toml",
            "/%",
            "/a%00b",
        ] {
            assert!(matches!(state.find(path), Found::Nothing), "{path}");
        }
    }

    #[test]
    fn a_site_under_a_path_is_only_there() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let state = state(&here, "/du-lieu/");
        assert!(matches!(state.find("/du-lieu/main.rs"), Found::File(_)));
        assert!(matches!(state.find("/main.rs"), Found::Nothing));
    }

    #[test]
    fn decodes_names() {
        assert_eq!(decode("b%C3%A1o.csv").as_deref(), Some("báo.csv"));
        assert_eq!(decode("%ff"), None);
    }
}
