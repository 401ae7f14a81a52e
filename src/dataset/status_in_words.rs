//! What a title or a note says in words of how sure figures are: "Figures for 2024 Q4 are preliminary", "Ab Januar 2024: vorläufige
//! Ergebnisse", "SƠ BỘ TRỊ GIÁ XUẤT KHẨU, tháng 11 năm 2024". Only figures that nothing beside them marks take it up, and that is said.

use super::{Dataset, Point, Status};
use crate::diag::Diagnostic;
use crate::lang::{self, Sure};
use crate::period::Period;
use crate::read::{Column, Role};

/// Longest sentence that is about figures and not about the method behind them, in letters.
const LONGEST: usize = 180;
/// Words of a note that says it of everything without naming a period: "Số liệu sơ bộ", "Provisional data".
const SHORT: usize = 7;

/// Words of sentences that are about publications, bases and methods, folded.
const ELSEWHERE: &[&str] = &[
    "published",
    "publication",
    "release",
    "released",
    "updated",
    "last",
    "next",
    "classification",
    "census",
    "based",
    "base",
    "benchmark",
    "prior",
    "before",
    "until",
    "compared",
    "methodology",
    "standard",
    "seasonal",
    "seasonally",
    "chained",
    "rounding",
    "model",
    "sample",
    "survey",
    "reviewed",
];

/// Words right before a period from which on something holds, folded.
const FROM: &[&str] = &["from", "since", "ab", "seit", "desde", "depuis", "tu", "od", "с", "dal", "从", "自"];
/// The same right behind it.
const ON: &[&str] = &["onward", "onwards", "tro di", "이후", "부터", "以降", "以来", "以后", "以後", "起"];

/// What is said of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Said {
    period: Period,
    /// Whether it holds for all that comes after it, too.
    on: bool,
    status: Status,
}

/// The column right behind one of flags whose heading says that it describes them.
pub(super) fn beside(columns: &[Column], flags: usize) -> Option<usize> {
    const WORDS: [&str; 6] = ["description", "desc", "label", "meaning", "text", "flags"];
    let column = columns.get(flags + 1).filter(|c| matches!(c.role, Role::Note | Role::Status))?;
    let folded = lang::fold(&column.name);
    let says = folded.split(|c: char| !c.is_alphanumeric()).any(|w| WORDS.contains(&w));
    says.then_some(flags + 1)
}

fn status_of(sure: Sure) -> Option<Status> {
    match sure {
        Sure::Preliminary => Some(Status::Preliminary),
        Sure::Estimate => Some(Status::Estimate),
        Sure::Revised => Some(Status::Revised),
        Sure::Actual | Sure::Plan => None,
    }
}

/// "Sơ bộ", "ước": words of a Vietnamese title that say how sure its figures are; elsewhere a title with "estimates" names the survey.
fn holds_in_title(status: Status, folded: &str) -> bool {
    status == Status::Preliminary || (status == Status::Estimate && folded.split(' ').any(|w| w == "uoc"))
}

/// Whether a sentence explains a sign: "* preliminary", "(p) provisional", "P: Provisional".
fn explains_sign(sentence: &str) -> bool {
    let text = sentence.trim_start();
    if text.starts_with(['*', '†', '‡', '#', '+', '§']) {
        return true;
    }
    let bare = text.trim_start_matches(['(', '[', '"', '\'']);
    let letters = bare.chars().take_while(|c| c.is_alphanumeric()).count();
    let behind = bare.chars().skip(letters).find(|c| !c.is_whitespace());
    (1..=3).contains(&letters)
        && matches!(behind, Some(':' | '=' | ')' | ']' | '/'))
        && bare.chars().take(letters).any(char::is_alphabetic)
}

/// The sentences of a line; a point inside of a number or an abbreviation ends none.
fn sentences(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    for (at, c) in line.char_indices() {
        let tail = line.get(at + c.len_utf8()..).unwrap_or("");
        let ends = matches!(c, ';' | '。' | '；' | '\n')
            || (c == '.'
                && tail.starts_with([' ', '\u{a0}'])
                && line
                    .get(begin..at)
                    .is_some_and(|head| head.chars().rev().take_while(|c| c.is_alphanumeric()).count() > 3));
        if ends {
            out.extend(line.get(begin..at));
            begin = at + c.len_utf8();
        }
    }
    out.extend(line.get(begin..));
    out
}

/// What a sentence says of the periods it names; an empty list where it names none.
fn of_periods(sentence: &str, title: bool) -> Vec<Said> {
    let mut found: Vec<(Period, usize, usize)> = Vec::new();
    let mut byte = 0;
    while let Some(when) = lang::when_in_from(sentence, byte).filter(|w| w.end > byte) {
        found.extend(when.period().map(|p| (p, when.start, when.end)));
        byte = when.end;
    }
    let folded = lang::fold(sentence);
    let between = |from: usize, to: usize| sentence.get(from..to).unwrap_or("");
    let mut out = Vec::new();
    for (n, (period, start, end)) in found.iter().enumerate() {
        let next = found.get(n + 1).map_or(sentence.len(), |(_, start, _)| *start);
        let before = n.checked_sub(1).and_then(|b| found.get(b)).map_or(0, |(.., end)| *end);
        let (head, tail) = (between(before, *start), between(*end, next));
        let behind = lang::sure(tail).and_then(status_of);
        // Before the period an estimate is the name of what is counted: "Estimates for 2024".
        let ahead = || {
            let sure = lang::sure(head).and_then(status_of)?;
            (sure != Status::Estimate || holds_in_title(sure, &folded)).then_some(sure)
        };
        let Some(status) = behind.or_else(ahead) else { continue };
        if title && !holds_in_title(status, &folded) {
            continue;
        }
        let head = lang::fold(head);
        let last = head.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or("");
        let behind = lang::fold(tail);
        let on = FROM.contains(&last)
            || head.trim_end().ends_with("partir de")
            || ON.iter().any(|w| behind.trim_start().starts_with(w));
        out.push(Said { period: *period, on, status });
    }
    out
}

/// Whether a sentence may speak of figures at all.
fn speaks(sentence: &str) -> bool {
    let folded = lang::fold(sentence);
    let words = || folded.split(|c: char| !c.is_alphanumeric());
    sentence.chars().count() <= LONGEST
        && !explains_sign(sentence)
        && lang::sure(sentence).and_then(status_of).is_some()
        && !words().any(|w| ELSEWHERE.contains(&w))
}

/// Whether a figure is of what is said: within the period, the year so far that ends with it, or after it.
fn is_of(said: &Said, period: Period) -> bool {
    let (first, end) = (said.period.first_day(), said.period.end_day());
    if said.on {
        return period.first_day() >= first;
    }
    let within = period.first_day() >= first && period.end_day() <= end;
    within || (matches!(period, Period::Months(..)) && period.end_day() == end)
}

/// Gives the figures of what is said the status, unless the table marks some of them itself.
fn take_up(dataset: &mut Dataset, of: impl Fn(&Point) -> bool, status: Status) -> usize {
    let concerned = |p: &&Point| p.value.is_ok() && of(p);
    let marked = dataset.series.iter().flat_map(|s| &s.points).filter(concerned);
    if marked.clone().any(|p| p.status != Status::Final) {
        return 0;
    }
    let n = marked.count();
    for point in dataset.series.iter_mut().flat_map(|s| &mut s.points) {
        if point.value.is_ok() && of(point) {
            point.status = status;
        }
    }
    n
}

/// The one end that all periods have, or the last of all where the title names it.
fn end_of_report(dataset: &Dataset) -> Option<i32> {
    let ends = || dataset.series.iter().flat_map(|s| &s.points).filter_map(|p| p.period).map(|p| p.end_day());
    let last = ends().max()?;
    let titled = || {
        let named = dataset.title.iter().filter_map(|t| lang::when_in(t).and_then(|w| w.period()));
        named.map(|p| p.end_day()).any(|end| end == last)
    };
    (ends().all(|end| end == last) || titled()).then_some(last)
}

/// Takes up what titles and notes say.
#[inline(never)]
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let lines: Vec<(bool, String)> = dataset
        .title
        .iter()
        .map(|t| (true, t.clone()))
        .chain(dataset.notes.iter().take(60).map(|n| (false, n.clone())))
        .collect();
    let mut found: Vec<(Said, &str)> = Vec::new();
    let mut whole: Option<(Status, &str)> = None;
    for (title, line) in &lines {
        for sentence in sentences(line).into_iter().map(str::trim).filter(|s| speaks(s)) {
            let said = of_periods(sentence, *title);
            let named = lang::when_in(sentence).is_some();
            let short = *title || sentence.split_whitespace().count() <= SHORT;
            if said.is_empty()
                && !named
                && short
                && let Some(status) = lang::sure(sentence).and_then(status_of)
                && holds_in_title(status, &lang::fold(sentence))
            {
                whole = whole.or(Some((status, sentence)));
            }
            found.extend(said.into_iter().map(|s| (s, sentence)));
        }
    }
    let mut told: Vec<(usize, &str)> = Vec::new();
    // The same is often said above and below: the first time counts.
    let mut known: Vec<Said> = Vec::new();
    for (said, words) in found {
        if !known.iter().any(|k| k.period == said.period) {
            known.push(said);
            told.push((
                take_up(dataset, |p| p.period.is_some_and(|of| is_of(&said, of)), said.status),
                words,
            ));
        }
    }
    let marked = || dataset.series.iter().flat_map(|s| &s.points).any(|p| p.status != Status::Final);
    if let Some((status, words)) = whole
        && !marked()
        && let Some(end) = end_of_report(dataset)
    {
        let n = take_up(dataset, |p| p.period.is_some_and(|of| of.end_day() == end), status);
        told.push((n, words));
    }
    for (n, words) in told.into_iter().filter(|(n, _)| *n > 0) {
        let words: String = words.chars().take(80).collect();
        warnings.push(Diagnostic::note("dataset.status-in-words").with("n", n).with("words", words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_which_periods_are_preliminary() {
        let of = |text: &str| {
            of_periods(text, false)
                .into_iter()
                .map(|s| (s.period.to_string(), s.on, s.status))
                .collect::<Vec<_>>()
        };
        use Status::{Estimate, Preliminary, Revised};
        assert_eq!(of("Figures for 2024 Q4 are preliminary"), [("2024-Q4".to_owned(), false, Preliminary)]);
        assert_eq!(of("Ab Januar 2024: vorläufige Ergebnisse"), [("2024-01".to_owned(), true, Preliminary)]);
        assert_eq!(of("October 2024 figures revised"), [("2024-10".to_owned(), false, Revised)]);
        assert_eq!(
            of("The 2024 Q4 figures are the advance estimate"),
            [("2024-Q4".to_owned(), false, Estimate)]
        );
        assert_eq!(of("Estimates for 2024 by province"), []);
    }

    #[test]
    fn legends_and_dates_of_publication_say_nothing_of_periods() {
        for text in [
            "* Preliminary data",
            "(p) provisional",
            "P: Provisional",
            "Last revised on: January 30, 2025",
            "Estimates based on the 2021 census",
        ] {
            assert!(!speaks(text), "{text}");
        }
        assert!(speaks("November 2024 figures are preliminary and subject to revision"));
    }
}
