//! The table that is told about: which series are its exports and imports, its parts, its main line; figures by period.

use super::{is_item, is_told};
use crate::dataset::{
    Dataset, Dimension, DimensionKind, Flow, MeasureKind, MemberRole, NONE, Point, Series, Status, is_status,
};
use crate::diag::Diagnostic;
use crate::indicators::alongside::Wholes;
use crate::indicators::neighbours::misfit;
use crate::indicators::plan_target::is_plan;
use crate::indicators::selection::{
    is_class_of, is_whole, kind_of, lists_measures, names_other_years, says_general,
};
use crate::indicators::stated_growth::StatedGrowth;
use crate::indicators::streaks::came_about;
use crate::indicators::{Input, Query, Reason, Record, growth, partner_of, point_at};
use crate::lang::{Lang, is_span, unit_of_identifier, words};
use crate::period::{Period, Step};
use crate::unit::Quantity;
use std::borrow::Cow;
use std::collections::HashMap;

/// A table and what was asked about it.
pub(super) struct Table<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) query: &'a Query,
    /// The members that were asked for, by dimension.
    pub(super) chosen: Vec<(usize, Vec<u32>)>,
    pub(super) lang: Lang,
    /// The growth that the table states by itself.
    pub(super) stated: StatedGrowth<'a>,
    /// The dimension along which the parts or members that are told of differ.
    pub(super) along: Option<usize>,
    /// What sort of column each dimension is: asked of every series, it is found out once.
    sorts: Vec<Sort>,
}

/// What sort of column a dimension is, beside what it is about.
struct Sort {
    /// It lists measures, not parts.
    measures: bool,
    /// It says how sure figures are and not what they are of.
    sure: bool,
    /// The dimensions whose members it only sorts.
    class_of: Vec<usize>,
}

/// What members of a list without a total are put in order by: of indices and rates the highest is the largest of nothing.
const LISTED: [MeasureKind; 3] = [MeasureKind::Value, MeasureKind::Gdp, MeasureKind::Population];

/// A whole and its parts.
pub(super) struct Parts {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

impl<'a> Table<'a> {
    pub(super) fn new(dataset: &'a Dataset, query: &'a Query, lang: Lang) -> Result<Table<'a>, Diagnostic> {
        let all = 0..dataset.dimensions.len();
        let sort = |d: usize| Sort {
            measures: lists_measures(dataset, d),
            sure: dataset.dimensions.get(d).is_some_and(says_how_sure),
            class_of: all.clone().filter(|&of| is_class_of(dataset, d, of)).collect(),
        };
        let sorts = all.clone().map(sort).collect();
        let stated = StatedGrowth::of(dataset);
        Ok(Table { dataset, query, chosen: query.chosen(dataset)?, lang, stated, along: None, sorts })
    }

    fn sort(&self, d: usize, is: impl Fn(&Sort) -> bool) -> bool {
        self.sorts.get(d).is_some_and(is)
    }
}

impl Table<'_> {
    fn kind(&self, series: &Series) -> MeasureKind {
        kind_of(self.dataset, series)
    }

    /// Whether a series has the members that were asked for. A total is none of its parts: asked about one country, nothing is
    /// said of all of them.
    fn is_asked(&self, series: &Series) -> bool {
        self.chosen.iter().all(|(d, members)| series.members.get(*d).is_some_and(|m| members.contains(m)))
    }

    fn is_chosen(&self, d: usize) -> bool {
        self.chosen.iter().any(|(of, _)| *of == d)
    }

    fn is_whole_throughout(&self, series: &Series) -> bool {
        (0..self.dataset.dimensions.len()).all(|d| {
            self.dataset.dimensions.get(d).is_none_or(|x| {
                x.kind == DimensionKind::Flow
                    || x.members.len() < 2
                    || is_whole(self.dataset, series, d)
                    || self.sort(d, |s| s.measures || s.sure)
                    || self.is_chosen(d)
                    // What sort of member was asked for goes with the member.
                    || self.chosen.iter().any(|(of, _)| self.sort(d, |s| s.class_of.contains(of)))
            })
        })
    }

    fn found(&self, want: impl Fn(&Series) -> bool) -> Option<usize> {
        let of_now = |s: &Series| !names_other_years(self.dataset, s);
        let fits = |s: &Series| self.is_asked(s) && is_told(self.kind(s)) && of_now(s) && want(s);
        // What came about before what was only planned; of several alike (one release after another) the one that reaches furthest.
        let known =
            self.dataset.series.iter().enumerate().filter(|(_, s)| fits(s) && self.is_whole_throughout(s));
        let mut best = None;
        for (i, series) in known {
            let Some(reach) = self.reach(series) else { continue };
            let rank = (!is_plan(self.dataset, series), reach);
            if best.as_ref().is_none_or(|(_, r)| rank > *r) {
                best = Some((i, rank));
            }
        }
        best.map(|(i, _)| i)
    }

    /// The last period asked about for which a series has a figure, and whether that is no plan.
    fn reach(&self, series: &Series) -> Option<(Option<Period>, bool)> {
        let undated = self.query.from.is_none() && self.query.to.is_none();
        let inside = |p: &Point| {
            p.period.map_or(undated, |p| {
                self.query.to.is_none_or(|t| p.end_day() <= t.end_day())
                    && self.query.from.is_none_or(|f| p.first_day() >= f.first_day())
            })
        };
        let known = series.points.iter().filter(|p| p.value.is_ok() && inside(p));
        known.map(|p| (p.period, p.status != Status::Plan)).max()
    }

    /// Total exports and imports, where the table has both and neither was asked for by itself.
    pub(super) fn trade(&self) -> Option<(usize, usize)> {
        let value = |s: &Series| self.kind(s) == MeasureKind::Value;
        let x = self.found(|s| value(s) && self.dataset.flow(s) == Some(Flow::Export))?;
        let of_flow =
            |d: usize| self.dataset.dimensions.get(d).is_some_and(|d| d.kind == DimensionKind::Flow);
        let one_flow = self.chosen.iter().any(|(d, _)| of_flow(*d));
        if one_flow {
            return None;
        }
        Some((x, partner_of(self.dataset, x)?))
    }

    /// Series of some kinds of measure that differ in a dimension alone, where it has items (or nothing but groups).
    fn lists(&self, d: usize, kinds: &[MeasureKind]) -> Vec<Vec<usize>> {
        let only_groups = self
            .dataset
            .dimensions
            .get(d)
            .is_some_and(|x| x.members.iter().all(|m| m.role != MemberRole::Item));
        let mut lists: Vec<Vec<usize>> = Vec::new();
        let mut places: HashMap<(Vec<u32>, u32), usize> = HashMap::new();
        for (i, series) in self.dataset.series.iter().enumerate() {
            let item = self
                .dataset
                .member(series, d)
                .is_some_and(|m| is_item(m.role) || (only_groups && m.role == MemberRole::Group));
            let told = self.is_asked(series) && kinds.contains(&self.kind(series));
            if !item || !told || names_other_years(self.dataset, series) {
                continue;
            }
            let others: Vec<u32> =
                series.members.iter().enumerate().map(|(n, m)| if n == d { NONE } else { *m }).collect();
            let key = (others, series.measure);
            match places.get(&key).and_then(|&at| lists.get_mut(at)) {
                Some(list) => list.push(i),
                None => {
                    places.insert(key, lists.len());
                    lists.push(vec![i]);
                }
            }
        }
        lists
    }

    /// The dimensions by which a table can be broken down: the one asked for, else all but that of flows.
    fn split(&self) -> Vec<usize> {
        match &self.query.by {
            Some(_) => self.query.split(self.dataset).into_iter().collect(),
            None => (0..self.dataset.dimensions.len())
                .filter(|&d| self.dataset.dimensions.get(d).is_some_and(|x| x.kind != DimensionKind::Flow))
                .collect(),
        }
    }

    /// The members beside which the main line stands where the table has no total, the longest list of them.
    pub(super) fn members(&self) -> Option<Vec<usize>> {
        let main = self.main()?;
        if self.dataset.series.get(main).is_none_or(|s| self.is_whole_throughout(s)) {
            return None;
        }
        let lists = self.split().into_iter().flat_map(|d| self.lists(d, &LISTED));
        lists.filter(|list| list.len() > 1 && list.contains(&main)).max_by_key(Vec::len)
    }

    /// The longest list of members that a table without a total has, whatever its periods.
    pub(super) fn longest_list(&self) -> Option<Vec<usize>> {
        let lists = self.split().into_iter().flat_map(|d| self.lists(d, &LISTED));
        lists.filter(|list| list.len() > 1).max_by_key(Vec::len)
    }

    /// The longest list of shares of a table that has nothing else to tell of.
    pub(super) fn shares(&self) -> Option<Vec<usize>> {
        let main = self.main()?;
        if self.dataset.series.get(main).is_none_or(|s| self.kind(s) != MeasureKind::Share) {
            return None;
        }
        let lists = self.split().into_iter().flat_map(|d| self.lists(d, &[MeasureKind::Share]));
        lists.filter(|list| list.len() > 1).max_by_key(Vec::len)
    }

    /// A whole and its parts: along the dimension asked for, else the one with the most parts.
    pub(super) fn parts(&self) -> Option<Parts> {
        let dims = self.split();
        let mut best: Option<((bool, bool, usize), Parts)> = None;
        for d in dims {
            let lists = self.lists(d, &[MeasureKind::Value]);
            let wholes = Wholes::along(self.dataset, d);
            for parts in lists {
                // A list shorter than the parts of the grand total found so far cannot win.
                let hopeless =
                    best.as_ref().is_some_and(|((grand, sure, n), _)| *grand && *sure && parts.len() <= *n);
                if parts.len() < 2 || hopeless {
                    continue;
                }
                let whole = parts.first().and_then(|&i| wholes.of(self.dataset, i));
                let Some(whole) = whole else { continue };
                // The parts of the grand total before those of a group, what came about before what was planned.
                let grand = self.dataset.series.get(whole).is_some_and(|s| self.is_whole_throughout(s));
                let sure =
                    self.dataset.series.get(whole).and_then(|s| self.reach(s)).is_some_and(|(_, sure)| sure);
                let rank = (grand, sure, parts.len());
                if best.as_ref().is_none_or(|(b, _)| rank > *b) {
                    best = Some((rank, Parts { whole, parts }));
                }
            }
        }
        best.map(|(_, parts)| parts)
    }

    /// The line that the table is mainly about: exports, else turnover, else the first whole in money, else the first.
    pub(super) fn main(&self) -> Option<usize> {
        let value = |s: &Series| self.kind(s) == MeasureKind::Value;
        self.found(|s| value(s) && self.dataset.flow(s) == Some(Flow::Export))
            .or_else(|| self.found(|s| value(s) && self.dataset.flow(s) == Some(Flow::Turnover)))
            .or_else(|| self.found(value))
            .or_else(|| self.found(|_| true))
            .or_else(|| self.general())
            .or_else(|| self.largest())
    }

    /// Of a table of indices that has no total, the one of all goods, by its name.
    fn general(&self) -> Option<usize> {
        let says = |s: &Series| {
            (0..self.dataset.dimensions.len())
                .any(|d| self.dataset.member(s, d).is_some_and(|m| says_general(&m.name)))
        };
        let of_all = |s: &Series| self.kind(s) == MeasureKind::Index && self.is_asked(s) && says(s);
        let still = |i: &usize| !self.only_states(*i);
        let all: Vec<usize> = (0..self.dataset.series.len())
            .filter(|&i| self.dataset.series.get(i).is_some_and(|s| of_all(s) && self.reach(s).is_some()))
            .collect();
        all.iter().copied().find(still).or(all.first().copied())
    }

    /// Of a table without a total, the largest of those that reach its last period: what has long ended is no news.
    fn largest(&self) -> Option<usize> {
        let last = |s: &Series| {
            let within = |p: &Period| self.query.to.is_none_or(|t| p.end_day() <= t.end_day());
            s.points.iter().rev().filter(|p| p.value.is_ok()).filter_map(|p| p.period).find(within)
        };
        let itemised: Vec<bool> = self
            .dataset
            .dimensions
            .iter()
            .map(|d| d.members.iter().any(|m| m.role == MemberRole::Item))
            .collect();
        // "EU27 | EA19 | Germany | France": a union beside its members is the largest of nothing.
        let overlaps = |s: &Series| {
            itemised.iter().enumerate().any(|(d, items)| {
                *items && self.dataset.member(s, d).is_some_and(|m| m.role == MemberRole::Group)
            })
        };
        let rank = |i: usize, s: &Series| {
            let kind = self.kind(s);
            let now = last(s)?;
            let value = self.figure(i, now).value.ok()?;
            Some((is_told(kind), kind == MeasureKind::Value, !overlaps(s), now.end_day(), value))
        };
        let mut best = None;
        for (i, series) in self.dataset.series.iter().enumerate().filter(|(_, s)| self.is_asked(s)) {
            let Some(found) = rank(i, series) else { continue };
            if best.as_ref().is_none_or(|(_, b)| found > *b) {
                best = Some((i, found));
            }
        }
        best.map(|(i, _)| i)
    }

    /// Whether figures of a series say only how they compare with something else: growth, a share, an index whose base moves along.
    /// Growth of these says nothing; of an index of a year that is named it does.
    pub(super) fn only_states(&self, i: usize) -> bool {
        let Some(series) = self.dataset.series.get(i) else { return true };
        match (self.kind(series), &series.unit.quantity) {
            (MeasureKind::Growth | MeasureKind::Share, _) => true,
            (MeasureKind::Index, Quantity::Index(base)) => {
                !base.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4)
            }
            (MeasureKind::Index, _) => true,
            _ => false,
        }
    }

    /// The figure of a series at a period.
    pub(super) fn figure(&self, i: usize, period: Period) -> Record {
        let found = self.dataset.series.get(i).and_then(|s| Some((s, point_at(s, period)?)));
        match found {
            Some((series, at)) => Record::of_point(i as u32, series, at),
            None => Record::none(Some(period), Reason::NoInput),
        }
    }

    /// Growth of a series on the same period of the year before: out of its figures, else as the table states it.
    pub(super) fn growth(&self, i: usize, now: Period) -> Record {
        let before = self.before(now).map_or(Record::none(None, Reason::NoInput), |b| self.figure(i, b));
        let computed = growth::growth(&self.figure(i, now), &before);
        match before.value {
            Ok(_) => computed,
            Err(_) => self.stated.on_year_before(i, now).unwrap_or(computed),
        }
    }

    /// Whether a figure does not fit between those beside it: nothing is compared with it.
    pub(super) fn is_misfit(&self, record: &Record) -> bool {
        let off =
            |i: &Input| self.dataset.series.get(i.series as usize).and_then(|s| misfit(s, i.point as usize));
        record.inputs.iter().any(|i| i.is_cell() && (off(i).is_some() || self.is_below_nothing(i)))
    }

    /// Whether a figure is exports or imports below nothing: no growth over it, no lowest of it is told.
    pub(super) fn is_below_nothing(&self, input: &Input) -> bool {
        let series = self.dataset.series.get(input.series as usize);
        input.value < 0.0
            && series.is_some_and(|s| {
                let gross =
                    matches!(self.dataset.flow(s), Some(Flow::Export | Flow::Import | Flow::Turnover));
                gross && self.kind(s) == MeasureKind::Value && s.unit.has_magnitude()
            })
    }

    /// Whether a series is a balance of trade in money.
    pub(super) fn is_balance(&self, i: usize) -> bool {
        let series = self.dataset.series.get(i);
        series.is_some_and(|s| {
            self.dataset.flow(s) == Some(Flow::Balance) && matches!(s.unit.quantity, Quantity::Money(_))
        })
    }

    /// All figures of a series up to a period, in its own steps, oldest first, but for what is only planned.
    pub(super) fn up_to(&self, i: usize, last: Period) -> Vec<Record> {
        let Some(series) = self.dataset.series.get(i) else { return Vec::new() };
        let mut periods: Vec<Period> = series
            .points
            .iter()
            .filter_map(|p| p.period)
            .filter(|p| p.step() == last.step() && *p <= last)
            .filter(|p| self.query.from.is_none_or(|f| p.first_day() >= f.first_day()))
            .collect();
        periods.dedup();
        periods.into_iter().map(|p| self.figure(i, p)).filter(came_about).collect()
    }

    /// The last of some figures in a row that have no period missing between them: of a run, a record or a first time nobody knows
    /// what a missing one would have been.
    pub(super) fn unbroken(all: Vec<Record>) -> Vec<Record> {
        let follows = |w: &[Record]| matches!(w, [a, b] if b.period.and_then(|p| p.previous()) == a.period);
        let cut = all.windows(2).rposition(|w| !follows(w)).map_or(0, |at| at + 1);
        all.into_iter().skip(cut).collect()
    }

    /// The period to compare with: the year before, for months and quarters as well.
    pub(super) fn before(&self, period: Period) -> Option<Period> {
        match period.step() {
            Step::Year | Step::Range => period.previous(),
            _ => period.same_of_year(-1),
        }
    }

    /// What a sentence about exports and imports together is about, when not about all trade in goods, to be put behind its period:
    /// ", in trade with Japan,", ", value of services,".
    pub(super) fn aside(&self, x: usize) -> String {
        let Some(series) = self.dataset.series.get(x) else { return String::new() };
        let mut out = String::new();
        for (d, dimension) in self.dataset.dimensions.iter().enumerate() {
            let Some(member) = self.dataset.member(series, d) else { continue };
            let told = member.flow.is_none()
                && dimension.members.len() > 1
                && !is_whole(self.dataset, series, d)
                && Period::parse(member.name.trim()).is_none()
                && !is_span(&member.name)
                && !self.sort(d, |s| s.sure || !s.class_of.is_empty());
            if told {
                let with = dimension.kind == DimensionKind::Partner && self.is_market(&dimension.name);
                let key = if with { "tell.when.with" } else { "tell.when.of" };
                out += &words(self.lang, key).replace("{name}", &self.spoken(dimension.kind, &member.name));
            }
        }
        if let Some(measure) = self.measure_word(series) {
            let name = measure.to_lowercase();
            // "In 2016, value of services, there was a deficit" is no sentence.
            match ["dịch vụ", "services"].iter().any(|word| name.contains(word)) {
                true => out += words(self.lang, "tell.when.services"),
                false => out += &words(self.lang, "tell.when.measure").replace("{measure}", &measure),
            }
        }
        if !out.is_empty() {
            out.push(',');
        }
        out
    }

    /// The name of a measure that says more than "value", or the flow over again.
    fn measure_word(&self, series: &Series) -> Option<Cow<'_, str>> {
        let name = self.dataset.measure(series)?.name.trim();
        // "value_million_usd" says no more than "value".
        let name = unit_of_identifier(name).map_or(Cow::Borrowed(name), |(_, _, bare)| Cow::Owned(bare));
        let plain = name.split_once('(').map_or(name.as_ref(), |(before, _)| before).trim().to_lowercase();
        let listed = |word: &str| {
            let keys = ["tell.measure.plain", "tell.spans"];
            let mut lists = Lang::ALL.iter().flat_map(|l| keys.map(|key| words(*l, key)));
            lists.any(|list| list.split('|').any(|w| w == word))
        };
        let says_flow = |l: &Lang| {
            let flows = ["tell.flow.export", "tell.flow.import", "tell.flow.turnover", "tell.flow.balance"];
            flows.iter().any(|key| plain.contains(words(*l, key).trim_end_matches('s')))
        };
        let said =
            listed(&plain) || plain.split([' ', '_', '-']).all(listed) || Lang::ALL.iter().any(says_flow);
        let whole = name.trim().to_lowercase();
        let known = Lang::ALL
            .iter()
            .find_map(|l| words(*l, "tell.measure.known").split('|').position(|w| w.to_lowercase() == whole));
        // What the profession has a word for is said in the reader's language.
        let own = known.and_then(|at| words(self.lang, "tell.measure.known").split('|').nth(at));
        (!said && !plain.is_empty()).then_some(own.map_or(name, Cow::Borrowed))
    }

    /// What a series is called in running text: its flow in words, its members as the file writes them, tied to it by the word
    /// that the language puts there: "xuất khẩu sang Nhật Bản", "imports of rice from Thailand".
    pub(super) fn name(&self, i: usize) -> String {
        let Some(series) = self.dataset.series.get(i) else { return String::new() };
        let flow = self.dataset.flow(series);
        // "GENERAL EXPORT PRICE INDEX" says itself whose it is.
        let said = |name: &str| {
            let name = name.to_lowercase();
            let of = |l: &Lang| flow.map(|f| words(*l, super::flow_key(f)).trim_end_matches('s'));
            Lang::ALL.iter().filter_map(of).any(|word| name.contains(word))
        };
        let mut names: Vec<String> = Vec::new();
        let mut ties: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
        let mut world = false;
        let mut aside = None;
        for (d, dimension) in self.dataset.dimensions.iter().enumerate() {
            let Some(member) = self.dataset.member(series, d) else { continue };
            let one_of_many = dimension.members.len() > 1 && !is_whole(self.dataset, series, d);
            // A release is named by its date: no part of what is told.
            let is_date = Period::parse(member.name.trim()).is_some();
            // What sort of member it is goes without saying: Laos is a country.
            let is_class = self.sort(d, |s| !s.class_of.is_empty());
            let market = self.is_market(&dimension.name);
            // Whose trade it is where a table has nobody else's, or everybody's.
            if dimension.kind == DimensionKind::Partner && !market && !one_of_many && member.flow.is_none() {
                // "Region: World" may be who sells or who buys: it is named as it stands, in the reader's language.
                match is_world(&member.name) {
                    true if self.is_owner(&dimension.name) => world = true,
                    true => {
                        let own = words(self.lang, "tell.world");
                        let known = own.split('|').any(|w| w == member.name.trim().to_lowercase());
                        aside = if known { Some(member.name.trim()) } else { own.split('|').next() };
                    }
                    false
                        if self.is_owner(&dimension.name)
                            && dimension.members.len() == 1
                            && flow.is_some() =>
                    {
                        ties.push(("tell.tie.of", member.name.trim().into()));
                    }
                    false => {}
                }
                continue;
            }
            let sure = self.sort(d, |s| s.sure) && !is_plan(self.dataset, series);
            if member.flow.is_some() || !one_of_many || is_date || is_class || is_span(&member.name) || sure {
                continue;
            }
            // Trade with the whole world is all trade.
            if flow.is_some() && is_world(&member.name) {
                continue;
            }
            let name = self.spoken(dimension.kind, &member.name);
            let key = match (dimension.kind, flow) {
                _ if said(&name) => {
                    names.push(name.into_owned());
                    continue;
                }
                (DimensionKind::Partner, Some(Flow::Export)) if self.is_market(&dimension.name) => {
                    "tell.tie.to"
                }
                (DimensionKind::Partner, Some(Flow::Import)) if self.is_market(&dimension.name) => {
                    "tell.tie.from"
                }
                (DimensionKind::Commodity, Some(_)) => "tell.tie.good",
                (DimensionKind::Partner | DimensionKind::Sector, Some(_)) => "tell.tie.of",
                (DimensionKind::Other, Some(_)) => "tell.tie.aside",
                _ => {
                    names.push(name.into_owned());
                    continue;
                }
            };
            ties.push((key, name));
        }
        // What goes stands before who sends it, and of two "of" the second is "by".
        ties.sort_by_key(|(key, _)| *key != "tell.tie.good");
        let mut tied = String::new();
        for (n, (key, name)) in ties.into_iter().enumerate() {
            let key = if n > 0 && key == "tell.tie.of" { "tell.tie.by" } else { key };
            tied.push(' ');
            tied.push_str(&words(self.lang, key).replace("{name}", &name));
        }
        if let Some(flow) = flow {
            let word = words(self.lang, super::flow_key(flow));
            if !names.iter().any(|n| said(n)) {
                names.insert(0, word.to_owned() + &tied);
            }
        }
        if names.is_empty() {
            // A file without a word for its measure gets the reader's, and so does one that has it in another language.
            let name = self.dataset.measure(series).map_or("", |m| m.name.trim());
            let own = words(self.lang, "tell.measure.plain").split('|').any(|w| w == name.to_lowercase());
            return match self.measure_word(series) {
                Some(word) => word.into_owned(),
                None if own && name != "value" => name.to_lowercase(),
                None => words(self.lang, "tell.value").to_owned(),
            };
        }
        let mut name = names.join(", ");
        if world {
            name = words(self.lang, "tell.tie.world").replace("{what}", &name);
        }
        if let Some(aside) = aside {
            name = words(self.lang, "tell.tie.value").replace("{measure}", aside).replace("{what}", &name);
        }
        // A price index, a ratio to GDP are not the trade that they are of.
        let kind = self.kind(series);
        let lower = name.to_lowercase();
        // Whether a name says a measure in any language: "general export price index" is a "chỉ số giá".
        let says = |m: &str| {
            let all = |l: &Lang| words(*l, "tell.measure.known").split('|');
            let known = Lang::ALL.iter().find_map(|l| all(l).position(|w| w.eq_ignore_ascii_case(m)));
            let said = |at: usize| Lang::ALL.iter().filter_map(|l| all(l).nth(at)).any(|w| lower.contains(w));
            lower.contains(&m.to_lowercase()) || known.is_some_and(said)
        };
        let measure = self.measure_word(series).filter(|m| !says(m));
        match measure {
            Some(measure) => {
                let key = if kind == MeasureKind::Value { "tell.tie.value" } else { "tell.tie.measure" };
                words(self.lang, key).replace("{measure}", &measure).replace("{what}", &name)
            }
            None if kind == MeasureKind::Index => words(self.lang, "tell.tie.index").replace("{name}", &name),
            None => name,
        }
    }

    /// A name as running text says it: without shouting, and with the article that some countries have in English.
    fn spoken<'n>(&self, kind: DimensionKind, name: &'n str) -> Cow<'n, str> {
        let name = quiet(kind, name);
        // Vietnamese has no articles, and a partner called "–" is one.
        let articled = self.lang == Lang::En
            && kind == DimensionKind::Partner
            && words(self.lang, "tell.the").split('|').any(|w| !w.is_empty() && w == name);
        if articled { Cow::Owned(["the ", &name].concat()) } else { name }
    }

    /// Whether the countries of a dimension are those one trades with, by the word at its head.
    fn is_market(&self, header: &str) -> bool {
        let header = header.to_lowercase();
        Lang::ALL.iter().any(|l| words(*l, "chart.market").split('|').any(|w| header.contains(w)))
    }

    /// Whether the countries of a dimension are those whose trade it is.
    fn is_owner(&self, header: &str) -> bool {
        let header = header.to_lowercase();
        Lang::ALL.iter().any(|l| words(*l, "tell.owner").split('|').any(|w| header.contains(w)))
    }

    /// What the parts are called: markets, goods, sectors; "items" where nothing better is known.
    pub(super) fn part_kind(&self, parts: &[usize]) -> &'static str {
        let first = parts.first().and_then(|&i| self.dataset.series.get(i));
        let dimension = self.differing(parts).and_then(|d| self.dataset.dimensions.get(d));
        let (Some(first), Some(dimension)) = (first, dimension) else { return "item" };
        match (dimension.kind, self.dataset.flow(first)) {
            (DimensionKind::Partner, Some(Flow::Import)) if self.is_market(&dimension.name) => "origin",
            (DimensionKind::Partner, Some(Flow::Export)) if self.is_market(&dimension.name) => "market",
            (DimensionKind::Partner, _) => "economy",
            (DimensionKind::Commodity, _) => "good",
            (DimensionKind::Sector, _) => "sector",
            _ => "item",
        }
    }

    /// The dimension along which some series differ.
    pub(super) fn differing(&self, list: &[usize]) -> Option<usize> {
        let [a, b, ..] = list else { return None };
        let (a, b) = (self.dataset.series.get(*a)?, self.dataset.series.get(*b)?);
        (0..self.dataset.dimensions.len()).find(|&d| a.members.get(d) != b.members.get(d))
    }

    /// The name of a part: its member along the dimension that is told of; else goods and partners before classes and spans.
    pub(super) fn part_name(&self, i: usize) -> String {
        let Some(series) = self.dataset.series.get(i) else { return String::new() };
        let told_of =
            self.along.and_then(|d| Some((self.dataset.dimensions.get(d)?, self.dataset.member(series, d)?)));
        if let Some((dimension, member)) = told_of {
            return self.spoken(dimension.kind, &member.name).into_owned();
        }
        let named = |of_goods: bool| {
            series.members.iter().enumerate().rev().find_map(|(d, &m)| {
                let dimension = self.dataset.dimensions.get(d)?;
                let member = dimension.members.get(m as usize).filter(|_| m != NONE)?;
                let goods = !matches!(dimension.kind, DimensionKind::Other | DimensionKind::Flow);
                let says = member.flow.is_none() && dimension.members.len() > 1 && goods == of_goods;
                says.then(|| self.spoken(dimension.kind, &member.name).into_owned())
            })
        };
        named(true).or_else(|| named(false)).unwrap_or_else(|| self.name(i))
    }
}

/// A name without the capitals that a table's heads shout in: "NHÓM HÀNG CÔNG NGHIỆP" stands in a sentence as "nhóm hàng công
/// nghiệp". Names of countries and single words, which may be abbreviations, stay.
fn quiet(kind: DimensionKind, name: &str) -> Cow<'_, str> {
    let name = name.trim();
    let shouts = name.contains(' ') && !name.chars().any(char::is_lowercase) && name.chars().count() > 8;
    if kind == DimensionKind::Partner || !shouts {
        return Cow::Borrowed(name);
    }
    let kept = |w: &str| {
        matches!(w.trim_matches(['(', ')', ',']), "USD" | "EUR" | "VND" | "FDI" | "EU" | "ASEAN" | "GDP")
    };
    let word = |w: &str| if kept(w) { w.to_owned() } else { w.to_lowercase() };
    Cow::Owned(name.split(' ').map(word).collect::<Vec<_>>().join(" "))
}

/// Whether a name is that of the whole world.
fn is_world(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    Lang::ALL.iter().any(|l| words(*l, "tell.world").split('|').any(|w| w == name))
}

/// Whether the members of a dimension say how sure figures are and not what they are of: plan, actual.
fn says_how_sure(dimension: &Dimension) -> bool {
    dimension.members.iter().all(|m| is_status(&m.name))
}
