//! Many modules as one script, for the file that holds everything: a page opened from a disk may not import its neighbours.
//!
//! Not a bundler for the world: it knows the import and export forms that our own modules and wasm-bindgen's glue have, and
//! refuses any other in words.
use std::ops::Range;

use anyhow::{Context, Result, bail};

use super::Files;
use super::modules::resolve;
use super::script::{Part, parts};

/// A script and the files besides modules that it asks for, by `file(name)`.
pub struct Bundle {
    pub script: String,
    pub assets: Vec<String>,
}

/// All that `start` needs, now or later. A module named in `instead` is another one here; one that begins with any of
/// `without` is refused when it is asked for.
pub fn bundle(sources: &Files, start: &str, instead: &[(&str, &str)], without: &[&str]) -> Result<Bundle> {
    let mut names = vec![String::from(start)];
    let mut assets = Vec::new();
    let mut made = Vec::new();
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        next += 1;
        let bytes = sources.get(&name).with_context(|| format!("{name} is not there"))?;
        let text = String::from_utf8_lossy(bytes);
        let module = Module::of(&name, &text, instead).with_context(|| format!("in {name}"))?;
        for needed in module.needs.iter().filter(|n| !without.iter().any(|part| n.starts_with(part))) {
            if !names.contains(needed) {
                names.push(needed.clone());
            }
        }
        for asset in module.assets {
            if !assets.contains(&asset) {
                assets.push(asset);
            }
        }
        made.push(format!(
            "{name:?}: () => {{ {}\nreturn {{ {} }};\n}},\n",
            module.code,
            module.exports.join(", ")
        ));
    }
    let script = format!(
        "(() => {{ 'use strict';\nconst made = {{}};\nconst modules = {{\n{}}};\n\
         const need = (name) => made[name] ??= modules[name]();\n\
         const later = async (name) => {{ if (!modules[name]) throw new Error(`${{name}} is not in this file`); return need(name); }};\n\
         const file = (name) => {{\n\
         const text = [...document.querySelectorAll('script[data-file]')].find((one) => one.dataset.file === name).textContent;\n\
         if (!name.endsWith('.wasm')) return `data:font/woff2;base64,${{text}}`;\n\
         const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));\n\
         return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();\n\
         }};\nneed({start:?});\n}})();\n",
        made.concat()
    );
    if script.contains("</script") || script.contains("<!--") {
        bail!("a module has `</script` or `<!--` in a text: it would end the script it stands in");
    }
    Ok(Bundle { script, assets })
}

struct Module {
    code: String,
    /// Getters, as they stand in an object.
    exports: Vec<String>,
    needs: Vec<String>,
    assets: Vec<String>,
}

impl Module {
    fn of(name: &str, source: &str, instead: &[(&str, &str)]) -> Result<Self> {
        let text: Vec<char> = source.chars().collect();
        let all: Vec<(Part, Range<usize>)> = parts(&text)
            .into_iter()
            .filter(|(part, _)| !matches!(part, Part::Comment | Part::Space))
            .collect();
        let mut module =
            Module { code: String::new(), exports: Vec::new(), needs: Vec::new(), assets: Vec::new() };
        let (mut at, mut copied) = (0, 0);
        while let Some((part, range)) = all.get(at) {
            let rest = Rest { all: &all, at };
            let after_point = at > 0 && matches!(all.get(at - 1), Some((Part::Mark('.'), _)));
            let change = match part {
                Part::Word(word) if word == "import" && !after_point => {
                    Some(module.import(name, &rest, instead)?)
                }
                Part::Word(word) if word == "export" && !after_point => Some(module.export(&rest)?),
                Part::Word(word) if word == "new" => module.address(name, &rest)?,
                _ => None,
            };
            let Some((written, parts)) = change else {
                at += 1;
                continue;
            };
            module.code.extend(text.get(copied..range.start).unwrap_or(&[]));
            module.code.push_str(&written);
            at += parts;
            copied = all.get(at - 1).map_or(text.len(), |(_, range)| range.end);
        }
        module.code.extend(text.get(copied..).unwrap_or(&[]));
        Ok(module)
    }

    fn found(&mut self, name: &str, specifier: &str, instead: &[(&str, &str)]) -> Result<String> {
        let found =
            resolve(name, specifier).with_context(|| format!("“{specifier}” leads out of the site"))?;
        let found =
            instead.iter().find(|(one, _)| *one == found).map_or(found, |(_, other)| String::from(*other));
        if !self.needs.contains(&found) {
            self.needs.push(found.clone());
        }
        Ok(found)
    }

    /// What stands for an import, and of how many parts it is.
    fn import(&mut self, name: &str, rest: &Rest<'_>, instead: &[(&str, &str)]) -> Result<(String, usize)> {
        if rest.mark(1, '(') {
            let (Some(specifier), true) = (rest.text(2), rest.mark(3, ')')) else {
                bail!("an import whose module is not named by a plain text");
            };
            let found = self.found(name, specifier, instead)?;
            return Ok((format!("later({found:?})"), 4));
        }
        if rest.mark(1, '.') {
            bail!("`import.meta` outside of `new URL(…, import.meta.url)`");
        }
        let end = (1..200).find(|i| rest.text(*i).is_some()).context("an import without a module")?;
        let specifier = rest.text(end).context("an import without a module")?;
        let found = self.found(name, specifier, instead)?;
        let length = end + 1 + usize::from(rest.mark(end + 1, ';'));
        let need = format!("need({found:?});");
        if end == 1 {
            return Ok((need, length));
        }
        if rest.mark(1, '*') {
            let space = rest.word(3).context("`import *` without a name")?;
            return Ok((format!("const {space} = {need}"), length));
        }
        let (default, open) = match rest.word(1) {
            Some(word) => (Some(word), 3),
            None => (None, 1),
        };
        let mut wanted: Vec<String> = default.map(|word| format!("default: {word}")).into_iter().collect();
        if rest.mark(open, '{') {
            wanted.extend(rest.pairs(open)?.into_iter().map(|(theirs, ours)| format!("{theirs}: {ours}")));
        } else if rest.mark(open, '*') {
            let space = rest.word(open + 2).context("`import *` without a name")?;
            let default = default.context("`import *`")?;
            return Ok((format!("const {space} = {need} const {default} = {space}.default;"), length));
        }
        Ok((format!("const {{ {} }} = {need}", wanted.join(", ")), length))
    }

    fn export(&mut self, rest: &Rest<'_>) -> Result<(String, usize)> {
        let mut give =
            |outer: &str, inner: &str| self.exports.push(format!("get {outer}() {{ return {inner}; }}"));
        if rest.mark(1, '{') {
            let pairs = rest.pairs(1)?;
            let end = (1..400).find(|i| rest.mark(*i, '}')).context("`export {` without its end")?;
            if rest.word(end + 1) == Some("from") {
                bail!("`export … from`");
            }
            for (inner, outer) in pairs {
                give(&outer, &inner);
            }
            return Ok((String::new(), end + 1 + usize::from(rest.mark(end + 1, ';'))));
        }
        let place = match (rest.word(1), rest.word(2)) {
            (Some("async"), Some("function")) => 3,
            (Some("const" | "let" | "class" | "function"), _) => 2,
            (word, _) => bail!("`export {}`", word.unwrap_or("…")),
        };
        let name = rest.word(place).context("an export without a plain name")?;
        give(name, name);
        Ok((String::new(), 1))
    }

    /// `new URL('x', import.meta.url)`
    fn address(&mut self, name: &str, rest: &Rest<'_>) -> Result<Option<(String, usize)>> {
        let ours = rest.word(1) == Some("URL")
            && rest.mark(2, '(')
            && rest.mark(4, ',')
            && rest.word(5) == Some("import")
            && rest.word(9) == Some("url")
            && rest.mark(10, ')');
        let Some(specifier) = rest.text(3).filter(|_| ours) else { return Ok(None) };
        let found =
            resolve(name, specifier).with_context(|| format!("“{specifier}” leads out of the site"))?;
        if !self.assets.contains(&found) {
            self.assets.push(found.clone());
        }
        Ok(Some((format!("file({found:?})"), 11)))
    }
}

/// The parts from a place on.
struct Rest<'a> {
    all: &'a [(Part, Range<usize>)],
    at: usize,
}

impl<'a> Rest<'a> {
    fn part(&self, i: usize) -> Option<&'a Part> {
        self.all.get(self.at + i).map(|(part, _)| part)
    }

    fn word(&self, i: usize) -> Option<&'a str> {
        match self.part(i) {
            Some(Part::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn text(&self, i: usize) -> Option<&'a str> {
        match self.part(i) {
            Some(Part::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn mark(&self, i: usize, c: char) -> bool {
        matches!(self.part(i), Some(Part::Mark(mark)) if *mark == c)
    }

    /// `{ a, b as c }`: the first and the second name of each.
    fn pairs(&self, open: usize) -> Result<Vec<(String, String)>> {
        let mut pairs = Vec::new();
        let mut i = open + 1;
        while !self.mark(i, '}') {
            let first = self.word(i).context("a name is wanted in the braces of an import or export")?;
            let renamed = self.word(i + 1) == Some("as");
            let second =
                if renamed { self.word(i + 2).context("a name is wanted behind `as`")? } else { first };
            pairs.push((String::from(first), String::from(second)));
            i += if renamed { 3 } else { 1 };
            i += usize::from(self.mark(i, ','));
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| (String::from(*name), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn every_form_that_we_write_is_led_elsewhere() {
        let sources = files(&[
            (
                "a.js",
                "import './s.js';\nimport { x, y as z } from './b/c.js';\nimport init, * as core from './b/c.js';\n\
                 import one, { x as two } from './b/c.js'\nexport const k = 1; export class K { a() {} }\n\
                 export async function f() { await import('./other.js'); await import('./no/x.js'); }\nthis.export();",
            ),
            ("s.js", "1"),
            ("late.js", "const u = new URL('./f.woff2', import.meta.url);"),
            ("b/c.js", "let y; export function x() {}\nexport { y, x as default };"),
        ]);
        let made = bundle(&sources, "a.js", &[("other.js", "late.js")], &["no/"]).unwrap();
        for piece in [
            "need(\"s.js\");",
            "const { x: x, y: z } = need(\"b/c.js\");",
            "const core = need(\"b/c.js\"); const init = core.default;",
            "const { default: one, x: two } = need(\"b/c.js\");",
            "later(\"late.js\")",
            "later(\"no/x.js\")",
            "get k() { return k; }",
            "get default() { return x; }",
            "file(\"f.woff2\")",
        ] {
            assert!(made.script.contains(piece), "{piece} is not in\n{}", made.script);
        }
        assert_eq!(made.assets, ["f.woff2"]);
        assert!(!made.script.contains("\"no/x.js\": ()") && made.script.contains("class K { a() {} }"));
    }

    #[test]
    fn what_it_does_not_know_is_refused() {
        for text in ["export default 1;", "export * from './b.js';", "import(name);", "f(import.meta.url);"] {
            assert!(bundle(&files(&[("a.js", text), ("b.js", "")]), "a.js", &[], &[]).is_err(), "{text}");
        }
    }
}
