//! Numbers of an outline before names: "I", "A", "1", "1.1", "a". Where they count without a gap they say how deep each name stands, and
//! nothing else; names below are of the name above them.

#[cfg(feature = "studio")]
use super::grid::{Grid, is_blank};
#[cfg(feature = "studio")]
use crate::diag::Diagnostic;
#[cfg(feature = "studio")]
use crate::lang;

/// How a number of an outline is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Digits,
    Roman,
    Capital,
    Small,
}

type Number = Vec<(Style, u8)>;

/// The value of a Roman numeral up to 39 that is written as anybody writes it.
fn roman(text: &str) -> Option<u8> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = text.bytes().take_while(|b| *b == b'X').count();
    let ones = ONES.iter().position(|o| text.get(tens..) == Some(o))?;
    u8::try_from(tens * 10 + ones).ok().filter(|n| (1..40).contains(n))
}

/// What one part of a number may be: "I" is the first Roman numeral or the ninth letter.
fn readings(part: &str) -> Vec<(Style, u8)> {
    let mut out = Vec::new();
    match part.as_bytes() {
        [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] => {
            out.extend(part.parse().ok().map(|n| (Style::Digits, n)))
        }
        [one @ b'a'..=b'z'] => out.push((Style::Small, one - b'a' + 1)),
        letters => {
            out.extend(roman(part).map(|n| (Style::Roman, n)));
            if let [one @ b'A'..=b'Z'] = letters {
                out.push((Style::Capital, one - b'A' + 1));
            }
        }
    }
    out
}

/// All that a number may be, the likeliest first.
fn numbers(text: &str) -> Vec<Number> {
    let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')', '/', ':']);
    let mut all: Vec<Number> = vec![Vec::new()];
    for part in bare.split('.').take(6) {
        let readings = readings(part.trim());
        all = all
            .iter()
            .flat_map(|head| readings.iter().map(move |last| head.iter().copied().chain([*last]).collect()))
            .collect();
    }
    all
}

/// Where a number stands below those that are open, from the outermost in; `ended` are the last ones of each style that are not.
fn place(number: &Number, open: &[Number], ended: &[(Style, u8)]) -> Option<usize> {
    let ((style, last), head) = number.split_last()?;
    let values = |n: &[(Style, u8)]| n.iter().map(|(_, v)| *v).collect::<Vec<_>>();
    let beside = |o: &Number| {
        o.split_last().is_some_and(|((s, v), own)| {
            s == style && v.checked_add(1) == Some(*last) && values(own) == values(head)
        })
    };
    if let Some(at) = open.iter().rposition(beside) {
        return Some(at);
    }
    let fresh = || !open.iter().any(|o| o.len() == 1 && o.first().is_some_and(|(s, _)| s == style));
    let goes_on = || ended.iter().any(|(s, v)| s == style && v.checked_add(1) == Some(*last));
    let below = match head.is_empty() {
        true => (*last == 1 || goes_on()) && fresh(),
        false => *last == 1 && open.last().is_some_and(|o| values(o) == values(head)),
    };
    below.then_some(open.len())
}

/// How deep each number stands; `None` where they do not count.
pub(super) fn depths<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Vec<usize>> {
    let mut open: Vec<Number> = Vec::new();
    let mut ended: Vec<(Style, u8)> = Vec::new();
    let mut out = Vec::new();
    for text in texts {
        let found: Vec<(usize, Number)> =
            numbers(text).into_iter().filter_map(|n| Some((place(&n, &open, &ended)?, n))).collect();
        // "I" behind "H" goes on.
        let beside = found.iter().find(|(depth, _)| *depth < open.len());
        let (depth, number) = beside.or(found.first()).filter(|(depth, _)| *depth < 6).cloned()?;
        for closed in open.drain(depth..) {
            if let [(style, value)] = closed.as_slice() {
                ended.retain(|(s, _)| s != style);
                ended.push((*style, *value));
            }
        }
        open.push(number);
        out.push(depth);
    }
    Some(out)
}

/// Rows and columns that are looked at.
#[cfg(feature = "studio")]
const ROWS: usize = 5000;
#[cfg(feature = "studio")]
const COLUMNS: usize = 3;
/// Numbers that an outline has at least.
pub(super) const LEAST: usize = 3;

/// The number before a name, and the name: "I. Exports", "1.1 Rice", "a) Coffee", and "I Exports".
#[cfg(feature = "studio")]
fn parted(cell: &str) -> Option<(&str, &str)> {
    let text = cell.trim();
    let open = usize::from(text.starts_with('('));
    let length = text.get(open..)?.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))? + open;
    let (number, rest) = text.split_at_checked(length)?;
    let marked = number.ends_with('.') || rest.starts_with([')', '/', ':']);
    let behind = rest.trim_start_matches([')', '/', ':']);
    let name = behind.trim_start_matches([' ', '\u{a0}', '-', '–', '.']);
    let apart = marked || behind.starts_with([' ', '\u{a0}']);
    let known = apart && !numbers(number).is_empty() && (name.len() < behind.len() || marked);
    (known && name.starts_with(char::is_alphabetic)).then_some((number, name))
}

/// Whether a number needs others that are no digits beside it: "1 Food" may be a code of its name, "1. Food" and "1.1 Rice" are not.
#[cfg(feature = "studio")]
fn is_bare(cell: &str) -> bool {
    let digits = cell.trim().bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && cell.trim().as_bytes().get(digits) == Some(&b' ')
}

/// What a column of names or of numbers holds: of each row in which one stands how deep it is and what the cell beside or in it is
/// without the number.
#[cfg(feature = "studio")]
struct Outline {
    /// The column of names.
    names: usize,
    /// Row, how deep, and the name.
    rows: Vec<(usize, usize, String)>,
}

/// The first and the last row with several filled cells, a number among them.
#[cfg(feature = "studio")]
fn span(grid: &Grid) -> Option<(usize, usize)> {
    let several = |row: &usize| {
        grid.filled(*row).count() > 1 && grid.filled(*row).skip(1).any(|(_, c)| lang::printed(c).is_some())
    };
    let last = (0..grid.height()).rfind(several)?;
    Some(((0..grid.height()).find(several)?, last))
}

#[cfg(feature = "studio")]
fn of_column(grid: &Grid, column: usize) -> Option<Outline> {
    let (first, last) = span(grid)?;
    let cell = |row: usize, column: usize| grid.cell(row, column);
    let glued: Vec<(usize, (&str, &str))> =
        (0..=last).filter_map(|row| Some((row, parted(cell(row, column))?))).collect();
    // A heading without figures may stand before the first row that has some, and a title as well.
    let begins = (0..first).rfind(|row| !is_blank(cell(*row, column)) && grid.filled(*row).count() == 1);
    let from =
        begins.filter(|row| glued.iter().any(|(at, _)| at == row) && *row + 1 == first).unwrap_or(first);
    let glued: Vec<_> = glued.into_iter().filter(|(row, _)| *row >= from).collect();
    let filled = (from..=last).filter(|row| !is_blank(cell(*row, column))).count();
    if glued.len() >= LEAST && glued.len() * 2 >= filled {
        // Under headings without a number they may begin again: "ASIA", "1. ASEAN", "EUROPE", "1. Norway".
        let heads: Vec<usize> = (from..=last)
            .filter(|row| !is_blank(cell(*row, column)) && grid.filled(*row).count() == 1)
            .filter(|row| glued.iter().all(|(at, _)| at != row))
            .collect();
        let of_head = |row: usize| heads.iter().filter(|head| **head < row).count();
        let all = || depths(glued.iter().map(|(_, (number, _))| *number));
        let under_heads = || {
            let parts = glued.chunk_by(|(a, _), (b, _)| of_head(*a) == of_head(*b));
            let each: Option<Vec<_>> =
                parts.map(|p| depths(p.iter().map(|(_, (number, _))| *number))).collect();
            each.map(|found| found.concat())
        };
        let depths = all().or_else(under_heads)?;
        let words = glued.iter().any(|(row, (number, _))| {
            let text = cell(*row, column);
            lang::when(text).is_some() || (number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()))
        });
        let bare = glued.iter().any(|(row, _)| is_bare(cell(*row, column)));
        let lettered =
            || glued.iter().any(|(_, (number, _))| number.bytes().any(|b| b.is_ascii_alphabetic()));
        if words || (bare && !lettered()) || !depths.iter().any(|d| *d > 0) {
            return None;
        }
        let rows = glued.iter().zip(depths).map(|((row, (_, name)), d)| (*row, d, (*name).to_owned()));
        return Some(Outline { names: column, rows: rows.collect() });
    }
    // Numbers in a column of their own, and names behind it.
    let rows: Vec<usize> = (first..=last)
        .filter(|row| cell(*row, column).contains(|c: char| c.is_ascii_alphanumeric()))
        .collect();
    if rows.len() < LEAST || rows.iter().any(|row| cell(*row, column).trim().len() > 8) {
        return None;
    }
    let depths = depths(rows.iter().map(|row| cell(*row, column)))?;
    let named = |row: &usize| cell(*row, column + 1).contains(char::is_alphabetic);
    if !depths.iter().any(|d| *d > 0) || !rows.iter().all(named) {
        return None;
    }
    let rows = rows.iter().zip(depths).map(|(row, d)| (*row, d, cell(*row, column + 1).trim().to_owned()));
    Some(Outline { names: column + 1, rows: rows.collect() })
}

/// The grid with names as far from the edge as their numbers say, without numbers that stand in them, and what to say of it; `None` where
/// there is no outline.
#[cfg(feature = "studio")]
pub(super) fn with_levels(grid: &Grid) -> Option<(Grid, Diagnostic)> {
    if grid.file_height() > ROWS {
        return None;
    }
    let found = (0..grid.width().min(COLUMNS)).find_map(|column| of_column(grid, column))?;
    // What has no number and begins with a dash is below the name above it.
    let mut depth = None;
    let mut written: Vec<Option<String>> = vec![None; grid.height()];
    let mut rows = found.rows.iter().peekable();
    for (row, slot) in written.iter_mut().enumerate() {
        if let Some((_, own, name)) = rows.next_if(|(at, ..)| *at == row) {
            depth = Some(*own);
            *slot = Some([" ".repeat(own * 2).as_str(), name].concat());
            continue;
        }
        let cell = grid.cell(row, found.names);
        if let Some(above) = depth.filter(|_| cell.trim_start().starts_with(['-', '–', '+', '•'])) {
            *slot = Some([" ".repeat(above * 2 + 2).as_str(), cell.trim_start()].concat());
        }
    }
    let (out, n, place) = grid.restated(|row, column, _| {
        if column == found.names { written.get_mut(row).and_then(Option::take) } else { None }
    })?;
    let name = out.cell(place.0, place.1).trim().to_owned();
    Some((out, grid.said_of(Diagnostic::note("read.outline"), n, place).with("name", name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<Vec<usize>> {
        depths(texts.iter().copied())
    }

    #[test]
    fn numbers_of_an_outline_say_how_deep_names_stand() {
        assert_eq!(of(&["I", "1", "1.1", "1.2", "2", "II", "1", "2"]), Some(vec![0, 1, 2, 2, 1, 0, 1, 1]));
        assert_eq!(of(&["A.", "I.", "1)", "a)", "b)", "II.", "B."]), Some(vec![0, 1, 2, 3, 3, 1, 0]));
        // Numbers that go on below the next heading.
        assert_eq!(of(&["I", "1", "2", "II", "3", "4"]), Some(vec![0, 1, 1, 0, 1, 1]));
        // "I" behind H is a letter.
        assert_eq!(of(&["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]), Some(vec![0; 10]));
    }

    #[test]
    fn what_does_not_count_is_no_outline() {
        for texts in [&["1", "3", "4"][..], &["1.2", "1.3"], &["01", "02"], &["I", "III"], &["2.5", "3.1"]] {
            assert_eq!(of(texts), None, "{texts:?}");
        }
    }
}
