//! What goods are counted in, in the language of the sentence: a table's "units" are "chiếc" in Vietnamese, its "con" are head in English.
//! Words that are not listed stay as the file writes them.

use super::Lang;
use super::fold::fold;

/// Words of files, folded, and the Vietnamese and the English word for the same.
const WORDS: [(&[&str], &str, &str); 17] = [
    (&["unit", "units", "chiec"], "chiếc", "units"),
    (&["piece", "pieces", "cai"], "cái", "pieces"),
    (&["head", "heads", "con"], "con", "head"),
    (&["set", "sets", "bo"], "bộ", "sets"),
    (&["pair", "pairs", "doi"], "đôi", "pairs"),
    (&["dozen", "dozens"], "tá", "dozens"),
    (&["vehicle", "vehicles", "xe"], "xe", "vehicles"),
    (&["bag", "bags"], "bao", "bags"),
    (&["barrel", "barrels", "bbl"], "thùng", "barrels"),
    (&["litre", "litres", "liter", "liters", "lit"], "lít", "litres"),
    (&["ounce", "ounces", "oz"], "ounce", "ounces"),
    (&["kilogram", "kilograms", "kilogramme", "kilogrammes"], "kg", "kg"),
    (&["hectare", "hectares"], "ha", "hectares"),
    (&["hour", "hours", "gio"], "giờ", "hours"),
    (&["day", "days"], "ngày", "days"),
    (&["night", "nights"], "đêm", "nights"),
    (&["household", "households"], "hộ", "households"),
];

/// The word of a language for what is counted; `None` where the file's own stays.
pub(super) fn word(lang: Lang, word: &str) -> Option<&'static str> {
    let folded = fold(word);
    let (_, vi, en) = WORDS.iter().find(|(words, ..)| words.contains(&folded.as_str()))?;
    Some(if lang == Lang::Vi { vi } else { en })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crate::lang::{Lang, unit};
    use crate::unit::{Quantity, Unit};

    #[test]
    fn what_is_counted_is_named_in_the_language_of_the_sentence() {
        let other = |word: &str, power| Unit::scaled(Quantity::Other(word.to_owned()), power);
        for (word, vi, en) in [
            ("units", "chiếc", "units"),
            // Words come without their marks out of the reader.
            ("chiec", "chiếc", "units"),
            ("con", "con", "head"),
            ("barrels", "thùng", "barrels"),
            // No word of ours.
            ("ktoe", "ktoe", "ktoe"),
            ("lượt người", "lượt người", "lượt người"),
        ] {
            assert_eq!(unit(Lang::Vi, &other(word, 0)), vi);
            assert_eq!(unit(Lang::En, &other(word, 0)), en);
        }
        assert_eq!(unit(Lang::Vi, &other("units", 3)), "nghìn chiếc");
        let per = Unit { per: Some(Box::new(Quantity::Other("barrels".to_owned()))), ..other("tokens", 0) };
        assert_eq!(unit(Lang::Vi, &per), "tokens/thùng");
    }
}
