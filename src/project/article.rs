//! An article held against itself or another: its words, the table inside it, and all that does not fit together, in words.

use crate::audit;
use crate::check::{self, Broken, Contradiction, TablePlace, Text, Verdict, Within};
use crate::dataset::Dataset;
use crate::lang::Lang;
use crate::read::{Hints, Platform};

/// An article, with the table that stands in its text when there is one.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// What it is called.
    pub name: String,
    /// Its words.
    pub text: String,
    /// The table in it, and where.
    table: Option<(Dataset, TablePlace)>,
}

/// Lines of cells that make a table; fewer are a list.
const FEWEST_CELLS: usize = 12;
/// A cell is no longer than this.
const LONGEST_CELL: usize = 80;

impl Article {
    /// Looks for a table in the text and reads it as a file of its own is read.
    pub fn new(name: &str, text: &str, platform: &dyn Platform) -> Article {
        let table = table_inside(text).and_then(|(span, block)| {
            let opened = super::open(block.as_bytes(), name, &Hints::default(), platform).ok()?;
            let figures: usize = opened.dataset.series.iter().map(|s| s.points.len()).sum();
            (figures >= FEWEST_CELLS / 2).then_some((opened.dataset, TablePlace { span }))
        });
        Article { name: name.to_owned(), text: text.to_owned(), table }
    }

    /// The table in the text.
    pub fn table(&self) -> Option<&Dataset> {
        self.table.as_ref().map(|(d, _)| d)
    }
}

/// Holds one article against itself, or several against each other and themselves: sentences against sentences, sentences against the
/// table in the text, that table against itself.
pub fn held_together(articles: &[Article], lang: Lang) -> Within {
    let texts: Vec<Text<'_>> = articles
        .iter()
        .map(|a| Text { text: &a.text, name: &a.name, table: a.table.as_ref().map(|(d, p)| (d, *p)) })
        .collect();
    let mut found = check::within(&texts, lang);
    for (i, article) in articles.iter().enumerate() {
        let Some((dataset, place)) = &article.table else { continue };
        against_its_table(article, dataset, (i, *place), lang, &mut found);
        audited(article, dataset, (i, *place), lang, &mut found);
    }
    found.contradictions.sort_by_key(|c| (c.verdict != Verdict::Disagrees, c.article, c.span));
    found
}

/// Sentences of an article against the table in it.
fn against_its_table(
    article: &Article,
    dataset: &Dataset,
    (at, place): (usize, TablePlace),
    lang: Lang,
    found: &mut Within,
) {
    for f in check::check(&article.text, dataset, lang) {
        let outside = f.span[1] <= place.span[0] || f.span[0] >= place.span[1];
        match f.verdict {
            _ if !outside => {}
            Verdict::Agrees => found.held += 1,
            Verdict::Uncheckable => {}
            Verdict::Disagrees => {
                let known = found.contradictions.iter().any(|c| c.article == at && c.span == f.span);
                if known {
                    continue;
                }
                found.contradictions.push(Contradiction {
                    article: at,
                    span: f.span,
                    verdict: f.verdict,
                    stated: f.stated,
                    computed: f.computed,
                    unit: f.unit,
                    head: f.head,
                    reading: f.reading.unwrap_or_default(),
                    formula_text: f.formula_text,
                    rule: Broken::Table,
                    slip: f.slip,
                    against: Vec::new(),
                    cells: f.cells,
                });
            }
        }
    }
}

/// The table in an article against itself.
fn audited(
    article: &Article,
    dataset: &Dataset,
    (at, place): (usize, TablePlace),
    lang: Lang,
    found: &mut Within,
) {
    let audit = audit::audit(dataset);
    found.held += audit.agreed.iter().map(|(_, n)| *n as usize).sum::<usize>();
    for f in &audit.findings {
        let cells: Vec<check::Cell> = f
            .stated
            .inputs
            .iter()
            .chain(&f.computed.inputs)
            .filter(|i| i.is_cell())
            .map(|i| check::Cell { row: i.row, column: i.column })
            .collect();
        let row = cells.first().map_or(1, |c| c.row);
        found.contradictions.push(Contradiction {
            article: at,
            span: line_of(&article.text, place, row),
            verdict: if f.verdict == audit::Verdict::Disagrees {
                Verdict::Disagrees
            } else {
                Verdict::Uncheckable
            },
            stated: String::new(),
            computed: None,
            unit: String::new(),
            head: audit::sentence(lang, dataset, f),
            reading: String::new(),
            formula_text: audit::arithmetic(lang, f),
            rule: Broken::InTable,
            slip: None,
            against: Vec::new(),
            cells,
        });
    }
}

/// The code points of a line of the table in a text; lines count from 1.
fn line_of(text: &str, place: TablePlace, row: u32) -> [usize; 2] {
    let chars: Vec<char> = text.chars().skip(place.span[0]).take(place.span[1] - place.span[0]).collect();
    let mut start = 0;
    for (n, line) in chars.split(|c| *c == '\n').enumerate() {
        if n + 1 == row as usize {
            return [place.span[0] + start, place.span[0] + start + line.len()];
        }
        start += line.len() + 1;
    }
    place.span
}

/// The longest run of short lines, many of them figures: a table pasted into the text, row by row or cell by cell.
fn table_inside(text: &str) -> Option<([usize; 2], String)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let is_cell = |l: &str| {
        let l = l.trim();
        let parts = l.split('\t').count();
        let words = l.split_whitespace().count();
        // A head inside of a table may end with a colon; a sentence above it ends with a stop, however short it is.
        let sentence = l.ends_with(['.', '!', '?']) && words > 3 || l.ends_with([':', ';']) && words > 6;
        !l.is_empty() && !sentence && (l.chars().count() <= LONGEST_CELL || parts > 2)
    };
    let has_figure = |l: &str| {
        let l = l.trim();
        let digits = l.chars().filter(char::is_ascii_digit).count();
        digits > 0 && digits * 2 >= l.chars().filter(|c| c.is_alphanumeric()).count()
            || l.split('\t').count() > 2
    };
    let mut best: Option<(usize, usize)> = None;
    let mut from = 0;
    for at in 0..=lines.len() {
        if lines.get(at).is_some_and(|l| is_cell(l)) {
            continue;
        }
        let run = lines.get(from..at).unwrap_or_default();
        let figures = run.iter().filter(|l| has_figure(l)).count();
        let rows = run.iter().filter(|l| l.split('\t').count() > 1).count();
        let long_enough = run.len() >= FEWEST_CELLS || rows >= 3;
        if long_enough && figures * 3 >= run.len() && best.is_none_or(|(a, b)| b - a < run.len()) {
            best = Some((from, at));
        }
        from = at + 1;
    }
    let (a, b) = best?;
    let before: usize = lines.iter().take(a).map(|l| l.chars().count() + 1).sum();
    let block = lines.get(a..b)?.join("\n");
    Some(([before, before + block.chars().count()], block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_holds_no_table_and_a_pasted_one_is_found() {
        let prose = "Năm 2023, xuất khẩu đạt 355 tỷ USD.\nNhập khẩu đạt 327 tỷ USD.\n";
        assert!(table_inside(prose).is_none());
        let rows: String = (0..5).map(|i| format!("201{i}\t{i}00\t{i}50\n")).collect();
        let (span, block) = table_inside(&format!("{prose}{rows}Hết bài, không còn gì nữa để nói.")).unwrap();
        assert!(block.starts_with("2010\t000") && block.ends_with("450"), "{block}");
        assert_eq!(span[0], prose.chars().count());
    }
}
