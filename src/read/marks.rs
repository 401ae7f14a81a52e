//! Which of `.` and `,` is the decimal mark: decided once for the table from all its numbers, again for a column that says
//! otherwise, and told as doubtful when two readings remain.

use crate::lang::{Evidence, Mark, Printed};

/// Votes of the numbers of a table or a column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Votes {
    /// Numbers that can only be read with a decimal point.
    pub point: u32,
    /// Numbers that can only be read with a decimal comma.
    pub comma: u32,
    /// `1.234`: a point before three digits and nothing else.
    pub either_point: u32,
    /// `1,234`.
    pub either_comma: u32,
    /// Whole numbers of four digits or more without any mark: where marks group, these would have one.
    pub plain_long: u32,
    /// Those of either kind that stand in brackets, as bookkeepers write what is negative: their marks group.
    pub bracketed: u32,
    /// Those with more than one digit before the mark.
    pub wide: u32,
    /// Whole numbers of three digits or fewer: where a mark is decimal and printed to the third place, these are rare.
    pub plain_short: u32,
}

/// How the decision came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Numbers that can be read in one way only.
    Certain,
    /// No number has a mark.
    Unmarked,
    /// Three digits behind every mark, and whole numbers under a thousand without one: marks group.
    Likely,
    /// Three digits behind every mark: the likelier of two readings.
    Doubtful,
}

impl Votes {
    /// Adds a number.
    pub fn add(&mut self, number: &Printed<'_>) {
        match number.evidence {
            Evidence::Only(Mark::Point) => self.point += 1,
            Evidence::Only(Mark::Comma) => self.comma += 1,
            Evidence::Either(mark) => {
                match mark {
                    Mark::Point => self.either_point += 1,
                    Mark::Comma => self.either_comma += 1,
                }
                self.wide += u32::from(number.width() > 5);
            }
            Evidence::None if number.width() >= 4 => self.plain_long += u32::from(number.is_plain()),
            Evidence::None => self.plain_short += 1,
        }
    }

    /// Whether any number has a mark.
    pub fn has_marks(&self) -> bool {
        self.point + self.comma + self.either_point + self.either_comma > 0
    }

    /// The sum of two counts.
    pub fn and(&mut self, other: &Votes) {
        self.point += other.point;
        self.comma += other.comma;
        self.either_point += other.either_point;
        self.either_comma += other.either_comma;
        self.bracketed += other.bracketed;
        self.wide += other.wide;
        self.plain_long += other.plain_long;
        self.plain_short += other.plain_short;
    }

    /// The decimal mark. `likely` is what language and delimiter suggest; it counts only where numbers do not say.
    pub fn decide(&self, likely: Mark) -> (Mark, Basis) {
        match (self.point, self.comma) {
            (0, 0) => {}
            (p, c) => return (if p >= c { Mark::Point } else { Mark::Comma }, Basis::Certain),
        }
        match (self.either_point, self.either_comma) {
            (0, 0) => (likely, Basis::Unmarked),
            // Both marks before three digits, in different numbers: one groups. The commoner does.
            (p, c) if p > 0 && c > 0 => (if c >= p { Mark::Point } else { Mark::Comma }, Basis::Doubtful),
            (0, c) => self.doubtful(Mark::Comma, c, likely),
            (p, _) => self.doubtful(Mark::Point, p, likely),
        }
    }

    /// Only `seen` occurs, always before three digits. It groups, unless long numbers stand there without it, or every
    /// number has it and the table's language has it for decimals.
    fn doubtful(&self, seen: Mark, count: u32, likely: Mark) -> (Mark, Basis) {
        if likely == seen && (self.plain_long > 0 || (self.plain_short == 0 && self.bracketed == 0)) {
            return (seen, Basis::Doubtful);
        }
        // One digit before every mark, "1.234" to "9.876", is what a mark of decimals would leave as well.
        let consistent = self.plain_long == 0
            && ((self.plain_short > 0 && count >= 2)
                // Two or three digits before every mark, "24.012", may be the rate of a day as well.
                || (likely != seen && count >= 6 && (1..count).contains(&self.wide)));
        (seen.other(), if consistent { Basis::Likely } else { Basis::Doubtful })
    }
}
