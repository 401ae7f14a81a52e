//! The names that some articles speak of, made into a table without figures: what an article is about is then found by the same rules
//! as beside a real table.

use super::super::article::{Article, Mention, Says};
use super::super::members::{Kind, Named};
use super::super::places::{GOODS, PLACES, SECTORS};
use super::super::table_index::TableIndex;
use crate::dataset::{Dataset, Dimension, DimensionKind, Flow, Member, MemberRole};

/// Lines of the lists of names that stand for continents: parts of the world that do not overlap.
const CONTINENTS: [&str; 5] = ["Châu Á|", "Châu Âu|", "Châu Phi|", "Châu Mỹ|", "Châu Đại Dương|"];

/// What a name is among others of its kind; only names of one class can be parts of one whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A continent.
    Continent,
    /// One country.
    Country,
    /// Goods.
    Goods,
    /// Home enterprises, all of them.
    Domestic,
    /// Foreign-invested enterprises.
    Foreign,
    /// Home enterprises that are the state's, and those that are not.
    DomesticPart,
    /// A group that overlaps others.
    Group,
}

/// The table without figures, and what its members are.
#[derive(Clone, Debug, Default)]
pub(super) struct SpokenNames {
    /// The table.
    pub(super) dataset: Dataset,
    /// Line of the list for each member, by dimension after the flow.
    lines: Vec<Vec<(Kind, usize)>>,
    /// Whose trade each text is about, when it says.
    pub(super) homes: Vec<Option<(Kind, usize)>>,
}

fn list(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Place => PLACES,
        Kind::Goods => GOODS,
        Kind::Sector => SECTORS,
    }
}

impl SpokenNames {
    /// Gathers the names of some texts. A member is called as the first text calls it first.
    pub(super) fn of(texts: &[&str]) -> SpokenNames {
        let empty = Dataset::default();
        let index = TableIndex::of(&empty);
        let mut found: Vec<(Kind, usize, String)> = Vec::new();
        let mut homes = Vec::new();
        for text in texts {
            let article = Article::of(text, &index, None);
            let said = |m: &Mention| {
                let ends = article.token(m.start).zip(article.token(m.end.saturating_sub(1)));
                ends.map(|(a, b)| article.slice(a.start, b.end)).unwrap_or_default()
            };
            let home = article.mentions.iter().find(|m| matches!(m.says, Says::Home)).map(&said);
            homes.push(home.and_then(|name| super::super::members::line_of(&name)));
            for m in &article.mentions {
                let Says::Named(names) = &m.says else { continue };
                let said = said(m);
                for n in names {
                    if let Named::Absent(kind, line) = n
                        && !found.iter().any(|(k, l, _)| (k, l) == (kind, line))
                    {
                        found.push((*kind, *line, said.clone()));
                    }
                }
            }
        }
        let flow =
            |name: &str, flow: Flow| Member { name: name.to_owned(), flow: Some(flow), ..Member::default() };
        let mut dimensions = vec![Dimension {
            name: "flow".to_owned(),
            kind: DimensionKind::Flow,
            members: vec![flow("export", Flow::Export), flow("import", Flow::Import)],
        }];
        let mut lines = Vec::new();
        for (kind, dimension) in [
            (Kind::Place, DimensionKind::Partner),
            (Kind::Goods, DimensionKind::Commodity),
            (Kind::Sector, DimensionKind::Sector),
        ] {
            let own: Vec<_> = found.iter().filter(|(k, ..)| *k == kind).collect();
            lines.push(own.iter().map(|(k, l, _)| (*k, *l)).collect());
            let members = own
                .iter()
                .map(|(_, _, said)| Member {
                    name: said.clone(),
                    role: MemberRole::Item,
                    ..Member::default()
                })
                .collect();
            dimensions.push(Dimension { name: String::new(), kind: dimension, members });
        }
        SpokenNames { dataset: Dataset { dimensions, ..Dataset::default() }, lines, homes }
    }

    /// The member that a name of a table is: its dimension among those after the flow, and its place there.
    pub(super) fn member(&self, name: &str) -> Option<(usize, u32)> {
        let wanted = super::super::members::line_of(name)?;
        self.lines.iter().enumerate().find_map(|(dim, lines)| {
            let at = lines.iter().position(|l| *l == wanted)?;
            Some((dim, at as u32))
        })
    }

    /// What a member is.
    pub(super) fn class(&self, dim: usize, member: u32) -> Class {
        let Some((kind, line)) = self.lines.get(dim).and_then(|l| l.get(member as usize)) else {
            return Class::Group;
        };
        let text = list(*kind).get(*line).copied().unwrap_or_default();
        match kind {
            Kind::Place if CONTINENTS.iter().any(|c| text.starts_with(c)) => Class::Continent,
            Kind::Place => {
                let groups = PLACES.iter().position(|l| l.starts_with("Thế giới|")).unwrap_or(PLACES.len());
                if *line < groups { Class::Country } else { Class::Group }
            }
            Kind::Goods => Class::Goods,
            Kind::Sector if text.starts_with("domestic|") => Class::Domestic,
            Kind::Sector if text.starts_with("foreign|") => Class::Foreign,
            Kind::Sector => Class::DomesticPart,
        }
    }

    /// The member of a class of owners, when it is spoken of.
    pub(super) fn owner(&self, class: Class) -> Option<(usize, u32)> {
        let dim = 2;
        let lines = self.lines.get(dim)?;
        (0..lines.len() as u32).find(|m| self.class(dim, *m) == class).map(|m| (dim, m))
    }
}
