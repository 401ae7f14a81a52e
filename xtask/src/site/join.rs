//! One file out of a module and all that it imports: a reader's line carries a dozen small modules slower, and each
//! compressed by itself larger, than the same text in one piece. Nothing is renamed: the modules share one scope, and the
//! build fails where two of them give one name.
use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::modules::resolve;
use super::script::{self, Export, Few, Place, Script, Taken, Text};
use super::{Files, layout};

/// The modules that travel in one piece.
pub fn join_all(sources: &mut Files) -> Result<()> {
    for entry in layout::ENTRIES {
        if sources.contains_key(entry) {
            let joined = join(sources, entry)?;
            sources.insert(String::from(entry), script::minify(&joined, Few::Bytes)?.into_bytes());
        }
    }
    Ok(())
}

/// `entry` with everything that it needs before it can run, which stands first.
pub fn join(sources: &Files, entry: &str) -> Result<String> {
    let mut joined =
        Joined { sources, entry, text: String::new(), begun: Vec::new(), names: BTreeMap::new() };
    joined.take(entry)?;
    Ok(joined.text)
}

struct Joined<'a> {
    sources: &'a Files,
    entry: &'a str,
    text: String,
    begun: Vec<String>,
    /// Where each name of the common scope comes from.
    names: BTreeMap<String, String>,
}

impl Joined<'_> {
    fn take(&mut self, module: &str) -> Result<()> {
        if self.begun.iter().any(|one| one == module) {
            return Ok(());
        }
        self.begun.push(String::from(module));
        let bytes = self.sources.get(module).with_context(|| format!("{module} is not there"))?;
        let text = std::str::from_utf8(bytes).with_context(|| format!("{module} is not UTF-8"))?;
        let script = script::read(text).with_context(|| format!("in {module}"))?;
        let changes = self.changes(module, &script)?;
        self.text.push_str(&script::changed(text, changes));
        self.text.push('\n');
        Ok(())
    }

    /// What a module says otherwise in one piece with others. What it imports is taken on the way.
    fn changes(&mut self, module: &str, script: &Script) -> Result<Vec<(Place, String)>> {
        let mut changes = Vec::new();
        for import in &script.imports {
            let plain = |one: &Taken| matches!(one, Taken::Named { theirs, ours } if theirs == ours);
            if !import.taken.iter().all(plain) {
                bail!(
                    "{module}: import by name, `import {{ a, b }} from …`: it travels in one piece with what it imports"
                );
            }
            let file = resolve(module, &import.from.text).with_context(|| outside(module, &import.from))?;
            self.take(&file)?;
            changes.push((import.place.clone(), String::new()));
        }
        for export in &script.exports {
            match export {
                Export::Declared { place, .. } if module != self.entry => {
                    changes.push((place.clone(), String::new()));
                }
                Export::Declared { .. } => {}
                _ => bail!(
                    "{module}: `export` belongs before what is exported: it travels in one piece with others"
                ),
            }
        }
        for name in &script.declared {
            let Some(name) = name else {
                bail!(
                    "{module}: a name of its own for each top-level constant: it travels in one piece with others"
                );
            };
            if let Some(other) = self.names.insert(name.clone(), String::from(module)) {
                bail!(
                    "{module} and {other} both call something `{name}`, but travel in one piece: rename one"
                );
            }
        }
        let late = script.late.iter().filter_map(|(_, name)| name.as_ref());
        for name in late.chain(script.addresses.iter().map(|(_, name)| name)) {
            let file = resolve(module, &name.text).with_context(|| outside(module, name))?;
            changes.push((name.place.clone(), format!("'{}'", seen_from(self.entry, &file))));
        }
        Ok(changes)
    }
}

fn outside(module: &str, name: &Text) -> String {
    format!("{module} names “{}”, which lies outside the site", name.text)
}

/// How a module names a file.
fn seen_from(module: &str, file: &str) -> String {
    let up = module.matches('/').count();
    if up == 0 { format!("./{file}") } else { format!("{}{file}", "../".repeat(up)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(list: &[(&str, &str)]) -> Result<String> {
        let files = list.iter().map(|(name, text)| (String::from(*name), text.as_bytes().to_vec())).collect();
        join(&files, "a.js")
    }

    #[test]
    fn what_is_imported_stands_first_and_once() {
        let text = joined(&[
            (
                "a.js",
                "import { b } from './d/b.js';\nimport { c } from './c.js';\nexport class A { x = b(c); }",
            ),
            ("d/b.js", "import { c } from '../c.js';\nexport function b(of) { return of + c; }"),
            ("c.js", "export const c = 1;"),
        ]);
        assert_eq!(
            text.unwrap().split_whitespace().collect::<Vec<_>>().join(" "),
            "const c = 1; function b(of) { return of + c; } export class A { x = b(c); }"
        );
    }

    #[test]
    fn what_comes_later_is_found_from_where_it_stands_now() {
        let text = joined(&[
            ("a.js", "import { load, data } from './d/b.js'; export const a = [load, data];"),
            (
                "d/b.js",
                "export const load = () => import('./late.js');\nexport const data = new URL('../x.csv', import.meta.url);",
            ),
        ])
        .unwrap();
        assert!(text.contains("import('./d/late.js')"), "{text}");
        assert!(text.contains("new URL('./x.csv', import.meta.url)"), "{text}");
    }

    #[test]
    fn one_name_for_two_things_is_said() {
        let said = joined(&[
            ("a.js", "import { b } from './b.js'; const n = b;"),
            ("b.js", "const n = 1; export const b = n;"),
        ]);
        let said = said.unwrap_err().to_string();
        assert!(said.contains("`n`") && said.contains("a.js") && said.contains("b.js"), "{said}");
        // Inside a function a name is its own.
        let inner = [
            ("a.js", "import { b } from './b.js'; b();"),
            ("b.js", "const n = 1; export function b() { const b = n; }"),
        ];
        assert!(joined(&inner).is_ok());
    }

    #[test]
    fn what_cannot_be_joined_is_said() {
        for text in
            ["import b from './b.js';", "import { b as c } from './b.js';", "import * as b from './b.js';"]
        {
            assert!(joined(&[("a.js", text), ("b.js", "export const b = 1;")]).is_err(), "{text}");
        }
        assert!(joined(&[("a.js", "const a = 1; export { a };")]).is_err());
        assert!(joined(&[("a.js", "export default 1;")]).is_err());
    }
}
