//! Lines of a web page around its table: those below it that are its notes; what follows it otherwise is the page's own text.

use super::{RowKind, Table, tidy};

/// The notes among the lines below a table.
pub(super) fn notes(table: &Table, kind: RowKind) -> impl Iterator<Item = String> {
    let lines = (kind == RowKind::Note).then_some(&table.understanding.container.around.below);
    lines.into_iter().flatten().filter(|line| is_note(line)).map(|line| tidy(line))
}

/// Whether a line begins as a note does: with a sign, a letter in brackets, a word that says so.
fn is_note(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "note",
        "source",
        "ghi chu",
        "nguon",
        "nota",
        "fuente",
        "fonte",
        "hinweis",
        "quelle",
        "注",
        "资料来源",
        "出典",
    ];
    let text = line.trim_start();
    let lettered =
        text.strip_prefix('(').is_some_and(|t| t.find(')').is_some_and(|at| (1..=3).contains(&at)));
    let folded = crate::lang::fold(text);
    lettered || text.starts_with(['*', '†', '‡', '#', '§']) || WORDS.iter().any(|w| folded.starts_with(w))
}
