//! Numbers that only count the rows of a table: "I. Hàng ăn", "1- Lương thực", "b) Machinery". Nobody says them in an article.

/// Names without the number that they are listed under, where two at least of them have one: a single "A. Menarini" is called so.
pub(super) fn unnumbered<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Vec<&'a str> {
    let listed = names.clone().filter(|n| behind_number(n).is_some()).count() > 1;
    names.map(|name| behind_number(name).filter(|_| listed).unwrap_or(name)).collect()
}

/// What stands behind a number of a list.
fn behind_number(name: &str) -> Option<&str> {
    let name = name.trim_start();
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (number, rest) = (name.get(..end)?, name.get(end..)?);
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let roman = (1..=5).contains(&number.len())
        && number.bytes().all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | ')' | '-' | '–' | '/'))?;
    let rest = rest.get(mark.len_utf8()..)?;
    let text = rest.trim_start();
    let apart = rest.len() > text.len() || mark == ')';
    ((digits || roman || letter) && apart && text.starts_with(char::is_alphabetic)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_list_are_left_out_and_parts_of_a_name_are_not() {
        let bare = |names: &[&str]| -> Vec<String> {
            unnumbered(names.iter().copied()).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(
            bare(&["CPI", "I. Hàng ăn", "1- Lương thực", "XI) Khác"]),
            ["CPI", "Hàng ăn", "Lương thực", "Khác"]
        );
        assert_eq!(bare(&["A. Menarini", "Bayer"]), ["A. Menarini", "Bayer"], "one alone counts nothing");
        assert_eq!(bare(&["1-Butene", "2-Butene", "X-ray"]), ["1-Butene", "2-Butene", "X-ray"]);
    }
}
