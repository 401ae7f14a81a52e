//! Trade statistics in the browser: read a table, work out the indicators people write about, draw them.
pub mod diag;
pub mod period;
pub mod unit;
