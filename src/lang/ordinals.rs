//! A count as an order: "thứ tám", "eighth", "22nd".

use super::{Lang, words};

/// A count as an order, in words up to ten.
///
/// ```
/// use kimngach::lang::{ordinal, Lang};
/// assert_eq!(ordinal(Lang::Vi, 8), "thứ tám");
/// assert_eq!(ordinal(Lang::En, 22), "22nd");
/// ```
pub fn ordinal(lang: Lang, n: u32) -> String {
    let key = match n {
        1 => "tell.nth.1",
        2 => "tell.nth.2",
        3 => "tell.nth.3",
        4 => "tell.nth.4",
        5 => "tell.nth.5",
        6 => "tell.nth.6",
        7 => "tell.nth.7",
        8 => "tell.nth.8",
        9 => "tell.nth.9",
        10 => "tell.nth.10",
        _ => {
            let mut text = n.to_string();
            if lang == Lang::En {
                text.push_str(match (n % 10, n % 100) {
                    (_, 11..=13) => "th",
                    (1, _) => "st",
                    (2, _) => "nd",
                    (3, _) => "rd",
                    _ => "th",
                });
            }
            return words(lang, "tell.nth.more").replace("{n}", &text);
        }
    };
    words(lang, key).to_owned()
}
