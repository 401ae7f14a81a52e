//! Clashes in words: what is stated, what the other figures give for it, the arithmetic, the likely slip.

use super::super::{Cell, Verdict};
use super::pool::{Broken, Clash, Piece, Pool};
use super::spoken_names::Class;
use super::statement::{Statement, Subject, What};
use super::{Contradiction, Stated, Text, Within};
use crate::dataset::Flow;
use crate::diag::Arg;
use crate::figure::{Interval, supported_decimals, to_f64};
use crate::lang::{self, Lang, number, text, words};
use crate::period::Period;
use crate::unit::{Quantity, Unit};

/// All that was found, in the order of the texts; of several clashes over one figure the one with the most to show.
pub(super) fn said(pool: &Pool<'_>, texts: &[Text<'_>], lang: Lang) -> Within {
    let wording = Wording { pool, texts, lang };
    let mut seen: Vec<Vec<(usize, (usize, usize))>> = Vec::new();
    let mut out: Vec<Contradiction> = Vec::new();
    for clash in &pool.clashes {
        let Some(found) = wording.contradiction(clash) else { continue };
        // The same figures clash once.
        let mut who: Vec<(usize, (usize, usize))> = clash
            .others
            .iter()
            .chain([&clash.first])
            .filter_map(|i| pool.get(*i))
            .map(|s| (s.place.text, s.place.span))
            .collect();
        who.sort_unstable();
        who.dedup();
        let again = seen.contains(&who);
        let marked =
            out.iter().any(|c| c.article == found.article && c.span == found.span && c.rule == found.rule);
        if !again && !marked {
            seen.push(who);
            out.push(found);
        }
    }
    Within { statements: pool.all.len(), held: pool.held, contradictions: out }
}

struct Wording<'a> {
    pool: &'a Pool<'a>,
    texts: &'a [Text<'a>],
    lang: Lang,
}

/// First letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// A period in words; where no text says the year, without it.
fn when(lang: Lang, period: Period) -> String {
    let said = lang::period(lang, period);
    if period.year() != 0 {
        return said;
    }
    let bare = said.trim_end_matches('0').trim_end_matches(['/', ' ', ',']);
    bare.trim_end_matches("năm").trim_end_matches(" of").trim().to_owned()
}

impl Wording<'_> {
    fn say(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let args: Vec<(&str, Arg)> = args.iter().map(|(k, v)| (*k, Arg::Text(v.clone()))).collect();
        text(self.lang, key, &args)
    }

    fn flow(&self, subject: &Subject) -> &'static str {
        words(
            self.lang,
            match subject.flow {
                Flow::Export => "check.flow.export",
                Flow::Import => "check.flow.import",
                Flow::Turnover => "check.flow.turnover",
                Flow::Balance => "check.flow.balance",
            },
        )
    }

    fn name(&self, (dim, member): (usize, u32)) -> String {
        let dimension = self.pool.names.dataset.dimensions.get(dim + 1);
        dimension.and_then(|d| d.members.get(member as usize)).map(|m| m.name.clone()).unwrap_or_default()
    }

    /// "xuất khẩu, Hoa Kỳ".
    fn who(&self, subject: &Subject) -> String {
        let mut out = self.flow(subject).to_owned();
        for name in &subject.names {
            out.push_str(", ");
            out.push_str(&self.name(*name));
        }
        out
    }

    /// What a statement is about, in words.
    fn what(&self, s: &Statement) -> String {
        let period = |p| when(self.lang, p);
        let args =
            |base: String| [("what", self.who(&s.subject)), ("period", period(s.period)), ("base", base)];
        match s.what {
            What::Level => self.say("check.reading.level", &args(String::new())),
            What::Growth(b) => self.say("check.reading.growth", &args(period(b))),
            What::Change(b) => self.say("check.reading.change", &args(period(b))),
            What::Times(b) => self.say("check.reading.ratio", &args(period(b))),
            What::Annual => self.say("check.within.annual", &args(String::new())),
            What::Run => self.say("check.reading.streak", &args(String::new())),
            What::Share => self.say("check.reading.share", &args(String::new())),
            What::ToGdp => self.say("check.within.to-gdp", &args(String::new())),
        }
    }

    fn unit(&self, s: &Statement, power: i8) -> Unit {
        match s.what {
            What::Growth(_) | What::Annual | What::Share | What::ToGdp => Unit::of(Quantity::Percent),
            What::Times(_) => Unit::of(Quantity::Times),
            What::Run => Unit::of(Quantity::Number),
            What::Level | What::Change(_) => {
                let quantity = match s.subject.currency {
                    _ if s.subject.amounts => Quantity::Tonne,
                    Some(c) => Quantity::Money(c),
                    None => Quantity::Number,
                };
                Unit::scaled(quantity, power)
            }
        }
    }

    /// A value in a statement's unit, with the digits that an interval supports.
    fn shown(&self, s: &Statement, of: Interval, power: i8) -> String {
        let unit = self.unit(s, power);
        let scale = to_f64(1, -i16::from(unit.power));
        let middle = (of.lo + of.hi) / 2.0 * scale;
        lang::money(self.lang, middle, supported_decimals(&of.times(scale), 2), &unit)
    }

    /// The lowest and the highest, when they lie apart.
    fn between(&self, s: &Statement, of: Interval, power: i8) -> String {
        let unit = self.unit(s, power);
        let scale = to_f64(1, -i16::from(unit.power));
        let middle = ((of.lo + of.hi) / 2.0).abs();
        if of.width() <= 0.012 * middle.max(1e-12) {
            return self.shown(s, of, power);
        }
        format!("{}–{}", number(self.lang, of.lo * scale, 1), lang::money(self.lang, of.hi * scale, 1, &unit))
    }

    fn contradiction(&self, clash: &Clash) -> Option<Contradiction> {
        let swapped = self.other_scale(clash);
        let s = self.pool.get(clash.first)?;
        let power = if s.power == 0 { self.power_of_others(clash) } else { s.power };
        let computed = match clash.broken {
            Broken::Growth if s.range => self.between(s, clash.expected, power),
            Broken::Mix | Broken::MoreThanAll => self.between(s, clash.expected, power),
            _ => self.shown(s, clash.expected, power),
        };
        // A fall that is a rise: the figure alone would look the same.
        let turned = s.interval.hi < 0.0 && clash.expected.lo > 0.0;
        let computed = if turned { format!("+{computed}") } else { computed };
        let others: Vec<&Statement> = clash.others.iter().filter_map(|i| self.pool.get(*i)).collect();
        let other = others.first()?;
        let two = others.iter().any(|o| o.place.text != s.place.text);
        let mut args = vec![
            ("what", self.what(s)),
            ("stated", s.printed.clone()),
            ("computed", computed.clone()),
            ("other", other.printed.clone()),
            ("whole", self.what(other)),
        ];
        let printed = |n: usize| others.get(n).map(|o| o.printed.clone()).unwrap_or_default();
        args.extend([("all", printed(0)), ("home", printed(1)), ("foreign", printed(2))]);
        let called = |place: usize| self.texts.get(place).map(|t| t.name.to_owned()).unwrap_or_default();
        args.extend([("here", called(s.place.text)), ("name", called(other.place.text))]);
        let key = match clash.broken {
            Broken::Same if two => "check.within.same-two",
            Broken::Same => "check.within.same",
            Broken::MoreThanAll => "check.within.more-than-all",
            Broken::PartOverWhole => "check.within.part",
            Broken::ScaleWord => "check.within.scale-word",
            Broken::Mix if clash.others.len() == 3 => "check.within.mix",
            _ if two => "check.within.plain-two",
            _ => "check.within.plain",
        };
        let slip = swapped.or_else(|| self.slip(clash, s, power));
        let single = !matches!(clash.broken, Broken::Same | Broken::PartOverWhole | Broken::ScaleWord);
        let middle = (clash.expected.lo + clash.expected.hi) / 2.0;
        let unit = self.unit(s, power);
        Some(Contradiction {
            article: s.place.text,
            span: [s.place.span.0, s.place.span.1],
            verdict: if clash.doubt || (two && self.goods(s)) {
                Verdict::Uncheckable
            } else {
                Verdict::Disagrees
            },
            stated: s.printed.clone(),
            computed: single.then(|| super::super::wording::in_tens(middle, unit.power)),
            unit: lang::unit(self.lang, &unit),
            head: capital(&self.say(key, &args)),
            reading: self.what(s),
            formula_text: self.formula(clash, &computed),
            rule: clash.broken,
            slip,
            against: others
                .iter()
                .map(|o| Stated {
                    article: o.place.text,
                    span: [o.place.span.0, o.place.span.1],
                    stated: o.printed.clone(),
                    what: self.what(o),
                })
                .collect(),
            cells: Vec::<Cell>::new(),
        })
    }

    /// What counts as a kind of goods may differ from one article to the other.
    fn goods(&self, s: &Statement) -> bool {
        s.subject.names.iter().any(|(d, m)| self.pool.names.class(*d, *m) == Class::Goods)
    }

    fn power_of_others(&self, clash: &Clash) -> i8 {
        clash.others.iter().filter_map(|i| self.pool.get(*i)).map(|s| s.power).max().unwrap_or(0)
    }

    fn formula(&self, clash: &Clash, computed: &str) -> String {
        if clash.pieces.is_empty() {
            return String::new();
        }
        let mut out = String::new();
        for piece in &clash.pieces {
            let part = match piece {
                Piece::Of(i) => self.pool.get(*i).map(|s| s.printed.clone()).unwrap_or_default(),
                Piece::Sign(sign) => sign.clone(),
            };
            let joined = part.starts_with(')') || out.is_empty() || out.ends_with('(');
            if !joined {
                out.push(' ');
            }
            out.push_str(&part);
        }
        format!("{out} = {computed}")
    }

    fn slip(&self, clash: &Clash, s: &Statement, power: i8) -> Option<String> {
        let level = matches!(s.what, What::Level | What::Change(_)) && clash.broken != Broken::PartOverWhole;
        if level && !s.implied {
            for k in [3_i16, -3, 6, -6, 9, -9, 12] {
                let moved = s.interval.times(to_f64(1, k));
                if moved.lo > 0.0 && super::pool::meets(&moved, &clash.expected) {
                    let right = self.shown(s, clash.expected, power);
                    let key =
                        if s.power == 0 { "check.within.slip.missing" } else { "check.within.slip.scale" };
                    return Some(self.say(key, &[("right", right)]));
                }
            }
        }
        if super::pool::meets(&s.interval.times(-1.0), &clash.expected) {
            return Some(self.say("check.slip.direction", &[]));
        }
        if clash.broken == Broken::PartOverWhole {
            // The figure of another owner under this name.
            let foreign = self.pool.names.owner(Class::Foreign)?;
            let theirs = Subject { names: vec![foreign], ..s.subject.clone() };
            let found = self.pool.levels(&theirs, s.period, s.planned);
            let same = found
                .iter()
                .filter_map(|i| self.pool.get(*i))
                .find(|t| super::pool::meets(&t.interval, &s.interval));
            if same.is_some() {
                return Some(self.say("check.within.slip.name", &[("name", self.name(foreign))]));
            }
        }
        None
    }

    /// A multiple or growth thousands of times off: one of its levels has the other's scale word wrong.
    fn other_scale(&self, clash: &Clash) -> Option<String> {
        let s = self.pool.get(clash.first)?;
        let ratio = |x: f64| match s.what {
            What::Growth(_) => Some(1.0 + x / 100.0),
            What::Times(_) | What::Share => Some(x),
            _ => None,
        };
        let (own, expected) = (
            ratio((s.interval.lo + s.interval.hi) / 2.0)?,
            ratio((clash.expected.lo + clash.expected.hi) / 2.0)?,
        );
        let off = expected / own;
        let k = [3_i8, 6, -3, -6].into_iter().find(|k| (off / to_f64(1, i16::from(*k)) - 1.0).abs() < 0.2)?;
        let wrong = clash.others.first().and_then(|i| self.pool.get(*i))?;
        let right = self.shown(wrong, wrong.interval.times(to_f64(1, -i16::from(k))), wrong.power - k);
        Some(self.say("check.within.slip.other", &[("stated", wrong.printed.clone()), ("right", right)]))
    }
}
