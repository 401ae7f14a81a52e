//! Which module imports which, and whether what it names is there.
use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::Files;
use super::script::{self, Part};

/// How a module names another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// `import … from './x.js'`: loaded before the module runs.
    Static,
    /// `import('./x.js')`: loaded when it is wanted.
    Dynamic,
    /// `new URL('./x', import.meta.url)`
    Address,
}

/// The files that a module names by a literal, in order.
pub fn named(source: &str) -> Vec<(How, String)> {
    let code = code(source);
    let word = |at: usize, text: &str| matches!(code.get(at), Some(Part::Word(word)) if word == text);
    let mark = |at: usize, c: char| matches!(code.get(at), Some(Part::Mark(mark)) if *mark == c);
    let mut found = Vec::new();
    for (at, part) in code.iter().enumerate() {
        let Part::Text(text) = part else { continue };
        let before = |steps: usize| at.checked_sub(steps).unwrap_or(usize::MAX);
        if word(before(1), "from") || word(before(1), "import") {
            found.push((How::Static, text.clone()));
        } else if mark(before(1), '(') && word(before(2), "import") {
            found.push((How::Dynamic, text.clone()));
        } else if mark(before(1), '(')
            && word(before(2), "URL")
            && mark(at + 1, ',')
            && word(at + 2, "import")
        {
            found.push((How::Address, text.clone()));
        }
    }
    found
}

/// Whether a module has a default export.
pub fn has_default(source: &str) -> bool {
    let word = |part: Option<&Part>, text: &str| matches!(part, Some(Part::Word(word)) if word == text);
    code(source).windows(2).any(|pair| word(pair.first(), "export") && word(pair.get(1), "default"))
}

/// The name of the file that `specifier` means in the module `from`; nothing for an address on another host.
pub fn resolve(from: &str, specifier: &str) -> Option<String> {
    if specifier.contains(':') || specifier.starts_with('/') {
        return None;
    }
    let specifier = specifier.split(['?', '#']).next().unwrap_or(specifier);
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `start` and every module that it needs before it can run, nearest first.
pub fn closure(sources: &Files, start: &str) -> Result<Vec<String>> {
    let mut order = vec![String::from(start)];
    let mut seen: BTreeSet<String> = order.iter().cloned().collect();
    let mut next = 0;
    while let Some(module) = order.get(next).cloned() {
        next += 1;
        let Some(bytes) = sources.get(&module) else { bail!("{module} is not there") };
        for (how, specifier) in named(&String::from_utf8_lossy(bytes)) {
            if let (How::Static, Some(file)) = (how, resolve(&module, &specifier))
                && seen.insert(file.clone())
            {
                order.push(file);
            }
        }
    }
    Ok(order)
}

/// The wasm's glue that `module` imports when it is wanted: in every page of ours it will be. Of several builds the first
/// that it names: the others are for what that one cannot do.
pub fn glue(sources: &Files, module: &str) -> Option<String> {
    let source = sources.get(module).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let late = named(&source).into_iter().filter(|(how, _)| *how == How::Dynamic);
    late.filter_map(|(_, specifier)| resolve(module, &specifier)).find(|file| file.starts_with("pkg/"))
}

/// Fails when a module names a file that is not there: a reader would meet a blank page.
pub fn check(sources: &Files) -> Result<()> {
    for (name, bytes) in sources.iter().filter(|(name, _)| name.ends_with(".js")) {
        for (how, specifier) in named(&String::from_utf8_lossy(bytes)) {
            if how != How::Address && !specifier.starts_with('.') {
                bail!(
                    "{name} imports “{specifier}”: write a relative address (./x.js), nothing is bundled here"
                );
            }
            match resolve(name, &specifier) {
                Some(file) if file.is_empty() || specifier.ends_with('/') || sources.contains_key(&file) => {}
                Some(file) => bail!("{name} names “{specifier}”, but there is no {file}"),
                None if how == How::Address && specifier.contains(':') => {}
                None => bail!("{name} names “{specifier}”, which lies outside the site"),
            }
        }
    }
    Ok(())
}

/// The parts that are code, with the code in templates behind their texts.
fn code(source: &str) -> Vec<Part> {
    let text: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    for (part, _) in script::parts(&text) {
        match part {
            Part::Comment | Part::Space => {}
            // A text with holes names nothing for certain; what stands in its holes may.
            Part::Template(template) => {
                found.push(Part::Pattern);
                found.extend(script::holes(&template).iter().flat_map(|hole| code(hole)));
            }
            part => found.push(part),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_each_way_of_naming() {
        let source = "import a, { b } from './a.js';\nimport \"./b.js\";\nexport * from './c.js';\n\
                      const d = await import('./d.js');\nnew Worker(new URL('./e.js', import.meta.url), { type: 'module' });";
        let names: Vec<_> = named(source);
        assert_eq!(
            names,
            [
                (How::Static, String::from("./a.js")),
                (How::Static, String::from("./b.js")),
                (How::Static, String::from("./c.js")),
                (How::Dynamic, String::from("./d.js")),
                (How::Address, String::from("./e.js")),
            ]
        );
    }

    #[test]
    fn is_not_led_astray_by_comments_texts_and_patterns() {
        let source = "// import './a.js'\n/* from './b.js' */ const c = \"import './c.js'\";\n\
                      const d = `from './d.js' ${`${1}`}`; const e = x.replace(/['\"]/g, ''); const f = 1 / 2; from; './g.js'";
        assert_eq!(named(source), []);
    }

    #[test]
    fn resolves_as_a_browser_does() {
        assert_eq!(resolve("a/b.js", "./c.js").as_deref(), Some("a/c.js"));
        assert_eq!(resolve("a/b.js", "../c.js").as_deref(), Some("c.js"));
        assert_eq!(resolve("b.js", "kimngach_bg.wasm").as_deref(), Some("kimngach_bg.wasm"));
        assert_eq!(resolve("b.js", "../c.js"), None);
        assert_eq!(resolve("b.js", "https://example.com/c.js"), None);
    }

    #[test]
    fn follows_imports_through_a_circle() {
        let sources = Files::from([
            (String::from("a.js"), b"import './b.js'".to_vec()),
            (String::from("b.js"), b"import './a.js'; import('./c.js')".to_vec()),
            (String::from("c.js"), Vec::new()),
        ]);
        assert_eq!(closure(&sources, "a.js").unwrap(), ["a.js", "b.js"]);
    }
}
