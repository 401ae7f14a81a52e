//! Words looked up in lists of words by their hash: a reader asks for nearly every word of a table whether it is a month, a
//! currency, a scale, and nearly every answer is no.

use std::sync::OnceLock;

/// Lists of words with a space around each, which are found by the word. A list is gone through once, when first asked.
pub(crate) struct WordLists {
    /// The list of a number, from 0; `None` behind the last.
    list: fn(usize) -> Option<&'static str>,
    /// By hash: number of the list and place of the word in it, one more than nought.
    index: OnceLock<Vec<(u16, u16)>>,
}

impl WordLists {
    /// Lists by their numbers.
    pub const fn of(list: fn(usize) -> Option<&'static str>) -> WordLists {
        WordLists { list, index: OnceLock::new() }
    }

    /// The first list that a word stands in; words with spaces between stand in it side by side.
    pub fn find(&self, words: &str) -> Option<usize> {
        self.place(words).map(|(list, _)| list)
    }

    /// The same, and where in the list.
    pub fn place(&self, words: &str) -> Option<(usize, u16)> {
        // Only a space ends a word of a list: what begins with one is in none.
        let first = words.split(' ').next().filter(|w| !w.is_empty())?;
        let index = self.index.get_or_init(|| self.index());
        let mask = index.len().checked_sub(1)?;
        let mut slot = hash(first) & mask;
        loop {
            let &(list, at) = index.get(slot)?;
            if at == 0 {
                return None;
            }
            let list = usize::from(list);
            let here = (self.list)(list).and_then(|l| l.as_bytes().get(usize::from(at)..));
            if here.and_then(|h| h.strip_prefix(words.as_bytes())).and_then(<[u8]>::first) == Some(&b' ') {
                return Some((list, at));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether a word stands in any list.
    pub fn has(&self, words: &str) -> bool {
        self.find(words).is_some()
    }

    fn index(&self) -> Vec<(u16, u16)> {
        let lists = || (0_u16..).map_while(|n| (self.list)(usize::from(n)).map(|list| (n, list)));
        // Half of the room stays empty: a look at it ends the search for a word that is not there.
        let words: usize = lists().map(|(_, list)| list.split_ascii_whitespace().count()).sum();
        let room = (words * 2).next_power_of_two().max(2);
        let mut index = vec![(0, 0); room];
        for (n, list) in lists() {
            let mut at = 0;
            for word in list.split(' ') {
                if !word.is_empty() {
                    let mut slot = hash(word) & (room - 1);
                    while index.get(slot).is_some_and(|(_, at)| *at != 0) {
                        slot = (slot + 1) & (room - 1);
                    }
                    if let Some(place) = index.get_mut(slot) {
                        *place = (n, at);
                    }
                }
                at += word.len() as u16 + 1;
            }
        }
        index
    }
}

fn hash(word: &str) -> usize {
    let mixed = word.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (mixed ^ (mixed >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    static LISTS: WordLists = WordLists::of(|n| [" a bc not there ", " bc  d not here "].get(n).copied());

    #[test]
    fn words_are_found_in_the_first_list_that_has_them() {
        for (word, list) in [
            ("a", Some(0)),
            ("bc", Some(0)),
            ("d", Some(1)),
            ("not there", Some(0)),
            ("not here", Some(1)),
            ("bc not there", Some(0)),
            ("b", None),
            ("bcd", None),
            ("not her", None),
            ("not", Some(0)),
            ("", None),
            (" ", None),
            (" a", None),
            ("a ", None),
        ] {
            assert_eq!(LISTS.find(word), list, "{word:?}");
        }
        assert!(!WordLists::of(|_| None).has("a"));
    }
}
