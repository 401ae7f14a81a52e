//! The notation of the catalogue's formulas, read once and written three ways: with the numbers put in, as MathML, and
//! worked out, which is how the tests hold a formula's text and its function together.
//!
//! `100 × (x₁ ÷ x₀ − 1)`; `Σ (p₁ᵢ × q₀ᵢ)` over all inputs whose name ends in `ᵢ`; `[xᵢ ≥ c]` is 1 where it holds, else 0;
//! `run [xᵢ > 0]` counts how many at the end hold without a break; `max`, `min`, `ln`, `exp`, `√`, `|a|`, `a^b`.

use super::Flag;
use super::record::{Input, Record};
use super::shown::printed_power;
use super::streaks::in_a_row;
use super::work::in_name;
use crate::figure::{exp, ln, powf};
use crate::lang::{Lang, Scale, number};

/// A formula, read.
#[derive(Clone, Debug, PartialEq)]
enum Expr {
    Number(String),
    Name(String),
    /// Sign, left, right: `+ − × ÷ ^` and the comparisons.
    Pair(char, Box<Expr>, Box<Expr>),
    Negative(Box<Expr>),
    /// In round brackets.
    Group(Box<Expr>),
    /// In square brackets: a condition.
    Holds(Box<Expr>),
    /// Between bars.
    Size(Box<Expr>),
    /// `Σ`, `Π`, `√`, `ln`, `exp`, `max`, `min`, `run` of what follows.
    Of(String, Box<Expr>),
    /// Two or more things of `max` and `min`.
    List(Vec<Expr>),
}

const FUNCTIONS: [&str; 6] = ["ln", "exp", "max", "min", "run", "mean"];

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.rest = self.rest.get(c.len_utf8()..).unwrap_or("");
        }
        found
    }

    fn take_one_of(&mut self, signs: &[char]) -> Option<char> {
        signs.iter().copied().find(|&c| self.take(c))
    }

    fn word(&mut self, of: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !of(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn condition(&mut self) -> Option<Expr> {
        let left = self.sum()?;
        match self.take_one_of(&['≥', '≤', '>', '<', '=']) {
            Some(sign) => Some(Expr::Pair(sign, Box::new(left), Box::new(self.sum()?))),
            None => Some(left),
        }
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut left =
            if self.take('−') { Expr::Negative(Box::new(self.product()?)) } else { self.product()? };
        while let Some(sign) = self.take_one_of(&['+', '−']) {
            left = Expr::Pair(sign, Box::new(left), Box::new(self.product()?));
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Expr> {
        let mut left = self.power()?;
        while let Some(sign) = self.take_one_of(&['×', '÷']) {
            left = Expr::Pair(sign, Box::new(left), Box::new(self.power()?));
        }
        Some(left)
    }

    fn power(&mut self) -> Option<Expr> {
        let base = self.atom()?;
        if self.take('²') {
            let two = Expr::Number("2".to_owned());
            return Some(Expr::Pair('^', Box::new(base), Box::new(two)));
        }
        if self.take('^') {
            return Some(Expr::Pair('^', Box::new(base), Box::new(self.atom()?)));
        }
        Some(base)
    }

    fn atom(&mut self) -> Option<Expr> {
        let c = self.peek()?;
        match c {
            '0'..='9' => Some(Expr::Number(self.word(|c| c.is_ascii_digit() || c == '.').to_owned())),
            '(' => {
                self.take('(');
                let mut list = vec![self.condition()?];
                while self.take(';') {
                    list.push(self.condition()?);
                }
                let inner = match (list.len(), list.pop()?) {
                    (1, only) => only,
                    (_, last) => {
                        list.push(last);
                        Expr::List(list)
                    }
                };
                self.take(')').then(|| Expr::Group(Box::new(inner)))
            }
            '[' => {
                self.take('[');
                let inner = self.condition()?;
                self.take(']').then(|| Expr::Holds(Box::new(inner)))
            }
            '|' => {
                self.take('|');
                let inner = self.sum()?;
                self.take('|').then(|| Expr::Size(Box::new(inner)))
            }
            'Σ' | 'Π' | '√' => {
                self.take(c);
                Some(Expr::Of(c.to_string(), Box::new(self.power()?)))
            }
            c if in_name(c) => {
                let word = self.word(in_name);
                if FUNCTIONS.contains(&word) {
                    return Some(Expr::Of(word.to_owned(), Box::new(self.power()?)));
                }
                Some(Expr::Name(word.to_owned()))
            }
            _ => None,
        }
    }
}

fn read(formula: &str) -> Option<Expr> {
    let mut reader = Reader { rest: formula };
    let expr = reader.condition()?;
    reader.peek().is_none().then_some(expr)
}

/// Whether a name stands for one of many.
fn is_indexed(name: &str) -> bool {
    name.contains(['ᵢ', 'ⱼ'])
}

/// Inputs call themselves `xᵢ`; a formula may run through them a second time as `xⱼ`.
fn family(name: &str) -> String {
    name.replace('ⱼ', "ᵢ")
}

/// Where the indices stand while a formula is gone through.
#[derive(Clone, Copy, Default)]
struct Place {
    i: Option<usize>,
    j: Option<usize>,
}

impl Place {
    fn of(&self, name: &str) -> usize {
        if name.contains('ⱼ') { self.j } else { self.i }.unwrap_or(0)
    }
}

fn find<'r>(inputs: &'r [Input], name: &str, place: Place) -> Option<&'r Input> {
    if is_indexed(name) {
        let family = family(name);
        inputs.iter().filter(|i| i.name == family).nth(place.of(name))
    } else {
        inputs.iter().find(|i| i.name == name)
    }
}

/// Names with an index inside an expression that the current place does not fix yet.
fn free_index(expr: &Expr, place: Place) -> Option<(char, String)> {
    match expr {
        Expr::Name(n) if n.contains('ᵢ') && place.i.is_none() => Some(('ᵢ', n.clone())),
        Expr::Name(n) if n.contains('ⱼ') && place.j.is_none() => Some(('ⱼ', n.clone())),
        Expr::Number(_) | Expr::Name(_) => None,
        Expr::Pair(_, a, b) => free_index(a, place).or_else(|| free_index(b, place)),
        Expr::Negative(a) | Expr::Group(a) | Expr::Holds(a) | Expr::Size(a) | Expr::Of(_, a) => {
            free_index(a, place)
        }
        Expr::List(list) => list.iter().find_map(|e| free_index(e, place)),
    }
}

/// Every place that an index inside `expr` goes through.
fn places(expr: &Expr, inputs: &[Input], place: Place) -> Vec<Place> {
    let Some((index, name)) = free_index(expr, place) else { return vec![place] };
    let family = family(&name);
    let count = inputs.iter().filter(|i| i.name == family).count();
    let at = |k| if index == 'ᵢ' { Place { i: Some(k), ..place } } else { Place { j: Some(k), ..place } };
    (0..count).map(at).collect()
}

fn evaluate(expr: &Expr, inputs: &[Input], place: Place) -> Option<f64> {
    let go = |e: &Expr| evaluate(e, inputs, place);
    let truth = |b: bool| f64::from(u8::from(b));
    Some(match expr {
        Expr::Number(digits) => crate::figure::Decimal::parse(digits)?.value(),
        Expr::Name(name) => find(inputs, name, place)?.value,
        Expr::Negative(a) => -go(a)?,
        Expr::Group(a) | Expr::Holds(a) => go(a)?,
        Expr::Size(a) => go(a)?.abs(),
        Expr::List(_) => return None,
        Expr::Pair(sign, a, b) => {
            let (a, b) = (go(a)?, go(b)?);
            match sign {
                '+' => a + b,
                '−' => a - b,
                '×' => a * b,
                '÷' => a / b,
                '^' => powf(a, b),
                '≥' => truth(a >= b),
                '≤' => truth(a <= b),
                '>' => truth(a > b),
                '<' => truth(a < b),
                '=' => truth(a == b),
                _ => return None,
            }
        }
        Expr::Of(name, of) => {
            let inner = if let Expr::Group(inner) = of.as_ref() { inner } else { of };
            let all = || -> Option<Vec<f64>> {
                match inner.as_ref() {
                    Expr::List(list) => list.iter().map(go).collect(),
                    one => places(one, inputs, place).into_iter().map(|p| evaluate(one, inputs, p)).collect(),
                }
            };
            match name.as_str() {
                "Σ" => all()?.into_iter().sum(),
                "Π" => all()?.into_iter().product(),
                "√" => powf(go(of)?, 0.5),
                "ln" => ln(go(of)?),
                "exp" => exp(go(of)?),
                "max" => all()?.into_iter().reduce(f64::max)?,
                "min" => all()?.into_iter().reduce(f64::min)?,
                "mean" => {
                    let all = all()?;
                    all.iter().sum::<f64>() / all.len() as f64
                }
                "run" => in_a_row(all()?.into_iter().rev().map(|x| Some(x != 0.0))).0 as f64,
                _ => return None,
            }
        }
    })
}

/// Works out a formula's text with inputs; `None` when it is no formula or lacks an input.
///
/// ```
/// use kimngach::figure::Decimal;
/// use kimngach::indicators::{evaluated, growth, Record};
/// use kimngach::unit::Unit;
/// let number = |n| Record::given(None, Decimal::whole(n), &Unit::default());
/// let g = growth::growth(&number(110), &number(100));
/// assert_eq!(evaluated(&g.formula, &g.inputs), g.value.ok());
/// ```
#[must_use]
pub fn evaluated(formula: &str, inputs: &[Input]) -> Option<f64> {
    evaluate(&read(formula)?, inputs, Place::default())
}

/// How the numbers put in are written.
struct Numbers<'a> {
    lang: Lang,
    inputs: &'a [Input],
    /// Whether the inputs are printed at different scales, so that each needs its word.
    scales: bool,
}

impl Numbers<'_> {
    fn number(&self, input: &Input) -> String {
        let mut text = number(self.lang, input.printed.value(), input.printed.decimals());
        // Years are written without a mark of thousands.
        if input.name.starts_with('t') && !input.is_cell() && input.printed.decimals() == 0 {
            text = (input.value as i64).to_string();
        }
        let word = Scale(input.power).word(self.lang);
        if self.scales && !word.is_empty() {
            text.push(' ');
            text.push_str(word);
        }
        if text.starts_with('−') { format!("({text})") } else { text }
    }

    fn write(&self, expr: &Expr, place: Place, out: &mut String) {
        match expr {
            Expr::Number(digits) => {
                out.push_str(
                    &crate::figure::Decimal::parse(digits)
                        .map_or_else(|| digits.clone(), |d| number(self.lang, d.value(), d.decimals())),
                );
            }
            Expr::Name(name) => match find(self.inputs, name, place) {
                Some(input) => out.push_str(&self.number(input)),
                None => out.push_str(name),
            },
            Expr::Negative(a) => {
                out.push('−');
                self.write(a, place, out);
            }
            // What brings brackets of its own needs no second pair.
            Expr::Group(a) if matches!(a.as_ref(), Expr::Group(_)) => self.write(a, place, out),
            Expr::Group(a) if matches!(a.as_ref(), Expr::Of(name, _) if name == "Σ" || name == "Π") => {
                self.write(a, place, out);
            }
            Expr::Group(a) => self.between('(', a, ')', place, out),
            Expr::Holds(a) => self.between('[', a, ']', place, out),
            Expr::Size(a) => self.between('|', a, '|', place, out),
            Expr::List(list) => {
                for (n, e) in list.iter().enumerate() {
                    out.push_str(if n > 0 { "; " } else { "" });
                    self.write(e, place, out);
                }
            }
            Expr::Pair('^', a, b) => {
                self.write(a, place, out);
                out.push('^');
                self.write(b, place, out);
            }
            Expr::Pair(sign, a, b) => {
                self.write(a, place, out);
                out.push(' ');
                out.push(*sign);
                out.push(' ');
                self.write(b, place, out);
            }
            Expr::Of(name, of) => self.of(name, of, place, out),
        }
    }

    fn between(&self, open: char, inner: &Expr, close: char, place: Place, out: &mut String) {
        out.push(open);
        self.write(inner, place, out);
        out.push(close);
    }

    /// `Σ xᵢ` becomes `(950 + 900 + … + 1.104)`: the first three and the last of many.
    fn of(&self, name: &str, of: &Expr, place: Place, out: &mut String) {
        let (open, between, close) = match name {
            "Σ" => ("(", " + ", ")"),
            "Π" => ("(", " × ", ")"),
            "max" | "min" | "mean" | "run" => ("(", "; ", ")"),
            _ => {
                out.push_str(name);
                return self.write(of, place, out);
            }
        };
        if matches!(name, "max" | "min" | "mean" | "run") {
            out.push_str(name);
        }
        let inner = match of {
            Expr::Group(inner) => inner,
            other => other,
        };
        // The things of a list are written one by one: an index inside them belongs to a sum of their own.
        if matches!(inner, Expr::List(_)) {
            return self.write(of, place, out);
        }
        let all = places(inner, self.inputs, place);
        // A factor that is a sum keeps its brackets.
        let bracketed = name == "Π" && matches!(inner, Expr::Pair('+' | '−', ..));
        out.push_str(open);
        // The one that ended a run is marked: those after it were counted.
        let holds_not = |p: &Place| name == "run" && evaluate(inner, self.inputs, *p) == Some(0.0);
        let ended = all.iter().rposition(holds_not);
        let shown = |n: usize| all.len() <= 6 || n < 3 || n + 1 == all.len() || ended == Some(n);
        let mut dots = false;
        for (n, p) in all.iter().enumerate() {
            if !shown(n) {
                if !dots {
                    out.push_str(between);
                    out.push('…');
                }
                dots = true;
                continue;
            }
            dots = false;
            out.push_str(if n > 0 { between } else { "" });
            if bracketed {
                self.between('(', inner, ')', *p, out);
            } else {
                self.write(inner, *p, out);
            }
            out.push_str(if ended == Some(n) { " ✕" } else { "" });
        }
        out.push_str(close);
    }
}

/// The formula with the numbers put in and its result, in words and marks of a language: `100 × 80.089,7 ÷ 176.580,8 =
/// 45,3559 → 45,4%`. The digits of the inputs are those of the file, the last number has the digits that they support.
pub fn with_numbers(lang: Lang, record: &Record) -> String {
    let Ok(value) = record.value else {
        return crate::lang::words(lang, record.value.map_or_else(|r| r.key(), |_| "")).to_owned();
    };
    let power = printed_power(record);
    let shown = value * crate::figure::to_f64(1, -i16::from(power));
    let decimals = record.decimals(power, 4);
    let result = super::shown::shown(lang, record, power);
    if record.stands_alone() {
        return result;
    }
    let mut scales = record.inputs.iter().filter(|i| i.has_scale).map(|i| i.power);
    let first = scales.next();
    let numbers = Numbers { lang, inputs: &record.inputs, scales: scales.any(|s| Some(s) != first) };
    let mut out = String::new();
    match read(&record.formula) {
        Some(expr) => numbers.write(&expr, Place::default(), &mut out),
        None => out.push_str(&record.formula),
    }
    out.push_str(" = ");
    let more = (0..=(decimals + 2).min(6)).find(|&d| {
        let off = crate::figure::round_to(shown, d) - shown;
        off.abs() <= shown.abs() * 1e-12
    });
    let full = number(lang, shown, more.unwrap_or((decimals + 2).min(6)));
    let bare = result.split([' ', '%']).next().unwrap_or("").trim_start_matches(['$', '−']);
    if full.trim_start_matches('−') != bare {
        out.push_str(&full);
        out.push_str(" → ");
    }
    out.push_str(&result);
    // A place says little without how many there are.
    if let Some(Flag::Among { of }) = record.flags.iter().find(|f| matches!(f, Flag::Among { .. })) {
        out.push(' ');
        out.push_str(&crate::lang::text(lang, "rank.of", &[("of", (*of).into())]));
    }
    out
}

/// What the names of a formula stand for, in the words of a language, in the order of their first appearance.
///
/// ```
/// use kimngach::indicators::symbols;
/// use kimngach::lang::Lang;
/// let legend = symbols(Lang::En, "100 × (X + M) ÷ Y");
/// assert_eq!(legend[0], ("X".to_owned(), "exports".to_owned()));
/// assert_eq!(legend.len(), 3);
/// ```
pub fn symbols(lang: Lang, formula: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for word in formula.split(|c| !in_name(c)).filter(|w| !w.is_empty() && !FUNCTIONS.contains(w)) {
        if out.iter().all(|(name, _)| name != word) {
            let mut key = String::from("symbol.");
            key.push_str(word);
            out.push((word.to_owned(), crate::lang::words(lang, &key).to_owned()));
        }
    }
    out
}

/// The formula as presentation MathML.
///
/// ```
/// let m = kimngach::indicators::mathml("x₁ ÷ x₀");
/// assert_eq!(m, "<math><mfrac><msub><mi>x</mi><mn>1</mn></msub><msub><mi>x</mi><mn>0</mn></msub></mfrac></math>");
/// ```
pub fn mathml(formula: &str) -> String {
    let mut out = String::from("<math>");
    match read(formula) {
        Some(expr) => math(&expr, &mut out),
        None => {
            out.push_str("<mtext>");
            out.push_str(formula);
            out.push_str("</mtext>");
        }
    }
    out.push_str("</math>");
    out
}

fn tag(name: &str, inner: impl FnOnce(&mut String), out: &mut String) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inner(out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn row(expr: &Expr, out: &mut String) {
    // A fraction needs no brackets around what stands above and below its line.
    let inner = if let Expr::Group(inner) = expr { inner } else { expr };
    tag("mrow", |o| math(inner, o), out);
}

fn fenced(open: &str, inner: &Expr, close: &str, out: &mut String) {
    tag(
        "mrow",
        |o| {
            tag("mo", |o| o.push_str(open), o);
            math(inner, o);
            tag("mo", |o| o.push_str(close), o);
        },
        out,
    );
}

fn math(expr: &Expr, out: &mut String) {
    match expr {
        Expr::Number(digits) => tag("mn", |o| o.push_str(digits), out),
        Expr::Name(name) => symbol(name, out),
        Expr::Negative(a) => {
            tag("mo", |o| o.push('−'), out);
            math(a, out);
        }
        Expr::Group(a) => fenced("(", a, ")", out),
        Expr::Holds(a) => fenced("[", a, "]", out),
        Expr::Size(a) => fenced("|", a, "|", out),
        Expr::List(list) => {
            for (n, e) in list.iter().enumerate() {
                if n > 0 {
                    tag("mo", |o| o.push(';'), out);
                }
                math(e, out);
            }
        }
        Expr::Pair('÷', a, b) => {
            let simple = |e: &Expr| matches!(e, Expr::Number(_) | Expr::Name(_));
            tag(
                "mfrac",
                |o| {
                    for e in [a, b] {
                        if simple(e) { math(e, o) } else { row(e, o) }
                    }
                },
                out,
            );
        }
        Expr::Pair('^', a, b) => tag(
            "msup",
            |o| {
                tag("mrow", |o| math(a, o), o);
                row(b, o);
            },
            out,
        ),
        Expr::Pair(sign, a, b) => {
            math(a, out);
            tag(
                "mo",
                |o| {
                    o.push_str(match sign {
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '×' => "×",
                        '+' => "+",
                        '−' => "−",
                        '≥' => "≥",
                        '≤' => "≤",
                        _ => "=",
                    })
                },
                out,
            );
            math(b, out);
        }
        Expr::Of(name, of) => match name.as_str() {
            "√" => tag("msqrt", |o| row(of, o), out),
            "Σ" | "Π" => {
                let index = if let Some((c, _)) = free_index(of, Place::default()) { c } else { 'ᵢ' };
                tag(
                    "munder",
                    |o| {
                        tag("mo", |o| o.push(if name == "Σ" { '∑' } else { '∏' }), o);
                        tag("mi", |o| o.push(if index == 'ⱼ' { 'j' } else { 'i' }), o);
                    },
                    out,
                );
                math(of, out);
            }
            _ => {
                tag("mi", |o| o.push_str(name), out);
                math(of, out);
            }
        },
    }
}

/// `x₁` is x with a lowered 1, `ΔX` stays as it is.
fn symbol(name: &str, out: &mut String) {
    let base = |c: char| c.is_ascii_alphabetic() || c == 'Δ';
    let end = name.find(|c| !base(c)).unwrap_or(name.len());
    let (letters, lowered) = name.split_at(end);
    if lowered.is_empty() {
        return tag("mi", |o| o.push_str(letters), out);
    }
    let lowered: String = lowered.chars().map(raise).collect();
    tag(
        "msub",
        |o| {
            tag("mi", |o| o.push_str(letters), o);
            let digits = lowered.bytes().all(|b| b.is_ascii_digit());
            tag(if digits { "mn" } else { "mi" }, |o| o.push_str(&lowered), o);
        },
        out,
    );
}

fn raise(c: char) -> char {
    match c {
        '₀'..='₉' => char::from(b'0' + (c as u32 - '₀' as u32) as u8),
        'ₙ' => 'n',
        'ₜ' => 't',
        'ᵢ' => 'i',
        'ⱼ' => 'j',
        'ₖ' => 'k',
        'ᵥ' => 'v',
        'ₘ' => 'm',
        'ₓ' => 'x',
        other => other,
    }
}
