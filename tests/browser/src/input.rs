//! What a person does with their hands: clicking, typing, pointing, choosing and dropping files.
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use serde_json::{Value, json};

use crate::page::{PATIENCE, Page};
use crate::webdriver::{CannotBeAsked, Engine};

impl Page<'_> {
    /// A real click: it fails where a person could not click (hidden, covered).
    pub fn click(&self, selector: &str) -> Result<()> {
        let element = self.element(selector)?;
        // WebKit's driver scrolls the page to an element, and no panel within the page; a person scrolls both.
        if matches!(self.engine(), Engine::WebKit) {
            let near = "arguments[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });";
            self.session.script(near, &[element.as_argument()])?;
        }
        self.session
            .post(&format!("/element/{}/click", element.0), json!({}))
            .map(drop)
            .with_context(|| format!("clicking “{selector}”"))
    }

    /// Types into a field, after what is there.
    pub fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        let element = self.element(selector)?;
        // WebKit's driver swallows the end of a line, but it knows the key for it.
        let text = match self.engine() {
            Engine::WebKit => text.replace('\n', &code("Enter")?),
            _ => String::from(text),
        };
        self.session
            .post(&format!("/element/{}/value", element.0), json!({ "text": text }))
            .map(drop)
            .with_context(|| format!("typing into “{selector}”"))
    }

    /// Empties a field.
    pub fn clear(&self, selector: &str) -> Result<()> {
        let element = self.element(selector)?;
        self.session.post(&format!("/element/{}/clear", element.0), json!({})).map(drop)
    }

    /// Chooses an option of a `<select>` by its value.
    pub fn choose(&self, selector: &str, value: &str) -> Result<()> {
        let option = format!("{selector} option[value={}]", json!(value));
        self.click(&option)
    }

    /// Presses and releases a key where the focus is, by the name that JavaScript gives it (`ArrowRight`, `Tab`, `a`).
    pub fn press(&self, key: &str) -> Result<()> {
        let key = code(key)?;
        self.act(
            "keyboard",
            json!({ "type": "key", "id": "keyboard",
                "actions": [{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }] }),
        )
    }

    /// Presses a key while others (`Control`, `Shift`) are held.
    pub fn press_with(&self, held: &[&str], key: &str) -> Result<()> {
        let mut actions = Vec::new();
        let held = held.iter().map(|key| code(key)).collect::<Result<Vec<_>>>()?;
        let key = code(key)?;
        actions.extend(held.iter().map(|key| json!({ "type": "keyDown", "value": key })));
        actions.push(json!({ "type": "keyDown", "value": key }));
        actions.push(json!({ "type": "keyUp", "value": key }));
        actions.extend(held.iter().rev().map(|key| json!({ "type": "keyUp", "value": key })));
        self.act("keyboard", json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    /// Moves the mouse to a place in an element: 0, 0 is its top left, 1, 1 its bottom right.
    pub fn point(&self, selector: &str, across: f64, down: f64) -> Result<()> {
        let [left, top, width, height] = self.place(selector)?;
        let (x, y) = ((left + across * width).round(), (top + down * height).round());
        self.act(
            "mouse",
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
                "actions": [{ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x as i64, "y": y as i64 }] }),
        )
    }

    /// Presses the mouse on a part of an element, given as shares of its width and height.
    pub fn press_at(&self, selector: &str, across: f64, down: f64) -> Result<()> {
        self.drag(selector, (across, down), (across, down))
    }

    /// Drags the mouse from one place in an element to another.
    pub fn drag(&self, selector: &str, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let [left, top, width, height] = self.place(selector)?;
        let move_to = |(across, down): (f64, f64)| {
            let (x, y) = ((left + across * width).round(), (top + down * height).round());
            json!({ "type": "pointerMove", "duration": 60, "origin": "viewport", "x": x as i64, "y": y as i64 })
        };
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.act(
            "mouse",
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
                move_to(from), { "type": "pointerDown", "button": 0 }, move_to(half), move_to(to), { "type": "pointerUp", "button": 0 },
            ] }),
        )
    }

    /// Touches a place in an element with a finger and lifts it.
    pub fn touch(&self, selector: &str, across: f64, down: f64) -> Result<()> {
        if self.engine() == Engine::WebKit {
            return Err(CannotBeAsked(self.engine(), String::from("a finger")).into());
        }
        let [left, top, width, height] = self.place(selector)?;
        let (x, y) = ((left + across * width).round(), (top + down * height).round());
        self.act(
            "finger",
            json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": [
                { "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x as i64, "y": y as i64 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerUp", "button": 0 },
            ] }),
        )
    }

    /// Goes down the page as a reader does, to whatever waits to be near, until every chart stands; and back to the top. A frame
    /// that fits its chart (`data-fits`) stands once it has a height: what was scrolled past before it came draws nothing.
    pub fn read_down(&self) -> Result<()> {
        self.run(
            "const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(done)), new Promise((done) => setTimeout(done, 100))]);
             for (const one of document.querySelectorAll('iframe, img')) { one.scrollIntoView({ block: 'center' }); await frame(); }
             const waiting = (e) => e.localName === 'iframe' ? e.style.height === '' : e.dataset.state !== 'ready';
             const waits = () => [...document.querySelectorAll('kim-ngach, iframe[data-fits]')].filter(waiting);
             for (const end = performance.now() + args[0]; waits().length;) {
                 const [first] = waits();
                 if (performance.now() > end) throw `${waits().length} charts never came, ${first.id || first.title || first.parentElement.id} is ${first.dataset.state}`;
                 first.scrollIntoView({ block: 'center' });
                 await frame();
             }
             scrollTo(0, 0);",
            &[json!(PATIENCE.as_millis() as u64)],
        )
        .map(drop)
    }

    fn act(&self, with: &str, actions: Value) -> Result<()> {
        self.session
            .post("/actions", json!({ "actions": [actions] }))
            .map(drop)
            .with_context(|| format!("with the {with}"))
    }

    /// Chooses a file of the disk in an `<input type=file>`.
    pub fn upload(&self, selector: &str, file: &Path) -> Result<()> {
        let file = file.canonicalize().with_context(|| format!("{} is not there", file.display()))?;
        self.type_into(selector, &file.to_string_lossy())
    }

    /// Chooses a file with this name and content in an `<input type=file>`.
    pub fn upload_bytes(&self, selector: &str, name: &str, bytes: &[u8]) -> Result<()> {
        std::fs::create_dir_all(&self.files)?;
        let file = self.files.join(name);
        std::fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;
        self.upload(selector, &file)
    }

    /// Drops a file with this name and content on an element.
    pub fn drop_bytes(&self, selector: &str, name: &str, bytes: &[u8]) -> Result<()> {
        let element = self.element(selector)?;
        let content = base64::engine::general_purpose::STANDARD.encode(bytes);
        self.run(
            "const bytes = Uint8Array.from(atob(args[2]), (c) => c.charCodeAt(0));
             const dataTransfer = new DataTransfer();
             dataTransfer.items.add(new File([bytes], args[1]));
             for (const kind of ['dragenter', 'dragover', 'drop']) {
                 args[0].dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
             }",
            &[element.as_argument(), json!(name), json!(content)],
        )?;
        Ok(())
    }

    /// Pastes text on an element, as from the clipboard.
    pub fn paste(&self, selector: &str, text: &str) -> Result<()> {
        self.paste_forms(selector, &[("text/plain", text)])
    }

    /// Pastes something that the clipboard has in several forms, as a spreadsheet or a browser leaves it there.
    pub fn paste_forms(&self, selector: &str, forms: &[(&str, &str)]) -> Result<()> {
        let element = self.element(selector)?;
        self.run(
            "const clipboardData = new DataTransfer();
             for (const [kind, text] of args[1]) clipboardData.setData(kind, text);
             const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
             // Firefox does not take it from the constructor.
             Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
             args[0].dispatchEvent(paste);",
            &[element.as_argument(), json!(forms)],
        )?;
        Ok(())
    }
}

/// WebDriver's own characters for keys that print nothing.
fn code(key: &str) -> Result<String> {
    let code = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        other if other.chars().count() == 1 => return Ok(String::from(other)),
        other => bail!("the tests know no key “{other}”: add it to input.rs"),
    };
    Ok(String::from(code))
}
