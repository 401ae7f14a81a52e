//! Files cut at every twentieth, swapped bytes, bombs: an answer in words, never a crash, and no figure out of nothing.

use super::{read, refusal, write};

const FILES: &[(&str, &[u8])] = &[
    ("a.xlsx", include_bytes!("../fixtures/containers/two-sheets.xlsx")),
    ("b.xlsx", include_bytes!("../fixtures/containers/merged.xlsx")),
    ("a.xls", include_bytes!("../fixtures/containers/old-letters.xls")),
    ("a.ods", include_bytes!("../fixtures/containers/shown-with-comma.ods")),
];

#[test]
fn a_workbook_that_was_cut_is_refused_wherever_it_was_cut() {
    for (name, bytes) in FILES {
        for part in 1..20 {
            let cut = &bytes[..bytes.len() * part / 20];
            match read(cut, name) {
                Err(errors) => {
                    assert_eq!(errors[0].code, "read.broken", "{name} at {part}/20: {:?}", errors[0])
                }
                // The last sectors of an old workbook may be its folder's, which then is missing entirely; else nothing is lost.
                Ok(table) => panic!("{name} at {part}/20 was read: {:?}", table.understanding.container),
            }
        }
    }
}

#[test]
fn texts_that_were_cut_never_make_a_figure() {
    let whole = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nMATRIX=\"a\";\nSTUB=\"A\";\nHEADING=\"Y\";\nVALUES(\"A\")=\"r\",\"s\";\nVALUES(\"Y\")=\"2004\",\"2005\";\nTIMEVAL(\"Y\")=TLIST(A1);\nDATA=1111 2222 3333 4444;";
    let json = r#"[{"year":2004,"value":1111},{"year":2005,"value":2222}]"#;
    let page = "<html><table><tr><td>Year<td>Exports<tr><td>2004<td>1111<tr><td>2005<td>2222</table></html>";
    for (name, text) in [("a.px", whole), ("a.json", json), ("a.html", page)] {
        for part in 0..40 {
            let cut = &text.as_bytes()[..text.len() * part / 40];
            let Ok(table) = read(cut, name) else { continue };
            let Ok(built) = kimngach::dataset::build(&table) else { continue };
            for point in built.output.series.iter().flat_map(|s| &s.points) {
                let value = point.value.map(|v| v.decimal.to_string()).unwrap_or_default();
                // A page's last cell may be half of one, and its last row one of years alone: a browser would show the same.
                let half = name == "a.html" && (value.len() < 4 || value.starts_with("200"));
                assert!(
                    half || ["", "1111", "2222", "3333", "4444"].contains(&value.as_str()),
                    "{name} at {part}/40: {value}"
                );
            }
        }
    }
}

/// The last figure is whole where a blank or a line's end stands behind it: offices' older tools wrote no semicolon at the end.
#[test]
fn figures_of_a_cube_without_its_last_sign_are_all_there() {
    let head = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nMATRIX=\"a\";\nSTUB=\"A\";\nHEADING=\"Y\";\nVALUES(\"A\")=\"r\",\"s\";\nVALUES(\"Y\")=\"2004\",\"2005\";\nTIMEVAL(\"Y\")=TLIST(A1);\nDATA=\n11 22 \n33 44";
    let figures = |text: &str| {
        let built = kimngach::dataset::build(&read(text.as_bytes(), "a.px").unwrap()).unwrap();
        built.output.series.iter().map(|s| s.points.iter().filter(|p| p.value.is_ok()).count()).sum::<usize>()
    };
    assert_eq!(figures(&[head, " \n"].concat()), 4);
    // The end of the file may have cut the last one.
    assert_eq!(figures(head), 3);
}

/// Any byte of any file wrong: what comes is an answer. The places are spread by a fixed rule.
#[test]
fn no_wrong_byte_is_a_crash() {
    for (name, bytes) in FILES {
        for i in 0..60_usize {
            let mut wrong = bytes.to_vec();
            let at = (i * 7919 + 13) % wrong.len();
            wrong[at] ^= 1 << (i % 8);
            wrong[(at * 31 + 7) % bytes.len()] = (i * 37) as u8;
            let _ = read(&wrong, name);
        }
    }
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // A file of five bytes that says it grows to 2 GB.
    let mut bomb = write::zip(&[("a.csv", b"12345")]);
    let size = 2_000_000_000_u32.to_le_bytes();
    let list = bomb.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bomb[list + 24..list + 28].copy_from_slice(&size);
    assert_eq!(refusal(&bomb, "a.zip"), "read.grows");
    // A table that spans more columns and rows than there are.
    let page = "<table><tr><td rowspan=999999999 colspan=999999999>a<td>1<tr><td>b<td>2</table>".repeat(50);
    let _ = read(page.as_bytes(), "a.html");
    let far = |cell: &str| format!("<c r=\"{cell}\"><v>1</v></c>");
    let rows: String =
        (1..20_000).map(|r| format!("<row r=\"{r}\">{}</row>", far(&format!("XFD{r}")))).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = write::zip(&[
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert_eq!(refusal(&bytes, "a.xlsx"), "read.too-many-cells");
}

#[test]
fn archives_whose_bytes_were_changed_on_the_way_are_not_believed() {
    let mut archive = write::zip(&[("a.csv", b"Year,Exports\n2004,26485\n2005,32447\n")]);
    let at = archive.windows(5).position(|w| w == b"26485").unwrap();
    archive[at] = b'9';
    assert_eq!(refusal(&archive, "a.zip"), "read.broken");
}
