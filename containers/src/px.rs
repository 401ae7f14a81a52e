//! PC-Axis files, as PxWeb writes them: keywords with their values, then all figures in a row.

use crate::cube::{Category, Cube, Dimension, Role, padded};
use crate::said::{Fault, Note};
use crate::{Book, Format, Sheet};

/// A keyword: `VALUES[en]("Year")="2004","2005";`.
struct Entry<'a> {
    keyword: &'a str,
    language: String,
    about: Vec<String>,
    /// The values, quoted ones joined over lines, others as they stand.
    values: Vec<String>,
}

/// Whether a text begins as a PC-Axis file does.
pub fn is_px(text: &str) -> bool {
    let head: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(4000).collect();
    let first = head.split('=').next().unwrap_or("");
    let word = first.split(['[', '(']).next().unwrap_or("").trim();
    let is_word =
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'-' || b.is_ascii_digit());
    let known = [
        "AXIS-VERSION",
        "CODEPAGE",
        "CHARSET",
        "MATRIX",
        "SUBJECT-AREA",
        "SUBJECT-CODE",
        "STUB",
        "HEADING",
        "CONTENTS",
        "LANGUAGE",
    ];
    let spoken = |name: &&&str| {
        let at = |s: &str| head.starts_with(s) || head.contains(&format!("\n{s}"));
        at(&format!("{name}=")) || at(&format!("{name}["))
    };
    is_word && known.iter().filter(spoken).count() >= 2
}

/// Cuts the text into keywords and the figures; `false` beside them when the end of the figures is missing.
fn entries(text: &str) -> (Vec<Entry<'_>>, &str, bool) {
    let mut out = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while !rest.is_empty() {
        let cut = rest.find(['[', '(', '=']).unwrap_or(rest.len());
        let (keyword, mut behind) = rest.split_at_checked(cut).unwrap_or((rest, ""));
        let keyword = keyword.trim();
        if keyword == "DATA" {
            let body = behind.trim_start_matches('=');
            let end = end_of(body);
            return (out, body.get(..end.unwrap_or(body.len())).unwrap_or(body), end.is_some());
        }
        let mut language = String::new();
        if let Some(inner) = behind.strip_prefix('[') {
            let (l, after) = inner.split_once(']').unwrap_or((inner, ""));
            language = l.trim().trim_matches('"').to_owned();
            behind = after.trim_start();
        }
        let mut about = Vec::new();
        if behind.starts_with('(') {
            let close = closing(behind).unwrap_or(behind.len());
            about = list(behind.get(1..close).unwrap_or(""));
            behind = behind.get(close + 1..).unwrap_or("").trim_start();
        }
        let body = behind.strip_prefix('=').unwrap_or(behind);
        let end = end_of(body).unwrap_or(body.len());
        let values = list(body.get(..end).unwrap_or(body));
        out.push(Entry { keyword, language, about, values });
        rest = body.get(end + 1..).unwrap_or("").trim_start();
    }
    (out, "", false)
}

/// Where a semicolon stands outside of quotes.
fn end_of(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b';' && !quoted
    })
}

fn closing(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b')' && !quoted
    })
}

/// Values with commas between; quoted pieces that follow each other are one text, cut over lines.
fn list(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut current: Option<String> = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match c {
            '"' => {
                let body = rest.get(1..).unwrap_or("");
                let end = body.find('"').unwrap_or(body.len());
                current.get_or_insert_default().push_str(body.get(..end).unwrap_or(""));
                rest = body.get(end + 1..).unwrap_or("");
            }
            ',' => {
                out.push(current.take().unwrap_or_default());
                rest = rest.get(1..).unwrap_or("");
            }
            _ if c.is_whitespace() => rest = rest.get(c.len_utf8()..).unwrap_or(""),
            _ => {
                // A plain word, brackets and all: TLIST(A1, "2000"-"2005").
                let mut deep = 0_i32;
                let end = rest.char_indices().find(|(_, c)| {
                    deep += i32::from(*c == '(') - i32::from(*c == ')');
                    deep <= 0 && (*c == ',' || *c == '"')
                });
                let end = end.map_or(rest.len(), |(at, _)| at);
                current.get_or_insert_default().push_str(rest.get(..end).unwrap_or("").trim());
                rest = rest.get(end..).unwrap_or("");
            }
        }
    }
    out.extend(current);
    // A line is broken with #, as people's notes are.
    out.into_iter().map(|t| t.replace('#', " ").trim().to_owned()).collect()
}

/// All keywords of a file, asked in one language.
struct Said<'a> {
    entries: Vec<Entry<'a>>,
    language: String,
}

impl Said<'_> {
    fn find(&self, keyword: &str, about: &[&str]) -> Option<&Entry<'_>> {
        let fits = |e: &&Entry<'_>| {
            e.keyword == keyword && e.about.iter().map(String::as_str).eq(about.iter().copied())
        };
        let mut all = self.entries.iter().filter(fits);
        let own = all.clone().find(|e| e.language == self.language);
        own.or_else(|| all.clone().find(|e| e.language.is_empty())).or_else(|| all.next())
    }

    fn texts(&self, keyword: &str, about: &[&str]) -> Vec<String> {
        self.find(keyword, about).map(|e| e.values.clone()).unwrap_or_default()
    }

    /// What a keyword about the whole file has in the file's own language.
    fn plain(&self, keyword: &str) -> Vec<String> {
        let mut all = self.entries.iter();
        let own = all.find(|e| e.keyword == keyword && e.about.is_empty() && e.language.is_empty());
        own.map(|e| e.values.clone()).unwrap_or_default()
    }

    fn text(&self, keyword: &str, about: &[&str]) -> String {
        self.texts(keyword, about).join(", ")
    }

    fn number(&self, keyword: &str, about: &[&str]) -> Option<u8> {
        self.text(keyword, about).parse().ok().filter(|n| *n <= 15)
    }

    /// Remarks under any of some keywords, in this language.
    fn notes(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for entry in &self.entries {
            let of_all = matches!(
                entry.keyword,
                "NOTE" | "NOTEX" | "VALUENOTE" | "VALUENOTEX" | "CELLNOTE" | "CELLNOTEX"
            );
            if of_all && (entry.language == self.language || entry.language.is_empty()) && out.len() < 100 {
                let mut text = entry.about.join(", ");
                if !text.is_empty() {
                    text.push_str(": ");
                }
                text.push_str(&entry.values.join(", "));
                out.push(text);
            }
        }
        out
    }
}

/// Reads a file: one table for each of its languages.
pub fn open(text: &str) -> Result<Book, Fault> {
    let (entries, data, closed) = entries(text);
    let mut said = Said { entries, language: String::new() };
    let own = said.text("LANGUAGE", &[]);
    let mut languages = said.texts("LANGUAGES", &[]);
    languages.retain(|l| !l.is_empty());
    if languages.is_empty() {
        languages.push(own.clone());
    } else if let Some(at) = languages.iter().position(|l| *l == own) {
        languages.swap(0, at);
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    for language in languages.into_iter().take(8) {
        said.language = if language == own { String::new() } else { language.clone() };
        let (cube, notes) = match cube(&said, data, closed) {
            Ok(read) => read,
            // A further language that says too little: the file is read in those that say enough.
            Err(_) if !sheets.is_empty() => continue,
            Err(fault) => return Err(fault),
        };
        let name = if language.is_empty() { said.text("MATRIX", &[]) } else { language };
        sheets.push(Sheet::of_cube(name, cube, notes));
    }
    Ok(Book { format: Format::Px, sheets })
}

/// `plain` is the name in the file's own language: some writers put it behind every keyword, whatever the language.
fn dimension(said: &Said<'_>, name: &str, plain: &str, content: &str) -> Dimension {
    let either = |keyword| match said.texts(keyword, &[name]) {
        none if none.is_empty() => said.texts(keyword, &[plain]),
        own => own,
    };
    let codes = either("CODES");
    let labels = either("VALUES");
    let time = said.find("TIMEVAL", &[name]).or_else(|| said.find("TIMEVAL", &[plain])).is_some();
    let measure = !content.is_empty() && name == content;
    let size = labels.len().max(codes.len());
    let at = |list: &[String], i: usize| list.get(i).cloned().unwrap_or_default();
    let categories = (0..size)
        .map(|i| {
            let (code, label) = (at(&codes, i), at(&labels, i));
            let label = if label.is_empty() { code.clone() } else { label };
            let unit = if measure { said.text("UNITS", &[&label]) } else { String::new() };
            let own = said.number("PRECISION", &[name, &label]);
            Category { code, label, unit, decimals: own }
        })
        .collect();
    let role = match (time, measure) {
        (true, _) => Role::Time,
        (_, true) => Role::Measure,
        _ => Role::Plain,
    };
    Dimension { label: name.to_owned(), role, categories }
}

fn cube(said: &Said<'_>, data: &str, closed: bool) -> Result<(Cube, Vec<Note>), Fault> {
    let stub = said.texts("STUB", &[]);
    let heading = said.texts("HEADING", &[]);
    if stub.is_empty() && heading.is_empty() {
        return Err(Fault::Lacks { word: "STUB, HEADING".to_owned() });
    }
    let content = said.text("CONTVARIABLE", &[]);
    let plain: Vec<String> = [said.plain("STUB"), said.plain("HEADING")].concat();
    let dimensions: Vec<Dimension> = stub
        .iter()
        .chain(&heading)
        .enumerate()
        .map(|(i, n)| dimension(said, n, plain.get(i).unwrap_or(n), &content))
        .collect();
    if let Some(empty) = dimensions.iter().find(|d| d.categories.is_empty()) {
        return Err(Fault::Lacks { word: format!("VALUES(\"{}\")", empty.label) });
    }
    let mut cube = Cube {
        title: [said.text("TITLE", &[]), said.text("DESCRIPTION", &[]), said.text("CONTENTS", &[])]
            .into_iter()
            .find(|t| !t.is_empty())
            .unwrap_or_default(),
        dimensions,
        unit: said.text("UNITS", &[]),
        source: said.text("SOURCE", &[]),
        updated: said.text("LAST-UPDATED", &[]),
        notes: said.notes(),
        ..Cube::default()
    };
    if cube.updated.is_empty()
        && let Some(any) = said.entries.iter().find(|e| e.keyword == "LAST-UPDATED")
    {
        cube.updated = any.values.join(", ");
    }
    let wanted = cube.size();
    if wanted > u64::from(u32::MAX) {
        return Err(Fault::TooMany { found: wanted, most: crate::MOST_CELLS as u64 });
    }
    // Keys in the words of the file's own language hold for the others; a writer that names them for one variable names all.
    let keyed = |(i, n): (usize, &String)| match said.text("KEYS", &[n]) {
        none if none.is_empty() => plain.get(i).map(|p| said.text("KEYS", &[p])).unwrap_or_default(),
        own => own,
    };
    let keys: Vec<String> = stub.iter().enumerate().map(keyed).collect();
    let sparse = keys.iter().any(|k| !k.is_empty());
    let mut tokens = tokens(data);
    // A figure that the end of the file cuts may be half of one; what a blank or a line's end stands behind is whole.
    let parted = data.ends_with(|c: char| c.is_whitespace() || c == ',')
        && data.bytes().filter(|b| *b == b'"').count().is_multiple_of(2);
    if !closed && !parted {
        tokens.pop();
    }
    let mut notes = Vec::new();
    let decimals = said.number("SHOWDECIMALS", &[]).or_else(|| said.number("DECIMALS", &[])).unwrap_or(0);
    let across: u64 = cube.dimensions.iter().skip(stub.len()).map(|d| d.categories.len() as u64).product();
    let mut found = 0_u64;
    if sparse {
        let mut at = 0;
        while at < tokens.len() {
            let row = tokens.get(at..at + stub.len()).unwrap_or(&[]);
            if row.len() < stub.len() {
                break;
            }
            let mut place = 0_u64;
            for ((token, kind), d) in row.iter().zip(&keys).zip(&cube.dimensions) {
                // "42001 " among the codes is 42001 before its figures.
                let key = token.text.trim();
                let code = || d.categories.iter().position(|c| c.code.trim() == key);
                let label = || d.categories.iter().position(|c| c.label.trim() == key);
                let i = if kind == "VALUES" { label().or_else(code) } else { code().or_else(label) }
                    .ok_or_else(|| Fault::Lacks { word: token.text.to_owned() })?;
                place = place * d.categories.len() as u64 + i as u64;
            }
            at += stub.len();
            for column in 0..across {
                let Some(token) = tokens.get(at) else { break };
                push(&mut cube, place * across + column, token, decimals)?;
                at += 1;
                found += 1;
            }
        }
        cube.values.sort_by_key(|(i, _)| *i);
    } else {
        found = tokens.len() as u64;
        for (at, token) in tokens.iter().enumerate().take(usize::try_from(wanted).unwrap_or(usize::MAX)) {
            push(&mut cube, at as u64, token, decimals)?;
        }
        if found != wanted {
            notes.push(Note::Values(found, wanted));
        }
    }
    if found == 0 {
        return Err(Fault::Counts { what: "DATA".to_owned(), found, wanted });
    }
    Ok((cube, notes))
}

/// A figure, or a text in quotes.
struct Token<'a> {
    text: &'a str,
    quoted: bool,
}

fn tokens(data: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = data.trim_start();
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            let body = rest.get(1..).unwrap_or("");
            let end = body.find('"').unwrap_or(body.len());
            out.push(Token { text: body.get(..end).unwrap_or(""), quoted: true });
            rest = body.get(end + 1..).unwrap_or("");
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == ',' || c == '"').unwrap_or(rest.len());
            out.push(Token { text: rest.get(..end).unwrap_or(""), quoted: false });
            rest = rest.get(end..).unwrap_or("");
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    out
}

fn push(cube: &mut Cube, at: u64, token: &Token<'_>, decimals: u8) -> Result<(), Fault> {
    let most = crate::MOST_CELLS;
    if cube.values.len() >= most {
        return Err(Fault::TooMany { found: cube.size(), most: most as u64 });
    }
    let at = u32::try_from(at).map_err(|_| Fault::TooMany { found: at, most: most as u64 })?;
    let text = if token.quoted {
        token.text.to_owned()
    } else {
        padded(token.text, decimals_at(cube, at).unwrap_or(decimals))
    };
    cube.values.push((at, text));
    Ok(())
}

/// Digits behind the point that a member of its own asks for.
fn decimals_at(cube: &Cube, at: u32) -> Option<u8> {
    let mut rest = at as usize;
    let mut found = None;
    for d in cube.dimensions.iter().rev() {
        let n = d.categories.len().max(1);
        found = d.categories.get(rest % n).and_then(|c| c.decimals).or(found);
        rest /= n;
    }
    found
}
