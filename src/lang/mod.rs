//! Words and formats in Vietnamese and English: sentences by key, and the reading and writing of numbers, units and
//! periods in both. Knows no data. A test requires every key in both languages with the same arguments.

use crate::diag::{Arg, Diagnostic};
#[cfg(feature = "studio")]
use std::sync::OnceLock;

#[cfg(feature = "press")]
#[cfg_attr(not(feature = "studio"), allow(dead_code, reason = "pieces of a text are for the whole reader"))]
mod fold;
#[cfg(feature = "press")]
mod how_long;
#[cfg(feature = "studio")]
mod identifiers;
#[cfg(feature = "press")]
mod left_over;
#[cfg(feature = "studio")]
mod lost_letters;
#[cfg(feature = "studio")]
mod memo;
#[cfg(feature = "studio")]
mod ordinals;
#[cfg(feature = "studio")]
mod period_again;
#[cfg(feature = "studio")]
mod period_grammar;
#[cfg(feature = "studio")]
mod period_words;
#[cfg(feature = "studio")]
mod rarer_money;
#[cfg(feature = "studio")]
mod read_number;
#[cfg(feature = "studio")]
mod read_period;
#[cfg(feature = "studio")]
mod read_plain_number;
#[cfg(feature = "studio")]
mod read_unit;
#[cfg(feature = "studio")]
mod unit_again;
#[cfg(feature = "studio")]
mod unit_words;
#[cfg(feature = "studio")]
mod counted_things;
#[cfg(feature = "studio")]
mod word_lists;
mod write_number;
mod write_period;
mod write_unit;

#[cfg(feature = "press")]
pub use fold::fold;
#[cfg(feature = "studio")]
pub use fold::{Kind, Token, fold_char, tokens};
#[cfg(feature = "press")]
pub use how_long::is_span;
#[cfg(feature = "studio")]
pub use identifiers::unit_of_identifier;
#[cfg(feature = "press")]
pub use left_over::is_rest;
#[cfg(feature = "studio")]
pub use lost_letters::lacks_letters;
#[cfg(feature = "studio")]
pub(crate) use memo::Memo;
#[cfg(feature = "studio")]
pub use ordinals::ordinal;
#[cfg(feature = "studio")]
pub use read_number::{Evidence, Gap, Mark, Printed, gap, printed};
#[cfg(feature = "studio")]
pub use read_period::{Part, Sure, When, sure, when, when_compact, when_in, when_in_from};
#[cfg(feature = "studio")]
pub use read_plain_number::{Digited, digited};
#[cfg(feature = "studio")]
pub use read_unit::{unit_in, unit_of, units_of};
#[cfg(feature = "studio")]
pub use unit_again::{CLOSING, OPENING, has_unit_words};
#[cfg(feature = "studio")]
pub(crate) use word_lists::WordLists;
pub use write_number::{number, percent, signed};
pub use write_period::{period, period_axis, span};
pub use write_unit::{Scale, money, unit};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The language of a BCP 47 tag; English for any but Vietnamese.
    ///
    /// ```
    /// use kimngach::lang::Lang;
    /// assert_eq!(Lang::of_tag("vi-VN"), Lang::Vi);
    /// assert_eq!(Lang::of_tag("fr"), Lang::En);
    /// ```
    pub fn of_tag(tag: &str) -> Lang {
        let main = tag.split(['-', '_']).next().unwrap_or("");
        if main.eq_ignore_ascii_case("vi") { Lang::Vi } else { Lang::En }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The key files of this language, one per subject.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Lang::Vi => &[
                #[cfg(feature = "studio")]
                include_str!("vi/read.txt"),
                include_str!("vi/chart.txt"),
                #[cfg(feature = "forms")]
                include_str!("vi/forms.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/problem.txt"),
                #[cfg(feature = "press")]
                include_str!("vi/press.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/warning.txt"),
                #[cfg(feature = "forms")]
                include_str!("vi/indicator.txt"),
                include_str!("vi/embed.txt"),
                #[cfg(feature = "press")]
                include_str!("vi/catalogue_names.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/catalogue.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/audit.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/tell.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/check.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/choice.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/page.txt"),
                #[cfg(feature = "studio")]
                include_str!("vi/twin.txt"),
                #[cfg(feature = "press")]
                include_str!("vi/indicated.txt"),
                #[cfg(not(target_arch = "wasm32"))]
                include_str!("vi/cli.txt"),
            ],
            Lang::En => &[
                #[cfg(feature = "studio")]
                include_str!("en/read.txt"),
                include_str!("en/chart.txt"),
                #[cfg(feature = "forms")]
                include_str!("en/forms.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/problem.txt"),
                #[cfg(feature = "press")]
                include_str!("en/press.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/warning.txt"),
                #[cfg(feature = "forms")]
                include_str!("en/indicator.txt"),
                include_str!("en/embed.txt"),
                #[cfg(feature = "press")]
                include_str!("en/catalogue_names.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/catalogue.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/audit.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/tell.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/check.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/choice.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/page.txt"),
                #[cfg(feature = "studio")]
                include_str!("en/twin.txt"),
                #[cfg(feature = "press")]
                include_str!("en/indicated.txt"),
                #[cfg(not(target_arch = "wasm32"))]
                include_str!("en/cli.txt"),
            ],
        }
    }
}

/// Every `key = text` line of a language.
pub fn entries(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    lang.files().iter().flat_map(|file| file.lines()).filter_map(|line| {
        let (key, text) = line.split_once('=')?;
        (!key.starts_with('#')).then_some((key.trim(), text.trim()))
    })
}

/// The words of a key, arguments not filled in; the key itself when there are none (`tests/lang.rs` forbids that).
pub fn words<'k>(lang: Lang, key: &'k str) -> &'k str
where
    'static: 'k,
{
    found(lang, key).map_or(key, str::trim)
}

/// What stands behind the sign of equality on the line of a key. Lines are compared with the key and not taken apart: a chart asks
/// for a hundred words.
fn found(lang: Lang, key: &str) -> Option<&'static str> {
    let after = |line: &'static str| line.strip_prefix(key).map(str::trim_start);
    let said = |rest: &'static str| rest.strip_prefix('=');
    // A page asks for thousands, of a thousand and a half: in order, those that begin with the key stand together.
    #[cfg(feature = "studio")]
    {
        static LINES: [OnceLock<Vec<&str>>; 2] = [OnceLock::new(), OnceLock::new()];
        let lines = LINES.get(lang as usize)?.get_or_init(|| {
            let mut lines: Vec<&str> = lang.files().iter().flat_map(|file| file.lines()).collect();
            lines.sort_unstable();
            lines
        });
        let from = lines.partition_point(|line| *line < key);
        lines.iter().skip(from).map_while(|line| after(line)).find_map(said)
    }
    #[cfg(not(feature = "studio"))]
    lang.files().iter().flat_map(|file| file.lines()).filter_map(after).find_map(said)
}

/// Whether a key has words.
pub fn has(lang: Lang, key: &str) -> bool {
    found(lang, key).is_some()
}

/// The words of a key with every `{name}` filled in. A name without an argument stays as it is, so that it is seen. Where a count
/// changes words, `{name|row is|rows are}` has those for one and for more.
///
/// ```
/// use kimngach::lang::{text, Lang};
/// let t = text(Lang::Vi, "chart.alt.points", &[("n", 40_u64.into())]);
/// assert!(t.contains("40"));
/// ```
pub fn text(lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
    fill(lang, words(lang, key), args)
}

/// A diagnostic as a sentence.
pub fn sentence(lang: Lang, diagnostic: &Diagnostic) -> String {
    let args: Vec<(&str, Arg)> =
        diagnostic.args.iter().map(|(name, arg)| (name.as_ref(), arg.clone())).collect();
    text(lang, &diagnostic.code, &args)
}

/// Whether a text has a part. std's search is made for books and weighs so; these are words.
pub fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|w| w == part.as_bytes())
}

/// What stands before the brace that closes one, and what behind it.
#[cfg(feature = "studio")]
fn enclosed(after: &str) -> Option<(&str, &str)> {
    let mut open = 1;
    let end = after.bytes().position(|b| {
        open += i32::from(b == b'{') - i32::from(b == b'}');
        open == 0
    })?;
    Some((after.get(..end)?, after.get(end + 1..)?))
}

#[cfg(not(feature = "studio"))]
fn enclosed(after: &str) -> Option<(&str, &str)> {
    after.split_once('}')
}

fn fill(lang: Lang, template: &str, args: &[(&str, Arg)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = enclosed(after) else {
            out.push('{');
            rest = after;
            continue;
        };
        // "{n|row is|rows are}": the words for one and for more.
        #[cfg(feature = "press")]
        if let Some((name, (one, more))) =
            name.split_once('|').and_then(|(n, w)| Some((n, w.split_once('|')?)))
        {
            let is_one = args.iter().any(|(n, arg)| *n == name && matches!(arg, Arg::Count(1)));
            let words = if is_one { one } else { more };
            // Words of what is said of a file may hold what else is told.
            #[cfg(feature = "studio")]
            out.push_str(&fill(lang, words, args));
            #[cfg(not(feature = "studio"))]
            out.push_str(words);
            rest = tail;
            continue;
        }
        match args.iter().find(|(n, _)| *n == name) {
            Some((_, Arg::Text(t))) => out.push_str(t),
            Some((_, Arg::Count(n))) => out.push_str(&number(lang, *n as f64, 0)),
            Some((_, Arg::Number(x))) => out.push_str(&number(lang, *x, 1)),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
