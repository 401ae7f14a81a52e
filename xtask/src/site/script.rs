//! JavaScript, cut into its smallest parts: enough to see its imports and to leave out what only people read.

/// A part of a source, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Word(String),
    /// A text in quotes, without them.
    Text(String),
    /// A text in backquotes, whole; code stands in its `${…}`.
    Template(String),
    /// A regular expression, whole.
    Pattern,
    Mark(char),
    Comment,
    Space,
}

/// All parts of a source in order, each with its first and its last character's place: nothing is left out.
pub fn parts(source: &[char]) -> Vec<(Part, std::ops::Range<usize>)> {
    let mut found: Vec<(Part, std::ops::Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(&c) = source.get(at) {
        let next = source.get(at + 1).copied();
        let text =
            |range: std::ops::Range<usize>| source.get(range).unwrap_or(&[]).iter().collect::<String>();
        let (part, end) = match c {
            '/' if next == Some('/') => (Part::Comment, first(source, at, |rest| rest.starts_with(&['\n']))),
            '/' if next == Some('*') => (
                Part::Comment,
                (first(source, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2).min(source.len()),
            ),
            '/' if may_begin_pattern(&found) => (Part::Pattern, pattern_end(source, at)),
            '"' | '\'' => {
                let end = quoted_end(source, at, c);
                (Part::Text(text(at + 1..end.saturating_sub(1))), end)
            }
            '`' => {
                let end = template_end(source, at);
                (Part::Template(text(at..end)), end)
            }
            c if is_word(c) => {
                let end = first(source, at, |rest| !rest.first().copied().is_some_and(is_word));
                (Part::Word(text(at..end)), end)
            }
            c if c.is_whitespace() => {
                (Part::Space, first(source, at, |rest| !rest.first().is_some_and(|c| c.is_whitespace())))
            }
            c => (Part::Mark(c), at + 1),
        };
        found.push((part, at..end));
        at = end;
    }
    found
}

/// The code in the `${…}` of a template.
pub fn holes(template: &str) -> Vec<String> {
    let text: Vec<char> = template.chars().collect();
    let mut holes = Vec::new();
    let mut at = 1;
    while let Some(&c) = text.get(at) {
        at = match c {
            '\\' => at + 2,
            '$' if text.get(at + 1) == Some(&'{') => {
                let end = hole_end(&text, at + 2);
                holes.push(text.get(at + 2..end).unwrap_or(&[]).iter().collect());
                end + 1
            }
            _ => at + 1,
        };
    }
    holes
}

/// Leaves out comments, the space at both ends of a line and around marks. Lines stay where they are, so that an error names the
/// line of the source, and no two words grow together. A comment that begins with `/*!` is meant for readers, and stays; behind
/// `/* css */` a text is a style sheet, and grows lighter as such.
pub fn lighten(source: &str) -> String {
    let text: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut style = false;
    for (part, range) in parts(&text) {
        let next = text.get(range.end).copied();
        let piece: String = text.get(range).unwrap_or(&[]).iter().collect();
        match part {
            Part::Comment if piece.starts_with("/*!") => out.push_str(&piece),
            Part::Comment | Part::Space => {
                style |= piece == "/* css */";
                let lines = piece.matches('\n').count();
                if lines > 0 {
                    out.truncate(out.trim_end_matches(' ').len());
                    out.extend(std::iter::repeat_n('\n', lines));
                } else if !out.ends_with(|c: char| c.is_whitespace() || stands_alone(c))
                    && !out.is_empty()
                    && !next.is_some_and(stands_alone)
                {
                    out.push(' ');
                }
            }
            Part::Template(_) if style && !piece.contains("${") => {
                style = false;
                out.push_str(&lighten_style(&piece));
            }
            Part::Mark(c) if stands_alone(c) => {
                // A space that a comment left before it.
                if out.ends_with(' ') {
                    out.pop();
                }
                out.push(c);
            }
            _ => out.push_str(&piece),
        }
    }
    out
}

/// Marks that mean the same with and without space beside them. `+ +`, `- -`, `/ /` and `1 .x` do not.
fn stands_alone(c: char) -> bool {
    matches!(c, '{' | '}' | '(' | ')' | '[' | ']' | ';' | ',' | '<' | '>' | '=' | '&' | '|' | '?' | ':' | '*')
}

/// A style sheet without the space and the `;` that it can do without. (Texts in quotes do not occur in ours.)
fn lighten_style(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for c in style.chars() {
        let space = c.is_whitespace();
        if space && out.ends_with(|c: char| c.is_whitespace() || "{};:,`".contains(c)) {
            continue;
        }
        if matches!(c, '{' | '}' | '`') && out.ends_with(' ') {
            out.pop();
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push(if space { ' ' } else { c });
    }
    out
}

/// What travels in one piece has no lines of a source left: they go where a mark makes them needless.
pub fn without_lines(source: &str) -> String {
    let text: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let parts = parts(&text);
    for (nth, (part, range)) in parts.iter().enumerate() {
        let piece = text.get(range.clone()).unwrap_or(&[]);
        let before = nth.checked_sub(1).and_then(|at| parts.get(at)).map(|(part, _)| part);
        let next = parts.get(nth + 1).map(|(part, _)| part);
        match part {
            Part::Space if piece.contains(&'\n') => {
                let needless =
                    matches!(before, None | Some(Part::Mark('{' | '(' | '[' | ',' | ';' | '=' | '?' | ':')))
                        || matches!(next, None | Some(Part::Mark('}' | ')' | ']' | '.' | '?' | ':')));
                if !needless {
                    out.push('\n');
                }
            }
            _ => out.extend(piece),
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A `/` begins a regular expression where a value may begin, and divides where one has just ended. (Behind the `)` of an
/// `if` a value may begin too; nobody here writes that.)
fn may_begin_pattern(before: &[(Part, std::ops::Range<usize>)]) -> bool {
    const BEFORE_A_VALUE: [&str; 8] = ["return", "typeof", "case", "in", "of", "await", "yield", "else"];
    match before.iter().map(|(part, _)| part).rev().find(|part| !matches!(part, Part::Comment | Part::Space))
    {
        None => true,
        Some(Part::Mark(c)) => !matches!(c, ')' | ']' | '}'),
        Some(Part::Word(word)) => BEFORE_A_VALUE.contains(&word.as_str()),
        Some(_) => false,
    }
}

fn first(text: &[char], from: usize, there: impl Fn(&[char]) -> bool) -> usize {
    (from..text.len()).find(|&at| text.get(at..).is_some_and(&there)).unwrap_or(text.len())
}

fn quoted_end(text: &[char], open: usize, quote: char) -> usize {
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

fn pattern_end(text: &[char], open: usize) -> usize {
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

fn template_end(text: &[char], open: usize) -> usize {
    let mut at = open + 1;
    while let Some(&c) = text.get(at) {
        at = match c {
            '\\' => at + 2,
            '`' => return at + 1,
            '$' if text.get(at + 1) == Some(&'{') => hole_end(text, at + 2) + 1,
            _ => at + 1,
        };
    }
    text.len()
}

/// Where the code of a `${…}` ends.
fn hole_end(text: &[char], begin: usize) -> usize {
    let (mut at, mut depth) = (begin, 0_u32);
    while let Some(&c) = text.get(at) {
        at = match c {
            '"' | '\'' => quoted_end(text, at, c),
            '`' => template_end(text, at),
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
    fn nothing_is_left_out_of_the_parts() {
        let source = "/** a */ const b = `x ${c ? `y` : '}'} z`; // d\nconst e = /[/'\"]\\//g.test(f) / 2;\n";
        let text: Vec<char> = source.chars().collect();
        let mut at = 0;
        for (_, range) in parts(&text) {
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, text.len());
        assert_eq!(parts(&text).iter().filter(|(part, _)| *part == Part::Pattern).count(), 1);
    }

    #[test]
    fn a_script_grows_lighter_and_keeps_its_lines_and_its_texts() {
        let source = "/**\n * What it is.\n */\nexport function f(a) {\n  // why\n  const b = '// no  comment'; /* x */ const c = 1;\n  \
                      return `  /* no */\n  ${a}`;\n}\n/*! Licence */\n";
        assert_eq!(
            lighten(source),
            "\n\n\nexport function f(a){\n\nconst b='// no  comment';const c=1;\nreturn `  /* no */\n  ${a}`;\n}\n/*! Licence */\n"
        );
    }

    #[test]
    fn words_do_not_grow_together() {
        assert_eq!(lighten("return/* a */b; x = a/**/+ b"), "return b;x=a + b");
        assert_eq!(lighten("a + +b; c - -d; e / f / 1 .x"), "a + +b;c - -d;e / f / 1 .x");
        assert_eq!(
            lighten("for (const a of [b]) if (a in c) d = a ? 1 : { ...e };"),
            "for(const a of[b])if(a in c)d=a?1:{...e};"
        );
    }

    #[test]
    fn a_style_sheet_grows_lighter_where_it_is_called_one() {
        let source = "const a = /* css */ `\n.b > c:hover, .d { color: red; margin: 0 calc(1px + 2px);\n  top: 0; }\n@media print { .e { left: 0 } }\n`; f(`x: {  }`);";
        assert_eq!(
            lighten(source),
            "const a=`.b > c:hover,.d{color:red;margin:0 calc(1px + 2px);top:0}@media print{.e{left:0}}`;f(`x: {  }`);"
        );
    }

    #[test]
    fn lines_end_where_no_mark_does_it() {
        assert_eq!(
            without_lines("class A {\n\na=1\nb() {\nc\n.d(\n`x\n\ny`\n)\n}\n}\n"),
            "class A {a=1\nb() {c.d(`x\n\ny`)}}"
        );
    }
}
