//! Bytes to text: byte order marks, strict UTF-8, UTF-16 by its zeros, then 8-bit and East Asian encodings, each tried whole and
//! judged by how much the result looks like words of a language that uses it.

use super::Platform;
use crate::diag::{At, Diagnostic};

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

/// Encodings that are tried, and the letters beyond ASCII of each language that uses them, small ones.
const EIGHT_BIT: &[(&str, &[&str])] = &[
    ("windows-1252", &["äöüß", "éèàùâêîôûçëïüœæ", "áéíóúñü", "ãõáéíóúâêôçà", "åäöæøé", "àèéìòùî", "éëïóöü"]),
    ("windows-1250", &["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"]),
    ("windows-1254", &["çğıöşüâî"]),
    ("windows-1257", &["ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"]),
    ("windows-1251", &["абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ"]),
    ("windows-1253", &["αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς"]),
];

/// East Asian encodings and characters that any statistics table in them uses.
const EAST_ASIAN: &[(&str, &str)] = &[
    ("shift_jis", "年月日計円額輸出入人数統表総合単位前比率国産業金県市区別者の"),
    ("gb18030", "年月日计元额出口进人数统表总合单位比率国地区产业生增长万亿指标上下的民经济工农"),
    ("big5", "年月日計元額出口進人數統表總合單位比率國地區產業生增長萬億指標上下的民經濟臺灣工"),
    ("euc-kr", "년월일계원액수출입인통표총합단위비율국지역산업전년대비증감률이의가에서구분별소"),
    ("euc-jp", "年月日計円額輸出入人数統表総合単位前比率国産業金県市区別者の"),
];

/// Bytes with letters beyond ASCII that are looked at.
const SAMPLE: usize = 48 * 1024;

/// Decodes a file, by the reader's choice or by the bytes themselves.
pub fn decode(bytes: &[u8], hint: Option<&str>, platform: &dyn Platform) -> Result<Decoded, Diagnostic> {
    let mut decoded = match hint {
        Some(label) => by_label(bytes, label, platform)
            .ok_or_else(|| Diagnostic::error("read.encoding-failed").with("encoding", label))?,
        None => by_bytes(bytes, platform)?,
    };
    // A zero byte before a quote is one way of escaping it.
    if decoded.text.contains("\0\"") {
        decoded.text = decoded.text.replace("\0\"", "\"\"");
    }
    let zeros = decoded.text.matches('\0').count();
    if zeros > 0 {
        decoded.text.retain(|c| c != '\0');
        decoded.warnings.push(Diagnostic::warning("read.zeros-dropped").with("n", zeros));
    }
    #[cfg(feature = "studio")]
    if hint.is_none() {
        old_letters(&mut decoded);
        // Control characters of the second kind are windows-1252 that was taken for Latin-1.
        let controls = decoded.text.chars().filter(|c| ('\u{80}'..='\u{9f}').contains(c)).count();
        if controls > 0 {
            decoded.text = super::legacy::without_controls(&decoded.text);
            decoded.warnings.push(Diagnostic::warning("read.controls").with("n", controls));
        }
    }
    // Letters in pieces, as windows-1258 and some systems write them, are put together.
    if decoded.text.contains(|c: char| ('\u{300}'..='\u{36f}').contains(&c)) {
        decoded.text = platform.nfc(decoded.text);
    }
    Ok(decoded)
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
        #[cfg(feature = "studio")]
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
#[cfg(feature = "studio")]
fn old_letters(decoded: &mut Decoded) {
    let odd = decoded.text.chars().any(|c| ('\u{a1}'..='\u{ff}').contains(&c));
    if !decoded.encoding.starts_with("utf") || !odd {
        return;
    }
    let sample: String = decoded
        .text
        .lines()
        .filter(|l| !l.is_ascii())
        .take(200)
        .flat_map(|l| l.chars().take(500).chain(['\n']))
        .collect();
    let mut best = (0.75, "");
    let as_is = vietnamese(&sample)
        .max(EIGHT_BIT.iter().flat_map(|(_, l)| l.iter()).map(|l| western(&sample, l)).fold(0.0, f64::max));
    for label in super::legacy::LABELS {
        if let Some(text) = super::legacy::decode_text(label, &sample) {
            let score = vietnamese(&text);
            if score > best.0 && score > as_is + 0.2 {
                best = (score, label);
            }
        }
    }
    if !best.1.is_empty()
        && let Some(text) = super::legacy::decode_text(best.1, &decoded.text)
    {
        decoded.text = text;
        decoded.warnings.push(Diagnostic::warning("read.old-letters").with("encoding", best.1));
        decoded.encoding.push('+');
        decoded.encoding.push_str(best.1);
    }
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
        [0xFF, 0xFE, rest @ ..] => return Ok(plain(utf16(rest, u16::from_le_bytes), "utf-16le", true)),
        [0xFE, 0xFF, rest @ ..] => return Ok(plain(utf16(rest, u16::from_be_bytes), "utf-16be", true)),
        _ => {}
    }
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().enumerate().filter(|(i, b)| i % 2 == parity && **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    if half >= 2 {
        if odd * 3 >= half && even * 20 <= half {
            return Ok(plain(utf16(bytes, u16::from_le_bytes), "utf-16le", false));
        }
        if even * 3 >= half && odd * 20 <= half {
            return Ok(plain(utf16(bytes, u16::from_be_bytes), "utf-16be", false));
        }
    }
    if (even + odd) * 5 > head.len() {
        return Err(Diagnostic::error("read.binary").at(At::byte(0)));
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(plain(text.to_owned(), "utf-8", false)),
        Err(error) => {
            // A file cut in the middle of a letter, or with a few bad bytes among many good ones, is UTF-8 all the same.
            let cut = error.valid_up_to() + 4 > bytes.len();
            let text = String::from_utf8_lossy(bytes);
            let bad = text.matches('\u{fffd}').count();
            let good = text.chars().filter(|&c| !c.is_ascii() && c != '\u{fffd}').count();
            if (cut && bad <= 2 && good > 0) || good > bad * 3 {
                return Ok(utf8(bytes, false));
            }
            Ok(eight_bit(bytes, platform))
        }
    }
}

fn utf8(bytes: &[u8], bom: bool) -> Decoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut warnings = Vec::new();
    if let Err(error) = core::str::from_utf8(bytes) {
        let bad = text.matches('\u{fffd}').count();
        warnings.push(
            Diagnostic::warning("read.bad-bytes")
                .at(At::byte(error.valid_up_to() as u64))
                .with("n", bad)
                .with("encoding", "utf-8"),
        );
    }
    Decoded { text, encoding: "utf-8".to_owned(), bom, warnings }
}

/// Lines with bytes beyond ASCII, up to a measure.
fn telling(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in bytes.split(|&b| b == b'\n') {
        if !line.is_ascii() {
            let end = line.len().min(4096);
            // Cut long lines where a two-byte letter cannot be halved.
            let end = if end < line.len() {
                line.get(..end)
                    .and_then(|l| l.iter().rposition(|b| matches!(b, b',' | b';' | b'\t')))
                    .unwrap_or(end)
            } else {
                end
            };
            out.extend_from_slice(line.get(..end).unwrap_or(line));
            out.push(b'\n');
            if out.len() > SAMPLE {
                break;
            }
        }
    }
    out
}

fn eight_bit(bytes: &[u8], platform: &dyn Platform) -> Decoded {
    let sample = telling(bytes);
    let mut scored: Vec<(f64, &str)> = Vec::new();
    for &(label, common) in EAST_ASIAN {
        if let Some(text) = platform.decode(label, &sample) {
            scored.push((east_asian(&text, common, label), label));
        }
    }
    for &(label, languages) in EIGHT_BIT {
        if let Some(text) = platform.decode(label, &sample) {
            let best = languages.iter().map(|letters| western(&text, letters)).fold(0.0, f64::max);
            scored.push((best, label));
        }
    }
    if let Some(text) = platform.decode("windows-1258", &sample) {
        scored.push((vietnamese(&platform.nfc(text)), "windows-1258"));
    }
    #[cfg(feature = "studio")]
    for label in super::legacy::LABELS {
        if let Some(text) = super::legacy::decode(label, &sample) {
            scored.push((vietnamese(&text) * 0.999, label));
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
    let mut decoded = by_label(bytes, best.1, platform)
        .or_else(|| by_label(bytes, "windows-1252", platform))
        .unwrap_or_else(|| Decoded {
            text: String::from_utf8_lossy(bytes).into_owned(),
            encoding: "utf-8".to_owned(),
            bom: false,
            warnings: Vec::new(),
        });
    // Another encoding is a rival only when it reads other letters out of the same bytes.
    let chosen = by_label(&sample, &decoded.encoding, platform).map(|d| d.text);
    let rival = |label: &str| by_label(&sample, label, platform).map(|d| d.text) != chosen;
    let doubtful =
        best.0 < 0.5 || scored.iter().any(|(s, l)| *l != decoded.encoding && *s > best.0 * 0.97 && rival(l));
    let said = if doubtful {
        Diagnostic::warning("read.encoding-doubtful")
    } else {
        Diagnostic::note("read.encoding-guessed")
    };
    decoded.warnings.push(said.with("encoding", decoded.encoding.clone()));
    decoded
}

/// Share of letters beyond ASCII that a language has; signs that stand beside numbers count little, others against it.
fn western(text: &str, letters: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    let mut before = ' ';
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let is_other = |c: char| ('\u{370}'..='\u{52f}').contains(&c);
    for c in text.chars() {
        // Cyrillic or Greek inside of a Latin word is no word.
        if (is_other(c) && is_latin(before)) || (is_latin(c) && is_other(before)) {
            good -= 2.0;
        }
        if !c.is_ascii() {
            let small = c.to_lowercase().next().unwrap_or(c);
            all += 1.0;
            if letters.contains(small) {
                // A capital inside of a word is a letter of another alphabet.
                good += if c != small && before.is_lowercase() { 0.2 } else { 1.0 };
            } else if "“”‘’„–—…€£§°²³©®«»·ªº\u{a0}%†‡•".contains(c) {
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

/// Share of words with letters beyond ASCII that are Vietnamese syllables.
pub(super) fn vietnamese(text: &str) -> f64 {
    let (mut good, mut all) = (0.0_f64, 0.0_f64);
    for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\u{300}'..='\u{36f}')) {
        if word.is_ascii() {
            continue;
        }
        all += 1.0;
        good += f64::from(u8::from(is_syllable(word)));
    }
    let odd = text.chars().filter(|c| matches!(u32::from(*c), 0x80..=0xBF)).count() as f64;
    if all == 0.0 { 0.0 } else { good / (all + odd) }
}

fn is_syllable(word: &str) -> bool {
    let folded = crate::lang::fold(word);
    let start = folded.find(|c| "aeiouy".contains(c)).unwrap_or(folded.len());
    let listed = |list: &str, part: &str| {
        let mut key = String::with_capacity(part.len() + 2);
        key.push(' ');
        key.push_str(part);
        key.push(' ');
        list.contains(&key)
    };
    let ok = |at: usize| {
        folded
            .split_at_checked(at)
            .is_some_and(|(onset, rime)| (onset.is_empty() || listed(ONSETS, onset)) && listed(RIMES, rime))
    };
    // "gi" and "qu" take a vowel with them.
    let case = word.chars().skip(1).any(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && word.chars().next().is_some_and(char::is_lowercase);
    !case && (ok(start) || ok(start + 1))
}
