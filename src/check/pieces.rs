//! Goods by the piece: "62,500 new passenger cars", "134.722 ô tô", and long numbers by themselves in a table of pieces.

use super::figures_in_text::UnitWords;
use super::words::{Token, TokenKind};

/// Whether no word behind a number says what it counts.
pub(super) fn alone(next: Option<&Token>) -> bool {
    next.is_none_or(|t| {
        t.is('.')
            || t.is(',')
            || t.is(';')
            || t.is(')')
            || t.is('(')
            || t.kind == TokenKind::Line
            || matches!(
                t.lower.as_str(),
                "left"
                    | "in"
                    | "were"
                    | "was"
                    | "from"
                    | "to"
                    | "and"
                    | "trong"
                    | "so"
                    | "tăng"
                    | "giảm"
                    | "vào"
            )
    })
}

/// The tokens of a word for goods by the piece, with what tells new ones or whole ones before it: "new passenger cars", "ô tô".
pub(super) fn pieces(tokens: &[Token], at: usize, units: &UnitWords) -> Option<usize> {
    const KINDS: [&str; 14] = [
        "new",
        "used",
        "passenger",
        "finished",
        "complete",
        "electric",
        "imported",
        "motor",
        "commercial",
        "fully",
        "assembled",
        "foreign",
        "light",
        "heavy",
    ];
    if units.pieces.is_empty() {
        return None;
    }
    let lower = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    // "26.7 million 60-kg bags"
    let size = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    let dash = usize::from(size && tokens.get(at + 1).is_some_and(Token::is_dash));
    let size =
        if size && tokens.get(at + 1 + dash).is_some_and(super::per_kilo::is_kilo) { 2 + dash } else { 0 };
    let kinds = size + (at + size..at + size + 3).take_while(|i| KINDS.contains(&lower(*i))).count();
    let word = at + kinds;
    if lower(word) == "ô" && lower(word + 1) == "tô" {
        return Some(2);
    }
    // "con" and "còn", "bộ" and "bỏ" are told apart by their marks.
    (units.pieces.contains(lower(word)) || kinds == 0 && lower(word) == "chiec").then_some(kinds + 1)
}
