//! Accusations that the words right beside a figure take back: it is of the plan, of an average, of pieces of something, or what the
//! figure before is compared with, and the reading that it was held against knows nothing of that.

use super::amounts::Amount;
use super::article::Article;
use super::candidates::level;
use super::figures_in_text::{Counts, Figure};
use super::kinds::Sort;
use super::meeting::{meets, stated};
use super::reading::{Reading, Working};
use super::slip::Slip;
use super::table_index::{TableIndex, Wanted};
use super::verdict::{Judged, Verdict};
use super::words::TokenKind;
use crate::period::Period;

/// Words before a figure that say of what it is.
const BEFORE: usize = 5;
/// Words behind it that do.
const BEHIND: usize = 3;
/// Words between "has" and a figure.
const BY_NOW: usize = 6;
/// Words that end as many things do, and are none.
const ADVERBS: [&str; 16] = [
    "overseas",
    "versus",
    "towards",
    "thanks",
    "perhaps",
    "besides",
    "always",
    "afterwards",
    "upwards",
    "downwards",
    "sometimes",
    "whereas",
    "nowadays",
    "indoors",
    "outdoors",
    "onwards",
];
/// Stretches of months, from two on.
const MONTHS: [&str; 5] = ["two", "three", "four", "five", "six"];

/// Whether an accusation does not stand.
pub(super) fn is_taken_back(
    (article, index): (&Article, &TableIndex<'_>),
    figure: &Figure,
    judged: &Judged,
) -> bool {
    let Some(reading) = judged.reading.as_ref().filter(|_| judged.verdict == Verdict::Disagrees) else {
        return false;
    };
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let (start, end) = figure.tokens;
    let from = article.sentence_start(article.sentence_of(start));
    // Up to the figure before, and as far as the next.
    let before = || {
        let first = article.figures_in(from, start).last().map_or(from, |f| f.tokens.1);
        (first.max(start.saturating_sub(BEFORE))..start).map(word)
    };
    // What the next sentence says is said of something else.
    let stop = article.sentence_start(article.sentence_of(start) + 1).min(end + BEHIND).max(end);
    let behind = || (end..stop).map(word);
    let planned = || {
        let pair =
            |i: usize| word(i) == "ke" && word(i + 1) == "hoach" || word(i) == "muc" && word(i + 1) == "tieu";
        (end..stop).any(pair) || behind().any(|w| matches!(w, "plan" | "target" | "goal"))
    };
    // Nothing at all, by another scale, is still nothing.
    if reading.amount.value == 0.0 && matches!(judged.slip, Some(Slip::Scale(_) | Slip::Mark(_))) {
        return true;
    }
    // "tăng 19%, tức nhanh hơn 2,6 điểm phần trăm": two rates of growth apart, no change of a share.
    let speed = |i: usize| {
        matches!((word(i), word(i + 1)), ("nhanh" | "cham", "hon")) || matches!(word(i), "faster" | "slower")
    };
    if matches!(reading.sort, Sort::ShareChange) && (from..end + 2).any(speed) {
        return true;
    }
    // "gấp hơn hai lần tốc độ tăng GDP", "three times as fast as imports": one growth by another, no level.
    let paced = |i: usize| {
        let phrase = (word(i), word(i + 1));
        matches!(phrase, ("toc" | "nhip", "do") | ("muc" | "da", "tang") | ("growth", "rate" | "of" | "in"))
            || matches!(word(i), "pace" | "fast" | "rate")
    };
    if matches!(reading.sort, Sort::Ratio) && (end..stop).any(paced) {
        return true;
    }
    // "và 18,2% GDP": a part of it, whatever its growth was.
    let of = end + usize::from(matches!(word(end), "of" | "cua"));
    if figure.counts == Counts::Percent && word(of) == "gdp" && reading.sort != Sort::Share {
        return true;
    }
    // "32.360 tỷ yên" for 32,362.9: rounded to tens.
    if matches!(judged.slip, None | Some(Slip::Near)) && super::verdict::is_rounded(figure, reading) {
        return true;
    }
    // "chiếm 22% của khối", "a fifth of the bloc's": a part of what all its members sell, which is not what the country sells.
    let bloc = match (word(end), word(end + 1)) {
        ("cua", "khoi") => !article.token(end + 2).is_some_and(|t| t.kind == TokenKind::Word),
        ("of", "the") => matches!(word(end + 2), "bloc" | "bloc's" | "grouping" | "grouping's"),
        _ => false,
    };
    if bloc && reading.sort == Sort::Share {
        return true;
    }
    if super::of_another_figure::is_of_another(article, figure, reading, judged.slip.as_ref()) {
        return true;
    }
    if super::spoken_period::is_of_what_was_before(article, figure, judged)
        || super::within_bloc::may_be_within_one(article, index, figure, reading)
    {
        return true;
    }
    // "$5.4 billion below its record", "$2 billion short of the goal", "the capital is £274m behind": how far from it, no level.
    const FAR_FROM: [&str; 7] = ["below", "above", "short", "shy", "beneath", "behind", "ahead"];
    if reading.sort == Sort::Value && FAR_FROM.contains(&word(end)) {
        return true;
    }
    if is_mean(figure, reading)
        || counts_goods(index, figure, reading)
        || super::members_together::lacks_one(article, figure, reading)
    {
        return true;
    }
    // "From $3.6 billion to $126 billion" above an article: of which times is told below.
    let title = from == 0 && article.sentence_of(start) == 0;
    let dated = || article.mentions_in(from, stop).iter().any(|m| m.when().is_some());
    let spans = matches!(word(start.wrapping_sub(1)), "from" | "to" | "tu" | "len" | "xuong" | "den");
    if title && judged.slip.is_some() && spans && !dated() {
        return true;
    }
    // "narrowed to $78bn from $122bn": of the time before, which the sentence does not say.
    if !dated() && reading.loose.period > 2 && matches!(word(start.wrapping_sub(1)), "from" | "tu") {
        return true;
    }
    // "… since touching $19.1 billion in 2012, and the share has shrunk to 9.9 per cent": it has so by now, whatever it was then.
    let by_now =
        (start.saturating_sub(BY_NOW).max(from)..start).rev().find(|i| matches!(word(*i), "has" | "have"));
    let by_now = by_now.is_some_and(|i| {
        article.figures_in(i, start).is_empty()
            && !article.mentions_in(i, stop).iter().any(|m| m.when().is_some())
            && article.main.or(index.latest()).is_some_and(|now| reading.period.end_day() < now.end_day())
    });
    if by_now && reading.loose.period > 0 {
        return true;
    }
    // "…, dù Italia còn mua nhiều hơn 5,6 nghìn tấn": than the other whom the sentence names.
    let beyond = reading.sort == Sort::Difference
        && reading.against.is_none()
        && (start.saturating_sub(3)..start).any(|i| word(i) == "hon")
        && !article.mentions_in(from, stop).iter().any(|m| m.compared && m.when().is_some());
    if let Some((dim, members)) = reading.names.last().filter(|_| beyond) {
        let other = |m: &super::article::Mention| {
            let mut found = super::slot_names::named(m).unwrap_or_default().into_iter().flatten();
            found.any(|(d, own)| d == *dim && own.iter().any(|c| !members.contains(c)))
        };
        if article.mentions_in(from, start).iter().any(other) {
            return true;
        }
    }
    // "hai tháng rưỡi qua": a stretch that no period of the table is.
    let half = |i: usize| word(i) == "thang" && article.token(i + 1).is_some_and(|t| t.lower == "rưỡi");
    let known = |i: usize| {
        article.mentions_in(i.saturating_sub(2), i + 1).iter().any(|m| m.when().is_some() && m.end > i + 1)
    };
    if (from..start).any(|i| half(i) && !known(i)) {
        return true;
    }
    let bracketed = || {
        let opens = |i: usize| article.token(i).is_some_and(|t| t.is('('));
        opens(start.wrapping_sub(1)) || opens(start.wrapping_sub(2))
    };
    // "Sweden (+28.6%)": of nobody else.
    let bracket = [start.wrapping_sub(1), start.wrapping_sub(2)];
    let bracket = bracket.into_iter().find(|i| article.token(*i).is_some_and(|t| t.is('(')));
    let of = bracket.and_then(|i| article.mentions_in(from, i).iter().rev().find(|m| m.end == i));
    let own = of.and_then(super::slot_names::named).unwrap_or_default();
    let held = |(dim, members): &(usize, Vec<u32>)| {
        reading.names.iter().any(|(d, of)| d == dim && of.iter().any(|m| members.contains(m)))
    };
    if !own.is_empty() && !own.iter().any(|names| names.iter().any(held)) {
        return true;
    }
    // "$106.3bn ($104.7bn)": what stands in brackets is of the time that the head of the list says.
    if matches!(judged.slip, Some(Slip::Period(_))) && bracketed() {
        return true;
    }
    // "The U.S., a distant second, paid $124 million": who buys is the partner, and what it pays for was exported.
    let bought = || {
        let near = (start.saturating_sub(2).max(from)..start).map(word);
        near.into_iter().any(|w| matches!(w, "paid" | "spent" | "bought" | "purchased" | "ordered" | "mua"))
    };
    if matches!(judged.slip, Some(Slip::Flow(_))) && !reading.names.is_empty() && bought() {
        return true;
    }
    // Exports are not taken for exports.
    if let (Some(Slip::Flow(flow)), Some(side)) = (&judged.slip, reading.side)
        && side.flow == *flow
        && side.topic.is_none()
    {
        return true;
    }
    // "the three months ending in June": an average of any other stretch is another one.
    if let Working::Average(_, by) = &reading.working
        && (article.sentence_start(article.sentence_of(start).saturating_sub(1))..start).any(|i| {
            let n = MONTHS.iter().position(|m| *m == word(i)).map(|n| n as f64 + 2.0);
            n.is_some_and(|n| n != by.value) && matches!(word(i + 1), "months" | "month" | "thang")
        })
    {
        return true;
    }
    // "Of these, most came from Germany (25.2%), Austria (9.3%)": parts, whatever a growth would be.
    if reading.sort != Sort::Share && super::of_these::speaks(article, figure) {
        return true;
    }
    // A difference from a row that the sentence does not name is another one.
    if let Some(against) = &reading.against {
        let to = article.sentence_start(article.sentence_of(start) + 1);
        let named = |(dim, members): &(usize, Vec<u32>)| {
            let of = |m: &super::article::Mention| {
                let found = super::slot_names::named(m).unwrap_or_default();
                found
                    .into_iter()
                    .flatten()
                    .any(|(d, own)| d == *dim && own.iter().any(|c| members.contains(c)))
            };
            article.mentions_in(from, to).iter().any(of)
        };
        if !against.iter().any(named) {
            return true;
        }
    }
    // "39,7% kế hoạch năm", "46% of the year's target".
    let of_plan = matches!(reading.working, Working::OfPlan(..));
    if figure.counts == Counts::Percent && reading.sort != Sort::Target && !of_plan && planned() {
        return true;
    }
    // "Average exports went up $2.1 billion".
    let averaged = || {
        let pair = |w: &[&str]| matches!(w, ["binh", "quan"] | ["trung", "binh"]);
        let words: Vec<&str> = before().collect();
        words.iter().any(|w| matches!(*w, "average" | "averages" | "averaged")) || words.windows(2).any(pair)
    };
    if !matches!(reading.sort, Sort::Average(_) | Sort::UnitValue | Sort::Growth) && averaged() {
        return true;
    }
    // "16.9 million timepieces": pieces of something, no money.
    let things = || {
        let bare = matches!(figure.counts, Counts::Bare | Counts::Money(None) | Counts::Unit);
        article.token(end).filter(|_| end < stop).is_some_and(|t| {
            bare && !article.vietnamese
                && t.kind == TokenKind::Word
                && t.folded.len() > 4
                && t.folded.ends_with('s')
                && !t.folded.ends_with("ss")
                && !ADVERBS.contains(&t.folded.as_str())
                && !super::lexicon::is_neutral(&t.folded)
                && !super::strangers::is_verb(&t.folded)
        })
    };
    if things() {
        return true;
    }
    // "… , so với 14,8 tỷ nửa đầu năm ngoái": it is what the figure before is compared with, at another time or of another thing.
    let compared = match (word(start.wrapping_sub(2)), word(start.wrapping_sub(1))) {
        ("so", "voi") | ("thay", "vi") | ("up" | "down", "from") | ("compared", "with" | "to") => true,
        (_, last) => matches!(last, "against" | "versus"),
    };
    let other = match &judged.slip {
        None | Some(Slip::Near | Slip::Row(_)) => true,
        Some(Slip::Period(p)) => *p < reading.period,
        _ => false,
    };
    compared && other
}

/// Whether a figure is what a year had on average in the stretch whose sum it was held against: "bình quân mỗi năm 2,5 triệu tấn …; từ 2010
/// đến 2019, 6,46 triệu tấn".
fn is_mean(figure: &Figure, reading: &Reading) -> bool {
    let Period::Years(from, to) = reading.period else { return false };
    let years = Amount::number(f64::from(to - from) + 1.0);
    let mean = Working::Average(reading.amount.clone(), years).worked();
    reading.sort == Sort::Value
        && mean.is_some_and(|(_, amount)| {
            meets(stated(figure, reading.sort), &Reading { amount, ..reading.clone() })
        })
}

/// Whether a number without a currency is of how many pieces or tonnes, where the table has them beside their worth: "Steel cases (8.0 million)
/// lost 27.6% in pieces".
fn counts_goods(index: &TableIndex<'_>, figure: &Figure, reading: &Reading) -> bool {
    let Some(side) = reading.side.filter(|_| figure.counts == Counts::Money(None)) else { return false };
    let goods = |period: &Period| {
        let amount = level(index, side, &reading.names, Wanted::Amount, *period);
        amount
            .is_some_and(|amount| meets(stated(figure, reading.sort), &Reading { amount, ..reading.clone() }))
    };
    index.has.contains(&Wanted::Amount) && reading.sort == Sort::Value && index.periods.iter().any(goods)
}
