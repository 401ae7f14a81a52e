//! Header rows to what they say about each column: the texts from the top level down, carried across merged blanks, and out of
//! them period, status, unit and name.

use super::grid::{Grid, is_blank};
use super::{Announces, announces, tidy};
use crate::lang::{self, Part, Sure, When};
use crate::unit::{Quantity, Unit};

#[cfg(feature = "studio")]
mod equations;
mod letter_level;
mod unit_level;

/// What stands above each column, level by level; an empty text where a level says nothing.
/// `units` are rows of units, which stand below a merged cell as a level of the header does.
#[inline(never)]
pub fn paths(grid: &Grid, rows: &[usize], units: &[usize], values: &[bool]) -> Vec<Vec<String>> {
    let empty = super::bands::without_figures(grid, rows, values);
    let at = |list: &[bool], c: usize| list.get(c).copied().unwrap_or(false);
    let is_value = |c: usize| at(values, c) || at(&empty.dated, c) || at(&empty.between, c);
    let width = grid.width();
    // For each level the column whose text holds at a column.
    let mut sources: Vec<Vec<Option<usize>>> = Vec::with_capacity(rows.len());
    for (level, &row) in rows.iter().enumerate() {
        let has_lower = |c: usize| {
            let below = units.iter().filter(|u| **u > row);
            rows.iter().skip(level + 1).chain(below).any(|&r| !is_blank(grid.cell(r, c)))
        };
        let own: Vec<&str> = grid.filled(row).filter(|(c, _)| is_value(*c)).map(|(_, cell)| cell).collect();
        let units_only = level > 0
            && level + 1 == rows.len()
            && own.len() >= 2
            && own.iter().all(|cell| !lang::units_of(cell).is_empty());
        let is_dated_above = |c: usize| {
            let upper = level.checked_sub(1).and_then(|l| rows.get(l));
            upper.is_some_and(|&r| lang::when(grid.cell(r, c)).is_some())
        };
        let mut current: Option<usize> = None;
        let mut line = Vec::with_capacity(width);
        for column in 0..width {
            if !is_blank(grid.cell(row, column)) {
                current = is_value(column).then_some(column);
                // What stands over an empty column between two blocks is the name of the block behind it.
                line.push(Some(column).filter(|c| !at(&empty.between, *c) || has_lower(*c)));
                continue;
            }
            // "mln zł | | mln EUR |" below "2022 | 2023 | 2022 | 2023": units stand over their columns at the lowest level as well.
            let unit_over = units_only && is_dated_above(column) && current.is_some_and(is_dated_above);
            // A new text on a level above ends what was carried.
            let new_above = sources.iter().any(|upper| upper.get(column).copied().flatten() == Some(column));
            if new_above && !unit_over {
                current = None;
            }
            let over = |s: usize| {
                has_lower(s)
                    || at(&empty.between, s)
                    || super::bands::is_beside_its_own(grid, row, rows.get(level + 1).copied(), s, column)
            };
            let carried =
                current.filter(|&s| is_value(column) && ((has_lower(column) && over(s)) || unit_over));
            line.push(carried);
        }
        if let Some(centred) = super::bands::centred(grid, row, rows.last().copied(), values) {
            line.iter_mut().zip(centred).for_each(|(slot, own)| *slot = own.or(*slot));
        }
        sources.push(line);
    }
    (0..width)
        .map(|column| {
            rows.iter()
                .zip(&sources)
                .map(|(&row, line)| match line.get(column).copied().flatten() {
                    Some(source) => tidy(grid.cell(row, source)),
                    None => String::new(),
                })
                .collect()
        })
        .collect()
}

/// Whether a word at the left of a header row says what the row's own cells are, not what stands below it.
pub fn is_across(what: Announces) -> bool {
    matches!(what, Announces::Period | Announces::PeriodPart | Announces::Measure | Announces::Unit)
}

/// Takes the words that say what stands across from the header of the names, where another word below them names those.
pub fn name_of_rows(header: &mut [String]) {
    let Some((last, above)) = header.split_last_mut() else { return };
    if !last.is_empty() && announces(last).is_none_or(|what| !is_across(what)) {
        above.iter_mut().filter(|t| announces(t).is_some_and(is_across)).for_each(String::clear);
    }
}

/// Takes the names of the header's own levels from the column before the figures: "Mode of travel", "Subject" above "Purpose", where the
/// other columns of names have theirs on the lowest level alone. Gives how many were taken.
pub fn without_names_of_levels(headers: &mut [Vec<String>]) -> usize {
    let Some((last, others)) = headers.split_last_mut() else { return 0 };
    let lowest = |header: &Vec<String>| {
        header.split_last().is_some_and(|(low, above)| !low.is_empty() && above.iter().all(String::is_empty))
    };
    let levels = last.iter().filter(|t| !t.is_empty()).count();
    if others.is_empty() || levels < 2 || levels != last.len() || !others.iter().all(lowest) {
        return 0;
    }
    let taken = levels - 1;
    last.iter_mut().take(taken).for_each(String::clear);
    taken
}

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The period it names.
    pub when: Option<When>,
    /// What it says about its figures.
    pub sure: Option<Sure>,
    /// The unit it names, and its words.
    pub unit: Option<(Unit, String)>,
    /// The rest.
    pub name: String,
}

/// Whether a text is a code beside names: no space, letters and digits mixed, no small word.
pub fn is_code(text: &str) -> bool {
    // "100JPY" says how many yen the figure is of.
    let several = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let multiple = several.starts_with('1') && several.bytes().skip(1).all(|b| b == b'0');
    !multiple
        && text.len() >= 3
        // "BBSIS.D.I.ZST.ZI.EUR.S1311.B.A604.R01XX.R.A.A._Z._Z.A": of many parts it may be long.
        && (text.len() <= 40 || (text.len() <= 120 && text.split('.').count() > 4))
        && text.is_ascii()
        && !text.contains(' ')
        && text.bytes().any(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && !text.bytes().any(|b| b.is_ascii_lowercase())
}

/// Whether a text says that what stands below it are parts: "Chia ra", "Of which".
fn is_heading_of_parts(text: &str) -> bool {
    let folded = lang::fold(text);
    let plain = folded.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        plain,
        "chia ra"
            | "trong do"
            | "gom"
            | "bao gom"
            | "of which"
            | "in which"
            | "davon"
            | "darunter"
            | "dont"
            | "其中"
            | "うち"
    )
}

/// Whether the level below a name begins with it and says more: "Crude oil" over "Crude oil, Brent".
fn is_said_again(part: &str, below: &str) -> bool {
    let more = below.strip_prefix(part).filter(|_| part.chars().count() > 2);
    more.is_some_and(|more| more.starts_with([',', ' ', ':', ';', '-', '–']))
}

/// Takes the headers of the columns of figures apart. `paths` are those columns' texts only. Where periods stand in the rows
/// (`in_rows`), a year inside of a name belongs to the name; with `as_names` every period does.
#[inline(never)]
pub fn say(paths: &[&Vec<String>], in_rows: bool, as_names: bool) -> Vec<Said> {
    // Heads that were taken apart have more levels than those beside them.
    let levels = paths.iter().map(|p| p.len()).max().unwrap_or(0);
    let several = paths.len() > 1;
    // A level that repeats the one above it says nothing new.
    let text = |column: usize, level: usize| {
        let at = |l: usize| paths.get(column).and_then(|p| p.get(l)).map_or("", String::as_str);
        match level.checked_sub(1).map(at) {
            Some(above) if above == at(level) && levels <= 4 => "",
            _ => at(level),
        }
    };
    // A level that says the same over every column names none of them.
    let constant: Vec<bool> = (0..levels)
        .map(|level| {
            several
                && !text(0, level).is_empty()
                && (1..paths.len()).all(|c| text(c, level) == text(0, level))
        })
        .collect();
    let code: Vec<bool> = (0..levels)
        .map(|level| {
            (0..paths.len()).all(|c| is_code(text(c, level))) && lang::when(text(0, level)).is_none()
        })
        .collect();
    let is_period_level: Vec<bool> = (0..levels)
        .map(|level| {
            let filled: Vec<&str> =
                (0..paths.len()).map(|c| text(c, level)).filter(|t| !t.is_empty()).collect();
            !as_names && !filled.is_empty() && filled.iter().all(|t| lang::when(t).is_some())
        })
        .collect();
    let units: Vec<bool> = (0..levels)
        .map(|level| {
            let filled: Vec<&str> =
                (0..paths.len()).map(|c| text(c, level)).filter(|t| !t.is_empty()).collect();
            let all = filled.iter().all(|t| t.starts_with(['(', '[']) && t.ends_with([')', ']']));
            let known = || filled.iter().filter(|t| lang::unit_in(t).is_some()).count();
            // Square brackets over all columns hold units, whatever their words.
            let square = filled.len() >= 2
                && filled.len() == paths.len()
                && filled.iter().all(|t| t.starts_with('[') && t.ends_with(']') && t.len() > 3);
            square || (all && filled.len() >= 3 && known() * 2 >= filled.len())
        })
        .collect();
    // "Trips | Distance | Duration" over "number | km | minutes".
    let low = unit_level::is_of_units(paths).then(|| levels - 1);
    let lettered = !in_rows && !as_names && letter_level::crosses_years(paths);
    // Short words for how sure figures are stand beside one another.
    let vietnamese = paths.iter().flat_map(|p| p.iter()).any(|t| {
        let first = t.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty());
        matches!(first, Some("TH" | "KH" | "ƯT" | "ƯTH" | "UTH"))
    });
    // "Nam | Nữ" are men and women; without its accent "Năm" would be a year.
    let men: Vec<usize> = (0..levels)
        .filter(|&level| {
            let says = |word: &str| (0..paths.len()).any(|c| text(c, level).to_lowercase() == word);
            says("nam") && says("nữ")
        })
        .collect();
    let at = |list: &[bool], level: usize| list.get(level).copied().unwrap_or(false);
    let names =
        (0..levels).filter(|&l| !at(&constant, l) && !at(&code, l) && !at(&is_period_level, l)).count();
    (0..paths.len())
        .map(|column| {
            let all: Vec<&str> = (0..levels).map(|l| text(column, l)).filter(|t| !t.is_empty()).collect();
            // Of a level of bracketed units those that we do not know are units as well: "($/kg) | (cents/sheet)".
            let bracketed = |t: &str| t.starts_with(['(', '[']) && t.ends_with([')', ']']);
            let when_known = !in_rows && all.len() > 1 && lang::when_in(&all.join(" ")).is_some();
            let mut full = String::new();
            let mut name = String::new();
            let mut unit = None;
            for level in 0..levels {
                let part = text(column, level);
                if part.is_empty() {
                    continue;
                }
                append(&mut full, part);
                let skip = ((at(&constant, level) || at(&code, level)) && names > 0)
                    || (at(&units, level) && part.starts_with('[') && names > 1)
                    || low == Some(level);
                // "Tháng 8/2023 so với | Tháng 7/2023": what it is compared with is no period of its own.
                if level > 0 && compares(full.strip_suffix(part).unwrap_or("")) {
                    // "So với cùng kỳ năm trước | 3 tháng" is of these months.
                    if own_months(&all).is_none_or(|(_, of)| of != part) {
                        append(&mut name, part);
                    }
                    continue;
                }
                let period = when_known
                    && !men.contains(&level)
                    && (lang::when(part).is_some() || busy(part).is_empty());
                // "2022 F": a forecast right beside its period; a level of its own that says F is of women.
                let part = lang::when_in(part)
                    .filter(|w| {
                        part.get(w.end..)
                            .is_some_and(|tail| lang::fold(tail.trim_matches([' ', '(', ')'])) == "f")
                    })
                    .and_then(|w| part.get(..w.end))
                    .unwrap_or(part);
                // "Chia ra | Xuất khẩu": that others are parts of what stands beside them is no name. "Crude oil | Crude oil, Brent": nor
                // is what the level below begins with.
                let heads_parts = cfg!(feature = "studio")
                    && level + 1 < levels
                    && (is_heading_of_parts(part) || is_said_again(part, text(column, level + 1)));
                if !skip && !period && !heads_parts && !at(&is_period_level, level) {
                    append(&mut name, part);
                }
            }
            for level in (0..levels).rev() {
                let part = text(column, level);
                if unit.is_none() && !part.is_empty() && !at(&is_period_level, level) {
                    unit = lang::unit_in(part).filter(|(_, words)| lang::when(words).is_none());
                    if unit.is_none() && (low == Some(level) || at(&units, level) && bracketed(part)) {
                        let words =
                            part.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).trim().to_owned();
                        unit = Some((Unit::of(Quantity::Other(words.clone())), words));
                    }
                }
            }
            // A level that is a part of a year with its year says all; levels put together would not be read as they stand apart.
            let whole =
                all.iter().rev().find_map(|t| lang::when(t).filter(|w| w.period().is_some() && !w.is_year()));
            let whole = whole.filter(|_| !all.iter().any(|t| compares(t)));
            // "พ.ศ. 2565 | ไตรมาสที่ 3": a year on one level and a part of it on another, which put together read as less.
            let joined = whole.or_else(|| lang::when_in(&full));
            let joined = match joined {
                Some(w) if w.is_year() && all.len() > 1 => part_of_year(&all).or(joined),
                _ => joined,
            };
            let when = joined
                .or_else(|| (!full.is_empty()).then(|| lang::when(&full)).flatten())
                // "Cộng dồn 9 tháng | Lượng": a level that is a part of a year, which its place among others would not show.
                .or_else(|| {
                    let own = (0..levels).filter(|&l| at(&is_period_level, l) && !in_rows);
                    own.rev().find_map(|l| lang::when(text(column, l)))
                })
                // "Quarters | I | II" beside years in the rows.
                .or_else(|| all.last().and_then(|t| lang::when(t)).filter(|w| in_rows && w.year.is_none()));
            // "So với T8/2023": what figures are held against is not when they are of.
            let when = when.filter(|w| !(w.start > 0 && compares(full.get(..w.start).unwrap_or(""))));
            // "2024 p) | Total": what a level says beside its period.
            let beside = || all.iter().filter_map(|t| lang::when(t)).find_map(|w| w.sure);
            let when = own_months(&all).filter(|_| !in_rows).map(|(when, _)| when).or(when);
            let own = when.and_then(|w| w.sure.or_else(beside));
            // A level of its own that is "F" names women, no forecast.
            let women = all.len() > 1 && all.iter().any(|t| lang::fold(t) == "f");
            let sure =
                own.or_else(|| sure_of(&full, when.is_some())).filter(|s| !women || *s != Sure::Estimate);
            let mut name = match lang::when_in(&name).or_else(|| lang::when(&name)) {
                // "Indeksi I. – III. 2023. / I. – III. 2022.": one period against another is all name.
                Some(w) if when.is_some() && is_against_another(&name, w.end) => name,
                Some(w) if when.is_some() && !as_names && !(in_rows && w.year.is_some()) => {
                    let mut rest = busy(name.get(..w.start).unwrap_or(""));
                    rest.push(' ');
                    rest.push_str(&busy(name.get(w.end..).unwrap_or("")));
                    rest
                }
                _ => name,
            };
            // "2023 Annual" beside "2023 January": the year itself.
            let annual = |word: &str| {
                const WORDS: [&str; 11] = [
                    "annual",
                    "anual",
                    "annuel",
                    "annuale",
                    "full year",
                    "ca nam",
                    "全年",
                    "年計",
                    "연간",
                    "ทังปี",
                    "รวมทังปี",
                ];
                cfg!(feature = "studio") && WORDS.contains(&lang::fold(word).trim())
            };
            if !in_rows && several && when.is_some_and(|w| w.is_year()) && annual(&name) {
                name.clear();
            }
            // "2014 Triệu đô la Mỹ" has its unit behind the period.
            if unit.is_none() && when.is_some() && !in_rows {
                unit = lang::unit_in(&name)
                    .filter(|(u, _)| !matches!(u.quantity, Quantity::Other(_)) || u.power != 0);
            }
            #[cfg(feature = "studio")]
            let equation = equations::unit_behind(&name);
            #[cfg(not(feature = "studio"))]
            let equation: Option<(Unit, String)> = None;
            let whole = equation.is_some();
            unit = equation.or(unit);
            if let Some((held, words)) = unit.as_ref().filter(|_| !whole) {
                let bare = without(&name, words);
                // "1 EUR", "100 HUF": so much of a currency has the price, it is no unit of it.
                let counted = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
                if counted && matches!(held.quantity, Quantity::Money(_)) {
                    return Said { when, sure, unit: None, name: clean(&name, when.is_some() && !in_rows) };
                }
                // A header that is a unit and nothing else is a name as well, where there are several.
                if !bare.is_empty() || !several || when.is_some() {
                    name = bare;
                }
            }
            let unit = unit.or_else(|| lang::unit_of_identifier(&name).map(|(unit, words, _)| (unit, words)));
            let cleaned = clean(&name, when.is_some() && !in_rows);
            // "+/- %": signs alone name a change, and only together.
            let signs = cleaned.contains(['+', '±']) && !cleaned.contains(char::is_alphanumeric);
            let name = if signs && when.is_none() { full } else { cleaned };
            if lettered && let Some(own) = all.last() {
                return Said { when, sure: None, unit: None, name: (*own).to_owned() };
            }
            // "2022-23 (RE) | 2023-24 (BE)": how India's budget calls revised and planned figures, beside years of two numbers.
            let budget = match name.trim_end_matches('.').replace('.', "").as_str() {
                "RE" | "AE" | "FAE" | "SAE" => Some(Sure::Estimate),
                "BE" => Some(Sure::Plan),
                "PE" => Some(Sure::Preliminary),
                _ => None,
            };
            // "SB 2022 | ƯT 2023": sơ bộ, ước tính.
            let shortened = match name.as_str() {
                "SB" if vietnamese => Some(Sure::Preliminary),
                "ƯT" | "Ư.T" | "ƯTT" => Some(Sure::Estimate),
                _ => None,
            };
            if let Some(own) = shortened.filter(|_| when.is_some()) {
                return Said { when, sure: Some(own), unit, name: String::new() };
            }
            let two_years = when.and_then(|w| w.period()).is_some_and(|p| p.year() != p.end_year());
            if let Some(own) = budget.filter(|_| two_years && sure.is_none()) {
                return Said { when, sure: Some(own), unit, name: String::new() };
            }
            // What is left of "2020 | Nam" when the words for years are gone.
            let man = all.last().filter(|_| name.is_empty() && !men.is_empty());
            let name = man.map_or(name, |own| (*own).to_owned());
            Said { when, sure, unit, name }
        })
        .collect()
}

/// Whether a stroke and another period stand behind a byte of a name.
fn is_against_another(name: &str, end: usize) -> bool {
    let tail = name.get(end..).unwrap_or("").trim_start_matches(['.', ' ']);
    tail.starts_with('/') && lang::when_in(tail).is_some_and(|w| w.year.is_some())
}

/// A part of a year and its year, each of them all that its level says.
fn part_of_year(levels: &[&str]) -> Option<When> {
    let mut whens = levels.iter().filter_map(|t| lang::when(t));
    let year = whens.clone().find(When::is_year)?;
    // All of a year is no part of it.
    let part = whens.rfind(|w| w.year.is_none() && w.part != Part::Months(1, 12))?;
    Some(When { year: year.year, sure: part.sure.or(year.sure), ..part })
}

/// The months of the year so far below a year or month and a comparison with the same time of the year before: "Tháng 3 năm 2024 | So với
/// cùng kỳ năm trước | 3 tháng". They are what is compared, and no earlier time.
fn own_months<'t>(levels: &[&'t str]) -> Option<(When, &'t str)> {
    const SAME: [&str; 4] = ["cung ky", "same period", "同期", "соответствующ"];
    let (low, above) = levels.split_last().filter(|_| cfg!(feature = "studio"))?;
    let part = lang::when(low).filter(|w| w.year.is_none())?.part;
    let months = matches!(part, Part::Months(1, 2..=11));
    let same = |text: &&str| {
        let folded = lang::fold(text);
        SAME.iter().any(|word| folded.contains(word))
    };
    if !months || !above.last().is_some_and(same) {
        return None;
    }
    let year = above.iter().filter(|text| !same(text)).rev().find_map(|text| lang::when(text)?.year)?;
    Some((When { year: Some(year), part, sure: None, start: 0, end: 0 }, low))
}

/// Whether a text says that figures are held against others.
pub(super) fn compares(text: &str) -> bool {
    let folded = lang::fold(text);
    ["so voi", "so sanh", "compared", "gegenuber", "par rapport", "respecto", "比"]
        .iter()
        .any(|w| folded.contains(w))
}

/// How sure a header says figures are. Without a period beside it a letter is a column's name, as in `f1`, and so is a word in a longer
/// name: "cash rate target".
fn sure_of(full: &str, dated: bool) -> Option<Sure> {
    if dated {
        return lang::sure(full);
    }
    const PLAIN: &[&str] =
        &["so bo", "uoc", "ke hoach", "thuc hien", "du kien", "chinh thuc", "muc tieu", "chi tieu", "du bao"];
    let letter = full.is_ascii() && full.bytes().filter(u8::is_ascii_alphabetic).count() == 1;
    let long = full.split_whitespace().count() > 2;
    let folded = lang::fold(full);
    if letter || (long && !PLAIN.iter().any(|w| folded.contains(w))) { None } else { lang::sure(full) }
}

fn append(out: &mut String, part: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(part);
}

/// A name without its unit and the signs around it; the whole name when nothing else is in it.
pub fn without(name: &str, words: &str) -> String {
    let Some(at) = name.rfind(words) else { return name.to_owned() };
    let before = name
        .get(..at)
        .unwrap_or("")
        .trim_end()
        .trim_end_matches(|c| lang::OPENING.contains(&c) || matches!(c, ',' | ';' | '-' | '–' | ':' | '/'))
        .trim_end();
    let after = name.get(at + words.len()..).unwrap_or("").trim_start_matches(lang::CLOSING).trim_start();
    let before = before.strip_suffix(" in").or_else(|| before.strip_suffix(" tính bằng")).unwrap_or(before);
    let mut out = before.to_owned();
    if !out.is_empty() && !after.is_empty() {
        out.push(' ');
    }
    out.push_str(after);
    out
}

/// Signs and words left over at the ends when a period was taken out.
fn clean(name: &str, had_period: bool) -> String {
    let name = tidy(name);
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | ',' | ';' | '-' | '–' | '/' | '(' | '.' | '|')
    });
    // "2023M03* Exports": the sign was the period's.
    // "2023 (*) Exports": nor is the end of its bracket.
    let name = if had_period { name.trim_start_matches(['*', '+', '†', ' ', ')']) } else { name };
    let opened = name.matches('(').count();
    let closed = name.matches(')').count();
    let name = if closed > opened { name.trim_end_matches(')').trim_end() } else { name };
    if !had_period {
        return name.to_owned();
    }
    // "Value in 2021": what only led to the period.
    let name = [" in", " im", " en", " em"].iter().find_map(|w| name.strip_suffix(w)).unwrap_or(name);
    busy(name)
}

/// Words beside a period that say nothing more than the period and its status do.
const IDLE: &str = " y г год года thuc hien chinh uoc tinh nam ke hoach so bo cong don ca muc tieu chi du kien prel pre preliminary p e r est estimate actual plan month year uth th kh thang quy quarter quarters квартал кварталы month months luy ke trong dat dau cuoi tu den het отчет есеп жыл жылы он оны ";

/// A text, or nothing when all its words are idle.
fn busy(text: &str) -> String {
    let folded = lang::fold(text);
    // "Ư. TH": ước thực hiện.
    let folded = ["u. th", "u.th", "u th"].iter().fold(folded, |text, short| text.replace(short, "uth"));
    let idle = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|w| {
        let mut key = String::from(" ");
        key.push_str(w);
        key.push(' ');
        IDLE.contains(&key)
    });
    if idle { String::new() } else { text.trim().to_owned() }
}
