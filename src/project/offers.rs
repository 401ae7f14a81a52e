//! The catalogue as a menu for the data at hand: every indicator with its name, what it says, its formula, and whether this
//! table has what it takes; for the one that is drawn, who plays which part in it and what it can be told besides.

use super::Project;
use crate::dataset::{Dataset, DimensionKind, MemberRole};
use crate::indicators::{self, Group, Indicator, Inputs, Param, Role, mathml, roles, symbols};
use crate::lang::{self, Lang, words};
use crate::plan;
use crate::spec::ChartSpec;

/// An indicator of the menu.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct IndicatorOffer {
    /// What a spec says.
    pub id: &'static str,
    /// Group, for the menu's headings.
    pub group: Group,
    /// Heading of its group.
    pub heading: String,
    /// Plain name.
    pub name: String,
    /// What it says, in a sentence.
    pub about: String,
    /// Whether the table can serve it.
    pub enabled: bool,
    /// Why not; empty when it can.
    pub why: String,
}

/// Somebody who plays a part.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RoleOffer {
    /// What a spec says.
    pub id: &'static str,
    /// What a person reads.
    pub label: String,
    /// Measures and members that could play it.
    pub options: Vec<String>,
    /// Who plays it; empty when nobody does.
    pub playing: String,
    /// Whether a person cast it.
    pub cast: bool,
}

/// Something that the indicator can be told.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ParamOffer {
    /// What a spec says: `base`, `above`, `below`, `top`, `against`.
    pub id: &'static str,
    /// What a person reads.
    pub label: String,
    /// Its unit, for a number; what the number is multiplied by stands in `scale`.
    pub unit: String,
    /// A number in the control times this is the number of the spec.
    pub scale: f64,
    /// The value; empty for the default.
    pub value: String,
    /// What the default is, in words.
    pub standard: String,
    /// What there is to choose from: id and label; none for a number.
    pub options: Vec<(String, String)>,
    /// The dimension that the options are members of.
    pub dimension: String,
}

/// The indicator that is drawn, with its controls.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct IndicatorShown {
    /// Its id.
    pub id: &'static str,
    /// Plain name.
    pub name: String,
    /// What it says.
    pub about: String,
    /// The formula as MathML.
    pub math: String,
    /// What the names of the formula stand for.
    pub legend: Vec<(String, String)>,
    /// Where the method is written down.
    pub method: String,
    /// Who plays which part.
    pub roles: Vec<RoleOffer>,
    /// What it can be told.
    pub params: Vec<ParamOffer>,
}

fn heading(group: Group) -> &'static str {
    match group {
        Group::Level => "group.level",
        Group::Change => "group.change",
        Group::Structure => "group.structure",
        Group::Economy => "group.economy",
        Group::World => "group.world",
        Group::PriceAndVolume => "group.price-volume",
        Group::Runs => "group.runs",
        Group::Plan => "group.plan",
        Group::Revisions => "group.revisions",
    }
}

fn says(indicator: &Indicator, lang: Lang, what: &str) -> String {
    words(lang, &["indicator.", indicator.id, ".", what].concat()).to_owned()
}

/// How many items of a breakdown are enough to see whether an indicator can be worked out at all.
const SOME: usize = 6;

/// The totals of a table and the first items of every breakdown: what an indicator needs is as a rule there, and a table of ten
/// thousand rows answers in no time.
fn sample(dataset: &Dataset) -> Dataset {
    let kept: Vec<Vec<bool>> = dataset
        .dimensions
        .iter()
        .map(|d| {
            let mut items = 0;
            let keep = |m: &crate::dataset::Member| {
                items += usize::from(m.role == MemberRole::Item);
                m.role == MemberRole::Total || m.flow.is_some() || items <= SOME
            };
            d.members.iter().map(keep).collect()
        })
        .collect();
    let in_sample = |s: &crate::dataset::Series| {
        s.members
            .iter()
            .zip(&kept)
            .all(|(m, kept)| kept.get(*m as usize).copied().unwrap_or(*m == crate::dataset::NONE))
    };
    Dataset {
        dimensions: dataset.dimensions.clone(),
        measures: dataset.measures.clone(),
        series: dataset.series.iter().filter(|s| in_sample(s)).cloned().collect(),
        ..Dataset::default()
    }
}

/// Why a table cannot serve an indicator, in words; empty when it can.
fn lack(dataset: &Dataset, indicator: &'static Indicator, lang: Lang) -> String {
    let query = plan::query(&ChartSpec::default(), dataset, indicator);
    match indicators::compute(dataset, indicator, &query) {
        Err(mut problem) => {
            // A person knows an indicator by its name.
            problem.args.retain(|(name, _)| name != "id");
            lang::sentence(lang, &problem.with("id", says(indicator, lang, "name")))
        }
        Ok(lines) if lines.iter().flat_map(|l| &l.records).all(|r| r.value.is_err()) => {
            let reason = lines.iter().flat_map(|l| &l.records).find_map(|r| r.value.err());
            words(lang, reason.map_or("reason.no-input", |r| r.key())).to_owned()
        }
        Ok(_) => String::new(),
    }
}

/// The whole catalogue, each with whether this table can serve it: it can when the question that its name alone asks has an
/// answer with a figure.
pub fn offers(dataset: &Dataset, lang: Lang) -> Vec<IndicatorOffer> {
    let some = sample(dataset);
    let whole = some.series.len() == dataset.series.len();
    indicators::catalogue()
        .map(|i| {
            // What the sample cannot serve the whole table may.
            let why = match lack(&some, i, lang) {
                why if why.is_empty() || whole => why,
                _ => lack(dataset, i, lang),
            };
            IndicatorOffer {
                id: i.id,
                group: i.group,
                heading: words(lang, heading(i.group)).to_owned(),
                name: says(i, lang, "name"),
                about: says(i, lang, "about"),
                enabled: why.is_empty(),
                why: super::capital(&why),
            }
        })
        .collect()
}

/// Who plays a part in formulas of such inputs.
fn parts_of(indicator: &Indicator) -> &'static [Role] {
    match indicator.inputs {
        Inputs::ExportsAndImports => &[Role::Export, Role::Import],
        Inputs::TradeAndEconomy if indicator.id == "exports-per-head" => &[Role::Export, Role::Population],
        Inputs::TradeAndEconomy => &[Role::Export, Role::Import, Role::Gdp],
        Inputs::ValuesAndQuantities => &[Role::Value, Role::Quantity],
        Inputs::PriceIndices => &[Role::Export, Role::Import, Role::Index],
        Inputs::ValueAndRate => &[Role::Value, Role::Index, Role::Growth],
        Inputs::PlanAndOutcome => &[Role::Plan],
        _ if indicator.id.ends_with("-from-balance") => &[Role::Turnover, Role::Balance],
        _ => &[],
    }
}

impl Project {
    /// The catalogue as a menu.
    pub fn offers(&self, lang: Lang) -> Vec<IndicatorOffer> {
        offers(self.dataset(), lang)
    }

    /// The indicator of the last drawing with its controls.
    pub fn shown(&self, lang: Lang) -> Option<IndicatorShown> {
        let drawn = self.plan.as_ref()?;
        let indicator = indicators::find(drawn.told.choice.indicator)?;
        let role = |role: &Role| {
            let (options, playing) = roles::candidates(self.dataset(), *role);
            let cast = self.spec.roles.iter().find(|(id, _)| id == role.id()).and_then(|(_, n)| n.first());
            RoleOffer {
                id: role.id(),
                label: words(lang, &["role.", role.id()].concat()).to_owned(),
                options,
                playing: cast.cloned().or(playing).unwrap_or_default(),
                cast: cast.is_some(),
            }
        };
        Some(IndicatorShown {
            id: indicator.id,
            name: says(indicator, lang, "name"),
            about: says(indicator, lang, "about"),
            math: mathml(indicator.formula),
            legend: symbols(lang, indicator.formula),
            method: indicator.source.to_owned(),
            roles: parts_of(indicator).iter().map(role).filter(|r| r.options.len() > 1).collect(),
            params: indicator.params.iter().filter_map(|p| self.param(*p, indicator, lang)).collect(),
        })
    }

    fn param(&self, param: Param, indicator: &'static Indicator, lang: Lang) -> Option<ParamOffer> {
        let mut offer = ParamOffer {
            id: "",
            label: String::new(),
            unit: String::new(),
            scale: 1.0,
            value: String::new(),
            standard: String::new(),
            options: Vec::new(),
            dimension: String::new(),
        };
        match param {
            Param::Base => {
                offer.id = "base";
                offer.label = words(lang, "param.base").to_owned();
                offer.value = self.spec.base.clone().unwrap_or_default();
                offer.standard = words(lang, "param.base.first").to_owned();
                let periods = super::choices::periods(self.dataset());
                offer.options = periods.iter().map(|p| (p.to_string(), lang::period(lang, *p))).collect();
            }
            Param::Above | Param::Below => {
                // Only some of the runs look at a threshold.
                let of_growth = matches!(indicator.id, "growth-count" | "members-risen" | "members-fallen");
                let wants = of_growth || matches!(indicator.id, "club-count" | "first-above" | "band-count");
                if !wants {
                    return None;
                }
                let unit = if of_growth {
                    crate::unit::Unit::of(crate::unit::Quantity::Percent)
                } else {
                    self.money()
                };
                offer.scale = crate::figure::to_f64(1, i16::from(unit.power));
                offer.unit = lang::unit(lang, &unit);
                let (id, key, value) = match param {
                    Param::Above => ("above", "param.above", self.spec.above),
                    _ => ("below", "param.below", self.spec.below),
                };
                offer.id = id;
                offer.label = words(lang, key).to_owned();
                offer.value = value.map(|v| format!("{}", v / offer.scale)).unwrap_or_default();
                let standard = match indicator.id {
                    "growth-count" => 10.0,
                    _ if of_growth => 0.0,
                    _ => 1e9 / offer.scale,
                };
                if param == Param::Above {
                    offer.standard = format!("{standard}");
                }
            }
            Param::Top => {
                offer.id = "top";
                offer.label = words(lang, "param.top").to_owned();
                offer.value = self.spec.top.map(|n| n.to_string()).unwrap_or_default();
                offer.standard = if indicator.id == "concentration-ratio" { "3" } else { "5" }.to_owned();
            }
            Param::Against => {
                let query = plan::query(&self.spec, self.dataset(), indicator);
                let (name, member) = query.against.first()?;
                let d = self.dataset().dimensions.iter().find(|d| d.name == *name)?;
                offer.id = "against";
                offer.label = words(lang, "param.against").to_owned();
                offer.value = member.clone();
                offer.dimension = d.name.clone();
                offer.options = d.members.iter().map(|m| (m.name.clone(), m.name.clone())).collect();
            }
        }
        Some(offer)
    }

    /// The money that the table is in, in billions.
    fn money(&self) -> crate::unit::Unit {
        let of_money =
            |s: &&crate::dataset::Series| matches!(s.unit.quantity, crate::unit::Quantity::Money(_));
        self.dataset().series.iter().find(of_money).map(|s| s.unit.at(9)).unwrap_or_default()
    }

    /// The economy whose trade an indicator of two economies is about: a dimension with its members and the one chosen.
    pub fn own_economy(&self) -> Option<(String, Vec<String>, String)> {
        let indicator = indicators::find(self.plan.as_ref()?.told.choice.indicator)?;
        if indicator.inputs != Inputs::TwoEconomies {
            return None;
        }
        let query = plan::query(&self.spec, self.dataset(), indicator);
        let (name, _) = query.against.first()?;
        let d = self.dataset().dimensions.iter().find(|d| d.name == *name)?;
        let own = query.select.iter().find(|(n, _)| n == name).map(|(_, m)| m.clone()).unwrap_or_default();
        let members =
            d.members.iter().filter(|m| m.role != MemberRole::Total || d.kind == DimensionKind::Other);
        Some((name.clone(), members.map(|m| m.name.clone()).collect(), own))
    }
}
