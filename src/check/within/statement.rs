//! What an article states, figure by figure, without a table: of whom or what, when, and the interval that the printed figure stands
//! for. Only what the words say clearly becomes a statement.

use super::super::article::{Article, Mention, Says};
use super::super::figures_in_text::{Counts, Figure};
use super::super::kinds::{self, Sort, behind, window};
use super::super::lexicon::Mark;
use super::super::said_of_amounts::speaks_of_amounts;
use super::super::slots::{self, Doubt, Names, Side, Slots, choice};
use super::super::table_index::TableIndex;
use super::super::{ends_of_change, slot_periods};
use crate::dataset::Flow;
use crate::figure::{Interval, Qualifier};
use crate::period::Period;
use crate::unit::Currency;

/// What is measured of a subject.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    /// A level in money (or tonnes, when the subject says amounts).
    Level,
    /// Change in percent against a period.
    Growth(Period),
    /// Yearly change over a stretch of years: all of them.
    Annual,
    /// Part of all trade of the flow, in percent.
    Share,
    /// In percent of GDP.
    ToGdp,
    /// A change of the level against a period.
    Change(Period),
    /// So many times the level of a period.
    Times(Period),
    /// So many years in a row, up to the period.
    Run,
}

/// Whose figure it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    /// Exports, imports, both, the balance.
    pub(super) flow: Flow,
    /// Names that narrow it, one member a dimension.
    pub(super) names: Vec<(usize, u32)>,
    /// Tonnes instead of money.
    pub(super) amounts: bool,
    /// The money of it: figures in dong are no figures in dollars.
    pub(super) currency: Option<Currency>,
}

impl Subject {
    /// The same flow, all of it.
    pub(super) fn whole(&self) -> Subject {
        Subject { names: Vec::new(), ..self.clone() }
    }

    /// The same names, another flow.
    pub(super) fn of_flow(&self, flow: Flow) -> Subject {
        Subject { flow, ..self.clone() }
    }
}

/// Where a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Which text.
    pub(super) text: usize,
    /// Code points.
    pub(super) span: (usize, usize),
    /// Sentence of the text.
    pub(super) sentence: usize,
    /// Whether it comes from a table in the text, and not from its sentences.
    pub(super) in_table: bool,
}

/// A figure with what it states.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Statement {
    pub(super) place: Place,
    pub(super) what: What,
    pub(super) subject: Subject,
    pub(super) period: Period,
    /// The values for which it would be printed, with the sign the words give it: a fall and a deficit are below zero.
    pub(super) interval: Interval,
    /// The upper end is stated as well ("6,2–6,7 tỷ"): lowest and highest are figures of their own.
    pub(super) range: bool,
    /// Planned, or a target.
    pub(super) planned: bool,
    /// The sentence speaks of another estimate, a first or a revised figure.
    pub(super) vintage: bool,
    /// Whether the words leave no choice.
    pub(super) clear: bool,
    /// The clause itself names the flow.
    pub(super) direct: bool,
    /// Printed without scale word or with one that its neighbours do not have.
    pub(super) power: i8,
    /// As printed.
    pub(super) printed: String,
    /// Worked out of this table's index, not printed itself.
    pub(super) implied: bool,
}

/// Words that say that another figure for the same thing exists.
const VINTAGE: [&str; 26] = [
    "sơ bộ",
    "điều chỉnh",
    "ban đầu",
    "trước đó",
    "ước tính trước",
    "so với ước",
    "con số ước",
    "công bố trước",
    "theo hải quan",
    "chính thức",
    "dự báo",
    "kịch bản",
    "ước thực hiện",
    "revised",
    "revision",
    "preliminary",
    "initial",
    "initially",
    "earlier estimate",
    "first estimate",
    "previously",
    "forecast",
    "flash",
    "estimate of",
    "according to customs",
    "had estimated",
];

/// The statements of one text.
pub(super) fn statements(text: usize, article: &Article, index: &TableIndex<'_>) -> Vec<Statement> {
    let mut out = Vec::new();
    let mut before: Option<(usize, kinds::Guess)> = None;
    let main = main_currency(article);
    for (at, figure) in article.figures.iter().enumerate() {
        let sentence = article.sentence_of(figure.tokens.0);
        let last = before.filter(|(s, _)| *s == sentence).map(|(_, g)| g);
        let guesses = kinds::sorts(article, at, last);
        let Some(guess) = guesses.first().copied() else { continue };
        if figure.counts == Counts::Percent {
            before = Some((sentence, guess));
        }
        let share_before = out
            .last()
            .filter(|s: &&Statement| s.place.sentence == sentence && s.what == What::Share)
            .map(|s| s.subject.flow);
        let reader = Reader { text, article, index, figure, sentence, main, share_before };
        if let Some(found) = reader.to_gdp() {
            out.push(found);
        } else if guess.cost <= 1 || matches!(guess.sort, Sort::Growth | Sort::Share | Sort::Unknown) {
            out.extend(reader.statement(reader.yearly(guess)));
        }
    }
    out
}

struct Reader<'a> {
    text: usize,
    article: &'a Article,
    index: &'a TableIndex<'a>,
    figure: &'a Figure,
    sentence: usize,
    main: Option<Currency>,
    /// The flow of a share stated before it in the sentence.
    share_before: Option<Flow>,
}

impl Reader<'_> {
    fn marks(&self) -> &[Mention] {
        let start = self.article.sentence_start(self.sentence);
        self.article.mentions_in(start, self.figure.tokens.0)
    }

    fn folded_sentence(&self) -> String {
        let (a, b) =
            (self.article.sentence_start(self.sentence), self.article.sentence_start(self.sentence + 1));
        let words = self.article.tokens.get(a..b).unwrap_or_default();
        words.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn make(&self, what: What, subject: Subject, period: Period, sign: i8, clear: bool) -> Statement {
        let figure = self.figure;
        let (first, last) = figure.tokens;
        // The word that opens the interval belongs to what is printed: "trên 20%".
        let first = match figure.qualifier {
            Qualifier::Plain => first,
            _ => first.saturating_sub(1).max(self.article.sentence_start(self.sentence)),
        };
        let printed = self
            .article
            .token(first)
            .zip(self.article.token(last.saturating_sub(1)))
            .map(|(a, b)| self.article.slice(a.start, b.end))
            .unwrap_or_default();
        let plain = figure.interval();
        // "trên 18,5" is taken more widely than when a table stands beside it: nobody is accused by a turn of speech.
        let printed_step = figure.decimal.step();
        let wide = if plain.hi - plain.lo <= 2.5 * printed_step { plain.hi - plain.lo } else { 0.0 };
        let interval = match figure.qualifier {
            Qualifier::Over => Interval { lo: plain.lo, hi: plain.hi + wide },
            Qualifier::Nearly => Interval { lo: plain.lo - wide, hi: plain.hi },
            _ => plain,
        };
        let said = self.folded_sentence();
        let planned = self.marks().iter().any(|m| m.has(Mark::Plan) || m.has(Mark::Forecast))
            || self
                .article
                .mentions_in(figure.tokens.1, behind(self.article, figure).1)
                .iter()
                .any(|m| m.has(Mark::Plan));
        Statement {
            place: Place { text: self.text, span: figure.span, sentence: self.sentence, in_table: false },
            what,
            subject,
            period,
            interval: if sign < 0 { interval.times(-1.0) } else { interval },
            range: figure.upper.is_some(),
            planned,
            vintage: VINTAGE.iter().any(|w| said.contains(w)),
            clear,
            direct: false,
            power: figure.power,
            printed,
            implied: false,
        }
    }

    /// "Tỷ lệ kim ngạch xuất khẩu so với GDP … 61,1%".
    fn to_gdp(&self) -> Option<Statement> {
        if self.figure.counts != Counts::Percent {
            return None;
        }
        let marks = self.marks();
        let gdp = marks.iter().rposition(|m| m.has(Mark::Gdp))?;
        let share = marks.iter().any(|m| m.has(Mark::Share) || m.has(Mark::Index));
        let mut flows = marks.iter().take(gdp).filter_map(|m| m.mark(|k| matches!(k, Mark::Flow(_))));
        let Some(Mark::Flow(flow)) = flows.next_back() else { return None };
        let (next, stop) = behind(self.article, self.figure);
        let other = self.article.mentions_in(next, stop.min(next + 5));
        let theirs = |m: &&Mention| {
            m.has(Mark::Elsewhere) || matches!(&m.says, Says::Named(_)) || m.has(Mark::Average)
        };
        if !share || other.iter().find(theirs).is_some() || marks.iter().skip(gdp).find(theirs).is_some() {
            return None;
        }
        let names = marks.iter().any(|m| matches!(m.says, Says::Named(_)));
        // A change of the rate, not the rate.
        let (from, to) = window(self.article, self.figure);
        let moved = self
            .article
            .mentions_in(from, to)
            .iter()
            .rev()
            .find(|m| m.mark(|k| matches!(k, Mark::Direction(_) | Mark::To | Mark::From)).is_some());
        if names || moved.is_some_and(|m| m.mark(|k| matches!(k, Mark::Direction(_))).is_some()) {
            return None;
        }
        let periods = slot_periods::periods(self.article, self.index, self.figure, Sort::Share);
        // "so với GDP năm 2005": what it is compared with says the year as well.
        let own = marks.iter().rev().find_map(|m| m.periods.first().copied().filter(|_| m.when().is_some()));
        let period = periods.first().filter(|p| p.cost <= 1).map(|p| p.value).or(own)?;
        let subject = Subject { flow, names: Vec::new(), amounts: false, currency: self.main };
        Some(self.make(What::ToGdp, subject, period, 0, true))
    }

    /// "(22,1%/năm)" behind a word of rising is yearly growth, however far the word stands.
    fn yearly(&self, guess: kinds::Guess) -> kinds::Guess {
        let per_year =
            crate::check::near_words::per_after(self.article, self.figure) == Some(kinds::Per::Year);
        if self.figure.counts != Counts::Percent || !per_year || guess.sort == Sort::Target {
            return guess;
        }
        let last = self.marks().iter().rev().find_map(|m| m.mark(|k| matches!(k, Mark::Direction(_))));
        let sign = match last {
            Some(Mark::Direction(d)) if guess.sign == 0 => d,
            _ => guess.sign,
        };
        kinds::Guess { sort: Sort::Growth, sign: if sign == 0 { 1 } else { sign }, cost: 1 }
    }

    fn statement(&self, guess: kinds::Guess) -> Option<Statement> {
        let figure = self.figure;
        if guess.cost > 1 || self.is_distance_to_plan() {
            return None;
        }
        let wanted = matches!(
            (guess.sort, figure.counts),
            (Sort::Value | Sort::Difference, Counts::Money(_) | Counts::Mass | Counts::Pieces)
                | (Sort::Growth | Sort::Share, Counts::Percent)
                | (Sort::Ratio, Counts::Times)
        );
        if !wanted || figure.in_words {
            return None;
        }
        let slots = slots::slots(self.article, self.index, figure, guess.sort);
        let in_order = self.marks().iter().any(|m| m.has(Mark::Respectively));
        if slots.doubt >= Doubt::Stranger {
            return None;
        }
        let side = match slots.flows.first().filter(|c| c.cost <= 3) {
            Some(side) => side.clone(),
            // "…, khu vực trong nước chiếm 31,1%" behind a share of exports is one as well.
            None if guess.sort == Sort::Share => choice(Side::of(self.share_before?), 2),
            None => return None,
        };
        if side.value.topic.is_some() || !in_order && slots.flows.get(1).is_some_and(|c| c.cost == side.cost)
        {
            return None;
        }
        let own = self.own_stretch(guess).map(|p| choice(p, 0));
        let period = own.or_else(|| slots.periods.first().filter(|c| c.cost <= 4).cloned())?;
        if slots.periods.get(1).is_some_and(|c| c.cost == period.cost) {
            return None;
        }
        let mut names = if self.says_total() { Vec::new() } else { single(&slots.names.first()?.value)? };
        let aside = self.included();
        names.retain(|n| !aside.contains(n));
        let clear = slots.doubt != Doubt::Modifier && side.cost <= 3 && period.cost <= 3;
        let relative = matches!(figure.counts, Counts::Percent | Counts::Times);
        let amounts = figure.counts.is_amount() || relative && speaks_of_amounts(self.article, figure);
        let subject = Subject {
            flow: side.value.flow,
            names,
            amounts,
            currency: match figure.counts {
                Counts::Money(Some(c)) => Some(c),
                _ => self.main,
            },
        };
        let (what, sign) = self.what(guess, &slots, side.value.side, period.value)?;
        let made = self.make(what, subject, period.value, sign, clear);
        Some(Statement { direct: side.cost == 0, ..made })
    }

    /// "giai đoạn 2016–2020 tăng bình quân 6,1%/năm": the years right before a yearly rate are its own.
    fn own_stretch(&self, guess: kinds::Guess) -> Option<Period> {
        if guess.sort != Sort::Growth || !ends_of_change::is_yearly(self.article, self.figure) {
            return None;
        }
        let (start, end) = window(self.article, self.figure);
        let range = |m: &&Mention| !m.compared && matches!(m.periods.first(), Some(Period::Years(..)));
        self.article.mentions_in(start, end).iter().rev().find(range).and_then(|m| m.periods.first().copied())
    }

    /// "Khu vực FDI (kể cả dầu thô)": what is only included narrows nothing.
    fn included(&self) -> Vec<(usize, u32)> {
        let mut out = Vec::new();
        for m in self.marks() {
            let before = m.start.checked_sub(1).and_then(|i| self.article.token(i));
            let aside = before.is_some_and(|t| matches!(t.lower.as_str(), "cả" | "including"));
            for part in super::super::slot_names::named(m).filter(|_| aside).into_iter().flatten().flatten() {
                out.extend(part.1.iter().map(|member| (part.0, *member)));
            }
        }
        out
    }

    /// "…, trong khi tổng kim ngạch xuất khẩu đạt …": all of it again, whatever part was spoken of before.
    fn says_total(&self) -> bool {
        let marks = self.marks();
        let total = marks.iter().enumerate().rev().find(|(i, m)| {
            m.has(Mark::Total) && marks.get(i + 1).is_some_and(|n| n.flow().is_some() && n.start <= m.end + 1)
                || m.has(Mark::Total) && m.flow().is_some()
        });
        let (from, _) = window(self.article, self.figure);
        total.is_some_and(|(i, m)| {
            m.start >= from && !marks.iter().skip(i).any(|n| matches!(n.says, Says::Named(_)) && !n.compared)
        })
    }

    /// "vượt 1,65 tỷ USD so chỉ tiêu": how far above a plan, no level.
    fn is_distance_to_plan(&self) -> bool {
        let (start, end) = window(self.article, self.figure);
        let moved = self
            .article
            .mentions_in(start, end)
            .iter()
            .any(|m| m.mark(|k| matches!(k, Mark::Direction(_) | Mark::Milestone)).is_some());
        let (next, stop) = behind(self.article, self.figure);
        moved && self.article.mentions_in(next, stop).iter().any(|m| m.has(Mark::Plan))
    }

    fn what(&self, guess: kinds::Guess, slots: &Slots, side: i8, period: Period) -> Option<(What, i8)> {
        let base = || -> Option<Period> {
            if !slots.others.is_empty() {
                return None;
            }
            match slots.bases.first() {
                // A base further off may be that of another figure: only where it is what nobody would say otherwise.
                Some(b) => {
                    let found = b.value.of(period);
                    found.filter(|f| b.cost == 0 || Some(*f) == period.same_of_year(-1))
                }
                None => period.same_of_year(-1),
            }
        };
        Some(match guess.sort {
            Sort::Value => (What::Level, side),
            Sort::Share => {
                let other = slots.whole.as_ref().is_some_and(|(_, names)| !names.is_empty());
                if other {
                    return None;
                }
                (What::Share, 0)
            }
            Sort::Growth => {
                if guess.sign == 0 || side < 0 {
                    return None;
                }
                if matches!(period, Period::Years(..)) {
                    if !ends_of_change::is_yearly(self.article, self.figure) {
                        return None;
                    }
                    (What::Annual, guess.sign)
                } else {
                    (What::Growth(base()?), guess.sign)
                }
            }
            Sort::Difference => {
                if guess.sign == 0 || side < 0 {
                    return None;
                }
                (What::Change(base()?), guess.sign)
            }
            Sort::Ratio => (What::Times(base()?), 0),
            _ => return None,
        })
    }
}

/// The money that most figures of a text are in.
pub(super) fn main_currency(article: &Article) -> Option<Currency> {
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for f in &article.figures {
        let Counts::Money(Some(c)) = f.counts else { continue };
        match counts.iter_mut().find(|(k, _)| *k == c) {
            Some((_, n)) => *n += 1,
            None => counts.push((c, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(c, _)| c)
}

/// Names that narrow to one member each; sums of several are not compared.
fn single(names: &Names) -> Option<Vec<(usize, u32)>> {
    let mut out = Vec::new();
    for (dim, members) in names {
        let [one] = members.as_slice() else { return None };
        if *one >= super::super::table_index::REST {
            return None;
        }
        out.push((*dim, *one));
    }
    out.sort_unstable();
    Some(out)
}
