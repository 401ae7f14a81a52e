//! JSON that keeps its numbers as they are printed: 34.0 is not 34.

use crate::said::Fault;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// Digits as printed.
    Number(String),
    /// Words.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name, in the order of the file.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(members) => members.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// A member of a member.
    pub fn path(&self, names: &[&str]) -> Option<&Value> {
        names.iter().try_fold(self, |v, n| v.get(n))
    }

    /// The values of a list.
    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Value::List(all) => Some(all),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn members(&self) -> Option<&[(String, Value)]> {
        match self {
            Value::Object(all) => Some(all),
            _ => None,
        }
    }

    /// Words, or digits.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(t) | Value::Number(t) => Some(t),
            _ => None,
        }
    }

    /// A whole number.
    pub fn whole(&self) -> Option<u64> {
        self.text()?.parse().ok()
    }
}

/// Reads a text.
///
/// # Errors
/// [`Fault::Syntax`] at the byte where it stops being JSON.
pub fn parse(text: &str) -> Result<Value, Fault> {
    let mut parser = Parser { bytes: text.as_bytes(), text, at: 0, values: 0 };
    let value = parser.value(0)?;
    parser.space();
    if parser.at < text.len() { Err(parser.wrong()) } else { Ok(value) }
}

/// One value a line, as logs and bulk downloads have it. `None` when it is not that.
pub fn lines(text: &str) -> Option<Value> {
    let mut all = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        all.push(parse(line).ok().filter(|v| matches!(v, Value::Object(_) | Value::List(_)))?);
    }
    (all.len() > 1).then_some(Value::List(all))
}

/// Deeper than any table is kept.
const DEEPEST: u32 = 64;

struct Parser<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    values: usize,
}

impl Parser<'_> {
    fn wrong(&self) -> Fault {
        Fault::Syntax { byte: self.at as u64 }
    }

    fn space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(there);
        there
    }

    fn value(&mut self, depth: u32) -> Result<Value, Fault> {
        self.space();
        self.values += 1;
        if depth > DEEPEST {
            return Err(self.wrong());
        }
        if self.values > crate::MOST_CELLS * 4 {
            return Err(Fault::TooMany { found: self.values as u64, most: crate::MOST_CELLS as u64 });
        }
        match self.bytes.get(self.at) {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => Ok(self.number()),
            _ => {
                // NaN is no JSON, but pandas and R write it.
                for (word, value) in [
                    ("null", Value::Null),
                    ("true", Value::Bool(true)),
                    ("false", Value::Bool(false)),
                    ("NaN", Value::Null),
                ] {
                    if self.text.get(self.at..).is_some_and(|t| t.starts_with(word)) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(self.wrong())
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value, Fault> {
        self.at += 1;
        let mut members = Vec::new();
        self.space();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            if self.bytes.get(self.at) != Some(&b'"') {
                return Err(self.wrong());
            }
            let name = self.string()?;
            self.space();
            if !self.take(b':') {
                return Err(self.wrong());
            }
            members.push((name, self.value(depth + 1)?));
            self.space();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.take(b',') {
                return Err(self.wrong());
            }
        }
    }

    fn list(&mut self, depth: u32) -> Result<Value, Fault> {
        self.at += 1;
        let mut all = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Value::List(all));
        }
        loop {
            all.push(self.value(depth + 1)?);
            self.space();
            if self.take(b']') {
                return Ok(Value::List(all));
            }
            if !self.take(b',') {
                return Err(self.wrong());
            }
        }
    }

    fn number(&mut self) -> Value {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let len = rest
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .unwrap_or(rest.len());
        let text = self.text.get(self.at..self.at + len).unwrap_or("").to_owned();
        self.at += len;
        Value::Number(text)
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or(&[]);
            let Some(len) = rest.iter().position(|b| matches!(b, b'"' | b'\\')) else {
                return Err(self.wrong());
            };
            out.push_str(self.text.get(self.at..self.at + len).unwrap_or(""));
            self.at += len;
            if self.take(b'"') {
                return Ok(out);
            }
            let sign = self.bytes.get(self.at + 1).copied().ok_or_else(|| self.wrong())?;
            self.at += 2;
            match sign {
                b'n' => out.push('\n'),
                b't' => out.push('\t'),
                b'r' => out.push('\r'),
                b'b' | b'f' => out.push(' '),
                b'u' => out.push(self.letter()?),
                other if other.is_ascii() => out.push(char::from(other)),
                _ => return Err(self.wrong()),
            }
        }
    }

    fn four(&mut self) -> Result<u32, Fault> {
        let hex = self.text.get(self.at..self.at + 4).ok_or_else(|| self.wrong())?;
        let code = u32::from_str_radix(hex, 16).map_err(|_| self.wrong())?;
        self.at += 4;
        Ok(code)
    }

    /// A letter by its number, of two halves beyond the first 65,536.
    fn letter(&mut self) -> Result<char, Fault> {
        let high = self.four()?;
        if (0xD800..0xDC00).contains(&high) && self.text.get(self.at..self.at + 2) == Some("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.four()?;
            if (0xDC00..0xE000).contains(&low) {
                let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            self.at = before;
        }
        Ok(char::from_u32(high).unwrap_or('\u{fffd}'))
    }
}
