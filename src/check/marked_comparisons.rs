//! What a text compares with: which names and periods stand behind "so với", "than", "gấp … lần", and are not spoken of themselves.

use super::article::{Article, Says};
use super::figures_in_text::Figure;
use super::lexicon::Mark;
use super::periods_in_text::When;
use super::words::{Token, TokenKind};

/// Verbs that with "past" say that something was overtaken.
const WENT: [&str; 16] = [
    "went", "edged", "moved", "slipped", "crept", "raced", "sailed", "shot", "surged", "nudged", "pulled",
    "swept", "climbed", "jumped", "leapt", "inched",
];

impl Article {
    /// "They went past Malaysia's in 2019": whether the word before is one of overtaking.
    fn went(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.token(i)).is_some_and(|t| WENT.contains(&t.lower.as_str()))
    }

    /// Marks what stands behind "so với", "compared with", "than" to the end of the clause.
    pub(super) fn mark_compared(&mut self) {
        let mut zones: Vec<(usize, usize)> = Vec::new();
        for (i, m) in self.mentions.iter().enumerate() {
            // "more than trebled in September": only how exact the figure is.
            let loosely = m.has(Mark::Than)
                && self.figures_in(m.start, m.end + 1).iter().any(|f| f.tokens.0 <= m.end)
                && !self.vietnamese
                && m.start
                    .checked_sub(1)
                    .and_then(|i| self.token(i))
                    .is_some_and(|t| matches!(t.folded.as_str(), "more" | "less" | "rather" | "fewer"));
            let base = (m.has(Mark::Base) || m.has(Mark::Than)) && !loosely;
            // "from 2016", "on 2016", "over last year": a period right behind a small word that follows a figure.
            let before = |n: usize| m.start.checked_sub(n).and_then(|b| self.token(b));
            // "Since 2019 output has grown …": where the change began.
            let since =
                m.when().is_some_and(|w| matches!(w, When::Exact(_) | When::Month(_) | When::Quarter(_)))
                    && (before(1).is_some_and(|t| t.is_word("since"))
                        || before(1).is_some_and(|t| t.is_word("tu"))
                            && before(2).is_some_and(|t| t.is_word("ke")));
            if since {
                zones.push((m.start, m.end));
                continue;
            }
            let small = self.mentions.get(i).is_some_and(|m| m.when().is_some()) && {
                let prep = |t: Option<&Token>| {
                    t.is_some_and(|t| ["from", "over", "on", "than"].contains(&t.folded.as_str()))
                };
                let direct = prep(before(1))
                    || (before(1).is_some_and(|t| t.is_word("the") || t.is_word("in")) && prep(before(2)));
                let clause = self.clause_start(self.clause_of(m.start));
                direct && !self.figures_in(clause, m.start).is_empty()
            };
            if base || small {
                let clause = self.clause_of(m.start);
                let mut end = self.clause_start(clause + 1);
                if base {
                    // A verb behind it begins something new: "so với cùng kỳ tăng 5%".
                    let verb = self.mentions.iter().skip(i + 1).take_while(|n| n.start < end).find(|n| {
                        n.mark(|k| matches!(k, Mark::Direction(_) | Mark::Share)).is_some() && n.start > m.end
                    });
                    end = verb.map_or(end, |v| v.start);
                    if m.has(Mark::Than) {
                        end = self.own_time_behind(m.end, end);
                    }
                } else {
                    end = m.end;
                }
                zones.push((if base { m.end } else { m.start }, end));
            }
        }
        // "gồm cả dầu thô", "including crude oil": an aside, unless it has a figure of its own.
        let mut last_aside: Option<usize> = None;
        for m in &self.mentions {
            if !matches!(m.says, Says::Named(_)) {
                continue;
            }
            let lead = |n: usize| {
                m.start.checked_sub(n).and_then(|b| self.token(b)).map(|t| t.folded.as_str()).unwrap_or("")
            };
            let example = lead(1) == "as" && lead(2) == "such"
                || lead(1) == "like"
                || lead(1) == "nhu"
                || matches!(lead(1), "and" | "va" | ",") && last_aside == m.start.checked_sub(1);
            let aside = lead(1) == "ca" && lead(2) != "cong"
                || matches!(lead(1), "including" | "excluding" | "except" | "tru" | "ke")
                || (lead(1) == "gom" && lead(2) == "bao")
                || lead(1) == "unlike"
                || lead(1) == "voi" && matches!(lead(2), "khac" | "trai" | "nguoc" | "giong")
                || example;
            let clause_end = self.clause_start(self.clause_of(m.start) + 1);
            if aside && self.figures_in(m.end, clause_end).is_empty() {
                last_aside = Some(m.end);
                zones.push((m.start, m.end));
            }
        }
        // "bỏ xa nước đứng thứ hai, Trung Quốc, tới 16,5 tỷ USD": up to the distance.
        for (i, t) in self.tokens.iter().enumerate() {
            let next = self.token(i + 1).map(|n| n.lower.as_str()).unwrap_or("");
            if matches!((t.lower.as_str(), next), ("bỏ" | "vượt", "xa") | ("dẫn", "trước") | ("qua", "mặt"))
                || matches!((t.lower.as_str(), next), ("bỏ", "lại") | ("soán" | "truất", "ngôi"))
            {
                let end = self.sentence_start(t.sentence + 1).min(i + 16);
                // Another flow, or what stands behind a semicolon, is spoken of anew.
                let anew = self.mentions_in(i, end).iter().find(|m| m.flow().is_some()).map(|m| m.start);
                let parted = (i..end).find(|k| self.token(*k).is_some_and(|t| t.is(';')));
                let end = end.min(anew.unwrap_or(end)).min(parted.unwrap_or(end));
                zones.push((i + 2, self.figures_in(i, end).first().map_or(end, |f| f.tokens.0)));
            }
        }
        // "exports beat those of April by …"
        for (i, t) in self.tokens.iter().enumerate() {
            if !self.vietnamese
                && matches!(
                    t.folded.as_str(),
                    "beat"
                        | "beating"
                        | "outstripped"
                        | "outdid"
                        | "outsold"
                        | "outpaced"
                        | "surpassed"
                        | "overtook"
                        | "trailed"
                        | "exceeded"
                        | "eclipsed"
                        | "outshone"
                        | "outperformed"
                        | "leapfrogged"
                        | "dethroned"
                        | "supplanted"
                        | "past"
                )
                && (t.lower != "past" || self.went(i))
            {
                let end = self.clause_start(self.clause_of(i) + 1);
                zones.push((i + 1, self.figures_in(i, end).first().map_or(end, |f| f.tokens.0)));
            }
        }
        // "gấp 5,6 lần năm 2010", "bằng 70% năm 2019": what a multiple is a multiple of.
        let multiple = |f: &&Figure| {
            let is = |n: usize, words: &[&str]| {
                f.tokens
                    .0
                    .checked_sub(n)
                    .and_then(|i| self.token(i))
                    .is_some_and(|t| words.contains(&t.lower.as_str()))
            };
            f.counts == super::figures_in_text::Counts::Times
                || f.counts == super::figures_in_text::Counts::Percent
                    && (is(1, &["bằng"]) || is(2, &["bằng"]))
        };
        for f in self.figures.iter().filter(multiple) {
            let next = self.mentions_in(f.tokens.1, f.tokens.1 + 3).iter().find(|m| m.when().is_some());
            // "more than trebled in September": when it was.
            let then = |m: &&super::article::Mention| {
                m.start.checked_sub(1).is_some_and(|i| {
                    i >= f.tokens.1 && self.token(i).is_some_and(|t| t.is_word("in") || t.is_word("during"))
                })
            };
            zones.extend(next.filter(|m| !then(m)).map(|m| (m.start, m.end)));
        }
        // "57% của cả năm 2021": a whole year that a part is measured by.
        for f in self.figures.iter().filter(|f| f.counts == super::figures_in_text::Counts::Percent) {
            let year = super::near_words::whole_year(self, f.tokens.1);
            zones.extend(year.map(|m| (m.start, m.end)));
        }
        // "5 times as many as in March 2023", "6.2 times what it was in 2019"
        for f in self.figures.iter().filter(|f| f.counts == super::figures_in_text::Counts::Times) {
            let next = self.token(f.tokens.1).map(|t| t.folded.as_str()).unwrap_or("");
            if ["as", "what", "that", "the", "of", "its", "more", "so"].contains(&next) {
                let end = self.clause_start(self.clause_of(f.tokens.1.saturating_sub(1)) + 1);
                let other = self.figures_in(f.tokens.1, end).first().map_or(end, |g| g.tokens.0);
                zones.push((f.tokens.1, other));
            }
        }
        // "hơn khu vực công nghiệp 546 tỷ": a name behind the word is what it is compared with.
        for m in &self.mentions {
            let lead = self.lead_of(m);
            let distanced = lead == Some("xa")
                && (2..6)
                    .filter_map(|n| m.start.checked_sub(n))
                    .any(|i| self.token(i).is_some_and(|t| t.lower == "bỏ"));
            let more = matches!(lead, Some("hơn" | "vượt")) || distanced;
            // "hơn cùng tháng năm 2021 tới 43,1%", "kém quý II năm trước 440 triệu USD"
            let period =
                m.when().is_some() && (matches!(lead, Some("hơn" | "vượt" | "kém")) || lead == Some("than"));
            if more && matches!(m.says, Says::Named(_)) || period {
                zones.push((m.start, m.end));
            }
        }
        // "37.9% below their level of March 2008"
        for f in &self.figures {
            let next = self.token(f.tokens.1).map(|t| t.folded.as_str()).unwrap_or("");
            if ["below", "above", "higher", "lower", "less", "more", "fewer"].contains(&next) {
                let end = self.clause_start(self.clause_of(f.tokens.1) + 1);
                let other = self.figures_in(f.tokens.1, end).first().map_or(end, |g| g.tokens.0);
                // "8.1% more goods in April than a year earlier": April is when it was.
                let than =
                    (f.tokens.1 + 1..other).find(|i| self.token(*i).is_some_and(|t| t.is_word("than")));
                let other = than.map_or(other, |i| self.own_time_behind(i + 1, other));
                zones.push((than.unwrap_or(f.tokens.1 + 1), other));
            }
        }
        for (start, end) in zones {
            let from = self.mention_from.get(start).copied().unwrap_or(self.mentions.len());
            for m in self.mentions.iter_mut().skip(from).take_while(|m| m.start < end) {
                m.compared = true;
            }
        }
        // "… as second-placed Indonesia, whose inflow dropped 15%": spoken of from there on.
        for i in 0..self.mentions.len() {
            let Some(m) = self.mentions.get(i) else { continue };
            let next = |n: usize| self.token(m.end + n).map_or("", |t| t.folded.as_str());
            let taken_up =
                next(0) == "whose" || next(0) == "," && matches!(next(1), "whose" | "where" | "which");
            if taken_up && matches!(m.says, Says::Named(_)) && m.compared {
                self.taken_up.push(i);
            }
        }
        // Relative periods without such a word: at the head of a clause they are spoken of, elsewhere compared with.
        for i in 0..self.mentions.len() {
            let Some(m) = self.mentions.get(i) else { continue };
            let relative = m.when().is_some_and(|when| when.is_relative());
            if !relative || m.compared {
                continue;
            }
            let clause = self.clause_start(self.clause_of(m.start));
            let lead = self.tokens.get(clause..m.start).unwrap_or_default();
            // "…, trong khi năm trước còn nhập siêu 3,76 tỷ USD": said of that year.
            let word = |n: usize| {
                m.start.checked_sub(n).and_then(|b| self.token(b)).map_or("", |t| t.folded.as_str())
            };
            let turned = (word(2), word(1)) == ("trong", "khi") || matches!(word(1), "while" | "whereas");
            let head = turned
                || lead.len() <= 3
                    && lead.iter().all(|t| {
                        t.kind != TokenKind::Number
                            && (!matches!(t.kind, TokenKind::Word)
                                || [
                                    "trong", "khi", "va", "con", "vao", "in", "and", "but", "the", "for",
                                    "cua", "nhung", "of", "during",
                                ]
                                .contains(&t.folded.as_str()))
                    });
            // "trong khi cùng kỳ năm 2014 xuất siêu …": no figure before it that could be compared.
            let head = head || self.figures_in(clause, m.start).is_empty();
            // "sau bốn năm", "in four years": what comes is a change over them.
            let over = matches!(m.when(), Some(When::YearsBefore(_)))
                && self.token(m.start).is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && ["sau", "trong", "in", "over", "within"].contains(&t.folded.as_str())
                });
            let head = head && !over;
            // "Canada shipped $446.9 billion last year": when it was, not what it is compared with.
            let last = matches!(m.when(), Some(When::YearBefore | When::MonthBefore))
                && self
                    .token(m.end.saturating_sub(1))
                    .is_some_and(|t| matches!(t.folded.as_str(), "ngoai" | "year" | "month"))
                && self.token(m.start).is_some_and(|t| t.folded == "last" || t.lower == "năm");
            let level = |f: &&Figure| {
                matches!(
                    f.counts,
                    super::figures_in_text::Counts::Money(_)
                        | super::figures_in_text::Counts::Mass
                        | super::figures_in_text::Counts::Pieces
                )
            };
            let stated = self.figures_in(clause, m.start).last().filter(level).is_some_and(|f| {
                self.tokens
                    .get(f.tokens.1..m.start)
                    .is_some_and(|t| t.len() <= 5 && t.iter().all(|t| t.kind == TokenKind::Word))
            });
            let head = head || last && stated;
            if !head && let Some(m) = self.mentions.get_mut(i) {
                m.compared = true;
            }
        }
    }

    /// Where what is compared ends in "bought $3bn more than it sold between April and June": before the time of both.
    fn own_time_behind(&self, than: usize, end: usize) -> usize {
        let word = |i: usize| self.token(i).map_or("", |t| t.folded.as_str());
        let trades = matches!(word(than), "it" | "they" | "we" | "she")
            && !matches!(word(than + 1), "did" | "was" | "were" | "had" | "would" | "is" | "are");
        let mut when = self.mentions.iter().filter(|m| m.start >= than && m.start < end);
        let when = when.find(|m| m.when().is_some_and(|w| !w.is_relative()));
        when.filter(|_| trades && !self.vietnamese).map_or(end, |m| m.start)
    }
}
