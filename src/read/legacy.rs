//! Vietnam's 8-bit encodings from before Unicode, which no library knows and old official tables are written in: TCVN3 (ABC
//! fonts), VNI and VISCII.

/// Names of the encodings, as [`super::Hints::encoding`] takes them.
pub const LABELS: [&str; 3] = ["tcvn3", "vni", "viscii"];

/// TCVN 5712:1993 VN3, bytes 0x80 to 0xFF; `.` where there is no letter.
const TCVN3: &str = ".................................ĂÂÊÔƠƯĐăâêôơưđẶ̀̀̉̃́àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// RFC 1456, bytes 0x80 to 0xFF.
const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// Letters with a mark that VNI writes as a base letter and one of these bytes; the base letters first.
const VNI: &[(char, &str, &str)] = &[
    ('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ('A', "ÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË", "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('E', "ÙØÛÕÏÂÁÀÅÃÄ", "ÉÈẺẼẸÊẾỀỂỄỆ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('O', "ÙØÛÕÏÂÁÀÅÃÄ", "ÓÒỎÕỌÔỐỒỔỖỘ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('U', "ÙØÛÕÏ", "ÚÙỦŨỤ"),
    ('y', "ùøûõ", "ýỳỷỹ"),
    ('Y', "ÙØÛÕ", "ÝỲỶỸ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('Ô', "ÙØÛÕÏ", "ỚỜỞỠỢ"),
    ('ö', "ùøûõï", "ứừửữự"),
    ('Ö', "ÙØÛÕÏ", "ỨỪỬỮỰ"),
];

/// Letters that VNI writes as one byte.
const VNI_SINGLE: (&str, &str) = ("íìæóòôöñîÍÌÆÓÒÔÖÑÎ", "íìỉĩịơưđỵÍÌỈĨỊƠƯĐỴ");

/// Whether a label is one of ours.
pub fn is_legacy(label: &str) -> bool {
    LABELS.contains(&label)
}

/// Decodes bytes; `None` when the label is not ours.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    letters(label, bytes.iter().map(|&b| char::from(b)))
}

/// What a text is called whose UTF-8 was taken for windows-1252 and saved as UTF-8 once more: "NÄƒm" for "Năm".
pub const TWICE: &str = "utf-8";

/// The text of before it was saved twice; lines that were saved once stay.
fn once(text: &str) -> String {
    text.split_inclusive('\n').map(|line| line_once(line).unwrap_or_else(|| line.to_owned())).collect()
}

/// A line of before it was saved twice; `None` where it was not.
pub fn line_once(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> =
        line.chars().map(|c| u8::try_from(if c.is_ascii() { c } else { western(c) }).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// Decodes a text that shows these bytes as West European letters, as a file does that was saved as Unicode without its font:
/// "TrÞ gi¸" for "Trị giá".
pub fn decode_text(label: &str, text: &str) -> Option<String> {
    if cfg!(feature = "studio") && label == TWICE {
        return Some(once(text));
    }
    letters(label, text.chars().map(|c| if c.is_ascii() { c } else { western(c) }))
}

/// The byte, as a character, that windows-1252 shows as this.
fn western(c: char) -> char {
    WESTERN.chars().position(|w| w == c).map_or(c, |at| char::from(0x80 + at as u8))
}

/// A text with its control characters of the second kind shown as windows-1252 shows them.
pub fn without_controls(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c).checked_sub(0x80) {
            Some(at @ 0..=0x1F) => WESTERN.chars().nth(at as usize).filter(|w| *w != '.').unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// windows-1252, bytes 0x80 to 0x9F; `.` where it has none.
const WESTERN: &str = "€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

/// Six capitals that VISCII keeps among the control characters.
const VISCII_LOW: [(u8, char); 6] =
    [(0x02, 'Ẳ'), (0x05, 'Ẵ'), (0x06, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1E, 'Ỵ')];

fn letters(label: &str, chars: impl Iterator<Item = char>) -> Option<String> {
    match label {
        "tcvn3" => Some(with_capitals(&table(chars, TCVN3, &[]))),
        "viscii" => Some(table(chars, VISCII, &VISCII_LOW)),
        "vni" => Some(vni(chars)),
        _ => None,
    }
}

fn table(chars: impl Iterator<Item = char>, high: &str, low: &[(u8, char)]) -> String {
    let letters: Vec<char> = high.chars().collect();
    chars
        .map(|c| match u32::from(c).checked_sub(0x80) {
            Some(at) => match letters.get(at as usize) {
                Some(&letter) if letter != '.' => letter,
                _ => c,
            },
            None => low.iter().find(|(code, _)| char::from(*code) == c).map_or(c, |(_, letter)| *letter),
        })
        .collect()
}

/// TCVN3 has no capitals with tones: fonts of capitals show them for the small letters. A word with two plain capitals, no plain small
/// letter and a small one with a mark, "NƯớC", was set in such a font; so were the words around it that have no plain small letter.
fn with_capitals(text: &str) -> String {
    let has_plain = |word: &str| word.bytes().any(|b| b.is_ascii_lowercase());
    let marked = |word: &str| word.chars().any(|c| !c.is_ascii() && c.is_lowercase());
    let sure = |word: &&str| {
        !has_plain(word) && marked(word) && word.bytes().filter(u8::is_ascii_uppercase).count() >= 2
    };
    let mut out = String::with_capacity(text.len());
    // Cells and lines end a run of such words.
    for piece in text.split_inclusive(['\t', '\n', '\r', ';', ',', '|', '"']) {
        let words: Vec<&str> = piece.split(' ').collect();
        let capitals = words.iter().any(sure) && !words.iter().any(|w| has_plain(w));
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            if capitals || sure(word) {
                out.extend(word.chars().flat_map(char::to_uppercase))
            } else {
                out.push_str(word)
            }
        }
    }
    out
}

fn vni(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut chars = chars.peekable();
    let pick =
        |from: &str, to: &str, c: char| from.chars().zip(to.chars()).find(|(f, _)| *f == c).map(|(_, t)| t);
    while let Some(base) = chars.next() {
        let marked = chars.peek().and_then(|&mark| {
            let (_, marks, letters) = VNI.iter().find(|(b, ..)| *b == base)?;
            pick(marks, letters, mark)
        });
        if let Some(letter) = marked {
            chars.next();
            out.push(letter);
        } else {
            out.push(pick(VNI_SINGLE.0, VNI_SINGLE.1, base).unwrap_or(base));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tcvn3_is_read_as_the_old_tables_are_written() {
        // "Trị giá" and "Lượng" as ABC fonts store them.
        assert_eq!(decode("tcvn3", b"Tr\xDE gi\xB8").as_deref(), Some("Tr\u{1ecb} gi\u{e1}"));
        assert_eq!(decode("tcvn3", b"L\xAD\xEEng").as_deref(), Some("L\u{1b0}\u{1ee3}ng"));
    }

    #[test]
    fn tcvn3_words_of_capitals_are_capitals_throughout() {
        // "C\u{1ea2} N\u{1af}\u{1eda}C" as .VnTimeH shows it; a name with one capital stays as it is.
        assert_eq!(
            decode("tcvn3", b"C\xB6 N\xAD\xEDC\tH\xB5 N\xE9i").as_deref(),
            Some("C\u{1ea2} N\u{1af}\u{1eda}C\tH\u{e0} N\u{1ed9}i")
        );
        assert_eq!(decode("tcvn3", b"Q\xAD\xFD I").as_deref(), Some("Q\u{1b0}\u{fd} I"));
    }

    #[test]
    fn vni_letters_are_a_base_and_a_mark() {
        // "Tổng trị giá" in VNI-Times: Toång trò giaù.
        assert_eq!(
            decode("vni", b"To\xE5ng tr\xF2 gia\xF9").as_deref(),
            Some("T\u{1ed5}ng tr\u{1ecb} gi\u{e1}")
        );
        assert_eq!(decode("vni", b"\xF1\xF6\xF4\xEFng").as_deref(), Some("\u{111}\u{1b0}\u{1ee3}ng"));
    }

    #[test]
    fn viscii_has_capitals_among_control_characters() {
        assert_eq!(decode("viscii", &[0x02, 0xD5]).as_deref(), Some("\u{1eb2}\u{1ea1}"));
    }
}
