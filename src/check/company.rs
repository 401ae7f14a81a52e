//! An accusation is known by the company it keeps. One wrong digit, another row's figure, a value nearby or no slip at all are what a
//! misread subject looks like, too. Whether the subject was understood is told by the words and the figures beside.

use super::article::Article;
use super::candidates::{Reading, meets, stated};
use super::clear_enough::as_share;
use super::figures_in_text::Figure;
use super::kinds::Sort;
use super::lexicon::is_neutral;
use super::slip::{Slip, is_but_for_a_digit, slip};
use super::slots::{Doubt, Names, Side};
use super::strangers::is_verb;
use super::table_index::TableIndex;
use super::too_weak::rounds_otherwise;
use super::verdict::{Judged, Verdict, is_exact, weight};
use super::words::TokenKind;
use crate::period::Period;

/// Words that carry a sentence on and name nothing that is traded.
const CARRYING: &str = " off barely whose who ran run led leads leading lead won did do does now today alone well too even though although if when where what because thanks put puts \
    came made took saw set hit went back far slower faster modest paltry mere net account balance trade inflow inflows outflow outflows flows share slice position place placed straight \
    tren duy ke luy cong don gop dan dung bang nhom mat nganh biet thay theo khien lai song deu vay ma noi mang dem dua keo day tiep tuc rieng con song nhung tuy nhien nho \
    ket ket qua nguoc lai nhin chung tuc tuong ung lan luot khoang khoan phan muc so ";

/// Digits that seldom agree by chance.
const HEAVY: usize = 3;

/// Words between a level and its change.
const BESIDE: usize = 12;
/// Readings this much dearer than the best may still be the one that the figure beside speaks for.
const REACH: i32 = 6;
/// How many of them are looked at.
const FEW: usize = 24;
/// A base that costs this much is a guess.
const GUESSED: i32 = 3;

/// What was found for one figure, as far as those beside it need to know.
struct Seen {
    sentence: usize,
    paragraph: usize,
    tokens: (usize, usize),
    verdict: Verdict,
    sort: Sort,
    value: f64,
    /// What it is about.
    of: (Option<Side>, Names, Period),
    /// Whether it accuses by a slip that chance shows often.
    weak: bool,
    /// Whether that slip is another row's figure or none.
    unexplained: bool,
}

/// The figures of an article as they were judged, in its order.
#[derive(Default)]
pub(super) struct Company {
    seen: Vec<Option<Seen>>,
}

impl Company {
    /// Takes down what was found; whether it may have to be taken back.
    pub(super) fn note(&mut self, article: &Article, figure: &Figure, judged: &Judged, weak: bool) {
        let unexplained = matches!(judged.slip, None | Some(Slip::Row(_)));
        self.seen.push(judged.reading.as_ref().map(|r| Seen {
            sentence: article.sentence_of(figure.tokens.0),
            paragraph: article.paragraph_of(figure.tokens.0),
            tokens: figure.tokens,
            verdict: judged.verdict,
            sort: r.sort,
            of: (r.side, r.names.clone(), r.period),
            value: r.amount.value,
            weak,
            unexplained,
        }));
    }

    /// Whether a weak accusation does not stand beside the others: two figures of a sentence seldom state the same, so one whose value
    /// a neighbour states speaks of something else; and where nothing of the paragraph agrees, it is not understood.
    pub(super) fn speaks_against(&self, place: usize) -> bool {
        let Some(own) = self.seen.get(place).and_then(Option::as_ref).filter(|s| s.weak) else {
            return false;
        };
        let others = || {
            let all = self.seen.iter().enumerate().filter(|(n, _)| *n != place);
            all.filter_map(|(_, s)| s.as_ref()).filter(|s| s.paragraph == own.paragraph)
        };
        let taken = others().any(|s| {
            let same = s.sort == own.sort && (s.value - own.value).abs() <= 1e-6 * own.value.abs();
            s.sentence.abs_diff(own.sentence) <= 1 && (s.verdict == Verdict::Agrees || s.weak) && same
        });
        taken || own.unexplained && others().all(|s| s.verdict == Verdict::Uncheckable)
    }
}

impl Company {
    /// What a figure that nothing agrees with accuses of: a level and its change, or its share, stand side by side, and where one agrees,
    /// it is sure what the other is about.
    pub(super) fn speaks_for(&self, index: &TableIndex<'_>, open: &Open) -> Option<Judged> {
        let own = self.seen.get(open.place).and_then(Option::as_ref)?;
        let neighbour = |n: Option<usize>| {
            let s = self.seen.get(n?).and_then(Option::as_ref)?;
            let gap = if s.tokens.0 < own.tokens.0 {
                own.tokens.0.saturating_sub(s.tokens.1)
            } else {
                s.tokens.0.saturating_sub(own.tokens.1)
            };
            (s.sentence == own.sentence && s.verdict == Verdict::Agrees && gap <= BESIDE).then_some(s)
        };
        let beside = [neighbour(open.place.checked_sub(1)), neighbour(open.place.checked_add(1))];
        let reading = beside.into_iter().flatten().find_map(|s| {
            open.readings.iter().find(|r| {
                let alike = r.side == s.of.0 && r.names == s.of.1 && r.period == s.of.2;
                alike && r.sort != s.sort && matches!(s.sort, Sort::Value | Sort::Growth | Sort::Share)
            })
        })?;
        let figure = &open.figure;
        let meets_one =
            open.readings.iter().any(|r| meets(stated(figure, r.sort), &Reading { sign: 0, ..r.clone() }));
        if meets_one || rounds_otherwise(figure, reading) {
            return None;
        }
        let digit = is_but_for_a_digit(figure, reading.amount.value).then_some(Slip::Digit);
        let slip = slip(index, figure, reading, &[]).or(digit)?;
        Some(Judged { verdict: Verdict::Disagrees, reading: Some(reading.clone()), slip: Some(slip) })
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
            matches!(r.sort, Sort::Value | Sort::Growth | Sort::Share)
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

/// Whether the slip of an accusation is one that chance shows often. Swapped digits, a scale word or a turned direction hardly ever are.
pub(super) fn is_weak(figure: &Figure, judged: &Judged, doubt: Doubt) -> bool {
    let Some(reading) = judged.reading.as_ref().filter(|r| !is_exact(r.sort)) else { return false };
    let weak = match judged.slip {
        None | Some(Slip::Near | Slip::Row(_)) => true,
        Some(Slip::Digit) => weight(figure) <= HEAVY,
        _ => false,
    };
    let clear = matches!(judged.slip, None | Some(Slip::Digit)) && as_share(figure, reading, doubt);
    judged.verdict == Verdict::Disagrees && weak && !clear
}

/// Whether words before a figure may name what it is about, and are not understood.
pub(super) fn is_of_a_stranger(
    article: &Article,
    figure: &Figure,
    reading: &Reading,
    slip: Option<&Slip>,
) -> bool {
    (reading.reach > 1 || matches!(slip, Some(Slip::Row(_)))) && !strange_words(article, figure).is_empty()
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
