//! A country that only says whose office, tax or money something is: "US President Donald Trump", "a 50 per cent U.S. duty". Nothing is sold
//! to it there.

use super::members::Named;
use super::words::{Token, TokenKind};

/// What a country has that buys and sells nothing.
const HELD: [&str; 32] = [
    "president",
    "presidents",
    "president's",
    "treasury",
    "congress",
    "senate",
    "federal",
    "census",
    "administration",
    "government",
    "embassy",
    "officials",
    "negotiators",
    "tariff",
    "tariffs",
    "duty",
    "duties",
    "levy",
    "levies",
    "sanctions",
    "commerce",
    "central",
    "minister",
    "parliament",
    "court",
    "election",
    "elections",
    "currency",
    "dollar",
    "dollars",
    "ambassador",
    "subsidies",
];

/// Whether a name found at a token is only the owner of what stands behind it.
pub(super) fn is_owner(tokens: &[Token], at: usize, used: usize, found: &[Named]) -> bool {
    let member = found.iter().any(|n| !matches!(n, Named::Absent(..)));
    let Some(name) = tokens.get(at).filter(|t| member && t.kind == TokenKind::Word && t.capital) else {
        return false;
    };
    let next = tokens.get(at + used).filter(|t| t.sentence == name.sentence && t.clause == name.clause);
    // "U.S. duty-free shipments" are trade.
    let free = tokens.get(at + used + 1).is_some_and(Token::is_dash)
        && tokens.get(at + used + 2).is_some_and(|t| t.is_word("free"));
    !free && next.is_some_and(|t| HELD.contains(&t.folded.as_str()))
}
