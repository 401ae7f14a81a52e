//! Units as statistics print them: `triệu USD`, `tr.USD`, `nghìn tấn`, `1000 t`, `US$ mn`, `%`, `2010=100`, `億円`, `Mio. EUR`;
//! several in one line ("Nghìn tấn, triệu USD"); and inside headers, in brackets or behind "Đơn vị tính:".

use super::fold::{Kind, Token, fold, tokens};
use super::rarer_money::{francs, rarer_money, scaled_in_brackets};
use super::unit_again::{
    CLOSING, OPENING, base_at_end, before_flag, before_remark, first_in_brackets, in_thousands,
    in_two_languages, index_base, is_bare_index, is_bracket, of_barter, of_two_lines, scaled_apart, share_of,
    times_thousand, without_odd_brackets,
};
use super::unit_words::*;
use super::word_lists::WordLists;
use crate::unit::{Currency, Quantity, Unit};

/// Reads a text that is one unit and nothing else.
///
/// ```
/// use kimngach::lang::unit_of;
/// use kimngach::unit::{Currency, Quantity, Unit};
/// let million_usd = Unit::scaled(Quantity::Money(Currency::USD), 6);
/// assert_eq!(unit_of("triệu USD"), Some(million_usd.clone()));
/// assert_eq!(unit_of("tr.USD"), Some(million_usd.clone()));
/// assert_eq!(unit_of("US$ mn"), Some(million_usd));
/// assert_eq!(unit_of("ngàntấn"), Some(Unit::scaled(Quantity::Tonne, 3)));
/// assert_eq!(unit_of("Hàn Quốc"), None);
/// ```
pub fn unit_of(text: &str) -> Option<Unit> {
    let text = text.trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | ' '));
    if text.is_empty() || text.len() > 60 || super::unit_again::is_thing(text) {
        return None;
    }
    if text.contains('?') {
        return super::lost_letters::unit_of(text);
    }
    if let Some(power) = times_thousand(text) {
        return Some(Unit::scaled(Quantity::Number, power));
    }
    if let Some(index) = index_base(text) {
        return Some(Unit::of(Quantity::Index(index)));
    }
    // "Nghìn ha - Thous. ha", "RM juta / RM million": one unit in two languages, not one times the other.
    if let Some(unit) = in_two_languages(text) {
        return Some(unit);
    }
    if let Some(unit) = scaled_apart(text) {
        return Some(unit);
    }
    // "100 Million Yuan" is 億元: a hundred of the scale behind it.
    if let Some((tens, rest)) =
        [("100 ", 2), ("10 ", 1)].iter().find_map(|(n, p)| Some((*p, text.strip_prefix(n)?)))
        && let Some(unit) = unit_of(rest).filter(|u| u.power > 0)
    {
        return Some(Unit { power: unit.power + tens, ..unit });
    }
    let folded = fold(text);
    if let Some(power) = of_barter(&folded) {
        return Some(Unit::scaled(Quantity::Other("rúp - đô la".to_owned()), power));
    }
    // "R million" is rand; a letter alone is no currency.
    if let Some(power) = folded.strip_prefix("r ").and_then(scale) {
        return Some(Unit::scaled(Quantity::Money(Currency(*b"ZAR")), power));
    }
    if let Some(unit) = francs(&folded).or_else(|| rarer_money(text)) {
        return Some(unit);
    }
    if is_bare_index(&folded) {
        return Some(Unit::of(Quantity::Index(text.to_owned())));
    }
    if matches!(
        folded.as_str(),
        "diem phan tram" | "percentage points" | "percentage point" | "pp" | "p.p." | "diem %"
    ) {
        return Some(Unit::of(Quantity::PercentagePoint));
    }
    if matches!(
        folded.as_str(),
        "% gdp"
            | "% cua gdp"
            | "% so voi gdp"
            | "% du pib"
            | "% del pib"
            | "phan tram"
            | "per cent"
            | "pro cent"
            | "％"
            | "pc_gdp"
            | "% of gdp"
            | "%/year"
            | "%/nam"
    ) || (cfg!(feature = "studio")
        && matches!(folded.as_str(), "annual %" | "% annual" | "% per annum" | "% p.a."))
    {
        return Some(Unit::of(Quantity::Percent));
    }
    let latin;
    // All of them begin with one of these bytes; Latin, Cyrillic and Thai letters do not.
    let text = if text.bytes().all(|b| b < 0xE3) {
        text
    } else {
        // Currencies that are several ideographs would fall apart.
        latin = EAST_ASIAN_MONEY.iter().fold(text.to_owned(), |t, (from, to)| t.replace(from, to));
        latin.as_str()
    };
    let list = tokens(text);
    let mut unit: Option<Quantity> = None;
    let mut per: Option<Quantity> = None;
    let mut power: i16 = 0;
    let mut scaled = false;
    let mut dividing = false;
    let mut rest = String::new();
    let mut at = 0;
    while let Some(token) = list.get(at) {
        at += 1;
        match &token.kind {
            Kind::Number(n, _) => {
                // "1000 t", "10^6 USD"
                let p = match n {
                    1000 => 3,
                    10_000 => 4,
                    // 100万ドル
                    10 | 100
                        if list.get(at).is_some_and(
                            |t| matches!(&t.kind, Kind::Word(w) if matches!(w.as_str(), "万" | "萬" | "만" | "億" | "亿")),
                        ) =>
                    {
                        if *n == 10 { 1 } else { 2 }
                    }
                    100_000 => 5,
                    1_000_000 => 6,
                    1_000_000_000 => 9,
                    // "'000 tonnes", "1 000 t", "1,000 t"
                    // Three noughts; "1.0" is a version.
                    0 if power == 0 && token.end - token.start >= 3 => 3,
                    1 if list
                        .get(at)
                        .is_some_and(|t| matches!(t.kind, Kind::Number(0, 3) | Kind::Sign('.' | ','))) =>
                    {
                        0
                    }
                    _ => return None,
                };
                // "USD 1000", "NOK 1 000": the scale may end it as well.
                let ends = || {
                    list.iter().skip(at).all(|t| matches!(t.kind, Kind::Number(0, 3) | Kind::Sign('.' | ',')))
                };
                if unit.is_some() && (scaled || !ends()) {
                    return None;
                }
                power += p;
                scaled |= p > 0;
            }
            Kind::Sign(c) => match (sign_quantity(*c), c) {
                (Some(q), _) if unit.is_none() => unit = Some(q),
                (Some(q), _) if unit == Some(q.clone()) => {}
                (None, '/') if unit.is_some() || scaled => dividing = true,
                (None, '.' | ' ' | '\'' | '’' | ',' | '_' | '(' | ')' | '-') => {}
                _ => return None,
            },
            Kind::Word(word) => {
                // km2, m³: a length and its power.
                if let Some(power @ (2 | 3)) = power_of_length(word, list.get(at)) {
                    at += 1;
                    let own = Quantity::Other([word.as_str(), if power == 2 { "²" } else { "³" }].concat());
                    if dividing {
                        per = Some(own);
                    } else if unit.is_none() {
                        unit = Some(own);
                    } else {
                        return None;
                    }
                    continue;
                }
                // HK$, A$, R$: a country's letters before the sign.
                if list.get(at).is_some_and(|t| t.kind == Kind::Sign('$') && !t.spaced)
                    && let Some(code) = dollars_of(word)
                {
                    at += 1;
                    unit = Some(Quantity::Money(Currency(code)));
                    continue;
                }
                // "phần trăm", "đô la", "per head" are two words; "tỷ giá", "tỷ trọng" are no thousand million.
                let word_of = |t: &Token| if let Kind::Word(w) = &t.kind { w.clone() } else { String::new() };
                let next = list.get(at).map(word_of).unwrap_or_default();
                let two = match (word.as_str(), next.as_str()) {
                    ("phan", "tram") => Some(Some(Quantity::Percent)),
                    ("do", "la") => Some(Some(Quantity::Money(Currency::USD))),
                    ("ty" | "ti", "gia" | "trong" | "le") => Some(None),
                    _ => None,
                };
                if let Some(own) = two {
                    at += 1;
                    unit = own.or(unit);
                    continue;
                }
                if matches!(word.as_str(), "per" | "tren" | "mot" | "je" | "par" | "por")
                    && (unit.is_some() || scaled)
                {
                    dividing = true;
                    continue;
                }
                if dividing {
                    per = Some(match word.as_str() {
                        "head" | "capita" | "nguoi" | "person" => Quantity::Person,
                        other => quantity(other).unwrap_or_else(|| Quantity::Other(other.to_owned())),
                    });
                    continue;
                }
                if word == "mil"
                    && list.get(at).is_none_or(|t| t.kind != Kind::Sign('.'))
                    && is_iberian_thousand(text)
                {
                    power += 3;
                    scaled = true;
                    continue;
                }
                let behind = unit.is_some() || at < list.len() || scaled;
                if let Some(p) = scale(word).filter(|_| behind || word.len() > 2).filter(|_| rest.is_empty())
                {
                    // "m" alone, or "t" as thousand, never.
                    power += i16::from(p);
                    scaled = true;
                } else if let Some(q) = quantity(word).filter(|_| rest.is_empty()) {
                    match &unit {
                        None => unit = Some(q),
                        Some(had) if *had == q => {}
                        // "USD dollars" is one; "tonnes USD" is none; "kg carbon" is its own.
                        Some(Quantity::Money(_)) if matches!(q, Quantity::Money(_)) => {}
                        // "lượt người" counts visits, not people.
                        Some(Quantity::Other(had)) if q == Quantity::Person => {
                            // Words come without their marks here.
                            let visits = (had == "luot").then(|| "lượt người".to_owned());
                            unit = Some(Quantity::Other(visits.unwrap_or_else(|| [had, " ", word].concat())));
                        }
                        Some(_) => return None,
                    }
                } else if cfg!(feature = "studio")
                    && word == "b"
                    && at == list.len()
                    && !scaled
                    && matches!(unit, Some(Quantity::Money(_)))
                {
                    // "$B"
                    (power, scaled) = (power + 9, true);
                } else if LINKING.has(word) {
                } else if let Some((p, q)) = glued(word) {
                    power += i16::from(p);
                    scaled = true;
                    unit = Some(q);
                } else if scaled
                    && matches!(unit, Some(Quantity::Tonne | Quantity::Other(_)))
                    && rest.len() < 40
                {
                    // "tonnes carbon equivalent" counts that, not plain tonnes.
                    rest.push(' ');
                    rest.push_str(word);
                } else {
                    return None;
                }
            }
        }
    }
    if unit.is_none() && !scaled {
        return None;
    }
    let mut quantity = unit.unwrap_or(Quantity::Number);
    if scaled && matches!(&quantity, Quantity::Other(w) if is_word_for_number(w)) {
        quantity = Quantity::Number;
    }
    // 元 beside old-style signs (萬, 億) is Taiwan's: Hong Kong and Macau name their dollar (港元, 澳門元), Beijing writes 万, 亿.
    if quantity == Quantity::Money(Currency(*b"CNY")) && text.contains('元') && text.contains(['萬', '億'])
    {
        quantity = Quantity::Money(Currency(*b"TWD"));
    }
    if !rest.is_empty() {
        let head = match quantity {
            Quantity::Tonne => "tonnes".to_owned(),
            Quantity::Other(word) => word,
            _ => String::new(),
        };
        quantity = Quantity::Other(head + &rest);
    }
    let power = i8::try_from(power).ok()?;
    // "ECU/EURO" is one thing under two names.
    let per = per.filter(|p| *p != quantity);
    Some(Unit { quantity, power, per: per.map(Box::new) })
}

/// The power that stands behind a length, of "km2", "m³".
fn power_of_length(word: &str, next: Option<&Token>) -> Option<u32> {
    let next = next.filter(|t| !t.spaced && matches!(word, "m" | "km" | "cm"))?;
    match next.kind {
        Kind::Number(n, 1) => Some(n),
        Kind::Sign('²') => Some(2),
        Kind::Sign('³') => Some(3),
        _ => None,
    }
}

/// What stands before a unit in a line of its own.
const MARKERS: &[&str] = &[
    "don vi tinh",
    "don vi",
    "dvt",
    "unit of measure",
    "units",
    "unit",
    "einheit",
    "unite",
    "unites",
    "unidad",
    "unidades",
    "jednostka",
    "jednotka",
    "单位",
    #[cfg(feature = "studio")]
    "金额单位",
    #[cfg(feature = "studio")]
    "unidad de medida",
    "單位",
    "単位",
    "단위",
    "in",
    "unidade",
    "unidade de medida",
    "unita di misura",
    "计量单位",
    "計量單位",
    "satuan",
    "หนวย",
    "ед. изм",
    "ед.изм",
    "единица измерения",
    "единицы",
    "birim",
    "birimi",
    "enhet",
    "eenheid",
    "mertekegyseg",
    "tinh bang",
    "value",
    "values",
    #[cfg(feature = "studio")]
    "القيمه",
    #[cfg(feature = "studio")]
    "الوحده",
    #[cfg(feature = "studio")]
    "มูลคา",
];

/// Words that lead up to a unit: "Values in Rs. Lacs", "en millones de dólares", "Giá trị tính bằng triệu USD".
const LEADING: &str = " in en em dalam w в values value valores valeurs figures amounts data expressed measured gia tri tinh bang cifras importe werte wert nilai ";

static LEADING_WORDS: WordLists = WordLists::of(|n| match n {
    0 => Some(LEADING),
    1 if cfg!(feature = "studio") => Some(" σε αξιεσ αξια u iznosi arvo tuhansina vaerdi verdi varde "),
    _ => None,
});

/// What follows such words, when there are any.
fn after_leading(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..5 {
        let (word, tail) = rest.split_once(' ')?;
        if !LEADING_WORDS.has(&fold(word.trim_end_matches(':'))) {
            break;
        }
        rest = tail.trim_start();
    }
    (rest.len() < text.len()).then_some(rest)
}

/// Every unit of a text that is a list of units: "Nghìn tấn, triệu USD", "Đơn vị tính: Nghìn tấn; Triệu USD", "%". Each with
/// its words as printed. Empty when the text is anything else.
///
/// ```
/// use kimngach::lang::units_of;
/// let units = units_of("Đơn vị tính: Nghìn tấn, triệu USD");
/// assert_eq!(units.len(), 2);
/// assert_eq!(units[0].1, "Nghìn tấn");
/// assert_eq!(units[1].0.power, 6);
/// assert!(units_of("Thủy sản").is_empty());
/// ```
pub fn units_of(text: &str) -> Vec<(Unit, String)> {
    // "Unit: thousand (USD 1,000)": what stands behind the colon keeps brackets of its own.
    let trimmed = match text.contains([':', '：']) {
        true => without_odd_brackets(text.trim()).trim(),
        false => text.trim().trim_matches(is_bracket).trim(),
    };
    if trimmed.is_empty() || trimmed.len() > 200 {
        return Vec::new();
    }
    let (body, marked) = match after_marker(trimmed) {
        Some(body) => (without_odd_brackets(body.trim()), true),
        None => (trimmed, false),
    };
    if let Some(unit) = unit_of(body) {
        return vec![(unit, body.to_owned())];
    }
    if let Some(found) = of_two_lines(body)
        .or_else(|| before_remark(body).filter(|_| marked))
        .or_else(|| first_in_brackets(text))
    {
        return vec![found];
    }
    if let Some(rest) = after_leading(body)
        && let Some(unit) = unit_of(rest)
    {
        return vec![(unit, rest.to_owned())];
    }
    let parts = super::unit_again::listed(body);
    let units: Vec<(Unit, String)> =
        parts.iter().filter_map(|p| unit_of(p).map(|u| (u, (*p).to_owned()))).collect();
    if !units.is_empty() && (units.len() == parts.len()) {
        return units;
    }
    // "Lượng: nghìn tấn; Trị giá: triệu USD", "Lượng (tấn), trị giá (USD)": what each of several measures is counted in.
    let named: Vec<(Unit, String)> = parts
        .iter()
        .filter_map(|p| {
            let in_brackets = || p.trim_end().strip_suffix(CLOSING).and_then(|t| t.split_once(OPENING));
            let (name, words) = p.split_once([':', '：']).or_else(in_brackets)?;
            let words = words.trim();
            (name.chars().count() <= 30).then(|| unit_of(words)).flatten().map(|u| (u, words.to_owned()))
        })
        .collect();
    if cfg!(feature = "studio") && named.len() >= 2 && named.len() == parts.len() {
        return named;
    }
    // "2015暦年連鎖価格；単位：10億円"
    if let Some(found) = parts.iter().skip(1).find_map(|p| {
        let words = after_marker(p).filter(|w| w.len() < p.len())?.trim();
        unit_of(words).map(|unit| (unit, words.to_owned()))
    }) {
        return vec![found];
    }
    // Behind "Unit:" a word that we do not know is a unit all the same.
    if marked && !body.is_empty() && body.len() <= 60 {
        return match unit_in(body) {
            Some((unit, words)) => vec![(unit, words)],
            None => vec![(Unit::of(Quantity::Other(body.to_owned())), body.to_owned())],
        };
    }
    Vec::new()
}

/// What follows "Đơn vị tính:" and its like.
pub(super) fn after_marker(text: &str) -> Option<&str> {
    // The marker is at the beginning and ends with a colon, or with a space for "in".
    let (head, body) = match text.find([':', '：']) {
        Some(at) => (text.get(..at)?, text.get(at..)?.trim_start_matches([':', '：'])),
        None => text.split_once(' ')?,
    };
    let colon = text.contains([':', '：']);
    let head = fold(head);
    let head = head.trim_matches(|c: char| !c.is_alphanumeric());
    MARKERS.iter().any(|m| *m == head && (colon || *m == "in" || *m == "dvt")).then_some(body)
}

/// A unit inside a header: in brackets ("Kim ngạch (tr.USD)"), behind a comma or "in" ("Exports, million USD"), or a plain
/// `%`. Gives the words as printed.
///
/// ```
/// use kimngach::lang::unit_in;
/// assert_eq!(unit_in("Kim ngạch (tr.USD)").unwrap().1, "tr.USD");
/// assert_eq!(unit_in("KN06/KN05 (%)").unwrap().1, "%");
/// assert_eq!(unit_in("Trị giá"), None);
/// ```
pub fn unit_in(text: &str) -> Option<(Unit, String)> {
    if let Some(unit) = unit_of(text) {
        let words = text.trim();
        // "Giá (đồng/kg)": the unit is what stands in the brackets.
        if let Some((_, inner)) = words.strip_suffix(')').and_then(|t| t.rsplit_once(" ("))
            && unit_of(inner).as_ref() == Some(&unit)
        {
            return Some((unit, inner.trim().to_owned()));
        }
        let bare = words.strip_prefix(['(', '[']).and_then(|t| t.strip_suffix([')', ']'])).unwrap_or(words);
        return Some((unit, bare.to_owned()));
    }
    if let Some(found) = before_flag(text).and_then(unit_in) {
        return Some(found);
    }
    // Brackets, the last first.
    let mut end = text.len();
    while let Some(close) = text.get(..end)?.rfind(CLOSING) {
        let open = opening(text.get(..close)?);
        if let Some(open) = open {
            let inner = text.get(open..close)?.trim_start_matches(OPENING).trim();
            if let Some(unit) = unit_of(inner) {
                // "Change % (USD)": a change of figures in money is no money.
                let sign = text.get(..open).and_then(|t| t.split_whitespace().last());
                if let (Some(sign @ ("%" | "％")), Quantity::Money(_)) = (sign, &unit.quantity) {
                    return Some((Unit::of(Quantity::Percent), sign.to_owned()));
                }
                return Some((unit, inner.to_owned()));
            }
            if let Some((unit, words)) = units_of(inner).into_iter().next() {
                return Some((unit, words));
            }
            // "(FOB value: million USD)", "(balance of payments; billion USD)"
            if let Some(found) = in_tail(inner) {
                return Some(found);
            }
            if let Some(unit) = scaled_in_brackets(inner).or_else(|| share_of(inner)) {
                return Some((unit, inner.to_owned()));
            }
            end = open;
        } else {
            end = close;
        }
    }
    if let Some(found) = in_tail(text).or_else(|| base_at_end(text)).or_else(|| in_thousands(text)) {
        return Some(found);
    }
    // GENESIS: "WERTX01__Ausfuhr:_Wert__Tsd._EUR".
    if let Some((_, tail)) = text.rsplit_once("__") {
        let spaced = tail.replace('_', " ");
        if let Some(unit) = unit_of(&spaced) {
            return Some((unit, spaced));
        }
    }
    let last = text.split_whitespace().last()?;
    // "Change %", "% change"
    let percent = |w: &str| matches!(w, "%" | "％");
    // "%Growth", "同比±%", "В % к 2021": a sign beside words, not beside digits.
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || matches!(c, '±' | '+' | '-'));
    let glued = text.trim_start().strip_prefix('%').is_some_and(|t| beside(t.chars().next()))
        || text.trim_end().strip_suffix(['%', '％']).is_some_and(|t| beside(t.chars().next_back()))
        || text.starts_with("В %");
    if percent(last) || glued || text.split_whitespace().next().is_some_and(percent) {
        let last = if percent(last) { last } else { "%" };
        return Some((Unit::of(Quantity::Percent), last.to_owned()));
    }
    // "Variación % i.a.", "Change % yoy": a sign by itself, but no "5 % more".
    let words: Vec<&str> = text.split_whitespace().collect();
    let alone = words.windows(2).any(|pair| {
        matches!(pair, [before, sign] if percent(sign) && !before.ends_with(|c: char| c.is_ascii_digit()))
    });
    if alone {
        return Some((Unit::of(Quantity::Percent), "%".to_owned()));
    }
    last_words(text)
}

/// The bracket that belongs to one that closes behind a text; those within have their own.
fn opening(text: &str) -> Option<usize> {
    let mut closed = 0;
    text.char_indices().rev().find_map(|(at, c)| match c {
        _ if CLOSING.contains(&c) => {
            closed += 1;
            None
        }
        _ if !OPENING.contains(&c) => None,
        _ if closed == 0 => Some(at),
        _ => {
            closed -= 1;
            None
        }
    })
}

/// "Exports, million USD" · "Value in million USD" · "Exports - million USD"
fn in_tail(text: &str) -> Option<(Unit, String)> {
    [", ", "; ", " in ", " en ", " i ", " tính bằng ", " theo ", " - ", " – ", ": ", "／", "/ "]
        .iter()
        .find_map(|split| {
            let (_, tail) = text.rsplit_once(split)?;
            let tail = tail.trim().trim_end_matches([')', ']']).trim_end();
            // "Population, mn": too short to be a unit by itself.
            let short = || {
                let power = scale(tail).filter(|_| split == &", " && matches!(tail, "mn" | "bn"))?;
                Some(Unit::scaled(Quantity::Number, power))
            };
            Some((unit_of(tail).or_else(short)?, tail.to_owned()))
        })
}

/// "Valor US$ FOB", "Trị giá nghìn USD": money at the end of a name, when it is unmistakable: by a sign, a code in capitals or a
/// scale word.
fn last_words(text: &str) -> Option<(Unit, String)> {
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|&(at, c)| {
            at > 0 && !c.is_whitespace() && text.get(..at).is_some_and(|t| t.ends_with(char::is_whitespace))
        })
        .map(|(at, _)| at)
        .collect();
    starts.iter().rev().take(4).rev().find_map(|&at| {
        let words = text.get(at..)?.trim_end();
        let unit = unit_of(words).filter(|u| matches!(u.quantity, Quantity::Money(_)))?;
        let sure = unit.power != 0
            || words.contains(['$', '€', '£', '¥', '₫', '₹'])
            || words
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| w.len() == 3 && w.bytes().all(|b| b.is_ascii_uppercase()));
        sure.then(|| (unit, words.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_official_tables_are_read() {
        let money = |code: &[u8; 3], power| Unit::scaled(Quantity::Money(Currency(*code)), power);
        for (text, unit) in [
            ("million USD", money(b"USD", 6)),
            ("triệu đô la Mỹ", money(b"USD", 6)),
            ("Triệu USD", money(b"USD", 6)),
            ("tr. USD", money(b"USD", 6)),
            ("tỷ đồng", money(b"VND", 9)),
            ("nghìn tỷ đồng", money(b"VND", 12)),
            ("billion VND", money(b"VND", 9)),
            ("Mio. EUR", money(b"EUR", 6)),
            ("Mill. Euro", money(b"EUR", 6)),
            ("1 000 EUR", money(b"EUR", 3)),
            ("MIO_EUR", money(b"EUR", 6)),
            ("億円", money(b"JPY", 8)),
            ("百万円", Unit::scaled(Quantity::Money(Currency(*b"JPY")), 6)),
            ("亿元", money(b"CNY", 8)),
            ("億元", money(b"TWD", 8)),
            ("百萬港元", money(b"HKD", 6)),
            ("新臺幣百萬元", money(b"TWD", 6)),
            ("Nghìn ha - Thous. ha", Unit::scaled(Quantity::Other("ha".to_owned()), 3)),
            ("RM juta / RM million", money(b"MYR", 6)),
            ("US$", money(b"USD", 0)),
            ("US dollars", money(b"USD", 0)),
            ("current US$", money(b"USD", 0)),
            ("$ million", money(b"USD", 6)),
            ("$, Magnitude = Millions", money(b"USD", 6)),
            ("EUR; scale: units", money(b"EUR", 0)),
            ("US$ billion", money(b"USD", 9)),
            ("Thousand dollars", money(b"USD", 3)),
            ("nghìn tấn", Unit::scaled(Quantity::Tonne, 3)),
            ("Nghìn tấn", Unit::scaled(Quantity::Tonne, 3)),
            ("thousand tonnes", Unit::scaled(Quantity::Tonne, 3)),
            ("1000 t", Unit::scaled(Quantity::Tonne, 3)),
            ("'000 tonnes", Unit::scaled(Quantity::Tonne, 3)),
            ("%", Unit::of(Quantity::Percent)),
            ("％", Unit::of(Quantity::Percent)),
            ("per cent", Unit::of(Quantity::Percent)),
            ("phần trăm", Unit::of(Quantity::Percent)),
            ("persons", Unit::of(Quantity::Person)),
            ("million persons", Unit::scaled(Quantity::Person, 6)),
            ("nghìn người", Unit::scaled(Quantity::Person, 3)),
            ("1000 Personen", Unit::scaled(Quantity::Person, 3)),
            ("times", Unit::of(Quantity::Times)),
            ("rank", Unit::of(Quantity::Rank)),
            ("2010=100", Unit::of(Quantity::Index("2010=100".to_owned()))),
            (
                "USD per person",
                Unit {
                    quantity: Quantity::Money(Currency::USD),
                    power: 0,
                    per: Some(Box::new(Quantity::Person)),
                },
            ),
            (
                "USD/tấn",
                Unit {
                    quantity: Quantity::Money(Currency::USD),
                    power: 0,
                    per: Some(Box::new(Quantity::Tonne)),
                },
            ),
            (
                "thousand tonnes carbon equivalent",
                Unit::scaled(Quantity::Other("tonnes carbon".to_owned()), 3),
            ),
            ("Thousands", Unit::scaled(Quantity::Number, 3)),
            ("kg", Unit::of(Quantity::Other("kg".to_owned()))),
        ] {
            assert_eq!(unit_of(text), Some(unit), "{text}");
        }
    }

    #[test]
    fn what_is_no_unit_is_not_read_as_one() {
        for text in [
            "",
            "Việt Nam",
            "Total",
            "2005",
            "Gạo",
            "Thủy sản",
            "Trị giá",
            "Lượng",
            "Country",
            "Exports",
            "12,5",
            "Xe đạp và phụ tùng",
            "Ministry of Industry",
            "EUR, first = Millions",
        ] {
            assert_eq!(unit_of(text), None, "{text}");
        }
    }
}
