//! The article taken apart: tokens, figures, and what the words between them say, each with its place. Periods are resolved here,
//! because what one leaves out stands in those before it.

use super::figures_in_text::{Figure, figures};
use super::lexicon::{Mark, trade_words};
use super::members::{Kind, Named, names};
use super::mentions_in_text::{find_home, former_and_latter, scan, turn_toward_home};
use super::periods_in_text::{When, year};
use super::resolved_periods::resolve;
use super::table_index::TableIndex;
use super::words::{Token, looks_vietnamese, tokens};
use crate::period::Period;

/// What a stretch of words says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Says {
    /// A trade word, in all its meanings.
    Marks(Vec<Mark>),
    /// A name, in all its meanings.
    Named(Vec<Named>),
    /// A measure of the table besides the flows, in all its meanings.
    Topic(Vec<u16>),
    /// A way of counting: 0 as counted, 1 adjusted.
    Way(u32),
    /// The country whose trade it is.
    Home,
    /// A period.
    Period(When),
}

/// A stretch of words that says something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    /// First token.
    pub(super) start: usize,
    /// After the last token.
    pub(super) end: usize,
    /// What it says.
    pub(super) says: Says,
    /// For a period: what it can be, best first. Relative ones that serve as a base stay empty.
    pub(super) periods: Vec<Period>,
    /// Whether it is what something else is compared with.
    pub(super) compared: bool,
}

impl Mention {
    pub(super) fn has(&self, mark: Mark) -> bool {
        matches!(&self.says, Says::Marks(marks) if marks.contains(&mark))
    }

    pub(super) fn mark(&self, test: impl Fn(&Mark) -> bool) -> Option<Mark> {
        match &self.says {
            Says::Marks(marks) => marks.iter().find(|m| test(m)).copied(),
            _ => None,
        }
    }

    /// The flow it names, with the side for a balance.
    pub(super) fn flow(&self) -> Option<Mark> {
        self.mark(|m| matches!(m, Mark::Flow(_) | Mark::Balance(_)))
    }

    pub(super) fn when(&self) -> Option<When> {
        match self.says {
            Says::Period(when) => Some(when),
            _ => None,
        }
    }
}

/// A row that text names and the table does not have: of a kind, by its line.
pub(super) type Strange = (Kind, usize);

/// Sentences of an article in which it says what it is about.
const HEAD: usize = 4;

/// The article, taken apart.
#[derive(Debug)]
pub(super) struct Article {
    /// The text, by code points.
    chars: Vec<char>,
    /// Pieces.
    pub(super) tokens: Vec<Token>,
    /// What is said, in order.
    pub(super) mentions: Vec<Mention>,
    /// What is stated, in order.
    pub(super) figures: Vec<Figure>,
    /// First mention at or after a token.
    pub(super) mention_from: Vec<usize>,
    /// First figure at or after a token.
    figure_from: Vec<usize>,
    /// Whether the text is Vietnamese.
    pub(super) vietnamese: bool,
    /// First token of each sentence.
    sentences: Vec<usize>,
    /// First token of each clause.
    clauses: Vec<usize>,
    /// Which flows were spoken of before each mention, one bit a flow and side.
    flows_before: Vec<u8>,
    /// What the article is about when nothing is said.
    pub(super) main: Option<Period>,
    /// Periods that its first sentences speak of.
    pub(super) leads: Vec<Period>,
    /// Names of rows that stand for all, folded.
    wholes: Vec<String>,
    /// Names that something is compared with and that the clause behind takes up: mentions by place.
    pub(super) taken_up: Vec<usize>,
    /// The row that it is all about.
    pub(super) subject: Option<(usize, u32)>,
    /// The rows it names most, the first two.
    pub(super) often: Vec<(usize, u32)>,
    /// The token at which each of these is named first.
    pub(super) often_from: Vec<usize>,
    /// Measure and unit of each topic.
    pub(super) topic_measures: Vec<(u32, crate::unit::Unit)>,
    /// The year it is written about: what a month or quarter without a year is one of.
    pub(super) year: i16,
    /// What stands between commas behind a subject, by its tokens.
    pub(super) asides: Vec<(usize, usize)>,
    /// The heading that each paragraph stands under, by its tokens.
    pub(super) headings: Vec<Option<(usize, usize)>>,
}

impl Article {
    /// Takes a text apart; `subject` is what the table is all about though no row names it.
    pub(super) fn of(text: &str, index: &TableIndex<'_>, subject: Option<Strange>) -> Article {
        Article::of_year(text, index, subject, None)
    }

    /// The same, read as written in a year, whatever the text says.
    pub(super) fn of_year(
        text: &str,
        index: &TableIndex<'_>,
        subject: Option<Strange>,
        year: Option<i16>,
    ) -> Article {
        let tokens = tokens(text);
        let vietnamese = looks_vietnamese(text);
        let topics = super::topics::topic_names(index);
        let known = names(index);
        let mut mentions = scan(&tokens, &trade_words(), &known, &topics, index);
        super::goods_and_services::name_rows(&tokens, &known, index, &mut mentions);
        super::mentions_in_text::ways(&tokens, &super::adjusted::phrases(index), &mut mentions);
        // "so" compares in Vietnamese only; "thu nhập" is an income, no import.
        mentions.retain(|m| {
            let income = m.end == m.start + 1
                && tokens.get(m.start).is_some_and(|t| t.lower == "nhập")
                && m.start.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.lower == "thu");
            if income {
                return false;
            }
            vietnamese || m.end > m.start + 1 || !tokens.get(m.start).is_some_and(|t| t.is_word("so"))
        });
        // In a table of the world's economies the world is nothing else than the table.
        if index.is_of_the_world() {
            mentions.retain(|m| {
                let says_world = tokens.get(m.start..m.end).unwrap_or_default().iter().any(|t| {
                    matches!(
                        t.folded.as_str(),
                        "world" | "worldwide" | "global" | "world's" | "globally" | "gioi"
                    )
                });
                !(says_world && m.has(Mark::Elsewhere) && m.flow().is_none())
            });
        }
        // Beside a table of prices, prices are nothing else than the table.
        if super::members::has_price_index(index) {
            let of_prices = |m: &Mention| {
                tokens.get(m.start..m.end).unwrap_or_default().iter().any(|t| {
                    matches!(t.lower.as_str(), "price" | "prices" | "inflation" | "giá" | "phát" | "cpi")
                })
            };
            mentions.retain(|m| !(m.has(Mark::Elsewhere) && m.flow().is_none() && of_prices(m)));
        }
        // "Thương mại Việt Nam - EU": all trade of the country with the bloc, which is no country whose trade it is.
        let partner = matches!(subject, Some((Kind::Place, _)));
        for m in &mut mentions {
            if let Says::Named(found) = &m.says
                && found
                    .iter()
                    .all(|n| matches!(n, Named::Absent(kind, line) if Some((*kind, *line)) == subject))
            {
                m.says = if partner { Says::Marks(vec![Mark::Nothing]) } else { Says::Home };
            }
        }
        super::mentions_in_text::datelines(text, &tokens, &mut mentions);
        super::epithets::read(&tokens, index, &mut mentions);
        super::mentions_in_text::gaps(&tokens, &mut mentions);
        super::mentions_in_text::told_gaps(&tokens, &mut mentions);
        super::mentions_in_text::how_much(&mut mentions);
        super::mentions_in_text::sums_of_trade(&tokens, &mut mentions);
        super::words_by_tone::add(&tokens, &mut mentions);
        // In a table of goods and of services both together are all there is.
        if super::members::has_goods_and_services(index) {
            for m in mentions.iter_mut().filter(|m| m.has(Mark::Elsewhere) && m.flow().is_none()) {
                let words = tokens.get(m.start..m.end).unwrap_or_default();
                if words.first().is_some_and(|t| t.is_word("goods")) && words.len() == 3 {
                    m.says = Says::Marks(vec![Mark::Nothing]);
                }
            }
        }
        former_and_latter(&tokens, &mut mentions);
        find_home(&tokens, &mut mentions, vietnamese);
        turn_toward_home(&tokens, &mut mentions);
        let mut taken = vec![false; tokens.len()];
        for m in mentions.iter().filter(|m| !matches!(m.says, Says::Marks(_) | Says::Topic(_))) {
            taken.iter_mut().take(m.end).skip(m.start).for_each(|t| *t = true);
        }
        let mut figures = figures(&tokens, &taken, vietnamese, &super::unit_words::unit_words(index));
        super::per_kilo::mark(&tokens, &mut figures);
        // A word inside a figure ("tỷ", "lần") says nothing else.
        let mut inside = vec![false; tokens.len()];
        for f in &figures {
            inside.iter_mut().take(f.tokens.1).skip(f.tokens.0).for_each(|t| *t = true);
        }
        // "2.7 million bags" of coffee are no handbags.
        let says_more = |m: &Mention| !matches!(m.says, Says::Marks(_)) && !super::slot_names::absent(m);
        mentions.retain(|m| says_more(m) || !inside.get(m.start).copied().unwrap_or(false));
        let mut article = Article {
            chars: text.chars().collect(),
            mention_from: from(&tokens, mentions.iter().map(|m| m.start)),
            figure_from: from(&tokens, figures.iter().map(|f| f.tokens.0)),
            sentences: firsts(&tokens, |t| t.sentence),
            clauses: firsts(&tokens, |t| t.clause),
            tokens,
            mentions,
            figures,
            vietnamese,
            flows_before: Vec::new(),
            taken_up: Vec::new(),
            subject: None,
            often: Vec::new(),
            often_from: Vec::new(),
            main: None,
            leads: Vec::new(),
            wholes: index.whole_names().map(super::words::fold).collect(),
            topic_measures: index.topics.iter().map(|t| (t.measure, t.unit.clone())).collect(),
            year: year.unwrap_or(0),
            asides: Vec::new(),
            headings: Vec::new(),
        };
        let mut seen = 0_u8;
        for m in &article.mentions {
            article.flows_before.push(seen);
            seen |= m.flow().map_or(0, bit);
        }
        article.flows_before.push(seen);
        article.mark_compared();
        article.asides = super::asides::asides(&article);
        article.headings = super::subject::headings(&article);
        article.subject = super::subject::subject(&article, index);
        article.often = super::subject::often(&article, index);
        article.often_from = super::subject::first_named(&article, &article.often);
        article.resolve_periods(index);
        article
    }

    /// Whether a mention of a topic names the row of all together: "GDP" in a table of its sectors.
    pub(super) fn says_whole(&self, m: &Mention) -> bool {
        let words = self.tokens.get(m.start..m.end).unwrap_or_default();
        let said = words.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
        self.wholes.contains(&said)
    }

    /// Whether a name that something is compared with is spoken of behind it: "Indonesia, whose inflow …".
    pub(super) fn is_taken_up(&self, m: &Mention) -> bool {
        self.taken_up.iter().any(|i| self.mentions.get(*i).is_some_and(|t| t.start == m.start))
    }

    /// The folded word so many tokens before one; empty where there is none.
    pub(super) fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).and_then(|i| self.token(i)).map(|t| t.folded.as_str()).unwrap_or("")
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The word before a name, past a word that only says what sort of name it is: "hơn | khu vực | công nghiệp".
    pub(super) fn lead_of(&self, m: &Mention) -> Option<&str> {
        const SORTS: [&str; 12] =
            ["khu", "vực", "ngành", "nhóm", "tỉnh", "nước", "thị", "trường", "thành", "phố", "hàng", "khối"];
        let at = (1..5)
            .filter_map(|n| m.start.checked_sub(n))
            .find(|i| self.token(*i).is_none_or(|t| !SORTS.contains(&t.lower.as_str())))?;
        self.token(at).map(|t| t.lower.as_str())
    }

    /// What the article names at least twice and the table does not have, one of each kind, by how often: a table all about rice or about
    /// trade with the EU has no row of that name.
    pub(super) fn strange_rows(&self) -> Vec<Strange> {
        let mut counts: Vec<(Strange, usize)> = Vec::new();
        for m in &self.mentions {
            let Says::Named(found) = &m.says else { continue };
            let [Named::Absent(kind, line)] = found.as_slice() else { continue };
            // What a table is all about stands at the head; goods may come later.
            let early = *kind == Kind::Goods || m.start < self.sentence_start(HEAD);
            match counts.iter_mut().find(|(l, _)| *l == (*kind, *line)) {
                Some((_, n)) => *n += 1,
                None if early => counts.push(((*kind, *line), 1)),
                None => {}
            }
        }
        counts.retain(|(_, n)| *n > 1);
        counts.sort_by_key(|((kind, line), n)| (*kind != Kind::Goods, core::cmp::Reverse(*n), *line));
        let mut out: Vec<Strange> = Vec::new();
        for (row, _) in counts {
            if out.iter().all(|(kind, _)| *kind != row.0) {
                out.push(row);
            }
        }
        out
    }

    /// A stretch of the text, by code points.
    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.token(token).map_or(0, |t| t.sentence)
    }

    /// A token in lower case; nothing beyond the text.
    pub(super) fn lower(&self, token: usize) -> &str {
        self.token(token).map_or("", |t| t.lower.as_str())
    }

    pub(super) fn clause_of(&self, token: usize) -> usize {
        self.token(token).map_or(0, |t| t.clause)
    }

    pub(super) fn paragraph_of(&self, token: usize) -> usize {
        self.token(token).map_or(0, |t| t.paragraph)
    }

    /// First token of a sentence.
    pub(super) fn sentence_start(&self, sentence: usize) -> usize {
        self.sentences.get(sentence).copied().unwrap_or(self.tokens.len())
    }

    /// First token of a clause.
    pub(super) fn clause_start(&self, clause: usize) -> usize {
        self.clauses.get(clause).copied().unwrap_or(self.tokens.len())
    }

    /// Mentions that begin in a stretch of tokens.
    pub(super) fn mentions_in(&self, start: usize, end: usize) -> &[Mention] {
        let at = |i: usize| self.mention_from.get(i).copied().unwrap_or(self.mentions.len());
        self.mentions.get(at(start)..at(end).max(at(start))).unwrap_or_default()
    }

    /// Whether a flow is the only one spoken of before a token.
    pub(super) fn only_flow_before(&self, token: usize) -> bool {
        let at = self.mention_from.get(token).copied().unwrap_or(self.mentions.len());
        self.flows_before.get(at).is_some_and(|seen| seen.count_ones() <= 1)
    }

    /// Figures that begin in a stretch of tokens.
    pub(super) fn figures_in(&self, start: usize, end: usize) -> &[Figure] {
        let at = |i: usize| self.figure_from.get(i).copied().unwrap_or(self.figures.len());
        self.figures.get(at(start)..at(end).max(at(start))).unwrap_or_default()
    }

    fn resolve_periods(&mut self, index: &TableIndex<'_>) {
        let latest = index.latest();
        let stated = self.mentions.iter().filter(|m| !m.compared).find_map(|m| match m.when() {
            Some(When::Exact(p)) if !matches!(p, Period::Year(_) | Period::Years(..)) => Some(p.end_year()),
            Some(When::Day) => self.tokens.get(m.start..m.end)?.iter().find_map(year),
            _ => None,
        });
        let first = self.mentions.iter().filter(|m| !m.compared).find_map(|m| match m.when() {
            Some(When::Exact(Period::Year(y))) => Some(Some(y)),
            Some(
                When::Months(..)
                | When::Month(_)
                | When::Quarter(_)
                | When::Half(_)
                | When::ToDate
                | When::ThisYear,
            ) => Some(None),
            _ => None,
        });
        let own = latest.map(|p| p.end_year());
        // The table's own last year, where the first sentences name it, is the one the article is written about.
        let lead = self.sentence_start(5);
        let named_first = self.mentions.iter().take_while(|m| m.start < lead).any(|m| match m.when() {
            Some(When::Exact(p)) => Some(p.end_year()) == own && !m.compared,
            _ => false,
        });
        // So is a whole year that is called "last year" there, where only earlier ones are named.
        let last_year = latest.is_some_and(|p| matches!(p, Period::Year(_)))
            && self.mentions.iter().take_while(|m| m.start < lead).any(|m| {
                m.when() == Some(When::YearBefore)
                    && m.end == m.start + 2
                    && self
                        .tokens
                        .get(m.start..m.end)
                        .is_some_and(|t| t.iter().any(|t| matches!(t.folded.as_str(), "last" | "ngoai")))
            });
        let named_first = named_first || last_year;
        // A month without a year at the head, when it is the table's last one.
        let last_month = latest.and_then(|p| index.last_month_of(p));
        let bare =
            self.mentions.iter().take_while(|m| m.start < lead).filter(|m| !m.compared).find_map(|m| match m
                .when()
            {
                Some(When::Month(n)) => Some(matches!(last_month, Some(Period::Month(_, k)) if k == n)),
                // "between April and June" beside a table that ends with the second quarter.
                Some(When::Months(_, n)) => Some(own.is_some_and(|y| ends_with(latest, Period::Month(y, n)))),
                Some(When::Quarter(n)) => Some(own.is_some_and(|y| ends_with(latest, Period::Quarter(y, n)))),
                _ => None,
            });
        let named_first = named_first || bare == Some(true);
        let stated = stated.filter(|_| !named_first).or(own.filter(|_| named_first));
        let doc_year = match self.year {
            0 => stated.or(first.flatten()).or(own).unwrap_or(0),
            year => year,
        };
        self.year = doc_year;
        let mut main: Option<Period> = None;
        let mut history: Vec<Period> = Vec::new();
        let mut spoken: Vec<Period> = Vec::new();
        // The paragraph that last spoke of a time of its own.
        let mut fresh = usize::MAX;
        let mut current: Option<Period> = None;
        let mut sentence_year: Option<(usize, i16)> = None;
        for i in 0..self.mentions.len() {
            let Some(m) = self.mentions.get(i) else { continue };
            let Some(when) = m.when() else { continue };
            let sentence = self.sentence_of(m.start);
            let said = sentence_year.filter(|(s, _)| *s == sentence).map(|(_, y)| y);
            // "in March of that year", "tháng 3 năm đó": the year spoken of last.
            let follows = |n: usize| self.token(m.end + n).map_or("", |t| t.lower.as_str());
            let that_year = matches!((follows(0), follows(1), follows(2)), ("of", "that", "year"))
                || matches!((follows(0), follows(1)), ("năm", "đó" | "ấy"));
            let said = spoken.last().map(|p| p.end_year()).filter(|_| that_year).or(said);
            let last = self.token(m.end.saturating_sub(1)).map(|t| t.folded.clone()).unwrap_or_default();
            let compared_here = m.compared;
            let whole = latest == Some(Period::Year(doc_year));
            let ngoai = last == "ngoai"
                || self.token(m.start).is_some_and(|t| t.is_word("last"))
                    && last == "year"
                    && m.end == m.start + 2;
            let after_year = i
                .checked_sub(1)
                .and_then(|p| self.mentions.get(p))
                .is_some_and(|p| matches!(p.when(), Some(When::YearBefore)) && m.start <= p.end + 2);
            let periods: Vec<Period> = match when {
                When::SameBefore if after_year => current.into_iter().collect(),
                When::SameBefore
                | When::YearBefore
                | When::YearsBefore(_)
                | When::MonthBefore
                | When::QuarterBefore
                    if m.compared =>
                {
                    Vec::new()
                }
                // "shipments came to $57 billion last month", reported in July of the June that the table ends with.
                When::MonthBefore
                    if last == "month"
                        && self.token(m.start).is_some_and(|t| t.is_word("last"))
                        && last_month.is_some()
                        && main
                            .or(current)
                            .is_none_or(|p| super::resolved_periods::last_month(p) == last_month) =>
                {
                    last_month.into_iter().chain(last_month.and_then(|p| p.previous())).collect()
                }
                // "in the month", under a new heading: the one that the article is about, before an earlier one it was compared with.
                When::Last(step) => {
                    let last = spoken.iter().rev().find(|p| p.step() == step).copied();
                    let told = history.iter().rev().find(|p| p.step() == step).copied();
                    let apart = fresh != self.paragraph_of(m.start);
                    let earlier = |p: &Period| apart && last.is_some_and(|l| l < *p);
                    let of_article = main.filter(|p| p.step() == step && earlier(p));
                    // "up from 3.4 million in July": the month before was but what the article's was compared with.
                    let before =
                        |m: &Period| m.previous().is_some_and(|b| last == Some(b) || told == Some(b));
                    let subject = self.main.filter(|m| m.step() == step && apart && before(m));
                    let own = subject.or(told.filter(earlier)).or(of_article);
                    own.or(last).into_iter().collect()
                }
                When::HalfMonth(_) | When::HalfMonthBefore => spoken
                    .iter()
                    .rev()
                    .find_map(|p| match (*p, when) {
                        // A stretch of several months has no half month before it.
                        (Period::Days(_, m, _, _, n, _), When::HalfMonthBefore) if m != n => None,
                        (Period::Days(y, m, d, ..), When::HalfMonthBefore) if d > 1 => {
                            Some(half_month(y, m, 1))
                        }
                        (Period::Days(y, m, ..), When::HalfMonthBefore) => {
                            match Period::Month(y, m).previous() {
                                Some(Period::Month(y, m)) => Some(half_month(y, m, 2)),
                                _ => None,
                            }
                        }
                        (Period::Days(y, _, _, _, m, _) | Period::Month(y, m), When::HalfMonth(h)) => {
                            Some(half_month(y, m, h))
                        }
                        _ => None,
                    })
                    .into_iter()
                    .collect(),
                When::YearsAfter(n) => {
                    let last = spoken.last().and_then(|p| p.same_of_year(i32::from(n)));
                    last.filter(|p| index.knows(*p)).into_iter().collect()
                }
                When::Nth(n) => spoken
                    .iter()
                    .rev()
                    .find_map(|p| match p {
                        Period::Quarter(y, _) => Some(Period::Quarter(*y, n)),
                        Period::Half(y, _) if n <= 2 => Some(Period::Half(*y, n)),
                        _ => None,
                    })
                    .into_iter()
                    .collect(),
                When::SameOf(y) => {
                    // The last period spoken of that the table has in that year too.
                    let shifted = |p: &Period| p.same_of_year(i32::from(y) - i32::from(p.end_year()));
                    let held = history.iter().rev().filter_map(shifted).find(|p| index.knows(*p));
                    held.map_or_else(
                        || {
                            resolve(
                                when,
                                index,
                                said,
                                doc_year,
                                main.or(current),
                                main,
                                ngoai && whole && !compared_here,
                            )
                        },
                        |p| vec![p],
                    )
                }
                _ => resolve(
                    when,
                    index,
                    said,
                    doc_year,
                    main.or(current),
                    main,
                    ngoai && whole && !compared_here,
                ),
            };
            let periods: Vec<Period> = periods.into_iter().map(|p| index.as_stated(p)).collect();
            let compared = m.compared;
            if let Some(p) = periods.first().copied()
                && !compared
            {
                current = Some(p);
                spoken.push(p);
                fresh = self.paragraph_of(m.start);
                let relative = when.is_relative() && !ngoai;
                if !relative && p.end_year() == doc_year && !matches!(p, Period::Years(..)) {
                    main = Some(p);
                    history.push(p);
                }
                // "Sau cơn sốt năm 2015, … Năm 2016": the year before is named first, the article is about its own.
                let own_year = |p: Period| p.end_year() == doc_year;
                let in_passing = self.main.is_some_and(|m| !own_year(m) && matches!(m, Period::Year(_)));
                let head = in_passing && own_year(p) && matches!(p, Period::Year(_)) && m.start < lead;
                if (self.main.is_none() || head) && !relative {
                    self.main = Some(p);
                }
                if matches!(when, When::Exact(_)) {
                    sentence_year = Some((sentence, p.end_year()));
                }
            }
            if let Some(m) = self.mentions.get_mut(i) {
                m.periods = periods;
            }
        }
        if self.main.is_none() {
            self.main = latest;
        }
        let opening = self.sentence_start(6);
        let said = self.mentions.iter().take_while(|m| m.start < opening).filter(|m| !m.compared);
        let mut leads: Vec<Period> = Vec::new();
        for p in said.filter_map(|m| m.periods.first()) {
            if !leads.contains(p) && index.knows(*p) {
                leads.push(*p);
            }
        }
        leads.truncate(3);
        self.leads = leads;
    }
}

fn from(tokens: &[Token], starts: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut out = vec![0; tokens.len() + 1];
    let mut n = 0;
    let mut next = 0;
    for start in starts {
        while next <= start {
            if let Some(o) = out.get_mut(next) {
                *o = n;
            }
            next += 1;
        }
        n += 1;
    }
    for o in out.iter_mut().skip(next) {
        *o = n;
    }
    out
}

/// Whether a period ends on the same day as another.
fn ends_with(latest: Option<Period>, period: Period) -> bool {
    latest.is_some_and(|p| p.end_day() == period.end_day())
}

/// A half of a month.
fn half_month(y: i16, m: u8, h: u8) -> Period {
    let (from, to) = if h == 1 { (1, 15) } else { (16, crate::period::days_in_month(y, m)) };
    Period::Days(y, m, from, y, m, to)
}

/// One bit for each flow and side.
fn bit(mark: Mark) -> u8 {
    use crate::dataset::Flow;
    match mark {
        Mark::Flow(Flow::Export) => 1,
        Mark::Flow(Flow::Import) => 2,
        Mark::Flow(_) => 4,
        Mark::Balance(1) => 8,
        Mark::Balance(-1) => 16,
        Mark::Balance(_) => 32,
        _ => 0,
    }
}

fn firsts(tokens: &[Token], group: impl Fn(&Token) -> usize) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for (i, t) in tokens.iter().enumerate() {
        while out.len() <= group(t) {
            out.push(i);
        }
    }
    out
}
