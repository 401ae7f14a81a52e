//! Words near a figure that belong to another one, say a rate, or tie it to the figure before.

use super::article::{Article, Mention, Says};
use super::figures_in_text::Figure;
use super::words::TokenKind;

/// Whether a word of direction stands right behind another figure and is that one's: "6.3% fewer than in November but 8.2% more".
pub(super) fn is_behind_another(article: &Article, m: &Mention) -> bool {
    const BEHIND: [&str; 12] = [
        "more", "less", "fewer", "higher", "lower", "above", "below", "increase", "rise", "drop", "decline",
        "fall",
    ];
    let word = article.token(m.start).map(|t| t.folded.as_str()).unwrap_or("");
    let clause = article.clause_start(article.clause_of(m.start));
    BEHIND.contains(&word)
        && article.figures_in(clause, m.start).last().is_some_and(|f| f.tokens.1 == m.start)
}

/// Whether "a year", "a month" says a rate: not "in a year when", "a year later".
pub(super) fn is_rate(article: &Article, m: &Mention) -> bool {
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    let lead = m.start.checked_sub(1).map(word).unwrap_or("");
    // "China Daily", "daily necessities": only trade goes by the day, and its average.
    if word(m.start) == "daily" && m.end == m.start + 1 {
        const TRADED: [&str; 13] = [
            "exports",
            "export",
            "imports",
            "import",
            "shipments",
            "trade",
            "average",
            "averages",
            "turnover",
            "sales",
            "purchases",
            "deliveries",
            "basis",
        ];
        let named = article.token(m.start).is_some_and(|t| t.capital)
            && article.sentence_start(article.sentence_of(m.start)) != m.start;
        return !named && (TRADED.contains(&word(m.end)) || lead == "average");
    }
    let bare = word(m.start) == "a" && m.end == m.start + 2;
    !bare
        || !matches!(
            lead,
            "in" | "for" | "after" | "within" | "such" | "what" | "over" | "than" | "once" | "half"
        ) && !matches!(
            word(m.end),
            "when"
                | "that"
                | "earlier"
                | "ago"
                | "later"
                | "before"
                | "of"
                | "marked"
                | "after"
                | "in"
                | "which"
                | "since"
                | "old"
                | "long"
        )
}

/// Whether a number of things stands before a figure that only says which ones are meant: "mới có hai năm trị giá vượt ngưỡng 4 tỉ",
/// "Five products managed more than 300,000 tonnes".
pub(super) fn counts_over(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let things = [
        "năm",
        "tháng",
        "quý",
        "nhóm",
        "mặt",
        "thị",
        "nước",
        "đối",
        "years",
        "months",
        "quarters",
        "products",
        "lines",
        "markets",
        "countries",
        "economies",
        "goods",
        "items",
        "categories",
        "partners",
    ];
    let limit = [
        "hơn",
        "trên",
        "vượt",
        "ngưỡng",
        "mốc",
        "dưới",
        "chưa",
        "không",
        "than",
        "over",
        "above",
        "exceeded",
        "below",
        "under",
        "least",
        "exceeding",
        "topped",
        "passed",
        "exceed",
    ];
    let count = |i: usize| {
        let number = article.token(i).is_some_and(|t| super::claims_in_words::number_word(t).is_some());
        let first = i == clause
            || matches!(
                lower(i.wrapping_sub(1)),
                "có" | "chỉ" | "được" | "đã" | "are" | "were" | "only" | "just" | "all" | "and" | "cả"
            );
        // "năm năm": five years; "tháng 9" is none, nor is "9 tháng" of a flow that stands behind it.
        number
            && first
            && things.contains(&lower(i + 1))
            && !matches!(lower(i + 2), "đầu" | "qua" | "trước" | "liên")
    };
    let Some(start) = (clause..at).rev().find(|i| count(*i)) else { return false };
    let passed = (start..at).any(|i| limit.contains(&lower(i)));
    let free = article.figures_in(start + 2, at).is_empty()
        && !article.mentions_in(start, at).iter().any(|m| matches!(m.says, super::article::Says::Named(_)));
    passed && free
}

/// Whether a stretch of words speaks of an average.
pub(super) fn is_average(article: &Article, start: usize, end: usize) -> bool {
    article.mentions_in(start, end).iter().any(|m| m.has(super::lexicon::Mark::Average))
        || (start..end).any(|i| {
            let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
            matches!(lower(i), "average" | "averaged")
                || matches!((lower(i), lower(i + 1)), ("bình", "quân") | ("trung", "bình"))
        })
}

/// "số thu của cả năm 2020", "of all of 2021": a whole year right behind a percentage, which it is a part of.
pub(super) fn whole_year(article: &Article, next: usize) -> Option<&Mention> {
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    let year = article.mentions_in(next, next + 7).iter().find(|m| m.when().is_some())?;
    let lead = |n: usize| year.start.checked_sub(n).filter(|i| *i >= next).map(word).unwrap_or("");
    let whole = lead(1) == "ca"
        || lead(1) == "of" && matches!(lead(2), "all" | "whole")
        || lead(1) == "all"
        || lead(1) == "whole";
    (whole && article.figures_in(next, year.start).is_empty()).then_some(year)
}

/// Whether a clause says outright against what a change is measured: "on the month", "year-on-year".
pub(super) fn says_against(article: &Article, figure: &Figure) -> bool {
    let (start, end) = (super::kinds::window(article, figure).0, super::kinds::behind(article, figure).1);
    let mut all = article.mentions_in(start, end).iter();
    all.any(|m| {
        m.mark(|k| {
            matches!(
                k,
                super::lexicon::Mark::OnYear
                    | super::lexicon::Mark::OnMonth
                    | super::lexicon::Mark::OnQuarter
            )
        })
        .is_some()
    })
}

/// "/năm", "/tháng" behind a figure.
pub(super) fn per_after(article: &Article, figure: &Figure) -> Option<super::kinds::Per> {
    if !article.token(figure.tokens.1).is_some_and(|t| t.is('/')) {
        return None;
    }
    match article.token(figure.tokens.1 + 1)?.folded.as_str() {
        "nam" | "year" => Some(super::kinds::Per::Year),
        "thang" | "month" => Some(super::kinds::Per::Month),
        "ngay" | "day" => Some(super::kinds::Per::Day),
        _ => None,
    }
}

/// The figure just before, when this one says the same in another unit: "746 triệu USD (tương đương 4,1%)".
pub(super) fn restates<'a>(
    article: &'a Article,
    figure: &Figure,
    wanted: impl Fn(&Figure) -> bool,
) -> Option<&'a Figure> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let before = article.figures_in(sentence, figure.tokens.0).last().filter(|f| wanted(f))?;
    let between = article.tokens.get(before.tokens.1..figure.tokens.0)?;
    const SAME: [&str; 22] = [
        "so",
        "voi",
        "nam",
        "truoc",
        "cung",
        "ky",
        "ngoai",
        "tuong",
        "duong",
        "tuc",
        "hay",
        "or",
        "equivalent",
        "equal",
        "to",
        "la",
        "khoang",
        "gan",
        "hon",
        "about",
        "nearly",
        "ung",
    ];
    let says = |t: &super::words::Token| {
        matches!(t.folded.as_str(), "duong" | "tuc" | "hay" | "or" | "equivalent" | "ung")
    };
    (between.len() <= 9
        && between.iter().any(says)
        && between.iter().all(|t| t.kind != TokenKind::Word || SAME.contains(&t.folded.as_str())))
    .then_some(before)
}

/// Whether a part in words is one of an earlier level: "half of what it was in 2012", "half of the $7 billion of March", "một nửa mức 9,4
/// tỷ USD hồi 2008", and at the end of "from $21 billion … to 10, less than half".
pub(super) fn of_earlier_level(article: &Article, figure: &Figure) -> bool {
    let next = figure.tokens.1;
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let level = (next..next + 6).any(|i| {
        article.token(i).is_some_and(|t| t.is('$') || t.is('€'))
            || matches!(lower(i), "level" | "levels" | "peak" | "year-before")
    });
    // "of what the country ships abroad": a part of the flow itself, where no time is said.
    let flow = lower(next + 1) == "what"
        && article.mentions_in(next + 2, next + 7).iter().any(|m| m.flow().is_some())
        && !article.mentions_in(next + 2, next + 12).iter().any(|m| m.when().is_some());
    matches!(lower(next), "of") && (lower(next + 1) == "what" && !flow || level)
        || matches!(lower(next), "what")
        || matches!(lower(next), "mức" | "của")
            && (next..next + 5).any(|i| matches!(lower(i), "mức" | "hồi" | "đỉnh"))
        || matches!(lower(next), "so")
        || matches!(lower(next), "lượng" | "con")
            && (next..next + 5).any(|i| matches!(lower(i), "của" | "hồi"))
}

/// Whether a small sum is one of each person or piece: "mỗi người làm ra 4.717 USD", "mỗi xe 21.000 USD", "per head".
pub(super) fn each_head(article: &Article, figure: &Figure) -> bool {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    (sentence..figure.tokens.1 + 4).any(|i| {
        matches!(
            (lower(i), lower(i + 1)),
            ("mỗi", "người" | "xe" | "chiếc" | "hộ" | "lao" | "con")
                | ("đầu", "người")
                | ("per", "head" | "person" | "capita" | "vehicle" | "car")
                | ("each", "person" | "citizen" | "car" | "inhabitant")
                | ("a", "head")
        )
    })
}

/// "over the past decade", "trong một thập niên qua", "in the last five years", "10 năm qua": how many years back a change begins.
pub(super) fn past_years(article: &Article, figure: &Figure) -> Option<u8> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let number = |i: usize| {
        let n = super::claims_in_words::number_word(article.token(i)?)?;
        u8::try_from(n).ok().filter(|n| (2..=50).contains(n))
    };
    (sentence..figure.tokens.1 + 6).rev().find_map(|i| match (lower(i), lower(i + 1), lower(i + 2)) {
        ("past" | "last", "decade", _) | ("thập", "niên" | "kỷ", "qua") => Some(10),
        ("past" | "last", _, "years") => number(i + 1),
        (_, "năm", "qua") if lower(i.wrapping_sub(1)) != "trong" || number(i) != Some(5) => number(i),
        (_, "năm", "gần") => number(i),
        _ => None,
    })
}

/// "hơn cùng tháng năm 2021 tới 43,1%", "kém tháng 8 gần 1 tỷ euro": up or down, by the word before the period that it is compared with.
pub(super) fn beyond(article: &Article, figure: &Figure) -> Option<i8> {
    let (start, end) = super::kinds::window(article, figure);
    let m = article.mentions_in(start, end).iter().rev().find(|m| m.when().is_some() && m.compared)?;
    match article.lead_of(m)? {
        "hơn" => {
            let how = m.start.checked_sub(2).and_then(|i| article.token(i)).map_or("", |t| t.lower.as_str());
            let less =
                matches!(how, "rẻ" | "thấp" | "ít" | "nhỏ" | "kém" | "chậm" | "yếu" | "nhẹ" | "bé" | "hẹp");
            Some(if less { -1 } else { 1 })
        }
        "vượt" => Some(1),
        "kém" | "thua" => Some(-1),
        _ => None,
    }
}

/// "Nhập khẩu còn giảm sâu hơn, 9,3%": up or down, by the word that a comma and how it moved part from the figure.
/// What moves the first of several figures in a row moves them all: "tăng 1,6%, 15,1% và 10,4%".
pub(super) fn before_comma(article: &Article, figure: &Figure) -> Option<i8> {
    let run = super::in_order::run(article, figure);
    let first = run.as_ref().and_then(|run| run.first()).filter(|f| f.tokens != figure.tokens);
    if let Some(first) = first {
        return super::kinds::direction(article, first);
    }
    const HOW: [&str; 16] = [
        "sâu", "mạnh", "nhẹ", "nhanh", "chậm", "hơn", "nữa", "nhất", "vọt", "đều", "sharply", "slightly",
        "steeply", "faster", "further", "most",
    ];
    let comma = figure.tokens.0.checked_sub(1).filter(|i| article.token(*i).is_some_and(|t| t.is(',')))?;
    let how =
        (0..comma).rev().take_while(|i| article.token(*i).is_some_and(|t| HOW.contains(&t.lower.as_str())));
    let end = comma - how.count();
    let mut moved = article.mentions_in(end.saturating_sub(3), comma).iter().rev().filter(|m| m.end >= end);
    moved.find_map(|m| match m.mark(|k| matches!(k, super::lexicon::Mark::Direction(_))) {
        Some(super::lexicon::Mark::Direction(d)) => Some(d),
        _ => None,
    })
}

/// Whether a figure is said to be where something got to: "lùi về 71,8%", "vọt lên 77,3%", "climbed to 25.3%".
pub(super) fn is_reached(article: &Article, figure: &Figure) -> bool {
    let word = |back: usize| article.word_before(figure.tokens.0, back);
    let hedged = matches!(word(1), "gan" | "hon" | "toi" | "muc" | "con" | "nearly" | "just" | "about");
    let lead = word(if hedged { 2 } else { 1 });
    // "hao hụt tới 5,8%", "tăng tới 12%": by as much as that.
    let moved = || {
        let before = figure.tokens.0.saturating_sub(4);
        article.mentions_in(before, figure.tokens.0).iter().any(|m| {
            m.end + 1 == figure.tokens.0
                && m.mark(|k| matches!(k, super::lexicon::Mark::Direction(_))).is_some()
        })
    };
    matches!(lead, "ve" | "len" | "xuong" | "to") || word(1) == "toi" && !moved() || word(1) == "con"
}

/// The direction that an earlier figure in brackets of the same sentence begins with, and that figure: "năm 1991 (giảm 13,2%) …, năm
/// 2009 (8,9%)". It holds for those that stand in brackets alone behind it.
pub(super) fn first_bracket<'a>(article: &'a Article, figure: &Figure) -> Option<(&'a Figure, i8)> {
    let opens = |i: usize| article.token(i).is_some_and(|t| t.is('('));
    let own = figure.tokens.0.checked_sub(1).is_some_and(opens)
        && article.token(figure.tokens.1).is_some_and(|t| t.is(')'));
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let before = article.figures_in(sentence, figure.tokens.0).iter().rev().filter(|_| own);
    before.filter(|f| f.counts == figure.counts).find_map(|f| {
        let opened = (1..=3).filter_map(|n| f.tokens.0.checked_sub(n)).find(|i| opens(*i))?;
        let led = article.mentions_in(opened, f.tokens.0).iter().find_map(|m| {
            match m.mark(|k| matches!(k, super::lexicon::Mark::Direction(_))) {
                Some(super::lexicon::Mark::Direction(d)) => Some(d),
                _ => None,
            }
        });
        led.map(|d| (f, d))
    })
}

/// Whether nothing but a word of roundness stands between two places: "kém tháng 8 gần 1 tỷ euro". A verb makes it a level: "cao hơn cùng
/// kỳ, đạt 2,46 tỷ USD".
pub(super) fn only_hedged(article: &Article, from: usize, to: usize) -> bool {
    const HEDGES: [&str; 9] = ["gần", "tới", "khoảng", "hơn", "đến", "trên", "xấp", "xỉ", "chừng"];
    let between = article.tokens.get(from..to).unwrap_or_default();
    between.len() <= 2 && between.iter().all(|t| HEDGES.contains(&t.lower.as_str()) || t.is('$'))
}

/// "thêm 41,5%", "thêm gần 3 tỷ USD": a rise, where no other word says which way.
pub(super) fn added(article: &Article, figure: &Figure) -> Option<i8> {
    let at = figure.tokens.0;
    let more = (1..=3).filter_map(|n| at.checked_sub(n)).find(|i| article.lower(*i) == "thêm")?;
    only_hedged(article, more + 1, at).then_some(1)
}

/// Whether a time that is told by another stands right before a figure, behind a word of more or less: "nhiều hơn cùng kỳ | 13,6 tỷ USD".
pub(super) fn is_beside_then(article: &Article, figure: &Figure) -> bool {
    use super::periods_in_text::When;
    let from = super::kinds::window(article, figure).0;
    let near = article.mentions_in(from, figure.tokens.0).iter().rev().find(|m| m.when().is_some());
    near.is_some_and(|m| {
        let told = matches!(
            m.when(),
            Some(When::SameBefore | When::YearBefore | When::MonthBefore | When::QuarterBefore)
        );
        told && only_hedged(article, m.end, figure.tokens.0)
    })
}

/// "…, hơn khu vực công nghiệp 546 tỷ đồng", "nhỉnh hơn EU chừng 66 triệu USD": more or less than whom is named between the word and the
/// sum.
pub(super) fn beside_name(article: &Article, figure: &Figure, start: usize) -> Option<i8> {
    use super::lexicon::Mark;
    let said = article.mentions_in(start, figure.tokens.0);
    let m = said.last().filter(|m| matches!(m.says, Says::Named(_)))?;
    if !only_hedged(article, m.end, figure.tokens.0) {
        return None;
    }
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    let falls = || {
        let before = article.mentions_in(start, m.start).iter().rev();
        before.clone().find_map(|k| k.mark(|k| matches!(k, Mark::Direction(_)))) == Some(Mark::Direction(-1))
    };
    let than = |i: usize| {
        lower(i) == "hơn"
            && i.checked_sub(1).is_some_and(|b| matches!(lower(b), "ít" | "thấp" | "kém" | "nhỏ"))
    };
    match article.lead_of(m).unwrap_or("") {
        "hơn" if falls() || (1..7).filter_map(|n| m.start.checked_sub(n)).any(than) => Some(-1),
        "hơn" | "vượt" => Some(1),
        "kém" | "thua" | "sau" => Some(-1),
        _ => None,
    }
}
