//! Names in the article that are members of the table: as the table writes them, shortened, without diacritics, by synonym and in
//! the other language. Names known to trade but not in the table are found as well, so that nobody takes them for the total.

use super::english_number::singular;
use super::lexicon::Phrases;
use super::other_names::{less, one_of_two, signature, unmodified};
use super::places::{FARM_FOREST_FISH, GOODS, PLACES, PRICE_INDEXES, SECTORS};
use super::table_index::{REST, TableIndex};
use super::words::{Token, fold};
use crate::dataset::DimensionKind;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Whom or what a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A member of a dimension (place among the dimensions but the flow's).
    Member {
        /// Dimension.
        dim: usize,
        /// Member, or [`REST`] and a member.
        member: u32,
    },
    /// Several members together.
    Union {
        /// Dimension.
        dim: usize,
        /// Members.
        members: Vec<u32>,
    },
    /// Known, but not in the table.
    Absent(Kind, usize),
}

/// What an absent name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A country or group of countries.
    Place,
    /// Goods or services.
    Goods,
    /// An owner of enterprises.
    Sector,
}

/// Words of a name that may be left out at its beginning.
const LEADS: [&str; 25] = [
    "cac nuoc",
    "can can",
    "thanh pho",
    "tinh",
    "province of",
    "city of",
    "hang",
    "nhom hang",
    "nhom",
    "cac",
    "mat hang",
    "nhom mat hang",
    "cac mat hang",
    "cac loai",
    "nganh",
    "khu vuc",
    "chi so gia",
    "hoat dong kinh doanh",
    "hoat dong",
    "kinh doanh",
    "san xuat va phan phoi",
    "the",
    "exports of",
    "total",
    "tong",
];

/// Short forms that tables use.
const SHORT: [(&str, &str); 19] = [
    ("tp", "thanh pho"),
    ("hcm", "ho chi minh"),
    ("lk", "linh kien"),
    ("pt", "phu tung"),
    ("kl", "kim loai"),
    ("dc", "dung cu"),
    ("npl", "nguyen phu lieu"),
    ("pl", "phu lieu"),
    ("sp", "san pham"),
    ("nn", "nuoc ngoai"),
    ("dtnn", "dau tu nuoc ngoai"),
    ("dn", "doanh nghiep"),
    ("dt", "dau tu"),
    ("kt", "kinh te"),
    ("ktt", "kinh te"),
    ("tbi", "thiet bi"),
    ("vlxd", "vat lieu xay dung"),
    ("tacn", "thuc an chan nuoi"),
    ("ttcn", "tieu thu cong nghiep"),
];

/// A name as plain words: folded, no marks, brackets left out, short forms written out.
fn plain(name: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in fold(name).chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth > 0 => {}
            c if c.is_alphanumeric() || c == '\'' => out.push(c),
            _ => out.push(' '),
        }
    }
    let words: Vec<&str> =
        out.split_whitespace().map(|w| SHORT.iter().find(|(s, _)| *s == w).map_or(w, |(_, l)| *l)).collect();
    let joined = words.join(" ");
    // "Semiconductors etc.": what else there is goes without its name.
    let joined = joined.strip_suffix(" etc").unwrap_or(&joined);
    let glued = [" va ", " and ", " or ", " hoac "];
    glued.iter().fold(strip_leads(joined).to_owned(), |name, glue| name.replace(glue, " ")).trim().to_owned()
}

fn strip_leads(name: &str) -> &str {
    let mut rest = name;
    loop {
        let shorter = LEADS
            .iter()
            .filter_map(|lead| rest.strip_prefix(lead).and_then(|r| r.strip_prefix(' ')))
            // "Cán cân thương mại" is no row of trade.
            .filter(|r| !rest.starts_with("can can") || *r != "thuong mai")
            .min_by_key(|r| r.len());
        match shorter {
            Some(r) if !r.is_empty() => rest = r,
            _ => return rest,
        }
    }
}

/// A list of names, ready to be asked for the line of a name.
struct Lines {
    kind: Kind,
    raw: &'static [&'static str],
    /// Plain name to line, the first that has it.
    by_name: HashMap<String, usize>,
    /// The words that carry the meaning, to line.
    by_words: HashMap<String, usize>,
}

impl Lines {
    fn of(kind: Kind, raw: &'static [&'static str]) -> Lines {
        let mut lines = Lines { kind, raw, by_name: HashMap::new(), by_words: HashMap::new() };
        for (at, line) in raw.iter().enumerate() {
            for name in line.split('|') {
                let name = plain(name.trim());
                lines.by_words.entry(signature(&name)).or_insert(at);
                lines.by_name.entry(name).or_insert(at);
            }
        }
        lines
    }

    fn exact(&self, name: &str) -> Option<usize> {
        self.by_name
            .get(name)
            .or_else(|| self.by_words.get(&signature(name)).filter(|_| !signature(name).is_empty()))
            .copied()
    }

    /// The line whose name the longest beginning of a name is; a single word is no beginning.
    fn beginning(&self, name: &str) -> Option<usize> {
        let mut rest = name;
        while let Some((shorter, _)) = rest.rsplit_once(' ') {
            if !shorter.contains(' ') {
                return None;
            }
            // "Dịch vụ khác" is one of the services, not all of them.
            if shorter == "dich vu" {
                return None;
            }
            if let Some(line) = self.by_name.get(shorter) {
                return Some(*line);
            }
            rest = shorter;
        }
        None
    }
}

/// The names of the table and of the trade, ready for matching.
pub(super) fn names(index: &TableIndex<'_>) -> Phrases<Named> {
    let mut phrases = Phrases::new();
    let lists: [Lines; 4] = [
        Lines::of(Kind::Place, PLACES),
        Lines::of(Kind::Goods, GOODS),
        Lines::of(Kind::Sector, SECTORS),
        Lines::of(Kind::Goods, PRICE_INDEXES),
    ];
    // Which lines the table has: line -> where.
    let mut known: [Vec<Vec<Named>>; 4] =
        [PLACES, GOODS, SECTORS, PRICE_INDEXES].map(|l| vec![Vec::new(); l.len()]);
    for (dim, dataset_dim) in index.dims.iter().enumerate() {
        let Some(dimension) = index.dataset.dimensions.get(*dataset_dim) else { continue };
        let mut shorter: Vec<(String, u32)> = Vec::new();
        let called = super::list_numbers::unnumbered(dimension.members.iter().map(|m| m.name.as_str()));
        let plains: Vec<String> = called.iter().map(|name| plain(name)).collect();
        let rows = super::short_names::Rows::of(&plains, dimension.kind == DimensionKind::Partner);
        let full: HashSet<&str> = plains.iter().map(String::as_str).collect();
        let lists_of_kind: &[usize] = match dimension.kind {
            DimensionKind::Partner if index.no_places.iter().any(|(d, _)| *d == dim) => &[0, 1],
            DimensionKind::Partner => &[0],
            DimensionKind::Commodity => &[1, 3],
            DimensionKind::Sector => &[2, 1],
            _ => &[0, 1, 2, 3],
        };
        for (at, member) in dimension.members.iter().enumerate() {
            let code = at as u32;
            let Some(name) = plains.get(at) else { continue };
            let whole = index.totals.get(dim).and_then(|t| t.get(at)).copied().unwrap_or(false);
            if whole || super::table_index::is_total_name(name) || name.is_empty() {
                continue;
            }
            let here = Named::Member { dim, member: code };
            let own = called.get(at).copied().unwrap_or(member.name.as_str());
            phrases.add(&without_brackets(own), here.clone());
            phrases.add(name, here.clone());
            super::short_names::numbers(name).iter().for_each(|n| phrases.add(n, here.clone()));
            super::short_names::by_bracket(&fold(own)).iter().for_each(|n| phrases.add(n, here.clone()));
            // "Chỉ số giá vàng" is called by what has the price, its marks kept: one word alone is known by them.
            if let Some(priced) = own.to_lowercase().strip_prefix("chỉ số giá ") {
                let also = if priced == "đô la mỹ" { "USD" } else { priced };
                [priced.to_owned(), format!("giá {also}"), format!("đồng {also}")]
                    .iter()
                    .for_each(|n| phrases.add(n, here.clone()));
            }
            // Cities as they are written short.
            if let Some(rest) =
                fold(&member.name).strip_prefix("tp.").or(fold(&member.name).strip_prefix("tp "))
            {
                phrases.add(&format!("thanh pho {}", rest.trim()), here.clone());
            }
            if name.ends_with("ho chi minh") {
                ["TP.HCM", "TPHCM", "TP HCM", "Sài Gòn", "Ho Chi Minh City", "HCM City", "HCMC"]
                    .iter()
                    .for_each(|n| phrases.add(n, here.clone()));
            }
            for part in first_parts(own) {
                shorter.push((part, code));
            }
            let others =
                [less(&member.name), one_of_two(&plains, name), super::other_names::oil_and_gas(name)];
            for other in others.into_iter().flatten() {
                other.iter().for_each(|n| phrases.add(n, here.clone()));
            }
            let bare = unmodified(name).filter(|_| dimension.kind == DimensionKind::Commodity);
            if let Some(bare) = &bare {
                shorter.push((bare.clone(), code));
            }
            let short = super::short_names::short_names(name, &rows);
            shorter.extend(short.into_iter().map(|part| (part, code)));
            // A name of a line, else a line whose name the member begins with.
            let lines = || lists_of_kind.iter().filter_map(|l| Some((*l, lists.get(*l)?)));
            let mut found: Vec<(usize, usize)> =
                lines().filter_map(|(l, list)| Some((l, list.exact(name)?))).collect();
            // Sectors stand among goods in the tables of statistics offices.
            if dimension.kind == DimensionKind::Commodity && found.is_empty() {
                found.extend(lists.get(2).and_then(|list| Some((2, list.exact(name)?))));
            }
            // A row "Petroleum" is the crude, as customs write it.
            if found.is_empty() && name == "petroleum" {
                found.extend(lines().filter_map(|(l, list)| Some((l, list.exact("crude oil")?))));
            }
            if let Some(bare) = bare.filter(|b| found.is_empty() && !full.contains(b.as_str())) {
                found.extend(lines().filter_map(|(l, list)| Some((l, list.exact(&bare)?))));
            }
            if found.is_empty() {
                found.extend(lines().filter_map(|(l, list)| Some((l, list.beginning(name)?))));
            }
            // "Combined-cycle gas" among plants is what the text calls gas, where no other row is one.
            let own = super::telling_words::heads(&member.name);
            if let ([head], true, DimensionKind::Other) = (own.as_slice(), found.is_empty(), dimension.kind) {
                let alike = dimension
                    .members
                    .iter()
                    .filter(|m| super::telling_words::heads(&m.name).contains(head))
                    .count();
                if alike == 1 && !plains.contains(head) {
                    found.extend(lines().filter_map(|(l, list)| Some((l, list.exact(head)?))));
                }
            }
            for (list, line) in found {
                if let Some(k) = known.get_mut(list).and_then(|k| k.get_mut(line)) {
                    k.push(here.clone());
                }
            }
        }
        // A shortened name holds when only one kind of member is shortened to it and none has it in full.
        if dimension.kind != DimensionKind::Partner {
            let names: Vec<&str> = dimension.members.iter().map(|m| m.name.as_str()).collect();
            let english = |code: u32| dimension.members.get(code as usize).is_some_and(|m| m.name.is_ascii());
            for (word, code) in super::telling_words::telling_words(&plains, &names) {
                let listed = lists.iter().any(|l| l.by_name.contains_key(&word));
                if !listed && english(code) && !shorter.iter().any(|(w, _)| *w == word) {
                    shorter.push((word, code));
                }
            }
            // Names of the trade that stand in the lists keep the meaning that they have there.
            let listed = |name: &str| lists.iter().any(|l| l.by_name.contains_key(name));
            for (name, code) in super::fewer_words::fewer_words(&names) {
                if !listed(&name) && !full.contains(name.as_str()) {
                    shorter.push((name, code));
                }
            }
        }
        let head = |c: u32| plains.get(c as usize).map(|n| n.chars().take(12).collect::<String>());
        let mut heads: HashMap<&str, Option<Option<String>>> = HashMap::new();
        for (part, code) in &shorter {
            let own = head(*code);
            heads.entry(part).and_modify(|h| *h = h.take().filter(|h| *h == own)).or_insert(Some(own));
        }
        for (part, code) in &shorter {
            let own_name = plains.get(*code as usize).is_some_and(|n| n == part);
            let rivals = heads.get(part.as_str()).is_none_or(Option::is_none);
            if (own_name || !full.contains(part.as_str())) && !rivals {
                phrases.add(part, Named::Member { dim, member: *code });
            }
        }
    }
    let fallback: Vec<(usize, usize, Named)> = complements(index, &known);
    // Where no row is a price index, inflation is something else than the table.
    let indexes = known[3].iter().any(|k| !k.is_empty());
    for (list, lines) in lists.iter().enumerate().filter(|(list, _)| *list < 3 || indexes) {
        for (line, text) in lines.raw.iter().enumerate() {
            let mut meanings: Vec<Named> =
                known.get(list).and_then(|k| k.get(line)).cloned().unwrap_or_default();
            meanings.extend(
                fallback.iter().filter(|(l, n, _)| (*l, *n) == (list, line)).map(|(.., n)| n.clone()),
            );
            if list == 1 && line == FARM_FOREST_FISH.0 && meanings.is_empty() {
                meanings.extend(together(&known[1]));
            }
            // A table of services calls their sum no name of its own.
            let services = |first: &str| {
                let at = lines.raw.iter().position(|l| l.starts_with(first));
                at.is_some_and(|l| known.get(list).and_then(|k| k.get(l)).is_some_and(|k| !k.is_empty()))
            };
            if meanings.is_empty()
                && text.starts_with("Dịch vụ|")
                && services("Du lịch|")
                && services("Vận tải|")
            {
                continue;
            }
            if meanings.is_empty() {
                meanings.push(Named::Absent(lines.kind, line));
            }
            for name in text
                .split('|')
                .map(str::trim)
                .filter(|n| !matches!(*n, "domestic" | "foreign" | "state" | "nonstate"))
            {
                for meaning in &meanings {
                    phrases.add(name, meaning.clone());
                }
            }
        }
    }
    phrases
}

/// Rows of a list of countries that are no places: goods, where "By product" and "By market" stand one below the other, and all guests from
/// abroad.
pub(super) fn no_places(index: &TableIndex<'_>) -> HashSet<(usize, u32)> {
    let mut out = HashSet::new();
    let mixed = (0..index.dims.len()).filter(|d| index.kind(*d) == DimensionKind::Partner);
    let mut lists: Option<[Lines; 2]> = None;
    for dim in mixed.filter(|d| index.members_in(*d) <= 400) {
        let [places, goods] =
            lists.get_or_insert_with(|| [Lines::of(Kind::Place, PLACES), Lines::of(Kind::Goods, GOODS)]);
        let name = |member: u32| plain(index.name(dim, member));
        let all = || 0..index.members_in(dim);
        let is_place = |m: u32| places.exact(&name(m)).is_some();
        // "Domestic" and "Foreign" guests: no places either, and written small.
        const WHOSE: [&str; 8] = [
            "domestic",
            "foreign",
            "residents",
            "non residents",
            "nonresidents",
            "trong nuoc",
            "nuoc ngoai",
            "quoc te",
        ];
        out.extend(all().filter(|m| WHOSE.contains(&name(*m).as_str())).map(|m| (dim, m)));
        // Two names that no list of places has, beside some that are in it.
        let other = |m: &u32| !is_place(*m) && index.name(dim, *m).is_ascii();
        let places = all().filter(|m| is_place(*m)).count();
        if places > 1
            && all().filter(|m| other(m)).count() > 1
            && all().any(|m| goods.exact(&name(m)).is_some())
        {
            out.extend(all().filter(other).map(|m| (dim, m)));
        }
        // "By means of transport: by air, by sea, by road" above the markets: a section of which no row is a place.
        let parent = |m: u32| {
            let members = &index.dataset.dimensions.get(*index.dims.get(dim)?)?.members;
            members.get(m as usize)?.parent
        };
        let held: HashSet<u32> = all().filter(|m| is_place(*m)).filter_map(parent).collect();
        if places > 1 {
            out.extend(all().filter(|m| parent(*m).is_some_and(|p| !held.contains(&p))).map(|m| (dim, m)));
        }
    }
    out
}

/// Whether a table has a row of its own for the prices of consumers or producers.
pub(super) fn has_price_index(index: &TableIndex<'_>) -> bool {
    let names: HashSet<String> =
        PRICE_INDEXES.iter().flat_map(|l| l.split('|')).map(|n| plain(n.trim())).collect();
    let dims = index.dims.iter().filter_map(|d| index.dataset.dimensions.get(*d));
    dims.flat_map(|d| &d.members).any(|m| names.contains(&plain(&m.name)))
}

/// Whether a table has goods and services as two of its rows.
pub(super) fn has_goods_and_services(index: &TableIndex<'_>) -> bool {
    let has = |names: &[&str]| {
        let dims = index.dims.iter().filter_map(|d| index.dataset.dimensions.get(*d));
        dims.flat_map(|d| &d.members).any(|m| names.contains(&fold(&m.name).as_str()))
    };
    has(&["goods", "merchandise", "hang hoa"]) && has(&["services", "dich vu"])
}

/// Whether a name is that of a group of countries, which overlaps them.
pub(super) fn is_country_group(name: &str) -> bool {
    static GROUPS: OnceLock<HashSet<String>> = OnceLock::new();
    let groups = GROUPS.get_or_init(|| {
        let lines = PLACES.iter().skip_while(|l| !l.starts_with("ASEAN|"));
        lines.flat_map(|l| l.split('|')).map(|n| plain(n.trim())).collect()
    });
    groups.contains(&plain(name))
}

pub(super) fn without_brackets(name: &str) -> String {
    name.split(['(', '[']).next().unwrap_or(name).to_owned()
}

/// The first part of a name that has several, and the first two: "Túi xách, ví, va li" is called "túi xách".
fn first_parts(name: &str) -> Vec<String> {
    let folded = fold(&without_brackets(name)).replace(" va ", ",").replace(" and ", ",").replace(';', ",");
    let parts: Vec<String> = folded.split(',').map(plain).filter(|p| !p.is_empty()).collect();
    let mut out = Vec::new();
    // "Automotive vehicles, parts and engines" without its first word.
    let whole = parts.join(" ");
    out.extend(
        whole
            .split_once(' ')
            .map(|(_, rest)| rest)
            // "vehicles and parts" of "Motor vehicles and parts": the two that are joined.
            .filter(|r| r.split(' ').count() > if parts.len() == 2 { 1 } else { 2 })
            .filter(|_| parts.len() != 2 || parts.first().is_some_and(|p| p.split(' ').count() > 1))
            .map(str::to_owned),
    );
    if parts.len() > 1 {
        if let Some(first) = parts.first().filter(|p| p.contains(' ') || p.len() > 3) {
            out.push(first.clone());
        }
        if let (Some(a), Some(b)) = (parts.first(), parts.get(1)) {
            out.push(format!("{a} {b}"));
        }
    }
    // "Plates in coil and in lengths" are called plates, or plate.
    out.extend(parts.first().and_then(|p| p.split_once(" in ")).map(|(head, _)| head.to_owned()));
    let singular = |p: &String| singular(p).filter(|one| !p.contains(' ') && one.len() > 4);
    out.extend(out.iter().filter_map(singular).collect::<Vec<_>>());
    for tail in [" cac loai", " nguyen lieu", " khac", " of all kinds", " nguyen chiec"] {
        out.extend(
            parts
                .first()
                .and_then(|p| p.strip_suffix(tail))
                .filter(|p| p.contains(' '))
                .filter(|p| {
                    !(tail == " khac"
                        && (p.starts_with("dich vu") || p.starts_with("hang") || p.starts_with("san pham")))
                })
                .map(str::to_owned),
        );
    }
    out
}

/// The owner that the table leaves out: all less the other.
fn complements(index: &TableIndex<'_>, known: &[Vec<Vec<Named>>; 4]) -> Vec<(usize, usize, Named)> {
    let mut out = Vec::new();
    let sector = |line: usize| known.get(2).and_then(|k| k.get(line));
    for (have, lack) in [(1_usize, 0_usize), (0, 1)] {
        let Some(Named::Member { dim, member }) = sector(have).and_then(|k| k.first()) else { continue };
        let two = index.parts_at_any_time(*dim) <= 2;
        if sector(lack).is_some_and(Vec::is_empty) && two {
            out.push((2, lack, Named::Member { dim: *dim, member: member | REST }));
        }
    }
    out
}

/// Farm, forest and fishery products as one, when the table has the three of them in one dimension.
fn together(goods: &[Vec<Named>]) -> Option<Named> {
    let mut members = Vec::new();
    let mut dim_of = None;
    for line in FARM_FOREST_FISH.1 {
        let dims: Vec<(usize, u32)> = goods
            .get(line)?
            .iter()
            .filter_map(|n| match n {
                Named::Member { dim, member } => Some((*dim, *member)),
                _ => None,
            })
            .collect();
        let wanted = dim_of.or_else(|| dims.iter().map(|(d, _)| *d).min())?;
        // All three must stand in one dimension: the one where farm products stand.
        let (dim, member) = dims.iter().find(|(d, _)| *d == wanted)?;
        dim_of = Some(*dim);
        members.push(*member);
    }
    Some(Named::Union { dim: dim_of?, members })
}

/// Whether a name found at a token may be meant there: names of places begin with a capital; words that are also something else
/// need a trade word before them.
pub(super) fn is_meant(
    named: &Named,
    index: &TableIndex<'_>,
    tokens: &[Token],
    at: usize,
    used: usize,
) -> bool {
    let Some(first) = tokens.get(at) else { return false };
    let place = match named {
        Named::Member { dim, member } if index.no_places.contains(&(*dim, member & !REST)) => false,
        Named::Member { dim, .. } | Named::Union { dim, .. } => index.kind(*dim) == DimensionKind::Partner,
        Named::Absent(kind, _) => *kind == Kind::Place,
    };
    if place {
        // A country of one syllable inside a longer name ("Đức Giang") is not meant; continents are often written small.
        // "the euro area" is written small; "ba lần" is no Ba Lan.
        return first.capital
            || matches!(
                first.folded.as_str(),
                "outside"
                    | "elsewhere"
                    | "ngoai"
                    | "khoi"
                    | "chau"
                    | "xu"
                    | "dao"
                    | "dat"
                    | "nuoc"
                    | "lang"
                    | "hang"
            )
            || used > 2
            || (used > 1 && first.folded.len() > 3 && first.lower.is_ascii());
    }
    const ALSO_ELSE: [&str; 14] = [
        "dieu",
        "tieu",
        "dong",
        "duong",
        "than",
        "lac",
        "tau",
        "crude",
        "others",
        "fuel",
        "energy",
        "food",
        "feed",
        "transport",
    ];
    // "Brazil ships 9.3 million tons": no vessels.
    if used == 1
        && matches!(named, Named::Absent(..))
        && matches!(first.folded.as_str(), "ships" | "transport")
        && tokens.get(at + 1).is_some_and(|t| t.kind == super::words::TokenKind::Number || t.is('$'))
    {
        return false;
    }
    // "what the country ships across the Atlantic": the verb.
    if used == 1
        && first.folded == "ships"
        && tokens.get(at + 1).is_some_and(|t| {
            matches!(t.folded.as_str(), "across" | "abroad" | "overseas" | "to" | "out" | "its" | "goods")
        })
    {
        return false;
    }
    // Where goods and services are two rows of the table, each word means its own.
    if used == 1
        && matches!(first.folded.as_str(), "goods" | "services" | "merchandise")
        && is_one_of_two(named, index)
        && !tokens.get(at + 1).is_some_and(|t| t.is_word("and"))
        && !at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.is_word("and") || t.is_word("of"))
    {
        return true;
    }
    // "worth of goods", "sold goods": all goods, unless the flow stands beside the word.
    if used == 1 && matches!(first.folded.as_str(), "goods" | "services" | "products") {
        let word = |i: usize| tokens.get(i).map(|t| t.folded.as_str()).unwrap_or("");
        let trade = |w: &str| {
            matches!(
                w,
                "exports"
                    | "imports"
                    | "export"
                    | "import"
                    | "trade"
                    | "deficit"
                    | "surplus"
                    | "balance"
                    | "gap"
                    | "alone"
                    | "shipments"
            )
        };
        let back = |n: usize| at.checked_sub(n).map(word).unwrap_or("");
        return trade(word(at + 1))
            || back(1) == "in"
            || back(1) == "of" && trade(back(2))
            || trade(back(1)) && back(1) == "trade";
    }
    // "The energy bill", "food imports": what is paid for it, so it is traded.
    let paid = tokens.get(at + 1).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "bill" | "imports" | "exports" | "deficit" | "surplus" | "shipments" | "trade"
        )
    });
    if used == 1
        && (!paid || matches!(named, Named::Absent(..)))
        && ALSO_ELSE.contains(&first.folded.as_str())
    {
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let head = |b: &Token| b.kind == super::words::TokenKind::Line || b.is_dash() && first.capital;
        return before.is_none_or(|b| {
            b.is_word("khau") || b.is(',') || b.is_word("hang") || b.is_word("of") || head(b)
        });
    }
    true
}

/// Whether a member is one of two rows, goods and services.
pub(super) fn is_one_of_two(named: &Named, index: &TableIndex<'_>) -> bool {
    let Named::Member { dim, member } = named else { return false };
    let own = fold(index.name(*dim, *member));
    let others: &[&str] = match own.as_str() {
        "goods" | "merchandise" | "hang hoa" => &["services", "dich vu"],
        "services" | "dich vu" => &["goods", "merchandise", "hang hoa"],
        _ => return false,
    };
    (0..index.members_in(*dim)).map(|m| index.name(*dim, m)).any(|n| others.contains(&fold(n).as_str()))
}

/// The line of the lists in which a name of a table stands, whatever the table takes it for.
pub(super) fn line_of(name: &str) -> Option<(Kind, usize)> {
    static LINES: OnceLock<HashMap<String, (Kind, usize)>> = OnceLock::new();
    let lines = LINES.get_or_init(|| {
        let mut lines = HashMap::new();
        for (kind, raw) in [(Kind::Sector, SECTORS), (Kind::Place, PLACES), (Kind::Goods, GOODS)] {
            for (at, line) in raw.iter().enumerate() {
                for name in line.split('|') {
                    // The first line that has a name is its line.
                    lines.entry(plain(name.trim())).or_insert((kind, at));
                }
            }
        }
        lines
    });
    lines.get(&plain(name)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_called_by_one_of_its_things_where_the_word_is_long_enough_to_tell() {
        assert!(first_parts("Phones, parts").contains(&"phone".to_owned()));
        for name in ["Books, newspapers", "Parts, accessories", "Goods, other"] {
            let parts = first_parts(name);
            assert!(!parts.iter().any(|p| matches!(p.as_str(), "book" | "part" | "good")), "{parts:?}");
        }
    }
}
