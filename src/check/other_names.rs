//! Other ways to say a row's name: by what it leaves out, without the state its goods are in, in other order.

/// Other ways to say a name that leaves something out: "Current account excluding gold", "EU ngoài khu vực đồng euro".
pub(super) fn less(name: &str) -> Option<Vec<String>> {
    const LEFT_OUT: [&[&str]; 2] = [
        &[
            "excluding",
            "except",
            "without",
            "excl",
            "stripping out",
            "leaving out",
            "net of",
            "apart from",
            "other than",
        ],
        &["không kể", "không tính", "trừ", "ngoài", "loại trừ", "chưa kể", "nếu bỏ"],
    ];
    let lower = name.to_lowercase();
    LEFT_OUT.iter().find_map(|ways| {
        let what = ways
            .iter()
            .find_map(|w| lower.split_once(&format!("{w} ")).map(|(_, rest)| rest.trim().to_owned()))?;
        (!what.is_empty()).then(|| ways.iter().map(|w| format!("{w} {what}")).collect())
    })
}

/// Goods beside services are called by either of their names.
pub(super) fn one_of_two(plains: &[String], name: &str) -> Option<Vec<String>> {
    let is_goods = |n: &str| matches!(n, "goods" | "merchandise" | "hoa" | "hang hoa");
    let beside = || plains.iter().any(|n| matches!(n.as_str(), "services" | "dich vu"));
    (is_goods(name) && beside())
        .then(|| ["goods", "merchandise", "hàng hóa", "hàng hoá"].map(str::to_owned).to_vec())
}

/// What the press calls a row of crude petroleum and natural gas together, as the classifications of industries write it.
pub(super) fn oil_and_gas(name: &str) -> Option<Vec<String>> {
    let both = ["petroleum", "gas"].iter().all(|w| name.split(' ').any(|n| n == *w));
    let more = name
        .split(' ')
        .any(|w| !matches!(w, "crude" | "petroleum" | "natural" | "gas" | "and" | "extraction" | "of"));
    (both && !more).then(|| {
        ["oil and gas", "oil and natural gas", "crude oil and natural gas"].map(str::to_owned).to_vec()
    })
}

/// A name without the words of its state before it: "unroasted coffee", "fresh or frozen fish".
pub(super) fn unmodified(name: &str) -> Option<String> {
    const STATES: [&str; 8] = ["fresh", "frozen", "raw", "new", "dry", "green", "cut", "fine"];
    let mut rest = name;
    while let Some((first, more)) = rest.split_once(' ') {
        let state = STATES.contains(&first)
            || first.len() > 5 && first.is_ascii() && first.ends_with("ed") && first != "united";
        if !state {
            break;
        }
        rest = more;
    }
    (rest != name).then(|| rest.to_owned())
}

/// The words of a name that carry its meaning, in order of the alphabet: "light industrial and handicraft goods" is "handicrafts and
/// light industrial products".
pub(super) fn signature(name: &str) -> String {
    const PLAIN: [&str; 19] = [
        "products", "product", "goods", "and", "of", "all", "kinds", "cac", "loai", "tu", "cua", "for", "va",
        "n", "e", "s", "their", "thereof", "related",
    ];
    let mut words: Vec<&str> = name
        .split(' ')
        .filter(|w| !PLAIN.contains(w))
        .map(|w| if w.len() > 4 { w.strip_suffix('s').unwrap_or(w) } else { w })
        .collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}
