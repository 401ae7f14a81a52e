//! Which of several sheets is read: the one that was asked for, else the first that has about as many figures as any.

use super::super::{Hints, SheetFound};
use crate::diag::Diagnostic;
use kimngach_containers::Book;

/// The sheets with what is known of each.
pub fn listed(book: &Book) -> Vec<SheetFound> {
    book.sheets
        .iter()
        .map(|s| SheetFound { name: s.name.clone(), figures: s.content.figures() as u32, hidden: s.hidden })
        .collect()
}

/// The sheets in the order in which they are tried, and why.
pub fn order(book: &Book, hints: &Hints) -> Result<(Vec<usize>, Option<Diagnostic>), Vec<Diagnostic>> {
    let name = |at: usize| book.sheets.get(at).map(|s| s.name.clone()).unwrap_or_default();
    if let Some(wanted) = &hints.sheet {
        let by_name = book.sheets.iter().position(|s| s.name == *wanted);
        let folded = crate::lang::fold(wanted);
        let alike = || book.sheets.iter().position(|s| crate::lang::fold(&s.name) == folded);
        let by_number =
            || wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < book.sheets.len());
        return match by_name.or_else(alike).or_else(by_number) {
            Some(at) => Ok((vec![at], Some(Diagnostic::note("read.chosen")))),
            None => {
                let names: Vec<String> = (0..book.sheets.len().min(20)).map(name).collect();
                Err(vec![
                    Diagnostic::error("read.sheet-unknown")
                        .with("found", wanted.clone())
                        .with("names", names.join(" · ")),
                ])
            }
        };
    }
    let figures = |at: usize| book.sheets.get(at).map_or(0, |s| s.content.figures());
    let shown = |at: usize| book.sheets.get(at).is_some_and(|s| !s.hidden);
    let most = (0..book.sheets.len()).filter(|&at| shown(at)).map(figures).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..book.sheets.len()).collect();
    // Hidden ones last; those with at least half as many figures as the fullest in the order of the file, then the others.
    order.sort_by_key(|&at| {
        (
            !shown(at),
            figures(at) * 2 < most,
            if figures(at) * 2 < most { usize::MAX - figures(at) } else { 0 },
        )
    });
    let evidence = order.first().map(|&at| {
        Diagnostic::note("read.sheet-fullest")
            .with("name", name(at))
            .with("n", figures(at))
            .with("sheets", book.sheets.len())
    });
    Ok((order, evidence))
}
