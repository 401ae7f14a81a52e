//! The short way and the whole reader give the same dataset wherever the short way takes a table at all.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use kimngach::dataset::{self, Dataset};
use kimngach::read::{self, Hints, native::Native};
use std::path::Path;

fn whole(bytes: &[u8], name: &str) -> Option<Dataset> {
    let table = read::read(bytes, name, &Hints::default(), &Native).ok()?;
    dataset::build(&table).ok().map(|built| built.output)
}

fn agree(bytes: &[u8], name: &str) -> bool {
    match dataset::plain(bytes, name) {
        None => false,
        Some(short) => {
            let long = whole(bytes, name).unwrap_or_else(|| panic!("{name}: only the short way reads it"));
            assert_eq!(short.dimensions, long.dimensions, "{name}");
            assert_eq!(short, long, "{name}");
            true
        }
    }
}

#[test]
fn the_files_of_the_site_are_the_same_either_way() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/data");
    let mut taken = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".csv") && agree(&std::fs::read(&path).unwrap(), &name) {
            taken.push(name);
        }
    }
    // What the sample articles show must cost their readers no more than the small build.
    for name in [
        "vietnam_trade_annual_1986_2025.csv",
        "vietnam_trade_monthly_2000_2025.csv",
        "gso_exports_by_partner_1995_2016.csv",
        "gso_exports_by_sector_and_group_1995_2016.csv",
    ] {
        assert!(taken.iter().any(|t| t == name), "{name} wants the whole reader; taken: {taken:?}");
    }
}

#[test]
fn what_could_be_read_in_two_ways_is_declined() {
    let head = "period,flow,measure,unit,value\n";
    for (what, rows) in [
        ("a decimal comma", "2004,X,value,million USD,\"26.485,0\"\n"),
        ("a period in words", "năm 2004,X,value,million USD,1\n"),
        ("a unit it does not know", "2004,X,value,ktoe,1\n"),
        ("a missing cell", "2004,X,value,million USD\n"),
        ("a cell too many", "2004,X,value,million USD,1,2\n"),
        ("a note below", "2004,X,value,million USD,1\nSource: customs\n"),
        ("a mark for a gap", "2004,X,value,million USD,..\n"),
        ("a number that may stand for a gap", "2004,X,value,million USD,7\n2005,X,value,million USD,-999\n"),
        ("the same period twice", "2004,X,value,million USD,1\n2004,X,value,million USD,2\n"),
        ("a quote that stays open", "2004,X,value,million USD,\"1\n"),
        ("no rows", ""),
    ] {
        assert!(dataset::plain(format!("{head}{rows}").as_bytes(), "x.csv").is_none(), "{what}");
    }
    assert!(dataset::plain(b"", "x.csv").is_none());
    assert!(dataset::plain(b"\xff\xfe", "x.csv").is_none());
    assert!(
        dataset::plain("period,flow,partner,measure,unit,value\n2004,X,Japan,value,USD,1\n".as_bytes(), "x")
            .is_none()
    );
}

#[test]
fn blanks_estimates_and_byte_order_marks_are_the_same_either_way() {
    let file = "\u{feff}period,flow,measure,unit,value,status,source\r\n2004,X,value,million USD,26485.0,actual,\"Office, yearbook\"\r\n\
                2005,X,value,million USD,,estimate,\"Office, yearbook\"\r\n2004,M,value,million USD,31968.8,actual,Customs\r\n";
    assert!(agree(file.as_bytes(), "x.csv"));
}
