//! What an embed's wasm would say when it fails, and what nobody calls. A trap is a trap without words: JavaScript sees
//! "unreachable" either way, and an article's reader has no console open. The functions that write those words, and what
//! wasm-bindgen keeps for futures and closures that these builds have none of, get an empty body that traps; bindgen then leaves out
//! whatever only they reached. That is 1.7 kB (brotli) of every embedded chart.
use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};

use crate::short::{Bytes, CUSTOM, EXPORTS, HEAD, IMPORTS, put};

const CODE: u8 = 10;
/// Of the section of names: the names of functions.
const OF_FUNCTIONS: u8 = 1;
/// No locals, `unreachable`, end.
const TRAP: [u8; 3] = [0, 0, 0x0b];

/// Parts of the names of functions that only end a program, or write what it would say.
const LAST_WORDS: [&str; 8] = [
    "4core9panicking",
    "4core6option13expect_failed",
    "slice_index_fail",
    "slice_error_fail",
    "len_mismatch_fail",
    "panic_already",
    "3std9panicking",
    "rust_begin_unwind",
];
/// The same of functions that write what is formatted, in builds where only last words are.
const WRITERS: &str = "4core3fmt";
/// Parts of the names of functions for futures and for closures that JavaScript calls back.
const CALLED_BACK: [&str; 4] =
    ["6js_sys7futures", "__wbg_jspi", "12wasm_bindgen7convert8closures", "__wbindgen_destroy_closure"];
/// Parts of the names of functions that are there where something is formatted in earnest, which would be mute, too.
const FORMATS: [&str; 4] = ["5alloc3fmt6format", "8ToString9to_string", "14spec_to_string", "9write_fmt"];
/// What the glue has where JavaScript does call closures back.
const CALLS_BACK: [&str; 2] = ["__wbindgen_destroy_closure", "CLOSURE_DTORS"];
/// The beginning of the names of exports that only stackful promises ask for.
const OF_PROMISES: [&str; 2] = ["__wbg_jspi", "__wbindgen_jspi"];

/// The wasm as rustc wrote it, names included, with nothing to say. A build that `formats` text keeps what that takes.
pub fn mute(wasm: &[u8], formats: bool) -> Result<Vec<u8>> {
    let sections = sections(wasm)?;
    let of = |wanted| sections.iter().filter(move |(kind, _)| *kind == wanted).map(|(_, body)| *body);
    let imported = of(IMPORTS).next().map_or(Ok(0), |body| Bytes(body).number())?;
    let mut mute = BTreeSet::new();
    for body in of(CUSTOM) {
        mute.extend(named(body, formats)?.unwrap_or_default());
    }
    if mute.is_empty() {
        bail!("the wasm does not name its functions: was it stripped?");
    }
    let mut out = wasm.get(..HEAD).context("no wasm module")?.to_vec();
    for (kind, body) in sections {
        let body = match kind {
            CODE => code(body, imported, &mute)?,
            EXPORTS => exports(body)?,
            _ => body.to_vec(),
        };
        out.push(kind);
        put(&mut out, body.len());
        out.extend(body);
    }
    Ok(out)
}

/// Fails where a build has come to call closures back, whose way in [`mute`] has closed.
pub fn check(glue: &str) -> Result<()> {
    if CALLS_BACK.iter().any(|word| glue.contains(word)) {
        bail!("this build hands closures to JavaScript, which `mute` takes for granted that it does not");
    }
    Ok(())
}

fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let mut rest = Bytes(wasm.get(HEAD..).context("no wasm module")?);
    let mut all = Vec::new();
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let size = rest.number()?;
        all.push((kind, rest.take(size)?));
    }
    Ok(all)
}

/// Numbers of the functions that shall be mute, where this is the section of names.
fn named(body: &[u8], formats: bool) -> Result<Option<Vec<usize>>> {
    let mut rest = Bytes(body);
    if rest.text()? != "name" {
        return Ok(None);
    }
    let mut found = Vec::new();
    while !rest.0.is_empty() {
        let kind = rest.byte()?;
        let size = rest.number()?;
        let mut part = Bytes(rest.take(size)?);
        if kind != OF_FUNCTIONS {
            continue;
        }
        for _ in 0..part.number()? {
            let (number, name) = (part.number()?, part.text()?);
            if let Some(word) = FORMATS.iter().find(|word| !formats && name.contains(**word)) {
                bail!(
                    "this build formats text ({word} in {name}), which `mute` takes for granted that only panics do"
                );
            }
            let last_words = LAST_WORDS.iter().chain(&CALLED_BACK).any(|word| name.contains(word));
            if last_words || !formats && name.contains(WRITERS) {
                found.push(number);
            }
        }
    }
    Ok(Some(found))
}

fn code(body: &[u8], imported: usize, mute: &BTreeSet<usize>) -> Result<Vec<u8>> {
    let mut rest = Bytes(body);
    let count = rest.number()?;
    let mut out = Vec::with_capacity(body.len());
    put(&mut out, count);
    for nth in 0..count {
        let size = rest.number()?;
        let own = rest.take(size)?;
        let own = if mute.contains(&(nth + imported)) { TRAP.as_slice() } else { own };
        put(&mut out, own.len());
        out.extend(own);
    }
    Ok(out)
}

fn exports(body: &[u8]) -> Result<Vec<u8>> {
    let mut rest = Bytes(body);
    let (mut kept, mut out) = (0, Vec::<u8>::new());
    for _ in 0..rest.number()? {
        let before = rest.0;
        let name = rest.text()?;
        rest.byte()?;
        rest.number()?;
        if !OF_PROMISES.iter().any(|begin| name.starts_with(begin)) {
            kept += 1;
            out.extend(before.get(..before.len() - rest.0.len()).unwrap_or_default());
        }
    }
    let mut section = Vec::new();
    put(&mut section, kept);
    section.extend(out);
    Ok(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module of functions without parameters, each under its name, as an export and in the section of names.
    fn module(functions: &[(&str, &[u8])]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let text = |out: &mut Vec<u8>, text: &str| {
            put(out, text.len());
            out.extend(text.as_bytes());
        };
        let count = functions.len() as u8;
        let (mut exports, mut code, mut names) = (vec![count], vec![count], vec![count]);
        for (nth, (name, body)) in functions.iter().enumerate() {
            text(&mut exports, name);
            exports.extend([0, nth as u8]);
            put(&mut code, body.len());
            code.extend(*body);
            names.push(nth as u8);
            text(&mut names, name);
        }
        let mut custom = Vec::new();
        text(&mut custom, "name");
        custom.push(OF_FUNCTIONS);
        put(&mut custom, names.len());
        custom.extend(names);
        for (kind, body) in [(EXPORTS, exports), (CODE, code), (CUSTOM, custom)] {
            wasm.push(kind);
            put(&mut wasm, body.len());
            wasm.extend(body);
        }
        wasm
    }

    #[test]
    fn last_words_are_left_out_and_the_rest_stays() {
        let (own, said): (&[u8], &[u8]) = (&[0, 0x41, 7, 0x1a, 0x0b], &[0, 0x41, 9, 0x1a, 0x0b]);
        let before = module(&[("draw", own), ("_RNvNtCs1_4core9panicking9panic_fmt", said)]);
        let after = module(&[("draw", own), ("_RNvNtCs1_4core9panicking9panic_fmt", &TRAP)]);
        assert_eq!(mute(&before, false).unwrap(), after);
    }

    #[test]
    fn a_build_that_formats_text_loses_only_its_last_words() {
        let own: &[u8] = &[0, 0x41, 7, 0x1a, 0x0b];
        let writer = "_RNvNtCs1_4core3fmt5write";
        let said = |of: &[u8]| {
            module(&[
                (writer, own),
                ("_RNvNvNtCs1_5alloc3fmt6format12format_inner", own),
                ("4core9panicking", of),
            ])
        };
        assert_eq!(mute(&said(own), true).unwrap(), said(&TRAP));
        assert_eq!(mute(&module(&[(writer, own)]), false).unwrap(), module(&[(writer, &TRAP)]));
    }

    #[test]
    fn what_only_promises_ask_for_is_no_export() {
        let wasm = mute(&module(&[("draw", &TRAP), ("__wbg_jspi_task_poll", &TRAP)]), false).unwrap();
        let of_exports = sections(&wasm).unwrap().into_iter().find(|(kind, _)| *kind == EXPORTS).unwrap();
        assert_eq!(of_exports.1, [b"\x01\x04draw".as_slice(), &[0, 0]].concat());
    }

    #[test]
    fn a_wasm_without_names_one_that_formats_and_glue_with_closures_are_refused() {
        assert!(mute(b"\0asm\x01\0\0\0", false).is_err());
        let formats = module(&[("draw", &TRAP), ("_RNvNvNtCs1_5alloc3fmt6format12format_inner", &TRAP)]);
        assert!(mute(&formats, false).unwrap_err().to_string().contains("formats text"));
        assert!(check("const CLOSURE_DTORS = 1;").is_err());
        assert!(check("wasm.project_draw(1);").is_ok());
    }
}
