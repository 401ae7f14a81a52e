//! What the groups of an SDMX-ML message say of its series: a group names some dimensions and is of all series that have the same of
//! them, wherever it stands in the message.

use crate::said::Fault;
use std::collections::HashMap;

/// What an id is, and its value.
pub(crate) type Said = Vec<(String, String)>;

/// The groups of one data set, and the names that all of its series have: its dimensions are among them.
#[derive(Default)]
pub(crate) struct Groups {
    all: Vec<Said>,
    common: Option<Vec<String>>,
}

/// Kinds of groups that a message may have: by the dimensions they name. No structure defines nearly as many.
const MOST_KINDS: usize = 64;

impl Groups {
    /// Takes a group.
    pub fn take(&mut self, group: Said) {
        self.all.push(group);
    }

    /// Takes the names of a series.
    pub fn series(&mut self, series: &Said) {
        let has = |name: &String| series.iter().any(|(own, _)| own == name);
        match &mut self.common {
            Some(common) => common.retain(has),
            None => self.common = Some(series.iter().map(|(name, _)| name.clone()).collect()),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The groups by what they are of; one that names no dimension of the series is of none.
    ///
    /// # Errors
    /// [`Fault::TooMany`] kinds.
    pub fn by_key(self) -> Result<ByKey, Fault> {
        let common = self.common.unwrap_or_default();
        let mut kinds: Vec<Kind> = Vec::new();
        for group in self.all {
            let (mut key, rest): (Said, Said) = group.into_iter().partition(|(n, _)| common.contains(n));
            if key.is_empty() {
                continue;
            }
            key.sort_unstable();
            let (names, values): (Vec<String>, Vec<String>) = key.into_iter().unzip();
            let at = kinds.iter().position(|k| k.names == names).unwrap_or_else(|| {
                kinds.push(Kind { names, said: HashMap::new() });
                kinds.len() - 1
            });
            if kinds.len() > MOST_KINDS {
                return Err(Fault::TooMany { found: kinds.len() as u64, most: MOST_KINDS as u64 });
            }
            if let Some(kind) = kinds.get_mut(at) {
                // Of groups with the same key the first to say something holds; so a key never grows beyond its names.
                let said = kind.said.entry(values).or_default();
                for (name, value) in rest {
                    if !said.iter().any(|(had, _)| *had == name) {
                        said.push((name, value));
                    }
                }
            }
        }
        Ok(ByKey(kinds))
    }
}

/// Groups that name the same dimensions.
struct Kind {
    names: Vec<String>,
    said: HashMap<Vec<String>, Said>,
}

/// Groups to be looked up by a series' own values.
#[derive(Default)]
pub(crate) struct ByKey(Vec<Kind>);

impl ByKey {
    /// Gives a series what its groups say and it does not say itself.
    pub fn tell(&self, series: &mut Said) {
        for kind in &self.0 {
            let value = |name: &String| series.iter().find(|(own, _)| own == name).map(|(_, v)| v.clone());
            let key: Option<Vec<String>> = kind.names.iter().map(value).collect();
            let Some(said) = key.and_then(|key| kind.said.get(&key)) else { continue };
            let new: Said =
                said.iter().filter(|(n, _)| !series.iter().any(|(own, _)| own == n)).cloned().collect();
            series.extend(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pairs: &[(&str, &str)]) -> Said {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_series_looks_once_among_groups_of_a_kind() {
        let mut groups = Groups::default();
        let series = said(&[("GEO", "A1")]);
        groups.series(&series);
        for n in 0..1000 {
            groups.take(said(&[("GEO", &format!("A{n}")), ("TITLE", &format!("T{n}"))]));
        }
        let ByKey(kinds) = groups.by_key().unwrap_or_default();
        assert_eq!(kinds.iter().map(|k| k.said.len()).collect::<Vec<_>>(), [1000]);
    }

    #[test]
    fn groups_of_one_key_say_each_name_once() {
        let mut groups = Groups::default();
        let mut series = said(&[("GEO", "VN")]);
        groups.series(&series);
        for n in 0..1000 {
            groups.take(said(&[("GEO", "VN"), ("TITLE", &format!("T{n}"))]));
        }
        let groups = groups.by_key().unwrap_or_default();
        assert_eq!(groups.0.iter().flat_map(|k| k.said.values()).map(Vec::len).collect::<Vec<_>>(), [1]);
        groups.tell(&mut series);
        assert_eq!(series, said(&[("GEO", "VN"), ("TITLE", "T0")]));
    }
}
