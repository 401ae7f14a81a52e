//! Many modules as one script, for the file that holds everything: a page opened from a disk may not import its neighbours.
//!
//! Not a bundler for the world: it knows the import and export forms that our own modules and wasm-bindgen's glue have, and
//! refuses any other in words.
use anyhow::{Context, Result, bail};

use super::Files;
use super::modules::resolve;
use super::script::{self, Export, Place, Script, Taken, Text};

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
        let script = script::read(source)?;
        let mut module =
            Module { code: String::new(), exports: Vec::new(), needs: Vec::new(), assets: Vec::new() };
        let changes = module.changes(name, &script, instead)?;
        module.code = script::changed(source, changes);
        Ok(module)
    }

    /// What the module says otherwise as a function among others.
    fn changes(
        &mut self,
        name: &str,
        script: &Script,
        instead: &[(&str, &str)],
    ) -> Result<Vec<(Place, String)>> {
        let mut changes = Vec::new();
        for import in &script.imports {
            let found = self.found(name, &import.from, instead)?;
            let written = match import.taken.as_slice() {
                [] => format!("need({found:?});"),
                taken => format!("const {}", taking(taken, &format!("need({found:?})"))),
            };
            changes.push((import.place.clone(), written));
        }
        for (place, named) in &script.late {
            let Some(named) = named else {
                bail!("an import whose module is not named by a plain text");
            };
            let found = self.found(name, named, instead)?;
            changes.push((place.clone(), format!("later({found:?})")));
        }
        for (place, named) in &script.addresses {
            let found = within(name, named)?;
            changes.push((place.clone(), format!("file({found:?})")));
            if !self.assets.contains(&found) {
                self.assets.push(found);
            }
        }
        if !script.metas.is_empty() {
            bail!("`import.meta` outside of `new URL(…, import.meta.url)`");
        }
        for export in &script.exports {
            changes.push(self.export(export)?);
        }
        Ok(changes)
    }

    fn found(&mut self, name: &str, specifier: &Text, instead: &[(&str, &str)]) -> Result<String> {
        let found = within(name, specifier)?;
        let found =
            instead.iter().find(|(one, _)| *one == found).map_or(found, |(_, other)| String::from(*other));
        if !self.needs.contains(&found) {
            self.needs.push(found.clone());
        }
        Ok(found)
    }

    fn export(&mut self, export: &Export) -> Result<(Place, String)> {
        let mut give =
            |outer: &str, inner: &str| self.exports.push(format!("get {outer}() {{ return {inner}; }}"));
        let place = match export {
            Export::Declared { place, names } => {
                for name in names {
                    let name = name.as_ref().context("an export without a plain name")?;
                    give(name, name);
                }
                place
            }
            Export::Listed { place, pairs } => {
                for (inner, outer) in pairs {
                    give(outer, inner);
                }
                place
            }
            Export::Default => bail!("`export default`"),
            Export::Passed(_) => bail!("`export … from`"),
        };
        Ok((place.clone(), String::new()))
    }
}

/// What an import takes from a module, as the names that a declaration gives.
fn taking(taken: &[Taken], need: &str) -> String {
    let named = taken.iter().filter_map(|one| match one {
        Taken::Named { theirs, ours } => Some(format!("{theirs}: {ours}")),
        Taken::Whole(_) => None,
    });
    let whole = taken.iter().filter_map(|one| match one {
        Taken::Whole(ours) => Some(format!("{ours} = {need}")),
        Taken::Named { .. } => None,
    });
    let named: Vec<String> = named.collect();
    let mut said: Vec<String> = whole.collect();
    if !named.is_empty() {
        said.push(format!("{{ {} }} = {need}", named.join(", ")));
    }
    format!("{};", said.join(", "))
}

/// The file that a module names.
fn within(name: &str, specifier: &Text) -> Result<String> {
    resolve(name, &specifier.text).with_context(|| format!("“{}” leads out of the site", specifier.text))
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
            "const core = need(\"b/c.js\"), { default: init } = need(\"b/c.js\");",
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
