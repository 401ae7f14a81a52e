//! What a reading compares with: another member, the other flow, an earlier period, the whole of a share.

use super::article::{Article, Says};
use super::candidates::{Maker, selections_of, total_of};
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::slots::{Base, Names, Side};
use super::table_index::Amount;
use super::topics::Sorted;
use crate::dataset::{Flow, NONE};
use crate::period::{Period, Step};
use crate::unit::Quantity;

/// "Nhanh hơn mức 17,5% của cả nước", "faster than the 4% of all exports": a pace, no part of anything.
pub(super) fn is_pace(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let from = article.sentence_start(article.sentence_of(at)).max(at.saturating_sub(5));
    (from..at).any(|i| match (word(i), word(i + 1)) {
        ("nhanh" | "cham", "hon") => true,
        (first, "than") => matches!(first, "faster" | "slower"),
        _ => false,
    })
}

impl Maker<'_> {
    /// "44.4% of GDP": the topic in money that a share is a share of, when it is not the figure's own.
    pub(super) fn topic_of_share(&self, side: Side, names: &Names) -> Option<Side> {
        let next = self.figure.tokens.1;
        let codes = self.article.mentions_in(next, next + 3).iter().find_map(|m| match &m.says {
            Says::Topic(codes) => Some(codes),
            _ => None,
        })?;
        let money = |c: &u16| {
            let topic = self.index.topics.get(usize::from(*c));
            topic.is_some_and(|t| matches!(t.unit.quantity, Quantity::Money(_)) && t.sorted == Sorted::Flow)
        };
        // "6,75 tỷ USD, tức 24% tổng vốn" of one country: of all that the same column has.
        if !names.is_empty() && side.topic.is_some_and(|t| codes.contains(&t)) {
            return None;
        }
        let code = codes.iter().copied().find(|c| money(c) && side.topic != Some(*c))?;
        Some(Side { topic: Some(code), ..Side::of(Flow::Turnover) })
    }

    /// Periods of the table that end as one does which the clause itself does not name: the month beside the year so far.
    pub(super) fn ends_alike(&self, period: Period) -> impl Iterator<Item = Period> {
        let open = self.slots.periods.iter().any(|c| c.value == period && c.cost > 1);
        let alike = move |p: &&Period| open && p.end_day() == period.end_day() && **p != period;
        self.index.periods.iter().filter(alike).copied()
    }

    /// Whether names narrow the same dimensions, to different members.
    pub(super) fn alike(&self, names: &Names, other: &Names) -> bool {
        let way = self.index.ways.map(|(dim, _)| dim);
        let dims = |n: &Names| n.iter().map(|(d, _)| *d).filter(|d| Some(*d) != way).collect::<Vec<_>>();
        names != other && dims(names) == dims(other)
    }

    /// The flow a multiple is a multiple of, when it is the other one.
    pub(super) fn other_flow(&self, side: Side) -> Option<Flow> {
        let next = self.figure.tokens.1;
        let named = self.article.mentions_in(next, next + 2).iter().find_map(|m| match m.flow() {
            Some(super::lexicon::Mark::Flow(f)) if !matches!(f, Flow::Turnover) => Some(f),
            _ => None,
        });
        let word = |n: usize| self.article.token(next + n).map(|t| t.folded.as_str()).unwrap_or("");
        let clause = word(0) == "what";
        let trades =
            ["bought", "buys", "imports", "imported", "sold", "sells", "exports", "exported", "purchased"];
        let opposite = clause && (trades.contains(&word(1)) || trades.contains(&word(2)));
        // A partner that buys is sold to: what it bought are exports.
        named.filter(|f| *f != side.flow).or(match side.flow {
            Flow::Import if opposite => Some(Flow::Export),
            Flow::Export if opposite => Some(Flow::Import),
            _ => None,
        })
    }

    /// Periods to compare with, and what they cost.
    pub(super) fn bases(&self, period: Period) -> Vec<(Period, i32)> {
        let mut out: Vec<(Period, i32)> = Vec::new();
        let mut push = |p: Option<Period>, cost: i32| {
            if let Some(p) = p.filter(|p| *p != period)
                && !out.iter().any(|(q, _)| *q == p)
            {
                out.push((p, cost));
            }
        };
        for c in &self.slots.bases {
            match c.value {
                // "so với năm 2016" of a part of a year: the same part, else the whole year.
                Base::Named(Period::Year(y)) if !matches!(period, Period::Year(_) | Period::Years(..)) => {
                    push(Base::OfYear(y).of(period), c.cost);
                    push(Some(Period::Year(y)), c.cost + 2);
                }
                Base::Named(Period::Month(y, m)) if period.step() == Step::Month => {
                    push(Some(Period::Month(y, m)), c.cost)
                }
                base => push(base.of(period), c.cost),
            }
        }
        let said = self.slots.bases.iter().any(|c| c.cost <= 1);
        // "gấp 3 lần" without a word of what: any base is a guess.
        let rest = if said {
            7
        } else if self.guess.sort == Sort::Ratio {
            8
        } else if self.guess.sort == Sort::ShareChange {
            5
        } else {
            0
        };
        if matches!(period, Period::Years(..)) {
            if let Period::Years(a, b) = period {
                if self.guess.sort == Sort::Ratio || self.guess.sort == Sort::Index {
                    push(Some(Period::Year(a)).filter(|_| false), 0);
                }
                let n = b - a + 1;
                push(Some(Period::Years(a - n, a - 1)), rest + 3);
            }
        } else {
            push(period.same_of_year(-1), rest);
            // "the three months to August": beside the three before, where the table has those.
            push(self.stretch_before(period), rest + 2);
            if matches!(period, Period::Month(..) | Period::Quarter(..)) {
                push(period.previous(), rest + 2);
            }
        }
        // "từ 176 triệu năm 2001 lên 681 năm 2005": the earlier year of the sentence.
        if matches!(self.guess.sort, Sort::Growth | Sort::Ratio | Sort::Difference | Sort::ShareChange) {
            let sentence = self.article.sentence_of(self.figure.tokens.0);
            let (a, b) = (self.article.sentence_start(sentence), self.article.sentence_start(sentence + 1));
            for m in self.article.mentions_in(a, b) {
                for p in m.periods.iter().take(1).filter(|p| p.step() == period.step() && **p < period) {
                    push(Some(*p), if said { 9 } else { 2 });
                }
            }
        }
        out
    }

    /// The months just before a stretch of as many that does not begin a year, where the table has them.
    fn stretch_before(&self, period: Period) -> Option<Period> {
        let Period::Months(a, m, b, n) = period else { return None };
        let long = (i32::from(b) - i32::from(a)) * 12 + i32::from(n) - i32::from(m) + 1;
        let back = |year: i16, month: u8| match Period::Month(year, month).shift(-long) {
            Some(Period::Month(y, m)) => Some((y, m)),
            _ => None,
        };
        let ((y, from), (z, to)) = (back(a, m)?, back(b, n)?);
        let before = Period::Months(y, from, z, to);
        (m > 1 && self.index.periods.contains(&before)).then_some(before)
    }

    /// What a share is a share of, and what each costs.
    pub(super) fn wholes(&self, side: Side, names: &Names, period: Period) -> Vec<(Amount, i32)> {
        let mut out = Vec::new();
        let part = names;
        // A part that is adjusted is one of a whole that is.
        let way = self.index.ways.and_then(|(dim, _)| names.iter().find(|(d, _)| *d == dim).cloned());
        let mut push = |flow: Flow, names: &Names, cost: i32| {
            let of = Side { flow, ..side };
            let mut whole = names.clone();
            whole.extend(way.clone().filter(|w| !names.contains(w)));
            // A part of what the article is about is one of all there is.
            let own = self.index.scope.filter(|(dim, _)| part.iter().any(|(d, _)| d == dim));
            whole.extend(
                own.filter(|(dim, _)| names.iter().all(|(d, _)| d != dim)).map(|(dim, _)| (dim, vec![NONE])),
            );
            let found = total_of(self.index, &selections_of(self.index, of, &whole, self.measure), period);
            if let Some(a) = found {
                out.push((a, cost));
            }
        };
        if let Some((flow, of)) = &self.slots.whole {
            // The whole is named: the part must differ from it.
            let flow = flow.unwrap_or(side.flow);
            let narrower = names.iter().any(|n| !of.contains(n)) || flow != side.flow;
            if narrower {
                push(flow, of, 0);
                // "69.7% of the total turnover" of exports: what they turned over.
                if flow == Flow::Turnover && matches!(side.flow, Flow::Export | Flow::Import) {
                    push(side.flow, of, 2);
                }
                if !of.is_empty() {
                    push(flow, &Vec::new(), 4);
                }
                return out;
            }
        }
        let bare = names.iter().all(|n| Some(n) == way.as_ref());
        if bare {
            if side.topic.is_none() && matches!(side.flow, Flow::Export | Flow::Import) {
                push(Flow::Turnover, names, 3);
            }
            return out;
        }
        // In an article all about one partner a part is one of the trade with it.
        let about = self.article.subject.map(|(dim, member)| (dim, vec![member]));
        let within = about.filter(|own| names.len() > 1 && names.contains(own));
        if let Some(own) = &within {
            push(side.flow, &vec![own.clone()], 0);
        }
        push(side.flow, &Vec::new(), if within.is_some() { 2 } else { 0 });
        // "Engineering goods made up a quarter": of goods, where the table has services too.
        let beside = names.iter().flat_map(|(dim, members)| {
            members.iter().take(1).flat_map(|m| self.index.implied.beside(*dim, *m))
        });
        for (dim, member) in beside.take(2) {
            push(side.flow, &vec![(*dim, vec![*member])], 1);
        }
        if names.len() > 1 {
            for drop in 0..names.len() {
                let rest: Names =
                    names.iter().enumerate().filter(|(i, _)| *i != drop).map(|(_, n)| n.clone()).collect();
                push(side.flow, &rest, 2);
            }
        }
        out
    }
}
