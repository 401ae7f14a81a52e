//! Lists told in the same order: "A and B fell by 3% and 5% respectively", "tháng 1, 2 và 3 lần lượt là …", "con số tương ứng là 3%, 5%"
//! behind a sentence that names as many.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::lexicon::Mark;

/// The figures of one sort that stand side by side with this one: "3%, 5% và 7%"; `None` for one alone.
pub(super) fn run<'a>(article: &'a Article, figure: &Figure) -> Option<Vec<&'a Figure>> {
    let id = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let alike: Vec<&Figure> =
        article.figures_in(start, end).iter().filter(|f| f.counts == figure.counts).collect();
    let place = alike.iter().position(|f| f.tokens == figure.tokens)?;
    let joined = |a: &Figure, b: &Figure| {
        article.tokens.get(a.tokens.1..b.tokens.0).is_some_and(|t| {
            t.len() <= 3
                && t.iter().all(|t| {
                    t.is(',')
                        || t.is(';')
                        || t.is('$')
                        || t.is_word("va")
                        || t.is_word("and")
                        || t.is_word("by")
                })
        })
    };
    let mut from = place;
    while from > 0 && alike.get(from - 1).zip(alike.get(from)).is_some_and(|(a, b)| joined(a, b)) {
        from -= 1;
    }
    let mut to = place;
    while alike.get(to).zip(alike.get(to + 1)).is_some_and(|(a, b)| joined(a, b)) {
        to += 1;
    }
    (to > from).then(|| alike.get(from..=to).unwrap_or_default().to_vec())
}

/// What a figure is about by its place in a list of figures; `wanted` picks the mentions that count, `kind` tells which of them are
/// alike.
pub(super) fn in_order<'a, K: PartialEq>(
    article: &'a Article,
    figure: &Figure,
    wanted: &dyn Fn(&Mention) -> bool,
    kind: &dyn Fn(&Mention) -> K,
) -> Option<&'a Mention> {
    let id = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let told = article.mentions_in(start, end).iter().any(|m| m.has(Mark::Respectively));
    let figures = run(article, figure)?;
    let (place, run) = (figures.iter().position(|f| f.tokens == figure.tokens)?, figures.len());
    let first = figures.first()?;
    let named = |from: usize, to: usize| -> Vec<&'a Mention> {
        article.mentions_in(from, to).iter().filter(|m| wanted(m) && !m.compared).collect()
    };
    let mut listed = named(start, first.tokens.0);
    // "with computers and telephones up $1.4 billion and $1.1 billion": as many names side by side as figures say it as well.
    if !told {
        let joins = |t: &super::words::Token| {
            ["va", "and"].iter().any(|w| t.is_word(w)) || [',', '(', ')', '$'].iter().any(|c| t.is(*c))
        };
        // "Dệt may 29,5 tỷ USD và giày dép 16,6 tỷ USD tăng 30,3% và 37,9%": each with a level of its own.
        let level = |from: usize, to: usize| match article.figures_in(from, to) {
            [one] if one.counts != figure.counts => Some(one),
            _ => None,
        };
        let beside = |a: &Mention, b: &Mention| {
            let between = article.tokens.get(a.end..b.start).unwrap_or_default();
            let rest = level(a.end, b.start).map(|f| {
                let (own, all) = (f.tokens, a.end..b.start);
                all.filter(|i| *i < own.0 || *i >= own.1).filter_map(|i| article.token(i)).collect::<Vec<_>>()
            });
            between.len() <= 2 && between.iter().all(|t| joins(t) && !t.is('(') && !t.is(')'))
                || rest.is_some_and(|t| t.len() <= 3 && t.iter().all(|t| joins(t)))
        };
        let mut chain = 1;
        while listed.len() > chain
            && listed
                .get(listed.len() - chain - 1)
                .zip(listed.get(listed.len() - chain))
                .is_some_and(|(a, b)| beside(a, b) && kind(a) == kind(b))
        {
            chain += 1;
        }
        let head = listed.len().checked_sub(run).and_then(|i| listed.get(i))?;
        // "recorded 11.8 and 16.6 percent growth, buying goods worth $5.0 and $1.5 billion": as many of another sort came first.
        let in_run = |f: &Figure| self::run(article, f).is_some_and(|r| r.len() == run);
        let between = article.figures_in(head.start, first.tokens.0);
        let last = listed.last().map_or(head.end, |m| m.end);
        let one_each = between.len() == run && level(last, first.tokens.0).is_some();
        let own = one_each || between.iter().all(in_run);
        return if chain == run && own { listed.get(listed.len() + place - run).copied() } else { None };
    }
    if let Some(last) = listed.last().map(|m| kind(m)) {
        listed.retain(|m| kind(m) == last);
    }
    // "mua của Thái Lan 7 tỷ, của Singapore 6,8 tỷ, bằng 60% lượng nhập từ ASEAN; với hai nước này lần lượt là …": those that were told
    // of by a figure each.
    let last = listed.last().map_or(start, |m| m.end);
    let these = (last..first.tokens.0).any(|i| {
        article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "này" | "đó" | "these" | "those"))
    });
    if these && listed.len() > run {
        let next = |m: &Mention| listed.iter().map(|o| o.start).find(|o| *o > m.start);
        let told: Vec<&Mention> = listed
            .iter()
            .copied()
            .filter(|m| {
                let clause = article.clause_start(article.clause_of(m.start) + 1);
                let until = next(m).unwrap_or(clause).min(clause).min(first.tokens.0);
                article.figures_in(m.end, until).iter().any(|f| f.counts == figure.counts)
            })
            .collect();
        return if told.len() == run { told.get(place).copied() } else { None };
    }
    if listed.len() >= run {
        return listed.get(listed.len() - run + place).copied();
    }
    if listed.is_empty() {
        // The sentence before, name for name.
        let before = article.sentence_start(id.checked_sub(1)?);
        let listed = named(before, start);
        return (listed.len() == run).then(|| listed.get(place).copied()).flatten();
    }
    None
}
