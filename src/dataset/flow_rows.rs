//! Rows named after a flow that stand over the rows below them: "XUẤT KHẨU", its sectors and goods; "NHẬP KHẨU", the same sectors again.

use super::Flow;
use super::givers::indent;
use super::names::{flow_in, flow_of, is_total_name};
use crate::read::{RowKind, Table};
use std::collections::HashMap;

/// Rows of a column that are looked at.
const ENOUGH: usize = 2000;

/// Whether a row has all trade: its name says so, or says that it is the total.
fn is_all_trade(name: &str) -> bool {
    is_total_name(name) || flow_in(name) == Some(Flow::Turnover)
}

/// Whether flows head sections of a column of names: exports and imports both have rows below them, and a name comes again under another
/// flow. Without that the same name of two flows would be one thing with two figures.
#[inline(never)]
pub(super) fn head_sections(table: &Table, column: usize) -> bool {
    let (mut section, mut heads): (Option<Flow>, Vec<Flow>) = (None, Vec::new());
    let mut seen: HashMap<&str, Flow> = HashMap::new();
    let mut again = false;
    for row in table.rows_of(RowKind::Data).take(ENOUGH) {
        let cell = table.grid.cell(row, column);
        match (flow_of(cell).filter(|_| indent(cell) == 0), section) {
            // A flow that comes back is no heading but a name like others.
            (Some(flow), _) if heads.contains(&flow) => return false,
            (Some(flow), _) => {
                heads.push(flow);
                section = Some(flow);
            }
            // A blank below "Import" repeats it; that is no list of names.
            (None, _) if crate::read::is_blank(cell) => return false,
            // All trade together stands before its two flows.
            (None, None) if is_all_trade(cell) => {}
            (None, None) => return false,
            (None, Some(flow)) => again |= *seen.entry(cell.trim()).or_insert(flow) != flow,
        }
    }
    again && heads.contains(&Flow::Export) && heads.contains(&Flow::Import)
}
