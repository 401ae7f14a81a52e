//! A table to look through: every cell as it stood, with its row in the file; sorted by what its cells mean, searched without
//! regard to case and diacritics. Nothing is copied to look at it: an order is a list of row numbers.

use crate::lang::{self, Mark, fold};
use crate::plan;
use crate::read::{Grid, RowKind, Table};
use std::collections::HashSet;

/// How a sheet is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SheetView {
    /// Words that a row must hold in any cell, each of them; empty for all rows.
    pub sought: String,
    /// Column, from 0, whose cell must hold `wanted`.
    pub column: Option<usize>,
    /// What that cell must hold.
    pub wanted: String,
    /// Column, from 0, to sort by; `None`: as in the file.
    pub by: Option<usize>,
    /// Largest, latest, last letter first.
    pub down: bool,
}

/// Cells with their places.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    grid: Grid,
    heads: Vec<String>,
    kinds: Vec<RowKind>,
    marks: Vec<Mark>,
}

/// What a cell is sorted by: numbers, then periods, then words, then nothing.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Time(f64),
    Word(String),
    Nothing,
}

impl Sheet {
    /// Every row of a file. A column is called by its header texts.
    pub fn of_file(table: Table) -> Sheet {
        let columns = &table.understanding.columns;
        let heads = (0..table.grid.width())
            .map(|c| {
                let found = columns.iter().find(|column| column.index as usize == c + 1);
                let texts =
                    found.map(|column| column.header.iter().filter(|t| !t.is_empty()).cloned().collect());
                texts.unwrap_or_else(Vec::<String>::new).join(" ")
            })
            .collect();
        let marks = (0..table.grid.width())
            .map(|c| columns.get(c).map_or(table.understanding.decimal, |column| column.decimal))
            .collect();
        Sheet { grid: table.grid, heads, kinds: table.rows, marks }
    }

    /// The figures of a chart, in its own digits.
    pub fn of_chart(table: &plan::Table, lang: lang::Lang) -> Sheet {
        let mark = match lang {
            lang::Lang::Vi => Mark::Comma,
            lang::Lang::En => Mark::Point,
        };
        let rows = table.rows.iter().map(|row| std::iter::once(&row.head).chain(&row.cells));
        Sheet {
            grid: Grid::of(rows),
            heads: table.heads.clone(),
            kinds: vec![RowKind::Data; table.rows.len()],
            marks: vec![mark; table.heads.len()],
        }
    }

    /// Names of the columns; empty where the file has none.
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// Number of rows, those above and below the table included.
    pub fn height(&self) -> usize {
        self.grid.height()
    }

    /// What a row is.
    pub fn kind(&self, row: usize) -> RowKind {
        self.kinds.get(row).copied().unwrap_or(RowKind::Other)
    }

    /// The cells of a row, from 0, as they stood.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        self.grid.row(row)
    }

    /// The rows, from 0, that a view shows, in its order. Sorted, the rows of figures come first, among them those whose cell
    /// is empty last; the rows around the table keep their order behind them.
    pub fn order(&self, view: &SheetView) -> Vec<u32> {
        let sought = fold(&view.sought);
        let words: Vec<&str> = sought.split(' ').filter(|w| !w.is_empty()).collect();
        // Who looks for "Mỹ" finds "United States".
        let places: HashSet<String> = crate::check::places_sought(&view.sought).map(fold).collect();
        let wanted = fold(&view.wanted);
        let mut rows: Vec<u32> = (0..self.height())
            .filter(|&row| {
                let holds = |word: &&str| self.grid.row(row).any(|cell| fold(cell).contains(*word));
                let fits = view.column.is_none_or(|c| fold(self.grid.cell(row, c)).contains(wanted.as_str()));
                let is_place = || {
                    !places.is_empty() && self.grid.row(row).any(|cell| places.contains(&fold(cell.trim())))
                };
                (words.iter().all(holds) || is_place()) && fits
            })
            .map(|row| row as u32)
            .collect();
        if let Some(by) = view.by {
            let (mut keyed, around): (Vec<_>, Vec<_>) = rows
                .into_iter()
                .map(|row| (self.key(row as usize, by), row))
                .partition(|(_, row)| self.kind(*row as usize) == RowKind::Data);
            keyed.sort_by(|(a, i), (b, j)| {
                let nothing = (*a == Key::Nothing).cmp(&(*b == Key::Nothing));
                let order = a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
                nothing.then(if view.down { order.reverse() } else { order }).then(i.cmp(j))
            });
            rows = keyed.into_iter().chain(around).map(|(_, row)| row).collect();
        }
        rows
    }

    fn key(&self, row: usize, column: usize) -> Key {
        let cell = self.grid.cell(row, column);
        if crate::read::is_blank(cell) {
            return Key::Nothing;
        }
        let mark = self.marks.get(column).copied().unwrap_or(Mark::Point);
        if let Some(number) = lang::printed(cell).and_then(|p| p.value(mark)) {
            return Key::Number(number.value());
        }
        match lang::when(cell).and_then(|when| when.period()) {
            Some(period) => Key::Time(period.rank()),
            None => Key::Word(fold(cell)),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::read::{self, Hints};

    fn sheet(text: &str) -> Sheet {
        Sheet::of_file(
            read::read(text.as_bytes(), "x.csv", &Hints::default(), &read::native::Native).unwrap(),
        )
    }

    fn shown(sheet: &Sheet, view: &SheetView) -> Vec<String> {
        let first = |row: &u32| sheet.cells(*row as usize).next().unwrap_or("").to_owned();
        sheet.order(view).iter().map(first).collect()
    }

    const GOODS: &str = "Xuất khẩu theo mặt hàng;;\nMặt hàng;2023;2024\nĐiện thoại;52,4;53,9\nDệt may;33,3;37,0\n\
                         Giày dép;20,2;\nĐiện tử;1.057,3;72,6\nNguồn: Tổng cục Thống kê;;\n";

    #[test]
    fn every_row_of_the_file_is_there_under_its_own_number() {
        let sheet = sheet(GOODS);
        assert_eq!(sheet.height(), 7);
        assert_eq!(sheet.cells(2).collect::<Vec<_>>(), ["Điện thoại", "52,4", "53,9"]);
        assert_eq!(sheet.kind(0), RowKind::Title);
        assert_eq!(sheet.heads().first().map(String::as_str), Some("Mặt hàng"));
    }

    #[test]
    fn diacritics_and_case_do_not_matter() {
        let sheet = sheet(GOODS);
        let find =
            |sought: &str| shown(&sheet, &SheetView { sought: sought.to_owned(), ..Default::default() });
        assert_eq!(find("dien thoai"), ["Điện thoại"]);
        assert_eq!(find("ĐIEN"), ["Điện thoại", "Điện tử"]);
        // Each word somewhere in the row.
        assert_eq!(find("dien 72,6"), ["Điện tử"]);
        assert!(find("không có").is_empty());
    }

    #[test]
    fn a_place_is_found_by_every_name_of_its() {
        let sheet =
            sheet("Partner,2019,2020\nUnited States,10.5,12.5\n\"Korea, Rep.\",3.5,4.5\nMyanmar,1.5,2.5\n");
        let find =
            |sought: &str| shown(&sheet, &SheetView { sought: sought.to_owned(), ..Default::default() });
        assert_eq!(find("Hàn Quốc"), ["Korea, Rep."]);
        assert_eq!(find("han quoc"), ["Korea, Rep."]);
        // What stands there is still found by its letters.
        assert_eq!(find("Mỹ"), ["United States", "Myanmar"]);
        assert_eq!(find("state"), ["United States"]);
        assert!(find("Nhật Bản").is_empty());
    }

    #[test]
    fn figures_are_sorted_as_figures_in_the_files_own_notation() {
        let sheet = sheet(GOODS);
        let by =
            |by: usize, down: bool| shown(&sheet, &SheetView { by: Some(by), down, ..Default::default() });
        // 1.057,3 is a thousand; as text it would come first.
        assert_eq!(by(1, false)[..4], ["Giày dép", "Dệt may", "Điện thoại", "Điện tử"]);
        // An empty cell is last both ways, and the rows around the table stay behind the figures.
        assert_eq!(by(2, true)[..4], ["Điện tử", "Điện thoại", "Dệt may", "Giày dép"]);
        assert_eq!(by(2, false)[3], "Giày dép");
        assert_eq!(by(2, true)[4], "Xuất khẩu theo mặt hàng");
        assert_eq!(by(0, false)[..2], ["Dệt may", "Điện thoại"]);
    }

    #[test]
    fn a_column_is_filtered_by_its_own_cells_alone() {
        let sheet = sheet(GOODS);
        let view = SheetView { column: Some(1), wanted: "52".to_owned(), ..Default::default() };
        assert_eq!(shown(&sheet, &view), ["Điện thoại"]);
    }
}
