//! A unit and what stands beside it on the same line: the same in another language, a remark, the base of an index.

use super::fold::{Kind, Token, fold, tokens};
use super::read_unit::{after_marker, unit_of};
use super::unit_words::{quantity, scale, sign_quantity};
use crate::unit::{Quantity, Unit};

/// Whether any word of a text names a scale or a quantity: a hint that a cell speaks of units.
pub fn has_unit_words(text: &str) -> bool {
    tokens(text).iter().any(|Token { kind, .. }| match kind {
        Kind::Word(w) => w.len() > 2 && (scale(w).is_some() || quantity(w).is_some()),
        Kind::Sign(c) => sign_quantity(*c).is_some(),
        Kind::Number(..) => false,
    })
}

/// "% of labor force" in brackets: a share, its words with it.
pub(super) fn share_of(inner: &str) -> Option<Unit> {
    let of = inner.strip_prefix("% of ")?;
    of.starts_with(char::is_alphabetic).then(|| Unit::of(Quantity::Percent))
}

/// "triệu rúp - đô la": what socialist countries traded in, no money of today. The power of its scale.
pub(super) fn of_barter(folded: &str) -> Option<i8> {
    let (before, behind) = folded.split_once("rup")?;
    let dollars = matches!(behind.trim_matches([' ', '-', '–']), "do la" | "dola" | "usd");
    let scale_of = |word: &str| if word.is_empty() { Some(0) } else { scale(word) };
    dollars.then(|| scale_of(before.trim())).flatten()
}

/// "Unit price" is what one piece costs, no unit at prices of some year; "Bò" are cattle, and without its mark the word for a set.
pub(super) fn is_thing(text: &str) -> bool {
    text.get(..10).is_some_and(|words| words.eq_ignore_ascii_case("unit price"))
        || (text.len() <= 4 && matches!(text.to_lowercase().as_str(), "bò" | "bo\u{300}"))
}

/// The unit that both sides of a dash, a stroke or a line's end name.
pub(super) fn in_two_languages(text: &str) -> Option<Unit> {
    [" - ", " – ", " / ", "/", "\n", " | "].iter().find_map(|between| {
        let (one, other) = text.split_once(between)?;
        let (unit, again) = (unit_of(one)?, unit_of(other)?);
        let other_words =
            matches!((&unit.quantity, &again.quantity), (Quantity::Other(_), Quantity::Other(_)));
        // "Nghìn con - Thous. heads": what we know by no name of its own has another in each language.
        (again == unit || (other_words && unit.power != 0 && unit.power == again.power)).then_some(unit)
    })
}

/// What a list of units is made of: "Nghìn tấn, triệu USD", "Nghìn ha - Nghìn tấn", "tonnes and million USD".
pub(super) fn listed(body: &str) -> Vec<&str> {
    let dashed = [" - ", " – ", " và ", " and "].iter().find_map(|between| {
        let parts: Vec<&str> = body.split(between).map(str::trim).collect();
        (parts.len() > 1 && parts.iter().all(|p| unit_of(p).is_some())).then_some(parts)
    });
    let by_marks =
        || body.split([',', ';', '、', '，', '；']).map(str::trim).filter(|p| !p.is_empty()).collect();
    dashed.unwrap_or_else(by_marks)
}

/// "Tỷ đồng - Unit: Bill. dongs": the same unit announced again in another language.
pub(super) fn of_two_lines(body: &str) -> Option<(Unit, String)> {
    let (one, other) = body.split_once(" - ").or_else(|| body.split_once(" / "))?;
    let unit = unit_of(one)?;
    let again = unit_of(after_marker(other.trim()).filter(|_| other.contains(':'))?)?;
    (again == unit).then(|| (unit, one.trim().to_owned()))
}

/// "Millionen Franken (ohne Gold)": money, and a remark on what is counted.
pub(super) fn before_remark(body: &str) -> Option<(Unit, String)> {
    // "Millones de dólares, salvo indicación": what says that some figures have another.
    let except = || {
        let (words, remark) = body.split_once(',')?;
        let remark = fold(remark);
        let starts =
            ["salvo", "unless", "except", "sauf", "soweit", "tru ", "ngoai tru", "if not", "wenn nicht"];
        starts.iter().any(|w| remark.trim_start().starts_with(w)).then_some(words)
    };
    let remarked = body.split_once(" (").map(|(words, _)| words);
    let words = remarked.filter(|w| unit_of(w).is_some()).or_else(except)?;
    let unit = unit_of(words).filter(|u| matches!(u.quantity, Quantity::Money(_)))?;
    Some((unit, words.trim().to_owned()))
}

/// "Exports, NZDm(r)": what stands before a letter in brackets that says how sure the figures are.
pub(super) fn before_flag(text: &str) -> Option<&str> {
    let (head, flag) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let known = cfg!(feature = "studio") && matches!(flag, "r" | "p" | "e" | "R" | "P" | "E");
    known.then(|| head.trim_end())
}

/// "2010=100", "2005Q1 = 100", "Năm trước = 100".
pub(super) fn index_base(text: &str) -> Option<String> {
    // "base 100 en 2021", "Base 100 = 2015"
    let lower = fold(text);
    if let Some(year) = lower.strip_prefix("base 100")
        && year.chars().filter(|c| c.is_alphanumeric()).count() <= 12
        && year.bytes().filter(u8::is_ascii_digit).count() >= 4
    {
        return Some(lower);
    }
    // "Index:_2007_100", as programs write it that allow no sign for "equal".
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if let [word, year, "100"] = words.as_slice()
        && is_index_word(word)
        && text.contains('_')
        && year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
    {
        return Some([*year, "=100"].concat());
    }
    let (base, hundred) = text.split_once('=')?;
    let base = base.trim();
    // "Index (1990=100": what the bracket holds is the base.
    let base = match base.split_once(['(', '[']) {
        Some((head, inner)) if is_index_word(head.trim()) && !head.trim().is_empty() => inner.trim(),
        _ => base,
    };
    // "Indices/Volume (2021=100": the bracket opens behind a name, unless that only says that it is an index.
    let named = |head: &str| !is_index_word(head.trim());
    if base.split_once(['(', '[']).is_some_and(|(head, _)| named(head)) || ends_in_base(base) {
        return None;
    }
    // A long text that ends in a base is a title, not a unit.
    let short = base.split_whitespace().count() <= 4 && base.chars().count() <= 32;
    (hundred.trim().trim_end_matches('%').trim() == "100" && !base.is_empty() && short).then(|| {
        let mut out = base.to_owned();
        out.push_str("=100");
        out
    })
}

fn is_index_word(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.as_str(),
        "index"
            | "indices"
            | "indice"
            | "indeks"
            | "chi so"
            | "numero-indice"
            | ""
            | "индекс"
            | "指数"
            | "지수"
    )
}

/// Words that belong to the year that an index is based on, folded: what is averaged, and which kind of year it is.
const OF_BASE: &[&str] = &[
    "average",
    "avg",
    "avg.",
    "mean",
    "media",
    "moyenne",
    "durchschnitt",
    "srednia",
    "prosjek",
    "gemiddelde",
    "ortalama",
    "binh",
    "quan",
    "trung",
    "year",
    "nam",
    "ky",
    "goc",
    "base",
    "basis",
    "ano",
    "anno",
    "annee",
    "jahr",
    "rok",
    "yil",
    "tahun",
    "fy",
    "fiscal",
    "of",
    "de",
    "en",
    "in",
    "index",
    "indices",
    "indice",
    "indeks",
    "chi",
    "so",
    "prices",
    "price",
];

/// Whether a base is a year behind words that are none of its own: "ALL ITEMS 2015".
fn ends_in_base(base: &str) -> bool {
    let Some((before, year)) = base.rsplit_once(char::is_whitespace) else { return false };
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let own = || {
        fold(before).split_whitespace().all(|w| OF_BASE.contains(&w) || w.bytes().any(|b| b.is_ascii_digit()))
    };
    is_year && crate::lang::when(base).is_none() && !own()
}

/// "CPI INDEX 00: ALL ITEMS 2015=100", "Trade-weighted Index May 1970 = 100": the base that a name ends in, and its words.
pub(super) fn base_at_end(text: &str) -> Option<(Unit, String)> {
    let (head, hundred) = text.rsplit_once('=')?;
    let starts = head
        .char_indices()
        .filter(|&(at, _)| at > 0 && head.get(..at).is_some_and(|t| t.ends_with(char::is_whitespace)));
    if hundred.trim() != "100" {
        return None;
    }
    starts.map(|(at, _)| at).find_map(|at| {
        let base = head.get(at..)?.trim();
        let dated = crate::lang::when(base).is_some_and(|w| w.period().is_some());
        let index = index_base(text.get(at..)?).filter(|_| dated)?;
        Some((Unit::of(Quantity::Index(index)), text.get(at..)?.trim().to_owned()))
    })
}

/// "(USD million; fiscal years July-June)": money first in brackets, and what else is to be known.
pub(super) fn first_in_brackets(text: &str) -> Option<(Unit, String)> {
    let inner = text.trim().strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    let (words, _) = inner.split_once([';', '；'])?;
    let unit = unit_of(words).filter(|u| matches!(u.quantity, Quantity::Money(_)) && u.power != 0)?;
    Some((unit, words.trim().to_owned()))
}

/// Brackets that open around a unit, in Latin type and in East Asian.
pub const OPENING: [char; 6] = ['(', '[', '（', '［', '【', '〔'];
/// Those that close.
pub const CLOSING: [char; 6] = [')', ']', '）', '］', '】', '〕'];

/// Whether a sign is one of them.
pub(super) fn is_bracket(c: char) -> bool {
    OPENING.contains(&c) || CLOSING.contains(&c)
}

/// A text without brackets around it, whole or cut; those that its own words open and close stay: "1000 USD (FOB)".
pub(super) fn without_odd_brackets(text: &str) -> &str {
    let even = text.matches(OPENING).count() == text.matches(CLOSING).count();
    if even && !text.starts_with(OPENING) {
        return text;
    }
    text.trim_matches(|c: char| is_bracket(c) || c.is_whitespace())
}

/// "$, Magnitude = Millions", "EUR; scale: thousand": a unit and the scale that is named apart from it.
pub(super) fn scaled_apart(text: &str) -> Option<Unit> {
    const APART: [&str; 4] = ["magnitude", "scale", "multiplier", "unit multiplier"];
    let (head, power) = text.rsplit_once(['=', ':'])?;
    let (words, named) = head.rsplit_once([',', ';'])?;
    let unit = unit_of(words).filter(|u| u.power == 0)?;
    let power = match fold(power.trim()).as_str() {
        "unit" | "units" | "ones" => 0,
        word => scale(word)?,
    };
    APART.contains(&fold(named.trim()).as_str()).then_some(Unit { power, ..unit })
}

/// "Value 000", "Qty '000": figures of a word that counts, in thousands.
pub(super) fn in_thousands(text: &str) -> Option<(Unit, String)> {
    const COUNTED: [&str; 9] =
        ["value", "values", "amount", "qty", "quantity", "fob", "cif", "tri gia", "so luong"];
    let (head, noughts) = text.trim().rsplit_once(' ')?;
    let thousand = matches!(noughts, "000" | "'000" | "’000" | "000s" | "'000s");
    let folded = fold(head);
    (thousand && COUNTED.iter().any(|w| folded.ends_with(w)))
        .then(|| (Unit::scaled(Quantity::Number, 3), noughts.to_owned()))
}

/// Whether a folded text is a word for an index and nothing else, as rows of units have it.
pub(super) fn is_bare_index(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "index",
        "index numbers",
        "index number",
        "index points",
        "indexpunkte",
        "numero-indice",
        "numeros-indices",
    ];
    WORDS.contains(&folded)
}

/// `x 1,000,000`, `× 1000`, `in 1.000`: figures to be multiplied.
pub(super) fn times_thousand(text: &str) -> Option<i8> {
    let rest = ["x", "X", "×", "*", "in "].iter().find_map(|sign| text.strip_prefix(sign))?;
    let digits: String =
        rest.chars().filter(|c| !(c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’'))).collect();
    match digits.as_str() {
        "1000" => Some(3),
        "1000000" => Some(6),
        "1000000000" => Some(9),
        _ => None,
    }
}
