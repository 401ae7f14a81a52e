//! Short names between the wasm and its glue. bindgen gives each import a name of its kind and a hash of sixteen digits, and
//! spells each export out, once in either file; nobody reads them, no compression shortens them, and every reader of an article
//! would carry more than a kilobyte of them. Sections for tools alone are left out, and the way in that nobody here takes.
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use crate::site::script::{self, Script};

/// Sections of a wasm module: for tools, of imports, of exports.
pub const CUSTOM: u8 = 0;
pub const IMPORTS: u8 = 2;
pub const EXPORTS: u8 = 7;
/// What keeps its name: people who look for a leak look for it.
const MEMORY: &str = "memory";
/// Magic word and version.
pub const HEAD: usize = 8;

/// The wasm and its glue with short names for what the one imports from the other.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let source = &in_few_words(&without_sync(glue));
    let glue = &script::read(source)?;
    let mut names = Names { used: exports_used(glue), ..Names::default() };
    let mut out = wasm.get(..HEAD).context("no wasm module")?.to_vec();
    let mut rest = Bytes(wasm.get(HEAD..).unwrap_or_default());
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let size = rest.number()?;
        let body = rest.take(size)?;
        let body = match kind {
            CUSTOM => continue,
            IMPORTS => imports(body, &mut names)?,
            EXPORTS => exports(body, &mut names)?,
            _ => body.to_vec(),
        };
        out.push(kind);
        put(&mut out, body.len());
        out.extend(body);
    }
    Ok((out, names.in_glue(source, glue)))
}

/// The section of imports, renamed.
fn imports(body: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(body);
    let mut out = Vec::new();
    let count = rest.number()?;
    put(&mut out, count);
    for _ in 0..count {
        for _ in 0..2 {
            let name = rest.text()?;
            let new = names.of(name);
            put(&mut out, new.len());
            out.extend(new.as_bytes());
        }
        let before = rest.0;
        match rest.byte()? {
            0 => {
                rest.number()?;
            }
            other => {
                bail!("bindgen imports something that is no function (kind {other}): teach `short` about it")
            }
        }
        out.extend(before.get(..before.len() - rest.0.len()).unwrap_or_default());
    }
    Ok(out)
}

/// The section of exports, renamed where the glue asks for them by name.
fn exports(body: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(body);
    let mut out = Vec::new();
    let count = rest.number()?;
    put(&mut out, count);
    for _ in 0..count {
        let name = rest.text()?;
        let new = names.of_export(name);
        put(&mut out, new.len());
        out.extend(new.as_bytes());
        out.push(rest.byte()?);
        put(&mut out, rest.number()?);
    }
    Ok(out)
}

/// What stands behind `wasm.` in the glue, and nowhere as a text.
fn exports_used(glue: &Script) -> BTreeSet<String> {
    let names = glue.of_wasm.iter().map(|one| &one.text);
    names.filter(|name| *name != MEMORY && !glue.texts.contains(*name)).cloned().collect()
}

/// bindgen's second way in, for bytes that are there already: ours all come over a line. And what it does for browsers without
/// `encodeInto`, which have no such wasm either.
fn without_sync(glue: &str) -> String {
    let glue = without(glue, "\nfunction initSync(").replace("export { initSync, ", "export { ");
    without(&glue, "\nif (!('encodeInto' in cachedTextEncoder)) {")
}

/// The glue without the block that begins so and ends with a brace at the beginning of a line.
fn without(glue: &str, begin: &str) -> String {
    let cut = glue.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once("\n}\n")?.1)));
    cut.map_or_else(|| String::from(glue), |(before, after)| format!("{before}\n{after}"))
}

/// What bindgen says at length to people who build with it, for a console that nobody looks at.
fn in_few_words(glue: &str) -> String {
    [
        (
            "`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. \
             Falling back to `WebAssembly.instantiate` which is slower. Original error:\\n",
            "not application/wasm: slower",
        ),
        (
            "using deprecated parameters for the initialization function; pass a single object instead",
            "deprecated parameters",
        ),
        ("Invalid stale object from previous Wasm instance", "stale object"),
        ("`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`", "`${module.status} ${module.url}`"),
    ]
    .iter()
    .fold(String::from(glue), |glue, (long, short)| glue.replace(long, short))
}

/// New names by the old ones.
#[derive(Default)]
struct Names {
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
    /// Exports that the glue asks for.
    used: BTreeSet<String>,
}

impl Names {
    fn of(&mut self, name: &str) -> String {
        let next = self.imports.len();
        self.imports.entry(String::from(name)).or_insert_with(|| letters(next)).clone()
    }

    fn of_export(&mut self, name: &str) -> String {
        if !self.used.contains(name) {
            return String::from(name);
        }
        let next = self.exports.len();
        self.exports.entry(String::from(name)).or_insert_with(|| letters(next)).clone()
    }

    /// The glue has each import as the key of an object, each export behind `wasm.`.
    fn in_glue(&self, source: &str, glue: &Script) -> String {
        let exports =
            glue.of_wasm.iter().filter_map(|one| Some((one.place.clone(), self.exports.get(&one.text)?)));
        let imports =
            glue.keys.iter().filter_map(|one| Some((one.place.clone(), self.imports.get(&one.text)?)));
        script::changed(source, exports.chain(imports).map(|(place, new)| (place, new.clone())).collect())
    }
}

/// `a` to `z`, then `aa` and so on: as keys of an object even words of the language are names.
fn letters(mut nth: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'a' + (nth % 26) as u8));
        if nth < 26 {
            return out;
        }
        nth = nth / 26 - 1;
    }
}

/// What is left of some bytes.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    pub fn take(&mut self, size: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(size).context("the wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().context("the wasm ends too early")
    }

    /// A text behind its length.
    pub fn text(&mut self) -> Result<&'a str> {
        let size = self.number()?;
        std::str::from_utf8(self.take(size)?).context("a name in the wasm is no text")
    }

    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the wasm is too long")
    }
}

/// Puts a number as [`Bytes::number`] reads it.
pub fn put(out: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports one function, by the binary format of the WebAssembly core specification.
    fn module(from: &str, name: &str) -> Vec<u8> {
        let mut body = vec![1];
        for text in [from, name] {
            put(&mut body, text.len());
            body.extend(text.as_bytes());
        }
        body.extend([0, 0]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0, IMPORTS]);
        put(&mut wasm, body.len());
        wasm.extend(body);
        wasm
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let long = "__wbg_fill_0123456789abcdef";
        let glue = format!("const i = {{ {long}: f }}; f({{ \"./x_bg.js\": i, other: '{long}s' }});");
        let (wasm, glue) = shorten(&module("./x_bg.js", long), &glue).unwrap();
        assert_eq!(wasm, module("a", "b"));
        assert_eq!(glue, format!("const i = {{ b: f }}; f({{ a: i, other: '{long}s' }});"));
    }

    #[test]
    fn exports_are_renamed_where_the_glue_asks_for_them() {
        // Two functions and a memory under names; the glue asks for one function and the memory.
        let module = |asked: &str| {
            let mut body = vec![3];
            for (name, kind) in [(asked, 0), ("unasked", 0), ("memory", 2)] {
                put(&mut body, name.len());
                body.extend(name.as_bytes());
                body.extend([kind, 0]);
            }
            let mut wasm = b"\0asm\x01\0\0\0".to_vec();
            wasm.push(EXPORTS);
            put(&mut wasm, body.len());
            wasm.extend(body);
            wasm
        };
        let (wasm, glue) = shorten(
            &module("project_draw"),
            "class A { project_draw() { wasm.project_draw(wasm.memory.buffer); } }",
        )
        .unwrap();
        assert_eq!(wasm, module("a"));
        assert_eq!(glue, "class A { project_draw() { wasm.a(wasm.memory.buffer); } }");
    }

    #[test]
    fn what_is_for_tools_or_for_nobody_is_left_out() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let bare = wasm.clone();
        wasm.extend([CUSTOM, 5, 4, b'n', b'a', b'm', b'e']);
        let glue = "let wasm, start;\nfunction initSync(module) {\n    if (wasm) {\n    }\n}\n\nexport { initSync, start as default };\n";
        let (wasm, glue) = shorten(&wasm, glue).unwrap();
        assert_eq!(wasm, bare);
        assert_eq!(glue, "let wasm, start;\n\nexport { start as default };\n");
    }

    #[test]
    fn names_do_not_run_out() {
        let names: Vec<String> = (0..800).map(letters).collect();
        let once: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), 800);
        assert_eq!((names[25].as_str(), names[26].as_str(), names[702].as_str()), ("z", "aa", "aaa"));
    }

    #[test]
    fn what_is_no_wasm_is_said() {
        assert!(shorten(b"\0asm\x01\0\0\0\x02\x7f", "").is_err());
        assert!(shorten(b"", "").is_err());
    }
}
