//! Which module imports which, and whether what it names is there.
use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};

use super::Files;
use super::script::{self, Export};

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

/// The files that a module names by a literal, each kind in the order of its source.
///
/// # Errors
/// Where the source is no module.
pub fn named(source: &str) -> Result<Vec<(How, String)>> {
    let script = script::read(source)?;
    let passed = script.exports.into_iter().filter_map(|export| match export {
        Export::Passed(from) => Some(from),
        _ => None,
    });
    let fixed = script.imports.into_iter().map(|import| import.from).chain(passed);
    let late = script.late.into_iter().filter_map(|(_, name)| name);
    let addresses = script.addresses.into_iter().map(|(_, name)| name);
    Ok(fixed
        .map(|name| (How::Static, name.text))
        .chain(late.map(|name| (How::Dynamic, name.text)))
        .chain(addresses.map(|name| (How::Address, name.text)))
        .collect())
}

/// What a module of the site names.
fn named_by(sources: &Files, module: &str) -> Result<Vec<(How, String)>> {
    let bytes = sources.get(module).with_context(|| format!("{module} is not there"))?;
    let text = std::str::from_utf8(bytes).with_context(|| format!("{module} is not UTF-8"))?;
    named(text).with_context(|| format!("in {module}"))
}

/// Whether a module has a default export.
///
/// # Errors
/// Where the source is no module.
pub fn has_default(source: &str) -> Result<bool> {
    Ok(script::read(source)?.exports.iter().any(|export| match export {
        Export::Default => true,
        Export::Listed { pairs, .. } => pairs.iter().any(|(_, outer)| outer == "default"),
        _ => false,
    }))
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
        for (how, specifier) in named_by(sources, &module)? {
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
///
/// # Errors
/// Where the module is not there, or none.
pub fn glue(sources: &Files, module: &str) -> Result<Option<String>> {
    let late = named_by(sources, module)?.into_iter().filter(|(how, _)| *how == How::Dynamic);
    Ok(late.filter_map(|(_, specifier)| resolve(module, &specifier)).find(|file| file.starts_with("pkg/")))
}

/// Fails when a module names a file that is not there: a reader would meet a blank page.
pub fn check(sources: &Files) -> Result<()> {
    for name in sources.keys().filter(|name| name.ends_with(".js")) {
        for (how, specifier) in named_by(sources, name)? {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_each_way_of_naming() {
        let source = "import a, { b } from './a.js';\nimport \"./b.js\";\nexport * from './c.js';\n\
                      const d = await import('./d.js');\nnew Worker(new URL('./e.js', import.meta.url), { type: 'module' });";
        assert_eq!(
            named(source).unwrap(),
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
        assert_eq!(named(source).unwrap(), []);
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
