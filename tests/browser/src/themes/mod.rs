//! The tests, one file a theme. A theme is a list; to add one, write its file and name it here.
mod embed;
mod files;
mod forms;
mod holds;
mod harness;
mod indicators;
mod page;
mod site;
mod weight;

use crate::runner::Test;

pub fn all() -> Vec<Test> {
    [
        harness::TESTS,
        site::TESTS,
        page::TESTS,
        files::TESTS,
        indicators::TESTS,
        embed::TESTS,
        forms::TESTS,
        holds::TESTS,
        weight::TESTS,
    ]
    .concat()
}
