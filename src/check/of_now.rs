//! What is told of now: "it is now $13.8bn ahead", "Hàn Quốc nay giữ 17,4%", "has since grown to".

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::window;
use crate::period::Period;

/// The period that is now for a figure, where words before it say that it is of now.
pub(super) fn period(
    article: &Article,
    figure: &Figure,
    is_when: &dyn Fn(&&Mention) -> bool,
) -> Option<Period> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let from = window(article, figure).0;
    let now = (from..at).any(|i| {
        lower(i) == "now" && lower(i + 1) != "that"
            || matches!((lower(i), lower(i + 1), lower(i + 2)), ("is" | "are", "up" | "down", "to"))
            || matches!(lower(i), "has" | "have") && lower(i + 1) == "since"
            || lower(i) == "hiện" && matches!(lower(i + 1), "nay" | "đã" | "là" | "vẫn")
            || lower(i) == "nay" && !is_reckoned(lower(i.wrapping_sub(1)))
    });
    // "Từ chỗ chiếm 8,7% năm 2006, Hàn Quốc nay giữ 17,4% và là nguồn cung lớn thứ hai": what comes behind it is of now, too.
    let named = article.mentions_in(sentence, at).iter().rev().find(is_when).map_or(sentence, |m| m.end);
    let now = now || (named..from).any(|i| lower(i) == "nay" && !is_reckoned(lower(i.wrapping_sub(1))));
    let main = article.main.filter(|_| now)?;
    // "Cùng kỳ năm trước …, nay …" of a paragraph on ten months: those that end as the article's month does.
    let mut told = article.mentions_in(0, sentence).iter().rev().filter(|m| !m.compared && is_when(m));
    let force = told.find_map(|m| m.periods.first().copied()).filter(|p| p.end_day() == main.end_day());
    Some(force.unwrap_or(main))
}

/// Whether a word before "nay" makes it a point that is reckoned from or to: "đến nay", "năm nay".
fn is_reckoned(word: &str) -> bool {
    matches!(word, "đến" | "tới" | "trước" | "từ" | "hôm" | "năm" | "tháng")
}
