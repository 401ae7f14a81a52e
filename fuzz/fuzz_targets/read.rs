//! Any bytes end in a table or in words; a table's figures stand in cells of the file.
#![no_main]

use kimngach::dataset;
use kimngach::read::{self, Hints, native::Native};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(table) = read::read(bytes, "fuzzed", &Hints::default(), &Native) else { return };
    assert_eq!(table.rows.len(), table.grid.height());
    let _ = dataset::rows_csv(&table, dataset::Safety::Plain);
    if let Ok(built) = dataset::build(&table) {
        for series in &built.output.series {
            assert_eq!(series.members.len(), built.output.dimensions.len());
            for point in &series.points {
                assert!(point.row >= 1 && point.row as usize <= table.grid.height());
            }
        }
        let _ = dataset::tidy_csv(&built.output, dataset::Safety::Spreadsheet);
    }
});
