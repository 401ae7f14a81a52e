//! Orders, by one small heap sort: std's sorts are copied anew for every type, which costs an embedded chart more bytes than
//! all its lines and columns.

use crate::period::Period;

/// Places of the keys in rising order; equal keys stay in theirs.
pub(super) fn rising(keys: &[f64]) -> Vec<usize> {
    let key = |place: usize| keys.get(place).copied().unwrap_or(f64::NAN);
    let after = |a: usize, b: usize| key(a).total_cmp(&key(b)).then(a.cmp(&b)).is_gt();
    let mut heap: Vec<usize> = (0..keys.len()).collect();
    let sink = |heap: &mut [usize], from: usize, len: usize| {
        let mut parent = from;
        loop {
            let mut child = 2 * parent + 1;
            if child >= len {
                break;
            }
            let at = |heap: &[usize], i: usize| heap.get(i).copied().unwrap_or(0);
            if child + 1 < len && after(at(heap, child + 1), at(heap, child)) {
                child += 1;
            }
            if !after(at(heap, child), at(heap, parent)) {
                break;
            }
            heap.swap(child, parent);
            parent = child;
        }
    };
    let len = heap.len();
    for from in (0..len / 2).rev() {
        sink(&mut heap, from, len);
    }
    for end in (1..len).rev() {
        heap.swap(0, end);
        sink(&mut heap, 0, end);
    }
    heap
}

/// Things in the order of their keys.
pub(super) fn by_key<T>(mut things: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let mut keys = Vec::with_capacity(things.len());
    for thing in &things {
        keys.push(key(thing));
    }
    for (place, from) in swaps(&rising(&keys)).into_iter().enumerate() {
        things.swap(place, from);
    }
    things
}

/// For each place in turn the later place it has to be swapped with, so that things come to stand in the order given.
fn swaps(order: &[usize]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::with_capacity(order.len());
    for (place, source) in order.iter().enumerate() {
        // What stood at a place before has moved to where that place's swap sent it.
        let mut from = *source;
        while from < place {
            from = out.get(from).copied().unwrap_or(place);
        }
        out.push(from);
    }
    out
}

/// A number that orders periods as they order themselves: by first day, kind, end.
pub(super) fn of(period: Period) -> f64 {
    let (first, end) = (f64::from(period.first_day()), f64::from(period.end_day()));
    // 17 bits for the length in days, 4 for the kind: with the first day they fit into the 53 of a float.
    (first * 16.0 + f64::from(period.step() as u8)) * 131_072.0 + (end - first).min(131_071.0)
}

/// Periods in their order, each once.
pub(super) fn periods(list: Vec<Period>) -> Vec<Period> {
    let mut list = by_key(list, |p| of(*p));
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_to_stand_as_the_standard_sort_puts_them() {
        let mut n = 3_u64;
        for len in 0..60 {
            let things: Vec<(u64, usize)> = (0..len)
                .map(|i| {
                    n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    ((n >> 33) % 17, i)
                })
                .collect();
            let mut sorted = things.clone();
            sorted.sort_by_key(|(key, _)| *key);
            assert_eq!(by_key(things, |(key, _)| *key as f64), sorted);
        }
    }

    #[test]
    fn periods_order_as_periods_do() {
        let mut list: Vec<Period> =
            ["2005-03", "2005", "2004-12", "2005-01", "2005-Q1", "2005-01/2005-09", "2005"]
                .iter()
                .filter_map(|t| Period::parse(t))
                .collect();
        let ours = periods(list.clone());
        list.sort();
        list.dedup();
        assert_eq!(ours, list);
    }
}
