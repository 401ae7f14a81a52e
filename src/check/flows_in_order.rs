//! Both directions of trade told one after the other: "hai chiều lần lượt tăng 12% và 16%", "exports and imports rose 12% and 16%
//! respectively". The first figure is of the flow named first.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::lexicon::Mark;
use crate::dataset::Flow;

/// The flow of a figure that is one of two told in order.
pub(super) fn flow(article: &Article, figure: &Figure) -> Option<Flow> {
    let id = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let [first, second] = super::in_order::run(article, figure)?.try_into().ok()?;
    let both = article.mentions_in(start, first.tokens.0).iter().rev().find(|m| m.flow().is_some())?;
    let told = |m: &Mention| m.has(Mark::Respectively);
    let ordered = article.mentions_in(both.end, first.tokens.0).iter().any(told)
        || article.mentions_in(second.tokens.1, end.min(second.tokens.1 + 2)).iter().any(told);
    // As many periods or names in between are what is told in order.
    let other = |m: &&Mention| {
        !m.compared && (m.when().is_some() || matches!(m.says, super::article::Says::Named(_)))
    };
    let between = article.mentions_in(both.end, first.tokens.0).iter().filter(other).count();
    if both.flow() != Some(Mark::Flow(Flow::Turnover)) || both.compared || !ordered || between > 1 {
        return None;
    }
    let word = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let says = |words: &[&str]| (both.start..both.end).find(|i| words.contains(&word(*i)));
    let imports_first = match (says(&["xuất", "export", "exports"]), says(&["nhập", "import", "imports"]))
    {
        (Some(x), Some(m)) => m < x,
        // "hai chiều": as the text named them before.
        _ => {
            let before = article.mentions_in(article.sentence_start(id.saturating_sub(2)), both.start);
            let one = |m: &&Mention| {
                matches!(m.flow(), Some(Mark::Flow(Flow::Export | Flow::Import))) && !m.compared
            };
            before.iter().find(one).is_some_and(|m| m.flow() == Some(Mark::Flow(Flow::Import)))
        }
    };
    let is_first = first.tokens == figure.tokens;
    Some(if is_first == imports_first { Flow::Import } else { Flow::Export })
}
