//! "Riêng hai tỉnh này làm ra 46% kim ngạch", "cả ba nhóm trên giảm 2 tỷ USD": as many names as the number says, those spoken of last, taken
//! together. A second look: it agrees, it never accuses.

use super::article::Article;
use super::candidates::Maker;
use super::figures_in_text::Figure;
use super::kinds::{Guess, Sort, direction};
use super::reading::Reading;
use super::second_look::{Asked, measures, most, nearest, sorts, widened};
use super::slot_names::named;
use super::slots::{Names, Slots, choice};

/// How many different values a figure may be held against, by how many digits it states.
const MOST: [usize; 4] = [0, 3, 8, 16];
/// What may be counted so.
const KINDS: [&str; 14] = [
    "tỉnh", "địa", "nhóm", "nước", "thị", "mặt", "ngành", "đối", "khối", "quốc", "vùng", "loại", "khu", "nền",
];

/// The number of what is taken up and where that stands: "hai tỉnh này", "ba thị trường trên".
fn taken_up(article: &Article, figure: &Figure) -> Option<(usize, usize)> {
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let lower = |i: usize| article.token(i).map_or("", |t| t.lower.as_str());
    (sentence..figure.tokens.0).rev().find_map(|i| {
        let n = article.token(i).and_then(super::claims_in_words::number_word)?;
        let n = usize::try_from(n).ok().filter(|n| (2..=6).contains(n))?;
        let this = (i + 2..i + 6).any(|k| matches!(lower(k), "này" | "đó" | "ấy" | "trên" | "kể"));
        (KINDS.contains(&lower(i + 1)) && this).then_some((n, i))
    })
}

/// The last so many names of one dimension before a place, as one.
fn together(article: &Article, n: usize, at: usize) -> Option<Names> {
    let from = article.sentence_start(article.sentence_of(at).saturating_sub(2));
    let mut found: Option<(usize, Vec<u32>)> = None;
    for m in article.mentions_in(from, at).iter().rev() {
        for (dim, members) in named(m).unwrap_or_default().into_iter().flatten() {
            let [member] = members.as_slice() else { continue };
            let (of, all) = found.get_or_insert((dim, Vec::new()));
            if *of == dim && !all.contains(member) && all.len() < n {
                all.push(*member);
            }
        }
    }
    found.filter(|(_, all)| all.len() == n).map(|part| vec![part])
}

/// What a figure meets of names taken together.
pub(super) fn met(&Asked { article, index, figure, slots_of }: &Asked<'_>) -> Option<Reading> {
    if figure.upper.is_some() || figure.per_head || !article.vietnamese {
        return None;
    }
    let (n, at) = taken_up(article, figure)?;
    let names = together(article, n, at)?;
    let sign = direction(article, figure).unwrap_or(0);
    let mut out: Vec<Reading> = Vec::new();
    for (far, sort) in sorts(article, figure).into_iter().enumerate() {
        let own = slots_of(sort);
        let measures = measures(article, index, figure, &own);
        let slots = widened(article, index, figure, sort, own);
        let slots = Slots { names: vec![choice(names.clone(), 0)], others: Vec::new(), ..slots };
        for measure in measures {
            let sign = if sort == Sort::Value { 0 } else { sign };
            let guess = Guess { sort, sign, cost: far as i32 };
            Maker { article, index, figure, guess, slots: &slots, measure }.all(&mut out);
        }
    }
    nearest(figure, out, most(figure, MOST))
}
