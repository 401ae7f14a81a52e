//! The period a figure is about and the one it is compared with, as the words near it say. What was named last stays in force until
//! something else is named.

use super::article::{Article, Mention};
use super::ends_of_change::{began, end_of_change, in_compared, is_former_record, is_yearly, over_years};
use super::figures_in_text::Figure;
use super::kinds::{Sort, behind, window};
use super::lexicon::Mark;
use super::periods_in_text::When;
use super::slots::{Base, Choice, FAR, choice, close, is_bracketed_with_figure, put};
use super::stretch_of_time::since_record;
use super::table_index::TableIndex;
use crate::period::Period;

/// What a period costs of which the text does not say where it ends.
pub(super) const VAGUE: i32 = 10;

/// What a year costs of which the text names a month only.
const IN_PASSING: i32 = 7;

pub(super) fn periods(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
) -> Vec<Choice<Period>> {
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
    let vague = |m: &Mention| {
        let said = || {
            let p = m.periods.first();
            article.mentions.iter().any(|o| {
                o.when() != Some(When::ToDate) && !o.compared && p.is_some() && o.periods.first() == p
            })
        };
        if m.when() == Some(When::ToDate) && !said() { VAGUE } else { 0 }
    };
    let (next, stop) = behind(article, figure);
    // "8.0% in the first year of the pandemic": a time that only its readers know.
    let word = |n: usize| article.token(next + n).map(|t| t.folded.as_str()).unwrap_or("");
    if word(0) == "in"
        && word(1) == "the"
        && matches!(word(2), "first" | "second" | "third" | "last" | "final")
        && matches!(word(3), "year" | "month" | "quarter")
        && word(4) == "of"
        && !article.mentions_in(next, next + 5).iter().any(|m| m.when().is_some())
    {
        return Vec::new();
    }
    // "Over the past decade they have expanded by 17% a year": up to what the article is about.
    if let Some(main) = article.main.filter(|_| {
        change
            && super::near_words::past_years(article, figure).is_some()
            && article.mentions_in(sentence, at).iter().all(|m| m.when().is_none() || m.compared)
    }) {
        push(&[main], 1);
        return out;
    }
    // "In its first year exports rose by 130%": of something that is not in the table.
    let own_year = (sentence..at).any(|i| {
        let word = |n: usize| article.token(i + n).map(|t| t.folded.as_str()).unwrap_or("");
        word(0) == "in"
            && word(1) == "its"
            && matches!(word(2), "first" | "second" | "third" | "last" | "final" | "opening")
    });
    if own_year && !article.mentions_in(sentence, at).iter().any(|m| m.when().is_some()) {
        return Vec::new();
    }
    // "until the furnace went out in October 2015", beside a table of years: said in passing.
    let known = |m: &Mention| m.periods.is_empty() || m.periods.iter().any(|p| index.could(*p));
    let is_when = |m: &&Mention| m.when().is_some_and(|w| w != When::Day) && known(m);
    // "tháng 1, 2 và 3 lần lượt là A, B và C"
    let listed =
        super::in_order::in_order(article, figure, &|m| is_when(&m) && !m.periods.is_empty(), &|m| {
            m.periods.first().map(|p| p.step())
        });
    // "Năm 1995 … 18,3% và 27,8%; đến 2014 hai tỷ lệ tương ứng còn …": what has such figures of its own is none of the list.
    let has_own = |m: &Mention| {
        let before_run = super::in_order::run(article, figure).and_then(|r| r.first().map(|f| f.tokens.0));
        let between = article.figures_in(m.end, before_run.unwrap_or(at));
        between.iter().any(|f| f.counts == figure.counts)
    };
    if let Some(m) = listed.filter(|m| article.sentence_of(m.start) == sentence_id && !has_own(m)) {
        push(&m.periods, 0);
        return out;
    }
    if let Some(p) = super::periods_in_row::by_place(article, figure).filter(|p| index.could(*p)) {
        push(&[p], 0);
        return out;
    }
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let from = window(article, figure).0;
    let own = article.mentions_in(from, at).iter().any(|m| is_when(&m))
        || directly_behind(article, figure).is_some();
    if let Some(now) = super::of_now::period(article, figure, &is_when).filter(|_| !own) {
        push(&[now], 0);
        return out;
    }
    // "doanh số năm ấy": the year that was named last, if only in a date.
    let that_year = (sentence..at).rev().find(|i| lower(*i) == "năm" && matches!(lower(i + 1), "ấy" | "đó"));
    let named = that_year.and_then(|i| {
        (0..i).rev().take(120).find_map(|j| article.token(j).and_then(super::periods_in_text::year))
    });
    let behind_it = directly_behind(article, figure).is_some();
    if let Some(y) = named
        .filter(|_| !behind_it)
        .filter(|_| !change || article.mentions_in(sentence, at).iter().all(|m| m.when().is_none()))
    {
        push(&[Period::Year(y)], 0);
        return out;
    }
    // "Cộng dồn 9 năm, thặng dư đạt …": the years up to the one spoken of.
    if let Some(n) = years_added_up(article, (sentence, at)).filter(|_| !change)
        && let Some(Period::Year(y)) = spoken_before(article, sentence).or(article.main)
    {
        push(&[Period::Years(y + 1 - n, y)], 1);
        return out;
    }
    if let Some(p) = super::periods_in_passing::same_then(article, (sentence, at)) {
        push(&[p], 1);
    }
    // "than they did in 2014 ($19.0trn)": the bracket behind a period is of it.
    let opened =
        (1..=2).filter_map(|n| at.checked_sub(n)).find(|i| article.token(*i).is_some_and(|t| t.is('(')));
    let bracketed = opened.and_then(|i| {
        article.mentions_in(i.saturating_sub(6), i).iter().rev().find(|m| m.end == i && is_when(m))
    });
    if let Some(m) = bracketed.filter(|m| !m.periods.is_empty() && !change) {
        push(&m.periods, 0);
        return out;
    }
    // A figure that is itself what something is compared with: its period is the compared one.
    let inside = in_compared(article, figure);
    // "the $34.3 billion recorded in the same period of 2024"
    let noted = article.token(next).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "recorded" | "reported" | "registered" | "posted" | "seen" | "logged" | "booked"
        )
    });
    let first = next + usize::from(noted);
    let directly =
        article.mentions_in(next, stop).iter().find(is_when).filter(|m| close(article, first, m.start, 4));
    if let Some(m) = directly {
        let relative = matches!(
            m.when(),
            Some(
                When::SameBefore
                    | When::YearBefore
                    | When::YearsBefore(_)
                    | When::MonthBefore
                    | When::QuarterBefore
                    | When::SameOf(_)
            )
        );
        let exact = matches!(
            m.when(),
            Some(When::Exact(_) | When::Month(_) | When::Quarter(_) | When::Fiscal(_) | When::Half(_))
        );
        if !change && (!m.compared || relative || inside || exact) {
            // "last year" of an article about that year, "last month" of one about that month.
            let last = matches!(m.when(), Some(When::YearBefore | When::MonthBefore));
            if last && !m.compared && m.periods.first() == article.main.as_ref() {
                push(&m.periods, 0);
            }
            if m.periods.is_empty() || relative {
                let own = own_periods(article, index, figure);
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
        // "so với mức tăng 3,15% của năm 2022": a change of that year itself.
        let (wstart, wend) = window(article, figure);
        // "thấp hơn 8,5 tỷ USD so với cùng kỳ": the word before the sum is the direction of the change itself.
        let own = |w: &Mention| w.end == wend && w.mark(|k| matches!(k, Mark::Direction(_))).is_some();
        let mark = article
            .mentions_in(wstart, wend)
            .iter()
            .rev()
            .find(|w| (w.has(Mark::Base) || w.has(Mark::Than)) && !own(w));
        let based =
            mark.is_some_and(|b| !article.mentions_in(b.end, wend).iter().any(|w| w.when().is_some()));
        // "0.1% after 5.3% a year earlier"
        let after = (1..=3)
            .filter_map(|n| at.checked_sub(n))
            .filter(|i| *i >= wstart)
            .any(|i| article.token(i).is_some_and(|t| t.is_word("after") || t.is_word("following")));
        if change && m.compared && (based || after) {
            if relative || m.periods.is_empty() {
                let own = own_periods(article, index, figure);
                for (n, p) in own.iter().enumerate() {
                    if let Some(b) = base_of(m).and_then(|b| b.of(*p)) {
                        push(&[b], n as i32);
                    }
                }
            }
            push(&m.periods, 0);
            return out;
        }
        // "sau khi đã giảm 9,2% vào năm ngoái": the change of that year.
        let led = m.start.checked_sub(1).filter(|i| *i >= next).and_then(|i| article.token(i));
        let of_then = led.is_some_and(|t| matches!(t.lower.as_str(), "vào" | "hồi" | "trong" | "in"));
        if change && of_then && matches!(m.when(), Some(When::YearBefore)) {
            for p in own_periods(article, index, figure) {
                push(&p.same_of_year(-1).into_iter().collect::<Vec<_>>(), 0);
            }
            push(&m.periods, 1);
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
    // "từ A xuống B", "from A to B": A is the earlier end, B the later one.
    if directly.is_none()
        && !change
        && let Some(earlier) = end_of_change(article, figure)
    {
        let all = || article.mentions_in(sentence, article.sentence_start(sentence_id + 1)).iter();
        let range = all().flat_map(|m| &m.periods).find_map(|p| match p {
            Period::Years(a, b) => Some((Period::Year(*a), Period::Year(*b))),
            _ => None,
        });
        if let Some((a, b)) = range {
            push(&[if earlier { a } else { b }], 0);
            return out;
        }
        let mut based = false;
        if earlier && let Some(m) = all().find(|m| is_when(m) && m.compared && !since_record(article, m)) {
            let own: Vec<Period> = spoken_before(article, at).into_iter().chain(article.main).collect();
            for (n, p) in own.iter().enumerate() {
                if let Some(b) = base_of(m).and_then(|b| b.of(*p)) {
                    push(&[b], n as i32);
                    based = true;
                }
            }
        }
        // Two periods in the sentence before: "… in 2008, … in 2013. Their share dropped from A to B."
        let last = article.sentence_start(sentence_id.saturating_sub(1));
        let mut two: Vec<Period> = article
            .mentions_in(last, sentence)
            .iter()
            .filter(|m| !m.compared)
            .flat_map(|m| m.periods.first())
            .copied()
            .collect();
        two.sort();
        two.dedup();
        if let (false, [a, b]) = (based, two.as_slice())
            && a.step() == b.step()
        {
            push(&[if earlier { *a } else { *b }], 3);
            based = true;
        }
        // "năm 2000 là A, còn nay là B, dù dân số đã từ C lên D": the ends of what the sentence went through.
        if !based && let Some(p) = through(article, (sentence, clause), earlier) {
            push(&[p], 2);
            return out;
        }
        if earlier
            && !based
            && let Some(p) = spoken_before(article, at).or(article.main)
        {
            // Without a word: the year before, but not surely.
            push(&[p.same_of_year(-1).unwrap_or(p)], 5);
            if let (Period::Month(..), Some(before)) = (p, p.previous()) {
                push(&[before], 5);
            }
            push(&[p], 6);
            based = true;
        }
        if based {
            return out;
        }
    }
    // "from $42.5 billion in 2018": that year is the figure's alone.
    let foreign = |m: &Mention| {
        let clause = article.clause_start(article.clause_of(m.start));
        article.figures_in(clause, m.start).last().is_some_and(|f| {
            f.tokens != figure.tokens
                && close(article, f.tokens.1, m.start, 3)
                && (end_of_change(article, f) == Some(true)
                    || in_compared(article, f)
                    || is_former_record(article, f))
        })
    };
    let good = |m: &&Mention| {
        is_when(m)
            && !m.compared
            && !m.periods.is_empty()
            && !foreign(m)
            && !is_bracketed_with_figure(article, m, at)
            && !super::asides::is_aside_of(article, m, at)
    };
    // "từ 35,40 tỉ USD năm 2017, tính trung bình mỗi năm tăng 8,1%": from then to what the article is about.
    if sort == Sort::Growth
        && is_yearly(article, figure)
        && let Some(main) = article.main.filter(|_| began(article, figure).is_some())
    {
        push(&[main], 0);
        return out;
    }
    // Growth a year is growth over a stretch of years: the last one named.
    if sort == Sort::Growth && is_yearly(article, figure) {
        let range = |m: &&Mention| good(m) && matches!(m.periods.first(), Some(Period::Years(..)));
        let found = article.mentions_in(next, stop).iter().find(range).or_else(|| {
            article
                .mentions_in(article.sentence_start(sentence_id.saturating_sub(FAR)), at)
                .iter()
                .rev()
                .find(range)
        });
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
    // "…, trong khi năm trước còn …": what stands behind the turn is of something else.
    let turned = (next..stop).find(|i| {
        matches!(lower(*i), "while" | "whereas") || lower(*i) == "khi" && lower(i.wrapping_sub(1)) == "trong"
    });
    let after = article.mentions_in(next, turned.unwrap_or(stop)).iter().find(good);
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
    // "In December 1986 it sold goods worth $789 million", beside a table of years: of that year, if anything.
    let of_year = |m: &&Mention| {
        let exact = matches!(m.when(), Some(When::Exact(Period::Month(..))));
        exact && !m.compared && !known(m)
    };
    if let Some(m) = article.mentions_in(sentence, at).iter().rev().find(of_year) {
        let year = m.periods.first().map(|p| Period::Year(p.end_year()));
        push(&year.into_iter().collect::<Vec<_>>(), IN_PASSING);
    }
    // The nearest sentence before that names one; then what the article is about; then the table's latest.
    let paragraph = article.paragraph_of(at);
    let mut s = sentence_id;
    let mut main_cost = 5;
    while s > 0 && sentence_id - s < FAR {
        s -= 1;
        let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
        if a >= b {
            continue;
        }
        // "A year earlier the rise had been …": that year was spoken of in passing.
        let lasting = |m: &&Mention| {
            good(m)
                && !super::periods_in_passing::is_in_passing(article, m)
                && (matches!(article.main, Some(Period::Years(..)))
                    || is_yearly(article, figure)
                    || !matches!(m.periods.first(), Some(Period::Years(..))))
                && !matches!(
                    m.when(),
                    Some(
                        When::SameBefore
                            | When::SameOf(_)
                            | When::YearsBefore(_)
                            | When::MonthBefore
                            | When::QuarterBefore
                    )
                )
                && !(m.when() == Some(When::YearBefore)
                    && m.periods.first() != article.main.as_ref()
                    && s + 1 < sentence_id + 1)
        };
        let named: Vec<&Mention> = article.mentions_in(a, b).iter().filter(lasting).collect();
        if let (Some(first), Some(last)) = (named.first(), named.last()) {
            let far = i32::from(article.paragraph_of(a) != paragraph);
            // Of several, the one that leads the sentence and the one the article is about come before one said in passing.
            let is_main = |m: &Mention| m.periods.first().is_some_and(|p| Some(*p) == article.main);
            let (lead, other) = if is_main(last) && !is_main(first) { (last, first) } else { (first, last) };
            // Behind an aside the article goes on with what it is about.
            if far > 0
                && is_aside(article, lead)
                && let Some(main) = article.main.filter(|m| lead.periods.first() != Some(m))
            {
                push(&[main], 4);
                push(&lead.periods, 7);
                main_cost = 4;
                break;
            }
            // A new paragraph goes on with what the article is about as likely as with what the last one ended on; behind a heading likelier.
            let main = article.main.filter(|m| far > 0 && index.knows(*m) && lead.periods.first() != Some(m));
            if let Some(main) = main {
                let headed = super::subject::is_behind_heading(article, a, paragraph);
                push(&[main], if headed { 2 } else { 4 });
                push(&lead.periods, 5 + i32::from(headed));
            }
            // Nothing but what the article is about was spoken of.
            let alone = named.iter().all(|m| is_main(m));
            push(&lead.periods, if alone { 1 } else { 3 + far });
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
        push(&[main], main_cost.min(8));
    }
    // What the article began with, or names elsewhere near: not likely, but it may be meant.
    for p in &article.leads {
        push(&[*p], 9);
    }
    if let Some(latest) = index.latest() {
        push(&[latest], 14);
    }
    out.sort_by_key(|c| c.cost);
    out
}

/// The first or the last of the periods of one length that a sentence went through before a clause without one; "nay", "now" is what the
/// article is about.
fn through(article: &Article, (from, clause): (usize, usize), first: bool) -> Option<Period> {
    let end = article.clause_start(article.clause_of(clause) + 1);
    if article.mentions_in(clause, end).iter().any(|m| m.when().is_some()) {
        return None;
    }
    let said = article.mentions_in(from, clause).iter().filter(|m| !m.compared);
    let now =
        (from..clause).any(|i| article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "nay" | "now")));
    let mut all: Vec<Period> = said.filter_map(|m| m.periods.first().copied()).collect();
    all.extend(article.main.filter(|_| now));
    all.sort();
    all.dedup();
    let (a, b) = (all.first()?, all.last()?);
    (a != b && a.step() == b.step()).then_some(if first { *a } else { *b })
}

/// How many years a sentence adds up: "cộng dồn chín năm", "gộp cả 5 năm"; none where it says which.
fn years_added_up(article: &Article, (from, at): (usize, usize)) -> Option<i16> {
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let which = || article.mentions_in(from, at).iter().any(|m| m.when().is_some() && !m.periods.is_empty());
    let n = (from..at).find_map(|i| {
        let lead = matches!(lower(i), "dồn" | "gộp" | "cộng") && !matches!(lower(i + 1), "dồn" | "gộp");
        let skip = usize::from(matches!(lower(i + 1), "cả" | "lại" | "trong" | "suốt"));
        let n = article.token(i + 1 + skip).and_then(super::claims_in_words::number_word)?;
        (lead && lower(i + 2 + skip) == "năm").then_some(n)
    })?;
    i16::try_from(n).ok().filter(|n| (2..=60).contains(n) && !which())
}

/// A period right behind a figure.
fn directly_behind<'a>(article: &'a Article, figure: &Figure) -> Option<&'a Mention> {
    let (next, stop) = behind(article, figure);
    article
        .mentions_in(next, stop)
        .iter()
        .find(|m| m.when().is_some())
        .filter(|m| close(article, next, m.start, 4))
}

/// Whether a sentence steps aside to a part: "Riêng tháng 9 đạt …", "In March alone …".
fn is_aside(article: &Article, m: &Mention) -> bool {
    let start = article.sentence_start(article.sentence_of(m.start));
    let word = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    (start..m.start).any(|i| matches!(word(i), "riêng" | "chỉ")) || word(m.end) == "alone"
}

/// Whether a period hangs on one figure: "after a deficit of $3.8 billion in 2015".
fn in_passing(article: &Article, m: &Mention) -> bool {
    let clause = article.clause_start(article.clause_of(m.start));
    article.figures_in(clause, m.start).last().is_some_and(|f| close(article, f.tokens.1, m.start, 3))
}

/// The period that something "a year earlier" is earlier than: the one of the figure before it in the sentence, else what was spoken of
/// last.
fn own_periods(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> Vec<Period> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let plain = |f: &&Figure| {
        let (next, stop) = behind(article, f);
        !article.mentions_in(next, stop).iter().any(|m| m.compared && m.when().is_some())
            && !in_compared(article, f)
            && end_of_change(article, f) != Some(true)
    };
    let before = article.figures_in(sentence, at).iter().rev().take(4).find(plain);
    let mut out: Vec<Period> = before
        .map(|f| periods(article, index, f, Sort::Growth))
        .unwrap_or_default()
        .iter()
        .take(2)
        .map(|c| c.value)
        .collect();
    for p in spoken_before(article, at).into_iter().chain(article.main).chain(article.leads.iter().copied()) {
        if !out.contains(&p) {
            out.push(p);
        }
    }
    out
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
        When::YearsBefore(n) => Base::Years(n),
        When::MonthBefore => Base::Month,
        When::QuarterBefore => Base::Quarter,
        When::SameOf(y) => Base::OfYear(y),
        _ => Base::Named(*m.periods.first()?),
    })
}

/// What a mention says that something is compared with.
pub(super) fn base_said(m: &Mention) -> Option<Base> {
    let marks = [(Mark::OnYear, Base::Year), (Mark::OnMonth, Base::Month), (Mark::OnQuarter, Base::Quarter)];
    let marked = marks.into_iter().find(|(mark, _)| m.has(*mark)).map(|(_, base)| base);
    marked.or_else(|| if m.compared { base_of(m) } else { None })
}

pub(super) fn bases(article: &Article, figure: &Figure) -> Vec<Choice<Base>> {
    let at = figure.tokens.0;
    let sentence_id = article.sentence_of(at);
    let (start, end) = (article.sentence_start(sentence_id), article.sentence_start(sentence_id + 1));
    let mut out: Vec<Choice<Base>> = Vec::new();
    let found = base_said;
    // "down 43 percent in six months", "trong sáu tháng", "over two years".
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let within = |i: usize| {
        let lead = matches!(lower(i), "in" | "over" | "within" | "trong" | "sau" | "qua");
        let lead = lead && !matches!(lower(i + 1), "the" | "its");
        let n = super::claims_in_words::number_word(article.token(i + 1)?)
            .filter(|n| lead && (2..=120).contains(n))?;
        let n = u8::try_from(n).ok()?;
        let ends = !matches!(lower(i + 3), "of" | "đầu" | "cuối" | "đến" | "to");
        match lower(i + 2) {
            "months" | "tháng" if ends => Some(Base::Months(n)),
            "years" | "năm" if ends => Some(Base::Years(n)),
            _ => None,
        }
    };
    if let Some(then) = began(article, figure).filter(|_| is_yearly(article, figure)) {
        put(&mut out, Some(Base::Named(then)), 0);
        return out;
    }
    let ago = within(figure.tokens.1).or_else(|| {
        match (lower(figure.tokens.1), lower(figure.tokens.1 + 1), lower(figure.tokens.1 + 2)) {
            ("in" | "over", "a", "decade") => Some(Base::Years(10)),
            ("trong", "một", "thập") => Some(Base::Years(10)),
            _ => None,
        }
    });
    if let Some(b) = ago {
        put(&mut out, Some(b), 0);
        return out;
    }
    if let Some(n) = super::near_words::past_years(article, figure) {
        put(&mut out, Some(Base::Years(n)), 0);
        return out;
    }
    if is_yearly(article, figure)
        && let Some(n) = over_years(article, figure)
    {
        put(&mut out, Some(Base::Years(n)), 0);
        return out;
    }
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
    // "So với cùng kỳ, CPI tăng 3,85%; so với tháng 12, …": what leads a sentence holds for its first figure.
    let led = article.mentions_in(start, wstart).iter().rev().find_map(|m| Some((m, found(m)?)));
    if let Some((_, b)) = led.filter(|(m, _)| article.figures_in(m.end, at).is_empty()) {
        put(&mut out, Some(b), 0);
        return out;
    }
    if let Some((m, b)) = article.mentions_in(stop, end).iter().find_map(|m| Some((m, found(m)?))) {
        // Another change in between that has its own base takes it alone.
        let between = article.figures_in(next, m.start).len();
        put(&mut out, Some(b), if between <= 1 { 1 } else { 2 });
    }
    // What the sentence compared with before, the last first: a new subject may go on with either.
    let before = article.mentions_in(start, wstart).iter().rev().filter_map(found);
    for (n, b) in before.take(3).enumerate() {
        put(&mut out, Some(b), 1 + 2 * n as i32);
    }
    if out.is_empty()
        && let Some(s) = sentence_id.checked_sub(1)
    {
        let before = article.mentions_in(article.sentence_start(s), start).iter().rev().filter_map(found);
        for (n, b) in before.take(2).enumerate() {
            put(&mut out, Some(b), 4 + 2 * n as i32);
        }
    }
    out
}
