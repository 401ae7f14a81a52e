//! The tests, one file a theme. A theme is a list; to add one, write its file and name it here.
mod harness;
mod site;
mod weight;

use crate::runner::Test;

pub fn all() -> Vec<Test> {
    [harness::TESTS, site::TESTS, weight::TESTS].concat()
}
