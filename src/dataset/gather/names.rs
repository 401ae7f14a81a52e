//! What the names of a row say: members and the levels they stand in, measure, unit, scale, status, source.

use super::{Context, Gather, Named, Spoken, estimates};
use crate::dataset::givers::{Giver, indent, sure_of_flag};
use crate::dataset::{Measure, MeasureKind, Member, MemberRole, NONE, names};
use crate::diag::{At, Diagnostic};
use crate::figure::Qualifier;
use crate::lang::{self, Gap, Mark, Sure};
use crate::read::{Announces, Cells, announces, is_blank, is_to_date, tidy};
use crate::unit::{Quantity, Unit};

impl Gather {
    /// What the names of a row say.
    #[inline(never)]
    pub(super) fn speak(&mut self, row: &impl Cells) -> Spoken {
        let mut members = vec![NONE; self.plan.dimensions.len()];
        let mut label = String::new();
        let mut own_unit = None;
        let mut measure = tidy(self.cell(row, self.plan.measure));
        if self.plan.dated.is_some() && self.plan.dated == self.plan.measure {
            measure = tidy(&without_year(&measure));
        }
        if self.plan.under_measures {
            if indent(self.cell(row, self.plan.measure)) == 0 {
                self.over_measure.clone_from(&measure);
            } else if !measure.is_empty() {
                measure = [self.over_measure.as_str(), ": ", &measure].concat();
            }
        }
        let mut to_date = is_to_date(&measure);
        for d in 0..self.plan.dimensions.len() {
            if self.plan.blocks == Some(d) {
                if let (Some(slot), Some(member)) = (members.get_mut(d), self.over.0.last()) {
                    *slot = *member;
                }
                continue;
            }
            let Some(giver) = self.plan.dimensions.get(d) else { continue };
            // The same text of the same column names the same member, where no row above has a say.
            let by_itself = match giver {
                Giver { part: None, columns, .. } if self.alone && !self.sole && columns.len() == 1 => {
                    columns.first().and_then(|c| self.named.binary_search(c).ok())
                }
                _ => None,
            };
            let known = by_itself.and_then(|at| Some((at, *self.now.get(at)? as usize)));
            if let Some((at, text)) = known
                && let Some(Some(named)) = self.named_members.get(at).and_then(|m| m.get(text))
            {
                to_date |= named.so_far;
                own_unit = own_unit.or_else(|| named.unit.clone());
                if let Some(slot) = members.get_mut(d) {
                    *slot = named.member;
                }
                continue;
            }
            let mut text = giver_text(row, giver);
            if giver.but_parts && !super::super::givers::is_other_name(&text, self.plan.averages_apart) {
                continue;
            }
            if self.plan.filled_down.get(d) == Some(&true)
                && let Some(above) = self.above.get_mut(d)
            {
                if is_blank(&text) {
                    text.clone_from(above);
                } else {
                    above.clone_from(&text);
                }
            }
            if text.is_empty() {
                continue;
            }
            if self.plan.dated.is_some_and(|c| giver.columns == [c]) {
                text = without_year(&text);
            }
            let name = self.label(&text);
            if self.plan.tree == Some(d) || self.sole {
                label.clone_from(&name);
            }
            let so_far = is_to_date(&name);
            to_date |= so_far;
            let unit = super::won_per::won_per(&name).or_else(|| bracket_unit(&name));
            own_unit = own_unit.or_else(|| unit.clone());
            let member = if self.plan.tree == Some(d) {
                self.leveled(row, d, name)
            } else {
                self.member(d, NONE, name)
            };
            if let Some((at, text)) = known
                && let Some(own) = self.named_members.get_mut(at)
            {
                if own.len() <= text {
                    own.resize(text + 1, None);
                }
                if let Some(slot) = own.get_mut(text) {
                    *slot = Some(Named { member, so_far, unit });
                }
            }
            if let Some(slot) = members.get_mut(d) {
                *slot = member;
            }
        }
        let recoded = &mut self.recoded;
        crate::dataset::codes::take(&mut self.dataset, &self.plan, row, &members, &measure, recoded);
        let row_unit = self.row_unit(row);
        let mut row_units: Vec<(usize, Option<(Unit, String)>)> = Vec::new();
        for v in 0..self.plan.values.len() {
            if let Some(c) = self.plan.values.get(v).and_then(|value| value.unit_by)
                && row_units.iter().all(|(known, _)| *known != c)
            {
                row_units.push((c, self.unit_of_text(tidy(row.cell(c)))));
            }
        }
        let section = self.section_unit(row, own_unit.as_ref());
        let label_unit =
            own_unit.or_else(|| self.unit_above(&members)).or(section).filter(|_| row_unit.is_none());
        Spoken {
            context: Context {
                status: self.status(row),
                source: self.source(row),
                qualifier: self.qualifier(row),
                to_date,
                confidential: self.is_confidential(row, self.plan.status),
                unavailable: says_no_data(self.cell(row, self.plan.status)),
                until: self.plan.estimates_after.and_then(|c| estimates::year(row.cell(c))),
            },
            members,
            measure_unit: bracket_unit(&measure),
            measure,
            label_unit,
            row_unit,
            row_units,
            scale: self.scale(row),
            scale_text: tidy(label_of(self.cell(row, self.plan.scale))),
            share: names::is_share_name(&label),
            label,
        }
    }

    /// The unit of the section that a row is of, where names take turns in several columns: "A. Vận chuyển (Nghìn tấn)" has figures
    /// of its own, and the names behind it, further in, have its unit until the next name at its place.
    fn section_unit(&mut self, row: &impl Cells, own: Option<&(Unit, String)>) -> Option<(Unit, String)> {
        let giver = self.plan.tree.and_then(|d| self.plan.dimensions.get(d))?;
        match giver.columns.iter().position(|c| !is_blank(row.cell(*c)))? {
            0 => {
                self.section_unit = own.cloned();
                None
            }
            _ => self.section_unit.clone().filter(|_| own.is_none()),
        }
    }

    /// The unit of a name over a row: "EXTERNAL TRADE (million US dollar)".
    fn unit_above(&self, members: &[u32]) -> Option<(Unit, String)> {
        let d = self.plan.tree?;
        let list = &self.dataset.dimensions.get(d)?.members;
        let mut at = list.get(*members.get(d)? as usize)?.parent;
        while let Some(parent) = at.and_then(|i| list.get(i as usize)) {
            // Only a name without figures of its own speaks for those under it.
            if parent.role == MemberRole::Group
                && let Some(unit) = bracket_unit(&parent.name)
            {
                return Some(unit);
            }
            at = parent.parent;
        }
        None
    }

    pub(super) fn cell<'r>(&self, row: &'r impl Cells, column: Option<usize>) -> &'r str {
        column.map_or("", |c| row.cell(c))
    }

    /// A name over the rows that follow; a year over them when it is one.
    pub(super) fn group_row(&mut self, row: &impl Cells) {
        let mut texts = row.filled_cells();
        // "Bảng 2. Nhập khẩu | | | triệu USD": the unit at the right end is none of the names.
        let beside = match texts.as_slice() {
            [_, unit] => lang::units_of(unit).into_iter().next(),
            _ => None,
        };
        if beside.is_some() {
            texts.pop();
        }
        if let [only] = texts.as_slice()
            && let Some(when) = lang::when(only)
            && let Some(year) = when.year
        {
            self.year = Some(year);
            // "Tháng 01/2023" over rows of names: they are of that month, not of the year.
            self.block_period = when.period().filter(|_| !when.is_year());
            self.when.known = false;
            return;
        }
        // "Cơ cấu (%)" over the rows that follow: their unit, which the heading of the columns no longer says.
        if let [only] = texts.as_slice() {
            let text = tidy(only);
            // Of a label in two languages the first speaks: "Объем ВВП, млрд.рублей / GDP, bln rubles".
            let first = text.split_once('/').and_then(|(first, _)| bracket_unit(first));
            let unit = match lang::unit_of(&text) {
                _ if beside.is_some() => beside,
                Some(unit) => Some((unit, text.clone())),
                None => first.or_else(|| bracket_unit(&text)).or_else(|| rate_over(&text)),
            };
            let said = unit.is_some();
            if said && unit != self.block {
                self.block = unit;
                // Series of the same names are others from here on.
                self.slots.fill(NONE);
            }
            if let Some(dimension) = self.plan.blocks {
                let below = row.number() == self.over.1 + 1;
                if !below {
                    self.over.0.pop();
                }
                // "1.7. Investment" behind "1.2. Output" and what stood under that.
                let names = self.dataset.dimensions.get(dimension).map_or(&[][..], |d| d.members.as_slice());
                if let Some(depth) = outline_depth(&text)
                    && let Some(at) = self.over.0.iter().position(|m| {
                        names
                            .get(*m as usize)
                            .and_then(|m| outline_depth(&m.name))
                            .is_some_and(|d| d >= depth)
                    })
                {
                    self.over.0.truncate(at);
                }
                let depth = self.over.0.len();
                // "Yield (bushels)" beside "Harvest (tonnes)": a unit that nobody knows is none of tonnes either.
                let other =
                    !said && !below && text.ends_with(')') && text.contains('(') && depth == self.over.2;
                if other && self.block.take().is_some() {
                    self.slots.fill(NONE);
                }
                if said {
                    self.over.2 = depth;
                }
                let parent = self.over.0.last().copied().unwrap_or(NONE);
                let member = self.member(dimension, parent, text);
                self.over.0.push(member);
                self.over.1 = row.number();
            }
        }
        let Some(dimension) = self.plan.tree else { return };
        // A code behind the name, "Delaware | | GEN.A", is none.
        let own = self.plan.dimensions.get(dimension).map(|giver| giver_text(row, giver));
        let own = own.filter(|text| cfg!(feature = "studio") && !is_blank(text));
        let Some(text) = own.or_else(|| texts.last().map(|text| (*text).to_owned())) else { return };
        let name = self.label(&text);
        let level = self.level(row, dimension) * 2;
        self.close(level);
        let parent = self.open.last().map_or(NONE, |(_, m)| *m);
        let member = self.member(dimension, parent, name);
        self.open.push((level, member));
        if let Some(m) =
            self.dataset.dimensions.get_mut(dimension).and_then(|d| d.members.get_mut(member as usize))
        {
            m.role = MemberRole::Group;
        }
    }

    /// How deep a row's name stands: by the column it is in, then by its indent.
    pub(super) fn level(&self, row: &impl Cells, dimension: usize) -> usize {
        let Some(giver) = self.plan.dimensions.get(dimension) else { return 0 };
        let deepest = giver.columns.iter().enumerate().rev().find(|(_, c)| !is_blank(row.cell(**c)));
        let counted = self.plan.heads.is_some_and(|unit| !is_blank(row.cell(unit)));
        let under = counted
            || self.plan.numbers.is_some_and(|index| {
                is_blank(row.cell(index)) && !deepest.is_some_and(|(_, &c)| names::is_total_name(row.cell(c)))
            });
        deepest.map_or(0, |(at, &c)| {
            let of = usize::from(names::is_part_name(row.cell(c)));
            let below =
                self.plan.under_flows && (indent(row.cell(c)) > 0 || names::flow_of(row.cell(c)).is_none());
            (at + usize::from(under) + usize::from(below)) * 64 + indent(row.cell(c)) + of
        })
    }

    /// Ends all names that are not outside of a level.
    pub(super) fn close(&mut self, level: usize) {
        while self.open.last().is_some_and(|(l, _)| *l >= level) {
            self.open.pop();
        }
    }

    /// The member of a row in the dimension that has levels.
    pub(super) fn leveled(&mut self, row: &impl Cells, dimension: usize, name: String) -> u32 {
        let own = self.level(row, dimension);
        let mut level = own * 2 + 1;
        let capitals =
            |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        let members = self.dataset.dimensions.get(dimension).map_or(&[][..], |d| d.members.as_slice());
        let group = self.open.iter().find(|(l, _)| *l == own * 2).map(|(_, m)| *m);
        let in_capitals = |m: u32| members.get(m as usize).is_some_and(|m| capitals(&m.name));
        // What stands right under a heading is of it; where that is in capitals as well, they part nothing.
        let first = |m: u32| members.get(m as usize + 1).filter(|f| f.parent == Some(m));
        let parts = |m: u32| first(m).is_some_and(|f| names::is_total_name(&name) || !capitals(&f.name));
        // A row of figures written as the group over it is (in capitals) is on its level and ends it.
        if capitals(&name) && group.is_some_and(|m| in_capitals(m) && parts(m)) {
            level = own * 2;
        }
        // Where the first row under a heading stands further in than it, one as far out as the heading is no longer under it.
        if let Some((group, _)) = self.open.last_mut()
            && *group % 2 == 0
            && *group < own * 2
            && !names::is_part_name(&name)
        {
            *group += 1;
        }
        self.close(level);
        let parent = self.open.last().map_or(NONE, |(_, m)| *m);
        // A share stands beside its group's other figures.
        if parent != NONE && names::is_share_name(&name) {
            return parent;
        }
        let member = self.member(dimension, parent, name);
        self.open.push((level, member));
        member
    }

    pub(super) fn label(&self, text: &str) -> String {
        let mut text = tidy(text);
        if self.numbered {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() < text.len() && rest.starts_with(char::is_alphabetic) {
                text = rest.to_owned();
            }
        }
        let rest = text.trim_start_matches(['-', '–', '+', '*', '•', '·', '_', '＿']).trim_start();
        // "..Electronic products": leaders that stand for an indent.
        let rest = if rest.starts_with("..") { rest.trim_start_matches(['.', ' ']) } else { rest };
        if rest.len() < text.len() && rest.starts_with(char::is_alphabetic) {
            return rest.to_owned();
        }
        text
    }

    #[inline(never)]
    pub(super) fn member(&mut self, dimension: usize, parent: u32, name: String) -> u32 {
        let Some(list) = self.dataset.dimensions.get_mut(dimension) else { return NONE };
        let Some(known) = self.members.get_mut(dimension) else { return NONE };
        if let Some(&index) = known.get(&(parent, name.clone())) {
            return index;
        }
        let index = list.members.len() as u32;
        list.members.push(Member {
            name: name.clone(),
            parent: (parent != NONE).then_some(parent),
            ..Member::default()
        });
        known.insert((parent, name), index);
        index
    }

    pub(super) fn measure(&mut self, name: String) -> u32 {
        if let Some(&index) = self.measures.get(&name) {
            return index;
        }
        let index = self.dataset.measures.len() as u32;
        self.dataset.measures.push(Measure { name: name.clone(), kind: MeasureKind::Other });
        self.measures.insert(name, index);
        index
    }

    /// How sure a row's figures are. A word that nobody knows is kept to be said: its figures count as final.
    pub(super) fn status(&mut self, row: &impl Cells) -> Option<Sure> {
        let cell = self.cell(row, self.plan.status).trim();
        if cell.is_empty() {
            // "Footnotes: Estimate."
            let note = self.cell(row, self.plan.footnotes).trim();
            let short = !note.is_empty() && note.len() <= 24 && note.split_whitespace().count() <= 2;
            return if short { lang::sure(note).filter(|s| *s != Sure::Plan) } else { None };
        }
        let described = || lang::sure(self.cell(row, self.plan.described));
        let together = || super::figures::sure_of_flags(cell);
        let sure = sure_of_flag(&self.plan.signs, cell).or_else(described).or_else(together);
        if sure.is_none()
            && says_status(cell)
            && let Some(column) = self.plan.status
        {
            let (word, at) = (tidy(cell), (row.number(), column as u32 + 1));
            let room = self.statuses.len() < STATUSES;
            match self.statuses.iter_mut().find(|(known, _)| *known == word) {
                Some((_, first)) => *first = at.min(*first),
                None if room => self.statuses.push((word, at)),
                None => {}
            }
        }
        sure.or(Some(Sure::Actual))
    }

    pub(super) fn source(&mut self, row: &impl Cells) -> u32 {
        let text = tidy(self.cell(row, self.plan.source));
        if text.is_empty() {
            return NONE;
        }
        if let Some(&index) = self.sources.get(&text) {
            return index;
        }
        let index = self.dataset.sources.len() as u32;
        self.dataset.sources.push(text.clone());
        self.sources.insert(text, index);
        index
    }

    pub(super) fn qualifier(&self, row: &impl Cells) -> Qualifier {
        match lang::fold(self.cell(row, self.plan.qualifier)).as_str() {
            "tren" | "hon" | "vuot" | "over" | "more than" => Qualifier::Over,
            "gan" | "suyt" | "nearly" | "almost" => Qualifier::Nearly,
            "khoang" | "xap xi" | "about" | "around" | "approximately" => Qualifier::About,
            _ => Qualifier::Plain,
        }
    }

    pub(super) fn row_unit(&mut self, row: &impl Cells) -> Option<(Unit, String)> {
        let text = match self.plan.unit {
            Some(c) => tidy(row.cell(c)),
            None => {
                let giver = self
                    .plan
                    .dimensions
                    .iter()
                    .find(|g| g.part.is_some() && announces(&g.name) == Some(Announces::Unit))?;
                giver_text(row, giver)
            }
        };
        let own = self.unit_of_text(text);
        if own.is_some() {
            self.unit_of_rest = None;
        }
        own.or_else(|| self.unit_of_rest.clone())
    }

    /// Whether a column of flags says that a figure is withheld.
    pub(super) fn is_confidential(&self, row: &impl Cells, flags: Option<usize>) -> bool {
        lang::gap(self.cell(row, flags)) == Some(Gap::Confidential)
    }

    /// The unit that a cell of a column of units names; one that nobody knows is a unit by its words.
    fn unit_of_text(&mut self, text: String) -> Option<(Unit, String)> {
        if text.is_empty() || lang::gap(&text).is_some() {
            return None;
        }
        if let Some(unit) = self.units.get(&text) {
            return Some((unit.clone(), text));
        }
        // "AUD: Australian Dollars", a code and its label.
        let known = lang::unit_in(&text).or_else(|| lang::unit_in(label_of(&text)));
        let unit = known.map_or_else(|| Unit::of(Quantity::Other(text.clone())), |(unit, _)| unit);
        self.units.insert(text.clone(), unit.clone());
        Some((unit, text))
    }

    /// "thousands", "millions", 3, 6: the scale beside a unit.
    pub(super) fn scale(&self, row: &impl Cells) -> i8 {
        let cell = self.cell(row, self.plan.scale).trim();
        // "3: Thousands", a code and its label.
        let code = cell.split_once(": ").map_or(cell, |(code, _)| code);
        if let Some(number) = lang::printed(code).and_then(|p| p.value(Mark::Point)) {
            return i8::try_from(number.mantissa)
                .ok()
                .filter(|p| number.exponent == 0 && (0..=15).contains(p))
                .unwrap_or(0);
        }
        lang::unit_of(label_of(cell)).map_or(0, |u| u.power)
    }
}

/// What stands behind a code: "Thousands" of "3: Thousands".
fn label_of(cell: &str) -> &str {
    match cell.trim().split_once(": ") {
        Some((code, label)) if is_code_before(code) && !label.trim().is_empty() => label.trim(),
        _ => cell,
    }
}

/// Whether what stands before a colon is a code: "TOT" of "TOT: Total".
pub(in crate::dataset) fn is_code_before(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// A name without the year in it: "Exports" of "Exports, 2023", "Xuất khẩu (tỷ đồng)" of "Xuất khẩu năm 2023 (tỷ đồng)".
fn without_year(text: &str) -> String {
    let Some(when) = lang::when_in(text).filter(|w| w.is_year()) else { return text.to_owned() };
    let (before, after) = (text.get(..when.start).unwrap_or(""), text.get(when.end..).unwrap_or(""));
    let open = before.trim_end().ends_with(['(', '[']);
    let before = before.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '(' | '[')
    });
    let after = after.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '-' | '–' | '.' | '*')
            || (open && matches!(c, ')' | ']'))
    });
    let before = [" in", " of", " for", " trong", " của"]
        .iter()
        .find_map(|w| before.strip_suffix(w))
        .unwrap_or(before);
    let name = if before.trim().is_empty() || after.is_empty() {
        [before, after].concat()
    } else {
        [before, " ", after].concat()
    };
    if name.trim().is_empty() { text.to_owned() } else { name }
}

fn giver_text(row: &impl Cells, giver: &Giver) -> String {
    match giver.part {
        Some(part) => {
            let cell = giver.columns.first().map_or("", |&c| row.cell(c));
            cell.split(',').nth(part).unwrap_or("").trim().to_owned()
        }
        // The deepest level that is filled names the row.
        None => giver
            .columns
            .iter()
            .rev()
            .map(|&c| row.cell(c))
            .find(|cell| !is_blank(cell))
            .unwrap_or("")
            .to_owned(),
    }
}

/// Whether a word is a unit of weight, length, room or energy: "Quantity (kg)", where "(number)" says less.
fn is_measured_in(word: &str) -> bool {
    // "Quilogramas por Hectare", "kg per ha": so much of it per something.
    let first = cfg!(feature = "studio").then(|| word.split_once([' ', '/'])).flatten();
    let word = match first {
        Some((first, rest))
            if ["por ", "per ", "par ", "je ", "pro "].iter().any(|w| rest.starts_with(w)) =>
        {
            first
        }
        _ => word,
    };
    matches!(
        word,
        "Hectares"
            | "hectares"
            | "hectáreas"
            | "Hektar"
            | "hektar"
            | "acres"
            | "Quilogramas"
            | "quilogramas"
            | "Kilogramos"
            | "kilogramos"
            | "kilograms"
            | "kilogrammes"
            | "kg"
            | "ha"
            | "km"
            | "m2"
            | "m3"
            | "m²"
            | "m³"
            | "km²"
            | "kwh"
            | "mwh"
            | "gwh"
            | "twh"
            | "tj"
            | "pj"
            | "barrels"
            | "bbl"
            | "litres"
            | "teu"
    )
}

/// A unit in brackets behind a row's name, or behind a comma or a dash where it is unmistakable ("Export, mnkr").
pub(super) fn bracket_unit(label: &str) -> Option<(Unit, String)> {
    let text = label.trim_end();
    // "%Share", "Exports, % change": the sign is the unit, and the words say of what.
    let of = |t: &str| t.strip_prefix('%').is_some_and(|t| t.trim_start().starts_with(char::is_alphabetic));
    if of(label) || label.rsplit_once(", ").is_some_and(|(_, tail)| of(tail)) {
        return Some((Unit::of(Quantity::Percent), "%".to_owned()));
    }
    if text.ends_with([')', ']', '）']) {
        return lang::unit_in(label)
            .filter(|(unit, words)| {
                let plain = matches!(&unit.quantity, Quantity::Other(word) if !is_measured_in(word) && word.is_ascii());
                words.len() < label.len() && !plain || unit.power != 0
            })
            .or_else(|| scaled(text));
    }
    // "Trade (US$ Mil)-Top 5 partners": words behind the bracket say of which.
    if let Some((head, tail)) = text.rsplit_once(')')
        && tail.trim_start().starts_with(['-', '–', ','])
        && let Some((unit, words)) =
            head.rfind('(').and_then(|open| head.get(open + 1..)).and_then(lang::unit_in)
        && matches!(unit.quantity, Quantity::Money(_) | Quantity::Percent | Quantity::Tonne)
        && head.ends_with(&words)
    {
        return Some((unit, words));
    }
    [", ", " - ", " – ", " in "].iter().find_map(|split| {
        let (_, tail) = text.rsplit_once(split)?;
        let unit = lang::unit_of(tail)?;
        let sure = (unit.power != 0 && unit.quantity != Quantity::Number)
            || matches!(unit.quantity, Quantity::Money(_) | Quantity::Percent | Quantity::Index(_));
        sure.then(|| (unit, tail.trim().to_owned()))
    })
}

/// "Same period of the previous year = 100.0%", "in % of the previous month" over rows: their base, or that they are rates.
fn rate_over(text: &str) -> Option<(Unit, String)> {
    const RATES: &[&str] = &[
        "в %",
        "in %",
        "as %",
        "en %",
        "em %",
        "% ",
        "percent of ",
        "per cent of ",
        "percentage of ",
        "percentual d",
        "porcentaje d",
        "pourcentage d",
    ];
    // "Area planted - per cent of the total"
    let tail = [" - ", " – "].iter().find_map(|sign| text.rsplit_once(sign)).map_or(text, |(_, tail)| tail);
    let folded = lang::fold(tail);
    let within = [" в % к ", " in % of ", " as % of ", " as percent of "].iter().any(|w| folded.contains(w));
    if within || RATES.iter().any(|w| folded.starts_with(w)) {
        return Some((Unit::of(Quantity::Percent), "%".to_owned()));
    }
    let (base, hundred) = text.rsplit_once('=').map(|(base, rest)| (base.trim(), rest))?;
    let digits = hundred.trim().trim_end_matches('%').trim_end();
    let rest = digits.strip_prefix("100")?;
    let whole = rest.is_empty() || (rest.starts_with(['.', ',']) && rest.bytes().skip(1).all(|b| b == b'0'));
    let fits = whole && base.contains(char::is_alphabetic) && base.chars().count() <= 120;
    fits.then(|| (Unit::of(Quantity::Index([base, "=100"].concat())), text.to_owned()))
}

/// How many numbers stand before a heading: two of "1.7. Investment", "1.7 Investment".
fn outline_depth(name: &str) -> Option<usize> {
    let (number, _) = name.trim_start().split_once(' ')?;
    let parts = number.trim_end_matches('.').split('.');
    let digits = |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    (number.contains('.') && parts.clone().all(digits)).then(|| parts.count())
}

/// "(Triệu tấn.km)": behind a scale a word that nobody knows is a unit.
fn scaled(label: &str) -> Option<(Unit, String)> {
    let words = label.get(label.rfind(['(', '['])? + 1..label.trim_end_matches([')', ']']).len())?.trim();
    let (scale, counted) = words.split_once(' ')?;
    let scale = lang::unit_of(scale).filter(|u| u.quantity == Quantity::Number && u.power != 0)?;
    let word = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '/' | ' ' | '²' | '³');
    let fits = counted.chars().all(word) && counted.chars().count() <= 24;
    fits.then(|| (Unit { quantity: Quantity::Other(counted.to_owned()), ..scale }, words.to_owned()))
}

/// Whether a status says that there is no figure: "No data", "Not available".
fn says_no_data(status: &str) -> bool {
    let folded = lang::fold(status);
    matches!(
        folded.trim(),
        "no data" | "not available" | "data not available" | "unavailable" | "khong co so lieu"
    )
}

/// Unknown words of a status column that are kept to be said.
const STATUSES: usize = 20;

/// Whether a cell under a head of statuses says something of its figures that is neither "final" nor one of the short codes
/// that offices flag breaks, footnotes and units with.
fn says_status(cell: &str) -> bool {
    const FINAL: [&str; 13] = [
        "break",
        "break in series",
        "time series break",
        "final",
        "finalised",
        "finalized",
        "official",
        "official figure",
        "normal",
        "normal value",
        "definitif",
        "missing value",
        "missing",
    ];
    // "A: Normal value": SDMX with labels.
    let label = cell.split_once(": ").filter(|(code, _)| code.len() <= 2).map_or(cell, |(_, label)| label);
    let folded = lang::fold(label);
    folded.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !FINAL.contains(&folded.trim())
        && !says_no_data(label)
}

/// What is said of words of the status column that nobody knows.
pub(super) fn unknown_statuses(words: &[(String, (u32, u32))]) -> Option<Diagnostic> {
    let (row, column) = words.iter().map(|(_, at)| *at).min()?;
    let found: Vec<String> = words.iter().take(5).map(|(word, _)| word.chars().take(40).collect()).collect();
    let said = Diagnostic::warning("dataset.status-unread").at(At::cell(row, column));
    Some(said.with("n", words.len()).with("found", found.join(", ")))
}
