//! Reading: what a newcomer's file must come out as. Small tables written for these tests; real ones are in `tests/corpus.rs`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kimngach::dataset::{self, Safety};
use kimngach::read::{self, Hints, Layout, Role, Table, native::Native};

fn read(text: &str) -> Table {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Table {
    read::read(bytes, "test.csv", &Hints::default(), &Native).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    read::read(bytes, "test.csv", &Hints::default(), &Native).unwrap_err()[0].code.to_string()
}

fn tidy(text: &str) -> Vec<String> {
    tidy_of(&read(text))
}

fn tidy_of(table: &Table) -> Vec<String> {
    let dataset = dataset::build(table).unwrap().output;
    dataset::tidy_csv(&dataset, Safety::Plain).lines().map(str::to_owned).collect()
}

#[test]
fn what_is_no_table_is_refused_by_its_name() {
    for (bytes, code) in [
        (&b""[..], "read.empty"),
        (b"  \n\n \n", "read.blank"),
        (b"\x89PNG\r\n\x1a\n0000", "read.picture"),
        (b"%PDF-1.7 1 0 obj", "read.pdf"),
        (b"PK\x03\x04....", "read.broken"),
        (b"PK\x03\x04....xl/workbook.xml", "read.broken"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "read.broken"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "read.html"),
        (b"{\"data\":[{\"year\":2005}]}", "read.json"),
        (b"[{\"year\":2005}]", "read.json"),
        (&[0; 4096], "read.one-byte"),
        (&[b'0'; 4096], "read.one-byte"),
        (b"$FL2@(#)\x01\x03\x04\x07\x08\x0e\x0f\x10\x11\x12 1,2\n3,4\n", "read.binary"),
        (b"\x01\0\0\0\x02\0\0\0\x03\0\0\0\x04\0\0\0", "read.binary"),
    ] {
        assert_eq!(refusal(bytes), code, "{:?}", &bytes[..bytes.len().min(20)]);
    }
}

#[test]
fn a_header_without_figures_is_a_table_with_nothing_to_draw() {
    let table = read("Year,Exports,Imports\n");
    assert_eq!(table.understanding.header_rows, [1]);
    assert_eq!(dataset::build(&table).unwrap_err()[0].code, "read.header-only");
}

#[test]
fn a_table_of_words_has_nothing_to_draw() {
    let table = read("name,city\nAn,Hanoi\nBinh,Hue\n");
    assert_eq!(dataset::build(&table).unwrap_err()[0].code, "dataset.no-numbers");
}

#[test]
fn every_code_has_words_in_both_languages() {
    use kimngach::lang::{self, Lang};
    let mut codes = Vec::new();
    let mut folders = vec![std::path::PathBuf::from("src/read"), "src/dataset".into()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            for piece in text.split('"').filter(|p| p.starts_with("read.") || p.starts_with("dataset.")) {
                if piece.len() < 40 && piece.bytes().all(|b| b.is_ascii_lowercase() || b == b'.' || b == b'-')
                {
                    codes.push(piece.to_owned());
                }
            }
        }
    }
    assert!(codes.len() > 40);
    for code in codes {
        for language in Lang::ALL {
            assert!(lang::has(language, &code), "{code} in {language:?}");
        }
    }
}

#[test]
fn wide_tables_have_their_years_in_the_header() {
    let lines = tidy("Mặt hàng;2004;Sơ bộ 2005\nGạo;950,3;1.407,2\nCà phê;641,0;735,5\n");
    assert_eq!(lines[0], "Mặt hàng,period,measure,unit,value,status,row,column");
    assert_eq!(lines[1], "Gạo,2004,value,,950.3,final,2,2");
    assert_eq!(lines[2], "Gạo,2005,value,,1407.2,preliminary,2,3");
}

#[test]
fn exports_and_imports_in_columns_are_flows_of_one_measure() {
    let lines = tidy(
        "Year,Exports (million USD),Imports (million USD)\n2004,26485.0,31968.8\n2005,32447.1,36761.1\n",
    );
    assert_eq!(lines[0], "flow,period,measure,unit,value,status,row,column");
    assert_eq!(lines[1], "X,2004,value,million USD,26485.0,final,2,2");
    assert_eq!(lines[2], "M,2004,value,million USD,31968.8,final,2,3");
}

#[test]
fn months_across_and_years_down_make_months() {
    let lines = tidy("Year,Jan,Feb,Mar\n2004,1.5,2.5,3.5\n2005,4.5,5.5,6.5\n");
    assert_eq!(lines[2], "2004-02,value,,2.5,final,2,3");
    assert_eq!(lines[6], "2005-03,value,,6.5,final,3,4");
}

#[test]
fn years_across_and_months_down_make_months() {
    let lines = tidy("Tháng;2004;2005\nTháng 1;1,5;2,5\nTháng 2;3,5;4,5\n");
    assert_eq!(lines[1], "2004-01,value,,1.5,final,2,2");
    assert_eq!(lines[4], "2005-02,value,,4.5,final,3,3");
}

#[test]
fn a_series_layout_is_one() {
    let table = read("Year,GDP,Population\n2004,1.5,80\n2005,2.5,81\n");
    assert_eq!(table.understanding.layout, Layout::Series);
    assert_eq!(table.understanding.columns[0].role, Role::Period);
}

#[test]
fn totals_are_found_by_adding_up_where_no_word_tells() {
    let role = |text: &str, name: &str| {
        let dataset = dataset::build(&read(text)).unwrap().output;
        dataset.dimensions[0].members.iter().find(|m| m.name == name).unwrap().role
    };
    let parts = "Land,2018,2019\nAlle zusammen,600.5,660.5\nA,100.1,110.2\nB,200.2,220.1\nC,300.2,330.2\n";
    assert_eq!(role(parts, "Alle zusammen"), dataset::MemberRole::Total);
    assert_eq!(role(parts, "A"), dataset::MemberRole::Item);
    let twice = "Land,2018,2019\nNorden,300.3,330.3\nA,100.1,110.2\nB,200.2,220.1\nSonst,50.5,61.5\n";
    assert_eq!(role(twice, "Norden"), dataset::MemberRole::Group);
    assert_eq!(role(twice, "Sonst"), dataset::MemberRole::Item);
}

#[test]
fn another_table_of_the_file_can_be_chosen() {
    let text = "Country,2018,2019\nJapan,1.5,2.5\nChina,3.5,4.5\n\nGoods,Q1 2019,Q2 2019\nRice,5.5,6.5\nTea,7.5,8.5\n";
    let first = read(text);
    assert!(first.understanding.problems.iter().any(|d| d.code == "read.more-tables"));
    assert_eq!(tidy_of(&first).len(), 5);
    let hints = Hints { table: Some(2), ..Hints::default() };
    let second = read::read(text.as_bytes(), "test.csv", &hints, &Native).unwrap();
    let lines = tidy_of(&second);
    assert_eq!(lines[1], "Rice,2019-Q1,value,,5.5,final,6,2");
    assert_eq!(lines.len(), 5);
}

#[test]
fn every_guess_can_be_overridden() {
    let hints: Hints = serde_json::from_str(
        r#"{"decimal": ",", "unit": "triệu USD", "columns": [{"index": 2, "name": "Exports"}, {"index": 3, "role": "ignored"}]}"#,
    )
    .unwrap();
    let table = read::read(b"Year,A,B\n2001,1.234,5\n2002,2.345,6\n", "test.csv", &hints, &Native).unwrap();
    let lines = tidy_of(&table);
    assert_eq!(lines.len(), 3);
    assert!(lines[1].ends_with("triệu USD,1234,final,2,2"), "{}", lines[1]);
    assert!(serde_json::from_str::<Hints>(r#"{"delimitre": ";"}"#).is_err());
}

#[test]
fn how_periods_stand_can_be_said() {
    let lines = |layout: &str, text: &str| {
        let hints: Hints = serde_json::from_str(&format!("{{\"layout\": \"{layout}\"}}")).unwrap();
        tidy_of(&read::read(text.as_bytes(), "test.csv", &hints, &Native).unwrap())
    };
    let wide = "Ngành,2019,2020\nGạo,1.5,2.5\nChè,3.5,4.5\n";
    assert_eq!(lines("wide", wide)[1], "Gạo,2019,value,,1.5,final,2,2");
    assert_eq!(lines("cross", wide)[1], "Gạo,,2019,,1.5,final,2,2");
    let long = "Năm,Gạo,Chè\n2019,1.5,2.5\n2020,3.5,4.5\n";
    assert_eq!(lines("long", long)[1], "2019,Gạo,,1.5,final,2,2");
    assert_eq!(lines("cross", long)[1], "2019,,Gạo,,1.5,final,2,2");
    // What cannot be is said.
    let hints = Hints { layout: Some(Layout::Long), ..Hints::default() };
    let table = read::read(wide.as_bytes(), "test.csv", &hints, &Native).unwrap();
    assert!(table.understanding.problems.iter().any(|d| d.code == "hints.layout"));
}

#[test]
fn years_of_long_ago_are_years_by_the_word_over_them() {
    let lines = tidy("Year,Population\n850,1.5\n950,2.5\n1650,3\n");
    assert_eq!(lines[1], "0850,Population,,1.5,final,2,2");
}

#[test]
fn an_unclosed_quote_does_not_swallow_the_file() {
    let table = read("Name,2004,2005\n\"Rice,1,2\nCoffee,3,4\n\"Tea\",5,6\nSalt,7,8\n");
    let lines = tidy_of(&table);
    assert_eq!(lines.len(), 9);
    assert!(table.understanding.problems.iter().any(|d| d.code == "read.quote-broken"));
}

#[test]
fn zeros_of_two_hundred_megabytes_are_refused_before_they_are_looked_at() {
    let bytes = vec![b'0'; 20_000_000];
    assert_eq!(refusal(&bytes), "read.one-byte");
    let mut bytes = vec![b'0'; 3_000_000];
    bytes[5] = b'1';
    assert_eq!(refusal(&bytes), "read.no-lines");
}

/// The sign stands for a consonant in Thailand's letters; one alone is no word.
#[test]
fn a_copyright_sign_alone_is_western() {
    let lines = "Year;Exports;Imports\n2020;100,5;90,1\n2021;120,5;95,1\n2022;130,2;99,4\n";
    let table = read_bytes(&[lines.as_bytes(), b"\xa9 Statistical Office;;\n"].concat());
    assert_eq!(table.understanding.encoding, "windows-1252");
    assert_eq!(table.grid.cell(4, 0), "© Statistical Office");
}

#[test]
fn dates_and_months_are_read_by_the_column_they_stand_in() {
    // Figures of our own: the 13th can only be a day, so that all dates have the month first.
    let dates = read("date,rate\n1/6/2020,1.5\n1/11/2020,1.6\n1/13/2020,1.7\n2/3/2020,1.8\n2/4/2020,1.9\n");
    let rows = tidy_of(&dates).join("\n");
    assert!(rows.contains("2020-01-11") && rows.contains("2020-02-03"), "{rows}");
    assert!(dates.understanding.problems.iter().any(|d| d.code == "read.month-first"));
    // A thirteenth that stands first says the other way about.
    let rows = tidy("date,rate\n6/1/2020,1.5\n11/1/2020,1.6\n13/1/2020,1.7\n3/2/2020,1.8\n").join("\n");
    assert!(rows.contains("2020-01-11") && rows.contains("2020-02-03"), "{rows}");
    // V says that I is January and no quarter.
    let rows =
        tidy("Kraj;I 2021;II 2021;III 2021;IV 2021;V 2021\nA;1,5;2,5;3,5;4,5;5,5\nB;2,5;3,5;4,5;5,5;6,5\n")
            .join("\n");
    assert!(rows.contains("2021-01") && rows.contains("2021-05") && !rows.contains("Q1"), "{rows}");
    // Labour statistics: M13 is the year, and the code of a series is its name.
    let rows = tidy(
        "series_id\tyear\tperiod\tvalue\nAB1\t2021\tM12\t7.1\nAB1\t2021\tM13\t7.2\nAB2\t2021\tM12\t8.1\nAB2\t2021\tM13\t8.2\n",
    );
    assert!(rows.iter().any(|r| r.starts_with("AB1,2021-12,")), "{rows:?}");
    assert!(rows.iter().any(|r| r.starts_with("AB2,2021,")), "{rows:?}");
    // Dimensions packed in a head.
    let rows = tidy(
        "Kod;Nazwa;\"razem;miasto;2020;[osoba]\";\"razem;miasto;2021;[osoba]\"\n01;Aa;12;13\n02;Bb;22;23\n",
    )
    .join("\n");
    assert!(rows.contains("2021") && rows.contains("osoba") && !rows.contains("[osoba]"), "{rows}");
}

#[test]
fn a_delimiter_missing_between_two_quoted_cells_is_put_in_and_said() {
    let text = "day,code,name,about,link\n1,A1,Tea,\"Green, dried.\",\"https://x/1\"\n2,A2,Rice,\"White, long.\"\"https://x/2\"\n3,A3,Salt,\"From the sea, fine.\",\"https://x/3\"\n";
    let table = read(text);
    assert_eq!(table.grid.row(2).collect::<Vec<_>>(), ["2", "A2", "Rice", "White, long.", "https://x/2"]);
    assert!(table.understanding.problems.iter().any(|d| d.code == "read.row-mended" && d.at.row == Some(3)));
    // A quotation within a cell, and inches, stay what they are.
    let kept = "day,code,name,about\n1,A1,Tea,\"Green, dried\"\n2,A2,\"Pipe, 5\"\" wide\"\n3,A3,Salt,fine\n";
    assert_eq!(read(kept).grid.cell(2, 2), "Pipe, 5\" wide");
}

#[test]
fn a_row_cut_by_another_sign_is_cut_where_its_quotes_leave_one_way() {
    let text = "day,code,name,about\n1,A1,Tea,\"Green, dried.\"\n2 A2 \"Rice, white\" \"Long, \"\"Jasmine\"\".\"\n3,A3,Salt,\"From the sea, fine.\"\n";
    let table = read(text);
    assert_eq!(table.grid.row(2).collect::<Vec<_>>(), ["2", "A2", "Rice, white", "Long, \"Jasmine\"."]);
    assert!(table.understanding.problems.iter().any(|d| d.code == "read.row-mended"));
    // A note of as many words as the table has columns is a note.
    let noted =
        read("year,exports,imports,balance\n2021,10,11,-1\n2022,12,11,1\nSource: customs of Vietnam\n");
    assert_eq!(noted.grid.len_of(3), 1);
}
