//! Workbooks of the writers that people use (tests/fixtures/containers/make.py says what is in each).

use super::{codes, facts, hinted, read, refusal, tidy, write};
use kimngach::lang::Mark;

const TWO_SHEETS: &[u8] = include_bytes!("../fixtures/containers/two-sheets.xlsx");
const MERGED: &[u8] = include_bytes!("../fixtures/containers/merged.xlsx");
const CHARTS_ONLY: &[u8] = include_bytes!("../fixtures/containers/charts-only.xlsx");
const OLD: &[u8] = include_bytes!("../fixtures/containers/old-letters.xls");
const ODS: &[u8] = include_bytes!("../fixtures/containers/shown-with-comma.ods");

/// 32,447.1 and its neighbours: General Statistics Office, as in www/data/vietnam_trade_annual_1986_2025.csv.
#[test]
fn numbers_keep_the_decimals_that_are_shown() {
    let table = read(TWO_SHEETS, "a.xlsx").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "X,2003,value,Triệu USD,20149.3,final,4,2",
            "M,2003,value,Triệu USD,25255.8,final,4,3",
            // 0.2053 shown as 20.5%.
            ",2003,Tăng,%,20.5,final,4,4",
            "X,2004,value,Triệu USD,26485.0,final,5,2",
            "M,2004,value,Triệu USD,31968.8,final,5,3",
            // A formula's stored result, 0.314.
            ",2004,Tăng,%,31.4,final,5,4",
            "X,2005,value,Triệu USD,32447.1,final,6,2",
            "M,2005,value,Triệu USD,36761.1,final,6,3",
            // #N/A
            ",2005,Tăng,%,,final,6,4",
        ]
    );
    let u = &table.understanding;
    assert_eq!((u.container.format, u.container.sheet_name()), ("xlsx", "Năm"));
    let sheets: Vec<(&str, bool)> = u.container.sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect();
    assert_eq!(sheets, [("Bìa", false), ("Năm", false), ("Tháng", false), ("Nháp", true)]);
    assert!(u.container.evidence.iter().any(|d| d.code == "read.sheet-fullest"));
    assert_eq!(codes(&table), ["read.hidden-rows", "read.raised", "read.error-cells"]);
    // The raised 1) behind the name is no part of it.
    assert_eq!(u.columns[1].header.join(""), "Xuất khẩu");
    let error = &u.problems[2];
    assert_eq!((error.at.row, error.at.column), (Some(6), Some(4)));
}

#[test]
fn a_sheet_is_picked_by_name_or_number_and_a_wrong_name_is_answered_with_the_right_ones() {
    let months = [
        "X,2005-01,value,triệu USD,2100.5,final,2,2",
        "X,2005-02,value,triệu USD,2201.0,final,3,2",
        "X,2005-03,value,triệu USD,2301.5,final,4,2",
    ];
    for sheet in ["Tháng", "thang", "3"] {
        let table = hinted(TWO_SHEETS, "a.xlsx", &format!("{{\"sheet\":\"{sheet}\"}}")).unwrap();
        assert_eq!(tidy(&table), months, "{sheet}");
    }
    // A hidden sheet is not chosen, but can be.
    assert_eq!(hinted(TWO_SHEETS, "a.xlsx", r#"{"sheet":"Nháp"}"#).unwrap().understanding.data_rows, 30);
    let wrong = hinted(TWO_SHEETS, "a.xlsx", r#"{"sheet":"Quý"}"#).unwrap_err();
    assert_eq!(wrong[0].code, "read.sheet-unknown");
    let said = kimngach::lang::sentence(kimngach::lang::Lang::En, &wrong[0]);
    assert!(said.contains("Quý") && said.contains("Bìa · Năm · Tháng · Nháp"), "{said}");
}

#[test]
fn merged_names_hold_for_their_rows_and_numbers_as_text_keep_their_comma() {
    let table = read(MERGED, "a.xlsx").unwrap();
    let lines = tidy(&table);
    assert_eq!(lines.len(), 16);
    assert_eq!(lines[5], "Xuất khẩu,FDI,2004,Trị giá,triệu USD,2234.5,final,4,4");
    assert_eq!(lines[15], "Nhập khẩu,FDI,2005,Trị giá,triệu USD,4534.5,final,6,6");
    let u = &table.understanding;
    assert_eq!((u.columns[2].decimal, u.columns[3].decimal), (Mark::Point, Mark::Comma));
    assert_eq!(codes(&table), ["read.hidden-columns", "read.merged", "read.text-numbers"]);
    // Days counted from 1904, shown to the day; a formula without a stored result.
    let days = hinted(MERGED, "a.xlsx", r#"{"sheet":"Ngày"}"#).unwrap();
    assert_eq!(tidy(&days)[0], "2005-03-01,Giá,,11.5,final,2,2");
    assert_eq!(codes(&days), ["read.no-result", "read.days-1904"]);
}

#[test]
fn an_old_workbook_with_letters_of_before_unicode() {
    let table = read(OLD, "a.xls").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "X,Gạo,2005,Lượng,nghìn tấn,5250,final,3,2",
            "X,Gạo,2005,Trị giá,triệu USD,1407.2,final,3,3",
            "X,Cà phê,2005,Lượng,nghìn tấn,892,final,4,2",
            "X,Cà phê,2005,Trị giá,triệu USD,735.5,final,4,3",
            "X,Thủy sản,2005,Lượng,nghìn tấn,,final,5,2",
            "X,Thủy sản,2005,Trị giá,triệu USD,2739.0,final,5,3",
        ]
    );
    assert_eq!(table.understanding.encoding, "tcvn3");
}

/// An OpenDocument cell stores 1434.26 and shows 1.434,3; its empty rest of a million rows is no table.
#[test]
fn a_spreadsheet_that_shows_commas() {
    let table = read(ODS, "a.ods").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "X,FDI,2005-01,value,triệu USD,1234.5,final,2,3",
            ",FDI,2005-01,Tỷ trọng,%,57.0,final,2,4",
            "X,FDI,2005-02,value,triệu USD,1334.0,final,3,3",
            ",FDI,2005-02,Tỷ trọng,%,58.1,final,3,4",
            "X,FDI,2005-03,value,triệu USD,1434.3,final,4,3",
            ",FDI,2005-03,Tỷ trọng,%,60.0,final,4,4",
        ]
    );
    assert_eq!(table.understanding.container.sheets.len(), 2);
}

#[test]
fn a_workbook_is_known_by_its_bytes_whatever_its_name() {
    let wanted = facts(&read(TWO_SHEETS, "a.xlsx").unwrap());
    for name in ["a.csv", "a.xls", "a", "a.pdf"] {
        assert_eq!(facts(&read(TWO_SHEETS, name).unwrap()), wanted, "{name}");
    }
}

#[test]
fn two_hundred_sheets_and_the_one_with_figures_is_found() {
    let note = [vec!["Ghi chú".to_owned()]];
    let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    let years =
        [row(&["Năm", "Xuất khẩu (triệu USD)"]), row(&["2004", "26485.0"]), row(&["2005", "32447.1"])];
    let names: Vec<String> = (1..=200).map(|n| format!("T{n}")).collect();
    let sheets: Vec<(&str, &[Vec<String>])> =
        names.iter().map(|n| (n.as_str(), if n == "T151" { &years[..] } else { &note[..] })).collect();
    let table = read(&write::xlsx(&sheets), "a.xlsx").unwrap();
    assert_eq!(table.understanding.container.sheet_name(), "T151");
    assert_eq!(tidy(&table)[1], "X,2005,value,triệu USD,32447.1,final,3,2");
}

#[test]
fn a_million_formatted_rows_without_a_figure_are_no_rows() {
    let mut sheet = String::from(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Năm</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Xuất khẩu</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>2004</v></c><c r=\"B2\"><v>26485</v></c></row><row r=\"3\"><c r=\"A3\"><v>2005</v></c><c r=\"B3\"><v>32447</v></c></row>",
    );
    for row in 4..1_000_004 {
        sheet.push_str(&format!("<row r=\"{row}\" s=\"1\"><c r=\"A{row}\" s=\"1\"/></row>"));
    }
    sheet.push_str("</sheetData></worksheet>");
    let bytes = write::zip(&[
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let table = read(&bytes, "a.xlsx").unwrap();
    assert_eq!((table.grid.height(), table.understanding.data_rows), (3, 2));
}

#[test]
fn what_has_no_cells_is_refused_by_what_it_is() {
    assert_eq!(refusal(CHARTS_ONLY, "a.xlsx"), "read.charts-only");
    assert_eq!(refusal(&write::xlsx(&[("A", &[])]), "a.xlsx"), "read.book-empty");
    let archive = |name: &str| write::zip(&[("[Content_Types].xml", b"<x/>"), (name, b"<x/>")]);
    assert_eq!(refusal(&archive("word/document.xml"), "a.docx"), "read.document");
    assert_eq!(refusal(&archive("ppt/presentation.xml"), "a.pptx"), "read.document");
    assert_eq!(refusal(&archive("xl/workbook.bin"), "a.xlsb"), "read.xls");
    assert_eq!(refusal(&archive("x/y.bin"), "a.zip"), "read.document");
    assert_eq!(refusal(&write::zip(&[("a.png", b"x")]), "a.zip"), "read.zip");
    let locked = write::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"rubbish"),
    ]);
    assert_eq!(refusal(&locked, "a.ods"), "read.locked");
}

/// Thousands that a spreadsheet of another language took for decimals must not pass in silence.
#[test]
fn a_factor_of_a_thousand_is_pointed_at() {
    let rows: Vec<Vec<String>> = [
        ["Mặt hàng", "Trị giá", "Tăng (%)"],
        ["Gạo", "1.211", "115,6"],
        ["Cà phê", "7.340", "107,1"],
        ["Than", "38.444", "118,5"],
    ]
    .iter()
    .map(|r| r.iter().map(|c| (*c).to_owned()).collect())
    .collect();
    let table = read(&write::xlsx(&[("A", &rows)]), "a.xlsx").unwrap();
    assert!(codes(&table).contains(&"read.typed-doubtful"), "{:?}", codes(&table));
}
