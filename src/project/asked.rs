//! A question in a person's own words, under the names of the table: "Mỹ" where the table has "United States".

use crate::dataset::{Dataset, DimensionKind, dimension_kind};
use crate::indicators::Query;
use crate::plan::name_in_table;

/// The question with every member under the table's own name, as far as one member and no other can be meant. What is not found
/// stays as it was written, and is refused by who answers the question.
pub fn by_the_table(dataset: &Dataset, query: &Query) -> Query {
    let mut query = query.clone();
    let named = query.select.iter_mut().chain(&mut query.against).map(|(dimension, _)| dimension);
    for dimension in named.chain(&mut query.by) {
        if let Some(name) = dimension_in_table(dataset, dimension) {
            *dimension = name.to_owned();
        }
    }
    for (dimension, member) in query.select.iter_mut().chain(&mut query.against) {
        if let Some(name) = name_in_table(dataset, dimension, member) {
            *member = name.to_owned();
        }
    }
    query
}

/// The dimension that a word is about, where none has that name: "thị trường" is the table's "partner".
fn dimension_in_table<'a>(dataset: &'a Dataset, word: &str) -> Option<&'a str> {
    let folded = word.trim().to_lowercase();
    if dataset.dimensions.iter().any(|d| d.name.trim().to_lowercase() == folded) {
        return None;
    }
    let kind = dimension_kind(word, &[]);
    let mut of_kind = dataset.dimensions.iter().filter(|d| kind != DimensionKind::Other && d.kind == kind);
    let found = of_kind.next()?;
    of_kind.next().is_none().then_some(found.name.as_str())
}
