//! What was said of a short text is remembered for when it comes again: a column of a table has the same few names in
//! thousands of rows. Room is fixed; a text that falls into the place of another takes it.

#[cfg(test)]
use std::cell::RefCell;

/// Places of a memory: a power of two.
const PLACES: usize = 4096;

/// Longer texts seldom come again.
const LONGEST: usize = 48;

/// Answers to short texts.
pub(crate) struct Memo<V> {
    places: Vec<(String, Option<V>)>,
}

impl<V: Copy> Memo<V> {
    /// One that remembers nothing yet.
    pub const fn new() -> Memo<V> {
        Memo { places: Vec::new() }
    }

    /// The answer to a text, worked out by `answer` where it is not remembered. Nothing is held while it is worked out, so that
    /// an answer may itself ask. `memory` lends it for a moment.
    pub fn of(
        memory: impl Fn(&mut dyn FnMut(&mut Memo<V>)),
        text: &str,
        answer: impl FnOnce(&str) -> V,
    ) -> V {
        if text.len() > LONGEST {
            return answer(text);
        }
        let at = place(text.as_bytes());
        let mut found = None;
        memory(&mut |known| found = known.get(at, text));
        if let Some(value) = found {
            return value;
        }
        let value = answer(text);
        memory(&mut |known| known.keep(at, text, value));
        value
    }

    fn get(&self, at: usize, text: &str) -> Option<V> {
        let (known, value) = self.places.get(at)?;
        value.filter(|_| known == text)
    }

    fn keep(&mut self, at: usize, text: &str, value: V) {
        if self.places.is_empty() {
            self.places.resize_with(PLACES, || (String::new(), None));
        }
        if let Some((known, slot)) = self.places.get_mut(at) {
            known.clear();
            known.push_str(text);
            *slot = Some(value);
        }
    }
}

fn place(text: &[u8]) -> usize {
    let mix = |h: u64, n: u64| {
        let mixed = (h ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 29)
    };
    let (words, rest) = text.as_chunks::<8>();
    let whole = words.iter().fold(text.len() as u64, |h, word| mix(h, u64::from_le_bytes(*word)));
    let tail = rest.iter().fold(0, |n, &b| n << 8 | u64::from(b));
    (mix(whole, tail) >> 40) as usize & (PLACES - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_again_and_only_to_its_own_text() {
        thread_local! {
            static MEMO: RefCell<Memo<usize>> = const { RefCell::new(Memo::new()) };
        }
        let lent = |known: &mut dyn FnMut(&mut Memo<usize>)| MEMO.with_borrow_mut(known);
        let mut asked = 0;
        // More texts than places: some lose theirs, none is mistaken for another.
        for round in 0..3 {
            for n in 0..9000_usize {
                let text = n.to_string();
                let answer = Memo::of(lent, &text, |t| {
                    asked += 1;
                    t.len() * 10_000 + n
                });
                assert_eq!(answer, text.len() * 10_000 + n, "{round}");
            }
        }
        assert_eq!(Memo::of(lent, "", |_| 7), 7);
        assert_eq!(Memo::of(lent, "", |_| 8), 7);
        let long = "x".repeat(LONGEST + 1);
        assert_eq!((Memo::of(lent, &long, |_| 1), Memo::of(lent, &long, |_| 2)), (1, 2));
        // An answer that asks.
        assert_eq!(Memo::of(lent, "outer", |_| Memo::of(lent, "inner", |_| 3) + 1), 4);
        assert_eq!(Memo::of(lent, "inner", |_| 9), 3);
        assert!((9000..27_000).contains(&asked), "{asked}");
    }
}
