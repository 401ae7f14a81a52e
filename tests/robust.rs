//! Whatever the bytes, reading ends, does not panic, and takes work in step with the size of the file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use kimngach::dataset;
use kimngach::lang;
use kimngach::project::{Limits, Opening, Summing};
use kimngach::read::{self, Hints, native::Native};

/// A small generator of our own (xorshift64*), so that every run tries the same files.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const SEEDS: &[&str] = &[
    "Năm;Xuất khẩu;Nhập khẩu\n2004;26.485,0;31.968,8\n2005;32.447,1;36.761,1\nTổng;1;2\nNguồn: TCTK\n",
    "Tiêu đề,,,\n,,Đơn vị: triệu USD,\n,Thực hiện tháng 12 năm 2017,,Ước tính 2018\n,Lượng,Trị giá,Lượng\nTỔNG,1,\"19,654\",3\n  Gạo,\"1\n2\",5*,(D)\n",
    "period,flow,partner,unit,value,status\n2005-Q1,X,Japan,million USD,1.5,p\n2005-Q2,M,\"China, P.R.\",%,..,e\n",
    "unit,geo\\time\t1995 \t1996 \nMIO_EUR,AT\t: c\t12.5 b\n",
    "指标,2018年6月,2018年5月\n出口(千美元),391030000,: \n",
    "\u{feff}sep=;\r\nJahr;Monat;Wert\r\n2019;Januar;1.234,5\r\n;Februar;-\r\n",
    "1Gạo\n38.444\n118,5\n2Chè\n1\n2\n3Lạc\n5,5\n10\nA\nB\nC\n5\n6\n",
];

const PIECES: &[&str] = &[
    "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\0", " ", "2005", "1.234,5", "tháng ", "Q", "(", ")",
    "%", "-", "=", "\u{feff}", "\u{301}", "年",
];

#[test]
fn mutated_files_never_panic() {
    // More rounds of other files: ROUNDS=1000000 SEED=3 cargo test --test robust
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let rounds = number("ROUNDS").unwrap_or(3000) as usize;
    let mut random = Random(number("SEED").unwrap_or(0x6b69_6d6e_6761_6368));
    let mut read_whole = 0;
    for round in 0..rounds {
        let mut bytes = SEEDS[round % SEEDS.len()].as_bytes().to_vec();
        for _ in 0..1 + random.below(6) {
            let at = random.below(bytes.len() + 1);
            match random.below(5) {
                0 if at < bytes.len() => bytes[at] = random.next() as u8,
                1 if at < bytes.len() => {
                    bytes.remove(at);
                }
                2 => {
                    let piece = PIECES[random.below(PIECES.len())].as_bytes().to_vec();
                    bytes.splice(at..at, piece);
                }
                3 => bytes.truncate(at.max(1)),
                _ => {
                    let from = random.below(bytes.len());
                    let part = bytes[from..bytes.len().min(from + 40)].to_vec();
                    bytes.splice(at..at, part);
                }
            }
        }
        if let Ok(table) = read::read(&bytes, "mutated", &Hints::default(), &Native) {
            read_whole += 1;
            assert_eq!(table.rows.len(), table.grid.height());
            if let Ok(built) = dataset::build(&table) {
                for series in &built.output.series {
                    assert_eq!(series.members.len(), built.output.dimensions.len());
                    for point in &series.points {
                        assert!(point.row >= 1 && point.row as usize <= table.grid.height());
                    }
                }
                let _ = dataset::tidy_csv(&built.output, dataset::Safety::Spreadsheet);
            }
            let _ = dataset::rows_csv(&table, dataset::Safety::Plain);
        }
    }
    assert!(read_whole * 2 > rounds, "{read_whole}");
}

#[test]
fn random_cells_never_panic() {
    let letters: Vec<char> =
        "0123456789.,-–/()%*' \u{a0}abeIQTtháng quý năm年月第元×10^=:;[]{}½٣€$".chars().collect();
    let mut random = Random(7);
    for _ in 0..60_000 {
        let length = random.below(24);
        let text: String = (0..length).map(|_| letters[random.below(letters.len())]).collect();
        if let Some(number) = lang::printed(&text) {
            let _ = (number.value(lang::Mark::Point), number.value(lang::Mark::Comma));
        }
        if let Some(when) = lang::when(&text).or_else(|| lang::when_in(&text)) {
            assert!(text.get(when.start..when.end).is_some(), "{text}");
            if let Some(period) = when.period() {
                let _ = (period.to_string(), period.first_day(), period.end_day());
            }
        }
        let _ = (lang::unit_in(&text), lang::units_of(&text), lang::gap(&text), lang::sure(&text));
    }
}

thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The system's memory, with what each thread has taken from it counted: the same on every machine, as a time is not.
struct Counted;

// SAFETY: every call goes to the system's allocator as it came; the count touches no memory of the caller.
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
unsafe impl std::alloc::GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: std::alloc::Layout) -> *mut u8 {
        TAKEN.set(TAKEN.get() + layout.size() as u64);
        unsafe { std::alloc::System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: std::alloc::Layout) {
        unsafe { std::alloc::System.dealloc(at, layout) }
    }
}

#[global_allocator]
static MEMORY: Counted = Counted;

/// Files that would take long if any step looked at everything again for every row, cell or quote.
#[test]
fn hostile_shapes_take_work_in_step_with_their_size() {
    type Shape = (&'static str, fn(usize) -> String);
    let shapes: [Shape; 14] = [
        // n cells in all, in rows of a hundredth of them.
        ("many columns", |n| {
            let row = |cell: &dyn Fn(usize) -> String| (0..n / 40).map(cell).collect::<Vec<_>>().join(",");
            let years = row(&|c| format!("{}-{:02}", 1900 + c / 12 % 120, c % 12 + 1));
            let lines: String =
                (0..40).map(|r| format!("n{r},{}\n", row(&|c| format!("{}.5", c + r)))).collect();
            format!("name,{years}\n{lines}")
        }),
        ("one long cell", |n| format!("name,2005\n\"{}\",1\nb,2\n", "x y ".repeat(n))),
        ("a quote that never closes", |n| format!("name,2005\n\"{}", "a,1\n".repeat(n))),
        ("many rows above the figures", |n| {
            format!("{}name,2005,2006\na,1,2\nb,3,4\n", "Head,of,many\n".repeat(n))
        }),
        ("every row another period", |n| {
            (0..n).fold(String::from("date,value\n"), |s, i| {
                s + &format!("{}-{:02}-{:02},{i}\n", 1900 + i / 336 % 199, i / 28 % 12 + 1, i % 28 + 1)
            })
        }),
        ("quotes that open in every cell", |n| format!("a,b\n{}", "\"x,\"y\n".repeat(n))),
        ("one quote at the start of each line", |n| format!("a,b\n{}", "\"1,2\n".repeat(n))),
        ("quotes in one line", |n| format!("a,b\n1,{}\n", "\"a,".repeat(n))),
        ("blank lines", |n| format!("a,b\n1,2\n{}3,4\n", "\n".repeat(n))),
        ("group rows", |n| format!("a,2005,2006\n{}x,1,2\n", "Group,,\n".repeat(n))),
        ("all names different", |n| {
            (0..n).fold(String::from("name,2005\n"), |s, i| s + &format!("n{i},{i}.5\n"))
        }),
        ("figures in two scale words", |n| {
            (0..n).fold(String::from("name,unit,period,value\n"), |s, i| {
                let unit = if i % 2 == 0 { "million USD" } else { "billion USD" };
                s + &format!("n{},{unit},{},{i}.5\n", i / 2, 2000 + i % 2)
            })
        }),
        ("lists in lists", |n| format!("{}{}", "[".repeat(n), "]".repeat(n))),
        ("records of JSON", |n| {
            let record = |i: usize| format!("{{\"name\":\"n{i}\",\"year\":2005,\"value\":{i}.5}}");
            format!("[{}]", (0..n).map(record).collect::<Vec<_>>().join(","))
        }),
    ];
    for (what, shape) in shapes {
        let work = |n: usize| {
            let text = shape(n);
            let before = TAKEN.get();
            if let Ok(table) = read::read(text.as_bytes(), what, &Hints::default(), &Native) {
                let _ = dataset::build(&table);
            }
            TAKEN.get() - before
        };
        let (small, large) = (work(4_000), work(32_000));
        // Eight times the file may take twice its share where lists double; 64 times would be a square.
        assert!(
            large < small * 16,
            "{what}: {small} bytes, then {large} bytes taken for eight times the size"
        );
    }
}

/// The same of files that go by: what is taken follows what is different in them, and no piece is looked at again and again.
#[test]
fn files_that_go_by_take_work_in_step_with_their_size() {
    type Row = fn(usize) -> String;
    let shapes: [(&str, Row); 5] = [
        ("the same figures over and over", |i| {
            format!("{}-{:02},X,P{},{i}.5\n", 1990 + i / 12 % 30, i % 12 + 1, i % 7)
        }),
        ("all names different", |i| format!("2005-{:02},X,Partner {i},{i}.5\n", i % 12 + 1)),
        ("long cells", |i| format!("2005-{:02},X,\"{} {}\",{i}.5\n", i % 12 + 1, "x ".repeat(60), i % 5)),
        ("cells of several lines", |i| format!("2005-{:02},X,\"P\n{}\",{i}.5\n", i % 12 + 1, i % 5)),
        ("quotes that open and never close", |i| format!("2005-{:02},X,\"P{},{i}.5\n", i % 12 + 1, i % 5)),
    ];
    for (what, row) in shapes {
        let work = |n: usize| {
            // A head of plain rows: the shape comes where the file goes by.
            let head = |i: usize| format!("{}-{:02},X,P{},{i}.5\n", 1990 + i / 12 % 30, i % 12 + 1, i % 7);
            let text: String = ["period,flow,partner,value\n".to_owned()]
                .into_iter()
                .chain((0..7_000).map(head))
                .chain((0..n).map(row))
                .collect();
            let limits = Limits { whole: 0, head: 0, most: usize::MAX, figures: usize::MAX };
            let before = TAKEN.get();
            let mut opening = Opening::new("x.csv", Hints::default(), limits);
            for _ in 0..8 {
                for piece in text.as_bytes().chunks(4096) {
                    if !opening.push(piece, &Native).unwrap_or(false) {
                        break;
                    }
                }
                if !matches!(opening.finish(&Native), Ok(None)) {
                    break;
                }
            }
            TAKEN.get() - before
        };
        let (small, large) = (work(6_000), work(48_000));
        assert!(
            large < small * 16,
            "{what}: {small} bytes, then {large} bytes taken for eight times the size"
        );
    }
}

/// Rows of names that stood there before are added up without a new piece of memory for each: what a million of them takes is what
/// a thousand take.
#[test]
fn rows_of_known_names_take_nothing() {
    let work = |n: usize| {
        let row =
            |i: usize| format!("{}-{:02},X,\"P, {}\",{i}.5\n", 1990 + i / 600 % 30, i / 50 % 12 + 1, i % 50);
        let text: String =
            ["period,flow,partner,value\n".to_owned()].into_iter().chain((0..n).map(row)).collect();
        let mut summing =
            Summing::new("x.csv", Hints::default(), vec![vec!["year".to_owned(), "partner".to_owned()]]);
        let before = TAKEN.get();
        for piece in text.as_bytes().chunks(1 << 16) {
            assert!(summing.push(piece, &Native).unwrap());
        }
        let sums = summing.finish(&Native).unwrap().unwrap();
        assert_eq!(sums.groups[0].rows.len(), 50 * 30);
        TAKEN.get() - before
    };
    // Both are longer than what is kept of a file, and have every name and period.
    let (small, large) = (work(40_000), work(120_000));
    let each = large.saturating_sub(small) / 80_000;
    assert!(each < 40, "{each} bytes for every further row: {small}, then {large}");
}

#[test]
fn a_figure_beyond_any_statistic_is_said_and_not_worked_with() {
    for figure in ["1e308", "-1e308", "1e400", "99999999999999999999", "9223372036854775808"] {
        let file = format!(
            "period,flow,unit,value\n2004,X,million USD,1.5\n2005,X,million USD,{figure}\n2006,X,million USD,2.5\n"
        );
        let table = read::read(file.as_bytes(), "x.csv", &Hints::default(), &Native).unwrap();
        let built = dataset::build(&table).unwrap();
        let said = built.warnings.iter().find(|d| d.code == "dataset.too-large");
        // The header is row 1, so the figure stands in row 3, column 4.
        assert_eq!(said.map(|d| (d.at.row, d.at.column)), Some((Some(3), Some(4))), "{figure}");
        let value = kimngach::indicators::find("value").unwrap();
        let line = kimngach::indicators::of_one(value, &built.output, 0).unwrap();
        let known: Vec<bool> = line.records.iter().map(|r| r.value.is_ok()).collect();
        assert_eq!(known, [true, false, true], "{figure}");
    }
}

/// What the fuzz targets `numbers` and `periods` found, cut down to what mattered.
#[test]
fn finds_of_the_fuzzers_stay_mended() {
    // Decimal::parse rounded twice and came out a bit beside what was printed.
    for text in ["++36e36", "36e36"] {
        let Some(printed) = lang::printed(text) else { continue };
        for mark in [lang::Mark::Point, lang::Mark::Comma] {
            let decimal = printed.value(mark).unwrap();
            let again = kimngach::figure::Decimal::parse(&decimal.to_string()).unwrap();
            assert!((again.value() - decimal.value()).abs() <= decimal.value() * 1e-14, "{text}");
        }
    }
    assert_eq!(lang::printed("36e36").unwrap().value(lang::Mark::Point).unwrap().value(), 36e36);
    // A place beyond the text was added to, and overflowed.
    for text in [")T1/97280*", "T1/97280"] {
        assert!(lang::when_compact(text).is_none_or(|p| p.first_day() <= p.end_day()), "{text}");
        for when in [lang::when(text), lang::when_in(text)].into_iter().flatten() {
            assert!(text.get(when.start..when.end).is_some(), "{text}: {when:?}");
            assert!(when.period().is_none_or(|p| p.first_day() <= p.end_day()), "{text}: {when:?}");
        }
    }
}
