//! What the audit of a table found, in words, with the cells: a list that a page can show and click through.

use crate::audit::{self, Verdict, cell_in};
use crate::dataset::Dataset;
use crate::lang::{Lang, words};

/// A cell of a finding.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FindingCell {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
    /// As a spreadsheet calls it.
    pub cell: String,
    /// Whether it is one of the few that would explain the contradictions.
    pub suspect: bool,
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FindingSaid {
    /// What was compared, in a word or two.
    pub kind: String,
    /// `disagrees` or `undecided`: a contradiction, or only a suspicion; `agrees`.
    pub verdict: Verdict,
    /// What is stated and what follows.
    pub text: String,
    /// The arithmetic with the numbers put in; empty where there is none.
    pub arithmetic: String,
    /// The cells, the likeliest culprits first.
    pub cells: Vec<FindingCell>,
}

/// A table's figures held against each other.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct AuditSaid {
    /// Contradictions that no rounding explains.
    pub contradictions: usize,
    /// Figures that only look wrong.
    pub suspicions: usize,
    /// Comparisons that agree.
    pub agree: u32,
    /// Comparisons that cannot be decided at the printed precision.
    pub open: u32,
    /// The findings: contradictions first, those first whose cells explain the most.
    pub findings: Vec<FindingSaid>,
    /// Of the comparisons that agree, and of those that cannot be decided, the first of each kind.
    pub others: Vec<FindingSaid>,
    /// The fewest cells that explain all contradictions.
    pub suspects: Vec<FindingCell>,
}

/// More findings than this are told by their number.
const MOST: usize = 200;

/// Looks for contradictions and says them.
pub fn audited(dataset: &Dataset, lang: Lang) -> AuditSaid {
    let found = audit::audit(dataset);
    let suspect = |c: &audit::Cell| found.suspects.iter().any(|(s, _)| s == c);
    let cell = |c: &audit::Cell| FindingCell {
        row: c.row,
        column: c.column,
        cell: cell_in(dataset, c.row, c.column),
        suspect: suspect(c),
    };
    let said = |f: &audit::Finding| {
        let mut cells: Vec<FindingCell> = f.suspects.iter().map(cell).collect();
        for input in f.stated.inputs.iter().chain(&f.computed.inputs).filter(|i| i.is_cell()).take(24) {
            let place = audit::Cell { row: input.row, column: input.column };
            if !cells.iter().any(|c| c.row == place.row && c.column == place.column) {
                cells.push(cell(&place));
            }
        }
        FindingSaid {
            kind: words(lang, f.kind.key()).to_owned(),
            verdict: f.verdict,
            text: audit::sentence(lang, dataset, f),
            arithmetic: audit::arithmetic(lang, f),
            cells,
        }
    };
    let contradictions = found.contradictions().count();
    let (wrong, odd): (Vec<_>, Vec<_>) = found.findings.iter().partition(|f| f.verdict == Verdict::Disagrees);
    let sum = |of: &[(audit::Kind, u32)]| of.iter().map(|(_, n)| *n).sum();
    AuditSaid {
        contradictions,
        suspicions: found.findings.len() - contradictions,
        agree: sum(&found.agreed),
        open: sum(&found.undecided),
        findings: wrong.into_iter().chain(odd).take(MOST).map(said).collect(),
        others: found.others.iter().map(said).collect(),
        suspects: found.suspects.iter().map(|(c, _)| cell(c)).collect(),
    }
}
