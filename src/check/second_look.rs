//! A second look at a figure that the nearest words left open. Whatever its sentence and the two before it name is tried in every slot,
//! nearest first, and a figure that meets one of the first few values agrees. How many are tried goes by how many digits the figure
//! states, so that a meeting is no chance. It accuses nobody.

use super::article::{Article, Says};
use super::candidates::{Maker, meets, stated};
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Guess, Per, Sort, direction};
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::slip::Slip;
use super::slot_names::named;
use super::slots::{Base, Doubt, Names, Side, Slots, put};
use super::table_index::{TableIndex, Wanted};
use super::verdict::{Judged, weight};
use crate::dataset::{Flow, NONE};
use crate::period::{Period, Step};

/// What a word of an earlier sentence costs, by how many sentences back it stands.
const BACK: [i32; 3] = [2, 4, 6];
/// What is tried though no word says it.
const UNSAID: i32 = 5;

/// Times as much that few other rows and times give.
const MANY: f64 = 5.0;

/// How many different values a figure may be held against: few where it states few digits, fewer where the table seems not to have it.
fn tries(figure: &Figure, elsewhere: bool) -> usize {
    match (weight(figure), elsewhere) {
        (0 | 1, _) | (2, true) => 0,
        (2, false) => 9,
        // So many times as much is seldom met by chance.
        (3, false) if figure.counts == Counts::Times && figure.value() >= MANY => 60,
        (3, true) => 8,
        (3, false) => 20,
        (_, true) => 24,
        (_, false) => 80,
    }
}

/// A figure that is looked at again, and what may fill its slots.
pub(super) struct Asked<'a> {
    pub(super) article: &'a Article,
    pub(super) index: &'a TableIndex<'a>,
    pub(super) figure: &'a Figure,
    pub(super) slots_of: &'a dyn Fn(Sort) -> Slots,
}

/// A way to look again, for what one sort of sentence states. It agrees, it never accuses.
pub(super) type Way = fn(&Asked<'_>) -> Option<Reading>;

/// How many different values a figure may be held against, by how many digits it states.
pub(super) fn most(figure: &Figure, by_digits: [usize; 4]) -> usize {
    by_digits.get(weight(figure).min(3)).copied().unwrap_or(0)
}

/// What a figure of a sort of unit may state, likeliest first.
pub(super) fn sorts(article: &Article, figure: &Figure) -> Vec<Sort> {
    match figure.counts {
        Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Unit => {
            let mut out =
                vec![Sort::Difference, Sort::Value, Sort::Average(Per::Month), Sort::Average(Per::Year)];
            let (from, to) =
                (super::kinds::window(article, figure).0, super::kinds::behind(article, figure).1);
            if !super::near_words::is_average(article, from, to) {
                out.truncate(2);
            }
            if super::kinds::is_daily(article, figure) {
                out.insert(0, Sort::Average(Per::Day));
            }
            out
        }
        Counts::Bare if !article.topic_measures.is_empty() && figure.value() >= 100.0 && !figure.in_words => {
            vec![Sort::Difference, Sort::Value, Sort::Average(Per::Month)]
        }
        Counts::Percent if super::outright_shares::is_share_outright(article, figure) => {
            if figure.in_words {
                vec![Sort::Share, Sort::Index]
            } else {
                vec![Sort::Share]
            }
        }
        // "the figure fell back to 71.8%": where it got to may be a share as well.
        Counts::Percent if super::near_words::is_reached(article, figure) => vec![Sort::Share, Sort::Growth],
        Counts::Percent if direction(article, figure).is_some() => vec![Sort::Growth],
        Counts::Percent if figure.in_words => vec![Sort::Share, Sort::Index],
        Counts::Percent => vec![Sort::Growth, Sort::Share],
        Counts::Points => vec![Sort::ShareChange],
        Counts::Days => vec![Sort::Value, Sort::Difference],
        Counts::Times => vec![Sort::Ratio],
        _ => Vec::new(),
    }
}

/// What a figure meets when looked at again.
pub(super) fn met(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    (guesses, elsewhere): (&[Guess], bool),
    slots_of: &dyn Fn(Sort) -> Slots,
) -> Option<Reading> {
    held_against(article, index, figure, guesses, tries(figure, elsewhere), slots_of)
}

/// From what cost on a reading that disagrees leaves room for another one: where a slip explains the figure, that is likelier.
pub(super) fn open_from(slip: Option<&Slip>) -> i32 {
    match slip {
        None | Some(Slip::Near) => 2,
        Some(_) => i32::MAX,
    }
}

/// Whether a figure that seems wrong is what something else said near it would give: then it may be that which is meant.
pub(super) fn may_be_meant(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    guesses: &[Guess],
    slots_of: &dyn Fn(Sort) -> Slots,
) -> bool {
    held_against(article, index, figure, guesses, tries(figure, false) * 2 / 3, slots_of).is_some()
}

/// The accusation of what is told outright, where nothing that the table has may be meant by it.
pub(super) fn told_outright(
    &Asked { article, index, figure, slots_of }: &Asked<'_>,
    guesses: &[Guess],
    (readings, doubt): (&[Reading], Doubt),
) -> Option<Judged> {
    let told = super::verdict::outright(index, figure, readings, doubt)?;
    let meant = may_be_meant(article, index, figure, guesses, slots_of);
    (!meant).then_some(told)
}

/// Whether the row whose figure was found instead is spoken of close by, in words of its own: then it is what was meant.
pub(super) fn row_is_spoken_of(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    judged: &super::verdict::Judged,
) -> bool {
    let (Some(Slip::Row(name)), Some(reading)) = (&judged.slip, &judged.reading) else { return false };
    let words = |name: &str| -> Vec<String> {
        let folded = super::words::fold(name);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4).map(stem).collect()
    };
    let own: Vec<String> = reading
        .names
        .iter()
        .flat_map(|(dim, members)| members.iter().flat_map(|m| words(index.name(*dim, *m))))
        .collect();
    let telling: Vec<String> = words(name).into_iter().filter(|w| !own.contains(w)).collect();
    let at = figure.tokens.0;
    let start = article.sentence_start(article.sentence_of(at).saturating_sub(2));
    (start..at).any(|i| article.token(i).is_some_and(|t| telling.contains(&stem(&t.folded))))
}

/// The beginning of a word, by which its forms are told.
pub(super) fn stem(word: &str) -> String {
    word.chars().take(6).collect()
}

fn held_against(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    guesses: &[Guess],
    most: usize,
    slots_of: &dyn Fn(Sort) -> Slots,
) -> Option<Reading> {
    let most = if figure.upper.is_some() && figure.in_words { 3 } else { most };
    if most == 0 || figure.upper.is_some() && !figure.in_words || figure.per_head {
        return None;
    }
    let mut sorts = sorts(article, figure);
    // What the words spoke for at first stays first.
    sorts.sort_by_key(|s| !guesses.iter().any(|g| g.sort == *s));
    let sign = direction(article, figure).unwrap_or(0);
    let mut out = Vec::new();
    for (n, sort) in sorts.into_iter().enumerate() {
        let own = slots_of(sort);
        let measures = measures(article, index, figure, &own);
        let slots = widened(article, index, figure, sort, own);
        let alone = Slots { others: Vec::new(), ..slots.clone() };
        for (m, measure) in measures.into_iter().enumerate() {
            let cost = (n * 2 + m) as i32;
            let guess = Guess { sort, sign: if sort == Sort::Value { 0 } else { sign }, cost };
            for slots in [&slots, &alone] {
                Maker { article, index, figure, guess, slots, measure }.all(&mut out);
            }
        }
    }
    // A level is looked for as one, with what binds a level.
    out.retain(|r| r.sort != Sort::Difference || !matches!(r.working, Working::Level(_)));
    nearest(figure, out, most)
}

/// Most that one piece or tonne costs.
const DEAREST: f64 = 1e6;

/// What of the table a figure may be of, likeliest first: money, tonnes, or what a tonne or a piece fetched.
pub(super) fn measures(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    slots: &Slots,
) -> Vec<Wanted> {
    if slots.flows.iter().any(|c| c.value.topic.is_some()) {
        return vec![Wanted::Money];
    }
    let has = |w: &Wanted| index.has.contains(w);
    if figure.counts == Counts::Days {
        return [Wanted::Days].into_iter().filter(has).collect();
    }
    let both = has(&Wanted::Amount) && has(&Wanted::Money) || has(&Wanted::Price);
    // "Xe Indonesia rẻ nhất, 14.385 USD": a sum without a scale word in a table of worth and pieces.
    let single = matches!(figure.counts, Counts::Money(_)) && figure.power == 0 && figure.value() < DEAREST;
    let change = matches!(figure.counts, Counts::Percent | Counts::Times);
    let mut out = Vec::new();
    if both && (single || change && super::prices::price(article, figure).is_some()) {
        out.push(Wanted::Price);
    }
    if figure.counts.is_amount() || change && super::said_of_amounts::speaks_of_amounts(article, figure) {
        out.extend([Wanted::Amount].into_iter().filter(has));
    } else if !single || !both {
        out.extend([index.plain].into_iter().filter(has));
    }
    // "Steel cases (8.0 million) lost 27.6% in pieces": a number without a currency beside a table of worth and pieces.
    if both && figure.counts == Counts::Money(None) {
        out.push(Wanted::Amount);
    }
    out
}

/// The first reading that a figure meets among the few likeliest values.
pub(super) fn nearest(figure: &Figure, mut readings: Vec<Reading>, most: usize) -> Option<Reading> {
    readings.sort_by_key(|r| r.cost);
    first_of(readings.iter(), most, |r| meets(stated(figure, r.sort), r).then(|| r.clone()))
}

/// What is found first among readings, likeliest first, as long as no more than so many different values were tried.
pub(super) fn first_of<'r, T>(
    readings: impl Iterator<Item = &'r Reading>,
    most: usize,
    found: impl Fn(&Reading) -> Option<T>,
) -> Option<T> {
    let mut seen: Vec<f64> = Vec::new();
    for reading in readings {
        let value = reading.amount.value;
        if seen.iter().any(|v| (v - value).abs() <= 1e-9 * value.abs()) {
            continue;
        }
        if seen.len() >= most {
            return None;
        }
        seen.push(value);
        if let Some(found) = found(reading) {
            return Some(found);
        }
    }
    None
}

/// The slots with everything that the sentence and the two before it name.
pub(super) fn widened(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
    own: Slots,
) -> Slots {
    let id = article.sentence_of(figure.tokens.0);
    let (mut flows, mut names, mut periods, mut bases) = (own.flows, own.names, own.periods, own.bases);
    let mut others = own.others;
    let mut monthly = false;
    // What the clause itself names is not open.
    let fixed: Vec<usize> = names
        .first()
        .filter(|c| c.cost == 0)
        .map(|c| c.value.iter().map(|(dim, _)| *dim).collect())
        .unwrap_or_default();
    // So is a flow that it names, for a level.
    let settled = sort == Sort::Value && flows.first().is_some_and(|c| c.cost == 0);
    for (back, cost) in BACK.iter().enumerate() {
        let Some(s) = id.checked_sub(back) else { break };
        let said = article.mentions_in(article.sentence_start(s), article.sentence_start(s + 1));
        for m in said {
            if let Some(p) = m.periods.first().filter(|_| m.when().is_some()) {
                // What an earlier sentence compares with is no period of a level here.
                let aside = m.compared && back > 0 && sort == Sort::Value;
                put(&mut periods, Some(*p).filter(|_| !aside), *cost);
                // A stretch of years is what something grew over, not what it grew from.
                let stretch = matches!(p, Period::Years(..));
                put(&mut bases, Some(Base::Named(*p)).filter(|_| !stretch), *cost);
                monthly |= p.step() == Step::Month;
            }
            if let (Some(Mark::Flow(f)), false) = (m.flow(), index.flowless || settled) {
                put(&mut flows, Some(Side::of(f)), *cost);
            }
            if let (Some(Mark::Balance(side)), false) = (m.flow(), index.flowless || settled) {
                // A deficit that became larger is no balance that did.
                let side = if sort == Sort::Difference { side } else { 0 };
                put(&mut flows, Some(Side { side, ..Side::of(Flow::Balance) }), *cost);
            }
            if let Says::Topic(topics) = &m.says {
                for t in topics {
                    put(&mut flows, Some(Side { topic: Some(*t), ..Side::of(Flow::Balance) }), *cost);
                }
            }
            for part in named(m).unwrap_or_default().into_iter().flatten() {
                let alone: Names = vec![part];
                if back == 0 && others.len() < 3 && !others.contains(&alone) {
                    others.push(alone.clone());
                }
                let open = back == 0 || !alone.iter().any(|(dim, _)| fixed.contains(dim));
                put(&mut names, Some(alone).filter(|_| open), *cost);
            }
        }
    }
    put(&mut periods, article.main, UNSAID - 2);
    // A row is taken up only behind its first mention.
    let until = article.sentence_start(id + 1);
    let often = article.often.iter().zip(&article.often_from);
    let often = often.filter(|(row, from)| !fixed.contains(&row.0) && (article.vietnamese || **from < until));
    for (n, (row, _)) in often.enumerate() {
        put(&mut names, Some(vec![(row.0, vec![row.1])]), UNSAID - 1 + n as i32);
    }
    put(&mut names, Some(Vec::new()), UNSAID);
    // All there is, in an article about one part of it.
    put(&mut names, index.scope.map(|(dim, _)| vec![(dim, vec![NONE])]), UNSAID + 1);
    put(&mut bases, Some(Base::Year), UNSAID);
    if monthly {
        put(&mut bases, Some(Base::Month), UNSAID + 1);
    }
    flows.sort_by_key(|c| c.cost);
    names.sort_by_key(|c| c.cost);
    periods.sort_by_key(|c| c.cost);
    bases.sort_by_key(|c| c.cost);
    // The year before what was spoken of, where the table has it; a level is one of it only where its clause says so.
    let clause = article.clause_of(figure.tokens.0);
    let ends = (article.clause_start(clause), article.clause_start(clause + 1));
    let then = article
        .mentions_in(ends.0, ends.1)
        .iter()
        .any(|m| m.compared || m.has(Mark::Base) || m.has(Mark::From));
    let past = sort != Sort::Value || then;
    let before: Vec<Period> =
        periods.iter().take(if past { 2 } else { 0 }).filter_map(|c| c.value.same_of_year(-1)).collect();
    for p in before {
        put(&mut periods, Some(p).filter(|p| index.knows(*p)), UNSAID + 2);
    }
    flows.truncate(4);
    Slots { flows, names, periods, bases, others, whole: own.whole, doubt: own.doubt, offered: false }
}
