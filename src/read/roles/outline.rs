//! Numbers of an outline before the names, "1 | Farming", "1.1 | Rice", "2 | Industry": they count rows, level by level, and are no figures.

use super::Roles;

/// Numbers that an outline has at least.
const LEAST: usize = 3;

/// The numbers of one place in an outline: 1 and 2 of "1.2".
fn place(cell: &str) -> Option<Vec<u8>> {
    let parts = cell.trim().trim_end_matches('.').split('.');
    let digits = |p: &&str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    parts.map(|p| Some(p).filter(digits)?.parse().ok()).collect()
}

/// Whether a place follows another: below it, beside it, or beside one that it is below.
fn follows(now: &[u8], before: &[u8]) -> bool {
    let below = now.len() == before.len() + 1 && now.starts_with(before) && now.last() == Some(&1);
    let beside = || {
        let (Some((last, head)), Some(own)) = (now.split_last(), before.get(now.len().wrapping_sub(1)))
        else {
            return false;
        };
        before.starts_with(head) && own.checked_add(1) == Some(*last)
    };
    below || beside()
}

impl Roles<'_> {
    /// Whether the first column holds the numbers of an outline of two levels or more, and names stand behind it.
    pub(super) fn is_outline(&self) -> bool {
        let cells = self.data.iter().map(|&row| self.grid.cell(row, 0)).filter(|c| !c.trim().is_empty());
        let Some(places) = cells.map(place).collect::<Option<Vec<_>>>() else { return false };
        let deep = places.iter().any(|p| p.len() > 1);
        let begins = places.first().is_some_and(|p| p.as_slice() == [1]);
        let counts = places.windows(2).all(|two| matches!(two, [before, now] if follows(now, before)));
        deep && begins && counts && places.len() >= LEAST && self.stat(1).texts > 0
    }
}
