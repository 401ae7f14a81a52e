//! Which module imports which: found by reading the JavaScript as tokens, enough to see its imports and no more.
use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::Files;

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
    let tokens = tokens(source);
    let word = |at: usize, text: &str| matches!(tokens.get(at), Some(Token::Word(word)) if word == text);
    let mark = |at: usize, c: char| matches!(tokens.get(at), Some(Token::Mark(mark)) if *mark == c);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Text(text) = token else { continue };
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
    let word = |token: Option<&Token>, text: &str| matches!(token, Some(Token::Word(word)) if word == text);
    tokens(source).windows(2).any(|pair| word(pair.first(), "export") && word(pair.get(1), "default"))
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

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

fn tokens(source: &str) -> Vec<Token> {
    let text: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let next = text.get(at + 1).copied();
        at = match c {
            '/' if next == Some('/') => skip_to(&text, at, |rest| rest.starts_with(&['\n'])),
            '/' if next == Some('*') => skip_to(&text, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2,
            '/' if may_begin_pattern(found.last()) => {
                found.push(Token::Mark('/'));
                skip_pattern(&text, at)
            }
            '"' | '\'' => {
                let end = skip_quoted(&text, at, c);
                found.push(Token::Text(
                    text.get(at + 1..end.saturating_sub(1)).unwrap_or(&[]).iter().collect(),
                ));
                end
            }
            '`' => {
                // A text with holes names nothing for certain: its holes are read as code, its words are passed over.
                let (end, holes) = skip_template(&text, at);
                found.push(Token::Mark('`'));
                found.extend(holes.iter().flat_map(|hole| tokens(hole)));
                end
            }
            c if is_word(c) => {
                let end = skip_to(&text, at, |rest| !rest.first().copied().is_some_and(is_word));
                found.push(Token::Word(text.get(at..end).unwrap_or(&[]).iter().collect()));
                end
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Token::Mark(c));
                }
                at + 1
            }
        };
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A `/` begins a regular expression where a value may begin, and divides where one has just ended.
fn may_begin_pattern(last: Option<&Token>) -> bool {
    match last {
        None => true,
        Some(Token::Mark(c)) => !matches!(c, ')' | ']' | '}' | '`' | '/'),
        Some(Token::Word(word)) => {
            matches!(word.as_str(), "return" | "typeof" | "case" | "in" | "of" | "await" | "yield")
        }
        Some(Token::Text(_)) => false,
    }
}

fn skip_to(text: &[char], from: usize, there: impl Fn(&[char]) -> bool) -> usize {
    (from..text.len()).find(|&at| text.get(at..).is_some_and(&there)).unwrap_or(text.len())
}

fn skip_quoted(text: &[char], open: usize, quote: char) -> usize {
    let mut at = open + 1;
    while let Some(&c) = text.get(at) {
        match c {
            '\\' => at += 2,
            c if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}

fn skip_pattern(text: &[char], open: usize) -> usize {
    let (mut at, mut in_class) = (open + 1, false);
    while let Some(&c) = text.get(at) {
        match c {
            '\\' => at += 1,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return at + 1,
            '\n' => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

fn skip_template(text: &[char], open: usize) -> (usize, Vec<String>) {
    let mut holes = Vec::new();
    let mut at = open + 1;
    while let Some(&c) = text.get(at) {
        match c {
            '\\' => at += 2,
            '`' => return (at + 1, holes),
            '$' if text.get(at + 1) == Some(&'{') => {
                let begin = at + 2;
                let end = skip_hole(text, begin);
                holes.push(text.get(begin..end).unwrap_or(&[]).iter().collect());
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    (text.len(), holes)
}

/// Where the code of a `${…}` ends.
fn skip_hole(text: &[char], begin: usize) -> usize {
    let (mut at, mut depth) = (begin, 0_u32);
    while let Some(&c) = text.get(at) {
        at = match c {
            '"' | '\'' => skip_quoted(text, at, c),
            '`' => skip_template(text, at).0,
            '}' if depth == 0 => return at,
            '{' => {
                depth += 1;
                at + 1
            }
            '}' => {
                depth -= 1;
                at + 1
            }
            _ => at + 1,
        };
    }
    text.len()
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
