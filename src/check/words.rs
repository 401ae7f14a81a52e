//! Text to tokens: words, numbers and marks with code point spans, and the paragraph, sentence and clause each stands in.

/// The small numbers that are written alike wherever they stand; what else counts as one differs from place to place.
const SMALL_NUMBERS: [(&str, u8); 21] = [
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// A small number by its word, in lower case.
pub(super) fn small_number(lower: &str) -> Option<u8> {
    SMALL_NUMBERS.iter().find(|(w, _)| *w == lower).map(|(_, n)| *n)
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters.
    Word,
    /// Digits with marks between them.
    Number,
    /// Any other visible sign.
    Mark(char),
    /// End of a line.
    Line,
}

/// A piece of the article.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// First code point.
    pub(super) start: usize,
    /// After the last code point.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: TokenKind,
    /// Lower case, as written.
    pub(super) lower: String,
    /// Lower case without diacritics.
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether all of it is written in capitals.
    pub(super) capitals: bool,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
    /// Line, from 0.
    pub(super) paragraph: usize,
    /// Sentence, from 0.
    pub(super) sentence: usize,
    /// Clause, from 0: parts between commas, brackets and dashes.
    pub(super) clause: usize,
}

impl Token {
    pub(super) fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Mark(mark)
    }

    pub(super) fn is_word(&self, folded: &str) -> bool {
        self.kind == TokenKind::Word && self.folded == folded
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(self.kind, TokenKind::Mark('-' | '–' | '—' | '‑' | '−'))
    }
}

/// A letter without its diacritics, in lower case; marks that stand by themselves vanish.
pub(super) fn fold_char(c: char) -> Option<char> {
    let c = c.to_lowercase().next().unwrap_or(c);
    if ('\u{300}'..='\u{36f}').contains(&c) {
        return None;
    }
    if c.is_ascii() {
        return Some(c);
    }
    const GROUPS: [(char, &str); 14] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậäåāą"),
        ('e', "èéẻẽẹêềếểễệëēęė"),
        ('i', "ìíỉĩịïîīı"),
        ('o', "òóỏõọôồốổỗộơờớởỡợöøō"),
        ('u', "ùúủũụưừứửữựüûūů"),
        ('y', "ỳýỷỹỵÿ"),
        ('d', "đð"),
        ('c', "çćč"),
        ('n', "ñńň"),
        ('s', "šśşß"),
        ('z', "žźż"),
        ('l', "ł"),
        ('r', "ř"),
        ('g', "ğ"),
    ];
    Some(GROUPS.iter().find(|(_, set)| set.contains(c)).map_or(c, |(base, _)| *base))
}

/// Text in lower case without diacritics.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// A syllable's letters without tone, then its tone: `thuỷ` and `thủy` are one. Vowel quality (ă, ơ, đ) stays.
pub(super) fn tone_key(lower: &str) -> String {
    const TONES: [(char, &str); 5] = [
        ('1', "àằầèềìòồờùừỳ"),
        ('2', "áắấéếíóốớúứý"),
        ('3', "ảẳẩẻểỉỏổởủửỷ"),
        ('4', "ãẵẫẽễĩõỗỡũữỹ"),
        ('5', "ạặậẹệịọộợụựỵ"),
    ];
    const PLAIN: &str = "aăâeêioôơuưy";
    let mut key = String::with_capacity(lower.len() + 1);
    let mut tone = None;
    for c in lower.chars() {
        let found = TONES.iter().find_map(|(t, set)| {
            set.chars().position(|s| s == c).and_then(|at| PLAIN.chars().nth(at)).map(|p| (*t, p))
        });
        match found {
            Some((t, plain)) => {
                tone = Some(t);
                key.push(plain);
            }
            None => key.push(c),
        }
    }
    key.extend(tone);
    key
}

/// Whether letters carry Vietnamese marks: what decides how numbers are read.
pub(super) fn looks_vietnamese(text: &str) -> bool {
    let (mut marked, mut letters) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let lower = c.to_lowercase().next().unwrap_or(c);
        marked += usize::from("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".contains(lower));
    }
    marked * 50 > letters
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\n');
    let mut out: Vec<Token> = Vec::new();
    let mut i = 0;
    let mut spaced = true;
    let (mut paragraph, mut sentence, mut clause) = (0, 0, 0);
    while i < chars.len() {
        let c = at(i);
        if c == '\n' || c == '\r' {
            if out.last().is_some_and(|t| t.kind != TokenKind::Line) {
                out.push(token(&chars, i, i + 1, TokenKind::Line, true, (paragraph, sentence, clause)));
                paragraph += 1;
                sentence += 1;
                clause += 1;
            }
            spaced = true;
            i += 1;
            continue;
        }
        if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
            spaced = true;
            i += 1;
            continue;
        }
        let start = i;
        let kind = if c.is_ascii_digit() {
            i += 1;
            while at(i).is_ascii_digit() || (matches!(at(i), '.' | ',') && at(i + 1).is_ascii_digit()) {
                i += 1;
            }
            TokenKind::Number
        } else if c.is_alphabetic() {
            i += 1;
            while at(i).is_alphabetic()
                || ('\u{300}'..='\u{36f}').contains(&at(i))
                || (matches!(at(i), '\'' | '’') && at(i + 1).is_alphabetic())
            {
                // "củakinh": a capital inside a word begins a new one ("tếViệt").
                if at(i).is_uppercase() && at(i - 1).is_lowercase() {
                    break;
                }
                i += 1;
            }
            if out.last().is_some_and(|t| t.kind == TokenKind::Number) {
                i = start + unglued(chars.get(start..i).unwrap_or(&[]));
            }
            TokenKind::Word
        } else {
            i += 1;
            TokenKind::Mark(c)
        };
        out.push(token(&chars, start, i, kind, spaced, (paragraph, sentence, clause)));
        spaced = false;
        if let TokenKind::Mark(c) = kind {
            let next = at(i);
            match c {
                '.' | '!' | '?' | '…' if ends_sentence(&out, c, next, &chars, i) => {
                    sentence += 1;
                    clause += 1;
                }
                ',' | ';' | ':' | '(' | ')' | '[' | ']' | '–' | '—' => clause += 1,
                '-' if next.is_whitespace() && start > 0 && at(start - 1).is_whitespace() => clause += 1,
                _ => {}
            }
        }
    }
    out
}

/// Where the first word ends of two that a space should part: "$23.53 billionworth of apparel", "8.8 percentto".
fn unglued(word: &[char]) -> usize {
    const FIRST: [&str; 5] = ["trillion", "billion", "million", "percent", "tonnes"];
    const SECOND: [&str; 14] =
        ["worth", "in", "of", "from", "to", "and", "or", "for", "on", "at", "by", "with", "while", "after"];
    let text: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
    let parted = FIRST.iter().find(|f| text.strip_prefix(**f).is_some_and(|rest| SECOND.contains(&rest)));
    parted.map_or(word.len(), |first| first.len())
}

fn token(
    chars: &[char],
    start: usize,
    end: usize,
    kind: TokenKind,
    spaced: bool,
    place: (usize, usize, usize),
) -> Token {
    let raw = chars.get(start..end).unwrap_or(&[]);
    let lower: String = raw.iter().flat_map(|c| c.to_lowercase()).collect();
    let folded = raw.iter().filter_map(|c| fold_char(*c)).collect();
    let capital = raw.first().is_some_and(|c| c.is_uppercase());
    let capitals = capital && raw.iter().all(|c| !c.is_lowercase());
    let (paragraph, sentence, clause) = place;
    Token { start, end, kind, lower, folded, capital, capitals, spaced, paragraph, sentence, clause }
}

/// Whether a full stop ends a sentence: not in `U.S.`, `tr.USD`, `TP.HCM`, `No. 5`.
fn ends_sentence(out: &[Token], mark: char, next: char, chars: &[char], at: usize) -> bool {
    if mark != '.' && mark != '…' {
        return true;
    }
    let before = out.len().checked_sub(2).and_then(|i| out.get(i));
    let follows = chars.get(at..).unwrap_or(&[]).iter().find(|c| !c.is_whitespace()).copied();
    let Some(follows) = follows else { return true };
    if mark == '…' {
        return follows.is_uppercase();
    }
    let Some(before) = before else { return true };
    let single = before.kind == TokenKind::Word && before.end - before.start == 1 && before.capital;
    if next.is_whitespace() {
        const SHORT: [&str; 20] = [
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "no", "mr",
            "ms", "dr", "vs", "rep", "st", "approx",
        ];
        if single && is_end_of_country(out, chars, at) {
            return true;
        }
        if single || (before.kind == TokenKind::Word && SHORT.contains(&before.lower.as_str())) {
            return false;
        }
        return !follows.is_lowercase();
    }
    // No space: a sentence only where a small letter, digit or sign stands before and a capital behind.
    next.is_uppercase()
        && !(before.kind == TokenKind::Word && (before.capital || before.end - before.start <= 2))
}

/// "… crossed into the U.S. Ontario, the biggest exporter, …": the abbreviation ends the sentence where what follows is put between commas.
fn is_end_of_country(out: &[Token], chars: &[char], at: usize) -> bool {
    let word =
        |back: usize| out.len().checked_sub(back).and_then(|i| out.get(i)).map_or("", |t| t.folded.as_str());
    let led = matches!(word(5), "the" | "to" | "from" | "into") && (word(4), word(2)) == ("u", "s");
    let rest = chars.get(at..).unwrap_or(&[]);
    let next: String =
        rest.iter().skip_while(|c| c.is_whitespace()).take_while(|c| c.is_alphabetic()).collect();
    let behind = rest.iter().skip_while(|c| c.is_whitespace()).nth(next.chars().count());
    const OFFICES: [&str; 5] = ["Congress", "Senate", "Treasury", "House", "President"];
    led && behind == Some(&',') && next.chars().count() > 2 && !OFFICES.contains(&next.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_comes_apart_from_the_word_glued_to_it() {
        let words = |text: &str| -> Vec<String> { tokens(text).into_iter().map(|t| t.folded).collect() };
        assert_eq!(words("$23.5 billionworth")[2..], ["billion", "worth"]);
        assert_eq!(words("8.8 percentto $9")[1..3], ["percent", "to"]);
        // A word of its own, and one that stands behind no number.
        assert_eq!(words("3 billionaires")[1..], ["billionaires"]);
        assert_eq!(words("a millionof"), ["a", "millionof"]);
    }

    #[test]
    fn spans_count_code_points_and_glued_words_come_apart() {
        let t = tokens("Xuất siêu of1.22%, tếViệt Nam.");
        let words: Vec<(usize, usize, &str)> =
            t.iter().map(|t| (t.start, t.end, t.folded.as_str())).collect();
        assert_eq!(
            words,
            [
                (0, 4, "xuat"),
                (5, 9, "sieu"),
                (10, 12, "of"),
                (12, 16, "1.22"),
                (16, 17, "%"),
                (17, 18, ","),
                (19, 21, "te"),
                (21, 25, "viet"),
                (26, 29, "nam"),
                (29, 30, "."),
            ]
        );
    }

    #[test]
    fn sentences_end_at_full_stops_but_not_in_abbreviations() {
        let t = tokens("The U.S. bought more. Kim ngạch (tr.USD) 16%/năm.Nếu tăng");
        assert_eq!(t.last().map(|t| t.sentence), Some(2));
    }

    #[test]
    fn tone_marks_may_stand_on_either_vowel() {
        assert_eq!(tone_key("thuỷ"), tone_key("thủy"));
        assert_ne!(tone_key("quý"), tone_key("quy"));
    }
}
