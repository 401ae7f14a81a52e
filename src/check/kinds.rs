//! What sort of statement a figure makes, by the words in its clause: a level, a change, a share, an average, a milestone.

use super::article::{Article, Mention, Says};
use super::figures_in_text::{Counts, Figure};
use super::lexicon::Mark;
use super::near_words::{before_comma, beyond, is_behind_another, is_rate, per_after, restates};
use super::words::TokenKind;

/// A sort of statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A level in money or tonnes.
    Value,
    /// Change in money.
    Difference,
    /// Per month, year or day.
    Average(Per),
    /// A round level passed.
    Milestone,
    /// Change in percent.
    Growth,
    /// Part of a whole.
    Share,
    /// Change of a share in percentage points.
    ShareChange,
    /// 100 × now ÷ then.
    Index,
    /// A planned percentage in the table.
    Target,
    /// How far growth is above what was planned, in percentage points.
    AboveTarget,
    /// Worth of a tonne.
    UnitValue,
    /// So many times.
    Ratio,
    /// How many.
    Count,
    /// Which place.
    Rank,
    /// How many in a row.
    Streak,
    /// The most or the least.
    Extreme,
    /// A threshold, a number of something else: left alone.
    Aside,
    /// Cannot be told.
    Unknown,
}

/// The direction of a change; what is only "thêm" so much is more.
fn more_by(article: &Article, figure: &Figure) -> Option<i8> {
    let more = figure.tokens.0.checked_sub(1).is_some_and(|i| article.lower(i) == "thêm");
    direction(article, figure).or_else(|| more.then_some(1))
}

/// Stretch of an average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Per {
    /// Per year.
    Year,
    /// Per quarter.
    Quarter,
    /// Per month.
    Month,
    /// Per day.
    Day,
}

/// A sort with what speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Guess {
    /// The sort.
    pub(super) sort: Sort,
    /// +1 up, −1 down, 0 not said.
    pub(super) sign: i8,
    /// How far-fetched, in tenths.
    pub(super) cost: i32,
}

fn guess(sort: Sort, sign: i8, cost: i32) -> Guess {
    Guess { sort, sign, cost }
}

/// Words between a mark and its figure that change nothing.
fn is_filler(folded: &str) -> bool {
    const FILLERS: [&str; 71] = [
        "mere",
        "whopping",
        "hefty",
        "paltry",
        "massive",
        "full",
        "tiny",
        "whisker",
        "hon",
        "tren",
        "gan",
        "khoang",
        "xap",
        "xi",
        "toi",
        "den",
        "them",
        "manh",
        "nhe",
        "nhanh",
        "cao",
        "rat",
        "chi",
        "con",
        "cung",
        "da",
        "lien",
        "tuc",
        "so",
        "bo",
        "uoc",
        "tinh",
        "binh",
        "quan",
        "thap",
        "sau",
        "duoc",
        "la",
        "va",
        "trung",
        "dat",
        "kha",
        "by",
        "a",
        "an",
        "of",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "some",
        "roughly",
        "approximately",
        "only",
        "just",
        "slightly",
        "sharply",
        "strongly",
        "modestly",
        "further",
        "another",
        "the",
        "an",
        "steep",
        "robust",
        "modest",
        "up",
        "down",
    ];
    FILLERS.contains(&folded)
}

/// The stretch of a clause before a figure that no other figure owns.
pub(super) fn window(article: &Article, figure: &Figure) -> (usize, usize) {
    let clause = article.clause_start(article.clause_of(figure.tokens.0));
    let last = article.figures_in(clause, figure.tokens.0).last().map_or(clause, |f| f.tokens.1);
    (last.max(clause), figure.tokens.0)
}

/// The stretch of a clause behind a figure up to the next figure.
pub(super) fn behind(article: &Article, figure: &Figure) -> (usize, usize) {
    let clause_end = article.clause_start(article.clause_of(figure.tokens.0) + 1);
    let end = article.figures_in(figure.tokens.1, clause_end).first().map_or(clause_end, |f| f.tokens.0);
    (figure.tokens.1, end.max(figure.tokens.1))
}

/// Whether only filler words stand between a mention and a figure; a period it is compared with may stand there too: "cao hơn quý II
/// 1,1 tỷ USD".
fn adjacent(article: &Article, mention: &Mention, figure: &Figure) -> bool {
    let mut from = mention.end;
    let next = article.mentions_in(from, figure.tokens.0).first();
    if let Some(p) = next.filter(|p| p.compared && p.when().is_some() && p.start == from) {
        from = p.end;
    }
    article.tokens.get(from..figure.tokens.0).is_some_and(|t| {
        t.len() <= 4 && t.iter().all(|t| t.kind == TokenKind::Word && is_filler(&t.folded) || t.is('$'))
    })
}

/// What a figure may state, likeliest first. `before` is what the figure before it in the sentence stated.
pub(super) fn sorts(article: &Article, at: usize, before: Option<Guess>) -> Vec<Guess> {
    let topical = !article.topic_measures.is_empty();
    let Some(figure) = article.figures.get(at) else { return Vec::new() };
    if matches!(figure.counts, Counts::Money(_)) && super::prices::price(article, figure).is_some() {
        // "tăng 120 USD/tấn": how much dearer.
        let change = money(article, figure).into_iter().next().filter(|g| g.sort == Sort::Difference);
        let level = guess(Sort::UnitValue, 0, if change.is_some() { 3 } else { 0 });
        return change.into_iter().chain([level]).collect();
    }
    let each = || super::near_words::each_head(article, figure);
    if figure.per_head || matches!(figure.counts, Counts::Money(_)) && figure.power == 0 && each() {
        return vec![guess(Sort::Unknown, 0, 0)];
    }
    match figure.counts {
        Counts::Money(_) | Counts::Mass | Counts::Pieces | Counts::Unit => money(article, figure),
        Counts::Bare
            if topical && !figure.in_words && (figure.value() >= 1000.0 || figure.decimal.exponent < 0) =>
        {
            money(article, figure)
        }
        Counts::Percent => {
            super::outright_shares::kept(article, figure, percent(article, figure, at, before))
        }
        // Growth in percent written as percentage points is a slip, never a reading.
        Counts::Points => {
            let sign = direction(article, figure).unwrap_or(0);
            vec![guess(Sort::ShareChange, sign, 0), guess(Sort::Growth, sign, 9)]
        }
        Counts::Times => vec![guess(Sort::Ratio, direction(article, figure).unwrap_or(0), 0)],
        Counts::Things(_) => vec![guess(Sort::Count, 0, 0)],
        Counts::Days => vec![guess(Sort::Value, 0, 0)],
        Counts::Place => vec![guess(Sort::Rank, 0, 0)],
        Counts::Bare => Vec::new(),
    }
}

/// The last direction in a figure's window, or right behind it.
pub(super) fn direction(article: &Article, figure: &Figure) -> Option<i8> {
    if figure.sign != 0 {
        return Some(figure.sign);
    }
    let dir = |m: &Mention| match m.mark(|k| matches!(k, Mark::Direction(_))) {
        Some(Mark::Direction(d)) => Some(d),
        _ => None,
    };
    let (start, end) = window(article, figure);
    if let Some(d) =
        article.mentions_in(start, end).iter().rev().filter(|m| !is_behind_another(article, m)).find_map(dir)
    {
        return Some(d);
    }
    let (start, end) = behind(article, figure);
    let behind = || article.mentions_in(start, end.min(start + 3)).iter().find_map(dir);
    beyond(article, figure)
        .or_else(behind)
        .or_else(|| before_comma(article, figure))
        .or_else(|| super::near_words::added(article, figure))
}

fn money(article: &Article, figure: &Figure) -> Vec<Guess> {
    let (start, end) = window(article, figure);
    let before = article.mentions_in(start, end);
    let (next, stop) = behind(article, figure);
    let after = article.mentions_in(next, stop.min(next + 3));
    if super::thresholds::is_threshold(article, figure) {
        return vec![guess(Sort::Aside, 0, 0)];
    }
    let word = |back: usize| article.word_before(figure.tokens.0, back);
    // "a figure that was revised from 14.7 billion": what had been printed before is in no table.
    // "an improvement of nearly $25 bn over the $264.9 bn": how far it moved, the side not said.
    let noun = (1..=3).find(|n| word(*n) == "of").map(|n| word(n + 1));
    if noun.is_some_and(|w| matches!(w, "improvement" | "deterioration" | "swing" | "change" | "turnaround"))
    {
        return vec![guess(Sort::Difference, 0, 0)];
    }
    let first = (1..=3).find(|n| matches!(word(*n), "from" | "tu")).unwrap_or(0);
    let once =
        |n: usize| matches!(word(n), "revised" | "corrected") || word(n) == "chinh" && word(n + 1) == "dieu";
    if first > 0 && (first + 1..=first + 2).any(once) {
        return vec![guess(Sort::Aside, 0, 0)];
    }
    let says = |m: &Mention, words: &[&str]| {
        article.token(m.start).is_some_and(|t| words.contains(&t.folded.as_str()))
    };
    // Words that pass a level, and are no change when they stand before a sum.
    const LEVELS: [&str; 12] = [
        "vuot", "above", "below", "plus", "minus", "more", "less", "over", "larger", "bigger", "greater",
        "smaller",
    ];
    let milestone =
        before.iter().any(|m| m.has(Mark::Milestone) && (adjacent(article, m, figure) || word(1) == "moc"))
            || after
                .iter()
                .any(|m| m.has(Mark::Milestone) && says(m, &["mark", "milestone", "barrier", "threshold"]));
    if milestone {
        return vec![guess(Sort::Milestone, 0, 0)];
    }
    if let Some(d) = super::near_words::beside_name(article, figure, start) {
        return vec![guess(Sort::Difference, d, 0)];
    }
    // "hơn cùng kỳ 300 triệu USD", "kém tháng 8 gần 1 tỷ euro"
    let beside = |m: &&Mention| {
        m.compared && m.when().is_some() && super::near_words::only_hedged(article, m.end, figure.tokens.0)
    };
    if let Some(d) = before.last().filter(beside).and_then(|_| beyond(article, figure)) {
        return vec![guess(Sort::Difference, d, 0)];
    }
    // "bỏ xa … tới 16,5 tỷ USD", "trailed Canada by a mere $73m": a distance.
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let sentence_from = article.sentence_start(article.sentence_of(start));
    let distanced = (sentence_from.max(figure.tokens.0.saturating_sub(16))..figure.tokens.0).any(|i| {
        matches!((lower(i), lower(i + 1)), ("bỏ" | "vượt", "xa") | ("dẫn", "trước"))
            && article.figures_in(i, figure.tokens.0).is_empty()
            || matches!(lower(i), "trailed" | "trails" | "outsold" | "outstripped" | "led" | "leads")
                && (i + 1..figure.tokens.0).any(|k| lower(k) == "by")
                && article.figures_in(i, figure.tokens.0).is_empty()
    });
    if distanced
        && article
            .mentions_in(sentence_from, figure.tokens.0)
            .iter()
            .any(|m| m.compared && matches!(m.says, Says::Named(_)))
    {
        return vec![guess(Sort::Difference, 0, 0)];
    }
    // The nearest of direction, by, to.
    let nearest = before.iter().rev().find_map(|m| {
        m.mark(|k| {
            matches!(
                k,
                Mark::Direction(_) | Mark::By | Mark::To | Mark::From | Mark::Balance(_) | Mark::Flow(_)
            )
        })
        .map(|k| (m, k))
    });
    if let Some((m, kind)) = nearest {
        let near = adjacent(article, m, figure);
        match kind {
            Mark::Direction(d) if near && !says(m, &LEVELS) => {
                let noun = article.token(figure.tokens.0.saturating_sub(1)).is_some_and(|t| t.is_word("to"));
                if !noun {
                    return vec![guess(Sort::Difference, d, 0)];
                }
            }
            // "kém thị trường dẫn đầu 68 triệu USD": a distance to something that is not named by name.
            Mark::Direction(d)
                if article.vietnamese
                    && article
                        .token(m.end.saturating_sub(1))
                        .is_some_and(|t| matches!(t.lower.as_str(), "kém" | "hơn" | "thua")) =>
            {
                return vec![guess(Sort::Difference, d, 5)];
            }
            // "thêm gần 1 tỷ USD"
            Mark::By if near && article.vietnamese && direction(article, figure).is_none() => {
                return vec![guess(Sort::Difference, 1, 0)];
            }
            Mark::By if near => {
                // "beat those of April by $4.8 billion": a period it is compared with stands for the direction.
                let against = before
                    .iter()
                    .any(|m| m.compared && (m.when().is_some() || matches!(m.says, Says::Named(_))));
                if let Some(d) = direction(article, figure).or(against.then_some(0)) {
                    return vec![guess(Sort::Difference, d, 0)];
                }
            }
            _ => {}
        }
    }
    // "a deficit of €66.4 billion, €6.6 billion wider than in 2023": either side may be spoken of.
    if matches!(lower(next), "wider" | "narrower" | "deeper" | "larger" | "smaller" | "bigger")
        && lower(next + 1) == "than"
    {
        return vec![guess(Sort::Difference, 0, 0)];
    }
    let more = after.iter().find_map(|m| match m.mark(|k| matches!(k, Mark::Direction(_))) {
        Some(Mark::Direction(d)) if m.start <= next + 1 => Some(d),
        _ => None,
    });
    if let Some(d) = more {
        let noun = article.token(next).is_some_and(|t| {
            [
                "more", "less", "fewer", "ahead", "higher", "lower", "increase", "rise", "gain", "drop",
                "decline", "jump", "growth", "fall", "decrease",
            ]
            .contains(&t.folded.as_str())
        });
        if noun {
            return vec![guess(Sort::Difference, d, 0)];
        }
    }
    // "the gap had shrunk to $9.3 billion", "was $18 billion ahead": a distance to another name.
    let apart =
        article.token(next).is_some_and(|t| matches!(t.folded.as_str(), "ahead" | "apart" | "behind"));
    if super::open_claims::is_distance(article, figure) || apart {
        return vec![guess(Sort::Difference, 0, 0), guess(Sort::Value, 0, 4)];
    }
    // "tăng 12%, tương đương 3,4 tỷ USD": the change itself again, in money.
    if let Some(sign) =
        restates(article, figure, |f| f.counts == Counts::Percent).and_then(|f| more_by(article, f))
    {
        return vec![guess(Sort::Difference, sign, 0), guess(Sort::Value, 0, 3)];
    }
    let clause = article.clause_start(article.clause_of(figure.tokens.0));
    // "Bình quân mỗi tháng từ đầu năm, …": said once, before the first figure.
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let clause = if article.figures_in(sentence, clause).is_empty() { sentence } else { clause };
    let around = article.mentions_in(clause, end).iter().chain(article.mentions_in(next, stop.min(next + 4)));
    let mut per = per_after(article, figure);
    let mut average = false;
    for m in around {
        average |= m.has(Mark::Average);
        for (mark, p) in [(Mark::PerYear, Per::Year), (Mark::PerMonth, Per::Month), (Mark::PerDay, Per::Day)]
        {
            if m.has(mark) && per.is_none() && is_rate(article, m) {
                per = Some(p);
            }
        }
    }
    if let Some(per) = per {
        return vec![guess(Sort::Average(per), 0, 0)];
    }
    // "medicines fell $877 million and consumer goods $1.2 billion": the verb is said once.
    let earlier = article.figures_in(sentence, figure.tokens.0).last().filter(|f| f.counts == figure.counts);
    if let Some(f) = earlier.filter(|f| f.tokens.0 < figure.tokens.0) {
        let between = article.mentions_in(f.tokens.1, figure.tokens.0);
        let joint = article.token(f.tokens.1).is_some_and(|t| t.is_word("and") || t.is_word("va"));
        let bare = between.iter().all(|m| matches!(m.says, Says::Named(_)) || m.has(Mark::Whole));
        let named = between.iter().any(|m| matches!(m.says, Says::Named(_)));
        if joint
            && bare
            && (named || between.is_empty())
            && let Some(g) = money(article, f).first().filter(|g| g.sort == Sort::Difference)
        {
            return vec![guess(Sort::Difference, g.sign, 1), guess(Sort::Value, 0, 3)];
        }
    }
    // "$343 billion a month on average, compared with $297 billion in …": what an average is compared with is one.
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let earlier = article.figures_in(sentence, figure.tokens.0).last().filter(|f| f.counts == figure.counts);
    let while_then = before.last().is_some_and(|m| m.has(Mark::To) || m.when().is_some())
        && before.iter().any(|m| m.when().is_some())
        && !before.iter().any(|m| m.flow().is_some() || matches!(m.says, Says::Named(_)))
        && (1..8).filter_map(|n| figure.tokens.0.checked_sub(n)).any(|i| {
            article.token(i).is_some_and(|t| matches!(t.lower.as_str(), "khi" | "còn" | "while" | "from"))
        });
    if (while_then || before.iter().any(|m| m.has(Mark::Base)))
        && let Some(g) = earlier.and_then(|f| money(article, f).first().copied())
        && matches!(g.sort, Sort::Average(_))
        && earlier.is_some_and(|f| f.tokens.1 + 12 > figure.tokens.0)
    {
        return vec![guess(g.sort, 0, 0), guess(Sort::Value, 0, 2)];
    }
    if average {
        // "averaged $19 billion over the seven years": a year, not a month.
        let years = (next..stop.min(next + 6)).any(|i| matches!(article.lower(i), "years" | "decade"));
        let months = (!years).then(|| guess(Sort::Average(Per::Month), 0, 3));
        return [guess(Sort::Average(Per::Year), 0, 0)].into_iter().chain(months).collect();
    }
    vec![guess(Sort::Value, 0, 0)]
}

/// Whether a level is said to stand there: "fell to 6.6%", "từ 7,9%", "ở mức 3%".
pub(super) fn is_level(article: &Article, figure: &Figure) -> bool {
    let (start, end) = window(article, figure);
    let marks = article.mentions_in(start, end);
    let to = marks.iter().rev().find(|m| {
        m.mark(|k| matches!(k, Mark::To | Mark::From | Mark::Direction(_))).is_some()
            && adjacent(article, m, figure)
    });
    to.map_or(!marks.iter().any(|m| m.mark(|k| matches!(k, Mark::Direction(_))).is_some()), |m| {
        m.has(Mark::To) || m.has(Mark::From)
    })
}

/// What it costs to take a percentage that something rose to for a rise.
const REACHED: i32 = 7;
/// Whether what a figure speaks of is told by the day: "daily exports rose 9.5%".
pub(super) fn is_daily(article: &Article, figure: &Figure) -> bool {
    let start = article.sentence_start(article.sentence_of(figure.tokens.0));
    article.mentions_in(start, figure.tokens.0).iter().any(|m| m.has(Mark::PerDay) && is_rate(article, m))
}

fn percent(article: &Article, figure: &Figure, at: usize, before: Option<Guess>) -> Vec<Guess> {
    let (start, end) = window(article, figure);
    // "Average daily exports rose 9.5%": by the working days of the table, where it has them.
    if is_daily(article, figure) {
        let sign = direction(article, figure).unwrap_or(0);
        return vec![guess(if sign == 0 { Sort::Unknown } else { Sort::Growth }, sign, 0)];
    }
    if let Some(sign) = beyond(article, figure) {
        return vec![guess(Sort::Growth, sign, 0)];
    }
    if let Some(f) =
        restates(article, figure, |f| matches!(f.counts, Counts::Money(_) | Counts::Mass | Counts::Pieces))
    {
        let same = article.figures.iter().position(|g| g.tokens == f.tokens);
        let first = same.map(|i| sorts(article, i, None)).and_then(|g| g.first().copied());
        if let Some(g) = first.filter(|g| g.sort == Sort::Difference) {
            return vec![guess(Sort::Growth, g.sign, 0)];
        }
        return vec![guess(Sort::Share, 0, 0), guess(Sort::Growth, 0, 3)];
    }
    let w = article.mentions_in(start, end);
    let (next, stop) = behind(article, figure);
    if super::near_words::whole_year(article, next).is_some_and(|m| m.start < stop) {
        return vec![guess(Sort::Index, 0, 0), guess(Sort::Share, 0, 3)];
    }
    // "less than half of what it did in 2012", "bằng một nửa mức 9,4 tỷ USD hồi 2008": a part of an earlier level.
    if figure.in_words && super::near_words::of_earlier_level(article, figure) {
        return vec![guess(Sort::Index, 0, 0), guess(Sort::Share, 0, 3)];
    }
    let after = article.mentions_in(next, stop.min(next + 5));
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let is_dir = |m: &&Mention| m.mark(|k| matches!(k, Mark::Direction(_))).is_some();
    let dir_of = |m: &Mention| match m.mark(|k| matches!(k, Mark::Direction(_))) {
        Some(Mark::Direction(d)) => d,
        _ => 0,
    };
    let dir = w.iter().rev().find(|m| is_dir(m) && !is_behind_another(article, m));
    let share = w.iter().rev().find(|m| m.has(Mark::Share));
    let level =
        w.iter().rev().find(|m| (m.has(Mark::To) || m.has(Mark::From)) && adjacent(article, m, figure));
    let sign = if figure.sign != 0 { figure.sign } else { dir.map_or(0, dir_of) };
    // "from A% … to B%": levels of what the sentence speaks of.
    let from = level.is_some_and(|m| m.has(Mark::From));
    let to_after_from = level.is_some_and(|m| m.has(Mark::To))
        && at.checked_sub(1).and_then(|i| article.figures.get(i)).is_some_and(|p| {
            p.counts == Counts::Percent
                && p.tokens.0 >= sentence
                && p.tokens
                    .0
                    .checked_sub(1)
                    .and_then(|i| article.token(i))
                    .is_some_and(|t| t.is_word("tu") || t.is_word("from"))
        });
    if to_after_from && let Some(b) = before {
        return vec![guess(b.sort, 0, b.cost)];
    }
    if from {
        let spoken = article.mentions_in(sentence, end).iter().any(|m| m.has(Mark::Share));
        // "từ 17,3% tổng kim ngạch năm 2020 xuống 15,1%"
        let of_all = after.iter().any(|m| m.start <= next + 1 && m.has(Mark::Total));
        if spoken || of_all {
            return vec![guess(Sort::Share, 0, 0)];
        }
        let named = article.mentions_in(sentence, end).iter().any(|m| matches!(m.says, Says::Named(_)));
        return if named {
            vec![guess(Sort::Share, 0, 2), guess(Sort::Growth, 0, 4)]
        } else {
            vec![guess(Sort::Growth, 0, 2), guess(Sort::Share, 0, 4)]
        };
    }
    // "thấp hơn chỉ tiêu là 16%": the plan itself is named; "vượt 1,5% so với mục tiêu": the distance to it.
    let plan = w.iter().rev().find(|m| m.has(Mark::Plan));
    if plan.is_some_and(|p| dir.is_none_or(|d| d.start < p.start) && share.is_none_or(|s| s.start < p.start))
    {
        return vec![guess(Sort::Target, 0, 0)];
    }
    if let (Some(d), true) = (
        dir,
        after.iter().any(|m| m.has(Mark::Plan))
            && after.iter().any(|m| m.has(Mark::Base) || m.has(Mark::Than)),
    ) {
        return vec![guess(Sort::AboveTarget, dir_of(d), 0)];
    }
    // "chiếm 17,9%, tăng 1,7% so với năm 2023": points written as percent, perhaps; never a reading that agrees.
    let after_share = before.is_some_and(|b| b.sort == Sort::Share)
        && dir.is_some()
        && !w.iter().any(|m| m.flow().is_some() || m.has(Mark::Worth) || matches!(m.says, Says::Named(_)))
        && at
            .checked_sub(1)
            .and_then(|i| article.figures.get(i))
            .is_some_and(|f| f.counts == Counts::Percent && f.tokens.1 + 8 > figure.tokens.0);
    if let (true, Some(d), None) = (after_share, dir, share) {
        return vec![guess(Sort::Growth, dir_of(d), 0), guess(Sort::ShareChange, dir_of(d), 1)];
    }
    let larger = after.iter().find(|m| m.start == next && is_dir(m));
    if let (Some(_), None, Some(d)) = (share, dir, larger) {
        return vec![guess(Sort::ShareChange, dir_of(d), 0), guess(Sort::Growth, dir_of(d), 4)];
    }
    if let Some(s) = share {
        match dir.filter(|d| d.start > s.start) {
            None => return vec![guess(Sort::Share, 0, 0)],
            Some(_) if level.is_some() => return vec![guess(Sort::Share, 0, 0)],
            Some(d) => {
                return vec![guess(Sort::ShareChange, dir_of(d), 0), guess(Sort::Growth, dir_of(d), 4)];
            }
        }
    }
    let of_whole = {
        let first = article.token(next);
        let of = first.is_some_and(|t| ["of", "cua", "trong", "in"].contains(&t.folded.as_str()));
        let whole = |m: &Mention| {
            m.flow().is_some()
                || m.has(Mark::Total)
                || m.has(Mark::Whole)
                || matches!(m.says, Says::Home | Says::Topic(_))
        };
        let aspect = first.is_some_and(|t| t.is_word("ve") || t.is_word("xet"));
        let at_once = after.iter().find(|m| m.start <= next + 2 && !aspect);
        let of_word = first.is_some_and(|t| t.is_word("of") || t.is_word("cua"));
        let of_topic = article.vietnamese && at_once.is_some_and(|m| matches!(m.says, Says::Topic(_)));
        let part = (figure.in_words || of_topic)
            && dir.is_none()
            && at_once.is_some_and(|m| m.start == next && (whole(m) || m.has(Mark::Worth)));
        part || at_once.is_some_and(|m| whole(m) && (m.has(Mark::Total) || (of && dir.is_none()) || of_word))
            || after.iter().any(|m| m.has(Mark::Share) && m.start <= next + 1)
    };
    if of_whole && dir.is_none() {
        return vec![guess(Sort::Share, 0, 0)];
    }
    if w.iter().any(|m| m.has(Mark::Index) && adjacent(article, m, figure)) {
        return if of_whole || after.iter().any(|m| m.start <= next && m.flow().is_some()) {
            vec![guess(Sort::Share, 0, 0), guess(Sort::Index, 0, 3)]
        } else {
            vec![guess(Sort::Index, 0, 0), guess(Sort::Share, 0, 3)]
        };
    }
    // "thấp hơn mức 12,1% của …": what is compared with has no direction of its own.
    let level_of_other = dir.is_some_and(|d| {
        let (one, two) = (figure.tokens.0.wrapping_sub(1), figure.tokens.0.wrapping_sub(2));
        let says = |i: usize, words: &[&str]| {
            i >= d.end && article.token(i).is_some_and(|t| words.contains(&t.folded.as_str()))
        };
        (d.has(Mark::Than) || w.iter().any(|m| m.has(Mark::Than) && m.start >= d.end))
            && (says(one, &["muc", "the", "of", "tang", "so", "toc", "do"]) || says(two, &["muc", "con"]))
    });
    if level_of_other {
        return vec![guess(Sort::Growth, 0, 0)];
    }
    if let Some(d) = dir {
        if of_whole && !adjacent(article, d, figure) {
            return vec![guess(Sort::Share, 0, 1), guess(Sort::Growth, sign, 3)];
        }
        // "the ratio climbed to 25.3%": where it got to; a growth only where growth is spoken of.
        let reached = level.is_some_and(|m| m.has(Mark::To) && m.start >= d.end)
            && !before.is_some_and(|b| b.sort == Sort::Growth);
        return vec![guess(Sort::Growth, sign, if reached { REACHED } else { 0 })];
    }
    let growth_after = after.iter().find(|m| {
        m.start <= next + 2
            && (m
                .mark(|k| matches!(k, Mark::Direction(_) | Mark::OnYear | Mark::OnMonth | Mark::OnQuarter))
                .is_some())
    });
    if let Some(m) = growth_after {
        let d = dir_of(m);
        return vec![guess(Sort::Growth, if figure.sign != 0 { figure.sign } else { d }, 0)];
    }
    if figure.sign != 0 {
        return vec![guess(Sort::Growth, figure.sign, 0)];
    }
    // "xuất thêm được 9,9%", "lớn thêm 17%": more, whatever the verb.
    let more = w.iter().rev().find(|m| m.has(Mark::By)).filter(|m| adjacent(article, m, figure));
    if more.is_some_and(|m| article.token(m.start).is_some_and(|t| t.lower == "thêm")) {
        return vec![guess(Sort::Growth, 1, 0)];
    }
    if w.iter().any(|m| m.has(Mark::Plan)) {
        return vec![guess(Sort::Target, 0, 0)];
    }
    // A planned rate named by what it is compared with: "so với 16%/năm".
    if w.iter().any(|m| m.has(Mark::Base)) && w.iter().all(|m| m.flow().is_none()) {
        let mut out = vec![guess(Sort::Target, 0, 1)];
        if let Some(b) = before {
            out.push(guess(b.sort, b.sign, 2));
        }
        return out;
    }
    // "exports were 14.3% and imports 24.3% above the year before"
    let sentence_end = article.sentence_start(article.sentence_of(figure.tokens.0) + 1);
    let following = article.figures.get(at + 1).filter(|f| {
        f.counts == Counts::Percent
            && f.tokens.0 < sentence_end
            && f.tokens.0 <= figure.tokens.1 + 3
            && article
                .token(figure.tokens.1)
                .is_some_and(|t| t.is_word("and") || t.is_word("va") || t.is(','))
    });
    if let Some(d) = following.and_then(|f| direction(article, f)) {
        return vec![guess(Sort::Growth, d, 1)];
    }
    let spoken: Vec<&Mention> =
        article.mentions_in(sentence, end).iter().filter(|m| is_dir(m) || m.has(Mark::Share)).collect();
    if let Some(last) = spoken.last() {
        if last.has(Mark::Share) {
            return vec![guess(Sort::Share, 0, 1), guess(Sort::Growth, 0, 5)];
        }
        let list = before.is_some_and(|b| b.sort == Sort::Growth);
        let grown = guess(Sort::Growth, dir_of(last), if list { 1 } else { 2 });
        let rate = list && super::ends_of_change::is_yearly(article, figure);
        return [grown].into_iter().chain((!rate).then(|| guess(Sort::Share, 0, 4))).collect();
    }
    // "đạt 548 nghìn tỷ đồng (11,7%)": most likely its share.
    let bracketed = figure.tokens.0.checked_sub(1).and_then(|i| article.token(i)).is_some_and(|t| t.is('('))
        && article.token(figure.tokens.1).is_some_and(|t| t.is(')'));
    if bracketed {
        let led = super::near_words::first_bracket(article, figure).map(|(_, d)| guess(Sort::Growth, d, 1));
        return led.into_iter().chain([guess(Sort::Share, 0, 5), guess(Sort::Growth, 0, 6)]).collect();
    }
    // "mang về hai phần ba nguồn thu", "have one dollar in forty": a part in words is one of a whole.
    let of_change = after.iter().any(|m| is_dir(&m) && m.start <= next + 3);
    if figure.in_words && !of_change && before.is_none_or(|b| b.sort != Sort::Growth) {
        return vec![guess(Sort::Share, 0, 2)];
    }
    match before {
        Some(b) if matches!(b.sort, Sort::Growth | Sort::Share) => vec![guess(b.sort, b.sign, 3)],
        _ => vec![guess(Sort::Unknown, 0, 6)],
    }
}
