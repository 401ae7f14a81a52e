//! An accusation is known by the company it keeps. One wrong digit, another row's figure, a value nearby or no slip at all are what a
//! misread subject looks like, too. Whether the subject was understood is told by the words and the figures beside.

use super::article::{Article, Mention, Says};
use super::candidates::{Maker, meets, stated};
use super::clear_enough::as_share;
use super::figures_in_text::Figure;
use super::kinds::{Guess, Sort};
use super::lexicon::{Mark, is_neutral};
use super::members::Named;
use super::reading::{Reading, Working};
use super::slip::{Slip, is_but_for_a_digit, slip};
use super::slots::{Doubt, Slots, choice};
use super::strangers::is_verb;
use super::table_index::{TableIndex, Wanted};
use super::too_weak::rounds_otherwise;
use super::verdict::{Judged, Verdict, is_exact, weight};
use super::words::TokenKind;
use std::collections::HashMap;

/// Words that carry a sentence on and name nothing that is traded.
const CARRYING: &str = " off barely whose who ran run led leads leading lead won did do does now today alone well too even though although if when where what because thanks put puts \
    came made took saw set hit went back far slower faster modest paltry mere net account balance trade inflow inflows outflow outflows flows share slice position place placed straight \
    tren duy ke luy cong don gop dan dung bang nhom mat nganh biet thay theo khien lai song deu vay ma noi mang dem dua keo day tiep tuc rieng con song nhung tuy nhien nho \
    ket ket qua nguoc lai nhin chung tuc tuong ung lan luot khoang khoan phan muc so ";

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;

/// Sentences before the paragraph's own whose figures still say what is spoken of.
const BEFORE: usize = 5;
/// Figures around that are asked.
const NEAREST: usize = 5;
/// How many changes make a period and base usual in an article.
const USUAL: usize = 3;

/// So many times as much is of another order.
const FAR: f64 = 2.0;
/// A flow that costs more than this was fetched from elsewhere.
const FETCHED: i32 = 2;
/// Words between a level and a change that is its own whatever they are, and where nothing else is named between.
const CLOSE: usize = 4;
const ALONE: usize = 8;
/// Words between a level and its change.
const BESIDE: usize = 12;
/// Readings this much dearer than the best may still be the one that the figure beside speaks for.
const REACH: i32 = 6;
/// How many of them are looked at.
const FEW: usize = 24;
/// Values that a figure is held against when it is about the same as its neighbour.
const TRIED: usize = 12;
/// A base that costs this much is a guess.
const GUESSED: i32 = 3;

/// What was found for one figure, as far as those beside it need to know.
struct Seen {
    sentence: usize,
    paragraph: usize,
    tokens: (usize, usize),
    verdict: Verdict,
    reading: Option<Reading>,
    /// Whether it accuses by a slip that chance shows often.
    weak: bool,
    /// Whether it would accuse, were it not the change of a level that seems wrong.
    muted: bool,
    /// Whether that slip is another row's figure or none.
    unexplained: bool,
    /// Whether it is a value nearby, which another time gives as easily.
    near: bool,
    /// Whether only those around it explain it: then it speaks for no other.
    looked_up: bool,
    /// Whether it agrees as its own words are best understood.
    by_words: bool,
}

impl Seen {
    fn states(&self, other: &Reading) -> bool {
        self.reading.as_ref().is_some_and(|r| {
            let (a, b) = (r.amount.value, other.amount.value);
            r.sort == other.sort && (a - b).abs() <= 1e-6 * b.abs()
        })
    }
}

/// The figures of an article as they were judged, in its order.
#[derive(Default)]
pub(super) struct Company {
    seen: Vec<Seen>,
}

impl Company {
    /// Takes down what was found; whether it may have to be taken back.
    /// `by_words`: whether it agrees as its own words are best understood; `muted`: whether it would accuse as well, but is the change
    /// of a level that seems wrong.
    pub(super) fn note(
        &mut self,
        article: &Article,
        figure: &Figure,
        judged: &Judged,
        (weak, by_words, muted): (bool, bool, bool),
    ) {
        self.seen.push(Seen {
            sentence: article.sentence_of(figure.tokens.0),
            paragraph: article.paragraph_of(figure.tokens.0),
            tokens: figure.tokens,
            verdict: judged.verdict,
            reading: judged.reading.clone(),
            weak,
            muted,
            unexplained: matches!(judged.slip, None | Some(Slip::Row(_))),
            near: matches!(judged.slip, Some(Slip::Near))
                || judged.reading.as_ref().is_some_and(|r| is_far(figure, judged, r)),
            looked_up: false,
            by_words,
        });
    }

    /// The figures that agree, by their tokens, as they were read.
    pub(super) fn agreed(&self) -> impl Iterator<Item = ((usize, usize), &Reading)> {
        self.agreeing(|_| true)
    }

    fn agreeing(&self, kept: fn(&Seen) -> bool) -> impl Iterator<Item = ((usize, usize), &Reading)> {
        let right = self.seen.iter().filter(move |s| s.verdict == Verdict::Agrees && kept(s));
        right.filter_map(|s| Some((s.tokens, s.reading.as_ref()?)))
    }

    /// Those of them that agree as their own words are best understood.
    pub(super) fn agreed_by_words(&self) -> impl Iterator<Item = ((usize, usize), &Reading)> {
        self.agreeing(|s| s.by_words && !s.looked_up)
    }

    /// The figure in a place, where it agrees: its tokens, and as it was read.
    pub(super) fn agreed_at(&self, place: usize) -> Option<((usize, usize), &Reading)> {
        let seen = self.seen.get(place).filter(|s| s.verdict == Verdict::Agrees)?;
        Some((seen.tokens, seen.reading.as_ref()?))
    }

    /// Takes down that a figure agrees after all.
    pub(super) fn agree(&mut self, place: usize, reading: &Reading) {
        if let Some(s) = self.seen.get_mut(place) {
            (s.verdict, s.reading, s.weak) = (Verdict::Agrees, Some(reading.clone()), false);
            s.looked_up = true;
        }
    }

    /// Whether a weak accusation does not stand beside the others: two figures of a sentence seldom state the same, so one whose value
    /// a neighbour states speaks of something else; and where nothing of the paragraph agrees, it is not understood.
    pub(super) fn speaks_against(&self, place: usize) -> bool {
        let Some((own, reading)) =
            self.seen.get(place).filter(|s| s.weak).and_then(|s| Some((s, s.reading.as_ref()?)))
        else {
            return false;
        };
        let others = || {
            let all = self.seen.iter().enumerate().filter(|(n, s)| *n != place && s.reading.is_some());
            all.map(|(_, s)| s).filter(|s| s.paragraph == own.paragraph)
        };
        let taken = others().any(|s| {
            let near = s.sentence.abs_diff(own.sentence) <= 1;
            near && (s.verdict == Verdict::Agrees || s.weak) && s.states(reading)
        });
        // One thing at two times is often nearly as much: what is off by a little has to stand beside what is right, of the same time.
        // A share, which is held against no other time, may stand alone.
        let mut right =
            others().filter(|s| s.sentence == own.sentence && s.verdict == Verdict::Agrees).peekable();
        let alone = right.peek().is_none() && reading.sort == Sort::Share;
        let in_time = alone || right.any(|s| s.reading.as_ref().is_some_and(|r| r.period == reading.period));
        // Nor does one stand whose flow was only fetched, beside a level and a change of the same thing that nothing explains.
        let mut same = others().filter(|s| {
            s.sentence == own.sentence && s.reading.as_ref().is_some_and(|r| r.names == reading.names)
        });
        let unknown = reading.loose.flow > FETCHED
            && same.next().is_some_and(|s| s.verdict == Verdict::Uncheckable)
            && same.all(|s| s.verdict == Verdict::Uncheckable);
        taken
            || unknown
            || own.unexplained && others().all(|s| s.verdict == Verdict::Uncheckable && !s.muted)
            || own.near && !in_time
    }

    /// What the figures right beside one that is open were found to state, where they agree: the one before first.
    fn beside(&self, place: usize) -> impl Iterator<Item = (&Seen, &Reading)> {
        let own = self.seen.get(place);
        let both = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
        both.filter_map(move |n| {
            let (own, s) = own.zip(self.seen.get(n))?;
            let (first, second) = if s.tokens.0 < own.tokens.0 { (s, own) } else { (own, s) };
            let near = second.tokens.0.saturating_sub(first.tokens.1) <= BESIDE && s.sentence == own.sentence;
            s.reading.as_ref().filter(|_| near && s.verdict == Verdict::Agrees).map(|r| (s, r))
        })
    }

    /// The shares of its sentence that agree and stand near a figure: their tokens, and as they were read.
    pub(super) fn shares_beside(&self, place: usize) -> impl Iterator<Item = ((usize, usize), &Reading)> {
        let own = self.seen.get(place);
        let near = (place.saturating_sub(2)..place).rev().chain(place + 1..place + 2);
        near.filter_map(move |n| {
            let (own, s) = own.zip(self.seen.get(n))?;
            let (first, second) = if s.tokens.0 < own.tokens.0 { (s, own) } else { (own, s) };
            let near = second.tokens.0.saturating_sub(first.tokens.1) <= BESIDE && s.sentence == own.sentence;
            let told = near && s.verdict == Verdict::Agrees;
            s.reading.as_ref().filter(|r| told && r.sort == Sort::Share).map(|r| (s.tokens, r))
        })
    }

    /// The period of which a figure is accused to be wrong.
    pub(super) fn accuses_of(&self, place: usize) -> Option<crate::period::Period> {
        let seen = self.seen.get(place).filter(|s| s.verdict == Verdict::Disagrees)?;
        seen.reading.as_ref().map(|r| r.period)
    }

    /// Whether a rate of growth that nothing explains is held against another time than all levels of its paragraph agree of.
    pub(super) fn tells_another_time(&self, article: &Article, figure: &Figure, judged: &Judged) -> bool {
        let Some(reading) =
            judged.reading.as_ref().filter(|r| r.sort == Sort::Growth && judged.slip.is_none())
        else {
            return false;
        };
        let paragraph = article.paragraph_of(figure.tokens.0);
        let levels = self.seen.iter().filter(|s| s.paragraph == paragraph && s.verdict == Verdict::Agrees);
        let levels = levels.filter_map(|s| s.reading.as_ref()).filter(|r| r.sort == Sort::Value);
        let mut times = levels.map(|r| r.period).peekable();
        times.peek().is_some() && times.all(|p| p != reading.period && Some(p) != reading.base)
    }

    /// Whether a change stands right behind a level that the table does not give, or gives at another time, or that is a price: then it is
    /// none of what it was held against.
    pub(super) fn is_of_another(
        &self,
        (article, figure): (&Article, &Figure),
        (end, verdict, priced): (usize, Verdict, bool),
        judged: &Judged,
    ) -> bool {
        let Some(reading) = &judged.reading else { return false };
        let elsewhen = || {
            let level = self.seen.last().filter(|s| s.tokens.1 == end)?.reading.as_ref()?;
            Some(level.period != reading.period && level.names == reading.names && reading.loose.period > 0)
        };
        let other = verdict == Verdict::Uncheckable
            || priced && !reading.priced
            || judged.slip.is_none() && elsewhen() == Some(true);
        other && is_close(article, end, figure.tokens.0)
    }

    /// Whether a figure is accused by a slip that chance seldom shows: then only the figure right beside it may speak for it.
    pub(super) fn is_sure_of(&self, place: usize) -> bool {
        self.seen.get(place).is_some_and(|s| s.verdict == Verdict::Disagrees && !s.weak)
    }

    /// What the figures around one agree with, nearest first: those of its paragraph, then those of the
    /// sentences before it; last what most changes of the article are of.
    pub(super) fn around(&self, place: usize) -> impl Iterator<Item = &Reading> {
        let own = self.seen.get(place);
        let mut all: Vec<(usize, &Reading)> = self
            .seen
            .iter()
            .enumerate()
            .filter(|(n, s)| *n != place && s.verdict == Verdict::Agrees)
            .filter_map(|(n, s)| {
                let own = own?;
                let near = s.paragraph == own.paragraph
                    || s.sentence < own.sentence && s.sentence + BEFORE >= own.sentence;
                let ahead = usize::from(n > place);
                let apart = s.sentence.abs_diff(own.sentence) * 8 + n.abs_diff(place) * 2 + ahead;
                s.reading.as_ref().filter(|_| near).map(|r| (apart, r))
            })
            .collect();
        all.sort_by_key(|(apart, _)| *apart);
        all.into_iter().map(|(_, r)| r).take(NEAREST).chain(self.usual())
    }

    /// A figure of the period and base that most changes of the article are of.
    fn usual(&self) -> Option<&Reading> {
        let changes: Vec<&Reading> = self
            .seen
            .iter()
            .filter(|s| s.verdict == Verdict::Agrees && !s.looked_up)
            .filter_map(|s| s.reading.as_ref().filter(|r| r.base.is_some()))
            .collect();
        // Counted in one go: this is asked for every figure that is open.
        let mut counts: HashMap<(crate::period::Period, Option<crate::period::Period>), usize> =
            HashMap::new();
        changes.iter().for_each(|r| *counts.entry((r.period, r.base)).or_default() += 1);
        let times = |r: &Reading| counts.get(&(r.period, r.base)).copied().unwrap_or(0);
        changes.iter().copied().max_by_key(|r| times(r)).filter(|r| times(r) >= USUAL)
    }

    /// What an open figure meets when it is about the same as the figure right beside it, with no name or flow in between.
    pub(super) fn meets_beside(
        &self,
        article: &Article,
        index: &TableIndex<'_>,
        (place, figure): (usize, &Figure),
    ) -> Option<Reading> {
        if weight(figure) < 2 || figure.upper.is_some() || figure.per_head || figure.in_words {
            return None;
        }
        let fresh = |m: &Mention| m.flow().is_some() || matches!(m.says, Says::Named(_) | Says::Topic(_));
        // "accounted for 63,063 of these, a five-fold increase, and for 72.5%": the one but one before, where the nearest says nothing.
        let own = self.seen.get(place)?;
        let second = place.checked_sub(2).and_then(|n| self.seen.get(n)).filter(|s| {
            s.verdict == Verdict::Agrees
                && s.by_words
                && s.sentence == own.sentence
                && own.tokens.0 <= s.tokens.1 + BESIDE
        });
        let second = second.and_then(|s| Some((s, s.reading.as_ref()?)));
        self.beside(place).chain(second).find_map(|(s, reading)| {
            let (from, to) = (s.tokens.1.min(figure.tokens.1), s.tokens.0.max(figure.tokens.0));
            if article.mentions_in(from, to).iter().any(fresh) {
                return None;
            }
            let sign = super::kinds::direction(article, figure).unwrap_or(0);
            let mut out = Vec::new();
            for (n, sort) in super::second_look::sorts(article, figure).into_iter().enumerate() {
                let own = super::slots::slots(article, index, figure, sort);
                let slots = Slots {
                    flows: reading.side.map(|side| choice(side, 0)).into_iter().collect(),
                    names: vec![choice(reading.names.clone(), 0)],
                    periods: vec![choice(reading.period, 0)],
                    others: Vec::new(),
                    ..own
                };
                for measure in super::second_look::measures(article, index, figure, &slots) {
                    let guess =
                        Guess { sort, sign: if sort == Sort::Value { 0 } else { sign }, cost: n as i32 * 2 };
                    Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
                }
            }
            // The level itself is what the neighbour states.
            out.retain(|r| {
                !s.states(r) && (r.sort != Sort::Difference || !matches!(r.working, Working::Level(_)))
            });
            super::second_look::nearest(figure, out, TRIED)
        })
    }

    /// What a figure that nothing agrees with accuses of: a level and its change, or its share, stand side by side, and where one agrees,
    /// it is sure what the other is about.
    pub(super) fn speaks_for(&self, index: &TableIndex<'_>, open: &Open) -> Option<Judged> {
        let reading = self.beside(open.place).filter(|(seen, _)| !seen.looked_up).find_map(|(_, s)| {
            open.readings.iter().find(|r| {
                let alike = r.side == s.side && r.names == s.names && r.period == s.period;
                let told = matches!(s.sort, Sort::Value | Sort::Growth | Sort::Share);
                alike && r.sort != s.sort && told && (r.sort != Sort::Ratio || s.sort == Sort::Value)
            })
        })?;
        let figure = &open.figure;
        let meets_one =
            open.readings.iter().any(|r| meets(stated(figure, r.sort), &Reading { sign: 0, ..r.clone() }));
        if meets_one || rounds_otherwise(figure, reading) {
            return None;
        }
        let digit = is_but_for_a_digit(figure, reading.amount.value).then_some(Slip::Digit);
        let slip = slip(index, figure, reading, &[]).or(digit);
        // "was 2.9 times that of July 2021": a multiple of a time that is named, of a level that is right, needs no other reason.
        let times = figure.value() / reading.amount.value;
        let plain = reading.sort == Sort::Ratio && (1.0 / FAR..=FAR).contains(&times);
        let sure = slip.is_some() || plain;
        sure.then(|| Judged { verdict: Verdict::Disagrees, reading: Some(reading.clone()), slip })
    }
}

impl Company {
    /// What a level accuses of that agrees only with another time, row or flow than the change right beside it: "went up by 13.79 per
    /// cent to $6.63 billion" where that is what it was the year before. The two are said of one thing, and where the change is right the
    /// level is not.
    pub(super) fn at_odds(
        &self,
        article: &Article,
        index: &TableIndex<'_>,
        (place, figure): (usize, &Figure),
    ) -> Option<Judged> {
        let own = self.seen.get(place).filter(|s| s.verdict == Verdict::Agrees && !s.by_words)?;
        let reading =
            own.reading.as_ref().filter(|r| r.sort == Sort::Value && !r.priced && r.loose.period > 0)?;
        let single = |r: &Reading| r.names.iter().all(|(_, members)| members.len() == 1);
        let plain = single(reading) && weight(figure) > 1 && figure.upper.is_none() && !figure.in_words;
        let compared = super::ends_of_change::in_compared(article, figure)
            || super::ends_of_change::end_of_change(article, figure) == Some(true);
        if !plain || compared {
            return None;
        }
        let said = |m: &Mention| {
            m.flow().is_some() || m.when().is_some() || matches!(m.says, Says::Named(_) | Says::Topic(_))
        };
        // A period right behind a figure is its own, and a list tells which is whose by its order.
        let dated = |next: usize| article.mentions_in(next, next + 3).iter().any(|m| m.when().is_some());
        let (start, end) = super::kinds::window(article, figure);
        let against = article.mentions_in(start, end).iter().any(|m| m.has(Mark::Base) || m.has(Mark::Than));
        let sentence = article.sentence_of(figure.tokens.0);
        let (first, last) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
        let listed = article.mentions_in(first, last).iter().any(|m| m.has(Mark::Respectively));
        if dated(figure.tokens.1) || against || listed {
            return None;
        }
        // "dệt may 29 tỷ USD và giày dép 16 tỷ USD tăng 30% và 37%": the change beside it is the other's.
        let in_row = |s: &Seen| {
            let change = article.figures.iter().find(|f| f.tokens == s.tokens);
            change.is_some_and(|f| super::in_order::run(article, f).is_some())
        };
        let mut beside = self.beside(place).filter(|(s, _)| s.by_words && !dated(s.tokens.1) && !in_row(s));
        beside.find_map(|(s, change)| {
            let (from, to) = (s.tokens.1.min(figure.tokens.1), s.tokens.0.max(figure.tokens.0));
            if change.sort != Sort::Growth || article.mentions_in(from, to).iter().any(said) {
                return None;
            }
            let differs =
                [reading.period != change.period, reading.names != change.names, reading.side != change.side];
            let slip = match differs {
                [true, false, false] if Some(reading.period) == change.base => Slip::Period(reading.period),
                [false, true, false] => {
                    let (dim, members) = reading.names.last()?;
                    let name = index.name(*dim, *members.first()?);
                    let other = change.names.last().and_then(|(d, m)| Some(index.name(*d, *m.first()?)));
                    if super::row_meant::is_called(article, figure, (name, other.unwrap_or_default())) {
                        return None;
                    }
                    Slip::Row(name.to_owned())
                }
                [false, false, true] => Slip::Flow(reading.side?.flow),
                _ => return None,
            };
            let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
            let amount =
                super::candidates::level(index, change.side?, &change.names, measure, change.period)?;
            let meant = Reading {
                sort: Sort::Value,
                base: None,
                sign: 0,
                working: Working::Level(amount.clone()),
                amount,
                ..change.clone()
            };
            let apart = !meets(stated(figure, Sort::Value), &meant) && !rounds_otherwise(figure, &meant);
            apart.then_some(Judged { verdict: Verdict::Disagrees, reading: Some(meant), slip: Some(slip) })
        })
    }
}

/// A figure that could not be told from the table by itself.
pub(super) struct Open {
    /// Its place among the figures.
    pub(super) place: usize,
    /// Its doubt.
    pub(super) doubt: Doubt,
    figure: Figure,
    readings: Vec<Reading>,
}

impl Open {
    /// The figure itself.
    pub(super) fn figure(&self) -> &Figure {
        &self.figure
    }

    /// What it may mean.
    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// What of it the figures beside may settle; none where it is a range, or of something strange.
    pub(super) fn of(place: usize, figure: &Figure, readings: &[Reading], doubt: Doubt) -> Option<Open> {
        let best = readings.first()?;
        let sorts = |r: &&Reading| {
            let multiple = r.sort == Sort::Ratio && r.base.is_some() && r.loose.base == 0 && !figure.in_words;
            (matches!(r.sort, Sort::Value | Sort::Growth | Sort::Share) || multiple)
                && !r.priced
                && r.against.is_none()
                && r.loose.sort < GUESSED
                && r.loose.base < GUESSED
                && !r.loose.taken_over
        };
        let near = readings.iter().take_while(|r| r.cost <= best.cost + REACH).filter(sorts);
        let readings: Vec<Reading> = near.take(FEW).cloned().collect();
        let sure = doubt == Doubt::None && figure.upper.is_none() && weight(figure) > 1 && !figure.per_head;
        (sure && !readings.is_empty()).then(|| Open { place, doubt, figure: figure.clone(), readings })
    }
}

/// Whether one wrong digit would make a figure of another order: the first one, which nobody gets wrong lightly.
fn is_far(figure: &Figure, judged: &Judged, reading: &Reading) -> bool {
    let times = figure.value() / reading.amount.value.abs();
    matches!(judged.slip, Some(Slip::Digit)) && !(1.0 / FAR..=FAR).contains(&times)
}

/// Whether the slip of an accusation is one that chance shows often. Swapped digits, a scale word or a turned direction hardly ever are.
pub(super) fn is_weak(figure: &Figure, judged: &Judged, doubt: Doubt) -> bool {
    let Some(reading) = judged.reading.as_ref().filter(|r| !is_exact(r.sort)) else { return false };
    let weak = match judged.slip {
        None | Some(Slip::Near | Slip::Row(_)) => true,
        Some(Slip::Digit) => weight(figure) <= HEAVY || is_far(figure, judged, reading),
        _ => false,
    };
    let clear = matches!(judged.slip, None | Some(Slip::Digit)) && as_share(figure, reading, doubt);
    judged.verdict == Verdict::Disagrees && weak && !clear
}

/// Whether a change stands so close behind a level that it is its own: "$126.92 on average, a drop of 6.9%".
fn is_close(article: &Article, level: usize, change: usize) -> bool {
    let own = |m: &Mention| m.flow().is_some() || matches!(m.says, Says::Named(_) | Says::Topic(_));
    let alone = || {
        article.sentence_of(level.saturating_sub(1)) == article.sentence_of(change)
            && !article.mentions_in(level, change).iter().any(own)
    };
    level <= change && (level + CLOSE >= change || level + ALONE >= change && alone())
}

/// Whether words before a figure may name what it is about, and are not understood.
pub(super) fn is_of_a_stranger(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    reading: &Reading,
    slip: Option<&Slip>,
) -> bool {
    if let Some(Slip::Row(row)) = slip
        && is_about_it(article, index, figure, row)
    {
        return true;
    }
    (reading.reach > 1 || matches!(slip, Some(Slip::Row(_)))) && !strange_words(article, figure).is_empty()
}

/// Whether a sentence that names nothing itself goes on with the row that the sentence before is about: "Services made up for it.
/// Receipts were $387 billion." That it is that row's figure is no slip then.
fn is_about_it(article: &Article, index: &TableIndex<'_>, figure: &Figure, row: &str) -> bool {
    let sentence = article.sentence_of(figure.tokens.0);
    let start = article.sentence_start(sentence);
    let names = |from: usize, to: usize| {
        article.mentions_in(from, to).iter().flat_map(|m| match &m.says {
            Says::Named(found) => found.as_slice(),
            _ => &[],
        })
    };
    let is_row = |n: &Named| matches!(n, Named::Member { dim, member } if index.name(*dim, *member) == row);
    let before = article.sentence_start(sentence.saturating_sub(1));
    // By its own name, too, where that is also a word for what is traded: "services".
    let own = super::words::fold(row);
    let spelled = || {
        let words: Vec<&str> = own.split_whitespace().collect();
        let at = |i: usize| article.token(i).map(|t| t.folded.as_str());
        (before..start).any(|i| words.iter().zip(i..).all(|(w, i)| at(i) == Some(*w)))
    };
    names(start, figure.tokens.0).next().is_none() && (names(before, start).any(is_row) || spelled())
}

/// The words between the figure before and this one that nothing explains.
fn strange_words<'a>(article: &'a Article, figure: &Figure) -> Vec<&'a str> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let from = article.figures_in(sentence, at).last().map_or(sentence, |f| f.tokens.1);
    let covered =
        |i: usize| article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end);
    let strange = |i: &usize| {
        article.token(*i).is_some_and(|t| {
            let small = t.folded.ends_with("ly") || is_verb(&t.folded) || t.folded.chars().count() < 2;
            let carrying = is_neutral(&t.folded) || CARRYING.split(' ').any(|w| w == t.folded);
            t.kind == TokenKind::Word && !carrying && (article.vietnamese || !small) && !covered(*i)
        })
    };
    (from..at).filter(strange).filter_map(|i| article.token(i)).map(|t| t.folded.as_str()).collect()
}
