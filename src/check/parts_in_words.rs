//! Parts of a whole in words: "gần một phần tư", "hai phần ba", "gần một nửa", "nearly a third", "three-quarters", "just over half", "one
//! dollar in forty". Each stands for percent, and for a range: whoever writes "a third" has rounded to thirds.

use super::figures_in_text::{Counts, Figure, qualifier_before, word_number};
use super::words::{Token, TokenKind};
use crate::figure::{Decimal, Qualifier};

/// How far what is said in words may be off, in parts of it.
const ROUNDED: f64 = 0.08;
/// The same behind "gần" and "hơn", which speak of one side only.
const ONE_SIDED: f64 = 0.15;

/// A multiple in words: "more than doubled", "twice the $50 billion", "sevenfold", "gấp đôi", "gấp rưỡi".
fn multiple_at(tokens: &[Token], at: usize, vietnamese: bool) -> Option<Figure> {
    let here = word(tokens, at);
    let (start, end, times) = if vietnamese {
        let times = match (here, word(tokens, at + 1)) {
            ("gấp", "đôi") => 2.0,
            ("gấp", "rưỡi") => 1.5,
            _ => return None,
        };
        (at, at + 2, times)
    } else {
        let fold = here.strip_suffix("fold").and_then(|n| {
            let token = Token { lower: n.to_owned(), ..tokens.get(at)?.clone() };
            word_number(&token)
        });
        let times = match here {
            "twice" | "doubled" | "doubling" => 2.0,
            "double" if !matches!(word(tokens, at + 1), "digit" | "digits" | "-") => 2.0,
            "tripled" | "trebled" | "treble" | "thrice" => 3.0,
            "triple" if word(tokens, at + 1) != "-" => 3.0,
            "quadrupled" | "quadruple" => 4.0,
            "quintupled" => 5.0,
            _ => fold.filter(|n| *n > 1)? as f64,
        };
        if matches!(word(tokens, at + 1), "a" | "as" | "down")
            && here == "twice"
            && word(tokens, at + 2) == "year"
        {
            return None;
        }
        (at, at + 1, times)
    };
    let (low, high) = match qualifier_before(tokens, at) {
        Qualifier::Over => (times, times * 1.3),
        Qualifier::Nearly => (times * (1.0 - ONE_SIDED), times),
        _ => (times * (1.0 - ROUNDED), times * (1.0 + ROUNDED)),
    };
    // "half as much again" and its like are told as a change.
    spelled(tokens, (start, end), (low, high), Counts::Times)
}

/// The part of a whole that begins at a token.
pub(super) fn part_at(tokens: &[Token], at: usize, vietnamese: bool) -> Option<Figure> {
    if let Some(found) = multiple_at(tokens, at, vietnamese) {
        return Some(found);
    }
    let (end, percent) = if vietnamese { in_vietnamese(tokens, at) } else { in_english(tokens, at) }?;
    let (low, high) = match qualifier_before(tokens, at) {
        Qualifier::Over => (percent, percent * (1.0 + ONE_SIDED)),
        Qualifier::Nearly => (percent * (1.0 - ONE_SIDED), percent),
        _ => (percent * (1.0 - ROUNDED), percent * (1.0 + ROUNDED)),
    };
    spelled(tokens, (at, end), (low, high), Counts::Percent)
}

/// A figure said in words, from the lowest to the highest that is meant: percent to tenths, multiples to hundredths.
fn spelled(
    tokens: &[Token],
    (start, end): (usize, usize),
    (low, high): (f64, f64),
    counts: Counts,
) -> Option<Figure> {
    let exponent = if counts == Counts::Percent { -1 } else { -2 };
    let scale = crate::figure::to_f64(1, -exponent);
    let rounded = |x: f64| Decimal { mantissa: crate::figure::round_to(x * scale, 0) as i64, exponent };
    Some(Figure {
        span: (tokens.get(start)?.start, tokens.get(end.checked_sub(1)?)?.end),
        tokens: (start, end),
        decimal: rounded(low),
        upper: Some(rounded(high)),
        counts,
        power: 0,
        qualifier: Qualifier::Plain,
        sign: 0,
        per_head: false,
        per_tonne: false,
        per_kilo: false,
        in_words: true,
    })
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map(|t| t.lower.as_str()).unwrap_or("")
}

fn back(tokens: &[Token], at: usize, n: usize) -> &str {
    at.checked_sub(n).map_or("", |i| word(tokens, i))
}

fn number(tokens: &[Token], at: usize) -> Option<i64> {
    let token = tokens.get(at)?;
    match token.kind {
        TokenKind::Number => token.folded.parse().ok().filter(|n| (1..=100).contains(n)),
        TokenKind::Word => word_number(token),
        _ => None,
    }
}

/// "một phần tư", "2 phần 3", "một nửa", "quá nửa".
fn in_vietnamese(tokens: &[Token], at: usize) -> Option<(usize, f64)> {
    let here = word(tokens, at);
    let is_half = |i: usize| {
        word(tokens, i) == "nửa" && !matches!(word(tokens, i + 1), "năm" | "đầu" | "cuối" | "tháng" | "sau")
    };
    if here == "một" && is_half(at + 1) {
        return Some((at + 2, 50.0));
    }
    if is_half(at)
        && matches!(back(tokens, at, 1), "gần" | "hơn" | "quá" | "khoảng" | "chừng" | "tới" | "đến")
    {
        return Some((at + 1, 50.0));
    }
    let part = number(tokens, at)?;
    if word(tokens, at + 1) != "phần" {
        return None;
    }
    let whole = match word(tokens, at + 2) {
        "tư" => 4,
        _ => number(tokens, at + 2)?,
    };
    (part < whole && whole > 1 && whole <= 100).then(|| (at + 3, 100.0 * part as f64 / whole as f64))
}

/// "a third", "three-quarters", "just over half", "one dollar in forty".
fn in_english(tokens: &[Token], at: usize) -> Option<(usize, f64)> {
    let here = word(tokens, at);
    if here == "half" {
        let said = matches!(
            back(tokens, at, 1),
            "about"
                | "nearly"
                | "over"
                | "almost"
                | "roughly"
                | "around"
                | "than"
                | "by"
                | "under"
                | "for"
                | "up"
        ) || back(tokens, at, 1) == "or" && word(tokens, at + 1) == "of";
        let time =
            matches!(word(tokens, at + 1), "year" | "a" | "an" | "years" | "-" | "decade" | "year's" | "way");
        let of_time = word(tokens, at + 1) == "of"
            && matches!(word(tokens, at + 3), "year" | "month" | "decade" | "period");
        let dash = tokens.get(at + 1).is_some_and(Token::is_dash);
        return (said && !time && !of_time && !dash).then_some((at + 1, 50.0));
    }
    let part = match here {
        "a" | "one" => 1,
        _ => number(tokens, at).filter(|_| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word))?,
    };
    let joint = at + 1 + usize::from(tokens.get(at + 1).is_some_and(Token::is_dash));
    let whole = match word(tokens, joint).trim_end_matches('s') {
        "half" | "halve" => 2,
        "third" => 3,
        "quarter" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "tenth" => 10,
        "twentieth" => 20,
        _ => return in_so_many(tokens, at, part),
    };
    let next = tokens.get(joint + 1);
    // "a third straight month", "a quarter earlier" are none; "a fifth of", "a third more", "a quarter." are.
    let ends = next.is_none_or(|t| {
        t.kind != TokenKind::Word
            || matches!(
                t.folded.as_str(),
                "of" | "more"
                    | "less"
                    | "higher"
                    | "lower"
                    | "bigger"
                    | "smaller"
                    | "larger"
                    | "better"
                    | "worse"
                    | "stronger"
                    | "weaker"
                    | "dearer"
                    | "cheaper"
                    | "short"
                    | "shy"
                    | "in"
                    | "to"
                    | "from"
                    | "on"
                    | "since"
                    | "the"
                    | "and"
                    | "over"
                    | "as"
                    | "up"
                    | "down"
                    | "above"
                    | "below"
                    | "between"
                    | "after"
                    | "while"
                    | "last"
            )
    });
    let time = matches!(word(tokens, joint), "quarter" | "quarters")
        && next.is_some_and(|t| {
            matches!(t.folded.as_str(), "to" | "in" | "after" | "from" | "last" | "and" | "since")
        })
        && !matches!(
            back(tokens, at, 1),
            "by" | "nearly" | "almost" | "over" | "about" | "than" | "roughly" | "around"
        );
    // "from sixth to seventh": places.
    (ends && !time && part < whole && (here != "one" || joint > at))
        .then(|| (joint + 1, 100.0 * part as f64 / whole as f64))
}

/// "three dollars in every ten", "one in five".
fn in_so_many(tokens: &[Token], at: usize, part: i64) -> Option<(usize, f64)> {
    if word(tokens, at) == "a" {
        return None;
    }
    let mut i = at + 1;
    if matches!(word(tokens, i), "dollar" | "dollars" | "euro" | "euros" | "cent" | "cents") {
        i += 1;
    }
    if !matches!(word(tokens, i), "in" | "of" | "out") {
        return None;
    }
    i += 1;
    let every = matches!(word(tokens, i), "every" | "each" | "of");
    i += usize::from(every);
    let whole = number(tokens, i).filter(|_| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word))?;
    let plain = tokens.get(i + 1).is_none_or(|t| {
        t.kind != TokenKind::Word
            || matches!(t.folded.as_str(), "of" | "dollars" | "dollar" | "comes" | "came" | "goes" | "went")
    });
    let money = i > at + 2 + usize::from(every) || every || plain;
    (part < whole && whole >= 3 && money && plain).then(|| (i + 1, 100.0 * part as f64 / whole as f64))
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    fn found(text: &str, vietnamese: bool) -> Vec<(String, f64, f64)> {
        let t = tokens(text);
        let chars: Vec<char> = text.chars().collect();
        (0..t.len())
            .filter_map(|i| part_at(&t, i, vietnamese))
            .map(|f| {
                let said = chars.get(f.span.0..f.span.1).unwrap_or_default().iter().collect();
                (said, f.decimal.value(), f.upper.map_or(0.0, |u| u.value()))
            })
            .collect()
    }

    #[test]
    fn parts_are_percent_with_the_room_that_words_leave() {
        // A quarter is 25: "gần" leaves 15 % of it below, nothing above.
        assert_eq!(found("hụt đi gần một phần tư", true), [("một phần tư".to_owned(), 21.3, 25.0)]);
        assert_eq!(found("hơn hai phần ba tổng chi", true), [("hai phần ba".to_owned(), 66.7, 76.7)]);
        assert_eq!(found("chiếm quá nửa kim ngạch", true).len(), 1);
        assert_eq!(found("rose by three-quarters", false), [("three-quarters".to_owned(), 69.0, 81.0)]);
        assert_eq!(found("just over half of it", false).len(), 1);
        // Thirty in a hundred; one in forty is 2.5.
        assert_eq!(
            found("three dollars in every ten", false),
            [("three dollars in every ten".to_owned(), 27.6, 32.4)]
        );
        assert_eq!(found("has one dollar in forty.", false), [("one dollar in forty".to_owned(), 2.3, 2.7)]);
    }

    #[test]
    fn times_and_places_are_no_parts() {
        for text in [
            "the first half of the year",
            "a third straight month",
            "a quarter earlier",
            "rose from sixth to seventh",
            "half a year later",
            "one in charge",
        ] {
            assert_eq!(found(text, false), [], "{text}");
        }
        for text in ["nửa đầu năm", "một phần do giá", "nửa cuối tháng 5"] {
            assert_eq!(found(text, true), [], "{text}");
        }
    }
}
