//! What a figure is about, as far as the words near it say: flow, names, period, base. Each slot keeps every filling the text
//! allows, with what it costs to believe it; a word in the clause itself leaves no choice.

use super::article::{Article, Mention};
use super::figures_in_text::Figure;
use super::kinds::{Sort, behind, window};
use super::lexicon::{Mark, is_neutral};
use super::resolved_periods::last_month;
use super::slot_names::{named, names};
use super::slot_periods::{bases, periods};
use super::table_index::TableIndex;
use super::words::TokenKind;
use crate::dataset::Flow;
use crate::period::{Period, Step};

/// How many sentences back something still holds.
pub(super) const FAR: usize = 40;

/// A filling and what it costs, in tenths; 0 is what the clause says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice<T> {
    pub(super) value: T,
    pub(super) cost: i32,
}

pub(super) fn choice<T>(value: T, cost: i32) -> Choice<T> {
    Choice { value, cost }
}

/// Adds a filling that is not there yet.
pub(super) fn put<T: PartialEq>(out: &mut Vec<Choice<T>>, value: Option<T>, cost: i32) {
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
    /// The topic instead, where it is no flow.
    pub(super) topic: Option<u16>,
}

impl Side {
    /// A flow, no side said.
    pub(super) fn of(flow: Flow) -> Side {
        Side { flow, side: 0, topic: None }
    }

    /// The flow in the table; `None` for a topic.
    pub(super) fn in_table(self) -> Option<Flow> {
        self.topic.is_none().then_some(self.flow)
    }
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
    /// Members it is compared with: "hơn Thái Lan", "as much as Viet Nam".
    pub(super) others: Vec<Names>,
    /// Names behind a share: what it is a part of.
    pub(super) whole: Option<(Option<Flow>, Names)>,
    /// Why the table may not hold it.
    pub(super) doubt: Doubt,
    /// Whether a person is to choose among the periods: what stands right at the figure then binds none.
    pub(super) offered: bool,
}

/// What a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The same period of the year before.
    Year,
    /// The same period so many years before.
    Years(u8),
    /// The month before.
    Month,
    /// The quarter before.
    Quarter,
    /// So many months before.
    Months(u8),
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
    /// The sentence is about a thing that is not understood.
    Stranger,
    /// Something the table does not hold is spoken of.
    Elsewhere,
}

impl Base {
    /// The period it means for a figure's own period.
    pub(super) fn of(self, period: Period) -> Option<Period> {
        let base = match self {
            Base::Year => period.same_of_year(-1),
            Base::Years(n) => period.same_of_year(-i32::from(n)),
            Base::Month => last_month(period).and_then(|p| p.previous()),
            Base::Quarter => (period.step() == Step::Quarter).then(|| period.previous()).flatten(),
            Base::Months(n) => last_month(period).and_then(|p| p.shift(-i32::from(n))),
            Base::OfYear(y) => period.same_of_year(i32::from(y) - i32::from(period.end_year())),
            Base::Named(p) => Some(p),
        };
        base.filter(|b| *b != period)
    }
}

/// Fills the slots of a figure.
pub(super) fn slots(article: &Article, index: &TableIndex<'_>, figure: &Figure, sort: Sort) -> Slots {
    let mut slots = Slots {
        flows: if index.flowless
            || (!index.topics.is_empty() && super::topics::speaks_of_topic(article, figure))
            || super::rows_of_their_own::is_of_rows(article, index, figure)
        {
            super::topics::topics(article, index, figure, sort)
        } else {
            alone(index, flows_seen(article, index, figure, sort))
        },
        periods: periods(article, index, figure, sort),
        bases: bases(article, figure),
        ..Slots::default()
    };
    // "compared with April, when they had gained 0.3%": that is said of April, and compared with nothing.
    if let Some(Base::Named(then)) =
        slots.bases.first().map(|b| b.value).filter(|_| when_behind(article, figure))
    {
        slots.periods = vec![choice(then, 1)];
        slots.bases.clear();
    }
    let (names, doubt) = names(article, index, figure, sort);
    slots.names = names;
    slots.doubt = doubt;
    if index.flowless && super::topics::other_flow(article, figure) {
        slots.doubt = Doubt::Elsewhere;
    }
    if matches!(sort, Sort::Value | Sort::Difference) {
        slots.doubt = slots.doubt.max(super::open_claims::doubt(article, figure));
    }
    if matches!(sort, Sort::Difference | Sort::Ratio | Sort::ShareChange) {
        slots.others = super::slot_names::others(article, figure);
    }
    if matches!(sort, Sort::Share | Sort::ShareChange) {
        let ratio = super::trading_verbs::ratio_of_flows(article, figure);
        slots.whole = match ratio.and_then(|(_, whole)| side(whole)) {
            Some(of) => Some((Some(of.flow), Vec::new())),
            None => whole(article, figure),
        };
        within_whole(index, &mut slots);
        if ratio.is_none() {
            of_the_flow_of_its_whole(&mut slots);
        }
    }
    slots
}

/// "Cars made up a quarter of everything sold to America": the part is what of them was sold there.
fn within_whole(index: &TableIndex<'_>, slots: &mut Slots) {
    let Some((_, of)) = slots.whole.as_ref().filter(|(_, of)| !of.is_empty()) else { return };
    let inside = |c: &Choice<Names>| {
        let open: Names =
            of.iter().filter(|(d, _)| !c.value.iter().any(|(own, _)| own == d)).cloned().collect();
        let names: Names = c.value.iter().cloned().chain(open.iter().cloned()).collect();
        let fits = !c.value.is_empty() && !open.is_empty() && open.len() == of.len() && index.states(&names);
        fits.then(|| choice(names, c.cost))
    };
    let found: Vec<Choice<Names>> = slots.names.iter().take(3).filter_map(inside).collect();
    if !found.is_empty() {
        slots.names.iter_mut().for_each(|c| c.cost += WIDER);
        slots.names.splice(0..0, found);
        slots.names.sort_by_key(|c| c.cost);
    }
}

/// "supplies 27.8% of imports", though what it buys was told before: a part of what is bought is bought.
fn of_the_flow_of_its_whole(slots: &mut Slots) {
    let Some((Some(flow @ (Flow::Export | Flow::Import)), _)) = slots.whole else { return };
    let Some(first) = slots.flows.first().cloned() else { return };
    let plain = matches!(first.value.flow, Flow::Export | Flow::Import) && first.value.topic.is_none();
    if plain && first.value.flow != flow {
        slots.flows.retain(|c| c.value != Side::of(flow));
        slots.flows.iter_mut().for_each(|c| c.cost += WIDER);
        slots.flows.insert(0, choice(Side::of(flow), first.cost + 1));
    }
}

/// What a part costs that is not narrowed by what its whole is.
const WIDER: i32 = 3;

/// What a role says of the flow, where no other word does: "as a supplier America ranked second".
fn by_role(article: &Article, index: &TableIndex<'_>, figure: &Figure, sort: Sort) -> Option<Flow> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let until = figure.tokens.1 + 4;
    let said = article.mentions_in(sentence, figure.tokens.0).iter().any(|m| m.flow().is_some());
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let own = article.sentence_of(figure.tokens.0);
    let as_one = |i: usize| {
        word(i.wrapping_sub(2)) == "as" && matches!(word(i.wrapping_sub(1)), "a" | "the" | "its" | "our")
            || super::trading_verbs::is_role_of_partner(article, index, figure, i)
    };
    let role = |i: usize| match word(i) {
        _ if sort != Sort::Rank && !as_one(i) => None,
        "supplier" | "suppliers" | "source" => Some(Flow::Import),
        "customer" | "customers" | "buyer" | "buyers" => Some(Flow::Export),
        "partner" if matches!(word(i.wrapping_sub(1)), "trading" | "trade") => Some(Flow::Turnover),
        _ => None,
    };
    let found = (sentence..until).rev().filter(|i| article.sentence_of(*i) == own).find_map(role);
    found.filter(|_| !said && !article.vietnamese)
}

/// Whether a figure stands in what "when" says of the period just before it.
fn when_behind(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let Some(when) = (sentence..at).rev().find(|i| article.token(*i).is_some_and(|t| t.is_word("when")))
    else {
        return false;
    };
    let period = article.mentions_in(sentence, when).last().filter(|m| m.when().is_some() && m.compared);
    period.is_some_and(|m| m.end + 1 >= when)
        && article.figures_in(when, at).is_empty()
        && !article.mentions_in(when, at).iter().any(|m| m.when().is_some() || m.compared)
}

/// The flows, seen from the partner where the partner does the buying or selling.
fn flows_seen(article: &Article, index: &TableIndex<'_>, figure: &Figure, sort: Sort) -> Vec<Choice<Side>> {
    if let Some((part, _)) = super::trading_verbs::ratio_of_flows(article, figure)
        .filter(|_| matches!(sort, Sort::Share | Sort::ShareChange))
    {
        return side(part).map(|s| choice(s, 0)).into_iter().collect();
    }
    if let Some(flow) = super::flows_in_order::flow(article, figure) {
        return vec![choice(Side::of(flow), 0), choice(Side::of(Flow::Turnover), 4)];
    }
    let mut plain = flows(article, figure, sort);
    if let Some(flow) = by_role(article, index, figure, sort).filter(|_| !index.flowless) {
        plain.iter_mut().for_each(|c| c.cost = c.cost.max(4));
        plain.retain(|c| c.value != Side::of(flow));
        plain.insert(0, choice(Side::of(flow), 1));
    }
    // What a change right behind such a level is a change of, too.
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let own = super::trading_verbs::by_partner(article, index, figure).or_else(|| {
        let place = |f: &&Figure| f.counts != super::figures_in_text::Counts::Place;
        let level = article.figures_in(sentence, figure.tokens.0).iter().find(place)?;
        let fresh = article.mentions_in(level.tokens.1, figure.tokens.0).iter().any(|m| m.flow().is_some());
        (!fresh).then(|| super::trading_verbs::by_partner(article, index, level)).flatten()
    });
    let Some(flow) = own else { return plain };
    let mut out = vec![choice(Side::of(flow), 0)];
    for c in plain {
        put(&mut out, Some(c.value), c.cost.max(4));
    }
    out
}

/// What it costs that the flow spoken of is the partner's own.
const PARTNERS_OWN: i32 = 12;

/// Where the table has one flow only, a text beside it speaks of that one.
fn alone(index: &TableIndex<'_>, mut found: Vec<Choice<Side>>) -> Vec<Choice<Side>> {
    let has = |flow: Flow| index.dataset.series.iter().any(|s| index.dataset.flow(s) == Some(flow));
    let one = match (has(Flow::Export), has(Flow::Import)) {
        (true, false) => Side::of(Flow::Export),
        (false, true) => Side::of(Flow::Import),
        _ => return found,
    };
    if found.first().is_some_and(|c| c.value == one && c.cost <= 4) {
        found.truncate(1);
        found.iter_mut().for_each(|c| c.cost = c.cost.min(1));
    } else if !found.is_empty() {
        // "Nước này nay nhập 884.170 tấn" beside a table of exports: what the partner buys is sold to it. It may agree, it accuses nobody.
        put(&mut found, Some(one), PARTNERS_OWN);
    }
    found
}

/// Tokens between two places hold nothing but small words.
pub(super) fn close(article: &Article, from: usize, to: usize, most: usize) -> bool {
    article.tokens.get(from..to).is_some_and(|t| {
        t.len() <= most
            && t.iter().all(|t| {
                t.kind == TokenKind::Word
                    && is_neutral(&t.folded)
                    && !["and", "va", "while", "con", "nhung", "but", "khi"].contains(&t.folded.as_str())
                    || t.is('(')
            })
    })
}

/// The side that a word for a flow or a balance says.
pub(super) fn side(mark: Mark) -> Option<Side> {
    match mark {
        Mark::Flow(flow) => Some(Side::of(flow)),
        Mark::Balance(side) => Some(Side { side, ..Side::of(Flow::Balance) }),
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
pub(super) fn is_whole_of_share(article: &Article, m: &Mention) -> bool {
    let clause = article.clause_start(article.clause_of(m.start));
    let Some(figure) = article.figures_in(clause, m.start).last() else { return false };
    if figure.counts != super::figures_in_text::Counts::Percent {
        return false;
    }
    let (start, end) = window(article, figure);
    let equals =
        figure.tokens.0.checked_sub(1).and_then(|i| article.token(i)).is_some_and(|t| t.lower == "bằng");
    let shared = equals || article.mentions_in(start, end).iter().any(|m| m.has(Mark::Share));
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
    // "Thị trường xuất khẩu lớn thứ hai": what a place of buyers is a place in.
    let of_buyers =
        |m: &Mention| sort == Sort::Rank && !m.compared && m.flow() == Some(Mark::Flow(Flow::Export));
    let good = |m: &&Mention| {
        m.flow().is_some()
            && (!is_aside(article, m) || of_buyers(m))
            && !is_whole_of_share(article, m)
            && !is_bracketed_off(article, m, at)
            && !super::asides::is_aside_of(article, m, at)
    };
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
        // "against a €0.3 billion surplus": the side is that of the figure, though it is only compared with.
        if gap && !breaks && m.flow().is_some_and(|f| matches!(f, Mark::Balance(_))) && next == m.start {
            put(&mut out, of(m), 0);
            return out;
        }
    }
    // "Italy bought $85 billion": whose trade it is turns which flow it is.
    let verb =
        |n: usize| at.checked_sub(n).and_then(|i| article.token(i)).map(|t| t.folded.as_str()).unwrap_or("");
    let vietnamese = (1..=3)
        .filter_map(|n| at.checked_sub(n))
        .take_while(|i| {
            article.token(*i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && ["lai", "hon", "gan", "khoang", "toi", "duoc", "cua", "cho", "mua", "ban", "ta", "chi"]
                        .contains(&t.folded.as_str())
            })
        })
        .filter_map(|i| article.token(i))
        .any(|t| matches!(t.lower.as_str(), "mua" | "bán"))
        && !matches!(verb(2), "buon" | "mua" | "kinh");
    if vietnamese
        || (1..=3).any(|n| matches!(verb(n), "bought" | "buys" | "buy" | "sold" | "sells" | "sell"))
            && !article.vietnamese
    {
        let turned = in_sentence_flows(article, sentence, at);
        for (n, flow) in turned.into_iter().chain([Flow::Export, Flow::Import]).enumerate() {
            put(&mut out, Some(Side::of(flow)), (n as i32).min(1));
        }
        return out;
    }
    // "chi 780 triệu USD, mà chỉ thu 56 triệu": who pays buys, who earns sells.
    let level = article.figures_in(sentence, at).last().filter(|f| {
        figure.counts == super::figures_in_text::Counts::Percent
            && !article.mentions_in(f.tokens.1, at).iter().any(|m| m.flow().is_some())
    });
    let verb = super::trading_verbs::by_verb(article, figure)
        .or_else(|| super::trading_verbs::by_verb(article, level?));
    if let Some(flow) = verb.filter(|_| !is_share) {
        put(&mut out, Some(Side::of(flow)), 1);
        for m in article.mentions_in(sentence, at).iter().rev().filter(good).take(2) {
            put(&mut out, of(m), 3);
        }
        return out;
    }
    // "… against a deficit of $20.1 billion in 2022": what it is compared with is the figure itself.
    let own = article.mentions_in(window(article, figure).0, at).iter().rev().find(|m| m.flow().is_some());
    if let Some(m) = own.filter(|m| m.compared && !is_share && close(article, m.end, at, 4)) {
        put(&mut out, of(m), 0);
        return out;
    }
    // "sold its neighbour $16.8 billion of goods (12.2% more …)": the change of the level just before it.
    let own_level = article.figures_in(sentence, at).last().filter(|f| {
        figure.counts == super::figures_in_text::Counts::Percent
            && matches!(
                f.counts,
                super::figures_in_text::Counts::Money(_)
                    | super::figures_in_text::Counts::Mass
                    | super::figures_in_text::Counts::Pieces
            )
            && !article
                .mentions_in(f.tokens.1, at)
                .iter()
                .any(|m| m.flow().is_some() || matches!(m.says, super::article::Says::Named(_)))
            && article.tokens.get(f.tokens.1..at).is_some_and(|t| t.len() <= 8 && t.iter().any(|t| t.is('(')))
    });
    if let Some(level) = own_level.filter(|_| matches!(sort, Sort::Growth | Sort::Difference)) {
        return flows(article, level, Sort::Value);
    }
    // "chiếm 28,9% tổng kim ngạch xuất khẩu, tăng 2,8 điểm phần trăm": the share just before, of the same flow.
    if sort == Sort::ShareChange
        && let Some(share) = article.figures_in(sentence, at).last()
        && share.counts == super::figures_in_text::Counts::Percent
        && article
            .mentions_in(share.tokens.1, at)
            .iter()
            .filter(|m| m.flow().is_some())
            .all(|m| is_whole_of_share(article, m))
    {
        let own = flows(article, share, Sort::Share);
        if !own.is_empty() {
            return own;
        }
    }
    // "nhập siêu 4,8 tỷ, …, so với 4 tỷ của năm 2014 và 3,1 tỷ năm 2013": what is compared with is a level of the same thing.
    let window_marks = article.mentions_in(window(article, figure).0, at);
    let against = window_marks.iter().any(|m| m.has(Mark::Base));
    let alike = article.figures_in(sentence, at).iter().rev().find(|f| f.counts == figure.counts);
    let joined = alike.is_some_and(|f| {
        article
            .tokens
            .get(f.tokens.1..at)
            .is_some_and(|t| t.len() <= 8 && t.iter().any(|t| t.is_word("va") || t.is_word("and")))
            && article.mentions_in(sentence, f.tokens.0).iter().any(|m| m.has(Mark::Base))
            && article.mentions_in(f.tokens.1, at).iter().all(|m| m.when().is_some())
    });
    let is_level = matches!(
        figure.counts,
        super::figures_in_text::Counts::Money(_)
            | super::figures_in_text::Counts::Mass
            | super::figures_in_text::Counts::Pieces
    );
    if let Some(first) = alike.filter(|_| is_level && (against || joined))
        && !window_marks.iter().any(|m| m.flow().is_some())
        && matches!(sort, Sort::Value)
    {
        return flows(article, first, Sort::Value);
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
    // "Tổng kim ngạch" after a sentence of both exports and imports is both together.
    let total = article.mentions_in(sentence, at).iter().any(|m| m.has(Mark::Total));
    if total && sentence_id > 0 {
        let before =
            article.mentions_in(article.sentence_start(sentence_id - 1), article.sentence_start(sentence_id));
        let speaks = |f: Flow| before.iter().any(|m| m.flow() == Some(Mark::Flow(f)));
        if speaks(Flow::Export) && speaks(Flow::Import) {
            put(&mut out, Some(Side::of(Flow::Turnover)), 2);
        }
    }
    // The sentences before, nearest first. A level without a word of its own is rarely a balance.
    let paragraph = article.paragraph_of(at);
    let level = matches!(sort, Sort::Value | Sort::Growth | Sort::Share | Sort::Difference | Sort::Milestone);
    let mut cost = 3;
    let mut s = sentence_id;
    while s > 0 && cost < 11 && sentence_id - s < FAR {
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
            let only = article.only_flow_before(at);
            let balance = if side.flow == Flow::Balance && level { 3 } else { 0 };
            put(&mut out, Some(*side), if only { 3 } else { cost + far + (n as i32).min(2) + balance });
        }
        cost += if found.is_empty() { 0 } else { 3 };
    }
    // A later word of the sentence: "Với 32 tỷ USD, xuất khẩu …".
    let sentence_end = article.sentence_start(sentence_id + 1);
    if let Some(m) = article.mentions_in(next, sentence_end).iter().find(good) {
        // "$28 billion, helped by a 9.3 per cent drop in imports": that is what the other figure is of.
        let owned = !article.figures_in(next, m.start).is_empty();
        put(&mut out, of(m), if owned { 8 } else { 4 });
    }
    if out.is_empty() {
        // Nothing yet: what the article speaks of first and most.
        let all: Vec<Side> = article.mentions.iter().filter(good).filter_map(of).collect();
        let count = |s: &Side| all.iter().filter(|o| *o == s).count();
        let most = all.iter().filter(|s| s.flow != Flow::Balance).max_by_key(|s| count(s)).copied();
        put(&mut out, most, 4);
        put(&mut out, all.first().copied(), 6);
    }
    // The other direction of trade, where this one is only taken over from before: enough to doubt, never to accuse.
    if out.first().is_some_and(|c| c.cost >= 3) {
        for flow in [Flow::Export, Flow::Import] {
            put(&mut out, Some(Side::of(flow)), 12);
        }
    }
    out.sort_by_key(|c| c.cost);
    out
}

/// Whether a mention stands in brackets that are closed before a token of its sentence.
pub(super) fn is_bracketed_off(article: &Article, m: &Mention, at: usize) -> bool {
    if article.sentence_of(m.start) != article.sentence_of(at) || m.end >= at {
        return false;
    }
    let between = article.tokens.get(m.end..at).unwrap_or_default();
    between.iter().find(|t| t.is('(') || t.is(')')).is_some_and(|t| t.is(')'))
}

/// Whether a period stands in closed brackets that have a figure of their own: "(cùng kỳ năm trước xuất siêu 3,87 tỷ USD)".
pub(super) fn is_bracketed_with_figure(article: &Article, m: &Mention, at: usize) -> bool {
    if !is_bracketed_off(article, m, at) {
        return false;
    }
    let start = article.sentence_start(article.sentence_of(m.start));
    let mark =
        |from: usize, to: usize, c: char| (from..to).find(|i| article.token(*i).is_some_and(|t| t.is(c)));
    let open = (start..m.start).rev().find(|i| article.token(*i).is_some_and(|t| t.is('(')));
    match (open, mark(m.end, at, ')')) {
        (Some(open), Some(close)) => !article.figures_in(open, close).is_empty(),
        _ => false,
    }
}

/// The flows spoken of in a stretch, the last first.
fn in_sentence_flows(article: &Article, from: usize, to: usize) -> Vec<Flow> {
    let of = |m: &Mention| match m.flow() {
        Some(Mark::Flow(f @ (Flow::Export | Flow::Import))) => Some(f),
        _ => None,
    };
    article.mentions_in(from, to).iter().rev().filter_map(of).take(1).collect()
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
