//! Words as the readers of numbers, units and periods compare them: small letters without accents, full-width letters as
//! plain ones. "Tháng", "THÁNG" and "thang" are one word; "März" is "marz". Only for comparing: what is shown stays as it is.

/// Base letters of U+00C0 to U+017F in order; `?` where there is none.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1EA0 to U+1EF9, two code points (capital, small) a letter.
const VIETNAMESE: &[u8; 45] = b"aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy";

/// The letter a character is compared as; `None` for a mark that only stands on another letter.
pub fn fold_char(c: char) -> Option<char> {
    let code = u32::from(c);
    let letter = |table: &[u8], at: u32| table.get(at as usize).map(|&b| char::from(b)).filter(|&b| b != '?');
    match code {
        0x41..=0x5A => char::from_u32(code + 32),
        0xA0 => Some(' '),
        0..=0xBF => Some(c),
        0xC0..=0x17F => Some(letter(LATIN, code - 0xC0).unwrap_or(c)),
        0x1A0 | 0x1A1 => Some('o'),
        0x1AF | 0x1B0 => Some('u'),
        0x300..=0x36F => None,
        0x1EA0..=0x1EF9 => Some(letter(VIETNAMESE, (code - 0x1EA0) / 2).unwrap_or(c)),
        // Full-width forms.
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).and_then(fold_char),
        0x3000 | 0x2000..=0x200A | 0x202F | 0x205F => Some(' '),
        0x200B..=0x200F | 0xFEFF => None,
        // Thai marks of tone and of silence.
        0xE47..=0xE4E => None,
        // Greek capitals, letters with accents, the sigma at the end of a word.
        0x391..=0x3A9 => char::from_u32(code + 32),
        0x386 | 0x3AC => Some('α'),
        0x388 | 0x3AD => Some('ε'),
        0x389 | 0x3AE => Some('η'),
        0x38A | 0x390 | 0x3AA | 0x3AF | 0x3CA => Some('ι'),
        0x38C | 0x3CC => Some('ο'),
        0x38E | 0x3AB | 0x3B0 | 0x3CB | 0x3CD => Some('υ'),
        0x38F | 0x3CE => Some('ω'),
        0x3C2 => Some('σ'),
        // Arabic: forms of alef, of yeh and of the feminine ending; vowel marks and the stretching line.
        0x622 | 0x623 | 0x625 => Some('ا'),
        0x649 | 0x6CC => Some('ي'),
        0x629 => Some('ه'),
        0x640 | 0x64B..=0x652 => None,
        0x400..=0x40F => char::from_u32(code + 80),
        0x410..=0x42F => char::from_u32(code + 32),
        _ => Some(c),
    }
}

/// A text as it is compared: folded letters, runs of white space as one space, none at the ends.
///
/// ```
/// use kimngach::lang::fold;
/// assert_eq!(fold("  Đơn vị tính:\n TRIỆU ĐÔ LA "), "don vi tinh: trieu do la");
/// assert_eq!(fold("März ＵＳＤ"), "marz usd");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars().filter_map(fold_char) {
        if c.is_whitespace() {
            space = !out.is_empty();
        } else {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    out
}

/// A piece of a text: a run of digits, a run of letters, or one sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Bytes of the original text.
    pub start: usize,
    /// End of them.
    pub end: usize,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Up to nine digits: value and how many.
    Number(u32, u8),
    /// Folded letters.
    Word(String),
    /// Anything else.
    Sign(char),
}

/// A digit of any of the scripts that statistics are printed in.
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        '๐'..='๙' => '๐',
        '०'..='९' => '०',
        _ => return None,
    };
    Some((u32::from(c) - u32::from(zero)) as u8)
}

/// Ideographs are words by themselves, so that 2005年1月 falls apart into its pieces.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x2FFF | 0x3400..=0x9FFF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF)
}

/// Takes a text apart. Longer texts than a label are cut: a period or a unit stands near the beginning.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut spaced = false;
    for (start, c) in text.char_indices() {
        if start > 400 {
            break;
        }
        let end = start + c.len_utf8();
        if let Some(d) = digit(c) {
            if let Some(Token { kind: Kind::Number(n, digits), end: before, .. }) = out.last_mut()
                && *before == start
                && *digits < 9
            {
                *n = *n * 10 + u32::from(d);
                *digits += 1;
                *before = end;
                continue;
            }
            out.push(Token { kind: Kind::Number(u32::from(d), 1), start, end, spaced });
        } else {
            let Some(f) = fold_char(c) else {
                if let Some(last) = out.last_mut().filter(|t| t.end == start) {
                    last.end = end;
                }
                continue;
            };
            if f.is_whitespace() {
                spaced = true;
                continue;
            }
            if f.is_alphabetic() {
                if let Some(Token { kind: Kind::Word(w), end: before, .. }) = out.last_mut()
                    && *before == start
                    && !is_ideograph(f)
                    && !w.ends_with(is_ideograph)
                {
                    w.push(f);
                    *before = end;
                    continue;
                }
                out.push(Token { kind: Kind::Word(f.to_string()), start, end, spaced });
            } else {
                out.push(Token { kind: Kind::Sign(f), start, end, spaced });
            }
        }
        spaced = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_folds_to_its_base() {
        assert_eq!(fold("ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"), "a".repeat(24));
        assert_eq!(fold("ẸẹẺẻẼẽẾếỀềỂểỄễỆệ"), "e".repeat(16));
        assert_eq!(fold("ỈỉỊị"), "iiii");
        assert_eq!(fold("ỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"), "o".repeat(24));
        assert_eq!(fold("ỤụỦủỨứỪừỬửỮữỰự"), "u".repeat(14));
        assert_eq!(fold("ỲỳỴỵỶỷỸỹ"), "y".repeat(8));
        assert_eq!(fold("ĐđƠơƯưÀàÊêÔôĂă"), "ddoouuaaeeooaa");
        assert_eq!(fold("ÄÖÜßéèñçÿž"), "aouseencyz");
        assert_eq!(fold("a\u{301}e\u{323}"), "ae");
        assert_eq!(fold("Εξαγωγές ΑΎΞΗΣΗ"), "εξαγωγεσ αυξηση");
        assert_eq!(fold("القيمة الأولى"), "القيمه الاولي");
    }

    #[test]
    fn tokens_split_where_digits_letters_and_ideographs_meet() {
        let kinds: Vec<Kind> = tokens("2005年1月 Q3/06").into_iter().map(|t| t.kind).collect();
        let word = |w: &str| Kind::Word(w.to_owned());
        assert_eq!(
            kinds,
            [
                Kind::Number(2005, 4),
                word("年"),
                Kind::Number(1, 1),
                word("月"),
                word("q"),
                Kind::Number(3, 1),
                Kind::Sign('/'),
                Kind::Number(6, 2)
            ]
        );
    }
}
