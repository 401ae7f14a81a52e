//! Bytes to text: byte order marks, strict UTF-8, UTF-16 by its zeros, then 8-bit and East Asian encodings, each tried whole and
//! judged by how much the result looks like words of a language that uses it.

use super::Platform;
use crate::diag::{At, Diagnostic};
use crate::lang::WordLists;

/// Text and where it came from.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, composed (NFC).
    pub text: String,
    /// WHATWG label, or `tcvn3`, `vni`, `viscii`.
    pub encoding: String,
    /// A byte order mark was there and is left out.
    pub bom: bool,
    /// What to say about it.
    pub warnings: Vec<Diagnostic>,
}

/// Letters of Iceland and the Faroes. Turkish has letters of its own in the place of ð, þ and ý: see `icelandic`.
const ICELANDIC: &str = "áéíóúýþæöðø";

/// Encodings that are tried, and the letters beyond ASCII of each language that uses them, small ones.
const EIGHT_BIT: &[(&str, &[&str])] = &[
    (
        "windows-1252",
        &[
            "äöüß",
            "éèàùâêîôûçëïüœæ",
            "áéíóúñü",
            "ãõáéíóúâêôçà",
            "åäöæøé",
            "àèéìòùî",
            "éëïóöü",
            ICELANDIC,
            "àçèéíïòóúü",
        ],
    ),
    ("windows-1250", &["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"]),
    ("windows-1254", &["çğıöşüâî"]),
    ("windows-1257", &["ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"]),
    // Before Cyrillic, whose small letters stand at the same bytes: see `hebrew`.
    ("windows-1255", &["אבגדהוזחטיךכלםמןנסעףפץצקרשת"]),
    ("windows-1251", &["абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"]),
    ("windows-1253", &["αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς"]),
    ("windows-1256", &["ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ"]),
];

/// East Asian encodings and characters that any statistics table in them uses.
const EAST_ASIAN: &[(&str, &str)] = &[
    ("shift_jis", "年月日計円額輸出入人数統表総合単位前比率国産業金県市区別者の"),
    ("gb18030", "年月日计元额出口进人数统表总合单位比率国地区产业生增长万亿指标上下的民经济工农"),
    ("big5", "年月日計元額出口進人數統表總合單位比率國地區產業生增長萬億指標上下的民經濟臺灣工"),
    ("euc-kr", "년월일계원액수출입인통표총합단위비율국지역산업전년대비증감률이의가에서구분별소"),
    ("euc-jp", "年月日計円額輸出入人数統表総合単位前比率国産業金県市区別者の"),
];

/// Whether a label names an encoding that is read: those of the web by their commonest names, and Vietnam's own.
pub(super) fn is_known(label: &str) -> bool {
    let listed = |list: &[&str]| list.contains(&label);
    listed(&[
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1258",
        "gbk",
        "koi8-r",
        "koi8-u",
        "windows-874",
        "macintosh",
    ]) || super::legacy::is_legacy(label)
        || EIGHT_BIT.iter().any(|(l, _)| *l == label)
        || EAST_ASIAN.iter().any(|(l, _)| *l == label)
        || label.starts_with("iso-8859-")
        || label.starts_with("windows-125")
}

/// Bytes with letters beyond ASCII that are looked at.
const SAMPLE: usize = 48 * 1024;

/// Decodes a file, by the reader's choice, by what its bytes were found to be, or by the bytes themselves.
pub fn decode(
    bytes: &[u8],
    hint: Option<&str>,
    known: Option<&str>,
    platform: &dyn Platform,
) -> Result<Decoded, Diagnostic> {
    // What is known may name letters of before Unicode that were saved as Unicode: "utf-8+tcvn3".
    let (known, old) = match known.and_then(|k| k.split_once('+')) {
        Some((label, old)) => (Some(label), Some(old)),
        None => (known, None),
    };
    let mut decoded = match hint.or(known) {
        Some(label) => by_label(bytes, label, platform)
            .ok_or_else(|| Diagnostic::error("read.encoding-failed").with("encoding", label))?,
        None => by_bytes(bytes, platform)?,
    };
    let zeros = without_zeros(&mut decoded.text);
    if zeros > 0 {
        decoded.warnings.push(zeros_dropped(zeros));
    }
    match (hint, known, old) {
        (None, None, _) => {
            if let Some(old) = old_letters_of(&decoded.text).filter(|_| decoded.encoding.starts_with("utf")) {
                old_letters(&mut decoded, old);
            }
        }
        (None, Some(_), Some(old)) => old_letters(&mut decoded, old),
        _ => {}
    }
    let controls = settle_letters(&mut decoded.text, hint.is_some(), platform);
    if controls > 0 {
        decoded.warnings.push(controls_read(controls));
    }
    Ok(decoded)
}

pub(super) fn zeros_dropped(n: usize) -> Diagnostic {
    Diagnostic::warning("read.zeros-dropped").with("n", n)
}

pub(super) fn controls_read(n: usize) -> Diagnostic {
    Diagnostic::warning("read.controls").with("n", n)
}

/// Takes zero bytes out; gives how many. Before a quote one is a way of escaping it.
pub(super) fn without_zeros(text: &mut String) -> usize {
    if !text.as_bytes().contains(&0) {
        return 0;
    }
    if text.contains("\0\"") {
        *text = text.replace("\0\"", "\"\"");
    }
    let zeros = text.matches('\0').count();
    text.retain(|c| c != '\0');
    zeros
}

/// Reads control characters of the second kind as what they are in windows-1252 (a file taken for Latin-1), and gives how many
/// there were; puts letters in pieces, as windows-1258 and some systems write them, together, line by line, so that a text in
/// parts comes out as a whole one does.
pub(super) fn settle_letters(text: &mut String, hinted: bool, platform: &dyn Platform) -> usize {
    if text.is_ascii() {
        return 0;
    }
    let mut controls = 0;
    if !hinted {
        controls = text.chars().filter(|c| ('\u{80}'..='\u{9f}').contains(c)).count();
        if controls > 0 {
            *text = super::legacy::without_controls(text);
        }
    }
    let in_pieces = |line: &str| line.contains(|c: char| ('\u{300}'..='\u{36f}').contains(&c));
    // All marks that stand behind a letter begin with one of two bytes.
    if text.bytes().any(|b| b == 0xCC || b == 0xCD) && in_pieces(text) {
        let mut out = String::with_capacity(text.len());
        for line in text.split_inclusive(['\n', '\r']) {
            if in_pieces(line) {
                out.push_str(&platform.nfc(line.to_owned()));
            } else {
                out.push_str(line);
            }
        }
        *text = out;
    }
    controls
}

fn by_label(bytes: &[u8], label: &str, platform: &dyn Platform) -> Option<Decoded> {
    let (body, bom) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, true),
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] if label.starts_with("utf-16") => (rest, true),
        _ => (bytes, false),
    };
    let text = match label {
        "utf-8" => String::from_utf8_lossy(body).into_owned(),
        "utf-16le" => utf16(body, u16::from_le_bytes),
        "utf-16be" => utf16(body, u16::from_be_bytes),
        _ if super::legacy::is_legacy(label) => match core::str::from_utf8(body) {
            Ok(text) => super::legacy::decode_text(label, text)?,
            Err(_) => super::legacy::decode(label, body)?,
        },
        _ => platform.decode(label, body)?,
    };
    Some(Decoded { text, encoding: label.to_owned(), bom, warnings: Vec::new() })
}

/// Vietnamese of before Unicode that was saved as Unicode without its font shows as West European letters that no language
/// has: they are read as the Vietnamese they stood for.
fn old_letters(decoded: &mut Decoded, label: &str) {
    if let Some(text) = super::legacy::decode_text(label, &decoded.text) {
        decoded.text = text;
        decoded.warnings.push(old_letters_said(label));
        decoded.encoding.push('+');
        decoded.encoding.push_str(label);
    }
}

/// What to say of letters that were read as those they stood for.
pub(super) fn old_letters_said(label: &str) -> Diagnostic {
    if cfg!(feature = "studio") && label == super::legacy::TWICE {
        return Diagnostic::warning("read.twice-encoded");
    }
    Diagnostic::warning("read.old-letters").with("encoding", label)
}

/// Whether all lines beyond ASCII are UTF-8 that was taken for windows-1252 and saved once more. No language writes so by chance.
fn is_twice(sample: &str) -> bool {
    let mut lines = sample.lines().filter(|l| !l.is_ascii()).map(super::legacy::line_once);
    sample.chars().filter(|c| !c.is_ascii()).count() >= 4 && lines.all(|l| l.is_some())
}

/// The old encoding that a text's letters were typed in, when they make Vietnamese there and no language as they are.
pub(super) fn old_letters_of(text: &str) -> Option<&'static str> {
    if !text.chars().any(|c| ('\u{a1}'..='\u{ff}').contains(&c)) {
        return None;
    }
    let sample: String = text
        .lines()
        .filter(|l| !l.is_ascii())
        .take(200)
        .flat_map(|l| l.chars().take(500).chain(['\n']))
        .collect();
    if cfg!(feature = "studio") && is_twice(&sample) {
        return Some(super::legacy::TWICE);
    }
    // Letters that only Unicode has: "ế" was typed as itself.
    if sample.chars().any(|c| ('\u{1ea0}'..='\u{1ef9}').contains(&c)) {
        return None;
    }
    let mut best = (0.75, None);
    let mut as_is = 0.0_f64;
    for letters in core::iter::once(None).chain(EIGHT_BIT.iter().flat_map(|(_, l)| l.iter()).map(Some)) {
        as_is = as_is.max(letters.map_or_else(|| vietnamese(&sample), |l| western(&sample, l)));
        // Nothing is better by so much.
        if as_is >= 0.8 {
            return None;
        }
    }
    for label in super::legacy::LABELS {
        if let Some(text) = super::legacy::decode_text(label, &sample) {
            let score = vietnamese(&text);
            if score > best.0 && score > as_is + 0.2 {
                best = (score, Some(label));
            }
        }
    }
    best.1
}

/// Letters of two bytes in an odd number of bytes: the last one is half a letter, and left out.
pub(super) fn half_letter(label: &str, length: u64) -> Option<Diagnostic> {
    (length % 2 == 1)
        .then(|| Diagnostic::warning("read.half-letter").at(At::byte(length - 1)).with("encoding", label))
}

fn with_half_letter(mut decoded: Decoded, length: usize) -> Decoded {
    decoded.warnings.extend(half_letter(&decoded.encoding, length as u64));
    decoded
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

fn by_bytes(bytes: &[u8], platform: &dyn Platform) -> Result<Decoded, Diagnostic> {
    let plain = |text: String, encoding: &str, bom: bool| Decoded {
        text,
        encoding: encoding.to_owned(),
        bom,
        warnings: Vec::new(),
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return Ok(utf8(rest, true)),
        [0xFF, 0xFE, rest @ ..] => {
            return Ok(with_half_letter(
                plain(utf16(rest, u16::from_le_bytes), "utf-16le", true),
                bytes.len(),
            ));
        }
        [0xFE, 0xFF, rest @ ..] => {
            return Ok(with_half_letter(
                plain(utf16(rest, u16::from_be_bytes), "utf-16be", true),
                bytes.len(),
            ));
        }
        _ => {}
    }
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().enumerate().filter(|(i, b)| i % 2 == parity && **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    if half >= 2 {
        if odd * 3 >= half && even * 20 <= half {
            let text = utf16(bytes, u16::from_le_bytes);
            return Ok(with_half_letter(plain(text, "utf-16le", false), bytes.len()));
        }
        if even * 3 >= half && odd * 20 <= half {
            let text = utf16(bytes, u16::from_be_bytes);
            return Ok(with_half_letter(plain(text, "utf-16be", false), bytes.len()));
        }
    }
    if (even + odd) * 5 > head.len() {
        return Err(Diagnostic::error("read.binary").at(At::byte(0)));
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(plain(text.to_owned(), "utf-8", false)),
        Err(error) => {
            let cut = error.valid_up_to() + 4 > bytes.len();
            let text = String::from_utf8_lossy(bytes);
            if is_utf8_all_the_same(&text, cut) {
                return Ok(utf8(bytes, false));
            }
            Ok(eight_bit(bytes, platform))
        }
    }
}

/// Characters beyond ASCII that were read, and such that could not be.
pub(super) fn good_and_bad(text: &str) -> (u64, u64) {
    let bad = text.matches('\u{fffd}').count() as u64;
    let all = text.bytes().filter(|&b| b >= 0xC0).count() as u64;
    (all - bad, bad)
}

/// Letters beyond ASCII of a text that has nothing to settle: no zero, no letter that could not be read, no control character of the
/// second kind, no mark that stands behind its letter. `None` for any other text, and for some few without as well. Eight
/// bytes at a time, as nearly all of a large file goes through it.
pub(super) fn settled(text: &str) -> Option<u64> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let bytes = text.as_bytes();
    let odd = |at: usize| {
        let (a, b) = (bytes.get(at).copied().unwrap_or(1), bytes.get(at + 1).copied().unwrap_or(0xFF));
        a == 0 || (a == 0xC2 && b < 0xA0) || (a & 0xFE) == 0xCC || (a == 0xEF && b == 0xBF)
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let mut letters = 0;
    for (n, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The highest bit of each byte that is a nought, or a letter's first byte.
        let nought = |w: u64| w.wrapping_sub(ONES) & !w & HIGHS;
        // Of ASCII only a nought is odd.
        if word & HIGHS == 0 {
            if word.wrapping_sub(ONES) & HIGHS != 0 {
                return None;
            }
            continue;
        }
        letters += u64::from((word & (word << 1) & HIGHS).count_ones());
        let doubtful = nought(word)
            | nought(word ^ (0xC2 * ONES))
            | nought((word & (0xFE * ONES)) ^ (0xCC * ONES))
            | nought(word ^ (0xEF * ONES));
        if doubtful != 0 && (n * 8..n * 8 + 8).any(odd) {
            return None;
        }
    }
    letters += rest.iter().filter(|&&b| b >= 0xC0).count() as u64;
    let tail = bytes.len() - rest.len();
    (!(tail..bytes.len()).any(odd)).then_some(letters)
}

/// A file cut in the middle of a letter, or with a few bad bytes among many good ones, is UTF-8 all the same.
pub(super) fn is_utf8(good: u64, bad: u64, cut: bool) -> bool {
    (cut && bad <= 2 && good > 0) || good > bad * 2
}

fn is_utf8_all_the_same(text: &str, cut: bool) -> bool {
    let (good, bad) = good_and_bad(text);
    is_utf8(good, bad, cut)
}

pub(super) fn bad_bytes(first: u64, n: u64) -> Diagnostic {
    Diagnostic::warning("read.bad-bytes").at(At::byte(first)).with("n", n).with("encoding", "utf-8")
}

fn utf8(bytes: &[u8], bom: bool) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut warnings = Vec::new();
    if let Err(error) = core::str::from_utf8(bytes) {
        warnings.push(bad_bytes(error.valid_up_to() as u64, good_and_bad(&text).1));
    }
    Decoded { text, encoding: "utf-8".to_owned(), bom, warnings }
}

/// Lines with bytes beyond ASCII, up to a measure: what an encoding is judged by. Bytes may come in pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    out: Vec<u8>,
    /// Beginning of a line that has not ended yet, and whether it is ASCII so far.
    line: Vec<u8>,
    beyond: bool,
}

/// Bytes of a line that are looked at.
const LINE: usize = 4096;

impl Telling {
    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.is_full() {
            return;
        }
        let mut bytes = bytes;
        if bytes.is_ascii() {
            // Only the line that goes on from before, and the one that goes on behind, can be of use.
            let Some(last) = bytes.iter().rposition(|&b| b == b'\n') else {
                self.add(bytes);
                return;
            };
            let first = bytes.iter().position(|&b| b == b'\n').unwrap_or(last);
            self.add(bytes.get(..first).unwrap_or(&[]));
            self.end();
            self.add(bytes.get(last + 1..).unwrap_or(&[]));
            return;
        }
        while let Some(end) = bytes.iter().position(|&b| b == b'\n') {
            self.add(bytes.get(..end).unwrap_or(&[]));
            self.end();
            bytes = bytes.get(end + 1..).unwrap_or(&[]);
            if self.is_full() {
                return;
            }
        }
        self.add(bytes);
    }

    fn is_full(&self) -> bool {
        self.out.len() > SAMPLE
    }

    fn add(&mut self, bytes: &[u8]) {
        self.beyond |= !bytes.is_ascii();
        let room = (LINE + 1).saturating_sub(self.line.len()).min(bytes.len());
        self.line.extend_from_slice(bytes.get(..room).unwrap_or(&[]));
    }

    fn end(&mut self) {
        if self.beyond {
            // Cut long lines where a two-byte letter cannot be halved.
            let line = self.line.get(..LINE).filter(|_| self.line.len() > LINE);
            let cut = line.map(|l| l.iter().rposition(|b| matches!(b, b',' | b';' | b'\t')).unwrap_or(LINE));
            let end = cut.unwrap_or(self.line.len());
            self.out.extend_from_slice(self.line.get(..end).unwrap_or(&[]));
            self.out.push(b'\n');
        }
        self.line.clear();
        self.beyond = false;
    }

    /// What was gathered when there is no more.
    pub fn done(mut self) -> Vec<u8> {
        if !self.is_full() {
            self.end();
        }
        self.out
    }
}

/// The encoding that lines with bytes beyond ASCII speak for, and whether another one comes near.
pub(super) fn eight_bit_label(sample: &[u8], platform: &dyn Platform) -> (&'static str, bool) {
    let mut scored: Vec<(f64, &'static str)> = Vec::new();
    for &(label, common) in EAST_ASIAN {
        if let Some(text) = platform.decode(label, sample) {
            scored.push((east_asian(&text, common, label), label));
        }
    }
    for &(label, languages) in EIGHT_BIT {
        if let Some(text) = platform.decode(label, sample) {
            let share = |letters: &str| {
                let sure = if letters == ICELANDIC { icelandic(&text) } else { 1.0 };
                western(&text, letters) * sure
            };
            let best = languages.iter().map(|letters| share(letters)).fold(0.0, f64::max);
            let best = if label == "windows-1255" { best * hebrew(&text) } else { best };
            scored.push((best, label));
        }
    }
    if let Some(text) = platform.decode("windows-874", sample) {
        scored.push((thai(&text), "windows-874"));
    }
    if let Some(text) = platform.decode("windows-1258", sample) {
        scored.push((vietnamese(&platform.nfc(text)), "windows-1258"));
    }
    // One or two letters make a syllable in one of them by chance.
    let letters = sample.iter().filter(|b| !b.is_ascii()).count();
    let weight = if letters < 4 { 0.8 } else { 0.999 };
    for label in super::legacy::LABELS {
        if let Some(text) = super::legacy::decode(label, sample) {
            scored.push((vietnamese(&text) * weight, label));
        }
    }
    // The first of equals: the list above is in order of likelihood only within its kind, so West European goes first.
    let mut best = (0.0, "windows-1252");
    for (score, label) in scored.iter().copied() {
        let ahead = if label == "windows-1252" { 1e-9 } else { 0.0 };
        if score + ahead > best.0 {
            best = (score + ahead, label);
        }
    }
    // Another encoding is a rival only when it reads other letters out of the same bytes.
    let chosen = by_label(sample, best.1, platform).map(|d| d.text);
    let rival = |label: &str| by_label(sample, label, platform).map(|d| d.text) != chosen;
    let doubtful = best.0 < 0.5 || scored.iter().any(|(s, l)| *l != best.1 && *s > best.0 * 0.97 && rival(l));
    // Nobody writes the sign of any currency that Latin-1 has: with the euro in its place it is Latin-9.
    let latin = best.1 == "windows-1252" && !sample.iter().any(|b| (0x80..0xA0).contains(b));
    (if latin && sample.contains(&0xA4) { "iso-8859-15" } else { best.1 }, doubtful)
}

pub(super) fn guessed(label: &str, doubtful: bool) -> Diagnostic {
    let said = if doubtful {
        Diagnostic::warning("read.encoding-doubtful")
    } else {
        Diagnostic::note("read.encoding-guessed")
    };
    said.with("encoding", label)
}

fn eight_bit(bytes: &[u8], platform: &dyn Platform) -> Decoded {
    let mut telling = Telling::default();
    telling.push(bytes);
    let (label, doubtful) = eight_bit_label(&telling.done(), platform);
    let mut decoded = by_label(bytes, label, platform)
        .or_else(|| by_label(bytes, "windows-1252", platform))
        .unwrap_or_else(|| Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            encoding: "utf-8".to_owned(),
            bom: false,
            warnings: Vec::new(),
        });
    let said = guessed(&decoded.encoding, doubtful);
    decoded.warnings.push(said);
    decoded
}

/// Share of Thai letters that stand as Thai writes them: vowels above and below and tones behind a consonant, vowels that lead before one.
fn thai(text: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    let mut before = ' ';
    let is_consonant = |c: char| ('\u{e01}'..='\u{e2e}').contains(&c);
    let is_thai = |c: &char| ('\u{e01}'..='\u{e59}').contains(c);
    let mut after = text.chars().skip(1);
    for c in text.chars() {
        let next = after.next();
        if !c.is_ascii() {
            all += 1.0;
            good += match c {
                '\u{e31}' | '\u{e34}'..='\u{e3a}' => {
                    if is_consonant(before) {
                        1.0
                    } else {
                        -2.0
                    }
                }
                '\u{e47}'..='\u{e4e}' => {
                    let bears = is_consonant(before)
                        || matches!(before, '\u{e31}' | '\u{e34}'..='\u{e39}' | '\u{e48}'..='\u{e4b}');
                    if bears { 1.0 } else { -2.0 }
                }
                // No word has one letter: alone it is a "©" of another alphabet.
                '\u{e01}'..='\u{e59}' if !is_thai(&before) && !next.as_ref().is_some_and(is_thai) => 0.0,
                '\u{e01}'..='\u{e59}' => 0.95,
                '\u{a0}' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' => 0.9,
                _ => 0.0,
            };
        }
        // A vowel that leads needs a consonant behind it.
        if ('\u{e40}'..='\u{e44}').contains(&before) && !is_consonant(c) {
            good -= 2.0;
        }
        before = c;
    }
    if all == 0.0 { 0.0 } else { (good / all).max(0.0) }
}

/// How sure letters are Iceland's, 0 to 1: vowels with an accent stand in every other word there, and in none of Turkish.
fn icelandic(text: &str) -> f64 {
    let count = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count();
    if count("áéíóúæÁÉÍÓÚÆ") * 4 >= count("ðþýÐÞÝ") { 1.0 } else { 0.5 }
}

/// How well letters stand as Hebrew writes them, 0 to 1: five of them have a form of their own at the end of a word and nowhere else.
/// Cyrillic in the same bytes has those in the middle of every other word; a word or two may be either.
fn hebrew(text: &str) -> f64 {
    let is_letter = |c: char| ('א'..='ת').contains(&c);
    let letters = text.chars().filter(|c| is_letter(*c)).count();
    let within =
        text.chars().zip(text.chars().skip(1)).filter(|(a, b)| "ךםןףץ".contains(*a) && is_letter(*b));
    match letters {
        0..12 => 0.9,
        _ => (1.0 - within.count() as f64 * 10.0 / letters as f64).max(0.0),
    }
}

/// Share of letters beyond ASCII that a language has; signs that stand beside numbers count little, others against it.
#[inline(never)]
fn western(text: &str, letters: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    let mut before = ' ';
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let is_other = |c: char| ('\u{370}'..='\u{6ff}').contains(&c);
    for c in text.chars() {
        // Cyrillic, Greek or Arabic inside of a Latin word is no word.
        if (is_other(c) && is_latin(before)) || (is_latin(c) && is_other(before)) {
            good -= 2.0;
        }
        if !c.is_ascii() {
            // The Turkish capital with a dot becomes two characters.
            let small = if c == 'İ' { 'ı' } else { c.to_lowercase().next().unwrap_or(c) };
            all += 1.0;
            if letters.contains(small) {
                // A capital inside of a word is a letter of another alphabet.
                good += if c != small && before.is_lowercase() { 0.2 } else { 1.0 };
            } else if "“”‘’„–—…€£§°²³©®«»·ªº\u{a0}%†‡•½¼¾×÷¹±µ".contains(c)
            {
                good += 0.9;
            }
        }
        before = c;
    }
    if all == 0.0 { 0.0 } else { (good / all).max(0.0) }
}

/// Share of common characters, kana and syllables; rare ones say that the encoding is another.
fn east_asian(text: &str, common: &str, label: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1.0;
        let code = u32::from(c);
        good += match code {
            _ if common.contains(c) => 3.0,
            0x3040..=0x30FF if label.ends_with("jis") || label.ends_with("jp") => 1.3,
            0xAC00..=0xD7A3 if label == "euc-kr" => 0.85,
            0x4E00..=0x9FFF => 0.55,
            0x3000..=0x303F | 0xFF01..=0xFF5E | 0x2010..=0x2027 | 0x2460..=0x24FF => 0.9,
            0xFF61..=0xFF9F => -0.3,
            0xE000..=0xF8FF => -2.0,
            0x80..=0x2FF => -0.5,
            _ => 0.1,
        };
    }
    if all == 0.0 { 0.0 } else { (good / all / 1.05).min(1.0) }
}

/// Endings of Vietnamese syllables, folded, spaces around.
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo oet oi om on ong oong op ot u ua uan uang uat uay uc ue uech uen uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yeng yet yeu ya ";
const ONSETS: &str = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x q ";

static RIME_LISTS: WordLists = WordLists::of(|n| (n == 0).then_some(RIMES));
static ONSET_LISTS: WordLists = WordLists::of(|n| (n == 0).then_some(ONSETS));

/// Share of words with letters beyond ASCII that are Vietnamese syllables.
#[inline(never)]
pub(super) fn vietnamese(text: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}')) {
        if word.is_ascii() {
            continue;
        }
        all += 1.0;
        good += f64::from(u8::from(is_syllable(word)));
    }
    // A space that does not break groups digits in all languages.
    let odd = text.chars().filter(|c| matches!(u32::from(*c), 0x80..=0x9F | 0xA1..=0xBF)).count() as f64;
    if all == 0.0 { 0.0 } else { good / (all + odd) }
}

fn is_syllable(word: &str) -> bool {
    let folded = crate::lang::fold(word);
    let start = folded.find(|c| "aeiouy".contains(c)).unwrap_or(folded.len());
    let ok = |at: usize| {
        folded
            .split_at_checked(at)
            .is_some_and(|(onset, rime)| (onset.is_empty() || ONSET_LISTS.has(onset)) && RIME_LISTS.has(rime))
    };
    // "gi" and "qu" take a vowel with them.
    let case = word.chars().skip(1).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && word.chars().next().is_some_and(char::is_lowercase);
    !case && (ok(start) || ok(start + 1))
}
