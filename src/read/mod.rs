//! Bytes to a [`Table`]: encoding, dialect, header, layout, the part every column plays, each guess with its evidence and each
//! one open to change by [`Hints`]. Cells stay as they are in the file. Knows nothing of trade.

use crate::diag::Diagnostic;
use crate::lang::{Mark, Part, Sure};
use crate::period::Period;
use crate::unit::Unit;
use kimngach_containers::{Fault, Opened};

mod bands;
mod beside;
mod body;
mod brackets;
mod aligned;
mod american;
mod amounts;
mod calendar;
mod class;
#[cfg(feature = "studio")]
mod collapsed_head;
mod columns;
mod dated;
mod container;
mod dialect;
mod decimal_years;
mod encoding;
mod eras;
mod first_record;
mod foot;
mod frequency;
#[cfg(feature = "studio")]
mod glued_marks;
mod grid;
mod head_of_series;
mod header;
mod hints;
mod layout;
mod legacy;
mod lines;
mod listed;
mod longer_head;
mod marked_units;
mod marks;
#[cfg(feature = "studio")]
mod marks_apart;
#[cfg(feature = "studio")]
mod minguo;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
mod numbered;
mod outline;
mod packed;
mod page_lines;
mod parted_head;
mod quarters;
mod records;
mod romans;
#[cfg(feature = "studio")]
mod run_together;
mod refuse;
mod repair;
mod restated;
mod roles;
#[cfg(feature = "studio")]
mod shortened;
mod short_months;
mod so_far;
mod split_years;
mod standing;
#[cfg(feature = "studio")]
mod statline;
mod status_rows;
mod stats;
pub mod stream;
mod tables;
mod tally;
mod title_rows;
pub(crate) mod unexplained_signs;
mod unit_rows;
mod units;
mod units_in_order;
mod words;
mod year;
pub(crate) use year::{is_of_other_years, spans_years};

pub use amounts::{says_quantity, says_value};
pub use container::is_container;
pub(crate) use frequency::read as read_quarter;
pub use grid::{Cells, Grid, GridRow, is_blank};
pub use hints::nearest_hint;
pub use kimngach_containers as containers;
pub use marks::Basis;
pub use records::{Dialect, LineEnds};
pub use so_far::{is_column_to_date, is_to_date, months_so_far};
pub use split_years::SplitYears;
pub(crate) use split_years::{part_of as part_of_split_year, read as read_split_year};
pub use words::{Announces, announces, is_average_of_year, is_whole_year};

/// Rooms inside of reading, opened for the fuzzer only.
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzed;

/// What reading needs of the platform: in the browser TextDecoder and String.normalize, natively `read::native`.
pub trait Platform {
    /// Decodes bytes of an encoding named by its WHATWG label; `None` when they are not of it.
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String>;
    /// Puts letters and their marks together (Unicode NFC).
    fn nfc(&self, text: String) -> String;
    /// Opens a workbook, an archive or a compressed file; `file` is the one of several that is wanted.
    fn open_bytes(&self, bytes: &[u8], name: &str, file: Option<&str>) -> Result<Opened, Fault>;
    /// Opens a web page, JSON, PC-Axis or Excel's XML.
    fn open_text(&self, text: &str) -> Result<Opened, Fault>;
}

/// The reader's own choices. Every guess of [`read`] can be overridden; what is `None` is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Hints {
    /// WHATWG label, or `tcvn3`, `vni`, `viscii`.
    pub encoding: Option<String>,
    /// Between cells.
    pub delimiter: Option<char>,
    /// Around cells.
    pub quote: Option<char>,
    /// Decimal mark.
    pub decimal: Option<Mark>,
    /// The sign between groups of three digits: `.` says that the decimal mark is `,`, and the other way about.
    pub thousands: Option<char>,
    /// Rows of the header, from 1; empty when the table has none.
    pub header_rows: Option<Vec<u32>>,
    /// Which of several files of an archive, by its name or its number from 1.
    pub file: Option<String>,
    /// Which of several sheets of a workbook, tables of a page or lists of a JSON file, by its name or its number from 1.
    pub sheet: Option<String>,
    /// Which of several tables of the file or sheet, from 1.
    pub table: Option<u32>,
    /// How periods stand: `wide` across the columns, `long` (or `series`) down the rows, `cross` for none at all.
    pub layout: Option<Layout>,
    /// The month that years such as "2022-23" begin with, 1 to 12; 1 leaves them two calendar years.
    pub year_begins: Option<u8>,
    /// Unit of all figures that say none.
    pub unit: Option<String>,
    /// Choices for columns.
    pub columns: Vec<ColumnHint>,
}

/// The reader's choice for one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ColumnHint {
    /// The column, from 1.
    pub index: u32,
    /// The part it plays.
    pub role: Option<Role>,
    /// Its unit, in words.
    pub unit: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its decimal mark.
    pub decimal: Option<Mark>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// Nothing in it.
    Blank,
    /// Above the table: what it is about.
    Title,
    /// Units, of the table or of each column.
    Unit,
    /// A level of the header, or the header again.
    Header,
    /// Column numbers below the header: (1), (2), (3).
    Numbering,
    /// A line that says how the file is cut: `sep=;`.
    Declaration,
    /// Figures.
    Data,
    /// A name without figures, over the rows that follow.
    Group,
    /// Below the table: notes, sources.
    Note,
    /// Another table of the same file.
    Other,
}

/// The part a column plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Periods.
    Period,
    /// Months, quarters, weeks of a year in another column.
    PeriodPart,
    /// What the figures are broken down by.
    Dimension,
    /// Names of what is measured.
    Measure,
    /// Figures.
    Value,
    /// Units of the figures beside them.
    Unit,
    /// Scale of the figures beside them: thousands, 6.
    Scale,
    /// Final, preliminary, estimate, plan; flags.
    Status,
    /// Sources.
    Source,
    /// Remarks.
    Note,
    /// Over, nearly, about.
    Qualifier,
    /// A code of what another column names.
    Code,
    /// Running numbers.
    Index,
    /// Nothing that is used.
    #[default]
    Ignored,
}

impl Role {
    /// The word that a hint and the understanding have for it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Period => "period",
            Role::PeriodPart => "period-part",
            Role::Dimension => "dimension",
            Role::Measure => "measure",
            Role::Value => "value",
            Role::Unit => "unit",
            Role::Scale => "scale",
            Role::Status => "status",
            Role::Source => "source",
            Role::Note => "note",
            Role::Qualifier => "qualifier",
            Role::Code => "code",
            Role::Index => "index",
            Role::Ignored => "ignored",
        }
    }
}

/// How periods and figures stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Periods across the columns.
    Wide,
    /// A period column and names in others.
    Long,
    /// Periods inside of header texts, or none: names across names.
    #[default]
    Cross,
    /// A row a period, a column a series.
    Series,
}

/// A column understood.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Column {
    /// From 1.
    pub index: u32,
    /// Header texts from the top level down, white space tidied.
    pub header: Vec<String>,
    /// What is left of the header when period and unit are taken out.
    pub name: String,
    /// The part it plays.
    pub role: Role,
    /// The period its header names.
    #[serde(serialize_with = "as_text")]
    pub period: Option<Period>,
    /// A part of a year its header names, the year standing in the rows.
    #[serde(skip)]
    pub part: Option<Part>,
    /// What its header says about its figures.
    #[serde(skip)]
    pub sure: Option<Sure>,
    /// Whether its names hold the year of their rows, whose parts stand across ("Exports, 2023"); of a column that is not used
    /// itself, whether its periods are those of the figures behind it.
    #[serde(skip)]
    pub dated: bool,
    /// Its unit.
    #[serde(skip)]
    pub unit: Option<Unit>,
    /// The unit as the file writes it.
    #[serde(rename = "unit")]
    pub unit_text: String,
    /// Decimal mark of its numbers.
    pub decimal: Mark,
    /// Names that its cell packs, with their signs between: `unit,geo`. Empty for a plain column.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packed: Vec<String>,
    /// For a code or for flags: the column, from 1, that it is a code of, or says something of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_of: Option<u32>,
    /// For figures: what a row above them calls their identifiers, and theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series_code: Option<(String, String)>,
    /// Why it is thought to be so.
    pub evidence: Vec<Diagnostic>,
    /// Cells with a number.
    pub numbers: u32,
    /// Cells that say there is none.
    pub missing: u32,
    /// Cells of data rows that are neither.
    pub not_understood: u32,
}

fn as_text<S: serde::Serializer>(period: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    match period {
        Some(p) => serializer.collect_str(p),
        None => serializer.serialize_none(),
    }
}

/// What a file was packed in.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct PackedIn {
    /// `zip` or `gzip`.
    pub format: &'static str,
    /// The file that was read.
    pub name: String,
    /// All files inside that may be tables.
    pub names: Vec<String>,
}

/// A sheet that may be read.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct SheetFound {
    /// What the file calls it.
    pub name: String,
    /// Cells that hold a number.
    pub figures: u32,
    /// Whether the file hides it.
    pub hidden: bool,
}

/// What the table stood in, when it was more than text.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Container {
    /// `xlsx`, `ods`, `px` …; empty for plain text.
    pub format: &'static str,
    /// Archives around it, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packed: Vec<PackedIn>,
    /// The sheet that was read, from 1; 0 when there are none.
    pub sheet: u32,
    /// All sheets.
    pub sheets: Vec<SheetFound>,
    /// Lines of a page above and below the table.
    #[serde(skip)]
    pub around: kimngach_containers::Around,
    /// Why this sheet, and what the file itself says of its figures.
    pub evidence: Vec<Diagnostic>,
}

impl Container {
    /// Whether there is none.
    pub fn is_plain(&self) -> bool {
        self.format.is_empty() && self.packed.is_empty()
    }

    /// The name of the sheet that was read.
    pub fn sheet_name(&self) -> &str {
        (self.sheet as usize)
            .checked_sub(1)
            .and_then(|at| self.sheets.get(at))
            .map_or("", |s| s.name.as_str())
    }
}

/// One of several tables of a file.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct TableFound {
    /// Its title, or its first words.
    pub title: String,
    /// Its first row, from 1.
    pub row: u32,
    /// Its rows with figures.
    pub rows: u32,
}

/// How a file was understood.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Understanding {
    /// What the table stood in.
    #[serde(skip_serializing_if = "Container::is_plain")]
    pub container: Container,
    /// The table that was read, from 1, where there are several.
    pub table: u32,
    /// All tables of the file or sheet, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableFound>,
    /// WHATWG label, or `tcvn3`, `vni`, `viscii`.
    pub encoding: String,
    /// Whether a byte order mark stood there.
    pub bom: bool,
    /// Between cells; `None` for one cell a line.
    pub delimiter: Option<char>,
    /// Around cells, where cells were quoted.
    pub quote: Option<char>,
    /// `lf`, `crlf`, `cr`, `mixed`, `none`.
    pub line_ending: &'static str,
    /// Decimal mark.
    pub decimal: Mark,
    /// The sign between groups of three digits, where there is one.
    pub thousands: Option<char>,
    /// Whether the two can be told apart for certain.
    pub decimal_doubtful: bool,
    /// Rows from 1.
    pub title_rows: Vec<u32>,
    /// Rows from 1.
    pub unit_rows: Vec<u32>,
    /// Rows from 1, from the top level down.
    pub header_rows: Vec<u32>,
    /// Rows from 1.
    pub group_rows: Vec<u32>,
    /// Rows from 1.
    pub note_rows: Vec<u32>,
    /// Blank rows, column numbers, repeated headers, a `sep=` line; from 1.
    pub skipped_rows: Vec<u32>,
    /// Rows of other tables in the file, from 1.
    pub other_rows: Vec<u32>,
    /// First and last row with figures, from 1.
    pub data: Option<(u32, u32)>,
    /// Number of rows with figures.
    pub data_rows: u32,
    /// The one year that a title, a note, the sheet or the file names, for months and quarters without a year of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// How years such as "2022-23" are read, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split_years: Option<SplitYears>,
    /// Which month a quarter is dated by: 0 its last, 1 its first; `None` where months are months.
    #[serde(skip)]
    pub quarters_by: Option<u8>,
    /// The one unit that a line gives to the whole table, beside a column of units: that of rows above the first that has its own.
    #[serde(skip)]
    pub unit_of_rest: Option<(Unit, String)>,
    /// The unit that stands alone above the first of several tables.
    #[serde(skip)]
    pub unit_above: Option<(Unit, String)>,
    /// Figures with a star or its like behind them.
    #[serde(skip)]
    pub(crate) signed: tally::Signed,
    /// How periods stand.
    pub layout: Layout,
    /// The columns.
    pub columns: Vec<Column>,
    /// What the reader of the file should know.
    pub problems: Vec<Diagnostic>,
}

/// A file's cells and how they were understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// File name.
    pub name: String,
    /// Every cell of the file.
    pub grid: Grid,
    /// What each row is.
    pub rows: Vec<RowKind>,
    /// The rest.
    pub understanding: Understanding,
}

impl Table {
    /// Rows of a kind, from 0.
    pub fn rows_of(&self, kind: RowKind) -> impl Iterator<Item = usize> {
        self.rows.iter().enumerate().filter(move |(_, k)| **k == kind).map(|(row, _)| row)
    }

    /// Texts of the rows of a kind: the filled cells of each, with a space between.
    pub fn texts_of(&self, kind: RowKind) -> Vec<String> {
        self.rows_of(kind)
            .map(|row| {
                let mut text = String::new();
                for (_, cell) in self.grid.filled(row) {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(&tidy(cell));
                }
                text
            })
            .filter(|t| !t.is_empty())
            .chain(page_lines::notes(self, kind))
            .collect()
    }
}

/// A text on one line: runs of white space as one space, none at the ends.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
        .filter(|w| !w.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Refuses by the first bytes alone what can be no table: called as soon as they are there, before the rest is fetched.
pub fn refuse(head: &[u8]) -> Result<(), Diagnostic> {
    refuse::by_bytes(head)
}

/// Reads a file.
///
/// ```
/// use kimngach::read::{self, Hints, Role};
/// let file = "Năm;Xuất khẩu;Nhập khẩu\n2004;26.485,0;31.968,8\n2005;32.447,1;36.761,1\n";
/// let table = read::read(file.as_bytes(), "x.csv", &Hints::default(), &read::native::Native).unwrap();
/// let u = &table.understanding;
/// assert_eq!((u.delimiter, u.decimal.char(), u.thousands), (Some(';'), ',', Some('.')));
/// assert_eq!(u.columns[0].role, Role::Period);
/// assert_eq!(u.columns[1].role, Role::Value);
/// ```
pub fn read(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
) -> Result<Table, Vec<Diagnostic>> {
    hints.check().map_err(|d| vec![d])?;
    match container::read(bytes, name, hints, platform) {
        Some(read) => read,
        None => read_plain(bytes, name, hints, platform),
    }
}

/// Reads a file that is delimited text.
fn read_plain(
    bytes: &[u8],
    name: &str,
    hints: &Hints,
    platform: &dyn Platform,
) -> Result<Table, Vec<Diagnostic>> {
    let cut = cut(bytes, hints, None, platform)?;
    of_grid(cut.grid, name, hints, cut.understanding, cut.declared)
}

/// A file cut into cells, and what is known of it by then.
pub(super) struct Cut {
    grid: Grid,
    understanding: Understanding,
    declared: bool,
    /// How it was cut; `None` where the cells were put together in another way than row by row.
    dialect: Option<Dialect>,
    /// Cells that were left out: row from 1, column from 0.
    extra: Vec<(u32, usize)>,
    /// Cells in which two figures run together, left out likewise.
    joined: Vec<(u32, usize)>,
}

/// Bytes to cells, in an encoding that the bytes were found to have, where they were looked at before.
fn cut(
    bytes: &[u8],
    hints: &Hints,
    known: Option<&str>,
    platform: &dyn Platform,
) -> Result<Cut, Vec<Diagnostic>> {
    refuse::by_bytes(bytes).map_err(|d| vec![d])?;
    let decoded = encoding::decode(bytes, hints.encoding.as_deref(), known, platform).map_err(|d| vec![d])?;
    let decoded = encoding::Decoded { text: repair::with_ditto_signs(decoded.text), ..decoded };
    refuse::by_text(&decoded.text).map_err(|d| vec![d])?;
    let byte = |c: Option<char>| c.and_then(|c| u8::try_from(c).ok()).filter(u8::is_ascii);
    let mut sniffed = dialect::sniff(&decoded.text, byte(hints.delimiter), byte(hints.quote));
    let mut text = decoded.text;
    let (mut aligned, mut wrapped) = (false, false);
    // A file that went through one column of a spreadsheet: each line is one quoted cell.
    if cfg!(feature = "studio")
        && let Some(bare) = repair::unwrapped(&text)
    {
        let other = dialect::sniff(&bare, byte(hints.delimiter), byte(hints.quote));
        if other.dialect.fields > 1 {
            (sniffed, text, wrapped) = (other, bare, true);
        }
    }
    // Columns set apart by runs of spaces, as in a printed table.
    if hints.delimiter.is_none()
        && let Some((other, tabbed)) = aligned::sniffed(&text, &sniffed, byte(hints.quote))
    {
        (sniffed, text, aligned) = (other, tabbed, true);
    }
    let records = records::split(&text, sniffed.dialect, usize::MAX);
    let mut problems = decoded.warnings;
    problems.extend(wrapped.then(|| Diagnostic::warning("read.lines-quoted")));
    problems.extend(repair::broken_quotes(&records.course));
    problems.extend(repair::mended_rows(&records.course));
    let (grid, extra) = repair::extra_cells(records.grid, sniffed.dialect.fields, &mut problems);
    let (grid, joined) = repair::joined_cells(grid, sniffed.dialect.fields, &mut problems);
    let (grid, realigned) = match lines::realigned(&grid) {
        Some(table) => {
            problems.push(Diagnostic::warning("read.realigned"));
            (table, true)
        }
        None => (grid, false),
    };
    let understanding = Understanding {
        encoding: decoded.encoding,
        bom: decoded.bom,
        delimiter: if aligned { Some(' ') } else { sniffed.dialect.delimiter.map(char::from) },
        quote: sniffed.dialect.quote.filter(|_| records.course.quoted).map(char::from),
        line_ending: records.course.ends.name(),
        problems,
        ..Understanding::default()
    };
    Ok(Cut {
        grid,
        understanding,
        declared: sniffed.declared,
        dialect: (!aligned && !realigned && !wrapped).then_some(sniffed.dialect),
        extra,
        joined,
    })
}

/// Understands cells that came from anywhere: a file, a sheet, the clipboard.
pub fn of_grid(
    grid: Grid,
    name: &str,
    hints: &Hints,
    mut understanding: Understanding,
    declared: bool,
) -> Result<Table, Vec<Diagnostic>> {
    let mut grid = grid;
    for restate in restated::RESTATED {
        if let Some((restated, said)) = restate(&grid) {
            understanding.problems.push(said);
            grid = restated;
        }
    }
    let (grid, found) = tables::chosen(grid, hints, declared, &mut understanding);
    of_rows(grid, found, name, hints, understanding, None)
}

/// Understands cells whose rows are told apart. `counted` is what was counted over all rows of a file of which the grid holds
/// only some.
fn of_rows(
    grid: Grid,
    found: layout::Rows,
    name: &str,
    hints: &Hints,
    mut understanding: Understanding,
    counted: Option<&tally::Tally>,
) -> Result<Table, Vec<Diagnostic>> {
    let found = unit_rows::without_unit_line(&grid, found);
    if (0..grid.height()).all(|row| grid.is_blank_row(row)) {
        return Err(vec![Diagnostic::error("read.blank")]);
    }
    if !found.kinds.contains(&RowKind::Data) {
        understanding.problems.push(Diagnostic::warning("read.header-only"));
    }
    let mut hints = hints.clone();
    hints.decimal = hints.decimal.or(match hints.thousands {
        Some('.') => Some(Mark::Comma),
        Some(',') => Some(Mark::Point),
        _ => None,
    });
    columns::understand(&grid, name, &hints, &found, &mut understanding, counted);
    let numbered = |kind: RowKind| -> Vec<u32> {
        found.kinds.iter().enumerate().filter(|(_, k)| **k == kind).map(|(row, _)| grid.number(row)).collect()
    };
    understanding.title_rows = numbered(RowKind::Title);
    understanding.unit_rows = numbered(RowKind::Unit);
    understanding.header_rows = found.header.iter().map(|&r| grid.number(r)).collect();
    understanding.group_rows = numbered(RowKind::Group);
    understanding.note_rows = numbered(RowKind::Note);
    understanding.other_rows = numbered(RowKind::Other);
    understanding.skipped_rows = found
        .kinds
        .iter()
        .enumerate()
        .filter(|(row, k)| {
            matches!(k, RowKind::Blank | RowKind::Numbering | RowKind::Declaration)
                || (**k == RowKind::Header && !found.header.contains(row))
        })
        .map(|(row, _)| grid.number(row))
        .collect();
    let data = |row: Option<usize>| row.map(|r| grid.number(r));
    let first = data(found.kinds.iter().position(|k| *k == RowKind::Data));
    let last = data(found.kinds.iter().rposition(|k| *k == RowKind::Data));
    understanding.data = first.zip(last);
    understanding.data_rows = found.kinds.iter().filter(|k| **k == RowKind::Data).count() as u32;
    let mut table = Table { name: name.to_owned(), grid, rows: found.kinds, understanding };
    let signs = unexplained_signs::said(&table);
    table.understanding.problems.extend(signs);
    let unmet = hints.unmet(&table);
    table.understanding.problems.extend(unmet);
    Ok(table)
}
