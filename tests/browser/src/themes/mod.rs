//! The tests, one file a theme. A theme is a list; to add one, write its file and name it here.
mod access;
mod article;
mod article_further;
mod containers;
mod dresses;
mod embed;
mod faults;
mod files;
mod forms;
mod holds;
mod gallery;
mod hand;
mod harness;
mod indicators;
mod looking;
mod narrow;
mod opening;
mod page;
mod site;
mod state;
mod tables;
mod taking;
mod unaided;
mod walks;
mod weight;

use crate::runner::Test;

pub fn all() -> Vec<Test> {
    [
        harness::TESTS,
        site::TESTS,
        page::TESTS,
        files::TESTS,
        opening::TESTS,
        containers::TESTS,
        indicators::TESTS,
        article::TESTS,
        article_further::TESTS,
        state::TESTS,
        tables::TESTS,
        taking::TESTS,
        looking::TESTS,
        narrow::TESTS,
        hand::TESTS,
        walks::TESTS,
        access::TESTS,
        unaided::TESTS,
        faults::TESTS,
        embed::TESTS,
        forms::TESTS,
        gallery::TESTS,
        dresses::TESTS,
        holds::TESTS,
        weight::TESTS,
    ]
    .concat()
}
