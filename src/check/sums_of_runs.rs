//! What a run of years adds up to, and the average of it: "tính đến 2024 là năm thứ chín liên tiếp, tổng thặng dư 109,4 tỷ USD, bình quân 12,2 tỷ USD
//! một năm", "its ninth straight surplus, $109 billion altogether". A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::level;
use super::claims_in_words::number_word;
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Per, Sort};
use super::lexicon::Mark;
use super::reading::{Reading, Working};
use super::second_look::{Asked, most, nearest, widened};
use super::slots::{Choice, Side, choice};
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::{Flow, Status};
use crate::period::Period;

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 2, 4, 8];
/// Tokens around the words for a run in which its number stands.
const NEAR: usize = 4;
/// Tokens before a figure in which it says to be a sum.
const LEAD: usize = 5;

/// How many years on end the sentence has told of before the figure.
fn run_before(article: &Article, figure: &Figure) -> Option<i16> {
    let (from, at) = (article.sentence_start(article.sentence_of(figure.tokens.0)), figure.tokens.0);
    let run = article.mentions_in(from, at).iter().rev().find(|m| m.has(Mark::Streak))?;
    let near = run.start.saturating_sub(NEAR).max(from)..(run.end + NEAR).min(at);
    let number = |i: usize| {
        let n = article.token(i).and_then(number_word)?;
        // "năm thứ năm", where it is no year.
        let year = matches!(article.lower(i), "năm" | "nhất") && !(i > 0 && article.lower(i - 1) == "thứ");
        let ten = i > 0 && article.lower(i - 1) == "mười" && n < 10;
        (!year && (2..=60).contains(&n)).then_some(if ten { n + 10 } else { n })
    };
    i16::try_from(near.filter_map(number).next_back()?).ok()
}

/// How many years there are where the sentence adds them all up: "cộng dồn cả chuỗi", "over the whole period".
fn all_years(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> Option<i16> {
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let word = |i: usize| article.lower(i);
    let all = (from..figure.tokens.0).any(|i| {
        matches!(
            (word(i), word(i + 1)),
            ("cả" | "toàn" | "suốt", "chuỗi" | "giai" | "thời")
                | ("whole" | "entire", "period" | "series" | "span")
        )
    });
    let adds =
        (from..figure.tokens.0).any(|i| matches!(word(i), "cộng" | "dồn" | "tổng" | "total" | "cumulative"));
    let mut years = index.periods.iter().filter(|p| matches!(p, Period::Year(_)));
    let (first, last) = (years.next()?, years.next_back()?);
    (all && adds).then(|| last.end_year() - first.end_year() + 1)
}

/// Whether the words before a figure say that it is a sum.
fn adds_up(article: &Article, figure: &Figure) -> bool {
    let words = (figure.tokens.0.saturating_sub(LEAD)..figure.tokens.1 + 2).map(|i| article.lower(i));
    words.into_iter().any(|w| {
        matches!(
            w,
            "tổng"
                | "cộng"
                | "dồn"
                | "lũy"
                | "total"
                | "totalling"
                | "combined"
                | "cumulative"
                | "altogether"
        )
    })
}

/// What a figure meets of a run that its sentence told of before.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if !matches!(figure.counts, Counts::Money(_) | Counts::Mass) || index.flowless {
        return None;
    }
    let n = run_before(article, figure).or_else(|| all_years(article, index, figure))?;
    let id = article.sentence_of(figure.tokens.0);
    let averaged =
        super::near_words::is_average(article, figure.tokens.0.saturating_sub(LEAD), figure.tokens.1 + 4);
    if !averaged && !adds_up(article, figure) && all_years(article, index, figure).is_none() {
        return None;
    }
    let slots = widened(article, index, figure, Sort::Value, slots_of(Sort::Value));
    let measure = if figure.counts.is_amount() { Wanted::Amount } else { index.plain };
    // It ends with a year that the sentence names, or with what the article is about.
    let said = article.mentions_in(article.sentence_start(id), figure.tokens.0);
    let mut ends: Vec<Period> = said.iter().rev().filter_map(|m| m.periods.first().copied()).collect();
    ends.extend(article.main);
    ends.extend(index.periods.iter().rev().find(|p| matches!(p, Period::Year(_))));
    ends.retain(|p| matches!(p, Period::Year(_)));
    ends.dedup();
    let flows: Vec<&Choice<Side>> = slots.flows.iter().take(3).collect();
    // Where the run is one of surpluses, they are what adds up.
    let run_side = said.iter().rev().find_map(|m| match m.flow()? {
        Mark::Flow(flow) => Some(Side::of(flow)),
        Mark::Balance(side) => Some(Side { side, ..Side::of(Flow::Balance) }),
        _ => None,
    });
    let run_side = run_side.map(|side| choice(side, 1));
    let mut out: Vec<Reading> = Vec::new();
    for (k, end) in ends.iter().enumerate() {
        let first = end.end_year().saturating_sub(n - 1);
        for flow in flows.iter().copied().chain(run_side.as_ref()) {
            for names in slots.names.iter().take(3) {
                let years = (first..=end.end_year()).map(Period::Year);
                let all: Option<Vec<Amount>> = years
                    .map(|p| {
                        level(index, flow.value, &names.value, measure, p)
                            .filter(|a| a.status != Status::Plan)
                    })
                    .collect();
                let Some(sum) = all.and_then(|all| Amount::sum(&all)) else { continue };
                let (sort, working) = if averaged {
                    (Sort::Average(Per::Year), Working::Average(sum, Amount::number(f64::from(n))))
                } else {
                    (Sort::Value, Working::Level(sum))
                };
                let Some((working, amount)) = working.worked() else { continue };
                let about = (flow.value, names.value.clone(), Period::Years(first, end.end_year()));
                let cost = flow.cost + names.cost + k as i32;
                out.push(Reading::of(sort, about, working, amount).fetched(cost, cost));
            }
        }
    }
    nearest(figure, out, most(figure, MOST))
}
