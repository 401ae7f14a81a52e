//! What people take into other programs: figures as CSV for programs, for spreadsheets, as shown; a table as HTML.

use super::Project;
use crate::dataset::{self, Safety};
use crate::plan::Table;

/// A form of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csv {
    /// Every figure of the data, one a row; comma, decimal point, LF.
    Full,
    /// The figures of the chart as it shows them.
    Shown,
    /// Every figure, for a spreadsheet that is set to Vietnamese: `;` between cells, decimal comma, CRLF, byte order mark.
    Vietnamese,
}

impl Csv {
    /// The form of a name: `full`, `shown`, `excel`.
    pub fn named(name: &str) -> Option<Csv> {
        match name {
            "full" => Some(Csv::Full),
            "shown" => Some(Csv::Shown),
            "excel" => Some(Csv::Vietnamese),
            _ => None,
        }
    }
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>, separator: char, end: &str) {
    for (i, text) in cells.enumerate() {
        if i > 0 {
            out.push(separator);
        }
        dataset::csv_cell(out, text, separator, Safety::Spreadsheet);
    }
    out.push_str(end);
}

/// A chart's table as CSV, in the digits that are shown.
pub fn table_csv(table: &Table) -> String {
    let mut out = String::new();
    line(&mut out, table.heads.iter().map(String::as_str), ',', "\n");
    for row in &table.rows {
        let cells = std::iter::once(&row.head).chain(&row.cells);
        line(&mut out, cells.map(String::as_str), ',', "\n");
    }
    out
}

fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// A chart's table as HTML: caption, heads with their scope, source in the foot. Needs no style of its own.
pub fn table_html(table: &Table, lang: &str, source: &str) -> String {
    let mut out = String::from("<table lang=\"");
    escaped(&mut out, lang);
    out.push_str("\">\n<caption>");
    escaped(&mut out, &table.caption);
    out.push_str("</caption>\n<thead>\n<tr>");
    for head in &table.heads {
        out.push_str("<th scope=\"col\">");
        escaped(&mut out, head);
        out.push_str("</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr><th scope=\"row\">");
        escaped(&mut out, &row.head);
        out.push_str("</th>");
        for cell in &row.cells {
            out.push_str("<td>");
            escaped(&mut out, cell);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n");
    if !source.is_empty() {
        out.push_str("<tfoot>\n<tr><td colspan=\"");
        out.push_str(&table.heads.len().max(1).to_string());
        out.push_str("\">");
        escaped(&mut out, source);
        out.push_str("</td></tr>\n</tfoot>\n");
    }
    out.push_str("</table>\n");
    out
}

/// The long CSV with other signs: its own cells are never quoted for a comma alone, so it is taken apart and written anew.
fn vietnamese(tidy: &str) -> String {
    let mut out = String::from('\u{feff}');
    let mut value = None;
    for (i, record) in records(tidy).into_iter().enumerate() {
        if i == 0 {
            value = record.iter().rposition(|name| name == "value");
        }
        let cells = record
            .iter()
            .enumerate()
            .map(|(c, text)| if i > 0 && Some(c) == value { text.replace('.', ",") } else { text.clone() });
        let cells: Vec<String> = cells.collect();
        line(&mut out, cells.iter().map(String::as_str), ';', "\r\n");
    }
    out
}

/// Takes apart what [`dataset::tidy_csv`] has put together.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(core::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(core::mem::take(&mut cell));
                all.push(core::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    all
}

impl Project {
    /// The figures as CSV; `None` when what is asked for is shown and nothing is.
    pub fn csv(&self, form: Csv) -> Option<String> {
        Some(match form {
            Csv::Full => dataset::tidy_csv(self.dataset(), Safety::Spreadsheet),
            Csv::Vietnamese => vietnamese(&dataset::tidy_csv(self.dataset(), Safety::Plain)),
            Csv::Shown => table_csv(&self.plan()?.told.table()),
        })
    }

    /// The chart's table as HTML.
    pub fn html(&self) -> Option<String> {
        let plan = self.plan()?;
        Some(table_html(&plan.told.table(), plan.lang.tag(), &plan.told.source))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::plan::{Face, Look, Size};

    const HOSTILE: &str =
        "Nước;2023;2024\n=HYPERLINK(\"http://x\");1,5;2,5\n<img src=x onerror=alert(1)>;3,5;4,5\nA;\"B\";1\n";

    fn project(text: &str) -> Project {
        let opened = crate::project::open(
            text.as_bytes(),
            "x.csv",
            &crate::read::Hints::default(),
            &crate::read::native::Native,
        )
        .unwrap();
        let mut project = Project::new();
        project.take(opened);
        project.lay_out(Size::wide(720.0), &Face::bundled(), &Look::default()).unwrap();
        project
    }

    #[test]
    fn no_form_of_csv_runs_as_a_formula() {
        let project = project(HOSTILE);
        for form in [Csv::Full, Csv::Shown, Csv::Vietnamese] {
            let csv = project.csv(form).unwrap();
            let starts = csv
                .trim_start_matches('\u{feff}')
                .lines()
                .flat_map(|l| l.split([',', ';']))
                .filter(|c| c.trim_start_matches('"').starts_with(['=', '@']));
            assert_eq!(starts.collect::<Vec<_>>(), Vec::<&str>::new(), "{csv}");
            assert!(csv.contains("'=HYPERLINK"), "{csv}");
        }
    }

    #[test]
    fn the_vietnamese_form_opens_in_a_vietnamese_spreadsheet() {
        let csv = project("Năm;Xuất khẩu;Nhập khẩu\n2004;26,5;32,0\n2005;32,4;36,8\n")
            .csv(Csv::Vietnamese)
            .unwrap();
        assert!(csv.starts_with('\u{feff}') && csv.lines().count() == 5, "{csv}");
        assert!(csv.contains(";26,5;") && csv.ends_with("\r\n") && !csv.contains("26.5"), "{csv}");
    }

    #[test]
    fn html_is_text_whatever_the_cells_say() {
        let html = project(HOSTILE).html().unwrap();
        assert!(html.contains("&lt;img src=x") && !html.contains("<img"), "{html}");
        assert!(html.contains("<th scope=\"row\">") && html.contains("<caption>"));
    }

    #[test]
    fn records_come_apart_as_they_were_put_together() {
        let text = "a,\"b,\"\"c\"\"\nd\",e\n1,,\n";
        assert_eq!(records(text), [vec!["a", "b,\"c\"\nd", "e"], vec!["1", "", ""]]);
    }
}
