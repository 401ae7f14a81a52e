//! Two figures of one thing whose order the text itself tells: "slipped to 69.7% from 70.7%", "từ 9,1 tỷ USD lên 9,9 tỷ USD", "23,5 tỷ USD,
//! thấp hơn con số 25,4 tỷ USD". Where the word says the opposite of the two numbers, no table is needed to see it.

use super::article::{Article, Mention, Says};
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::slip::Slip;
use super::table_index::{Amount, TableIndex};
use super::verdict::{Judged, Verdict};
use super::words::TokenKind;
use crate::dataset::Status;

/// Words between a word of order and its figure that change nothing.
const LIGHT: [&str; 24] = [
    "a", "an", "the", "about", "around", "nearly", "almost", "just", "only", "over", "some", "roughly",
    "mức", "con", "số", "gần", "hơn", "khoảng", "tới", "trên", "đến", "còn", "chỉ", "$",
];
/// Words of direction that tell whether something went well, not whether it grew.
const WELL_OR_ILL: [&str; 7] =
    ["improved", "recovered", "strengthened", "weakened", "eased", "deteriorated", "worsened"];
/// Words that may stand between two figures one of which is of an earlier time.
const LONG: usize = 8;

/// A figure whose words tell an order that the two numbers deny.
#[derive(Clone, Debug)]
pub(super) struct Turned {
    /// The figure, with the word that tells the order.
    pub(super) figure: Figure,
    /// Code points of the figure alone.
    pub(super) span: (usize, usize),
    /// What is said of it.
    pub(super) judged: Judged,
}

/// Whether two figures are levels of one kind, with no sign of their own.
fn are_alike(a: &Figure, b: &Figure) -> bool {
    let plain = |f: &Figure| f.sign == 0 && f.upper.is_none() && !f.in_words && !f.per_head;
    let kind = match (a.counts, b.counts) {
        (Counts::Money(x), Counts::Money(y)) => x == y || x.is_none() || y.is_none(),
        (x, y) => x == y && matches!(x, Counts::Percent | Counts::Mass),
    };
    plain(a) && plain(b) && kind
}

/// Whether one number is greater (+1) or less (−1) than another beyond all rounding.
fn order(now: &Figure, then: &Figure) -> i8 {
    let (a, b) = (now.interval(), then.interval());
    i8::from(a.lo >= b.hi) - i8::from(a.hi <= b.lo)
}

/// Whether there are only light words between two places.
fn is_light(article: &Article, from: usize, to: usize) -> bool {
    from <= to && to - from <= 3 && (from..to).all(|i| LIGHT.contains(&article.lower(i)))
}

/// The place of a word that stands right before a figure, but for light words.
fn led_by(article: &Article, figure: &Figure, words: &[&str]) -> Option<usize> {
    let at = figure.tokens.0;
    (at.saturating_sub(4)..at)
        .rev()
        .find(|i| words.contains(&article.lower(*i)))
        .filter(|i| is_light(article, i + 1, at))
}

fn direction(m: &Mention) -> Option<i8> {
    match m.mark(|k| matches!(k, Mark::Direction(_))) {
        Some(Mark::Direction(d)) => Some(d),
        _ => None,
    }
}

/// Whether a stretch turns to something else: another name, flow or balance, a verb of its own, a bracket.
fn turns(article: &Article, from: usize, to: usize) -> bool {
    let said = |m: &Mention| {
        m.flow().is_some()
            || direction(m).is_some()
            || matches!(m.says, Says::Named(_))
            || [Mark::Share, Mark::Average, Mark::Plan, Mark::Forecast].into_iter().any(|k| m.has(k))
    };
    article.mentions_in(from, to).iter().any(said)
        || (from..to).any(|i| {
            article.token(i).is_some_and(|t| {
                t.kind == TokenKind::Line || [';', ':', '(', ')'].into_iter().any(|c| t.is(c))
            }) || matches!(article.lower(i), "and" | "while" | "but" | "và" | "nhưng" | "còn")
        })
}

/// The verb of direction that ends at a place, with nothing between but by how much: "rose 5% | to".
fn verb_before(article: &Article, at: usize) -> Option<(&Mention, i8)> {
    let from = article.sentence_start(article.sentence_of(at));
    let by = article.figures_in(from, at).last().filter(|f| f.tokens.1 == at).map_or(at, |f| f.tokens.0);
    let end = by.checked_sub(1).filter(|i| by < at && article.lower(*i) == "by").unwrap_or(by);
    let m = article.mentions_in(from, end).last().filter(|m| m.end == end)?;
    let well = article.token(m.start).is_some_and(|t| WELL_OR_ILL.contains(&t.lower.as_str()));
    // "lower exports", "a fall": no verb whose end is told.
    let verb = article.token(m.start).is_some_and(|t| {
        t.lower.ends_with("ed")
            || t.lower.ends_with("ing")
            || ["rose", "grew", "fell", "sank", "slid", "slipped", "shrank", "rise", "fall", "up", "down"]
                .contains(&t.lower.as_str())
    });
    direction(m).filter(|_| verb && !well).map(|d| (m, d))
}

/// Whether what moves is a balance that may change its side, where less is more.
fn is_of_a_balance(article: &Article, figure: &Figure) -> bool {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let to = article.sentence_start(article.sentence_of(figure.tokens.0) + 1);
    let balance = |m: &Mention| matches!(m.flow(), Some(Mark::Balance(0)));
    let sides: Vec<Mark> = article
        .mentions_in(from, to)
        .iter()
        .filter_map(|m| m.flow().filter(|f| matches!(f, Mark::Balance(s) if *s != 0)))
        .collect();
    article.mentions_in(from, to).iter().any(balance) || sides.windows(2).any(|w| w.first() != w.last())
}

/// Every pair of an article whose order its own words deny.
pub(super) fn turned(article: &Article, index: &TableIndex<'_>) -> Vec<Turned> {
    let mut out = Vec::new();
    let Some(period) = article.main.or(index.latest()) else { return out };
    for pair in article.figures.windows(2) {
        let [a, b] = pair else { continue };
        let (x, y) = (a.tokens, b.tokens);
        let far = y.0.saturating_sub(x.1) > LONG || article.sentence_of(x.0) != article.sentence_of(y.0);
        if far || !are_alike(a, b) || is_of_a_balance(article, a) {
            continue;
        }
        let told = if article.vietnamese { in_vietnamese(article, a, b) } else { in_english(article, a, b) };
        let Some((said, word, now, then)) = told.filter(|t| order(t.2, t.3) == -t.0) else { continue };
        // The figure right behind the word.
        let own = if x.0 > word { a } else { b };
        let Some(figure) = stretched(article, own, word) else { continue };
        let value = |f: &Figure| Amount {
            value: f.value(),
            interval: f.interval(),
            cells: Vec::new(),
            status: Status::Final,
        };
        let (now, then) = (value(now), value(then));
        let Some((working, amount)) = Working::Change(now, then).worked() else { continue };
        let reading = Reading::of(Sort::Difference, (None, Vec::new(), period), working, amount);
        let judged = Judged {
            verdict: Verdict::Disagrees,
            reading: Some(Reading { sign: said, ..reading }),
            slip: Some(Slip::Order),
        };
        out.push(Turned { figure, span: own.span, judged });
    }
    out
}

/// A figure with the words before or behind it up to one that tells its order.
fn stretched(article: &Article, figure: &Figure, word: usize) -> Option<Figure> {
    let (mut start, end) = (figure.tokens.0.min(word), figure.tokens.1.max(word + 1));
    // What else is stated in between has a finding of its own.
    if !article.figures_in(start, figure.tokens.0).is_empty() {
        start = figure.tokens.0;
    }
    let span = (article.token(start)?.start, article.token(end.checked_sub(1)?)?.end);
    Some(Figure { span, tokens: (start, end), ..figure.clone() })
}

/// What is told: the direction, the place of the word that tells it, what is now and what was.
type Told<'a> = Option<(i8, usize, &'a Figure, &'a Figure)>;

/// "slipped to A from B", "rose from B to A", "A, up from B".
fn in_english<'a>(article: &Article, a: &'a Figure, b: &'a Figure) -> Told<'a> {
    if turns_beyond(article, a, b) {
        return None;
    }
    let from_b = led_by(article, b, &["from"]);
    if let Some(from) = from_b {
        // "A, up from B", "A, up sharply from B"
        let adverb = from.checked_sub(1).is_some_and(|i| article.lower(i).ends_with("ly"));
        let word = from.checked_sub(1 + usize::from(adverb)).filter(|i| *i >= a.tokens.1);
        let said = match word.map(|i| article.lower(i)) {
            Some("up") => Some(1),
            Some("down") => Some(-1),
            _ => None,
        };
        if let Some((d, word)) = said.zip(word) {
            return (!fell(article, a) && !turns(article, a.tokens.1, word)).then_some((d, word, a, b));
        }
        let to = led_by(article, a, &["to"])?;
        let (m, d) = verb_before(article, to)?;
        return (!turns(article, a.tokens.1, from)).then_some((d, m.start, a, b));
    }
    // "A, higher than the B of May"; "A higher than B" is by how much.
    if let Some(than) = led_by(article, b, &["than"]) {
        let word = than.checked_sub(1).filter(|i| *i > a.tokens.1)?;
        let said = match article.lower(word) {
            "higher" | "more" | "larger" | "bigger" | "greater" => 1,
            "lower" | "less" | "smaller" => -1,
            _ => return None,
        };
        return (!fell(article, a) && !turns(article, a.tokens.1, word)).then_some((said, word, a, b));
    }
    let to = led_by(article, b, &["to"])?;
    let from = led_by(article, a, &["from"])?;
    let (m, d) = verb_before(article, from)?;
    (!turns(article, a.tokens.1, to)).then_some((d, m.start, b, a))
}

/// Whether a percentage is that of a fall: "fell 5%, down from 3%" leaves open which of two falls is the lower one.
fn fell(article: &Article, figure: &Figure) -> bool {
    let (start, end) = super::kinds::window(article, figure);
    let down = || article.mentions_in(start, end).iter().any(|m| direction(m) == Some(-1));
    figure.counts == Counts::Percent && down()
}

/// Whether a rate of change is spoken of, whose fall may be the greater number: "a decline of 5% from 3%".
fn turns_beyond(article: &Article, a: &Figure, b: &Figure) -> bool {
    let behind = |f: &Figure| {
        article.mentions_in(f.tokens.1, f.tokens.1 + 2).iter().any(|m| {
            direction(m) == Some(-1) && m.start <= f.tokens.1 + 1 && {
                let word = article.lower(m.start);
                !matches!(word, "down" | "below" | "lower" | "less")
            }
        })
    };
    a.counts == Counts::Percent && (behind(a) || behind(b))
}

/// "từ B lên A", "từ B xuống A", "A, cao hơn con số B".
fn in_vietnamese<'a>(article: &Article, a: &'a Figure, b: &'a Figure) -> Told<'a> {
    let (from, to) = (a.tokens.1, b.tokens.0);
    if let Some(word) = led_by(article, b, &["lên", "xuống"])
        && led_by(article, a, &["từ"]).is_some()
        && word >= from
        && !turns(article, from, word)
    {
        let said = if article.lower(word) == "lên" { 1 } else { -1 };
        return Some((said, word, b, a));
    }
    // "cao hơn con số B", "thấp hơn mức B"
    let at = (from..to).find(|i| {
        article.lower(i + 1) == "hơn"
            && matches!(article.lower(*i), "cao" | "thấp" | "lớn" | "nhỏ" | "nhiều" | "ít")
    })?;
    let said = if matches!(article.lower(at), "cao" | "lớn" | "nhiều") { 1 } else { -1 };
    let rest: Vec<&str> = (at + 2..to).map(|i| article.lower(i)).collect();
    let plain = rest.iter().all(|w| LIGHT.contains(w) || matches!(*w, "so" | "với"));
    let level = rest.contains(&"mức") || rest.contains(&"số");
    (plain && level && !fell(article, a) && !turns(article, from, at)).then_some((said, at, a, b))
}
