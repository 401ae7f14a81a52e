//! Verbs of paying and earning that say a flow without its word: "chi 780 triệu USD", "mang về 5,6 tỷ USD", "earned $2 billion".

use super::article::{Article, Mention, Says};
use super::figures_in_text::{Counts, Figure};
use super::kinds::window;
use super::lexicon::Mark;
use super::members::Named;
use super::table_index::TableIndex;
use crate::dataset::{DimensionKind, Flow};

/// Verbs of who sells.
const EARN: [&str; 18] = [
    "thu",
    "thu về",
    "thu được",
    "mang về",
    "đem về",
    "kiếm được",
    "kiếm về",
    "mang lại",
    "đem lại",
    "để lại",
    "bán được",
    "earned",
    "earn",
    "earns",
    "brought in",
    "brings in",
    "took in",
    "earning",
];
/// Verbs of who buys.
const PAY: [&str; 14] = [
    "chi",
    "chi ra",
    "chi trả",
    "bỏ ra",
    "tiêu",
    "trả",
    "tốn",
    "spent",
    "spend",
    "spends",
    "paid",
    "pay",
    "pays",
    "spending",
];

/// The flow that the verb right before a sum of money says.
pub(super) fn by_verb(article: &Article, figure: &Figure) -> Option<Flow> {
    if !matches!(figure.counts, Counts::Money(_)) {
        return None;
    }
    let (start, at) = window(article, figure);
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let two = |i: usize| format!("{} {}", lower(i), lower(i + 1));
    let says =
        |list: &[&str], i: usize| list.contains(&lower(i)) || i + 1 < at && list.contains(&two(i).as_str());
    // The last verb before the figure, with nothing but small words behind it and no flow of its own.
    let verb = (start..at).rev().take(5).find(|i| says(&EARN, *i) || says(&PAY, *i))?;
    let spoken =
        article.mentions_in(verb, at).iter().any(|m| m.flow().is_some() || matches!(m.says, Says::Named(_)));
    // "thu hẹp", "chi phí", "thu nhập", "tiêu dùng", "chi tiết": other words.
    let other = matches!(
        lower(verb + 1),
        "hẹp" | "phí" | "nhập" | "dùng" | "tiết" | "hút" | "thụ" | "chuẩn" | "ngân"
    ) || matches!(
        lower(verb.wrapping_sub(1)),
        "doanh" | "mục" | "chỉ" | "nguồn" | "số" | "tổng" | "mức" | "khoản"
    );
    (!spoken && !other).then(|| if says(&EARN, verb) { Flow::Export } else { Flow::Import })
}

/// "Tỷ lệ nhập siêu trên kim ngạch xuất khẩu 34,3%", "the deficit as a share of exports": one flow measured by another.
pub(super) fn ratio_of_flows(article: &Article, figure: &Figure) -> Option<(Mark, Mark)> {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let flows: Vec<&super::article::Mention> =
        article.mentions_in(sentence, at).iter().filter(|m| m.flow().is_some()).collect();
    let word = |i: usize| article.token(i).map(|t| t.folded.as_str()).unwrap_or("");
    flows.windows(2).rev().find_map(|two| {
        let [a, b] = two else { return None };
        let between = (a.end..b.start).map(word).collect::<Vec<_>>();
        let over = between.first() == Some(&"tren")
            || between.first() == Some(&"/")
            || between.windows(2).any(|w| matches!(w, ["share" | "percentage" | "proportion", "of"]));
        let named = (sentence..a.start).any(|i| matches!(word(i), "le" | "ratio" | "share"));
        let small = between.len() <= 4;
        (over && small && (named || between.len() > 2)).then_some((a.flow()?, b.flow()?))
    })
}

/// Whether a word for a role is one of the partner that the sentence is about: "Japan remained its largest buyer, spending …".
pub(super) fn is_role_of_partner(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    at: usize,
) -> bool {
    const SIZES: [&str; 9] =
        ["largest", "biggest", "top", "main", "leading", "chief", "principal", "best", "major"];
    let from = article.sentence_start(article.sentence_of(figure.tokens.0));
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let sort = usize::from(
        at.checked_sub(1).is_some_and(|i| matches!(word(i), "trading" | "trade" | "export" | "import")),
    );
    let sized = at.checked_sub(1 + sort).is_some_and(|i| SIZES.contains(&word(i)));
    let names = |m: &&super::article::Mention| matches!(m.says, Says::Named(_) | Says::Home);
    let subject = article.mentions_in(from, at).iter().find(names);
    let is_partner = subject.is_some_and(|m| match &m.says {
        Says::Named(found) => found
            .iter()
            .any(|n| matches!(n, Named::Member { dim, .. } if index.kind(*dim) == DimensionKind::Partner)),
        _ => false,
    });
    // "China was the largest buyer" leads the sentence, and says what it is.
    let leads = subject.is_some_and(|m| m.start <= from + 1);
    let links = subject.is_some_and(|m| {
        (m.end..at)
            .take(4)
            .any(|i| matches!(word(i), "was" | "is" | "remained" | "remains" | "became" | "stayed"))
    });
    sized && is_partner && leads && links && at < figure.tokens.0
}

/// Verbs of a partner that buys, and of one that sells.
const BUYS: [&str; 15] = [
    "mua",
    "nhập",
    "tiêu thụ",
    "bought",
    "buys",
    "buy",
    "took",
    "takes",
    "purchased",
    "absorbed",
    "imported",
    "paid",
    "pays",
    "spent",
    "spends",
];
const SELLS: [&str; 13] = [
    "bán",
    "giao",
    "xuất",
    "cung cấp",
    "cung ứng",
    "sold",
    "sells",
    "supplied",
    "supplies",
    "shipped",
    "delivered",
    "sent",
    "exported",
];

/// The flow seen from home when the subject of the verb before a figure is a partner: "Hoa Kỳ mua … 38 tỷ USD" are exports.
pub(super) fn by_partner(article: &Article, index: &TableIndex<'_>, figure: &Figure) -> Option<Flow> {
    let at = figure.tokens.0;
    let clause = article.clause_start(article.clause_of(at));
    let start = window(article, figure).0.max(clause);
    let lower = |i: usize| article.token(i).map(|t| t.lower.as_str()).unwrap_or("");
    let two = |i: usize| format!("{} {}", lower(i), lower(i + 1));
    let says = |list: &[&str], i: usize| list.contains(&lower(i)) || list.contains(&two(i).as_str());
    if let Some(flow) = whose_trade(article, index, (clause.saturating_sub(2), at)) {
        return Some(flow);
    }
    let verb = (start..at).rev().find(|i| says(&BUYS, *i) || says(&SELLS, *i))?;
    // A country that is a partner of another one, and does the buying itself: no "sang", "from" before it.
    let names = |m: &&Mention| matches!(m.says, Says::Named(_) | Says::Home) && !m.compared;
    let own = article.mentions_in(clause, verb).iter().rev().find(names);
    let parted = own.is_none();
    let subject = own.or_else(|| parted_subject(article, (clause, verb)))?;
    let Says::Named(found) = &subject.says else { return None };
    let partner = found.iter().any(|n| match n {
        Named::Member { dim, .. } => index.kind(*dim) == DimensionKind::Partner,
        _ => false,
    });
    let lead = |n: usize| subject.start.checked_sub(n).map(lower).unwrap_or("");
    let prepositions = [
        "sang",
        "vào",
        "từ",
        "với",
        "tới",
        "đến",
        "cho",
        "của",
        "to",
        "from",
        "with",
        "in",
        "into",
        "of",
        "by",
        "at",
        "trường",
        "tại",
        "ở",
    ];
    let led = prepositions.contains(&lead(1)) || lead(1) == "the" && prepositions.contains(&lead(2));
    let home = article.mentions.iter().any(|m| matches!(m.says, Says::Home));
    let near = parted || verb <= subject.end + 4 && article.figures_in(subject.end, verb).is_empty();
    (partner && home && !led && near).then(|| if says(&BUYS, verb) { Flow::Export } else { Flow::Import })
}

/// "the Emirates, whose deliveries more than doubled": what the partner sells is bought from it.
fn whose_trade(article: &Article, index: &TableIndex<'_>, (from, at): (usize, usize)) -> Option<Flow> {
    let word = |i: usize| article.token(i).map_or("", |t| t.folded.as_str());
    let whose = (from..at).rev().find(|i| word(*i) == "whose")?;
    let partner =
        article.mentions_in(whose.saturating_sub(6), whose).iter().rev().find(|m| m.end + 1 >= whose)?;
    let Says::Named(found) = &partner.says else { return None };
    let is_partner =
        |n: &Named| matches!(n, Named::Member { dim, .. } if index.kind(*dim) == DimensionKind::Partner);
    let flow = match word(whose + 1) {
        "deliveries" | "shipments" | "sales" | "exports" | "supplies" => Flow::Import,
        "purchases" | "imports" | "orders" => Flow::Export,
        _ => return None,
    };
    let plain =
        article.figures_in(whose, at).iter().all(|f| matches!(f.counts, Counts::Times | Counts::Percent));
    (found.iter().any(is_partner) && plain).then_some(flow)
}

/// "Trung Quốc, bạn hàng lớn thứ hai, chỉ nhập …": the name that begins a sentence, where one aside parts it from its verb.
fn parted_subject(article: &Article, (clause, verb): (usize, usize)) -> Option<&Mention> {
    let start = article.sentence_start(article.sentence_of(verb));
    let start = start + usize::from(article.token(start).is_some_and(|t| t.is_word("the")));
    let first = article.mentions_in(start, clause).first().filter(|m| m.start == start)?;
    let comma = |i: usize| article.token(i).is_some_and(|t| t.is(','));
    let dotted = usize::from(article.token(first.end).is_some_and(|t| t.is('.')));
    let aside = comma(first.end + dotted)
        && clause.checked_sub(1).is_some_and(|i| i > first.end && comma(i))
        && !(first.end + dotted + 1..clause.saturating_sub(1)).any(comma);
    let silent =
        article.mentions_in(first.end, clause).iter().all(|m| m.flow().is_none() && m.when().is_none());
    let place = |f: &Figure| f.counts == super::figures_in_text::Counts::Place;
    let plain = silent && article.figures_in(first.end, clause).iter().all(place);
    (matches!(first.says, Says::Named(_)) && aside && plain && verb <= clause + 3).then_some(first)
}
