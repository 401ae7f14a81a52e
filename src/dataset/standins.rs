//! Numbers that stand for a missing figure: −999, −9999, 99999. A figure is taken for missing only where something speaks for it: a note
//! that says so, or the only negative number of a table without any other. What only looks like one is kept, and said.

use super::{Dataset, Missing};
use crate::diag::{At, Diagnostic};
use crate::figure::Decimal;
use crate::lang;

/// Words of notes that say that a number stands for a missing figure, folded.
const WORDS: &[&str] = &[
    "missing",
    "no data",
    "not available",
    "unavailable",
    "n/a",
    "khong co",
    "khuyet",
    "thieu",
    "fehl",
    "kein",
    "manquant",
    "falta",
    "ausente",
    "faltant",
    "欠",
    "缺",
    "无数据",
    "결측",
    "brak",
    "отсутств",
];

/// What is known of a column of figures.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    /// Negative numbers that are no run of nines.
    negative: bool,
    /// The greatest other number, whatever its sign.
    most: f64,
    /// How often a run of nines stands in it.
    times: u32,
}

/// The nines of a number that is nothing but three of them or more: `-9999.00` is −9999.
fn nines(d: Decimal) -> Option<i64> {
    let (mut mantissa, mut exponent) = (d.mantissa, d.exponent);
    while exponent < 0 && mantissa % 10 == 0 && mantissa != 0 {
        mantissa /= 10;
        exponent += 1;
    }
    let mut rest = mantissa.unsigned_abs();
    let mut digits = 0;
    while rest % 10 == 9 {
        rest /= 10;
        digits += 1;
    }
    (rest == 0 && digits >= 3 && (-2..=0).contains(&exponent)).then_some(mantissa)
}

/// Whether a note says of a number that it stands for a missing figure.
fn is_told(texts: &[&String], number: i64) -> bool {
    texts.iter().any(|text| {
        let folded = lang::fold(text).replace('−', "-");
        let digits = number.unsigned_abs().to_string();
        let whole = |at: usize| {
            let before = folded.get(..at).and_then(|t| t.chars().next_back());
            let after = folded.get(at + digits.len()..).and_then(|t| t.chars().next());
            !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
        };
        WORDS.iter().any(|w| folded.contains(w))
            && folded.match_indices(digits.as_str()).any(|(at, _)| whole(at))
    })
}

/// Takes such numbers for what they are.
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let mut columns: Vec<Column> = Vec::new();
    let mut found = false;
    for point in dataset.series.iter().flat_map(|s| &s.points) {
        let Ok(stated) = point.value else { continue };
        let at = point.column as usize;
        if columns.len() <= at {
            columns.resize(at + 1, Column::default());
        }
        let Some(column) = columns.get_mut(at) else { continue };
        if nines(stated.decimal).is_some() {
            found = true;
            column.times += 1;
        } else {
            column.negative |= stated.decimal.mantissa < 0;
            column.most = column.most.max(stated.decimal.value().abs());
        }
    }
    if !found {
        return;
    }
    let below_nought = columns.iter().any(|c| c.negative);
    let texts: Vec<&String> = dataset.notes.iter().chain(&dataset.title).collect();
    let mut missing = (0_usize, None);
    let mut doubtful = (0_usize, None);
    let mut told: Vec<(i64, bool)> = Vec::new();
    for series in &mut dataset.series {
        for point in &mut series.points {
            let Ok(stated) = point.value else { continue };
            let Some(number) = nines(stated.decimal) else { continue };
            let column = columns.get(point.column as usize).copied().unwrap_or_default();
            let noted = match told.iter().find(|(n, _)| *n == number) {
                Some((_, noted)) => *noted,
                None => {
                    let noted = is_told(&texts, number);
                    told.push((number, noted));
                    noted
                }
            };
            let far = stated.decimal.value().abs() > column.most * 3.0;
            let alone = number < 0 && column.most > 0.0 && (!below_nought || (!column.negative && far));
            let (count, place) = if noted || alone {
                point.value = Err(Missing::NotAvailable);
                &mut missing
            } else if (number < 0 && !column.negative)
                || (column.times >= 2 && stated.decimal.value().abs() > column.most * 10.0)
            {
                &mut doubtful
            } else {
                continue;
            };
            *count += 1;
            place.get_or_insert((At::cell(point.row, point.column), stated.decimal.to_string()));
        }
    }
    for (code, (n, first)) in [("dataset.stand-in", missing), ("dataset.stand-in-doubtful", doubtful)] {
        if let Some((at, number)) = first {
            warnings.push(Diagnostic::warning(code).at(at).with("n", n).with("found", number));
        }
    }
}
