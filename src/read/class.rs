//! What one cell looks like by itself, whatever stands around it.

use super::grid::is_blank;
use crate::lang::{self, Gap};
use std::cell::RefCell;

/// What a cell looks like by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nothing.
    Blank,
    /// A mark for a missing number that cannot be a word.
    Gap,
    /// A number that is no year.
    Number,
    /// Four digits that may be a year.
    Year,
    /// Another period.
    Period,
    /// Anything else.
    Text,
}

thread_local! {
    static KNOWN: RefCell<lang::Memo<Class>> = const { RefCell::new(lang::Memo::new()) };
}

/// Looks at one cell.
pub fn class(cell: &str) -> Class {
    if is_blank(cell) {
        return Class::Blank;
    }
    // Figures are many, and nearly all different.
    if let Some(number) = lang::digited(cell)
        && !(4..=6).contains(&(number.width - u8::from(number.mark().is_some())))
    {
        return Class::Number;
    }
    lang::Memo::of(|known| KNOWN.with_borrow_mut(known), cell, class_of)
}

/// "1st", "2nd", "3rd": which one of several, no figure with the mark of a note.
fn is_ordinal(cell: &str) -> bool {
    let text = cell.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && matches!(text.get(digits..), Some("st" | "nd" | "rd" | "th"))
}

fn class_of(cell: &str) -> Class {
    if cfg!(feature = "studio") && is_ordinal(cell) {
        return Class::Text;
    }
    if lang::printed(cell).is_some() {
        // Those of Arabic and Persian letters, of Hindi and of Thai as well.
        let elsewhere = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}' | '\u{e50}'..='\u{e59}');
        let digits = cell.chars().filter(|c| c.is_ascii_digit() || elsewhere(*c)).count();
        if (4..=6).contains(&digits)
            && !cell.contains([',', '%', '$'])
            && lang::when(cell).is_some_and(|w| w.is_year())
        {
            return Class::Year;
        }
        // "2023 Mar" is no number with a remark.
        if digits >= 4
            && cell.len() < 40
            && cell.contains(char::is_alphabetic)
            && lang::when(cell).is_some_and(|w| w.year.is_some())
        {
            return Class::Period;
        }
        return Class::Number;
    }
    match lang::gap(cell) {
        Some(Gap::Blank) => return Class::Blank,
        Some(_) if !cell.trim().chars().all(char::is_alphabetic) => return Class::Gap,
        _ => {}
    }
    if cell.len() > 64 {
        return Class::Text;
    }
    match lang::when(cell) {
        Some(w) if w.is_year() => Class::Year,
        Some(_) => Class::Period,
        None => Class::Text,
    }
}
