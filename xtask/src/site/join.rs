//! One file out of a module and all that it imports: a reader's line carries a dozen small modules slower, and each
//! compressed by itself larger, than the same text in one piece. Nothing is renamed: the modules share one scope, and the
//! build fails where two of them give one name.
use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};

use super::modules::resolve;
use super::script::{self, Part};
use super::{Files, layout};

/// The modules that travel in one piece.
pub fn join_all(sources: &mut Files) -> Result<()> {
    for entry in layout::ENTRIES {
        if sources.contains_key(entry) {
            let joined = join(sources, entry)?;
            sources.insert(String::from(entry), script::without_lines(&joined).into_bytes());
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
        let text: Vec<char> =
            std::str::from_utf8(bytes).with_context(|| format!("{module} is not UTF-8"))?.chars().collect();
        let parts: Vec<(Part, Range<usize>)> = script::parts(&text)
            .into_iter()
            .filter(|(part, _)| !matches!(part, Part::Comment | Part::Space))
            .collect();
        let changes = self.changes(module, &parts)?;
        let mut at = 0;
        for (range, new) in changes {
            self.text.extend(text.get(at..range.start).unwrap_or_default());
            self.text.push_str(&new);
            at = range.end;
        }
        self.text.extend(text.get(at..).unwrap_or_default());
        self.text.push('\n');
        Ok(())
    }

    /// What a module says otherwise in one piece with others. What it imports is taken on the way.
    fn changes(
        &mut self,
        module: &str,
        parts: &[(Part, Range<usize>)],
    ) -> Result<Vec<(Range<usize>, String)>> {
        let part = |nth: usize| parts.get(nth).map(|(part, _)| part);
        let word = |nth: usize, text: &str| matches!(part(nth), Some(Part::Word(word)) if word == text);
        let mark = |nth: usize, c: char| matches!(part(nth), Some(Part::Mark(mark)) if *mark == c);
        let back = |nth: usize, steps: usize| nth.checked_sub(steps).unwrap_or(usize::MAX);
        let declares = |nth: usize| {
            matches!(part(nth), Some(Part::Word(word))
                if ["class", "function", "const", "let", "var"].contains(&word.as_str()))
        };
        let mut changes = Vec::new();
        let mut depth = 0_i32;
        let mut after = 0;
        for (nth, (this, range)) in parts.iter().enumerate() {
            match this {
                _ if nth < after => {}
                Part::Mark('{' | '(' | '[') => depth += 1,
                Part::Mark('}' | ')' | ']') => depth -= 1,
                Part::Word(w)
                    if w == "import" && depth == 0 && !mark(nth + 1, '(') && !mark(nth + 1, '.') =>
                {
                    let end = (nth + 1..parts.len())
                        .find(|at| matches!(part(*at), Some(Part::Text(_))))
                        .with_context(|| format!("{module}: an import without an address"))?;
                    let renamed = (nth..end).any(|at| word(at, "as"));
                    if renamed || !(end == nth + 1 || mark(nth + 1, '{')) {
                        bail!(
                            "{module}: import by name, `import {{ a, b }} from …`: it travels in one piece with what it imports"
                        );
                    }
                    if let Some(Part::Text(specifier)) = part(end) {
                        let file = resolve(module, specifier).with_context(|| outside(module, specifier))?;
                        self.take(&file)?;
                    }
                    after = if mark(end + 1, ';') { end + 2 } else { end + 1 };
                    let last = parts.get(after - 1).map_or(range.end, |(_, last)| last.end);
                    changes.push((range.start..last, String::new()));
                }
                Part::Word(w) if w == "export" && depth == 0 => {
                    if !(declares(nth + 1) || word(nth + 1, "async") && declares(nth + 2)) {
                        bail!(
                            "{module}: `export` belongs before what is exported: it travels in one piece with others"
                        );
                    }
                    let next = parts.get(nth + 1).map_or(range.end, |(_, next)| next.start);
                    if module != self.entry {
                        changes.push((range.start..next, String::new()));
                    }
                }
                Part::Word(_) if depth == 0 && declares(nth) => {
                    let Some(Part::Word(name)) = part(nth + 1) else {
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
                Part::Text(specifier) => {
                    let called = |name: &str| mark(back(nth, 1), '(') && word(back(nth, 2), name);
                    if called("import") || called("URL") && word(nth + 2, "import") {
                        let file = resolve(module, specifier).with_context(|| outside(module, specifier))?;
                        changes.push((range.clone(), format!("'{}'", seen_from(self.entry, &file))));
                    }
                }
                _ => {}
            }
        }
        Ok(changes)
    }
}

fn outside(module: &str, specifier: &str) -> String {
    format!("{module} names “{specifier}”, which lies outside the site")
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
