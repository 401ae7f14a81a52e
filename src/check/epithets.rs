//! What a country is called by its place among others: "sales from Asia's fourth-largest economy", "the world's second-biggest exporter". The
//! continent in it is no partner: it is the country at home, or an aside behind the name of another.

use super::article::{Mention, Says};
use super::lexicon::Mark;
use super::members::{Kind, Named};
use super::table_index::TableIndex;
use super::words::{Token, TokenKind};
use crate::dataset::DimensionKind;

const DEGREES: [&str; 7] = ["largest", "biggest", "top", "leading", "smallest", "main", "richest"];
const HOLDERS: [&str; 14] = [
    "economy",
    "exporter",
    "importer",
    "producer",
    "grower",
    "supplier",
    "shipper",
    "seller",
    "maker",
    "manufacturer",
    "trader",
    "nation",
    "country",
    "market",
];

/// The token behind an epithet that begins with a place at a token: "Asia's | fourth | - | largest | economy".
fn end_at(tokens: &[Token], m: &Mention) -> Option<usize> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    let last = word(m.end.checked_sub(1)?);
    if !(last.ends_with("'s") || last.ends_with("’s")) {
        return None;
    }
    let mut at = m.end;
    let ordinal = tokens.get(at).and_then(super::claims_in_words::number_word).is_some();
    let digits = tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number)
        && matches!(word(at + 1), "st" | "nd" | "rd" | "th");
    at += match (digits, ordinal) {
        (true, _) => 2,
        (false, true) => 1,
        _ => 0,
    };
    at += usize::from(tokens.get(at).is_some_and(Token::is_dash));
    if !DEGREES.contains(&word(at)) {
        return None;
    }
    // A word or two may say of what: "coffee exporter", "trading nation".
    (at + 1..at + 4).find(|i| HOLDERS.contains(&word(*i))).map(|i| i + 1)
}

/// Takes the places in epithets out of what is spoken of.
pub(super) fn read(tokens: &[Token], index: &TableIndex<'_>, mentions: &mut Vec<Mention>) {
    let place = |m: &Mention| {
        matches!(&m.says, Says::Named(found) if found.iter().all(|n| match n {
            Named::Absent(kind, _) => *kind == Kind::Place,
            Named::Member { dim, .. } | Named::Union { dim, .. } => index.kind(*dim) == DimensionKind::Partner,
        }))
    };
    let mut at = 0;
    while let Some(m) = mentions.get(at) {
        at += 1;
        let world = m.has(Mark::Elsewhere) && m.flow().is_none();
        let Some(end) = end_at(tokens, m).filter(|_| place(m) || world) else { continue };
        let start = m.start;
        let lead = |n: usize| start.checked_sub(n).and_then(|i| tokens.get(i));
        // "shipments to Europe's biggest economy": a partner, though it is not named.
        if lead(1).is_some_and(|t| matches!(t.folded.as_str(), "to" | "with" | "into" | "towards")) {
            continue;
        }
        let aside = lead(1).is_some_and(|t| t.is(','));
        let says = if aside { Says::Marks(vec![Mark::Nothing]) } else { Says::Home };
        mentions.retain(|o| o.start <= start || o.start >= end);
        if let Some(own) = mentions.get_mut(at - 1) {
            own.says = says;
            own.end = end;
        }
    }
}
