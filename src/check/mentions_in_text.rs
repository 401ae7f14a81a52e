//! What the words of an article say, each with its place: names, topics, periods and trade words; the country at home, and what "the
//! former" and "the latter" take up.

use super::article::{Mention, Says};
use super::lexicon::{Mark, Phrases};
use super::members::{Kind, Named, is_meant};
use super::periods_in_text::{When, period_at, year};
use super::table_index::TableIndex;
use super::words::{Token, TokenKind};
use crate::dataset::Flow;
use crate::period::Period;

/// Everything that a text says, in order: names, topics, periods, trade words; of several that begin at a token the longest.
pub(super) fn scan(
    tokens: &[Token],
    words: &Phrases<Mark>,
    names: &Phrases<Named>,
    topics: &Phrases<u16>,
    index: &TableIndex<'_>,
) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        // "US$": the currency, no country.
        let dollars = |n: usize| tokens.get(at + n).is_some_and(|t| t.is('$') || t.is_word("dollars"));
        let currency = (token.is_word("us") && dollars(1) || token.is_word("u") && dollars(4))
            && !super::currency_signs::is_country(tokens, at);
        let name = names
            .at(tokens, at)
            .filter(|(n, found)| !currency && !super::offices::is_owner(tokens, at, *n, found))
            .map(|(n, mut found)| {
                found.dedup();
                found.retain(|f| is_meant(f, index, tokens, at, n));
                // A member is surer than "known but absent".
                if found.iter().any(|f| !matches!(f, Named::Absent(..))) {
                    found.retain(|f| !matches!(f, Named::Absent(..)));
                }
                (n, found)
            })
            .filter(|(_, found)| !found.is_empty());
        let topic = topics.at(tokens, at);
        // "the economy grew" is a word for GDP, which the table has itself; so are goods that are a row.
        let mark = words.at(tokens, at).filter(|(_, m)| topic.is_none() || !m.contains(&Mark::Gdp));
        let absent = |found: &[Named]| found.iter().all(|f| matches!(f, Named::Absent(..)));
        let name = name.filter(|(n, found)| !absent(found) || topic.as_ref().is_none_or(|t| t.0 < *n));
        let period = period_at(tokens, at);
        let n4 = topic.as_ref().map_or(0, |t| t.0);
        let (n1, n2, n3) = (
            name.as_ref().map_or(0, |n| n.0),
            period.as_ref().map_or(0, |p| p.0),
            mark.as_ref().map_or(0, |m| m.0),
        );
        // "goods trade | gap": the longer word for a balance begins inside "goods trade".
        let turnover = mark.as_ref().is_some_and(|(n, m)| {
            m.contains(&Mark::Flow(Flow::Turnover))
                && (at + 1..at + n).any(|i| {
                    words.at(tokens, i).is_some_and(|(k, m)| {
                        i + k > at + n && m.iter().any(|m| matches!(m, Mark::Balance(_)))
                    })
                })
        });
        let mark = mark.filter(|_| !turnover);
        let n3 = if turnover { 0 } else { n3 };
        let longest = n1.max(n2).max(n3).max(n4);
        // A longer name that begins inside this one takes its place: "nhóm hàng | công nghiệp nặng và khoáng sản".
        if n1 == longest && longest > 1 {
            let better = (at + 1..at + longest)
                .any(|i| names.at(tokens, i).is_some_and(|(n, _)| n > longest && i + n > at + longest));
            if better {
                at += 1;
                continue;
            }
        }
        // So does one that begins inside a longer word of another sort: "doanh thu | dịch vụ lưu trú, ăn uống".
        if n1 < longest && longest > 1 && n2 < longest {
            let better = (at + 1..at + longest).any(|i| {
                names.at(tokens, i).is_some_and(|(n, _)| n + 1 >= longest && n > 2 && i + n > at + longest)
            });
            if better {
                at += 1;
                continue;
            }
        }
        let says = if longest == 0 {
            None
        } else if n1 == longest {
            name.map(|(_, found)| Says::Named(found))
        } else if n4 == longest {
            topic.map(|(_, codes)| Says::Topic(codes))
        } else if n2 == longest {
            period.map(|(_, when)| Says::Period(when))
        } else {
            mark.map(|(_, marks)| Says::Marks(marks))
        };
        match says {
            Some(says) => {
                let (start, end) = (at, at + longest);
                let list = month_list(tokens, start, end, &says);
                at = list.last().map_or(end, |(_, e, _)| *e);
                if list.is_empty() {
                    out.push(Mention { start, end, says, periods: Vec::new(), compared: false });
                }
                out.extend(list.into_iter().map(|(start, end, when)| Mention {
                    start,
                    end,
                    says: Says::Period(when),
                    periods: Vec::new(),
                    compared: false,
                }));
            }
            None => at += 1,
        }
    }
    out
}

/// Words of the way in which something was counted, in the place of whatever else they say.
pub(super) fn ways(tokens: &[Token], phrases: &Phrases<u32>, mentions: &mut Vec<Mention>) {
    let mut at = 0;
    while at < tokens.len() {
        let Some((n, found)) = phrases.at(tokens, at) else {
            at += 1;
            continue;
        };
        mentions.retain(|m| m.end <= at || m.start >= at + n);
        let says = found.first().map(|way| Says::Way(*way));
        let mention = |says| Mention { start: at, end: at + n, says, periods: Vec::new(), compared: false };
        mentions.extend(says.map(mention));
        at += n.max(1);
    }
    mentions.sort_by_key(|m| m.start);
}

/// Places that a report was only sent from: "HONG KONG (Wires) — Exports fell …", "SINGAPORE, Oct. 16 - …".
pub(super) fn datelines(text: &str, tokens: &[Token], mentions: &mut Vec<Mention>) {
    let small: Vec<usize> =
        text.chars().enumerate().filter(|(_, c)| c.is_lowercase()).map(|(at, _)| at).collect();
    let is_shouted = |t: &Token| {
        let inside = small.partition_point(|at| *at < t.start);
        t.kind == TokenKind::Word && t.end > t.start + 2 && small.get(inside).is_none_or(|at| *at >= t.end)
    };
    mentions.retain(|m| {
        let Some(own) = tokens.get(m.start).filter(|t| is_shouted(t)) else { return true };
        let first = m.start.checked_sub(1).and_then(|b| tokens.get(b)).is_none_or(|b| b.paragraph != own.paragraph || b.kind == TokenKind::Line);
        let absent = matches!(&m.says, Says::Named(found) if found.iter().all(|n| matches!(n, Named::Absent(Kind::Place, _))));
        let behind = || tokens.iter().skip(m.end).take(DATELINE).take_while(|t| t.paragraph == own.paragraph);
        !(first && absent && behind().any(|t| t.is_dash() && t.spaced))
    });
}

/// Tokens between the place and the dash behind it.
const DATELINE: usize = 8;

/// "a gap of $15.6 billion" in a text that has spoken of a surplus or a deficit is one; "the gap between China and Japan" is a distance.
pub(super) fn gaps(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    for (at, _) in tokens.iter().enumerate().filter(|(_, t)| t.lower == "gap") {
        let spoken = |m: &Mention| matches!(m.flow(), Some(Mark::Balance(_)));
        let said = mentions.iter().take_while(|m| m.start < at).any(spoken);
        let taken = mentions.iter().any(|m| m.start <= at && at < m.end);
        let between = tokens.get(at + 1).is_some_and(|t| t.is_word("between"));
        if said && !taken && !between {
            let says = Says::Marks(vec![Mark::Balance(0)]);
            found.push(Mention { start: at, end: at + 1, says, periods: Vec::new(), compared: false });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.start);
}

/// "giảm nhiều hơn, 18%", "fell more than imports": what moved says the way, the word behind it only how much.
pub(super) fn how_much(mentions: &mut [Mention]) {
    for i in 1..mentions.len() {
        let Some([before, m]) = mentions.get_mut(i - 1..=i) else { continue };
        if before.end != m.start || before.mark(|k| matches!(k, Mark::Direction(_))).is_none() {
            continue;
        }
        if let Says::Marks(marks) = &mut m.says {
            marks.retain(|k| !matches!(k, Mark::Direction(_)));
            if marks.is_empty() {
                marks.push(Mark::Nothing);
            }
        }
    }
}

/// "The gap between what America sells and what it buys abroad": the balance, whatever the verbs in it say.
pub(super) fn told_gaps(tokens: &[Token], mentions: &mut Vec<Mention>) {
    const SIDES: [&str; 14] = [
        "sells", "sold", "sell", "exports", "exported", "ships", "shipped", "earns", "buys", "bought", "buy",
        "imports", "imported", "spends",
    ];
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    for at in 0..tokens.len() {
        let gap = matches!(word(at), "gap" | "difference" | "imbalance" | "chasm");
        if !(gap && word(at + 1) == "between" && word(at + 2) == "what") {
            continue;
        }
        // Both verbs, and where the second one goes.
        let mut sides = (at + 3..at + 16).filter(|i| SIDES.contains(&word(*i)));
        let Some(last) = sides.next().and_then(|_| sides.next()) else { continue };
        let end = last + 1 + usize::from(matches!(word(last + 1), "abroad" | "overseas"));
        mentions.retain(|m| m.end <= at || m.start >= end);
        let says = Says::Marks(vec![Mark::Balance(0)]);
        mentions.push(Mention { start: at, end, says, periods: Vec::new(), compared: false });
    }
    mentions.sort_by_key(|m| m.start);
}

/// "$11.8 billion of trade", "3.5 trillion yuan worth of goods changing hands": what was bought and sold together.
pub(super) fn sums_of_trade(tokens: &[Token], mentions: &mut Vec<Mention>) {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.folded.as_str());
    let mut found = Vec::new();
    for at in 3..tokens.len() {
        let hands = word(at) == "goods" && word(at + 1) == "changing" && word(at + 2) == "hands";
        let trade = word(at) == "trade"
            && !matches!(
                word(at + 1),
                "deficit"
                    | "deficits"
                    | "surplus"
                    | "surpluses"
                    | "gap"
                    | "gaps"
                    | "balance"
                    | "shortfall"
                    | "credit"
                    | "finance"
                    | "debt"
                    | "goods"
            );
        let worth = usize::from(word(at - 2) == "worth");
        let summed =
            word(at - 1) == "of" && tokens.get((at - 2).saturating_sub(worth)).is_some_and(is_of_a_sum);
        let taken = mentions.iter().any(|m| m.start <= at && at < m.end && m.flow().is_some());
        if summed && !taken && (hands || trade) {
            let end = at + if hands { 3 } else { 1 };
            mentions.retain(|m| m.end <= at || m.start >= end);
            let says = Says::Marks(vec![Mark::Flow(Flow::Turnover)]);
            found.push(Mention { start: at, end, says, periods: Vec::new(), compared: false });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.start);
}

/// Whether a word is the last one of a sum of money.
fn is_of_a_sum(token: &Token) -> bool {
    super::figure_words::scale_word(token).is_some_and(|p| p >= 6)
        || super::other_currency::is_currency(&token.folded)
}

/// "the former", "the latter": the first and the second of the two names before.
pub(super) fn former_and_latter(tokens: &[Token], mentions: &mut Vec<Mention>) {
    for (at, token) in tokens.iter().enumerate() {
        let first = token.is_word("former");
        let the = at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.is_word("the"));
        // "the former president" takes up nothing.
        let noun = tokens.get(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.sentence == token.sentence
                && first
                && !t.folded.ends_with("ed")
                && ![
                    "was", "were", "is", "rose", "fell", "grew", "had", "and", "by", "to", "up", "down", "at",
                ]
                .contains(&t.folded.as_str())
                && tokens
                    .get(at + 2)
                    .is_some_and(|n| n.kind == TokenKind::Word && !n.is_word("to") && !n.is_word("by"))
        });
        if !(first || token.is_word("latter")) || !the || noun {
            continue;
        }
        // Two names joined by "and" in this sentence or the one before.
        let names: Vec<&Mention> = mentions
            .iter()
            .filter(|m| matches!(m.says, Says::Named(_)) && m.end <= at)
            .filter(|m| tokens.get(m.start).is_some_and(|t| t.sentence + 2 > token.sentence))
            .collect();
        let pair = names.windows(2).rev().find_map(|two| match two {
            [a, b] => (a.end + 1 == b.start && tokens.get(a.end).is_some_and(|t| t.is_word("and"))
                || a.end + 2 == b.start && tokens.get(a.end).is_some_and(|t| t.is_word("and")))
            .then_some((*a, *b)),
            _ => None,
        });
        let Some(says) = pair.map(|(a, b)| if first { a.says.clone() } else { b.says.clone() }) else {
            continue;
        };
        let place = mentions.partition_point(|m| m.start < at);
        mentions
            .insert(place, Mention { start: at, end: at + 1, says, periods: Vec::new(), compared: false });
    }
}

/// "tháng 1, 2 và 3 năm 2024": each month by itself, with the year that stands at the end.
fn month_list(tokens: &[Token], start: usize, end: usize, says: &Says) -> Vec<(usize, usize, When)> {
    let Says::Period(When::Month(first)) = says else { return Vec::new() };
    if !tokens.get(start).is_some_and(|t| t.is_word("thang")) {
        return Vec::new();
    }
    let mut out = vec![(start, end, *first)];
    let mut at = end;
    loop {
        let glue = tokens.get(at).is_some_and(|t| t.is(',') || t.is_word("va"));
        let n = tokens.get(at + 1).filter(|t| t.kind == TokenKind::Number && t.end - t.start <= 2);
        let month = n.and_then(|t| t.folded.parse::<u8>().ok()).filter(|n| (1..=12).contains(n));
        let Some(month) = month.filter(|_| glue) else { break };
        out.push((at + 1, at + 2, month));
        at += 2;
    }
    let joined = out.len() > 1 && tokens.get(at.wrapping_sub(2)).is_some_and(|t| t.is_word("va"));
    if !joined {
        return Vec::new();
    }
    let word = usize::from(tokens.get(at).is_some_and(|t| t.is_word("nam") || t.is('/')));
    let said = tokens.get(at + word).and_then(year).filter(|_| word == 1);
    if said.is_some()
        && let Some(last) = out.last_mut()
    {
        last.1 = at + 2;
    }
    out.into_iter()
        .map(|(s, e, m)| (s, e, said.map_or(When::Month(m), |y| When::Exact(Period::Month(y, m)))))
        .collect()
}

/// Finds the country whose trade the article is about: one that the table does not list as a partner, and that is named without a
/// word of direction before it.
pub(super) fn find_home(tokens: &[Token], mentions: &mut [Mention], vietnamese: bool) {
    let mut counts: Vec<(usize, i32)> = Vec::new();
    let toward = |m: &Mention| {
        // "to the United States": the article is no part of the name.
        let before = tokens.get(..m.start).unwrap_or_default().iter().rev().find(|t| t.folded != "the");
        before.is_some_and(|t| {
            [
                "sang", "vao", "tu", "voi", "den", "toi", "to", "from", "with", "truong", "towards", "into",
                "toward",
            ]
            .contains(&t.folded.as_str())
        })
    };
    for m in mentions.iter() {
        let Says::Named(found) = &m.says else { continue };
        let Some(Named::Absent(Kind::Place, line)) = found.first() else { continue };
        let points = if toward(m) { -1 } else { 2 };
        match counts.iter_mut().find(|(l, _)| l == line) {
            Some((_, n)) => *n += points,
            None => counts.push((*line, points)),
        }
    }
    // A table of another country that lists Việt Nam among its partners is not about it.
    let listed = mentions.iter().any(|m| {
        let partner =
            matches!(&m.says, Says::Named(found) if found.iter().any(|n| matches!(n, Named::Member { .. })));
        partner && matches!(tokens.get(m.start..m.end), Some([a, b]) if a.is_word("viet") && b.is_word("nam"))
    });
    let own = super::places::PLACES.iter().position(|l| l.contains("|Vietnam|")).filter(|_| !listed);
    let home = match own.filter(|_| vietnamese) {
        Some(line) if counts.iter().all(|(l, n)| *l == line || *n < 6) => Some(line),
        _ => counts
            .iter()
            .filter(|(_, n)| *n > 0)
            .max_by_key(|(l, n)| (*n, core::cmp::Reverse(*l)))
            .map(|(l, _)| *l),
    };
    for m in mentions.iter_mut() {
        let Says::Named(found) = &m.says else { continue };
        if let Some(Named::Absent(Kind::Place, line)) = found.first()
            && Some(*line) == home
        {
            m.says = Says::Home;
        }
    }
}

/// "Cambodia's imports from Viet Nam", "xuất sang Việt Nam": seen from the country at home the flow is the other one.
pub(super) fn turn_toward_home(tokens: &[Token], mentions: &mut [Mention]) {
    let word = |i: usize| tokens.get(i).map(|t| t.folded.as_str()).unwrap_or("");
    let turned: Vec<(usize, Flow)> = mentions
        .iter()
        .enumerate()
        .filter_map(|(i, m)| {
            let Some(Mark::Flow(flow)) = m.flow() else { return None };
            let last = word(m.end.saturating_sub(1));
            // "của ta", "cho ta" name the home country as well.
            let ours = (m.end..m.end + 2).any(|at| tokens.get(at).is_some_and(|t| t.lower == "ta"));
            let home = mentions.get(i + 1).filter(|h| matches!(h.says, Says::Home) && h.start <= m.end + 1);
            let at = home.map_or(m.end, |h| h.start);
            let lead = if at > m.end { word(m.end) } else { last };
            let lead = if ours && at == m.end { word(m.end) } else { lead };
            if home.is_none() && !ours {
                return None;
            }
            let lead = if ours && !["cua", "cho", "sang", "tu"].contains(&lead) { last } else { lead };
            match flow {
                Flow::Export if ["sang", "vao", "toi", "den", "cho", "to", "into", "ve"].contains(&lead) => {
                    Some((i, Flow::Import))
                }
                Flow::Import if ["tu", "from"].contains(&lead) || (ours || at == m.end) && lead == "cua" => {
                    Some((i, Flow::Export))
                }
                _ => None,
            }
        })
        .collect();
    for (i, flow) in turned {
        if let Some(m) = mentions.get_mut(i) {
            m.says = Says::Marks(vec![Mark::Flow(flow)]);
        }
    }
}
