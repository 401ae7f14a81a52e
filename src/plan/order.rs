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
pub(super) fn by_key<T>(things: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let keys: Vec<f64> = things.iter().map(key).collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let place = |at: usize| things.get_mut(at).and_then(Option::take);
    rising(&keys).into_iter().filter_map(place).collect()
}

/// A number that orders periods as they order themselves: by first day, the longer first.
pub(super) fn of(period: Period) -> f64 {
    let (first, end) = (f64::from(period.first_day()), f64::from(period.end_day()));
    first * 65_536.0 - (end - first).min(65_535.0)
}

/// Periods in their order, each once.
pub(super) fn periods(list: Vec<Period>) -> Vec<Period> {
    let mut list = by_key(list, |p| of(*p));
    list.dedup();
    list
}
