//! Sentences at the foot that several forms need: how unsure figures are drawn, what was left out.

use super::super::say;
use super::Desk;
use crate::dataset::Status;
use crate::diag::Arg;
use crate::indicators::Record;
use crate::lang::{text, words};

/// "Hollow: preliminary." with the form's own word for how it is drawn.
pub(super) fn unsure<'a>(
    desk: &Desk<'_>,
    how: &'static str,
    records: impl Iterator<Item = &'a Record> + Clone,
) -> Vec<String> {
    let lang = desk.lang;
    let mut out = Vec::new();
    for status in [Status::Preliminary, Status::Estimate, Status::Plan] {
        let count = records.clone().filter(|r| r.status == status && r.value.is_ok()).count();
        if count > 0 {
            let word = say::status_word(lang, status).to_owned();
            out.push(super::capital(&text(lang, how, &[("word", Arg::Text(word))])));
        }
    }
    out
}

/// Members that are not drawn for want of a figure.
pub(super) fn lacking(desk: &Desk<'_>, names: &[String]) -> Option<String> {
    let lang = desk.lang;
    match names.len() {
        0 => None,
        1..=4 => Some(text(lang, "press.note.lacking", &[("names", Arg::Text(names.join(", ")))])),
        n => Some(text(lang, "press.note.lacking-many", &[("n", n.into())])),
    }
}

/// "The 12 largest of 30 partners are drawn."
pub(super) fn left_out(desk: &Desk<'_>) -> Option<String> {
    super::super::foot::left_out(desk.setting.choice, desk.lang)
}

/// "the 4 partners chosen", where others were left out.
pub(super) fn those_chosen(desk: &Desk<'_>) -> Option<String> {
    let choice = desk.setting.choice;
    (!choice.unchosen.is_empty()).then(|| {
        let drawn = choice.strands.len() + choice.others.len();
        let args = [("drawn", drawn.into()), ("noun", Arg::Text(noun(desk).to_owned()))];
        text(desk.lang, "press.whole.chosen", &args)
    })
}

/// "the sum of 4 partners": those chosen, else all that a table without a total of its own lists.
pub(super) fn sum_of(desk: &Desk<'_>) -> Option<String> {
    let choice = desk.setting.choice;
    let listed = || {
        let noun = Arg::Text(noun(desk).to_owned());
        let n = choice.strands.len() + choice.others.len();
        text(desk.lang, "press.whole.listed", &[("n", n.into()), ("noun", noun)])
    };
    those_chosen(desk).or_else(|| choice.total.is_none().then(listed))
}

/// What the sum of the members is called.
pub(super) fn whole(desk: &Desk<'_>) -> String {
    sum_of(desk).map_or_else(|| words(desk.lang, "chart.total").to_owned(), |all| super::capital(&all))
}

/// "Only the 4 partners chosen out of 73 are counted."
pub(super) fn chosen(desk: &Desk<'_>) -> Option<String> {
    let choice = desk.setting.choice;
    let drawn = choice.strands.len() + choice.others.len();
    (!choice.unchosen.is_empty() && drawn > 1).then(|| {
        let args = [
            ("all", (drawn + choice.unchosen.len()).into()),
            ("drawn", drawn.into()),
            ("noun", Arg::Text(noun(desk).to_owned())),
        ];
        text(desk.lang, "press.note.chosen", &args)
    })
}

/// "The 12 largest of 30 partners are drawn", by counts.
pub(super) fn drawn_of(desk: &Desk<'_>, drawn: usize, all: usize) -> String {
    let noun = Arg::Text(noun(desk).to_owned());
    let key = if drawn == 1 { "chart.note.left-out-one" } else { "chart.note.left-out" };
    text(desk.lang, key, &[("all", all.into()), ("drawn", drawn.into()), ("noun", noun)])
}

/// What the members are called.
pub(super) fn noun(desk: &Desk<'_>) -> &'static str {
    noun_for(desk, 2)
}

/// What so many of the members are called.
pub(super) fn noun_for(desk: &Desk<'_>, n: usize) -> &'static str {
    words(desk.lang, say::noun_key(desk.setting.choice, n == 1))
}
