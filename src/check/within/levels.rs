//! Levels held against each other: the same thing twice, balance and turnover, changes, shares, parts, periods that make up a longer
//! one.

use super::pool::{Broken, Clash, Piece, Pool, pieces};
use super::spoken_names::Class;
use super::statement::{Statement, Subject, What};
use crate::dataset::Flow;
use crate::figure::Interval;
use crate::indicators::growth::{DIFFERENCE, GROWTH, MULTIPLE};
use crate::indicators::level::{BALANCE, TURNOVER};
use crate::indicators::share::SHARE;
use crate::period::Period;

type Way = (Vec<usize>, Interval, Vec<Piece>);

impl Pool<'_> {
    /// One thing stated twice with figures that no rounding brings together.
    pub(super) fn same(&mut self) {
        for i in 0..self.all.len() {
            let Some(a) = self.get(i).cloned() else { continue };
            let earlier: Vec<usize> =
                self.at(&a.subject, a.period).iter().copied().filter(|j| *j < i).collect();
            for j in earlier {
                let Some(b) = self.get(j) else { continue };
                let apart = a.place.text != b.place.text || a.place.sentence != b.place.sentence;
                let table = a.place.in_table && b.place.in_table;
                if a.what != b.what || !apart || table || a.range || b.range || a.planned != b.planned {
                    continue;
                }
                if a.vintage || b.vintage || !a.clear || !b.clear || a.implied || b.implied {
                    continue;
                }
                let interval = b.interval;
                self.hold(Broken::Same, i, vec![(vec![j], interval, Vec::new())], false);
                if self.clashes.last().is_some_and(|c| c.first == i && c.broken == Broken::Same) {
                    break;
                }
            }
        }
    }

    /// Every pair of a level of one subject and one of another, worked out.
    fn pairs(
        &self,
        (a, b): (&[usize], &[usize]),
        sign: &str,
        work: impl Fn(Interval, Interval) -> Option<Interval>,
    ) -> Vec<Way> {
        let mut out = Vec::new();
        for i in a {
            for j in b {
                let Some((x, y)) = self.get(*i).zip(self.get(*j)) else { continue };
                if let Some(expected) = work(x.interval, y.interval) {
                    out.push((vec![*i, *j], expected, pieces(&[(*i, sign), (*j, "")])));
                }
            }
        }
        out.truncate(16);
        out
    }

    /// Balance and turnover against exports and imports.
    pub(super) fn identities(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned() else { continue };
            if s.what != What::Level || s.range {
                continue;
            }
            let (broken, sign) = match s.subject.flow {
                Flow::Balance => (Broken::Balance, "−"),
                Flow::Turnover => (Broken::Turnover, "+"),
                _ => continue,
            };
            let x = self.levels(&s.subject.of_flow(Flow::Export), s.period, s.planned);
            let m = self.levels(&s.subject.of_flow(Flow::Import), s.period, s.planned);
            let formula = if broken == Broken::Balance { BALANCE } else { TURNOVER };
            let ways = self.pairs((&x, &m), sign, |x, m| formula.ends([x, m]));
            self.hold(broken, i, ways, false);
        }
    }

    /// Growth, change and multiple against the two levels they compare.
    pub(super) fn changes(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned() else { continue };
            let (base, broken) = match s.what {
                What::Growth(base) => (base, Broken::Growth),
                What::Change(base) => (base, Broken::Change),
                What::Times(base) => (base, Broken::Times),
                _ => continue,
            };
            // A year is not held against eleven months.
            let days = |p: Period| p.end_day() - p.first_day();
            if s.range || (days(s.period) - days(base)).abs() > 3 {
                continue;
            }
            let now = self.levels(&s.subject, s.period, s.planned);
            let then = self.levels(&s.subject, base, false);
            let positive = |x: Interval| x.lo > 0.0;
            let ways = match broken {
                Broken::Growth => {
                    self.pairs((&now, &then), "÷", |a, b| GROWTH.ends([a, b]).filter(|_| positive(a)))
                }
                // "gấp 3 lần", "3 times more": some mean the growth, some the multiple.
                Broken::Times => {
                    self.pairs((&now, &then), "÷", |a, b| MULTIPLE.ends([a, b]).filter(|_| positive(a)))
                }
                _ => self.pairs((&now, &then), "−", |a, b| DIFFERENCE.ends([a, b])),
            };
            let ways = ways
                .into_iter()
                .map(|(others, expected, mut pieces)| {
                    if broken == Broken::Growth {
                        pieces.push(Piece::Sign("− 1".to_owned()));
                    }
                    (others, expected, pieces)
                })
                .collect();
            self.hold(broken, i, ways, false);
        }
    }

    /// A stated range of levels against a stated range of growth: the low end goes with the low end.
    pub(super) fn ranges(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned().filter(|s| s.range && s.what == What::Level) else { continue };
            let growths: Vec<usize> = self
                .at(&s.subject, s.period)
                .iter()
                .copied()
                .filter(|j| self.get(*j).is_some_and(|g| g.range && matches!(g.what, What::Growth(_))))
                .collect();
            for g in growths {
                let Some(growth) = self.get(g).cloned() else { continue };
                let What::Growth(base) = growth.what else { continue };
                for then in self.levels(&s.subject, base, false) {
                    let Some(b) = self.get(then).map(|b| b.interval) else { continue };
                    let grown = Interval {
                        lo: b.lo * (1.0 + growth.interval.lo / 100.0),
                        hi: b.hi * (1.0 + growth.interval.hi / 100.0),
                    };
                    // Each end of the range must lie where the range of growth allows it.
                    if s.interval.hi > grown.hi * 1.01 || s.interval.lo < grown.lo * 0.99 {
                        self.clashes.push(Clash {
                            broken: Broken::Growth,
                            first: i,
                            others: vec![g, then],
                            expected: grown,
                            pieces: pieces(&[(then, "×"), (g, "")]),
                            doubt: false,
                        });
                    } else {
                        self.held += 1;
                    }
                }
            }
        }
    }

    /// A share against part and whole, a part against its whole.
    pub(super) fn shares(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned() else { continue };
            if s.subject.names.is_empty() || s.range || s.subject.flow == Flow::Balance {
                continue;
            }
            let whole = self.levels(&s.subject.whole(), s.period, s.planned);
            if s.what == What::Share {
                let part = self.levels(&s.subject, s.period, s.planned);
                let ways = self.pairs((&part, &whole), "÷", |a, b| SHARE.ends([a, b]));
                self.hold(Broken::Share, i, ways, false);
            }
            if s.what == What::Level && !whole.is_empty() {
                let larger = |j: &usize| self.get(*j).is_some_and(|w| w.interval.hi < s.interval.lo);
                if whole.iter().all(larger) {
                    let ways = self.above(&whole);
                    self.hold(Broken::PartOverWhole, i, ways, false);
                }
            }
        }
    }

    /// What a part may be at most.
    fn above(&self, whole: &[usize]) -> Vec<Way> {
        let of =
            |j: &usize| Some((vec![*j], Interval { lo: 0.0, hi: self.get(*j)?.interval.hi }, Vec::new()));
        whole.iter().filter_map(of).collect()
    }

    /// Shares of parts that do not overlap: together never more than all; home and foreign owners are exactly all.
    pub(super) fn sums_of_shares(&mut self) {
        let mut seen: Vec<(Subject, Period, Class)> = Vec::new();
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned().filter(|s| s.what == What::Share && !s.range) else {
                continue;
            };
            let [(dim, member)] = s.subject.names.as_slice() else { continue };
            let class = self.names.class(*dim, *member);
            let group = if matches!(class, Class::Foreign) { Class::Domestic } else { class };
            let key = (s.subject.whole(), s.period, group);
            if matches!(group, Class::Group | Class::DomesticPart) || seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let alike: Vec<usize> = (0..self.all.len())
                .filter(|j| {
                    self.get(*j).is_some_and(|t| self.is_sibling(&s, t, class) && t.period == s.period)
                        // Goods are only parts of one whole where one sentence lists them.
                        && (class != Class::Goods || self.get(*j).map(|t| t.place.sentence) == Some(s.place.sentence))
                })
                .collect();
            self.more_than_all(&alike, &s, class);
        }
    }

    fn is_sibling(&self, s: &Statement, t: &Statement, class: Class) -> bool {
        let own = |t: &Statement| match t.subject.names.as_slice() {
            [(d, m)] => Some(self.names.class(*d, *m)),
            _ => None,
        };
        let both = matches!(class, Class::Domestic | Class::Foreign);
        t.what == What::Share
            && !t.range
            && t.subject.flow == s.subject.flow
            && t.place.text == s.place.text
            && own(t).is_some_and(|c| c == class || both && matches!(c, Class::Domestic | Class::Foreign))
    }

    fn more_than_all(&mut self, alike: &[usize], s: &Statement, class: Class) {
        // One figure a name: the first.
        let mut one: Vec<usize> = Vec::new();
        for j in alike {
            let name = |k: &usize| self.get(*k).map(|t| t.subject.names.clone());
            if !one.iter().any(|k| name(k) == name(j)) {
                one.push(*j);
            }
        }
        // A continent spoken of without a year, beside all the others of one year.
        let mut doubt = false;
        if class == Class::Continent && one.len() >= 3 {
            let others: Vec<usize> = (0..self.all.len())
                .filter(|j| {
                    self.get(*j).is_some_and(|t| {
                        self.is_sibling(s, t, class)
                            && matches!(t.period, Period::Years(a, b) if a <= s.period.year() && s.period.year() <= b)
                            && !one.iter().any(|k| self.get(*k).is_some_and(|o| o.subject == t.subject))
                    })
                })
                .collect();
            doubt = !others.is_empty();
            one.extend(others.into_iter().take(1));
        }
        if one.len() < 2 {
            return;
        }
        let total = one.iter().filter_map(|j| self.get(*j)).fold(Interval::exact(0.0), |t, s| t + s.interval);
        let exact = matches!(class, Class::Domestic | Class::Foreign);
        if total.lo <= 100.0 + 1e-9 && !(exact && total.hi < 100.0 - 1e-9) {
            self.held += 1;
            return;
        }
        // The last one is marked: it is what the others leave no room for.
        let Some((first, others)) = one.split_last() else { return };
        let rest =
            others.iter().filter_map(|j| self.get(*j)).fold(Interval::exact(100.0), |t, s| t - s.interval);
        let mut work = vec![Piece::Sign("100".to_owned())];
        for j in others {
            work.push(Piece::Sign("−".to_owned()));
            work.push(Piece::Of(*j));
        }
        let broken = if exact { Broken::Parts } else { Broken::MoreThanAll };
        self.hold(broken, *first, vec![(others.to_vec(), rest, work)], doubt);
    }

    /// Home and foreign owners are all there is; what is not the state's is part of the home owners.
    pub(super) fn owners(&mut self) {
        let (home, foreign) = (self.names.owner(Class::Domestic), self.names.owner(Class::Foreign));
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned().filter(|s| s.what == What::Level && !s.range) else {
                continue;
            };
            if s.subject.flow == Flow::Balance {
                continue;
            }
            let named =
                |name: Option<(usize, u32)>| name.map(|n| Subject { names: vec![n], ..s.subject.clone() });
            if s.subject.names.is_empty() {
                if let Some((h, f)) = named(home).zip(named(foreign)) {
                    let (h, f) = (self.levels(&h, s.period, s.planned), self.levels(&f, s.period, s.planned));
                    let ways = self.pairs((&h, &f), "+", |a, b| Some(a + b));
                    self.hold(Broken::Parts, i, ways, false);
                }
                continue;
            }
            let [(dim, member)] = s.subject.names.as_slice() else { continue };
            if self.names.class(*dim, *member) != Class::DomesticPart {
                continue;
            }
            if let Some(home) = named(home) {
                let whole = self.levels(&home, s.period, s.planned);
                let larger = |j: &usize| self.get(*j).is_some_and(|w| w.interval.hi < s.interval.lo);
                if !whole.is_empty() && whole.iter().all(larger) {
                    let ways = self.above(&whole);
                    self.hold(Broken::PartOverWhole, i, ways, false);
                } else if !whole.is_empty() {
                    self.held += 1;
                }
            }
        }
    }

    /// Shorter periods that make up a longer one, end to end.
    pub(super) fn periods(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned() else { continue };
            if s.what != What::Level || s.range || s.place.in_table {
                continue;
            }
            let inside: Vec<usize> = (0..self.all.len())
                .filter(|j| {
                    self.get(*j).is_some_and(|t| {
                        t.what == What::Level
                            && !t.range
                            && t.clear
                            && !t.place.in_table
                            && t.planned == s.planned
                            && t.subject == s.subject
                            && t.period != s.period
                            && t.period.first_day() >= s.period.first_day()
                            && t.period.end_day() <= s.period.end_day()
                    })
                })
                .collect();
            let Some(chain) = self.tiled(&inside, s.period.first_day(), s.period.end_day()) else { continue };
            let total =
                chain.iter().filter_map(|j| self.get(*j)).fold(Interval::exact(0.0), |t, s| t + s.interval);
            let last = chain.len() - 1;
            let work: Vec<(usize, &str)> =
                chain.iter().enumerate().map(|(n, j)| (*j, if n == last { "" } else { "+" })).collect();
            let work = pieces(&work);
            let doubt = s.vintage || !s.clear;
            if !doubt {
                self.hold(Broken::Periods, i, vec![(chain, total, work)], false);
            }
        }
    }

    /// A chain of statements whose periods fill a stretch of days; the longest pieces first.
    fn tiled(&self, inside: &[usize], from: i32, to: i32) -> Option<Vec<usize>> {
        let mut chain = Vec::new();
        let mut at = from;
        while at < to {
            let next = inside
                .iter()
                .filter_map(|j| self.get(*j).map(|t| (*j, t.period)))
                .filter(|(_, p)| p.first_day() == at && p.end_day() > at)
                .max_by_key(|(j, p)| (p.end_day(), core::cmp::Reverse(*j)))?;
            chain.push(next.0);
            at = next.1.end_day();
        }
        (chain.len() > 1).then_some(chain)
    }

    /// A level without a scale word among levels thousands of times larger.
    pub(super) fn scale_words(&mut self) {
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned() else { continue };
            if s.what != What::Level
                || s.power != 0
                || s.place.in_table
                || !s.direct
                || s.interval.hi.abs() >= 1e6
            {
                continue;
            }
            let peers: Vec<usize> = (0..self.all.len())
                .filter(|j| {
                    self.get(*j).is_some_and(|t| {
                        t.what == What::Level
                            && t.power >= 6
                            && t.subject.names == s.subject.names
                            && t.subject.amounts == s.subject.amounts
                            && t.place.text == s.place.text
                            && t.interval.lo.abs() > 1e5 * s.interval.hi.abs().max(1.0)
                    })
                })
                .collect();
            let Some(near) = peers.iter().copied().min_by_key(|j| {
                self.get(*j).map_or(i32::MAX, |t| (t.period.year() - s.period.year()).abs().into())
            }) else {
                continue;
            };
            // An identity or a growth says the same, better.
            if self.clashes.iter().any(|c| c.first == i || c.others.contains(&i)) {
                continue;
            }
            let Some(power) = self.get(near).map(|t| t.power) else { continue };
            let expected = s.interval.times(crate::figure::to_f64(1, i16::from(power)));
            self.hold(Broken::ScaleWord, i, vec![(vec![near], expected, Vec::new())], false);
        }
    }
}
