//! Money of countries whose currency has no word in the main list: "N Million", "millones de quetzales", "RWF billion", "F$000". Their signs
//! are short ("K", "P", "Le") and mean money only beside a scale word; which of several countries' it is then, a letter may leave open.

use super::fold::fold;
use super::unit_words::scale;
use crate::unit::{Currency, Quantity, Unit};

/// Codes that the main list does not have.
const CODES: &str = " AFN ALL AMD ANG AOA ARS AWG AZN BBD BHD BIF BMD BND BOB BSD BTN BWP BYN BYR BZD CDF CRC CUP CVE DJF DOP DZD ERN FJD FKP GEL GIP GMD GNF GTQ GYD HNL HTG IQD JMD JOD KGS KMF KPW KYD LAK LBP LRD LSL LYD MDL MGA MKD MRO MRU MUR MVR MWK MZN NAD NIO NPR OMR PAB PEN PGK PYG RWF SBD SCR SDG SLE SLL SOS SRD SSP STN SVC SYP SZL TJS TMT TND TOP TTD UYU UZS VES VEF VUV WST XAF XCD XOF XPF YER ZMW ZMK ZWL ZWG HRK EEK LVL LTL SKK SIT DEM FRF ITL ATS BEF NLG ESP PTE FIM IEP GRD ";

/// Signs, as they are written.
const SIGNS: &[(&str, [u8; 3])] = &[
    ("N", *b"NGN"),
    ("₦", *b"NGN"),
    ("GH¢", *b"GHS"),
    ("GH₵", *b"GHS"),
    ("GHC", *b"GHS"),
    ("Nu", *b"BTN"),
    ("Rf", *b"MVR"),
    ("Vt", *b"VUV"),
    ("T$", *b"TOP"),
    ("SI$", *b"SBD"),
    ("F$", *b"FJD"),
    ("FJ$", *b"FJD"),
    ("J$", *b"JMD"),
    ("TT$", *b"TTD"),
    ("BDS$", *b"BBD"),
    ("Bds$", *b"BBD"),
    ("EC$", *b"XCD"),
    ("BZ$", *b"BZD"),
    ("G$", *b"GYD"),
    ("N$", *b"NAD"),
    ("RD$", *b"DOP"),
    ("B/", *b"PAB"),
    ("S/", *b"PEN"),
    ("Q", *b"GTQ"),
    ("L", *b"HNL"),
    ("C$", *b"NIO"),
    ("Gs", *b"PYG"),
    ("₲", *b"PYG"),
    ("Bs", *b"BOB"),
    ("₡", *b"CRC"),
    ("Kz", *b"AOA"),
    ("Frw", *b"RWF"),
    ("FRW", *b"RWF"),
    ("FBu", *b"BIF"),
    ("FCFA", *b"XOF"),
    ("CFAF", *b"XOF"),
    ("CFA", *b"XOF"),
    ("XPF", *b"XPF"),
    ("KD", *b"KWD"),
    ("BD", *b"BHD"),
    ("QR", *b"QAR"),
    ("RO", *b"OMR"),
    ("JD", *b"JOD"),
    ("DA", *b"DZD"),
    ("DT", *b"TND"),
    ("DH", *b"MAD"),
    ("Dhs", *b"AED"),
    ("Le", *b"SLE"),
    ("Tk", *b"BDT"),
    ("Afs", *b"AFN"),
    ("NRs", *b"NPR"),
    ("KM", *b"BAM"),
    ("Rs", *b"INR"),
];

/// Letters that several countries write.
const LETTERS: &[&str] = &["K", "P", "M", "D", "E"];

/// Names, folded.
const NAMES: &[([u8; 3], &str)] = &[
    (*b"VUV", " vatu "),
    (*b"BWP", " pula "),
    (*b"LAK", " kip kips "),
    (*b"UZS", " soum soums "),
    (*b"KGS", " som soms "),
    (*b"GEL", " lari laris "),
    (*b"AMD", " dram drams "),
    (*b"GTQ", " quetzal quetzales "),
    (*b"HNL", " lempira lempiras "),
    (*b"NIO", " cordoba cordobas "),
    (*b"PEN", " soles "),
    (*b"PYG", " guarani guaranies "),
    (*b"BOB", " boliviano bolivianos "),
    (*b"CRC", " colones "),
    (*b"VES", " bolivares "),
    (*b"PAB", " balboa balboas "),
    (*b"MGA", " ariary "),
    (*b"MZN", " metical meticais "),
    (*b"AOA", " kwanza kwanzas "),
    (*b"CVE", " escudos "),
    (*b"GHS", " cedi cedis "),
    (*b"GMD", " dalasi dalasis "),
    (*b"SLE", " leone leones "),
    (*b"HTG", " gourde gourdes "),
    (*b"MVR", " rufiyaa "),
    (*b"BTN", " ngultrum "),
    (*b"TOP", " pa'anga paanga "),
    (*b"WST", " tala "),
    (*b"PGK", " kina "),
    (*b"ALL", " lek leke "),
    (*b"MKD", " denari "),
    (*b"ILS", " shekels shekel "),
    (*b"EGP", " le "),
    (*b"INR", " rupien roupies rupias "),
    (*b"BDT", " tk "),
];

/// Names that several countries have: told as they stand.
const SHARED: &str = " kwacha manat dinars dinar dinares rial rials colon marks mark shillings shilling francs franc francos couronnes coronas ";

/// Countries whose `mil` is a thousand.
const IBERIAN: &str = " MZN AOA CVE GTQ HNL NIO PEN PYG BOB CRC VES PAB DOP ";

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word && !w.is_empty())
}

/// What a word beside a scale word counts; `long` says that the scale word is written out.
fn counted(word: &str, long: bool) -> Option<Quantity> {
    let money = |code: [u8; 3]| Some(Quantity::Money(Currency(code)));
    let bare = word.trim_end_matches(['.', ',']);
    let single = bare.chars().count() == 1 && bare.is_ascii();
    if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| *sign == bare).filter(|_| long || !single) {
        return money(*code);
    }
    if LETTERS.contains(&bare) {
        return long.then(|| Quantity::Other(bare.to_owned()));
    }
    if let Ok(code) = <[u8; 3]>::try_from(bare.as_bytes())
        && has(CODES, bare)
    {
        return money(code);
    }
    let folded = fold(bare);
    let named = NAMES.iter().find(|(_, words)| has(words, &folded) && folded.len() > 2);
    if let Some((code, _)) = named {
        return money(*code);
    }
    has(SHARED, &folded).then(|| Quantity::Other(bare.to_owned()))
}

/// Money of such a country with its scale word, and nothing else.
pub(super) fn rarer_money(text: &str) -> Option<Unit> {
    if text.len() > 40 || text.len() < 4 {
        return None;
    }
    // "N'000", "F$000"
    let thousands = ["'000", "’000", "000"].iter().find_map(|noughts| text.strip_suffix(noughts));
    if let Some(sign) = thousands.map(str::trim_end).filter(|s| !s.ends_with(|c: char| c.is_ascii_digit())) {
        return counted(sign, true).map(|quantity| Unit::scaled(quantity, 3));
    }
    let (mut power, mut long, mut iberian, mut found) = (None, false, false, None);
    for word in text.split_whitespace() {
        let folded = fold(word.trim_end_matches('.'));
        if matches!(folded.as_str(), "in" | "of" | "de" | "des" | "di" | "en" | "em") {
            continue;
        }
        // "K million": the letter before the word is the money.
        let scaled = scale(&folded).filter(|_| folded.len() > 1 && power.is_none());
        if let Some(own) = scaled {
            (power, long, iberian) = (Some(own), long || folded.len() > 3, folded == "mil");
        } else if found.is_some() {
            return None;
        } else {
            found = Some(word);
        }
    }
    let quantity = counted(found?, long)?;
    let thousand = matches!(&quantity, Quantity::Money(c) if has(IBERIAN, c.code()));
    let power = if iberian && thousand { 3 } else { power? };
    Some(Unit::scaled(quantity, power))
}

/// "Mio. Fr.": francs as the Swiss press prints them; a bare "FR" is France.
pub(super) fn francs(folded: &str) -> Option<Unit> {
    let power = folded.strip_suffix(" fr").and_then(|words| scale(words.trim_end_matches('.')))?;
    Some(Unit::scaled(Quantity::Money(Currency(*b"CHF")), power))
}

/// "(thousand bags)", "(million bushels)": what stands in brackets behind a scale that is written out is counted, whatever it is.
pub(super) fn scaled_in_brackets(inner: &str) -> Option<Unit> {
    const NO_UNITS: &str = " sa nsa s.a. current constant real nominal seasonally unadjusted adjusted original total cumulative average in of and or per prices unless except ";
    let (first, rest) = inner.split_once(' ')?;
    let folded = fold(first.trim_end_matches('.'));
    let power = scale(&folded).filter(|_| folded.chars().count() > 2)?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let plain = |w: &&str| {
        w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '/' | '²' | '³'))
            && !has(NO_UNITS, &fold(w))
    };
    let named = (1..=3).contains(&words.len()) && words.iter().all(plain) && rest.chars().count() <= 30;
    (named && crate::lang::when(rest).is_none())
        .then(|| Unit::scaled(Quantity::Other(rest.to_owned()), power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_beside_its_scale_is_read() {
        let money = |code: &[u8; 3], power| Some(Unit::scaled(Quantity::Money(Currency(*code)), power));
        assert_eq!(rarer_money("N Million"), money(b"NGN", 6));
        assert_eq!(rarer_money("₦ billion"), money(b"NGN", 9));
        assert_eq!(rarer_money("F$000"), money(b"FJD", 3));
        assert_eq!(rarer_money("N'000"), money(b"NGN", 3));
        assert_eq!(rarer_money("millones de quetzales"), money(b"GTQ", 6));
        assert_eq!(rarer_money("mil meticais"), money(b"MZN", 3));
        assert_eq!(rarer_money("RWF billion"), money(b"RWF", 9));
        assert_eq!(rarer_money("Nu. million"), money(b"BTN", 6));
        // Zambia's, Malawi's or Papua New Guinea's: a million of them in any case, no thousand millions.
        assert_eq!(rarer_money("K million"), Some(Unit::scaled(Quantity::Other("K".to_owned()), 6)));
    }

    #[test]
    fn a_letter_or_a_name_alone_is_no_money() {
        for text in
            ["N", "Lao", "TOP", "Le", "Q mn", "Mil Personas", "Tr. An Giang", "Million", "M3 million", "1000"]
        {
            assert_eq!(rarer_money(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_scale_in_brackets_is_counted() {
        let bags = Unit::scaled(Quantity::Other("bags".to_owned()), 3);
        assert_eq!(scaled_in_brackets("thousand bags"), Some(bags));
        for text in ["million current prices", "Thousands SA", "million 2015", "tr An", "million"] {
            assert_eq!(scaled_in_brackets(text), None, "{text}");
        }
    }
}
