//! Which cells are most likely wrong: those that take part in several contradictions and in few agreements. The fewest
//! cells that have a part in every contradiction come first.

use super::{Audit, Cell, Finding, Kind, Verdict};
use std::collections::BTreeMap;

fn cells(finding: &Finding) -> Vec<Cell> {
    let inputs = finding.stated.inputs.iter().chain(&finding.computed.inputs);
    let mut cells: Vec<Cell> =
        inputs.filter(|i| i.is_cell()).map(|i| Cell { row: i.row, column: i.column }).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Sorts the comparisons into findings and counts, and names suspects.
pub(super) fn sorted(all: Vec<Finding>, kept: usize) -> Audit {
    let mut agreed: BTreeMap<Kind, u32> = BTreeMap::new();
    let mut undecided: BTreeMap<Kind, u32> = BTreeMap::new();
    // For each cell: contradictions, agreements.
    let mut parts: BTreeMap<Cell, (u32, u32)> = BTreeMap::new();
    for finding in &all {
        for cell in cells(finding) {
            let (against, with) = parts.entry(cell).or_default();
            match finding.verdict {
                Verdict::Disagrees => *against += 1,
                Verdict::Agrees => *with += 1,
                Verdict::Undecided => {}
            }
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    let mut others: Vec<Finding> = Vec::new();
    for finding in all {
        let counted = match finding.verdict {
            Verdict::Agrees => agreed.entry(finding.kind).or_default(),
            Verdict::Undecided if !finding.kind.is_suspicion() => undecided.entry(finding.kind).or_default(),
            _ => {
                findings.push(finding);
                continue;
            }
        };
        *counted += 1;
        if *counted as usize <= kept {
            others.push(finding);
        }
    }
    others.sort_by_key(|f| (f.kind, f.verdict));
    let suspects = fewest(&findings, &parts);
    let rank = |cell: &Cell| suspects.iter().position(|(c, _)| c == cell).unwrap_or(usize::MAX);
    for finding in &mut findings {
        let mut own = cells(finding);
        let stated: Vec<Cell> =
            finding.stated.inputs.iter().map(|i| Cell { row: i.row, column: i.column }).collect();
        // The stated figure before the many it is compared with, when nothing else tells.
        own.sort_by_key(|c| (rank(c), core::cmp::Reverse(weight(&parts, c)), !stated.contains(c), *c));
        own.truncate(3);
        finding.suspects = own;
    }
    findings.sort_by_key(|f| {
        let first = f.suspects.first().map_or(usize::MAX, rank);
        (f.verdict, first, f.kind, f.stated.inputs.first().map(|i| (i.row, i.column)))
    });
    Audit {
        findings,
        others,
        agreed: agreed.into_iter().collect(),
        undecided: undecided.into_iter().collect(),
        suspects,
    }
}

/// How much speaks against a cell: a contradiction weighs as much as two agreements, since figures agree by accident and
/// a total stands in many comparisons.
fn weight(parts: &BTreeMap<Cell, (u32, u32)>, cell: &Cell) -> i64 {
    let (against, with) = parts.get(cell).copied().unwrap_or_default();
    i64::from(against) * 2 - i64::from(with)
}

/// Greedy: the cell that most speaks against, of those in a contradiction still open; a stated figure before the many it is
/// compared with.
fn fewest(findings: &[Finding], parts: &BTreeMap<Cell, (u32, u32)>) -> Vec<(Cell, u32)> {
    let mut open: Vec<(Vec<Cell>, Vec<Cell>)> = findings
        .iter()
        .filter(|f| f.verdict == Verdict::Disagrees)
        .map(|f| (cells(f), f.stated.inputs.iter().map(|i| Cell { row: i.row, column: i.column }).collect()))
        .collect();
    let mut chosen = Vec::new();
    while !open.is_empty() {
        let mut counts: BTreeMap<Cell, (u32, bool)> = BTreeMap::new();
        for (cells, stated) in &open {
            for cell in cells {
                let (count, is_stated) = counts.entry(*cell).or_default();
                *count += 1;
                *is_stated |= stated.contains(cell);
            }
        }
        let best = counts.iter().max_by_key(|(cell, (count, is_stated))| {
            (weight(parts, cell), *count, *is_stated, core::cmp::Reverse(**cell))
        });
        let Some((&cell, &(count, _))) = best else { break };
        chosen.push((cell, count));
        open.retain(|(cells, _)| !cells.contains(&cell));
    }
    chosen
}
