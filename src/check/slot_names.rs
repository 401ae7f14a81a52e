//! Countries, goods and owners that narrow a figure, and what speaks against trusting them: a name the table lacks, something left
//! out, words that are not understood.

use super::article::{Article, Mention, Says};
use super::figures_in_text::{Counts, Figure};
use super::in_order::in_order;
use super::kinds::{Sort, behind};
use super::lexicon::Mark;
use super::members::{Kind, Named};
use super::said_of_amounts::speaks_of_amounts;
use super::slots::{Choice, Doubt, Names, choice, close, is_whole_of_share};
use super::strangers::{odd_words, strange_head, strange_subject, unknown_partner, without};
use super::table_index::{TableIndex, Wanted};
use super::taken_for_granted::{complete, heading, points_back, together};
use crate::dataset::{DimensionKind, NONE};

/// Members of one dimension.
pub(super) type Part = (usize, Vec<u32>);

/// Names of one mention, absent ones as `None`.
pub(super) fn named(m: &Mention) -> Option<Vec<Option<Part>>> {
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
pub(super) fn key(index: &TableIndex<'_>, m: &Mention) -> Option<Kind> {
    let Says::Named(found) = &m.says else { return None };
    found.first().map(|n| match n {
        Named::Member { dim, .. } | Named::Union { dim, .. } => match index.kind(*dim) {
            DimensionKind::Partner => Kind::Place,
            DimensionKind::Sector => Kind::Sector,
            // Where it was sold from is none of the goods: "Ontario, whose vehicles and parts …".
            _ if index.is_of_regions(*dim) => Kind::Sector,
            _ => Kind::Goods,
        },
        Named::Absent(kind, _) => *kind,
    })
}

/// Whether a name is known but not in the table.
pub(super) fn absent(m: &Mention) -> bool {
    matches!(&m.says, Says::Named(found) if found.iter().all(|n| matches!(n, Named::Absent(..))))
}

/// Members that a figure is compared with, by the words around it: "546,5 tỷ hơn khu vực X", "more than Indonesia", "3 times as much as
/// Viet Nam".
pub(super) fn others(article: &Article, figure: &Figure) -> Vec<Names> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let (next, stop) = behind(article, figure);
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    let behind = article.mentions_in(next, stop).iter().find(|m| {
        let lead = |n: usize| m.start.checked_sub(n).filter(|i| *i >= next).map(word).unwrap_or("");
        let compares = |w: &str| matches!(w, "than" | "as" | "that" | "of" | "hon" | "voi");
        // "gấp 1,34 lần người Thái và hơn Malaysia 73,1 tỷ USD": more than that one is another figure.
        let anew = (next..m.start).any(|i| matches!(word(i), "va" | "and" | ";"))
            && !article.figures_in(m.end, m.end + 3).is_empty();
        matches!(m.says, Says::Named(_))
            && !anew
            && (m.compared
                || figure.counts == Counts::Times && m.start == next
                || compares(lead(1)) && lead(1) != "of" && lead(1) != "voi"
                || lead(2) == "than"
                || lead(2) == "as")
    });
    let from = article.sentence_start(article.sentence_of(at)).max(at.saturating_sub(16)).min(clause);
    let from = if article.figures_in(from, clause).is_empty() { from } else { clause };
    let before =
        article.mentions_in(from, at).iter().rev().find(|m| matches!(m.says, Says::Named(_)) && m.compared);
    let meanings = behind.or(before).and_then(named).unwrap_or_default();
    let mut out: Vec<Names> = meanings.into_iter().flatten().map(|part| vec![part]).collect();
    let apart = matches!(word(figure.tokens.1), "ahead" | "apart" | "behind");
    if out.is_empty() && (super::open_claims::is_distance(article, figure) || apart) {
        // "By 2018 the gap had shrunk to …": between the names spoken of last.
        let id = article.sentence_of(at);
        let from = article.sentence_start(id.saturating_sub(3));
        for m in article.mentions_in(from, at).iter().rev() {
            for part in named(m).unwrap_or_default().into_iter().flatten() {
                if !out.contains(&vec![part.clone()]) && out.len() < 3 {
                    out.push(vec![part]);
                }
            }
        }
    }
    out
}

/// Names that may narrow a figure, and why the table may not hold it.
pub(super) fn names(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
) -> (Vec<Choice<Names>>, Doubt) {
    let (found, doubt) = said(article, index, figure, sort);
    let found = super::rows_beside::complete(article, index, figure.tokens.0, found);
    // "made good by an 18.9% increase elsewhere": not where the sentence was.
    let next = figure.tokens.1;
    let elsewhere = (next..next + 3).any(|i| article.token(i).is_some_and(|t| t.is_word("elsewhere")));
    let doubt = if elsewhere { Doubt::Elsewhere } else { doubt };
    let doubt = if super::other_currency::speaks(article, index, figure) { Doubt::Elsewhere } else { doubt };
    (super::adjusted::in_ways(article, index, figure, found), doubt)
}

/// Whether a word begins what something came of, or beside what.
pub(super) fn opens_a_reason(lower: &str) -> bool {
    matches!(lower, "do" | "vì" | "nhờ" | "bởi" | "because" | "due" | "as" | "thanks" | "when" | "khi")
}

fn said(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
) -> (Vec<Choice<Names>>, Doubt) {
    let at = figure.tokens.0;
    let sentence_id = article.sentence_of(at);
    let sentence = article.sentence_start(sentence_id);
    // "shoes ($50 billion, up 10.8%)": both figures of a bracket are of one thing.
    if figure.counts == Counts::Percent
        && let Some(level) = article.figures_in(sentence, at).last()
        && matches!(level.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces)
        && article
            .tokens
            .get(level.tokens.1..at)
            .is_some_and(|t| t.len() <= 4 && !t.iter().any(|t| t.is(')')))
        && (1..=2)
            .filter_map(|n| level.tokens.0.checked_sub(n))
            .any(|i| article.token(i).is_some_and(|t| t.is('(')))
        && sort != Sort::Share
    {
        return said(article, index, level, Sort::Value);
    }
    // "năm 1991 (giảm 13,2%) khi …, năm 2009 (8,9%)": of the same as the first bracket.
    if let Some((first, _)) = super::near_words::first_bracket(article, figure) {
        return said(article, index, first, sort);
    }
    let clause_id = article.clause_of(at);
    let clause = article.clause_start(clause_id);
    let (next, stop) = behind(article, figure);
    let mut doubt = Doubt::None;
    let mut chosen: Vec<(Kind, &Mention)> = Vec::new();
    let is_name = |m: &&Mention| matches!(m.says, Says::Named(_));
    // Behind the figure, with a word of direction: "38 tỷ USD sang Mỹ", "$20 billion of rice".
    if !matches!(sort, Sort::Share) {
        // "…, against 3.5% for Thailand": the whole figure stands in what is compared.
        let against =
            { article.mentions_in(clause, at).iter().any(|m| m.has(Mark::Base) || m.has(Mark::Than)) };
        let own = |m: &&Mention| {
            let lead = article.token(m.start.wrapping_sub(1)).map(|t| t.folded.as_str()).unwrap_or("");
            against
                && m.start <= next + 3
                && matches!(lead, "for" | "in" | "of" | "cua" | "the" | "khoi" | "vuc" | "o")
        };
        for m in article.mentions_in(next, stop).iter().filter(is_name).filter(|m| !m.compared || own(m)) {
            let lead = article.token(m.start.wrapping_sub(1)).map(|t| t.folded.as_str()).unwrap_or("");
            let lead = if lead == "the" {
                article.token(m.start.wrapping_sub(2)).map(|t| t.folded.as_str()).unwrap_or("")
            } else {
                lead
            };
            let leads = [
                "sang", "vao", "tu", "voi", "to", "from", "with", "of", "in", "cho", "truong", "hang", "by",
                "into", "cua", "trong", "for", "toward", "towards", "qua",
            ];
            let joined = leads.contains(&lead) || m.start == next;
            let earlier = chosen.iter().any(|(k, _)| Some(*k) == key(index, m));
            // Nor does a reason say whose figure it is: "giảm 4,6% khi đơn hàng từ Mỹ cạn dần".
            let apart = article.tokens.get(next..m.start).is_some_and(|t| {
                t.iter().any(|t| {
                    ["and", "va", "while", "con", "but"].contains(&t.folded.as_str())
                        || opens_a_reason(&t.lower)
                })
            });
            if joined
                && !apart
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
    let told: Vec<&Mention> = article
        .mentions_in(sentence, at)
        .iter()
        .filter(|m| !super::asides::is_aside_of(article, m, at))
        .collect();
    let before = told.as_slice();
    for (i, m) in before.iter().copied().enumerate().rev() {
        // "so total exports fell too"
        let total = !article.vietnamese
            && m.has(Mark::Total)
            && article.token(m.start).is_some_and(|t| matches!(t.folded.as_str(), "total" | "overall"))
            && before.get(i + 1).copied().is_some_and(|f| {
                f.start == m.end && f.flow().is_some() && !is_whole_of_share(article, f) && !f.compared
            })
            && !article.token(m.end + 1).is_some_and(|t| matches!(t.folded.as_str(), "to" | "of" | "from"));
        if total {
            cleared = true;
            break;
        }
        // "For Asia as a whole": that one, none of its parts.
        let of_name = i
            .checked_sub(1)
            .and_then(|b| before.get(b).copied())
            .is_some_and(|b| is_name(&b) && b.end == m.start);
        if m.has(Mark::Whole) && of_name {
            continue;
        }
        if m.has(Mark::Whole) {
            // "chiếm 16% tổng vốn cả nước", "nhiều thứ hai cả nước": the country is no new subject there.
            let own = article.clause_start(article.clause_of(m.start));
            let leads = m.start <= own + 2
                || before.get(i + 1).copied().is_some_and(|n| n.flow().is_some() && n.start <= m.end + 1);
            if !leads || is_whole_of_share(article, m) {
                continue;
            }
            cleared = true;
            break;
        }
        let own = m.compared
            && chosen.is_empty()
            && m.end <= at
            && article.figures_in(m.end, at).is_empty()
            && article
                .tokens
                .get(m.end..at)
                .is_some_and(|t| t.iter().all(|t| t.is('(') || t.is('$') || t.is('€')))
            && !matches!(sort, Sort::Difference | Sort::Ratio | Sort::ShareChange);
        // "ahead of miscellaneous articles such as shoes ($50 billion)": the bracket says how much it is.
        let bracket = m.compared
            && !absent(m)
            && chosen.is_empty()
            && (1..=2).filter_map(|n| at.checked_sub(n)).any(|i| article.token(i).is_some_and(|t| t.is('(')))
            && article.figures_in(m.end, at).is_empty()
            && !before.iter().copied().skip(i + 1).any(|n| is_name(&n) && !n.compared);
        let own = own && !absent(m) || bracket;
        if !is_name(&m) || (m.compared && !own && !article.is_taken_up(m)) || is_whole_of_share(article, m) {
            continue;
        }
        let Some(k) = key(index, m) else { continue };
        if let Some((_, first)) = chosen.iter().find(|(c, _)| *c == k) {
            // Joined names before the figure: "Mỹ và Trung Quốc đạt 10 tỷ".
            let last = group.last().copied().unwrap_or(first);
            let joint = article.tokens.get(m.end..last.start).is_some_and(|t| {
                let glue =
                    |t: &super::words::Token| t.is(',') || ["va", "and", "the"].iter().any(|w| t.is_word(w));
                t.len() <= 3 && t.iter().all(glue) && t.iter().any(|t| !t.is_word("the"))
            });
            if joint && first.start < at {
                group.push(m);
            }
            continue;
        }
        // "…, which sells mostly electronics, …", "từ ô tô tới trái cây": said in passing, unless a flow stands beside it.
        let lead = article.token(m.start.wrapping_sub(1)).map(|t| t.folded.as_str()).unwrap_or("");
        let toward = ["sang", "vao", "tu", "voi", "to", "from", "with", "toi", "den", "truong", "into"];
        let beside = before
            .iter()
            .copied()
            .any(|f| f.flow().is_some() && (f.end + 1 >= m.start && f.start <= m.end + 1));
        let passing = absent(m)
            && m.start < clause
            && match k {
                Kind::Goods => !beside,
                Kind::Place => !beside && !toward.contains(&lead),
                Kind::Sector => false,
            };
        if absent(m) && super::asides::is_in_passing(article, before, m) {
            continue;
        }
        if passing && before.iter().copied().any(|n| is_name(&n) && !absent(n)) {
            continue;
        }
        // An absent name of an earlier clause ends where a flow or another name begins.
        if absent(m) && m.start < clause && before.iter().copied().skip(i + 1).any(|n| is_name(&n)) {
            continue;
        }
        chosen.push((k, m));
    }
    // What is spoken of last before the figure: a name or flow, or something the table does not hold.
    let topic = |m: &Mention| matches!(m.says, Says::Topic(_));
    // "cà phê nhờ giá đã vượt 2,2 tỷ USD": why, not what.
    let cause = |m: &Mention| {
        let led = m.start.checked_sub(1).map_or("", |i| article.lower(i));
        matches!(led, "nhờ" | "vì" | "bởi" | "dù") && m.end == m.start + 1 && m.has(Mark::Elsewhere)
    };
    let subject = before.iter().copied().rev().find(|m| {
        !m.compared
            && !cause(m)
            && (m.flow().is_some()
                || topic(m)
                || is_name(m)
                || m.has(Mark::Worth)
                || m.has(Mark::Elsewhere)
                || m.has(Mark::Gdp))
    });
    let elsewhere = |m: &Mention| m.has(Mark::Elsewhere) || m.has(Mark::Gdp);
    // "giá xăng dầu": the price of goods is no trade in them.
    let priced = subject.is_some_and(|m| {
        is_name(&m)
            && before.iter().copied().any(|e| elsewhere(e) && e.end <= m.start && e.end + 1 >= m.start)
    });
    let average = super::prices::price(article, figure) == Some(super::prices::Price::Average)
        && index.has.contains(&Wanted::Amount);
    // Nothing is priced in tonnes: a price spoken of before is no matter of theirs, in a table that has amounts.
    let weighed = index.has.contains(&Wanted::Amount)
        && (figure.counts.is_amount() || speaks_of_amounts(article, figure));
    // A price of the table's own goods, perhaps: it may agree with worth by amount, and accuses nobody.
    let some = index.has.contains(&Wanted::Amount) && super::prices::price(article, figure).is_some();
    if !average && !weighed && (priced || subject.is_some_and(elsewhere))
        || !average && sort == Sort::UnitValue
    {
        doubt = if some { doubt.max(Doubt::Stranger) } else { Doubt::Elsewhere };
    }
    // "Riêng nhà máy … có vốn 2 tỷ USD": the capital of a plant, not of the province it stands in.
    let plant = subject.is_some_and(topic) && article.mentions_in(clause, at).iter().any(elsewhere);
    if plant {
        doubt = doubt.max(Doubt::Stranger);
    }
    let earns = article
        .figures_in(sentence, figure.tokens.1)
        .iter()
        .any(|f| super::trading_verbs::by_verb(article, f).is_some());
    if subject.is_none() && !earns {
        let states = |s: &usize| {
            let all = article.figures_in(article.sentence_start(*s), article.sentence_start(*s + 1));
            all.iter().any(|f| {
                matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Percent)
            })
        };
        // What a sentence that states figures went by is over with it.
        let last = sentence_id.checked_sub(1).filter(states);
        let earlier = (1..if last.is_some() { 2 } else { 3 })
            .filter_map(|n| sentence_id.checked_sub(n))
            .find_map(|s| {
                article
                    .mentions_in(article.sentence_start(s), article.sentence_start(s + 1))
                    .iter()
                    .rev()
                    .find(|m| !m.compared && (m.flow().is_some() || topic(m) || is_name(m) || elsewhere(m)))
            });
        // "Goods worth $5 billion were sold abroad": the flow stands behind.
        let behind = article.mentions_in(next, stop).iter().any(|m| m.flow().is_some() && !m.compared);
        if earlier.is_some_and(elsewhere) && !behind && !average && !weighed {
            doubt = Doubt::Elsewhere;
        }
    }
    let because =
        (next..stop.min(next + 3)).find(|i| article.token(*i).is_some_and(|t| opens_a_reason(&t.lower)));
    if !average && article.mentions_in(next, because.unwrap_or(stop.min(next + 3))).iter().any(elsewhere)
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
    let flow_here = article.mentions_in(sentence, at).iter().any(|m| {
        (m.flow().is_some() || topic(m) && (article.says_whole(m) || !index.flowless)) && !m.compared
    }) || article.mentions_in(next, stop).iter().any(|m| m.flow().is_some());
    let clause_marks = || article.mentions_in(clause, at).iter();
    if clause_marks().any(|m| m.has(Mark::Forecast)) {
        doubt = doubt.max(Doubt::Plan);
    }
    if speaks_of_amounts(article, figure) && !index.has.contains(&Wanted::Amount) {
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
    // "1,606,201 visitors": the figure says itself what it counts.
    let says_itself = article.mentions_in(at, figure.tokens.1).iter().any(topic);
    let worth = article.mentions_in(clause, at).iter().any(|m| m.has(Mark::Worth));
    let pointed = article.vietnamese && points_back(article, sentence, at) || worth;
    if doubt < Doubt::Stranger
        && chosen.is_empty()
        && !pointed
        && !flow_here
        && !says_itself
        && strange_subject(article, figure)
    {
        doubt = Doubt::Stranger;
    }
    let worth = article.mentions_in(clause, at).iter().any(|m| m.has(Mark::Worth));
    let pointed = points_back(article, sentence, at) || worth;
    if doubt < Doubt::Stranger && unknown_partner(article, figure) {
        doubt = Doubt::Stranger;
    }
    if doubt < Doubt::Stranger
        && chosen.is_empty()
        && !pointed
        && !flow_here
        && !says_itself
        && strange_head(article, figure)
    {
        doubt = Doubt::Stranger;
    }
    // All meanings of the chosen names, one of each.
    let mut out: Vec<Choice<Names>> = vec![choice(Vec::new(), 0)];
    // "cả nước" in an article about one province.
    if let Some((dim, _)) = index.scope.filter(|_| cleared) {
        out = vec![choice(vec![(dim, vec![NONE])], 0)];
    }
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
        let others = before.iter().copied().rev().filter(|o| {
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
    let listed = in_order(article, figure, &|m| matches!(m.says, Says::Named(_)), &|m| key(index, m));
    if let Some(m) = listed {
        let own: Vec<Choice<Names>> = named(m)
            .unwrap_or_default()
            .into_iter()
            .flatten()
            .map(|(dim, members)| choice(vec![(dim, members)], 0))
            .collect();
        let mut own = own;
        complete(article, index, at, &mut own);
        if !own.is_empty() && article.sentence_of(m.start) != sentence_id {
            // The order of another sentence binds less.
            let (a, b) = (article.sentence_start(article.sentence_of(m.start)), sentence);
            let mut all = own;
            for other in article.mentions_in(a, b).iter().filter(|o| key(index, o) == key(index, m)) {
                for part in named(other).unwrap_or_default().into_iter().flatten() {
                    super::slots::put(&mut all, Some(vec![part]), 3);
                }
            }
            return (all, doubt);
        }
        if !own.is_empty() {
            doubt = if doubt == Doubt::Plan { doubt } else { Doubt::None };
            return (own, doubt);
        }
    }
    if let Some(all) = super::all_rows::all_rows(article, index, (sentence, at)) {
        return (vec![choice(all, 0)], doubt.min(Doubt::Plan));
    }
    let against = |m: &Mention| m.compared && matches!(m.says, Says::Named(_));
    let apart = matches!(sort, Sort::Difference | Sort::Ratio)
        && (article.mentions_in(clause, stop).iter().any(against)
            || super::open_claims::is_distance(article, figure));
    if !apart && let Some(mut all) = together(article, sentence_id, at) {
        complete(article, index, at, &mut all);
        return (all, doubt);
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
        let both = (sentence..stop).any(|i| {
            article.token(i).is_some_and(|t| t.lower == "hai")
                && article.token(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "nước" | "bên"))
        });
        for n in 1..if both { 8 } else { 4 } {
            let Some(s) = sentence_id.checked_sub(n) else { break };
            let (a, b) = (article.sentence_start(s), article.sentence_start(s + 1));
            if a >= b || article.paragraph_of(a) != paragraph && !both {
                continue;
            }
            let spoken = || article.mentions_in(a, b).iter().filter(|m| is_name(m) && !m.compared);
            // Goods named in passing ("…, the category that includes phones") do not take the subject's place.
            let last = spoken().next_back();
            let last = last
                .filter(|m| !(absent(m) && key(index, m) == Some(Kind::Goods)))
                .or_else(|| spoken().rev().find(|m| !absent(m)))
                .or(last);
            if let Some(m) = last {
                let first =
                    spoken().find(|f| !absent(f) && f.start < m.start && key(index, f) == key(index, m));
                for meaning in first.and_then(named).unwrap_or_default().into_iter().flatten() {
                    inherited.push(choice(
                        vec![meaning],
                        if pointed {
                            3
                        } else if flow_here {
                            9
                        } else {
                            n as i32 + 3
                        },
                    ));
                }
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
                inherited.sort_by_key(|c| c.cost);
                let beside = article
                    .mentions_in(a, b)
                    .iter()
                    .any(|f| f.flow().is_some() && (f.end + 2 >= m.start && f.start <= m.end + 1))
                    || article.sentence_start(s) + 2 >= m.start;
                if named(m).is_some_and(|n| n.iter().all(Option::is_none)) && !flow_here && beside {
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
        let pointed = points_back(article, clause, at);
        out.push(choice(Vec::new(), if fresh && !pointed { 3 } else { 6 }));
    }
    // Another row that the paragraph has turned to: "Rice told a similar tale. … Earnings have now increased …".
    let turned = article.subject.is_some_and(|(dim, member)| {
        (1..8)
            .filter_map(|n| sentence_id.checked_sub(n))
            .take_while(|s| article.paragraph_of(article.sentence_start(*s)) == article.paragraph_of(at))
            .find_map(|s| {
                let said = article.mentions_in(article.sentence_start(s), article.sentence_start(s + 1));
                said.iter().filter(|m| !m.compared && !absent(m)).find_map(|m| {
                    let parts: Vec<Part> = named(m)?.into_iter().flatten().collect();
                    parts.iter().find(|(d, _)| *d == dim).map(|(_, m)| !m.contains(&member))
                })
            })
            == Some(true)
    });
    if let Some((dim, member)) = article.subject.filter(|_| chosen.is_empty() && !cleared && !turned) {
        // The row the article is all about, where the sentence names nothing; behind a flow it may be all together.
        let whole = article.mentions_in(clause, at).iter().any(|m| m.has(Mark::Total));
        let own = choice(
            vec![(dim, vec![member])],
            if whole {
                6
            } else if flow_here {
                4
            } else {
                2
            },
        );
        if !whole && !flow_here {
            out.iter_mut().filter(|c| c.value.is_empty()).for_each(|c| c.cost = c.cost.max(4));
        }
        if !out.iter().any(|c| c.value == own.value && c.cost <= own.cost) {
            out.retain(|c| c.value != own.value);
            out.push(own);
        }
    }
    // "* Textiles: first signs of warmth": what the section is about goes without saying in it.
    if chosen.is_empty() && !cleared {
        for m in heading(article, at) {
            for part in named(m).unwrap_or_default().into_iter().flatten() {
                let own = vec![part];
                out.iter_mut().filter(|c| c.value.is_empty()).for_each(|c| c.cost = c.cost.max(4));
                out.retain(|c| c.value != own);
                out.push(choice(own, if flow_here { 2 } else { 1 }));
            }
        }
    }
    if sort == Sort::Share || sort == Sort::ShareChange {
        // A share needs a part.
        let has = out.iter().any(|c| !c.value.is_empty());
        if has {
            out.iter_mut().filter(|c| c.value.is_empty()).for_each(|c| c.cost += 6);
        }
    }
    // "Mexico overtook Canada, with $460.7 billion against $446.9 billion": the second may be the other one's.
    let (from, to) = super::kinds::window(article, figure);
    if !matches!(sort, Sort::Growth | Sort::Difference)
        && article.mentions_in(from, to).iter().any(|m| m.has(Mark::Base))
    {
        for m in before.iter().copied().filter(|m| is_name(m) && m.compared && !absent(m)) {
            for part in named(m).unwrap_or_default().into_iter().flatten() {
                out.push(choice(vec![part], 2));
            }
        }
    }
    complete(article, index, at, &mut out);
    out.sort_by_key(|c| c.cost);
    (out, doubt)
}
