//! Numbers as statistics print them: 1,234.5 · 1.234,5 · 1 234,5 · 1'234.5 · 12,34,567 · ١٢٣٫٥ · −5 · (12) · 12,3% · 5* · 12,3(1)
//! · 2,5e3. Whether `.` or `,` is the decimal mark is decided by the caller for a whole table; one cell only gives evidence.

use super::fold::digit;
use super::memo::Memo;
use super::word_lists::WordLists;
use crate::figure::{Decimal, Digits};
use std::cell::RefCell;

/// The mark between whole and part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Mark {
    /// `1,234.5`
    #[default]
    #[serde(rename = ".")]
    Point,
    /// `1.234,5`
    #[serde(rename = ",")]
    Comma,
}

impl Mark {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Mark {
        match self {
            Mark::Point => Mark::Comma,
            Mark::Comma => Mark::Point,
        }
    }

    /// The character.
    pub fn char(self) -> char {
        match self {
            Mark::Point => '.',
            Mark::Comma => ',',
        }
    }
}

/// What one number says about the decimal mark of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// No `.` and no `,`.
    None,
    /// Only this mark can be the decimal one.
    Only(Mark),
    /// One group of three digits behind one mark: `1.234` is a thousand or a little more than one.
    Either(Mark),
}

/// A number found in a text, its marks not yet told apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed<'a> {
    /// Digits and the marks between them.
    core: &'a str,
    negative: bool,
    exponent: i16,
    /// A `%` or `‰` stands beside it.
    pub percent: bool,
    /// Footnote marks and flags after it, without spaces: `*`, `(1)`, `p`.
    pub suffix: &'a str,
    /// What its marks say.
    pub evidence: Evidence,
    /// A currency sign stands beside it.
    pub currency: Option<char>,
}

/// White space and signs that only ever separate groups.
fn is_group_sign(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}'
            | '\u{202f}'
            | '\u{2009}'
            | '\u{2007}'
            | '\u{2008}'
            | '\''
            | '’'
            | '٬'
            | '_'
            | '\u{ff0c}'
    )
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '—' | '‒' | '－' | '△' | '▲' | '﹣')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₫' | '₩' | '￥')
}

fn is_percent(c: char) -> bool {
    matches!(c, '%' | '％' | '‰')
}

/// Reads a text that is one number and nothing else but sign, percent, currency sign, footnote mark or flag letter.
///
/// ```
/// use kimngach::lang::{printed, Mark};
/// let value = |text: &str, mark| printed(text).and_then(|p| p.value(mark)).map(|d| d.to_string());
/// assert_eq!(value("1.234,5", Mark::Comma).as_deref(), Some("1234.5"));
/// assert_eq!(value("(12)", Mark::Point).as_deref(), Some("-12"));
/// assert_eq!(value("12,3(1)", Mark::Comma).as_deref(), Some("12.3"));
/// assert_eq!(value("12,34,567", Mark::Point).as_deref(), Some("1234567"));
/// assert_eq!(value("2005-03", Mark::Point), None);
/// ```
pub fn printed(text: &str) -> Option<Printed<'_>> {
    let mut rest = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    // The longest number that anyone prints, with groups and notes.
    if rest.is_empty() || rest.len() > 96 {
        return None;
    }
    let (mut negative, mut percent, mut currency, mut open) = (false, false, None, false);
    let mut signs = 0;
    loop {
        let c = rest.chars().next()?;
        if digit(c).is_some() || matches!(c, '.' | ',' | '٫') {
            break;
        }
        // "$    2,236,000": blanks that set a sign at the edge of its column are no signs.
        signs += usize::from(!c.is_whitespace());
        if signs > 4 {
            return None;
        }
        if is_minus(c) && !negative {
            negative = true;
        } else if c == '(' && !open && !negative {
            open = true;
        } else if is_currency(c) && currency.is_none() {
            currency = Some(c);
        } else if !(c == '+' || c.is_whitespace()) {
            match rest.strip_prefix("US$") {
                Some(tail) if currency.is_none() => {
                    currency = Some('$');
                    rest = tail;
                    continue;
                }
                _ => return None,
            }
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    let (core, tail) = split_core(rest)?;
    let (exponent, mut tail) = split_exponent(tail);
    if open {
        // (12) is minus twelve; what stands behind the bracket is a note.
        let inner = tail.trim_start();
        let inner = inner.strip_prefix(is_percent).inspect(|_| percent = true).unwrap_or(inner);
        tail = inner.trim_start().strip_prefix(')')?;
        negative = true;
    }
    let mut suffix = tail.trim();
    if let Some(after) = suffix.strip_prefix(is_percent) {
        percent = true;
        suffix = after.trim_start();
    }
    if let Some(c) = suffix.chars().next().filter(|&c| is_currency(c)) {
        currency = currency.or(Some(c));
        suffix = suffix.get(c.len_utf8()..)?.trim_start();
    }
    if suffix == "-" && !negative {
        (negative, suffix) = (true, "");
    }
    // "000 t" are thousands of tonnes.
    if core == "000" && suffix.starts_with(char::is_alphabetic) {
        return None;
    }
    if !is_note(suffix) {
        // "1,000 billion" is an amount; "1.000 tỷ đồng" is a unit of money in Viet Nam.
        let unit = unit_behind(suffix)?;
        let bare = unit.quantity == crate::unit::Quantity::Number;
        let billions = bare && unit.power >= 9 && (core == "1000" || core.len() > 4);
        if is_no_amount(core) && !billions {
            return None;
        }
    }
    Some(Printed { core, negative, exponent, percent, suffix, evidence: evidence(core)?, currency })
}

/// The unit that stands behind a number in its own cell: "366,1 tỷ USD". Money, masses and scale words only: "12 tháng" is no number.
fn unit_behind(suffix: &str) -> Option<crate::unit::Unit> {
    use crate::unit::Quantity;
    if suffix.len() > 40 || !suffix.starts_with(char::is_alphabetic) {
        return None;
    }
    super::unit_of(suffix).filter(|u| {
        u.power != 0 || matches!(u.quantity, Quantity::Money(_) | Quantity::Tonne | Quantity::Percent)
    })
}

/// "1000 t" is a unit and no number of tonnes; "2014 Triệu đô la Mỹ" is a year and its unit.
fn is_no_amount(core: &str) -> bool {
    if core.len() == 4 && core.starts_with(['1', '2']) && core.bytes().all(|b| b.is_ascii_digit()) {
        return core < "2151" && (core >= "1700" || core == "1000");
    }
    let mut digits = core.chars().filter_map(digit);
    digits.next() == Some(1) && digits.all(|d| d == 0)
}

/// Splits digits and marks from what follows. A group sign belongs to the number only when three digits follow it.
fn split_core(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let mut seen = false;
    for (at, c) in text.char_indices() {
        if digit(c).is_some() {
            seen = true;
            end = at + c.len_utf8();
        } else if matches!(c, '.' | ',' | '٫') || is_group_sign(c) {
            let after = text.get(at + c.len_utf8()..).unwrap_or("");
            let run = after.chars().take_while(|&c| digit(c).is_some()).count();
            let takes = if is_group_sign(c) { run == 3 && seen } else { run > 0 };
            if !takes {
                // "5." and "5," are five.
                if matches!(c, '.' | ',') && seen && after.trim().is_empty() {
                    return Some((text.get(..end)?, ""));
                }
                break;
            }
        } else {
            break;
        }
    }
    let tail = text.get(end..)?;
    // "1 234 2)" is 1234 with a note 2.
    seen.then_some((text.get(..end)?, tail))
}

fn split_exponent(text: &str) -> (i16, &str) {
    let whole = || -> Option<(i16, &str)> {
        let tail = text.strip_prefix(['e', 'E'])?;
        let (sign, tail) = match tail.as_bytes().first()? {
            b'-' => (-1, tail.get(1..)?),
            b'+' => (1, tail.get(1..)?),
            _ => (1, tail),
        };
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            return None;
        }
        let (digits, tail) = tail.split_at_checked(digits)?;
        Some((sign * digits.bytes().fold(0_i16, |n, b| n * 10 + i16::from(b - b'0')), tail))
    };
    whole().unwrap_or((0, text))
}

/// Whether a text is a footnote mark or a flag: `*`, `†`, `¹`, `(1)`, `[a]`, `2)`, `p`, `r/`, `(e)`; not a word.
fn is_note(text: &str) -> bool {
    let mut letters = 0;
    let mut digits = 0;
    let mut signs = 0;
    let mut opened = false;
    // "100JPY" counts yen: three capitals are a code and no flag.
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return false;
    }
    for c in text.chars() {
        match c {
            '*' | '†' | '‡' | '§' | '¶' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '#' => {
                signs += 1
            }
            '(' | '[' => opened = true,
            ')' | ']' | '/' | ' ' | '.' | ',' => {}
            _ if c.is_ascii_digit() => digits += 1,
            _ if c.is_ascii_alphabetic() => letters += 1,
            _ => return false,
        }
    }
    // Digits are a note only in brackets: what follows a number openly is another number.
    text.is_empty()
        || (letters <= 3
            && digits <= 2
            && signs <= 4
            && (digits == 0 || opened || text.ends_with([')', ']'])))
}

/// What the marks of a core say; `None` when it cannot be a number at all.
fn evidence(core: &str) -> Option<Evidence> {
    let mut points = (0_u32, 0_usize);
    let mut commas = (0_u32, 0_usize);
    let mut last: Option<(Mark, usize)> = None;
    let mut first_run = 0_usize;
    let mut run = 0_usize;
    let mut runs_ok = true;
    let mut groups_before = false;
    let mut arabic = false;
    let mut leading_zero = false;
    let mut marks = 0;
    let mut lengths = [0_usize; 8];
    let mut index = 0_usize;
    for (at, c) in core.char_indices() {
        if let Some(d) = digit(c) {
            if at == 0 && d == 0 {
                leading_zero = true;
            }
            run += 1;
            continue;
        }
        if marks == 0 && !groups_before {
            first_run = run;
        }
        if let Some(slot) = lengths.get_mut(index) {
            *slot = run;
        }
        index += 1;
        run = 0;
        match c {
            '.' | ',' => {
                let mark = if c == '.' { Mark::Point } else { Mark::Comma };
                let slot = if c == '.' { &mut points } else { &mut commas };
                slot.0 += 1;
                slot.1 = at;
                last = Some((mark, at));
                marks += 1;
            }
            '٫' => arabic = true,
            _ => {
                groups_before = true;
                // A group sign after the decimal mark groups decimals, which no table of ours does.
                runs_ok &= last.is_none();
            }
        }
    }
    if !runs_ok || (arabic && marks > 0) {
        return None;
    }
    let Some((mark, _)) = last else { return Some(Evidence::None) };
    let last_run = run;
    let other = mark.other();
    let (count, others) = match mark {
        Mark::Point => (points, commas),
        Mark::Comma => (commas, points),
    };
    if others.0 > 0 {
        // Two marks: the last is the decimal one, and stands once; before it groups, of three digits at the end ("1,8.33" is none).
        let inner = lengths.get(1..index.min(8)).unwrap_or(&[]);
        let grouped = (1..=3).contains(&first_run)
            && inner.last() == Some(&3)
            && inner.iter().all(|&n| n == 3 || n == 2);
        return (count.0 == 1 && grouped).then_some(Evidence::Only(mark));
    }
    if count.0 > 1 {
        // The same mark again: groups of three, or of two before the last three.
        let inner = lengths.get(1..index.min(8)).unwrap_or(&[]);
        let grouped = last_run == 3
            && (1..=3).contains(&first_run)
            && (inner.iter().all(|&n| n == 3) || inner.iter().all(|&n| n == 2));
        return grouped.then_some(Evidence::Only(other));
    }
    if groups_before || last_run != 3 || first_run == 0 || first_run > 3 || (leading_zero && first_run > 0) {
        return Some(Evidence::Only(mark));
    }
    Some(Evidence::Either(mark))
}

impl Printed<'_> {
    /// The number, with `mark` as the decimal mark. A number that can be read in one way only is read that way, even
    /// against `mark`: 1.234,5 is no other number in a table of points.
    pub fn value(&self, mark: Mark) -> Option<Decimal> {
        let mark = match self.evidence {
            Evidence::Only(only) => only,
            Evidence::Either(_) | Evidence::None => mark,
        };
        let mut digits = Digits::default();
        let mut point = false;
        for c in self.core.chars() {
            if let Some(d) = digit(c) {
                digits.push(d, point);
            } else if c == mark.char() || c == '٫' {
                point = true;
            }
        }
        let d = digits.finish(self.negative)?;
        Some(Decimal { exponent: d.exponent.checked_add(self.exponent)?, ..d })
    }

    /// The unit that stands behind it in its cell.
    pub fn unit(&self) -> Option<crate::unit::Unit> {
        if self.suffix.is_empty() || is_note(self.suffix) { None } else { unit_behind(self.suffix) }
    }

    /// Whether it has no mark, no exponent and a leading zero: a code such as 0203, not a number.
    pub fn is_code(&self) -> bool {
        let mut chars = self.core.chars();
        chars.next().and_then(digit) == Some(0)
            && chars.next().and_then(digit).is_some()
            && self.evidence == Evidence::None
    }

    /// Whether it is written as plain digits: no sign, mark, percent or note.
    pub fn is_plain(&self) -> bool {
        self.core.bytes().all(|b| b.is_ascii_digit())
            && !self.negative
            && !self.percent
            && self.suffix.is_empty()
            && self.exponent == 0
            && self.currency.is_none()
    }

    /// Whether a mark stands anywhere in it.
    pub fn has(&self, mark: Mark) -> bool {
        self.core.contains(mark.char())
    }

    /// Number of digits and marks.
    pub fn width(&self) -> usize {
        self.core.len()
    }

    /// The sign between groups, when it is one that is never a decimal mark.
    pub fn group_sign(&self) -> Option<char> {
        self.core.chars().find(|&c| is_group_sign(c)).map(|c| if c.is_whitespace() { ' ' } else { c })
    }
}

/// Why a cell has no number, as the cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Nothing, or white space.
    Blank,
    /// `..`, `:`, `n/a`: not available.
    NotAvailable,
    /// `-`, `–`: nothing to count.
    Nil,
    /// `(D)`, `c`, `x`: kept secret.
    Confidential,
    /// `...`, `*`: not yet, or too small to print.
    NotPublished,
}

/// Marks for a missing number, folded; letters among them count only in a column of numbers.
const GAPS: &[(Gap, &str)] = &[
    (
        Gap::NotAvailable,
        " .. : n/a na n.a. n.a n/e n.e. n/d #n/a nan null none nd n.d. n.d s.d. s/d nv k.a. kxd missing unknown not available u l .m .n 不详 m #value! #div/0! #ref! (na) (nd) \\n #null! [x] [u] [na] _ ",
    ),
    (Gap::Nil, " - -- --- / (z) z [z] "),
    (Gap::Confidential, " (d) (c) (x) (s) c x s f (f) conf confidential suppressed [c] "),
    (Gap::NotPublished, " ... * ** *** (*) … . (…) p/n [low] "),
];

static GAP_LISTS: WordLists = WordLists::of(|n| GAPS.get(n).map(|(_, words)| *words));

/// Reads a cell that says why there is no number. Letters such as `x` or `c` are such marks only in a column of numbers:
/// the caller knows.
///
/// ```
/// use kimngach::lang::{gap, Gap};
/// assert_eq!(gap(" .. "), Some(Gap::NotAvailable));
/// assert_eq!(gap("(D)"), Some(Gap::Confidential));
/// assert_eq!(gap("–"), Some(Gap::Nil));
/// assert_eq!(gap("Đức"), None);
/// ```
pub fn gap(text: &str) -> Option<Gap> {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{3000}'));
    if text.is_empty() {
        return Some(Gap::Blank);
    }
    if text.len() > 24 {
        return None;
    }
    Memo::of(|known| KNOWN.with_borrow_mut(known), text, gap_of)
}

thread_local! {
    static KNOWN: RefCell<Memo<Option<Gap>>> = const { RefCell::new(Memo::new()) };
}

fn gap_of(text: &str) -> Option<Gap> {
    if text.chars().all(|c| is_minus(c) || c == '･') {
        return Some(Gap::Nil);
    }
    // Leaders of dots, as printed tables have them where there is no figure.
    if cfg!(feature = "studio") && text.len() > 3 && text.bytes().all(|b| b == b'.') {
        return Some(Gap::NotAvailable);
    }
    let folded = super::fold(text);
    // ": c" is the mark and a flag that says why.
    if let Some(flag) = folded.strip_prefix(": ") {
        return Some(if matches!(flag, "c" | "cd") { Gap::Confidential } else { Gap::NotAvailable });
    }
    // "n. a." is "n.a.".
    let joined = || GAP_LISTS.find(&folded.replace(". ", "."));
    GAP_LISTS.find(&folded).or_else(joined).and_then(|n| GAPS.get(n)).map(|(gap, _)| *gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Option<String> {
        printed(text).and_then(|p| p.value(Mark::Point)).map(|d| d.to_string())
    }
    fn comma(text: &str) -> Option<String> {
        printed(text).and_then(|p| p.value(Mark::Comma)).map(|d| d.to_string())
    }

    #[test]
    fn every_way_of_printing_a_number_is_read() {
        for (text, value) in [
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234,5", "1234.5"),
            ("1\u{202f}234\u{202f}567", "1234567"),
            ("1'234.5", "1234.5"),
            ("12,34,567", "1234567"),
            ("١٢٣٫٥", "123.5"),
            ("−5", "-5"),
            ("–5,25", "-5.25"),
            ("(12)", "-12"),
            ("(1,234.5)", "-1234.5"),
            ("12,3%", "12.3"),
            ("12.3 %", "12.3"),
            ("5*", "5"),
            ("12,3(1)", "12.3"),
            ("12,3 (1)", "12.3"),
            ("2,5e3", "2500"),
            ("4.51E-08", "0.0000000451"),
            ("+84", "84"),
            ("$1,234.50", "1234.50"),
            ("US$ 12.5", "12.5"),
            ("５８", "58"),
            ("123 p", "123"),
            ("7.340 ", "7.340"),
            (".5", "0.5"),
            ("5-", "-5"),
            ("△1.5", "-1.5"),
            ("0,125", "0.125"),
            ("1,000 billion", "1000"),
            ("1000 billion", "1000"),
        ] {
            assert_eq!(point(text).as_deref(), Some(value), "{text}");
        }
        assert_eq!(comma("7.340").as_deref(), Some("7340"));
        assert_eq!(comma("0.125").as_deref(), Some("0.125"));
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for text in [
            "",
            "-",
            "2005-03",
            "1/2005",
            "1.2.3",
            "12,34,56",
            "a5",
            "5 apples",
            "1 23",
            "12 345 67",
            "(5",
            "1.234.56",
            "31.12.2005",
            "1,2.3,4",
            "N/A",
            "Q1",
            "10-20",
            "5 6",
            "2005Q1",
            "1000 tonnes",
            "000 t",
            "100 billion won",
            "2014 billion dong",
        ] {
            assert_eq!(point(text), None, "{text}");
        }
    }

    #[test]
    fn a_group_of_three_alone_is_evidence_for_neither() {
        let of = |t: &str| printed(t).map(|p| p.evidence);
        assert_eq!(of("19.654"), Some(Evidence::Either(Mark::Point)));
        assert_eq!(of("1,234"), Some(Evidence::Either(Mark::Comma)));
        assert_eq!(of("0.654"), Some(Evidence::Only(Mark::Point)));
        assert_eq!(of("1234.567"), Some(Evidence::Only(Mark::Point)));
        assert_eq!(of("1.234.567"), Some(Evidence::Only(Mark::Comma)));
        assert_eq!(of("133,1"), Some(Evidence::Only(Mark::Comma)));
        assert_eq!(of("5.707"), Some(Evidence::Either(Mark::Point)));
        assert_eq!(of("263"), Some(Evidence::None));
    }
}
