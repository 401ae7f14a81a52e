//! Growth held against growth: yearly rates over parts of a stretch of years, rates of the parts and of the whole, rates and the levels
//! at their ends.

use super::pool::{Broken, Piece, Pool, pieces};
use super::spoken_names::Class;
use super::statement::{Subject, What};
use crate::figure::{Interval, powf};
use crate::indicators::growth::AVERAGE;
use crate::period::Period;

/// Years of a stretch.
fn stretch(period: Period) -> Option<(i16, i16)> {
    match period {
        Period::Years(a, b) => Some((a, b)),
        _ => None,
    }
}

/// (1 + g)^n of a yearly rate in percent.
fn factor(rate: Interval, years: f64) -> Interval {
    let of = |x: f64| powf((1.0 + x / 100.0).max(0.0), years);
    Interval { lo: of(rate.lo), hi: of(rate.hi) }
}

/// The yearly rate of a factor over so many years.
fn rate(factor: Interval, years: f64) -> Option<Interval> {
    AVERAGE.ends([factor, Interval::exact(1.0), Interval::exact(years)])
}

impl Pool<'_> {
    fn annuals(&self) -> Vec<usize> {
        (0..self.all.len())
            .filter(|i| {
                self.get(*i).is_some_and(|s| s.what == What::Annual && !s.range && s.clear && !s.planned)
            })
            .collect()
    }

    /// 7,4% a year in 2001–2002 and 24,7% in 2003–2005 make 17,5% in 2001–2005.
    pub(super) fn chains(&mut self) {
        let all = self.annuals();
        for i in &all {
            let Some((s, (from, to))) =
                self.get(*i).cloned().and_then(|s| Some((s.clone(), stretch(s.period)?)))
            else {
                continue;
            };
            let inside: Vec<(usize, i16, i16)> = all
                .iter()
                .filter_map(|j| {
                    let t = self.get(*j)?;
                    let (a, b) = stretch(t.period)?;
                    (t.subject == s.subject && (a, b) != (from, to) && a >= from && b <= to)
                        .then_some((*j, a, b))
                })
                .collect();
            let mut chain = Vec::new();
            let mut at = from;
            while let Some((j, _, b)) = inside.iter().filter(|(_, a, _)| *a == at).max_by_key(|(.., b)| *b) {
                chain.push(*j);
                at = b + 1;
            }
            if at != to + 1 || chain.len() < 2 {
                continue;
            }
            let mut together = Interval::exact(1.0);
            let mut work = Vec::new();
            for (n, j) in chain.iter().enumerate() {
                let Some((t, (a, b))) = self.get(*j).and_then(|t| Some((t, stretch(t.period)?))) else {
                    continue;
                };
                let years = f64::from(b - a + 1);
                let f = factor(t.interval, years);
                together = Interval { lo: together.lo * f.lo, hi: together.hi * f.hi };
                work.push(Piece::Sign(if n == 0 { "((1 +".to_owned() } else { "× (1 +".to_owned() }));
                work.push(Piece::Of(*j));
                work.push(Piece::Sign(format!(")^{}", b - a + 1)));
            }
            let years = f64::from(to - from + 1);
            work.push(Piece::Sign(format!(")^(1/{}) − 1", to - from + 1)));
            let Some(expected) = rate(together, years) else { continue };
            self.hold(Broken::Annual, *i, vec![(chain, expected, work)], false);
        }
    }

    /// A yearly rate against the levels at its ends, counted from the year before the first or from the first.
    pub(super) fn ends(&mut self) {
        for i in self.annuals() {
            let Some((s, (from, to))) =
                self.get(i).cloned().and_then(|s| Some((s.clone(), stretch(s.period)?)))
            else {
                continue;
            };
            let mut ways = Vec::new();
            for start in [from - 1, from] {
                let years = f64::from(to - start);
                for a in self.levels(&s.subject, Period::Year(start), false) {
                    for b in self.levels(&s.subject, Period::Year(to), false) {
                        let Some((x, y)) = self.get(a).zip(self.get(b)) else { continue };
                        let grew = AVERAGE.ends([y.interval, x.interval, Interval::exact(years)]);
                        if let Some(rate) = grew.filter(|_| y.interval.lo > 0.0 && years > 0.0) {
                            let mut work = pieces(&[(b, "÷"), (a, "")]);
                            work.insert(0, Piece::Sign("(".to_owned()));
                            work.push(Piece::Sign(format!(")^(1/{}) − 1", to - start)));
                            ways.push((vec![a, b], rate, work));
                        }
                    }
                }
            }
            self.hold(Broken::Annual, i, ways, false);
        }
    }

    /// The growth of home and foreign owners bounds that of all; the three together say how large the foreign share is at the end.
    pub(super) fn mixes(&mut self) {
        let (Some(home), Some(foreign)) =
            (self.names.owner(Class::Domestic), self.names.owner(Class::Foreign))
        else {
            return;
        };
        for i in 0..self.all.len() {
            let Some(s) = self.get(i).cloned().filter(|s| s.subject.names.is_empty() && !s.range) else {
                continue;
            };
            let years = match s.what {
                What::Growth(_) => 1.0,
                What::Annual => stretch(s.period).map_or(1.0, |(a, b)| f64::from(b - a + 1)),
                _ => continue,
            };
            let named = |name| Subject { names: vec![name], ..s.subject.clone() };
            let of = |name| {
                let found = self.of_sort(&named(name), s.period, s.what);
                found.into_iter().find(|j| self.get(*j).is_some_and(|t| t.place.text == s.place.text))
            };
            let (Some(h), Some(f)) = (of(home), of(foreign)) else { continue };
            let Some((a, b)) = self.get(h).zip(self.get(f)).map(|(a, b)| (a.interval, b.interval)) else {
                continue;
            };
            let between = Interval { lo: a.lo.min(b.lo), hi: a.hi.max(b.hi) };
            let before = self.clashes.len();
            self.hold(Broken::Mix, i, vec![(vec![h, f], between, Vec::new())], false);
            if self.clashes.len() > before {
                continue;
            }
            // The foreign share at the end of the stretch: w = Gf (G − Gh) ÷ (G (Gf − Gh)).
            let share = |g: f64, gh: f64, gf: f64| 100.0 * gf * (g - gh) / (g * (gf - gh));
            let (g, gh, gf) = (factor(s.interval, years), factor(a, years), factor(b, years));
            let mut implied = Interval { lo: f64::MAX, hi: f64::MIN };
            for x in [g.lo, g.hi] {
                for y in [gh.lo, gh.hi] {
                    for z in [gf.lo, gf.hi] {
                        let w = share(x, y, z);
                        implied = Interval { lo: implied.lo.min(w), hi: implied.hi.max(w) };
                    }
                }
            }
            if (gf.lo - gh.hi) * (gf.hi - gh.lo) <= 0.0 || implied.lo < 0.0 || implied.hi > 100.0 {
                continue;
            }
            let end = Period::Year(s.period.end_year());
            let stated = self.of_sort(&named(foreign), end, What::Share);
            let levels: Vec<usize> = self.levels(&named(foreign), end, false);
            let whole = self.levels(&s.subject, end, false);
            let work = Vec::new();
            if let Some(first) = stated.first() {
                self.hold(Broken::Mix, *first, vec![(vec![i, h, f], implied, work)], false);
            } else if let Some((part, all)) = levels.first().zip(whole.first()) {
                let Some(all) = self.get(*all).map(|s| s.interval) else { continue };
                let expected = Interval { lo: all.lo * implied.lo / 100.0, hi: all.hi * implied.hi / 100.0 };
                self.hold(Broken::Mix, *part, vec![(vec![i, h, f], expected, work)], false);
            }
        }
    }
}
