//! Tags and text of XML as spreadsheets write it: a pull reader without a tree. Names are taken without their prefix.

use std::borrow::Cow;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event<'a> {
    /// A tag opens; `true` when it closes itself.
    Open(Tag<'a>, bool),
    /// A tag closes.
    Close(&'a str),
    /// Text, entities not yet replaced.
    Text(&'a str),
    /// Text without entities.
    Plain(&'a str),
}

/// A tag with its attributes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tag<'a> {
    /// Its name without prefix.
    pub name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// An attribute by its name without prefix.
    pub fn get(&self, wanted: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            // Pages leave quotes out, and give attributes without a value.
            let (value, behind) = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => after.get(1..)?.split_once(quote)?,
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            let name = name.trim();
            let name = local(name.rsplit_once(char::is_whitespace).map_or(name, |(_, n)| n));
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decoded(value));
            }
            rest = behind;
        }
    }

    /// All attributes with their names, without prefix; declarations of prefixes are none.
    pub fn attributes(&self) -> Vec<(&'a str, Cow<'a, str>)> {
        let mut out = Vec::new();
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let cut = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => after.get(1..).and_then(|a| a.split_once(quote)),
                None => Some(after.split_once(char::is_whitespace).unwrap_or((after, ""))),
            };
            let Some((value, behind)) = cut else { break };
            let name = name.trim();
            if !name.starts_with("xmlns") {
                out.push((local(name), decoded(value)));
            }
            rest = behind;
        }
        out
    }

    /// An attribute that is a whole number.
    pub fn number(&self, wanted: &str) -> Option<u32> {
        self.get(wanted)?.trim().parse().ok()
    }

    /// An attribute that says yes.
    pub fn yes(&self, wanted: &str) -> bool {
        self.get(wanted).is_some_and(|v| matches!(v.as_ref(), "1" | "true" | "on"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, n)| n)
}

/// Reads a text tag by tag.
pub struct Markup<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Markup<'a> {
    /// From the beginning.
    pub fn new(text: &'a str) -> Markup<'a> {
        Markup { text, at: 0 }
    }

    /// Goes on behind the closing tag of an element whose content is no markup.
    pub fn skip_raw(&mut self, name: &str) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        let end = (0..rest.len()).find(|&i| {
            rest.get(i..i + 2) == Some(b"</")
                && rest
                    .get(i + 2..i + 2 + name.len())
                    .is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.at += end.unwrap_or(rest.len());
    }
}

impl<'a> Iterator for Markup<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let rest = self.text.get(self.at..).filter(|r| !r.is_empty())?;
            if !rest.starts_with('<') {
                let len = rest.find('<').unwrap_or(rest.len());
                self.at += len;
                return rest.get(..len).map(Event::Text);
            }
            if let Some(body) = rest.strip_prefix("<![CDATA[") {
                let len = body.find("]]>").unwrap_or(body.len());
                self.at += 9 + len + 3;
                return body.get(..len).map(Event::Plain);
            }
            let skip = if rest.starts_with("<!--") {
                Some(("-->", 4))
            } else if rest.starts_with("<?") {
                Some(("?>", 2))
            } else if rest.starts_with("<!") {
                Some((">", 2))
            } else {
                None
            };
            if let Some((end, from)) = skip {
                let len = rest.get(from..).and_then(|r| r.find(end));
                self.at += len.map_or(rest.len(), |n| from + n + end.len());
                continue;
            }
            let len = tag_end(rest);
            self.at += (len + 1).min(rest.len());
            let inner = rest.get(1..len).unwrap_or("");
            if let Some(name) = inner.strip_prefix('/') {
                return Some(Event::Close(local(name.trim())));
            }
            let (inner, empty) = match inner.strip_suffix('/') {
                Some(i) => (i, true),
                None => (inner, false),
            };
            let cut = inner.find(|c: char| c.is_whitespace()).unwrap_or(inner.len());
            let (name, attributes) = inner.split_at_checked(cut).unwrap_or((inner, ""));
            return Some(Event::Open(Tag { name: local(name), attributes }, empty));
        }
    }
}

/// Where a tag ends, a `>` inside of quotes not counted.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, b) in text.bytes().enumerate() {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            None if b == b'>' => return at,
            None if before == b'=' && (b == b'"' || b == b'\'') => quote = Some(b),
            None => {}
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    // A quote that is never closed, or no end at all: the tag ends at the first sign of one.
    if quote.is_some() { text.find('>').unwrap_or(text.len()) } else { text.len() }
}

/// Text with its entities replaced: those of XML, numbered ones, and Excel's `_x000D_`.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let name = after.split(';').next().filter(|n| n.len() <= 12 && n.len() < after.len());
        match name.and_then(entity) {
            Some(c) => {
                out.push_str(&c);
                rest = after.get(name.map_or(0, str::len) + 1..).unwrap_or("");
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Names of HTML that pages of statistics offices use, small and capital Latin letters with marks among them.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("shy", '\u{ad}'),
    ("minus", '−'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("middot", '·'),
    ("bull", '•'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("frac12", '½'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("eth", 'ð'),
    ("ETH", 'Ð'),
    ("thorn", 'þ'),
    ("scaron", 'š'),
    ("Scaron", 'Š'),
    ("oelig", 'œ'),
];

/// Letters with marks by the name of their mark: `eacute` is é.
const MARKED: &[(&str, &str)] = &[
    ("acute", "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝ"),
    ("grave", "aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ("circ", "aâeêiîoôuûAÂEÊIÎOÔUÛ"),
    ("tilde", "aãoõAÃOÕ"),
    ("uml", "aäeëiïoöuüyÿAÄEËIÏOÖUÜ"),
];

fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers of windows-1252, as old pages write them.
        let code = match code {
            0x80 => 0x20AC,
            0x91 => 0x2018,
            0x92 => 0x2019,
            0x93 => 0x201C,
            0x94 => 0x201D,
            0x96 => 0x2013,
            0x97 => 0x2014,
            other => other,
        };
        return char::from_u32(code).filter(|c| *c != '\0').map(String::from);
    }
    if let Some((_, c)) = NAMED.iter().find(|(n, _)| *n == name) {
        return Some(c.to_string());
    }
    let letter = name.chars().next()?;
    let (_, letters) = MARKED.iter().find(|(mark, _)| name.get(letter.len_utf8()..) == Some(mark))?;
    let at = letters.chars().position(|c| c == letter).filter(|at| at % 2 == 0)?;
    letters.chars().nth(at + 1).map(String::from)
}

/// The text of bytes that are UTF-8, or UTF-16 with a mark.
pub fn text_of(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], of: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).filter_map(|p| p.try_into().ok()).map(of);
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
