//! Writers of the formats, as small as a reader lets them be: what is tested is reading.

use std::fmt::Write;

/// A ZIP archive whose files are stored as they are.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = out.len() as u32;
        let mut head = Vec::new();
        head.extend([20_u16, 0x800, 0, 0, 0].iter().flat_map(|n| n.to_le_bytes()));
        head.extend(crc(bytes).to_le_bytes());
        head.extend([bytes.len() as u32; 2].iter().flat_map(|n| n.to_le_bytes()));
        head.extend([name.len() as u16, 0].iter().flat_map(|n| n.to_le_bytes()));
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&head);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let at = out.len() as u32;
    let n = files.len() as u16;
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([n, n].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([list.len() as u32, at].iter().flat_map(|n| n.to_le_bytes()));
    out.extend([0, 0]);
    out
}

/// A gzip file whose content is stored as it is.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec();
    let mut pieces = bytes.chunks(65_535).peekable();
    while let Some(piece) = pieces.next() {
        out.push(u8::from(pieces.peek().is_none()));
        out.extend((piece.len() as u16).to_le_bytes());
        out.extend((!(piece.len() as u16)).to_le_bytes());
        out.extend(piece);
    }
    out.extend(crc(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut sum, b| {
        sum ^= u32::from(*b);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
        sum
    })
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether a spreadsheet would take a cell of a plain CSV as a number, and its decimals.
pub fn decimals(cell: &str) -> Option<usize> {
    let bare = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let code = whole.len() > 1 && whole.starts_with('0');
    (!whole.is_empty() && digits(whole) && digits(part) && !code && bare.len() < 15 && !bare.ends_with('.'))
        .then_some(part.len())
}

fn column(mut n: usize) -> String {
    let mut out = String::new();
    n += 1;
    while n > 0 {
        n -= 1;
        out.insert(0, char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    out
}

/// Sheets as an .xlsx, numbers typed, each with the format of its decimals.
pub fn xlsx(sheets: &[(&str, &[Vec<String>])]) -> Vec<u8> {
    let mut files: Vec<(String, String)> = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for (i, (name, rows)) in sheets.iter().enumerate() {
        let n = i + 1;
        write!(list, "<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(name)).unwrap();
        write!(
            links,
            "<Relationship Id=\"rId{n}\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
        .unwrap();
        let mut xml = String::from("<worksheet><sheetData>");
        for (r, row) in rows.iter().enumerate() {
            write!(xml, "<row r=\"{}\">", r + 1).unwrap();
            for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let at = format!("{}{}", column(c), r + 1);
                match decimals(cell) {
                    // Stored as a program stores it: with the noise of its binary form.
                    Some(d) => {
                        let value: f64 = cell.parse().unwrap();
                        write!(xml, "<c r=\"{at}\" s=\"{d}\"><v>{value:.17e}</v></c>").unwrap();
                    }
                    None => write!(
                        xml,
                        "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                        escaped(cell)
                    )
                    .unwrap(),
                }
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData></worksheet>");
        files.push((format!("xl/worksheets/sheet{n}.xml"), xml));
    }
    let mut styles = String::from("<styleSheet><numFmts>");
    for d in 1..13 {
        write!(styles, "<numFmt numFmtId=\"{}\" formatCode=\"0.{}\"/>", 164 + d, "0".repeat(d)).unwrap();
    }
    styles.push_str("</numFmts><cellXfs><xf numFmtId=\"0\"/>");
    for d in 1..13 {
        write!(styles, "<xf numFmtId=\"{}\"/>", 164 + d).unwrap();
    }
    styles.push_str("</cellXfs></styleSheet>");
    files.push(("xl/styles.xml".into(), styles));
    files.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")));
    files.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{links}</Relationships>")));
    let parts: Vec<(&str, &[u8])> = files.iter().map(|(n, t)| (n.as_str(), t.as_bytes())).collect();
    zip(&parts)
}

pub fn html(rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("<!doctype html><html><head><meta charset=utf-8></head><body><table>\n");
    for (r, row) in rows.iter().enumerate() {
        out.push_str("<tr>");
        for cell in row {
            // Ends are left out, as many pages do.
            write!(out, "<{}>{}", if r == 0 { "th" } else { "td" }, escaped(cell)).unwrap();
        }
        out.push('\n');
    }
    out.push_str("</table></body></html>");
    out.into_bytes()
}

/// Records under their names; `None` where names are missing or stand twice.
pub fn json(rows: &[Vec<String>]) -> Option<Vec<u8>> {
    let names = rows.first()?;
    let unlike = names.iter().all(|n| !n.is_empty() && names.iter().filter(|m| *m == n).count() == 1);
    if !unlike {
        return None;
    }
    let records: Vec<String> = rows[1..]
        .iter()
        .map(|row| {
            let members: Vec<String> = names
                .iter()
                .zip(row)
                .map(|(name, cell)| {
                    let value = match decimals(cell) {
                        Some(_) => cell.clone(),
                        None if cell.is_empty() => "null".into(),
                        None => serde_json::to_string(cell).unwrap(),
                    };
                    format!("{}:{value}", serde_json::to_string(name).unwrap())
                })
                .collect();
            format!("{{{}}}", members.join(","))
        })
        .collect();
    Some(format!("{{\"data\":[{}]}}", records.join(",\n")).into_bytes())
}
