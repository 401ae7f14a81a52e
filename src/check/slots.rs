//! What a figure is about, as far as the words near it say: flow, names, period, base. Each slot keeps every filling the text
//! allows, with what it costs to believe it; a word in the clause itself leaves no choice.

use super::article::{Article, Mention, Says, last_month};
use super::figures_in_text::Figure;
use super::kinds::{Sort, behind, window};
use super::lexicon::{Mark, is_neutral};
use super::members::{Kind, Named};
use super::periods_in_text::When;
use super::table_index::TableIndex;
use super::words::TokenKind;
use crate::dataset::{DimensionKind, Flow};
use crate::period::{Period, Step};

/// A filling and what it costs, in tenths; 0 is what the clause says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice<T> {
    pub(super) value: T,
    pub(super) cost: i32,
}

fn choice<T>(value: T, cost: i32) -> Choice<T> {
    Choice { value, cost }
}

/// Adds a filling that is not there yet.
fn put<T: PartialEq>(out: &mut Vec<Choice<T>>, value: Option<T>, cost: i32) {
    if let Some(value) = value.filter(|v| !out.iter().any(|c| c.value == *v)) {
        out.push(choice(value, cost));
    }
}

/// A flow with the side of a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) flow: Flow,
    /// +1 surplus, −1 deficit.
    pub(super) side: i8,
}

/// Names that narrow a figure: members by dimension; unions keep several.
pub(super) type Names = Vec<(usize, Vec<u32>)>;

/// What a figure is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Slots {
    pub(super) flows: Vec<Choice<Side>>,
    pub(super) names: Vec<Choice<Names>>,
    pub(super) periods: Vec<Choice<Period>>,
    pub(super) bases: Vec<Choice<Base>>,
    /// Names behind a share: what it is a part of.
    pub(super) whole: Option<(Option<Flow>, Names)>,
    /// Why the table may not hold it.
    pub(super) doubt: Doubt,
}

/// What a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The same period of the year before.
    Year,
    /// The month before.
    Month,
    /// The quarter before.
    Quarter,
    /// A period that is named.
    Named(Period),
    /// The same months of a year that is named.
    OfYear(i16),
}

/// Reasons not to trust a reading, the worst one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// None.
    #[default]
    None,
    /// A word near the flow that is not understood.
    Modifier,
    /// A forecast or a plan.
    Plan,
    /// Something the table does not hold is spoken of.
    Elsewhere,
}

impl Base {
    /// The period it means for a figure's own period.
    pub(super) fn of(self, period: Period) -> Option<Period> {
        let base = match self {
            Base::Year => period.same_of_year(-1),
            Base::Month => last_month(period).and_then(|p| p.previous()),
            Base::Quarter => (period.step() == Step::Quarter).then(|| period.previous()).flatten(),
            Base::OfYear(y) => period.same_of_year(i32::from(y) - i32::from(period.end_year())),
            Base::Named(p) => Some(p),
        };
        base.filter(|b| *b != period)
    }
}

/// Fills the slots of a figure.
pub(super) fn slots(article: &Article, index: &TableIndex<'_>, figure: &Figure, sort: Sort) -> Slots {
    let mut slots = Slots {
        flows: flows(article, figure, sort),
        periods: periods(article, index, figure, sort),
        bases: bases(article, figure),
        ..Slots::default()
    };
    let (names, doubt) = names(article, index, figure, sort);
    slots.names = names;
    slots.doubt = doubt;
    if sort == Sort::Share {
        slots.whole = whole(article, figure);
    }
    slots
}

/// Tokens between two places hold nothing but small words.
fn close(article: &Article, from: usize, to: usize, most: usize) -> bool {
    article.tokens.get(from..to).is_some_and(|t| {
        t.len() <= most
            && t.iter().all(|t| {
                t.kind == TokenKind::Word
                    && is_neutral(&t.folded)
                    && !["and", "va", "while", "con", "nhung", "but"].contains(&t.folded.as_str())
                    || t.is('(')
            })
    })
}

fn side(mark: Mark) -> Option<Side> {
    match mark {
        Mark::Flow(flow) => Some(Side { flow, side: 0 }),
        Mark::Balance(side) => Some(Side { flow: Flow::Balance, side }),
        _ => None,
    }
}

/// Whether a flow word is part of what something else is called: "thị trường nhập khẩu", "so với nhập khẩu".
fn is_aside(article: &Article, m: &Mention) -> bool {
    if m.compared {
        return true;
    }
    let before = |n: usize| {
        m.start.checked_sub(n).and_then(|i| article.token(i)).map(|t| t.folded.as_str()).unwrap_or("")
    };
    let after = article.token(m.end).map(|t| t.folded.as_str()).unwrap_or("");
    matches!(
        (before(2), before(1)),
        ("thi", "truong") | ("doi", "tac") | ("doanh", "nghiep") | ("don", "hang") | ("nha", _)
    ) || matches!(
        after,
        "markets"
            | "market"
            | "orders"
            | "firms"
            | "companies"
            | "destination"
            | "destinations"
            | "partner"
            | "partners"
            | "oriented"
    ) || before(1) == "non"
}

/// The share mark that owns a mention behind it: "chiếm 71% tổng kim ngạch xuất khẩu" speaks of no new flow.
fn is_whole_of_share(article: &Article, m: &Mention) -> bool {
    let clause = article.clause_start(article.clause_of(m.start));
    let Some(figure) = article.figures_in(clause, m.start).last() else { return false };
    if figure.counts != super::figures_in_text::Counts::Percent {
        return false;
    }
    let (start, end) = window(article, figure);
    let shared = article.mentions_in(start, end).iter().any(|m| m.has(Mark::Share));
    let of = article.token(figure.tokens.1).is_some_and(|t| {
        t.is_word("of")
            || t.is_word("cua")
            || t.is_word("tong")
            || t.is_word("trong")
            || t.is_word("in")
            || t.is_word("kim")
    });
    shared && (of || m.start <= figure.tokens.1 + 1)
        || article
            .token(figure.tokens.1)
            .is_some_and(|t| t.is_word("of") || t.is_word("tong") || t.is_word("cua"))
            && !article
                .mentions_in(start, end)
                .iter()
                .any(|m| m.mark(|k| matches!(k, Mark::Direction(_))).is_some())
}

fn flows(article: &Article, figure: &Figure, sort: Sort) -> Vec<Choice<Side>> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let sentence_id = article.sentence_of(at);
    let sentence = article.sentence_start(sentence_id);
    let good = |m: &&Mention| m.flow().is_some() && !is_aside(article, m) && !is_whole_of_share(article, m);
    let of = |m: &Mention| m.flow().and_then(side);
    let mut out: Vec<Choice<Side>> = Vec::new();
    let (next, stop) = behind(article, figure);
    let is_share = sort == Sort::Share;
    // Right behind: "a $1.78 billion surplus", "11 tỷ USD hàng nhập khẩu".
    if !is_share && let Some(m) = article.mentions_in(next, stop).iter().find(|m| m.flow().is_some()) {
        let gap = close(article, next, m.start, 3);
        let breaks =
            article.token(m.start.wrapping_sub(1)).is_some_and(|t| t.is_word("va") || t.is_word("and"));
        let own_before = article.mentions_in(window(article, figure).0, at).iter().any(|m| good(&m));
        if gap && !breaks && !m.compared && !own_before {
            put(&mut out, of(m), 0);
            return out;
        }
        if gap
            && !breaks
            && !m.compared
            && m.flow().is_some_and(|f| matches!(f, Mark::Balance(_)))
            && next == m.start
        {
            put(&mut out, of(m), 0);
            return out;
        }
    }
    let in_clause: Vec<&Mention> = article.mentions_in(clause, at).iter().filter(good).collect();
    if let Some(last) = in_clause.last() {
        put(&mut out, of(last), 0);
        // Two flows joined before the figure: which one is meant is open.
        return out;
    }
    if !is_share && let Some(m) = article.mentions_in(next, stop).iter().find(good) {
        put(&mut out, of(m), 1);
    }
    let before: Vec<&Mention> = article.mentions_in(sentence, clause).iter().filter(good).collect();
    if let Some(last) = before.last() {
        put(&mut out, of(last), 2);
        return out;
    }
    if !out.is_empty() {
        return out;
    }
    if is_share {
        // What it is a share of says the flow.
        if let Some(m) = article.mentions_in(next, stop.max(next)).iter().find(|m| m.flow().is_some()) {
            put(&mut out, of(m), 1);
        }
    }
    // The sentences before, nearest first. A level without a word of its own is rarely a balance.
    let paragraph = article.paragraph_of(at);
    let level = matches!(sort, Sort::Value | Sort::Growth | Sort::Share | Sort::Difference | Sort::Milestone);
    let mut cost = 3;
    let mut s = sentence_id;
    while s > 0 && cost < 11 {
        s -= 1;
        let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
        if a >= b {
            continue;
        }
        if let Some(m) = parallel(article, figure, (a, b)) {
            put(&mut out, of(m), cost);
        }
        let found: Vec<Side> = article.mentions_in(a, b).iter().filter(good).rev().filter_map(of).collect();
        let far = if article.paragraph_of(a) == paragraph { 0 } else { 1 };
        for (n, side) in found.iter().enumerate() {
            let only = article.mentions_in(0, at).iter().filter(good).all(|m| of(m) == Some(*side));
            let balance = if side.flow == Flow::Balance && level { 3 } else { 0 };
            put(&mut out, Some(*side), if only { 3 } else { cost + far + (n as i32).min(2) + balance });
        }
        cost += if found.is_empty() { 0 } else { 3 };
    }
    // A later word of the sentence: "Với 32 tỷ USD, xuất khẩu …".
    let sentence_end = article.sentence_start(sentence_id + 1);
    if let Some(m) = article.mentions_in(next, sentence_end).iter().find(good) {
        put(&mut out, of(m), 4);
    }
    out.sort_by_key(|c| c.cost);
    out
}

/// "Con số tương ứng là A và B": figures without a flow of their own take those of the sentence before, in its order.
fn parallel<'a>(article: &'a Article, figure: &Figure, (a, b): (usize, usize)) -> Option<&'a Mention> {
    let sentence = article.sentence_of(figure.tokens.0);
    let (start, end) = (article.sentence_start(sentence), article.sentence_start(sentence + 1));
    let alike = |f: &&Figure| f.counts == figure.counts;
    let here: Vec<&Figure> = article.figures_in(start, end).iter().filter(alike).collect();
    let owned: Vec<&Mention> = article
        .figures_in(a, b)
        .iter()
        .filter(alike)
        .filter_map(|f| {
            let (from, to) = window(article, f);
            article.mentions_in(from, to).iter().rev().find(|m| m.flow().is_some() && !m.compared)
        })
        .collect();
    let place = here.iter().position(|f| f.tokens == figure.tokens)?;
    if here.len() < 2 || owned.len() != here.len() {
        return None;
    }
    owned.get(place).copied()
}

fn periods(article: &Article, index: &TableIndex<'_>, figure: &Figure, sort: Sort) -> Vec<Choice<Period>> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let sentence_id = article.sentence_of(at);
    let sentence = article.sentence_start(sentence_id);
    let change =
        matches!(sort, Sort::Growth | Sort::Difference | Sort::Ratio | Sort::Index | Sort::ShareChange);
    let mut out: Vec<Choice<Period>> = Vec::new();
    let mut push = |periods: &[Period], cost: i32| {
        for (n, p) in periods.iter().enumerate() {
            if !out.iter().any(|c: &Choice<Period>| c.value == *p) {
                out.push(choice(*p, cost + 3 * n as i32));
            }
        }
    };
    // "since January" does not say until when: good enough to agree with, not to contradict.
    let vague = |m: &Mention| if m.when() == Some(When::ToDate) { 9 } else { 0 };
    let (next, stop) = behind(article, figure);
    let is_when = |m: &&Mention| m.when().is_some_and(|w| w != When::Day);
    // A figure that is itself what something is compared with: its period is the compared one.
    let inside = in_compared(article, figure);
    let directly =
        article.mentions_in(next, stop).iter().find(is_when).filter(|m| close(article, next, m.start, 4));
    if let Some(m) = directly {
        let relative = matches!(
            m.when(),
            Some(
                When::SameBefore
                    | When::YearBefore
                    | When::MonthBefore
                    | When::QuarterBefore
                    | When::SameOf(_)
            )
        );
        if !change && (!m.compared || relative || inside) {
            if m.periods.is_empty() || relative {
                let own: Vec<Period> = spoken_before(article, at).into_iter().chain(article.main).collect();
                for (n, p) in own.iter().enumerate() {
                    if let Some(b) = base_of(m).and_then(|b| b.of(*p)) {
                        push(&[b], n as i32);
                    }
                }
                if let (Some(When::YearBefore), Some(p)) = (m.when(), own.first()) {
                    push(&[Period::Year(p.end_year() - 1)], 2);
                }
            }
            push(&m.periods, vague(m));
            return out;
        }
        if change && !m.compared && !relative {
            push(&m.periods, vague(m));
            return out;
        }
    }
    if inside && !change {
        let before = article.mentions_in(clause, at).iter().rev().find(|m| is_when(m) && m.compared);
        let after = article.mentions_in(next, stop).iter().find(|m| is_when(m) && m.compared);
        if let Some(m) = before.or(after) {
            let own: Vec<Period> = spoken_before(article, clause).into_iter().chain(article.main).collect();
            for p in &own {
                if let Some(b) = base_of(m).and_then(|b| b.of(*p)) {
                    push(&[b], 0);
                }
            }
            push(&m.periods, 1);
            return out;
        }
    }
    let good = |m: &&Mention| is_when(m) && !m.compared && !m.periods.is_empty();
    // Growth a year is growth over a stretch of years: the last one named.
    if sort == Sort::Growth && is_yearly(article, figure) {
        let range = |m: &&Mention| good(m) && matches!(m.periods.first(), Some(Period::Years(..)));
        let found = article
            .mentions_in(next, stop)
            .iter()
            .find(range)
            .or_else(|| article.mentions_in(0, at).iter().rev().find(range));
        if let Some(m) = found {
            let far = sentence_id.saturating_sub(article.sentence_of(m.start));
            push(
                &m.periods,
                match far {
                    0 => 0,
                    1 => 2,
                    _ => 4,
                },
            );
            return out;
        }
    }
    if let Some(m) = article.mentions_in(clause, at).iter().rev().find(good) {
        // "A in 2006 and B in 2011": a period right behind another figure is that one's, when this one has its own further on.
        let owner = article
            .figures_in(clause, at)
            .last()
            .filter(|f| m.start >= f.tokens.1 && close(article, f.tokens.1, m.start, 5));
        let sentence_end = article.sentence_start(sentence_id + 1);
        let until =
            article.figures_in(figure.tokens.1, sentence_end).first().map_or(sentence_end, |f| f.tokens.0);
        let own = article.mentions_in(next, until).iter().find(good).filter(|_| owner.is_some());
        if let Some(own) = own {
            push(&own.periods, 1 + vague(own));
            push(&m.periods, 3 + vague(m));
        } else {
            push(&m.periods, vague(m));
        }
        return out;
    }
    let after = article.mentions_in(next, stop).iter().find(good);
    let before = article.mentions_in(sentence, clause).iter().rev().find(good);
    match (before, after) {
        (Some(b), a) => {
            push(&b.periods, 1 + vague(b));
            if let Some(a) = a {
                push(&a.periods, 2 + vague(a));
            }
            return out;
        }
        (None, Some(a)) => {
            push(&a.periods, 1 + vague(a));
            return out;
        }
        _ => {}
    }
    // The nearest sentence before that names one; then what the article is about; then the table's latest.
    let paragraph = article.paragraph_of(at);
    let mut s = sentence_id;
    let mut main_cost = 5;
    while s > 0 {
        s -= 1;
        let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
        if a >= b {
            continue;
        }
        let named: Vec<&Mention> = article.mentions_in(a, b).iter().filter(good).collect();
        if let (Some(first), Some(last)) = (named.first(), named.last()) {
            let far = i32::from(article.paragraph_of(a) != paragraph);
            // Of several, the one that leads the sentence and the one the article is about come before one said in passing.
            let is_main = |m: &Mention| m.periods.first().is_some_and(|p| Some(*p) == article.main);
            let (lead, other) = if is_main(last) && !is_main(first) { (last, first) } else { (first, last) };
            push(&lead.periods, 3 + far);
            push(&other.periods, 3 + far + if in_passing(article, other) { 4 } else { 1 });
            main_cost = if in_passing(article, lead) { 5 } else { 12 };
            break;
        }
    }
    let end = article.sentence_start(sentence_id + 1);
    if let Some(m) = article.mentions_in(next, end).iter().find(good) {
        push(&m.periods, 4);
    }
    if let Some(main) = article.main {
        push(&[main], main_cost);
    }
    if let Some(latest) = index.latest() {
        push(&[latest], 14);
    }
    out.sort_by_key(|c| c.cost);
    out
}

/// Whether a period hangs on one figure: "after a deficit of $3.8 billion in 2015".
fn in_passing(article: &Article, m: &Mention) -> bool {
    let clause = article.clause_start(article.clause_of(m.start));
    article.figures_in(clause, m.start).last().is_some_and(|f| close(article, f.tokens.1, m.start, 3))
}

/// Whether a growth is said to be a year's: "17,5%/năm", "bình quân", "a year on average".
pub(super) fn is_yearly(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let (next, stop) = behind(article, figure);
    super::kinds::per_after(article, figure) == Some(super::kinds::Per::Year)
        || article.mentions_in(start, end).iter().any(|m| m.has(Mark::Average) || m.has(Mark::PerYear))
        || article
            .mentions_in(next, stop.min(next + 4))
            .iter()
            .any(|m| m.has(Mark::Average) || m.has(Mark::PerYear))
}

/// Whether a figure stands in a compared stretch: "so với mức 10 tỷ USD của cùng kỳ", "from $10 billion a year earlier".
fn in_compared(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let marks = article.mentions_in(start, end);
    let based = marks.iter().rev().find(|m| m.has(Mark::Base) || m.has(Mark::Than) || m.has(Mark::From));
    based.is_some_and(|b| {
        !marks.iter().any(|m| {
            m.start > b.start
                && m.mark(|k| matches!(k, Mark::Direction(_) | Mark::Flow(_) | Mark::To)).is_some()
        })
    })
}

/// The last period spoken of before a token.
fn spoken_before(article: &Article, at: usize) -> Option<Period> {
    let sentence = article.sentence_of(at);
    (0..4).filter_map(|n| sentence.checked_sub(n)).find_map(|s| {
        article
            .mentions_in(article.sentence_start(s), at.min(article.sentence_start(s + 1)))
            .iter()
            .rev()
            .find(|m| !m.compared && !m.periods.is_empty())
            .and_then(|m| m.periods.first().copied())
    })
}

/// What a compared period means.
fn base_of(m: &Mention) -> Option<Base> {
    Some(match m.when()? {
        When::SameBefore | When::YearBefore => Base::Year,
        When::MonthBefore => Base::Month,
        When::QuarterBefore => Base::Quarter,
        When::SameOf(y) => Base::OfYear(y),
        _ => Base::Named(*m.periods.first()?),
    })
}

fn bases(article: &Article, figure: &Figure) -> Vec<Choice<Base>> {
    let at = figure.tokens.0;
    let sentence_id = article.sentence_of(at);
    let (start, end) = (article.sentence_start(sentence_id), article.sentence_start(sentence_id + 1));
    let mut out: Vec<Choice<Base>> = Vec::new();
    let found = |m: &Mention| -> Option<Base> {
        if m.has(Mark::OnYear) {
            return Some(Base::Year);
        }
        if m.has(Mark::OnMonth) {
            return Some(Base::Month);
        }
        if m.has(Mark::OnQuarter) {
            return Some(Base::Quarter);
        }
        if m.compared { base_of(m) } else { None }
    };
    // Behind the figure, at once or past other figures of the sentence.
    let (next, stop) = behind(article, figure);
    let near = article.mentions_in(next, stop).iter().find_map(found);
    if let Some(b) = near {
        put(&mut out, Some(b), 0);
        return out;
    }
    let (wstart, wend) = window(article, figure);
    if let Some(b) = article.mentions_in(wstart, wend).iter().rev().find_map(found) {
        put(&mut out, Some(b), 0);
        return out;
    }
    if let Some((m, b)) = article.mentions_in(stop, end).iter().find_map(|m| Some((m, found(m)?))) {
        // Another change in between that has its own base takes it alone.
        let between = article.figures_in(next, m.start).len();
        put(&mut out, Some(b), if between <= 1 { 1 } else { 2 });
    }
    if let Some(b) = article.mentions_in(start, wstart).iter().rev().find_map(found) {
        put(&mut out, Some(b), 1);
    }
    if out.is_empty()
        && let Some(s) = sentence_id.checked_sub(1)
        && let Some(b) = article.mentions_in(article.sentence_start(s), start).iter().rev().find_map(found)
    {
        put(&mut out, Some(b), 4);
    }
    out
}

/// Members of one dimension.
type Part = (usize, Vec<u32>);

/// Names of one mention, absent ones as `None`.
fn named(m: &Mention) -> Option<Vec<Option<Part>>> {
    let Says::Named(found) = &m.says else { return None };
    Some(
        found
            .iter()
            .map(|n| match n {
                Named::Member { dim, member } => Some((*dim, vec![*member])),
                Named::Union { dim, members } => Some((*dim, members.clone())),
                Named::Absent(..) => None,
            })
            .collect(),
    )
}

/// What a name is a name of: two of one kind replace each other.
fn key(index: &TableIndex<'_>, m: &Mention) -> Option<Kind> {
    let Says::Named(found) = &m.says else { return None };
    found.first().map(|n| match n {
        Named::Member { dim, .. } | Named::Union { dim, .. } => match index.kind(*dim) {
            DimensionKind::Partner => Kind::Place,
            DimensionKind::Sector => Kind::Sector,
            _ => Kind::Goods,
        },
        Named::Absent(kind, _) => *kind,
    })
}

/// Whether a name is known but not in the table.
fn absent(m: &Mention) -> bool {
    matches!(&m.says, Says::Named(found) if found.iter().all(|n| matches!(n, Named::Absent(..))))
}

fn names(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
) -> (Vec<Choice<Names>>, Doubt) {
    let at = figure.tokens.0;
    let sentence_id = article.sentence_of(at);
    let sentence = article.sentence_start(sentence_id);
    let clause_id = article.clause_of(at);
    let clause = article.clause_start(clause_id);
    let (next, stop) = behind(article, figure);
    let mut doubt = Doubt::None;
    let mut chosen: Vec<(Kind, &Mention)> = Vec::new();
    let is_name = |m: &&Mention| matches!(m.says, Says::Named(_));
    // Behind the figure, with a word of direction: "38 tỷ USD sang Mỹ", "$20 billion of rice".
    if !matches!(sort, Sort::Share) {
        for m in article.mentions_in(next, stop).iter().filter(is_name).filter(|m| !m.compared) {
            let lead = article.token(m.start.wrapping_sub(1)).map(|t| t.folded.as_str()).unwrap_or("");
            let lead = if lead == "the" {
                article.token(m.start.wrapping_sub(2)).map(|t| t.folded.as_str()).unwrap_or("")
            } else {
                lead
            };
            let leads = [
                "sang", "vao", "tu", "voi", "to", "from", "with", "of", "in", "cho", "truong", "hang", "by",
                "into", "cua", "trong",
            ];
            let joined = leads.contains(&lead) || m.start == next;
            let earlier = chosen.iter().any(|(k, _)| Some(*k) == key(index, m));
            if joined
                && !earlier
                && let Some(k) = key(index, m)
            {
                chosen.push((k, m));
            }
        }
    }
    // Before it, the nearest of each dimension; "overall" ends what was said of a part.
    let mut cleared = false;
    let mut group: Vec<&Mention> = Vec::new();
    let before = article.mentions_in(sentence, at);
    for (i, m) in before.iter().enumerate().rev() {
        if m.has(Mark::Whole) {
            cleared = true;
            break;
        }
        if !is_name(&m) || m.compared || is_whole_of_share(article, m) {
            continue;
        }
        let Some(k) = key(index, m) else { continue };
        if let Some((_, first)) = chosen.iter().find(|(c, _)| *c == k) {
            // Joined names before the figure: "Mỹ và Trung Quốc đạt 10 tỷ".
            let last = group.last().copied().unwrap_or(first);
            let joint = article.tokens.get(m.end..last.start).is_some_and(|t| {
                t.len() <= 2 && t.iter().all(|t| t.is(',') || t.is_word("va") || t.is_word("and"))
            });
            if joint && first.start < at {
                group.push(m);
            }
            continue;
        }
        // An absent name of an earlier clause ends where a flow or another name begins.
        if absent(m) && m.start < clause && before.iter().skip(i + 1).any(|n| is_name(&n)) {
            continue;
        }
        chosen.push((k, m));
    }
    // What is spoken of last before the figure: a name or flow, or something the table does not hold.
    let subject = before.iter().rev().find(|m| {
        !m.compared && (m.flow().is_some() || is_name(m) || m.has(Mark::Elsewhere) || m.has(Mark::Gdp))
    });
    let elsewhere = |m: &Mention| m.has(Mark::Elsewhere) || m.has(Mark::Gdp);
    // "giá xăng dầu": the price of goods is no trade in them.
    let priced = subject.is_some_and(|m| {
        is_name(&m) && before.iter().any(|e| elsewhere(e) && e.end <= m.start && e.end + 1 >= m.start)
    });
    if priced || subject.is_some_and(elsewhere) {
        doubt = Doubt::Elsewhere;
    }
    if subject.is_none() {
        let earlier = (1..3).filter_map(|n| sentence_id.checked_sub(n)).find_map(|s| {
            article
                .mentions_in(article.sentence_start(s), article.sentence_start(s + 1))
                .iter()
                .rev()
                .find(|m| !m.compared && (m.flow().is_some() || is_name(m) || elsewhere(m)))
        });
        if earlier.is_some_and(elsewhere) {
            doubt = Doubt::Elsewhere;
        }
    }
    if article.mentions_in(next, stop.min(next + 3)).iter().any(elsewhere)
        || article.mentions_in(clause, at).iter().any(|m| m.has(Mark::Gdp))
    {
        doubt = Doubt::Elsewhere;
    }
    // "20,5% của thế giới": the figure of somebody else.
    let other =
        article.mentions_in(next, stop).iter().find(|m| absent(m) && close(article, next, m.start, 2));
    if other.is_some_and(|m| {
        article
            .token(m.start.wrapping_sub(1))
            .is_some_and(|t| ["cua", "for", "in"].contains(&t.folded.as_str()))
    }) {
        doubt = Doubt::Elsewhere;
    }
    let flow_here = article.mentions_in(sentence, at).iter().any(|m| m.flow().is_some() && !m.compared)
        || article.mentions_in(next, stop).iter().any(|m| m.flow().is_some());
    let clause_marks = || article.mentions_in(clause, at).iter();
    if clause_marks().any(|m| m.has(Mark::Forecast)) {
        doubt = doubt.max(Doubt::Plan);
    }
    if article.mentions_in(sentence, at).iter().any(|m| m.has(Mark::Quantity))
        && clause_marks().any(|m| m.has(Mark::Quantity))
    {
        doubt = Doubt::Elsewhere;
    }
    if without(article, index, sentence, at) {
        doubt = Doubt::Elsewhere;
    }
    if chosen.iter().any(|(_, m)| absent(m)) {
        doubt = Doubt::Elsewhere;
    }
    if doubt == Doubt::None && odd_words(article, figure) {
        doubt = Doubt::Modifier;
    }
    // All meanings of the chosen names, one of each.
    let mut out: Vec<Choice<Names>> = vec![choice(Vec::new(), 0)];
    for (_, m) in &chosen {
        let meanings: Vec<(usize, Vec<u32>)> = named(m).unwrap_or_default().into_iter().flatten().collect();
        if meanings.is_empty() {
            continue;
        }
        out = out
            .iter()
            .flat_map(|c| {
                meanings.iter().map(move |(dim, members)| {
                    let mut names = c.value.clone();
                    names.retain(|(d, _)| d != dim);
                    names.push((*dim, members.clone()));
                    choice(names, c.cost)
                })
            })
            .take(12)
            .collect();
    }
    // Another name of the kind further back may be the subject: "Mexico overtook Canada, with exports of …".
    for (k, m) in &chosen {
        let others = before.iter().rev().filter(|o| {
            is_name(o) && !absent(o) && o.start < m.start && !o.compared && key(index, o) == Some(*k)
        });
        let others = others.filter(|o| article.figures_in(o.end, m.start).is_empty());
        for (n, o) in others.take(2).enumerate() {
            for (dim, members) in named(o).unwrap_or_default().into_iter().flatten() {
                let mut names: Names = out.first().map(|c| c.value.clone()).unwrap_or_default();
                names.retain(|(d, _)| index.kind(*d) != index.kind(dim));
                names.push((dim, members));
                out.push(choice(names, 2 + n as i32));
            }
        }
    }
    let in_clause = chosen.iter().any(|(_, m)| m.start >= clause);
    if !group.is_empty() {
        // Joined names may be meant together.
        if let Some((_, first)) =
            chosen.iter().find(|(k, _)| group.first().is_some_and(|g| key(index, g) == Some(*k)))
        {
            let mut by_dim: Vec<(usize, Vec<u32>)> = Vec::new();
            for m in group.iter().chain([first]) {
                for (dim, members) in named(m).unwrap_or_default().into_iter().flatten() {
                    match by_dim.iter_mut().find(|(d, _)| *d == dim) {
                        Some((_, all)) => all
                            .extend(members.iter().filter(|c| !all.contains(c)).copied().collect::<Vec<_>>()),
                        None => by_dim.push((dim, members)),
                    }
                }
            }
            out.extend(by_dim.into_iter().map(|(dim, members)| choice(vec![(dim, members)], 1)));
        }
    }
    if chosen.is_empty() && !cleared {
        // Names of the sentence before go on where this one names nothing, the more so where it points back.
        let pointed = points_back(article, sentence, stop);
        let paragraph = article.paragraph_of(at);
        let mut inherited: Vec<Choice<Names>> = Vec::new();
        for n in 1..4 {
            let Some(s) = sentence_id.checked_sub(n) else { break };
            let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
            if a >= b || article.paragraph_of(a) != paragraph {
                continue;
            }
            let last = article.mentions_in(a, b).iter().rev().find(|m| is_name(m) && !m.compared);
            if let Some(m) = last {
                for meaning in named(m).unwrap_or_default().into_iter().flatten() {
                    inherited.push(choice(
                        vec![meaning],
                        if pointed {
                            0
                        } else if flow_here {
                            6
                        } else {
                            n as i32
                        },
                    ));
                }
                if named(m).is_some_and(|n| n.iter().all(Option::is_none)) && !flow_here {
                    doubt = doubt.max(Doubt::Elsewhere);
                }
                break;
            }
        }
        if !inherited.is_empty() && (!flow_here || pointed) {
            out.iter_mut().for_each(|c| c.cost += if pointed { 6 } else { 3 });
        }
        out.extend(inherited);
    } else if !in_clause && !chosen.is_empty() {
        // Named in an earlier clause: it may have ended there.
        let fresh = article.mentions_in(clause, at).iter().any(|m| m.flow().is_some());
        out.push(choice(Vec::new(), if fresh { 3 } else { 6 }));
    }
    if sort == Sort::Share || sort == Sort::ShareChange {
        // A share needs a part.
        let has = out.iter().any(|c| !c.value.is_empty());
        if has {
            out.iter_mut().filter(|c| c.value.is_empty()).for_each(|c| c.cost += 6);
        }
    }
    out.sort_by_key(|c| c.cost);
    (out, doubt)
}

/// Words that take up what was named before: "thị trường này", "its exports", "with it".
fn points_back(article: &Article, start: usize, end: usize) -> bool {
    (start..end).any(|i| {
        let Some(t) = article.token(i) else { return false };
        let before = i.checked_sub(1).and_then(|b| article.token(b)).map(|t| t.folded.as_str()).unwrap_or("");
        let time = ["nam", "thang", "quy", "ky", "ngay", "luc", "tuan", "dieu", "viec"].contains(&before);
        (t.lower == "này" && !time)
            || (!article.vietnamese
                && ["its", "their", "it", "them", "there"].contains(&t.folded.as_str())
                && i > start)
            || (before == "hai" && matches!(t.folded.as_str(), "nuoc" | "ben"))
            || (before == "the"
                && [
                    "countries",
                    "country",
                    "bloc",
                    "market",
                    "neighbour",
                    "neighbor",
                    "sector",
                    "product",
                    "commodity",
                ]
                .contains(&t.folded.as_str()))
    })
}

/// Whether something is left out: "không kể dầu thô", "excluding oil". A row that is named so itself leaves nothing out.
fn without(article: &Article, index: &TableIndex<'_>, sentence: usize, at: usize) -> bool {
    let marks = article.mentions_in(sentence, at);
    marks.iter().enumerate().any(|(i, m)| {
        let next = marks.get(i + 1).filter(|n| matches!(n.says, Says::Named(_)) && n.start <= m.end + 2);
        let row = i.checked_sub(1).and_then(|i| marks.get(i)).is_some_and(|b| match &b.says {
            Says::Named(found) => found.iter().any(|n| match n {
                Named::Member { dim, member } => {
                    let name = super::words::fold(index.name(*dim, *member));
                    name.contains("khong ke") || name.contains("exclud") || name.contains("tru ")
                }
                _ => false,
            }),
            _ => false,
        });
        m.has(Mark::Without) && next.is_some() && !row
    })
}

/// Words that hang on the flow and are not understood: "xuất khẩu phần mềm", "software exports".
fn odd_words(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let Some(flow) = article.mentions_in(clause, at).iter().rev().find(|m| m.flow().is_some()) else {
        return false;
    };
    let covered =
        |i: usize| article.mentions_in(i.saturating_sub(6), i + 1).iter().any(|m| m.start <= i && i < m.end);
    let odd = |i: usize| {
        article.token(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.clause == article.clause_of(at)
                && !is_neutral(&t.folded)
                && !covered(i)
        })
    };
    let inside_figure = |i: usize| {
        article.figures_in(i.saturating_sub(5), i + 1).iter().any(|f| f.tokens.0 <= i && i < f.tokens.1)
    };
    let mut run = 0;
    for i in flow.end..at.min(flow.end + 3) {
        if odd(i) && !inside_figure(i) {
            run += 1;
        } else {
            break;
        }
    }
    let name = flow.start.checked_sub(1).is_some_and(|i| {
        odd(i)
            && article.token(i).is_some_and(|t| {
                t.capital && article.token(i.wrapping_sub(1)).is_some_and(|b| b.sentence == t.sentence)
            })
    });
    let of_odd =
        article.token(flow.end).is_some_and(|t| t.is_word("of") || t.is_word("cua")) && odd(flow.end + 1);
    name || of_odd
        || if article.vietnamese {
            run >= 2
        } else {
            run >= 1 && article.token(flow.end).is_some_and(|t| t.is_word("of"))
        }
        || (!article.vietnamese
            && flow.start.checked_sub(1).is_some_and(|i| {
                odd(i)
                    && article.token(i).is_some_and(|t| {
                        !t.folded.ends_with("ly")
                            && !t.folded.ends_with("ed")
                            && !t.folded.ends_with("ing")
                            && !t.folded.ends_with("'s")
                            && !t.folded.ends_with("’s")
                    })
            }))
}

/// What a share is a share of, when words behind it say: "of total imports from China", "tổng kim ngạch xuất nhập khẩu".
fn whole(article: &Article, figure: &Figure) -> Option<(Option<Flow>, Names)> {
    let (next, stop) = behind(article, figure);
    let after = article.mentions_in(next, stop);
    let flow = after
        .iter()
        .find(|m| m.start <= next + 5 && m.flow().is_some() && !m.compared)
        .and_then(|m| m.flow())
        .and_then(side)
        .map(|s| s.flow);
    let mut names: Names = Vec::new();
    for m in after.iter().filter(|m| !m.compared) {
        for (dim, members) in named(m).unwrap_or_default().into_iter().flatten() {
            if !names.iter().any(|(d, _)| *d == dim) {
                names.push((dim, members));
            }
        }
    }
    (flow.is_some() || !names.is_empty()).then_some((flow, names))
}
