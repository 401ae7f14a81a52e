//! Ranked bars with clubs: who is at or above a billion, at or above a hundred million; a rule parts them and says how many.

use super::super::figures::Figures;
use super::super::hits::{Hits, Track};
use super::super::palette::Dress;
use super::super::shape::{Anchor, Rect, Role, Spot};
use super::super::sheet::{Sheet, tied};
use super::super::told::{Own, Table, TableRow, Tip, TipRow};
use super::super::{choose::Strand, measure, say, scale::Scale, shape::Dash};
use super::rows::{self, Row, Rows, Tone};
use super::{Desk, Form, Laid, notes, number};
use crate::diag::{Arg, Diagnostic};
use crate::figure::by_key;
use crate::indicators::Record;
use crate::lang::{self, text, words};

/// A member of a club.
struct Member {
    name: String,
    record: Record,
    value: f64,
    growth: String,
    /// The growth as a figure, where there is one.
    change: Option<Record>,
    /// Place of its club; past the last for those in none.
    club: usize,
}

pub(super) struct Club {
    members: Vec<Member>,
    thresholds: Vec<f64>,
    /// Members of each club, drawn or not.
    counts: Vec<usize>,
    /// Whether rounding leaves a membership open.
    open: bool,
}

fn record_of<'a>(desk: &Desk<'_>, strand: &'a Strand) -> Option<&'a Record> {
    let found = match desk.setting.choice.periods.last() {
        Some(p) => strand.line.at(*p),
        None => strand.line.records.first(),
    };
    found.filter(|r| r.value.is_ok())
}

impl Club {
    pub(super) fn of(desk: &Desk<'_>) -> Result<Club, Diagnostic> {
        let choice = desk.setting.choice;
        let mut thresholds =
            if desk.spec.thresholds.is_empty() { vec![1e9, 1e8] } else { desk.spec.thresholds.clone() };
        thresholds = by_key(thresholds, |t| -t);
        let club_of = |v: f64| thresholds.iter().position(|t| v >= *t).unwrap_or(thresholds.len());
        let mut counts = vec![0; thresholds.len() + 1];
        let mut open = false;
        let mut members = Vec::new();
        let all = choice.strands.iter().chain(&choice.others).filter(|s| !s.is_rest);
        let most = desk.spec.top.map_or(40, |n| n as usize);
        for strand in all {
            let Some(record) = record_of(desk, strand) else { continue };
            let Ok(value) = record.value else { continue };
            open |= thresholds.iter().any(|t| record.interval.lo < *t && *t <= record.interval.hi);
            let club = club_of(value);
            if let Some(count) = counts.get_mut(club) {
                *count += 1;
            }
            let change = record.period.and_then(|p| strand.growth.as_ref()?.at(p));
            let growth =
                change.as_ref().and_then(|g| Some(lang::signed(desk.lang, g.value.ok()?, g.decimals(0, 1))));
            members.push(Member {
                name: strand.name.clone(),
                record: record.clone(),
                value,
                growth: growth.unwrap_or_else(|| String::from("–")),
                change: change.filter(|g| g.value.is_ok()),
                club,
            });
        }
        members = by_key(members, |m| -m.value);
        // Those in no club are not what the chart is about.
        members.retain(|m| m.club < thresholds.len());
        members.truncate(most);
        if members.is_empty() {
            return Err(Diagnostic::error("press.club.none"));
        }
        Ok(Club { members, thresholds, counts, open })
    }

    fn threshold(&self, desk: &Desk<'_>, club: usize) -> String {
        let value = self.thresholds.get(club).copied().unwrap_or(0.0);
        let figures = Figures::fitting(desk.lang, &desk.setting.choice.unit, value);
        let scaled = figures.scaled(value);
        tied(&lang::money(desk.lang, scaled, if scaled.fract() == 0.0 { 0 } else { 1 }, &figures.unit))
    }

    fn dress(&self, desk: &Desk<'_>, sheet: &Sheet<'_>, member: &Member) -> Dress {
        let palette = sheet.palette;
        let blue = palette.part(0, 1, desk.setting.choice.flow);
        if member.club == 0 { blue } else { Dress { colour: palette.quiet, words: palette.grey, ..blue } }
    }

    fn has_growth(&self) -> bool {
        self.members.iter().any(|m| m.growth != "–")
    }

    fn rows(&self, desk: &Desk<'_>) -> Rows {
        let growth = self.has_growth();
        let mut before = 0;
        let row = |m: &Member| {
            let parted = m.club != before;
            before = m.club;
            Row {
                name: m.name.clone(),
                tone: Tone::Plain,
                cells: if growth { vec![(m.growth.clone(), false)] } else { Vec::new() },
                parted,
            }
        };
        let base = desk.setting.choice.periods.last().and_then(|p| p.same_of_year(-1));
        let base = base.map(|p| tied(&lang::period(desk.lang, p))).unwrap_or_default();
        let head = text(desk.lang, "press.head.growth", &[("period", Arg::Text(base))]);
        Rows {
            rows: self.members.iter().map(row).collect(),
            heads: if growth { vec![head] } else { Vec::new() },
            pitch: if self.members.len() > 18 { 21.0 } else { 27.0 },
            above: 4.0,
            ruled: false,
            grey_from: Some(0),
        }
    }
}

impl Form for Club {
    fn finding(&self, desk: &Desk<'_>) -> Option<String> {
        if self.open {
            return None;
        }
        let list = [
            ("count", say::count(desk.lang, *self.counts.first()?)),
            ("noun", notes::noun_for(desk, *self.counts.first()?).to_owned()),
            ("value", self.threshold(desk, 0)),
            (
                "period",
                desk.setting.choice.periods.last().map(|p| say::on(desk.lang, *p)).unwrap_or_default(),
            ),
        ];
        Some(say::say(desk.lang, "press.club.title", &list))
    }

    fn what(&self, desk: &Desk<'_>) -> String {
        desk.what_at_the_end()
    }

    fn notes(&self, desk: &Desk<'_>) -> Vec<String> {
        let mut out = notes::unsure(desk, "press.note.hatched", self.members.iter().map(|m| &m.record));
        let all: usize = self.counts.iter().sum();
        if all > self.members.len() {
            out.push(notes::drawn_of(desk, self.members.len(), all));
        }
        out
    }

    fn height(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).height(sheet)
    }

    fn least(&self, desk: &Desk<'_>, sheet: &Sheet<'_>) -> f64 {
        self.rows(desk).least(sheet)
    }

    fn draw(&self, desk: &Desk<'_>, sheet: &mut Sheet<'_>, top: f64, foot: f64) -> Laid {
        let (palette, zoom) = (sheet.palette, sheet.sizes.zoom);
        let figures = desk.setting.figures;
        let table = self.rows(desk);
        let placed = table.place(sheet, top, foot);
        let font = sheet.sizes.mark();
        let widest = self
            .members
            .iter()
            .map(|m| sheet.wide(&number(figures, &m.record, m.value), font))
            .fold(0.0, f64::max);
        let high = self.members.iter().map(|m| m.value).fold(0.0, f64::max);
        let scale = Scale::new(0.0, high, placed.x0, placed.x1 - widest - 10.0 * zoom);
        let thick = rows::bar(&placed, table.pitch, zoom);
        let mut tracks = Vec::new();
        for (i, (member, middle)) in self.members.iter().zip(&placed.middles).enumerate() {
            let dress = self.dress(desk, sheet, member);
            let mut rect =
                Rect::new(scale.at(0.0), middle - thick / 2.0, scale.at(member.value), middle + thick / 2.0);
            rect.x1 = rect.x1.max(rect.x0 + 1.0);
            if member.record.status.is_unsure() {
                sheet.frame(rect, palette.page, true, dress.colour, zoom);
            } else {
                sheet.block(rect, dress.colour);
            }
            rows::figure_at(
                sheet,
                &number(figures, &member.record, member.value),
                (rect.x1, *middle),
                false,
                dress.words,
            );
            tracks.push(Track { strand: i, marks: vec![(i, i, Spot { x: rect.x1, y: *middle })] });
        }
        placed.down(sheet, placed.x0, palette.axis, 0.0);
        // The name of each club at the right end of its rule, where bars are short.
        let mut seen = usize::MAX;
        for (member, (y0, y1)) in self.members.iter().zip(&placed.edges) {
            if member.club == seen {
                continue;
            }
            seen = member.club;
            let count = self.counts.get(seen).copied().unwrap_or(0);
            let key = if seen == 0 { "press.club.first" } else { "press.club.next" };
            let upper = seen.checked_sub(1).map(|c| self.threshold(desk, c)).unwrap_or_default();
            let list = [
                ("n", Arg::from(count)),
                ("noun", Arg::Text(notes::noun_for(desk, count).to_owned())),
                ("value", Arg::Text(self.threshold(desk, seen))),
                ("upper", Arg::Text(upper)),
            ];
            let name = measure::untied(&text(desk.lang, key, &list));
            let colour =
                if seen == 0 { palette.part(0, 1, desk.setting.choice.flow).words } else { palette.ink };
            let height = font.size * 1.3;
            // The first rows of a club have its longest bars: the name goes down to where there is room.
            let mut y = (y0 + y1) / 2.0;
            for (other, (a, b)) in self.members.iter().zip(&placed.edges).filter(|(m, _)| m.club == seen) {
                let middle = if placed.stacked { *b - thick } else { (a + b) / 2.0 };
                let end = scale.at(other.value) + widest + 24.0 * zoom;
                if placed.x1 - sheet.wide(&name, font) > end {
                    y = middle;
                    break;
                }
                y = f64::NAN;
            }
            if y.is_finite() && !placed.stacked {
                let base = sheet.base_at(y, font);
                let rect = sheet.room(&name, placed.x1, base, Anchor::End, font);
                if rect.height() >= height * 0.5 {
                    sheet.put(&name, (placed.x1, base), Anchor::End, font, colour, Role::Annotation);
                }
            }
        }
        let fields = rows::fields(&placed, sheet);
        let dresses: Vec<Dress> = self.members.iter().map(|m| self.dress(desk, sheet, m)).collect();
        let own = self.own(desk, &dresses);
        let hits = Hits { upright: false, stops: placed.middles.clone(), tracks, fields };
        Laid {
            plot: Rect::new(placed.x0, placed.top, placed.x1, placed.bottom),
            hits,
            dresses,
            own: Some(own),
        }
    }
}

impl Club {
    fn own(&self, desk: &Desk<'_>, dresses: &[Dress]) -> Own {
        let (lang, figures) = (desk.lang, desk.setting.figures);
        let what = measure::untied(&super::capital(&self.what(desk)));
        let unit = figures.unit_words();
        let period = desk.setting.choice.periods.last().map(|p| lang::period(lang, *p)).unwrap_or_default();
        let mut own = Own {
            summary: text(
                lang,
                "press.alt",
                &[
                    ("form", Arg::Text(words(lang, "type.club").to_owned())),
                    ("n", self.members.len().into()),
                    ("what", Arg::Text(what.clone())),
                ],
            ),
            ..Own::default()
        };
        let has_growth = self.has_growth();
        for (i, m) in self.members.iter().enumerate() {
            let value = number(figures, &m.record, m.value);
            let spoken = [m.name.as_str(), ": ", &value, " ", &unit].concat();
            if i < 3 {
                own.summary.push(' ');
                own.summary.push_str(&spoken);
                own.summary.push('.');
            }
            let change = if m.growth == "–" { String::new() } else { [&m.growth, "%"].concat() };
            let opens = own.keep(&m.name, &m.record);
            own.tips.push(Tip {
                index: i,
                head: m.name.clone(),
                about: say::status_word(lang, m.record.status).to_owned(),
                unit: unit.clone(),
                change: if has_growth { words(lang, "chart.tip.change").to_owned() } else { String::new() },
                rows: vec![TipRow {
                    name: period.clone(),
                    colour: dresses.get(i).map_or(super::super::shape::Rgb::hex(0), |d| d.colour),
                    dash: Dash::Solid,
                    hollow: m.record.status.is_unsure(),
                    value: value.clone(),
                    known: true,
                    change: change.clone(),
                    status: String::new(),
                    record: Some((i, i)),
                    opens,
                }],
                total: None,
                spoken,
            });
            let mut cells = vec![(value, opens)];
            if has_growth {
                let opens = m.change.as_ref().and_then(|r| own.keep(&m.name, r));
                cells.push((m.growth.clone(), opens));
            }
            own.table.rows.push(TableRow::of(m.name.clone(), cells));
        }
        own.table.heads = vec![words(lang, "chart.table.name").to_owned(), unit];
        own.table.heads.extend(self.rows(desk).heads.iter().map(|h| measure::untied(h)));
        own.table = Table { caption: what, ..own.table };
        own
    }
}
