//! How far a share moved, told in percent: "made up 37.2% of exports, 1.9% more than in 2022", "chiếm 71,6%, giảm 1,4% so với cùng kỳ". The share
//! just said is right; by so many points it moved, and neither it nor what it is a share of grew by so many percent.

use super::article::Article;
use super::candidates::{Maker, meets, stated};
use super::company::Company;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Sort, direction};
use super::reading::Reading;
use super::slip::Slip;
use super::slots::{Base, Doubt, Slots, choice, put, slots};
use super::table_index::{TableIndex, Wanted};
use super::verdict::{Judged, Verdict, weight};
use crate::indicators::growth::GROWTH;

/// Words of a change that tell no side.
const MOVED: [&str; 5] = ["improvement", "change", "gain", "thêm", "lùi"];

/// What a percentage accuses of that is the change in points of the share beside it.
pub(super) fn told_in_percent(
    company: &Company,
    article: &Article,
    index: &TableIndex<'_>,
    (place, figure): (usize, &Figure),
    doubt: Doubt,
) -> Option<Judged> {
    let plain = figure.counts == Counts::Percent && weight(figure) > 1 && figure.upper.is_none();
    if !plain || figure.in_words || figure.per_head || matches!(doubt, Doubt::Plan) {
        return None;
    }
    let said = direction(article, figure);
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let moved = (from.max(figure.tokens.0.saturating_sub(4))..figure.tokens.0)
        .any(|i| article.token(i).is_some_and(|t| MOVED.contains(&t.lower.as_str())));
    if said.is_none() && !moved {
        return None;
    }
    company.shares_beside(place).find_map(|(tokens, share)| {
        let part = article.figures.iter().find(|f| f.tokens == tokens)?;
        let of_share = slots(article, index, part, Sort::Share);
        let own = slots(article, index, figure, Sort::ShareChange);
        let mut bases: Vec<_> = own.bases.into_iter().filter(|b| b.cost <= 1).collect();
        put(&mut bases, Some(Base::Year), 1);
        let told = Slots {
            flows: share.side.map(|side| choice(side, 0)).into_iter().collect(),
            names: vec![choice(share.names.clone(), 0)],
            periods: vec![choice(share.period, 0)],
            bases,
            others: Vec::new(),
            whole: of_share.whole,
            doubt: Doubt::None,
            offered: false,
        };
        let made_of = |sort: Sort, sign: i8, measure: Wanted| {
            let guess = Guess { sort, sign, cost: 0 };
            let mut out: Vec<Reading> = Vec::new();
            Maker { article, index, figure, guess, slots: &told, measure }.all(&mut out);
            out
        };
        // By worth or by weight, as the share itself is.
        let stated_by = |measure: &Wanted| {
            let all = made_of(Sort::Share, 0, *measure);
            all.iter().any(|r| (r.amount.value - share.amount.value).abs() < 1e-9)
        };
        let measure = [index.plain, Wanted::Amount].into_iter().find(stated_by)?;
        let made = |sort: Sort| made_of(sort, said.unwrap_or(0), measure);
        let found = made(Sort::ShareChange).into_iter().find(|r| meets(stated(figure, r.sort), r))?;
        // By how many percent the part grew, or its share.
        let grown = made(Sort::Growth).iter().any(|r| meets(stated(figure, r.sort), r));
        let then = share.amount.value - found.amount.value;
        let relative = (GROWTH.of)([share.amount.value, then])?;
        let relatively = (relative.abs() - figure.value()).abs() < 0.1;
        (!grown && !relatively).then_some(Judged {
            verdict: Verdict::Disagrees,
            reading: Some(found),
            slip: Some(Slip::Points),
        })
    })
}
