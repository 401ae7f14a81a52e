//! A period and the same period again in another language, as offices of two languages print it: "Ocak-Kasım / January-November",
//! "Tháng 1 (January)".

use super::read_period::{Part, When, when_of_tokens};

/// The period that both sides of a stroke, a line's end or an opening bracket name. Either may leave the year to the other.
pub(super) fn in_two_languages(text: &str) -> Option<When> {
    let bracketed = || text.trim_end().strip_suffix(')')?.split_once(" (");
    let between = [" / ", " | ", "\n", "/"].iter().find_map(|between| text.split_once(between));
    let (one, other) = between.or_else(bracketed)?;
    // Digits alone are days, notes or the year again.
    let quarter = |t: &str| cfg!(feature = "studio") && t.contains(['Q', 'q']);
    let worded = |t: &str| quarter(t) || t.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    if !worded(one) || !worded(other) {
        return None;
    }
    let (first, again) = (when_of_tokens(one)?, when_of_tokens(other)?);
    // "2020 Q1 (Jan - Mar)", "Jan-Mar 2020 (Q1)": a quarter and its months.
    let quarter_again = cfg!(feature = "studio") && is_quarter_of(again.part, first.part);
    let part = if quarter_again { again.part } else { first.part };
    let alike = part == again.part || cfg!(feature = "studio") && is_quarter_of(first.part, again.part);
    let same = alike && (first.year == again.year || first.year.xor(again.year).is_some());
    same.then(|| When {
        year: first.year.or(again.year),
        sure: first.sure.or(again.sure),
        part,
        start: first.start,
        end: text.len(),
    })
}

/// Whether a part is the quarter that the months of another make.
fn is_quarter_of(quarter: Part, months: Part) -> bool {
    match (quarter, months) {
        (Part::Quarter(q), Part::Months(from, to)) => from + 2 == to && to == q * 3,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::when;

    #[test]
    fn a_period_in_two_languages_is_one() {
        let of =
            |t: &str| when(t).and_then(|w| w.period().or_else(|| w.in_year(2024))).map(|p| p.to_string());
        for (text, period) in [
            ("Ocak-Kasım / January-November", "2024-01/2024-11"),
            ("Enero-marzo 2023 / January-March", "2023-01/2023-03"),
            ("Tháng 2/February", "2024-02"),
            ("Quý III (Third quarter)", "2024-Q3"),
            ("Tháng 5\nMay", "2024-05"),
        ] {
            assert_eq!(of(text).as_deref(), Some(period), "{text}");
        }
        // What is not twice the same is none.
        for text in ["January / February", "Ocak / January-November", "January / Exports", "May / Theresa"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
