//! A table pasted into the article, one cell a line: a label, then its figures, under a head that names the units. Labels are matched
//! to the table's members, columns to levels, indices and shares.

use super::article::{Article, Says};
use super::candidates::{selections_of, total_of};
use super::claims_in_words::Claim;
use super::figures_in_text::{Counts, Figure, read_number};
use super::kinds::Sort;
use super::lexicon::Mark;
use super::members::Named;
use super::periods_in_text::year;
use super::reading::{Reading, Working};
use super::slots::{Names, Side, Slots};
use super::table_index::{Amount, TableIndex};
use super::words::{Token, TokenKind};
use crate::figure::Qualifier;
use crate::period::Period;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// Tonnes, pieces.
    Amount,
    /// Money in units of 10^power.
    Money(i8),
    /// Previous year = 100, or a percentage.
    Percent,
}

/// A line of the article.
struct Line {
    start: usize,
    end: usize,
}

/// Rows without a figure that end a pasted table.
const MOST_BARE: usize = 3;

/// The statements of every pasted table.
pub(super) fn claims(article: &Article, index: &TableIndex<'_>) -> Vec<Claim> {
    let lines = lines(article);
    let mut out = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        match table_at(article, index, &lines, i) {
            Some((next, claims)) => {
                out.extend(claims);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

fn lines(article: &Article) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for (i, t) in article.tokens.iter().enumerate() {
        if t.kind == TokenKind::Line {
            continue;
        }
        match out.last_mut() {
            Some(line) if article.paragraph_of(line.start) == t.paragraph => line.end = i + 1,
            _ => out.push(Line { start: i, end: i + 1 }),
        }
    }
    out
}

fn tokens<'a>(article: &'a Article, line: &Line) -> &'a [Token] {
    article.tokens.get(line.start..line.end).unwrap_or_default()
}

/// The number a line consists of.
fn number(article: &Article, line: &Line) -> Option<usize> {
    match tokens(article, line) {
        [t] if t.kind == TokenKind::Number => Some(line.start),
        [t, sign] if t.kind == TokenKind::Number && sign.is('%') => Some(line.start),
        _ => None,
    }
}

/// The unit in a head line, when it is one.
fn column(article: &Article, line: &Line) -> Option<Column> {
    let t = tokens(article, line);
    if t.len() > 14 {
        return None;
    }
    let has = |words: &[&str]| t.iter().any(|t| words.contains(&t.folded.as_str()));
    let glued = |part: &str| t.iter().any(|t| t.folded.contains(part));
    if has(&["usd", "dollars"]) || t.iter().any(|t| t.is('$')) {
        let power = if has(&["tr", "trieu", "million", "mn"]) {
            6
        } else if has(&["ty", "ti", "billion", "bn"]) {
            9
        } else if has(&["nghin", "ngan", "thousand"]) {
            3
        } else {
            0
        };
        return Some(Column::Money(power));
    }
    if glued("tan") && (has(&["s", "l", "luong", "tan", "nghin", "ngan"]) || glued("ngantan"))
        || has(&["tonnes", "tons"])
    {
        return Some(Column::Amount);
    }
    t.iter().any(|t| t.is('%')).then_some(Column::Percent)
}

/// A pasted table that begins with its head at a line: the line after it and its statements.
fn table_at(
    article: &Article,
    index: &TableIndex<'_>,
    lines: &[Line],
    at: usize,
) -> Option<(usize, Vec<Claim>)> {
    // Head: at least two neighbouring lines that name units.
    let mut columns = Vec::new();
    let mut i = at;
    while let Some(c) = lines.get(i).and_then(|l| column(article, l)) {
        columns.push(c);
        i += 1;
    }
    if columns.len() < 2 || !columns.iter().any(|c| matches!(c, Column::Money(_))) {
        return None;
    }
    let first = lines.get(at)?.start;
    // Year and flow: from the lines just above.
    let above = lines.get(at.saturating_sub(5)..at).unwrap_or_default();
    let years = above.iter().rev().flat_map(|l| tokens(article, l)).filter_map(year);
    let period = Period::Year(years.max().or_else(|| {
        article.mentions_in(0, first).iter().rev().flat_map(|m| &m.periods).find_map(|p| match p {
            Period::Year(y) => Some(*y),
            _ => None,
        })
    })?);
    let flow = article.mentions_in(0, first).iter().rev().find_map(|m| match m.flow() {
        Some(Mark::Flow(f)) => Some(f),
        _ => None,
    })?;
    let reader = Reader { article, index, columns: &columns, period, side: Side::of(flow) };
    let mut out = Vec::new();
    let mut section: Option<Names> = None;
    let (mut rows, mut bare) = (0, 0);
    let mut place = 0_i64;
    while i < lines.len() {
        let Some(line) = lines.get(i) else { break };
        if tokens(article, line).len() > 20 {
            break;
        }
        if let Some(n) = number(article, line) {
            // A number before a label: the row's place.
            place = read(article, n).map_or(place, |d| d as i64);
            i += 1;
            continue;
        }
        let mut figures = Vec::new();
        let mut next = i + 1;
        while let Some(n) = lines.get(next).and_then(|l| number(article, l)) {
            figures.push(n);
            next += 1;
        }
        // The last number may be the place of the row that follows.
        place = place_in_label(article, line).unwrap_or(place);
        let last = figures.last().and_then(|n| read(article, *n));
        let labelled = lines.get(next).is_some_and(|l| number(article, l).is_none());
        if figures.len() > 1 && labelled && last.is_some_and(|d| (d as i64) == place + 1 && d < 200.0) {
            figures.pop();
            place += 1;
        }
        let label = reader.names(line);
        let words = tokens(article, line);
        let is_total = words.iter().any(|t| t.is_word("tong") || t.is_word("total"));
        let is_share =
            words.first().is_some_and(|t| t.is_word("ty") || t.is_word("ti") || t.is_word("share"));
        if figures.is_empty() {
            bare += 1;
            if bare >= MOST_BARE {
                break;
            }
            section = label.filter(|l| !l.is_empty()).or(section);
            i = next;
            continue;
        }
        bare = 0;
        rows += 1;
        let names = match label {
            Some(names) if !names.is_empty() => Some(names),
            _ if is_total || is_share => Some(section.clone().unwrap_or_default()),
            _ => None,
        };
        // "NHÓM HÀNG KHÁC" over figures of its own opens a section too.
        if words.iter().any(|t| t.is_word("nhom") || t.is_word("group")) && names.is_some() {
            section.clone_from(&names);
        }
        if let Some(names) = names {
            reader.row(&names, &figures, is_share, &mut out);
        }
        i = next;
    }
    (rows >= 3).then_some((i, out))
}

fn read(article: &Article, token: usize) -> Option<f64> {
    article.token(token).and_then(|t| read_number(&t.folded, article.vietnamese)).map(|d| d.value())
}

fn place_in_label(article: &Article, line: &Line) -> Option<i64> {
    let first = tokens(article, line).first()?;
    if first.kind == TokenKind::Number { first.folded.parse().ok() } else { None }
}

struct Reader<'a> {
    article: &'a Article,
    index: &'a TableIndex<'a>,
    columns: &'a [Column],
    period: Period,
    side: Side,
}

impl Reader<'_> {
    /// All meanings of the names in a label, as one list of alternatives.
    fn names(&self, line: &Line) -> Option<Names> {
        let mut found = false;
        let mut names: Names = Vec::new();
        for m in self.article.mentions_in(line.start, line.end) {
            let Says::Named(meanings) = &m.says else { continue };
            if found {
                break;
            }
            found = true;
            for meaning in meanings {
                match meaning {
                    Named::Member { dim, member } => names.push((*dim, vec![*member])),
                    Named::Union { dim, members } => names.push((*dim, members.clone())),
                    Named::Absent(..) => {}
                }
            }
        }
        found.then_some(names)
    }

    /// The value of the first meaning that the table has at a period.
    fn level(&self, names: &Names, period: Period) -> Option<Amount> {
        let of = |names: &Names| {
            total_of(self.index, &selections_of(self.index, self.side, names, self.index.plain), period)
        };
        if names.is_empty() {
            return of(names);
        }
        names.iter().find_map(|n| of(&vec![n.clone()]))
    }

    fn row(&self, names: &Names, figures: &[usize], is_share: bool, out: &mut Vec<Claim>) {
        let decimals = |at: usize| {
            self.article
                .token(at)
                .and_then(|t| read_number(&t.folded, self.article.vietnamese))
                .is_some_and(|d| d.exponent < 0)
        };
        let money = self.columns.iter().find(|c| matches!(c, Column::Money(_))).copied();
        let assigned: Vec<Option<Column>> = if is_share {
            figures.iter().map(|_| Some(Column::Percent)).collect()
        } else if figures.len() == self.columns.len() {
            self.columns.iter().map(|c| Some(*c)).collect()
        } else {
            match figures {
                [_] => vec![money],
                [_, last] if decimals(*last) => vec![money, Some(Column::Percent)],
                [first, _] => vec![if decimals(*first) { None } else { money }, None],
                _ => figures.iter().map(|_| None).collect(),
            }
        };
        for (at, column) in figures.iter().zip(assigned) {
            let Some(column) = column else { continue };
            let claim = match column {
                Column::Amount => None,
                Column::Money(power) => self
                    .level(names, self.period)
                    .and_then(|a| self.claim(*at, names, Sort::Value, power, (Working::Level(a.clone()), a))),
                Column::Percent if is_share => {
                    let share = self.level(names, self.period).zip(self.level(&Vec::new(), self.period));
                    let worked = share.and_then(|(a, w)| Working::Share(a, w).worked());
                    worked.and_then(|w| self.claim(*at, names, Sort::Share, 0, w))
                }
                Column::Percent => {
                    let base = self.period.same_of_year(-1);
                    let both = self.level(names, self.period).zip(base.and_then(|b| self.level(names, b)));
                    let worked = both.and_then(|(a, b)| Working::IndexOf(a, b).worked());
                    worked.and_then(|w| self.claim(*at, names, Sort::Index, 0, w))
                }
            };
            out.extend(claim);
        }
    }

    fn claim(
        &self,
        at: usize,
        names: &Names,
        sort: Sort,
        power: i8,
        (working, amount): (Working, Amount),
    ) -> Option<Claim> {
        let token = self.article.token(at)?;
        let decimal = read_number(&token.folded, self.article.vietnamese)?.scaled(power);
        let counts = if sort == Sort::Value { Counts::Money(None) } else { Counts::Percent };
        let figure = Figure {
            span: (token.start, token.end),
            tokens: (at, at + 1),
            decimal,
            upper: None,
            counts,
            power,
            qualifier: Qualifier::Plain,
            sign: 0,
            per_head: false,
            per_tonne: false,
            per_kilo: false,
            in_words: false,
        };
        let told = Reading::of(
            sort,
            (self.side, names.iter().take(1).cloned().collect(), self.period),
            working,
            amount,
        );
        let base = if sort == Sort::Index { self.period.same_of_year(-1) } else { None };
        let reading = Reading { base, ..told };
        Some(Claim { figure, readings: vec![reading], slots: Slots::default() })
    }
}
