//! The most and the least of what a figure beside states: "tăng 50%, mức tăng cao nhất vùng", "tỷ trọng chỉ còn 9,3%, thấp nhất cả giai
//! đoạn", "thấp nhất là An Giang với 5,5%", "đỉnh cao thuộc về năm 2021 với 182%", "106.7 per cent, the lowest reading of the period". The
//! figure has to agree; the same is then worked out of every other member, or of every other period.

use super::article::{Article, Mention, Says};
use super::candidates::level;
use super::claims_in_words::{Claim, number_word, reading, stand_in, step_word};
use super::figures_in_text::Counts;
use super::kinds::Sort;
use super::reading::{Reading, Working};
use super::slots::{Doubt, Names, Side, Slots};
use super::table_index::{Amount, TableIndex, Wanted};
use crate::dataset::{Flow, Status};
use crate::figure::Interval;
use crate::period::Period;

/// A figure that agrees: its tokens and how it was read.
pub(super) type Agreed<'a> = ((usize, usize), &'a Reading);

/// How far from the word its figure may stand.
const NEAR: usize = 12;
/// Members that are looked through.
const MOST: usize = 400;
/// Others that a figure has to be the opposite of for an accusation.
const MANY: usize = 3;

/// The most (+1) or the least (−1), said by two words at a token.
fn superlative(article: &Article, at: usize) -> Option<f64> {
    if article.lower(at + 1) != "nhất" {
        return None;
    }
    match article.lower(at) {
        "cao" | "lớn" | "mạnh" | "nhanh" | "nhiều" | "sâu" | "đậm" | "rõ" => Some(1.0),
        "thấp" | "nhỏ" | "ít" | "yếu" | "chậm" | "nhẹ" => Some(-1.0),
        _ => None,
    }
}

/// Among what something is the most.
#[derive(Clone, Copy, PartialEq)]
enum Among {
    Members,
    Periods(Option<i64>),
}

/// What the words behind say it is the most of: "vùng", "trong các thị trường chính", "cả giai đoạn", "trong 16 quý".
fn among(article: &Article, from: usize) -> Option<Among> {
    let word = |n: usize| article.lower(from + n);
    let lead = usize::from(matches!(word(0), "trong" | "của" | "toàn" | "cả"));
    let lead = lead + usize::from(lead > 0 && matches!(word(lead), "cả" | "số" | "toàn"));
    let many = lead + usize::from(matches!(word(lead), "các" | "những"));
    const KINDS: [&str; 10] = ["thị", "nhóm", "tỉnh", "địa", "mặt", "nước", "đối", "ngành", "quốc", "vùng"];
    if matches!((word(lead), word(lead + 1)), ("giai", "đoạn") | ("từ", "trước")) {
        return Some(Among::Periods(None));
    }
    // "cao nhất trong một thập kỷ"
    if lead > 0 && (word(lead), word(lead + 1), word(lead + 2)) == ("một", "thập", "kỷ") {
        return Some(Among::Periods(Some(10)));
    }
    if word(lead) == "vùng" || many > lead && lead > 0 && KINDS.contains(&word(many)) {
        return Some(Among::Members);
    }
    let n = article.token(from + lead).and_then(number_word).filter(|n| lead > 0 && *n > 2)?;
    article.token(from + lead + 1).and_then(step_word)?;
    Some(Among::Periods(Some(n)))
}

/// The same statement of other names or of another period: how it is worked out, so that it may be worked out elsewhere.
pub(super) struct Same<'a> {
    index: &'a TableIndex<'a>,
    side: Side,
    working: fn(&Same<'a>, &Names, Period) -> Option<Amount>,
    measure: Wanted,
    /// How many years back it is compared.
    back: i32,
    product: Option<Side>,
}

impl<'a> Same<'a> {
    fn level(&self, names: &Names, p: Period) -> Option<Amount> {
        level(self.index, self.side, names, self.measure, p)
    }

    fn growth(&self, names: &Names, p: Period) -> Option<Amount> {
        Working::Growth(self.level(names, p)?, self.level(names, p.same_of_year(-self.back)?)?)
            .worked()
            .map(|w| w.1)
    }

    fn price(&self, names: &Names, p: Period) -> Option<Amount> {
        let worth = level(self.index, self.side, names, self.index.plain, p)?;
        Working::UnitValue(worth, level(self.index, self.side, names, Wanted::Amount, p)?)
            .worked()
            .map(|w| w.1)
    }

    fn share(&self, names: &Names, p: Period) -> Option<Amount> {
        let whole = match self.product {
            Some(product) => level(self.index, product, &Vec::new(), self.index.plain, p)?,
            None => self.level(&Vec::new(), p)?,
        };
        Working::Share(self.level(names, p)?, whole).worked().map(|w| w.1)
    }

    /// How a reading is worked out, so that it may be worked out elsewhere; `None` where it cannot be told.
    pub(super) fn of(index: &'a TableIndex<'a>, said: &Reading) -> Option<Same<'a>> {
        let back = said.base.map_or(1, |b| i32::from(said.period.end_year()) - i32::from(b.end_year()));
        let product = super::by_the_economy::product(index);
        let working: fn(&Same<'a>, &Names, Period) -> Option<Amount> = match said.sort {
            Sort::Value => Same::level,
            Sort::Growth if matches!(said.working, Working::Growth(..)) && back > 0 => Same::growth,
            Sort::Share => Same::share,
            Sort::UnitValue => Same::price,
            _ => return None,
        };
        let bases = [None, product];
        let tries =
            [index.plain, Wanted::Amount].into_iter().flat_map(|m| bases.iter().map(move |p| (m, *p)));
        tries
            .map(|(measure, product)| Same {
                index,
                side: said.side.unwrap_or(Side::of(Flow::Export)),
                working,
                measure,
                back,
                product,
            })
            .find(|same| {
                let own = (same.working)(same, &said.names, said.period);
                own.is_some_and(|a| (a.value - said.amount.value).abs() <= 1e-6 * said.amount.value.abs())
            })
    }

    /// The level of what a growth is of.
    pub(super) fn level_of(index: &'a TableIndex<'a>, said: &Reading) -> Option<Same<'a>> {
        let (Working::Growth(now, _) | Working::Change(now, _)) = &said.working else { return None };
        let plain = Reading { sort: Sort::Value, base: None, amount: now.clone(), ..said.clone() };
        Same::of(index, &plain)
    }

    /// What it comes to of the same names in another period; nothing where that is only planned.
    pub(super) fn at(&self, said: &Reading, p: Period) -> Option<f64> {
        let amount = (self.working)(self, &said.names, p)?;
        (amount.status != Status::Plan || said.amount.status == Status::Plan).then_some(amount.value)
    }

    /// How it stands beside others: the most of them in a direction, the opposite, neither.
    fn beside(
        &self,
        said: &Reading,
        most: f64,
        others: impl Iterator<Item = (Names, Period)>,
    ) -> Option<bool> {
        let way = most * if said.sign < 0 { -1.0 } else { 1.0 };
        let all: Vec<f64> = others.filter_map(|(n, p)| Some((self.working)(self, &n, p)?.value)).collect();
        let own = said.amount.value;
        let first = all.iter().all(|v| (own - v) * way >= 0.0);
        let last = all.iter().all(|v| (own - v) * way < 0.0);
        match all.len() {
            0 | 1 => None,
            _ if first => Some(true),
            n if last && n >= MANY => Some(false),
            _ => None,
        }
    }
}

/// Every superlative of a text that hangs on a figure which agrees.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>]) -> Vec<Claim> {
    let mut out = Vec::new();
    for at in 0..article.tokens.len() {
        if !article.vietnamese {
            out.extend(super::records::claim(article, index, agreed, at));
            out.extend(in_english(article, index, agreed, at));
            continue;
        }
        out.extend(super::records::claim(article, index, agreed, at));
        out.extend(of_time(article, index, agreed, at));
        out.extend(year(article, index, agreed, at));
        if let Some(most) = superlative(article, at) {
            out.extend(hung_on_a_figure(article, index, agreed, (at, most)));
        }
    }
    out
}

/// The most (+1) or the least (−1) in English.
fn english(at: &str) -> Option<f64> {
    match at {
        "highest" | "largest" | "biggest" | "greatest" | "strongest" | "steepest" | "sharpest"
        | "deepest" | "widest" | "fastest" => Some(1.0),
        "lowest" | "smallest" | "weakest" | "slowest" | "narrowest" | "mildest" => Some(-1.0),
        _ => None,
    }
}

/// "106.7 per cent in 2010, the lowest reading of the period", "15.9%, the smallest share in the series", "the strongest in a decade":
/// among the other periods of the figure right before.
fn in_english(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>], at: usize) -> Option<Claim> {
    let most = english(article.lower(at))?;
    let before = at.checked_sub(1).and_then(|i| article.token(i));
    if before.is_some_and(|t| t.is_dash() || number_word(t).is_some()) {
        return None;
    }
    let of = (at + 1..at + 4).find(|i| matches!(article.lower(*i), "of" | "in" | "on"))?;
    let rest = |n: usize| article.lower(of + n);
    let skip = 1 + usize::from(matches!(rest(1), "the" | "a" | "this"));
    let skip = skip + usize::from(matches!(rest(skip), "whole" | "entire" | "full"));
    let last = match rest(skip) {
        "period" | "series" | "table" | "review" | "sample" => None,
        "decade" if rest(1) == "a" => Some(10),
        _ => return None,
    };
    let from = article.sentence_start(article.sentence_of(at));
    let figure = article.figures_in(from, at).last().filter(|f| f.tokens.1 + NEAR / 2 > at)?;
    let (_, said) = agreed.iter().find(|(t, _)| *t == figure.tokens)?;
    let same = Same::of(index, said)?;
    let others = times(index, said.period, last).map(|p| (said.names.clone(), p));
    // Of a fall or a deficit the least may be meant by its size or by its sign.
    let open = most < 0.0 && (said.sign < 0 || said.side.is_some_and(|s| s.side < 0));
    told(article, said, (at, of), same.beside(said, most, others).filter(|h| *h || !open)?)
}

/// "tháng 6 cao nhất với 3,42 tỷ USD", "đà tăng rõ nhất ở quý III với 13,4%": among the periods of the same year.
fn of_time(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>], at: usize) -> Option<Claim> {
    let most = superlative(article, at)?;
    let end = article.sentence_start(article.sentence_of(at) + 1);
    let is_time = |m: &&Mention| m.when().is_some();
    // "Tháng 10 mới là tháng bán nhiều nhất với 104,8 triệu thùng"
    let begun = article.sentence_start(article.sentence_of(at));
    let is_the_month = |m: &&Mention| {
        let said = article.token(m.end).filter(|t| t.is_word("moi")).map_or(m.end, |_| m.end + 1);
        m.end == at
            || article.lower(said) == "là" && matches!(article.lower(said + 1), "tháng" | "quý" | "lúc")
    };
    let behind = match article.lower(at + 2) {
        "với" | "," => {
            let when = article.mentions_in(begun.max(at.saturating_sub(9)), at).iter().rfind(is_time);
            when.filter(is_the_month).filter(|m| m.end < at || article.lower(at + 2) == "với")?;
            at + 3
        }
        "rơi" if article.lower(at + 3) == "vào" => {
            let m = article.mentions_in(at + 4, at + 6).iter().find(is_time)?;
            m.end + 1
        }
        "ở" | "vào" | "trong" => {
            let m = article.mentions_in(at + 3, at + 5).iter().find(is_time)?;
            m.end + 1
        }
        _ => return None,
    };
    let figure = article.figures_in(behind, end).first().filter(|f| f.tokens.0 <= behind + 2)?;
    let (_, said) = agreed.iter().find(|(t, _)| *t == figure.tokens)?;
    if matches!(said.period, Period::Year(_)) {
        return None;
    }
    // "lớn nhất trong số các thị trường", "cao nhất so với cùng kỳ các năm": the most of something else.
    let from = article.sentence_start(article.sentence_of(at));
    let other = (from..at).any(|i| {
        matches!(
            (article.lower(i), article.lower(i + 1)),
            ("so", "với") | ("cùng", "kỳ") | ("các", "năm") | ("trong", "số") | ("thị", "trường")
        )
    });
    if other {
        return None;
    }
    let same = Same::of(index, said)?;
    let year = said.period.end_year();
    let others = times(index, said.period, None).filter(|p| p.end_year() == year);
    let holds = same.beside(said, most, others.map(|p| (said.names.clone(), p)));
    // Of a row that is named it may be the most among the rows.
    told(article, said, (at, at + 2), holds.filter(|h| *h || said.names.is_empty())?)
}

fn hung_on_a_figure(
    article: &Article,
    index: &TableIndex<'_>,
    agreed: &[Agreed<'_>],
    (at, most): (usize, f64),
) -> Option<Claim> {
    let id = article.sentence_of(at);
    let end = article.sentence_start(id + 1);
    // "thấp nhất là An Giang với 5,5%": the figure follows.
    let named = || {
        let m = article.mentions_in(at + 3, at + 5).first().filter(|m| matches!(m.says, Says::Named(_)))?;
        let first = article.figures_in(m.end, end).first().filter(|f| f.tokens.0 <= m.end + 3)?;
        Some((Among::Members, first.tokens))
    };
    let (among, tokens) = if article.lower(at + 2) == "là" {
        named()?
    } else {
        let among = among(article, at + 2)?;
        let last = article.figures_in(article.sentence_start(id), at).last();
        (among, last.filter(|f| f.tokens.1 + NEAR > at)?.tokens)
    };
    let (_, said) = agreed.iter().find(|(t, _)| *t == tokens)?;
    let same = Same::of(index, said)?;
    let holds = match among {
        Among::Members => {
            // "Mỹ giảm 16,6%, mạnh nhất trong các thị trường", in an article on clothes: whichever name has others beside it.
            let ways: Vec<bool> = (0..said.names.len())
                .filter_map(|place| {
                    let (dim, own) = said.names.get(place).filter(|(_, m)| m.len() == 1)?;
                    let items = index.items(*dim).into_iter().filter(|m| !own.contains(m)).take(MOST);
                    let others = items.map(|m| {
                        let mut names = said.names.clone();
                        if let Some(part) = names.get_mut(place) {
                            part.1 = vec![m];
                        }
                        (names, said.period)
                    });
                    same.beside(said, most, others)
                })
                .collect();
            let holds = ways.iter().any(|h| *h);
            // One name alone leaves no doubt among what it was meant.
            (holds || said.names.len() == 1 && !ways.is_empty()).then_some(holds)?
        }
        Among::Periods(n) => {
            same.beside(said, most, times(index, said.period, n).map(|p| (said.names.clone(), p)))?
        }
    };
    told(article, said, (at, at + 2), holds)
}

/// The other periods of the same length: all that the table has, or the last so many where there are more.
fn times(index: &TableIndex<'_>, own: Period, last: Option<i64>) -> impl Iterator<Item = Period> {
    let mut all: Vec<Period> = index.periods.iter().copied().filter(|p| p.step() == own.step()).collect();
    all.sort();
    all.dedup();
    if let Some(n) = last.and_then(|n| usize::try_from(n).ok()).filter(|n| *n < all.len()) {
        all.retain(|p| *p <= own);
        all = all.split_off(all.len().saturating_sub(n));
    }
    all.into_iter().filter(move |p| *p != own)
}

/// "đỉnh cao thuộc về năm 2021 với 182%", "năm tăng mạnh nhất là 1994, với 35,8%": the year in which it was most. It agrees, it never
/// accuses.
fn year(article: &Article, index: &TableIndex<'_>, agreed: &[Agreed<'_>], at: usize) -> Option<Claim> {
    let y = article.token(at).and_then(super::periods_in_text::year)?;
    let word = |n: usize| at.checked_sub(n).map_or("", |i| article.lower(i));
    let skip = 1 + usize::from(word(1) == "năm");
    if word(skip) != "là" && !matches!((word(skip + 1), word(skip)), ("thuộc", "về") | ("rơi", "vào"))
    {
        return None;
    }
    let id = article.sentence_of(at);
    let from = article.sentence_start(id).max(at.saturating_sub(8));
    let most = (from..at).rev().find_map(|i| {
        let peak = article.lower(i) == "đỉnh" && article.lower(i + 1) != "đồi";
        superlative(article, i).or(peak.then_some(1.0))
    })?;
    let first = article.figures_in(at + 1, article.sentence_start(id + 1)).first()?;
    let (_, said) = agreed.iter().find(|(t, _)| *t == first.tokens)?;
    if said.period != Period::Year(y) || first.tokens.0 > at + NEAR {
        return None;
    }
    let same = Same::of(index, said)?;
    let holds = same.beside(said, most, times(index, said.period, None).map(|p| (said.names.clone(), p)));
    told(article, said, (at, at + 1), holds.filter(|h| *h)?).map(|claim| claim.of_year(said.period))
}

pub(super) fn told(
    article: &Article,
    said: &Reading,
    (from, to): (usize, usize),
    holds: bool,
) -> Option<Claim> {
    let figure = stand_in(article, from, to, 1, Counts::Bare)?;
    let truth = Amount {
        value: f64::from(u8::from(holds)),
        interval: Interval::exact(0.0),
        cells: said.amount.cells.clone(),
        status: Status::Final,
    };
    let side = said.side.unwrap_or(Side::of(Flow::Export));
    let reading = reading(Sort::Extreme, side, said.names.clone(), said.period, (truth, None), 1, 1);
    Some(Claim { figure, readings: vec![reading], slots: Slots { doubt: Doubt::None, ..Slots::default() } })
}
