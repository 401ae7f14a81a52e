//! Web pages, plain JSON, Excel's XML, archives, and several tables in one file.

use super::{codes, hinted, read, refusal, tidy, write};

const YEARS: [&str; 2] =
    ["X,2004,value,triệu USD,26485.0,final,2,2", "X,2005,value,triệu USD,32447.1,final,3,2"];

/// Spans, unclosed tags, a table inside of a table, entities, scripts, hidden keys and markup in words.
#[test]
fn a_page_of_tables_gives_text_and_never_markup() {
    let page = "<!DOCTYPE html><html><head><script>if (1<2) document.write('<table><tr><td>9</table>')</script></head><body>
        <table class=frame><tr><td>Menu<td><h3>B&#7843;ng 1. Xu&#x1EA5;t kh&#7849;u</h3>
          <table border=1><thead><tr><th rowspan=2>Khu v&#7921;c<th colspan=2>N&#259;m 2004 (tri&#7879;u USD)<th colspan='2'>N&#259;m 2005 (tri&#7879;u USD)
          <tr><th>Xu&#7845;t kh&#7849;u<sup>1)</sup><th>Nh&#7853;p kh&#7849;u<th>Xu&#7845;t kh&#7849;u<th>Nh&#7853;p kh&#7849;u</thead>
          <tr><td><a href='x'>Trong&nbsp;n&#432;&#7899;c</a> <!-- 1 --><td>1.234,5<td>2.000,0<td>1.500,0<td>2.500,0
          <tr><td><span style='display: none'>sort</span>&lt;img src=x onerror=alert(1)&gt;<td>3.234,5<td>4.000,0<td>3.500,0<td>4.500,0
          </table>
        </table></body>";
    let table = read(page.as_bytes(), "a.html").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "X,Trong nước,2004,value,triệu USD,1234.5,final,3,2",
            "M,Trong nước,2004,value,triệu USD,2000.0,final,3,3",
            "X,Trong nước,2005,value,triệu USD,1500.0,final,3,4",
            "M,Trong nước,2005,value,triệu USD,2500.0,final,3,5",
            "X,<img src=x onerror=alert(1)>,2004,value,triệu USD,3234.5,final,4,2",
            "M,<img src=x onerror=alert(1)>,2004,value,triệu USD,4000.0,final,4,3",
            "X,<img src=x onerror=alert(1)>,2005,value,triệu USD,3500.0,final,4,4",
            "M,<img src=x onerror=alert(1)>,2005,value,triệu USD,4500.0,final,4,5",
        ]
    );
    assert_eq!(table.understanding.container.sheet_name(), "Bảng 1. Xuất khẩu");
    assert!(codes(&table).contains(&"read.raised"));
}

/// A web page under the name of an old workbook, as servers make them.
#[test]
fn a_workbook_that_is_a_page_or_xml() {
    let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><meta charset=utf-8><table><tr><td>Năm<td>Xuất khẩu (triệu USD)<tr><td>2004<td x:num=\"26485\">26485.0<tr><td>2005<td>32447.1</table>";
    assert_eq!(tidy(&read(page.as_bytes(), "a.xls").unwrap()), YEARS);
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">
        <Styles><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"0.0\"/></Style></Styles><Worksheet ss:Name=\"A\"><Table>
        <Row><Cell><Data ss:Type=\"String\">Năm</Data></Cell><Cell><Data ss:Type=\"String\">Xuất khẩu (triệu USD)</Data></Cell></Row>
        <Row><Cell><Data ss:Type=\"Number\">2004</Data></Cell><Cell ss:StyleID=\"s1\"><Data ss:Type=\"Number\">26485</Data></Cell></Row>
        <Row ss:Index=\"3\"><Cell ss:Index=\"1\"><Data ss:Type=\"Number\">2005</Data></Cell><Cell ss:StyleID=\"s1\"><Data ss:Type=\"Number\">32447.099999999999</Data></Cell></Row></Table></Worksheet></Workbook>";
    assert_eq!(tidy(&read(xml.as_bytes(), "a.xls").unwrap()), YEARS);
}

#[test]
fn json_in_every_shape_that_programs_write() {
    for text in [
        r#"[{"Năm":2004,"Xuất khẩu (triệu USD)":26485.0},{"Năm":2005,"Xuất khẩu (triệu USD)":32447.1}]"#,
        r#"{"meta":{"n":2},"data":[{"Năm":2004,"Xuất khẩu (triệu USD)":26485.0},{"Năm":2005,"Xuất khẩu (triệu USD)":32447.1}]}"#,
        r#"[["Năm","Xuất khẩu (triệu USD)"],[2004,26485.0],[2005,32447.1]]"#,
        r#"{"columns":["Năm","Xuất khẩu (triệu USD)"],"index":[0,1],"data":[[2004,26485.0],[2005,32447.1]]}"#,
        r#"{"Năm":[2004,2005],"Xuất khẩu (triệu USD)":[26485.0,32447.1]}"#,
        r#"{"Năm":{"0":2004,"1":2005},"Xuất khẩu (triệu USD)":{"0":26485.0,"1":32447.1}}"#,
        "{\"Năm\":2004,\"Xuất khẩu (triệu USD)\":26485.0}\n{\"Năm\":2005,\"Xuất khẩu (triệu USD)\":32447.1}\n",
        r#"{"result":{"fields":[{"id":"Năm"},{"id":"Xuất khẩu (triệu USD)"}],"records":[{"Năm":2004,"Xuất khẩu (triệu USD)":26485.0},{"Năm":2005,"Xuất khẩu (triệu USD)":32447.1000000000021}]}}"#,
    ] {
        assert_eq!(tidy(&read(text.as_bytes(), "a.json").unwrap()), YEARS, "{text}");
    }
}

/// The World Bank's answer: what is about the page first, then the rows, codes beside names.
#[test]
fn the_world_banks_pairs() {
    let text = r#"[{"page":1,"pages":1,"per_page":50,"total":2},[{"indicator":{"id":"NE.EXP.GNFS.CD","value":"Exports (current US$)"},"country":{"id":"VN","value":"Viet Nam"},"countryiso3code":"VNM","date":"2005","value":36712142857.14,"unit":"","obs_status":"","decimal":0},
        {"indicator":{"id":"NE.EXP.GNFS.CD","value":"Exports (current US$)"},"country":{"id":"VN","value":"Viet Nam"},"countryiso3code":"VNM","date":"2004","value":null,"unit":"","obs_status":"","decimal":0}]]"#;
    let table = read(text.as_bytes(), "a.json").unwrap();
    let lines = tidy(&table);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("X,Viet Nam,VN,VNM,2005,") && lines[0].contains("US$,36712142857.14,"),
        "{lines:?}"
    );
}

#[test]
fn json_that_holds_no_table_or_poses_as_another_file() {
    let records = br#"{"data":[{"year":2004,"value":26485.0},{"year":2005,"value":32447.1}]}"#;
    assert!(read(records, "a.json").is_ok());
    // What a server sends when the table is not there is saved under the table's name.
    assert_eq!(refusal(records, "a.csv"), "read.json");
    assert_eq!(
        refusal(b"<html><body><table><tr><td>Error<td>404<tr><td>a<td>1</table>", "a.csv"),
        "read.html"
    );
    assert_eq!(refusal(br#"{"error":{"code":404,"message":"not found"}}"#, "a.json"), "read.json-no-table");
    assert_eq!(refusal(br#"{"data":[{"year":2004,"value":26485.0},{"ye"#, "a.json"), "read.json-broken");
    assert_eq!(refusal(b"<html><body><p>Please log in</p></body></html>", "a.html"), "read.html");
    assert_eq!(refusal(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg"), "read.xml");
    let deep = "[".repeat(100_000);
    assert!(read(deep.as_bytes(), "a.json").is_err());
}

#[test]
fn an_archive_offers_its_files() {
    let csv = |x: &str| format!("Năm,Xuất khẩu (triệu USD)\n2004,26485.0\n2005,{x}\n");
    let (one, two) = (csv("32447.1"), csv("1.5"));
    let archive = write::zip(&[
        ("README.txt", b"see data"),
        ("data/", b""),
        ("data/a.csv", one.as_bytes()),
        ("data/b.csv", two.as_bytes()),
        ("logo.png", b"x"),
    ]);
    let table = read(&archive, "a.zip").unwrap();
    assert_eq!(tidy(&table), YEARS);
    let packed = &table.understanding.container.packed[0];
    assert_eq!((packed.name.as_str(), packed.names.len()), ("data/a.csv", 3));
    assert_eq!(codes(&table), ["read.zip-several"]);
    for file in ["data/b.csv", "2"] {
        let table = hinted(&archive, "a.zip", &format!("{{\"file\":\"{file}\"}}")).unwrap();
        assert_eq!(tidy(&table)[1], "X,2005,value,triệu USD,1.5,final,3,2");
    }
    // A workbook in an archive, a table in a compressed file.
    let years: Vec<Vec<String>> = one.lines().map(|l| l.split(',').map(str::to_owned).collect()).collect();
    let book = write::xlsx(&[("A", &years)]);
    assert_eq!(tidy(&read(&write::zip(&[("a.xlsx", &book)]), "a.zip").unwrap()), YEARS);
    let packed = read(&write::gzip(&book), "a.xlsx.gz").unwrap();
    assert_eq!(tidy(&packed), YEARS);
    assert_eq!(
        (packed.understanding.container.packed[0].format, packed.understanding.container.format),
        ("gzip", "xlsx")
    );
    assert_eq!(refusal(&write::zip(&[("a.zip", &archive)]), "b.zip"), "read.zip-in-zip");
    assert_eq!(refusal(&write::gzip(&write::gzip(&write::gzip(one.as_bytes()))), "a.gz"), "read.zip-in-zip");
}

#[test]
fn the_fullest_of_several_tables_is_read_and_the_others_are_named() {
    let text = "Bảng 1. Dân số,\n,\nVùng,2004,2005\nBắc,1,2\n,\nBảng 2. Xuất khẩu (triệu USD),\n,\nNước,2004,2005\nMỹ,10.5,11.5\nNhật,20.5,21.5\nĐức,30.5,31.5\nPháp,40.5,41.5\n";
    let table = read(text.as_bytes(), "a.csv").unwrap();
    let u = &table.understanding;
    let titles: Vec<(&str, u32, u32)> = u.tables.iter().map(|t| (t.title.as_str(), t.row, t.rows)).collect();
    assert_eq!(titles, [("Bảng 1. Dân số", 1, 1), ("Bảng 2. Xuất khẩu (triệu USD)", 6, 4)]);
    assert_eq!(u.table, 2);
    assert_eq!(tidy(&table)[0], "X,Mỹ,2004,value,triệu USD,10.5,final,9,2");
    assert_eq!(codes(&table), ["read.more-tables"]);
    let first = hinted(text.as_bytes(), "a.csv", r#"{"table":1}"#).unwrap();
    assert_eq!(tidy(&first).len(), 2);
}

/// Blocks under one header, each under the name of its flow or its year, are one table: the name holds for its rows.
#[test]
fn blocks_of_one_table_keep_the_names_over_them() {
    let flows = "Nước,2004,2005\nXuất khẩu,,\nMỹ,10.5,11.5\nNhật,20.5,21.5\n,,\nNước,2004,2005\nNhập khẩu,,\nMỹ,1.5,2.5\nNhật,3.5,4.5\n";
    let lines = tidy(&read(flows.as_bytes(), "a.csv").unwrap());
    assert_eq!(lines.len(), 8);
    assert!(lines[0].starts_with("X,") || lines[0].starts_with("Xuất khẩu,"), "{lines:?}");
    assert!(lines[4].starts_with("M,") || lines[4].starts_with("Nhập khẩu,"), "{lines:?}");
    let years = "Nước,Xuất khẩu,Nhập khẩu\nNăm 2004,,\nMỹ,10.5,11.5\nNhật,20.5,21.5\nNăm 2005,,\nMỹ,1.5,2.5\nNhật,3.5,4.5\n";
    let lines = tidy(&read(years.as_bytes(), "a.csv").unwrap());
    assert!(lines[0].contains(",2004,") && lines[4].contains(",2005,"), "{lines:?}");
}
