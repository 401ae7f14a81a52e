//! What a test says to a page: go there, wait, look. Selectors are CSS; ` >>> ` steps into a shadow root.
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::browser::Place;
use crate::site::{Guest, Site};
use crate::webdriver::{Element, Engine, Session};

/// How long a test waits for what must come. Long, because machines are slow when they are busy; a page that is right
/// is never this late.
pub const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// Finds the element for a selector, through shadow roots.
const FIND: &str = "const find = (selector) => {
    let within = document, element = null;
    for (const part of selector.split('>>>')) {
        element = within && within.querySelector(part.trim());
        within = element && element.shadowRoot;
    }
    return element;
};";

/// Says what the page itself would only tell its own console.
const WATCH: &str = "addEventListener('securitypolicyviolation', (e) => console.error(
    `content security policy: ${e.effectiveDirective} forbids ${e.blockedURI} (${e.sourceFile}:${e.lineNumber})`));";

pub struct Page<'a> {
    pub(crate) session: Session,
    pub(crate) allowed: Vec<String>,
    /// Where files lie that a test chooses or opens.
    pub(crate) files: PathBuf,
    pub(crate) media: Vec<(String, String)>,
    /// Device pixels for one CSS pixel, where that was asked for.
    pub(crate) ratio: Option<f64>,
    site: &'a dyn Site,
    pub(crate) place: Place,
    closed: bool,
}

impl<'a> Page<'a> {
    pub(crate) fn open(session: Session, site: &'a dyn Site, files: PathBuf, place: Place) -> Result<Self> {
        session.post("/timeouts", json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 }))?;
        if session.engine == Engine::Chromium {
            session.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
        }
        Ok(Self {
            session,
            allowed: Vec::new(),
            files,
            media: Vec::new(),
            ratio: None,
            site,
            place,
            closed: false,
        })
    }

    /// The browser that shows it.
    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// The server behind the page.
    pub fn site(&self) -> &'a dyn Site {
        self.site
    }

    /// Goes to a path of the site (`""` is its front page), or to a whole address.
    pub fn goto(&self, path: &str) -> Result<()> {
        let address = if path.starts_with("http:") || path.starts_with("file:") {
            String::from(path)
        } else {
            format!("{}{path}", self.site.address())
        };
        self.session
            .post("/url", json!({ "url": address }))
            .with_context(|| format!("going to {address}"))?;
        self.keeps_ratio()
    }

    /// Firefox now and then loses the ratio that it was told when it takes a new document, and what the person has set: it is told again.
    fn keeps_ratio(&self) -> Result<()> {
        for (feature, value) in self.media.iter().filter(|_| self.engine() == Engine::Firefox) {
            let Some(name) = crate::screen::firefox_name(feature) else { continue };
            if self.js(&format!("matchMedia('({feature}: {value})').matches"))? != true {
                self.session.firefox(
                    "tab.browsingContext[arguments[0]] = 'none'; tab.browsingContext[arguments[0]] = arguments[1];",
                    &[json!(name), json!(value)],
                )?;
            }
        }
        let Some(ratio) = self.ratio.filter(|_| self.engine() == Engine::Firefox) else { return Ok(()) };
        // A document that is just taken may have none yet.
        if self.js("devicePixelRatio")?.as_f64() != Some(ratio) {
            self.session.firefox(
                "tab.browsingContext.overrideDPPX = 0; tab.browsingContext.overrideDPPX = arguments[0];",
                &[json!(ratio)],
            )?;
        }
        Ok(())
    }

    /// Writes a file to the disk and opens it from there, as a person does who was sent it.
    pub fn goto_file(&self, name: &str, text: &str) -> Result<()> {
        std::fs::create_dir_all(&self.files)?;
        let file = self.files.join(name);
        std::fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
        self.goto(&format!("file://{}", file.display()))
    }

    pub fn reload(&self) -> Result<()> {
        self.session.post("/refresh", json!({}))?;
        self.keeps_ratio()
    }

    pub fn address(&self) -> Result<String> {
        text_of(self.session.get("/url")?)
    }

    // Looking

    pub(crate) fn element(&self, selector: &str) -> Result<Element> {
        let answer =
            self.session.script(&format!("{FIND} return find(arguments[0]);"), &[json!(selector)])?;
        Element::from_answer(&answer).with_context(|| format!("there is no “{selector}” in the page"))
    }

    /// Runs `expression` with `e` as the element, and gives its value.
    pub fn look(&self, selector: &str, expression: &str) -> Result<Value> {
        let element = self.element(selector)?;
        self.session
            .script(&format!("const e = arguments[0]; return {expression};"), &[element.as_argument()])
            .with_context(|| format!("looking at “{selector}”"))
    }

    /// The text that is seen.
    pub fn text(&self, selector: &str) -> Result<String> {
        text_of(self.look(selector, "(e.innerText ?? e.textContent).trim()")?)
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let value = self.look(selector, &format!("e.getAttribute({})", json!(name)))?;
        Ok(value.as_str().map(String::from))
    }

    /// The value of a form control.
    pub fn value(&self, selector: &str) -> Result<String> {
        text_of(self.look(selector, "String(e.value)")?)
    }

    pub fn is_there(&self, selector: &str) -> Result<bool> {
        let answer = self
            .session
            .script(&format!("{FIND} return find(arguments[0]) !== null;"), &[json!(selector)])?;
        Ok(answer == Value::Bool(true))
    }

    /// There, and taking room on the screen.
    pub fn is_shown(&self, selector: &str) -> Result<bool> {
        Ok(self.is_there(selector)?
            && self.look(
                selector,
                "e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0",
            )? == Value::Bool(true))
    }

    pub fn count(&self, selector: &str) -> Result<u64> {
        self.number(&format!("document.querySelectorAll({}).length", json!(selector)))
            .map(|count| count as u64)
    }

    /// Left, top, width and height on the screen, in CSS pixels.
    pub fn place(&self, selector: &str) -> Result<[f64; 4]> {
        let value = self.look(selector, "(r => [r.x, r.y, r.width, r.height])(e.getBoundingClientRect())")?;
        serde_json::from_value(value).context("a rectangle is four numbers")
    }

    // Running scripts

    /// The value of a JavaScript expression.
    pub fn js(&self, expression: &str) -> Result<Value> {
        self.session.script(&format!("return ({expression});"), &[])
    }

    pub fn number(&self, expression: &str) -> Result<f64> {
        let value = self.js(expression)?;
        value.as_f64().with_context(|| format!("{expression} is {value}, not a number"))
    }

    /// Runs statements that may `await`; gives what they `return`.
    pub fn run(&self, statements: &str, arguments: &[Value]) -> Result<Value> {
        self.session.async_script(statements, arguments)
    }

    /// Runs statements that may `await` and `import`, as a module of the page itself: Firefox gives a driver's script modules of its
    /// own, other ones than the page's.
    pub fn inside(&self, statements: &str, arguments: &[Value]) -> Result<Value> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("inside-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let script = format!(
            "const args = {};
             (async () => {{ {statements} }})().then((value) => [true, value ?? null], (error) => [false, String(error)])
                 .then((said) => dispatchEvent(new CustomEvent('{name}', {{ detail: JSON.stringify(said) }})));",
            json!(arguments)
        );
        let path = format!("guest/{name}.js");
        self.site.put(&path, Guest::new(script));
        let said = self.run(
            "return await new Promise((done, broken) => {
                 addEventListener(args[0], (event) => done(event.detail), { once: true });
                 const script = document.createElement('script');
                 script.type = 'module';
                 script.onerror = () => broken('the page does not take the script');
                 script.src = args[1];
                 document.head.append(script);
             });",
            &[json!(name), json!(format!("{}{path}", self.site.address()))],
        );
        self.site.take(&path);
        let mut said: Value = serde_json::from_str(&text_of(said?)?)?;
        let value = said.get_mut(1).map(Value::take).unwrap_or_default();
        if said.get(0) != Some(&Value::Bool(true)) {
            bail!("the script failed: {}", value.as_str().unwrap_or("it does not say why"));
        }
        Ok(value)
    }

    // Waiting

    /// Waits until a JavaScript expression is true. One that fails because something is not there yet is not true yet.
    pub fn until(&self, expression: &str) -> Result<()> {
        let mut last = String::from("nothing");
        // An element that is there is enough: handed over it might be gone by then.
        let there = format!("(found => found?.nodeType ? true : found)(({expression}))");
        let waited = self.wait(|| {
            let value = match self.js(&there) {
                Err(error) if format!("{error:#}").starts_with("javascript error") => {
                    last = format!("{error:#}");
                    return Ok(false);
                }
                value => value?,
            };
            last = value.to_string();
            Ok(!matches!(value, Value::Null | Value::Bool(false)) && value != json!(0) && value != json!(""))
        });
        waited.with_context(|| format!("waited for “{expression}”, which was {last}"))
    }

    /// Waits until the element says `data-state="ready"` (or `"error"`, or what is asked).
    pub fn wait_state(&self, selector: &str, wanted: &str) -> Result<()> {
        let mut seen = String::from("nothing");
        // In one look: between two, a page may give way to the next.
        let look = format!(
            "{FIND} const e = find(arguments[0]); return e && [e.dataset.state ?? 'no state', e.innerText];"
        );
        self.wait(|| {
            let Ok((state, text)) =
                serde_json::from_value::<(String, String)>(self.session.script(&look, &[json!(selector)])?)
            else {
                return Ok(false);
            };
            seen = state;
            if seen == "error" && wanted != "error" {
                bail!("“{selector}” is in error; it says: {}", text.trim());
            }
            Ok(seen == wanted)
        })
        .map_err(|error| anyhow!("waited for “{selector}” to be {wanted}; it was {seen}: {error:#}"))
    }

    /// Waits until nothing in the page says that it is loading, fonts are there, and the screen has been painted.
    pub fn settled(&self) -> Result<()> {
        self.until(
            "document.readyState === 'complete' && !document.querySelector('[data-state=\"loading\"]')",
        )?;
        // Painting in a frame that no window shows may not come: half a second is enough to know.
        self.run(
            "await document.fonts.ready;
             await Promise.race([
                 new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
                 new Promise((done) => setTimeout(done, 500)),
             ]);",
            &[],
        )?;
        Ok(())
    }

    fn wait(&self, mut there: impl FnMut() -> Result<bool>) -> Result<()> {
        let begun = Instant::now();
        while !there()? {
            if begun.elapsed() > PATIENCE {
                bail!("it did not come in {} s", PATIENCE.as_secs());
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    // Tabs

    /// The tab that is looked at.
    pub fn tab(&self) -> Result<String> {
        text_of(self.session.get("/window")?)
    }

    /// Opens another tab of the same browser, and looks at it.
    pub fn new_tab(&self) -> Result<()> {
        let made = self.session.post("/window/new", json!({ "type": "tab" }))?;
        self.to_tab(made.get("handle").and_then(Value::as_str).context("the new tab has no handle")?)
    }

    pub fn to_tab(&self, handle: &str) -> Result<()> {
        self.session.post("/window", json!({ "handle": handle })).map(drop)
    }

    // Frames

    /// Does `work` inside a frame, and comes back whatever happens there.
    pub fn within<T>(&mut self, frame: &str, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let element = self.element(frame)?;
        self.session.post("/frame", json!({ "id": element.as_argument() }))?;
        let done = work(self).with_context(|| format!("inside the frame “{frame}”"));
        self.session.post("/frame/parent", json!({}))?;
        done
    }

    // Pictures

    /// What the screen shows, as PNG.
    pub fn picture(&self) -> Result<Vec<u8>> {
        bytes(&self.session.get("/screenshot")?)
    }

    /// The whole page, however long.
    pub fn full_picture(&self) -> Result<Vec<u8>> {
        if self.engine() == Engine::Firefox {
            return bytes(&self.session.get("/moz/screenshot/full")?);
        }
        let size = |name: &str| self.number(&format!("document.documentElement.scroll{name}"));
        let clip = json!({ "x": 0, "y": 0, "width": size("Width")?, "height": size("Height")?, "scale": 1 });
        let shot = self.session.chromium(
            "Page.captureScreenshot",
            json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
        )?;
        bytes(shot.get("data").unwrap_or(&Value::Null))
    }

    /// Leaves a picture for people in target/screenshots/.
    pub fn keep_picture(&self, name: &str) -> Result<PathBuf> {
        let file = self.place.pictures.join(format!("{name}.png"));
        std::fs::write(&file, self.picture()?)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        Ok(file)
    }

    /// Bytes of the page's heap and number of its nodes, after everything that nobody holds was given back.
    pub fn kept_in_memory(&self) -> Result<(f64, f64)> {
        for _ in 0..3 {
            self.session.chromium("HeapProfiler.collectGarbage", json!({}))?;
        }
        let heap = self.session.chromium("Runtime.getHeapUsage", json!({}))?;
        let counters = self.session.chromium("Memory.getDOMCounters", json!({}))?;
        let number = |value: &Value, name: &str| value.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        Ok((number(&heap, "usedSize"), number(&counters, "nodes")))
    }

    /// The browser, which stays open.
    pub(crate) fn left_open(mut self) -> Session {
        self.closed = true;
        self.session.clone()
    }

    pub fn close(mut self) -> Result<()> {
        self.closed = true;
        self.session.close()
    }
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        // After a failure too, no browser stays behind.
        if !self.closed {
            let _ = self.session.close();
        }
        let _ = std::fs::remove_dir_all(&self.files);
    }
}

fn text_of(value: Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text),
        other => bail!("{other} is not text"),
    }
}

pub(crate) fn bytes(answer: &Value) -> Result<Vec<u8>> {
    let text = answer.as_str().context("the browser gave nothing")?;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}
