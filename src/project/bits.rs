//! The catalogue worked out to the last bit: what tells whether two machines count alike.

use crate::dataset::Dataset;
use crate::indicators::{self, Line};
use crate::plan;
use crate::spec::ChartSpec;

/// FNV-1a, 64 bits: short, and every bit of the input counts.
fn mixed(mut hash: u64, bytes: &[u8]) -> u64 {
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

fn of_line(mut hash: u64, line: &Line) -> u64 {
    for record in &line.records {
        let period = record.period.map(|p| p.to_string()).unwrap_or_default();
        hash = mixed(hash, period.as_bytes());
        match record.value {
            Ok(value) => {
                for number in [value, record.interval.lo, record.interval.hi] {
                    hash = mixed(hash, &number.to_bits().to_le_bytes());
                }
            }
            Err(reason) => hash = mixed(hash, reason.key().as_bytes()),
        }
    }
    hash
}

/// One line for every indicator that the dataset answers, as its name alone asks: id, lines, records, and a fingerprint of the
/// bits of every value and interval. Not for people: two builds that give the same text have counted alike.
pub fn bits(dataset: &Dataset) -> String {
    let mut out = String::new();
    for indicator in indicators::catalogue() {
        let query = plan::query(&ChartSpec::default(), dataset, indicator);
        let Ok(lines) = indicators::compute(dataset, indicator, &query) else { continue };
        let records: usize = lines.iter().map(|l| l.records.len()).sum();
        let hash = lines.iter().fold(0xcbf2_9ce4_8422_2325, of_line);
        out.push_str(&format!("{} {} {records} {hash:016x}\n", indicator.id, lines.len()));
    }
    out
}
