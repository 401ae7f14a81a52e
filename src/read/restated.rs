//! What writes cells anew before a table is understood: signs, codes and periods that only their column, row or neighbours explain,
//! each as anybody would write it. What was written anew is said.

use super::grid::Grid;
use super::{
    american, beside, brackets, calendar, decimal_years, eras, listed, longer_head, numbered, parted_head,
    quarters, romans, short_months, status_rows,
};
#[cfg(feature = "studio")]
use super::{collapsed_head, glued_marks, marks_apart, minguo, outline, run_together, shortened, statline};
use crate::diag::Diagnostic;

#[cfg(feature = "studio")]
mod blocks;
#[cfg(feature = "studio")]
mod carried_names;
#[cfg(feature = "studio")]
mod coded_heads;
#[cfg(feature = "studio")]
mod column_letters;
#[cfg(feature = "studio")]
mod comtrade_heads;
#[cfg(feature = "studio")]
mod ditto;
#[cfg(feature = "studio")]
mod explained_letters;
#[cfg(feature = "studio")]
mod keyed_heads;
#[cfg(feature = "studio")]
mod line_numbers;
#[cfg(feature = "studio")]
mod mangled_months;
#[cfg(feature = "studio")]
mod marked_gaps;
#[cfg(feature = "studio")]
mod marks_before;
#[cfg(feature = "studio")]
mod noted_names;
#[cfg(feature = "studio")]
mod packed_head;
#[cfg(feature = "studio")]
mod parts_below;
#[cfg(feature = "studio")]
mod ranges;
#[cfg(feature = "studio")]
mod ranked_pairs;
#[cfg(feature = "studio")]
mod short_days;
#[cfg(feature = "studio")]
mod signed_spans;
#[cfg(feature = "studio")]
mod solar_years;
#[cfg(feature = "studio")]
mod spanned_names;
#[cfg(feature = "studio")]
mod stacked;
#[cfg(feature = "studio")]
mod thai_quarters;
#[cfg(feature = "studio")]
mod whole_years;
#[cfg(feature = "studio")]
mod year_letters;

/// Gives the cells written anew, and what to say of it, where there is something to write.
type Restating = fn(&Grid) -> Option<(Grid, Diagnostic)>;

/// What writes periods that only their column or row explains as anybody understands them.
pub(super) const RESTATED: &[Restating] = &[
    #[cfg(feature = "studio")]
    line_numbers::without_numbers,
    #[cfg(feature = "studio")]
    column_letters::without_letters,
    #[cfg(feature = "studio")]
    spanned_names::put_among_names,
    #[cfg(feature = "studio")]
    stacked::put_together,
    #[cfg(feature = "studio")]
    ranked_pairs::written_long,
    #[cfg(feature = "studio")]
    packed_head::over_columns,
    #[cfg(feature = "studio")]
    keyed_heads::called,
    parted_head::put_together,
    #[cfg(feature = "studio")]
    collapsed_head::over_own_columns,
    #[cfg(feature = "studio")]
    glued_marks::without_marks,
    #[cfg(feature = "studio")]
    marks_apart::without_marks,
    #[cfg(feature = "studio")]
    marks_before::behind_figures,
    #[cfg(feature = "studio")]
    marked_gaps::without_marks,
    #[cfg(feature = "studio")]
    year_letters::set_apart,
    #[cfg(feature = "studio")]
    mangled_months::written_out,
    #[cfg(feature = "studio")]
    ranges::put_together,
    #[cfg(feature = "studio")]
    coded_heads::written_out,
    #[cfg(feature = "studio")]
    noted_names::without_notes,
    #[cfg(feature = "studio")]
    signed_spans::written_out,
    #[cfg(feature = "studio")]
    outline::with_levels,
    #[cfg(feature = "studio")]
    comtrade_heads::with_units,
    #[cfg(feature = "studio")]
    explained_letters::written_out,
    #[cfg(feature = "studio")]
    parts_below::set_in,
    #[cfg(feature = "studio")]
    blocks::set_in,
    status_rows::behind_figures,
    beside::with_names_once,
    listed::with_meanings,
    longer_head::with_longest,
    brackets::without_brackets,
    short_months::with_years,
    #[cfg(feature = "studio")]
    short_days::with_years,
    decimal_years::written_whole,
    calendar::with_era,
    #[cfg(feature = "studio")]
    thai_quarters::written_out,
    #[cfg(feature = "studio")]
    solar_years::written_out,
    eras::with_eras,
    numbered::with_parts,
    romans::with_months,
    american::with_dates,
    quarters::with_quarters,
    #[cfg(feature = "studio")]
    minguo::with_periods,
    #[cfg(feature = "studio")]
    whole_years::written_as_years,
    #[cfg(feature = "studio")]
    shortened::in_full,
    #[cfg(feature = "studio")]
    ditto::written_out,
    #[cfg(feature = "studio")]
    carried_names::written_out,
    #[cfg(feature = "studio")]
    run_together::with_months,
    #[cfg(feature = "studio")]
    statline::with_periods,
];
