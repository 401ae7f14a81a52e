//! An article held against itself, or two against each other, without a table: parts and total, exports less imports and balance,
//! growth and levels, shares, sums, yearly rates, runs, lists. A table inside the article takes part with its own figures.

mod groups;
mod growths;
mod levels;
mod lists;
mod plans;
mod pool;
mod report;
mod runs;
mod spoken_names;
mod statement;
mod table_rows;
mod wording;

pub use pool::Broken;

use super::article::Article;
use super::table_index::{TableIndex, Wanted};
use crate::dataset::Dataset;
use crate::lang::Lang;

/// A text to hold against itself and others.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The words.
    pub text: &'a str,
    /// What it is called: a file name.
    pub name: &'a str,
    /// The table inside it, when it has one, and where that stands.
    pub table: Option<(&'a Dataset, TablePlace)>,
}

/// Where the table of a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TablePlace {
    /// Code points of the text.
    pub span: [usize; 2],
}

/// A figure of one of the texts.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Stated {
    /// Which text, from 0.
    pub article: usize,
    /// Code points.
    pub span: [usize; 2],
    /// As printed.
    pub stated: String,
    /// What it is, in words.
    pub what: String,
}

/// Figures of the texts that cannot all be right.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Contradiction {
    /// Which text the marked figure stands in, from 0.
    pub article: usize,
    /// Code points of the marked figure.
    pub span: [usize; 2],
    /// `disagrees`; `uncheckable` where it only looks wrong.
    pub verdict: super::Verdict,
    /// The marked figure as printed.
    pub stated: String,
    /// What the others give for it, in the unit of the text; `None` where there is no one number.
    pub computed: Option<f64>,
    /// The unit of the text, in words.
    pub unit: String,
    /// The finding in a sentence.
    pub head: String,
    /// What the marked figure is, in words.
    pub reading: String,
    /// The arithmetic with its numbers.
    pub formula_text: String,
    /// What kind of rule is broken.
    pub rule: Broken,
    /// The likely slip.
    pub slip: Option<String>,
    /// The other figures.
    pub against: Vec<Stated>,
    /// Cells of the table in the text.
    pub cells: Vec<super::Cell>,
}

/// What was found among the texts.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Within {
    /// Figures that state something that can be held against others.
    pub statements: usize,
    /// Comparisons that held.
    pub held: usize,
    /// Those that did not.
    pub contradictions: Vec<Contradiction>,
}

/// Each text against itself only.
fn apart(texts: &[Text<'_>], lang: Lang) -> Within {
    let mut all = Within::default();
    for (i, text) in texts.iter().enumerate() {
        let mut found = within(core::slice::from_ref(text), lang);
        for c in &mut found.contradictions {
            c.article = i;
            c.against.iter_mut().for_each(|o| o.article = i);
        }
        all.statements += found.statements;
        all.held += found.held;
        all.contradictions.append(&mut found.contradictions);
    }
    all
}

impl Contradiction {
    /// One that no arithmetic shows: words against words.
    fn in_words(article: usize, span: [usize; 2], rule: Broken, verdict: super::Verdict) -> Contradiction {
        Contradiction {
            article,
            span,
            verdict,
            stated: String::new(),
            computed: None,
            unit: String::new(),
            head: String::new(),
            reading: String::new(),
            formula_text: String::new(),
            rule,
            slip: None,
            against: Vec::new(),
            cells: Vec::new(),
        }
    }
}

/// Holds texts against themselves and each other.
///
/// ```
/// use kimngach::check::{Text, within};
/// use kimngach::lang::Lang;
/// let text = "Năm 2023, xuất khẩu đạt 355 tỷ USD, nhập khẩu đạt 327 tỷ USD. Năm 2023, xuất siêu đạt 38 tỷ USD.";
/// let found = within(&[Text { text, name: "a.txt", table: None }], Lang::En);
/// assert_eq!(found.contradictions.len(), 1);
/// assert_eq!(found.contradictions[0].formula_text, "355 tỷ USD − 327 tỷ USD = $28 billion");
/// ```
pub fn within(texts: &[Text<'_>], lang: Lang) -> Within {
    let only: Vec<&str> = texts.iter().map(|t| t.text).collect();
    let names = spoken_names::SpokenNames::of(&only);
    // Articles about two countries have nothing to say of each other.
    let mut homes: Vec<_> = names.homes.iter().flatten().collect();
    homes.dedup();
    if texts.len() > 1 && homes.len() > 1 {
        return apart(texts, lang);
    }
    let mut index = TableIndex::of(&names.dataset);
    index.flowless = false;
    index.has = vec![Wanted::Money, Wanted::Amount];
    let articles: Vec<Article> = texts.iter().map(|t| Article::of(t.text, &index, None)).collect();
    let mut all = Vec::new();
    for (i, (text, article)) in texts.iter().zip(&articles).enumerate() {
        let inside = |span: (usize, usize)| {
            text.table.is_some_and(|(_, t)| span.0 >= t.span[0] && span.1 <= t.span[1])
        };
        let found = statement::statements(i, article, &index);
        let runs = runs::runs(i, article);
        // "Tháng 5" of a text that names no year is not the May of another text.
        let of_no_year = |s: &statement::Statement| texts.len() > 1 && s.period.year() == 0;
        all.extend(found.into_iter().chain(runs).filter(|s| !inside(s.place.span) && !of_no_year(s)));
        if let Some((dataset, place)) = text.table {
            all.extend(table_rows::statements(i, dataset, place, &names, lang));
        }
    }
    let mut pool = pool::Pool::of(&names, all);
    pool.same();
    pool.identities();
    pool.changes();
    pool.ranges();
    pool.shares();
    pool.sums_of_shares();
    pool.owners();
    pool.periods();
    pool.chains();
    pool.ends();
    pool.mixes();
    pool.scale_words();
    let mut found = wording::said(&pool, texts, lang);
    for (i, (text, article)) in texts.iter().zip(&articles).enumerate() {
        found.contradictions.extend(lists::lists(i, article, lang));
        if let Some((dataset, place)) = text.table {
            found.contradictions.extend(groups::groups(i, article, dataset, place, lang));
        }
    }
    found.contradictions.extend(plans::plans(&articles, lang));
    found.contradictions.sort_by_key(|c| (c.verdict != super::Verdict::Disagrees, c.article, c.span));
    found
}
