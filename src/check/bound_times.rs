//! A time that stands right at a figure binds it: "33,2 tỷ USD năm 2022" is of 2022, "tăng 2,3% so với tháng trước" is a change on the month
//! before, whatever else the table has that gives the same digits. What an article is about fills only what its clauses leave open.

use super::article::{Article, Mention};
use super::ends_of_change::{end_of_change, in_compared};
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Sort, behind, window};
use super::lexicon::Mark;
use super::meeting::overlaps;
use super::periods_in_text::When;
use super::reading::{Reading, Working};
use super::slot_periods::base_said;
use super::slots::{Base, close, is_bracketed_off};
use crate::dataset::Flow;
use crate::period::Period;

/// Words between a figure and what it is said to be compared with: "2,3% về lượng so với | tháng trước".
const BESIDE: usize = 5;
/// Words between another figure of the clause and the period that is its own: "an $856 million deficit in | the fourth quarter".
const OWNED: usize = 3;
/// Words of a sentence before the period that it opens with.
const LEADS: usize = 3;

/// What stands right at a figure of its time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bound {
    /// What its own period can be; empty where its clause leaves that open.
    own: Vec<Period>,
    /// Whether these are of any year.
    any_year: bool,
    /// What it is compared with.
    base: Option<Base>,
    /// Whether a balance is spoken of near it.
    balance: bool,
}

/// Whether a change is taken to be of the time that the sentence only compares with: "Tháng 9 thu 466 triệu USD, so với tháng 8 giảm 3,2%".
pub(super) fn is_of_the_base(article: &Article, figure: &Figure, reading: &Reading) -> bool {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let (compared, said): (Vec<&Mention>, Vec<&Mention>) = article
        .mentions_in(from, figure.tokens.0)
        .iter()
        .filter(|m| m.when().is_some())
        .partition(|m| m.compared);
    let names = |mentions: &[&Mention]| mentions.iter().any(|m| m.periods.contains(&reading.period));
    reading.base.is_some() && !said.is_empty() && names(&compared) && !names(&said)
}

impl Bound {
    /// What is said right at a figure.
    pub(super) fn of(article: &Article, figure: &Figure) -> Bound {
        let said = own(article, figure);
        let any_year = said.is_some_and(|m| !matches!(m.when(), Some(When::Exact(_))));
        let own = said.map(|m| m.periods.clone()).unwrap_or_default();
        Bound { own, any_year, base: base(article, figure), balance: speaks_of_balance(article, figure) }
    }

    /// Whether a reading is of the time that is said.
    pub(super) fn allows(&self, reading: &Reading) -> bool {
        self.allows_period(reading.period) && self.allows_base(reading) && self.allows_side(reading)
    }

    /// A balance grows, and is a part of something, only where one is spoken of.
    fn allows_side(&self, reading: &Reading) -> bool {
        let balance = reading.side.is_some_and(|s| s.in_table() == Some(Flow::Balance));
        self.balance || !balance || !matches!(reading.sort, Sort::Growth | Sort::Share | Sort::ShareChange)
    }

    /// Whether the clause names the period.
    pub(super) fn names_period(&self) -> bool {
        !self.own.is_empty()
    }

    /// The one period that the clause names, with its year.
    pub(super) fn period(&self) -> Option<Period> {
        match self.own.as_slice() {
            [one] if !self.any_year => Some(*one),
            _ => None,
        }
    }

    /// What the clause compares with.
    pub(super) fn base(&self) -> Option<Base> {
        self.base
    }

    /// Whether a period is one that the clause leaves.
    pub(super) fn allows_period(&self, period: Period) -> bool {
        let same = |p: &Period| {
            let years = i32::from(period.end_year()) - i32::from(p.end_year());
            let own = if self.any_year { p.same_of_year(years) } else { Some(*p) };
            own.is_none_or(|p| overlaps(p, period))
        };
        self.own.is_empty() || self.own.iter().any(same)
    }

    fn allows_base(&self, reading: &Reading) -> bool {
        let changes =
            matches!(reading.sort, Sort::Growth | Sort::Difference | Sort::Ratio | Sort::ShareChange);
        // What the table itself states as a change is against what its column says.
        let worked_out = !matches!(reading.working, Working::Level(_) | Working::Index(_));
        let both = self.base.zip(reading.base).filter(|_| changes && worked_out);
        let Some((base, then)) = both else { return true };
        base.of(reading.period).is_none_or(|said| overlaps(said, then))
    }
}

/// Whether a mention says by itself which period it means.
fn is_plain(m: &Mention) -> bool {
    matches!(m.when(), Some(When::Exact(_) | When::Month(_) | When::Quarter(_) | When::Half(_)))
        && !m.periods.is_empty()
}

/// "kể từ năm 2016", "sau năm 2020", "đến năm 2030", "since 2019": where something begins or ends, not when it is.
fn is_end(article: &Article, m: &Mention) -> bool {
    const ENDS: &[&str] = &[
        "từ", "kể", "sau", "trước", "đến", "tới", "hết", "mốc", "since", "from", "after", "before", "until",
        "till", "to", "by", "than", "through", "over", "against", "beyond",
    ];
    let word =
        |n: usize| m.start.checked_sub(n).and_then(|i| article.token(i)).map_or("", |t| t.lower.as_str());
    ENDS.contains(&word(1))
        || matches!(word(1), "the" | "of" | "end" | "cuối" | "đầu") && ENDS.contains(&word(2))
}

/// The period that a figure's own noun phrase or clause names, where it names one only.
fn own<'a>(article: &'a Article, figure: &Figure) -> Option<&'a Mention> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let times = |from: usize, to: usize| {
        article.mentions_in(from, to).iter().filter(|m| m.when().is_some_and(|w| w != When::Day))
    };
    // "năm 2018 là 24,2 và 29,3 tỷ USD": figures in a row are of one time, unless each has its own.
    let first = super::in_order::run(article, figure).and_then(|run| run.first().copied());
    if let Some(first) = first.filter(|f| f.tokens != figure.tokens) {
        let fresh = times(first.tokens.1, behind(article, figure).1).next().is_some();
        return if fresh { None } else { own(article, first) };
    }
    let (next, stop) = behind(article, figure);
    // "125.3 per cent of GDP in 2022", "bằng 60% GDP năm 2022": what it is measured by stands between.
    let gdp = (next..stop.min(next + 2)).find(|i| article.token(*i).is_some_and(|t| t.is_word("gdp")));
    let next = gdp.map_or(next, |i| i + 1);
    if let Some(m) = times(next, stop).next().filter(|m| close(article, next, m.start, 4)) {
        // "thấp hơn 5 tỷ USD so với năm 2024": behind a word that compares it is not the figure's own.
        let based = article.mentions_in(next, m.start).iter().any(|b| b.has(Mark::Base) || b.has(Mark::Than));
        let change = matches!(figure.counts, Counts::Percent | Counts::Points | Counts::Times);
        let then = m.compared && !change && !based && in_compared(article, figure);
        return Some(m).filter(|m| is_plain(m) && !is_end(article, m) && (!m.compared || then));
    }
    let good = |m: &&Mention| {
        is_plain(m)
            && !m.compared
            && !is_end(article, m)
            && !is_bracketed_off(article, m, at)
            && !super::asides::is_aside_of(article, m, at)
    };
    let listed = || {
        let end = article.sentence_start(article.sentence_of(at) + 1);
        article.mentions_in(sentence, end).iter().any(|m| m.has(Mark::Respectively))
    };
    if let Some(m) = right_before(article, figure) {
        let level = matches!(figure.counts, Counts::Money(_)) || figure.counts.is_amount();
        let bracketed = article.token(m.end).is_some_and(|t| t.is('('));
        let own = !m.compared || level && bracketed;
        return Some(m).filter(|m| is_plain(m) && !is_end(article, m) && own && !listed());
    }
    if in_compared(article, figure) || end_of_change(article, figure).is_some() || listed() {
        return None;
    }
    let (from, _) = window(article, figure);
    // "57,2% năm 2005 và 54,2%": what stands right behind another figure is that one's.
    let clause = article.clause_start(article.clause_of(at));
    let of_other = |m: &Mention| {
        article.figures_in(clause, m.start).last().is_some_and(|f| m.start <= f.tokens.1 + OWNED)
    };
    let mut before = times(from, at);
    if let Some(m) = before.next() {
        return Some(m).filter(|m| before.next().is_none() && good(m) && !of_other(m));
    }
    // "Năm 2024, xuất khẩu đạt …": what leads the sentence holds for its first figure.
    let mut led = times(sentence, at);
    if let Some(m) =
        led.next().filter(|m| article.figures_in(sentence, at).is_empty() && m.start <= sentence + LEADS)
    {
        return Some(m).filter(|m| led.next().is_none() && good(m));
    }
    // "lên 68,5 tỷ USD vào năm 2023, tức tăng 37,5%": the change of the level just before it.
    let level = article.figures_in(sentence, at).last().filter(|f| {
        figure.counts == Counts::Percent
            && (matches!(f.counts, Counts::Money(_)) || f.counts.is_amount())
            && f.tokens.1 + BESIDE + 3 >= at
            && article
                .mentions_in(f.tokens.1, at)
                .iter()
                .all(|m| m.when().is_some() || m.mark(|k| matches!(k, Mark::Direction(_))).is_some())
    })?;
    let ended = in_compared(article, level) || end_of_change(article, level) == Some(true);
    let (next, stop) = behind(article, level);
    let m = times(next, stop.min(at)).next().filter(|m| close(article, next, m.start, 4))?;
    Some(m).filter(|m| !ended && times(next, at).count() == 1 && good(m))
}

/// A period that nothing but a mark and a small word parts from the figure behind it: "năm 2019: 1,15 tỷ USD", "năm 2023 (44,95 tỷ USD)",
/// "là năm 2021, với 4,4 tỷ USD".
fn right_before<'a>(article: &'a Article, figure: &Figure) -> Option<&'a Mention> {
    const SMALL: [&str; 14] = [
        "với", "là", "đạt", "mới", "chỉ", "khoảng", "gần", "hơn", "with", "at", "about", "nearly", "just",
        "only",
    ];
    let at = figure.tokens.0;
    let first = at.saturating_sub(4).max(article.sentence_start(article.sentence_of(at)));
    let m = article.mentions_in(first.saturating_sub(4), at).iter().rev().find(|m| m.when().is_some())?;
    let between = article.tokens.get(m.end..at).unwrap_or_default();
    let marked = between.first().is_some_and(|t| t.is('(') || t.is(':') || t.is(','));
    let small = |t: &super::words::Token| SMALL.contains(&t.lower.as_str()) || t.is('$');
    let alone = marked && m.end >= first && between.iter().skip(1).all(small);
    m.when().filter(|w| alone && *w != When::Day).map(|_| m)
}

/// What a figure is compared with, where that stands right behind it, or right before it, and nothing else does.
fn base(article: &Article, figure: &Figure) -> Option<Base> {
    let (next, stop) = behind(article, figure);
    let (from, at) = window(article, figure);
    // "so với năm 2023 tăng 31,9% về lượng"
    let mut before = article.mentions_in(from, at).iter().filter(|m| base_said(m).is_some());
    if let Some(m) = before.next() {
        let moved = article.mentions_in(m.end, at);
        let is_direction = |m: &Mention| m.mark(|k| matches!(k, Mark::Direction(_))).is_some();
        let moves = !moved.is_empty() && moved.iter().all(is_direction);
        // Behind another figure it is what that one is compared with.
        let clause = article.clause_start(article.clause_of(at));
        let first = article.figures_in(clause, m.start).is_empty();
        let alone = before.next().is_none()
            && !article.mentions_in(next, stop).iter().any(|m| base_said(m).is_some());
        return base_said(m).filter(|_| alone && moves && first && m.end + BESIDE >= at);
    }
    let mut said = article.mentions_in(next, stop).iter().filter(|m| base_said(m).is_some());
    let first = said.next().filter(|m| m.start <= next + BESIDE)?;
    let alone = said.next().is_none()
        && !article.mentions_in(next, first.start).iter().any(|m| m.flow().is_some() || m.when().is_some());
    base_said(first).filter(|_| alone)
}

/// Whether a figure's sentence speaks of a balance, or what was spoken of last before it is one.
fn speaks_of_balance(article: &Article, figure: &Figure) -> bool {
    let id = article.sentence_of(figure.tokens.0);
    let is_balance = |m: &Mention| matches!(m.flow(), Some(Mark::Balance(_) | Mark::Flow(Flow::Balance)));
    let (start, end) = (article.sentence_start(id), article.sentence_start(id + 1));
    let before = article.sentence_start(id.saturating_sub(2));
    article.mentions_in(start, end).iter().any(is_balance)
        || article
            .mentions_in(before, start)
            .iter()
            .rev()
            .find(|m| m.flow().is_some())
            .is_some_and(is_balance)
}
