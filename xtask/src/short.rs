//! Short names between the wasm and its glue. bindgen gives each import a name of its kind and a hash of sixteen digits,
//! once in either file; nobody reads them, no compression shortens them, and every reader of an article would carry a kilobyte
//! of them.
use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::site::script::{self, Part};

/// The section of imports in a wasm module.
const IMPORTS: u8 = 2;
/// Magic word and version.
const HEAD: usize = 8;

/// The wasm and its glue with short names for what the one imports from the other.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut out = wasm.get(..HEAD).context("no wasm module")?.to_vec();
    let mut rest = Bytes(wasm.get(HEAD..).unwrap_or_default());
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let size = rest.number()?;
        let body = rest.take(size)?;
        let body = if kind == IMPORTS { imports(body, &mut names)? } else { body.to_vec() };
        out.push(kind);
        put(&mut out, body.len());
        out.extend(body);
    }
    Ok((out, names.in_glue(glue)))
}

/// The section of imports, renamed.
fn imports(body: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut rest = Bytes(body);
    let mut out = Vec::new();
    let count = rest.number()?;
    put(&mut out, count);
    for _ in 0..count {
        for _ in 0..2 {
            let size = rest.number()?;
            let name = std::str::from_utf8(rest.take(size)?).context("an import's name is no text")?;
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

/// New names by the old ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn of(&mut self, name: &str) -> String {
        let next = self.0.len();
        self.0.entry(String::from(name)).or_insert_with(|| letters(next)).clone()
    }

    /// The glue has each name as the key of an object.
    fn in_glue(&self, glue: &str) -> String {
        let text: Vec<char> = glue.chars().collect();
        let mut out = String::with_capacity(glue.len());
        for (part, range) in script::parts(&text) {
            match part {
                Part::Word(word) if self.0.contains_key(&word) => out.push_str(&self.of_old(&word)),
                Part::Text(word) if self.0.contains_key(&word) => {
                    out.push_str(&format!("\"{}\"", self.of_old(&word)));
                }
                _ => out.extend(text.get(range).unwrap_or_default()),
            }
        }
        out
    }

    fn of_old(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
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
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, size: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(size).context("the wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().context("the wasm ends too early")
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<usize> {
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

fn put(out: &mut Vec<u8>, mut number: usize) {
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
        let glue = format!("const i = {{ {long}: f }}; return {{ \"./x_bg.js\": i, other: '{long}s' }};");
        let (wasm, glue) = shorten(&module("./x_bg.js", long), &glue).unwrap();
        assert_eq!(wasm, module("a", "b"));
        assert_eq!(glue, format!("const i = {{ b: f }}; return {{ \"a\": i, other: '{long}s' }};"));
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
