//! Then and now of each member: what slope, dumbbell and bullet are made of, and how they are told in words.

use super::super::palette::Dress;
use super::super::shape::Dash;
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{choose::Strand, figures::Figures, say};
use super::Desk;
use crate::diag::Arg;
use crate::indicators::{Record, growth};
use crate::lang::{self, text, words};
use crate::unit::Quantity;

/// A member with two figures.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Name as the chart writes it.
    pub name: String,
    /// The earlier, or planned, or implied figure.
    pub before: Record,
    /// The later figure.
    pub now: Record,
    /// Value of the earlier, in base units.
    pub v0: f64,
    /// Value of the later, in base units.
    pub v1: f64,
}

impl Pair {
    /// A pair when both figures are there.
    pub(super) fn of(name: &str, before: Option<&Record>, now: Option<&Record>) -> Option<Pair> {
        let (before, now) = (before?.clone(), now?.clone());
        let (v0, v1) = (before.value.ok()?, now.value.ok()?);
        Some(Pair { name: name.to_owned(), before, now, v0, v1 })
    }

    /// Whether it is surely higher (1) or lower (−1) than before; 0 when rounding leaves it open.
    pub(super) fn turn(&self) -> i8 {
        let change = self.now.interval - self.before.interval;
        if change.lo > 0.0 {
            1
        } else if change.hi < 0.0 {
            -1
        } else {
            0
        }
    }

    fn in_points(&self) -> bool {
        matches!(self.now.unit.quantity, Quantity::Percent | Quantity::Index(_))
    }

    /// The change: of money and amounts the growth, of percentages the difference.
    pub(super) fn changed(&self) -> Record {
        if self.in_points() {
            growth::difference(&self.now, &self.before)
        } else {
            growth::growth(&self.now, &self.before)
        }
        .at(self.now.period)
    }

    /// The change as the table writes it: in % of money and amounts, in points of percentages.
    pub(super) fn change(&self, lang: lang::Lang) -> String {
        let change = self.changed();
        match change.value {
            Ok(v) => {
                let shown = lang::signed(lang, v, change.decimals(0, 1));
                if self.in_points() { shown } else { [&shown, "%"].concat() }
            }
            Err(_) => String::from("–"),
        }
    }
}

/// Pairs of the first and last period of a choice, in its order, and the names of members that lack one of the two.
pub(super) fn over_time(desk: &Desk<'_>) -> (Vec<Pair>, Vec<(String, f64)>) {
    of_these(desk, desk.setting.choice.strands.iter())
}

/// The same of some strands.
pub(super) fn of_these<'a>(
    desk: &Desk<'_>,
    strands: impl Iterator<Item = &'a Strand>,
) -> (Vec<Pair>, Vec<(String, f64)>) {
    let choice = desk.setting.choice;
    let (Some(a), Some(b)) = (choice.periods.first(), choice.periods.last()) else {
        return (Vec::new(), Vec::new());
    };
    // A plan beside its outcome is one period: nothing came before.
    if a == b {
        return (Vec::new(), Vec::new());
    }
    let mut pairs = Vec::new();
    let mut lacking = Vec::new();
    // What is left over is no member: it neither rises nor falls.
    for strand in strands.filter(|s| !s.is_rest) {
        match Pair::of(&strand.name, strand.line.at(*a), strand.line.at(*b)) {
            Some(pair) => pairs.push(pair),
            None => lacking.push((strand.name.clone(), strand.last().map_or(0.0, |(_, v, _)| v))),
        }
    }
    (pairs, lacking)
}

/// Words for the two sides of all pairs.
pub(super) struct Sides {
    pub before: String,
    pub now: String,
}

/// Tooltips, table and summary of pairs; `dress` gives the colour of each.
pub(super) fn told(
    desk: &Desk<'_>,
    form: &'static str,
    pairs: &[Pair],
    figures: &Figures,
    sides: &Sides,
    what: &str,
    dress: &dyn Fn(usize) -> Dress,
) -> Own {
    let lang = desk.lang;
    let unit = figures.unit_words();
    let in_points = pairs.first().is_some_and(Pair::in_points);
    let change_head =
        words(lang, if in_points { "press.change.points" } else { "chart.tip.change" }).to_owned();
    let mut own = Own { power: Some(figures.unit.power), ..Own::default() };
    let mut rows = Vec::new();
    let mut first = Vec::new();
    for (i, pair) in pairs.iter().enumerate() {
        let dress = dress(i);
        let opens = [&pair.before, &pair.now].map(|r| own.keep(&pair.name, r));
        let row = |side: usize, name: &str, record: &Record, value: f64, change: String| TipRow {
            name: name.to_owned(),
            colour: dress.colour,
            dash: Dash::Solid,
            hollow: record.status.is_unsure() || side == 0,
            value: figures.bare(record, value),
            known: true,
            change,
            status: say::status_word(lang, record.status).to_owned(),
            record: Some((i * 2 + side, i)),
            opens: opens.get(side).copied().flatten(),
        };
        let change = pair.change(lang);
        let before = row(0, &sides.before, &pair.before, pair.v0, String::new());
        let now = row(1, &sides.now, &pair.now, pair.v1, change.clone());
        let spoken = [
            &pair.name,
            ": ",
            &sides.before,
            " ",
            &before.value,
            "; ",
            &sides.now,
            " ",
            &now.value,
            ", ",
            &change,
        ]
        .map(|s: &str| s)
        .concat();
        if i < 3 {
            first.push(spoken.clone());
        }
        let cells = vec![
            (before.value.clone(), before.opens),
            (now.value.clone(), now.opens),
            (change, own.keep(&pair.name, &pair.changed())),
        ];
        rows.push(TableRow::of(pair.name.clone(), cells));
        own.tips.push(Tip {
            index: i,
            head: pair.name.clone(),
            about: String::new(),
            unit: unit.clone(),
            change: change_head.clone(),
            rows: vec![before, now],
            total: None,
            spoken,
        });
    }
    let with_unit =
        |side: &str| if unit.is_empty() { side.to_owned() } else { [side, " (", &unit, ")"].concat() };
    own.table = Table {
        caption: what.to_owned(),
        heads: vec![
            words(lang, "chart.table.name").to_owned(),
            with_unit(&super::capital(&sides.before)),
            with_unit(&super::capital(&sides.now)),
            super::capital(&change_head),
        ],
        rows,
    };
    own.summary = text(
        lang,
        "press.alt",
        &[
            ("form", Arg::Text(words(lang, &["type.", form].concat()).to_owned())),
            ("n", pairs.len().into()),
            ("what", Arg::Text(what.to_owned())),
        ],
    );
    for line in first {
        own.summary.push(' ');
        own.summary.push_str(&line);
        own.summary.push('.');
    }
    own
}

/// The figure a sentence starts from: Vietnamese says the unit once, at the end, English with each.
pub(super) fn start(figures: &Figures, record: &Record, value: f64) -> String {
    match figures.lang {
        lang::Lang::Vi => figures.bare(record, value),
        lang::Lang::En => super::super::sheet::tied(&figures.full(record, value)),
    }
}
