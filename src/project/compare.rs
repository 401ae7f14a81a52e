//! Two periods of a chart side by side: for each series the difference and the growth, with the interval that the printed
//! digits of both allow.

use super::Project;
use crate::diag::Arg;
use crate::figure::Interval;
use crate::indicators::{Record, growth};
use crate::lang::{self, Lang};
use crate::plan::{Figures, Strand};
use crate::unit::Quantity;

/// One series at two periods. Texts are as the chart writes figures; empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct ComparedRow {
    /// Name of the series.
    pub name: String,
    /// Figure of the earlier period.
    pub before: String,
    /// Figure of the later period.
    pub after: String,
    /// Later minus earlier, with its sign.
    pub difference: String,
    /// Growth in %, with its sign.
    pub growth: String,
    /// What the printed digits allow the growth to be: `7,1% – 7,5%`.
    pub between: String,
}

/// Two periods compared.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Compared {
    /// The earlier period in words.
    pub from: String,
    /// The later one.
    pub to: String,
    /// Unit of the figures.
    pub unit: String,
    /// The series in the chart's order.
    pub rows: Vec<ComparedRow>,
    /// The whole in one line for a screen reader.
    pub spoken: String,
}

impl Project {
    /// Compares two places of the chart's order, whichever comes first. `None` where the chart has no such periods.
    pub fn compare(&self, one: usize, other: usize) -> Option<Compared> {
        let told = &self.plan()?.told;
        let periods = &told.choice.periods;
        let (from, to) = (*periods.get(one.min(other))?, *periods.get(one.max(other))?);
        let (lang, figures) = (told.figures.lang, &told.figures);
        let strands = told.choice.strands.iter().chain(&told.choice.total);
        let rows: Vec<ComparedRow> = strands
            .filter(|strand| strand.at(from).is_some() || strand.at(to).is_some())
            .map(|strand| {
                let none = Record::none(None, crate::indicators::Reason::NoInput);
                row(
                    lang,
                    figures,
                    strand,
                    strand.at(from).as_deref().unwrap_or(&none),
                    strand.at(to).as_deref().unwrap_or(&none),
                )
            })
            .collect();
        let (from, to) = (lang::period(lang, from), lang::period(lang, to));
        let mut spoken = lang::text(
            lang,
            "compare.title",
            &[("from", Arg::Text(from.clone())), ("to", Arg::Text(to.clone()))],
        );
        for row in &rows {
            let parts = [&row.difference, &row.growth].into_iter().filter(|t| !t.is_empty()).cloned();
            spoken.push_str("; ");
            spoken.push_str(&row.name);
            spoken.push_str(": ");
            spoken.push_str(&parts.collect::<Vec<_>>().join(", "));
        }
        Some(Compared { from, to, unit: figures.unit_words(), rows, spoken })
    }
}

fn row(lang: Lang, figures: &Figures, strand: &Strand, x0: &Record, x1: &Record) -> ComparedRow {
    let shown = |record: &Record| record.value.map_or(String::new(), |v| figures.bare(record, v));
    let difference = growth::difference(x1, x0);
    // A percentage has no growth worth saying: its difference in points is.
    let is_rate =
        matches!(strand.line.unit.quantity, Quantity::Percent | Quantity::PercentagePoint | Quantity::Rank);
    let grown =
        if is_rate { Record::none(None, crate::indicators::Reason::NoInput) } else { growth::growth(x1, x0) };
    ComparedRow {
        name: strand.name.clone(),
        before: shown(x0),
        after: shown(x1),
        difference: difference.value.map_or(String::new(), |v| {
            let mut text = lang::signed(lang, figures.scaled(v), decimals(figures, &difference, v));
            if is_rate && strand.line.unit.quantity != Quantity::Rank {
                text.push(' ');
                text.push_str(lang::words(lang, "compare.points"));
            }
            text
        }),
        growth: grown.value.map_or(String::new(), |v| percent(lang, v, grown.decimals(0, 1))),
        between: if grown.value.is_ok() { between(lang, &grown.interval) } else { String::new() },
    }
}

/// As many digits as the cells support; one more where that would print a difference that is there as none.
fn decimals(figures: &Figures, difference: &Record, value: f64) -> u8 {
    let supported = figures.decimals(difference);
    let seen = |d: &u8| crate::figure::round_to(figures.scaled(value), *d) != 0.0;
    if difference.sign() == 0 {
        supported
    } else {
        (supported..=supported + 2).find(seen).unwrap_or(supported)
    }
}

fn percent(lang: Lang, value: f64, decimals: u8) -> String {
    let mut text = lang::signed(lang, value, decimals);
    text.push('%');
    text
}

/// Both ends, where rounding makes a difference that is seen in the digit that growth is printed with; else empty.
fn between(lang: Lang, interval: &Interval) -> String {
    if interval.width() <= 0.0 || !interval.width().is_finite() {
        return String::new();
    }
    let (lo, hi) = (percent(lang, interval.lo, 1), percent(lang, interval.hi, 1));
    if lo == hi { String::new() } else { [lo, " … ".to_owned(), hi].concat() }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::plan::{Face, Look, Size};

    fn compared(text: &str, one: usize, other: usize) -> Compared {
        let hints = crate::read::Hints::default();
        let opened =
            crate::project::open(text.as_bytes(), "x.csv", &hints, &crate::read::native::Native).unwrap();
        let mut project = Project::new();
        project.take(opened);
        project.lay_out(Size::wide(720.0), &Face::bundled(), &Look::default()).unwrap();
        project.compare(one, other).unwrap()
    }

    const TRADE: &str =
        "Năm;Xuất khẩu (tỷ USD);Nhập khẩu (tỷ USD)\n2004;26,5;32,0\n2005;32,4;36,8\n2006;39,8;44,9\n";

    /// 39.8 ÷ 26.5 = 1.50189: up by 50.2 %. The digits allow (39.75 ÷ 26.55 … 39.85 ÷ 26.45): 49.7 % to 50.7 %.
    #[test]
    fn difference_and_growth_with_what_the_digits_allow() {
        let found = compared(TRADE, 2, 0);
        assert_eq!((found.from.as_str(), found.to.as_str()), ("2004", "2006"));
        let exports = &found.rows[0];
        assert_eq!((exports.before.as_str(), exports.after.as_str()), ("26,5", "39,8"));
        assert_eq!(exports.difference, "+13,3");
        assert_eq!(exports.between, "+49,7% … +50,7%");
        // At this width the first digit after the point is not supported.
        assert_eq!(exports.growth, "+50%");
    }

    /// Balance −5.5 and −5.1: a deficit has no growth, only a difference.
    #[test]
    fn a_deficit_has_no_growth() {
        let found = compared(TRADE, 0, 2);
        let balance = found.rows.last().unwrap();
        assert_eq!((balance.growth.as_str(), balance.between.as_str()), ("", ""));
        assert_eq!(balance.difference, "+0,4");
    }

    #[test]
    fn what_has_no_figure_says_nothing() {
        let found = compared("Năm;A;B\n2004;1,5;2\n2005;;3\n2006;2,5;4\n", 0, 1);
        assert!(found.rows.iter().any(|r| r.after.is_empty() && r.growth.is_empty()), "{found:?}");
    }
}
