//! What a chart tells without being seen: the tooltip of each period, a summary in words, a data table. All from the same
//! records and in the same digits as the drawing.

use super::choose::{Choice, Strand};
use super::figures::Figures;
use super::order;
use super::palette::Dress;
use super::say::{self, status_word};
use super::shape::{Dash, Rgb};
use crate::dataset::Missing;
use crate::diag::Arg;
use crate::indicators::{Reason, Record};
use crate::lang::{self, Lang, text, words};
use crate::period::{Period, Step};
use crate::spec::ChartType;

/// Everything a chart can be asked in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What is drawn.
    pub choice: Choice,
    /// How figures are written.
    pub figures: Figures,
    /// Colours and dashes of the strands, in their order.
    pub dresses: Vec<Dress>,
    /// Title as used.
    pub title: String,
    /// Subtitle as used.
    pub subtitle: String,
    /// What, period, unit in one line, whatever title and subtitle say.
    pub what: String,
    /// Note as used.
    pub note: String,
    /// Source as used, without its heading.
    pub source: String,
    /// What a form tells that is not one series over time or one row a member.
    #[cfg(feature = "press")]
    pub own: Option<Own>,
}

/// Tooltips, table and summary that a form has written itself.
#[cfg(feature = "press")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// One for each place that the pointer finds.
    pub tips: Vec<Tip>,
    /// The data table.
    pub table: Table,
    /// The picture in words.
    pub summary: String,
    /// The figures that tips and table show, ready to be opened.
    pub kept: Vec<Kept>,
    /// Scale word that the form shows its values in, where it has chosen it itself: 9 for billions.
    pub power: Option<i8>,
}

/// A figure that a form has worked out itself, with what it is about.
#[cfg(feature = "press")]
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What it is about: a member, a part of a whole.
    pub label: String,
    /// The figure.
    pub record: Record,
}

/// The number that stands for a strand where a figure is one of a form's own (`Own::kept`).
#[cfg(feature = "press")]
pub const KEPT: usize = u32::MAX as usize;

#[cfg(feature = "press")]
impl Own {
    /// Keeps a figure; gives the place under which it is opened.
    pub(super) fn keep(&mut self, label: &str, record: &Record) -> Option<(usize, usize)> {
        self.kept.push(Kept { label: label.to_owned(), record: record.clone() });
        Some((KEPT, self.kept.len() - 1))
    }
}

/// A row of a tooltip.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TipRow {
    /// Name of the series.
    pub name: String,
    /// Its colour.
    pub colour: Rgb,
    /// How its line is broken.
    pub dash: Dash,
    /// Whether its mark is hollow: preliminary, estimated or planned, or there is no figure.
    pub hollow: bool,
    /// The figure without its unit; the reason when there is none.
    pub value: String,
    /// Whether there is a figure.
    pub known: bool,
    /// Change on the year before with its sign; empty when there is none to tell.
    pub change: String,
    /// Status in words when it is not that of the whole tooltip.
    pub status: String,
    /// Place of the record: strand (one past the last for the total) and record; in a form of its own that of its mark.
    pub record: Option<(usize, usize)>,
    /// What opens when a form's own figure is pressed, as in [`TableRow::records`].
    #[cfg(feature = "press")]
    #[serde(skip)]
    pub opens: Option<(usize, usize)>,
}

/// What is said about one period (or one row of bars).
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tip {
    /// Place in the chart's order.
    pub index: usize,
    /// The period, or the name of the bar.
    pub head: String,
    /// Status of all figures and what the change is measured against.
    pub about: String,
    /// Unit of the figures.
    pub unit: String,
    /// Heading of the column of changes; empty when there is none.
    pub change: String,
    /// The series, the largest first; those without a figure last.
    pub rows: Vec<TipRow>,
    /// Sum or balance, below a rule.
    pub total: Option<TipRow>,
    /// The whole in one line for a screen reader.
    pub spoken: String,
}

impl Tip {
    /// What a screen reader says where the keyboard is on one series: that one first, then all.
    #[cfg(feature = "press")]
    pub fn spoken_of(&self, strand: usize) -> String {
        let mine = self.rows.iter().chain(&self.total).find(|r| r.record.map(|(s, _)| s) == Some(strand));
        let Some(row) = mine.filter(|_| self.rows.len() > 1) else { return self.spoken.clone() };
        let unit = if row.known && !row.value.ends_with('%') { self.unit.as_str() } else { "" };
        let value = [row.value.as_str(), unit].join(" ");
        let told = [value.trim_end(), &row.change, &row.status];
        let told: Vec<&str> = told.into_iter().filter(|t| !t.is_empty()).collect();
        [&row.name, ": ", &told.join(", "), ". ", &self.spoken].concat()
    }
}

/// A row of the data table.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TableRow {
    /// Row head.
    pub head: String,
    /// Cells.
    pub cells: Vec<String>,
    /// Place of each cell's record: strand (one past the last for the total, [`KEPT`] for a form's own) and record.
    #[cfg(feature = "press")]
    pub records: Vec<Option<(usize, usize)>>,
}

#[cfg(feature = "press")]
impl TableRow {
    /// A row of a form's own table, each cell with the place of its figure.
    pub(super) fn of(head: String, cells: Vec<(String, Option<(usize, usize)>)>) -> TableRow {
        let (cells, records) = cells.into_iter().unzip();
        TableRow { head, cells, records }
    }
}

/// The data table.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// Column heads, the first for the row heads.
    pub heads: Vec<String>,
    /// Rows.
    pub rows: Vec<TableRow>,
}

impl Told {
    fn lang(&self) -> Lang {
        self.figures.lang
    }

    /// What the foot says, for a table alone: which figures are unsure, not how they are drawn.
    #[cfg(feature = "press")]
    pub fn table_note(&self) -> String {
        let said =
            |marked: bool| super::measure::untied(&super::foot::note(&self.choice, marked, self.lang()));
        let is_ours = self.note == said(super::foot::marks_unsure(&self.choice));
        if is_ours { said(false) } else { self.note.clone() }
    }

    /// Number of tooltips: periods, or bars.
    pub fn len(&self) -> usize {
        #[cfg(feature = "press")]
        if let Some(own) = &self.own {
            return own.tips.len();
        }
        if self.choice.kind.is_bar() { self.choice.strands.len() } else { self.choice.periods.len() }
    }

    /// The place of a period (`2022`, `2005-03`) in the order; of bars, that of the one with this name.
    pub fn place(&self, period: &str, series: &str) -> Option<usize> {
        #[cfg(feature = "forms")]
        if self.choice.kind == ChartType::Bar {
            return self.strand(series).or_else(|| self.strand(period));
        }
        #[cfg(not(feature = "forms"))]
        let _ = series;
        let period = Period::parse(period)?;
        self.choice.periods.iter().position(|p| *p == period)
    }

    /// The series with this name, or with the name of its flow that specs use (`export`).
    pub fn strand(&self, name: &str) -> Option<usize> {
        self.choice.strands.iter().position(|strand| {
            let flow = strand.line.flow.map(super::pool::flow_word);
            strand.name.eq_ignore_ascii_case(name)
                || flow.is_some_and(|word| word.eq_ignore_ascii_case(name))
                || (strand.line.indicator == "balance" && name.eq_ignore_ascii_case("balance"))
        })
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tooltip at a place of the order.
    pub fn tip(&self, index: usize) -> Option<Tip> {
        #[cfg(feature = "press")]
        if let Some(own) = &self.own {
            return own.tips.get(index).cloned();
        }
        if self.choice.kind.is_bar() {
            return self.bar_tip(index);
        }
        let period = *self.choice.periods.get(index)?;
        let mut rows: Vec<(Option<f64>, TipRow)> = Vec::new();
        let mut total = None;
        for (i, strand) in self.choice.strands.iter().enumerate() {
            let row = self.row(i, strand, Some(period));
            if strand.is_total {
                total = Some(row.1);
            } else {
                rows.push(row);
            }
        }
        if let Some(strand) = &self.choice.total {
            total = Some(self.row(self.choice.strands.len(), strand, Some(period)).1);
        }
        let rows = order::by_key(rows, |(value, _)| value.map_or(f64::INFINITY, |v| -v));
        let rows: Vec<TipRow> = rows.into_iter().map(|(_, row)| row).collect();
        Some(self.tip_of(index, lang::period(self.lang(), period), Some(period), rows, total))
    }

    fn bar_tip(&self, index: usize) -> Option<Tip> {
        let strand = self.choice.strands.get(index)?;
        let period = self.choice.periods.last().copied();
        let row = self.row(index, strand, period).1;
        let total = self.choice.total.as_ref().map(|t| self.row(self.choice.strands.len(), t, period).1);
        let head = period.map_or_else(|| strand.name.clone(), |p| lang::period(self.lang(), p));
        Some(self.tip_of(index, head, period, vec![row], total))
    }

    fn tip_of(
        &self,
        index: usize,
        head: String,
        period: Option<Period>,
        mut rows: Vec<TipRow>,
        mut total: Option<TipRow>,
    ) -> Tip {
        let lang = self.lang();
        let changes = rows.iter().chain(&total).any(|r| !r.change.is_empty());
        let mut about: Vec<String> = Vec::new();
        let common = rows.iter().find(|r| r.known).map(|r| r.status.clone()).unwrap_or_default();
        if !common.is_empty() && rows.iter().filter(|r| r.known).all(|r| r.status == common) {
            about.push(common);
            for row in rows.iter_mut().chain(&mut total) {
                row.status.clear();
            }
        }
        // Days are told against the day before.
        let by_day = |p: Period| cfg!(feature = "forms") && p.step() == Step::Day;
        let base = |p: Period| if by_day(p) { p.previous() } else { p.same_of_year(-1) };
        if changes && let Some(base) = period.and_then(base) {
            about.push(text(lang, "chart.tip.compared", &[("period", Arg::Text(lang::period(lang, base)))]));
        }
        // An embed has no room for it; the page says where a cell has more digits than are shown.
        if cfg!(feature = "press") && rows.iter().chain(&total).any(|row| self.is_rounded(row)) {
            about.push(words(lang, "chart.tip.rounded").to_owned());
        }
        let unit = self.figures.unit_words();
        let mut spoken = head.clone();
        for row in rows.iter().chain(&total) {
            spoken.push_str(if row.name == head { ": " } else { "; " });
            if row.name != head {
                spoken.push_str(&row.name);
                spoken.push_str(": ");
            }
            spoken.push_str(&row.value);
            if row.known && !unit.is_empty() && !row.value.ends_with('%') {
                spoken.push(' ');
                spoken.push_str(&unit);
            }
            for extra in [&row.change, &row.status] {
                if !extra.is_empty() {
                    spoken.push_str(", ");
                    spoken.push_str(extra);
                }
            }
        }
        if !about.is_empty() {
            spoken.push_str(" (");
            spoken.push_str(&about.join(", "));
            spoken.push(')');
        }
        let change = if changes { words(lang, "chart.tip.change").to_owned() } else { String::new() };
        Tip { index, head, about: about.join(", "), unit, change, rows, total, spoken }
    }

    /// Whether a row shows fewer digits than its cells support.
    fn is_rounded(&self, row: &TipRow) -> bool {
        let Some((strand, record)) = row.record else { return false };
        let of = self.choice.strands.get(strand).or(self.choice.total.as_ref());
        let cut =
            |r: &Record| r.value.is_ok() && r.decimals(self.figures.unit.power, 9) > self.figures.decimals(r);
        // The page's long lines keep no records and make one up; the small build has them all.
        #[cfg(feature = "press")]
        return of.and_then(|s| s.record(record)).is_some_and(|r| cut(&r));
        #[cfg(not(feature = "press"))]
        of.and_then(|s| s.line.records.get(record)).is_some_and(cut)
    }

    fn row(&self, at: usize, strand: &Strand, period: Option<Period>) -> (Option<f64>, TipRow) {
        let lang = self.lang();
        let records = &strand.line.records;
        let place = match period {
            #[cfg(feature = "press")]
            Some(p) if strand.long.is_some() => strand.long.as_ref().and_then(|l| l.place(p)),
            Some(p) => Some(records.partition_point(|r| r.period < Some(p)))
                .filter(|i| records.get(*i).is_some_and(|r| r.period == Some(p))),
            None => records.iter().position(|r| r.value.is_ok()),
        };
        #[cfg(feature = "press")]
        let record = place.and_then(|i| strand.record(i));
        #[cfg(feature = "press")]
        let record = record.as_deref();
        #[cfg(not(feature = "press"))]
        let record = place.and_then(|i| records.get(i));
        let dress = self.dresses.get(at).or_else(|| self.dresses.first());
        let signed = self.signed(strand);
        let value = record.and_then(|r| r.value.ok());
        let change = period.and_then(|p| strand.growth_at(p)).and_then(|g| g.value.ok().map(|v| (g, v))).map(
            |(g, v)| {
                let mut text = lang::signed(lang, v, g.decimals(0, 1));
                text.push('%');
                text
            },
        );
        let row = TipRow {
            name: strand.name.clone(),
            colour: dress.map_or(Rgb::hex(0), |d| d.colour),
            dash: dress.map_or(Dash::Solid, |d| d.dash),
            hollow: record.is_none_or(|r| r.value.is_err() || r.status.is_unsure()),
            value: match (record, value) {
                (Some(r), Some(v)) if signed => self.figures.signed(r, v),
                (Some(r), Some(v)) => self.figures.bare(r, v),
                (r, _) => reason(lang, r).to_owned(),
            },
            known: value.is_some(),
            change: change.unwrap_or_default(),
            status: record.filter(|_| value.is_some()).map_or("", |r| status_word(lang, r.status)).to_owned(),
            record: place.map(|i| (at, i)),
            #[cfg(feature = "press")]
            opens: None,
        };
        (value, row)
    }

    /// Whether a strand's figures are written with their sign: balances and changes.
    fn signed(&self, strand: &Strand) -> bool {
        super::figures::is_signed(strand.line.indicator)
    }

    fn written(&self, strand: &Strand, record: &Record, value: f64) -> String {
        if self.signed(strand) {
            self.figures.signed(record, value)
        } else {
            self.figures.bare(record, value)
        }
    }

    /// What the chart shows in a few sentences: what, unit, period, latest figures, change, highest and lowest.
    pub fn summary(&self) -> String {
        #[cfg(feature = "press")]
        if let Some(own) = &self.own {
            return own.summary.clone();
        }
        let lang = self.lang();
        let form = match self.choice.kind {
            ChartType::Trade => "chart.alt.trade",
            #[cfg(feature = "forms")]
            ChartType::Bar => "chart.alt.bar",
            #[cfg(feature = "forms")]
            ChartType::Column => "chart.alt.column",
            _ => "chart.alt.line",
        };
        let mut out = text(
            lang,
            form,
            &[
                ("what", Arg::Text(self.what.clone())),
                ("n", self.choice.strands.len().into()),
                ("points", self.choice.periods.len().into()),
            ],
        );
        if self.choice.kind.is_bar() {
            for strand in self.choice.strands.iter().take(3) {
                if let Some((_, v, r)) = strand.last() {
                    out.push(' ');
                    out.push_str(&text(
                        lang,
                        "chart.alt.value",
                        &[("name", strand.name.clone().into()), ("value", self.full(strand, r, v).into())],
                    ));
                }
            }
            return out;
        }
        for strand in self.choice.strands.iter().take(6) {
            out.push(' ');
            out.push_str(&self.about(strand));
        }
        out
    }

    fn full(&self, strand: &Strand, record: &Record, value: f64) -> String {
        let text = self.figures.full(record, value);
        if self.signed(strand) && value > 0.0 { ["+", &text].concat() } else { text }
    }

    fn about(&self, strand: &Strand) -> String {
        let lang = self.lang();
        let (Some((period, value, record)), Some(first)) = (strand.last(), strand.known().next()) else {
            return String::new();
        };
        // The first of the lowest, the last of the highest.
        let (mut least, mut most) = (first, first);
        for known in strand.known() {
            if known.1 < least.1 {
                least = known;
            }
            if known.1 >= most.1 {
                most = known;
            }
        }
        let at = |(p, v, r): (Period, f64, &Record)| {
            [&self.written(strand, r, v), " (", &lang::period(lang, p), ")"].concat()
        };
        let status = status_word(lang, record.status);
        let mut when = lang::period(lang, period);
        if !status.is_empty() {
            when.push_str(", ");
            when.push_str(status);
        }
        let mut out = text(
            lang,
            "chart.alt.strand",
            &[
                ("name", strand.name.clone().into()),
                ("value", self.full(strand, record, value).into()),
                ("period", when.into()),
                ("most", at(most).into()),
                ("least", at(least).into()),
            ],
        );
        let change = strand.growth_at(period).and_then(|g| g.value.ok().map(|v| (g, v)));
        if let Some((g, v)) = change {
            let mut number = lang::signed(lang, v, g.decimals(0, 1));
            number.push('%');
            out.push(' ');
            let key = if period.step() == Step::Year { "chart.alt.change.year" } else { "chart.alt.change" };
            out.push_str(&text(lang, key, &[("value", number.into())]));
        }
        out
    }

    /// The data as a table, in the digits of the chart.
    pub fn table(&self) -> Table {
        #[cfg(feature = "press")]
        if let Some(own) = &self.own {
            return own.table.clone();
        }
        let lang = self.lang();
        let caption = self.what.clone();
        if self.choice.kind.is_bar() {
            let period = self.choice.periods.last().copied();
            let rows =
                self.choice.strands.iter().chain(&self.choice.total).enumerate().map(|(i, s)| TableRow {
                    head: s.name.clone(),
                    cells: self.cells(i, s, period),
                    #[cfg(feature = "press")]
                    records: vec![self.row(i, s, period).1.record],
                });
            let heads = vec![words(lang, "chart.table.name").to_owned(), self.value_head()];
            return Table { caption, heads, rows: rows.collect() };
        }
        let strands: Vec<&Strand> = self.choice.strands.iter().chain(&self.choice.total).collect();
        let mut heads = vec![words(lang, "chart.table.period").to_owned()];
        heads.extend(strands.iter().map(|s| {
            let unit = self.figures.unit_words();
            if unit.is_empty() { s.name.clone() } else { [&s.name, " (", &unit, ")"].concat() }
        }));
        let rows = self.choice.periods.iter().map(|p| TableRow {
            head: lang::period(lang, *p),
            cells: strands.iter().enumerate().flat_map(|(i, s)| self.cells(i, s, Some(*p))).collect(),
            #[cfg(feature = "press")]
            records: strands.iter().enumerate().map(|(i, s)| self.row(i, s, Some(*p)).1.record).collect(),
        });
        Table { caption, heads, rows: rows.collect() }
    }

    fn value_head(&self) -> String {
        let unit = self.figures.unit_words();
        if unit.is_empty() { words(self.lang(), "chart.table.value").to_owned() } else { unit }
    }

    fn cells(&self, at: usize, strand: &Strand, period: Option<Period>) -> Vec<String> {
        let (_, row) = self.row(at, strand, period);
        vec![if row.status.is_empty() { row.value } else { [&row.value, " (", &row.status, ")"].concat() }]
    }

    /// Name of the form and what it shows, for the label of the picture.
    pub fn label(&self) -> String {
        say::capital(&self.title)
    }
}

/// Why there is no figure, in a few words.
fn reason(lang: Lang, record: Option<&Record>) -> &'static str {
    let key = match record.map(|r| r.value) {
        Some(Err(Reason::Missing(Missing::Confidential))) => "chart.none.confidential",
        Some(Err(Reason::Missing(Missing::NotPublished))) => "chart.none.unpublished",
        Some(Err(Reason::DivisionByZero)) => "chart.none.zero",
        _ => "chart.none",
    };
    words(lang, key)
}
