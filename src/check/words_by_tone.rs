//! Vietnamese words that only their marks tell from others, which phrases matched without marks would take for them: "dư 2,18 tỷ" (in
//! surplus) beside "dự án", "đắt hơn" (dearer) beside "đạt hơn" (reached more than).

use super::article::{Mention, Says};
use super::lexicon::Mark;
use super::words::{Token, TokenKind};
use crate::dataset::Flow;

/// Adds what such words say, where nothing was heard in them.
pub(super) fn add(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some((words, mark)) = said(tokens, at) else { continue };
        if mentions.iter().any(|m| m.start < at + words && at < m.end) {
            continue;
        }
        let says = Says::Marks(vec![mark]);
        found.push(Mention { start: at, end: at + words, says, periods: Vec::new(), compared: false });
    }
    if !found.is_empty() {
        mentions.extend(found);
        mentions.sort_by_key(|m| m.start);
    }
}

fn said(tokens: &[Token], at: usize) -> Option<(usize, Mark)> {
    let lower = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let number = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    Some(match (lower(at), lower(at + 1)) {
        // "FDI dư 2,18 tỷ", "dư gần 5 tỷ"
        ("dư", next) => {
            let hedged = matches!(next, "gần" | "hơn" | "tới" | "khoảng" | "trên") && number(at + 2);
            let own = !matches!(at.checked_sub(1).map_or("", lower), "thặng" | "số" | "nợ");
            (own && (number(at + 1) || hedged)).then_some((1, Mark::Balance(1)))?
        }
        // "Thương mại Nga - Trung lập kỷ lục", "thương mại với Mỹ đạt …": both directions; "hiệp định thương mại Việt Nam - EU" is none.
        ("thương", "mại") => {
            let led =
                tokens.get(at + 2).is_some_and(|t| t.capital) || matches!(lower(at + 2), "với" | "giữa");
            let before = at.checked_sub(1).and_then(|i| tokens.get(i));
            let first = before.is_none_or(|t| {
                t.sentence != tokens.get(at).map_or(t.sentence, |t| t.sentence)
                    || t.kind != TokenKind::Word
                    || matches!(t.lower.as_str(), "tổng" | "ngạch" | "mô" | "nhờ" | "khiến")
            });
            (led && first).then_some((2, Mark::Flow(Flow::Turnover)))?
        }
        ("đắt", "lên" | "hơn" | "thêm") | ("lên", "giá") => (2, Mark::Direction(1)),
        ("rẻ", "đi" | "hơn" | "bớt") | ("xuống", "giá") => (2, Mark::Direction(-1)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    #[test]
    fn marks_tell_a_surplus_from_a_project_and_dearer_from_reached() {
        let heard = |text: &str| {
            let mut out = Vec::new();
            add(&tokens(text), &mut out);
            out.into_iter().map(|m| (m.start, m.says)).collect::<Vec<_>>()
        };
        let marks = |mark: Mark| Says::Marks(vec![mark]);
        assert_eq!(heard("trong đó FDI dư 2,18 tỷ"), [(3, marks(Mark::Balance(1)))]);
        assert_eq!(heard("chuyển sang dự án 2,18 tỷ"), []);
        assert_eq!(heard("số dư 2,18 tỷ"), [], "what stands on an account");
        assert_eq!(heard("gạo đắt hơn 3%"), [(1, marks(Mark::Direction(1)))]);
        assert_eq!(heard("gạo đạt hơn 3 tỷ"), []);
    }
}
