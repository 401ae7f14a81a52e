//! The tests, one file a theme. A theme is a list; to add one, write its file and name it here.
mod site;

use crate::runner::Test;

pub fn all() -> Vec<Test> {
    [site::TESTS].concat()
}
