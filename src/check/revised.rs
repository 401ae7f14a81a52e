//! Two vintages of one table: which figures of an article a revision breaks. Every figure that agreed with the former is held against the
//! new one under the very reading that agreed.

use super::chosen::Chosen;
use super::{Cell, Verdict};
use crate::dataset::Dataset;
use crate::lang::Lang;

/// What a revision does to a figure that agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is right no more.
    Broken,
    /// The table has it no more.
    Gone,
    /// It still agrees, though what it rests on has changed.
    Holds,
}

/// A figure whose ground moved.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Revision {
    /// Code points of the text.
    pub span: [usize; 2],
    /// The figure as printed.
    pub stated: String,
    /// What happens to it.
    pub fate: Fate,
    /// How it was understood.
    pub reading: String,
    /// What the former table gave, in the unit of the text.
    pub before: Option<f64>,
    /// What the new one gives.
    pub after: Option<f64>,
    /// The unit of the text.
    pub unit: String,
    /// The arithmetic with the former numbers.
    pub formula_before: String,
    /// The arithmetic with the new numbers.
    pub formula_text: String,
    /// Cells of the new table.
    pub cells: Vec<Cell>,
    /// The sentence with the new figure.
    pub sentence: Option<String>,
}

/// Figures of a text that agree with a table, by what a newer vintage of the table does to them. Figures on which nothing has changed are
/// not among them.
///
/// ```
/// use kimngach::check::{Fate, revised};
/// use kimngach::dataset::plain_text;
/// use kimngach::lang::Lang;
/// let of = |x: &str| plain_text(&format!("period,flow,measure,unit,value,status\n2023,export,value,billion USD,{x},final\n2022,export,value,billion USD,371.3,final\n"), "t").unwrap();
/// let text = "In 2023, exports reached $353.8 billion.";
/// let found = revised(text, &of("353.8"), &of("354.7"), Lang::En);
/// assert_eq!((found[0].fate, found[0].after), (Fate::Broken, Some(354.7)));
/// ```
pub fn revised(text: &str, before: &Dataset, after: &Dataset, lang: Lang) -> Vec<Revision> {
    let former = super::check_as_chosen(text, before, lang, &[]);
    let agreed: Vec<_> = former.iter().filter(|f| f.verdict == Verdict::Agrees).collect();
    let key = |f: &super::Finding| f.tried.iter().find(|t| t.taken).map(|t| t.key.clone());
    let chosen: Vec<Chosen> =
        agreed.iter().filter_map(|f| Some(Chosen { span: f.span, key: key(f)? })).collect();
    let new = super::check_as_chosen(text, after, lang, &chosen);
    let mut out = Vec::new();
    for f in agreed {
        let now = new.iter().find(|n| n.span == f.span);
        let (fate, now) = match now {
            Some(n) if n.verdict == Verdict::Disagrees => (Fate::Broken, Some(n)),
            Some(n) if n.verdict == Verdict::Agrees => (Fate::Holds, Some(n)),
            _ => (Fate::Gone, None),
        };
        let moved = now.is_none_or(|n| n.formula_text != f.formula_text);
        if fate == Fate::Holds && !moved {
            continue;
        }
        out.push(Revision {
            span: f.span,
            stated: f.stated.clone(),
            fate,
            reading: f.reading.clone().unwrap_or_default(),
            before: f.computed,
            after: now.and_then(|n| n.computed),
            unit: f.unit.clone(),
            formula_before: f.formula_text.clone(),
            formula_text: now.map(|n| n.formula_text.clone()).unwrap_or_default(),
            cells: now.map(|n| n.cells.clone()).unwrap_or_default(),
            sentence: now.and_then(|n| n.sentence.clone()),
        });
    }
    out.sort_by_key(|r| (r.fate == Fate::Holds, r.fate == Fate::Gone, r.span));
    out
}
