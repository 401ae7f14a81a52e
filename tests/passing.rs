//! A file that goes by is read as a file that is held: same bytes, same result, whatever the size of the pieces.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use kimngach::project::{self, Limits, Opened, Opening};
use kimngach::read::{Hints, native::Native};
use std::path::{Path, PathBuf};

/// Everything over this goes by.
const SMALL: Limits = Limits { whole: 0, head: 0, most: usize::MAX, figures: usize::MAX };
const PIECES: [usize; 7] = [1, 2, 3, 7, 64, 4096, usize::MAX];

fn pieces(bytes: &[u8], size: usize, hints: &Hints) -> (Result<Opened, String>, u32) {
    let mut opening = Opening::new("test.csv", hints.clone(), SMALL);
    for passes in 1.. {
        let mut wrong = None;
        for chunk in bytes.chunks(size.min(bytes.len().max(1))) {
            match opening.push(chunk, &Native) {
                Ok(true) => {}
                Ok(false) => break,
                Err(errors) => {
                    wrong = Some(errors);
                    break;
                }
            }
        }
        if let Some(errors) = wrong {
            return (Err(errors[0].code.to_string()), passes);
        }
        match opening.finish(&Native) {
            Ok(Some(opened)) => return (Ok(opened), passes),
            Ok(None) => assert!(passes < 8, "read again and again"),
            Err(errors) => return (Err(errors[0].code.to_string()), passes),
        }
    }
    unreachable!()
}

fn whole(bytes: &[u8], hints: &Hints) -> Result<Opened, String> {
    project::open(bytes, "test.csv", hints, &Native).map_err(|e| e[0].code.to_string())
}

/// What was said on the way is no part of the result.
fn same(name: &str, whole: &Result<Opened, String>, passed: &Result<Opened, String>) {
    let (whole, passed) = match (whole, passed) {
        (Ok(whole), Ok(passed)) => (whole, passed),
        (whole, passed) => {
            assert_eq!(whole.as_ref().err(), passed.as_ref().err(), "{name}");
            return;
        }
    };
    let words = |o: &Opened| -> Vec<String> {
        let again = |code: &str| code.starts_with("read.read-again");
        o.problems.iter().filter(|d| !again(&d.code)).map(|d| format!("{d:?}")).collect()
    };
    let file =
        |o: &Opened| format!("{:?}", (o.file.rows, o.file.columns, &o.file.vi, &o.file.en, &o.file.head));
    assert_eq!(file(whole), file(passed), "{name}");
    let shown = passed.file.cells.len();
    assert!(
        shown >= 200 && (0..shown).all(|row| whole.file.cells.row(row) == passed.file.cells.row(row)),
        "{name}"
    );
    assert_eq!(words(whole), words(passed), "{name}");
    assert_eq!(whole.dataset.dimensions, passed.dataset.dimensions, "{name}");
    assert_eq!(whole.dataset, passed.dataset, "{name}");
}

fn check(name: &str, bytes: &[u8], sizes: &[usize]) -> u32 {
    let hints = Hints::default();
    let want = whole(bytes, &hints);
    let mut most = 0;
    for &size in sizes {
        let (got, passes) = pieces(bytes, size, &hints);
        same(&format!("{name} in pieces of {size}"), &want, &got);
        most = most.max(passes);
    }
    most
}

/// A long table with all that goes by: quotes, gaps, flags, notes.
fn long(rows: usize, mut figure: impl FnMut(usize) -> String) -> String {
    let mut text = String::from(
        "Th\u{1b0}\u{1a1}ng m\u{1ea1}i h\u{e0}ng h\u{f3}a\nperiod,flow,partner,unit,value,status\n",
    );
    let partners =
        ["Nh\u{1ead}t B\u{1ea3}n", "\"China, P.R.\"", "Hoa K\u{1ef3}", "\"C\u{f4}te d\"\"Ivoire\"", "EU-27"];
    for row in 0..rows {
        let (year, month) = (1990 + row / 120 % 40, row / 10 % 12 + 1);
        let flow = ["X", "M"][row / 5 % 2];
        let status = ["", "", "p", "e"][row % 4];
        text.push_str(&format!(
            "{year}-{month:02},{flow},{},million USD,{},{status}\n",
            partners[row % 5],
            figure(row)
        ));
    }
    text.push_str("\nNgu\u{1ed3}n: T\u{1ed5}ng c\u{1ee5}c Th\u{1ed1}ng k\u{ea}\n(p) s\u{1a1} b\u{1ed9}\n");
    text
}

fn plain(row: usize) -> String {
    format!("{}.{}", row * 37 % 9000, row % 10)
}

#[test]
fn a_long_table_is_the_same_in_any_pieces() {
    let text = long(4000, plain);
    assert!(text.len() > 150_000);
    assert_eq!(check("long", text.as_bytes(), &PIECES), 1, "it goes by once");
}

#[test]
fn what_stands_far_below_changes_how_the_file_is_read() {
    // Whole numbers in the head, decimal commas far below.
    let marks =
        long(6000, |row| if row < 5000 { format!("{}", 1000 + row) } else { format!("\"{},5\"", row % 100) });
    let marks = marks.replace(|c: char| !c.is_ascii(), "");
    assert_eq!(check("comma", marks.as_bytes(), &[4096]), 2);
    // A column of numbers that turns to words.
    let words = long(9000, |row| if row < 3500 { plain(row) } else { format!("no figure {}", row % 7) });
    check("words", words.as_bytes(), &[4096]);
    // A longer row.
    let mut wider = long(4000, plain);
    wider.push_str("2029-12,X,EU-27,million USD,1.5,p,more,and more\n");
    check("wider", wider.as_bytes(), &[4096]);
    // The first name over rows.
    let mut group = long(4000, plain);
    group.push_str("A group\n2029-12,X,EU-27,million USD,1.5,p\n2029-11,X,EU-27,million USD,1.5,p\n");
    check("group", group.as_bytes(), &[4096]);
    // Another table.
    let mut other = long(4000, plain);
    other.push_str("\n\nCountry,,,,2019,2020\nJapan,,,,5,6\nChina,,,,7,8\n");
    check("other", other.as_bytes(), &[4096]);
}

#[test]
fn a_missing_delimiter_far_below_is_said_all_the_same() {
    let mut text = String::from("month,exports,imports,balance\n");
    for row in 0..9000 {
        let (year, month) = (1500 + row / 12, row % 12 + 1);
        let (x, m) = (200_000 + row * 7, 180_000 + row * 5);
        let cut = if [40, 8000].contains(&row) { "" } else { "," };
        text.push_str(&format!("{year}-{month:02},{x}{cut}{m},{}\n", x - m));
    }
    assert_eq!(check("joined", text.as_bytes(), &[64, 4096, usize::MAX]), 2, "it is read again");
    let (passed, _) = pieces(text.as_bytes(), 4096, &Hints::default());
    let passed = passed.unwrap();
    let rows: Vec<_> =
        passed.problems.iter().filter(|d| d.code == "read.run-together").map(|d| d.at.row).collect();
    assert_eq!(rows, [Some(42), Some(8002)]);
    let figures = passed.dataset.series.iter().flat_map(|s| &s.points).filter(|p| p.value.is_ok()).count();
    assert_eq!(figures, 3 * 9000 - 2 * 2, "the two that run together are left out, and nothing else");
}

/// A delimiter too many at a row's end, one missing between quoted cells, and a row cut by another sign: near and far below.
#[test]
fn rows_put_right_are_so_when_they_go_by() {
    let mut text = String::from("month,partner,note,exports\n");
    for row in 0..9000 {
        let (year, month) = (1500 + row / 12, row % 12 + 1);
        let figure = 200_000 + row * 7;
        text.push_str(&match row {
            60 | 8100 => format!("{year}-{month:02},\"Laos, north\",\"first half\",{figure},\n"),
            70 | 8200 => format!("{year}-{month:02},\"Laos, north\"\"first half\",{figure}\n"),
            80 | 8300 => format!("{year}-{month:02} \"Laos, north\" \"first half\" {figure}\n"),
            _ => format!("{year}-{month:02},\"Laos, north\",\"first half\",{figure}\n"),
        });
    }
    check("mended", text.as_bytes(), &[64, 4096, usize::MAX]);
    let (passed, _) = pieces(text.as_bytes(), 4096, &Hints::default());
    let passed = passed.unwrap();
    let said = |code: &str| passed.problems.iter().filter(|d| d.code == code).count();
    assert_eq!((said("read.row-mended"), said("read.extra-delimiter")), (1, 2));
    let figures = passed.dataset.series.iter().flat_map(|s| &s.points).filter(|p| p.value.is_ok()).count();
    assert_eq!(figures, 9000, "every row gives its figure");
}

#[test]
fn letters_far_below_change_the_encoding() {
    let ascii = long(5000, plain).replace(|c: char| !c.is_ascii(), "");
    for (label, letters) in [
        ("windows-1252", &b"2031-01,X,C\xF4te d'Ivoire et Alg\xE9rie,million USD,5.5,p\n"[..]),
        ("utf-8", "2031-01,X,C\u{f4}te,million USD,5.5,p\n".as_bytes()),
        (
            "tcvn3",
            b"2031-01,X,Tr\xDE gi\xB8 h\xB5ng xu\xCAt kh\xC8u c\xF1a n\xAD\xEDc ta,million USD,5.5,p\n",
        ),
    ] {
        let mut bytes = ascii.clone().into_bytes();
        for _ in 0..20 {
            bytes.extend_from_slice(letters);
        }
        check(label, &bytes, &[1000]);
    }
    // The letters of an old font saved as Unicode, only far down; and such that stand beside newer ones there.
    let old = "2031-01,X,Tr\u{de} gi\u{b8} h\u{b5}ng xu\u{ca}t kh\u{c8}u c\u{f1}a n\u{ad}\u{ed}c ta,million USD,5.5,p\n";
    let below = [ascii.as_str(), &old.repeat(20)].concat();
    assert!(check("tcvn3 as unicode", below.as_bytes(), &[1000]) > 1, "it is read again");
    let both = [long(4000, plain).as_str(), &old.repeat(20)].concat();
    check("tcvn3 below unicode", both.as_bytes(), &[1000]);
    // Letters in pieces, on the border of every piece.
    let pieces = long(4000, plain).replace('\u{1ea5}', "\u{e2}\u{301}").replace('\u{f3}', "o\u{301}");
    check("in pieces", pieces.as_bytes(), &[5, 4096]);
    for bom in [true, false] {
        let text = long(3000, plain);
        let mut wide: Vec<u8> = if bom { vec![0xFF, 0xFE] } else { Vec::new() };
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        check("utf-16", &wide, &[7, 4096]);
    }
}

#[test]
fn broken_quotes_and_line_ends_go_by_as_they_stand() {
    let mut text = long(3500, plain).replace('\n', "\r\n");
    text.push_str("2029-01,X,\"two\r\nlines\",million USD,7.5,p\r\n");
    text.push_str("2029-02,X,\"open,million USD,7.5,p\r\n");
    for row in 0..900 {
        text.push_str(&format!("20{:02}-03,X,Japan {},million USD,{row}.5,\r\n", 30 + row / 20, row % 20));
    }
    check("quotes", text.as_bytes(), &[7, 4096]);
    let cr = long(3500, plain).replace('\n', "\r");
    check("cr", cr.as_bytes(), &[5]);
    let twice = long(3500, plain).replace('\n', "\r\r\n");
    check("cr cr lf", twice.as_bytes(), &[3]);
}

/// The data rows of a file over and over, until it is long enough to go by.
fn repeated(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = kimngach::read::read(bytes, "test.csv", &Hints::default(), &Native).ok()?;
    let u = &table.understanding;
    let simple = u.encoding == "utf-8" || u.encoding.starts_with("windows") || u.encoding == "tcvn3";
    if !simple || !u.other_rows.is_empty() || u.delimiter.is_none() {
        return None;
    }
    let (first, last) = u.data?;
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
    if lines.len() as u32 != table.grid.height() as u32 {
        return None;
    }
    let foot = lines.split_off(last as usize);
    let body = lines.split_off(first as usize - 1);
    let mut out: Vec<u8> = lines.concat();
    while out.len() < 140_000 {
        for line in &body {
            out.extend_from_slice(line);
            if !line.ends_with(b"\n") {
                out.push(b'\n');
            }
        }
    }
    out.extend(foot.concat());
    Some(out)
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "csv" || e == "tsv" || e == "txt") {
            out.push(path);
        }
    }
}

#[test]
fn every_file_there_is_reads_the_same_when_it_goes_by() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in
        ["www/data", "tests/fixtures/read", "tests/fixtures/ugly", "../shared/corpus/open", "../shared/data"]
    {
        files(&root.join(folder), &mut paths);
    }
    paths.sort();
    let (mut tried, mut again) = (0, 0);
    for path in paths {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = if bytes.len() > 140_000 { Some(bytes) } else { repeated(&bytes) };
        let Some(bytes) = bytes.filter(|b| b.len() < 600_000) else { continue };
        tried += 1;
        again += u32::from(check(&name, &bytes, &[4096]) > 1);
    }
    println!("{tried} files, {again} of them read more than once");
    assert!(tried >= 10, "{tried}");
}
