//! An indicator in words: what it is called inside a sentence, of whom and of what whole its figures are, from when they are
//! counted, and the clause that states one of them.

use super::of_parts::nouns;
use super::wording::{Piece, bare, coefficient, counted, step_word};
use super::{Told, flow_key};
use crate::dataset::{Dataset, DimensionKind, Flow, MemberRole, NONE, Status};
use crate::figure::Decimal;
use crate::indicators::{Flag, Group, Indicator, Input, Inputs, Query, Record};
use crate::lang::{self, Lang, words};
use crate::period::{Period, Step};
use crate::unit::{Quantity, Unit};

/// How an indicator's figures are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// It stands somewhere and stood elsewhere before: a ratio, a share, a sum.
    Stands,
    /// It is itself a change on a period before: to compare two of them says nothing.
    Changes,
    /// It is of a whole stretch of time, or of one period among all.
    Once,
    /// A place in an order.
    Place,
    /// How many in a row.
    Run,
    /// For how many periods back.
    Since,
}

/// An indicator with all that its words depend on.
pub(super) struct Spoken<'a> {
    pub indicator: &'static Indicator,
    pub dataset: &'a Dataset,
    pub query: &'a Query,
    pub lang: Lang,
}

/// Most members that a sentence names.
const NAMED: usize = 5;

/// Figures compare only where these are the same: when, from when, of what whole.
#[derive(PartialEq)]
pub(super) struct Frame {
    period: Option<Period>,
    base: Option<Period>,
    whole: Vec<(u32, u64)>,
}

impl Spoken<'_> {
    pub(super) fn id(&self) -> &'static str {
        self.indicator.id
    }

    pub(super) fn form(&self) -> Form {
        match self.id() {
            "rank" => Form::Place,
            "surplus-run" | "deficit-run" | "rising-run" | "falling-run" => Form::Run,
            "highest-since" | "lowest-since" => Form::Since,
            "cagr"
            | "trend"
            | "sum"
            | "mean"
            | "sum-ratio"
            | "multiple"
            | "elasticity-regression"
            | "plan-required"
            | "revision-mean"
            | "revision-mean-absolute"
            | "growth-count"
            | "band-count"
            | "periods-surplus"
            | "periods-deficit"
            | "periods-plan-met"
            | "periods-plan-missed"
            | "highest"
            | "lowest"
            | "first-above"
            | "milestone"
            | "implied-previous" => Form::Once,
            "difference" | "difference-year" | "point-change" | "growth" | "growth-year"
            | "growth-change" | "growth-annualized" | "index-previous" | "share-change" | "contribution"
            | "share-of-growth" | "shift-share-common" | "shift-share-own" | "structural-change"
            | "effect-of-prices" | "effect-of-volumes" | "plan-gap" | "plan-over" | "plan-attainment"
            | "plan-on-track" | "revision" => Form::Changes,
            id if id.starts_with("price-") || id.starts_with("volume-") => Form::Changes,
            // On a base that moves along, two of them are no levels of one thing.
            "terms-of-trade" | "income-terms-of-trade" if !self.has_fixed_base() => Form::Changes,
            _ => Form::Stands,
        }
    }

    /// Whether lines of it can be put in an order of first and last.
    pub(super) fn is_ranked(&self) -> bool {
        match self.form() {
            Form::Stands | Form::Changes => {
                !matches!(self.id(), "revision" | "shift-share-common" | "implied-previous")
            }
            Form::Once => matches!(self.id(), "cagr" | "trend" | "sum" | "mean" | "multiple" | "sum-ratio"),
            Form::Place | Form::Run | Form::Since => false,
        }
    }

    /// What the figure is held against to go up or down: 1 of what multiplies, 100 of an index on a base.
    pub(super) fn sign(&self, record: &Record) -> i8 {
        let even = match (&record.unit.quantity, self.id()) {
            (_, "multiple" | "sum-ratio" | "plan-on-track") => 1.0,
            (_, "index" | "index-previous" | "chain" | "terms-of-trade") => 100.0,
            (Quantity::Index(_), id) if id.starts_with("price-") || id.starts_with("volume-") => 100.0,
            _ => 0.0,
        };
        match record.interval {
            i if i.lo > even => 1,
            i if i.hi < even => -1,
            _ => 0,
        }
    }

    fn has_fixed_base(&self) -> bool {
        let fixed = |q: &Quantity| matches!(q, Quantity::Index(base) if base.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4));
        self.dataset.series.iter().any(|s| fixed(&s.unit.quantity))
    }

    /// The name inside a sentence, without whose it is.
    pub(super) fn noun(&self, record: &Record) -> String {
        let key = ["tell.noun.", self.id()].concat();
        if !lang::has(self.lang, &key) {
            return small(words(self.lang, &["indicator.", self.id(), ".name"].concat()), self.lang);
        }
        words(self.lang, &key)
            .replace("{n}", &self.query.top.unwrap_or(self.default_top()).to_string())
            .replace("{nouns}", &self.nouns(record))
            .replace("{mark}", &self.mark_text(record))
    }

    /// The name and whose it is: "tỷ trọng của gạo", "the share of rice".
    pub(super) fn named(&self, told: &Told<'_>, record: &Record) -> String {
        let noun = self.noun(record);
        let of = match self.indicator.inputs {
            Inputs::ExportsAndImports | Inputs::TradeAndEconomy | Inputs::PriceIndices => {
                self.member_of(told)
            }
            // Whose structure it is beside another's.
            Inputs::TwoEconomies => match self.member_of(told) {
                item if item.is_empty() => self.group(told).unwrap_or_default(),
                item => item,
            },
            // It is of exports and imports together.
            _ if self.id() == "grubel-lloyd" => self.member_of(told),
            _ => self.subject(told),
        };
        let joined = if of.is_empty() {
            noun
        } else {
            words(self.lang, "tell.ind.join").replace("{noun}", &noun).replace("{of}", &of)
        };
        words(self.lang, "tell.ind.the").replace("{noun}", &joined)
    }

    /// The member that a line is of, where it says more than the indicator's name.
    fn member_of(&self, told: &Told<'_>) -> String {
        let key = ["indicator.", self.id(), ".name"].concat();
        let own = words(self.lang, &key);
        let flows = [Flow::Export, Flow::Import, Flow::Turnover, Flow::Balance];
        let is_flow = flows.iter().any(|f| words(self.lang, flow_key(*f)) == told.name.to_lowercase());
        if told.name == own || is_flow { String::new() } else { self.name(told) }
    }

    /// The name of a line in running text: some countries have an article in English.
    pub(super) fn name(&self, told: &Told<'_>) -> String {
        let articled =
            self.lang == Lang::En && words(self.lang, "tell.the").split('|').any(|w| w == told.name);
        if articled { ["the ", told.name].concat() } else { told.name.to_owned() }
    }

    /// The group that a line stands in, where the table has several: a member beside the one that names the line.
    pub(super) fn group(&self, told: &Told<'_>) -> Option<String> {
        told.line.members.iter().enumerate().find_map(|(d, &m)| {
            let dimension = self.dataset.dimensions.get(d).filter(|d| d.members.len() > 1)?;
            let member = dimension.members.get(m as usize).filter(|_| m != NONE)?;
            let says = member.flow.is_none() && member.role != MemberRole::Total && member.name != told.name;
            says.then(|| member.name.clone())
        })
    }

    /// Of whom or what the figures are: a member, exports, the table's own measure; empty where the indicator says it all.
    pub(super) fn subject(&self, told: &Told<'_>) -> String {
        let member = self.member_of(told);
        if !member.is_empty() {
            return member;
        }
        match told.line.flow {
            Some(flow @ (Flow::Export | Flow::Import | Flow::Turnover)) => {
                words(self.lang, flow_key(flow)).to_owned()
            }
            _ => {
                let measure = self.dataset.measures.get(told.line.measure as usize).map(|m| m.name.as_str());
                let plain = words(self.lang, "tell.measure.plain").split('|');
                match measure.filter(|m| !m.is_empty() && plain.clone().all(|p| p != m.to_lowercase())) {
                    Some(measure) if self.indicator.group != Group::Structure => small(measure, self.lang),
                    _ if self.indicator.inputs == Inputs::AllParts => {
                        words(self.lang, "tell.whole").to_owned()
                    }
                    _ => words(self.lang, "tell.value").to_owned(),
                }
            }
        }
    }

    fn default_top(&self) -> u32 {
        if self.id() == "concentration-ratio" { 3 } else { 5 }
    }

    /// What the parts are called that a figure is made of.
    fn nouns(&self, record: &Record) -> String {
        let series = |i: &Input| self.dataset.series.get(i.series as usize);
        let mut of = record.inputs.iter().filter_map(series);
        let first = of.next();
        let other = first.and_then(|a| of.find(|b| b.members != a.members));
        let differs = first.zip(other).and_then(|(a, b)| {
            (0..self.dataset.dimensions.len()).find(|&d| a.members.get(d) != b.members.get(d))
        });
        let kind = match differs.and_then(|d| self.dataset.dimensions.get(d)).map(|d| d.kind) {
            Some(DimensionKind::Partner) => {
                let header =
                    differs.and_then(|d| self.dataset.dimensions.get(d)).map(|d| d.name.to_lowercase());
                let market = header.is_some_and(|header| {
                    Lang::ALL.iter().any(|l| words(*l, "chart.market").split('|').any(|w| header.contains(w)))
                });
                match first.and_then(|s| self.dataset.flow(s)).filter(|_| market) {
                    Some(Flow::Export) => "market",
                    Some(Flow::Import) => "origin",
                    _ => "economy",
                }
            }
            Some(DimensionKind::Commodity) => "good",
            Some(DimensionKind::Sector) => "sector",
            _ => "item",
        };
        nouns(self.lang, kind)
    }

    /// The threshold that was asked for, or that the catalogue takes.
    fn mark(&self, record: &Record) -> Record {
        let (default, unit) = match self.id() {
            "growth-count" => (Decimal::whole(10), Unit::of(Quantity::Percent)),
            "members-risen" | "members-fallen" => (Decimal::whole(0), Unit::of(Quantity::Percent)),
            _ => (Decimal { mantissa: 1, exponent: 9 }, record.unit.base()),
        };
        // What is counted over a threshold is counted in figures of the table.
        let unit = match (self.id(), record.inputs.iter().find(|i| i.is_cell())) {
            ("club-count" | "band-count", Some(cell)) => {
                self.dataset.series.get(cell.series as usize).map_or(unit, |s| s.unit.base())
            }
            _ => unit,
        };
        Record::given(None, self.query.above.unwrap_or(default), &unit)
    }

    fn mark_text(&self, record: &Record) -> String {
        coefficient(self.lang, &self.mark(record), false, 0)
    }

    /// The upper end of a band, where one was asked for.
    fn below_text(&self, record: &Record) -> String {
        let unit = self.mark(record).unit;
        let text = |d| coefficient(self.lang, &Record::given(None, d, &unit), false, 0);
        self.query.below.map_or_else(String::new, text)
    }

    /// The members that a sum was asked of, by name; empty where it takes the largest.
    fn names_asked(&self) -> String {
        let chosen = self.query.chosen(self.dataset).unwrap_or_default();
        let is_flow =
            |d: usize| self.dataset.dimensions.get(d).is_some_and(|d| d.kind == DimensionKind::Flow);
        let Some((d, members)) = chosen.iter().find(|(d, m)| m.len() > 1 && !is_flow(*d)) else {
            return String::new();
        };
        let name =
            |m: &u32| self.dataset.dimensions.get(*d)?.members.get(*m as usize).map(|m| m.name.as_str());
        let names: Vec<&str> = members.iter().filter_map(name).take(NAMED).collect();
        let mark = if names.iter().any(|n| n.contains(',')) { "; " } else { ", " };
        let more = if members.len() > NAMED { [mark, "…"].concat() } else { String::new() };
        [names.join(mark), more].concat()
    }

    /// The words of a clause: of some indicators they depend on what was asked, and on whether there is any.
    fn clause_key(&self, told: &Told<'_>, record: &Record) -> (String, bool) {
        let id = self.id();
        let moves = matches!(id, "members-risen" | "members-fallen");
        let kind = match id {
            "members-sum" if self.names_asked().is_empty() => "-largest",
            _ if moves && self.query.above.is_some() => "-mark",
            "band-count" if self.query.below.is_some() && self.query.above.is_some() => "-between",
            "band-count" if self.query.below.is_some() => "-below",
            "periods-surplus" | "periods-deficit" if !self.member_of(told).is_empty() => "-of",
            _ => "",
        };
        let tally = id == "club-count"
            || id.starts_with("periods-")
            || id.starts_with("members-") && id != "members-sum";
        let none = tally && record.interval.hi == 0.0;
        (["tell.is.", id, kind, if none { "-none" } else { "" }].concat(), none)
    }

    /// When and how sure a cell that went in is.
    pub(super) fn cells<'r>(&self, record: &'r Record) -> impl Iterator<Item = (&'r Input, Period, Status)> {
        let dataset = self.dataset;
        record.inputs.iter().filter(|i| i.is_cell()).filter_map(move |i| {
            let point = dataset.series.get(i.series as usize)?.points.get(i.point as usize)?;
            Some((i, point.period?, point.status))
        })
    }

    /// The period that a figure is counted from: of the periods behind it the last before its own.
    pub(super) fn base(&self, record: &Record) -> Option<Period> {
        let now = record.period?;
        if self.id() == "chain" {
            return self.cells(record).map(|(_, p, _)| p).min()?.previous();
        }
        let other = self.cells(record).map(|(_, p, _)| p).filter(|p| p.end_day() != now.end_day());
        if self.id() == "milestone" {
            // A year may be there as its months.
            return other.min().map(|p| Period::Year(p.year()));
        }
        other.max_by_key(Period::end_day)
    }

    pub(super) fn frame(&self, record: &Record) -> Frame {
        Frame { period: record.period, base: self.base(record), whole: self.whole(record) }
    }

    /// What a part is held against, where an indicator is about parts.
    fn whole(&self, record: &Record) -> Vec<(u32, u64)> {
        if self.indicator.inputs != Inputs::PartAndWhole {
            return Vec::new();
        }
        let is_whole = |i: &&Input| i.name.starts_with('T');
        let key = |i: &Input| (i.series, if i.series == NONE { i.value.to_bits() } else { 0 });
        let mut found: Vec<(u32, u64)> = record.inputs.iter().filter(is_whole).map(key).collect();
        if found.is_empty() {
            found = record.inputs.iter().map(key).collect();
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What the whole is called: all exports, the group that a part stands in, what the table lists.
    fn whole_name(&self, told: &Told<'_>, record: &Record) -> String {
        let listed = record.flags.iter().any(|f| matches!(f, Flag::Listed { .. }));
        let series = record
            .inputs
            .iter()
            .find(|i| i.name.starts_with('T') && i.is_cell())
            .and_then(|i| self.dataset.series.get(i.series as usize));
        let flow = series.and_then(|s| self.dataset.flow(s)).or(told.line.flow);
        let key = match flow {
            Some(Flow::Export) => "tell.whole.export",
            Some(Flow::Import) => "tell.whole.import",
            _ => "tell.whole",
        };
        let Some(series) = series.filter(|_| !listed) else {
            let takes_total = !listed && self.indicator.inputs == Inputs::AllParts;
            return words(self.lang, if takes_total { key } else { "tell.ind.listed" }).to_owned();
        };
        let group = (0..self.dataset.dimensions.len()).find_map(|d| {
            let member = self.dataset.member(series, d)?;
            let same = series.members.get(d) == told.line.members.get(d);
            (!same && member.role != MemberRole::Total && member.flow.is_none()).then(|| member.name.clone())
        });
        let is_parts = self.indicator.inputs == Inputs::PartAndWhole;
        match group.or_else(|| self.group(told).filter(|_| is_parts)) {
            Some(group) => words(self.lang, "tell.ind.group").replace("{name}", &group),
            None => words(self.lang, key).to_owned(),
        }
    }

    /// A figure as it stands, or its size where the words say which way it goes.
    pub(super) fn figure(&self, record: &Record, without_sign: bool) -> Piece {
        Piece::Figure(coefficient(self.lang, record, without_sign, 0), record.clone())
    }

    /// A figure beside others in a list.
    pub(super) fn listed(&self, record: &Record) -> Piece {
        Piece::Figure(counted(self.lang, record), record.clone())
    }

    /// What the clauses are filled with.
    pub(super) fn pieces(&self, told: &Told<'_>, record: &Record) -> Vec<(&'static str, Piece)> {
        let base = self.base(record).map_or_else(String::new, |p| bare(self.lang, p));
        let step = self.cells(record).map(|(_, p, _)| p).next().or(record.period);
        let counted = record.inputs.iter().filter(|i| i.name == "xᵢ").count();
        let n = match self.id() {
            "growth-count" | "band-count" => counted.to_string(),
            id if id.starts_with("members-") || id.starts_with("periods-") => counted.to_string(),
            _ => self.query.top.unwrap_or(self.default_top()).to_string(),
        };
        vec![
            ("of", Piece::Words(self.subject(told))),
            ("name", Piece::Words(self.name(told))),
            ("noun", Piece::Words(self.noun(record))),
            ("what", Piece::Words(self.named(told, record))),
            ("whole", Piece::Words(self.whole_name(told, record))),
            ("nouns", Piece::Words(self.nouns(record))),
            ("mark", Piece::Words(self.mark_text(record))),
            ("below", Piece::Words(self.below_text(record))),
            ("names", Piece::Words(self.names_asked())),
            ("n", Piece::Words(n)),
            ("base", Piece::Words(base)),
            ("step", Piece::Words(step.map_or_else(String::new, |p| step_word(self.lang, p)))),
        ]
    }

    /// The family of words that goes up and down.
    fn goes(&self) -> &'static str {
        match self.id() {
            "difference" | "difference-year" | "point-change" | "growth" | "growth-year" => "by",
            id if id.starts_with("price-") => "price",
            id if id.starts_with("volume-") => "volume",
            id => id,
        }
    }

    /// The clause that states a figure: "xuất khẩu bằng 88,3% nhập khẩu", "exports rose by $6.0 billion from 2004".
    pub(super) fn clause(&self, told: &Told<'_>, record: &Record) -> Piece {
        self.clause_with(told, record, None)
    }

    /// The same with a figure that has more digits, to stand beside another.
    pub(super) fn clause_with(&self, told: &Told<'_>, record: &Record, finer: Option<Piece>) -> Piece {
        let mut pieces = self.pieces(told, record);
        let goes = ["tell.goes.", self.goes(), if self.sign(record) < 0 { ".down" } else { ".up" }].concat();
        let (is, none) = self.clause_key(told, record);
        if none {
            let no = words(self.lang, "tell.run.no").to_owned();
            pieces.push(("value", Piece::Figure(no, record.clone())));
            return Piece::Phrase(is.into(), pieces);
        }
        let has_base = self.base(record).is_some() || !words(self.lang, &goes).contains("{base}");
        let key = if self.sign(record) != 0 && lang::has(self.lang, &goes) && has_base {
            // A change is told without its sign; an index and a multiple have none.
            pieces.push(("value", finer.unwrap_or_else(|| self.figure(record, true))));
            goes
        } else {
            pieces.push(("value", finer.unwrap_or_else(|| self.figure(record, false))));
            // Without a period that it is counted from the words that name one say nothing.
            let has_base = self.base(record).is_some() || !words(self.lang, &is).contains("{base}");
            if lang::has(self.lang, &is) && has_base { is } else { "tell.ind.is".to_owned() }
        };
        Piece::Phrase(key.into(), pieces)
    }

    /// The words for who is first, where the indicator has some of its own.
    pub(super) fn most(&self) -> Option<String> {
        let own = match self.id() {
            "sum"
            | "mean"
            | "month-mean"
            | "years"
            | "quarters"
            | "moving-year"
            | "year-to-date"
            | "out-of-year-to-date" => "level",
            _ => self.goes(),
        };
        let key = ["tell.most.", own].concat();
        lang::has(self.lang, &key).then_some(key)
    }

    /// The period that a figure is compared with: of parts of a year the same of the year before.
    pub(super) fn compared_with(&self, now: Period) -> Option<Period> {
        match now.step() {
            Step::Month | Step::Quarter | Step::YearToDate => now.same_of_year(-1),
            Step::Range | Step::Day => None,
            _ => now.previous(),
        }
    }

    /// Whether a record says something: an index at its own base does not, nor does one year of one.
    pub(super) fn says(&self, record: &Record) -> bool {
        match self.id() {
            "index" => self.base(record).is_some(),
            // Where all are among the largest nothing is left.
            "rest" => record.value != Ok(0.0),
            "growth-count"
            | "band-count"
            | "periods-surplus"
            | "periods-deficit"
            | "periods-plan-met"
            | "periods-plan-missed" => record.inputs.iter().filter(|i| i.name == "xᵢ").count() > 1,
            _ => true,
        }
    }
}

/// A name inside a sentence: with a small letter, unless it begins with somebody's name or an abbreviation.
pub(super) fn small(name: &str, lang: Lang) -> String {
    let proper = words(lang, "tell.ind.proper").split('|').any(|p| name.starts_with(p));
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !proper && !second.is_uppercase() => {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}
